import type {Browser, CDPSession, Page} from "playwright-core";

export interface Messseite {
  adresse: string;
  /** What a reader came for: once it is there, the page is of use, whatever else still comes. */
  zweck: string;
}

/** The pages that are weighed and timed, by the beginning of their figures' names in test/budgets.json. */
export const messseiten = {
  start: {adresse: "/", zweck: ".bezirk-tabelle tbody tr"},
  karte: {adresse: "/karte", zweck: ".karte-feld svg path[d], .karte-feld path[d]"},
  profil: {adresse: "/gebiete/10100311", zweck: ".schlagzeilen .grosszahl"},
  indikator: {adresse: "/indikatoren/mss_kinderarmut", zweck: "main figure svg, main table tbody tr"},
  problemfelder: {adresse: "/problemfelder", zweck: "main table tbody tr"},
  index: {adresse: "/bedarfsindex", zweck: "main table tbody tr"},
  luecken: {adresse: "/luecken", zweck: "main table tbody tr"},
  zielgruppen: {adresse: "/zielgruppen", zweck: "main select"},
  vergleich: {adresse: "/vergleich", zweck: "main select"},
  zentrum: {adresse: "/zentren/beispiel-biesdorf", zweck: "main table tbody tr"},
  standards: {adresse: "/standards", zweck: "main select, main table"},
  antrag: {adresse: "/foerderantrag", zweck: "main select"},
  jahresplanung: {adresse: "/jahresplanung", zweck: "main input, main select"},
  pruefen: {adresse: "/daten-pruefen", zweck: "main input[type=file]"},
  methodik: {adresse: "/methodik", zweck: "main h2"}
} as const satisfies Record<string, Messseite>;

export type MessseiteName = keyof typeof messseiten;

export interface Gewicht {
  /** Compressed bytes as they came over the wire: page, programs, styles, fonts, figures. */
  bytes: number;
  requests: number;
}

async function openBare(
  browser: Browser,
  origin: string
): Promise<{page: Page; session: CDPSession; close: () => Promise<void>}> {
  // Nothing is routed here, unlike in tests: that would cost time on every request.
  const context = await browser.newContext({baseURL: origin, locale: "de-DE", viewport: {width: 1280, height: 900}});
  const page = await context.newPage();
  return {page, session: await context.newCDPSession(page), close: () => context.close()};
}

/** What a first visit to *adresse* costs, until nothing more is asked for. */
export async function wiege(browser: Browser, origin: string, adresse: string): Promise<Gewicht> {
  const {page, session, close} = await openBare(browser, origin);
  const gewicht: Gewicht = {bytes: 0, requests: 0};
  await session.send("Network.enable");
  session.on("Network.loadingFinished", ({encodedDataLength}) => {
    gewicht.bytes += encodedDataLength;
    gewicht.requests += 1;
  });
  await page.goto(adresse, {waitUntil: "networkidle"});
  await close();
  return gewicht;
}

/** An office PC of some years on a shared line. */
const langsam = {prozessor: 4, bitProSekunde: 10_000_000, latenzMs: 20};

/** Seconds from the request of *adresse* until *zweck* is in the page, on a slowed processor and line, with an empty cache. */
async function warteZeit(browser: Browser, origin: string, {adresse, zweck}: Messseite): Promise<number> {
  const {page, session, close} = await openBare(browser, origin);
  await session.send("Network.enable");
  await session.send("Network.emulateNetworkConditions", {
    offline: false,
    latency: langsam.latenzMs,
    downloadThroughput: langsam.bitProSekunde / 8,
    uploadThroughput: langsam.bitProSekunde / 8
  });
  await session.send("Emulation.setCPUThrottlingRate", {rate: langsam.prozessor});
  // As text: what runs this file gives inner functions names with a helper of its own, which the page lacks.
  await page.addInitScript({
    content: `new MutationObserver(() => {
      if (window.zweckErreicht === undefined && document.querySelector(${JSON.stringify(zweck)}))
        // The picture with it, not only the element.
        requestAnimationFrame(() => setTimeout(() => (window.zweckErreicht ??= performance.now())));
    }).observe(document, {subtree: true, childList: true});`
  });
  await page.goto(adresse, {waitUntil: "commit"});
  const handle = await page.waitForFunction(() => (window as {zweckErreicht?: number}).zweckErreicht, undefined, {
    timeout: 60_000
  });
  const ms = Number(await handle.jsonValue());
  await close();
  return ms / 1000;
}

/** Megabytes that the page's scripts hold once everything is drawn and what nobody needs is freed. */
async function speicher(browser: Browser, origin: string, adresse: string): Promise<number> {
  const {page, session, close} = await openBare(browser, origin);
  await page.goto(adresse, {waitUntil: "networkidle"});
  await session.send("HeapProfiler.enable");
  await session.send("HeapProfiler.collectGarbage");
  const {usedSize} = await session.send("Runtime.getHeapUsage");
  await close();
  return usedSize / 1e6;
}

/**
 * Of every page kB compressed and requests of a first visit, seconds until it is of use on a slow machine and line (best of three:
 * the machine may be busy with something else), and MB of memory, by their names in test/budgets.json.
 */
export async function measureSeiten(
  browser: Browser,
  origin: string,
  report: (line: string) => void
): Promise<Record<string, number>> {
  const figures: Record<string, number> = {};
  for (const [name, seite] of Object.entries(messseiten)) {
    report(seite.adresse);
    const {bytes, requests} = await wiege(browser, origin, seite.adresse);
    figures[`${name}_bytes`] = bytes / 1000;
    figures[`${name}_requests`] = requests;
    const times: number[] = [];
    for (let i = 0; i < 3; i++) times.push(await warteZeit(browser, origin, seite));
    figures[`${name}_seconds`] = Math.min(...times);
    figures[`${name}_memory_mb`] = await speicher(browser, origin, seite.adresse);
  }
  return figures;
}
