import {decodeText, parseCsv} from "../../contract/csv.js";
import {InputError} from "../../contract/errors.js";
import type {Problem} from "../../contract/errors.js";
import type {Merkmal, Release, ReleaseRow, SourceFile, StatusOhneWert} from "../../contract/release.js";
import type {FetchContext} from "../../fetch/plan.js";
import {missingKeys, problemOfMissing, registerKeys} from "../register.js";
import {
  classFile,
  collector,
  keyChecker,
  leftOut,
  parseCount,
  parseDecimal,
  pickFiles,
  releaseOf
} from "./gemeinsam.js";
import {readClasses} from "./klassen.js";

export const kontextFile = "mss_2021_kontext-indikatoren_anteile_plr.csv";
export const filesKontext2021 = [kontextFile, classFile("2021")];

const day = "2020-12-31";
const change = "2018/2020";
/** Yearly mean of the two years up to the day. */
const mean = "2019/2020";
const share = "Prozent";
const per100 = "je 100 Personen";

/**
 * Context indicators in the order of the file: code, title, unit, period. Checked with the register of inhabitants and
 * the report A I 16 at the same day: K04, K05, K06, K10 and K16 agree to the last digit.
 */
const kontext: readonly (readonly [code: string, titel: string, einheit: string, zeitraum: string])[] = [
  ["K01", "Jugendarbeitslosigkeit: Arbeitslose unter 25 Jahren, Anteil an den 15- bis unter 25-Jährigen", share, day],
  ["K02", "Haushalte von Alleinerziehenden, Anteil an den Haushalten mit Kindern", share, day],
  ["K03", "Altersarmut: Personen ab 65 Jahren mit Grundsicherung, Anteil an allen ab 65 Jahren", share, day],
  [
    "K04",
    "Kinder und Jugendliche unter 18 Jahren mit Migrationshintergrund, Anteil an allen unter 18 Jahren",
    share,
    day
  ],
  ["K05", "Einwohnerinnen und Einwohner mit Migrationshintergrund, Anteil an allen", share, day],
  ["K16", "Ausländerinnen und Ausländer, Anteil an allen Einwohnerinnen und Einwohnern", share, day],
  ["K06", "Veränderung des Anteils der Ausländerinnen und Ausländer", "Prozentpunkte", change],
  ["K17", "Ausländerinnen und Ausländer aus Staaten außerhalb der EU, Anteil an allen Ausländern", share, day],
  ["K07", "Ausländische Personen mit Leistungen nach SGB II, Anteil an allen Ausländern", share, day],
  ["K09", "Einwohnerinnen und Einwohner in einfacher Wohnlage, Anteil an allen", share, day],
  ["K10", "Personen mit mindestens 5 Jahren Wohndauer an derselben Adresse, Anteil an allen ab 5 Jahren", share, day],
  ["K11", "Wanderungsvolumen (Zuzüge und Fortzüge) je 100 Personen, Jahresmittel", per100, mean],
  ["K12", "Wanderungssaldo (Zuzüge minus Fortzüge) je 100 Personen, Jahresmittel", per100, mean],
  ["K13", "Wanderungssaldo der unter 6-Jährigen je 100 Personen unter 6 Jahren, Jahresmittel", per100, mean]
];
const signed = ["K06", "K12", "K13"];
const codes = kontext.map(([code]) => code);
const header = ["PLR-ID", "PLR-Name", "EW 31.12.2020", ...codes];
/** Migration within small areas can exceed the people who live there; the highest published value is 177. */
const mostPer100 = 300;

/**
 * Context indicators of 2021 per Planungsraum. An area the index leaves out has none (*entfaellt*); a single empty cell in
 * K02 is *fehlt*. Throws InputError where inhabitants or left-out areas contradict the class table, a cell is no number
 * in its range, or a share of people is larger than the share it is part of.
 */
