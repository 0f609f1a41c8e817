import type {Browser, Page} from "playwright-core";
import {CommandError} from "../loaders/command.js";
import {texteAusfuhr} from "../src/lib/texte/ausfuhr.js";

/** One picture of the handbook: which page, what is done on it before, and what part of it is shown. */
export interface Bild {
  name: string;
  adresse: string;
  /** What a reader would do there before: open something, go to a step. */
  vorher?: (page: Page) => Promise<void>;
  /** The element at whose upper edge the picture begins; the top of the page without it. */
  ab?: string;
  /** Height in pixels; a screen's without it. */
  hoehe?: number;
}

const breite = 1280;
const bildschirm = 760;

/** The most that one picture may weigh, so that the page stays small; pictures are packed harder until they fit. */
const hoechstens = 120_000;
const guete = [82, 70, 58, 46, 34];

/** All pictures of docs/handbuch.md, in its order. */
export const bilder: readonly Bild[] = [
  {name: "start", adresse: "/", hoehe: 830},
  {
    name: "jahresplanung",
    adresse: "/jahresplanung",
    vorher: async (page) => {
      await page.getByRole("button", {name: "Beispiel laden"}).click();
      await page
        .getByRole("button", {name: /Themen/})
        .first()
        .click();
    },
    ab: "main h2"
  },
  {name: "foerderantrag", adresse: "/foerderantrag?zentrum=beispiel-biesdorf"},
  {
    name: "daten-pruefen",
    adresse: "/daten-pruefen",
    vorher: async (page) => {
      await page.getByRole("button", {name: "Mit Beispieldatei ausprobieren"}).click();
      await page.getByRole("heading", {name: "Ergebnis"}).waitFor();
    },
    ab: "h3:has-text('Fehler')"
  },
  {
    name: "mitnehmen",
    adresse: "/karte",
    vorher: async (page) => {
      const leiste = page.locator(".mitnehmen").first();
      await leiste.getByRole("button", {name: texteAusfuhr.leiste.daten, exact: true}).click();
      await leiste.getByText(texteAusfuhr.daten.formate.xlsx.titel).waitFor();
    },
    ab: ".mitnehmen",
    hoehe: 460
  },
  {name: "karte", adresse: "/karte", ab: "main h2", hoehe: 1000},
  {name: "problemfelder", adresse: "/problemfelder", ab: "table"},
  {name: "bedarfsindex", adresse: "/bedarfsindex", ab: "main h2", hoehe: 880},
  {name: "luecken", adresse: "/luecken", ab: "h2:text-is('Karte')", hoehe: 1025},
  {name: "gebietsprofil", adresse: "/gebiete/102004"},
  {name: "zentrum", adresse: "/zentren/beispiel-biesdorf", ab: "h2:has-text('Gemeldete Monate')"}
];

async function settle(page: Page): Promise<void> {
  await page.waitForLoadState("networkidle");
  await page.waitForFunction(() => !document.querySelector("observablehq-loading"), undefined, {timeout: 30_000});
  await page.evaluate(() => document.fonts.ready);
}

/** What the page's window shows, as WebP, as good as *hoechstens* allows. Throws CommandError if even the smallest is too large. */
async function pack(page: Page): Promise<Buffer> {
  const session = await page.context().newCDPSession(page);
  for (const quality of guete) {
    const {data} = await session.send("Page.captureScreenshot", {format: "webp", quality});
    const bytes = Buffer.from(data, "base64");
    if (bytes.length <= hoechstens) return bytes;
  }
  throw new CommandError("Das Bild ist zu groß. Bitte in tools/bilder-orte.ts einen kleineren Ausschnitt wählen.");
}

/** Takes the picture *bild* of the site at *origin*: German, light, without motion. Throws CommandError if the place is not there. */
export async function nimmAuf(browser: Browser, origin: string, bild: Bild): Promise<Buffer> {
  const context = await browser.newContext({
    baseURL: origin,
    locale: "de-DE",
    timezoneId: "Europe/Berlin",
    colorScheme: "light",
    reducedMotion: "reduce",
    viewport: {width: breite, height: bild.hoehe ?? bildschirm}
  });
  try {
    const page = await context.newPage();
    await page.goto(bild.adresse);
    await settle(page);
    await bild.vorher?.(page);
    await settle(page);
    // The focus of what was clicked last would draw a frame into the picture.
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    await page.mouse.move(0, 0);
    const top = bild.ab === undefined ? 0 : await page.locator(bild.ab).first().evaluate(topOf);
    await page.evaluate((y) => window.scrollTo(0, y), top);
    await settle(page);
    return await pack(page);
  } catch (error) {
    if (error instanceof CommandError) throw error;
    const [grund = ""] = (error instanceof Error ? error.message : String(error)).split("\n");
    throw new CommandError(
      `Das Bild „${bild.name}“ ließ sich nicht aufnehmen: Auf ${bild.adresse} ist etwas anders als in tools/bilder-orte.ts.\n${grund}`,
      {cause: error}
    );
  } finally {
    await context.close();
  }
}

/** Where the picture of *element* begins, with a little room above. */
const topOf = (element: Element): number => Math.max(0, element.getBoundingClientRect().top + window.scrollY - 12);
