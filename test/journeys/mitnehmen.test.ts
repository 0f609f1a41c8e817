import {expect, it} from "vitest";
import {startJourney} from "../support/journey.js";
import {csvZeilen, speichereDaten} from "../support/mitnehmen.js";

const journey = startJourney();

const glatt = (text: string): string => text.replace(/[\s\u00a0\u202f\u2009]+/g, " ");

/** How the screen may write *zahl* of a file: German, with at most as many decimals as the file has. */
const amSchirm = (zahl: string): string => {
  const stellen = zahl.split(".")[1]?.length ?? 0;
  return Number(zahl)
    .toLocaleString("de-DE", {minimumFractionDigits: stellen, maximumFractionDigits: stellen})
    .replace("-", "−");
};

it.each([
  "/karte?indikator=mss_kinderarmut&ebene=bzr",
  "/indikatoren/mss_kinderarmut",
  "/gebiete/102004",
  "/vergleich?gebiete=101001,102005",
  "/problemfelder",
  "/bedarfsindex?ebene=bzr",
  "/luecken",
  "/zielgruppen?gruppe=kinder",
  "/zentren/",
  "/zentren/beispiel-biesdorf",
  "/standards"
])("%s: name, area, date, unit, source and licence in the file, and the screen's figures", async (adresse) => {
  const {page} = journey;
  await journey.visit(adresse);
  await page.evaluate(() => document.querySelectorAll("details").forEach((d) => (d.open = true)));
  const schirm = glatt(await page.locator("main").innerText());
  const datei = await speichereDaten(page, page.locator("main"), "CSV");
  expect(datei.name).toMatch(/^(beispieldaten_)?mh_[\w.-]+_v\d+\.\d+\.\d+\.csv$/);
  const zeilen = csvZeilen(datei);
  expect(zeilen.length).toBeGreaterThan(0);
  for (const zeile of zeilen) {
    const eines = (...spalten: string[]): boolean => spalten.some((spalte) => (zeile[spalte] ?? "") !== "");
    expect(zeile["quelle"], "source").toMatch(/CC BY|dl-de|Leistungsdokumentation|ODbL|Lizenz/);
    expect(eines("gebiet_name", "gebiet", "untertitel", "titel"), "area").toBe(true);
    expect(eines("zeitraum", "untertitel", "jahr", "datenstand"), "period").toBe(true);
    const einheiten = Object.keys(zeile).filter((spalte) => /(^|_)(einheit|prozent|stunden|je_\d+)(_|$)/.test(spalte));
    expect(eines("untertitel", ...einheiten) || einheiten.length > 0 || !("wert" in zeile), "unit").toBe(true);
    expect(zeile["version"]).toMatch(/^\d+\.\d+\.\d+$/);
  }
  const steht = (zahl: string): boolean =>
    [amSchirm(zahl), amSchirm(zahl).replace("−", "-")].some((text) => schirm.includes(text));
  const werte = zeilen.map((zeile) => zeile["wert"] ?? "").filter((wert) => /^-?\d+(\.\d+)?$/.test(wert));
  expect(werte.filter((wert) => !steht(wert))).toEqual([]);
  // A file may hold more than the screen, such as intervals behind a mark.
  const andere = zeilen.flatMap(({version: _, ...zeile}) =>
    Object.values(zeile).filter((wert) => /^-?\d+\.\d+$/.test(wert))
  );
  expect(andere.filter(steht).length * 2).toBeGreaterThanOrEqual(andere.length);
});
