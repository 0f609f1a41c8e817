import {jahrOf} from "./format.js";
import {seiten} from "./texte/seiten.js";

/** Extra months after the usual interval before a source counts as older than usual. */
const grace = 6;

/** The ISO day a period ends on: the day itself, the last day of a month (2026-07), of a year (2022) or of the last year (2020/2025). */
export function endeOf(zeitraum: string): string {
  if (/^\d{4}(\/|$)/.test(zeitraum)) return `${jahrOf(zeitraum)}-12-31`;
  const [jahr, monat, tag] = zeitraum.split("-").map(Number) as [number, number, number | undefined];
  if (tag !== undefined) return zeitraum;
  return new Date(Date.UTC(jahr, monat, 0)).toISOString().slice(0, 10);
}

/** Whole months from the end of *zeitraum* to *heute*; 0 if it lies ahead. */
export function monateSeit(zeitraum: string, heute: Date): number {
  const [jahr, monat, tag] = endeOf(zeitraum).split("-").map(Number) as [number, number, number];
  const months = (heute.getFullYear() - jahr) * 12 + (heute.getMonth() + 1 - monat) - (heute.getDate() < tag ? 1 : 0);
  return Math.max(0, months);
}

/** Beyond these months before and after the end of a period nobody reads its figures: then the clock is wrong. */
const uhrgrenzen = {vor: 12, nach: 600};

/** Whole months from the end of *zeitraum* to *heute*; null if the clock that gave *heute* cannot be right. */
export function alterOf(zeitraum: string, heute: Date): number | null {
  const bis = Date.parse(endeOf(zeitraum));
  const monate = Math.floor((heute.getTime() - bis) / (30.44 * 86_400_000));
  return monate < -uhrgrenzen.vor || monate > uhrgrenzen.nach ? null : monateSeit(zeitraum, heute);
}

/** The ISO month in which figures newer than those of *zeitraum* may be expected. */
export function erwartetAb(zeitraum: string, turnusMonate: number): string {
  const [jahr, monat] = endeOf(zeitraum).split("-").map(Number) as [number, number];
  const months = jahr * 12 + monat - 1 + turnusMonate;
  return `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, "0")}`;
}

/** True if newer figures have been due for more than half a year; the end of *zeitraum* counts. False by a clock that cannot be right. */
export function istVeraltet(zeitraum: string, turnusMonate: number, heute: Date): boolean {
  return (alterOf(zeitraum, heute) ?? 0) > turnusMonate + grace;
}

/** An age in words: months up to two years, then years (rounded down); that the clock is wrong for null. */
export function formatAlter(monate: number | null): string {
  const {datenstand} = seiten;
  if (monate === null) return datenstand.uhr;
  if (monate < 1) return datenstand.unterMonat;
  return monate < 24 ? datenstand.monate(monate) : datenstand.jahre(Math.floor(monate / 12));
}
