import {readFileSync} from "node:fs";
import {join} from "node:path";
import type {Page} from "playwright-core";
import {describe, expect, inject, it} from "vitest";
import {BedarfsindexData} from "../../loaders/marts/shapes.js";
import {openWarehouse} from "../../loaders/warehouse/open.js";
import {ansichtOf, eingabeOf, indexSpec} from "../../src/components/bedarfsindex/zustand.js";
import {berechneIndex, berechneRaenge} from "../../src/lib/bedarfsindex.js";
import {formatZahl} from "../../src/lib/format.js";
import {parseState} from "../../src/lib/state.js";
import {texteBedarfsindex} from "../../src/lib/texte/bedarfsindex.js";
import {listFiles} from "../../tools/addresses.js";
import {axeFaults} from "../support/axe.js";
import {openPage, settle, visit} from "../support/browser.js";
import {startJourney} from "../support/journey.js";
import {csvZeilen, speichereDaten} from "../support/mitnehmen.js";

const journey = startJourney();

/** The very file the page computes with. */
function readData(): BedarfsindexData {
  const file = listFiles(inject("dist")).find((f) => /^_file\/data\/listen\/bedarfsindex\..*json$/.test(f));
  return BedarfsindexData.parse(JSON.parse(readFileSync(join(inject("dist"), file!), "utf8")));
}

const plain = (text: string | null): string => (text ?? "").replace(/\s+/g, " ").trim();
const state = (page: Page): Record<string, string> => Object.fromEntries(new URL(page.url()).searchParams);

/** Figures of every Planungsraum as the table shows them: index, and interval of ranks ("x" if not rated). */
function shown(page: Page): Promise<Record<string, string[]>> {
  return page.$$eval(".index-tabelle tr[data-id]", (rows) =>
    Object.fromEntries(
      rows.map((row) => [
        row.getAttribute("data-id"),
        [
          row.querySelector("td")!.textContent,
          (row.querySelector(".index-rang-text") ?? row.querySelector("td.index-spalte-rang"))!.textContent
        ]
      ])
    )
  );
}

/** The same from figures. */
const written = (
  ids: readonly string[],
  index: readonly (number | null)[],
  raenge: readonly ({rang_unten: number; rang_oben: number} | null)[]
): Record<string, string[]> =>
  Object.fromEntries(
    ids.map((id, i) => {
      const r = raenge[i] ?? null;
      const wert = index[i] ?? null;
      return [
        id,
        [
          wert === null ? "x" : formatZahl(wert, 2),
          r === null ? "x" : texteBedarfsindex.rangspanne(r.rang_unten, r.rang_oben)
        ]
      ];
    })
  );

/** What Node makes of the choice in the page's address. */
function computed(page: Page): Record<string, string[]> {
  const data = readData();
  const {wahl} = ansichtOf(data, parseState(indexSpec(data), new URL(page.url()).search).state);
  const eingabe = eingabeOf(data);
  return written(
    data.gebiete.map(({gebiet_id}) => gebiet_id),
    berechneIndex(eingabe, wahl)!.index,
    berechneRaenge(eingabe, wahl)!
  );
}

/** Waits until no ranks are being computed. */
const ready = (page: Page): Promise<void> =>
  page.locator(".index-seite:not([data-rechnet])").waitFor({timeout: 20_000});

