import {readFileSync} from "node:fs";
import type {Page} from "playwright-core";
import {describe, expect, it} from "vitest";
import type {Sitzung} from "../../src/lib/planung/typen.js";
import {axeFaults} from "../support/axe.js";
import {openPage, visit} from "../support/browser.js";
import {startJourney} from "../support/journey.js";

const journey = startJourney();

const plain = (text: string | null): string => (text ?? "").replace(/\s+/g, " ").trim();
const focused = (page: Page): Promise<string> => page.evaluate(() => document.activeElement?.id ?? "");
const titleOf = async (page: Page): Promise<string> => plain(await page.locator("#planung-titel").textContent());

/** Presses Tab until the element *id* has the focus, which must then be visible. */
async function tabTo(page: Page, id: string, key: "Tab" | "Shift+Tab" = "Tab"): Promise<void> {
  for (let i = 0; i < 150; i++) {
    if ((await focused(page)) === id) {
      const outline = await page.evaluate(() => getComputedStyle(document.activeElement!).outlineStyle);
      expect(outline, `focus on ${id}`).not.toBe("none");
      return;
    }
    await page.keyboard.press(key);
  }
  throw new Error(`no way to ${id} by ${key}`);
}

async function press(page: Page, id: string): Promise<void> {
  await tabTo(page, id);
  await page.keyboard.press("Enter");
}

/** Gives points on the empty ballot: the radio button of each topic is moved by arrow keys. */
async function vote(page: Page, points: Record<number, number>): Promise<void> {
  for (const [topic, value] of Object.entries(points)) {
    await tabTo(page, `planung-stimme-${topic}-0`);
    for (let i = 0; i < value; i++) await page.keyboard.press("ArrowRight");
  }
  await press(page, "planung-abgeben");
  await page.waitForFunction(() => document.activeElement?.id === "planung-pause");
}

async function saved(page: Page, id: string): Promise<{name: string; text: string}> {
  await tabTo(page, id);
  const [download] = await Promise.all([page.waitForEvent("download"), page.keyboard.press("Enter")]);
  return {name: download.suggestedFilename(), text: readFileSync((await download.path())!, "utf8")};
}

/** Fills in the priority *n*, which is measured with the first of what justified its topic. */
async function decide(page: Page, n: number): Promise<void> {
  await tabTo(page, `planung-sp-${n}-begruendung`);
  await page.keyboard.type("Die Zentren und die Zahlen sagen dasselbe.");
  await tabTo(page, `planung-sp-${n}-verantwortlich`);
  await page.keyboard.type("Koordination des Verbunds");
  await tabTo(page, `planung-sp-${n}-messung`);
  await page.keyboard.press("ArrowDown");
  await tabTo(page, `planung-sp-${n}-richtung`);
  await page.keyboard.press("ArrowDown");
  await tabTo(page, `planung-sp-${n}-pruefung`);
  await page.locator(`#planung-sp-${n}-pruefung`).fill("2099-11-01");
}

