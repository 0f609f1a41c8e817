import readXlsxFile from "read-excel-file/node";
import {decodeText, parseCsv} from "../contract/csv.js";
import type {CsvRow} from "../contract/csv.js";
import {InputError} from "../contract/errors.js";
import type {Problem} from "../contract/errors.js";
import {BERLIN} from "../contract/lor.js";
import type {Ebene, LorStand} from "../contract/lor.js";
import type {Merkmal, Release, ReleaseRow, SourceFile, StatusOhneWert} from "../contract/release.js";
import {releaseFiles} from "../contract/table.js";
import type {Delivery, FetchContext, SourcePlan} from "../fetch/plan.js";
import {missingKeys, problemOfMissing, registerKeys} from "./register.js";

const published = {
  herausgeber: "Senatsverwaltung für Stadtentwicklung, Bauen und Wohnen Berlin",
  lizenz: "dl-de-zero-2.0"
};
const adapter = {name: "mss", version: 1};
const download = "Bitte die Datei neu herunterladen und unverändert ablegen.";
const leftOut = "Im MSS-Indexverfahren nicht berücksichtigt.";
const onlyPlr = "Klassen gibt es nur für Planungsräume.";

/** Files of the edition 2021. Other files of the same folder are known to be shifted or incomplete and are not read. */
const workbookFile = "21indexind_anteile_plr_mss2021.xlsx";
const zFile = "mss_2021_index-indikatoren_z-werte_plr.csv";
const file2025 = "mss2025_indizes_542_bez10_transcribed.csv";
const csvFile = (edition: string, table: string): string =>
  `berlin-monitoring-social-urban-development-${edition}-00-${table}.csv`;
const classFile = (edition: string): string => csvFile(edition, "1-planning-areas");
const levelFiles: [Ebene, string][] = [
  ["bzr", csvFile("2021", "2-2-district-regions")],
  ["bezirk", csvFile("2021", "2-3-districts")]
];
const earlierEditions = ["2013", "2015", "2017", "2019"];

/** Index indicators: name, column of the workbook, column of the CSV files, title. */
const indicators: [name: string, column: string, csv: string, titel: string][] = [
  [
    "s1",
    "D",
    "s1_percentage_unemployed",
    "Arbeitslose nach SGB II, Anteil an den 15-Jährigen bis unter Regelaltersgrenze"
  ],
  [
    "s3",
    "F",
    "s3_percentage_transfer_payments_recipients",
    "Nicht arbeitslose Leistungsberechtigte nach SGB II und SGB XII, Anteil an allen Einwohnern"
  ],
  [
    "s4",
    "G",
    "s4_percentage_transfer_payments_recipients_below_15_years",
    "Kinder unter 15 Jahren in Bedarfsgemeinschaften nach SGB II, Anteil an allen unter 15 Jahren"
  ],
  ["d1", "H", "d1_percentage_unemployed", "Veränderung des Anteils Arbeitslose nach SGB II"],
  [
    "d3",
    "J",
    "d3_percentage_transfer_payments_recipients",
    "Veränderung des Anteils nicht arbeitslose Leistungsberechtigte"
  ],
  [
    "d4",
    "K",
    "d4_percentage_transfer_payments_recipients_below_15_years",
    "Veränderung des Anteils Kinder in Bedarfsgemeinschaften nach SGB II"
  ]
];

interface Klasse {
  ew: number;
  /** Classes, or null for an area the index leaves out. */
  klassen: {status: number; dynamik: number} | null;
  anmerkung: string;
  line: number;
}

const dynamikBySign: Record<string, number> = {"+": 1, "+/-": 3, "-": 5};
const statusByWord: Record<string, number> = {hoch: 1, mittel: 2, niedrig: 3, "sehr niedrig": 4};
const dynamikByWord: Record<string, number> = {positiv: 1, stabil: 3, negativ: 5};

/** Published with five decimals; what stands behind them is noise of binary floats. */
const round5 = (value: number): number => Math.round(value * 1e5) / 1e5 + 0;
const parseCount = (text: string): number => (/^\d+$/.test(text) ? Number(text) : NaN);
const parseDecimal = (text: string): number => (/^-?\d+(\.\d+)?$/.test(text) ? round5(Number(text)) : NaN);

