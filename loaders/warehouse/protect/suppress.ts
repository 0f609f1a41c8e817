import type {Highs} from "highs";
import {createRandom} from "../../../src/method/robustness.js";
import {Rounding} from "./heuristic.js";
import type {Block} from "./model.js";
import type {Prior} from "./prior.js";
import {Attacker} from "./separate.js";
import type {Cut, Target} from "./separate.js";
import {createProgram} from "./solver.js";
import type {Program} from "./solver.js";

/** A protection of one block. */
export interface Suppression {
  /** 1 per withheld cell of the block, given ones included. */
  withheld: Uint8Array;
  /** Costs of the withheld cells that are not given, without the part that decides between equals. */
  cost: number;
  /** No protection costs less. */
  bound: number;
  exact: boolean;
}

/** The cheapest choice of cells that meets all statements found so far: as a linear program, and as one with whole cells. */
class Master {
  readonly cuts: Cut[] = [];
  private readonly seen = new Set<string>();
  private readonly cost: number[];
  private readonly lower: number[];
  private readonly upper: number[];
  private readonly program: Program;

  constructor(
    private readonly highs: Highs,
    readonly block: Block
  ) {
    const {cells} = block;
    this.cost = cells.map(({given, cost}) => (given ? 0 : cost));
    this.lower = cells.map(({given}) => (given ? 1 : 0));
    this.upper = cells.map(() => 1);
    this.program = createProgram(
      highs,
      {cost: this.cost, lower: this.lower, upper: this.upper, rows: []},
      {presolve: "off", solver: "simplex"}
    );
  }

  dispose(): void {
    this.program.dispose();
  }

  /** True if *cut* is new. */
  add(cut: Cut): boolean {
    const key = cut.indices.map((cell, i) => `${cell}:${cut.values[i]!.toFixed(9)}`).join();
    if (this.seen.has(key)) return false;
    this.seen.add(key);
    this.cuts.push(cut);
    this.program.addRow(1, Infinity, cut);
    return true;
  }

  /** Weights of the cells in the linear program, what they cost, and what each cell would add if its weight were 1. */
  relax(): {weights: Float64Array; cost: number; reduced: Float64Array} {
    this.program.run();
    const {colValue, colDual} = this.program.getSolution();
    return {
      weights: colValue.map((x) => Math.min(1, Math.max(0, x))),
      cost: this.program.getObjectiveValue(),
      reduced: colDual
    };
  }

  /** Cells that no protection cheaper than *limit* withholds, or leaves open, are decided. */
  decide(cost: number, reduced: Float64Array, weights: Float64Array, limit: number): void {
    this.block.cells.forEach(({given}, i) => {
      if (given || this.lower[i] === this.upper[i] || cost + Math.abs(reduced[i]!) <= limit + 1e-6) return;
      if (weights[i]! < 1e-9 && reduced[i]! > 0) this.upper[i] = 0;
      else if (weights[i]! > 1 - 1e-9 && reduced[i]! < 0) this.lower[i] = 1;
      else return;
      this.program.changeColBounds(i, this.lower[i]!, this.upper[i]!);
    });
  }

  /** The cheapest whole choice, better than *start* if there is one, and a bound; null if no time is left to find one. */
  choose(
    start: Uint8Array,
    gap: number,
    seconds: number
  ): {withheld: Uint8Array; bound: number; proven: boolean} | null {
    const {highs, lower, upper, cost, cuts} = this;
    const program = createProgram(
      highs,
      {cost, lower, upper, rows: cuts.map((cut) => ({...cut, lower: 1, upper: Infinity})), binary: true},
      {
        mip_abs_gap: gap,
        mip_rel_gap: 0,
        // Without time the same amount of work is done on every machine.
        ...(seconds > 0 ? {time_limit: Math.max(0.05, seconds)} : {mip_max_nodes: quickNodes})
      }
    );
    try {
      program.setSolution({colValue: Float64Array.from(start)});
      program.run();
      const {modelStatus} = highs.constants;
      const status = program.getModelStatus();
      if (status === modelStatus.infeasible) return {withheld: start, bound: Infinity, proven: true};
      const bound = Number(program.info.get("mip_dual_bound"));
      const {colValue} = program.getSolution();
      if (colValue.length === 0 || !Number.isFinite(bound)) return null;
      return {
        withheld: Uint8Array.from(colValue, (x) => (x > 0.5 ? 1 : 0)),
        bound,
        proven: status === modelStatus.optimal
      };
    } finally {
      program.dispose();
    }
  }
}

/** The dearest protection of *block*, which takes no time: every cell is withheld. */
export function withholdAll({cells, tie}: Block): Suppression {
  const cost = cells.reduce((sum, cell) => sum + (cell.given ? 0 : cell.cost - tie), 0);
  return {withheld: new Uint8Array(cells.length).fill(1), cost, bound: 0, exact: false};
}

/** Choices of whole cells that the heuristic tries even without time, and the nodes of the search for each. */
const quickRounds = 6;
const quickNodes = 100;

