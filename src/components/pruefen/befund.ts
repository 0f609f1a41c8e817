import {grossgeschrieben} from "../../lib/format.js";
import {formatMeldung, ortDerMeldung} from "../../lib/leistungen/meldung.js";
import type {Meldung} from "../../lib/leistungen/typen.js";
import {regelTitel, textePruefen} from "../../lib/texte/pruefen.js";

const {meldungen: worte} = textePruefen;

/** A sheet, or a CSV file, that has findings. */
export interface Blattwahl {
  schluessel: string;
  titel: string;
}

/** Findings of one rule, in the order of the file. */
export interface Gruppe {
  regel: string;
  titel: string;
  meldungen: readonly Meldung[];
  /** What to do, if it is the same for all of them; else each has its own. */
  abhilfe: string | null;
}

export const blattOf = ({datei, blatt}: Meldung): string => `${datei}\n${blatt ?? ""}`;

/** The sheets that have findings, named by their file only where there are several files. */
export function blaetterOf(meldungen: readonly Meldung[]): Blattwahl[] {
  const mehrereDateien = new Set(meldungen.map(({datei}) => datei)).size > 1;
  const blaetter = new Map(
    meldungen.map((m) => {
      const titel = m.blatt === undefined ? m.datei : mehrereDateien ? `${m.datei}, ${m.blatt}` : m.blatt;
      return [blattOf(m), titel] as const;
    })
  );
  return [...blaetter].map(([schluessel, titel]) => ({schluessel, titel}));
}

/** *meldungen* by rule, the rule that comes first in the file first. */
export function gruppenOf(meldungen: readonly Meldung[]): Gruppe[] {
  const nachRegel = new Map<string, Meldung[]>();
  for (const meldung of meldungen) {
    const gruppe = nachRegel.get(meldung.regel);
    if (gruppe) gruppe.push(meldung);
    else nachRegel.set(meldung.regel, [meldung]);
  }
  return [...nachRegel].map(([regel, alle]) => ({
    regel,
    titel: regelTitel(regel),
    meldungen: alle,
    abhilfe: alle.every(({abhilfe}) => abhilfe === alle[0]!.abhilfe) ? alle[0]!.abhilfe : null
  }));
}

/** Where a finding stands: "Blatt „Leistungen“, Zeile 12, Spalte „Teilnahmen“"; the file's name for findings about all of it. */
export function stelleOf(meldung: Meldung, mitDatei: boolean): string {
  const ort = ortDerMeldung(meldung);
  const ohneBlatt = meldung.blatt === undefined;
  return [mitDatei || ohneBlatt ? meldung.datei : "", ort].filter(Boolean).join(", ");
}

/** Longest value that is shown whole. */
const laengster = 60;

/** What is wrong, as a sentence without the value it may begin with: {wert: "„zwölf“", satz: "ist keine Zahl."} */
export function satzOf({wert, text}: Meldung): {wert: string | null; satz: string} {
  const mitPunkt = /[.?]$/.test(text) ? text : `${text}.`;
  if (wert === undefined) return {wert: null, satz: grossgeschrieben(mitPunkt)};
  return {wert: `„${wert.length > laengster ? `${wert.slice(0, laengster)}…` : wert}“`, satz: mitPunkt};
}

/** All findings as lines of text, errors first, for an e-mail or a note. */
export function alsText(meldungen: readonly Meldung[], urteil: string): string {
  const abschnitt = (titel: string, schwere: Meldung["schwere"]): string[] => {
    const gruppen = gruppenOf(meldungen.filter((m) => m.schwere === schwere));
    if (gruppen.length === 0) return [];
    return [
      ...["", titel],
      ...gruppen.flatMap((gruppe) => ["", gruppe.titel, ...gruppe.meldungen.map((m) => `- ${formatMeldung(m)}`)])
    ];
  };
  return [urteil, ...abschnitt(worte.fehler, "fehler"), ...abschnitt(worte.warnung, "warnung"), ""].join("\n");
}
