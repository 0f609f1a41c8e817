import {element} from "./dom.js";

/** A file for the reader; *typ* is its media type. */
export interface Datei {
  name: string;
  inhalt: BlobPart;
  typ: string;
}

/** Media type of a CSV file, whose text is UTF-8. */
export const csvTyp = "text/csv;charset=utf-8";

/** Hands the reader a file from the browser's memory: nothing is asked of any server. */
export function speichere(document: Document, {name, inhalt, typ}: Datei): void {
  const adresse = URL.createObjectURL(new Blob([inhalt], {type: typ}));
  element(document, "a", {href: adresse, download: name}).click();
  // The browser needs the address until it has begun to save.
  setTimeout(() => URL.revokeObjectURL(adresse), 10_000);
}
