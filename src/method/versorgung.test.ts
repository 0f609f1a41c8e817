import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {floatingCatchment} from "./access.js";
import {compositeIndex, momentsOf} from "./needIndex.js";
import type {Figure} from "./needIndex.js";
import {createRandom} from "./robustness.js";
import {newcombeDifference} from "./uncertainty.js";
import {
  catchmentShares,
  countShortfalls,
  drawIndexRuns,
  gapsOf,
  isRobust,
  poissonSampler,
  reachOf,
  shareDifferences,
  sharesBy,
  supplyState,
  zonesOf,
  zoneWeights
} from "./versorgung.js";

const sum = (list: readonly number[]): number => list.reduce((total, x) => total + x, 0);

describe("sharesBy", () => {
  it("distributes by people; by all people where the group has none; evenly where nobody lives", () => {
    expect(sharesBy([30, 10, null])).toEqual([0.75, 0.25, 0]);
    expect(sharesBy([0, 0], [100, 300])).toEqual([0.25, 0.75]);
    expect(sharesBy([0, null], [0, 0])).toEqual([0.5, 0.5]);
    expect(sharesBy([])).toEqual([]);
  });

  it("refuses what is no weight", () => {
    expect(() => sharesBy([1, -1])).toThrow("0 or more");
    expect(() => sharesBy([0], [1, 2])).toThrow("differ in length");
  });
});

describe("the catchment of centres", () => {
  it("turns minutes into straight lines: 10 minutes at 4 km/h are 667 m of way and 513 m as the crow flies", () => {
    expect(reachOf([10, 20, 30], {tempo: 4, umweg: 1.3}).map(Math.round)).toEqual([513, 1026, 1538]);
    expect(reachOf([10], {tempo: 2.7, umweg: 1})[0]).toBeCloseTo(450, 9);
  });

  it("counts the share of an area's points in each zone, its end included, and no centre without a place", () => {
    const {shares} = zonesOf([[100, 0, 200, 0, 300, 0, 301, 0]], [[0, 0], null], [100, 300]);
    expect([...shares]).toEqual([0.25, 0.5, 0, 0]);
    expect(() => zonesOf([[]], [[0, 0]], [100])).toThrow("no points");
  });

  const place = fc.tuple(fc.integer({min: 0, max: 2000}), fc.integer({min: 0, max: 2000}));
  const world = fc.record({
    areas: fc.array(
      fc.record({points: fc.array(place, {minLength: 1, maxLength: 4}), people: fc.integer({min: 0, max: 900})}),
      {minLength: 1, maxLength: 6}
    ),
    centres: fc.array(fc.record({place, supply: fc.integer({min: 0, max: 500})}), {minLength: 1, maxLength: 4}),
    weights: fc.constantFrom([1, 1, 1], [1, 0.68, 0.22], [1, 0.42, 0.09])
  });

  it("gives an area what floatingCatchment gives its points, and in all the supply of the centres somebody reaches", () => {
    fc.assert(
      fc.property(world, ({areas, centres, weights}) => {
        const reach = [400, 800, 1200];
        const places = centres.map((centre) => centre.place);
        const people = areas.map((area) => area.people);
        const zones = zonesOf(
          areas.map(({points}) => points.flat()),
          places,
          reach
        );
        const counted = zoneWeights(zones, weights);
        const given = areas.map(() => 0);
        let reached = 0;
        centres.forEach(({supply}, j) => {
          const shares = catchmentShares(counted.subarray(j * areas.length, (j + 1) * areas.length), people);
          if (shares === null) return;
          if (shares === "unknown") throw new Error("all people are known");
          reached += supply;
          shares.forEach((share, i) => (given[i]! += share * supply));
        });
        expect(sum(given)).toBeCloseTo(reached, 6);

        const points = areas.flatMap(({points: own}, area) => own.map((point) => ({area, point, of: own.length})));
        const {access, unreached} = floatingCatchment(
          centres.map(({supply}) => supply),
          points.map(({area, of}) => people[area]! / of),
          points.map(({point}) => places.map(([x, y]) => Math.hypot(point[0] - x, point[1] - y))),
          {bands: reach, weights}
        );
        areas.forEach(({points: own, people: count}, i) => {
          const mean = sum(points.flatMap(({area}, p) => (area === i ? [access[p]!] : []))) / own.length;
          expect(given[i]).toBeCloseTo(mean * count, 6);
        });
        const total = centres.reduce((all, {supply}, j) => all + (unreached.includes(j) ? 0 : supply), 0);
        expect(reached).toBe(total);
      }),
      {seed: 15, numRuns: 200}
    );
  });

  it("says that nobody reaches a centre, or that people within its reach are not known, and never divides by 0", () => {
    expect(catchmentShares([1, 0], [0, 500])).toBeNull();
    expect(catchmentShares([1, 0.5], [100, null])).toBe("unknown");
    expect(catchmentShares([1, 0], [100, null])).toEqual([1, 0]);
  });
});

