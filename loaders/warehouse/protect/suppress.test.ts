import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {solveCompact} from "./compact.js";
import {auditTables, protectTables} from "./index.js";
import {tabelle12x10} from "./beispieltabellen.js";
import type {Cell, Derived, Equation, ProtectResult, Tables} from "./types.js";

const thresholds = {default: 5};

const withheldOf = ({cells}: ProtectResult): string[] =>
  cells
    .filter(({status}) => status !== "open")
    .map(({id}) => id)
    .sort();

const secondaryOf = ({cells}: ProtectResult): string[] =>
  cells
    .filter(({status}) => status === "secondary")
    .map(({id}) => id)
    .sort();

/** A table with sums: values row by row; ids are a1, a2, …, b1, …; a row's total is “a”, a column's “1”, the overall total “alle”, fixed. */
function grid(values: readonly (readonly number[])[], change: (cell: Cell) => Cell = (cell) => cell): Tables {
  const rows = values.map((_, i) => "abcdefgh"[i]!);
  const columns = values[0]!.map((_, j) => `${j + 1}`);
  const sum = (list: readonly number[]): number => list.reduce((a, b) => a + b, 0);
  const cells: Cell[] = [
    ...rows.flatMap((row, i) => columns.map((column, j) => ({id: row + column, value: values[i]![j]!}))),
    ...rows.map((id, i) => ({id, value: sum(values[i]!)})),
    ...columns.map((id, j) => ({id, value: sum(values.map((row) => row[j]!))})),
    {id: "alle", value: sum(values.map(sum)), fixed: true}
  ];
  const equations: Equation[] = [
    ...rows.map((total) => ({total, parts: columns.map((column) => total + column)})),
    ...columns.map((total) => ({total, parts: rows.map((row) => row + total)})),
    {total: "alle", parts: rows},
    {total: "alle", parts: columns}
  ];
  return {cells: cells.map(change), equations, thresholds};
}

/** The leaks an attacker finds in *result*. */
async function leaksOf(tables: Tables, result: ProtectResult): Promise<string[]> {
  const {leaks} = await auditTables({...tables, cells: result.cells, derived: result.derived});
  return leaks.map(({text}) => text);
}

const tablesArbitrary: fc.Arbitrary<Tables> = fc
  .tuple(fc.integer({min: 2, max: 4}), fc.integer({min: 2, max: 4}))
  .chain(([height, width]) =>
    fc.array(
      fc.array(fc.constantFrom<number>(0, 2, 3, 4, 5, 6, 8, 9, 12, 20, 35), {minLength: width, maxLength: width}),
      {
        minLength: height,
        maxLength: height
      }
    )
  )
  .filter((values) => values.flat().reduce((a, b) => a + b, 0) >= 5)
  .map((values) => grid(values));

