import {textePruefen} from "../../lib/texte/pruefen.js";

const {wahl} = textePruefen;

const megabyte = 1024 * 1024;
/** Largest delivery that is read, all files together, in megabytes and in bytes. */
export const meisteMegabyte = 50;
export const groessteLieferung = meisteMegabyte * megabyte;

/** A file with the name that findings call it by. */
export interface Lieferdatei {
  name: string;
  datei: File;
}

/** A file as it was chosen; `ordner` is true if somebody chose the folder it lies in, not the file itself. */
export interface Fundstueck extends Lieferdatei {
  ordner: boolean;
}

export type Lieferung = {dateien: Lieferdatei[]; uebergangen: string[]} | {abgelehnt: string};

/** Files that a spreadsheet program or an operating system leaves behind are no records. */
const istRest = (name: string): boolean => /^(\.|~\$|thumbs\.db$|desktop\.ini$|readme|liesmich)/i.test(name);
const istLesbar = (name: string): boolean => /\.(csv|xlsx)$/i.test(name);
const letzter = (pfad: string): string => pfad.slice(pfad.lastIndexOf("/") + 1);

/**
 * The files of one delivery, or the sentence that refuses them. Of a folder only .xlsx and .csv are taken, and what is left
 * out is named; a file chosen by itself is always taken, so that the reader hears what is wrong with it.
 */
export function lieferungAus(funde: readonly Fundstueck[]): Lieferung {
  if (funde.length === 0) return {abgelehnt: wahl.keine};
  const gemeint = funde.filter(({name, ordner}) => !ordner || !istRest(letzter(name)));
  const genommen = gemeint.filter(({name, ordner}) => !ordner || istLesbar(name));
  if (genommen.length === 0) return {abgelehnt: wahl.keineLesbare};
  const bytes = genommen.reduce((summe, {datei}) => summe + datei.size, 0);
  if (bytes > groessteLieferung) {
    const groesste = genommen.reduce((a, b) => (b.datei.size > a.datei.size ? b : a));
    return {abgelehnt: wahl.zuGross(groesste.name, Math.ceil(bytes / megabyte), genommen.length, meisteMegabyte)};
  }
  const doppelt = new Set(
    genommen.map(({name}) => letzter(name)).filter((name, i, namen) => namen.indexOf(name) !== i)
  );
  return {
    dateien: genommen.map(({name, datei}) => ({name: doppelt.has(letzter(name)) ? name : letzter(name), datei})),
    uebergangen: gemeint.filter((fund) => !genommen.includes(fund)).map(({name}) => letzter(name))
  };
}

/** What an input holds, of files or of a folder. */
export function ausEingabe(dateien: Iterable<File>): Fundstueck[] {
  return [...dateien].map((datei) => ({
    name: datei.webkitRelativePath || datei.name,
    datei,
    ordner: Boolean(datei.webkitRelativePath)
  }));
}

const dateiOf = (eintrag: FileSystemFileEntry): Promise<File> =>
  new Promise((fertig, scheitert) => eintrag.file(fertig, scheitert));

/** All entries of a folder: the browser hands them out in portions, an empty one is the last. */
async function eintraegeOf(ordner: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const leser = ordner.createReader();
  const alle: FileSystemEntry[] = [];
  for (;;) {
    const teil = await new Promise<FileSystemEntry[]>((fertig, scheitert) => leser.readEntries(fertig, scheitert));
    if (teil.length === 0) return alle;
    alle.push(...teil);
  }
}

async function sammle(eintrag: FileSystemEntry, ordner: boolean): Promise<Fundstueck[]> {
  if (eintrag.isFile) {
    const datei = await dateiOf(eintrag as FileSystemFileEntry);
    return [{name: eintrag.fullPath.replace(/^\//, "") || datei.name, datei, ordner}];
  }
  const darin = await eintraegeOf(eintrag as FileSystemDirectoryEntry);
  darin.sort((a, b) => (a.name < b.name ? -1 : 1));
  const funde: Fundstueck[] = [];
  for (const kind of darin) funde.push(...(await sammle(kind, true)));
  return funde;
}

/**
 * What was dropped, folders with everything below them. Must be called while the event is handled: afterwards the browser
 * takes the list away. Rejects if a folder cannot be read.
 */
export async function ausAblage(ablage: Pick<DataTransfer, "items" | "files">): Promise<Fundstueck[]> {
  const eintraege = [...(ablage.items ?? [])].flatMap((teil) => {
    const eintrag = teil.kind === "file" ? (teil.webkitGetAsEntry?.() ?? null) : null;
    return eintrag ? [eintrag] : [];
  });
  const dateien = [...ablage.files];
  if (eintraege.every(({isFile}) => isFile)) return ausEingabe(dateien);
  const funde: Fundstueck[] = [];
  for (const eintrag of eintraege) funde.push(...(await sammle(eintrag, false)));
  return funde;
}
