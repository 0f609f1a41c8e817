import {groupBy} from "../query.js";
import {isPublished, markPrimaries, priceOf, SchutzError} from "./primary.js";
import type {Primary} from "./primary.js";
import type {SparseRow} from "./solver.js";
import type {Cell, Equation, Interval, Tables, Term} from "./types.js";

/** A cell that may be withheld, as seen by an attacker: its value may be lower by at most `down` and higher by at most `up`. */
export interface Unknown {
  id: string;
  value: number;
  down: number;
  up: number;
  /** What withholding it costs, with a small amount for each cell so that of two equal protections the one with fewer cells wins. */
  cost: number;
  /** Withheld whatever else is: it is primary or hidden. */
  given: boolean;
  /** How far below and above its value it must remain possible; null unless it is unsafe by itself. */
  need: {down: number; up: number} | null;
  /** Known to the one person or business behind it. */
  single: boolean;
  /** Numbers of the cells that are nothing but this one's own matter, see ownOf; none if it is not single. */
  own: ReadonlySet<number>;
}

/** Cells linked by equations with no link to others. Cells and rows are in a fixed order, whatever the order of the input. */
export interface Block {
  cells: Unknown[];
  /** Every row times the deviations from the true values is 0. */
  rows: SparseRow[];
  /** Costs without `tie` are whole numbers. */
  whole: boolean;
  /** Part of each cost that only decides between equals; that of all cells together is below one half. */
  tie: number;
}

/** Everything that the search for a protection needs to know of the tables. */
export interface Model {
  primaries: ReadonlyMap<string, Primary>;
  blocks: Block[];
}

/** Order of ids, the same on every computer. */
export const byName = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const quoted = (ids: readonly string[]): string =>
  ids.length > 5
    ? `${ids
        .slice(0, 5)
        .map((id) => `„${id}“`)
        .join(", ")} und ${ids.length - 5} weitere`
    : ids.map((id) => `„${id}“`).join(", ");

/** *equation* as terms that add up to a constant, one term per cell, in the order of the ids. */
export function linear(equation: Equation): {terms: Term[]; constant: number} {
  const sums = new Map<string, number>();
  const add = ({cell, coefficient}: Term): void => void sums.set(cell, (sums.get(cell) ?? 0) + coefficient);
  if ("total" in equation) {
    equation.parts.forEach((cell) => add({cell, coefficient: 1}));
    add({cell: equation.total, coefficient: -1});
  } else equation.terms.forEach(add);
  return {
    terms: [...sums]
      .filter(([, coefficient]) => coefficient !== 0)
      .sort(([a], [b]) => byName(a, b))
      .map(([cell, coefficient]) => ({cell, coefficient})),
    constant: "total" in equation ? 0 : (equation.constant ?? 0)
  };
}

/** The value of *terms* at the true values, and how far it may be off because of rounding in floating point. */
function evaluate(terms: readonly Term[], cells: ReadonlyMap<string, Cell>): {sum: number; slack: number} {
  let [sum, size] = [0, 1];
  for (const {cell, coefficient} of terms) {
    const part = coefficient * cells.get(cell)!.value;
    sum += part;
    size += Math.abs(part);
  }
  return {sum, slack: 1e-6 * size};
}

/** Throws a SchutzError that lists what in *tables* contradicts itself: ids, values, equations, derived values. */
export function checkTables(tables: Tables): void {
  const problems: {wert?: string; regel: string; abhilfe: string}[] = [];
  const cells = new Map<string, Cell>();
  const abhilfe = "Bitte die Aufstellung der Zellen berichtigen.";
  for (const cell of tables.cells) {
    if (cells.has(cell.id)) problems.push({wert: cell.id, regel: "steht mehr als einmal unter den Zellen", abhilfe});
    cells.set(cell.id, cell);
    if (!(cell.value >= 0) || !Number.isFinite(cell.value))
      problems.push({wert: cell.id, regel: `hat den Wert ${cell.value} und nicht 0 oder mehr`, abhilfe});
    if (cell.cost !== undefined && !(cell.cost >= 0 && Number.isFinite(cell.cost)))
      problems.push({wert: cell.id, regel: `hat die Kosten ${cell.cost} und nicht 0 oder mehr`, abhilfe});
    if (cell.fixed && cell.hidden)
      problems.push({wert: cell.id, regel: "soll zugleich immer und nie veröffentlicht werden", abhilfe});
    if (cell.known && !(cell.known.low <= cell.value && cell.value <= cell.known.high))
      problems.push({
        wert: cell.id,
        regel: `liegt mit ${cell.value} nicht zwischen den bekannten Grenzen ${cell.known.low} und ${cell.known.high}`,
        abhilfe
      });
  }
  const lists: {name: string; terms: readonly Term[]; low: number; high: number; what: string}[] = [];
  for (const equation of tables.equations) {
    const {terms, constant} = linear(equation);
    const name = equation.id ?? ("total" in equation ? equation.total : terms.map(({cell}) => cell).join(" + "));
    lists.push({name, terms, low: constant, high: constant, what: "Gleichung"});
    if ("total" in equation && new Set(equation.parts).size < equation.parts.length)
      problems.push({wert: name, regel: "zählt als Gleichung einen Teil doppelt", abhilfe});
  }
  for (const {id, terms, low, high} of tables.derived ?? [])
    lists.push({name: id, terms, low, high, what: "abgeleitete Angabe"});
  for (const {name, terms, low, high, what} of lists) {
    const unknown = [...new Set(terms.map(({cell}) => cell).filter((cell) => !cells.has(cell)))];
    if (unknown.length > 0) {
      problems.push({wert: name, regel: `nennt als ${what} unbekannte Zellen: ${quoted(unknown)}`, abhilfe});
      continue;
    }
    const {sum, slack} = evaluate(terms, cells);
    if (!(sum >= low - slack && sum <= high + slack))
      problems.push({
        wert: name,
        regel: `stimmt als ${what} nicht: die wahren Werte ergeben ${sum}, verlangt ist ${low === high ? low : `${low} bis ${high}`}`,
        abhilfe
      });
  }
  if (problems.length > 0) throw new SchutzError(problems);
}

