import {readFileSync} from "node:fs";
import {parse} from "csv-parse/sync";
import {parquetReadObjects} from "hyparquet";
import {expect, it} from "vitest";
import {settle} from "../support/browser.js";
import {startJourney} from "../support/journey.js";
import {oeffne, tabTo, waehle} from "../support/tastatur.js";

const journey = startJourney();

it("a press officer finds one indicator's map for the report, by keyboard alone from the start page", async () => {
  const {page} = journey;
  await journey.visit("/");
  const aufgabe = page.getByRole("region", {name: "Eine Karte oder Zahl übernehmen"});
  await waehle(page, aufgabe.getByRole("combobox", {name: "Indikator"}), "Transferbezug");
  await oeffne(page, aufgabe.getByRole("button", {name: "Karte zeigen"}));
  await page.waitForURL("**/karte?indikator=mss_transferbezug");
  await settle(page);
  await page.locator(".karte-seite:not([data-laden]) path[data-id]").first().waitFor();
  expect(await page.locator(".karte-seite path[data-id]").count()).toBeGreaterThanOrEqual(41);
  // What a report must say beside the picture, and the same figures as a file.
  await oeffne(page, page.getByRole("button", {name: "Quelle kopieren"}));
  await page.getByText("Quellenangabe kopiert").waitFor();
  await page.evaluate(() => document.body.append(Object.assign(document.createElement("textarea"), {id: "probe"})));
  await page.locator("#probe").focus();
  await page.keyboard.press("Control+V");
  const quelle = await page.locator("#probe").inputValue();
  expect(quelle).toMatch(
    /Transferbezug.*, Planungsräume in Marzahn-Hellersdorf · 31\.12\.2020 · Prozent\. Quellen: .*Monitoring Soziale Stadtentwicklung/
  );
  expect(quelle).toContain(new URL(page.url()).origin + "/karte?");
  for (const [name, wert] of new URL(page.url()).searchParams) expect(quelle).toContain(`${name}=${wert}`);
  await oeffne(page, page.getByRole("button", {name: "Daten", exact: true}));
  const daten = page.getByRole("form", {name: "Daten speichern"});
  await daten.getByText(/^Angezeigte Daten \(43 Zeilen\)$/).waitFor();
  await daten.getByText(/^Alle Gebiete und Jahre \(\d[\d.]* Zeilen\)$/).waitFor();
  const speichere = async (format: string): Promise<{name: string; inhalt: Buffer}> => {
    const [datei] = await Promise.all([
      page.waitForEvent("download"),
      daten.getByRole("button", {name: format, exact: true}).press("Enter")
    ]);
    return {name: datei.suggestedFilename(), inhalt: readFileSync(await datei.path())};
  };
  const csv = await speichere("CSV");
  expect(csv.name).toMatch(/^mh_mss_transferbezug_plr_2020-12-31_karte_v[\d.]+\.csv$/);
  const rows: Record<string, string>[] = parse(csv.inhalt, {columns: true});
  expect(rows).toHaveLength(43);
  // The writers of these are fetched when they are asked for, one of them from a package.
  const parquet = await speichere("Parquet");
  const {buffer, byteOffset, length} = parquet.inhalt;
  const file = buffer.slice(byteOffset, byteOffset + length) as ArrayBuffer;
  const wert = ({gebiet_id, wert, status}: Record<string, unknown>): unknown[] => [gebiet_id, wert, status];
  expect((await parquetReadObjects({file})).map(wert)).toEqual(
    rows.map((row) => wert({...row, wert: row["wert"] === "" ? null : Number(row["wert"])}))
  );
  expect((await speichere("Excel (XLSX)")).inhalt.subarray(0, 2).toString()).toBe("PK");
  await page.keyboard.press("Escape");
  expect(await daten.count()).toBe(0);
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Daten");
});

it("each task of the start page leads to its page with what was chosen", async () => {
  const {page} = journey;
  for (const [knopf, adresse] of [
    ["Problemfeld ansehen", /\/problemfelder\?feld=kinder_familien$/],
    ["Lücken für diese Gruppe", /\/luecken\?zielgruppe=familien$/],
    ["Jahresplanung öffnen", /\/jahresplanung\??$/],
    ["Blatt erstellen", /\/foerderantrag\?zentrum=[a-z-]+&zweck=zuwendungsantrag/]
  ] as const) {
    await journey.visit("/");
    if (knopf === "Blatt erstellen") await page.getByLabel("Zentrum", {exact: true}).selectOption("beispiel-biesdorf");
    await page.getByRole("button", {name: knopf}).click();
    await page.waitForURL(adresse);
    await settle(page);
    // No notice about parameters that the page does not know.
    expect(await page.locator("main").innerText()).not.toContain("im Link ist hier unbekannt");
  }
});

it("the groups of the navigation open and close by keyboard, and lead on", async () => {
  const {page} = journey;
  await journey.visit("/");
  const kopf = page.locator(".hauptnavigation summary", {hasText: "Gebiete"});
  await oeffne(page, kopf);
  await page.keyboard.press("Tab");
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Gebietsprofile");
  await page.keyboard.press("Escape");
  expect(await kopf.evaluate((summary) => summary === document.activeElement)).toBe(true);
  expect(await page.locator(".nav-gruppe[open]").count()).toBe(0);
  await page.keyboard.press("Enter");
  await tabTo(page, page.locator(".nav-gruppe a", {hasText: "Vergleich"}), 3);
  await page.keyboard.press("Enter");
  await page.waitForURL("**/vergleich");
});
