import {readFileSync} from "node:fs";
import {DuckDBInstance} from "@duckdb/node-api";
import {beforeAll, describe, expect, it} from "vitest";
import {readCatalogue} from "../contract/readCatalogue.js";
import {insertRows} from "../warehouse/query.js";
import type {IndexStand} from "./bedarfsindex.js";
import {Bezirkswerte, type BezirkswertRow, type GebietRow} from "./bezirkswerte.js";
import {readLeistungsstand} from "./leistungsstand.js";
import {LueckenData, LueckenGruppe} from "./leistungenShapes.js";
import {infrastrukturOhneZahlen, lueckenData, lueckenGruppen, readVersorgung, weitereInfrastruktur} from "./luecken.js";

const catalogue = readCatalogue("data/catalogue");

const gebiete: GebietRow[] = (
  [
    ["00", "berlin", "Berlin", null],
    ["10", "bezirk", "Marzahn-Hellersdorf", "00"],
    ["101001", "bzr", "Marzahn-Nord", "10"],
    ["101002", "bzr", "Marzahn-Mitte", "10"],
    ["10100101", "plr", "Marzahn West", "101001"],
    ["10100102", "plr", "Rosenbecker Straße", "101001"],
    ["10100203", "plr", "Wuhletalstraße", "101002"]
  ] as const
).map(([gebiet_id, ebene, name, parent_id]) => ({lor_stand: "2021", gebiet_id, ebene, name, parent_id, hektar: 100}));
const ids = (ebene: string): string[] => gebiete.filter((g) => g.ebene === ebene).map((g) => g.gebiet_id);

const wert = (
  indikator_id: string,
  gebiet_id: string,
  zeitraum: string,
  zaehler: number | null,
  quelle = "ewr",
  release = "2025-12"
): BezirkswertRow => ({
  ...{indikator_id, lor_stand: "2021", gebiet_id, zeitraum, zaehler, nenner: null, wert: zaehler, quelle, release},
  ebene: gebiete.find((g) => g.gebiet_id === gebiet_id)!.ebene,
  ...{altersgruppe: "insgesamt", geschlecht: "insgesamt", status: zaehler === null ? "fehlt" : "wert"},
  ...{ki_unten: null, ki_oben: null, wenige: false, rest_bezirk: null, vergleich_bezirk: null, vergleich_berlin: null},
  ...{umgerechnet: false, bruch: false, anmerkung: ""}
});

const rows: BezirkswertRow[] = [
  ...["2023-12-31", "2024-12-31", "2025-12-31"].flatMap((tag) =>
    ids("plr").map((id) => wert("einwohner", id, tag, 1000))
  ),
  // The newest date lacks an area, so that it cannot be shared out.
  ...ids("plr").map((id, i) => wert("einwohner_65_plus", id, "2024-12-31", i === 2 ? null : 200)),
  ...ids("plr").map((id) => wert("einwohner_65_plus", id, "2023-12-31", 190)),
  wert("kita_plaetze_je_100", "101001", "2025-12-31", 81.5, "kita", "2026"),
  wert("kita_plaetze_je_100", "10", "2025-12-31", 75, "kita", "2026")
];
const werte = new Bezirkswerte(rows, gebiete, []);

const index = {
  eingabe: {
    felder: [
      {id: "armut", gewicht: 1},
      {id: "alter", gewicht: 0}
    ],
    spalten: [
      {id: "mss_kinderarmut", feld: "armut", vorgabe: true, zeitraum: "2020-12-31"},
      {id: "mss_transferbezug", feld: "armut", vorgabe: false, zeitraum: "2022-12-31"},
      {id: "anteil_80_plus", feld: "alter", vorgabe: true, zeitraum: "2025-12-31"}
    ]
  },
  werte: [
    {gebiet_id: "10100101", feld: "gesamt", wert: 1.2},
    {gebiet_id: "10100101", feld: "armut_existenzsicherung", wert: 9},
    {gebiet_id: "101001", feld: "gesamt", wert: 0.7}
  ]
} as unknown as IndexStand;

let daten: LueckenData;
let gruppen: Map<string, LueckenGruppe>;
let leer: LueckenData;

