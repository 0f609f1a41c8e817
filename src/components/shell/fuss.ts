import type {Uebersicht} from "../../../loaders/marts/shapes.js";
import {endeOf} from "../../lib/alter.js";
import {formatZeitraum} from "../../lib/format.js";
import {shell} from "../../lib/texte/shell.js";

/** Newest reference date of a source; null if it has no release. */
export function neuesterStichtag(quelle: Pick<Uebersicht["quellen"][number], "releases">): string | null {
  return quelle.releases.reduce<string | null>(
    (neuester, {stichtag}) => (neuester === null || stichtag > neuester ? stichtag : neuester),
    null
  );
}

/** True if *stichtag* of a source is the year of an edition only: its figures may be older, and their age is not known. */
export function istNurAusgabe(stichtag: string): boolean {
  return stichtag.length === 4;
}

export type IndikatorStand = Pick<
  Uebersicht["indikatoren"][number],
  "quelle_kurz" | "klassen" | "einheit_kurz" | "neuester_zeitraum" | "turnus_monate"
>;

/** How new the figures of a source are; *was* says which of its figures, "" for all of them. */
export interface Stand {
  quelle: string;
  was: string;
  /** The day; a month or a year where the source names no more. */
  stichtag: string;
  turnus_monate: number;
}

function standOf(quelle: string, was: string, indikatoren: readonly IndikatorStand[]): Stand[] {
  const periods = indikatoren.map(({neuester_zeitraum: z}) => (z.includes("/") ? endeOf(z) : z)).filter(Boolean);
  const stichtag = periods.toSorted((a, b) => endeOf(a).localeCompare(endeOf(b)) || a.length - b.length).at(-1);
  const first = indikatoren[0];
  return stichtag && first ? [{quelle, was, stichtag, turnus_monate: first.turnus_monate}] : [];
}

/**
 * Newest date of every source, from its indicators: one entry, or two where its classes and its other figures are of different
 * dates. Changes count by their last day; indicators without a date are left out.
 */
export function staendeOf(indikatoren: readonly IndikatorStand[]): Stand[] {
  const {fuss} = shell;
  return [...new Set(indikatoren.map(({quelle_kurz}) => quelle_kurz))].flatMap((quelle) => {
    const all = indikatoren.filter(({quelle_kurz}) => quelle_kurz === quelle);
    const others = all.filter(({klassen}) => klassen === null);
    const shares = others.every(({einheit_kurz}) => einheit_kurz === "%");
    const parts = [
      ...standOf(
        quelle,
        fuss.klassen,
        all.filter(({klassen}) => klassen !== null)
      ),
      ...standOf(quelle, shares ? fuss.anteile : fuss.zahlen, others)
    ];
    return new Set(parts.map(({stichtag}) => stichtag)).size > 1 ? parts : standOf(quelle, "", all);
  });
}

const meisteQuellen = 3;

/**
 * One line for the footer: every source with the newest date of its figures, and of what the date is; of many sources the
 * newest, and how many there are besides.
 */
export function datenstandZeile(indikatoren: readonly IndikatorStand[]): string {
  const staende = staendeOf(indikatoren);
  const bySource = new Map<string, string[]>();
  for (const {quelle, was, stichtag} of staende)
    bySource.set(quelle, [...(bySource.get(quelle) ?? []), `${was} ${formatZeitraum(stichtag)}`.trim()]);
  const all = [...bySource];
  if (all.length <= meisteQuellen) return all.map(([quelle, parts]) => `${quelle}: ${parts.join(", ")}`).join(" · ");
  const newestOf = (quelle: string): string =>
    staende.reduce((newest, s) => (s.quelle === quelle && s.stichtag > newest ? s.stichtag : newest), "");
  const shown = all.toSorted((a, b) => newestOf(b[0]).localeCompare(newestOf(a[0]))).slice(0, meisteQuellen);
  return [
    ...shown.map(([quelle, parts]) => `${quelle}: ${parts.join(", ")}`),
    shell.fuss.weitereQuellen(all.length - meisteQuellen)
  ].join(" · ");
}
