import {spawn} from "node:child_process";
import {existsSync, renameSync, rmSync} from "node:fs";
import {createRequire} from "node:module";
import {delimiter, dirname, join, resolve} from "node:path";
import {createInterface} from "node:readline";
import {stripVTControlCharacters} from "node:util";
import {CommandError} from "../loaders/command.js";
import {checkDist, formatFaults} from "./check-dist.js";
import {finishSite} from "./finish-site.js";
import {writeHsds, writeOpenData} from "./open-data.js";
import {templatePages, zentrenPages} from "./pages.js";
import {prepareCache} from "./prepare-cache.js";

export interface BuildSiteOptions {
  /** Where the finished site goes; what stands there is kept if anything fails. */
  out: string;
  /** The warehouse to read. */
  warehouse: string;
  /** Gets short German lines. */
  report: (line: string) => void;
}

const shownFaults = 40;

/** Command line of Framework's program, run by this same Node. */
export function frameworkCommand(...args: string[]): string[] {
  const packageJson = createRequire(import.meta.url).resolve("@observablehq/framework/package.json");
  return [join(dirname(packageJson), "dist/bin/observable.js"), ...args];
}

/** Environment for Framework: no telemetry, and `tsx` on the path, with which it runs the loaders. */
export function frameworkEnv(more: Record<string, string>): NodeJS.ProcessEnv {
  const path = [resolve("node_modules/.bin"), process.env["PATH"] ?? ""].join(delimiter);
  return {...process.env, PATH: path, OBSERVABLE_TELEMETRY_DISABLE: "true", ...more};
}

/** Runs `observable build` into *output*; throws with its last lines if it fails. */
async function runFramework(
  output: string,
  warehouse: string,
  report: (line: string) => void,
  signal: AbortSignal
): Promise<void> {
  const child = spawn(process.execPath, frameworkCommand("build"), {
    signal,
    env: frameworkEnv({BEDARFSATLAS_SITE: output, BEDARFSATLAS_WAREHOUSE: warehouse}),
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
  if (code !== 0) {
    throw new CommandError(
      `Die Seiten konnten nicht gebaut werden. Das Programm Observable Framework meldet:\n${said.slice(-15).join("\n")}`
    );
  }
}

/** Puts *fresh* in the place of *out*, which survives if that fails. */
function replace(fresh: string, out: string): void {
  const old = `${out}.alt`;
  rmSync(old, {recursive: true, force: true});
  if (existsSync(out)) renameSync(out, old);
  try {
    renameSync(fresh, out);
  } catch (error) {
    if (existsSync(old)) renameSync(old, out);
    throw error;
  }
  rmSync(old, {recursive: true, force: true});
}

/**
 * Builds the static site: Framework, then what it leaves undone, the open data, then the check of the result. Only a site
 * without faults is put in place. Returns the number of pages; throws a CommandError, in German, if the site is not fit to be shown.
 */
export async function buildSite({out, warehouse, report}: BuildSiteOptions): Promise<number> {
  const texts = new Map([...templatePages(), ...(await zentrenPages(warehouse))]);
  // Beside dist on the same disk, so that it can be renamed into place, and where git does not look.
  const fresh = `data/build/site.${process.pid}.neu`;
  const interruption = new AbortController();
  const interrupt = (): void => interruption.abort();
  process.once("SIGINT", interrupt);
  try {
    prepareCache();
    await runFramework(fresh, resolve(warehouse), report, interruption.signal);
    const pages = finishSite(fresh, texts);
    await writeOpenData(fresh, warehouse);
    await writeHsds(fresh, warehouse);
    report(`${pages} Seiten werden geprüft`);
    const faults = checkDist(fresh);
    if (faults.length > 0) {
      const more = faults.length > shownFaults ? `\n… und ${faults.length - shownFaults} weitere` : "";
      throw new CommandError(
        `Die gebauten Seiten haben ${faults.length} Fehler. ${existsSync(out) ? "Der letzte gute Stand bleibt erhalten." : ""}\n${formatFaults(faults.slice(0, shownFaults))}${more}`
      );
    }
    replace(fresh, out);
    return pages;
  } catch (error) {
    throw interruption.signal.aborted ? new CommandError("Der Seitenbau wurde unterbrochen.") : error;
  } finally {
    process.off("SIGINT", interrupt);
    rmSync(fresh, {recursive: true, force: true});
  }
}
