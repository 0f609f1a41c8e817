import {existsSync, readFileSync, readdirSync} from "node:fs";
import {fileURLToPath} from "node:url";
import {describe, expect, it} from "vitest";
import {
  bzrPath,
  classPath,
  kontext2021,
  kontextPath,
  mss2017And2019,
  mss2021,
  mss2023,
  mss2025,
  mssBroken,
  mssEdition,
  path2023,
  plrPath
} from "../../test/fixtures/broken/mss.js";
import {registerOf} from "../../test/fixtures/ewr/register.js";
import {alleGebiete} from "../../test/fixtures/gebiete.js";
import {buildWorkbook, mssSheets} from "../../test/fixtures/mss/workbook.js";
import type {TestCell, TestSheet} from "../../test/fixtures/mss/workbook.js";
import * as published from "../../test/fixtures/published.js";
import {InputError} from "../contract/errors.js";
import type {Release, SourceFile} from "../contract/release.js";
import {parseRelease} from "../contract/table.js";
import {parseMss2021} from "./mss/ausgabe2021.js";
import {parseMss2025} from "./mss/ausgabe2025.js";
import {mssPlan} from "./mss.js";

const csv = (edition: string, table: string): string =>
  `berlin-monitoring-social-urban-development-${edition}-00-${table}.csv`;
const workbook = "21indexind_anteile_plr_mss2021.xlsx";
const classes2021 = csv("2021", "1-planning-areas");
const bzr2021 = csv("2021", "2-2-district-regions");
const bezirke2021 = csv("2021", "2-3-districts");
const zValues = "mss_2021_index-indikatoren_z-werte_plr.csv";
const name2025 = "mss2025_indizes_542_bez10_transcribed.csv";

const plr2021 = ["01100101", "10100205", "10100209", "10100210", "10300731", "10400941"];
const gebiete = [
  ...registerOf("2019", ["01011101", "09041403", "10010101", "10010102", "10010203", "10040933"]),
  ...registerOf("2021", plr2021)
];
const textOf = (name: string): string =>
  readFileSync(new URL(`../../test/fixtures/mss/${name}`, import.meta.url), "utf8");
const fileOf = (name: string, text = textOf(name)): SourceFile => ({name, bytes: new TextEncoder().encode(text)});
const rowOf = (release: Release, key: string) => release.zeilen.find(({gebiet_id}) => gebiet_id === key);

/** The five files of 2021; *sheets* changes the workbook, *texts* the CSV files. */
function files2021({sheets = mssSheets() as TestSheet[], texts = {} as Record<string, string>} = {}): SourceFile[] {
  return [
    {name: workbook, bytes: buildWorkbook(sheets)},
    ...[classes2021, bzr2021, bezirke2021, zValues].map((name) => fileOf(name, texts[name]))
  ];
}

async function messageOf(run: () => unknown): Promise<string> {
  try {
    await run();
  } catch (error) {
    if (error instanceof InputError) return error.message;
    throw error;
  }
  throw new Error("nothing was refused");
}

