import {existsSync, readFileSync} from "node:fs";
import {fileURLToPath} from "node:url";
import {describe, expect, it} from "vitest";
import {gssaBroken, gssaFile, gssaFiles} from "../../test/fixtures/broken/gssa.js";
import {alleGebiete} from "../../test/fixtures/gebiete.js";
import * as published from "../../test/fixtures/published.js";
import {InputError} from "../contract/errors.js";
import type {Release, SourceFile} from "../contract/release.js";
import {parseRelease} from "../contract/table.js";
import {gssaPlan, parseGssa} from "./gssa.js";

const context = {gebiete: alleGebiete};
const asFiles = (texts: Record<string, string | Uint8Array>): SourceFile[] =>
  Object.entries(texts).map(([path, text]) => ({
    name: path.slice(path.lastIndexOf("/") + 1),
    bytes: typeof text === "string" ? new TextEncoder().encode(text) : text
  }));
const valueOf = (release: Release | undefined, key: string, name: string) =>
  release?.zeilen.find(({gebiet_id}) => gebiet_id === key)?.werte[name];

describe("parseGssa", () => {
  const [r2013, r2022] = parseGssa(asFiles(gssaFiles()), context);

  it("makes one release a year, each with all four levels of LOR 2019", () => {
    for (const [release, year] of [
      [r2013, "2013"],
      [r2022, "2022"]
    ] as const) {
      expect(release).toMatchObject({quelle: "gssa", release: year, lor_stand: "2019"});
      expect(release?.merkmale.map(({name, zeitraum, summierbar}) => [name, zeitraum, summierbar])).toEqual(
        ["gesix", "esix", "di", "dii", "diii"].map((name) => [name, year, false])
      );
      const lengths = release?.zeilen.map(({gebiet_id}) => gebiet_id.length) ?? [];
      expect([2, 4, 6, 8].map((n) => lengths.filter((length) => length === n).length)).toEqual([12, 60, 138, 448]);
    }
  });

  it("reads numbers without a zero before the point", () => {
    const text = gssaFiles()[gssaFile("bezirke")] ?? "";
    const cell = /^10,[^,]*,([^,]*),/m.exec(text)?.[1] ?? "";
    expect(text).toMatch(/,-?\.\d/);
    expect(valueOf(r2013, "10", "gesix")).toBe(Number(cell));
  });

  it("an area the atlas leaves out has no value, and only in the year it is left out", () => {
    expect(valueOf(r2013, "10010203", "gesix")).toBe("entfaellt");
    expect(valueOf(r2022, "10010203", "gesix")).toEqual(expect.any(Number));
    expect(valueOf(r2022, "040617", "diii")).toBe("entfaellt");
    expect(r2013?.hinweise.join(" ")).toContain("040617");
    expect(r2013?.hinweise.join(" ")).toContain("10010203");
  });

  it("says of one area with values that they mean little", () => {
    const remarkOf = (release: typeof r2022, key: string) =>
      release?.zeilen.find((z) => z.gebiet_id === key)?.anmerkung;
    expect(remarkOf(r2022, "10010203")).toContain("Gemeinschaftsunterkunft");
    expect(remarkOf(r2013, "10010203")).toContain("nicht in die Berechnung einbezogen");
    expect(remarkOf(r2022, "10010101")).toBe("");
  });

  it("says that levels cannot be compared", () => {
    expect(r2022?.hinweise.join(" ")).toContain("Werte verschiedener Ebenen sind nicht vergleichbar");
  });

  it.each(gssaBroken)("refuses: $name", ({files, says}) => {
    let message = "";
    try {
      parseGssa(asFiles(files()), context);
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      message = error.message;
    }
    for (const part of says)
      if (typeof part === "string") expect(message).toContain(part);
      else expect(message).toMatch(part);
  });
});

describe("gssaPlan", () => {
  it("writes releases that the contract reads back", async () => {
    const files = asFiles(gssaFiles());
    const [delivery, more] = gssaPlan.deliveries(files.map(({name}) => `gssa/${name}`));
    expect(more).toBeUndefined();
    const outputs = (await delivery?.read(files, context)) ?? [];
    expect(outputs.map(({path}) => path)).toEqual(
      ["2013", "2022"].flatMap((year) => [`official/gssa/${year}.csv`, `official/gssa/${year}.meta.json`])
    );
    const [csv, meta] = outputs;
    const back = parseRelease(csv?.text ?? "", meta?.text ?? "", csv?.path ?? "");
    expect(back.release).toEqual(parseGssa(files, context)[0]);
    expect(back.meta.dateien).toHaveLength(4);
  });

  it("takes nothing from a folder without the atlas", () => {
    expect(gssaPlan.deliveries(["mss/gssa_2013_bezirke.csv"])).toEqual([]);
  });
});

const folder = fileURLToPath(new URL("../../../shared/sources/gssa/", import.meta.url));
// eslint-disable-next-line no-console -- a skipped check must be seen
if (!existsSync(folder)) console.warn(`SKIPPED: ${folder} is missing, so the official atlas itself is not read.`);

describe.skipIf(!existsSync(folder))("the official files", () => {
  const [r2013, r2022] = existsSync(folder)
    ? parseGssa(
        asFiles(Object.fromEntries(Object.keys(gssaFiles()).map((name) => [name, readFileSync(folder + name)]))),
        context
      )
    : [];
  const rounded = (release: Release | undefined, key: string, name: string): unknown => {
    const value = valueOf(release, key, name);
    return typeof value === "number" ? Math.round(value * 100) / 100 + 0 : value;
  };

  it.each(published.gssa)("%s as published", (key, gesix2013, gesix2022, esix2013, esix2022) => {
    const values = [r2013, r2022].map((release) => ["gesix", "esix"].map((name) => rounded(release, key, name)));
    expect(values).toEqual([
      [gesix2013, esix2013],
      [gesix2022, esix2022]
    ]);
  });

  it.each(published.gesixPlr)("Planungsraum %s as published", (key, gesix2013, gesix2022) => {
    expect([r2013, r2022].map((release) => rounded(release, key, "gesix"))).toEqual([
      gesix2013 ?? "entfaellt",
      gesix2022
    ]);
  });

  it("27 Planungsräume have no value in 2013, 20 in 2022, and at every level the same areas in all five", () => {
    const without = [r2013, r2022].map(
      (release) =>
        release?.zeilen.filter(({gebiet_id, werte}) => gebiet_id.length === 8 && werte["gesix"] === "entfaellt").length
    );
    expect(without).toEqual([27, 20]);
  });
});
