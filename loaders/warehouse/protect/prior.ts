import type {Highs} from "highs";
import {linear} from "./model.js";
import {isPublished} from "./primary.js";
import {createProgram} from "./solver.js";
import type {Program} from "./solver.js";
import type {Tables} from "./types.js";

/**
 * What everybody knows before anything of *tables* is published: identities, known bounds, what an earlier release gave, and that
 * nothing is below 0. No protection can leave more open, so that no more is asked of any. Cells that must stay published are no
 * part of it: what follows from them would follow from this release.
 */
export class Prior {
  private readonly index: ReadonlyMap<string, number>;
  private readonly ranges: readonly {down: number; up: number}[];
  private program: Program | undefined;

  constructor(
    private readonly highs: Highs,
    private readonly tables: Tables
  ) {
    this.index = new Map(tables.cells.map(({id}, i) => [id, i]));
    this.ranges = tables.cells.map((cell) =>
      isPublished(cell)
        ? {down: 0, up: 0}
        : {
            down: cell.value - Math.max(0, cell.known?.low ?? 0),
            up: (cell.known?.high ?? Infinity) - cell.value
          }
    );
  }

  dispose(): void {
    this.program?.dispose();
  }

  /** How far cell *id* may lie above (*sign* 1) or below its value, but no more than *need*; for whoever knows *member*, if given. */
  reach(id: string, sign: 1 | -1, need: number, member?: string): number {
    const {ranges} = this;
    const cell = this.index.get(id)!;
    const program = (this.program ??= this.createProgram());
    const own = member === undefined ? undefined : this.index.get(member)!;
    const {down, up} = ranges[cell]!;
    const set = (i: number, lower: number, upper: number): void => void program.changeColBounds(i, lower, upper);
    program.changeColCost(cell, -sign);
    set(cell, sign > 0 ? 0 : -Math.min(down, need), sign > 0 ? Math.min(up, need) : 0);
    if (own !== undefined) set(own, 0, 0);
    program.run();
    const {optimal} = this.highs.constants.modelStatus;
    if (program.getModelStatus() !== optimal) {
      program.clearSolver();
      program.run();
    }
    const reach = program.getModelStatus() === optimal ? sign * program.getSolution().colValue[cell]! : need;
    program.changeColCost(cell, 0);
    for (const i of own === undefined ? [cell] : [cell, own]) set(i, -ranges[i]!.down, ranges[i]!.up);
    return Math.max(0, reach);
  }

  private createProgram(): Program {
    return createProgram(
      this.highs,
      {
        cost: this.ranges.map(() => 0),
        lower: this.ranges.map(({down}) => -down),
        upper: this.ranges.map(({up}) => up),
        rows: this.tables.equations.map((equation) => {
          const {terms} = linear(equation);
          return {
            indices: terms.map(({cell}) => this.index.get(cell)!),
            values: terms.map(({coefficient}) => coefficient),
            lower: 0,
            upper: 0
          };
        })
      },
      {presolve: "off", solver: "simplex"}
    );
  }
}
