import * as Plot from "@observablehq/plot";
import type {MethodikData} from "../../../loaders/marts/shapes.js";
import {formatIntervall, formatMitEinheit, formatZeitraum} from "../../lib/format.js";
import {methodik} from "../../lib/texte/methodik.js";
import {ChartFigure} from "../charts/ChartFigure.js";
import {zeichnen} from "../charts/zeichnen.js";
import type {ChartOptions} from "../dom.js";

const t = methodik.annahmen;
type Annahme = MethodikData["annahmen"][number];

const einheit = {einheit_kurz: "%", nachkommastellen: 0, klassen: null};
const prozent = (anteil: number): string => formatMitEinheit(anteil * 100, "%");
const spanne = ({unten, oben}: {unten: number; oben: number}): string =>
  formatIntervall({unten: unten * 100, oben: oben * 100}, einheit);

/**
 * Which assumption moves the ranks most, by rule: the one with the largest whole share, together with all whose interval
 * reaches up to its own; then the one that moves them least. A sentence of its own if none moves them at all.
 */
export function befundOf(annahmen: readonly Annahme[]): string {
  const sorted = annahmen.toSorted((a, b) => b.gesamt.wert - a.gesamt.wert);
  const [erste, letzte] = [sorted[0], sorted.at(-1)];
  if (!erste || !letzte || erste.gesamt.wert <= 0) return t.keine;
  const gleichauf = sorted.filter(({gesamt}) => gesamt.oben >= erste.gesamt.unten);
  const befund = t.befund(
    [erste, ...gleichauf.filter((a) => a !== erste)].map(({annahme}) => t.namen[annahme]),
    prozent(erste.gesamt.wert),
    spanne(erste.gesamt)
  );
  return gleichauf.includes(letzte)
    ? befund
    : `${befund} ${t.schwach(t.namen[letzte.annahme], prozent(letzte.gesamt.wert))}`;
}

const zeile = 68;
const beschriftung = 13;

/** Two bars per assumption, what it does alone above what it does in all, each with its interval; the largest on top. */
export function Annahmenbalken(annahmen: readonly Annahme[], options: ChartOptions = {}): SVGSVGElement {
  const {width = 640} = options;
  const sorted = annahmen.toSorted((a, b) => b.gesamt.wert - a.gesamt.wert);
  const marginRight = 108;
  const marks = (["allein", "gesamt"] as const).flatMap((art, i) => {
    // Places within a row, from its top: the name, then the two bars.
    const oben = 24 + 20 * i;
    const mitte = oben + 8 - zeile / 2;
    const balken = sorted.map((a) => ({
      y: a.annahme,
      wert: Math.max(0, a[art].wert),
      unten: Math.max(0, a[art].unten),
      oben: Math.max(0, a[art].oben),
      text: `${t[art]} ${prozent(a[art].wert)}`
    }));
    return [
      Plot.barX(balken, {
        x1: 0,
        x2: "wert",
        y: "y",
        insetTop: oben,
        insetBottom: zeile - oben - 16,
        fill: art === "gesamt" ? "var(--accent)" : "var(--control)",
        fillOpacity: art === "gesamt" ? 0.7 : 0.45,
        className: `marke-${art}`
      }),
      Plot.link(balken, {
        x1: "unten",
        x2: "oben",
        y1: "y",
        y2: "y",
        dy: mitte,
        stroke: "var(--ink)",
        strokeWidth: 1.5,
        className: `intervall-${art}`
      }),
      Plot.text(balken, {
        x: (d: {wert: number; oben: number}) => Math.max(d.wert, d.oben),
        y: "y",
        text: "text",
        textAnchor: "start",
        dx: 6,
        dy: mitte,
        fill: "var(--ink)"
      })
    ];
  });
  const hoechster = Math.max(0.01, ...annahmen.flatMap((a) => [a.allein, a.gesamt].flatMap((s) => [s.wert, s.oben])));
  return zeichnen({
    width,
    height: zeile * sorted.length + 4,
    marginTop: 0,
    marginBottom: 4,
    marginLeft: 2,
    marginRight,
    style: {fontSize: "14px", fontFamily: "inherit", color: "var(--muted)", overflow: "visible"},
    className: "annahmenbalken",
    ...(options.document && {document: options.document}),
    x: {domain: [0, hoechster], axis: null},
    y: {domain: sorted.map((a) => a.annahme), axis: null, padding: 0},
    marks: [
      ...marks,
      Plot.ruleX([0], {stroke: "var(--control)"}),
      Plot.text(sorted, {
        frameAnchor: "left",
        y: "annahme",
        text: (a: Annahme) => t.namen[a.annahme],
        textAnchor: "start",
        fontWeight: 600,
        dx: 4,
        dy: beschriftung - zeile / 2,
        fill: "var(--ink)"
      })
    ]
  });
}

/** Which decision moves the ranks: finding, bars with intervals, table. */
export function Annahmen({annahmen, indikatoren}: Pick<MethodikData, "annahmen" | "indikatoren">): HTMLElement {
  const gezaehlt = indikatoren.filter(({einfluss}) => einfluss !== null);
  const neuester =
    gezaehlt
      .map(({zeitraum}) => zeitraum)
      .sort()
      .at(-1) ?? "";
  const sorted = annahmen.toSorted((a, b) => b.gesamt.wert - a.gesamt.wert);
  return ChartFigure({
    id: "annahmen-grafik",
    titel: t.titel,
    ebene: 4,
    untertitel: t.untertitel,
    befund: befundOf(annahmen),
    zeichne: (width) => Annahmenbalken(annahmen, {width}),
    quelle: [...new Set(gezaehlt.map(({kopf}) => kopf.quellenvermerk)), t.eigeneBerechnung],
    datenstand: formatZeitraum(neuester),
    hinweise: [t.hinweis],
    tabelle: {
      beschriftung: t.beschriftung,
      spalten: [{titel: t.annahme}, {titel: t.allein, zahl: true}, {titel: t.gesamt, zahl: true}],
      zeilen: sorted.map(({annahme, allein, gesamt}) => [
        {inhalt: t.namen[annahme]},
        {inhalt: t.zelle(prozent(allein.wert), spanne(allein)), sortierwert: allein.wert},
        {inhalt: t.zelle(prozent(gesamt.wert), spanne(gesamt)), sortierwert: gesamt.wert}
      ])
    },
    tabelleDrucken: true
  });
}
