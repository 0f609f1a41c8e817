import type {Browser, Page} from "playwright-core";
import {afterAll, afterEach, beforeAll, beforeEach, describe, expect, it} from "vitest";
import {shell} from "../../src/lib/texte/shell.js";
import {seiten} from "../../src/lib/texte/seiten.js";
import {texteAusfuhr} from "../../src/lib/texte/ausfuhr.js";
import {texteKarte} from "../../src/lib/texte/karte.js";
import type {SiteServer} from "../../tools/serve.js";
import {launchBrowser, openPage, visit} from "../support/browser.js";
import type {WatchedPage} from "../support/browser.js";
import {serveTestSite} from "../support/server.js";

let browser: Browser;
let server: SiteServer;
let watched: WatchedPage;
let page: Page;
beforeAll(async () => {
  [browser, server] = await Promise.all([launchBrowser(), serveTestSite()]);
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});
beforeEach(async () => {
  watched = await openPage(browser, server.url);
  ({page} = watched);
});
afterEach(() => watched.close());

const netz = (da: boolean): Promise<void> => page.context().setOffline(!da);
const main = (): Promise<string> => page.locator("main").innerText();

describe("a browser that loses its network after the first page", () => {
  it("says so when another indicator is chosen, keeps the page, and shows it once the network is back", async () => {
    await visit(watched, "/karte");
    await netz(false);
    const wahl = page.locator("main select").first();
    await wahl.selectOption("anteil_unter_6");
    const {laden} = texteKarte;
    const meldung = page.locator("main [role=status]", {has: page.getByRole("button", {name: laden.erneut})});
    await meldung.waitFor();
    expect(await meldung.innerText()).toMatch(/nicht/);
    await netz(true);
    await page.locator("main").getByRole("button", {name: laden.erneut}).click();
    await page
      .locator("main h2", {hasText: /unter 6/})
      .first()
      .waitFor();
    expect(await meldung.count()).toBe(0);
  });

  it("says so at the button whose tool is loaded on demand, and that the page must be loaded anew", async () => {
    await visit(watched, "/karte");
    await netz(false);
    const leiste = page.locator("main .mitnehmen").first();
    for (const name of [texteAusfuhr.leiste.daten, texteAusfuhr.leiste.bild]) {
      await leiste.getByRole("button", {name, exact: true}).click();
      await leiste.locator("[role=status]", {hasText: texteAusfuhr.leiste.fehler(name)}).waitFor();
    }
    // A module that failed to load stays failed for as long as the page lives.
    expect(texteAusfuhr.leiste.fehler("Daten")).toContain("laden Sie die Seite dann neu");
    await netz(true);
    await page.reload({waitUntil: "networkidle"});
    await leiste.getByRole("button", {name: texteAusfuhr.leiste.daten, exact: true}).click();
    await leiste.locator("form.herunterladen").waitFor();
  });

  it("says in the search that it does not work now, and offers the lists", async () => {
    await visit(watched, "/glossar");
    await netz(false);
    await page.locator("#suche-feld").fill("Kinder");
    await page.locator(".suche-meldung", {hasText: shell.suche.gescheitert}).waitFor();
    await netz(true);
    await page.locator("#suche-feld").fill("Kinderarmut");
    await page.locator("#suche-liste [role=option]").first().waitFor();
  });
});

describe("a page whose files do not all arrive", () => {
  it("says in German which part is missing and offers to load it anew", async () => {
    await page.route("**/*karte*.json", (route) => route.abort());
    await page.goto("/karte");
    const alert = page.locator("main [role=alert]");
    await alert.waitFor();
    expect(await alert.innerText()).toContain(shell.fehler.teil);
    expect(await page.locator("main .observablehq--error:visible").count()).toBe(1);
    await page.unroute("**/*karte*.json");
    await alert.getByRole("button", {name: shell.fehler.neuLaden}).click();
    await page.locator("main table").first().waitFor();
    expect(await alert.count()).toBe(0);
  });

  it("shows table and text without the boundaries, and says that the map is missing", async () => {
    await page.route("**/lor-20*.json", (route) => route.abort());
    for (const adresse of ["/karte", "/bedarfsindex", "/luecken", "/zentren/"]) {
      await visit(watched, adresse);
      expect(await page.locator("main table tbody tr").count(), adresse).toBeGreaterThan(5);
      expect(await page.locator(".observablehq--error").count(), adresse).toBe(0);
    }
    await visit(watched, "/karte");
    expect(await main()).toContain(texteKarte.fehlerGeometrie("2021"));
  });
});

describe("an old link", () => {
  it("with unknown details, a version and an area of before 2021 shows what there is, and says what it left out", async () => {
    await visit(watched, "/karte?indikator=kinderarmut_2012&version=0.0.1&ebene=plr&gebiet=99999999");
    const text = await main();
    expect(text).toContain("Die Angabe „version“ im Link ist hier unbekannt");
    expect(text).toContain("„kinderarmut_2012“");
    expect(text).toContain("„99999999“");
    expect(await page.locator("main table tbody tr").count()).toBeGreaterThan(30);
    expect(new URL(page.url()).search).not.toContain("version");
  });

  it("to an area of before 2021 leads to those it has become, other addresses to what is like them", async () => {
    await visit(watched, "/gebiete/10010205");
    expect(await main()).toMatch(/10010205 war bis 2020 der Schlüssel/);
    expect(await page.locator("main a[href*='/gebiete/1010']").count()).toBeGreaterThan(0);
    await visit(watched, "/indikatoren/kinderarmut");
    expect(await main()).toContain(seiten.aehnlich.satz);
    await page.locator("main .hinweis a").first().click();
    expect(new URL(page.url()).pathname).toBe("/indikatoren/mss_kinderarmut");
    await visit(watched, "/xyzq/1");
    expect(await main()).not.toContain(seiten.aehnlich.satz);
    expect(await page.locator("main a[href$='/karte']").count()).toBeGreaterThan(0);
  });

  it("with another spelling of the address leads to the page and keeps its choice", async () => {
    for (const [adresse, ziel] of [
      ["/karte.html?ebene=bzr", "/karte?ebene=bzr"],
      ["/karte/?ebene=bzr", "/karte?ebene=bzr"],
      ["/gebiete/index.html", "/gebiete/"],
      ["/gebiete", "/gebiete/"],
      ["/gebiete/10200422/", "/gebiete/10200422"]
    ] as const) {
      const answer = await fetch(`${server.url}${adresse}`, {redirect: "manual"});
      expect([answer.status, answer.headers.get("location")], adresse).toEqual([308, ziel]);
    }
  });
});
