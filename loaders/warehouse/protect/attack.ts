import highsModule, {type Highs, type Model} from "highs";
import type {Cell, Derived, Equation, PublishedTables, Term} from "./types.js";

// The package's types are those of CommonJS, where the loader is a property; Node loads its module, where it is the default itself.
const loadHighs = highsModule as unknown as typeof highsModule.default;

/** What an attacker knows of sums of withheld cells: low <= sum <= high. */
interface Row {
  id: string;
  /** "equations" or the kind of the derived value. */
  way: string;
  columns: number[];
  coefficients: number[];
  low: number;
  high: number;
}

interface Column {
  cell: Cell;
  low: number;
  high: number;
  /** Where the bounds come from, other than that nothing is below 0. */
  way?: "known" | "previous release";
}

/** A sum of withheld cells plus a constant, in whose ends the attacker is interested. */
export interface Objective {
  columns: readonly number[];
  coefficients: readonly number[];
  constant: number;
}

/** One end of what an attacker can find out, and what the proof uses. */
export interface End {
  value: number;
  ways: string[];
  using: string[];
  /** One value for each column of the block. */
  columns: Float64Array;
}

export interface Block {
  columns: Column[];
  rows: Row[];
}

/** Everything that is published, as inequalities between the cells that are not. */
export interface Knowledge {
  columns: Column[];
  /** Column of a withheld cell by its id. */
  columnOf: ReadonlyMap<string, number>;
  cellOf: ReadonlyMap<string, Cell>;
  /** Blocks of withheld cells that no published number links, and where a column is found. */
  blocks: Block[];
  place: {block: number; column: number}[];
}

/** Terms of *equation*, all on one side, and what they add up to; the total first, with 1. */
export function termsOf(equation: Equation): {terms: readonly Term[]; constant: number} {
  if ("terms" in equation) return {terms: equation.terms, constant: equation.constant ?? 0};
  const parts = equation.parts.map((cell) => ({cell, coefficient: -1}));
  return {terms: [{cell: equation.total, coefficient: 1}, ...parts], constant: 0};
}

/** Relative error that sums of published numbers may have; also what a value may miss a needed end by, see auditTables. */
export const tolerance = 1e-6;

function columnFor(cell: Cell): Column {
  // A number that an earlier release gave and that did not change is no secret any more.
  if (cell.previous === cell.value) return {cell, low: cell.value, high: cell.value, way: "previous release"};
  const {low = 0, high = Infinity} = cell.known ?? {};
  return {cell, low: Math.max(0, low), high, ...(cell.known && {way: "known"})};
}

/** Bounds of the sum over withheld cells once the open ones stand at their values; null if no cell in it is withheld. */
function rowFor(
  tables: {cellOf: ReadonlyMap<string, Cell>; columnOf: ReadonlyMap<string, number>},
  {id, way, terms, low, high}: {id: string; way: string; terms: readonly Term[]; low: number; high: number}
): Row | null {
  const sums = new Map<number, number>();
  let open = 0;
  let truth = 0;
  let size = 1;
  for (const {cell: name, coefficient} of terms) {
    const cell = tables.cellOf.get(name);
    if (!cell) throw new Error(`${id}: unknown cell ${name}`);
    const part = coefficient * cell.value;
    truth += part;
    size += Math.abs(part);
    const column = tables.columnOf.get(name);
    if (column === undefined) open += part;
    else sums.set(column, (sums.get(column) ?? 0) + coefficient);
  }
  // What does not hold of the true values would leave no table at all, and everything would seem safe or nothing.
  if (truth < low - tolerance * size || truth > high + tolerance * size)
    throw new Error(`${id}: ${truth} is not between ${low} and ${high}, so it does not hold of the true values`);
  const columns = [...sums.keys()].filter((column) => sums.get(column) !== 0);
  if (columns.length === 0) return null;
  const coefficients = columns.map((column) => sums.get(column)!);
  // Rounding of the last digits must not shut the true table out.
  return {id, way, columns, coefficients, low: Math.min(low, truth) - open, high: Math.max(high, truth) - open};
}

