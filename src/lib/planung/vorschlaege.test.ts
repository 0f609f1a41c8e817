import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {lesbar} from "../saetze/saetze.fixture.js";
import {quellenOf} from "./planung.fixture.js";
import type {Bildteile, Indikatorteile} from "./planung.fixture.js";
import {nachBeleg} from "./stimmen.js";
import type {Belegart} from "./typen.js";
import {belegOf, eigenesThema, themenwahl, vorschlaege} from "./vorschlaege.js";
import type {Quellen} from "./vorschlaege.js";

const nord = {problemfeld: "kinder_familien", zielgruppe: "kinder", gebiet_id: "101001"};
const armut: Indikatorteile = {
  id: "armut",
  problemfeld: "kinder_familien",
  bzr: [
    {wert: 40, ki: [38, 42], urteil: "ueber"},
    {wert: 20, ki: [18, 22], urteil: "unter"}
  ]
};
const zeile = (quellen: Quellen, art: Belegart, ort = nord) => {
  const {staerke, satz} = belegOf(quellen, ort).zeilen.find((z) => z.art === art)!;
  return {staerke, satz: lesbar(satz)};
};

describe("the need index as evidence", () => {
  const mit = (bzr: number | null, anteile: Bildteile["plr_oberstes"]) =>
    zeile(quellenOf([], {bzr: [bzr, 0], plr_oberstes: anteile!}), "lage");

  it("is clear where a Planungsraum is surely among the top and the region above the mean", () => {
    expect(mit(0.5, [0.95, 0.1, 0, 0])).toEqual({
      staerke: "klar",
      satz: "In Nordkiez gehört 1 von 2 Planungsräumen im Bedarfsindex zum obersten Fünftel im Bezirk: Nordplatz. Das gilt in mindestens 90 % der Proberechnungen."
    });
  });
  it("is weak for one such place in a region below the mean, and for places that are there only mostly", () => {
    expect(mit(-0.1, [0.95, 0.1, 0, 0]).staerke).toBe("schwach");
    expect(mit(0.5, [0.7, 0.1, 0, 0]).staerke).toBe("schwach");
  });
  it("counts only the region's own places", () => expect(mit(0.5, [0.1, 0.2, 1, 1]).staerke).toBe("nein"));
  it("a missing index is no low one", () => {
    expect(mit(null, [null, null, 1, 1])).toEqual({
      staerke: "ohne_angabe",
      satz: "Für Nordkiez gibt es keinen Bedarfsindex."
    });
  });
});

describe("an indicator as evidence", () => {
  it("speaks clearly with a verdict over the rest of the Bezirk, and tells value, interval and date", () => {
    const {staerke, satz} = zeile(quellenOf([armut]), "kennzahl");
    expect(staerke).toBe("klar");
    expect(satz).toMatch(/40,0 %.*31\.12\.2024.*38,0 bis 42,0 %.*über dem übrigen Bezirk/);
  });
  it("does not speak for it below, and never by the value alone", () => {
    expect(zeile(quellenOf([armut]), "kennzahl", {...nord, gebiet_id: "101002"}).staerke).toBe("nein");
    const ohneIntervall: Indikatorteile = {...armut, bzr: [{wert: 90}, {wert: 10}]};
    expect(zeile(quellenOf([ohneIntervall]), "kennzahl").staerke).toBe("ohne_angabe");
  });
  it("too few cases say nothing, whatever verdict stands beside them", () => {
    const wenige: Indikatorteile = {
      ...armut,
      bzr: [{wert: 90, ki: [40, 99], urteil: "ueber", wenige: true}, {wert: 10}]
    };
    expect(zeile(quellenOf([wenige]), "kennzahl").staerke).toBe("ohne_angabe");
  });
  it.each(["ressource", "keine_wertung"] as const)("a high %s is no burden", (polaritaet) => {
    expect(zeile(quellenOf([{...armut, polaritaet}]), "kennzahl").staerke).toBe("ohne_angabe");
    expect(belegOf(quellenOf([{...armut, polaritaet}]), nord).indikatoren).toEqual([]);
  });
  it("is taken from the group's own indicators too", () => {
    const anderes = {...armut, problemfeld: "arbeit"};
    expect(zeile(quellenOf([anderes]), "kennzahl").staerke).toBe("ohne_angabe");
    expect(zeile(quellenOf([anderes], {}, {kinder: ["armut"]}), "kennzahl").staerke).toBe("klar");
  });
});

