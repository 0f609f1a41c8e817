import {existsSync, readdirSync, readFileSync} from "node:fs";
import {basename, join} from "node:path";
import {describe, expect, it} from "vitest";
import {InputError} from "../contract/errors.js";
import {ebeneOf, Gebiet, parentOf, Umstieg} from "../contract/lor.js";
import {ReleaseMeta} from "../contract/release.js";
import type {SourceFile} from "../contract/release.js";
import {parseAreas} from "./borders.js";
import {checkAreas, lorPlan, parseRegister2019, parseRegister2021, parseUmstieg} from "./lor.js";
import type {Files2019} from "./lor.js";

const folder = "test/fixtures/lor";
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

/** A fixture, changed: *from* must occur in it. */
function fixture(name: string, from = "", to = ""): SourceFile {
  const text = readFileSync(join(folder, name), "utf8");
  if (!text.includes(from)) throw new Error(`${name} does not contain ${from}`);
  return {name, bytes: bytesOf(from === "" ? text : text.replace(from, to))};
}

/** Message of the InputError that *read* throws. */
function messageOf(read: () => unknown): string {
  try {
    read();
  } catch (error) {
    if (error instanceof InputError) return error.message;
    throw error;
  }
  throw new Error("no InputError");
}

const four = {bezirk: 1, pgr: 2, bzr: 3, plr: 4};
const keys = (from = "", to = ""): SourceFile => fixture("LOR_2021.csv", from, to);

describe("the key table of 2021", () => {
  it("gives every area with its level, its parent and the sum of its hectares", () => {
    const gebiete = parseRegister2021(keys(), four);
    expect(gebiete.map((g) => `${g.gebiet_id} ${g.ebene} ${g.parent_id} ${g.hektar} ${g.name}`)).toEqual([
      "00 berlin null 400.14 Berlin",
      "10 bezirk 00 400.14 Marzahn-Hellersdorf",
      "1010 pgr 10 340.11 Marzahn",
      "101001 bzr 1010 200.1 Marzahn-Nord",
      "10100101 plr 101001 100.09 Marzahn West",
      "10100102 plr 101001 100.01 Rosenbecker Straße",
      "101002 bzr 1010 140.01 Marzahn-Mitte",
      "10100205 plr 101002 140.01 Gewerbegebiet Bitterfelder Straße",
      "1020 pgr 10 60.03 Hellersdorf",
      "102004 bzr 1020 60.03 Hellersdorf-Nord",
      "10200417 plr 102004 60.03 Zossener Straße"
    ]);
  });

  it.each([
    [
      "a lost leading zero or digit",
      "10100102,Ros",
      "1010010,Ros",
      /Zeile 3, Spalte Planungsraum \(Nummer\): „1010010“ ist kein Schlüssel/
    ],
    [
      "a BZR that is not the beginning of its PLR",
      "West,101001",
      "West,101002",
      /„101002“ ist nicht der Anfang des Schlüssels 10100101/
    ],
    [
      "a PGR that is not the beginning of its PLR",
      "Mitte,1010",
      "Mitte,1020",
      /Prognoseraum \(Nummer\): „1020“ ist nicht der Anfang/
    ],
    ["a repeated key", "10100102,Ros", "10100101,Ros", /Zeile 3.*kommt doppelt vor \(schon in Zeile 2\)/],
    [
      "a key of the old edition",
      "10200417,Zossener Straße,102004,Hellersdorf Nord,1020",
      "10020412,Zossener Straße,100204,Hellersdorf Nord,1002",
      /„10020412“ ist kein Schlüssel des LOR-Stands 2021/
    ],
    ["an empty name", "Rosenbecker Straße", " ", /Zeile 3.*hat keinen Namen/],
    [
      "two names for one area",
      "101001,Marzahn Nord,1010,Marzahn,Marzahn-Hellersdorf,1000099",
      "101001,Marzahn Süd,1010,Marzahn,Marzahn-Hellersdorf,1000099",
      /„Marzahn Süd“ widerspricht dem Namen „Marzahn Nord“/
    ],
    ["umlauts read in the wrong encoding", "Zossener Straße", "Zossener StraÃ\u009fe", /zerstörte Umlaute/],
    ["a size with a decimal comma", "600300.00", '"600300,00"', /„600300,00“ ist keine Fläche in Quadratmetern/],
    [
      "another year",
      " 01.01.2021\r\n00000004",
      " 01.01.2019\r\n00000004",
      /„ 01.01.2019“ ist kein Tag des Jahres 2021/
    ],
    ["a changed header", "Bezirk,Fläche", "Bezirk,Groesse", /„Groesse in qm“ steht im Kopf/],
    [
      "a table that breaks off",
      "\r\n00000004-0000-0000-0000-000000000000,10200417,Zossener Straße,102004,Hellersdorf Nord,1020,Hellersdorf,Marzahn-Hellersdorf,600300.00, 01.01.2021",
      "",
      /„3“ Planungsräume statt 4; die Datei ist unvollständig/
    ]
  ])("refuses %s", (_name, from, to, message) => {
    expect(messageOf(() => parseRegister2021(keys(from, to), four))).toMatch(message);
  });

  it("refuses a table in Windows-1252", () => {
    const latin1 = new Uint8Array(Buffer.from(readFileSync(join(folder, "LOR_2021.csv"), "utf8").slice(1), "latin1"));
    expect(messageOf(() => parseRegister2021({name: "LOR_2021.csv", bytes: latin1}, four))).toContain("UTF-8");
  });
});

