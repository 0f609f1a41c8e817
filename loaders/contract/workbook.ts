import {inflateRawSync} from "node:zlib";
import {strFromU8, zipSync} from "fflate";
import readXlsxFile from "read-excel-file/node";
import {looksLikeFormula} from "./csv.js";
import {InputError} from "./errors.js";
import type {Problem} from "./errors.js";
import type {SourceFile} from "./release.js";

/** Text, number, yes or no, day, or nothing. A formula's cell holds its last result; see `formulas` of the sheet. */
export type WorkbookCell = string | number | boolean | Date | null;

/** One sheet of a workbook, and what a spreadsheet program shows otherwise than the cells alone tell. */
export interface WorkbookSheet {
  name: string;
  hidden: boolean;
  /** Cells by row and column, both from 0; all rows are equally long, empty rows and columns at the end are dropped. */
  rows: WorkbookCell[][];
  /** Addresses of cells that hold a formula. */
  formulas: string[];
  /** Addresses of cells that are shown in per cent: a value of 0.429 reads 42,9 %. */
  percents: string[];
  /** Ranges of merged cells: "D9:E9". */
  merges: string[];
  /** Numbers of hidden rows, from 1. */
  hiddenRows: number[];
  /** Letters of hidden columns. */
  hiddenColumns: string[];
}

/** An official workbook unpacks to less than 10 MB; text can be packed to about a fiftieth. */
const most = {bytes: 50 * 1024 * 1024, entries: 2000, ratio: 200, rows: 200_000, columns: 2000, cells: 5_000_000};
/** Small parts can be packed extremely well without any harm. */
const harmless = 1024 * 1024;

const again = "Bitte die Datei an ihrer Quelle noch einmal holen und unverändert ablegen.";
const saveAsXlsx = "Bitte im Tabellenprogramm öffnen und als „Excel-Arbeitsmappe (.xlsx)“ speichern.";

interface Entry {
  name: string;
  method: number;
  packed: number;
  size: number;
  offset: number;
  encrypted: boolean;
}

type Refuse = (regel: string, abhilfe?: string, wert?: string) => never;

/** The central directory of a zip archive: what it says it holds, nothing unpacked. */
function readDirectory(bytes: Uint8Array, refuse: Refuse): Entry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let end = bytes.length - 22;
  while (end >= 0 && end > bytes.length - 22 - 0x10000 && view.getUint32(end, true) !== 0x06054b50) end--;
  if (end < 0 || view.getUint32(end, true) !== 0x06054b50)
    return refuse("ist keine vollständige Excel-Mappe; die Datei bricht ab oder ist beschädigt", again);
  const count = view.getUint16(end + 10, true);
  if (count > most.entries)
    refuse(`enthält ${count} Teile; eine Mappe hat höchstens ${most.entries.toLocaleString("de-DE")}`, again);
  const entries: Entry[] = [];
  let at = view.getUint32(end + 16, true);
  for (let i = 0; i < count; i++) {
    if (at + 46 > end || view.getUint32(at, true) !== 0x02014b50)
      refuse("hat ein beschädigtes Inhaltsverzeichnis", again);
    const [nameLength, extra, comment] = [28, 30, 32].map((o) => view.getUint16(at + o, true)) as [
      number,
      number,
      number
    ];
    entries.push({
      name: strFromU8(bytes.subarray(at + 46, at + 46 + nameLength)),
      encrypted: (view.getUint16(at + 8, true) & 1) === 1,
      method: view.getUint16(at + 10, true),
      packed: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true)
    });
    at += 46 + nameLength + extra + comment;
  }
  return entries;
}

/** A name that would leave the archive, or hide what is written where. */
function isPathTrick(name: string): boolean {
  // eslint-disable-next-line no-control-regex -- these are the characters to be refused
  return /^[/\\]|^[a-z]:|\\|[\u0000-\u001f]/i.test(name) || name.split("/").includes("..");
}

function checkEntries(entries: readonly Entry[], refuse: Refuse): void {
  const names = new Set<string>();
  for (const {name, encrypted, packed, size} of entries) {
    if (isPathTrick(name)) refuse("ist ein Teil der Mappe, der auf einen Ort außerhalb zeigt", again, name);
    if (names.has(name.toLowerCase())) refuse("steht zweimal in der Mappe", again, name);
    names.add(name.toLowerCase());
    if (encrypted) refuse("ist mit einem Kennwort geschützt", "Bitte ohne Kennwort speichern.");
    if (/(^|\/)vbaProject[^/]*\.bin$/i.test(name))
      refuse("enthält Makros", "Bitte als „Excel-Arbeitsmappe (.xlsx)“ ohne Makros speichern.");
    if (size > harmless && size > packed * most.ratio)
      refuse(
        `würde beim Entpacken auf das ${Math.round(size / Math.max(1, packed))}-Fache anwachsen; so ist keine echte Mappe gepackt`,
        again,
        name
      );
  }
  const total = entries.reduce((sum, {size}) => sum + size, 0);
  if (total > most.bytes)
    refuse(`hat entpackt ${Math.round(total / 1024 / 1024)} MB; erlaubt sind ${most.bytes / 1024 / 1024} MB`, again);
}

