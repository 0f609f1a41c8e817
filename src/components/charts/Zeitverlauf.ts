import * as Plot from "@observablehq/plot";
import {formatWert, type EinheitLike} from "../../lib/format.js";
import type {ChartOptions} from "../dom.js";
import {bereichOf, entzerren, jahresmarken, ticksOf, tickTexte} from "./streifen.js";
import {abschnitte, luecken, schrittOf, type Jahreswert} from "./zeitreihe.js";
import {zeichnen} from "./zeichnen.js";

export interface Verlaufsreihe {
  name: string;
  art: "bezirk" | "berlin";
  /** Sorted by year. */
  werte: readonly Jahreswert[];
}

export interface ZeitverlaufOptions extends ChartOptions {
  /** Where `ebenen_vergleichbar` is false, every edition is standardised by itself: points, never a line. */
  einheit: EinheitLike & {ebenen_vergleichbar?: boolean};
  /** First years counted in a new way, in the order of the notes below the chart. */
  brueche?: readonly number[];
  bruchmarke: (nummer: number) => string;
}

/**
 * Series over years as lines with their names at the end, and their intervals as a pale band, or as a stroke through a point
 * that stands alone. A line ends at missing years and before every break, which is a
 * numbered dashed rule. Editions that are standardised by themselves are points without a line. The axis starts at 0 and has
 * numbers only; the figure around it names the unit. A series without a number is left out.
 */
export function Zeitverlauf(reihen: readonly Verlaufsreihe[], options: ZeitverlaufOptions): SVGSVGElement {
  const {einheit, brueche = [], bruchmarke, width = 640} = options;
  const shown = reihen.filter((r) => r.werte.some((d) => d.wert !== null));
  const points = shown.flatMap((reihe) =>
    abschnitte(reihe.werte, brueche).flatMap((stroke, i) =>
      stroke.map((d) => ({
        ...d,
        art: reihe.art,
        name: reihe.name,
        abschnitt: `${reihe.art}${i}`,
        einzeln: stroke.length === 1
      }))
    )
  );
  const jahre = [...new Set(shown.flatMap((r) => r.werte.map((d) => d.jahr)))].sort((a, b) => a - b);
  const first = jahre[0] ?? 0;
  const last = jahre.at(-1) ?? 1;
  const [low, high] = bereichOf(points.flatMap((d) => [d.wert, d.ki?.unten ?? d.wert, d.ki?.oben ?? d.wert])) ?? [0, 1];
  const nurPunkte = einheit.ebenen_vergleichbar === false;
  const height = Math.min(320, Math.max(240, width * 0.45));
  const marginTop = brueche.length > 0 ? 30 : 16;
  const marginBottom = 32;
  const top = high + (high - low) * 0.06;
  const ends = shown.map((reihe) => points.filter((d) => d.art === reihe.art).at(-1)!);
  const ticks = ticksOf(low, top, 5);
  const tickText = new Map(tickTexte(ticks).map((text, i) => [ticks[i]!, text]));
  const y = (wert: number) => marginTop + ((top - wert) / (top - low)) * (height - marginTop - marginBottom);
  const labelY = entzerren(
    ends.map((d) => y(d.wert)),
    20,
    marginTop,
    height - marginBottom - 8
  );
  const labels = ends.map((d, i) => ({...d, verschoben: labelY[i]! - y(d.wert)}));
  const marginRight = 132;
  const marginLeft = 56;
  const schritt = schrittOf(jahre);
  const marken = brueche
    .map((ab, i) => ({x: ab - schritt / 2, text: bruchmarke(i + 1)}))
    .filter(({x}) => x > first && x < last);
  const farbe = (art: string) => (art === "bezirk" ? "var(--accent)" : "var(--muted)");
  const gaps = nurPunkte ? [] : luecken(shown[0]?.werte ?? []);
  return zeichnen({
    width,
    height,
    marginLeft,
    marginRight,
    marginTop,
    marginBottom,
    style: {fontSize: "14px", fontFamily: "inherit", color: "var(--muted)", overflow: "visible"},
    className: "zeitverlauf",
    ...(options.document && {document: options.document}),
    x: {
      domain: first === last ? [first - 1, last + 1] : [first, last],
      label: null,
      ticks: jahresmarken(jahre, width - marginLeft - marginRight),
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
      Plot.rect(gaps, {
        x1: (d: {von: number}) => d.von - 0.5,
        x2: (d: {bis: number}) => d.bis + 0.5,
        y1: low,
        y2: top,
        fill: "var(--rule)",
        fillOpacity: 0.4,
        className: "marke-luecke"
      }),
      Plot.gridY(ticks, {stroke: "var(--rule)", strokeOpacity: 1}),
      Plot.ruleY([0], {stroke: "var(--control)"}),
      Plot.ruleX(marken, {
        x: "x",
        stroke: "var(--notice-ink)",
        strokeDasharray: "4,3",
        insetTop: -6,
        className: "marke-bruch"
      }),
      Plot.text(marken, {x: "x", frameAnchor: "top", text: "text", dy: -16, fill: "var(--notice-ink)"}),
      Plot.areaY(nurPunkte ? [] : points.filter((d) => d.ki), {
        x: "jahr",
        y1: (d: Jahreswert) => d.ki!.unten,
        y2: (d: Jahreswert) => d.ki!.oben,
        z: "abschnitt",
        fill: (d: {art: string}) => farbe(d.art),
        fillOpacity: 0.22,
        className: "marke-band"
      }),
      Plot.ruleX(
        points.filter((d) => d.ki && (nurPunkte || d.einzeln)),
        {
          x: "jahr",
          y1: (d: Jahreswert) => d.ki!.unten,
          y2: (d: Jahreswert) => d.ki!.oben,
          stroke: (d: {art: string}) => farbe(d.art),
          strokeWidth: 1.5,
          className: "marke-intervall"
        }
      ),
      Plot.line(nurPunkte ? [] : points, {
        x: "jahr",
        y: "wert",
        z: "abschnitt",
        stroke: (d: {art: string}) => farbe(d.art),
        strokeWidth: 2.25,
        className: "marke-verlauf"
      }),
      Plot.dot(
        points.filter((d) => nurPunkte || d.einzeln || jahre.length <= 12),
        {
          x: "jahr",
          y: "wert",
          r: 3.5,
          fill: (d: {art: string}) => farbe(d.art),
          title: (d: (typeof points)[0]) =>
            `${d.name} ${d.jahr}: ${formatWert({wert: d.wert, status: "wert"}, einheit)}`,
          className: "marke-werte"
        }
      ),
      labels.map((d) =>
        Plot.text([d], {
          x: "jahr",
          y: "wert",
          text: () => `${d.name} ${formatWert({wert: d.wert, status: "wert"}, einheit)}`,
          textAnchor: "start",
          dx: 9,
          dy: d.verschoben,
          fill: d.art === "bezirk" ? "var(--accent)" : "var(--ink)",
          fontWeight: d.art === "bezirk" ? 600 : 400
        })
      )
    ]
  });
}
