import fc from "fast-check";
import {describe, expect, it, onTestFinished, vi} from "vitest";
import {blaetterOf, gueltigeZeilen, kontext, monate} from "../../../test/fixtures/records/lieferung.js";
import type {Zeilen} from "../../../test/fixtures/records/lieferung.js";
import {pruefe, pruefeInSchritten} from "./pruefen.js";
import {auffaellige} from "./querregeln.js";
import {regeln} from "./regeln.js";
import type {Rohblatt, Rohzelle, Satz} from "./typen.js";
import {kennungsmuster, tabelleOf} from "./vertrag.js";
import type {Tabellenname} from "./vertrag.js";

/** The rows read of *tabelle*, of a delivery without any error. */
function gelesen(blaetter: readonly Rohblatt[], tabelle: Tabellenname): readonly Satz["werte"][] {
  const {saetze, meldungen} = pruefe(blaetter, kontext);
  expect(meldungen.filter(({schwere}) => schwere === "fehler")).toEqual([]);
  return saetze[tabelle]!.map(({werte}) => werte);
}

const umbenannt = (name: (blatt: Rohblatt) => Partial<Rohblatt>): Rohblatt[] =>
  blaetterOf(gueltigeZeilen()).map((blatt) => ({...blatt, ...name(blatt)}));

describe("sheets", () => {
  it("are known by name, however it is spelt", () => {
    const namen: Record<string, string> = {
      Leistungen: "leistungen 2025",
      Angebote: "ANGEBOTE",
      Meldestand: "02_Meldestand",
      Zentren: "zentren"
    };
    const blaetter = umbenannt(({blatt}) => ({blatt: namen[blatt!] ?? blatt}));
    expect(pruefe(blaetter, kontext)).toMatchObject({
      meldungen: [],
      zeilen: {leistungen: 24, angebote: 2, meldestand: 12}
    });
  });

  it("and CSV files by the beginning of their names, or by their header", () => {
    const namen: Record<string, string> = {Leistungen: "Leistungen-Nord_2025.csv", Beratungen: "Tabelle 7.csv"};
    const csv = umbenannt(({blatt}) => ({datei: namen[blatt!] ?? `${blatt!.toLowerCase()}.csv`, blatt: null}));
    expect(pruefe(csv, kontext)).toMatchObject({meldungen: [], zeilen: {leistungen: 24, beratungen: 2}});
  });

  it("that explain the template are passed over, and so are the columns of notes", () => {
    const blaetter = blaetterOf(gueltigeZeilen()).map((blatt) => ({
      ...blatt,
      kopf: [...blatt.kopf, "Hinweis", "Bitte prüfen"],
      zeilen: blatt.zeilen.map((z) => ({...z, zellen: [...z.zellen, "hier fehlt noch etwas", "=x"]}))
    }));
    for (const blatt of ["Anleitung", "Listen", "Beispiele"])
      blaetter.unshift({
        datei: "meldung.xlsx",
        blatt,
        kopfzeile: 1,
        kopf: ["Name", "x"],
        zeilen: [{zeile: 2, zellen: ["y"]}]
      });
    expect(pruefe(blaetter, kontext).meldungen).toEqual([]);
  });

  it("that are not read, and columns of notes, are searched for people all the same", () => {
    const geheim = "Frau Muster 0176 12345678 hat Schulden";
    const notiz = blaetterOf(gueltigeZeilen()).map((blatt) => ({
      ...blatt,
      kopf: [...blatt.kopf, "Hinweis"],
      zeilen: blatt.zeilen.map((z, i) => ({...z, zellen: [...z.zellen, i === 0 ? geheim : null]}))
    }));
    const hilfe = ["Anleitung", "Beispiele", "Listen", "Bitte prüfen", "Meldung"].map((blatt): Rohblatt => {
      const zeilen = [{zeile: 7, zellen: [null, geheim]}];
      return {datei: "meldung.xlsx", blatt, kopfzeile: 1, kopf: ["a", "anna(at)example.org"], zeilen};
    });
    const {meldungen, saetze} = pruefe([...hilfe, ...notiz], kontext);
    expect(meldungen.map(({regel, blatt, zeile, spalte}) => [regel, blatt, zeile, spalte])).toEqual([
      ...hilfe.flatMap(({blatt}) => [
        ["personendaten", blatt, 1, undefined],
        ["personendaten", blatt, 7, undefined]
      ]),
      ...notiz.map(({blatt}) => ["personendaten", blatt, 2, "Hinweis"])
    ]);
    expect(JSON.stringify([meldungen, saetze])).not.toContain("0176");
  });

  it("of a printed row that says nothing: its note is searched too", () => {
    const zeilen = gueltigeZeilen();
    zeilen.meldestand!.push({zentrum_id: "beispiel-nord", zeitraum: "01.2026"});
    const blaetter = blaetterOf(zeilen).map((blatt) =>
      blatt.blatt !== "Meldestand"
        ? blatt
        : {
            ...blatt,
            kopf: [...blatt.kopf, "Hinweis"],
            zeilen: blatt.zeilen.map((z) => ({
              ...z,
              zellen: [...z.zellen, z.zeile === 14 ? "Frau Muster fragen" : null]
            }))
          }
    );
    expect(pruefe(blaetter, kontext).meldungen).toMatchObject([
      {regel: "personenname", blatt: "Meldestand", zeile: 14}
    ]);
  });

  it("of the same table are read as one, in their order; a row that stands in both is named with its sheet", () => {
    const [ganz] = blaetterOf({leistungen: gueltigeZeilen().leistungen!});
    const rest = blaetterOf(gueltigeZeilen()).filter(({blatt}) => blatt !== "Leistungen");
    const eins = {...ganz!, blatt: "Leistungen 1", zeilen: ganz!.zeilen.slice(0, 10)};
    const zwei = {...ganz!, blatt: "Leistungen 2", zeilen: ganz!.zeilen.slice(10)};
    expect(pruefe([...rest, eins, zwei], kontext)).toMatchObject({meldungen: [], zeilen: {leistungen: 24}});
    const doppelt = pruefe([...rest, eins, {...zwei, zeilen: [eins.zeilen[3]!, ...zwei.zeilen]}], kontext);
    expect(doppelt.meldungen).toMatchObject([{regel: "doppelt", blatt: "Leistungen 2", zeile: 5}]);
    expect(doppelt.meldungen[0]!.text).toContain("Zeile 5 im Blatt „Leistungen 1“");
  });
});

