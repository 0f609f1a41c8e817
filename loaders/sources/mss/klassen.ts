import {decodeText, parseCsv} from "../../contract/csv.js";
import {InputError} from "../../contract/errors.js";
import {BERLIN} from "../../contract/lor.js";
import type {LorStand} from "../../contract/lor.js";
import type {ReleaseRow, SourceFile, StatusOhneWert} from "../../contract/release.js";
import {missingKeys, problemOfMissing} from "../register.js";
import {
  collector,
  dynamikBySign,
  keyChecker,
  leftOut,
  outOfRange,
  parseCount,
  parseDecimal,
  shareColumns
} from "./gemeinsam.js";
import type {Klasse} from "./gemeinsam.js";

/** Classes of one edition per Planungsraum; 0 or an empty cell in both indices means: not classified. */
export function readClasses(
  {name, bytes}: SourceFile,
  register: readonly string[],
  lorStand: LorStand
): Map<string, Klasse> {
  const {rows} = parseCsv(decodeText(bytes, name), name, {
    delimiter: ",",
    headers: [["id", "inhabitants", "status_index", "dynamic_index"]]
  });
  const {problems, add} = collector(name);
  const check = keyChecker(register, lorStand);
  const result = new Map<string, Klasse>();
  for (const row of rows) {
    const id = row.get("id");
    const fault = check(id, row.line);
    if (fault) add(row, "id", fault);
    const ew = parseCount(row.get("inhabitants"));
    if (Number.isNaN(ew)) add(row, "inhabitants", "ist keine Einwohnerzahl (ganze Zahl ab 0)");
    const [status, dynamik] = [row.get("status_index"), row.get("dynamic_index")];
    const none = (text: string): boolean => text === "" || text === "0";
    if (none(status) && none(dynamik)) {
      result.set(id, {ew, klassen: null, anmerkung: leftOut, line: row.line});
      continue;
    }
    if (!/^[1-4]$/.test(status)) add(row, "status_index", "ist keine Klasse des Status-Index (1, 2, 3 oder 4)");
    const dynamikKlasse = dynamikBySign[dynamik];
    if (dynamikKlasse === undefined) add(row, "dynamic_index", "ist keine Klasse des Dynamik-Index (+, +/- oder -)");
    result.set(id, {ew, klassen: {status: Number(status), dynamik: dynamikKlasse ?? 0}, anmerkung: "", line: row.line});
  }
  if (problems.length > 0) throw new InputError(problems);
  return result;
}

/** Keys of the areas that have no class. */
export const withoutClasses = (klassen: ReadonlyMap<string, Klasse>): string[] =>
  [...klassen].flatMap(([key, {klassen}]) => (klassen ? [] : [key])).sort();

/** Rows of a release that has nothing but inhabitants and classes. */
export const classRows = (klassen: ReadonlyMap<string, Klasse>): ReleaseRow[] =>
  [...klassen].map(([gebiet_id, {ew, klassen: k, anmerkung}]) => ({
    gebiet_id,
    werte: {ew, status: k?.status ?? "entfaellt", dynamik: k?.dynamik ?? "entfaellt"},
    anmerkung
  }));

/** Inhabitants of every area above the Planungsräume, and of these themselves, by key. */
export function sumUp(klassen: ReadonlyMap<string, Klasse>): Map<string, number> {
  const ewByKey = new Map<string, number>();
  for (const [key, {ew}] of klassen)
    for (const area of [BERLIN, key.slice(0, 2), key.slice(0, 6), key])
      ewByKey.set(area, (ewByKey.get(area) ?? 0) + ew);
  return ewByKey;
}

/** Values of BZR or Bezirke as published at their level; null for an area the index leaves out. */
export type LevelRow = {
  gebiet_id: string;
  ew: number;
  line: number;
  werte: Record<string, number | StatusOhneWert> | null;
};

/** The areas of a level all of whose Planungsräume are left out. */
const withoutIndex = (id: string, klassen: ReadonlyMap<string, Klasse>): boolean =>
  [...klassen].every(([key, {klassen: k}]) => k === null || !key.startsWith(id));

/**
 * Shares and changes of one table 2-1, 2-2 or 2-3, by area. An area the classes leave out has nothing but 0 or empty cells
 * there and becomes null; "-" is *fehlt*; 0 in any other row is a count of nobody. Throws InputError for other cells, for
 * values in columns *names* does not have, and where the people are not the sum of the Planungsräume in *klassen*.
 */
export function readShares(
  {name, bytes}: SourceFile,
  names: readonly string[],
  lorStand: LorStand,
  register: readonly string[],
  klassen: ReadonlyMap<string, Klasse>,
  edition: string
): LevelRow[] {
  const {rows} = parseCsv(decodeText(bytes, name), name, {
    delimiter: ",",
    headers: [["id", "inhabitants", ...shareColumns.map(([, column]) => column)]]
  });
  const {problems, add} = collector(name);
  const check = keyChecker(register, lorStand);
  const ewByKey = sumUp(klassen);
  const result = rows.map((row): LevelRow => {
    const gebiet_id = row.get("id");
    const fault = check(gebiet_id, row.line);
    if (fault) add(row, "id", fault);
    const ew = parseCount(row.get("inhabitants"));
    const sum = ewByKey.get(gebiet_id);
    if (Number.isNaN(ew)) add(row, "inhabitants", "ist keine Einwohnerzahl (ganze Zahl ab 0)");
    else if (!fault && ew !== sum)
      add(
        row,
        "inhabitants",
        gebiet_id.length === 8
          ? `weicht von Tabelle 1 ab (${sum ?? 0}); die Datei gehört zu einer anderen Ausgabe`
          : `ist nicht die Summe der Planungsräume (${sum ?? 0}); die Datei gehört zu einer anderen Ausgabe`
      );
    const out = !fault && withoutIndex(gebiet_id, klassen);
    const werte: Record<string, number | StatusOhneWert> = {};
    for (const [merkmal, column] of shareColumns) {
      const cell = row.get(column);
      if (out) {
        if (cell !== "" && Number(cell) !== 0)
          add(row, column, `ist ein Wert für ${gebiet_id}, das im Indexverfahren nicht berücksichtigt ist`);
        continue;
      }
      if (!names.includes(merkmal)) {
        if (cell !== "") add(row, column, `steht in einer Spalte, die in der Ausgabe ${edition} leer ist`);
        continue;
      }
      const value = cell === "-" ? "fehlt" : parseDecimal(cell);
      if (Number.isNaN(value)) add(row, column, "ist keine Zahl mit Dezimalpunkt");
      else if (value !== "fehlt" && outOfRange(merkmal, value))
        add(row, column, "liegt außerhalb des möglichen Bereichs");
      werte[merkmal] = value;
    }
    return {gebiet_id, ew, line: row.line, werte: out ? null : werte};
  });
  if (problems.length === 0) {
    const stichtag = `${Number(edition) - 1}-12-31`;
    const missing = missingKeys(register, new Set(result.map((r) => r.gebiet_id)), stichtag);
    problems.push(...problemOfMissing(missing, name, 0));
  }
  if (problems.length > 0) throw new InputError(problems);
  return result;
}
