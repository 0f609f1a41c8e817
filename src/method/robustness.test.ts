import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {compositeIndex, normalisations, ranksOf} from "./needIndex.js";
import type {Figure} from "./needIndex.js";
import {assumptionSensitivity, assumptions, createRandom, rankRobustness, sobolIndices} from "./robustness.js";
import type {AreaRobustness} from "./robustness.js";

fc.configureGlobal({seed: 2008});

const runs = 40;
const figure = fc.integer({min: 0, max: 200}).map((x) => x / 4);
const full = fc
  .integer({min: 1, max: 5})
  .chain((k) => fc.array(fc.array(figure, {minLength: k, maxLength: k}), {minLength: 2, maxLength: 12}));
const sparse = fc
  .integer({min: 2, max: 5})
  .chain((k) =>
    fc.array(fc.array(fc.option(figure, {freq: 5}), {minLength: k, maxLength: k}), {minLength: 2, maxLength: 12})
  )
  .filter((matrix) => compositeIndex(matrix).index.filter((x) => x !== null).length > 1);

function example(areas: number, indicators: number, seed: number): number[][] {
  const random = createRandom(seed);
  return Array.from({length: areas}, (_, i) => Array.from({length: indicators}, () => i / 4 + 6 * random()));
}

const present = (list: readonly (AreaRobustness | null)[]): AreaRobustness[] => list.filter((area) => area !== null);