function merkmaleOf(edition: string, names: readonly string[]): Merkmal[] {
  const jahr = Number(edition) - 1;
  const stichtag = `${jahr}-12-31`;
  const zeitraum = `${jahr - 2}/${jahr}`;
  const all: Merkmal[] = [
    {name: "ew", titel: "Einwohnerinnen und Einwohner", einheit: "Personen", zeitraum: stichtag, summierbar: true},
    ...indicators.map(([name, , , titel]): Merkmal =>
      name.startsWith("s")
        ? {name, titel, einheit: "Prozent", zeitraum: stichtag, summierbar: false}
        : {name, titel, einheit: "Prozentpunkte", zeitraum, summierbar: false}
    ),
    {
      name: "status",
      titel: "Status-Index, Klasse (1 hoch bis 4 sehr niedrig)",
      einheit: "Klasse",
      zeitraum: stichtag,
      summierbar: false
    },
    {
      name: "dynamik",
      titel: "Dynamik-Index, Klasse (1 positiv, 3 stabil, 5 negativ)",
      einheit: "Klasse",
      zeitraum,
      summierbar: false
    }
  ];
  return all.filter(({name}) => names.includes(name));
}

function releaseOf(
  edition: string,
  lor_stand: LorStand,
  names: readonly string[],
  tabellen: string,
  zeilen: ReleaseRow[],
  hinweise: string[]
): Release {
  return {
    quelle: "mss",
    release: edition,
    titel: `Monitoring Soziale Stadtentwicklung ${edition}`,
    datensatz: `Monitoring Soziale Stadtentwicklung ${edition}, ${tabellen}`,
    stichtag: `${Number(edition) - 1}-12-31`,
    lor_stand,
    merkmale: merkmaleOf(edition, names),
    zeilen: zeilen.sort((a, b) => (a.gebiet_id < b.gebiet_id ? -1 : 1)),
    hinweise,
    adapter
  };
}

/** Reports a key that is not in *register* or comes twice; remembers it otherwise. */
function keyChecker(
  register: readonly string[],
  lorStand: LorStand
): (key: string, line: number) => string | undefined {
  const known = new Set(register);
  const lines = new Map<string, number>();
  return (key, line) => {
    if (!known.has(key)) return `ist kein Gebiet des LOR-Stands ${lorStand}`;
    const earlier = lines.get(key);
    lines.set(key, line);
    return earlier === undefined ? undefined : `kommt doppelt vor (schon in Zeile ${earlier})`;
  };
}

type Add = (row: CsvRow, spalte: string, regel: string, abhilfe?: string) => void;

function collector(datei: string): {problems: Problem[]; add: Add} {
  const problems: Problem[] = [];
  const add: Add = (row, spalte, regel, abhilfe = download) => {
    problems.push({datei, zeile: row.line, spalte, wert: row.get(spalte), regel, abhilfe});
  };
  return {problems, add};
}

