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
