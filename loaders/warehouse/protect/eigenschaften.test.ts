import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {auditTables} from "./audit.js";
import {protectTables, SchutzError} from "./index.js";
import type {Cell, Derived, Equation, ProtectOptions, ProtectResult, PublishedTables, Tables} from "./types.js";

/** A dimension: for each of its categories the parts it is the sum of, none for the finest. */
type Dimension = ReadonlyMap<string, readonly string[]>;

function flat(name: string, size: number): Dimension {
  const leaves = Array.from({length: size}, (_, i) => `${name}${i + 1}`);
  return new Map<string, string[]>([[name, leaves], ...leaves.map((leaf): [string, string[]] => [leaf, []])]);
}

/** Bezirk, Bezirksregionen with *sizes* Planungsräume each. */
function areas(sizes: readonly number[]): Dimension {
  const regions = sizes.map((_, i) => `B${i + 1}`);
  return new Map<string, string[]>([
    ["Bezirk", regions],
    ...sizes.flatMap((size, i): [string, string[]][] => {
      const leaves = Array.from({length: size}, (_, k) => `${regions[i]}P${k + 1}`);
      return [[regions[i]!, leaves], ...leaves.map((leaf): [string, string[]] => [leaf, []])];
    })
  ]);
}

function leavesOf(dimension: Dimension, category: string): string[] {
  const parts = dimension.get(category)!;
  return parts.length === 0 ? [category] : parts.flatMap((part) => leavesOf(dimension, part));
}

const cross = (dimensions: readonly Dimension[]): string[][] =>
  dimensions.reduce<string[][]>((ids, d) => ids.flatMap((id) => [...d.keys()].map((key) => [...id, key])), [[]]);

/** The table over *dimensions* whose finest cells take their values from *values*, with every total and every equation. */
function tableOf(dimensions: readonly Dimension[], values: readonly number[]): {cells: Cell[]; equations: Equation[]} {
  const finest = new Map<string, number>();
  const valueOf = (id: readonly string[]): number => {
    const leaves = id.reduce<string[][]>(
      (ids, category, d) => ids.flatMap((start) => leavesOf(dimensions[d]!, category).map((leaf) => [...start, leaf])),
      [[]]
    );
    return leaves.reduce((sum, leaf) => {
      const key = leaf.join("|");
      if (!finest.has(key)) finest.set(key, values[finest.size % values.length]!);
      return sum + finest.get(key)!;
    }, 0);
  };
  const ids = cross(dimensions);
  const equations = ids.flatMap((id) =>
    dimensions.flatMap((dimension, d) => {
      const parts = dimension.get(id[d]!)!;
      const partId = (part: string): string => id.map((category, i) => (i === d ? part : category)).join("|");
      return parts.length === 0 ? [] : [{total: id.join("|"), parts: parts.map(partId)}];
    })
  );
  return {cells: ids.map((id) => ({id: id.join("|"), value: valueOf(id)})), equations};
}

const thresholds = {default: 5, special: 10};

const small = fc.integer({min: 1, max: 4});
const count = fc.oneof(
  {weight: 2, arbitrary: small},
  {weight: 1, arbitrary: fc.constant(0)},
  {weight: 4, arbitrary: fc.integer({min: 5, max: 60})},
  {weight: 1, arbitrary: fc.integer({min: 100, max: 900})}
);

/** Sizes of tables of one, two and three dimensions, drawn as often as *weights* say: most of the time goes into the last. */
function shapes(
  ...weights: readonly [number, number, number]
): fc.Arbitrary<{sizes: readonly number[]; more: readonly number[]}> {
  const [one, two, three] = [
    fc.record({sizes: fc.constantFrom([2, 2], [3, 2], [2, 3, 2], [1, 2, 3]), more: fc.constant<number[]>([])}),
    fc.record({sizes: fc.constantFrom([2, 2], [3, 2]), more: fc.constantFrom([2], [3])}),
    fc.record({sizes: fc.constantFrom([2, 2], [1, 2]), more: fc.constant([2, 2])})
  ];
  const all = [one, two, three].map((arbitrary, i) => ({weight: weights[i]!, arbitrary}));
  return fc.oneof(...all);
}

/** What may be special about a table beside its numbers; indexes go round. Known bounds leave room for the highest threshold. */
const traits = fc.record({
  special: fc.boolean(),
  register: fc.array(fc.nat(100), {maxLength: 2}),
  known: fc.array(fc.record({cell: fc.nat(100), room: fc.integer({min: 10, max: 40})}), {maxLength: 2}),
  shares: fc.array(fc.record({cell: fc.nat(100), size: fc.integer({min: 1000, max: 4000})}), {maxLength: 3})
});

