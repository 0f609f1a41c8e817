import {readFileSync, writeFileSync} from "node:fs";
import fc from "fast-check";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {csvOf, Datenordner, einfacheMeldung} from "../../test/support/leistungen.js";
import type {Meldung, Zeile} from "../../test/support/leistungen.js";
import {InputError} from "../contract/errors.js";
import type {Problem} from "../contract/errors.js";

let daten: Datenordner;
beforeEach(() => {
  daten = new Datenordner();
  daten.zentren([
    {zentrum_id: "haus-nord", name: "Haus Nord", bezirksregionen: "Marzahn-Nord"},
    {zentrum_id: "haus-ost", name: "Haus Ost", bezirksregionen: "Hellersdorf-Ost"}
  ]);
});
afterEach(() => daten.remove());

type Ergebnis = {tables: Record<string, string[]>} | {problems: readonly Problem[]};

/** What loading gives: all tables, or what is wrong. */
async function result(grossAb: number): Promise<Ergebnis> {
  daten.lines.length = 0;
  try {
    const {tables, close} = await daten.load({grossAb});
    close();
    return {tables};
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return {problems: error.problems};
  }
}

/** The same files read by SQL, as if they were large, and exactly; `schnell` tells whether SQL took a file of leistungen. */
async function both(): Promise<{sql: Ergebnis; exakt: Ergebnis; schnell: boolean}> {
  const sql = await result(1);
  const schnell = daten.lines.some((line) => /^leistungen.*: große Datei/.test(line));
  return {sql, schnell, exakt: await result(Infinity)};
}

/** The counts of all warnings; their words name one row here and the rule there. */
const withoutWords = (ergebnis: Ergebnis): unknown =>
  "problems" in ergebnis
    ? ergebnis
    : {
        ...ergebnis.tables,
        leistungshinweise: ergebnis.tables["leistungshinweise"]!.map((row) => {
          const {zentrum_id, jahr, regel, anzahl} = JSON.parse(row) as Zeile;
          return [zentrum_id, jahr, regel, anzahl];
        })
      };

const leistungen = "zentren/leistungsdokumentation/2025/haus-nord/leistungen.csv";

function deliver(change: (meldung: Meldung) => Meldung = (m) => m): void {
  daten.liefere("2025/haus-nord", change(einfacheMeldung("haus-nord", 2025)));
}

const changed =
  (line: number, change: Zeile) =>
  (meldung: Meldung): Meldung => ({
    ...meldung,
    leistungen: meldung.leistungen!.map((row, i) => (i === line - 2 ? {...row, ...change} : row))
  });

