import {mkdirSync, readFileSync, renameSync, writeFileSync} from "node:fs";
import {dirname, join} from "node:path";
import {fileURLToPath} from "node:url";
import {DuckDBInstance} from "@duckdb/node-api";
import type {DuckDBConnection} from "@duckdb/node-api";
import type {Catalogue} from "../contract/catalogue.js";
import {InputError} from "../contract/errors.js";
import {merkmaleOf, readCatalogue} from "../contract/readCatalogue.js";
import {finishJournal, removeHalfBuilt} from "../fetch/journal.js";
import {CommandError} from "../command.js";
import {nimmSperre} from "../sperre.js";
import {pruefeUhr} from "../uhr.js";
import {UNORDERED} from "./accept.js";
import {computeBedarfsindex} from "./bedarfsindex.js";
import {formatChanges, formatLeistungen, requireFreigaben, summarizeLeistungen} from "./changes.js";
import {runChecks} from "./checks.js";
import {computeObservations} from "./compute.js";
import {beendeTausch, neueDateien, tausche, verwerfe} from "./dateien.js";
import {loadLeistungen} from "./leistungen.js";
import {compareLeistungen} from "./leistungenVergleich.js";
import {listReleases, loadRegisters, loadReleases, narrowRohwerte} from "./load.js";
import type {Delivered} from "./load.js";
import {computeMssNachrechnung} from "./mssNachrechnung.js";
import {formatRegister, readRegister, registerPfad} from "./protect/register.js";
import {ladeQuellenregeln} from "./protect/regeln.js";
import {schuetzeZellen} from "./protect/registry.js";
import {schreibeFreigabe} from "./protect/release.js";
import {formatQuality, noteContract} from "./quality.js";
import {groupBy, inTransaction, rowOf, tempTable} from "./query.js";
import {compareWithStand, formatStand} from "./stand.js";
import {computeVersorgung} from "./versorgung.js";
import {tagOf} from "../../src/lib/heute.js";

export interface WarehouseOptions {
  /** Folder with catalogue/ and official/. */
  dataDir: string;
  /** The database file to write; the one of released values, changes.md and quality.json are written beside it. */
  out: string;
  /** Gets one German line per step. */
  report: (line: string) => void;
  /** True to accept what this build publishes as the new stand (official/stand.csv) and register (catalogue/geheimhaltung.csv). */
  uebernehmen?: boolean;
}

export interface WarehouseSummary {
  gebiete: number;
  releases: number;
  rohwerte: number;
  beobachtungen: number;
  pruefungen: number;
  /** Published values that are not as they were when the stand was last accepted; 0 if there is none yet. */
  geaendert: number;
  /** The change report. */
  bericht: string;
}

const german = (n: number): string => n.toLocaleString("de-DE");

/** What the checks need of the catalogue beyond its calculations: which indicators are shares, and every column that is used or left out for a reason. */
async function loadCatalogueForChecks(connection: DuckDBConnection, catalogue: Catalogue): Promise<void> {
  const used = catalogue.indicators.flatMap(merkmaleOf).map((key) => {
    const [quelle, merkmal] = key.split(" ");
    return {quelle, merkmal};
  });
  const left = catalogue.methode.nicht_verwendet.map(({quelle, merkmal}) => ({quelle, merkmal}));
  await tempTable(connection, "katalog_merkmale", [...used, ...left], {quelle: "VARCHAR", merkmal: "VARCHAR"});
  // Shares of a whole; a quotient of two groups may exceed 100.
  const anteile = catalogue.indicators
    .filter(({einheit, berechnung: b}) => einheit === "Prozent" && (b.art === "anteil" || b.art === "uebernahme"))
    .map(({id}) => ({indikator_id: id}));
  await tempTable(connection, "katalog_anteile", anteile, {indikator_id: "VARCHAR"});
}

function reportSources(releases: readonly Delivered[], report: (line: string) => void): void {
  for (const [quelle, own] of groupBy(releases, ({meta}) => meta.quelle)) {
    const zeilen = own.reduce((n, {meta}) => n + meta.zeilen, 0);
    report(`${quelle}: ${german(own.length)} Lieferungen, ${german(zeilen)} Zeilen`);
  }
}

/**
 * Builds the warehouse from *dataDir* beside *out* and renames it into place only after every check has passed and every large
 * change of old figures is signed, so that the last good warehouse survives any failure. Writes changes.md even if a signature
 * is missing, since that is what has to be read. Throws an InputError (German, with file and line) for bad input, and a CommandError
 * if another process builds the same database.
 */
export async function buildWarehouse(options: WarehouseOptions): Promise<WarehouseSummary> {
  const gibFrei = nimmSperre(`${options.out}.sperre`, "Die Datenbank wird");
  try {
    return await baue(options);
  } finally {
    gibFrei();
  }
}

