import readXlsxFile from "read-excel-file/node";
import {InputError} from "../../contract/errors.js";
import type {Problem} from "../../contract/errors.js";
import type {SourceFile} from "../../contract/release.js";
import {missingKeys, problemOfMissing} from "../register.js";
import {download, keyChecker, reasonOf, round5} from "./gemeinsam.js";

export const workbookFile = "21indexind_anteile_plr_mss2021.xlsx";

/** Index indicators of 2021 with their columns in the workbook. */
export const indicators: readonly (readonly [name: string, column: string])[] = [
  ["s1", "D"],
  ["s3", "F"],
  ["s4", "G"],
  ["d1", "H"],
  ["d3", "J"],
  ["d4", "K"]
];

type Cell = string | number | boolean | Date | null;
interface Sheet {
  sheet: string;
  data: Cell[][];
}

/** A row of the workbook's table: figures by indicator, or null where the edition leaves the area out. */
export interface WorkbookRow {
  line: number;
  ew: number;
  werte: Record<string, number> | null;
  anmerkung: string;
}

const columnIndex = (letter: string): number => letter.charCodeAt(0) - 65;
const textOf = (cell: Cell | undefined): string =>
  cell instanceof Date
    ? cell.toISOString().slice(0, 10)
    : String(cell ?? "")
        .replace(/\s+/g, " ")
        .trim();

async function readWorkbook({name, bytes}: SourceFile): Promise<Sheet[]> {
  try {
    return (await readXlsxFile(Buffer.from(bytes))) as unknown as Sheet[];
  } catch (error) {
    throw new InputError(
      {datei: name, regel: "lässt sich nicht als Excel-Mappe (xlsx) lesen", abhilfe: download},
      {cause: error}
    );
  }
}

function sheetOf(sheets: readonly Sheet[], start: string, datei: string): Sheet {
  const found = sheets.find(({sheet}) => sheet.startsWith(start));
  if (found) return found;
  throw new InputError({
    datei,
    blatt: start,
    wert: sheets.map(({sheet}) => sheet).join(", "),
    regel: `sind die Blätter der Mappe; ein Blatt, dessen Name mit „${start}“ beginnt, fehlt`,
    abhilfe: "Bitte die Arbeitsmappe 2.1 der Ausgabe 2021 verwenden."
  });
}

/** The notes name the days the figures belong to; the header of the table names wrong ones for the change ("2019-2020"). */
function checkReferenceDays({sheet, data}: Sheet, datei: string): Problem[] {
  const expected: [string, RegExp, string][] = [
    ...["Status 1", "Status 3", "Status 4"].map((name): [string, RegExp, string] => [
      name,
      /^(2020-12-31|31\.12\.2020)$/,
      "31.12.2020"
    ]),
    ...["Dynamik 1", "Dynamik 3", "Dynamik 4"].map((name): [string, RegExp, string] => [
      name,
      /^31\.12\.2018\D+31\.12\.2020$/,
      "31.12.2018 und 31.12.2020"
    ])
  ];
  return expected.flatMap(([name, pattern, days]) => {
    const line = data.findIndex((row) => textOf(row[0]) === name);
    const cell = textOf(data[line]?.[1]);
    if (pattern.test(cell)) return [];
    const zeile = line < 0 ? {} : {zeile: line + 1};
    return [
      {
        datei,
        blatt: sheet,
        ...zeile,
        spalte: "B",
        wert: cell,
        regel: `ist nicht der Datenstand der Ausgabe 2021 für „${name}“ (${days})`,
        abhilfe: "Bitte die Arbeitsmappe der Ausgabe 2021 verwenden."
      }
    ];
  });
}

export interface WorkbookTable {
  rows: Map<string, WorkbookRow>;
  berlin: WorkbookRow;
}

