import {describe, expect, it} from "vitest";
import {formatMeldung} from "../src/lib/leistungen/meldung.js";
import {pruefe} from "../src/lib/leistungen/pruefen.js";
import {regeln} from "../src/lib/leistungen/regeln.js";
import {hoechstensJeRegel} from "../src/lib/leistungen/typen.js";
import type {Meldung, Rohblatt} from "../src/lib/leistungen/typen.js";
import {kaputteLieferungen} from "./fixtures/records/fehler.js";
import {blaetterOf, gueltigeZeilen, kontext} from "./fixtures/records/lieferung.js";
import type {Zeilen} from "./fixtures/records/lieferung.js";

const fehlerOf = ({meldungen}: {meldungen: readonly Meldung[]}): Meldung[] =>
  meldungen.filter(({schwere}) => schwere === "fehler");
const warnungenOf = (zeilen: Zeilen, weiteres: Partial<typeof kontext> = {}): Meldung[] => {
  const {meldungen, fehler} = pruefe(blaetterOf(zeilen), {...kontext, ...weiteres});
  expect(fehler).toBe(0);
  return meldungen;
};

it("the delivery that all others are made of has nothing wrong with it", () => {
  const {meldungen, zeilen} = pruefe(blaetterOf(gueltigeZeilen()), kontext);
  expect(meldungen).toEqual([]);
  expect(zeilen).toMatchObject({leistungen: 24, angebote: 2, meldestand: 12});
});

