import {readFileSync} from "node:fs";
import {DuckDBInstance} from "@duckdb/node-api";
import type {DuckDBConnection} from "@duckdb/node-api";
import {beforeEach, describe, expect, it} from "vitest";
import type {Catalogue} from "../contract/catalogue.js";
import {computeBedarfsindex, leseEinwohner, leseIndexEingabe} from "./bedarfsindex.js";
import {checks} from "./checks.js";

const indicator = (id: string, problemfeld: string, art = "uebernahme", einheit = "Prozent"): object => ({
  ...{id, problemfeld, einheit, berechnung: {art}}
});
const entry = (indikator: string, vorgabe = true, bedarf_bei = "hoch"): object => ({indikator, vorgabe, bedarf_bei});
const catalogue = {
  indicators: [
    indicator("armut", "armut"),
    indicator("arbeit", "arbeit"),
    indicator("wandel", "arbeit", "uebernahme", "Prozentpunkte"),
    indicator("alt", "alter", "anteil")
  ],
  bedarfsindex: {
    felder: [
      {problemfeld: "armut", gewicht: 1},
      {problemfeld: "arbeit", gewicht: 1},
      {problemfeld: "alter", gewicht: 0}
    ],
    indikatoren: [entry("armut"), entry("arbeit", true, "niedrig"), entry("wandel", false), entry("alt")],
    ...{laeufe: 200, startzahl: 1, gewicht_schwankung: 0.25, oberster_anteil: 0.2},
    ...{mindestanteil: 0.66, ausreisser_hoechstens: 5, doppelt_ab: 0.8, sobol_zeilen: 128},
    ...{normalisierung: "z", mittel: "arithmetic", rangspanne: 0.9, freie_gewichtungen: 500}
  }
} as unknown as Catalogue;

const eigene = ["10100101", "10100102", "10200201", "10200202"];
let connection: DuckDBConnection;
const query = async (sql: string): Promise<unknown[]> => (await connection.runAndReadAll(sql)).getRowObjectsJS();

/** One indicator at one date, by area: a value, or null for an area the source leaves out. */
async function insert(
  indikator: string,
  zeitraum: string,
  werte: Record<string, number | null>,
  {nenner = null, umgerechnet = false}: {nenner?: number | null; umgerechnet?: boolean} = {}
): Promise<void> {
  for (const [id, wert] of Object.entries(werte))
    await connection.run(`INSERT INTO beobachtungen BY NAME SELECT '${indikator}' AS indikator_id, '2021' AS lor_stand,
      '${id}' AS gebiet_id, '${zeitraum}' AS zeitraum, 'insgesamt' AS geschlecht, 'insgesamt' AS altersgruppe, ${wert} AS wert,
      '${wert === null ? "entfaellt" : "wert"}' AS status, ${wert === null ? null : nenner} AS ki_nenner, 'mss' AS quelle,
      '2021' AS release, ${umgerechnet} AS umgerechnet, false AS bruch, '' AS anmerkung`);
}

beforeEach(async () => {
  connection = await (await DuckDBInstance.create(":memory:")).connect();
  await connection.run(readFileSync("loaders/warehouse/tables.sql", "utf8"));
  for (const id of ["01100101", "01100102", "01100103", ...eigene.toReversed()])
    await connection.run(`INSERT INTO gebiete VALUES ('2021', '${id}', 'plr', '${id}', left('${id}', 6), 10)`);
  // Mean 20, standard deviation 10 over the six that are rated.
  const armut = {"10100101": 10, "10100102": 30, "10200201": 30, "10200202": null, "01100101": 10, "01100102": 10};
  await insert("armut", "2020-12-31", {...armut, "01100103": 30}, {nenner: 1000});
  await insert("armut", "2024-12-31", {"10100101": 90, "10100102": 1, "10200201": 2});
  await insert("arbeit", "2020-12-31", {"10100101": 5, "10100102": 5, "10200201": 7, "10200202": null, "01100101": 7});
  await insert("wandel", "2018/2020", {"10100101": -1, "01100101": 1});
  await insert("alt", "2025-12-31", {"10100101": 3.14159, "10200202": 9, "01100103": 4});
  for (const jahr of [2019, 2020, 2025])
    await insert(
      "einwohner",
      `${jahr}-12-31`,
      {"10100101": 3000, "10100102": 1000, "10200201": 500, "10200202": jahr},
      {umgerechnet: jahr === 2019}
    );
});

