import {existsSync, readFileSync, readdirSync, statSync} from "node:fs";
import {join, resolve} from "node:path";
import {formatMeldung, leseDateien} from "../../src/lib/leistungen/lesen.js";
import {pruefeInSchritten} from "../../src/lib/leistungen/pruefen.js";
import type {Pruefkontext} from "../../src/lib/leistungen/pruefen.js";
import type {Meldung, Pruefergebnis, Register, Saetze} from "../../src/lib/leistungen/typen.js";
import {tabellen} from "../../src/lib/leistungen/vertrag.js";
import {jahresvorschau} from "../../src/lib/leistungen/vorschau.js";
import {CommandError} from "../command.js";
import {printable} from "../contract/errors.js";
import {countedTogether, pruefeLieferungen} from "./eingang.js";
import type {Lieferkontext} from "./eingang.js";
import {lieferungenOf} from "./lieferung.js";
import {istMeldung, leistungsquelle} from "./ordner.js";

/** What is checked as one: a file, or the CSV files of a folder. */
export interface Pruefling {
  /** As the reader named it, or the folder below it. */
  name: string;
  pfade: string[];
}

const istTabelle = (name: string): boolean => /\.(xlsx|csv)$/i.test(name);

/** What is checked as one below *ordner*: every workbook, and the CSV files of every folder together. */
function prueflingeIn(ordner: string): Pruefling[] {
  const eintraege = readdirSync(ordner, {withFileTypes: true})
    .filter(({name}) => istMeldung(name))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  const pfadOf = ({name}: {name: string}): string => join(ordner, name);
  const dateien = eintraege.filter((eintrag) => eintrag.isFile());
  const csv = dateien.filter(({name}) => /\.csv$/i.test(name));
  return [
    ...(csv.length > 0 ? [{name: ordner, pfade: csv.map(pfadOf)}] : []),
    // Other files are refused one by one, with words, rather than passed over.
    ...dateien
      .filter(({name}) => !/\.csv$/i.test(name))
      .map((datei) => ({name: pfadOf(datei), pfade: [pfadOf(datei)]})),
    ...eintraege.filter((eintrag) => eintrag.isDirectory()).flatMap((eintrag) => prueflingeIn(pfadOf(eintrag)))
  ];
}

/** What *pfade*, as typed by the reader, asks to check. Throws CommandError for a path that is not there or an empty folder. */
export function prueflingeOf(pfade: readonly string[]): Pruefling[] {
  if (pfade.length === 0) throw new CommandError("Bitte eine Datei oder einen Ordner nennen: npm run check -- DATEI");
  return pfade.flatMap((pfad) => {
    if (!existsSync(pfad)) throw new CommandError(`„${printable(pfad)}“ gibt es nicht. Bitte den Namen prüfen.`);
    if (!statSync(pfad).isDirectory()) return [{name: pfad, pfade: [pfad]}];
    const prueflinge = prueflingeIn(pfad);
    if (prueflinge.length === 0)
      throw new CommandError(`Im Ordner „${printable(pfad)}“ liegt keine Datei. Gelesen werden .xlsx und .csv.`);
    return prueflinge;
  });
}

/** Files one after the other, so that no more than one is held in memory. */
function* bytesOf(pfade: readonly string[]): Generator<{name: string; bytes: Uint8Array}> {
  for (const pfad of pfade) yield {name: pfad, bytes: readFileSync(pfad)};
}

/** What a check found; `ergebnis` is null if a file could not be read at all. */
export interface Befund {
  ergebnis: Pruefergebnis | null;
  /** Faults first, then warnings, each in the order of the file. */
  meldungen: Meldung[];
  fehler: number;
  warnungen: number;
}

const fehlerZuerst = (meldungen: readonly Meldung[]): Meldung[] => [
  ...meldungen.filter(({schwere}) => schwere === "fehler"),
  ...meldungen.filter(({schwere}) => schwere === "warnung")
];

/** Reads and checks *pruefling*; *fortschritt* hears how many rows are done. Never throws for a bad file. */
export async function pruefeDateien(
  {pfade}: Pruefling,
  kontext: Pruefkontext,
  fortschritt: (zeilen: number) => void
): Promise<Befund> {
  const {blaetter, meldungen} = await leseDateien(bytesOf(pfade));
  // Without one of its files a delivery would seem to lack what may well stand there.
  if (meldungen.length > 0) {
    const fehler = meldungen.filter(({schwere}) => schwere === "fehler").length;
    return {ergebnis: null, meldungen: fehlerZuerst(meldungen), fehler, warnungen: meldungen.length - fehler};
  }
  const ergebnis = await pruefeInSchritten(blaetter, kontext, fortschritt);
  const {fehler, warnungen} = ergebnis;
  return {ergebnis, meldungen: fehlerZuerst(ergebnis.meldungen), fehler, warnungen};
}

