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
    CREATE TABLE zentren (zentrum_id VARCHAR, beispiel BOOLEAN, name VARCHAR, bezirksregionen VARCHAR[]);
    INSERT INTO zentren VALUES ('beispiel-a', true, 'Beispielzentrum A', ['101001']), ('nord', false, 'Nord', ['101001']),
      ('nachbar', false, 'Nachbar', []);
    CREATE TABLE gebiete (lor_stand VARCHAR, gebiet_id VARCHAR, ebene VARCHAR, name VARCHAR, parent_id VARCHAR, hektar DOUBLE);
    INSERT INTO gebiete VALUES ('2021', '10', 'bezirk', 'Marzahn-Hellersdorf', '00', 1), ('2021', '1010', 'pgr', 'Marzahn', '10', 1),
      ('2021', '101001', 'bzr', 'Marzahn-Nord', '1010', 1), ('2021', '10100101', 'plr', 'Marzahn West', '101001', 1),
      ('2021', '11100101', 'plr', 'Anderswo', '111001', 1), ('2019', '10010101', 'plr', 'Früher', '100101', 1);`);
  const data = await readPruefregister(connection, catalogue);
  connection.closeSync();
  instance.closeSync();
  expect(Pruefregister.parse(data)).toEqual(data);
  expect(data.register.zentren.map(({id}) => id)).toEqual(["nord", "beispiel-a"]);
  expect(data.register.gebiete).toEqual([
    {id: "101001", titel: "Marzahn-Nord"},
    {id: "10100101", titel: "Marzahn West"}
  ]);
  expect(data.register.bezirksregionen).toEqual([{id: "101001", titel: "Marzahn-Nord"}]);
  expect(data.register.standards).toHaveLength(13);
  expect(data.register.zielgruppen).toContainEqual({id: "alle", titel: "Alle Bewohnerinnen und Bewohner"});
  expect(data.regeln).toEqual(catalogue.leistungen.pruefung);
});