export function parseKontext2021(files: readonly SourceFile[], context: FetchContext): Release {
  const [kontextTable, classes] = pickFiles(files, filesKontext2021, "2021") as [SourceFile, SourceFile];
  const {name, bytes} = kontextTable;
  const register = registerKeys(context, "2021", "plr");
  const klassen = readClasses(classes, register, "2021");
  const {rows} = parseCsv(decodeText(bytes, name), name, {delimiter: ";", headers: [header]});
  const {problems, add} = collector(name);
  const check = keyChecker(register, "2021");
  const zeilen = rows.map((row): ReleaseRow => {
    const gebiet_id = row.get("PLR-ID");
    const fault = check(gebiet_id, row.line);
    const k = klassen.get(gebiet_id);
    if (fault) add(row, "PLR-ID", fault);
    else if (parseCount(row.get("EW 31.12.2020")) !== k?.ew)
      add(row, "EW 31.12.2020", `widerspricht ${classes.name} (${k?.ew ?? "ohne Zeile"})`);
    const empty = codes.filter((code) => row.get(code) === "");
    const out = empty.length === codes.length;
    if (!fault && out !== (k?.klassen === null))
      add(
        row,
        "PLR-ID",
        out
          ? "hat keinen einzigen Wert, aber eine Klasse"
          : "hat Werte, ist aber im Indexverfahren nicht berücksichtigt"
      );
    const werte = Object.fromEntries(
      kontext.map(([code, , einheit]): [string, number | StatusOhneWert] => {
        const merkmal = code.toLowerCase();
        if (out) return [merkmal, "entfaellt"];
        const cell = row.get(code);
        if (cell === "" && code === "K02") return [merkmal, "fehlt"];
        const value = parseDecimal(cell);
        const most = einheit === per100 ? mostPer100 : 100;
        if (Number.isNaN(value)) add(row, code, "ist keine Zahl mit Dezimalpunkt");
        else if (Math.abs(value) > most || (value < 0 && !signed.includes(code)))
          add(row, code, "liegt außerhalb des möglichen Bereichs");
        return [merkmal, value];
      })
    );
    const [k05, k16] = [werte["k05"], werte["k16"]];
    if (typeof k05 === "number" && typeof k16 === "number" && k16 > k05)
      add(row, "K16", `ist größer als K05 (${k05}), obwohl alle Ausländer einen Migrationshintergrund haben`);
    return {gebiet_id, werte, anmerkung: out ? leftOut : ""};
  });
  const found = new Set(zeilen.map(({gebiet_id}) => gebiet_id));
  const all: Problem[] = problems.length > 0 ? problems : problemOfMissing(missingKeys(register, found, day), name, 0);
  if (all.length > 0) throw new InputError(all);

  const merkmale = kontext.map(([code, titel, einheit, zeitraum]): Merkmal => ({
    name: code.toLowerCase(),
    titel,
    einheit,
    zeitraum,
    summierbar: false
  }));
  const withoutK02 = zeilen.flatMap(({gebiet_id, werte}) => (werte["k02"] === "fehlt" ? [gebiet_id] : []));
  const release = releaseOf("2021", "2021", merkmale, "Tabelle 4.1 (Kontext-Indikatoren)", zeilen, [
    "Kontext-Indikatoren gehen nicht in die Klassen ein.",
    "K08, K14 und K15 enthält die Lieferung nicht; Werte für Bezirksregionen, Bezirke und Berlin auch nicht.",
    "K10 zählt, wie der Kernindikator C1, Personen ab 5 Jahren, die seit mindestens 5 Jahren an derselben Adresse wohnen.",
    "Die Datei nennt nur die Nummern der Indikatoren. Die Bezeichnungen folgen den Erläuterungen der Ausgabe; K04, K05, K06, K10 und K16 sind an anderen Quellen desselben Tages nachgerechnet.",
    `K02 fehlt für: ${withoutK02.join(", ") || "keine"}.`
  ]);
  return {
    ...release,
    release: "2021-kontext",
    titel: "Monitoring Soziale Stadtentwicklung 2021, Kontext-Indikatoren"
  };
}
