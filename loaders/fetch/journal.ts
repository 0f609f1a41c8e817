import {randomUUID} from "node:crypto";
import {
  accessSync,
  closeSync,
  constants,
  copyFileSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  rmdirSync,
  statSync,
  writeFileSync
} from "node:fs";
import {dirname, join} from "node:path";
import {z} from "zod";
import {InputError} from "../contract/errors.js";
import {sha256Of} from "../contract/table.js";
import type {OutputFile} from "./plan.js";

/** The files that are to replace others, all of them or none: each by its place in the staging folder and in the data folder. */
const Journal = z.strictObject({
  dateien: z.array(z.strictObject({von: z.string(), nach: z.string(), sha256: z.string()}))
});
type Journal = z.infer<typeof Journal>;

const stagingDir = (dataDir: string): string => join(dataDir, "build", "einlesen");
const journalPath = (dataDir: string): string => join(stagingDir(dataDir), "journal.json");

const codeOf = (error: unknown): string | undefined => (error as NodeJS.ErrnoException).code;

/** Whether a process of that number runs; one that belongs to somebody else counts. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === "EPERM";
  }
}

function writeDurably(path: string, text: string): void {
  const file = openSync(path, "w");
  try {
    writeFileSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** The journal that stands, if any. One that cannot be read was cut off before the first rename and counts for nothing. */
function readJournal(dataDir: string): Journal | undefined {
  try {
    return Journal.parse(JSON.parse(readFileSync(journalPath(dataDir), "utf8")));
  } catch (error) {
    if (codeOf(error) !== "ENOENT") rmSync(journalPath(dataDir), {force: true});
    return undefined;
  }
}

/** Puts *text* at *path* unless a file is there already, whole or not at all where the file system knows hard links. */
export function placeExclusively(path: string, beside: string, text: string): boolean {
  writeDurably(beside, text);
  try {
    try {
      linkSync(beside, path);
    } catch (error) {
      if (codeOf(error) === "EEXIST") throw error;
      copyFileSync(beside, path, constants.COPYFILE_EXCL);
    }
    return true;
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false;
    throw error;
  } finally {
    rmSync(beside, {force: true});
  }
}

/** Carries out what *journal* lists and may be carried out already, then drops it. Two processes may do it at once. */
function rollForward(dataDir: string, journal: Journal): void {
  const staging = stagingDir(dataDir);
  const pending = journal.dateien.filter(({von}) => existsSync(join(staging, von)));
  for (const {von, nach, sha256} of pending) {
    let bytes: Uint8Array;
    try {
      bytes = readFileSync(join(staging, von));
    } catch (error) {
      if (codeOf(error) === "ENOENT") continue;
      throw error;
    }
    if (sha256Of(bytes) !== sha256)
      throw new InputError({
        datei: join(staging, von),
        wert: nach,
        regel: "ist beschädigt; ein unterbrochenes Einlesen lässt sich damit nicht zu Ende führen",
        abhilfe: `Bitte den Ordner ${staging} löschen, data/official aus der Versionsverwaltung wiederherstellen und neu einlesen.`
      });
  }
  for (const {von, nach} of pending) {
    try {
      mkdirSync(dirname(join(dataDir, nach)), {recursive: true});
      renameSync(join(staging, von), join(dataDir, nach));
    } catch (error) {
      if (codeOf(error) !== "ENOENT") throw error;
    }
  }
  const standing = readJournal(dataDir);
  if (standing && JSON.stringify(standing) === JSON.stringify(journal)) rmSync(journalPath(dataDir), {force: true});
}

/** Deletes what runs left behind that were killed before they had a journal. */
function removeLeftovers(dataDir: string): void {
  const staging = stagingDir(dataDir);
  if (!existsSync(staging)) return;
  for (const name of readdirSync(staging)) {
    const pid = /^(\d+)-[0-9a-f-]+$/.exec(name)?.[1];
    if (pid !== undefined && !isRunning(Number(pid))) rmSync(join(staging, name), {recursive: true, force: true});
  }
  removeIfEmpty(staging);
}

