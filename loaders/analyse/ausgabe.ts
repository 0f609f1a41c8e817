import {existsSync, readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {z} from "zod";
import {endeOf} from "../../src/lib/alter.js";
import {urteilsarten} from "../../src/lib/zustaende.js";
import {decodeText, looksLikeFormula, parseCsv} from "../contract/csv.js";
import {InputError} from "../contract/errors.js";
import type {Problem} from "../contract/errors.js";
import {parseJson} from "../contract/json.js";
import {BEZIRK, ebeneOf, GebietId} from "../contract/lor.js";
import {Status, Zeitraum} from "../contract/release.js";
import {quoteCell} from "../contract/table.js";
import {Richtung} from "../marts/befundeShapes.js";

const kennung = z.string().regex(/^[a-z][a-z0-9_]*$/, "ist keine Kennung (a–z, 0–9, _)");
const klasse = z
  .int("ist keine Klasse (1 bis 5)")
  .min(1, "ist keine Klasse (1 bis 5)")
  .max(5, "ist keine Klasse (1 bis 5)");
const line = z
  .string()
  .trim()
  .min(1, "ist leer")
  .refine((t) => !/[\r\n]/.test(t) && !looksLikeFormula(t), "ist kein einzeiliger Text");

/** Names of editions are names of files: 2024, 2026-07. */
export const Ausgabename = z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/, "ist kein Name (a–z, 0–9, Bindestrich)");

/**
 * What one edition of the analysis says of one area in one indicator, a row of data/analyse/<name>.csv. Empty cells are null.
 * Key: `indikator`, `gebiet_id`, in LOR 2021.
 */
export const Ausgabezeile = z
  .strictObject({
    /** Problem field of the indicator at that time. */
    feld: kennung,
    gebiet_id: GebietId.refine(
      (id) => id.startsWith(BEZIRK) && id.length !== 4,
      "ist weder der Bezirk noch eine seiner Bezirksregionen oder ein Planungsraum"
    ),
    indikator: kennung,
    zeitraum: Zeitraum,
    wert: z.number("ist keine Zahl").nullable(),
    status: Status,
    unten: z.number("ist keine Zahl").nullable(),
    oben: z.number("ist keine Zahl").nullable(),
    /** "ja" in the file where the value stood in brackets: too few cases, compared with nothing. */
    wenige: z.boolean(),
    /** Class of the map, 1 from the lowest values, and how many there were. */
    klasse: klasse.nullable(),
    klassen: klasse.nullable(),
    /** How the interval lay to the rest of the Bezirk, and at which date: an older one where the Bezirk had no newer value. */
    urteil: z.enum(urteilsarten).nullable(),
    urteil_zeitraum: Zeitraum.nullable(),
    richtung: Richtung.nullable()
  })
  .check((ctx) => {
    const {wert, status, unten, oben, urteil, urteil_zeitraum, klasse: nummer, klassen} = ctx.value;
    const refuse = (path: string, message: string): void => {
      ctx.issues.push({code: "custom", input: ctx.value, path: [path], message});
    };
    const erwartet =
      wert === null ? !["wert", "null_wert"].includes(status) : status === (wert === 0 ? "null_wert" : "wert");
    if (!erwartet) refuse("wert", `passt nicht zum Zustand ${status}`);
    if ((unten === null) !== (oben === null)) refuse("oben", "steht nur zusammen mit unten");
    else if (unten !== null && unten > oben!) refuse("unten", "ist größer als oben");
    if ((urteil === null) !== (urteil_zeitraum === null)) refuse("urteil_zeitraum", "steht nur zusammen mit urteil");
    if (nummer !== null && (klassen === null || nummer > klassen))
      refuse("klasse", "ist größer als die Zahl der Klassen");
  });
export type Ausgabezeile = z.infer<typeof Ausgabezeile>;

