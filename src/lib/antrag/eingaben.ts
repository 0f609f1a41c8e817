import {groessen} from "../leistungen/jahreszahlen.js";
import {hoechstens, ohneTexte, zielrichtungen, type Schwerpunktzitat, type Texte, type Zieleintrag} from "./typen.js";
import type {Satzaenderung} from "./satz.js";

/** What is needed of localStorage. */
export type Ablage = Pick<Storage, "getItem" | "setItem" | "removeItem">;

const anfang = "bedarfsatlas-antrag";
const laengster = 2000;

/** One sheet is one centre, kind and year. */
export const schluesselOf = (zentrum: string, zweck: string, jahr: number | null): string =>
  [anfang, zentrum, zweck, jahr ?? "ohne"].join("/");

const objekt = (wert: unknown): Record<string, unknown> =>
  typeof wert === "object" && wert !== null && !Array.isArray(wert) ? (wert as Record<string, unknown>) : {};
const text = (wert: unknown): string => (typeof wert === "string" ? wert.slice(0, laengster) : "");
const zahl = (wert: unknown): number | null => (typeof wert === "number" && Number.isFinite(wert) ? wert : null);
const liste = (wert: unknown): unknown[] => (Array.isArray(wert) ? wert : []);

function zielOf(wert: unknown): Zieleintrag {
  const z = objekt(wert);
  return {
    text: text(z["text"]),
    indikator: typeof z["indikator"] === "string" ? z["indikator"] : null,
    richtung: zielrichtungen.find((r) => r === z["richtung"]) ?? "senken",
    wert: zahl(z["wert"])
  };
}

function beschlussOf(wert: unknown): Schwerpunktzitat | null {
  const b = objekt(wert);
  const [jahr, tag] = [zahl(b["jahr"]), text(b["beschlossen_am"])];
  const schwerpunkte = liste(b["schwerpunkte"]).map(text).filter(Boolean);
  return jahr === null || tag === "" || schwerpunkte.length === 0 ? null : {jahr, beschlossen_am: tag, schwerpunkte};
}

/** Typed texts as they were stored, whatever became of them since: what cannot be read is as if it had not been typed. */
export function liesTexte(gespeichert: string | null): Texte {
  let roh: unknown;
  try {
    roh = gespeichert === null ? null : JSON.parse(gespeichert);
  } catch {
    return ohneTexte;
  }
  const t = objekt(roh);
  const saetze = Object.entries(objekt(t["saetze"])).flatMap(([id, wert]): [string, Satzaenderung][] => {
    const {regel, text: neu} = objekt(wert);
    return typeof regel === "string" && typeof neu === "string" ? [[id, {regel, text: neu}]] : [];
  });
  const [soll, bewertung] = [objekt(t["soll"]), objekt(t["bewertung"])];
  return {
    saetze: Object.fromEntries(saetze),
    soll: Object.fromEntries(
      groessen.flatMap((g) => {
        const wert = zahl(soll[g]);
        return wert === null || wert < 0 ? [] : [[g, wert]];
      })
    ),
    bewertung: Object.fromEntries(
      groessen.flatMap((g) => (text(bewertung[g]) === "" ? [] : [[g, text(bewertung[g])]]))
    ),
    ziele: liste(t["ziele"]).slice(0, hoechstens.ziele).map(zielOf),
    beschluss: beschlussOf(t["beschluss"]),
    angaben: text(t["angaben"]).slice(0, hoechstens.angaben)
  };
}

/** Whether nothing is typed. */
export const istLeer = ({saetze, soll, bewertung, ziele, beschluss, angaben}: Texte): boolean =>
  [saetze, soll, bewertung].every((teil) => Object.keys(teil).length === 0) &&
  ziele.length === 0 &&
  beschluss === null &&
  angaben.trim() === "";

export interface Eingabespeicher {
  lade(schluessel: string): Texte;
  /** False if the browser kept nothing: storage is off or full. Typed texts that are empty are removed. */
  sichere(schluessel: string, texte: Texte): boolean;
  loesche(schluessel: string): void;
}

/** Keeps typed texts in *ablage*, sheet by sheet; with null, or where the browser refuses, in memory until the page is left. */
export function eingabespeicher(ablage: Ablage | null): Eingabespeicher {
  const merk = new Map<string, Texte>();
  return {
    lade(schluessel) {
      const gemerkt = merk.get(schluessel);
      if (gemerkt) return gemerkt;
      try {
        return liesTexte(ablage?.getItem(schluessel) ?? null);
      } catch {
        return ohneTexte;
      }
    },
    sichere(schluessel, texte) {
      merk.set(schluessel, texte);
      if (!ablage) return false;
      try {
        if (istLeer(texte)) ablage.removeItem(schluessel);
        else ablage.setItem(schluessel, JSON.stringify(texte));
        return true;
      } catch {
        return false;
      }
    },
    loesche(schluessel) {
      merk.delete(schluessel);
      try {
        ablage?.removeItem(schluessel);
      } catch {
        // A browser that refuses to remove has not kept anything either.
      }
    }
  };
}

/** A number as Germans type it, "1.200" or "12,5", from *von* on; null for anything else. */
export function parseZahl(eingabe: string, von = -Infinity): number | null {
  const rein = eingabe
    .trim()
    .replace(/[\s\u00a0\u202f]/g, "")
    .replace(/^−/, "-");
  if (!/^-?(\d{1,3}(\.\d{3})+|\d{1,12})(,\d{1,4})?$/.test(rein)) return null;
  const wert = Number(rein.replaceAll(".", "").replace(",", "."));
  return wert < von ? null : wert;
}
