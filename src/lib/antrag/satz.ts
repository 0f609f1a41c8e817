import {zustaende} from "../zustaende.js";

/** A stretch of a sentence: what may be written anew, or a figure that stays as the register has it. */
export interface Satzteil {
  fest: boolean;
  text: string;
}

/** The longest text a reader may put in the place of a sentence. */
export const satzHoechstens = 900;

// A day, an hour, a decimal number or a share is one figure; digits of other scripts and fractions count as figures too.
const zahl = String.raw`(?<![\p{L}\p{N}])[+−-]?\p{N}+(?:[.,:/]\p{N}+)*(?:[\s\u00a0\u202f]?%)?|\p{N}+`;
const zeichen = [zustaende.geschuetzt.zeichen, zustaende.fehlt.zeichen].join("");
const figur = new RegExp(`${zahl}|[${zeichen}]`, "gu");

/** *text* cut at its figures and signs of missing figures; joined, the parts are the text. */
export function teileOf(text: string): Satzteil[] {
  const teile: Satzteil[] = [];
  let ende = 0;
  for (const treffer of text.matchAll(figur)) {
    if (treffer.index > ende) teile.push({fest: false, text: text.slice(ende, treffer.index)});
    teile.push({fest: true, text: treffer[0]});
    ende = treffer.index + treffer[0].length;
  }
  if (ende < text.length) teile.push({fest: false, text: text.slice(ende)});
  return teile;
}

/** The same figure whichever space and minus it was typed with. */
const normal = (figur: string): string => figur.replace(/[\s\u00a0\u202f]/gu, "").replace(/^-/, "−");

/** The figures of *text* in the order they stand. */
export const figurenOf = (text: string): string[] =>
  teileOf(text)
    .filter(({fest}) => fest)
    .map((teil) => normal(teil.text));

const einer = "zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf";
const zehner = "zwanzig|dreißig|(?:vier|fünf|sech|sieb|acht|neun)zig";
const wortmuster = new RegExp(
  `^(?:(?:ein|${einer})(?:zehn|hundert|tausend|mal|fach\\p{L}*|tel\\p{L}*)|${einer}|(?:sech|sieb)zehn|(?:\\p{L}+und)?(?:${zehner})|` +
    "hundert\\p{L}*|tausend\\p{L}*|million\\p{L}*|dutzend\\p{L}*|halb|halbe[rnms]?|hälfte|anderthalb|drittel\\p{L}*|" +
    "doppelt\\p{L}*|verdoppel\\p{L}*|verdrei\\p{L}*|vervielf\\p{L}*|halbier\\p{L}*|mehrfach\\p{L}*|prozent\\p{L}*)$",
  "u"
);

/** Words of *text* that stand for a number or a share: "zwölf", "doppelt", "Hälfte". "ein" is none, it is mostly an article. */
export const zahlwoerterOf = (text: string): string[] =>
  (text.toLowerCase().match(/\p{L}+/gu) ?? []).filter((wort) => wortmuster.test(wort));

/** What keeps a text from standing in the place of a sentence; `werte` are the figures or words in question. */
export interface Satzfehler {
  art: "leer" | "lang" | "fehlt" | "neu" | "reihenfolge" | "zahlwort";
  werte: string[];
}

/** Elements of *a* that *b* lacks, each as often as it is missing. */
function ohne(a: readonly string[], b: readonly string[]): string[] {
  const rest = [...b];
  return a.filter((wert) => {
    const i = rest.indexOf(wert);
    if (i >= 0) rest.splice(i, 1);
    return i < 0;
  });
}

/**
 * Whether *text* may stand in the place of *regel*, a sentence made by rule: the same figures in the same order, none more and none
 * fewer, and no number in words that the sentence did not have. Null if it may.
 */
export function pruefeSatz(regel: string, text: string): Satzfehler | null {
  if (text.trim() === "") return {art: "leer", werte: []};
  if (text.length > satzHoechstens) return {art: "lang", werte: []};
  const [soll, ist] = [figurenOf(regel), figurenOf(text)];
  const fehlt = ohne(soll, ist);
  if (fehlt.length > 0) return {art: "fehlt", werte: fehlt};
  const neu = ohne(ist, soll);
  if (neu.length > 0) return {art: "neu", werte: neu};
  if (soll.some((wert, i) => wert !== ist[i])) return {art: "reihenfolge", werte: soll};
  const woerter = ohne(zahlwoerterOf(text), zahlwoerterOf(regel));
  return woerter.length > 0 ? {art: "zahlwort", werte: woerter} : null;
}

/** A text a reader put in the place of a sentence, with the sentence as it was then. */
export interface Satzaenderung {
  regel: string;
  text: string;
}

/** A sentence of a sheet as it stands there. */
export interface Satz {
  id: string;
  regel: string;
  text: string;
  geaendert: boolean;
}

/**
 * The sentence *id* with the reader's change, if that still holds: the rule still makes the same sentence, and the change keeps its
 * figures. Otherwise the sentence by rule.
 */
export function satzOf(id: string, regel: string, aenderung: Satzaenderung | undefined): Satz {
  const gilt = aenderung !== undefined && aenderung.regel === regel && pruefeSatz(regel, aenderung.text) === null;
  const text = gilt ? aenderung.text.trim().replace(/\s*\n\s*/g, " ") : regel;
  return {id, regel, text, geaendert: text !== regel};
}
