import {readFileSync} from "node:fs";
import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {
  amRand,
  compositeIndex,
  dynamicsClass,
  fitNormaliser,
  fitPositive,
  fitTreatment,
  momentsOf,
  mssGrenzen,
  mssIndex,
  normalise,
  normalisations,
  shapeOf,
  standardise,
  statusClass,
  toPositive,
  treatOutliers
} from "./needIndex.js";
import type {Figure} from "./needIndex.js";

fc.configureGlobal({seed: 2021});

const figure = fc.integer({min: -5000, max: 5000}).map((x) => x / 8);
const column = fc.array(fc.option(figure, {freq: 6}), {minLength: 3, maxLength: 30});
/** Areas by indicators, some figures missing. */
const sparse = fc
  .integer({min: 1, max: 5})
  .chain((k) => fc.array(fc.array(fc.option(figure, {freq: 6}), {minLength: k, maxLength: k}), {minLength: 3}));

function expectClose(actual: readonly Figure[], expected: readonly Figure[], digits = 9): void {
  expect(actual.map((x) => x === null)).toEqual(expected.map((x) => x === null));
  actual.forEach((x, i) => x !== null && expect(x).toBeCloseTo(expected[i]!, digits));
}

describe("mssIndex on the published figures of 2021", () => {
  const names = ["s1", "s3", "s4", "d1", "d3", "d4"] as const;
  type Row = Record<(typeof names)[number] | "status" | "dynamik", Figure> & {gebiet: string};
  const [header, ...lines] = readFileSync("data/official/mss/2021.csv", "utf8").trim().split(/\r?\n/);
  const fields = header!.split(",");
  const rows = lines
    .map((line) => Object.fromEntries(line.split(",").map((cell, i) => [fields[i], cell])))
    .filter((cells) => cells["gebiet_id"]!.length === 8)
    .map((cells): Row => {
      const read = (name: string): Figure => (/\d/.test(cells[name]!) ? Number(cells[name]) : null);
      const classes = {status: read("status"), dynamik: read("dynamik"), gebiet: cells["gebiet_id"]!};
      // The outlier 10100205 has figures but takes no part in the procedure, as its missing class shows.
      const figures = names.map((name) => [name, classes.status === null ? null : read(name)]);
      return {...classes, ...Object.fromEntries(figures)} as Row;
    });
  const status = mssIndex(rows, ["s1", "s3", "s4"]);
  const dynamik = mssIndex(rows, ["d1", "d3", "d4"]);

  it("covers 536 of 542 Planungsräume", () => {
    expect(rows).toHaveLength(542);
    expect(status.filter(({index}) => index !== null)).toHaveLength(536);
  });

  it("gives every Planungsraum its official class", () => {
    const differing = rows.filter(
      (row, i) => statusClass(status[i]!.index) !== row.status || dynamicsClass(dynamik[i]!.index) !== row.dynamik
    );
    expect(differing.map(({gebiet}) => gebiet)).toEqual([]);
  });

  it("has the published distribution of classes", () => {
    const count = (classes: readonly Figure[], k: number): number => classes.filter((c) => c === k).length;
    const [s, d] = [status.map(({index}) => statusClass(index)), dynamik.map(({index}) => dynamicsClass(index))];
    expect([1, 2, 3, 4].map((k) => count(s, k))).toEqual([75, 366, 46, 49]);
    expect([1, 3, 5].map((k) => count(d, k))).toEqual([48, 436, 52]);
  });

  it("has the published spread of the sums, and 2.06 for Hellersdorfer Promenade", () => {
    expect(momentsOf(status.map(({sum}) => sum))!.sd).toBeCloseTo(2.955, 3);
    expect(momentsOf(dynamik.map(({sum}) => sum))!.sd).toBeCloseTo(2.081, 3);
    const promenade = rows.findIndex(({gebiet}) => gebiet === "10200422");
    expect(status[promenade]!.index).toBeCloseTo(2.06, 2);
  });

  it("decides the six areas that two decimals leave on a bound", () => {
    const near = (index: readonly {index: Figure}[], bounds: readonly number[]): string[] =>
      index.flatMap(({index: x}, i) =>
        x !== null && bounds.some((bound) => Math.abs(x - bound) < 0.005) ? [`${rows[i]!.gebiet} ${x.toFixed(4)}`] : []
      );
    expect(near(status, [-1, 1, 1.5])).toEqual(["01100415 -0.9984", "05100316 0.9973", "09501838 -1.0047"]);
    expect(near(dynamik, [-1, 1])).toEqual(["04200310 1.0028", "04300414 -1.0032", "12500825 -0.9960"]);
  });

  it("leaves an area that lacks one figure out of all", () => {
    const three = mssIndex(
      [
        {a: 1, b: 5},
        {a: 3, b: 7},
        {a: 100, b: null}
      ],
      ["a", "b"]
    );
    expect(three.map(({z}) => z)).toEqual([
      [-1, -1],
      [1, 1],
      [null, null]
    ]);
    expect(three.map(({index}) => index)).toEqual([-1, 1, null]);
  });
});

