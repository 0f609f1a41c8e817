import {cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, beforeEach, expect, it} from "vitest";
import {readCatalogue} from "../contract/readCatalogue.js";
import {AntragData, readAntrag} from "./antrag.js";

const catalogue = readCatalogue("data/catalogue");
let dir = "";

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "antrag-"));
  cpSync("data/catalogue/antrag.json", join(dir, "antrag.json"));
});
afterEach(() => rmSync(dir, {recursive: true}));

it("offers the lead indicators of every field, those of poverty first, and all thirteen standards", () => {
  const data = AntragData.parse(readAntrag(dir, catalogue));
  expect(data.leitindikatoren[0]!.problemfeld).toBe("armut_existenzsicherung");
  expect(data.leitindikatoren).toHaveLength(catalogue.problemfelder.length);
  expect(data.standards.map(({nummer}) => nummer)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13]);
  expect(data.standards.filter(({vorgabe}) => vorgabe).length).toBeGreaterThan(0);
});

it.each<[string, Record<string, unknown>, string]>([
  ["an unknown standard", {standards: ["freundlichkeit"]}, "standards.json"],
  ["an unknown field", {felder_zuerst: ["sport"]}, "problemfelder.json"],
  ["a field nobody knows", {richtwert: 5}, "ist kein bekanntes Feld"],
  ["no programme", {programme: []}, "weniger als 1 Eintrag"]
])("refuses %s and says where", (_, teil, message) => {
  const file = join(dir, "antrag.json");
  const katalog = JSON.parse(readFileSync(file, "utf8")) as Record<string, unknown>;
  writeFileSync(file, JSON.stringify({...katalog, ...teil}));
  expect(() => readAntrag(dir, catalogue)).toThrow(message);
});

it("a missing file is told as such", () => {
  rmSync(join(dir, "antrag.json"));
  expect(() => readAntrag(dir, catalogue)).toThrow("antrag.json");
});
