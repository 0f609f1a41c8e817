import type {CsvRow} from "../../contract/csv.js";
import {InputError} from "../../contract/errors.js";
import type {Problem} from "../../contract/errors.js";
import type {LorStand} from "../../contract/lor.js";
import type {Merkmal, Release, ReleaseRow, SourceFile} from "../../contract/release.js";

export const published = {
  herausgeber: "Senatsverwaltung für Stadtentwicklung, Bauen und Wohnen Berlin",
  lizenz: "dl-de-zero-2.0"
};
const adapter = {name: "mss", version: 3};
export const download = "Bitte die Datei neu herunterladen und unverändert ablegen.";
export const leftOut = "Im MSS-Indexverfahren nicht berücksichtigt.";
export const onlyPlr = "Klassen gibt es nur für Planungsräume.";

/** The source's own word for why it leaves an area out, in plain words; *leftOut* where it gives no reason we know. */
export function reasonOf(bemerkung: string): string {
  if (/ausreißer/i.test(bemerkung)) return "Von der Quelle als Ausreißer nicht bewertet.";
  if (/unter 300/i.test(bemerkung)) return "Von der Quelle nicht bewertet, weil dort weniger als 300 Menschen wohnen.";
  return leftOut;
}

/** Name of a table of a third party's CSV edition. */
const csvFile = (edition: string, table: string): string =>
  `berlin-monitoring-social-urban-development-${edition}-00-${table}.csv`;
export const classFile = (edition: string): string => csvFile(edition, "1-planning-areas");
export const plrFile = (edition: string): string => csvFile(edition, "2-1-planning-areas");
export const bzrFile = (edition: string): string => csvFile(edition, "2-2-district-regions");
export const bezirkFile = (edition: string): string => csvFile(edition, "2-3-districts");

const s1 = {
  bisher: "Arbeitslose nach SGB II und III, Anteil an den 15- bis unter 65-Jährigen",
  "2019": "Arbeitslose nach SGB II, Anteil an den Personen im erwerbsfähigen Alter",
  "2021": "Arbeitslose nach SGB II, Anteil an den 15-Jährigen bis unter Regelaltersgrenze"
};
const s3 = {
  bisher: "Nicht arbeitslose Personen mit Leistungen nach SGB II und SGB XII, Anteil an allen Einwohnern",
  "2021": "Nicht arbeitslose Leistungsberechtigte nach SGB II und SGB XII, Anteil an allen Einwohnern"
};
const s4 = {
  "2013": "Kinder unter 15 Jahren mit Transferleistungen, Anteil an allen unter 15 Jahren",
  spaeter: "Kinder unter 15 Jahren in Bedarfsgemeinschaften nach SGB II, Anteil an allen unter 15 Jahren"
};

/** Title of a share in an edition; what S1 and S4 count has changed over the years. */
function titleOf(name: string, edition: string): string {
  const since = (year: string): boolean => edition >= year;
  switch (name) {
    case "s1":
      return since("2021") ? s1["2021"] : since("2019") ? s1["2019"] : s1.bisher;
    case "s2_langzeit":
      return "Langzeitarbeitslose nach SGB II und III (über ein Jahr), Anteil an den 15- bis unter 65-Jährigen";
    case "s2_alleinerziehend":
      return "Kinder und Jugendliche in Haushalten von Alleinerziehenden, Anteil an allen Kindern und Jugendlichen";
    case "s3":
      return since("2021") ? s3["2021"] : s3.bisher;
    default:
      return since("2015") ? s4.spaeter : s4["2013"];
  }
}

const changeTitles: Record<string, string> = {
  d1: "Veränderung des Anteils Arbeitslose",
  d2_langzeit: "Veränderung des Anteils Langzeitarbeitslose",
  d2_alleinerziehend: "Veränderung des Anteils Kinder und Jugendliche in Haushalten von Alleinerziehenden",
  d3: "Veränderung des Anteils nicht arbeitslose Leistungsberechtigte",
  d4: "Veränderung des Anteils Kinder unter 15 Jahren mit Transferleistungen"
};

/** Columns of the CSV tables 2-1, 2-2 and 2-3 by Merkmal. */
export const shareColumns: readonly (readonly [name: string, column: string])[] = ["s", "d"].flatMap((letter) => [
  [`${letter}1`, `${letter}1_percentage_unemployed`] as const,
  [`${letter}2_langzeit`, `${letter}2_percentage_long_term_unemployed`] as const,
  [`${letter}3`, `${letter}3_percentage_transfer_payments_recipients`] as const,
  [`${letter}4`, `${letter}4_percentage_transfer_payments_recipients_below_15_years`] as const
]);

/** Classes of one Planungsraum. */
export interface Klasse {
  ew: number;
  /** Classes, or null for an area the index leaves out. */
  klassen: {status: number; dynamik: number} | null;
  anmerkung: string;
  line: number;
}

