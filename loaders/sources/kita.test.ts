import {existsSync, readFileSync, readdirSync} from "node:fs";
import {basename, join} from "node:path";
import {describe, expect, it} from "vitest";
import {kitaBroken, kitaFile, kitaText} from "../../test/fixtures/broken/kita.js";
import {parseEinrichtungen} from "../contract/einrichtungen.js";
import type {Einrichtung} from "../contract/einrichtungen.js";
import {InputError} from "../contract/errors.js";
import {parseGebiete} from "../contract/registers.js";
import type {SourceFile} from "../contract/release.js";
import type {FetchContext} from "../fetch/plan.js";
import {kitaPlan, parseKita} from "./kita.js";

const register = "data/official/lor/2021.csv";
const gebiete = parseGebiete(readFileSync(register, "utf8"), register);
const context: FetchContext = {gebiete, geometrie: readFileSync("data/geometry/lor-2021.json", "utf8")};
const fileOf = (text: string | Uint8Array): SourceFile => ({
  name: kitaFile,
  bytes: typeof text === "string" ? new TextEncoder().encode(text) : text
});
const parse = (text: string, at = context) => parseKita("2026-07", fileOf(text), at);

function messageOf(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    if (error instanceof InputError) return error.message;
    throw error;
  }
  throw new Error("nothing was refused");
}

describe("the Kita list", () => {
  it("keeps what a reader needs of a Kita and drops its phone number", () => {
    const {zeilen, stichtag, hinweise} = parse(kitaText);
    expect(zeilen[9]).toEqual({
      id: "10010009",
      art: "kita",
      name: 'Kita "Haus 10"',
      unterart: "Reguläre Einrichtung",
      strasse: "Musterweg 10",
      plz: "12345",
      traeger: "Träger, gGmbH",
      plaetze: 49,
      lat: 52.5671,
      lon: 13.5566,
      gebiet_id: "10100101"
    });
    expect(JSON.stringify(zeilen)).not.toContain("+49");
    expect(stichtag).toBe("2026-07-01");
    expect(hinweise.join(" ")).toContain("nennt nur den Monat");
  });

  it("takes places that are not given for unknown, keeps 0 as 0, and names both Kitas", () => {
    const {zeilen, hinweise} = parse(kitaText.replace(",49,", ",,").replace(",50,", ",0,"));
    expect(zeilen.slice(9, 11).map(({plaetze}) => plaetze)).toEqual([null, 0]);
    expect(hinweise).toContain("Ohne Angabe der Plätze, nicht als 0 gezählt: 10010009.");
    expect(hinweise.find((h) => h.startsWith("Mit 0 Plätzen"))).toContain("10010010");
  });

  it.each([
    ["no coordinates", "52.5671,13.5566,10100101", ",,10100101"],
    ["coordinates of 0", "52.5671,13.5566,10100101", "0,0,10100101"],
    ["no Planungsraum", "52.5671,13.5566,10100101", "52.5671,13.5566,"],
    ["Planungsraum 0", "52.5671,13.5566,10100101", "52.5671,13.5566,0"]
  ])("leaves a Kita with %s out and says so", (_, from, to) => {
    const rows = kitaText.trim().split("\n");
    const many = Array.from({length: 50}, (_, i) => rows[1]?.replace("01010000", `010${20000 + i}`));
    const {zeilen, hinweise} = parse(`${[...rows, ...many].join("\n")}\n`.replace(from, to));
    expect(zeilen).toHaveLength(64);
    expect(hinweise).toContain("Ohne Koordinaten oder ohne Planungsraum und deshalb nicht enthalten: 10010009.");
  });

  it("leaves an entry that the list marks as invalid out and names it, and still refuses it twice", () => {
    const {zeilen, hinweise} = parse(kitaText.replace('"Kita ""Haus 10"""', '"Kita ""Haus 10"" (Ungültig)"'));
    expect(zeilen).toHaveLength(14);
    expect(hinweise.at(-1)).toBe("In der Liste mit „(Ungültig)“ gekennzeichnet und deshalb nicht enthalten: 10010009.");
    const twice = kitaText.replace('"Kita ""Haus 10"""', '"Kita (Ungültig)"').replace("10010010", "10010009");
    expect(messageOf(() => parse(twice))).toContain("kommt doppelt vor");
  });

  it("refuses a Kita that lies more than a kilometre outside its Planungsraum, and allows the border", () => {
    const moved = (lat: string): string => kitaText.replace("52.5671,13.5566", `${lat},13.5566`);
    expect(messageOf(() => parse(moved("52.4800")))).toMatch(
      /Zeile 11, Spalte geojson_feature_id: „10100101“ passt nicht zum Ort 52.48, 13.5566: er liegt \d,\d km außerhalb/
    );
    expect(parse(moved("52.5620")).zeilen).toHaveLength(15);
    expect(messageOf(() => parse(kitaText.replace("52.5307,13.3662", "52.5671,13.5566")))).toContain("Zeile 2");
  });

  it("needs the areas and their boundaries first", () => {
    expect(messageOf(() => parse(kitaText, {gebiete: []}))).toContain("zuerst die Quelle lor");
    expect(messageOf(() => parse(kitaText, {gebiete}))).toContain("geometry/lor-2021.json: fehlt");
  });
});

