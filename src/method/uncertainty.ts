import jStat from "jstat";

/** Limits of a value in the unit of that value, both inclusive: shares from 0 to 1, counts in events, rates per `per`. */
export interface Interval {
  lower: number;
  upper: number;
}

/** One stratum of a standardisation: events, people, weight of the standard population. */
export interface Stratum {
  count: number;
  nenner: number;
  weight: number;
}

/** One period of a series: events among people, and its place on the time axis (any unit, ascending). */
export interface TrendPoint {
  time: number;
  zaehler: number;
  nenner: number;
}

function refuse(what: string, value: number): never {
  throw new Error(`${what}: ${value}`);
}

function requireCount(name: string, value: number): void {
  if (!Number.isFinite(value) || value < 0) refuse(`${name} must be a number of 0 or more`, value);
}

function requirePositive(name: string, value: number): void {
  if (!Number.isFinite(value) || value <= 0) refuse(`${name} must be greater than 0`, value);
}

/** Two-sided standard normal quantile: 1.959964 for 0.95, 3.090232 for 0.998. Throws on a confidence outside ]0, 1[. */
export function normalQuantile(confidence: number): number {
  if (!(confidence > 0 && confidence < 1)) refuse("confidence must lie between 0 and 1", confidence);
  return jStat.normal.inv(1 - (1 - confidence) / 2, 0, 1);
}

/**
 * Wilson score interval of the share zaehler/nenner, as a share (0 to 1). A share of nobody (nenner 0) throws, as does a
 * numerator above its denominator. Wilson 1927, as in PHEindicatormethods.
 * @example wilsonInterval(65, 100) // {lower: 0.552544, upper: 0.736358}
 */
export function wilsonInterval(zaehler: number, nenner: number, confidence = 0.95): Interval {
  requireCount("zaehler", zaehler);
  requirePositive("nenner", nenner);
  if (zaehler > nenner) refuse(`zaehler must not exceed nenner (${nenner})`, zaehler);
  const z = normalQuantile(confidence);
  const middle = 2 * zaehler + z * z;
  const spread = z * Math.sqrt(z * z + 4 * zaehler * (1 - zaehler / nenner));
  const width = 2 * (nenner + z * z);
  return {
    // Rounding can carry the limits of 0 of n and n of n past the ends by the last bit.
    lower: zaehler === 0 ? 0 : (middle - spread) / width,
    upper: zaehler === nenner ? 1 : (middle + spread) / width
  };
}

/** Below so many events the limits are the exact ones of Poisson, from there on Byar's approximation. */
export const genauUnter = 10;

/**
 * Interval of a count of events: Byar's approximation, the exact Poisson limits below 10 (0 has the lower limit 0). In
 * events. Breslow and Day 1987, as in PHEindicatormethods.
 * @example byarInterval(65) // {lower: 50.16319, upper: 82.84914}
 */
export function byarInterval(count: number, confidence = 0.95): Interval {
  requireCount("count", count);
  const alpha = 1 - confidence;
  const z = normalQuantile(confidence);
  if (count < genauUnter)
    return {
      lower: count === 0 ? 0 : jStat.chisquare.inv(alpha / 2, 2 * count) / 2,
      upper: jStat.chisquare.inv(1 - alpha / 2, 2 * count + 2) / 2
    };
  const limit = (n: number, sign: 1 | -1): number => n * (1 - 1 / (9 * n) + (sign * z) / (3 * Math.sqrt(n))) ** 3;
  return {lower: limit(count, -1), upper: limit(count + 1, 1)};
}

/**
 * Interval of a rate: *count* events among *nenner*, per *per* (1,000 gives per mille). Byar, exact below 10. Unlike a
 * share a rate may exceed *per*.
 * @example rateInterval(5, 100, 100) // {lower: 1.62349, upper: 11.66833}
 */
