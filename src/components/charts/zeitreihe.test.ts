import {describe, expect, it} from "vitest";
import {abschnitte, luecken, schrittOf} from "./zeitreihe.js";

const jahre = (...list: number[]) => list.map((jahr) => ({jahr, wert: jahr * 10}));

describe("abschnitte", () => {
  it("never draws through a year that was not delivered", () => {
    expect(abschnitte(jahre(2018, 2019, 2020, 2025)).map((s) => s.map((d) => d.jahr))).toEqual([
      [2018, 2019, 2020],
      [2025]
    ]);
  });

  it("treats a listed missing value like a missing year", () => {
    const reihe = [...jahre(2019, 2020), {jahr: 2021, wert: null}, ...jahre(2022)];
    expect(abschnitte(reihe).map((s) => s.length)).toEqual([2, 1]);
    expect(luecken(reihe)).toEqual([{von: 2021, bis: 2021}]);
  });

  it("takes a biennial source for complete", () => {
    expect(abschnitte(jahre(2013, 2015, 2017, 2019))).toHaveLength(1);
  });

  it("ends a stroke before the first year counted the new way", () => {
    expect(abschnitte(jahre(2015, 2017, 2019, 2021), [2019]).map((s) => s.map((d) => d.jahr))).toEqual([
      [2015, 2017],
      [2019, 2021]
    ]);
  });

  it("keeps a true zero", () => {
    expect(abschnitte([{jahr: 2020, wert: 0}])).toEqual([[{jahr: 2020, wert: 0}]]);
  });
});

it("luecken names the span between the known years", () => {
  expect(luecken(jahre(2018, 2019, 2020, 2025))).toEqual([{von: 2021, bis: 2024}]);
  expect(luecken(jahre(2018, 2019, 2020))).toEqual([]);
});

it("schrittOf is the usual distance", () => {
  expect(schrittOf([2001, 2002, 2003, 2025])).toBe(1);
  expect(schrittOf([2020])).toBe(1);
});