async function baue({dataDir, out, report, uebernehmen = false}: WarehouseOptions): Promise<WarehouseSummary> {
  finishJournal(dataDir);
  beendeTausch(out);
  removeHalfBuilt(out);
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
  const uhr = pruefeUhr(
    tagOf(new Date()),
    releases.map(({meta}) => meta.stichtag).reduce((a, b) => (a > b ? a : b))
  );
  if (uhr.hinweis !== null) {
    // The day goes into the register of withheld numbers, which is kept.
    if (uebernehmen) throw new CommandError(`${uhr.hinweis} Erst dann lässt sich der Stand übernehmen.`);
    report(uhr.hinweis);
  }
  const folder = dirname(out);
  mkdirSync(folder, {recursive: true});
  const neu = neueDateien(out);
  verwerfe(out);
  const instance = await DuckDBInstance.create(neu.intern);
  try {
    const connection = await instance.connect();
    await connection.run(UNORDERED);
    const tables = readFileSync(join(dirname(fileURLToPath(import.meta.url)), "tables.sql"), "utf8");
    await inTransaction(connection, () => connection.run(tables));
    report("Gebiete beider LOR-Stände werden geladen");
    const gebiete = await loadRegisters(connection, dataDir, catalogue);
    report("Leistungsdokumentation der Zentren wird geprüft und geladen");
    const leistungen = await loadLeistungen(connection, dataDir, catalogue, report, {heute: uhr.tag});
    const vergleich = leistungen.zentren > 0 ? await compareLeistungen(connection, out) : null;
    if (vergleich !== null && vergleich.aenderungen.length > 0)
      report(`Leistungsdokumentation, Zeiträume je Zentrum: ${summarizeLeistungen(vergleich)}`);
    report("Geheimhaltung wird berechnet und geprüft");
    const {wissen} = await schuetzeZellen(connection, catalogue, dataDir, report);
    report("Lieferungen werden geprüft und geladen");
    await narrowRohwerte(connection, releases);
    await loadReleases(connection, releases);
    await noteContract(connection);
    reportSources(releases, report);
    report("Indikatoren werden berechnet");
    await computeObservations(connection, catalogue);
    report("Bedarfsindex wird berechnet");
    await computeBedarfsindex(connection, catalogue);
    await computeMssNachrechnung(connection);
    report("Dokumentierte Versorgung wird berechnet");
    await computeVersorgung(connection, catalogue, dataDir, report, wissen);
    await loadCatalogueForChecks(connection, catalogue);
    await ladeQuellenregeln(connection, catalogue);
    report("Prüfungen laufen");
    const pruefungen = await runChecks(connection);
    report("Werte werden mit dem übernommenen Stand verglichen");
    const changes = await compareWithStand(connection, dataDir, catalogue, releases);
    const bericht = join(folder, "changes.md");
    const records = vergleich === null ? "" : formatLeistungen(vergleich);
    writeWhole(bericht, formatChanges(changes, catalogue, gebiete) + records);
    requireFreigaben(changes, bericht, join(dataDir, "catalogue", "freigaben.json"));
    const stand = uebernehmen ? await formatAngenommenes(connection, dataDir, releases) : [];
    const quality = await formatQuality(connection);
    const counts = await rowOf<{rohwerte: number; beobachtungen: number}>(
      connection,
      `SELECT (SELECT count(*) FROM rohwerte)::DOUBLE AS rohwerte, (SELECT count(*) FROM beobachtungen)::DOUBLE AS beobachtungen`
    );
    report("Fassung für die Öffentlichkeit wird geschrieben");
    await schreibeFreigabe(connection, neu.oeffentlich);
    connection.closeSync();
    instance.closeSync();
    tausche(out);
    writeWhole(join(folder, "quality.json"), quality);
    for (const {path, text} of stand) writeWhole(path, text);
    return {
      gebiete: gebiete.length,
      releases: releases.length,
      ...counts,
      pruefungen,
      geaendert: changes.perioden.reduce((n, p) => n + p.geaendert.length, 0),
      bericht
    };
  } finally {
    instance.closeSync();
    verwerfe(out);
  }
}

/** The files that say what was accepted: official values, and what was released of the centres' records. */
async function formatAngenommenes(
  connection: DuckDBConnection,
  dataDir: string,
  releases: readonly Delivered[]
): Promise<{path: string; text: string}[]> {
  const heute = tagOf(new Date());
  return [
    ...(await formatStand(connection, dataDir, releases)),
    {path: registerPfad(dataDir), text: await formatRegister(connection, readRegister(dataDir), heute)}
  ];
}

/** Writes *text* beside *path* and renames it, so that no half of a file is ever read. */
function writeWhole(path: string, text: string): void {
  const beside = `${path}.${process.pid}.neu`;
  writeFileSync(beside, text);
  renameSync(beside, path);
}
