import {formatZahl} from "../../lib/format.js";

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

/** Round values from *von* to *bis*, about *n* of them, 0 included where it lies between. */
export function ticksOf(von: number, bis: number, n: number): number[] {
  const rough = (bis - von) / n || 1;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((f) => f * power).find((s) => s >= rough - 1e-12) ?? power * 10;
  const first = Math.ceil(von / step - 1e-9);
  const count = Math.floor(bis / step + 1e-9) - first + 1;
  return Array.from({length: Math.max(0, count)}, (_, i) => Number(((first + i) * step).toPrecision(12)));
}

/** The numbers at evenly spaced *ticks*: with as many decimals as tell neighbours apart, 0 with none, never a unit. */
export function tickTexte(ticks: readonly number[]): string[] {
  const step = ticks.length > 1 ? Math.abs(ticks[1]! - ticks[0]!) : Math.abs(ticks[0] ?? 1) || 1;
  const stellen = Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
  return ticks.map((tick) => formatZahl(tick, tick === 0 ? 0 : stellen));
}

/** Average width of a character of the labels, in pixels at 14 px; on the safe side. */
const zeichenbreite = 7.5;

/** About how wide *text* is at 14 px. */
export function breiteOf(text: string): number {
  return text.length * zeichenbreite;
}

/**
 * Labels centred at `x`, moved as little as keeps them in 0 to *width*; of two that would touch, the one that comes first in
 * *labels* stays. In the order of *labels*.
 */
export function platziert<L extends {x: number; text: string}>(
  labels: readonly L[],
  width: number
): (L & {mitte: number})[] {
  const placed: (L & {mitte: number})[] = [];
  for (const label of labels) {
    const half = breiteOf(label.text) / 2;
    const mitte = Math.max(half, Math.min(width - half, label.x));
    if (placed.every((p) => Math.abs(p.mitte - mitte) >= half + breiteOf(p.text) / 2 + zeichenbreite))
      placed.push({...label, mitte});
  }
  return placed;
}
