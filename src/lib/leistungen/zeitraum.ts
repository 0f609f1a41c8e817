import type {Zellwert} from "./typen.js";

/** Years that a record may lie in, at the earliest. */
export const fruehestesJahr = 2000;

const tag = 24 * 60 * 60 * 1000;
/** Excel counts days from here; its 29 February 1900, which never was, lies before every date we take. */
const excelNull = Date.UTC(1899, 11, 30);
/** 1 January 1900 and 31 December 2099 as Excel numbers, below and above which a number is no date. */
const excelGrenzen = [2, 73050] as const;

const monatsnamen: readonly RegExp[] = [
  /^(jan|januar|jaenner|jaen)$/,
  /^(feb|febr|februar|feber)$/,
  /^(mrz|maerz|maer|mar)$/,
  /^(apr|april)$/,
  /^mai$/,
  /^(jun|juni|juno)$/,
  /^(jul|juli|julei)$/,
  /^(aug|august)$/,
  /^(sep|sept|september)$/,
  /^(okt|oktober)$/,
  /^(nov|november)$/,
  /^(dez|dezember)$/
];

const zwei = (zahl: number): string => String(zahl).padStart(2, "0");
const vier = (jahr: string): number => (jahr.length === 2 ? 2000 + Number(jahr) : Number(jahr));

function monatOf(name: string): number | undefined {
  const klein = name.toLowerCase().replace("ä", "ae").replace(".", "");
  const index = monatsnamen.findIndex((muster) => muster.test(klein));
  return index < 0 ? undefined : index + 1;
}

function isoTag(jahr: number, monat: number, tagImMonat: number): string | undefined {
  const datum = new Date(Date.UTC(jahr, monat - 1, tagImMonat));
  const stimmt = datum.getUTCMonth() === monat - 1 && datum.getUTCDate() === tagImMonat && jahr >= 1900 && jahr < 2100;
  return stimmt ? `${jahr}-${zwei(monat)}-${zwei(tagImMonat)}` : undefined;
}

const isoMonat = (jahr: number, monat: number): string | undefined =>
  monat >= 1 && monat <= 12 && jahr >= 1900 && jahr < 2100 ? `${jahr}-${zwei(monat)}` : undefined;

/** The ISO day of a Date as a spreadsheet holds it: midnight in UTC; half a second of rounding error is forgiven. */
const tagOfDate = (datum: Date): string | undefined =>
  Number.isNaN(datum.getTime()) ? undefined : new Date(datum.getTime() + 500).toISOString().slice(0, 10);

const tagOfSerie = (zahl: number): string | undefined =>
  Number.isInteger(zahl) && zahl >= excelGrenzen[0] && zahl <= excelGrenzen[1]
    ? new Date(excelNull + zahl * tag).toISOString().slice(0, 10)
    : undefined;

/**
 * The ISO day that a cell means: 15.03.2025, 15.3.25, 15. März 2025, 2025-03-15, a date or its Excel number.
 * Undefined if it means none: other text, a month, 31.02.2025.
 */
export function leseTag(zelle: string | number | Date): string | undefined {
  if (zelle instanceof Date) return tagOfDate(zelle);
  if (typeof zelle === "number") return tagOfSerie(zelle);
  const text = zelle.trim();
  const zahlen = /^(\d{1,2})[./-]\s?(\d{1,2})[./-]\s?(\d{4}|\d{2})(?: 0?0:00(?::00)?)?$/.exec(text);
  if (zahlen) return isoTag(vier(zahlen[3]!), Number(zahlen[2]), Number(zahlen[1]));
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]00:00(?::00(?:\.0+)?)?Z?)?$/.exec(text);
  if (iso) return isoTag(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const name = /^(\d{1,2})\. ?(\p{L}+)\.? (\d{4}|\d{2})$/u.exec(text);
  const monat = name ? monatOf(name[2]!) : undefined;
  if (name && monat !== undefined) return isoTag(vier(name[3]!), monat, Number(name[1]));
  return /^\d{5}$/.test(text) ? tagOfSerie(Number(text)) : undefined;
}

/**
 * The period that a cell means, as "2025", "2025-03" or "2025-03-15"; undefined if it means none.
 *
 * Text says what it means: 03.2025, 03/2025, 2025-03, März 2025, Mrz 25 are months, 01.03.2025 is a day. A spreadsheet turns
 * "03.2025" into the date of the month's first day, so a date (and its Excel number) on the first of a month is read as that
 * month, any other date as the day. The number 3.2025 is what a spreadsheet with another decimal sign makes of 03.2025.
 * A month with two digits for the year (03.25) is not read: it may as well be a day without its year.
 */