function removeIfEmpty(folder: string): void {
  try {
    rmdirSync(folder);
  } catch (error) {
    if (!["ENOTEMPTY", "EEXIST", "ENOENT"].includes(codeOf(error) ?? "")) throw error;
  }
}

/**
 * Ends what a killed `npm run fetch` had begun to write, so that the data folder holds either all of its files or none.
 * Every command that reads official/ or geometry/ calls it first. Returns how many files it put in place, 0 as a rule.
 * Throws InputError if what was staged is damaged.
 */
export function finishJournal(dataDir: string): number {
  const journal = readJournal(dataDir);
  if (journal) rollForward(dataDir, journal);
  removeLeftovers(dataDir);
  return journal?.dateien.length ?? 0;
}

/** Refuses a place that could not be written later, while nothing has been changed yet. */
function prepareTarget(target: string): void {
  mkdirSync(dirname(target), {recursive: true});
  accessSync(dirname(target), constants.W_OK);
  if (existsSync(target) && !statSync(target).isFile()) throw new Error(`${target} is not a file`);
}

/**
 * Writes *outputs* below *dataDir*, all or nothing even for a process that is killed: first into a staging folder, then a
 * journal of the renames, which is the moment from which the new state holds, then the renames. A file whose text is
 * unchanged is left alone. Returns paths below the data folder.
 */
export function writeOutputs(
  dataDir: string,
  outputs: readonly OutputFile[]
): {written: string[]; unchanged: string[]} {
  finishJournal(dataDir);
  const holds = ({path, text}: OutputFile): boolean => {
    const target = join(dataDir, path);
    return existsSync(target) && statSync(target).isFile() && readFileSync(target, "utf8") === text;
  };
  const unchanged = outputs.filter(holds).map(({path}) => path);
  const changed = outputs.filter(({path}) => !unchanged.includes(path));
  if (changed.length === 0) return {written: [], unchanged};

  const staging = stagingDir(dataDir);
  const own = `${process.pid}-${randomUUID()}`;
  try {
    mkdirSync(join(staging, own), {recursive: true});
    const dateien = changed.map(({path, text}, i) => {
      prepareTarget(join(dataDir, path));
      const von = `${own}/${i}.neu`;
      writeDurably(join(staging, von), text);
      return {von, nach: path, sha256: sha256Of(new TextEncoder().encode(text))};
    });
    const placed = placeExclusively(
      journalPath(dataDir),
      join(staging, own, "journal.json"),
      JSON.stringify({dateien} satisfies Journal)
    );
    // Another process has just written: what is unchanged must be looked up again, behind its files.
    if (!placed) return writeOutputs(dataDir, outputs);
    rollForward(dataDir, {dateien});
    return {written: changed.map(({path}) => path), unchanged};
  } finally {
    // A journal that still stands needs the staged files: the next command ends what could not be renamed now.
    const needed = readJournal(dataDir)?.dateien.some(({von}) => von.startsWith(own)) ?? false;
    if (!needed) rmSync(join(staging, own), {recursive: true, force: true});
    removeIfEmpty(staging);
  }
}

/** Deletes the half-written files that killed runs of `npm run warehouse` left in the folder of *out*. */
export function removeHalfBuilt(out: string): void {
  const folder = dirname(out);
  if (!existsSync(folder)) return;
  // "x-oeffentlich" stands before "x": alone it would count as finished, see loaders/warehouse/dateien.ts.
  for (const name of readdirSync(folder).sort()) {
    const pid = /\.(\d+)\.neu(\.wal|\.tmp)?$/.exec(name)?.[1];
    if (pid !== undefined && !isRunning(Number(pid))) rmSync(join(folder, name), {recursive: true, force: true});
  }
}