beforeAll(async () => {
  const tables = readFileSync("loaders/warehouse/tables.sql", "utf8");
  const connection = await (await DuckDBInstance.create(":memory:")).connect();
  await connection.run(tables);
  const ohne = await readVersorgung(connection, catalogue);
  leer = lueckenData(werte, catalogue, index, await readLeistungsstand(connection), ohne);
  await connection.run(`
    INSERT INTO gebiete SELECT '2021', id, ebene, id, NULL, 1
      FROM (VALUES ('101001', 'bzr'), ('10100101', 'plr'), ('10100102', 'plr'), ('10100203', 'plr')) t(id, ebene);
    INSERT INTO zentren BY NAME SELECT id AS zentrum_id, true AS beispiel, name, '' AS traeger, '' AS strasse, '' AS plz,
      52.5 AS lat, 13.6 AS lon, '10100101' AS gebiet_id, []::VARCHAR[] AS bezirksregionen, []::VARCHAR[] AS einsatzgebiet,
      'gemeldet' AS angabe, '' AS quelle, DATE '2026-01-01' AS stand, '' AS anmerkung
      FROM (VALUES ('a', 'Haus A'), ('b', 'Haus B'), ('c', 'Ohne Meldung')) t(id, name);
    INSERT INTO meldestand BY NAME SELECT z AS zentrum_id, format('2025-{:02d}', m) AS monat,
      z = 'a' OR m <= 3 AS gemeldet, DATE '2026-01-31' AS stand
      FROM (VALUES ('a'), ('b')) t(z), range(1, 13) r(m);
    INSERT INTO versorgung VALUES
      (2025, 'bzr', '101001', 'alle', 'standort', 'stunden', 500, 'wert', NULL, 1, 1, 0, 2000, 250),
      (2025, 'bzr', '101002', 'alle', 'standort', 'stunden', NULL, 'nicht_gemeldet', 70, 2, 1, 0, 1000, NULL),
      (2025, 'bezirk', '10', 'alle', 'standort', 'stunden', NULL, 'nicht_gemeldet', 570, 2, 1, 0, 3000, NULL),
      (2025, 'plr', '10100101', 'alle', 'standort', 'stunden', 500, 'wert', NULL, 1, 1, 0, 1000, 500),
      (2025, 'plr', '10100102', 'alle', 'standort', 'stunden', 0, 'null_wert', NULL, 0, 0, 0, 1000, 0),
      (2025, 'bzr', '101001', 'gefluechtete', 'standort', 'termine', 12, 'wert', NULL, 1, 1, 1, NULL, NULL);
    INSERT INTO versorgungsluecken VALUES
      (2025, 'plr', '10100101', 'alle', 'standort', 'stunden', 0.5, 300.1234567, 199.883, 1.6659, 0),
      (2025, 'plr', '10100102', 'alle', 'standort', 'stunden', 0.5, 199.883, -199.883, 0, 199.883);
    INSERT INTO versorgungsvergleich VALUES
      (2025, 'plr', '10100102', 'alle', 'standort', 'stunden', 0, 50, -50, -55, -45, 'unter', 0.99, true);
    INSERT INTO versorgung_hoover VALUES (2025, 'plr', 'alle', 'standort', 'stunden', 0.5, 0.4, 2);
  `);
  await insertRows(connection, "beobachtungen", rows, {
    ...{indikator_id: "VARCHAR", lor_stand: "VARCHAR", gebiet_id: "VARCHAR", zeitraum: "VARCHAR"},
    ...{geschlecht: "VARCHAR", altersgruppe: "VARCHAR", zaehler: "DOUBLE", wert: "DOUBLE", status: "VARCHAR"},
    ...{quelle: "VARCHAR", release: "VARCHAR", umgerechnet: "BOOLEAN", bruch: "BOOLEAN", anmerkung: "VARCHAR"}
  });
  const versorgung = await readVersorgung(connection, catalogue);
  daten = lueckenData(werte, catalogue, index, await readLeistungsstand(connection), versorgung);
  gruppen = lueckenGruppen(daten, versorgung);
});

