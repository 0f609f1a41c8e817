import {createHash} from "node:crypto";
import {readFileSync, writeFileSync} from "node:fs";
import {dirname, join} from "node:path";
import {listFiles} from "./addresses.js";
import {attribute, elements, inlineSource, parseHtml, serializeHtml, setAttribute} from "./html.js";
import type {Element} from "./html.js";

/** Types of <script> that a browser runs; it reads all others as data. */
const run = /^(|module|(text|application)\/(x-)?(java|ecma)script)$/i;

/** Types that work inline only, so that no policy without inline scripts could ever allow them. */
const inlineOnly = /^(importmap|speculationrules)$/i;

/** Whether *file* of a built site is a page's script that `externScripts` wrote. */
export const isPageScript = (file: string): boolean => /(^|\/)seite\.[0-9a-f]{8}\.js$/.test(file);

/** Whether *element* holds a script that the browser would run and a strict Content-Security-Policy would block. */
export const isInlineScript = (element: Element): boolean =>
  element.tagName === "script" &&
  attribute(element, "src") === undefined &&
  (run.test((attribute(element, "type") ?? "").trim()) || inlineOnly.test((attribute(element, "type") ?? "").trim()));

/**
 * The page with its scripts as files of their own: the new HTML, and the scripts' texts by the name that the page gives them. The
 * name tells the content, so equal scripts of one folder share a file, and no reader gets an old one. Scripts run in the same
 * order as before, since a module waits for the whole page either way. Throws if a script can work inline only.
 */
export function externPage(html: string): {html: string; scripts: Map<string, string>} {
  const scripts = new Map<string, string>();
  const document = parseHtml(html);
  for (const element of elements(document).filter(isInlineScript)) {
    const type = (attribute(element, "type") ?? "").trim();
    if (inlineOnly.test(type)) throw new Error(`<script type="${type}"> cannot be moved into a file`);
    const source = inlineSource(element);
    const name = `seite.${createHash("sha256").update(source).digest("hex").slice(0, 8)}.js`;
    scripts.set(name, source);
    // Without src these say nothing about a classic script; with it they would let it run later than before.
    if (type !== "module") element.attrs = element.attrs.filter(({name}) => name !== "async" && name !== "defer");
    setAttribute(element, "src", `./${name}`);
    element.childNodes = [];
  }
  return {html: scripts.size > 0 ? serializeHtml(document) : html, scripts};
}

/**
 * Moves the inline scripts of every page below *dir* into files beside the page, so that their relative imports mean the same.
 * Returns the number of these files. A second run changes nothing.
 */
export function externScripts(dir: string): number {
  const written = new Set<string>();
  for (const page of listFiles(dir).filter((file) => file.endsWith(".html"))) {
    const path = join(dir, page);
    try {
      const {html, scripts} = externPage(readFileSync(path, "utf8"));
      for (const [name, source] of scripts) {
        const file = join(dirname(path), name);
        if (!written.has(file)) writeFileSync(file, source);
        written.add(file);
      }
      if (scripts.size > 0) writeFileSync(path, html);
    } catch (error) {
      throw new Error(`${page}: ${error instanceof Error ? error.message : String(error)}`, {cause: error});
    }
  }
  return written.size;
}
