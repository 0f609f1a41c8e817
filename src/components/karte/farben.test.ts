import {readFileSync} from "node:fs";
import {describe, expect, it} from "vitest";

const css = readFileSync(new URL("../../style/tokens.css", import.meta.url), "utf8");

/** Custom properties of the :root block that follows *marker*. */
function tokensAfter(marker: string): Record<string, string> {
  const block = css.slice(css.indexOf(marker)).match(/:root\s*\{([^}]*)\}/)![1]!;
  return Object.fromEntries([...block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})/g)].map((m) => [m[1]!, m[2]!]));
}

const hell = tokensAfter(":root");
const dunkel = {...hell, ...tokensAfter("prefers-color-scheme: dark")};
const themes: [string, Record<string, string>][] = [
  ["hell", hell],
  ["dunkel", dunkel]
];
const polaritaeten = ["belastung", "ressource", "keine_wertung"] as const;

type Farbe = [number, number, number];

function linear(hex: string): Farbe {
  return [1, 3, 5].map((at) => {
    const value = parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  }) as Farbe;
}

function contrast(a: string, b: string): number {
  const [light, dark] = [a, b]
    .map((hex) => linear(hex).reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i]!, 0))
    .sort((x, y) => y - x) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

/** How readers without one kind of cones see colours (Machado, Oliveira and Fernandes 2009, severity 1). */
const sehweisen: Record<string, readonly Farbe[]> = {
  alle: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1]
  ],
  protanop: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998]
  ],
  deuteranop: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881]
  ],
  tritanop: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039]
  ]
};

/** CIE Lab of a colour as *matrix* lets it be seen. */
function lab(hex: string, matrix: readonly Farbe[]): Farbe {
  const seen = matrix.map((row) => {
    const value = row.reduce((sum, factor, i) => sum + factor * linear(hex)[i]!, 0);
    return Math.max(0, Math.min(1, value));
  }) as Farbe;
  const f = (t: number): number => (t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16 / 116);
  const xyz = (a: number, b: number, c: number, white: number): number =>
    f((a * seen[0] + b * seen[1] + c * seen[2]) / white);
  const x = xyz(0.4124, 0.3576, 0.1805, 0.95047);
  const y = xyz(0.2126, 0.7152, 0.0722, 1);
  const z = xyz(0.0193, 0.1192, 0.9505, 1.08883);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

function abstand(a: string, b: string, matrix: readonly Farbe[]): number {
  const [p, q] = [lab(a, matrix), lab(b, matrix)];
  return Math.hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2]);
}

describe.each(themes)("diverging ramps, %s", (name, tokens) => {
  const rampe = (polaritaet: string): string[] => [1, 2, 3, 4, 5].map((i) => tokens[`abweichung_${polaritaet}-${i}`]!);

  it.each(polaritaeten)("%s: every two steps differ for every kind of sight, those of both sides clearly", (p) => {
    const farben = rampe(p);
    for (const [sehweise, matrix] of Object.entries(sehweisen))
      for (const [i, a] of farben.entries())
        for (const b of farben.slice(i + 1)) expect(abstand(a, b, matrix), `${sehweise} ${a} ${b}`).toBeGreaterThan(20);
  });

  it.each(polaritaeten)(
    "%s: steps away from the middle by as much as other ramps, and carries readable letters",
    (p) => {
      const farben = rampe(p);
      for (let i = 1; i < 5; i++) expect(contrast(farben[i - 1]!, farben[i]!)).toBeGreaterThan(1.25);
      for (const [i, farbe] of farben.entries())
        expect(
          contrast(farbe, tokens[`abweichung_schrift-${i === 0 || i === 4 ? "aussen" : "innen"}`]!),
          `${name} ${p} ${i + 1}`
        ).toBeGreaterThanOrEqual(4.5);
    }
  );

  it.each(polaritaeten)("%s: the middle is near the ground, the ends stand out from it", (p) => {
    const farben = rampe(p).map((farbe) => contrast(farbe, tokens["surface"]!));
    expect(farben[2]).toBeLessThan(1.5);
    for (const ende of [farben[0]!, farben[4]!]) expect(ende).toBeGreaterThan(7);
    for (const mittig of [farben[1]!, farben[3]!]) expect(mittig).toBeGreaterThan(farben[2]!);
  });
});

it("burden has the same colours whichever side of 0 it is on", () => {
  for (const [, tokens] of themes)
    for (const [unten, oben] of [
      [1, 5],
      [2, 4]
    ]) {
      expect(tokens[`abweichung_ressource-${unten}`]).toBe(tokens[`abweichung_belastung-${oben}`]);
      expect(tokens[`abweichung_belastung-${unten}`]).toBe(tokens[`abweichung_ressource-${oben}`]);
    }
});
