import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {project} from "../../../test/support/commandProcess.js";
import {datenbankMit, zeilenVon} from "../../../test/support/zellen.js";
import {readCatalogue} from "../../contract/readCatalogue.js";
import {checks} from "../checks.js";
import {hatEinwilligung, istGeschaeftlich, ladeQuellenregeln, thresholdsOf, zellenregeln} from "./regeln.js";
import type {Zellentabelle, Zellenzeile} from "./zellen.js";

const catalogue = readCatalogue(join(project, "data/catalogue"));
const regelOf = zellenregeln(catalogue, (_, angebot) =>
  angebot === "sprachcafe" ? ["familien", "gefluechtete"] : ["familien"]
);

const zeile = (tabelle: Zellentabelle, groesse: string, mehr: Partial<Zellenzeile> = {}): Zellenzeile => ({
  ...{zelle: "x", tabelle, jahr: 2025, zentrum_id: "haus", angebot_id: null, zielgruppe: null, merkmal: null},
  ...{groesse, wert: 7, unvollstaendig: false},
  ...mehr
});

describe("zellenregeln", () => {
  it.each<[string, Zellenzeile, number | null]>([
    ["attendances of an offer", zeile("angebot", "teilnahmen", {angebot_id: "cafe"}), 5],
    ["attendances of an offer that names refugees", zeile("angebot", "teilnahmen", {angebot_id: "sprachcafe"}), 10],
    ["its volunteers", zeile("angebot", "ehrenamtliche_mindestens", {angebot_id: "sprachcafe"}), 5],
    ["its hours", zeile("angebot", "stunden", {angebot_id: "sprachcafe"}), null],
    ["origin", zeile("davon", "anzahl", {merkmal: "mit_migrationshintergrund"}), 10],
    ["those of whom the origin is known", zeile("davon", "von", {merkmal: "mit_migrationshintergrund"}), 5],
    ["sex", zeile("davon", "anzahl", {merkmal: "divers"}), 5],
    ["a group with disabilities", zeile("gruppe", "teilnahmen", {zielgruppe: "menschen_mit_behinderung"}), 10],
    ["health", zeile("thema", "anzahl", {merkmal: "gesundheit"}), 10],
    ["debts", zeile("thema", "anzahl", {merkmal: "schulden"}), 5],
    ["addiction", zeile("vermittlung", "anzahl", {merkmal: "suchtberatung"}), 10],
    ["consultations of migrants", zeile("beratung_gruppe", "anzahl", {zielgruppe: "migrantinnen_migranten"}), 10],
    ["needs about health", zeile("anliegen_gruppe", "anzahl", {zielgruppe: "alle", merkmal: "gesundheit"}), 10],
    ["needs by channel", zeile("anliegen_kanal", "anzahl", {merkmal: "umfrage"}), 5],
    ["meetings", zeile("gremium", "anzahl", {merkmal: "verbund"}), null],
    ["dates", zeile("zentrum", "termine"), null]
  ])("of %s", (_, zelle, schwelle) => {
    expect(regelOf(zelle).schwelle).toBe(schwelle);
    expect(regelOf(zelle).people).toBe(schwelle !== null);
  });
});

describe("the rules of the catalogue", () => {
  it("protect the records by the thresholds and leave the authorities theirs", () => {
    const {sources} = thresholdsOf(catalogue);
    expect(sources!["leistungsdokumentation"]).toEqual({default: 5, special: 10});
    expect(sources!["ewr"]).toEqual({default: 1});
  });

  it("publish hours of invented centres and of a Träger that consented", () => {
    const zentrum = {zentrum_id: "haus", traeger: "Verein", beispiel: false};
    const mit = {...catalogue, einwilligungen: [{traeger: "Verein", seit: "2026-01-01", grundlage: "Schreiben"}]};
    expect(hatEinwilligung(catalogue, zentrum)).toBe(false);
    expect(hatEinwilligung(catalogue, {...zentrum, beispiel: true})).toBe(true);
    expect(hatEinwilligung(mit, zentrum)).toBe(true);
    expect(hatEinwilligung(mit, {...zentrum, traeger: "Verein e. V."})).toBe(false);
    expect(istGeschaeftlich(catalogue, zeile("zentrum", "ehrenamt_stunden"))).toBe(true);
    expect(istGeschaeftlich(catalogue, zeile("zentrum", "termine"))).toBe(false);
  });
});

describe("the checks of deliveries", () => {
  const rohwert = (quelle: string, wert: number) => ({
    ...{quelle, merkmal: "a00_01", lor_stand: "2021", gebiet_id: "10100101", zeitraum: "2024-12-31"},
    ...{release: "2024-12", anmerkung: "", wert, status: wert === 0 ? "null_wert" : "wert"}
  });
  const funde = async (name: string, tables: Parameters<typeof datenbankMit>[0]): Promise<string[]> => {
    const connection = await datenbankMit(tables);
    await ladeQuellenregeln(connection, catalogue);
    const {sql} = checks.find((check) => check.name === name)!;
    const result = await zeilenVon(connection, sql);
    connection.closeSync();
    return result;
  };

  it.each([1, 2])("refuse a %i in a source that has none", async (wert) => {
    expect(await funde("amtlich_geschuetzt", {rohwerte: [rohwert("ewr", wert)]})).toEqual([
      `ewr a00_01 10100101 (LOR 2021, 2024-12-31): ${wert}`
    ]);
  });

  it("take 0, 3 and the small numbers of facilities", async () => {
    const rohwerte = [rohwert("ewr", 0), rohwert("ai16", 3), rohwert("kita", 1)];
    expect(await funde("amtlich_geschuetzt", {rohwerte})).toEqual([]);
  });

  it("refuse a count of people below the threshold in a report, and take a small share", async () => {
    const wert = (kennzahl: string, einheit: string) => ({
      ...{
        quelle: "qpk",
        bericht: "lage-2020",
        titel: "Lage",
        seite: "",
        tabelle: "",
        lor_stand: "2019",
        gebiet_id: "10"
      },
      ...{kennzahl, zeitraum: "2019-12-31", wert: 4, status: "wert", einheit, anmerkung: ""}
    });
    const berichtswerte = [wert("arbeitslose", "Personen"), wert("quote", "Prozent")];
    expect(await funde("bericht_geschuetzt", {berichtswerte})).toEqual([
      "lage-2020 arbeitslose 10 (LOR 2019, 2019-12-31)"
    ]);
  });
});
