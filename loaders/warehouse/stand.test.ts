import {existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {DuckDBInstance} from "@duckdb/node-api";
import type {DuckDBConnection} from "@duckdb/node-api";
import {format} from "prettier";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import type {Catalogue, Freigabe} from "../contract/catalogue.js";
import {InputError} from "../contract/errors.js";
import type {Gebiet} from "../contract/lor.js";
import type {ReleaseMeta} from "../contract/release.js";
import {formatChanges, formatFreigaben, requireFreigaben} from "./changes.js";
import type {Delivered} from "./load.js";
import {compareWithStand, formatStand} from "./stand.js";
import type {ChangeReport} from "./stand.js";

/** 50 areas: one value more or less is 2 %, so 4 % and 6 % are two and three of them. */
const areas = Array.from({length: 50}, (_, i) => `101001${String(i).padStart(2, "0")}`);
const gebiete = areas.map((gebiet_id) => ({
  ...{lor_stand: "2021", gebiet_id, ebene: "plr", name: `Raum ${gebiet_id.slice(-2)}`, parent_id: "101001", hektar: 1}
})) as Gebiet[];

let folder: string;
let connection: DuckDBConnection;
let indicators: string[];
let freigaben: Freigabe[];
let deliveries: Delivered[];

const catalogue = (): Catalogue =>
  ({
    indicators: indicators.map((id) => ({id, titel: `Titel ${id}`, nachkommastellen: 1})),
    freigaben
  }) as unknown as Catalogue;
const stand = (): string => join(folder, "official", "stand.csv");

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "bedarfsatlas-stand-"));
  mkdirSync(join(folder, "official"));
  connection = await (await DuckDBInstance.create(":memory:")).connect();
  await connection.run(readFileSync("loaders/warehouse/tables.sql", "utf8"));
  indicators = ["anteil", "quote"];
  freigaben = [];
  deliveries = [delivered("2025-12")];
  for (const id of indicators)
    for (const zeitraum of ["2020-12-31", "2025-12-31"])
      await connection.run(
        `INSERT INTO beobachtungen BY NAME SELECT '${id}' AS indikator_id, '2021' AS lor_stand, g AS gebiet_id,
          '${zeitraum}' AS zeitraum, 'insgesamt' AS geschlecht, 'insgesamt' AS altersgruppe, 10 + i / 7 AS wert, 'wert' AS status,
          'ewr' AS quelle, '2025-12' AS release, false AS umgerechnet, false AS bruch, '' AS anmerkung FROM (SELECT unnest([${areas.join(", ")}])::VARCHAR AS g,
          unnest(range(${areas.length})) AS i)`
      );
});
afterEach(() => {
  connection.closeSync();
  rmSync(folder, {recursive: true, force: true});
});

/** A delivery with a file of ours and one of the publisher. */
function delivered(release: string): Delivered {
  const csv = join(folder, `${release}.csv`);
  writeFileSync(csv, "x\n");
  const dateien = [{name: "e|f.csv", sha256: "ab".repeat(32)}];
  return {csv, meta: {quelle: "ewr", release, stichtag: "2026-12-31", dateien} as unknown as ReleaseMeta};
}

const compare = (): Promise<ChangeReport> => compareWithStand(connection, folder, catalogue(), deliveries);

async function accept(): Promise<ChangeReport> {
  const report = await compare();
  for (const {path, text} of await formatStand(connection, folder, deliveries)) writeFileSync(path, text);
  return report;
}

/** Changes the values of the first *count* areas of the indicator `anteil` in 2020. */
const change = async (count: number, to = "wert + 1", status = "status"): Promise<void> =>
  void (await connection.run(
    `UPDATE beobachtungen SET wert = ${to}, status = ${status} WHERE indikator_id = 'anteil' AND zeitraum = '2020-12-31'
      AND gebiet_id < '${areas[count] ?? "9"}'`
  ));

function refusal(report: ChangeReport): string {
  try {
    requireFreigaben(report, "data/build/changes.md", "data/catalogue/freigaben.json");
    return "";
  } catch (error) {
    if (error instanceof InputError) return error.message;
    throw error;
  }
}

const sign = (pruefzeichen: string): Freigabe => ({
  ...{indikator: "anteil", zeitraum: "2020-12-31", pruefzeichen},
  ...{rolle: "Leitung OE QPK", datum: "2026-08-01", grund: "Die Quelle hat berichtigt."}
});
const markOf = (message: string): string => /"pruefzeichen": "([0-9a-f]{12})"/.exec(message)?.[1] ?? "";

