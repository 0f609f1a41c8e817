import {JSDOM} from "jsdom";
import {expect, it} from "vitest";
import {Datentabelle} from "./Datentabelle.js";

const {document} = new JSDOM("").window;
const table = () =>
  Datentabelle({
    beschriftung: "Werte",
    sortierbar: true,
    spalten: [{titel: "Gebiet"}, {titel: "Wert", zahl: true}],
    zeilen: [
      ["Zossener Straße", 9.5],
      ["Ärztehaus", 10],
      ["Biesdorf", null],
      ["Alt-Marzahn", -1]
    ].map(([name, wert]) => [
      {inhalt: name as string, sortierwert: name as string},
      {inhalt: wert === null ? "x" : String(wert), sortierwert: wert as number | null}
    ]),
    document
  });
const names = (root: HTMLElement) => [...root.querySelectorAll("tbody th")].map((th) => th.textContent);

it("has a caption and headers for rows and columns", () => {
  const root = table();
  expect(root.querySelector("caption")!.textContent).toBe("Werte");
  expect([...root.querySelectorAll("[scope=col]")].map((th) => th.textContent)).toEqual(["Gebiet", "Wert"]);
  expect(root.querySelectorAll("tbody th[scope=row]")).toHaveLength(4);
});

it("sorts numbers as numbers, first up, then down, and keeps missing values last", () => {
  const root = table();
  const button = root.querySelectorAll("button")[1]!;
  button.click();
  expect(names(root)).toEqual(["Alt-Marzahn", "Zossener Straße", "Ärztehaus", "Biesdorf"]);
  expect(button.parentElement!.getAttribute("aria-sort")).toBe("ascending");
  button.click();
  expect(names(root)).toEqual(["Ärztehaus", "Zossener Straße", "Alt-Marzahn", "Biesdorf"]);
});

it("sorts names in German order, and only one column is the sorted one", () => {
  const root = table();
  root.querySelectorAll("button")[1]!.click();
  root.querySelectorAll("button")[0]!.click();
  expect(names(root)).toEqual(["Alt-Marzahn", "Ärztehaus", "Biesdorf", "Zossener Straße"]);
  expect(root.querySelectorAll("[aria-sort]")).toHaveLength(1);
});
