import {existsSync, readFileSync, readdirSync} from "node:fs";
import {fileURLToPath} from "node:url";
import {describe, expect, it} from "vitest";
import {kernindikatorenBroken, kernindikatorenFiles, marzahnNord} from "../../test/fixtures/broken/kernindikatoren.js";
import {alleGebiete, gebieteOf} from "../../test/fixtures/gebiete.js";
import * as published from "../../test/fixtures/published.js";
import {InputError} from "../contract/errors.js";
import type {Release, SourceFile} from "../contract/release.js";
import {parseRelease} from "../contract/table.js";
import {areaOfFolder, kernindikatorenPlan} from "./kernindikatoren.js";

const context = {gebiete: alleGebiete};
const nameOf = (path: string): string => path.slice(path.lastIndexOf("/") + 1);

/** All releases made of *texts*, as the contract reads them back, by name. */
async function releasesOf(texts: Record<string, string | Uint8Array>): Promise<Map<string, Release>> {
  const bytesOf = (path: string): Uint8Array => {
    const text = texts[path] ?? "";
    return typeof text === "string" ? new TextEncoder().encode(text) : text;
  };
  const releases = new Map<string, Release>();
  const problems: string[] = [];
  for (const delivery of kernindikatorenPlan.deliveries(Object.keys(texts).sort())) {
    const files = delivery.files.map((path): SourceFile => ({name: nameOf(path), bytes: bytesOf(path)}));
    try {
      const outputs = await delivery.read(files, context);
      for (let i = 0; i < outputs.length; i += 2) {
        const [csv, meta] = [outputs[i], outputs[i + 1]];
        const {release} = parseRelease(csv?.text ?? "", meta?.text ?? "", csv?.path ?? "");
        releases.set(release.release, release);
      }
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      problems.push(error.message);
    }
  }
  if (problems.length > 0) throw new Error(problems.join("\n"));
  return releases;
}
const valueOf = (release: Release | undefined, key: string, name: string) =>
  release?.zeilen.find(({gebiet_id}) => gebiet_id === key)?.werte[name];

describe("areaOfFolder", () => {
  it.each([
    ["marzahnhellersdorf", undefined, "10"],
    ["marzahnhellersdorf", "hellersdorfsued", "100206"],
    ["neukoelln", "buckow", "080207"],
    ["neukoelln", "buckownord", "080409"],
    ["reinickendorf", "west4augusteviktoriaallee", "122144"],
    ["treptowkoepenick", "koellnvorstadtspindlersf", "090208"],
    ["reinickendorf", "west", undefined],
    ["reinickendorf", "west44", undefined],
    ["mitte", "marzahnnord", undefined],
    ["buch", undefined, undefined]
  ])("%s/%s is %s", (bezirk, region, key) => {
    expect(areaOfFolder(bezirk, region, context)).toBe(key);
  });

  it("says nothing where two regions fit", () => {
    const [region] = gebieteOf("2019", "bzr").filter(({gebiet_id}) => gebiet_id === "100101");
    if (!region) throw new Error("region: 100101 is not in the register");
    const twice = {gebiete: [...alleGebiete, {...region, gebiet_id: "100110", name: "Marzahn Nord"}]};
    expect(areaOfFolder("marzahnhellersdorf", "marzahnnord", twice)).toBeUndefined();
  });
});

describe("kernindikatorenPlan", () => {
  it("makes a release of 138 Bezirksregionen and 12 Bezirke, and three of the profile", async () => {
    const releases = await releasesOf(kernindikatorenFiles());
    expect([...releases.keys()]).toEqual([
      "2017",
      ...[2012, 2016, 2017].map((jahr) => `profil-hellersdorf-sued-${jahr}`)
    ]);
    expect(releases.get("2017")?.zeilen).toHaveLength(150);
  });

  it("dates stocks to the end of the year, flows to the year, the school entry examination to three years", async () => {
    const merkmale = (await releasesOf(kernindikatorenFiles())).get("2017")?.merkmale ?? [];
    const ofPeriod = (zeitraum: string): string[] => merkmale.flatMap((m) => (m.zeitraum === zeitraum ? [m.name] : []));
    expect(ofPeriod("2015/2017")).toEqual(["e1", "e2", "e3"]);
    expect(ofPeriod("2017")).toEqual(["a8", "c2", "c3", "e8"]);
    expect(ofPeriod("2017-12-31")).toHaveLength(23 - 7);
    expect(merkmale.every(({summierbar}) => !summierbar)).toBe(true);
  });

  it("reads all spellings of the profile; k.A. is missing, and E1 does not exist below the Bezirksregion", async () => {
    const releases = await releasesOf(kernindikatorenFiles());
    const [r2012, r2016] = [2012, 2016].map((jahr) => releases.get(`profil-hellersdorf-sued-${jahr}`));
    expect(valueOf(r2012, "10020620", "c1")).toBe(57.2);
    expect(valueOf(r2012, "10020620", "d2")).toBe(11.3);
    expect(valueOf(r2016, "10020620", "d4")).toBe("fehlt");
    expect(valueOf(r2016, "10020620", "e1")).toBe("entfaellt");
    expect(valueOf(r2016, "100206", "e1")).toBe(32.5);
    expect(r2016?.merkmale.find(({name}) => name === "e1")?.zeitraum).toBe("2014/2016");
  });

  it("stores no figure twice: Bezirksregion and Bezirk of 2017 stay with the Kernindikatoren", async () => {
    const profil = (await releasesOf(kernindikatorenFiles())).get("profil-hellersdorf-sued-2017");
    expect(profil?.zeilen.map(({gebiet_id}) => gebiet_id)).toEqual([
      "00",
      ...["10020620", "10020621", "10020622", "10020623"]
    ]);
  });

  it("takes no 0,0 for a figure where there is nothing to be a share of", async () => {
    const files = kernindikatorenFiles();
    const text = files[marzahnNord] ?? "";
    const zero = (codes: readonly string[]): string =>
      codes.reduce((t, code) => t.replace(new RegExp(`^${code},[^,]*`, "m"), `${code},0.0`), text);
    const read = async (codes: readonly string[]) =>
      (await releasesOf({...files, [marzahnNord]: zero(codes)}))
        .get("2017")
        ?.zeilen.find(({gebiet_id}) => gebiet_id === "100101");
    const empty = await read(["B1", "A6", "E1", "D2"]);
    expect(empty?.werte).toMatchObject({b1: 0, d2: 0, a6: "entfaellt", e1: "entfaellt"});
    expect(empty?.anmerkung).toContain("keine Bezugsgröße");
    const withoutSchool = await read(["E5", "E6"]);
    expect(withoutSchool?.werte).toMatchObject({e5: "fehlt", e6: "fehlt"});
    expect((await read(["E5"]))?.werte).toMatchObject({e5: 0, e6: expect.any(Number) as number});
  });

  it.each(kernindikatorenBroken)("refuses: $name", async ({files, says}) => {
    const message = await releasesOf(files()).then(
      () => "",
      (error: unknown) => (error as Error).message
    );
    for (const part of says)
      if (typeof part === "string") expect(message).toContain(part);
      else expect(message).toMatch(part);
  });
});

