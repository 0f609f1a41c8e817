import type {Page} from "playwright-core";
import {describe, expect, inject, it} from "vitest";
import {readCatalogue} from "../../loaders/contract/readCatalogue.js";
import {openWarehouse} from "../../loaders/warehouse/open.js";
import {formatWert} from "../../src/lib/format.js";
import {openPage, settle, visit} from "../support/browser.js";
import {startJourney} from "../support/journey.js";

const journey = startJourney();

const {indicators} = readCatalogue("data/catalogue");

/** The warehouse's number as every page must write it. */
async function written(indikator: string, gebiet: string, zeitraum: string): Promise<string> {
  const warehouse = await openWarehouse(inject("warehouse"));
  const reader = await warehouse.runAndReadAll(
    `SELECT wert, status FROM beobachtungen WHERE indikator_id = $indikator AND gebiet_id = $gebiet AND zeitraum = $zeitraum
     AND lor_stand = '2021' AND geschlecht = 'insgesamt' AND altersgruppe = 'insgesamt'`,
    {indikator, gebiet, zeitraum}
  );
  warehouse.closeSync();
  const [row] = reader.getRowObjectsJS() as {wert: number | null; status: string}[];
  const indicator = indicators.find((i) => i.id === indikator);
  if (!row || !indicator) throw new Error(`nothing for ${indikator} ${gebiet} ${zeitraum}`);
  return formatWert(row, indicator);
}

/** Spaces of any width as one, since a unit may stand in an element of its own. */
const plain = (text: string | null): string => (text ?? "").replace(/\s+/g, " ").trim();
const map = (page: Page): ReturnType<Page["locator"]> => page.getByRole("application");
const announced = async (page: Page): Promise<string> => plain(await page.locator(".karte-ansage").textContent());
const selected = async (page: Page): Promise<string> => plain(await page.locator(".karte-auswahl").textContent());
const tableRow = async (page: Page, id: string): Promise<string> =>
  plain(await page.locator(`.karte-tabelle tr[data-id="${id}"]`).textContent());
const state = (page: Page): Record<string, string> => Object.fromEntries(new URL(page.url()).searchParams);

/** Waits until the values of the chosen indicator are on the page. */
const loaded = (page: Page): Promise<void> => page.locator(".karte-seite:not([data-laden])").waitFor();

describe("the map by mouse", () => {
  it("leads from a theme to an area and its profile, with the warehouse's number in every place", async () => {
    const {page} = journey;
    const kinderarmut = plain(await written("mss_kinderarmut", "102004", "2022-12-31"));
    expect(kinderarmut).toBe("39,6 %");
    await journey.visit("/karte");
    await page.getByLabel("Was").selectOption("mss_kinderarmut");
    await page.getByLabel("Wo").selectOption("bzr");
    await page.getByLabel("Wann").selectOption("2022-12-31");

    await map(page).locator('path[data-id="102004"]').hover();
    const tip = page.locator(".karte-tipp");
    await tip.waitFor();
    expect(plain(await tip.textContent())).toContain(kinderarmut);
    await page.keyboard.press("Escape");
    await tip.waitFor({state: "hidden"});

    await map(page).locator('path[data-id="102004"]').click();
    expect(await selected(page)).toContain(kinderarmut);
    expect(await tableRow(page, "102004")).toContain(kinderarmut);
    expect(plain(await page.locator(".karte-worte").textContent())).toContain(`Hellersdorf-Nord ${kinderarmut}`);
    expect(state(page)).toMatchObject({ebene: "bzr", gebiet: "102004"});

    await page.locator(".karte-auswahl").getByRole("link", {name: "Zum Gebietsprofil"}).click();
    await page.waitForURL("**/gebiete/102004");
    await settle(page);
    expect(plain(await page.locator("main").textContent())).toContain(kinderarmut);
    await page.locator("main").getByRole("link", {name: "Kinderarmut"}).first().click();
    await page.waitForURL("**/indikatoren/mss_kinderarmut");
    await settle(page);
    await page.locator("summary", {hasText: "Tabelle"}).first().click();
    const row = page.getByRole("row", {name: /Hellersdorf-Nord/}).first();
    expect(plain(await row.textContent())).toContain(kinderarmut);
  });

  it("comes back from its address after a reload, in another browser and by the back button", async () => {
    const {page} = journey;
    await journey.visit("/karte");
    await page.getByLabel("Was").selectOption("anteil_65_plus");
    await page.getByLabel("Wo").selectOption("bzr");
    await page.getByLabel("Wann").selectOption("2010-12-31");
    await loaded(page);
    await page.getByLabel("Gebiet", {exact: true}).selectOption("104008");
    const address = page.url();
    const seen = async (p: Page): Promise<string[]> => [
      plain(await p.locator(".karte-worte").textContent()),
      plain(await p.locator(".karte-tabelle table").textContent()),
      plain(await p.locator(".karte-auswahl-inhalt").textContent())
    ];
    const before = await seen(page);
    expect(before[2]).toContain(plain(await written("anteil_65_plus", "104008", "2010-12-31")));
    await page.reload({waitUntil: "networkidle"});
    await settle(page);
    expect(await seen(page)).toEqual(before);
    const other = await openPage(journey.browser, journey.origin);
    await visit(other, address);
    expect(await seen(other.page)).toEqual(before);
    expect(other.troubles()).toEqual([]);
    await other.close();

    await page.getByLabel("Wann").selectOption("2025-12-31");
    expect(await seen(page)).not.toEqual(before);
    await page.goBack();
    await expect.poll(() => seen(page)).toEqual(before);
  });

  it("answers an outdated link in German and shows the nearest view", async () => {
    const {page} = journey;
    await journey.visit("/karte?indikator=mss_kinderarmut&ebene=pgr&zeitraum=1999-12-31&gebiet=99999999");
    const notice = plain(await page.locator(".karte-hinweise").textContent());
    expect(notice).toMatch(/Prognoseräume/);
    expect(notice).toMatch(/31\.12\.1999/);
    expect(await page.locator(".karte-tabelle tbody tr").count()).toBeGreaterThan(8);
  });
});

