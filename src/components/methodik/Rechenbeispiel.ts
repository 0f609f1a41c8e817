import type {MethodikData} from "../../../loaders/marts/shapes.js";
import {formatZahl, formatZeitraum} from "../../lib/format.js";
import {methodik} from "../../lib/texte/methodik.js";
import {roundTo} from "../../method/klassen.js";
import {mssGrenzen, statusClass} from "../../method/needIndex.js";
import {el} from "../shell/dom.js";
import {tabelle} from "./tabelle.js";

const t = methodik.rechenbeispiel;

/** Decimals of all figures but the index; as many as the source publishes. */
const stellen = 5;
const indexStellen = 2;
const gerundet = (x: number): number => roundTo(x, stellen);
const zahl = (x: number): string => formatZahl(x, stellen);
/** In a sum or difference a negative figure stands in brackets. */
const glied = (x: number): string => (x < 0 ? `(${zahl(x)})` : zahl(x));

const mitVorzeichen = (x: number): string => `${x > 0 ? "+" : ""}${formatZahl(x, Number.isInteger(x) ? 0 : 1)}`;
const [erste, zweite, dritte] = mssGrenzen.status;
const grenzen = [mitVorzeichen(erste), mitVorzeichen(zweite), mitVorzeichen(dritte)] as const;

export interface Rechnung {
  /** One line of arithmetic per indicator, then the sum and the index. */
  abstaende: string[];
  summe: string;
  index: string;
  /** The index as these lines give it, with two decimals. */
  ergebnis: number;
}

type Merkmal = Pick<
  MethodikData["rechenbeispiel"]["merkmale"][number],
  "titel" | "wert" | "mittelwert" | "standardabweichung"
>;

/** The line that gives an indicator's distance from the mean, and that distance as printed. */
function abstandOf({titel, wert, mittelwert, standardabweichung}: Merkmal): {z: number; text: string} {
  const [x, m, s] = [gerundet(wert), gerundet(mittelwert), gerundet(standardabweichung)];
  const z = gerundet((x - m) / s);
  return {z, text: `${titel}: (${zahl(x)} − ${glied(m)}) ÷ ${zahl(s)} = ${zahl(z)}`};
}

const schritt = (titel: string, ...zeilen: string[]): HTMLElement =>
  el("li", {}, el("p", {}, titel), ...zeilen.map((text) => el("p", {class: "rechenzeile"}, text)));

/**
 * The example as lines of arithmetic in German notation. Every line starts from the figures printed before it, so that a
 * pocket calculator gives the same; nothing is carried over in hidden decimals.
 */
export function rechnungOf(beispiel: MethodikData["rechenbeispiel"]): Rechnung {
  const zeilen = beispiel.merkmale.map(abstandOf);
  const summe = gerundet(zeilen.reduce((sum, {z}) => sum + z, 0));
  const [m, s] = [gerundet(beispiel.summe_mittelwert), gerundet(beispiel.summe_standardabweichung)];
  const ergebnis = roundTo((summe - m) / s, indexStellen);
  return {
    abstaende: zeilen.map(({text}) => text),
    summe: `${zeilen.map(({z}, i) => (i === 0 ? zahl(z) : glied(z))).join(" + ")} = ${zahl(summe)}`,
    index: `(${zahl(summe)} − ${glied(m)}) ÷ ${zahl(s)} = ${formatZahl(ergebnis, indexStellen)}`,
    ergebnis
  };
}

type Indexbeispiel = NonNullable<MethodikData["indexbeispiel"]>;

/**
 * The need index of one area as lines of arithmetic: a distance per indicator, the mean of each field, their mean by weight.
 * As in rechnungOf, every line starts from printed figures.
 */
