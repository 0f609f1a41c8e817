import type {Figure} from "./needIndex.js";

/** Zones of a catchment: upper bounds of the way (inclusive, ascending) and the weight of each zone, 1 by default. */
export interface Catchment {
  bands: readonly number[];
  weights?: readonly number[];
}

export interface Access {
  /** Supply per head within reach, per area; 0 if no centre is; null if a figure needed for it is missing. */
  access: Figure[];
  /** Supply per weighted head, per centre; 0 if nobody reaches it; null if a figure needed for it is missing. */
  ratio: Figure[];
  /** A warning: centres (column numbers) that nobody reaches, whose supply therefore appears nowhere. */
  unreached: number[];
}

function checkFigures(name: string, figures: readonly Figure[]): void {
  const odd = figures.find((x) => x !== null && !(Number.isFinite(x) && x >= 0));
  if (odd !== undefined) throw new Error(`${name} must be 0 or more, or null: ${odd}`);
}

/** Sum of *figures* times *weights*; null if one that has weight is missing. */
function weightedSum(figures: readonly Figure[], weights: readonly number[]): Figure {
  let sum = 0;
  for (const [i, weight] of weights.entries()) {
    if (weight === 0) continue;
    const x = figures[i]!;
    if (x === null) return null;
    sum += x * weight;
  }
  return sum;
}

/**
 * Access to centres by the two-step floating catchment area method: each centre's *supply* is divided among the people
 * (*demand*) within reach, and each area adds up what its centres give. *distance* has a row per area and a column per
 * centre, in the unit of the bands (minutes, metres); null is out of reach. With one band this is 2SFCA (Luo and Wang
 * 2003), with several and falling weights, as 1, 0.68, 0.22, E2SFCA (Luo and Qi 2009). Summed over the people, access gives
 * the supply of all reached centres. A missing supply or demand makes everything that depends on it null, not 0. Throws for
 * lists that do not match, negative numbers, and bands that do not rise.
 */
export function floatingCatchment(
  supply: readonly Figure[],
  demand: readonly Figure[],
  distance: readonly (readonly Figure[])[],
  {bands, weights = bands.map(() => 1)}: Catchment
): Access {
  if (bands.length === 0 || bands.some((band, z) => !(band > (bands[z - 1] ?? 0))))
    throw new Error(`bands must rise from above 0: ${bands.join(", ")}`);
  if (weights.length !== bands.length || weights.some((w) => !(w > 0 && Number.isFinite(w))))
    throw new Error(`weights must be above 0, one for each of ${bands.length} bands: ${weights.join(", ")}`);
  if (distance.length !== demand.length)
    throw new Error(`distance: ${distance.length} rows for ${demand.length} areas`);
  checkFigures("supply", supply);
  checkFigures("demand", demand);
  // Weight of the zone each area is in, 0 if out of reach.
  const reach = distance.map((row) => {
    if (row.length !== supply.length) throw new Error(`distance: ${row.length} columns for ${supply.length} centres`);
    checkFigures("distance", row);
    return row.map((way) => weights[way === null ? -1 : bands.findIndex((band) => way <= band)] ?? 0);
  });

  const unreached: number[] = [];
  const ratio = supply.map((amount, centre): Figure => {
    const people = weightedSum(
      demand,
      reach.map((row) => row[centre]!)
    );
    if (people !== 0) return amount === null || people === null ? null : amount / people;
    unreached.push(centre);
    return 0;
  });
  return {access: reach.map((row) => weightedSum(ratio, row)), ratio, unreached};
}

/** An area's supply beside what it could claim by its people and their need. Amounts in the unit of the supply. */
export interface NeedAdjustedGap {
  /** What the area would get if all supply were shared out by people and need. */
  fair: number;
  /** What it has, less that: below 0 if it has too little. All gaps add up to 0. */
  gap: number;
  /** What it has as a share of that; null if it can claim nothing. */
  coverage: number | null;
  /** What it lacks: 0 if it has enough. */
  missing: number;
}

/**
 * Compares the *supply* of areas (amount, not per head) with a fair share of the whole: people times 2^(lambda × need),
 * where *need* is a standardised index. With lambda 0.5 one standard deviation more need is 41 per cent more claim, with 0
 * all people claim alike. This says how what exists is distributed, not whether it is enough. `hoover` is the share of all
 * supply that would have to move. An area that lacks a figure is null and takes no part. Throws for lists of different
 * length, negative numbers, a lambda below 0, and if there is no supply or nobody to claim it.
 */
export function needAdjustedGap(
  supply: readonly Figure[],
  population: readonly Figure[],
  need: readonly Figure[],
  lambda = 0.5
): {areas: (NeedAdjustedGap | null)[]; hoover: number} {
  if (population.length !== supply.length || need.length !== supply.length)
    throw new Error(`lists differ in length: ${supply.length}, ${population.length}, ${need.length}`);
  if (!(lambda >= 0 && Number.isFinite(lambda))) throw new Error(`lambda must be 0 or more: ${lambda}`);
  checkFigures("supply", supply);
  checkFigures("population", population);
  const known = supply.map((amount, i) => {
    const [people, z] = [population[i]!, need[i]!];
    if (amount === null || people === null || z === null) return null;
    if (!Number.isFinite(z)) throw new Error(`need must be finite or null: ${z}`);
    return {amount, claim: people * 2 ** (lambda * z)};
  });
  const present = known.filter((area) => area !== null);
  const amounts = present.map(({amount}) => amount);
  const claims = present.map(({claim}) => claim);
  const moved = hoover(amounts, claims);
  const perClaim = total(amounts) / total(claims);
  const areas = known.map((area) => {
    if (area === null) return null;
    const fair = area.claim * perClaim;
    const gap = area.amount - fair;
    return {fair, gap, coverage: fair === 0 ? null : area.amount / fair, missing: Math.max(0, -gap)};
  });
  return {areas, hoover: moved};
}

const total = (list: readonly number[]): number => list.reduce((sum, x) => sum + x, 0);

/**
 * Hoover index: the share of the whole that would have to move for *actual* to be distributed as *fair* is, 0 to 1. Only
 * proportions count. Throws for lists of different length, negative numbers, and if either adds up to 0.
 */
export function hoover(actual: readonly number[], fair: readonly number[]): number {
  if (actual.length !== fair.length) throw new Error(`lists differ in length: ${actual.length}, ${fair.length}`);
  checkFigures("actual", actual);
  checkFigures("fair", fair);
  const [has, claims] = [total(actual), total(fair)];
  if (!(has > 0 && claims > 0)) throw new Error(`nothing to distribute or nobody to claim it: ${has}, ${claims}`);
  return total(actual.map((x, i) => Math.abs(x / has - fair[i]! / claims))) / 2;
}
