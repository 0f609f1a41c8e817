import {readFileSync} from "node:fs";
import {DuckDBInstance} from "@duckdb/node-api";
import type {DuckDBConnection} from "@duckdb/node-api";
import {beforeAll, describe, expect, it} from "vitest";
import {readCatalogue} from "../contract/readCatalogue.js";
import {insertRows} from "../warehouse/query.js";
import {ZentrenData, ZentrumSeite} from "./leistungenShapes.js";
import {readZentren, zentrenData, zentrumSeiten} from "./zentren.js";

const catalogue = readCatalogue("data/catalogue");

const monate = (jahr: number, anzahl: number, ab = 1): string[] =>
  Array.from({length: anzahl}, (_, i) => `${jahr}-${String(ab + i).padStart(2, "0")}`);

const zentrum = (zentrum_id: string, name: string, rest: object = {}): object => ({
  ...{zentrum_id, name, beispiel: true, traeger: "Beispielträger", strasse: "Beispielstraße 1", plz: "12689"},
  ...{gebiet_id: "10100101", bezirksregionen: ["101001"], einsatzgebiet: ["10100101", "10100102"]},
  ...{angabe: "gemeldet", quelle: "erfunden", stand: "2026-01-01", anmerkung: ""},
  ...rest
});

const angebot = (zentrum_id: string, angebot_id: string, zielgruppen: string[], rest: object = {}): object => ({
  ...{zentrum_id, angebot_id, titel: angebot_id, leistungsbereich: "generationen_kultur_freizeit", zielgruppen},
  ...{format: "kurs", gueltig_von: "2020-01-01"},
  ...rest
});

const leistung = (angebot_id: string, zeitraum: string, werte: object, zentrum_id = "nord"): object => ({
  ...{zentrum_id, angebot_id, zeitraum},
  ...werte
});

async function fill(connection: DuckDBConnection, table: string, rows: object[], columns: string): Promise<void> {
  const entries = columns.split(", ").map((column) => column.split(" ") as [string, string]);
  await insertRows(connection, table, rows, Object.fromEntries(entries));
}

let liste: ZentrenData;
let seiten: Map<string, ZentrumSeite>;

const jahrVon = (id: string, jahr: number): ZentrumSeite["jahre"][number] =>
  seiten.get(id)!.jahre.find((j) => j.jahr === jahr)!;