function nameOf(equation: Equation, index: number): string {
  return equation.id ?? ("total" in equation ? equation.total : `Gleichung ${index + 1}`);
}

/** Root of *node* in a forest of blocks, shortening the way to it. */
function findRoot(parent: Int32Array, node: number): number {
  while (parent[node] !== node) {
    parent[node] = parent[parent[node]!]!;
    node = parent[node]!;
  }
  return node;
}

function splitBlocks(columns: readonly Column[], rows: readonly Row[]): Pick<Knowledge, "blocks" | "place"> {
  const parent = Int32Array.from(columns, (_, i) => i);
  for (const row of rows)
    for (const column of row.columns) parent[findRoot(parent, column)] = findRoot(parent, row.columns[0]!);
  const blocks: Block[] = [];
  const blockOf = new Map<number, number>();
  const place = columns.map((column, i) => {
    const root = findRoot(parent, i);
    const block = blockOf.get(root) ?? blocks.push({columns: [], rows: []}) - 1;
    blockOf.set(root, block);
    return {block, column: blocks[block]!.columns.push(column) - 1};
  });
  for (const row of rows)
    blocks[place[row.columns[0]!]!.block]!.rows.push({...row, columns: row.columns.map((c) => place[c]!.column)});
  return {blocks, place};
}

/**
 * What *tables* as published tell about the cells that are not open: identities, published derived values, known bounds, and what
 * an earlier release gave. Throws for a term without a cell, and for a statement that does not hold of the true values.
 */
export function collectKnowledge(tables: PublishedTables): Knowledge {
  const cellOf = new Map(tables.cells.map((cell) => [cell.id, cell]));
  const columns = tables.cells.filter(({status}) => status !== undefined && status !== "open").map(columnFor);
  const columnOf = new Map(columns.map(({cell}, i) => [cell.id, i]));
  for (const {cell, low, high} of columns)
    if (cell.value < low - tolerance || cell.value > high + tolerance)
      throw new Error(`${cell.id}: ${cell.value} is not between ${low} and ${high}, which are said to be known`);
  const statements = [
    ...tables.equations.map((equation, i) => {
      const {terms, constant} = termsOf(equation);
      return {id: nameOf(equation, i), way: "equations", terms, low: constant, high: constant};
    }),
    ...(tables.derived ?? [])
      .filter((derived) => derived.withheld !== true)
      .map((derived: Derived) => ({...derived, way: derived.kind}))
  ];
  const rows = statements.flatMap((statement) => rowFor({cellOf, columnOf}, statement) ?? []);
  return {columns, columnOf, cellOf, ...splitBlocks(columns, rows)};
}

let loaded: Promise<Highs> | undefined;

/** The solver, started once. */
export function openSolver(): Promise<Highs> {
  return (loaded ??= loadHighs());
}

/** The linear programs of one block: one model whose objective changes, so that every solution starts from the last. */
export class Attack {
  readonly #highs: Highs;
  readonly #block: Block;
  readonly #model: Model;
  /** Stands for no bound at all, since an unbounded solution would be no table. */
  readonly #cap: number;
  #fixed: number | undefined;
  solved = 0;

  constructor(highs: Highs, block: Block) {
    this.#highs = highs;
    this.#block = block;
    this.#cap = 1000 * Math.max(100, ...block.columns.map(({cell}) => cell.value));
    const starts = [0];
    for (const {columns} of block.rows) starts.push(starts.at(-1)! + columns.length);
    const bound = (value: number): number => (Number.isFinite(value) ? value : Math.sign(value) * highs.infinity);
    this.#model = highs.createModel({
      numCols: block.columns.length,
      numRows: block.rows.length,
      colCost: new Float64Array(block.columns.length),
      colLower: block.columns.map(({low}) => low),
      colUpper: block.columns.map(({high}) => Math.min(high, this.#cap)),
      rowLower: block.rows.map(({low}) => bound(low)),
      rowUpper: block.rows.map(({high}) => bound(high)),
      matrix: {
        format: "csr",
        numRows: block.rows.length,
        numCols: block.columns.length,
        starts,
        indices: block.rows.flatMap(({columns}) => columns),
        values: block.rows.flatMap(({coefficients}) => coefficients)
      }
    });
    // The objective changes and the tables that fit do not, so that the last solution is a start for the primal simplex.
    this.#model.options.set({output_flag: false, simplex_strategy: 4});
  }

