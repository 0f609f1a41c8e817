/** The ramp of a map has five steps, 1 (light) to 5 (dark). */
export type Stufe = 1 | 2 | 3 | 4 | 5;

/** One class of a map. Bounds are values as displayed, both inclusive; null means open. `stufe` is the step of the ramp. */
export interface Wertklasse {
  von: number | null;
  bis: number | null;
  /** Name of a class that the source itself gives; null where the class is a range of numbers. */
  name: string | null;
  stufe: Stufe;
  /** Areas of the shown date in this class. */
  anzahl: number;
}

export interface Einteilung {
  /** "abweichung": classes below 0 and from 0 on, for the diverging ramp. */
  verfahren: "quantile" | "abweichung" | "klassen" | "eine_klasse";
  /** From the lowest to the highest value. */
  klassen: Wertklasse[];
  /** True if classes were put together because one would have held too few areas. */
  zusammengelegt: boolean;
}

/** Up to this many areas of a level, classes are fewer and none may hold less than a given number of areas. */
export const wenigeGebiete = 12;

const stufen: Record<number, readonly Stufe[]> = {
  1: [3],
  2: [2, 4],
  3: [1, 3, 5],
  4: [1, 2, 4, 5],
  5: [1, 2, 3, 4, 5]
};

/** *wert* as it is displayed with *nachkommastellen* decimals. Everything here compares displayed values only. */
export function roundTo(wert: number, nachkommastellen: number): number {
  return Number(wert.toFixed(nachkommastellen)) + 0;
}

function numbersOf(werte: readonly (number | null)[], nachkommastellen: number): number[] {
  return werte
    .filter((w): w is number => w !== null)
    .map((w) => roundTo(w, nachkommastellen))
    .sort((a, b) => a - b);
}

/** Quantile of sorted numbers by linear interpolation (R type 7). */
function quantile(sorted: readonly number[], p: number): number {
  const position = (sorted.length - 1) * p;
  const lower = Math.floor(position);
  const a = sorted[lower]!;
  return a + (position - lower) * ((sorted[lower + 1] ?? a) - a);
}

/** Lower bounds of all but the first of *anzahl* classes of sorted numbers; fewer where equal numbers would be divided. */
function grenzenOf(sorted: readonly number[], anzahl: number): number[] {
  const grenzen: number[] = [];
  for (let i = 1; i < anzahl; i++) {
    const q = quantile(sorted, i / anzahl);
    // The interpolated quantile of equal numbers may miss them by the last bit.
    const grenze = sorted.find((w) => w >= q - 1e-9)!;
    if (grenze > (grenzen.at(-1) ?? sorted[0]!)) grenzen.push(grenze);
  }
  return grenzen;
}

function wantedClasses(gebiete: number, mitWert: number, anzahl: number): number {
  if (gebiete > wenigeGebiete) return Math.max(1, Math.min(5, anzahl, mitWert));
  return Math.max(1, Math.min(3, anzahl, Math.floor(mitWert / 2)));
}

/**
 * Lower bounds of all classes but the first, in the precision of display: quantiles of *werte* (the newest date), each moved
 * up to the next value that occurs. Missing values are left out; equal values never fall into two classes, so that there
 * may be fewer bounds than asked for; none if fewer than two different values exist.
 */
export function quantileGrenzen(
  werte: readonly (number | null)[],
  {nachkommastellen, anzahl}: {nachkommastellen: number; anzahl: number}
): number[] {
  const sorted = numbersOf(werte, nachkommastellen);
  return grenzenOf(sorted, wantedClasses(werte.length, sorted.length, anzahl));
}

