import {decodeText, isSigned, looksLikeFormula, parseCsv} from "../../contract/csv.js";
import {InputError} from "../../contract/errors.js";
import type {Problem} from "../../contract/errors.js";
import {columnName, problemsOfArea, readWorkbook} from "../../contract/workbook.js";
import type {WorkbookCell, WorkbookSheet} from "../../contract/workbook.js";
import type {SourceFile} from "../../contract/release.js";

/** Columns of a typed table, in the order of the template. */
export const spalten = [
  "Bericht",
  "Titel",
  "Jahr",
  "Seite",
  "Tabelle",
  "LOR-Stand",
  "Gebiet",
  "Kennzahl",
  "Zeitraum",
  "Wert",
  "Einheit",
  "Anmerkung"
] as const;
/** `Bezeichnung` names a new Kennzahl; the others stand in drafts made from a PDF. */
export const weitereSpalten = ["Bezeichnung", "Im PDF", "Zweifel", "Bestätigt"] as const;
export type Spalte = (typeof spalten)[number] | (typeof weitereSpalten)[number];

/** Names of the sheets of template and drafts. */
export const blaetter = {
  anleitung: "Anleitung",
  werte: "Werte",
  gebiete: "Gebiete",
  kennzahlen: "Kennzahlen",
  herkunft: "Herkunft"
} as const;

/** A row of a typed table. Empty cells and columns the file does not have are null. */
export interface Zeile {
  line: number;
  cell(spalte: Spalte): WorkbookCell;
  /** A problem of one of its cells, naming file, sheet, line, column and value. */
  problem(spalte: Spalte, regel: string, abhilfe: string): Problem;
}

/** A typed table as it stands in its file: rows that are not empty. */
export interface Tabelle {
  datei: string;
  /** True for a draft: every row has to be confirmed. */
  entwurf: boolean;
  zeilen: Zeile[];
  /** The PDF a draft was made from. */
  pdf: {name: string; sha256: string} | null;
}

const useTemplate = "Bitte die Vorlage verwenden („npm run fetch -- qpk --vorlage“).";

const shown = (cell: WorkbookCell): string =>
  cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell ?? "");

/** Position of each column; throws InputError if one is missing, unknown or there twice. */
function positionsOf(
  header: readonly string[],
  place: Pick<Problem, "datei" | "blatt" | "zeile">
): Map<Spalte, number> {
  const known: readonly string[] = [...spalten, ...weitereSpalten];
  const problems: Problem[] = [];
  const positions = new Map<Spalte, number>();
  header.forEach((name, i) => {
    if (name === "") return;
    if (!known.includes(name))
      problems.push({
        ...place,
        spalte: columnName(i),
        wert: name,
        regel: "ist keine Spalte der Vorlage",
        abhilfe: useTemplate
      });
    else if (positions.has(name as Spalte))
      problems.push({
        ...place,
        spalte: columnName(i),
        wert: name,
        regel: "steht zweimal im Kopf",
        abhilfe: "Bitte jede Spalte nur einmal nennen."
      });
    else positions.set(name as Spalte, i);
  });
  for (const name of spalten)
    if (!positions.has(name))
      problems.push({...place, wert: name, regel: "fehlt im Kopf der Tabelle", abhilfe: useTemplate});
  if (problems.length > 0) throw new InputError(problems);
  return positions;
}

interface Grid {
  datei: string;
  blatt?: string;
  header: {line: number; names: string[]};
  rows: {line: number; cells: WorkbookCell[]}[];
}

function tabelleOf({datei, blatt, header, rows}: Grid, pdf: Tabelle["pdf"]): Tabelle {
  const place = {datei, ...(blatt !== undefined && {blatt})};
  const positions = positionsOf(header.names, {...place, zeile: header.line});
  const zeilen = rows
    .filter(({cells}) => cells.some((cell) => cell !== null && shown(cell).trim() !== ""))
    .map(({line, cells}): Zeile => {
      const cell = (spalte: Spalte): WorkbookCell => {
        const found = cells[positions.get(spalte) ?? -1] ?? null;
        return typeof found === "string" && found.trim() === "" ? null : found;
      };
      return {
        line,
        cell,
        problem: (spalte, regel, abhilfe) => {
          const index = positions.get(spalte);
          const letters = blatt === undefined || index === undefined ? "" : `${columnName(index)} `;
          return {...place, zeile: line, spalte: `${letters}${spalte}`, wert: shown(cell(spalte)), regel, abhilfe};
        }
      };
    });
  return {datei, entwurf: positions.has("Bestätigt"), zeilen, pdf};
}

