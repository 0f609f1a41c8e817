import {textePlanung} from "../texte/planung.js";
import {liesDatei, schreibeSitzung, unspeicherbar} from "./datei.js";
import type {Sitzung} from "./typen.js";

/** Where the session is kept: as the browser's localStorage. */
export type Ablage = Pick<Storage, "getItem" | "setItem" | "removeItem">;

/** The session at work, and last year's, which is only looked at. */
const schluesselOf = {sitzung: "bedarfsatlas.jahresplanung", vorjahr: "bedarfsatlas.jahresplanung.vorjahr"} as const;
const {speicher: worte} = textePlanung;

/** The store of one session. Every answer that is a text is a German message for the reader; null means it went well. */
export interface Planungsspeicher {
  /** The kept session, null if there is none; with a message if it cannot be read, and then it stays where it is. */
  lade: () => {sitzung: Sitzung | null; meldung: string | null};
  sichere: (sitzung: Sitzung) => string | null;
  loesche: () => string | null;
  /** Bytes in the store; 0 for nothing or without access. */
  groesse: () => number;
}

/** True if the browser said that its store is full. */
const istVoll = (error: unknown): boolean => error instanceof Error && /quota/i.test(`${error.name} ${error.message}`);

/**
 * Keeps one session in *ablage*, null where the browser gives none. Each use of it may throw: then nothing is kept, and the
 * reader is told.
 */
export function planungsspeicher(ablage: Ablage | null, fach: keyof typeof schluesselOf = "sitzung"): Planungsspeicher {
  const schluessel = schluesselOf[fach];
  const gelesen = (): string | null => {
    try {
      return ablage?.getItem(schluessel) ?? null;
    } catch {
      return null;
    }
  };
  return {
    lade() {
      if (!ablage) return {sitzung: null, meldung: worte.verboten};
      const text = gelesen();
      if (text === null) return {sitzung: null, meldung: null};
      const datei = liesDatei(text, worte.name);
      if (datei.art === "sitzung") return {sitzung: datei.sitzung, meldung: null};
      return {sitzung: null, meldung: worte.unlesbar(datei.art === "fehler" ? datei.text : "")};
    },
    sichere(sitzung) {
      if (!ablage) return worte.verboten;
      // What could not be read again must not replace what can.
      const grund = unspeicherbar(sitzung);
      if (grund) return worte.ungueltig(grund);
      try {
        ablage.setItem(schluessel, schreibeSitzung(sitzung));
        return null;
      } catch (error) {
        return istVoll(error) ? worte.voll : worte.verboten;
      }
    },
    loesche() {
      try {
        ablage?.removeItem(schluessel);
        return gelesen() === null ? null : worte.nichtGeloescht;
      } catch {
        return worte.nichtGeloescht;
      }
    },
    groesse: () => new TextEncoder().encode(gelesen() ?? "").length
  };
}
