import type {DuckDBConnection} from "@duckdb/node-api";
import {inTransaction, quote, rowOf} from "../query.js";

const copied = [
  "gebiete",
  "umstieg",
  "releases",
  "einrichtungen",
  "beobachtungen",
  "pruefungen",
  "mss_nachrechnung",
  "bedarfsindex",
  "bedarfsindex_raenge",
  "bedarfsindex_annahmen",
  "zentren",
  "angebote",
  "standards",
  "geheimhaltung"
] as const;

const reihe = "jahr, ebene, zielgruppe, logik, messgroesse";

/** Gaps tell of all areas they were computed from: they fall with any of them. */
const ohneGeschuetzteReihen = (table: string): string => `
SELECT * FROM ${table} WHERE (${reihe}) NOT IN (
  SELECT (${reihe}) FROM versorgung_geschuetzt JOIN versorgung USING (${reihe}, gebiet_id) WHERE wert IS NOT NULL
)`;

const abgeleitet: Readonly<Record<string, string>> = {
  zellen: `
-- What may everybody see of each number?
SELECT z.* REPLACE (
  CASE zustand WHEN 'frei' THEN wert END AS wert,
  CASE zustand WHEN 'frei' THEN status ELSE 'geschuetzt' END AS status
) FROM zellen z JOIN freigabe USING (zelle) WHERE zustand IN ('frei', 'geschuetzt') ORDER BY zelle`,
  versorgung: `
-- Which amounts tell of no withheld number? One of centres that have not all reported keeps its state.
SELECT v.* REPLACE (
  CASE WHEN g.jahr IS NULL THEN wert END AS wert,
  CASE WHEN g.jahr IS NULL THEN teilwert END AS teilwert,
  CASE WHEN g.jahr IS NULL THEN je_1000 END AS je_1000,
  CASE WHEN g.jahr IS NULL OR v.status = 'nicht_gemeldet' THEN v.status ELSE 'geschuetzt' END AS status
) FROM versorgung v LEFT JOIN versorgung_geschuetzt g USING (${reihe}, gebiet_id)`,
  versorgungsluecken: ohneGeschuetzteReihen("versorgungsluecken"),
  versorgungsvergleich: ohneGeschuetzteReihen("versorgungsvergleich"),
  versorgung_hoover: ohneGeschuetzteReihen("versorgung_hoover"),
  // The name of a file may be a person's.
  meldestand: "SELECT * REPLACE (NULL::VARCHAR AS datei) FROM meldestand",
  // For the centre itself and those who advise it.
  leistungshinweise: "SELECT * FROM leistungshinweise WHERE false"
};

/** Tables of the public file. Everything else of the warehouse is internal: records, what was delivered, reasons. */
export const freigegebeneTabellen: readonly string[] = [...copied, ...Object.keys(abgeleitet)];

/**
 * Writes a new database file at *path* with what everybody may see of the warehouse: the tables that pages read, with their
 * columns. Withheld numbers are NULL with the status "geschuetzt"; what is published nowhere has no row. Throws if *path*
 * exists or if a cell has no state of release.
 */
export async function schreibeFreigabe(connection: DuckDBConnection, path: string): Promise<void> {
  const {offen} = await rowOf<{offen: number}>(
    connection,
    `-- How many cells has nobody decided about?
    SELECT count(*)::INTEGER AS offen FROM zellen ANTI JOIN freigabe USING (zelle)`
  );
  if (offen > 0) throw new Error(`freigabe: ${offen} cells without a state`);
  await connection.run(`ATTACH ${quote(path)} AS oeffentlich`);
  try {
    const tables = [...copied.map((table) => [table, `FROM ${table}`] as const), ...Object.entries(abgeleitet)];
    await inTransaction(connection, async () => {
      for (const [table, sql] of tables) await connection.run(`CREATE TABLE oeffentlich.${table} AS ${sql}`);
    });
  } finally {
    await connection.run("DETACH oeffentlich");
  }
}
