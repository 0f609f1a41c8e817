import type {DuckDBConnection} from "@duckdb/node-api";
import {z} from "zod";
import type {Leistungsstand} from "./leistungenShapes.js";
import {Meldejahr} from "./leistungenShapes.js";
import {queryRows} from "./query.js";

const meldejahreSql = `
-- Of how many centres are all, or only some, of a year's months reported?
SELECT jahr, count(*)::INTEGER AS zentren, (count(*) FILTER (gemeldet = erwartet))::INTEGER AS gemeldet,
  (count(*) FILTER (gemeldet BETWEEN 1 AND erwartet - 1))::INTEGER AS teilweise
FROM (
  SELECT zentrum_id, left(monat, 4)::INTEGER AS jahr, count(*) AS erwartet, count(*) FILTER (gemeldet) AS gemeldet
  FROM meldestand GROUP BY ALL
)
GROUP BY jahr ORDER BY jahr`;

const KopfRow = z.strictObject({beispiel: z.boolean(), stand: z.string().nullable()});

const leistungskopfSql = `
-- Are the records invented, and how new is the newest report?
SELECT coalesce(bool_or(beispiel), false) AS beispiel, strftime(max(m.stand), '%Y-%m-%d') AS stand
FROM meldestand m JOIN zentren USING (zentrum_id)`;

/** What is true of all pages about the centres' records; without records the list of years is empty. */
export async function readLeistungsstand(warehouse: DuckDBConnection): Promise<Leistungsstand> {
  const meldejahre = await queryRows(warehouse, Meldejahr, meldejahreSql);
  const [kopf] = await queryRows(warehouse, KopfRow, leistungskopfSql);
  const best = Math.max(0, ...meldejahre.map(({gemeldet}) => gemeldet));
  const vorgabejahr = meldejahre.findLast(({gemeldet}) => gemeldet === best)?.jahr ?? null;
  return {beispiel: kopf?.beispiel ?? false, stand: kopf?.stand ?? null, meldejahre, vorgabejahr};
}
