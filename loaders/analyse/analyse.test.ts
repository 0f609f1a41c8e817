import {mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {befunde} from "../../src/components/problemfelder/problemfelder.fixture.js";
import {CommandError} from "../command.js";
import {InputError} from "../contract/errors.js";
import {readCatalogue} from "../contract/readCatalogue.js";
import {Bezirkswerte} from "../marts/bezirkswerte.js";
import type {BezirkswertRow, GebietRow} from "../marts/bezirkswerte.js";
import {formatAusgabe, parseAusgabe, readAusgaben} from "./ausgabe.js";
import type {Ausgabe} from "./ausgabe.js";
import {erstelleAusgabe, schreibeAusgabe, zeilenOf} from "./erstelle.js";

const zeilen = zeilenOf(befunde);
const ausgabe: Ausgabe = {
  meta: {
    ...{name: "2025", datum: "2025-02-01", datenstand: "2024-12-31", rolle: "QPK", hinweis: ""},
    ...{lor_stand: "2021", zeilen: zeilen.length}
  },
  zeilen
};

let dir = "";
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "analyse-"));
});
afterEach(() => rmSync(dir, {recursive: true}));

describe("rows of an edition", () => {
  const zeile = (indikator: string, gebiet: string) =>
    zeilen.find((z) => z.indikator === indikator && z.gebiet_id === gebiet);

  it("hold what the matrix shows: value, interval, class, verdict with its date, direction", () => {
    expect(zeile("kinderarmut", "101001")).toEqual({
      ...{feld: "armut", gebiet_id: "101001", indikator: "kinderarmut", zeitraum: "2024-12-31", wert: 30},
      ...{status: "wert", unten: 28, oben: 32, wenige: false, klasse: 2, klassen: 2, urteil: "ueber"},
      ...{urteil_zeitraum: "2024-12-31", richtung: "steigend"}
    });
  });

  it("keep a missing figure as its state", () => {
    expect(zeile("kinderarmut", "10100203")).toMatchObject({wert: null, status: "fehlt", klasse: null, urteil: null});
  });
});

describe("the files of an edition", () => {
  it("read back as they were written, the same bytes each time", () => {
    const pfad = schreibeAusgabe(dir, ausgabe);
    const texte = formatAusgabe(ausgabe);
    expect(readFileSync(pfad, "utf8")).toBe(texte.csv);
    const [gelesen] = readAusgaben(dir);
    expect(gelesen?.meta).toEqual(ausgabe.meta);
    expect(formatAusgabe(gelesen!)).toEqual(texte);
  });

  it("are never overwritten, not even half of them", () => {
    const pfad = schreibeAusgabe(dir, ausgabe);
    const vorher = readFileSync(pfad, "utf8");
    expect(() => schreibeAusgabe(dir, {...ausgabe, zeilen: zeilen.slice(1)})).toThrow(
      /gibt es schon.*bleibt, wie sie ist/
    );
    rmSync(pfad);
    expect(() => schreibeAusgabe(dir, ausgabe)).toThrow(CommandError);
    expect(readdirSync(dir)).toEqual(["2025.meta.json"]);
    expect(vorher).toContain("kinderarmut");
  });

  it("come sorted by the date of their data, none from a folder that is not there", () => {
    schreibeAusgabe(dir, ausgabe);
    schreibeAusgabe(dir, {...ausgabe, meta: {...ausgabe.meta, name: "a-spaeter", datenstand: "2025-12-31"}});
    expect(readAusgaben(dir).map(({meta}) => meta.name)).toEqual(["2025", "a-spaeter"]);
    expect(readAusgaben(join(dir, "fehlt"))).toEqual([]);
  });

  it.each<[string, (csv: string) => string, {zeile?: number; spalte?: string; wert?: string; regel: RegExp}]>([
    [
      "a word for a number",
      (t) => t.replace(",30,wert,", ",dreißig,wert,"),
      {zeile: 7, spalte: "wert", wert: "dreißig", regel: /keine Zahl/}
    ],
    [
      "a decimal comma",
      (t) => t.replace(",30,wert,", ',"30,5",wert,'),
      {zeile: 7, spalte: "wert", wert: "30,5", regel: /keine Zahl/}
    ],
    [
      "a number with the state of a missing one",
      (t) => t.replace(",30,wert,", ",30,fehlt,"),
      {zeile: 7, spalte: "wert", regel: /Zustand fehlt/}
    ],
    [
      "an area of another Bezirk",
      (t) => t.replace("armut,101001,kinderarmut", "armut,091001,kinderarmut"),
      {spalte: "gebiet_id", wert: "091001", regel: /Bezirk/}
    ],
    ["an unknown verdict", (t) => t.replace(",ueber,", ",hoch,"), {spalte: "urteil", wert: "hoch", regel: /./}],
    [
      "a date after that of the data",
      (t) => t.replaceAll("2024-12-31", "2025-12-31"),
      {spalte: "zeitraum", regel: /nach dem Datenstand/}
    ],
    ["a row twice", (t) => t.replace(/(\n[^\n]+)\n/, "$1$1\n"), {zeile: 3, spalte: "gebiet_id", regel: /doppelt/}],
    ["another header", (t) => t.replace("urteil,", "befund,"), {zeile: 1, regel: /erwartet/}],
    ["a lost row", (t) => t.replace(/\n[^\n]+\n$/, "\n"), {regel: /die Metadaten nennen/}],
    ["an interval upside down", (t) => t.replace(",28,32,", ",32,28,"), {spalte: "unten", regel: /größer als oben/}]
  ])("refuse %s with line, column, value and rule", (_what, edit, erwartet) => {
    const {csv, meta} = formatAusgabe(ausgabe);
    const kaputt = edit(csv);
    expect(kaputt).not.toBe(csv);
    let error: unknown;
    try {
      parseAusgabe(new TextEncoder().encode(kaputt), meta, "analyse/2025.csv");
    } catch (e) {
      error = e;
    }
    expect(error).toBeInstanceOf(InputError);
    const [problem] = (error as InputError).problems;
    const {regel, ...stelle} = erwartet;
    expect(problem).toMatchObject({datei: "analyse/2025.csv", ...stelle});
    expect(problem!.regel).toMatch(regel);
    expect((error as InputError).message).not.toMatch(/undefined|\bat \w+\./);
  });

  it("refuse a description that is damaged, misnamed or alone", () => {
    const {csv, meta} = formatAusgabe(ausgabe);
    const bytes = new TextEncoder().encode(csv);
    const lies = (text: string) => () => parseAusgabe(bytes, text, "analyse/2025.csv");
    expect(lies("{")).toThrow(/2025\.meta\.json/);
    expect(lies(meta.replace('"QPK"', '""'))).toThrow(/Spalte rolle/);
    expect(lies(meta.replace('"name": "2025"', '"name": "2026"'))).toThrow(/nicht der Name der Datei/);
    writeFileSync(join(dir, "2025.meta.json"), meta);
    expect(() => readAusgaben(dir)).toThrow(/2025\.csv: fehlt/);
  });
});

