/** A state that stands where a number would: its sign in tables and files, its name, what it means. */
export interface Zustand {
  zeichen: string;
  name: string;
  erklaerung: string;
}

/** The states without a number, in the words of data/catalogue/methode.json, which a test compares with these. */
export const zustaende = {
  geschuetzt: {
    zeichen: "•",
    name: "geschützt",
    erklaerung: "Die Zahl ist bekannt, wird aber zum Schutz einzelner Personen nicht gezeigt."
  },
  fehlt: {
    zeichen: "…",
    name: "keine Angabe",
    erklaerung: "Die Quelle liefert für dieses Gebiet und diesen Stichtag keine Zahl. Das heißt nicht 0."
  },
  nicht_gemeldet: {
    zeichen: "n. g.",
    name: "nicht gemeldet",
    erklaerung:
      "Ein Zentrum hat für diesen Zeitraum keine Angaben gemeldet. Das heißt nicht, dass es keine Leistung gab."
  },
  entfaellt: {
    zeichen: "x",
    name: "entfällt",
    erklaerung: "Eine Angabe ist hier nicht sinnvoll, oder die Quelle nimmt das Gebiet aus."
  }
} as const satisfies Record<string, Zustand>;

export type StatusOhneWert = keyof typeof zustaende;

/** The state by its id; `fehlt` for an id that is none, so that nothing unknown ever looks like a number. */
export function zustandOf(status: string): Zustand {
  return zustaende[status as StatusOhneWert] ?? zustaende.fehlt;
}

/** Stands around a value behind which there are too few cases, as official statistics write a figure of limited worth. */
export const wenigeFaelle = {
  zeichen: "( )",
  name: "zu wenige Fälle",
  erklaerung: "Der Nenner ist so klein, dass der Wert stark vom Zufall abhängt. Er wird mit keinem anderen verglichen."
} as const satisfies Zustand;

/** True for a difference over years, whatever way the source came by it: it has no interval and is compared with nothing. */
export const istVeraenderung = ({veraenderung, einheit}: {veraenderung: boolean; einheit: string}): boolean =>
  veraenderung || einheit === "Prozentpunkte";

/** How a value can lie to a benchmark, see compareToBenchmark; the last where its denominator is too small to say. */
export const urteilsarten = ["ueber", "unter", "nicht_erkennbar", "zu_wenige_faelle"] as const;
export type Urteil = (typeof urteilsarten)[number];

/**
 * The only words for how a value lies to another: by its interval, never by the bare difference. As a predicate after the
 * area, before what it is compared with in the dative: "liegt über" + "dem übrigen Bezirk".
 */
export const urteile = {
  ueber: {kurz: "über", satz: (womit: string): string => `liegt über ${womit}`},
  unter: {kurz: "unter", satz: (womit: string): string => `liegt unter ${womit}`},
  nicht_erkennbar: {
    kurz: "kein erkennbarer Unterschied",
    satz: (womit: string): string => `unterscheidet sich nicht erkennbar von ${womit}`
  },
  zu_wenige_faelle: {
    kurz: "zu wenige Fälle",
    satz: (womit: string): string => `hat zu wenige Fälle für einen Vergleich mit ${womit}`
  }
} as const satisfies Record<Urteil, {kurz: string; satz: (womit: string) => string}>;

/** Predicates for an area against several benchmarks, one for those of the same verdict: "liegt über dem übrigen Bezirk und Berlin". */
export function urteilsworte(teile: readonly {urteil: Urteil; womit: string}[]): string[] {
  return [...new Set(teile.map((teil) => teil.urteil))].map((urteil) =>
    urteile[urteil].satz(teile.flatMap((teil) => (teil.urteil === urteil ? [teil.womit] : [])).join(" und "))
  );
}

/** The same as one predicate, its verb said once where it is the same: "liegt unter dem übrigen Bezirk und über Berlin". */
export function urteilPraedikat(teile: readonly {urteil: Urteil; womit: string}[]): string {
  const worte = urteilsworte(teile);
  return worte
    .map((wort, i) => (worte[i - 1]?.startsWith("liegt ") ? wort.replace(/^liegt /, "") : wort))
    .join(" und ");
}

/** What a value is compared with, in the dative, as `urteile` want it. */
export const massstaebe = {bezirk: "dem übrigen Bezirk", berlin: "Berlin"} as const;