it("puts the bounds themselves into the middle classes, and a missing index into none", () => {
  expect([-1.01, -1, 1, 1.01, 1.5, 1.51, null].map(statusClass)).toEqual([1, 2, 2, 3, 3, 4, null]);
  expect([-1.01, -1, 1, 1.01, null].map(dynamicsClass)).toEqual([1, 3, 3, 5, null]);
  const near = (x: number): boolean[] => Object.values(mssGrenzen).map((grenzen) => amRand(x, grenzen, 0.25));
  expect([-1.25, -0.5, 1.25, 1.75, 2].map(near)).toEqual([
    ...[
      [true, true],
      [false, false]
    ],
    ...[
      [true, true],
      [true, false],
      [false, false]
    ]
  ]);
});

describe("standardise", () => {
  it("gives mean 0 and population standard deviation 1", () => {
    fc.assert(
      fc.property(column, (values) => {
        const z = standardise(values);
        const distinct = new Set(values.filter((x) => x !== null)).size;
        if (distinct < 2) return;
        expect(momentsOf(z)!.mean).toBeCloseTo(0, 9);
        expect(momentsOf(z)!.sd).toBeCloseTo(1, 9);
      })
    );
  });

  it("does not turn rounding into differences", () => {
    expect(standardise([0.1, 0.1, 0.1])).toEqual([0, 0, 0]);
    expect(standardise([null, null])).toEqual([null, null]);
    expect(() => standardise([1, Infinity])).toThrow("finite or null: Infinity");
  });
});

describe("treatOutliers", () => {
  const example = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 100];

  it("knows skewness and kurtosis as COINr does", () => {
    const {skewness, kurtosis} = shapeOf(example);
    expect(skewness).toBeCloseTo(3.25564, 5);
    expect(kurtosis).toBeCloseTo(10.70667, 5);
  });

  it("pulls one point in and says which", () => {
    const {values, treatment} = treatOutliers([null, ...example], 2);
    expect(values).toEqual([null, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 10]);
    expect(treatment).toEqual({method: "winsorised", changes: [{area: 11, from: 100, to: 10}]});
  });

  it("pulls low points up", () => {
    const {values} = treatOutliers(
      example.map((x) => -x),
      2
    );
    expect(values.at(-1)).toBe(-10);
  });

  it("takes logarithms if that many points do not suffice, equal points counting each", () => {
    const many = [...Array.from({length: 40}, (_, i) => i / 10), 500, 500, 500];
    const {values, treatment} = treatOutliers(many, 2);
    expect(treatment).toEqual({method: "log", changes: []});
    expect(values[0]).toBeCloseTo(Math.log(5), 12);
    expect(treatOutliers(many, 3).treatment!.method).toBe("winsorised");
  });

  it("leaves figures that pass as they are, and all of them if no point may be touched", () => {
    expect(treatOutliers([1, 2, 3, 4, null], 5)).toEqual({values: [1, 2, 3, 4, null], treatment: null});
    expect(treatOutliers(example, 0).treatment).toBeNull();
  });

  it("never changes the order", () => {
    fc.assert(
      fc.property(fc.array(figure, {minLength: 5, maxLength: 40}), fc.integer({min: 1, max: 5}), (values, most) => {
        const cubes = values.map((x) => (x / 100) ** 3);
        const {values: treated} = treatOutliers(cubes, most);
        for (let i = 1; i < cubes.length; i++)
          if (cubes[i]! >= cubes[i - 1]!) expect(treated[i]!).toBeGreaterThanOrEqual(treated[i - 1]!);
      })
    );
  });
});

