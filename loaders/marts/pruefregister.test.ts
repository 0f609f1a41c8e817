import {DuckDBInstance} from "@duckdb/node-api";
import {expect, it} from "vitest";
import {readCatalogue} from "../contract/readCatalogue.js";
import {Pruefregister} from "./leistungenShapes.js";
import {readPruefregister} from "./pruefregister.js";

it("holds the catalogue's lists, the Bezirk's areas of LOR 2021 and the centres that may send records", async () => {
  const catalogue = readCatalogue("data/catalogue");
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  await connection.run(`
    CREATE TABLE zentren (zentrum_id VARCHAR, beispiel BOOLEAN, name VARCHAR, bezirksregionen VARCHAR[], offen_seit DATE, offen_bis DATE);
    INSERT INTO zentren VALUES ('beispiel-a', true, 'Beispielzentrum A', ['101001'], NULL, '2025-06-30'),
      ('nord', false, 'Nord', ['101001'], '2024-04-01', NULL), ('nachbar', false, 'Nachbar', [], NULL, NULL),
      ('nachbar-der-meldet', false, 'Weiterer Nachbar', [], NULL, NULL);
    CREATE TABLE meldestand (zentrum_id VARCHAR);
    INSERT INTO meldestand VALUES ('nachbar-der-meldet'), ('nord');
    CREATE TABLE angebote (zentrum_id VARCHAR, angebot_id VARCHAR, titel VARCHAR, leistungsbereich VARCHAR, zielgruppen VARCHAR[],
      format VARCHAR, plaetze INTEGER, sprachen VARCHAR, barrierefrei VARCHAR, wochenplan VARCHAR, einsatzgebiet VARCHAR[],
      gueltig_von DATE, gueltig_bis DATE);
    INSERT INTO angebote VALUES
      ('nord', 'cafe', 'Café', 'treff', ['alle'], 'offen', NULL, NULL, NULL, NULL, NULL, '2024-04-01', NULL),
      ('nord', 'naehen', 'Nähen', 'treff', ['alle'], 'kurs', 8, NULL, 'ja', NULL, ['10100101', '10100102', '10100205'],
        '2024-04-01', '2025-12-31');
    CREATE TABLE gebiete (lor_stand VARCHAR, gebiet_id VARCHAR, ebene VARCHAR, name VARCHAR, parent_id VARCHAR, hektar DOUBLE);
    INSERT INTO gebiete VALUES ('2021', '10', 'bezirk', 'Marzahn-Hellersdorf', '00', 1), ('2021', '1010', 'pgr', 'Marzahn', '10', 1),
      ('2021', '101001', 'bzr', 'Marzahn-Nord', '1010', 1), ('2021', '10100101', 'plr', 'Marzahn West', '101001', 1),
      ('2021', '10100102', 'plr', 'Havemannstraße', '101001', 1), ('2021', '101002', 'bzr', 'Marzahn-Mitte', '1010', 1),
      ('2021', '10100205', 'plr', 'Alt-Marzahn', '101002', 1), ('2021', '10100206', 'plr', 'Landsberger Tor', '101002', 1),
      ('2021', '11100101', 'plr', 'Anderswo', '111001', 1), ('2019', '10010101', 'plr', 'Früher', '100101', 1);`);
  const data = await readPruefregister(connection, catalogue);
  connection.closeSync();
  instance.closeSync();
  expect(Pruefregister.parse(data)).toEqual(data);
  expect(data.register.zentren.map(({id}) => id)).toEqual(["nord", "nachbar-der-meldet", "beispiel-a"]);
  expect(data.zentren).toEqual([
    {zentrum_id: "nord", beispiel: false, offen_seit: "2024-04-01", offen_bis: null},
    {zentrum_id: "nachbar-der-meldet", beispiel: false, offen_seit: null, offen_bis: null},
    {zentrum_id: "beispiel-a", beispiel: true, offen_seit: null, offen_bis: "2025-06-30"}
  ]);
  // Planungsräume that make up a Bezirksregion are written as that one.
  expect(data.angebote).toMatchObject([
    {angebot_id: "cafe", einsatzgebiet: [], gueltig_von: "2024-04-01", gueltig_bis: null},
    {angebot_id: "naehen", einsatzgebiet: ["101001", "10100205"], gueltig_bis: "2025-12-31"}
  ]);
  expect(data.register.gebiete.map(({id}) => id)).toEqual([
    ...["101001", "10100101", "10100102", "101002", "10100205", "10100206"]
  ]);
  expect(data.register.bezirksregionen).toEqual([
    {id: "101001", titel: "Marzahn-Nord"},
    {id: "101002", titel: "Marzahn-Mitte"}
  ]);
  expect(data.register.standards).toHaveLength(13);
  expect(data.register.zielgruppen).toContainEqual({id: "alle", titel: "Alle Bewohnerinnen und Bewohner"});
  expect(data.regeln).toEqual(catalogue.leistungen.pruefung);
});
