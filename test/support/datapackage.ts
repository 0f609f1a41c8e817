import {z} from "zod";

/** A field of Table Schema with the types and constraints that we use; anything else is refused. */
const Field = z.strictObject({
  name: z.string().regex(/^[a-z][a-z0-9_]*$/),
  type: z.enum(["string", "number", "integer", "boolean"]),
  title: z.string().min(1),
  description: z.string().min(1),
  constraints: z
    .strictObject({
      required: z.boolean(),
      unique: z.boolean(),
      pattern: z.string(),
      enum: z.array(z.string()).min(1),
      minimum: z.number(),
      maximum: z.number()
    })
    .partial()
    .optional()
});
export type Field = z.infer<typeof Field>;

const names = z.array(z.string()).min(1);
/** Where nobody has chosen a licence yet, the file says so that names all of them. */
const License = z.strictObject({path: z.url().or(z.literal("LIZENZEN.txt")), title: z.string().min(1)});
const Origin = z.strictObject({title: z.string().min(1), path: z.url()});
const profile = (name: string) => z.literal(`https://datapackage.org/profiles/2.0/${name}.json`);

const Resource = z.strictObject({
  $schema: profile("dataresource"),
  name: z.string().regex(/^[a-z0-9._-]+$/),
  type: z.literal("table"),
  path: z.string().regex(/^[a-z0-9_-]+\.csv$/),
  title: z.string().min(1),
  description: z.string().min(1),
  format: z.literal("csv"),
  mediatype: z.literal("text/csv"),
  encoding: z.literal("utf-8"),
  bytes: z.int().min(1),
  hash: z.string().regex(/^sha256:[0-9a-f]{64}$/),
  dialect: z.strictObject({
    $schema: profile("tabledialect"),
    delimiter: z.literal(","),
    lineTerminator: z.literal("\n"),
    quoteChar: z.literal('"'),
    doubleQuote: z.literal(true),
    header: z.literal(true)
  }),
  licenses: z.array(License).min(1),
  sources: z.array(Origin).min(1).optional(),
  schema: z.strictObject({
    $schema: profile("tableschema"),
    fields: z.array(Field).min(1),
    missingValues: z.array(z.string()),
    primaryKey: names,
    foreignKeys: z
      .array(
        z.strictObject({
          fields: names,
          reference: z.strictObject({resource: z.string().optional(), fields: names})
        })
      )
      .min(1)
      .optional()
  })
});
export type Resource = z.infer<typeof Resource>;

/** A Data Package of version 2 as the standard asks for it, narrowed to what we write: a misspelt property is refused. */
export const DataPackage = z.strictObject({
  $schema: profile("datapackage"),
  name: z.string().regex(/^[a-z0-9._-]+$/),
  title: z.string().min(1),
  description: z.string().min(1),
  version: z.string().regex(/^\d+\.\d+\.\d+/),
  created: z.iso.datetime(),
  homepage: z.url().optional(),
  keywords: names,
  licenses: z.array(License).min(1),
  sources: z.array(Origin).min(1),
  contributors: z.array(z.strictObject({title: z.string().min(1), roles: names, email: z.email().optional()})).min(1),
  resources: z.array(Resource).min(1)
});
export type DataPackage = z.infer<typeof DataPackage>;

/** A row as its schema reads it; null for a missing value. */
export type Row = Record<string, string | number | boolean | null>;

function readCell(cell: string, field: Field, missing: readonly string[]): Row[string] {
  if (missing.includes(cell)) return null;
  if (field.type === "string") return cell;
  if (field.type === "boolean") {
    if (cell !== "true" && cell !== "false") throw new Error(`${cell} is no boolean`);
    return cell === "true";
  }
  const pattern = field.type === "integer" ? /^-?\d+$/ : /^-?\d+(\.\d+)?$/;
  if (!pattern.test(cell)) throw new Error(`${cell} is no ${field.type}`);
  return Number(cell);
}

/** What is wrong with *value* under the field's constraints, or undefined. */
function breach(value: Row[string], {constraints: c = {}}: Field): string | undefined {
  if (value === null) return c.required ? "is missing" : undefined;
  if (c.pattern !== undefined && !new RegExp(`^(?:${c.pattern})$`).test(String(value))) return `breaks ${c.pattern}`;
  if (c.enum && !c.enum.includes(String(value))) return `is none of ${c.enum.join(", ")}`;
  if (c.minimum !== undefined && Number(value) < c.minimum) return `is below ${c.minimum}`;
  if (c.maximum !== undefined && Number(value) > c.maximum) return `is above ${c.maximum}`;
  return undefined;
}

/** The rows of a CSV table (header first) as its schema reads them. Throws naming resource, line and field of the first fault. */
export function readTable(resource: Resource, records: readonly string[][]): Row[] {
  const {fields, missingValues} = resource.schema;
  const header = records[0] ?? [];
  if (header.join() !== fields.map(({name}) => name).join())
    throw new Error(`${resource.name}: header ${header.join()}`);
  const unique = new Map(fields.filter((f) => f.constraints?.unique).map((f) => [f.name, new Set<unknown>()]));
  return records.slice(1).map((record, i) => {
    if (record.length !== fields.length) throw new Error(`${resource.name}:${i + 2}: ${record.length} fields`);
    return Object.fromEntries(
      fields.map((field, column) => {
        const place = `${resource.name}:${i + 2}: ${field.name}`;
        const cell = record[column] ?? "";
        const value = readCell(cell, field, missingValues);
        const fault = breach(value, field);
        if (fault !== undefined) throw new Error(`${place}: "${cell}" ${fault}`);
        const seen = unique.get(field.name);
        if (seen?.has(value)) throw new Error(`${place}: "${cell}" comes twice`);
        seen?.add(value);
        return [field.name, value];
      })
    );
  });
}