describe("columns", () => {
  it("may bear the title or the name, with capitals, umlauts, stars and brackets as people like", () => {
    const kopf: Record<string, string> = {
      Angebot: "angebot_id *",
      Zeitraum: "ZEITRAUM",
      "davon männlich": "davon maennlich",
      Stunden: "Stunden (dezimal)",
      "Ehrenamt Stunden": "ehrenamt_stunden",
      "Gültig von": "gueltig von"
    };
    const blaetter = umbenannt((blatt) => ({kopf: blatt.kopf.map((titel) => kopf[titel] ?? titel)}));
    expect(pruefe(blaetter, kontext).meldungen).toEqual([]);
  });

  it("of several values may be several columns, and hold several each", () => {
    const [angebote] = blaetterOf({angebote: gueltigeZeilen().angebote!});
    const blatt: Rohblatt = {
      ...angebote!,
      kopf: [...angebote!.kopf, "Zielgruppe 2", "Zielgruppe 3"],
      zeilen: angebote!.zeilen.map((z) => ({...z, zellen: [...z.zellen, "Ältere Menschen ab 65 Jahren, Kinder", null]}))
    };
    const rest = blaetterOf(gueltigeZeilen()).filter((b) => b.blatt !== "Angebote");
    expect(gelesen([blatt, ...rest], "angebote").map(({zielgruppen}) => zielgruppen)).toEqual([
      ["alle", "aeltere", "kinder"],
      // Said twice, counted once.
      ["familien", "kinder", "aeltere"]
    ]);
  });

  it("that are not required may be missing: null, never 0", () => {
    const blaetter = umbenannt((blatt) => {
      if (blatt.blatt !== "Leistungen") return {};
      return {kopf: blatt.kopf.slice(0, 4), zeilen: blatt.zeilen.map((z) => ({...z, zellen: z.zellen.slice(0, 4)}))};
    });
    expect(gelesen(blaetter, "leistungen")[0]).toMatchObject({
      termine: 4,
      stunden: null,
      teilnahmen: null,
      ab_65: null
    });
  });
});

