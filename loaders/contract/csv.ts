import {parse} from "csv-parse/sync";
import {decodeWindows1252} from "../../src/lib/zeichensatz.js";
import {InputError} from "./errors.js";
import type {Problem} from "./errors.js";

/** A row of a CSV file with the physical line it begins on, counted from 1. */
export interface CsvRow {
  line: number;
  /** Text of the cell under *column*, as it stands in the file; throws on a column the header does not have. */
  get(column: string): string;
}

export interface CsvTable {
  header: readonly string[];
  rows: CsvRow[];
}

export interface CsvOptions {
  delimiter: "," | ";";
  /** Headers the file may have, trimmed; without it any header of distinct names is accepted. */
  headers?: readonly (readonly string[])[];
  /** True for a table somebody typed: it is mended in a spreadsheet program, not downloaded again. */
  typed?: boolean;
}

/**
 * True for a text that a spreadsheet would run as a formula (CSV injection): no name and no remark may begin so. Numbers below
 * zero, dashes and "- ohne Angabe" are none, as long as nothing calls or computes anything behind the dash.
 */
export function looksLikeFormula(text: string): boolean {
  return /^\s*[=+@|\t\r\uff0b\uff1d\uff20]|^\s*[-−](?![\s\d–−-])|^\s*[-−].*(?:[|=+]|'!|\p{L}\()/su.test(text);
}

/** True for a sign that official tables write alone or before a number: "-", "+", "+5", "+0,3 Punkte". Nothing is computed from it. */
export function isSigned(text: string): boolean {
  return /^\s*(?:[-+]|\+\s?\d[\d\s.,]*(?:%|\p{L}[\p{L}\s.-]*)?)\s*$/u.test(text);
}

const again = "Bitte die Datei an ihrer Quelle noch einmal herunterladen und unverändert ablegen.";
const untouched = "Bitte die Datei neu herunterladen und nicht mit einem Tabellenprogramm speichern.";
const fillIn = "Bitte Zahlen eintragen oder die Datei aus dem Ordner nehmen.";
const inUtf8 = "Bitte als CSV mit Zeichensatz UTF-8 speichern.";

/** Longest line, and longest record over several lines, in characters: official tables stay below 10,000. */
const longest = 1_000_000;
/** More than any official table here has, and few enough to be held in memory. */
const most = {lines: 200_000, cells: 5_000_000};
/** Characters that steer a terminal or turn the reading direction; no official table has them. */
// eslint-disable-next-line no-control-regex -- these are the characters to be refused
const steering = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u202a-\u202e\u2066-\u2069]/;

function isUtf8(bytes: Uint8Array, stream: boolean): boolean {
  try {
    new TextDecoder("utf-8", {fatal: true}).decode(bytes, {stream});
    return true;
  } catch {
    return false;
  }
}

