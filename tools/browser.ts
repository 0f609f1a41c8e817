import {existsSync} from "node:fs";
import type {Browser} from "playwright-core";
import {CommandError} from "../loaders/command.js";

const flags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync"
];

/** Where a system keeps its Chromium, in the order in which they are tried. */
const systemPaths = ["/usr/bin/chromium", "/usr/bin/chromium-browser"];

/**
 * Path of the Chromium to use: the one that CHROMIUM_PATH names, the system's, or the one that comes as a package for development
 * on Linux x64. Null if there is none; a path in CHROMIUM_PATH that does not exist is none.
 */
export async function findChromium(env: NodeJS.ProcessEnv = process.env): Promise<string | null> {
  const named = env["CHROMIUM_PATH"];
  if (named) return existsSync(named) ? named : null;
  const system = systemPaths.find((path) => existsSync(path));
  if (system !== undefined) return system;
  try {
    const {default: packaged} = await import("@sparticuz/chromium");
    return await packaged.executablePath();
  } catch {
    return null;
  }
}

/** Starts a headless Chromium with *more* flags. Throws CommandError, in German, if there is none or it does not start. */
export async function launchChromium(
  env: NodeJS.ProcessEnv = process.env,
  more: readonly string[] = []
): Promise<Browser> {
  const executablePath = await findChromium(env);
  const rat =
    "Bitte Chromium installieren oder in CHROMIUM_PATH den Pfad eines Chromium nennen, zum Beispiel CHROMIUM_PATH=/usr/bin/chromium.";
  if (executablePath === null) throw new CommandError(`Es ist kein Chromium da. ${rat}`);
  try {
    const {chromium} = await import("playwright-core");
    return await chromium.launch({executablePath, args: [...flags, ...more]});
  } catch (error) {
    const [grund = ""] = (error instanceof Error ? error.message : String(error)).split("\n");
    throw new CommandError(`Chromium unter ${executablePath} startet nicht. ${rat}\nTechnische Meldung: ${grund}`, {
      cause: error
    });
  }
}