describe("cells", () => {
  it.each<[Tabellenname, string, Rohzelle, unknown]>([
    ["leistungen", "teilnahmen", "1.234", 1234],
    ["leistungen", "teilnahmen", " 100\u00a0", 100],
    ["leistungen", "teilnahmen", 100.0000000001, 100],
    ["leistungen", "stunden", "7,5", 7.5],
    ["leistungen", "stunden", "7,5 Std.", 7.5],
    ["leistungen", "stunden", "7.5", 7.5],
    ["leistungen", "ab_65", "", null],
    ["leistungen", "ab_65", "  ", null],
    ["leistungen", "ab_65", "k. A.", null],
    ["leistungen", "ab_65", "n. g.", null],
    ["leistungen", "ab_65", "…", null],
    ["leistungen", "ab_65", "?", null],
    ["leistungen", "ab_65", "0", 0],
    ["leistungen", "ab_65", 0, 0],
    ["leistungen", "zeitraum", "Januar 2025", "2025-01"],
    ["leistungen", "zeitraum", new Date("2025-01-01T00:00:00Z"), "2025-01"],
    ["leistungen", "zeitraum", 45658, "2025-01"],
    ["leistungen", "zentrum_id", "Beispielzentrum Nord", "beispiel-nord"],
    ["leistungen", "zentrum_id", "BEISPIEL_NORD", "beispiel-nord"],
    ["leistungen", "angebot_id", "Cafe", "cafe"],
    ["leistungen", "angebot_id", "Nachbarschaftscafé", "cafe"],
    ["zentren", "zentrum_id", "Beispielzentrum Nord", "beispiel-nord"],
    ["zentren", "plz", 12689, "12689"],
    ["zentren", "lat", "52.5663", 52.5663],
    ["zentren", "offen_seit", 43922, "2020-04-01"],
    ["zentren", "oeffnungszeiten", "Mo-Di 9-18 Uhr", "Mo 09:00–18:00; Di 09:00–18:00"],
    ["zentren", "bezirksregionen", 101001, ["101001"]],
    ["zentren", "einsatzgebiet", "Marzahn-Nord\nRosenbecker Str.", ["101001", "10100102"]],
    ["zentren", "barrierefrei", true, "ja"],
    ["zentren", "barrierefrei", "WAHR", "ja"],
    // Decomposed umlauts as one system writes them, and an invisible soft hyphen.
    ["zentren", "traeger", "Tra\u0308ger\u00ad verein ", "Träger verein"],
    ["angebote", "zielgruppen", "altere menschen ab 65 jahren", null],
    ["angebote", "zielgruppen", "AELTERE", ["aeltere"]],
    [
      "angebote",
      "leistungsbereich",
      "angebote für generationen und kulturen, freizeit",
      "generationen_kultur_freizeit"
    ],
    ["angebote", "sprachen", "-", null],
    ["angebote", "titel", "Café – für alle", "Café – für alle"]
  ])("%s.%s: %s", (tabelle, spalte, wert, erwartet) => {
    const zeilen = gueltigeZeilen();
    zeilen[tabelle]![0]![spalte] = wert;
    const ergebnis = pruefe(blaetterOf(zeilen), kontext);
    expect(ergebnis.saetze[tabelle]![0]!.werte[spalte]).toEqual(erwartet);
    expect(ergebnis.fehler === 0).toBe(
      erwartet !== null || !tabelleOf(tabelle).spalten.find((s) => s.name === spalte)?.pflicht
    );
  });
});

