import {describe, expect, it} from "vitest";
import {bereichOf, entzerren, jahresmarken, seiteOf, spurenOf} from "./streifen.js";

it("an axis includes zero and is never empty", () => {
  expect(bereichOf([12, 40])).toEqual([0, 40]);
  expect(bereichOf([-2, 1.5])).toEqual([-2, 1.5]);
  expect(bereichOf([0, 0])).toEqual([0, 1]);
  expect(bereichOf([])).toBeNull();
});

describe("spurenOf", () => {
  it("gives neighbours different lanes, the first one the middle", () => {
    expect(spurenOf([10, 12, 13, 40], 8)).toEqual([0, 1, -1, 0]);
  });
  it("never puts two dots of one lane nearer than the distance while a lane is free", () => {
    const xs = [3, 50, 51, 52, 53, 90, 91, 100];
    const lanes = spurenOf(xs, 8);
    for (let i = 0; i < xs.length; i++)
      for (let j = 0; j < i; j++)
        if (lanes[i] === lanes[j]) expect(Math.abs(xs[i]! - xs[j]!)).toBeGreaterThanOrEqual(8);
  });
});

it("entzerren separates labels and keeps their order and frame", () => {
  const placed = entzerren([98, 10, 97, 12], 18, 0, 100);
  expect(placed).toEqual([100, 10, 82, 28]);
  expect(entzerren([40], 18, 0, 100)).toEqual([40]);
});

it("seiteOf keeps a label inside the frame and away from the other line", () => {
  expect(seiteOf(200, "Bezirk 12,4 %", 240)).toBe("links");
  expect(seiteOf(20, "Bezirk 12,4 %", 240)).toBe("rechts");
  expect(seiteOf(110, "Berlin 11,8 %", 240, 118)).toBe("links");
  expect(seiteOf(125, "Berlin 11,8 %", 240, 118)).toBe("rechts");
  expect(seiteOf(30, "Berlin 11,8 %", 240, 118)).toBe("rechts");
});

it("jahresmarken keeps the last year and leaves room", () => {
  expect(jahresmarken([2001, 2025], 480)).toEqual([2001, 2005, 2009, 2013, 2017, 2021, 2025]);
  expect(jahresmarken([2020], 300)).toEqual([2020]);
  expect(jahresmarken([2013, 2015, 2017], 600)).toEqual([2013, 2014, 2015, 2016, 2017]);
});
