import {mkdtempSync, readFileSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import type {Page} from "playwright-core";
import {strFromU8, unzipSync} from "fflate";
import {afterAll, describe, expect, inject, it} from "vitest";
import {openWarehouse} from "../../loaders/warehouse/open.js";
import {formatZahl, formatZeitraum} from "../../src/lib/format.js";
import {axeFaults} from "../support/axe.js";
import {alsPdf, hatTextverarbeitung, seitenOf} from "../support/libreoffice.js";
import {startJourney} from "../support/journey.js";
import {oeffne, waehle} from "../support/tastatur.js";

const journey = startJourney();
const dir = mkdtempSync(join(tmpdir(), "foerderantrag-"));
afterAll(() => rmSync(dir, {recursive: true, force: true}));
const bereit = hatTextverarbeitung(dir);
const zentrum = "beispiel-marzahn-nord";
const adresse = `/foerderantrag?zentrum=${zentrum}`;

/** Saves the sheet as a Word file and returns its name and the texts of all its table cells, in order. */
async function savedCells(
  page: Page,
  press: () => Promise<void>
): Promise<{name: string; cells: string[]; xml: string}> {
  const [download] = await Promise.all([page.waitForEvent("download"), press()]);
  const xml = strFromU8(unzipSync(new Uint8Array(readFileSync(await download.path())))["word/document.xml"]!);
  const plain = (part: string): string =>
    [...part.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)]
      .map(([, text]) => text!)
      .join("")
      .replaceAll("&lt;", "<")
      .replaceAll("&gt;", ">")
      .replaceAll("&quot;", '"')
      .replaceAll("&apos;", "'")
      .replaceAll("&amp;", "&");
  const cells = [...xml.matchAll(/<w:tc>(.*?)<\/w:tc>/gs)].map(([, cell]) => plain(cell!));
  return {name: download.suggestedFilename(), cells, xml};
}

it("from the start page to a saved Word file in at most five steps, by keyboard alone, with the sheet's figures", async () => {
  const {page} = journey;
  await journey.visit("/");
  await waehle(page, page.locator("#start-zentrum"), "Beispielzentrum Marzahn-Nord");
  await oeffne(page, page.locator(".startweg:has(#start-zentrum) button"));
  await page.locator(".blatt").waitFor();
  expect(new URL(page.url()).searchParams.get("zentrum")).toBe(zentrum);
  // Centre, button to the sheet, button to save: three steps of five.
  const {name, cells} = await savedCells(page, () => oeffne(page, page.locator(".dokument-knoepfe button").nth(1)));
  expect(name).toBe(`beispieldaten_bedarfsatlas_zuwendungsantrag_${zentrum}_2025.docx`);
  const shown = await page.locator(".blatt :is(th, td)").allTextContents();
  expect(cells).toEqual(shown);
  expect(cells.length).toBeGreaterThan(60);
});

it("shows the figures of the warehouse and of the register", async () => {
  const {page, origin} = journey;
  await journey.visit(adresse);
  await page.locator(".blatt").waitFor();
  const warehouse = await openWarehouse(inject("warehouse"));
  const reader = await warehouse.runAndReadAll(
    `SELECT groesse, jahr, wert::DOUBLE AS wert, status FROM zellen
      WHERE zentrum_id = $zentrum AND tabelle = 'zentrum' AND groesse IN ('termine', 'stunden', 'beratungen')`,
    {zentrum}
  );
  const rows = reader.getRowObjectsJS() as {groesse: string; jahr: number; wert: number | null; status: string}[];
  expect(rows.length).toBeGreaterThan(3);
  const titel: Record<string, string> = {
    termine: "Termine",
    stunden: "Angebotsstunden",
    beratungen: "Beratungskontakte"
  };
  for (const {groesse, jahr, wert, status} of rows.filter((r) => r.jahr >= 2024)) {
    const cells = await page
      .locator(".blatt tr", {has: page.locator("th", {hasText: titel[groesse]!})})
      .first()
      .locator("td")
      .allTextContents();
    expect(cells[jahr - 2024], `${groesse} ${jahr}`).toBe(status === "geschuetzt" ? "•" : formatZahl(wert!));
  }
  const befunde = (await (await fetch(`${origin}/data/listen/zentrum-${zentrum}.json`)).json()) as {
    kopf: {name: string};
  };
  expect(await page.locator(".blatt-titel").textContent()).toContain(befunde.kopf.name);
});