export const dynamikBySign: Record<string, number> = {"+": 1, "+/-": 3, "-": 5};
export const statusByWord: Record<string, number> = {hoch: 1, mittel: 2, niedrig: 3, "sehr niedrig": 4};
export const dynamikByWord: Record<string, number> = {positiv: 1, stabil: 3, negativ: 5};

/** Published with five decimals; what stands behind them is noise of binary floats. */
export const round5 = (value: number): number => Math.round(value * 1e5) / 1e5 + 0;
/** A count in plain digits; NaN for anything else. */
export const parseCount = (text: string): number => (/^\d+$/.test(text) ? Number(text) : NaN);
/** A number with a decimal point, rounded to five decimals; NaN for anything else. */
export const parseDecimal = (text: string): number => (/^-?\d+(\.\d+)?$/.test(text) ? round5(Number(text)) : NaN);

/** True for a value that a share ("s1") or a change of one ("d1") cannot have. */
export const outOfRange = (name: string, value: number): boolean =>
  Math.abs(value) > 100 || (name.startsWith("s") && value < 0);

/** The Merkmale *names* of an edition: its day is the end of the year before, its changes reach back two years. */
export function merkmaleOf(edition: string, names: readonly string[]): Merkmal[] {
  const jahr = Number(edition) - 1;
  const stichtag = `${jahr}-12-31`;
  const zeitraum = `${jahr - 2}/${jahr}`;
  const klasse = (art: "Status" | "Dynamik", worte: string): string => `${art}-Index, Klasse (${worte})`;
  const index = (art: "Status" | "Dynamik"): string => `${art}-Index, standardisiert (höher ist ungünstiger)`;
  return names.map((name): Merkmal => {
    const shared = {name, summierbar: false};
    if (name === "ew")
      return {
        name,
        titel: "Einwohnerinnen und Einwohner",
        einheit: "Personen",
        zeitraum: stichtag,
        summierbar: true
      };
    if (name === "status")
      return {...shared, titel: klasse("Status", "1 hoch bis 4 sehr niedrig"), einheit: "Klasse", zeitraum: stichtag};
    if (name === "dynamik")
      return {...shared, titel: klasse("Dynamik", "1 positiv, 3 stabil, 5 negativ"), einheit: "Klasse", zeitraum};
    if (name === "status_index")
      return {...shared, titel: index("Status"), einheit: "Standardabweichungen", zeitraum: stichtag};
    if (name === "dynamik_index")
      return {...shared, titel: index("Dynamik"), einheit: "Standardabweichungen", zeitraum};
    const change = changeTitles[name];
    if (change !== undefined) return {...shared, titel: change, einheit: "Prozentpunkte", zeitraum};
    return {...shared, titel: titleOf(name, edition), einheit: "Prozent", zeitraum: stichtag};
  });
}

/** A release of *edition*; *tabellen* says which tables it was read from. Rows are put into the order of their keys. */
export function releaseOf(
  edition: string,
  lor_stand: LorStand,
  merkmale: Merkmal[],
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
    merkmale,
    zeilen: zeilen.sort((a, b) => (a.gebiet_id < b.gebiet_id ? -1 : 1)),
    hinweise,
    adapter
  };
}

/** Reports a key that is not in *register* or comes twice; remembers it otherwise. */
export function keyChecker(
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

/** Notes a fault of *row* in the column *spalte*. */
export type Add = (row: CsvRow, spalte: string, regel: string, abhilfe?: string) => void;

/** A list of faults of *datei*, and the function that adds to it. */
export function collector(datei: string): {problems: Problem[]; add: Add} {
  const problems: Problem[] = [];
  const add: Add = (row, spalte, regel, abhilfe = download) => {
    problems.push({datei, zeile: row.line, spalte, wert: row.get(spalte), regel, abhilfe});
  };
  return {problems, add};
}

/** The files *names* from *files*, in order; throws InputError for one that is absent or there twice. */
export function pickFiles(files: readonly SourceFile[], names: readonly string[], edition: string): SourceFile[] {
  const problems: Problem[] = [];
  const picked = names.flatMap((datei) => {
    const found = files.filter(({name}) => name === datei);
    if (found.length === 0)
      problems.push({
        datei,
        regel: `fehlt; die Ausgabe ${edition} wird aus ${names.length} Dateien gelesen`,
        abhilfe: "Bitte die Datei in den Ordner legen."
      });
    if (found.length > 1)
      problems.push({datei, regel: "liegt zweimal im Ordner", abhilfe: "Bitte nur eine Fassung liegen lassen."});
    return found.slice(0, 1);
  });
  if (problems.length > 0) throw new InputError(problems);
  return picked;
}
