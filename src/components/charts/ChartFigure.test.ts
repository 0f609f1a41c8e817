import {JSDOM} from "jsdom";
import {expect, it} from "vitest";
import {ChartFigure, type ChartFigureOptions} from "./ChartFigure.js";

const {document} = new JSDOM("").window;
const options = (): ChartFigureOptions => ({
  id: "bild-x",
  titel: "19,5 % sind unter 18",
  untertitel: "Marzahn West · 31.12.2025 · in %",
  befund: "Von den Menschen in Marzahn West sind 19,5 % unter 18.",
  zeichne: () => document.createElementNS("http://www.w3.org/2000/svg", "svg"),
  quelle: ["Amt für Statistik"],
  datenstand: "31.12.2025",
  hinweise: ["Alter und Geschlecht liegen nur getrennt vor."],
  tabelle: {beschriftung: "Alter", spalten: [{titel: "Alter"}], zeilen: [[{inhalt: "unter 18"}]]},
  document
});

it("has a heading, the finding, the source with its date, and the data one click away", () => {
  const figure = ChartFigure(options());
  expect(figure.querySelector("h3")!.textContent).toBe("19,5 % sind unter 18");
  expect(figure.querySelector(".befund")!.textContent).toContain("Von den Menschen");
  expect(figure.querySelector(".quelle")!.textContent).toBe("Quelle: Amt für Statistik. Datenstand: 31.12.2025.");
  const details = figure.querySelector("details")!;
  expect(details.open).toBe(false);
  expect(details.querySelector("summary")!.textContent).toBe("Tabelle");
  expect(details.querySelector("tbody th")!.textContent).toBe("unter 18");
});

it("names the picture by its heading and describes it by its finding", () => {
  const figure = ChartFigure(options());
  const bild = figure.querySelector("[role=img]")!;
  expect(figure.querySelector(`#${bild.getAttribute("aria-labelledby")}`)!.tagName).toBe("H3");
  expect(figure.querySelector(`#${bild.getAttribute("aria-describedby")}`)!.className).toBe("befund");
});

it.each(["quelle", "untertitel", "datenstand", "befund"] as const)("refuses a chart without %s", (field) => {
  expect(() => ChartFigure({...options(), [field]: field === "quelle" ? [] : " "})).toThrow(
    `bild-x: ${field} must not be empty`
  );
});
