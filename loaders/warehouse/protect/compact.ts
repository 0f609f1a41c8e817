import {buildModel} from "./model.js";
import type {BoundedRow} from "./solver.js";
import {createProgram, loadSolver} from "./solver.js";
import type {Tables} from "./types.js";

export interface CompactResult {
  /** Ids of the cells withheld to protect others, sorted. */
  withheld: string[];
  /** Sum of their costs. */
  cost: number;
  /** False if the time ran out before the optimum was proven. */
  proven: boolean;
  seconds: number;
}

/**
 * The cheapest protection of *tables* as one mixed-integer program with two flows per unsafe cell (Fischetti and Salazar 2001), solved
 * by one call of HiGHS per block. Reference for tests and measurements: it does not know that members know their own cells. Cells with
 * no bound are taken to be at most *unbounded* above their value. Throws an Error if a block has no solution in *timeLimit* seconds.
 */
export async function solveCompact(tables: Tables, timeLimit = 60, unbounded?: number): Promise<CompactResult> {
  const highs = await loadSolver();
  const {blocks} = buildModel(tables);
  const result: CompactResult = {withheld: [], cost: 0, proven: true, seconds: 0};
  const started = performance.now();
  for (const {cells, rows, whole, tie} of blocks) {
    const n = cells.length;
    const large = unbounded ?? 2 * Math.max(...cells.map(({value}) => value), 10);
    const lower: number[] = cells.map(({given}) => (given ? 1 : 0));
    const upper: number[] = cells.map(() => 1);
    const cost = cells.map((cell) => (cell.given ? 0 : cell.cost));
    const all: BoundedRow[] = [];
    cells.forEach(({need}, p) => {
      if (need === null) return;
      for (const [size, sign] of [
        [need.up, 1],
        [need.down, -1]
      ] as const) {
        if (size <= 1e-9) continue;
        const start = lower.length;
        cells.forEach(({down, up}, i) => {
          const room = Math.min(up, large);
          lower.push(i === p && sign > 0 ? size : -down);
          upper.push(i === p && sign < 0 ? -size : room);
          cost.push(0);
          all.push({indices: [start + i, i], values: [1, -room], lower: -Infinity, upper: 0});
          all.push({indices: [start + i, i], values: [1, down], lower: 0, upper: Infinity});
        });
        for (const row of rows)
          all.push({indices: row.indices.map((i) => start + i), values: row.values, lower: 0, upper: 0});
      }
    });
    const program = createProgram(
      highs,
      {cost, lower, upper, rows: all},
      {time_limit: timeLimit, mip_rel_gap: 0, mip_abs_gap: whole ? 0.5 : 1e-6}
    );
    try {
      program.changeColsIntegrality(
        {kind: "range", from: 0, to: n - 1},
        cells.map(() => highs.constants.variableType.integer)
      );
      program.run();
      const status = program.getModelStatus();
      const solution = program.getSolution().colValue;
      if (status !== highs.constants.modelStatus.optimal) result.proven = false;
      if (solution.length === 0 || !Number.isFinite(program.getObjectiveValue()))
        throw new Error(`no protection found, HiGHS status ${status}`);
      cells.forEach(({id, given, cost}, i) => {
        if (given || solution[i]! < 0.5) return;
        result.withheld.push(id);
        result.cost += cost - tie;
      });
    } finally {
      program.dispose();
    }
  }
  result.withheld.sort();
  result.seconds = (performance.now() - started) / 1000;
  return result;
}