describe("making an edition", () => {
  const catalogue = readCatalogue("data/catalogue");
  const gebiete: GebietRow[] = [
    {lor_stand: "2021", gebiet_id: "00", ebene: "berlin", name: "Berlin", parent_id: null, hektar: 1},
    {lor_stand: "2021", gebiet_id: "10", ebene: "bezirk", name: "Bezirk", parent_id: "00", hektar: 1},
    {lor_stand: "2021", gebiet_id: "101001", ebene: "bzr", name: "Nord", parent_id: "1010", hektar: 1}
  ];
  const row = (gebiet_id: string, zeitraum: string, zaehler: number): BezirkswertRow => ({
    ...{indikator_id: "anteil_65_plus", lor_stand: "2021", gebiet_id, ebene: gebiet_id === "10" ? "bezirk" : "bzr"},
    ...{zeitraum, altersgruppe: "insgesamt", geschlecht: "insgesamt", zaehler, nenner: 1000, wert: zaehler / 10},
    ...{status: "wert", ki_unten: zaehler / 10 - 1, ki_oben: zaehler / 10 + 1, wenige: false, rest_bezirk: 20},
    ...{vergleich_bezirk: gebiet_id === "10" ? null : "unter", vergleich_berlin: null, quelle: "ewr"},
    ...{release: "2020-12", umgerechnet: false, bruch: false, anmerkung: ""}
  });
  const werte = new Bezirkswerte(
    ["2022-12-31", "2023-12-31", "2024-12-31"].flatMap((z, i) => [row("10", z, 200), row("101001", z, 150 + i)]),
    gebiete,
    []
  );
  const auftrag = {name: "2024", bis: "2023-12-31", rolle: "QPK", hinweis: "", heute: "2026-11-23"};

  it("takes only figures up to the day, and says that it was made afterwards", () => {
    const {zeilen: neu, meta} = erstelleAusgabe(werte, catalogue, auftrag);
    expect(neu.map(({gebiet_id, zeitraum, wert, urteil}) => [gebiet_id, zeitraum, wert, urteil])).toEqual([
      ["10", "2023-12-31", 20, null],
      ["101001", "2023-12-31", 15.1, "unter"]
    ]);
    expect(meta.hinweis).toContain("Rückwirkend erstellt am 23.11.2026");
    expect(erstelleAusgabe(werte, catalogue, {...auftrag, bis: "2026-11-23"}).meta.hinweis).toBe("");
  });

  it.each([
    ["a name that is a path", {name: "../2024"}, /kein Name/],
    ["a day that is none", {bis: "2023-13-01"}, /kein Tag/],
    ["a German date", {bis: "31.12.2023"}, /kein Tag/],
    ["a day to come", {bis: "2027-01-01"}, /liegt in der Zukunft/],
    ["a day before all figures", {bis: "1999-12-31"}, /keine Zahlen/]
  ])("refuses %s in German", (_what, patch, text) => {
    const make = (): unknown => erstelleAusgabe(werte, catalogue, {...auftrag, ...patch});
    expect(make).toThrow(CommandError);
    expect(make).toThrow(text);
  });
});

it("has committed editions that keep their contract, the first one marked as made afterwards", () => {
  const [erste] = readAusgaben("data/analyse");
  expect(erste?.meta).toMatchObject({name: "2024", datenstand: "2023-12-31"});
  expect(erste?.meta.hinweis).toContain("Rückwirkend erstellt");
  expect(new Set(erste?.zeilen.map(({feld}) => feld)).size).toBeGreaterThan(10);
});
