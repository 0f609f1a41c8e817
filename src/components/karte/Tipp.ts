import {texteKarte} from "../../lib/texte/karte.js";
import {klassenText, klassePlatz, wertInWorten, type Kartenbild, type Kartenzeile} from "./bild.js";
import {element, wertElement} from "../dom.js";

/** What the small panel at an area says: name, value, interval, class with bounds, what else there is to say, date. */
export function Tipp(document: Document, zeile: Kartenzeile, bild: Kartenbild): HTMLElement {
  const klasse = zeile.klasse === null ? undefined : bild.einteilung.klassen[zeile.klasse];
  const platz = klassePlatz(zeile, bild);
  const absatz = (text: string): HTMLElement => element(document, "p", {}, text);
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
    zeile.wert === null && zeile.anmerkung ? absatz(zeile.anmerkung) : null,
    zeile.intervall === null ? null : absatz(texteKarte.karte.intervall(zeile.intervall)),
    klasse && platz ? absatz(klasse.name === null ? `${platz}: ${klassenText(klasse, bild.indikator)}` : platz) : null,
    zeile.angaben.map(absatz),
    bild.datum ? element(document, "p", {class: "gedaempft"}, bild.datum) : null
  );
}
