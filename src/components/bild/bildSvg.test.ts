import {readFileSync} from "node:fs";
import {JSDOM} from "jsdom";
import {beforeEach, describe, expect, it} from "vitest";
import type {Angaben} from "../../lib/ausfuhr/modell.js";
import {element, svg} from "../dom.js";
import {bildrand, bildSvg} from "./bildSvg.js";
import {svgText} from "./datei.js";
import {bildfarben} from "./farben.js";
import {createInliner, farbeOf, type StyleOf} from "./inline.js";
import type {Bildinhalt} from "./modell.js";
import {textbreite} from "./schrift.js";

const quellen = [
  "Quelle: Amt für Statistik Berlin-Brandenburg, Einwohnerregisterstatistik Berlin, CC BY 3.0 DE (https://creativecommons.org/licenses/by/3.0/de/); Daten umgerechnet, eigene Berechnung",
  "Grenzen: Amt für Statistik, LOR ab 2021, CC BY 3.0 DE"
];
const angaben: Angaben = {
  titel: "Kinderarmut <in> Marzahn & Hellersdorf, ein Titel, der für eine halbe Spalte deutlich zu lang ist",
  untertitel: "Planungsräume · 31.12.2020 · Prozent",
  name: {was: "x", wo: "plr", wann: "2020-12-31", ansicht: "karte"},
  quellen,
  zeichen: [
    {zeichen: "•", bedeutung: "geschützt"},
    {zeichen: "x", bedeutung: "nicht bewertet"}
  ],
  hinweise: ["Bruch 1 (ab 31.12.2014): anders gezählt."],
  datenstand: "31.12.2020",
  version: "1.2.3",
  adresse: "https://atlas.example/karte?indikator=mss_kinderarmut&ebene=plr&zeitraum=2020-12-31&gebiet=10100312",
  vermerke: ["Beispieldaten"]
};

/** What jsdom does not know of drawings: attributes as style, passed on from parents. */
const styleOf: StyleOf = (e) => ({
  getPropertyValue(name) {
    const eigen = ["opacity", "display", "clip-path", "overflow"].includes(name);
    return (eigen ? e : e.closest(`[${name}]`))?.getAttribute(name) ?? "";
  }
});

let document: Document;
beforeEach(() => {
  document = new JSDOM("<body></body>", {url: "https://atlas.example/karte"}).window.document;
});

function inhaltOf(breite = 300): Bildinhalt {
  return {
    zeichnung: svg(
      document,
      "svg",
      {width: breite, height: 100, viewBox: `0 0 ${breite} 100`, class: "karte", "aria-hidden": "true"},
      svg(document, "style", {}, ".karte { fill: red }"),
      svg(
        document,
        "defs",
        {},
        svg(
          document,
          "pattern",
          {id: "punkte", width: 7, height: 7},
          svg(document, "circle", {r: 1, fill: "rgb(1, 2, 3)"})
        ),
        svg(document, "pattern", {id: "unbenutzt", width: 7, height: 7})
      ),
      svg(
        document,
        "g",
        {transform: "translate(5,5) scale(2)"},
        svg(document, "path", {
          ...{d: "M0,0L10,10", class: "flaeche", "data-id": "1", fill: "url(#punkte)"},
          ...{stroke: "rgb(0, 0, 0)", "stroke-width": 3, "vector-effect": "non-scaling-stroke"}
        }),
        svg(document, "path", {d: "M0,0L9,9", fill: "rgba(11, 93, 107, 0.5)"}),
        svg(document, "path", {d: "M0,0L8,8", fill: "none"}),
        svg(document, "rect", {width: 1, height: 1, display: "none"}),
        svg(document, "rect", {width: 1, height: 1, visibility: "hidden"})
      ),
      svg(
        document,
        "text",
        {
          ...{x: 10, y: 50, dy: "0.32em", "font-size": "14px", "font-weight": 600, fill: "rgb(27, 31, 36)"},
          ...{stroke: "rgb(255, 255, 255)", "stroke-width": 4, "dominant-baseline": "central"}
        },
        "53,7\u202f%"
      )
    ),
    legende: [{zeichen: svg(document, "svg", {width: 26, height: 16}), text: "x\u2002nicht bewertet (1 Gebiet)"}],
    erklaerung: "Dunkel heißt: höherer Wert.",
    beschreibung: "Am höchsten: Hellersdorfer Promenade."
  };
}

