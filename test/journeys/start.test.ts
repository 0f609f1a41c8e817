import type {Browser} from "playwright-core";
import {afterAll, afterEach, beforeAll, beforeEach, expect, it} from "vitest";
import type {SiteServer} from "../../tools/serve.js";
import {launchBrowser, openPage, settle, visit} from "../support/browser.js";
import type {WatchedPage} from "../support/browser.js";
import {serveTestSite} from "../support/server.js";

let browser: Browser;
let server: SiteServer;
let watched: WatchedPage;
beforeAll(async () => {
  [browser, server] = await Promise.all([launchBrowser(), serveTestSite()]);
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});
beforeEach(async () => {
  watched = await openPage(browser, server.url);
});
afterEach(async () => {
  const troubles = watched.troubles();
  await watched.close();
  expect(troubles).toEqual([]);
});

it("someone who lives in Hellersdorf-Nord finds its profile from the start page, by keyboard alone", async () => {
  const {page} = watched;
  await visit(watched, "/");
  await page.getByRole("combobox", {name: /such/i}).first().focus();
  await page.keyboard.type("hellersdorf-nord");
  await page
    .getByRole("option", {name: /Hellersdorf-Nord/})
    .first()
    .waitFor();
  await page.keyboard.press("Enter");
  await page.waitForURL("**/gebiete/102004");
  await settle(page);
  expect(await page.textContent("h1")).toContain("Hellersdorf-Nord");
  expect(await page.title()).toContain("Hellersdorf-Nord");
});

it("the skip link leads a keyboard user past the navigation", async () => {
  const {page} = watched;
  await visit(watched, "/");
  await page.keyboard.press("Tab");
  expect(await page.evaluate(() => document.activeElement?.textContent?.trim())).toBe("Zum Inhalt springen");
  await page.keyboard.press("Enter");
  expect(await page.evaluate(() => document.activeElement?.id)).toBe("observablehq-main");
});
