import {needAdjustedGap} from "./access.js";
import {compositeIndex, fitNormaliser, momentsOf, placed} from "./needIndex.js";
import type {Domain, Figure, Normalisation} from "./needIndex.js";
import {createRandom} from "./robustness.js";
import {newcombeDifference} from "./uncertainty.js";

/**
 * Shares, adding up to 1, by which an amount is distributed: in proportion to the first of *weightings* that adds up to more
 * than 0, evenly if none does. A missing weight takes no part. Throws for negative weights and lists that differ in length.
 */
export function sharesBy(...weightings: readonly (readonly Figure[])[]): number[] {
  const length = weightings[0]?.length ?? 0;
  for (const weights of weightings) {
    if (weights.length !== length) throw new Error(`weights differ in length: ${length}, ${weights.length}`);
    const odd = weights.find((w) => w !== null && !(Number.isFinite(w) && w >= 0));
    if (odd !== undefined) throw new Error(`a weight must be 0 or more, or null: ${odd}`);
    const total = weights.reduce<number>((sum, w) => sum + (w ?? 0), 0);
    if (total > 0) return weights.map((w) => (w ?? 0) / total);
  }
  return Array.from({length}, () => 1 / length);
}

/** Points as x and y by turns, in metres. */
export type Points = ArrayLike<number>;

/**
 * Straight-line metres that end each zone, from minutes on foot: *tempo* in kilometres per hour, the way on foot *umweg* times
 * the straight line.
 * @example reachOf([10, 20, 30], {tempo: 4, umweg: 1.3}) // [512.8, 1025.6, 1538.5]
 */
export const reachOf = (minuten: readonly number[], {tempo, umweg}: {tempo: number; umweg: number}): number[] =>
  minuten.map((minutes) => ((minutes / 60) * tempo * 1000) / umweg);

/** Which share of an area's points lies in which zone of which centre. */
export interface Zones {
  areas: number;
  centres: number;
  zones: number;
  /** Of area i in zone z of centre j at (j × areas + i) × zones + z, 0 to 1. */
  shares: Float64Array;
}

/**
 * The zones of *centres* (x and y in metres, null without a place) among the *areas*, whose people live evenly on their
 * points. *reach* gives the straight-line metres that end each zone, inclusive and ascending. Throws for an area without points.
 */
export function zonesOf(
  areas: readonly Points[],
  centres: readonly (readonly [x: number, y: number] | null)[],
  reach: readonly number[]
): Zones {
  const zones = reach.length;
  const shares = new Float64Array(centres.length * areas.length * zones);
  const squares = reach.map((metres) => metres * metres);
  const last = squares.at(-1) ?? 0;
  areas.forEach((points, i) => {
    const count = points.length / 2;
    if (!(count > 0)) throw new Error(`area ${i} has no points`);
    centres.forEach((centre, j) => {
      if (!centre) return;
      const at = (j * areas.length + i) * zones;
      for (let p = 0; p < points.length; p += 2) {
        const square = (points[p]! - centre[0]) ** 2 + (points[p + 1]! - centre[1]) ** 2;
        if (square > last) continue;
        shares[at + squares.findIndex((end) => square <= end)]! += 1 / count;
      }
    });
  });
  return {areas: areas.length, centres: centres.length, zones, shares};
}

/** How much an area's people count for a centre by the *weights* of the zones: of area i for centre j at j × areas + i. */
export function zoneWeights({areas, centres, zones, shares}: Zones, weights: readonly number[]): Float64Array {
  if (weights.length !== zones) throw new Error(`weights: ${weights.length} for ${zones} zones`);
  return Float64Array.from({length: areas * centres}, (_, at) =>
    weights.reduce((sum, weight, z) => sum + weight * shares[at * zones + z]!, 0)
  );
}

/**
 * What share of a centre's supply each area gets by the two-step floating catchment area method (see floatingCatchment, which
 * gives the same for the single points): its people times their weight, of all within reach. The shares add up to 1; `null`
 * if nobody reaches the centre, "unknown" if the people of an area within reach are not known.
 */
export function catchmentShares(weights: ArrayLike<number>, people: readonly Figure[]): number[] | "unknown" | null {
  const claims = people.map((p, i) => (weights[i] === 0 ? 0 : p === null ? NaN : p * weights[i]!));
  const total = claims.reduce((sum, x) => sum + x, 0);
  if (Number.isNaN(total)) return "unknown";
  return total > 0 ? claims.map((x) => x / total) : null;
}

/** What the offers that serve an area, of centres that reported, have of one figure. */
export interface SupplyTally {
  offers: number;
  /** Of them, those with the figure, for all of what they did or a part of it. */
  known: number;
  /** Of them, those that lack it, for all of what they did or a part of it. */
  lacking: number;
  /** Sum of what is known. */
  sum: number;
}

