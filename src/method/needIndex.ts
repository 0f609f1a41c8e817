/** A figure of one area, or null where there is none: missing is left out of every mean, never taken as 0. */
export type Figure = number | null;

export const normalisations = ["z", "minmax", "rank", "percentile", "exponential"] as const;
export type Normalisation = (typeof normalisations)[number];
export const aggregations = ["arithmetic", "geometric"] as const;
export type Aggregation = (typeof aggregations)[number];

/** How an outlying indicator was treated: which areas' values were pulled in, or that all were put on a logarithmic scale. */
export interface Treatment {
  indicator: number;
  method: "winsorised" | "log";
  /** Areas whose value was replaced, with the value before and after; empty for a logarithm. */
  changes: {area: number; from: number; to: number}[];
}

/** Indicators (column numbers) that are put together first, and the weight of the result. */
export interface Domain {
  weight: number;
  indicators: readonly number[];
}

export interface IndexOptions {
  /** One per indicator, 0 or more, not all 0. Default: equal. */
  weights?: readonly number[];
  normalisation?: Normalisation;
  aggregation?: Aggregation;
  /** Treat outliers, at most so many points per indicator: 2 for some forty areas, 5 for hundreds. Default 0: never. */
  treat?: number;
  /** A domain counts for an area from this share of its indicators' weight on. Default 2/3. */
  minimumShare?: number;
  /** Indicators correlated beyond this, or below its negative, are reported. Default 0.8. */
  redundantAbove?: number;
  /** Indicators (columns) by domain, with the domain's weight; no indicator in two. Default: one domain of all. */
  domains?: readonly Domain[];
}

export interface IndexResult {
  /** Aligned with the areas; null where a domain lacks data. Higher is more need. */
  index: Figure[];
  /** Per domain and area. */
  domains: Figure[][];
  /** Per indicator and area, after treatment and normalisation. */
  normalised: Figure[][];
  treatments: Treatment[];
  /** Pairs of weighted indicators (a < b) that say nearly the same: |r| > `redundantAbove` over the areas that have both. */
  correlated: {a: number; b: number; r: number}[];
}

const isFigure = (value: Figure): value is number => value !== null;

function figuresOf(values: readonly Figure[]): number[] {
  const figures = values.filter(isFigure);
  const odd = figures.find((value) => !Number.isFinite(value));
  if (odd !== undefined) throw new Error(`a figure must be finite or null: ${odd}`);
  return figures;
}

const rangeOf = (figures: readonly number[]): [low: number, high: number] => [
  Math.min(...figures),
  Math.max(...figures)
];

/** Mean and population standard deviation (divided by n) of the figures; null if there are none. */
export function momentsOf(values: readonly Figure[]): {mean: number; sd: number} | null {
  const figures = figuresOf(values);
  if (figures.length === 0) return null;
  const mean = figures.reduce((sum, x) => sum + x, 0) / figures.length;
  const variance = figures.reduce((sum, x) => sum + (x - mean) ** 2, 0) / figures.length;
  return {mean, sd: Math.sqrt(variance)};
}

/** True if figures of this mean and spread are all equal: they may differ from their own mean by the last bit. */
export const isFlat = (mean: number, sd: number): boolean => sd <= Math.abs(mean) * 1e-12;

/**
 * Puts a figure on a scale that was fitted to a column. *own* is what the column has in the figure's place: the figure
 * itself, or what it replaces.
 */
export type Placer = (x: number, own: number) => number;

/** A column with every figure placed; null stays null. */
export const placed = (values: readonly Figure[], place: Placer): Figure[] =>
  values.map((x) => (x === null ? null : place(x, x)));

function fitZ(values: readonly Figure[]): Placer {
  const {mean, sd} = momentsOf(values) ?? {mean: NaN, sd: NaN};
  return isFlat(mean, sd) ? () => 0 : (x) => (x - mean) / sd;
}

/**
 * z values: distance from the unweighted mean in population standard deviations, null stays null. If all figures are equal
 * every z is 0: nothing tells the areas apart. Throws for a figure that is not finite.
 */
