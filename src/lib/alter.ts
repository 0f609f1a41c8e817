import {jahrOf} from "./format.js";
import {seiten} from "./texte/seiten.js";

/** Extra months after the usual interval before a source counts as older than usual. */
const grace = 6;

/** The ISO day a period ends on: the day itself, for a change (2020/2025) the last day of its last year. */
export function endeOf(zeitraum: string): string {
  return zeitraum.includes("/") ? `${jahrOf(zeitraum)}-12-31` : zeitraum;
}

/** Whole months from the ISO day *stichtag* to *heute*; 0 if it lies ahead. */
export function monateSeit(stichtag: string, heute: Date): number {
  const [jahr, monat, tag] = stichtag.split("-").map(Number) as [number, number, number];
  const months = (heute.getFullYear() - jahr) * 12 + (heute.getMonth() + 1 - monat) - (heute.getDate() < tag ? 1 : 0);
  return Math.max(0, months);
}

/** True if newer figures have been due for more than half a year; *zeitraum* is a day or a change (its last year counts). */
export function istVeraltet(zeitraum: string, turnusMonate: number, heute: Date): boolean {
  return monateSeit(endeOf(zeitraum), heute) > turnusMonate + grace;
}

/** An age in words: months up to two years, then years (rounded down). */
export function formatAlter(monate: number): string {
  const {datenstand} = seiten;
  if (monate < 1) return datenstand.unterMonat;
  return monate < 24 ? datenstand.monate(monate) : datenstand.jahre(Math.floor(monate / 12));
}