describe("rankRobustness", () => {
  it("gives the same bytes for the same seed, others for another", () => {
    const matrix = example(30, 6, 1);
    const bytes = (seed: number): string => JSON.stringify(rankRobustness(matrix, {}, {runs: 200, seed}));
    expect(bytes(11)).toBe(bytes(11));
    expect(bytes(11)).not.toBe(bytes(12));
  });

  it("ranks nominally as the index does", () => {
    fc.assert(
      fc.property(sparse, fc.constantFrom(...normalisations), (matrix, normalisation) => {
        const {index} = compositeIndex(matrix, {normalisation});
        const ascending = ranksOf(index.map((x) => (x === null ? null : -Number(x.toPrecision(10)))));
        const result = rankRobustness(matrix, {normalisation}, {runs: 1, seed: 1});
        // An area with an index may still be without an entry if the single run does not count for it.
        result.forEach((area, i) => area && expect(area.rank).toBe(ascending[i]));
      })
    );
  });

  it("has an entry for an area exactly if it has an index, missing stays missing", () => {
    fc.assert(
      fc.property(sparse, (matrix) => {
        const {index} = compositeIndex(matrix);
        const result = rankRobustness(matrix, {}, {runs, seed: 5});
        expect(result.map((area) => area === null)).toEqual(index.map((x) => x === null));
      })
    );
  });

  it("ties equal areas in everything but their place in the list", () => {
    fc.assert(
      fc.property(sparse, (matrix) => {
        const result = rankRobustness([...matrix, matrix[0]!], {}, {runs, seed: 3});
        expect({...result.at(-1), tier: 0}).toEqual({...result[0], tier: 0});
      })
    );
  });

  it("never ranks a dominated area above its dominator", () => {
    const above = fc.array(fc.integer({min: 0, max: 20}), {minLength: 5, maxLength: 5});
    fc.assert(
      fc.property(full, above, fc.integer(), (matrix, plus, seed) => {
        const higher = matrix[0]!.map((x, k) => x + plus[k]!);
        const result = present(rankRobustness([...matrix, higher], {}, {runs, seed}));
        const [low, high] = [result[0]!, result.at(-1)!];
        for (const key of ["rank", "median", "lower", "upper", "bestFound", "worstFound", "bestBound"] as const)
          expect(high[key]).toBeLessThanOrEqual(low[key]);
        expect(high.top).toBeGreaterThanOrEqual(low.top);
        if (higher.some((x, k) => x > matrix[0]![k]!)) expect(low.dominatedBy).toContain(matrix.length);
        else expect(low.dominatedBy).not.toContain(matrix.length);
      })
    );
  });

  it("keeps its numbers in order and shares within 0 and 1", () => {
    fc.assert(
      fc.property(sparse, fc.integer(), (matrix, seed) => {
        const result = present(rankRobustness(matrix, {}, {runs, seed}));
        for (const area of result) {
          expect(area.bestBound).toBeLessThanOrEqual(area.bestFound);
          expect(area.bestFound).toBeLessThanOrEqual(area.worstFound);
          expect(area.worstFound).toBeLessThanOrEqual(area.worstBound);
          expect(area.lower).toBeLessThanOrEqual(area.median);
          expect(area.median).toBeLessThanOrEqual(area.upper);
          expect(area.lower).toBeGreaterThanOrEqual(1);
          expect(area.upper).toBeLessThanOrEqual(result.length);
          expect(area.classes.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 12);
          expect(area.top).toBeLessThanOrEqual(1);
        }
      })
    );
  });

  it("puts areas into one tier only if all their intervals overlap, and numbers tiers without a gap", () => {
    fc.assert(
      fc.property(full, fc.integer(), (matrix, seed) => {
        const result = present(rankRobustness(matrix, {}, {runs, seed}));
        for (const a of result)
          for (const b of result)
            if (a.tier === b.tier) expect(a.lower).toBeLessThanOrEqual(b.upper);
            else expect(a.tier < b.tier).toBe(a.median < b.median || (a.median === b.median && a.tier < b.tier));
        const tiers = [...new Set(result.map(({tier}) => tier))].sort((a, b) => a - b);
        expect(tiers).toEqual(tiers.map((_, i) => i + 1));
      })
    );
  });

  it("does not mind the unit of an indicator", () => {
    fc.assert(
      fc.property(full, fc.integer({min: 1, max: 5}), (matrix, exponent) => {
        // Powers of two change no digit.
        const scaled = matrix.map(([first, ...others]) => [first! * 2 ** exponent, ...others]);
        const options = {runs: 20, seed: 1};
        expect(rankRobustness(scaled, {}, options)).toEqual(rankRobustness(matrix, {}, options));
      })
    );
  });

  it("finds no doubt where one area is ahead in everything", () => {
    const matrix = [
      [9, 9, 9],
      [5, 1, 4],
      [1, 4, 5],
      [4, 5, 1]
    ];
    const [first, second] = rankRobustness(matrix, {}, {runs: 300, seed: 1});
    expect(first).toMatchObject({rank: 1, lower: 1, upper: 1, top: 1, bestBound: 1, worstFound: 1, worstBound: 1});
    expect(first!.tier).toBe(1);
    expect(second).toMatchObject({rank: 3, bestFound: 2, bestBound: 2, worstFound: 4, worstBound: 4, tier: 2});
    expect(second!.lower).toBeLessThan(second!.upper);
  });

  it("counts half a place for areas that some weighting puts level", () => {
    const matrix = [
      [5, 1],
      [5, 3],
      [5, 3]
    ];
    const [low, high] = rankRobustness(matrix, {}, {runs: 20, seed: 1});
    expect(low).toMatchObject({bestFound: 2, bestBound: 2, worstFound: 3, worstBound: 3, dominatedBy: [1, 2]});
    expect(high).toMatchObject({bestFound: 1.5, bestBound: 1.5, worstFound: 2, worstBound: 2, dominatedBy: []});
  });

  it("draws nothing if told so: all runs give the nominal rank", () => {
    const options = {
      drawNormalisations: ["z"],
      drawAggregations: ["arithmetic"],
      weightNoise: 0,
      leaveOneOut: false,
      drawTreat: 0
    } as const;
    for (const area of present(rankRobustness(example(25, 4, 3), options, {runs: 10, seed: 1})))
      expect([area.lower, area.median, area.upper]).toEqual([area.rank, area.rank, area.rank]);
  });

  it.each([0, 1, 2])("leaves each of three indicators out in a quarter of the runs: %d", (k) => {
    // The first area leads by this indicator only, and outweighs the two others by it as long as it is there.
    const matrix = [0, 1].map((area) => [0, 1, 2].map((other) => Number((other === k) === (area === 0))));
    const weights = [0, 1, 2].map((other) => (other === k ? 3 : 1));
    const options = {drawNormalisations: ["z"], drawAggregations: ["arithmetic"], weightNoise: 0, weights} as const;
    const [first] = rankRobustness(matrix, options, {runs: 2000, seed: 4});
    expect(Math.abs(first!.top - 0.75)).toBeLessThan(0.03);
  });

  it("takes the classes from the standardised index of the run", () => {
    const matrix = example(41, 5, 4);
    const options = {
      drawNormalisations: ["z"],
      drawAggregations: ["arithmetic"],
      weightNoise: 0,
      leaveOneOut: false,
      drawTreat: 0
    } as const;
    const result = present(rankRobustness(matrix, options, {runs: 3, seed: 1}));
    expect(result.every(({classes}) => classes.every((p) => p === 0 || p === 1))).toBe(true);
    const byRank = [...result].sort((a, b) => b.rank - a.rank).map(({classes}) => classes.indexOf(1));
    expect(byRank).toEqual([...byRank].sort((a, b) => a - b));
    expect(byRank).toContain(0);
  });

  it("respects domains: an indicator alone in its domain is left out with it", () => {
    const matrix = example(12, 3, 5);
    const domains = [
      {weight: 1, indicators: [0]},
      {weight: 1, indicators: [1, 2]}
    ];
    const result = rankRobustness(matrix, {domains}, {runs: 100, seed: 2});
    expect(present(result)).toHaveLength(12);
  });

  it("ranks an area by what it has, and not in runs that leave it nothing of a domain", () => {
    const matrix: Figure[][] = [
      [9, null],
      [5, 5],
      [1, 1]
    ];
    const [only] = rankRobustness(matrix, {minimumShare: 0.5}, {runs: 300, seed: 1});
    expect(only).toMatchObject({rank: 1, lower: 1, upper: 1, top: 1});
    expect(only!.classes.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 12);
  });

  it("widens the intervals of small areas by the noise of their counts", () => {
    const nenner = [40, 40, 40, 40000, 40000, 40000];
    const zaehler = nenner.map((n, i) => (n * [10, 12, 14, 11, 13, 15][i]!) / 40);
    const matrix = zaehler.map((r, i) => [(100 * r) / nenner[i]!]);
    const still = {
      drawNormalisations: ["z"],
      drawAggregations: ["arithmetic"],
      weightNoise: 0,
      leaveOneOut: false,
      drawTreat: 0
    } as const;
    const noisy = {...still, counts: [{zaehler, nenner, per: 100}]};
    const result = present(rankRobustness(matrix, noisy, {runs: 400, seed: 9}));
    const width = (i: number): number => result[i]!.upper - result[i]!.lower;
    expect(Math.min(width(0), width(1), width(2))).toBeGreaterThan(1);
    expect(result[5]!.upper).toBeLessThan(5);
    expect(present(rankRobustness(matrix, still, {runs: 20, seed: 9})).every((a) => a.lower === a.upper)).toBe(true);
    expect(rankRobustness(matrix, noisy, {runs: 50, seed: 9})).toEqual(
      rankRobustness(matrix, noisy, {runs: 50, seed: 9})
    );
  });

  it.each([
    [3, 20, 0.25, 0.1496],
    [0, 20, 0.02, 0.3657],
    [45, 100, 0.45, 0.5013]
  ])("draws shares from Beta(r + ½, n − r + ½): %d of %d", (r, n, fixed, probability) => {
    // The second area is not drawn, so the first is ahead as often as its share exceeds *fixed* (scipy.stats.beta).
    const counts = [{zaehler: [r, null], nenner: [n, null], per: 100}];
    const options = {drawNormalisations: ["z"], drawAggregations: ["arithmetic"], leaveOneOut: false, counts} as const;
    const [first] = rankRobustness([[(100 * r) / n], [100 * fixed]], options, {runs: 4000, seed: 1});
    expect(Math.abs(first!.top - probability)).toBeLessThan(0.02);
  });

  it("refuses what it cannot do", () => {
    const matrix = example(4, 2, 1);
    const one = {runs: 1, seed: 1};
    expect(() => rankRobustness(matrix, {}, {runs: 0, seed: 1})).toThrow("runs must be a whole number from 1 on: 0");
    expect(() => rankRobustness(matrix, {}, {runs: 1, seed: 0.5})).toThrow("seed must be an integer: 0.5");
    expect(() => rankRobustness(matrix, {weights: [0, 0]}, one)).toThrow("weights: all 0");
    expect(() => rankRobustness(matrix, {weightNoise: 1}, one)).toThrow(": 1");
    expect(() => rankRobustness(matrix, {topShare: 0}, one)).toThrow(": 0");
    expect(() => rankRobustness(matrix, {drawNormalisations: []}, one)).toThrow("drawNormalisations: none");
    expect(() => rankRobustness(matrix, {drawAggregations: []}, one)).toThrow("drawAggregations: none");
    expect(() => rankRobustness([[1], [null]], {}, one)).toThrow("at least two areas with an index: 1");
    expect(() => rankRobustness(matrix, {counts: [null]}, one)).toThrow("counts: 1 for 2 indicators");
    const counts = (zaehler: number[], per: number) => ({counts: [{zaehler, nenner: [10, 10], per}]});
    expect(() => rankRobustness([[10], [20]], counts([1], 100), one)).toThrow("1 zaehler and 2 nenner for 2 areas");
    expect(() => rankRobustness([[10], [20]], counts([1, 11], 100), one)).toThrow("no share of area 1: 11 of 10");
    expect(() => rankRobustness([[10], [20]], counts([1, 2], 1), one)).toThrow("area 0 has 10, not 1 of 10 times 1");
  });
});

