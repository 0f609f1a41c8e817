import type {DuckDBConnection} from "@duckdb/node-api";
import {z} from "zod";
import {queryRows} from "./query.js";

export const PruefungRow = z.strictObject({
  name: z.string(),
  regel: z.string(),
  quelle: z.string(),
  geprueft: z.int()
});
export type PruefungRow = z.infer<typeof PruefungRow>;

const pruefungenSql = `
-- Which rules were the figures of which source checked for, and on how many rows?
SELECT name, regel, quelle, sum(geprueft)::INTEGER AS geprueft
FROM pruefungen
WHERE bestanden
GROUP BY name, regel, quelle
ORDER BY name, quelle`;

/** Every rule that held, source by source; the warehouse exists only if all of them did. */
export function readPruefungen(warehouse: DuckDBConnection): Promise<PruefungRow[]> {
  return queryRows(warehouse, PruefungRow, pruefungenSql);
}
