import {spawn} from "node:child_process";
import {existsSync, readFileSync, rmSync} from "node:fs";
import {createRequire} from "node:module";
import {delimiter, dirname, join, resolve} from "node:path";
import {createInterface} from "node:readline";
import {stripVTControlCharacters} from "node:util";
import {CommandError} from "../loaders/command.js";
import {removeHalfBuilt} from "../loaders/fetch/journal.js";
import {freigabePfad} from "../loaders/warehouse/dateien.js";
import type {Profil} from "../loaders/warehouse/open.js";
import {requireGeometrie} from "../loaders/marts/geometrie.js";
import {nimmSperre} from "../loaders/sperre.js";
import {stoerungOf} from "../loaders/stoerung.js";
import {checkDist, formatFaults} from "./check-dist.js";
import type {Fault} from "./check-dist.js";
import {editionsfehler} from "./check-edition.js";
import {bundleSite} from "./bundle-site.js";
import {leseGeheim, pruefeFreigabe, pruefeGeheimhaltung} from "./check-geheim.js";
import {beendeAustausch, tauscheOrdner} from "./austausch.js";
import {requireOrdner, writeEdition} from "./edition.js";
import {externScripts} from "./extern-scripts.js";
import {finishSite} from "./finish-site.js";
import {schreibeLizenzen} from "./lizenzen-liste.js";
import {writeHsds, writeOpenData} from "./open-data.js";
import {templatePages, zentrenPages} from "./pages.js";
import {prepareSource} from "./prepare-source.js";
import {datenIn, textfassungOf} from "./textfassung.js";

export interface BuildSiteOptions {
  /** Where the finished site goes; what stands there is kept if anything fails. */
  out: string;
  /** The warehouse to read; the public edition reads the file of released values beside it. */
  warehouse: string;
  /** The edition; without it the public one. */
  profil?: Profil;
  /** Gets short German lines. */
  report: (line: string) => void;
}

const shownFaults = 40;

/** Command line of Framework's program, run by this same Node. */
export function frameworkCommand(...args: string[]): string[] {
  const packageJson = createRequire(import.meta.url).resolve("@observablehq/framework/package.json");
  return [join(dirname(packageJson), "dist/bin/observable.js"), ...args];
}

/**
 * Environment for Framework: no telemetry, and `tsx` on the path, with which it runs the loaders. The edition is the public one
 * unless *more* says otherwise, whatever stands in the caller's environment.
 */
export function frameworkEnv(more: Record<string, string>): NodeJS.ProcessEnv {
  const own = {...process.env};
  delete own["BEDARFSATLAS_QUELLE"];
  delete own["BEDARFSATLAS_SITE"];
  const path = [resolve("node_modules/.bin"), process.env["PATH"] ?? ""].join(delimiter);
  const fixed = {PATH: path, OBSERVABLE_TELEMETRY_DISABLE: "true", BEDARFSATLAS_PROFIL: "oeffentlich"};
  return {...own, ...fixed, ...more};
}

/** What one run of Framework reads and writes. */
interface FrameworkRun {
  root: string;
  output: string;
  warehouse: string;
  profil: Profil;
}

/** Runs `observable build`; throws with its last lines if it fails. */
async function runFramework(
  {root, output, warehouse, profil}: FrameworkRun,
  report: (line: string) => void,
  signal: AbortSignal
): Promise<void> {
  const child = spawn(process.execPath, frameworkCommand("build"), {
    signal,
    env: frameworkEnv({
      BEDARFSATLAS_QUELLE: root,
      BEDARFSATLAS_SITE: output,
      BEDARFSATLAS_WAREHOUSE: warehouse,
      BEDARFSATLAS_PROFIL: profil
    }),
    stdio: ["ignore", "pipe", "pipe"]
  });
  const said: string[] = [];
  let loaded = 0;
  let rendered = 0;
  const listen = (line: string): void => {
    const plain = stripVTControlCharacters(line).trimEnd();
    if (plain.trim()) said.push(plain);
    if (/^load /.test(plain)) loaded += 1;
    if (/^load /.test(plain) && loaded % 20 === 0) report(`${loaded} Seiten gelesen`);
    if (/^render /.test(plain)) rendered += 1;
    if (/^render /.test(plain) && rendered % 20 === 0) report(`${rendered} Seiten geschrieben`);
  };
  const streams = [child.stdout, child.stderr].map((input) => createInterface({input}).on("line", listen));
  const closed = Promise.all(streams.map((stream) => new Promise((done) => stream.once("close", done))));
  const code = await new Promise<number | null>((done, fail) => {
    child.once("error", fail);
    child.once("exit", done);
  });
  await closed;
  if (code !== 0) throw new CommandError(frameworkfehler(said));
}

