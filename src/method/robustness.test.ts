import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {aggregations, compositeIndex, normalisations, ranksOf} from "./needIndex.js";
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

/** Draws nothing: every run is the nominal one. */
const still = {
  drawNormalisations: ["z"],
  drawAggregations: ["arithmetic"],
  weightNoise: 0,
  leaveOneOut: false,
  drawTreat: 0
} as const;

/** Numerators and denominators behind columns of per cents. */
const countsOf = (matrix: readonly (readonly number[])[], nenner: readonly number[]) =>
  matrix[0]!.map((_, k) => ({nenner, zaehler: matrix.map((row, i) => (row[k]! / 100) * nenner[i]!), per: 100}));

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
    for (const area of present(rankRobustness(example(25, 4, 3), still, {runs: 10, seed: 1})))
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
    const result = present(rankRobustness(matrix, still, {runs: 3, seed: 1}));
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
    const counts = [{zaehler: [r, null, null], nenner: [n, null, null], per: 100}];
    const options = {...still, counts, ranked: [0, 1]};
    const [first] = rankRobustness([[(100 * r) / n], [100 * fixed], [100]], options, {runs: 4000, seed: 1});
    expect(Math.abs(first!.top - probability)).toBeLessThan(0.02);
  });

  it.each(normalisations.flatMap((scale) => aggregations.map((mean) => [scale, mean] as const)))(
    "draws hardly anything if the counts are huge: %s, %s",
    (scale, mean) => {
      const matrix = example(30, 4, 6);
      const options = {
        ...still,
        normalisation: scale,
        aggregation: mean,
        drawNormalisations: [scale],
        drawAggregations: [mean],
        counts: countsOf(
          matrix,
          matrix.map(() => 1e15)
        ),
        ranked: Array.from({length: 12}, (_, i) => 2 * i)
      };
      const result = present(rankRobustness(matrix, options, {runs: 20, seed: 2}));
      expect(result.map(({lower, upper}) => [lower, upper])).toEqual(result.map(({rank}) => [rank, rank]));
    }
  );

  it("draws what is ranked on the scale of the published figures", () => {
    // The first two are drawn between rows that are not, so they may swap places but get no further.
    const matrix = [[30], [31], [0], [0], [0], [100], [100], [100]];
    const counts = countsOf(
      matrix,
      matrix.map(() => 50)
    );
    const options = {...still, drawNormalisations: ["exponential"], counts, ranked: [0, 1, 2, 5]} as const;
    const [first, second, ...others] = rankRobustness(matrix, options, {runs: 300, seed: 8});
    expect([first!.lower, first!.upper, second!.lower, second!.upper]).toEqual([2, 3, 2, 3]);
    expect(present(others).map(({lower, upper}) => [lower, upper])).toEqual([
      [4, 4],
      [1, 1]
    ]);
  });

  it("has the interval hold at least the share of the runs it is asked for, the same left out at either end", () => {
    const matrix = example(12, 4, 3);
    const widths = [0.5, 0.9, 0.99].map((rankShare) => {
      const areas = present(rankRobustness(matrix, {rankShare}, {runs: 400, seed: 2}));
      return areas.reduce((sum, {lower, upper}) => sum + upper - lower, 0);
    });
    expect(widths[0]).toBeLessThan(widths[1]!);
    expect(widths[1]).toBeLessThan(widths[2]!);
    expect(rankRobustness(matrix, {rankShare: 0.9}, {runs: 400, seed: 2})).toEqual(
      rankRobustness(matrix, {}, {runs: 400, seed: 2})
    );
    // Of three runs nothing can be left out.
    const [first, second] = present(
      rankRobustness(
        [
          [2, 1],
          [1, 2]
        ],
        {rankShare: 0.4},
        {runs: 3, seed: 1}
      )
    );
    expect([first!.lower + second!.upper, first!.upper + second!.lower]).toEqual([3, 3]);
  });

  it("refuses what it cannot do", () => {
    const matrix = example(4, 2, 1);
    const one = {runs: 1, seed: 1};
    expect(() => rankRobustness(matrix, {}, {runs: 0, seed: 1})).toThrow("runs must be a whole number from 1 on: 0");
    expect(() => rankRobustness(matrix, {}, {runs: 1, seed: 0.5})).toThrow("seed must be an integer: 0.5");
    expect(() => rankRobustness(matrix, {weights: [0, 0]}, one)).toThrow("weights: all 0");
    expect(() => rankRobustness(matrix, {weightNoise: 1}, one)).toThrow(": 1");
    expect(() => rankRobustness(matrix, {topShare: 0}, one)).toThrow(": 0");
    expect(() => rankRobustness(matrix, {rankShare: 1}, one)).toThrow("rankShare must be in ]0, 1[: 1");
    expect(() => rankRobustness(matrix, {anyWeightings: 0}, one)).toThrow("anyWeightings must be a whole number");
    expect(() => rankRobustness(matrix, {drawNormalisations: []}, one)).toThrow("drawNormalisations: none");
    expect(() => rankRobustness(matrix, {drawAggregations: []}, one)).toThrow("drawAggregations: none");
    expect(() => rankRobustness([[1], [null]], {}, one)).toThrow("at least two areas with an index: 1");
    expect(() => rankRobustness(matrix, {ranked: [0, 4]}, one)).toThrow("ranked: no row 4 among 4");
    expect(() => rankRobustness(matrix, {ranked: [0, 0.5]}, one)).toThrow("ranked: no row 0.5 among 4");
    expect(() => rankRobustness(matrix, {ranked: [3, 0, 3]}, one)).toThrow("ranked: row 3 occurs twice");
    expect(() => rankRobustness(matrix, {ranked: [2]}, one)).toThrow("at least two areas with an index: 1");
    expect(() => rankRobustness(matrix, {counts: [null]}, one)).toThrow("counts: 1 for 2 indicators");
    const counts = (zaehler: number[], per: number) => ({counts: [{zaehler, nenner: [10, 10], per}]});
    expect(() => rankRobustness([[10], [20]], counts([1], 100), one)).toThrow("1 zaehler and 2 nenner for 2 areas");
    expect(() => rankRobustness([[10], [20]], counts([1, 11], 100), one)).toThrow("no share of area 1: 11 of 10");
    expect(() => rankRobustness([[10], [20]], counts([1, 2], 1), one)).toThrow("area 0 has 10, not 1 of 10 times 1");
  });
});

