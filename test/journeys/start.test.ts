import {expect, it} from "vitest";
import {settle} from "../support/browser.js";
import {startJourney} from "../support/journey.js";

const journey = startJourney();

it("someone who lives in Hellersdorf-Nord finds its profile from the start page, by keyboard alone", async () => {
  const {page} = journey;
  await journey.visit("/");
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
  const {page} = journey;
  await journey.visit("/");
  await page.keyboard.press("Tab");
  expect(await page.evaluate(() => document.activeElement?.textContent?.trim())).toBe("Zum Inhalt springen");
  await page.keyboard.press("Enter");
  expect(await page.evaluate(() => document.activeElement?.id)).toBe("observablehq-main");
});

it("the search forgives a typing error and finds a data gap and a former name", async () => {
  const {page} = journey;
  await journey.visit("/");
  const field = page.getByRole("combobox", {name: /such/i}).first();
  const options = page.getByRole("option");
  await field.fill("Schwerbehinderug");
  await options.filter({hasText: "Datenlücke"}).first().waitFor();
  await field.press("ArrowDown");
  await field.press("Enter");
  await page.waitForURL("**/indikatoren/#luecke-*");
  await settle(page);
  await page.locator(".datenluecke").first().waitFor();
});

it("a theme of the start page leads to its indicators in the register", async () => {
  const {page} = journey;
  await journey.visit("/");
  await page.getByRole("link", {name: "Armut und Existenzsicherung", exact: true}).click();
  await page.waitForURL("**/indikatoren/?feld=armut_existenzsicherung");
  // The list is drawn when its data are there, which may be after the page is.
  await page.locator(".register h2").first().waitFor();
  await settle(page);
  expect(await page.locator(".register h2").allTextContents()).toEqual(["Armut und Existenzsicherung"]);
  expect(await page.locator(".register-anzahl").textContent()).toMatch(/^\d+ von \d+ Indikatoren$/);
});
