/** Texts that say together what a number is about. Of several levels the nearest one that names a thing decides. */
export interface Ebene {
  texte: readonly string[];
}

/** A number as it is written somewhere. */
export interface Zahlstelle {
  zahl: number;
  /** Decimals as written; of a JSON number those it needs. */
  stellen: number;
  /** Written with % or in a column that says so. */
  prozent: boolean;
  /** "ein", which is a number or only an article. */
  artikel?: true;
  /** Written with + or −. */
  vorzeichen: boolean;
  /** What names this number alone: its key, the heading of its column, its clause. */
  marke: Ebene;
  ort: string;
}

/** The smallest piece of a file that tells one thing: an object, a row, an element, a paragraph; from near to far. */
export interface Eintrag {
  ebenen: readonly Ebene[];
  zahlen: readonly Zahlstelle[];
}

export type Melde = (eintrag: Eintrag) => void;

/** A file or part that cannot be read; the message says why, for developers. */
export class Unlesbar extends Error {}

const worte = "zwei drei vier fünf sechs sieben acht neun zehn elf zwölf".split(" ");
const wortzahlen = new Map<string, number>([
  ...worte.map((wort, i) => [wort, i + 2] as const),
  ...["ein", "eine", "einer", "einem", "einen", "einmal"].map((wort) => [wort, 1] as const)
]);

