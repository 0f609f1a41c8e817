import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {concentrationIndex, gini, lorenz, relativeIndex, slopeIndex} from "./inequality.js";

fc.configureGlobal({seed: 1912});

const area = fc.record({
  value: fc.integer({min: 0, max: 500}),
  population: fc.integer({min: 1, max: 9000}),
  need: fc.integer({min: -30, max: 30})
});
const areas = fc.array(area, {minLength: 1, maxLength: 30}).filter((list) => list.some(({value}) => value > 0));
const column = <K extends string>(list: readonly Record<K, number>[], key: K): number[] => list.map((a) => a[key]);

describe("gini and lorenz", () => {
  it("are right in examples anybody can check", () => {
    expect(gini([5, 5, 5], [1, 2, 3])).toBeCloseTo(0, 12);
    expect(gini([0, 10], [1, 1])).toBeCloseTo(0.5, 12);
    expect(gini([0, 10], [9, 1])).toBeCloseTo(0.9, 12);
    expect(lorenz([3, 1], [1, 1])).toEqual([
      {people: 0, amount: 0},
      {people: 0.5, amount: 0.25},
      {people: 1, amount: 1}
    ]);
  });

  it("lie between 0 and 1, are the same for any unit, and do not change if an area is divided", () => {
    fc.assert(
      fc.property(areas, fc.integer({min: 2, max: 50}), (list, factor) => {
        const [values, people] = [column(list, "value"), column(list, "population")];
        const index = gini(values, people);
        expect(index).toBeGreaterThan(-1e-12);
        expect(index).toBeLessThan(1);
        expect(
          gini(
            values.map((v) => v * factor),
            people
          )
        ).toBeCloseTo(index, 10);
        const divided = [...people.slice(1), people[0]! / 4, (people[0]! * 3) / 4];
        expect(gini([...values.slice(1), values[0]!, values[0]!], divided)).toBeCloseTo(index, 10);
      })
    );
  });

  it("leave an area out that lacks a figure, and refuse impossible ones", () => {
    expect(gini([0, 10, null, 7], [9, 1, 5, null])).toBeCloseTo(0.9, 12);
    expect(() => gini([1, -1], [1, 1])).toThrow("a value per head must be 0 or more: -1");
    expect(() => gini([1], [1, 2])).toThrow("lists differ in length: 1, 2, 1");
    expect(() => gini([0, 0], [1, 1])).toThrow("nothing to share out: 0");
    expect(() => gini([1], [-4])).toThrow("a population must be 0 or more: -4");
  });
});

describe("concentrationIndex", () => {
  it("is the Gini coefficient if need has the order of the values, and its negative if it has the opposite", () => {
    fc.assert(
      fc.property(areas, (list) => {
        const [values, people] = [column(list, "value"), column(list, "population")];
        const index = gini(values, people);
        expect(concentrationIndex(values, people, values)).toBeCloseTo(index, 10);
        const opposite = concentrationIndex(
          values,
          people,
          values.map((v) => -v)
        );
        expect(opposite).toBeCloseTo(-index, 10);
      })
    );
  });

  it("does not depend on the order of the areas, also if some have equal need", () => {
    fc.assert(
      fc.property(areas, (list) => {
        const of = (l: typeof list): number =>
          concentrationIndex(column(l, "value"), column(l, "population"), column(l, "need"));
        expect(of([...list].reverse())).toBeCloseTo(of(list), 10);
      })
    );
  });

  it("is above 0 if areas in need have more, 0 if need is the same everywhere", () => {
    expect(concentrationIndex([1, 3], [1, 1], [0, 1])).toBeCloseTo(0.25, 12);
    expect(concentrationIndex([3, 1], [1, 1], [0, 1])).toBeCloseTo(-0.25, 12);
    expect(concentrationIndex([3, 1, null], [1, 1, 1], [2, 2, 0])).toBeCloseTo(0, 12);
  });

  it("is corrected for bounded values only within their bounds (Erreygers)", () => {
    expect(concentrationIndex([0.2, 0.6], [1, 1], [0, 1], {lower: 0, upper: 1})).toBeCloseTo(0.25 * 4 * 0.4, 12);
    expect(() => concentrationIndex([1, 3], [1, 1], [0, 1], {lower: 0, upper: 2})).toThrow("between 0 and 2: 3");
    expect(() => concentrationIndex([1, 3], [1, 1], [0, 1], {lower: 4, upper: 2})).toThrow("below upper (2): 4");
    expect(() => concentrationIndex([1, 3], [1, 1], [0, NaN])).toThrow("a need must be finite or null: NaN");
  });
});

describe("slopeIndex and relativeIndex", () => {
  // Women of one English district by decile: people and life expectancy, from the test data of PHEindicatormethods.
  const groups = [
    [21317, 79.88545352],
    [19556, 79.34335601],
    [24265, 80.36288313],
    [22320, 79.97865352],
    [18016, 81.38786741],
    [21735, 79.8069574],
    [20323, 84.2607265],
    [20536, 84.49612159],
    [19987, 83.95317083],
    [20543, 85.64269837]
  ].map(([population, value]) => ({population: population!, value: value!}));

  it("agree with a weighted least squares fit of the same data by another program (numpy)", () => {
    expect(slopeIndex(groups)).toBeCloseTo(6.969594800747327, 9);
    expect(relativeIndex(groups)).toBeCloseTo(1.088927571847534, 11);
  });

  it("recover a line whatever the sizes of the groups", () => {
    const sizes = fc.array(fc.integer({min: 1, max: 5000}), {minLength: 2, maxLength: 10});
    fc.assert(
      fc.property(sizes, fc.integer({min: -40, max: 40}), (populations, slope) => {
        const people = populations.reduce((sum, p) => sum + p, 0);
        let before = 0;
        const line = populations.map((population) => {
          const middle = (before + population / 2) / people;
          before += population;
          return {population, value: 100 + slope * middle};
        });
        expect(slopeIndex(line)).toBeCloseTo(slope, 6);
        expect(relativeIndex(line)).toBeCloseTo((100 + slope) / 100, 8);
      })
    );
  });

  it("are unknown if a group is, and refuse groups without people", () => {
    expect(slopeIndex([groups[0]!, {population: 3, value: null}])).toBeNull();
    expect(relativeIndex([groups[0]!, {population: 3, value: null}])).toBeNull();
    expect(() => slopeIndex([groups[0]!])).toThrow("at least two groups: 1");
    expect(() => slopeIndex([groups[0]!, {population: 0, value: 1}])).toThrow("greater than 0: 0");
    expect(() => slopeIndex([groups[0]!, {population: 2, value: NaN}])).toThrow("finite or null: NaN");
  });
});
