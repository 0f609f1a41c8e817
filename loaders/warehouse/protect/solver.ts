import loadHighs from "highs";
import type {Highs} from "highs";

/** Entries of one row of a matrix: column numbers, each once, and their coefficients. */
export interface SparseRow {
  indices: readonly number[];
  values: readonly number[];
}

export interface BoundedRow extends SparseRow {
  lower: number;
  upper: number;
}

/** A linear program to be minimised. Bounds may be infinite. */
export interface ProgramData {
  cost: readonly number[];
  lower: readonly number[];
  upper: readonly number[];
  rows: readonly BoundedRow[];
  /** All columns are 0 or 1. */
  binary?: boolean;
}

export type Program = ReturnType<Highs["createModel"]>;

/** What is wrong with a solution that HiGHS calls optimal may be as large as this. */
export const tolerance = 1e-6;

let solver: Promise<Highs> | undefined;

/** The HiGHS runtime, loaded once per process. */
export function loadSolver(): Promise<Highs> {
  // The package declares its ES module as CommonJS, so TypeScript looks for the function one level too deep.
  return (solver ??= (loadHighs as unknown as typeof loadHighs.default)());
}

/** A silent persistent HiGHS model of *data*, with *options* of HiGHS. It must be disposed of. */
export function createProgram(
  highs: Highs,
  {cost, lower, upper, rows, binary = false}: ProgramData,
  options: Readonly<Record<string, number | string | boolean>> = {}
): Program {
  const starts = [0];
  for (const row of rows) starts.push(starts.at(-1)! + row.indices.length);
  const program = highs.createModel({
    numCols: cost.length,
    numRows: rows.length,
    colCost: cost,
    colLower: lower,
    colUpper: upper,
    rowLower: rows.map((row) => row.lower),
    rowUpper: rows.map((row) => row.upper),
    matrix: {
      format: "csr",
      numRows: rows.length,
      numCols: cost.length,
      starts,
      indices: rows.flatMap((row) => row.indices),
      values: rows.flatMap((row) => row.values)
    },
    ...(binary && {integrality: cost.map(() => highs.constants.variableType.integer)})
  });
  program.options.set({output_flag: false, random_seed: 1, ...options});
  return program;
}
