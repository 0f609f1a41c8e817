import {existsSync, mkdtempSync, readFileSync, readdirSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {altePlanungsraeume, bezirkEinwohner, mss2021, planungsraeume} from "../../test/fixtures/published.js";
import {InputError} from "../contract/errors.js";
import {BEZIRK} from "../contract/lor.js";
import type {Release} from "../contract/release.js";
import {parseRelease} from "../contract/table.js";
import {parseEwr} from "../sources/ewr.js";
import {fetchFromFolder, sourcePlans} from "./fetch.js";

const project = fileURLToPath(new URL("../..", import.meta.url));
const portals = join(project, "../shared/sources");
const hasPortals = existsSync(portals);
// eslint-disable-next-line no-console -- a skipped check must be seen
if (!hasPortals) console.warn(`SKIPPED: ${portals} is missing, so the official files themselves are not read.`);

const readReleaseFile = (dataDir: string, quelle: string, name: string): Release => {
  const path = join(dataDir, "official", quelle, `${name}.csv`);
  return parseRelease(readFileSync(path, "utf8"), readFileSync(path.replace(/csv$/, "meta.json"), "utf8"), path)
    .release;
};

const signs: Record<number, string> = {1: "+", 3: "+/-", 5: "-"};
/** Class as published, "2+/-"; null where the index leaves the area out. */
function classOf({zeilen}: Release, key: string): string | null | undefined {
  const {status, dynamik} = zeilen.find(({gebiet_id}) => gebiet_id === key)?.werte ?? {};
  if (status === "entfaellt" && dynamik === "entfaellt") return null;
  return `${status}${signs[Number(dynamik)]}`;
}
const valueOf = ({zeilen}: Release, key: string, name: string): number | string | undefined =>
  zeilen.find(({gebiet_id}) => gebiet_id === key)?.werte[name];

/** What the releases below a data folder must say, whoever wrote them. */
function expectPublishedFigures(getDataDir: () => string): void {
  const read = (quelle: string, name: string): Release => readReleaseFile(getDataDir(), quelle, name);

  it.each(Object.entries(bezirkEinwohner))("people of the Bezirk at the end of %s", (jahr, expected) => {
    // The register's own matrices of 2021 to 2024 were never published; report A I 16 has their totals.
    const {zeilen} = read(jahr >= "2021" && jahr <= "2024" ? "ai16" : "ewr", `${jahr}-12`);
    const own = zeilen.filter(({gebiet_id}) => gebiet_id.startsWith(BEZIRK) && gebiet_id.length === 8);
    expect(own).toHaveLength(jahr >= "2021" ? 41 : 33);
    expect(own.reduce((sum, {werte}) => sum + Number(werte["insgesamt"]), 0)).toBe(expected);
  });

  it("every release of the register is whole: Planungsräume, and bands that sum to the total", () => {
    for (const name of readdirSync(join(getDataDir(), "official/ewr")).filter((f) => f.endsWith(".csv"))) {
      const {zeilen, release, merkmale} = read("ewr", name.replace(".csv", ""));
      expect([release, zeilen.length]).toEqual([release, release < "2019" ? 447 : release < "2021" ? 448 : 542]);
      const bands = merkmale.map((m) => m.name).filter((m) => m.startsWith("a"));
      for (const {gebiet_id, werte} of zeilen)
        if (werte["insgesamt"] !== "fehlt")
          expect([release, gebiet_id, bands.reduce((sum, b) => sum + Number(werte[b]), 0)]).toEqual([
            release,
            gebiet_id,
            werte["insgesamt"]
          ]);
    }
  });

  it("MSS 2021 and 2025: shares and classes of the 41 Planungsräume", () => {
    const [r2021, r2025, ewr] = [read("mss", "2021"), read("mss", "2025"), read("ewr", "2025-12")];
    expect(planungsraeume).toHaveLength(41);
    for (const [key, , , ew2020, ew2025, s1, s3, s4, class2021, class2025] of planungsraeume) {
      const shares = ["s1", "s3", "s4"].map((name) => valueOf(r2021, key, name));
      expect([key, ...shares.map((v) => (v === "entfaellt" ? null : Number(Number(v).toFixed(2))))]).toEqual([
        key,
        s1,
        s3,
        s4
      ]);
      expect([key, valueOf(r2021, key, "ew"), valueOf(ewr, key, "insgesamt")]).toEqual([key, ew2020, ew2025]);
      expect([key, classOf(r2021, key), classOf(r2025, key)]).toEqual([key, class2021, class2025]);
    }
  });

  it("MSS 2013 to 2019: classes of the 33 Planungsräume of then", () => {
    const releases = ["2013", "2015", "2017", "2019"].map((edition) => read("mss", edition));
    expect(altePlanungsraeume).toHaveLength(33);
    for (const [key, ...classes] of altePlanungsraeume)
      expect([key, ...releases.map((r) => classOf(r, key))]).toEqual([key, ...classes]);
  });

  it("MSS 2021: shares of the Bezirksregionen and the Bezirk", () => {
    const release = read("mss", "2021");
    for (const [key, ...shares] of mss2021)
      expect([key, ...["s1", "s3", "s4"].map((n) => Number(Number(valueOf(release, key, n)).toFixed(2)))]).toEqual([
        key,
        ...shares
      ]);
  });

  it("MSS 2021: six Planungsräume without classes, among them one with 1,262 people", () => {
    const {zeilen} = read("mss", "2021");
    const out = zeilen.filter(({gebiet_id, werte}) => gebiet_id.length === 8 && werte["status"] === "entfaellt");
    expect(out.map(({gebiet_id, werte}) => [gebiet_id, werte["ew"], werte["s1"]])).toEqual([
      ["03300515", 38, "entfaellt"],
      ["03400831", 0, "entfaellt"],
      ["04400725", 110, "entfaellt"],
      ["05300838", 21, "entfaellt"],
      ["06200418", 0, "entfaellt"],
      ["10100205", 1262, "entfaellt"]
    ]);
    expect(zeilen).toHaveLength(542 + 143 + 12 + 1);
  });

  it("inhabitants of an MSS edition are those of the register at the end of the year before, area by area", () => {
    for (const edition of ["2013", "2015", "2017", "2019"]) {
      const ewr = read("ewr", `${Number(edition) - 1}-12`);
      const people = new Map(ewr.zeilen.map(({gebiet_id, werte}) => [gebiet_id, werte["insgesamt"]]));
      for (const {gebiet_id, werte} of read("mss", edition).zeilen.filter((row) => row.gebiet_id.length === 8))
        expect([gebiet_id, werte["ew"]]).toEqual([gebiet_id, people.get(gebiet_id)]);
    }
  });
}

describe("the figures in data/official", () => expectPublishedFigures(() => join(project, "data")));

describe.skipIf(!hasPortals)("the official files", () => {
  let dataDir = "";
  const lines: string[] = [];
  beforeAll(async () => {
    dataDir = mkdtempSync(join(tmpdir(), "official-"));
    await fetchFromFolder({folder: portals, dataDir, plans: sourcePlans, report: (line) => lines.push(line)});
  }, 120_000);
  afterAll(() => rmSync(dataDir, {recursive: true, force: true}));

  expectPublishedFigures(() => dataDir);

  it("are 21 matrices of the register, 10 of A I 16 and 8 editions of the monitoring, one line each", () => {
    expect(lines.filter((line) => line.includes(" ewr "))).toHaveLength(21);
    expect(lines.filter((line) => line.includes(" mss "))).toHaveLength(8);
    expect(lines.filter((line) => line.includes(" ai16 "))).toHaveLength(10);
    expect(lines).toContain("[21/21] ewr 2025-12: 542 Planungsräume");
  });

  it("come out as the project ships them", () => {
    for (const quelle of readdirSync(join(dataDir, "official")))
      for (const name of readdirSync(join(dataDir, "official", quelle)).filter((f) => f.endsWith(".csv")))
        expect([name, readFileSync(join(project, "data/official", quelle, name), "utf8")]).toEqual([
          name,
          readFileSync(join(dataDir, "official", quelle, name), "utf8")
        ]);
  });

  it("refuse the matrix a spreadsheet has damaged", () => {
    const bytes = new Uint8Array(readFileSync(join(portals, "ewr/EWRMIGRA201712H_Matrix.csv")));
    const gebiete = [
      {lor_stand: "2019", gebiet_id: "01011101", ebene: "plr", name: "x", parent_id: "010111", hektar: 1}
    ] as const;
    const read = (): unknown => parseEwr({name: "EWR201712E_Matrix.csv", bytes}, {gebiete});
    expect(read).toThrow(InputError);
    expect(read).toThrow("durch ein Tabellenprogramm beschädigt");
  });
});
