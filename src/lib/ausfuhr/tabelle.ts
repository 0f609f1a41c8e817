import {roundTo} from "../../method/klassen.js";
import {texteAusfuhr} from "../texte/ausfuhr.js";
import {ohneSteuerzeichen} from "../zeichensatz.js";
import {lizenzenOf} from "./lizenz.js";
import type {Angaben, Ausfuhrspalte, Ausfuhrtabelle, Ausfuhrwert} from "./modell.js";

type Herkunft = Pick<Angaben, "quellen" | "datenstand" | "version" | "vermerke">;

/** Full lines of attribution as one text for a cell, without the word before each. */
export const quellenText = (quellen: readonly string[]): string =>
  quellen.map((zeile) => zeile.replace(/^Quelle: /, "").replace(/\.$/, "")).join(" | ");

/**
 * The figure of a cell as every format writes it: a Dezimal with its decimals, any other number with at most six. Throws for a
 * number that is none.
 */
export function zahlOf(wert: Exclude<Ausfuhrwert, string | boolean | null>): number {
  const zahl = typeof wert === "number" ? roundTo(wert, 6) : roundTo(wert.zahl, wert.stellen);
  if (!Number.isFinite(zahl)) throw new Error(`${zahl} is no figure to export`);
  return zahl;
}

/** What a cell holds once read again: numbers rounded as written, texts without characters that steer. Empty texts are null. */
export function einfach(wert: Ausfuhrwert): string | number | boolean | null {
  if (wert === null || typeof wert === "boolean") return wert;
  if (typeof wert !== "string") return zahlOf(wert);
  return wert === "" ? null : ohneSteuerzeichen(wert);
}

function pruefe({name, spalten, zeilen}: Ausfuhrtabelle): void {
  if (!/^[a-z0-9-]{1,31}$/.test(name)) throw new Error(`"${name}" is no name of a table`);
  const namen = spalten.map((s) => s.name);
  const titel = spalten.map((s) => s.titel.toLowerCase());
  for (const spalte of namen)
    if (!/^[a-z][a-z0-9_]*$/.test(spalte)) throw new Error(`"${spalte}" is no name of a column`);
  for (const liste of [namen, titel])
    if (new Set(liste).size < liste.length) throw new Error(`${name}: two columns are called the same`);
  const kurz = zeilen.findIndex((zeile) => zeile.length !== spalten.length);
  if (kurz >= 0) throw new Error(`${name}: row ${kurz + 1} has not one value per column`);
}

/**
 * *tabelle* with the columns at its end that no row may lose: quelle and lizenz (of all sources), datenstand, version and, if there
 * are marks, vermerk; none that it has already. Throws for names that are no names or stand twice, and for rows of another length.
 */
export function vollstaendig(tabelle: Ausfuhrtabelle, angaben: Herkunft): Ausfuhrtabelle {
  pruefe(tabelle);
  const {endspalten} = texteAusfuhr;
  const werte = {
    quelle: quellenText(angaben.quellen),
    lizenz: lizenzenOf(angaben.quellen),
    datenstand: angaben.datenstand,
    version: angaben.version,
    ...(angaben.vermerke.length > 0 && {vermerk: angaben.vermerke.join("; ")})
  };
  const fehlend = Object.entries(werte).filter(([name]) => !tabelle.spalten.some((s) => s.name === name));
  if (fehlend.length === 0) return tabelle;
  const spalten = fehlend.map(([name]): Ausfuhrspalte => ({
    name,
    art: "text",
    ...endspalten[name as keyof typeof endspalten]
  }));
  const ende = fehlend.map(([, wert]) => wert);
  const ganz = {
    ...tabelle,
    spalten: [...tabelle.spalten, ...spalten],
    zeilen: tabelle.zeilen.map((zeile) => [...zeile, ...ende])
  };
  pruefe(ganz);
  return ganz;
}

/** All tables of an export, completed. Throws if two are called the same. */
export function tabellenOf(ausfuhr: Herkunft & {tabellen: readonly Ausfuhrtabelle[]}): Ausfuhrtabelle[] {
  const namen = ausfuhr.tabellen.map(({name}) => name);
  if (new Set(namen).size < namen.length) throw new Error(`two tables are called the same: ${namen.join(", ")}`);
  return ausfuhr.tabellen.map((tabelle) => vollstaendig(tabelle, ausfuhr));
}
