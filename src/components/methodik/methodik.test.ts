// @vitest-environment jsdom
import {describe, expect, it} from "vitest";
import type {MethodikData} from "../../../loaders/marts/shapes.js";
import {Annahmen, Annahmenbalken, befundOf} from "./Annahmen.js";
import {Ausreisser, Brueche, Doppelt, Laufregeln} from "./Laufregeln.js";
import {Merkmale, NichtEnthalten} from "./Merkmale.js";
import {methodikData as daten} from "./methodik.fixture.js";
import {Nachrechnung} from "./Nachrechnung.js";
import {Indexbeispiel, indexrechnungOf, Rechenbeispiel, rechnungOf} from "./Rechenbeispiel.js";
import {Zitat} from "./Zitat.js";

const zellen = (root: ParentNode, selector = "tbody tr"): string[][] =>
  [...root.querySelectorAll(selector)].map((tr) => [...tr.children].map((cell) => cell.textContent));

/** What a pocket calculator makes of a printed number. */
const getippt = (text: string): number => Number(text.replaceAll(".", "").replace(",", ".").replace("−", "-"));

/** Result of a printed line, left of "=", and the result it prints. */
function nachgerechnet(zeile: string): {soll: number; ist: number; stellen: number} {
  const [links = "", rechts = ""] = zeile.replace(/^.*?: /, "").split(" = ");
  const zahlen = (links.match(/−?\d[\d.]*,\d+/g) ?? []).map(getippt);
  // A minus inside brackets belongs to its number, one between spaces is the sign of the operation.
  const division = /^\((−?[\d.,]+) − \(?(−?[\d.,]+)\)?\) ÷ ([\d.,]+)$/.exec(links);
  const soll = division
    ? (getippt(division[1]!) - getippt(division[2]!)) / getippt(division[3]!)
    : zahlen.reduce((sum, x) => sum + x, 0);
  return {soll, ist: getippt(rechts), stellen: rechts.split(",")[1]?.length ?? 0};
}

describe("Indexbeispiel", () => {
  const beispiel = daten.indexbeispiel!;
  /** Result of "(a + b) ÷ n", each term a number or a weight times a number, on a pocket calculator. */
  const getipptesMittel = (zeile: string): {soll: number; ist: number; stellen: number} => {
    const [, klammer = "", nenner = "", rechts = ""] = /\((.*)\) ÷ ([\d,]+) = (.*)$/.exec(zeile)!;
    const summe = klammer
      .split(" + ")
      .map((teil) =>
        teil
          .replace(/^\((.*)\)$/, "$1")
          .split(" × ")
          .map((x) => getippt(x.replace(/[()]/g, "")))
      )
      .reduce((sum, faktoren) => sum + faktoren.reduce((a, b) => a * b, 1), 0);
    return {soll: summe / getippt(nenner), ist: getippt(rechts), stellen: rechts.split(",")[1]!.length};
  };

  it("every printed line gives its printed result, down to the index of the database", () => {
    const {abstaende, felder, index} = indexrechnungOf(beispiel);
    for (const zeile of abstaende) {
      const {soll, ist, stellen} = nachgerechnet(zeile);
      expect(ist, zeile).toBe(Number(soll.toFixed(stellen)));
    }
    for (const zeile of [...felder, index]) {
      const {soll, ist, stellen} = getipptesMittel(zeile);
      expect(ist, zeile).toBe(Number(soll.toFixed(stellen)));
    }
    expect(index).toBe("(1,58038 + 2,01317 + 2,20868) ÷ 3 = 1,93");
    expect(Number(beispiel.index.toFixed(2))).toBe(1.93);
  });

  it("names weights that differ, and divides by their sum", () => {
    const [a, ...rest] = beispiel.felder;
    const {index} = indexrechnungOf({...beispiel, felder: [{...a!, gewicht: 2.5}, ...rest]});
    expect(index).toMatch(/^\(2,5 × 1,58038 \+ 1,0 × 2,01317 \+ 1,0 × 2,20868\) ÷ 4,5 = /);
    const {soll, ist, stellen} = getipptesMittel(index);
    expect(ist).toBe(Number(soll.toFixed(stellen)));
  });

  it("says so where the default choice is computed in another way", () => {
    expect(Indexbeispiel(null).textContent).toContain("anderen Maßstab");
    expect(Indexbeispiel(beispiel).textContent).toContain("Hellersdorfer Promenade");
  });
});