function mergeSmall(klassen: Wertklasse[], mindestbesetzung: number): boolean {
  let merged = false;
  for (;;) {
    const i = klassen.findIndex((k) => k.anzahl > 0 && k.anzahl < mindestbesetzung);
    if (i < 0 || klassen.length === 1) return merged;
    const neighbours = [i - 1, i + 1].filter((j) => klassen[j] !== undefined);
    const filled = neighbours.filter((j) => klassen[j]!.anzahl > 0);
    const [j] = (filled.length > 0 ? filled : neighbours).sort((a, b) => klassen[a]!.anzahl - klassen[b]!.anzahl);
    const [lower, upper] = [klassen[Math.min(i, j!)]!, klassen[Math.max(i, j!)]!];
    klassen.splice(Math.min(i, j!), 2, {
      von: lower.von,
      bis: upper.bis,
      name: null,
      // The colour of the larger part stays, so that most areas keep theirs from year to year.
      stufe: lower.anzahl >= upper.anzahl ? lower.stufe : upper.stufe,
      anzahl: lower.anzahl + upper.anzahl
    });
    merged = true;
  }
}

/** One class below, between and above *grenzen*, with their steps of the ramp and the number of *values* in each. */
function klassenOf(
  grenzen: readonly number[],
  farben: readonly Stufe[],
  values: readonly number[],
  nachkommastellen: number
): Wertklasse[] {
  const step = 10 ** -nachkommastellen;
  return [null, ...grenzen].map((von, i) => {
    const next = grenzen[i];
    return {
      von,
      bis: next === undefined ? null : roundTo(next - step, nachkommastellen),
      name: null,
      stufe: farben[i]!,
      anzahl: values.filter((w) => (von === null || w >= von) && (next === undefined || w < next)).length
    };
  });
}

/**
 * Classes of numbers: bounds from *referenz* (all areas at the newest date), so that every date of an indicator and level
 * has the same ones; counts from *gezeigt* (all areas at the shown date). At levels with few areas a class that would hold
 * fewer than *mindestbesetzung* areas of the shown date is put together with a neighbour. Missing values belong to no class.
 */
export function quantileEinteilung(options: {
  referenz: readonly (number | null)[];
  gezeigt: readonly (number | null)[];
  nachkommastellen: number;
  /** Most classes wanted, 1 to 5. */
  anzahl: number;
  /** Fewest areas a class may hold at a level with few areas. */
  mindestbesetzung: number;
}): Einteilung {
  const {referenz, gezeigt, nachkommastellen, mindestbesetzung} = options;
  const grenzen = quantileGrenzen(referenz, options);
  const values = numbersOf(gezeigt, nachkommastellen);
  const klassen = klassenOf(grenzen, stufen[grenzen.length + 1]!, values, nachkommastellen);
  const zusammengelegt = gezeigt.length <= wenigeGebiete && mergeSmall(klassen, mindestbesetzung);
  return {verfahren: klassen.length === 1 ? "eine_klasse" : "quantile", klassen, zusammengelegt};
}

/** True if any of *werte* is below zero as displayed. */
export function hatNegative(werte: readonly (number | null)[], nachkommastellen: number): boolean {
  return numbersOf(werte, nachkommastellen).some((w) => w < 0);
}

/** Classes of one side of 0, with the steps of the diverging ramp; the weaker half of the ramp where there is only one. */
const stufenUnter: Record<number, readonly Stufe[]> = {1: [2], 2: [1, 2]};
const stufenAb: Record<number, readonly Stufe[]> = {1: [4], 2: [4, 5], 3: [3, 4, 5]};

/**
 * Classes of signed numbers: a bound at 0, so that growth and decline never share a class, and on each side quantiles of
 * *referenz* (all areas at all dates that share these bounds). `stufe` is a step of the diverging ramp: 1 and 2 below 0, 3
 * to 5 from 0 on. How many classes a side has depends on how many areas of a map lie there on average; at
 * levels with few areas there are three in all at most. Classes that would
 * hold too few areas are put together as in quantileEinteilung, but never across 0. A single area has a single class.
 */