/** Work of the search for cuts in the relaxation, in linear programs times cells. */
const relaxationWork = 4e6;

/**
 * Protects *block* at least cost by generating cuts (Fischetti and Salazar 2001): a relaxation of the choice of cells is solved, the
 * attacker's duals say why it is not safe, and so on; then the same with whole choices. A heuristic gives the upper bound throughout,
 * and is the result where *seconds* run out before cost and bound meet; with 0 the same amount of work is done on every machine, with
 * less than 0 as little as it takes. Asks for no more than *prior*
 * leaves open. Throws TimeIsUp after *last* (performance.now()), a SchutzError if nothing protects the block.
 */
export function protectBlock(highs: Highs, block: Block, prior: Prior, seconds: number, last = Infinity): Suppression {
  const deadline = performance.now() + 1000 * seconds;
  const left = (): number => (deadline - performance.now()) / 1000;
  const attacker = new Attacker(highs, block, prior, last);
  const master = new Master(highs, block);
  const rounding = new Rounding(highs, attacker);
  try {
    const {cells, tie, whole} = block;
    const gap = whole ? 1 - tie * cells.length - 1e-4 : 1e-6;
    for (const {cell, member} of attacker.watched)
      for (const {indices} of block.rows) {
        if (!indices.includes(cell)) continue;
        const others = indices.filter((i) => i !== cell && i !== member);
        if (!others.some((i) => cells[i]!.given)) master.add({indices: others, values: others.map(() => 1)});
      }
    const pairs = new Map<string, Target>();
    let relaxed = master.relax();
    let idle = new Map<Target, number>();
    const tighten = (rounds: number, work: number): void => {
      const limit = attacker.solved + work / cells.length;
      let before = -Infinity;
      let stalled = 0;
      for (let round = 0; round < rounds && attacker.solved < limit && (seconds === 0 || left() > 0); ++round) {
        let found = 0;
        for (const target of [...attacker.watched, ...pairs.values()]) {
          const rest = idle.get(target) ?? 0;
          if (rest > 0) {
            idle.set(target, rest - 1);
            continue;
          }
          const cut = attacker.separate(target, relaxed.weights, false);
          if (cut !== null && master.add(cut)) ++found;
          else idle.set(target, 3);
        }
        if (found === 0) {
          if (idle.size === 0) break;
          if ([...idle.values()].every((rest) => rest === 3 || rest === 0) && round > 0 && stalled++ > 0) break;
          idle = new Map();
          continue;
        }
        relaxed = master.relax();
        stalled = relaxed.cost < before + 1e-4 * Math.abs(before) ? stalled + 1 : 0;
        before = relaxed.cost;
        if (stalled > 5) break;
      }
    };
    tighten(200, relaxationWork);

    const random = createRandom(1);
    let best = rounding.improve(relaxed.weights, random, () => seconds !== 0 && left() <= 0);
    let bound = relaxed.cost;
    const costOf = (withheld: Uint8Array): number => rounding.costOf(withheld);
    const isDone = (): boolean => costOf(best) - bound <= gap + 1e-7;
    for (let round = 0; !isDone() && (left() > 0 || (seconds === 0 && round < quickRounds)); ++round) {
      master.decide(relaxed.cost, relaxed.reduced, relaxed.weights, costOf(best) - gap);
      const choice = master.choose(best, gap, seconds > 0 ? left() : 0);
      if (choice === null) break;
      bound = Math.max(bound, Math.min(choice.bound, costOf(best)));
      if (isDone()) break;
      const failures = attacker.failures(choice.withheld);
      if (failures.length === 0) {
        if (costOf(choice.withheld) >= costOf(best)) break;
        best = choice.withheld;
        if (!choice.proven) break;
        continue;
      }
      let found = 0;
      const weights = Float64Array.from(choice.withheld);
      for (const target of failures) {
        const cut = attacker.separate(target, weights, true);
        if (cut !== null && master.add(cut)) ++found;
        if (target.member >= 0) pairs.set(`${target.cell} ${target.sign} ${target.member}`, target);
      }
      const repaired = rounding.repair(choice.withheld, relaxed.weights);
      if (costOf(repaired) < costOf(best) - 1e-9) best = repaired;
      if (found === 0) break;
      if (!choice.proven && left() <= 0 && seconds > 0) break;
      relaxed = master.relax();
      idle = new Map();
      tighten(8, relaxationWork / 10);
      bound = Math.max(bound, Math.min(relaxed.cost, costOf(best)));
    }
    const exact = isDone();
    const cost = cells.reduce((sum, cell, i) => sum + (best[i] && !cell.given ? cell.cost - tie : 0), 0);
    const low = Math.max(0, bound - tie * cells.length);
    return {withheld: best, cost, bound: exact ? cost : Math.min(cost, whole ? Math.ceil(low - 1e-6) : low), exact};
  } finally {
    rounding.dispose();
    master.dispose();
    attacker.dispose();
  }
}