beforeAll(async () => {
  const connection = await (await DuckDBInstance.create(":memory:")).connect();
  await connection.run(readFileSync("loaders/warehouse/tables.sql", "utf8"));
  await fill(
    connection,
    "gebiete",
    [
      {gebiet_id: "101001", ebene: "bzr", name: "Marzahn-Nord", parent_id: "1010"},
      {gebiet_id: "10100101", ebene: "plr", name: "Marzahn West", parent_id: "101001"},
      {gebiet_id: "10100102", ebene: "plr", name: "Havemannstraße", parent_id: "101001"},
      {gebiet_id: "101002", ebene: "bzr", name: "Marzahn-Mitte", parent_id: "1010"},
      {gebiet_id: "10100203", ebene: "plr", name: "Wuhletalstraße", parent_id: "101002"},
      {gebiet_id: "10100204", ebene: "plr", name: "Marzahn-Ost", parent_id: "101002"}
    ].map((gebiet) => ({lor_stand: "2021", ...gebiet})),
    "lor_stand VARCHAR, gebiet_id VARCHAR, ebene VARCHAR, name VARCHAR, parent_id VARCHAR"
  );
  await fill(
    connection,
    "zentren",
    [
      zentrum("nord", "Zentrum Nord", {
        einsatzgebiet: ["10100203", "10100101", "10100102"],
        lat: 52.5663,
        lon: 13.5679,
        offen_seit: "2023-07-01"
      }),
      zentrum("mitte", "Ärmelhaus", {}),
      zentrum("echt", "Haus im Stadtteil", {
        beispiel: false,
        angabe: "zu_bestaetigen",
        gebiet_id: null,
        plz: "",
        anmerkung: "Hausnummer unklar."
      })
    ],
    "zentrum_id VARCHAR, beispiel BOOLEAN, name VARCHAR, traeger VARCHAR, strasse VARCHAR, plz VARCHAR, lat DOUBLE, lon DOUBLE, gebiet_id VARCHAR, bezirksregionen VARCHAR[], einsatzgebiet VARCHAR[], offen_seit DATE, angabe VARCHAR, quelle VARCHAR, stand DATE, anmerkung VARCHAR"
  );
  await fill(
    connection,
    "angebote",
    [
      angebot("nord", "cafe", ["alle"]),
      angebot("nord", "lernen", ["kinder", "jugendliche"], {plaetze: 12}),
      angebot("nord", "alt", ["aeltere"], {gueltig_bis: "2024-12-31"}),
      angebot("nord", "still", ["kinder"], {gueltig_von: "2025-01-01"}),
      angebot("mitte", "cafe", ["alle"])
    ],
    "zentrum_id VARCHAR, angebot_id VARCHAR, titel VARCHAR, leistungsbereich VARCHAR, zielgruppen VARCHAR[], format VARCHAR, plaetze INTEGER, gueltig_von DATE, gueltig_bis DATE"
  );
  await fill(
    connection,
    "leistungen",
    [
      // A row for the whole of 2024, and one that records hours only.
      leistung("cafe", "2024", {termine: 40, stunden: 80, teilnahmen: 600, personen: 90, weiblich: 360}),
      leistung("alt", "2024", {stunden: 10.1}),
      // 2025 by months and one by a day.
      leistung("cafe", "2025-01", {
        termine: 4,
        stunden: 8.1,
        teilnahmen: 50,
        personen: 20,
        weiblich: 30,
        divers: 0,
        ehrenamtliche: 4
      }),
      leistung("cafe", "2025-02", {termine: 4, stunden: 8.2, teilnahmen: 60, personen: 25, ehrenamtliche: 2}),
      leistung("cafe", "2025-03-15", {termine: 1, stunden: null, teilnahmen: 20}),
      leistung("lernen", "2025-01", {stunden: 6, teilnahmen: null, ehrenamt_stunden: 3}),
      // The name of an offer is its centre's own.
      leistung("cafe", "2025-01", {termine: 100, stunden: 1000, teilnahmen: 5000, ehrenamt_stunden: 20}, "mitte")
    ],
    "zentrum_id VARCHAR, angebot_id VARCHAR, zeitraum VARCHAR, termine INTEGER, stunden DOUBLE, teilnahmen INTEGER, personen INTEGER, weiblich INTEGER, divers INTEGER, ehrenamtliche INTEGER, ehrenamt_stunden DOUBLE"
  );
  await fill(
    connection,
    "beratungen",
    [
      {zeitraum: "2025-01", thema: "wohnen", kontakte: 7, vermittelt_jugendamt: 2},
      {zeitraum: "2025-02", thema: "wohnen", kontakte: 3, vermittelt_jugendamt: 1, vermittelt_suchtberatung: 0},
      {zeitraum: "2025-02", thema: "schulden", kontakte: 12}
    ].map((row) => ({zentrum_id: "nord", ...row})),
    "zentrum_id VARCHAR, zeitraum VARCHAR, thema VARCHAR, kontakte INTEGER, vermittelt_jugendamt INTEGER, vermittelt_suchtberatung INTEGER"
  );
  await fill(
    connection,
    "anliegen",
    [
      {kanal: "gespraech", gebiet: "101001", anzahl: 3},
      {kanal: "umfrage", gebiet: null, anzahl: 4},
      {kanal: "gespraech", gebiet: "10100203", anzahl: 2}
    ].map((row) => ({
      ...{zentrum_id: "nord", zeitraum: "2025-02", problemfeld: catalogue.problemfelder[0]!.id},
      ...row
    })),
    "zentrum_id VARCHAR, zeitraum VARCHAR, problemfeld VARCHAR, gebiet VARCHAR, kanal VARCHAR, anzahl INTEGER"
  );
  await fill(
    connection,
    "ehrenamt",
    [
      {zeitraum: "2025-01", ehrenamtliche: 10, stunden: 40.5, davon_neu: 1, fortbildungen: 5},
      {zeitraum: "2025-02", ehrenamtliche: 14, stunden: null, davon_neu: 2},
      {zentrum_id: "mitte", zeitraum: "2025", ehrenamtliche: 5, stunden: null}
    ].map((row) => ({zentrum_id: "nord", ...row})),
    "zentrum_id VARCHAR, zeitraum VARCHAR, ehrenamtliche INTEGER, stunden DOUBLE, davon_neu INTEGER, fortbildungen INTEGER"
  );
  await fill(
    connection,
    "gremien",
    [{zentrum_id: "nord", zeitraum: "2025", gremium: "stadtteilrunde", sitzungen: 6}],
    "zentrum_id VARCHAR, zeitraum VARCHAR, gremium VARCHAR, sitzungen INTEGER"
  );
  await fill(
    connection,
    "standards",
    [{zentrum_id: "nord", jahr: 2025, standard: "angebote", einschaetzung: "teilweise", nachweise: ["konzept"]}],
    "zentrum_id VARCHAR, jahr INTEGER, standard VARCHAR, einschaetzung VARCHAR, nachweise VARCHAR[]"
  );
  const gemeldet = (zentrum_id: string, liste: string[], ja: boolean): object[] =>
    liste.map((monat) => ({zentrum_id, monat, gemeldet: ja, stand: ja ? "2026-01-31" : null}));
  await fill(
    connection,
    "meldestand",
    [
      ...gemeldet("nord", monate(2023, 6, 7), false),
      ...gemeldet("nord", monate(2024, 12), true),
      ...gemeldet("nord", monate(2025, 6), true),
      ...gemeldet("nord", monate(2025, 6, 7), false),
      ...gemeldet("mitte", monate(2025, 12), true)
    ],
    "zentrum_id VARCHAR, monat VARCHAR, gemeldet BOOLEAN, stand DATE"
  );
  await fill(
    connection,
    "leistungshinweise",
    [
      {jahr: 2024, regel: "sprung", anzahl: 1},
      {jahr: null, regel: "wochenplan", anzahl: 1},
      {jahr: 2025, regel: "mad", anzahl: 2}
    ].map((row) => ({zentrum_id: "nord", tabelle: "leistungen", text: "Text.", abhilfe: "Abhilfe.", ...row})),
    "zentrum_id VARCHAR, jahr INTEGER, regel VARCHAR, tabelle VARCHAR, anzahl INTEGER, text VARCHAR, abhilfe VARCHAR"
  );
  const tabellen = await readZentren(connection);
  liste = ZentrenData.parse(zentrenData(tabellen));
  const alle = zentrumSeiten(tabellen, catalogue, {
    zeilen: new Map([["nord", [{minuten: 10, zielgruppe: "alle", titel: "Alle", personen: 900, stand: "2025-12-31"}]]]),
    vermerke: ["Quelle: Amt"]
  });
  seiten = new Map([...alle].map(([id, seite]) => [id, ZentrumSeite.parse(seite)]));
  connection.closeSync();
});

