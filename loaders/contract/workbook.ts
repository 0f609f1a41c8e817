import {zipSync} from "fflate";
import readXlsxFile from "read-excel-file/node";
import {Archivfehler, checkTeile, columnName, readDirectory, unpackTeil} from "../../src/lib/archiv.js";
import {isSigned, looksLikeFormula} from "./csv.js";
import {InputError} from "./errors.js";
import type {Problem} from "./errors.js";
import type {SourceFile} from "./release.js";

export {columnName} from "../../src/lib/archiv.js";

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

const again = "Bitte die Datei an ihrer Quelle noch einmal holen und unverändert ablegen.";
const saveAsXlsx = "Bitte im Tabellenprogramm öffnen und als „Excel-Arbeitsmappe (.xlsx)“ speichern.";

type Refuse = (regel: string, abhilfe?: string, wert?: string) => never;

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
  const parts = new Map<string, string>();
  try {
    const entries = readDirectory(bytes, most);
    if (entries.some((entry) => /(^|\/)vbaProject[^/]*\.bin$/i.test(entry.name)))
      refuse("enthält Makros", "Bitte als „Excel-Arbeitsmappe (.xlsx)“ ohne Makros speichern.");
    checkTeile(entries, most);
    for (const entry of entries) {
      if (!/\.(xml|rels)$/i.test(entry.name)) continue;
      const text = new TextDecoder().decode(unpackTeil(bytes, entry));
      if (/<!(DOCTYPE|ENTITY)/i.test(text))
        refuse("enthält eine Dokumenttyp-Angabe, die keine Mappe braucht", again, entry.name);
      parts.set(entry.name, text);
    }
  } catch (error) {
    if (!(error instanceof Archivfehler)) throw error;
    refuse(error.text, error.grund === "kennwort" ? "Bitte ohne Kennwort speichern." : again, error.wert);
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
    // zip knows no date before 1980, whatever the computer's clock says.
    {level: 0, mtime: new Date(1980, 0, 1)}
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
      if (typeof cell === "string" && looksLikeFormula(cell) && !isSigned(cell))
        add(from + i, column, "beginnt wie eine Formel", "Bitte den Text ohne das Zeichen am Anfang eintragen.", cell);
    })
  );
  return problems;
}