describe("the edition of 2021", () => {
  it("merges workbook, levels and classes into one release", async () => {
    const release = await parseMss2021(files2021(), {gebiete});
    expect(release).toMatchObject({quelle: "mss", release: "2021", stichtag: "2020-12-31", lor_stand: "2021"});
    expect(release.zeilen.map(({gebiet_id}) => gebiet_id).sort()).toEqual(
      ["00", "01", "10", "011001", "101002", "103007", "104009", ...plr2021].sort()
    );
    expect(rowOf(release, "10100210")).toEqual({
      gebiet_id: "10100210",
      werte: {
        ew: 10782,
        s1: 5.98398,
        s3: 13.99555,
        s4: 32.78036,
        d1: 1.13438,
        d3: -1.62916,
        d4: -4.42281,
        status: 2,
        dynamik: 3,
        status_index: 0.43,
        dynamik_index: -0.44
      },
      anmerkung: ""
    });
  });

  it("dates shares to a day and changes to a period, whatever the header of the table says", async () => {
    const {merkmale} = await parseMss2021(files2021(), {gebiete});
    expect(merkmale.map(({name, einheit, zeitraum}) => [name, einheit, zeitraum])).toEqual([
      ["ew", "Personen", "2020-12-31"],
      ...["s1", "s3", "s4"].map((name) => [name, "Prozent", "2020-12-31"]),
      ...["d1", "d3", "d4"].map((name) => [name, "Prozentpunkte", "2018/2020"]),
      ["status", "Klasse", "2020-12-31"],
      ["dynamik", "Klasse", "2018/2020"],
      ["status_index", "Standardabweichungen", "2020-12-31"],
      ["dynamik_index", "Standardabweichungen", "2018/2020"]
    ]);
  });

  it("never turns an area that is left out into 0: its people stay, everything else does not apply", async () => {
    const row = rowOf(await parseMss2021(files2021(), {gebiete}), "10100205");
    const x = "entfaellt";
    const {ew, ...others} = row?.werte ?? {};
    expect(ew).toBe(1262);
    expect(Object.keys(others)).toHaveLength(10);
    expect(new Set(Object.values(others))).toEqual(new Set([x]));
    expect(row?.anmerkung).toBe("Von der Quelle als Ausreißer nicht bewertet.");
  });

  it("takes BZR, Bezirk and Berlin as published, without classes and without the noise of floats", async () => {
    const release = await parseMss2021(files2021(), {gebiete});
    expect(rowOf(release, "101002")?.werte).toMatchObject({
      ew: 20197,
      s1: 6.84469,
      s4: 37.62362,
      status: "entfaellt",
      dynamik: "entfaellt"
    });
    expect(rowOf(release, "011001")?.werte).toMatchObject({d3: -0.9128});
    expect(rowOf(release, "10")?.werte).toMatchObject({s1: 4.85704});
    expect(rowOf(release, "00")).toMatchObject({
      werte: {ew: 40999, d1: 1.16907, d4: -1.44309},
      anmerkung: "Klassen gibt es nur für Planungsräume."
    });
  });

  const table = (change: (rows: TestCell[][]) => void): {sheets: TestSheet[]} => {
    const sheets = mssSheets();
    change(sheets[0].rows);
    return {sheets};
  };
  const set = (line: number, column: string, value: TestCell) =>
    table((rows) => void ((rows[line - 1] as TestCell[])[column.charCodeAt(0) - 65] = value));
  const text = (name: string, from: string | RegExp, to: string) => ({texts: {[name]: textOf(name).replace(from, to)}});
  const [tableSheet, notes] = mssSheets();
  const sheet = "Blatt „2.1.IndexInd_Ant_PLR_MSS2021“";

  it.each([
    ["a missing sheet", {sheets: [notes]}, [workbook, "Blatt „2.1.IndexInd_Ant_PLR“", "„Erläuterungen“", "fehlt"]],
    ["missing notes", {sheets: [tableSheet]}, [workbook, "Blatt „Erläuterungen“", "fehlt"]],
    [
      "other reference days",
      {
        sheets: [
          tableSheet,
          {
            ...notes,
            rows: notes.rows.map((r) =>
              r.map((c) => (typeof c === "string" ? c.replace("31.12.2018", "31.12.2019") : c))
            )
          }
        ]
      },
      ["Blatt „Erläuterungen“, Zeile 7, Spalte B", "„31.12.2019 31.12.2020“", "„Dynamik 1“"]
    ],
    ["shifted columns", set(9, "F", "S4"), [sheet, "Zeile 9, Spalte F", "„S4“", "„S3“ erwartet"]],
    ["no row with the names of the columns", set(9, "A", "Gebiet"), [sheet, "keine Zeile „Planungsraum“"]],
    ["no keys at all", table((rows) => rows.splice(12, 6)), [sheet, "keinen 8-stelligen Schlüssel"]],
    ["empty cells without a reason", set(14, "L", null), [sheet, "Zeile 14, Spalte D", "ist leer", "Spalte L"]],
    ["one empty cell", set(15, "G", null), [sheet, "Zeile 15, Spalte G", "ist leer"]],
    [
      "0 where the area is left out",
      table(
        (rows) =>
          void (rows[13] = [
            "10100205",
            "Gewerbegebiet",
            1262,
            0,
            null,
            0,
            0,
            0,
            null,
            0,
            0,
            "Im MSS-Indexverfahren nicht berücksichtigt."
          ])
      ),
      [sheet, "Zeile 14, Spalte L", "widerspricht den Werten"]
    ],
    ["text for a number", set(15, "D", "4,48"), [sheet, "Zeile 15, Spalte D", "„4,48“", "keine Zahl"]],
    ["a share above 100", set(15, "D", 448.475), [sheet, "Zeile 15, Spalte D", "„448.475“", "0 und 100 Prozent"]],
    ["half a person", set(15, "C", 8153.5), [sheet, "Zeile 15, Spalte C", "Einwohnerzahl"]],
    ["an unknown key", set(15, "A", "10109999"), [sheet, "Zeile 15, Spalte A", "„10109999“", "LOR-Stands 2021"]],
    [
      "a key that comes twice",
      set(16, "A", "10100209"),
      [sheet, "Zeile 16, Spalte A", "doppelt vor (schon in Zeile 15)"]
    ],
    ["a missing area", table((rows) => rows.splice(15, 1)), [workbook, "„10100210“", "unvollständig"]],
    ["a changed value", set(16, "D", 6.08398), [sheet, "Zeile 22, Spalte D", "nicht der Mittelwert", "nachgerechnet"]],
    ["another deviation", set(24, "G", 12.6), [sheet, "Zeile 24, Spalte G", "„12.6“", "Standardabweichung"]],
    ["another number of areas", set(22, "B", "Mittelwert (6 PLR)1)"), [sheet, "Zeile 22, Spalte B", "Werte haben (5)"]],
    ["no row for Berlin", set(20, "B", null), [sheet, "Spalte B", "„Berlin“", "fehlt als Zeile"]],
    [
      "people of Berlin that do not add up",
      set(20, "C", 41000),
      [sheet, "Zeile 20, Spalte C", "„41000“", "Summe der Planungsräume (40999)"]
    ],
    [
      "classes that two files name differently",
      text(zValues, "stabil", "positiv"),
      [zValues, "Zeile 4", "Spalte Zuordnung Klasse Dynamik-Index", "„positiv“", "Zeile 4 (Klasse 3)"]
    ],
    [
      "an unknown word for a class",
      text(zValues, "mittel", "mäßig"),
      [zValues, "Zeile 2", "„mäßig“", "kein Klassenname"]
    ],
    [
      "a class that does not exist",
      text(classes2021, "10100209,8153,2", "10100209,8153,5"),
      [classes2021, "Zeile 4", "Spalte status_index", "„5“", "1, 2, 3 oder 4"]
    ],
    [
      "a sign that does not exist",
      text(classes2021, "3419,2,-", "3419,2,o"),
      [classes2021, "Zeile 2", "Spalte dynamic_index", "„o“"]
    ],
    [
      "a class for an area left out",
      {
        texts: {
          [classes2021]: textOf(classes2021).replace("1262,,", "1262,4,-"),
          [zValues]: textOf(zValues).replace(/1262;+/, "1262;;;;;;sehr niedrig;;;;;;negativ")
        }
      },
      [classes2021, "Zeile 3", "nicht berücksichtigt"]
    ],
    [
      "other inhabitants",
      {
        texts: {
          [classes2021]: textOf(classes2021).replace("8153", "8154"),
          [zValues]: textOf(zValues).replace("8153", "8154")
        }
      },
      [classes2021, "Zeile 4", "Spalte inhabitants", "„8154“", "Arbeitsmappe, Zeile 15 (8153)"]
    ],
    [
      "a BZR table of another edition",
      text(bzr2021, "101002,20197", "101002,19000"),
      [bzr2021, "Zeile 3", "Spalte inhabitants", "„19000“", "(20197)", "anderen Ausgabe"]
    ],
    [
      "a value for S2, which 2021 does not have",
      text(bzr2021, "6.84469,,", "6.84469,2.1,"),
      [bzr2021, "Zeile 3", "s2_percentage_long_term_unemployed", "„2.1“", "leer"]
    ],
    ["a Bezirk that is missing", text(bezirke2021, /\n01,.*/, ""), [bezirke2021, "„01“", "unvollständig"]],
    [
      "a decimal comma",
      text(bezirke2021, ",4.85704,", ',"4,85704",'),
      [bezirke2021, "Zeile 3", "„4,85704“", "Dezimalpunkt"]
    ]
  ])("refuses %s", async (_, change, parts) => {
    const message = await messageOf(() => parseMss2021(files2021(change), {gebiete}));
    for (const part of parts) expect(message).toContain(part);
  });

  it("refuses to go without one of its files, and a file that is no workbook", async () => {
    const without = files2021().filter(({name}) => name !== bzr2021);
    expect(await messageOf(() => parseMss2021(without, {gebiete}))).toContain(`${bzr2021}: fehlt`);
    const broken = files2021().map((file) => (file.name === workbook ? fileOf(workbook, "kein Zip") : file));
    expect(await messageOf(() => parseMss2021(broken, {gebiete}))).toContain(
      `${workbook}: lässt sich nicht als Excel-Mappe`
    );
  });
});

