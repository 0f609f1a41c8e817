import {readFileSync} from "node:fs";
import {join} from "node:path";
import {describe, expect, inject, it} from "vitest";
import {ZentrenData, ZentrumSeite} from "../../loaders/marts/leistungenShapes.js";
import {openWarehouse} from "../../loaders/warehouse/open.js";
import {formatZahl} from "../../src/lib/format.js";
import {listFiles} from "../../tools/addresses.js";
import {axeFaults} from "../support/axe.js";
import {openPage, settle, visit} from "../support/browser.js";
import {startJourney} from "../support/journey.js";

const journey = startJourney();

/** The very file the page shows. */
function fileOf(name: string): unknown {
  const file = listFiles(inject("dist")).find((f) => f.startsWith(`_file/data/listen/${name}.`) && f.endsWith(".json"));
  return JSON.parse(readFileSync(join(inject("dist"), file!), "utf8"));
}

const {stand, zentren} = ZentrenData.parse(fileOf("zentren"));
/** A centre that reported more than one year. */
const mitJahren = zentren.find(({monate}) => monate.filter(({gemeldet}) => gemeldet > 0).length > 1)!;

describe("the centres", () => {
  it("are found in the list, and a reader comes by keyboard from a centre's year to the year before and back", async () => {
    const {page} = journey;
    await journey.visit("/zentren/");
    expect(await page.textContent("h1")).toBe("Zentren");
    expect(await axeFaults(page)).toEqual([]);
    await page.getByRole("link", {name: mitJahren.name, exact: true}).focus();
    await page.keyboard.press("Enter");
    await page.waitForURL(`**/zentren/${mitJahren.zentrum_id}`);
    await settle(page);
    expect(await page.textContent("h1")).toContain(mitJahren.name);

    const jahr = page.getByLabel("Jahr", {exact: true});
    expect(await jahr.inputValue()).toBe(String(stand.vorgabejahr));
    await jahr.focus();
    await page.keyboard.press("ArrowDown");
    const davor = String(stand.vorgabejahr! - 1);
    await expect.poll(() => new URL(page.url()).searchParams.get("jahr")).toBe(davor);
    await expect.poll(() => page.getByRole("status").filter({hasText: davor}).count()).toBe(1);
    expect(await page.locator(".zentrum-blick thead th").nth(1).textContent()).toContain(davor);
    expect(await axeFaults(page)).toEqual([]);

    await page.goBack();
    await expect.poll(() => jahr.inputValue()).toBe(String(stand.vorgabejahr));
  });

  it("show the warehouse's own sums", async () => {
    const {page} = journey;
    await journey.visit(`/zentren/${mitJahren.zentrum_id}`);
    const warehouse = await openWarehouse(inject("warehouse"), "intern");
    const reader = await warehouse.runAndReadAll(
      "SELECT sum(termine)::DOUBLE AS termine FROM leistungen WHERE zentrum_id = $id AND starts_with(zeitraum, $jahr)",
      {id: mitJahren.zentrum_id, jahr: String(stand.vorgabejahr)}
    );
    warehouse.closeSync();
    const {termine} = reader.getRowObjectsJS()[0] as {termine: number};
    const row = page.locator(".zentrum-blick tbody tr").filter({hasText: "Termine"});
    expect(await row.locator("td").first().textContent()).toBe(formatZahl(termine));
  });

  it("keep invented records apart: the mark on every page made of them, and none of their figures beside a real name", async () => {
    const {page} = journey;
    await journey.visit("/zentren/");
    const echte = page.locator(".zentren section").first();
    if (stand.beispiel) {
      expect(await echte.textContent()).not.toMatch(/von \d+ Monaten/);
      expect(await page.locator(".zentren-beispiel .beispielhinweis").count()).toBe(1);
    }
    for (const {zentrum_id, beispiel} of zentren) {
      const seite = ZentrumSeite.parse(fileOf(`zentrum-${zentrum_id}`));
      if (!beispiel && stand.beispiel) expect(seite.jahre, zentrum_id).toEqual([]);
    }
    const invented = zentren.find(({beispiel}) => beispiel);
    if (!invented) return;
    await journey.visit(`/zentren/${invented.zentrum_id}`);
    expect(await page.title()).toContain("Beispieldaten");
    expect(await page.locator(".beispielhinweis").isVisible()).toBe(true);
    await page.emulateMedia({media: "print"});
    expect(await page.locator(".beispielhinweis").isVisible()).toBe(true);
  });

  it("explain a centre without records what would stand here", async () => {
    const ohne = zentren.find(({monate}) => monate.length === 0);
    if (!ohne) return;
    const {page} = journey;
    await journey.visit(`/zentren/${ohne.zentrum_id}`);
    await page.getByRole("heading", {name: "Noch keine Leistungsdaten"}).waitFor();
    expect(await page.locator("#zentrum-jahr").count()).toBe(0);
    expect(await axeFaults(page)).toEqual([]);
  });

  it("say what is shown instead of a year without data, and fit a phone", async () => {
    const watched = await openPage(journey.browser, journey.origin, {viewport: {width: 360, height: 740}});
    await visit(watched, `/zentren/${mitJahren.zentrum_id}?jahr=1999`);
    const {page} = watched;
    expect(await page.locator(".zentrum .hinweis").filter({hasText: "1999"}).count()).toBe(1);
    expect(new URL(page.url()).search).toBe("");
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
    expect(watched.troubles()).toEqual([]);
    await watched.close();
  });
});
