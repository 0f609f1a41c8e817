import {Archivfehler, checkTeile, columnName, readDirectory, unpackTeil} from "../archiv.js";
import {meisteZeilen} from "./csvtext.js";
import {Dateifehler, lehneAb} from "./meldung.js";
import {istHilfsblattname} from "./spalten.js";
import {hoechstensJeRegel} from "./typen.js";
import type {Meldung, Rohblatt, Rohzelle} from "./typen.js";

/** 100,000 rows of 15 columns unpack to about 55 MB. */
const grenzen = {bytes: 100 * 1024 * 1024, entries: 2000, ratio: 200};
const meiste = {bytes: 50 * 1024 * 1024, spalten: 2000, blaetter: 100};

const alsXlsx = "Bitte im Tabellenprogramm öffnen und als „Excel-Arbeitsmappe (.xlsx)“ speichern.";
const nochmal = `Die Datei ist vermutlich beim Kopieren beschädigt worden. ${alsXlsx}`;
const aufteilen = "Bitte auf mehrere Dateien aufteilen, zum Beispiel eine je Jahr.";
const ohneKennwort = "Bitte das Kennwort entfernen und die Datei neu speichern.";

/** What a file is that is not an .xlsx workbook, by the parts in its archive. */
const andereArchive: readonly [teil: RegExp, text: string][] = [
  [/^word\/document\.xml$/, "ist ein Word-Dokument"],
  [/^ppt\/presentation\.xml$/, "ist eine Präsentation"],
  [/^xl\/workbook\.bin$/, "ist eine binäre Excel-Mappe (.xlsb)"],
  [/^index\/document\.iwa$|^index\.zip$/i, "ist eine Numbers-Tabelle"],
  [/^content\.xml$/, "ist eine Mappe im OpenDocument-Format (.ods)"]
];

const beginntMit = (bytes: Uint8Array, ...anfang: number[]): boolean => anfang.every((byte, i) => bytes[i] === byte);

/** True for the beginning of a zip archive, which every .xlsx file is. */
export const istArchiv = (bytes: Uint8Array): boolean => beginntMit(bytes, 0x50, 0x4b);

/** Refuses, by its first bytes, a file that is certainly neither a text nor an .xlsx workbook. */
export function lehneFremdesAb(datei: string, bytes: Uint8Array): void {
  if (beginntMit(bytes, 0xd0, 0xcf, 0x11, 0xe0)) {
    const text = new TextDecoder("utf-16le");
    const verschluesselt = [0, 1].some((versatz) => text.decode(bytes.subarray(versatz)).includes("EncryptedPackage"));
    if (verschluesselt) lehneAb(datei, "kennwort", "ist mit einem Kennwort geschützt", ohneKennwort);
    lehneAb(datei, "format", "hat das alte Format von Excel (.xls) oder Word (.doc)", alsXlsx);
  }
  if (beginntMit(bytes, 0x25, 0x50, 0x44, 0x46))
    lehneAb(
      datei,
      "format",
      "ist eine PDF-Datei und keine Tabelle",
      "Bitte die Tabelle, aus der das PDF entstanden ist, als .xlsx oder .csv senden."
    );
  if (beginntMit(bytes, 0x89, 0x50, 0x4e, 0x47) || beginntMit(bytes, 0xff, 0xd8, 0xff))
    lehneAb(datei, "format", "ist ein Bild und keine Tabelle", "Bitte die Tabelle als .xlsx oder .csv senden.");
}

