import {cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {dirname, join} from "node:path";
import {DuckDBInstance} from "@duckdb/node-api";
import type {DuckDBConnection} from "@duckdb/node-api";
import {tabellennamen, tabelleOf} from "../../src/lib/leistungen/vertrag.js";
import type {Tabellenname} from "../../src/lib/leistungen/vertrag.js";
import {readCatalogue} from "../../loaders/contract/readCatalogue.js";
import {zentrenspalten} from "../../loaders/leistungen/zentren.js";
import {loadLeistungen} from "../../loaders/warehouse/leistungen.js";
import type {LeistungenOptions, LeistungenSummary} from "../../loaders/warehouse/leistungen.js";
import {project} from "./commandProcess.js";

type Zelle = string | number | null;
export type Zeile = Record<string, Zelle>;
/** What a centre sends: rows by table, empty cells left out. */
export type Meldung = Partial<Record<Tabellenname, readonly Zeile[]>>;

/** The tables that records fill. */
export const recordTables = [...tabellennamen, "leistungshinweise"] as const;

/** CSV of *rows* as a centre writes it: semicolons, decimal comma, every column of the contract. */
export function csvOf(tabelle: Tabellenname, rows: readonly Zeile[]): string {
  const names = tabelleOf(tabelle).spalten.map(({name}) => name);
  const cell = (value: Zelle | undefined): string =>
    typeof value === "number" ? String(value).replace(".", ",") : (value ?? "");
  return [names, ...rows.map((row) => names.map((name) => cell(row[name])))]
    .map((line) => `${line.join(";")}\n`)
    .join("");
}

/** A data folder in a temporary place with catalogue, areas and boundaries, whose centres and records a test writes. */
export class Datenordner {
  readonly dir = mkdtempSync(join(tmpdir(), "bedarfsatlas-leistungen-"));
  readonly lines: string[] = [];

  constructor() {
    for (const folder of ["catalogue", "official/lor", "geometry"])
      cpSync(join(project, "data", folder), join(this.dir, folder), {recursive: true});
  }

  remove(): void {
    rmSync(this.dir, {recursive: true, force: true});
  }

  path(...parts: string[]): string {
    return join(this.dir, ...parts);
  }

  write(file: string, text: string): void {
    mkdirSync(dirname(this.path(file)), {recursive: true});
    writeFileSync(this.path(file), text);
  }

  /** Writes the register of *wo*: "zentren" of the real centres, "beispiel" of the invented ones. */
  zentren(rows: readonly Zeile[], wo: "zentren" | "beispiel" = "zentren"): void {
    const preset: Zeile = {angabe: "bestaetigt", quelle: "Test", stand: "2026-01-01"};
    const line = (row: Zeile): string => zentrenspalten.map((name) => row[name] ?? preset[name] ?? "").join(",");
    this.write(`${wo}/zentren.csv`, `${[zentrenspalten.join(","), ...rows.map(line)].join("\n")}\n`);
  }

  /** Writes a delivery as CSV files into the folder *ordner* ("2025/haus") of the records. */
  liefere(ordner: string, meldung: Meldung, wo: "zentren" | "beispiel" = "zentren"): void {
    for (const [tabelle, rows] of Object.entries(meldung) as [Tabellenname, Zeile[]][])
      this.write(`${wo}/leistungsdokumentation/${ordner}/${tabelle}.csv`, csvOf(tabelle, rows));
  }

  /** Loads everything into a database of its own; the reader of tables closes it. */
  async load(options: LeistungenOptions = {}): Promise<Geladen> {
    const instance = await DuckDBInstance.create(":memory:");
    const connection = await instance.connect();
    try {
      await connection.run(readFileSync(join(project, "loaders/warehouse/tables.sql"), "utf8"));
      const catalogue = readCatalogue(this.path("catalogue"));
      const report = (line: string): void => void this.lines.push(line);
      const summary = await loadLeistungen(connection, this.dir, catalogue, report, {heute: "2026-02-15", ...options});
      const tables: Record<string, string[]> = {};
      for (const table of recordTables) tables[table] = await rowsAsText(connection, `SELECT * FROM ${table}`);
      const query = async <T>(sql: string): Promise<T[]> =>
        (await connection.runAndReadAll(sql)).getRowObjectsJson() as T[];
      return {
        summary,
        tables,
        query,
        close: () => {
          connection.closeSync();
          instance.closeSync();
        }
      };
    } catch (error) {
      connection.closeSync();
      instance.closeSync();
      throw error;
    }
  }
}

export interface Geladen {
  summary: LeistungenSummary;
  /** Rows of every table as JSON, sorted. */
  tables: Record<string, string[]>;
  query<T>(sql: string): Promise<T[]>;
  close(): void;
}

async function rowsAsText(connection: DuckDBConnection, sql: string): Promise<string[]> {
  const reader = await connection.runAndReadAll(sql);
  return reader
    .getRowObjectsJson()
    .map((row) => JSON.stringify(row))
    .sort();
}

export const monate = (jahr: number, von = 1, bis = 12): string[] =>
  Array.from({length: bis - von + 1}, (_, i) => `${jahr}-${String(von + i).padStart(2, "0")}`);

/** A plain delivery of *zentrum*: one offer, every month of *von* to *bis* with 4 dates, 6 hours and 40 participations. */
export function einfacheMeldung(
  zentrum: string,
  jahr: number,
  stand = `${jahr + 1}-01-31`,
  von = 1,
  bis = 12
): Meldung {
  return {
    angebote: [
      {
        zentrum_id: zentrum,
        angebot_id: "cafe",
        titel: "Café",
        leistungsbereich: "engagement_selbsthilfe",
        zielgruppen: "aeltere",
        format: "offen",
        plaetze: 20,
        gueltig_von: "2020-01-01"
      }
    ],
    leistungen: monate(jahr, von, bis).map((zeitraum) => ({
      zentrum_id: zentrum,
      angebot_id: "cafe",
      zeitraum,
      termine: 4,
      stunden: 6,
      teilnahmen: 40
    })),
    beratungen: monate(jahr, von, bis).map((zeitraum) => ({
      zentrum_id: zentrum,
      zeitraum,
      thema: "wohnen",
      kontakte: 3
    })),
    meldestand: monate(jahr, von, bis).map((zeitraum) => ({zentrum_id: zentrum, zeitraum, gemeldet: "ja", stand}))
  };
}
