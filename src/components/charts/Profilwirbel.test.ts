import {JSDOM} from "jsdom";
import {expect, it} from "vitest";
import {Kleinverlauf} from "./Kleinverlauf.js";
import {Profilwirbel, wirbelOf} from "./Profilwirbel.js";

const {document} = new JSDOM("").window;
const einheit = {einheit_kurz: "%", nachkommastellen: 1, klassen: null};
const punkt = (gebiet_id: string, wert: number | null, wenige = false) => ({
  ...{gebiet_id, name: gebiet_id, wert, status: wert === null ? "fehlt" : "wert"},
  ki: wert === null ? null : {unten: wert - 1, oben: wert + 1, wenige}
});

it("runs from the lowest to the highest area, stretched only by the own interval and the lines", () => {
  const punkte = [punkt("a", 10), punkt("b", 20), punkt("c", 30), punkt("d", null)];
  expect(wirbelOf(punkte, "b")).toMatchObject({von: 10, bis: 30, eigen: {x: 0.5, ki: {unten: 0.45, oben: 0.55}}});
  expect(wirbelOf(punkte, "c"), "the interval reaches beyond").toMatchObject({von: 10, bis: 31, eigen: {wert: 30}});
  expect(wirbelOf(punkte, "b", [{art: "berlin", name: "Berlin", wert: 50}])).toMatchObject({
    bis: 50,
    linien: [{name: "Berlin", x: 1}]
  });
  expect(
    wirbelOf(punkte, "b")!.andere.map(({name}) => name),
    "no dot without a value"
  ).toEqual(["a", "c"]);
});

it("is none of fewer than three areas, nor of areas that are all equal, and has no own dot without a value", () => {
  expect(wirbelOf([punkt("a", 1), punkt("b", 2), punkt("c", null)], "a")).toBeNull();
  expect(
    wirbelOf(
      ["a", "b", "c"].map((id) => ({...punkt(id, 5), ki: null})),
      "a"
    )
  ).toBeNull();
  expect(wirbelOf([punkt("a", 1), punkt("b", 2), punkt("c", 3), punkt("d", null)], "d")!.eigen).toBeNull();
});

it("labels the ends with real numbers and draws too few cases hollow", () => {
  const wirbel = wirbelOf([punkt("a", 10), punkt("b", 20), punkt("c", 30, true)], "a")!;
  const root = Profilwirbel(wirbel, {einheit, ariaLabel: "Kinderarmut", document});
  expect([...root.querySelectorAll(".wirbel-enden span")].map((s) => s.textContent)).toEqual(["9,0", "30,0\u202f%"]);
  expect(root.querySelectorAll(".punkt.wenige")).toHaveLength(1);
  expect(root.querySelector("svg")!.getAttribute("aria-label")).toBe("Kinderarmut");
});

it("cuts the line of a small chart at a missing year and before a break, and marks the break", () => {
  const werte = [2012, 2013, 2014, 2015, 2016].map((jahr) => ({jahr, wert: jahr === 2013 ? null : 10}));
  const svg = Kleinverlauf([{art: "gebiet", name: "Hier", werte}], {einheit, brueche: [2016], document});
  const strokes = [...svg.querySelectorAll(".marke-verlauf path")];
  expect(strokes, "2012 and 2016 stand alone").toHaveLength(3);
  expect(svg.querySelectorAll(".marke-bruch line")).toHaveLength(1);
  expect(svg.querySelectorAll(".marke-luecke rect")).toHaveLength(1);
});

it("says in which year a series ends that ends before the other", () => {
  const werte = [2018, 2020, 2022].map((jahr) => ({jahr, wert: 10}));
  const bezirk = werte.map((d) => (d.jahr === 2022 ? {...d, wert: null} : d));
  const svg = Kleinverlauf(
    [
      {art: "bezirk", name: "Bezirk", werte: bezirk},
      {art: "gebiet", name: "Hier", werte}
    ],
    {einheit, document}
  );
  expect(svg.textContent).toContain("Bezirk 10,0\u202f% (2020)");
  expect(svg.textContent).toMatch(/Hier 10,0\u202f%(?! \()/);
});
