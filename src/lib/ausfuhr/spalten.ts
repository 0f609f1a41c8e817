import type {Ausfuhrspalte, Ausfuhrtabelle, Ausfuhrwert} from "./modell.js";

/** What a column is called and holds; text if its kind is not given. */
export interface Spaltenworte {
  titel: string;
  beschreibung: string;
  art?: Ausfuhrspalte["art"];
}

/** A table of *zeilen*, one value per column of *spalten*, in their order. */
export function tabelleOf<N extends string>(
  {name, titel}: Pick<Ausfuhrtabelle, "name" | "titel">,
  spalten: Readonly<Record<N, Spaltenworte>>,
  zeilen: readonly Readonly<Record<N, Ausfuhrwert>>[]
): Ausfuhrtabelle {
  const namen = Object.keys(spalten) as N[];
  return {
    ...{name, titel},
    spalten: namen.map((n) => ({...spalten[n], name: n, art: spalten[n].art ?? "text"})),
    zeilen: zeilen.map((zeile) => namen.map((n) => zeile[n]))
  };
}

/** *zahl* with as many decimals as the screen shows; null if there is none. */
export const dezimal = (zahl: number | null | undefined, stellen: number): Ausfuhrwert =>
  zahl === null || zahl === undefined ? null : {zahl, stellen};

/** A share (0 to 1) in per cent. */
export const prozent = (anteil: number | null | undefined, stellen = 0): Ausfuhrwert =>
  dezimal(anteil === null || anteil === undefined ? null : 100 * anteil, stellen);
