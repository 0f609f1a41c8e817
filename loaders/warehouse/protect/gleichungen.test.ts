import {describe, expect, it} from "vitest";
import {datenbankMit, datenbankMitBeispielen} from "../../../test/support/zellen.js";
import type {Aufzeichnungen} from "../../../test/support/zellen.js";
import {rowsOf} from "../query.js";
import {gleichungenOf} from "./gleichungen.js";
import type {Angebotsgruppen, Verbindungen} from "./gleichungen.js";
import {berechneZellen} from "./zellen.js";
import type {Zellenzeile} from "./zellen.js";

const haus = {zentrum_id: "haus"};
const cafe = {...haus, angebot_id: "cafe"};
const chor = {...haus, angebot_id: "chor"};

const besonders = ({merkmal}: Zellenzeile): boolean => merkmal === "gesundheit";

async function verbindungenOf(
  offen: Awaited<ReturnType<typeof datenbankMit>>
): Promise<Verbindungen & {werte: Map<string, number>}> {
  const zellen = await berechneZellen(offen);
  const angebote = (
    await offen.runAndReadAll("SELECT zentrum_id, angebot_id, zielgruppen FROM angebote")
  ).getRowObjectsJson() as unknown as Angebotsgruppen[];
  const ganze = await rowsOf<{key: string}>(
    offen,
    "SELECT zentrum_id || left(monat, 4) AS key FROM meldestand GROUP BY ALL HAVING bool_and(gemeldet)"
  );
  offen.closeSync();
  const keys = new Set(ganze.map(({key}) => key));
  const result = gleichungenOf(zellen, angebote, (zentrum, jahr) => keys.has(`${zentrum}${jahr}`), besonders);
  const werte = new Map([
    ...zellen.map(({zelle, wert}) => [zelle, wert] as const),
    ...result.weitere.map(({id, value}) => [id, value] as const)
  ]);
  return {...result, werte};
}

/** What is known of *aufzeichnungen*, in words. */
async function bekannt(aufzeichnungen: Aufzeichnungen): Promise<string[]> {
  const {equations, gleiche} = await verbindungenOf(await datenbankMit({zentren: [haus], ...aufzeichnungen}));
  return [
    ...equations.map((e) => ("total" in e ? `${e.total} = ${e.parts.join(" + ")}${e.concentration ? " !" : ""}` : "")),
    ...gleiche.map((gruppe) => [...gruppe].sort().join(" = "))
  ].map((text) => text.replaceAll("/2025/haus", ""));
}

