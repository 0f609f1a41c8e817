import type {DuckDBConnection} from "@duckdb/node-api";
import {z} from "zod";
import {LorStand} from "../contract/lor.js";
import {queryRows} from "./query.js";

const jsonText = <T extends z.ZodType>(schema: T): z.ZodType<z.output<T>> =>
  z
    .string()
    .transform((s) => JSON.parse(s) as unknown)
    .pipe(schema) as unknown as z.ZodType<z.output<T>>;

/** One delivery; `stichtag` is a day, a month where lists of facilities name no day, a year where all its figures name no more. */
export const ReleaseRow = z.strictObject({
  quelle: z.string(),
  release: z.string(),
  titel: z.string(),
  stichtag: z.string(),
  lor_stand: LorStand,
  zeilen: z.int(),
  adapter: z.string(),
  adapter_version: z.int(),
  dateien: jsonText(z.array(z.strictObject({name: z.string(), sha256: z.string()}))),
  hinweise: jsonText(z.array(z.string()))
});
export type ReleaseRow = z.infer<typeof ReleaseRow>;

const releasesSql = `
-- Which deliveries is the warehouse made of, newest first?
SELECT quelle, release, titel,
  left(stichtag::VARCHAR, CASE WHEN form = 'einrichtungen' THEN 7 WHEN nur_jahre THEN 4 ELSE 10 END) AS stichtag,
  lor_stand, zeilen, adapter, adapter_version,
  dateien, hinweise
FROM releases
LEFT JOIN (
  SELECT quelle::VARCHAR AS quelle, release::VARCHAR AS release, bool_and(length(zeitraum::VARCHAR) = 4) AS nur_jahre
  FROM beobachtungen
  GROUP BY ALL
) USING (quelle, release)
ORDER BY quelle, releases.stichtag DESC, release DESC`;

/** All releases in the warehouse, newest first within a source. */
export function readReleases(warehouse: DuckDBConnection): Promise<ReleaseRow[]> {
  return queryRows(warehouse, ReleaseRow, releasesSql);
}