const zahlmuster =
  /[+\u2212\u2013-]?(?:\d{1,3}(?:[.\u00a0\u202f' ]\d{3})+(?:,\d+)?|\d+(?:[.,]\d+)?)(?:\s?%| Prozent\b)?/g;
const ganzeZahl =
  /^\s*[+\u2212\u2013-]?(?:\d{1,3}(?:[.\u00a0\u202f' ,]\d{3})+(?:[.,]\d+)?|\d+(?:[.,]\d+)?)(?:[eE][+-]?\d+)?\s*%?\s*$/;
/** Dates, versions, times, addresses and names of things are no figures. */
const keineZahlen =
  /\b\d+\.\d{1,2}\.\d{1,2}\b|\d{4}-\d{2}(?:-\d{2})?(?:T[\d:.]+Z?)?|\d{1,2}\.\s?\d{1,2}\.\s?\d{4}|\d{1,2}:\d{2}|[a-z]+:\/\/\S+|#[0-9a-f]{3,8}\b|\b[\w.]*[a-z_][\w.-]*\d[\w-]*/gi;

interface Geschrieben {
  zahl: number;
  stellen: number;
  prozent: boolean;
  vorzeichen: boolean;
}

/** A number as people write it, German or English: 1.234,5, 1234.5, "+3", "12 %". */
function lesart(text: string): Geschrieben[] {
  const prozent = /%|Prozent/.test(text);
  const kern = text.replace(/[%\s\u00a0\u202f']|Prozent/g, "");
  const vorzeichen = /^[+\u2212\u2013-]/.test(kern);
  const ziffern = kern.replace(/^\+/, "").replace(/^[\u2212\u2013]/, "-");
  const formen = new Set([ziffern]);
  if (ziffern.includes(",")) formen.add(ziffern.replaceAll(".", "").replace(",", "."));
  if (/,\d{3}(\D|$)/.test(ziffern)) formen.add(ziffern.replaceAll(",", ""));
  if (/^-?\d{1,3}(\.\d{3})+$/.test(ziffern)) formen.add(ziffern.replaceAll(".", ""));
  return [...formen].flatMap((form) => {
    const zahl = Number(form);
    return Number.isFinite(zahl) ? [{zahl, stellen: stellenOf(form), prozent, vorzeichen}] : [];
  });
}

const stellenOf = (text: string): number => (/e/i.test(text) ? 9 : (text.split(".")[1]?.length ?? 0));

/** Whether *text* is a number and nothing else. */
export const istZahl = (text: string): boolean => text.length < 40 && ganzeZahl.test(text);

/** A number alone in its cell or field, with the levels it has for itself; none for one that is a year. */
export function zahlen(wert: unknown, marke: Ebene, ort: string): Zahlstelle[] {
  if (typeof wert === "number")
    return Number.isFinite(wert)
      ? [{zahl: wert, stellen: stellenOf(String(wert)), prozent: false, vorzeichen: wert < 0, marke, ort}]
      : [];
  if (typeof wert === "bigint") return zahlen(Number(wert), marke, ort);
  if (typeof wert !== "string" || !istZahl(wert)) return [];
  return lesart(wert.trim()).map((form) => ({...form, marke, ort}));
}

/** All numbers in running text, in figures and in words up to twelve; each is named by its clause, then its sentence. */
export function imText(text: string, davor: readonly Ebene[], marke: Ebene | null, ort: string, melde: Melde): void {
  if (!/\d/.test(text) && !wortmuster.test(text)) return;
  const bereinigt = text.replace(keineZahlen, (fund) => " ".repeat(fund.length));
  for (const satz of satzteile(text, /(?<=[.!?])\s+(?=\p{Lu})|\n+/gu)) {
    const gefunden: Zahlstelle[] = [];
    for (const teil of satzteile(text.slice(satz.von, satz.bis), /[,;:()|•]\s+|\s[–/|]\s|\sund\s/g)) {
      const von = satz.von + teil.von;
      const stueck = bereinigt.slice(von, satz.von + teil.bis);
      const klausel: Ebene = {texte: [text.slice(von, satz.von + teil.bis), ...(marke?.texte ?? [])]};
      for (const [fund] of stueck.matchAll(zahlmuster)) {
        if (/^(19|20)\d\d$/.test(fund.trim())) continue;
        for (const form of lesart(fund)) gefunden.push({...form, marke: klausel, ort});
      }
      for (const [wort] of stueck.toLowerCase().matchAll(/\p{L}+/gu)) {
        const zahl = wortzahlen.get(wort);
        if (zahl === undefined) continue;
        const artikel = zahl === 1 && wort !== "einmal" ? {artikel: true as const} : {};
        gefunden.push({zahl, stellen: 0, prozent: false, vorzeichen: false, marke: klausel, ort, ...artikel});
      }
    }
    if (gefunden.length > 0)
      melde({ebenen: [{texte: [text.slice(satz.von, satz.bis)]}, {texte: [text]}, ...davor], zahlen: gefunden});
  }
}

const wortmuster = new RegExp(`\\b(?:${[...wortzahlen.keys()].join("|")})(?![\\p{L}])`, "iu");

function satzteile(text: string, grenze: RegExp): {von: number; bis: number}[] {
  const teile: {von: number; bis: number}[] = [];
  let von = 0;
  for (const fund of text.matchAll(grenze)) {
    teile.push({von, bis: fund.index});
    von = fund.index + fund[0].length;
  }
  teile.push({von, bis: text.length});
  return teile;
}

const einfach = (wert: unknown): boolean => wert === null || typeof wert !== "object";

interface Tabelle {
  felder: {name: string; title?: unknown; titel?: unknown}[];
  zeilen: unknown[][];
}

/** A table as our interface has it: its columns in one list, its rows in another, each a list of values. */
function isTabelle(wert: object): wert is Tabelle {
  const {felder, zeilen} = wert as {felder?: unknown; zeilen?: unknown};
  return (
    Array.isArray(felder) &&
    felder.every((feld) => typeof (feld as {name?: unknown} | null)?.name === "string") &&
    Array.isArray(zeilen) &&
    zeilen.every((reihe) => Array.isArray(reihe) && reihe.length === felder.length && reihe.every(einfach))
  );
}

function ausTabelle(
  {felder, zeilen, ...rest}: Tabelle,
  davor: readonly Ebene[],
  ort: string,
  melde: Melde,
  pfad: string
): void {
  const koepfe = felder.map(({name, title, titel}) => ({
    texte: [name, title, titel].filter((text) => typeof text === "string")
  }));
  const ueber = [{texte: Object.values(rest).filter((teil) => typeof teil === "string")}, ...davor];
  zeilen.forEach((reihe, i) => zeile(reihe, koepfe, ueber, `${ort}${pfad && `, ${pfad}`}, Zeile ${i + 1}`, melde));
  ausWert({...rest, felder}, davor, ort, melde, pfad);
}

/** Everything in a value as JSON has it, each object with what stands around it. Parallel lists are read as the columns of a table. */
export function ausWert(wert: unknown, davor: readonly Ebene[], ort: string, melde: Melde, pfad = ""): void {
  const stelle = pfad === "" ? ort : `${ort}, ${pfad}`;
  if (einfach(wert)) {
    const stellen = zahlen(wert, {texte: []}, stelle);
    if (stellen.length > 0) melde({ebenen: davor, zahlen: stellen});
    else if (typeof wert === "string") imText(wert, davor, null, stelle, melde);
    return;
  }
  if (Array.isArray(wert)) return ausListe(wert, davor, ort, melde, pfad);
  if (isTabelle(wert as object)) return ausTabelle(wert as Tabelle, davor, ort, melde, pfad);
  const felder = Object.entries(wert as Record<string, unknown>);
  const eigene: Ebene = {
    texte: felder.flatMap(([key, feld]) =>
      typeof feld === "string" ? [feld] : /jahr|year/i.test(key) && typeof feld === "number" ? [String(feld)] : []
    )
  };
  const ebenen = [eigene, ...davor];
  const stellen: Zahlstelle[] = [];
  const listen = new Map<number, [string, unknown[]][]>();
  for (const [key, feld] of felder) {
    const unten = `${pfad}${pfad === "" ? "" : "."}${key}`;
    if (einfach(feld)) {
      const eigen = zahlen(feld, {texte: [key]}, `${ort}, ${unten}`);
      stellen.push(...eigen);
      if (eigen.length === 0 && typeof feld === "string")
        imText(feld, ebenen, {texte: [key]}, `${ort}, ${unten}`, melde);
      continue;
    }
    if (Array.isArray(feld) && feld.length > 1 && feld.every(einfach)) {
      const gleich = listen.get(feld.length) ?? [];
      gleich.push([key, feld]);
      listen.set(feld.length, gleich);
    }
    ausWert(feld, [{texte: [key]}, ...ebenen], ort, melde, unten);
  }
  if (stellen.length > 0) melde({ebenen, zahlen: stellen});
  for (const [laenge, spalten] of listen) {
    if (spalten.length > 1)
      for (let i = 0; i < laenge; i++)
        zeile(
          spalten.map(([, liste]) => liste[i]),
          spalten.map(([key]) => ({texte: [key]})),
          ebenen,
          `${stelle}, Eintrag ${i + 1}`,
          melde
        );
  }
}

function ausListe(liste: readonly unknown[], davor: readonly Ebene[], ort: string, melde: Melde, pfad: string): void {
  if (liste.length > 1 && liste.every((eintrag) => Array.isArray(eintrag) && eintrag.every(einfach)))
    return ausZeilen(liste as unknown[][], davor, pfad === "" ? ort : `${ort}, ${pfad}`, melde);
  if (liste.every((eintrag) => typeof eintrag === "number")) {
    // Numbers alone are named by the list's key, which stands in front.
    const stellen = liste.flatMap((zahl, i) => zahlen(zahl, {texte: []}, `${ort}, ${pfad}[${i}]`));
    if (stellen.length > 0) melde({ebenen: davor, zahlen: stellen});
    return;
  }
  liste.forEach((eintrag, i) => ausWert(eintrag, davor, ort, melde, `${pfad}[${i}]`));
}

/** A row of a table: what is text says what the numbers are about, each beside the heading of its column. */
function zeile(
  zellen: readonly unknown[],
  koepfe: readonly Ebene[],
  davor: readonly Ebene[],
  ort: string,
  melde: Melde
): void {
  const texte: string[] = [];
  const stellen: Zahlstelle[] = [];
  zellen.forEach((zelle, i) => {
    const kopf = koepfe[i] ?? leer;
    const eigen = zahlen(zelle, kopf, ort);
    if (eigen.length > 0) {
      stellen.push(...eigen);
      if (eigen.some(({zahl}) => istJahr(zahl))) texte.push(String(zelle));
    } else if (zelle !== null && zelle !== undefined && zelle !== "") texte.push(String(zelle));
  });
  const ebenen = [{texte}, ...davor];
  if (stellen.length > 0) melde({ebenen, zahlen: stellen});
  zellen.forEach((zelle, i) => {
    if (typeof zelle === "string" && !istZahl(zelle)) imText(zelle, ebenen, koepfe[i] ?? leer, ort, melde);
  });
}

const leer: Ebene = {texte: []};
const istJahr = (zahl: number): boolean => Number.isInteger(zahl) && zahl >= 1990 && zahl < 2100;

/**
 * The rows of a table. The rows at the top without any figure but years are headings of their columns if they fill more than
 * one cell, and say what the whole table is about if not.
 */
export function ausZeilen(
  zeilen: Iterable<readonly unknown[]>,
  davor: readonly Ebene[],
  ort: string,
  melde: Melde
): void {
  const ueber: string[] = [];
  let koepfe: Ebene[] | null = null;
  let fertig = false;
  let ebenen = davor;
  let nummer = 0;
  for (const zellen of zeilen) {
    nummer += 1;
    const gefuellt = zellen.filter((z) => z !== null && z !== undefined && z !== "");
    if (gefuellt.length === 0) continue;
    const nurText = gefuellt.every((z) => {
      if (z === null || z === undefined) return true;
      const text = String(z as string);
      return !istZahl(text) || istJahr(Number(text));
    });
    if (!fertig && nurText && gefuellt.some((z) => !istZahl(String(z as string)))) {
      if (gefuellt.length === 1) {
        ueber.push(String(gefuellt[0] as string));
        ebenen = [{texte: [...ueber]}, ...davor];
        imText(ueber.at(-1)!, davor, null, `${ort}, Zeile ${nummer}`, melde);
        continue;
      }
      // A second row of words only may be a heading below merged ones, or already a record whose numbers are withheld.
      if (koepfe === null) {
        koepfe = [];
        let letzter = "";
        for (const zelle of zellen) {
          letzter = String((zelle as string | null | undefined) ?? "") || letzter;
          koepfe.push({texte: [letzter]});
        }
        continue;
      }
    }
    if (koepfe !== null) fertig = true;
    zeile(zellen, koepfe ?? [], ebenen, `${ort}, Zeile ${nummer}`, melde);
  }
}

/** Rows of a text whose cells are separated by *trenner*; quoted cells may hold it, and line breaks. */
export function* csvZeilen(text: string, trenner: string): Generator<string[]> {
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  while (at < text.length) {
    let ende = text.indexOf("\n", at);
    if (ende < 0) ende = text.length;
    const roh = text.slice(at, text[ende - 1] === "\r" ? ende - 1 : ende);
    if (!roh.includes('"')) {
      at = ende + 1;
      yield roh.split(trenner);
      continue;
    }
    const zellen: string[] = [];
    let zelle = "";
    let innen = false;
    for (; at < text.length; at++) {
      const c = text[at]!;
      if (innen) {
        if (c !== '"') zelle += c;
        else if (text[at + 1] === '"') {
          zelle += c;
          at += 1;
        } else innen = false;
      } else if (c === '"') innen = true;
      else if (c === trenner) {
        zellen.push(zelle);
        zelle = "";
      } else if (c === "\n") break;
      else if (c !== "\r") zelle += c;
    }
    at += 1;
    zellen.push(zelle);
    yield zellen;
  }
}

/** The character that separates the cells of *text*, by its first lines; null if none does. */
export function trennerOf(text: string): string | null {
  const [kopf = "", ...zeilen] = text.slice(0, 20_000).split(/\r?\n/).slice(0, 20);
  const zahl = (zeile: string, t: string): number => zeile.replace(/"[^"]*"/g, "").split(t).length - 1;
  const [bester] = [";", "\t", "|", ","]
    .map((t) => ({t, n: Math.max(zahl(kopf, t), ...zeilen.map((z) => zahl(z, t)))}))
    .filter(({n}) => n > 0)
    .sort((a, b) => b.n - a.n);
  return bester?.t ?? null;
}
