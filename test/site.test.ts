import {readFileSync} from "node:fs";
import {join} from "node:path";
import type {Browser} from "playwright-core";
import {afterAll, beforeAll, describe, expect, inject, it} from "vitest";
import {readCatalogue} from "../loaders/contract/readCatalogue.js";
import {listFiles, locate} from "../tools/addresses.js";
import {checkDist, formatFaults} from "../tools/check-dist.js";
import {templatePages, zentrenPages} from "../tools/pages.js";
import type {SiteServer} from "../tools/serve.js";
import {axeFaults} from "./support/axe.js";
import {launchBrowser, openPage, settle, visit} from "./support/browser.js";
import type {WatchedPage} from "./support/browser.js";
import {pageAddresses, serveTestSite} from "./support/server.js";

let browser: Browser;
let server: SiteServer;
beforeAll(async () => {
  [browser, server] = await Promise.all([launchBrowser(), serveTestSite()]);
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

const templates = [...templatePages().keys(), ...(await zentrenPages(inject("warehouse"))).keys()];
/** One indicator of every source and kind: pages made from one template differ only in their data. */
const indicatorSample = [
  ...new Map(
    readCatalogue("data/catalogue").indicators.map((i) => [
      [i.quelle, i.berechnung.art, i.klassen !== null, i.ebenen_vergleichbar, i.ebenen[0]].join(" "),
      `/indikatoren/${i.id}`
    ])
  ).values()
];

/** One area of every level, and some indicators. */
const zentrenSample = ["kompass", "beispiel-marzahn-sued", "beispiel-mahlsdorf"].map((id) => `/zentren/${id}`);
const sample = [
  ...zentrenSample,
  "/gebiete/10",
  "/gebiete/1020",
  "/gebiete/102004",
  "/gebiete/10200421",
  ...indicatorSample
];
const looked = (): string[] =>
  pageAddresses().filter((address) => !templates.includes(address) || sample.includes(address));

describe("the built site", () => {
  it("has no fault that can be seen in its files", () => {
    expect(formatFaults(checkDist(inject("dist")))).toBe("");
  });

  it("has a page for every area of the Bezirk and every indicator", () => {
    const addresses = new Set(pageAddresses());
    expect(templates.filter((address) => !addresses.has(address))).toEqual([]);
    expect(templates.filter((address) => /^\/gebiete\/\d{8}$/.test(address))).toHaveLength(41);
    expect(templates.filter((address) => /^\/gebiete\/\d{6}$/.test(address))).toHaveLength(9);
    expect(templates.filter((address) => /^\/gebiete\/\d{4}$/.test(address))).toHaveLength(4);
    expect(templates.filter((address) => /^\/gebiete\/\d{2}$/.test(address))).toEqual(["/gebiete/10"]);
  });

  it("has a page for every centre, and says in the title of an invented one that it is", () => {
    const addresses = templates.filter((address) => address.startsWith("/zentren/"));
    expect(addresses).toContain("/zentren/kompass");
    const titleOf = (address: string): string =>
      /<title>([^<]*)/.exec(readFileSync(join(inject("dist"), `${address}.html`), "utf8"))![1]!;
    for (const address of addresses)
      expect(titleOf(address).includes("Beispieldaten"), address).toBe(address.startsWith("/zentren/beispiel-"));
  });

  it("names the area in title and heading before any script has run", () => {
    const html = readFileSync(join(inject("dist"), "gebiete/102004.html"), "utf8");
    expect(html).toContain("<title>Hellersdorf-Nord (Bezirksregion 102004) – Bedarfsatlas Marzahn-Hellersdorf</title>");
    expect(html).toMatch(/<h1[^>]*>Hellersdorf-Nord \(Bezirksregion 102004\)<\/h1>/);
    expect(html).toContain('<html lang="de">');
  });
});

/** Links of the page as it stands, drawn by scripts or not, that lead to nothing on this site. */
async function deadLinks({page}: WatchedPage): Promise<string[]> {
  const files = new Set(listFiles(inject("dist")));
  const links = await page.$$eval("a[href]", (anchors) => anchors.map((anchor) => (anchor as HTMLAnchorElement).href));
  return [...new Set(links)].filter((href) => {
    const url = new URL(href);
    if (url.origin !== server.url) return false;
    const target = locate(decodeURI(url.pathname), (file) => files.has(file));
    return !target || "redirect" in target;
  });
}

/** What is wrong with a page in a browser, first in the light look, then in the dark. */
async function pageFaults(watched: WatchedPage, address: string): Promise<string[]> {
  const {page} = watched;
  await page.emulateMedia({colorScheme: "light"});
  await visit(watched, address);
  const found = (await deadLinks(watched)).map((href) => `dead link: ${href}`);
  const headings = await page.$$eval("h1", (h1) => h1.map((heading) => heading.textContent.trim()));
  if (headings.length !== 1 || headings[0] === "") found.push(`headings: ${JSON.stringify(headings)}`);
  if ((await page.getAttribute("html", "lang")) !== "de") found.push("lang is not de");
  if (!(await page.title()).includes("Bedarfsatlas Marzahn-Hellersdorf")) found.push(`title: ${await page.title()}`);
  found.push(...(await axeFaults(page)).map((fault) => `light: ${fault}`));
  await page.emulateMedia({colorScheme: "dark"});
  await settle(page);
  found.push(...(await axeFaults(page)).map((fault) => `dark: ${fault}`));
  found.push(
    ...(await page.$$eval(".observablehq--error", (boxes) => boxes.map((box) => `error box: ${box.textContent}`)))
  );
  return [...watched.troubles(), ...found];
}

it("every page is free of errors, foreign requests, dead links and accessibility faults, light and dark", async () => {
  const faults: Record<string, string[]> = {};
  const waiting = looked();
  const work = async (): Promise<void> => {
    const watched = await openPage(browser, server.url);
    for (let address = waiting.shift(); address !== undefined; address = waiting.shift()) {
      const found = await pageFaults(watched, address);
      if (found.length > 0) faults[address] = found;
    }
    await watched.close();
  };
  // Each page waits for silence on the wire, and three can do so at once.
  await Promise.all([work(), work(), work()]);
  expect(faults).toEqual({});
}, 240_000);

describe("served", () => {
  it("answers an unknown address with 404 in German", async () => {
    const watched = await openPage(browser, server.url);
    const response = await watched.page.goto("/gibt/es/nicht");
    expect(response?.status()).toBe(404);
    expect(await watched.page.title()).toContain("Seite nicht gefunden");
    await watched.close();
  });

  it("lets files be cached whose name carries their hash, and nothing else", async () => {
    const hashed = listFiles(inject("dist")).find((file) => file.startsWith("_import/"));
    expect((await fetch(`${server.url}/${hashed}`)).headers.get("cache-control")).toContain("immutable");
    expect((await fetch(server.url)).headers.get("cache-control")).toBe("no-cache");
  });
});
