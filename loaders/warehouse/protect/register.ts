import {existsSync, readFileSync} from "node:fs";
import {join} from "node:path";
import type {DuckDBConnection} from "@duckdb/node-api";
import {decodeText, parseCsv} from "../../contract/csv.js";
import type {CsvRow} from "../../contract/csv.js";
import {InputError} from "../../contract/errors.js";
import type {Problem} from "../../contract/errors.js";
import {rowsOf} from "../query.js";
import {alleZentren} from "./zellen.js";

/** What a cell was in the last accepted release, and since which day. */
export interface Registereintrag {
  zustand: "frei" | "geschuetzt";
  /** Null where it was withheld. */
  wert: number | null;
  seit: string;
}
/** By key of the cell. */
export type Register = ReadonlyMap<string, Registereintrag>;

const spalten = ["zelle", "zustand", "wert", "seit"] as const;
const kopf = spalten.join(",");

/** Path of the register in *dataDir*. */
export const registerPfad = (dataDir: string): string => join(dataDir, "catalogue", "geheimhaltung.csv");

const abhilfe =
  "Die Datei schreibt „npm run warehouse -- --uebernehmen“. Bitte die Fassung aus der Versionsverwaltung wiederherstellen.";

const erfunden = "beispiel-";
const zentrumOf = (zelle: string): string => zelle.split("/")[2] ?? "";
/** Of all centres: the key names the Bezirk, or has the group where others have the centre. */
const ohneZentrum = (zelle: string): boolean =>
  zelle.startsWith("anliegen_gruppe/") || zentrumOf(zelle) === alleZentren;

/** A key, a number as we write it: no more than two digits behind the point. */
const zelleForm = /^[a-z_]+\/\d{4}(?:\/(?:[a-z0-9_-]+|\*))+$/;
const zahlForm = /^(?:0|[1-9]\d*)(?:\.\d{1,2})?$/;
const tagForm = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/;

function faultsOf(row: CsvRow, seen: ReadonlySet<string>): Pick<Problem, "spalte" | "wert" | "regel">[] {
  const [zelle, zustand, wert, seit] = spalten.map((spalte) => row.get(spalte)) as [string, string, string, string];
  const fault = (spalte: string, text: string, regel: string) => ({spalte, ...(text && {wert: text}), regel});
  return [
    !zelleForm.test(zelle) && fault("zelle", zelle, "ist kein Schlüssel einer Zelle"),
    seen.has(zelle) && fault("zelle", zelle, "kommt doppelt vor"),
    zustand !== "frei" && zustand !== "geschuetzt" && fault("zustand", zustand, "ist weder „frei“ noch „geschuetzt“"),
    zustand === "frei" && !zahlForm.test(wert) && fault("wert", wert, "ist keine Zahl wie 12 oder 7.5"),
    zustand === "geschuetzt" && wert !== "" && fault("wert", wert, "steht bei einer geschützten Zelle"),
    !tagForm.test(seit) && fault("seit", seit, "ist kein Tag wie 2026-01-31")
  ].filter((found) => found !== false);
}

/** The register in *text*. Throws an InputError that names every faulty cell of *datei* with line and column. */
export function parseRegister(text: string, datei: string): Register {
  // Nothing accepted yet is no fault.
  if (text.trim() === kopf) return new Map();
  const {rows} = parseCsv(text, datei, {delimiter: ",", headers: [spalten]});
  const seen = new Set<string>();
  const problems: Problem[] = [];
  const register = new Map<string, Registereintrag>();
  for (const row of rows) {
    const zelle = row.get("zelle");
    problems.push(...faultsOf(row, seen).map((fault) => ({datei, zeile: row.line, ...fault, abhilfe})));
    seen.add(zelle);
    const wert = row.get("wert");
    register.set(zelle, {
      zustand: row.get("zustand") as Registereintrag["zustand"],
      wert: wert === "" ? null : Number(wert),
      seit: row.get("seit")
    });
  }
  if (problems.length > 0) throw new InputError(problems);
  return register;
}

/** The register in *dataDir*; empty if there is none. Throws an InputError if the file is not one we wrote. */
export function readRegister(dataDir: string): Register {
  const datei = registerPfad(dataDir);
  return existsSync(datei) ? parseRegister(decodeText(readFileSync(datei), datei), datei) : new Map();
}

/**
 * *register* without what it says of invented centres, once real ones have records. Records are all invented or all real: a sum of
 * all centres that was published beside invented ones is invented, too.
 */
export function ohneErfundene(register: Register, echt: boolean): Register {
  if (!echt || ![...register.keys()].some((zelle) => zentrumOf(zelle).startsWith(erfunden))) return register;
  return new Map([...register].filter(([zelle]) => !ohneZentrum(zelle) && !zentrumOf(zelle).startsWith(erfunden)));
}

/** True if the records in the warehouse are those of real centres. */
export async function sindEcht(connection: DuckDBConnection): Promise<boolean> {
  const [found] = await rowsOf<object>(
    connection,
    "SELECT 1 AS x FROM zentren SEMI JOIN meldestand USING (zentrum_id) WHERE NOT beispiel LIMIT 1"
  );
  return found !== undefined;
}

/**
 * The register after this release: every published cell with its value, every withheld one without, sorted by key; those of records
 * that are gone stay as they are. *heute* (2026-01-31) is the day of what changed.
 */
export async function formatRegister(connection: DuckDBConnection, bisher: Register, heute: string): Promise<string> {
  const register = new Map(ohneErfundene(bisher, await sindEcht(connection)));
  const rows = await rowsOf<{zelle: string; zustand: Registereintrag["zustand"]; wert: number}>(
    connection,
    "SELECT zelle, zustand, wert FROM zellen JOIN freigabe USING (zelle) WHERE zustand <> 'verdeckt'"
  );
  for (const {zelle, zustand, wert: wahr} of rows) {
    const wert = zustand === "frei" ? wahr : null;
    const alt = register.get(zelle);
    if (alt?.zustand !== zustand || alt.wert !== wert) register.set(zelle, {zustand, wert, seit: heute});
  }
  const lines = [...register]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([zelle, {zustand, wert, seit}]) => [zelle, zustand, wert ?? "", seit].join(","));
  return [kopf, ...lines, ""].join("\n");
}
