import {readFileSync} from "node:fs";
import {DuckDBInstance} from "@duckdb/node-api";
import type {DuckDBConnection} from "@duckdb/node-api";
import {beforeEach, describe, expect, it} from "vitest";
import type {Catalogue} from "../contract/catalogue.js";
import {checks} from "./checks.js";
import {computeObservations} from "./compute.js";

const ebenen = ["plr", "bzr", "pgr", "bezirk", "berlin"];
const indicator = (id: string, berechnung: object): unknown => ({id, quelle: "ewr", ebenen, brueche: [], berechnung});
const catalogue = {
  indicators: [
    indicator("veraenderung_5_jahre", {art: "veraenderung", indikator: "einwohner", jahre: 5}),
    indicator("einwohner", {art: "summe", quelle: "ewr", zaehler: ["insgesamt"]}),
    indicator("anteil_kinder", {art: "anteil", quelle: "ewr", zaehler: ["a00_15"], nenner: ["insgesamt"], faktor: 100}),
    indicator("dichte", {art: "dichte", quelle: "ewr", zaehler: ["insgesamt"]})
  ]
} as unknown as Catalogue;

let connection: DuckDBConnection;
const query = async (sql: string): Promise<unknown[]> => (await connection.runAndReadAll(sql)).getRowObjectsJS();

beforeEach(async () => {
  connection = await (await DuckDBInstance.create(":memory:")).connect();
  await connection.run(readFileSync("loaders/warehouse/tables.sql", "utf8"));
  await connection.run(`
    CREATE TEMP TABLE unbewohnt (lor_stand VARCHAR, gebiet_id VARCHAR);
    CREATE TEMP TABLE umschluesselung (alt VARCHAR, neu VARCHAR);
    CREATE TEMP TABLE zaehlmerkmale (quelle VARCHAR, merkmal VARCHAR);
    CREATE TEMP TABLE katalog_anteile AS SELECT 'anteil_kinder' AS indikator_id;
    INSERT INTO zaehlmerkmale VALUES ('ewr', 'insgesamt'), ('ewr', 'a00_15');
    INSERT INTO umschluesselung VALUES ('10', '10'), ('00', '00');
    INSERT INTO gebiete SELECT '2021', id, ebene, id, NULL, 10 FROM (VALUES ('00', 'berlin'), ('10', 'bezirk'), ('1010', 'pgr'),
      ('101001', 'bzr'), ('10100101', 'plr'), ('10100102', 'plr'), ('10100103', 'plr')) t(id, ebene);
    INSERT INTO gebiete SELECT '2019', id, ebene, id, NULL, 10 FROM (VALUES ('00', 'berlin'), ('10', 'bezirk'), ('1001', 'pgr'),
      ('100101', 'bzr'), ('10010101', 'plr'), ('10010102', 'plr')) t(id, ebene);
    INSERT INTO umstieg VALUES ('10010101', '10100101', 100), ('10010102', '10100102', 30), ('10010102', '10100103', 70);`);
});

async function insert(
  lorStand: string,
  zeitraum: string,
  counts: Record<string, [number | null, number | null]>
): Promise<void> {
  for (const [id, values] of Object.entries(counts))
    for (const [i, merkmal] of ["insgesamt", "a00_15"].entries()) {
      const wert = values[i];
      await connection.run(
        `INSERT INTO rohwerte VALUES ('ewr', '${zeitraum.slice(0, 7)}', '${lorStand}', '${id}', '${merkmal}', '${zeitraum}',
         ${wert ?? "NULL"}, '${wert === null ? "fehlt" : "wert"}', '')`
      );
    }
}

const valuesOf = (indikator: string, zeitraum: string, lorStand = "2021"): Promise<unknown[]> =>
  query(`SELECT gebiet_id, wert, status FROM beobachtungen WHERE indikator_id = '${indikator}' AND lor_stand = '${lorStand}'
    AND zeitraum = '${zeitraum}' AND altersgruppe = 'insgesamt' ORDER BY gebiet_id`);