/** Unpacks one part, never to more than the directory says. */
function unpack(bytes: Uint8Array, {name, method, packed, size, offset}: Entry, refuse: Refuse): Uint8Array {
  const broken = (): never => refuse("ist ein beschädigter Teil der Mappe", again, name);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (offset + 30 > bytes.length || view.getUint32(offset, true) !== 0x04034b50) broken();
  const start = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
  const data = bytes.subarray(start, start + packed);
  if (data.length !== packed) broken();
  if (method === 0) return data.length === size ? data : broken();
  if (method !== 8) broken();
  try {
    const text = inflateRawSync(data, {maxOutputLength: Math.max(1, size)});
    return text.length === size ? text : broken();
  } catch (error) {
    if (error instanceof InputError) throw error;
    return broken();
  }
}

const ole = [0xd0, 0xcf, 0x11, 0xe0];

/** The text parts of a workbook by path; pictures and the like are left packed. */
function unpackParts({name, bytes}: SourceFile): Map<string, string> {
  const refuse: Refuse = (regel, abhilfe = again, wert) => {
    throw new InputError({datei: name, ...(wert !== undefined && {wert}), regel, abhilfe});
  };
  if (bytes.length === 0) refuse("ist leer");
  if (ole.every((byte, i) => bytes[i] === byte)) {
    const encrypted = Buffer.from(bytes).includes(Buffer.from("EncryptedPackage", "utf16le"));
    if (encrypted) refuse("ist mit einem Kennwort geschützt", "Bitte ohne Kennwort speichern.");
    refuse("ist eine Mappe im alten Format von Excel (.xls)", saveAsXlsx);
  }
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) refuse("ist keine Excel-Mappe (.xlsx)", saveAsXlsx);
  if (bytes.length > most.bytes) refuse(`ist größer als ${most.bytes / 1024 / 1024} MB`);
  const entries = readDirectory(bytes, refuse);
  checkEntries(entries, refuse);
  const parts = new Map<string, string>();
  for (const entry of entries) {
    if (!/\.(xml|rels)$/i.test(entry.name)) continue;
    const text = new TextDecoder().decode(unpack(bytes, entry, refuse));
    if (/<!(DOCTYPE|ENTITY)/i.test(text))
      refuse("enthält eine Dokumenttyp-Angabe, die keine Mappe braucht", again, entry.name);
    parts.set(entry.name, text);
  }
  if (!parts.has("xl/workbook.xml"))
    refuse(
      parts.has("content.xml") ? "ist eine Mappe im OpenDocument-Format (.ods)" : "ist keine Excel-Mappe (.xlsx)",
      saveAsXlsx
    );
  return parts;
}

/** All elements named *tag* in *xml*, whatever their prefix: attributes and content. */
function* elements(xml: string, tag: string): Generator<{attribute(name: string): string | undefined; inner: string}> {
  const open = new RegExp(`<(?:\\w+:)?${tag}(\\s[^>]*?)?(/?)>`, "g");
  const close = new RegExp(`</(?:\\w+:)?${tag}>`, "g");
  for (let found = open.exec(xml); found; found = open.exec(xml)) {
    const attributes = found[1] ?? "";
    let inner = "";
    if (found[2] === "") {
      close.lastIndex = open.lastIndex;
      const closed = close.exec(xml);
      inner = xml.slice(open.lastIndex, closed ? closed.index : xml.length);
    }
    yield {
      attribute: (name) => new RegExp(`(?:^|\\s)(?:\\w+:)?${name}="([^"]*)"`).exec(attributes)?.[1],
      inner
    };
  }
}

const unescapeXml = (text: string): string =>
  text
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&apos;", "'")
    .replace(/&#(x?)([0-9a-f]+);/gi, (_, hex: string, code: string) =>
      String.fromCodePoint(parseInt(code, hex ? 16 : 10))
    )
    .replaceAll("&amp;", "&");

/** Name of a column as a spreadsheet shows it; *index* counts from 0. */
export function columnName(index: number): string {
  const rest = Math.floor(index / 26) - 1;
  return (rest >= 0 ? columnName(rest) : "") + String.fromCharCode(65 + (index % 26));
}

