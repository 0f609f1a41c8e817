import {z} from "zod";
import type {FetchContext, OutputFile} from "../fetch/plan.js";
import {looksLikeFormula, parseCsv} from "./csv.js";
import {InputError} from "./errors.js";
import type {Problem} from "./errors.js";
import type {ReleaseMeta, SourceFile} from "./release.js";
import {checkPlace, checksumsOf, formatMeta, outputFiles, parseMeta, quoteCell, reread} from "./table.js";
import type {Provenance, ReleaseText} from "./table.js";

/** Kinds of facilities of social infrastructure, as the sources tell them apart. */
export const Einrichtungsart = z.enum([
  "kita",
  "stadtteilzentrum_treff",
  "arztpraxis",
  "klinik",
  "apotheke",
  "bibliothek",
  "spielplatz",
  "schule",
  "kindertagespflege",
  "sportzentrum",
  "fitnessstudio",
  "religioese_staette"
]);
export type Einrichtungsart = z.infer<typeof Einrichtungsart>;

/** A doctor's practice and a childminder are named after a person: kind and place are enough there. */
const personalArten: readonly string[] = ["arztpraxis", "kindertagespflege"];

/** *text* in one line, without control, invisible and direction characters and without spaces to spare. */
export function tidyText(text: string): string {
  return text
    .replace(/\s+/g, " ")
    .replace(/[\p{Cc}\p{Cf}]/gu, "")
    .trim();
}

const text = z
  .string()
  .refine((t) => tidyText(t) === t, "hat Leerzeichen am Rand, doppelte Leerzeichen oder unsichtbare Zeichen")
  .refine((t) => !looksLikeFormula(t), "beginnt wie eine Formel; ein Tabellenprogramm könnte sie ausführen");

/**
 * One facility, a row of data/official/<quelle>/<release>.csv with `form` "einrichtungen". Texts are "" where the source
 * has none; phone numbers and other contact data of persons never get in. Key within a source: `art`, `id`.
 */
export const Einrichtung = z
  .strictObject({
    id: text.min(1, "ist leer"),
    art: Einrichtungsart,
    name: text,
    /** The source's own subdivision of the kind, "" if none. */
    unterart: text,
    strasse: text,
    plz: z.string().regex(/^(\d{5})?$/, "ist keine Postleitzahl (5 Ziffern)"),
    traeger: text,
    /** Places (Kita); null where the source does not count any. */
    plaetze: z.int("ist keine Zahl von Plätzen").min(0, "ist keine Zahl von Plätzen").nullable(),
    /** WGS 84, degrees, six decimals. */
    lat: z
      .number("ist keine geografische Breite")
      .min(52.3, "liegt nicht in Berlin")
      .max(52.7, "liegt nicht in Berlin"),
    lon: z.number("ist keine geografische Länge").min(13, "liegt nicht in Berlin").max(13.8, "liegt nicht in Berlin"),
    /** Planungsraum of LOR 2021 that it lies in. */
    gebiet_id: z.string().regex(/^\d{8}$/, "ist kein Planungsraum (8 Ziffern)")
  })
  .check((ctx) => {
    const {art, name} = ctx.value;
    if (personalArten.includes(art) && name !== "")
      ctx.issues.push({
        code: "custom",
        input: ctx.value,
        path: ["name"],
        message: `ist ein Name; bei der Art ${art} wird keiner geführt, weil er meist der einer Person ist`
      });
  });
export type Einrichtung = z.infer<typeof Einrichtung>;

/** Columns of the CSV, in order. */
const columns = Object.keys(Einrichtung.shape) as (keyof Einrichtung)[];

/** What an adapter of facilities returns: all of one delivery, in any order. */
export interface EinrichtungenRelease {
  quelle: string;
  release: string;
  titel: string;
  datensatz: string;
  stichtag: string;
  lor_stand: "2021";
  zeilen: Einrichtung[];
  hinweise: string[];
  adapter: {name: string; version: number};
}

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const compareKeys = (a: Einrichtung, b: Einrichtung): number => compareText(a.art, b.art) || compareText(a.id, b.id);

/**
 * The two files of a release of facilities: CSV (comma, LF, one row a facility, sorted by `art` and `id`; numbers with a
 * dot, an empty cell for a text or number of places the source does not have) and its description as JSON. A row that breaks
 * the contract is an error of the adapter and throws.
 */
