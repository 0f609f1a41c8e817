import type {DuckDBConnection} from "@duckdb/node-api";
import {strToU8, zipSync} from "fflate";
import type {z} from "zod";
import type {Catalogue} from "../contract/catalogue.js";
import {readCatalogue} from "../contract/readCatalogue.js";
import {openWarehouse} from "../warehouse/open.js";
import {ohneSteuerzeichen} from "../../src/lib/zeichensatz.js";
import {readBezirkswerte} from "./bezirkswerte.js";
import type {Bezirkswerte} from "./bezirkswerte.js";
import {readEinrichtungen} from "./einrichtungen.js";
import type {EinrichtungRow} from "./einrichtungen.js";
import {readPruefungen} from "./pruefungen.js";
import type {PruefungRow} from "./pruefungen.js";
import {readReleases} from "./releases.js";
import type {ReleaseRow} from "./releases.js";

/** What every page loader starts from: the Bezirk's values, the catalogue, the releases, the facilities. */
export interface SiteInput {
  werte: Bezirkswerte;
  catalogue: Catalogue;
  releases: ReleaseRow[];
  einrichtungen: EinrichtungRow[];
  /** What the warehouse was checked for: it exists only if all of it held. */
  pruefungen: PruefungRow[];
}

/** Reads what the pages show from the warehouse, which it opens read-only unless it is given one. */
export async function readSiteInput(given?: DuckDBConnection): Promise<SiteInput> {
  const warehouse = given ?? (await openWarehouse());
  return {
    werte: await readBezirkswerte(warehouse),
    catalogue: readCatalogue("data/catalogue"),
    releases: await readReleases(warehouse),
    einrichtungen: await readEinrichtungen(warehouse),
    pruefungen: await readPruefungen(warehouse)
  };
}

/**
 * *value* as JSON text, after *shape* has accepted it: a page never meets a row its type does not know, nor a character that steers
 * how the text around it is read.
 */
export function toJson<T extends z.ZodType>(shape: T, value: z.input<T>): string {
  const parsed = shape.parse(value);
  const text = JSON.stringify(parsed);
  // A function for every value takes its time, and hardly any text needs it: JSON writes controls as \u00.. and the rest as they are.
  return /\\u00[01]/.test(text) || ohneSteuerzeichen(text) !== text
    ? JSON.stringify(parsed, (_, part: unknown) => (typeof part === "string" ? ohneSteuerzeichen(part) : part))
    : text;
}

/** An archive of texts by file name. Same input, same bytes. */
export function zipTexts(texts: Iterable<readonly [name: string, text: string]>): Uint8Array {
  const files = Object.fromEntries([...texts].map(([name, text]) => [name, strToU8(text)]));
  return zipSync(files, {level: 1, mtime: new Date(Date.UTC(2000, 0, 1))});
}

/** An archive with one JSON file per entry, for pages that exist once per area or indicator. */
export function toArchive<T extends z.ZodType>(shape: T, entries: ReadonlyMap<string, z.input<T>>): Uint8Array {
  return zipTexts([...entries].map(([name, value]) => [`${name}.json`, toJson(shape, value)] as const));
}
