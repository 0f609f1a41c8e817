import {randomUUID} from "node:crypto";
import {rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {brotliDecompressSync, gunzipSync, inflateSync} from "node:zlib";
import {DuckDBInstance} from "@duckdb/node-api";
import type {DuckDBConnection} from "@duckdb/node-api";
import {quote, rowsOf} from "../../loaders/warehouse/query.js";
import {checkTeile, readDirectory, unpackTeil} from "../../src/lib/archiv.js";
import {ausArrow} from "./arrow.js";
import {ausBaum, htmlBaum, kurz, textOf, xmlBaum} from "./baum.js";
import type {Knoten} from "./baum.js";
import {ausWert, ausZeilen, csvZeilen, imText, trennerOf, Unlesbar} from "./eintraege.js";
import type {Ebene, Melde} from "./eintraege.js";
import {ausSkript} from "./skript.js";

/** What a reader of one kind of file is given. */
interface Datei {
  name: string;
  bytes: Uint8Array;
  ebenen: readonly Ebene[];
  melde: Melde;
  /** How many archives it lies in. */
  tiefe: number;
  /** Whether a text could tell anything at all; a text file or table that cannot is opened, but not taken apart. */
  kannNennen?: (text: string) => boolean;
}

const grenzen = {bytes: 2 ** 31, entries: 20_000, ratio: 2000};
/** Archives in archives in archives are no way to publish anything. */
const tiefste = 6;

const beginnt = (bytes: Uint8Array, ...zeichen: number[]): boolean => zeichen.every((z, i) => bytes[i] === z);
const ascii = (bytes: Uint8Array, von: number, bis: number): string =>
  Buffer.from(bytes.subarray(von, bis)).toString("latin1");

/** The text of a file: UTF-8, UTF-16 with its mark, or Windows-1252 as older spreadsheets write. Throws Unlesbar for what is no text. */
export function textVon(bytes: Uint8Array): string {
  const marke = beginnt(bytes, 0xff, 0xfe) ? "utf-16le" : beginnt(bytes, 0xfe, 0xff) ? "utf-16be" : null;
  if (marke !== null) return new TextDecoder(marke).decode(bytes);
  if (bytes.includes(0)) throw new Unlesbar("holds NUL characters and is no text");
  try {
    return new TextDecoder("utf-8", {fatal: true}).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

function ausHtml({name, bytes, ebenen, melde}: Datei): void {
  const baum = htmlBaum(textVon(bytes));
  const titel = findeErste(baum, "title");
  const hier = titel === null ? ebenen : [{texte: [kurz(textOf(titel))]}, ...ebenen];
  ausBaum(baum, hier, name, melde, (quelltext, art, davor) => {
    if (/json/.test(art)) ausJson(quelltext, davor, name, melde);
    else if (art === "" || /module|javascript/.test(art)) ausSkript(quelltext, davor, name, melde);
    else imText(quelltext, davor, null, name, melde);
  });
}

function findeErste(knoten: Knoten, name: string): Knoten | null {
  for (const kind of knoten.kinder) {
    if (typeof kind === "string") continue;
    const fund = kind.name === name ? kind : findeErste(kind, name);
    if (fund !== null) return fund;
  }
  return null;
}

function ausJson(text: string, ebenen: readonly Ebene[], ort: string, melde: Melde): void {
  const lies = (stueck: string): unknown => {
    try {
      return JSON.parse(stueck) as unknown;
    } catch (error) {
      throw new Unlesbar(`no JSON: ${error instanceof Error ? error.message : String(error)}`);
    }
  };
  const zeilen = text.trim().split("\n");
  // One document per line, as logs and exports have it.
  if (zeilen.length > 1 && /^[[{].*[\]}]\s*$/.test(zeilen[0]!) && /^[[{]/.test(zeilen[1]!))
    zeilen.forEach((zeile, i) => ausWert(lies(zeile), ebenen, `${ort}, Zeile ${i + 1}`, melde));
  else ausWert(lies(text.replace(/^\ufeff/, "")), ebenen, ort, melde);
}

function ausText({name, bytes, ebenen, melde}: Datei): void {
  const text = textVon(bytes);
  const trenner = trennerOf(text);
  const tabelle = /\.(csv|tsv|tab)$/i.test(name) || (trenner !== null && trenner !== ",");
  if (tabelle) ausZeilen(csvZeilen(text, trenner ?? ";"), ebenen, name, melde);
  if (!/\.(csv|tsv|tab)$/i.test(name))
    for (const absatz of text.split(/\n\s*\n/)) imText(absatz, ebenen, null, name, melde);
}

const inhalt = (text: string): unknown => (text !== "" && Number.isFinite(Number(text)) ? Number(text) : text);

/** Index of a column from an address such as "BC12". */
const spalteOf = (adresse: string): number =>
  [...adresse.replace(/[^A-Z]/g, "")].reduce((n, c) => n * 26 + c.charCodeAt(0) - 64, 0) - 1;

const alle = (knoten: Knoten, name: string): Knoten[] =>
  knoten.kinder.flatMap((kind) => (typeof kind === "string" ? [] : kind.name === name ? [kind] : alle(kind, name)));

function blattZeilen(blatt: Knoten, texte: readonly string[]): unknown[][] {
  return alle(blatt, "row").map((reihe) => {
    const zellen: unknown[] = [];
    alle(reihe, "c").forEach((zelle, i) => {
      const attribute = new Map(zelle.attribute);
      const [v] = alle(zelle, "v");
      const roh = v === undefined ? kurz(alle(zelle, "is").map(textOf).join("")) : textOf(v).trim();
      const adresse = attribute.get("r");
      const at = adresse === undefined ? i : spalteOf(adresse);
      if (at < 0 || at > 16_384) throw new Unlesbar(`a cell at ${adresse}`);
      zellen[at] =
        attribute.get("t") === "s" ? (texte[Number(roh)] ?? "") : attribute.get("t") === "str" ? roh : inhalt(roh);
    });
    return Array.from(zellen, (zelle) => zelle ?? "");
  });
}

async function ausZip({name, bytes, ebenen, melde, tiefe, ...rest}: Datei): Promise<void> {
  if (tiefe >= tiefste) throw new Unlesbar("lies in too many archives");
  const teile = readDirectory(bytes, grenzen).filter((teil) => !teil.name.endsWith("/"));
  checkTeile(teile, grenzen);
  const namen = new Set(teile.map((teil) => teil.name));
  const lies = (teil: string): Knoten | null => {
    const fund = teile.find((t) => t.name === teil);
    return fund === undefined ? null : xmlBaum(textVon(unpackTeil(bytes, fund)));
  };
  if (namen.has("xl/workbook.xml")) {
    const texte = alle(lies("xl/sharedStrings.xml") ?? leer, "si").map((si) => kurz(textOf(si)));
    const blaetter = alle(lies("xl/workbook.xml") ?? leer, "sheet").map((b) => new Map(b.attribute));
    const ziele = new Map(
      alle(lies("xl/_rels/workbook.xml.rels") ?? leer, "Relationship").map(({attribute}) => {
        const werte = new Map(attribute);
        return [werte.get("Target")?.replace(/^\/?(xl\/)?/, "xl/") ?? "", werte.get("Id") ?? ""] as const;
      })
    );
    for (const teil of teile.filter((t) => /^xl\/worksheets\/[^/]+\.xml$/.test(t.name))) {
      const id = ziele.get(teil.name);
      const blatt = blaetter.find((b) => b.get("r:id") === id)?.get("name") ?? teil.name;
      const baum = xmlBaum(textVon(unpackTeil(bytes, teil)));
      ausZeilen(blattZeilen(baum, texte), [{texte: [blatt]}, ...ebenen], `${name}, Blatt ${blatt}`, melde);
    }
  }
  for (const teil of teile) {
    // The cells of a workbook are read above, its texts only there: a list of texts has no order that means anything.
    if (namen.has("xl/workbook.xml") && /^xl\/(worksheets\/[^/]+\.xml|styles\.xml|theme\/.*)$/.test(teil.name))
      continue;
    const innen = {name: `${name} › ${teil.name}`, bytes: unpackTeil(bytes, teil), tiefe: tiefe + 1};
    await ausDatei({...rest, ...innen, ebenen, melde});
  }
}

const leer: Knoten = {name: "", attribute: [], kinder: []};

/** All texts of a Parquet file in the view `daten`: names of its columns, and every different value that is no number. */
async function parquetTexte(connection: DuckDBConnection): Promise<string> {
  const spalten = await rowsOf<{column_name: string; column_type: string}>(connection, "DESCRIBE daten");
  const texte = spalten.map((s) => s.column_name);
  for (const {column_name, column_type} of spalten) {
    if (/^(U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?|DOUBLE|FLOAT|BOOLEAN|DECIMAL\(.*\))$/.test(column_type)) continue;
    const name = `"${column_name.replaceAll('"', '""')}"`;
    const werte = await rowsOf<{wert: string}>(connection, `SELECT DISTINCT ${name}::VARCHAR AS wert FROM daten`);
    texte.push(...werte.map(({wert}) => wert));
  }
  return texte.join("\n");
}

async function ausParquet({name, bytes, ebenen, melde, kannNennen}: Datei): Promise<void> {
  const datei = join(tmpdir(), `${randomUUID()}.parquet`);
  writeFileSync(datei, bytes);
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  try {
    const angaben = await rowsOf<{key: string; value: string}>(
      connection,
      `SELECT decode(key) AS key, decode(value) AS value FROM parquet_kv_metadata(${quote(datei)})`
    );
    ausWert(Object.fromEntries(angaben.map(({key, value}) => [key, value])), ebenen, `${name}, Fuß`, melde);
    await connection.run(`CREATE VIEW daten AS SELECT * FROM read_parquet(${quote(datei)})`);
    if (kannNennen && !kannNennen(`${name}\n${await parquetTexte(connection)}`)) return;
    const zeilen = (await connection.runAndReadAll("FROM daten")).getRowObjectsJson();
    zeilen.forEach((zeile, i) => ausWert(zeile, ebenen, `${name}, Zeile ${i + 1}`, melde));
  } catch (error) {
    throw new Unlesbar(`no Parquet: ${error instanceof Error ? error.message : String(error)}`);
  } finally {
    connection.closeSync();
    instance.closeSync();
    rmSync(datei, {force: true});
  }
}

interface Textstueck {
  str: string;
  transform: number[];
}

async function ausPdf({name, bytes, ebenen, melde}: Datei): Promise<void> {
  const {VerbosityLevel, getDocument} = await import("pdfjs-dist/legacy/build/pdf.mjs");
  const task = getDocument({
    data: new Uint8Array(bytes),
    verbosity: VerbosityLevel.ERRORS,
    isEvalSupported: false,
    disableFontFace: true,
    useSystemFonts: false,
    stopAtErrors: true
  });
  try {
    const document = await task.promise;
    ausWert(await document.getMetadata(), ebenen, name, melde);
    for (let seite = 1; seite <= document.numPages; seite++) {
      const {items} = await (await document.getPage(seite)).getTextContent();
      const zeilen = new Map<number, Textstueck[]>();
      for (const item of items) {
        if (!("str" in item) || item.str.trim() === "") continue;
        const {str, transform} = item as Textstueck;
        const y = Math.round((transform[5] ?? 0) / 3);
        zeilen.set(y, [...(zeilen.get(y) ?? []), {str, transform}]);
      }
      const geordnet = [...zeilen].sort(([a], [b]) => b - a).map(([, teile]) => teile.map(({str}) => str));
      const ort = `${name}, Seite ${seite}`;
      const kopf: Ebene = {texte: (geordnet[0] ?? []).slice(0, 3)};
      ausZeilen(geordnet, [kopf, ...ebenen], ort, melde);
      for (const zeile of geordnet) imText(zeile.join(" "), [kopf, ...ebenen], null, ort, melde);
    }
  } catch (error) {
    throw new Unlesbar(`no PDF that can be read: ${error instanceof Error ? error.message : String(error)}`);
  } finally {
    await task.destroy();
  }
}

/** What a picture says in words beside its pixels. */
function ausPng({name, bytes, ebenen, melde}: Datei): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 8;
  for (let ende = false; !ende;) {
    if (at + 12 > bytes.length) throw new Unlesbar("a PNG that breaks off");
    const laenge = view.getUint32(at);
    const art = ascii(bytes, at + 4, at + 8);
    const daten = bytes.subarray(at + 8, at + 8 + laenge);
    if (daten.length !== laenge) throw new Unlesbar("a PNG that breaks off");
    const null0 = daten.indexOf(0);
    if (art === "tEXt" || art === "eXIf")
      imText(ascii(daten, 0, laenge).replaceAll("\0", " "), ebenen, null, `${name}, ${art}`, melde);
    else if (art === "zTXt")
      imText(
        Buffer.from(inflateSync(daten.subarray(null0 + 2))).toString("latin1"),
        ebenen,
        null,
        `${name}, ${art}`,
        melde
      );
    else if (art === "iTXt") {
      const gepackt = daten[null0 + 1] === 1;
      const text = daten.subarray(daten.indexOf(0, daten.indexOf(0, null0 + 3) + 1) + 1);
      imText(Buffer.from(gepackt ? inflateSync(text) : text).toString("utf8"), ebenen, null, `${name}, ${art}`, melde);
    }
    ende = art === "IEND";
    at += 12 + laenge;
  }
  if (at < bytes.length) throw new Unlesbar("a PNG with something behind its end");
}

/** Parts of a WebP that hold nothing but pixels and how to show them. */
const webpBild = new Set(["VP8 ", "VP8L", "VP8X", "ALPH", "ANIM", "ANMF", "ICCP"]);

/** What a WebP picture says in words beside its pixels. */
function ausWebp({name, bytes, ebenen, melde}: Datei): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 12 || view.getUint32(4, true) + 8 !== bytes.length) throw new Unlesbar("a WebP that breaks off");
  for (let at = 12; at < bytes.length;) {
    if (at + 8 > bytes.length) throw new Unlesbar("a WebP that breaks off");
    const art = ascii(bytes, at, at + 4);
    const laenge = view.getUint32(at + 4, true);
    if (at + 8 + laenge > bytes.length) throw new Unlesbar("a WebP that breaks off");
    if (art === "EXIF" || art === "XMP ")
      imText(
        Buffer.from(bytes.subarray(at + 8, at + 8 + laenge)).toString("utf8"),
        ebenen,
        null,
        `${name}, ${art.trim()}`,
        melde
      );
    else if (!webpBild.has(art)) throw new Unlesbar(`a WebP with a part called "${art}"`);
    at += 8 + laenge + (laenge % 2);
  }
}

/** Texts whose every word stands in them as it is read. */
const textdatei = /\.(js|mjs|cjs|css|json|jsonld|geojson|csv|tsv|txt|md|cff|map)$/i;

const isFont = (bytes: Uint8Array): boolean => ["wOF2", "wOFF", "OTTO", "\0\x01\0\0"].includes(ascii(bytes, 0, 4));
const isIco = (bytes: Uint8Array): boolean => beginnt(bytes, 0, 0, 1, 0);

/**
 * Hands everything that a file says to *melde*. The first bytes decide what kind it is, and its name only for texts. Archives are
 * opened. Throws Unlesbar, or another error, for a file that is broken or of a kind nobody can read here.
 */
export async function ausDatei(datei: Datei): Promise<void> {
  const {name, bytes, ebenen, melde} = datei;
  const hier = {...datei, ebenen: [{texte: [name]}, ...ebenen]};
  if (bytes.length === 0 || isFont(bytes) || isIco(bytes)) return;
  if (beginnt(bytes, 0x50, 0x4b, 3, 4) || beginnt(bytes, 0x50, 0x4b, 5, 6)) return await ausZip(hier);
  if (beginnt(bytes, 0x1f, 0x8b))
    return await ausDatei({
      ...datei,
      name: name.replace(/\.gz$/, ""),
      bytes: gunzipSync(bytes),
      tiefe: datei.tiefe + 1
    });
  if (/\.br$/.test(name))
    return await ausDatei({
      ...datei,
      name: name.slice(0, -3),
      bytes: brotliDecompressSync(bytes),
      tiefe: datei.tiefe + 1
    });
  if (ascii(bytes, 0, 4) === "PAR1") return await ausParquet(hier);
  if (ascii(bytes, 0, 6) === "ARROW1" || /\.arrows?$|\.feather$/.test(name) || beginnt(bytes, 0xff, 0xff, 0xff, 0xff))
    return ausArrow(bytes, hier.ebenen, name, melde);
  if (ascii(bytes, 0, 1024).includes("%PDF-")) return await ausPdf(hier);
  if (beginnt(bytes, 0x89, 0x50, 0x4e, 0x47)) return ausPng(hier);
  if (ascii(bytes, 0, 4) === "RIFF" && ascii(bytes, 8, 12) === "WEBP") return ausWebp(hier);
  if (datei.kannNennen && textdatei.test(name)) {
    const text = textVon(bytes);
    if (!datei.kannNennen(`${name}\n${text}`)) {
      // Still read: a broken file may be read by others.
      if (/json$/.test(name)) JSON.parse(text.replace(/^\ufeff/, ""));
      return;
    }
  }
  if (/\.html?$/i.test(name)) return ausHtml(hier);
  if (/\.(json|jsonld|geojson|topojson|ndjson|webmanifest|map)$/i.test(name))
    return ausJson(textVon(bytes), hier.ebenen, name, melde);
  if (/\.[mc]?js$/i.test(name)) return ausSkript(textVon(bytes), hier.ebenen, name, melde);
  if (/\.(svg|xml|rels|rdf|atom|rss|xhtml|kml|gml|vml)$/i.test(name))
    return ausBaum(xmlBaum(textVon(bytes)), hier.ebenen, name, melde);
  if (
    /\.(css|csv|tsv|tab|txt|md|cff|ttl|n3|yaml|yml)$/i.test(name) ||
    /(^|\/| › )(mimetype|LICENSE|robots\.txt)$/.test(name)
  )
    return ausText(hier);
  throw new Unlesbar("a kind of file that cannot be opened here");
}
