import {describe, expect, it} from "vitest";
import {rechteck, veroeffentlichtesBeispiel} from "./angriffe.fixture.js";
import {auditTables, findWitness} from "./audit.js";
import {termsOf} from "./attack.js";
import type {Cell, CellStatus, Leak, PublishedTables} from "./types.js";

type Published = PublishedTables["cells"][number];

const thresholds = {default: 5, special: 10, sources: {ewr: {default: 1}}};

/** A total of 100 that is published, and parts: those given, and an open rest. */
function parts(...given: readonly (Partial<Cell> & {value: number; status?: CellStatus})[]): PublishedTables {
  const cells = given.map((cell, i): Published => ({id: "abcdefgh"[i]!, ...cell}));
  const rest = {id: "rest", value: 100 - cells.reduce((sum, {value}) => sum + value, 0)};
  const all = [...cells, rest];
  return {
    cells: [...all, {id: "gesamt", value: 100}],
    equations: [{total: "gesamt", parts: all.map(({id}) => id)}],
    thresholds
  };
}

const withheld = (value: number, more: Partial<Cell> = {}) => ({value, ...more, status: "secondary" as const});

async function leaksOf(tables: PublishedTables): Promise<readonly Leak[]> {
  return (await auditTables(tables)).leaks;
}

/** What is wrong with *values* as a table that fits everything published, by plain arithmetic. */
function misfits(tables: PublishedTables, values: Readonly<Record<string, number>>): string[] {
  const near = 1e-6;
  const sum = (terms: readonly {cell: string; coefficient: number}[]): number =>
    terms.reduce((total, {cell, coefficient}) => total + coefficient * values[cell]!, 0);
  return [
    ...tables.cells.flatMap(({id, status = "open", value, known}) => [
      ...(values[id]! < -near ? [`${id} below 0`] : []),
      ...(status === "open" && values[id] !== value ? [`${id} changed`] : []),
      ...(known && (values[id]! < known.low - near || values[id]! > known.high + near) ? [`${id} out of bounds`] : [])
    ]),
    ...tables.equations.flatMap((equation) => {
      const {terms, constant} = termsOf(equation);
      return Math.abs(sum(terms) - constant) > near ? [`${terms[0]!.cell} does not add up`] : [];
    }),
    ...(tables.derived ?? []).flatMap(({id, terms, low, high, withheld: gone}) =>
      !gone && (sum(terms) < low - near || sum(terms) > high + near) ? [`${id} is wrong`] : []
    )
  ];
}

describe("what needs protection", () => {
  it.each([
    ["a count below the threshold", {value: 4}, {low: 0, high: 5}],
    ["a count of a special kind below the higher threshold", {value: 9, special: true}, {low: 0, high: 10}],
    ["part of a person", {value: 0.4}, {low: 0, high: 5}],
    ["what one business dominates", {value: 50, people: false, largestShare: 0.81}, {low: 40, high: 60}],
    ["a small rise", {value: 43, previous: 40}, {low: 40, high: 45}],
    ["a small fall", {value: 40, previous: 43}, {low: 38, high: 43}],
    ["what an earlier release withheld", {value: 4, withheld: "register" as const}, {low: 0, high: 5}]
  ])("%s, though it is marked as open", async (_, cell, needed) => {
    expect(await leaksOf(parts(cell))).toMatchObject([{cell: "a", needed, way: ["published"]}]);
  });

  it.each([
    ["a count at the threshold", {value: 5}],
    ["nobody", {value: 0}],
    ["what is no count of people", {value: 2, people: false}],
    ["a source with a rule of its own", {value: 3, source: "ewr"}],
    ["a value several businesses share", {value: 50, people: false, largestShare: 0.8}],
    ["a change as large as the threshold", {value: 45, previous: 40}],
    ["what an earlier release published as it is", {value: 4, previous: 4}]
  ])("not %s", async (_, cell) => {
    expect(await leaksOf(parts(cell))).toEqual([]);
  });

  it("is not asked of the status: a small count called secondary is attacked all the same", async () => {
    expect(await leaksOf(parts(withheld(4)))).toMatchObject([{cell: "a", found: {low: 4, high: 4}}]);
  });

  it("a change of the dominance rule changes what is unsafe", async () => {
    const tables = parts({value: 50, people: false, largestShare: 0.6});
    expect(await leaksOf(tables)).toEqual([]);
    expect(await leaksOf({...tables, dominance: 0.5})).toMatchObject([{cell: "a"}]);
  });

  it("all of a total in one part, unless nobody could be in the others", async () => {
    const tables = (known?: Cell["known"]): PublishedTables => ({
      cells: [
        {id: "alle", value: 20},
        {id: "a", value: 20},
        {id: "b", value: 0, ...(known && {known})}
      ],
      equations: [{total: "alle", parts: ["a", "b"], concentration: true}],
      thresholds
    });
    expect(await leaksOf(tables())).toMatchObject([{cell: "a", found: {low: 0, high: 0}, needed: {low: 0, high: 5}}]);
    expect(await leaksOf(tables({low: 0, high: 0}))).toEqual([]);
    const hidden = tables();
    expect(
      await leaksOf({...hidden, cells: hidden.cells.map((c) => ({...c, status: c.id === "alle" ? "open" : "primary"}))})
    ).toEqual([]);
  });
});

