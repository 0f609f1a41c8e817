import {describe, expect, it} from "vitest";
import {addInto, Wissen} from "./abgeleitet.js";
import type {Cell, CellStatus} from "./types.js";

const cell = (id: string, status: CellStatus): Cell & {status: CellStatus} => ({id, value: 3, status});
const summe = (terms: Record<string, number>): Map<string, number> => new Map(Object.entries(terms));

/** a + b + c = total, b + d = rest; a, b, c and d are withheld. */
const wissen = new Wissen({
  cells: [
    ...[cell("a", "primary"), cell("b", "secondary"), cell("c", "hidden"), cell("d", "secondary")],
    ...[cell("total", "open"), cell("rest", "open"), cell("offen", "open")]
  ],
  equations: [
    {total: "total", parts: ["a", "b", "c", "offen"]},
    {
      terms: [
        {cell: "b", coefficient: 1},
        {cell: "d", coefficient: 1},
        {cell: "rest", coefficient: -1}
      ]
    }
  ]
});

describe("what follows from published numbers", () => {
  it("holds what a published total leaves, in any measure", () => {
    expect(wissen.folgt(summe({a: 1, b: 1, c: 1}))).toBe(true);
    expect(wissen.folgt(summe({a: 0.3, b: 0.3, c: 0.3}))).toBe(true);
    expect(wissen.folgt(summe({b: 2, d: 2}))).toBe(true);
  });

  it("holds what two equations give together", () => {
    expect(wissen.folgt(summe({a: 1, b: 2, c: 1, d: 1}))).toBe(true);
    expect(wissen.folgt(summe({a: 1, c: 1, d: -1}))).toBe(true);
  });

  it("holds no cell by itself, nor parts of a total in different measures", () => {
    for (const id of ["a", "b", "c", "d"]) expect(wissen.folgt(summe({[id]: 1}))).toBe(false);
    expect(wissen.folgt(summe({a: 1, b: 1}))).toBe(false);
    expect(wissen.folgt(summe({a: 0.3, b: 0.3, c: 0.3 + 1e-6}))).toBe(false);
  });

  it("holds nothing of a cell that no equation names", () => {
    const allein = new Wissen({cells: [cell("a", "primary")], equations: []});
    expect(allein.folgt(summe({a: 1}))).toBe(false);
    expect(allein.vollstaendig).toBe(false);
  });

  it("holds a total that is withheld only with what it is the sum of", () => {
    const geheim = new Wissen({
      cells: [cell("a", "primary"), cell("b", "open"), cell("total", "secondary")],
      equations: [{total: "total", parts: ["a", "b"]}]
    });
    expect(geheim.folgt(summe({total: 1}))).toBe(false);
    expect(geheim.folgt(summe({total: 1, a: -1}))).toBe(true);
  });

  it("takes only withheld cells into a sum", () => {
    expect(wissen.gesperrte("offen")).toEqual([]);
    expect(wissen.gesperrte("a")).toEqual([{cell: "a", coefficient: 1}]);
    const sums = new Map<string, Map<string, number>>();
    addInto(sums, "x", wissen.gesperrte("a"), 0.25);
    addInto(sums, "x", wissen.gesperrte("a"), 0.5);
    addInto(sums, "y", wissen.gesperrte("a"), 0);
    expect(sums).toEqual(new Map([["x", new Map([["a", 0.75]])]]));
  });
});
