import type {GebietProfil} from "../../../loaders/marts/shapes.js";
import {formatMitEinheit, formatWert, formatZahl, formatZeitraum} from "../../lib/format.js";
import {texteProfil} from "../../lib/texte/profil.js";
import {Altersaufbau} from "../charts/Altersaufbau.js";
import {ChartFigure} from "../charts/ChartFigure.js";
import {element} from "../dom.js";
import {altersSaetze, geschlechtOf, geschlechtSatz, kennzahlOf} from "./saetze.js";

const texte = texteProfil.altersaufbau;
const personen = {einheit_kurz: "", nachkommastellen: 0, klassen: null};
const anteil = {einheit_kurz: "%", nachkommastellen: 1, klassen: null};

/** Women and men in a sentence and as one bar, and why there is no pyramid; no bar if a number is missing. */
export function Geschlechterabschnitt({altersaufbau}: GebietProfil, document = globalThis.document): HTMLElement {
  const anteile = geschlechtOf(altersaufbau);
  return element(
    document,
    "div",
    {class: "geschlecht"},
    element(
      document,
      "p",
      {},
      `${geschlechtSatz(altersaufbau)} `,
      element(document, "span", {class: "gedaempft"}, texte.stand(formatZeitraum(altersaufbau.zeitraum)))
    ),
    anteile &&
      element(
        document,
        "div",
        {class: "geschlechtsbalken", "aria-hidden": "true"},
        element(document, "span", {class: "frauen", style: `width:${anteile.frauen.toFixed(2)}%`}, texte.frauen),
        element(document, "span", {class: "maenner", style: `width:${anteile.maenner.toFixed(2)}%`}, texte.maenner)
      ),
    element(document, "p", {class: "bildhinweis"}, texte.keinePyramide)
  );
}

/** Age structure against the Bezirk, and women and men. */
export function Altersabschnitt(profil: GebietProfil, document = globalThis.document): HTMLElement {
  const {gebiet, altersaufbau} = profil;
  const bezirk = profil.ueber.find((g) => g.ebene === "bezirk") ?? null;
  const stichtag = formatZeitraum(altersaufbau.zeitraum);
  return element(
    document,
    "div",
    {class: "altersabschnitt"},
    ChartFigure({
      ...altersSaetze(profil),
      id: "bild-altersaufbau",
      untertitel: [gebiet.name, stichtag, texte.untertitelTeil].join(texteProfil.chart.trenner),
      zeichne: (width) =>
        Altersaufbau(altersaufbau.gruppen, {
          gebiet: texteProfil.kennzahlen.legende("").gebiet,
          bezirk: bezirk && texteProfil.bezirk,
          width: Math.min(width, 640),
          document
        }),
      hinweise: [texte.lesehilfe, bezirk && texte.ohneSicherheit].filter((d) => d !== null),
      quelle: kennzahlOf(profil, "einwohner")?.quellenvermerke ?? [],
      datenstand: stichtag,
      druckbreite: 322,
      tabelle: {
        beschriftung: texte.tabelle(gebiet.name, stichtag),
        spalten: [
          {titel: texte.spalten.gruppe},
          {titel: texte.spalten.anzahl, zahl: true},
          {titel: texte.spalten.anteil, zahl: true},
          ...(bezirk ? [{titel: texte.spalten.bezirk, zahl: true}] : [])
        ],
        zeilen: altersaufbau.gruppen.map((g) => [
          {inhalt: texte.gruppe(g.von, g.bis)},
          {inhalt: g.anzahl === null ? formatWert({wert: null, status: "fehlt"}, personen) : formatZahl(g.anzahl)},
          {inhalt: formatWert({wert: g.anteil, status: "fehlt"}, anteil)},
          ...(bezirk ? [{inhalt: g.anteil_bezirk === null ? "…" : formatMitEinheit(g.anteil_bezirk, "%", 1)}] : [])
        ])
      },
      document
    })
  );
}
