import {describe, expect, it} from "vitest";
import {
  abweichungEinteilung,
  eigeneEinteilung,
  hatNegative,
  klasseOf,
  quantileEinteilung,
  quantileGrenzen,
  rangspannen,
  roundTo
} from "./klassen.js";
import {wilsonInterval} from "./uncertainty.js";

/** A repeatable sequence of numbers in [0, 1): a linear congruential generator. */
function randomOf(seed: number): () => number {
  let x = seed;
  return () => (x = (x * 1103515245 + 12345) % 2147483648) / 2147483648;
}

function sample(seed: number, n: number, missing = 0.05): (number | null)[] {
  const random = randomOf(seed);
  return Array.from({length: n}, () => (random() < missing ? null : (random() - 0.1) * 10 ** Math.floor(random() * 5)));
}

const cases = Array.from({length: 60}, (_, i) => ({
  seed: i + 1,
  n: [41, 33, 9, 4, 1, 12, 2, 3][i % 8]!,
  nachkommastellen: i % 3,
  anzahl: 2 + (i % 4)
}));

describe("quantileEinteilung", () => {
  it("puts every displayed value inside the bounds its legend shows", () => {
    for (const {seed, n, nachkommastellen, anzahl} of cases) {
      const referenz = sample(seed, n);
      for (const gezeigt of [referenz, sample(seed + 500, n)]) {
        const einteilung = quantileEinteilung({referenz, gezeigt, nachkommastellen, anzahl, mindestbesetzung: 2});
        for (const wert of gezeigt) {
          const index = klasseOf(einteilung, wert, nachkommastellen);
          if (wert === null) expect(index).toBeNull();
          else {
            const {von, bis} = einteilung.klassen[index!]!;
            const shown = roundTo(wert, nachkommastellen);
            expect(von === null || shown >= von).toBe(true);
            expect(bis === null || shown <= bis).toBe(true);
          }
        }
        const counted = einteilung.klassen.reduce((sum, k) => sum + k.anzahl, 0);
        expect(counted).toBe(gezeigt.filter((w) => w !== null).length);
      }
    }
  });

  it("leaves no gap and no overlap between neighbouring classes, in steps of the last decimal", () => {
    for (const {seed, n, nachkommastellen, anzahl} of cases) {
      const referenz = sample(seed, n);
      const {klassen} = quantileEinteilung({
        referenz,
        gezeigt: referenz,
        nachkommastellen,
        anzahl,
        mindestbesetzung: 2
      });
      expect(klassen[0]!.von).toBeNull();
      expect(klassen.at(-1)!.bis).toBeNull();
      klassen.slice(1).forEach((k, i) => {
        expect(roundTo(k.von! - klassen[i]!.bis!, nachkommastellen)).toBe(10 ** -nachkommastellen);
        expect(k.stufe).toBeGreaterThan(klassen[i]!.stufe);
      });
    }
  });

  it("never shows a class of one area where a level has few areas", () => {
    for (let seed = 1; seed <= 200; seed++) {
      const n = [9, 4, 12, 5][seed % 4]!;
      const referenz = sample(seed, n);
      const gezeigt = seed % 2 ? referenz : sample(seed + 900, n);
      const {klassen} = quantileEinteilung({referenz, gezeigt, nachkommastellen: 1, anzahl: 5, mindestbesetzung: 2});
      if (gezeigt.filter((w) => w !== null).length > 1) expect(klassen.map((k) => k.anzahl)).not.toContain(1);
      expect(klassen.length).toBeLessThanOrEqual(3);
    }
  });

  it("draws the bounds from the newest date only, so that all dates share them", () => {
    const newest = sample(7, 41, 0);
    const grenzen = quantileGrenzen(newest, {nachkommastellen: 1, anzahl: 5});
    for (const seed of [70, 71, 72]) {
      const {klassen} = quantileEinteilung({
        referenz: newest,
        gezeigt: sample(seed, 33),
        nachkommastellen: 1,
        anzahl: 5,
        mindestbesetzung: 2
      });
      expect(klassen.slice(1).map((k) => k.von)).toEqual(grenzen);
    }
  });

  it("keeps the bounds of the newest date where classes of another date are put together", () => {
    const referenz = [10, 11, 12, 20, 21, 22, 30, 31, 32];
    const gezeigt = [10, 11, 12, 13, 14, 15, 16, 21, 31];
    const einteilung = quantileEinteilung({referenz, gezeigt, nachkommastellen: 0, anzahl: 5, mindestbesetzung: 2});
    expect(quantileGrenzen(referenz, {nachkommastellen: 0, anzahl: 5})).toEqual([20, 30]);
    expect(einteilung.zusammengelegt).toBe(true);
    expect(einteilung.klassen).toEqual([
      {von: null, bis: 19, name: null, stufe: 1, anzahl: 7},
      {von: 20, bis: null, name: null, stufe: 3, anzahl: 2}
    ]);
  });

  it("fills the classes of the newest date evenly: five of 41, three of nine, two of four", () => {
    const counts = (n: number): number[] => {
      const werte = Array.from({length: n}, (_, i) => i * 1.7 + 3);
      return quantileEinteilung({
        referenz: werte,
        gezeigt: werte,
        nachkommastellen: 1,
        anzahl: 5,
        mindestbesetzung: 2
      }).klassen.map((k) => k.anzahl);
    };
    expect(counts(40)).toEqual([8, 8, 8, 8, 8]);
    expect(Math.max(...counts(41)) - Math.min(...counts(41))).toBeLessThanOrEqual(1);
    expect(counts(9)).toEqual([3, 3, 3]);
    expect(counts(4)).toEqual([2, 2]);
    expect(counts(1)).toEqual([1]);
  });

  it("gives one class to equal values, to a single area and to no value at all", () => {
    for (const werte of [Array(41).fill(5), [12.3], [null, null], []] as (number | null)[][]) {
      const einteilung = quantileEinteilung({
        referenz: werte,
        gezeigt: werte,
        nachkommastellen: 1,
        anzahl: 5,
        mindestbesetzung: 2
      });
      expect(einteilung).toMatchObject({
        verfahren: "eine_klasse",
        klassen: [{von: null, bis: null, stufe: 3}],
        zusammengelegt: false
      });
    }
  });

  it("sorts by what is displayed: 12,34 and 12,26 are both 12,3 and share a class", () => {
    const referenz = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12.26, 12.34, 14, 15, 16];
    const einteilung = quantileEinteilung({
      referenz,
      gezeigt: referenz,
      nachkommastellen: 1,
      anzahl: 5,
      mindestbesetzung: 2
    });
    expect(klasseOf(einteilung, 12.26, 1)).toBe(klasseOf(einteilung, 12.34, 1));
  });

  it("is the same for the same values in any order", () => {
    const werte = sample(3, 41);
    const options = {nachkommastellen: 2, anzahl: 5};
    expect(
      quantileEinteilung({
        referenz: [...werte].reverse(),
        gezeigt: [...werte].reverse(),
        ...options,
        mindestbesetzung: 2
      })
    ).toEqual(quantileEinteilung({referenz: werte, gezeigt: werte, ...options, mindestbesetzung: 2}));
  });
});

