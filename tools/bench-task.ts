import {mkdtempSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {DuckDBInstance} from "@duckdb/node-api";
import type {DuckDBConnection} from "@duckdb/node-api";

/** What a child of the bench can do by name, with a database of its own. */
export type Tasks = Record<string, (connection: DuckDBConnection) => Promise<unknown>>;

/**
 * Runs the one of *tasks* called *name* in a fresh database and prints its seconds and this process's peak memory as JSON. Throws
 * for a name that is not among them.
 */
export async function runBenchTask(tasks: Tasks, name = ""): Promise<void> {
  const run = tasks[name];
  if (!run) throw new Error(`task: ${name} is not one of ${Object.keys(tasks).join(", ")}`);
  const folder = mkdtempSync(join(tmpdir(), "bedarfsatlas-bench-"));
  try {
    const begin = performance.now();
    const instance = await DuckDBInstance.create(join(folder, "rows.duckdb"));
    const connection = await instance.connect();
    await run(connection);
    connection.closeSync();
    instance.closeSync();
    const seconds = (performance.now() - begin) / 1000;
    process.stdout.write(JSON.stringify({seconds, memory_mb: process.resourceUsage().maxRSS / 1024}));
  } finally {
    rmSync(folder, {recursive: true, force: true});
  }
}
