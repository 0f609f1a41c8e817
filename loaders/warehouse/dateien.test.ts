import {existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {removeHalfBuilt} from "../fetch/journal.js";
import {beendeTausch, freigabePfad, neueDateien, tausche, verwerfe} from "./dateien.js";

/** No process has a number as large. */
const tot = 4_194_305;

let folder: string;
let warehouse: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "dateien-"));
  warehouse = join(folder, "w.duckdb");
  writeFileSync(warehouse, "alt");
  writeFileSync(freigabePfad(warehouse), "alt");
});
afterEach(() => rmSync(folder, {recursive: true, force: true}));

const stand = (): string[] => [warehouse, freigabePfad(warehouse)].map((path) => readFileSync(path, "utf8"));
const schreibe = (pid?: number): ReturnType<typeof neueDateien> => {
  const neu = neueDateien(warehouse, pid);
  writeFileSync(neu.intern, "neu");
  writeFileSync(neu.oeffentlich, "neu");
  return neu;
};

it("the file of released values stands beside the warehouse and is named after it", () => {
  expect(freigabePfad("data/build/x.duckdb")).toBe("data/build/x-oeffentlich.duckdb");
});

describe("the two files of a build", () => {
  it("take the places of the last two, and nothing is left beside", () => {
    schreibe();
    tausche(warehouse);
    expect(stand()).toEqual(["neu", "neu"]);
    verwerfe(warehouse);
    expect(readdirSync(folder)).toHaveLength(2);
  });

  it("are both the new ones after the next command, if the build was killed between them", () => {
    const neu = schreibe(tot);
    writeFileSync(warehouse, "neu");
    rmSync(neu.intern);
    beendeTausch(warehouse);
    expect(stand()).toEqual(["neu", "neu"]);
    expect(existsSync(neu.oeffentlich)).toBe(false);
  });

  it("stay the old ones if it was killed before, and the next build throws its files away", () => {
    schreibe(tot);
    beendeTausch(warehouse);
    expect(stand()).toEqual(["alt", "alt"]);
    removeHalfBuilt(warehouse);
    beendeTausch(warehouse);
    expect(stand()).toEqual(["alt", "alt"]);
    expect(readdirSync(folder)).toHaveLength(2);
  });

  it("are left alone while the process that writes them runs", () => {
    const neu = schreibe(process.ppid);
    rmSync(neu.intern);
    beendeTausch(warehouse);
    expect(stand()).toEqual(["alt", "alt"]);
    expect(existsSync(neu.oeffentlich)).toBe(true);
  });

  it("are thrown away if the build fails, but not the half of an exchange", () => {
    const neu = schreibe();
    verwerfe(warehouse);
    expect(readdirSync(folder)).toHaveLength(2);
    writeFileSync(neu.oeffentlich, "neu");
    verwerfe(warehouse);
    expect(existsSync(neu.oeffentlich)).toBe(true);
  });
});
