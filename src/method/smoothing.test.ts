import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {shrinkRates, shrinkShares} from "./smoothing.js";

fc.configureGlobal({seed: 1991});

const area = fc
  .integer({min: 1, max: 4000})
  .chain((nenner) => fc.record({nenner: fc.constant(nenner), zaehler: fc.integer({min: 0, max: nenner})}));
const areas = fc.array(area, {minLength: 2, maxLength: 25});

describe.each([
  ["shrinkRates", shrinkRates],
  ["shrinkShares", shrinkShares]
])("%s", (_, shrink) => {
  it("moves every area towards the mean, the more the fewer people it has", () => {
    fc.assert(
      fc.property(areas, (list) => {
        const {values, mean, kept} = shrink(
          list.map((a) => a.zaehler),
          list.map((a) => a.nenner)
        );
        list.forEach(({zaehler, nenner}, i) => {
          const raw = zaehler / nenner;
          expect(Math.min(raw, mean) - 1e-12).toBeLessThanOrEqual(values[i]!);
          expect(Math.max(raw, mean) + 1e-12).toBeGreaterThanOrEqual(values[i]!);
          list.forEach((other, j) => {
            if (other.nenner > nenner) expect(kept[j]!).toBeGreaterThanOrEqual(kept[i]! - 1e-12);
          });
        });
      })
    );
  });

  it("gives all areas the mean if they differ no more than by chance", () => {
    const {values, variance} = shrink([10, 11, 9], [100, 100, 100]);
    expect(variance).toBe(0);
    expect(values).toEqual([0.1, 0.1, 0.1]);
    expect(shrink([0, 0], [10, 20]).values).toEqual([0, 0]);
  });

  it("keeps missing areas missing and out of the mean", () => {
    const {values, mean, kept} = shrink([10, null, 60, 5], [100, 100, 100, null]);
    expect(mean).toBe(0.35);
    expect([values[1], values[3], kept[1], kept[3]]).toEqual([null, null, null, null]);
    expect(values[0]).not.toBeNull();
  });

  it("refuses impossible figures", () => {
    expect(() => shrink([1], [2, 3])).toThrow("1 zaehler, 2 nenner");
    expect(() => shrink([1, -1], [2, 3])).toThrow("zaehler must be 0 or more: -1");
    expect(() => shrink([1, 1], [2, 0])).toThrow("nenner must be greater than 0: 0");
    expect(() => shrink([1, null], [2, 3])).toThrow("at least two areas: 1");
  });
});

it("shrinkRates follows Marshall's formula in an example by hand", () => {
  const {values, mean, variance} = shrinkRates([2, 30], [100, 300]);
  // b = 0.08; s² = (100 · 0.06² + 300 · 0.02²) / 400 = 0.0012; a = 0.0012 − 0.08 / 200 = 0.0008.
  expect(mean).toBeCloseTo(0.08, 12);
  expect(variance).toBeCloseTo(0.0008, 12);
  expect(values[0]).toBeCloseTo(0.08 - (0.0008 * 0.06) / (0.0008 + 0.08 / 100), 12);
  expect(values[1]).toBeCloseTo(0.08 + (0.0008 * 0.02) / (0.0008 + 0.08 / 300), 12);
});

/*
 * Respiratory symptoms in 71 areas of Huddersfield (Martuzzi and Elliott 1996, data in spData). The help page of spdep's
 * EBest prints raw and smoothed per cent, two decimals each; these are the only counts found that give all 142 of them.
 */
const cases = [
  21, 22, 47, 3, 8, 25, 31, 26, 12, 5, 73, 27, 66, 41, 39, 26, 16, 10, 9, 4, 19, 7, 32, 23, 12, 26, 6, 4, 28, 7, 33, 6,
  18, 12, 14, 11, 19, 6, 34, 19, 22, 8, 5, 3, 32, 5, 16, 20, 7, 29, 19, 14, 16, 4, 8, 8, 4, 5, 0, 5, 43, 6, 42, 3, 27,
  33, 52, 26, 49, 25, 50
];
const total = [
  49, 76, 166, 14, 24, 81, 92, 57, 45, 17, 263, 80, 202, 179, 114, 77, 55, 63, 22, 10, 66, 18, 113, 69, 86, 77, 19, 12,
  105, 11, 96, 30, 94, 47, 58, 25, 75, 33, 107, 59, 84, 42, 30, 15, 97, 10, 43, 61, 18, 116, 73, 46, 81, 8, 37, 36, 11,
  16, 1, 17, 138, 18, 124, 10, 89, 81, 112, 76, 202, 85, 106
];
const published = [
  34.44, 29.56, 28.94, 28.93, 30.72, 30.43, 31.85, 35.93, 28.95, 29.95, 28.36, 31.75, 31.84, 25.36, 32.33, 31.72, 29.69,
  24.36, 32.11, 31.01, 29.53, 31.47, 29.1, 31.44, 22.36, 31.72, 30.31, 30.42, 28.26, 33.57, 32.24, 27.62, 24.6, 28.54,
  27.79, 32.98, 27.95, 26.96, 30.97, 30.88, 28.23, 26.65, 26.81, 28.66, 31.54, 31.97, 32.3, 31.13, 31.47, 27.26, 28.29,
  30.18, 25.28, 31.61, 27.67, 27.88, 30.71, 30.22, 29.73, 29.95, 30.71, 30.58, 32.22, 30.04, 30.19, 35, 38.96, 31.91,
  26.1, 29.75, 39.13
];

