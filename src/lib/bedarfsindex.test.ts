import {describe, expect, it} from "vitest";
import {assumptions, createRandom} from "../method/robustness.js";
import {
  aggregations,
  berechneAnnahmen,
  berechneIndex,
  berechneRaenge,
  istUnabhaengig,
  mittelDerTeile,
  normalisations,
  vorgabeOf,
  zaehlendeSpalten
} from "./bedarfsindex.js";
import type {IndexEingabe, IndexSpalte, IndexWahl} from "./bedarfsindex.js";

const spalte = (
  id: string,
  feld: string,
  werte: IndexSpalte["werte"],
  rest: Partial<IndexSpalte> = {}
): IndexSpalte => ({
  id,
  feld,
  richtung: 1,
  vorgabe: true,
  werte,
  nenner: null,
  faktor: 100,
  ...rest
});

const optionen = {
  laeufe: 200,
  startzahl: 7,
  gewicht_schwankung: 0.25,
  oberster_anteil: 0.2,
  mindestanteil: 0.66,
  ausreisser_hoechstens: 5,
  doppelt_ab: 0.8,
  normalisierung: "z",
  mittel: "arithmetic",
  rangspanne: 0.9,
  freie_gewichtungen: 2000
} as const;

/** Three areas whose figures are one standard deviation of √(2/3) apart, so that the index can be worked out by hand. */
const hand: IndexEingabe = {
  anzahl: 3,
  felder: [
    {id: "armut", gewicht: 1},
    {id: "arbeit", gewicht: 3},
    {id: "alter", gewicht: 0}
  ],
  spalten: [
    spalte("kinderarmut", "armut", [1, 2, 3]),
    spalte("arbeitslosigkeit", "arbeit", [3, 2, 1]),
    spalte("jugend", "arbeit", [1, 3, 2]),
    spalte("hochaltrige", "alter", [9, 1, 5]),
    spalte("wählbar", "armut", [7, 7, 1], {vorgabe: false})
  ],
  optionen
};

/** Shares with denominators for eight areas, beside twelve that only set the scale. */
function beispiel(nenner: number): IndexEingabe {
  const random = createRandom(5);
  const werte = (): number[] => Array.from({length: 20}, (_, i) => 10 + i / 2 + 20 * random());
  return {
    ...hand,
    anzahl: 8,
    spalten: [
      spalte("kinderarmut", "armut", werte(), {nenner: Array.from({length: 8}, () => nenner)}),
      spalte("arbeitslosigkeit", "arbeit", werte(), {nenner: Array.from({length: 8}, () => nenner)}),
      spalte("veraenderung", "arbeit", werte()),
      spalte("hochaltrige", "alter", werte())
    ]
  };
}

const mitGewichten = (eingabe: IndexEingabe, gewichte: IndexWahl["gewichte"]): IndexWahl => ({
  ...vorgabeOf(eingabe),
  gewichte
});

describe("vorgabeOf", () => {
  it("is the choice the catalogue makes", () => {
    expect(vorgabeOf(hand)).toEqual({
      gewichte: {armut: 1, arbeit: 3, alter: 0},
      indikatoren: ["kinderarmut", "arbeitslosigkeit", "jugend", "hochaltrige"],
      normalisierung: "z",
      mittel: "arithmetic"
    });
    const anders = {...hand, optionen: {...optionen, normalisierung: "rank", mittel: "geometric"} as const};
    expect(vorgabeOf(anders)).toMatchObject({normalisierung: "rank", mittel: "geometric"});
  });
});

describe("zaehlendeSpalten", () => {
  it("are those that are part of the index by default and lie in a field with a weight", () => {
    expect(zaehlendeSpalten(hand).map(({id}) => id)).toEqual(["kinderarmut", "arbeitslosigkeit", "jugend"]);
  });
});