export function rateInterval(count: number, nenner: number, per: number, confidence = 0.95): Interval {
  requirePositive("nenner", nenner);
  requirePositive("per", per);
  const {lower, upper} = byarInterval(count, confidence);
  return {lower: (lower / nenner) * per, upper: (upper / nenner) * per};
}

/**
 * Interval of the ratio of two counted groups, zaehler per *per* of nenner: Wilson's limits of the first group's share of
 * both, each as the ratio it stands for, L/(1 − L). Byar's would be too narrow here: it takes the denominator as given,
 * while both groups vary by chance. Nobody in the second group throws, as the ratio has no upper limit then.
 * @example ratioInterval(50, 100, 100) // {lower: 35.6646, upper: 70.0976}
 */
export function ratioInterval(zaehler: number, nenner: number, per: number, confidence = 0.95): Interval {
  requireCount("zaehler", zaehler);
  requirePositive("nenner", nenner);
  requirePositive("per", per);
  const {lower, upper} = wilsonInterval(zaehler, zaehler + nenner, confidence);
  return {lower: (lower / (1 - lower)) * per, upper: (upper / (1 - upper)) * per};
}

/** A value with its limits, all in one unit. */
export interface Estimate extends Interval {
  value: number;
}

/**
 * Interval of the difference of two values that have intervals of their own, in their unit (method of variance estimates
 * recovery). Takes them to be independent; where partly the same people are counted twice it is too wide rather than too
 * narrow. Zou and Donner 2008.
 * @example moverDifference({value: 0.8, lower: 0.692, upper: 0.877}, {value: 0.6, lower: 0.49, upper: 0.7}) // {lower: 0.0528, upper: 0.3343}
 */
export function moverDifference(a: Estimate, b: Estimate): Interval {
  const difference = a.value - b.value;
  return {
    lower: difference - Math.hypot(a.value - a.lower, b.upper - b.value),
    upper: difference + Math.hypot(a.upper - a.value, b.value - b.lower)
  };
}

/**
 * Interval of the difference z1/n1 − z2/n2 of two shares, as a share. Newcombe 1998, method 10 (from Wilson limits).
 * @example newcombeDifference(56, 70, 48, 80) // {lower: 0.0524, upper: 0.3339}
 */
export function newcombeDifference(z1: number, n1: number, z2: number, n2: number, confidence = 0.95): Interval {
  const share = (zaehler: number, nenner: number): Estimate => ({
    value: zaehler / nenner,
    ...wilsonInterval(zaehler, nenner, confidence)
  });
  return moverDifference(share(z1, n1), share(z2, n2));
}

/**
 * Directly standardised rate with Dobson's limits, both as a rate per person; `interval` is null below 10 events, where the
 * approximation does not hold. A stratum without people throws. Dobson et al. 1991, as in PHEindicatormethods.
 */
export function directlyStandardisedRate(
  strata: readonly Stratum[],
  confidence = 0.95
): {rate: number; events: number; interval: Interval | null} {
  let weights = 0;
  let sum = 0;
  let variance = 0;
  let events = 0;
  for (const {count, nenner, weight} of strata) {
    requireCount("count", count);
    requirePositive("nenner", nenner);
    requireCount("weight", weight);
    weights += weight;
    sum += (weight * count) / nenner;
    variance += (weight * weight * count) / (nenner * nenner);
    events += count;
  }
  requirePositive("sum of weights", weights);
  const rate = sum / weights;
  if (events < 10) return {rate, events, interval: null};
  const scale = Math.sqrt(variance / (weights * weights) / events);
  const {lower, upper} = byarInterval(events, confidence);
  return {rate, events, interval: {lower: rate + scale * (lower - events), upper: rate + scale * (upper - events)}};
}

/**
 * Ratio of observed to expected events (1 = as expected) with its interval: Byar, exact below 10, on the observed. Expected
 * events come from the rates of a reference population (indirect standardisation); none expected throws.
 */
