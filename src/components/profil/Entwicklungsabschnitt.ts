import type {GebietProfil, Profiltrend} from "../../../loaders/marts/shapes.js";
import {zeitspanneOf} from "../../lib/ausfuhr/umfang.js";
import {formatIntervall, formatWert, formatZeitraum, jahrOf} from "../../lib/format.js";
import {texteProfil} from "../../lib/texte/profil.js";
import {ChartFigure} from "../charts/ChartFigure.js";
import {Kleinverlauf} from "../charts/Kleinverlauf.js";
import {luecken} from "../charts/zeitreihe.js";
import {element, type Kind} from "../dom.js";
import {kennzahlOf} from "./saetze.js";
import {Wertanzeige} from "./Wertanzeige.js";

const texte = texteProfil.entwicklung;

/** The first course in words, for the heading of the section; that there is none. */
export function entwicklungSatz(profil: Pick<GebietProfil, "trends" | "kennzahlen">): string {
  const erste = profil.trends.find(({satz}) => satz !== "");
  const kennzahl = erste && kennzahlOf(profil, erste.indikator_id);
  return erste && kennzahl
    ? `${kennzahl.indikator.kurztitel}: ${erste.satz}`
    : profil.trends.length > 0
      ? ""
      : texte.keine;
}

function Verlauf(
  profil: Pick<GebietProfil, "gebiet" | "kennzahlen">,
  trend: Profiltrend,
  document: Document
): HTMLElement | null {
  const indikator = kennzahlOf(profil, trend.indikator_id)?.indikator;
  if (!indikator) return null;
  const {reihe, brueche, satz} = trend;
  const {gebiet} = profil;
  const mitBezirk = gebiet.ebene !== "bezirk";
  const mitIntervall = reihe.some(({ki}) => ki);
  const eigene = reihe.map((d) => ({jahr: jahrOf(d.zeitraum), wert: d.wert, ki: d.ki}));
  const bezirk = reihe.map((d) => ({jahr: jahrOf(d.zeitraum), wert: d.bezirk}));
  const [erstes, letztes] = [reihe[0]!, reihe.at(-1)!];
  const zeichne = (name: string, width: number): SVGSVGElement =>
    Kleinverlauf(
      [
        ...(mitBezirk ? [{art: "bezirk" as const, name: texteProfil.bezirk, werte: bezirk}] : []),
        {art: "gebiet" as const, name, werte: eigene}
      ],
      {einheit: indikator, brueche: brueche.map(({ab}) => jahrOf(ab)), width, document}
    );
  return ChartFigure({
    id: `verlauf-${trend.indikator_id}`,
    titel: indikator.kurztitel,
    untertitel: texte.untertitel(jahrOf(erstes.zeitraum), jahrOf(letztes.zeitraum), indikator.einheit),
    befund: satz === "" ? texte.ohneSatz : satz,
    zeichne: (width) => zeichne(texte.hier, Math.min(width, 460)),
    hinweise: [
      ...luecken(eigene).map(({von, bis}) => texte.luecke(von, bis)),
      ...brueche.map(({ab, grund}, i): Kind => [
        texte.bruch(i + 1, formatZeitraum(ab)),
        element(document, "span", {class: "nicht-drucken"}, `: ${grund}`)
      ])
    ],
    quelle: texteProfil.gegenueber.quellen([indikator.quelle_kurz]),
    datenstand: formatZeitraum(letztes.zeitraum),
    druckbreite: 290,
    ausfuhr: {
      name: {was: trend.indikator_id, wann: zeitspanneOf(reihe.map(({zeitraum}) => zeitraum))},
      titel: indikator.titel,
      untertitel: texte.untertitelMit(
        gebiet.name,
        jahrOf(erstes.zeitraum),
        jahrOf(letztes.zeitraum),
        indikator.einheit
      ),
      quellen: [indikator.quellenvermerk],
      zeichne: (breite) => ({zeichnung: zeichne(gebiet.name, Math.min(breite, 720))})
    },
    tabelle: {
      beschriftung: texte.tabelle(indikator.titel, gebiet.name),
      spalten: [
        {titel: texte.spalten.stand},
        {titel: texte.spalten.wert, zahl: true},
        ...(mitIntervall ? [{titel: texte.spalten.intervall, zahl: true}] : []),
        ...(mitBezirk ? [{titel: texte.spalten.bezirk, zahl: true}] : [])
      ],
      zeilen: reihe.map((d) => [
        {inhalt: formatZeitraum(d.zeitraum)},
        {inhalt: Wertanzeige({wert: d.wert, status: d.status, ki: d.ki}, indikator, document)},
        ...(mitIntervall ? [{inhalt: d.ki && formatIntervall(d.ki, indikator)}] : []),
        ...(mitBezirk
          ? [{inhalt: formatWert({wert: d.bezirk, status: d.bezirk === null ? "fehlt" : "wert"}, indikator)}]
          : [])
      ])
    },
    document
  });
}

/** The courses of the headline figures as small charts side by side; a sentence where no figure has three dates. */
export function Entwicklungsabschnitt(
  profil: Pick<GebietProfil, "gebiet" | "kennzahlen" | "trends">,
  document = globalThis.document
): HTMLElement {
  if (profil.trends.length === 0) return element(document, "p", {class: "lesetext"}, texte.keine);
  return element(
    document,
    "div",
    {},
    element(document, "p", {class: "bildhinweis nicht-drucken"}, texte.lesehilfe),
    element(
      document,
      "div",
      {class: "kleinverlaeufe"},
      profil.trends.map((trend) => Verlauf(profil, trend, document))
    )
  );
}