describe("berechneIndex", () => {
  const sd = Math.sqrt(1.5);

  it("is what a calculation by hand gives", () => {
    const {index, felder, bewertet} = berechneIndex(hand, vorgabeOf(hand))!;
    const expected = {armut: [-sd, 0, sd], arbeit: [0, sd / 2, -sd / 2]};
    expect(Object.keys(felder)).toEqual(["armut", "arbeit"]);
    for (const [feld, werte] of Object.entries(expected))
      werte.forEach((x, i) => expect(felder[feld]![i]).toBeCloseTo(x, 12));
    [-sd / 4, (3 * sd) / 8, -sd / 8].forEach((x, i) => expect(index[i]).toBeCloseTo(x, 12));
    expect(bewertet).toBe(3);
  });

  it("is nothing without a weight or an indicator, never 0", () => {
    const nichts = mitGewichten(hand, {armut: 0, arbeit: 0, alter: 0});
    for (const wahl of [nichts, mitGewichten(hand, {}), {...vorgabeOf(hand), indikatoren: []}]) {
      expect(berechneIndex(hand, wahl)).toBeNull();
      expect(berechneRaenge(hand, wahl)).toBeNull();
      expect(berechneAnnahmen(hand, wahl, 8)).toBeNull();
    }
    const nurAlter = {...mitGewichten(hand, {alter: 1}), indikatoren: ["kinderarmut"]};
    expect(berechneIndex(hand, nurAlter)).toBeNull();
  });

  it("takes no notice of a field with weight 0 or an indicator that is not chosen", () => {
    const ohne = {...hand, felder: hand.felder.slice(0, 2), spalten: hand.spalten.slice(0, 3)};
    expect(berechneIndex(hand, vorgabeOf(hand))).toEqual(berechneIndex(ohne, vorgabeOf(ohne)));
    expect(berechneRaenge(hand, vorgabeOf(hand))).toEqual(berechneRaenge(ohne, vorgabeOf(ohne)));
  });

  it("knows weights only by their proportions", () => {
    expect(berechneIndex(hand, mitGewichten(hand, {armut: 0.5, arbeit: 1.5}))!.index).toEqual(
      berechneIndex(hand, vorgabeOf(hand))!.index
    );
  });

  it("turns an indicator round whose low figures hint at need", () => {
    const nur = (richtung: 1 | -1, werte = [10, 40, 20]): IndexEingabe => ({
      ...hand,
      spalten: [spalte("abschluss", "armut", werte, {richtung, nenner: [50, 50, 50]})]
    });
    const [gedreht, gerade] = [nur(-1), nur(1)].map((e) => berechneIndex(e, vorgabeOf(e))!.index);
    gerade!.forEach((x, i) => expect(gedreht![i]).toBeCloseTo(-x!, 12));
    const raenge = (e: IndexEingabe) => berechneRaenge(e, vorgabeOf(e))!.map((r) => r!.rang);
    expect(raenge(nur(-1))).toEqual([1, 3, 2]);
    expect(raenge(nur(1, [90, 60, 80]))).toEqual([1, 3, 2]);
  });

  it("lets an area without enough figures without an index, and counts those that have one", () => {
    const eingabe = {...hand, spalten: [spalte("a", "armut", [1, null, 3, 5]), spalte("b", "arbeit", [2, 4, 1, null])]};
    const {index, bewertet, felder} = berechneIndex(eingabe, vorgabeOf(eingabe))!;
    expect(index.map((x) => x === null)).toEqual([false, true, false]);
    expect(felder["armut"]![1]).toBeNull();
    expect(felder["arbeit"]![1]).not.toBeNull();
    expect(bewertet).toBe(2);
    expect(berechneRaenge(eingabe, vorgabeOf(eingabe))!.map((r) => r === null)).toEqual([false, true, false]);
  });

  it("names indicators that say nearly the same, strongest first", () => {
    const eingabe = {
      ...hand,
      spalten: [
        spalte("a", "armut", [1, 2, 3, 4]),
        spalte("b", "arbeit", [1, 2, 3, 5]),
        spalte("c", "arbeit", [4, 3, 2, 1]),
        spalte("d", "armut", [1, -1, -1, 1])
      ]
    };
    const {doppelt} = berechneIndex(eingabe, vorgabeOf(eingabe))!;
    expect(doppelt.map(({a, b}) => [a, b].sort().join(" "))).toEqual(["a c", "a b", "b c"]);
    expect(doppelt[0]!.r).toBeCloseTo(-1, 12);
    expect(doppelt[1]!.r).toBeCloseTo(0.9827, 4);
    const streng = {...eingabe, optionen: {...optionen, doppelt_ab: 0.99}};
    expect(berechneIndex(streng, vorgabeOf(streng))!.doppelt).toHaveLength(1);
  });

  it("takes every scale and mean there is", () => {
    for (const normalisierung of normalisations)
      for (const mittel of aggregations) {
        const {index} = berechneIndex(hand, {...vorgabeOf(hand), normalisierung, mittel})!;
        expect(index.indexOf(Math.max(...index.map((x) => x!)))).toBe(1);
      }
  });
});

