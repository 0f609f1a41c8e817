import {describe, expect, it} from "vitest";
import type {Dokument, Dokumentblock} from "../dokument/modell.js";
import {lesbar} from "../saetze/saetze.fixture.js";
import {befundeOf, planung, punkte, sitzungMit, thema, werte} from "./planung.fixture.js";
import {messungSatz, papierzettel, protokoll, protokollCsv, zielWorte} from "./protokoll.js";
import type {Ausgangswert, Schwerpunkt, Sitzung} from "./typen.js";

const armut: Ausgangswert = {
  ...{art: "atlas" as const, indikator: "armut", titel: "Armut", gebiet_id: "101001", gebiet_name: "Nordkiez"},
  ...{einheit_kurz: "%", nachkommastellen: 1, zeitraum: "2024-12-31", wert: 40},
  ...{ki: {unten: 38, oben: 42, wenige: false}, quellenvermerke: ["Quelle: AfS, Armut"]}
};
const schwerpunkt = (id: string): Schwerpunkt => ({
  ...{thema: id, begruendung: `Grund für ${id}.`, verantwortlich: "Koordination", messung: armut},
  ...{ziel: {richtung: "senken" as const, wert: 35}, pruefung_am: "2027-11-01"}
});
const ganz = (teile: Partial<Sitzung> = {}): Sitzung =>
  sitzungMit({
    stimmzettel: ["1", "2", "3"].map((id) => ({id, stimmen: punkte({e: 3, a: 2})})),
    begruendungen: [{thema: "e", text: "Aus der Praxis bekannt."}],
    schwerpunkte: ["a", "e", "b"].map(schwerpunkt),
    abgeschlossen: "2026-11-21",
    ...teile
  });
const quellen = {befunde: befundeOf([{id: "armut", problemfeld: "kinder_familien"}]), planung};
const umgebung = {quellen, adresse: "https://atlas.example/jahresplanung", heute: "2026-11-22"};

const textOf = (block: Dokumentblock): string =>
  block.art === "liste"
    ? block.punkte.join("\n")
    : block.art === "tabelle"
      ? [block.titel, block.spalten.map((s) => s.titel).join(" | "), ...block.zeilen.map((z) => z.join(" | "))].join(
          "\n"
        )
      : block.art === "felder"
        ? block.titel.join("\n")
        : block.art === "seitenwechsel"
          ? ""
          : block.text;
const alles = (dokument: Dokument): string => lesbar(dokument.bloecke.map(textOf).join("\n"));

describe("the Beschlussprotokoll", () => {
  const text = alles(protokoll(ganz(), umgebung));
  const anlage = text.slice(text.indexOf("Anlage zum Beschluss"));

  it("names decision, value with interval, target, who and when", () => {
    expect(text).toContain(
      "Thema a | Grund für a. | Koordination | Armut in Nordkiez: 40,0 % (31.12.2024; 95-%-Intervall 38,0 bis 42,0 %) | senken auf 35,0 % | 01.11.2027"
    );
    expect(text).toContain("Thema e: Platz 1, 9 Punkte");
  });
  it("sets both orders side by side with spread, and the reason for a deviation", () => {
    const abschnitt = (titel: string): string => anlage.split(`${titel}\n`)[1]!.split("\nThema ")[0]!;
    expect(abschnitt("Thema e")).toContain(
      "Nach Daten: Platz 5 (keine Hinweise in den Zahlen; aus den Daten)\nNach Stimmen: Platz 1 (9 Punkte)\nStreuung: 3 bis 3, Mitte 3 (3 bis 3). Stimmbild: einig\nAbweichung: höher als nach den Daten. Aus der Praxis bekannt."
    );
    expect(abschnitt("Thema b")).toContain("Platz 2 bis 3");
    expect(abschnitt("Thema b")).toContain("Platz 3 bis 5 (0 Punkte)");
    expect(abschnitt("Thema a")).toContain("Abweichung: niedriger als nach den Daten. Der Grund fehlt noch.");
  });
  it("tells the decision on its first page, and every topic once in the annex", () => {
    const {bloecke} = protokoll(ganz(), umgebung);
    const seite = bloecke.findIndex(({art}) => art === "seitenwechsel");
    expect(bloecke.slice(0, seite).map(textOf).join("\n")).toContain("Für den Verbund (Rolle)");
    for (const id of ["a", "b", "c", "d", "e"])
      expect(anlage.split("\n").filter((zeile) => zeile === `Thema ${id}`)).toHaveLength(1);
    expect(anlage).toContain("Kriterium | Frage\nAusmaß | Wie viele?\n");
  });
  it("tells the weights where they count: with scores", () => {
    const mitWerten = protokoll({...ganz(), verfahren: {art: "werte", von: 1, bis: 10}, stimmzettel: []}, umgebung);
    expect(alles(mitWerten)).toContain("Kriterium | Frage | Gewicht\nAusmaß | Wie viele? | 1\n");
  });
  it("names roles, procedure, evidence, method, sources, date, version and address", () => {
    for (const teil of [
      "Vertretene Rollen: Koordination des Verbunds. Das Protokoll nennt Rollen, keine Namen.",
      "Rahmenkonzept Soziale Stadtteilzentren 2017, Abschnitt 6",
      "Jeder Stimmzettel hatte 5 Punkte, höchstens 3 für ein Thema.",
      "Dokumentiertes Angebot (spricht klar dafür): Lücke.",
      "Die Daten schlagen vor, der Verbund entscheidet.",
      "Quelle: AfS, Armut",
      "Datenstand 31.07.2026, Version 1.0.0. Nummer der Sitzung: s-1",
      "https://atlas.example/jahresplanung",
      "Für den Verbund (Rolle)"
    ])
      expect(text).toContain(teil);
  });
  it("is a draft with the list of what is missing until it is closed", () => {
    const {titel, vermerke, stand, bloecke} = protokoll(ganz({abgeschlossen: null}), umgebung);
    expect([titel, vermerke, stand]).toEqual(["Entwurf: Schwerpunkte 2027", ["Entwurf"], "2026-11-20"]);
    expect(bloecke.map(textOf).join("\n")).toContain("„Thema a“ steht nach den Stimmen niedriger");
    expect(protokoll(ganz(), umgebung)).toMatchObject({
      ...{titel: "Beschlussprotokoll: Schwerpunkte 2027", vermerke: [], stand: "2026-11-21"}
    });
  });
  it("says on every sheet that records or ballots are invented", () => {
    const daten = {...ganz().daten, beispieldaten: true};
    const stimmzettel = ganz().stimmzettel.map(({stimmen}, i) => ({id: `beispiel-${i}`, stimmen}));
    const dokument = protokoll(ganz({daten, stimmzettel}), umgebung);
    expect(dokument.vermerke).toEqual(["Beispieldaten", "Beispielstimmen"]);
    expect(alles(dokument)).toMatch(/^Beispieldaten\. Diese Zentren und ihre Leistungen sind erfunden/);
  });
  it("holds no result below three ballots", () => {
    const zwei = ganz({stimmzettel: ganz().stimmzettel.slice(1), abgeschlossen: null});
    expect(alles(protokoll(zwei, umgebung))).toContain("Das Ergebnis ist verdeckt: Es liegen 2 Stimmzettel vor.");
    expect(alles(protokoll(zwei, umgebung))).not.toContain("Nach Stimmen: Platz");
  });
  it("is the same for the same session", () => {
    expect(protokoll(structuredClone(ganz()), umgebung)).toEqual(protokoll(ganz(), umgebung));
  });
  it("says what weights do to the first places", () => {
    const zettel = werte({a: [9, 1], b: [5, 6]});
    const noten = (gewicht: number): string =>
      alles(
        protokoll(
          ganz({
            themen: [thema("a"), thema("b")],
            verfahren: {art: "werte", von: 1, bis: 10},
            kriterien: sitzungMit().kriterien.map((k, i) => ({...k, gewicht: i === 0 ? gewicht : 1})),
            stimmzettel: ["1", "2", "3"].map((id) => ({id, stimmen: zettel}))
          }),
          {...umgebung, quellen: {...quellen, planung: {...planung, regeln: {...planung.regeln, spitze: 1}}}}
        )
      );
    expect(noten(3)).toContain(
      "Zählen alle Kriterien gleich, ändern sich die ersten 1 Plätze: dazu kommt Thema b und es fehlt Thema a."
    );
    expect(noten(1)).toContain("Alle Kriterien zählten gleich.");
  });
});