describe("a large file", () => {
  it.each<[string, Zeile]>([
    [
      "parts, halves and unknown figures",
      {weiblich: 20, maennlich: 20, stunden: 7.5, teilnahmen: 40, ehrenamtliche: 0}
    ],
    ["a figure that nobody recorded", {termine: null, stunden: null}],
    ["a part of an unknown whole", {teilnahmen: null, ab_65: 3}],
    ["more people than participations", {personen: 50}],
    ["participations without a date", {termine: 0}]
  ])("with %s gives the same tables and the same warnings", async (_, change) => {
    deliver(changed(4, change));
    const {sql, exakt, schnell} = await both();
    expect(withoutWords(sql)).toEqual(withoutWords(exakt));
    expect(["tables" in sql, schnell]).toEqual([true, true]);
  });

  it.each([
    ["the delivery", true],
    ["the register", false]
  ])("warns of offers not valid and of a centre closed by %s, as the exact reading", async (_, selbst) => {
    const haus = {zentrum_id: "haus-nord", name: "Haus Nord", bezirksregionen: "Marzahn-Nord"};
    const tage = {offen_seit: "2025-01-15", offen_bis: "2025-11-30"};
    daten.zentren([selbst ? haus : {...haus, ...tage}]);
    deliver((meldung) => ({
      ...meldung,
      angebote: [{...meldung.angebote![0]!, gueltig_von: "2025-02-10", gueltig_bis: "2025-10-31"}],
      ...(selbst ? {zentren: [{...haus, ...tage}]} : {})
    }));
    const {sql, exakt, schnell} = await both();
    expect(withoutWords(sql)).toEqual(withoutWords(exakt));
    expect(withoutWords(sql)).toMatchObject({
      leistungshinweise: [
        ["haus-nord", 2025, "angebot_nicht_gueltig", 3],
        ["haus-nord", 2025, "zentrum_geschlossen", 1]
      ]
    });
    expect(schnell).toBe(true);
  });

  it("names the hints that it does not get", async () => {
    deliver();
    await result(1);
    expect(daten.lines.join("\n")).toContain(
      "leistungen.csv: große Datei, ohne die Hinweise auf „Stunden je Termin auffällig“, „Sprung zum Vorjahr“, „Monat fehlt“"
    );
  });

  it.each<[string, string]>([
    ["as large files", "2025-05"],
    ["as days beside months", "2025-05-17"]
  ])("refuses what two files of one delivery count twice, %s, as the exact reading", async (_, zeitraum) => {
    deliver();
    const {leistungen: rows} = einfacheMeldung("haus-nord", 2025);
    daten.write(
      "zentren/leistungsdokumentation/2025/haus-nord/leistungen_2.csv",
      csvOf("leistungen", [{...rows![0]!, zeitraum}])
    );
    const {sql, exakt} = await both();
    expect("problems" in exakt).toBe(true);
    expect("problems" in sql).toBe(true);
    expect("problems" in sql && sql.problems[0]).toMatchObject({
      datei: daten.path("zentren/leistungsdokumentation/2025/haus-nord/leistungen_2.csv"),
      wert: zeitraum.length === 7 ? "haus-nord, cafe, 2025-05" : "haus-nord, cafe, 2025"
    });
  });

  it("refuses a small file that counts again what a large one counts", async () => {
    deliver();
    const {leistungen: rows} = einfacheMeldung("haus-nord", 2025);
    const [erste, zweite] = [csvOf("leistungen", rows!), csvOf("leistungen", [{...rows![0]!, zeitraum: "2025-05"}])];
    daten.write("zentren/leistungsdokumentation/2025/haus-nord/leistungen_2.csv", zweite);
    expect(await result(erste.length)).toMatchObject({problems: [{wert: "haus-nord, cafe, 2025-05"}]});
  });

  it("takes two files of one delivery that share nothing", async () => {
    deliver((meldung) => ({...meldung, leistungen: meldung.leistungen!.slice(0, 6)}));
    const {leistungen: rows} = einfacheMeldung("haus-nord", 2025);
    daten.write("zentren/leistungsdokumentation/2025/haus-nord/leistungen_2.csv", csvOf("leistungen", rows!.slice(6)));
    const {sql, exakt, schnell} = await both();
    expect(["tables" in exakt, schnell]).toEqual([true, true]);
    expect(sql).toEqual(exakt);
  });

  it.each<[string, Zeile]>([
    ["an empty required cell", {angebot_id: ""}],
    ["no figure at all", {termine: null, stunden: null, teilnahmen: null}],
    ["a word for a number", {termine: "viele"}],
    ["half a date", {termine: 2.5}],
    ["a number below 0", {teilnahmen: -1}],
    ["a number above its range", {termine: 1001}],
    ["more than 24 hours a date", {stunden: 97}],
    ["a part above its whole", {weiblich: 41}],
    ["sexes above their whole", {weiblich: 25, maennlich: 20}],
    ["ages above their whole", {unter_18: 25, ab_65: 20}],
    ["another centre", {zentrum_id: "haus-ost"}],
    ["an unknown centre", {zentrum_id: "haus-west"}],
    ["an unknown offer", {angebot_id: "tanz"}],
    ["a month that is not declared", {zeitraum: "2024-12"}],
    ["a month to come", {zeitraum: "2026-12"}],
    ["a day that is none", {zeitraum: "2025-02-30"}],
    ["a month that is none", {zeitraum: "2025-13"}],
    ["a key that is there already", {zeitraum: "2025-02"}],
    ["a year among months", {zeitraum: "2025"}],
    ["a formula", {angebot_id: "=1+1"}],
    ["data of a person", {angebot_id: "maria.muster@example.org"}]
  ])("with %s is refused with the same words", async (_, change) => {
    deliver(changed(4, change));
    const {sql, exakt} = await both();
    expect("problems" in exakt).toBe(true);
    expect(sql).toEqual(exakt);
  });

  it.each<[string, (text: string) => string]>([
    ["titles and German months", (text) => text.replace("haus-nord;cafe;2025-03", "Haus Nord;Café;März 2025")],
    ["quotes", (text) => text.replace("haus-nord;cafe;2025-03;4", 'haus-nord;"cafe";2025-03;"4"')],
    ["spaces", (text) => text.replace("cafe;2025-03", " cafe ;2025-03")],
    ["an empty line", (text) => text.replace("haus-nord;cafe;2025-05", "\nhaus-nord;cafe;2025-05")],
    ["no line end at the end", (text) => text.trimEnd()],
    ["grouped thousands", (text) => text.replace(";4;6;40;", ";4;6;1.040;")]
  ])("with %s is read exactly", async (_, change) => {
    deliver();
    const path = daten.path(leistungen);
    writeFileSync(path, change(readFileSync(path, "utf8")));
    const {sql, exakt, schnell} = await both();
    expect(["tables" in exakt, schnell]).toEqual([true, false]);
    expect(sql).toEqual(exakt);
  });

  it.each<[string, (text: string) => string]>([
    ["line ends of Windows", (text) => text.replaceAll("\n", "\r\n")],
    ["a byte order mark", (text) => `\ufeff${text}`],
    ["commas and points", (text) => text.replaceAll(",", ".").replaceAll(";", ",")]
  ])("with %s gives the same tables", async (_, change) => {
    deliver(changed(3, {stunden: 7.5}));
    const path = daten.path(leistungen);
    writeFileSync(path, change(readFileSync(path, "utf8")));
    const {sql, exakt, schnell} = await both();
    expect(["tables" in exakt, schnell]).toEqual([true, true]);
    expect(sql).toEqual(exakt);
  });

  it("too large for the exact reading has to be written in its plain form", async () => {
    deliver();
    const path = daten.path(leistungen);
    writeFileSync(path, readFileSync(path, "utf8").replace("haus-nord;cafe;2025-03", "Haus Nord;Café;März 2025"));
    await expect(daten.load({grossAb: 1, exaktBis: 100})).rejects.toThrow(
      /leistungen\.csv, Zeile 4: ist nicht in der einfachen Form geschrieben, in der so große Dateien gelesen werden/
    );
  });

  it("gives way to a correction for its months only", async () => {
    deliver();
    daten.liefere("2025/haus-nord/korrektur", {
      leistungen: [{zentrum_id: "haus-nord", angebot_id: "cafe", zeitraum: "2025-03", termine: 5}],
      meldestand: [{zentrum_id: "haus-nord", zeitraum: "2025-03", gemeldet: "ja", stand: "2026-02-10"}]
    });
    const {sql, exakt, schnell} = await both();
    expect(["tables" in exakt, schnell]).toEqual([true, true]);
    expect(sql).toEqual(exakt);
  });

  it("beside another one that has to be read exactly is loaded once", async () => {
    deliver();
    const path = daten.path(leistungen);
    writeFileSync(path, readFileSync(path, "utf8").replaceAll("haus-nord;cafe", "Haus Nord;Café"));
    daten.liefere("2025/haus-ost", einfacheMeldung("haus-ost", 2025));
    daten.liefere("2025/haus-ost/korrektur", einfacheMeldung("haus-ost", 2025, "2026-02-10", 3, 5));
    const {sql, exakt, schnell} = await both();
    expect(["tables" in exakt, schnell]).toEqual([true, true]);
    expect(sql).toEqual(exakt);
  });

  it("that counts by the year what a correction counts by months is refused", async () => {
    deliver((meldung) => ({...meldung, leistungen: [{...meldung.leistungen![0]!, zeitraum: "2025"}]}));
    daten.liefere("2025/haus-nord/korrektur", {
      leistungen: [{zentrum_id: "haus-nord", angebot_id: "cafe", zeitraum: "2025-03", termine: 5}],
      meldestand: [{zentrum_id: "haus-nord", zeitraum: "2025-03", gemeldet: "ja", stand: "2026-02-10"}]
    });
    const {sql, exakt} = await both();
    expect("problems" in exakt).toBe(true);
    expect("problems" in sql).toBe(true);
  });

  it("of any rows is accepted or refused as by the exact reading", {timeout: 120_000}, async () => {
    const count = fc.option(fc.integer({min: 0, max: 30}), {nil: null});
    const row = fc.record({
      zeitraum: fc.constantFrom("2025-01", "2025-02", "2025-03", "2025-04-05", "2025"),
      termine: count,
      stunden: fc.option(
        fc.integer({min: 0, max: 120}).map((n) => n / 4),
        {nil: null}
      ),
      teilnahmen: count,
      weiblich: count,
      maennlich: count,
      ab_65: count
    });
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(row, {selector: (r) => r.zeitraum, minLength: 1, maxLength: 3}), async (rows) => {
        deliver((meldung) => ({
          ...meldung,
          leistungen: rows.map((r) => ({zentrum_id: "haus-nord", angebot_id: "cafe", ...r}))
        }));
        const {sql, exakt, schnell} = await both();
        expect(schnell).toBe("tables" in exakt);
        if ("problems" in exakt) expect("problems" in sql).toBe(true);
        else expect("tables" in sql && sql.tables["leistungen"]).toEqual(exakt.tables["leistungen"]);
      }),
      {seed: 7, numRuns: 15}
    );
  });
});
