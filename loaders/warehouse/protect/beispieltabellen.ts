import {createRandom} from "../../../src/method/robustness.js";
import type {Cell, Equation, Tables} from "./types.js";

/** A category of a dimension: the name of its total, or null for the overall total. */
type Dimension = ReadonlyMap<string, string | null>;

function dimension(prefix: string, children: Readonly<Record<string, number>>): Dimension {
  const result = new Map<string, string | null>([[prefix, null]]);
  for (const [parent, count] of Object.entries(children))
    for (let i = 1; i <= count; ++i) result.set(`${parent}${i}`, parent);
  return result;
}

/**
 * A table with all sums over *dimensions*, the overall total fixed. Of its innermost cells *primaries* are 1 to 4, the others 5 or
 * more, most of them small as counts of people are.
 */
function table(dimensions: readonly Dimension[], primaries: number, seed: number): Tables {
  const random = createRandom(seed);
  const isLeaf = (d: Dimension, name: string): boolean => ![...d.values()].includes(name);
  const keys = dimensions.reduce<string[][]>(
    (all, d) => all.flatMap((key) => [...d.keys()].map((name) => [...key, name])),
    [[]]
  );
  const leaves = keys.filter((key) => key.every((name, i) => isLeaf(dimensions[i]!, name)));
  const order = leaves.map((key) => ({key, at: random()})).sort((a, b) => a.at - b.at);
  const values = new Map<string, number>();
  order.forEach(({key}, i) =>
    values.set(key.join("|"), i < primaries ? 1 + Math.floor(random() * 4) : 5 + Math.floor(60 * random() ** 3))
  );
  const equations: Equation[] = [];
  for (const key of keys)
    dimensions.forEach((d, i) => {
      const parts = [...d].filter(([, parent]) => parent === key[i]).map(([name]) => key.with(i, name).join("|"));
      if (parts.length > 0) equations.push({total: key.join("|"), parts});
    });
  const valueOf = (id: string): number => {
    const known = values.get(id);
    if (known !== undefined) return known;
    const equation = equations.find((e) => "total" in e && e.total === id) as {parts: readonly string[]};
    const value = equation.parts.reduce((sum, part) => sum + valueOf(part), 0);
    values.set(id, value);
    return value;
  };
  const total = keys[0]!.join("|");
  const cells: Cell[] = keys.map((key) => {
    const id = key.join("|");
    return {id, value: valueOf(id), ...(id === total && {fixed: true})};
  });
  return {cells, equations, thresholds: {default: 5}};
}

/** An invented table of 12 rows and 10 columns with sums and 16 cells below 5. */
export function tabelle12x10(seed = 1): Tables {
  return table([dimension("z", {z: 12}), dimension("s", {s: 10})], 16, seed);
}

/** An invented table of 32 rows and 8 columns with sums and 26 cells below 5. */
export function tabelle32x8(seed = 1): Tables {
  return table([dimension("z", {z: 32}), dimension("s", {s: 8})], 26, seed);
}

/** An invented table of 168 cells: areas of three levels (1, 2, 4) by 5 groups and by 3 forms, with all sums and 15 cells below 5. */
export function tabelle168(seed = 1): Tables {
  return table([dimension("g", {g: 2, g1: 2, g2: 2}), dimension("p", {p: 5}), dimension("f", {f: 3})], 15, seed);
}