/** The .meta.json beside every edition: when, by whom and of which data it was made. */
export const AusgabeMeta = z.strictObject({
  name: Ausgabename,
  /** Day it was written. */
  datum: z.iso.date("ist kein Tag (JJJJ-MM-TT)"),
  /** Only figures with a reference date up to this day. */
  datenstand: z.iso.date("ist kein Tag (JJJJ-MM-TT)"),
  /** Who made it, by role, never by name. */
  rolle: line,
  hinweis: z.string(),
  lor_stand: z.literal("2021"),
  zeilen: z.int().min(1)
});
export type AusgabeMeta = z.infer<typeof AusgabeMeta>;

export interface Ausgabe {
  meta: AusgabeMeta;
  zeilen: Ausgabezeile[];
}

/** Columns of the CSV, in order. */
export const spalten = Object.keys(Ausgabezeile.shape) as (keyof Ausgabezeile)[];
const zahlspalten = ["wert", "unten", "oben", "klasse", "klassen"] as const satisfies readonly (keyof Ausgabezeile)[];
const leerbar = [...zahlspalten, "urteil", "urteil_zeitraum", "richtung"] as const;

const unveraendert = "Eine Ausgabe wird nur mit „npm run analyse“ geschrieben und danach nicht geändert.";

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const compareKeys = (a: Ausgabezeile, b: Ausgabezeile): number =>
  compareText(a.indikator, b.indikator) || compareText(a.gebiet_id, b.gebiet_id);

const zelleOf = (wert: Ausgabezeile[keyof Ausgabezeile]): string =>
  typeof wert === "boolean" ? (wert ? "ja" : "") : quoteCell(String(wert ?? ""));

/**
 * The two texts of an edition: a row an area and indicator, sorted by both, comma, LF, numbers with a dot, an empty cell for
 * null. Throws on a row that breaks the contract or comes twice: a fault of the program.
 */
export function formatAusgabe({meta, zeilen}: Ausgabe): {csv: string; meta: string} {
  const rows = zeilen.map((zeile) => Ausgabezeile.parse(zeile)).sort(compareKeys);
  rows.forEach((row, i) => {
    if (i > 0 && compareKeys(rows[i - 1]!, row) === 0)
      throw new Error(`${row.indikator} ${row.gebiet_id}: comes twice`);
  });
  const lines = rows.map((row) => spalten.map((spalte) => zelleOf(row[spalte])).join(","));
  return {
    csv: `${[spalten.join(","), ...lines].join("\n")}\n`,
    meta: `${JSON.stringify(AusgabeMeta.parse({...meta, zeilen: rows.length}), null, 2)}\n`
  };
}

function parseMeta(text: string, datei: string, name: string): AusgabeMeta {
  const read = parseJson(text, datei);
  if ("problem" in read) throw new InputError(read.problem);
  const result = AusgabeMeta.safeParse(read.value, {error: z.locales.de().localeError});
  if (!result.success)
    throw new InputError(
      result.error.issues.map(({path, message}) => ({
        ...{datei, spalte: path.join(".") || "Inhalt"},
        regel: message,
        abhilfe: unveraendert
      }))
    );
  if (result.data.name !== name)
    throw new InputError({
      ...{datei, spalte: "name", wert: result.data.name},
      regel: `ist nicht der Name der Datei („${name}“)`,
      abhilfe: unveraendert
    });
  return result.data;
}

/**
 * An edition as *formatAusgabe* wrote it; *pfad* is where its CSV stands. Throws InputError with file, line, column, value and
 * rule for anything else.
 */
