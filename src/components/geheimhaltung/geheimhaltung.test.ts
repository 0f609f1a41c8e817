import {JSDOM} from "jsdom";
import {describe, expect, it} from "vitest";
import type {GeheimhaltungData} from "../../../loaders/marts/leistungenShapes.js";
import {Ausgabehinweis} from "./Ausgabehinweis.js";
import {Beispielrechnung, beispielwerte, spanne} from "./Beispielrechnung.js";
import {Quellentabelle} from "./Quellentabelle.js";
import {Regeln} from "./Regeln.js";
import {Zahlentabelle} from "./Zahlentabelle.js";

const {document} = new JSDOM("").window;
const plain = (text: string | null): string => (text ?? "").replace(/\s+/g, " ").trim();

const daten: GeheimhaltungData = {
  stand: {beispiel: true, stand: "2026-01-31", meldejahre: [], vorgabejahr: 2025},
  ...{schwelle: 5, schwelle_besonders: 10, mindestnenner: 100, dominanz_prozent: 80, einwilligungen: 2},
  besonders: [
    {liste: "zielgruppen", titel: ["Geflüchtete Menschen"]},
    {liste: "merkmale", titel: []}
  ],
  quellen: [
    {titel: "Register", verfahren: "quelle", regel: "1 und 2 kommen nicht vor.", grund: "Schon geschützt."},
    {titel: null, verfahren: "schwelle", regel: null, grund: "Niemand hat sie geschützt."}
  ],
  status: [],
  tabellen: [
    {tabelle: "neu", jahre: [{jahr: 2025, zellen: 10, geschuetzt: 1, verlust_prozent: null}]},
    {
      tabelle: "thema",
      jahre: [
        {jahr: 2024, zellen: 90, geschuetzt: 9, verlust_prozent: 4},
        {jahr: 2025, zellen: 1200, geschuetzt: 12, verlust_prozent: 3}
      ]
    },
    {tabelle: "gremium", jahre: [{jahr: 2025, zellen: 7, geschuetzt: 0, verlust_prozent: 0}]}
  ]
};

const zeilenOf = (root: ParentNode): string[][] =>
  [...root.querySelectorAll("tbody tr")].map((tr) => [...tr.children].map((e) => plain(e.textContent)));

it("the rules are those of the catalogue: what is not shown, from which number on", () => {
  const text = (d: GeheimhaltungData): string[] =>
    [...Regeln(d, document).querySelectorAll("dd")].map((e) => plain(e.textContent));
  expect(text(daten)).toEqual([
    "1 bis 4 werden nicht gezeigt",
    "1 bis 9 werden nicht gezeigt",
    "erst ab 100 Menschen im Nenner",
    "wenn ein Träger mehr als 80 % davon hat: nur mit seiner Einwilligung",
    "Die erfundenen Träger der Beispieldaten gelten als einverstanden.",
    "Geflüchtete Menschen"
  ]);
  expect(text({...daten, schwelle: 7, stand: {...daten.stand, beispiel: false}})).toEqual(
    expect.arrayContaining(["1 bis 6 werden nicht gezeigt", "2"])
  );
});

it("says in the internal edition, which withholds nothing, that the page is about the public one", () => {
  expect(Ausgabehinweis(document)).toBeNull();
  const intern = new JSDOM('<html data-edition="intern">').window.document;
  expect(Ausgabehinweis(intern)!.textContent).toContain("gilt für die öffentliche Ausgabe");
});

describe("the worked example", () => {
  it("begins with a number below the threshold, whatever that is, which follows from one withheld cell", () => {
    for (const schwelle of [2, 5, 10]) expect(beispielwerte(schwelle)[0]![0]).toBeLessThan(schwelle);
    const [eine] = Beispielrechnung(daten, document).querySelectorAll("table");
    const [erste] = zeilenOf(eine!);
    const [klein] = beispielwerte(5)[0]!;
    const [, , b, c, summe] = erste!.map(Number);
    expect(erste![1]).toBe("•geschützt");
    expect(summe! - b! - c!).toBe(klein);
    expect(Beispielrechnung(daten, document).textContent).toContain(`${summe} − ${b} − ${c} = ${klein}.`);
  });

  it("leaves in the second table a span in which every table fits all sums, and no wider one does", () => {
    const tabellen = Beispielrechnung(daten, document).querySelectorAll("table");
    const [erste, zweite, summen] = zeilenOf(tabellen[1]!);
    expect([erste![1], erste![2], zweite![1], zweite![2]]).toEqual(Array(4).fill("•geschützt"));
    const [, a, b] = summen!.map(Number);
    const zeile = (z: string[]): number => Number(z[4]) - Number(z[3]);
    const passt = (x: number): boolean => {
      const rest = [x, zeile(erste!) - x, a! - x, b! - (zeile(erste!) - x)];
      return rest.every((wert) => wert >= 0);
    };
    const {von, bis} = spanne(beispielwerte(5) as [number[], number[]]);
    expect([passt(von - 1), passt(von), passt(bis), passt(bis + 1)]).toEqual([false, true, true, false]);
    expect(von === 0 && bis >= 5).toBe(true);
    expect(Beispielrechnung(daten, document).textContent).toContain(`jede Zahl von ${von} bis ${bis}`);
  });
});

it("names for each source who protects it and by which rule, the centres too", () => {
  expect(zeilenOf(Quellentabelle(daten, document))).toEqual([
    ["Register", "die Behörde, bevor sie veröffentlicht", "1 und 2 kommen nicht vor. Schon geschützt."],
    ["Leistungsdokumentation der Zentren", "der Atlas", "Niemand hat sie geschützt."]
  ]);
});

describe("how much is withheld", () => {
  it("stands by table, newest year first, with the loss where it can be told, and adds up counts but no parts", () => {
    const root = Zahlentabelle(daten, document);
    expect([...root.querySelectorAll("thead th")].map((th) => th.textContent)).toEqual(["Tabelle", "2025", "2024"]);
    expect(zeilenOf(root)).toEqual([
      ["Beratungen nach Thema", "12 von 1.200höchstens 3 %", "9 von 90höchstens 4 %"],
      ["Sitzungen in Gremien", "0 von 7", "–keine Zahlen"],
      ["neu", "1 von 10", "–keine Zahlen"],
      ["Alle Tabellen", "13 von 1.217", "9 von 90"]
    ]);
  });

  it("carries the mark while the records are invented, and not once they are real", () => {
    const root = Zahlentabelle(daten, document);
    expect(root.querySelector(".beispielhinweis")).not.toBeNull();
    expect(root.querySelector("caption")!.textContent).toContain("Beispieldaten");
    const echt = Zahlentabelle({...daten, stand: {...daten.stand, beispiel: false}}, document);
    expect(echt.textContent).not.toContain("Beispieldaten");
  });

  it("is a sentence without records", () => {
    const root = Zahlentabelle({...daten, tabellen: []}, document);
    expect(root.querySelector("table")).toBeNull();
    expect(root.textContent).toContain("Noch gibt es keine Meldungen von Zentren.");
  });
});
