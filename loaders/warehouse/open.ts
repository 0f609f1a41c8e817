import {existsSync} from "node:fs";
import {DuckDBInstance} from "@duckdb/node-api";
import type {DuckDBConnection} from "@duckdb/node-api";

/** Path of the warehouse file; BEDARFSATLAS_WAREHOUSE names another one, for tests and trials. */
export function warehousePath(): string {
  return process.env["BEDARFSATLAS_WAREHOUSE"] ?? "data/build/bedarfsatlas.duckdb";
}

/**
 * Opens the warehouse read-only, since DuckDB locks a file against every other process while one may write to it.
 * Throws a German message if there is no warehouse yet.
 */
export async function openWarehouse(path = warehousePath()): Promise<DuckDBConnection> {
  if (!existsSync(path)) {
    throw new Error(`Es gibt noch keine Datenbank unter ${path}. Bitte zuerst „npm run warehouse“ ausführen.`);
  }
  const instance = await DuckDBInstance.create(path, {access_mode: "READ_ONLY"});
  return await instance.connect();
}
