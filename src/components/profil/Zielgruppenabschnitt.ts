import type {GebietProfil, Profilgruppen} from "../../../loaders/marts/shapes.js";
import {formatMitEinheit, formatZahl, formatZeitraum} from "../../lib/format.js";
import {texteProfil} from "../../lib/texte/profil.js";
import {massstaebe, urteile, urteilsworte, zustandOf} from "../../lib/zustaende.js";
import {Datentabelle} from "../charts/Datentabelle.js";
import {element, type Kind} from "../dom.js";

const texte = texteProfil.zielgruppen;
const meisteImBefund = 2;

type Zeile = Profilgruppen["zeilen"][number];

const prozent = (wert: number | null): string =>
  wert === null ? zustandOf("fehlt").zeichen : formatMitEinheit(wert, "%", 1);
const personen = (wert: number | null): string => (wert === null ? zustandOf("fehlt").zeichen : formatZahl(wert));

/** The verdict as a predicate. */
const urteilSatz = ({urteil}: Zeile): string =>
  urteil ? urteilsworte([{urteil, womit: massstaebe.bezirk}]).join("") : texte.ohneUrteil;

/** The groups that are recognisably more, then less frequent here than in the rest of the Bezirk; their number where none is. */
export function gruppenSatz(gruppen: Profilgruppen | null): string {
  if (!gruppen || gruppen.zeilen.length === 0) return texte.keine;
  const {zeilen} = gruppen;
  const erkennbar = [
    ...zeilen.filter(({urteil}) => urteil === "ueber"),
    ...zeilen.filter(({urteil}) => urteil === "unter")
  ].slice(0, meisteImBefund);
  if (erkennbar.length === 0) return texte.befundOhne(zeilen.length);
  return texte.befund(
    erkennbar.map((z) =>
      texte.befundGruppe(z.gezaehlt_als ?? z.titel, personen(z.personen), prozent(z.anteil), urteilSatz(z))
    )
  );
}

/** How many people of every group live here, as a number and a share beside the Bezirk, and which groups nobody counts. */
export function Zielgruppenabschnitt(
  {gebiet, zielgruppen}: Pick<GebietProfil, "gebiet" | "zielgruppen">,
  document = globalThis.document
): HTMLElement {
  if (!zielgruppen) return element(document, "p", {class: "lesetext"}, texte.keine);
  const {zeilen, nicht_gezaehlt, quellenvermerke} = zielgruppen;
  const mitBezirk = gebiet.ebene !== "bezirk";
  const weg = (id: string, titel: string): Kind => element(document, "a", {href: `../zielgruppen?gruppe=${id}`}, titel);
  return element(
    document,
    "div",
    {class: "zielgruppenabschnitt"},
    Datentabelle({
      beschriftung: texte.tabelle(gebiet.name),
      spalten: [
        {titel: texte.spalten.gruppe},
        {titel: texte.spalten.personen, zahl: true},
        {titel: texte.spalten.anteil, zahl: true},
        ...(mitBezirk ? [{titel: texte.spalten.bezirk, zahl: true}, {titel: texte.spalten.urteil}] : []),
        {titel: texte.spalten.stand}
      ],
      zeilen: zeilen.map((z) => [
        {
          inhalt: [
            weg(z.id, z.titel),
            z.gezaehlt_als !== null && [
              " ",
              element(
                document,
                "span",
                {class: "gezaehlt"},
                element(document, "span", {class: "nicht-drucken"}, `${texte.gezaehlt} `),
                z.gezaehlt_als
              )
            ]
          ]
        },
        {inhalt: personen(z.personen)},
        {inhalt: prozent(z.anteil)},
        ...(mitBezirk
          ? [
              {inhalt: prozent(z.anteil_bezirk)},
              {
                inhalt: z.urteil
                  ? urteile[z.urteil].kurz
                  : element(document, "span", {class: "gedaempft"}, texte.ohneUrteil)
              }
            ]
          : []),
        {inhalt: formatZeitraum(z.stand)}
      ]),
      document
    }),
    element(document, "p", {class: "bildhinweis doppelt"}, texte.doppelt),
    nicht_gezaehlt.length > 0 &&
      element(document, "p", {class: "bildhinweis"}, texte.nichtGezaehlt(nicht_gezaehlt.map(({titel}) => titel))),
    element(document, "p", {class: "quelle"}, texteProfil.chart.quellenzeile(quellenvermerke))
  );
}
