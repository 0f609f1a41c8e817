import {closeSync, openSync, readFileSync, readSync} from "node:fs";
import {leseDateien} from "../../src/lib/leistungen/lesen.js";
import {zeitraumtabellen} from "../../src/lib/leistungen/meldestand.js";
import {pruefe} from "../../src/lib/leistungen/pruefen.js";
import type {Pruefkontext} from "../../src/lib/leistungen/pruefen.js";
import type {Meldung, Pruefergebnis, Register, Rohblatt, Saetze, Satz} from "../../src/lib/leistungen/typen.js";
import {tabelleOf} from "../../src/lib/leistungen/vertrag.js";
import type {Listenwert, Tabellenname} from "../../src/lib/leistungen/vertrag.js";
import {InputError} from "../contract/errors.js";
import type {Problem} from "../contract/errors.js";
import {countedOf, geltungOf} from "./geltung.js";
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

/** A delivery whose files, the large ones aside, were read and checked. */
export interface Geprueft extends Eingang {
  lieferung: Lieferung;
  /** The sheets of its small files, and what they were checked against. */
  blaetter: Rohblatt[];
  kontext: Pruefkontext;
  gross: Grossdatei[];
  warnungen: Meldung[];
  /** What refuses it; without any it is as the contract says. */
  probleme: Problem[];
}