const textOf = (cell: WorkbookCell | undefined): string =>
  shown(cell ?? null)
    .replace(/\s+/g, " ")
    .trim();

/** Name and checksum of the PDF, as a draft notes them on its own sheet. */
function herkunftOf(sheets: readonly WorkbookSheet[]): Tabelle["pdf"] {
  const rows = sheets.find(({name}) => name === blaetter.herkunft)?.rows ?? [];
  const entry = (label: string): string => textOf(rows.find(([first]) => textOf(first) === label)?.[1]);
  const [name, sha256] = [entry("PDF-Datei"), entry("SHA-256")];
  return name !== "" && !looksLikeFormula(name) && /^[0-9a-f]{64}$/.test(sha256) ? {name, sha256} : null;
}

async function readXlsx(file: SourceFile): Promise<Tabelle> {
  const sheets = await readWorkbook(file);
  const sheet = sheets.length === 1 ? sheets[0] : sheets.find(({name}) => name === blaetter.werte);
  const refuse = (regel: string, abhilfe: string, place: Partial<Problem> = {}): never => {
    throw new InputError({datei: file.name, ...place, regel, abhilfe});
  };
  if (!sheet) return refuse("hat kein Blatt „Werte“", useTemplate, {wert: sheets.map(({name}) => name).join(", ")});
  if (sheet.hidden) refuse("ist ausgeblendet", "Bitte das Blatt einblenden.", {blatt: sheet.name});
  const at = sheet.rows.findIndex((row) => row.some((cell) => textOf(cell) === "Bericht"));
  if (at < 0) refuse("hat keine Kopfzeile mit der Spalte „Bericht“", useTemplate, {blatt: sheet.name});
  const names = (sheet.rows[at] ?? []).map((cell) => textOf(cell));
  const columns = names.findLastIndex((name) => name !== "") + 1;
  const problems = problemsOfArea(sheet, file.name, {from: at + 2, columns});
  if (problems.length > 0) throw new InputError(problems);
  const rows = sheet.rows.slice(at + 1).map((cells, i) => ({line: at + 2 + i, cells: cells.slice(0, columns)}));
  const header = {line: at + 1, names: names.slice(0, columns)};
  return tabelleOf({datei: file.name, blatt: sheet.name, header, rows}, herkunftOf(sheets));
}

function readCsv({name, bytes}: SourceFile): Tabelle {
  const text = decodeText(bytes, name, {windows1252: true, typed: true});
  const firstLine = text.split("\n", 1)[0] ?? "";
  const delimiter = firstLine.includes(";") ? ";" : ",";
  const {header, rows} = parseCsv(text, name, {delimiter, typed: true});
  const tabelle = tabelleOf(
    {
      datei: name,
      header: {line: 1, names: header.map((h) => h.trim())},
      rows: rows.map((row) => ({line: row.line, cells: header.map((column) => row.get(column).trim() || null)}))
    },
    null
  );
  const columns = [...spalten, ...weitereSpalten] as const;
  const problems = tabelle.zeilen.flatMap((zeile) =>
    columns.flatMap((spalte) => {
      const cell = zeile.cell(spalte);
      if (typeof cell !== "string" || !looksLikeFormula(cell) || isSigned(cell)) return [];
      return [zeile.problem(spalte, "beginnt wie eine Formel", "Bitte den Text ohne das Zeichen am Anfang eintragen.")];
    })
  );
  if (problems.length > 0) throw new InputError(problems);
  return tabelle;
}

/**
 * The typed table in *file*, an .xlsx workbook (sheet "Werte") or a CSV (UTF-8 or Windows-1252, semicolon or comma). Columns
 * are found by their names. Throws InputError for any other file, a missing or unknown column, formulas, merged or hidden cells.
 */
export async function readTabelle(file: SourceFile): Promise<Tabelle> {
  if (/\.csv$/i.test(file.name)) return readCsv(file);
  if (/\.xls[xm]?$|\.ods$/i.test(file.name)) return readXlsx(file);
  throw new InputError({
    datei: file.name,
    regel: "ist weder eine Excel-Mappe (.xlsx) noch eine CSV-Datei",
    abhilfe: useTemplate
  });
}