describe("voiced needs as evidence", () => {
  const mit = (anliegen: Bildteile["anliegen"]) => zeile(quellenOf([], {anliegen: anliegen!}), "anliegen");

  it("are weak at most, where the field is among those voiced most often there", () => {
    expect(mit({kinder_familien: [30, 20, 10]})).toEqual({
      staerke: "schwach",
      satz: "Anliegen zu „Kinder und Familien“ in Nordkiez 2025: 20 Nennungen in den Zentren. Das Feld gehört dort zu den 3 am häufigsten genannten, deren Zahl vorliegt."
    });
    const viele = {w: [9, 9, 9], x: [8, 8, 8], y: [7, 7, 7]} as const;
    expect(mit({...(viele as unknown as Bildteile["anliegen"]), kinder_familien: [6, 6, 0]}).staerke).toBe("nein");
  });
  it("nothing voiced is no sign, and withheld is neither 0 nor a sign", () => {
    expect(mit({kinder_familien: [0, 0, 0]}).staerke).toBe("nein");
    const geschuetzt = mit({kinder_familien: [30, "geschuetzt", 10]});
    expect(geschuetzt.staerke).toBe("ohne_angabe");
    expect(geschuetzt.satz).toMatch(/Kinder und Familien“ in Nordkiez 2025: geschützt/);
    expect(mit({kinder_familien: [30, null, 10]}).staerke).toBe("ohne_angabe");
  });
});

describe("the grade", () => {
  const lage: Bildteile = {bzr: [0.5, 0], plr_oberstes: [1, 0, 0, 0]};
  const stufe = (indikatoren: Indikatorteile[], bild: Bildteile) => belegOf(quellenOf(indikatoren, bild), nord).stufe;

  it.each([
    ["stark", [armut], {kinder: ["robust", null]}],
    ["stark", [], {...lage, kinder: ["robust", null]}],
    ["mittel", [armut], lage],
    ["mittel", [], {kinder: ["robust", null]}],
    ["schwach", [], lage],
    ["schwach", [], {kinder: ["nicht_robust", null]}],
    ["schwach", [], {anliegen: {kinder_familien: [9, 9, 0]}}],
    ["mittel", [armut], {kinder: ["nicht_robust", null]}],
    ["schwach", [armut], {kinder: ["kein_rueckstand", null]}],
    ["schwach", [armut], {...lage, kinder: ["etwas_darunter", null]}],
    ["nicht_belegt", [], {kinder: ["kein_rueckstand", null]}],
    ["nicht_belegt", [], {}]
  ] as [string, Indikatorteile[], Bildteile][])("%s", (erwartet, indikatoren, bild) => {
    expect(stufe(indikatoren, bild)).toBe(erwartet);
  });

  it("an own topic without an area has no lines, and one with all three has those of the data", () => {
    const quellen = quellenOf([armut], {kinder: ["robust", null]});
    const frei = {problemfeld: null, zielgruppe: null, gebiet_id: null};
    expect(eigenesThema(quellen, {id: "x", titel: " Einsamkeit ", ort: frei})).toMatchObject({
      ...{titel: "Einsamkeit", herkunft: "eigen", beleg: {stufe: "nicht_belegt", zeilen: []}}
    });
    expect(eigenesThema(quellen, {id: "x", titel: "Kinder", ort: nord}).beleg.stufe).toBe("stark");
  });

  it("own topics can name the Bezirk, its regions and their places", () => {
    expect(themenwahl(quellenOf([])).gebiete.map(({ebene}) => ebene)).toEqual([
      ...["bezirk", "bzr", "bzr", "plr", "plr", "plr", "plr"]
    ]);
  });
});

