import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {floatingCatchment, hoover, needAdjustedGap} from "./access.js";

fc.configureGlobal({seed: 2009});

const stepped = {bands: [10, 20, 30], weights: [1, 0.68, 0.22]};
const amount = fc.integer({min: 0, max: 3000});
const way = fc.option(fc.integer({min: 0, max: 60}), {freq: 5});
const region = fc
  .record({areas: fc.integer({min: 1, max: 8}), centres: fc.integer({min: 1, max: 6})})
  .chain(({areas, centres}) =>
    fc.record({
      supply: fc.array(amount, {minLength: centres, maxLength: centres}),
      demand: fc.array(amount, {minLength: areas, maxLength: areas}),
      distance: fc.array(fc.array(way, {minLength: centres, maxLength: centres}), {minLength: areas, maxLength: areas})
    })
  );

describe("floatingCatchment", () => {
  it("conserves the supply of all reached centres, whatever the weights", () => {
    fc.assert(
      fc.property(region, fc.constantFrom(stepped, {bands: [30]}), ({supply, demand, distance}, catchment) => {
        const {access, unreached} = floatingCatchment(supply, demand, distance, catchment);
        const given = access.reduce<number>((sum, a, i) => sum + a! * demand[i]!, 0);
        const reached = supply.reduce((sum, s, j) => sum + (unreached.includes(j) ? 0 : s), 0);
        expect(given).toBeCloseTo(reached, 6);
        expect(access.every((a) => Number.isFinite(a))).toBe(true);
      })
    );
  });

  it("is right by hand: bounds count, weights in both steps", () => {
    const distance = [
      [10, 31],
      [15, 30],
      [null, 5]
    ];
    const {access, ratio, unreached} = floatingCatchment([100, 60], [10, 20, 30], distance, stepped);
    const first = 100 / (10 + 20 * 0.68);
    const second = 60 / (20 * 0.22 + 30);
    expect(ratio).toEqual([expect.closeTo(first, 12), expect.closeTo(second, 12)]);
    expect(access).toEqual([
      expect.closeTo(first, 12),
      expect.closeTo(0.68 * first + 0.22 * second, 12),
      expect.closeTo(second, 12)
    ]);
    expect(unreached).toEqual([]);
  });

  it("gives 0 and a warning for a centre that nobody reaches", () => {
    const result = floatingCatchment(
      [100, 50],
      [10, 0],
      [
        [5, 45],
        [40, 5]
      ],
      {bands: [30]}
    );
    expect(result).toEqual({access: [10, 0], ratio: [10, 0], unreached: [1]});
  });

  it("carries a missing figure to what depends on it and no further", () => {
    const distance = [
      [5, null],
      [5, 5],
      [null, 5]
    ];
    const {access, ratio} = floatingCatchment([null, 40], [10, 10, 10], distance, {bands: [30]});
    expect(ratio).toEqual([null, 2]);
    expect(access).toEqual([null, null, 2]);
    expect(floatingCatchment([20, 40], [null, 10, 10], distance, {bands: [30]}).access).toEqual([null, null, 2]);
  });

  it("refuses what does not fit", () => {
    expect(() => floatingCatchment([1], [1], [[1]], {bands: [10, 10]})).toThrow("bands must rise from above 0: 10, 10");
    expect(() => floatingCatchment([1], [1], [[1]], {bands: []})).toThrow("bands must rise");
    expect(() => floatingCatchment([1], [1], [[1]], {bands: [9], weights: [0]})).toThrow("weights must be above 0");
    expect(() => floatingCatchment([1], [1], [], {bands: [9]})).toThrow("0 rows for 1 areas");
    expect(() => floatingCatchment([1], [1], [[1, 2]], {bands: [9]})).toThrow("2 columns for 1 centres");
    expect(() => floatingCatchment([-3], [1], [[1]], {bands: [9]})).toThrow("supply must be 0 or more, or null: -3");
    expect(() => floatingCatchment([1], [NaN], [[1]], {bands: [9]})).toThrow("demand must be 0 or more, or null: NaN");
  });
});

