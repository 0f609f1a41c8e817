import {existsSync} from "node:fs";
import type {DuckDBConnection} from "@duckdb/node-api";
import {tabelleOf} from "../../src/lib/leistungen/vertrag.js";
import {zeitraumtabellen} from "../leistungen/geltung.js";
import {quote, rowsOf} from "./query.js";

/** What was recorded of a centre and period, added up; null if none of its rows says it. */
export interface Summen {
  termine: number | null;
  stunden: number | null;
  teilnahmen: number | null;
}

/** What became of one centre's records of one month, or of what it reports for a whole year. */
export interface Leistungsaenderung {
  zentrum_id: string;
  name: string;
  /** "2025-03" or "2025". */
  zeitraum: string;
  art: "neu" | "ersetzt" | "entfallen";
  alt: Summen | null;
  neu: Summen | null;
}

export interface Leistungsvergleich {
  /** False if there is no earlier database with records to compare with. */
  hatVorher: boolean;
  aenderungen: Leistungsaenderung[];
}

/** One row a centre and period: a mark that is the same for the same rows, whatever their order, and what they add up to. */
function einheitenSql(db: string): string {
  const rows = zeitraumtabellen.map((name) => {
    const columns = tabelleOf(name).spalten.map((spalte) => spalte.name);
    const sums = name === "leistungen" ? "termine, stunden, teilnahmen" : "NULL, NULL, NULL";
    return `SELECT zentrum_id, left(zeitraum, 7), hash('${name}', ${columns.join(", ")}), ${sums} FROM ${db}.${name}`;
  });
  return `
    SELECT zentrum_id, zeitraum, sum(h::HUGEINT) AS marke, sum(termine)::DOUBLE AS termine, sum(stunden) AS stunden,
      sum(teilnahmen)::DOUBLE AS teilnahmen
    FROM (
      ${rows.join("\n      UNION ALL ")}
      UNION ALL SELECT zentrum_id, jahr::VARCHAR, hash('standards', standard, einschaetzung, nachweise), NULL, NULL, NULL
        FROM ${db}.standards
      UNION ALL SELECT zentrum_id, monat, 0, NULL, NULL, NULL FROM ${db}.meldestand WHERE gemeldet
    ) t(zentrum_id, zeitraum, h, termine, stunden, teilnahmen)
    GROUP BY ALL`;
}

const changesSql = `
-- For which centre and period do the records differ from those in the database that is to be replaced?
SELECT zentrum_id, coalesce(z.name, za.name, zentrum_id) AS name, zeitraum,
  CASE WHEN a.marke IS NULL THEN 'neu' WHEN n.marke IS NULL THEN 'entfallen' ELSE 'ersetzt' END AS art,
  a.termine AS termine_alt, a.stunden AS stunden_alt, a.teilnahmen AS teilnahmen_alt,
  n.termine AS termine_neu, n.stunden AS stunden_neu, n.teilnahmen AS teilnahmen_neu
FROM (${einheitenSql("alt.main")}) a FULL JOIN (${einheitenSql("main")}) n USING (zentrum_id, zeitraum)
LEFT JOIN main.zentren z USING (zentrum_id) LEFT JOIN alt.main.zentren za USING (zentrum_id)
WHERE a.marke IS DISTINCT FROM n.marke
ORDER BY name, zentrum_id, zeitraum`;

type ChangeRow = Pick<Leistungsaenderung, "zentrum_id" | "name" | "zeitraum" | "art"> &
  Record<`${keyof Summen}_${"alt" | "neu"}`, number | null>;

/**
 * What is new, replaced or gone among the centres' records against the database at *out*, by centre and period. A database that
 * cannot be read, or was built before there were records, is as none.
 */
export async function compareLeistungen(connection: DuckDBConnection, out: string): Promise<Leistungsvergleich> {
  if (!existsSync(out)) return {hatVorher: false, aenderungen: []};
  try {
    await connection.run(`ATTACH ${quote(out)} AS alt (READ_ONLY)`);
  } catch {
    // Half a file, one of another DuckDB, or one that somebody writes: it will be replaced anyway.
    return {hatVorher: false, aenderungen: []};
  }
  try {
    const tables = await rowsOf<{table_name: string}>(
      connection,
      `SELECT table_name FROM duckdb_tables() WHERE database_name = 'alt' AND table_name IN ('meldestand', 'standards')`
    );
    if (tables.length < 2) return {hatVorher: false, aenderungen: []};
    const [main] = await rowsOf<{name: string}>(connection, "SELECT current_database() AS name");
    const sql = changesSql.replace(/(?<!alt\.)\bmain\./g, `"${main?.name ?? ""}".main.`);
    const rows = await rowsOf<ChangeRow>(connection, sql);
    const sums = (row: ChangeRow, wann: "alt" | "neu"): Summen => ({
      termine: row[`termine_${wann}`],
      stunden: row[`stunden_${wann}`],
      teilnahmen: row[`teilnahmen_${wann}`]
    });
    return {
      hatVorher: true,
      aenderungen: rows.map((row) => ({
        zentrum_id: row.zentrum_id,
        name: row.name,
        zeitraum: row.zeitraum,
        art: row.art,
        alt: row.art === "neu" ? null : sums(row, "alt"),
        neu: row.art === "entfallen" ? null : sums(row, "neu")
      }))
    };
  } finally {
    await connection.run("DETACH alt");
  }
}