/** What the last lines of Framework (*said*) mean: a fault of the computer in words, else the lines without the call stack. */
export function frameworkfehler(said: readonly string[]): string {
  const letzte = said.filter((line) => !/^\s+at\s|^node:internal|^Node\.js v/.test(line)).slice(-15);
  const stoerung = stoerungOf(letzte.join("\n"));
  return `Die Seiten konnten nicht gebaut werden. ${stoerung ?? `Das Programm Observable Framework meldet:\n${letzte.join("\n")}`}`;
}

/** Everything that is wrong with the site in *dir*, built of *warehouse* as the edition *profil*. */
async function siteFaults(dir: string, warehouse: string, profil: Profil): Promise<Fault[]> {
  const faults = [...checkDist(dir), ...editionsfehler(dir, profil)];
  if (profil === "intern") return faults;
  const geheim = await leseGeheim(warehouse);
  return [
    ...faults,
    ...(await pruefeFreigabe(freigabePfad(warehouse), geheim)),
    ...(await pruefeGeheimhaltung(dir, geheim))
  ];
}

/**
 * Builds the static site of one edition: Framework, then what it leaves undone, the open data, then the check of the result. Only a
 * site without faults is put in place. Returns the number of pages; throws a CommandError, in German, if the site is not fit to be
 * shown, or before any work if *out* holds the other edition or something else, if the database or the boundaries cannot be read, or
 * if the edition is being built already.
 */
export async function buildSite(options: BuildSiteOptions): Promise<number> {
  const {profil = "oeffentlich"} = options;
  const name = profil === "intern" ? "Die interne Ausgabe" : "Die öffentliche Ausgabe";
  // Framework keeps what it has loaded beside the pages, and each build of the public edition empties that first.
  const gibFrei = nimmSperre(`data/build/site-${profil}.sperre`, `${name} wird`);
  try {
    return await baue(options);
  } finally {
    gibFrei();
  }
}

async function baue({out, warehouse, profil = "oeffentlich", report}: BuildSiteOptions): Promise<number> {
  beendeAustausch(out);
  requireOrdner(out, profil);
  requireGeometrie();
  const {version} = JSON.parse(readFileSync("package.json", "utf8")) as {version: string};
  const texts = new Map([...templatePages(), ...(await zentrenPages(warehouse, profil))]);
  // Beside dist on the same disk, so that it can be renamed into place, and where git does not look.
  const fresh = `data/build/site-${profil}.${process.pid}.neu`;
  // A killed build of the internal edition leaves what nobody should find.
  removeHalfBuilt(fresh);
  const interruption = new AbortController();
  const interrupt = (): void => interruption.abort();
  process.once("SIGINT", interrupt);
  const source = prepareSource(profil);
  try {
    const run = {root: source.root, output: fresh, warehouse: resolve(warehouse), profil};
    await runFramework(run, report, interruption.signal);
    const lies = datenIn(fresh);
    const pages = finishSite(fresh, texts, profil, (adresse) => textfassungOf(adresse, lies, {profil, version}));
    externScripts(fresh);
    // Before the programs are bundled: until then their folders name the packages.
    schreibeLizenzen(fresh);
    await bundleSite(fresh);
    // Open data of the internal edition would be marked as open and as not for the public: they are in the public edition only.
    if (profil === "oeffentlich") {
      await writeOpenData(fresh, warehouse);
      await writeHsds(fresh, warehouse);
    }
    writeEdition(fresh, profil, version);
    report(`${pages} Seiten werden geprüft`);
    const faults = await siteFaults(fresh, warehouse, profil);
    if (faults.length > 0) {
      const more = faults.length > shownFaults ? `\n… und ${faults.length - shownFaults} weitere` : "";
      throw new CommandError(
        `Die gebauten Seiten haben ${faults.length} Fehler. ${existsSync(out) ? "Der letzte gute Stand bleibt erhalten." : ""}\n${formatFaults(faults.slice(0, shownFaults))}${more}`
      );
    }
    // Somebody may have built there in the meantime.
    requireOrdner(out, profil);
    tauscheOrdner(fresh, out);
    return pages;
  } catch (error) {
    throw interruption.signal.aborted ? new CommandError("Der Seitenbau wurde unterbrochen.") : error;
  } finally {
    process.off("SIGINT", interrupt);
    source.remove();
    rmSync(fresh, {recursive: true, force: true});
  }
}
