import {strFromU8, strToU8, unzipSync, zipSync} from "fflate";
import {columnName} from "../../src/lib/archiv.js";
import {schreibeMappe} from "../../src/lib/leistungen/schreiben.js";
import type {Zelle} from "../../src/lib/leistungen/schreiben.js";

/** A workbook of one sheet "Leistungen" (or *name*) with *zeilen* from row 1 on. */
export function mappeAus(zeilen: readonly (readonly Zelle["wert"][])[], name = "Leistungen"): Uint8Array {
  const breite = Math.max(...zeilen.map((zeile) => zeile.length));
  return schreibeMappe([
    {
      name,
      spalten: Array.from({length: breite}, () => ({breite: 12})),
      zeilen: zeilen.map((zeile) =>
        zeile.map((wert) => ({wert, ...(wert instanceof Date ? {stil: {format: "datum" as const}} : {})}))
      )
    }
  ]);
}

/** *mappe* with its parts changed as *aendern* says, and *neu* added. */
export function mitTeilen(
  mappe: Uint8Array,
  aendern: Record<string, (xml: string) => string>,
  neu: Record<string, Uint8Array> = {}
): Uint8Array {
  const teile = unzipSync(mappe);
  for (const [pfad, aendere] of Object.entries(aendern)) {
    const vorher = strFromU8(teile[pfad] ?? new Uint8Array());
    const nachher = aendere(vorher);
    if (nachher === vorher) throw new Error(`${pfad}: nothing was changed`);
    teile[pfad] = strToU8(nachher);
  }
  return zipSync({...teile, ...neu}, {level: 1});
}

const escape = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

/** What somebody types into a sheet, by row and heading. */
export type Eintraege = readonly {zeile: number; werte: Record<string, string | number | Date>}[];

/**
 * *vorlage* as it is after somebody typed *eintraege* into its sheets: each cell has the format of its column, as in a
 * spreadsheet program. Only cells behind those that are filled in already can be typed into.
 */
export function fuelleAus(vorlage: Uint8Array, eintraege: Record<string, Eintraege>): Uint8Array {
  const teile = unzipSync(vorlage);
  const textOf = (pfad: string): string => strFromU8(teile[pfad]!);
  const texte = [...textOf("xl/sharedStrings.xml").matchAll(/<t[^>]*>([^<]*)<\/t>/g)].map(([, text]) =>
    text!.replaceAll("&quot;", '"').replaceAll("&amp;", "&")
  );
  const blaetter = [...textOf("xl/workbook.xml").matchAll(/<sheet name="([^"]*)"/g)].map(([, name]) => name!);
  for (const [blatt, zeilen] of Object.entries(eintraege)) {
    const pfad = `xl/worksheets/sheet${blaetter.indexOf(blatt) + 1}.xml`;
    let xml = textOf(pfad);
    const kopf = [.../<row r="1">(.*?)<\/row>/.exec(xml)![1]!.matchAll(/<v>(\d+)<\/v>/g)].map(
      ([, index]) => texte[Number(index)]!
    );
    const stile = [...xml.matchAll(/<col [^>]*style="(\d+)"/g)].map(([, stil]) => stil!);
    for (const {zeile, werte} of zeilen) {
      const zellen = Object.entries(werte)
        .map(([titel, wert]) => {
          const spalte = kopf.indexOf(titel);
          if (spalte < 0) throw new Error(`${blatt}: there is no column ${titel}`);
          const ort = `r="${columnName(spalte)}${zeile}" s="${stile[spalte]}"`;
          const inhalt =
            typeof wert === "string"
              ? `<c ${ort} t="inlineStr"><is><t xml:space="preserve">${escape(wert)}</t></is></c>`
              : `<c ${ort}><v>${wert instanceof Date ? wert.getTime() / 86_400_000 + 25569 : wert}</v></c>`;
          return {spalte, inhalt};
        })
        .sort((a, b) => a.spalte - b.spalte)
        .map(({inhalt}) => inhalt)
        .join("");
      const da = new RegExp(`(<row r="${zeile}">.*?)(</row>)`);
      xml = da.test(xml)
        ? xml.replace(da, (_, row: string, close: string) => row + zellen + close)
        : xml.replace("</sheetData>", `<row r="${zeile}">${zellen}</row></sheetData>`);
    }
    teile[pfad] = strToU8(xml);
  }
  return zipSync(teile);
}
