import {formatCsv} from "../lib/csv.js";
import {dateiMitVermerk, istIntern} from "../lib/edition.js";
import {shell} from "../lib/texte/shell.js";
import {element} from "./dom.js";

/** A file for the reader; *typ* is its media type. */
export interface Datei {
  name: string;
  inhalt: BlobPart;
  typ: string;
}

/** Media type of a CSV file, whose text is UTF-8. */
export const csvTyp = "text/csv;charset=utf-8";

/** *csv* as formatCsv writes it, with a first line that holds the mark of the internal edition and what it asks for. */
function csvMitVermerk(csv: string): string {
  const {vermerk, weitergabe} = shell.edition;
  return formatCsv([[vermerk, weitergabe]]) + csv.replace(/^\ufeff/, "");
}

/**
 * Hands the reader a file from the browser's memory: nothing is asked of any server. In the internal edition the file's name has
 * the mark, and a CSV file its first line.
 */
export function speichere(document: Document, {name, inhalt, typ}: Datei): void {
  const marked = istIntern(document) && typ === csvTyp && typeof inhalt === "string";
  const text = marked ? csvMitVermerk(inhalt) : inhalt;
  const adresse = URL.createObjectURL(new Blob([text], {type: typ}));
  element(document, "a", {href: adresse, download: dateiMitVermerk(name, document)}).click();
  // The browser needs the address until it has begun to save.
  setTimeout(() => URL.revokeObjectURL(adresse), 10_000);
}
