import {speichere} from "../speichern.js";

/** Hands the reader the bytes of an Excel file called *name*. */
export type Speichere = (name: string, bytes: Uint8Array<ArrayBuffer>) => void;

const typ = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** Saves from the browser's memory: nothing is asked of any server. */
export const speichereMit =
  (document: Document): Speichere =>
  (name, bytes) =>
    speichere(document, {name, inhalt: bytes, typ});
