import {readFileSync} from "node:fs";
import {expect, it} from "vitest";
import {textbreite, umbrochen} from "./schrift.js";

/** Advance of characters in a TrueType file, in thousandths; null for those it has not. */
function advances(file: string): (character: string) => number | null {
  const bytes = readFileSync(file);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const tables = new Map(
    Array.from({length: view.getUint16(4)}, (_, i) => {
      const at = 12 + 16 * i;
      return [bytes.toString("latin1", at, at + 4), view.getUint32(at + 8)] as const;
    })
  );
  const cmap = tables.get("cmap")!;
  const unicode = Array.from({length: view.getUint16(cmap + 2)}, (_, i) => cmap + 4 + 8 * i).find(
    (at) => view.getUint16(at) === 3 && view.getUint16(at + 2) === 1
  )!;
  const sub = cmap + view.getUint32(unicode + 4);
  const segments = view.getUint16(sub + 6) / 2;
  const [end, start] = [sub + 14, sub + 16 + 2 * segments];
  const [delta, range] = [start + 2 * segments, start + 4 * segments];
  const glyph = (code: number): number => {
    const i = Array.from({length: segments}, (_, k) => k).find((k) => view.getUint16(end + 2 * k) >= code)!;
    if (view.getUint16(start + 2 * i) > code) return 0;
    const offset = view.getUint16(range + 2 * i);
    const found =
      offset === 0 ? code : view.getUint16(range + 2 * i + offset + 2 * (code - view.getUint16(start + 2 * i)));
    return found === 0 ? 0 : (found + view.getUint16(delta + 2 * i)) & 0xffff;
  };
  const unitsPerEm = view.getUint16(tables.get("head")! + 18);
  const metrics = view.getUint16(tables.get("hhea")! + 34);
  return (character) => {
    const id = glyph(character.codePointAt(0)!);
    if (id === 0) return null;
    return (view.getUint16(tables.get("hmtx")! + 4 * Math.min(id, metrics - 1)) * 1000) / unitsPerEm;
  };
}

it.each([
  ["Regular", false],
  ["Bold", true]
] as const)("widths are those of Liberation Sans %s, or a little more", (schnitt, fett) => {
  const advance = advances(`node_modules/pdfjs-dist/standard_fonts/LiberationSans-${schnitt}.ttf`);
  const ascii = Array.from({length: 95}, (_, i) => String.fromCharCode(32 + i));
  for (const z of [...ascii, ..."ÄÖÜäöüßéèñçšžŁ§°²³×÷±·©«»€–—„“”‚‘’…•−≥≤≈←→↑↓●○‰\u00a0"]) {
    const own = advance(z)!;
    const here = textbreite(z, 1000, fett);
    expect(here, z).toBeGreaterThanOrEqual(Math.round(own));
    if (ascii.includes(z)) expect(here, z).toBe(Math.round(own));
  }
  // What the pictures replace since no such type has it.
  for (const z of "\u202f\u2009\u2002\u2003") expect(advance(z)).toBeNull();
});

it("lines keep every letter, stay within the width and break words only where they are too long", () => {
  const text =
    "Quelle: Amt für Statistik Berlin-Brandenburg, Einwohnerregisterstatistik Berlin, CC BY 3.0 DE (https://creativecommons.org/licenses/by/3.0/de/), 12,3\u202f%";
  for (const breite of [60, 120, 330, 688]) {
    const zeilen = umbrochen(text, breite, 13.5);
    expect(zeilen.join("")).toBe(text.replace("\u202f", "\u00a0"));
    for (const zeile of zeilen) expect(textbreite(zeile.trimEnd(), 13.5)).toBeLessThanOrEqual(breite);
  }
  expect(umbrochen("Kinder und Jugendliche", 90, 14)).toEqual(["Kinder und ", "Jugendliche"]);
  expect(umbrochen("12 · 34", 30, 14)).toEqual(["12\u00a0· ", "34"]);
  expect(umbrochen(" ", 90, 14)).toEqual([]);
});