describe("rows", () => {
  it("that the template prints say nothing until somebody fills them in", () => {
    const zeilen = gueltigeZeilen();
    zeilen.meldestand!.push({zentrum_id: "beispiel-nord", zeitraum: "01.2026"});
    zeilen.standards!.push({zentrum_id: "beispiel-nord", jahr: 2025, standard: "Selbsthilfe"});
    const ergebnis = pruefe(blaetterOf(zeilen), kontext);
    expect(ergebnis.meldungen).toEqual([]);
    expect(ergebnis.zeilen).toMatchObject({meldestand: 12, standards: 1});
  });

  it("that are empty are no rows, and the others keep the numbers of the file", () => {
    const blaetter = blaetterOf(gueltigeZeilen()).map((blatt) => ({
      ...blatt,
      zeilen: blatt.zeilen.flatMap((z, i) => [
        {zeile: 2 * i + 2, zellen: [null, "", "\u00a0"]},
        {...z, zeile: 2 * i + 3}
      ])
    }));
    const ergebnis = pruefe(blaetter, kontext);
    expect(ergebnis).toMatchObject({meldungen: [], zeilen: {leistungen: 24}});
    expect(ergebnis.saetze.leistungen!.map(({zeile}) => zeile).slice(0, 3)).toEqual([3, 5, 7]);
  });

  it("bear the file and sheet they stand in, and the whole text of what could not be read", () => {
    const zeilen = gueltigeZeilen();
    const lang = "sehr viele ".repeat(20).trim();
    Object.assign(zeilen.leistungen![0]!, {termine: lang, stunden: "Tel. 030 1234567"});
    zeilen.angebote![0]!.zielgruppen = "Familien; Zugvögel; Wandervögel";
    const csv = blaetterOf(zeilen).map((blatt) =>
      blatt.blatt === "Angebote" ? {...blatt, blatt: null, datei: "angebote.csv"} : blatt
    );
    const {leistungen, angebote} = pruefe(csv, kontext).saetze;
    expect(leistungen![0]).toMatchObject({
      datei: "meldung.xlsx",
      blatt: "Leistungen",
      zeile: 2,
      werte: {termine: null, stunden: null},
      roh: {termine: [lang], stunden: ["Te…"]}
    });
    expect(leistungen![1]).not.toHaveProperty("roh");
    expect(angebote![0]).toMatchObject({
      datei: "angebote.csv",
      blatt: null,
      werte: {zielgruppen: ["familien"]},
      roh: {zielgruppen: ["Zugvögel", "Wandervögel"]}
    });
  });

  it("have ids of one form only, which the register of the centres and large files take too", () => {
    const zeilen = gueltigeZeilen();
    zeilen.angebote![0]!.angebot_id = "Café - Mitte";
    for (const row of zeilen.leistungen!) if (row.angebot_id === "cafe") row.angebot_id = "cafe--mitte";
    const ids = new Set(gelesen(blaetterOf(zeilen), "leistungen").map(({angebot_id}) => angebot_id));
    expect([...ids]).toEqual(["cafe-mitte", "eltern"]);
    const muster = new RegExp(`^${kennungsmuster}$`);
    expect(["cafe-mitte", "cafe--mitte", "-cafe", "cafe-"].map((id) => muster.test(id))).toEqual([
      true,
      false,
      false,
      false
    ]);
  });

  it("of a centre that the same delivery brings are known", () => {
    const zeilen = gueltigeZeilen();
    for (const rows of Object.values(zeilen)) for (const row of rows) row.zentrum_id = "beispiel-neu";
    zeilen.zentren![0]!.name = "Beispielzentrum Neu";
    zeilen.leistungen![0]!.zentrum_id = "Beispielzentrum Neu";
    // The sheet of the centres may stand anywhere.
    const ergebnis = pruefe(blaetterOf(zeilen).reverse(), kontext);
    expect(ergebnis.meldungen.map(({regel}) => regel)).toEqual(["neues_zentrum"]);
    expect(ergebnis.saetze.leistungen![0]!.werte.zentrum_id).toBe("beispiel-neu");
  });

  it("of two years are taken if the Meldestand names both", () => {
    const zeilen = gueltigeZeilen();
    zeilen.leistungen!.push({...zeilen.leistungen![1]!, zeitraum: "11.2024"});
    zeilen.meldestand!.push({...zeilen.meldestand![0]!, zeitraum: "11.2024", stand: "10.12.2024"});
    expect(pruefe(blaetterOf(zeilen), kontext).fehler).toBe(0);
  });

  it("may be of offers that were loaded before", () => {
    const vorjahr = pruefe(blaetterOf(gueltigeZeilen()), kontext).saetze;
    const zeilen = gueltigeZeilen();
    delete zeilen.angebote;
    expect(pruefe(blaetterOf(zeilen), kontext).fehler).toBeGreaterThan(0);
    expect(pruefe(blaetterOf(zeilen), {...kontext, vorjahr}).fehler).toBe(0);
  });

  it("of a year need no more months than the centre was open", () => {
    const zeilen = gueltigeZeilen();
    zeilen.zentren![0]!.offen_seit = "01.07.2025";
    zeilen.leistungen = zeilen.leistungen!.slice(12);
    zeilen.meldestand = zeilen.meldestand!.slice(6);
    for (const name of ["beratungen", "anliegen", "gremien"] as const) delete zeilen[name];
    expect(pruefe(blaetterOf(zeilen), kontext).meldungen).toEqual([]);
  });
});

