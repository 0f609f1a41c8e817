import {leseDateien} from "../../lib/leistungen/lesen.js";
import {pruefeInSchritten} from "../../lib/leistungen/pruefen.js";
import type {Pruefkontext} from "../../lib/leistungen/pruefen.js";
import type {Meldung, Pruefergebnis, Register, Saetze} from "../../lib/leistungen/typen.js";
import {tabellennamen, type Tabellenname} from "../../lib/leistungen/vertrag.js";
import {jahresvorschau} from "../../lib/leistungen/vorschau.js";
import type {Jahresvorschau} from "../../lib/leistungen/vorschau.js";
import type {Lieferdatei} from "./dateien.js";
import {korrekturenOf} from "./korrekturen.js";
import type {Korrektur} from "./korrekturen.js";

export interface Pruefauftrag {
  dateien: readonly Lieferdatei[];
  kontext: Pruefkontext;
}

export interface Vorlagenauftrag {
  register: Register;
  jahr: number;
  zentrum: string;
  /** Rows that the template begins with. */
  saetze: Saetze;
}

export type Fortschritt =
  {schritt: "lesen"; name: string} | {schritt: "pruefen"; fertig: number; gesamt: number} | {schritt: "vorschau"};

/** What a check found, without the rows: a hundred thousand of them would stop the page while they are handed over. */
export interface Pruefbefund {
  meldungen: Meldung[];
  fehler: number;
  warnungen: number;
  /** Rows read by table, in the order of the contract; tables without rows are left out. */
  zeilen: {tabelle: Tabellenname; zeilen: number}[];
  vorschau: Jahresvorschau[];
  /** What the corrected workbook will write otherwise. */
  korrekturen: Korrektur[];
  /** False if a file could not be read at all: there is nothing to correct then. */
  korrigierbar: boolean;
}

/** What the worker is asked; every answer bears the number of its question. */
export type Frage = {nummer: number} & (
  | {art: "bereiten"}
  | {art: "pruefen"; auftrag: Pruefauftrag}
  | {art: "korrigieren"}
  | {art: "vergessen"}
  | {art: "vorlage"; auftrag: Vorlagenauftrag}
);

/** The worker's answer; progress may come before it any number of times. */
export type Antwort = {nummer: number} & (
  | {art: "bereit"}
  | {art: "fortschritt"; fortschritt: Fortschritt}
  | {art: "befund"; befund: Pruefbefund}
  | {art: "mappe"; bytes: Uint8Array<ArrayBuffer>}
  | {art: "panne"; panne: "datei" | "arbeit"}
);

export type Sende = (antwort: Antwort, uebergeben?: Transferable[]) => void;

/** Milliseconds between two reports of progress. */
const takt = 100;

/** A file that the browser could not hand over, as opposed to one that could not be understood. */
class Lesepanne extends Error {}

const zaehle = (meldungen: readonly Meldung[], schwere: Meldung["schwere"]): number =>
  meldungen.filter((m) => m.schwere === schwere).length;

/**
 * Does what the page asks for, file by file and row by row, and keeps the delivery checked last, so that its correction can be
 * written without handing it over. Answers every question once, a fault of its own as "panne".
 */
export function Arbeit(sende: Sende): (frage: Frage) => Promise<void> {
  let letzte: {ergebnis: Pruefergebnis; register: Register} | null = null;

  async function* bytesOf(
    dateien: readonly Lieferdatei[],
    melde: (fortschritt: Fortschritt) => void
  ): AsyncGenerator<{name: string; bytes: Uint8Array}> {
    for (const {name, datei} of dateien) {
      melde({schritt: "lesen", name});
      const bytes = await datei.arrayBuffer().catch(() => {
        throw new Lesepanne();
      });
      yield {name, bytes: new Uint8Array(bytes)};
    }
  }

  async function pruefe(
    {dateien, kontext}: Pruefauftrag,
    melde: (fortschritt: Fortschritt) => void
  ): Promise<Pruefbefund> {
    letzte = null;
    const {blaetter, meldungen} = await leseDateien(bytesOf(dateien, melde));
    // Without one of its files a delivery would seem to lack what may well stand there.
    if (meldungen.length > 0)
      return {
        meldungen,
        fehler: zaehle(meldungen, "fehler"),
        warnungen: zaehle(meldungen, "warnung"),
        zeilen: [],
        vorschau: [],
        korrekturen: [],
        korrigierbar: false
      };
    const gesamt = blaetter.reduce((summe, {zeilen}) => summe + zeilen.length, 0);
    let zuletzt = 0;
    const ergebnis = await pruefeInSchritten(blaetter, kontext, (fertig) => {
      const jetzt = performance.now();
      if (jetzt - zuletzt < takt) return;
      zuletzt = jetzt;
      melde({schritt: "pruefen", fertig: Math.min(fertig, gesamt), gesamt});
    });
    melde({schritt: "vorschau"});
    letzte = {ergebnis, register: kontext.register};
    return {
      meldungen: ergebnis.meldungen,
      fehler: ergebnis.fehler,
      warnungen: ergebnis.warnungen,
      zeilen: tabellennamen.flatMap((tabelle) => {
        const zeilen = ergebnis.zeilen[tabelle] ?? 0;
        return zeilen > 0 ? [{tabelle, zeilen}] : [];
      }),
      vorschau: jahresvorschau(ergebnis.saetze, kontext.register),
      korrekturen: korrekturenOf(blaetter, ergebnis.saetze, kontext.register),
      korrigierbar: true
    };
  }

  /** Writing is loaded when it is wanted, or once the page has nothing else to do. */
  async function korrigiere(): Promise<Uint8Array<ArrayBuffer>> {
    if (!letzte) throw new Error("nothing was checked");
    const {korrigierteMappe} = await import("../../lib/leistungen/korrektur.js");
    return new Uint8Array(await korrigierteMappe(letzte.ergebnis, {register: letzte.register}));
  }

  async function schreibeVorlage(auftrag: Vorlagenauftrag): Promise<Uint8Array<ArrayBuffer>> {
    const {vorlageMappe} = await import("../../lib/leistungen/vorlage.js");
    return new Uint8Array(await vorlageMappe(auftrag));
  }

  return async (frage) => {
    const {nummer} = frage;
    const gibMappe = (bytes: Uint8Array<ArrayBuffer>): void => sende({nummer, art: "mappe", bytes}, [bytes.buffer]);
    try {
      if (frage.art === "pruefen") {
        const melde = (fortschritt: Fortschritt): void => sende({nummer, art: "fortschritt", fortschritt});
        sende({nummer, art: "befund", befund: await pruefe(frage.auftrag, melde)});
      } else if (frage.art === "korrigieren") gibMappe(await korrigiere());
      else if (frage.art === "vorlage") gibMappe(await schreibeVorlage(frage.auftrag));
      else {
        if (frage.art === "vergessen") letzte = null;
        else
          await Promise.all([import("../../lib/leistungen/korrektur.js"), import("../../lib/leistungen/vorlage.js")]);
        sende({nummer, art: "bereit"});
      }
    } catch (error) {
      // What the reader is told is a guess; only here a fault of ours can be seen as one.
      // eslint-disable-next-line no-console -- for whoever looks into it; no text of a file is in it
      if (!(error instanceof Lesepanne)) console.error(error);
      sende({nummer, art: "panne", panne: error instanceof Lesepanne ? "datei" : "arbeit"});
    }
  };
}
