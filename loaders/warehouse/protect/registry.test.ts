import {join} from "node:path";
import type {DuckDBConnection} from "@duckdb/node-api";
import {afterEach, describe, expect, it} from "vitest";
import {project} from "../../../test/support/commandProcess.js";
import {datenbankMit, datenbankMitBeispielen, zeilenVon} from "../../../test/support/zellen.js";
import type {Aufzeichnungen} from "../../../test/support/zellen.js";
import {readCatalogue} from "../../contract/readCatalogue.js";
import type {Register, Registereintrag} from "./register.js";
import {schuetzeZellen, spanneBei} from "./registry.js";
import type {Schutz} from "./registry.js";

const data = join(project, "data");
const katalog = readCatalogue(join(data, "catalogue"));

let connection: DuckDBConnection;
const zeilen: string[] = [];
afterEach(() => {
  connection.closeSync();
  zeilen.length = 0;
});

async function schuetze(
  aufzeichnungen: Aufzeichnungen,
  {register = new Map(), catalogue = katalog}: {register?: Register; catalogue?: typeof katalog} = {}
): Promise<Schutz> {
  connection = await datenbankMit(aufzeichnungen);
  return schuetzeZellen(connection, catalogue, data, (line) => void zeilen.push(line), {register});
}

/** The cells of *tabelle* that are not published, with the reason. */
const gesperrt = (tabelle: string): Promise<string[]> =>
  zeilenVon(
    connection,
    `SELECT split_part(zelle, '/', 4), grund FROM zellen JOIN freigabe USING (zelle)
    WHERE tabelle = '${tabelle}' AND zustand = 'geschuetzt' ORDER BY zelle`
  );

const haus = {zentrum_id: "haus"};
const cafe = {...haus, angebot_id: "cafe"};
const zentren = [haus];
const beratung = (thema: string, kontakte: number, jahr = 2025) => ({...haus, zeitraum: String(jahr), thema, kontakte});

describe("schuetzeZellen", () => {
  it("withholds a small count and the cheapest other that it would follow from", async () => {
    const {gesperrt: keys} = await schuetze({
      zentren,
      beratungen: [beratung("schulden", 3), beratung("wohnen", 40), beratung("arbeit", 12)]
    });
    expect(await gesperrt("thema")).toEqual(["arbeit zusammen", "schulden schwelle"]);
    expect([...keys].sort()).toEqual([
      "beratung_gruppe/2025/haus/-/anzahl",
      "thema/2025/haus/arbeit/anzahl",
      "thema/2025/haus/schulden/anzahl"
    ]);
  });

  it("keeps the true values in zellen, whatever is withheld", async () => {
    await schuetze({zentren, beratungen: [beratung("schulden", 3), beratung("wohnen", 40), beratung("arbeit", 12)]});
    expect(
      await zeilenVon(connection, "SELECT wert, status FROM zellen WHERE tabelle = 'thema' ORDER BY zelle")
    ).toEqual(["12 wert", "3 wert", "40 wert"]);
  });

  it.each([
    ["gesundheit", 7, true],
    ["gesundheit", 10, false],
    ["schulden", 7, false],
    ["schulden", 4, true]
  ])("with %s %i: withheld %s", async (thema, kontakte, withheld) => {
    const {gesperrt: keys} = await schuetze({
      zentren,
      beratungen: [beratung(thema, kontakte), beratung("wohnen", 40), beratung("arbeit", 30)]
    });
    expect(keys.has(`thema/2025/haus/${thema}/anzahl`)).toBe(withheld);
  });

  it("says what part of the counts is withheld, by table and year, and nothing of what is published nowhere", async () => {
    await schuetze({
      zentren,
      beratungen: [
        beratung("schulden", 3),
        beratung("wohnen", 400),
        beratung("arbeit", 100),
        beratung("wohnen", 90, 2024)
      ]
    });
    expect(
      await zeilenVon(
        connection,
        "SELECT tabelle, jahr, zellen, geschuetzt FROM geheimhaltung WHERE tabelle <> 'zentrum' ORDER BY ALL"
      )
    ).toEqual(["thema 2024 1 0", "thema 2025 3 2"]);
  });

  it("withholds all topics together with the total where all of them are one sensitive one", async () => {
    await schuetze({zentren, beratungen: [beratung("gesundheit", 40)]});
    expect(await gesperrt("thema")).toEqual(["gesundheit konzentration"]);
    expect(await gesperrt("zentrum")).toHaveLength(1);
  });

  it("does nothing without records", async () => {
    const {gesperrt: keys, anzahl} = await schuetze({zentren, angebote: [cafe]});
    expect([keys.size, anzahl.zellen, zeilen]).toEqual([0, 0, []]);
  });
});

