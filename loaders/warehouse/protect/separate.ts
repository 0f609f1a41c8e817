import type {Highs} from "highs";
import {failIfImpossible} from "./model.js";
import type {Block} from "./model.js";
import type {Prior} from "./prior.js";
import {createProgram, tolerance} from "./solver.js";
import type {Program, SparseRow} from "./solver.js";

/** That a cell may be `need` higher (sign 1) or lower (sign -1) than it is, also for the one behind *member*, a cell number or -1. */
export interface Target {
  cell: number;
  sign: 1 | -1;
  need: number;
  member: number;
}

/** Sum of the coefficients of the withheld cells must be 1 or more. */
export type Cut = SparseRow;

/** Deviations from the true values that show a target is met: the cells that deviate, all of which are withheld. */
interface Certificate {
  support: Int32Array;
  values: Float64Array;
}

interface Watched extends Target {
  certificates: Certificate[];
  /** Members whose knowledge need not be feared, or for whom there is a target of its own. */
  exempt: Set<number>;
}

/** What is less than this in either direction is not asked for. */
const least = 1e-3;

/** Certificates remembered per target: the latest ones. */
const kept = 12;

/** No time is left at all. */
export class TimeIsUp extends Error {}

/** An attacker on one block: finds how far cells can deviate while only withheld cells may, and why no further. */
export class Attacker {
  readonly watched: Watched[] = [];
  /** Linear programs solved so far. */
  solved = 0;
  private readonly program: Program;
  private readonly columns: {row: number; value: number}[][];
  private readonly singles: number[];
  private cost = -1;

  /**
   * Asks for no more than *prior* leaves open; throws a SchutzError if some cell would not have that much even if all cells of *block*
   * were withheld. Without *prior*, what cannot be is not asked for. After *deadline* (performance.now()) every attack throws TimeIsUp.
   */
  constructor(
    private readonly highs: Highs,
    readonly block: Block,
    private readonly prior: Prior | null,
    private readonly deadline = Infinity
  ) {
    const {cells, rows} = block;
    this.program = createProgram(
      highs,
      {
        cost: cells.map(() => 0),
        lower: cells.map(() => 0),
        upper: cells.map(() => 0),
        rows: rows.map((row) => ({...row, lower: 0, upper: 0}))
      },
      {presolve: "off", solver: "simplex"}
    );
    this.columns = cells.map(() => []);
    rows.forEach(({indices, values}, row) =>
      indices.forEach((cell, i) => this.columns[cell]!.push({row, value: values[i]!}))
    );
    this.singles = cells.flatMap(({single}, i) => (single ? [i] : []));
    cells.forEach(({need}, cell) => {
      if (need === null) return;
      for (const [size, sign] of [
        [need.up, 1],
        [need.down, -1]
      ] as const)
        if (size > tolerance)
          this.watched.push({cell, sign, need: size, member: -1, certificates: [], exempt: new Set([cell])});
    });
    this.relax();
  }

  dispose(): void {
    this.program.dispose();
  }

  /** Asks for no more than is open before anything is published, for everybody and for each member. */
  private relax(): void {
    const {cells} = this.block;
    const all = new Uint8Array(cells.length).fill(1);
    const impossible: string[] = [];
    const pending = [...this.watched];
    for (const target of pending) {
      for (const single of this.singles) if (cells[single]!.own.has(target.cell)) target.exempt.add(single);
      for (;;) {
        const failed = this.check(target, all);
        if (failed === null) break;
        const need = this.reachBefore(failed, all);
        if (need >= failed.need - tolerance) {
          impossible.push(cells[target.cell]!.id);
          break;
        }
        if (failed.member < 0 || failed.member === target.member) target.need = need;
        else {
          target.exempt.add(failed.member);
          if (need < least) continue;
          const own = {...failed, need, certificates: [], exempt: new Set(this.singles)};
          this.watched.push(own);
          pending.push(own);
        }
        if (target.need < least) break;
      }
    }
    for (let i = this.watched.length; i-- > 0;) if (this.watched[i]!.need < least) this.watched.splice(i, 1);
    failIfImpossible(impossible);
  }

  /** How far *target* could get if nothing were published, or if *all* is withheld where nobody says what else is known. */
  private reachBefore(target: Target, all: Uint8Array): number {
    const {prior, block} = this;
    if (prior === null) return this.reach(target, all).reach - 2 * tolerance;
    const {cell, sign, need, member} = target;
    return prior.reach(block.cells[cell]!.id, sign, need, block.cells[member]?.id);
  }

  /** Greatest deviation for *target* if cell i may deviate by weights[i] times its range, plus *grace* everywhere, at most *cap*. */
  private solve(
    {cell, sign, need, member}: Target,
    weights: Float64Array | Uint8Array,
    grace: number,
    cap: number
  ): {reach: number; deviations: Float64Array; duals: Float64Array} {
    if (performance.now() > this.deadline) throw new TimeIsUp();
    const {cells} = this.block;
    const n = cells.length;
    const lower = new Float64Array(n);
    const upper = new Float64Array(n);
    for (let i = 0; i < n; ++i) {
      const {down, up} = cells[i]!;
      const weight = weights[i]!;
      if (i === member || (weight === 0 && grace === 0)) continue;
      lower[i] = weight === 0 ? -Math.min(grace, down) : -Math.min(down, cap) * weight - grace;
      upper[i] = weight === 0 ? Math.min(grace, up) : Math.min(up, cap) * weight + grace;
    }
    lower[cell] = sign > 0 ? -Infinity : -need;
    upper[cell] = sign > 0 ? need : Infinity;
    const {program} = this;
    program.changeColsBounds({kind: "range", from: 0, to: n - 1}, lower, upper);
    if (this.cost >= 0 && this.cost !== cell) program.changeColCost(this.cost, 0);
    program.changeColCost(cell, -sign);
    this.cost = cell;
    program.run();
    if (program.getModelStatus() !== this.highs.constants.modelStatus.optimal) {
      program.clearSolver();
      program.run();
    }
    ++this.solved;
    const {colValue, rowDual} = program.getSolution();
    return {reach: sign * colValue[cell]!, deviations: colValue, duals: rowDual};
  }

