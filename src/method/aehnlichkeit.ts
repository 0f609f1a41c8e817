/** Values of one indicator over the areas of a level; null where an area has none. */
export type Werte = readonly (number | null)[];

/** Indicators that belong together, each over the same areas. A theme counts once, however many indicators it has. */
export type Thema = readonly Werte[];

export interface Abstand {
  /** In standard deviations: how far two areas lie apart in a theme on average. */
  abstand: number;
  /** Indicators both areas have a value of. */
  gemeinsam: number;
  /** The same for each theme, in the order given; null for a theme without a common indicator. */
  themen: (number | null)[];
}

/** An area, by its place in the lists, and how far it lies from the one asked for. */
export interface Aehnlich extends Abstand {
  platz: number;
}

/**
 * z-scores of *werte* over the areas that have one: less their mean, by their standard deviation (that of all areas, not of a
 * sample). A missing value stays null; where all areas are alike everyone gets 0, as the indicator tells nobody apart.
 * @example standardisiere([1, 3, null]) // [-1, 1, null]
 */
export function standardisiere(werte: Werte): (number | null)[] {
  const known = werte.filter((wert) => wert !== null);
  const mittel = known.reduce((sum, wert) => sum + wert, 0) / known.length;
  const streuung = Math.sqrt(known.reduce((sum, wert) => sum + (wert - mittel) ** 2, 0) / known.length);
  // A spread of rounding errors only is none.
  const gleich = streuung <= 1e-12 * Math.max(1, Math.abs(mittel));
  return werte.map((wert) => (wert === null ? null : gleich ? 0 : (wert - mittel) / streuung));
}

/**
 * The distance of areas *a* and *b* over standardised *themen*: the root of the mean over themes of the mean squared difference
 * within a theme (Euclidean, as Gower's mean over what both have). Null with fewer than *mindestens* common indicators.
 */
export function abstandOf(themen: readonly Thema[], a: number, b: number, mindestens: number): Abstand | null {
  let gemeinsam = 0;
  const quadrate = themen.map((thema) => {
    const differenzen = thema.flatMap((werte) => {
      const [x, y] = [werte[a] ?? null, werte[b] ?? null];
      return x === null || y === null ? [] : [(x - y) ** 2];
    });
    gemeinsam += differenzen.length;
    return differenzen.length === 0 ? null : differenzen.reduce((sum, d) => sum + d, 0) / differenzen.length;
  });
  const known = quadrate.filter((q) => q !== null);
  if (known.length === 0 || gemeinsam < mindestens) return null;
  return {
    abstand: Math.sqrt(known.reduce((sum, q) => sum + q, 0) / known.length),
    gemeinsam,
    themen: quadrate.map((q) => (q === null ? null : Math.sqrt(q)))
  };
}

export interface AehnlichkeitOptions {
  /** Fewest common indicators of a pair. */
  mindestens: number;
  /** So many areas at most. */
  anzahl: number;
}

/** All areas by their distance from *gebiet*, the nearest first, at most *anzahl*; equally far ones in the order of the lists. */
export function naechste(
  themen: readonly Thema[],
  gebiet: number,
  {mindestens, anzahl}: AehnlichkeitOptions
): Aehnlich[] {
  const gebiete = themen[0]?.[0]?.length ?? 0;
  return Array.from({length: gebiete}, (_, platz) => platz)
    .flatMap((platz) => {
      const abstand = platz === gebiet ? null : abstandOf(themen, gebiet, platz, mindestens);
      return abstand === null ? [] : [{platz, ...abstand}];
    })
    .sort((a, b) => a.abstand - b.abstand || a.platz - b.platz)
    .slice(0, anzahl);
}

/** The mean distance of all pairs of areas that can be compared: what "far" means at this level; null if there is no such pair. */
export function mittlererAbstand(themen: readonly Thema[], mindestens: number): number | null {
  const gebiete = themen[0]?.[0]?.length ?? 0;
  let summe = 0;
  let paare = 0;
  for (let a = 0; a < gebiete; a++)
    for (let b = a + 1; b < gebiete; b++) {
      const abstand = abstandOf(themen, a, b, mindestens);
      if (abstand === null) continue;
      summe += abstand.abstand;
      paare++;
    }
  return paare === 0 ? null : summe / paare;
}