export const standardise = (values: readonly Figure[]): Figure[] => placed(values, fitZ(values));

export interface MssRow {
  /** z value per indicator, in the order asked for; all null for an area that lacks one of the figures. */
  z: Figure[];
  /** Sum of the z values, or null. */
  sum: Figure;
  /** The sum, standardised over all areas that have one, or null. */
  index: Figure;
}

/**
 * The index of the Monitoring Soziale Stadtentwicklung, as published for 2021: z values with the unweighted mean and the
 * population standard deviation, their plain sum, and that sum standardised again. *indicators* are keys of the rows. An
 * area that is excluded from the procedure comes with a null figure and is left out of every mean. Positive means more
 * problems. Throws without indicators and for a figure that is not finite.
 */
export function mssIndex<K extends string>(
  rows: readonly Readonly<Record<K, Figure>>[],
  indicators: readonly K[]
): MssRow[] {
  if (indicators.length === 0) throw new Error("indicators: none");
  const complete = rows.map((row) => indicators.every((name) => row[name] !== null));
  const columns = indicators.map((name) => standardise(rows.map((row, i) => (complete[i] ? row[name] : null))));
  const z = rows.map((_, i) => columns.map((column) => column[i]!));
  const sums = z.map((own, i) => (complete[i] ? own.filter(isFigure).reduce((sum, value) => sum + value, 0) : null));
  const index = standardise(sums);
  return rows.map((_, i) => ({z: z[i]!, sum: sums[i]!, index: index[i]!}));
}

/** Bounds between the classes of the two indices of the MSS, ascending: the first belongs to the class above it, the others below. */
export const mssGrenzen = {status: [-1, 1, 1.5], dynamik: [-1, 1]} as const;

/** True if *index* is no further than *rundung* from one of *grenzen*: once rounded it may have fallen to either side. */
export const amRand = (index: number, grenzen: readonly number[], rundung: number): boolean =>
  grenzen.some((grenze) => Math.abs(index - grenze) <= rundung);

/** MSS class of a status index: 1 hoch below −1, 2 mittel to +1, 3 niedrig to +1.5, 4 sehr niedrig above; null stays null. */
export function statusClass(index: Figure): 1 | 2 | 3 | 4 | null {
  if (index === null) return null;
  const [hoch, mittel, niedrig] = mssGrenzen.status;
  if (index < hoch) return 1;
  if (index <= mittel) return 2;
  return index <= niedrig ? 3 : 4;
}

/** MSS class of a dynamics index: 1 positiv below −1, 3 stabil to +1, 5 negativ above; null stays null. */
export function dynamicsClass(index: Figure): 1 | 3 | 5 | null {
  if (index === null) return null;
  const [positiv, stabil] = mssGrenzen.dynamik;
  if (index < positiv) return 1;
  return index <= stabil ? 3 : 5;
}

/** Skewness and excess kurtosis of a sample (type 2, as COINr and DuckDB); NaN below 4 figures or if all are equal. */
export function shapeOf(values: readonly number[]): {skewness: number; kurtosis: number} {
  const n = values.length;
  const mean = values.reduce((sum, x) => sum + x, 0) / n;
  const power = (k: number): number => values.reduce((sum, x) => sum + (x - mean) ** k, 0);
  const s2 = power(2);
  if (n < 4 || isFlat(mean, Math.sqrt(s2 / n))) return {skewness: NaN, kurtosis: NaN};
  const g = (Math.sqrt(n) * power(3)) / s2 ** 1.5;
  const k = (n * power(4)) / (s2 * s2);
  return {
    skewness: (g * Math.sqrt(n * (n - 1))) / (n - 2),
    kurtosis: (((n + 1) * (k - 3) + 6) * (n - 1)) / ((n - 2) * (n - 3))
  };
}

/** An indicator has an outlier problem when skewness and kurtosis are both large. */
const isOutlying = (values: readonly number[]): boolean => {
  const {skewness, kurtosis} = shapeOf(values);
  return Math.abs(skewness) >= 2 && kurtosis >= 3.5;
};

