import {readFileSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import type {Profil} from "../loaders/warehouse/open.js";
import {shell} from "../src/lib/texte/shell.js";
import {listFiles, pageAddress} from "./addresses.js";
import {
  attribute,
  createElement,
  elements,
  parseHtml,
  removeElement,
  serializeHtml,
  setAttribute,
  setText,
  textContent,
  unwrap
} from "./html.js";
import type {Document, Element} from "./html.js";
import {shorten, siteTitle} from "./pages.js";
import type {PageText} from "./pages.js";
import {setzeTextfassung} from "./textfassung.js";
import type {Textteil} from "./textfassung/bloecke.js";

const mainId = "observablehq-main";

/** Framework's page no longer looks as this step expects; said to developers, since only an upgrade can cause it. */
function only(document: Document, what: string, test: (element: Element) => boolean): Element {
  const found = elements(document).filter(test);
  const [element] = found;
  if (!element || found.length > 1) throw new Error(`expected one ${what} in Framework's page, found ${found.length}`);
  return element;
}

function meta(head: Element, name: string): Element | undefined {
  return elements(head, "meta").find((element) => attribute(element, "name") === name);
}

function addMeta(head: Element, name: string, content: string): void {
  const element = meta(head, name);
  if (element) return setAttribute(element, "content", content);
  const title = elements(head, "title")[0];
  const index = title ? head.childNodes.indexOf(title) + 1 : head.childNodes.length;
  head.childNodes.splice(index, 0, createElement("meta", {name, content}, head));
}

/** The page's own words as a description: its first paragraph of more than a few words; "" if it has none. */
function firstParagraph(main: Element): string {
  return (
    elements(main, "p")
      .map(textContent)
      .find((text) => text.length > 40) ?? ""
  );
}

/**
 * A page as readers should get it, from the page as Framework 1.13 writes it: language, zoomable viewport, title,
 * description, skip link, named landmarks, headings that are no links, and the heading of pages built from a template (*text*). A page of the internal
 * edition says so at its root and in its title, and asks search engines to stay away. *textfassung* is what browsers without scripts
 * show; null for a page that has none, undefined to leave the page as it is. Throws if the page lacks what Framework is known to
 * write, or a template page its `<h1 data-seitentitel>`.
 */
export function finishPage(
  html: string,
  address: string,
  text: PageText | undefined,
  profil: Profil = "oeffentlich",
  textfassung?: readonly Textteil[] | null
): string {
  const intern = profil === "intern";
  const document = parseHtml(html);
  const root = only(document, "<html>", ({tagName}) => tagName === "html");
  const head = only(document, "<head>", ({tagName}) => tagName === "head");
  const body = only(document, "<body>", ({tagName}) => tagName === "body");
  const main = only(document, `<main id="${mainId}">`, (e) => e.tagName === "main" && attribute(e, "id") === mainId);
  const title = only(document, "<title>", (e) => e.tagName === "title" && e.parentNode === head);
  const viewport = only(document, "viewport", (e) => e.tagName === "meta" && attribute(e, "name") === "viewport");
  const generator = only(document, "generator", (e) => e.tagName === "meta" && attribute(e, "name") === "generator");

  setAttribute(root, "lang", "de");
  if (intern) setAttribute(root, "data-edition", profil);
  setAttribute(viewport, "content", "width=device-width, initial-scale=1");
  removeElement(generator);

  const heading = elements(main, "h1").find((e) => attribute(e, "data-seitentitel") !== undefined);
  if (text && !heading) throw new Error(`${address}: the template has no <h1 data-seitentitel>`);
  if (text && heading) setText(heading, text.h1);

  const own = text?.title ?? textContent(title).split(" | ")[0];
  const titles = [
    own && own !== siteTitle && address !== "/" ? own : "",
    siteTitle,
    intern ? shell.edition.vermerk : ""
  ];
  setText(title, titles.filter(Boolean).join(" – "));
  const written = meta(head, "description");
  addMeta(
    head,
    "description",
    text?.description ?? (written && attribute(written, "content")) ?? shorten(firstParagraph(main), 200)
  );
  addMeta(head, "robots", intern ? "noindex, nofollow" : "index, follow");

  // Under its <base>, a link of the 404 page to one of its own headings would lead to the start page.
  if (address === "/404")
    for (const link of elements(main, "a")) if (attribute(link, "href")?.startsWith("#")) unwrap(link);

  // Framework links every heading to itself: for the keyboard, stops that lead nowhere. The ids stay.
  for (const link of elements(main, "a"))
    if (attribute(link, "class")?.split(/\s+/).includes("observablehq-header-anchor")) unwrap(link);

  setAttribute(main, "tabindex", "-1");
  setAttribute(main, "aria-label", "Inhalt");
  for (const [id, label] of [
    ["observablehq-header", "Kopfbereich"],
    ["observablehq-footer", "Fußbereich"]
  ] as const) {
    for (const element of elements(body, "header", "footer")) {
      if (attribute(element, "id") === id) setAttribute(element, "aria-label", label);
    }
  }
  for (const nav of elements(body, "nav")) {
    const named = attribute(nav, "aria-label") ?? attribute(nav, "aria-labelledby");
    const links = elements(nav, "a").map((link) => attribute(link, "href") ?? "");
    if (named === undefined && links.every((href) => href.startsWith("#")))
      setAttribute(nav, "aria-label", "Auf dieser Seite");
  }
  if (!elements(body, "a").some((e) => attribute(e, "href") === `#${mainId}`)) {
    const skip = createElement("a", {class: "sprungmarke", href: `#${mainId}`}, body, "Zum Inhalt springen");
    skip.parentNode = body;
    body.childNodes.unshift(skip);
  }
  if (textfassung !== undefined) setzeTextfassung(main, textfassung, address);
  return serializeHtml(document);
}

/**
 * Finishes every page below *dir* in place; *texts* are those of template pages, *textfassung* gives what browsers without scripts
 * show of a page. Returns the number of pages.
 */
export function finishSite(
  dir: string,
  texts: ReadonlyMap<string, PageText>,
  profil: Profil = "oeffentlich",
  textfassung?: (address: string) => readonly Textteil[] | null
): number {
  const pages = listFiles(dir).filter((file) => file.endsWith(".html"));
  for (const file of pages) {
    const path = join(dir, file);
    const address = pageAddress(file);
    try {
      writeFileSync(
        path,
        finishPage(readFileSync(path, "utf8"), address, texts.get(address), profil, textfassung?.(address))
      );
    } catch (error) {
      throw new Error(`${file}: ${error instanceof Error ? error.message : String(error)}`, {cause: error});
    }
  }
  return pages.length;
}
