import {readFileSync} from "node:fs";
import {expect, it} from "vitest";
import {handbookPage} from "../../../tools/handbook-page.js";
import {methodPage} from "../../../tools/method-page.js";
import {texteDaten} from "../../lib/texte/daten.js";
import {methodik} from "../../lib/texte/methodik.js";
import {seiten} from "../../lib/texte/seiten.js";
import {shell} from "../../lib/texte/shell.js";
import {texteZugang} from "../../lib/texte/zugang.js";

const pages = [
  "index",
  "gebiete/index",
  "indikatoren/index",
  "datenstand",
  "daten",
  "methodik",
  "bedarfsindex",
  "handbuch",
  "vergleich",
  "glossar",
  "barrierefreiheit",
  "leichte-sprache",
  "datenschutz",
  "geheimhaltung",
  "impressum",
  "404"
];

/** Words that a German text has no use for; those both languages share (in, war, die, am …) cannot be told. */
const english =
  /\b(the|and|of|to|is|are|with|for|this|that|not|you|your|page|pages|search|loading|error|value|values|table|close|open|home|back|next|previous|show|hide|more|less|data|source|sources|click|here|no|yes|results?|district|area|areas|date)\b/i;

/** All strings of a dictionary; functions are asked with sample arguments. */
function strings(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (typeof value === "function") return [String((value as (...a: unknown[]) => unknown)(["2"], 3, 4))];
  if (value && typeof value === "object")
    return Object.entries(value).flatMap(([key, entry]) => (key === "adresse" ? [] : strings(entry)));
  return [];
}

/** Markdown of a page; those of the method and the handbook are made from their texts in docs/. */
const sourceOf = (page: string): string => {
  if (page === "methodik") return methodPage(readFileSync("docs/methodik.md", "utf8"), "0");
  if (page === "handbuch") return handbookPage(readFileSync("docs/handbuch.md", "utf8"), () => ({breite: 1, hoehe: 1}));
  return readFileSync(new URL(`../../${page}.md`, import.meta.url), "utf8");
};

/** What a reader sees of a Markdown page: no front matter keys, no code, no tags. */
function prose(page: string): string {
  return sourceOf(page)
    .replace(/^```[\s\S]*?^```/gm, "")
    .replace(/`[^`]*`/g, "")
    .replace(/^(---|toc|title|description)\b:?/gm, "")
    .replace(/show: true, label:/, "")
    .replace(/toc: false|: false/g, "")
    .replace(/\]\([^)]*\)/g, "]")
    .replace(/\\$/gm, "")
    .replace(/<\/(t[dh]|h\d|p|caption)>/g, ". ")
    .replace(/<[^>]*>/g, " ");
}

// Names of laws, licences, products and files are what they are.
const names = /Creative Commons|Open Font License|Source Sans 3|VoiceOver|JavaScript/g;

it.each(pages)("%s has no English words and no exclamations", (page) => {
  const text = prose(page).replace(names, "");
  expect(text.match(english)?.[0]).toBeUndefined();
  expect(text).not.toContain("!");
});

it("the dictionaries have no English words and no exclamations", () => {
  for (const text of [
    ...[...strings(shell), ...strings(seiten), ...strings(methodik)],
    ...[...strings(texteZugang), ...strings(texteDaten)]
  ]) {
    expect(text.replace(names, "").match(english)?.[0], text).toBeUndefined();
    expect(text).not.toContain("!");
  }
});

it("sentences stay short enough to be read once", () => {
  for (const page of pages)
    for (const sentence of prose(page)
      .replace(/^\|.*$/gm, "")
      .split(/[.:?]\s|\n\s*\n|\n- /)) {
      const words = sentence.split(/\s+/).filter((word) => /\p{L}/u.test(word));
      expect(words.length, `${page}: ${sentence.trim()}`).toBeLessThanOrEqual(25);
    }
});
