import type {Figure} from "./needIndex.js";

/** A point of a Lorenz curve: the share of people (from those with least on) and the share of everything they have. */
export interface LorenzPoint {
  people: number;
  amount: number;
}

interface Group {
  value: number;
  population: number;
  need: number;
}

/** The areas that have a value, people and a need; throws for lists of different length and impossible numbers. */
function groupsOf(values: readonly Figure[], population: readonly Figure[], need: readonly Figure[]): Group[] {
  if (population.length !== values.length || need.length !== values.length)
    throw new Error(`lists differ in length: ${values.length}, ${population.length}, ${need.length}`);
  const groups = values.flatMap((value, i) => {
    const [people, rank] = [population[i]!, need[i]!];
    if (value === null || people === null || rank === null) return [];
    if (!Number.isFinite(value) || value < 0) throw new Error(`a value per head must be 0 or more: ${value}`);
    if (!Number.isFinite(people) || people < 0) throw new Error(`a population must be 0 or more: ${people}`);
    if (!Number.isFinite(rank)) throw new Error(`a need must be finite or null: ${rank}`);
    return [{value, population: people, need: rank}];
  });
  const amount = groups.reduce((sum, g) => sum + g.value * g.population, 0);
  if (!(amount > 0)) throw new Error(`there is nothing to share out: ${amount}`);
  return groups;
}

/**
 * The Lorenz curve of *values* per head over areas of *population*, from (0, 0) to (1, 1), one point per area in ascending
 * order of value. An area that lacks either is left out. Throws for lists of different length, negative numbers, and if
 * all have nothing.
 */
export function lorenz(values: readonly Figure[], population: readonly Figure[]): LorenzPoint[] {
  const groups = groupsOf(values, population, values).sort((a, b) => a.value - b.value);
  const people = groups.reduce((sum, g) => sum + g.population, 0);
  const amount = groups.reduce((sum, g) => sum + g.value * g.population, 0);
  const points: LorenzPoint[] = [{people: 0, amount: 0}];
  let [p, a] = [0, 0];
  for (const g of groups) {
    p += g.population;
    a += g.value * g.population;
    points.push({people: p / people, amount: a / amount});
  }
  return points;
}

/**
 * Gini coefficient of *values* per head, weighted by *population*: 0 if all have the same, towards 1 if one area has all.
 * Twice the area between the Lorenz curve and the diagonal, by trapezoids. Missing areas and errors as in lorenz.
 */
export function gini(values: readonly Figure[], population: readonly Figure[]): number {
  const points = lorenz(values, population);
  const below = points.slice(1).reduce((sum, {people, amount}, i) => {
    const last = points[i]!;
    return sum + (people - last.people) * (amount + last.amount);
  }, 0);
  return 1 - below;
}

/**
 * Concentration index of *values* per head over areas ranked by *need* (higher is more need): above 0 if areas in need have
 * more, below 0 if they have less, −1 to 1. Areas of equal need share their rank. An area that lacks any of the three is
 * left out. With `bounds`, for values that cannot lie outside them only, Erreygers' correction (2009). Kakwani, Wagstaff
 * and van Doorslaer 1997. Errors as in lorenz, and for bounds that are none.
 */
export function concentrationIndex(
  values: readonly Figure[],
  population: readonly Figure[],
  need: readonly Figure[],
  bounds?: {lower: number; upper: number}
): number {
  const groups = groupsOf(values, population, need).sort((a, b) => a.need - b.need);
  const people = groups.reduce((sum, g) => sum + g.population, 0);
  const mean = groups.reduce((sum, g) => sum + g.value * g.population, 0) / people;
  let [before, sum] = [0, 0];
  for (let start = 0; start < groups.length;) {
    let end = start;
    let [tied, excess] = [0, 0];
    for (; end < groups.length && groups[end]!.need === groups[start]!.need; end++) {
      tied += groups[end]!.population;
      excess += groups[end]!.population * (groups[end]!.value - mean);
    }
    sum += ((before + tied / 2) / people - 0.5) * excess;
    before += tied;
    start = end;
  }
  const index = (2 * sum) / (people * mean);
  if (!bounds) return index;
  const {lower, upper} = bounds;
  if (!(lower < upper)) throw new Error(`lower must be below upper (${upper}): ${lower}`);
  const outside = groups.find(({value}) => value < lower || value > upper);
  if (outside) throw new Error(`a value must lie between ${lower} and ${upper}: ${outside.value}`);
  return (index * 4 * mean) / (upper - lower);
}

/** One group of people and the value of an indicator there, null if unknown. */
export interface RankedGroup {
  value: Figure;
  population: number;
}

/** Population-weighted least squares of the values on the cumulative population share at the middle of each group. */
function slopeOf(groups: readonly RankedGroup[]): {slope: number; intercept: number} | null {
  if (groups.length < 2) throw new Error(`a slope needs at least two groups: ${groups.length}`);
  const odd = groups.find(({population}) => !(population > 0 && Number.isFinite(population)));
  if (odd) throw new Error(`a population must be greater than 0: ${odd.population}`);
  const people = groups.reduce((sum, g) => sum + g.population, 0);
  const points: {x: number; y: number; share: number}[] = [];
  let before = 0;
  for (const {value, population} of groups) {
    if (value === null) return null;
    if (!Number.isFinite(value)) throw new Error(`a value must be finite or null: ${value}`);
    points.push({x: (before + population / 2) / people, y: value, share: population / people});
    before += population;
  }
  // The shares add up to 1, and the mean of such midpoints is ½.
  const meanY = points.reduce((sum, {y, share}) => sum + share * y, 0);
  const xy = points.reduce((sum, {x, y, share}) => sum + share * (x - 0.5) * (y - meanY), 0);
  const xx = points.reduce((sum, {x, share}) => sum + share * (x - 0.5) ** 2, 0);
  const slope = xy / xx;
  return {slope, intercept: meanY - slope / 2};
}

/**
 * Slope index of inequality of *groups* in the order of need: by how much the fitted value at the end of the last group
 * differs from that at the beginning of the first, in the unit of the value. Null if a group has no value, since the ranks
 * of the others would be wrong without it. Throws for fewer than two groups and groups without people. As phe_sii of
 * PHEindicatormethods without transformation.
 */
export function slopeIndex(groups: readonly RankedGroup[]): number | null {
  return slopeOf(groups)?.slope ?? null;
}

/** Relative index of inequality: the ratio of those two fitted values, last to first. Null, and errors, as in slopeIndex. */
export function relativeIndex(groups: readonly RankedGroup[]): number | null {
  const line = slopeOf(groups);
  return line === null ? null : (line.intercept + line.slope) / line.intercept;
}