describe("rankRobustness among some of the areas", () => {
  const chosen = sparse.chain((matrix) =>
    fc.record({
      matrix: fc.constant(matrix),
      ranked: fc.shuffledSubarray([...matrix.keys()], {minLength: 2}),
      seed: fc.integer()
    })
  );
  const ranks = (list: readonly (AreaRobustness | null)[]): Figure[] => ranksOf(list.map((area) => area && area.rank));
  const enough = (matrix: readonly (readonly Figure[])[], ranked: readonly number[]): boolean =>
    ranked.filter((row) => compositeIndex(matrix).index[row] !== null).length > 1;

  it("keeps the order of all, and their classes, and leaves the others out", () => {
    fc.assert(
      fc.property(chosen, ({matrix, ranked, seed}) => {
        fc.pre(enough(matrix, ranked));
        const all = rankRobustness(matrix, {}, {runs, seed});
        const some = rankRobustness(matrix, {ranked}, {runs, seed});
        const rest = all.map((area, row) => (ranked.includes(row) ? area : null));
        expect(ranks(some)).toEqual(ranks(rest));
        some.forEach((area, row) => {
          expect(area === null).toBe(rest[row] === null);
          expect(area?.classes).toEqual(rest[row]?.classes);
          expect(area?.dominatedBy).toEqual(rest[row]?.dominatedBy.filter((other) => ranked.includes(other)));
          if (area) expect(area.worstBound).toBeLessThanOrEqual(present(some).length);
        });
      })
    );
  });

  it("gives all areas what it gives without a choice, in whatever order they are named", () => {
    fc.assert(
      fc.property(sparse, fc.integer(), (matrix, seed) => {
        const ranked = [...matrix.keys()].reverse();
        expect(rankRobustness(matrix, {ranked}, {runs, seed})).toEqual(rankRobustness(matrix, {}, {runs, seed}));
      })
    );
  });

  it("never ranks a dominated area above its dominator, and ties equal ones", () => {
    const plus = fc.array(fc.integer({min: 0, max: 20}), {minLength: 5, maxLength: 5});
    fc.assert(
      fc.property(full, plus, fc.integer(), (matrix, above, seed) => {
        const higher = matrix[0]!.map((x, k) => x + above[k]!);
        const ranked = [0, matrix.length, matrix.length + 1];
        const result = present(rankRobustness([...matrix, higher, higher], {ranked}, {runs, seed}));
        const [low, high, twin] = [result[0]!, result[1]!, result[2]!];
        for (const key of ["rank", "median", "lower", "upper", "bestFound", "worstFound", "bestBound"] as const)
          expect(high[key]).toBeLessThanOrEqual(low[key]);
        expect(high.topAnyWeights).toBeGreaterThanOrEqual(low.topAnyWeights);
        expect({...twin, tier: 0}).toEqual({...high, tier: 0});
      })
    );
  });

  it("takes the scale from all rows", () => {
    // Among themselves the first leads by one indicator and the second by the other, as much; a far row shrinks the first.
    const matrix = [
      [1, 0],
      [0, 1],
      [100, 0.5]
    ];
    const [first, second, third] = rankRobustness(matrix, {...still, ranked: [0, 1]}, {runs: 5, seed: 1});
    expect([first!.rank, second!.rank, third]).toEqual([2, 1, null]);
  });

  it("counts the top among the ranked", () => {
    const matrix = example(40, 3, 7);
    const ranked = Array.from({length: 10}, (_, i) => i);
    const result = present(rankRobustness(matrix, {ranked, topShare: 0.2, ...still}, {runs: 4, seed: 1}));
    expect(result.filter(({top}) => top === 1)).toHaveLength(2);
    expect(result.reduce((sum, {topAnyWeights}) => sum + topAnyWeights, 0)).toBeCloseTo(2, 9);
  });

  it("draws the counts of the ranked only, and widens their intervals by it", () => {
    const matrix = example(60, 3, 12);
    const ranked = Array.from({length: 15}, (_, i) => i);
    const width = (options: object): number =>
      present(rankRobustness(matrix, {ranked, ...still, ...options}, {runs: 300, seed: 3}))
        .map(({lower, upper}) => upper - lower)
        .reduce((sum, x) => sum + x);
    const noisy = (n: number): number =>
      width({
        counts: countsOf(
          matrix,
          matrix.map(() => n)
        )
      });
    expect(width({})).toBe(0);
    expect(noisy(100_000)).toBeGreaterThan(0);
    expect(noisy(1000)).toBeGreaterThan(noisy(100_000));
    const half = countsOf(
      matrix,
      matrix.map(() => 1000)
    ).map(({zaehler, nenner, per}) => ({
      per,
      zaehler: zaehler.map((r, i) => (i < 15 ? r : null)),
      nenner: nenner.map((n, i) => (i < 15 ? n : null))
    }));
    expect(width({counts: half})).toBe(noisy(1000));
  });
});

