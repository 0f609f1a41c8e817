import {readFileSync} from "node:fs";
import {expect, it} from "vitest";

const css = readFileSync(new URL("../../style/tokens.css", import.meta.url), "utf8");

/** Custom properties of the :root block that follows *marker*. */
function tokensAfter(marker: string): Record<string, string> {
  const block = css.slice(css.indexOf(marker)).match(/:root\s*\{([^}]*)\}/)![1]!;
  return Object.fromEntries([...block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})/g)].map((m) => [m[1]!, m[2]!]));
}

const hell = tokensAfter(":root");
const themes: [string, Record<string, string>][] = [
  ["hell", hell],
  ["dunkel", {...hell, ...tokensAfter("prefers-color-scheme: dark")}],
  ["Druck", {...hell, ...tokensAfter("@media print")}]
];

function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const value = parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** Contrast ratio of WCAG 2, 1 to 21. */
function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

it("the ratio is that of WCAG", () => {
  expect(contrast("#000000", "#ffffff")).toBeCloseTo(21);
  expect(contrast("#767676", "#ffffff")).toBeCloseTo(4.54, 2);
});

it.each(themes)("%s: text is readable on page and card", (_, tokens) => {
  for (const ground of ["paper", "surface"])
    for (const text of ["ink", "muted", "accent", "marker", "notice-ink"])
      expect(contrast(tokens[text]!, tokens[ground]!), `${text} on ${ground}`).toBeGreaterThanOrEqual(4.5);
  expect(contrast(tokens["notice-ink"]!, tokens["notice-paper"]!)).toBeGreaterThanOrEqual(4.5);
});

it.each(themes)("%s: controls and focus can be told from the ground", (_, tokens) => {
  for (const ground of ["paper", "surface"])
    for (const line of ["control", "accent"])
      expect(contrast(tokens[line]!, tokens[ground]!), `${line} on ${ground}`).toBeGreaterThanOrEqual(3);
});

it("classes grow darker from step to step, so that they survive a print in grey", () => {
  for (const scale of ["belastung", "ressource", "keine_wertung"]) {
    const steps = [1, 2, 3, 4, 5].map((i) => luminance(hell[`${scale}-${i}`]!));
    for (let i = 1; i < steps.length; i++)
      expect(contrast(hell[`${scale}-${i}`]!, hell[`${scale}-${i + 1}`]!), `${scale} ${i}`).toBeGreaterThan(1.25);
    expect(steps).toEqual([...steps].sort((a, b) => b - a));
  }
});
