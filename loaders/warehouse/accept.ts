import {closeSync, fstatSync, openSync, readSync} from "node:fs";
import type {DuckDBConnection} from "@duckdb/node-api";
import {lineOf, needlessQuotes} from "./grammar.js";
import type {Grammar} from "./grammar.js";
import {quote, rowOf} from "./query.js";

/** A CSV file to be checked and loaded, and the table it becomes. */
export interface TypedFile {
  path: string;
  grammar: Grammar;
  table: string;
  temp: boolean;
  /** SQL conditions that every row of the table must meet, beyond what the columns say. */
  conditions: readonly string[];
  /** Rows the file must have. */
  zeilen?: number;
}

/**
 * To be run on a connection before anything is loaded: the order of rows means nothing in our tables, and keeping it costs half
 * the time.
 */
export const UNORDERED = "SET preserve_insertion_order = false";

/** Size, first line and last byte of the file; the first line is cut at 64 kB. */
function edgesOf(path: string): {size: number; kopf: string; endsWithLf: boolean} {
  const file = openSync(path, "r");
  try {
    const {size} = fstatSync(file);
    const start = Buffer.alloc(Math.min(size, 65_536));
    readSync(file, start, 0, start.length, 0);
    const end = Buffer.alloc(1);
    if (size > 0) readSync(file, end, 0, 1, size - 1);
    const lf = start.indexOf(0x0a);
    return {size, kopf: start.subarray(0, lf < 0 ? start.length : lf).toString("utf8"), endsWithLf: end[0] === 0x0a};
  } finally {
    closeSync(file);
  }
}

/** Reads the file as its lines, whole: a separator that no text file has keeps DuckDB from splitting them. */
const linesIn = (path: string): string =>
  `read_csv(${quote(path)}, header = false, auto_detect = false, delim = '\u0001', quote = '', escape = '',
    new_line = '\\n', columns = {'zeile': 'VARCHAR'})`;

/** Reads the file as cells of the grammar's types. */
const cellsIn = (path: string, {columns}: Grammar): string =>
  `read_csv(${quote(path)}, header = true, auto_detect = false, delim = ',', quote = '"', escape = '"', new_line = '\\n',
    columns = {${columns.map(({name, typ}) => `'${name}': '${typ}'`).join(", ")}})`;

/** True if every byte of the file belongs to lines of the grammar's form under its one header, in the order of the key. */
async function linesFit(connection: DuckDBConnection, {path, grammar, zeilen}: TypedFile): Promise<boolean> {
  const {columns, key, linesSortAsKeys} = grammar;
  const {size, kopf, endsWithLf} = edgesOf(path);
  if (kopf !== columns.map(({name}) => name).join(",") || !endsWithLf) return false;
  const isRow = `zeile <> ${quote(kopf)}`;
  const form = await rowOf<{zeilen: number; bytes: number; falsch: number}>(
    connection,
    `-- Is every line of the form, and does nothing stand between the lines?
    SELECT count(*) FILTER (${isRow})::DOUBLE AS zeilen, sum(strlen(zeile) + 1)::DOUBLE AS bytes,
      count(*) FILTER (${isRow} AND (NOT regexp_full_match(zeile, ${quote(lineOf(columns))})
        OR contains(zeile, '"') AND regexp_matches(zeile, ${quote(needlessQuotes)})))::DOUBLE AS falsch
    FROM ${linesIn(path)}`
  );
  if (form.falsch > 0 || form.bytes !== size || form.zeilen === 0) return false;
  if (zeilen !== undefined && form.zeilen !== zeilen) return false;
  const keys = linesSortAsKeys
    ? `SELECT zeile AS schluessel FROM ${linesIn(path)} WHERE ${isRow}`
    : `SELECT row(${key.map((name) => `coalesce(${name}, '')`).join(", ")}) AS schluessel FROM ${cellsIn(path, grammar)}`;
  await connection.run("SET preserve_insertion_order = true");
  const {verstellt} = await rowOf<{verstellt: number}>(
    connection,
    `-- Which rows stand before one they belong behind?
    SELECT count(*) FILTER (schluessel <= davor)::DOUBLE AS verstellt
    FROM (SELECT schluessel, lag(schluessel) OVER () AS davor FROM (${keys}))`
  ).finally(() => connection.run(UNORDERED));
  return verstellt === 0;
}

/** True if in the loaded table every key is unique, every number in its range, every area known, every condition met. */
async function rowsFit(connection: DuckDBConnection, {grammar, table, conditions}: TypedFile): Promise<boolean> {
  const {columns, key} = grammar;
  const ranges = columns.flatMap(({name, min, max}) => [
    ...(min === undefined ? [] : [`(${name} IS NULL OR ${name} >= ${min})`]),
    ...(max === undefined ? [] : [`(${name} IS NULL OR ${name} <= ${max})`])
  ]);
  const broken = [...ranges, ...conditions].map((rule) => `count(*) FILTER (NOT coalesce(${rule}, false))`);
  const names = columns.map(({name}) => name);
  const stand = names.includes("lor_stand") ? "lor_stand" : "'2021' AS lor_stand";
  const unknown = names.includes("gebiet_id")
    ? `(SELECT count(*) FROM (SELECT DISTINCT ${stand}, gebiet_id FROM ${table}) ANTI JOIN gebiete USING (lor_stand, gebiet_id))`
    : "0";
  const {doppelt, verletzt, unbekannt} = await rowOf<{doppelt: number; verletzt: number; unbekannt: number}>(
    connection,
    `-- How many rows break a rule of their own or share their key?
    SELECT (count(*) - count(DISTINCT hash(${key.join(", ")})))::DOUBLE AS doppelt,
      (${["0", ...broken].join(" + ")})::DOUBLE AS verletzt, ${unknown}::DOUBLE AS unbekannt FROM ${table}`
  );
  return doppelt === 0 && verletzt === 0 && unbekannt === 0;
}

/** Creates the file's table from it: cells by the grammar's types, an empty text as "", any other empty cell as NULL. */
export async function loadTyped(connection: DuckDBConnection, {path, grammar, table, temp}: TypedFile): Promise<void> {
  const kept = grammar.columns.map(({name, typ}) => (typ === "VARCHAR" ? `coalesce(${name}, '') AS ${name}` : name));
  await connection.run(
    `CREATE OR REPLACE ${temp ? "TEMP " : ""}TABLE ${table} AS SELECT ${kept.join(", ")} FROM ${cellsIn(path, grammar)}`
  );
}

/**
 * Loads the file and tells whether it is beyond doubt in the one form its grammar allows: header, types, ranges, patterns,
 * shortest numbers, quoting, line ends, order, unique keys, areas of the edition, conditions. False means doubt, not a verdict:
 * the table may be missing then, and the exact reading has to decide.
 */
export async function acceptTyped(connection: DuckDBConnection, file: TypedFile): Promise<boolean> {
  if (!(await linesFit(connection, file))) return false;
  await loadTyped(connection, file);
  return rowsFit(connection, file);
}
