import {mkdtempSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {DuckDBInstance} from "@duckdb/node-api";
import {afterAll, beforeAll, expect, it, vi} from "vitest";
import {freigabePfad} from "../loaders/warehouse/open.js";
import {fixedPaths, footerOf, headerOf, headOf, shorten, templatePages, zentrenPages} from "./pages.js";

let dir: string;
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), "pages-"));
});
afterAll(() => rmSync(dir, {recursive: true}));

it("there is a page for each of the 55 areas of Marzahn-Hellersdorf, and none outside", () => {
  const areas = [...templatePages().keys()].filter((address) => address.startsWith("/gebiete/"));
  const count = (digits: number): number =>
    areas.filter((address) => address.length === "/gebiete/".length + digits).length;
  expect([count(2), count(4), count(6), count(8)]).toEqual([1, 4, 9, 41]);
  expect(areas.every((address) => address.startsWith("/gebiete/10"))).toBe(true);
});

it("a profile is named by its area, level and key", () => {
  const page = templatePages().get("/gebiete/102004");
  expect(page?.title).toBe("Hellersdorf-Nord (Bezirksregion 102004)");
  expect(page?.h1).toBe(page?.title);
  expect(page?.description).toContain("Zahlen zur Bezirksregion Hellersdorf-Nord (LOR 102004)");
  expect(page?.description).not.toContain("Ressourcen");
  expect(templatePages().get("/gebiete/10")?.title).toBe("Marzahn-Hellersdorf (Bezirk 10)");
});

it("no two pages have the same title, and each says what it is about", () => {
  const pages = [...templatePages().values()];
  expect(new Set(pages.map(({title}) => title)).size).toBe(pages.length);
  expect(pages.every(({description}) => description.length > 30)).toBe(true);
});

it("Framework is told of every page and of the fonts, whose names carry no hash", () => {
  expect(fixedPaths()).toContain("/gebiete/10");
  expect(fixedPaths().some((path) => path.endsWith(".woff2"))).toBe(true);
});

it("a description in the front matter comes into the head, safely", () => {
  const head = headOf({path: "/karte", data: {description: 'Die "Karte" & <mehr>'}});
  expect(head).toContain('<meta name="description" content="Die &quot;Karte&quot; &amp; &lt;mehr>">');
  expect(headOf({path: "/karte", data: {}})).not.toContain("description");
});

it("long texts end at a word", () => {
  expect(shorten("Anteil der Kinder, die in Haushalten leben", 20)).toBe("Anteil der Kinder …");
  expect(shorten("kurz", 20)).toBe("kurz");
});

async function writeZentren(file: string, rows: string): Promise<void> {
  const instance = await DuckDBInstance.create(file);
  const connection = await instance.connect();
  await connection.run(`CREATE TABLE zentren AS SELECT * FROM (VALUES ${rows}) t(zentrum_id, name, beispiel)`);
  // By this table a database of ours is known.
  await connection.run("CREATE TABLE releases (quelle VARCHAR)");
  connection.closeSync();
  instance.closeSync();
}

it("every centre has a page named after it, an invented one with the mark; nothing but their names is read", async () => {
  const warehouse = join(dir, "zentren.duckdb");
  await writeZentren(
    freigabePfad(warehouse),
    "('haus', 'Haus im Stadtteil', false), ('beispiel-nord', 'Beispielzentrum Nord', true)"
  );
  const pages = await zentrenPages(warehouse);
  expect([...pages].map(([address, {h1}]) => [address, h1])).toEqual([
    ["/zentren/beispiel-nord", "Beispielzentrum Nord (Beispieldaten)"],
    ["/zentren/haus", "Haus im Stadtteil"]
  ]);
});

it("each edition's pages are those of its own file, whatever the environment says", async () => {
  const warehouse = join(dir, "ausgaben.duckdb");
  await writeZentren(freigabePfad(warehouse), "('haus', 'Haus', false)");
  await writeZentren(warehouse, "('haus', 'Haus', false), ('neu', 'Noch nicht freigegeben', false)");
  vi.stubEnv("BEDARFSATLAS_PROFIL", "intern");
  expect([...(await zentrenPages(warehouse, "oeffentlich")).keys()]).toEqual(["/zentren/haus"]);
  vi.unstubAllEnvs();
  expect([...(await zentrenPages(warehouse, "intern")).keys()]).toContain("/zentren/neu");
});

it("header and footer of the internal edition bear the mark, those of the public one do not", () => {
  const page = {path: "/karte", data: {}};
  for (const part of [headerOf, footerOf]) {
    expect(part(page, "intern")).toContain("Nur für den Dienstgebrauch");
    expect(part(page, "oeffentlich")).not.toContain("Dienstgebrauch");
  }
  expect(headOf(page, "intern")).toContain("dienstvermerk.css");
  expect(headOf(page, "oeffentlich")).not.toContain("dienstvermerk");
});
