import type {Blattmeldungen} from "./meldungen.js";
import {naechster, reinige, vergleichsform} from "./namen.js";
import {istPersonenspalte, maskiere, personendatumIn} from "./personendaten.js";
import {hoechstensJeRegel} from "./typen.js";
import type {Rohblatt} from "./typen.js";
import {tabellen} from "./vertrag.js";
import type {Spalte, Tabelle, Tabellenname} from "./vertrag.js";
import {istLeer, leserOf} from "./zellen.js";
import type {Leseumfeld, Zellenleser} from "./zellen.js";

/** Sheets of the template and of the corrected workbook that hold no records. */
const hilfsblaetter: ReadonlySet<string> = new Set(["anleitung", "listen", "meldung", "beispiele", "bittepruefen"]);
/** Columns in which people and the corrected workbook leave notes. */
const hilfsspalten: ReadonlySet<string> = new Set(["hinweis", "hinweise", "bittepruefen"]);

/** A heading without the marks of a required column and without what stands in brackets. */
const ohneZusatz = (kopf: string): string => kopf.replace(/\([^)]*\)|\*/g, "");

const nameOf = ({blatt, datei}: Rohblatt): string =>
  blatt ??
  datei
    .split(/[\\/]/)
    .at(-1)!
    .replace(/\.[^.]*$/, "");

/** True if *blatt* is the name of a sheet that explains the template, says who reports or what to do: no records stand there. */
export const istHilfsblattname = (blatt: string): boolean => hilfsblaetter.has(vergleichsform(blatt));

/** True for a sheet of such a name; a CSV file of that name may be a table all the same. */
export function istHilfsblatt(blatt: Rohblatt): boolean {
  if (!istHilfsblattname(nameOf(blatt))) return false;
  return blatt.blatt !== null || tabelleNachKopf(blatt) === undefined;
}

/** What a heading of *tabelle* means: its column, by title or name; a column of several values may be numbered. */
export function spalteOf(tabelle: Tabelle, kopf: string): Spalte | undefined {
  const namen = namenOf(tabelle);
  const form = vergleichsform(kopf);
  const gefunden = namen.get(form) ?? namen.get(vergleichsform(ohneZusatz(kopf)));
  if (gefunden) return gefunden;
  const nummeriert = namen.get(vergleichsform(ohneZusatz(kopf)).replace(/\d{1,2}$/, ""));
  return nummeriert?.art === "mehrfach" ? nummeriert : undefined;
}

const spaltennamen = new Map<Tabelle, Map<string, Spalte>>();

function namenOf(tabelle: Tabelle): Map<string, Spalte> {
  let namen = spaltennamen.get(tabelle);
  if (!namen) {
    // A title wins over another column's name.
    namen = new Map(tabelle.spalten.map((spalte) => [vergleichsform(spalte.name), spalte]));
    for (const spalte of tabelle.spalten) namen.set(vergleichsform(spalte.titel), spalte);
    spaltennamen.set(tabelle, namen);
  }
  return namen;
}

/** The table that the sheet's or file's name names; undefined if it names none, or two. */
function tabelleNachName(blatt: Rohblatt): Tabelle | undefined {
  const woerter = nameOf(blatt)
    .split(/[^\p{L}]+/u)
    .map(vergleichsform)
    .filter((wort) => wort !== "");
  const genannt = tabellen.filter(({name, titel}) =>
    woerter.some((wort) => wort === vergleichsform(titel) || wort.startsWith(name))
  );
  return genannt.length === 1 ? genannt[0] : undefined;
}

/** The table that most of the headings belong to, if its key is among them; undefined if none or two fit alike. */
function tabelleNachKopf({kopf}: Rohblatt): Tabelle | undefined {
  const ueberschriften = kopf.filter((text) => reinige(text) !== "");
  const punkte = tabellen
    .map((tabelle) => {
      const spalten = ueberschriften.map((text) => spalteOf(tabelle, text));
      const pflicht = tabelle.spalten.filter((spalte) => spalte.pflicht);
      const da = pflicht.filter((spalte) => spalten.includes(spalte)).length;
      const schluessel = tabelle.spalten.filter(({name, pflicht: muss}) => muss && tabelle.schluessel.includes(name));
      const passt = schluessel.every((spalte) => spalten.includes(spalte));
      const treffer = spalten.filter((spalte) => spalte !== undefined).length;
      return {tabelle, treffer: passt ? treffer + da / pflicht.length : 0, genug: treffer * 2 >= ueberschriften.length};
    })
    .filter(({treffer, genug}) => treffer >= 3 && genug)
    .sort((a, b) => b.treffer - a.treffer);
  return punkte[0] && punkte[0].treffer !== punkte[1]?.treffer ? punkte[0].tabelle : undefined;
}

/** The table that *blatt* holds: by its name, else by its header; undefined if neither tells, and for sheets without records. */
export function tabelleOfBlatt(blatt: Rohblatt): Tabelle | undefined {
  return istHilfsblatt(blatt) ? undefined : (tabelleNachName(blatt) ?? tabelleNachKopf(blatt));
}

/** A column of the contract as it stands in a sheet. */
export interface Spaltenlage {
  spalte: Spalte;
  lese: Zellenleser;
  /** Where its cells stand; several for a column of several values. */
  stellen: readonly {index: number; kopf: string}[];
}

/** Tables whose template comes with rows printed in: their key alone says nothing yet. */
const vorgedruckt: ReadonlySet<Tabellenname> = new Set(["leistungen", "meldestand", "standards"]);

