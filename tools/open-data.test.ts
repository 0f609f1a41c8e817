import {mkdtempSync, readFileSync, readdirSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {DuckDBInstance} from "@duckdb/node-api";
import {afterEach, beforeEach, expect, it} from "vitest";
import {writeOpenData} from "./open-data.js";

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "open-data-"));
});
afterEach(() => rmSync(dir, {recursive: true}));

it("writes the files below the site and tells their addresses", async () => {
  const warehouse = join(dir, "warehouse.duckdb");
  const instance = await DuckDBInstance.create(warehouse);
  const connection = await instance.connect();
  await connection.run(readFileSync("loaders/warehouse/tables.sql", "utf8"));
  await connection.run(`INSERT INTO gebiete VALUES ('2021', '10', 'bezirk', 'Marzahn-Hellersdorf', NULL, 6182);
    INSERT INTO releases BY NAME SELECT 'ewr' AS quelle, '2025-12' AS release, 'gebiete' AS form, 'EWR' AS titel, 'Amt' AS herausgeber,
      'EWR' AS datensatz, 'cc-by-3.0-de' AS lizenz, DATE '2025-12-31' AS stichtag, '2021' AS lor_stand, '[]' AS dateien,
      'ewr' AS adapter, 1 AS adapter_version, 1 AS zeilen, '[]' AS hinweise;
    INSERT INTO beobachtungen BY NAME SELECT 'einwohner' AS indikator_id, '2021' AS lor_stand, '10' AS gebiet_id,
      '2025-12-31' AS zeitraum, 'insgesamt' AS geschlecht, 'insgesamt' AS altersgruppe, 296687 AS wert, 'wert' AS status,
      'ewr' AS quelle, '2025-12' AS release, false AS umgerechnet, false AS bruch, '' AS anmerkung`);
  connection.closeSync();
  instance.closeSync();

  const addresses = await writeOpenData(join(dir, "site"), warehouse);
  expect(addresses).toEqual(
    ["beobachtungen.csv", "datapackage.json", "dcat.jsonld", "gebiete.csv", "indikatoren.csv", "quellen.csv"].map(
      (name) => `/daten/v1/${name}`
    )
  );
  expect(readdirSync(join(dir, "site/daten/v1"))).toHaveLength(6);
  expect(readFileSync(join(dir, "site/daten/v1/beobachtungen.csv"), "utf8")).toContain(",296687,Personen,");
});