describe("sobolIndices", () => {
  const ishigami = (u: Float64Array): number => {
    const [a, b, c] = [...u].map((x) => Math.PI * (2 * x - 1));
    return Math.sin(a!) + 7 * Math.sin(b!) ** 2 + 0.1 * c! ** 4 * Math.sin(a!);
  };

  it("finds the published shares of the Ishigami function", () => {
    const {first, total} = sobolIndices(ishigami, 3, 65536, 1);
    [0.314, 0.442, 0].forEach((share, i) => expect(Math.abs(first[i]!.value - share)).toBeLessThan(0.011));
    [0.558, 0.442, 0.244].forEach((share, i) => expect(Math.abs(total[i]!.value - share)).toBeLessThan(0.011));
    for (const {value, lower, upper} of [...first, ...total]) {
      expect(lower).toBeLessThanOrEqual(value);
      expect(upper).toBeGreaterThanOrEqual(value);
      expect(upper - lower).toBeLessThan(0.05);
    }
  });

  it("gives an inert input exactly 0, and every input of a constant", () => {
    const zero = {value: 0, lower: 0, upper: 0};
    const {first, total} = sobolIndices((u) => u[0]! * u[2]!, 3, 64, 3);
    expect([first[1], total[1]]).toEqual([zero, zero]);
    expect(total[0]!.value).toBeGreaterThan(0);
    expect(sobolIndices(() => 7, 2, 8, 1)).toEqual({first: [zero, zero], total: [zero, zero]});
  });

  it("gives a single input all the variance", () => {
    const {first, total} = sobolIndices((u) => 3 * u[0]! + 5, 1, 4096, 2);
    expect(first[0]!.value).toBeCloseTo(1, 1);
    expect(total[0]!.value).toBeCloseTo(1, 1);
  });

  it("gives the same for the same seed", () => {
    expect(sobolIndices(ishigami, 3, 128, 5)).toEqual(sobolIndices(ishigami, 3, 128, 5));
  });

  it("refuses a value that is no number, and too few rows or inputs", () => {
    expect(() => sobolIndices(() => NaN, 1, 4, 1)).toThrow("f must give a finite number, not NaN for 0.");
    expect(() => sobolIndices(ishigami, 3, 1, 1)).toThrow("n must be a whole number from 2 on: 1");
    expect(() => sobolIndices(ishigami, 0, 4, 1)).toThrow("d must be a whole number from 1 on: 0");
  });
});

describe("assumptionSensitivity", () => {
  it("names the assumptions that matter and leaves inert ones at 0", () => {
    const options = {drawAggregations: ["arithmetic"], weightNoise: 0} as const;
    const {total} = assumptionSensitivity(example(20, 5, 8), options, {n: 64, seed: 1});
    const byName = Object.fromEntries(assumptions.map((name, i) => [name, total[i]!.value]));
    expect(byName).toMatchObject({aggregation: 0, weights: 0, data: 0});
    expect(byName["normalisation"]).toBeGreaterThan(0);
    expect(byName["omission"]).toBeGreaterThan(byName["treatment"]!);
  });
});
