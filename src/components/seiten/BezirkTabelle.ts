import type {Uebersicht} from "../../../loaders/marts/shapes.js";
import {formatZeitraum} from "../../lib/format.js";
import {seiten} from "../../lib/texte/seiten.js";
import {massstaebe, urteile} from "../../lib/zustaende.js";
import {el, hrefOf} from "../shell/dom.js";
import {Veraltet} from "./Veraltet.js";
import {intervallText, wertText} from "./wertText.js";

/** A source line with the addresses of its licences behind their names, and without the word "Quelle". */
function kurz(vermerk: string): (string | HTMLElement)[] {
  const text = vermerk.replace(/^Quelle: /, "").replace(/\.$/, "");
  return text.split(/((?:CC|dl-de|ODbL)[^,;(]*? \(https?:[^)\s]+\))/).map((teil, i) => {
    if (i % 2 === 0) return teil;
    const [, name, adresse] = /^(.*) \((.*)\)$/.exec(teil)!;
    return el("a", {href: adresse!, rel: "license"}, name!);
  });
}

/**
 * Table of the district's figures beside Berlin's, each with unit, interval, verdict and date and a note where it is older at
 * *heute* than usual; below it what an interval is and, in one paragraph, the source lines the licences demand.
 */
export function BezirkTabelle(kennzahlen: Uebersicht["bezirk"], heute: Date): HTMLElement {
  const {bezirk} = seiten;
  const vermerke = [...new Set(kennzahlen.flatMap(({quellenvermerke}) => quellenvermerke))];
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
          el("th", {scope: "col", class: "zahl nur-breit"}, bezirk.stand)
        )
      ),
      el(
        "tbody",
        {},
        ...kennzahlen.map(({indikator, gebiet, berlin, urteile: own, zeitraum}) =>
          el(
            "tr",
            {},
            el(
              "th",
              {scope: "row"},
              el("a", {href: hrefOf(`/indikatoren/${indikator.id}`)}, indikator.titel),
              own.berlin ? el("span", {class: "urteil"}, urteile[own.berlin].satz(massstaebe.berlin)) : null,
              el(
                "span",
                {class: "nur-schmal gedaempft klein"},
                `${bezirk.stand}: ${formatZeitraum(zeitraum)}`,
                Veraltet(zeitraum, indikator, heute)
              )
            ),
            el("td", {class: "zahl bezirk-wert"}, wertText(gebiet, indikator), intervallText(gebiet, indikator)),
            el("td", {class: "zahl"}, wertText(berlin, indikator)),
            el(
              "td",
              {class: "zahl gedaempft nur-breit"},
              formatZeitraum(zeitraum),
              Veraltet(zeitraum, indikator, heute)
            )
          )
        )
      )
    ),
    kennzahlen.some(({gebiet}) => gebiet.ki) ? el("p", {class: "quelle"}, seiten.intervall) : null,
    vermerke.length > 0
      ? el(
          "p",
          {class: "quelle"},
          `${seiten.quellen.anfang} `,
          ...vermerke.flatMap((vermerk, i) => [i > 0 ? " · " : "", ...kurz(vermerk)]),
          ". ",
          el("a", {href: hrefOf("/datenstand")}, seiten.quellen.alle)
        )
      : null
  );
}
