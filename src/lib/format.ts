import {zustandOf} from "./zustaende.js";

const locale = "de-DE";
/** U+202F, between number and unit as DIN 5008 wants it. */
const narrowSpace = "\u202f";
const fullSpace = "\u00a0";

const numberFormats = new Map<number, Intl.NumberFormat>();

/** A number in German notation with exactly *nachkommastellen* decimals: 1.234,5. Minus is U+2212. */
export function formatZahl(value: number, nachkommastellen = 0): string {
  let format = numberFormats.get(nachkommastellen);
  if (!format) {
    format = new Intl.NumberFormat(locale, {
      minimumFractionDigits: nachkommastellen,
      maximumFractionDigits: nachkommastellen
    });
    numberFormats.set(nachkommastellen, format);
  }
  // Rounding first keeps -0,04 from being shown as "−0,0".
  const text = format.format(Number(value.toFixed(nachkommastellen)) + 0);
  return text.replace("-", "\u2212");
}

/** Units that are words, not signs: "je 100", "Plätze". */
const wortEinheit = /^(je |\p{L}{5,})/u;

/** A number with its unit: "12,3 %" with a narrow space, "12,3 je 100" with a full one; no unit if *einheit* is empty. Never breaks. */
export function formatMitEinheit(value: number, einheit: string, nachkommastellen = 0): string {
  const zahl = formatZahl(value, nachkommastellen);
  if (!einheit) return zahl;
  return wortEinheit.test(einheit)
    ? `${zahl}${fullSpace}${einheit.replaceAll(" ", fullSpace)}`
    : `${zahl}${narrowSpace}${einheit}`;
}

const monatsnamen = Array.from({length: 12}, (_, i) =>
  new Intl.DateTimeFormat(locale, {month: "long", timeZone: "UTC"}).format(Date.UTC(2000, i))
);

/** An ISO day as TT.MM.JJJJ; a month 2026-07 as "Juli 2026"; a year as it is; a change or a mean 2018/2020 as "2018 bis 2020". */
export function formatZeitraum(zeitraum: string): string {
  const [von, bis] = zeitraum.split("/");
  if (bis !== undefined) return `${von} bis ${bis}`;
  const [jahr, monat, tag] = zeitraum.split("-");
  if (monat === undefined) return zeitraum;
  if (tag === undefined) return `${monatsnamen[Number(monat) - 1]} ${jahr}`;
  return `${tag}.${monat}.${jahr}`;
}

/** An LOR edition in words: "LOR bis 2020", "LOR ab 2021". */
export function formatLorStand(lorStand: string): string {
  return lorStand === "2019" ? "LOR bis 2020" : "LOR ab 2021";
}

/** The year a period ends in: 2020 for 2020-12-31, 2020-07, 2020 and 2018/2020. */
export function jahrOf(zeitraum: string): number {
  return Number((zeitraum.split("/")[1] ?? zeitraum).slice(0, 4));
}

/** Parts of a sentence: "a", "a und b", "a, b und c"; empty without any. */
export function aufzaehlung(teile: readonly string[]): string {
  return teile.length < 2 ? (teile[0] ?? "") : `${teile.slice(0, -1).join(", ")} und ${teile.at(-1)}`;
}

/** *text* with a full stop, unless it ends with one already: "296.687 Ew." */
export function satz(text: string): string {
  return text.endsWith(".") ? text : `${text}.`;
}

/** *text* as a sentence begins: with a capital letter. */
export function grossgeschrieben(text: string): string {
  return text.charAt(0).toLocaleUpperCase(locale) + text.slice(1);
}

const collator = new Intl.Collator("de", {numeric: true, sensitivity: "base"});

/** German order of names: Ä beside A, 2 before 10. */
export function compareNamen(a: string, b: string): number {
  return collator.compare(a, b);
}

export interface WertLike {
  wert: number | null;
  status: string;
  /** True in `wenige`: so few cases that the value stands in brackets. */
  ki?: {unten: number; oben: number; wenige: boolean} | null | undefined;
}
export interface EinheitLike {
  einheit_kurz: string;
  nachkommastellen: number;
  klassen: {wert: number; name: string; kurz: string}[] | null;
}

/**
 * A value as every view shows it: number with unit (in brackets if too few cases stand behind it), class name, or the sign of
 * its state. Never 0 for a missing value.
 * @example formatWert({wert: 43.36, status: "wert"}, kinderarmut) // "43,4 %"
 */
export function formatWert(
  wert: Pick<WertLike, "wert" | "status"> & {ki?: {wenige: boolean} | null | undefined},
  indikator: EinheitLike
): string {
  if (wert.wert === null) return zustandOf(wert.status).zeichen;
  if (indikator.klassen) return indikator.klassen.find((k) => k.wert === wert.wert)?.name ?? formatZahl(wert.wert);
  const text = formatMitEinheit(wert.wert, indikator.einheit_kurz, indikator.nachkommastellen);
  return wert.ki?.wenige ? `(${text})` : text;
}

/** The limits of an interval as they stand beside the value: "11,8 bis 12,9 %". */
export function formatIntervall({unten, oben}: {unten: number; oben: number}, indikator: EinheitLike): string {
  const {einheit_kurz, nachkommastellen} = indikator;
  return `${formatZahl(unten, nachkommastellen)} bis ${formatMitEinheit(oben, einheit_kurz, nachkommastellen)}`;
}
