import type {Page} from "playwright-core";
import {expect, it} from "vitest";
import {startJourney} from "../support/journey.js";
import {readPdf} from "../support/pdf.js";
import type {Pdf, Seite} from "../support/pdf.js";

const journey = startJourney();

/** Smallest letters on paper, in points, with a little less for rounding. */
const kleinste = 8.45;

/** What stands between the margins of a sheet: head and foot line are no content. */
const inhalt = ({laeufe, hoehe}: Seite): string =>
  laeufe
    .filter(({y}) => y > 34 && y < hoehe - 30)
    .map(({text}) => text)
    .join(" ");

const drucke = async (page: Page): Promise<Pdf> =>
  readPdf(await page.pdf({tagged: true, preferCSSPageSize: true, printBackground: true}));

/** What is wrong with a print, in words; nothing if every sheet says what it is and can be read. */
function fehlerIn({seiten}: Pdf, marken: readonly string[]): string[] {
  return seiten.flatMap((seite, i) => {
    const wo = `sheet ${i + 1} of ${seiten.length}`;
    const fehlt = [`Seite ${i + 1} von ${seiten.length}`, ...marken].filter((wort) => !seite.text.includes(wort));
    const klein = seite.laeufe.filter(({groesse, text}) => groesse < kleinste && text.trim() !== "");
    return [
      ...fehlt.map((wort) => `${wo} lacks "${wort}"`),
      ...klein.slice(0, 3).map(({text, groesse}) => `${wo}: "${text}" has ${groesse.toFixed(1)} points`),
      ...(inhalt(seite).length < 120 ? [`${wo} has next to nothing on it`] : [])
    ];
  });
}

/** Rows of tables that paper may cut in two, and controls that nobody can press there. */
async function aufPapier(page: Page): Promise<string[]> {
  await page.emulateMedia({media: "print"});
  const gefunden = await page.evaluate(() => {
    const sichtbar = (e: Element): boolean => e.getClientRects().length > 0;
    const reihen = [...document.querySelectorAll("main tr")].filter(
      (tr) => sichtbar(tr) && getComputedStyle(tr).breakInside === "auto"
    );
    const knoepfe = [
      ...document.querySelectorAll("main :is(button, select, input:not([type=checkbox], [type=radio]))")
    ];
    return [
      ...reihen.slice(0, 3).map((tr) => `can be cut: ${tr.textContent.slice(0, 60)}`),
      // A table that sorts and a matrix print their buttons as words.
      ...knoepfe
        .filter((e) => sichtbar(e) && getComputedStyle(e).display !== "contents" && !e.closest("th, td"))
        .map((e) => `control: ${e.id || e.textContent.trim()}`)
    ];
  });
  await page.emulateMedia({media: null});
  return gefunden;
}

it.each([
  ["/gebiete/102004", "Hellersdorf-Nord (Bezirksregion 102004) – Bedarfsatlas", 2],
  ["/problemfelder", "Problemfelder – Bedarfsatlas", 9],
  ["/foerderantrag?zentrum=beispiel-biesdorf", "Beispielzentrum Biesdorf", 2]
] as const)(
  "%s has name, date, page n of m and mark on every sheet, uncut rows, and its sources",
  async (adresse, name, hoechstens) => {
    const {page} = journey;
    await journey.visit(adresse);
    expect(await aufPapier(page)).toEqual([]);
    const pdf = await drucke(page);
    expect(fehlerIn(pdf, [name, "Gedruckt am ", "Beispieldaten"])).toEqual([]);
    expect(pdf.seiten.length).toBeLessThanOrEqual(hoechstens);
    expect(pdf.text).toMatch(/CC BY|dl-de/);
  }
);

it("the record of a year's planning has its name, page n of m and sources on paper, under one first heading", async () => {
  const {page} = journey;
  await journey.visit("/jahresplanung");
  await page.getByRole("button", {name: "Beispiel laden"}).click();
  await page
    .getByRole("link", {name: /Protokoll/})
    .or(page.getByRole("button", {name: /Protokoll/}))
    .first()
    .click();
  await page.getByRole("heading", {level: 2, name: /Protokoll/}).waitFor();
  expect(await aufPapier(page)).toEqual([]);
  const pdf = await drucke(page);
  expect(fehlerIn(pdf, ["Bedarfsatlas", "Gedruckt am ", "Beispiel"])).toEqual([]);
  expect(pdf.text).toMatch(/CC BY|dl-de/);
  expect(pdf.seiten.reduce((n, {rollen}) => n + (rollen["H1"] ?? 0), 0)).toBe(1);
});
