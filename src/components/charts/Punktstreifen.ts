import * as Plot from "@observablehq/plot";
import {formatMitEinheit, formatWert, formatZahl, type EinheitLike} from "../../lib/format.js";
import type {ChartOptions} from "../dom.js";
import {bereichOf, platziert, seiteOf, spurenOf} from "./streifen.js";
import {zeichnen} from "./zeichnen.js";

export interface Streifenpunkt {
  gebiet_id: string;
  name: string;
  wert: number | null;
  status: string;
  /** The 95 per cent interval; true in `wenige`: the value stands in brackets and in pale. */
  ki?: {unten: number; oben: number; wenige: boolean} | null;
}

export interface Vergleichslinie {
  art: "bezirk" | "berlin";
  name: string;
  wert: number;
}

export interface PunktstreifenOptions extends ChartOptions {
  einheit: EinheitLike;
  /** The area that is marked; none on a page about no area in particular. */
  gebiet_id?: string | null;
  vergleiche?: readonly Vergleichslinie[];
  /** Writes name and value at the lines; without it, only the ends of the axis are written. */
  beschriftet?: boolean;
  /** What a screen reader says; leave it out where the surrounding figure names the picture. */
  ariaLabel?: string;
}

const rand = 9;
const schrift = 14;

/**
 * All areas of a level as dots on the value axis, one of them marked, with its interval as a line, and lines for Bezirk and
 * Berlin. Areas without a number have no dot; those with too few cases have a hollow one. The axis starts at 0 and has numbers at its ends and at 0, the last one with the unit; with no number
 * at all the strip is empty.
 */
export function Punktstreifen(punkte: readonly Streifenpunkt[], options: PunktstreifenOptions): SVGSVGElement {
  const {einheit, gebiet_id = null, vergleiche = [], width = 240, beschriftet = false} = options;
  const known = punkte.filter((d): d is Streifenpunkt & {wert: number} => d.wert !== null);
  const eigenes = known.find((d) => d.gebiet_id === gebiet_id)?.ki;
  const grenzen = eigenes ? [eigenes.unten, eigenes.oben] : [];
  const domain = bereichOf([...[...known, ...vergleiche].map((d) => d.wert), ...grenzen]) ?? [0, 1];
  const x = (wert: number) => rand + ((wert - domain[0]) / (domain[1] - domain[0])) * (width - 2 * rand);
  // The marked dot comes first, so that it stands in the middle lane, and is drawn last, so that nothing covers it.
  const sorted = known.toSorted(
    (a, b) => Number(b.gebiet_id === gebiet_id) - Number(a.gebiet_id === gebiet_id) || a.wert - b.wert
  );
  const r = beschriftet ? 4 : 3.5;
  const lanes = spurenOf(
    sorted.map((d) => x(d.wert)),
    2 * r
  );
  const dots = sorted.map((d, i) => ({...d, spur: lanes[i]!}));
  const strip = 5 * 2 * r + 2;
  const zeile = schrift + 6;
  const marginTop = beschriftet ? vergleiche.length * zeile + 2 : 2;
  const marginBottom = zeile;
  const title = (d: Streifenpunkt) => `${d.name}: ${formatWert(d, einheit)}`;
  const stellen = (wert: number) => (wert === 0 ? 0 : einheit.nachkommastellen);
  const achse = platziert(
    [
      {x: width, text: formatMitEinheit(domain[1], einheit.einheit_kurz, stellen(domain[1]))},
      {x: 0, text: formatZahl(domain[0], stellen(domain[0]))},
      ...(domain[0] < 0 && domain[1] > 0 ? [{x: x(0), text: "0"}] : [])
    ],
    width
  );
  return zeichnen(
    {
      width,
      height: marginTop + strip + marginBottom,
      marginLeft: rand,
      marginRight: rand,
      marginTop,
      marginBottom,
      axis: null,
      x: {domain},
      y: {domain: [-2.5 - 1 / r, 2.5 + 1 / r]},
      style: {fontSize: `${schrift}px`, fontFamily: "inherit", color: "var(--muted)", overflow: "visible"},
      className: "punktstreifen",
      ...(options.document && {document: options.document}),
      marks: [
        Plot.ruleY([0], {stroke: "var(--rule)"}),
        vergleiche.map((d, i) =>
          Plot.ruleX([d], {
            x: "wert",
            stroke: "var(--ink)",
            strokeWidth: 1.5,
            ...(d.art === "berlin" && {strokeDasharray: "3,3"}),
            insetTop: beschriftet ? -(vergleiche.length - i) * zeile + 4 : 0,
            className: `linie-${d.art}`
          })
        ),
        Plot.dot(
          dots.filter((d) => d.gebiet_id !== gebiet_id),
          {
            x: "wert",
            y: "spur",
            r,
            fill: (d: Streifenpunkt) => (d.ki?.wenige ? "var(--paper)" : "var(--control)"),
            fillOpacity: 0.55,
            stroke: (d: Streifenpunkt) => (d.ki?.wenige ? "var(--control)" : "var(--paper)"),
            strokeWidth: 0.5,
            title,
            className: "marke-gebiete"
          }
        ),
        Plot.dot(
          dots.filter((d) => d.gebiet_id === gebiet_id),
          {
            x: "wert",
            y: "spur",
            r: r + 2,
            fill: (d: Streifenpunkt) => (d.ki?.wenige ? "var(--control)" : "var(--marker)"),
            stroke: "var(--paper)",
            strokeWidth: 1.5,
            title,
            className: "marke-gebiet"
          }
        ),
        Plot.ruleY(
          dots.filter((d) => d.gebiet_id === gebiet_id && d.ki),
          {
            x1: (d: Streifenpunkt) => d.ki!.unten,
            x2: (d: Streifenpunkt) => d.ki!.oben,
            y: "spur",
            stroke: "var(--ink)",
            strokeWidth: 1.75,
            className: "marke-intervall"
          }
        ),
        (beschriftet ? vergleiche : []).map((d, i) => {
          const text = `${d.name} ${formatWert({wert: d.wert, status: "wert"}, einheit)}`;
          // The first line runs through the row of the second label.
          const links = seiteOf(x(d.wert), text, width, i > 0 ? x(vergleiche[0]!.wert) : null) === "links";
          return Plot.text([d], {
            x: "wert",
            frameAnchor: "top",
            text: () => text,
            textAnchor: links ? "end" : "start",
            dx: links ? -5 : 5,
            lineAnchor: "top",
            dy: -(vergleiche.length - i) * zeile,
            fill: "var(--ink)",
            stroke: "var(--paper)",
            strokeWidth: 4
          });
        }),
        achse.map((d, i) =>
          Plot.text([d], {
            className: "achsentext",
            frameAnchor: "bottom-left",
            text: "text",
            textAnchor: i === 0 ? "end" : i === 1 ? "start" : "middle",
            lineAnchor: "top",
            dx: (i === 0 ? width : i === 1 ? 0 : d.mitte) - rand,
            dy: 3
          })
        )
      ]
    },
    options.ariaLabel
  );
}
