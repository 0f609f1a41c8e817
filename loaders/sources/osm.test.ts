import {existsSync, readFileSync, readdirSync} from "node:fs";
import {basename, join} from "node:path";
import {describe, expect, it} from "vitest";
import {osmBroken, osmFile, osmText} from "../../test/fixtures/broken/osm.js";
import {parseEinrichtungen} from "../contract/einrichtungen.js";
import type {EinrichtungenRelease} from "../contract/einrichtungen.js";
import {InputError} from "../contract/errors.js";
import {parseGebiete} from "../contract/registers.js";
import type {FetchContext} from "../fetch/plan.js";
import {osmPlan} from "./osm.js";

const register = "data/official/lor/2021.csv";
const gebiete = parseGebiete(readFileSync(register, "utf8"), register);
const context: FetchContext = {gebiete, geometrie: readFileSync("data/geometry/lor-2021.json", "utf8")};
const fileName = (kind: string): string => `osm_2026-03_berlin-points-of-interest-${kind}-details.csv`;

/** The release that the plan makes of one file. */
async function read(text: string | Uint8Array, name = osmFile, at = context): Promise<EinrichtungenRelease> {
  const bytes = typeof text === "string" ? new TextEncoder().encode(text) : text;
  const [delivery] = osmPlan.deliveries([`infrastruktur/${name}`]);
  if (!delivery) throw new Error(`${name} is not read`);
  const [csv, meta] = await delivery.read([{name, bytes}], at);
  return parseEinrichtungen(csv?.text ?? "", meta?.text ?? "", csv?.path ?? "").release;
}

async function messageOf(run: () => Promise<unknown>): Promise<string> {
  try {
    await run();
  } catch (error) {
    if (error instanceof InputError) return error.message;
    throw error;
  }
  throw new Error("nothing was refused");
}

describe("points of OpenStreetMap", () => {
  it("keep name and address where there are any, and leave out what lies outside Berlin", async () => {
    const {release, zeilen, hinweise} = await read(osmText);
    expect(release).toBe("2026-03-bibliothek");
    expect(zeilen.map(({id, name, plz}) => [id, name, plz])).toEqual([
      ["1001", 'Bibliothek "Am Markt", Haus 2', "12345"],
      ["1002", "", ""],
      ["1004", "Bücherei", ""]
    ]);
    expect(zeilen.every(({plaetze, traeger}) => plaetze === null && traeger === "")).toBe(true);
    expect(hinweise).toContain("Außerhalb Berlins und deshalb nicht enthalten: 1 Einträge.");
    expect(hinweise[0]).toContain("unvollständig");
  });

  it("never keep a doctor's name", async () => {
    const {zeilen, hinweise} = await read(osmText, fileName("doctors"));
    expect(zeilen.map(({art, name}) => [art, name])).toEqual(Array(3).fill(["arztpraxis", ""]));
    expect(hinweise.join(" ")).toContain("nach einer Person");
    const clinics = await read(osmText.replace("Bücherei", "MVZ Dr. Muster"), fileName("clinics"));
    expect(clinics.zeilen.map(({name}) => name)).toEqual(['Bibliothek "Am Markt", Haus 2', "", ""]);
  });

  it("lose a name that a spreadsheet would run, line breaks and invisible signs", async () => {
    const text = osmText
      .replace("Bücherei", "+1 Bücherei")
      .replace('"Bibliothek ""Am Markt"", Haus 2"', '"Bibliothek\n am\u200b Markt\u00ad "');
    const {zeilen, hinweise} = await read(text);
    expect(zeilen.map(({name}) => name)).toEqual(["Bibliothek am Markt", "", ""]);
    expect(hinweise.find((h) => h.includes("Formel"))).toMatch(/: 1004\.$/);
  });

  it("leave out citizens' offices and party offices among community centres, and name each with the reason", async () => {
    const text = osmText
      .replace('"Bibliothek ""Am Markt"", Haus 2"', "Buergeramt Musterdorf")
      .replace("Bücherei", "LINKER TREFF");
    const {zeilen, hinweise} = await read(text, fileName("community-centers"));
    expect(zeilen.map(({id}) => id)).toEqual(["1002"]);
    expect(hinweise.filter((h) => h.startsWith("Nicht enthalten"))).toEqual([
      "Nicht enthalten, weil der Name ein Bürgeramt nennt, eine Verwaltungsstelle: 1001.",
      "Nicht enthalten, weil der Name eine Partei nennt: 1004."
    ]);
    expect((await read(text)).zeilen).toHaveLength(3);
  });

  it("lose a postcode that is none and say so", async () => {
    const {zeilen, hinweise} = await read(osmText.replace(",12345,", ",12345;12347,"));
    expect(zeilen[0]?.plz).toBe("");
    expect(hinweise).toContain("Ohne Postleitzahl, weil dort keine steht: 1001.");
  });

  it("are refused where they lie far outside their Planungsraum", async () => {
    const far = osmText.replace("52.5671,13.5566", "52.4800,13.5566");
    expect(await messageOf(() => read(far))).toMatch(/Zeile 2.*passt nicht zum Ort.*km außerhalb/);
  });
});

it.each(osmBroken)("refuses a file with: $name", async ({files, says}) => {
  const [text] = Object.values(files());
  const message = await messageOf(() => read(text ?? "", osmFile, {gebiete}));
  for (const part of says) expect(message).toMatch(part);
});

it("reads every kind but those that are Kitas of the Kita list", () => {
  const kinds = ["childcare", "kindergartens", "doctors", "sport-centers", "constructor"].map(fileName);
  expect(osmPlan.deliveries(kinds).map(({release}) => release)).toEqual(["2026-03-arztpraxis", "2026-03-sportzentrum"]);
});

const sources = "../shared/sources";
const absent = !existsSync(sources);

describe.skipIf(absent)(
  absent ? `SKIPPED: ${sources} is not here, the original files were not read again` : "the original files",
  () => {
    it("give ten releases with the points of Bezirk 10 that data.md's files hold", async () => {
      const paths = readdirSync(sources, {recursive: true}).map((path) => String(path).replaceAll("\\", "/"));
      const found: Record<string, [number, number]> = {};
      for (const {release, files} of osmPlan.deliveries(paths)) {
        const path = files[0] ?? "";
        const {zeilen} = await read(new Uint8Array(readFileSync(join(sources, path))), basename(path));
        found[release] = [zeilen.length, zeilen.filter(({gebiet_id}) => gebiet_id.startsWith("10")).length];
      }
      expect(found).toEqual({
        "2026-03-stadtteilzentrum-treff": [428, 13],
        "2026-03-arztpraxis": [1498, 48],
        "2026-03-klinik": [127, 3],
        "2026-03-bibliothek": [109, 5],
        "2026-03-spielplatz": [891, 50],
        "2026-03-schule": [107, 8],
        "2026-04-fitnessstudio": [429, 16],
        "2026-04-apotheke": [655, 41],
        "2026-04-religioese-staette": [188, 5],
        "2026-04-sportzentrum": [168, 2]
      });
    });

    it("give a pharmacy no name where it would start a formula", async () => {
      const path = "infrastruktur/osm_2026-04_berlin-points-of-interest-pharmacies-details.csv";
      const {hinweise, zeilen} = await read(new Uint8Array(readFileSync(join(sources, path))), basename(path));
      const remark = hinweise.find((h) => h.includes("Formel")) ?? "";
      const id = /: (\d+)\.$/.exec(remark)?.[1];
      expect(zeilen.find((z) => z.id === id)).toMatchObject({name: "", strasse: "Brunnenstraße 64"});
    });
  }
);