/** Index of a column from 0, by its letters. */
function columnIndex(letters: string): number {
  return [...letters].reduce((n, c) => n * 26 + c.charCodeAt(0) - 64, 0) - 1;
}

/** Row from 1 and column from 0 of an address such as "B5". */
export function placeOf(address: string): {line: number; column: number} {
  const [, letters = "A", line = "1"] = /^\$?([A-Z]+)\$?(\d+)/.exec(address) ?? [];
  return {line: Number(line), column: columnIndex(letters)};
}

/** Indices of the cell styles that show a number in per cent. */
function percentStyles(styles: string): Set<number> {
  const codes = new Map<string, string>();
  for (const {attribute} of elements(styles, "numFmt"))
    codes.set(attribute("numFmtId") ?? "", unescapeXml(attribute("formatCode") ?? ""));
  const [cellXfs] = elements(styles, "cellXfs");
  return new Set(
    [...elements(cellXfs?.inner ?? "", "xf")].flatMap(({attribute}, i) => {
      const id = attribute("numFmtId") ?? "0";
      const code = (codes.get(id) ?? "").replace(/"[^"]*"|\\./g, "");
      return id === "9" || id === "10" || code.includes("%") ? [i] : [];
    })
  );
}

/** What of *xml*, a sheet, the values alone do not tell. */
function inspectSheet(
  xml: string,
  percent: ReadonlySet<number>,
  name: string,
  datei: string
): Omit<WorkbookSheet, "name" | "hidden" | "rows"> {
  const [formulas, percents, hiddenRows]: [string[], string[], number[]] = [[], [], []];
  let [lastLine, lastColumn] = [0, 0];
  for (const {attribute, inner} of elements(xml, "c")) {
    const address = attribute("r") ?? "A1";
    const {line, column} = placeOf(address);
    lastLine = Math.max(lastLine, line);
    lastColumn = Math.max(lastColumn, column + 1);
    if (/<(?:\w+:)?f[\s>/]/.test(inner)) formulas.push(address);
    if (attribute("t") === "e")
      throw new InputError({
        datei,
        blatt: name,
        zeile: line,
        spalte: columnName(column),
        wert: /<(?:\w+:)?v>([^<]*)</.exec(inner)?.[1] ?? "",
        regel: "ist eine Fehlermeldung des Tabellenprogramms und kein Wert",
        abhilfe: "Bitte den Wert eintragen oder die Zelle leeren."
      });
    if (percent.has(Number(attribute("s") ?? 0)) && attribute("t") !== "s" && /<(?:\w+:)?v>/.test(inner))
      percents.push(address);
  }
  for (const {attribute} of elements(xml, "row"))
    if (/^(1|true)$/.test(attribute("hidden") ?? "")) hiddenRows.push(Number(attribute("r")));
  const hiddenColumns = [...elements(xml, "col")].flatMap(({attribute}) => {
    if (!/^(1|true)$/.test(attribute("hidden") ?? "")) return [];
    const [min, max] = [Number(attribute("min")), Math.min(Number(attribute("max")), most.columns)];
    return Array.from({length: Math.max(0, max - min + 1)}, (_, i) => columnName(min - 1 + i));
  });
  const merges = [...elements(xml, "mergeCell")].map(({attribute}) => attribute("ref") ?? "");
  if (lastLine > most.rows || lastColumn > most.columns || lastLine * lastColumn > most.cells)
    throw new InputError({
      datei,
      blatt: name,
      regel: `reicht bis Zeile ${lastLine} und Spalte ${columnName(lastColumn - 1)}; so groß ist keine dieser Tabellen`,
      abhilfe: "Bitte leere, aber formatierte Zellen am Ende löschen."
    });
  return {formulas, percents, hiddenRows, hiddenColumns, merges};
}

/**
 * The sheets of an .xlsx workbook in their order, read without trusting the file: it is unpacked only as far as it is a
 * plausible workbook, and macros are refused. Formulas, merged and hidden cells are reported with each sheet, not refused;
 * *problemsOfArea* does that for the cells that matter. Throws InputError for: an encrypted, old (.xls), OpenDocument or
 * damaged file, a zip bomb, names that point outside, macros, error cells, a sheet beyond 200,000 rows or 2,000 columns.
 */
