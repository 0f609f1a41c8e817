import * as Plot from "@observablehq/plot";
import {formatZahl} from "../../lib/format.js";
import {texteProfil} from "../../lib/texte/profil.js";
import type {ChartOptions} from "../dom.js";
import {jahresmarken} from "./streifen.js";
import {abschnitte, luecken, type Jahreswert} from "./zeitreihe.js";
import {zeichnen} from "./zeichnen.js";

/** Year-end values up to and with this year were counted in the old LOR edition. */
const letztesAltesJahr = 2020;

/**
 * Population at year-ends as a line that ends where figures end: years without a number are an empty, named stretch. A
 * quiet rule marks the change of the LOR edition. The axis starts at 0.
 */
export function Bevoelkerungsverlauf(
  reihe: readonly Jahreswert[],
  {width = 640, document}: ChartOptions = {}
): SVGSVGElement {
  const strokes = abschnitte(reihe);
  const points = strokes.flatMap((stroke, i) => stroke.map((d) => ({...d, abschnitt: i})));
  const ends = strokes.flatMap((stroke, i) => {
    const first = stroke[0]!;
    const last = stroke.at(-1)!;
    return i === 0 && stroke.length > 1 ? [first, last] : [last];
  });
  const gaps = luecken(reihe);
  const jahre = reihe.map((d) => d.jahr);
  const first = Math.min(...jahre);
  const last = Math.max(...jahre);
  const top = Math.max(1, ...points.map((d) => d.wert)) * 1.14;
  const texte = texteProfil.bevoelkerung;
  const marginLeft = 12;
  const marginRight = 28;
  const perYear = (width - marginLeft - marginRight) / Math.max(1, last - first);
  return zeichnen({
    width,
    height: Math.min(320, Math.max(184, width * 0.45)),
    marginLeft,
    marginRight,
    marginTop: 30,
    marginBottom: 32,
    style: {fontSize: "14px", fontFamily: "inherit", color: "var(--muted)", overflow: "visible"},
    className: "bevoelkerungsverlauf",
    ...(document && {document}),
    x: {domain: [first, last], label: null, ticks: jahresmarken(jahre, width - 60), tickFormat: "d", tickSize: 4},
    y: {domain: [0, top], axis: null},
    marks: [
      Plot.rect(gaps, {
        x1: (d: {von: number}) => d.von - 0.5,
        x2: (d: {bis: number}) => d.bis + 0.5,
        y1: 0,
        y2: top,
        fill: "var(--rule)",
        fillOpacity: 0.4,
        className: "marke-luecke"
      }),
      Plot.text(
        gaps.filter((d) => (d.bis - d.von + 1) * perYear >= 42),
        {
          x: (d: {von: number; bis: number}) => (d.von + d.bis) / 2,
          y: top / 2,
          text: ({von, bis}: {von: number; bis: number}) => {
            const breit = (bis - von + 1) * perYear >= 84;
            const jahre = von === bis ? `${von}` : `${von}–${breit ? "" : "\n"}${bis}`;
            return `${breit ? texte.keineZahlen : texte.keineZahlenSchmal}\n${jahre}`;
          }
        }
      ),
      first <= letztesAltesJahr && last > letztesAltesJahr
        ? [
            Plot.ruleX([letztesAltesJahr + 0.5], {
              stroke: "var(--control)",
              strokeDasharray: "2,3",
              insetTop: -8,
              className: "marke-lor-wechsel"
            }),
            Plot.text([letztesAltesJahr + 0.5], {
              x: (d: number) => d,
              frameAnchor: "top",
              text: () => texte.lorWechsel,
              textAnchor: "end",
              dx: 4,
              dy: -18
            })
          ]
        : null,
      Plot.ruleY([0], {stroke: "var(--control)"}),
      Plot.line(points, {
        x: "jahr",
        y: "wert",
        z: "abschnitt",
        stroke: "var(--marker)",
        strokeWidth: 2.25,
        className: "marke-bevoelkerung"
      }),
      Plot.dot(ends, {
        x: "jahr",
        y: "wert",
        r: 4,
        fill: "var(--marker)",
        stroke: "var(--paper)",
        className: "marke-endpunkte"
      }),
      ends.map((d) =>
        Plot.text([d], {
          x: "jahr",
          y: "wert",
          text: () => formatZahl(d.wert),
          textAnchor: d.jahr === first ? "start" : d.jahr === last ? "end" : "middle",
          dx: d.jahr === first ? -4 : d.jahr === last ? 8 : 0,
          dy: -14,
          fill: "var(--ink)",
          fontWeight: 600
        })
      )
    ]
  });
}