export interface SupplyState {
  wert: Figure;
  status: "wert" | "null_wert" | "fehlt" | "nicht_gemeldet";
  /** What those who reported gave, where others have not; null if nobody did or none of them has the figure. */
  teilwert: Figure;
}

/**
 * An area's supply and its state; *reported* of the *expected* centres that matter for it have reported everything.
 * `nicht_gemeldet` as soon as one has not; else `null_wert` (0) without an offer, `fehlt` if no offer has the figure, else
 * the sum of what is recorded. Missing is never 0.
 */
export function supplyState({offers, known, sum}: SupplyTally, expected: number, reported: number): SupplyState {
  const recorded = offers > 0 && known === 0 ? null : sum;
  if (reported < expected) return {wert: null, status: "nicht_gemeldet", teilwert: reported === 0 ? null : recorded};
  const status = offers === 0 ? "null_wert" : known === 0 ? "fehlt" : "wert";
  return {wert: recorded, status, teilwert: null};
}

/** An area's share of all supply beside its share of all people, in per cent and percentage points. */
export interface ShareDifference {
  anteil_angebot: number;
  anteil_personen: number;
  differenz: number;
  /** Limits of the difference; null without dates. */
  unten: Figure;
  oben: Figure;
  urteil: "ueber" | "unter" | "nicht_erkennbar" | null;
}

/**
 * Share of all *supply* less share of all *people*, per area, with the 95 per cent interval of the difference of two shares
 * (Newcombe): the supply's share is taken as one of *dates* events, the people's as one of all people. Dates of one offer are
 * not independent of each other, so the interval is rather too narrow. An area without either figure is null and takes no
 * part, and all are if there is no supply or nobody. Without dates there is neither interval nor verdict. Throws for lists of
 * different length.
 */
export function shareDifferences(
  supply: readonly Figure[],
  people: readonly Figure[],
  dates: number
): (ShareDifference | null)[] {
  if (supply.length !== people.length) throw new Error(`lists differ in length: ${supply.length}, ${people.length}`);
  let [allSupply, allPeople] = [0, 0];
  supply.forEach((amount, i) => {
    const count = people[i]!;
    if (amount === null || count === null) return;
    allSupply += amount;
    allPeople += count;
  });
  return supply.map((amount, i): ShareDifference | null => {
    const count = people[i]!;
    if (amount === null || count === null || allSupply <= 0 || allPeople <= 0) return null;
    // A sum of one part may differ from that part by the last bit.
    const [own, others] = [Math.min(1, amount / allSupply), Math.min(1, count / allPeople)];
    const shares = {anteil_angebot: own * 100, anteil_personen: others * 100, differenz: (own - others) * 100};
    if (!(dates > 0)) return {...shares, unten: null, oben: null, urteil: null};
    const {lower, upper} = newcombeDifference(Math.min(dates, own * dates), dates, count, allPeople);
    const urteil = lower > 0 ? "ueber" : upper < 0 ? "unter" : "nicht_erkennbar";
    return {...shares, unten: lower * 100, oben: upper * 100, urteil};
  });
}

/** As needAdjustedGap, but null where there is nothing to distribute or nobody to claim it. */
export function gapsOf(
  supply: readonly Figure[],
  people: readonly Figure[],
  need: readonly Figure[],
  lambda: number
): ReturnType<typeof needAdjustedGap> | null {
  const present = supply.flatMap((amount, i) => {
    const count = people[i]!;
    return amount === null || count === null || need[i] === null ? [] : [{amount, count}];
  });
  if (!present.some(({amount}) => amount > 0) || !present.some(({count}) => count > 0)) return null;
  return needAdjustedGap(supply, people, need, lambda);
}

/** What the need index of the runs is drawn from: figures by area and indicator, higher is more need. */
export interface IndexFigures {
  matrix: readonly (readonly Figure[])[];
  domains: readonly Domain[];
  normalisation: Normalisation;
  minimumShare: number;
  /** Every weight varies by up to this share to either side. */
  weightNoise: number;
  /** Areas whose index is wanted: the first so many rows; the others only set the scale. */
  count: number;
}

/** Scales a run may draw, as for the ranks of the index. */
const scales: readonly Normalisation[] = ["z", "minmax", "percentile", "exponential"];

/**
 * The need index of the first `count` areas in each of *runs* runs (run by run), with weights of indicators and domains and
 * the scale drawn anew. Whatever the scale, a run's index has the mean and spread over all rows of the index as given, so that
 * a standard deviation more need is the same claim in all. NaN for an area without an index as given. The same *seed* gives the same
 * bytes. Throws for what compositeIndex refuses.
 */