it("takes other words and refuses other figures; the change is marked in sheet and file, and gone when taken back", async () => {
  const {page} = journey;
  await journey.visit(adresse);
  await page.locator("#antrag-saetze > summary").click();
  await page.locator("[id$='mss_kinderarmut-bearbeiten']").click();
  const field = page.locator("textarea[id$='mss_kinderarmut']");
  const rule = await field.inputValue();
  await field.fill(`${rule} Es sind 4711 Kinder.`);
  await page.getByRole("button", {name: "Übernehmen"}).click();
  expect(await page.locator(".antrag-fehler[role=alert]").textContent()).toContain("4711");
  expect(await axeFaults(page)).toEqual([]);
  await field.fill(rule.replace("Kinderarmut in", "Arme Kinder in"));
  await page.getByRole("button", {name: "Übernehmen"}).click();
  await page.locator(".blatt", {hasText: "Arme Kinder in"}).waitFor();
  const {xml} = await savedCells(page, () => page.locator(".dokument-knoepfe button").nth(1).click());
  expect(xml).toContain("Arme Kinder in");
  expect(xml).toContain("von Hand geändert");
  expect(xml).not.toContain("4711");
  expect(page.url()).not.toContain("Arme");
  await page.reload();
  await page.locator(".blatt", {hasText: "Arme Kinder in"}).waitFor();
  await page.locator("#antrag-saetze > summary").click();
  await page.getByRole("button", {name: "Zurück zum Regelsatz"}).click();
  expect(await page.locator(".blatt").textContent()).not.toContain("Arme Kinder in");
});

it.each([
  ["zuwendungsantrag", 2],
  ["kurzprofil", 1]
] as const)("prints %s on %d sheets of A4", async (zweck, sheets) => {
  const {page} = journey;
  await journey.visit(`${adresse}&zweck=${zweck}`);
  await page.locator(".blatt").waitFor();
  const pdf = await page.pdf({preferCSSPageSize: true, printBackground: true});
  expect(pdf.toString("latin1").match(/\/Type\s*\/Page\b/g)).toHaveLength(sheets);
});

describe.skipIf(!bereit)("the Word files after LibreOffice", () => {
  it("of every invented centre and a real one are as long as the page promises", {timeout: 300_000}, async () => {
    const {page, origin} = journey;
    const warehouse = await openWarehouse(inject("warehouse"));
    const reader = await warehouse.runAndReadAll("SELECT zentrum_id FROM zentren WHERE beispiel ORDER BY zentrum_id");
    const invented = reader.getRowObjectsJS().map((row) => row["zentrum_id"] as string);
    expect(invented.length).toBeGreaterThan(5);
    const files: {file: string; sheets: number}[] = [];
    for (const id of [...invented, "kompass"])
      for (const [zweck, sheets] of [
        ["zuwendungsantrag", 2],
        ["kurzprofil", 1]
      ] as const) {
        await page.goto(`${origin}/foerderantrag?zentrum=${id}&zweck=${zweck}`);
        await page.locator(".blatt").waitFor();
        const [download] = await Promise.all([
          page.waitForEvent("download"),
          page.locator(".dokument-knoepfe button").nth(1).click()
        ]);
        const file = join(dir, `${zweck}-${id}.docx`);
        await download.saveAs(file);
        files.push({file, sheets});
      }
    const pdfs = alsPdf(
      dir,
      files.map(({file}) => file)
    );
    const found = pdfs.map((pdf, i) => [files[i]!.file, pdf === null ? 0 : seitenOf(pdf).length]);
    expect(found).toEqual(files.map(({file, sheets}) => [file, sheets]));
  });
});

