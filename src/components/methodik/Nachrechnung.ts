import type {MethodikData} from "../../../loaders/marts/shapes.js";
import {formatZahl} from "../../lib/format.js";
import {methodik} from "../../lib/texte/methodik.js";
import {zustandOf} from "../../lib/zustaende.js";
import {el} from "../shell/dom.js";
import {tabelle} from "./tabelle.js";

const t = methodik.nachrechnung;

/** The recomputed MSS: classes, how far it agrees, areas on a bound, areas that the source leaves out. */
export function Nachrechnung(nachrechnung: MethodikData["nachrechnung"]): HTMLElement {
  const {bewertet, gleich, groesste_abweichung, grenzfaelle, ausgeschlossen} = nachrechnung;
  const bewohnt = ausgeschlossen.filter(({einwohner}) => einwohner !== null && einwohner > 0);
  const menschen = bewohnt.reduce((sum, {einwohner}) => sum + (einwohner ?? 0), 0);
  return el(
    "div",
    {class: "nachrechnung"},
    el("p", {class: "lesetext befund"}, t.befund(formatZahl(gleich), formatZahl(bewertet))),
    el("p", {class: "lesetext"}, t.abweichung(formatZahl(groesste_abweichung, 4))),
    tabelle({
      beschriftung: t.beschriftung,
      spalten: [{titel: t.klasse}, {titel: t.anzahl, zahl: true}],
      zeilen: (["status", "dynamik"] as const).flatMap((art) =>
        nachrechnung[art].map(({klasse, anzahl}) => [{inhalt: `${t.art[art]} ${klasse}`}, {inhalt: formatZahl(anzahl)}])
      )
    }),
    el("h3", {}, t.grenzfaelle),
    el("p", {class: "lesetext"}, grenzfaelle.length === 0 ? t.keineGrenzfaelle : t.grenzfaelleSatz),
    grenzfaelle.length > 0 &&
      tabelle({
        beschriftung: t.grenzfaelleBeschriftung,
        spalten: [{titel: t.gebiet}, {titel: t.was}, {titel: t.index, zahl: true}],
        zeilen: grenzfaelle.map(({gebiet, index, was}) => [
          {inhalt: t.gebietMitSchluessel(gebiet.name, gebiet.gebiet_id)},
          {inhalt: t.art[was]},
          {inhalt: formatZahl(index, 4)}
        ])
      }),
    el("h3", {}, t.ausgeschlossen),
    el(
      "p",
      {class: "lesetext"},
      ausgeschlossen.length === 0
        ? t.keineAusgeschlossen
        : t.ausgeschlossenSatz(formatZahl(ausgeschlossen.length), formatZahl(bewohnt.length), formatZahl(menschen))
    ),
    ausgeschlossen.length > 0 &&
      tabelle({
        beschriftung: t.ausgeschlossenBeschriftung,
        spalten: [{titel: t.gebiet}, {titel: t.einwohner, zahl: true}, {titel: t.grund}],
        zeilen: ausgeschlossen.map(({gebiet, einwohner, grund}) => [
          {inhalt: t.gebietMitSchluessel(gebiet.name, gebiet.gebiet_id)},
          {inhalt: einwohner === null ? zustandOf("fehlt").zeichen : formatZahl(einwohner)},
          {inhalt: grund}
        ])
      })
  );
}
