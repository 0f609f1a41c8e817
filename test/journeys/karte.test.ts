import type {Page} from "playwright-core";
import {describe, expect, inject, it} from "vitest";
import type {Indicator} from "../../loaders/contract/catalogue.js";
import {readCatalogue} from "../../loaders/contract/readCatalogue.js";
import {openWarehouse} from "../../loaders/warehouse/open.js";
import {formatIntervall, formatWert} from "../../src/lib/format.js";
import {wilsonInterval} from "../../src/method/uncertainty.js";
import {openPage, settle, visit} from "../support/browser.js";
import {startJourney} from "../support/journey.js";

const journey = startJourney();

const {indicators} = readCatalogue("data/catalogue");

interface Row {
  indikator_id: string;
  gebiet_id: string;
  zeitraum: string;
  wert: number | null;
  status: string;
  zaehler: number | null;
  nenner: number | null;
  wenige: boolean;
}

/** The first row of the warehouse that fits, areas of 2021. */
async function rowOf(where: string, values: Record<string, string> = {}): Promise<Row> {
  const warehouse = await openWarehouse(inject("warehouse"));
  const reader = await warehouse.runAndReadAll(
    `SELECT indikator_id, gebiet_id, zeitraum, wert, status, zaehler, nenner, wenige FROM beobachtungen WHERE ${where}
     AND lor_stand = '2021' AND geschlecht = 'insgesamt' AND altersgruppe = 'insgesamt'
     ORDER BY indikator_id, zeitraum, gebiet_id LIMIT 1`,
    values
  );
  warehouse.closeSync();
  const [row] = reader.getRowObjectsJS() as unknown as Row[];
  if (!row) throw new Error(`nothing for ${where} ${JSON.stringify(values)}`);
  return row;
}

const indicatorOf = (id: string): Indicator => indicators.find((i) => i.id === id)!;

const cellOf = (indikator: string, gebiet: string, zeitraum: string): Promise<Row> =>
  rowOf("indikator_id = $indikator AND gebiet_id = $gebiet AND zeitraum = $zeitraum", {indikator, gebiet, zeitraum});

/** The warehouse's number as every page must write it. */
async function written(indikator: string, gebiet: string, zeitraum: string): Promise<string> {
  return formatWert(await cellOf(indikator, gebiet, zeitraum), indicatorOf(indikator));
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
    await page.getByRole("combobox", {name: "Was", exact: true}).selectOption("mss_kinderarmut");
    await page.getByRole("combobox", {name: "Wo", exact: true}).selectOption("bzr");
    await page.getByRole("combobox", {name: "Wann", exact: true}).selectOption("2022-12-31");

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
    await expect.poll(async () => plain(await page.locator("main").textContent())).toContain(kinderarmut);
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
    await page.getByRole("combobox", {name: "Was", exact: true}).selectOption("anteil_65_plus");
    await page.getByRole("combobox", {name: "Wo", exact: true}).selectOption("bzr");
    await page.getByRole("combobox", {name: "Wann", exact: true}).selectOption("2010-12-31");
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

    await page.getByRole("combobox", {name: "Wann", exact: true}).selectOption("2025-12-31");
    expect(await seen(page)).not.toEqual(before);
    await page.goBack();
    await expect.poll(() => seen(page)).toEqual(before);
  });

  it("shows beside a share the interval of its counts, and compares it by that only", async () => {
    const {page} = journey;
    const {zaehler, nenner} = await cellOf("anteil_65_plus", "104008", "2025-12-31");
    const {lower, upper} = wilsonInterval(zaehler!, nenner!);
    const interval = plain(formatIntervall({unten: 100 * lower, oben: 100 * upper}, indicatorOf("anteil_65_plus")));
    await journey.visit("/karte?indikator=anteil_65_plus&ebene=bzr&zeitraum=2025-12-31&gebiet=104008");
    expect(await selected(page)).toContain(interval);
    expect(await tableRow(page, "104008")).toContain(interval);
    expect(await selected(page)).toMatch(/liegt (über|unter) dem übrigen Bezirk|unterscheidet sich nicht erkennbar/);
    await map(page).locator('path[data-id="104008"]').hover();
    expect(plain(await page.locator(".karte-tipp").textContent())).toContain(interval);
    await page.keyboard.press("Escape");
    const explained = await page.getByText("allein durch Zufall schwanken").count();
    expect(explained).toBe(1);
    for (const search of ["indikator=einwohner", "indikator=mss_status"]) {
      await journey.visit(`/karte?${search}`);
      const text = plain(await page.locator(".karte-seite").textContent());
      expect(text).toContain("ohne Angabe zur Sicherheit");
      expect(text).not.toMatch(/Rang|über dem übrigen Bezirk/);
    }
  });

  it("puts a share of too few people in brackets, in grey, and compares it with none", async () => {
    const {page} = journey;
    const uncertain = await rowOf("wenige AND wert IS NOT NULL AND gebiet_id LIKE '10______' AND zeitraum > '2021'");
    const {indikator_id: id, gebiet_id: gebiet, zeitraum} = uncertain;
    await journey.visit(`/karte?indikator=${id}&ebene=plr&zeitraum=${encodeURIComponent(zeitraum)}&gebiet=${gebiet}`);
    const brackets = plain(`(${formatWert({...uncertain, ki: null}, indicatorOf(id))})`);
    expect(await tableRow(page, gebiet)).toContain(brackets);
    expect(await selected(page)).toContain(brackets);
    expect(await selected(page)).not.toContain("Rang");
    expect(await map(page).locator(`path[data-id="${gebiet}"]`).getAttribute("fill")).toContain("wenige");
    expect(plain(await page.locator(".karte-legende").textContent())).toContain("( ) zu wenige Fälle");
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
    expect(await announced(page)).toMatch(/Rang 1 bis \d von 9/);
    await page.keyboard.press("End");
    await expect.poll(() => announced(page)).toContain("Mahlsdorf");
    expect(await announced(page)).toContain("3,1 %");
    expect(await announced(page)).toMatch(/Rang \d bis 9 von 9/);

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
    await page.getByRole("combobox", {name: "Was", exact: true}).selectOption("einwohner");
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
