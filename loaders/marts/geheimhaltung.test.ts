import {readFileSync} from "node:fs";
import {DuckDBInstance} from "@duckdb/node-api";
import {expect, it} from "vitest";
import {readCatalogue} from "../contract/readCatalogue.js";
import {geheimhaltungData, readGeheimhaltung} from "./geheimhaltung.js";
import {GeheimhaltungData} from "./leistungenShapes.js";

const catalogue = readCatalogue("data/catalogue");
const stand = {beispiel: true, stand: null, meldejahre: [], vorgabejahr: null};

it("gives the counts of every table by year, and none without records", async () => {
  const connection = await (await DuckDBInstance.create(":memory:")).connect();
  await connection.run(readFileSync("loaders/warehouse/tables.sql", "utf8"));
  expect(geheimhaltungData(catalogue, stand, await readGeheimhaltung(connection)).tabellen).toEqual([]);
  await connection.run(
    "INSERT INTO geheimhaltung VALUES ('thema', 2025, 120, 12, 3), ('angebot', 2025, 500, 0, 0), ('thema', 2024, 90, 9, NULL)"
  );
  const daten = GeheimhaltungData.parse(geheimhaltungData(catalogue, stand, await readGeheimhaltung(connection)));
  expect(daten.tabellen).toEqual([
    {tabelle: "angebot", jahre: [{jahr: 2025, zellen: 500, geschuetzt: 0, verlust_prozent: 0}]},
    {
      tabelle: "thema",
      jahre: [
        {jahr: 2024, zellen: 90, geschuetzt: 9, verlust_prozent: null},
        {jahr: 2025, zellen: 120, geschuetzt: 12, verlust_prozent: 3}
      ]
    }
  ]);
  connection.closeSync();
});

it("says every rule in the catalogue's words: limits, all six signs, a row for each source and for the centres", () => {
  const daten = GeheimhaltungData.parse(geheimhaltungData(catalogue, stand, []));
  const {schwelle, schwelle_besonders, mindestnenner, dominanz} = catalogue.methode.geheimhaltung;
  expect(daten).toMatchObject({schwelle, schwelle_besonders, mindestnenner, dominanz_prozent: dominanz.anteil});
  expect(daten.status.map(({zeichen}) => zeichen)).toEqual(["", "0", "•", "…", "n. g.", "x"]);
  expect(new Set(daten.quellen.map(({titel}) => titel))).toEqual(
    new Set([...catalogue.sources.map(({titel}) => titel), null])
  );
  const titel = daten.besonders.flatMap((liste) => liste.titel);
  expect(titel).toContain("Geflüchtete Menschen");
  expect(titel).toContain("mit Migrationshintergrund");
});

it("stops at a rule for something that no list has, rather than leaving it out", () => {
  const {geheimhaltung} = catalogue.methode;
  const mit = (besonders: typeof geheimhaltung.besonders) => () =>
    geheimhaltungData(
      {...catalogue, methode: {...catalogue.methode, geheimhaltung: {...geheimhaltung, besonders}}},
      ...([stand, []] as const)
    );
  expect(mit({...geheimhaltung.besonders, zielgruppen: ["niemand"]})).toThrow("niemand");
});
