import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {
  byarInterval,
  compareToBenchmark,
  directlyStandardisedRate,
  funnelLimits,
  newcombeDifference,
  normalQuantile,
  rateInterval,
  ratioInterval,
  standardisedRatio,
  trendTest,
  wilsonInterval
} from "./uncertainty.js";

fc.configureGlobal({seed: 1927});

const share = fc
  .integer({min: 1, max: 20000})
  .chain((nenner) => fc.record({nenner: fc.constant(nenner), zaehler: fc.integer({min: 0, max: nenner})}));

describe("published figures", () => {
  it("normal quantiles of 95 and 99.8 per cent", () => {
    expect(normalQuantile(0.95)).toBeCloseTo(1.959963984540054, 12);
    expect(normalQuantile(0.998)).toBeCloseTo(3.090232306167813, 12);
  });

  it("Wilson, Byar and exact limits (PHEindicatormethods)", () => {
    const limits = (z: number, n: number): number[] => Object.values(wilsonInterval(z, n));
    expect(limits(65, 100)[0]).toBeCloseTo(0.552544, 6);
    expect(limits(65, 100)[1]).toBeCloseTo(0.736358, 6);
    expect(limits(1045, 5000)[0]).toBeCloseTo(0.197955, 6);
    expect(limits(1045, 5000)[1]).toBeCloseTo(0.220491, 6);
    expect(byarInterval(65).lower).toBeCloseTo(50.16319, 5);
    expect(byarInterval(65).upper).toBeCloseTo(82.84914, 5);
    expect(rateInterval(5, 100, 100).lower).toBeCloseTo(1.62349, 5);
    expect(rateInterval(5, 100, 100).upper).toBeCloseTo(11.66833, 5);
  });

  it("the ratio of two groups from Wilson's limits of 50 of 150, by hand", () => {
    // z² = 3.841459: (100 + z² ∓ z √(z² + 4 · 50 · 2/3)) / 2(150 + z²) = (103.841459 ∓ 22.955420) / 307.682918.
    const {lower, upper} = ratioInterval(50, 100, 100);
    expect(lower).toBeCloseTo((100 * 80.886039) / (307.682918 - 80.886039), 3);
    expect(upper).toBeCloseTo((100 * 126.796879) / (307.682918 - 126.796879), 3);
    expect(ratioInterval(0, 100, 100).lower).toBe(0);
  });

  it("exact limits of 0 to 9 events (Poisson table): the lower one of 0 is 0", () => {
    expect(byarInterval(0).lower).toBe(0);
    expect(byarInterval(0).upper).toBeCloseTo(3.688879, 6);
    expect(byarInterval(1).lower).toBeCloseTo(0.025318, 6);
    expect(byarInterval(9).upper).toBeCloseTo(17.084803, 6);
    // From 10 on Byar's approximation; the exact limit would be 4.795389.
    expect(byarInterval(10).lower).toBeCloseTo(10 * (1 - 1 / 90 - 1.959964 / (3 * Math.sqrt(10))) ** 3, 6);
  });

  it("Newcombe's difference of 56 of 70 and 48 of 80 (1998, table II)", () => {
    const {lower, upper} = newcombeDifference(56, 70, 48, 80);
    expect(lower).toBeCloseTo(0.0524, 4);
    expect(upper).toBeCloseTo(0.3339, 4);
  });

  it("trend in R's smokers example (prop.trend.test)", () => {
    const patients = [86, 93, 136, 82];
    const points = [83, 90, 129, 70].map((zaehler, i) => ({time: i + 1, zaehler, nenner: patients[i]!}));
    const {chi2, p, direction} = trendTest(points, 4);
    expect(chi2).toBeCloseTo(8.2249, 4);
    expect(p).toBeCloseTo(0.00413, 5);
    expect(direction).toBe(-1);
  });

  it("funnel limits around 80.642448 per cent (testdata of PHEindicatormethods)", () => {
    const published = [
      [1, 3.204264, 100, 0, 100],
      [20, 63.326743, 97.958152, 53.341156, 100],
      [41, 68.548635, 92.73626, 61.574398, 99.710497],
      [102, 72.974925, 88.309971, 68.553233, 92.731663],
      [1008, 78.203374, 83.081521, 76.796814, 84.488082],
      [110000, 80.408963, 80.875933, 80.274317, 81.010578]
    ] as const;
    for (const [n, lower95, upper95, lower998, upper998] of published) {
      const [inner, outer] = [funnelLimits(n, 0.80642448), funnelLimits(n, 0.80642448, 0.998)];
      expect(100 * inner.lower).toBeCloseTo(lower95, 5);
      expect(100 * inner.upper).toBeCloseTo(upper95, 5);
      expect(100 * outer.lower).toBeCloseTo(lower998, 5);
      expect(100 * outer.upper).toBeCloseTo(upper998, 5);
    }
  });
});

