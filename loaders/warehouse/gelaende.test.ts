import {mkdtempSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {expect, it} from "vitest";
import {areaOf, isInside} from "../sources/borders.js";
import type {Ring} from "../sources/borders.js";
import {leseUmrisse, punkteIn, umrisseUm} from "./gelaende.js";
import type {Umriss} from "./gelaende.js";

const rechteck = (x0: number, y0: number, x1: number, y1: number): [number, number][] => [
  [x0, y0],
  [x1, y0],
  [x1, y1],
  [x0, y1],
  [x0, y0]
];
const umriss = (...ringe: [number, number][][]): Umriss => {
  const [x, y] = [0, 1].map((axis) => ringe.flat().map((p) => p[axis]!));
  return {
    gebiet_id: "10100101",
    ringe,
    mitte: [1, 2],
    rahmen: [Math.min(...x!), Math.min(...y!), Math.max(...x!), Math.max(...y!)]
  };
};
const paare = (points: Float64Array): number[][] =>
  Array.from({length: points.length / 2}, (_, i) => [points[2 * i]!, points[2 * i + 1]!]);

it("a square kilometre holds 25 points 200 m apart; a hole in it takes its own away; a sliver keeps its middle", () => {
  expect(paare(punkteIn(umriss(rechteck(0, 0, 1000, 1000)), 200))).toHaveLength(25);
  const mitLoch = punkteIn(umriss(rechteck(0, 0, 1000, 1000), rechteck(350, 350, 650, 650)), 200);
  expect(paare(mitLoch)).toHaveLength(24);
  expect(paare(mitLoch)).not.toContainEqual([500, 500]);
  expect(paare(punkteIn(umriss(rechteck(210, 0, 220, 1000)), 200))).toEqual([[1, 2]]);
});

it("neighbours share one grid: no point is in both, none is lost between them", () => {
  const ganz = paare(punkteIn(umriss(rechteck(0, 0, 1700, 900)), 200));
  const teile = [umriss(rechteck(0, 0, 730, 900)), umriss(rechteck(730, 0, 1700, 900))].flatMap((u) =>
    paare(punkteIn(u, 200))
  );
  expect(teile.sort()).toEqual(ganz.sort());
});

it("all 542 Planungsräume of Berlin have points, every one inside; the Bezirk's as many as its size says", () => {
  const umrisse = leseUmrisse("data");
  expect(new Set(umrisse.map(({gebiet_id}) => gebiet_id)).size).toBe(542);
  for (const u of umrisse)
    for (const p of paare(punkteIn(u, 200)))
      expect(isInside(p as [number, number], u.ringe as unknown as Ring[]), u.gebiet_id).toBe(true);
  const eigene = umrisse.filter(({gebiet_id}) => gebiet_id.startsWith("10"));
  const points = eigene.reduce((n, u) => n + punkteIn(u, 200).length / 2, 0);
  const hektar = eigene.reduce((n, u) => n + areaOf([u.ringe as unknown as Ring[]]) / 10_000, 0);
  expect(eigene).toHaveLength(41);
  expect(points / (hektar / 4)).toBeCloseTo(1, 1);
});

it("an outline is near a place if its frame is", () => {
  const u = umriss(rechteck(0, 0, 100, 100));
  expect(umrisseUm([u], [[600, 50]], 500)).toEqual([u]);
  expect(umrisseUm([u], [[601, 50]], 500)).toEqual([]);
});

it("without borders it says which file is missing and how to get it", () => {
  const dir = mkdtempSync(join(tmpdir(), "gelaende-"));
  expect(() => leseUmrisse(dir)).toThrow(/lor-2021\.json.*fehlt.*npm run fetch -- lor/s);
  rmSync(dir, {recursive: true});
});