  /** How far *target* gets if exactly *withheld* (0 or 1 per cell) may deviate, and the deviations. */
  reach(target: Target, withheld: Uint8Array): {reach: number; deviations: Float64Array; duals: Float64Array} {
    return this.solve(target, withheld, 0, Infinity);
  }

  /** The members of *target* that none of its valid certificates does without; null if it has no valid one. */
  private critical(target: Watched, withheld: Uint8Array): number[] | null {
    let members: number[] | null = null;
    for (const {support} of target.certificates) {
      let valid = true;
      for (const i of support)
        if (!withheld[i]) {
          valid = false;
          break;
        }
      if (!valid) continue;
      if (members === null) {
        members = [];
        for (const i of support) if (this.block.cells[i]!.single && !target.exempt.has(i)) members.push(i);
      } else members = members.filter((i) => support.includes(i));
      if (members.length === 0) return members;
    }
    return members;
  }

  /** Keeps the deviations as a certificate for every target they meet. */
  private learn(deviations: Float64Array, asked: Watched): void {
    const {cells} = this.block;
    const support: number[] = [];
    const values: number[] = [];
    for (let i = 0; i < cells.length; ++i)
      if (Math.abs(deviations[i]!) > 1e-7) {
        support.push(i);
        values.push(deviations[i]!);
      }
    const certificate = {support: Int32Array.from(support), values: Float64Array.from(values)};
    for (const target of this.watched) {
      if (target.sign * deviations[target.cell]! < target.need - tolerance) continue;
      if (target.member >= 0 && Math.abs(deviations[target.member]!) > 1e-7) continue;
      target.certificates.unshift(certificate);
      if (target !== asked && target.certificates.length > kept) target.certificates.pop();
    }
  }

  /** Forgets the certificates that the range of *cell*, which has become smaller, does not allow. */
  narrow(cell: number): void {
    const {down, up} = this.block.cells[cell]!;
    for (const target of this.watched)
      target.certificates = target.certificates.filter(({support, values}) => {
        const value = values[support.indexOf(cell)] ?? 0;
        return value >= -down - 1e-7 && value <= up + 1e-7;
      });
  }

  /** The first way in which *target* fails if exactly *withheld* are withheld: for everybody or for a member; null if it is safe. */
  check(target: Watched, withheld: Uint8Array): Target | null {
    target.certificates.length = Math.min(target.certificates.length, kept);
    for (;;) {
      const members = this.critical(target, withheld);
      if (members?.length === 0) return null;
      const failing = members === null ? target : {...target, member: members[0]!};
      const {reach, deviations} = this.reach(failing, withheld);
      if (reach < target.need - tolerance) return failing;
      if (failing.member >= 0) deviations[failing.member] = 0;
      this.learn(deviations, target);
    }
  }

  /** All ways in which protection by *withheld* fails, at most one per target; stops after *limit*. */
  failures(withheld: Uint8Array, limit = Infinity): Target[] {
    const result: Target[] = [];
    for (const target of this.watched) {
      const failed = this.check(target, withheld);
      if (failed !== null) result.push(failed);
      if (result.length >= limit) break;
    }
    return result;
  }

  isSafe(withheld: Uint8Array): boolean {
    return this.failures(withheld, 1).length === 0;
  }

  /**
   * A statement about the withheld cells that every protection meets, and that *weights* (0 to 1 per cell) break, from the duals of the
   * attack; null if none is found. Given cells count as 1.
   */
  separate(target: Target, weights: Float64Array, everything: boolean): Cut | null {
    const graces = everything ? [1e-4, 0] : [1e-4];
    for (const cap of everything ? [target.need, Infinity] : [target.need])
      for (const grace of graces) {
        const {reach, duals} = this.solve(target, weights, grace * target.need, cap);
        if (reach >= target.need - tolerance) continue;
        const cut = this.cutOf(target, duals);
        if (cut === null) continue;
        let activity = 0;
        cut.indices.forEach((cell, i) => (activity += cut.values[i]! * weights[cell]!));
        if (activity < 1 - (everything ? 1e-5 : 1e-2)) return cut;
      }
    return null;
  }

  /** For any *duals*: the deviation of the target is the sum of the others' times their reduced costs, so the withheld must suffice. */
  private cutOf({cell, sign, need, member}: Target, duals: Float64Array): Cut | null {
    const {cells} = this.block;
    const reduced = (i: number): number => {
      let z = i === cell ? sign : 0;
      for (const {row, value} of this.columns[i]!) z += duals[row]! * value;
      return z;
    };
    const own = sign - reduced(cell);
    if (Math.abs(own) < 1e-9) return null;
    const scale = sign / own;
    let right = need;
    const indices: number[] = [];
    const values: number[] = [];
    for (let i = 0; i < cells.length; ++i) {
      if (i === cell || i === member) continue;
      const z = reduced(i) * scale;
      if (Math.abs(z) < 1e-9) continue;
      const value = z > 0 ? z * cells[i]!.up : -z * cells[i]!.down;
      if (!(value > 0)) continue;
      if (cells[i]!.given) right -= value;
      else {
        indices.push(i);
        values.push(value);
      }
      if (right <= tolerance) return null;
    }
    return {
      indices,
      values: values.map((value) => (value > right * (1 - 1e-9) ? 1 : Math.max(value / right, 1e-6)))
    };
  }
}
