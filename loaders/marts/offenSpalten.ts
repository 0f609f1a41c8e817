import type {Source} from "../contract/catalogue.js";
import {looksLikeFormula} from "../contract/csv.js";
import {LorStand} from "../contract/lor.js";
import {ohneSteuerzeichen} from "../../src/lib/zeichensatz.js";

/** What a cell of the open data holds, in every format the same: numbers have at most six decimals, a text is never empty. */
export type Cell = string | number | boolean | null;
export type Constraints = Record<string, unknown>;

/** A column as Table Schema describes it. A text that may be empty has no constraint `required`. */
export interface Feld {
  name: string;
  type: "string" | "number" | "integer" | "boolean";
  title: string;
  description: string;
  constraints?: Constraints;
}

export type Spalte<R> = readonly [Feld, (row: R) => Cell];

interface Fremdschluessel {
  fields: string[];
  reference: {resource?: string; fields: string[]};
}

/** Figures of the operator's own, which no source of the catalogue covers. */
export interface Eigene {
  /** Null as long as nobody has decided under which licence they may be reused. */
  lizenz: {name: string; url: string} | null;
  /** Whose they are. */
  vermerk: string;
}

/** One table: what it is called, its rows, what its columns mean, and the sources it was made from. */
export interface Tabelle {
  name: string;
  titel: string;
  beschreibung: string;
  /** What must be known to read it, in sentences. */
  hinweise: string[];
  felder: Feld[];
  zeilen: Cell[][];
  schluessel: string[];
  fremdschluessel: Fremdschluessel[];
  quellen: Source[];
  eigene: Eigene | null;
}

/** Six decimals are more than any figure is known to; the rest would be noise of binary floats. */
const gerundet = (value: number): number => Math.round(value * 1e6) / 1e6 + 0;

/** A number without exponent; throws if it needs one. */
function formatNumber(value: number): string {
  const text = String(value);
  if (!/^-?\d+(\.\d+)?$/.test(text)) throw new Error(`${value} is no plain number`);
  return text;
}

function cellOf(cell: Cell, where: string): Cell {
  if (typeof cell === "number") return gerundet(cell);
  if (typeof cell !== "string") return cell;
  if (looksLikeFormula(cell)) throw new Error(`${where}: "${cell}" would be run as a formula by a spreadsheet`);
  return ohneSteuerzeichen(cell) || null;
}

function formatCell(cell: Cell): string {
  if (cell === null) return "";
  if (typeof cell === "number") return formatNumber(cell);
  if (typeof cell === "boolean") return String(cell);
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** The table of *rows*; throws for a text that a spreadsheet would run. */
export function tabelle<R>(
  kopf: Pick<Tabelle, "name" | "titel" | "beschreibung" | "schluessel" | "fremdschluessel"> & {hinweise?: string[]},
  quellen: readonly Source[],
  rows: readonly R[],
  spalten: readonly Spalte<R>[]
): Tabelle {
  return {
    hinweise: [],
    ...kopf,
    felder: spalten.map(([feld]) => feld),
    zeilen: rows.map((row) => spalten.map(([feld, wert]) => cellOf(wert(row), `${kopf.name}, ${feld.name}`))),
    quellen: [...quellen],
    eigene: null
  };
}

/** The columns *namen* of a table, in this order; throws for one it does not have. */
export function auswahl(
  {felder, zeilen}: Pick<Tabelle, "felder" | "zeilen">,
  namen: readonly string[]
): Pick<Tabelle, "felder" | "zeilen"> {
  const stellen = namen.map((name) => felder.findIndex((feld) => feld.name === name));
  if (stellen.includes(-1)) throw new Error(`${namen[stellen.indexOf(-1)]} is no column of the table`);
  return {
    felder: stellen.map((i) => felder[i]!),
    zeilen: zeilen.map((zeile) => stellen.map((i) => zeile[i]!))
  };
}

/** A table as CSV: comma, dot, LF, names of the columns first; null is an empty cell. */
export function csvText({felder, zeilen}: Pick<Tabelle, "felder" | "zeilen">): string {
  const header = felder.map(({name}) => name).join(",");
  return `${[header, ...zeilen.map((zeile) => zeile.map(formatCell).join(","))].join("\n")}\n`;
}

const column =
  (type: Feld["type"]) =>
  <R>(
    name: string,
    title: string,
    description: string,
    wert: (row: R) => Cell,
    constraints?: Constraints
  ): Spalte<R> => [{name, type, title, description, ...(constraints && {constraints})}, wert];
export const text = column("string");
export const number = column("number");
export const integer = column("integer");
export const boolean = column("boolean");

export const required = {required: true};
export const oneOf = (values: readonly string[]): Constraints => ({required: true, enum: [...values]});
export const licenceIds = {required: true, pattern: "[a-z0-9.-]+( [a-z0-9.-]+)*"};
export const ebenen = "berlin, bezirk, pgr (Prognoseraum), bzr (Bezirksregion), plr (Planungsraum)";

export const lorStand = <R>(wert: (row: R) => Cell): Spalte<R> =>
  text(
    "lor_stand",
    "LOR-Stand",
    "Stand der Gebiete: 2019 galt bis Ende 2020, 2021 gilt seitdem. Schlüssel beider Stände nie mischen.",
    wert,
    oneOf(LorStand.options)
  );
export const gebietId = <R extends {gebiet_id: string}>(): Spalte<R> =>
  text(
    "gebiet_id",
    "Gebiet",
    "LOR-Schlüssel als Text mit führender Null; 00 Berlin, 10 Bezirk Marzahn-Hellersdorf",
    (r) => r.gebiet_id,
    {required: true, pattern: "(\\d{2}){1,4}"}
  );
export const gebietName = <R extends {gebiet_name: string}>(): Spalte<R> =>
  text(
    "gebiet_name",
    "Name des Gebiets",
    "zum Lesen; zum Verknüpfen den Schlüssel nehmen",
    (r) => r.gebiet_name,
    required
  );
export const quelleId = <R extends {quelle: string}>(): Spalte<R> =>
  text("quelle", "Quelle", "Kennung; der Quellenvermerk steht in quellen.csv", (r) => r.quelle, required);

/** The last two columns of a table with figures: which edition of the atlas a row is from, also once it is torn from its file. */
export const ausgabe = <R>({datenstand, version}: {datenstand: string; version: string}): Spalte<R>[] => [
  text("datenstand", "Datenstand", "neuester Stichtag aller Daten dieser Ausgabe, JJJJ-MM-TT", () => datenstand, {
    required: true,
    pattern: "\\d{4}-\\d{2}-\\d{2}"
  }),
  text("version", "Version", "Version des Bedarfsatlas, aus der die Zeile stammt", () => version, required)
];

export const gebietKey: Fremdschluessel = {
  fields: ["lor_stand", "gebiet_id"],
  reference: {resource: "gebiete", fields: ["lor_stand", "gebiet_id"]}
};
export const quelleKey: Fremdschluessel = {fields: ["quelle"], reference: {resource: "quellen", fields: ["id"]}};
