import type {Uebersicht} from "../../../loaders/marts/shapes.js";
import {seiten} from "../../lib/texte/seiten.js";
import {el, hrefOf} from "../shell/dom.js";

const t = seiten.datenluecken;

/**
 * What nobody publishes for small areas: each gap with the smallest level that has figures, whom to ask, and the indicators
 * that come closest. A sentence if the catalogue names none.
 */
export function Datenluecken({
  datenluecken,
  indikatoren,
  problemfelder
}: Pick<Uebersicht, "datenluecken" | "problemfelder"> & {
  indikatoren: readonly Pick<Uebersicht["indikatoren"][number], "id" | "kurztitel">[];
}): HTMLElement {
  if (datenluecken.length === 0) return el("p", {class: "lesetext"}, t.keine);
  const felder = problemfelder.filter(({id}) => datenluecken.some((d) => d.problemfeld === id));
  return el(
    "div",
    {class: "datenluecken"},
    ...felder.map((feld) =>
      el(
        "section",
        {},
        el("h3", {}, feld.titel),
        ...datenluecken
          .filter((d) => d.problemfeld === feld.id)
          .map((d) => {
            const nahe = d.naechste_indikatoren.flatMap((id) => indikatoren.find((i) => i.id === id) ?? []);
            return el(
              "article",
              {class: "datenluecke", id: `luecke-${d.id}`, tabindex: -1},
              el("h4", {}, d.titel),
              el("p", {class: "lesetext"}, d.beschreibung),
              el(
                "dl",
                {class: "angaben"},
                el(
                  "div",
                  {},
                  el("dt", {}, t.kleinsteEbene),
                  el("dd", {}, d.kleinste_ebene ? (seiten.ebene[d.kleinste_ebene] ?? d.kleinste_ebene) : t.keineEbene)
                ),
                el("div", {}, el("dt", {}, t.auskunft), el("dd", {}, d.auskunft)),
                nahe.length > 0 &&
                  el(
                    "div",
                    {},
                    el("dt", {}, t.naechste),
                    el(
                      "dd",
                      {},
                      ...nahe.flatMap((i, n) => [
                        n > 0 ? ", " : "",
                        el("a", {href: hrefOf(`/indikatoren/${i.id}`)}, i.kurztitel)
                      ])
                    )
                  )
              )
            );
          })
      )
    )
  );
}