describe("sums", () => {
  it("adds counts upwards and divides afterwards", async () => {
    await insert("2021", "2025-12-31", {"10100101": [100, 10], "10100102": [300, 90], "10100103": [100, 0]});
    await computeObservations(connection, catalogue);
    expect(await valuesOf("anteil_kinder", "2025-12-31")).toEqual([
      {gebiet_id: "00", wert: 20, status: "wert"},
      {gebiet_id: "10", wert: 20, status: "wert"},
      {gebiet_id: "1010", wert: 20, status: "wert"},
      {gebiet_id: "101001", wert: 20, status: "wert"},
      {gebiet_id: "10100101", wert: 10, status: "wert"},
      {gebiet_id: "10100102", wert: 30, status: "wert"},
      {gebiet_id: "10100103", wert: 0, status: "null_wert"}
    ]);
    expect(
      await query("SELECT wert FROM beobachtungen WHERE indikator_id = 'dichte' AND gebiet_id = '10100102'")
    ).toEqual([{wert: 30}]);
  });

  it("is missing above a missing part, but for areas nobody lives in", async () => {
    await insert("2021", "2025-12-31", {"10100101": [100, 10], "10100102": [300, 90], "10100103": [null, null]});
    await computeObservations(connection, catalogue);
    expect(await valuesOf("einwohner", "2025-12-31")).toEqual(
      ["00", "10", "1010", "101001"]
        .map((gebiet_id) => ({gebiet_id, wert: null, status: "fehlt"}))
        .concat([
          {gebiet_id: "10100101", wert: 100, status: "wert"},
          {gebiet_id: "10100102", wert: 300, status: "wert"},
          {gebiet_id: "10100103", wert: null, status: "fehlt"}
        ] as never[])
    );
  });

  it("counts an uninhabited part as nobody, says so, and leaves the part itself missing", async () => {
    await connection.run("INSERT INTO unbewohnt VALUES ('2021', '10100103')");
    await insert("2021", "2025-12-31", {"10100101": [100, 10], "10100102": [300, 90], "10100103": [null, null]});
    await computeObservations(connection, catalogue);
    expect(
      await query(`SELECT gebiet_id, wert, anmerkung <> '' AS gesagt FROM beobachtungen WHERE indikator_id = 'einwohner'
        AND altersgruppe = 'insgesamt' AND gebiet_id IN ('101001', '10100103') ORDER BY gebiet_id`)
    ).toEqual([
      {gebiet_id: "101001", wert: 400, gesagt: true},
      {gebiet_id: "10100103", wert: null, gesagt: false}
    ]);
  });

  it("is missing where a part was not delivered at all", async () => {
    await insert("2021", "2025-12-31", {"10100101": [100, 10], "10100102": [300, 90]});
    await computeObservations(connection, catalogue);
    expect(
      await query(
        "SELECT wert, status FROM beobachtungen WHERE indikator_id = 'anteil_kinder' AND gebiet_id = '101001'"
      )
    ).toEqual([{wert: null, status: "fehlt"}]);
  });
});

describe("LOR editions", () => {
  it("carries an undivided Planungsraum over, adds a divided one up, and splits nothing", async () => {
    await insert("2019", "2020-12-31", {"10010101": [100, 10], "10010102": [100, 20]});
    await insert("2021", "2025-12-31", {"10100101": [120, 10], "10100102": [40, 10], "10100103": [80, 10]});
    await computeObservations(connection, catalogue);
    const all =
      await query(`SELECT lor_stand, gebiet_id, zeitraum, wert FROM beobachtungen WHERE indikator_id = 'einwohner'
      AND altersgruppe = 'insgesamt' AND umgerechnet ORDER BY ALL`);
    expect(all).toEqual([
      {lor_stand: "2019", gebiet_id: "10010101", zeitraum: "2025-12-31", wert: 120},
      {lor_stand: "2019", gebiet_id: "10010102", zeitraum: "2025-12-31", wert: 120},
      {lor_stand: "2021", gebiet_id: "00", zeitraum: "2020-12-31", wert: 200},
      {lor_stand: "2021", gebiet_id: "10", zeitraum: "2020-12-31", wert: 200},
      {lor_stand: "2021", gebiet_id: "10100101", zeitraum: "2020-12-31", wert: 100}
    ]);
    expect(await valuesOf("veraenderung_5_jahre", "2020/2025", "2019")).toEqual([
      {gebiet_id: "10010101", wert: 20, status: "wert"},
      {gebiet_id: "10010102", wert: 20, status: "wert"}
    ]);
  });
});

describe("checks", () => {
  const findings = async (name: string): Promise<unknown[]> => query(checks.find((c) => c.name === name)?.sql ?? "");
  const violations: [string, string, RegExp][] = [
    [
      "schluessel",
      "INSERT INTO beobachtungen SELECT * FROM beobachtungen WHERE gebiet_id = '10100101'",
      /10100101.*2 Einträge/
    ],
    [
      "altersgruppen",
      "UPDATE beobachtungen SET wert = wert + 1 WHERE gebiet_id = '101001' AND altersgruppe = 'insgesamt'",
      /101001/
    ],
    [
      "zaehler_nenner",
      "UPDATE beobachtungen SET wert = 140, zaehler = nenner + 1 WHERE indikator_id = 'anteil_kinder' AND gebiet_id = '10'",
      /anteil_kinder 10 /
    ],
    ["zustand", "UPDATE beobachtungen SET wert = 0 WHERE gebiet_id = '1010' AND status = 'wert'", /1010/],
    [
      "gebiete_bekannt",
      "UPDATE beobachtungen SET gebiet_id = '10100199' WHERE gebiet_id = '10100101'",
      /2021 10100199/
    ],
    [
      "ebenen",
      "UPDATE beobachtungen SET wert = wert + 1 WHERE gebiet_id = '101001' AND altersgruppe = 'insgesamt'",
      /101001/
    ],
    ["umstieg", "UPDATE umstieg SET einwohner = 71 WHERE plr_2021 = '10100103'", /10010102: 101 statt 100/]
  ];
  it.each(violations)("%s fires and says where", async (name, damage, where) => {
    await connection.run(
      "UPDATE gebiete SET parent_id = left(gebiet_id, length(gebiet_id) - 2) WHERE length(gebiet_id) > 2"
    );
    await insert("2019", "2020-12-31", {"10010101": [100, 100], "10010102": [100, 100]});
    await insert("2021", "2025-12-31", {"10100101": [120, 120], "10100102": [40, 40], "10100103": [80, 80]});
    await computeObservations(connection, catalogue);
    expect(await findings(name)).toEqual([]);
    await connection.run(damage);
    expect(String((await findings(name)).map((f) => (f as {fund: string}).fund))).toMatch(where);
  });
});