/** All releases made of *texts*, as the contract reads them back, by name; InputErrors of all deliveries as one Error. */
async function releasesOf(texts: Record<string, string | Uint8Array>): Promise<Map<string, Release>> {
  const releases = new Map<string, Release>();
  const problems: string[] = [];
  for (const delivery of mssPlan.deliveries(Object.keys(texts).sort())) {
    const files = delivery.files.map((path): SourceFile => {
      const text = texts[path] ?? "";
      const bytes = typeof text === "string" ? new TextEncoder().encode(text) : text;
      return {name: path.slice(path.lastIndexOf("/") + 1), bytes};
    });
    try {
      const [table, meta] = await delivery.read(files, {gebiete: alleGebiete});
      releases.set(delivery.release, parseRelease(table?.text ?? "", meta?.text ?? "", table?.path ?? "").release);
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      problems.push(error.message);
    }
  }
  if (problems.length > 0) throw new Error(problems.join("\n"));
  return releases;
}
async function releaseOf(name: string, texts: Record<string, string | Uint8Array>): Promise<Release> {
  const release = (await releasesOf(texts)).get(name);
  if (!release) throw new Error(`release: ${name} was not made`);
  return release;
}

describe("the editions of 2013 to 2019", () => {
  it("2015: classes, shares and changes, S2 among them, each with its day or period", async () => {
    const release = await releaseOf("2015", mssEdition("2015"));
    expect(release).toMatchObject({stichtag: "2014-12-31", lor_stand: "2019"});
    expect(release.merkmale.map(({name, zeitraum}) => [name, zeitraum])).toEqual([
      ...["ew", "s1", "s2_langzeit", "s3", "s4"].map((name) => [name, "2014-12-31"]),
      ...["d1", "d2_langzeit", "d3", "d4"].map((name) => [name, "2012/2014"]),
      ["status", "2014-12-31"],
      ["dynamik", "2012/2014"]
    ]);
    const lengths = release.zeilen.map(({gebiet_id}) => gebiet_id.length);
    expect([2, 6, 8].map((n) => lengths.filter((length) => length === n).length)).toEqual([12, 138, 447]);
  });

  it("2019: S2 is gone, and S1 says that it counts fewer people", async () => {
    const {merkmale, hinweise} = await releaseOf("2019", mssEdition("2019"));
    expect(merkmale.map(({name}) => name)).toEqual("ew s1 s3 s4 d1 d3 d4 status dynamik".split(" "));
    expect(merkmale[1]?.titel).toMatch(/^Arbeitslose nach SGB II,/);
    const earlier = await releaseOf("2015", mssEdition("2015"));
    expect(earlier.merkmale[1]?.titel).toMatch(/^Arbeitslose nach SGB II und III,/);
    expect(hinweise.join(" ")).toContain("SGB III");
  });

  it("the zeros of an area that is left out are no figures, nor are those of a region that has no other area", async () => {
    const release = await releaseOf("2015", mssEdition("2015"));
    for (const key of ["10010203", "04061757", "040617"]) {
      const {ew, ...others} = rowOf(release, key)?.werte ?? {};
      expect(ew).toBe(200);
      expect(new Set(Object.values(others))).toEqual(new Set(["entfaellt"]));
      expect(rowOf(release, key)?.anmerkung).toContain("nicht berücksichtigt");
    }
  });

  it("0 in any other row is a figure, and a dash is a missing one", async () => {
    const files = mssEdition("2015");
    const text = String(files[plrPath("2015")]).replace(/^(10010101,\d+),[^,]*,[^,]*/m, "$1,0,-");
    const release = await releaseOf("2015", {...files, [plrPath("2015")]: text});
    expect(rowOf(release, "10010101")?.werte).toMatchObject({s1: 0, s2_langzeit: "fehlt"});
  });

  it("2017: regions are restored from 2019, and everything that cannot be restored is missing", async () => {
    const releases = await releasesOf(mss2017And2019());
    const [r2017, r2019] = [releases.get("2017"), releases.get("2019")];
    const [row, later] = [r2017, r2019].map((release) => release && rowOf(release, "100101"));
    expect(row?.werte["s3"]).toBeCloseTo(Number(later?.werte["s3"]) - Number(later?.werte["d3"]), 5);
    for (const name of ["s1", "s2_langzeit", "d1", "d3", "d4"]) expect(row?.werte[name]).toBe("fehlt");
    expect(row?.anmerkung).toContain("aus der Ausgabe 2019 zurückgerechnet (Wert minus Veränderung)");
    expect(r2017?.hinweise.join(" ")).toContain("byteweise gleich");
    expect(r2017 && rowOf(r2017, "040617")?.werte["s3"]).toBe("entfaellt");
  });

  it("a table that another edition needs makes no delivery of its own", () => {
    const paths = [classPath("2017"), bzrPath("2019")];
    expect(mssPlan.deliveries(paths).map(({release}) => release)).toEqual(["2017", "2019"]);
    expect(mssPlan.deliveries([bzrPath("2017")])).toEqual([]);
  });
});