describe("what the index computes with", () => {
  it("is the newest date that all Berlin has, the Bezirk's areas first, others only if they set the scale", async () => {
    const eingabe = await leseIndexEingabe(connection, catalogue);
    expect(eingabe.anzahl).toBe(4);
    expect(eingabe.gebiete).toEqual([...eigene, "01100101", "01100102", "01100103"]);
    const [armut, arbeit, wandel, alt] = eingabe.spalten;
    expect(armut).toMatchObject({zeitraum: "2020-12-31", richtung: 1, werte: [10, 30, 30, null, 10, 10, 30]});
    expect(arbeit).toMatchObject({richtung: -1, werte: [5, 5, 7, null, 7, null, null]});
    expect(arbeit!.status.slice(3, 6)).toEqual(["entfaellt", "wert", "fehlt"]);
    expect(wandel).toMatchObject({zeitraum: "2018/2020", vorgabe: false});
    // 10200202 has a value here, but the sources leave it unrated in all that counts by default: so does the index.
    expect(alt).toMatchObject({feld: "alter", werte: [3.14, null, null, null, null, null, 4]});
    expect(alt!.status[3]).toBe("entfaellt");
  });

  it("leaves an area outside the Bezirk out if only indicators without weight know it", async () => {
    await connection.run(
      "UPDATE beobachtungen SET wert = NULL WHERE gebiet_id = '01100103' AND indikator_id = 'armut'"
    );
    expect((await leseIndexEingabe(connection, catalogue)).gebiete).not.toContain("01100103");
  });

  it("knows the chance in a share only if every value of the Bezirk has a denominator", async () => {
    const [armut, arbeit] = (await leseIndexEingabe(connection, catalogue)).spalten;
    expect(armut).toMatchObject({nenner: [1000, 1000, 1000, null], faktor: 100});
    expect(arbeit).toMatchObject({nenner: null, faktor: 1});
    await connection.run("UPDATE beobachtungen SET ki_nenner = 500 WHERE indikator_id = 'wandel'");
    const {spalten} = await leseIndexEingabe(connection, catalogue);
    expect(spalten.find(({id}) => id === "wandel")).toMatchObject({nenner: null, faktor: 1});
  });

  it("weighs with the people at its own date, counted in these areas", async () => {
    const einwohner = await leseEinwohner(connection, await leseIndexEingabe(connection, catalogue));
    expect(einwohner?.zeitraum).toBe("2020-12-31");
    expect(einwohner?.zahl.get("10200202")).toBe(2020);
  });
});

