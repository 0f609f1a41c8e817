import {formatZeitraum} from "../../lib/format.js";
import {klassenText, klassePlatz, rangPlatz, wertInWorten, type Bild, type Zeile} from "./bild.js";
import {element, wertElement} from "../dom.js";

/** What the small panel at an area says: name, value, class with bounds, rank, date. */
export function Tipp(document: Document, zeile: Zeile, bild: Bild): HTMLElement {
  const klasse = zeile.klasse === null ? undefined : bild.einteilung.klassen[zeile.klasse];
  const platz = klassePlatz(zeile, bild);
  return element(
    document,
    "div",
    {},
    element(document, "p", {class: "karte-tipp-name"}, zeile.name),
    element(
      document,
      "p",
      {class: "karte-tipp-wert"},
      zeile.wert === null ? `${zeile.text} ${wertInWorten(zeile, bild.indikator)}` : wertElement(document, zeile.text)
    ),
    zeile.wert === null && zeile.anmerkung ? element(document, "p", {}, zeile.anmerkung) : null,
    klasse && platz
      ? element(document, "p", {}, klasse.name === null ? `${platz}: ${klassenText(klasse, bild.indikator)}` : platz)
      : null,
    element(
      document,
      "p",
      {class: "gedaempft"},
      [rangPlatz(zeile, bild), formatZeitraum(bild.reihe.zeitraum)].filter(Boolean).join(" · ")
    )
  );
}