describe("hours of a Träger", () => {
  const aufzeichnungen = {
    zentren: [{...haus, traeger: "Verein Nord"}],
    angebote: [cafe],
    leistungen: [{...cafe, zeitraum: "2025", stunden: 100, termine: 50, teilnahmen: 400}]
  };
  const stunden = ["angebot/2025/haus/cafe/stunden", "gruppe/2025/haus/familien/stunden", "zentrum/2025/haus/stunden"];

  it("are withheld without its consent, and the report says what to do", async () => {
    const {gesperrt: keys} = await schuetze(aufzeichnungen);
    expect([...keys].sort()).toEqual(stunden);
    expect(zeilen.join("\n")).toMatch(/„Verein Nord“ hat nicht eingewilligt: .*einwilligungen\.json eintragen/);
  });

  it("are published with it", async () => {
    const einwilligungen = [{traeger: "Verein Nord", seit: "2026-01-01", grundlage: "Schreiben"}];
    const {gesperrt: keys} = await schuetze(aufzeichnungen, {catalogue: {...katalog, einwilligungen}});
    expect(keys.size).toBe(0);
    expect(zeilen.join("\n")).not.toContain("eingewilligt");
  });

  it("are published of invented centres", async () => {
    const zentrum = {...aufzeichnungen.zentren[0], beispiel: true};
    const {gesperrt: keys} = await schuetze({...aufzeichnungen, zentren: [zentrum]});
    expect(keys.size).toBe(0);
  });

  it("are reported where a consent fits no Träger", async () => {
    const einwilligungen = [{traeger: "Verein nord", seit: "2026-01-01", grundlage: "Schreiben"}];
    await schuetze(aufzeichnungen, {catalogue: {...katalog, einwilligungen}});
    expect(zeilen.join("\n")).toMatch(/Einwilligung von „Verein nord“: kein Zentrum/);
  });
});

