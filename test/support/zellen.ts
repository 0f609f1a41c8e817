import {readFileSync} from "node:fs";
import {join} from "node:path";
import {DuckDBInstance} from "@duckdb/node-api";
import type {DuckDBConnection} from "@duckdb/node-api";
import {rowsOf} from "../../loaders/warehouse/query.js";
import {loadLeistungen} from "../../loaders/warehouse/leistungen.js";
import {readCatalogue} from "../../loaders/contract/readCatalogue.js";
import {project} from "./commandProcess.js";

type Wert = string | number | boolean | null | readonly string[];
/** Rows of the centres' records by table; columns that a row lacks have *vorgaben* or are not recorded. */
export type Aufzeichnungen = Readonly<Record<string, readonly Readonly<Record<string, Wert>>[]>>;

const vorgaben: Readonly<Record<string, Readonly<Record<string, Wert>>>> = {
  zentren: {
    ...{beispiel: false, name: "Haus", traeger: "Verein", strasse: "", plz: "", bezirksregionen: [], einsatzgebiet: []},
    ...{angabe: "gemeldet", quelle: "Test", stand: "2026-01-31", anmerkung: ""}
  },
  angebote: {
    titel: "Angebot",
    leistungsbereich: "x",
    zielgruppen: ["familien"],
    format: "offen",
    gueltig_von: "2020-01-01"
  },
  anliegen: {kanal: "gespraech"},
  meldestand: {gemeldet: true}
};

const literal = (wert: Wert): string =>
  wert === null
    ? "NULL"
    : typeof wert === "object"
      ? `[${wert.map(literal).join(", ")}]::VARCHAR[]`
      : typeof wert === "string"
        ? `'${wert}'`
        : String(wert);

/** A database in memory with the tables of the warehouse and *aufzeichnungen*; closed with its connection. */
export async function datenbankMit(aufzeichnungen: Aufzeichnungen): Promise<DuckDBConnection> {
  const connection = await (await DuckDBInstance.create(":memory:")).connect();
  await connection.run(readFileSync(join(project, "loaders/warehouse/tables.sql"), "utf8"));
  for (const [table, rows] of Object.entries(aufzeichnungen))
    for (const row of rows) {
      const own = {...vorgaben[table], ...row};
      await connection.run(
        `INSERT INTO ${table} (${Object.keys(own).join(", ")}) VALUES (${Object.values(own).map(literal).join(", ")})`
      );
    }
  return connection;
}

/** A database in memory with the records of the invented centres. */
export async function datenbankMitBeispielen(): Promise<DuckDBConnection> {
  const connection = await datenbankMit({});
  const data = join(project, "data");
  await loadLeistungen(connection, data, readCatalogue(join(data, "catalogue")), () => undefined, {
    heute: "2026-02-15"
  });
  return connection;
}

/** What *sql* gives as text, row by row. */
export async function zeilenVon(connection: DuckDBConnection, sql: string): Promise<string[]> {
  return (await rowsOf<Record<string, unknown>>(connection, sql)).map((row) => Object.values(row).join(" "));
}