describe("protectTables", () => {
  it("withholds the cheapest rectangle around one small count", async () => {
    const result = await protectTables(
      grid([
        [3, 10, 20],
        [15, 8, 30],
        [40, 25, 50]
      ])
    );
    expect(secondaryOf(result)).toEqual(["a2", "b1", "b2"]);
    expect(result.cost).toBe(33);
    expect(result).toMatchObject({bound: 33, blocks: {exact: 1, heuristic: 0}});
    expect(result.cells.find(({id}) => id === "a1")).toMatchObject({status: "primary", reason: "threshold"});
  });

  it("withholds nothing where no count is small", async () => {
    const result = await protectTables(
      grid([
        [5, 10],
        [7, 8]
      ])
    );
    expect(withheldOf(result)).toEqual([]);
    expect(result.blocks).toEqual({exact: 0, heuristic: 0});
  });

  it("protects a region below a Bezirk, with areas below it, through both levels", async () => {
    const tables: Tables = {
      cells: [
        {id: "bezirk", value: 100, fixed: true},
        {id: "nord", value: 40},
        {id: "sued", value: 60},
        {id: "n1", value: 3},
        {id: "n2", value: 37},
        {id: "s1", value: 28},
        {id: "s2", value: 32}
      ],
      equations: [
        {total: "bezirk", parts: ["nord", "sued"]},
        {total: "nord", parts: ["n1", "n2"]},
        {total: "sued", parts: ["s1", "s2"]}
      ],
      thresholds
    };
    const result = await protectTables(tables);
    expect(secondaryOf(result)).toEqual(["n2"]);
    expect(await leaksOf(tables, result)).toEqual([]);
    const fixed = {...tables, cells: tables.cells.map((cell) => (cell.id === "n2" ? {...cell, cost: 500} : cell))};
    expect(secondaryOf(await protectTables(fixed))).toEqual(["nord", "s1", "sued"]);
  });

  it("protects linked tables as one: a cell that two tables share is withheld in both", async () => {
    // By county (k, n) and by size (klein, gross): each is safe alone with k or with klein withheld beside its neighbour.
    const tables: Tables = {
      cells: [
        {id: "alle", value: 60, fixed: true},
        {id: "k", value: 3},
        {id: "m", value: 20},
        {id: "n", value: 37},
        {id: "k klein", value: 3},
        {id: "m klein", value: 8},
        {id: "n klein", value: 17},
        {id: "m gross", value: 12},
        {id: "n gross", value: 20},
        {id: "klein", value: 28, fixed: true},
        {id: "gross", value: 32, fixed: true}
      ],
      equations: [
        {total: "alle", parts: ["k", "m", "n"]},
        {total: "klein", parts: ["k klein", "m klein", "n klein"]},
        {total: "gross", parts: ["m gross", "n gross"]},
        {total: "k", parts: ["k klein"]},
        {total: "m", parts: ["m klein", "m gross"]},
        {total: "n", parts: ["n klein", "n gross"]}
      ],
      thresholds
    };
    const result = await protectTables(tables);
    expect(secondaryOf(result)).toEqual(["m", "m klein"]);
    expect(await leaksOf(tables, result)).toEqual([]);
  });

  it("finds the same least cost as the compact program", async () => {
    await fc.assert(
      fc.asyncProperty(tablesArbitrary, async (tables) => {
        const result = await protectTables(tables).catch(() => null);
        fc.pre(result !== null);
        const reference = await solveCompact(tables);
        expect(reference.proven).toBe(true);
        expect(result!.cost).toBe(reference.cost);
        expect(result!.bound).toBe(result!.cost);
        expect(await leaksOf(tables, result!)).toEqual([]);
      }),
      {numRuns: 60, seed: 7}
    );
  }, 60_000);

  it("is safe and near the optimum without it, also for single people", async () => {
    const withOnes = tablesArbitrary.chain((tables) =>
      fc.integer({min: 0, max: 3}).map((i) => {
        const [row, column] = ["abcd"[i % 2]!, `${(i >> 1) + 1}`];
        const cell = tables.cells.find(({id}) => id === row + column)!;
        const more = 1 - cell.value;
        return {
          ...tables,
          cells: tables.cells.map((c) =>
            [row + column, row, column, "alle"].includes(c.id) ? {...c, value: c.value + more} : c
          )
        };
      })
    );
    await fc.assert(
      fc.asyncProperty(withOnes, async (tables) => {
        const exact = await protectTables(tables).catch(() => null);
        fc.pre(exact !== null);
        const quick = await protectTables(tables, {timeLimit: 0});
        expect(await leaksOf(tables, exact!)).toEqual([]);
        expect(await leaksOf(tables, quick)).toEqual([]);
        expect(quick.cost).toBeGreaterThanOrEqual(exact!.cost);
        expect(quick.cost).toBeLessThanOrEqual(1.5 * exact!.cost);
        expect(quick.bound).toBeLessThanOrEqual(exact!.cost);
      }),
      {numRuns: 40, seed: 3}
    );
  }, 60_000);

  it("gives the same result for another order of the input", async () => {
    const tables = tabelle12x10();
    const result = await protectTables(tables);
    const turned = await protectTables({
      ...tables,
      cells: tables.cells.toReversed(),
      equations: tables.equations.toReversed().map((e) => ("total" in e ? {...e, parts: e.parts.toReversed()} : e))
    });
    expect(withheldOf(turned)).toEqual(withheldOf(result));
    expect(turned.cells.map(({id}) => id)).toEqual(tables.cells.map(({id}) => id).reverse());
  });

  it("does not let two single people unmask each other", async () => {
    const tables: Tables = {
      cells: [
        {id: "alle", value: 40},
        {id: "a", value: 1},
        {id: "b", value: 1},
        {id: "c", value: 12},
        {id: "d", value: 26}
      ],
      equations: [{total: "alle", parts: ["a", "b", "c", "d"]}],
      thresholds
    };
    const result = await protectTables(tables);
    expect(secondaryOf(result)).toEqual(["c"]);
    const pair = {
      ...tables,
      cells: tables.cells.map((cell) => (["a", "b"].includes(cell.id) ? {...cell, contributors: 2} : cell))
    };
    // Nobody knows a whole cell, but 1 + 1 leaves only 0 to 2.
    expect(secondaryOf(await protectTables(pair))).toEqual(["c"]);
    const large = {
      ...tables,
      cells: tables.cells.map((cell) =>
        cell.id === "a"
          ? {...cell, value: 3}
          : cell.id === "b"
            ? {...cell, value: 9, cost: 2}
            : cell.id === "alle"
              ? {...cell, value: 50}
              : cell
      )
    };
    expect(secondaryOf(await protectTables(large))).toEqual(["b"]);
    const business = {
      ...large,
      cells: large.cells.map((cell) => (cell.id === "b" ? {...cell, contributors: 1} : cell))
    };
    expect(secondaryOf(await protectTables(business))).toEqual(["c"]);
  });

  it("handles real coefficients and constants", async () => {
    // hours = 1.5 × a + 0.5 × b + 2 is published, so a small a needs b withheld, and b's neighbour.
    const tables: Tables = {
      cells: [
        {id: "a", value: 2},
        {id: "b", value: 30},
        {id: "c", value: 50},
        {id: "summe", value: 80, fixed: true}
      ],
      equations: [
        {
          terms: [
            {cell: "a", coefficient: 1.5},
            {cell: "b", coefficient: 0.5}
          ],
          constant: 18
        },
        {total: "summe", parts: ["b", "c"]}
      ],
      thresholds
    };
    const result = await protectTables(tables);
    expect(secondaryOf(result)).toEqual(["b", "c"]);
    expect(await leaksOf(tables, result)).toEqual([]);
  });

  it("never withholds a fixed cell, and takes a hidden one for free", async () => {
    const tables: Tables = {
      cells: [
        {id: "alle", value: 100, fixed: true},
        {id: "a", value: 3},
        {id: "b", value: 40},
        {id: "c", value: 27},
        {id: "rest", value: 30, hidden: true}
      ],
      equations: [{total: "alle", parts: ["a", "b", "c", "rest"]}],
      thresholds
    };
    const result = await protectTables(tables);
    expect(withheldOf(result)).toEqual(["a", "rest"]);
    expect(result.cells.find(({id}) => id === "rest")!.status).toBe("hidden");
    expect(result.cost).toBe(0);
  });

  it("withholds a derived value with its cells, and publishes one with a priority that tells too little", async () => {
    const base = grid([
      [3, 10, 20],
      [15, 8, 30],
      [40, 25, 50]
    ]);
    const value = (id: string, cell: string, low: number, high: number, priority?: number): Derived => ({
      id,
      kind: "class",
      terms: [{cell, coefficient: 1}],
      low,
      high,
      ...(priority !== undefined && {priority})
    });
    const derived = [
      value("ohne Vorrang", "a1", 0, 100),
      value("weit", "a1", 0, 11, 2),
      value("eng", "b2", 7, 9, 1),
      value("doppelt so weit", "a1", 0, 10, 3),
      value("offen", "c3", 50, 50)
    ];
    const tables = {
      ...base,
      derived: derived.map((d) => (d.id === "doppelt so weit" ? {...d, terms: [{cell: "a1", coefficient: 2}]} : d))
    };
    const result = await protectTables(tables);
    expect(result.derived.filter(({withheld}) => withheld).map(({id}) => id)).toEqual(["ohne Vorrang", "eng"]);
    expect(await leaksOf(tables, result)).toEqual([]);
    const narrow = {...tables, derived: [value("zu eng", "a1", 0, 4, 1)]};
    expect((await protectTables(narrow)).derived[0]!.withheld).toBe(true);
  });

  it("says in German what contradicts itself", async () => {
    const tables = grid([
      [3, 10],
      [15, 8]
    ]);
    const failing = async (change: Partial<Tables>): Promise<string> =>
      protectTables({...tables, ...change}).then(
        () => "",
        (error: Error) => error.message
      );
    expect(await failing({equations: [...tables.equations, {total: "a", parts: ["x9"]}]})).toMatch(
      /„a“ nennt als Gleichung unbekannte Zellen: „x9“/
    );
    expect(await failing({equations: [{total: "a", parts: ["b1", "b2"]}]})).toMatch(/„a“ stimmt als Gleichung nicht/);
    expect(await failing({cells: [...tables.cells, tables.cells[0]!]})).toMatch(/„a1“ steht mehr als einmal/);
    expect(
      await failing({cells: tables.cells.map((cell) => (cell.id === "a1" ? {...cell, fixed: true} : cell))})
    ).toMatch(/„a1“ ist allein schon schutzwürdig/);
    expect(
      await failing({cells: tables.cells.map((cell) => (cell.id === "a1" ? cell : {...cell, fixed: true}))})
    ).toMatch(/„a1“ lässt sich nicht schützen/);
    expect(
      await failing({derived: [{id: "d", kind: "share", terms: [{cell: "a1", coefficient: 1}], low: 4, high: 9}]})
    ).toMatch(/„d“ stimmt als abgeleitete Angabe nicht/);
  });
});