describe("unusual values", () => {
  it("lie further than three scaled deviations from the median", () => {
    // Median 3; deviations 1, 1, 0, 0, 1, 7: their median is 1, times 1.4826 and 3 is 4.4.
    expect(auffaellige([2, 2, 3, 3, 4, 10], 3)).toEqual({median: 3, indizes: [5]});
    expect(auffaellige([2, 2, 3, 3, 4, 7], 3).indizes).toEqual([]);
  });

  it("among equal ones are those that differ by more than half", () => {
    expect(auffaellige([2, 2, 2, 2, 2, 2.5], 3).indizes).toEqual([]);
    expect(auffaellige([2, 2, 2, 2, 2, 4], 3).indizes).toEqual([5]);
    expect(auffaellige([2, 2, 2, 2, 2, 2], 3).indizes).toEqual([]);
  });
});

it("every rule has a title and says in a sentence what is checked", () => {
  for (const {titel, erklaerung} of Object.values(regeln)) {
    expect(titel).toMatch(/^\p{Lu}.*[^.]$/u);
    expect(erklaerung).toMatch(/^[\p{Lu}„].*\.$/u);
  }
});

/** A centre's months with any counts that may be left open, but fit together. */
const leistung = fc
  .record({
    teilnahmen: fc.option(fc.nat(2000)),
    termine: fc.integer({min: 1, max: 60}),
    stunden: fc.option(fc.integer({min: 0, max: 1000})),
    anteile: fc.array(fc.float({min: 0, max: 1, noNaN: true}), {minLength: 5, maxLength: 5}),
    offen: fc.array(fc.boolean(), {minLength: 6, maxLength: 6})
  })
  .map(({teilnahmen, termine, stunden, anteile, offen}): Record<string, Rohzelle> => {
    const teil = (i: number, von: number): string | null =>
      teilnahmen === null || offen[i] ? null : String(Math.floor(anteile[i]! * von));
    const ganzes = teilnahmen ?? 0;
    return {
      zentrum_id: "beispiel-nord",
      termine: String(termine),
      stunden: stunden === null ? null : String(Math.min(stunden, 24 * termine)).replace(".", ","),
      teilnahmen: teilnahmen === null ? null : teilnahmen.toLocaleString("de-DE"),
      personen: teil(0, ganzes),
      weiblich: teil(1, ganzes / 2),
      maennlich: teil(2, ganzes / 2),
      unter_18: teil(3, ganzes / 2),
      ab_65: teil(4, ganzes / 2),
      ehrenamtliche: offen[5] ? null : "2"
    };
  });

const lieferung = fc
  .tuple(fc.array(leistung, {minLength: 1, maxLength: 12}), fc.constantFrom("cafe", "eltern"))
  .map(([rows, angebot_id]): Zeilen => ({
    ...gueltigeZeilen(),
    leistungen: rows.map((row, i) => ({...row, angebot_id, zeitraum: monate[i]!}))
  }));

