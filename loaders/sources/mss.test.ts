import {readFileSync} from "node:fs";
import {describe, expect, it} from "vitest";
import {registerOf} from "../../test/fixtures/ewr/register.js";
import {buildWorkbook, mssSheets} from "../../test/fixtures/mss/workbook.js";
import type {TestCell, TestSheet} from "../../test/fixtures/mss/workbook.js";
import {InputError} from "../contract/errors.js";
import type {Release, SourceFile} from "../contract/release.js";
import {parseRelease} from "../contract/table.js";
import {mssPlan, parseMss2021, parseMss2025, parseMssClasses} from "./mss.js";

const csv = (edition: string, table: string): string =>
  `berlin-monitoring-social-urban-development-${edition}-00-${table}.csv`;
const workbook = "21indexind_anteile_plr_mss2021.xlsx";
const classes2021 = csv("2021", "1-planning-areas");
const bzr2021 = csv("2021", "2-2-district-regions");
const bezirke2021 = csv("2021", "2-3-districts");
const zValues = "mss_2021_index-indikatoren_z-werte_plr.csv";
const mss2025 = "mss2025_indizes_542_bez10_transcribed.csv";

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
        dynamik: 3
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
      ["dynamik", "Klasse", "2018/2020"]
    ]);
  });

  it("never turns an area that is left out into 0: its people stay, everything else does not apply", async () => {
    const row = rowOf(await parseMss2021(files2021(), {gebiete}), "10100205");
    const x = "entfaellt";
    expect(row?.werte).toEqual({ew: 1262, s1: x, s3: x, s4: x, d1: x, d3: x, d4: x, status: x, dynamik: x});
    expect(row?.anmerkung).toBe("Im MSS-Indexverfahren nicht berücksichtigt (Ausreißerproblematik).");
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

describe("the editions of 2013 to 2019", () => {
  it.each([
    ["2013", "2012-12-31", "2010/2012", 656],
    ["2019", "2018-12-31", "2016/2018", 1330]
  ])("%s: classes as numbers, 0/0 and empty as not classified", (edition, day, period, outlier) => {
    const release = parseMssClasses(edition, fileOf(csv(edition, "1-planning-areas")), {gebiete});
    expect(release).toMatchObject({release: edition, stichtag: day, lor_stand: "2019"});
    expect(release.merkmale.map(({name, zeitraum}) => [name, zeitraum])).toEqual([
      ["ew", day],
      ["status", day],
      ["dynamik", period]
    ]);
    expect(rowOf(release, "10010203")).toEqual({
      gebiet_id: "10010203",
      werte: {ew: outlier, status: "entfaellt", dynamik: "entfaellt"},
      anmerkung: "Im MSS-Indexverfahren nicht berücksichtigt."
    });
    expect(rowOf(release, "01011101")?.werte).toMatchObject({status: 2, dynamik: 3});
    expect(release.hinweise.join(" ")).not.toContain("09041403");
  });

  it("2013: plus is 1, plus or minus is 3, minus is 5", () => {
    const {zeilen} = parseMssClasses("2013", fileOf(csv("2013", "1-planning-areas")), {gebiete});
    expect(zeilen.map(({werte}) => werte["dynamik"])).toEqual([3, 3, 1, "entfaellt", 5]);
  });

  it.each([
    ["only one of two classes", "656,0,0", "656,0,+", ["Zeile 5", "Spalte status_index", "„0“"]],
    ["a class as a word", "7231,4", "7231,sehr niedrig", ["Zeile 3", "„sehr niedrig“"]],
    ["inhabitants that are no number", "7231", "7.231", ["Zeile 3", "Spalte inhabitants", "„7.231“"]],
    ["a key of the other edition", "10010101,", "10100205,", ["Zeile 3", "Spalte id", "„10100205“", "LOR-Stands 2019"]],
    ["a lost leading zero", "01011101", "1011101", ["Zeile 2", "„1011101“"]],
    ["semicolons", /,/g, ";", ["Zeile 1", "mit Semikolon statt mit Komma"]]
  ])("refuses %s", async (_, from, to, parts) => {
    const name = csv("2013", "1-planning-areas");
    const message = await messageOf(() =>
      parseMssClasses("2013", fileOf(name, textOf(name).replace(from, to)), {gebiete})
    );
    for (const part of [name, ...parts]) expect(message).toContain(part);
  });
});

describe("the edition of 2025", () => {
  it("reads the Bezirk it holds; the remark of the service says why an area has no class", () => {
    const release = parseMss2025(fileOf(mss2025), {gebiete});
    expect(release).toMatchObject({release: "2025", stichtag: "2024-12-31", lor_stand: "2021"});
    expect(release.zeilen).toHaveLength(5);
    expect(release.merkmale.at(-1)).toMatchObject({name: "dynamik", zeitraum: "2022/2024"});
    expect(rowOf(release, "10100210")?.werte).toEqual({ew: 10868, status: 3, dynamik: 3});
    expect(rowOf(release, "10100205")).toEqual({
      gebiet_id: "10100205",
      werte: {ew: 1221, status: "entfaellt", dynamik: "entfaellt"},
      anmerkung: "ungültig (Ausreißer)"
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
    const message = await messageOf(() => parseMss2025(fileOf(mss2025, textOf(mss2025).replace(from, to)), {gebiete}));
    for (const part of [mss2025, ...parts]) expect(message).toContain(part);
  });
});

describe("mssPlan", () => {
  it("reads only the files that are known to be reliable", () => {
    const paths = [
      "mss/21indexind_anteile_plr_mss2021.xlsx",
      ...["1-planning-areas", "2-1-planning-areas", "2-2-district-regions", "2-3-districts"].flatMap((t) =>
        ["2017", "2021"].map((y) => `mss/${csv(y, t)}`)
      ),
      `mss/${zValues}`,
      `mss/${mss2025}`,
      "mss/mss_2021_kontext-indikatoren_anteile_plr.csv",
      "mss/mss2023_indexind_bzr_bez10_transcribed.csv"
    ];
    const deliveries = mssPlan.deliveries(paths);
    expect(deliveries.map(({release}) => release)).toEqual(["2017", "2021", "2025"]);
    expect(deliveries.flatMap(({files}) => files)).toHaveLength(7);
    expect(deliveries.flatMap(({files}) => files).join(" ")).not.toMatch(/2-1-|kontext|2023|2017-00-2/);
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