export async function readWorkbook(file: SourceFile): Promise<WorkbookSheet[]> {
  const parts = unpackParts(file);
  const broken = (cause?: unknown): never => {
    throw new InputError(
      {datei: file.name, regel: "lässt sich nicht als Excel-Mappe (.xlsx) lesen", abhilfe: saveAsXlsx},
      {cause}
    );
  };
  const targets = new Map(
    [...elements(parts.get("xl/_rels/workbook.xml.rels") ?? "", "Relationship")].map(({attribute}) => [
      attribute("Id"),
      `xl/${attribute("Target") ?? ""}`.replace(/^xl\/\/?xl\//, "xl/")
    ])
  );
  const percent = percentStyles(parts.get("xl/styles.xml") ?? "");
  const inspected = [...elements(parts.get("xl/workbook.xml") ?? "", "sheet")].map(({attribute}) => {
    const name = unescapeXml(attribute("name") ?? "");
    const xml = parts.get(targets.get(attribute("id")) ?? "") ?? broken();
    const hidden = attribute("state") !== undefined && attribute("state") !== "visible";
    return {name, hidden, ...inspectSheet(xml, percent, name, file.name)};
  });
  // Packed anew from what was checked: the reader must not see parts that only a second directory knows.
  const checked = zipSync(
    Object.fromEntries([...parts].map(([path, text]) => [path, new TextEncoder().encode(text)])),
    {level: 0}
  );
  try {
    const read = (await readXlsxFile(Buffer.from(checked))) as unknown as {sheet: string; data: WorkbookCell[][]}[];
    return inspected.map((sheet, i) => ({...sheet, rows: read[i]?.data ?? []}));
  } catch (error) {
    return broken(error);
  }
}

/** Where the figures of a sheet stand: from row *from* (counted from 1) on, in the first *columns* columns. */
export interface Area {
  from: number;
  columns: number;
}

/**
 * What must not be in the cells that hold data: formulas, merged or hidden cells, per cent formats, texts that a
 * spreadsheet would run as a formula. Each problem names sheet, row and column; [] if all is well.
 */
export function problemsOfArea(sheet: WorkbookSheet, datei: string, {from, columns}: Area): Problem[] {
  const problems: Problem[] = [];
  const add = (line: number, column: number, regel: string, abhilfe: string, wert?: string): void => {
    problems.push({
      datei,
      blatt: sheet.name,
      zeile: line,
      spalte: columnName(column),
      ...(wert !== undefined && {wert}),
      regel,
      abhilfe
    });
  };
  const inArea = ({line, column}: {line: number; column: number}): boolean => line >= from && column < columns;
  for (const address of sheet.formulas) {
    const {line, column} = placeOf(address);
    if (inArea({line, column})) add(line, column, "enthält eine Formel", "Bitte nur Werte einfügen.");
  }
  for (const ref of sheet.merges) {
    const [first = "A1", last = first] = ref.split(":");
    const {column} = placeOf(first);
    const {line} = placeOf(last);
    if (!inArea({line, column})) continue;
    const start = Math.max(placeOf(first).line, from);
    add(
      start,
      column,
      `gehört zu verbundenen Zellen (${ref})`,
      "Bitte die Verbindung aufheben und jede Zelle ausfüllen."
    );
  }
  for (const address of sheet.percents) {
    const {line, column} = placeOf(address);
    if (!inArea({line, column})) continue;
    const value = sheet.rows[line - 1]?.[column];
    if (typeof value !== "number") continue;
    const shown = `${(value * 100).toLocaleString("de-DE", {maximumFractionDigits: 4})} %`;
    add(
      line,
      column,
      `ist eine Zahl im Prozentformat (${shown})`,
      "Bitte die Zelle als Text formatieren und die Zahl ohne Prozentzeichen eintragen.",
      String(value)
    );
  }
  const isFilled = (row: readonly WorkbookCell[] | undefined): boolean =>
    (row ?? []).slice(0, columns).some((cell) => cell !== null && cell !== "");
  for (const line of sheet.hiddenRows)
    if (line >= from && isFilled(sheet.rows[line - 1]))
      add(line, 0, "ist eine ausgeblendete Zeile mit Inhalt", "Bitte einblenden (Filter aufheben) oder löschen.");
  const filled = sheet.rows.slice(from - 1);
  for (const letters of sheet.hiddenColumns) {
    const column = columnIndex(letters);
    if (column < columns && filled.some((row) => (row[column] ?? null) !== null))
      add(from, column, "ist eine ausgeblendete Spalte mit Inhalt", "Bitte einblenden oder löschen.");
  }
  filled.forEach((row, i) =>
    row.slice(0, columns).forEach((cell, column) => {
      if (typeof cell === "string" && looksLikeFormula(cell) && !/^\s*([-+]|\+?\d.*)\s*$/.test(cell))
        add(from + i, column, "beginnt wie eine Formel", "Bitte den Text ohne das Zeichen am Anfang eintragen.", cell);
    })
  );
  return problems;
}
