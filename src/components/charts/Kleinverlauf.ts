import * as Plot from "@observablehq/plot";
import {formatWert, type EinheitLike} from "../../lib/format.js";
import type {ChartOptions} from "../dom.js";
import {bereichOf, breiteOf, entzerren, ticksOf, tickTexte} from "./streifen.js";
import {abschnitte, luecken, schrittOf, type Jahreswert} from "./zeitreihe.js";
import {zeichnen} from "./zeichnen.js";

export interface Kleinreihe {
  art: "gebiet" | "bezirk";
  name: string;
  /** Sorted by year. */
  werte: readonly Jahreswert[];
}

export interface KleinverlaufOptions extends ChartOptions {
  einheit: EinheitLike;
  /** First years counted in a new way, in the order of the notes below. */
  brueche?: readonly number[];
}

const farbe = ({art}: {art: Kleinreihe["art"]}): string => (art === "gebiet" ? "var(--marker)" : "var(--ink)");

/**
 * One of several small charts: the area in marker colour with its interval as a band, the Bezirk as a thin line; both end at missing
 * years and before every break, which is a numbered dashed rule. The axis includes 0. A series without a number is left out,
 * one that ends before the other says in which year.
 */
export function Kleinverlauf(reihen: readonly Kleinreihe[], options: KleinverlaufOptions): SVGSVGElement {
  const {einheit, brueche = [], width = 320} = options;
  const shown = reihen.filter((r) => r.werte.some((d) => d.wert !== null));
  const points = shown.flatMap(({art, name, werte}) =>
    abschnitte(werte, brueche).flatMap((stroke, i) =>
      stroke.map((d) => ({...d, art, name, abschnitt: `${art}${i}`, einzeln: stroke.length === 1}))
    )
  );
  const jahre = [...new Set(points.map((d) => d.jahr))].sort((a, b) => a - b);
  const [erstes, letztes] = [jahre[0] ?? 0, jahre.at(-1) ?? 1];
  const [low, high] = bereichOf(points.flatMap((d) => [d.wert, d.ki?.unten ?? d.wert, d.ki?.oben ?? d.wert])) ?? [0, 1];
  const height = width < 300 ? 126 : 158;
  const [marginTop, marginBottom, marginLeft] = [brueche.length > 0 ? 24 : 10, 26, 34];
  const top = high + (high - low) * 0.06;
  const y = (wert: number) => marginTop + ((top - wert) / (top - low)) * (height - marginTop - marginBottom);
  const ends = shown.map((reihe) => points.filter((d) => d.art === reihe.art).at(-1)!);
  const texte = ends.map(
    (d) => `${d.name} ${formatWert({wert: d.wert, status: "wert"}, einheit)}${d.jahr === letztes ? "" : ` (${d.jahr})`}`
  );
  const marginRight = 12 + Math.max(0, ...texte.map(breiteOf));
  const labelY = entzerren(
    ends.map((d) => y(d.wert)),
    18,
    marginTop,
    height - marginBottom - 6
  );
  const ticks = ticksOf(low, top, 3);
  const tickText = new Map(tickTexte(ticks).map((text, i) => [ticks[i]!, text]));
  const schritt = schrittOf(jahre);
  const marken = brueche
    .map((ab, i) => ({x: ab - schritt / 2, text: String(i + 1)}))
    .filter(({x}) => x > erstes && x < letztes);
  const eigene = shown.find(({art}) => art === "gebiet");
  return zeichnen({
    ...{width, height, marginLeft, marginRight, marginTop, marginBottom},
    style: {fontSize: "14px", fontFamily: "inherit", color: "var(--muted)", overflow: "visible"},
    className: "kleinverlauf",
    ...(options.document && {document: options.document}),
    x: {
      domain: erstes === letztes ? [erstes - 1, letztes + 1] : [erstes, letztes],
      label: null,
      ticks: [...new Set([erstes, letztes])],
      tickFormat: "d",
      tickSize: 4
    },
    y: {
      domain: [low, top],
      label: null,
      ticks,
      tickSize: 0,
      tickFormat: (d: number) => tickText.get(d) ?? ""
    },
    marks: [
      Plot.rect(luecken(eigene?.werte ?? []), {
        x1: (d: {von: number}) => Math.max(erstes, d.von - 0.5),
        x2: (d: {bis: number}) => Math.min(letztes, d.bis + 0.5),
        y1: low,
        y2: top,
        fill: "var(--rule)",
        fillOpacity: 0.4,
        className: "marke-luecke"
      }),
      Plot.gridY(ticks, {stroke: "var(--rule)", strokeOpacity: 1}),
      Plot.ruleX(marken, {
        x: "x",
        stroke: "var(--notice-ink)",
        strokeDasharray: "4,3",
        insetTop: -4,
        className: "marke-bruch"
      }),
      Plot.text(marken, {x: "x", frameAnchor: "top", text: "text", dy: -21, fill: "var(--notice-ink)"}),
      Plot.areaY(
        points.filter((d) => d.ki && d.art === "gebiet"),
        {
          x: "jahr",
          y1: (d: Jahreswert) => d.ki!.unten,
          y2: (d: Jahreswert) => d.ki!.oben,
          z: "abschnitt",
          fill: "var(--marker)",
          fillOpacity: 0.22,
          className: "marke-band"
        }
      ),
      Plot.ruleX(
        points.filter((d) => d.ki && d.art === "gebiet" && d.einzeln),
        {
          x: "jahr",
          y1: (d: Jahreswert) => d.ki!.unten,
          y2: (d: Jahreswert) => d.ki!.oben,
          stroke: "var(--marker)",
          className: "marke-intervall"
        }
      ),
      Plot.line(points, {
        x: "jahr",
        y: "wert",
        z: "abschnitt",
        stroke: farbe,
        strokeWidth: (d: {art: string}) => (d.art === "gebiet" ? 2.25 : 1.25),
        className: "marke-verlauf"
      }),
      Plot.dot(
        points.filter((d) => d.einzeln || jahre.length <= 12),
        {
          x: "jahr",
          y: "wert",
          r: (d: {art: string}) => (d.art === "gebiet" ? 3 : 2),
          fill: farbe,
          className: "marke-werte"
        }
      ),
      ends.map((d, i) =>
        Plot.text([d], {
          x: "jahr",
          y: "wert",
          text: () => texte[i]!,
          textAnchor: "start",
          dx: 7,
          dy: labelY[i]! - y(d.wert),
          fill: farbe(d),
          fontWeight: d.art === "gebiet" ? 600 : 400
        })
      )
    ]
  });
}
