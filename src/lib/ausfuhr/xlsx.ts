import {schreibeMappe, type Blatt, type Stil, type Zahlformat, type Zelle} from "../leistungen/schreiben.js";
import {texteAusfuhr} from "../texte/ausfuhr.js";
import {lizenzenOf} from "./lizenz.js";
import type {Ausfuhr, Ausfuhrspalte, Ausfuhrtabelle, Ausfuhrwert} from "./modell.js";
import {einfach, tabellenOf} from "./tabelle.js";
import {angabenPaare} from "./zitat.js";

const {mappe: worte, angaben: namen} = texteAusfuhr;
const kopfstil: Stil = {fett: true, umbruch: true};
/** So many characters fit on a page across, with letters that can still be read. */
const seitenbreite = 190;
/** Most decimals for which there is a format. */
const meisteStellen = 6;
/** A spreadsheet refuses longer lines at the head of a page. */
const laengsteKopfzeile = 200;

/** A text without line breaks, since the headings of a table must be what its definition says. */
const einzeilig = (text: string): string => text.replace(/\s+/g, " ").trim();

function zelleOf(wert: Ausfuhrwert, {art}: Ausfuhrspalte): Zelle {
  const inhalt = einfach(wert);
  if (typeof wert === "object" && wert !== null)
    return {wert: inhalt, stil: {format: `zahl${Math.min(wert.stellen, meisteStellen)}` as Zahlformat}};
  if (art === "text") return {wert: inhalt === null ? null : String(inhalt), stil: {format: "text"}};
  return {wert: inhalt};
}

/** Width of a column of *zellen*: the longest word of its heading fits beside the button of the filter. */
function breiteOf(titel: string, zellen: readonly Zelle[]): number {
  const wort = Math.max(...titel.split(/[\s-]/).map((w) => w.length));
  const laengste = zellen.reduce((n, {wert}) => Math.max(n, String(wert ?? "").length), 0);
  return Math.max(wort + 4, Math.min(30, laengste + 2));
}

/** How many lines *text* takes in a column of *breite* characters, but never more than a row can be high. */
const zeilenIn = (text: string, breite: number): number =>
  Math.min(
    27,
    text.split("\n").reduce((n, zeile) => n + Math.max(1, Math.ceil((zeile.length * 0.95) / breite)), 0)
  );

/** The line at the head and at the foot of each printed page; "&" begins a code there. */
function druckOf({titel, untertitel, vermerke, version}: Ausfuhr): NonNullable<Blatt["druck"]> {
  const sicher = (text: string): string => einzeilig(text).slice(0, laengsteKopfzeile).replaceAll("&", "&&");
  return {
    kopf: `&L${sicher([...vermerke, titel, untertitel].join(" · "))}`,
    fuss: `&L${sicher(`${namen.atlas}, ${namen.version} ${version}`)}&R${worte.seite} &P ${worte.von} &N`
  };
}

function datenblatt(
  {name, spalten, zeilen}: Ausfuhrtabelle,
  blattname: string,
  druck: NonNullable<Blatt["druck"]>
): Blatt {
  const zellen = zeilen.map((zeile) => zeile.map((wert, i) => zelleOf(wert, spalten[i]!)));
  const breiten = spalten.map(({titel}, i) =>
    breiteOf(
      titel,
      zellen.map((zeile) => zeile[i]!)
    )
  );
  const ganze = breiten.reduce((a, b) => a + b, 0);
  return {
    name: blattname,
    spalten: breiten.map((breite) => ({breite})),
    zeilen: [spalten.map(({titel}): Zelle => ({wert: einzeilig(titel), stil: kopfstil})), ...zellen],
    textzeilen: [Math.max(...spalten.map(({titel}, i) => zeilenIn(titel, breiten[i]! - 3)))],
    fest: 1,
    // With an underscore it can be no address of a cell.
    tabelle: {name: `tabelle_${name.replaceAll("-", "_")}`},
    druck: {...druck, ...(ganze > seitenbreite && {seitenNebeneinander: Math.ceil(ganze / seitenbreite), spalten: 2})}
  };
}

