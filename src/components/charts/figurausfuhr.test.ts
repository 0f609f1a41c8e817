import {JSDOM} from "jsdom";
import {expect, it} from "vitest";
import {element} from "../dom.js";
import {ChartFigure, type ChartFigureOptions} from "./ChartFigure.js";
import {Datentabelle} from "./Datentabelle.js";
import {figurausfuhr, gezeigteZahl, tabelleVon} from "./figurausfuhr.js";

const {document} = new JSDOM("", {url: "https://atlas.example/gebiete/102004"}).window;

it.each([
  ["1.234,5", {zahl: 1234.5, stellen: 1}],
  ["12,30\u202f%", {zahl: 12.3, stellen: 2}],
  ["−3", {zahl: -3, stellen: 0}],
  ["+0,4 Prozentpunkte", {zahl: 0.4, stellen: 1}],
  ["(53,7\u202f%)", {zahl: 53.7, stellen: 1}],
  ["8,0\u00a0je\u00a01.000", {zahl: 8, stellen: 1}],
  ["51,0 bis 56,3 %", undefined],
  ["12 von 41", undefined],
  ["31.12.2020", undefined],
  ["mittel", undefined]
])("the number that „%s“ shows", (text, erwartet) => {
  expect(gezeigteZahl(text)).toEqual(erwartet);
});

const zeichenOf = (): HTMLElement =>
  element(
    document,
    "span",
    {},
    element(document, "span", {"aria-hidden": "true"}, "•"),
    element(document, "span", {class: "nur-vorlesen"}, "geschützt")
  );
const optionenOf = (): ChartFigureOptions => ({
  id: "bild-alter",
  titel: "19,5 % sind unter 18",
  untertitel: "Hellersdorf-Nord · 31.12.2025 · Prozent",
  befund: "Von den Menschen sind 19,5 % unter 18.",
  zeichne: () => document.createElementNS("http://www.w3.org/2000/svg", "svg"),
  quelle: ["Quelle: Amt für Statistik, CC BY 3.0 DE"],
  datenstand: "31.12.2025",
  hinweise: ["Gezählt im Register.", element(document, "span", {class: "zeichenlegende"}, "• geschützt")],
  tabelle: {
    beschriftung: "Alter",
    sortierbar: true,
    spalten: [{titel: "Gruppe"}, {titel: "Anteil", zahl: true}, {titel: "Spanne", zahl: true}],
    zeilen: [
      [{inhalt: "unter 18", sortierwert: "a"}, {inhalt: "19,5\u202f%", sortierwert: 19.52}, {inhalt: "19,0 bis 20,0"}],
      [{inhalt: "ab 80", sortierwert: "b"}, {inhalt: zeichenOf(), sortierwert: null}, {inhalt: ""}]
    ]
  },
  document
});

it("a file of a chart holds what its table shows: numbers as rounded there, and the words beside them", () => {
  const tabelle = Datentabelle({...optionenOf().tabelle, document}).querySelector("table")!;
  const {spalten, zeilen} = tabelleVon(tabelle, {name: "alter", titel: "Alter"});
  expect(spalten.map(({name, art}) => `${name}:${art}`)).toEqual([
    "gruppe:text",
    "anteil:zahl",
    "anteil_anzeige:text",
    "spanne:text"
  ]);
  expect(zeilen).toEqual([
    ["unter 18", {zahl: 19.5, stellen: 1}, "19,5 %", "19,0 bis 20,0"],
    ["ab 80", null, "•", ""]
  ]);
  for (const {beschreibung} of spalten) expect(beschreibung.length).toBeGreaterThan(10);
});

it("names its file after itself and its page, explains its signs, and takes its notes along", () => {
  const figur = ChartFigure({...optionenOf(), ausfuhr: false});
  const {
    name,
    zeichen: erklaert,
    hinweise
  } = figurausfuhr(optionenOf(), {
    tabelle: figur.querySelector("table")!,
    hinweise: [...figur.querySelectorAll(".bildhinweis")],
    document
  });
  expect(name).toEqual({was: "alter", wo: "102004", wann: "2025-12-31", ansicht: "gebiete"});
  expect(hinweise).toEqual(["Gezählt im Register."]);
  expect(erklaert).toEqual([{zeichen: "•", bedeutung: "geschützt"}]);
});

it("a chart offers figures, picture and source; one that is a list of text no picture", () => {
  const knoepfe = (options: Partial<ChartFigureOptions>): (string | null)[] =>
    [...ChartFigure({...optionenOf(), ...options}).querySelectorAll(".mitnehmen button")].map((b) => b.textContent);
  expect(knoepfe({})).toEqual(["Daten", "Bild", "Quelle kopieren"]);
  expect(knoepfe({bild: false})).toEqual(["Daten", "Quelle kopieren"]);
  expect(knoepfe({ausfuhr: false})).toEqual([]);
});
