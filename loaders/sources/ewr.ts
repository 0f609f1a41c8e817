import {decodeText, parseCsv} from "../contract/csv.js";
import type {CsvRow} from "../contract/csv.js";
import {InputError} from "../contract/errors.js";
import type {Problem} from "../contract/errors.js";
import type {LorStand} from "../contract/lor.js";
import type {Merkmal, Release, ReleaseRow, SourceFile} from "../contract/release.js";
import {releaseFiles} from "../contract/table.js";
import type {FetchContext, SourcePlan} from "../fetch/plan.js";
import {missingKeys, problemOfMissing, registerKeys} from "./register.js";

const bands = (
  "00_01 01_02 02_03 03_05 05_06 06_07 07_08 08_10 10_12 12_14 14_15 15_18 18_21 21_25 25_27 27_30 " +
  "30_35 35_40 40_45 45_50 50_55 55_60 60_63 63_65 65_67 67_70 70_75 75_80 80_85 85_90 90_95 95_110"
).split(" ");

/** Groups of whole bands, renamed in 2014: [until 2013, since 2014, from age, below age]. */
const groups: [string, string, number, number][] = [
  ["E_U1", "E_EU1", 0, 1],
  ["E_1U6", "E_E1U6", 1, 6],
  ["E_6U15", "E_E6U15", 6, 15],
  ["E_15U18", "E_E15U18", 15, 18],
  ["E_18U25", "E_E18U25", 18, 25],
  ["E_25U55", "E_E25U55", 25, 55],
  ["E_55U65", "E_E55U65", 55, 65],
  ["E_65U80", "E_E65U80", 65, 80],
  ["E_80U110", "E_E80U110", 80, 110]
];

const keyParts = ["BEZ", "PGR", "BZR", "PLR"];
const bandColumns = bands.map((band) => `E_E${band}`);
const boundsOf = (band: string): [number, number] => band.split("_").map(Number) as [number, number];

const headers = ["STADTRAUM", "BEZPGR"].flatMap((seventh) =>
  [0, 1].map((spelling) => [
    ...["ZEIT", "RAUMID", ...keyParts, seventh, "E_E", "E_EM", "E_EW"],
    ...bandColumns,
    ...groups.map((group) => group[spelling] as string)
  ])
);

function titleOf(band: string): string {
  const [from, below] = boundsOf(band);
  if (below === 110) return `${from} Jahre und älter`;
  return `${from} bis unter ${below} ${below === 1 ? "Jahr" : "Jahre"}`;
}

const columnByMerkmal: [name: string, titel: string, column: string][] = [
  ["insgesamt", "Einwohnerinnen und Einwohner insgesamt", "E_E"],
  ["maennlich", "Einwohner, männlich", "E_EM"],
  ["weiblich", "Einwohnerinnen, weiblich", "E_EW"],
  ...bands.map((band): [string, string, string] => [`a${band}`, `Alter ${titleOf(band)}`, `E_E${band}`])
];

const fileName = /(?:^|\/)EWR(_L21_)?(\d{4})(06|12)E_Matrix\.csv$/;
const published = {herausgeber: "Amt für Statistik Berlin-Brandenburg", lizenz: "cc-by-3.0-de"};
const download = "Bitte die Datei beim Amt für Statistik Berlin-Brandenburg neu herunterladen und unverändert ablegen.";

interface Matrix {
  lorStand: LorStand;
  zeit: string;
  release: string;
  stichtag: string;
}

function matrixOf(path: string): Matrix | undefined {
  const match = fileName.exec(path);
  if (!match) return undefined;
  const [, l21, jahr, monat] = match;
  return {
    lorStand: l21 ? "2021" : "2019",
    zeit: `${jahr}${monat}`,
    release: `${jahr}-${monat}`,
    stichtag: `${jahr}-${monat}-${monat === "06" ? "30" : "31"}`
  };
}

