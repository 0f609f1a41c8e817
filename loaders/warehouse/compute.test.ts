import {readFileSync} from "node:fs";
import {DuckDBInstance} from "@duckdb/node-api";
import type {DuckDBConnection} from "@duckdb/node-api";
import {beforeEach, describe, expect, it} from "vitest";
import type {Catalogue} from "../contract/catalogue.js";
import {checks} from "./checks.js";
import {computeObservations} from "./compute.js";

const ebenen = ["plr", "bzr", "pgr", "bezirk", "berlin"];
const indicator = (id: string, berechnung: object, ki_verfahren = "keines"): unknown => ({
  ...{id, quelle: "ewr", ebenen, ebenen_vergleichbar: true, brueche: [], berechnung, ki_verfahren, ki_nenner: null}
});
const ofEwr = {quelle: "ewr", ergaenzung: [] as object[]};
const catalogue = {
  methode: {mindestnenner: 100, ki_nenner_monate: 24},
  indicators: [
    indicator("veraenderung_5_jahre", {art: "veraenderung", indikator: "einwohner", jahre: 5}),
    indicator("einwohner", {
      art: "summe",
      quelle: "ewr",
      zaehler: ["insgesamt"],
      gliederung: true,
      ergaenzung: [
        {quelle: "ai16", zaehler: ["insgesamt"]},
        {quelle: "mss", zaehler: ["ew"]}
      ]
    }),
    indicator(
      "anteil_kinder",
      {...ofEwr, art: "anteil", zaehler: ["a00_15"], nenner: ["insgesamt"], faktor: 100},
      "wilson"
    ),
    indicator("dichte", {art: "dichte", quelle: "ewr", zaehler: ["insgesamt"], ergaenzung: []}),
    indicator("plaetze_je_100", {
      ...{art: "quote", quelle: "kita", zaehler: ["plaetze"], nenner_quelle: "ewr", nenner: ["a00_15"], faktor: 100}
    }),
    indicator("gesix", {art: "uebernahme", quelle: "gssa", merkmal: "gesix"})
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
    CREATE TEMP TABLE merkmale (quelle VARCHAR, release VARCHAR, merkmal VARCHAR, zeitraum VARCHAR, summierbar BOOLEAN, ortsangaben BOOLEAN);
    CREATE TEMP TABLE katalog_anteile AS SELECT 'anteil_kinder' AS indikator_id;
    CREATE TEMP TABLE katalog_merkmale (quelle VARCHAR, merkmal VARCHAR);
    CREATE TEMP TABLE katalog_geheimhaltung (quelle VARCHAR, kleinster_wert INTEGER, schwelle INTEGER);
    INSERT INTO umschluesselung VALUES ('10', '10'), ('00', '00');
    INSERT INTO gebiete SELECT '2021', id, ebene, id, eltern, 10 FROM (VALUES ('00', 'berlin', NULL), ('10', 'bezirk', '00'),
      ('1010', 'pgr', '10'), ('101001', 'bzr', '1010'), ('10100101', 'plr', '101001'), ('10100102', 'plr', '101001'),
      ('10100103', 'plr', '101001')) t(id, ebene, eltern);
    INSERT INTO gebiete SELECT '2019', id, ebene, id, eltern, 10 FROM (VALUES ('00', 'berlin', NULL), ('10', 'bezirk', '00'),
      ('1001', 'pgr', '10'), ('100101', 'bzr', '1001'), ('10010101', 'plr', '100101'), ('10010102', 'plr', '100101')) t(id, ebene, eltern);
    INSERT INTO umstieg VALUES ('10010101', '10100101', 100), ('10010102', '10100102', 30), ('10010102', '10100103', 70);`);
});

interface Delivered {
  quelle?: string;
  lorStand?: string;
  zeitraum: string;
  summierbar?: boolean;
  ortsangaben?: boolean;
  /** Per area one cell per Merkmal: a number, a state, or null for a figure that is missing. */
  werte: Record<string, Record<string, number | string | null>>;
}

async function insert(d: Delivered): Promise<void> {
  const {quelle = "ewr", lorStand = "2021", zeitraum, summierbar = true, ortsangaben = false, werte} = d;
  const release = `${zeitraum.slice(0, 7).replace("/", "-")}-${lorStand}`;
  const names = new Set(Object.values(werte).flatMap((cells) => Object.keys(cells)));
  for (const name of names)
    await connection.run(
      `INSERT INTO merkmale VALUES ('${quelle}', '${release}', '${name}', '${zeitraum}', ${summierbar}, ${ortsangaben})`
    );
  for (const [id, cells] of Object.entries(werte))
    for (const [merkmal, cell] of Object.entries(cells)) {
      const status = typeof cell === "string" ? cell : cell === null ? "fehlt" : cell === 0 ? "null_wert" : "wert";
      const wert = typeof cell === "number" ? cell : "NULL";
      await connection.run(
        `INSERT INTO rohwerte VALUES ('${quelle}', '${release}', '${lorStand}', '${id}', '${merkmal}', '${zeitraum}', ${wert}, '${status}', '')`
      );
    }
}

/** People and children by area, as the register delivers them. */
const people = (counts: Record<string, [number | null, number | null]>): Delivered["werte"] =>
  Object.fromEntries(Object.entries(counts).map(([id, [insgesamt, a00_15]]) => [id, {insgesamt, a00_15}]));

const valuesOf = (indikator: string, zeitraum: string, lorStand = "2021"): Promise<unknown[]> =>
  query(`SELECT gebiet_id, wert, status FROM beobachtungen WHERE indikator_id = '${indikator}' AND lor_stand = '${lorStand}'
    AND zeitraum = '${zeitraum}' AND altersgruppe = 'insgesamt' ORDER BY gebiet_id`);
const valueOf = async (indikator: string, gebiet: string, zeitraum: string, lorStand = "2021"): Promise<unknown> => {
  const found = await query(`SELECT wert, status, zaehler, nenner, quelle, umgerechnet, anmerkung FROM beobachtungen
    WHERE indikator_id = '${indikator}' AND lor_stand = '${lorStand}' AND gebiet_id = '${gebiet}' AND zeitraum = '${zeitraum}'
    AND altersgruppe = 'insgesamt' AND geschlecht = 'insgesamt'`);
  expect(found.length, `${indikator} ${gebiet} ${zeitraum}`).toBeLessThan(2);
  return found[0];
};

const three = people({"10100101": [100, 10], "10100102": [300, 90], "10100103": [100, 0]});

describe("sums", () => {
  it("adds counts upwards and divides afterwards", async () => {
    await insert({zeitraum: "2025-12-31", werte: three});
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
    expect(await valueOf("dichte", "10100102", "2025-12-31")).toMatchObject({wert: 30});
  });

  it("is missing above a missing part, but for areas nobody lives in", async () => {
    const werte = people({"10100101": [100, 10], "10100102": [300, 90], "10100103": [null, null]});
    await insert({zeitraum: "2025-12-31", werte});
    await computeObservations(connection, catalogue);
    expect(await valuesOf("einwohner", "2025-12-31")).toEqual([
      ...["00", "10", "1010", "101001"].map((gebiet_id) => ({gebiet_id, wert: null, status: "fehlt"})),
      {gebiet_id: "10100101", wert: 100, status: "wert"},
      {gebiet_id: "10100102", wert: 300, status: "wert"},
      {gebiet_id: "10100103", wert: null, status: "fehlt"}
    ]);
  });

  it("counts an uninhabited part as nobody, says so, and leaves the part itself missing", async () => {
    await connection.run("INSERT INTO unbewohnt VALUES ('2021', '10100103')");
    const werte = people({"10100101": [100, 10], "10100102": [300, 90], "10100103": [null, null]});
    await insert({zeitraum: "2025-12-31", werte});
    await computeObservations(connection, catalogue);
    expect(await valueOf("einwohner", "101001", "2025-12-31")).toMatchObject({
      wert: 400,
      anmerkung: expect.stringMatching(/[Uu]nbewohnt/) as string
    });
    expect(await valueOf("einwohner", "00", "2025-12-31")).toMatchObject({wert: 400});
    expect(await valueOf("einwohner", "10100103", "2025-12-31")).toMatchObject({wert: null, status: "fehlt"});
  });

  it("is missing where a part was not delivered at all", async () => {
    await insert({zeitraum: "2025-12-31", werte: people({"10100101": [100, 10], "10100102": [300, 90]})});
    await computeObservations(connection, catalogue);
    expect(await valueOf("anteil_kinder", "101001", "2025-12-31")).toMatchObject({wert: null, status: "fehlt"});
  });

  it("keeps a protected figure protected in the area itself, and missing above", async () => {
    const werte = {...three, "10100101": {insgesamt: 100, a00_15: "geschuetzt"}};
    await insert({zeitraum: "2025-12-31", werte});
    await computeObservations(connection, catalogue);
    expect(await valueOf("anteil_kinder", "10100101", "2025-12-31")).toMatchObject({wert: null, status: "geschuetzt"});
    expect(await valueOf("anteil_kinder", "10", "2025-12-31")).toMatchObject({wert: null, status: "fehlt"});
  });

  it("takes a level as delivered where its parts were not, and sums on from there", async () => {
    await insert({quelle: "mss", zeitraum: "2022-12-31", werte: {"101001": {ew: 480}}});
    await computeObservations(connection, catalogue);
    expect(await valuesOf("einwohner", "2022-12-31")).toEqual([
      {gebiet_id: "00", wert: 480, status: "wert"},
      {gebiet_id: "10", wert: 480, status: "wert"},
      {gebiet_id: "1010", wert: 480, status: "wert"},
      {gebiet_id: "101001", wert: 480, status: "wert"}
    ]);
  });
});

describe("several sources", () => {
  it("fills dates of the own source from the next one, whole, with its name, and never mixes them", async () => {
    await insert({zeitraum: "2025-12-31", werte: three});
    await insert({
      quelle: "ai16",
      zeitraum: "2024-12-31",
      werte: people({"10100101": [90, 9], "10100102": [290, 8], "10100103": [90, 1]})
    });
    await insert({quelle: "mss", zeitraum: "2024-12-31", werte: {"10100101": {ew: 1}}});
    await insert({quelle: "ai16", zeitraum: "2025-12-31", werte: people({"10100101": [1, 1]})});
    await computeObservations(connection, catalogue);
    expect(await valueOf("einwohner", "10", "2024-12-31")).toMatchObject({wert: 470, quelle: "ai16"});
    expect(await valueOf("einwohner", "10100101", "2024-12-31")).toMatchObject({wert: 90, quelle: "ai16"});
    expect(await valueOf("einwohner", "10100101", "2025-12-31")).toMatchObject({wert: 100, quelle: "ewr"});
    expect(await query("SELECT DISTINCT quelle FROM beobachtungen WHERE altersgruppe <> 'insgesamt'")).toEqual([
      {quelle: "ewr"}
    ]);
  });

  it("prefers what was counted in an edition over what is carried into it", async () => {
    await insert({
      lorStand: "2019",
      zeitraum: "2020-12-31",
      werte: people({"10010101": [100, 10], "10010102": [100, 20]})
    });
    await insert({
      quelle: "mss",
      zeitraum: "2020-12-31",
      werte: {"10100101": {ew: 100}, "10100102": {ew: 30}, "10100103": {ew: 70}}
    });
    await computeObservations(connection, catalogue);
    expect(await valueOf("einwohner", "10100101", "2020-12-31")).toMatchObject({quelle: "mss", umgerechnet: false});
    expect(await valueOf("anteil_kinder", "10100101", "2020-12-31")).toMatchObject({quelle: "ewr", umgerechnet: true});
    expect(await valueOf("einwohner", "10010102", "2020-12-31", "2019")).toMatchObject({
      quelle: "ewr",
      umgerechnet: false
    });
  });

  it("divides by the newest denominator that is not younger, and says from when it is", async () => {
    await insert({
      zeitraum: "2024-12-31",
      werte: people({"10100101": [1, 40], "10100102": [1, 40], "10100103": [1, 40]})
    });
    await insert({
      zeitraum: "2025-12-31",
      werte: people({"10100101": [1, 50], "10100102": [1, 0], "10100103": [1, 50]})
    });
    await insert({
      zeitraum: "2026-12-31",
      werte: people({"10100101": [1, 99], "10100102": [1, 99], "10100103": [1, 99]})
    });
    const places = {"10100101": {plaetze: 60}, "10100102": {plaetze: 40}, "10100103": {plaetze: 0}};
    await insert({quelle: "kita", zeitraum: "2026-07", ortsangaben: true, werte: places});
    await computeObservations(connection, catalogue);
    expect(await valueOf("plaetze_je_100", "10100101", "2026-07")).toEqual({
      ...{wert: 120, status: "wert", zaehler: 60, nenner: 50, quelle: "kita", umgerechnet: false},
      anmerkung: "Nenner vom 31.12.2025."
    });
    expect(await valueOf("plaetze_je_100", "10", "2026-07")).toMatchObject({wert: 100, zaehler: 100, nenner: 100});
    expect(await valueOf("plaetze_je_100", "10100102", "2026-07")).toMatchObject({wert: null, status: "entfaellt"});
    expect(await valueOf("plaetze_je_100", "10100103", "2026-07")).toMatchObject({wert: 0, status: "null_wert"});
    // What stands in an area is known by its place: that two areas have the same people does not move it.
    expect(await valueOf("plaetze_je_100", "10", "2026-07", "2019")).toBeUndefined();
  });
});

describe("LOR editions", () => {
  it("carries an undivided Planungsraum over, adds a divided one up, and splits nothing", async () => {
    await insert({
      lorStand: "2019",
      zeitraum: "2020-12-31",
      werte: people({"10010101": [100, 10], "10010102": [100, 20]})
    });
    await insert({
      zeitraum: "2025-12-31",
      werte: people({"10100101": [120, 10], "10100102": [40, 10], "10100103": [80, 10]})
    });
    await computeObservations(connection, catalogue);
    const all = await query(`SELECT lor_stand, gebiet_id, zeitraum, wert FROM beobachtungen
      WHERE indikator_id = 'einwohner' AND altersgruppe = 'insgesamt' AND umgerechnet ORDER BY ALL`);
    expect(all).toEqual([
      {lor_stand: "2019", gebiet_id: "00", zeitraum: "2025-12-31", wert: 240},
      {lor_stand: "2019", gebiet_id: "10", zeitraum: "2025-12-31", wert: 240},
      {lor_stand: "2019", gebiet_id: "10010101", zeitraum: "2025-12-31", wert: 120},
      {lor_stand: "2019", gebiet_id: "10010102", zeitraum: "2025-12-31", wert: 120},
      {lor_stand: "2021", gebiet_id: "00", zeitraum: "2020-12-31", wert: 200},
      {lor_stand: "2021", gebiet_id: "10", zeitraum: "2020-12-31", wert: 200},
      {lor_stand: "2021", gebiet_id: "10100101", zeitraum: "2020-12-31", wert: 100}
    ]);
    expect(await valueOf("anteil_kinder", "10010102", "2025-12-31", "2019")).toMatchObject({
      ...{zaehler: 20, nenner: 120, umgerechnet: true}
    });
    expect(await valuesOf("veraenderung_5_jahre", "2020/2025", "2019")).toEqual([
      {gebiet_id: "00", wert: 20, status: "wert"},
      {gebiet_id: "10", wert: 20, status: "wert"},
      {gebiet_id: "10010101", wert: 20, status: "wert"},
      {gebiet_id: "10010102", wert: 20, status: "wert"}
    ]);
  });

  it("carries published figures to identical areas only, with their state, and leaves those of the edition alone", async () => {
    const werte = {"10010101": {gesix: -1.5}, "10010102": {gesix: 0.5}, "10": {gesix: "entfaellt"}};
    await insert({quelle: "gssa", lorStand: "2019", zeitraum: "2022", summierbar: false, werte});
    await insert({quelle: "gssa", zeitraum: "2022", summierbar: false, werte: {"10": {gesix: 0.25}}});
    await computeObservations(connection, catalogue);
    expect(await valuesOf("gesix", "2022")).toEqual([
      {gebiet_id: "10", wert: 0.25, status: "wert"},
      {gebiet_id: "10100101", wert: -1.5, status: "wert"}
    ]);
    expect(await valueOf("gesix", "10100101", "2022")).toMatchObject({umgerechnet: true, quelle: "gssa"});
    expect(await valueOf("gesix", "10", "2022")).toMatchObject({umgerechnet: false});
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
    ["zeitraum", "INSERT INTO merkmale VALUES ('ewr', 'x', 'insgesamt', '2025-02-30', true, false)", /2025-02-30/],
    [
      "gliederung",
      "UPDATE beobachtungen SET wert = wert + 1 WHERE indikator_id = 'einwohner' AND gebiet_id = '101001' AND altersgruppe = 'insgesamt'",
      /101001 \(LOR 2021.*: … und 240 statt 241/
    ],
    [
      "altersgruppen",
      "UPDATE rohwerte SET wert = 7 WHERE gebiet_id = '10100101' AND merkmal = 'a00_15'",
      /10100101.*7 statt 120/
    ],
    [
      "zaehler_nenner",
      "UPDATE beobachtungen SET wert = 140, zaehler = nenner + 1 WHERE indikator_id = 'anteil_kinder' AND gebiet_id = '10'",
      /anteil_kinder 10 /
    ],
    [
      "intervall_grenzen",
      "UPDATE beobachtungen SET ki_oben = ki_unten WHERE indikator_id = 'anteil_kinder' AND gebiet_id = '101001'",
      /anteil_kinder 101001 .*: 100 in .* bis /
    ],
    [
      "intervall_grenzen",
      "UPDATE beobachtungen SET ki_oben = 100.5 WHERE indikator_id = 'anteil_kinder' AND gebiet_id = '101001'",
      /anteil_kinder 101001 .* bis 100\.5/
    ],
    [
      "intervall_grenzen",
      "UPDATE beobachtungen SET wenige = true WHERE indikator_id = 'einwohner' AND gebiet_id = '101001'",
      /einwohner 101001 .* in … bis …/
    ],
    [
      "intervall_vollstaendig",
      "UPDATE beobachtungen SET ki_unten = NULL WHERE indikator_id = 'anteil_kinder' AND gebiet_id = '10100103'",
      /anteil_kinder 10100103 .*: Nenner 80/
    ],
    [
      "vergleiche",
      "UPDATE beobachtungen SET vergleich_bezirk = 'unter' WHERE indikator_id = 'anteil_kinder' AND gebiet_id = '10100103'",
      /anteil_kinder 10100103 .*: unter/
    ],
    [
      "vergleiche",
      "UPDATE beobachtungen SET vergleich_berlin = 'ueber' WHERE indikator_id = 'anteil_kinder' AND gebiet_id = '00'",
      /anteil_kinder 00 .*: ueber/
    ],
    ["zustand", "UPDATE beobachtungen SET wert = 0 WHERE gebiet_id = '1010' AND status = 'wert'", /1010/],
    ["zustand", "UPDATE rohwerte SET status = 'fehlt' WHERE gebiet_id = '10100102'", /ewr insgesamt 10100102/],
    ["gebiete_bekannt", "UPDATE rohwerte SET gebiet_id = '10100199' WHERE gebiet_id = '10100101'", /2021 10100199/],
    [
      "ebenen",
      "UPDATE beobachtungen SET wert = wert + 1 WHERE gebiet_id = '101001' AND altersgruppe = 'insgesamt'",
      /101001/
    ],
    [
      "gebietsstaende",
      "UPDATE beobachtungen SET wert = wert + 1 WHERE indikator_id = 'einwohner' AND gebiet_id = '10' AND lor_stand = '2021'",
      /einwohner 10 \(2020-12-31\): 200 statt 201/
    ],
    ["umstieg", "UPDATE umstieg SET einwohner = 71 WHERE plr_2021 = '10100103'", /10010102: 101 statt 100/],
    [
      "bericht_und_kernindikatoren",
      `INSERT INTO rohwerte VALUES ('kernindikatoren', '2017', '2019', '10', 'e1', '2015/2017', 31, 'wert', '');
       INSERT INTO berichtswerte VALUES ('qpk', 'b', 'Bericht', 2019, '1', '', '2019', '10', 'e1', '2015/2017', 31.1, 'wert', 'Prozent', '')`,
      /b e1 10 \(2015\/2017\): 31\.1 statt 31/
    ],
    [
      "einrichtungen_gezaehlt",
      "INSERT INTO einrichtungen VALUES ('kita', '2026-07', '1', 'kita', '', '', '', '', '', 5, 52.5, 13.5, '10100101')",
      /kita 2026-07 kita: 1 statt/
    ]
  ];
  it.each(violations)("%s fires and says where", async (name, damage, where) => {
    await insert({
      lorStand: "2019",
      zeitraum: "2020-12-31",
      werte: people({"10010101": [100, 100], "10010102": [100, 100]})
    });
    await insert({
      zeitraum: "2025-12-31",
      werte: people({"10100101": [120, 120], "10100102": [40, 40], "10100103": [80, 80]})
    });
    await computeObservations(connection, catalogue);
    expect(await findings(name)).toEqual([]);
    await connection.run(damage);
    expect((await findings(name)).map((f) => (f as {fund: string | null}).fund).join("\n")).toMatch(where);
  });

  it("accepts a figure of a report that differs by rounding only", async () => {
    await connection.run(`
      INSERT INTO rohwerte VALUES ('kernindikatoren', '2017', '2019', '10', 'e1', '2015/2017', 31, 'wert', '');
      INSERT INTO berichtswerte VALUES ('qpk', 'b', 'Bericht', 2019, '1', '', '2019', '10', 'e1', '2015/2017', 31.05, 'wert', 'Prozent', '')`);
    expect(await findings("bericht_und_kernindikatoren")).toEqual([]);
  });

  it("tells for every rule which rows of which source it looks at", async () => {
    await insert({zeitraum: "2025-12-31", werte: three});
    await computeObservations(connection, catalogue);
    for (const {name, menge} of checks)
      expect(
        await query(`SELECT quelle, count(*)::DOUBLE AS n FROM (${menge}) WHERE quelle IS NULL GROUP BY quelle`),
        name
      ).toEqual([]);
  });
});
