import type {Locator} from "playwright-core";
import {expect, it} from "vitest";
import {settle} from "../support/browser.js";
import {startJourney} from "../support/journey.js";
import {oeffne, tabTo, waehle} from "../support/tastatur.js";

const journey = startJourney();
const plain = async (ort: Locator): Promise<string> =>
  ((await ort.textContent()) ?? "").replaceAll("\u00ad", "").replace(/\s+/g, " ").trim();

it("a planner finds where child poverty and missing offers for children coincide, and the profile says the same, by keyboard alone", async () => {
  const {page} = journey;
  await journey.visit("/");
  await oeffne(page, page.locator(".hauptnavigation summary", {hasText: "Bedarf"}));
  await oeffne(page, page.locator(".nav-gruppe a", {hasText: /^Problemfelder$/}));
  await page.waitForURL("**/problemfelder");
  await settle(page);
  await page.locator(".pf-tabelle").waitFor();

  await waehle(page, page.getByRole("combobox", {name: "Bedarf und Rückstand"}), "nur wo");
  await page.waitForURL("**/problemfelder?treffen=ja");
  await page.locator("#problemfelder-treffen-titel").waitFor();
  const feld = page.locator('tbody[data-feld="kinder_familien"]');
  const armut = feld.locator('tr[data-indikator="mss_kinderarmut"]');
  const gebiet = await armut.locator("button.pf-treffen").first().getAttribute("data-gebiet");
  expect(gebiet, "an area where both coincide").toMatch(/^\d{6,8}$/);

  // What the page says of the area: figure, date of the row, and the verdict on the gap of a group that coincides there.
  const zelle = armut.locator(`button[data-gebiet="${gebiet}"]`);
  const wert = (await plain(zelle.locator(".pf-wert"))).match(/^[\d,]+ %/)![0];
  const stand = (await plain(armut.locator("th .pf-angabe"))).match(/\d{2}\.\d{2}\.\d{4}/)![0];
  expect(await plain(zelle)).toContain("▲ über");
  const reihe = feld
    .locator("tr.pf-leistung", {has: page.locator(`button.pf-treffen[data-gebiet="${gebiet}"]`)})
    .first();
  const gruppe = (await plain(reihe.locator(".pf-indikator"))).replace("Dokumentierte Leistung: ", "");
  expect(await plain(reihe.locator(`button[data-gebiet="${gebiet}"]`))).toContain("robuste Lücke");
  // A value of another date than its row says so: the Bezirk's is older than those of Bezirksregionen.
  expect(await plain(armut.locator('button[data-gebiet="10"]'))).toMatch(/% \((\d{4})\), Stand \d{2}\.\d{2}\.\1/);

  const weg = page.locator(`.pf-treffliste a[href$="gebiete/${gebiet}"]`).first();
  const name = await plain(weg);
  await oeffne(page, weg);
  await page.waitForURL(`**/gebiete/${gebiet}`);
  await settle(page);
  expect(await plain(page.locator("h1").first())).toContain(name);

  const zeile = page
    .locator("#feld-armut_existenzsicherung tr")
    .filter({has: page.locator("th", {hasText: "Kinderarmut"})})
    .first();
  await zeile.waitFor({state: "attached"});
  expect(await plain(zeile)).toContain(wert);
  expect(await plain(zeile)).toContain(stand);
  const angebot = page.locator("tr", {has: page.locator("a", {hasText: new RegExp(`^${gruppe}$`)})});
  expect(await plain(angebot.filter({hasText: "robuste Lücke"}).first())).toContain("robuste Lücke");
});

it("a field named by the start page opens where the reader looks, and closes to its place in the table", async () => {
  const {page} = journey;
  await journey.visit("/");
  await oeffne(page, page.getByRole("button", {name: "Problemfeld ansehen"}));
  await page.waitForURL("**/problemfelder?feld=kinder_familien");
  const titel = page.locator("#problemfelder-blatt");
  await titel.waitFor();
  await expect.poll(() => titel.evaluate((h2) => h2 === document.activeElement)).toBe(true);
  const {oben, hoehe} = await titel.evaluate((h2) => ({
    oben: h2.getBoundingClientRect().top,
    hoehe: window.innerHeight
  }));
  expect(oben).toBeGreaterThanOrEqual(0);
  expect(oben).toBeLessThan(hoehe / 2);
  await page.keyboard.press("Escape");
  expect(await page.locator(".pf-blatt").count()).toBe(0);
  expect(
    await page.evaluate(() => (document.activeElement as HTMLElement).closest<HTMLElement>("tbody")?.dataset["feld"])
  ).toBe("kinder_familien");

  // From a cell there and back: the cell is where it was.
  await page.keyboard.press("ArrowRight");
  const vorher = await page.evaluate(() => document.activeElement!.getBoundingClientRect().top);
  await page.keyboard.press("Enter");
  expect(await titel.evaluate((h2) => h2 === document.activeElement)).toBe(true);
  await tabTo(page, page.getByRole("button", {name: "Blatt schließen", exact: true}), 3);
  await page.keyboard.press("Enter");
  const nachher = await page.evaluate(() => document.activeElement!.getBoundingClientRect().top);
  expect(Math.abs(nachher - vorher)).toBeLessThanOrEqual(2);
});
