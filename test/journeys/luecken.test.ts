import {readFileSync} from "node:fs";
import {join} from "node:path";
import type {Page} from "playwright-core";
import {describe, expect, inject, it} from "vitest";
import {LueckenData, LueckenGruppe} from "../../loaders/marts/leistungenShapes.js";
import {ansichtOf, deckungOf, deckungText, mengeText} from "../../src/components/luecken/ansicht.js";
import {lueckenSpec, wahlOf} from "../../src/components/luecken/zustand.js";
import {parseState} from "../../src/lib/state.js";
import {texteLeistungen} from "../../src/lib/texte/leistungen.js";
import {listFiles} from "../../tools/addresses.js";
import {axeFaults} from "../support/axe.js";
import {openPage, visit} from "../support/browser.js";
import {startJourney} from "../support/journey.js";
import {csvZeilen, speichereDaten} from "../support/mitnehmen.js";
import {tabTo} from "../support/tastatur.js";

const journey = startJourney();
const plain = (text: string | null): string => (text ?? "").replace(/\s+/g, " ").trim();
const state = (page: Page): Record<string, string> => Object.fromEntries(new URL(page.url()).searchParams);

/** The very file the page is given. */
function readData(): LueckenData {
  const file = listFiles(inject("dist")).find((f) => /^_file\/data\/listen\/luecken\..*json$/.test(f));
  return LueckenData.parse(JSON.parse(readFileSync(join(inject("dist"), file!), "utf8")));
}

/** Amount and coverage of every area by name, as the files say for the choice in the page's address. */
function expected(page: Page): Record<string, [menge: string, deckung: string | null]> {
  const data = readData();
  const wahl = wahlOf(parseState(lueckenSpec(data), new URL(page.url()).search).state);
  const path = join(inject("dist"), "data/listen", `luecken-${wahl.zielgruppe}.json`);
  const gruppe = LueckenGruppe.parse(JSON.parse(readFileSync(path, "utf8")));
  const {zeilen} = ansichtOf(data, gruppe, wahl);
  return Object.fromEntries(
    zeilen.map((z) => {
      const deckung = deckungOf(z);
      return [z.name, [mengeText(z, wahl.messgroesse), deckung === null ? null : deckungText(deckung)]];
    })
  );
}

/** The cell of a column in every row of the table, by the area's name: its first line. */
function column(page: Page, spalte: string): Promise<Record<string, string>> {
  return page.$$eval(
    ".luecken-tabelle tbody tr",
    (rows, id) => {
      const heads = [...document.querySelectorAll<HTMLElement>(".luecken-tabelle thead th")];
      const k = heads.findIndex((th) => th.dataset["spalte"] === id);
      return Object.fromEntries(
        rows.map((row) => {
          const zelle = row.children[k]!.cloneNode(true) as Element;
          for (const zusatz of zelle.querySelectorAll(".luecken-zusatz, .luecken-robust")) zusatz.remove();
          return [row.querySelector("th a")!.textContent, zelle.textContent.trim()];
        })
      );
    },
    spalte
  );
}

async function agrees(page: Page): Promise<void> {
  const soll = expected(page);
  await expect
    .poll(() => column(page, "wert"))
    .toEqual(Object.fromEntries(Object.entries(soll).map(([name, [menge]]) => [name, menge])));
  const deckungen = await column(page, "deckung");
  for (const [name, [, deckung]] of Object.entries(soll)) if (deckung !== null) expect(deckungen[name]).toBe(deckung);
}