/**
 * A function that gives the rows that the centres delivered before, to compare with and to know offers by: of each month, offer
 * and centre the newest. Deliveries with a file among *ausser* are left out, so that a file is not compared with itself.
 * Deliveries that are not in order are passed over: they are not loaded either.
 */
export async function bekannteSaetze(
  dataDir: string,
  kontext: Lieferkontext
): Promise<(ausser?: readonly string[]) => Saetze> {
  const quelle = leistungsquelle(dataDir);
  const dateien = quelle.dateien.filter((datei) => /^\d{4}\//.test(datei) && istTabelle(datei));
  const lieferungen = lieferungenOf(
    {...quelle, dateien},
    kontext.register.zentren.map(({id}) => id)
  );
  const bekannt = (await pruefeLieferungen(lieferungen, kontext)).filter(({probleme}) => probleme.length === 0);
  return (ausser = []) => {
    const eigene = new Set(ausser.map((pfad) => resolve(pfad)));
    return countedTogether(
      bekannt.filter(({lieferung}) => !lieferung.dateien.some(({pfad}) => eigene.has(resolve(pfad))))
    );
  };
}

const german = (n: number): string => n.toLocaleString("de-DE");
const mehrzahl = (n: number, eins: string, viele: string): string => `${german(n)} ${n === 1 ? eins : viele}`;

/** Findings shown of one file; the rest is only counted. */
const gezeigt = 100;
/** Lines of the preview. */
const meisteJahre = 20;

/** What *befund* says, as lines of German text without the preview. */
export function berichtOf({name}: Pruefling, {ergebnis, meldungen, fehler, warnungen}: Befund): string[] {
  const urteil =
    fehler > 0
      ? `${mehrzahl(fehler, "Fehler", "Fehler")}, ${mehrzahl(warnungen, "Hinweis", "Hinweise")}. Die Datei wird so nicht übernommen.`
      : warnungen > 0
        ? `kein Fehler, ${mehrzahl(warnungen, "Hinweis", "Hinweise")}.`
        : "in Ordnung, keine Hinweise.";
  const zeilen = tabellen.flatMap(({name: tabelle, titel}) => {
    const anzahl = ergebnis?.zeilen[tabelle] ?? 0;
    return anzahl > 0 ? [`${titel} ${german(anzahl)}`] : [];
  });
  const eine = (meldung: Meldung): string =>
    `  ${meldung.schwere === "fehler" ? "Fehler " : "Hinweis"} ${formatMeldung(meldung)}`;
  const rest = fehler + warnungen - Math.min(meldungen.length, gezeigt);
  return [
    `${printable(name)}: ${urteil}`,
    ...(zeilen.length > 0 ? [`  Gelesene Zeilen: ${zeilen.join(", ")}`] : []),
    ...meldungen.slice(0, gezeigt).map(eine),
    ...(rest > 0 ? [`  … und ${mehrzahl(rest, "weitere Meldung", "weitere Meldungen")}.`] : [])
  ];
}

/** What the centres' pages would show of the rows that were understood, one line a centre and year; [] without rows. */
export function vorschauOf({ergebnis}: Befund, register: Register): string[] {
  const jahre = ergebnis ? jahresvorschau(ergebnis.saetze, register) : [];
  if (jahre.length === 0) return [];
  const zahl = (wert: number | null): string =>
    wert === null ? "nicht erfasst" : wert.toLocaleString("de-DE", {maximumFractionDigits: 1});
  return [
    "  So würde es erscheinen (dokumentierte Leistung):",
    ...jahre
      .slice(0, meisteJahre)
      .map(
        (v) =>
          `    ${printable(v.name)}, ${v.jahr}: ${v.monate.length} von 12 Monaten gemeldet; Angebote ${v.angebote}, ` +
          `Termine ${zahl(v.termine)}, Stunden ${zahl(v.stunden)}, Teilnahmen ${zahl(v.teilnahmen)}, ` +
          `Beratungen ${zahl(v.beratungen)}, Ehrenamtliche ${zahl(v.ehrenamtliche)}`
      ),
    ...(jahre.length > meisteJahre ? [`    … und ${german(jahre.length - meisteJahre)} weitere.`] : [])
  ];
}
