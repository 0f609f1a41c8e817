import type {Highs} from "highs";
import type {Attacker, Target} from "./separate.js";
import {createProgram, tolerance} from "./solver.js";
import type {Program} from "./solver.js";

/**
 * Protections that are safe, but not proven to be the cheapest: unsafe cells get the cheapest deviation through cells that are still
 * open; then cells that are not needed any more are opened again, the dearest first; then single cells are exchanged.
 */
export class Rounding {
  private readonly program: Program;

  constructor(
    highs: Highs,
    private readonly attacker: Attacker
  ) {
    const {cells, rows} = attacker.block;
    const n = cells.length;
    this.program = createProgram(
      highs,
      {
        cost: new Array<number>(2 * n).fill(0),
        lower: new Array<number>(2 * n).fill(0),
        upper: new Array<number>(2 * n).fill(0),
        // Column i is how much cell i rises, column n + i how much it falls.
        rows: rows.map(({indices, values}) => ({
          indices: [...indices, ...indices.map((i) => n + i)],
          values: [...values, ...values.map((value) => -value)],
          lower: 0,
          upper: 0
        }))
      },
      {presolve: "off", solver: "simplex"}
    );
  }

  dispose(): void {
    this.program.dispose();
  }

  /** What *withheld* costs, with the part that decides between equals. */
  costOf(withheld: Uint8Array): number {
    return this.attacker.block.cells.reduce((sum, {given, cost}, i) => sum + (withheld[i] && !given ? cost : 0), 0);
  }

  /** The cells that deviate in the cheapest way to meet *target*; null without a way around the *barred* cell. */
  private cheapest(
    {cell, sign, need, member}: Target,
    withheld: Uint8Array,
    weights: Float64Array,
    barred: number
  ): number[] | null {
    const {cells} = this.attacker.block;
    const n = cells.length;
    const cost = new Float64Array(2 * n);
    const lower = new Float64Array(2 * n);
    const upper = new Float64Array(2 * n);
    cells.forEach(({up, down, cost: price}, i) => {
      if (i === member || i === barred) return;
      const price1 = withheld[i] ? 0 : price * (1.02 - weights[i]!);
      upper[i] = up;
      upper[n + i] = down;
      cost[i] = price1 / Math.min(up, need) + 1e-6;
      cost[n + i] = price1 / Math.min(down, need) + 1e-6;
      if (up <= 0) cost[i] = 0;
      if (down <= 0) cost[n + i] = 0;
    });
    const [with_, against] = sign > 0 ? [cell, n + cell] : [n + cell, cell];
    lower[with_] = upper[with_] = need;
    upper[against] = 0;
    const range = {kind: "range", from: 0, to: 2 * n - 1} as const;
    this.program.changeColsBounds(range, lower, upper);
    this.program.changeColsCost(range, cost);
    this.program.run();
    ++this.attacker.solved;
    // 7: optimal
    if (this.program.getModelStatus() !== 7) return null;
    const {colValue} = this.program.getSolution();
    return cells.flatMap((_, i) => (Math.abs(colValue[i]! - colValue[n + i]!) > tolerance / 10 ? [i] : []));
  }

  /** *start* with all that it lacks, without cell *barred*, following *weights*; null if that cannot be made safe. */
  private complete(start: Uint8Array, weights: Float64Array, barred = -1): Uint8Array | null {
    const withheld = Uint8Array.from(start);
    this.attacker.block.cells.forEach(({given}, i) => {
      if (given) withheld[i] = 1;
    });
    for (const target of this.attacker.watched)
      for (;;) {
        const failing = this.attacker.check(target, withheld);
        if (failing === null) break;
        const cells = this.cheapest(failing, withheld, weights, barred);
        if (cells === null || cells.every((i) => withheld[i])) {
          if (barred >= 0) return null;
          withheld.fill(1);
          break;
        }
        for (const i of cells) withheld[i] = 1;
      }
    return withheld;
  }

  /** Opens every cell of *withheld* that is not needed, the dearest first. */
  private reopen(withheld: Uint8Array, keep = -1): Uint8Array {
    const {cells} = this.attacker.block;
    const order = cells
      .flatMap(({given}, i) => (withheld[i] && !given && i !== keep ? [i] : []))
      .sort((a, b) => cells[b]!.cost - cells[a]!.cost || a - b);
    for (const i of order) {
      withheld[i] = 0;
      if (!this.attacker.isSafe(withheld)) withheld[i] = 1;
    }
    return withheld;
  }

  /** A safe protection near *start*, following *weights*. */
  repair(start: Uint8Array, weights: Float64Array): Uint8Array {
    return this.reopen(this.complete(start, weights)!);
  }

  /**
   * A safe protection from the *weights* of a relaxation, improved by leaving out each of its cells in turn until *isOver* says that
   * it is good enough.
   */
  improve(weights: Float64Array, random: () => number, isOver: () => boolean): Uint8Array {
    const {cells} = this.attacker.block;
    let best: Uint8Array | null = null;
    const consider = (candidate: Uint8Array | null): boolean => {
      if (candidate === null) return false;
      if (best !== null && this.costOf(candidate) >= this.costOf(best) - 1e-9) return false;
      best = candidate;
      return true;
    };
    const limit = this.attacker.solved + 2e6 / cells.length;
    const mayGoOn = (): boolean => this.attacker.solved < limit && !isOver();
    for (const level of [0.6, 0.9, 0.3, 2])
      if (best === null || mayGoOn())
        consider(
          this.repair(
            Uint8Array.from(weights, (x) => (x >= level ? 1 : 0)),
            weights
          )
        );
    for (let improved = true; improved && mayGoOn();) {
      improved = false;
      const order = cells
        .flatMap(({given}, i) => (best![i] && !given ? [i] : []))
        .sort((a, b) => cells[b]!.cost - cells[a]!.cost || a - b);
      for (const i of order) {
        if (!best![i] || !mayGoOn()) continue;
        const start = Uint8Array.from(best!);
        start[i] = 0;
        const noisy = weights.map((x) => x * (0.5 + random() / 2));
        const candidate = this.complete(start, noisy, i);
        if (candidate !== null && consider(this.reopen(candidate))) improved = true;
      }
    }
    return best!;
  }
}
