import {readdirSync, readFileSync} from "node:fs";
import {expect, it} from "vitest";
import {regelTitel, textePruefen} from "../../lib/texte/pruefen.js";
import {regeln} from "../../lib/leistungen/regeln.js";

/** All sentences of a dictionary; functions are asked with sample arguments. */
function strings(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (typeof value === "function") {
    const ask = value as (...a: unknown[]) => unknown;
    return [[["Datei"], 3, 2, false], ["Datei", 3, 2, true], [1, 0, 1, false], [0, 3, 1, false], [[]]].flatMap(
      (args) => {
        try {
          return [String(ask(...args))];
        } catch {
          return [];
        }
      }
    );
  }
  if (value && typeof value === "object") return Object.values(value).flatMap(strings);
  return [];
}

const seite = readFileSync(new URL("../../daten-pruefen.md", import.meta.url), "utf8")
  .replace(/^```[\s\S]*?^```/gm, "")
  .replace(/<[^>]*>/g, " ");
const saetze = [...strings(textePruefen), ...seite.split("\n\n")].flatMap((text) => text.split(/[.:?]\s/));

it("speaks German, in short sentences without exclamations, and never of an effect", () => {
  expect(saetze.length).toBeGreaterThan(80);
  for (const satz of saetze) {
    expect(satz).not.toMatch(/!|\bWirkung|\b(the|and|file|upload|error|drop|sheet|row|download)\b/i);
    expect(satz.split(/\s+/).filter((wort) => /\p{L}/u.test(wort)).length, satz).toBeLessThanOrEqual(25);
  }
});

it("has a title for every rule that the reading of files and the check can name", () => {
  const ordner = new URL("../../lib/leistungen/", import.meta.url);
  const genannt = readdirSync(ordner)
    .filter((datei) => datei.endsWith(".ts") && !datei.endsWith(".test.ts"))
    .flatMap((datei) =>
      [
        ...readFileSync(new URL(datei, ordner), "utf8").matchAll(
          /(?:\bregel: |lehneAb\(\s*\w+,\s*|\bbefund\(\s*)"([a-z_]+)"/g
        )
      ].map(([, regel]) => regel!)
    );
  expect(genannt.length).toBeGreaterThan(20);
  const unbekannt = regelTitel("gibt_es_nicht");
  const ohneTitel = [...new Set([...genannt, ...Object.keys(regeln)])].filter((r) => regelTitel(r) === unbekannt);
  expect(ohneTitel).toEqual([]);
});