/** Line of the first byte that is not UTF-8, and the word it stands in. */
function findBadByte(bytes: Uint8Array): {zeile: number; wert: string} {
  let zeile = 1;
  for (let start = 0; start <= bytes.length; zeile++) {
    const next = bytes.indexOf(0x0a, start);
    const end = next < 0 ? bytes.length : next;
    const line = bytes.subarray(start, end);
    if (!isUtf8(line, false)) {
      let [good, bad] = [0, line.length + 1];
      while (bad - good > 1) {
        const middle = (good + bad) >> 1;
        if (middle <= line.length && isUtf8(line.subarray(0, middle), true)) good = middle;
        else bad = middle;
      }
      const near = decodeWindows1252(line.subarray(Math.max(0, good - 100), good + 100)).replace(/\0/g, "?");
      const at = Math.min(good, 100);
      const before = /[^\s;,"]*$/.exec(near.slice(0, at))?.[0] ?? "";
      return {zeile, wert: before + (/^[^\s;,"]*/.exec(near.slice(at))?.[0] ?? "")};
    }
    start = end + 1;
  }
  return {zeile, wert: ""};
}

/**
 * Text of a file in UTF-8 (with or without byte order mark, which is dropped) or, only where *windows1252* allows it, in
 * Windows-1252. Throws InputError for an empty file, a workbook, and any other encoding, with the line of the first bad byte;
 * the remedy is another download, or another way of saving where the table was *typed*.
 */
export function decodeText(bytes: Uint8Array, datei: string, {windows1252 = false, typed = false} = {}): string {
  const refuse = (problem: Omit<Problem, "datei">): never => {
    throw new InputError({datei, ...problem});
  };
  if (bytes.length === 0) refuse({regel: "ist leer", abhilfe: typed ? fillIn : again});
  if (bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03)
    refuse({
      regel: "ist eine Excel-Mappe und keine CSV-Datei",
      abhilfe: typed ? "Bitte im Tabellenprogramm als CSV speichern." : untouched
    });
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff))
    refuse({zeile: 1, regel: "hat den Zeichensatz UTF-16 statt UTF-8", abhilfe: typed ? inUtf8 : untouched});
  const nul = bytes.indexOf(0);
  if (nul >= 0) {
    const zeile = bytes.subarray(0, nul).filter((b) => b === 0x0a).length + 1;
    refuse({zeile, regel: "enthält ein Nullzeichen und ist keine Textdatei", abhilfe: again});
  }
  try {
    return new TextDecoder("utf-8", {fatal: true}).decode(bytes);
  } catch {
    const text = windows1252 ? decodeWindows1252(bytes) : "\0";
    if (!text.includes("\0")) return text;
    return refuse({
      ...findBadByte(bytes),
      regel: "ist nicht im Zeichensatz UTF-8 geschrieben",
      abhilfe: typed ? inUtf8 : untouched
    });
  }
}

const delimiterNames: Record<string, string> = {
  ",": "Komma",
  ";": "Semikolon",
  "\t": "Tabulator",
  "|": "senkrechtem Strich"
};

const splitHeader = (line: string, delimiter: string): string[] =>
  line.split(delimiter).map((name) =>
    name
      .trim()
      .replace(/^"(.*)"$/, "$1")
      .trim()
  );

/** The accepted header that *found* is, or a problem that names the first column in which it differs from the nearest one. */
function matchHeader(found: string[], headers: readonly (readonly string[])[], datei: string): readonly string[] {
  const matches = (header: readonly string[]): number => header.filter((name, i) => name === found[i]).length;
  const nearest = headers.reduce((a, b) => (matches(b) > matches(a) ? b : a));
  if (nearest.length === found.length && matches(nearest) === nearest.length) return nearest;
  const at = found.findIndex((name, i) => name !== nearest[i]);
  const i = at < 0 ? found.length : at;
  const expected = nearest[i];
  throw new InputError({
    datei,
    zeile: 1,
    spalte: String(i + 1),
    wert: found[i] ?? "",
    regel:
      expected === undefined
        ? `steht hinter der letzten erwarteten Spalte; der Kopf hat ${found.length} statt ${nearest.length} Spalten`
        : `steht im Kopf, wo „${expected}“ erwartet wird`,
    abhilfe: "Der Aufbau der Datei hat sich geändert oder es ist eine andere Datei. Bitte den Kopf prüfen."
  });
}

const lineAt = (text: string, offset: number): number => text.slice(0, offset).split("\n").length;

function countOf(sign: string, text: string, limit: number): number {
  let n = 0;
  for (let at = text.indexOf(sign); at >= 0 && n <= limit; at = text.indexOf(sign, at + 1)) n++;
  return n;
}

/** What makes *text* too large to be a table, before a parser spends memory on it; undefined if nothing does. */
function problemOfSize(text: string, delimiter: string): Omit<Problem, "datei"> | undefined {
  for (let start = 0, zeile = 1; start < text.length; zeile++) {
    const next = text.indexOf("\n", start);
    const end = next < 0 ? text.length : next;
    if (end - start > longest)
      return {zeile, regel: "ist länger als 1 Million Zeichen; das ist keine Zeile einer Tabelle", abhilfe: again};
    if (zeile > most.lines)
      return {zeile, regel: "ist eine Zeile zu viel; eine amtliche Tabelle hat höchstens 200.000", abhilfe: again};
    start = end + 1;
  }
  return countOf(delimiter, text, most.cells) > most.cells
    ? {regel: "hat mehr als 5 Millionen Felder und ist keine amtliche Tabelle", abhilfe: again}
    : undefined;
}

interface CsvRecord {
  record: string[];
  line: number;
}

/** The records of *text* with the physical line each begins on; only the first *to* of them if that is given. */
function readRecords(text: string, datei: string, delimiter: string, to?: number): CsvRecord[] {
  const options = {
    delimiter,
    record_delimiter: ["\r\n", "\n"],
    relax_column_count: true,
    raw: true,
    max_record_size: longest,
    ...(to !== undefined && {to})
  };
  try {
    let line = 1;
    return (parse(text, options) as unknown as {record: string[]; raw: string}[]).map(({record, raw}) => {
      const at = line;
      line += raw.trimEnd().split("\n").length;
      return {record, line: at};
    });
  } catch (error) {
    const {code, lines} = error as {code?: string; lines?: number};
    const place = {datei, ...(lines !== undefined && {zeile: lines})};
    if (code === "CSV_QUOTE_NOT_CLOSED")
      throw new InputError({
        ...place,
        regel: "beginnt ein Feld mit Anführungszeichen, das bis zum Ende der Datei nicht geschlossen wird",
        abhilfe: `Die Datei bricht vermutlich ab. ${again}`
      });
    if (code === "CSV_MAX_RECORD_SIZE")
      throw new InputError({
        ...place,
        regel: "gehört zu einem Feld, das über 1 Million Zeichen nicht geschlossen wird",
        abhilfe: `Vermutlich fehlt ein Anführungszeichen. ${again}`
      });
    if (code === "CSV_INVALID_CLOSING_QUOTE" || code === "INVALID_OPENING_QUOTE")
      throw new InputError({
        ...place,
        regel: "enthält ein Anführungszeichen mitten in einem Feld",
        abhilfe: "Bitte Anführungszeichen im Text verdoppeln und das ganze Feld in Anführungszeichen setzen."
      });
    throw error;
  }
}

/**
 * Rows of a CSV text under its header, which stands on line 1. Fields may be quoted; blank lines are allowed at the end
 * only. Throws InputError for: an HTML page, damaged line ends, lines or files too large for a table, characters that steer a
 * terminal, another delimiter, another header, the header a second time, no rows, rows with too few or too many
 * fields, a file that breaks off, stray quotes.
 */
export function parseCsv(text: string, datei: string, {delimiter, headers, typed = false}: CsvOptions): CsvTable {
  const refuse = (problem: Omit<Problem, "datei">): never => {
    throw new InputError({datei, ...problem});
  };
  if (text.trim() === "") refuse({regel: "ist leer", abhilfe: typed ? fillIn : again});
  if (/^\s*<(!doctype|html|\?xml)/i.test(text))
    refuse({
      zeile: 1,
      wert: text.trim().slice(0, 20),
      regel: "ist der Anfang einer Webseite; die Datei heißt nur wie eine CSV-Datei",
      abhilfe: "Die Adresse liefert statt der Daten eine Seite. Bitte die Datei neu herunterladen."
    });
  const loneReturn = text.search(/\r(?!\n)/);
  if (loneReturn >= 0)
    refuse({
      zeile: lineAt(text, loneReturn),
      regel: "endet mit einem einzelnen Wagenrücklauf (CR); die Datei ist durch ein Tabellenprogramm beschädigt",
      abhilfe: "Bitte die ursprüngliche Datei verwenden; erlaubt sind die Zeilenenden LF und CRLF."
    });
  const tooLarge = problemOfSize(text, delimiter);
  if (tooLarge) refuse(tooLarge);
  const steers = text.search(steering);
  if (steers >= 0)
    refuse({
      zeile: lineAt(text, steers),
      wert: `U+${text.charCodeAt(steers).toString(16).toUpperCase().padStart(4, "0")}`,
      regel: "ist ein Steuerzeichen und gehört in keine Tabelle",
      abhilfe: again
    });

  const firstLine = text.split("\n", 1)[0]?.replace(/\r$/, "") ?? "";
  if (headers) {
    const isHeader = (sign: string): boolean =>
      headers.some((header) => header.length > 1 && header.join("\n") === splitHeader(firstLine, sign).join("\n"));
    const other = Object.keys(delimiterNames).find((sign) => sign !== delimiter && isHeader(sign));
    if (other !== undefined)
      refuse({
        zeile: 1,
        wert: other === "\t" ? "Tabulator" : other,
        regel: `ist das falsche Trennzeichen: die Datei ist mit ${delimiterNames[other]} statt mit ${delimiterNames[delimiter]} getrennt`,
        abhilfe: typed ? `Bitte mit dem Trennzeichen „${delimiter}“ speichern.` : untouched
      });
  }

  const headerOf = ({record}: CsvRecord): readonly string[] => {
    const found = record.map((name) => name.trim());
    return headers ? matchHeader(found, headers, datei) : found;
  };
  // Before all the rest is read: a large file that is another one must not cost minutes.
  const [first] = readRecords(text, datei, delimiter, 1);
  const header = first ? headerOf(first) : [];
  const records = readRecords(text, datei, delimiter);
  while (records.at(-1)?.record.join("") === "" && records.at(-1)?.record.length === 1) records.pop();

  const twice = header.find((name, i) => header.indexOf(name) !== i);
  if (twice !== undefined)
    refuse({zeile: 1, wert: twice, regel: "steht zweimal im Kopf", abhilfe: "Bitte jede Spalte nur einmal nennen."});
  if (records.length === 1)
    refuse({
      zeile: 1,
      regel: "ist die einzige Zeile: die Datei enthält nur den Kopf und keine Daten",
      abhilfe: typed ? fillIn : again
    });

  const problems: Problem[] = [];
  records.forEach(({record, line}, i) => {
    if (i === 0) return;
    if (record.length === header.length) {
      if (header.length > 1 && record.every((cell, k) => cell.trim() === header[k]))
        problems.push({
          datei,
          zeile: line,
          wert: record.join(delimiter),
          regel: "ist noch einmal der Kopf, mitten in der Datei; vermutlich sind zwei Dateien aneinandergehängt",
          abhilfe: again
        });
      return;
    }
    const fields = `hat ${record.length} statt ${header.length} Felder`;
    const cutOff = i === records.length - 1 && record.length < header.length;
    problems.push({
      datei,
      zeile: line,
      wert: record.join(delimiter),
      regel: cutOff ? `${fields}; die Datei bricht in der letzten Zeile ab` : fields,
      abhilfe: cutOff ? again : `Bitte prüfen, ob ein Trennzeichen „${delimiter}“ fehlt oder zu viel ist.`
    });
  });
  if (problems.length > 0) throw new InputError(problems);

  const position = new Map(header.map((name, i) => [name, i]));
  const rows = records.slice(1).map(({record, line}) => ({
    line,
    get(column: string): string {
      const cell = record[position.get(column) ?? -1];
      if (cell === undefined) throw new Error(`column: ${column} is not in the header of ${datei}`);
      return cell;
    }
  }));
  return {header, rows};
}