describe("supplyState", () => {
  const tally = (offers: number, known: number, total: number) => ({
    offers,
    known,
    lacking: offers - known,
    sum: total
  });
  it.each([
    ["no centre and no offer", tally(0, 0, 0), 0, 0, {wert: 0, status: "null_wert", teilwert: null}],
    ["centres without an offer for the group", tally(0, 0, 0), 2, 2, {wert: 0, status: "null_wert", teilwert: null}],
    ["offers of which none has the figure", tally(2, 0, 0), 1, 1, {wert: null, status: "fehlt", teilwert: null}],
    ["offers of which one has it", tally(2, 1, 7), 1, 1, {wert: 7, status: "wert", teilwert: null}],
    ["an offer that was held for no hours", tally(1, 1, 0), 1, 1, {wert: 0, status: "wert", teilwert: null}],
    ["one of two centres has not reported", tally(1, 1, 7), 2, 1, {wert: null, status: "nicht_gemeldet", teilwert: 7}],
    ["the only centre has not reported", tally(0, 0, 0), 1, 0, {wert: null, status: "nicht_gemeldet", teilwert: null}],
    [
      "the one that reported has no figure",
      tally(1, 0, 0),
      2,
      1,
      {wert: null, status: "nicht_gemeldet", teilwert: null}
    ]
  ] as const)("%s", (_name, parts, expected, reported, state) => {
    expect(supplyState(parts, expected, reported)).toEqual(state);
  });
});

describe("shareDifferences", () => {
  it("sets 60 of 80 dates beside 700 of 1,000 people: +5 points, within chance", () => {
    const [first, second] = shareDifferences([60, 20], [700, 300], 80);
    const {lower, upper} = newcombeDifference(60, 80, 700, 1000);
    expect(first).toMatchObject({anteil_angebot: 75, anteil_personen: 70, urteil: "nicht_erkennbar"});
    expect(first!.differenz).toBeCloseTo(5, 9);
    expect([first!.unten, first!.oben]).toEqual([lower * 100, upper * 100]);
    expect(second!.differenz).toBeCloseTo(-5, 9);
  });

  it("judges only if the whole interval lies on one side, and the same shares with more dates sooner", () => {
    const verdicts = (dates: number) => shareDifferences([50, 50], [700, 300], dates).map((d) => d?.urteil);
    expect(verdicts(10)).toEqual(["nicht_erkennbar", "nicht_erkennbar"]);
    expect(verdicts(200)).toEqual(["unter", "ueber"]);
    expect(verdicts(0)).toEqual([null, null]);
  });

  it("leaves out who lacks a figure, and all without supply or people", () => {
    const [missing, own] = shareDifferences([null, 10], [500, 100], 20);
    expect(missing).toBeNull();
    expect(own).toMatchObject({anteil_angebot: 100, anteil_personen: 100, differenz: 0});
    expect(shareDifferences([0, 0], [1, 2], 5)).toEqual([null, null]);
    expect(shareDifferences([1, 2], [0, 0], 5)).toEqual([null, null]);
  });
});

describe("gaps by hand", () => {
  // Claims at 0.5: 1000 × √2 = 1414.213562, 2000, 1000 / √2 = 707.106781; in all 4121.320344.
  const [supply, people, need] = [
    [100, 300, 100],
    [1000, 2000, 1000],
    [1, 0, -1]
  ];
  it("three areas at lambda 0.5, to six digits", () => {
    const {areas, hoover} = gapsOf(supply, people, need, 0.5)!;
    const column = (key: "fair" | "gap" | "coverage" | "missing") =>
      areas.map((area) => Number(area![key]!.toFixed(6)));
    expect(column("fair")).toEqual([171.572875, 242.640687, 85.786438]);
    expect(column("gap")).toEqual([-71.572875, 57.359313, 14.213562]);
    expect(column("coverage")).toEqual([0.582843, 1.236396, 1.165685]);
    expect(column("missing")).toEqual([71.572875, 0, 0]);
    expect(sum(areas.map((area) => area!.gap))).toBeCloseTo(0, 9);
    expect(hoover).toBeCloseTo(0.143146, 6);
  });

  it("lambda 0 is equal per head", () => {
    const {areas, hoover} = gapsOf(supply, people, need, 0)!;
    expect(areas.map((area) => area!.fair)).toEqual([125, 250, 125]);
    expect(areas.map((area) => area!.coverage)).toEqual([0.8, 1.2, 0.8]);
    expect(hoover).toBeCloseTo(0.1, 12);
  });

  it("are null where there is nothing to distribute or nobody to claim it, and an area without a figure takes no part", () => {
    expect(gapsOf([0, 0], [1, 1], [0, 0], 0.5)).toBeNull();
    expect(gapsOf([5, 5], [0, 0], [0, 0], 0.5)).toBeNull();
    expect(gapsOf([null, 5], [1, null], [0, 0], 0.5)).toBeNull();
    expect(gapsOf([null, 5], [1, 1], [0, 0], 0.5)!.areas).toEqual([null, expect.objectContaining({coverage: 1})]);
  });
});

