import type {Browser, Page} from "playwright-core";
import {afterAll, afterEach, beforeAll, beforeEach, expect} from "vitest";
import type {SiteServer} from "../../tools/serve.js";
import {launchBrowser, openPage, visit} from "./browser.js";
import type {WatchedPage} from "./browser.js";
import {serveTestSite} from "./server.js";

export interface Journey {
  /** The page of the running test; every test starts with a new one and fails if the page met any trouble. */
  readonly page: Page;
  readonly browser: Browser;
  readonly origin: string;
  visit(address: string): Promise<void>;
}

/** Serves the built site and opens a browser for all tests of the calling file. */
export function startJourney(): Journey {
  let browser: Browser;
  let server: SiteServer;
  let watched: WatchedPage;
  beforeAll(async () => {
    [browser, server] = await Promise.all([launchBrowser(), serveTestSite()]);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });
  beforeEach(async () => {
    watched = await openPage(browser, server.url);
  });
  afterEach(async () => {
    const troubles = watched.troubles();
    await watched.close();
    expect(troubles).toEqual([]);
  });
  return {
    get page() {
      return watched.page;
    },
    get browser() {
      return browser;
    },
    get origin() {
      return server.url;
    },
    visit: (address) => visit(watched, address)
  };
}
