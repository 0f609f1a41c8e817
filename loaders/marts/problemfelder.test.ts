import {beforeAll, describe, expect, it} from "vitest";
import {aenderungOf, altLageOf} from "../../src/lib/problemfelder/fortschreibung.js";
import {lageOf} from "../../src/lib/saetze/lage.js";
import {zeilenOf} from "../analyse/erstelle.js";
import type {Ausgabezeile} from "../analyse/ausgabe.js";
import {befunde} from "../../src/components/problemfelder/problemfelder.fixture.js";
import {InputError} from "../contract/errors.js";
import {readCatalogue} from "../contract/readCatalogue.js";
import {problemfelderData, readAnalysestand} from "./problemfelder.js";
import type {Analysestand} from "./problemfelder.js";
import {ProblemfelderData} from "./problemfelderShapes.js";

const katalog = readCatalogue("data/catalogue");
let stand: Analysestand;
beforeAll(() => {
  stand = readAnalysestand();
});

const ausgabeAus = (zeilen: Ausgabezeile[]): Analysestand["ausgaben"] => [
  {
    meta: {
      ...{name: "2025", datum: "2025-02-01", datenstand: "2024-12-31", rolle: "QPK", hinweis: ""},
      ...{lor_stand: "2021", zeilen: zeilen.length}
    },
    zeilen
  }
];

describe("figures of the reports", () => {
  it("keep number, date and place of every report, each in the field of its indicator and in the areas of today", () => {
    const {berichtswerte} = problemfelderData(katalog, befunde, {...stand, ausgaben: []});
    const zeilen = stand.berichte.flatMap((b) => b.zeilen);
    expect(berichtswerte).toHaveLength(zeilen.length);
    const kinder = berichtswerte.filter((w) => w.indikator === "kern_sprache" && w.gebiet_id === "102004");
    const roh = zeilen.find((z) => z.kennzahl === "e1" && z.gebiet_id === "100204");
    expect(kinder.map(({wert, zeitraum, problemfeld}) => [wert, zeitraum, problemfeld])).toEqual([
      [roh?.wert, "2015/2017", "bildung"]
    ]);
    for (const {kennzahl} of berichtswerte) expect(kennzahl.length).toBeGreaterThan(4);
  });
});

describe("the edition as the page is given it", () => {
  const leer = {...katalog, problemfelder: []};
  const gleich = problemfelderData(leer, befunde, {berichte: [], ausgaben: ausgabeAus(zeilenOf(befunde))});

  it("has the shape, and says of every area what the findings said: nothing changed since", () => {
    expect(ProblemfelderData.safeParse(gleich).error).toBeUndefined();
    const {gebiete} = befunde;
    for (const {kopf} of befunde.indikatoren)
      for (const {gebiet_id} of [...gebiete.bezirk, ...gebiete.bzr, ...gebiete.plr]) {
        const [alt, neu] = [altLageOf(befunde, gleich, kopf.id, gebiet_id), lageOf(befunde, kopf.id, gebiet_id)];
        expect([alt?.wert.wert, alt?.wert.status, alt?.zeitraum]).toEqual([
          neu?.wert.wert,
          neu?.wert.status,
          neu?.zeitraum
        ]);
        expect(aenderungOf(alt, neu)).toEqual({art: null, urteil: null});
      }
  });

  it("names an indicator the register no longer has by its id", () => {
    const zeilen = zeilenOf(befunde).map((z) => ({...z, indikator: `alt_${z.indikator}`}));
    const data = problemfelderData(leer, befunde, {berichte: [], ausgaben: ausgabeAus(zeilen)});
    expect(data.letzte.map(({titel}) => titel)).toContain("alt_kinderarmut");
  });

  it("refuses an area that does not exist, with line and value", () => {
    const [erste, ...rest] = zeilenOf(befunde);
    const faul = {berichte: [], ausgaben: ausgabeAus([{...erste!, gebiet_id: "109999"}, ...rest])};
    expect(() => problemfelderData(leer, befunde, faul)).toThrow(InputError);
    expect(() => problemfelderData(leer, befunde, faul)).toThrow(/2025\.csv, Zeile 2, Spalte gebiet_id: „109999“/);
  });

  it("takes the newest of several editions and lists all", () => {
    const zwei = [...ausgabeAus(zeilenOf(befunde)), ...ausgabeAus(zeilenOf(befunde).slice(0, 1))];
    zwei[1]!.meta = {...zwei[1]!.meta, name: "2026", datenstand: "2025-12-31", zeilen: 1};
    const data = problemfelderData(leer, befunde, {berichte: [], ausgaben: zwei});
    expect(data.ausgaben.map(({name}) => name)).toEqual(["2026", "2025"]);
    expect(data.letzte).toHaveLength(1);
  });
});

it("says for every field which figures stand for it, or what is not known", () => {
  const alleWerte = {
    ...befunde,
    indikatoren: katalog.indicators.map(({id}) => ({
      ...befunde.indikatoren[0]!,
      kopf: {...befunde.indikatoren[0]!.kopf, id}
    }))
  };
  const {felder} = problemfelderData(katalog, alleWerte, {berichte: [], ausgaben: []});
  for (const {id, leitindikatoren, datenluecken} of felder)
    expect(leitindikatoren.length + datenluecken.length, id).toBeGreaterThan(0);
  expect(felder.flatMap((f) => (f.leitindikatoren.length === 0 ? [f.id] : []))).toEqual([
    "behinderung_inklusion",
    "gleichstellung",
    "engagement_beteiligung"
  ]);
});
