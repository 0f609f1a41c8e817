import type {Highs} from "highs";
import type {Block, Unknown} from "./model.js";
import {byName, isSingle, linear, linked, ownIn} from "./model.js";
import {isPublished} from "./primary.js";
import type {Primary} from "./primary.js";
import {Attacker} from "./separate.js";
import type {SparseRow} from "./solver.js";
import type {Cell, Derived, Tables, Term} from "./types.js";

/** Derived values that say something about the same sum of withheld cells: published together or not at all. */
interface Statement {
  key: string;
  terms: Term[];
  /** Highest and lowest that the sum may be, less its true value. */
  down: number;
  up: number;
  priority: number;
  ids: string[];
}

/** Statements of all *derived* values that could be published, in the order in which they are tried. */
function collectStatements(
  derived: readonly Derived[],
  cells: ReadonlyMap<string, Cell>,
  isUnknown: (id: string) => boolean
): Statement[] {
  const statements = new Map<string, Statement>();
  for (const {id, terms, low, high, priority} of [...derived].sort((a, b) => byName(a.id, b.id))) {
    if (priority === undefined) continue;
    const merged = linear({terms}).terms;
    const unknown = merged.filter(({cell}) => isUnknown(cell));
    const scale = unknown[0]?.coefficient ?? 1;
    const truth = merged.reduce((sum, {cell, coefficient}) => sum + coefficient * cells.get(cell)!.value, 0);
    const ends = [(low - truth) / scale, (high - truth) / scale].map((end) => (Math.abs(end) < 1e-9 ? 0 : end));
    const scaled = unknown.map(({cell, coefficient}) => ({cell, coefficient: coefficient / scale}));
    const key = scaled.map(({cell, coefficient}) => `${cell} ${coefficient.toPrecision(10)}`).join("\n");
    const found = statements.get(key);
    const down = Math.max(0, -Math.min(...ends));
    const up = Math.max(0, ...ends);
    if (found === undefined) statements.set(key, {key, terms: scaled, down, up, priority, ids: [id]});
    else {
      found.down = Math.min(found.down, down);
      found.up = Math.min(found.up, up);
      found.priority = Math.min(found.priority, priority);
      found.ids.push(id);
    }
  }
  return [...statements.values()].sort((a, b) => a.priority - b.priority || byName(a.key, b.key));
}

/**
 * The derived values of *tables*, in their order, with `withheld` where they cannot be published beside what *withheld* leaves open:
 * those with a withheld cell and without a priority, and those with one that would leave some withheld cell less than it needs,
 * together with the open cells and all that was tried before and can be published.
 */
export function publishDerived(
  highs: Highs,
  tables: Tables,
  primaries: ReadonlyMap<string, Primary>,
  withheld: ReadonlySet<string>
): Derived[] {
  const derived = tables.derived ?? [];
  const falling = new Set(derived.filter(({terms}) => terms.some(({cell}) => withheld.has(cell))).map(({id}) => id));
  const byId = new Map(tables.cells.map((cell) => [cell.id, cell]));
  const isUnknown = (id: string): boolean => {
    const cell = byId.get(id)!;
    return withheld.has(id) && !isPublished(cell) && !(cell.known && cell.known.low === cell.known.high);
  };
  const statements = collectStatements(
    derived.filter(({id}) => falling.has(id)),
    byId,
    isUnknown
  );
  if (statements.length > 0) {
    const published = tryAll(highs, tables, primaries, statements, isUnknown);
    for (const {ids} of published) for (const id of ids) falling.delete(id);
  }
  return derived.map((value) => {
    const result = {...value};
    delete result.withheld;
    return falling.has(value.id) ? {...result, withheld: true} : result;
  });
}

/** The *statements* that can be published, tried in their order. */
function tryAll(
  highs: Highs,
  tables: Tables,
  primaries: ReadonlyMap<string, Primary>,
  statements: readonly Statement[],
  isUnknown: (id: string) => boolean
): Statement[] {
  const published = statements.filter(({terms}) => terms.length === 0);
  const open = statements.filter(({terms}) => terms.length > 0);
  const equations = tables.equations
    .map((equation) => linear(equation).terms.filter(({cell}) => isUnknown(cell)))
    .filter((terms) => terms.length > 0)
    .sort((a, b) => byName(JSON.stringify(a), JSON.stringify(b)));
  const groups = linked([...equations, ...open.map(({terms}) => terms)]);
  const byId = new Map(tables.cells.map((cell) => [cell.id, cell]));
  const ownOf = ownIn(tables);
  for (const ids of groups) {
    const index = new Map(ids.map((id, i) => [id, i]));
    const mine = open.filter(({terms}) => index.has(terms[0]!.cell));
    if (mine.length === 0) continue;
    const own = equations.filter((terms) => index.has(terms[0]!.cell));
    const toRow = (terms: readonly Term[]): SparseRow => ({
      indices: terms.map(({cell}) => index.get(cell)!),
      values: terms.map(({coefficient}) => coefficient)
    });
    const rows = own.map(toRow);
    const cells: Unknown[] = ids.map((id) => {
      const cell = byId.get(id)!;
      const need = primaries.get(id)?.need;
      const [down, up] = [cell.value - (cell.known?.low ?? 0), (cell.known?.high ?? Infinity) - cell.value];
      const single = isSingle(cell);
      return {
        id,
        value: cell.value,
        down,
        up,
        cost: 0,
        given: true,
        need: need
          ? {
              down: Math.min(down, Math.max(0, cell.value - need.low)),
              up: Math.min(up, Math.max(0, need.high - cell.value))
            }
          : null,
        single,
        own: single ? new Set([...ownOf(cell)].flatMap((other) => index.get(other) ?? [])) : new Set()
      };
    });
    // What a statement says is one more cell: any value while it is not published, and no other than it says once it is.
    const columns = mine.map(({key, terms}) => {
      const row = toRow(terms);
      const column = cells.length;
      cells.push({
        id: key,
        value: 0,
        down: Infinity,
        up: Infinity,
        cost: 0,
        given: true,
        need: null,
        single: false,
        own: new Set()
      });
      rows.push({indices: [...row.indices, column], values: [...row.values, -1]});
      return column;
    });
    const block: Block = {cells, rows, whole: false, tie: 0};
    const attacker = new Attacker(highs, block, null);
    try {
      const all = new Uint8Array(cells.length).fill(1);
      mine.forEach((statement, i) => {
        const cell = cells[columns[i]!]!;
        cell.down = statement.down;
        cell.up = statement.up;
        attacker.narrow(columns[i]!);
        if (attacker.isSafe(all)) published.push(statement);
        else cell.down = cell.up = Infinity;
      });
    } finally {
      attacker.dispose();
    }
  }
  return published;
}
