import {readFileSync} from "node:fs";
import {expect, it} from "vitest";

const quelle = readFileSync(new URL("../../leichte-sprache.md", import.meta.url), "utf8");

/** The lines a reader meets between the tags of the text, without marks of links and emphasis. */
const zeilen = quelle
  .slice(quelle.indexOf('<div class="leicht">'))
  .replace(/^```[\s\S]*?^```/gm, "")
  .replace(/<br>/g, "\n")
  .replace(/<[^>]*>/g, "")
  .replace(/\[([^\]]*)\]\([^)]*\)/g, "$1")
  .split("\n")
  .map((zeile) =>
    zeile
      .replace(/^\s*(- |#+ )/, "")
      .replace(/\\$|\*\*/g, "")
      .trim()
  )
  .filter(Boolean);

it("says in its first lines that nobody has checked it yet, and covers what the law asks for", () => {
  expect(zeilen[0]).toContain("noch nicht geprüft");
  const text = zeilen.join("\n");
  for (const thema of ["Was ist der Bedarfs-Atlas", "Wie finden Sie etwas", "Erklärung zur Barriere-Freiheit"])
    expect(text).toContain(thema);
  expect(text).toContain("Was gibt es noch in Leichter Sprache");
  for (const ziel of ["/barrierefreiheit", "/karte", "/glossar", "/datenschutz"]) expect(quelle).toContain(`(${ziel})`);
});

it("has one short statement in every line", () => {
  expect(zeilen.length).toBeGreaterThan(80);
  for (const zeile of zeilen) {
    const worte = zeile.split(/\s+/).filter((wort) => /\p{L}|\d/u.test(wort));
    expect(worte.length, zeile).toBeLessThanOrEqual(10);
    expect(zeile, zeile).not.toMatch(/[.?!](?=\s\p{Lu})/u);
  }
});

it("has no genitive, passive, subjunctive, figure in letters, long word or sign that Leichte Sprache avoids", () => {
  const text = zeilen.join("\n");
  expect(text).not.toMatch(/\b(des|eines|dessen|deren)\b/);
  expect(text).not.toMatch(/\b(wird|werden|wurde|wurden)\b/);
  expect(text).not.toMatch(/\b(könnte|würde|sollte|müsste|hätte|wäre)n?\b/);
  expect(text).not.toMatch(/\b(zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn)\b/);
  expect(text).not.toMatch(/[;()„“&%§!]/);
  // Names of the site's own parts stand as the reader finds them there.
  const namen = [
    "Schwierigkeiten",
    "Bedarfsatlas",
    "Beispieldaten",
    "Gebärdensprache",
    "Barrierefreiheit",
    "Datenschutz"
  ];
  const lang = text.split(/[^\p{L}]+/u).filter((wort) => wort.length > 13 && !namen.includes(wort));
  expect(lang).toEqual([]);
});