describe("the accepted stand", () => {
  it("is all new the first time, and asks for no signature", async () => {
    const report = await accept();
    expect(report).toMatchObject({hatStand: false, perioden: [], neueIndikatoren: ["anteil", "quote"]});
    expect(refusal(report)).toBe("");
    expect(formatChanges(report, catalogue(), gebiete)).toContain("noch keinen übernommenen Stand");
  });

  it("is a row an indicator and period, a column an area, rounded to two digits more than shown, with the signs of states", async () => {
    await change(1, "NULL", "'geschuetzt'");
    await accept();
    const [header, first, ...rest] = readFileSync(stand(), "utf8").split("\n");
    expect(header).toBe(["indikator_id", "lor_stand", "zeitraum", ...areas].join(","));
    expect(first).toMatch(/^anteil,2021,2020-12-31,•,10\.143,10\.286,/);
    expect(rest).toHaveLength(4);
  });

  it("stays byte for byte the same over a build that changes nothing, float noise below the rounding included", async () => {
    await connection.run("UPDATE beobachtungen SET wert = 10.1235 WHERE gebiet_id = '10100101'");
    await accept();
    const before = readFileSync(stand(), "utf8");
    await connection.run("UPDATE beobachtungen SET wert = wert - 1e-12");
    const report = await accept();
    expect(report).toMatchObject({perioden: [], neueIndikatoren: [], neueZeitraeume: []});
    expect(readFileSync(stand(), "utf8")).toBe(before);
  });

  it.each([
    ["a merge that was not finished", (text: string) => text.replace("\nquote", "\n<<<<<<< HEAD\nquote"), /Zeile 4/],
    ["a cell that is no number", (text: string) => text.replace("10.143", "zehn"), /Zeile 2.*veröffentlichten Standes/],
    ["a row that comes twice", (text: string) => `${text}${text.split("\n")[1]}\n`, /Zeile 6.*kommt doppelt vor/],
    ["another file", () => "a,b\n1,2\n", /Zeile 1/]
  ])("refuses %s", async (_, damage, where) => {
    await accept();
    writeFileSync(stand(), damage(readFileSync(stand(), "utf8")));
    const message = await compare().then(
      () => "",
      (error: unknown) => (error instanceof InputError ? error.message : String(error))
    );
    expect(message).toContain("stand.csv");
    expect(message).toMatch(where);
  });
});