describe("what the last release did", () => {
  const beratungen = [beratung("schulden", 30), beratung("wohnen", 40), beratung("arbeit", 50)];
  const register = (zelle: string, wert: number | null): Register =>
    new Map([
      [
        `thema/2025/haus/${zelle}/anzahl`,
        {zustand: wert === null ? ("geschuetzt" as const) : ("frei" as const), wert, seit: "2026-01-31"}
      ]
    ]);

  it("stays withheld, with another to protect it", async () => {
    await schuetze({zentren, beratungen}, {register: register("schulden", null)});
    expect(await gesperrt("thema")).toEqual(["schulden register", "wohnen zusammen"]);
  });

  it.each([
    [28, ["schulden differenz", "wohnen zusammen"]],
    [30, []],
    [20, []]
  ])("was %i: a change by few people is withheld", async (wert, expected) => {
    await schuetze({zentren, beratungen}, {register: register("schulden", wert)});
    expect(await gesperrt("thema")).toEqual(expected);
  });

  it("does not tell a small change of what is withheld: a further number that changed is withheld with it", async () => {
    const frei = (wert: number): Registereintrag => ({zustand: "frei", wert, seit: "2026-01-31"});
    const alt: Register = new Map<string, Registereintrag>([
      ["zentrum/2025/haus/beratungen", frei(210)],
      ["thema/2025/haus/wohnen/anzahl", frei(48)],
      ["thema/2025/haus/arbeit/anzahl", frei(80)],
      ["thema/2025/haus/schulden/anzahl", {zustand: "geschuetzt", wert: null, seit: "2026-01-31"}],
      ["thema/2025/haus/familie/anzahl", {zustand: "geschuetzt", wert: null, seit: "2026-01-31"}]
    ]);
    // 210 became 218, of which 6 are the open topic's: the two withheld ones went up by 2.
    const neu = [beratung("wohnen", 54), beratung("arbeit", 80), beratung("schulden", 4), beratung("familie", 80)];
    await schuetze({zentren, beratungen: neu}, {register: alt});
    expect((await gesperrt("thema")).map((zeile) => zeile.split(" ")[0])).toContain("wohnen");
  });

  it("with invented centres is nothing to real ones", async () => {
    const erfunden: Register = new Map([
      ["zentrum/2025/*/beratungen", {zustand: "geschuetzt", wert: null, seit: "2026-01-31"}],
      ["thema/2025/beispiel-nord/wohnen/anzahl", {zustand: "geschuetzt", wert: null, seit: "2026-01-31"}]
    ]);
    const {gesperrt: keys} = await schuetze(
      {
        zentren: [{...haus, beispiel: false}],
        beratungen: beratungen.map((b) => ({...b, zielgruppe: "familien"})),
        meldestand: [{...haus, monat: "2025-01"}]
      },
      {register: erfunden}
    );
    expect([...keys]).toEqual([]);
  });
});

describe("numbers that betray each other without a sum", () => {
  const leistung = {...cafe, zeitraum: "2025", stunden: 40, ehrenamt_stunden: 40};
  // Whose Träger has consented.
  const erfunden = [{...haus, beispiel: true}];
  const zustaende = (muster: string): Promise<string[]> =>
    zeilenVon(connection, `SELECT zelle, zustand FROM freigabe WHERE zelle LIKE '${muster}' ORDER BY zelle`);

  it("publishes hours of volunteers by centre, never by offer", async () => {
    await schuetze({
      zentren: erfunden,
      angebote: [cafe, {...haus, angebot_id: "chor"}],
      leistungen: [
        {...leistung, ehrenamtliche: 6},
        {...leistung, angebot_id: "chor", ehrenamtliche: 8}
      ]
    });
    expect(await zustaende("%/ehrenamt_stunden")).toEqual([
      "angebot/2025/haus/cafe/ehrenamt_stunden verdeckt",
      "angebot/2025/haus/chor/ehrenamt_stunden verdeckt",
      "zentrum/2025/haus/ehrenamt_stunden frei"
    ]);
  });

  it("withholds the hours of a centre's volunteers where these are few", async () => {
    await schuetze({zentren: erfunden, angebote: [cafe], leistungen: [{...leistung, ehrenamtliche: 1}]});
    expect(await zustaende("zentrum/%/ehrenamt_stunden")).toEqual(["zentrum/2025/haus/ehrenamt_stunden geschuetzt"]);
  });

  it.each([
    [30, true],
    [31, false]
  ])("withholds a group with its topic where both have the same number: group %i", async (anzahl, withheld) => {
    const fuer = (thema: string, zielgruppe: string | null, kontakte: number) => ({
      ...beratung(thema, kontakte),
      zielgruppe
    });
    const {gesperrt: keys} = await schuetze(
      {
        zentren,
        beratungen: [
          fuer("behinderung", "menschen_mit_behinderung", 30),
          fuer("schulden", anzahl === 30 ? "arbeitslose" : "menschen_mit_behinderung", anzahl - 30 || 1000),
          fuer("wohnen", "familien", 200),
          fuer("arbeit", "arbeitslose", 300)
        ]
      },
      {
        register: new Map([
          ["thema/2025/haus/behinderung/anzahl", {zustand: "geschuetzt", wert: null, seit: "2026-01-31"}]
        ])
      }
    );
    expect(keys.has("thema/2025/haus/behinderung/anzahl")).toBe(true);
    expect(keys.has("beratung_gruppe/2025/haus/menschen_mit_behinderung/anzahl")).toBe(withheld);
  });
});