it("shrinkShares gives the published figures of Huddersfield", () => {
  const {values} = shrinkShares(cases, total);
  expect(values.map((x) => Math.round(x! * 10000) / 100)).toEqual(published);
  expect(() => shrinkShares([3, 1], [2, 2])).toThrow("zaehler must not exceed nenner (2): 3");
});

/*
 * Deaths of children under five in 167 areas of Auckland, 1977 to 1985, and children of that age in 1981 (Marshall 1991, data
 * in spData): the example of EBest in spdep.
 */
const deaths = [
  8, 2, 5, 8, 1, 2, 2, 1, 6, 2, 15, 6, 6, 3, 2, 5, 3, 1, 5, 4, 3, 8, 20, 13, 4, 3, 2, 0, 3, 1, 2, 4, 2, 5, 4, 10, 8, 7,
  3, 7, 15, 9, 8, 14, 12, 10, 5, 6, 5, 3, 4, 9, 4, 4, 10, 6, 8, 3, 4, 7, 3, 8, 6, 8, 24, 15, 1, 8, 5, 1, 5, 15, 11, 4,
  1, 5, 2, 13, 14, 3, 11, 26, 5, 4, 1, 4, 5, 8, 5, 4, 11, 4, 1, 5, 2, 6, 4, 9, 16, 4, 2, 12, 5, 7, 12, 12, 14, 12, 7, 3,
  3, 5, 9, 9, 4, 3, 11, 10, 2, 10, 17, 5, 9, 17, 10, 18, 10, 17, 9, 6, 29, 12, 8, 11, 11, 3, 8, 24, 4, 7, 7, 4, 1, 3,
  15, 34, 27, 26, 8, 13, 11, 31, 7, 17, 14, 38, 4, 27, 10, 10, 6, 18, 2, 5, 28, 18, 3
];
const children = [
  252, 45, 360, 366, 54, 36, 72, 27, 708, 234, 522, 183, 165, 225, 93, 225, 144, 120, 336, 369, 534, 429, 858, 756, 354,
  72, 63, 45, 75, 114, 180, 282, 144, 402, 168, 699, 423, 408, 165, 195, 273, 522, 372, 369, 429, 447, 222, 264, 432,
  201, 189, 327, 198, 279, 306, 306, 162, 189, 315, 429, 141, 522, 570, 435, 981, 858, 138, 204, 39, 6, 90, 486, 324,
  165, 189, 438, 153, 375, 234, 219, 435, 933, 99, 81, 93, 234, 183, 393, 303, 339, 450, 258, 135, 168, 153, 177, 288,
  516, 318, 201, 66, 309, 261, 516, 285, 495, 255, 444, 465, 261, 225, 414, 471, 459, 282, 150, 225, 228, 21, 288, 366,
  204, 216, 378, 309, 480, 384, 348, 351, 450, 543, 423, 399, 345, 339, 288, 306, 1359, 372, 330, 360, 192, 162, 183,
  528, 795, 891, 1209, 357, 618, 528, 1248, 186, 918, 387, 1290, 255, 1407, 570, 306, 312, 594, 177, 177, 762, 714, 303
];

it("shrinkRates gives the published mean and variance of Auckland", () => {
  const {mean, variance, values} = shrinkRates(
    deaths,
    children.map((n) => 9 * n)
  );
  expect(mean).toBeCloseTo(0.0026334, 7);
  expect(variance).toBeCloseTo(7.284e-7, 10);
  // The raw rates reach from 0 to 18.5 per mille; chance alone explains most of that.
  expect(Math.max(...values.map((x) => x!))).toBeLessThan(0.0047);
  expect(Math.min(...values.map((x) => x!))).toBeGreaterThan(0.0014);
});
