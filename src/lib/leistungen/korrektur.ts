import {blattspalten, farben, formatOf, listenblatt, meldungsblatt, tabellenblatt, zellwertOf} from "./blaetter.js";
import type {Blattspalte} from "./blaetter.js";
import {ortDerMeldung} from "./meldung.js";
import {schreibeMappe} from "./schreiben.js";
import type {Blatt, Zelle} from "./schreiben.js";
import {spalteOf} from "./spalten.js";
import type {Meldung, Pruefergebnis, Register, Satz} from "./typen.js";
import {tabelleOf, tabellennamen} from "./vertrag.js";
import type {Spalte, Tabelle} from "./vertrag.js";

/** Heading of the column, and name of the sheet, that say what is left to do. */
const bittePruefen = "Bitte prüfen";

/** Says what a row needs whose findings are beyond those that are kept. */
const ohneMeldung = "Fehler: Die gelben Zellen sind nicht lesbar. Bitte wie in den Zeilen davor berichtigen.";

const satzDer = ({schwere, spalte, wert, text, abhilfe}: Meldung): string =>
  `${schwere === "fehler" ? "Fehler" : "Hinweis"}${spalte === undefined ? "" : `, ${spalte}`}: ${
    wert === undefined || wert === "" ? "" : `„${wert}“ `
  }${text}. ${abhilfe}`;

/** What belongs to no row: findings about sheets and files, and that not all of them were kept. */
function restblatt({meldungen, fehler, warnungen}: Pruefergebnis, rest: readonly Meldung[]): Blatt | null {
  const weitere = fehler + warnungen - meldungen.length;
  const texte = rest.map((meldung): [string, string] => [
    [meldung.datei, ortDerMeldung(meldung)].filter((teil) => teil !== "").join(", "),
    satzDer(meldung)
  ]);
  if (weitere > 0)
    texte.push([
      "",
      `Es gibt ${weitere.toLocaleString("de-DE")} weitere Meldungen derselben Art, die hier nicht stehen.`
    ]);
  if (texte.length === 0) return null;
  return {
    name: bittePruefen,
    spalten: [{breite: 44}, {breite: 110}],
    zeilen: [
      ["Wo", "Was"].map((wert) => ({wert, stil: {fett: true as const, farbe: farben.pruefen}})),
      ...texte.map((zeile) => zeile.map((wert) => ({wert, stil: {umbruch: true as const}})))
    ],
    fest: 1
  };
}

/** A row, and what is left to do about it. */
interface Korrekturzeile {
  satz: Satz;
  hinweise: readonly Meldung[];
}

const rohOf = ({roh}: Satz, {name}: Spalte): readonly string[] => roh?.[name] ?? [];
const anzahlOf = ({werte}: Satz, {name}: Spalte): number => {
  const wert = werte[name];
  return Array.isArray(wert) ? wert.length : 0;
};

function zellenOf(
  {satz, hinweise}: Korrekturzeile,
  tabelle: Tabelle,
  spalten: readonly Blattspalte[],
  register: Register
): (Zelle | null)[] {
  const betroffen = new Set(hinweise.map(({spalte}) => (spalte === undefined ? undefined : spalteOf(tabelle, spalte))));
  const zellen = spalten.map((blattspalte): Zelle | null => {
    const {spalte, stelle} = blattspalte;
    const unklar = rohOf(satz, spalte)[stelle - anzahlOf(satz, spalte)];
    const wert = zellwertOf(blattspalte, satz.werte[spalte.name] ?? null, register) ?? unklar ?? null;
    const gelb = unklar !== undefined || (betroffen.has(spalte) && stelle === 0);
    if (gelb) return {wert, stil: {format: formatOf(spalte), farbe: farben.pruefen}};
    return wert === null ? null : {wert};
  });
  if (hinweise.length === 0 && satz.roh === undefined) return zellen;
  const was = hinweise.length > 0 ? hinweise.map(satzDer).join("\n") : ohneMeldung;
  return [...zellen, {wert: was, stil: {umbruch: true}}];
}

/** Where a row stands, as a key. */
const ortOf = ({datei, blatt, zeile}: Pick<Satz, "datei" | "blatt"> & {zeile?: number}): string =>
  JSON.stringify([datei, blatt ?? null, zeile]);

/**
 * The workbook as the check understood it, in the layout of the template: titles of the lists, German days and periods, numbers
 * as numbers. What it could not understand stands as it was, marked yellow (masked, if it may be about a person), and the last column "Bitte prüfen" says for every
 * row what is left to do. Findings without a row stand in a sheet of that name in front.
 */
export async function korrigierteMappe(ergebnis: Pruefergebnis, {register}: {register: Register}): Promise<Uint8Array> {
  const {meldungen, saetze} = ergebnis;
  const jeZeile = new Map<string, Meldung[]>();
  for (const meldung of meldungen) {
    const ort = ortOf(meldung);
    const schon = jeZeile.get(ort);
    if (schon) schon.push(meldung);
    else jeZeile.set(ort, [meldung]);
  }
  const {blatt: listen, bereichOf} = listenblatt(register);
  const gezeigt = new Set<Meldung>();
  const blaetter = tabellennamen.flatMap((name) => {
    const tabelle = tabelleOf(name);
    const zeilen = (saetze[name] ?? []).map((satz) => ({satz, hinweise: jeZeile.get(ortOf(satz)) ?? []}));
    if (zeilen.length === 0) return [];
    for (const {hinweise} of zeilen) for (const hinweis of hinweise) gezeigt.add(hinweis);
    const spalten = blattspalten(tabelle, (spalte) =>
      zeilen.reduce((max, {satz}) => Math.max(max, anzahlOf(satz, spalte) + rohOf(satz, spalte).length), 0)
    );
    const zellen = zeilen.map((zeile) => zellenOf(zeile, tabelle, spalten, register));
    return [tabellenblatt(tabelle, spalten, zellen, bereichOf, [{titel: bittePruefen, breite: 80}])];
  });
  const rest = restblatt(
    ergebnis,
    meldungen.filter((meldung) => !gezeigt.has(meldung))
  );
  return schreibeMappe([...(rest ? [rest] : []), ...blaetter, listen, meldungsblatt()]);
}