describe("gaps of infrastructure", () => {
  it("begins with what the files say, with coverage of reporting, mark and notice", async () => {
    const {page} = journey;
    await journey.visit("/luecken");
    await page.locator("#luecken-titel").waitFor();
    await agrees(page);
    const {stand} = readData();
    const abdeckung = plain(await page.locator(".luecken-abdeckung").textContent());
    const jahr = stand.meldejahre.find((m) => m.jahr === stand.vorgabejahr)!;
    expect(abdeckung).toContain(texteLeistungen.abdeckung(jahr.gemeldet, jahr.zentren));
    expect(abdeckung.includes("Beispieldaten")).toBe(stand.beispiel);
    expect(await page.locator(".beispielhinweis").count()).toBe(stand.beispiel ? 1 : 0);
    expect(plain(await page.locator(".luecken-wirkung").textContent())).toBe(texteLeistungen.wirkung);
  });

  it("is used by keyboard alone: group, logic, map, order, and a file with the figures of the screen", async () => {
    const {page} = journey;
    await journey.visit("/luecken");
    await page.locator("#luecken-titel").waitFor();
    await page.locator("#luecken-zielgruppe").focus();
    await page.keyboard.type("Hochaltrige");
    await expect.poll(() => state(page)["zielgruppe"]).toBe("hochaltrige");
    await page.getByText("Angebotsstunden: Hochaltrige", {exact: false}).first().waitFor();
    // Its help comes first.
    await tabTo(page, page.locator("#luecken-sicht"), 2);
    await page.keyboard.type("Einzug");
    await expect.poll(() => state(page)).toEqual({zielgruppe: "hochaltrige", sicht: "einzugsgebiet"});
    await agrees(page);
    expect(plain(await page.locator(".luecken-meldung").textContent())).toContain("Einzugsgebiet zu Fuß");

    await page.locator(".luecken-bereich-karte .karte-feld").focus();
    await page.keyboard.press("Home");
    const ansage = plain(await page.locator(".luecken-bereich-karte .karte-ansage").textContent());
    const [name = "", wert] = ansage.split(", ");
    expect((await column(page, "deckung"))[name]?.replace(/\s/g, " ")).toBe(wert?.replace(/\s/g, " "));
    await page.keyboard.press("Enter");
    await expect.poll(() => state(page)["gebiet"]).toBeDefined();
    expect(plain(await page.locator("#luecken-auswahl").textContent())).toBe(`Ausgewählt: ${name}`);
    expect(await page.locator('.luecken-tabelle tr[aria-current="true"] th a').textContent()).toBe(name);
    await page.keyboard.press("Escape");
    await page.keyboard.press("Escape");
    await expect.poll(() => state(page)["gebiet"]).toBeUndefined();

    await page.locator('th[data-spalte="wert"] button').focus();
    await page.keyboard.press("Enter");
    await expect.poll(() => state(page)["sortierung"]).toBe("wert-ab");
    expect(await page.evaluate(() => document.activeElement?.closest("th")?.getAttribute("data-spalte"))).toBe("wert");

    const datei = await speichereDaten(page, page.locator(".luecken-bereich-tabelle"), "CSV");
    const {stand} = readData();
    expect(datei.name.startsWith("beispieldaten_")).toBe(stand.beispiel);
    const werte = await column(page, "wert");
    const zeilen = csvZeilen(datei).slice(0, Object.keys(werte).length);
    expect(zeilen.map((r) => r["gebiet_name"])).toEqual(Object.keys(werte));
    for (const {gebiet_name: name, wert, zeichen} of zeilen)
      expect(wert || zeichen).toBe(werte[name!]!.replaceAll(".", "").replace(",", "."));
  }, 90_000);

  it("comes back by address and back button, and shows the nearest view for an address that does not exist", async () => {
    const {page} = journey;
    await journey.visit("/luecken?ebene=plr&sicht=standort&tabelle=drei");
    await page.locator("#luecken-titel").waitFor();
    expect(await page.locator(".luecken-tabelle tbody tr").count()).toBe(readData().gebiete.plr.length);
    await page.locator("#luecken-mass").selectOption("termine");
    await expect.poll(() => state(page)["mass"]).toBe("termine");
    await page.goBack();
    await expect.poll(() => state(page)).toEqual({ebene: "plr", sicht: "standort", tabelle: "drei"});
    await journey.visit("/luecken?jahr=1900&zielgruppe=niemand");
    await page.locator(".luecken-hinweise .hinweis").first().waitFor();
    expect(await page.locator(".luecken-hinweise .hinweis").count()).toBe(2);
    expect(state(page)).toEqual({});
  });

  it("shows only amounts for people nobody counts", async () => {
    const {page} = journey;
    await journey.visit("/luecken?zielgruppe=gefluechtete");
    await page.locator('[data-art="gezaehlt"]').waitFor();
    expect(await page.locator('th[data-spalte="deckung"]').count()).toBe(0);
    expect(await page.locator("#luecken-quadranten").count()).toBe(0);
  });

  it("has no accessibility fault, in light and dark, and fits small screens", async () => {
    for (const colorScheme of ["light", "dark"] as const) {
      const watched = await openPage(journey.browser, journey.origin, {colorScheme});
      await visit(watched, "/luecken?ebene=plr&sicht=standort");
      await watched.page.locator("#luecken-quadranten").waitFor();
      expect(await axeFaults(watched.page)).toEqual([]);
      await watched.close();
    }
    const {page} = journey;
    for (const width of [1440, 768, 375]) {
      await page.setViewportSize({width, height: 900});
      await journey.visit("/luecken");
      await page.locator("#luecken-quadranten").waitFor();
      expect(await page.evaluate(() => document.documentElement.scrollWidth), `${width} px`).toBeLessThanOrEqual(width);
    }
  }, 120_000);
});