/**
 * How outliers of *values* are treated: the extreme value is pulled in to the next one, point by point (equal ones
 * together), until skewness is below 2 or excess kurtosis below 3.5; if that takes more than *most* points, all original
 * values go on a logarithmic scale instead. `place` treats any figure the same way: pulled in to where the treated values
 * end, or its logarithm, as if it were no lower than the lowest. The treatment is null if none was needed. COINr's procedure.
 */
export function fitTreatment(
  values: readonly Figure[],
  most: number
): {place: (x: number) => number; treatment: Omit<Treatment, "indicator"> | null} {
  const original = figuresOf(values);
  if (most <= 0 || !isOutlying(original)) return {place: (x) => x, treatment: null};
  const treated = [...values];
  const before = new Map<number, number>();
  for (;;) {
    const figures = treated.filter(isFigure);
    const [low, high] = rangeOf(figures);
    const extreme = shapeOf(figures).skewness >= 0 ? high : low;
    const inner = rangeOf(figures.filter((x) => x !== extreme));
    const next = extreme === high ? inner[1] : inner[0];
    treated.forEach((x, area) => {
      if (x !== extreme) return;
      if (!before.has(area)) before.set(area, values[area] as number);
      treated[area] = next;
    });
    if (before.size > most) break;
    const kept = treated.filter(isFigure);
    if (isOutlying(kept)) continue;
    const [lowest, highest] = rangeOf(kept);
    const changes = [...before].map(([area, from]) => ({area, from, to: treated[area] as number}));
    return {place: (x) => Math.min(highest, Math.max(lowest, x)), treatment: {method: "winsorised", changes}};
  }
  const [low, high] = rangeOf(original);
  const offset = 0.01 * (high - low);
  return {place: (x) => Math.log(Math.max(x, low) - low + offset), treatment: {method: "log", changes: []}};
}

/** *values* treated as fitTreatment has it; null stays null. */
export function treatOutliers(
  values: readonly Figure[],
  most: number
): {values: Figure[]; treatment: Omit<Treatment, "indicator"> | null} {
  const {place, treatment} = fitTreatment(values, most);
  return {values: placed(values, place), treatment};
}

function fitRanks(values: readonly Figure[]): Placer {
  const sorted = Float64Array.from(figuresOf(values)).sort();
  // Where the run of equal figures that a position belongs to ends.
  const ends = new Uint32Array(sorted.length);
  for (let i = sorted.length - 1; i >= 0; i--) ends[i] = sorted[i] === sorted[i + 1] ? ends[i + 1]! : i + 1;
  return (x, own) => {
    let [below, high] = [0, sorted.length];
    while (below < high) {
      const middle = (below + high) >> 1;
      if (sorted[middle]! < x) below = middle + 1;
      else high = middle;
    }
    const level = sorted[below] === x ? ends[below]! - below : 0;
    return below - Number(own < x) + (level - Number(own === x)) / 2 + 1;
  };
}

/** Rank of each figure, 1 for the smallest; equal figures share the mean of their ranks; null stays null. */
export const ranksOf = (values: readonly Figure[]): Figure[] => placed(values, fitRanks(values));

/** Moves the lowest of *values* to *from* and the highest to *to*; constant ones come to the middle. */
function fitStretch(values: readonly Figure[], from: number, to: number): (x: number) => number {
  const [low, high] = rangeOf(figuresOf(values));
  return high === low ? () => (from + to) / 2 : (x) => from + ((x - low) / (high - low)) * (to - from);
}

/** SIMD's constant: about a tenth of the areas come out above 50. */
const steepness = 23;
const exponential = (share: number): number => 0 - steepness * Math.log(1 - share * (1 - Math.exp(-100 / steepness)));

/**
 * The scale of *values* as normalise has it, for any figure: beyond the ends of the column z and minmax go on, and the
 * others count the rank it would have among the other figures. Throws for a figure that is not finite.
 */
