import {join} from "node:path";
import {afterEach, expect, it, vi} from "vitest";
import {project} from "../../../test/support/commandProcess.js";
import {datenbankMit, zeilenVon} from "../../../test/support/zellen.js";
import {readCatalogue} from "../../contract/readCatalogue.js";
import * as protection from "./index.js";
import type {ProtectResult, Tables} from "./index.js";
import {schuetzeZellen} from "./registry.js";

vi.mock("./index.js", {spy: true});
afterEach(() => void vi.mocked(protection.protectTables).mockReset());

/** A protection that withholds nothing at all. */
const offen = ({cells, derived = []}: Tables): Promise<ProtectResult> =>
  Promise.resolve({
    cells: cells.map((cell) => ({...cell, status: cell.hidden ? "hidden" : "open"})),
    derived: [...derived],
    ...{cost: 0, bound: 0, blocks: {exact: 0, heuristic: 0}, seconds: 0}
  });
const gescheitert = (): Promise<ProtectResult> =>
  Promise.reject(new protection.SchutzError([{wert: "fremd", regel: "lässt sich nicht schützen", abhilfe: ""}]));

it.each([
  ["withholds nothing", offen],
  ["finds nothing", gescheitert]
])("a search that %s stops nothing and lets nothing through", async (_, suche) => {
  vi.mocked(protection.protectTables).mockImplementation(suche);
  const connection = await datenbankMit({
    zentren: [{zentrum_id: "nord"}, {zentrum_id: "ost"}],
    beratungen: ["nord", "ost"].flatMap((zentrum_id) =>
      [1, 3, 40].map((kontakte, i) => ({
        ...{zentrum_id, zeitraum: "2025", thema: ["schulden", "wohnen", "gesundheit"][i]!, zielgruppe: "familien"},
        kontakte
      }))
    ),
    meldestand: ["nord", "ost"].map((zentrum_id) => ({zentrum_id, monat: "2025-01"}))
  });
  const zeilen: string[] = [];
  const data = join(project, "data");
  const katalog = readCatalogue(join(data, "catalogue"));
  await schuetzeZellen(connection, katalog, data, (line) => void zeilen.push(line), {register: new Map()});
  const klein = "SELECT zelle FROM zellen JOIN freigabe USING (zelle) WHERE zustand = 'frei' AND wert BETWEEN 1 AND 4";
  expect(await zeilenVon(connection, klein)).toEqual([]);
  expect(zeilen.join("\n")).toMatch(/mehr geschützt als nötig, weil die Suche/);
  connection.closeSync();
});