describe("Rechenbeispiel", () => {
  const lines = ({abstaende, summe, index}: ReturnType<typeof rechnungOf>): string[] => [...abstaende, summe, index];

  it("every printed line gives its printed result on a pocket calculator", () => {
    for (const zeile of lines(rechnungOf(daten.rechenbeispiel))) {
      const {soll, ist, stellen} = nachgerechnet(zeile);
      expect(ist, zeile).toBe(Number(soll.toFixed(stellen)));
    }
  });

  it("each line starts from what the lines before it print, and the end is the published index", () => {
    const rechnung = rechnungOf(daten.rechenbeispiel);
    const ergebnisse = rechnung.abstaende.map((zeile) => zeile.split(" = ")[1]);
    expect(rechnung.summe).toBe(`${ergebnisse.join(" + ")} = 6,09891`);
    expect(rechnung.index).toBe("(6,09891 − 0,00000) ÷ 2,95547 = 2,06");
    expect(rechnung.ergebnis).toBe(daten.rechenbeispiel.index_amtlich);
    expect(rechnung.abstaende[0]).toBe("Arbeitslosigkeit (SGB II): (10,89815 − 4,97157) ÷ 2,94390 = 2,01317");
  });

  it("sets negative figures in brackets, so that no two signs meet", () => {
    const [a, b] = daten.rechenbeispiel.merkmale;
    const rechnung = rechnungOf({
      ...daten.rechenbeispiel,
      merkmale: [a!, {...b!, wert: 2, mittelwert: -3.5, standardabweichung: 2}, {...b!, wert: 2}]
    });
    expect(rechnung.abstaende[1]).toContain("(2,00000 − (−3,50000)) ÷ 2,00000 = 2,75000");
    expect(rechnung.summe).toMatch(/ \+ \(−1,\d{5}\) = /);
    for (const zeile of lines(rechnung)) {
      const {soll, ist, stellen} = nachgerechnet(zeile);
      expect(ist, zeile).toBe(Number(soll.toFixed(stellen)));
    }
  });

  it("shows area, shares, class and the published result", () => {
    const text = Rechenbeispiel(daten.rechenbeispiel).textContent;
    expect(text).toContain("Hellersdorfer Promenade (10200422), mit den Anteilen vom 31.12.2020");
    expect(text).toContain("536 bewertete Planungsräume");
    expect(text).toContain("Klasse nach den Grenzen −1, +1 und +1,5");
    expect(text).toContain("2,06 liegt über +1,5: Status „sehr niedrig“");
    expect(text).toContain("Index 2,06, Status „sehr niedrig“. Beide stimmen überein.");
  });

  it("says so where the result is not the published one", () => {
    const text = Rechenbeispiel({...daten.rechenbeispiel, index_amtlich: 2.1}).textContent;
    expect(text).toContain("Der Unterschied beträgt 0,04.");
    expect(text).not.toContain("stimmen überein");
  });
});

describe("Nachrechnung", () => {
  it("shows the published distribution of 2021 and how many areas agree", () => {
    const part = Nachrechnung(daten.nachrechnung);
    expect(part.textContent).toContain("Bei allen 536 Planungsräumen stimmen die Klassen");
    const [klassen] = part.querySelectorAll("table");
    expect(zellen(klassen!)).toEqual([
      ["Status hoch", "75"],
      ["Status mittel", "366"],
      ["Status niedrig", "46"],
      ["Status sehr niedrig", "49"],
      ["Dynamik positiv", "48"],
      ["Dynamik stabil", "436"],
      ["Dynamik negativ", "52"]
    ]);
    expect(Nachrechnung({...daten.nachrechnung, gleich: 530}).textContent).toContain("Bei 530 von 536 Planungsräumen");
  });

  it("lists the areas on a bound and those left out; unknown people are not 0", () => {
    const [, grenzen, ohne] = Nachrechnung(daten.nachrechnung).querySelectorAll("table");
    expect(zellen(grenzen!)).toEqual([["Leipziger Straße (01100415)", "Status", "−0,9984"]]);
    expect(zellen(ohne!).map(([name, menschen]) => [name, menschen])).toEqual([
      ["Gewerbegebiet Bitterfelder Straße (10100205)", "1.262"],
      ["Pankower Tor (03400831)", "0"],
      ["Landweg (06200418)", "…"]
    ]);
    expect(Nachrechnung(daten.nachrechnung).textContent).toContain(
      "3 Gebiete nicht bewertet. In 1 davon wohnten am Stichtag zusammen 1.262 Menschen"
    );
  });
});

