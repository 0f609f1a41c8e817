import {expect, inject, it} from "vitest";
import {openWarehouse} from "../../loaders/warehouse/open.js";
import {formatZahl} from "../../src/lib/format.js";
import {axeFaults} from "../support/axe.js";
import {startJourney} from "../support/journey.js";

const journey = startJourney();

/** What the warehouse holds for the Bezirk by the logic of places. */
async function hoursOf(zielgruppe: string, jahr: number): Promise<{wert: number | null; teilwert: number | null}> {
  const warehouse = await openWarehouse(inject("warehouse"));
  const reader = await warehouse.runAndReadAll(
    `SELECT wert, teilwert FROM versorgung WHERE ebene = 'bezirk' AND zielgruppe = $zielgruppe AND jahr = $jahr
      AND logik = 'standort' AND messgroesse = 'stunden'`,
    {zielgruppe, jahr}
  );
  const [row] = reader.getRowObjectsJS();
  return row as {wert: number | null; teilwert: number | null};
}

it("leads from a group to people, signs of need, recorded work and gap, by keyboard alone", async () => {
  const {page} = journey;
  await journey.visit("/zielgruppen");
  await page.locator("#zielgruppen-gruppe").focus();
  await page.keyboard.press("ArrowDown");
  await page.waitForFunction(() => new URL(location.href).searchParams.get("gruppe") === "hochaltrige");
  const jahr = Number(await page.locator("#zielgruppen-jahr").inputValue());
  await page.locator("#zielgruppe-dokumentiert").waitFor();
  const headings = await page.locator(".zielgruppen-seite h2").allTextContents();
  expect(headings).toEqual([
    "Wo sie leben",
    "Hinweise auf Bedarf",
    "Was für sie dokumentiert ist",
    "Wo die Lücke ist",
    "Welche Zahlen zu welcher Gruppe gehören"
  ]);
  const row = page.locator('[aria-labelledby="zielgruppe-dokumentiert"] tbody tr', {hasText: "Angebotsstunden"});
  const {wert, teilwert} = await hoursOf("hochaltrige", jahr);
  expect(wert ?? teilwert).toBeGreaterThan(0);
  expect(await row.locator("td").first().textContent()).toContain(formatZahl((wert ?? teilwert)!));
  expect(await page.locator('[aria-labelledby="zielgruppe-luecke"] tbody tr').count()).toBe(9);
  expect(await axeFaults(page)).toEqual([]);
});

it("shows no rate and no gap for a group that nobody counts", async () => {
  const {page} = journey;
  await journey.visit("/zielgruppen?gruppe=gefluechtete");
  await page.locator("#zielgruppe-dokumentiert").waitFor();
  const heads = await page.locator('[aria-labelledby="zielgruppe-dokumentiert"] thead th').allTextContents();
  expect(heads).toEqual(["Kennzahl", "Bezirk", "gemeldet"]);
  expect(await page.locator('[aria-labelledby="zielgruppe-luecke"] table').count()).toBe(0);
  expect(await axeFaults(page)).toEqual([]);
});

it("restores the view from its address, and marks invented records", async () => {
  const {page} = journey;
  await journey.visit("/zielgruppen?gruppe=kinder&jahr=2024");
  await page.locator("#zielgruppe-luecke").waitFor();
  expect(await page.locator("#zielgruppen-gruppe").inputValue()).toBe("kinder");
  expect(await page.locator("#zielgruppen-jahr").inputValue()).toBe("2024");
  const captions = await page.locator(".zielgruppe-leistung caption").allTextContents();
  expect(captions).toHaveLength(2);
  for (const caption of captions) expect(caption).toContain("Beispieldaten");
  await page.emulateMedia({media: "print"});
  expect(await page.locator(".beispielhinweis").first().isVisible()).toBe(true);
});
