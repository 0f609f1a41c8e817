import type {Belegart, Belegstaerke, Thema} from "../../lib/planung/typen.js";
import {textePlanung} from "../../lib/texte/planung.js";
import {textePlanungSeite} from "../../lib/texte/planungSeite.js";
import {element} from "../dom.js";

const {themen} = textePlanungSeite;

/** The grade of a topic's evidence as a mark of three steps and a word; the word says it all. */
export function Belegmarke(document: Document, {beleg}: Pick<Thema, "beleg">): HTMLElement {
  const stufen = {stark: 3, mittel: 2, schwach: 1, nicht_belegt: 0};
  return element(
    document,
    "span",
    {class: "planung-beleg"},
    element(
      document,
      "span",
      {class: "planung-belegmarke", "aria-hidden": "true"},
      [1, 2, 3].map((n) =>
        element(document, "span", {class: n <= stufen[beleg.stufe] ? "planung-beleg-voll" : "planung-beleg-leer"})
      )
    ),
    `${textePlanung.stufe[beleg.stufe]}`
  );
}

/** Says of a topic with a clear need that its documented supply is not short; null for all others. */
export function Angebotshinweis(document: Document, {beleg}: Pick<Thema, "beleg">): HTMLElement | null {
  const ist = (art: Belegart, staerke: Belegstaerke): boolean =>
    beleg.zeilen.some((z) => z.art === art && z.staerke === staerke);
  return ist("kennzahl", "klar") && ist("luecke", "nein")
    ? element(document, "span", {class: "planung-abweichung"}, textePlanung.angebotDagegen)
    : null;
}

/** The lines of evidence, opened on demand. */
export function Belegzeilen(document: Document, {beleg, titel}: Pick<Thema, "beleg" | "titel">): HTMLElement {
  return element(
    document,
    "details",
    {class: "planung-belegzeilen"},
    element(document, "summary", {}, themen.warum, element(document, "span", {class: "nur-vorlesen"}, `: ${titel}`)),
    element(document, "p", {}, textePlanung.stufeErklaerung[beleg.stufe]),
    beleg.zeilen.length === 0
      ? element(document, "p", {}, themen.ohneGebiet)
      : element(
          document,
          "dl",
          {},
          beleg.zeilen.map(({art, staerke, satz}) =>
            element(
              document,
              "div",
              {},
              element(
                document,
                "dt",
                {},
                textePlanung.belegart[art],
                element(document, "span", {class: "gedaempft"}, ` · ${textePlanung.staerke[staerke]}`)
              ),
              element(document, "dd", {}, satz)
            )
          )
        )
  );
}