export function fitNormaliser(values: readonly Figure[], normalisation: Normalisation): Placer {
  if (normalisation === "z") return fitZ(values);
  if (normalisation === "minmax") return fitStretch(values, 0, 100);
  const rank = fitRanks(values);
  const n = figuresOf(values).length;
  switch (normalisation) {
    case "rank":
      return rank;
    case "percentile":
      return (x, own) => (n === 1 ? 0.5 : (rank(x, own) - 1) / (n - 1));
    case "exponential":
      return (x, own) => exponential((rank(x, own) - 1) / n);
  }
}

/**
 * One indicator on a common scale; null stays null, equal figures stay equal. z: standard deviations; minmax: 0 to 100;
 * rank: 1 for least need to n; percentile: 0 to 1; exponential: 0 to 100, steep for those with most need (SIMD 2016, from
 * the share of areas with less need). A constant indicator tells nothing apart: z 0, minmax 50, else by the shared rank.
 * Throws for a figure that is not finite.
 */
export const normalise = (values: readonly Figure[], normalisation: Normalisation): Figure[] =>
  placed(values, fitNormaliser(values, normalisation));

/** The scale of *values* as toPositive has it, for any figure: beyond the ends of the column it stays 1 or 100. */
export function fitPositive(values: readonly Figure[]): (x: number) => number {
  const stretch = fitStretch(values, 1, 100);
  return (x) => Math.min(100, Math.max(1, stretch(x)));
}

/** Figures moved to 1 to 100, so that a geometric mean is defined; constant ones all become 50.5. */
export const toPositive = (values: readonly Figure[]): Figure[] => placed(values, fitPositive(values));

/** Pearson correlation over the areas that have both figures; NaN below three areas or without spread. */
export function correlation(a: readonly Figure[], b: readonly Figure[]): number {
  const pairs = a.flatMap((x, i) => {
    const y = b[i] ?? null;
    return x === null || y === null ? [] : [[x, y] as const];
  });
  if (pairs.length < 3) return NaN;
  const mx = pairs.reduce((sum, [x]) => sum + x, 0) / pairs.length;
  const my = pairs.reduce((sum, [, y]) => sum + y, 0) / pairs.length;
  let [xx, yy, xy] = [0, 0, 0];
  for (const [x, y] of pairs) {
    xx += (x - mx) ** 2;
    yy += (y - my) ** 2;
    xy += (x - mx) * (y - my);
  }
  return xy / Math.sqrt(xx * yy);
}

/** Throws unless there is one weight for each of *count*, all finite, none negative, not all 0. */
function checkWeights(weights: readonly number[], count: number): void {
  if (weights.length !== count) throw new Error(`weights: ${weights.length} for ${count} indicators`);
  const odd = weights.find((w) => !Number.isFinite(w) || w < 0);
  if (odd !== undefined) throw new Error(`a weight must be 0 or more: ${odd}`);
  if (weights.every((w) => w === 0)) throw new Error(`weights: all 0 (${weights.join(", ")})`);
}

/**
 * The weights of *count* indicators and of their domains as *options* has them, checked: a domain whose indicators all
 * weigh 0 weighs 0. Throws for weights below 0 or all 0, an empty domain, an unknown indicator or one in two domains.
 */
export function weightsOf(options: IndexOptions, count: number): {weights: number[]; domains: Domain[]} {
  const weights = [...(options.weights ?? Array.from({length: count}, () => 1))];
  checkWeights(weights, count);
  const given = options.domains ?? [{weight: 1, indicators: weights.map((_, k) => k)}];
  const seen = new Set<number>();
  for (const {indicators} of given) {
    if (indicators.length === 0) throw new Error("domains: one has no indicators");
    for (const k of indicators) {
      if (weights[k] === undefined) throw new Error(`domains: no indicator ${k} among ${count}`);
      if (seen.has(k)) throw new Error(`domains: indicator ${k} occurs twice`);
      seen.add(k);
    }
  }
  const domains = given.map(({weight, indicators}) => ({
    weight: indicators.some((k) => weights[k]! > 0) ? weight : 0,
    indicators
  }));
  checkWeights(
    domains.map(({weight}) => weight),
    domains.length
  );
  return {weights, domains};
}