/** The columns of *plan* that say something in a printed row; empty for tables without such rows, and for CSV files. */
export function ausfuellspaltenOf(
  {name, schluessel}: Tabelle,
  {spalten}: Spaltenplan,
  {blatt}: Pick<Rohblatt, "blatt">
): readonly number[] {
  if (!vorgedruckt.has(name) || (name === "leistungen" && blatt === null)) return [];
  return spalten
    .filter(({spalte}) => !schluessel.includes(spalte.name))
    .flatMap(({stellen}) => stellen.map(({index}) => index));
}

/** Columns of a sheet, those of notes, and the indices in front of which no cell may be filled in. */
export interface Spaltenplan {
  spalten: Spaltenlage[];
  notizen: readonly {index: number; kopf: string}[];
  ohneTitel: ReadonlySet<number>;
  breite: number;
}

const personenspalte = {
  regel: "personendaten",
  text: "Die Spalte enthält Angaben zu einzelnen Menschen oder Fällen",
  abhilfe: "Bitte die Spalte löschen. Die Meldung enthält nur Summen, damit niemand erkannt werden kann."
} as const;

/** Reports *kopf* if it names what belongs to people, or is itself such a thing; it is masked then. True if it does. */
function meldePersonenspalte(kopf: string, {kopfzeile}: Rohblatt, meldungen: Blattmeldungen): boolean {
  const verraten = personendatumIn(kopf) !== undefined;
  if (!verraten && !istPersonenspalte(kopf)) return false;
  meldungen.melde(personenspalte, {zeile: kopfzeile, spalte: verraten ? maskiere(kopf) : kopf});
  return true;
}

/** Reports the headings of *blatt*, which holds no table we know, that name people. */
export function pruefeFremdenKopf(blatt: Rohblatt, meldungen: Blattmeldungen): void {
  for (const kopf of blatt.kopf) meldePersonenspalte(kopf, blatt, meldungen);
}

/** Titles and names of the columns of *tabelle* that are not among *vergeben*. */
function freieNamen(tabelle: Tabelle, vergeben: ReadonlyMap<Spalte, unknown>): string[] {
  return tabelle.spalten.filter((s) => !vergeben.has(s)).flatMap(({titel, name}) => [titel, name]);
}

/** Finds the columns of *tabelle* in the header of *blatt* and reports what is missing, unknown or there twice. */
export function planeSpalten(
  blatt: Rohblatt,
  tabelle: Tabelle,
  umfeld: Leseumfeld,
  meldungen: Blattmeldungen
): Spaltenplan {
  const stellen = new Map<Spalte, {index: number; kopf: string}[]>();
  const ohneTitel = new Set<number>();
  const notizen: {index: number; kopf: string}[] = [];
  const zeile = blatt.kopfzeile;
  let unbekannte = 0;
  blatt.kopf.forEach((kopf, index) => {
    if (reinige(kopf) === "") {
      ohneTitel.add(index);
      return;
    }
    const spalte = spalteOf(tabelle, kopf);
    if (spalte) {
      const schon = stellen.get(spalte) ?? [];
      if (schon.length > 0 && spalte.art !== "mehrfach")
        meldungen.melde(
          {
            regel: "spalte_doppelt",
            text: `Die Spalte „${spalte.titel}“ kommt zweimal vor, auch als „${schon[0]!.kopf}“`,
            abhilfe: "Bitte eine der beiden Spalten löschen."
          },
          {zeile, spalte: kopf}
        );
      else stellen.set(spalte, [...schon, {index, kopf}]);
      return;
    }
    if (hilfsspalten.has(vergleichsform(kopf))) {
      notizen.push({index, kopf});
      return;
    }
    if (meldePersonenspalte(kopf, blatt, meldungen)) return;
    // Findings beyond the ones that are shown need no suggestion.
    const nah =
      ++unbekannte > hoechstensJeRegel ? undefined : naechster(ohneZusatz(kopf), freieNamen(tabelle, stellen));
    const titel = nah === undefined ? undefined : spalteOf(tabelle, nah)?.titel;
    meldungen.melde(
      {
        regel: "spalte_unbekannt",
        text: `Die Spalte „${reinige(kopf).slice(0, 60)}“ gibt es in der Tabelle „${tabelle.titel}“ nicht`,
        abhilfe:
          titel === undefined
            ? "Bitte die Spalte löschen oder umbenennen. Die Vorlage zeigt alle Spalten."
            : `Meinten Sie „${titel}“? Bitte umbenennen oder die Spalte löschen.`
      },
      {zeile, spalte: kopf}
    );
  });
  for (const spalte of tabelle.spalten)
    if (spalte.pflicht && !stellen.has(spalte))
      meldungen.melde(
        {
          regel: "spalte_fehlt",
          text: `Die Pflichtspalte „${spalte.titel}“ fehlt`,
          abhilfe: `Bitte die Spalte „${spalte.titel}“ ergänzen. ${spalte.erklaerung}`
        },
        {zeile, spalte: spalte.titel}
      );
  const nurMonate = tabelle.name === "meldestand";
  return {
    spalten: tabelle.spalten.map((spalte) => ({
      spalte,
      lese: leserOf(spalte, umfeld, nurMonate),
      stellen: stellen.get(spalte) ?? []
    })),
    notizen,
    ohneTitel,
    breite: blatt.kopf.length
  };
}

/** True if no cell of the sheet is filled in, header included. */
export function istLeeresBlatt({kopf, zeilen}: Rohblatt): boolean {
  return kopf.every((text) => istLeer(text)) && zeilen.every(({zellen}) => zellen.every(istLeer));
}
