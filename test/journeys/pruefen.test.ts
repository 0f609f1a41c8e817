import {readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import type {FileChooser, Page, Request} from "playwright-core";
import {describe, expect, it} from "vitest";
import {leseDatei} from "../../src/lib/leistungen/lesen.js";
import {axeFaults} from "../support/axe.js";
import {openPage, visit} from "../support/browser.js";
import {startJourney} from "../support/journey.js";

const journey = startJourney();

const beispiele = "data/beispiel/leistungsdokumentation";
const jahr = readdirSync(beispiele)
  .filter((name) => /^\d{4}$/.test(name))
  .sort()[0]!;

interface Datei {
  name: string;
  mimeType: string;
  buffer: Buffer;
}

const csvOf = (name: string, buffer: Buffer): Datei => ({name, mimeType: "text/csv", buffer});

/** The invented delivery of one centre and year: all its CSV files. */
function delivery(): Datei[] {
  const ordner = join(beispiele, jahr, readdirSync(join(beispiele, jahr)).sort()[0]!);
  return readdirSync(ordner).map((name) => csvOf(name, readFileSync(join(ordner, name))));
}

/** The same with a word where the first row of "leistungen" has its hours, and a telephone number in an offer's title. */
function faulty(): Datei[] {
  return delivery().map(({name, buffer}) => {
    const [kopf, erste, ...rest] = buffer.toString("utf8").split(/\r?\n/) as [string, string, ...string[]];
    const spalten = kopf.replace("\ufeff", "").split(";");
    const zellen = erste.split(";");
    if (name === "leistungen.csv") zellen[spalten.indexOf("stunden")] = "zwölf";
    if (name === "angebote.csv") zellen[spalten.indexOf("titel")] = "Anmeldung 030 1234567";
    return csvOf(name, Buffer.from([kopf, zellen.join(";"), ...rest].join("\r\n")));
  });
}

const urteil = async (page: Page): Promise<string> => {
  await page.locator(".pruefen-urteil").waitFor({timeout: 30_000});
  return (await page.locator(".pruefen-urteil").textContent())!;
};

/** Opens the page and waits until it has loaded everything that it will ever need. */
async function open(page: Page, visited: Promise<void>): Promise<void> {
  await visited;
  await page.locator(".pruefen-seite[data-bereit]").waitFor({timeout: 20_000});
}

/** Presses *name* and gives the file that it saves. */
async function download(page: Page, name: string): Promise<{name: string; bytes: Uint8Array}> {
  const [saved] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", {name}).click()]);
  return {name: saved.suggestedFilename(), bytes: new Uint8Array(readFileSync((await saved.path())!))};
}

describe("checking records", () => {
  it("accepts a good delivery, corrects it, and makes a template without a network", async () => {
    const watched = await openPage(journey.browser, journey.origin);
    const {page} = watched;
    await open(page, visit(watched, "/daten-pruefen"));
    expect(await page.locator("main").textContent()).toContain("nichts davon wird gesendet oder gespeichert");
    await page.context().setOffline(true);
    const requests: Request[] = [];
    page.context().on("request", (request) => {
      if (!/^(blob|data):/.test(request.url())) requests.push(request);
    });

    await page.setInputFiles("#pruefen-datei", delivery());
    expect(await urteil(page)).toMatch(/^Die Dateien können abgegeben werden\./);
    expect(await page.locator(".pruefen-monate li").count()).toBe(12);
    const corrected = await download(page, "Korrigierte Datei herunterladen");
    const template = await download(page, "Vorlage herunterladen");
    expect(template.name).toMatch(/^leistungsdokumentation_.*_\d{4}\.xlsx$/);
    expect((await leseDatei(template.name, template.bytes)).map(({blatt}) => blatt)).toContain("Meldestand");

    await page.getByRole("button", {name: "Neue Prüfung"}).click();
    const mimeType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    await page.setInputFiles("#pruefen-datei", {
      name: corrected.name,
      mimeType,
      buffer: Buffer.from(corrected.bytes)
    });
    expect(await urteil(page)).toMatch(/^Die Datei kann abgegeben werden\./);

    expect(requests.map((request) => request.url())).toEqual([]);
    expect(new URL(page.url()).search + new URL(page.url()).hash).toBe("");
    const stored = await page.evaluate(async () => [
      localStorage.length,
      sessionStorage.length,
      (await indexedDB.databases()).length,
      (await caches.keys()).length,
      document.cookie.length
    ]);
    expect(stored).toEqual([0, 0, 0, 0, 0]);
    expect(watched.troubles()).toEqual([]);
    await watched.close();
  });

  it("sends nothing and asks no other host from the first moment on", async () => {
    const {page} = journey;
    const requests: Request[] = [];
    page.context().on("request", (request) => requests.push(request));
    await open(page, journey.visit("/daten-pruefen"));
    await page.setInputFiles("#pruefen-datei", faulty());
    await urteil(page);
    await download(page, "Korrigierte Datei herunterladen");
    expect(requests.length).toBeGreaterThan(5);
    for (const request of requests) {
      expect(request.method()).toBe("GET");
      expect(request.postData()).toBeNull();
      expect([journey.origin, "null"]).toContain(new URL(request.url().replace(/^blob:/, "")).origin);
    }
  });

  it("names faults with file, row, column, value and remedy, and forgets them on request", async () => {
    const {page} = journey;
    await open(page, journey.visit("/daten-pruefen"));
    await page.setInputFiles("#pruefen-datei", faulty());
    expect(await urteil(page)).toMatch(/^2 Fehler müssen behoben werden/);
    const faults = (await page.locator(".pruefen-fehler").textContent())!;
    expect(faults).toMatch(/leistungen\.csv, Zeile 2, Spalte „stunden“\s*„zwölf“/);
    expect(faults).toContain("Personenbezogene Daten (1)");
    const corrected = await download(page, "Korrigierte Datei herunterladen");
    const sheet = (await leseDatei(corrected.name, corrected.bytes)).find(({blatt}) => blatt === "Leistungen")!;
    expect(sheet.zeilen[0]!.zellen).toContain("zwölf");
    expect(String(sheet.zeilen[0]!.zellen[sheet.kopf.indexOf("Bitte prüfen")])).toContain("„zwölf“");
    await page.getByRole("button", {name: "Neue Prüfung"}).click();
    expect(await page.locator(".pruefen-ergebnis").count()).toBe(0);
    await page.getByText("Mit Beispieldatei ausprobieren").click();
    expect(await urteil(page)).toContain("Fehler");
    await page.getByText("Diese Datei ist erfunden.").waitFor();
  });

  it("takes files that are dropped", async () => {
    const {page} = journey;
    await open(page, journey.visit("/daten-pruefen"));
    const files = delivery().map(({name, buffer}) => ({name, text: buffer.toString("utf8")}));
    await page.evaluate((dropped) => {
      const dataTransfer = new DataTransfer();
      for (const {name, text} of dropped) dataTransfer.items.add(new File([text], name));
      const zone = document.querySelector(".pruefen-ablage")!;
      for (const type of ["dragover", "drop"])
        zone.dispatchEvent(new DragEvent(type, {dataTransfer, bubbles: true, cancelable: true}));
    }, files);
    expect(await urteil(page)).toContain("können abgegeben werden");
  });

  it("is used by keyboard alone: choose, read the verdict, begin anew, make a template", async () => {
    const {page} = journey;
    // Long before the key is pressed: the browser takes a moment until it hands its dialog over.
    const dialog = new Promise<FileChooser>((opened) => page.once("filechooser", opened));
    await open(page, journey.visit("/daten-pruefen"));
    const focused = (): Promise<string> =>
      page.evaluate(() => document.activeElement?.id || document.activeElement?.textContent || "");
    await page.getByLabel("Dateien auswählen").focus();
    await page.keyboard.press("Enter");
    const chooser = await dialog;
    expect(chooser.isMultiple()).toBe(true);
    await chooser.setFiles(faulty());
    await urteil(page);
    expect(await focused()).toBe("pruefen-ergebnis-titel");
    await page.keyboard.press("Tab");
    expect(await focused()).toBe("Neue Prüfung");
    await page.keyboard.press("Enter");
    expect(await focused()).toBe("pruefen-datei");
    for (const next of [
      "Ganzen Ordner auswählen",
      "Mit Beispieldatei ausprobieren",
      "pruefen-zentrum",
      "pruefen-jahr"
    ]) {
      await page.keyboard.press("Tab");
      expect(await focused()).toBe(next);
    }
    await page.keyboard.press("Tab");
    const [saved] = await Promise.all([page.waitForEvent("download"), page.keyboard.press("Enter")]);
    expect(saved.suggestedFilename()).toMatch(/\.xlsx$/);
  });

  it("has no accessibility fault, empty and with faults, and no sideways scroll on a telephone", async () => {
    for (const width of [400, 1280]) {
      const watched = await openPage(journey.browser, journey.origin, {viewport: {width, height: 900}});
      const {page} = watched;
      await open(page, visit(watched, "/daten-pruefen"));
      expect(await axeFaults(page)).toEqual([]);
      await page.getByText("Mit Beispieldatei ausprobieren").click();
      await urteil(page);
      expect(await axeFaults(page)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(
        0
      );
      expect(watched.troubles()).toEqual([]);
      await watched.close();
    }
  });
});
