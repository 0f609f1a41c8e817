import {existsSync} from "node:fs";
import type {DuckDBConnection} from "@duckdb/node-api";
import {zeitraumtabellen} from "../../src/lib/leistungen/meldestand.js";
import {tabelleOf} from "../../src/lib/leistungen/vertrag.js";
import {quote, rowOf, rowsOf} from "./query.js";

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
  /**
   * Whether there is an earlier database with records; one that cannot be opened, or whose tables of records have other columns,
   * is not compared.
   */
  vorher: "keine" | "unlesbar" | "andere_spalten" | "verglichen";
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

/** Tables and columns of the records in *db*, in an order of their own: the same text for databases that can be compared. */
async function columnsIn(connection: DuckDBConnection, db: string): Promise<string> {
  const tables = [...zeitraumtabellen, "standards", "meldestand", "zentren"].map(quote).join(", ");
  const columns = await rowsOf<{spalte: string}>(
    connection,
    `SELECT concat_ws(' ', table_name, column_name, data_type) AS spalte FROM duckdb_columns()
    WHERE database_name = ${quote(db)} AND schema_name = 'main' AND table_name IN (${tables}) ORDER BY 1`
  );
  return columns.map(({spalte}) => spalte).join("\n");
}

/** What is new, replaced or gone among the centres' records against the database at *out*, by centre and period. */
export async function compareLeistungen(connection: DuckDBConnection, out: string): Promise<Leistungsvergleich> {
  if (!existsSync(out)) return {vorher: "keine", aenderungen: []};
  try {
    await connection.run(`ATTACH ${quote(out)} AS alt (READ_ONLY)`);
  } catch {
    // Half a file, one of another DuckDB, or one that somebody writes: it will be replaced anyway.
    return {vorher: "unlesbar", aenderungen: []};
  }
  try {
    const {main} = await rowOf<{main: string}>(connection, "SELECT current_database() AS main");
    const columns = await columnsIn(connection, "alt");
    if (columns === "") return {vorher: "keine", aenderungen: []};
    if (columns !== (await columnsIn(connection, main))) return {vorher: "andere_spalten", aenderungen: []};
    const sql = changesSql.replace(/(?<!alt\.)\bmain\./g, `"${main}".main.`);
    const rows = await rowsOf<ChangeRow>(connection, sql);
    const sums = (row: ChangeRow, wann: "alt" | "neu"): Summen => ({
      termine: row[`termine_${wann}`],
      stunden: row[`stunden_${wann}`],
      teilnahmen: row[`teilnahmen_${wann}`]
    });
    return {
      vorher: "verglichen",
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
