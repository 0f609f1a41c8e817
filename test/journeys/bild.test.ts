import {readFileSync} from "node:fs";
import {Resvg} from "@resvg/resvg-js";
import {JSDOM} from "jsdom";
import pixelmatch from "pixelmatch";
import type {Locator, Page} from "playwright-core";
import {PNG} from "pngjs";
import {beforeAll, describe, expect, it, vi} from "vitest";
import {readCatalogue} from "../../loaders/contract/readCatalogue.js";
import {einbettung} from "../../src/components/bild/einbettung.js";
import {openPage} from "../support/browser.js";
import {startJourney} from "../support/journey.js";

const journey = startJourney();
const schriften = ["Regular", "Bold"].map(
  (schnitt) => `node_modules/pdfjs-dist/standard_fonts/LiberationSans-${schnitt}.ttf`
);
const breiten = [360, 720, 1080] as const;
const karte = "/karte?indikator=mss_kinderarmut&ebene=plr&zeitraum=2020-12-31&gebiet=10100312";

/** Gives *page* the type of the pictures, which a reader's computer has and this one may not. */
async function mitSchrift(page: Page): Promise<void> {
  await page.route("**/arial-*.ttf", (route) =>
    route.fulfill({
      path: schriften[/arial-(\d+)/.exec(route.request().url())![1] === "700" ? 1 : 0]!,
      contentType: "font/ttf"
    })
  );
}

const schriftCss = (origin: string): string =>
  [400, 700]
    .map((stark) => `@font-face{font-family:Arial;font-weight:${stark};src:url("${origin}/arial-${stark}.ttf")}`)
    .join("");

async function ladeSchrift(page: Page): Promise<void> {
  await page.addStyleTag({content: schriftCss(journey.origin)});
  await page.evaluate(() =>
    Promise.all(["400 14px Arial", "700 14px Arial"].map((schrift) => document.fonts.load(schrift)))
  );
}

/** Keeps what *page* makes addresses for: its policy lets no script ask for them. */
const merkeDateien = (page: Page): Promise<unknown> =>
  page.addInitScript(() => {
    const dateien = new Map<string, Blob>();
    Object.assign(window, {dateien});
    const make = URL.createObjectURL.bind(URL);
    URL.createObjectURL = (datei: Blob) => {
      const adresse = make(datei);
      dateien.set(adresse, datei);
      return adresse;
    };
  });

/** The text of the file that a panel shows. */
const vorschauOf = (leiste: Locator): Promise<string> =>
  leiste
    .locator(".bild-vorschau img")
    .evaluate((img) =>
      (window as unknown as {dateien: Map<string, Blob>}).dateien.get((img as HTMLImageElement).src)!.text()
    );

