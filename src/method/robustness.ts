import {
  aggregations,
  columnsOf,
  compositeIndex,
  fitNormaliser,
  fitPositive,
  fitTreatment,
  isFlat,
  placed,
  statusClass,
  weightsOf
} from "./needIndex.js";
import type {Aggregation, Figure, IndexOptions, Normalisation, Placer} from "./needIndex.js";

/** Numerators and denominators of an indicator that is a share; `per` gives its unit: 100 for per cent, −100 if turned round. */
export interface ShareCounts {
  zaehler: readonly Figure[];
  nenner: readonly Figure[];
  per: number;
}

export interface RobustnessOptions extends IndexOptions {
  /** Scales a run may draw. Default: all but the plain rank, which is the percentile on another scale. */
  drawNormalisations?: readonly Normalisation[];
  /** Means a run may draw. Default: both. */
  drawAggregations?: readonly Aggregation[];
  /** Weights of indicators and domains vary by up to this share to either side, 0 to 1. Default 0.25. */
  weightNoise?: number;
  /** A run may leave out one of the K weighted indicators, each with probability 1/(K + 1). Default true. */
  leaveOneOut?: boolean;
  /** Half of the runs treat outliers, at most so many points per indicator. Default: `treat`, or else 2; 0: never. */
  drawTreat?: number;
  /** Data noise for indicators that are shares, one entry per indicator, null for others: the ranked areas' are drawn. */
  counts?: readonly (ShareCounts | null)[];
  /** Areas (row numbers) to rank; the others only set the scale. Default: all. */
  ranked?: readonly number[];
  /** Areas counted as the top: this share of those ranked. Default 0.2. */
  topShare?: number;
  /** Share of the runs whose ranks, the middle ones, lie from `lower` to `upper`. Default 0.9. */
  rankShare?: number;
  /** Weightings drawn for `topAnyWeights`. Default 1000: a share of one half is then known to about two hundredths. */
  anyWeightings?: number;
}

/** How firmly an area holds its place. Ranks: 1 is most need; equal indices share the mean of their ranks. */
export interface AreaRobustness {
  /** Rank of the index with the options as given. */
  rank: number;
  /** Middle of its ranks over the runs, and the limits of the middle `rankShare` of them. */
  median: number;
  lower: number;
  upper: number;
  /** Share of the runs in which it is among the top areas. */
  top: number;
  /** Share of all weightings of the domains (drawn evenly, scale and mean as given) in which it is among the top areas. */
  topAnyWeights: number;
  /** Share of the runs in MSS class 1 hoch, 2 mittel, 3 niedrig, 4 sehr niedrig, by the index standardised in that run. */
  classes: [number, number, number, number];
  /** Best and worst rank some weighting of the indicators was found to give: an inner estimate of what is possible. */
  bestFound: number;
  worstFound: number;
  /** Ranks no weighting can go beyond, since other areas are higher (lower) on every indicator: an outer bound. */
  bestBound: number;
  worstBound: number;
  /** Ranked areas (row numbers) at least as high on every weighted indicator and higher on one. */
  dominatedBy: number[];
  /** 1, 2, … from most need. Within a tier all intervals lower–upper overlap; those of neighbouring tiers may, too. */
  tier: number;
}

