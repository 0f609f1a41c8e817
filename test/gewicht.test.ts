import {readFileSync} from "node:fs";
import type {Browser} from "playwright-core";
import {afterAll, beforeAll, expect, inject, it} from "vitest";
import {messseiten, wiege} from "../tools/bench-seiten.js";
import type {MessseiteName} from "../tools/bench-seiten.js";
import {serveSite} from "../tools/serve.js";
import type {SiteServer} from "../tools/serve.js";
import {launchBrowser} from "./support/browser.js";

const budgets = JSON.parse(readFileSync("test/budgets.json", "utf8")) as Record<string, {limit: number}>;
const limitOf = (name: string): number => budgets[name]!.limit;

let browser: Browser;
let server: SiteServer;
beforeAll(async () => {
  [browser, server] = await Promise.all([launchBrowser(), serveSite(inject("dist"), 0)]);
});
afterAll(async () => {
  await browser.close();
  await server.close();
});

it("no limit is looser than what was promised: 400 kB for start, map and profile, 700 kB for any page", () => {
  for (const name of ["start", "karte", "profil"]) expect(limitOf(`${name}_bytes`), name).toBeLessThanOrEqual(400);
  for (const name of Object.keys(messseiten)) expect(limitOf(`${name}_bytes`), name).toBeLessThanOrEqual(700);
});

it.each(Object.keys(messseiten) as MessseiteName[])("a first visit to %s stays within its budget", async (name) => {
  const {bytes, requests} = await wiege(browser, server.url, messseiten[name].adresse);
  // A page that failed to load would be the lightest of all.
  expect(bytes).toBeGreaterThan(50_000);
  expect(bytes / 1000, "kB").toBeLessThanOrEqual(limitOf(`${name}_bytes`));
  expect(requests, "requests").toBeLessThanOrEqual(limitOf(`${name}_requests`));
});
