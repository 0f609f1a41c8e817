import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {planung, punkte, sitzungMit, thema, werte} from "./planung.fixture.js";
import {dissensOf, raengeOf, streuungOf} from "./rechnung.js";
import {
  auswertung,
  datenraenge,
  entferneStimmzettel,
  hatBeispielstimmen,
  nimmStimmzettel,
  pruefeStimmen,
  restpunkte,
  stimmzetteldatei
} from "./stimmen.js";
import type {Auswertung, Sitzung, Stimme} from "./typen.js";

const stimmeAb = (sitzung: Sitzung, ...zettel: Stimme[][]): Sitzung =>
  zettel.reduce((s, stimmen, i) => {
    const {sitzung: danach, stand, text} = nimmStimmzettel(s, stimmzetteldatei(s, `zettel-${i}`, stimmen));
    expect(stand, text).toBe("neu");
    return danach;
  }, sitzung);

function offen(sitzung: Sitzung): Extract<Auswertung, {verdeckt: false}> {
  const ergebnis = auswertung(sitzung, planung);
  if (ergebnis.verdeckt) throw new Error("the result is hidden");
  return ergebnis;
}

describe("five ballots, counted by hand", () => {
  // a: 3 0 0 2 0 = 5 · b: 0 3 2 2 3 = 10 · c: 2 2 0 1 2 = 7 · d: 0 0 0 0 0 = 0 · e: 0 0 3 0 0 = 3
  const sitzung = stimmeAb(
    sitzungMit(),
    punkte({a: 3, c: 2}),
    punkte({b: 3, c: 2}),
    punkte({e: 3, b: 2}),
    punkte({a: 2, b: 2, c: 1}),
    punkte({b: 3, c: 2})
  );
  const {ergebnisse, gewichte, anzahl} = offen(sitzung);
  const von = (id: string) => ergebnisse.find((e) => e.thema === id)!;

  it("sums, means and vote order", () => {
    expect(anzahl).toBe(5);
    expect(ergebnisse.map(({thema, summe}) => [thema, summe])).toEqual([
      ["b", 10],
      ["c", 7],
      ["a", 5],
      ["e", 3],
      ["d", 0]
    ]);
    expect(ergebnisse.map(({mittel}) => mittel)).toEqual([2, 1.4, 1, 0.6, 0]);
    expect(ergebnisse.map(({stimmrang}) => stimmrang.von)).toEqual([1, 2, 3, 4, 5]);
  });

  it("spread: least, quartiles, median, most, and every ballot in order of size", () => {
    expect(von("a").streuung).toEqual({min: 0, q1: 0, median: 0, q3: 2, max: 3});
    expect(von("b").streuung).toEqual({min: 0, q1: 2, median: 2, q3: 3, max: 3});
    expect(von("a").werte).toEqual([0, 0, 0, 2, 3]);
  });

  it("dissent: the standard deviation as a share of 1.5, half of three points", () => {
    // a: mean 1, squares 4 1 1 1 1 = 8, variance 1.6, deviation 1.2649, share 0.8433
    expect(von("a").dissens).toBeCloseTo(0.8433, 4);
    // c: mean 1.4, squares 0.36 0.36 1.96 0.16 0.36 = 3.2, variance 0.64, deviation 0.8, share 0.5333
    expect(von("c").dissens).toBeCloseTo(0.5333, 4);
    expect([von("a").einigkeit, von("c").einigkeit, von("d").einigkeit]).toEqual(["geteilt", "teils_geteilt", "einig"]);
  });

  it("sets the data order beside it, and calls only what ties do not explain a deviation", () => {
    // Data order: a 1, b and c share 2 and 3, d 4, e 5.
    expect(ergebnisse.map(({thema, datenrang, abweichung}) => [thema, datenrang, abweichung])).toEqual([
      ["b", {von: 2, bis: 3}, "hoeher"],
      ["c", {von: 2, bis: 3}, null],
      ["a", {von: 1, bis: 1}, "niedriger"],
      ["e", {von: 5, bis: 5}, "hoeher"],
      ["d", {von: 4, bis: 4}, "niedriger"]
    ]);
  });

  it("has no weights to check, since points do not use them", () => expect(gewichte).toBeNull());
});

