import {decodeUtf8, decodeWindows1252} from "../zeichensatz.js";
import {lehneAb} from "./meldung.js";
import type {Rohblatt} from "./typen.js";
import {tabellen} from "./vertrag.js";

export type Trennzeichen = ";" | "," | "\t";

/** More than any centre's records have, and few enough to be held in memory; *zeile* in characters. */
export const meisteZeilen = 200_000;
const meiste = {bytes: 50 * 1024 * 1024, zeile: 100_000, felder: 5_000_000};

const alsCsv = "Bitte im Tabellenprogramm noch einmal als „CSV UTF-8“ oder als „Excel-Arbeitsmappe (.xlsx)“ speichern.";
/** Characters that steer a terminal or turn the reading direction; no table has them. */
// eslint-disable-next-line no-control-regex -- these are the characters to be refused
const steuerzeichen = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u202a-\u202e\u2066-\u2069]/;
/** What umlauts become when UTF-8 is taken for Windows-1252 and saved again. */
const falscheUmlaute = /Ã[¤¶¼Ÿ„–œ]/;

const wortBei = (text: string, offset: number): string =>
  (/[^\s;,"]*$/.exec(text.slice(Math.max(0, offset - 40), offset))?.[0] ?? "") +
  (/^[^\s;,"]*/.exec(text.slice(offset, offset + 40))?.[0] ?? "");
const zeileBei = (text: string, offset: number): number => text.slice(0, offset).split("\n").length;

/**
 * Text of a CSV file in UTF-8, with or without byte order mark, or in Windows-1252. Throws Dateifehler for UTF-16, binary
 * files, and umlauts that were converted wrongly before.
 */
function decodeCsv(datei: string, bytes: Uint8Array): string {
  const utf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  if (utf16 || (bytes.length > 3 && (bytes[0] === 0) !== (bytes[1] === 0) && (bytes[2] === 0) !== (bytes[3] === 0)))
    lehneAb(datei, "zeichensatz", "hat den Zeichensatz UTF-16 (Unicode-Text), der nicht gelesen wird", alsCsv);
  const nul = bytes.indexOf(0);
  if (nul >= 0)
    lehneAb(datei, "format", "enthält ein Nullzeichen und ist keine Textdatei", alsCsv, {
      zeile: bytes.subarray(0, nul).filter((byte) => byte === 0x0a).length + 1
    });
  const text = decodeUtf8(bytes) ?? decodeWindows1252(bytes);
  const luecke = text.indexOf("\0");
  if (luecke >= 0)
    lehneAb(datei, "zeichensatz", "ist weder im Zeichensatz UTF-8 noch in Windows-1252 geschrieben", alsCsv, {
      zeile: zeileBei(text, luecke)
    });
  const falsch = text.search(falscheUmlaute);
  if (falsch >= 0)
    lehneAb(
      datei,
      "zeichensatz",
      "enthält Umlaute, die beim Speichern zerstört wurden",
      "Bitte die ursprüngliche Datei öffnen und noch einmal als „CSV UTF-8“ speichern.",
      {zeile: zeileBei(text, falsch), wert: wortBei(text, falsch)}
    );
  return text;
}

const ueberschriften = new Set(
  tabellen.flatMap(({spalten}) => spalten.flatMap(({name, titel}) => [name, titel.toLowerCase()]))
);

/** What separates the fields of *kopf*: the sign that yields most headings of the contract, else most fields; ";" if none. */
export function trennzeichenOf(kopf: string): Trennzeichen {
  const bewertet = ([";", ",", "\t"] as const).map((zeichen) => {
    const felder = kopf.split(zeichen).map((feld) =>
      feld
        .trim()
        .replace(/^"(.*)"$/, "$1")
        .trim()
        .toLowerCase()
    );
    return {zeichen, bekannt: felder.filter((feld) => ueberschriften.has(feld)).length, felder: felder.length};
  });
  return bewertet.reduce((a, b) => ((b.bekannt - a.bekannt || b.felder - a.felder) > 0 ? b : a)).zeichen;
}

export interface CsvZeile {
  /** Physical number of the line it begins on, from 1. */
  zeile: number;
  felder: string[];
}

/**
 * The records of *text* with all their fields, blank lines as one empty field. Lines end with LF or CRLF; a field in quotes
 * may hold separators, line ends and doubled quotes (RFC 4180). Throws Dateifehler for a quote inside a field, a
 * quoted field that never ends, a line or file too large for a table. Written here because reading 100,000 rows with
 * csv-parse takes seconds; a property test holds it to the same result.
 */
export function leseFelder(datei: string, text: string, trenner: Trennzeichen): CsvZeile[] {
  const zeilen: CsvZeile[] = [];
  const mitZitaten = text.includes('"');
  let [at, zeile, felder] = [0, 1, 0];
  const zeilenende = (from: number): number => {
    const next = text.indexOf("\n", from);
    return next < 0 ? text.length : next;
  };
  /** End of a line's text: without the CR before LF. */
  const textende = (ende: number): number => (text.charCodeAt(ende - 1) === 13 ? ende - 1 : ende);
  const mittendrin = (feld: string): never =>
    lehneAb(
      datei,
      "anfuehrungszeichen",
      "enthält ein Anführungszeichen mitten in einem Feld",
      "Bitte Anführungszeichen im Text weglassen oder die Datei mit einem Tabellenprogramm speichern.",
      {zeile, wert: feld}
    );

  /** Reads the record at *at*, which has quotes, and returns its fields; *at* and *zeile* are moved behind it. */
  function leseZitate(): string[] {
    const record: string[] = [];
    const beginn = zeile;
    for (;;) {
      let feld = "";
      if (text[at] === '"') {
        at++;
        for (;;) {
          const zitat = text.indexOf('"', at);
          if (zitat < 0)
            lehneAb(
              datei,
              "anfuehrungszeichen",
              "beginnt ein Feld mit Anführungszeichen, das bis zum Ende der Datei nicht geschlossen wird",
              "Bitte das fehlende Anführungszeichen ergänzen oder die Datei mit einem Tabellenprogramm noch einmal speichern.",
              {zeile: beginn}
            );
          feld += text.slice(at, zitat);
          at = zitat + 1;
          if (text[at] !== '"') break;
          feld += '"';
          at++;
        }
        for (let n = feld.indexOf("\n"); n >= 0; n = feld.indexOf("\n", n + 1)) zeile++;
        const ende = text[at] === undefined || text[at] === "\n" || (text[at] === "\r" && text[at + 1] === "\n");
        if (!ende && text[at] !== trenner) mittendrin(`${feld}"${text.slice(at, at + 20)}`);
      } else {
        const ende = textende(zeilenende(at));
        const naechster = text.indexOf(trenner, at);
        const stop = naechster < 0 || naechster > ende ? ende : naechster;
        feld = text.slice(at, stop);
        if (feld.includes('"')) mittendrin(feld);
        at = stop;
      }
      record.push(feld);
      if (text[at] !== trenner) break;
      at++;
    }
    at = zeilenende(at) + 1;
    return record;
  }

  while (at < text.length) {
    const ende = zeilenende(at);
    const inhalt = text.slice(at, Math.max(at, textende(ende)));
    const beginn = zeile;
    if (inhalt.length > meiste.zeile)
      lehneAb(
        datei,
        "zu_gross",
        `ist länger als ${meiste.zeile.toLocaleString("de-DE")} Zeichen; das ist keine Zeile einer Tabelle`,
        alsCsv,
        {zeile}
      );
    let record: string[];
    if (mitZitaten && inhalt.includes('"')) record = leseZitate();
    else {
      record = inhalt.split(trenner);
      at = ende + 1;
    }
    zeile++;
    felder += record.length;
    zeilen.push({zeile: beginn, felder: record});
    if (zeilen.length > 2 * meisteZeilen || felder > meiste.felder)
      lehneAb(
        datei,
        "zu_viele_zeilen",
        `hat mehr als ${meisteZeilen.toLocaleString("de-DE")} Zeilen`,
        "Bitte auf mehrere Dateien aufteilen, zum Beispiel eine je Jahr."
      );
  }
  return zeilen;
}

const istLeer = ({felder}: CsvZeile): boolean => felder.every((feld) => feld.trim() === "");

/**
 * The table of a CSV file: separator and encoding are found out, the header is the first line that is not blank, blank
 * lines are left out, a line "sep=;" before the header is obeyed. Cells are texts as they stand there. Throws Dateifehler
 * for files that are no table, with German text.
 */
export function leseCsv(datei: string, bytes: Uint8Array): Rohblatt {
  if (bytes.length > meiste.bytes)
    lehneAb(
      datei,
      "zu_gross",
      `ist größer als ${meiste.bytes / 1024 / 1024} MB`,
      "Bitte auf mehrere Dateien aufteilen, zum Beispiel eine je Jahr."
    );
  const text = decodeCsv(datei, bytes);
  const leer = (): never =>
    lehneAb(datei, "datei_leer", "ist leer", "Bitte die Tabelle ausfüllen oder die Datei weglassen.");
  if (text.trim() === "") leer();
  if (/^\s*<(!doctype|html|\?xml)/i.test(text))
    lehneAb(
      datei,
      "webseite",
      "ist der Anfang einer Webseite; die Datei heißt nur wie eine Tabelle",
      "Bitte die Datei noch einmal herunterladen oder aus dem Tabellenprogramm speichern.",
      {zeile: 1, wert: text.trim().slice(0, 20)}
    );
  const wagenruecklauf = text.search(/\r(?!\n)/);
  if (wagenruecklauf >= 0)
    lehneAb(
      datei,
      "zeilenende",
      "endet mit einem einzelnen Wagenrücklauf (CR), wie ihn alte Programme schreiben",
      alsCsv,
      {
        zeile: zeileBei(text, wagenruecklauf)
      }
    );
  const steuert = text.search(steuerzeichen);
  if (steuert >= 0)
    lehneAb(
      datei,
      "steuerzeichen",
      "ist ein Steuerzeichen und gehört in keine Tabelle",
      "Bitte das Zeichen löschen; es ist im Tabellenprogramm oft unsichtbar.",
      {
        zeile: zeileBei(text, steuert),
        wert: `U+${text.charCodeAt(steuert).toString(16).toUpperCase().padStart(4, "0")}`
      }
    );
  const hinweis = /^sep=([;,\t])\r?\n/i.exec(text);
  const erste =
    text
      .slice(hinweis?.[0].length ?? 0)
      .split("\n")
      .find((line) => line.trim() !== "") ?? "";
  const trenner = (hinweis?.[1] as Trennzeichen | undefined) ?? trennzeichenOf(erste);
  const gefuellt = leseFelder(datei, text, trenner)
    .slice(hinweis ? 1 : 0)
    .filter((zeile) => !istLeer(zeile));
  const [kopf, ...zeilen] = gefuellt;
  if (!kopf) return leer();
  if (zeilen.length > meisteZeilen)
    lehneAb(
      datei,
      "zu_viele_zeilen",
      `hat ${zeilen.length.toLocaleString("de-DE")} Zeilen; gelesen werden höchstens ${meisteZeilen.toLocaleString("de-DE")}`,
      "Bitte auf mehrere Dateien aufteilen, zum Beispiel eine je Jahr."
    );
  const ueberschrift = kopf.felder.map((feld) => feld.trim());
  while (ueberschrift.at(-1) === "") ueberschrift.pop();
  return {
    datei,
    blatt: null,
    kopfzeile: kopf.zeile,
    kopf: ueberschrift,
    zeilen: zeilen.map(({zeile, felder}) => ({zeile, zellen: felder}))
  };
}