describe("abweichungEinteilung", () => {
  const signed = (seed: number, n: number, shift: number): (number | null)[] =>
    sample(seed, n).map((w, i) => (w === null ? null : ((w % 20) + (i % 7) - 3) * (i % 2 ? 1 : -1) + shift));

  it("keeps growth and decline apart, tiles all values without a gap and counts each area once", () => {
    for (const {seed, n, nachkommastellen} of cases.filter((c) => c.n > 1))
      for (const shift of [-30, -2, 0, 5, 40]) {
        const gezeigt = signed(seed, n, shift);
        const referenz = [...gezeigt, ...signed(seed + 300, n, -shift)];
        const einteilung = abweichungEinteilung({referenz, gezeigt, nachkommastellen, mindestbesetzung: 2});
        const {klassen} = einteilung;
        expect(klassen.length).toBeLessThanOrEqual(n <= 12 ? 3 : 5);
        expect(klassen.filter((k) => k.von === 0)).toHaveLength(1);
        expect(klassen[0]!.von).toBeNull();
        expect(klassen.at(-1)!.bis).toBeNull();
        klassen.slice(1).forEach((k, i) => {
          expect(roundTo(k.von! - klassen[i]!.bis!, nachkommastellen)).toBe(10 ** -nachkommastellen);
          expect(k.stufe).toBeGreaterThan(klassen[i]!.stufe);
        });
        for (const k of klassen) expect(k.stufe <= 2).toBe(k.bis !== null && k.bis < 0);
        for (const wert of gezeigt) {
          const index = klasseOf(einteilung, wert, nachkommastellen);
          if (wert === null) expect(index).toBeNull();
          else expect(klassen[index!]!.stufe <= 2).toBe(roundTo(wert, nachkommastellen) < 0);
        }
        const counted = klassen.reduce((sum, k) => sum + k.anzahl, 0);
        expect(counted).toBe(gezeigt.filter((w) => w !== null).length);
      }
  });

  it("has the same bounds for all dates that share a reference, at a level with many areas", () => {
    const dates = [1, 2, 3].map((seed) => signed(seed, 41, seed - 2));
    const bounds = dates.map((gezeigt) =>
      abweichungEinteilung({referenz: dates.flat(), gezeigt, nachkommastellen: 1, mindestbesetzung: 2}).klassen.map(
        (k) => k.von
      )
    );
    expect(bounds[1]).toEqual(bounds[0]);
    expect(bounds[2]).toEqual(bounds[0]);
  });

  it("merges small classes on their own side of 0 only", () => {
    const gezeigt = [-1, 2, 3, 4, 5, 6, 7, 8, 30];
    const {klassen} = abweichungEinteilung({referenz: gezeigt, gezeigt, nachkommastellen: 0, mindestbesetzung: 2});
    expect(klassen.map(({von, bis, stufe, anzahl}) => [von, bis, stufe, anzahl])).toEqual([
      [null, -1, 2, 1],
      [0, 5, 4, 4],
      [6, null, 5, 4]
    ]);
  });

  it("takes what is displayed as 0 for 0, and gives a single area a single class", () => {
    expect(hatNegative([-0.04, 1, null], 1)).toBe(false);
    expect(hatNegative([-0.06], 1)).toBe(true);
    const one = abweichungEinteilung({referenz: [-3, 4], gezeigt: [4], nachkommastellen: 1, mindestbesetzung: 2});
    expect(one).toMatchObject({verfahren: "eine_klasse", klassen: [{von: null, bis: null, anzahl: 1}]});
  });
});