describe("scores", () => {
  const basis = sitzungMit({
    themen: [thema("a"), thema("b")],
    verfahren: {art: "werte", von: 1, bis: 10},
    kriterien: [
      {id: "k1", titel: "Ausmaß", erklaerung: "", gewicht: 3},
      {id: "k2", titel: "Schwere", erklaerung: "", gewicht: 1}
    ]
  });

  it("weighs the criteria: 8 × 3 and 4 × 1 make 7 of 10", () => {
    const zettel = werte({a: [8, 4], b: [6, 6]});
    const {ergebnisse} = offen(stimmeAb(basis, zettel, zettel, zettel));
    expect(ergebnisse.map(({thema, mittel, summe}) => [thema, mittel, summe])).toEqual([
      ["a", 7, null],
      ["b", 6, null]
    ]);
  });

  it("says which topics would lead if all criteria counted the same", () => {
    const zettel = werte({a: [8, 2], b: [6, 7]});
    const eng = {...planung, regeln: {...planung.regeln, spitze: 1}};
    const sitzung = stimmeAb(basis, zettel, zettel, zettel);
    expect(auswertung(sitzung, eng)).toMatchObject({
      gewichte: {spitze: 1, gleich: false, hinzu: ["b"], heraus: ["a"]}
    });
    expect(offen(sitzung).gewichte).toMatchObject({spitze: 5, gleich: true});
  });

  it("with equal weights is the plain mean, whatever the weight", () => {
    const note = fc.integer({min: 1, max: 10});
    const zettel = fc.array(fc.tuple(note, note, note, note), {minLength: 3, maxLength: 6});
    fc.assert(
      fc.property(zettel, fc.integer({min: 1, max: 3}), (liste, gewicht) => {
        const gleich = {...basis, kriterien: basis.kriterien.map((k) => ({...k, gewicht}))};
        const sitzung = stimmeAb(gleich, ...liste.map(([p, q, r, s]) => werte({a: [p, q], b: [r, s]})));
        const {ergebnisse, gewichte} = offen(sitzung);
        const mittel = liste.reduce((summe, [p, q]) => summe + (p + q) / 2, 0) / liste.length;
        expect(ergebnisse.find((e) => e.thema === "a")!.mittel).toBeCloseTo(mittel, 9);
        expect(gewichte!.gleich).toBe(true);
      })
    );
  });

  it("never puts a topic above one that every ballot rates at least as high by every criterion", () => {
    const note = fc.integer({min: 1, max: 10});
    const paar = fc.tuple(note, note, fc.integer({min: 0, max: 9}), fc.integer({min: 0, max: 9}));
    fc.assert(
      fc.property(fc.array(paar, {minLength: 3, maxLength: 8}), note, note, (liste, g1, g2) => {
        const gewichtet = {...basis, kriterien: basis.kriterien.map((k, i) => ({...k, gewicht: i === 0 ? g1 : g2}))};
        const zettel = liste.map(([p, q, mehr1, mehr2]) =>
          werte({a: [Math.min(10, p + mehr1), Math.min(10, q + mehr2)], b: [p, q]})
        );
        const {ergebnisse} = offen(stimmeAb(gewichtet, ...zettel));
        const [a, b] = ["a", "b"].map((id) => ergebnisse.find((e) => e.thema === id)!.stimmrang);
        expect(a!.von).toBeLessThanOrEqual(b!.von);
      })
    );
  });
});