const seven = {bezirk: 3, pgr: 4, bzr: 4, plr: 7};
const borders = "berlin-lor-planning-areas-until-2020.geojson";
const files2019 = (changed: Partial<Files2019> = {}): Files2019 => ({
  geometry: fixture(borders),
  plr: fixture("gssa_2022_planungsraeume.csv"),
  bzr: fixture("gssa_2022_bezirksregionen.csv"),
  pgr: fixture("gssa_2022_prognoseraeume.csv"),
  bezirke: fixture("gssa_2022_bezirke.csv"),
  ...changed
});

describe("the edition until 2020", () => {
  it("takes keys from the lists, spelt-out names from the borders and sizes from EPSG:25833", () => {
    const {gebiete} = parseRegister2019(files2019(), seven);
    expect(
      gebiete.filter((g) => g.gebiet_id.startsWith("10")).map((g) => `${g.gebiet_id} ${g.hektar} ${g.name}`)
    ).toEqual([
      "10 400 Marzahn-Hellersdorf",
      "1001 200 Marzahn",
      "100101 200 Marzahn-Nord",
      "10010101 100 Marzahn West",
      "10010102 100 Havemannstraße",
      "1002 200 Hellersdorf",
      "100204 200 Hellersdorf-Nord",
      "10020412 200 Alte Hellersdorfer Straße"
    ]);
  });

  it("gives the key that occurs twice back to the Bezirk whose area it stands for", () => {
    const {gebiete, areas, restored} = parseRegister2019(files2019(), seven);
    expect(restored).toEqual(["04030417 (in der Quelle 06010102)"]);
    expect(gebiete.find((g) => g.gebiet_id === "04030417")).toMatchObject({
      name: "Schloßstraße",
      parent_id: "040304",
      hektar: 100
    });
    const west = (key: string): number =>
      Math.min(...(areas.find((a) => a.gebiet_id === key)?.polygons.flat(2) ?? []).map(([x]) => x));
    expect(west("04030417")).toBeLessThan(west("06010102"));
  });

  it.each([
    [
      "a repeated key that cannot be told apart",
      {plr: fixture("gssa_2022_planungsraeume.csv", "Schloßstr.", "Kantstr.")},
      /„06010102“ kommt doppelt vor/
    ],
    [
      "an area that the list does not have",
      {geometry: fixture(borders, "10010102", "10010109")},
      /„10010109“ steht nicht in gssa_2022_planungsraeume.csv/
    ],
    [
      "an area that the borders do not have",
      {plr: fixture("gssa_2022_planungsraeume.csv", "10010102,", "10010103,Eiche,,,,,,,,,,\n10010102,")},
      /„10010103“ fehlt/
    ],
    [
      "a Bezirksregion without a name",
      {bzr: fixture("gssa_2022_bezirksregionen.csv", "100204,Hellersdorf Nord,,,,,,,,,,\n")},
      /„100204“ fehlt; es gibt Planungsräume/
    ],
    [
      "a Bezirksregion without areas",
      {bzr: fixture("gssa_2022_bezirksregionen.csv", "100204,", "100205,Hellersdorf Ost,,,,,,,,,,\n100204,")},
      /„100205“ hat keine Planungsräume/
    ],
    [
      "a list of another level",
      {pgr: {...fixture("gssa_2022_bezirksregionen.csv"), name: "gssa_2022_prognoseraeume.csv"}},
      /„bzrID“ steht im Kopf, wo „pgrID“ erwartet wird/
    ]
  ])("refuses %s", (_name, changed, message) => {
    expect(messageOf(() => parseRegister2019(files2019(changed), seven))).toMatch(message);
  });
});

