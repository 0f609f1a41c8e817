import {existsSync} from "node:fs";
import {DuckDBInstance} from "@duckdb/node-api";
import type {DuckDBConnection} from "@duckdb/node-api";
import {beendeTausch, freigabePfad, warehousePath} from "./dateien.js";

export {freigabePfad, warehousePath} from "./dateien.js";

/** The two editions: what everybody may see, and what stays behind the login of the Bezirk. */
export const profile = ["oeffentlich", "intern"] as const;
export type Profil = (typeof profile)[number];

/** The edition that BEDARFSATLAS_PROFIL names; the public one unless it says "intern". */
export function profilOf(env: NodeJS.ProcessEnv = process.env): Profil {
  return env["BEDARFSATLAS_PROFIL"] === "intern" ? "intern" : "oeffentlich";
}

/**
 * Opens what an edition may show of *warehouse*, read-only, since DuckDB locks a file against every other process while one may
 * write to it: the file of released values for the public edition, in which withheld ones do not exist. Throws a German message
 * if there is no warehouse yet.
 */
export async function openWarehouse(warehouse = warehousePath(), profil = profilOf()): Promise<DuckDBConnection> {
  beendeTausch(warehouse);
  const path = profil === "intern" ? warehouse : freigabePfad(warehouse);
  if (!existsSync(path)) {
    throw new Error(`Es gibt noch keine Datenbank unter ${path}. Bitte zuerst „npm run warehouse“ ausführen.`);
  }
  const instance = await DuckDBInstance.create(path, {access_mode: "READ_ONLY"});
  return await instance.connect();
}
