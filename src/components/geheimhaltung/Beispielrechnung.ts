import type {GeheimhaltungData} from "../../../loaders/marts/leistungenShapes.js";
import {formatZahl} from "../../lib/format.js";
import {texteGeheimhaltung} from "../../lib/texte/geheimhaltung.js";
import {Datentabelle} from "../charts/Datentabelle.js";
import {element} from "../dom.js";
import {Schutzzeichen} from "../leistungen/Schutz.js";

const {beispiel: t} = texteGeheimhaltung;

const summe = (werte: readonly number[]): number => werte.reduce((a, b) => a + b, 0);

/** Invented consultations by topic (rows) and house (columns); the first of all is below the threshold. */
export function beispielwerte(schwelle: number): number[][] {
  return [
    [Math.max(1, schwelle - 2), 14, 12],
    [11, 9, 16]
  ];
}

/** Smallest and largest first number that fits all sums, if the four numbers of the first two rows and columns are withheld. */
export function spanne([[a, b], [c, d]]: readonly (readonly number[])[] & {
  0: readonly number[];
  1: readonly number[];
}): {
  von: number;
  bis: number;
} {
  return {von: Math.max(0, a! - d!), bis: Math.min(a! + b!, a! + c!)};
}

/** Why one withheld number is not enough: a table where it follows from the sum, and one where it does not. */
export function Beispielrechnung(
  {schwelle}: Pick<GeheimhaltungData, "schwelle">,
  document = globalThis.document
): HTMLElement {
  const werte = beispielwerte(schwelle);
  const [erste, zweite] = werte as [number[], number[]];
  const [klein, ...andere] = erste as [number, ...number[]];
  const tabelle = (titel: string, fehlt: (zeile: number, spalte: number) => boolean): HTMLElement =>
    Datentabelle({
      beschriftung: titel,
      beschriftungSichtbar: true,
      spalten: [{titel: t.was}, ...[...t.haeuser, t.zusammen].map((haus) => ({titel: haus, zahl: true}))],
      zeilen: [
        ...werte.map((zeile, i) => [
          {inhalt: t.themen[i]},
          ...zeile.map((wert, j) => ({inhalt: fehlt(i, j) ? Schutzzeichen(document) : formatZahl(wert)})),
          {inhalt: formatZahl(summe(zeile))}
        ]),
        [
          {inhalt: t.zusammen},
          ...t.haeuser.map((_, j) => ({inhalt: formatZahl(summe(werte.map((zeile) => zeile[j]!)))})),
          {inhalt: formatZahl(summe(werte.flat()))}
        ]
      ],
      document
    });
  const {von, bis} = spanne([erste, zweite]);
  const satz = (text: string): HTMLElement => element(document, "p", {class: "lesetext klein"}, text);
  return element(
    document,
    "div",
    {},
    element(
      document,
      "div",
      {class: "geheimhaltung-beispiel"},
      element(
        document,
        "div",
        {},
        tabelle(t.eine, (i, j) => i === 0 && j === 0),
        satz(t.folgt(summe(erste), andere, klein))
      ),
      element(
        document,
        "div",
        {},
        tabelle(t.mehrere, (_, j) => j < 2),
        satz(t.offen(von, bis))
      )
    ),
    element(document, "p", {class: "quelle"}, t.erfunden)
  );
}