describe("Merkmale", () => {
  const part = Merkmale(daten);

  it("shows every indicator in its field, with its weight in the whole index", () => {
    const rows = zellen(part).map((cells) => cells.slice(0, 4));
    expect(rows[0]).toEqual(["Armut: Gewicht 1Soziale Problemlagen."]);
    expect(rows[1]).toEqual(["KinderarmutMerkmal des Status.", "50,0\u202f%", "0,97", "31.12.2020"]);
    expect(rows[2]).toEqual(["Transferbezug: AusländerWählbar.", "0,0\u202f%", "", "31.12.2020"]);
    expect(rows.at(-1)?.[1]).toBe("0,0\u202f%");
    expect(part.querySelector("a")?.getAttribute("href")).toBe("/indikatoren/mss_kinderarmut");
  });

  it("names the indicator that goes with the index most, and least", () => {
    expect(part.textContent).toContain(
      "Am engsten hängt „Kinderarmut“ mit dem Index zusammen (0,97), am wenigsten „Arbeitslosigkeit (SGB II)“ (0,88)."
    );
    expect(Merkmale({...daten, indikatoren: daten.indikatoren.slice(0, 1)}).querySelector(".befund")).toBeNull();
  });

  it("gives a reason for what is left out", () => {
    expect(NichtEnthalten(daten).textContent).toBe("HerkunftHerkunft ist kein Bedarf.");
  });
});

describe("Laufregeln", () => {
  it("shows runs, seed and thresholds; the seed as it is typed", () => {
    const rules = Object.fromEntries(
      [...Laufregeln(daten.optionen).children].map((row) => [
        row.querySelector("dt")!.textContent,
        row.querySelector("dd")!.textContent
      ])
    );
    expect(rules).toMatchObject({
      Läufe: "2.000",
      "Startzahl des Zufalls": "20210101",
      Rangspanne: "von mindestens 90\u202f% der Läufe",
      "Beliebige Gewichtungen": "2.000 für den Anteil der Gewichtungen der Felder im obersten Teil",
      "Gewichte schwanken um": "bis zu 25\u202f% nach oben und unten"
    });
  });

  it("lists treated outliers with the value before and after, or that the scale is a logarithm", () => {
    expect(zellen(Ausreisser(daten))).toEqual([
      ["Arbeitslosigkeit (SGB II)", "Hellersdorfer Promenade (10200422)", "10,9\u202f%", "9,4\u202f%"],
      ["Kinderarmut", "alle Werte auf einer logarithmischen Skala", "", ""]
    ]);
    expect(Ausreisser({...daten, ausreisser: []}).textContent).toContain("kein Merkmal so schief");
  });

  it("names pairs that say nearly the same, and breaks", () => {
    expect(Doppelt(daten).textContent).toContain("Kinderarmut und Arbeitslosigkeit (SGB II) (Korrelation 0,93)");
    expect(Doppelt(daten).textContent).toContain("2 von 2 Merkmalen im Index kommen in einem solchen Paar vor.");
    expect(Doppelt({...daten, doppelt: []}).textContent).toContain("enger zusammen als 0,80");
    expect(zellen(Brueche(daten))).toEqual([["Arbeitslosigkeit (SGB II)", "31.12.2018", "Seitdem nur SGB II."]]);
    expect(Brueche({...daten, brueche: []}).textContent).toContain("kein Bruch");
  });
});

