import {mkdtempSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {DuckDBInstance} from "@duckdb/node-api";
import {afterAll, beforeAll, expect, it} from "vitest";
import {fixedPaths, headOf, shorten, templatePages, zentrenPages} from "./pages.js";

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

it("every centre has a page named after it, an invented one with the mark; nothing but their names is read", async () => {
  const warehouse = join(dir, "zentren.duckdb");
  const instance = await DuckDBInstance.create(warehouse);
  const connection = await instance.connect();
  await connection.run(`CREATE TABLE zentren AS SELECT * FROM
    (VALUES ('haus', 'Haus im Stadtteil', false), ('beispiel-nord', 'Beispielzentrum Nord', true)) t(zentrum_id, name, beispiel)`);
  connection.closeSync();
  instance.closeSync();
  const pages = await zentrenPages(warehouse);
  expect([...pages].map(([address, {h1}]) => [address, h1])).toEqual([
    ["/zentren/beispiel-nord", "Beispielzentrum Nord (Beispieldaten)"],
    ["/zentren/haus", "Haus im Stadtteil"]
  ]);
});