  /** Lets *value* be all that *column* can be until *run* is over, as its member sees it. */
  fix<T>(column: number, value: number, run: () => T): T {
    this.#fixed = column;
    this.#model.changeColBounds(column, value, value);
    try {
      return run();
    } finally {
      this.#fixed = undefined;
      const {low, high} = this.#block.columns[column]!;
      this.#model.changeColBounds(column, low, Math.min(high, this.#cap));
    }
  }

  /** The table in which the sum of *objectives* is least (sense 1) or greatest (-1), one value for each column. */
  solve(objectives: readonly Objective[], sense: 1 | -1): Float64Array {
    this.#aim(objectives, sense);
    return this.#run();
  }

  /** The least (sense 1) or greatest (-1) value of *objective* over all tables that fit, and what proves it. */
  findEnd(objective: Objective, sense: 1 | -1): End {
    const columns = this.solve([objective], sense);
    const {rowDual, colDual} = this.#model.getSolution();
    const capped = this.#block.columns.some(
      (c, i) => c.high > this.#cap && i !== this.#fixed && isBinding(colDual[i]!) && columns[i]! >= this.#cap
    );
    const value = capped ? this.#findUncapped(objective) : valueOf(objective, columns);
    const rows = this.#block.rows.filter((_, i) => isBinding(rowDual[i]!));
    const bounds = this.#block.columns.filter(
      (c, i) => c.way && isBinding(colDual[i]!) && (c.low > 0 || columns[i]! > 0)
    );
    return {
      value,
      ways: [...rows.map(({way}) => way), ...bounds.map(({way}) => way!)],
      using: [...rows.map(({id}) => id), ...bounds.map(({cell}) => cell.id)],
      columns
    };
  }

  dispose(): void {
    this.#model.dispose();
  }

  #aim(objectives: readonly Objective[], sense: 1 | -1): void {
    const costs = new Float64Array(this.#block.columns.length);
    for (const {columns, coefficients} of objectives)
      for (const [k, column] of columns.entries()) costs[column]! += sense * coefficients[k]!;
    this.#model.changeColsCost({kind: "range", from: 0, to: costs.length - 1}, costs);
  }

  #run(): Float64Array {
    const {optimal} = this.#highs.constants.modelStatus;
    this.solved += 1;
    this.#model.run();
    if (this.#model.getModelStatus() !== optimal) {
      // A start from the last solution sometimes ends in a basis that cannot be used.
      this.#model.clearSolver();
      this.#model.run();
    }
    const status = this.#model.getModelStatus();
    if (status !== optimal) throw new Error(`${this.#block.columns[0]!.cell.id}: no solution, HiGHS status ${status}`);
    return this.#model.getSolution().colValue;
  }

  /** The end that was aimed at last if what stands for no bound is left out; infinite if there is none. */
  #findUncapped(objective: Objective): number {
    const {modelStatus} = this.#highs.constants;
    const setUpper = (upper: number): void =>
      this.#block.columns.forEach(({low, high}, i) => {
        if (high > this.#cap && i !== this.#fixed) this.#model.changeColBounds(i, low, Math.min(high, upper));
      });
    setUpper(this.#highs.infinity);
    this.#model.clearSolver();
    this.#model.run();
    this.solved += 1;
    const status = this.#model.getModelStatus();
    const value = status === modelStatus.optimal ? valueOf(objective, this.#model.getSolution().colValue) : Infinity;
    setUpper(this.#cap);
    this.#model.clearSolver();
    return value;
  }
}

function isBinding(dual: number): boolean {
  return Math.abs(dual) > 1e-7;
}

/** Value of *objective* in the table that *columns* says. */
export function valueOf({columns, coefficients, constant}: Objective, values: Float64Array): number {
  let sum = constant;
  for (const [k, column] of columns.entries()) sum += coefficients[k]! * values[column]!;
  return sum;
}
