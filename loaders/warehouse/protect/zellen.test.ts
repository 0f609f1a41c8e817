import type {DuckDBConnection} from "@duckdb/node-api";
import {afterAll, afterEach, beforeAll, describe, expect, it} from "vitest";
import {datenbankMit, datenbankMitBeispielen, zeilenVon} from "../../../test/support/zellen.js";
import {rowsOf} from "../query.js";
import {
  berechneZellen,
  zelleAngebot,
  zelleAnliegenGruppe,
  zelleBeratung,
  zelleDavon,
  zelleGruppe,
  zelleListe,
  zelleZentrum
} from "./zellen.js";
import type {Angebotsgroesse, Listentabelle, Zellenzeile, Zentrumsgroesse} from "./zellen.js";

let connection: DuckDBConnection;

const haus = {zentrum_id: "haus"};
const cafe = {...haus, angebot_id: "cafe"};

/** The numbers of *tabelle* in words: key, value, and whether some of it is missing. */
const zellenVon = (tabelle: string): Promise<string[]> =>
  zeilenVon(
    connection,
    `SELECT zelle, wert, if(unvollstaendig, 'unvollständig', '') FROM zellen WHERE tabelle = '${tabelle}' ORDER BY zelle`
  ).then((rows) => rows.map((row) => row.trim()));

describe("cells of a centre", () => {
  afterEach(() => connection.closeSync());

  it("add up sums, take the largest count of people, and say what lacks", async () => {
    connection = await datenbankMit({
      zentren: [haus],
      angebote: [cafe],
      leistungen: [
        {...cafe, zeitraum: "2025-01", termine: 2, stunden: 0.1, teilnahmen: 10, personen: 7},
        {...cafe, zeitraum: "2025-02-03", termine: 3, stunden: 0.2, personen: 4},
        {...cafe, zeitraum: "2024", termine: 9}
      ]
    });
    await berechneZellen(connection);
    expect(await zellenVon("angebot")).toEqual([
      "angebot/2024/haus/cafe/termine 9",
      "angebot/2025/haus/cafe/personen_mindestens 7",
      "angebot/2025/haus/cafe/stunden 0.3",
      "angebot/2025/haus/cafe/teilnahmen 10 unvollständig",
      "angebot/2025/haus/cafe/termine 5"
    ]);
  });

  it("count a part of the attendances only where both are recorded", async () => {
    connection = await datenbankMit({
      zentren: [haus],
      angebote: [cafe],
      leistungen: [
        {...cafe, zeitraum: "2025-01", teilnahmen: 10, weiblich: 6},
        {...cafe, zeitraum: "2025-02", teilnahmen: 100},
        {...cafe, zeitraum: "2025-03", weiblich: 3}
      ]
    });
    await berechneZellen(connection);
    expect(await zellenVon("davon")).toEqual([
      "davon/2025/haus/weiblich/anzahl 6 unvollständig",
      "davon/2025/haus/weiblich/von 10 unvollständig"
    ]);
  });

  it.each([
    ["the house's hours if it records any", {stunden: 50}, "50"],
    ["those of its offers if it records none", {}, "12"]
  ])("have %s", async (_, ehrenamt, wert) => {
    connection = await datenbankMit({
      zentren: [haus],
      angebote: [cafe],
      leistungen: [{...cafe, zeitraum: "2025", termine: 1, ehrenamt_stunden: 12}],
      ehrenamt: [{...haus, zeitraum: "2025", ehrenamtliche: 9, ...ehrenamt}]
    });
    await berechneZellen(connection);
    expect((await zellenVon("zentrum")).filter((zeile) => zeile.includes("ehrenamt_stunden"))).toEqual([
      `zentrum/2025/haus/ehrenamt_stunden ${wert}`
    ]);
  });

  it("add an offer to every group that it names", async () => {
    connection = await datenbankMit({
      zentren: [haus],
      angebote: [
        {...cafe, zielgruppen: ["familien", "kinder"]},
        {...haus, angebot_id: "chor"}
      ],
      leistungen: [
        {...cafe, zeitraum: "2025", teilnahmen: 10},
        {...haus, angebot_id: "chor", zeitraum: "2025", teilnahmen: 5}
      ]
    });
    await berechneZellen(connection);
    expect(await zellenVon("gruppe")).toEqual([
      "gruppe/2025/haus/familien/teilnahmen 15",
      "gruppe/2025/haus/kinder/teilnahmen 10"
    ]);
  });

  it("tell a service without a record from one that nobody was referred to", async () => {
    connection = await datenbankMit({
      zentren: [haus],
      beratungen: [
        {...haus, zeitraum: "2025-01", thema: "wohnen", kontakte: 8, vermittelt_jugendamt: 0},
        {...haus, zeitraum: "2025-02", thema: "wohnen", kontakte: 4}
      ]
    });
    await berechneZellen(connection);
    expect(await zellenVon("vermittlung")).toEqual(["vermittlung/2025/haus/jugendamt/anzahl 0"]);
    expect(await zellenVon("beratung_gruppe")).toEqual(["beratung_gruppe/2025/haus/-/anzahl 12"]);
  });

  it("make the Bezirk's consultations of the centres that reported every month", async () => {
    const kontakte = (zentrum_id: string, zahl: number) => ({
      ...{zentrum_id, zeitraum: "2025", thema: "wohnen", zielgruppe: "familien", kontakte: zahl}
    });
    connection = await datenbankMit({
      zentren: ["a", "b", "c"].map((zentrum_id) => ({zentrum_id})),
      beratungen: [kontakte("a", 10), kontakte("b", 20), kontakte("c", 40)],
      meldestand: [
        {zentrum_id: "a", monat: "2025-01"},
        {zentrum_id: "b", monat: "2025-01"},
        {zentrum_id: "c", monat: "2025-01"},
        {zentrum_id: "c", monat: "2025-02", gemeldet: false}
      ]
    });
    await berechneZellen(connection);
    expect((await zellenVon("beratung_gruppe"))[0]).toBe("beratung_gruppe/2025/*/familien/anzahl 30 unvollständig");
    expect((await zellenVon("zentrum"))[0]).toBe("zentrum/2025/*/beratungen 30 unvollständig");
  });

  it("count every need for all, and keep those that name no group apart", async () => {
    const anliegen = (zielgruppe: string | null, anzahl: number) => ({
      ...{...haus, zeitraum: "2025", problemfeld: "jugend", zielgruppe, anzahl}
    });
    connection = await datenbankMit({
      zentren: [haus],
      anliegen: [anliegen("kinder", 3), anliegen("alle", 5), anliegen(null, 9)]
    });
    await berechneZellen(connection);
    expect(await zellenVon("anliegen_gruppe")).toEqual([
      "anliegen_gruppe/2025/-/jugend/anzahl 14",
      "anliegen_gruppe/2025/alle/jugend/anzahl 17",
      "anliegen_gruppe/2025/kinder/jugend/anzahl 3"
    ]);
  });

  it("are none without records", async () => {
    connection = await datenbankMit({zentren: [haus], angebote: [cafe]});
    expect(await berechneZellen(connection)).toEqual([]);
  });
});