describe("the way from the old edition to the new", () => {
  const alt = ["10010101", "10010102", "10020412"];
  const neu = ["10100101", "10100102", "10100205", "10200417"];
  const crosswalk = (from = "", to = ""): SourceFile => fixture("mh_lor_crosswalk_population_20201231.csv", from, to);

  it("keeps people, not shares", () => {
    expect(parseUmstieg(crosswalk(), alt, neu)).toEqual([
      {plr_2019: "10010101", plr_2021: "10100101", einwohner: 5709},
      {plr_2019: "10010102", plr_2021: "10100102", einwohner: 3317},
      {plr_2019: "10010102", plr_2021: "10100205", einwohner: 1262},
      {plr_2019: "10020412", plr_2021: "10200417", einwohner: 7171}
    ]);
  });

  it.each([
    [
      "an unknown old key",
      "10010101,",
      "10010199,",
      /„10010199“ ist kein Planungsraum des Bezirks 10 im LOR-Stand 2019/
    ],
    [
      "an unknown new key",
      ",10100101,",
      ",10100199,",
      /„10100199“ ist kein Planungsraum des Bezirks 10 im LOR-Stand 2021/
    ],
    [
      "parts that do not sum to the whole",
      "10010102,10100205,1262,4579,0.27561",
      "10010102,10100205,1260,4579,0.27517",
      /„4579“ ist nicht die Summe der Teile von 10010102 \(4577\)/
    ],
    [
      "a share that contradicts the people",
      "0.72439",
      "0.82439",
      /Spalte share_of_old: „0.82439“ passt nicht zu den Einwohnerzahlen \(3317 von 4579\)/
    ],
    [
      "a new area in two old ones",
      "10010102,10100205,1262,4579,0.27561",
      "10010102,10100101,1262,4579,0.27561",
      /„10100101“ kommt doppelt vor/
    ],
    ["a missing area", "10020412,10200417,7171,7171,1.0\n", "", /Spalte plr_old: „10020412“ fehlt/],
    ["people with decimals", "5709,5709", "5709.5,5709", /„5709.5“ ist keine Einwohnerzahl/]
  ])("refuses %s", (_name, from, to, message) => {
    expect(messageOf(() => parseUmstieg(crosswalk(from, to), alt, neu))).toMatch(message);
  });
});

describe("borders against the register", () => {
  const name = "mh_plr2021_fullres_25833.geojson";
  const read = (from = "", to = "") =>
    parseAreas(fixture(name, from, to), {id: "plr_id", name: "plr_name", crs: "EPSG:25833"});
  const gebiete = parseRegister2021(keys(), four);

  it("joins borders that were digitised 40 cm apart", () => {
    const joined = checkAreas(read(), gebiete, name);
    const corner = "401400,5821000.4";
    expect(joined.filter((a) => a.polygons.flat(2).some((p) => String(p) === corner)).map((a) => a.gebiet_id)).toEqual([
      "10100102",
      "10100205",
      "10200417"
    ]);
  });

  it.each([
    [
      "an area that is not in the register",
      '"plr_id":"10100205"',
      '"plr_id":"10100206"',
      /„10100206“ steht nicht im Gebietsverzeichnis/
    ],
    [
      "an area without borders",
      '"plr_id":"10100205"',
      '"plr_id":"10100206"',
      /„10100205“ fehlt; der Planungsraum hat keine Grenze/
    ],
    ["a repeated area", '"plr_id":"10100205"', '"plr_id":"10200417"', /„10200417“ kommt doppelt vor/],
    [
      "a size that differs by more than 1 %",
      "[401400,5822000],[400000,5822000]",
      "[401400,5822000],[400000,5822050]",
      /„10100205“ ist 143\.44 ha groß, das Gebietsverzeichnis nennt 140\.01 ha/
    ],
    [
      "a gap between neighbours",
      "[400000,5821000.4],[401400,5821000.4]",
      "[400000,5821000.4],[400500,5821015],[401400,5821000.4]",
      /Lücke/
    ]
  ])("refuses %s", (_name, from, to, message) => {
    expect(messageOf(() => checkAreas(read(from, to), gebiete, name))).toMatch(message);
  });
});