describe("ballots", () => {
  const sitzung = sitzungMit();
  const datei = stimmzetteldatei(sitzung, "z-1", punkte({a: 3, b: 2}));

  it("the same ballot twice changes nothing", () => {
    const einmal = nimmStimmzettel(sitzung, datei);
    const zweimal = nimmStimmzettel(einmal.sitzung, datei);
    expect(zweimal.stand).toBe("schon_da");
    expect(zweimal.sitzung).toBe(einmal.sitzung);
    const anders = nimmStimmzettel(einmal.sitzung, {...datei, stimmen: punkte({e: 3})});
    expect([anders.sitzung, anders.stand]).toEqual([einmal.sitzung, "schon_da"]);
    expect(anders.text).toMatch(/mit anderen Stimmen. Es gilt der erste/);
  });

  it("the order in which ballots come in does not matter, nor does it show", () => {
    const zettel = [punkte({a: 3}), punkte({b: 3, c: 2}), punkte({d: 1}), punkte({e: 2})].map((stimmen, i) =>
      stimmzetteldatei(sitzung, `z-${i}`, stimmen)
    );
    const ergebnis = (folge: typeof zettel): Sitzung =>
      folge.reduce((s, eins) => nimmStimmzettel(s, eins).sitzung, sitzung);
    fc.assert(
      fc.property(fc.shuffledSubarray(zettel, {minLength: 4}), (folge) => {
        expect(ergebnis(folge)).toEqual(ergebnis(zettel));
      })
    );
  });

  it.each([
    ["another session", {...datei, sitzung: "s-2"}, /gehört zu einer anderen Sitzung/],
    ["other topics", {...datei, fingerabdruck: "0000000000000000"}, /für andere Themen, Kriterien oder Gewichte/],
    ["too many points", {...datei, stimmen: punkte({a: 3, b: 3})}, /1 Punkt zu viel. Jeder Stimmzettel hat 5 Punkte/],
    ["too many for one topic", {...datei, stimmen: punkte({a: 4})}, /„Thema a“: Erlaubt sind ganze Punkte von 0 bis 3/],
    ["half a point", {...datei, stimmen: punkte({a: 0.5})}, /ganze Punkte/],
    ["less than nothing", {...datei, stimmen: punkte({a: -1, b: 3})}, /von 0 bis 3/],
    ["nothing", {...datei, stimmen: []}, /Der Stimmzettel ist leer/],
    ["a topic not on the list", {...datei, stimmen: punkte({x: 1})}, /nicht zur Abstimmung steht \(„x“\)/],
    ["a topic twice", {...datei, stimmen: [...punkte({a: 1}), ...punkte({a: 1})]}, /Dieselbe Stimme steht zweimal da/]
  ])("refuses a ballot of or with %s and leaves the session as it was", (_, schlecht, meldung) => {
    const {stand, text, sitzung: danach} = nimmStimmzettel(sitzung, schlecht);
    expect(stand).toBe("abgelehnt");
    expect(text).toMatch(meldung);
    expect(danach).toBe(sitzung);
  });

  it("a closed record takes no ballot, yet knows those it has", () => {
    const voll = {...nimmStimmzettel(sitzung, datei).sitzung, abgeschlossen: "2026-11-21"};
    expect(nimmStimmzettel(voll, {...datei, id: "z-2"}).text).toMatch(/Das Protokoll ist abgeschlossen/);
    expect(nimmStimmzettel(voll, datei).stand).toBe("schon_da");
  });

  it("scores must be complete; points may be left over", () => {
    const noten = sitzungMit({verfahren: {art: "werte", von: 1, bis: 10}, themen: [thema("a"), thema("b")]});
    expect(pruefeStimmen(noten, werte({a: [1, 10]}))).toEqual(["Es fehlen noch 2 Werte."]);
    expect(pruefeStimmen(noten, werte({a: [1, 10], b: [0, 5]}))).toEqual([
      "„Thema b“: Erlaubt sind ganze Werte von 1 bis 10."
    ]);
    expect(restpunkte(noten, [])).toBeNull();
    expect(pruefeStimmen(sitzung, punkte({a: 1}))).toEqual([]);
    expect(restpunkte(sitzung, punkte({a: 1}))).toBe(4);
  });

  it("the result stays hidden below three ballots and says how many are missing", () => {
    const zwei = stimmeAb(sitzung, punkte({a: 3}), punkte({b: 3}));
    expect(auswertung(zwei, planung)).toEqual({verdeckt: true, anzahl: 2, fehlen: 1});
    const drei = stimmeAb(sitzung, punkte({a: 3}), punkte({b: 3}), punkte({a: 1}));
    expect(auswertung(drei, planung).verdeckt).toBe(false);
    expect(auswertung(entferneStimmzettel(drei, "zettel-0"), planung).verdeckt).toBe(true);
  });

  it("invented ballots are known by their id", () => {
    expect(hatBeispielstimmen({stimmzettel: [{id: "beispiel-1", stimmen: []}]})).toBe(true);
    expect(hatBeispielstimmen(stimmeAb(sitzung, punkte({a: 3})))).toBe(false);
  });
});

describe("measures", () => {
  it("equal things share all the places they take together", () => {
    expect(raengeOf([5, 3, 5, 1], (a, b) => b - a)).toEqual([
      {von: 1, bis: 2},
      {von: 3, bis: 3},
      {von: 1, bis: 2},
      {von: 4, bis: 4}
    ]);
  });

  it("dissent is 0 if all say the same, 1 if half stand at each end, and in between otherwise", () => {
    expect(dissensOf([4, 4, 4], 9)).toBe(0);
    expect(dissensOf([1, 10, 1, 10], 9)).toBe(1);
    fc.assert(
      fc.property(fc.array(fc.integer({min: 0, max: 3}), {minLength: 1}), (liste) => {
        const dissens = dissensOf(liste, 3);
        expect(dissens).toBeGreaterThanOrEqual(0);
        expect(dissens).toBeLessThanOrEqual(1 + 1e-9);
      })
    );
  });

  it("quartiles lie between neighbours in proportion", () => {
    expect(streuungOf([4, 1, 3, 2])).toEqual({min: 1, q1: 1.75, median: 2.5, q3: 3.25, max: 4});
    expect(streuungOf([7])).toEqual({min: 7, q1: 7, median: 7, q3: 7, max: 7});
  });

  it("topics that evidence does not tell apart share their place", () => {
    const raenge = datenraenge([
      thema("a", "schwach"),
      thema("b", "stark"),
      thema("c", "schwach"),
      thema("d", "stark")
    ]);
    expect([...raenge]).toEqual([
      ["a", {von: 3, bis: 4}],
      ["b", {von: 1, bis: 2}],
      ["c", {von: 3, bis: 4}],
      ["d", {von: 1, bis: 2}]
    ]);
  });
});