describe("Annahmen", () => {
  const mit = (
    annahme: MethodikData["annahmen"][number]["annahme"],
    wert: number,
    breite = 0.02
  ): MethodikData["annahmen"][number] => {
    const anteil = {wert, unten: wert - breite, oben: wert + breite};
    return {annahme, allein: anteil, gesamt: anteil};
  };

  it("the finding names the largest bar with its interval, and the smallest", () => {
    expect(befundOf(daten.annahmen)).toBe(
      "Am meisten bewegt die Ränge: Weglassen eines Merkmals, mit 61\u202f% der Schwankung der Ränge aller Gebiete (55 bis 68\u202f%). Am wenigsten bewirkt: Umgang mit Ausreißern (0\u202f%)."
    );
  });

  it("names all that cannot be told from the largest", () => {
    expect(befundOf([mit("data", 0.4), mit("weights", 0.41), mit("treatment", 0.1)])).toBe(
      "Am meisten bewegt die Ränge: Schwankung der Gewichte, mit 41\u202f% der Schwankung der Ränge aller Gebiete (39 bis 43\u202f%). Davon nicht erkennbar verschieden: Zufall in den Werten. Am wenigsten bewirkt: Umgang mit Ausreißern (10\u202f%)."
    );
    expect(befundOf([mit("data", 0.4), mit("weights", 0.41)])).not.toContain("Am wenigsten");
    expect(befundOf([mit("data", 0, 0)])).toBe("Bei dieser Vorgabe bewegt nichts davon die Ränge.");
  });

  it("draws the largest on top, bars from 0, and prints every share", () => {
    const svg = Annahmenbalken(daten.annahmen, {width: 640, document});
    const texts = [...svg.querySelectorAll("text")].map((t) => t.textContent);
    expect(texts).toContain("insgesamt 61\u202f%");
    expect(texts.filter((t) => t.startsWith("allein"))).toHaveLength(6);
    for (const art of ["allein", "gesamt"]) {
      const bars = [...svg.querySelectorAll(`.marke-${art} rect`)].map((rect) => Number(rect.getAttribute("width")));
      expect(Math.min(...bars)).toBeGreaterThanOrEqual(0);
      expect(Math.max(...bars)).toBe(bars[0]);
    }
  });

  it("has the same figures in its table, chance below 0 included", () => {
    const figure = Annahmen(daten);
    const rows = zellen(figure);
    expect(rows[0]).toEqual([
      "Weglassen eines Merkmals",
      "45\u202f% (38 bis 52\u202f%)",
      "61\u202f% (55 bis 68\u202f%)"
    ]);
    expect(rows.find(([name]) => name === "Art des Mittels")?.[1]).toBe("0\u202f% (−2 bis 1\u202f%)");
    expect(figure.querySelector(".quelle")?.textContent).toContain("eigene Berechnung");
    expect(figure.querySelector(".datenstand")?.textContent).toContain("31.12.2024");
  });
});

it("a citation names version, address and day in German", () => {
  const text = Zitat({version: "0.1.0", heute: new Date(2026, 10, 3)}).textContent;
  expect(text).toMatch(
    /^Bedarfsatlas Marzahn-Hellersdorf, Version 0\.1\.0, Seite „Methodik“, .*abgerufen am 03\.11\.2026\.$/
  );
});

it("no live part shows a number in English notation or an English word", () => {
  const parts = [
    Rechenbeispiel(daten.rechenbeispiel),
    Nachrechnung(daten.nachrechnung),
    Merkmale(daten),
    Laufregeln(daten.optionen),
    Ausreisser(daten),
    Doppelt(daten),
    Brueche(daten),
    Annahmen(daten)
  ];
  for (const part of parts) {
    const texts = [...part.querySelectorAll("p, td, th, dd, dt, li, text, caption")].map((node) => node.textContent);
    for (const text of texts) {
      expect(text).not.toMatch(/(^|[^\d.])\d+\.\d{1,2}(?!\d|\.)/);
      expect(text).not.toMatch(/\b(weights|omission|treatment|data|normalisation|aggregation|winsorised|the|of|and)\b/);
      expect(text).not.toMatch(/undefined|NaN|null/);
    }
  }
});