describe("berechneRaenge", () => {
  it("ranks the first areas among themselves, in the order of the index", () => {
    const eingabe = beispiel(2000);
    const wahl = vorgabeOf(eingabe);
    const raenge = berechneRaenge(eingabe, wahl)!;
    const {index, bewertet} = berechneIndex(eingabe, wahl)!;
    expect([raenge.length, index.length, bewertet]).toEqual([8, 8, 20]);
    const absteigend = [...index].sort((a, b) => b! - a!);
    expect(raenge.map((r) => r!.rang)).toEqual(index.map((x) => absteigend.indexOf(x) + 1));
    for (const r of raenge) {
      expect(r!.rang_unten).toBeLessThanOrEqual(r!.median);
      expect(r!.median).toBeLessThanOrEqual(r!.rang_oben);
      expect(r!.bester_denkbar).toBeLessThanOrEqual(r!.bester);
      expect(r!.bester).toBeLessThanOrEqual(r!.schlechtester);
      expect(r!.schlechtester).toBeLessThanOrEqual(r!.schlechtester_denkbar);
    }
  });

  it("is less sure of ranks behind which there are few people", () => {
    const breite = (nenner: number): number =>
      berechneRaenge(beispiel(nenner), vorgabeOf(beispiel(nenner)))!.reduce(
        (sum, r) => sum + r!.rang_oben - r!.rang_unten,
        0
      );
    expect(breite(30)).toBeGreaterThan(breite(30_000));
  });

  it("has the interval and the free weightings that the catalogue asks for", () => {
    const mit = (rest: Partial<IndexEingabe["optionen"]>) => {
      const eingabe = {...beispiel(500), optionen: {...optionen, ...rest}};
      return berechneRaenge(eingabe, vorgabeOf(eingabe))!.map((r) => r!);
    };
    const breite = (rangspanne: number): number =>
      mit({rangspanne}).reduce((sum, r) => sum + r.rang_oben - r.rang_unten, 0);
    expect(breite(0.5)).toBeLessThan(breite(0.98));
    for (const {oberstes_frei} of mit({freie_gewichtungen: 16}))
      expect(Number.isInteger(oberstes_frei * 16)).toBe(true);
  });

  it("gives the same bytes for the same input", () => {
    const bytes = (): string => JSON.stringify(berechneRaenge(beispiel(500), vorgabeOf(beispiel(500))));
    expect(bytes()).toBe(bytes());
  });

  it("has none if fewer than two areas have an index", () => {
    const eingabe = {...hand, spalten: [spalte("a", "armut", [1, null, null, 5, 6])]};
    expect(berechneIndex(eingabe, vorgabeOf(eingabe))!.bewertet).toBe(3);
    expect(berechneRaenge(eingabe, vorgabeOf(eingabe))).toBeNull();
    expect(berechneAnnahmen(eingabe, vorgabeOf(eingabe), 8)).toBeNull();
  });
});

describe("berechneAnnahmen", () => {
  it("has a share for every assumption, the same for the same input", () => {
    const eingabe = beispiel(500);
    const annahmen = berechneAnnahmen(eingabe, vorgabeOf(eingabe), 32)!;
    expect(annahmen.first).toHaveLength(assumptions.length);
    expect(annahmen.total).toHaveLength(assumptions.length);
    expect(annahmen.total.at(-1)!.value).toBeGreaterThan(0);
    expect(berechneAnnahmen(eingabe, vorgabeOf(eingabe), 32)).toEqual(annahmen);
  });
});

describe("istUnabhaengig", () => {
  const wahl = {bewertet: 40, merkmale: 5, oberster_anteil: 0.2};

  it("holds up to the last of the top places, here 8 of 40", () => {
    expect(istUnabhaengig({schlechtester: 8}, wahl)).toBe(true);
    expect(istUnabhaengig({schlechtester: 8.5}, wahl)).toBe(false);
    // Of three areas a fifth is less than one: the first place is the top.
    expect(istUnabhaengig({schlechtester: 1}, {...wahl, bewertet: 3})).toBe(true);
  });

  it("says nothing of a single indicator, which no weight can move", () => {
    expect(istUnabhaengig({schlechtester: 1}, {...wahl, merkmale: 1})).toBe(false);
  });
});

describe("mittelDerTeile", () => {
  it("weighs the parts by their people", () => {
    const teile = [
      {index: 1, einwohner: 3000},
      {index: -1, einwohner: 1000},
      {index: 0.5, einwohner: 4000}
    ];
    // (3000 − 1000 + 2000) / 8000
    expect(mittelDerTeile(teile)).toEqual({mittel: 0.5, unten: -1, oben: 1, planungsraeume: 3, einwohner: 8000});
  });

  it("leaves out parts without index or people, and has nothing for none", () => {
    const teile = [
      {index: 0.25, einwohner: 100},
      {index: null, einwohner: 900},
      {index: 2, einwohner: null},
      {index: 2, einwohner: 0}
    ];
    expect(mittelDerTeile(teile)).toEqual({
      mittel: 0.25,
      unten: 0.25,
      oben: 0.25,
      planungsraeume: 1,
      einwohner: 100
    });
    expect(mittelDerTeile(teile.slice(1))).toEqual({
      mittel: null,
      unten: null,
      oben: null,
      planungsraeume: 0,
      einwohner: null
    });
  });
});
