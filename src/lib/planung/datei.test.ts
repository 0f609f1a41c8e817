import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {textePlanung} from "../texte/planung.js";
import {dateinameSitzung, dateinameStimmzettel, liesDatei, schreibeSitzung, schreibeStimmzettel} from "./datei.js";
import {punkte, sitzungMit, thema} from "./planung.fixture.js";
import {stimmzetteldatei} from "./stimmen.js";
import type {Schwerpunkt, Sitzung} from "./typen.js";

const schwerpunkt: Schwerpunkt = {
  thema: "a",
  begruendung: "Weil „viele“ betroffen sind.\nUnd mehr werden.",
  verantwortlich: "Koordination",
  messung: {
    ...{art: "atlas", indikator: "armut", titel: "Armut", gebiet_id: "101001", gebiet_name: "Nordkiez"},
    ...{einheit_kurz: "%", nachkommastellen: 1, zeitraum: "2024-12-31", wert: 40.25},
    ...{ki: {unten: 38, oben: 42, wenige: false}, quellenvermerke: ["Quelle: AfS"]}
  },
  ziel: {richtung: "senken", wert: 35},
  pruefung_am: "2027-11-01"
};
const sitzung = sitzungMit({
  stimmzettel: ["1", "2", "3"].map((id) => ({id, stimmen: punkte({a: 3, b: 2})})),
  begruendungen: [{thema: "c", text: "Grund."}],
  schwerpunkte: [schwerpunkt],
  abgeschlossen: "2026-11-21"
});

describe("a session as a file", () => {
  it("gives the same session when it is opened again, closed and with all that is in it", () => {
    expect(liesDatei(schreibeSitzung(sitzung), "x.json")).toEqual({art: "sitzung", sitzung});
  });

  it("gives the same bytes for the same session, in whatever order it was put together", () => {
    const verdreht = Object.fromEntries(Object.entries(sitzung).reverse()) as unknown as Sitzung;
    expect(schreibeSitzung(verdreht)).toBe(schreibeSitzung(sitzung));
  });

  it("keeps every text", () => {
    fc.assert(
      fc.property(fc.string({maxLength: 200, unit: "grapheme"}), fc.integer({min: 2000, max: 2100}), (text, jahr) => {
        const eine = sitzungMit({jahr, rollen: [text], themen: [thema("a", "stark", {titel: text})]});
        const gelesen = liesDatei(schreibeSitzung(eine), "x.json");
        expect(gelesen).toEqual({art: "sitzung", sitzung: eine});
      })
    );
  });

  it("has a German name for every entry that a fault can lie in", () => {
    const namen = new Set(schreibeSitzung(sitzung).match(/(?<=")[a-z_]+(?=":)/g));
    expect([...namen].filter((name) => !(name in textePlanung.datei.felder))).toEqual([]);
  });

  it("a byte order mark before it does no harm", () => {
    expect(liesDatei(`\ufeff${schreibeSitzung(sitzung)}`, "x.json").art).toBe("sitzung");
  });

  it("is named by its year", () => expect(dateinameSitzung(sitzung)).toBe("jahresplanung_2027.json"));
});

describe("a ballot as a file", () => {
  const zettel = stimmzetteldatei(sitzung, "3f9a27c1-aaaa-bbbb", punkte({a: 3}));

  it("gives the same ballot, and its name tells nobody", () => {
    expect(liesDatei(schreibeStimmzettel(zettel), "x.json")).toEqual({art: "stimmzettel", stimmzettel: zettel});
    expect(dateinameStimmzettel(zettel)).toBe("stimmzettel_3f9a27c1.json");
  });
  it("holds no role, no centre and no time", () => {
    expect(Object.keys(JSON.parse(schreibeStimmzettel(zettel)) as object).sort()).toEqual([
      ...["fingerabdruck", "format", "id", "sitzung", "stimmen", "version"]
    ]);
  });
});

const mit = (aendere: (s: Record<string, unknown> & Sitzung) => void): string => {
  const kopie = structuredClone(sitzung) as Record<string, unknown> & Sitzung;
  aendere(kopie);
  return JSON.stringify(kopie);
};
const ende = "Es wurde nichts geändert. Bitte die unveränderte Datei öffnen.";

