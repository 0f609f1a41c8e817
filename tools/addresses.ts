import {readdirSync} from "node:fs";
import {join, relative, sep} from "node:path";

/** All files below *dir*, relative to it, with forward slashes, sorted. */
export function listFiles(dir: string): string[] {
  return readdirSync(dir, {recursive: true, withFileTypes: true})
    .filter((entry) => entry.isFile())
    .map((entry) => relative(dir, join(entry.parentPath, entry.name)).split(sep).join("/"))
    .sort();
}

/** Address of a page by its file: index.html is "/", gebiete/index.html "/gebiete/", karte.html "/karte". */
export function pageAddress(file: string): string {
  return `/${file.replace(/\.html$/, "").replace(/(^|\/)index$/, "$1")}`;
}

/** Where an address leads: to a file, to the page's one proper address, or nowhere. */
export type Target = {file: string} | {redirect: string} | null;

/**
 * Finds the file behind *pathname* (decoded, without query). A page has exactly one address, because the links inside
 * it are relative: /karte/ would look for its scripts below /karte/. Other spellings are redirected.
 */
export function locate(pathname: string, exists: (file: string) => boolean): Target {
  const name = pathname.replace(/^\/+/, "");
  const bare = name
    .replace(/\.html$/, "")
    .replace(/(^|\/)index$/, "$1")
    .replace(/\/+$/, "");
  const candidates = bare === "" ? ["index.html"] : [`${bare}.html`, `${bare}/index.html`];
  const page = candidates.find((file) => exists(file));
  if (page !== undefined && page !== "404.html") {
    const address = pageAddress(page);
    return address === pathname ? {file: page} : {redirect: address};
  }
  return name !== "" && !name.endsWith("/") && exists(name) ? {file: name} : null;
}
