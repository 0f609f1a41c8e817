/** Bounds of a value axis: it includes 0, and is never empty. Null for no values at all. */
export function bereichOf(werte: readonly number[]): [number, number] | null {
  if (werte.length === 0) return null;
  const low = Math.min(0, ...werte);
  const high = Math.max(0, ...werte);
  return low === high ? [0, 1] : [low, high];
}

/** Lanes 0, 1, −1, 2, −2 … of dots at *positionen*, so that no two dots nearer than *abstand* share one; all full gives 0. */
export function spurenOf(positionen: readonly number[], abstand: number, anzahl = 5): number[] {
  const order = Array.from({length: anzahl}, (_, i) => (i % 2 ? (i + 1) / 2 : -i / 2 + 0));
  const taken = new Map<number, number[]>(order.map((lane) => [lane, []]));
  return positionen.map((x) => {
    const lane = order.find((lane) => taken.get(lane)!.every((other) => Math.abs(other - x) >= abstand)) ?? 0;
    taken.get(lane)!.push(x);
    return lane;
  });
}

/** Moves labels apart to at least *abstand*, changing their order nowhere and keeping them in [*von*, *bis*] if they fit. */
export function entzerren(positionen: readonly number[], abstand: number, von: number, bis: number): number[] {
  const order = positionen.map((_, i) => i).sort((a, b) => positionen[a]! - positionen[b]!);
  const placed = [...positionen];
  let floor = von;
  for (const i of order) {
    placed[i] = Math.max(placed[i]!, floor);
    floor = placed[i]! + abstand;
  }
  let ceiling = bis;
  for (const i of order.reverse()) {
    placed[i] = Math.min(placed[i]!, ceiling);
    ceiling = placed[i]! - abstand;
  }
  return placed;
}

/**
 * On which side of its line a label of *text* reads best: away from *andere* line if there is one, else towards the
 * middle; the other side if it would leave the frame of *width*.
 */
export function seiteOf(x: number, text: string, width: number, andere: number | null = null): "links" | "rechts" {
  const platz = text.length * 7 + 8;
  const links = andere === null ? x > width / 2 : x < andere;
  if (links) return x >= platz ? "links" : "rechts";
  return width - x >= platz ? "rechts" : "links";
}

/** As many of *jahre* as fit at *platz* pixels each, evenly spaced from the last one backwards. */
export function jahresmarken(jahre: readonly number[], width: number, platz = 48): number[] {
  const sorted = [...new Set(jahre)].sort((a, b) => a - b);
  const first = sorted[0];
  const last = sorted.at(-1);
  if (first === undefined || last === undefined || first === last) return sorted;
  const steps = [1, 2, 4, 5, 10, 20, 50];
  const perYear = width / (last - first);
  const step = steps.find((s) => s * perYear >= platz) ?? 100;
  const ticks: number[] = [];
  for (let jahr = last; jahr >= first; jahr -= step) ticks.unshift(jahr);
  return ticks;
}