/** The text parts of a workbook by path; pictures and the like are left packed. */
function entpacke(datei: string, bytes: Uint8Array): Map<string, string> {
  if (!istArchiv(bytes)) lehneAb(datei, "format", "ist keine Excel-Mappe (.xlsx)", alsXlsx);
  if (bytes.length > meiste.bytes)
    lehneAb(datei, "zu_gross", `ist größer als ${meiste.bytes / 1024 / 1024} MB`, aufteilen);
  const teile = readDirectory(bytes, grenzen);
  const namen = teile.map(({name}) => name);
  if (/\.xlsm$/i.test(datei) || namen.some((name) => /(^|\/)vbaProject[^/]*\.bin$/i.test(name)))
    lehneAb(datei, "makros", "enthält Makros", "Bitte als „Excel-Arbeitsmappe (.xlsx)“ ohne Makros speichern.");
  if (!namen.includes("xl/workbook.xml")) {
    const anderes = andereArchive.find(([teil]) => namen.some((name) => teil.test(name)));
    if (anderes) lehneAb(datei, "format", `${anderes[1]} und keine Excel-Mappe (.xlsx)`, alsXlsx);
    lehneAb(datei, "format", "ist ein ZIP-Archiv und keine Excel-Mappe (.xlsx)", "Bitte das Archiv zuerst entpacken.");
  }
  checkTeile(teile, grenzen);
  const texte = new Map<string, string>();
  for (const teil of teile) {
    if (!/\.(xml|rels)$/i.test(teil.name)) continue;
    const text = new TextDecoder().decode(unpackTeil(bytes, teil));
    if (text.includes("<!DOCTYPE") || text.includes("<!ENTITY"))
      lehneAb(datei, "unsicher", "enthält eine Dokumenttyp-Angabe, die keine Mappe braucht", alsXlsx, {
        wert: teil.name
      });
    texte.set(teil.name, text);
  }
  return texte;
}

/** Refuses a part whose tags do not close: searching their ends again and again would take forever. */
function brichAb(): never {
  throw new Archivfehler("beschaedigt", "lässt sich nicht als Excel-Mappe (.xlsx) lesen");
}

const zeichen: Record<string, string> = {lt: "<", gt: ">", quot: '"', apos: "'", amp: "&"};