it.each(kitaBroken)("refuses a list with: $name", ({files, says}) => {
  const [text] = Object.values(files());
  const message = messageOf(() => parseKita("2026-07", fileOf(text ?? ""), {gebiete}));
  for (const part of says) expect(message).toMatch(part);
});

it("knows its files by name and month", () => {
  const paths = ["a/berlin-daycare-centers-2026-13-details.csv", `a/${kitaFile}`, "a/kita.csv"];
  expect(kitaPlan.deliveries(paths).map(({release, files}) => [release, files])).toEqual([
    ["2026-07", [`a/${kitaFile}`]]
  ]);
});

const sources = "../shared/sources";
const absent = !existsSync(sources);

describe.skipIf(absent)(
  absent ? `SKIPPED: ${sources} is not here, the original list was not read again` : "the original list",
  () => {
    async function read(): Promise<{zeilen: Einrichtung[]; hinweise: string[]}> {
      const paths = readdirSync(sources, {recursive: true}).map((path) => String(path).replaceAll("\\", "/"));
      const [delivery] = kitaPlan.deliveries(paths);
      const files = (delivery?.files ?? []).map((path) => ({
        name: basename(path),
        bytes: new Uint8Array(readFileSync(join(sources, path)))
      }));
      const [csv, meta] = (await delivery?.read(files, context)) ?? [];
      return parseEinrichtungen(csv?.text ?? "", meta?.text ?? "", csv?.path ?? "").release;
    }

    it("holds 2,892 valid Kitas, all placed, 159 in Bezirk 10: the places published per Bezirksregion without one marked copy", async () => {
      const {zeilen, hinweise} = await read();
      expect(zeilen).toHaveLength(2892);
      expect(hinweise.filter((h) => h.includes("(Ungültig)"))).toEqual([expect.stringMatching(/: 10231660\.$/)]);
      expect(hinweise.filter((h) => h.startsWith("Ohne"))).toEqual([]);
      const sums = new Map<string, [number, number]>();
      for (const {gebiet_id, plaetze} of zeilen) {
        const [kitas, places] = sums.get(gebiet_id.slice(0, 6)) ?? [0, 0];
        sums.set(gebiet_id.slice(0, 6), [kitas + 1, places + (plaetze ?? 0)]);
      }
      expect([...sums].filter(([key]) => key.startsWith("10")).sort()).toEqual([
        ["101001", [14, 1444]],
        ["101002", [23, 2716]],
        ["101003", [20, 2289]],
        ["102004", [25, 2713]],
        ["102005", [12, 1231]],
        ["102006", [13, 1589]],
        ["103007", [21, 1653]],
        ["104008", [12, 924]],
        ["104009", [19, 1414]]
      ]);
    });

    it("names the ten Kitas listed with 0 places, none of them in Bezirk 10", async () => {
      const {zeilen, hinweise} = await read();
      const zero = zeilen.filter(({plaetze}) => plaetze === 0);
      expect(zero).toHaveLength(10);
      expect(zero.filter(({gebiet_id}) => gebiet_id.startsWith("10"))).toEqual([]);
      const remark = hinweise.find((h) => h.startsWith("Mit 0 Plätzen")) ?? "";
      for (const {id} of zero) expect(remark).toContain(id);
    });
  }
);