describe("the list of topics", () => {
  it("takes the whole Bezirk where figures do not tell the regions apart, if the group itself was voiced", () => {
    const liste = vorschlaege(quellenOf([], {anliegen: {migration: [9, 5, 4]}, gefluechtete: 6}));
    expect(liste.map(({id, titel}) => [id, titel])).toEqual([
      ["migration--gefluechtete--10", "Geflüchtete Menschen in Marzahn-Hellersdorf"]
    ]);
    expect(vorschlaege(quellenOf([], {anliegen: {migration: [9, 5, 4]}, gefluechtete: 0}))).toEqual([]);
    expect(vorschlaege(quellenOf([], {anliegen: {migration: [9, 5, 4]}, gefluechtete: "geschuetzt"}))).toHaveLength(1);
  });

  it("puts a clear need with a shortfall, robust or not, before a clear need without one", () => {
    const beide = {...armut, bzr: [armut.bzr![0], {...armut.bzr![0]}]} as Indikatorteile;
    const mit = (kinder: Bildteile["kinder"]) =>
      vorschlaege(quellenOf([beide], {kinder: kinder!, anliegen: {kinder_familien: [9, 0, 9]}})).map(
        ({gebiet_id}) => gebiet_id
      );
    expect(mit(["nicht_robust", "kein_rueckstand"])).toEqual(["101001", "101002"]);
    expect(mit(["kein_rueckstand", "robust"])).toEqual(["101002", "101001"]);
  });

  it("proposes nothing whose supply is not short, unless its own indicator speaks clearly", () => {
    const lage: Bildteile = {bzr: [0.5, 0], plr_oberstes: [1, 0, 0, 0], anliegen: {kinder_familien: [9, 9, 9]}};
    expect(vorschlaege(quellenOf([], {...lage, kinder: ["kein_rueckstand", "kein_rueckstand"]}))).toEqual([]);
    const liste = vorschlaege(quellenOf([armut], {...lage, kinder: ["kein_rueckstand", "kein_rueckstand"]}));
    expect(liste.map(({gebiet_id, beleg}) => [gebiet_id, beleg.stufe])).toEqual([["101001", "schwach"]]);
  });

  it("lets no weaker topic stand in for a better one that the shares keep off", () => {
    const quellen = quellenOf([{...armut, bzr: [armut.bzr![0], {...armut.bzr![0]}]} as Indikatorteile], {
      kinder: ["robust", "nicht_robust"]
    });
    const knapp = structuredClone(quellen);
    knapp.planung.regeln.vorschlag.je_gebiet = 0;
    knapp.planung.regeln.vorschlag.mindestens = 1;
    expect(vorschlaege(knapp).map(({gebiet_id}) => gebiet_id)[0]).toBe("101001");
  });

  it("proposes nothing without evidence", () => expect(vorschlaege(quellenOf([]))).toEqual([]));

  it("stands in data order, is the same every time, and names a group once in an area", () => {
    const urteil = fc.constantFrom("robust", "nicht_robust", "kein_rueckstand", null);
    const zahl = fc.constantFrom(0, 5, 9, "geschuetzt" as const, null);
    fc.assert(
      fc.property(
        ...[fc.tuple(urteil, urteil), fc.tuple(zahl, zahl, zahl), fc.tuple(zahl, zahl, zahl), fc.boolean()],
        (kinder, anliegen, migration, mitArmut) => {
          const bild = {kinder, anliegen: {kinder_familien: anliegen, migration}, gefluechtete: 3} as Bildteile;
          const quellen = quellenOf(mitArmut ? [armut] : [], bild);
          const liste = vorschlaege(quellen);
          expect(vorschlaege(structuredClone(quellen))).toEqual(liste);
          expect(liste.map((t, i) => i === 0 || nachBeleg(liste[i - 1]!, t) <= 0)).not.toContain(false);
          expect(new Set(liste.map((t) => `${t.gebiet_id} ${t.zielgruppe}`)).size).toBe(liste.length);
          expect(liste.every(({beleg}) => beleg.stufe !== "nicht_belegt")).toBe(true);
        }
      )
    );
  });
});
