import {z} from "zod";
import type {FetchContext, OutputFile} from "../fetch/plan.js";
import {looksLikeFormula, parseCsv} from "./csv.js";
import {InputError} from "./errors.js";
import type {Problem} from "./errors.js";
import {GebietId, LorStand} from "./lor.js";
import {Status, Zeitraum, zeichenByStatus} from "./release.js";
import type {Merkmal, ReleaseMeta, StatusOhneWert} from "./release.js";
import {checkPlace, formatMeta, noFigure, outputFiles, parseCell, parseMeta, quoteCell, reread} from "./table.js";
import type {Provenance, ReleaseText} from "./table.js";

const line = z
  .string()
  .refine((t) => t.replace(/\s+/g, " ").trim() === t, "hat Leerzeichen am Rand, doppelte Leerzeichen oder Umbrüche")
  .refine((t) => !looksLikeFormula(t), "beginnt wie eine Formel; ein Tabellenprogramm könnte sie ausführen");

/**
 * One figure typed from a report or taken from its PDF, a row of data/official/qpk/<bericht>.csv with `form` "bericht".
 * In the file, `wert` holds the number or the sign of its state, and `status` has no column of its own.
 * Key: `kennzahl`, `lor_stand`, `gebiet_id`, `zeitraum`, `einheit`.
 */
export const Berichtswert = z
  .strictObject({
    /** Id of the report, the name of its file: kernindikatoren-2017. */
    bericht: z.string().regex(/^[a-z0-9][a-z0-9-]*$/, "ist keine Kennung (a–z, 0–9, Bindestrich)"),
    /** Full title of the report, as it must be cited. */
    titel: line.min(1, "ist leer"),
    /** Year of publication; null if the report does not say. */
    jahr: z.int("ist kein Jahr").min(1990, "ist kein Jahr ab 1990").max(2100, "ist kein Jahr bis 2100").nullable(),
    /** Page; "" if the figure came without one. */
    seite: line,
    tabelle: line,
    lor_stand: LorStand,
    gebiet_id: GebietId,
    /** Name of the figure in our register of Merkmale: e1, d2, arbeitslosenquote. */
    kennzahl: z.string().regex(/^[a-z][a-z0-9_]*$/, "ist kein Name einer Kennzahl (a–z, 0–9, _)"),
    zeitraum: Zeitraum,
    wert: z.number().nullable(),
    status: Status,
    einheit: line.min(1, "ist leer"),
    anmerkung: line
  })
  .check((ctx) => {
    const {wert, status} = ctx.value;
    const expected =
      wert === null ? !["wert", "null_wert"].includes(status) : status === (wert === 0 ? "null_wert" : "wert");
    if (!expected)
      ctx.issues.push({
        code: "custom",
        input: ctx.value,
        path: ["wert"],
        message: `passt nicht zum Zustand ${status}`
      });
  });
export type Berichtswert = z.infer<typeof Berichtswert>;

/** What an adapter of reports returns: all figures of one report, in any order. */
export interface BerichtRelease {
  quelle: string;
  /** The report's id, as in every row. */
  release: string;
  titel: string;
  datensatz: string;
  stichtag: string;
  lor_stand: LorStand;
  /** One entry for every `kennzahl`, `zeitraum` and `einheit` of the rows; never to be added up. */
  merkmale: Merkmal[];
  zeilen: Berichtswert[];
  hinweise: string[];
  adapter: {name: string; version: number};
}

type Column = Exclude<keyof Berichtswert, "status">;
const columns = Object.keys(Berichtswert.shape).filter((name): name is Column => name !== "status");

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const sortKey = (w: Berichtswert): string[] => [w.kennzahl, w.zeitraum, w.einheit, w.gebiet_id];
function compareKeys(a: Berichtswert, b: Berichtswert): number {
  const other = sortKey(b);
  return sortKey(a).reduce((order, part, i) => order || compareText(part, other[i] ?? ""), 0);
}

function formatCell(zeile: Berichtswert, column: Column): string {
  if (column === "wert")
    return zeile.wert === null
      ? zeichenByStatus[zeile.status as StatusOhneWert]
      : String(zeile.wert === 0 ? 0 : zeile.wert);
  return quoteCell(String(zeile[column] ?? ""));
}

const merkmalKey = (name: string, zeitraum: string, einheit: string): string => [name, zeitraum, einheit].join("\n");

/** Why *zeile* does not belong to *release*; undefined if it does. */
function problemOfRow(zeile: Berichtswert, release: BerichtRelease): {column: Column; regel: string} | undefined {
  if (zeile.bericht !== release.release) return {column: "bericht", regel: `ist nicht der Bericht ${release.release}`};
  if (zeile.titel !== release.titel) return {column: "titel", regel: `ist nicht der Titel „${release.titel}“`};
  if (zeile.lor_stand !== release.lor_stand)
    return {column: "lor_stand", regel: `ist nicht der LOR-Stand des Berichts (${release.lor_stand})`};
  const known = release.merkmale.some(
    (m) => merkmalKey(m.name, m.zeitraum, m.einheit) === merkmalKey(zeile.kennzahl, zeile.zeitraum, zeile.einheit)
  );
  return known ? undefined : {column: "kennzahl", regel: "steht mit Zeitraum und Einheit nicht in den Metadaten"};
}

