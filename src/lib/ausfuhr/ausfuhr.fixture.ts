import type {Ausfuhr, Ausfuhrtabelle} from "./modell.js";
import {werteTabelle, zeichenOf, type Wertezeile} from "./werte.js";

const indikator = {id: "anteil", titel: "Anteil & <Rest>", einheit: "Prozent", nachkommastellen: 1, klassen: null};

const zeile = (
  gebiet_id: string,
  gebiet_name: string,
  rest: Partial<Wertezeile> & Pick<Wertezeile, "wert">
): Wertezeile => ({
  gebiet_id,
  gebiet_name,
  ebene: gebiet_id === "00" ? "berlin" : "plr",
  lor_stand: "2021",
  indikator,
  zeitraum: "2020-12-31",
  quellen: [
    "Quelle: Amt für Erfundenes, „Register“; Band 1, CC BY 4.0 (https://creativecommons.org/licenses/by/4.0/); Daten geändert."
  ],
  ...rest
});

/** Invented values: every state, too few cases, both signs, and texts that files trip over. */
export const wertezeilen: readonly Wertezeile[] = [
  zeile("10010101", 'Nord, "Mitte"; Süd', {
    wert: {
      wert: 12.3456,
      status: "wert",
      zaehler: 1234,
      nenner: 10000,
      ki: {unten: 11.71, oben: 12.999, wenige: false}
    },
    urteile: {bezirk: "ueber", berlin: "nicht_erkennbar"}
  }),
  zeile("10010102", "=SUMME(A1)", {wert: {wert: 0, status: "null_wert", zaehler: 0, nenner: 400}}),
  zeile("10010103", "zwei\nZeilen", {wert: {wert: -1234.56, status: "wert", nenner: 2.5}}),
  zeile("10010104", "wenige", {
    wert: {wert: 50, status: "wert", zaehler: 1, nenner: 2, ki: {unten: 1.2, oben: 98.7, wenige: true}},
    urteile: {bezirk: "zu_wenige_faelle", berlin: null}
  }),
  zeile("10010105", "geschützt", {wert: {wert: null, status: "geschuetzt"}}),
  zeile("10010106", "fehlt", {wert: {wert: null, status: "fehlt"}}),
  zeile("10010107", "nicht gemeldet", {wert: {wert: null, status: "nicht_gemeldet"}}),
  zeile("10010108", "entfällt", {wert: {wert: null, status: "entfaellt", anmerkung: "-Ausreißer der Quelle"}}),
  zeile("00", "Berlin", {wert: {wert: 43, status: "wert"}})
];

const klein: Ausfuhrtabelle = {
  name: "gruppen-klein",
  titel: "Gruppen",
  spalten: [
    {name: "gruppe", titel: "Gruppe", beschreibung: "Wer.", art: "text"},
    {name: "anzahl", titel: "Anzahl", beschreibung: "Wie viele.", art: "ganzzahl"},
    {name: "sicher", titel: "Sicher", beschreibung: "Ob sicher.", art: "ja_nein"}
  ],
  zeilen: [
    ["Familien", 12, true],
    ["Ältere", null, false]
  ]
};

/** Two tables, marks, and words with signs that files trip over. */
export const ausfuhr: Ausfuhr = {
  titel: "Anteil & <Rest>",
  untertitel: "Planungsräume in Marzahn-Hellersdorf · 31.12.2020 · Prozent",
  name: {was: "anteil", wo: "plr", wann: "2018/2020", ansicht: "karte"},
  quellen: [
    "Quelle: Amt für Erfundenes, „Register“; Band 1, CC BY 4.0 (https://creativecommons.org/licenses/by/4.0/); Daten geändert.",
    "Quelle: Büro ohne Lizenz"
  ],
  zeichen: zeichenOf(wertezeilen),
  hinweise: ["Bruch ab 31.12.2018: Neu gezählt."],
  datenstand: "31.12.2020",
  version: "0.1.0",
  adresse: "http://127.0.0.1/karte?indikator=anteil&ebene=plr",
  vermerke: ["Nur für den Dienstgebrauch", "Beispieldaten"],
  tabellen: [werteTabelle(wertezeilen, {titel: "Anteil (Prozent)"}), klein]
};