/** Text of an XML fragment: entities, CDATA and Excel's _x000D_ become characters. */
function klartext(xml: string): string {
  if (!/[&<_]/.test(xml)) return xml;
  return xml
    .replace(
      /<!\[CDATA\[(?:([\s\S]*?)\]\]>|[\s\S]*$)|&(?:#(x?)([0-9a-fA-F]+)|(\w+));/g,
      (ganz, cdata, hex, code, name) => {
        if (cdata !== undefined) return cdata as string;
        if ((ganz as string).startsWith("<")) brichAb();
        if (name !== undefined) return zeichen[name as string] ?? (ganz as string);
        const punkt = parseInt(code as string, hex === "" ? 10 : 16);
        return punkt > 0 && punkt <= 0x10ffff ? String.fromCodePoint(punkt) : "\uFFFD";
      }
    )
    .replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
}

/** Value of an attribute in the text between a tag's name and its end; undefined if it is not there. */
function attribut(text: string, name: string): string | undefined {
  const found = new RegExp(`(?:^|\\s)(?:\\w+:)?${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(text);
  return found ? klartext(found[1] ?? found[2] ?? "") : undefined;
}

interface Element {
  attribute: string;
  inhalt: string;
  /** From the beginning of its first tag to behind its last. */
  von: number;
  bis: number;
}

/** Position of the ">" that ends the tag whose name ends at *at*; one inside quotes does not. */
function tagEnde(xml: string, at: number): number {
  const zeichen = /[>"']/g;
  zeichen.lastIndex = at;
  for (let found = zeichen.exec(xml); found; found = zeichen.exec(xml)) {
    if (found[0] === ">") return found.index;
    const zu = xml.indexOf(found[0], found.index + 1);
    if (zu < 0) break;
    zeichen.lastIndex = zu + 1;
  }
  return brichAb();
}

/** All elements named *tag* in *xml*, whatever their prefix, none inside another. Throws Archivfehler where an end is missing. */
function* elemente(xml: string, tag: string): Generator<Element> {
  const open = new RegExp(`<(\\w+:)?${tag}(?=[\\s/>])`, "g");
  for (let found = open.exec(xml); found; found = open.exec(xml)) {
    const von = found.index;
    const ende = tagEnde(xml, open.lastIndex);
    const leer = xml[ende - 1] === "/";
    const attribute = xml.slice(open.lastIndex, leer ? ende - 1 : ende);
    const close = new RegExp(`</${found[1] ?? ""}${tag}\\s*>`, "g");
    close.lastIndex = ende + 1;
    const zu = leer ? null : (close.exec(xml) ?? brichAb());
    const bis = zu ? close.lastIndex : ende + 1;
    yield {attribute, inhalt: zu ? xml.slice(ende + 1, zu.index) : "", von, bis};
    open.lastIndex = bis;
  }
}

/** *xml* without the readings of Japanese characters. */
function ohneLesungen(xml: string): string {
  if (!xml.includes("rPh")) return xml;
  let text = "";
  let at = 0;
  for (const {von, bis} of elemente(xml, "rPh")) {
    text += xml.slice(at, von);
    at = bis;
  }
  return text + xml.slice(at);
}

/** The text runs of a shared or inline string. */
const textOf = (xml: string): string =>
  [...elemente(ohneLesungen(xml), "t")].map(({inhalt}) => klartext(inhalt)).join("");

/** How a number is shown: as a day, as a month or year without a day, in per cent. */
type Anzeige = "tag" | "monat" | "jahr" | "prozent";

function anzeigeOf(id: number, code: string | undefined): Anzeige | undefined {
  if (code === undefined) {
    if (id === 17) return "monat";
    if (id === 9 || id === 10) return "prozent";
    return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58)
      ? "tag"
      : undefined;
  }
  const zeit = /\[(h+|m+|s+)\]/i.test(code);
  const [muster = ""] = code.replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, "").split(";");
  if (muster.includes("%")) return "prozent";
  if (/^(general|standard)$/i.test(muster.trim()) || !(zeit || /[ymdhs]/i.test(muster))) return undefined;
  if (/[dhs]/i.test(muster) || zeit || !/y/i.test(muster)) return "tag";
  return /m/i.test(muster) ? "monat" : "jahr";
}

/** How numbers are shown, by the index of the cell style. */
function anzeigen(styles: string): (Anzeige | undefined)[] {
  const codes = new Map<number, string>();
  for (const {attribute} of elemente(styles, "numFmt"))
    codes.set(Number(attribut(attribute, "numFmtId")), attribut(attribute, "formatCode") ?? "");
  const [cellXfs] = elemente(styles, "cellXfs");
  return [...elemente(cellXfs?.inhalt ?? "", "xf")].map(({attribute}) => {
    const id = Number(attribut(attribute, "numFmtId") ?? 0);
    return anzeigeOf(id, codes.get(id));
  });
}

/** The day and time of a serial number, in UTC; day 60 is the 29 February 1900 that never was. */
function datumOf(nummer: number, ab1904: boolean): Date {
  const tage = ab1904 ? nummer + 1462 : nummer < 60 ? nummer + 1 : nummer;
  return new Date(Math.round((tage - 25569) * 86400) * 1000);
}

function zahlOderDatum(nummer: number, anzeige: Anzeige | undefined, ab1904: boolean): Rohzelle {
  if (anzeige === undefined || anzeige === "prozent") return nummer;
  const datum = datumOf(nummer, ab1904);
  if (anzeige === "tag" || Number.isNaN(datum.getTime())) return datum;
  const jahr = String(datum.getUTCFullYear());
  return anzeige === "jahr" ? jahr : `${String(datum.getUTCMonth() + 1).padStart(2, "0")}.${jahr}`;
}

interface Umgebung {
  datei: string;
  texte: readonly string[];
  anzeigen: readonly (Anzeige | undefined)[];
  ab1904: boolean;
}

/** One finding by place, before the header is known. */
interface Befund {
  regel: string;
  zeile: number;
  spalte: number;
  text: string;
  abhilfe: string;
  wert?: string;
}

interface Zeile {
  zeile: number;
  zellen: Rohzelle[];
  ausgeblendet: boolean;
}

function spalteOf(adresse: string): number {
  let n = 0;
  for (let i = 0; i < adresse.length; i++) {
    const code = adresse.charCodeAt(i);
    if (code < 65 || code > 90) break;
    n = n * 26 + code - 64;
  }
  return n - 1;
}

const zuGross = (datei: string, blatt: string, text: string): never =>
  lehneAb(datei, "zu_viele_zeilen", text, aufteilen, {blatt});

/** The filled rows of a sheet with what is wrong in their cells; a row without a value is left out. */
function leseZeilen(xml: string, blatt: string, umgebung: Umgebung): {zeilen: Zeile[]; befunde: Befund[]} {
  const {datei, texte, anzeigen: formate, ab1904} = umgebung;
  const prefix = /<(\w+:)?worksheet[\s>]/.exec(xml)?.[1] ?? "";
  const [rowOpen, rowClose] = [`<${prefix}row`, `</${prefix}row>`];
  const [cellOpen, cellClose] = [`<${prefix}c`, `</${prefix}c>`];
  const wertMuster = new RegExp(`<${prefix}v(?:\\s[^<>]*)?>([^<]*)</${prefix}v>`);
  const formelMuster = new RegExp(`<${prefix}f[\\s/>]`);
  const befunde: Befund[] = [];
  const zeilen: Zeile[] = [];
  let nummer = 0;

  function leseZelle(tag: string, inhalt: string, spalte: number): Rohzelle {
    const art = tag.includes(" t=") ? attribut(tag, "t") : undefined;
    if (art === "inlineStr") return textOf(inhalt) || null;
    const roh = wertMuster.exec(inhalt)?.[1] ?? "";
    const befund = (regel: string, text: string, abhilfe: string, wert?: string): null => {
      befunde.push({regel, zeile: nummer, spalte, text, abhilfe, ...(wert !== undefined && {wert})});
      return null;
    };
    if (roh === "") {
      if (art !== "str" && formelMuster.test(inhalt))
        befund(
          "formel_ohne_wert",
          "enthält eine Formel, deren Ergebnis nicht gespeichert ist",
          "Bitte die Datei in einem Tabellenprogramm öffnen und speichern, oder den Wert statt der Formel eintragen."
        );
      return null;
    }
    if (art === "s") return texte[Number(roh)] || null;
    if (art === "str") return klartext(roh);
    if (art === "b") return roh === "1" || roh === "true";
    // Its name ("#DIV/0!") is passed on: the check names it together with all other findings.
    if (art === "e") return klartext(roh);
    if (art === "d") {
      const datum = new Date(/(z|[+-]\d\d:\d\d)$/i.test(roh) || !roh.includes("T") ? roh : `${roh}Z`);
      return Number.isNaN(datum.getTime()) ? klartext(roh) : datum;
    }
    const zahl = Number(roh);
    if (!Number.isFinite(zahl)) return klartext(roh);
    const stil = /\ss="(\d+)"/.exec(tag);
    const anzeige = stil ? formate[Number(stil[1])] : undefined;
    if (anzeige === "prozent")
      befund(
        "prozentformat",
        `ist eine Zahl im Prozentformat (${(zahl * 100).toLocaleString("de-DE")} %)`,
        "Bitte der Zelle ein Zahlenformat ohne Prozent geben und den Wert prüfen.",
        zahl.toLocaleString("de-DE", {maximumFractionDigits: 10})
      );
    // Spreadsheets show 15 digits; what comes behind is noise of computing.
    return zahlOderDatum(roh.length > 15 ? Number(zahl.toPrecision(15)) : zahl, anzeige, ab1904);
  }

  for (let at = xml.indexOf(rowOpen); at >= 0; at = xml.indexOf(rowOpen, at)) {
    const tagEnd = xml.indexOf(">", at);
    if (tagEnd < 0) brichAb();
    const tag = xml.slice(at + rowOpen.length, tagEnd);
    at = tagEnd + 1;
    if (tag !== "" && !/^[\s/]/.test(tag)) continue;
    nummer = Number(attribut(tag, "r") ?? nummer + 1);
    if (tag.endsWith("/")) continue;
    const ende = xml.indexOf(rowClose, at);
    if (ende < 0) brichAb();
    const zellen: Rohzelle[] = [];
    let spalte = -1;
    let gefuellt = false;
    for (let c = xml.indexOf(cellOpen, at); c >= 0 && c < ende; c = xml.indexOf(cellOpen, c)) {
      const cellTagEnd = xml.indexOf(">", c);
      if (cellTagEnd < 0) brichAb();
      const cellTag = xml.slice(c + cellOpen.length, cellTagEnd);
      c = cellTagEnd + 1;
      if (cellTag !== "" && !/^[\s/]/.test(cellTag)) continue;
      const r = cellTag.indexOf(' r="');
      const adresse = r >= 0 ? cellTag.slice(r + 4, r + 8) : attribut(cellTag, "r");
      spalte = adresse === undefined ? spalte + 1 : spalteOf(adresse);
      if (cellTag.endsWith("/")) continue;
      const cellEnd = xml.indexOf(cellClose, c);
      if (cellEnd < 0 || cellEnd > ende) brichAb();
      const inhalt = xml.slice(c, cellEnd);
      c = cellEnd;
      const wert = leseZelle(cellTag, inhalt, spalte);
      if (wert === null || wert === "") continue;
      if (spalte >= meiste.spalten)
        zuGross(datei, blatt, `reicht bis Spalte ${columnName(spalte)}; so breit ist keine dieser Tabellen`);
      while (zellen.length < spalte) zellen.push(null);
      zellen[spalte] = wert;
      gefuellt ||= typeof wert !== "string" || wert.trim() !== "";
    }
    at = ende;
    if (!gefuellt) continue;
    zeilen.push({zeile: nummer, zellen, ausgeblendet: /^(1|true)$/.test(attribut(tag, "hidden") ?? "")});
    if (zeilen.length > meisteZeilen + 1)
      zuGross(datei, blatt, `hat mehr als ${meisteZeilen.toLocaleString("de-DE")} ausgefüllte Zeilen`);
  }
  return {zeilen, befunde};
}

/** Columns that are hidden, from 0. */
function ausgeblendeteSpalten(xml: string): Set<number> {
  // How many more ranges begin than end at a column, so that overlapping ranges cost no more than single ones.
  const wechsel = new Array<number>(meiste.spalten + 2).fill(0);
  for (const {attribute} of elemente(xml.slice(0, Math.max(0, xml.indexOf("sheetData"))), "col"))
    if (/^(1|true)$/.test(attribut(attribute, "hidden") ?? "")) {
      const von = Math.max(1, Number(attribut(attribute, "min")));
      const bis = Math.min(Number(attribut(attribute, "max")), meiste.spalten);
      if (!(Number.isInteger(von) && Number.isInteger(bis) && von <= bis)) continue;
      wechsel[von]!++;
      wechsel[bis + 1]!--;
    }
  const spalten = new Set<number>();
  let offen = 0;
  wechsel.forEach((zahl, n) => {
    offen += zahl;
    if (offen > 0) spalten.add(n - 1);
  });
  return spalten;
}

/** The first row of *daten* that has something in a column, for those of *spalten* that have. */
function ersteGefuellte(spalten: ReadonlySet<number>, daten: readonly Zeile[]): Map<number, number> {
  const gefuellt = new Map<number, number>();
  if (spalten.size === 0) return gefuellt;
  for (const {zeile, zellen} of daten)
    zellen.forEach((zelle, spalte) => {
      if (zelle !== null && spalten.has(spalte) && !gefuellt.has(spalte)) gefuellt.set(spalte, zeile);
    });
  return gefuellt;
}

/** What of a sheet's layout makes its figures something else than they look: merged and hidden cells that hold data. */
function layoutBefunde(xml: string, zeilen: readonly Zeile[], breite: number): Befund[] {
  const befunde: Befund[] = [];
  const [kopf, ...daten] = zeilen;
  const letzte = zeilen.at(-1)?.zeile ?? 0;
  for (const {attribute} of elemente(xml.slice(xml.lastIndexOf("sheetData")), "mergeCell")) {
    const ref = attribut(attribute, "ref") ?? "";
    const [, von = "A", oben = "1", bis = von, unten = oben] = /^([A-Z]+)(\d+)(?::([A-Z]+)(\d+))?/.exec(ref) ?? [];
    const zeile = Math.max(Number(oben), kopf?.zeile ?? 1);
    if (Number(unten) < zeile || zeile > letzte || spalteOf(von) >= breite || (von === bis && oben === unten)) continue;
    befunde.push({
      regel: "verbundene_zellen",
      zeile,
      spalte: spalteOf(von),
      text: `gehört zu verbundenen Zellen (${ref})`,
      abhilfe: "Bitte die Verbindung aufheben und jede Zelle ausfüllen."
    });
  }
  for (const {zeile, ausgeblendet} of zeilen)
    if (ausgeblendet)
      befunde.push({
        regel: "ausgeblendet",
        zeile,
        spalte: -1,
        text: "ist eine ausgeblendete Zeile mit Inhalt",
        abhilfe: "Bitte den Filter aufheben oder die Zeile einblenden, dann prüfen oder löschen."
      });
  for (const [spalte, zeile] of ersteGefuellte(ausgeblendeteSpalten(xml), daten))
    befunde.push({
      regel: "ausgeblendet",
      zeile,
      spalte,
      text: "steht in einer ausgeblendeten Spalte",
      abhilfe: "Bitte die Spalte einblenden, dann prüfen oder löschen."
    });
  return befunde;
}

const textDerZelle = (zelle: Rohzelle): string =>
  zelle instanceof Date ? zelle.toISOString().slice(0, 10) : zelle === null ? "" : String(zelle).trim();

/** One sheet as a table; null if nothing stands in it. Findings go to *meldungen*. */
function leseBlatt(xml: string, blatt: string, umgebung: Umgebung, meldungen: Meldung[]): Rohblatt | null {
  const {zeilen, befunde} = leseZeilen(xml, blatt, umgebung);
  const [erste, ...rest] = zeilen;
  if (!erste) return null;
  const kopf = erste.zellen.map(textDerZelle);
  const breite = zeilen.reduce((max, {zellen}) => Math.max(max, zellen.length), 0);
  const jeRegel = new Map<string, number>();
  for (const {regel, zeile, spalte, ...befund} of [...layoutBefunde(xml, zeilen, breite), ...befunde]) {
    const anzahl = (jeRegel.get(regel) ?? 0) + 1;
    jeRegel.set(regel, anzahl);
    if (anzahl > hoechstensJeRegel) continue;
    meldungen.push({
      schwere: "fehler",
      regel,
      datei: umgebung.datei,
      blatt,
      zeile,
      ...(spalte >= 0 && {spalte: kopf[spalte] || columnName(spalte)}),
      ...befund
    });
  }
  return {
    datei: umgebung.datei,
    blatt,
    kopfzeile: erste.zeile,
    kopf,
    zeilen: rest.map(({zeile, zellen}) => ({zeile, zellen}))
  };
}

/**
 * The filled sheets of an .xlsx workbook in their order. Numbers stay numbers; a cell shown as a day becomes a Date in UTC,
 * one shown as month and year the text "03.2025", since that is what somebody typed; a formula is its stored result. Throws
 * Dateifehler, with German text, for: other formats, macros, passwords, damaged or oversized archives, more than 200,000
 * rows, and, by sheet and cell, for merged or hidden cells that hold data, formulas without a result, per cent formats,
 * hidden sheets with content. Sheets that hold no records are read too, but nothing of that kind is said about them.
 *
 * Sheets are read here and not with read-excel-file, which ends in a stack overflow at 100,000 rows (53 MB of XML)
 * and tells nothing of hidden and merged cells.
 */
export function leseMappe(datei: string, bytes: Uint8Array): Rohblatt[] {
  try {
    return leseTeile(datei, entpacke(datei, bytes));
  } catch (error) {
    if (!(error instanceof Archivfehler)) throw error;
    const {grund, text, wert} = error;
    const abhilfe = {beschaedigt: nochmal, unsicher: alsXlsx, kennwort: ohneKennwort, zu_gross: aufteilen}[grund];
    return lehneAb(datei, grund, text, abhilfe, wert === undefined ? {} : {wert});
  }
}

function leseTeile(datei: string, teile: ReadonlyMap<string, string>): Rohblatt[] {
  const ziele = new Map<string | undefined, {ziel: string; typ: string}>();
  for (const {attribute} of elemente(teile.get("xl/_rels/workbook.xml.rels") ?? brichAb(), "Relationship"))
    ziele.set(attribut(attribute, "Id"), {
      ziel: `xl/${attribut(attribute, "Target") ?? ""}`.replace(/^xl\/\/?xl\//, "xl/"),
      typ: attribut(attribute, "Type") ?? ""
    });
  const teilVom = (typ: string): string =>
    teile.get([...ziele.values()].find((ziel) => ziel.typ.endsWith(`/${typ}`))?.ziel ?? "") ?? "";
  const workbook = teile.get("xl/workbook.xml") ?? brichAb();
  const [eigenschaften] = elemente(workbook, "workbookPr");
  const umgebung: Umgebung = {
    datei,
    texte: [...elemente(teilVom("sharedStrings"), "si")].map(({inhalt}) => textOf(inhalt)),
    anzeigen: anzeigen(teilVom("styles")),
    ab1904: /^(1|true)$/.test(attribut(eigenschaften?.attribute ?? "", "date1904") ?? "")
  };
  const meldungen: Meldung[] = [];
  const blaetter: Rohblatt[] = [];
  const gelesen = new Set<string>();
  for (const {attribute} of elemente(workbook, "sheet")) {
    const name = attribut(attribute, "name") ?? "";
    const {ziel = "", typ = ""} = ziele.get(attribut(attribute, "id")) ?? {};
    if (!typ.endsWith("/worksheet")) continue;
    if (gelesen.has(ziel)) brichAb();
    if (gelesen.add(ziel).size > meiste.blaetter)
      lehneAb(
        datei,
        "zu_gross",
        `enthält mehr als ${meiste.blaetter} Blätter`,
        "Bitte nur die Blätter der Vorlage senden."
      );
    const xml = (teile.get(ziel) ?? brichAb()).replace(/<!--(?:[\s\S]*?-->|[\s\S]*$)/g, "");
    const hilfsblatt = istHilfsblattname(name);
    const blatt = leseBlatt(xml, name, umgebung, hilfsblatt ? [] : meldungen);
    if (!blatt) continue;
    blaetter.push(blatt);
    if (!hilfsblatt && /hidden/i.test(attribut(attribute, "state") ?? ""))
      meldungen.push({
        schwere: "fehler",
        regel: "ausgeblendet",
        datei,
        blatt: name,
        text: "ist ein ausgeblendetes Blatt mit Inhalt",
        abhilfe: "Bitte das Blatt einblenden, dann prüfen oder löschen."
      });
  }
  if (meldungen.length > 0) throw new Dateifehler(meldungen);
  if (blaetter.every(({blatt}) => blatt !== null && istHilfsblattname(blatt)))
    lehneAb(datei, "datei_leer", "enthält keine Daten", "Bitte die Vorlage ausfüllen und speichern.");
  return blaetter;
}
