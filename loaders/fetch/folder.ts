import {existsSync, readFileSync, readdirSync, realpathSync, statSync} from "node:fs";
import {basename, join, sep} from "node:path";
import {decodeText} from "../contract/csv.js";
import {InputError, formatProblem, printable} from "../contract/errors.js";
import type {Problem} from "../contract/errors.js";
import {LorStand} from "../contract/lor.js";
import type {Gebiet} from "../contract/lor.js";
import {parseGebiete} from "../contract/registers.js";
import type {SourceFile} from "../contract/release.js";
import {finishJournal, writeOutputs} from "./journal.js";
import type {Delivery, FetchContext, OutputFile, SourcePlan} from "./plan.js";

/** Largest file that is read or downloaded. */
export const maxBytes = 100_000_000;

export interface FetchOptions {
  /** Folder that stands in for the portals. */
  folder: string;
  /** The files below *folder* to be read, where that is known; all of them if left out. */
  only?: readonly string[];
  /** Folder with official/, geometry/ and catalogue/. */
  dataDir: string;
  /** Names of the sources to read; all if left out. */
  sources?: readonly string[];
  plans: readonly SourcePlan[];
  /** Publisher and licence per source, from the catalogue. */
  quellen?: FetchContext["quellen"];
  /** Gets one German line per delivery. */
  report: (line: string) => void;
}

export interface FetchSummary {
  deliveries: number;
  /** What the reader is to know though it is no fault. */
  hinweise: string[];
  /** Messages of optional deliveries that were refused; to be shown, since nothing of them was written. */
  abgelehnt: string[];
  /** Paths below the data folder, with forward slashes. */
  written: string[];
  unchanged: string[];
}

/** Deepest folder and most entries that are looked through: a folder of downloads has far less, a whole disk more. */
const most = {depth: 12, entries: 50_000};
// eslint-disable-next-line no-control-regex -- these are the characters no file name may have
const strangeName = /[\u0000-\u001f\u007f\\\u202a-\u202e\u2066-\u2069]/;

interface FolderFiles {
  /** Paths below the folder, with forward slashes, sorted. */
  paths: string[];
  /** What is there but is never read: links that leave the folder, names that are none. */
  leftOut: Problem[];
}

/** All files below *folder*. Links are followed only inside it, and only to files. */
function listFiles(folder: string): FolderFiles {
  if (!existsSync(folder) || !statSync(folder).isDirectory())
    throw new InputError({
      datei: folder,
      regel: "gibt es nicht oder ist kein Ordner",
      abhilfe: "Bitte hinter --from den Ordner mit den heruntergeladenen Dateien nennen."
    });
  const root = realpathSync(folder);
  const files: FolderFiles = {paths: [], leftOut: []};
  let entries = 0;
  const visit = (below: string, depth: number): void => {
    for (const entry of readdirSync(join(folder, below), {withFileTypes: true})) {
      const path = below === "" ? entry.name : `${below}/${entry.name}`;
      if (++entries > most.entries || depth > most.depth)
        throw new InputError({
          datei: folder,
          regel: "enthält zu viele Dateien oder Ordner; das ist kein Ordner mit heruntergeladenen Dateien",
          abhilfe: "Bitte die Dateien in einen eigenen Ordner legen und diesen nennen."
        });
      if (strangeName.test(entry.name))
        files.leftOut.push({
          datei: path,
          regel: "hat einen Namen mit unzulässigen Zeichen und wird nicht gelesen",
          abhilfe: "Bitte die Datei umbenennen."
        });
      else if (entry.isDirectory()) visit(path, depth + 1);
      else if (entry.isFile() || (entry.isSymbolicLink() && leadsInside(join(folder, path), root)))
        files.paths.push(path);
      else if (entry.isSymbolicLink())
        files.leftOut.push({
          datei: path,
          regel: "ist eine Verknüpfung, die nicht auf eine Datei in diesem Ordner zeigt, und wird nicht gelesen",
          abhilfe: "Bitte die Datei selbst in den Ordner legen."
        });
    }
  };
  visit("", 0);
  files.paths.sort();
  return files;
}

