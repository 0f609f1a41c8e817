import type {KennzahlKopf} from "../../../loaders/marts/shapes.js";
import {istVeraltet} from "../../lib/alter.js";
import {formatZeitraum} from "../../lib/format.js";
import {texteProfil} from "../../lib/texte/profil.js";
import {element, type Kind} from "../dom.js";

interface Zeitwert {
  zeitraum: string;
  indikator: Pick<KennzahlKopf, "turnus_monate">;
}

/** A reference date as text, with a note behind it if newer figures have been due for long on the day *heute*. */
export function Stand({zeitraum, indikator}: Zeitwert, heute: Date, document: Document): Kind {
  return [
    formatZeitraum(zeitraum),
    istVeraltet(zeitraum, indikator.turnus_monate, heute) && [
      " ",
      element(document, "span", {class: "aelter"}, texteProfil.alter.hinweis)
    ]
  ];
}

/** What the note on old dates means; null if none of *werte* is that old on the day *heute*. */
export function Alterhinweis(werte: readonly Zeitwert[], heute: Date, document: Document): HTMLElement | null {
  if (!werte.some((d) => istVeraltet(d.zeitraum, d.indikator.turnus_monate, heute))) return null;
  return element(document, "p", {class: "alterhinweis"}, texteProfil.alter.erklaerung);
}