describe("the page of gaps is given", () => {
  it("shapes the page knows, one file for each group, also without any records", () => {
    expect(LueckenData.safeParse(daten).error).toBeUndefined();
    expect([...gruppen.keys()]).toEqual(catalogue.zielgruppen.map(({id}) => id));
    for (const gruppe of gruppen.values()) expect(LueckenGruppe.safeParse(gruppe).error).toBeUndefined();
    expect(LueckenData.safeParse(leer).error).toBeUndefined();
    expect(leer.stand.vorgabejahr).toBeNull();
    expect(leer.zentren).toEqual([]);
  });

  it("areas with their own need as a whole, not that of a field; null without an index", () => {
    expect(daten.gebiete.plr.map(({name, bedarf}) => [name, bedarf])).toEqual([
      ["Marzahn West", 1.2],
      ["Rosenbecker Straße", null],
      ["Wuhletalstraße", null]
    ]);
    expect(daten.gebiete.bzr[0]).toEqual({
      ...{gebiet_id: "101001", name: "Marzahn-Nord", parent_id: "10", parent_name: "Marzahn-Hellersdorf", bedarf: 0.7}
    });
    expect(daten.bedarf_stand).toBe("2020-12-31");
  });

  it("the centres that should report, with months reported of those expected", () => {
    expect(daten.zentren.map(({name, monate}) => [name, monate])).toEqual([
      ["Haus A", [{gemeldet: 12, erwartet: 12}]],
      ["Haus B", [{gemeldet: 3, erwartet: 12}]]
    ]);
    // 13.6° E and 52.5° N in metres of EPSG:25833, to the nearest half kilometre.
    const [x, y] = daten.zentren[0]!.lage!;
    expect(Math.hypot(x - 405000, y - 5817600)).toBeLessThan(500);
    expect(daten.stand).toMatchObject({
      beispiel: true,
      meldejahre: [{jahr: 2025, zentren: 2, gemeldet: 1, teilweise: 1}]
    });
  });

  it("the date the warehouse counts a group at, with its source, and none for people nobody counts", () => {
    const standOf = (id: string): string | null => gruppen.get(id)!.jahre[0]!.personen_stand;
    expect([standOf("alle"), standOf("aeltere"), standOf("gefluechtete")]).toEqual(["2025-12-31", "2023-12-31", null]);
    expect(daten.zielgruppen.find(({id}) => id === "gefluechtete")!.gezaehlt).toBe(false);
    expect(daten.quellenvermerke.length).toBeGreaterThan(0);
  });

  it("other infrastructure that has figures, and what nobody delivers, in the catalogue's words", () => {
    expect(daten.weitere).toHaveLength(1);
    expect(daten.weitere[0]).toMatchObject({
      ...{indikator_id: "kita_plaetze_je_100", werte: [81.5, null], status: ["wert", "fehlt"], bezirk: 75}
    });
    expect(daten.weitere[0]!.hinweis).toContain("100 ist kein Soll");
    expect(daten.ohne_zahlen.map(({titel}) => titel)).toContain("Arztpraxen");
    for (const id of weitereInfrastruktur) expect(catalogue.indicators.map((i) => i.id)).toContain(id);
    for (const id of infrastrukturOhneZahlen) expect(catalogue.datenluecken.map((d) => d.id)).toContain(id);
  });
});

describe("a group's file", () => {
  const reihen = (id: string, ebene: "plr" | "bzr") => {
    const [jahr] = gruppen.get(id)!.jahre;
    return jahr!.ebenen.find((e) => e.ebene === ebene)!;
  };

  it("keeps states and partial values as recorded, in the order of the areas", () => {
    const {personen, reihen: alle} = reihen("alle", "bzr");
    expect(personen).toEqual([2000, 1000]);
    expect(alle).toHaveLength(1);
    expect(alle[0]).toMatchObject({
      ...{logik: "standort", messgroesse: "stunden", wert: [500, null], status: ["wert", "nicht_gemeldet"]},
      ...{teilwert: [null, 70], je_1000: [250, null], zentren: [1, 2], gemeldet: [1, 1], luecke: null},
      bezirk: {wert: null, status: "nicht_gemeldet", teilwert: 570, je_1000: null, zentren: 2, gemeldet: 1}
    });
  });

  it("has gaps for each weight of need, null where there are none; an area without a row is missing, not 0", () => {
    const [reihe] = reihen("alle", "plr").reihen;
    expect(reihe!.status).toEqual(["wert", "null_wert", "fehlt"]);
    expect(reihe!.wert).toEqual([500, 0, null]);
    const {je_lambda: jeLambda, urteil, robust, differenz} = reihe!.luecke!;
    expect(jeLambda.map(({lambda, hoover, gebiete: n}) => [lambda, hoover, n])).toEqual([
      [0, null, 0],
      [0.5, 0.4, 2],
      [1, null, 0]
    ]);
    expect(jeLambda[1]!.fair).toEqual([300.12, 199.88, null]);
    expect(jeLambda[1]!.deckung).toEqual([1.6659, 0, null]);
    expect(jeLambda[0]!.fair).toEqual([null, null, null]);
    expect([urteil, robust, differenz]).toEqual([
      [null, "unter", null],
      [null, true, null],
      [null, -50, null]
    ]);
  });

  it("has amounts only for people nobody counts", () => {
    const {personen, reihen: alle} = reihen("gefluechtete", "bzr");
    expect(personen).toEqual([null, null]);
    expect(alle[0]).toMatchObject({messgroesse: "termine", wert: [12, null], je_1000: [null, null], luecke: null});
    expect(gruppen.get("gefluechtete")!.jahre[0]!.personen_stand).toBeNull();
  });
});
