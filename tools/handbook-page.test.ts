import {existsSync, readFileSync, statSync} from "node:fs";
import {join} from "node:path";
import MarkdownIt from "markdown-it";
import {expect, it} from "vitest";
import {readCatalogue} from "../loaders/contract/readCatalogue.js";
import {texteAusfuhr} from "../src/lib/texte/ausfuhr.js";
import {shell} from "../src/lib/texte/shell.js";
import {bilderIn, handbookPage, webpMass} from "./handbook-page.js";

const text = readFileSync("docs/handbuch.md", "utf8");
const page = handbookPage(text, (name) => webpMass(readFileSync(`docs/bilder/${name}`)));
const body = page.slice(page.indexOf("\n---\n") + 5);

it("the page holds every word of docs/handbuch.md, and none of its own", () => {
  const words = (markdown: string): string[] =>
    markdown
      .replace(/!\[([^\]]*)\]\([^)]*\)/g, "$1")
      .replace(/<img [^>]*alt="([^"]*)"[^>]*>/g, "$1")
      .replace(/<!--[^]*?-->|<[^>]*>|\{#[a-z0-9-]+\}|\]\([^)]*\)/g, "")
      .match(/\p{L}+/gu) ?? [];
  expect(words(body)).toEqual(words(text));
});

it("keeps the anchors that bookmarks lead to, each once", () => {
  const ids = [...page.matchAll(/\{#([a-z0-9-]+)\}/g)].map(([, id]) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids).toEqual(
    expect.arrayContaining([
      ...["suchen", "karte", "problemfelder", "bedarfsindex", "luecken", "vergleich", "zielgruppen", "zentren"],
      ...["standards", "jahresplanung", "foerderantrag", "daten-pruefen", "gebietsprofil", "indikatorseite"],
      ...["zeichen", "drucken", "zitieren", "fachwoerter"]
    ])
  );
  const own = [...page.matchAll(/\]\(\/handbuch#([a-z0-9-]+)\)/g)].map(([, id]) => id);
  expect(own.length).toBeGreaterThan(3);
  for (const id of own) expect(ids).toContain(id);
});

it("leads to pages that there are, and to every page of the main navigation", () => {
  for (const [, target = ""] of text.matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g)) {
    const path = join("docs", target);
    expect(existsSync(path) || existsSync(`${path}.ts`), target).toBe(true);
  }
  for (const {adresse} of shell.gruppen.flatMap(({seiten}) => [...seiten]))
    if (adresse !== "/handbuch") expect(page, adresse).toMatch(new RegExp(`\\]\\(${adresse}(#[a-z-]+)?\\)`));
});

it("shows at most twelve small pictures, each with words and its own size", () => {
  const names = bilderIn(text);
  expect(names.length).toBeGreaterThan(6);
  expect(names.length).toBeLessThanOrEqual(12);
  expect(new Set(names).size).toBe(names.length);
  for (const name of names) {
    expect(statSync(`docs/bilder/${name}`).size, name).toBeLessThanOrEqual(120_000);
    const {breite, hoehe} = webpMass(readFileSync(`docs/bilder/${name}`));
    expect(breite).toBeLessThanOrEqual(1280);
    expect(hoehe).toBeGreaterThan(100);
    expect(page).toContain(`<img src="/data/bilder/${name}" alt="`);
  }
  expect(() => handbookPage("# T\n\nS.\n\n![](bilder/a.webp)\n", () => ({breite: 1, hoehe: 1}))).toThrow("no words");
});

it("explains the signs as the catalogue does, and the knobs by their names", () => {
  const {methode} = readCatalogue("data/catalogue");
  const rows = new MarkdownIt().render(text.slice(text.indexOf("## Zeichen"))).match(/<tr>[^]*?<\/tr>/g) ?? [];
  const cells = rows.map((row) => [...row.matchAll(/<td>(.*?)<\/td>/g)].map(([, cell]) => cell));
  for (const {id, zeichen, name} of methode.status)
    if (id !== "wert") expect(cells.map(([sign, word]) => [sign, word])).toContainEqual([zeichen, name]);
  const {daten, bild, zitat, einbetten, drucken} = texteAusfuhr.leiste;
  for (const word of [daten, bild, zitat, einbetten, drucken])
    expect(text).toMatch(new RegExp(`^\\| ${word} +\\|`, "m"));
  for (const {titel} of Object.values(texteAusfuhr.daten.formate)) expect(text).toContain(`| ${titel} `);
});

it("speaks in short sentences", () => {
  const prose = text
    .replace(/<!--.*?-->/g, "")
    .replace(/^\|.*$/gm, "")
    .replace(/\]\([^)]*\)/g, "]");
  for (const sentence of prose.split(/[.:?]\s|\n\s*\n|\n- /)) {
    const count = sentence.split(/\s+/).filter((word) => /\p{L}/u.test(word)).length;
    expect(count, sentence.trim()).toBeLessThanOrEqual(20);
  }
});

it("reads the size of every kind of WebP picture, and refuses other files", () => {
  const picture = (kind: string, bytes: Record<number, number>): Uint8Array => {
    const all = new Uint8Array(40);
    all.set(new TextEncoder().encode(`RIFF....WEBP${kind}`));
    for (const [at, byte] of Object.entries(bytes)) all[Number(at)] = byte;
    return all;
  };
  expect(webpMass(picture("VP8 ", {26: 0, 27: 5, 28: 200}))).toEqual({breite: 1280, hoehe: 200});
  expect(webpMass(picture("VP8X", {24: 255, 25: 4, 27: 199}))).toEqual({breite: 1280, hoehe: 200});
  expect(webpMass(picture("VP8L", {21: 255, 22: 0xc4, 23: 0x31}))).toEqual({breite: 1280, hoehe: 200});
  expect(() => webpMass(new Uint8Array(40))).toThrow("not a WebP");
});
