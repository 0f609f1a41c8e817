import * as Plot from "@observablehq/plot";
import {formatMitEinheit, formatZahl} from "../../lib/format.js";
import {texteProfil} from "../../lib/texte/profil.js";
import type {ChartOptions} from "../dom.js";
import {zeichnen} from "./zeichnen.js";

export interface Altersanteil {
  von: number;
  /** Exclusive. */
  bis: number;
  /** Per cent of all inhabitants; null if unknown. */
  anteil: number | null;
  anteil_bezirk: number | null;
}

export interface Altersbalken {
  von: number;
  bis: number;
  /** Per cent of all inhabitants per year of age, so that the bar's surface is the group's share. */
  dichte: number | null;
  dichteBezirk: number | null;
}

/** The last group has no upper bound; it is drawn up to this age. */
const offenesEnde = 100;

/** The groups as bars on the age axis; a share that is unknown stays unknown. */
export function altersbalkenOf(gruppen: readonly Altersanteil[]): Altersbalken[] {
  return gruppen.map(({von, bis, anteil, anteil_bezirk}) => {
    const ende = bis > offenesEnde && von < offenesEnde ? offenesEnde : bis;
    const jahre = ende - von;
    return {
      von,
      bis: ende,
      dichte: anteil === null ? null : anteil / jahre,
      dichteBezirk: anteil_bezirk === null ? null : anteil_bezirk / jahre
    };
  });
}

export interface AltersaufbauOptions extends ChartOptions {
  gebiet: string;
  /** Name of the Bezirk to compare with; null on its own page. */
  bezirk: string | null;
}

/**
 * Age on the vertical scale, per cent of inhabitants per year of age on the horizontal one: groups of unequal width keep
 * their true surface. The Bezirk is a stepped line. A group without a number leaves its place empty.
 */
export function Altersaufbau(gruppen: readonly Altersanteil[], options: AltersaufbauOptions): SVGSVGElement {
  const {gebiet, bezirk, width = 640} = options;
  const balken = altersbalkenOf(gruppen);
  const stufen = balken.flatMap((d) => [
    {alter: d.von, dichte: d.dichteBezirk ?? NaN},
    {alter: d.bis, dichte: d.dichteBezirk ?? NaN}
  ]);
  const texte = texteProfil.altersaufbau;
  return zeichnen({
    width,
    height: Math.max(210, Math.min(430, width * 0.68)),
    marginLeft: 44,
    marginRight: 12,
    marginTop: 26,
    marginBottom: 44,
    style: {fontSize: "14px", fontFamily: "inherit", color: "var(--muted)", overflow: "visible"},
    className: "altersaufbau",
    ...(options.document && {document: options.document}),
    x: {
      label: texte.achse,
      labelAnchor: "right",
      labelArrow: "none",
      labelOffset: 40,
      grid: false,
      tickFormat: (d: number) => formatMitEinheit(d, "%", 1),
      ticks: Math.max(2, Math.min(6, Math.floor(width / 110))),
      zero: true,
      tickSize: 0
    },
    y: {
      label: texte.alter,
      labelAnchor: "top",
      labelArrow: "none",
      domain: [0, Math.max(offenesEnde, ...balken.map((d) => d.bis))],
      ticks: [0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100],
      tickFormat: (d: number) => formatZahl(d),
      tickSize: 4
    },
    marks: [
      Plot.gridX({stroke: "var(--rule)", strokeOpacity: 1, ticks: Math.max(2, Math.min(6, Math.floor(width / 110)))}),
      Plot.rect(
        balken.filter((d) => d.dichte !== null),
        {
          x1: 0,
          x2: "dichte",
          y1: "von",
          y2: "bis",
          fill: "var(--marker)",
          fillOpacity: 0.75,
          insetTop: 0.5,
          insetBottom: 0.5,
          className: "marke-altersgruppen"
        }
      ),
      bezirk === null
        ? null
        : Plot.line(stufen, {
            x: "dichte",
            y: "alter",
            stroke: "var(--ink)",
            strokeWidth: 1.75,
            className: "marke-bezirk"
          }),
      Plot.ruleX([0], {stroke: "var(--control)"}),
      Plot.text([`\u25a0 ${gebiet}`], {frameAnchor: "top-right", fill: "var(--marker)", fontWeight: 600, dy: 2}),
      bezirk === null ? null : Plot.text([`\u2014 ${bezirk}`], {frameAnchor: "top-right", fill: "var(--ink)", dy: 24})
    ]
  });
}
