import {existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync} from "node:fs";
import {basename, dirname, join} from "node:path";
import {decodeText} from "../contract/csv.js";
import {InputError} from "../contract/errors.js";
import type {Problem} from "../contract/errors.js";
import {LorStand} from "../contract/lor.js";
import type {Gebiet} from "../contract/lor.js";
import {parseGebiete} from "../contract/registers.js";
import type {FetchContext, OutputFile, SourcePlan} from "./plan.js";

export interface FetchOptions {
  /** Folder that stands in for the portals. */
  folder: string;
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
  /** Paths below the data folder, with forward slashes. */
  written: string[];
  unchanged: string[];
}

function listFiles(folder: string): string[] {
  if (!existsSync(folder) || !statSync(folder).isDirectory())
    throw new InputError({
      datei: folder,
      regel: "gibt es nicht oder ist kein Ordner",
      abhilfe: "Bitte hinter --from den Ordner mit den heruntergeladenen Dateien nennen."
    });
  return readdirSync(folder, {recursive: true, encoding: "utf8"})
    .filter((path) => statSync(join(folder, path)).isFile())
    .map((path) => path.replaceAll("\\", "/"))
    .sort();
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

function describeOutputs(outputs: readonly OutputFile[]): string {
  const tables = outputs.filter(({path}) => path.endsWith(".csv")).map(({text}) => text);
  const count = (pattern: RegExp): number => tables.reduce((n, text) => n + (text.match(pattern)?.length ?? 0), 0);
  const plr = count(/^(2019|2021),\d{8},/gm);
  return plr > 0 ? `${plr} Planungsräume` : `${Math.max(0, count(/\n/g) - tables.length)} Zeilen`;
}

/** Writes beside and renames only when all is written; a file whose text is unchanged is left alone. */
function writeOutputs(dataDir: string, outputs: Iterable<OutputFile>): Pick<FetchSummary, "written" | "unchanged"> {
  const written: string[] = [];
  const unchanged: string[] = [];
  const renames: [string, string][] = [];
  try {
    for (const {path, text} of outputs) {
      const target = join(dataDir, path);
      if (existsSync(target) && readFileSync(target, "utf8") === text) {
        unchanged.push(path);
        continue;
      }
      mkdirSync(dirname(target), {recursive: true});
      const beside = `${target}.${process.pid}.neu`;
      renames.push([beside, target]);
      writeFileSync(beside, text);
      written.push(path);
    }
    for (const [beside, target] of renames) renameSync(beside, target);
  } finally {
    for (const [beside] of renames) rmSync(beside, {force: true});
  }
  return {written, unchanged};
}

/**
 * Reads the deliveries of the named sources from *folder* and writes them below *dataDir*, all or nothing: an InputError of
 * any delivery leaves the data folder as it was. Releases that are no longer delivered stay where they are.
 */
export async function fetchFromFolder({
  folder,
  dataDir,
  sources,
  plans,
  quellen,
  report
}: FetchOptions): Promise<FetchSummary> {
  const paths = listFiles(folder);
  const named = sources !== undefined && sources.length > 0;
  const chosen = choosePlans(plans, sources).map((plan) => ({plan, deliveries: plan.deliveries(paths)}));
  const empty = chosen.filter(({deliveries}) => deliveries.length === 0).map(({plan}) => plan);
  if (empty.length > 0 && (named || empty.length === chosen.length))
    throw new InputError(
      empty.map(({quelle, titel}) => ({
        datei: folder,
        regel: `enthält keine Datei der Quelle ${quelle} (${titel})`,
        abhilfe: "Bitte die Dateien unter ihren ursprünglichen Namen ablegen."
      }))
    );

  const outputs = new Map<string, OutputFile>();
  let total = 0;
  for (const {plan, deliveries} of chosen) {
    if (deliveries.length === 0) report(`${plan.quelle}: keine Datei gefunden, bleibt wie sie ist`);
    const context: FetchContext = {
      gebiete: plan.quelle === "lor" ? [] : readGebiete(dataDir, outputs),
      ...(quellen && {quellen})
    };
    const problems: Problem[] = [];
    for (const [i, delivery] of deliveries.entries()) {
      try {
        const files = delivery.files.map((path) => ({
          name: basename(path),
          bytes: new Uint8Array(readFileSync(join(folder, path)))
        }));
        const made = await delivery.read(files, context);
        for (const output of made) {
          if (outputs.has(output.path))
            throw new InputError({
              datei: delivery.files.join(", "),
              wert: output.path,
              regel: "entsteht aus zwei Lieferungen desselben Stands",
              abhilfe: "Bitte jede Datei nur einmal im Ordner liegen lassen."
            });
          outputs.set(output.path, output);
        }
        report(`[${i + 1}/${deliveries.length}] ${plan.quelle} ${delivery.release}: ${describeOutputs(made)}`);
      } catch (error) {
        if (!(error instanceof InputError)) throw error;
        problems.push(...error.problems);
      }
    }
    if (problems.length > 0) throw new InputError(problems);
    total += deliveries.length;
  }
  return {deliveries: total, ...writeOutputs(dataDir, outputs.values())};
}
