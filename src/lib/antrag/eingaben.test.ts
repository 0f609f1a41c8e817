import {expect, it} from "vitest";
import {eingabespeicher, istLeer, liesTexte, parseZahl, schluesselOf, type Ablage} from "./eingaben.js";
import {ohneTexte, type Texte} from "./typen.js";

const texte: Texte = {
  saetze: {"bedarf.a": {regel: "Es sind 5.", text: "Nur 5."}},
  soll: {termine: 900},
  bewertung: {termine: "Gut."},
  ziele: [{text: "Ziel", indikator: "a", richtung: "erhoehen", wert: 12.5}],
  beschluss: {jahr: 2026, beschlossen_am: "2025-11-20", schwerpunkte: ["Thema"]},
  angaben: "Unser Haus hat 3 Räume."
};

function ablage(): Ablage & {inhalt: Map<string, string>} {
  const inhalt = new Map<string, string>();
  return {
    inhalt,
    getItem: (k) => inhalt.get(k) ?? null,
    setItem: (k, v) => void inhalt.set(k, v),
    removeItem: (k) => void inhalt.delete(k)
  };
}

it("keeps the texts of each sheet apart, and takes empty ones away", () => {
  const a = ablage();
  const speicher = eingabespeicher(a);
  const [eins, zwei] = [schluesselOf("haus", "sachbericht", 2025), schluesselOf("haus", "sachbericht", 2024)];
  expect(speicher.sichere(eins, texte)).toBe(true);
  expect(eingabespeicher(a).lade(eins)).toEqual(texte);
  expect(eingabespeicher(a).lade(zwei)).toEqual(ohneTexte);
  speicher.sichere(eins, ohneTexte);
  expect(a.inhalt.size).toBe(0);
  speicher.sichere(zwei, texte);
  speicher.loesche(zwei);
  expect(a.inhalt.size).toBe(0);
});

it("goes on in memory where the browser refuses", () => {
  const voll: Ablage = {
    getItem: () => {
      throw new Error("off");
    },
    setItem: () => {
      throw new Error("full");
    },
    removeItem: () => {
      throw new Error("off");
    }
  };
  for (const speicher of [eingabespeicher(voll), eingabespeicher(null)]) {
    expect(speicher.lade("k")).toEqual(ohneTexte);
    expect(speicher.sichere("k", texte)).toBe(false);
    expect(speicher.lade("k")).toEqual(texte);
    speicher.loesche("k");
    expect(speicher.lade("k")).toEqual(ohneTexte);
  }
});

it.each([null, "", "{", "[]", "null", '{"soll":{"termine":"900","stunden":-1},"ziele":{},"saetze":{"a":1}}'])(
  "what cannot be read is as if it had not been typed: %s",
  (roh) => {
    expect(istLeer(liesTexte(roh))).toBe(true);
  }
);

it("reads numbers as they are typed in German", () => {
  for (const [text, zahl] of [
    ["1.200", 1200],
    [" 900 ", 900],
    ["12,5", 12.5],
    ["−3", -3]
  ] as const)
    expect(parseZahl(text), text).toBe(zahl);
  for (const text of ["", "12.5", "1,2,3", "viele", "1e3", "5 %"]) expect(parseZahl(text), text).toBeNull();
  expect(parseZahl("-1", 0)).toBeNull();
});
