import {inject} from "vitest";
import {listFiles, pageAddress} from "../../tools/addresses.js";
import {serveSite} from "../../tools/serve.js";
import type {SiteServer} from "../../tools/serve.js";

/** Serves the site built for the tests as `npm start` would, on any free port. */
export const serveTestSite = (): Promise<SiteServer> => serveSite(inject("dist"), 0);

/** Addresses of all pages of the site, the 404 page left out, sorted. */
export function pageAddresses(): string[] {
  return listFiles(inject("dist"))
    .filter((file) => file.endsWith(".html") && file !== "404.html")
    .map(pageAddress)
    .sort();
}
