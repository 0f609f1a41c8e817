import {readFileSync} from "node:fs";
import MarkdownIt from "markdown-it";
import {expect, it} from "vitest";
import {methodPage} from "./method-page.js";

const text = readFileSync("docs/methodik.md", "utf8");
const page = methodPage(text, "1.2.3");

const headings = (markdown: string): string[] =>
  new MarkdownIt({html: true})
    .parse(markdown, {})
    .flatMap((token, i, tokens) => (token.type === "heading_open" ? [tokens[i + 1]?.content ?? ""] : []));

it("the page holds every heading and every sentence of docs/methodik.md, and none of its own", () => {
  const plain = (heading: string): string => heading.replace(/ *(\{#[a-z0-9-]+\}|<!-- #[a-z0-9-]+ -->)$/, "");
  const body = page.slice(page.indexOf("\n---\n") + 5);
  expect(headings(body).map(plain)).toEqual(headings(text).map(plain));
  const words = (markdown: string): string[] =>
    markdown
      .replace(/^```[^]*?^```/gm, "")
      .replace(/<!--[^]*?-->|<[^>]*>|\{#[a-z0-9-]+\}|\]\([^)]*\)/g, "")
      .match(/\p{L}+/gu) ?? [];
  expect(words(body)).toEqual(words(text));
});

it("keeps the anchors that other pages and bookmarks lead to, each once", () => {
  const ids = [...page.matchAll(/\{#([a-z0-9-]+)\}/g)].map(([, id]) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids).toEqual(
    expect.arrayContaining([
      "gebiete-und-ebenen",
      "gebietswechsel",
      "summen-und-anteile",
      "klassen",
      "brueche-mss",
      "zeichen",
      "alter-und-geschlecht",
      "grenzen"
    ])
  );
});

it("every live part says to readers without scripts what they miss", () => {
  const blocks = [...page.matchAll(/<noscript>(.*?)<\/noscript><\/div>\n\n```js\ndisplay\(/g)];
  expect(blocks.length).toBe((page.match(/^display\(/gm) ?? []).length);
  expect(page).toContain('version: "1.2.3"');
  // In a paragraph of Markdown's own it would fall out of <noscript>, which holds no paragraph there.
  expect(new MarkdownIt({html: true}).render(page)).not.toMatch(/<p>\s*<noscript>/);
  for (const [, words] of blocks) expect(words).toMatch(/JavaScript|Version/);
});

it("links lead to pages of the site; what is none stays plain text", () => {
  const parts = text.slice(text.indexOf("<!-- live"));
  const render = (line: string): string => methodPage(`# Titel\n\nSatz.\n\n${line}\n\n${parts}`, "1");
  expect(render("[Datenstand](../src/datenstand.md#zitieren)")).toContain("[Datenstand](/datenstand#zitieren)");
  expect(render("[Gebiete](../src/gebiete/index.md)")).toContain("[Gebiete](/gebiete/)");
  expect(render("[Index](../src/method/needIndex.ts) und [Quellen](datenquellen.md)")).toContain("Index und Quellen");
  expect(render("[Berlin](https://www.berlin.de)")).toContain("[Berlin](https://www.berlin.de)");
});

it("refuses a live part that is unknown, missing or without an end", () => {
  expect(() => methodPage(text.replace("live: zitat", "live: unbekannt"), "1")).toThrow('no live part "unbekannt"');
  expect(() => methodPage(text.replace("live: zitat", "live: zeichen"), "1")).toThrow("stands twice");
  expect(() => methodPage(text.slice(0, text.indexOf("<!-- live: zitat")), "1")).toThrow("zitat");
  expect(() => methodPage(text.replace(/<!-- \/live -->\s*$/m, ""), "1")).toThrow();
  expect(() => methodPage("Ohne Titel", "1")).toThrow("begin with a heading");
});