describe("other papers", () => {
  it("the paper ballot lists every topic, asks for no name and carries the sign of its list", () => {
    const text = alles(papierzettel(sitzungMit(), umgebung));
    expect(text).toContain("Sie haben 5 Punkte. Einem Thema können Sie höchstens 3 geben.");
    expect(text).toContain("Bitte keinen Namen und kein Zentrum auf den Zettel schreiben.");
    expect(text.match(/Thema [a-e] \|/g)).toHaveLength(5);
    expect(text).toMatch(/Prüfzeichen der Liste: [0-9a-f]{16}/);
  });
  it("for scores it has a column for each criterion", () => {
    const dokument = papierzettel(sitzungMit({verfahren: {art: "werte", von: 1, bis: 10}}), umgebung);
    expect(alles(dokument)).toContain("Thema | Hinweise | Ausmaß | Schwere");
  });
  it("the CSV has a row per topic with codes, both places and the frozen value", () => {
    const [kopf, ...zeilen] = protokollCsv(ganz(), planung).replace("\ufeff", "").trim().split("\r\n");
    const spalten = kopf!.split(";");
    expect(zeilen).toHaveLength(5);
    const zelle = (zeile: string, name: string): string => zeile.split(";")[spalten.indexOf(name)]!;
    expect(new Set(zeilen.map((z) => z.split(";").length))).toEqual(new Set([spalten.length]));
    const a = zeilen.find((z) => zelle(z, "thema_id") === "a")!;
    expect(
      ["platz_daten_von", "platz_stimmen_von", "punkte", "mittel", "ausgangswert", "ki_oben_95", "zielwert"].map(
        (name) => zelle(a, name)
      )
    ).toEqual(["1", "2", "6", "2,00", "40,0", "42,0", "35,0"]);
    expect(
      zelle(
        zeilen.find((z) => zelle(z, "thema_id") === "c")!,
        "ausgangswert"
      )
    ).toBe("");
  });
  it("the CSV holds no result below three ballots", () => {
    const csv = protokollCsv(ganz({stimmzettel: ganz().stimmzettel.slice(1)}), planung);
    const zeile = csv.split("\r\n")[1]!.split(";");
    expect(zeile.slice(11, 22).every((zelle) => zelle === "")).toBe(true);
  });
  it("an own measure and a bare direction have words of their own", () => {
    const eigen = {art: "eigen" as const, titel: "Anfragen im Monat", stand: "12"};
    expect(messungSatz(eigen)).toBe("Anfragen im Monat (Stand: 12), zählt der Verbund selbst");
    expect(zielWorte({richtung: "erhoehen", wert: 20}, eigen)).toBe("erhöhen auf 20");
    expect(zielWorte({richtung: "halten", wert: null}, armut)).toBe("halten");
    expect(lesbar(messungSatz({...armut, ki: null}))).toBe(
      "Armut in Nordkiez: 40,0 % (31.12.2024; ohne Angabe zur Sicherheit)"
    );
  });
});