/** The columns of *matrix*, one per indicator. Throws if there are none or the rows differ in length. */
export function columnsOf(matrix: readonly (readonly Figure[])[]): Figure[][] {
  const count = matrix[0]?.length ?? 0;
  if (count === 0) throw new Error(`matrix: no figures in ${matrix.length} rows`);
  const ragged = matrix.find((row) => row.length !== count);
  if (ragged) throw new Error(`matrix: a row of ${ragged.length} figures among rows of ${count}`);
  return Array.from({length: count}, (_, k) => matrix.map((row) => row[k]!));
}

/** Weighted mean per area over what is there; null below *minimumShare* of the weight. */
function aggregate(
  columns: readonly (readonly Figure[])[],
  weights: readonly number[],
  aggregation: Aggregation,
  minimumShare: number
): Figure[] {
  const all = weights.reduce((sum, w) => sum + w, 0);
  return columns[0]!.map((_, area) => {
    let sum = 0;
    let present = 0;
    for (const [k, column] of columns.entries()) {
      const x = column[area]!;
      const w = weights[k]!;
      if (x === null || w === 0) continue;
      present += w;
      sum += w * (aggregation === "geometric" ? Math.log(x) : x);
    }
    // Two of three equal weights must count as 2/3 whatever the rounding.
    if (present === 0 || present < minimumShare * all - 1e-12 * all) return null;
    return aggregation === "geometric" ? Math.exp(sum / present) : sum / present;
  });
}

/**
 * A composite index of *matrix* (one row an area, one column an indicator, higher is more need): outliers treated if
 * asked, each indicator normalised over all areas, weighted means within domains, then of the domains. An area lacks a
 * domain below `minimumShare` of its weight and the index if it lacks any weighted domain; nothing is filled in. With
 * weighted z values and one domain the order is that of the MSS. OECD/JRC Handbook 2008; missing data and treatment as in
 * COINr. Throws for ragged rows, bad weights or domains (see weightsOf) and figures that are not finite.
 */
export function compositeIndex(matrix: readonly (readonly Figure[])[], options: IndexOptions = {}): IndexResult {
  const {
    normalisation = "z",
    aggregation = "arithmetic",
    treat = 0,
    minimumShare = 2 / 3,
    redundantAbove = 0.8
  } = options;
  if (!(minimumShare > 0 && minimumShare <= 1)) throw new Error(`minimumShare must be in ]0, 1]: ${minimumShare}`);
  const columns = columnsOf(matrix);
  const {weights, domains} = weightsOf(options, columns.length);
  const treatments: Treatment[] = [];
  const normalised = columns.map((column, indicator) => {
    const {values, treatment} = treatOutliers(column, treat);
    if (treatment) treatments.push({indicator, ...treatment});
    const scaled = normalise(values, normalisation);
    return aggregation === "geometric" ? toPositive(scaled) : scaled;
  });
  const domainValues = domains.map(({indicators}) =>
    aggregate(
      indicators.map((k) => normalised[k]!),
      indicators.map((k) => weights[k]!),
      aggregation,
      minimumShare
    )
  );
  const index = aggregate(
    domainValues,
    domains.map(({weight}) => weight),
    aggregation,
    1
  );
  const used = domains.flatMap(({weight, indicators}) => (weight > 0 ? indicators.filter((k) => weights[k]! > 0) : []));
  const correlated = used.flatMap((a, i) =>
    used.slice(i + 1).flatMap((b) => {
      const r = correlation(columns[a]!, columns[b]!);
      return Math.abs(r) > redundantAbove ? [{a: Math.min(a, b), b: Math.max(a, b), r}] : [];
    })
  );
  return {index, domains: domainValues, normalised, treatments, correlated};
}