describe("lorPlan", () => {
  const all = readdirSync(folder).map((file) => `lor/${file}`);

  it("offers the editions and the crosswalk, oldest first, and finds files in any folder", () => {
    expect(lorPlan.deliveries(all).map((d) => d.release)).toEqual(["2019", "2021", "umstieg-2020"]);
    expect(lorPlan.deliveries(["other/EWR202012E_Matrix.csv"])).toEqual([]);
  });

  it("says which file of a delivery is missing", () => {
    const without = all.filter((path) => !path.includes("kiezfinder"));
    expect(messageOf(() => lorPlan.deliveries(without))).toContain(
      "kiezfinder_bezirke.geojson: fehlt; sie gehört zur Lieferung „2021“"
    );
  });

  it("refuses a register that is not the whole of Berlin", async () => {
    const [delivery] = lorPlan.deliveries(all).filter((d) => d.release === "2021");
    const files = (delivery?.files ?? []).map((path) => fixture(basename(path)));
    await expect(delivery?.read(files, {gebiete: []})).rejects.toThrow("„4“ Planungsräume statt 542");
  });
});

interface Row {
  lor_stand: string;
  gebiet_id: string;
  name: string;
  hektar: number;
}

function readRegister(edition: string): Row[] {
  const [, ...lines] = readFileSync(`data/official/lor/${edition}.csv`, "utf8").trimEnd().split("\n");
  return lines.map((line) => {
    const [lor_stand = "", gebiet_id = "", ebene, ...rest] = line.split(",");
    const [hektar, parent] = [rest.at(-1), rest.at(-2)];
    const name = rest
      .slice(0, -2)
      .join(",")
      .replace(/^"(.*)"$/, "$1");
    Gebiet.parse({lor_stand, gebiet_id, ebene, name, parent_id: parent || null, hektar: Number(hektar)});
    expect(hektar).toMatch(/^\d+\.\d\d$/);
    return {lor_stand, gebiet_id, name, hektar: Number(hektar)};
  });
}

