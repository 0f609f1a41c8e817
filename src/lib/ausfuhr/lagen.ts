import {endeOf} from "../alter.js";
import {formatZeitraum} from "../format.js";
import type {Lage} from "../saetze/lage.js";
import {texteAusfuhr} from "../texte/ausfuhr.js";
import type {Wertezeile} from "./werte.js";

const {gebiete: namen} = texteAusfuhr;

// Findings are of the areas of today.
const gemeinsam = ({indikator, zeitraum, quellenvermerke}: Lage) =>
  ({lor_stand: "2021", indikator, zeitraum, quellen: quellenvermerke}) satisfies Partial<Wertezeile>;

/** How an area stands in an indicator, as a row of a file. */
export const zeileOf = (lage: Lage): Wertezeile => ({
  ...gemeinsam(lage),
  ...{gebiet_id: lage.gebiet.gebiet_id, ebene: lage.gebiet.ebene},
  gebiet_name: lage.gebiet.ebene === "bezirk" ? namen.bezirk : lage.gebiet.name,
  wert: lage.wert,
  urteile: lage.urteile
});

/** Berlin's value beside *lage*, as a row of a file. */
export const berlinzeileOf = (lage: Lage): Wertezeile => ({
  ...gemeinsam(lage),
  ...{gebiet_id: "00", gebiet_name: namen.berlin, ebene: "berlin"},
  wert: lage.berlin
});

/** The newest of *zeitraeume* as it is written in files; empty without any. */
export const letzterOf = (zeitraeume: readonly string[]): string =>
  [...zeitraeume].sort((a, b) => (endeOf(a) < endeOf(b) ? 1 : -1))[0] ?? "";

/** The newest of *zeitraeume* in words; empty without any. */
export function neuesterOf(zeitraeume: readonly string[]): string {
  const neuester = letzterOf(zeitraeume);
  return neuester === "" ? "" : formatZeitraum(neuester);
}
