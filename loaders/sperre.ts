import {mkdirSync, readFileSync, rmSync} from "node:fs";
import {dirname} from "node:path";
import {CommandError} from "./command.js";
import {isRunning, placeExclusively} from "./fetch/journal.js";

/** Locks that this process holds. */
const eigene = new Set<string>();

/** The process that holds the lock at *datei*; null if nobody does, or one that was killed. */
function inhaberOf(datei: string): number | null {
  let pid: number;
  try {
    pid = Number(readFileSync(datei, "utf8"));
  } catch {
    return null;
  }
  // A process that was killed may have had our number: what we hold ourselves we know.
  if (!Number.isInteger(pid) || pid <= 0 || (pid === process.pid && !eigene.has(datei))) return null;
  return isRunning(pid) ? pid : null;
}

/**
 * Makes sure that only one process at a time does *was* ("Die Datenbank wird"): takes the lock at *datei* and returns the function
 * that gives it back. A lock of a killed process counts for nothing. Throws CommandError if another process holds it.
 */
export function nimmSperre(datei: string, was: string): () => void {
  mkdirSync(dirname(datei), {recursive: true});
  for (let versuch = 0; versuch < 2; versuch++) {
    if (placeExclusively(datei, `${datei}.${process.pid}`, String(process.pid))) {
      eigene.add(datei);
      return () => {
        eigene.delete(datei);
        rmSync(datei, {force: true});
      };
    }
    const inhaber = inhaberOf(datei);
    if (inhaber !== null)
      throw new CommandError(
        `${was} gerade schon gebaut, vom Prozess ${inhaber}. Bitte warten, bis er fertig ist, und den Befehl dann noch einmal ausführen. Läuft dort kein Bau mehr, die Datei ${datei} löschen.`
      );
    rmSync(datei, {force: true});
  }
  throw new CommandError(`${was} gerade schon gebaut. Bitte warten und den Befehl dann noch einmal ausführen.`);
}
