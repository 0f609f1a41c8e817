import {createHash} from "node:crypto";
import {z} from "zod";
import type {FetchContext, OutputFile} from "../fetch/plan.js";
import {parseCsv} from "./csv.js";
import type {CsvRow} from "./csv.js";
import {InputError} from "./errors.js";
import type {Problem} from "./errors.js";
import type {LorStand} from "./lor.js";
import {GebietId, ReleaseMeta, zeichenByStatus} from "./release.js";
import type {Form, Merkmal, Release, ReleaseRow, SourceFile, StatusOhneWert} from "./release.js";

/** Who published the files a release was read from, under which licence, and the files' checksums. */
export type Provenance = Pick<ReleaseMeta, "herausgeber" | "lizenz" | "dateien">;

const statusByZeichen = new Map(
  Object.entries(zeichenByStatus).map(([status, sign]) => [sign as string, status as StatusOhneWert])
);

/** *text* as a CSV cell, in quotes only where it must be. */
export const quoteCell = (text: string): string => (/[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

function formatCell(value: number | StatusOhneWert | undefined, where: string): string {
  if (typeof value === "string") return zeichenByStatus[value];
  const text = String(value === 0 ? 0 : value);
  if (!/^-?\d+(\.\d+)?$/.test(text)) throw new Error(`${where}: ${text} is neither a state nor a plain number`);
  return text;
}

/** What the description of a release says of it, whatever its form. */
type Described = Omit<Release, "merkmale" | "zeilen"> & {zeilen: readonly unknown[]};

/** Texts of the two files of a release. */
export interface ReleaseText {
  csv: string;
  meta: string;
}

/** Text of the .meta.json of *release*, a row of its CSV for each of its `zeilen`; fields in a fixed order. */
export function formatMeta(
  {quelle, release, titel, datensatz, stichtag, lor_stand, zeilen, hinweise, adapter}: Described,
  form: Form,
  merkmale: readonly Merkmal[],
  {herausgeber, lizenz, dateien}: Provenance
): string {
  const meta: ReleaseMeta = {
    quelle,
    release,
    form,
    titel,
    herausgeber,
    datensatz,
    lizenz,
    stichtag,
    lor_stand,
    dateien: dateien.map(({name, sha256}) => ({name, sha256})),
    adapter: {name: adapter.name, version: adapter.version},
    merkmale: merkmale.map(({name, titel, einheit, zeitraum, summierbar}) => ({
      name,
      titel,
      einheit,
      zeitraum,
      summierbar
    })),
    zeilen: zeilen.length,
    hinweise
  };
  return `${JSON.stringify(meta, null, 2)}\n`;
}

/**
 * The two files of a release: figures as CSV (comma, LF, one row an area, sorted by key; numbers with a dot in their
 * shortest exact form, states with their signs) and its description as JSON. A row that lacks a Merkmal is an error of
 * the adapter and throws.
 */
export function formatRelease(release: Release, provenance: Provenance): ReleaseText {
  const {quelle, lor_stand, merkmale} = release;
  const zeilen = [...release.zeilen].sort((a, b) => (a.gebiet_id < b.gebiet_id ? -1 : 1));
  const lines = zeilen.map(({gebiet_id, werte, anmerkung}) => {
    const cells = merkmale.map(({name}) =>
      formatCell(werte[name], `${quelle} ${release.release}, ${gebiet_id}, ${name}`)
    );
    return [lor_stand, gebiet_id, ...cells, quoteCell(anmerkung.replace(/\s+/g, " ").trim())].join(",");
  });
  const header = ["lor_stand", "gebiet_id", ...merkmale.map(({name}) => name), "anmerkung"].join(",");
  const meta = formatMeta(release, "gebiete", merkmale, provenance);
  return {csv: `${[header, ...lines].join("\n")}\n`, meta};
}

/** SHA-256 of *bytes* in hexadecimal. */
export function sha256Of(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

/** Name and checksum of each of *files*. */
export function checksumsOf(files: readonly SourceFile[]): Provenance["dateien"] {
  return files.map(({name, bytes}) => ({name, sha256: sha256Of(bytes)}));
}

/**
 * The files below the data folder that hold *release* as *format* writes it, read from files with the checksums *dateien*.
 * Publisher and licence come from the catalogue entry in *context*, or are *published* where there is none.
 */
export function outputFiles<R extends {quelle: string; release: string}>(
  format: (release: R, provenance: Provenance) => ReleaseText,
  release: R,
  dateien: Provenance["dateien"],
  context: FetchContext,
  published: Pick<ReleaseMeta, "herausgeber" | "lizenz">
): OutputFile[] {
  const {herausgeber, lizenz} = context.quellen?.find(({id}) => id === release.quelle) ?? published;
  const {csv, meta} = format(release, {herausgeber, lizenz, dateien});
  const path = `official/${release.quelle}/${release.release}`;
  return [
    {path: `${path}.csv`, text: csv},
    {path: `${path}.meta.json`, text: meta}
  ];
}

/** The files below the data folder that hold *release*, read from *files*; see *outputFiles*. */
export function releaseFiles(
  release: Release,
  files: readonly SourceFile[],
  context: FetchContext,
  published: Pick<ReleaseMeta, "herausgeber" | "lizenz">
): OutputFile[] {
  return outputFiles(formatRelease, release, checksumsOf(files), context, published);
}

/** What to do about a file in data/official that is not as *format…* wrote it. */
export const reread =
  "Die Datei wird von „npm run fetch“ geschrieben. Bitte die Quelle neu einlesen, statt von Hand zu ändern.";

/** In the edition of 2021 every PGR number ends in 0; before, only in Reinickendorf (12) some did. */
function fitsLorStand(gebietId: string, lorStand: LorStand): boolean {
  if (gebietId.length < 4) return true;
  const endsInZero = gebietId[3] === "0";
  return lorStand === "2021" ? endsInZero : !endsInZero || gebietId.startsWith("12");
}

/** The description beside a release, from its JSON text. Throws InputError naming the faulty field. */
export function parseMeta(text: string, datei: string): ReleaseMeta {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    const position = /position (\d+)/.exec((error as Error).message)?.[1];
    const zeile = position === undefined ? {} : {zeile: text.slice(0, Number(position)).split("\n").length};
    throw new InputError({datei, ...zeile, regel: "ist kein gültiges JSON", abhilfe: reread}, {cause: error});
  }
  const result = ReleaseMeta.safeParse(json, {error: z.locales.de().localeError});
  if (!result.success)
    throw new InputError(
      result.error.issues.map((issue) => {
        const value = issue.path.reduce<unknown>(
          (at, key) => (at as Record<PropertyKey, unknown> | undefined)?.[key],
          json
        );
        const wert = typeof value === "string" || typeof value === "number" ? {wert: String(value)} : {};
        const wrongKind = value === undefined ? "fehlt" : "ist keine Angabe der erwarteten Art";
        const empty = issue.code === "too_small" ? "darf nicht leer sein" : issue.message;
        const regel = issue.code === "invalid_type" ? wrongKind : empty;
        return {datei, spalte: issue.path.join(".") || "(ganze Datei)", ...wert, regel, abhilfe: reread};
      })
    );
  return result.data;
}

/** Throws InputError unless the CSV at *path* is named after the release and its folder after the source that *meta* describes. */
export function checkPlace(meta: ReleaseMeta, path: string): void {
  const place = /(?:([^\\/]+)[\\/])?([^\\/]+)\.csv$/.exec(path);
  if (!place || (place[2] === meta.release && (place[1] ?? meta.quelle) === meta.quelle)) return;
  throw new InputError({
    datei: path.replace(/\.csv$/, ".meta.json"),
    spalte: "release",
    wert: `${meta.quelle}/${meta.release}`,
    regel: `gehört nicht zu ${path}`,
    abhilfe: "Bitte prüfen, ob die Datei umbenannt oder verschoben wurde."
  });
}

/** The rule a cell breaks that *parseCell* does not know. */
export const noFigure = `ist weder eine Zahl in kürzester Schreibweise mit Punkt noch eines der Zeichen ${[...statusByZeichen.keys()].map((sign) => `„${sign}“`).join(", ")}`;

/** Number or state of a cell; undefined for anything that *formatRelease* does not write. */
export function parseCell(cell: string): number | StatusOhneWert | undefined {
  const status = statusByZeichen.get(cell);
  if (status !== undefined) return status;
  const number = Number(cell);
  return cell !== "-0" && /^-?\d+(\.\d+)?$/.test(cell) && String(number) === cell ? number : undefined;
}

/**
 * A release as *formatRelease* wrote it, from the text of its two files; *path* is where the CSV stands. A cell with a
 * sign becomes its state, never 0. Throws InputError with file and line for anything the form does not allow.
 */
export function parseRelease(csvText: string, metaText: string, path: string): {meta: ReleaseMeta; release: Release} {
  const metaPath = path.replace(/\.csv$/, ".meta.json");
  const meta = parseMeta(metaText, metaPath);
  checkPlace(meta, path);
  const names = meta.merkmale.map(({name}) => name);
  const {rows} = parseCsv(csvText, path, {
    delimiter: ",",
    headers: [["lor_stand", "gebiet_id", ...names, "anmerkung"]]
  });

  const problems: Problem[] = [];
  const add = (row: CsvRow, spalte: string, regel: string, abhilfe = reread): void => {
    problems.push({datei: path, zeile: row.line, spalte, wert: row.get(spalte), regel, abhilfe});
  };
  let previous = "";
  const zeilen = rows.map((row): ReleaseRow => {
    const gebiet_id = row.get("gebiet_id");
    const lor_stand = row.get("lor_stand");
    if (lor_stand !== meta.lor_stand)
      add(row, "lor_stand", `ist nicht der LOR-Stand der Lieferung (${meta.lor_stand})`);
    if (!GebietId.safeParse(gebiet_id).success)
      add(row, "gebiet_id", "ist kein LOR-Schlüssel (2, 4, 6 oder 8 Ziffern)");
    else if (!fitsLorStand(gebiet_id, meta.lor_stand))
      add(row, "gebiet_id", `ist kein Schlüssel des LOR-Stands ${meta.lor_stand}`);
    if (gebiet_id === previous) add(row, "gebiet_id", "kommt doppelt vor");
    else if (gebiet_id < previous)
      add(row, "gebiet_id", `steht nicht in der Reihenfolge der Schlüssel (nach ${previous})`);
    previous = gebiet_id;
    const werte: ReleaseRow["werte"] = {};
    for (const name of names) {
      const wert = parseCell(row.get(name));
      if (wert === undefined) {
        add(row, name, noFigure);
      } else werte[name] = wert;
    }
    return {gebiet_id, werte, anmerkung: row.get("anmerkung")};
  });
  if (zeilen.length !== meta.zeilen)
    problems.push({
      datei: path,
      regel: `hat ${zeilen.length} Zeilen, die Metadaten nennen ${meta.zeilen}`,
      abhilfe: reread
    });
  if (problems.length > 0) throw new InputError(problems);

  const {quelle, titel, datensatz, stichtag, lor_stand, merkmale, hinweise, adapter} = meta;
  const release = {
    quelle,
    release: meta.release,
    titel,
    datensatz,
    stichtag,
    lor_stand,
    merkmale,
    zeilen,
    hinweise,
    adapter
  };
  const expected = formatRelease(release, meta).csv;
  if (expected !== csvText) {
    const found = csvText.split("\n");
    const at = expected.split("\n").findIndex((line, i) => line !== found[i]);
    throw new InputError({
      datei: path,
      zeile: at < 0 ? found.length : at + 1,
      regel: "ist nicht in der Form geschrieben, in der „npm run fetch“ schreibt (UTF-8, LF, Komma)",
      abhilfe: reread
    });
  }
  return {meta, release};
}