function leadsInside(link: string, root: string): boolean {
  try {
    const target = realpathSync(link);
    return target.startsWith(root + sep) && statSync(target).isFile();
  } catch {
    return false;
  }
}

/** Bytes of a delivered file; throws InputError for one that is larger than any official file, before reading it. */
function readDelivered(folder: string, path: string): SourceFile {
  const {size} = statSync(join(folder, path));
  if (size > maxBytes)
    throw new InputError({
      datei: path,
      wert: `${Math.ceil(size / 1e6).toLocaleString("de-DE")} MB`,
      regel: `ist größer als ${maxBytes / 1e6} MB; so groß ist keine amtliche Tabelle`,
      abhilfe: "Bitte prüfen, ob es die richtige Datei ist, und sie neu herunterladen."
    });
  return {name: basename(path), bytes: new Uint8Array(readFileSync(join(folder, path)))};
}

function choosePlans(plans: readonly SourcePlan[], sources: readonly string[] | undefined): readonly SourcePlan[] {
  if (!sources || sources.length === 0) return plans;
  const known = plans.map(({quelle}) => quelle);
  const unknown = sources.filter((name) => !known.includes(name));
  if (unknown.length > 0)
    throw new InputError(
      unknown.map((name) => ({
        datei: "Aufruf",
        wert: name,
        regel: "ist keine bekannte Quelle",
        abhilfe: `Bekannt sind: ${known.join(", ")}.`
      }))
    );
  return plans.filter(({quelle}) => sources.includes(quelle));
}

const lorPath = (lorStand: string): string => `official/lor/${lorStand}.csv`;

/** Areas of both editions: as read in this run, else as they stand in the data folder, else none. */
function readGebiete(dataDir: string, outputs: ReadonlyMap<string, OutputFile>): Gebiet[] {
  return LorStand.options.flatMap((lorStand) => {
    const path = lorPath(lorStand);
    const file = join(dataDir, path);
    const text = outputs.get(path)?.text ?? (existsSync(file) ? decodeText(readFileSync(file), path) : undefined);
    return text === undefined ? [] : parseGebiete(text, path);
  });
}

/** Boundaries of LOR 2021: as read in this run, else as they stand in the data folder, else undefined. */
function readGeometrie(dataDir: string, outputs: ReadonlyMap<string, OutputFile>): string | undefined {
  const path = "geometry/lor-2021.json";
  const file = join(dataDir, path);
  return outputs.get(path)?.text ?? (existsSync(file) ? decodeText(readFileSync(file), path) : undefined);
}

/** The first of *paths*, and how many more there are. */
function listPaths(paths: readonly string[]): string {
  const shown = paths.slice(0, 5).join(", ");
  return paths.length > 5 ? `${shown} und ${paths.length - 5} weitere` : shown;
}

/** What to say where *empty* sources have no file in *folder*; what is there instead is told once. */
function nothingFound(folder: string, empty: readonly SourcePlan[], paths: readonly string[]): Problem[] {
  const found = paths.length === 0 ? "; er enthält gar keine Datei" : `; gefunden: ${listPaths(paths)}`;
  const zip = paths.some((path) => /\.zip$/i.test(path)) ? " ZIP-Dateien bitte vorher entpacken." : "";
  return empty.map(({quelle, titel, namen}, i) => ({
    datei: folder,
    regel: `enthält keine Datei der Quelle ${quelle} (${titel})${i === 0 ? printable(found) : ""}`,
    abhilfe: `Erwartet wird: ${namen}. Bitte die Dateien unter ihren ursprünglichen Namen ablegen.${i === 0 ? zip : ""}`
  }));
}

/** *problem* with the path of its file below the folder, where the folder has several files of that name. */
function withPath(problem: Problem, delivery: Delivery, paths: readonly string[]): Problem {
  const named = (list: readonly string[]): string[] => list.filter((path) => basename(path) === problem.datei);
  const own = named(delivery.files);
  return own.length > 0 && named(paths).length > 1 ? {...problem, datei: own.join(" und ")} : problem;
}

