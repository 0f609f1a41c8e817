import {cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, beforeEach, expect, it} from "vitest";
import type {Profil} from "../loaders/warehouse/open.js";
import {footerHtml, headerHtml, headHtml} from "../src/components/shell/shellHtml.js";
import {editionsfehler} from "./check-edition.js";
import {writeEdition} from "./edition.js";
import {finishPage} from "./finish-site.js";

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "pruefe-"));
});
afterEach(() => rmSync(dir, {recursive: true}));

/** A page of the edition as the build makes it. */
function page(profil: Profil): string {
  const own = {path: "/karte", profil};
  const html = `<!DOCTYPE html><html><head><meta name="viewport" content="x"><meta name="generator" content="x"><title>Karte | B</title>
${headHtml(own)}</head><body><header id="observablehq-header">${headerHtml(own)}</header>
<main id="observablehq-main"><h1>Karte</h1></main><footer id="observablehq-footer">${footerHtml(own)}</footer></body></html>`;
  return finishPage(html, "/karte", undefined, profil);
}

function site(profil: Profil, html = page(profil)): string {
  mkdirSync(join(dir, "components/shell"), {recursive: true});
  cpSync("src/components/shell/dienstvermerk.css", join(dir, "components/shell/dienstvermerk.css"));
  writeFileSync(join(dir, "karte.html"), html);
  writeEdition(dir, profil, "1.0.0");
  return dir;
}

const messages = (profil: Profil): string[] =>
  editionsfehler(dir, profil).map(({file, message}) => `${file}: ${message}`);

it("a built folder is its own edition and not the other", () => {
  for (const [profil, other] of [
    ["intern", "oeffentlich"],
    ["oeffentlich", "intern"]
  ] as const) {
    site(profil);
    expect(messages(profil)).toEqual([]);
    // Marker, robots.txt, and every sign on the page.
    expect(messages(other)).toHaveLength(9);
    rmSync(dir, {recursive: true});
    mkdirSync(dir);
  }
});

it.each([
  ["data-edition at the root", / data-edition="intern"/],
  ["the mark in the title", / – Nur für den Dienstgebrauch<\/title>/],
  ["noindex", /noindex, /],
  ["the mark in the header", /<p class="dienstvermerk.*<\/p>/],
  ["the mark as the first words after the skip link", /<p class="dienstvermerk.*<\/p>/],
  ["the mark in the footer", /<p class="fuss-vermerk.*<\/p>/],
  ["the mark at the top of printed pages", /<link rel="stylesheet"[^>]*>/]
])("an internal page without %s is found", (sign, part) => {
  const html = page("intern");
  expect(html).toMatch(part);
  const without = html.replace(part, part.source.includes("title") ? "</title>" : "");
  site("intern", without);
  expect(messages("intern")).toContain(`karte.html: lacks ${sign}`);
});

it("an internal page whose mark comes after other words is found", () => {
  site("intern", page("intern").replace('<p class="dienstvermerk', '<p>Willkommen</p><p class="dienstvermerk'));
  expect(messages("intern")).toEqual(["karte.html: lacks the mark as the first words after the skip link"]);
});

it("a public page may speak of the internal edition", () => {
  const html = page("oeffentlich").replace(
    "<h1>Karte</h1>",
    "<h1>Karte</h1><p>Ausgabe „Nur für den Dienstgebrauch“</p>"
  );
  site("oeffentlich", html);
  expect(messages("oeffentlich")).toEqual([]);
});

it("files to save have the mark in the internal edition only", () => {
  site("intern");
  mkdirSync(join(dir, "daten/zentren"), {recursive: true});
  writeFileSync(join(dir, "daten/zentren/zentren-hsds.json"), "{}");
  writeFileSync(join(dir, "werte.csv"), "a;b");
  expect(messages("intern")).toEqual(["daten/zentren/zentren-hsds.json: lacks the mark", "werte.csv: lacks the mark"]);
  writeFileSync(join(dir, "daten/zentren/zentren-hsds.json"), '{"title": "Nur für den Dienstgebrauch"}');
  writeFileSync(join(dir, "werte.csv"), "Nur für den Dienstgebrauch\r\na;b");
  expect(messages("intern")).toEqual([]);
  site("oeffentlich");
  expect(messages("oeffentlich")).toEqual(["daten/zentren/zentren-hsds.json: has the mark", "werte.csv: has the mark"]);
});

it("a folder that invites or keeps away search engines against its edition is found", () => {
  site("intern");
  writeFileSync(join(dir, "robots.txt"), "User-agent: *\nAllow: /\n");
  expect(messages("intern")).toEqual(['robots.txt: lacks "Disallow: /"']);
  rmSync(join(dir, "robots.txt"));
  expect(messages("intern")).toEqual(['robots.txt: lacks "Disallow: /"']);
  expect(readFileSync(join(dir, "edition.json"), "utf8")).toContain('"intern"');
});
