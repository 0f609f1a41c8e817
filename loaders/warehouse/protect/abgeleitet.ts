import {linear} from "./model.js";
import type {PublishedTables, Term} from "./types.js";

/** What everybody may know: the cells with what became of each, and all equations between them. */
export type Veroeffentlicht = Pick<PublishedTables, "cells" | "equations">;

/** Sum of cells: the factor of each by its key. */
export type Summe = ReadonlyMap<string, number>;

/** Adds *terms*, each times *factor*, to the sum that *sums* has for *key*. */
export function addInto(
  sums: Map<string, Map<string, number>>,
  key: string,
  terms: readonly Term[],
  factor: number
): void {
  if (factor === 0) return;
  const sum = sums.get(key) ?? new Map<string, number>();
  sums.set(key, sum);
  for (const {cell, coefficient} of terms) sum.set(cell, (sum.get(cell) ?? 0) + coefficient * factor);
}

/** What is left of a factor after a subtraction that should have left nothing, relative to the largest factor of its sum. */
const nichts = 1e-12;

/**
 * What everybody knows of the cells that are withheld: the sums of them that follow from published numbers. A sum that follows
 * adds nothing to that, so whatever the audit found safe stays safe when it is published.
 */
export class Wissen {
  readonly #gesperrt: ReadonlySet<string>;
  /** Sums of withheld cells that are known, each by the cell that occurs in no other of them, with factor 1. */
  readonly #bekannt = new Map<string, Map<string, number>>();

  constructor({cells, equations}: Veroeffentlicht) {
    this.#gesperrt = new Set(cells.flatMap(({id, status = "open"}) => (status === "open" ? [] : [id])));
    for (const equation of equations) this.#learn(linear(equation).terms);
  }

  /** True if no cell is withheld. */
  get vollstaendig(): boolean {
    return this.#gesperrt.size === 0;
  }

  /** The cell as a term of a sum of withheld cells: nothing if it is published. */
  gesperrte(zelle: string): Term[] {
    return this.#gesperrt.has(zelle) ? [{cell: zelle, coefficient: 1}] : [];
  }

  /** Whether *summe* of withheld cells follows from what is published. */
  folgt(summe: Summe): boolean {
    return this.#rest(summe).size === 0;
  }

  #learn(terms: readonly Term[]): void {
    const summe = new Map<string, number>();
    for (const {cell, coefficient} of terms)
      if (this.#gesperrt.has(cell)) summe.set(cell, (summe.get(cell) ?? 0) + coefficient);
    const rest = this.#rest(summe);
    const [first] = rest;
    if (!first) return;
    const [zelle, factor] = first;
    const neu = new Map([...rest].map(([cell, x]) => [cell, x / factor]));
    for (const bekannt of this.#bekannt.values()) subtract(bekannt, neu, bekannt.get(zelle) ?? 0);
    this.#bekannt.set(zelle, neu);
  }

  /** *summe* without what is known of it. */
  #rest(summe: Summe): Map<string, number> {
    const rest = new Map(summe);
    const groesster = Math.max(...[...summe.values()].map(Math.abs));
    for (const [zelle, factor] of summe) {
      const bekannt = this.#bekannt.get(zelle);
      if (bekannt) subtract(rest, bekannt, factor);
    }
    for (const [zelle, factor] of rest) if (Math.abs(factor) <= nichts * groesster) rest.delete(zelle);
    return rest;
  }
}

/** Subtracts *factor* times *part* from *summe*. */
function subtract(summe: Map<string, number>, part: Summe, factor: number): void {
  if (factor === 0) return;
  for (const [zelle, x] of part) {
    const left = (summe.get(zelle) ?? 0) - factor * x;
    if (Math.abs(left) <= nichts) summe.delete(zelle);
    else summe.set(zelle, left);
  }
}
