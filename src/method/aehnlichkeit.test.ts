import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {abstandOf, mittlererAbstand, naechste, standardisiere, type Thema} from "./aehnlichkeit.js";

const genau = (n: number) => expect.closeTo(n, 10) as number;

describe("standardisiere", () => {
  it("gives z-scores over the areas with a value, and leaves a missing one missing", () => {
    // Mean 5, standard deviation 2: the textbook's eight numbers.
    expect(standardisiere([2, 4, 4, null, 4, 5, 5, 7, 9])).toEqual([-1.5, -0.5, -0.5, null, -0.5, 0, 0, 1, 2]);
  });

  it("tells nobody apart where all areas are alike", () => {
    expect(standardisiere([0.1, 0.1, null, 0.1])).toEqual([0, 0, null, 0]);
    expect(standardisiere([0.1 + 0.2, 0.3, 0.3])).toEqual([0, 0, 0]);
    expect(standardisiere([null, null])).toEqual([null, null]);
  });
});

describe("abstandOf", () => {
  // One theme of two indicators, one of one, by hand.
  const themen: Thema[] = [
    [
      [0, 1, null],
      [0, 3, 1]
    ],
    [[0, 2, 1]]
  ];

  it("counts a theme once: mean of its squared differences, then the mean over themes", () => {
    // Theme 1: (1² + 3²) / 2 = 5; theme 2: 2² = 4; together (5 + 4) / 2 = 4.5.
    expect(abstandOf(themen, 0, 1, 1)).toEqual({
      abstand: genau(Math.sqrt(4.5)),
      gemeinsam: 3,
      themen: [genau(Math.sqrt(5)), 2]
    });
  });

  it("compares over what both areas have, and not at all over too little", () => {
    // Without the missing one: theme 1: 1² = 1, theme 2: 1² = 1.
    expect(abstandOf(themen, 0, 2, 2)).toEqual({abstand: 1, gemeinsam: 2, themen: [1, 1]});
    expect(abstandOf(themen, 0, 2, 3)).toBeNull();
    expect(abstandOf([[[1, null]]], 0, 1, 0)).toBeNull();
  });

  it("leaves out a theme without a common indicator rather than counting it as alike", () => {
    expect(abstandOf([[[0, 2]], [[null, 1]]], 0, 1, 1)).toEqual({abstand: 2, gemeinsam: 1, themen: [2, null]});
  });
});

describe("naechste", () => {
  const themen: Thema[] = [[[0, 5, 1, -1, null, 2]]];

  it("lists the nearest first, equally near ones in the order of the areas, never the area itself", () => {
    expect(naechste(themen, 0, {mindestens: 1, anzahl: 3}).map(({platz, abstand}) => [platz, abstand])).toEqual([
      [2, 1],
      [3, 1],
      [5, 2]
    ]);
  });

  it("finds nothing for an area without values", () => {
    expect(naechste(themen, 4, {mindestens: 1, anzahl: 3})).toEqual([]);
    expect(naechste([], 0, {mindestens: 1, anzahl: 3})).toEqual([]);
  });
});

it("mittlererAbstand is the mean over all pairs that can be compared", () => {
  // Pairs 0–3: 3, 0–4: 4, 3–4: 1.
  expect(mittlererAbstand([[[0, 3, 4, null]]], 1)).toBeCloseTo(8 / 3, 12);
  expect(mittlererAbstand([[[1, null]]], 1)).toBeNull();
});

describe("properties", () => {
  const areas = 6;
  const werte = fc.array(fc.option(fc.integer({min: -1000, max: 1000}), {nil: null}), {
    minLength: areas,
    maxLength: areas
  });
  const themen = fc.array(fc.array(werte, {minLength: 1, maxLength: 3}), {minLength: 1, maxLength: 3});
  const place = fc.nat(areas - 1);
  const standard = (rohe: readonly Thema[]): Thema[] => rohe.map((thema) => thema.map(standardisiere));

  it("is the same both ways, and 0 from an area to itself", () => {
    fc.assert(
      fc.property(themen, place, place, (rohe, a, b) => {
        const z = standard(rohe);
        expect(abstandOf(z, a, b, 1)).toEqual(abstandOf(z, b, a, 1));
        const selbst = abstandOf(z, a, a, 1);
        if (selbst !== null) expect(selbst.abstand).toBe(0);
      })
    );
  });

  it("does not depend on unit, starting point or direction of an indicator", () => {
    fc.assert(
      fc.property(
        ...[themen, place, place, fc.constantFrom(-4, 0.5, 100), fc.constantFrom(-40, 0, 7)],
        (rohe, a, b, faktor, plus) => {
          const andere = rohe.map((thema) => thema.map((w) => w.map((x) => (x === null ? null : faktor * x + plus))));
          const [eins, zwei] = [abstandOf(standard(rohe), a, b, 1), abstandOf(standard(andere), a, b, 1)];
          expect(zwei === null).toBe(eins === null);
          if (eins && zwei) expect(zwei.abstand).toBeCloseTo(eins.abstand, 8);
        }
      )
    );
  });

  it("does not change when an indicator of a theme is doubled", () => {
    fc.assert(
      fc.property(werte, werte, place, place, (x, y, a, b) => {
        const [einfach, doppelt] = [standard([[x], [y]]), standard([[x, x], [y]])];
        const [eins, zwei] = [abstandOf(einfach, a, b, 1), abstandOf(doppelt, a, b, 1)];
        expect(zwei?.abstand ?? null).toEqual(eins === null ? null : genau(eins.abstand));
      })
    );
  });
});
