import {
  aggregations,
  columnsOf,
  compositeIndex,
  isFlat,
  normalise,
  statusClass,
  toPositive,
  treatOutliers,
  weightsOf
} from "./needIndex.js";
import type {Aggregation, Figure, IndexOptions, Normalisation} from "./needIndex.js";

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
  /** Data noise for indicators that are shares, one entry per indicator, null for others. Several times slower. */
  counts?: readonly (ShareCounts | null)[];
  /** Areas counted as the top: this share of those with an index. Default 0.2. */
  topShare?: number;
}

/** How firmly an area holds its place. Ranks: 1 is most need; equal indices share the mean of their ranks. */
export interface AreaRobustness {
  /** Rank of the index with the options as given. */
  rank: number;
  /** Middle, 5 and 95 per cent of its ranks over the runs. */
  median: number;
  lower: number;
  upper: number;
  /** Share of the runs in which it is among the top areas. */
  top: number;
  /** Share of the runs in MSS class 1 hoch, 2 mittel, 3 niedrig, 4 sehr niedrig, by the index standardised in that run. */
  classes: [number, number, number, number];
  /** Best and worst rank some weighting of the indicators was found to give: an inner estimate of what is possible. */
  bestFound: number;
  worstFound: number;
  /** Ranks no weighting can go beyond, since other areas are higher (lower) on every indicator: an outer bound. */
  bestBound: number;
  worstBound: number;
  /** Areas (row numbers) at least as high on every weighted indicator and higher on one. */
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

/** *column* with every share drawn anew from its Jeffreys distribution, Beta(r + ½, n − r + ½). */
function drawColumn(column: readonly Figure[], counts: ShareCounts, random: () => number): Figure[] {
  return column.map((x, area) => {
    const [r, n] = [counts.zaehler[area]!, counts.nenner[area]!];
    if (x === null || r === null || n === null) return x;
    const a = drawGamma(r + 0.5, random);
    return (a / (a + drawGamma(n - r + 0.5, random))) * counts.per;
  });
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

/** The ranked areas' figures on one scale, row by row, one per weighted indicator; NaN where missing. */
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

/** A function that scores every row of a table with given weights, into *scores*. */
function createScorer(areas: number, weights: Float64Array, domainOf: Uint16Array, domainWeights: Float64Array) {
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
    for (let i = 0, at = 0; i < areas; i++) {
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
  const score = createScorer(areas, weights, new Uint16Array(size), Float64Array.of(1));
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
    counts
  } = options;
  if (!(weightNoise >= 0 && weightNoise < 1)) throw new Error(`weightNoise must be in [0, 1[: ${weightNoise}`);
  if (drawNormalisations.length === 0) throw new Error("drawNormalisations: none");
  if (drawAggregations.length === 0) throw new Error("drawAggregations: none");
  const columns = columnsOf(matrix);
  if (counts && counts.length !== columns.length)
    throw new Error(`counts: ${counts.length} for ${columns.length} indicators`);
  columns.forEach((column, k) => counts?.[k] && checkCounts(column, counts[k]));

  const {index} = compositeIndex(matrix, options);
  const areas = index.flatMap((x, area) => (x === null ? [] : [area]));
  if (areas.length < 2) throw new Error(`ranks need at least two areas with an index: ${areas.length}`);
  const given = weightsOf(options, columns.length);
  const domains = given.domains.filter(({weight}) => weight > 0);
  const parts = domains.flatMap(({indicators}, domain) =>
    indicators.flatMap((indicator) => (given.weights[indicator]! > 0 ? [{indicator, domain}] : []))
  );

  const tableOf = (data: readonly (readonly Figure[])[], scale: Normalisation, mean: Aggregation): Table => {
    const table = new Float64Array(areas.length * parts.length);
    parts.forEach(({indicator}, k) => {
      const scaled = normalise(data[indicator]!, scale);
      // The logarithm of a geometric mean is an arithmetic mean of logarithms, and ranks the areas alike.
      const column = mean === "geometric" ? toPositive(scaled).map((x) => x && Math.log(x)) : scaled;
      areas.forEach((area, i) => (table[i * parts.length + k] = column[area] ?? NaN));
    });
    return table;
  };
  const treat = (data: readonly (readonly Figure[])[], most: number): readonly (readonly Figure[])[] =>
    data.map((column) => treatOutliers(column, most).values);
  const treatedColumns = treat(columns, drawTreat);
  const tables = new Map<string, Table>();
  const drawTable = (scale: Normalisation, mean: Aggregation, treated: boolean, random: () => number): Table => {
    if (counts) {
      const drawn = columns.map((column, k) => (counts[k] ? drawColumn(column, counts[k], random) : column));
      return tableOf(treated ? treat(drawn, drawTreat) : drawn, scale, mean);
    }
    const key = `${scale} ${mean} ${treated}`;
    const table = tables.get(key) ?? tableOf(treated ? treatedColumns : columns, scale, mean);
    tables.set(key, table);
    return table;
  };

  const weights = new Float64Array(parts.length);
  const domainWeights = new Float64Array(domains.length);
  const domainOf = Uint16Array.from(parts, ({domain}) => domain);
  const score = createScorer(areas.length, weights, domainOf, domainWeights);
  const rank = createRanker(areas.length);
  const nominal = new Float64Array(areas.length);
  rank(
    Float64Array.from(areas, (area) => index[area]!),
    nominal
  );

  return {
    areas,
    nominal,
    /** The table the nominal ranks come from. */
    table: tableOf(treat(columns, options.treat ?? 0), normalisation, aggregation),
    /** Draws one run: indices into *scores*, ranks into *ranks*, NaN where it cannot rank an area; returns how many it can. */
    run(sources: Sources, scores: Float64Array, ranks: Float64Array): number {
      const scale = pick(drawNormalisations, sources.normalisation);
      const mean = pick(drawAggregations, sources.aggregation);
      const treated = sources.treatment() < 0.5;
      const omitted = Math.floor(sources.omission() * (parts.length + 1));
      const vary = (weight: number): number => weight * (1 + weightNoise * (2 * sources.weights() - 1));
      parts.forEach(({indicator}, k) => (weights[k] = vary(given.weights[indicator]!)));
      domains.forEach(({weight}, d) => (domainWeights[d] = vary(weight)));
      if (leaveOneOut && parts.length > 1 && omitted < parts.length) weights[omitted] = 0;
      score(drawTable(scale, mean, treated, sources.data), scores);
      const ranked = rank(scores, ranks);
      if (mean === "geometric") for (let i = 0; i < scores.length; i++) scores[i] = Math.exp(scores[i]!);
      return ranked;
    }
  };
}

/** Counts the MSS class of each area, its index standardised over the areas of this run, into *classes* (four per area). */
function countClasses(scores: Float64Array, ranked: number, classes: Uint32Array): void {
  let sum = 0;
  for (const x of scores) if (!Number.isNaN(x)) sum += x;
  const mean = sum / ranked;
  let squares = 0;
  for (const x of scores) if (!Number.isNaN(x)) squares += (x - mean) ** 2;
  const sd = Math.sqrt(squares / ranked);
  const perSd = isFlat(mean, sd) ? 0 : 1 / sd;
  for (let i = 0; i < scores.length; i++)
    if (!Number.isNaN(scores[i]!)) classes[4 * i + statusClass((scores[i]! - mean) * perSd)! - 1]!++;
}

/**
 * How the ranks of a composite index (see compositeIndex for *matrix* and the index options) withstand other defensible
 * choices: *runs* times a scale, a mean, weights, perhaps an indicator left out, outliers treated or not and, if `counts`
 * are given, the shares themselves are drawn anew, and all areas ranked. One entry per area, null without an index. An area
 * that lacks figures is ranked by those it has; a run that leaves it without any of a domain does not count for it, and
 * without a run that counts it has no entry. The same *seed* gives the same result to the last bit. Time and memory grow in
 * proportion to runs and areas; only the bounds compare all pairs of areas, once. OECD/JRC Handbook 2008, step 7. Throws
 * for fewer than two areas with an index, bad options, counts that do not fit and whatever compositeIndex refuses.
 */
export function rankRobustness(
  matrix: readonly (readonly Figure[])[],
  options: RobustnessOptions,
  {runs, seed}: {runs: number; seed: number}
): (AreaRobustness | null)[] {
  const {topShare = 0.2} = options;
  if (!Number.isInteger(runs) || runs < 1) throw new Error(`runs must be a whole number from 1 on: ${runs}`);
  if (!(topShare > 0 && topShare <= 1)) throw new Error(`topShare must be in ]0, 1]: ${topShare}`);
  const {areas, nominal, table, run} = createScenarios(matrix, options);
  const n = areas.length;
  const random = createRandom(seed);
  const sources = Object.fromEntries(assumptions.map((name) => [name, random])) as Sources;
  const [scores, ranks] = [new Float64Array(n), new Float64Array(n)];
  // All ranks of one area side by side, since quantiles are taken area by area.
  const ranksByArea = new Float32Array(n * runs);
  const top = new Uint32Array(n);
  const classes = new Uint32Array(n * 4);
  for (let r = 0; r < runs; r++) {
    const ranked = run(sources, scores, ranks);
    countClasses(scores, ranked, classes);
    const last = Math.max(1, topShare * ranked);
    for (let i = 0; i < n; i++) {
      ranksByArea[i * runs + r] = ranks[i]!;
      if (ranks[i]! <= last) top[i]!++;
    }
  }

  // How often an area had a rank, by halves, as ties share theirs: counting is much faster than sorting all runs.
  const tally = new Uint32Array(2 * n + 1);
  const bounds = boundsOf(table, n);
  const extremes = extremesOf(table, n, random);
  const entries = areas.flatMap((area, i) => {
    tally.fill(0);
    for (let r = i * runs; r < (i + 1) * runs; r++) if (!Number.isNaN(ranksByArea[r]!)) tally[2 * ranksByArea[r]!]!++;
    const perClass = [...classes.subarray(4 * i, 4 * i + 4)];
    const counted = perClass.reduce((sum, count) => sum + count, 0);
    if (counted === 0) return [];
    const at = (share: number, round: (position: number) => number): number => {
      const position = round((counted - 1) * share);
      let [seen, half] = [0, 0];
      while (seen <= position) seen += tally[++half]!;
      return half / 2;
    };
    const entry = {
      rank: nominal[i]!,
      median: (at(0.5, Math.floor) + at(0.5, Math.ceil)) / 2,
      lower: at(0.05, Math.floor),
      upper: at(0.95, Math.ceil),
      top: top[i]! / counted,
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
 * bootstrap of the n rows. An input that *f* ignores has exactly 0 for both, and all have if *f* is constant. `first` may
 * fall below 0 by chance; do not cut it off except in charts. *f* must not keep its argument, which is reused. The same
 * *seed* gives the same result. Throws for n below 2, d below 1 and a value of *f* that is not finite.
 */
export function sobolIndices(
  f: (inputs: Float64Array) => number,
  d: number,
  n: number,
  seed: number
): {first: SobolIndex[]; total: SobolIndex[]} {
  if (!Number.isInteger(n) || n < 2) throw new Error(`n must be a whole number from 2 on: ${n}`);
  if (!Number.isInteger(d) || d < 1) throw new Error(`d must be a whole number from 1 on: ${d}`);
  const random = createRandom(seed);
  const value = (inputs: Float64Array): number => {
    const y = f(inputs);
    if (!Number.isFinite(y)) throw new Error(`f must give a finite number, not ${y} for ${inputs.join(", ")}`);
    return y;
  };
  const [yA, yB] = [new Float64Array(n), new Float64Array(n)];
  const yAB = Array.from({length: d}, () => new Float64Array(n));
  const [a, b, mixed] = [new Float64Array(d), new Float64Array(d), new Float64Array(d)];
  for (let row = 0; row < n; row++) {
    for (let i = 0; i < d; i++) a[i] = random();
    for (let i = 0; i < d; i++) b[i] = random();
    mixed.set(a);
    yA[row] = value(mixed);
    for (let i = 0; i < d; i++) {
      mixed.set(a);
      mixed[i] = b[i]!;
      yAB[i]![row] = value(mixed);
    }
    mixed.set(b);
    yB[row] = value(mixed);
  }

  const all = Uint32Array.from({length: n}, (_, row) => row);
  const estimate = (rows: Uint32Array): {first: number[]; total: number[]} => {
    let mean = 0;
    for (const row of rows) mean += yA[row]! + yB[row]!;
    mean /= 2 * n;
    let variance = 0;
    for (const row of rows) variance += (yA[row]! - mean) ** 2 + (yB[row]! - mean) ** 2;
    variance /= 2 * n;
    if (variance === 0) return {first: yAB.map(() => 0), total: yAB.map(() => 0)};
    const [first, total] = [[] as number[], [] as number[]];
    for (const y of yAB) {
      let [covariance, squares] = [0, 0];
      for (const row of rows) {
        const change = y[row]! - yA[row]!;
        // Taking the mean off y_B changes nothing in expectation and makes the estimate much steadier.
        covariance += (yB[row]! - mean) * change;
        squares += change * change;
      }
      first.push(covariance / n / variance);
      total.push(squares / (2 * n) / variance);
    }
    return {first, total};
  };
  const drawn = Array.from({length: resamples}, () => estimate(all.map(() => Math.floor(random() * n))));
  const nominal = estimate(all);
  const withInterval = (kind: "first" | "total"): SobolIndex[] =>
    nominal[kind].map((share, i) => {
      const sorted = Float64Array.from(drawn, (estimates) => estimates[kind][i]!).sort();
      return {
        value: share,
        lower: sorted[Math.floor((resamples - 1) * 0.05)]!,
        upper: sorted[Math.ceil((resamples - 1) * 0.95)]!
      };
    });
  return {first: withInterval("first"), total: withInterval("total")};
}

/**
 * Which assumption moves the ranks: Sobol indices of the mean absolute change of rank against the nominal index, one input
 * for each of `assumptions` in that order ("data" is inert without `counts`). *n* rows cost 8 n runs of rankRobustness,
 * whose options and errors these are.
 */
export function assumptionSensitivity(
  matrix: readonly (readonly Figure[])[],
  options: RobustnessOptions,
  {n, seed}: {n: number; seed: number}
): {first: SobolIndex[]; total: SobolIndex[]} {
  const {areas, nominal, run} = createScenarios(matrix, options);
  const [scores, ranks] = [new Float64Array(areas.length), new Float64Array(areas.length)];
  const change = (inputs: Float64Array): number => {
    const [normalisation, aggregation, treatment, omission] = [...inputs].map((u) => () => u);
    // Weights and data are many numbers each, so their input is the seed of a stream.
    const [weights, data] = [...inputs.subarray(4)].map((u) => createRandom(Math.floor(u * 2 ** 32)));
    const sources = {normalisation, aggregation, treatment, omission, weights, data} as Sources;
    const ranked = run(sources, scores, ranks);
    let sum = 0;
    for (let i = 0; i < ranks.length; i++) if (!Number.isNaN(ranks[i]!)) sum += Math.abs(ranks[i]! - nominal[i]!);
    return sum / ranked;
  };
  return sobolIndices(change, assumptions.length, n, seed);
}
