import type {Uebersicht} from "../../../loaders/marts/shapes.js";
import {seiten} from "../../lib/texte/seiten.js";
import {el, hrefOf} from "../shell/dom.js";

const t = seiten.problemfelder;

/** One way in per problem field that has indicators: its place in the register, and its first indicator on the map. */
export function Problemfeldwege(problemfelder: Uebersicht["problemfelder"]): HTMLElement {
  const gefuellt = problemfelder.filter(({indikatoren}) => indikatoren > 0);
  const alle = gefuellt.reduce((n, {indikatoren}) => n + indikatoren, 0);
  return el("div", {}, el("p", {}, t.satz(alle, gefuellt.length, problemfelder.length)), liste(gefuellt));
}

function liste(problemfelder: Uebersicht["problemfelder"]): HTMLUListElement {
  return el(
    "ul",
    {class: "problemfeldwege"},
    ...problemfelder.map(({id, titel, indikatoren, auf_karte}) =>
      el(
        "li",
        {},
        el("a", {href: hrefOf(`/indikatoren/?feld=${id}`)}, titel),
        el("span", {class: "gedaempft klein"}, ` ${seiten.indikatoren.anzahl(indikatoren)}`),
        auf_karte
          ? [
              " ",
              el(
                "a",
                {class: "klein", href: hrefOf(`/karte?indikator=${auf_karte}`), "aria-label": t.karteVon(titel)},
                t.karte
              )
            ]
          : null
      )
    )
  );
}
