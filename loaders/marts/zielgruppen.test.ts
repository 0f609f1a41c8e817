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
  await connection.run(`INSERT INTO zellen BY NAME
    SELECT 'angebot/e' AS zelle, 'angebot' AS tabelle, 2025 AS jahr, 'z' AS zentrum_id, 'e' AS angebot_id,
      'teilnahmen' AS groesse, 'geschuetzt' AS status, false AS unvollstaendig`);
  await connection.run(
    "INSERT INTO meldestand VALUES ('z', '2024-05', true, NULL, NULL), ('z', '2025-05', true, NULL, NULL)"
  );
  await connection.run(`INSERT INTO zellen BY NAME SELECT 'anliegen_gruppe' AS tabelle, 'anzahl' AS groesse,
      concat_ws('/', jahr, zielgruppe, merkmal) AS zelle, if(wert IS NULL, 'geschuetzt', 'wert') AS status,
      false AS unvollstaendig, * FROM (VALUES
        (2025, 'kinder', 'wohnen_nachbarschaft', 7), (2025, 'kinder', 'gesundheit', NULL),
        (2025, 'alle', 'wohnen_nachbarschaft', 16), (2025, '', 'wohnen_nachbarschaft', 9),
        (2024, 'kinder', 'wohnen_nachbarschaft', 50)
      ) t(jahr, zielgruppe, merkmal, wert)`);
});
afterAll(() => {
  connection.closeSync();
  instance.closeSync();
});

it("counts an offer for every group it names, in the years it was valid or took place", async () => {
  const {angebote} = await readGruppenleistung(connection);
  // c ended before 2025, d begins after it; e ran on though it had ended, as a withheld number of it tells.
  expect(angebote.filter(({jahr}) => jahr === 2025)).toEqual([
    {jahr: 2025, zielgruppe: "familien", leistungsbereich: "familie", anzahl: 1},
    {jahr: 2025, zielgruppe: "kinder", leistungsbereich: "familie", anzahl: 2},
    {jahr: 2025, zielgruppe: "kinder", leistungsbereich: "vernetzung", anzahl: 1}
  ]);
  expect(angebote.filter(({jahr, zielgruppe}) => jahr === 2024 && zielgruppe === "kinder")).toEqual([
    {jahr: 2024, zielgruppe: "kinder", leistungsbereich: "familie", anzahl: 3}
  ]);
});

it("takes voiced needs from their cells, those over all people too; those that name no group stand nowhere", async () => {
  const {anliegen} = await readGruppenleistung(connection);
  expect(anliegen).toEqual([
    {jahr: 2024, zielgruppe: "kinder", problemfeld: "wohnen_nachbarschaft", wert: 50},
    {jahr: 2025, zielgruppe: "alle", problemfeld: "wohnen_nachbarschaft", wert: 16},
    {jahr: 2025, zielgruppe: "kinder", problemfeld: "gesundheit", wert: null},
    {jahr: 2025, zielgruppe: "kinder", problemfeld: "wohnen_nachbarschaft", wert: 7}
  ]);
});