describe("for any delivery", () => {
  it("one that fits together has no errors, and an empty cell stays null", () => {
    fc.assert(
      fc.property(lieferung, (zeilen) => {
        const {fehler, saetze} = pruefe(blaetterOf(zeilen), kontext);
        expect(fehler).toBe(0);
        saetze.leistungen!.forEach(({werte}, i) => {
          for (const [name, zelle] of Object.entries(zeilen.leistungen![i]!))
            expect(werte[name] === null).toBe(zelle === null);
          expect(werte.divers).toBeNull();
        });
      }),
      {seed: 11, numRuns: 40}
    );
  });

  it("the order of columns does not matter", () => {
    fc.assert(
      fc.property(lieferung, fc.nat(), (zeilen, start) => {
        const blaetter = blaetterOf(zeilen);
        const gedreht = blaetter.map((blatt) => {
          const dreh = <T>(werte: readonly T[]): T[] => {
            const n = start % werte.length;
            return [...werte.slice(n), ...werte.slice(0, n)].reverse();
          };
          return {...blatt, kopf: dreh(blatt.kopf), zeilen: blatt.zeilen.map((z) => ({...z, zellen: dreh(z.zellen)}))};
        });
        const [gerade, anders] = [pruefe(blaetter, kontext), pruefe(gedreht, kontext)];
        expect(anders.saetze).toEqual(gerade.saetze);
        expect([anders.fehler, anders.warnungen]).toEqual([gerade.fehler, gerade.warnungen]);
      }),
      {seed: 12, numRuns: 25}
    );
  });

  const zelle = fc.oneof(
    fc.constantFrom<Rohzelle>(
      null,
      "",
      "x",
      "-",
      "=1",
      "beispiel-nord",
      "cafe",
      "03.2025",
      "ja",
      "12",
      "1.000",
      7.5,
      -1,
      true
    ),
    fc.string({maxLength: 12}),
    fc.double(),
    fc.date()
  );
  const wirr = fc
    .record({
      blatt: fc.constantFrom("Leistungen", "Angebote", "Meldestand", "Zentren", "Beratungen", "Foo"),
      extra: fc.array(fc.string({maxLength: 12}), {maxLength: 3}),
      zeilen: fc.array(fc.array(zelle, {maxLength: 18}), {maxLength: 8})
    })
    .map(({blatt, extra, zeilen}): Rohblatt => {
      const bekannt =
        blatt === "Foo" ? [] : tabelleOf(blatt.toLowerCase() as Tabellenname).spalten.map(({titel}) => titel);
      return {
        datei: "wirr.xlsx",
        blatt,
        kopfzeile: 1,
        kopf: [...bekannt, ...extra],
        zeilen: zeilen.map((zellen, i) => ({zeile: i + 2, zellen}))
      };
    });

  it("nothing makes the check throw, and in steps it finds the same", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(wirr, {maxLength: 4}), async (blaetter) => {
        const ergebnis = pruefe(blaetter, kontext);
        let gelesene = 0;
        expect(await pruefeInSchritten(blaetter, kontext, (zeilen) => (gelesene = zeilen))).toEqual(ergebnis);
        expect(gelesene).toBeLessThanOrEqual(blaetter.reduce((n, {zeilen}) => n + zeilen.length, 0));
        for (const {text, abhilfe} of ergebnis.meldungen) expect(text && abhilfe).toBeTruthy();
      }),
      {seed: 13, numRuns: 100}
    );
  }, 30_000);

  it("steps let others work in between", async () => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    const [leistungen, ...rest] = blaetterOf({leistungen: gueltigeZeilen().leistungen!, ...gueltigeZeilen()});
    const viele = Array.from({length: 6000}, (_, i) => ({...leistungen!.zeilen[i % 24]!, zeile: i + 2}));
    const staende: number[] = [];
    const lauf = pruefeInSchritten([{...leistungen!, zeilen: viele}, ...rest], kontext, (n) => staende.push(n));
    // Between two steps the check waits for its turn.
    expect(staende).toHaveLength(1);
    await vi.runOnlyPendingTimersAsync();
    expect(staende).toHaveLength(2);
    await vi.runAllTimersAsync();
    await lauf;
    expect(staende.length).toBeGreaterThan(3);
    expect([...staende].sort((a, b) => a - b)).toEqual(staende);
  });
});