describe("topAnyWeights", () => {
  const any = (matrix: number[][], options: object): number[] =>
    present(rankRobustness(matrix, {normalisation: "minmax", topShare: 0.01, ...options}, {runs: 1, seed: 21})).map(
      ({topAnyWeights}) => topAnyWeights
    );
  const domains = [0, 1, 2].map((k) => ({weight: 10 ** k, indicators: [k]}));

  it("is the part of the simplex that puts an area first", () => {
    // Ahead exactly if the first weight exceeds the others together: a quarter of the triangle.
    const [first, second] = any(
      [
        [100, 0, 0],
        [0, 100, 100]
      ],
      {domains}
    );
    expect(Math.abs(first! - 1 / 4)).toBeLessThan(0.03);
    expect(first! + second!).toBeCloseTo(1, 12);
  });

  it("counts as many weightings as it is told", () => {
    const [share] = any(
      [
        [3, 1],
        [1, 3],
        [2, 2]
      ],
      {anyWeightings: 8}
    );
    expect(Number.isInteger(share! * 8)).toBe(true);
  });

  it("varies the indicators of a single domain, whatever their weights", () => {
    // 40 w > 20 (1 − w) for w above a third.
    const rows = [
      [40, 0],
      [0, 20],
      [0, 0],
      [100, 100]
    ];
    const [first] = any(rows, {weights: [1, 9], ranked: [0, 1]});
    expect(Math.abs(first! - 2 / 3)).toBeLessThan(0.03);
  });

  it("keeps the weights within a domain", () => {
    const rows = [
      [40, 0, 50],
      [0, 20, 50],
      [0, 0, 0],
      [100, 100, 100]
    ];
    const two = [
      {weight: 1, indicators: [0, 1]},
      {weight: 1, indicators: [2]}
    ];
    expect(any(rows, {weights: [1, 1, 1], ranked: [0, 1], domains: two})).toEqual([1, 0]);
    expect(any(rows, {weights: [1, 3, 1], ranked: [0, 1], domains: two})).toEqual([0, 1]);
  });

  it("is 1 for an area that dominates all others, and does not depend on the runs", () => {
    fc.assert(
      fc.property(full, fc.integer(), fc.double({min: 0.01, max: 1, noNaN: true}), (matrix, seed, topShare) => {
        const higher = matrix[0]!.map((_, k) => 1 + Math.max(...matrix.map((row) => row[k]!)));
        const result = present(rankRobustness([...matrix, higher], {topShare}, {runs: 1, seed}));
        expect(result.at(-1)!.topAnyWeights).toBe(1);
        for (const {topAnyWeights} of result) expect(topAnyWeights).toBeLessThanOrEqual(1);
      })
    );
  });

  it("gives areas that are level the mean of their ranks", () => {
    const rows = [
      [1, 1],
      [1, 1],
      [0, 0]
    ];
    expect(any(rows, {topShare: 1 / 3})).toEqual([0, 0, 0]);
    expect(any(rows, {topShare: 1 / 2})).toEqual([1, 1, 0]);
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

  it("splits the variance of all outputs together: 1/12 by the first input and 4/12 by the second", () => {
    const {first, total} = sobolIndices((u) => [u[0]!, 2 * u[1]!, 7], 3, 8192, 4);
    [0.2, 0.8, 0].forEach((share, i) => {
      expect(Math.abs(first[i]!.value - share)).toBeLessThan(0.02);
      expect(Math.abs(total[i]!.value - share)).toBeLessThan(0.02);
    });
    expect(total[2]).toEqual({value: 0, lower: 0, upper: 0});
    expect(sobolIndices((u) => [ishigami(u)], 3, 128, 5)).toEqual(sobolIndices(ishigami, 3, 128, 5));
  });

  it("sees what changes every output as much in every run, but not in the same way", () => {
    // Who is first is drawn; the mean distance from the middle is always one half.
    const {total} = sobolIndices((u) => (u[0]! < 0.5 ? [1, 2] : [2, 1]), 2, 2048, 1);
    expect(total[0]!.value).toBeCloseTo(1, 1);
    expect(total[1]!.value).toBe(0);
  });

  it("leaves out an output where it has no value, and only there", () => {
    const {first, total} = sobolIndices((u) => [u[0]!, u[1]! < 0.5 ? NaN : 3 * u[0]!], 2, 16384, 6);
    for (const {value} of [first[0]!, total[0]!]) expect(Math.abs(value - 1)).toBeLessThan(0.05);
    expect([first[1]!.value, total[1]!.value]).toEqual([0, 0]);
    const rarely = (u: Float64Array): number[] => [u[0]! * u[1]!, NaN];
    expect(sobolIndices(rarely, 2, 64, 6)).toEqual(sobolIndices((u) => u[0]! * u[1]!, 2, 64, 6));
    expect(sobolIndices(() => [NaN], 1, 4, 1).total).toEqual([{value: 0, lower: 0, upper: 0}]);
  });

  it("gives the same for the same seed", () => {
    expect(sobolIndices(ishigami, 3, 128, 5)).toEqual(sobolIndices(ishigami, 3, 128, 5));
  });

  it("refuses a value that is no number, and too few rows or inputs", () => {
    expect(() => sobolIndices(() => NaN, 1, 4, 1)).toThrow("f must give a finite number, not NaN for 0.");
    expect(() => sobolIndices(() => [1, Infinity], 1, 4, 1)).toThrow(
      "f must give a finite number, not Infinity for 0."
    );
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

  it("looks at the ranked areas alone", () => {
    const matrix = [[30, 30], [10, 10], ...example(10, 2, 9)];
    const shares = (ranked: number[]): number[] =>
      assumptionSensitivity(matrix, {ranked, drawTreat: 0}, {n: 32, seed: 1}).total.map(({value}) => value);
    expect(shares([0, 1])).toEqual(assumptions.map(() => 0));
    expect(Math.max(...shares([...matrix.keys()]))).toBeGreaterThan(0);
  });

  it("finds the noise of counts among the assumptions", () => {
    const matrix = example(20, 3, 10);
    const sensitivity = (n: number): number => {
      const counts = countsOf(
        matrix,
        matrix.map(() => n)
      );
      return assumptionSensitivity(matrix, {counts, ranked: [0, 1, 2, 3, 4]}, {n: 64, seed: 1}).total.at(-1)!.value;
    };
    expect(sensitivity(100)).toBeGreaterThan(sensitivity(1e9));
  });

  it("gives chance its full share though it is on in every run", () => {
    // Both indicators order the areas alike, so only the tiny counts can change an order.
    const matrix = Array.from({length: 10}, (_, i) => [30 + 2 * i, 30 + 2 * i]);
    const counts = countsOf(
      matrix,
      matrix.map(() => 30)
    );
    const byName = (options: object): Record<string, number> => {
      const {first} = assumptionSensitivity(matrix, {counts, ...options}, {n: 512, seed: 1});
      return Object.fromEntries(assumptions.map((name, i) => [name, first[i]!.value]));
    };
    expect(byName(still)["data"]).toBeCloseTo(1, 1);
    const all = byName({});
    expect(all["data"]).toBeGreaterThan(0.5);
    expect(all["data"]).toBeGreaterThan(3 * all["omission"]!);
  });

  it("gives shares of areas that some runs cannot rank", () => {
    const matrix = example(8, 2, 13).map((row, i): Figure[] => (i === 0 ? [row[0]!, null] : row));
    const {total} = assumptionSensitivity(matrix, {minimumShare: 0.5}, {n: 64, seed: 1});
    for (const {value, lower, upper} of total) {
      expect(value).toBeGreaterThanOrEqual(0);
      expect(lower).toBeLessThanOrEqual(upper);
    }
    expect(Math.max(...total.map(({value}) => value))).toBeGreaterThan(0.5);
  });
});