describe("context indicators of 2021", () => {
  it("are a release of their own: Planungsräume only, changes and means with their periods", async () => {
    const release = await releaseOf("2021-kontext", kontext2021());
    expect(release.zeilen).toHaveLength(542);
    expect(release.merkmale).toHaveLength(14);
    const periodOf = (name: string) => release.merkmale.find((m) => m.name === name)?.zeitraum;
    expect(["k05", "k06", "k12"].map(periodOf)).toEqual(["2020-12-31", "2018/2020", "2019/2020"]);
    expect(rowOf(release, "10100205")?.werte["k01"]).toBe("entfaellt");
    expect(rowOf(release, "05300840")?.werte).toMatchObject({k02: "fehlt", k01: expect.any(Number) as number});
  });

  it("need the classes of the edition and none of its other tables", async () => {
    expect([...(await releasesOf(kontext2021())).keys()]).toEqual(["2021-kontext"]);
    expect(mssPlan.deliveries([kontextPath]).map(({release}) => release)).toEqual(["2021-kontext"]);
  });
});

describe("the edition of 2023", () => {
  it("holds regions with S2 of single parents, whole people and no index that is not official", async () => {
    const release = await releaseOf("2023", mss2023());
    expect(release.merkmale.map(({name, zeitraum}) => [name, zeitraum])).toEqual([
      ...["ew", "s1", "s2_alleinerziehend", "s3", "s4"].map((name) => [name, "2022-12-31"]),
      ...["d1", "d2_alleinerziehend", "d3", "d4"].map((name) => [name, "2020/2022"])
    ]);
    expect(rowOf(release, "101001")?.werte).toMatchObject({ew: 20000, s1: 5.94886, s2_alleinerziehend: 30.5});
    expect(release.hinweise.join(" ")).toContain("Bis 2017 stand S2 für Langzeitarbeitslose");
  });
});