function describeOutputs(outputs: readonly OutputFile[]): string {
  const tables = outputs.filter(({path}) => path.endsWith(".csv")).map(({text}) => text);
  const count = (pattern: RegExp): number => tables.reduce((n, text) => n + (text.match(pattern)?.length ?? 0), 0);
  const plr = count(/^(2019|2021),\d{8},/gm);
  return plr > 0 ? `${plr} Planungsräume` : `${Math.max(0, count(/\n/g) - tables.length)} Zeilen`;
}

/**
 * Reads the deliveries of the named sources from *folder* and writes them below *dataDir*, all or nothing: an InputError of
 * any delivery leaves the data folder as it was, but for an optional delivery of a source that was not named, whose refusal
 * comes back in *abgelehnt*. Releases that are no longer delivered stay where they are.
 */
export async function fetchFromFolder({
  folder,
  only,
  dataDir,
  sources,
  plans,
  quellen,
  report
}: FetchOptions): Promise<FetchSummary> {
  finishJournal(dataDir);
  const {paths, leftOut} = only ? {paths: [...only], leftOut: []} : listFiles(folder);
  for (const problem of leftOut) report(formatProblem(problem));
  const named = sources !== undefined && sources.length > 0;
  const chosen = choosePlans(plans, sources).map((plan) => ({plan, deliveries: plan.deliveries(paths)}));
  const empty = chosen.filter(({deliveries}) => deliveries.length === 0).map(({plan}) => plan);
  if (empty.length > 0 && (named || empty.length === chosen.length))
    throw new InputError([...nothingFound(folder, empty, paths), ...leftOut]);

  const outputs = new Map<string, OutputFile>();
  const madeOf = new Map<string, Delivery>();
  const abgelehnt: string[] = [];
  const hinweise: string[] = [];
  let total = 0;
  for (const {plan, deliveries} of chosen) {
    if (deliveries.length === 0) report(`${plan.quelle}: keine Datei gefunden, bleibt wie sie ist`);
    const geometrie = plan.quelle === "lor" ? undefined : readGeometrie(dataDir, outputs);
    const context: FetchContext = {
      gebiete: plan.quelle === "lor" ? [] : readGebiete(dataDir, outputs),
      ...(geometrie !== undefined && {geometrie}),
      ...(quellen && {quellen}),
      bisher: (path) => (existsSync(join(dataDir, path)) ? readFileSync(join(dataDir, path), "utf8") : undefined),
      hinweis: (text) => void hinweise.push(text)
    };
    const problems: Problem[] = [];
    for (const [i, delivery] of deliveries.entries()) {
      try {
        const files = delivery.files.map((path) => readDelivered(folder, path));
        const made = await delivery.read(files, context);
        for (const output of made) {
          if (outputs.has(output.path))
            throw new InputError({
              datei: [...(madeOf.get(output.path)?.files ?? []), ...delivery.files].join(" und "),
              wert: output.path,
              regel: "entsteht aus zwei Lieferungen desselben Stands",
              abhilfe: "Bitte jede Datei nur einmal im Ordner liegen lassen."
            });
          outputs.set(output.path, output);
          madeOf.set(output.path, delivery);
        }
        report(`[${i + 1}/${deliveries.length}] ${plan.quelle} ${delivery.release}: ${describeOutputs(made)}`);
      } catch (error) {
        if (!(error instanceof InputError)) throw error;
        const located = error.problems.map((problem) => withPath(problem, delivery, paths));
        if (delivery.optional && !named) {
          report(`[${i + 1}/${deliveries.length}] ${plan.quelle} ${delivery.release}: abgelehnt`);
          abgelehnt.push(new InputError(located).message);
        } else problems.push(...located);
      }
    }
    if (problems.length > 0) throw new InputError(problems);
    total += deliveries.length;
  }
  return {deliveries: total - abgelehnt.length, hinweise, abgelehnt, ...writeOutputs(dataDir, [...outputs.values()])};
}