export function formatEinrichtungen(release: EinrichtungenRelease, provenance: Provenance): ReleaseText {
  const zeilen = release.zeilen.map((zeile) => Einrichtung.parse(zeile)).sort(compareKeys);
  const lines = zeilen.map((zeile) => columns.map((column) => quoteCell(String(zeile[column] ?? ""))).join(","));
  const meta = formatMeta(release, "einrichtungen", [], provenance);
  return {csv: `${[columns.join(","), ...lines].join("\n")}\n`, meta};
}

/** The files below the data folder that hold *release*, read from *files*; see *outputFiles*. */
export function einrichtungenFiles(
  release: EinrichtungenRelease,
  files: readonly SourceFile[],
  context: FetchContext,
  published: Pick<ReleaseMeta, "herausgeber" | "lizenz">
): OutputFile[] {
  return outputFiles(formatEinrichtungen, release, checksumsOf(files), context, published);
}

/**
 * Facilities as *formatEinrichtungen* wrote them, from the text of the two files; *path* is where the CSV stands. An empty
 * number of places becomes null, never 0. Throws InputError with file and line for anything the form does not allow.
 */
export function parseEinrichtungen(
  csvText: string,
  metaText: string,
  path: string
): {meta: ReleaseMeta; release: EinrichtungenRelease} {
  const metaPath = path.replace(/\.csv$/, ".meta.json");
  const meta = parseMeta(metaText, metaPath);
  const refuse = (problem: Omit<Problem, "abhilfe">): never => {
    throw new InputError({...problem, abhilfe: reread});
  };
  if (meta.form !== "einrichtungen")
    refuse({datei: metaPath, spalte: "form", wert: meta.form, regel: "ist keine Lieferung von Einrichtungen"});
  if (meta.lor_stand !== "2021")
    refuse({datei: metaPath, spalte: "lor_stand", wert: meta.lor_stand, regel: "ist nicht der Stand 2021"});
  if (meta.merkmale.length > 0)
    refuse({datei: metaPath, spalte: "merkmale", regel: "ist nicht leer, obwohl Einrichtungen keine Spalten zählen"});
  checkPlace(meta, path);

  const problems: Problem[] = [];
  let previous: Einrichtung | undefined;
  const zeilen = parseCsv(csvText, path, {delimiter: ",", headers: [columns]}).rows.flatMap((row) => {
    const add = (spalte: string, regel: string): void => {
      problems.push({datei: path, zeile: row.line, spalte, wert: row.get(spalte), regel, abhilfe: reread});
    };
    const cells = Object.fromEntries(columns.map((column) => [column, row.get(column)])) as Record<string, string>;
    const number = (column: string): number => (cells[column] === "" ? NaN : Number(cells[column]));
    const result = Einrichtung.safeParse(
      {
        ...cells,
        plaetze: cells["plaetze"] === "" ? null : number("plaetze"),
        lat: number("lat"),
        lon: number("lon")
      },
      {error: z.locales.de().localeError}
    );
    if (!result.success) {
      for (const {path: at, message} of result.error.issues) add(String(at[0]), message);
      return [];
    }
    const order = previous ? compareKeys(previous, result.data) : -1;
    if (order === 0) add("id", "kommt doppelt vor");
    else if (order > 0) add("id", `steht nicht in der Reihenfolge (nach ${previous?.art} ${previous?.id})`);
    previous = result.data;
    return [result.data];
  });
  if (zeilen.length !== meta.zeilen && problems.length === 0)
    problems.push({
      datei: path,
      regel: `hat ${zeilen.length} Zeilen, die Metadaten nennen ${meta.zeilen}`,
      abhilfe: reread
    });
  if (problems.length > 0) throw new InputError(problems);

  const {quelle, titel, datensatz, stichtag, hinweise, adapter} = meta;
  const release: EinrichtungenRelease = {
    quelle,
    release: meta.release,
    titel,
    datensatz,
    stichtag,
    lor_stand: "2021",
    zeilen,
    hinweise,
    adapter
  };
  const expected = formatEinrichtungen(release, meta).csv;
  if (expected !== csvText) {
    const found = csvText.split("\n");
    const at = expected.split("\n").findIndex((line, i) => line !== found[i]);
    refuse({
      datei: path,
      zeile: at < 0 ? found.length : at + 1,
      regel: "ist nicht in der Form geschrieben, in der „npm run fetch“ schreibt (UTF-8, LF, Komma)"
    });
  }
  return {meta, release};
}