describe("broken deliveries", () => {
  it("are each one fault away from a delivery that is accepted", async () => {
    const whole = {...mss2017And2019(), ...mssEdition("2013"), ...mssEdition("2015"), ...mss2021(), ...mss2023()};
    expect([...(await releasesOf({...whole, ...mss2025()})).keys()]).toEqual(
      "2013 2015 2017 2019 2021 2021-kontext 2023 2025".split(" ")
    );
    expect(Object.keys(mss2023())).toEqual([path2023]);
  });

  it.each(mssBroken)("refuses: $name", async ({files, says}) => {
    const message = await releasesOf(files()).then(
      () => "",
      (error: unknown) => (error as Error).message
    );
    for (const part of says)
      if (typeof part === "string") expect(message).toContain(part);
      else expect(message).toMatch(part);
  });
});

describe("the edition of 2025", () => {
  it("reads the Bezirk it holds; an area without a class has the reason of the service in plain words", () => {
    const release = parseMss2025(fileOf(name2025), {gebiete});
    expect(release).toMatchObject({release: "2025", stichtag: "2024-12-31", lor_stand: "2021"});
    expect(release.zeilen).toHaveLength(5);
    expect(release.merkmale.at(-1)).toMatchObject({name: "dynamik", zeitraum: "2022/2024"});
    expect(rowOf(release, "10100210")?.werte).toEqual({ew: 10868, status: 3, dynamik: 3});
    expect(rowOf(release, "10100205")).toEqual({
      gebiet_id: "10100205",
      werte: {ew: 1221, status: "entfaellt", dynamik: "entfaellt"},
      anmerkung: "Von der Quelle als Ausreißer nicht bewertet."
    });
  });

  it.each([
    ["another name of the class", "3;niedrig", "3;mittel", ["Zeile 4", "Spalte si_v", "„mittel“", "Klasse 3"]],
    ["another combined class", "3+/-;33", "3+;33", ["Zeile 4", "Spalte sdi", "„3+“", "erwartet 3+/-"]],
    ["another combined number", "3+/-;33", "3+/-;31", ["Zeile 4", "Spalte sdi_n", "„31“", "erwartet 33"]],
    ["another day", /23;202412/, "23;202212", ["Zeile 3", "Spalte zeit", "„202212“"]],
    [
      "no reason for a missing class",
      "ungültig (Ausreißer)",
      "gültig",
      ["Zeile 2", "Spalte kom", "nennt keinen Grund"]
    ],
    ["an area too few", /10300731.*\n/, "", ["„10300731“", "unvollständig"]]
  ])("refuses %s", async (_, from, to, parts) => {
    const message = await messageOf(() =>
      parseMss2025(fileOf(name2025, textOf(name2025).replace(from, to)), {gebiete})
    );
    for (const part of [name2025, ...parts]) expect(message).toContain(part);
  });
});

