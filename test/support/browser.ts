import type {Browser, BrowserContextOptions, Page, Request} from "playwright-core";
import {launchChromium} from "../../tools/browser.js";

/**
 * Starts a headless Chromium: CHROMIUM_PATH, the system's, or the one that comes as a package. It finds no host but this computer;
 * stopping requests one by one would cost it its cache and double the time of a visit.
 */
export const launchBrowser = (): Promise<Browser> =>
  launchChromium(process.env, ["--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"]);

/** A page that listens to itself: what went wrong on it, in words, until it is closed. */
export interface WatchedPage {
  page: Page;
  /** Console errors, exceptions, failed answers and requests to other hosts, since the last call. */
  troubles(): string[];
  close(): Promise<void>;
}

/** Requests of a page that have neither come nor failed. */
const underWay = new WeakMap<Page, Set<Request>>();

/** Opens a German page of its own context; requests to anything but *origin* count as trouble, unless the page's policy stopped them. */
export async function openPage(
  browser: Browser,
  origin: string,
  options: BrowserContextOptions = {}
): Promise<WatchedPage> {
  const context = await browser.newContext({
    baseURL: origin,
    locale: "de-DE",
    timezoneId: "Europe/Berlin",
    viewport: {width: 1280, height: 900},
    reducedMotion: "reduce",
    ...options
  });
  let heard: string[] = [];
  const hearForeign = (request: Request): void => {
    const url = new URL(request.url());
    if (url.origin === origin || ["data:", "blob:"].includes(url.protocol)) return;
    if (request.failure()?.errorText !== "csp") heard.push(`request to another host: ${url.href}`);
  };
  const page = await context.newPage();
  const own = new Set<Request>();
  underWay.set(page, own);
  page.on("request", (request) => own.add(request));
  const ended = (request: Request): void => {
    own.delete(request);
    hearForeign(request);
  };
  context.on("requestfinished", ended).on("requestfailed", ended);
  page.on("console", (message) => {
    if (message.type() === "error") heard.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => heard.push(`exception: ${error.message}`));
  page.on("response", (response) => {
    if (response.status() >= 400) heard.push(`${response.status()}: ${response.url()}`);
  });
  return {
    page,
    troubles: () => {
      const troubles = heard;
      heard = [];
      return troubles;
    },
    close: () => context.close()
  };
}

/** Goes to *address* and waits until every block of the page has drawn itself and no request is under way. */
export async function visit({page}: WatchedPage, address: string): Promise<void> {
  await page.goto(address, {waitUntil: "networkidle"});
  await settle(page);
}

/**
 * Waits until the page has nothing to do and no request under way, twice in a row: on a slow computer the wire can be silent for
 * long before the page's scripts run. Throws after 15 seconds.
 */
export async function settle(page: Page): Promise<void> {
  const end = Date.now() + 15_000;
  for (let quiet = 0; quiet < 2;) {
    await page.evaluate(() => new Promise((done) => requestIdleCallback(done, {timeout: 5000})));
    quiet = underWay.get(page)?.size ? 0 : quiet + 1;
    if (Date.now() > end) throw new Error(`${page.url()} does not come to rest`);
    await page.waitForTimeout(50);
  }
}