describe("what an attacker can do", () => {
  it("nothing with two withheld cells that leave 0 to 5", async () => {
    expect(await auditTables(parts(withheld(3), withheld(20)))).toMatchObject({safe: true, leaks: [], attacked: 1});
  });

  it("nothing more than everybody knows", async () => {
    const known = {low: 0, high: 4};
    expect(await leaksOf(parts(withheld(3, {known}), withheld(20)))).toEqual([]);
  });

  it("a cell without any equation reaches as far as anybody likes", async () => {
    const tables: PublishedTables = {cells: [{id: "a", ...withheld(3)}], equations: [], thresholds};
    expect(await leaksOf(tables)).toEqual([]);
    const least = {
      id: "mindestens 2",
      kind: "class" as const,
      terms: [{cell: "a", coefficient: 1}],
      low: 2,
      high: Infinity
    };
    expect(await leaksOf({...tables, derived: [least]})).toMatchObject([
      {found: {low: 2, high: Infinity}, way: ["class"]}
    ]);
    expect(await leaksOf({...tables, derived: [{...least, withheld: true}]})).toEqual([]);
  });

  it("one person alone knows the other, a third cell hides both", async () => {
    expect(await leaksOf(parts(withheld(1), withheld(4)))).toMatchObject([{cell: "b", member: "a"}]);
    expect(await leaksOf(parts(withheld(1), withheld(4), withheld(12)))).toEqual([]);
  });

  it("somebody alone knows that the total of the own cell is no less than 1, and that is no leak", async () => {
    const tables: PublishedTables = {
      cells: [
        {id: "PLR 1", ...withheld(1)},
        {id: "PLR 2", ...withheld(3)},
        {id: "BZR 1", ...withheld(4)},
        {id: "BZR 2", ...withheld(31)},
        {id: "Bezirk", value: 35}
      ],
      equations: [
        {total: "BZR 1", parts: ["PLR 1", "PLR 2"]},
        {total: "Bezirk", parts: ["BZR 1", "BZR 2"]}
      ],
      thresholds
    };
    expect(await leaksOf(tables)).toEqual([]);
  });

  it("names the numbers to subtract and says in German what follows", async () => {
    const tables = rechteck({m: {jung: 3, alt: 17}, w: {jung: 22, alt: 31}}, ["m|jung", "m|alt"]);
    const [leak] = await leaksOf(tables);
    expect(leak).toMatchObject({cell: "m|jung", way: ["equations"], using: ["Summe|jung"]});
    expect(leak!.text).toBe("m|jung: lässt sich auf 3 eingrenzen (gefordert: 0 bis 5). Weg: Summe Summe|jung.");
  });

  it("refuses statements that the true values do not fulfil, since then no table would fit", async () => {
    const tables = parts(withheld(3), withheld(20));
    const derived = [{id: "falsch", kind: "share" as const, terms: [{cell: "a", coefficient: 1}], low: 4, high: 5}];
    await expect(auditTables({...tables, derived})).rejects.toThrow(/falsch: 3 is not between 4 and 5/);
    const equations = [{id: "Unsinn", terms: [{cell: "a", coefficient: 1}], constant: 7}];
    await expect(auditTables({...tables, equations})).rejects.toThrow(/Unsinn/);
    await expect(auditTables({...tables, equations: [{total: "gesamt", parts: ["fremd"]}]})).rejects.toThrow(/fremd/);
  });
});

describe("witnesses", () => {
  const repaired: PublishedTables = {
    ...veroeffentlichtesBeispiel,
    cells: veroeffentlichtesBeispiel.cells.map((c) => (c.id === "x|d" ? {...c, status: "secondary"} : c))
  };

  it("the published example lets 47 through until x|d is withheld, too; then 0 to 78 is possible", async () => {
    const before = await findWitness(veroeffentlichtesBeispiel, "w|b");
    expect([before.low["w|b"], before.high["w|b"]]).toEqual([expect.closeTo(47, 6), expect.closeTo(47, 6)]);
    const {low, high} = await findWitness(repaired, "w|b");
    expect([low["w|b"], high["w|b"]]).toEqual([expect.closeTo(0, 6), expect.closeTo(78, 6)]);
    expect(misfits(repaired, low)).toEqual([]);
    expect(misfits(repaired, high)).toEqual([]);
    expect(await leaksOf(repaired)).toEqual([]);
  });

  it("every end that a passed audit promises is a table that adds up", async () => {
    for (const {id, status} of repaired.cells) {
      if (status === "open") continue;
      const {low, high} = await findWitness(repaired, id);
      expect(misfits(repaired, low)).toEqual([]);
      expect(misfits(repaired, high)).toEqual([]);
      expect(high[id]! - low[id]!).toBeGreaterThan(5 - 1e-6);
    }
  });

  it("an open cell has only its value", async () => {
    const {low, high} = await findWitness(repaired, "w|d");
    expect([low["w|d"], high["w|d"]]).toEqual([89, 89]);
    await expect(findWitness(repaired, "fremd")).rejects.toThrow(/fremd/);
  });
});