export function parseAusgabe(csv: Uint8Array, metaText: string, pfad: string): Ausgabe {
  const name = /([^/\\]*)\.csv$/.exec(pfad)?.[1] ?? pfad;
  const meta = parseMeta(metaText, pfad.replace(/\.csv$/, ".meta.json"), name);
  const text = decodeText(csv, pfad);
  const problems: Problem[] = [];
  const zeilen: Ausgabezeile[] = [];
  const zeitraeume = new Map<string, string>();
  for (const row of parseCsv(text, pfad, {delimiter: ",", headers: [spalten]}).rows) {
    const add = (spalte: string, regel: string): void => {
      problems.push({datei: pfad, zeile: row.line, spalte, wert: row.get(spalte), regel, abhilfe: unveraendert});
    };
    const zellen = Object.fromEntries(
      spalten.map((spalte) => {
        const zelle = row.get(spalte);
        if (zelle === "" && (leerbar as readonly string[]).includes(spalte)) return [spalte, null];
        if (spalte === "wenige") return [spalte, zelle === "ja" ? true : zelle === "" ? false : zelle];
        // Number("") is 0 and Number("0x10") is 16: only what we write ourselves is a number.
        if ((zahlspalten as readonly string[]).includes(spalte))
          return [spalte, /^-?\d+(\.\d+)?$/.test(zelle) ? Number(zelle) : zelle];
        return [spalte, zelle];
      })
    );
    const result = Ausgabezeile.safeParse(zellen, {error: z.locales.de().localeError});
    if (!result.success) {
      for (const {path, message} of result.error.issues) add(String(path[0] ?? "feld"), message);
      continue;
    }
    const vorige = zeilen.at(-1);
    const folge = vorige ? compareKeys(vorige, result.data) : -1;
    if (folge === 0) add("gebiet_id", "kommt mit diesem Indikator doppelt vor");
    else if (folge > 0) add("gebiet_id", "steht nicht in der Reihenfolge (Indikator, Gebiet)");
    const reihe = `${result.data.indikator} ${ebeneOf(result.data.gebiet_id)}`;
    const zeitraum = zeitraeume.get(reihe) ?? result.data.zeitraum;
    if (zeitraum !== result.data.zeitraum)
      add("zeitraum", `weicht von „${zeitraum}“ ab, das für andere Gebiete dieser Ebene gilt`);
    zeitraeume.set(reihe, zeitraum);
    if (endeOf(result.data.zeitraum) > meta.datenstand) add("zeitraum", `liegt nach dem Datenstand ${meta.datenstand}`);
    zeilen.push(result.data);
  }
  if (problems.length === 0 && zeilen.length !== meta.zeilen)
    problems.push({
      datei: pfad,
      regel: `hat ${zeilen.length} Zeilen, die Metadaten nennen ${meta.zeilen}`,
      abhilfe: unveraendert
    });
  if (problems.length > 0) throw new InputError(problems);
  return {meta, zeilen};
}

/**
 * All editions in the folder *dir*, the oldest data first; none if there is no such folder. Throws InputError for a faulty one,
 * and for a table or description without its other half.
 */
export function readAusgaben(dir: string): Ausgabe[] {
  if (!existsSync(dir)) return [];
  const dateien = readdirSync(dir).sort();
  const namen = [...new Set(dateien.flatMap((d) => /^(.*?)(?:\.csv|\.meta\.json)$/.exec(d)?.[1] ?? []))];
  const ausgaben = namen.map((name) => {
    for (const datei of [`${name}.csv`, `${name}.meta.json`])
      if (!dateien.includes(datei))
        throw new InputError({
          datei: join(dir, datei),
          regel: "fehlt; zu jeder Ausgabe gehören eine Tabelle und ihre Beschreibung",
          abhilfe: "Bitte beide Dateien zusammen aus der Versionsverwaltung zurückholen oder beide entfernen."
        });
    const pfad = join(dir, `${name}.csv`);
    return parseAusgabe(readFileSync(pfad), readFileSync(join(dir, `${name}.meta.json`), "utf8"), pfad);
  });
  return ausgaben.sort(
    (a, b) => compareText(a.meta.datenstand, b.meta.datenstand) || compareText(a.meta.name, b.meta.name)
  );
}