const folder = fileURLToPath(new URL("../../../shared/sources/kernindikatoren/", import.meta.url));
const register = fileURLToPath(new URL("../../data/official/ewr/2017-12.csv", import.meta.url));
const hasFolder = existsSync(folder);
// eslint-disable-next-line no-console -- a skipped check must be seen
if (!hasFolder) console.warn(`SKIPPED: ${folder} is missing, so the Kernindikatoren themselves are not read.`);

describe.skipIf(!hasFolder)("the published Kernindikatoren", () => {
  const read = (): Promise<Map<string, Release>> =>
    releasesOf(
      Object.fromEntries(
        readdirSync(folder, {recursive: true, encoding: "utf8"})
          .filter((path) => /\.(csv|json)$/.test(path))
          .map((path) => [`kernindikatoren/${path.replaceAll("\\", "/")}`, readFileSync(folder + path)])
      )
    );
  const areas = ["100101", "100102", "100103", "100204", "100205", "100206", "100307", "100408", "100409", "10"];

  it("all 23 of the nine Bezirksregionen and the Bezirk", async () => {
    const release = (await read()).get("2017");
    expect(release?.merkmale).toHaveLength(23);
    for (const [name, values] of Object.entries(published.kernindikatoren))
      expect([name, areas.map((key) => valueOf(release, key, name))]).toEqual([name, [...values]]);
  });

  it("DA1 is the register of inhabitants of the same day in all 150 areas, so every folder is its area", async () => {
    const people = new Map<string, number>();
    for (const line of readFileSync(register, "utf8").trim().split("\n").slice(1)) {
      const [, key = "", total] = line.split(",");
      for (const above of [key.slice(0, 2), key.slice(0, 6)])
        people.set(above, (people.get(above) ?? 0) + Number(total));
    }
    const zeilen = (await read()).get("2017")?.zeilen ?? [];
    expect(zeilen.map(({gebiet_id, werte}) => [gebiet_id, werte["da1"]])).toEqual(
      zeilen.map(({gebiet_id}) => [gebiet_id, people.get(gebiet_id)])
    );
  });

  it("the profile of Hellersdorf-Süd: Planungsräume, Berlin, earlier years", async () => {
    const releases = await read();
    const [r2012, r2016, r2017] = [2012, 2016, 2017].map((jahr) => releases.get(`profil-hellersdorf-sued-${jahr}`));
    expect(r2017?.zeilen.find(({gebiet_id}) => gebiet_id === "00")?.werte).toEqual({
      c1: 63.1,
      d2: 6.3,
      d4: 18,
      d5: 29.6,
      d6: 5.7,
      e1: 27.5
    });
    expect(r2017?.zeilen.find(({gebiet_id}) => gebiet_id === "10020621")?.werte).toEqual({
      c1: 60.3,
      d2: 9.3,
      d4: 31.5,
      d5: 48,
      d6: 9.1,
      e1: "entfaellt"
    });
    expect([r2012, r2016].map((release) => valueOf(release, "10", "d2"))).toEqual([10.1, 6.9]);
    expect([r2012, r2016].map((release) => valueOf(release, "100206", "e1"))).toEqual([22.7, 32.5]);
    expect(r2012?.zeilen.some(({gebiet_id}) => gebiet_id === "00")).toBe(false);
  });

  it("no zero stands for a region without children or without a school", async () => {
    const release = (await read()).get("2017");
    expect(valueOf(release, "040617", "e1")).toBe("entfaellt");
    expect(valueOf(release, "080409", "e5")).toBe("fehlt");
  });
});