describe("cells of the example records", () => {
  let zellen: Zellenzeile[];
  beforeAll(async () => {
    connection = await datenbankMitBeispielen();
    zellen = await berechneZellen(connection);
  });
  afterAll(() => connection.closeSync());

  const keyOf = (z: Zellenzeile): string => {
    const zentrum = z.zentrum_id!;
    switch (z.tabelle) {
      case "angebot":
        return zelleAngebot(zentrum, z.angebot_id!, z.jahr, z.groesse as Angebotsgroesse);
      case "zentrum":
        return zelleZentrum(z.zentrum_id, z.jahr, z.groesse as Zentrumsgroesse);
      case "davon":
        return zelleDavon(zentrum, z.jahr, z.merkmal!, z.groesse as "anzahl" | "von");
      case "gruppe":
        return zelleGruppe(zentrum, z.jahr, z.zielgruppe!, z.groesse as "stunden" | "teilnahmen");
      case "beratung_gruppe":
        return zelleBeratung(z.zentrum_id, z.jahr, z.zielgruppe!);
      case "anliegen_gruppe":
        return zelleAnliegenGruppe(z.jahr, z.zielgruppe!, z.merkmal!);
      default:
        return zelleListe(z.tabelle as Listentabelle, zentrum, z.jahr, z.merkmal!);
    }
  };

  it("have the keys that other code makes for them, each once", () => {
    expect(new Set(zellen.map(({tabelle}) => tabelle)).size).toBe(12);
    expect(zellen.map(({zelle}) => zelle)).toEqual(zellen.map(keyOf));
    expect(new Set(zellen.map(({zelle}) => zelle)).size).toBe(zellen.length);
  });

  it.each([
    ["angebot", "teilnahmen", "SELECT sum(teilnahmen) FROM leistungen"],
    ["angebot", "stunden", "SELECT sum(stunden) FROM leistungen"],
    ["zentrum", "termine", "SELECT sum(termine) FROM leistungen"],
    [
      "davon",
      "anzahl",
      "SELECT sum(weiblich) + sum(maennlich) + sum(divers) + sum(unter_18) + sum(ab_65) + coalesce(sum(mit_migrationshintergrund), 0) FROM leistungen WHERE teilnahmen IS NOT NULL"
    ],
    [
      "gruppe",
      "teilnahmen",
      "SELECT sum(teilnahmen * len(zielgruppen)) FROM leistungen JOIN angebote USING (zentrum_id, angebot_id)"
    ],
    ["thema", "anzahl", "SELECT sum(kontakte) FROM beratungen"],
    ["vermittlung", "anzahl", "SELECT sum(v) FROM (UNPIVOT beratungen ON COLUMNS('^vermittelt_') INTO NAME n VALUE v)"],
    ["anliegen_kanal", "anzahl", "SELECT sum(anzahl) FROM anliegen"],
    ["gremium", "anzahl", "SELECT sum(sitzungen) FROM gremien"]
  ])("of %s add up to all %s", async (tabelle, groesse, sql) => {
    const [row] = await rowsOf<{summe: number}>(connection, `SELECT (${sql})::DOUBLE AS summe`);
    const own = zellen.filter((z) => z.tabelle === tabelle && z.groesse === groesse);
    expect(own.reduce((sum, {wert}) => sum + wert, 0)).toBeCloseTo(row!.summe, 6);
    expect(row!.summe).toBeGreaterThan(0);
  });
});
