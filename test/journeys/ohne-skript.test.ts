import type {Browser, Page} from "playwright-core";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {shell} from "../../src/lib/texte/shell.js";
import {texteTextfassung} from "../../src/lib/texte/textfassung.js";
import type {SiteServer} from "../../tools/serve.js";
import {axeFaults} from "../support/axe.js";
import {launchBrowser, openPage, visit} from "../support/browser.js";
import type {WatchedPage} from "../support/browser.js";
import {pageAddresses, serveTestSite} from "../support/server.js";

let browser: Browser;
let server: SiteServer;
let ohne: WatchedPage;
let mit: WatchedPage;
beforeAll(async () => {
  [browser, server] = await Promise.all([launchBrowser(), serveTestSite()]);
  ohne = await openPage(browser, server.url, {javaScriptEnabled: false});
  mit = await openPage(browser, server.url);
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

const glatt = (text: string): string => text.replace(/\s+/g, " ").trim();

/** The cell of *name* below the heading *spalte* in the first table of the page that has both. */
async function zelleOf(page: Page, name: string, spalte: string): Promise<string> {
  const tabelle = page
    .locator("main table", {has: page.locator("thead th", {hasText: spalte})})
    .filter({has: page.locator("tbody th", {hasText: name})})
    .first();
  const koepfe = (await tabelle.locator("thead th").allInnerTexts()).map(glatt);
  const zeile = tabelle.locator("tbody tr", {has: page.locator("th", {hasText: name})}).first();
  return glatt(await zeile.locator("th, td").nth(koepfe.indexOf(spalte)).innerText());
}

/** The page at *adresse* as a browser without scripts shows it, in one with scripts: what looks for faults is a script itself. */
async function wieOhne({page}: WatchedPage, adresse: string): Promise<void> {
  await page.route(`${server.url}${adresse}`, async (route) => {
    const answer = await route.fetch();
    const html = (await answer.text()).replace(/<script\b[^]*?<\/script>/g, "").replace(/<(\/?)noscript/g, "<$1div");
    await route.fulfill({response: answer, body: html});
  });
  await page.goto(adresse);
}

/** One page of every kind: a row of it, and the column of the figure that the page with scripts shows too. */
const seiten: [adresse: string, zeile: string, spalte: string][] = [
  ["/", "Kinderarmut", "Bezirk"],
  ["/karte", "Hellersdorfer Promenade", "Wert"],
  ["/gebiete/10200418", "Kinderarmut", "Dieses Gebiet"],
  ["/indikatoren/mss_kinderarmut", "Hellersdorf-Nord", "Wert"],
  ["/problemfelder", "Hellersdorf-Nord", "Kinderarmut (31.12.2022)"],
  ["/bedarfsindex", "Hellersdorfer Promenade", "Indexwert"],
  ["/luecken", "Biesdorf", "Deckung"],
  ["/zielgruppen", "Kinderarmut", "Bezirk"],
  ["/zentren/beispiel-biesdorf", "Angebotsstunden", "2025"]
];

describe("without JavaScript", () => {
  it.each(seiten)("%s shows the figure of %s as with it, with unit, date and source", async (adresse, name, spalte) => {
    const {page} = ohne;
    await page.goto(adresse);
    const wert = await zelleOf(page, name, spalte);
    expect(wert, `${name}, ${spalte}`).toMatch(/\d/);
    const text = glatt(await page.locator("main").innerText());
    expect(text).toMatch(/\d{2}\.\d{2}\.\d{4}/);
    if (adresse !== "/zentren/beispiel-biesdorf") expect(text).toMatch(/Quellen?: /);
    expect(await page.locator("main h1").count()).toBe(1);
    await visit(mit, adresse);
    const gezeigt = glatt((await mit.page.locator("main").textContent()) ?? "");
    // What else stands in the cell, the words of a verdict, has places of its own on the page with scripts.
    expect(gezeigt).toContain(/^[^\d−-]*[−-]?[\d.,]+(\s?%)?/.exec(wert)![0]);
    expect([...ohne.troubles(), ...mit.troubles()]).toEqual([]);
  });

  it("every page has one heading, ranks below it without a gap, and is free of faults for assistive programs", async () => {
    const gesehen = await openPage(browser, server.url);
    const {page} = gesehen;
    const faults: Record<string, unknown> = {};
    for (const adresse of [
      "/",
      "/karte",
      "/gebiete/10200418",
      "/indikatoren/mss_kinderarmut",
      "/luecken",
      "/standards"
    ]) {
      await wieOhne(gesehen, adresse);
      const ranks = await page.$$eval("main :is(h1, h2, h3, h4)", (hs) => hs.map((h) => Number(h.tagName[1])));
      const found = [
        ...ranks.flatMap((rank, i) => (i > 0 && rank > ranks[i - 1]! + 1 ? [`h${rank} after h${ranks[i - 1]}`] : [])),
        ...(ranks.filter((rank) => rank === 1).length === 1 ? [] : ["not one h1"]),
        ...((await page.getAttribute("html", "lang")) === "de" ? [] : ["lang is not de"]),
        ...(await axeFaults(page))
      ];
      if (found.length > 0) faults[adresse] = found;
    }
    await gesehen.close();
    expect(faults).toEqual({});
  });

  it("the navigation opens and leads on, a table's row leads to its area, and the search that needs scripts is not offered", async () => {
    const {page} = ohne;
    await page.goto("/");
    await page.locator(".hauptnavigation summary", {hasText: "Bedarf"}).click();
    await page.locator(".hauptnavigation a", {hasText: "Karte"}).click();
    expect(new URL(page.url()).pathname).toBe("/karte");
    await page.locator("main table a", {hasText: "Hellersdorfer Promenade"}).click();
    expect(await page.locator("h1").innerText()).toContain("Hellersdorfer Promenade");
    await page.locator("footer a", {hasText: "Glossar"}).click();
    expect(await page.locator("main h2#deckung").innerText()).toBe("Deckung");
    expect(await page.locator("form[data-suche]").isVisible()).toBe(false);
    expect(await page.locator("header noscript, header .hinweis").first().innerText()).toContain(shell.ohneScript);
  });

  it("pages that are tools say what needs scripts and where the same figures stand", async () => {
    const {page} = ohne;
    for (const name of ["vergleich", "jahresplanung", "foerderantrag", "daten-pruefen"] as const) {
      await page.goto(`/${name}`);
      const {text, links} = texteTextfassung.werkzeuge[name];
      expect(glatt(await page.locator("main").innerText())).toContain(text);
      for (const {titel} of links) expect(await page.locator("main a", {hasText: titel}).count()).toBeGreaterThan(0);
    }
  });

  it("no page is left empty where a script would draw", async () => {
    const {page} = ohne;
    const leer: string[] = [];
    for (const adresse of pageAddresses().filter((a) => !/^\/(gebiete|indikatoren|zentren)\/[^/]+$/.test(a))) {
      await page.goto(adresse, {waitUntil: "domcontentloaded"});
      const bloecke = await page.locator("main .observablehq--block").count();
      const texte = await page.locator("main noscript").count();
      if (bloecke > 0 && texte === 0) leer.push(adresse);
    }
    expect(leer).toEqual([]);
  });
});
