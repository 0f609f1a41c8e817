import {JSDOM} from "jsdom";
import {describe, expect, it} from "vitest";
import type {StyleOf} from "../bild/inline.js";
import {bildSvg} from "../bild/bildSvg.js";
import {buildBild, type Bild} from "./bild.js";
import {grenzen, indikatoren, karteData, kinderarmut} from "./karte.fixture.js";
import {kartenAngaben, kartenBild, karteninhalt} from "./kartenblatt.js";
import {KarteEinbettung} from "./KarteEinbettung.js";
import {Landkarte} from "./Landkarte.js";
import {reihenOf} from "./zustand.js";

const {window} = new JSDOM("<body></body>", {url: "https://atlas.example/karte?ebene=plr"});
const {document} = window;

function bildOf(ebene: "plr" | "bzr", gebiet: string | null = null): Bild {
  const {zeitraum} = reihenOf(kinderarmut, ebene).at(-1)!;
  return buildBild(karteData, kinderarmut, {
    ...{indikator: kinderarmut.id, ebene, zeitraum, gebiet},
    ...{sortierung: "wert-ab", ansicht: "karte"}
  });
}

function karteVon(bild: Bild): ReturnType<typeof Landkarte> {
  const karte = Landkarte({onSelect: () => undefined, document});
  karte.update(bild, grenzen(bild.lor_stand), grenzen(), 600);
  return karte;
}

const texteIn = (e: Element): string[] => [...e.querySelectorAll("text")].map((t) => t.textContent);