describe("normalise", () => {
  it("keeps order, ties and gaps on every scale", () => {
    fc.assert(
      fc.property(column, fc.constantFrom(...normalisations), (values, scale) => {
        const scaled = normalise(values, scale);
        values.forEach((x, i) => {
          expect(scaled[i] === null).toBe(x === null);
          const y = values[i + 1] ?? null;
          if (x === null || y === null) return;
          if (x === y) expect(scaled[i]).toBe(scaled[i + 1]);
          else expect(scaled[i]! < scaled[i + 1]!).toBe(x < y);
        });
      })
    );
  });

  it("has the published ends", () => {
    expect(normalise([3, null, 1, 2], "minmax")).toEqual([100, null, 0, 50]);
    expect(normalise([3, null, 1, 2], "percentile")).toEqual([1, null, 0, 0.5]);
    expect(normalise([5, 5, 1], "rank")).toEqual([2.5, 2.5, 1]);
    expect(normalise([7, 7], "minmax")).toEqual([50, 50]);
    expect(normalise([7], "percentile")).toEqual([0.5]);
  });

  it("puts about a tenth of the areas above 50 on the exponential scale, up to nearly 100 (SIMD)", () => {
    const scaled = normalise(
      Array.from({length: 6976}, (_, i) => i),
      "exponential"
    ) as number[];
    expect(scaled.filter((x) => x > 50).length / 6976).toBeCloseTo(0.1, 2);
    expect(scaled[0]).toBe(0);
    expect(scaled.at(-1)).toBeGreaterThan(99);
    expect(scaled.at(-1)).toBeLessThan(100);
  });
});