describe("the annual session", () => {
  it("goes by keyboard alone from the start page to the record, and a year later shows targets against new values", async () => {
    const {page} = journey;
    await journey.visit("/");
    await page
      .locator("a[href$='jahresplanung']")
      .first()
      .evaluate((link) => {
        const group = link.closest("details");
        if (group) group.open = true;
        (link as HTMLElement).focus();
      });
    await page.keyboard.press("Enter");
    await page.waitForURL("**/jahresplanung");
    await page.locator(".planung-seite").waitFor();
    await press(page, "planung-neu");
    expect(await titleOf(page)).toBe("Jahr und Rollen");
    expect(await focused(page)).toBe("planung-titel");

    await tabTo(page, "planung-tag");
    await page.locator("#planung-tag").fill("2026-11-20");
    await tabTo(page, "planung-rollen");
    await page.keyboard.type("Koordination des Verbunds");
    await press(page, "planung-vor");
    expect(await titleOf(page)).toBe("Themen");
    expect(await page.locator(".planung-thema").count()).toBeGreaterThanOrEqual(8);
    await press(page, "planung-vor");
    await press(page, "planung-vor");
    expect(await titleOf(page)).toBe("Abstimmen");

    for (let n = 0; n < 5; n++) {
      if (n > 0) await press(page, "planung-naechste");
      expect(await page.locator("#planung-bogen-titel").textContent()).toBe(`Stimmzettel ${n + 1}`);
      await vote(page, {0: 2, 1: 2, [n < 3 ? 9 : 2]: 1});
      expect(await page.locator(".planung-bogen").count()).toBe(0);
      if (n === 1) expect(plain(await page.locator(".planung-bereich").textContent())).toContain("bleibt verdeckt");
    }
    await press(page, "planung-zum-ergebnis");
    expect(await titleOf(page)).toBe("Ergebnis");
    const reasons = await page.locator(".planung-begruendungen textarea").count();
    for (let i = 0; i < reasons; i++) {
      await tabTo(page, `planung-grund-${i}`);
      await page.keyboard.type("Das Wissen vor Ort spricht dafür.");
    }
    await press(page, "planung-vor");
    expect(await titleOf(page)).toBe("Beschluss");
    for (const i of [0, 1, 2]) {
      await tabTo(page, `planung-sp-wahl-${i}`);
      await page.keyboard.press("Space");
    }
    for (const n of [1, 2, 3]) await decide(page, n);
    await page.reload({waitUntil: "networkidle"});
    await page.locator(".planung-schwerpunkt").first().waitFor();
    await press(page, "planung-schliessen");
    await page.waitForFunction(() => document.querySelector("#planung-titel")?.textContent === "Protokoll");
    expect(plain(await page.locator(".blatt").textContent())).toContain("Koordination des Verbunds");
    const file = await saved(page, "planung-json");
    expect(file.name).toMatch(/jahresplanung_\d{4}\.json$/);
    const session = JSON.parse(file.text) as Sitzung;
    expect(session.stimmzettel).toHaveLength(5);
    for (const {messung} of session.schwerpunkte) expect(["atlas", "leistung"]).toContain(messung?.art);
    expect(new URL(page.url()).search).toBe("?schritt=7");

    const later = await openPage(journey.browser, journey.origin);
    await visit(later, "/jahresplanung");
    await later.page.locator(".planung-seite").waitFor();
    await later.page.setInputFiles("#planung-datei", {
      name: file.name,
      mimeType: "application/json",
      buffer: Buffer.from(file.text)
    });
    await later.page.locator("#planung-tun-rueckschau").waitFor();
    await press(later.page, "planung-tun-rueckschau");
    const review = plain(await later.page.locator(".blatt").textContent());
    for (const {thema} of session.schwerpunkte)
      expect(review).toContain(plain(session.themen.find(({id}) => id === thema)!.titel));
    expect(review).toContain("Neuer Wert");
    expect(review).toContain("Intervall");
    await press(later.page, "planung-rueck-neu");
    expect(await titleOf(later.page)).toBe("Jahr und Rollen");
    expect(await later.page.locator("#planung-jahr").inputValue()).toBe(String(session.jahr + 1));
    expect(later.troubles()).toEqual([]);
    await later.close();
  });

  it("needs no network once it is there, and sends nothing", async () => {
    const watched = await openPage(journey.browser, journey.origin);
    const {page} = watched;
    await visit(watched, "/jahresplanung");
    await page.locator(".planung-seite").waitFor();
    expect(watched.troubles()).toEqual([]);
    await page.context().setOffline(true);
    const requests: string[] = [];
    page.context().on("request", (request) => {
      // The browser looks for the site's icon again at every new address.
      if (!/^(blob|data):|\/zeichen\.[^/]*$/.test(request.url())) requests.push(request.url());
    });
    await page.locator("#planung-beispiel").click();
    for (const i of [1, 2, 3, 4, 5, 6, 7]) await page.locator(`#planung-schritt-${i}`).click();
    await page.locator(".blatt").waitFor();
    await saved(page, "planung-json");
    expect(requests).toEqual([]);
    expect(watched.troubles().filter((trouble) => !trouble.includes("ERR_INTERNET_DISCONNECTED"))).toEqual([]);
    await watched.close();
  });

  it("has no accessibility fault in any step, and no sideways scroll on a telephone", async () => {
    for (const width of [375, 1280]) {
      const watched = await openPage(journey.browser, journey.origin, {viewport: {width, height: 900}});
      const {page} = watched;
      await visit(watched, "/jahresplanung");
      await page.locator(".planung-seite").waitFor();
      expect(await axeFaults(page), "start").toEqual([]);
      await page.locator("#planung-beispiel").click();
      for (const i of [1, 2, 3, 4, 5, 6, 7]) {
        await page.locator(`#planung-schritt-${i}`).click();
        if (i === 6) await page.locator("#planung-sp-wahl-0").check();
        expect(await axeFaults(page), `step ${i}`).toEqual([]);
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        expect(wide, `step ${i} at ${width}`).toBeLessThanOrEqual(0);
      }
      expect(watched.troubles()).toEqual([]);
      await watched.close();
    }
  });
});
