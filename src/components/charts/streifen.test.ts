import {describe, expect, it} from "vitest";
import {
  bereichOf,
  breiteOf,
  entzerren,
  jahresmarken,
  platziert,
  seiteOf,
  spurenOf,
  ticksOf,
  tickTexte
} from "./streifen.js";

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

describe("ticksOf", () => {
  it("gives round values with 0 among them", () => {
    expect(ticksOf(0, 53.7, 5)).toEqual([0, 20, 40]);
    expect(ticksOf(-8, 7, 5)).toEqual([-5, 0, 5]);
    expect(ticksOf(0, 0.35, 5)).toEqual([0, 0.1, 0.2, 0.3]);
    expect(ticksOf(0, 0, 5)).toEqual([0]);
  });
});

it("tickTexte tells every tick from its neighbour, without a unit", () => {
  expect(tickTexte([-0.1, -0.05, 0, 0.05, 0.1])).toEqual(["−0,10", "−0,05", "0", "0,05", "0,10"]);
  expect(tickTexte([0, 20, 40])).toEqual(["0", "20", "40"]);
  expect(tickTexte([0, 0.5, 1])).toEqual(["0", "0,5", "1,0"]);
  for (const bis of [0.004, 0.09, 0.3, 2, 70, 4e5])
    for (const von of [0, -bis, -bis / 7]) {
      const texte = tickTexte(ticksOf(von, bis, 5));
      expect(new Set(texte).size).toBe(texte.length);
    }
});

it("platziert keeps labels in the frame and apart, the first one in any case", () => {
  const labels = [
    {x: 100, text: "0"},
    {x: 2, text: "−10"},
    {x: 104, text: "5"},
    {x: 199, text: "10"}
  ];
  const placed = platziert(labels, 200);
  expect(placed.map((p) => p.text)).toEqual(["0", "−10", "10"]);
  for (const {mitte, text} of placed) {
    expect(mitte - breiteOf(text) / 2).toBeGreaterThanOrEqual(0);
    expect(mitte + breiteOf(text) / 2).toBeLessThanOrEqual(200);
  }
});