describe("the tables of the index", () => {
  const wert = async (gebiet: string, feld: string): Promise<object> => {
    const [row] = await query(`FROM bedarfsindex WHERE gebiet_id = '${gebiet}' AND feld = '${feld}'`);
    return row as object;
  };

  it("hold the mean of the fields, and by Bezirksregion the mean weighted by people with lowest and highest", async () => {
    await computeBedarfsindex(connection, catalogue);
    // Ten above and ten below the mean: z is 1 and −1 in both indicators.
    expect(await wert("10100101", "armut")).toMatchObject({wert: -1, planungsraeume: 1, einwohner: 3000, unten: null});
    expect(await wert("10100101", "arbeit")).toMatchObject({wert: 1});
    expect(await wert("10100101", "gesamt")).toMatchObject({wert: 0, status: "null_wert"});
    expect(await wert("10100102", "gesamt")).toMatchObject({wert: 1, status: "wert"});
    expect(await wert("101001", "gesamt")).toMatchObject({
      ...{ebene: "bzr", wert: (0 * 3000 + 1 * 1000) / 4000, unten: 0, oben: 1, planungsraeume: 2, einwohner: 4000}
    });
  });

  it("give an area that the source leaves out no index and no rank, and count its people nowhere", async () => {
    await computeBedarfsindex(connection, catalogue);
    expect(await wert("10200202", "gesamt")).toMatchObject({wert: null, status: "entfaellt", planungsraeume: 0});
    expect(await wert("102002", "gesamt")).toMatchObject({wert: 0, planungsraeume: 1, einwohner: 500});
    expect(await query("SELECT gebiet_id FROM bedarfsindex_raenge ORDER BY rang, gebiet_id")).toEqual(
      ["10100102", "10100101", "10200201"].map((gebiet_id) => ({gebiet_id}))
    );
  });

  it("give a Bezirksregion whose people nobody counts no value and no state of one", async () => {
    await connection.run("DELETE FROM beobachtungen WHERE indikator_id = 'einwohner'");
    await computeBedarfsindex(connection, catalogue);
    expect(await wert("10100101", "gesamt")).toMatchObject({wert: 0, status: "null_wert"});
    expect(await wert("101001", "gesamt")).toMatchObject({wert: null, status: "fehlt", planungsraeume: 0});
  });

  it("leave a Bezirksregion out only if the source leaves out all of it", async () => {
    await connection.run("UPDATE beobachtungen SET wert = NULL, status = 'fehlt' WHERE gebiet_id = '10200201'");
    await computeBedarfsindex(connection, catalogue);
    expect(await wert("102002", "gesamt")).toMatchObject({wert: null, status: "fehlt"});
    await connection.run("UPDATE beobachtungen SET status = 'entfaellt' WHERE gebiet_id = '10200201'");
    for (const table of ["bedarfsindex", "bedarfsindex_raenge", "bedarfsindex_annahmen"])
      await connection.run(`DELETE FROM ${table}`);
    await computeBedarfsindex(connection, catalogue);
    expect(await wert("102002", "gesamt")).toMatchObject({wert: null, status: "entfaellt"});
  });

  it("compute a field without weight for those that want to give it one", async () => {
    await computeBedarfsindex(connection, catalogue);
    expect(await wert("10100101", "alter")).toMatchObject({status: "wert", planungsraeume: 1});
    expect(await wert("10100102", "alter")).toMatchObject({wert: null, status: "fehlt"});
  });

  it("tell for every assumption what it moves, and are the same each time", async () => {
    await computeBedarfsindex(connection, catalogue);
    const tables = ["bedarfsindex", "bedarfsindex_raenge", "bedarfsindex_annahmen"];
    const read = (): Promise<unknown[][]> => Promise.all(tables.map((table) => query(`FROM ${table} ORDER BY ALL`)));
    const before = await read();
    expect(before[2]).toHaveLength(6);
    for (const table of tables) await connection.run(`DELETE FROM ${table}`);
    await computeBedarfsindex(connection, catalogue);
    expect(await read()).toEqual(before);
  });

  it("stay empty without figures", async () => {
    await connection.run("DELETE FROM beobachtungen WHERE indikator_id = 'armut'");
    await connection.run(
      "UPDATE beobachtungen SET wert = NULL WHERE indikator_id = 'arbeit' AND gebiet_id <> '10100101'"
    );
    await computeBedarfsindex(connection, catalogue);
    expect(await query("FROM bedarfsindex")).toEqual([]);
  });
});

describe("checks", () => {
  const findings = async (name: string): Promise<string> =>
    (await query(checks.find((c) => c.name === name)?.sql ?? "")).map((f) => (f as {fund: string}).fund).join("\n");

  it.each([
    [
      "bedarfsindex_regionen",
      "UPDATE bedarfsindex SET wert = 0.5 WHERE gebiet_id = '101001' AND feld = 'gesamt'",
      /0\.5 statt 0\.25/
    ],
    [
      "bedarfsindex_regionen",
      "UPDATE bedarfsindex SET oben = 2 WHERE gebiet_id = '101001' AND feld = 'arbeit'",
      /arbeit 101001/
    ],
    [
      "zustand",
      "UPDATE bedarfsindex SET status = 'wert', wert = NULL WHERE gebiet_id = '101001' AND feld = 'alter'",
      /alter 101001: wert/
    ],
    [
      "zustand",
      "UPDATE bedarfsindex SET status = 'fehlt' WHERE gebiet_id = '10100102' AND feld = 'armut'",
      /armut 10100102: fehlt/
    ],
    ["bedarfsindex_raenge", "DELETE FROM bedarfsindex_raenge WHERE gebiet_id = '10100101'", /10100101: Rang …/],
    ["bedarfsindex_raenge", "UPDATE bedarfsindex SET wert = 0 WHERE gebiet_id = '10200202'", /10200202/],
    [
      "bedarfsindex_raenge",
      "UPDATE bedarfsindex_raenge SET rang = 9 WHERE gebiet_id = '10100102'",
      /10100102: Rang 9, möglich/
    ]
  ])("%s fires and says where", async (name, damage, where) => {
    await computeBedarfsindex(connection, catalogue);
    expect(await findings(name)).toBe("");
    await connection.run(damage);
    expect(await findings(name)).toMatch(where);
  });
});
