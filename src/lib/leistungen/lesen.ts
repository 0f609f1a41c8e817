import {leseCsv} from "./csvtext.js";
import {istArchiv, lehneFremdesAb, leseMappe} from "./mappe.js";
import {Dateifehler, lehneAb} from "./meldung.js";
import type {Meldung, Rohblatt} from "./typen.js";

export {Dateifehler, formatMeldung, ortDerMeldung} from "./meldung.js";

const alsXlsxOderCsv = "Bitte im Tabellenprogramm als „Excel-Arbeitsmappe (.xlsx)“ oder als „CSV UTF-8“ speichern.";

/**
 * The tables of an .xlsx or .csv file as they stand there, nothing understood yet; the same in browser, worker and Node.
 * *name* is the file's name (it decides between workbook and text only where the content does not contradict). Throws
 * Dateifehler with German messages for everything else and for files that cannot be read safely.
 */
export async function leseDatei(name: string, bytes: Uint8Array): Promise<Rohblatt[]> {
  if (bytes.length === 0)
    lehneAb(name, "datei_leer", "ist leer", "Bitte die Tabelle ausfüllen oder die Datei weglassen.");
  lehneFremdesAb(name, bytes);
  const endung = /\.[^./\\]+$/.exec(name.toLowerCase())?.[0] ?? "";
  if (istArchiv(bytes)) {
    if (endung === ".csv" || endung === ".txt")
      lehneAb(
        name,
        "format",
        "ist eine Excel-Mappe oder ein Archiv und keine CSV-Datei",
        "Bitte die Datei auf .xlsx umbenennen oder im Tabellenprogramm als „CSV UTF-8“ speichern."
      );
    return leseMappe(name, bytes);
  }
  if (endung === ".csv" || endung === ".txt" || endung === ".tsv") return [leseCsv(name, bytes)];
  const anfang = new TextDecoder().decode(bytes.subarray(0, 200));
  if (/^\s*<(!doctype|html|\?xml)/i.test(anfang))
    lehneAb(name, "webseite", "ist der Anfang einer Webseite; die Datei heißt nur wie eine Tabelle", alsXlsxOderCsv);
  if (endung === ".xlsx")
    lehneAb(name, "beschaedigt", "ist keine Excel-Mappe (.xlsx), auch wenn sie so heißt", alsXlsxOderCsv);
  return lehneAb(name, "format", "ist weder eine Excel-Mappe (.xlsx) noch eine CSV-Datei", alsXlsxOderCsv);
}

/**
 * The sheets of all *dateien*, read one after the other as they come, and what is wrong with those that are no tables. A
 * delivery with `meldungen` is not complete and not to be checked any further.
 */
export async function leseDateien(
  dateien: Iterable<{name: string; bytes: Uint8Array}> | AsyncIterable<{name: string; bytes: Uint8Array}>
): Promise<{blaetter: Rohblatt[]; meldungen: Meldung[]}> {
  const blaetter: Rohblatt[] = [];
  const meldungen: Meldung[] = [];
  for await (const {name, bytes} of dateien)
    try {
      for (const blatt of await leseDatei(name, bytes)) blaetter.push(blatt);
    } catch (error) {
      if (!(error instanceof Dateifehler)) throw error;
      meldungen.push(...error.meldungen);
    }
  return {blaetter, meldungen};
}
