import type {IndexRang} from "../../loaders/marts/shapes.js";
import {compositeIndex, normalisations, aggregations} from "../method/needIndex.js";
import type {Aggregation, Figure, Normalisation} from "../method/needIndex.js";
import {assumptionSensitivity, lastTop, rankRobustness} from "../method/robustness.js";
import type {AreaRobustness, RobustnessOptions, ShareCounts, SobolIndex} from "../method/robustness.js";

export {aggregations, normalisations};
export type {Aggregation, Normalisation};

/** An indicator as the index computes with it; see IndexIndikator in loaders/marts/shapes.ts. */
export interface IndexSpalte {
  id: string;
  feld: string;
  richtung: 1 | -1;
  vorgabe: boolean;
  /** First those of the areas to rank, then those that only set the scale; as published. */
  werte: readonly Figure[];
  nenner: readonly Figure[] | null;
  faktor: number;
}

/** All figures the need index is computed from: the same in the warehouse, on the page and in its worker. */
export interface IndexEingabe {
  /** Areas to rank: the first rows of every column. */
  anzahl: number;
  felder: readonly {id: string; gewicht: number}[];
  spalten: readonly IndexSpalte[];
  optionen: {
    laeufe: number;
    startzahl: number;
    gewicht_schwankung: number;
    oberster_anteil: number;
    mindestanteil: number;
    ausreisser_hoechstens: number;
    doppelt_ab: number;
    normalisierung: Normalisation;
    mittel: Aggregation;
    rangspanne: number;
    freie_gewichtungen: number;
  };
}

/** The weights a problem field can have: from `kleinstes` to `groesstes` in steps of `schritt`. */
export const gewichtGrenzen = {kleinstes: 0, groesstes: 5, schritt: 0.5} as const;

/** What a reader may choose: weights (see gewichtGrenzen) by problem field, indicators, scale and mean. */
export interface IndexWahl {
  gewichte: Readonly<Record<string, number>>;
  /** Ids of the indicators that count. */
  indikatoren: readonly string[];
  normalisierung: Normalisation;
  mittel: Aggregation;
}

/** The choice the catalogue makes. */
export function vorgabeOf({
  felder,
  spalten,
  optionen: {normalisierung, mittel}
}: Pick<IndexEingabe, "felder" | "spalten" | "optionen">): IndexWahl {
  return {
    gewichte: Object.fromEntries(felder.map(({id, gewicht}) => [id, gewicht])),
    indikatoren: spalten.filter(({vorgabe}) => vorgabe).map(({id}) => id),
    normalisierung,
    mittel
  };
}

/** The columns that count by default: in the index unless left out, and in a problem field with a weight. */
export function zaehlendeSpalten<S extends Pick<IndexSpalte, "feld" | "vorgabe">>({
  felder,
  spalten
}: {
  felder: IndexEingabe["felder"];
  spalten: readonly S[];
}): S[] {
  return spalten.filter(({feld, vorgabe}) => vorgabe && felder.some(({id, gewicht}) => id === feld && gewicht > 0));
}

/** Columns that count, the fields they form, and the options of the method; null if the choice leaves nothing to compute. */
function aufbauOf({anzahl, felder, spalten, optionen}: IndexEingabe, wahl: IndexWahl) {
  const gewaehlt = felder.flatMap(({id}) => {
    const gewicht = wahl.gewichte[id] ?? 0;
    const eigene = spalten.filter((s) => s.feld === id && wahl.indikatoren.includes(s.id));
    return gewicht > 0 && eigene.length > 0 ? [{id, gewicht, eigene}] : [];
  });
  const verwendet = gewaehlt.flatMap(({eigene}) => eigene);
  if (verwendet.length === 0) return null;
  const gedreht = verwendet.map(({werte, richtung}) => werte.map((x) => (x === null ? null : x * richtung)));
  let erste = 0;
  const domains = gewaehlt.map(({gewicht, eigene}) => ({
    weight: gewicht,
    indicators: eigene.map(() => erste++)
  }));
  const options: RobustnessOptions = {
    domains,
    normalisation: wahl.normalisierung,
    aggregation: wahl.mittel,
    minimumShare: optionen.mindestanteil,
    redundantAbove: optionen.doppelt_ab,
    ranked: Array.from({length: anzahl}, (_, i) => i),
    topShare: optionen.oberster_anteil,
    rankShare: optionen.rangspanne,
    anyWeightings: optionen.freie_gewichtungen,
    weightNoise: optionen.gewicht_schwankung,
    drawTreat: optionen.ausreisser_hoechstens,
    counts: verwendet.map((spalte) => countsOf(spalte))
  };
  const matrix = gedreht[0]!.map((_, area) => gedreht.map((column) => column[area]!));
  return {matrix, options, felder: gewaehlt.map(({id}) => id), verwendet};
}

/** Numerators and denominators of a share, recreated from it; null where nobody publishes a denominator. */
function countsOf({werte, nenner, faktor, richtung}: IndexSpalte): ShareCounts | null {
  if (nenner === null) return null;
  const padded = werte.map((_, i) => nenner[i] ?? null);
  return {
    zaehler: werte.map((x, i) => {
      const n = padded[i]!;
      return x === null || n === null ? null : (x / faktor) * n;
    }),
    nenner: padded,
    per: faktor * richtung
  };
}