describe.each([
  ["2021", {berlin: 1, bezirk: 12, pgr: 58, bzr: 143, plr: 542}, {pgr: 4, bzr: 9, plr: 41}],
  ["2019", {berlin: 1, bezirk: 12, pgr: 60, bzr: 138, plr: 448}, {pgr: 4, bzr: 9, plr: 33}]
] as const)("data/official/lor/%s.csv", (edition, berlin, bezirk) => {
  const rows = readRegister(edition);
  const count = (list: Row[], ebene: string): number => list.filter((g) => ebeneOf(g.gebiet_id) === ebene).length;

  it("holds all areas of Berlin and of the Bezirk, each once, in order", () => {
    for (const [ebene, n] of Object.entries(berlin)) expect([ebene, count(rows, ebene)]).toEqual([ebene, n]);
    const own = rows.filter((g) => g.gebiet_id.startsWith("10"));
    for (const [ebene, n] of Object.entries(bezirk)) expect([ebene, count(own, ebene)]).toEqual([ebene, n]);
    const ids = rows.map((g) => g.gebiet_id);
    expect(ids).toEqual([...new Set(ids)].sort());
    expect(new Set(rows.map((g) => g.lor_stand))).toEqual(new Set([edition]));
  });

  it("nests: every parent is there and as large as its parts", () => {
    const byId = new Map(rows.map((g) => [g.gebiet_id, g]));
    const sums = new Map<string, {sum: number; parts: number}>();
    for (const {gebiet_id, hektar} of rows) {
      const parent = parentOf(gebiet_id);
      if (parent === null) continue;
      expect(byId.has(parent)).toBe(true);
      const {sum = 0, parts = 0} = sums.get(parent) ?? {};
      sums.set(parent, {sum: sum + hektar, parts: parts + 1});
    }
    for (const [key, {sum, parts}] of sums)
      expect(Math.abs(sum - (byId.get(key)?.hektar ?? 0))).toBeLessThan(0.006 * (parts + 1));
  });

  it("has the project's nine Bezirksregionen and four Prognoseräume", () => {
    const names = (length: number): string[] =>
      rows.filter((g) => g.gebiet_id.startsWith("10") && g.gebiet_id.length === length).map((g) => g.name);
    expect(names(4)).toEqual(["Marzahn", "Hellersdorf", "Biesdorf", "Kaulsdorf/Mahlsdorf"]);
    expect(names(6)).toEqual([
      "Marzahn-Nord",
      "Marzahn-Mitte",
      "Marzahn-Süd",
      "Hellersdorf-Nord",
      "Hellersdorf-Ost",
      "Hellersdorf-Süd",
      "Biesdorf",
      "Kaulsdorf",
      "Mahlsdorf"
    ]);
  });

  it("has a description with licence and checksum", () => {
    const meta = ReleaseMeta.parse(JSON.parse(readFileSync(`data/official/lor/${edition}.meta.json`, "utf8")));
    expect(meta).toMatchObject({
      quelle: "lor",
      release: edition,
      lor_stand: edition,
      lizenz: "cc-by-3.0-de",
      zeilen: rows.length
    });
    expect(meta.merkmale.map((m) => m.name)).toEqual(["hektar"]);
  });
});