describe("files that cannot be opened", () => {
  it.each([
    ["empty", "", "„x.json“ ist leer. Bitte die Datei noch einmal speichern oder eine andere wählen."],
    [
      "cut off",
      schreibeSitzung(sitzung).slice(0, 300),
      "„x.json“ lässt sich nicht lesen. Vielleicht ist sie unvollständig gespeichert. Bitte die Datei öffnen, die der Atlas gespeichert hat (Endung .json)."
    ],
    [
      "of something else",
      '{"format": "geojson"}',
      "„x.json“ ist keine Datei der Jahresplanung. Bitte eine Sitzung oder einen Stimmzettel öffnen, die der Atlas gespeichert hat."
    ],
    [
      "a bare list",
      "[]",
      "„x.json“ ist keine Datei der Jahresplanung. Bitte eine Sitzung oder einen Stimmzettel öffnen, die der Atlas gespeichert hat."
    ],
    [
      "newer",
      mit((s) => (s.version = 2)),
      "„x.json“ hat die Version 2. Diese Seite kennt nur Version 1. Bitte die Seite neu laden oder den neueren Atlas benutzen."
    ],
    [
      "of no version",
      mit((s) => (s.version = 0)),
      `„x.json“ ist fehlerhaft. Version: keiner der erlaubten Werte. ${ende}`
    ],
    [
      "without topics",
      mit((s) => delete (s as Partial<Sitzung>).themen),
      `„x.json“ ist fehlerhaft. Themen: Angabe fehlt. ${ende}`
    ],
    [
      "with a year in words",
      mit((s) => (s.jahr = "2027" as unknown as number)),
      `„x.json“ ist fehlerhaft. Jahr: falsche Art von Angabe. ${ende}`
    ],
    [
      "with a day that does not exist",
      mit((s) => (s.sitzung_am = "2026-02-30")),
      `„x.json“ ist fehlerhaft. Tag der Sitzung: nicht in der vorgeschriebenen Form. ${ende}`
    ],
    [
      "with a weight of 0",
      mit((s) => (s.kriterien[1]!.gewicht = 0)),
      `„x.json“ ist fehlerhaft. Kriterien, Eintrag 2, Gewicht: zu klein oder zu kurz. ${ende}`
    ],
    [
      "with an unknown grade",
      mit((s) => (s.themen[2]!.beleg.stufe = "sehr" as "stark")),
      `„x.json“ ist fehlerhaft. Themen, Eintrag 3, Hinweise, Stufe: keiner der erlaubten Werte. ${ende}`
    ],
    [
      "with a stranger's entry",
      mit((s) => (s["name"] = "Erika")),
      `„x.json“ ist fehlerhaft. Datei: unbekannte Angabe „name“. ${ende}`
    ],
    [
      "whose result would show at two ballots",
      mit((s) => (s.mindestens = 2)),
      `„x.json“ ist fehlerhaft. Mindestzahl der Stimmzettel: zu klein oder zu kurz. ${ende}`
    ],
    [
      "with a ballot twice",
      mit((s) => (s.stimmzettel[1]!.id = "1")),
      `„x.json“ ist fehlerhaft. Stimmzettel, Eintrag 2: „1“ steht zweimal da. ${ende}`
    ],
    [
      "with a ballot of too many points",
      mit((s) => s.stimmzettel[2]!.stimmen.push({thema: "c", kriterium: null, wert: 2})),
      `„x.json“ ist fehlerhaft. Stimmzettel, Eintrag 3: Vergeben sind 2 Punkte zu viel. Jeder Stimmzettel hat 5 Punkte. ${ende}`
    ],
    [
      "with a priority on no topic",
      mit((s) => (s.schwerpunkte[0]!.thema = "z")),
      `„x.json“ ist fehlerhaft. Schwerpunkte, Eintrag 1: „z“ steht nicht auf der Liste der Themen. ${ende}`
    ],
    [
      "with two faults",
      mit((s) => {
        s.jahr = 1;
        s.daten.stand = "gestern";
      }),
      `„x.json“ ist fehlerhaft. Jahr: zu klein oder zu kurz. Dazu 1 weiterer Fehler. ${ende}`
    ],
    [
      "a ballot with half a point",
      JSON.stringify({...stimmzetteldatei(sitzung, "z", []), stimmen: [{thema: "a", kriterium: null, wert: 0.5}]}),
      `„x.json“ ist fehlerhaft. Stimmen, Eintrag 1, Wert: falsche Art von Angabe. ${ende}`
    ]
  ])("%s", (_, text, meldung) => expect(liesDatei(text, "x.json")).toEqual({art: "fehler", text: meldung}));

  it("far too large", () => {
    const {text} = liesDatei("x".repeat(5_000_001), "x.json") as {text: string};
    expect(text).toMatch(/zu groß \(5,0.MB\)/);
  });
});
