import * as Plot from "@observablehq/plot";
import {formatZahl} from "../../lib/format.js";
import type {ChartOptions} from "../dom.js";
import {klassenfarbe, type Polaritaet} from "./klassenfarbe.js";
import {zeichnen} from "./zeichnen.js";

export interface KlassenbalkenOptions extends ChartOptions {
  klassen: readonly {wert: number; name: string}[];
  polaritaet: Polaritaet;
  /** Name of the row for areas without a class. */
  ohne: string;
}

export interface Klassenzahl {
  name: string;
  anzahl: number;
  /** Place in the list of classes; null for areas without a class. */
  index: number | null;
}

/** How many areas each class has, in the order of the classes; areas without a class come last, if there are any. */
export function klassenzahlenOf(
  werte: readonly (number | null)[],
  {klassen, ohne}: Pick<KlassenbalkenOptions, "klassen" | "ohne">
): Klassenzahl[] {
  const zahlen: Klassenzahl[] = klassen.map((klasse, index) => ({
    name: klasse.name,
    anzahl: werte.filter((wert) => wert === klasse.wert).length,
    index
  }));
  const rest = werte.length - zahlen.reduce((sum, d) => sum + d.anzahl, 0);
  return rest > 0 ? [...zahlen, {name: ohne, anzahl: rest, index: null}] : zahlen;
}

/** Number of areas per class as bars in the classes' colours, each with its number. */
export function Klassenbalken(werte: readonly (number | null)[], options: KlassenbalkenOptions): SVGSVGElement {
  const {klassen, polaritaet, width = 640} = options;
  const zahlen = klassenzahlenOf(werte, options);
  return zeichnen({
    width,
    height: 34 * zahlen.length + 12,
    marginTop: 6,
    marginBottom: 6,
    marginLeft: Math.min(180, Math.max(126, width * 0.28)),
    marginRight: 40,
    style: {fontSize: "14px", fontFamily: "inherit", color: "var(--ink)", overflow: "visible"},
    className: "klassenbalken",
    ...(options.document && {document: options.document}),
    x: {domain: [0, Math.max(1, ...zahlen.map((d) => d.anzahl))], axis: null},
    y: {domain: zahlen.map((d) => d.name), label: null, tickSize: 0, padding: 0.25},
    marks: [
      Plot.barX(
        zahlen.filter((d) => d.index !== null),
        {
          x: "anzahl",
          y: "name",
          fill: (d: Klassenzahl) => klassenfarbe(polaritaet, d.index ?? 0, klassen.length).grund,
          stroke: "var(--control)",
          className: "marke-klassen"
        }
      ),
      Plot.barX(
        zahlen.filter((d) => d.index === null),
        {
          x: "anzahl",
          y: "name",
          fill: "none",
          stroke: "var(--control)",
          strokeDasharray: "3,3",
          className: "marke-ohne-klasse"
        }
      ),
      Plot.ruleX([0], {stroke: "var(--control)"}),
      Plot.text(zahlen, {
        x: "anzahl",
        y: "name",
        text: (d: Klassenzahl) => formatZahl(d.anzahl),
        textAnchor: "start",
        dx: 6,
        fontWeight: 600
      })
    ]
  });
}