describe("the sums of the Bezirk", () => {
  it("stay published while a centre's parts are withheld", async () => {
    const kontakte = (zentrum_id: string, zielgruppe: string, zahl: number) => ({
      ...{zentrum_id, zeitraum: "2025", thema: "wohnen", zielgruppe, kontakte: zahl}
    });
    const {gesperrt: keys} = await schuetze({
      zentren: ["nord", "ost"].map((zentrum_id) => ({zentrum_id})),
      beratungen: [
        ...[kontakte("nord", "familien", 3), kontakte("nord", "aeltere", 20)],
        ...[kontakte("ost", "familien", 15), kontakte("ost", "aeltere", 30)]
      ],
      meldestand: ["nord", "ost"].map((zentrum_id) => ({zentrum_id, monat: "2025-01"}))
    });
    expect([...keys].sort()).toEqual([
      "beratung_gruppe/2025/nord/aeltere/anzahl",
      "beratung_gruppe/2025/nord/familien/anzahl",
      "beratung_gruppe/2025/ost/aeltere/anzahl",
      "beratung_gruppe/2025/ost/familien/anzahl"
    ]);
  });
});

describe("the example records", () => {
  it("are protected: every small count, no total of the Bezirk, and little else", async () => {
    connection = await datenbankMitBeispielen();
    const {anzahl} = await schuetzeZellen(connection, katalog, data, () => undefined, {register: new Map()});
    const offen = await zeilenVon(
      connection,
      `SELECT zelle FROM zellen JOIN freigabe USING (zelle)
      WHERE zustand = 'frei' AND wert > 0 AND wert < schwelle OR zentrum_id IS NULL AND zustand = 'geschuetzt'`
    );
    expect(offen).toEqual([]);
    expect(anzahl.primaer).toBeGreaterThan(100);
    expect(anzahl.sekundaer).toBeLessThan(anzahl.primaer / 4);
  });
});

describe("the share that is withheld", () => {
  const verluste = (): Promise<string[]> =>
    zeilenVon(
      connection,
      "SELECT tabelle, coalesce(verlust_prozent::VARCHAR, '–') FROM geheimhaltung WHERE geschuetzt > 0 ORDER BY ALL"
    );

  it("is told in whole per cent, rounded up, where it tells nothing of a single count", async () => {
    await schuetze({
      zentren,
      beratungen: [beratung("schulden", 3), beratung("wohnen", 400), beratung("arbeit", 100)]
    });
    // 103 of 503: the sum of both follows from the total anyway.
    expect(await verluste()).toEqual(["thema 21"]);
  });

  it("is not told where a single count would follow from it", async () => {
    const {gesperrt: keys} = await schuetze({
      zentren,
      beratungen: [{...beratung("wohnen", 400), vermittelt_jugendamt: 96, vermittelt_schuldnerberatung: 4}]
    });
    expect([...keys]).toContain("vermittlung/2025/haus/schuldnerberatung/anzahl");
    expect(await verluste()).toEqual(["vermittlung –"]);
  });

  it("keeps what it tells within the bounds of the rounding", () => {
    for (const [frei, weg] of [
      [96, 4],
      [1000, 1],
      [377, 123]
    ] as const) {
      const {low, high} = spanneBei(Math.ceil((weg / (frei + weg)) * 100), frei);
      expect(low).toBeLessThan(weg);
      expect(high).toBeGreaterThanOrEqual(weg);
      expect((high / (frei + high)) * 100 - (low / (frei + low)) * 100).toBeCloseTo(1, 9);
    }
  });
});