describe("the list of centres", () => {
  it("has the real ones first, then the invented ones, each by name", () => {
    expect(liste.zentren.map(({name}) => name)).toEqual(["Haus im Stadtteil", "Ärmelhaus", "Zentrum Nord"]);
  });

  it("says how many of the expected months each reported; a real centre has none while invented ones report", () => {
    expect(liste.zentren.map(({zentrum_id, monate: m}) => [zentrum_id, m])).toEqual([
      ["echt", []],
      [
        "mitte",
        [
          {jahr: 2023, gemeldet: 0, erwartet: 0},
          {jahr: 2024, gemeldet: 0, erwartet: 0},
          {jahr: 2025, gemeldet: 12, erwartet: 12}
        ]
      ],
      [
        "nord",
        [
          {jahr: 2023, gemeldet: 0, erwartet: 6},
          {jahr: 2024, gemeldet: 12, erwartet: 12},
          {jahr: 2025, gemeldet: 6, erwartet: 12}
        ]
      ]
    ]);
  });

  it("tells what is known of a house: address without what is missing, doubts, place in the map's metres", () => {
    const [echt, , nord] = liste.zentren;
    expect(echt).toMatchObject({
      adresse: "Beispielstraße 1",
      ...{angabe: "zu_bestaetigen", anmerkung: "Hausnummer unklar.", gebiet: null, lage: null, beispiel: false}
    });
    expect(nord).toMatchObject({
      adresse: "Beispielstraße 1, 12689 Berlin",
      gebiet: {gebiet_id: "10100101", name: "Marzahn West", im_bezirk: true},
      bezirksregionen: [{gebiet_id: "101001", name: "Marzahn-Nord", im_bezirk: true}]
    });
    const [x, y] = nord!.lage!;
    // Marzahn-Nord's label in the boundaries is at 403108, 5825064.
    expect(Math.hypot(x - 403108, y - 5825064)).toBeLessThan(1500);
  });
});

