import {describe, expect, it} from "vitest";
import {lesbar} from "../saetze/saetze.fixture.js";
import {befundeOf, bildOf, sitzungMit} from "./planung.fixture.js";
import type {Indikatorteile} from "./planung.fixture.js";
import {liesDatei, schreibeSitzung} from "./datei.js";
import {rueckschau, rueckschauDokument, setzeNachzaehlung} from "./rueckschau.js";
import {messungOf} from "./sitzung.js";
import type {Leistungswert, Messung, Schwerpunkt, Sitzung} from "./typen.js";
import type {VersorgungsbildData} from "../../../loaders/marts/befundeShapes.js";

const damals: Indikatorteile = {
  id: "armut",
  problemfeld: "kinder_familien",
  zeitraum: "2024-12-31",
  bzr: [{wert: 40, ki: [38, 42]}, {wert: 20}]
};
const messung = messungOf(befundeOf([damals]), "armut", "101001")!;
const sitzung = (teile: Partial<Schwerpunkt> = {}): Sitzung =>
  sitzungMit({
    schwerpunkte: [
      {
        ...{thema: "a", begruendung: "Grund.", verantwortlich: "Koordination", pruefung_am: "2027-11-01"},
        ...{messung, ziel: {richtung: "senken", wert: 35}},
        ...teile
      }
    ]
  });
const heute = (teile: Partial<Indikatorteile>) => befundeOf([{...damals, ...teile}]);
const blick = (teile: Partial<Indikatorteile>, schwerpunkt: Partial<Schwerpunkt> = {}) =>
  rueckschau(sitzung(schwerpunkt), {befunde: heute(teile), bild: bildOf()})[0]!;
const spaeter = (wert: number, ki: [number, number]): Partial<Indikatorteile> => ({
  zeitraum: "2026-12-31",
  bzr: [{wert, ki}, {wert: 20}]
});

describe("a target against the new value", () => {
  it("is reached only if the whole interval lies below it", () => {
    const {stand, neu, satz} = blick(spaeter(30, [28, 32]));
    expect(stand).toBe("erreicht");
    expect(lesbar(JSON.stringify(neu))).toBe('{"zeitraum":"2026-12-31","wert":"30,0 %","intervall":"28,0 bis 32,0 %"}');
    expect(lesbar(satz)).toMatch(/Ziel.*40,0 %.*35,0 %.*30,0 %/);
  });
  it("is missed if it lies above, and open if it contains the target, even below by its value", () => {
    expect(blick(spaeter(39, [37, 41])).stand).toBe("nicht_erreicht");
    expect(blick(spaeter(34, [32, 36])).stand).toBe("nicht_entscheidbar");
  });
  it("has no newer figure where the date did not advance", () => {
    const {stand, hinweise, neu} = blick({});
    expect([stand, neu]).toEqual(["keine_neuere_zahl", null]);
    expect(hinweise).toEqual(["Keine neuere Zahl: Der Atlas hat noch den Stand 31.12.2024."]);
  });
  it("tells of a figure that was corrected since", () => {
    const {hinweise} = blick({bzr: [{wert: 41, ki: [39, 43]}, {wert: 20}]});
    expect(lesbar(hinweise[1]!)).toBe(
      "Die Zahl zum Stand 31.12.2024 wurde seither berichtigt: damals 40,0 %, heute 41,0 %."
    );
  });
  it("is not compared across a break", () => {
    const {stand, hinweise} = blick({
      ...spaeter(30, [28, 32]),
      brueche: [{ab: "2025-12-31", grund: "Neue Zählweise."}]
    });
    expect(stand).toBe("bruch");
    expect(hinweise[0]).toBe(
      "Bruch in der Reihe ab 31.12.2025: Neue Zählweise. Alter und neuer Wert sind nicht vergleichbar."
    );
  });
  it("a break before the starting value is none", () => {
    const frueher = [{ab: "2020-12-31", grund: "Neue Zählweise."}];
    expect(blick({...spaeter(30, [28, 32]), brueche: frueher}).stand).toBe("erreicht");
  });
  it("without a value today nothing is decided", () => {
    const {stand, neu} = blick({zeitraum: "2026-12-31", bzr: [{wert: null}, {wert: 20}]});
    expect([stand, neu]).toEqual(["kein_wert", null]);
  });
});

