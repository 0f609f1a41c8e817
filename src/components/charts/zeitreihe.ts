export interface Jahreswert {
  jahr: number;
  /** Null where there is no number, for whatever reason. */
  wert: number | null;
  /** Its 95 per cent interval. */
  ki?: {unten: number; oben: number} | null;
}

export interface Luecke {
  von: number;
  bis: number;
}

/** The usual distance between two years of a series (the median, the lower one of two); 1 if there are fewer than two. */
export function schrittOf(jahre: readonly number[]): number {
  const steps = jahre
    .slice(1)
    .map((jahr, i) => jahr - jahre[i]!)
    .sort((a, b) => a - b);
  return steps[Math.floor((steps.length - 1) / 2)] ?? 1;
}

/**
 * Cuts a series, sorted by year, into strokes that may be drawn through: a stroke ends at a missing value, at a missing
 * year, and before each year of *brueche* (the first year counted the new way).
 */
export function abschnitte(
  reihe: readonly Jahreswert[],
  brueche: readonly number[] = []
): (Jahreswert & {wert: number})[][] {
  const schritt = schrittOf(reihe.map((d) => d.jahr));
  const strokes: (Jahreswert & {wert: number})[][] = [];
  let before: number | null = null;
  for (const d of reihe) {
    const {jahr, wert} = d;
    if (wert === null) {
      before = null;
      continue;
    }
    const start: number | null = before;
    const together: boolean =
      start !== null && jahr - start <= 1.5 * schritt && !brueche.some((ab) => start < ab && ab <= jahr);
    if (together) strokes.at(-1)!.push({...d, wert});
    else strokes.push([{...d, wert}]);
    before = jahr;
  }
  return strokes;
}

/** Spans of years without a value inside a series sorted by year, whether they are listed as missing or not listed at all. */
export function luecken(reihe: readonly Jahreswert[]): Luecke[] {
  const schritt = schrittOf(reihe.map((d) => d.jahr));
  const known = reihe.filter((d) => d.wert !== null).map((d) => d.jahr);
  return known.slice(1).flatMap((jahr, i) => {
    const before = known[i]!;
    return jahr - before > 1.5 * schritt ? [{von: before + schritt, bis: jahr - schritt}] : [];
  });
}