/** The pictures of the bar inside *bereich*, one for each width. */
async function bilder(page: Page, bereich: string, weiten: readonly number[] = breiten): Promise<string[]> {
  const leiste = page.locator(bereich).locator(".mitnehmen").last();
  await leiste.getByRole("button", {name: "Bild", exact: true}).click();
  const texte: string[] = [];
  for (const weite of weiten) {
    await leiste.locator("img").waitFor();
    await leiste.getByRole("combobox").selectOption(String(weite));
    texte.push(
      await vi.waitFor(
        async () => {
          const text = await vorschauOf(leiste);
          // A drawing whose texts need it has a little more.
          const breite = Number(/viewBox="0 0 (\d+)/.exec(text)![1]);
          expect(breite >= weite && breite < 1.2 * weite, `${breite} for ${weite}`).toBe(true);
          return text;
        },
        {timeout: 15_000, interval: 200}
      )
    );
  }
  await leiste.getByRole("button", {name: "Bild", exact: true}).click();
  return texte;
}

const gelesen = (text: string): Document =>
  new JSDOM(text.replace(/^<\?xml.*?\?>\n/, ""), {contentType: "image/svg+xml"}).window.document;
const zeilen = (text: string): string[] =>
  [...gelesen(text).querySelectorAll("text")].map((t) => t.textContent.replace(/\s/g, " ").trim());

/** Texts outside the picture, and texts that cover one another. */
async function textfehler(page: Page, text: string): Promise<string[]> {
  return page.evaluate((markup) => {
    const halter = document.createElement("div");
    halter.style.cssText = "position:absolute;left:0;top:0";
    halter.innerHTML = markup.replace(/^<\?xml.*?\?>\n/, "");
    document.body.replaceChildren(halter);
    const svg = halter.querySelector("svg")!;
    const {width, height} = svg.viewBox.baseVal;
    svg.setAttribute("width", String(width));
    svg.setAttribute("height", String(height));
    // The outline below a text has the same place.
    const alle = [...svg.querySelectorAll("text")].filter((t) => !t.hasAttribute("stroke"));
    const kaesten = alle.map((t) => ({text: t.textContent, kasten: t.getBoundingClientRect()}));
    return kaesten.flatMap(({text, kasten: a}, i) => {
      const aussen = a.left < 4 || a.top < 4 || a.right > width - 4 || a.bottom > height - 4;
      const deckt = kaesten
        .slice(i + 1)
        .filter(
          ({kasten: b}) =>
            Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1.5 &&
            Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 4
        );
      return [...(aussen ? [`outside: ${text}`] : []), ...deckt.map((d) => `${text} over ${d.text}`)];
    });
  }, text);
}

/** *png* with the mean of four by four pixels for each: two programs smooth the edges of letters in their own ways. */
function vergroebert(png: PNG): PNG {
  const [width, height] = [png.width >> 2, png.height >> 2];
  const grob = new PNG({width, height});
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      for (let kanal = 0; kanal < 4; kanal++) {
        let summe = 0;
        for (let i = 0; i < 16; i++) summe += png.data[((4 * y + (i >> 2)) * png.width + 4 * x + (i & 3)) * 4 + kanal]!;
        grob.data[(y * width + x) * 4 + kanal] = summe / 16;
      }
  return grob;
}

/** Share of the picture that Chromium and a second renderer, which gets *zweiter*, draw differently with the same type. */
async function abweichung(page: Page, text: string, zweiter = text): Promise<number> {
  await textfehler(page, text);
  const [breite, hoehe] = /viewBox="0 0 (\d+) (\d+)"/.exec(text)!.slice(1).map(Number) as [number, number];
  await page.setViewportSize({width: breite, height: hoehe});
  const a = PNG.sync.read(await page.screenshot());
  const resvg = new Resvg(zweiter, {
    fitTo: {mode: "width", value: breite},
    font: {loadSystemFonts: false, fontFiles: schriften, defaultFontFamily: "Liberation Sans"}
  });
  const b = PNG.sync.read(resvg.render().asPng());
  expect([a.width, a.height]).toEqual([b.width, b.height]);
  const [c, d] = [vergroebert(a), vergroebert(b)];
  return pixelmatch(c.data, d.data, undefined, c.width, c.height) / (c.width * c.height);
}

const verzeichnis = readCatalogue("data/catalogue").sources.flatMap(({quellenvermerk, quellenvermerke}) => [
  quellenvermerk,
  ...Object.values(quellenvermerke)
]);
/** What names a licence, with its address where it has one. */
const lizenz =
  /(CC BY \d\.\d( DE)? \(https:\/\/creativecommons\.org|dl-de\/(by|zero)-2-0 \(https:\/\/www\.govdata\.de\/dl-de\/|ODbL 1\.0 \(https:)/;

const erfunden = /^Quelle: Erfundene Leistungsdokumentation \(Beispieldaten\)/;

/** What every picture must be and must not hold. */
function pruefeDatei(text: string): void {
  const svg = gelesen(text).documentElement;
  expect(svg.querySelector("title")!.textContent).not.toBe("");
  expect(svg.querySelector("desc")!.textContent.length).toBeGreaterThan(20);
  expect(text).not.toMatch(/\bclass=|\bstyle=|<style|var\(--|currentColor|foreignObject|<script|\son\w+=/i);
  for (const [, ziel] of text.matchAll(/\b(?:xlink:)?href="([^"]*)"/g)) expect(ziel).toMatch(/^(#|data:)/);
  for (const [, id] of text.matchAll(/url\(([^)]*)\)/g))
    expect(svg.querySelector(`[id="${id!.replace("#", "")}"]`), id).not.toBeNull();
  const quellen = zeilen(text).filter((zeile) => zeile.startsWith("Quelle: "));
  expect(quellen.length).toBeGreaterThan(0);
  // Invented records have nobody to name.
  for (const quelle of quellen.filter((zeile) => !erfunden.test(zeile))) {
    expect(verzeichnis).toContain(quelle);
    expect(quelle).toMatch(lizenz);
    expect(quelle).toMatch(/umgerechnet|unverändert|übernommen|gerundet|eigene/);
  }
}

interface Ansicht {
  adresse: string;
  bereich: string;
  /** Area, period and unit as the subtitle must name them. */
  untertitel: RegExp[];
}

const ansichten: Record<string, Ansicht> = {
  karte: {adresse: karte, bereich: ".karte-seite", untertitel: [/Planungsräume/, /31\.12\.2020/, /Prozent/]},
  balken: {
    adresse: "/indikatoren/mss_kinderarmut",
    bereich: "#bild-bzr",
    untertitel: [/Bezirksregionen/, /31\.12\.20\d\d/, /Prozent/]
  },
  streifen: {
    adresse: "/indikatoren/mss_kinderarmut",
    bereich: "#bild-plr",
    untertitel: [/Planungsräume/, /31\.12\.20\d\d/, /Prozent/]
  },
  verlauf: {
    adresse: "/indikatoren/mss_kinderarmut",
    bereich: "#bild-verlauf",
    untertitel: [/Bezirk/, /bis 20\d\d/, /Prozent/]
  },
  wirbel: {adresse: "/gebiete/102004", bereich: "#bild-wirbel", untertitel: [/Hellersdorf-Nord/]},
  quadranten: {adresse: "/luecken", bereich: "#luecken-quadranten", untertitel: [/20\d\d/, /Prozent/, /Beispieldaten/]}
};

describe("pictures", () => {
  const dateien: Record<string, string[]> = {};
  beforeAll(async () => {
    const watched = await openPage(journey.browser, journey.origin);
    await mitSchrift(watched.page);
    await merkeDateien(watched.page);
    let offen = "";
    for (const [name, {adresse, bereich}] of Object.entries(ansichten)) {
      if (adresse !== offen) {
        await watched.page.goto(adresse, {waitUntil: "networkidle"});
        await ladeSchrift(watched.page);
        await watched.page.evaluate(() => document.querySelectorAll("details").forEach((d) => (d.open = true)));
      }
      offen = adresse;
      dateien[name] = await bilder(watched.page, bereich);
    }
    expect(watched.troubles()).toEqual([]);
    await watched.close();
  }, 180_000);

  it.each(Object.keys(ansichten))(
    "%s: knows title, area, period, unit, sources and date, and needs nothing else",
    (name) => {
      for (const datei of dateien[name]!) {
        pruefeDatei(datei);
        const alle = zeilen(datei);
        for (const muster of ansichten[name]!.untertitel)
          expect(
            alle.some((zeile) => muster.test(zeile)),
            String(muster)
          ).toBe(true);
        expect(alle.some((zeile) => /^Datenstand: .*\d{4}.* Version \d+\.\d+\.\d+$/.test(zeile))).toBe(true);
        expect(alle.at(-1)).toContain(journey.origin);
      }
    }
  );

  it("no text is cut off and none covers another, at three widths", async () => {
    const {page} = journey;
    await mitSchrift(page);
    await journey.visit("/impressum");
    await ladeSchrift(page);
    const fehler: Record<string, string[]> = {};
    for (const [name, texte] of Object.entries(dateien))
      for (const [i, text] of texte.entries()) {
        const gefunden = await textfehler(page, text);
        if (gefunden.length > 0) fehler[`${name} ${breiten[i]}`] = gefunden;
      }
    expect(fehler).toEqual({});
  });

  it("a second program draws the same", async () => {
    const {page} = journey;
    await mitSchrift(page);
    await journey.visit("/impressum");
    await ladeSchrift(page);
    for (const [name, [, mittlere]] of Object.entries(dateien))
      expect(await abweichung(page, mittlere!), name).toBeLessThanOrEqual(0.002);
    const [, bild] = dateien["karte"]!;
    const ohneFett = bild!.replaceAll(/font-weight="\d+"/g, 'font-weight="400"');
    expect(await abweichung(page, bild!, ohneFett), "thin letters are noticed").toBeGreaterThan(0.002);
  }, 120_000);

  it("the classes of a map are told apart without colour: by numbers in the areas, explained in the legend", () => {
    const alle = zeilen(dateien["karte"]![1]!);
    const ziffern = alle.filter((zeile) => /^[1-5]$/.test(zeile));
    // Twice each: the outline below it is a text of its own. The selected area bears its name.
    expect(ziffern.length).toBe(2 * 39);
    for (const k of [1, 2, 3, 4, 5]) expect(alle.some((zeile) => zeile.startsWith(`${k}: `))).toBe(true);
    expect(alle.some((zeile) => /^x nicht bewertet/.test(zeile))).toBe(true);
    expect(alle.some((zeile) => zeile.startsWith("ausgewähltes Gebiet: "))).toBe(true);
  });

  it("invented records are marked in the picture", () => {
    for (const datei of dateien["quadranten"]!) expect(zeilen(datei)).toContain("Beispieldaten");
    for (const datei of dateien["balken"]!) expect(zeilen(datei)).not.toContain("Beispieldaten");
  });
});

it("what is saved is what the preview shows, light on a dark page too; the PNG is 160 mm wide at 300 dots per inch", async () => {
  const {page} = journey;
  await page.emulateMedia({colorScheme: "dark"});
  await merkeDateien(page);
  await journey.visit(karte);
  const leiste = page.locator(".karte-seite .mitnehmen").last();
  await leiste.getByRole("button", {name: "Bild", exact: true}).click();
  await leiste.locator("img").waitFor();
  const dunkel = await vorschauOf(leiste);
  const datei = async (knopf: string): Promise<{name: string; inhalt: Buffer}> => {
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      leiste.getByRole("button", {name: knopf}).click()
    ]);
    return {name: download.suggestedFilename(), inhalt: readFileSync(await download.path())};
  };
  const svg = await datei("Als SVG speichern");
  expect(svg.name).toMatch(/^mh_mss_kinderarmut_plr_2020-12-31_karte_v[\d.]+\.svg$/);
  expect(svg.inhalt.toString("utf8")).toBe(dunkel);
  const png = await datei("Als PNG speichern");
  expect(PNG.sync.read(png.inhalt).width).toBeGreaterThanOrEqual(1890);
  expect(png.inhalt.readUInt32BE(png.inhalt.indexOf("pHYs") + 4)).toBeCloseTo(300 / 0.0254, -1);
  await page.emulateMedia({colorScheme: "light"});
  await journey.visit(karte);
  const [hell] = await bilder(page, ".karte-seite", [720]);
  expect(hell).toBe(dunkel);
});

describe("on another site", () => {
  it("the map stands in a frame with title, legend, source and the way back, and without navigation", async () => {
    const {page} = journey;
    const adresse = `${journey.origin}/karte?indikator=mss_kinderarmut&ebene=bzr&zeitraum=2020-12-31`;
    let bytes = 0;
    page.on("requestfinished", (request) => {
      if (!request.url().includes(".woff2"))
        void request.sizes().then(({responseBodySize}) => (bytes += responseBodySize));
    });
    await page.route(`${journey.origin}/andere-seite`, (route) =>
      route.fulfill({
        contentType: "text/html; charset=utf-8",
        body: `<!doctype html><title>Andere Seite</title>${einbettung({adresse, titel: "Kinderarmut", quelle: "Quelle: siehe Rahmen."})}`
      })
    );
    await page.goto(`${journey.origin}/andere-seite`);
    const rahmen = page.frameLocator("iframe");
    await rahmen.getByRole("heading", {name: "Kinderarmut", exact: true}).waitFor();
    await rahmen.locator(".karte-flaeche").first().waitFor();
    expect(await rahmen.locator(".karte-flaeche").count()).toBe(9);
    expect(await rahmen.locator(".karte-legende li").count()).toBeGreaterThan(1);
    expect(await rahmen.locator("p.quelle").textContent()).toMatch(lizenz);
    expect(await rahmen.locator("p.quelle").textContent()).toMatch(/Version \d/);
    expect(await rahmen.locator("a[target=_blank]").first().getAttribute("href")).toBe(adresse);
    expect(await rahmen.locator("header, footer, nav, form, .kopf").count()).toBe(0);
    await expect.poll(() => bytes).toBeGreaterThan(20_000);
    expect(bytes / 1000).toBeLessThanOrEqual(250);
  });
});
