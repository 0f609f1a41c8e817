import type {GeheimhaltungData} from "../../../loaders/marts/leistungenShapes.js";
import {texteGeheimhaltung} from "../../lib/texte/geheimhaltung.js";
import {Datentabelle, type Zelle} from "../charts/Datentabelle.js";
import {element} from "../dom.js";
import {Beispielhinweis, mitMarke} from "../leistungen/Beispiel.js";

type Tabellenjahr = GeheimhaltungData["tabellen"][number]["jahre"][number];
const {zahlen: t} = texteGeheimhaltung;

/** The tables in the order of their titles, unknown ones last. */
const folge = Object.keys(t.tabellen);
const platz = (tabelle: string): number => (folge.includes(tabelle) ? folge.indexOf(tabelle) : folge.length);

/** How many numbers are withheld and at what loss, by table and year; a sentence while there are no records. */
export function Zahlentabelle(
  {tabellen, stand}: Pick<GeheimhaltungData, "tabellen" | "stand">,
  document = globalThis.document
): HTMLElement {
  const jahre = [...new Set(tabellen.flatMap((tabelle) => tabelle.jahre.map(({jahr}) => jahr)))].sort((a, b) => b - a);
  if (jahre.length === 0) return element(document, "div", {class: "leerzustand"}, element(document, "p", {}, t.keine));
  const zelle = (eintrag: Pick<Tabellenjahr, "zellen" | "geschuetzt" | "verlust_prozent"> | undefined): Zelle => ({
    inhalt:
      eintrag === undefined || eintrag.zellen === 0
        ? [
            element(document, "span", {"aria-hidden": "true", class: "gedaempft"}, t.ohne),
            element(document, "span", {class: "nur-vorlesen"}, t.ohneWort)
          ]
        : [
            t.vonAllen(eintrag.geschuetzt, eintrag.zellen),
            eintrag.geschuetzt > 0 &&
              eintrag.verlust_prozent !== null &&
              element(
                document,
                "span",
                {class: "geheimhaltung-zeile klein gedaempft"},
                t.verlust(eintrag.verlust_prozent)
              )
          ]
  });
  const imJahr = (jahr: number): Tabellenjahr[] => tabellen.flatMap((x) => x.jahre.filter((j) => j.jahr === jahr));
  const summe = (jahr: number, feld: "zellen" | "geschuetzt"): number => imJahr(jahr).reduce((n, j) => n + j[feld], 0);
  const tabelle = Datentabelle({
    beschriftung: mitMarke(t.beschriftung, stand),
    beschriftungSichtbar: true,
    spalten: [{titel: t.spalten.tabelle}, ...jahre.map((jahr) => ({titel: String(jahr), zahl: true}))],
    zeilen: [
      ...tabellen
        .toSorted((a, b) => platz(a.tabelle) - platz(b.tabelle))
        .map((eintrag) => [
          {inhalt: t.tabellen[eintrag.tabelle] ?? eintrag.tabelle},
          ...jahre.map((jahr) => zelle(eintrag.jahre.find((j) => j.jahr === jahr)))
        ]),
      [
        {inhalt: element(document, "b", {}, t.alle)},
        // The parts that are missing from several tables do not add up to one.
        ...jahre.map((jahr) =>
          zelle({zellen: summe(jahr, "zellen"), geschuetzt: summe(jahr, "geschuetzt"), verlust_prozent: null})
        )
      ]
    ],
    document
  });
  tabelle.classList.add("geheimhaltung-tabelle");
  return element(
    document,
    "div",
    {},
    Beispielhinweis(stand, document),
    element(document, "p", {class: "lesetext"}, t.lesen),
    tabelle
  );
}
