import {decodeText, parseCsv} from "../../contract/csv.js";
import {InputError} from "../../contract/errors.js";
import type {Problem} from "../../contract/errors.js";
import {BERLIN} from "../../contract/lor.js";
import type {Release, ReleaseRow, SourceFile} from "../../contract/release.js";
import type {FetchContext} from "../../fetch/plan.js";
import {problemOfMissing, registerKeys} from "../register.js";
import {
  bezirkFile,
  bzrFile,
  classFile,
  collector,
  download,
  dynamikByWord,
  merkmaleOf,
  onlyPlr,
  parseCount,
  parseDecimal,
  pickFiles,
  releaseOf,
  statusByWord
} from "./gemeinsam.js";
import type {Klasse} from "./gemeinsam.js";
import {readClasses, readShares, sumUp, withoutClasses} from "./klassen.js";
import {indicators, readMappe2021, workbookFile} from "./mappe2021.js";

const zFile = "mss_2021_index-indikatoren_z-werte_plr.csv";
/** All files of the edition; others of the same folder are known to be shifted or incomplete and are not read. */
export const files2021 = [workbookFile, classFile("2021"), zFile, bzrFile("2021"), bezirkFile("2021")];

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

/** An index in the z-value table: its columns, its class words, and the class by the rule of the MSS. */
const zIndices = [
  {
    merkmal: "status_index",
    parts: ["zS1", "zS3", "zS4"],
    sum: "Status-summe",
    index: "Status-Index (standardisierte Statussumme)",
    klasse: "Zuordnung Klasse Status-Index",
    numberByWord: statusByWord,
    ofKlasse: (k: {status: number; dynamik: number}) => k.status,
    classOf: (index: number): number => (index < -1 ? 1 : index <= 1 ? 2 : index <= 1.5 ? 3 : 4)
  },
  {
    merkmal: "dynamik_index",
    parts: ["zD1", "zD3", "zD4"],
    sum: "Dynamik-summe",
    index: "Dynamik-Index (standardisierte Dynamik-summe)",
    klasse: "Zuordnung Klasse Dynamik-Index",
    numberByWord: dynamikByWord,
    ofKlasse: (k: {status: number; dynamik: number}) => k.dynamik,
    classOf: (index: number): number => (index < -1 ? 1 : index <= 1 ? 3 : 5)
  }
];
/** Half a unit of the last printed digit: an index shown as -1.00 may belong to the class on either side. */
const rounding = 0.005 + 1e-9;

export interface Indizes {
  status_index: number;
  dynamik_index: number;
}

/**
 * Indices per Planungsraum, null where the table has none. Adds what contradicts the class table (areas, inhabitants,
 * classes) or itself (a sum that is not the sum, an index outside the bounds of its class) to *problems*.
 */
function readIndizes(
  {name, bytes}: SourceFile,
  klassen: ReadonlyMap<string, Klasse>,
  classes: string,
  problems: Problem[]
): Map<string, Indizes | null> {
  const {rows} = parseCsv(decodeText(bytes, name), name, {delimiter: ";", headers: [zHeader]});
  const own = collector(name);
  const result = new Map<string, Indizes | null>();
  for (const row of rows) {
    const key = row.get("PLR-ID");
    const k = klassen.get(key);
    if (!k || result.has(key)) {
      own.add(row, "PLR-ID", k ? "kommt doppelt vor" : `steht nicht in ${classes}`);
      continue;
    }
    const differs = `widerspricht ${classes}, Zeile ${k.line}`;
    if (parseCount(row.get("EW 31.12.2020")) !== k.ew) own.add(row, "EW 31.12.2020", `${differs} (${k.ew})`);
    const indizes = zIndices.map(({parts, sum, index, klasse, numberByWord, ofKlasse, classOf}): number => {
      const word = row.get(klasse).trim();
      const number = numberByWord[word];
      const expected = k.klassen === null ? undefined : ofKlasse(k.klassen);
      if (word !== "" && number === undefined)
        own.add(row, klasse, `ist kein Klassenname (${Object.keys(numberByWord).join(", ")})`);
      else if (number !== expected) own.add(row, klasse, `${differs} (Klasse ${expected ?? "nicht zugeordnet"})`);
      const columns = [...parts, sum, index];
      if (k.klassen === null) {
        for (const column of columns)
          if (row.get(column) !== "")
            own.add(row, column, "ist ein Wert für einen nicht berücksichtigten Planungsraum");
        return NaN;
      }
      const values = columns.map((column) => parseDecimal(row.get(column)));
      columns.forEach((column, i) => {
        if (Number.isNaN(values[i])) own.add(row, column, "ist keine Zahl mit Dezimalpunkt");
      });
      const [total = NaN, value = NaN] = values.slice(parts.length);
      const added = values.slice(0, parts.length).reduce((a, b) => a + b, 0);
      if (Math.abs(added - total) > rounding * (parts.length + 1))
        own.add(row, sum, `ist nicht die Summe aus ${parts.join(", ")} (${added.toFixed(2)})`);
      if (number !== undefined && ![value - rounding, value, value + rounding].map(classOf).includes(number))
        own.add(row, index, `passt nicht zur Klasse „${word}“`);
      return value;
    });
    const [status_index = NaN, dynamik_index = NaN] = indizes;
    result.set(key, k.klassen === null ? null : {status_index, dynamik_index});
  }
  const missing = [...klassen.keys()].filter((key) => !result.has(key));
  problems.push(...(own.problems.length > 0 ? own.problems : problemOfMissing(missing, name, 0)));
  return result;
}