/** What everybody knows of each cell: from `known`, and the highest value that equations with known totals leave. */
function boundsOf(
  cells: readonly Cell[],
  equations: readonly {terms: Term[]; constant: number}[],
  isOpen: (id: string) => boolean
): {low: Float64Array; high: Float64Array} {
  const index = new Map(cells.map(({id}, i) => [id, i]));
  const low = Float64Array.from(cells, ({id, value, known}) => (isOpen(id) ? value : Math.max(0, known?.low ?? 0)));
  const high = Float64Array.from(cells, ({id, value, known}) => (isOpen(id) ? value : (known?.high ?? Infinity)));
  // A chain of totals is as long as the hierarchy is deep; one more pass than that changes nothing.
  for (let pass = 0, changed = true; changed && pass < 20; ++pass) {
    changed = false;
    for (const {terms, constant} of equations)
      for (const sign of [1, -1]) {
        // sum over the terms of this sign <= constant + what the others can be at most.
        let [room, unbounded] = [sign * constant, false];
        const mine: [number, number][] = [];
        for (const {cell, coefficient} of terms) {
          const [i, c] = [index.get(cell)!, sign * coefficient];
          if (c > 0) {
            mine.push([i, c]);
            room -= c * low[i]!;
          } else if (high[i] === Infinity) unbounded = true;
          else room -= c * high[i]!;
        }
        if (unbounded) continue;
        for (const [i, c] of mine) {
          const bound = room / c + low[i]!;
          if (bound < high[i]! - 1e-7 * (1 + Math.abs(bound))) {
            high[i] = Math.max(bound, cells[i]!.value);
            changed = true;
          }
        }
      }
  }
  return {low, high};
}

/** What follows from the cells that *isKnown* names: bounds of all, which have no other value left, and what equations leave of the others. */
function follow(
  cells: readonly Cell[],
  equations: readonly {terms: Term[]; constant: number}[],
  isKnown: (cell: Cell) => boolean
): {bounds: Map<string, Interval>; open: Set<string>; lists: Term[][]} {
  const open = new Set(cells.filter(isKnown).map(({id}) => id));
  const {low, high} = boundsOf(cells, equations, (id) => open.has(id));
  const bounds = new Map(cells.map(({id}, i) => [id, {low: low[i]!, high: high[i]!}]));
  for (const [id, {low, high}] of bounds) if (high - low <= 1e-7) open.add(id);
  let lists = equations.map(({terms}) => terms);
  for (;;) {
    lists = lists.map((terms) => terms.filter(({cell}) => !open.has(cell)));
    const alone = lists.filter((terms) => terms.length === 1);
    if (alone.length === 0) return {bounds, open, lists};
    for (const [{cell}] of alone as [Term][]) open.add(cell);
  }
}

/** How far below and above its value *cell* must remain possible: as *need* says, but no further than anybody knows it anyway. */
const needOf = ({value}: Cell, need: Interval, {low, high}: Interval): {down: number; up: number} => ({
  down: Math.max(0, value - Math.max(low, need.low)),
  up: Math.max(0, Math.min(high, need.high) - value)
});

/** The ids of cells that *lists* link, group by group; groups by their first id, ids by name. */
export function linked(lists: readonly (readonly Term[])[]): string[][] {
  const neighbours = new Map<string, string[]>();
  const link = (a: string, b: string): void => {
    const list = neighbours.get(a);
    if (list) list.push(b);
    else neighbours.set(a, [b]);
  };
  for (const terms of lists)
    for (const {cell} of terms) {
      link(cell, terms[0]!.cell);
      link(terms[0]!.cell, cell);
    }
  const groups: string[][] = [];
  const seen = new Set<string>();
  for (const start of [...neighbours.keys()].sort(byName)) {
    if (seen.has(start)) continue;
    seen.add(start);
    const group = [start];
    for (const id of group)
      for (const next of neighbours.get(id)!) {
        if (seen.has(next)) continue;
        seen.add(next);
        group.push(next);
      }
    groups.push(group.sort(byName));
  }
  return groups;
}