describe("drawIndexRuns", () => {
  const random = createRandom(3);
  const matrix = Array.from({length: 30}, (_, i) => Array.from({length: 3}, () => (i === 2 ? null : random() * 50)));
  const figures = {
    matrix,
    domains: [
      {weight: 1, indicators: [0, 1]},
      {weight: 2, indicators: [2]}
    ],
    normalisation: "z",
    minimumShare: 2 / 3,
    weightNoise: 0.25,
    count: 5
  } as const;

  it("is the same for the same seed, another for another", () => {
    expect(drawIndexRuns(figures, 50, 7)).toEqual(drawIndexRuns(figures, 50, 7));
    expect(drawIndexRuns(figures, 50, 7)).not.toEqual(drawIndexRuns(figures, 50, 8));
  });

  it("keeps mean and spread of the index as given in every run, whatever the scale, and an area without index has none", () => {
    const all = drawIndexRuns({...figures, count: 30}, 40, 1);
    const {mean, sd} = momentsOf(compositeIndex(matrix, figures).index)!;
    for (let run = 0; run < 40; run++) {
      const own = [...all.subarray(run * 30, run * 30 + 30)].map((x): Figure => (Number.isNaN(x) ? null : x));
      expect(own.filter((x) => x === null)).toHaveLength(1);
      expect(own[2]).toBeNull();
      const moments = momentsOf(own)!;
      expect(moments.mean).toBeCloseTo(mean, 9);
      expect(moments.sd).toBeCloseTo(sd, 9);
    }
  });

  it("is the index itself if nothing varies and all scales say the same", () => {
    const flat = Array.from({length: 6}, (_, i) => [i < 3 ? 10 : 20]);
    const runs = drawIndexRuns(
      {...figures, matrix: flat, domains: [{weight: 1, indicators: [0]}], weightNoise: 0, count: 6},
      20,
      5
    );
    runs.forEach((x, at) => expect(x).toBeCloseTo(at % 6 < 3 ? -1 : 1, 9));
  });
});

describe("poissonSampler", () => {
  it.each([0.3, 4, 52, 1500])("has the mean and the variance %d", (mean) => {
    const [draw, random] = [poissonSampler(mean), createRandom(11)];
    const drawn = Array.from({length: 20_000}, () => draw(random));
    const {mean: found, sd} = momentsOf(drawn)!;
    expect(Math.abs(found - mean)).toBeLessThan(5 * Math.sqrt(mean / 20_000));
    expect(sd ** 2 / mean).toBeCloseTo(1, 1);
    expect(drawn.every((x) => Number.isInteger(x) && x >= 0)).toBe(true);
  });

  it("draws as its distribution says: the smallest uniform gives 0 of 4, exp(−4) the first 1", () => {
    const draw = poissonSampler(4);
    expect([0, Math.exp(-4) - 1e-9, Math.exp(-4) + 1e-9].map((u) => draw(() => u))).toEqual([0, 0, 1]);
    expect(poissonSampler(0)(() => 0.9)).toBe(0);
    expect(() => poissonSampler(-1)).toThrow("0 or more");
  });
});

describe("the robust rule", () => {
  it("counts a run in which the coverage is below the limit, not at it", () => {
    // Fair shares 50 and 50: 40 is exactly 0.8 of it.
    const shortfalls = new Uint32Array(2);
    countShortfalls([40, 60], [1, 1], 0.8, shortfalls);
    expect([...shortfalls]).toEqual([0, 0]);
    countShortfalls([39.9, 60.1], [1, 1], 0.8, shortfalls);
    expect([...shortfalls]).toEqual([1, 0]);
    countShortfalls([0, 0], [1, 1], 0.8, shortfalls);
    countShortfalls([0, 5], [0, 1], 0.8, shortfalls);
    expect([...shortfalls]).toEqual([1, 0]);
  });

  it("needs every weight of need and nine runs of ten", () => {
    const rule = {limit: 0.8, share: 0.9};
    expect(isRobust([0.79, 0.5, 0.7], 0.9, rule)).toBe(true);
    expect(isRobust([0.8, 0.5, 0.7], 1, rule)).toBe(false);
    expect(isRobust([0.79, 0.5, 0.7], 0.899, rule)).toBe(false);
  });
});