/** Table 2.1: shares per Planungsraum. Empty cells with a remark mean: left out; without one they are an error. */
function readTable({sheet, data}: Sheet, datei: string, register: readonly string[]): WorkbookTable {
  const problems: Problem[] = [];
  const add = (line: number, spalte: string, regel: string, abhilfe = download): void => {
    problems.push({
      datei,
      blatt: sheet,
      zeile: line,
      spalte,
      wert: textOf(data[line - 1]?.[columnIndex(spalte)]),
      regel,
      abhilfe
    });
  };
  const fail = (): never => {
    throw new InputError(problems);
  };
  const first = data.findIndex((row) => /^\d{8}$/.test(textOf(row[0])));
  const head = data.slice(0, Math.max(first, 0)).findIndex((row) => textOf(row[0]) === "Planungsraum");
  if (first < 0 || head < 0) {
    problems.push({
      datei,
      blatt: sheet,
      spalte: "A",
      regel: first < 0 ? "enthält keinen 8-stelligen Schlüssel" : "hat über den Daten keine Zeile „Planungsraum“",
      abhilfe: "Bitte prüfen, ob dies die Tabelle 2.1 der Ausgabe 2021 ist."
    });
    return fail();
  }
  const structure = "Der Aufbau der Tabelle hat sich geändert. Bitte die Arbeitsmappe der Ausgabe 2021 verwenden.";
  for (const [name, column] of indicators)
    if (textOf(data[head]?.[columnIndex(column)]) !== name.toUpperCase())
      add(head + 1, column, `steht im Kopf, wo „${name.toUpperCase()}“ erwartet wird`, structure);
  if (textOf(data[head]?.[2]) !== "EW 31.12.2020")
    add(head + 1, "C", "steht im Kopf, wo „EW 31.12.2020“ erwartet wird", structure);
  if (problems.length > 0) fail();

  const readFigures = (line: number): WorkbookRow => {
    const row = data[line - 1] ?? [];
    const anmerkung = textOf(row[columnIndex("L")]);
    const ew = row[columnIndex("C")];
    if (typeof ew !== "number" || !Number.isInteger(ew) || ew < 0)
      add(line, "C", "ist keine Einwohnerzahl (ganze Zahl ab 0)");
    const cells = indicators.map(([name, column]) => ({name, column, cell: row[columnIndex(column)] ?? null}));
    const empty = cells.filter(({cell}) => cell === null);
    if (empty.length === cells.length && anmerkung !== "")
      return {line, ew: Number(ew), werte: null, anmerkung: reasonOf(anmerkung)};
    for (const {column} of empty)
      add(
        line,
        column,
        anmerkung === ""
          ? "ist leer, ohne dass Spalte L einen Grund nennt"
          : "ist leer, andere Spalten der Zeile sind es nicht"
      );
    if (empty.length === 0 && /nicht berücksichtigt/.test(anmerkung))
      add(line, "L", "widerspricht den Werten in dieser Zeile: ein nicht berücksichtigter Planungsraum hat keine");
    const werte: Record<string, number> = {};
    for (const {name, column, cell} of cells) {
      if (cell === null) continue;
      const share = name.startsWith("s");
      if (typeof cell !== "number") add(line, column, "ist keine Zahl");
      else if (cell > 100 || cell < (share ? 0 : -100))
        add(
          line,
          column,
          share
            ? "ist kein Anteil zwischen 0 und 100 Prozent"
            : "ist keine Veränderung zwischen -100 und 100 Prozentpunkten"
        );
      else werte[name] = round5(cell);
    }
    return {line, ew: Number(ew), werte, anmerkung};
  };

  const check = keyChecker(register, "2021");
  const rows = new Map<string, WorkbookRow>();
  data.forEach((cells, i) => {
    const key = textOf(cells[0]);
    if (!/^\d{8}$/.test(key)) return;
    const fault = check(key, i + 1);
    if (fault) add(i + 1, "A", fault);
    rows.set(key, readFigures(i + 1));
  });
  const lineOf = (start: string): number => {
    const at = data.findIndex((row) => textOf(row[0]) === "" && textOf(row[1]).startsWith(start));
    if (at < 0)
      problems.push({
        datei,
        blatt: sheet,
        spalte: "B",
        wert: start,
        regel: "fehlt als Zeile unter den Planungsräumen",
        abhilfe: download
      });
    return at + 1;
  };
  const [berlinLine, meanLine, sdLine] = [lineOf("Berlin"), lineOf("Mittelwert"), lineOf("Standardabweichung")];
  if (problems.length === 0)
    problems.push(...problemOfMissing(missingKeys(register, new Set(rows.keys()), "2020-12-31"), datei, 0));
  if (problems.length > 0) fail();
  const berlin = readFigures(berlinLine);
  if (!berlin.werte && problems.length === 0) add(berlinLine, "D", "ist leer; die Zeile Berlin braucht alle Werte");

  const included = [...rows.values()].flatMap(({werte}) => (werte ? [werte] : []));
  for (const line of [meanLine, sdLine]) {
    const n = Number(/\((\d+) PLR\)/.exec(textOf(data[line - 1]?.[1]))?.[1]);
    if (n !== included.length)
      add(line, "B", `nennt eine andere Zahl von Planungsräumen, als Werte haben (${included.length})`);
  }
  for (const [name, column] of indicators) {
    const values = included.map((werte) => werte[name] ?? NaN);
    const mean = values.reduce((a, b) => a + b, 0) / values.length;
    const sd = Math.sqrt(values.reduce((a, b) => a + (b - mean) ** 2, 0) / values.length);
    const expected: [number, number, string][] = [
      [meanLine, mean, "Mittelwert"],
      [sdLine, sd, "die Standardabweichung"]
    ];
    for (const [line, value, title] of expected) {
      const cell = data[line - 1]?.[columnIndex(column)];
      if (!(typeof cell === "number" && Math.abs(cell - value) <= 0.005))
        add(
          line,
          column,
          `ist nicht ${title === "Mittelwert" ? "der Mittelwert" : title} der Werte dieser Spalte (nachgerechnet ${value.toFixed(5).replace(".", ",")})`
        );
    }
  }
  if (problems.length > 0) fail();
  return {rows, berlin};
}

/** Shares of the workbook 2.1 of 2021 per Planungsraum and for Berlin. Throws InputError naming sheet, line and column. */
export async function readMappe2021(
  file: SourceFile,
  register: readonly string[]
): Promise<WorkbookTable & {sheet: string}> {
  const sheets = await readWorkbook(file);
  const tableSheet = sheetOf(sheets, "2.1.IndexInd_Ant_PLR", file.name);
  const dayProblems = checkReferenceDays(sheetOf(sheets, "Erläuterungen", file.name), file.name);
  if (dayProblems.length > 0) throw new InputError(dayProblems);
  return {sheet: tableSheet.sheet, ...readTable(tableSheet, file.name, register)};
}
