import {readFileSync} from "node:fs";
import {DuckDBInstance} from "@duckdb/node-api";
import type {DuckDBConnection} from "@duckdb/node-api";
import {beforeAll, describe, expect, it} from "vitest";
import {readCatalogue} from "../contract/readCatalogue.js";
import {beratungsthemen} from "../../src/lib/leistungen/vertrag.js";
import {insertRows} from "../warehouse/query.js";
import {ZentrenData, ZentrumSeite} from "./leistungenShapes.js";
import {readZentren, zentrenData, zentrumSeiten, type ZentrenTabellen} from "./zentren.js";

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

/** Cells of one table and year of "nord": figures by name, null for a withheld one. */
const zellen = (
  tabelle: string,
  schluessel: {jahr?: number; zentrum_id?: string; angebot_id?: string; zielgruppe?: string; merkmal?: string},
  werte: Record<string, number | null>,
  unvollstaendig: readonly string[] = []
): object[] =>
  Object.entries(werte).map(([groesse, wert]) => {
    const key = {jahr: 2025, zentrum_id: "nord", ...schluessel};
    return {
      ...{tabelle, ...key, groesse, wert, zelle: [tabelle, ...Object.values(key), groesse].join("/")},
      status: wert === null ? "geschuetzt" : wert === 0 ? "null_wert" : "wert",
      unvollstaendig: unvollstaendig.includes(groesse)
    };
  });

async function fill(connection: DuckDBConnection, table: string, rows: object[], columns: string): Promise<void> {
  const entries = columns.split(", ").map((column) => column.split(" ") as [string, string]);
  await insertRows(connection, table, rows, Object.fromEntries(entries));
}

