import type {Listenwert, Registername, Tabellenname} from "./vertrag.js";

/** A cell as a file holds it. CSV gives texts only. */
export type Rohzelle = string | number | boolean | Date | null;

/** One sheet or CSV file as read, before anything is understood. Cells may be fewer than the header has. */
export interface Rohblatt {
  datei: string;
  /** Name of the sheet; null for a CSV file. */
  blatt: string | null;
  /** Physical number of the header's line, from 1. */
  kopfzeile: number;
  kopf: readonly string[];
  zeilen: readonly {zeile: number; zellen: readonly Rohzelle[]}[];
}

/** The entries of every list that the contract takes from elsewhere. */
export type Register = Record<Registername, readonly Listenwert[]>;

/** A finding about a file. `fehler`: the file is not taken; `warnung`: it is, but somebody should look. */
export interface Meldung {
  schwere: "fehler" | "warnung";
  /** Which rule, for counting and for tests: "pflicht", "personendaten", "teil_groesser", … */
  regel: string;
  datei: string;
  blatt?: string;
  zeile?: number;
  /** Heading of the column as the file has it. */
  spalte?: string;
  wert?: string;
  /** Table, centre and year that the finding is about, where it is about one. */
  tabelle?: Tabellenname;
  zentrum_id?: string;
  jahr?: number;
  /** What is wrong, as a sentence about the value: "ist keine ganze Zahl". */
  text: string;
  /** What to do, as a full sentence. */
  abhilfe: string;
}

/** What the contract stores in a cell: null for empty, a list for `mehrfach`. Periods are "2025", "2025-03", "2025-03-15". */
export type Zellwert = string | number | readonly string[] | null;

/** One accepted row by column name, with the line of the file it stands in. */
export interface Satz {
  /** File and sheet (null for a CSV file), set by the check. */
  datei?: string;
  blatt?: string | null;
  zeile: number;
  /** What stands in cells that could not be read, by column name; masked where it may be about a person. */
  roh?: Readonly<Record<string, readonly string[]>>;
  werte: Readonly<Record<string, Zellwert>>;
}

/** Accepted rows by table; a table that the file does not have is missing. */
export type Saetze = Partial<Record<Tabellenname, Satz[]>>;

export interface Pruefergebnis {
  /** In the order of the file, at most `hoechstens` of each rule and sheet (else `hoechstensJeRegel`). */
  meldungen: Meldung[];
  /** How many there are in all. */
  fehler: number;
  warnungen: number;
  /** Rows read by table. */
  zeilen: Partial<Record<Tabellenname, number>>;
  /** The rows, also those of a file with errors as far as they could be understood; only a file without errors is loaded. */
  saetze: Saetze;
}

/** Limits of the rules that compare records with each other; see `pruefung` in data/catalogue/leistungen.json. */
export interface Pruefregeln {
  mad: number;
  mad_mindestens: number;
  sprung: number;
  sprung_mindestens: number;
}

/** Findings shown of one rule in one sheet. */
export const hoechstensJeRegel = 50;
