import {DuckDBInstance} from "@duckdb/node-api";
import type {DuckDBConnection} from "@duckdb/node-api";
import {readFileSync} from "node:fs";
import {afterAll, beforeAll, expect, it} from "vitest";
import {readGruppenleistung} from "./zielgruppen.js";

const stand = {beispiel: true, stand: null, meldejahre: [], vorgabejahr: 2025};
let instance: DuckDBInstance;
let connection: DuckDBConnection;

beforeAll(async () => {
  instance = await DuckDBInstance.create(":memory:");
  connection = await instance.connect();
  await connection.run(readFileSync("loaders/warehouse/tables.sql", "utf8"));
  await connection.run(`INSERT INTO angebote BY NAME
    SELECT 'z' AS zentrum_id, * FROM (VALUES
      ('a', ['kinder', 'familien'], 'familie', DATE '2024-01-01', NULL),
      ('b', ['kinder'], 'familie', DATE '2020-01-01', DATE '2025-01-31'),
      ('c', ['kinder'], 'familie', DATE '2020-01-01', DATE '2024-12-31'),
      ('d', ['kinder'], 'beratung_vermittlung', DATE '2026-01-01', NULL)
    ) t(angebot_id, zielgruppen, leistungsbereich, gueltig_von, gueltig_bis), (SELECT 'x' AS titel, 'kurs' AS format)`);
  await connection.run(`INSERT INTO anliegen BY NAME SELECT 'z' AS zentrum_id, 'gespraech' AS kanal, * FROM (VALUES
      ('2025-03', 'wohnen_nachbarschaft', 'kinder', 4), ('2025', 'wohnen_nachbarschaft', 'kinder', 3),
      ('2025-04', 'wohnen_nachbarschaft', NULL, 9), ('2024-03', 'wohnen_nachbarschaft', 'kinder', 50)
    ) t(zeitraum, problemfeld, zielgruppe, anzahl)`);
});
afterAll(() => {
  connection.closeSync();
  instance.closeSync();
});

it("counts an offer for every group it names, in the years it was valid", async () => {
  const {angebote} = await readGruppenleistung(connection, stand);
  // c ended before the year, d begins after it.
  expect(angebote).toEqual([
    {zielgruppe: "familien", leistungsbereich: "familie", anzahl: 1},
    {zielgruppe: "kinder", leistungsbereich: "familie", anzahl: 2}
  ]);
});

it("adds voiced needs of the year, and only those that name a group", async () => {
  const {anliegen} = await readGruppenleistung(connection, stand);
  expect(anliegen).toEqual([{zielgruppe: "kinder", problemfeld: "wohnen_nachbarschaft", anzahl: 7}]);
});

it("is empty without records", async () => {
  expect(await readGruppenleistung(connection, {...stand, vorgabejahr: null})).toEqual({angebote: [], anliegen: []});
});
