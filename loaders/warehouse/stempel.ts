import {createHash} from "node:crypto";
import {existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync} from "node:fs";
import {dirname, join} from "node:path";

/** What the database is made from; the stamp beside it notes their hash. */
export const warehouseInputs: readonly string[] = [
  "data/catalogue",
  "data/official",
  "data/geometry",
  "data/zentren",
  "data/beispiel",
  "loaders",
  "src/method",
  "src/lib",
  "package-lock.json"
];

export const warehouseStamp = "data/build/warehouse.stamp";

const filesBelow = (dir: string): string[] =>
  readdirSync(dir, {recursive: true, withFileTypes: true})
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();

/** Hash over the content of all files that are *paths* or lie below them; tests and Framework's cache do not count. */
export function hashInputs(paths: readonly string[]): string {
  const hash = createHash("sha256");
  for (const path of paths) {
    if (!existsSync(path)) continue;
    for (const file of statSync(path).isDirectory() ? filesBelow(path) : [path]) {
      if (/\.test\.ts$|[\\/]\.observablehq[\\/]/.test(file)) continue;
      hash.update(`${file}\0`).update(readFileSync(file)).update("\0");
    }
  }
  return hash.digest("hex");
}

/** What tells whether *file* is still the one that was made: when it was written, and how large it is. */
export function identityOf(file: string): string {
  const {mtimeMs, size} = statSync(file);
  return `${mtimeMs} ${size}`;
}

const stampText = (inputs: string, results: readonly string[]): string =>
  [inputs, ...results.map(identityOf), ""].join("\n");

/** True if all *results* are there, are those the stamp was written for, and were made from *inputs*. */
export function isCurrent(stamp: string, inputs: string, ...results: readonly string[]): boolean {
  if (![stamp, ...results].every((file) => existsSync(file))) return false;
  return readFileSync(stamp, "utf8") === stampText(inputs, results);
}

/** Notes that *results* were made from *inputs*. */
export function writeStamp(stamp: string, inputs: string, ...results: readonly string[]): void {
  mkdirSync(dirname(stamp), {recursive: true});
  writeFileSync(stamp, stampText(inputs, results));
}

export const removeStamp = (stamp: string): void => rmSync(stamp, {force: true});

/**
 * Notes that the command has made the usual database, *files*, from *inputs*, so that a build of the pages knows whether it still
 * fits. One of another data folder is noted as of nothing; one put elsewhere does not count.
 */
export function stempleDatenbank(
  dataDir: string,
  files: readonly [string, string],
  inputs: string,
  {usual = "data/build/bedarfsatlas.duckdb", stamp = warehouseStamp} = {}
): void {
  if (files[0] !== usual) return;
  if (dataDir === "data") writeStamp(stamp, inputs, ...files);
  else removeStamp(stamp);
}
