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
    "anteil_einheit:text",
    "anteil_anzeige:text",
    "spanne_unten:zahl",
    "spanne_oben:zahl"
  ]);
  expect(zeilen).toEqual([
    ["unter 18", {zahl: 19.5, stellen: 1}, "%", "19,5 %", {zahl: 19, stellen: 1}, {zahl: 20, stellen: 1}],
    ["ab 80", null, "", "•", null, null]
  ]);
  expect(spalten[1]!.beschreibung).toContain("gerundet wie angezeigt");
  for (const {beschreibung} of spalten) expect(beschreibung.length).toBeGreaterThan(10);
});

/** A table of the page with one column of numbers beside the names of its rows, on the page as long as it is read. */
function gelesen(titel: string, zellen: readonly string[], klasse = "zahl"): [string[], ...unknown[][]] {
  const rahmen = document.createElement("div");
  rahmen.innerHTML = `<table><thead><tr><th>Was</th><th class="${klasse}">${titel}</th></tr></thead><tbody>${zellen
    .map((zelle) => `<tr><th>Name</th><td>${zelle}</td></tr>`)
    .join("")}</tbody></table>`;
  document.body.append(rahmen);
  const {spalten, zeilen} = tabelleVon(rahmen.querySelector("table")!, {name: "x", titel: "X"});
  rahmen.remove();
  return [
    spalten.slice(1).map(({name}) => name),
    ...zeilen.map((zeile) =>
      zeile.slice(1).map((wert) => (typeof wert === "object" && wert !== null ? (wert as {zahl: number}).zahl : wert))
    )
  ];
}

it.each([
  [
    "list items",
    "<ul><li>11 Angebote</li><li>Angebote nach Zielgruppe: Kinder</li></ul>",
    "11 Angebote; Angebote nach Zielgruppe: Kinder"
  ],
  ["breaks and paragraphs", "bestätigt<br>Quelle:<p>Bezirksamt</p>Ende", "bestätigt; Quelle: Bezirksamt; Ende"],
  [
    "lines that a style makes",
    '<b>Sozialer</b> Status<span style="display: block">31.12.2024</span>',
    "Sozialer Status; 31.12.2024"
  ],
  ["a line that ends with a full stop", "Kreisverband e. V.<br>Hauptstraße 1", "Kreisverband e. V. · Hauptstraße 1"],
  ["what stands in one line", "<span>12</span><span>,5</span> <em>%</em>", "12,5 %"],
  [
    "words for others than the reader, and drawings",
    '<span class="nur-vorlesen">geschützt</span><span style="display: none">kurz</span><svg><text>1,8</text></svg>lang',
    "lang"
  ],
  [
    "what is only hidden from sight in one line",
    'a <span style="display: block; position: absolute">b</span> c',
    "a b c"
  ]
])("a cell reads as its lines: %s", (_, html, text) => {
  expect(gelesen("Text", [html], "")[1]).toEqual([text]);
});

it("a column of numbers keeps states, brackets and remarks beside the number, and no state becomes 0", () => {
  expect(
    gelesen("Deckung", [
      "108\u202f%",
      "nicht gemeldet",
      "–",
      "0\u202f% (kein Angebot)",
      "(7\u202f%)",
      "723<br>lückenhaft",
      "unter 1\u202f%"
    ])
  ).toEqual([
    ["deckung", "deckung_einheit", "deckung_anzeige"],
    [108, "%", "108 %"],
    [null, "", "nicht gemeldet"],
    [null, "", "–"],
    [0, "%", "0 % (kein Angebot)"],
    [7, "%", "(7 %)"],
    [723, "", "723; lückenhaft"],
    [null, "", "unter 1 %"]
  ]);
  expect(gelesen("2023", ["−0,13", "1.234,5"])).toEqual([["jahr_2023"], [-0.13], [1234.5]]);
});

it("takes an interval apart, alone or below its number", () => {
  expect(gelesen("95-%-Intervall", ["45,9 bis 51,3\u202f%", "ohne Angabe zur Sicherheit"])).toEqual([
    ["intervall_unten", "intervall_oben", "intervall_einheit", "intervall_anzeige"],
    [45.9, 51.3, "%", "45,9 bis 51,3 %"],
    [null, null, "", "ohne Angabe zur Sicherheit"]
  ]);
  const intervall =
    '<span class="intervall"><span class="intervallname">95-%-Intervall </span>5,6 bis 5,8 je 1.000</span>';
  expect(
    gelesen('Bezirk <span class="intervall">95-%-Intervall</span>', [`5,7 je 1.000 ${intervall}`, "3 m²"])
  ).toEqual([
    ["bezirk", "bezirk_unten", "bezirk_oben", "bezirk_einheit"],
    [5.7, 5.6, 5.8, "je 1.000"],
    [3, null, null, "m²"]
  ]);
});

it("a column with cells that are no numbers though they begin as ones stays text wholly, one of drawings is left out", () => {
  expect(gelesen("Gemeldet", ["1 von 1", "5"])).toEqual([["gemeldet"], ["1 von 1"], ["5"]]);
  expect(gelesen("Stand", ["2015 bis 2017", "31.12.2020"], "")[1]).toEqual(["2015 bis 2017"]);
  expect(gelesen("Alle", ["<svg><title>1</title></svg>"], "")).toEqual([[], []]);
  expect(gelesen("Alle", ["<svg></svg><span>1,8</span>"], "streifen")).toEqual([[], []]);
});

it.each([
  ["Juli 2026", "2026-07"],
  ["2018 bis 2020", "2018/2020"],
  ["2023", "2023"],
  ["nicht gemeldet", ""]
])("the date „%s“ in the name of a file", (datenstand, wann) => {
  const figur = ChartFigure({...optionenOf(), ausfuhr: false});
  const teile = {tabelle: figur.querySelector("table")!, hinweise: [], document};
  expect(figurausfuhr({...optionenOf(), datenstand}, teile).name.wann).toBe(wann);
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
