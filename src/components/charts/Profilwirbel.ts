import {formatMitEinheit, formatWert, formatZahl, type EinheitLike} from "../../lib/format.js";
import {element, svg, type ChartOptions} from "../dom.js";
import type {Streifenpunkt} from "./Punktstreifen.js";

export interface Wirbellinie {
  art: "region" | "bezirk" | "berlin";
  name: string;
  wert: number;
}

/** One row of a spine chart; places run from 0 (lowest) to 1 (highest). */
export interface Wirbel {
  von: number;
  bis: number;
  andere: {name: string; wert: number; x: number; wenige: boolean}[];
  /** Null where the area itself has no value. */
  eigen: {wert: number; x: number; wenige: boolean; ki: {unten: number; oben: number} | null} | null;
  linien: (Wirbellinie & {x: number})[];
}

/**
 * The areas of a level on an axis of their own: from their lowest to their highest value, stretched only as far as the interval of
 * *gebietId* and the lines reach beyond. Areas without a value are left out; null for fewer than three with one, and where all are equal.
 */
export function wirbelOf(
  punkte: readonly Streifenpunkt[],
  gebietId: string,
  linien: readonly Wirbellinie[] = []
): Wirbel | null {
  const known = punkte.filter((d): d is Streifenpunkt & {wert: number} => d.wert !== null);
  if (known.length < 3) return null;
  const own = known.find((d) => d.gebiet_id === gebietId);
  const alle = [
    ...known.map(({wert}) => wert),
    ...(own?.ki ? [own.ki.unten, own.ki.oben] : []),
    ...linien.map(({wert}) => wert)
  ];
  const von = Math.min(...alle);
  const bis = Math.max(...alle);
  if (von === bis) return null;
  const x = (wert: number): number => (wert - von) / (bis - von);
  return {
    ...{von, bis},
    andere: known
      .filter((d) => d !== own)
      .map(({name, wert, ki}) => ({name, wert, x: x(wert), wenige: ki?.wenige ?? false})),
    eigen: own
      ? {
          ...{wert: own.wert, x: x(own.wert), wenige: own.ki?.wenige ?? false},
          ki: own.ki ? {unten: x(own.ki.unten), oben: x(own.ki.oben)} : null
        }
      : null,
    linien: linien.map((linie) => ({...linie, x: x(linie.wert)}))
  };
}

export interface ProfilwirbelOptions extends Pick<ChartOptions, "document"> {
  einheit: EinheitLike;
  /** What a screen reader says. */
  ariaLabel: string;
}

const hoehe = 24;
const mitte = hoehe / 2;
const prozent = (anteil: number): string => `${(100 * anteil).toFixed(2)}%`;

/**
 * The picture of one row, as wide as its container without being drawn anew: all areas grey, hollow with too few cases, this one in
 * marker colour over its interval, lines for the areas above it; the ends of the axis as numbers below.
 */
export function Profilwirbel(wirbel: Wirbel, options: ProfilwirbelOptions): HTMLElement {
  const {einheit, ariaLabel, document = globalThis.document} = options;
  const {eigen} = wirbel;
  const text = (wert: number): string => formatWert({wert, status: "wert"}, einheit);
  return element(
    document,
    "div",
    {class: "wirbel"},
    svg(
      document,
      "svg",
      {role: "img", "aria-label": ariaLabel, height: hoehe, width: "100%"},
      svg(document, "line", {class: "achse", x1: "0%", x2: "100%", y1: mitte, y2: mitte}),
      ...wirbel.andere.map((d) =>
        svg(
          document,
          "circle",
          {class: d.wenige ? "punkt wenige" : "punkt", cx: prozent(d.x), cy: mitte, r: 4},
          svg(document, "title", {}, `${d.name}: ${text(d.wert)}`)
        )
      ),
      ...wirbel.linien.map((d) =>
        svg(
          document,
          "line",
          {class: `linie-${d.art}`, x1: prozent(d.x), x2: prozent(d.x), y1: 1, y2: hoehe - 1},
          svg(document, "title", {}, `${d.name}: ${text(d.wert)}`)
        )
      ),
      eigen?.ki &&
        svg(document, "line", {
          ...{class: "intervall-eigen", x1: prozent(eigen.ki.unten), x2: prozent(eigen.ki.oben)},
          ...{y1: mitte, y2: mitte}
        }),
      eigen &&
        svg(
          document,
          "circle",
          {class: eigen.wenige ? "eigen wenige" : "eigen", cx: prozent(eigen.x), cy: mitte, r: 6},
          svg(document, "title", {}, text(eigen.wert))
        )
    ),
    element(
      document,
      "span",
      {class: "wirbel-enden", "aria-hidden": "true"},
      element(document, "span", {}, formatZahl(wirbel.von, einheit.nachkommastellen)),
      element(document, "span", {}, formatMitEinheit(wirbel.bis, einheit.einheit_kurz, einheit.nachkommastellen))
    )
  );
}
