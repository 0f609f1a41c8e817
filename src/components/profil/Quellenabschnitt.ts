import type {GebietProfil} from "../../../loaders/marts/shapes.js";
import {formatZeitraum} from "../../lib/format.js";
import {texteProfil} from "../../lib/texte/profil.js";
import {element} from "../dom.js";

const texte = texteProfil.quellen;

/** Every source of the page once, with the lines and dates taken from it. */
export function Quellenabschnitt(profil: GebietProfil, document = globalThis.document): HTMLElement {
  const vermerke = [...new Set(profil.kennzahlen.map((k) => k.indikator.quellenvermerk))];
  const lines = vermerke.map((vermerk) => {
    const own = profil.kennzahlen.filter((k) => k.indikator.quellenvermerk === vermerk);
    const staende = [...new Set(own.map((k) => formatZeitraum(k.zeitraum)))];
    return element(
      document,
      "li",
      {},
      `${vermerk.replace(/^Quelle: |\.$/g, "")}. `,
      element(
        document,
        "span",
        {class: "gedaempft verwendung"},
        `${texte.fuer}: ${own.map((k) => k.indikator.kurztitel).join(", ")}. ${texteProfil.chart.datenstand}: ${staende.join(", ")}.`
      )
    );
  });
  return element(
    document,
    "div",
    {class: "quellenabschnitt"},
    element(document, "ul", {}, lines),
    element(document, "p", {}, texte.bearbeitung),
    element(document, "p", {class: "nicht-drucken"}, element(document, "a", {href: "../datenstand"}, texte.datenstand))
  );
}
