import * as Plot from "@observablehq/plot";
import {formatWert, type EinheitLike} from "../../lib/format.js";
import type {ChartOptions} from "../dom.js";
import type {Streifenpunkt, Vergleichslinie} from "./Punktstreifen.js";
import {bereichOf, seiteOf} from "./streifen.js";
import {zeichnen} from "./zeichnen.js";

export interface GebietebalkenOptions extends ChartOptions {
  einheit: EinheitLike;
  vergleiche?: readonly Vergleichslinie[];
  /** Keeps the order given, where an order by value would look like a ranking; areas without a number then stay in their place. */
  wieGegeben?: boolean;
}

/** *name* in two lines if it has more than *zeichen* letters, broken at the space nearest to its middle. */
function umbrochen(name: string, zeichen: number): string {
  if (name.length <= zeichen) return name;
  const spaces = [...name.matchAll(/ /g)].map(({index}) => index);
  if (spaces.length === 0) return name;
  const mitte = name.length / 2;
  const at = spaces.reduce((best, i) => (Math.abs(i - mitte) < Math.abs(best - mitte) ? i : best));
  return `${name.slice(0, at)}\n${name.slice(at + 1)}`;
}

/**
 * One bar per area, the highest value on top, with value, name and interval, and lines for Bezirk and Berlin. Bars of areas
 * with too few cases are pale. Areas without a number follow at the end with the sign of their state instead of a bar.
 */
export function Gebietebalken(gebiete: readonly Streifenpunkt[], options: GebietebalkenOptions): SVGSVGElement {
  const {einheit, vergleiche = [], wieGegeben = false, width = 640} = options;
  const sorted = wieGegeben ? gebiete : gebiete.toSorted((a, b) => (b.wert ?? -Infinity) - (a.wert ?? -Infinity));
  const known = sorted.filter((d): d is Streifenpunkt & {wert: number} => d.wert !== null);
  const [low, high] = bereichOf([
    ...[...known, ...vergleiche].map((d) => d.wert),
    ...known.flatMap((d) => (d.ki ? [d.ki.unten, d.ki.oben] : []))
  ]) ?? [0, 1];
  const zeile = 20;
  const marginTop = vergleiche.length * zeile + 6;
  const marginLeft = Math.min(180, Math.max(126, width * 0.28));
  const marginRight = 12 + 7.5 * Math.max(2, ...sorted.map((d) => formatWert(d, einheit).length));
  const zeichen = Math.floor((marginLeft - 10) / 7.2);
  const x = (wert: number) => marginLeft + ((wert - low) / (high - low)) * (width - marginLeft - marginRight);
  return zeichnen({
    width,
    height: marginTop + 30 * sorted.length + 6,
    marginTop,
    marginBottom: 6,
    marginLeft,
    marginRight,
    style: {fontSize: "14px", fontFamily: "inherit", color: "var(--muted)", overflow: "visible"},
    className: "gebietebalken",
    ...(options.document && {document: options.document}),
    x: {domain: [low, high], axis: null},
    y: {
      domain: sorted.map((d) => d.name),
      label: null,
      tickSize: 0,
      padding: 0.25,
      tickFormat: (name: string) => umbrochen(name, zeichen)
    },
    marks: [
      Plot.barX(known, {
        x1: 0,
        x2: "wert",
        y: "name",
        fill: "var(--control)",
        fillOpacity: (d: Streifenpunkt) => (d.ki?.wenige ? 0.25 : 0.55),
        className: "marke-gebiete"
      }),
      Plot.ruleY(
        known.filter((d) => d.ki),
        {
          x1: (d: Streifenpunkt) => d.ki!.unten,
          x2: (d: Streifenpunkt) => d.ki!.oben,
          y: "name",
          stroke: "var(--ink)",
          strokeWidth: 1.5,
          className: "marke-intervall"
        }
      ),
      Plot.ruleX([0], {stroke: "var(--control)"}),
      vergleiche.map((d, i) => {
        const text = `${d.name} ${formatWert({wert: d.wert, status: "wert"}, einheit)}`;
        const links = seiteOf(x(d.wert), text, width, i > 0 ? x(vergleiche[0]!.wert) : null) === "links";
        const farbe = d.art === "bezirk" ? "var(--accent)" : "var(--ink)";
        return [
          Plot.ruleX([d], {
            x: "wert",
            stroke: farbe,
            strokeWidth: 1.75,
            ...(d.art === "berlin" && {strokeDasharray: "3,3"}),
            insetTop: -(vergleiche.length - i) * zeile + 4,
            className: `linie-${d.art}`
          }),
          Plot.text([d], {
            x: "wert",
            frameAnchor: "top",
            lineAnchor: "top",
            text: () => text,
            textAnchor: links ? "end" : "start",
            dx: links ? -5 : 5,
            dy: -(vergleiche.length - i) * zeile,
            fill: farbe,
            stroke: "var(--paper)",
            strokeWidth: 4
          })
        ];
      }),
      // In a column of their own, where no line for Bezirk or Berlin can run through them.
      Plot.text(sorted, {
        frameAnchor: "right",
        y: "name",
        text: (d: Streifenpunkt) => formatWert(d, einheit),
        textAnchor: "end",
        dx: marginRight,
        fill: (d: Streifenpunkt) => (d.ki?.wenige ? "var(--muted)" : "var(--ink)")
      })
    ]
  });
}
