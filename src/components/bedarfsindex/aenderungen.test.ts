import {describe, expect, it} from "vitest";
import {berechneRaenge, vorgabeOf} from "../../lib/bedarfsindex.js";
import type {IndexWahl, Rang} from "../../lib/bedarfsindex.js";
import {formatZahl} from "../../lib/format.js";
import {aenderungen, einstellungen} from "./aenderungen.js";
import {data} from "./bedarfsindex.fixture.js";
import {standOf, type Stand} from "./stand.js";
import {eingabeOf} from "./zustand.js";

const eingabe = eingabeOf(data);
const vorgabe = vorgabeOf(eingabe);
const eigene: IndexWahl = {...vorgabe, gewichte: {...vorgabe.gewichte, armut: 2}};
const alt = data.vorgabe.raenge;

/** What a reader sees of the changed choice if its ranks were *raenge*. */
const standMit = (raenge: Stand["raenge"]): Stand => ({...standOf(data, eingabe, eigene)!, raenge, aktuell: true});
/** The usual ranks with those of the areas named changed. */
const anders = (changes: Record<string, Partial<Rang> | null>): Stand["raenge"] =>
  alt.map((r, i) => {
    const change = changes[data.gebiete[i]!.name];
    return change === null ? null : r && {...r, ...change};
  });
const rangOf = (name: string): Rang => alt[data.gebiete.findIndex((g) => g.name === name)]!;

describe("what changes against the usual choice", () => {
  it("is nothing for the usual choice", () => {
    expect(aenderungen(data, standOf(data, eingabe, vorgabe)!)).toEqual([
      "Sie sehen die Vorgabe. Es ist nichts geändert."
    ]);
  });

  it("names every setting that differs", () => {
    expect(
      einstellungen(data, {
        gewichte: {armut: 2.5, arbeit: 1, kinder: 0},
        indikatoren: ["kinderarmut", "zuwachs", "arbeitslosigkeit", "alleinerziehende"],
        normalisierung: "rank",
        mittel: "geometric"
      })
    ).toEqual([
      "„Armut“ hat das Gewicht 2,5 statt 1",
      "zusätzlich „Zuwachs“",
      "ohne „Altersarmut“",
      "Skala „Platz“ statt „Abstand vom Durchschnitt“",
      "Mittel geometrisch statt arithmetisch"
    ]);
  });

  it("names the widest moves of the index before ranks are computed, with the words that they have no interval", () => {
    const stand = {...standOf(data, eingabe, eigene)!, raenge: alt};
    const [eingestellt, index, wartet, ...mehr] = aenderungen(data, stand);
    expect([eingestellt, wartet, mehr]).toEqual([
      "Geändert: „Armut“ hat das Gewicht 2 statt 1.",
      "Was das für die Ränge bedeutet, wird gerade berechnet.",
      []
    ]);
    const weite = stand.index.map((x, i) => (x === null ? 0 : Math.abs(x - data.vorgabe.index[i]!)));
    const i = weite.indexOf(Math.max(...weite));
    expect(index).toContain(
      `Größte Änderungen des Indexwerts: ${data.gebiete[i]!.name} (${formatZahl(stand.index[i]!, 2)} statt ${formatZahl(data.vorgabe.index[i]!, 2)})`
    );
    expect(index).toContain("ohne Angabe zur Sicherheit");
  });

  it("does not compare figures of another scale", () => {
    const wahl = {...vorgabe, normalisierung: "minmax"} as const;
    expect(aenderungen(data, standOf(data, eingabe, wahl)!).join(" ")).not.toContain("Indexwert");
  });

  it("says that the index stays if only what does not count is set otherwise", () => {
    const ohne = {...vorgabe, indikatoren: vorgabe.indikatoren.filter((id) => id !== "alleinerziehende")};
    expect(aenderungen(data, standOf(data, eingabe, ohne)!)).toEqual([
      "Geändert: ohne „Alleinerziehende“.",
      "Am Index ändert das nichts."
    ]);
  });

  it("says so if the setting changes nothing for any area", () => {
    expect(aenderungen(data, standMit(alt)).slice(2)).toEqual([
      "Bei keinem Gebiet ist sicher, dass sich der Rang ändert.",
      "Im obersten Fünftel liegen meist dieselben Gebiete wie in der Vorgabe."
    ]);
  });

  it("names areas that move most and into and out of the top, and counts intervals that part; never numbers of groups", () => {
    const [oben, unten] = [rangOf("Feld 16"), rangOf("Feld 1")];
    expect(oben.oberstes).toBeGreaterThan(0.5);
    const saetze = aenderungen(
      data,
      standMit(
        anders({
          "Feld 16": {gruppe: 2, oberstes: 0.4, rang_oben: oben.rang_oben + 5},
          "Feld 1": {gruppe: 1, oberstes: 0.6, rang_unten: 1, rang_oben: 2, median: 1}
        })
      )
    );
    expect(saetze.slice(2)).toEqual([
      "Bei 1 von 15 Gebieten überschneidet sich die neue Rangspanne nicht mit der alten.",
      `Am weitesten nach vorn: Feld 1 (Rang 1 bis 2 statt ${unten.rang_unten} bis ${unten.rang_oben}).`,
      "Jetzt in mehr als der Hälfte der Läufe im obersten Fünftel: Feld 1.",
      "Nicht mehr in mehr als der Hälfte der Läufe im obersten Fünftel: Feld 16."
    ]);
  });

  it("names a move only if both ends of the interval, or the middle rank, move by two places", () => {
    const {median, rang_unten, rang_oben} = rangOf("Feld 8");
    const worte = (change: Partial<Rang>): string => aenderungen(data, standMit(anders({"Feld 8": change}))).join(" ");
    const hinten = "Am weitesten nach hinten: Feld 8";
    expect(worte({rang_unten: rang_unten + 2, rang_oben: rang_oben + 2})).toContain(hinten);
    expect(worte({rang_oben: rang_oben + 1, median: median + 2})).toContain(hinten);
    expect(worte({rang_unten: rang_unten + 1, rang_oben: rang_oben + 4, median: median + 1})).not.toContain(
      "Feld 8 (Rang"
    );
    expect(worte({rang_unten: rang_unten - 1, rang_oben: rang_oben + 1, median: median + 2})).not.toContain(
      "Feld 8 (Rang"
    );
    expect(worte({gruppe: 7})).not.toContain("Gruppe");
  });

  it("names areas that are no longer rated", () => {
    expect(aenderungen(data, standMit(anders({"Feld 3": null}))).join(" ")).toContain("Nicht mehr bewertet: Feld 3.");
  });

  it("speaks of real ranks: all weight on one field moves areas or says that it does not", () => {
    const wahl = {...vorgabe, gewichte: {armut: 0, arbeit: 0, kinder: 5}};
    const stand = {...standOf(data, eingabe, wahl)!, raenge: berechneRaenge(eingabe, wahl), aktuell: true};
    const saetze = aenderungen(data, stand);
    expect(saetze[0]).toBe(
      "Geändert: „Armut“ hat das Gewicht 0 statt 1; „Arbeit“ hat das Gewicht 0 statt 1; „Kinder“ hat das Gewicht 5 statt 0."
    );
    expect(saetze.join(" ")).toMatch(/Bei (keinem Gebiet|\d+ von 15 Gebieten)/);
  });
});