const texte = (bild: SVGSVGElement): string[] =>
  [...bild.querySelectorAll("text")].map((t) => t.textContent.replaceAll("\u00a0", " "));

describe("a picture", () => {
  it.each([360, 720, 1080])("knows what it is, and no line leaves it, at %i units", async (breite) => {
    const bild = await bildSvg(angaben, inhaltOf(), {document, breite, styleOf});
    expect(bild.querySelector("title")!.textContent).toBe(angaben.titel);
    expect(bild.firstElementChild!.tagName).toBe("title");
    expect(bild.querySelector("desc")!.textContent).toContain("Am höchsten");
    const alle = texte(bild);
    for (const text of [angaben.titel, angaben.untertitel, ...quellen, angaben.adresse, "Beispieldaten"])
      expect(alle).toContain(text);
    expect(alle).toContain("Bruch 1 (ab 31.12.2014): anders gezählt.");
    expect(alle).toContain("Datenstand: 31.12.2020 · Bedarfsatlas Marzahn-Hellersdorf, Version 1.2.3");
    // What the legend explains is not told twice.
    expect(alle).toContain("Zeichen: • geschützt.");
    expect(bild.getAttribute("width")).toBe(`${breite / 4.5}mm`);
    for (const zeile of bild.querySelectorAll("text > tspan")) {
      const text = zeile.parentElement!;
      const ende =
        Number(zeile.getAttribute("x")) +
        textbreite(
          zeile.textContent.trimEnd(),
          Number(text.getAttribute("font-size")),
          text.getAttribute("font-weight") === "700"
        );
      expect(ende, zeile.textContent).toBeLessThanOrEqual(breite - bildrand + 0.01);
    }
  });

  it("stands on its own: styles are attributes, nothing of the page is left, ids are its own", async () => {
    const text = svgText(await bildSvg(angaben, inhaltOf(), {document, styleOf}));
    expect(text).not.toMatch(
      /class=|<style|var\(|currentColor|foreignObject|aria-|data-|<script|vector-effect|url\(#punkte/
    );
    expect(text.match(/(href|src)="[^#]/)).toBeNull();
    const gelesen = new JSDOM(text.replace(/^<\?xml.*\?>\n/, ""), {contentType: "image/svg+xml"}).window.document;
    const ids = [...gelesen.querySelectorAll("[id]")].map((e) => e.id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [, id] of text.matchAll(/url\(#([^)]+)\)/g)) expect(ids).toContain(id);
    expect(gelesen.querySelectorAll("pattern")).toHaveLength(1);
    const zweites = svgText(await bildSvg({...angaben, titel: "Anderes"}, inhaltOf(), {document, styleOf}));
    expect(ids.filter((id) => zweites.includes(`"${id}"`))).toEqual([]);
    expect(document.body.children).toHaveLength(0);
  });

  it("draws the same in every program: outlines below letters, plain baselines and strokes, no unseen parts", async () => {
    const bild = await bildSvg(angaben, inhaltOf(), {document, styleOf});
    const werte = [...bild.querySelectorAll("text")].filter((t) => t.textContent === "53,7\u00a0%");
    expect(werte.map((t) => [t.getAttribute("fill"), t.getAttribute("stroke")])).toEqual([
      ["#ffffff", "#ffffff"],
      ["#1b1f24", null]
    ]);
    expect(Number(werte[1]!.getAttribute("dy"))).toBeCloseTo(4.48);
    expect(Number(werte[1]!.getAttribute("y"))).toBeCloseTo(50 + 0.3465 * 14, 1);
    expect(werte[1]!.getAttribute("font-weight")).toBe("700");
    const pfade = [...bild.querySelectorAll("path")];
    expect(pfade).toHaveLength(2);
    expect(pfade[0]!.getAttribute("stroke-width")).toBe("1.5");
    expect([pfade[1]!.getAttribute("fill"), pfade[1]!.getAttribute("fill-opacity")]).toEqual(["#0b5d6b", "0.5"]);
  });

  it("has room for a logo, which is inside the file", async () => {
    const logo = {text: "Verbund", adresse: "data:image/png;base64,AAAA", breite: 300, hoehe: 100};
    const bild = await bildSvg(angaben, inhaltOf(), {document, logo, styleOf});
    const image = bild.querySelector("image")!;
    expect(image.getAttribute("href")).toBe(logo.adresse);
    expect(image.querySelector("title")!.textContent).toBe("Verbund");
    const ohne = await bildSvg(angaben, inhaltOf(), {document, styleOf});
    expect(ohne.querySelector("image")).toBeNull();
  });

  it("takes the drawing out of whatever holds it, and refuses what is none", async () => {
    const {zeichnung} = inhaltOf();
    const verpackt = element(document, "figure", {}, zeichnung, element(document, "p", {}, "Text"));
    expect((await bildSvg(angaben, {zeichnung: verpackt}, {document, styleOf})).querySelector("path")).not.toBeNull();
    const leer = element(document, "p", {}, "kein Bild");
    await expect(bildSvg(angaben, {zeichnung: leer}, {document, styleOf})).rejects.toThrow("nothing drawn");
    expect(document.body.children).toHaveLength(0);
  });

  it("is cut off where the page cuts it off, but never through a text", () => {
    const zeichnung = svg(
      document,
      "svg",
      {width: 10, height: 10, overflow: "hidden"},
      svg(document, "path", {d: "M0,0L99,99", fill: "#111111"}),
      svg(document, "text", {x: 9, fill: "#111111"}, "Rand")
    );
    const inliner = createInliner({document, praefix: "b", buehne: zeichnung, styleOf});
    const kopien = inliner.copyDrawing(zeichnung);
    expect(kopien.map((k) => [k.tagName, k.getAttribute("clip-path")])).toEqual([
      ["g", "url(#b-feld1)"],
      ["text", null]
    ]);
    expect(inliner.definitionen()[0]!.id).toBe("b-feld1");
  });
});

it.each([
  ["rgb(118, 124, 132)", {farbe: "#767c84", deckung: 1}],
  ["rgba(0, 0, 0, 0.25)", {farbe: "#000000", deckung: 0.25}],
  ["color(srgb 1 0.5 0)", {farbe: "#ff8000", deckung: 1}],
  ["rgba(0, 0, 0, 0)", null],
  ["none", null],
  ["", null]
])("the computed colour %s", (wert, erwartet) => {
  expect(farbeOf(wert)).toEqual(erwartet);
});

it("what frames a picture has the colours of the light scheme", () => {
  const css = readFileSync(new URL("../../style/tokens.css", import.meta.url), "utf8");
  const hell = css.slice(0, css.indexOf("@media"));
  const wert = (name: string): string => new RegExp(`--${name}: (#[0-9a-f]{6})`).exec(hell)![1]!;
  expect(bildfarben).toEqual({
    grund: wert("surface"),
    schrift: wert("ink"),
    gedaempft: wert("muted"),
    linie: wert("rule"),
    vermerk: wert("notice-ink"),
    vermerkgrund: wert("notice-paper")
  });
  // The same rule gives saved pictures the light values on a dark page.
  expect(hell).toMatch(/\.bild-hell,\s*:root \{/);
});
