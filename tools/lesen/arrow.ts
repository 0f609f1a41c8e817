import {tableFromIPC} from "@uwdata/flechette";
import {ausWert, Unlesbar} from "./eintraege.js";
import type {Ebene, Melde} from "./eintraege.js";

/** The rows of an Arrow file or stream. Throws Unlesbar for what is none, or is packed in a way that needs another library. */
export function ausArrow(bytes: Uint8Array, davor: readonly Ebene[], ort: string, melde: Melde): void {
  let zeilen: unknown[];
  try {
    zeilen = tableFromIPC(bytes, {useBigInt: false}).toArray();
  } catch (error) {
    throw new Unlesbar(`no Arrow: ${error instanceof Error ? error.message : String(error)}`);
  }
  zeilen.forEach((zeile, i) => ausWert(zeile, davor, `${ort}, Zeile ${i + 1}`, melde));
}
