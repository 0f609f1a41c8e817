import {describe, expect, it} from "vitest";
import {protectTables} from "./index.js";
import {markPrimaries, thresholdOf} from "./primary.js";
import type {Cell, Tables} from "./types.js";

const thresholds = {default: 5, special: 10, sources: {ewr: {default: 3}, kita: {default: 0}}};

const mark = (cells: readonly Partial<Cell>[], more: Partial<Tables> = {}) =>
  markPrimaries({
    cells: cells.map((cell, i) => ({id: `z${i}`, value: 20, ...cell})),
    equations: [],
    thresholds,
    ...more
  });

describe("markPrimaries", () => {
  it("takes the threshold of the source and of special subjects", () => {
    expect(thresholdOf({}, thresholds)).toBe(5);
    expect(thresholdOf({special: true}, thresholds)).toBe(10);
    expect(thresholdOf({source: "ewr", special: true}, thresholds)).toBe(3);
    expect(thresholdOf({source: "kita"}, thresholds)).toBe(0);
    expect(thresholdOf({people: false}, thresholds)).toBe(0);
  });

  it("marks counts from 1 to t-1, not 0 and not t", () => {
    const marks = mark([0, 1, 4, 5].map((value) => ({value})));
    expect([...marks.keys()]).toEqual(["z1", "z2"]);
    expect(marks.get("z1")).toEqual({reason: "threshold", need: {low: 0, high: 5}});
    expect(mark([{value: 3, people: false}]).size).toBe(0);
    expect(mark([{value: 9, special: true}]).get("z0")!.need).toEqual({low: 0, high: 10});
  });

  it("leaves 20 per cent to either side of what one business dominates", () => {
    const marks = mark([
      {value: 100, people: false, largestShare: 0.81},
      {value: 100, people: false, largestShare: 0.8},
      {value: 0, people: false, largestShare: 1}
    ]);
    expect([...marks]).toEqual([["z0", {reason: "dominance", need: {low: 80, high: 120}}]]);
    expect(mark([{largestShare: 0.7}], {dominance: 0.6}).size).toBe(1);
  });

  it("marks a small change since the last release, but not what is published already", () => {
    const marks = mark([
      {value: 22, previous: 20},
      {value: 18, previous: 20},
      {value: 25, previous: 20},
      {value: 3, previous: 3}
    ]);
    expect([...marks]).toEqual([
      ["z0", {reason: "difference", need: {low: 20, high: 25}}],
      ["z1", {reason: "difference", need: {low: 15, high: 20}}]
    ]);
  });

  it("keeps withheld what a source or an earlier release withheld, with an interval as wide as the threshold", () => {
    const marks = mark([
      {value: 30, withheld: "register"},
      {value: 0, withheld: "source"},
      {value: 3, withheld: "register"},
      {value: 10, people: false, withheld: "source"}
    ]);
    expect(marks.get("z0")).toEqual({reason: "register", need: {low: 28, high: 33}});
    expect(marks.get("z1")).toEqual({reason: "source", need: {low: 0, high: 5}});
    expect(marks.get("z2")).toEqual({reason: "threshold", need: {low: 0, high: 5}});
    expect(marks.get("z3")).toEqual({reason: "source", need: {low: 8, high: 12}});
  });

  it("marks the cheapest empty part where all of a total lies in one", () => {
    const cells = [
      {value: 12},
      {value: 12},
      {value: 0, cost: 3},
      {value: 0, cost: 1},
      {value: 0, cost: 0, known: {low: 0, high: 0}}
    ];
    const equation = {total: "z0", parts: ["z1", "z2", "z3", "z4"], concentration: true};
    expect([...mark(cells, {equations: [equation]})]).toEqual([
      ["z3", {reason: "concentration", need: {low: 0, high: 5}}]
    ]);
    expect(mark(cells, {equations: [{...equation, concentration: false}]}).size).toBe(0);
    expect(mark([{value: 0}, {value: 0}, {value: 0}], {equations: [{...equation, parts: ["z1", "z2"]}]}).size).toBe(0);
  });
});

describe("protectTables", () => {
  it("withholds a full part with the empty one, so that nobody knows all are of one kind", async () => {
    const {cells} = await protectTables({
      cells: [
        {id: "alle", value: 30, fixed: true},
        {id: "ja", value: 30},
        {id: "nein", value: 0}
      ],
      equations: [{total: "alle", parts: ["ja", "nein"], concentration: true}],
      thresholds
    });
    expect(cells.map(({status}) => status)).toEqual(["open", "secondary", "primary"]);
  });

  it("keeps a dominated value uncertain by a fifth: a small neighbour is not enough", async () => {
    const {cells} = await protectTables({
      cells: [
        {id: "alle", value: 150, people: false, fixed: true},
        {id: "a", value: 100, people: false, largestShare: 0.9},
        {id: "b", value: 15, people: false},
        {id: "c", value: 35, people: false}
      ],
      equations: [{total: "alle", parts: ["a", "b", "c"]}],
      thresholds
    });
    expect(cells.filter(({status}) => status === "secondary").map(({id}) => id)).toEqual(["c"]);
  });
});