/** Random hierarchical tables of one to three dimensions; the total of all is fixed if it is large enough to hide behind. */
const tablesOf = (shape: ReturnType<typeof shapes>): fc.Arbitrary<Tables> =>
  fc
    .tuple(shape, fc.array(count, {minLength: 16, maxLength: 16}), traits)
    .map(([{sizes, more}, values, {special, register, known, shares}]): Tables => {
      const {cells, equations} = tableOf([areas(sizes), ...more.map((size, i) => flat("KG"[i]!, size))], values);
      const at = (i: number): Cell => cells[1 + (i % (cells.length - 1))]!;
      if (cells[0]!.value >= 100) cells[0]!.fixed = true;
      if (special) for (const cell of cells) if (cell.id.includes("P1")) cell.special = true;
      for (const i of register) at(i).withheld = "register";
      // Both together can leave a withheld cell less room than it needs, which is refused.
      if (register.length === 0)
        for (const {cell, room} of known) at(cell).known = {low: 0, high: at(cell).value + room};
      const derived = shares.map(({cell, size}, i): Derived => {
        const {id, value} = at(cell);
        const percent = Math.round((1000 * value) / size) / 10;
        const terms = [{cell: id, coefficient: 1}];
        return {
          id: `Anteil ${i}`,
          kind: "share",
          terms,
          low: ((percent - 0.05) * size) / 100,
          high: ((percent + 0.05) * size) / 100
        };
      });
      return {cells, equations, derived, thresholds};
    });

async function protect(
  input: Tables,
  options?: ProtectOptions
): Promise<{result: ProtectResult; published: PublishedTables}> {
  const result = await protectTables(input, options);
  return {result, published: {...input, cells: result.cells, derived: result.derived}};
}

/** All that must hold of *result* as a protection of *input*, whoever made it. */
async function expectProtected(input: Tables, {result, published}: Awaited<ReturnType<typeof protect>>): Promise<void> {
  const audit = await auditTables(published);
  expect(audit.leaks.map(({text}) => text)).toEqual([]);
  const valueOf = new Map(result.cells.map(({id, value}) => [id, value]));
  for (const equation of input.equations)
    if ("total" in equation)
      expect(valueOf.get(equation.total)).toBe(equation.parts.reduce((sum, part) => sum + valueOf.get(part)!, 0));
  expect(result.cells.map(({id, value}) => ({id, value}))).toEqual(input.cells.map(({id, value}) => ({id, value})));
  expect(result.cells.filter(({fixed, status}) => fixed && status !== "open")).toEqual([]);
  const cost = result.cells.reduce((sum, c) => sum + (c.status === "secondary" ? (c.cost ?? c.value) : 0), 0);
  expect(result.cost).toBeCloseTo(cost, 6);
}

const seed = 20250701;

describe("random tables", () => {
  it("1,000 of them are safe after protection or, seldom, refused, and nothing but withholding happened to them", async () => {
    let refused = 0;
    await fc.assert(
      fc.asyncProperty(tablesOf(shapes(60, 39, 1)), async (input) => {
        try {
          await expectProtected(input, await protect(input));
        } catch (error) {
          // Next to a total that stays published, a withheld cell can have less room than it needs.
          if (!(error instanceof SchutzError)) throw error;
          refused += 1;
        }
      }),
      {seed, numRuns: 1000}
    );
    process.stdout.write(`Refused: ${refused} of 1,000 tables\n`);
    expect(refused).toBeLessThanOrEqual(20);
  }, 600_000);

  it("the heuristic is safe too and loses on average no more than 5 per cent against the optimum", async () => {
    const losses: number[] = [];
    await fc.assert(
      fc.asyncProperty(tablesOf(shapes(4, 35, 1)), async (input) => {
        const quick = await protect(input, {timeLimit: 0});
        await expectProtected(input, quick);
        const {result} = await protect(input);
        expect(result.blocks.heuristic).toBe(0);
        expect(quick.result.cost).toBeGreaterThanOrEqual(result.cost - 1e-6);
        if (result.cost > 0) losses.push(quick.result.cost / result.cost - 1);
      }),
      {seed, numRuns: 80}
    );
    losses.sort((a, b) => a - b);
    const quantile = (q: number): string => `${(100 * losses[Math.floor(q * (losses.length - 1))]!).toFixed(1)} %`;
    const mean = losses.reduce((sum, loss) => sum + loss, 0) / losses.length;
    process.stdout.write(
      `Heuristic against optimum, ${losses.length} tables: mean ${(100 * mean).toFixed(2)} %, median ${quantile(0.5)}, ` +
        `90th percentile ${quantile(0.9)}, greatest ${quantile(1)}, ` +
        `within 5 %: ${losses.filter((loss) => loss <= 0.05).length}\n`
    );
    expect(losses.length).toBeGreaterThan(40);
    expect(mean).toBeLessThanOrEqual(0.05);
  }, 600_000);

  it("no exact protection withholds a cell that could be published", async () => {
    let tried = 0;
    await fc.assert(
      fc.asyncProperty(tablesOf(shapes(6, 13, 1)), async (drawn) => {
        // Of a cell withheld before, protection asks for an interval around its value, the audit for one of that width anywhere.
        const cells = drawn.cells.map(({withheld: _, ...cell}) => cell);
        const {published} = await protect({...drawn, cells, derived: []});
        for (const {id, status} of published.cells) {
          if (status !== "secondary") continue;
          const more = published.cells.map((cell) => (cell.id === id ? {...cell, status: "open" as const} : cell));
          expect((await auditTables({...published, cells: more})).safe, `${id} is withheld for nothing`).toBe(false);
          tried += 1;
        }
      }),
      {seed, numRuns: 25}
    );
    expect(tried).toBeGreaterThan(20);
  }, 600_000);
});