describe("needAdjustedGap", () => {
  const area = fc.record({
    supply: fc.option(amount, {freq: 8}),
    population: fc.option(amount, {freq: 8}),
    need: fc.option(fc.integer({min: -30, max: 30}), {freq: 8})
  });
  const areas = fc.array(area, {minLength: 1, maxLength: 20}).filter((list) => {
    const whole = list.filter((a) => a.supply !== null && a.population !== null && a.need !== null);
    return whole.some((a) => a.supply! > 0) && whole.some((a) => a.population! > 0);
  });
  const gaps = (list: readonly {supply: number | null; population: number | null; need: number | null}[], l?: number) =>
    needAdjustedGap(
      list.map((a) => a.supply),
      list.map((a) => a.population),
      list.map((a) => (a.need === null ? null : a.need / 10)),
      l
    );

  it("has gaps that add up to 0, fair shares that add up to the supply, and missing areas that stay missing", () => {
    fc.assert(
      fc.property(areas, fc.constantFrom(0, 0.5, 1), (list, lambda) => {
        const {areas: result, hoover: moved} = gaps(list, lambda);
        const known = result.filter((a) => a !== null);
        const supply = list.reduce((sum, a, i) => sum + (result[i] ? a.supply! : 0), 0);
        expect(known.reduce((sum, a) => sum + a.gap, 0)).toBeCloseTo(0, 6);
        expect(known.reduce((sum, a) => sum + a.fair, 0)).toBeCloseTo(supply, 6);
        expect(known.reduce((sum, a) => sum + a.missing, 0)).toBeCloseTo(moved * supply, 6);
        result.forEach((a, i) => {
          const {supply: s, population, need} = list[i]!;
          expect(a === null).toBe(s === null || population === null || need === null);
        });
      })
    );
  });

  it("claims 41 per cent more per standard deviation with lambda 0.5, and per head with lambda 0", () => {
    const [even, needy] = gaps([
      {supply: 50, population: 100, need: 0},
      {supply: 50, population: 100, need: 10}
    ]).areas;
    expect(needy!.fair / even!.fair).toBeCloseTo(Math.SQRT2, 12);
    expect(needy!.coverage).toBeLessThan(1);
    const equal = gaps(
      [
        {supply: 30, population: 100, need: 0},
        {supply: 10, population: 300, need: 25}
      ],
      0
    );
    expect(equal.areas.map((a) => a!.gap)).toEqual([20, -20]);
    expect(equal.areas[1]).toEqual({fair: 30, gap: -20, coverage: 10 / 30, missing: 20});
    expect(equal.hoover).toBeCloseTo(0.5, 12);
  });

  it("has no coverage for an area without people", () => {
    const {areas: result} = needAdjustedGap([5, 5], [0, 10], [0, 0]);
    expect(result[0]).toEqual({fair: 0, gap: 5, coverage: null, missing: 0});
  });

  it("refuses what cannot be shared out", () => {
    expect(() => needAdjustedGap([1], [1, 2], [1])).toThrow("lists differ in length: 1, 2, 1");
    expect(() => needAdjustedGap([1], [1], [1], -1)).toThrow("lambda must be 0 or more: -1");
    expect(() => needAdjustedGap([1], [1], [NaN])).toThrow("need must be finite or null: NaN");
    expect(() => needAdjustedGap([0], [1], [0])).toThrow("nothing to distribute or nobody to claim it: 0, 1");
    expect(() => needAdjustedGap([null], [1], [1])).toThrow("nothing to distribute");
  });
});

describe("hoover", () => {
  it("is 0 for equal proportions, 1 for none in common, and the same both ways", () => {
    expect(hoover([1, 2, 3], [10, 20, 30])).toBeCloseTo(0, 12);
    expect(hoover([1, 0], [0, 7])).toBe(1);
    const list = fc
      .array(fc.tuple(amount, amount), {minLength: 1})
      .filter((l) => l.some(([a]) => a > 0) && l.some(([, b]) => b > 0));
    fc.assert(
      fc.property(list, (pairs) => {
        const [a, b] = [pairs.map(([x]) => x), pairs.map(([, y]) => y)];
        expect(hoover(a, b)).toBeCloseTo(hoover(b, a), 12);
        expect(hoover(a, b)).toBeLessThanOrEqual(1 + 1e-12);
      })
    );
  });

  it("refuses lists that do not match", () => {
    expect(() => hoover([1], [1, 2])).toThrow("lists differ in length: 1, 2");
  });
});
