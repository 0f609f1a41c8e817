import {existsSync} from "node:fs";
import chromiumBuild from "@sparticuz/chromium";
import {chromium} from "playwright-core";
import type {Browser, BrowserContextOptions, Page} from "playwright-core";

async function executable(): Promise<string> {
  const named = process.env["CHROMIUM_PATH"];
  if (named) return named;
  return (
    ["/usr/bin/chromium", "/usr/bin/chromium-browser"].find((path) => existsSync(path)) ??
    chromiumBuild.executablePath()
  );
}

/** Starts a headless Chromium: CHROMIUM_PATH, the system's, or the one that comes as a package. */
export async function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: await executable(),
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync"
    ]
  });
}

/** A page that listens to itself: what went wrong on it, in words, until it is closed. */
export interface WatchedPage {
  page: Page;
  /** Console errors, exceptions, failed answers and requests to other hosts, since the last call. */
  troubles(): string[];
  close(): Promise<void>;
}

/** Opens a German page of its own context; requests to anything but *origin* are blocked and counted as trouble. */
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
  await context.route("**/*", async (route) => {
    const url = new URL(route.request().url());
    if (url.origin === origin || url.protocol === "data:" || url.protocol === "blob:") return route.continue();
    heard.push(`request to another host: ${url.href}`);
    return route.abort();
  });
  const page = await context.newPage();
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

/** Waits until no block of the page is still loading. */
export async function settle(page: Page): Promise<void> {
  await page.waitForFunction(() => !document.querySelector("observablehq-loading"), undefined, {timeout: 15_000});
}