describe("mssPlan", () => {
  it("reads only the files that are known to be reliable", () => {
    const paths = [
      "mss/21indexind_anteile_plr_mss2021.xlsx",
      ...[
        "1-planning-areas",
        "2-1-planning-areas",
        "2-2-district-regions",
        "2-3-districts",
        "4-1-planning-areas"
      ].flatMap((t) => ["2017", "2021"].map((y) => `mss/${csv(y, t)}`)),
      `mss/${zValues}`,
      `mss/${name2025}`,
      "mss/mss_2021_kontext-indikatoren_anteile_plr.csv",
      "mss/mss2023_indexind_bzr_bez10_transcribed.csv"
    ];
    const deliveries = mssPlan.deliveries(paths);
    expect(deliveries.map(({release}) => release)).toEqual(["2017", "2021", "2021-kontext", "2023", "2025"]);
    expect(deliveries.flatMap(({files}) => files).join(" ")).not.toMatch(/2021-00-2-1|-4-/);
  });

  it("writes a release that the contract reads back", async () => {
    const files = files2021();
    const [delivery] = mssPlan.deliveries(files.map(({name}) => name));
    const [table, meta] = (await delivery?.read(files, {gebiete})) ?? [];
    const back = parseRelease(table?.text ?? "", meta?.text ?? "", table?.path ?? "");
    expect(back.meta.dateien).toHaveLength(5);
    expect(back.release).toEqual(await parseMss2021(files, {gebiete}));
  });
});

const portals = fileURLToPath(new URL("../../../shared/sources/", import.meta.url));
const hasPortals = existsSync(`${portals}mss`);
// eslint-disable-next-line no-console -- a skipped check must be seen
if (!hasPortals) console.warn(`SKIPPED: ${portals}mss is missing, so the editions themselves are not read.`);