let liste: ZentrenData;
let oeffentlich: ZentrenTabellen;
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
  const [feld, weiteres] = catalogue.problemfelder;
  await fill(
    connection,
    "zellen",
    [
      ...zellen(
        "angebot",
        {jahr: 2024, angebot_id: "cafe"},
        {termine: 40, stunden: 80, teilnahmen: 600, personen_mindestens: 90}
      ),
      ...zellen("angebot", {jahr: 2024, angebot_id: "alt"}, {stunden: 10.1}),
      // "cafe" has a day without hours; "lernen" has hours only, few attendances and people are withheld.
      ...zellen(
        "angebot",
        {angebot_id: "cafe"},
        {termine: 9, stunden: 16.3, teilnahmen: 130, personen_mindestens: 25, ehrenamtliche_mindestens: null},
        ["stunden"]
      ),
      ...zellen("angebot", {angebot_id: "lernen"}, {stunden: 6, ehrenamt_stunden: 3, personen_mindestens: null}),
      // An offer that ended before the year, and took place all the same.
      ...zellen("angebot", {angebot_id: "alt"}, {termine: null}),
      // The name of an offer is its centre's own.
      ...zellen("angebot", {zentrum_id: "mitte", angebot_id: "cafe"}, {termine: 100, stunden: 1000, teilnahmen: 5000}),
      ...zellen("zentrum", {jahr: 2024}, {termine: 40, stunden: 90.1, teilnahmen: 600}),
      // 9 dates and a withheld number of them: the sum is what the cell says, not what adds up.
      ...zellen(
        "zentrum",
        {},
        {
          ...{termine: 12, stunden: 22.3, teilnahmen: null, beratungen: 22, ehrenamtliche: 14},
          ...{ehrenamt_neu: null, fortbildungen: 5, ehrenamt_stunden: 40.5, anliegen: 9}
        },
        ["ehrenamt_stunden"]
      ),
      ...zellen(
        "zentrum",
        {zentrum_id: "mitte"},
        {termine: 100, stunden: 1000, teilnahmen: 5000, ehrenamt_stunden: 20}
      ),
      ...zellen("davon", {merkmal: "divers"}, {anzahl: 0, von: 50}),
      ...zellen("davon", {merkmal: "weiblich"}, {anzahl: 30, von: 50}),
      ...zellen("davon", {merkmal: "ab_65"}, {anzahl: null, von: 50}),
      ...zellen("gruppe", {zielgruppe: "alle"}, {stunden: 16.3, teilnahmen: 130}),
      ...zellen("gruppe", {zielgruppe: "kinder"}, {stunden: null}),
      ...zellen("thema", {merkmal: "schulden"}, {anzahl: null}),
      ...zellen("thema", {merkmal: "familie"}, {anzahl: null}),
      ...zellen("thema", {merkmal: "behinderung"}, {anzahl: 12}),
      ...zellen("thema", {merkmal: "wohnen"}, {anzahl: 40}),
      ...zellen("vermittlung", {merkmal: "jugendamt"}, {anzahl: 7}),
      ...zellen("vermittlung", {merkmal: "suchtberatung"}, {anzahl: 0}),
      ...zellen("anliegen_feld", {merkmal: feld!.id}, {anzahl: null}),
      ...zellen("anliegen_feld", {merkmal: weiteres!.id}, {anzahl: 9}),
      ...zellen("anliegen_kanal", {merkmal: "gespraech"}, {anzahl: 5}),
      ...zellen("anliegen_kanal", {merkmal: "umfrage"}, {anzahl: 8}),
      ...zellen("anliegen_gebiet", {merkmal: "10100203"}, {anzahl: 6}),
      ...zellen("anliegen_gebiet", {merkmal: "101001"}, {anzahl: null}),
      ...zellen("anliegen_gebiet", {merkmal: ""}, {anzahl: 7}),
      ...zellen("gremium", {merkmal: "stadtteilrunde"}, {anzahl: 6})
    ],
    "zelle VARCHAR, tabelle VARCHAR, jahr INTEGER, zentrum_id VARCHAR, angebot_id VARCHAR, zielgruppe VARCHAR, merkmal VARCHAR, groesse VARCHAR, wert DOUBLE, status VARCHAR, unvollstaendig BOOLEAN"
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
  const tabellen = await readZentren(connection, "intern");
  oeffentlich = await readZentren(connection, "oeffentlich");
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
  it("takes every sum from its own cell and never adds up: a withheld part stays hidden behind it", () => {
    expect(jahrVon("nord", 2025)).toMatchObject({termine: 12, stunden: 22.3, teilnahmen: "geschuetzt"});
    expect(jahrVon("nord", 2024)).toMatchObject({termine: 40, stunden: 90.1, teilnahmen: 600});
    expect(jahrVon("mitte", 2025)).toMatchObject({termine: 100, stunden: 1000, teilnahmen: 5000});
  });

  it("leaves unknown what nobody recorded, and never says 0 or withheld for it", () => {
    expect(jahrVon("nord", 2023)).toMatchObject({
      ...{termine: null, stunden: null, teilnahmen: null, beratungen: null},
      ...{ehrenamtliche: null, ehrenamt_stunden: null, davon: [], themen: []}
    });
    expect(jahrVon("mitte", 2025)).toMatchObject({beratungen: null, themen: []});
  });

  it("counts the offers that lack a figure, since the sum is without them; a withheld one is no lack", () => {
    // 2025: "cafe" has a day without hours; "lernen" has no dates and attendances, "alt" dates only, "still" nothing.
    expect(jahrVon("nord", 2025).ohne_angabe).toEqual({termine: 2, stunden: 3, teilnahmen: 3});
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

  it("sets parts of the attendances beside those they are a part of, in the contract's order, 0 where 0 was counted", () => {
    expect(jahrVon("nord", 2025).davon).toEqual([
      {merkmal: "weiblich", anzahl: 30, von: 50},
      {merkmal: "divers", anzahl: 0, von: 50},
      {merkmal: "ab_65", anzahl: "geschuetzt", von: 50}
    ]);
  });

  it("puts the largest published count first and withheld ones last, in the order of the list whatever they are", () => {
    const {beratungen, themen, vermittlungen, anliegen} = jahrVon("nord", 2025);
    expect(beratungen).toBe(22);
    const folge = beratungsthemen.map(({id}) => id).filter((id) => id === "schulden" || id === "familie");
    expect(themen.map(({id, anzahl}) => [id, anzahl])).toEqual([
      ["wohnen", 40],
      ["behinderung", 12],
      ...folge.map((id) => [id, "geschuetzt"])
    ]);
    expect(vermittlungen.map(({id, anzahl}) => [id, anzahl])).toEqual([
      ["jugendamt", 7],
      ["suchtberatung", 0]
    ]);
    const [feld, weiteres] = catalogue.problemfelder;
    expect(anliegen).toEqual([
      {problemfeld: weiteres!.id, titel: weiteres!.titel, anzahl: 9},
      {problemfeld: feld!.id, titel: feld!.titel, anzahl: "geschuetzt"}
    ]);
  });

  it("names how needs became known, the areas they are about, also where none is named, and committees", () => {
    const {anliegen_kanaele: wege, anliegen_gebiete: orte, gremien} = jahrVon("nord", 2025);
    expect(wege.map(({titel, anzahl}) => [titel, anzahl])).toEqual([
      ["Umfrage", 8],
      ["Gespräch", 5]
    ]);
    expect(orte.map(({gebiet, anzahl}) => [gebiet?.name ?? null, anzahl])).toEqual([
      [null, 7],
      ["Wuhletalstraße", 6],
      ["Marzahn-Nord", "geschuetzt"]
    ]);
    expect(gremien).toEqual([{id: "stadtteilrunde", titel: "Stadtteil- oder Kiezrunde", anzahl: 6}]);
    expect(jahrVon("mitte", 2025)).toMatchObject({anliegen_kanaele: [], anliegen_gebiete: []});
  });

  it("has volunteers, their hours and whether these lack a part", () => {
    expect(jahrVon("nord", 2025)).toMatchObject({
      ...{ehrenamtliche: 14, ehrenamt_neu: "geschuetzt", fortbildungen: 5},
      ...{ehrenamt_stunden: 40.5, ehrenamt_lueckenhaft: true}
    });
    expect(jahrVon("mitte", 2025)).toMatchObject({
      ...{ehrenamtliche: null, ehrenamt_neu: null, fortbildungen: null},
      ...{ehrenamt_stunden: 20, ehrenamt_lueckenhaft: false}
    });
  });

  it("gives a group the offers that name it: withheld hours stay withheld, what nobody recorded unknown", () => {
    const gruppen = Object.fromEntries(
      jahrVon("nord", 2025).gruppen.map(({zielgruppe, ...rest}) => [zielgruppe, rest])
    );
    expect(gruppen["alle"]).toMatchObject({angebote: 1, stunden: 16.3, teilnahmen: 130});
    expect(gruppen["kinder"]).toMatchObject({angebote: 2, stunden: "geschuetzt", teilnahmen: null});
    expect(gruppen["jugendliche"]).toMatchObject({angebote: 1, stunden: null});
    expect(gruppen["menschen_mit_behinderung"]).toBeUndefined();
  });

  it("counts the offers in force in the year, and those of which anything is published or withheld", () => {
    // "alt" ended in 2024, and has a withheld number of 2025.
    expect([2023, 2024, 2025].map((jahr) => jahrVon("nord", jahr).angebote)).toEqual([3, 3, 4]);
    const alt = seiten.get("nord")!.angebote.find(({angebot_id}) => angebot_id === "alt")!;
    expect(alt.jahre.map(({jahr, termine}) => [jahr, termine])).toEqual([
      [2023, null],
      [2024, null],
      [2025, "geschuetzt"]
    ]);
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
      ehrenamtliche_mindestens: "geschuetzt",
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
    expect(seiten.get("nord")!.hinweise?.map(({jahr}) => jahr)).toEqual([2025, 2024, null]);
  });

  it("has no hints in the public edition, not even that there are none", () => {
    const seite = ZentrumSeite.parse(zentrumSeiten(oeffentlich, catalogue).get("nord"));
    expect(seite.hinweise).toBeNull();
    expect(seite.jahre).toEqual(seiten.get("nord")!.jahre);
  });

  it("knows from which number of people on a share may be shown", () => {
    expect(seiten.get("nord")!.mindestnenner).toBe(catalogue.methode.geheimhaltung.mindestnenner);
  });

  it("has a page for a real centre without records, with what is known and no figures", () => {
    const ohne = {reichweite: [], reichweite_vermerke: []};
    expect(seiten.get("echt")).toMatchObject({jahre: [], angebote: [], hinweise: [], ...ohne});
    expect(seiten.get("nord")).toMatchObject({reichweite: [{personen: 900}], reichweite_vermerke: ["Quelle: Amt"]});
  });
});

it("refuses a cell without a value that nobody withheld, rather than calling it one or the other", async () => {
  const connection = await (await DuckDBInstance.create(":memory:")).connect();
  await connection.run(readFileSync("loaders/warehouse/tables.sql", "utf8"));
  await connection.run(
    "INSERT INTO zellen VALUES ('z', 'zentrum', 2025, 'nord', NULL, NULL, NULL, 'termine', NULL, 'wert', false)"
  );
  await expect(readZentren(connection)).rejects.toThrow("must be withheld");
  connection.closeSync();
});