export function abweichungEinteilung(options: {
  referenz: readonly (number | null)[];
  gezeigt: readonly (number | null)[];
  nachkommastellen: number;
  /** Fewest areas a class may hold at a level with few areas. */
  mindestbesetzung: number;
}): Einteilung {
  const {referenz, gezeigt, nachkommastellen, mindestbesetzung} = options;
  const values = numbersOf(gezeigt, nachkommastellen);
  if (gezeigt.length < 2)
    return {
      verfahren: "eine_klasse",
      klassen: [{von: null, bis: null, name: null, stufe: 3, anzahl: values.length}],
      zusammengelegt: false
    };
  const sorted = numbersOf(referenz, nachkommastellen);
  const imMittel = (seite: readonly number[]): number => (seite.length / (sorted.length || 1)) * gezeigt.length;
  const unter = sorted.filter((w) => w < 0);
  const ab = sorted.filter((w) => w >= 0);
  const wenige = gezeigt.length <= wenigeGebiete;
  // Where few areas allow three classes, the side with more of them has two.
  const zwei = (seite: readonly number[], andere: readonly number[]): boolean =>
    imMittel(seite) >= 4 && !(wenige && seite.length < andere.length);
  const zweiAb = zwei(ab, unter);
  const grenzenUnter = grenzenOf(unter, zwei(unter, ab) && !(wenige && zweiAb) ? 2 : 1);
  const grenzenAb = grenzenOf(ab, imMittel(ab) >= wenigeGebiete && !wenige ? 3 : zweiAb ? 2 : 1);
  const stufenAlle = [...stufenUnter[grenzenUnter.length + 1]!, ...stufenAb[grenzenAb.length + 1]!];
  const grenzen = [...grenzenUnter, 0, ...grenzenAb];
  const klassen = klassenOf(grenzen, stufenAlle, values, nachkommastellen);
  if (!wenige) return {verfahren: "abweichung", klassen, zusammengelegt: false};
  const seiten = [klassen.slice(0, grenzenUnter.length + 1), klassen.slice(grenzenUnter.length + 1)];
  const merged = seiten.map((s) => mergeSmall(s, mindestbesetzung));
  return {verfahren: "abweichung", klassen: seiten.flat(), zusammengelegt: merged.includes(true)};
}

/** The classes an indicator has of its own, in the order of their codes, with the counts of the shown date. */
export function eigeneEinteilung(
  eigene: readonly {wert: number; name: string}[],
  gezeigt: readonly (number | null)[]
): Einteilung {
  const sorted = [...eigene].sort((a, b) => a.wert - b.wert);
  const klassen = sorted.map(({wert, name}, i): Wertklasse => {
    const stufe = stufen[sorted.length]?.[i] ?? ((1 + Math.round((4 * i) / (sorted.length - 1))) as Stufe);
    return {von: wert, bis: wert, name, stufe, anzahl: gezeigt.filter((w) => w === wert).length};
  });
  return {verfahren: "klassen", klassen, zusammengelegt: false};
}

/** Index of the class *wert* belongs to when displayed with *nachkommastellen* decimals; null for a missing value. */
export function klasseOf(einteilung: Einteilung, wert: number | null, nachkommastellen: number): number | null {
  if (wert === null) return null;
  const shown = roundTo(wert, nachkommastellen);
  const index = einteilung.klassen.findIndex(
    ({von, bis}) => (von === null || shown >= von) && (bis === null || shown <= bis)
  );
  return index < 0 ? null : index;
}

/**
 * The places, 1 for the highest value, that intervals leave open: 1 plus the number of intervals wholly above, to m less the
 * number wholly below, of m intervals in all. The place by value always lies within, and wider intervals never narrow it.
 * Null where there is no interval.
 */
export function rangspannen(
  intervalle: readonly ({unten: number; oben: number} | null)[]
): ({von: number; bis: number} | null)[] {
  const alle = intervalle.filter((x) => x !== null);
  return intervalle.map((eigenes) => {
    if (eigenes === null) return null;
    const darueber = alle.filter(({unten}) => unten > eigenes.oben).length;
    const darunter = alle.filter(({oben}) => oben < eigenes.unten).length;
    return {von: 1 + darueber, bis: alle.length - darunter};
  });
}