export function leseZeitraum(zelle: string | number | Date): string | undefined {
  if (zelle instanceof Date) return monatOderTag(tagOfDate(zelle));
  if (typeof zelle === "number") return zeitraumOfZahl(zelle);
  const text = zelle.trim();
  if (/^(?:Jahr )?\d{4}$/i.test(text)) {
    const jahr = Number(text.slice(-4));
    return jahr >= 1900 && jahr < 2100 ? String(jahr) : undefined;
  }
  const monatJahr = /^(\d{1,2}) ?[./,-] ?(\d{4})$/.exec(text);
  if (monatJahr) return isoMonat(Number(monatJahr[2]), Number(monatJahr[1]));
  const jahrMonat = /^(\d{4})[-/.]?(\d{2})$|^(\d{4})[-/.](\d)$/.exec(text);
  if (jahrMonat) return isoMonat(Number(jahrMonat[1] ?? jahrMonat[3]), Number(jahrMonat[2] ?? jahrMonat[4]));
  const name = /^(\p{L}+)\.?[ /-]{0,3}(\d{4}|'?\d{2})$/u.exec(text);
  const monat = name ? monatOf(name[1]!) : undefined;
  if (name && monat !== undefined) return isoMonat(vier(name[2]!.replace("'", "")), monat);
  return /^\d{5}$/.test(text) ? monatOderTag(leseTag(text)) : leseTag(text);
}

function monatOderTag(isoDay: string | undefined): string | undefined {
  return isoDay?.endsWith("-01") ? isoDay.slice(0, 7) : isoDay;
}

function zeitraumOfZahl(zahl: number): string | undefined {
  if (Number.isInteger(zahl)) {
    if (zahl >= 1900 && zahl < 2100) return String(zahl);
    if (zahl >= 190001 && zahl < 210000) return isoMonat(Math.floor(zahl / 100), zahl % 100);
    return monatOderTag(tagOfSerie(zahl));
  }
  const jahr = Math.round((zahl - Math.floor(zahl)) * 10000);
  return zahl < 13 && Math.abs(zahl * 10000 - Math.round(zahl * 10000)) < 1e-6
    ? isoMonat(jahr, Math.floor(zahl))
    : undefined;
}

export type Zeitraumart = "jahr" | "monat" | "tag";

/** What a period "2025", "2025-03" or "2025-03-15" covers. */
export interface Zeitraum {
  art: Zeitraumart;
  jahr: number;
  /** The months it touches, "2025-03", in order. */
  monate: readonly string[];
  /** First and last ISO day, inclusive. */
  von: string;
  bis: string;
}

/** The last ISO day of *monat* ("2024-02" to "2024-02-29"). */
export function letzterTag(monat: string): string {
  const [jahr, zahl] = monat.split("-").map(Number) as [number, number];
  return `${monat}-${zwei(new Date(Date.UTC(jahr, zahl, 0)).getUTCDate())}`;
}

const bekannt = new Map<string, Zeitraum>();

/** The parts of *zeitraum* as `leseZeitraum` writes it. */
export function zeitraumOf(zeitraum: string): Zeitraum {
  const fertig = bekannt.get(zeitraum);
  if (fertig) return fertig;
  const jahr = Number(zeitraum.slice(0, 4));
  let ergebnis: Zeitraum;
  if (zeitraum.length === 4) {
    const monate = Array.from({length: 12}, (_, i) => `${zeitraum}-${zwei(i + 1)}`);
    ergebnis = {art: "jahr", jahr, monate, von: `${zeitraum}-01-01`, bis: `${zeitraum}-12-31`};
  } else if (zeitraum.length === 7) {
    ergebnis = {art: "monat", jahr, monate: [zeitraum], von: `${zeitraum}-01`, bis: letzterTag(zeitraum)};
  } else ergebnis = {art: "tag", jahr, monate: [zeitraum.slice(0, 7)], von: zeitraum, bis: zeitraum};
  bekannt.set(zeitraum, ergebnis);
  return ergebnis;
}

/**
 * True for an offer that is valid on some day of *zeitraum* as `leseZeitraum` writes it, or of a year; without a first or last
 * ISO day it is open on that side.
 */
export function giltIm(
  zeitraum: string | number,
  {gueltig_von, gueltig_bis}: {gueltig_von?: Zellwert; gueltig_bis?: Zellwert}
): boolean {
  const {von, bis} = zeitraumOf(String(zeitraum));
  if (typeof gueltig_von === "string" && gueltig_von > bis) return false;
  return !(typeof gueltig_bis === "string" && gueltig_bis < von);
}