describe("standardised figures", () => {
  const strata = [
    {count: 40, nenner: 1000, weight: 60},
    {count: 25, nenner: 2000, weight: 40}
  ];

  it("weights the rates of the strata", () => {
    const {rate, events, interval} = directlyStandardisedRate(strata);
    expect(rate).toBeCloseTo(0.6 * 0.04 + 0.4 * 0.0125, 12);
    expect(events).toBe(65);
    // By hand: variance 0.36 · 40/1000² + 0.16 · 25/2000², scaled by Byar's limits of 65.
    const scale = Math.sqrt((0.36 * 40e-6 + 0.16 * 6.25e-6) / 65);
    expect(interval!.lower).toBeCloseTo(rate + scale * (50.16319 - 65), 8);
    expect(interval!.upper).toBeCloseTo(rate + scale * (82.84914 - 65), 8);
  });

  it("is Byar's interval of the crude rate where there is one stratum only", () => {
    const {interval} = directlyStandardisedRate([{count: 65, nenner: 4000, weight: 7}]);
    const crude = rateInterval(65, 4000, 1);
    expect(interval!.lower).toBeCloseTo(crude.lower, 12);
    expect(interval!.upper).toBeCloseTo(crude.upper, 12);
  });

  it("gives a rate without interval below 10 events", () => {
    expect(directlyStandardisedRate([{count: 9, nenner: 100, weight: 1}])).toEqual({
      rate: 0.09,
      events: 9,
      interval: null
    });
  });

  it("puts Byar's limits over the expected events", () => {
    const {ratio, interval} = standardisedRatio(65, 50);
    expect(ratio).toBe(1.3);
    expect(interval.lower).toBeCloseTo(50.16319 / 50, 6);
    expect(interval.upper).toBeCloseTo(82.84914 / 50, 6);
  });
});

describe("properties", () => {
  it("Wilson's interval contains the share and lies within 0 and 1", () => {
    fc.assert(
      fc.property(share, fc.double({min: 0.5, max: 0.999, noNaN: true}), ({zaehler, nenner}, confidence) => {
        const {lower, upper} = wilsonInterval(zaehler, nenner, confidence);
        expect(lower).toBeGreaterThanOrEqual(0);
        expect(upper).toBeLessThanOrEqual(1);
        expect(lower).toBeLessThanOrEqual(zaehler / nenner);
        expect(upper).toBeGreaterThanOrEqual(zaehler / nenner);
      })
    );
  });

  it("Wilson's interval shrinks with the number of people and grows with confidence", () => {
    const width = (z: number, n: number, c?: number): number => {
      const {lower, upper} = wilsonInterval(z, n, c);
      return upper - lower;
    };
    fc.assert(
      fc.property(share, ({zaehler, nenner}) => {
        expect(width(2 * zaehler, 2 * nenner)).toBeLessThan(width(zaehler, nenner));
        expect(width(zaehler, nenner, 0.998)).toBeGreaterThan(width(zaehler, nenner));
      })
    );
  });

  it("Wilson's interval of the others mirrors it", () => {
    fc.assert(
      fc.property(share, ({zaehler, nenner}) => {
        const [own, others] = [wilsonInterval(zaehler, nenner), wilsonInterval(nenner - zaehler, nenner)];
        expect(own.lower).toBeCloseTo(1 - others.upper, 12);
      })
    );
  });

  it("the interval of a ratio contains it, shrinks as both groups grow, and turns round with them", () => {
    fc.assert(
      fc.property(fc.integer({min: 1, max: 20000}), fc.integer({min: 1, max: 20000}), (zaehler, nenner) => {
        const [own, twice, turned] = [
          ratioInterval(zaehler, nenner, 1),
          ratioInterval(2 * zaehler, 2 * nenner, 1),
          ratioInterval(nenner, zaehler, 1)
        ];
        expect(own.lower).toBeLessThan(zaehler / nenner);
        expect(own.upper).toBeGreaterThan(zaehler / nenner);
        expect(twice.upper - twice.lower).toBeLessThan(own.upper - own.lower);
        expect(own.lower * turned.upper).toBeCloseTo(1, 9);
      })
    );
  });

  it("the interval of a ratio is wider than Byar's, which holds the other group fixed", () => {
    const groups = fc
      .integer({min: 100, max: 20000})
      .chain((zaehler) => fc.tuple(fc.constant(zaehler), fc.integer({min: 10, max: 10 * zaehler})));
    fc.assert(
      fc.property(groups, ([zaehler, nenner]) => {
        const [own, fixed] = [ratioInterval(zaehler, nenner, 100), rateInterval(zaehler, nenner, 100)];
        expect(own.upper - own.lower).toBeGreaterThan(fixed.upper - fixed.lower);
      })
    );
  });

  it("the interval of a count contains it and moves up with it, across the change of method at 10", () => {
    fc.assert(
      fc.property(fc.integer({min: 0, max: 5000}), (count) => {
        const [own, next] = [byarInterval(count), byarInterval(count + 1)];
        expect(own.lower).toBeLessThanOrEqual(count);
        expect(own.upper).toBeGreaterThan(count);
        expect(next.lower).toBeGreaterThan(own.lower);
        expect(next.upper).toBeGreaterThan(own.upper);
      })
    );
  });

  it("a difference turns round with its shares, contains itself and stays within −1 and 1", () => {
    fc.assert(
      fc.property(share, share, (a, b) => {
        const [ab, ba] = [
          newcombeDifference(a.zaehler, a.nenner, b.zaehler, b.nenner),
          newcombeDifference(b.zaehler, b.nenner, a.zaehler, a.nenner)
        ];
        const difference = a.zaehler / a.nenner - b.zaehler / b.nenner;
        expect(ab.lower).toBeCloseTo(-ba.upper, 12);
        expect(ab.lower).toBeLessThanOrEqual(difference);
        expect(ab.upper).toBeGreaterThanOrEqual(difference);
        expect(Math.min(ab.lower + 1, 1 - ab.upper)).toBeGreaterThanOrEqual(-1e-12);
      })
    );
  });

  it("funnel limits are the shares whose Wilson interval just reaches the average", () => {
    fc.assert(
      fc.property(fc.integer({min: 50, max: 50000}), fc.double({min: 0.2, max: 0.8, noNaN: true}), (n, average) => {
        const {lower, upper} = funnelLimits(n, average);
        expect(wilsonInterval(lower * n, n).upper).toBeCloseTo(average, 9);
        expect(wilsonInterval(upper * n, n).lower).toBeCloseTo(average, 9);
      })
    );
  });

  it("a trend does not depend on the unit or the origin of time", () => {
    const periods = fc.array(share, {minLength: 5, maxLength: 8});
    fc.assert(
      fc.property(periods, fc.integer({min: 1, max: 12}), (list, unit) => {
        const years = trendTest(list.map((p, i) => ({...p, time: i})));
        const moved = trendTest(list.map((p, i) => ({...p, time: 2010 + unit * i})));
        expect(moved.chi2).toBeCloseTo(years.chi2, 4);
        expect(moved.p).toBeCloseTo(years.p, 6);
      })
    );
  });
});