describe("a centre's year", () => {
  it("adds up what rows of months and days record, and only its own", () => {
    expect(jahrVon("nord", 2025)).toMatchObject({termine: 9, stunden: 22.3, teilnahmen: 130});
    expect(jahrVon("mitte", 2025)).toMatchObject({termine: 100, stunden: 1000, teilnahmen: 5000});
  });

  it("takes a row for a whole year as it is", () => {
    expect(jahrVon("nord", 2024)).toMatchObject({termine: 40, stunden: 90.1, teilnahmen: 600});
  });

  it("leaves unknown what nobody recorded, and never says 0 for it", () => {
    expect(jahrVon("nord", 2023)).toMatchObject({
      ...{termine: null, stunden: null, teilnahmen: null, beratungen: null},
      ...{ehrenamtliche: null, ehrenamt_stunden: null, davon: [], themen: []}
    });
    expect(jahrVon("mitte", 2025)).toMatchObject({beratungen: null, themen: []});
  });

  it("counts the offers that lack a figure, since the sum is without them", () => {
    // 2025: "cafe" has a day without hours, "lernen" neither dates nor attendances, "still" no row at all.
    expect(jahrVon("nord", 2025).ohne_angabe).toEqual({termine: 2, stunden: 2, teilnahmen: 2});
    // 2024: "alt" has hours only, "lernen" no row.
    expect(jahrVon("nord", 2024).ohne_angabe).toEqual({termine: 2, stunden: 1, teilnahmen: 2});
    expect(jahrVon("mitte", 2025).ohne_angabe).toEqual({termine: 0, stunden: 0, teilnahmen: 0});
  });

  it("names every expected month and whether it was reported, also half of a year and a late opening", () => {
    const stand = (jahr: number): [number, number] => {
      const own = jahrVon("nord", jahr).monate;
      return [own.filter(({gemeldet}) => gemeldet).length, own.length];
    };
    expect([2023, 2024, 2025].map(stand)).toEqual([
      [0, 6],
      [12, 12],
      [6, 12]
    ]);
    expect(jahrVon("nord", 2023).monate[0]).toEqual({monat: "2023-07", gemeldet: false});
  });

  it("sets parts of the attendances beside the attendances of the rows that record them, 0 where 0 was counted", () => {
    expect(jahrVon("nord", 2025).davon).toEqual([
      {merkmal: "weiblich", anzahl: 30, von: 50},
      {merkmal: "divers", anzahl: 0, von: 50}
    ]);
    expect(jahrVon("nord", 2024).davon).toEqual([{merkmal: "weiblich", anzahl: 360, von: 600}]);
  });

  it("counts consultations by topic and referrals, as far as recorded", () => {
    const {beratungen, themen, vermittlungen} = jahrVon("nord", 2025);
    expect(beratungen).toBe(22);
    expect(themen.map(({titel, anzahl}) => [titel, anzahl])).toEqual([
      ["Schulden", 12],
      ["Wohnen", 10]
    ]);
    expect(vermittlungen.map(({id, anzahl}) => [id, anzahl])).toEqual([
      ["jugendamt", 3],
      ["suchtberatung", 0]
    ]);
  });

  it("counts needs and committees by the names of the lists", () => {
    const {anliegen, gremien} = jahrVon("nord", 2025);
    const [feld] = catalogue.problemfelder;
    expect(anliegen).toEqual([{problemfeld: feld!.id, titel: feld!.titel, anzahl: 9}]);
    expect(gremien).toEqual([{id: "stadtteilrunde", titel: "Stadtteil- oder Kiezrunde", anzahl: 6}]);
  });

  it("counts the same needs by how they became known and by area, also where none is named", () => {
    const {anliegen_kanaele: wege, anliegen_gebiete: orte} = jahrVon("nord", 2025);
    expect(wege.map(({titel, anzahl}) => [titel, anzahl])).toEqual([
      ["Gespräch", 5],
      ["Umfrage", 4]
    ]);
    expect(orte.map(({gebiet, anzahl}) => [gebiet?.name ?? null, anzahl])).toEqual([
      [null, 4],
      ["Marzahn-Nord", 3],
      ["Wuhletalstraße", 2]
    ]);
    expect(jahrVon("mitte", 2025)).toMatchObject({anliegen_kanaele: [], anliegen_gebiete: []});
  });

  it("adds up new volunteers and trainings, which nobody is counted in twice, and leaves unknown what no row says", () => {
    expect(jahrVon("nord", 2025)).toMatchObject({ehrenamt_neu: 3, fortbildungen: 5});
    expect(jahrVon("mitte", 2025)).toMatchObject({ehrenamt_neu: null, fortbildungen: null});
  });

  it("never adds up people over months: the largest count stands for them", () => {
    expect(jahrVon("nord", 2025)).toMatchObject({
      ehrenamtliche: 14,
      ehrenamt_stunden: 40.5,
      ehrenamt_lueckenhaft: true
    });
    const cafe = seiten.get("nord")!.angebote.find(({angebot_id}) => angebot_id === "cafe")!;
    expect(cafe.jahre.map(({jahr, personen_mindestens}) => [jahr, personen_mindestens])).toEqual([
      [2023, null],
      [2024, 90],
      [2025, 25]
    ]);
  });

  it("takes the volunteers' hours of the offers only where the house records none", () => {
    expect(jahrVon("mitte", 2025)).toMatchObject({ehrenamtliche: 5, ehrenamt_stunden: 20, ehrenamt_lueckenhaft: false});
  });

  it("gives a group the offers that name it: one for two groups counts for both, one without hours stays unknown", () => {
    const gruppen = Object.fromEntries(
      jahrVon("nord", 2025).gruppen.map(({zielgruppe, ...rest}) => [zielgruppe, rest])
    );
    expect(gruppen["alle"]).toMatchObject({angebote: 1, stunden: 16.3, teilnahmen: 130});
    expect(gruppen["kinder"]).toMatchObject({angebote: 2, stunden: 6, teilnahmen: null});
    expect(gruppen["jugendliche"]).toMatchObject({angebote: 1, stunden: 6});
    expect(gruppen["aeltere"]).toBeUndefined();
  });

  it("counts the offers in force in the year", () => {
    expect([2023, 2024, 2025].map((jahr) => jahrVon("nord", jahr).angebote)).toEqual([3, 3, 3]);
    const alt = seiten.get("nord")!.angebote.find(({angebot_id}) => angebot_id === "alt")!;
    expect(alt.jahre.map(({jahr}) => jahr)).toEqual([2023, 2024]);
  });

  it("lists all thirteen standards in their order, those not assessed without a word", () => {
    const {standards} = jahrVon("nord", 2025);
    expect(standards.map(({nummer}) => nummer)).toEqual(Array.from({length: 13}, (_, i) => i + 1));
    expect(standards[0]).toMatchObject({einschaetzung: "teilweise", nachweise: ["Konzept oder Plan"]});
    expect(standards.slice(1).every(({einschaetzung}) => einschaetzung === null)).toBe(true);
  });
});