describe("the map as a picture", () => {
  it("numbers the classes in the areas, as the legend does, where no value stands", () => {
    const bild = bildOf("plr");
    const {zeichnung} = karteVon(bild).abbild(344)!;
    expect(zeichnung.getAttribute("viewBox")).toMatch(/^0 0 344 /);
    const klassiert = bild.zeilen.filter((z) => z.klasse !== null);
    const ziffern = texteIn(zeichnung).map(Number);
    expect(ziffern.toSorted()).toEqual(klassiert.map((z) => z.klasse! + 1).toSorted());
    const {legende} = karteninhalt(karteVon(bild), 344, document);
    for (const k of new Set(ziffern)) expect(legende!.some(({text}) => text.startsWith(`${k}: `))).toBe(true);
    expect(texteIn(karteVon(bild).element)).toEqual([]);
  });

  it("has values instead of numbers where there is room for them", () => {
    const bild = bildOf("bzr");
    const texte = texteIn(karteVon(bild).abbild(688)!.zeichnung);
    for (const {text} of bild.zeilen)
      expect(
        texte.some((t) => t.endsWith(text)),
        text
      ).toBe(true);
    expect(texte.filter((t) => /^\d$/.test(t))).toEqual([]);
  });

  it("keeps the section and the selection, says that it is a section, and changes nothing on the page", () => {
    const bild = bildOf("plr", bildOf("plr").zeilen[0]!.gebiet_id);
    const karte = karteVon(bild);
    const plus = karte.element.querySelector<HTMLButtonElement>(".karte-zoom button")!;
    plus.click();
    plus.click();
    const vorher = karte.element.innerHTML;
    const {zeichnung, vergroessert} = karte.abbild(600)!;
    expect(vergroessert).toBe(true);
    const skala = (e: Element): number =>
      Number(/scale\(([\d.]+)/.exec(e.querySelector("g[transform]")!.getAttribute("transform")!)![1]);
    expect(skala(zeichnung)).toBeCloseTo(skala(karte.element), 3);
    const inhalt = karteninhalt(karte, 600, document);
    expect(inhalt.erklaerung).toContain("Ausschnitt");
    expect(inhalt.legende!.at(-1)!.text).toContain(`${bild.ausgewaehlt!.name}, `);
    expect(zeichnung.querySelector(".karte-ring-auswahl")!.getAttribute("d")).not.toBe("");
    expect(karte.element.innerHTML).toBe(vorher);
    expect(karteninhalt(karteVon(bildOf("plr")), 600, document).erklaerung).not.toContain("Ausschnitt");
  });

  it("names the places it shows, and none that are hidden", () => {
    const mit: Bild = {
      ...bildOf("bzr"),
      punkteTitel: "Zentren",
      punkte: [{zeichen: "1", name: "Kompass", x: 500, y: 500}]
    };
    const karte = karteVon(mit);
    const ortstexte = (): string[] => karteninhalt(karte, 600, document).legende!.map(({text}) => text);
    expect(ortstexte()).toContain("Orte: 1 Kompass");
    karte.element.querySelector<HTMLInputElement>(".karte-ortswahl input")!.click();
    expect(ortstexte()).not.toContain("Orte: 1 Kompass");
  });

  it("cannot be drawn without boundaries", () => {
    const karte = Landkarte({onSelect: () => undefined, document});
    karte.update(bildOf("plr"), undefined, undefined, 600);
    expect(() => karteninhalt(karte, 600, document)).toThrow("no boundaries");
  });

  it("says what it is: indicator, level, date, sources of figures and boundaries, signs that occur", async () => {
    const bild = bildOf("plr");
    const g = {
      titel: "LOR",
      quelle: "Amt",
      lizenz: "CC BY 3.0 DE",
      lizenz_url: "https://x",
      bearbeitung: "vereinfacht"
    };
    const angaben = kartenAngaben(bild, {grenzen: g, document});
    expect(angaben.name).toEqual({was: kinderarmut.id, wo: "plr", wann: bild.reihe.zeitraum, ansicht: "karte"});
    expect(angaben.quellen).toEqual([
      ...bild.reihe.quellenvermerke,
      "Grenzen: Amt, LOR, CC BY 3.0 DE (https://x); vereinfacht."
    ]);
    // What was usual when the link was made is in it too.
    expect(angaben.adresse).toBe("https://atlas.example/karte?ebene=plr&indikator=mss_kinderarmut&zeitraum=2020-12-31");
    const quelle = kartenBild({landkarte: karteVon(bild), bildOf: () => bild, geometrie: {}, document});
    const inhalt = await quelle.zeichne(688, document);
    const styleOf: StyleOf = () => ({getPropertyValue: () => ""});
    const svg = await bildSvg(quelle.angaben()!, inhalt, {document, styleOf});
    expect(svg.querySelector("desc")!.textContent).toContain("Am höchsten");
    expect(kartenBild({landkarte: karteVon(bild), bildOf: () => null, geometrie: {}, document}).angaben()).toBeNull();
  });
});

describe("the map in a frame", () => {
  it("shows the state of its address with legend, source and the way to the full view", async () => {
    const rahmen = new JSDOM("<body></body>", {url: "https://atlas.example/einbetten/karte?ebene=bzr&x=%22"}).window;
    const gebraucht: string[] = [];
    const seite = KarteEinbettung(karteData, {
      lade: (id) => indikatoren.find((i) => i.id === id)!,
      ladeGrenzen(stand) {
        gebraucht.push(stand);
        return Promise.resolve(grenzen(stand));
      },
      window: rahmen as never,
      version: "0.1.0",
      href: (adresse) => `https://atlas.example${adresse}`,
      document: rahmen.document
    });
    rahmen.document.body.append(seite.element);
    await new Promise((resolve) => setTimeout(resolve, 20));
    const {element} = seite;
    expect(element.querySelectorAll(".karte-flaeche")).toHaveLength(4);
    expect(element.querySelector("h2")!.textContent).not.toBe("");
    expect(element.querySelector(".karte-legende li")).not.toBeNull();
    expect(element.querySelector(".quelle")!.textContent).toContain("Version 0.1.0");
    expect(element.querySelector<HTMLAnchorElement>("a[target=_blank]")!.href).toBe(
      "https://atlas.example/karte?ebene=bzr"
    );
    expect(new Set(gebraucht).size).toBe(gebraucht.length);
    seite.close();
  });

  it("keeps text and sources where the boundaries cannot be had", async () => {
    const rahmen = new JSDOM("<body></body>", {url: "https://atlas.example/einbetten/karte"}).window;
    const seite = KarteEinbettung(karteData, {
      lade: (id) => indikatoren.find((i) => i.id === id)!,
      ladeGrenzen: () => Promise.reject(new Error("404")),
      window: rahmen as never,
      version: "",
      document: rahmen.document
    });
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(seite.element.textContent).toContain("Grenzen");
    expect(seite.element.querySelector(".quelle")).not.toBeNull();
    seite.close();
  });
});