describe("fitted scales", () => {
  const list = fc.array(fc.integer({min: -40, max: 40}), {minLength: 2, maxLength: 30});

  it("give a drawn figure the rank it would have in place of its own", () => {
    fc.assert(
      fc.property(list, fc.integer({min: -50, max: 50}), fc.constantFrom("rank", "percentile"), (values, x, scale) => {
        const replaced = [x, ...values.slice(1)];
        expect(fitNormaliser(values, scale)(x, values[0]!)).toBe(normalise(replaced, scale)[0]);
      })
    );
  });

  it("stay within the ends of the scale where it has ends, and keep the order", () => {
    fc.assert(
      fc.property(list, fc.integer({min: -90, max: 90}), fc.constantFrom(...normalisations), (values, x, scale) => {
        const own = values[0]!;
        const place = fitNormaliser(values, scale);
        expect(place(x + 1, own)).toBeGreaterThanOrEqual(place(x, own));
        if (scale === "percentile") expect(Math.abs(place(x, own) - 0.5)).toBeLessThanOrEqual(0.5);
        if (scale === "exponential") expect(place(x, own)).toBeLessThan(100);
      })
    );
  });

  it("go on beyond the ends of z and minmax, but not of the positive scale", () => {
    expect(fitNormaliser([1, 3], "z")(4, 3)).toBe(2);
    expect(fitNormaliser([1, 3], "minmax")(4, 3)).toBe(150);
    expect([0, 1, 2, 3, 4].map(fitPositive([1, 3]))).toEqual([1, 1, 50.5, 100, 100]);
  });

  it("treat a drawn figure as the column was treated", () => {
    const values = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 100];
    expect([0, 5.5, 50].map(fitTreatment(values, 2).place)).toEqual([1, 5.5, 10]);
    expect([0, 5.5, 500].map(fitTreatment(values, 0).place)).toEqual([0, 5.5, 500]);
    const many = [...Array.from({length: 40}, (_, i) => i / 10), 500, 500, 500];
    const {place} = fitTreatment(many, 2);
    expect(place(-3)).toBe(place(0));
    expect(place(600)).toBe(Math.log(605));
  });

  it("give the column itself what the whole way does", () => {
    fc.assert(
      fc.property(column, fc.integer({min: 0, max: 3}), fc.constantFrom(...normalisations), (values, most, scale) => {
        const cubes = values.map((x) => (x === null ? null : (x / 100) ** 3));
        const treated = treatOutliers(cubes, most).values;
        const scaled = normalise(treated, scale);
        const positive = toPositive(scaled);
        const [treat, place, move] = [
          fitTreatment(cubes, most).place,
          fitNormaliser(treated, scale),
          fitPositive(scaled)
        ];
        cubes.forEach((x, i) => {
          if (x === null) return expect([treated[i], scaled[i], positive[i]]).toEqual([null, null, null]);
          expect(treat(x)).toBe(treated[i]);
          expect(place(treat(x), treat(x))).toBe(scaled[i]);
          expect(move(scaled[i]!)).toBe(positive[i]);
          expect(positive[i]).toBeGreaterThanOrEqual(1);
          expect(positive[i]).toBeLessThanOrEqual(100);
        });
      })
    );
  });
});

