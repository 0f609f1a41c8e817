import {parse} from "csv-parse/sync";
import {parquetReadObjects} from "hyparquet";
import {expect, it} from "vitest";
import {ausfuhr} from "./ausfuhr.fixture.js";
import {dateiOf} from "./datei.js";
import {mitUmfang, zeitspanneOf} from "./umfang.js";

const [werte, klein] = ausfuhr.tabellen;
const nurKlein = {...ausfuhr, tabellen: [klein!]};

it("each row of a file without a cover says what it is about, before where it comes from", async () => {
  const {inhalt} = await dateiOf(nurKlein, "csv");
  const [kopf] = parse(inhalt as string, {}) as string[][];
  expect(kopf).toEqual([
    ...["gruppe", "anzahl", "sicher", "tabelle", "titel", "untertitel", "zeitraum", "hinweise"],
    ...["quelle", "lizenz", "datenstand", "version", "vermerk"]
  ]);
  const erwartet = {
    tabelle: "Gruppen",
    titel: "Anteil & <Rest>",
    untertitel: "Planungsräume in Marzahn-Hellersdorf · 31.12.2020 · Prozent",
    zeitraum: "2018/2020",
    hinweise: "Bruch ab 31.12.2018: Neu gezählt."
  };
  expect((parse(inhalt as string, {columns: true}) as unknown[])[1]).toMatchObject(erwartet);
  const parquet = (await dateiOf(nurKlein, "parquet")).inhalt as Uint8Array<ArrayBuffer>;
  expect((await parquetReadObjects({file: parquet.buffer}))[0]).toMatchObject(erwartet);
});

it("no workbook and no JSON repeats it, for it is on the cover", async () => {
  const {inhalt} = await dateiOf(nurKlein, "json");
  const {tabellen} = JSON.parse(inhalt as string) as {tabellen: {spalten: {name: string}[]}[]};
  expect(tabellen[0]!.spalten.map(({name}) => name)).not.toContain("untertitel");
});

it("adds nothing to values of indicators, and nothing that is empty or there already", () => {
  expect(mitUmfang(werte!, ausfuhr)).toBe(werte);
  const mitZeitraum = {...klein!, spalten: klein!.spalten.map((s, i) => (i === 0 ? {...s, name: "zeitraum"} : s))};
  const {spalten} = mitUmfang(mitZeitraum, {...ausfuhr, hinweise: []});
  expect(spalten.map(({name}) => name)).toEqual(["zeitraum", "anzahl", "sicher", "tabelle", "titel", "untertitel"]);
});

it.each([
  [[], ""],
  [["2025-12-31", "2025-12-31"], "2025-12-31"],
  [["2025-12-31", "2001-12-31", "2018/2020"], "2001/2025"],
  [["2020/2025", "2026-07"], "2020/2026"],
  [["2025-06", "2025-12-31"], "2025"]
])("the time of %j in the name of a file", (zeitraeume, erwartet) => {
  expect(zeitspanneOf(zeitraeume)).toBe(erwartet);
});
