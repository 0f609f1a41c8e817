import {closeSync, openSync, readFileSync, readSync} from "node:fs";
import {Dateifehler, leseDatei} from "../../src/lib/leistungen/lesen.js";
import {pruefe} from "../../src/lib/leistungen/pruefen.js";
import type {Pruefkontext} from "../../src/lib/leistungen/pruefen.js";
import type {Meldung, Pruefergebnis, Register, Rohblatt, Saetze} from "../../src/lib/leistungen/typen.js";
import {tabelleOf} from "../../src/lib/leistungen/vertrag.js";
import type {Listenwert, Tabellenname} from "../../src/lib/leistungen/vertrag.js";
import {InputError} from "../contract/errors.js";
import type {Problem} from "../contract/errors.js";
import {countedOf, geltungOf, zeitraumtabellen} from "./geltung.js";
import type {Eingang, Zeitraumtabelle} from "./geltung.js";
import type {Lieferdatei, Lieferung} from "./lieferung.js";

/** Bytes from which on a CSV file of records is read by DuckDB; every smaller one is read exactly. */
export const grossAb = 20_000_000;

/** A CSV file of one table with the contract's own header: names, in order, all of them. */
export interface Grossdatei {
  name: string;
  pfad: string;
  bytes: number;
  tabelle: Zeitraumtabelle;
  trenner: "," | ";";
  zeilenende: "\n" | "\r\n";
  /** Bytes of the byte order mark. */
  bom: number;
}

/** Header of a large file of *tabelle*. */
export const kopfOf = (tabelle: Zeitraumtabelle): string[] => tabelleOf(tabelle).spalten.map(({name}) => name);

/** *datei* as a large file if it is of at least *ab* bytes and has such a header, else undefined. */
export function grossdateiOf({name, pfad, bytes}: Lieferdatei, ab = grossAb): Grossdatei | undefined {
  if (bytes < ab || !/\.csv$/i.test(name)) return undefined;
  const start = Buffer.alloc(Math.min(bytes, 4096));
  const end = Buffer.alloc(1);
  const file = openSync(pfad, "r");
  try {
    readSync(file, start, 0, start.length, 0);
    readSync(file, end, 0, 1, bytes - 1);
  } finally {
    closeSync(file);
  }
  const bom = start[0] === 0xef && start[1] === 0xbb && start[2] === 0xbf ? 3 : 0;
  const lf = start.indexOf(0x0a);
  if (lf < 0 || end[0] !== 0x0a) return undefined;
  const zeilenende = start[lf - 1] === 0x0d ? "\r\n" : "\n";
  const kopf = start.subarray(bom, lf + 1 - zeilenende.length).toString("utf8");
  for (const trenner of [";", ","] as const) {
    const tabelle = zeitraumtabellen.find((t) => kopfOf(t).join(trenner) === kopf);
    if (tabelle !== undefined) return {name, pfad, bytes, tabelle, trenner, zeilenende, bom};
  }
  return undefined;
}

/** A delivery whose files, the large ones aside, are as the contract says. */
export interface Geprueft extends Eingang {
  lieferung: Lieferung;
  /** The sheets of its small files, and what they were checked against. */
  blaetter: Rohblatt[];
  kontext: Pruefkontext;
  gross: Grossdatei[];
  warnungen: Meldung[];
}

/** A finding in the form of all refusals, with the path of the file of *lieferung* in the place of its bare name. */
export function problemOf(meldung: Meldung, {dateien}: Lieferung): Problem {
  const {datei, blatt, zeile, spalte, wert, text: regel, abhilfe} = meldung;
  return {
    datei: dateien.find(({name}) => name === datei)?.pfad ?? datei,
    ...(blatt === undefined ? {} : {blatt}),
    ...(zeile === undefined ? {} : {zeile}),
    ...(spalte === undefined ? {} : {spalte}),
    ...(wert === undefined ? {} : {wert}),
    regel,
    abhilfe
  };
}

/** The findings of *ergebnis* that refuse its file. */
export function errorsOf({meldungen}: Pruefergebnis, lieferung: Lieferung): Problem[] {
  return meldungen.filter(({schwere}) => schwere === "fehler").map((meldung) => problemOf(meldung, lieferung));
}

interface Gelesen {
  lieferung: Lieferung;
  blaetter: Rohblatt[];
  gross: Grossdatei[];
}

