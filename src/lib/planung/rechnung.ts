import type {Rang} from "./typen.js";

/** Places of *dinge* by *vergleiche* (negative: before), 1 for the first; equal ones share all places they take together. */
export function raengeOf<T>(dinge: readonly T[], vergleiche: (a: T, b: T) => number): Rang[] {
  return dinge.map((ding) => {
    const davor = dinge.filter((anderes) => vergleiche(anderes, ding) < 0).length;
    const gleich = dinge.filter((anderes) => vergleiche(anderes, ding) === 0).length;
    return {von: davor + 1, bis: davor + gleich};
  });
}

/** The weighted mean; 0 for no values. */
export function mittelOf(werte: readonly {wert: number; gewicht: number}[]): number {
  const summe = werte.reduce((s, {gewicht}) => s + gewicht, 0);
  return summe === 0 ? 0 : werte.reduce((s, {wert, gewicht}) => s + wert * gewicht, 0) / summe;
}

/** Least, quartiles and most of at least one value; quartiles lie between neighbours in proportion (type 7, as in spreadsheets). */
export function streuungOf(werte: readonly number[]): {
  min: number;
  q1: number;
  median: number;
  q3: number;
  max: number;
} {
  const sortiert = [...werte].sort((a, b) => a - b);
  const bei = (anteil: number): number => {
    const stelle = anteil * (sortiert.length - 1);
    const unten = sortiert[Math.floor(stelle)]!;
    return unten + (sortiert[Math.ceil(stelle)]! - unten) * (stelle - Math.floor(stelle));
  };
  return {min: bei(0), q1: bei(0.25), median: bei(0.5), q3: bei(0.75), max: bei(1)};
}

/**
 * How far voters lie apart: the standard deviation of *werte* as a share of the largest one a scale of length *spanne* allows.
 * 0 if all say the same, 1 if half of them stand at each end.
 */
export function dissensOf(werte: readonly number[], spanne: number): number {
  const mittel = mittelOf(werte.map((wert) => ({wert, gewicht: 1})));
  const varianz = mittelOf(werte.map((wert) => ({wert: (wert - mittel) ** 2, gewicht: 1})));
  return Math.sqrt(varianz) / (spanne / 2);
}
