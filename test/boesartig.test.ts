import {copyFileSync, mkdtempSync, readFileSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {DuckDBInstance} from "@duckdb/node-api";
import {parse} from "csv-parse/sync";
import type {Browser} from "playwright-core";
import {afterAll, beforeAll, describe, expect, inject, it} from "vitest";
import {looksLikeFormula} from "../loaders/contract/csv.js";
import {freigabePfad} from "../loaders/warehouse/open.js";
import {ohneSteuerzeichen} from "../src/lib/zeichensatz.js";
import {buildSite} from "../tools/build-site.js";
import {editionsfehler} from "../tools/check-edition.js";
import {writeHsds, writeOpenData} from "../tools/open-data.js";
import {serveSite} from "../tools/serve.js";
import type {SiteServer} from "../tools/serve.js";
import {boesartig, steuernd} from "./fixtures/boesartig.js";
import {launchBrowser, openPage, visit} from "./support/browser.js";
import {speichereDaten} from "./support/mitnehmen.js";
import type {WatchedPage} from "./support/browser.js";

const arbeit = mkdtempSync(join(tmpdir(), "boesartig-"));
const warehouse = join(arbeit, "w.duckdb");
const dist = join(arbeit, "dist");

const texte = Object.values(boesartig);
const alle = [...texte, ...Object.values(steuernd)];
/** What open data publish as it is; a formula they refuse, since neutralising it would change what they publish. */
const harmlose = alle.filter((text) => !looksLikeFormula(text));
const sql = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** Writes hostile texts into every column of *path* that names or describes something. */
async function vergifte(path: string, namen: readonly string[] = alle): Promise<void> {
  const instance = await DuckDBInstance.create(path);
  const connection = await instance.connect();
  const update = async (
    tabelle: string,
    folge: string,
    spalten: readonly string[],
    liste: readonly string[]
  ): Promise<void> => {
    const da = await connection.runAndReadAll(`SELECT 1 FROM duckdb_tables() WHERE table_name = ${sql(tabelle)}`);
    // The public edition has no raw tables.
    if (da.currentRowCount === 0) return;
    await connection.run(`CREATE OR REPLACE TEMP TABLE t AS SELECT DISTINCT ${folge} FROM ${tabelle}`);
    for (const [i, spalte] of spalten.entries()) {
      const gedreht = [...liste.slice(i), ...liste.slice(0, i)];
      await connection.run(
        `UPDATE ${tabelle} AS z SET ${spalte} = (SELECT n.text FROM (
           SELECT ${folge}, list_extract([${gedreht.map(sql).join(", ")}], 1 + ((row_number() OVER (ORDER BY ${folge}) - 1) % ${liste.length})::INTEGER) AS text FROM t
         ) n WHERE n.${folge} = z.${folge})`
      );
    }
  };
  await update(
    "zentren",
    "zentrum_id",
    ["name", "traeger", "strasse", "anmerkung", "quelle", "oeffnungszeiten"],
    namen
  );
  // Two centres of one name are one page title twice, which is another fault.
  await connection.run("UPDATE zentren SET name = name || ' ' || zentrum_id WHERE NOT ends_with(name, zentrum_id)");
  await update("angebote", "angebot_id", ["titel", "sprachen", "wochenplan"], namen);
  await update("gebiete", "gebiet_id", ["name"], namen);
  await update("berichtswerte", "kennzahl", ["titel", "anmerkung"], alle);
  await update("releases", "release", ["titel", "herausgeber"], texte);
  await update("einrichtungen", "id", ["name", "traeger", "strasse"], harmlose);
  await connection.run("UPDATE beobachtungen SET anmerkung = '<script>alert(1)</script>' WHERE anmerkung <> ''");
  connection.closeSync();
  instance.closeSync();
}

let browser: Browser;
let server: SiteServer;
let watched: WatchedPage;
const dialoge: string[] = [];
let zentren: {zentrum_id: string; name: string}[] = [];

beforeAll(async () => {
  for (const path of [inject("warehouse"), freigabePfad(inject("warehouse"))])
    copyFileSync(path, path.endsWith("-oeffentlich.duckdb") ? freigabePfad(warehouse) : warehouse);
  await vergifte(warehouse);
  await vergifte(freigabePfad(warehouse));
  await buildSite({out: dist, warehouse, profil: "intern", report: () => undefined});
  const instance = await DuckDBInstance.create(warehouse, {access_mode: "READ_ONLY"});
  const connection = await instance.connect();
  const rows = await connection.runAndReadAll("SELECT zentrum_id, name FROM zentren ORDER BY zentrum_id");
  zentren = rows.getRowObjectsJS() as typeof zentren;
  connection.closeSync();
  [browser, server] = await Promise.all([launchBrowser(), serveSite(dist, 0)]);
  watched = await openPage(browser, server.url);
  watched.page.on("dialog", (dialog) => {
    dialoge.push(dialog.message());
    void dialog.dismiss();
  });
}, 900_000);

afterAll(async () => {
  await watched?.close();
  await browser?.close();
  await server?.close();
  rmSync(arbeit, {recursive: true, force: true});
});

/** What a text that was taken for markup would have left on the page. */
const untergeschoben = (): Promise<string[]> =>
  watched.page.evaluate(() =>
    [
      ...document.querySelectorAll('.boese, img[src="x"], [onerror], a[href^="javascript:" i], main script:not([type])')
    ].map((element) => element.outerHTML.slice(0, 200))
  );

// eslint-disable-next-line no-control-regex -- these are the characters in question
const steuerzeichen = /[\u0001-\u0008\u202a-\u202e\u2066-\u2069]/;

it("is built and marked although every name in it is hostile", () => {
  expect(editionsfehler(dist, "intern")).toEqual([]);
});

describe("a page shows hostile names as the text they are", () => {
  it.each([
    "/",
    "/karte",
    "/bedarfsindex",
    "/luecken",
    "/zielgruppen",
    "/zentren/",
    "/gebiete/",
    "/gebiete/101001",
    "/gebiete/10100101",
    "/indikatoren/",
    "/indikatoren/einwohner",
    "/datenstand",
    "/methodik",
    "/daten-pruefen"
  ])("%s", async (address) => {
    const {page} = watched;
    await visit(watched, address);
    expect(await untergeschoben()).toEqual([]);
    expect(dialoge).toEqual([]);
    expect(watched.troubles()).toEqual([]);
    expect(await page.locator("body").innerText(), "nothing turns the text around").not.toMatch(steuerzeichen);
    expect(await page.locator(".observablehq--error").count()).toBe(0);
  });

  it("every centre: in its title, its heading and the list", async () => {
    const {page} = watched;
    await visit(watched, "/zentren/");
    const sichtbar = (text: string): string => ohneSteuerzeichen(text).replace(/\s+/g, " ").trim();
    const liste = sichtbar(await page.locator("main").innerText());
    for (const {name} of zentren) expect(liste).toContain(sichtbar(name));
    for (const {zentrum_id, name} of zentren.filter(({zentrum_id}) => zentrum_id.startsWith("beispiel"))) {
      await visit(watched, `/zentren/${zentrum_id}`);
      expect(sichtbar((await page.textContent("h1")) ?? "")).toContain(sichtbar(name));
      expect(sichtbar(await page.title())).toContain(sichtbar(name));
      expect(await untergeschoben()).toEqual([]);
      expect(await page.locator("main").innerText()).not.toMatch(steuerzeichen);
    }
    expect(dialoge).toEqual([]);
    expect(watched.troubles()).toEqual([]);
  }, 180_000);

  it("what the search finds", async () => {
    const {page} = watched;
    await visit(watched, "/");
    await page.getByRole("combobox").first().fill("Share Menu");
    await expect.poll(() => page.getByRole("option").count()).toBeGreaterThan(0);
    expect(await untergeschoben()).toEqual([]);
  });
});

it("a file the reader saves holds neither formula nor steering character", async () => {
  const {page} = watched;
  await visit(watched, "/luecken");
  const datei = await speichereDaten(page, page.locator(".luecken-bereich-tabelle"), "CSV für Excel");
  expect(datei.name).toMatch(/^[\w.-]+$/);
  const rows: string[][] = parse(datei.inhalt, {delimiter: ";", bom: true});
  const zellen = rows.flat();
  expect(zellen.filter((zelle) => /^[=+@|\t\r]|^-(?![\d,.]*$)/.test(zelle))).toEqual([]);
  expect(zellen.filter((zelle) => steuerzeichen.test(zelle))).toEqual([]);
  expect(zellen, "neutralised, not lost").toContain(`'${boesartig.formel}`);
});

describe("open data", () => {
  it("refuse a formula, have other hostile names as they are, and no character that steers", async () => {
    await expect(writeOpenData(arbeit, warehouse)).rejects.toThrow(/would be run as a formula/);
    await vergifte(warehouse, harmlose);
    await vergifte(freigabePfad(warehouse), harmlose);
    const dateien = await writeOpenData(arbeit, warehouse);
    expect(dateien.length).toBeGreaterThan(0);
    await writeHsds(arbeit, warehouse);
    const {listFiles} = await import("../tools/addresses.js");
    const daten = listFiles(arbeit).filter((file) => file.startsWith("daten/"));
    // Archives and Parquet are numbers to a reader of text; they hold the same tables.
    const lesbar = daten.filter((file) => !/\.(zip|parquet)$/.test(file));
    for (const file of lesbar) expect(readFileSync(join(arbeit, file), "utf8"), file).not.toMatch(steuerzeichen);
    const hsds = JSON.parse(
      readFileSync(
        join(
          arbeit,
          daten.find((f) => f.startsWith("daten/zentren/"))!
        ),
        "utf8"
      )
    ) as {
      organizations: {locations: {name: string}[]}[];
    };
    const namen = hsds.organizations.flatMap(({locations}) => locations.map(({name}) => name));
    expect(namen.some((name) => name.includes(boesartig.bild))).toBe(true);
    const [kopf = [], ...einrichtungen]: string[][] = parse(
      readFileSync(join(arbeit, "daten/v1/einrichtungen.csv"), "utf8")
    );
    expect(einrichtungen.map((row) => row[kopf.indexOf("name")])).toContain(boesartig.anfuehrung);
  });
});
