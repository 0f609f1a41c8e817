import type {Uebersicht} from "../../../loaders/marts/shapes.js";
import {formatZeitraum} from "../../lib/format.js";
import {seiten} from "../../lib/texte/seiten.js";
import {el, hrefOf} from "../shell/dom.js";
import {wertText} from "./wertText.js";

/**
 * Picks the figures for the start page: the first *perField* of every problem field in the catalogue's order, without changes
 * over time (their base stands beside them) – so that a new problem field appears by itself.
 */
export function kopfzahlen(uebersicht: Pick<Uebersicht, "bezirk" | "indikatoren">, perField = 2): Uebersicht["bezirk"] {
  const field = new Map(uebersicht.indikatoren.map((i) => [i.id, i.problemfeld]));
  const taken = new Map<string, number>();
  return uebersicht.bezirk.filter(({indikator, zeitraum}) => {
    if (zeitraum.includes("/")) return false;
    const name = field.get(indikator.id) ?? "";
    const count = taken.get(name) ?? 0;
    taken.set(name, count + 1);
    return count < perField;
  });
}

/** Table of the district's figures beside Berlin's, each with unit and date, and below it the source lines the licences demand. */
export function BezirkTabelle(kennzahlen: Uebersicht["bezirk"]): HTMLElement {
  const {bezirk} = seiten;
  const vermerke = [...new Set(kennzahlen.map(({indikator}) => indikator.quellenvermerk))];
  return el(
    "div",
    {},
    el(
      "table",
      {class: "tabelle bezirk-tabelle"},
      el("caption", {}, bezirk.beschriftung),
      el(
        "thead",
        {},
        el(
          "tr",
          {},
          el("th", {scope: "col"}, bezirk.kennzahl),
          el("th", {scope: "col", class: "zahl"}, bezirk.bezirk),
          el("th", {scope: "col", class: "zahl"}, bezirk.berlin),
          el("th", {scope: "col", class: "zahl"}, bezirk.stand)
        )
      ),
      el(
        "tbody",
        {},
        ...kennzahlen.map(({indikator, gebiet, berlin, zeitraum}) =>
          el(
            "tr",
            {},
            el("th", {scope: "row"}, el("a", {href: hrefOf(`/indikatoren/${indikator.id}`)}, indikator.titel)),
            el("td", {class: "zahl bezirk-wert"}, wertText(gebiet, indikator)),
            el("td", {class: "zahl"}, wertText(berlin, indikator)),
            el("td", {class: "zahl gedaempft"}, formatZeitraum(zeitraum))
          )
        )
      )
    ),
    ...vermerke.map((vermerk) => el("p", {class: "quelle"}, vermerk))
  );
}
