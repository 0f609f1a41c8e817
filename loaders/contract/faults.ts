import {existsSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {z} from "zod";
import {Berechnung} from "./catalogue.js";
import type {Problem} from "./errors.js";
import {parseJson} from "./json.js";

/** Where something stands inside a file. */
export type Path = readonly PropertyKey[];

/** An entry of a list with its place; `entry` is null if it is faulty. */
export interface Entry<T> {
  entry: T | null;
  /** The id as written, even where the entry is faulty, so that one fault does not make every reference to it one. */
  id: string | null;
  file: string;
  path: Path;
}

/** The entries that are not faulty. */
export const valid = <T>(entries: readonly Entry<T>[]): (Entry<T> & {entry: T})[] =>
  entries.filter((e): e is Entry<T> & {entry: T} => e.entry !== null);

/** A list of words as a German sentence holds it: „a“, „b“. */
export const quoteList = (values: readonly unknown[]): string => values.map((v) => `„${String(v)}“`).join(", ");

/** A path inside a file as people read it: [3].berechnung.zaehler[0]. */
function formatPath(path: Path): string {
  return path.map((key, i) => (typeof key === "number" ? `[${key}]` : `${i > 0 ? "." : ""}${String(key)}`)).join("");
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((v, key) => (v as Record<PropertyKey, unknown> | null | undefined)?.[key], value);
}

/** The id of the innermost entry around *path*, since nobody likes to count to the 13th entry of a list. */
function entryId(content: unknown, path: Path): string | null {
  for (let length = path.length - 1; length > 0; length--) {
    const id = (valueAt(content, path.slice(0, length)) as {id?: unknown} | null | undefined)?.id;
    if (typeof id === "string" && id !== "") return id;
  }
  return null;
}

const typeRules: Record<string, string> = {
  string: "ist kein Text",
  number: "ist keine Zahl",
  int: "ist keine ganze Zahl",
  array: "ist keine Liste",
  object: "ist kein Eintrag in geschweiften Klammern"
};

const eintraege = (n: number | bigint): string => `${n} ${Number(n) === 1 ? "Eintrag" : "Einträge"}`;

/** The rule an issue breaks, as a German sentence about the value. Messages written into a schema come before these. */
function ruleOf(issue: z.core.$ZodRawIssue): string {
  switch (issue.code) {
    case "invalid_type":
      return issue.input === undefined ? "fehlt" : (typeRules[issue.expected] ?? "hat die falsche Art");
    case "invalid_value":
      return "ist keiner der erlaubten Werte";
    case "invalid_format":
      return issue.format === "url" ? "ist keine Internetadresse" : "hat nicht die vorgeschriebene Form";
    case "too_small":
      if (issue.origin === "array") return `hat weniger als ${eintraege(issue.minimum)}`;
      return `ist ${issue.inclusive ? "kleiner als" : "nicht größer als"} ${String(issue.minimum)}`;
    case "too_big":
      if (issue.origin === "array") return `hat mehr als ${eintraege(issue.maximum)}`;
      return `ist ${issue.inclusive ? "größer als" : "nicht kleiner als"} ${String(issue.maximum)}`;
    case "not_multiple_of":
      return `ist kein Vielfaches von ${String(issue.divisor)}`;
    case "unrecognized_keys":
      return "ist kein bekanntes Feld";
    case "invalid_union":
      return "ist keine bekannte Art der Berechnung";
    default:
      return "ist ungültig";
  }
}

function remedyOf(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case "invalid_type":
      return issue.message === "fehlt"
        ? "Bitte ergänzen; jedes Feld des Katalogs ist Pflicht"
        : "Bitte den Wert in der vorgeschriebenen Art eintragen";
    case "invalid_value":
      return `Erlaubt sind ${quoteList(issue.values)}`;
    case "invalid_union":
      return `Erlaubt sind ${quoteList(Berechnung.options.map((option) => option.shape.art.value))}`;
    case "unrecognized_keys":
      return "Bitte die Schreibweise prüfen oder das Feld entfernen";
    case "invalid_format":
      return issue.format === "url" ? "Bitte die volle Adresse mit https:// eintragen" : "Bitte die Form berichtigen";
    default:
      return "Bitte den Eintrag berichtigen";
  }
}

/** Collects the faults of all files, so that a person mends the catalogue in one go. */
export class Faults {
  readonly problems: Problem[] = [];
  readonly #contents = new Map<string, unknown>();

  /** Reads a file; undefined after noting why it cannot be read. */
  read(dir: string, file: string): unknown {
    const path = join(dir, file);
    if (!existsSync(path)) {
      this.problems.push({
        datei: file,
        regel: `fehlt im Ordner ${dir}`,
        abhilfe: "Bitte die Datei des Katalogs ergänzen."
      });
      return undefined;
    }
    const result = parseJson(readFileSync(path, "utf8"), file);
    if ("problem" in result) {
      this.problems.push(result.problem);
      return undefined;
    }
    this.#contents.set(file, result.value);
    return result.value;
  }

  add(file: string, path: Path, regel: string, abhilfe: string): void {
    const content = this.#contents.get(file);
    const value = valueAt(content, path);
    const id = entryId(content, path);
    const place = path.length > 0 ? `${file} → ${formatPath(path)}` : file;
    this.problems.push({
      datei: id === null ? place : `${place} (${id})`,
      ...(typeof value === "string" || typeof value === "number" ? {wert: String(value)} : {}),
      regel,
      abhilfe: `${abhilfe}.`
    });
  }

  /** *value* if it has the shape, else null after noting every fault with its place. */
  check<T extends z.ZodType>(schema: T, value: unknown, file: string, path: Path): z.output<T> | null {
    const result = schema.safeParse(value, {error: ruleOf});
    if (result.success) return result.data;
    for (const issue of result.error.issues) {
      const keys = issue.code === "unrecognized_keys" ? issue.keys.map((key) => [key]) : [[]];
      for (const key of keys) this.add(file, [...path, ...issue.path, ...key], issue.message, remedyOf(issue));
    }
    return null;
  }

  /** The entries of a list, each with its place; a faulty entry is noted and is null. */
  list<T extends z.ZodType>(schema: T, value: unknown, file: string, path: Path = []): Entry<z.output<T>>[] {
    if (value === undefined && path.length === 0) return [];
    const items = this.check(z.array(z.unknown()), value, file, path) ?? [];
    return items.map((item, i) => {
      const place = [...path, i];
      const raw = (item as {id?: unknown} | null)?.id;
      return {
        entry: this.check(schema, item, file, place),
        id: typeof raw === "string" ? raw : null,
        file,
        path: place
      };
    });
  }

  /** Notes every id that comes a second time; ids that could not be read are null and pass. */
  unique(entries: readonly {id: unknown; file: string; path: Path}[], key = "id"): void {
    const seen = new Set<unknown>();
    for (const {id, file, path} of entries) {
      if (id === null) continue;
      if (seen.has(id)) {
        this.add(
          file,
          [...path, key],
          "kommt schon einmal vor",
          "Bitte jeden Eintrag nur einmal führen oder umbenennen"
        );
      }
      seen.add(id);
    }
  }

  /**
   * Notes a reference that leads nowhere, and is false for it; a list that could not be read at all is not held against the
   * reference.
   */
  refer(file: string, path: Path, id: string, targets: readonly Entry<unknown>[]): boolean {
    const ids = new Set(targets.flatMap((t) => t.id ?? []));
    const [target] = targets;
    if (!target || ids.has(id)) return true;
    this.add(file, path, `ist in ${target.file} nicht enthalten`, `Bekannt sind ${quoteList([...ids])}`);
    return false;
  }
}