describe("a target that cannot be checked any more", () => {
  const anders = (teile: Partial<Extract<Messung, {art: "atlas"}>>) =>
    ({messung: {...messung, ...teile}}) as Partial<Schwerpunkt>;
  it.each([
    ["an indicator that is gone", {}, anders({indikator: "weg"}), "Den Indikator gibt es im Atlas nicht mehr."],
    ["an area that is gone", {}, anders({gebiet_id: "101009"}), "Das Gebiet gibt es in dieser Form nicht mehr."],
    [
      "an area without the indicator",
      {},
      anders({gebiet_id: "10"}),
      "Für dieses Gebiet gibt es den Indikator nicht mehr."
    ],
    ["another unit", {einheit_kurz: "je 100"}, {}, "Die Einheit hat sich geändert (damals „%“, heute „je 100“)."]
  ] as [string, Partial<Indikatorteile>, Partial<Schwerpunkt>, string][])("%s", (_, teile, schwerpunkt, anfang) => {
    const {stand, satz, neu} = blick(teile, schwerpunkt);
    expect([stand, neu]).toEqual(["weg", null]);
    expect(satz.startsWith(anfang)).toBe(true);
  });
  it("an own measure is compared by hand", () => {
    const {stand, satz} = blick({}, {messung: {art: "eigen", titel: "Anfragen", stand: "12 im Monat"}});
    expect(stand).toBe("von_hand");
    expect(satz).toBe(
      "„Anfragen“ zählt der Verbund selbst. Stand bei der Sitzung: 12 im Monat. Die neue Zählung ist noch nicht eingetragen."
    );
    const danach = setzeNachzaehlung(sitzung({messung: {art: "eigen", titel: "Anfragen", stand: "12"}}), "a", "15");
    const gezaehlt = rueckschau(danach, {befunde: heute({}), bild: bildOf()})[0]!;
    expect([gezaehlt.stand, gezaehlt.neu?.wert]).toEqual(["selbst_gezaehlt", "15"]);
    expect(gezaehlt.satz).toContain("Neue Zählung: 15.");
    expect(liesDatei(schreibeSitzung(danach), "x.json")).toEqual({art: "sitzung", sitzung: danach});
  });
  it("a priority without measure or target has nothing to check", () => {
    expect(blick({}, {messung: null}).stand).toBe("ohne_ziel");
    expect(blick(spaeter(30, [28, 32]), {ziel: null}).stand).toBe("ohne_ziel");
  });
  it("a renamed area is told, and checked all the same", () => {
    const {stand, hinweise} = blick(spaeter(30, [28, 32]), anders({gebiet_name: "Alter Kiez"}));
    expect(stand).toBe("erreicht");
    expect(hinweise).toEqual(["Das Gebiet hieß bei der Sitzung „Alter Kiez“, heute „Nordkiez“."]);
  });
});

describe("the documented supply as a measure", () => {
  const angebot: Leistungswert = {
    ...{art: "leistung", zielgruppe: "kinder", titel: "Angebotsstunden", gebiet_id: "101001", gebiet_name: "Nordkiez"},
    ...{messgroesse: "stunden", jahr: 2024, wert: 400, vollstaendig: true, beispieldaten: true}
  };
  /** In 2025 the small atlas has 500 hours per 1,000 children there. */
  const mit = (messung: Partial<Leistungswert>, ziel: Schwerpunkt["ziel"], aendere = (b: VersorgungsbildData) => b) =>
    rueckschau(sitzung({messung: {...angebot, ...messung}, ziel}), {befunde: heute({}), bild: aendere(bildOf())})[0]!;
  const mehr = {richtung: "erhoehen", wert: null} as const;
  const zeileMit = (teile: object) => (bild: VersorgungsbildData) => {
    Object.assign(bild.gruppen[0]!.ebenen[0]!, teile);
    return bild;
  };

  it("is compared as counted, without an interval", () => {
    const {stand, satz, neu} = mit({}, mehr);
    expect(stand).toBe("erreicht");
    expect(lesbar(satz)).toBe(
      "Dokumentierte Leistung 2025: 500 Stunden je 1.000, 100 mehr als 2024 (400 Stunden je 1.000)."
    );
    expect(neu?.intervall).toBeNull();
    expect(mit({}, {richtung: "erhoehen", wert: 600}).stand).toBe("nicht_erreicht");
    expect(mit({wert: 500}, mehr).satz).toContain("ebenso viel wie 2024");
  });
  it("withheld stays withheld, and is no fewer", () => {
    const {stand, satz, neu} = mit({}, mehr, zeileMit({je_1000: [null, null], status: ["geschuetzt", "wert"]}));
    expect([stand, neu]).toEqual(["kein_wert", null]);
    expect(satz).toContain("geschützt");
    expect(satz).not.toMatch(/weniger|mehr/);
  });
  it("missing reports or the same year decide nothing", () => {
    expect(mit({}, mehr, zeileMit({zentren: [2, 1]})).stand).toBe("nicht_entscheidbar");
    expect(mit({vollstaendig: false}, mehr).stand).toBe("nicht_entscheidbar");
    expect(mit({jahr: 2025}, mehr)).toMatchObject({stand: "keine_neuere_zahl", neu: null});
    expect(mit({messgroesse: "termine"}, mehr).stand).toBe("weg");
  });
});

it("the document sets starting value, target and new value side by side and names the source", () => {
  const dokument = rueckschauDokument(sitzung(), {
    ...{
      quellen: {befunde: heute(spaeter(30, [28, 32])), bild: bildOf()},
      adresse: "https://atlas.example",
      heute: "2027-11-20"
    },
    version: "1.1.0"
  });
  const tabelle = dokument.bloecke.find((block) => block.art === "tabelle")!;
  expect(tabelle.zeilen.map((zeile) => zeile.map(lesbar))).toEqual([
    [
      "Thema a",
      "Titel armut in Nordkiez: 40,0 % (31.12.2024; 95-%-Intervall 38,0 bis 42,0 %)",
      "senken auf 35,0 %",
      "30,0 % (31.12.2026; 28,0 bis 32,0 %)",
      "Ziel erreicht"
    ]
  ]);
  expect(dokument).toMatchObject({titel: "Rückschau auf die Schwerpunkte 2027", stand: "2027-11-20", version: "1.1.0"});
  expect(JSON.stringify(dokument.bloecke)).toContain("Quelle: Amt für Statistik Berlin-Brandenburg");
});