/** A sheet of words: bold headings, then rows whose last column is wrapped. */
function wortblatt(
  name: string,
  kopf: readonly string[],
  breiten: readonly number[],
  zeilen: readonly (readonly (string | Zelle)[])[],
  druck: NonNullable<Blatt["druck"]>
): Blatt {
  const zellen = zeilen.map((zeile) => zeile.map((z): Zelle => (typeof z === "string" ? {wert: z} : z)));
  return {
    name,
    spalten: breiten.map((breite) => ({breite, stil: {umbruch: true}})),
    zeilen: [kopf.map((wert): Zelle => ({wert, stil: kopfstil})), ...zellen],
    textzeilen: [
      1,
      ...zellen.map((zeile) => Math.max(...zeile.map(({wert}, i) => zeilenIn(String(wert), breiten[i]!))))
    ],
    fest: 1,
    druck
  };
}

function hinweiseOf(ausfuhr: Ausfuhr, tabellen: readonly Ausfuhrtabelle[]): string[][] {
  const spalten = new Map<string, string>();
  for (const tabelle of tabellen)
    for (const {name, titel, beschreibung} of tabelle.spalten)
      spalten.set(worte.spalte(einzeilig(titel), name), beschreibung);
  const paare = angabenPaare(ausfuhr);
  const nur = (name: string): string[][] => paare.filter((paar) => paar[0] === name);
  return [
    ...nur(namen.hinweise),
    ...nur(namen.zeichen),
    ...spalten,
    ...nur(namen.quellen),
    ...(ausfuhr.quellen.length > 0 ? [[namen.lizenz, lizenzenOf(ausfuhr.quellen)]] : [])
  ];
}

/** Names for the sheets of tables, none of which is that of a sheet of words. */
function blattnamen(tabellen: readonly Ausfuhrtabelle[]): string[] {
  const vergeben = [worte.deckblatt, worte.inhalt, worte.hinweise].map((name) => name.toLowerCase());
  return tabellen.map(({name}) => (vergeben.includes(name) ? `${name.slice(0, 22)}-tabelle` : name));
}

/**
 * *ausfuhr* as an .xlsx workbook: Deckblatt, Inhalt, Hinweise, then one sheet for each table, with a table to filter whose headings stay in
 * view and on each printed page. Figures are figures with the decimals of the screen; no cells are merged. The same bytes for the
 * same export; *heute* is the day the citation names.
 */
export function xlsxOf(ausfuhr: Ausfuhr, heute?: Date): Uint8Array<ArrayBuffer> {
  const tabellen = tabellenOf(ausfuhr);
  const namenDerBlaetter = blattnamen(tabellen);
  const imHinweis = new Set<string>([namen.quellen, namen.zeichen, namen.hinweise]);
  const eintraege = [
    [worte.deckblatt, worte.deckblattTitel, ""],
    [worte.hinweise, worte.hinweiseTitel, ""],
    ...tabellen.map(({titel, zeilen}, i) => [namenDerBlaetter[i]!, titel, {wert: zeilen.length}])
  ] as [string, string, string | Zelle][];
  const druck = druckOf(ausfuhr);
  const blaetter = [
    wortblatt(
      worte.deckblatt,
      [worte.angabe, worte.wert],
      [28, 100],
      angabenPaare(ausfuhr, heute).filter(([name]) => !imHinweis.has(name)),
      druck
    ),
    wortblatt(
      worte.inhalt,
      [worte.blatt, worte.enthaelt, worte.zeilen],
      [32, 90, 10],
      eintraege.map(([name, titel, zeilen]) => [{wert: name, verweis: `'${name}'!A1`}, titel, zeilen]),
      druck
    ),
    wortblatt(worte.hinweise, [worte.was, worte.bedeutung], [44, 100], hinweiseOf(ausfuhr, tabellen), druck),
    ...tabellen.map((tabelle, i) => datenblatt(tabelle, namenDerBlaetter[i]!, druck))
  ];
  return schreibeMappe(blaetter, {titel: `${ausfuhr.titel}, ${ausfuhr.untertitel}`});
}
