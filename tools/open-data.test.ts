import {existsSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {DuckDBInstance} from "@duckdb/node-api";
import {afterEach, beforeEach, expect, it, vi} from "vitest";
import {freigabePfad} from "../loaders/warehouse/open.js";
import {writeHsds, writeOpenData} from "./open-data.js";

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "open-data-"));
});
afterEach(() => rmSync(dir, {recursive: true}));

/** A warehouse whose file of released values has all tables and what *sql* inserts; the file beside it does not exist. */
async function warehouseWith(sql: string): Promise<string> {
  const warehouse = join(dir, "warehouse.duckdb");
  const instance = await DuckDBInstance.create(freigabePfad(warehouse));
  const connection = await instance.connect();
  await connection.run(readFileSync("loaders/warehouse/tables.sql", "utf8"));
  await connection.run(sql);
  connection.closeSync();
  instance.closeSync();
  return warehouse;
}

it("writes the files below the site and tells their addresses", async () => {
  const warehouse =
    await warehouseWith(`INSERT INTO gebiete VALUES ('2021', '10', 'bezirk', 'Marzahn-Hellersdorf', NULL, 6182);
    INSERT INTO releases BY NAME SELECT 'ewr' AS quelle, '2025-12' AS release, 'gebiete' AS form, 'EWR' AS titel, 'Amt' AS herausgeber,
      'EWR' AS datensatz, 'cc-by-3.0-de' AS lizenz, DATE '2025-12-31' AS stichtag, '2021' AS lor_stand, '[]' AS dateien,
      'ewr' AS adapter, 1 AS adapter_version, 1 AS zeilen, '[]' AS hinweise;
    INSERT INTO beobachtungen BY NAME SELECT 'einwohner' AS indikator_id, '2021' AS lor_stand, '10' AS gebiet_id,
      '2025-12-31' AS zeitraum, 'insgesamt' AS geschlecht, 'insgesamt' AS altersgruppe, 296687 AS wert, 'wert' AS status,
      'ewr' AS quelle, '2025-12' AS release, false AS umgerechnet, false AS bruch, '' AS anmerkung`);
  const addresses = await writeOpenData(join(dir, "site"), warehouse);
  expect(addresses).toEqual(
    ["beobachtungen.csv", "datapackage.json", "dcat.jsonld", "gebiete.csv", "indikatoren.csv", "quellen.csv"].map(
      (name) => `/daten/v1/${name}`
    )
  );
  expect(readdirSync(join(dir, "site/daten/v1"))).toHaveLength(6);
  expect(readFileSync(join(dir, "site/daten/v1/beobachtungen.csv"), "utf8")).toContain(",296687,Personen,");
});

it("writes centres and offers for other programs, with the mark before the name while the records are invented", async () => {
  const zentrum = (beispiel: boolean): string => `
    INSERT INTO zentren BY NAME SELECT 'haus' AS zentrum_id, ${beispiel} AS beispiel, 'Haus' AS name, '' AS traeger, '' AS strasse,
      '' AS plz, []::VARCHAR[] AS bezirksregionen, []::VARCHAR[] AS einsatzgebiet, 'gemeldet' AS angabe, 'Quelle' AS quelle,
      DATE '2026-01-31' AS stand, '' AS anmerkung;
    INSERT INTO meldestand VALUES ('haus', '2025-12', true, DATE '2026-01-31', 'a.csv')`;
  for (const [beispiel, name] of [
    [true, "beispieldaten_zentren-hsds.json"],
    [false, "zentren-hsds.json"]
  ] as const) {
    rmSync(freigabePfad(join(dir, "warehouse.duckdb")), {force: true});
    await writeHsds(join(dir, String(beispiel)), await warehouseWith(zentrum(beispiel)));
    expect(readdirSync(join(dir, String(beispiel), "daten/zentren"))).toEqual([name]);
  }
});

it("writes no such file without centres", async () => {
  await writeHsds(join(dir, "site"), await warehouseWith("SELECT 1"));
  expect(existsSync(join(dir, "site"))).toBe(false);
});

it("takes nothing from the file of all values, whatever the environment asks for", async () => {
  const released = await warehouseWith("SELECT 1");
  renameSync(freigabePfad(released), released);
  vi.stubEnv("BEDARFSATLAS_PROFIL", "intern");
  await expect(writeHsds(join(dir, "site"), released)).rejects.toThrow("Es gibt noch keine Datenbank");
  await expect(writeOpenData(join(dir, "site"), released)).rejects.toThrow("Es gibt noch keine Datenbank");
  vi.unstubAllEnvs();
});