describe("what is known of the records", () => {
  it("are offers that make a centre, and that one offer is a group's", async () => {
    const texte = await bekannt({
      angebote: [
        {...cafe, zielgruppen: ["kinder"]},
        {...chor, zielgruppen: ["kinder", "familien"]}
      ],
      leistungen: [
        {...cafe, zeitraum: "2025", teilnahmen: 10},
        {...chor, zeitraum: "2025", teilnahmen: 20}
      ]
    });
    expect(texte).toEqual([
      "zentrum/teilnahmen = angebot/cafe/teilnahmen + angebot/chor/teilnahmen",
      "gruppe/kinder/teilnahmen = angebot/cafe/teilnahmen + angebot/chor/teilnahmen",
      "angebot/chor/teilnahmen = gruppe/familien/teilnahmen"
    ]);
  });

  it("are people who came no more often than there were attendances", async () => {
    const texte = await bekannt({
      angebote: [cafe],
      leistungen: [{...cafe, zeitraum: "2025", teilnahmen: 10, personen: 7}]
    });
    expect(texte[0]).toBe(
      "angebot/cafe/teilnahmen = angebot/cafe/personen_mindestens + rest/angebot/cafe/personen_mindestens"
    );
  });

  it("are parts of the attendances: sexes without a rest, ages with one, and that all know of all", async () => {
    const texte = await bekannt({
      angebote: [cafe],
      leistungen: [
        {...cafe, zeitraum: "2025", teilnahmen: 50, weiblich: 30, maennlich: 18, divers: 2, unter_18: 9, ab_65: 21}
      ]
    });
    expect(texte.slice(0, 2)).toEqual(
      [
        "davon/weiblich/von = davon/weiblich/anzahl + davon/maennlich/anzahl + davon/divers/anzahl",
        "davon/weiblich/von = davon/unter_18/anzahl + davon/ab_65/anzahl + rest/davon/unter_18+ab_65"
      ].map((text) => text.replaceAll("davon/weiblich/von", texte[0]!.split(" = ")[0]!))
    );
    expect(texte.at(-1)).toBe(
      [
        ...[
          "angebot/cafe/teilnahmen",
          "davon/ab_65/von",
          "davon/divers/von",
          "davon/maennlich/von",
          "davon/unter_18/von"
        ],
        ...["davon/weiblich/von", "gruppe/familien/teilnahmen", "zentrum/teilnahmen"]
      ].join(" = ")
    );
  });

  it("keep sexes apart that are not known of the same attendances", async () => {
    const texte = await bekannt({
      angebote: [cafe],
      leistungen: [
        {...cafe, zeitraum: "2025-01", teilnahmen: 50, weiblich: 30},
        {...cafe, zeitraum: "2025-02", teilnahmen: 60, maennlich: 20}
      ]
    });
    expect(texte.filter((text) => text.includes("weiblich"))).toEqual([
      "zentrum/teilnahmen = davon/weiblich/von + rest/davon/weiblich/von",
      "davon/weiblich/von = davon/weiblich/anzahl + rest/davon/weiblich"
    ]);
  });

  it("are consultations by topic and by group with one total, and no more referrals than these", async () => {
    const texte = await bekannt({
      beratungen: [
        {...haus, zeitraum: "2025", thema: "wohnen", zielgruppe: "familien", kontakte: 8, vermittelt_jugendamt: 3},
        {...haus, zeitraum: "2025", thema: "schulden", kontakte: 4}
      ]
    });
    expect(texte).toEqual([
      "zentrum/beratungen = thema/schulden/anzahl + thema/wohnen/anzahl",
      "zentrum/beratungen = beratung_gruppe/-/anzahl + beratung_gruppe/familien/anzahl",
      "zentrum/beratungen = vermittlung/jugendamt/anzahl + rest/vermittlung/jugendamt/anzahl"
    ]);
  });

  it("are needs by field, channel and area with one total, and those of all centres", async () => {
    const texte = await bekannt({
      anliegen: [
        {...haus, zeitraum: "2025", problemfeld: "jugend", zielgruppe: "kinder", gebiet: "100101", anzahl: 8},
        {...haus, zeitraum: "2025", problemfeld: "bildung", kanal: "umfrage", anzahl: 4},
        {
          ...haus,
          zeitraum: "2025",
          problemfeld: "jugend",
          zielgruppe: "alle",
          gebiet: "100101",
          kanal: "umfrage",
          anzahl: 1
        }
      ]
    });
    const total = "summe/anliegen";
    expect(texte).toEqual([
      `${total} = anliegen_feld/bildung/anzahl + anliegen_feld/jugend/anzahl`,
      `${total} = anliegen_kanal/gespraech/anzahl + anliegen_kanal/umfrage/anzahl`,
      `${total} = anliegen_gebiet/-/anzahl + anliegen_gebiet/100101/anzahl`,
      "anliegen_gruppe/2025/alle/jugend/anzahl = anliegen_gruppe/2025/-/jugend/anzahl + anliegen_gruppe/2025/kinder/jugend/anzahl",
      "anliegen_feld/bildung/anzahl = anliegen_gruppe/2025/-/bildung/anzahl = anliegen_gruppe/2025/alle/bildung/anzahl",
      "anliegen_feld/jugend/anzahl = anliegen_gruppe/2025/alle/jugend/anzahl"
    ]);
  });

  it("marks topics that lie in one sensitive entry, with others that nobody came for and without any", async () => {
    const beratung = (thema: string, kontakte: number) => ({...haus, zeitraum: "2025", thema, kontakte});
    expect((await bekannt({beratungen: [beratung("gesundheit", 40), beratung("wohnen", 0)]}))[0]).toBe(
      "zentrum/beratungen = thema/gesundheit/anzahl + thema/wohnen/anzahl !"
    );
    const {konzentriert} = await verbindungenOf(
      await datenbankMit({zentren: [haus], beratungen: [beratung("gesundheit", 40)]})
    );
    expect([...konzentriert]).toEqual(["thema/2025/haus/gesundheit/anzahl"]);
    const {konzentriert: keine} = await verbindungenOf(
      await datenbankMit({zentren: [haus], beratungen: [beratung("wohnen", 40)]})
    );
    expect([...keine]).toEqual([]);
  });

  it("holds for the true values of all example records", async () => {
    const {equations, gleiche, werte} = await verbindungenOf(await datenbankMitBeispielen());
    const differenzen = equations.map((equation) =>
      "total" in equation
        ? equation.parts.reduce((sum, part) => sum + werte.get(part)!, 0) - werte.get(equation.total)!
        : NaN
    );
    expect(equations.length).toBeGreaterThan(500);
    expect(Math.max(...differenzen.map(Math.abs))).toBeLessThan(1e-6);
    expect(gleiche.filter((gruppe) => new Set(gruppe.map((zelle) => werte.get(zelle))).size !== 1)).toEqual([]);
  });
});
