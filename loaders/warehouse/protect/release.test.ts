import {mkdtempSync, readFileSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {DuckDBInstance} from "@duckdb/node-api";
import type {DuckDBConnection} from "@duckdb/node-api";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {freigegebeneTabellen, schreibeFreigabe} from "./release.js";

let folder: string;
let path: string;
let connection: DuckDBConnection;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "freigabe-"));
  path = join(folder, "w-oeffentlich.duckdb");
  connection = await (await DuckDBInstance.create(":memory:")).connect();
  await connection.run(readFileSync("loaders/warehouse/tables.sql", "utf8"));
});
afterEach(() => {
  connection.closeSync();
  rmSync(folder, {recursive: true, force: true});
});

async function oeffentlich<T = Record<string, unknown>>(sql: string): Promise<T[]> {
  const instance = await DuckDBInstance.create(path, {access_mode: "READ_ONLY"});
  const own = await instance.connect();
  try {
    return (await own.runAndReadAll(sql)).getRowObjectsJson() as T[];
  } finally {
    own.closeSync();
    instance.closeSync();
  }
}

async function zelle(id: string, wert: number, zustand: string | null): Promise<void> {
  await connection.run(`INSERT INTO zellen BY NAME SELECT '${id}' AS zelle, 'thema' AS tabelle, 2025 AS jahr, 'anzahl' AS groesse,
    ${wert} AS wert, if(${wert} = 0, 'null_wert', 'wert') AS status, false AS unvollstaendig`);
  if (zustand !== null) await connection.run(`INSERT INTO freigabe VALUES ('${id}', '${zustand}', 'schwelle', 5)`);
}

/** A row of supply with a gap and a comparison behind it. */
async function menge(
  ebene: string,
  gebiet: string,
  messgroesse: string,
  wert: number,
  geschuetzt: boolean
): Promise<void> {
  const key = `2025 AS jahr, '${ebene}' AS ebene, '${gebiet}' AS gebiet_id, 'alle' AS zielgruppe, 'standort' AS logik, '${messgroesse}' AS messgroesse`;
  await connection.run(`INSERT INTO versorgung BY NAME SELECT ${key}, ${wert} AS wert, 'wert' AS status, 1 AS zentren, 1 AS gemeldet,
    0 AS ohne_angabe, 1000 AS personen, ${wert} AS je_1000`);
  for (const table of ["versorgungsluecken", "versorgungsvergleich"])
    await connection.run(
      `INSERT INTO ${table} BY NAME SELECT ${key}${table === "versorgungsluecken" ? ", 0.5 AS bedarfsgewicht" : ""}`
    );
  if (geschuetzt) await connection.run(`INSERT INTO versorgung_geschuetzt BY NAME SELECT ${key}`);
}

describe("the public file", () => {
  it("has the tables that pages read, with the columns of the warehouse, and nothing else", async () => {
    await schreibeFreigabe(connection, path);
    const columns = `SELECT table_name, column_name, data_type FROM duckdb_columns() WHERE database_name = current_database() AND NOT internal
      ORDER BY table_name, column_index`;
    const inner = (await connection.runAndReadAll(columns)).getRowObjectsJson() as {table_name: string}[];
    expect(await oeffentlich(columns)).toEqual(
      inner.filter(({table_name}) => freigegebeneTabellen.includes(table_name))
    );
    for (const roh of [
      "leistungen",
      "beratungen",
      "anliegen",
      "ehrenamt",
      "gremien",
      "rohwerte",
      "freigabe",
      "versorgung_geschuetzt"
    ])
      expect(freigegebeneTabellen).not.toContain(roh);
  });

  it("has published numbers as they are, withheld ones without value, and no row of what nobody publishes", async () => {
    await zelle("a", 12, "frei");
    await zelle("b", 3, "geschuetzt");
    await zelle("c", 0, "geschuetzt");
    await zelle("d", 7, "verdeckt");
    await schreibeFreigabe(connection, path);
    expect(await oeffentlich("SELECT zelle, wert, status FROM zellen")).toEqual([
      {zelle: "a", wert: 12, status: "wert"},
      {zelle: "b", wert: null, status: "geschuetzt"},
      {zelle: "c", wert: null, status: "geschuetzt"}
    ]);
  });

  it("is not written while nobody has decided about a number", async () => {
    await zelle("a", 3, null);
    await expect(schreibeFreigabe(connection, path)).rejects.toThrow("freigabe: 1 cells without a state");
  });

  it("has withheld amounts without value and rate, and no gap of the level they lie in", async () => {
    await menge("plr", "10100101", "stunden", 4, true);
    await menge("plr", "10100102", "stunden", 5, false);
    await menge("bzr", "101001", "stunden", 9, false);
    await connection.run(
      "INSERT INTO versorgung_hoover VALUES (2025, 'plr', 'alle', 'standort', 'stunden', 0.5, 1, 2), (2025, 'bzr', 'alle', 'standort', 'stunden', 0.5, 0, 1)"
    );
    await schreibeFreigabe(connection, path);
    expect(await oeffentlich("SELECT gebiet_id, wert, status, je_1000, personen FROM versorgung ORDER BY ALL")).toEqual(
      [
        {gebiet_id: "101001", wert: 9, status: "wert", je_1000: 9, personen: 1000},
        {gebiet_id: "10100101", wert: null, status: "geschuetzt", je_1000: null, personen: 1000},
        {gebiet_id: "10100102", wert: 5, status: "wert", je_1000: 5, personen: 1000}
      ]
    );
    for (const table of ["versorgungsluecken", "versorgungsvergleich", "versorgung_hoover"])
      expect(await oeffentlich(`SELECT ebene FROM ${table}`)).toEqual([{ebene: "bzr"}]);
  });

  it("keeps the gaps of a level where only what others reported is withheld, which is no part of them", async () => {
    await menge("plr", "10100101", "stunden", 4, true);
    await menge("plr", "10100102", "stunden", 5, false);
    await connection.run(
      "UPDATE versorgung SET wert = NULL, teilwert = 4, je_1000 = NULL, status = 'nicht_gemeldet' WHERE gebiet_id = '10100101'"
    );
    await schreibeFreigabe(connection, path);
    expect(await oeffentlich("SELECT wert, teilwert, status FROM versorgung ORDER BY gebiet_id")).toEqual([
      {wert: null, teilwert: null, status: "nicht_gemeldet"},
      {wert: 5, teilwert: null, status: "wert"}
    ]);
    expect(await oeffentlich("FROM versorgung_hoover")).toEqual([]);
    expect(await oeffentlich("FROM versorgungsvergleich")).toHaveLength(2);
  });

  it("tells neither the file of a delivery nor what a centre should look at", async () => {
    await connection.run(
      "INSERT INTO meldestand VALUES ('z', '2025-01', true, DATE '2026-01-31', 'Erika Beispiel.xlsx')"
    );
    await connection.run(
      "INSERT INTO leistungshinweise VALUES ('z', 2025, 'r', 'leistungen', 1, 'Erika Beispiel', 'x')"
    );
    await schreibeFreigabe(connection, path);
    expect(await oeffentlich("FROM meldestand")).toEqual([
      {zentrum_id: "z", monat: "2025-01", gemeldet: true, stand: "2026-01-31", datei: null}
    ]);
    expect(await oeffentlich("FROM leistungshinweise")).toEqual([]);
    expect(readFileSync(path).includes("Erika")).toBe(false);
  });
});