describe("compositeIndex", () => {
  it("has the order of the MSS with z values and equal weights", () => {
    fc.assert(
      fc.property(fc.array(fc.array(figure, {minLength: 3, maxLength: 3}), {minLength: 3}), (matrix) => {
        const rows = matrix.map(([a, b, c]) => ({a: a!, b: b!, c: c!}));
        const {index} = compositeIndex(matrix);
        expectClose(
          standardise(index),
          mssIndex(rows, ["a", "b", "c"]).map((row) => row.index),
          6
        );
      })
    );
  });

  it("does not mind the unit or the origin of an indicator under z", () => {
    fc.assert(
      fc.property(sparse, fc.integer({min: 1, max: 1000}), figure, (matrix, factor, shift) => {
        const moved = matrix.map(([first, ...others]) => [first === null ? null : first! * factor + shift, ...others]);
        expectClose(compositeIndex(moved).index, compositeIndex(matrix).index, 6);
      })
    );
  });

  it("ties equal areas", () => {
    fc.assert(
      fc.property(
        sparse,
        fc.constantFrom(...normalisations),
        fc.constantFrom("arithmetic" as const, "geometric" as const),
        (matrix, normalisation, aggregation) => {
          const {index} = compositeIndex([...matrix, matrix[0]!], {normalisation, aggregation});
          expect(index.at(-1)).toBe(index[0]);
        }
      )
    );
  });

  it("needs two thirds of a domain's weight and every domain", () => {
    const matrix = [
      [1, 2, 3, 4],
      [2, 4, 3, 5],
      [3, null, 6, 1],
      [4, null, null, 2],
      [5, 5, 5, null]
    ];
    const domains = [
      {weight: 1, indicators: [0, 1, 2]},
      {weight: 1, indicators: [3]}
    ];
    const {index, domains: values} = compositeIndex(matrix, {domains});
    expect(index.map((x) => x !== null)).toEqual([true, true, true, false, false]);
    expect(values[0]!.map((x) => x !== null)).toEqual([true, true, true, false, true]);
    expect(compositeIndex(matrix, {domains, minimumShare: 0.3}).index[3]).not.toBeNull();
    const weights = [1, 1, 4, 1];
    expect(compositeIndex(matrix, {domains, weights}).index[2]).not.toBeNull();
    expect(compositeIndex(matrix, {domains, weights: [1, 4, 1, 1]}).index[2]).toBeNull();
  });

  it("weighs domains, not the number of their indicators", () => {
    const matrix = [
      [0, 0, 1],
      [1, 1, 0]
    ];
    const domains = [
      {weight: 1, indicators: [0, 1]},
      {weight: 1, indicators: [2]}
    ];
    expect(compositeIndex(matrix, {domains}).index).toEqual([0, 0]);
    expect(compositeIndex(matrix, {domains: [domains[0]!, {weight: 0, indicators: [2]}]}).index).toEqual([-1, 1]);
    expect(compositeIndex(matrix, {domains, weights: [1, 1, 0]}).index).toEqual([-1, 1]);
  });

  it("lets the geometric mean punish imbalance", () => {
    const matrix = [
      [0, 100],
      [50, 50],
      [100, 0]
    ];
    const options = {normalisation: "minmax", aggregation: "geometric"} as const;
    const {index} = compositeIndex(matrix, options);
    expect(index[0]).toBeCloseTo(10, 12);
    expect(index[1]).toBeCloseTo(50.5, 12);
  });

  it("warns of indicators that say nearly the same", () => {
    const matrix = [
      [1, 10, 3],
      [2, 21, 1],
      [3, 29, 4],
      [4, 41, 1]
    ];
    expect(compositeIndex(matrix).correlated).toEqual([{a: 0, b: 1, r: expect.closeTo(0.99736, 4)}]);
    expect(compositeIndex(matrix, {weights: [1, 0, 1]}).correlated).toEqual([]);
    expect(compositeIndex(matrix, {redundantAbove: 0.998}).correlated).toEqual([]);
    const pairs = compositeIndex(matrix, {redundantAbove: 0.15}).correlated;
    expect(pairs.map(({a, b, r}) => [a, b, Math.sign(r)])).toEqual([
      [0, 1, 1],
      [0, 2, -1],
      [1, 2, -1]
    ]);
  });

  it("reports treated outliers", () => {
    const matrix = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 100].map((x) => [x, -x]);
    const {treatments} = compositeIndex(matrix, {treat: 2});
    expect(treatments.map(({indicator, method}) => [indicator, method])).toEqual([
      [0, "winsorised"],
      [1, "winsorised"]
    ]);
    expect(compositeIndex(matrix).treatments).toEqual([]);
  });

  it("refuses weights that are all 0, negative, or too few, and domains that do not fit", () => {
    const matrix = [
      [1, 2],
      [2, 1]
    ];
    expect(() => compositeIndex(matrix, {weights: [0, 0]})).toThrow("weights: all 0 (0, 0)");
    expect(() => compositeIndex(matrix, {weights: [1, -2]})).toThrow(": -2");
    expect(() => compositeIndex(matrix, {weights: [1, NaN]})).toThrow(": NaN");
    expect(() => compositeIndex(matrix, {weights: [1]})).toThrow("weights: 1 for 2 indicators");
    expect(() => compositeIndex(matrix, {domains: [{weight: 1, indicators: []}]})).toThrow("no indicators");
    expect(() => compositeIndex(matrix, {domains: [{weight: 1, indicators: [2]}]})).toThrow("no indicator 2 among 2");
    expect(() => compositeIndex(matrix, {domains: [{weight: 1, indicators: [1, 1]}]})).toThrow("indicator 1 occurs");
    expect(() => compositeIndex(matrix, {minimumShare: 0})).toThrow(": 0");
    expect(() => compositeIndex([[1, 2], [1]])).toThrow("a row of 1 figures among rows of 2");
    expect(() => compositeIndex([])).toThrow("no figures in 0 rows");
    expect(() => compositeIndex([[1], [NaN]])).toThrow("finite or null: NaN");
    expect(() => mssIndex([{a: 1}], [])).toThrow("indicators: none");
  });
});
