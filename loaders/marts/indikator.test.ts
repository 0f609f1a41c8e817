import {describe, expect, it} from "vitest";
import type {Indicator} from "../contract/catalogue.js";
import {readCatalogue} from "../contract/readCatalogue.js";
import type {BezirkswertRow} from "./bezirkswerte.js";
import * as indikator from "./indikator.js";
import type {IndikatorSeite} from "./shapes.js";

const {indicators, methode} = readCatalogue("data/catalogue");
const indicator = (id: string) => indicators.find((i) => i.id === id)!;
const unter18 = {...indicator("anteil_unter_18"), brueche: []};

const verlaufOf = (rows: readonly BezirkswertRow[], of: Indicator, trend = methode.trend): IndikatorSeite["verlauf"] =>
  indikator.verlaufOf(rows, of, trend);

/** Shares of 10,000 people at year-ends from 2021 on. */
const reihe = (...zaehler: number[]): BezirkswertRow[] =>
  zaehler.map((z, i) => ({
    indikator_id: "anteil_unter_18",
    lor_stand: "2021",
    gebiet_id: "10",
    ebene: "bezirk",
    zeitraum: `${2021 + i}-12-31`,
    altersgruppe: "insgesamt",
    geschlecht: "insgesamt",
    zaehler: z,
    nenner: 10000,
    wert: z / 100,
    status: "wert",
    ki_unten: null,
    ki_oben: null,
    wenige: false,
    rest_bezirk: null,
    vergleich_bezirk: null,
    vergleich_berlin: null,
    quelle: "ewr",
    release: "2025-12",
    umgerechnet: false,
    bruch: false,
    anmerkung: ""
  }));

describe("what may be said of a series", () => {
  it("is a trend from five dates of one edition on, by its test", () => {
    const spanne = {art: "trend", von: "2021-12-31", bis: "2025-12-31"};
    expect(verlaufOf(reihe(1800, 1850, 1900, 1950, 2000), unter18)).toEqual({...spanne, richtung: "steigend"});
    expect(verlaufOf(reihe(2000, 1950, 1900, 1850, 1800), unter18)).toEqual({...spanne, richtung: "fallend"});
    expect(verlaufOf(reihe(1900, 1905, 1895, 1902, 1899), unter18)).toEqual({...spanne, richtung: "nicht_erkennbar"});
  });

  it("is no trend, but a change, if the last step goes the other way", () => {
    // The share of under 18-year-olds in the Bezirk rose four times in a row and then fell.
    const gewendet = reihe(1801, 1833, 1844, 1850, 1834).map((r) => ({
      ...r,
      zaehler: 30 * r.zaehler!,
      nenner: 300_000
    }));
    const verlauf = verlaufOf(gewendet, unter18);
    expect(verlauf).toMatchObject({art: "veraenderung", von: "2021-12-31", bis: "2025-12-31"});
    if (verlauf.art !== "veraenderung") throw new Error("a trend");
    expect(verlauf.differenz).toBeCloseTo(0.33, 9);
    expect(verlauf.ki!.unten).toBeGreaterThan(0);
    const gleich = gewendet.with(4, {...gewendet[4]!, zaehler: gewendet[3]!.zaehler, wert: gewendet[3]!.wert});
    expect(verlaufOf(gleich, unter18)).toMatchObject({art: "trend", richtung: "steigend"});
    expect(verlaufOf(reihe(2000, 1950, 1900, 1850, 1860), unter18)).toMatchObject({art: "veraenderung"});
  });

  it("asks for as many dates, and as little chance of an error, as the catalogue says", () => {
    const steigend = reihe(1800, 1850, 1900, 1950, 2000);
    expect(verlaufOf(steigend, unter18, {...methode.trend, stichtage: 6})).toMatchObject({art: "veraenderung"});
    expect(verlaufOf(steigend, unter18, {...methode.trend, stichtage: 4})).toMatchObject({von: "2022-12-31"});
    expect(verlaufOf(steigend, unter18, {...methode.trend, irrtum: 1e-9})).toMatchObject({richtung: "nicht_erkennbar"});
  });

  it("is a change with its interval where dates are too few, of two editions, or parted by a break", () => {
    const vier = verlaufOf(reihe(1800, 1850, 1900, 2000), unter18);
    expect(vier).toMatchObject({art: "veraenderung", von: "2021-12-31", bis: "2024-12-31"});
    if (vier.art !== "veraenderung" || vier.ki === null) throw new Error("no interval");
    expect(vier.differenz).toBeCloseTo(2, 9);
    // Of 18 and 20 per cent of 10,000 each: about two standard errors of 0.55 to either side.
    expect([vier.ki.unten, vier.ki.oben].map((grenze) => grenze.toFixed(1))).toEqual(["0.9", "3.1"]);
    const fuenf = reihe(1800, 1850, 1900, 1950, 2000);
    const zweiStaende = fuenf.map((r, i) => ({...r, umgerechnet: i < 2}));
    expect(verlaufOf(zweiStaende, unter18)).toMatchObject({art: "veraenderung", von: "2021-12-31"});
    const bruch = {...unter18, brueche: [{ab: "2023-12-31", grund: "Anders gezählt."}]};
    expect(verlaufOf(fuenf, bruch)).toMatchObject({art: "veraenderung", von: "2023-12-31"});
  });

  it("has no interval without counts, and is nothing where dates cannot be compared", () => {
    const ohneZahlen = reihe(1800, 1850, 1900, 1950, 2000).map((r) => ({...r, zaehler: null, nenner: null}));
    expect(verlaufOf(ohneZahlen, unter18)).toMatchObject({art: "veraenderung", ki: null});
    expect(verlaufOf(reihe(1800), unter18)).toEqual({art: "keine"});
    expect(verlaufOf([], unter18)).toEqual({art: "keine"});
    for (const id of ["mss_status", "gssa_gesix", "veraenderung_5_jahre", "mss_veraenderung_kinderarmut"])
      expect(verlaufOf(reihe(1800, 1850, 1900, 1950, 2000), indicator(id)), id).toEqual({art: "keine"});
  });
});