export function drawIndexRuns(
  {matrix, domains, normalisation, minimumShare, weightNoise, count}: IndexFigures,
  runs: number,
  seed: number
): Float64Array {
  const {index} = compositeIndex(matrix, {domains, normalisation, minimumShare});
  const nominal = momentsOf(index);
  const rows = index.flatMap((x, row) => (x === null ? [] : [row]));
  const parts = domains.flatMap(({weight, indicators}, domain) =>
    weight > 0 ? indicators.map((indicator) => ({indicator, domain})) : []
  );
  const random = createRandom(seed);
  const tables = scales.map((scale) => {
    const table = new Float64Array(rows.length * parts.length);
    parts.forEach(({indicator}, k) => {
      const column = matrix.map((row) => row[indicator]!);
      const scaled = placed(column, fitNormaliser(column, scale));
      rows.forEach((row, i) => (table[i * parts.length + k] = scaled[row] ?? NaN));
    });
    return table;
  });
  const vary = (weight: number): number => weight * (1 + weightNoise * (2 * random() - 1));
  const result = new Float64Array(runs * count).fill(NaN);
  const scores = new Float64Array(rows.length);
  const [sums, present] = [new Float64Array(domains.length), new Float64Array(domains.length)];
  for (let run = 0; run < runs; run++) {
    const table = tables[Math.floor(random() * tables.length)]!;
    const weights = Float64Array.from(parts, () => vary(1));
    const domainWeights = Float64Array.from(domains, ({weight}) => vary(weight));
    let [total, squares] = [0, 0];
    for (let i = 0; i < rows.length; i++) {
      sums.fill(0);
      present.fill(0);
      for (let k = 0; k < parts.length; k++) {
        const x = table[i * parts.length + k]!;
        if (Number.isNaN(x)) continue;
        sums[parts[k]!.domain]! += x * weights[k]!;
        present[parts[k]!.domain]! += weights[k]!;
      }
      let [score, all] = [0, 0];
      for (let d = 0; d < domains.length; d++) {
        if (present[d] === 0) continue;
        score += (sums[d]! / present[d]!) * domainWeights[d]!;
        all += domainWeights[d]!;
      }
      scores[i] = score / all;
      total += scores[i]!;
      squares += scores[i]! * scores[i]!;
    }
    const mean = total / rows.length;
    const sd = Math.sqrt(Math.max(0, squares / rows.length - mean * mean));
    const perSd = nominal && sd > 0 ? nominal.sd / sd : 0;
    for (let i = 0; i < rows.length && rows[i]! < count; i++)
      result[run * count + rows[i]!] = nominal!.mean + (scores[i]! - mean) * perSd;
  }
  return result;
}

/**
 * A function that draws from the Poisson distribution of the *mean*, one uniform a draw. The table it looks up ends where what is left is
 * below 1e-12. Throws for a mean below 0.
 */
export function poissonSampler(mean: number): (random: () => number) => number {
  if (!(mean >= 0 && Number.isFinite(mean))) throw new Error(`mean must be 0 or more: ${mean}`);
  if (mean === 0) return () => 0;
  // From the mode outwards, since exp(−mean) is 0 for large means.
  const mode = Math.floor(mean);
  const upward: number[] = [1];
  for (let k = mode + 1; upward.at(-1)! > 1e-13; k++) upward.push((upward.at(-1)! * mean) / k);
  const downward: number[] = [];
  for (let k = mode, p = mode / mean; k > 0 && p > 1e-13; k--, p *= k / mean) downward.push(p);
  const chances = [...downward.toReversed(), ...upward];
  const all = chances.reduce((sum, p) => sum + p, 0);
  let sum = 0;
  const cumulated = Float64Array.from(chances, (p) => (sum += p / all));
  const first = mode - downward.length;
  return (random) => {
    const u = random();
    let [low, high] = [0, cumulated.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (cumulated[middle]! <= u) low = middle + 1;
      else high = middle;
    }
    return first + low;
  };
}

/**
 * Adds to *shortfalls* one for each area whose coverage in a run is below *limit*: its share of all *supply* as a share of its
 * part of all *claims*. An area with claim 0 cannot fall short, and none does without any supply or claim.
 */
export function countShortfalls(
  supply: ArrayLike<number>,
  claims: ArrayLike<number>,
  limit: number,
  shortfalls: Uint32Array
): void {
  let [allSupply, allClaims] = [0, 0];
  for (let i = 0; i < supply.length; i++) {
    allSupply += supply[i]!;
    allClaims += claims[i]!;
  }
  if (!(allSupply > 0 && allClaims > 0)) return;
  const perClaim = (limit * allSupply) / allClaims;
  for (let i = 0; i < supply.length; i++) if (supply[i]! < claims[i]! * perClaim) shortfalls[i]!++;
}

/** Whether a gap is robust: the coverage is below *limit* for every weight of need, and in at least *share* of the runs. */
export const isRobust = (
  coverages: readonly number[],
  shareOfRuns: number,
  {limit, share}: {limit: number; share: number}
): boolean => coverages.every((coverage) => coverage < limit) && shareOfRuns >= share;