describe("a centre's page", () => {
  it("tells of an offer what is recorded, which figures have gaps, and null for the rest", () => {
    const {angebote} = seiten.get("nord")!;
    expect(angebote.map(({titel}) => titel)).toEqual(["alt", "cafe", "lernen", "still"]);
    const of = (id: string): ZentrumSeite["angebote"][number] => angebote.find((a) => a.angebot_id === id)!;
    expect(of("cafe").jahre.at(-1)).toEqual({
      ...{jahr: 2025, termine: 9, stunden: 16.3, teilnahmen: 130, personen_mindestens: 25},
      ehrenamtliche_mindestens: 4,
      lueckenhaft: ["stunden"]
    });
    expect(of("lernen")).toMatchObject({
      plaetze: 12,
      format: "Kurs",
      zielgruppen: ["Kinder", "Jugendliche und junge Erwachsene"]
    });
    expect(of("still").jahre).toEqual([
      {
        jahr: 2025,
        termine: null,
        stunden: null,
        teilnahmen: null,
        personen_mindestens: null,
        ehrenamtliche_mindestens: null,
        lueckenhaft: []
      }
    ]);
  });

  it("names a Bezirksregion that belongs to it as a whole, and Planungsräume elsewhere", () => {
    expect(seiten.get("nord")!.einsatzgebiet.map(({name}) => name)).toEqual(["Marzahn-Nord", "Wuhletalstraße"]);
  });

  it("puts the newest year's hints first and those of no year last", () => {
    expect(seiten.get("nord")!.hinweise.map(({jahr}) => jahr)).toEqual([2025, 2024, null]);
  });

  it("has a page for a real centre without records, with what is known and no figures", () => {
    const ohne = {reichweite: [], reichweite_vermerke: []};
    expect(seiten.get("echt")).toMatchObject({jahre: [], angebote: [], hinweise: [], ...ohne});
    expect(seiten.get("nord")).toMatchObject({reichweite: [{personen: 900}], reichweite_vermerke: ["Quelle: Amt"]});
  });
});

it("adds up in the warehouse: a year with a row for each of very many periods is one row here", async () => {
  const connection = await (await DuckDBInstance.create(":memory:")).connect();
  await connection.run(readFileSync("loaders/warehouse/tables.sql", "utf8"));
  await connection.run(`
    INSERT INTO leistungen BY NAME SELECT 'nord' AS zentrum_id, 'cafe' AS angebot_id, '2025-01-01' AS zeitraum,
      CASE WHEN i > 0 THEN 1 END AS termine, 0.1 AS stunden, i AS personen FROM range(200000) t(i);
    INSERT INTO ehrenamt BY NAME SELECT 'nord' AS zentrum_id, '2025-01-01' AS zeitraum, i AS ehrenamtliche FROM range(200000) t(i)`);
  const {leistungen, ehrenamt} = await readZentren(connection);
  expect(leistungen).toHaveLength(1);
  expect(leistungen[0]).toMatchObject({zeilen: 200_000, termine: 199_999, termine_n: 199_999, personen: 199_999});
  expect(leistungen[0]!.stunden).toBeCloseTo(20_000, 3);
  expect(ehrenamt).toMatchObject([{ehrenamtliche: 199_999, stunden: null}]);
  connection.closeSync();
});