/** A seeded stream of uniforms in [0, 1), the same on every machine (mulberry32). Throws unless *seed* is an integer. */
export function createRandom(seed: number): () => number {
  if (!Number.isInteger(seed)) throw new Error(`seed must be an integer: ${seed}`);
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** A draw from the standard gamma distribution (Marsaglia and Tsang 2000); *shape* is 0.5 or more. */
function drawGamma(shape: number, random: () => number): number {
  if (shape < 1) return drawGamma(shape + 1, random) * (1 - random()) ** (1 / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
    const v = (1 + c * x) ** 3;
    if (v > 0 && Math.log(1 - random()) < (x * x) / 2 + d - d * v + d * Math.log(v)) return d * v;
  }
}

/** Throws unless there are numerators and denominators for every area of *column*, and they give its shares. */
function checkCounts(column: readonly Figure[], {zaehler, nenner, per}: ShareCounts): void {
  if (zaehler.length !== column.length || nenner.length !== column.length)
    throw new Error(`counts: ${zaehler.length} zaehler and ${nenner.length} nenner for ${column.length} areas`);
  column.forEach((x, area) => {
    const [r, n] = [zaehler[area]!, nenner[area]!];
    if (x === null || r === null || n === null) return;
    if (!(n > 0 && r >= 0 && r <= n)) throw new Error(`counts: no share of area ${area}: ${r} of ${n}`);
    // Published shares are rounded, so they need not agree to the last digit.
    if (Math.abs((r / n) * per - x) > Math.abs(per) / 100)
      throw new Error(`counts: area ${area} has ${x}, not ${r} of ${n} times ${per}`);
  });
}

/** A share drawn from its Jeffreys distribution, Beta(r + ½, n − r + ½). */
function drawShare(r: number, n: number, random: () => number): number {
  const a = drawGamma(r + 0.5, random);
  return a / (a + drawGamma(n - r + 0.5, random));
}

/**
 * A function that ranks *values* into *ranks* (1 for the highest, the mean rank for ties, NaN for NaN) and returns how many
 * it ranked. Values that agree to 12 digits of the largest tie, since their last bits are only rounding.
 */
function createRanker(count: number): (values: Float64Array, ranks: Float64Array) => number {
  // Buckets by size, then insertion: more than twice as fast as the built-in sort, and ranking is most of a run. The order
  // of the last run is where the next one starts, so that little is left to insert even if a few buckets hold all values.
  let order = Uint32Array.from({length: count}, (_, i) => i);
  let spare = new Uint32Array(count);
  const keys = new Float64Array(count);
  const buckets = new Uint32Array(count);
  const starts = new Uint32Array(count + 2);
  return function rank(values, ranks) {
    let [low, high] = [Infinity, -Infinity];
    for (let i = 0; i < count; i++) {
      const value = values[i]!;
      if (value < low) low = value;
      if (value > high) high = value;
    }
    const perBucket = high > low ? (count - 1) / (high - low) : 0;
    starts.fill(0);
    for (let i = 0; i < count; i++) {
      const missing = Number.isNaN(values[i]!);
      keys[i] = missing ? -Infinity : values[i]!;
      buckets[i] = missing ? 0 : 1 + Math.floor((values[i]! - low) * perBucket);
      starts[buckets[i]! + 1]!++;
    }
    const missing = starts[1]!;
    for (let b = 0; b <= count; b++) starts[b + 1]! += starts[b]!;
    for (let p = 0; p < count; p++) spare[starts[buckets[order[p]!]!]!++] = order[p]!;
    [order, spare] = [spare, order];
    for (let p = 1; p < count; p++) {
      const item = order[p]!;
      const key = keys[item]!;
      let q = p;
      for (; q > 0 && keys[order[q - 1]!]! > key; q--) order[q] = order[q - 1]!;
      order[q] = item;
    }

    const tolerance = Math.max(Math.abs(low), Math.abs(high)) * 1e-12;
    for (let p = 0; p < missing; p++) ranks[order[p]!] = NaN;
    for (let start = missing; start < count;) {
      const limit = keys[order[start]!]! + tolerance;
      let end = start + 1;
      while (end < count && keys[order[end]!]! <= limit) end++;
      const mean = count - (start + end - 1) / 2;
      for (let p = start; p < end; p++) ranks[order[p]!] = mean;
      start = end;
    }
    return count - missing;
  };
}

/** The value at *position* (0 for the lowest) of *values*, which change their order (Hoare's quickselect). */
function selectValue(values: Float64Array, position: number): number {
  let [low, high] = [0, values.length - 1];
  while (low < high) {
    const pivot = values[position]!;
    let [i, j] = [low, high];
    while (i <= j) {
      while (values[i]! < pivot) i++;
      while (values[j]! > pivot) j--;
      if (i > j) break;
      const value = values[i]!;
      values[i++] = values[j]!;
      values[j--] = value;
    }
    if (j < position) low = i;
    if (i > position) high = j;
  }
  return values[position]!;
}

/** The last rank that is among the top *topShare* (0 to 1) of *ranked* areas; at least the first one is. */
export const lastTop = (topShare: number, ranked: number): number => Math.max(1, topShare * ranked);

/**
 * A function that adds 1 in *top* for each of the *values* that a ranker would rank among the top: several times faster than
 * ranking them all, with the same tolerance for ties.
 */
function createTopCounter(topShare: number): (values: Float64Array, top: Uint32Array) => void {
  let spare = new Float64Array();
  return function countTop(values, top) {
    if (spare.length !== values.length) spare = new Float64Array(values.length);
    let [count, largest] = [0, 0];
    for (let i = 0; i < values.length; i++) {
      const missing = Number.isNaN(values[i]!);
      spare[i] = missing ? -Infinity : values[i]!;
      if (missing) continue;
      count++;
      largest = Math.max(largest, Math.abs(values[i]!));
    }
    const last = lastTop(topShare, count);
    const threshold = selectValue(spare, values.length - Math.floor(last));
    const tolerance = largest * 1e-12;
    let [above, level] = [0, 0];
    for (const value of values)
      if (value > threshold + tolerance) above++;
      else if (value >= threshold - tolerance) level++;
    const levelIsTop = above + (level + 1) / 2 <= last;
    for (let i = 0; i < values.length; i++)
      if (values[i]! > threshold + tolerance || (levelIsTop && values[i]! >= threshold - tolerance)) top[i]!++;
  };
}

/** The areas' figures on one scale, row by row, the ranked first, one per weighted indicator; NaN where missing. */
type Table = Float64Array;

/** Weighted mean of a row that lacks figures, domain by domain; NaN if a weighted domain has none of its indicators. */
function scoreIncomplete(
  table: Table,
  start: number,
  weights: Float64Array,
  domainOf: Uint16Array,
  domainWeights: Float64Array
): number {
  let score = 0;
  let sumOfDomains = 0;
  for (let d = 0; d < domainWeights.length; d++) {
    let [sum, present, all] = [0, 0, 0];
    for (let k = 0; k < weights.length; k++) {
      if (domainOf[k] !== d) continue;
      const x = table[start + k]!;
      all += weights[k]!;
      if (Number.isNaN(x)) continue;
      present += weights[k]!;
      sum += weights[k]! * x;
    }
    if (all === 0) continue;
    score += (domainWeights[d]! * sum) / present;
    sumOfDomains += domainWeights[d]!;
  }
  return score / sumOfDomains;
}

/** A function that scores the first rows of a table with given weights, as many as *scores* has places. */
function createScorer(weights: Float64Array, domainOf: Uint16Array, domainWeights: Float64Array) {
  const effective = new Float64Array(weights.length);
  const sums = new Float64Array(domainWeights.length);
  return function score(table: Table, scores: Float64Array): void {
    sums.fill(0);
    for (let k = 0; k < weights.length; k++) sums[domainOf[k]!]! += weights[k]!;
    let all = 0;
    for (let d = 0; d < sums.length; d++) if (sums[d]! > 0) all += domainWeights[d]!;
    for (let k = 0; k < weights.length; k++) {
      const d = domainOf[k]!;
      effective[k] = sums[d]! > 0 ? ((weights[k]! / sums[d]!) * domainWeights[d]!) / all : 0;
    }
    for (let i = 0, at = 0; i < scores.length; i++) {
      let score = 0;
      for (let k = 0; k < effective.length; k++) score += effective[k]! * table[at++]!;
      scores[i] = Number.isNaN(score)
        ? scoreIncomplete(table, at - effective.length, weights, domainOf, domainWeights)
        : score;
    }
  };
}

/** Tier of each area: in the order of the medians a tier ends where an interval no longer meets all others in it. */
function tiersOf(areas: readonly {median: number; lower: number; upper: number}[]): number[] {
  const tiers = areas.map(() => 0);
  let [tier, common] = [0, {lower: Infinity, upper: -Infinity}];
  const order = areas.map((_, i) => i).sort((a, b) => areas[a]!.median - areas[b]!.median || a - b);
  for (const i of order) {
    const {lower, upper} = areas[i]!;
    const shared = {lower: Math.max(common.lower, lower), upper: Math.min(common.upper, upper)};
    if (shared.lower <= shared.upper) common = shared;
    else [tier, common] = [tier + 1, {lower, upper}];
    tiers[i] = tier;
  }
  return tiers;
}

/**
 * Outer bounds of the ranks over all weights of 0 or more, from pairs of rows: whoever is higher on every indicator is
 * ahead under any weights; whoever is nowhere lower is at worst level. Rows that lack a figure dominate nobody.
 */
function boundsOf(table: Table, areas: number): {best: number; worst: number; dominatedBy: number[]}[] {
  const size = table.length / areas;
  const bounds = Array.from({length: areas}, () => ({best: 1, worst: areas, dominatedBy: [] as number[]}));
  for (let a = 0; a < areas; a++) {
    for (let b = 0; b < areas; b++) {
      if (a === b) continue;
      let level = 0;
      let k = 0;
      for (; k < size && table[a * size + k]! >= table[b * size + k]!; k++)
        if (table[a * size + k] === table[b * size + k]) level++;
      if (k < size) continue;
      bounds[b]!.best += level > 0 ? 0.5 : 1;
      bounds[a]!.worst -= level > 0 ? 0.5 : 1;
      if (level < size) bounds[b]!.dominatedBy.push(a);
    }
  }
  return bounds;
}

/** Weightings tried for the best and worst rank, besides each indicator alone. */
const weightings = 500;

/** Best and worst rank of each row over every single indicator and random weights, from even ones to nearly one-sided. */
function extremesOf(table: Table, areas: number, random: () => number): {best: Float64Array; worst: Float64Array} {
  const size = table.length / areas;
  const weights = new Float64Array(size);
  const score = createScorer(weights, new Uint16Array(size), Float64Array.of(1));
  const rank = createRanker(areas);
  const [scores, ranks] = [new Float64Array(areas), new Float64Array(areas)];
  const best = new Float64Array(areas).fill(Infinity);
  const worst = new Float64Array(areas).fill(-Infinity);
  for (let draw = 0; draw < size + weightings; draw++) {
    const power = 1 + 3 * random();
    // Exponential variates to the power of 1 spread evenly over all weightings, higher powers towards few indicators.
    for (let k = 0; k < size; k++) weights[k] = draw < size ? Number(k === draw) : (-Math.log(1 - random())) ** power;
    score(table, scores);
    rank(scores, ranks);
    for (let i = 0; i < areas; i++) {
      if (ranks[i]! < best[i]!) best[i] = ranks[i]!;
      if (ranks[i]! > worst[i]!) worst[i] = ranks[i]!;
    }
  }
  return {best, worst};
}

/** Where a run takes its choices from; one stream for all of them, or one each to see which matters. */
export const assumptions = ["normalisation", "aggregation", "treatment", "omission", "weights", "data"] as const;
type Sources = Record<(typeof assumptions)[number], () => number>;

function pick<T>(list: readonly T[], random: () => number): T {
  return list[Math.floor(random() * list.length)]!;
}

/** Rows to rank as a set. Throws for one that is not there or that comes twice. */
function checkRanked(ranked: readonly number[], count: number): Set<number> {
  const rows = new Set<number>();
  for (const row of ranked) {
    if (!Number.isInteger(row) || row < 0 || row >= count) throw new Error(`ranked: no row ${row} among ${count}`);
    if (rows.has(row)) throw new Error(`ranked: row ${row} occurs twice`);
    rows.add(row);
  }
  return rows;
}

/** Where a figure of *column* stands in a table: treated, on the scale and, for a geometric mean, as a logarithm. */
function fitIndicator(column: readonly Figure[], most: number, scale: Normalisation, mean: Aggregation): Placer {
  const treat = fitTreatment(column, most).place;
  const normaliser = fitNormaliser(placed(column, treat), scale);
  const place: Placer = (x, own) => normaliser(treat(x), treat(own));
  if (mean === "arithmetic") return place;
  const positive = fitPositive(placed(column, place));
  // The logarithm of a geometric mean is an arithmetic mean of logarithms, and ranks the areas alike.
  return (x, own) => Math.log(positive(place(x, own)));
}

/** All that runs share, computed once: checks, the nominal ranks, every table, and a function for one run. */
function createScenarios(matrix: readonly (readonly Figure[])[], options: RobustnessOptions) {
  const {
    normalisation = "z",
    aggregation = "arithmetic",
    drawNormalisations = ["z", "minmax", "percentile", "exponential"],
    drawAggregations = aggregations,
    weightNoise = 0.25,
    leaveOneOut = true,
    drawTreat = options.treat || 2,
    counts,
    ranked = matrix.map((_, row) => row)
  } = options;
  if (!(weightNoise >= 0 && weightNoise < 1)) throw new Error(`weightNoise must be in [0, 1[: ${weightNoise}`);
  if (drawNormalisations.length === 0) throw new Error("drawNormalisations: none");
  if (drawAggregations.length === 0) throw new Error("drawAggregations: none");
  const columns = columnsOf(matrix);
  if (counts && counts.length !== columns.length)
    throw new Error(`counts: ${counts.length} for ${columns.length} indicators`);
  columns.forEach((column, k) => counts?.[k] && checkCounts(column, counts[k]));

  const {index} = compositeIndex(matrix, options);
  const toRank = checkRanked(ranked, matrix.length);
  const withIndex = index.flatMap((x, row) => (x === null ? [] : [row]));
  const areas = withIndex.filter((row) => toRank.has(row));
  const rows = [...areas, ...withIndex.filter((row) => !toRank.has(row))];
  if (areas.length < 2) throw new Error(`ranks need at least two areas with an index: ${areas.length}`);
  const given = weightsOf(options, columns.length);
  const domains = given.domains.filter(({weight}) => weight > 0);
  const parts = domains.flatMap(({indicators}, domain) =>
    indicators.flatMap((indicator) => (given.weights[indicator]! > 0 ? [{indicator, domain}] : []))
  );

  const tableOf = (most: number, scale: Normalisation, mean: Aggregation): {table: Table; placers: Placer[]} => {
    const table = new Float64Array(rows.length * parts.length);
    const placers = parts.map(({indicator}) => fitIndicator(columns[indicator]!, most, scale, mean));
    parts.forEach(({indicator}, k) => {
      const column = placed(columns[indicator]!, placers[k]!);
      rows.forEach((row, i) => (table[i * parts.length + k] = column[row] ?? NaN));
    });
    return {table, placers};
  };
  const cells = parts.flatMap(({indicator}, k) => {
    const shares = counts?.[indicator];
    if (!shares) return [];
    return areas.flatMap((area, i) => {
      const [own, r, n] = [columns[indicator]![area]!, shares.zaehler[area]!, shares.nenner[area]!];
      return own === null || r === null || n === null
        ? []
        : [{at: i * parts.length + k, k, own, r, n, per: shares.per}];
    });
  });
  const tables = new Map<string, {table: Table; placers: Placer[]}>();
  const drawTable = (most: number, scale: Normalisation, mean: Aggregation, random: () => number): Table => {
    const key = `${most} ${scale} ${mean}`;
    const {table, placers} = tables.get(key) ?? tableOf(most, scale, mean);
    tables.set(key, {table, placers});
    // Every run draws the same cells anew, so nothing is left of the one before.
    for (const {at, k, own, r, n, per} of cells) table[at] = placers[k]!(drawShare(r, n, random) * per, own);
    return table;
  };

  const weights = new Float64Array(parts.length);
  const domainWeights = new Float64Array(domains.length);
  const domainOf = Uint16Array.from(parts, ({domain}) => domain);
  const score = createScorer(weights, domainOf, domainWeights);
  const rank = createRanker(areas.length);
  const nominal = new Float64Array(areas.length);
  rank(
    Float64Array.from(areas, (area) => index[area]!),
    nominal
  );
  const nominalTable = tableOf(options.treat ?? 0, normalisation, aggregation).table.subarray(
    0,
    areas.length * parts.length
  );

  return {
    /** The ranked areas: what all ranks, and the first scores, belong to. */
    areas,
    /** How many areas can have a score: the ranked ones and those that only set the scale. */
    scored: rows.length,
    nominal,
    /** The table the nominal ranks come from, of the ranked areas alone. */
    table: nominalTable,
    /**
     * Draws one run: indices into *scores*, for the ranked areas or all, ranks into *ranks*, NaN where it cannot rank an
     * area; returns how many it can.
     */
    run(sources: Sources, scores: Float64Array, ranks: Float64Array): number {
      const scale = pick(drawNormalisations, sources.normalisation);
      const mean = pick(drawAggregations, sources.aggregation);
      const most = sources.treatment() < 0.5 ? drawTreat : 0;
      const omitted = Math.floor(sources.omission() * (parts.length + 1));
      const vary = (weight: number): number => weight * (1 + weightNoise * (2 * sources.weights() - 1));
      parts.forEach(({indicator}, k) => (weights[k] = vary(given.weights[indicator]!)));
      domains.forEach(({weight}, d) => (domainWeights[d] = vary(weight)));
      if (leaveOneOut && parts.length > 1 && omitted < parts.length) weights[omitted] = 0;
      score(drawTable(most, scale, mean, sources.data), scores);
      const counted = rank(scores, ranks);
      if (mean === "geometric") for (let i = 0; i < scores.length; i++) scores[i] = Math.exp(scores[i]!);
      return counted;
    },
    /** Scores the ranked areas under a weighting drawn evenly from all of the domains, or of the indicators of the only one. */
    scoreAnyWeights(random: () => number, scores: Float64Array): void {
      parts.forEach(({indicator}, k) => (weights[k] = given.weights[indicator]!));
      domainWeights.fill(1);
      const drawn = domains.length > 1 ? domainWeights : weights;
      // Exponential variates, as the scorer divides them by their sum, are spread evenly over all weightings.
      for (let i = 0; i < drawn.length; i++) drawn[i] = -Math.log(1 - random());
      score(nominalTable, scores);
    }
  };
}

/** Counts the MSS class of each area, its index standardised over all *scores* of this run, into *classes* (four per area). */
function countClasses(scores: Float64Array, classes: Uint32Array): void {
  let [sum, count] = [0, 0];
  for (const x of scores) {
    if (Number.isNaN(x)) continue;
    sum += x;
    count++;
  }
  const mean = sum / count;
  let squares = 0;
  for (const x of scores) if (!Number.isNaN(x)) squares += (x - mean) ** 2;
  const sd = Math.sqrt(squares / count);
  const perSd = isFlat(mean, sd) ? 0 : 1 / sd;
  for (let i = 0; 4 * i < classes.length; i++)
    if (!Number.isNaN(scores[i]!)) classes[4 * i + statusClass((scores[i]! - mean) * perSd)! - 1]!++;
}

/**
 * How the ranks of a composite index (see compositeIndex for *matrix* and the index options) withstand other defensible
 * choices: *runs* times a scale, a mean, weights, perhaps an indicator left out, outliers treated or not and, if `counts`
 * are given, the ranked areas' shares themselves are drawn anew, and these areas ranked. Every scale and treatment is that
 * of the figures as given, over all rows; drawn shares are placed on it. One entry per area, null if it is not ranked or
 * without an index. An area that lacks figures is ranked by those it has; a run that leaves it without any of a domain does
 * not count for it, and without a run that counts it has no entry. The same *seed* gives the same result to the last bit.
 * Time and memory grow in proportion to runs and areas; only the bounds compare all pairs of areas, once. OECD/JRC Handbook
 * 2008, step 7. Throws for fewer than two ranked areas with an index, bad options, counts that do not fit and whatever
 * compositeIndex refuses.
 */
export function rankRobustness(
  matrix: readonly (readonly Figure[])[],
  options: RobustnessOptions,
  {runs, seed}: {runs: number; seed: number}
): (AreaRobustness | null)[] {
  const {topShare = 0.2, rankShare = 0.9, anyWeightings = 1000} = options;
  if (!Number.isInteger(runs) || runs < 1) throw new Error(`runs must be a whole number from 1 on: ${runs}`);
  if (!(topShare > 0 && topShare <= 1)) throw new Error(`topShare must be in ]0, 1]: ${topShare}`);
  if (!(rankShare > 0 && rankShare < 1)) throw new Error(`rankShare must be in ]0, 1[: ${rankShare}`);
  if (!Number.isInteger(anyWeightings) || anyWeightings < 1)
    throw new Error(`anyWeightings must be a whole number from 1 on: ${anyWeightings}`);
  const {areas, scored, nominal, table, run, scoreAnyWeights} = createScenarios(matrix, options);
  const n = areas.length;
  const random = createRandom(seed);
  const sources = Object.fromEntries(assumptions.map((name) => [name, random])) as Sources;
  const [scores, ranks] = [new Float64Array(scored), new Float64Array(n)];
  // All ranks of one area side by side, since quantiles are taken area by area.
  const ranksByArea = new Float32Array(n * runs);
  const classes = new Uint32Array(n * 4);
  const top = new Uint32Array(n);
  for (let r = 0; r < runs; r++) {
    const last = lastTop(topShare, run(sources, scores, ranks));
    countClasses(scores, classes);
    for (let i = 0; i < n; i++) {
      ranksByArea[i * runs + r] = ranks[i]!;
      if (ranks[i]! <= last) top[i]!++;
    }
  }

  // How often an area had a rank, by halves, as ties share theirs: counting is much faster than sorting all runs.
  const tally = new Uint32Array(2 * n + 1);
  const bounds = boundsOf(table, n);
  const extremes = extremesOf(table, n, random);
  const topAny = new Uint32Array(n);
  const countTop = createTopCounter(topShare);
  const rankedScores = scores.subarray(0, n);
  for (let draw = 0; draw < anyWeightings; draw++) {
    scoreAnyWeights(random, rankedScores);
    countTop(rankedScores, topAny);
  }
  const entries = areas.flatMap((area, i) => {
    tally.fill(0);
    for (let r = i * runs; r < (i + 1) * runs; r++) if (!Number.isNaN(ranksByArea[r]!)) tally[2 * ranksByArea[r]!]!++;
    const perClass = [...classes.subarray(4 * i, 4 * i + 4)];
    const counted = perClass.reduce((sum, count) => sum + count, 0);
    if (counted === 0) return [];
    const at = (position: number): number => {
      let [seen, half] = [0, 0];
      while (seen <= position) seen += tally[++half]!;
      return half / 2;
    };
    const last = counted - 1;
    // Rounded outwards, and both ends as far from theirs.
    const upper = Math.ceil((last * (1 + rankShare)) / 2);
    const entry = {
      rank: nominal[i]!,
      median: (at(Math.floor(last / 2)) + at(Math.ceil(last / 2))) / 2,
      lower: at(last - upper),
      upper: at(upper),
      top: top[i]! / counted,
      topAnyWeights: topAny[i]! / anyWeightings,
      classes: perClass.map((count) => count / counted) as AreaRobustness["classes"],
      bestFound: extremes.best[i]!,
      worstFound: extremes.worst[i]!,
      bestBound: bounds[i]!.best,
      worstBound: bounds[i]!.worst,
      dominatedBy: bounds[i]!.dominatedBy.map((other) => areas[other]!)
    };
    return [{area, entry}];
  });
  const tiers = tiersOf(entries.map(({entry}) => entry));
  const result: (AreaRobustness | null)[] = matrix.map(() => null);
  entries.forEach(({area, entry}, i) => (result[area] = {...entry, tier: tiers[i]!}));
  return result;
}

/** A share of the variance with its 90 per cent bootstrap interval. */
export interface SobolIndex {
  value: number;
  lower: number;
  upper: number;
}

const resamples = 200;

/**
 * How much of the variance of *f* goes back to each of its *d* inputs, uniforms in [0, 1): alone (`first`, Saltelli 2010)
 * and with all interactions (`total`, Jansen 1999), from n (d + 2) evaluations, each with a 90 per cent interval from a
 * bootstrap of the n rows. *f* gives one number, or a list of several, always as many, whose variances are then split as
 * one sum (Gamboa, Janon, Klein and Lagnoux 2014). NaN in a list is an output without a value: a row of the design does not
 * count for an output that lacks one in any of its d + 2 evaluations. An input that *f* ignores has exactly 0 for both, and
 * all have if *f* is constant. `first` may fall below 0 by chance; do not cut it off except in charts. *f* must not keep
 * its argument, which is reused, and may reuse its list. The same *seed* gives the same result. Throws for n below 2, d
 * below 1, a number that is not finite and an infinite one in a list.
 */
export function sobolIndices(
  f: (inputs: Float64Array) => number | ArrayLike<number>,
  d: number,
  n: number,
  seed: number
): {first: SobolIndex[]; total: SobolIndex[]} {
  if (!Number.isInteger(n) || n < 2) throw new Error(`n must be a whole number from 2 on: ${n}`);
  if (!Number.isInteger(d) || d < 1) throw new Error(`d must be a whole number from 1 on: ${d}`);
  const random = createRandom(seed);
  const inputs = new Float64Array(d);
  const valuesAt = (place: Float64Array): Float64Array => {
    inputs.set(place);
    const y = f(inputs);
    const values = typeof y === "number" ? Float64Array.of(y) : Float64Array.from(y);
    const odd = values.find((x) => !Number.isFinite(x) && (typeof y === "number" || !Number.isNaN(x)));
    if (odd !== undefined) throw new Error(`f must give a finite number, not ${odd} for ${place.join(", ")}`);
    return values;
  };
  const rows = Array.from({length: n}, () => {
    const a = Float64Array.from({length: d}, random);
    const b = Float64Array.from({length: d}, random);
    const row = {a: valuesAt(a), b: valuesAt(b), mixed: Array.from(b, (x, i) => valuesAt(a.with(i, x)))};
    // What is not complete is missing as a whole.
    for (const values of [row.b, ...row.mixed]) values.forEach((y, k) => Number.isNaN(y) && (row.a[k] = NaN));
    return row;
  });

  const means = rows[0]!.a.map((_, k) => {
    let [sum, count] = [0, 0];
    for (const {a, b} of rows) {
      if (Number.isNaN(a[k]!)) continue;
      sum += a[k]! + b[k]!;
      count += 2;
    }
    return sum / count;
  });
  // Of each row, over all outputs: its part of the variance, then for every input of its share alone and in all.
  const size = 1 + 2 * d;
  const parts = new Float64Array(n * size);
  rows.forEach(({a, b, mixed}, row) => {
    const part = parts.subarray(row * size, (row + 1) * size);
    means.forEach((mean, k) => {
      if (Number.isNaN(a[k]!)) return;
      part[0]! += ((a[k]! - mean) ** 2 + (b[k]! - mean) ** 2) / 2;
      for (let i = 0; i < d; i++) {
        const change = mixed[i]![k]! - a[k]!;
        // Taking the mean off y_B changes nothing in expectation and makes the estimate much steadier.
        part[1 + i]! += (b[k]! - mean) * change;
        part[1 + d + i]! += (change * change) / 2;
      }
    });
  });
  const all = Uint32Array.from({length: n}, (_, row) => row);
  const estimate = (chosen: Uint32Array): Float64Array => {
    const sums = new Float64Array(size);
    for (const row of chosen) for (let j = 0; j < size; j++) sums[j]! += parts[row * size + j]!;
    return sums.subarray(1).map((sum) => (sums[0] === 0 ? 0 : sum / sums[0]!));
  };
  const drawn = Array.from({length: resamples}, () => estimate(all.map(() => Math.floor(random() * n))));
  const indices = Array.from(estimate(all), (value, j): SobolIndex => {
    const sorted = Float64Array.from(drawn, (shares) => shares[j]!).sort();
    return {
      value,
      lower: sorted[Math.floor((resamples - 1) * 0.05)]!,
      upper: sorted[Math.ceil((resamples - 1) * 0.95)]!
    };
  });
  return {first: indices.slice(0, d), total: indices.slice(d)};
}

/**
 * Which assumption moves the ranks: Sobol indices of the ranks of all ranked areas, one input for each of `assumptions` in
 * that order ("data" is inert without `counts`): shares of the variance of the ranks over the runs, summed over the areas.
 * What is always on and moves every run, such as chance, counts in full. *n* rows cost 8 n runs of rankRobustness, whose
 * options and errors these are.
 */
export function assumptionSensitivity(
  matrix: readonly (readonly Figure[])[],
  options: RobustnessOptions,
  {n, seed}: {n: number; seed: number}
): {first: SobolIndex[]; total: SobolIndex[]} {
  const {areas, run} = createScenarios(matrix, options);
  const [scores, ranks] = [new Float64Array(areas.length), new Float64Array(areas.length)];
  const ranksOf = (inputs: Float64Array): Float64Array => {
    const [normalisation, aggregation, treatment, omission] = [...inputs].map((u) => () => u);
    // Weights and data are many numbers each, so their input is the seed of a stream.
    const [weights, data] = [...inputs.subarray(4)].map((u) => createRandom(Math.floor(u * 2 ** 32)));
    const sources = {normalisation, aggregation, treatment, omission, weights, data} as Sources;
    run(sources, scores, ranks);
    return ranks;
  };
  return sobolIndices(ranksOf, assumptions.length, n, seed);
}
