import {jahrOf} from "../format.js";
import {texteUmfang} from "../texte/umfang.js";
import type {Angaben, Ausfuhrtabelle} from "./modell.js";

/** Columns by which each row of a table says itself what it is about; such a table needs no more. */
const selbsterklaerend = ["indikator", "zeitraum", "einheit"];

/**
 * *tabelle* with columns that say in each row what it is about: its title, that of the view, area, period and unit, and the notes by
 * which it is read. For formats that have no cover. Values of indicators name all that themselves; no column is added that there is already.
 */
export function mitUmfang(tabelle: Ausfuhrtabelle, {titel, untertitel, name, hinweise}: Angaben): Ausfuhrtabelle {
  const hat = (text: string): boolean =>
    tabelle.spalten.some((s) => s.name === text || s.titel.toLowerCase() === text.toLowerCase());
  if (selbsterklaerend.every(hat)) return tabelle;
  const werte = {tabelle: tabelle.titel, titel, untertitel, zeitraum: name.wann, hinweise: hinweise.join(" | ")};
  const neu = Object.entries(werte).flatMap(([name, wert]) => {
    const worte = texteUmfang[name as keyof typeof werte];
    return wert === "" || hat(name) || hat(worte.titel) ? [] : [{spalte: {name, art: "text" as const, ...worte}, wert}];
  });
  return {
    ...tabelle,
    spalten: [...tabelle.spalten, ...neu.map(({spalte}) => spalte)],
    zeilen: tabelle.zeilen.map((zeile) => [...zeile, ...neu.map(({wert}) => wert)])
  };
}

/**
 * What names the time of several *zeitraeume* in a file's name: the one they share, else their first and last year; empty without any.
 */
export function zeitspanneOf(zeitraeume: readonly string[]): string {
  const [erster, ...weitere] = new Set(zeitraeume);
  if (erster === undefined || weitere.length === 0) return erster ?? "";
  const jahre = [erster, ...weitere].flatMap((zeitraum) => [Number(zeitraum.slice(0, 4)), jahrOf(zeitraum)]);
  const [von, bis] = [Math.min(...jahre), Math.max(...jahre)];
  return von === bis ? String(von) : `${von}/${bis}`;
}