/** A row of sums that was left below the table of December 2009: nothing but two totals in the last two columns. */
function isStraySums(row: CsvRow, header: readonly string[]): boolean {
  const cells = header.map((column) => row.get(column));
  return cells.slice(0, -2).every((cell) => cell === "") && cells.slice(-2).every((cell) => /^\d+$/.test(cell));
}

/**
 * Figures of one EWR matrix "E" (inhabitants by sex and age per Planungsraum, persons). A row of NA becomes *fehlt*; the
 * groups are checked against the bands and dropped. Throws InputError if the file is not the matrix its name says, if sums
 * do not hold, if a count is 1 or 2 (the confidentiality procedure SAFE leaves none), or if a key is not in the register.
 */
export function parseEwr({name, bytes}: SourceFile, context: FetchContext): Release {
  const matrix = matrixOf(name);
  if (!matrix) throw new Error(`file: ${name} is not named like an EWR matrix E`);
  const {lorStand, zeit, release, stichtag} = matrix;
  const register = registerKeys(context, lorStand, "plr");
  const known = new Set(register);
  const {header, rows} = parseCsv(decodeText(bytes, name), name, {delimiter: ";", headers});
  const hinweise: string[] = [];

  const last = rows.at(-1);
  if (last && rows.length > 1 && isStraySums(last, header)) {
    rows.pop();
    const sums = header.slice(-2).map((column) => last.get(column));
    hinweise.push(
      `Zeile ${last.line} ausgelassen: sie enthält nur zwei Summen (${sums.join(" und ")}) und kein Gebiet.`
    );
  }

  const strangers = rows.filter((row) => row.get("ZEIT") !== zeit);
  const [stranger] = strangers;
  if (stranger)
    throw new InputError({
      datei: name,
      zeile: stranger.line,
      spalte: "ZEIT",
      wert: stranger.get("ZEIT"),
      regel:
        strangers.length === rows.length
          ? `ist nicht der Monat, den der Dateiname nennt (${zeit}); die Datei gehört zu einem anderen Stichtag`
          : `ist nicht der Monat der übrigen Zeilen (${zeit})`,
      abhilfe: "Bitte prüfen, ob die Datei umbenannt wurde, und die richtige herunterladen."
    });

  const problems: Problem[] = [];
  const lineByKey = new Map<string, number>();
  const withoutFigures: string[] = [];
  let shortKeys = 0;
  const zeilen: ReleaseRow[] = [];
  for (const row of rows) {
    const add = (spalte: string, regel: string, abhilfe = download, wert = row.get(spalte)): void => {
      problems.push({datei: name, zeile: row.line, spalte, wert, regel, abhilfe});
    };
    const raumid = row.get("RAUMID");
    if (!/^\d{7,8}$/.test(raumid)) {
      add("RAUMID", "ist kein Schlüssel eines Planungsraums (8 Ziffern)");
      continue;
    }
    const key = raumid.padStart(8, "0");
    if (key !== raumid) shortKeys++;
    keyParts.forEach((column, i) => {
      const part = key.slice(2 * i, 2 * i + 2);
      if (row.get(column).padStart(2, "0") !== part) add(column, `passt nicht zur RAUMID ${key} (erwartet ${part})`);
    });
    const earlier = lineByKey.get(key);
    if (earlier !== undefined) add("RAUMID", `kommt doppelt vor (schon in Zeile ${earlier})`);
    lineByKey.set(key, row.line);
    if (!known.has(key))
      add(
        "RAUMID",
        `ist kein Planungsraum des LOR-Stands ${lorStand}`,
        "Bitte prüfen, ob die Datei zum anderen LOR-Stand gehört (Dateiname mit oder ohne L21)."
      );

    const countColumns = header.slice(7);
    if (countColumns.every((column) => row.get(column) === "NA")) {
      withoutFigures.push(key);
      const werte = Object.fromEntries(columnByMerkmal.map(([merkmal]) => [merkmal, "fehlt" as const]));
      zeilen.push({gebiet_id: key, werte, anmerkung: "In der Quelle ohne Angabe (NA)."});
      continue;
    }
    const before = problems.length;
    const counts = new Map<string, number>();
    for (const column of countColumns) {
      const cell = row.get(column);
      const whole = /^(-?\d+)(,0+)?$/.exec(cell)?.[1];
      const count = Number(whole);
      if (whole === undefined)
        add(column, cell === "NA" ? "steht nur in einem Teil der Spalten dieser Zeile" : "ist keine ganze Zahl");
      else if (count < 0) add(column, "ist negativ; Einwohnerzahlen sind 0 oder größer");
      else if (count === 1 || count === 2)
        add(column, "kommt nach dem Geheimhaltungsverfahren SAFE nicht vor (0 oder mindestens 3)");
      counts.set(column, count);
    }
    if (problems.length > before) continue;
    const sum = (columns: readonly string[]): number =>
      columns.reduce((total, column) => total + (counts.get(column) ?? 0), 0);
    const expectSum = (column: string, parts: readonly string[], names: string): void => {
      if (counts.get(column) !== sum(parts)) add(column, `ist nicht die Summe aus ${names} (${sum(parts)})`);
    };
    expectSum("E_E", ["E_EM", "E_EW"], "E_EM und E_EW");
    expectSum("E_E", bandColumns, "den 32 Altersgruppen");
    groups.forEach(([, , from, below], i) => {
      const column = header[42 + i] as string;
      const parts = bands.filter((band) => boundsOf(band)[0] >= from && boundsOf(band)[1] <= below);
      expectSum(
        column,
        parts.map((band) => `E_E${band}`),
        `ihren Altersgruppen (${from} bis unter ${below})`
      );
    });
    const werte = Object.fromEntries(
      columnByMerkmal.map(([merkmal, , column]) => [merkmal, counts.get(column) as number])
    );
    zeilen.push({gebiet_id: key, werte, anmerkung: ""});
  }

  const missing = missingKeys(register, new Set(lineByKey.keys()), stichtag);
  if (problems.length === 0) problems.push(...problemOfMissing(missing, name));
  if (problems.length > 0) throw new InputError(problems);
  if (shortKeys > 0) hinweise.push(`Bei ${shortKeys} Schlüsseln war die führende Null verloren; sie ist ergänzt.`);
  if (withoutFigures.length > 0) hinweise.push(`Ohne Angabe (NA): ${withoutFigures.join(", ")}.`);
  if (missing.length > 0) hinweise.push(`Nicht in der Lieferung enthalten: ${missing.join(", ")}.`);

  const [jahr, monat, tag] = stichtag.split("-");
  return {
    quelle: "ewr",
    release,
    titel: `Einwohnerregisterstatistik Berlin, ${tag}.${monat}.${jahr}`,
    datensatz: name.replace(/\.csv$/, ""),
    stichtag,
    lor_stand: lorStand,
    merkmale: columnByMerkmal.map(([merkmal, titel]): Merkmal => ({
      name: merkmal,
      titel,
      einheit: "Personen",
      zeitraum: stichtag,
      summierbar: true
    })),
    zeilen: zeilen.sort((a, b) => (a.gebiet_id < b.gebiet_id ? -1 : 1)),
    hinweise,
    adapter: {name: "ewr", version: 1}
  };
}

/** The matrices "E" of the population register, one release a reference day. */
export const ewrPlan: SourcePlan = {
  quelle: "ewr",
  titel: "Einwohnerregisterstatistik",
  namen: "EWR_L21_JJJJ12E_Matrix.csv (bis 2020 EWRJJJJ12E_Matrix.csv)",
  deliveries: (paths) =>
    paths
      .flatMap((path) => {
        const matrix = matrixOf(path);
        return matrix ? [{release: matrix.release, path}] : [];
      })
      .sort((a, b) => (a.release < b.release ? -1 : 1))
      .map(({release, path}) => ({
        release,
        files: [path],
        read: async (files, context) =>
          files.flatMap((file) => releaseFiles(parseEwr(file, context), [file], context, published))
      }))
};