/** A finding in the form of all refusals, with the path of the file of *lieferung* in the place of its bare name. */
function problemOf(meldung: Meldung, {dateien}: Lieferung): Problem {
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

/** The findings among *meldungen* that refuse their file. */
export function errorsOf(meldungen: readonly Meldung[], lieferung: Lieferung): Problem[] {
  return meldungen.filter(({schwere}) => schwere === "fehler").map((meldung) => problemOf(meldung, lieferung));
}

interface Gelesen {
  lieferung: Lieferung;
  blaetter: Rohblatt[];
  gross: Grossdatei[];
  /** What is wrong with files that cannot be read at all. */
  unlesbar: Meldung[];
}

/** The sheets of the small files of a delivery, and its large ones. */
async function readLieferung(
  lieferung: Lieferung,
  isGross: (datei: Lieferdatei) => Grossdatei | undefined
): Promise<Gelesen> {
  const gross: Grossdatei[] = [];
  function* small(): Generator<{name: string; bytes: Uint8Array}> {
    for (const datei of lieferung.dateien) {
      const large = isGross(datei);
      if (large === undefined) yield {name: datei.name, bytes: readFileSync(datei.pfad)};
      else gross.push(large);
    }
  }
  const {blaetter, meldungen} = await leseDateien(small());
  return {lieferung, blaetter, gross, unlesbar: meldungen};
}

const zentrumOf = ({werte}: Satz): string => String(werte["zentrum_id"] ?? "");

/** Rows that count, by centre and delivery. */
type Bestand = ReadonlyMap<string, ReadonlyMap<number, Saetze>>;

function bestandOf(standing: readonly Saetze[]): Bestand {
  const bestand = new Map<string, Map<number, Saetze>>();
  standing.forEach((saetze, eingang) => {
    for (const [name, rows] of Object.entries(saetze) as [Tabellenname, Satz[]][])
      for (const satz of rows) {
        const jeEingang = bestand.get(zentrumOf(satz)) ?? new Map<number, Saetze>();
        bestand.set(zentrumOf(satz), jeEingang);
        const own = jeEingang.get(eingang) ?? {};
        jeEingang.set(eingang, own);
        (own[name] ??= []).push(satz);
      }
  });
  return bestand;
}

/** *saetze* of several deliveries as one. */
function joined(saetze: Iterable<Saetze>): Saetze {
  const all: Saetze = {};
  for (const teil of saetze)
    for (const [name, rows] of Object.entries(teil) as [Tabellenname, Satz[]][])
      for (const satz of rows) (all[name] ??= []).push(satz);
  return all;
}

/** What others than the delivery at *index* say of the centres that *own* names. */
function othersOf(bestand: Bestand, index: number, own: Saetze): Saetze {
  const zentren = new Set(Object.values(own).flatMap((rows) => rows.map(zentrumOf)));
  return joined(
    [...zentren].flatMap((zentrum) =>
      [...(bestand.get(zentrum) ?? [])].flatMap(([eingang, saetze]) => (eingang === index ? [] : [saetze]))
    )
  );
}

/** The rows of each of *eingaenge* that count, with the months that it reports: what newer ones replaced would count twice. */
function standingOf(eingaenge: readonly Eingang[]): Saetze[] {
  const geltung = geltungOf(eingaenge);
  const meldestand = eingaenge.map((): Satz[] => []);
  for (const {eingang, zentrum_id, monat, gemeldet, stand} of geltung.meldungen)
    meldestand[eingang]!.push({
      zeile: 0,
      werte: {zentrum_id, zeitraum: monat, gemeldet: gemeldet ? "ja" : "nein", stand}
    });
  return countedOf(eingaenge, geltung).map((saetze, i) => ({...saetze, meldestand: meldestand[i]!}));
}

/** The rows of *eingaenge* that count, as one: of each month, offer and centre the newest that was said of it. */
export const countedTogether = (eingaenge: readonly Eingang[]): Saetze => joined(standingOf(eingaenge));

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

/** What deliveries are checked against. */
export interface Lieferkontext extends Pick<Pruefkontext, "register" | "regeln" | "heute"> {
  /** What the registers say of the centres, in the form of their own rows. */
  zentren?: Satz[];
}

/**
 * Reads and checks the deliveries, each knowing what counts of the others, their large files aside (those of at least *ab* bytes
 * that are not in *exakt*). Throws nothing for a bad file: what is wrong stands in `probleme` of its delivery.
 */
export async function pruefeLieferungen(
  lieferungen: readonly Lieferung[],
  kontext: Lieferkontext,
  {ab = grossAb, exakt = new Set<string>()}: {ab?: number | undefined; exakt?: ReadonlySet<string>} = {}
): Promise<Geprueft[]> {
  const isGross = (datei: Lieferdatei): Grossdatei | undefined =>
    exakt.has(datei.pfad) ? undefined : grossdateiOf(datei, ab);
  const read: Gelesen[] = [];
  for (const lieferung of lieferungen) read.push(await readLieferung(lieferung, isGross));
  const {regeln, heute, zentren = []} = kontext;
  let {register} = kontext;
  const kontextOf = ({erlaubt}: Lieferung, others: Saetze = {}): Pruefkontext => ({
    ...{register, regeln, heute},
    vorjahr: joined([{zentren}, others]),
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
  const bestand = bestandOf(standingOf(drafts.map(({saetze}, i) => ({name: read[i]!.lieferung.name, saetze}))));
  return read.map(({lieferung, blaetter, gross, unlesbar}, i): Geprueft => {
    const own = kontextOf(lieferung, othersOf(bestand, i, drafts[i]!.saetze));
    let ergebnis = read.length === 1 ? drafts[i]! : pruefe(blaetter, own);
    // Of faults the first ones say enough; warnings of what is loaded are counted, and so needed one by one.
    if (ergebnis.fehler === 0 && ergebnis.warnungen > ergebnis.meldungen.length)
      ergebnis = pruefe(blaetter, {...own, hoechstens: Infinity});
    const probleme = errorsOf([...unlesbar, ...ergebnis.meldungen], lieferung);
    // Months whose rows stand in a large file look empty here.
    const warnungen = ergebnis.meldungen.filter(
      ({schwere, regel}) => schwere === "warnung" && !(gross.length > 0 && regel === "monat_fehlt")
    );
    return {
      name: lieferung.name,
      lieferung,
      blaetter,
      kontext: own,
      gross,
      saetze: ergebnis.saetze,
      warnungen,
      probleme
    };
  });
}

/** As *pruefeLieferungen*, but throws an InputError with the findings of all files if any is not as the contract says. */
export async function readEingaenge(...args: Parameters<typeof pruefeLieferungen>): Promise<Geprueft[]> {
  const geprueft = await pruefeLieferungen(...args);
  const problems = geprueft.flatMap(({probleme}) => probleme);
  if (problems.length > 0) throw new InputError(problems);
  return geprueft;
}