/**
 * The two files of a report: its figures as CSV (comma, LF, one row a figure, sorted by Kennzahl, period, unit and area;
 * numbers with a dot, states with their signs) and its description as JSON. A row that breaks the contract, contradicts the
 * report's description or comes twice is an error of the adapter and throws.
 */
export function formatBericht(release: BerichtRelease, provenance: Provenance): ReleaseText {
  const zeilen = release.zeilen.map((zeile) => Berichtswert.parse(zeile)).sort(compareKeys);
  for (const [i, zeile] of zeilen.entries()) {
    const where = `${release.quelle} ${release.release}, ${sortKey(zeile).join(" ")}`;
    const before = zeilen[i - 1];
    if (before && compareKeys(before, zeile) === 0) throw new Error(`${where}: comes twice`);
    const problem = problemOfRow(zeile, release);
    if (problem) throw new Error(`${where}: ${problem.column} ${problem.regel}`);
  }
  const lines = zeilen.map((zeile) => columns.map((column) => formatCell(zeile, column)).join(","));
  const meta = formatMeta(release, "bericht", release.merkmale, provenance);
  return {csv: `${[columns.join(","), ...lines].join("\n")}\n`, meta};
}

/** The files below the data folder that hold *release*, read from files with the checksums *dateien*; see *outputFiles*. */
export function berichtFiles(
  release: BerichtRelease,
  dateien: Provenance["dateien"],
  context: FetchContext,
  published: Pick<ReleaseMeta, "herausgeber" | "lizenz">
): OutputFile[] {
  return outputFiles(formatBericht, release, dateien, context, published);
}

/** Number and state of a cell of the column `wert`; undefined for anything that *formatBericht* does not write. */
function parseWert(cell: string): (Pick<Berichtswert, "wert"> & {status: string}) | undefined {
  const wert = parseCell(cell);
  if (wert === undefined) return undefined;
  if (typeof wert === "string") return {wert: null, status: wert};
  return {wert, status: wert === 0 ? "null_wert" : "wert"};
}

/**
 * A report as *formatBericht* wrote it, from the text of its two files; *path* is where the CSV stands. A cell with a sign
 * becomes null with its state, never 0. Throws InputError with file and line for anything the form does not allow.
 */
export function parseBericht(
  csvText: string,
  metaText: string,
  path: string
): {meta: ReleaseMeta; release: BerichtRelease} {
  const metaPath = path.replace(/\.csv$/, ".meta.json");
  const meta = parseMeta(metaText, metaPath);
  if (meta.form !== "bericht")
    throw new InputError({
      datei: metaPath,
      spalte: "form",
      wert: meta.form,
      regel: "ist kein Bericht",
      abhilfe: reread
    });
  checkPlace(meta, path);
  const {quelle, titel, datensatz, stichtag, lor_stand, merkmale, hinweise, adapter} = meta;
  const release: BerichtRelease = {
    quelle,
    release: meta.release,
    titel,
    datensatz,
    stichtag,
    lor_stand,
    merkmale,
    zeilen: [],
    hinweise,
    adapter
  };

  const problems: Problem[] = [];
  for (const row of parseCsv(csvText, path, {delimiter: ",", headers: [columns]}).rows) {
    const add = (spalte: string, regel: string): void => {
      problems.push({datei: path, zeile: row.line, spalte, wert: row.get(spalte), regel, abhilfe: reread});
    };
    const cells = Object.fromEntries(columns.map((column) => [column, row.get(column)]));
    const wert = parseWert(row.get("wert"));
    if (wert === undefined) {
      add("wert", noFigure);
      continue;
    }
    const jahr = row.get("jahr");
    const result = Berichtswert.safeParse(
      {...cells, ...wert, jahr: jahr === "" ? null : Number(jahr)},
      {error: z.locales.de().localeError}
    );
    if (!result.success) {
      for (const {path: at, message} of result.error.issues) add(String(at[0]), message);
      continue;
    }
    const stranger = problemOfRow(result.data, release);
    if (stranger) add(stranger.column, stranger.regel);
    const previous = release.zeilen.at(-1);
    const order = previous ? compareKeys(previous, result.data) : -1;
    if (order === 0) add("gebiet_id", "kommt mit dieser Kennzahl und diesem Zeitraum doppelt vor");
    else if (order > 0) add("gebiet_id", "steht nicht in der Reihenfolge (Kennzahl, Zeitraum, Einheit, Gebiet)");
    release.zeilen.push(result.data);
  }
  if (release.zeilen.length !== meta.zeilen && problems.length === 0)
    problems.push({
      datei: path,
      regel: `hat ${release.zeilen.length} Zeilen, die Metadaten nennen ${meta.zeilen}`,
      abhilfe: reread
    });
  if (problems.length > 0) throw new InputError(problems);
  if (formatBericht(release, meta).csv !== csvText)
    throw new InputError({
      datei: path,
      regel: "ist nicht in der Form geschrieben, in der „npm run fetch“ schreibt (UTF-8, LF, Komma)",
      abhilfe: reread
    });
  return {meta, release};
}
