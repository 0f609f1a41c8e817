import type {Suche} from "../../../loaders/marts/shapes.js";
import {compareNamen} from "../../lib/format.js";

export type SuchEintrag = Suche[number];

/** A search entry that fits; `wort` is the other name it was found by, null if the title itself fits. */
export interface Treffer {
  eintrag: SuchEintrag;
  wort: string | null;
}

/**
 * *text* as it is compared: lower case, umlauts and their spellings alike, words separated by one space.
 * @example foldText("Böhlener Str.") // "bohlener strasse", as foldText("Boehlener Straße")
 */
export function foldText(text: string): string {
  return text
    .toLowerCase()
    .replace(/ß/g, "ss")
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/str\./g, "strasse ")
    .replace(/([aou])e/g, "$1")
    .replace(/[^a-z0-9]+/g, " ")
    .trim();
}

/** True if one letter more, less, other or swapped with its neighbour makes *a* into *b*, or if they are equal. */
export function withinOneEdit(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
  const restA = a.slice(start, a.length - end);
  const restB = b.slice(start, b.length - end);
  if (restA.length <= 1 && restB.length <= 1) return true;
  return restA.length === 2 && restB.length === 2 && restA[0] === restB[1] && restA[1] === restB[0];
}

/** Shorter words have too many neighbours for a typing error to mean anything. */
const shortestTypo = 4;

const digits = /^\d+$/;

function wordPoints(token: string, word: string): {points: number; typo: boolean} {
  if (word === token) return {points: 10, typo: false};
  if (word.startsWith(token)) return {points: 7, typo: false};
  // Keys are taken by their beginning: another digit is another area.
  if (digits.test(token) || digits.test(word)) return {points: 0, typo: false};
  if (token.length >= 3 && word.includes(token)) return {points: 3, typo: false};
  if (token.length < shortestTypo) return {points: 0, typo: false};
  if (withinOneEdit(token, word)) return {points: 2, typo: true};
  const beginnings = [token.length - 1, token.length, token.length + 1].map((length) => word.slice(0, length));
  return beginnings.some((beginning) => withinOneEdit(token, beginning))
    ? {points: 1, typo: true}
    : {points: 0, typo: false};
}

interface Phrase {
  text: string;
  words: string[];
  weight: number;
  /** The name to show when this phrase is what fits; null for the title and its addition. */
  name: string | null;
}

function phraseOf(text: string, weight: number, name: string | null): Phrase {
  const folded = foldText(text);
  const words = folded.split(" ");
  // "altmarzahn" should find "Alt-Marzahn".
  return {text: folded, words: words.length > 1 ? [...words, words.join("")] : words, weight, name};
}

/** True if *wort*, by which *eintrag* was found, is a key an area had until 2020 and not its own. */
export function istFruehererSchluessel({art, adresse}: SuchEintrag, wort: string): boolean {
  return art === "gebiet" && digits.test(wort) && adresse !== `/gebiete/${wort}`;
}

/** True if *wort* is the area's own key. */
export function istSchluessel({art, adresse}: SuchEintrag, wort: string): boolean {
  return art === "gebiet" && adresse === `/gebiete/${wort}`;
}

/** What comes first of equally good hits. */
const order = {
  ...{gebiet: 0, indikator: 1, luecke: 2, zielgruppe: 3, seite: 4, zentrum: 5, fachwort: 6, angebot: 7, einrichtung: 8}
} as const satisfies Record<SuchEintrag["art"], number>;

interface Platziert {
  eintrag: SuchEintrag;
  place: number;
}

/** Larger areas first: their keys are shorter. */
function sizeOf(eintrag: SuchEintrag): number {
  return eintrag.art === "gebiet" ? eintrag.adresse.length : 0;
}

/**
 * Order of two indicators that fit equally well: those whose title holds the query before those that have it among other
 * words, then as they stand in the list.
 */
function indikatorenfolge(query: string, a: Platziert, b: Platziert): number {
  if (a.eintrag.art !== "indikator" || b.eintrag.art !== "indikator") return 0;
  const without = ({eintrag}: Platziert): number => Number(!foldText(eintrag.titel).includes(query));
  return without(a) - without(b) || a.place - b.place;
}

/**
 * A search over *eintraege*: every word of the query must be found in title, addition or other names. Best first; entries with
 * a typing error (one letter) only where nothing fits as written. Digits must fit exactly, from the beginning of a key. An empty query finds nothing.
 */
export function createSuche(eintraege: Suche): (query: string) => Treffer[] {
  const index = eintraege.map((eintrag, place) => ({
    eintrag,
    place,
    phrases: [
      phraseOf(eintrag.titel, 1, null),
      ...eintrag.worte.map((wort) => phraseOf(wort, 0.8, wort)),
      phraseOf(eintrag.zusatz, 0.3, null)
    ]
  }));
  return (query) => {
    const folded = foldText(query);
    if (!folded) return [];
    const tokens = folded.split(" ");
    const found: (Platziert & {wort: string | null; points: number; typo: boolean})[] = [];
    for (const {eintrag, place, phrases} of index) {
      let points = 0;
      let typo = false;
      let wort: string | null = null;
      let complete = true;
      for (const token of tokens) {
        let best = {points: 0, typo: false, name: null as string | null};
        for (const phrase of phrases)
          for (const word of phrase.words) {
            const hit = wordPoints(token, word);
            if (hit.points * phrase.weight > best.points)
              best = {points: hit.points * phrase.weight, typo: hit.typo, name: phrase.name};
          }
        if (best.points === 0) {
          complete = false;
          break;
        }
        points += best.points;
        typo ||= best.typo;
        wort ??= best.name;
      }
      if (!complete) continue;
      for (const phrase of phrases) {
        if (phrase.text === folded) points += 10 * phrase.weight;
        else if (phrase.text.startsWith(folded)) points += 4 * phrase.weight;
        else if (typo && withinOneEdit(phrase.text, folded)) points += 2 * phrase.weight;
      }
      found.push({eintrag, place, wort, points, typo});
    }
    const exact = found.filter((hit) => !hit.typo);
    return (exact.length > 0 ? exact : found)
      .sort(
        (a, b) =>
          b.points - a.points ||
          order[a.eintrag.art] - order[b.eintrag.art] ||
          sizeOf(a.eintrag) - sizeOf(b.eintrag) ||
          indikatorenfolge(folded, a, b) ||
          compareNamen(a.eintrag.titel, b.eintrag.titel)
      )
      .map(({eintrag, wort}) => ({eintrag, wort}));
  };
}
