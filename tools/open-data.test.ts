import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync
} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {DuckDBInstance} from "@duckdb/node-api";
import {strToU8, zipSync} from "fflate";
import {afterEach, beforeEach, describe, expect, it, vi} from "vitest";
import {freigabePfad} from "../loaders/warehouse/open.js";
import {listFiles} from "./addresses.js";
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

/** One value of the Bezirk. */
const klein = `INSERT INTO gebiete VALUES ('2021', '10', 'bezirk', 'Marzahn-Hellersdorf', NULL, 6182);
    INSERT INTO releases BY NAME SELECT 'ewr' AS quelle, '2025-12' AS release, 'gebiete' AS form, 'EWR' AS titel, 'Amt' AS herausgeber,
      'EWR' AS datensatz, 'cc-by-3.0-de' AS lizenz, DATE '2025-12-31' AS stichtag, '2021' AS lor_stand, '[]' AS dateien,
      'ewr' AS adapter, 1 AS adapter_version, 1 AS zeilen, '[]' AS hinweise;
    INSERT INTO beobachtungen BY NAME SELECT 'einwohner' AS indikator_id, '2021' AS lor_stand, '10' AS gebiet_id,
      '2025-12-31' AS zeitraum, 'insgesamt' AS geschlecht, 'insgesamt' AS altersgruppe, 296687 AS wert, 'wert' AS status,
      'ewr' AS quelle, '2025-12' AS release, false AS umgerechnet, false AS bruch, '' AS anmerkung`;
const {version} = JSON.parse(readFileSync("package.json", "utf8")) as {version: string};
const paket = `bedarfsatlas_v${version}_2025-12-31.zip`;

it("writes the files below the site and tells their addresses", async () => {
  const addresses = await writeOpenData(join(dir, "site"), await warehouseWith(klein), join(dir, "kein-archiv"));
  const tabellen = ["beobachtungen", "gebiete", "indikatoren", "quellen"];
  expect(addresses).toEqual(
    [
      ...tabellen.flatMap((name) => [`${name}.csv`, `${name}.parquet`]),
      ...["gebiete.json", "gebiete-2019.geojson", "gebiete-2021.geojson", "indikatoren.json"],
      ...["indikatoren/einwohner.csv", "indikatoren/einwohner.json"],
      ...["LIZENZEN.txt", "bedarfsatlas.zip", paket, "datapackage.json", "dcat.jsonld", "index.json", "openapi.json"]
    ]
      .map((name) => `/daten/v1/${name}`)
      .sort()
  );
  expect(listFiles(join(dir, "site")).map((file) => `/${file}`)).toEqual(addresses);
  expect(readFileSync(join(dir, "site/daten/v1/beobachtungen.csv"), "utf8")).toContain(",296687,Personen,");
});

describe("the archive of former editions", () => {
  const alt = "bedarfsatlas_v0.0.1_2020-12-31.zip";
  const archiv = (): string => join(dir, "archiv");
  const lege = (name: string, inhalt: string | Uint8Array): void => {
    mkdirSync(archiv(), {recursive: true});
    writeFileSync(join(archiv(), name), inhalt);
  };

  it("is copied beside the data, listed newest first, and left as it is", async () => {
    lege(alt, zipSync({"LIESMICH.txt": strToU8("alt")}));
    lege("bedarfsatlas_v0.0.10_2020-12-31.zip", zipSync({"LIESMICH.txt": strToU8("neu")}));
    lege("README.md", "no archive");
    const addresses = await writeOpenData(join(dir, "site"), await warehouseWith(klein), archiv());
    expect(addresses.filter((a) => a.startsWith("/daten/archiv/"))).toEqual([
      "/daten/archiv/bedarfsatlas_v0.0.10_2020-12-31.zip",
      `/daten/archiv/${alt}`
    ]);
    expect(readFileSync(join(dir, "site/daten/archiv", alt)).equals(readFileSync(join(archiv(), alt)))).toBe(true);
    const index = JSON.parse(readFileSync(join(dir, "site/daten/v1/index.json"), "utf8")) as {
      archiv: {pfad: string; version: string}[];
    };
    expect(index.archiv.map((a) => [a.version, existsSync(join(dir, "site/daten/v1", a.pfad))])).toEqual([
      ["0.0.10", true],
      ["0.0.1", true]
    ]);
    expect(readdirSync(archiv())).toHaveLength(3);
  });

  it("takes an edition that is published as it is, and refuses another content under its name", async () => {
    const warehouse = await warehouseWith(klein);
    await writeOpenData(join(dir, "site"), warehouse, archiv());
    lege(paket, readFileSync(join(dir, "site/daten/v1", paket)));
    await writeOpenData(join(dir, "noch-einmal"), warehouse, archiv());
    lege(paket, zipSync({"LIESMICH.txt": strToU8("anders")}));
    await expect(writeOpenData(join(dir, "anders"), warehouse, archiv())).rejects.toThrow(
      /steht schon im Archiv, aber mit anderem Inhalt.*neue Version/
    );
  });

  it("refuses an archive whose name tells no edition", async () => {
    lege("sicherung.zip", zipSync({a: strToU8("a")}));
    await expect(writeOpenData(join(dir, "site"), await warehouseWith(klein), archiv())).rejects.toThrow(
      /sicherung\.zip: heißt nicht wie das Paket einer Ausgabe/
    );
    expect(existsSync(join(dir, "site"))).toBe(false);
  });
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
