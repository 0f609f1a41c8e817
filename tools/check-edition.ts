import {existsSync, readFileSync} from "node:fs";
import {join} from "node:path";
import type {Profil} from "../loaders/warehouse/open.js";
import {shell} from "../src/lib/texte/shell.js";
import {listFiles} from "./addresses.js";
import type {Fault} from "./check-dist.js";
import {editionOf, editionsdatei} from "./edition.js";
import {attribute, elements, parseHtml, textContent} from "./html.js";
import type {Document, Element} from "./html.js";

const {vermerk} = shell.edition;
const marginBox = new RegExp(`@top-center\\s*\\{\\s*content:\\s*"${vermerk}"`);

const hasClass = (element: Element, name: string): boolean =>
  (attribute(element, "class") ?? "").split(/\s+/).includes(name);

/** The text of *document* as it is read aloud from the top, without the skip link. */
function textAfterSkipLink(document: Document): string {
  const [body] = elements(document, "body");
  if (!body) return "";
  const skip = elements(body, "a").find((link) => attribute(link, "href") === "#observablehq-main");
  const text = textContent(body);
  const words = skip ? textContent(skip) : "";
  return words && text.startsWith(words) ? text.slice(words.length).trim() : text;
}

/** True if a style sheet of the built folder *dir* that *document* loads writes the mark into the margin of printed pages. */
function isMarkedOnPaper(document: Document, dir: string): boolean {
  return elements(document, "link")
    .filter((link) => attribute(link, "rel") === "stylesheet")
    .map((link) => join(dir, (attribute(link, "href") ?? "").replace(/^(\.{0,2}\/)+/, "")))
    .some((sheet) => existsSync(sheet) && marginBox.test(readFileSync(sheet, "utf8")));
}

/** Every sign by which a page in the built folder *dir* says that it is of the internal edition, and whether *document* has it. */
function signsOf(document: Document, dir: string): [string, boolean][] {
  const all = elements(document);
  const robots = all
    .filter((e) => e.tagName === "meta" && attribute(e, "name") === "robots")
    .map((e) => attribute(e, "content") ?? "");
  const title = all.find((e) => e.tagName === "title" && e.parentNode?.nodeName === "head");
  return [
    ["data-edition at the root", all.some((e) => e.tagName === "html" && attribute(e, "data-edition") === "intern")],
    ["the mark in the title", title !== undefined && textContent(title).endsWith(vermerk)],
    ["noindex", robots.some((content) => /\bnoindex\b/.test(content) && /\bnofollow\b/.test(content))],
    ["the mark in the header", all.some((e) => hasClass(e, "dienstvermerk") && textContent(e) === vermerk)],
    ["the mark as the first words after the skip link", textAfterSkipLink(document).startsWith(vermerk)],
    ["the mark in the footer", all.some((e) => hasClass(e, "fuss-vermerk") && textContent(e).startsWith(vermerk))],
    ["the mark at the top of printed pages", isMarkedOnPaper(document, dir)]
  ];
}

/** True for files that readers are offered to save, in contrast to those that pages load. */
const isDownload = (file: string): boolean => file.startsWith("daten/") || file.endsWith(".csv");

/**
 * Everything by which the built folder *dir* does not look like the edition *profil*: a page of the internal one without any of
 * its signs, a page of the public one with one of them, files to save with or without the mark, search engines invited or kept
 * away. Empty if nothing is.
 */
export function editionsfehler(dir: string, profil: Profil): Fault[] {
  const intern = profil === "intern";
  const faults: Fault[] = [];
  const marker = editionOf(dir);
  if (!existsSync(join(dir, editionsdatei)) || marker !== profil)
    faults.push({file: editionsdatei, message: `says "${marker}", not "${profil}"`});
  const robots = existsSync(join(dir, "robots.txt")) ? readFileSync(join(dir, "robots.txt"), "utf8") : "";
  const rule = `${intern ? "Disallow" : "Allow"}: /`;
  if (!robots.split("\n").includes(rule)) faults.push({file: "robots.txt", message: `lacks "${rule}"`});
  for (const file of listFiles(dir)) {
    if (file.endsWith(".html")) {
      for (const [sign, present] of signsOf(parseHtml(readFileSync(join(dir, file), "utf8")), dir))
        if (present !== intern) faults.push({file, message: `${intern ? "lacks" : "has"} ${sign}`});
    } else if (isDownload(file) && readFileSync(join(dir, file), "utf8").includes(vermerk) !== intern)
      faults.push({file, message: `${intern ? "lacks" : "has"} the mark`});
  }
  return faults;
}