describe("a change of old figures", () => {
  beforeEach(async () => void (await accept()));

  it("of 4 per cent is listed and needs no signature", async () => {
    await change(2);
    const report = await compare();
    expect(refusal(report)).toBe("");
    const text = formatChanges(report, catalogue(), gebiete);
    expect(text).toContain("2 von 50 Werten geändert oder entfallen (4,0 %), 0 hinzugekommen. keine Freigabe nötig");
    expect(text).toContain("| Raum 01 10100101 (LOR 2021) | 10,143 | 11,143 |");
  });

  it("of 6 per cent stops the build, naming indicator, period, count, share, largest change and the line to add", async () => {
    await change(3, "wert + CASE gebiet_id WHEN '10100101' THEN 5 ELSE 1 END");
    const report = await compare();
    const message = refusal(report);
    for (const part of [
      "„anteil, 2020-12-31“",
      "3 von 50",
      "6,0 %",
      "10100101 (LOR 2021) 10,143 → 15,143",
      "changes.md"
    ])
      expect(message).toContain(part);
    expect(message).toMatch(
      /^\[\n {2}\{\n {4}"indikator": "anteil",\n {4}"zeitraum": "2020-12-31",\n {4}"pruefzeichen": "/m
    );
    const text = formatChanges(report, catalogue(), gebiete);
    expect(text).toContain("**Freigabe fehlt**");
    expect(text).toContain(`\`${markOf(message)}\``);
  });

  it("builds once it is signed, stops when other figures change, and tells of a signature that is done", async () => {
    await change(3);
    const mark = markOf(refusal(await compare()));
    freigaben = [sign(mark)];
    const signed = await accept();
    expect(refusal(signed)).toBe("");
    expect(formatChanges(signed, catalogue(), gebiete)).toContain("freigegeben am 01.08.2026 (Leitung OE QPK)");

    expect((await compare()).erledigt).toEqual(freigaben);
    await change(3);
    const other = await compare();
    expect(JSON.parse(formatFreigaben(other)), "what is done is left out").toHaveLength(1);
    expect(markOf(refusal(other))).not.toBe(mark);
    expect(refusal(other)).toContain("hat keine Freigabe");
    expect(formatChanges(other, catalogue(), gebiete)).toContain(`\`${mark}\`: passt zu keiner Änderung mehr`);
  });

  it("counts what vanished and what lost its number", async () => {
    await change(2, "NULL", "'geschuetzt'");
    await connection.run(
      `DELETE FROM beobachtungen WHERE indikator_id = 'anteil' AND zeitraum = '2020-12-31' AND gebiet_id = '${areas[9]}'`
    );
    const message = refusal(await compare());
    expect(message).toContain("3 von 50");
    expect(formatChanges(await compare(), catalogue(), gebiete)).toContain("| 11,286 | (kein Wert) |");
  });

  it("counts a period, an indicator or an area that is gone", async () => {
    await connection.run("DELETE FROM beobachtungen WHERE zeitraum = '2020-12-31' AND indikator_id = 'anteil'");
    expect(refusal(await compare())).toMatch(/^[^\n]*„anteil, 2020-12-31“[^\n]*50 von 50[^\n]*100,0 %[^\n]*$/m);
    await connection.run("DELETE FROM beobachtungen WHERE indikator_id = 'quote'");
    indicators = ["anteil"];
    const report = await compare();
    expect(report.entfalleneIndikatoren).toEqual(["quote"]);
    expect(refusal(report).match(/hat keine Freigabe/g)).toHaveLength(3);
  });

  it("of many periods shows five, and one block to paste that signs all of them", async () => {
    await connection.run(
      `INSERT INTO beobachtungen SELECT b.* REPLACE (i.n || '-12-31' AS zeitraum) FROM beobachtungen b, range(2000, 2010) i(n)
        WHERE zeitraum = '2020-12-31' AND indikator_id = 'anteil'`
    );
    await accept();
    await connection.run(
      "UPDATE beobachtungen SET wert = wert + 1 WHERE indikator_id = 'anteil' AND zeitraum < '2010'"
    );
    await change(3);
    freigaben = [sign(markOf(formatFreigaben(await compare()).split("2020-12-31")[1] ?? ""))];
    const report = await compare();
    const message = refusal(report);
    expect(message.match(/hat keine Freigabe/g)).toHaveLength(5);
    expect(message).toMatch(/10 Freigaben fehlen; Liste in data\/build\/changes\.md\. [^\n]*$/);
    const block = /^\[\n[^]*?^\]$/m.exec(message)?.[0] ?? "";
    expect(await format(block, {parser: "json", printWidth: 120})).toBe(`${block}\n`);
    expect(formatChanges(report, catalogue(), gebiete)).toContain(`\`\`\`json\n${block}\n\`\`\``);
    expect((JSON.parse(block) as Freigabe[])[0]).toEqual(freigaben[0]);
    freigaben = (JSON.parse(block) as Freigabe[]).map((entry) => ({...entry, datum: "2026-08-01"}));
    expect(refusal(await compare())).toBe("");
  });

  it("does not need a signature for an area that is gone where that is few of all, but tells", async () => {
    await connection.run(`DELETE FROM beobachtungen WHERE gebiet_id = '${areas[49]}'`);
    const report = await compare();
    expect(report).toMatchObject({entfalleneGebiete: [areas[49]]});
    expect(report.perioden.map((p) => p.geaendert.length)).toEqual([1, 1, 1, 1]);
    expect(refusal(report)).toBe("");
  });

  it("lists what is new without asking for anything", async () => {
    await connection.run(
      `INSERT INTO beobachtungen SELECT * REPLACE ('2026-12-31' AS zeitraum) FROM beobachtungen WHERE zeitraum = '2025-12-31' AND indikator_id = 'anteil';
       INSERT INTO beobachtungen SELECT * REPLACE ('neu' AS indikator_id) FROM beobachtungen WHERE indikator_id = 'quote'`
    );
    indicators = ["anteil", "quote", "neu"];
    deliveries.push(delivered("2026-12"));
    const report = await compare();
    expect(report).toMatchObject({perioden: [], neueIndikatoren: ["neu"]});
    expect(report.neueZeitraeume).toEqual([{indikator: "anteil", zeitraum: "2026-12-31", werte: 50}]);
    expect(refusal(report)).toBe("");
    const text = formatChanges(report, catalogue(), gebiete);
    expect(text).toContain("- Titel anteil (`anteil`): 2026-12-31 (50 Werte)");
    expect(text).toContain(`| ewr | 2026-12 | 31.12.2026 | e\\|f.csv | \`${"ab".repeat(32)}\` |`);
    await accept();
    expect((await compare()).neueLieferungen).toEqual([]);
    writeFileSync(join(folder, "2026-12.csv"), "y\n");
    expect((await compare()).geaenderteLieferungen).toHaveLength(1);
    expect(existsSync(join(folder, "official", "stand-lieferungen.csv"))).toBe(true);
  });
});