/**
 * The edition of 2021 from the official workbook 2.1 (shares per Planungsraum and Berlin), the tables 2.2 and 2.3 (BZR,
 * Bezirke), the classes, which two files must agree on, and the indices. An area the index leaves out has *entfaellt* for
 * everything but its inhabitants. Throws InputError where a file is missing, its structure has changed, or the files
 * contradict each other.
 */
export async function parseMss2021(files: readonly SourceFile[], context: FetchContext): Promise<Release> {
  const [workbook, classes, zValues, bzr, bezirke] = pickFiles(files, files2021, "2021") as [
    SourceFile,
    SourceFile,
    SourceFile,
    SourceFile,
    SourceFile
  ];
  const register = registerKeys(context, "2021", "plr");
  const {sheet, rows, berlin} = await readMappe2021(workbook, register);

  const klassen = readClasses(classes, register, "2021");
  const problems: Problem[] = [];
  const indizes = readIndizes(zValues, klassen, classes.name, problems);
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

  const sum = sumUp(klassen).get(BERLIN);
  if (berlin.ew !== sum)
    throw new InputError({
      datei: workbook.name,
      blatt: sheet,
      zeile: berlin.line,
      spalte: "C",
      wert: String(berlin.ew),
      regel: `ist nicht die Summe der Planungsräume (${sum})`,
      abhilfe: download
    });

  const shares = indicators.map(([name]) => name);
  const indexNames = zIndices.map(({merkmal}) => merkmal);
  const none = (names: readonly string[]): ReleaseRow["werte"] =>
    Object.fromEntries(names.map((name) => [name, "entfaellt" as const]));
  const plrRows = [...rows].map(([gebiet_id, {ew, werte, anmerkung}]): ReleaseRow => {
    const k = klassen.get(gebiet_id)?.klassen;
    return {
      gebiet_id,
      werte: {
        ew,
        ...(werte ?? none(shares)),
        status: k?.status ?? "entfaellt",
        dynamik: k?.dynamik ?? "entfaellt",
        ...(indizes.get(gebiet_id) ?? none(indexNames))
      },
      anmerkung
    };
  });
  const above = none(["status", "dynamik", ...indexNames]);
  const levelRows = [
    {gebiet_id: BERLIN, ...berlin},
    ...readShares(bzr, shares, "2021", registerKeys(context, "2021", "bzr"), klassen, "2021"),
    ...readShares(bezirke, shares, "2021", registerKeys(context, "2021", "bezirk"), klassen, "2021")
  ].map(({gebiet_id, ew, werte}): ReleaseRow => ({
    gebiet_id,
    werte: {ew, ...(werte ?? none(shares)), ...above},
    anmerkung: onlyPlr
  }));
  return releaseOf(
    "2021",
    "2021",
    merkmaleOf("2021", ["ew", ...shares, "status", "dynamik", ...indexNames]),
    "Tabellen 1, 2.1, 2.2, 2.3 und 3",
    [...levelRows, ...plrRows],
    [
      "Die Veränderung reicht vom 31.12.2018 bis zum 31.12.2020; der Tabellenkopf nennt irrtümlich 2019–2020.",
      "S1 zählt wie in der Ausgabe 2019 nur Arbeitslose nach SGB II; Ausgaben bis 2017 zählten auch Arbeitslose nach SGB III.",
      "An der Adresse der Jobcenter gemeldete Personen sind aus den Werten der Gebiete herausgerechnet, aus dem Wert für Berlin nicht.",
      "Werte für Bezirksregionen und Bezirke nach einer veröffentlichten Fassung Dritter (CSV), auf ihrer Ebene übernommen.",
      "Ein höherer Index bedeutet eine ungünstigere Lage oder Entwicklung. Die Klassen folgen daraus: unter -1, -1 bis 1, über 1 und beim Status über 1,5.",
      `Ohne Klasse, weil im Indexverfahren nicht berücksichtigt: ${withoutClasses(klassen).join(", ") || "keine"}.`
    ]
  );
}