export function standardisedRatio(
  observed: number,
  expected: number,
  confidence = 0.95
): {ratio: number; interval: Interval} {
  requirePositive("expected", expected);
  const {lower, upper} = byarInterval(observed, confidence);
  return {ratio: observed / expected, interval: {lower: lower / expected, upper: upper / expected}};
}

/**
 * Chi-square test for a linear trend in shares over one series of periods without breaks: statistic with one degree of
 * freedom, its p value (0 below some 1e-16), and the direction of the slope (0 if flat). Fewer periods than *fewest*
 * (Fingertips: five), no people or times that do not rise throw. Armitage 1955, as prop.trend.test in R.
 */
export function trendTest(points: readonly TrendPoint[], fewest = 5): {chi2: number; p: number; direction: -1 | 0 | 1} {
  if (points.length < Math.max(2, fewest)) refuse(`a trend needs at least ${fewest} periods`, points.length);
  let people = 0;
  let events = 0;
  let moment = 0;
  let before = -Infinity;
  for (const {time, zaehler, nenner} of points) {
    if (!(time > before)) refuse(`time must be later than ${before}`, time);
    before = time;
    requireCount("zaehler", zaehler);
    requirePositive("nenner", nenner);
    if (zaehler > nenner) refuse(`zaehler must not exceed nenner (${nenner})`, zaehler);
    people += nenner;
    events += zaehler;
    moment += nenner * time;
  }
  const share = events / people;
  const mean = moment / people;
  let slope = 0;
  let spread = 0;
  for (const {time, zaehler, nenner} of points) {
    slope += (time - mean) * (zaehler - nenner * share);
    spread += nenner * (time - mean) ** 2;
  }
  // Nobody, or everybody, in every period: there is no variation to test.
  if (share === 0 || share === 1) return {chi2: 0, p: 1, direction: 0};
  const chi2 = (slope * slope) / (share * (1 - share) * spread);
  return {chi2, p: 1 - jStat.chisquare.cdf(chi2, 1), direction: Math.sign(slope) as -1 | 0 | 1};
}

/**
 * Limits between which the share of an area of *nenner* people lies by chance alone if the true share is *average*: where
 * Wilson's interval just reaches the average. As shares, cut at 0 and 1; confidence 0.998 for "auffällig", since 95 per
 * cent limits raise two false alarms among 40 areas. As in the funnel plots of PHEindicatormethods.
 */
export function funnelLimits(nenner: number, average: number, confidence = 0.95): Interval {
  requirePositive("nenner", nenner);
  if (!(average >= 0 && average <= 1)) refuse("average must be a share from 0 to 1", average);
  const z2 = normalQuantile(confidence) ** 2;
  const inverse = 1 / z2 + 1 / nenner;
  const b = average * (nenner / z2 + 1);
  const root =
    (8 * b) ** 2 - 64 * inverse * average * (nenner * (average * (nenner / z2 + 2) - 1) + z2 * (average - 1));
  const spread = Math.sqrt(Math.max(0, root)) / 8;
  const scale = inverse * nenner;
  return {lower: Math.max(0, (b - spread) / scale), upper: Math.min(1, (b + spread) / scale)};
}

/** Where an interval lies against a benchmark without error of its own: wholly above, wholly below, or neither. */
export type Vergleich = "ueber" | "unter" | "nicht_erkennbar";

/**
 * "ueber" or "unter" only if the whole interval lies there; a benchmark inside it (limits included) is no recognisable
 * difference. For a change, give the interval of the difference and 0. RAG rule of Fingertips.
 */
export function compareToBenchmark({lower, upper}: Interval, benchmark: number): Vergleich {
  if (!(lower <= upper)) refuse(`lower must not exceed upper (${upper})`, lower);
  if (!Number.isFinite(benchmark)) refuse("benchmark must be a number", benchmark);
  if (lower > benchmark) return "ueber";
  return upper < benchmark ? "unter" : "nicht_erkennbar";
}
