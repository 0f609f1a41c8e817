import {istVeraltet} from "../../lib/alter.js";
import {seiten} from "../../lib/texte/seiten.js";
import {el} from "../shell/dom.js";

/** True if the figures of *zeitraum* are older at *heute* than usual for their indicator; false without a date. */
export function istAlt(zeitraum: string, {turnus_monate}: {turnus_monate: number}, heute: Date): boolean {
  return zeitraum !== "" && istVeraltet(zeitraum, turnus_monate, heute);
}

/** The words "älter als üblich" on a line of their own where figures are that old at *heute*; null where they are not. */
export function Veraltet(zeitraum: string, indikator: {turnus_monate: number}, heute: Date): HTMLElement | null {
  return istAlt(zeitraum, indikator, heute)
    ? el("span", {class: "veraltet klein zeile"}, seiten.datenstand.veraltet)
    : null;
}
