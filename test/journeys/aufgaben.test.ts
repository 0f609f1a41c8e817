import {expect, it} from "vitest";
import {settle} from "../support/browser.js";
import {startJourney} from "../support/journey.js";
import {oeffne, tabTo, waehle} from "../support/tastatur.js";

const journey = startJourney();

it("a press officer finds one indicator's map for the report, by keyboard alone from the start page", async () => {
  const {page} = journey;
  await journey.visit("/");
  const aufgabe = page.getByRole("region", {name: "Eine Karte oder Zahl übernehmen"});
  await waehle(page, aufgabe.getByRole("combobox", {name: "Indikator"}), "Transferbezug");
  await oeffne(page, aufgabe.getByRole("button", {name: "Karte zeigen"}));
  await page.waitForURL("**/karte?indikator=mss_transferbezug");
  await settle(page);
  await page.locator('.karte-seite:not([data-laden]) path[data-id="10200413"]').waitFor();
  // What a report must say beside the picture.
  const text = (await page.locator("main").innerText()).replace(/\s+/g, " ");
  expect(text).toContain("Transferbezug");
  expect(text).toContain("31.12.2020");
  expect(text).toMatch(/Quelle: .*Monitoring Soziale Stadtentwicklung/);
});

it("each task of the start page leads to its page with what was chosen", async () => {
  const {page} = journey;
  for (const [knopf, adresse] of [
    ["Problemfeld ansehen", /\/problemfelder\?feld=kinder_familien$/],
    ["Lücken für diese Gruppe", /\/luecken\?zielgruppe=familien$/],
    ["Jahresplanung öffnen", /\/jahresplanung\??$/],
    ["Blatt erstellen", /\/foerderantrag\?zentrum=[a-z-]+&zweck=zuwendungsantrag/]
  ] as const) {
    await journey.visit("/");
    await page.getByRole("button", {name: knopf}).click();
    await page.waitForURL(adresse);
    await settle(page);
    // No notice about parameters that the page does not know.
    expect(await page.locator("main").innerText()).not.toContain("im Link ist hier unbekannt");
  }
});

it("the groups of the navigation open and close by keyboard, and lead on", async () => {
  const {page} = journey;
  await journey.visit("/");
  const kopf = page.locator(".hauptnavigation summary", {hasText: "Gebiete"});
  await oeffne(page, kopf);
  await page.keyboard.press("Tab");
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Gebietsprofile");
  await page.keyboard.press("Escape");
  expect(await kopf.evaluate((summary) => summary === document.activeElement)).toBe(true);
  expect(await page.locator(".nav-gruppe[open]").count()).toBe(0);
  await page.keyboard.press("Enter");
  await tabTo(page, page.locator(".nav-gruppe a", {hasText: "Vergleich"}), 3);
  await page.keyboard.press("Enter");
  await page.waitForURL("**/vergleich");
});
