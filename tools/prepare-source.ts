import {cpSync, existsSync, mkdirSync, rmSync, symlinkSync} from "node:fs";
import {basename, join, resolve} from "node:path";
import {CommandError} from "../loaders/command.js";
import {profilOf} from "../loaders/warehouse/open.js";
import type {Profil} from "../loaders/warehouse/open.js";
import {frameworkCache, keptInCache, prepareCache} from "./prepare-cache.js";

/** The pages, and Framework's root for the public edition. */
const pagesDir = "src";

/** Folders outside of the pages whose modules the loaders of pages import by relative paths. */
const besidePages = ["loaders", "tools"];

/** What Framework is to read for one build, with its cache. */
export interface Source {
  root: string;
  /** Deletes what was made for this build only. */
  remove(): void;
}

/**
 * Makes ready what Framework reads. It keeps the outputs of loaders in a cache below its root, where the next build and one that
 * runs at the same time find them. So only the public edition is built from the pages themselves, with an emptied cache; each build
 * of the internal one gets a copy of the pages with a cache of its own below *scratch*, in which no output of a loader is.
 */
export function prepareSource(profil: Profil, pages = pagesDir, scratch = "data/build"): Source {
  if (profil === "oeffentlich") {
    prepareCache(cacheOf(pages));
    return {root: pages, remove: () => undefined};
  }
  const dir = join(scratch, `seiten-intern.${process.pid}.neu`);
  const remove = (): void => rmSync(dir, {recursive: true, force: true});
  remove();
  const root = join(dir, "src");
  const left = join(pages, ".observablehq");
  mkdirSync(dir, {recursive: true});
  cpSync(pages, root, {recursive: true, filter: (file) => file !== left && !/\.test\.ts$/.test(basename(file))});
  for (const name of besidePages) symlinkSync(resolve(name), join(dir, name), "junction");
  for (const name of keptInCache) {
    const packages = join(cacheOf(pages), name);
    if (existsSync(packages)) cpSync(packages, join(cacheOf(root), name), {recursive: true});
  }
  prepareCache(cacheOf(root));
  return {root, remove};
}

const cacheOf = (root: string): string => join(root, frameworkCache.replace(/^src\//, ""));

/**
 * Where Framework reads and writes, for its configuration: as the build says that starts it, else the pages and dist/. Throws
 * CommandError if the internal edition was to be built in another way than by our command, which keeps it apart and marks it.
 */
export function frameworkFolders(env: NodeJS.ProcessEnv = process.env): {root: string; output: string} {
  const root = env["BEDARFSATLAS_QUELLE"] ?? pagesDir;
  const output = env["BEDARFSATLAS_SITE"];
  if (profilOf(env) === "intern" && (root === pagesDir || output === undefined))
    throw new CommandError("Die interne Ausgabe baut nur der Befehl „npm run build -- --profil intern“.");
  return {root, output: output ?? "dist"};
}