it("compares only whole intervals with a benchmark", () => {
  expect(compareToBenchmark({lower: 0.2, upper: 0.3}, 0.1)).toBe("ueber");
  expect(compareToBenchmark({lower: 0.2, upper: 0.3}, 0.4)).toBe("unter");
  for (const benchmark of [0.2, 0.25, 0.3])
    expect(compareToBenchmark({lower: 0.2, upper: 0.3}, benchmark)).toBe("nicht_erkennbar");
});

it("finds no trend where nothing or everything happens", () => {
  const points = [1, 2, 3, 4, 5].map((time) => ({time, zaehler: 0, nenner: 100}));
  expect(trendTest(points)).toEqual({chi2: 0, p: 1, direction: 0});
  expect(trendTest(points.map((p) => ({...p, zaehler: 100})))).toEqual({chi2: 0, p: 1, direction: 0});
});

it("refuses impossible input and names it", () => {
  expect(() => wilsonInterval(5, 0)).toThrow("nenner must be greater than 0: 0");
  expect(() => wilsonInterval(6, 5)).toThrow("zaehler must not exceed nenner (5): 6");
  expect(() => wilsonInterval(-1, 5)).toThrow(": -1");
  expect(() => wilsonInterval(NaN, 5)).toThrow(": NaN");
  expect(() => wilsonInterval(1, 5, 95)).toThrow("confidence must lie between 0 and 1: 95");
  expect(() => byarInterval(-2)).toThrow(": -2");
  expect(() => rateInterval(1, 10, 0)).toThrow("per must be greater than 0: 0");
  expect(() => ratioInterval(3, 0, 100)).toThrow("nenner must be greater than 0: 0");
  expect(() => ratioInterval(-1, 3, 100)).toThrow("zaehler must be a number of 0 or more: -1");
  expect(() => ratioInterval(1, 3, 0)).toThrow("per must be greater than 0: 0");
  expect(() => directlyStandardisedRate([])).toThrow("sum of weights");
  expect(() => standardisedRatio(3, 0)).toThrow("expected must be greater than 0: 0");
  expect(() => trendTest([{time: 1, zaehler: 1, nenner: 2}])).toThrow("at least 5 periods: 1");
  const points = [1, 2, 3, 3, 5].map((time) => ({time, zaehler: 1, nenner: 100}));
  expect(() => trendTest(points)).toThrow("time must be later than 3: 3");
  expect(() => funnelLimits(100, 1.2)).toThrow(": 1.2");
  expect(() => compareToBenchmark({lower: 2, upper: 1}, 1)).toThrow("lower must not exceed upper (1): 2");
  expect(() => compareToBenchmark({lower: 1, upper: 2}, NaN)).toThrow(": NaN");
});