describe("eigeneEinteilung", () => {
  it("keeps the classes of the source, in the order of their codes, empty ones too", () => {
    const einteilung = eigeneEinteilung(
      [
        {wert: 4, name: "sehr niedrig"},
        {wert: 1, name: "hoch"},
        {wert: 2, name: "mittel"}
      ],
      [1, 2, 2, null]
    );
    expect(einteilung.klassen.map(({name, stufe, anzahl}) => [name, stufe, anzahl])).toEqual([
      ["hoch", 1, 1],
      ["mittel", 3, 2],
      ["sehr niedrig", 5, 0]
    ]);
    expect(klasseOf(einteilung, 4, 0)).toBe(2);
    expect(klasseOf(einteilung, null, 0)).toBeNull();
  });
});

describe("rangspannen", () => {
  it("leaves a place open among all whose intervals overlap, and gives none without an interval", () => {
    const intervalle = [{unten: 50, oben: 60}, {unten: 20, oben: 30}, null, {unten: 25, oben: 35}, {unten: 0, oben: 5}];
    expect(rangspannen(intervalle)).toEqual([
      {von: 1, bis: 1},
      {von: 2, bis: 3},
      null,
      {von: 2, bis: 3},
      {von: 4, bis: 4}
    ]);
  });

  const shares = (seed: number, n: number): {zaehler: number; nenner: number}[] => {
    const random = randomOf(seed);
    return Array.from({length: n}, () => {
      const nenner = 100 + Math.floor(random() * 9000);
      return {zaehler: Math.floor(random() * (nenner + 1)), nenner};
    });
  };
  const spannenOf = (
    anteile: readonly {zaehler: number; nenner: number}[],
    sicherheit: number
  ): {von: number; bis: number}[] =>
    rangspannen(
      anteile.map(({zaehler, nenner}) => {
        const {lower, upper} = wilsonInterval(zaehler, nenner, sicherheit);
        return {unten: lower, oben: upper};
      })
    ).map((spanne) => spanne!);

  it.each(cases)("contains every place the values themselves allow (seed $seed, $n areas)", ({seed, n}) => {
    const anteile = shares(seed, n);
    const werte = anteile.map(({zaehler, nenner}) => zaehler / nenner);
    spannenOf(anteile, 0.95).forEach(({von, bis}, i) => {
      expect(von).toBeLessThanOrEqual(1 + werte.filter((w) => w > werte[i]!).length);
      expect(bis).toBeGreaterThanOrEqual(werte.filter((w) => w >= werte[i]!).length);
    });
  });

  it.each(cases)("is never narrower where intervals are wider (seed $seed, $n areas)", ({seed, n}) => {
    const anteile = shares(seed, n);
    const [eng, weit] = [spannenOf(anteile, 0.8), spannenOf(anteile, 0.99)];
    eng.forEach(({von, bis}, i) => {
      expect(weit[i]!.von).toBeLessThanOrEqual(von);
      expect(weit[i]!.bis).toBeGreaterThanOrEqual(bis);
    });
  });
});
