import {existsSync, readdirSync, renameSync, rmSync} from "node:fs";
import {basename, dirname, join} from "node:path";
import {isRunning} from "../fetch/journal.js";

/** Path of the warehouse file, which holds everything; BEDARFSATLAS_WAREHOUSE names another one, for tests and trials. */
export function warehousePath(): string {
  return process.env["BEDARFSATLAS_WAREHOUSE"] ?? "data/build/bedarfsatlas.duckdb";
}

/** Path of the file beside *warehouse* that holds only what is released. */
export function freigabePfad(warehouse = warehousePath()): string {
  return `${warehouse.replace(/\.duckdb$/, "")}-oeffentlich.duckdb`;
}

/** The two files of a build that is under way, each beside the one it is to replace. */
export const neueDateien = (warehouse: string, pid = process.pid): {intern: string; oeffentlich: string} => ({
  intern: `${warehouse}.${pid}.neu`,
  oeffentlich: `${freigabePfad(warehouse)}.${pid}.neu`
});

/**
 * Puts both files of the build in place. The internal one comes first: if the process is killed before the second, only the new
 * public file is left beside, and *beendeTausch* knows by that that it belongs to what stands there.
 */
export function tausche(warehouse: string): void {
  const neu = neueDateien(warehouse);
  renameSync(neu.intern, warehouse);
  renameSync(neu.oeffentlich, freigabePfad(warehouse));
}

/** Ends what a build that was killed while it exchanged its files left undone, so that both are of one build. */
export function beendeTausch(warehouse: string): void {
  const folder = dirname(warehouse);
  if (!existsSync(folder)) return;
  const anfang = `${basename(freigabePfad(warehouse))}.`;
  for (const name of readdirSync(folder)) {
    const pid = name.startsWith(anfang) ? Number(/^(\d+)\.neu$/.exec(name.slice(anfang.length))?.[1]) : NaN;
    if (Number.isNaN(pid) || isRunning(pid) || existsSync(neueDateien(warehouse, pid).intern)) continue;
    renameSync(join(folder, name), freigabePfad(warehouse));
  }
}

/** Deletes what this build wrote beside, unless it is the half of an exchange that has yet to be ended. */
export function verwerfe(warehouse: string): void {
  const {intern, oeffentlich} = neueDateien(warehouse);
  if (!existsSync(intern)) return;
  // The internal file last: without it the public one would count as finished.
  for (const path of [oeffentlich, intern]) {
    rmSync(`${path}.wal`, {force: true});
    rmSync(`${path}.tmp`, {recursive: true, force: true});
    rmSync(path, {force: true});
  }
}
