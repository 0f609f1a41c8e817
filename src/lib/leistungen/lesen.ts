import {leseCsv} from "./csvtext.js";
import {istArchiv, lehneFremdesAb, leseMappe} from "./mappe.js";
import {lehneAb} from "./meldung.js";
import {spalteOf, tabelleOfBlatt} from "./spalten.js";
import type {Rohblatt} from "./typen.js";
import type {Tabellenname} from "./vertrag.js";

export {Dateifehler, formatMeldung, ortDerMeldung} from "./meldung.js";

/** What a centre may send, by the end of its name. */
export const endungen = [".xlsx", ".csv"] as const;

const alsXlsxOderCsv = "Bitte im Tabellenprogramm als „Excel-Arbeitsmappe (.xlsx)“ oder als „CSV UTF-8“ speichern.";

/** What the template prints in advance: a month nobody reported, a standard nobody assessed. */
const vorgedruckt: Partial<Record<Tabellenname, readonly string[]>> = {
  meldestand: ["zentrum_id", "zeitraum"],
  standards: ["zentrum_id", "jahr", "standard"]
};

/** *blatt* without the rows in which nothing was added to what the template prints: they say nothing. */
function ohneVorgedrucktes(blatt: Rohblatt): Rohblatt {
  const tabelle = tabelleOfBlatt(blatt);
  const namen = tabelle && vorgedruckt[tabelle.name];
  if (!namen) return blatt;
  const gedruckt = blatt.kopf.map((kopf) => namen.includes(spalteOf(tabelle, kopf)?.name ?? ""));
  const gesagt = blatt.zeilen.filter(({zellen}) =>
    zellen.some((zelle, i) => zelle !== null && zelle !== "" && gedruckt[i] !== true)
  );
  return gesagt.length === blatt.zeilen.length ? blatt : {...blatt, zeilen: gesagt};
}

/**
 * The tables of an .xlsx or .csv file as they stand there, nothing understood yet; the same in browser, worker and Node.
 * *name* is the file's name (it decides between workbook and text only where the content does not contradict). Throws
 * Dateifehler with German messages for everything else and for files that cannot be read safely. Months and standards of the
 * template to which nothing was added are left out.
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
    return leseMappe(name, bytes).map(ohneVorgedrucktes);
  }
  if (endung === ".csv" || endung === ".txt" || endung === ".tsv") return [ohneVorgedrucktes(leseCsv(name, bytes))];
  const anfang = new TextDecoder().decode(bytes.subarray(0, 200));
  if (/^\s*<(!doctype|html|\?xml)/i.test(anfang))
    lehneAb(name, "webseite", "ist der Anfang einer Webseite; die Datei heißt nur wie eine Tabelle", alsXlsxOderCsv);
  if (endung === ".xlsx")
    lehneAb(name, "beschaedigt", "ist keine Excel-Mappe (.xlsx), auch wenn sie so heißt", alsXlsxOderCsv);
  return lehneAb(name, "format", "ist weder eine Excel-Mappe (.xlsx) noch eine CSV-Datei", alsXlsxOderCsv);
}