/** Classes of one edition per Planungsraum; 0 or an empty cell in both indices means: not classified. */
function readClasses({name, bytes}: SourceFile, register: readonly string[], lorStand: LorStand): Map<string, Klasse> {
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

const withoutClasses = (klassen: ReadonlyMap<string, Klasse>): string[] =>
  [...klassen].flatMap(([key, {klassen}]) => (klassen ? [] : [key])).sort();

const classRows = (klassen: ReadonlyMap<string, Klasse>): ReleaseRow[] =>
  [...klassen].map(([gebiet_id, {ew, klassen: k, anmerkung}]) => ({
    gebiet_id,
    werte: {ew, status: k?.status ?? "entfaellt", dynamik: k?.dynamik ?? "entfaellt"},
    anmerkung
  }));

/** An edition of 2013 to 2019: inhabitants and classes per Planungsraum (LOR 2019). Throws InputError. */
export function parseMssClasses(edition: string, file: SourceFile, context: FetchContext): Release {
  const register = registerKeys(context, "2019", "plr");
  const klassen = readClasses(file, register, "2019");
  const missing = missingKeys(register, new Set(klassen.keys()), `${Number(edition) - 1}-12-31`);
  const problems = problemOfMissing(missing, file.name);
  if (problems.length > 0) throw new InputError(problems);
  const hinweise = [
    "Gelesen aus einer veröffentlichten Fassung Dritter (CSV).",
    `Ohne Klasse, weil im Indexverfahren nicht berücksichtigt: ${withoutClasses(klassen).join(", ") || "keine"}.`,
    ...(missing.length > 0 ? [`Nicht in der Lieferung enthalten: ${missing.join(", ")}.`] : [])
  ];
  return releaseOf(
    edition,
    "2019",
    ["ew", "status", "dynamik"],
    "Tabelle 1 (Gesamtindex)",
    classRows(klassen),
    hinweise
  );
}

const header2025 = "plr_id plr_name bez_id ew si_n si_v di_n di_v sdi sdi_n zeit kom".split(" ");
const unassigned = "Planungsraum ohne Zuordnung";

/** The edition of 2025 for the Bezirke the file holds: inhabitants and classes per Planungsraum. Throws InputError. */
export function parseMss2025({name, bytes}: SourceFile, context: FetchContext): Release {
  const register = registerKeys(context, "2021", "plr");
  const {rows} = parseCsv(decodeText(bytes, name), name, {delimiter: ";", headers: [header2025]});
  const {problems, add} = collector(name);
  const check = keyChecker(register, "2021");
  const klassen = new Map<string, Klasse>();
  for (const row of rows) {
    const id = row.get("plr_id");
    const fault = check(id, row.line);
    if (fault) add(row, "plr_id", fault);
    if (row.get("bez_id") !== id.slice(0, 2)) add(row, "bez_id", `passt nicht zum Planungsraum ${id}`);
    if (row.get("zeit") !== "202412") add(row, "zeit", "ist nicht der Datenstand der Ausgabe 2025 (202412)");
    const ew = parseCount(row.get("ew"));
    if (Number.isNaN(ew)) add(row, "ew", "ist keine Einwohnerzahl (ganze Zahl ab 0)");
    const kom = row.get("kom");
    if (row.get("si_n") === "-9999") {
      for (const column of ["si_v", "di_v", "sdi"])
        if (row.get(column) !== unassigned) add(row, column, `widerspricht si_n -9999 (erwartet „${unassigned}“)`);
      for (const column of ["di_n", "sdi_n"])
        if (row.get(column) !== "-9999") add(row, column, "widerspricht si_n -9999 (erwartet -9999)");
      if (kom === "gültig" || kom === "") add(row, "kom", "nennt keinen Grund, obwohl keine Klasse zugeordnet ist");
      klassen.set(id, {ew, klassen: null, anmerkung: kom, line: row.line});
      continue;
    }
    const status = parseCount(row.get("si_n"));
    const dynamik = parseCount(row.get("di_n"));
    const sign = Object.entries(dynamikBySign).find(([, number]) => number === dynamik)?.[0] ?? "";
    if (!Object.values(statusByWord).includes(status))
      add(row, "si_n", "ist keine Klasse des Status-Index (1 bis 4 oder -9999)");
    else if (statusByWord[row.get("si_v")] !== status) add(row, "si_v", `ist nicht der Name der Klasse ${status}`);
    if (sign === "") add(row, "di_n", "ist keine Klasse des Dynamik-Index (1, 3, 5 oder -9999)");
    else if (dynamikByWord[row.get("di_v")] !== dynamik) add(row, "di_v", `ist nicht der Name der Klasse ${dynamik}`);
    if (row.get("sdi") !== `${status}${sign}`)
      add(row, "sdi", `passt nicht zu den Klassen (erwartet ${status}${sign})`);
    if (row.get("sdi_n") !== `${status}${dynamik}`)
      add(row, "sdi_n", `passt nicht zu den Klassen (erwartet ${status}${dynamik})`);
    if (kom !== "gültig") add(row, "kom", "widerspricht der zugeordneten Klasse (erwartet „gültig“)");
    klassen.set(id, {ew, klassen: {status, dynamik}, anmerkung: "", line: row.line});
  }
  const bezirke = [...new Set([...klassen.keys()].map((key) => key.slice(0, 2)))].sort();
  const expected = register.filter((key) => bezirke.includes(key.slice(0, 2)));
  if (problems.length === 0)
    problems.push(...problemOfMissing(missingKeys(expected, new Set(klassen.keys()), "2024-12-31"), name, 0));
  if (problems.length > 0) throw new InputError(problems);
  const hinweise = [
    `Nur die Planungsräume des Bezirks ${bezirke.join(", ")}; aus dem amtlichen Dienst (WFS) abgeschrieben.`,
    "Der Status-Index hat seit der Ausgabe 2023 vier statt drei Indikatoren.",
    `Ohne Klasse: ${withoutClasses(klassen).join(", ") || "keine"}.`
  ];
  return releaseOf(
    "2025",
    "2021",
    ["ew", "status", "dynamik"],
    "Layer mss2025_indizes_542",
    classRows(klassen),
    hinweise
  );
}

type Cell = string | number | boolean | Date | null;
interface Sheet {
  sheet: string;
  data: Cell[][];
}

/** A row of the workbook's table: figures by indicator, or null where the edition leaves the area out. */
interface WorkbookRow {
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

interface WorkbookTable {
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
    if (empty.length === cells.length && anmerkung !== "") return {line, ew: Number(ew), werte: null, anmerkung};
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

const zHeader = [
  "PLR-ID",
  "PLR-Name",
  "EW 31.12.2020",
  "zS1",
  "zS3",
  "zS4",
  "Status-summe",
  "Status-Index (standardisierte Statussumme)",
  "Zuordnung Klasse Status-Index",
  "zD1",
  "zD3",
  "zD4",
  "Dynamik-summe",
  "Dynamik-Index (standardisierte Dynamik-summe)",
  "Zuordnung Klasse Dynamik-Index"
];

/** Where the z-value table and the class table of 2021 disagree about an area, its inhabitants or its classes. */
function compareClassWords(
  {name, bytes}: SourceFile,
  klassen: ReadonlyMap<string, Klasse>,
  classes: string
): Problem[] {
  const {rows} = parseCsv(decodeText(bytes, name), name, {delimiter: ";", headers: [zHeader]});
  const {problems, add} = collector(name);
  const seen = new Set<string>();
  for (const row of rows) {
    const key = row.get("PLR-ID");
    const k = klassen.get(key);
    if (!k || seen.has(key)) {
      add(row, "PLR-ID", k ? "kommt doppelt vor" : `steht nicht in ${classes}`);
      continue;
    }
    seen.add(key);
    const differs = `widerspricht ${classes}, Zeile ${k.line}`;
    if (parseCount(row.get("EW 31.12.2020")) !== k.ew) add(row, "EW 31.12.2020", `${differs} (${k.ew})`);
    const words: [string, Record<string, number>, number | undefined][] = [
      ["Zuordnung Klasse Status-Index", statusByWord, k.klassen?.status],
      ["Zuordnung Klasse Dynamik-Index", dynamikByWord, k.klassen?.dynamik]
    ];
    for (const [column, numberByWord, expected] of words) {
      const word = row.get(column).trim();
      const number = numberByWord[word];
      if (word !== "" && number === undefined)
        add(row, column, `ist kein Klassenname (${Object.keys(numberByWord).join(", ")})`);
      else if (number !== expected) add(row, column, `${differs} (Klasse ${expected ?? "nicht zugeordnet"})`);
    }
  }
  if (problems.length > 0) return problems;
  return problemOfMissing(
    [...klassen.keys()].filter((key) => !seen.has(key)),
    name,
    0
  );
}

const csvHeader = ["s", "d"].flatMap((letter) =>
  [
    "unemployed",
    "long_term_unemployed",
    "transfer_payments_recipients",
    "transfer_payments_recipients_below_15_years"
  ].map((what, i) => `${letter}${i + 1}_percentage_${what}`)
);

/** Values of BZR or Bezirke as published at their level; their inhabitants must be the sum of their Planungsräume. */
function readLevel(
  {name, bytes}: SourceFile,
  register: readonly string[],
  ewByKey: ReadonlyMap<string, number>
): ReleaseRow[] {
  const {rows} = parseCsv(decodeText(bytes, name), name, {
    delimiter: ",",
    headers: [["id", "inhabitants", ...csvHeader]]
  });
  const {problems, add} = collector(name);
  const check = keyChecker(register, "2021");
  const result = rows.map((row): ReleaseRow => {
    const id = row.get("id");
    const fault = check(id, row.line);
    if (fault) add(row, "id", fault);
    const ew = parseCount(row.get("inhabitants"));
    const sum = ewByKey.get(id);
    if (Number.isNaN(ew)) add(row, "inhabitants", "ist keine Einwohnerzahl (ganze Zahl ab 0)");
    else if (!fault && ew !== sum)
      add(
        row,
        "inhabitants",
        `ist nicht die Summe der Planungsräume (${sum ?? 0}); die Datei gehört zu einer anderen Ausgabe`
      );
    for (const column of csvHeader.filter((c) => /^[sd]2/.test(c)))
      if (row.get(column) !== "") add(row, column, "steht in einer Spalte, die in der Ausgabe 2021 leer ist");
    const werte: ReleaseRow["werte"] = {ew, status: "entfaellt", dynamik: "entfaellt"};
    for (const [merkmal, , column] of indicators) {
      const value = parseDecimal(row.get(column));
      if (Number.isNaN(value)) add(row, column, "ist keine Zahl mit Dezimalpunkt");
      else if (Math.abs(value) > 100 || (merkmal.startsWith("s") && value < 0))
        add(row, column, "liegt außerhalb des möglichen Bereichs");
      werte[merkmal] = value;
    }
    return {gebiet_id: id, werte, anmerkung: onlyPlr};
  });
  if (problems.length === 0)
    problems.push(
      ...problemOfMissing(missingKeys(register, new Set(result.map((r) => r.gebiet_id)), "2020-12-31"), name, 0)
    );
  if (problems.length > 0) throw new InputError(problems);
  return result;
}

/**
 * The edition of 2021 from the official workbook 2.1 (shares per Planungsraum and Berlin), the tables 2.2 and 2.3 (BZR,
 * Bezirke) and the classes, which two files must agree on. An area the index leaves out has *entfaellt* for everything but
 * its inhabitants. Throws InputError where a file is missing, its structure has changed, or the files contradict each other.
 */
export async function parseMss2021(files: readonly SourceFile[], context: FetchContext): Promise<Release> {
  const pick = (name: string): SourceFile => {
    const [file, second] = files.filter((f) => f.name === name);
    if (!file)
      throw new InputError({
        datei: name,
        regel: "fehlt; die Ausgabe 2021 wird aus fünf Dateien gelesen",
        abhilfe: "Bitte die Datei in den Ordner legen."
      });
    if (second)
      throw new InputError({
        datei: name,
        regel: "liegt zweimal im Ordner",
        abhilfe: "Bitte nur eine Fassung liegen lassen."
      });
    return file;
  };
  const [workbook, classes, zValues] = [pick(workbookFile), pick(classFile("2021")), pick(zFile)];
  const levels = levelFiles.map(([ebene, name]) => ({ebene, file: pick(name)}));
  const register = registerKeys(context, "2021", "plr");

  const sheets = await readWorkbook(workbook);
  const tableSheet = sheetOf(sheets, "2.1.IndexInd_Ant_PLR", workbook.name);
  const dayProblems = checkReferenceDays(sheetOf(sheets, "Erläuterungen", workbook.name), workbook.name);
  if (dayProblems.length > 0) throw new InputError(dayProblems);
  const {rows, berlin} = readTable(tableSheet, workbook.name, register);

  const klassen = readClasses(classes, register, "2021");
  const problems = compareClassWords(zValues, klassen, classes.name);
  const missing = [...rows.keys()].filter((key) => !klassen.has(key));
  problems.push(...problemOfMissing(missing, classes.name, 0));
  for (const [key, k] of klassen) {
    const row = rows.get(key);
    if (row && row.ew !== k.ew)
      problems.push({
        datei: classes.name,
        zeile: k.line,
        spalte: "inhabitants",
        wert: String(k.ew),
        regel: `widerspricht der Arbeitsmappe, Zeile ${row.line} (${row.ew})`,
        abhilfe: download
      });
    if (row && (row.werte === null) !== (k.klassen === null))
      problems.push({
        datei: classes.name,
        zeile: k.line,
        spalte: "status_index",
        wert: String(k.klassen?.status ?? ""),
        regel: `widerspricht der Arbeitsmappe, Zeile ${row.line}: nur eine der beiden Dateien führt ${key} als nicht berücksichtigt`,
        abhilfe: download
      });
  }
  if (problems.length > 0) throw new InputError(problems);

  const ewByKey = new Map<string, number>();
  for (const [key, {ew}] of rows)
    for (const above of [BERLIN, key.slice(0, 2), key.slice(0, 6)]) ewByKey.set(above, (ewByKey.get(above) ?? 0) + ew);
  if (berlin.ew !== ewByKey.get(BERLIN))
    throw new InputError({
      datei: workbook.name,
      blatt: tableSheet.sheet,
      zeile: berlin.line,
      spalte: "C",
      wert: String(berlin.ew),
      regel: `ist nicht die Summe der Planungsräume (${ewByKey.get(BERLIN)})`,
      abhilfe: download
    });

  const plrRows = [...rows].map(([gebiet_id, {ew, werte, anmerkung}]): ReleaseRow => {
    const k = klassen.get(gebiet_id)?.klassen;
    const figures: Record<string, number | StatusOhneWert> =
      werte ?? Object.fromEntries(indicators.map(([name]) => [name, "entfaellt"]));
    return {
      gebiet_id,
      werte: {ew, ...figures, status: k?.status ?? "entfaellt", dynamik: k?.dynamik ?? "entfaellt"},
      anmerkung
    };
  });
  const berlinRow: ReleaseRow = {
    gebiet_id: BERLIN,
    werte: {ew: berlin.ew, ...berlin.werte, status: "entfaellt", dynamik: "entfaellt"},
    anmerkung: onlyPlr
  };
  const levelRows = levels.flatMap(({ebene, file}) => readLevel(file, registerKeys(context, "2021", ebene), ewByKey));
  const hinweise = [
    "Die Veränderung reicht vom 31.12.2018 bis zum 31.12.2020; der Tabellenkopf nennt irrtümlich 2019–2020.",
    "An der Adresse der Jobcenter gemeldete Personen sind aus den Werten der Gebiete herausgerechnet, aus dem Wert für Berlin nicht.",
    "Werte für Bezirksregionen und Bezirke nach einer veröffentlichten Fassung Dritter (CSV), auf ihrer Ebene übernommen.",
    `Ohne Klasse, weil im Indexverfahren nicht berücksichtigt: ${withoutClasses(klassen).join(", ") || "keine"}.`
  ];
  const names = ["ew", ...indicators.map(([name]) => name), "status", "dynamik"];
  return releaseOf(
    "2021",
    "2021",
    names,
    "Tabellen 1, 2.1, 2.2, 2.3 und 3",
    [berlinRow, ...levelRows, ...plrRows],
    hinweise
  );
}

const nameOf = (path: string): string => path.slice(path.lastIndexOf("/") + 1);

/** The editions of the Monitoring Soziale Stadtentwicklung, one release an edition. */
export const mssPlan: SourcePlan = {
  quelle: "mss",
  titel: "Monitoring Soziale Stadtentwicklung",
  deliveries(paths) {
    const single = (
      release: string,
      name: string,
      parse: (file: SourceFile, context: FetchContext) => Release
    ): Delivery[] =>
      paths
        .filter((path) => nameOf(path) === name)
        .map((path) => ({
          release,
          files: [path],
          read: async (files, context) =>
            files.flatMap((file) => releaseFiles(parse(file, context), [file], context, published))
        }));
    const names2021 = [workbookFile, classFile("2021"), zFile, ...levelFiles.map(([, name]) => name)];
    const files2021 = paths.filter((path) => names2021.includes(nameOf(path)));
    const delivery2021: Delivery = {
      release: "2021",
      files: files2021,
      read: async (files, context) => releaseFiles(await parseMss2021(files, context), files, context, published)
    };
    return [
      ...earlierEditions.flatMap((edition) =>
        single(edition, classFile(edition), (file, context) => parseMssClasses(edition, file, context))
      ),
      ...(files2021.length > 0 ? [delivery2021] : []),
      ...single("2025", file2025, parseMss2025)
    ];
  }
};
