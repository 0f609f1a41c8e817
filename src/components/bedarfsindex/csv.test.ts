import {parse} from "csv-parse/sync";
import {describe, expect, it} from "vitest";
import {vorgabeOf} from "../../lib/bedarfsindex.js";
import {data} from "./bedarfsindex.fixture.js";
import {csvOf} from "./csv.js";
import {standOf, type Stand} from "./stand.js";
import {eingabeOf} from "./zustand.js";

const eingabe = eingabeOf(data);
const vorgabe = vorgabeOf(eingabe);
const stand = standOf(data, eingabe, vorgabe)!;
const optionen = {version: "0.1.0", adresse: "http://127.0.0.1/bedarfsindex"};
const rows = (text: string): string[][] => parse(text, {delimiter: ";", bom: true, relax_column_count: true});
const mit = (gewicht: number): Stand =>
  standOf(data, eingabe, {...vorgabe, gewichte: {...vorgabe.gewichte, kinder: gewicht}})!;

describe("the file of the table", () => {
  it("holds every area with its figures and intervals, and the reason where there are none", () => {
    const table = rows(csvOf(data, stand, {...optionen, ebene: "plr"}).text);
    expect(table[0]).toEqual(["Bedarfsindex der Planungsräume in Marzahn-Hellersdorf"]);
    expect(table[1]).toEqual(["Stand der Daten", "31.12.2020"]);
    const [head, ...body] = table.slice(3);
    const column = (row: string[], name: string): string => row[head!.indexOf(name)]!;
    const row = (name: string): string[] => body.find((r) => r[1] === name)!;
    const i = data.gebiete.findIndex(({name}) => name === "Feld 9");
    const rang = data.vorgabe.raenge[i]!;
    expect(column(row("Feld 9"), "Indexwert")).toMatch(/^-?\d+,\d\d$/);
    expect(Number(column(row("Feld 9"), "Indexwert").replace(",", "."))).toBeCloseTo(data.vorgabe.index[i]!, 2);
    const anteil = column(row("Feld 16"), "Anteil der Läufe im obersten Fünftel (%)");
    expect(Number(anteil.replace(",", "."))).toBeCloseTo(100 * data.vorgabe.raenge.at(-1)!.oberstes, 0);
    expect(head).toContain("Anteil der geprüften Gewichtungen der Felder im obersten Fünftel (%)");
    expect(column(row("Feld 9"), "Rangspanne von (5 %)")).toBe(String(rang.rang_unten).replace(".", ","));
    expect(column(row("Feld 9"), "Rangspanne bis (95 %)")).toBe(String(rang.rang_oben).replace(".", ","));
    expect(column(row("Feld 9"), "MSS Status 2025")).toBe("sehr niedrig");
    for (const name of ["Indexwert", "Gruppe", "Armut", "Rangspanne von (5 %)"])
      expect(column(row("Feld 5"), name), name).toBe("x");
    expect(table.filter(([first]) => first === "Zeichen").map((r) => r[1]!.slice(0, 13))).toEqual(["x = entfällt:"]);
    expect(column(row("Feld 5"), "Anmerkung")).toBe("Vom Monitoring nicht bewertet.");
  });

  it("says how it was made: weights, indicators, method, seed, sources, date, version, address", () => {
    const table = rows(csvOf(data, mit(2.5), {...optionen, ebene: "plr"}).text);
    const angabe = (name: string): string[] => table.filter(([first]) => first === name).map((r) => r[1]!);
    expect(angabe("Gewicht Kinder")).toEqual(["2,5"]);
    expect(angabe("Indikatoren")).toEqual(["Kinderarmut, Altersarmut, Arbeitslosigkeit, Alleinerziehende"]);
    expect([angabe("Läufe"), angabe("Startzahl")]).toEqual([["200"], ["11"]]);
    expect(angabe("Methode")[0]).toContain("Hinweis auf Bedarf");
    expect(angabe("Stand der Daten")).toEqual(["31.12.2020"]);
    expect(angabe("Quelle")).toEqual([
      "Quelle: Monitoring 2021, dl-de/zero-2-0",
      "Quelle: Monitoring 2025, dl-de/zero-2-0",
      "Quelle: GSSA 2022, CC BY 3.0 DE"
    ]);
    expect([angabe("Version"), angabe("Adresse")]).toEqual([["0.1.0"], [optionen.adresse]]);
  });

  it("is named by level, year, choice and version, in ASCII", () => {
    expect(csvOf(data, stand, {...optionen, ebene: "plr"}).name).toBe("mh_bedarfsindex_plr_2020_vorgabe_v0.1.0.csv");
    expect(csvOf(data, mit(1), {...optionen, ebene: "bzr"}).name).toBe("mh_bedarfsindex_bzr_2020_eigene_v0.1.0.csv");
  });

  it("gives Bezirksregionen their mean, span and number of Planungsräume", () => {
    const table = rows(csvOf(data, stand, {...optionen, ebene: "bzr"}).text);
    const [head, ...body] = table.slice(3);
    expect(head).toEqual([
      ...["Schlüssel", "Gebiet", "Mittel", "Niedrigster Planungsraum", "Höchster Planungsraum"],
      ...["bewertete Planungsräume", "Einwohner dort am 31.12.2020", "Anmerkung"]
    ]);
    const [key, name, mean] = body[0]!;
    expect([key, name]).toEqual([data.bezirksregionen[0]!.gebiet_id, data.bezirksregionen[0]!.name]);
    expect(Number(mean!.replace(",", "."))).toBeCloseTo(data.vorgabe.bezirksregionen[0]!.mittel!, 2);
    const mitLuecke = data.gebiete.find((g) => g.name === "Feld 5")!.parent_id;
    expect(body.find((r) => r[0] === mitLuecke)!.at(-1)).toBe(
      "Nicht bewertet: Feld 5. Wer dort wohnt, fehlt im Mittel."
    );
    expect(table.filter(([first]) => first === "Quelle").map((r) => r[1])).toEqual([
      "Quelle: Monitoring 2021, dl-de/zero-2-0",
      "Quelle: Einwohnerregister 2020, CC BY 3.0 DE"
    ]);
  });
});