describe("the need index", () => {
  it("begins with the warehouse's figures, by groups and with intervals", async () => {
    const {page} = journey;
    await journey.visit("/bedarfsindex");
    const warehouse = await openWarehouse(inject("warehouse"));
    const reader = await warehouse.runAndReadAll(
      `SELECT gebiet_id, wert, rang_unten, rang_oben, gruppe FROM bedarfsindex LEFT JOIN bedarfsindex_raenge USING (gebiet_id)
       WHERE ebene = 'plr' AND feld = 'gesamt' ORDER BY gebiet_id`
    );
    warehouse.closeSync();
    const rows = reader.getRowObjectsJS() as {
      gebiet_id: string;
      wert: number | null;
      rang_unten: number | null;
      rang_oben: number;
      gruppe: number | null;
    }[];
    expect(rows).toHaveLength(41);
    const raenge = rows.map(({rang_unten, rang_oben}) => (rang_unten === null ? null : {rang_unten, rang_oben}));
    const werte = rows.map(({wert}) => wert);
    expect(await shown(page)).toEqual(
      written(
        rows.map(({gebiet_id}) => gebiet_id),
        werte,
        raenge
      )
    );
    const groups = await page.$$eval(".index-gruppe th", (heads) => heads.map((th) => th.textContent));
    expect(groups).toHaveLength(new Set(rows.map(({gruppe}) => gruppe)).size);
    expect(groups[0]).toContain("stärkste Hinweise auf Bedarf");
    expect(groups.at(-1)).toContain("Nicht bewertet");
    expect(plain(await page.locator(".index-aenderung").textContent())).toContain("Es ist nichts geändert.");
  });

  it("computes own weights in the browser as Node does, and comes back by reload and by the back button", async () => {
    const {page} = journey;
    await journey.visit("/bedarfsindex");
    const usual = await shown(page);
    const weight = page.getByLabel("Gewicht von „Jugend und junge Erwachsene“ als Zahl");
    await weight.fill("2,5");
    await weight.press("Enter");
    await expect.poll(() => state(page)).toEqual({gewicht_jugend: "2.5"});
    await ready(page);
    const own = await shown(page);
    expect(own).not.toEqual(usual);
    expect(own).toEqual(computed(page));
    await page.getByText("„Jugend und junge Erwachsene“ hat das Gewicht 2,5 statt 1").waitFor();

    await page.reload({waitUntil: "networkidle"});
    await settle(page);
    await ready(page);
    expect(await shown(page)).toEqual(own);
    expect(await weight.inputValue()).toBe("2,5");

    await weight.fill("0");
    await weight.press("Enter");
    await ready(page);
    await page.goBack();
    await expect.poll(() => shown(page)).toEqual(own);
    expect(await weight.inputValue()).toBe("2,5");
    await page.goBack();
    await expect.poll(() => shown(page)).toEqual(usual);
  }, 90_000);

  it("works with scale, mean and indicators of one's own, and gets back to the usual choice", async () => {
    const {page} = journey;
    await journey.visit("/bedarfsindex?ohne=mss_altersarmut&skala=spanne&mittel=geometrisch");
    await ready(page);
    expect(plain(await page.locator(".index-aenderung").textContent())).toMatch(
      /ohne „Altersarmut“; Skala .* statt .*; Mittel geometrisch statt arithmetisch/
    );
    expect(plain(await page.locator(".index-lage").textContent())).toContain("ist 0 nicht der Durchschnitt");
    await page.locator(".index-zurueck").click();
    await expect.poll(() => state(page)).toEqual({});
    await page.getByText("Es ist nichts geändert.").waitFor();
  });

  it("keeps the last view if all weights are 0, says so, and offers a way out", async () => {
    const {page} = journey;
    await journey.visit("/bedarfsindex");
    const usual = await shown(page);
    for (const feld of ["Armut und Existenzsicherung", "Arbeit und Beschäftigung", "Jugend und junge Erwachsene"]) {
      const weight = page.getByLabel(`Gewicht von „${feld}“ als Zahl`);
      await weight.fill("0");
      await weight.press("Enter");
    }
    const message = page.locator(".index-keine");
    expect(plain(await message.textContent())).toContain("Kein Problemfeld zählt mit.");
    expect(Object.keys(await shown(page))).toHaveLength(41);
    await message.getByRole("button", {name: "Zur Vorgabe zurück"}).click();
    await expect.poll(() => shown(page)).toEqual(usual);
    await expect.poll(() => state(page)).toEqual({});
  });

  it("is used by keyboard alone: weight, indicator, order, area, reset", async () => {
    const {page} = journey;
    await journey.visit("/bedarfsindex");
    const focused = (): Promise<string> => page.evaluate(() => document.activeElement?.id ?? "");
    await page.getByLabel("Armut und Existenzsicherung", {exact: true}).focus();
    await page.keyboard.press("ArrowRight");
    await expect.poll(() => state(page)).toEqual({gewicht_armut_existenzsicherung: "1.5"});
    await page.keyboard.press("Tab");
    expect(await focused()).toBe("index-zahl-armut_existenzsicherung");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Space");
    await expect.poll(() => state(page)["ohne"]).toBe("mss_transferbezug");
    await ready(page);

    await page.getByRole("button", {name: /Indexwert/}).focus();
    await page.keyboard.press("Enter");
    await expect.poll(() => state(page)["sortierung"]).toBe("index-ab");
    expect(await page.locator('th[data-spalte="index"]').getAttribute("aria-sort")).toBe("descending");
    expect(await page.getByText("Tabelle sortiert nach „Indexwert“, absteigend.").count()).toBe(1);
    expect(await page.evaluate(() => document.activeElement?.closest("th")?.getAttribute("data-spalte"))).toBe("index");
    // Out of their groups, areas still stand with group and interval.
    expect(plain(await page.locator(".index-tabelle tr[data-id]").first().textContent())).toMatch(/Gruppe 1/);

    await page.locator('tr[data-id="10100101"] .karte-waehlen').focus();
    await page.keyboard.press("Enter");
    await expect.poll(() => state(page)["gebiet"]).toBe("10100101");
    await expect.poll(() => page.locator("#index-gebiet-titel").textContent()).toBe("Ausgewählt: Marzahn West");
    await page.keyboard.press("Escape");
    await expect.poll(() => state(page)["gebiet"]).toBeUndefined();
    await page.locator(".index-zurueck").focus();
    await page.keyboard.press("Enter");
    expect(await focused()).toBe("index-aenderung");
    await expect.poll(() => state(page)).toEqual({sortierung: "index-ab"});
  });

  it("shows map and weights side by side on a wide screen, and words of the index while a weight moves", async () => {
    const watched = await openPage(journey.browser, journey.origin, {viewport: {width: 1280, height: 900}});
    const {page} = watched;
    await visit(watched, "/bedarfsindex");
    await page.locator(".index-einstellungen").evaluate((e) => e.scrollIntoView());
    const seen = await page.evaluate(() =>
      [...document.querySelectorAll(".index-felder input[type=range], .karte-feld")].map((e) => {
        const {top, bottom, left, right} = e.getBoundingClientRect();
        return top >= 0 && bottom <= window.innerHeight && left >= 0 && right <= window.innerWidth;
      })
    );
    expect(seen.length).toBeGreaterThan(5);
    expect(seen).not.toContain(false);
    expect(await page.locator(".karte-zeichnung").count()).toBe(1);
    // A slider that moves and is not yet let go.
    await page.locator("#index-regler-jugend").evaluate((e) => {
      (e as HTMLInputElement).value = "4";
      e.dispatchEvent(new Event("input", {bubbles: true}));
    });
    await page.getByText(/Größte Änderungen des Indexwerts: .* statt /).waitFor();
    expect(state(page)).toEqual({});
    expect(watched.troubles()).toEqual([]);
    await watched.close();
  });

  it("starts its worker from the site's own files, since the policy allows no other", async () => {
    const watched = await openPage(journey.browser, journey.origin);
    const {page} = watched;
    const workers: string[] = [];
    page.on("worker", (worker) => workers.push(worker.url()));
    const answer = page.waitForResponse((response) => /\/bedarfsindex\?/.test(response.url()));
    await visit(watched, "/bedarfsindex?gewicht_jugend=2");
    await ready(page);
    expect((await answer).headers()["content-security-policy"]).toContain("worker-src 'self';");
    expect(await shown(page)).toEqual(computed(page));
    expect(workers.map((url) => new URL(url).origin)).toEqual([journey.origin]);
    expect(watched.troubles()).toEqual([]);
    await watched.close();
  });

  it("says if the ranks cannot be computed, and tries again", async () => {
    const watched = await openPage(journey.browser, journey.origin);
    const {page} = watched;
    const worker = "**/rangarbeiter.*.js";
    await page.context().route(worker, (route) => route.abort());
    await visit(watched, "/bedarfsindex?gewicht_jugend=2");
    await page.getByText("Die Ränge konnten nicht berechnet werden.").waitFor();
    await page.context().unroute(worker);
    await page.getByRole("button", {name: "Ränge noch einmal berechnen"}).click();
    await ready(page);
    expect(await shown(page)).toEqual(computed(page));
    await watched.close();
  });

  it("saves the table as a file with everything the choice was", async () => {
    const {page} = journey;
    await journey.visit("/bedarfsindex?gewicht_jugend=2");
    await ready(page);
    const tabelle = page.locator("main");
    const csv = await speichereDaten(page, tabelle, "CSV");
    expect(csv.name).toMatch(/^mh_bedarfsindex_plr_2020-12-31_eigene_v\d+\.\d+\.\d+\S*\.csv$/);
    const [erste] = csvZeilen(csv).filter((r) => r["gebiet_id"] === "10100101");
    expect(erste).toMatchObject({gebiet_name: "Marzahn West", bezirksregion: "Marzahn-Nord", datenstand: "31.12.2020"});
    expect([erste!["gruppe"], erste!["index"]].join(" ")).toMatch(/^\d -?\d+\.\d\d$/);
    const {name, inhalt} = await speichereDaten(page, tabelle, "JSON");
    expect(name).toMatch(/\.json$/);
    const text = inhalt.toString();
    expect(text).toContain("Bedarfsindex der Planungsräume in Marzahn-Hellersdorf");
    expect(text).toContain("Gewicht Jugend und junge Erwachsene: 2");
    expect(text).toContain(new URL(page.url()).search);
  });

  it("has no accessibility fault with own weights and an area selected, and no sideways scroll on a telephone", async () => {
    const watched = await openPage(journey.browser, journey.origin, {viewport: {width: 400, height: 800}});
    const {page} = watched;
    const address = "/bedarfsindex?gewicht_kinder_familien=2&gewicht_alter_pflege=0.5&gebiet=10200421";
    await visit(watched, address);
    await ready(page);
    expect(await axeFaults(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
    expect(plain(await page.locator(".index-indikatoren").textContent())).toMatch(/95-%-Intervall \d+,\d bis \d+,\d/);
    await page.emulateMedia({media: "print"});
    expect(await page.locator(".index-tabelle thead .index-spalte-feld").first().isVisible()).toBe(true);
    await page.emulateMedia({media: "screen"});
    await visit(watched, `${address.replace("10200421", "102004")}&ebene=bzr`);
    await ready(page);
    expect(await axeFaults(page)).toEqual([]);
    expect(watched.troubles()).toEqual([]);
    await watched.close();
  });
});
