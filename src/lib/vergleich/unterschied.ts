import {compareToBenchmark, moverDifference} from "../../method/uncertainty.js";
import type {Lage} from "../saetze/lage.js";
import {istAnzahl} from "../saetze/lagesaetze.js";

/** Why no difference of two areas is told. */
export type OhneUnterschied = "ohne_wert" | "zu_wenige_faelle" | "klassen" | "anzahl" | "stichtag" | "ebene";

/** How far an area lies from another, in the unit of the indicator (shares: percentage points). */
export interface Unterschied {
  differenz: number;
  /** 95 per cent interval of the difference; null where one of the values has none. */
  ki: {unten: number; oben: number} | null;
  /** "hoeher" and "niedriger" only if the whole interval lies there. */
  urteil: "hoeher" | "niedriger" | "nicht_erkennbar" | "ohne_sicherheit";
}

export type Vergleichsergebnis = {unterschied: Unterschied; grund: null} | {unterschied: null; grund: OhneUnterschied};

const ohne = (grund: OhneUnterschied): Vergleichsergebnis => ({unterschied: null, grund});

/**
 * The difference *a* less *b* of one indicator, or why there is none: a value missing or withheld, too few cases, classes, bare
 * counts (they grow with the area), values of different dates, or levels that must not be compared. Where one area lies in the other, the interval is too wide rather
 * than too narrow.
 */
export function unterschiedOf(a: Lage | null, b: Lage | null): Vergleichsergebnis {
  if (!a || !b || a.wert.wert === null || b.wert.wert === null) return ohne("ohne_wert");
  if (a.indikator.klassen) return ohne("klassen");
  if (istAnzahl(a.indikator)) return ohne("anzahl");
  if (a.gebiet.ebene !== b.gebiet.ebene && !a.indikator.ebenen_vergleichbar) return ohne("ebene");
  if (a.zeitraum !== b.zeitraum) return ohne("stichtag");
  if (a.wert.ki?.wenige || b.wert.ki?.wenige) return ohne("zu_wenige_faelle");
  const differenz = a.wert.wert - b.wert.wert;
  if (!a.wert.ki || !b.wert.ki) return {unterschied: {differenz, ki: null, urteil: "ohne_sicherheit"}, grund: null};
  const estimate = ({wert: {wert, ki}}: Lage) => ({value: wert!, lower: ki!.unten, upper: ki!.oben});
  const interval = moverDifference(estimate(a), estimate(b));
  const lage = compareToBenchmark(interval, 0);
  return {
    unterschied: {
      differenz,
      ki: {unten: interval.lower, oben: interval.upper},
      urteil: lage === "ueber" ? "hoeher" : lage === "unter" ? "niedriger" : "nicht_erkennbar"
    },
    grund: null
  };
}

/** What one indicator says of several areas: how its highest value lies to its lowest. */
export interface Spanne {
  hoch: Lage;
  niedrig: Lage;
  ergebnis: Vergleichsergebnis;
}

/**
 * The highest and the lowest of *lagen* and how they differ; null with fewer than two areas that have a value with enough cases.
 * Areas without one are left out, so the sentence made of this must not speak of them.
 */
export function spanneOf(lagen: readonly (Lage | null)[]): Spanne | null {
  const known = lagen.filter((lage): lage is Lage => lage !== null && lage.wert.wert !== null && !lage.wert.ki?.wenige);
  if (known.length < 2) return null;
  const hoch = known.reduce((best, lage) => (lage.wert.wert! > best.wert.wert! ? lage : best));
  const niedrig = known.reduce((best, lage) => (lage.wert.wert! < best.wert.wert! ? lage : best));
  return {hoch, niedrig, ergebnis: unterschiedOf(hoch, niedrig)};
}