/**
 * The blocks of linked cells of *tables* in which something must be protected. Left out: cells that stay published (fixed, or published
 * unchanged before), that everybody knows anyway, or that follow from those. Throws a SchutzError if the tables contradict themselves or
 * an unsafe cell follows from what must be published and not without it.
 */
export function buildModel(tables: Tables): Model {
  checkTables(tables);
  const cells = [...tables.cells].sort((a, b) => byName(a.id, b.id));
  const byId = new Map(cells.map((cell) => [cell.id, cell]));
  const primaries = markPrimaries(tables);
  const equations = tables.equations.map(linear);
  const prior = follow(cells, equations, isPublished);
  const {bounds, open, lists} = follow(cells, equations, (cell) => cell.fixed === true || isPublished(cell));
  failIfImpossible([...primaries.keys()].filter((id) => open.has(id) && !prior.open.has(id)));
  const ownOf = ownIn(tables);
  const rows = new Map<string, Term[]>();
  for (const terms of lists) if (terms.length > 0) rows.set(JSON.stringify(terms), terms);

  const ordered = [...rows].sort(([a], [b]) => byName(a, b)).map(([, terms]) => terms);
  const groups = linked(ordered);
  const first = new Map(groups.flatMap((ids) => ids.map((id) => [id, ids[0]!])));
  const rowsOf = groupBy(ordered, (terms) => first.get(terms[0]!.cell)!);
  const blocks: Block[] = [];
  for (const ids of groups) {
    if (!ids.some((id) => primaries.has(id))) continue;
    const index = new Map(ids.map((id, i) => [id, i]));
    const tie = Math.min(0.01, 0.4 / ids.length);
    blocks.push({
      cells: ids.map((id) => {
        const cell = byId.get(id)!;
        const {low, high} = bounds.get(id)!;
        const [down, up] = [cell.value - low, high - cell.value];
        const need = primaries.get(id)?.need;
        return {
          id,
          value: cell.value,
          down,
          up,
          cost: priceOf(cell) + tie,
          given: need !== undefined || cell.hidden === true,
          need: need ? needOf(cell, need, prior.bounds.get(id)!) : null,
          single: isSingle(cell),
          own: isSingle(cell) ? new Set([...ownOf(cell)].flatMap((other) => index.get(other) ?? [])) : new Set()
        };
      }),
      rows: rowsOf.get(ids[0]!)!.map((terms) => ({
        indices: terms.map(({cell}) => index.get(cell)!),
        values: terms.map(({coefficient}) => coefficient)
      })),
      whole: ids.every((id) => Number.isInteger(priceOf(byId.get(id)!))),
      tie
    });
  }
  return {primaries, blocks};
}

/**
 * Ids of the cells that are nothing but the matter of the one behind a cell: the cells it is a total of, at whatever depth, since they
 * count nobody else, and the totals that hold it and nobody beside.
 */
export function ownIn({cells, equations}: Pick<Tables, "cells" | "equations">): (cell: Cell) => Set<string> {
  const parts = new Map<string, string[]>();
  const totals = new Map<string, string[]>();
  const add = (lists: Map<string, string[]>, from: string, to: readonly string[]): void =>
    void lists.set(from, [...(lists.get(from) ?? []), ...to]);
  for (const {terms, constant} of equations.map(linear))
    for (const sign of [1, -1]) {
      const [total, ...more] = terms.filter(({coefficient}) => sign * coefficient > 0);
      if (total === undefined || more.length > 0 || terms.length < 2 || constant !== 0) continue;
      const others = terms.map(({cell}) => cell).filter((cell) => cell !== total.cell);
      add(parts, total.cell, others);
      for (const other of others) add(totals, other, [total.cell]);
    }
  const walk = (start: string, next: ReadonlyMap<string, readonly string[]>): Set<string> => {
    // A set that grows while it is walked is walked to its new end.
    const found = new Set(next.get(start));
    for (const id of found) for (const more of next.get(id) ?? []) found.add(more);
    return found;
  };
  const valueOf = new Map(cells.map(({id, value}) => [id, value]));
  return ({id, value}) =>
    new Set([...walk(id, parts), ...[...walk(id, totals)].filter((total) => valueOf.get(total) === value)]);
}

/** True if one person or business is behind all of *cell* and so knows it. */
export function isSingle({value, contributors, largestShare, people}: Cell): boolean {
  if (value <= 0) return false;
  return contributors === 1 || largestShare === 1 || (contributors === undefined && people !== false && value === 1);
}

/** Throws a SchutzError that says that nothing protects the cells *ids*; does nothing without any. */
export function failIfImpossible(ids: readonly string[]): void {
  if (ids.length === 0) return;
  throw new SchutzError(
    [...new Set(ids)].sort(byName).map((id) => ({
      wert: id,
      regel: "lässt sich nicht schützen: es folgt aus dem, was immer veröffentlicht wird",
      abhilfe: "Bitte eine der Zellen, aus denen es folgt, nicht mehr als fest („fixed“) oder bekannt („known“) führen."
    }))
  );
}