describe("published figures", () => {
  const neu = new Map(readRegister("2021").map((g) => [g.gebiet_id, g]));
  const alt = new Map(readRegister("2019").map((g) => [g.gebiet_id, g]));

  it.each([
    ["10100101", "Marzahn West", 69.6],
    ["10100205", "Gewerbegebiet Bitterfelder Straße", 360.1],
    ["10200421", "Helle Mitte", 16.4],
    ["10200422", "Hellersdorfer Promenade", 45.2],
    ["10300734", "Biesdorf Süd", 520.5],
    ["10400941", "Pilgramer Straße", 369.1]
  ])("%s %s has %d ha", (key, name, hektar) => {
    expect(neu.get(key)?.name).toBe(name);
    expect(neu.get(key)?.hektar).toBeCloseTo(hektar, 1);
  });

  it("Berlin has 891.1 km² in both editions; the old one is computed, to 0.1 %", () => {
    expect(neu.get("00")?.hektar).toBeCloseTo(89_113.25, 1);
    expect(Math.abs((alt.get("00")?.hektar ?? 0) / 89_113.25 - 1)).toBeLessThan(0.001);
  });

  it("the old edition knows both Schloßstraßen and the area of 2019", () => {
    expect(alt.get("04030417")?.name).toBe("Schloßstraße");
    expect(alt.get("06010102")?.name).toBe("Schloßstraße");
    expect(alt.get("09041403")?.name).toBe("Allende II");
    // Both were only renumbered in 2021, and keep their size.
    for (const [before, after] of [
      ["04030417", "04300414"],
      ["06010102", "06100102"]
    ] as const)
      expect(Math.abs((alt.get(before)?.hektar ?? 0) / (neu.get(after)?.hektar ?? 1) - 1)).toBeLessThan(0.001);
  });

  it("the two editions share no PLR key", () => {
    expect([...alt.keys()].filter((key) => key.length === 8 && neu.has(key))).toEqual([]);
  });

  describe("data/official/lor/umstieg-2020.csv", () => {
    const [header, ...lines] = readFileSync("data/official/lor/umstieg-2020.csv", "utf8").trimEnd().split("\n");
    const umstieg = lines.map((line) => {
      const [plr_2019, plr_2021, einwohner] = line.split(",");
      return Umstieg.parse({plr_2019, plr_2021, einwohner: Number(einwohner)});
    });
    const inBezirk = (register: Map<string, Row>): string[] =>
      [...register.keys()].filter((key) => key.startsWith("10") && key.length === 8);

    it("leads from all 33 old to all 41 new PLR and carries 273,731 people", () => {
      expect(header).toBe("plr_2019,plr_2021,einwohner");
      expect([...new Set(umstieg.map((u) => u.plr_2019))]).toEqual(inBezirk(alt));
      expect(umstieg.map((u) => u.plr_2021).sort()).toEqual(inBezirk(neu));
      expect(umstieg.reduce((sum, u) => sum + u.einwohner, 0)).toBe(273_731);
    });

    it("splits five old PLR by people, not by area: Alt-Marzahn 26, 35 and 39 %", () => {
      const split = [...new Set(umstieg.map((u) => u.plr_2019))].filter(
        (key) => umstieg.filter((u) => u.plr_2019 === key).length > 1
      );
      expect(split).toEqual(["10010102", "10010206", "10010310", "10020413", "10040933"]);
      const parts = umstieg.filter((u) => u.plr_2019 === "10010310").map((u) => u.einwohner);
      expect(parts.map((n) => Math.round((100 * n) / 18_273))).toEqual([26, 35, 39]);
    });

    it("stays inside its BZR, which are the same in both editions", () => {
      const pairs = new Set(umstieg.map((u) => `${u.plr_2019.slice(0, 6)} ${u.plr_2021.slice(0, 6)}`));
      expect(pairs.size).toBe(9);
      const people = (bzr: string): number =>
        umstieg.filter((u) => u.plr_2021.startsWith(bzr)).reduce((sum, u) => sum + u.einwohner, 0);
      expect([people("101001"), people("102004"), people("104009")]).toEqual([24_322, 37_487, 29_757]);
    });

    it("areas that were only renumbered kept their size to 3 %, most to 0.2 %", () => {
      const whole = umstieg.filter((u) => umstieg.filter((v) => v.plr_2019 === u.plr_2019).length === 1);
      const deviations = whole.map((u) =>
        Math.abs((alt.get(u.plr_2019)?.hektar ?? 0) / (neu.get(u.plr_2021)?.hektar ?? 1) - 1)
      );
      expect(whole).toHaveLength(28);
      expect(Math.max(...deviations)).toBeLessThan(0.03);
      expect(deviations.filter((d) => d < 0.002)).toHaveLength(22);
    });
  });
});

const sources = "../shared/sources";
const absent = !existsSync(sources);

describe.skipIf(absent)(
  absent ? `SKIPPED: ${sources} is not here, the original files were not read again` : "the original files",
  () => {
    const paths = absent
      ? []
      : readdirSync(sources, {recursive: true})
          .map((path) => String(path).replaceAll("\\", "/"))
          .sort();

    it("give exactly the files in data/", async () => {
      for (const delivery of lorPlan.deliveries(paths)) {
        const files = delivery.files.map((path) => ({
          name: basename(path),
          bytes: new Uint8Array(readFileSync(join(sources, path)))
        }));
        const {herausgeber, lizenz} = ReleaseMeta.parse(
          JSON.parse(readFileSync(`data/official/lor/${delivery.release}.meta.json`, "utf8"))
        );
        const quellen = [{id: "lor", herausgeber, lizenz}];
        for (const {path, text} of await delivery.read(files, {gebiete: [], quellen}))
          expect([path, text]).toEqual([path, readFileSync(join("data", path), "utf8")]);
      }
    });

    it("print areas in the old borders' file that are right, to 0.1 %", () => {
      const name = "berlin-lor-planning-areas-until-2020.geojson";
      const {features} = JSON.parse(readFileSync(join(sources, "lor", name), "utf8")) as {
        features: {properties: {area: number}}[];
      };
      const printed = features.reduce((sum, f) => sum + f.properties.area, 0) / 10_000;
      expect(Math.abs(printed / (readRegister("2019")[0]?.hektar ?? 0) - 1)).toBeLessThan(0.001);
    });
  }
);
