import MarkdownIt from "markdown-it";
import {expect, it} from "vitest";
import {pageMarkdown} from "./markdown.js";

function render(text: string): string {
  const md = new MarkdownIt({html: true});
  // Stands for the plugin of Framework that makes an id from the words where there is none.
  md.core.ruler.push("anchor", ({tokens}) => {
    for (const token of tokens)
      if (token.type === "heading_open" && !token.attrGet("id")) token.attrSet("id", "aus-den-worten");
  });
  return pageMarkdown(md).render(text).trim();
}

it("a heading may name its id", () => {
  expect(render("## Der Bezirk auf einen Blick {#bezirk}")).toBe('<h2 id="bezirk">Der Bezirk auf einen Blick</h2>');
  expect(render("## Ein *Wort* {#wort-2}")).toBe('<h2 id="wort-2">Ein <em>Wort</em></h2>');
});

it("other headings and other braces stay as they are", () => {
  expect(render("## Der Bezirk")).toBe('<h2 id="aus-den-worten">Der Bezirk</h2>');
  expect(render("## Der Bezirk {.gross}")).toBe('<h2 id="aus-den-worten">Der Bezirk {.gross}</h2>');
  expect(render("Text {#bezirk}")).toBe("<p>Text {#bezirk}</p>");
});

it("a table looks as all other tables of the site", () => {
  const table = render("| a |\n| - |\n| b |");
  expect(table).toMatch(
    /^<div class="tabellenrahmen" role="region" tabindex="0" aria-label="Tabelle"><table class="tabelle">/
  );
  expect(table).toMatch(/<\/table><\/div>$/);
});

it("a table has heads of columns and the name of the heading it stands under", () => {
  const page = render("## Zwei {#zwei}\n\nText\n\n| a | b |\n| - | -: |\n| c | d |");
  expect(page).toContain('tabindex="0" aria-labelledby="zwei"><table class="tabelle" aria-labelledby="zwei">');
  expect(page).toContain('<th scope="col">a</th>');
  expect(page).toMatch(/<th style="text-align:right" scope="col">b<\/th>/);
});
