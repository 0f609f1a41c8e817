import {zellwertOf} from "../../lib/leistungen/blaetter.js";
import {spalteOf, tabelleOfBlatt} from "../../lib/leistungen/spalten.js";
import {textOfZelle} from "../../lib/leistungen/zellen.js";
import type {Register, Rohblatt, Saetze, Zellwert} from "../../lib/leistungen/typen.js";
import type {Tabellenname} from "../../lib/leistungen/vertrag.js";

/** What the corrected workbook writes otherwise than the delivery: one column, how many cells, and the first of them. */
export interface Korrektur {
  tabelle: Tabellenname;
  /** Title of the column. */
  spalte: string;
  vorher: string;
  nachher: string;
  anzahl: number;
}

/** The same number with other zeros ("8,50", "04") is no correction. */
const gleicheZahl = (roh: string, wert: Zellwert): boolean =>
  typeof wert === "number" && !roh.includes(".") && Number(roh.replace(",", ".")) === wert;

/**
 * What changes in the corrected workbook, column by column in the order of the delivery. Only texts that were understood count:
 * not what is left as it was, not cells that hold a number or a date already, and not columns of several values. A table that
 * stands in several sheets is left out, since its rows cannot be told apart.
 */
export function korrekturenOf(blaetter: readonly Rohblatt[], saetze: Saetze, register: Register): Korrektur[] {
  const mitTabelle = blaetter.flatMap((blatt) => {
    const tabelle = tabelleOfBlatt(blatt);
    return tabelle ? [{blatt, tabelle}] : [];
  });
  return mitTabelle
    .filter(({tabelle}) => mitTabelle.filter((andere) => andere.tabelle === tabelle).length === 1)
    .flatMap(({blatt, tabelle}) => {
      const jeZeile = new Map((saetze[tabelle.name] ?? []).map(({zeile, werte}) => [zeile, werte]));
      return blatt.kopf.flatMap((kopf, i): Korrektur[] => {
        const spalte = spalteOf(tabelle, kopf);
        if (!spalte || spalte.art === "mehrfach") return [];
        let korrektur: Korrektur | null = null;
        for (const {zeile, zellen} of blatt.zeilen) {
          const roh = zellen[i];
          const wert = jeZeile.get(zeile)?.[spalte.name] ?? null;
          if (typeof roh !== "string" || wert === null || roh === wert || gleicheZahl(roh, wert)) continue;
          const zelle = zellwertOf({spalte, stelle: 0, titel: spalte.titel}, wert, register) ?? null;
          const nachher = textOfZelle(zelle);
          if (nachher === "" || roh === nachher) continue;
          if (korrektur) korrektur.anzahl += 1;
          else korrektur = {tabelle: tabelle.name, spalte: spalte.titel, vorher: roh, nachher, anzahl: 1};
        }
        return korrektur ? [korrektur] : [];
      });
    });
}