describe("every broken delivery is refused, with the place of the fault and what to do", () => {
  it.each(kaputteLieferungen)("$name", ({blaetter, regel, blatt, zeile, spalte, wert, worte, auch = []}) => {
    const ergebnis = pruefe(blaetter(), kontext);
    expect(ergebnis.fehler).toBeGreaterThan(0);
    const gefunden = fehlerOf(ergebnis);
    // One fault gives one finding: nobody should have to look for the cause among its consequences.
    expect([...new Set(gefunden.map((m) => m.regel))].sort()).toEqual([...new Set([regel, ...auch])].sort());
    const eigene = gefunden.filter((m) => m.regel === regel);
    expect(eigene).toHaveLength(1);
    const meldung = eigene[0]!;
    expect({blatt: meldung.blatt, zeile: meldung.zeile, spalte: meldung.spalte}).toEqual({blatt, zeile, spalte});
    if (wert !== undefined) expect(meldung.wert).toBe(wert);
    const text = formatMeldung(meldung);
    for (const wort of worte) expect(text).toContain(wort);
    expect(text).not.toMatch(/undefined|„null“|NaN|\[object|\bthe\b/);
    expect(meldung.abhilfe).toMatch(/^(Bitte|Meinten|Möglich) .+\.$/);
  });

  it("and every rule that refuses a file is broken by one of them, or below", () => {
    const gebrochen = new Set<string>(kaputteLieferungen.map(({regel}) => regel));
    const fehlt = Object.entries(regeln).flatMap(([id, {schwere}]) =>
      schwere === "fehler" && !gebrochen.has(id) ? [id] : []
    );
    expect(fehlt).toEqual(["fremdes_zentrum"]);
  });
});

it("rows of another centre are refused where one is expected, and taken where none is", () => {
  const zeilen = gueltigeZeilen();
  zeilen.gremien!.push({...zeilen.gremien![0]!, zentrum_id: "beispiel-sued"});
  zeilen.meldestand!.push({...zeilen.meldestand![2]!, zentrum_id: "beispiel-sued"});
  expect(pruefe(blaetterOf(zeilen), kontext).fehler).toBe(0);
  const streng = fehlerOf(pruefe(blaetterOf(zeilen), {...kontext, erlaubt: "beispiel-nord"}));
  expect(streng.map(({regel, blatt, zeile}) => [regel, blatt, zeile])).toEqual([
    ["fremdes_zentrum", "Gremien", 3],
    ["fremdes_zentrum", "Meldestand", 14]
  ]);
});

describe("what somebody should look at is a warning and refuses nothing", () => {
  it("fewer attendances than people", () => {
    const zeilen = gueltigeZeilen();
    Object.assign(zeilen.leistungen![1]!, {personen: "17"});
    const [meldung, ...rest] = warnungenOf(zeilen);
    expect(rest).toEqual([]);
    expect(meldung).toMatchObject({
      regel: "teilnahmen_unter_personen",
      blatt: "Leistungen",
      zeile: 3,
      spalte: "Teilnahmen",
      wert: "16",
      zentrum_id: "beispiel-nord",
      jahr: 2025,
      tabelle: "leistungen"
    });
  });

  it("hours per date unlike the offer's others", () => {
    const zeilen = gueltigeZeilen();
    // 12 hours in 4 dates every month, once 60.
    Object.assign(zeilen.leistungen![6]!, {stunden: "60"});
    const [meldung, ...rest] = warnungenOf(zeilen);
    expect(rest).toEqual([]);
    expect(meldung).toMatchObject({regel: "stunden_auffaellig", zeile: 8, spalte: "Stunden"});
    expect(meldung!.text).toContain("15,0 Stunden je Termin, sonst sind es bei diesem Angebot etwa 3,0");
  });

  it("hours per date are judged by what was loaded before, if the delivery alone has too few rows", () => {
    const zeilen = gueltigeZeilen();
    zeilen.leistungen = zeilen.leistungen!.slice(0, 2);
    zeilen.meldestand = zeilen.meldestand!.slice(0, 1);
    for (const name of ["beratungen", "anliegen", "ehrenamt", "gremien"] as const) delete zeilen[name];
    zeilen.leistungen[0]!.stunden = "60";
    expect(warnungenOf(zeilen)).toEqual([]);
    const vorjahr = pruefe(blaetterOf(gueltigeZeilen()), kontext).saetze;
    expect(warnungenOf(zeilen, {vorjahr}).map(({regel}) => regel)).toEqual(["stunden_auffaellig"]);
  });

  const mitVorjahr = (faktor: number): Zeilen => {
    const zeilen = gueltigeZeilen();
    const damals = (zelle: string): string => zelle.replace("2025", "2024");
    zeilen.leistungen = [
      ...zeilen.leistungen!.map((z) => ({
        zentrum_id: z.zentrum_id!,
        angebot_id: z.angebot_id!,
        zeitraum: damals(z.zeitraum as string),
        teilnahmen: String(Number(z.teilnahmen) * faktor)
      })),
      ...zeilen.leistungen!
    ];
    zeilen.meldestand = [
      ...zeilen.meldestand!.map((z) => ({...z, zeitraum: damals(z.zeitraum as string)})),
      ...zeilen.meldestand!
    ];
    return zeilen;
  };

  it("a jump of more than half against the year before, of what both years recorded", () => {
    expect(warnungenOf(mitVorjahr(1.5))).toEqual([]);
    const [meldung, ...rest] = warnungenOf(mitVorjahr(4));
    expect(rest).toEqual([]);
    // 12 × (100 + 16) attendances, four times as many in 2024.
    expect(meldung).toMatchObject({regel: "sprung", blatt: "Leistungen", zeile: 26, spalte: "Teilnahmen", jahr: 2025});
    expect(formatMeldung(meldung!)).toContain(
      "„1.392“ Teilnahmen 2025 in „beispiel-nord“, im Jahr davor 5.568 (−75 %)"
    );
  });

  it("the year before may be loaded already; only months that both report are compared", () => {
    const zeilen = mitVorjahr(4);
    const nur = (jahr: string): Zeilen => ({
      ...gueltigeZeilen(),
      leistungen: zeilen.leistungen!.filter((z) => (z.zeitraum as string).endsWith(jahr)),
      meldestand: zeilen.meldestand!.filter((z) => (z.zeitraum as string).endsWith(jahr)),
      beratungen: [],
      anliegen: [],
      ehrenamt: [],
      gremien: []
    });
    const vorjahr = pruefe(blaetterOf(nur("2024")), kontext).saetze;
    expect(warnungenOf(nur("2025"))).toEqual([]);
    expect(warnungenOf(nur("2025"), {vorjahr}).map(({regel}) => regel)).toEqual(["sprung"]);
    const halbes = nur("2025");
    halbes.leistungen = halbes.leistungen!.slice(0, 6);
    halbes.meldestand = halbes.meldestand!.slice(0, 3);
    const [meldung] = warnungenOf(halbes, {vorjahr});
    expect(formatMeldung(meldung!)).toContain("„348“ Teilnahmen in 3 gemeldeten Monaten 2025");
    expect(formatMeldung(meldung!)).toContain("im Jahr davor 1.392");
  });

  it("a declared month without rows, and a month left out between two", () => {
    const zeilen = gueltigeZeilen();
    zeilen.leistungen!.splice(10, 2);
    expect(warnungenOf(zeilen).map(({regel, blatt, zeile, wert}) => [regel, blatt, zeile, wert])).toEqual([
      ["monat_fehlt", "Meldestand", 7, "Juni 2025"]
    ]);
    delete zeilen.ehrenamt;
    zeilen.meldestand!.splice(5, 1);
    const [meldung, ...rest] = warnungenOf(zeilen);
    expect(rest).toEqual([]);
    expect(meldung!.text).toContain("Juni 2025 davor nicht");
  });

  it.each<[string, (zeilen: Zeilen) => void, string, string]>([
    [
      "parts without their whole",
      (z) => Object.assign(z.leistungen![1]!, {teilnahmen: null, weiblich: "5"}),
      "teil_ohne_ganzes",
      "„Teilnahmen“ ist leer"
    ],
    ["attendances without a date", (z) => (z.leistungen![1]!.termine = "0"), "null_termine", "aber Teilnahmen"],
    [
      "before the offer began",
      (z) => (z.angebote![0]!.gueltig_von = "01.02.2025"),
      "angebot_nicht_gueltig",
      "vor dem Beginn"
    ],
    [
      "after the offer ended",
      (z) => (z.angebote![1]!.gueltig_bis = "30.11.2025"),
      "angebot_nicht_gueltig",
      "nach dem Ende"
    ],
    [
      "before the centre opened",
      (z) => (z.zentren![0]!.offen_seit = "01.02.2025"),
      "zentrum_geschlossen",
      "vor dem ersten Tag"
    ],
    [
      "a centre nobody knows yet",
      (z) =>
        z.zentren!.push({zentrum_id: "beispiel-neu", name: "Beispielzentrum Neu"}) &&
        z.meldestand!.push({...z.meldestand![0]!, zentrum_id: "beispiel-neu"}) &&
        z.leistungen!.push({zentrum_id: "beispiel-neu", angebot_id: "a", zeitraum: "01.2025", termine: "1"}) &&
        z.angebote!.push({...z.angebote![0]!, zentrum_id: "beispiel-neu", angebot_id: "a"}),
      "neues_zentrum",
      "Verzeichnis der Zentren"
    ],
    [
      "a month closed before its end",
      (z) => (z.meldestand![11]!.stand = "20.12.2025"),
      "stand_vor_ende",
      "vor dem Ende"
    ],
    [
      "a whole year of which months are missing",
      (z) => z.meldestand!.splice(11, 1) && z.leistungen!.splice(22, 2),
      "jahreswert",
      "Dezember 2025"
    ],
    ["a placeholder", (z) => (z.leistungen![1]!.ab_65 = "k. A."), "platzhalter", "nicht als 0"]
  ])("%s", (_, aendere, regel, worte) => {
    const zeilen = gueltigeZeilen();
    aendere(zeilen);
    const meldungen = warnungenOf(zeilen);
    expect([...new Set(meldungen.map((m) => m.regel))]).toEqual([regel]);
    expect(meldungen[0]!.text).toContain(worte);
  });

  it("a sheet that is none of ours, an empty one, and a template of another version", () => {
    const blaetter: Rohblatt[] = [
      ...blaetterOf(gueltigeZeilen()).filter(({blatt}) => blatt !== "Gremien"),
      {datei: "meldung.xlsx", blatt: "Gremien", kopfzeile: 1, kopf: [], zeilen: []},
      {
        datei: "meldung.xlsx",
        blatt: "Planung",
        kopfzeile: 1,
        kopf: ["Woche", "Was"],
        zeilen: [{zeile: 2, zellen: ["1", "x"]}]
      },
      {
        datei: "meldung.xlsx",
        blatt: "Meldung",
        kopfzeile: 1,
        kopf: ["Angabe", "Wert"],
        zeilen: [{zeile: 2, zellen: ["Vertragsversion", "0.9"]}]
      }
    ];
    const {meldungen, fehler} = pruefe(blaetter, kontext);
    expect(fehler).toBe(0);
    expect(meldungen.map(({regel, blatt}) => [regel, blatt])).toEqual([
      ["leeres_blatt", "Gremien"],
      ["unbekanntes_blatt", "Planung"],
      ["fassung", "Meldung"]
    ]);
  });
});

describe("many faults", () => {
  it("are shown up to a limit per rule and sheet, and counted all", () => {
    const zeilen = gueltigeZeilen();
    zeilen.gremien = Array.from({length: 70}, () => ({...gueltigeZeilen().gremien![0]!, sitzungen: "viele"}));
    zeilen.ehrenamt = [{...zeilen.ehrenamt![0]!, ehrenamtliche: "viele"}];
    const ergebnis = pruefe(blaetterOf(zeilen), kontext);
    const zahl = ergebnis.meldungen.filter(({regel}) => regel === "zahl");
    expect(zahl.filter(({blatt}) => blatt === "Gremien")).toHaveLength(hoechstensJeRegel);
    expect(zahl.filter(({blatt}) => blatt === "Ehrenamt")).toHaveLength(1);
    // 70 and 1 that are no numbers; the key of 69 rows repeats.
    expect(ergebnis.fehler).toBe(70 + 1 + 69);
  });

  it("are kept all if so wanted", () => {
    const zeilen = gueltigeZeilen();
    zeilen.gremien = Array.from({length: 70}, () => ({...gueltigeZeilen().gremien![0]!, sitzungen: "viele"}));
    const {meldungen, fehler} = pruefe(blaetterOf(zeilen), {...kontext, hoechstens: Infinity});
    expect(meldungen).toHaveLength(fehler);
    expect(meldungen.filter(({regel}) => regel === "zahl")).toHaveLength(70);
  });

  it("stand in the order of the file: by sheet, row, column", () => {
    const zeilen = gueltigeZeilen();
    zeilen.leistungen![3]!.stunden = "x y";
    zeilen.leistungen![3]!.termine = "a b";
    zeilen.leistungen![0]!.personen = "c d";
    zeilen.angebote![1]!.format = "e f";
    const orte = pruefe(blaetterOf(zeilen), kontext).meldungen.map(({blatt, zeile, spalte}) => [blatt, zeile, spalte]);
    expect(orte).toEqual([
      ["Angebote", 3, "Format"],
      ["Leistungen", 2, "Personen"],
      ["Leistungen", 5, "Termine"],
      ["Leistungen", 5, "Stunden"]
    ]);
  });

  it("a row of the Meldestand that cannot be read does not make all rows of its months wrong", () => {
    const zeilen = gueltigeZeilen();
    zeilen.meldestand![4]!.gemeldet = "jein";
    expect(fehlerOf(pruefe(blaetterOf(zeilen), kontext)).map(({regel}) => regel)).toEqual(["liste"]);
  });

  it("never repeats what belongs to a person", () => {
    const geheim = "erika@example.org";
    const zeilen = gueltigeZeilen();
    for (const [tabelle, rows] of Object.entries(zeilen))
      for (const spalte of Object.keys(rows[0]!)) if (tabelle !== "meldestand") rows[0]![spalte] = geheim;
    const {meldungen, fehler} = pruefe(blaetterOf(zeilen), kontext);
    expect(fehler).toBeGreaterThan(20);
    expect(JSON.stringify(meldungen)).not.toContain(geheim);
  });
});
