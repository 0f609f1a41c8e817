import {cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync} from "node:fs";
import {basename, dirname, join, resolve} from "node:path";
import {isRunning} from "../loaders/fetch/journal.js";

/** Names beside a built folder while it is exchanged, with the process that does it: the old one, and a copy of the new one. */
const beiseite = (out: string, pid = process.pid): {alt: string; neu: string} => ({
  alt: `${resolve(out)}.${pid}.alt`,
  neu: `${resolve(out)}.${pid}.neu`
});

/**
 * Ends what a build left undone that was killed while it exchanged the folder *out*: if the new one was not in place yet, the old
 * one is put back. Deletes what else killed builds left beside it.
 */
export function beendeAustausch(out: string): void {
  const ordner = dirname(resolve(out));
  if (!existsSync(ordner)) return;
  const anfang = `${basename(resolve(out))}.`;
  for (const name of readdirSync(ordner)) {
    const [, pid, art] = (name.startsWith(anfang) && /^(\d+)\.(alt|neu)$/.exec(name.slice(anfang.length))) || [];
    if (pid === undefined || isRunning(Number(pid))) continue;
    const pfad = join(ordner, name);
    if (art === "alt" && !existsSync(out)) renameSync(pfad, out);
    else rmSync(pfad, {recursive: true, force: true});
  }
}

/** Puts the folder *fresh* in the place of *out*, which survives if that fails. */
export function tauscheOrdner(fresh: string, out: string): void {
  mkdirSync(dirname(resolve(out)), {recursive: true});
  const {alt, neu} = beiseite(out);
  let ready = fresh;
  try {
    // Renaming works on one disk only.
    if (statSync(dirname(resolve(out))).dev !== statSync(fresh).dev) cpSync(fresh, (ready = neu), {recursive: true});
    if (existsSync(out)) renameSync(out, alt);
    renameSync(ready, out);
  } catch (error) {
    if (existsSync(alt) && !existsSync(out)) renameSync(alt, out);
    throw error;
  } finally {
    rmSync(neu, {recursive: true, force: true});
  }
  rmSync(alt, {recursive: true, force: true});
}