describe("the map by keyboard alone", () => {
  it("takes one tab stop, is walked by arrows, announces every area, selects with Enter and lets go with Escape", async () => {
    const {page} = journey;
    await journey.visit("/karte?indikator=mss_kinderarmut&ebene=bzr&zeitraum=2020-12-31");
    await page.getByRole("link", {name: "Tabelle überspringen, weiter zur Karte"}).focus();
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.getAttribute("role"))).toBe("application");

    await page.keyboard.press("Home");
    await expect.poll(() => announced(page)).toContain("Hellersdorf-Nord");
    expect(await announced(page)).toContain(plain(await written("mss_kinderarmut", "102004", "2020-12-31")));
    expect(await announced(page)).toMatch(/Klasse \d von \d/);
    expect(await announced(page)).toMatch(/Rang 1 von 9/);
    await page.keyboard.press("End");
    await expect.poll(() => announced(page)).toContain("Mahlsdorf");
    expect(await announced(page)).toContain("3,1 %");
    expect(await announced(page)).toMatch(/Rang 9 von 9/);

    const reached = new Set<string>();
    for (const key of ["Home", ..."LULULLDDRRULDRDLULRDRRUULDDLLUURRD"]) {
      const arrow = {L: "ArrowLeft", R: "ArrowRight", U: "ArrowUp", D: "ArrowDown"}[key] ?? key;
      await page.keyboard.press(arrow);
      reached.add((await announced(page)).split(",")[0] ?? "");
    }
    expect(reached.size).toBeGreaterThanOrEqual(6);

    await page.keyboard.press("Home");
    await page.keyboard.press("Enter");
    await expect.poll(() => state(page)["gebiet"]).toBe("102004");
    expect(await selected(page)).toContain("43,4 %");
    // The first Escape puts the details of the area away, the second the selection.
    await page.keyboard.press("Escape");
    await page.locator(".karte-tipp").waitFor({state: "hidden"});
    expect(state(page)["gebiet"]).toBe("102004");
    await page.keyboard.press("Escape");
    await expect.poll(() => state(page)["gebiet"]).toBeUndefined();
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.getAttribute("role"))).not.toBe("application");
  });

  it("goes to an indicator of another problem field and says what it shows", async () => {
    const {page} = journey;
    await journey.visit("/karte");
    const group = (): Promise<string> =>
      page
        .locator("#karte-indikator option:checked")
        .evaluate((option) => (option.parentElement as HTMLOptGroupElement).label);
    const before = await group();
    await page.locator("#karte-indikator").focus();
    await page.keyboard.press("End");
    await loaded(page);
    expect(await group()).not.toBe(before);
    const id = state(page)["indikator"];
    const titel = indicators.find((i) => i.id === id)?.titel ?? "";
    await expect.poll(() => page.locator(".karte-titel h2").textContent()).toBe(titel);
    expect(plain(await page.locator(".karte-meldung").textContent())).toContain(titel);
  });

  it("says that data could not be loaded, shows no old numbers, and tries again", async () => {
    const watched = await openPage(journey.browser, journey.origin);
    const {page} = watched;
    await visit(watched, "/karte");
    const files = "**/data/karte/einwohner.json";
    await page.route(files, (route) => route.abort());
    await page.getByLabel("Was").selectOption("einwohner");
    await page.getByText("Die Daten konnten nicht geladen werden.").waitFor();
    expect(await page.locator(".karte-tabelle").isVisible()).toBe(false);
    expect(await page.locator(".karte-titel").isVisible()).toBe(false);
    await page.unroute(files);
    await page.getByRole("button", {name: "Erneut versuchen"}).focus();
    await page.keyboard.press("Enter");
    await loaded(page);
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Einwohnerinnen und Einwohner");
    expect(await page.locator(".karte-tabelle").isVisible()).toBe(true);
    // The one failure was made here.
    expect(watched.troubles()).toHaveLength(1);
    await watched.close();
  });

  it("says of the outlier that it has no class, and never 0", async () => {
    const {page} = journey;
    await journey.visit("/karte?indikator=mss_status&gebiet=10100205");
    const text = await selected(page);
    expect(text).toContain("nicht klassifiziert");
    expect(text).not.toMatch(/\b0\b/);
    expect(await tableRow(page, "10100205")).toContain("x");
  });

  it("sorts the table by its header buttons", async () => {
    const {page} = journey;
    await journey.visit("/karte?indikator=mss_kinderarmut&ebene=bzr&zeitraum=2020-12-31");
    const first = async (): Promise<string> =>
      plain(await page.locator(".karte-tabelle tbody tr th a").first().textContent());
    expect(await first()).toBe("Hellersdorf-Nord");
    await page.getByRole("button", {name: /Bezirksregion/}).focus();
    await page.keyboard.press("Enter");
    await expect.poll(first).toBe("Biesdorf");
    expect(await page.locator('th[data-spalte="gebiet"]').getAttribute("aria-sort")).toBe("ascending");
    await page.reload({waitUntil: "networkidle"});
    await settle(page);
    expect(await first()).toBe("Biesdorf");
  });
});
