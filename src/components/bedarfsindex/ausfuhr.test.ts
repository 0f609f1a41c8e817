import {JSDOM} from "jsdom";
import {describe, expect, it} from "vitest";
import {zeilenNachNamen, zeilenNachTitel} from "../../../test/support/ausfuhr.js";
import type {Ausfuhr} from "../../lib/ausfuhr/modell.js";
import {dateinameOf} from "../../lib/ausfuhr/name.js";
import {vorgabeOf} from "../../lib/bedarfsindex.js";
import {bedarfsindexAusfuhr} from "./ausfuhr.js";
import {data} from "./bedarfsindex.fixture.js";
import {kartenAngaben} from "./kartenbild.js";
import {standOf, type Stand} from "./stand.js";
import {eingabeOf, type Ansicht, type Ebene} from "./zustand.js";

const eingabe = eingabeOf(data);
const vorgabe = vorgabeOf(eingabe);
const stand = standOf(data, eingabe, vorgabe)!;
const {document} = new JSDOM("").window;
const ausfuhr = (s: Stand, ebene: Ebene): Ausfuhr => bedarfsindexAusfuhr(data, s, ebene, document);
const mit = (gewicht: number): Stand =>
  standOf(data, eingabe, {...vorgabe, gewichte: {...vorgabe.gewichte, kinder: gewicht}})!;

describe("the file of the table", () => {
  it("holds every area with its figures and intervals, and the reason where there are none", () => {
    const {titel, datenstand, tabellen, zeichen} = ausfuhr(stand, "plr");
    expect([titel, datenstand]).toEqual(["Bedarfsindex der Planungsräume in Marzahn-Hellersdorf", "31.12.2020"]);
    const row = (name: string) => zeilenNachTitel(tabellen[0]!).find((r) => r["Gebiet"] === name)!;
    const i = data.gebiete.findIndex(({name}) => name === "Feld 9");
    const rang = data.vorgabe.raenge[i]!;
    expect(row("Feld 9")["Indexwert"]).toBeCloseTo(data.vorgabe.index[i]!, 2);
    expect(row("Feld 16")["Anteil der Läufe im obersten Fünftel (%)"]).toBeCloseTo(
      100 * data.vorgabe.raenge.at(-1)!.oberstes,
      0
    );
    expect(row("Feld 9")).toHaveProperty("Anteil der geprüften Gewichtungen der Felder im obersten Fünftel (%)");
    expect(row("Feld 9")).toMatchObject({
      ...{"Rangspanne von (5 %)": rang.rang_unten, "Rangspanne bis (95 %)": rang.rang_oben},
      ...{"MSS Status 2025": "sehr niedrig", Zeichen: null}
    });
    expect(row("Feld 5")).toMatchObject({
      ...{Indexwert: null, Gruppe: null, Armut: null, "Rangspanne von (5 %)": null, Zeichen: "x"},
      Anmerkung: "Vom Monitoring nicht bewertet."
    });
    expect(zeichen.map(({zeichen: z, bedeutung}) => [z, bedeutung.slice(0, 9)])).toEqual([["x", "entfällt:"]]);
  });

  it("says how it was made: weights, indicators, method, seed, sources", () => {
    const {hinweise, quellen} = ausfuhr(mit(2.5), "plr");
    expect(hinweise).toEqual(
      expect.arrayContaining([
        "Gewicht Kinder: 2,5",
        "Indikatoren: Kinderarmut, Altersarmut, Arbeitslosigkeit, Alleinerziehende",
        expect.stringMatching(/^Läufe: 200, Startzahl: 11, /),
        expect.stringContaining("Hinweis auf Bedarf")
      ])
    );
    expect(quellen).toEqual([
      "Quelle: Monitoring 2021, dl-de/zero-2-0",
      "Quelle: Monitoring 2025, dl-de/zero-2-0",
      "Quelle: GSSA 2022, CC BY 3.0 DE"
    ]);
  });

  it("is named by level, year, choice and version, in ASCII", () => {
    const name = (s: Stand, ebene: Ebene): string => dateinameOf(ausfuhr(s, ebene).name, "0.1.0", "csv");
    expect(name(stand, "plr")).toBe("mh_bedarfsindex_plr_2020-12-31_vorgabe_v0.1.0.csv");
    expect(name(mit(1), "bzr")).toBe("mh_bedarfsindex_bzr_2020-12-31_eigene_v0.1.0.csv");
    const bild = (s: Stand): string => {
      const {name} = kartenAngaben(data, s, {ebene: "plr", gebiet: null} as Ansicht, {grenzen: undefined, document});
      return dateinameOf(name, "0.1.0", "svg");
    };
    expect(bild(stand)).toBe("mh_bedarfsindex_plr_2020-12-31_vorgabe_karte_v0.1.0.svg");
    expect(bild(mit(1))).toBe("mh_bedarfsindex_plr_2020-12-31_eigene_karte_v0.1.0.svg");
  });

  it("says its unit, and has as many decimals as the screen on every scale", () => {
    expect(ausfuhr(stand, "plr").untertitel).toBe(
      "Stand der Daten: 31.12.2020 · Punkte, 0 ist der Durchschnitt Berlins"
    );
    const spanne = ausfuhr(standOf(data, eingabe, {...vorgabe, normalisierung: "minmax"})!, "plr");
    expect(spanne.untertitel).toBe("Stand der Daten: 31.12.2020 · Spanne 0 bis 100");
    const [tabelle] = spanne.tabellen;
    const i = tabelle!.spalten.findIndex(({name}) => name === "index");
    expect(tabelle!.zeilen.map((zeile) => zeile[i])).toContainEqual(expect.objectContaining({stellen: 1}));
  });

  it("has the official index as a number, and its sign beside it where there is none", () => {
    const rows = zeilenNachNamen(ausfuhr(stand, "plr").tabellen[0]!);
    for (const row of rows)
      expect([typeof row["gesix"], row["gesix_zeichen"] === null]).toEqual(
        row["gesix"] === null ? ["object", false] : ["number", true]
      );
  });

  it("gives Bezirksregionen their mean, span and number of Planungsräume", () => {
    const {tabellen, quellen} = ausfuhr(stand, "bzr");
    const [tabelle] = tabellen;
    const rows = zeilenNachNamen(tabelle!);
    expect(tabelle!.spalten.map(({titel}) => titel)).toContain("Einwohner dort am 31.12.2020");
    const [erste] = data.bezirksregionen;
    expect(rows[0]).toMatchObject({gebiet_id: erste!.gebiet_id, gebiet_name: erste!.name});
    expect(rows[0]!["mittel"]).toBeCloseTo(data.vorgabe.bezirksregionen[0]!.mittel!, 2);
    const mitLuecke = data.gebiete.find((g) => g.name === "Feld 5")!.parent_id;
    expect(rows.find((r) => r["gebiet_id"] === mitLuecke)!["anmerkung"]).toBe(
      "Nicht bewertet: Feld 5. Wer dort wohnt, fehlt im Mittel."
    );
    expect(quellen).toEqual([
      "Quelle: Monitoring 2021, dl-de/zero-2-0",
      "Quelle: Einwohnerregister 2020, CC BY 3.0 DE"
    ]);
  });
});
