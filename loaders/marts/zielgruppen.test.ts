import {DuckDBInstance} from "@duckdb/node-api";
import type {DuckDBConnection} from "@duckdb/node-api";
import {readFileSync} from "node:fs";
import {afterAll, beforeAll, expect, it} from "vitest";
import {readGruppenleistung} from "./zielgruppen.js";

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
      ('d', ['kinder'], 'beratung_vermittlung', DATE '2026-01-01', NULL),
      ('e', ['kinder'], 'vernetzung', DATE '2020-01-01', DATE '2023-12-31')
    ) t(angebot_id, zielgruppen, leistungsbereich, gueltig_von, gueltig_bis), (SELECT 'x' AS titel, 'kurs' AS format)`);
  await connection.run(
    "INSERT INTO leistungen BY NAME SELECT 'z' AS zentrum_id, 'e' AS angebot_id, '2025-02' AS zeitraum"
  );
  await connection.run(
    "INSERT INTO meldestand VALUES ('z', '2024-05', true, NULL, NULL), ('z', '2025-05', true, NULL, NULL)"
  );
  await connection.run(`INSERT INTO anliegen BY NAME SELECT 'z' AS zentrum_id, 'gespraech' AS kanal, * FROM (VALUES
      ('2025-03', 'wohnen_nachbarschaft', 'kinder', 4), ('2025', 'wohnen_nachbarschaft', 'kinder', 3),
      ('2025-04', 'wohnen_nachbarschaft', NULL, 9), ('2024-03', 'wohnen_nachbarschaft', 'kinder', 50)
    ) t(zeitraum, problemfeld, zielgruppe, anzahl)`);
});
afterAll(() => {
  connection.closeSync();
  instance.closeSync();
});

it("counts an offer for every group it names, in the years it was valid or took place", async () => {
  const {angebote} = await readGruppenleistung(connection);
  // c ended before 2025, d begins after it, e ran on though it had ended.
  expect(angebote.filter(({jahr}) => jahr === 2025)).toEqual([
    {jahr: 2025, zielgruppe: "familien", leistungsbereich: "familie", anzahl: 1},
    {jahr: 2025, zielgruppe: "kinder", leistungsbereich: "familie", anzahl: 2},
    {jahr: 2025, zielgruppe: "kinder", leistungsbereich: "vernetzung", anzahl: 1}
  ]);
  expect(angebote.filter(({jahr, zielgruppe}) => jahr === 2024 && zielgruppe === "kinder")).toEqual([
    {jahr: 2024, zielgruppe: "kinder", leistungsbereich: "familie", anzahl: 3}
  ]);
});

it("adds voiced needs by year: those that name a group for it, and every one for all people", async () => {
  const {anliegen} = await readGruppenleistung(connection);
  expect(anliegen).toEqual([
    {jahr: 2024, zielgruppe: "alle", problemfeld: "wohnen_nachbarschaft", anzahl: 50},
    {jahr: 2024, zielgruppe: "kinder", problemfeld: "wohnen_nachbarschaft", anzahl: 50},
    {jahr: 2025, zielgruppe: "alle", problemfeld: "wohnen_nachbarschaft", anzahl: 16},
    {jahr: 2025, zielgruppe: "kinder", problemfeld: "wohnen_nachbarschaft", anzahl: 7}
  ]);
});