describe.skipIf(!hasPortals)("the published editions", () => {
  const folder = `${portals}mss`;
  const all = hasPortals
    ? releasesOf(
        Object.fromEntries(readdirSync(folder).map((name) => [`mss/${name}`, readFileSync(`${folder}/${name}`)]))
      )
    : Promise.resolve(new Map<string, Release>());
  const read = async (name: string): Promise<Release> => (await all).get(name) as Release;
  const value = (release: Release, key: string, name: string): number => Number(rowOf(release, key)?.werte[name]);
  /** The published figure has two decimals, ours five. */
  const shown = (release: Release, key: string, name: string): number | null => {
    const found = rowOf(release, key)?.werte[name];
    return typeof found === "number" ? Math.round((found + 1e-9) * 100) / 100 : null;
  };
  const signs: Record<number, string> = {1: "+", 3: "+/-", 5: "-"};
  const classOf = (release: Release, key: string): string | null => {
    const {status, dynamik} = rowOf(release, key)?.werte ?? {};
    return typeof status === "number" ? `${status}${signs[Number(dynamik)]}` : null;
  };
  const old = (key: string): string =>
    key === "10" ? key : `10${key.slice(2, 3) === "1" ? "01" : `0${key.slice(2, 3)}`}${key.slice(4)}`;

  it("Planungsräume of 2021: shares and classes of 2021 and 2025", async () => {
    const [r2021, r2025] = [await read("2021"), await read("2025")];
    for (const [key, , , ew, , s1, s3, s4] of published.planungsraeume)
      expect([key, value(r2021, key, "ew"), ...["s1", "s3", "s4"].map((s) => shown(r2021, key, s))]).toEqual([
        ...[key, ew, s1, s3, s4]
      ]);
    for (const [key, , , , , , , , class2021, class2025] of published.planungsraeume)
      expect([key, classOf(r2021, key), classOf(r2025, key)]).toEqual([key, class2021, class2025]);
  });

  it("Planungsräume until 2020: classes of four editions", async () => {
    const releases = await Promise.all(["2013", "2015", "2017", "2019"].map(read));
    for (const [key, ...classes] of published.altePlanungsraeume)
      expect([key, ...releases.map((release) => classOf(release, key))]).toEqual([key, ...classes]);
  });

  it("Bezirksregionen and Bezirk: S1, S3, S4 of five editions and S2 of 2023", async () => {
    const editions = await Promise.all(["2013", "2015", "2019", "2021", "2023"].map(read));
    for (const [key, ...expected] of published.mssReihen) {
      const found = ["s1", "s3", "s4"].flatMap((name) =>
        editions.map((release) => shown(release, release.lor_stand === "2019" ? old(key) : key, name))
      );
      const s2 = shown(editions[4] as Release, key, "s2_alleinerziehend");
      expect([key, ...found, s2]).toEqual([key, ...expected]);
    }
  });

  it("the day 31.12.2016: S3 and S4 of the regions restored, S1 of the Bezirk as published and never restored", async () => {
    const release = await read("2017");
    for (const [key, , s3, s4] of published.mss2016)
      expect([key, shown(release, key, "s3"), shown(release, key, "s4")]).toEqual([key, s3, s4]);
    expect(rowOf(release, "100101")?.werte["s1"]).toBe("fehlt");
    expect(["s1", "s2_langzeit"].map((name) => shown(release, "10", name))).toEqual([6.93, 1.94]);
  });

  it("value minus change is the edition before, but where a definition changed", async () => {
    const bezirke = Array.from({length: 12}, (_, i) => String(i + 1).padStart(2, "0"));
    const largest = async (edition: string, before: string, name: string): Promise<number> => {
      const [now, then] = [await read(edition), await read(before)];
      const gaps = bezirke.map((key) =>
        Math.abs(value(now, key, name) - value(now, key, name.replace("s", "d")) - value(then, key, name))
      );
      return Math.max(...gaps);
    };
    expect(await largest("2019", "2017", "s3")).toBeLessThan(2e-5);
    expect(await largest("2019", "2017", "s4")).toBeLessThan(2e-5);
    expect(await largest("2019", "2017", "s1")).toBeGreaterThan(1);
    for (const name of ["s1", "s2_langzeit", "s3"]) expect(await largest("2015", "2013", name)).toBeLessThan(2e-5);
    expect(await largest("2015", "2013", "s4")).toBeGreaterThan(2);
    expect(await largest("2017", "2015", "s2_langzeit")).toBeLessThan(2e-5);
    for (const name of ["s1", "s3", "s4"]) expect(await largest("2017", "2015", name)).toBeGreaterThan(0.3);
    const [r2021, r2023] = [await read("2021"), await read("2023")];
    for (const {gebiet_id: key} of r2023.zeilen)
      for (const name of ["s1", "s3", "s4"])
        expect(value(r2023, key, name) - value(r2023, key, name.replace("s", "d"))).toBeCloseTo(
          value(r2021, key, name),
          4
        );
  });

  it("the index of 2021 is the sum of the standardised shares, over its own deviation", async () => {
    const {zeilen} = await read("2021");
    const rows = zeilen.flatMap(({gebiet_id, werte}) =>
      gebiet_id.length === 8 && typeof werte["s1"] === "number" ? [werte] : []
    );
    expect(rows).toHaveLength(536);
    const standardised = (values: number[]): number[] => {
      const mean = values.reduce((a, b) => a + b, 0) / values.length;
      const deviation = Math.sqrt(values.reduce((a, b) => a + (b - mean) ** 2, 0) / values.length);
      return values.map((v) => (v - mean) / deviation);
    };
    for (const [index, names] of [
      ["status_index", ["s1", "s3", "s4"]],
      ["dynamik_index", ["d1", "d3", "d4"]]
    ] as const) {
      const parts = names.map((name) => standardised(rows.map((row) => Number(row[name]))));
      const expected = standardised(rows.map((_, i) => parts.reduce((sum, part) => sum + (part[i] ?? NaN), 0)));
      rows.forEach((row, i) => expect(Math.abs(Number(row[index]) - (expected[i] ?? NaN))).toBeLessThan(0.01));
    }
  });

  it("context indicators agree with the sources they come from", async () => {
    const release = await read("2021-kontext");
    const table = (path: string, delimiter: string): Record<string, string>[] => {
      const [head = "", ...lines] = readFileSync(portals + path, "utf8")
        .trim()
        .split(/\r?\n/);
      const names = head.split(delimiter);
      return lines.map((line) => Object.fromEntries(line.split(delimiter).map((cell, i) => [names[i] ?? "", cell])));
    };
    // Planungsräume of Bezirk 10 that the reform of 2021 left as they were: the same people on the same day.
    const people = new Map(
      (await read("2021")).zeilen.flatMap(({gebiet_id, werte}) =>
        gebiet_id.startsWith("10") && gebiet_id.length === 8 ? [[String(werte["ew"]), gebiet_id] as const] : []
      )
    );
    let compared = 0;
    const [t1, t2, t3] = ["t1", "t2", "t3"].map((t) =>
      table(`ai16/berlin-lor-population-2020-02-${t}-planning-areas.csv`, ",").filter(({id}) => id?.startsWith("10"))
    );
    const wohndauer = table("ewr/WHNDAUER2020_Matrix_bez10_excerpt.csv", ";");
    for (const row of t1 ?? []) {
      const key = people.get(row["inhabitants"] ?? "");
      if (key === undefined || typeof rowOf(release, key)?.werte["k05"] !== "number") continue;
      const total = Number(row["inhabitants"]);
      const under18 = (rows: Record<string, string>[] | undefined, prefix: string): number =>
        ["below_6", "6_15", "15_18"]
          .map((age) => Number(rows?.find(({id}) => id === row["id"])?.[`${prefix}_age_${age}`]))
          .reduce((a, b) => a + b, 0);
      const stay = wohndauer.find(({RAUMID}) => RAUMID === row["id"]);
      const expected = {
        k05: Number(row["inhabitants_with_migration_background"]) / total,
        k16: Number(row["inhabitants_foreigners"]) / total,
        k04: under18(t3, "inhabitants_with_migration_background") / under18(t2, "inhabitants"),
        k10: Number(stay?.["Dau5"]) / Number(stay?.["EINW5"])
      };
      for (const [name, share] of Object.entries(expected))
        expect(Math.abs(value(release, key, name) - 100 * share), `${key} ${name}`).toBeLessThan(0.00501);
      compared++;
    }
    expect(compared).toBeGreaterThan(25);
  });
});
