import type {Ausfuhrtabelle} from "../../src/lib/ausfuhr/modell.js";
import {einfach} from "../../src/lib/ausfuhr/tabelle.js";

type Wert = string | number | boolean | null;

const zeilen = ({spalten, zeilen: rows}: Ausfuhrtabelle, namen: (i: number) => string): Record<string, Wert>[] =>
  rows.map((row) => Object.fromEntries(spalten.map((_, i) => [namen(i), einfach(row[i]!)])));

/** The rows of an exported table by the headings that people read, with values as they are when read again. */
export const zeilenNachTitel = (tabelle: Ausfuhrtabelle): Record<string, Wert>[] =>
  zeilen(tabelle, (i) => tabelle.spalten[i]!.titel);

/** The same by the names that programs read. */
export const zeilenNachNamen = (tabelle: Ausfuhrtabelle): Record<string, Wert>[] =>
  zeilen(tabelle, (i) => tabelle.spalten[i]!.name);
