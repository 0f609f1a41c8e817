import {readFileSync} from "node:fs";
import {DuckDBInstance} from "@duckdb/node-api";
import type {DuckDBConnection} from "@duckdb/node-api";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import type {Catalogue} from "../contract/catalogue.js";
import {lesePersonen, type Personenstand} from "./personen.js";
import {insertRows} from "./query.js";

/** Two inhabited Planungsräume of the Bezirk, an empty one, and one of a neighbour. */
const [a, b, leer, nachbar] = ["10100101", "10100102", "10100103", "11100101"] as const;

const katalog = {
  zielgruppen: [
    {id: "alle", personen: {indikatoren: ["einwohner"]}},
    {id: "kinder", personen: {indikatoren: ["unter_6", "bis_14"]}},
    {id: "gefluechtete", personen: null},
    {id: "lueckig", personen: {indikatoren: ["lueckig"]}}
  ],
  methode: {unbewohnt: [{lor_stand: "2021", gebiet_id: leer, grund: ""}]}
} as unknown as Pick<Catalogue, "zielgruppen" | "methode">;

const zaehlung = (indikator_id: string, zeitraum: string, werte: Record<string, number>, release = "r"): object[] =>
  Object.entries(werte).map(([gebiet_id, zaehler]) => ({
    ...{indikator_id, lor_stand: "2021", gebiet_id, zeitraum, geschlecht: "insgesamt", altersgruppe: "insgesamt"},
    ...{zaehler, status: "wert", quelle: "ewr", release, umgerechnet: false, bruch: false, anmerkung: ""}
  }));

let connection: DuckDBConnection;
beforeAll(async () => {
  connection = await (await DuckDBInstance.create(":memory:")).connect();
  await connection.run(readFileSync("loaders/warehouse/tables.sql", "utf8"));
  await connection.run(
    `INSERT INTO gebiete SELECT '2021', id, 'plr', id, NULL, 1 FROM (VALUES ('${[a, b, leer, nachbar].join("'), ('")}')) t(id)`
  );
  await insertRows(
    connection,
    "beobachtungen",
    [
      ...zaehlung("einwohner", "2023-12-31", {[a]: 100, [b]: 200, [nachbar]: 50}),
      ...zaehlung("einwohner", "2025-12-31", {[a]: 110, [b]: 210, [leer]: 3}),
      // A newer date without one of the Bezirk's areas is none.
      ...zaehlung("einwohner", "2026-06-30", {[a]: 111, [nachbar]: 51}),
      ...zaehlung("unter_6", "2023-12-31", {[a]: 10, [b]: 20, [nachbar]: 5}, "r1"),
      ...zaehlung("bis_14", "2023-12-31", {[a]: 30, [b]: 40}, "r2"),
      ...zaehlung("unter_6", "2025-12-31", {[a]: 11, [b]: 21}),
      ...zaehlung("lueckig", "2025-12-31", {[a]: 1})
    ],
    {
      ...{indikator_id: "VARCHAR", lor_stand: "VARCHAR", gebiet_id: "VARCHAR", zeitraum: "VARCHAR"},
      ...{geschlecht: "VARCHAR", altersgruppe: "VARCHAR", zaehler: "DOUBLE", status: "VARCHAR", quelle: "VARCHAR"},
      ...{release: "VARCHAR", umgerechnet: "BOOLEAN", bruch: "BOOLEAN", anmerkung: "VARCHAR"}
    }
  );
});
afterAll(() => connection.closeSync());

const von = ({personen}: Personenstand): Record<string, number> => Object.fromEntries(personen);

describe("the people of a group", () => {
  it("are those of the newest date up to the year's end at which every inhabited area of the Bezirk is counted", async () => {
    const standOf = async (jahr: number | null): Promise<string | undefined> =>
      (await lesePersonen(connection, katalog, jahr)).get("alle")?.stand;
    expect(await standOf(2024)).toBe("2023-12-31");
    expect(await standOf(2025)).toBe("2025-12-31");
    expect(await standOf(null)).toBe("2025-12-31");
    expect(await standOf(2022)).toBeUndefined();
  });

  it("have no entry where they are not counted, 0 where nobody lives, and what was counted there all the same", async () => {
    expect(von((await lesePersonen(connection, katalog, 2024)).get("alle")!)).toEqual({
      ...{[a]: 100, [b]: 200, [leer]: 0, [nachbar]: 50}
    });
    expect(von((await lesePersonen(connection, katalog)).get("alle")!)).toEqual({[a]: 110, [b]: 210, [leer]: 3});
  });

  it("add up over a group's indicators, at a date that all of them have, and only where all are counted", async () => {
    const kinder = (await lesePersonen(connection, katalog)).get("kinder")!;
    expect(kinder.stand).toBe("2023-12-31");
    expect(von(kinder)).toEqual({[a]: 40, [b]: 60, [leer]: 0});
    expect(kinder.lieferungen.toSorted((x, y) => x.release.localeCompare(y.release))).toEqual([
      {quelle: "ewr", release: "r1"},
      {quelle: "ewr", release: "r2"}
    ]);
  });

  it("are not there for a group nobody counts, or not everywhere", async () => {
    expect([...(await lesePersonen(connection, katalog)).keys()]).toEqual(["alle", "kinder"]);
  });
});
