import {readFileSync} from "node:fs";
import {DuckDBInstance} from "@duckdb/node-api";
import type {DuckDBConnection} from "@duckdb/node-api";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import type {Catalogue} from "../contract/catalogue.js";
import {readCatalogue} from "../contract/readCatalogue.js";
import {leseUmrisse} from "../warehouse/gelaende.js";
import {insertRows} from "../warehouse/query.js";
import {readReichweiten} from "./reichweite.js";

const catalogue = readCatalogue("data/catalogue");
const gebiete = leseUmrisse("data").map(({gebiet_id}) => gebiet_id);
const group = (id: string): Catalogue["zielgruppen"][number] => catalogue.zielgruppen.find((g) => g.id === id)!;

/** The catalogue with groups and times of our own. */
const mit = (minuten: number[], zielgruppen: Catalogue["zielgruppen"]): Catalogue => ({
  ...catalogue,
  zielgruppen,
  leistungen: {...catalogue.leistungen, erreichbarkeit: {...catalogue.leistungen.erreichbarkeit, minuten}}
});

let connection: DuckDBConnection;
const people = (indikator_id: string, zeitraum: string, anzahl: (gebiet: string) => number | null): object[] =>
  gebiete.flatMap((gebiet_id) => {
    const zaehler = anzahl(gebiet_id);
    return zaehler === null ? [] : [{indikator_id, gebiet_id, zeitraum, zaehler}];
  });

beforeAll(async () => {
  connection = await (await DuckDBInstance.create(":memory:")).connect();
  await connection.run(readFileSync("loaders/warehouse/tables.sql", "utf8"));
  await insertRows(
    connection,
    "gebiete",
    gebiete.map((gebiet_id) => ({lor_stand: "2021", gebiet_id, ebene: "plr", name: gebiet_id})),
    {lor_stand: "VARCHAR", gebiet_id: "VARCHAR", ebene: "VARCHAR", name: "VARCHAR"}
  );
  const zentrum = (zentrum_id: string, rest: object): object => ({
    ...{zentrum_id, beispiel: true, name: zentrum_id, traeger: "", strasse: "", plz: "", bezirksregionen: []},
    ...{einsatzgebiet: [], angabe: "gemeldet", quelle: "", stand: "2026-01-31", anmerkung: "", ...rest}
  });
  await insertRows(connection, "zentren", [zentrum("nord", {lat: 52.5655, lon: 13.5725}), zentrum("ohne", {})], {
    ...{zentrum_id: "VARCHAR", beispiel: "BOOLEAN", name: "VARCHAR", traeger: "VARCHAR", strasse: "VARCHAR"},
    ...{plz: "VARCHAR", lat: "DOUBLE", lon: "DOUBLE", bezirksregionen: "VARCHAR[]", einsatzgebiet: "VARCHAR[]"},
    ...{angabe: "VARCHAR", quelle: "VARCHAR", stand: "DATE", anmerkung: "VARCHAR"}
  });
  const rows = [
    ...people("einwohner", "2024-12-31", () => 1),
    ...people("einwohner", "2025-12-31", () => 100),
    // A newer date without the Bezirk's own areas is no date.
    ...people("einwohner", "2026-06-30", (id) => (id.startsWith("10") ? null : 7)),
    ...people("anteil_unter_6", "2025-12-31", () => 10),
    ...people("anteil_6_bis_14", "2025-12-31", () => 20),
    ...people("einwohner_65_plus", "2025-12-31", () => 100),
    // Nobody counted the young of the neighbouring Bezirk.
    ...people("einwohner_unter_18", "2025-12-31", (id) => (id.startsWith("10") ? 30 : null))
  ].map((row) => ({
    ...{lor_stand: "2021", geschlecht: "insgesamt", altersgruppe: "insgesamt", status: "wert"},
    ...{quelle: "ewr", release: "2025-12", umgerechnet: false, bruch: false, anmerkung: ""},
    ...row
  }));
  const columns = (await connection.runAndReadAll("DESCRIBE beobachtungen")).getRowObjectsJS() as {
    column_name: string;
    column_type: string;
  }[];
  const given = new Set(Object.keys(rows[0]!));
  await insertRows(
    connection,
    "beobachtungen",
    rows,
    Object.fromEntries(columns.filter((c) => given.has(c.column_name)).map((c) => [c.column_name, c.column_type]))
  );
});
afterAll(() => connection.closeSync());

describe("people within reach of a centre", () => {
  it("are all of Berlin if there is time enough, from the newest date at which the Bezirk is counted", async () => {
    const {zeilen, vermerke} = await readReichweiten(connection, mit([100_000], [group("alle"), group("kinder")]));
    const titel = group("kinder").titel;
    expect(zeilen.get("nord")).toEqual([
      {
        minuten: 100_000,
        zielgruppe: "alle",
        titel: group("alle").titel,
        personen: gebiete.length * 100,
        stand: "2025-12-31"
      },
      // Two age groups, 10 and 20 in every area, rounded to hundreds.
      {
        minuten: 100_000,
        zielgruppe: "kinder",
        titel,
        personen: Math.round(gebiete.length * 0.3) * 100,
        stand: "2025-12-31"
      }
    ]);
    expect(vermerke).toHaveLength(1);
    expect(vermerke[0]).toMatch(/Amt für Statistik/);
  });

  it("grow with the time, and fewer reach a centre who walk slowly", async () => {
    const {zeilen} = await readReichweiten(connection, mit([10, 20, 30], [group("alle"), group("aeltere")]));
    const of = (id: string): number[] =>
      zeilen.get("nord")!.flatMap(({zielgruppe, personen}) => (zielgruppe === id ? [personen] : []));
    const [alle, aeltere] = [of("alle"), of("aeltere")];
    expect(alle).toHaveLength(3);
    expect(alle.toSorted((a, b) => a - b)).toEqual(alle);
    expect(alle[2]).toBeGreaterThan(alle[0]!);
    // As many older people as people, so that only the walking differs.
    aeltere.forEach((personen, zone) => expect(personen).toBeLessThan(alle[zone]!));
  });

  it("are not told where somebody within reach was not counted, nor for groups nobody counts", async () => {
    const {zeilen} = await readReichweiten(connection, mit([100_000], [group("familien"), group("gefluechtete")]));
    expect(zeilen.get("nord")).toEqual([]);
  });

  it("are not told of a centre without a place", async () => {
    const {zeilen} = await readReichweiten(connection, mit([10], [group("alle")]));
    expect(zeilen.has("ohne")).toBe(false);
  });
});
