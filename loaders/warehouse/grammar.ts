import {z} from "zod";
import {zeichenByStatus} from "../contract/release.js";

/** What DuckDB must see in one column of a CSV file: its text as an RE2 pattern, its SQL type, and its range. */
export interface Column {
  name: string;
  muster: string;
  typ: "VARCHAR" | "INTEGER" | "DOUBLE";
  min?: number;
  max?: number;
}

/** A file with one header and one row a line; rows are sorted by *key*, which is unique. */
export interface Grammar {
  columns: readonly Column[];
  key: readonly string[];
  /** True if the key stands at the front of the line in letters, digits, _ - and /, so that lines sort as their keys do. */
  linesSortAsKeys: boolean;
}

const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
const oneOf = (texts: readonly string[]): string => `(?:${texts.map(literal).join("|")})`;

// At most 15 digits, none of them to spare, and nothing below 0.000001: every such text is the shortest form of its number.
const ganzzahl = String.raw`(?:0|-?[1-9]\d{0,14})`;
const zahl = String.raw`(?:${ganzzahl}|-?[1-9]\d{0,6}\.\d{0,7}[1-9]|-?0\.0{0,5}[1-9](?:\d{0,13}[1-9])?)`;

// One line, single spaces inside, nothing invisible, and nothing at the front that a spreadsheet might run: stricter than
// the contract in places, since a line that fails here is only handed on to the exact reading.
const inside = String.raw`[^",\p{Cc}\p{Cf}\p{Z}]`;
const first = String.raw`[^",=+@\-\p{Cc}\p{Cf}\p{Z}]`;
const plain = `${first}${inside}*(?: ${inside}+)*`;
const quotedInside = `(?:${inside}|,|"")`;
const quoted = `"(?:${first}|,|"")${quotedInside}*(?: ${quotedInside}+)*"`;

/** RE2 pattern of a text cell, quoted or not. */
export const text = `(?:${plain}|${quoted})`;
/** RE2 pattern of a cell that holds a number in its shortest form or the sign of a state. */
export const zelle = `(?:${zahl}|${oneOf(Object.values(zeichenByStatus))})`;
/** RE2 pattern of a field that is quoted although nothing in it needs quotes. */
export const needlessQuotes = '(?:^|,)"[^",]*"(?:,|$)';

/** The pattern of a zod regular expression without its anchors; throws if one of its alternatives is not anchored. */
function unanchored(pattern: string): string {
  const parts = pattern.split(/(?<=\$)\|(?=\^)/);
  for (const part of parts)
    if (!/^\^.*\$$/.test(part)) throw new Error(`pattern: ${pattern} is not anchored at both ends`);
  return `(?:${parts.map((part) => part.slice(1, -1).replaceAll("\\/", "/")).join("|")})`;
}

interface JsonSchema {
  type?: string | string[];
  anyOf?: JsonSchema[];
  enum?: string[];
  pattern?: string;
  minLength?: number;
  minimum?: number;
  maximum?: number;
}

function columnOf(name: string, schema: JsonSchema): Column {
  const {anyOf, type} = schema;
  const inner = anyOf?.find((s) => s.type !== "null");
  if (inner) return optional(columnOf(name, inner));
  if (Array.isArray(type)) return optional(columnOf(name, {...schema, type: type.find((t) => t !== "null") ?? "null"}));
  if (schema.enum) return {name, muster: oneOf(schema.enum), typ: "VARCHAR"};
  if (schema.pattern !== undefined) return {name, muster: unanchored(schema.pattern), typ: "VARCHAR"};
  const {minimum: min, maximum: max} = schema;
  const range = {...(min === undefined ? {} : {min}), ...(max === undefined ? {} : {max})};
  if (type === "integer") return {name, muster: ganzzahl, typ: "INTEGER", ...range};
  if (type === "number") return {name, muster: zahl, typ: "DOUBLE", ...range};
  if (type === "string") return {name, muster: schema.minLength ? text : `${text}?`, typ: "VARCHAR"};
  throw new Error(`type: ${name} is ${JSON.stringify(schema)}, which no CSV cell can be checked for`);
}

const optional = (column: Column): Column => ({...column, muster: `(?:${column.muster})?`});

/** Columns of a CSV file whose rows are of *shape*, in its order: patterns, types and ranges all come from the schema itself. */
export function columnsOf(shape: z.ZodObject): Column[] {
  const {properties = {}} = z.toJSONSchema(shape) as {properties?: Record<string, JsonSchema>};
  return Object.entries(properties).map(([name, schema]) => columnOf(name, schema));
}

/** RE2 pattern of a whole line. */
export const lineOf = (columns: readonly Column[]): string => columns.map(({muster}) => muster).join(",");
