import {existsSync} from "node:fs";
import {DuckDBInstance} from "@duckdb/node-api";
import type {DuckDBConnection} from "@duckdb/node-api";
import {CommandError} from "../command.js";
import {stoerungOf} from "../stoerung.js";
import {beendeTausch, freigabePfad, warehousePath} from "./dateien.js";
import {rowsOf} from "./query.js";

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
 * write to it: the file of released values for the public edition, in which withheld ones do not exist. Throws a CommandError
 * (German) if there is no warehouse yet, or if the file is damaged or none of ours.
 */
export async function openWarehouse(warehouse = warehousePath(), profil = profilOf()): Promise<DuckDBConnection> {
  beendeTausch(warehouse);
  const path = profil === "intern" ? warehouse : freigabePfad(warehouse);
  if (!existsSync(path)) {
    throw new CommandError(`Es gibt noch keine Datenbank unter ${path}. Bitte zuerst „npm run warehouse“ ausführen.`);
  }
  try {
    const instance = await DuckDBInstance.create(path, {access_mode: "READ_ONLY"});
    const connection = await instance.connect();
    const [{n} = {n: 0}] = await rowsOf<{n: number}>(
      connection,
      "SELECT count(*)::INTEGER AS n FROM duckdb_tables() WHERE table_name = 'releases'"
    );
    if (n === 1) return connection;
    connection.closeSync();
    instance.closeSync();
  } catch (error) {
    const stoerung = stoerungOf(error);
    if (stoerung !== null) throw new CommandError(stoerung, {cause: error});
  }
  throw new CommandError(
    `Die Datenbank ${path} lässt sich nicht lesen: Sie ist beschädigt, unvollständig oder von einer anderen Version. Bitte neu bauen: npm run warehouse`
  );
}
