import {readFileSync} from "node:fs";
import {JSDOM} from "jsdom";
import {expect, it} from "vitest";
import {Glossar as Schema} from "../../../loaders/contract/catalogue.js";
import {anfangsbuchstabe, filterGlossar, Glossar} from "./Glossar.js";

const glossar = Schema.parse(JSON.parse(readFileSync("data/catalogue/glossar.json", "utf8")));

it("explains every term the pages lean on", () => {
  const worte = glossar.flatMap(({wort, auch}) => [wort, ...auch]);
  for (const wort of [
    ...["Konfidenzintervall", "Spanne", "Planungsraum", "Bezirksregion", "Nenner", "Wilson", "MSS Status"],
    ...["MSS Dynamik", "Deckung", "Transferbezug", "Kinderarmut", "Robust", "Rangspanne", "Geschützt"],
    ...["Einzugsgebiet", "Einsatzgebiet", "Standort", "Soll–Ist", "Evidenz", "LOR", "GESIx", "SGB II"]
  ])
    expect(worte).toContain(wort);
});

it("explains in one or two sentences of at most twenty words", () => {
  for (const {wort, erklaerung} of glossar) {
    const saetze = erklaerung.split(/(?<=[.!?])\s+(?=[„\p{Lu}\d])/u);
    expect(saetze.length, wort).toBeLessThanOrEqual(2);
    for (const satz of saetze) expect(satz.split(/\s+/).length, satz).toBeLessThanOrEqual(20);
    expect(erklaerung, wort).not.toContain("!");
  }
});

it("finds by word, other word and explanation, whatever the spelling of umlauts; beginnings first", () => {
  const worte = (suche: string) => filterGlossar(glossar, suche).map(({wort}) => wort);
  expect(worte("plr")).toEqual(["Planungsraum"]);
  expect(worte("traeger")).toContain("Träger");
  expect(worte("bürgergeld")).toEqual(["SGB II"]);
  expect(worte("robust")[0]).toBe("Robust");
  expect(worte("xyz")).toEqual([]);
  expect(worte("")).toHaveLength(glossar.length);
});

it("lists by alphabet, each term once with its anchor, and filters while somebody types", () => {
  const {window} = new JSDOM("", {url: "http://127.0.0.1/glossar"});
  const {document} = window;
  const seite = Glossar(glossar, {document});
  document.body.append(seite);
  const worte = () => [...seite.querySelectorAll("dt")].map((dt) => dt.textContent);
  expect(worte()).toHaveLength(glossar.length);
  expect(worte()).toEqual(worte().toSorted(new Intl.Collator("de", {numeric: true, sensitivity: "base"}).compare));
  for (const {id} of glossar) expect(document.getElementById(id), id).not.toBeNull();
  const feld = seite.querySelector("input")!;
  feld.value = "Planungsr";
  feld.dispatchEvent(new window.Event("input"));
  expect(worte()[0]).toBe("Planungsraum");
  expect(seite.querySelector(".steuerleiste > p.klein")?.textContent).toMatch(/^\d+ von \d+ Fachwörtern$/);
  feld.dispatchEvent(new window.KeyboardEvent("keydown", {key: "Escape"}));
  expect(worte()).toHaveLength(glossar.length);
});

it("leads from each letter to the first of its terms", () => {
  const {document} = new JSDOM("").window;
  const seite = Glossar(glossar, {document});
  for (const link of seite.querySelectorAll("nav a")) {
    const ziel = glossar.find(({id}) => `#${id}` === link.getAttribute("href"))!;
    expect(anfangsbuchstabe(ziel.wort)).toBe(link.textContent);
  }
  expect(anfangsbuchstabe("Übriger Bezirk")).toBe("U");
});
