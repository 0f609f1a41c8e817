import type {GebietProfil} from "../../../loaders/marts/shapes.js";
import {zeitspanneOf} from "../../lib/ausfuhr/umfang.js";
import {formatWert, formatZeitraum, jahrOf} from "../../lib/format.js";
import {texteProfil} from "../../lib/texte/profil.js";
import {Bevoelkerungsverlauf} from "../charts/Bevoelkerungsverlauf.js";
import {ChartFigure} from "../charts/ChartFigure.js";
import {luecken} from "../charts/zeitreihe.js";
import {element} from "../dom.js";
import {bevoelkerungSaetze} from "./saetze.js";

const texte = texteProfil.bevoelkerung;
const personen = {einheit_kurz: "", nachkommastellen: 0, klassen: null};

/** Population at year-ends, with the gap and the change of the LOR edition named, and the area it is counted for. */
export function Bevoelkerungsabschnitt(profil: GebietProfil, document = globalThis.document): HTMLElement {
  const {gebiet, bevoelkerung} = profil;
  const reihe = bevoelkerung.reihe.map((d) => ({jahr: jahrOf(d.zeitraum), wert: d.wert}));
  const known = bevoelkerung.reihe.filter((d) => d.wert !== null);
  const first = known[0]?.zeitraum ?? "";
  const last = known.at(-1)?.zeitraum ?? "";
  const alt = bevoelkerung.summe_aus.length > 0;
  const name = alt ? texte.alterName(bevoelkerung.name) : gebiet.name;
  return ChartFigure({
    ...bevoelkerungSaetze(profil),
    id: "bild-bevoelkerung",
    untertitel: [name, `${first.slice(0, 4)} bis ${last.slice(0, 4)}`, texte.untertitelTeil].join(
      texteProfil.chart.trenner
    ),
    ausfuhr: {name: {wann: zeitspanneOf([first, last])}},
    zeichne: (width) => Bevoelkerungsverlauf(reihe, {width: Math.min(width, 860), document}),
    hinweise: [
      ...(alt
        ? [
            texte.alterRaum(
              bevoelkerung.name,
              bevoelkerung.summe_aus.map((g) => g.name)
            )
          ]
        : []),
      ...luecken(reihe).map(({von, bis}) =>
        element(document, "span", {class: "nicht-drucken"}, texte.luecke(`31.12.${von}`, `31.12.${bis}`))
      ),
      ...(alt ? [] : [texte.lorHinweis])
    ],
    quelle: bevoelkerung.quellenvermerke,
    datenstand: formatZeitraum(last),
    druckbreite: 322,
    tabelle: {
      beschriftung: texte.tabelle(name),
      spalten: [{titel: texte.spalten.stichtag}, {titel: texte.spalten.wert, zahl: true}],
      zeilen: bevoelkerung.reihe.map((d) => [{inhalt: formatZeitraum(d.zeitraum)}, {inhalt: formatWert(d, personen)}])
    },
    document
  });
}
