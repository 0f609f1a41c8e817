import {mkdirSync, readFileSync, renameSync, rmSync} from "node:fs";
import {dirname, join} from "node:path";
import {fileURLToPath} from "node:url";
import {DuckDBInstance} from "@duckdb/node-api";
import type {DuckDBConnection} from "@duckdb/node-api";
import type {Catalogue} from "../contract/catalogue.js";
import {InputError} from "../contract/errors.js";
import {merkmaleOf, readCatalogue} from "../contract/readCatalogue.js";
import {runChecks} from "./checks.js";
import {computeObservations} from "./compute.js";
import {listReleases, loadRegisters, loadRelease} from "./load.js";

export interface WarehouseOptions {
  /** Folder with catalogue/ and official/. */
  dataDir: string;
  /** The database file to write. */
  out: string;
  /** Gets one German line per step. */
  report: (line: string) => void;
}

export interface WarehouseSummary {
  gebiete: number;
  releases: number;
  rohwerte: number;
  beobachtungen: number;
  pruefungen: number;
}

/** What the checks need of the catalogue: levels per indicator, which are shares, and every column that is used or left out for a reason. */
async function loadCatalogueForChecks(connection: DuckDBConnection, catalogue: Catalogue): Promise<void> {
  const ebenen = catalogue.indicators.flatMap((i) => i.ebenen.map((ebene) => ({indikator_id: i.id, ebene})));
  const used = catalogue.indicators.flatMap(merkmaleOf).map((key) => {
    const [quelle, merkmal] = key.split(" ");
    return {quelle, merkmal};
  });
  const left = catalogue.methode.nicht_verwendet.map(({quelle, merkmal}) => ({quelle, merkmal}));
  // Shares of a whole; a quotient of two groups may exceed 100.
  const anteile = catalogue.indicators
    .filter(({einheit, berechnung: b}) => einheit === "Prozent" && (b.art === "anteil" || b.art === "uebernahme"))
    .map(({id}) => ({indikator_id: id}));
  const table = async (name: string, rows: unknown[], keys: string[]): Promise<void> => {
    await connection.run(
      `CREATE TEMP TABLE ${name} AS SELECT unnest(from_json($rows::JSON, $shape), recursive := true)`,
      {rows: JSON.stringify(rows), shape: `[{${keys.map((k) => `"${k}": "VARCHAR"`).join(", ")}}]`}
    );
  };
  await table("katalog_ebenen", ebenen, ["indikator_id", "ebene"]);
  await table("katalog_anteile", anteile, ["indikator_id"]);
  await table("katalog_merkmale", [...used, ...left], ["quelle", "merkmal"]);
}

async function count(connection: DuckDBConnection, table: string): Promise<number> {
  const reader = await connection.runAndReadAll(`SELECT count(*)::INTEGER AS n FROM ${table}`);
  return Number(reader.getRowObjectsJS()[0]?.["n"]);
}

/**
 * Builds the warehouse from *dataDir* beside *out* and renames it into place only after every check has passed, so that
 * the last good warehouse survives any failure. Throws an InputError (German, with file and line) for bad input.
 */
export async function buildWarehouse({dataDir, out, report}: WarehouseOptions): Promise<WarehouseSummary> {
  report("Katalog wird gelesen und geprüft");
  const catalogue = readCatalogue(join(dataDir, "catalogue"));
  const releases = listReleases(dataDir);
  if (releases.length === 0) {
    throw new InputError({
      datei: join(dataDir, "official"),
      regel: "enthält keine Lieferungen",
      abhilfe: "Bitte die amtlichen Daten mit „npm run fetch -- --from ORDNER“ einlesen"
    });
  }
  mkdirSync(dirname(out), {recursive: true});
  const beside = `${out}.${process.pid}.neu`;
  const cleanUp = (): void => {
    rmSync(beside, {force: true});
    rmSync(`${beside}.wal`, {force: true});
  };
  cleanUp();
  const instance = await DuckDBInstance.create(beside);
  try {
    const connection = await instance.connect();
    const tables = readFileSync(join(dirname(fileURLToPath(import.meta.url)), "tables.sql"), "utf8");
    await connection.run(tables);
    report("Gebiete beider LOR-Stände werden geladen");
    const gebiete = await loadRegisters(connection, dataDir, catalogue);
    for (const [i, release] of releases.entries()) {
      const meta = await loadRelease(connection, release);
      report(`[${i + 1}/${releases.length}] ${meta.quelle} ${meta.release}: ${meta.zeilen} Gebiete`);
    }
    report("Indikatoren werden berechnet");
    await computeObservations(connection, catalogue);
    await loadCatalogueForChecks(connection, catalogue);
    report("Prüfungen laufen");
    const pruefungen = await runChecks(connection);
    const summary = {
      gebiete: gebiete.length,
      releases: releases.length,
      rohwerte: await count(connection, "rohwerte"),
      beobachtungen: await count(connection, "beobachtungen"),
      pruefungen
    };
    connection.closeSync();
    instance.closeSync();
    renameSync(beside, out);
    return summary;
  } finally {
    instance.closeSync();
    cleanUp();
  }
}