/** The sheets of a delivery; *problems* gets the findings of every file that cannot be read at all. */
async function readLieferung(
  lieferung: Lieferung,
  problems: Problem[],
  isGross: (datei: Lieferdatei) => Grossdatei | undefined
): Promise<Gelesen> {
  const blaetter: Rohblatt[] = [];
  const gross: Grossdatei[] = [];
  for (const datei of lieferung.dateien) {
    const large = isGross(datei);
    if (large !== undefined) gross.push(large);
    else
      try {
        blaetter.push(...(await leseDatei(datei.name, readFileSync(datei.pfad))));
      } catch (error) {
        if (!(error instanceof Dateifehler)) throw error;
        problems.push(...error.meldungen.map((meldung) => problemOf(meldung, lieferung)));
      }
  }
  return {lieferung, blaetter, gross};
}

/** *saetze* of all deliveries but the one at *index*, as one. */
function othersOf(eingaenge: readonly {saetze: Saetze}[], index: number): Saetze {
  const all: Saetze = {};
  eingaenge.forEach(({saetze}, i) => {
    if (i === index) return;
    for (const name of Object.keys(saetze) as Tabellenname[])
      all[name] = [...(all[name] ?? []), ...(saetze[name] ?? [])];
  });
  return all;
}

/** Centres that one of *drafts* brings and *register* does not know. */
function newCentres(drafts: readonly Pruefergebnis[], register: Register): Listenwert[] {
  const known = new Set(register.zentren.map(({id}) => id));
  return drafts
    .flatMap(({saetze}) => saetze.zentren ?? [])
    .flatMap(({werte: {zentrum_id: id, name}}) => {
      if (typeof id !== "string" || known.has(id)) return [];
      known.add(id);
      return [{id, titel: typeof name === "string" ? name : id}];
    });
}

/**
 * Reads and checks the deliveries, their large files aside (those of at least *ab* bytes that are not in *exakt*). Throws an
 * InputError with the findings of all files if any of them is not as the contract says.
 */
export async function readEingaenge(
  lieferungen: readonly Lieferung[],
  kontext: Omit<Pruefkontext, "erlaubt" | "vorjahr">,
  {ab = grossAb, exakt = new Set<string>()}: {ab?: number | undefined; exakt?: ReadonlySet<string>} = {}
): Promise<Geprueft[]> {
  const problems: Problem[] = [];
  const isGross = (datei: Lieferdatei): Grossdatei | undefined =>
    exakt.has(datei.pfad) ? undefined : grossdateiOf(datei, ab);
  const read: Gelesen[] = [];
  for (const lieferung of lieferungen) read.push(await readLieferung(lieferung, problems, isGross));
  let {register} = kontext;
  const kontextOf = ({erlaubt}: Lieferung): Pruefkontext => ({
    ...kontext,
    register,
    ...(erlaubt === undefined ? {} : {erlaubt})
  });
  // What a delivery may refer to, and is compared with, may stand in another: so all are read before any is judged.
  const draft = (): Pruefergebnis[] => read.map(({lieferung, blaetter}) => pruefe(blaetter, kontextOf(lieferung)));
  let drafts = draft();
  const neue = newCentres(drafts, register);
  if (neue.length > 0 && read.length > 1) {
    register = {...register, zentren: [...register.zentren, ...neue]};
    drafts = draft();
  }
  // What newer deliveries have replaced would count twice.
  const eingaenge = drafts.map(({saetze}, i): Eingang => ({name: read[i]!.lieferung.name, saetze}));
  const standing = countedOf(eingaenge, geltungOf(eingaenge)).map((saetze, i) => ({
    saetze: {...saetze, meldestand: drafts[i]!.saetze.meldestand ?? []}
  }));
  const geprueft = read.map(({lieferung, blaetter, gross}, i): Geprueft => {
    const own: Pruefkontext =
      read.length === 1 ? kontextOf(lieferung) : {...kontextOf(lieferung), vorjahr: othersOf(standing, i)};
    const ergebnis = read.length === 1 ? drafts[i]! : pruefe(blaetter, own);
    problems.push(...errorsOf(ergebnis, lieferung));
    // Months whose rows stand in a large file look empty here.
    const warnungen = ergebnis.meldungen.filter(
      ({schwere, regel}) => schwere === "warnung" && !(gross.length > 0 && regel === "monat_fehlt")
    );
    return {name: lieferung.name, lieferung, blaetter, kontext: own, gross, saetze: ergebnis.saetze, warnungen};
  });
  if (problems.length > 0) throw new InputError(problems);
  return geprueft;
}