it("a figure of another date than those beside it says so: the Bezirk's child poverty", async () => {
  const {page} = journey;
  await journey.visit(adresse);
  await page.locator(".blatt").waitFor();
  const cell = page.locator(".blatt table", {hasText: "Versorgung"}).locator("tr", {hasText: "Bezirk insgesamt"});
  const text = await cell.locator("td").nth(1).textContent();
  const warehouse = await openWarehouse(inject("warehouse"));
  const newest = async (gebiet: string): Promise<string> => {
    const reader = await warehouse.runAndReadAll(
      `SELECT max(zeitraum) AS zeitraum FROM beobachtungen
        WHERE indikator_id = 'mss_kinderarmut' AND gebiet_id = $gebiet AND wert IS NOT NULL`,
      {gebiet}
    );
    return (reader.getRowObjectsJS()[0] as {zeitraum: string}).zeitraum;
  };
  const [bezirk, bzr] = [await newest("10"), await newest("101001")];
  expect(bezirk).not.toBe(bzr);
  expect(text).toContain(`(Stand ${formatZeitraum(bezirk)})`);
});

it("on a phone the sheet waits behind a button, and prints all the same", async () => {
  const {page} = journey;
  await page.setViewportSize({width: 375, height: 800});
  await journey.visit(adresse);
  await page.locator(".blatt").waitFor({state: "attached"});
  expect(await page.locator(".blatt").isVisible()).toBe(false);
  await page.emulateMedia({media: "print"});
  expect(await page.locator(".blatt").isVisible()).toBe(true);
  await page.emulateMedia({media: "screen"});
  await page.getByRole("button", {name: "Vorschau zeigen"}).click();
  expect(await page.locator(".blatt").isVisible()).toBe(true);
});

it("a real centre without records gets an honest sheet without any mark or figure of invented ones", async () => {
  const {page} = journey;
  await journey.visit("/foerderantrag?zentrum=kompass");
  const sheet = page.locator(".blatt");
  await sheet.waitFor();
  expect(await sheet.textContent()).toContain("noch keine Leistungsdokumentation gemeldet");
  expect(await sheet.textContent()).toContain("steht deshalb keine Lücke");
  expect(await page.locator(".beispielhinweis").count()).toBe(0);
  expect(await axeFaults(page)).toEqual([]);
});

it("every indicator on offer is named in the notes, those with a verdict with their value, which is the warehouse's", async () => {
  const {page} = journey;
  await journey.visit(`${adresse}&indikatoren=keine`);
  await page.locator(".blatt").waitFor();
  await page.locator("#antrag-indikatoren > summary").click();
  const offered = await page.locator("#antrag-indikatoren label").allTextContents();
  const sheet = (await page.locator(".blatt").textContent())!;
  expect(offered.length).toBeGreaterThan(10);
  const sentence = /Verfügbar und nicht gewählt:(.*?)Quellen:/s.exec(sheet)![1]!;
  for (const entry of offered) {
    const [, title, verdict] = /^(.*?) (?:[+−]?\d[^(]*|keine Angabe[^(]*|\S+ )\(.*; (.*)\)$/.exec(entry.trim()) ?? [];
    if (/^(über|unter|kein erkennbarer)/.test(verdict ?? "")) expect(sentence).toContain(entry.trim());
    else expect(sentence, entry).toContain(title ?? entry.trim().split(" (")[0]!);
  }
  const warehouse = await openWarehouse(inject("warehouse"));
  const reader = await warehouse.runAndReadAll(
    `SELECT wert::DOUBLE AS wert FROM beobachtungen
      WHERE indikator_id = 'mss_kinderarmut' AND gebiet_id = '101001' AND lor_stand = '2021' AND wert IS NOT NULL
      ORDER BY zeitraum DESC LIMIT 1`
  );
  const [row] = reader.getRowObjectsJS() as {wert: number}[];
  expect(sheet).toContain(`Kinderarmut ${formatZahl(row!.wert, 1)}\u202f%`);
});
