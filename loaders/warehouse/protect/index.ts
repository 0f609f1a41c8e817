import {publishDerived} from "./derived.js";
import {buildModel} from "./model.js";
import {Prior} from "./prior.js";
import {loadSolver} from "./solver.js";
import {TimeIsUp} from "./separate.js";
import {protectBlock, withholdAll} from "./suppress.js";
import type {CellStatus, ProtectOptions, ProtectResult, Tables} from "./types.js";

export {auditTables} from "./audit.js";
export {SchutzError} from "./primary.js";
export type * from "./types.js";

/**
 * Decides which cells and derived values of *tables* are published so that nobody can work out a withheld one more closely than the
 * rules allow (see markPrimaries), not even the one person behind a withheld cell, at least cost; the cells are in the order of the
 * input. Deterministic, also for another order, as long as the time limit is not reached; blocks that are still left after half as
 * long again are withheld as a whole. Derived values with a withheld cell are
 * withheld, unless they have a priority and leave everything protected.
 *
 * Throws a SchutzError if the tables contradict themselves, or an unsafe cell must be published or follows from what must be.
 */
export async function protectTables(
  tables: Tables,
  {timeLimit = 60, report}: ProtectOptions = {}
): Promise<ProtectResult> {
  const started = performance.now();
  const highs = await loadSolver();
  const {primaries, blocks} = buildModel(tables);
  const withheld = new Set<string>();
  for (const {id, hidden} of tables.cells) if (primaries.has(id) || hidden) withheld.add(id);
  const result = {cost: 0, bound: 0, blocks: {exact: 0, heuristic: 0}};
  // Small blocks first, since what they leave of the time is for the large ones.
  const order = [...blocks].sort((a, b) => a.cells.length - b.cells.length);
  const prior = new Prior(highs, tables);
  const last = timeLimit === 0 ? Infinity : started + 1500 * timeLimit;
  try {
    order.forEach((block, i) => {
      report?.(i, blocks.length);
      // What is left is for the larger blocks, too: none but the last may take more than half of it.
      const rest = timeLimit - (performance.now() - started) / 1000;
      const left = timeLimit === 0 ? 0 : rest > 0 ? rest / Math.min(2, blocks.length - i) : -1;
      const suppression = inTime(() => protectBlock(highs, block, prior, left, last)) ?? withholdAll(block);
      block.cells.forEach(({id}, j) => {
        if (suppression.withheld[j]) withheld.add(id);
      });
      result.cost += suppression.cost;
      result.bound += suppression.bound;
      ++result.blocks[suppression.exact ? "exact" : "heuristic"];
    });
  } finally {
    prior.dispose();
  }
  report?.(blocks.length, blocks.length);
  const derived = publishDerived(highs, tables, primaries, withheld);
  return {
    cells: tables.cells.map((cell) => {
      const reason = primaries.get(cell.id)?.reason;
      const status: CellStatus = cell.hidden
        ? "hidden"
        : reason !== undefined
          ? "primary"
          : withheld.has(cell.id)
            ? "secondary"
            : "open";
      return {...cell, status, ...(reason !== undefined && {reason})};
    }),
    derived,
    ...result,
    seconds: (performance.now() - started) / 1000
  };
}

/** What *run* gives; null if its time was up. */
function inTime<T>(run: () => T): T | null {
  try {
    return run();
  } catch (error) {
    if (error instanceof TimeIsUp) return null;
    throw error;
  }
}