export function indexrechnungOf({felder}: Indexbeispiel): {abstaende: string[]; felder: string[]; index: string} {
  const zeilen = felder.map(({titel, gewicht, merkmale}) => {
    const abstaende = merkmale.map(abstandOf);
    const mittel = gerundet(abstaende.reduce((sum, {z}) => sum + z, 0) / abstaende.length);
    const summe = abstaende.map(({z}, i) => (i === 0 ? zahl(z) : glied(z))).join(" + ");
    return {titel, gewicht, mittel, abstaende, text: `${titel}: (${summe}) ÷ ${abstaende.length} = ${zahl(mittel)}`};
  });
  const gewichte = zeilen.reduce((sum, {gewicht}) => sum + gewicht, 0);
  const ergebnis = roundTo(
    zeilen.reduce((sum, {gewicht, mittel}) => sum + gewicht * mittel, 0) / gewichte,
    indexStellen
  );
  const gleich = zeilen.every(({gewicht}) => gewicht === 1);
  const teile = zeilen.map(({gewicht, mittel}, i) => {
    const g = i === 0 ? zahl(mittel) : glied(mittel);
    return gleich ? g : `${formatZahl(gewicht, 1)} × ${glied(mittel)}`;
  });
  const nenner = formatZahl(gewichte, Number.isInteger(gewichte) ? 0 : 1);
  return {
    abstaende: zeilen.flatMap(({abstaende}) => abstaende.map(({text}) => text)),
    felder: zeilen.map(({text}) => text),
    index: `(${teile.join(" + ")}) ÷ ${nenner} = ${formatZahl(ergebnis, indexStellen)}`
  };
}

/** The need index of the same area, so that both procedures can be set side by side; a sentence if it cannot be shown so. */
export function Indexbeispiel(beispiel: MethodikData["indexbeispiel"]): HTMLElement {
  if (!beispiel) return el("p", {class: "lesetext"}, t.index.nichtGezeigt);
  const rechnung = indexrechnungOf(beispiel);
  return el(
    "div",
    {class: "rechenbeispiel"},
    el("p", {class: "lesetext"}, t.index.einleitung(beispiel.gebiet.name, formatZahl(beispiel.index, indexStellen))),
    el(
      "ol",
      {class: "rechenschritte"},
      schritt(t.schritte.abstand, ...rechnung.abstaende),
      schritt(t.index.felder, ...rechnung.felder),
      schritt(t.index.mittel, rechnung.index)
    )
  );
}

/** The status index of one area, from published shares to its class, beside what is published. */
export function Rechenbeispiel(beispiel: MethodikData["rechenbeispiel"]): HTMLElement {
  const {gebiet, merkmale, planungsraeume, stichtag} = beispiel;
  const rechnung = rechnungOf(beispiel);
  const index = formatZahl(rechnung.ergebnis, indexStellen);
  const amtlich = formatZahl(beispiel.index_amtlich, indexStellen);
  const unterschied = Math.abs(rechnung.ergebnis - beispiel.index_amtlich);
  const ungerundet = formatZahl(beispiel.index, indexStellen);
  const zellen = (titel: string, zahlen: readonly (number | null)[]) => [
    {inhalt: titel},
    ...zahlen.map((x) => ({inhalt: x === null ? "" : zahl(x)}))
  ];
  return el(
    "div",
    {class: "rechenbeispiel"},
    el(
      "p",
      {class: "lesetext"},
      t.einleitung(gebiet.name, gebiet.gebiet_id, formatZeitraum(stichtag), formatZahl(planungsraeume))
    ),
    tabelle({
      beschriftung: t.beschriftung,
      spalten: [
        {titel: t.merkmal},
        {titel: t.wert, zahl: true},
        {titel: t.mittelwert, zahl: true},
        {titel: t.standardabweichung, zahl: true}
      ],
      zeilen: merkmale.map((m) => zellen(m.titel, [m.wert, m.mittelwert, m.standardabweichung]))
    }),
    el(
      "ol",
      {class: "rechenschritte"},
      schritt(t.schritte.abstand, ...rechnung.abstaende),
      schritt(t.schritte.summe, rechnung.summe),
      schritt(t.schritte.index, rechnung.index),
      schritt(
        t.schritte.klasse(...grenzen),
        t.klasse(index, t.bereiche(...grenzen)[statusClass(beispiel.index)! - 1]!, beispiel.klasse)
      ),
      schritt(
        t.schritte.amtlich,
        `${t.amtlich(amtlich, beispiel.klasse_amtlich)}. ${
          index === amtlich && beispiel.klasse === beispiel.klasse_amtlich
            ? t.gleich
            : t.verschieden(formatZahl(unterschied, indexStellen))
        }`
      )
    ),
    el("p", {class: "lesetext gedaempft"}, index === ungerundet ? t.rundung : t.rundungVerschieden(ungerundet)),
    el("p", {class: "quelle"}, beispiel.quellenvermerk)
  );
}