export interface IndexErgebnis {
  /** Per area to rank; null without an index. Higher is more need. */
  index: Figure[];
  /** Per problem field that counts. */
  felder: Readonly<Record<string, Figure[]>>;
  /** Rows, those beyond the ranked ones included, that have an index. */
  bewertet: number;
  /** Pairs of counting indicators that say nearly the same over all rows, strongest first. */
  doppelt: {a: string; b: string; r: number}[];
}

/** The index of a choice; null if no indicator with a weight is left. Formula: compositeIndex. */
export function berechneIndex(eingabe: IndexEingabe, wahl: IndexWahl): IndexErgebnis | null {
  const aufbau = aufbauOf(eingabe, wahl);
  if (!aufbau) return null;
  const {index, domains, correlated} = compositeIndex(aufbau.matrix, aufbau.options);
  const doppelt = correlated.map(({a, b, r}) => ({a: aufbau.verwendet[a]!.id, b: aufbau.verwendet[b]!.id, r}));
  return {
    index: index.slice(0, eingabe.anzahl),
    felder: Object.fromEntries(aufbau.felder.map((id, d) => [id, domains[d]!.slice(0, eingabe.anzahl)])),
    bewertet: index.filter((x) => x !== null).length,
    doppelt: doppelt.sort((x, y) => Math.abs(y.r) - Math.abs(x.r))
  };
}

/** How firmly an area holds its rank, in the words of the tables. */
export type Rang = IndexRang;

const toRang = (r: AreaRobustness): Rang => ({
  rang: r.rank,
  median: r.median,
  rang_unten: r.lower,
  rang_oben: r.upper,
  oberstes: r.top,
  oberstes_frei: r.topAnyWeights,
  bester: r.bestFound,
  schlechtester: r.worstFound,
  bester_denkbar: r.bestBound,
  schlechtester_denkbar: r.worstBound,
  gruppe: r.tier
});

/** As aufbauOf, but null also if fewer than two of the areas to rank have an index. */
function rangaufbauOf(eingabe: IndexEingabe, wahl: IndexWahl) {
  const aufbau = aufbauOf(eingabe, wahl);
  if (!aufbau) return null;
  const {index} = compositeIndex(aufbau.matrix, aufbau.options);
  return index.slice(0, eingabe.anzahl).filter((x) => x !== null).length < 2 ? null : aufbau;
}

/**
 * The ranks of a choice and how firm they are, per area to rank, null for an area without an index; null altogether if fewer
 * than two areas have one. The same input gives the same bytes. Formula: rankRobustness.
 */
export function berechneRaenge(eingabe: IndexEingabe, wahl: IndexWahl): (Rang | null)[] | null {
  const aufbau = rangaufbauOf(eingabe, wahl);
  if (!aufbau) return null;
  const {laeufe, startzahl} = eingabe.optionen;
  return rankRobustness(aufbau.matrix, aufbau.options, {runs: laeufe, seed: startzahl})
    .slice(0, eingabe.anzahl)
    .map((r) => r && toRang(r));
}

/**
 * Whether an area is among the top whatever weight its indicators get: no weighting that was tried leads it out. *bewertet*
 * areas are ranked by *merkmale* indicators; with fewer than two of them there is nothing to weigh, and it is false.
 */
export function istUnabhaengig(
  {schlechtester}: Pick<Rang, "schlechtester">,
  {bewertet, merkmale, oberster_anteil}: {bewertet: number; merkmale: number; oberster_anteil: number}
): boolean {
  return merkmale > 1 && schlechtester <= lastTop(oberster_anteil, bewertet);
}

/**
 * Which assumption moves the ranks of a choice, in the order of `assumptions`; null where berechneRaenge has none. Formula:
 * assumptionSensitivity.
 */
export function berechneAnnahmen(
  eingabe: IndexEingabe,
  wahl: IndexWahl,
  zeilen: number
): {first: SobolIndex[]; total: SobolIndex[]} | null {
  const aufbau = rangaufbauOf(eingabe, wahl);
  if (!aufbau) return null;
  return assumptionSensitivity(aufbau.matrix, aufbau.options, {n: zeilen, seed: eingabe.optionen.startzahl});
}

/** The mean index of parts, weighted by their people, with the lowest and highest; parts without index or people are left out. */
export function mittelDerTeile(teile: readonly {index: Figure; einwohner: Figure}[]): {
  mittel: Figure;
  unten: Figure;
  oben: Figure;
  planungsraeume: number;
  einwohner: Figure;
} {
  const mit = teile.flatMap(({index, einwohner}) => (index === null || !einwohner ? [] : [{index, einwohner}]));
  if (mit.length === 0) return {mittel: null, unten: null, oben: null, planungsraeume: 0, einwohner: null};
  const einwohner = mit.reduce((sum, t) => sum + t.einwohner, 0);
  return {
    mittel: mit.reduce((sum, t) => sum + t.index * t.einwohner, 0) / einwohner,
    unten: Math.min(...mit.map((t) => t.index)),
    oben: Math.max(...mit.map((t) => t.index)),
    planungsraeume: mit.length,
    einwohner
  };
}
