import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {dirname, join} from "node:path";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {data as index} from "../src/components/bedarfsindex/bedarfsindex.fixture.js";
import {karteData, kinderarmut as karteKinderarmut} from "../src/components/karte/karte.fixture.js";
import {data as luecken, gruppe} from "../src/components/luecken/luecken.fixture.js";
import {methodikData} from "../src/components/methodik/methodik.fixture.js";
import {befunde, felder} from "../src/components/problemfelder/problemfelder.fixture.js";
import {mitIntervallen, profil} from "../src/components/profil/fixture.js";
import {
  gebiete,
  indikatoren,
  kennzahl,
  problemfelder,
  quelle,
  status
} from "../src/components/seiten/seiten.fixture.js";
import {data as standards} from "../src/components/standards/standards.fixture.js";
import {echt, seite as zentrum, stand} from "../src/components/zentren/zentren.fixture.js";
import {formatWert, formatZeitraum} from "../src/lib/format.js";
import {texteTextfassung} from "../src/lib/texte/textfassung.js";
import {attribute, elements, parseHtml, serializeHtml, textContent} from "./html.js";
import type {Element} from "./html.js";
import {datenIn, setzeTextfassung, textfassungOf, type Lies} from "./textfassung.js";
import {absatz, angaben, links, tabelle, textHtml, ueberschrift, weg, zahlspalte} from "./textfassung/bloecke.js";

const oeffentlich = {profil: "oeffentlich", version: "1.2.3"} as const;

describe("blocks as HTML", () => {
  it("have captions, row headers and relative links, and escape every text", () => {
    const html = textHtml(
      [
        ueberschrift("Alter & Pflege", 2, "feld-alter"),
        ...tabelle(
          "Kinder <unter 6>",
          ["Gebiet", zahlspalte("Wert"), "leer"],
          [{adresse: "/gebiete/10", zellen: ["Bezirk", "5,7 %", ""]}, {zellen: ["Berlin", "…", ""]}],
          ["Zeichen: … keine Angabe.", "Quelle: Amt."]
        ),
        ...links([{titel: "Start", adresse: "/", zusatz: "von vorn"}]),
        weg("Datensatz", "https://daten.example.org/?a=1&b=2")
      ],
      "/indikatoren/x"
    );
    const document = parseHtml(html);
    const [th, zweite] = elements(document, "th").filter((e) => attribute(e, "scope") === "row");
    expect(elements(th!, "a").map((a) => attribute(a, "href"))).toEqual(["../gebiete/10"]);
    expect(elements(zweite!, "a")).toEqual([]);
    expect(elements(document, "caption").map(textContent)).toEqual(["Kinder <unter 6>"]);
    // A column without any content says nothing.
    expect(
      elements(document, "th")
        .filter((e) => attribute(e, "scope") === "col")
        .map(textContent)
    ).toEqual(["Gebiet", "Wert"]);
    expect(elements(document, "h2").map((e) => [attribute(e, "id"), textContent(e)])).toEqual([
      ["feld-alter", "Alter & Pflege"]
    ]);
    expect(elements(document, "li").map(textContent)).toEqual(["Start – von vorn"]);
    expect(elements(document, "a").map((a) => attribute(a, "href"))).toEqual([
      "../gebiete/10",
      "../",
      "https://daten.example.org/?a=1&b=2"
    ]);
    const rahmen = elements(document, "div").find((e) => attribute(e, "class") === "tabellenrahmen")!;
    expect(attribute(rahmen, "tabindex")).toBe("0");
    expect(attribute(rahmen, "aria-label")).toBe("Tabelle: Kinder <unter 6>");
    expect(html).toContain('<p class="quelle">Zeichen: … keine Angabe. Quelle: Amt.</p>');
  });

  it("are nothing where there is nothing to say", () => {
    expect([...tabelle("Leer", ["a"], []), ...links([]), ...angaben([["Fläche", ""]])]).toEqual([]);
  });
});

const seiteMit = (main: string): Element => elements(parseHtml(`<main>${main}</main>`), "main")[0]!;
const gefuellt = '<div class="observablehq observablehq--block"><!--:a:--></div>';
const reihenfolge = (main: Element): string[] =>
  elements(main).flatMap((e) =>
    e.tagName === "noscript" ? [`[${textContent(e)}]`] : /^h\d$/.test(e.tagName) ? [textContent(e)] : []
  );

describe("the place of the text", () => {
  it("is before what a script would draw below the heading it belongs to", () => {
    const main = seiteMit(
      `<h1>Seite</h1>${gefuellt}<section><h2 id="a">A</h2>${gefuellt}</section><h2 id="b">B</h2><p>Text</p>${gefuellt}`
    );
    const teile = [
      {bloecke: [absatz("oben")]},
      {nach: "b", bloecke: [absatz("bei b")]},
      {nach: "a", bloecke: [absatz("bei a")]}
    ];
    setzeTextfassung(main, teile, "/x");
    expect(reihenfolge(main)).toEqual(["Seite", "[oben]", "A", "[bei a]", "B", "[bei b]"]);
  });

  it("is that of the note which stands there already, one after the other", () => {
    const note = '<div><noscript><p class="hinweis">nur mit JavaScript</p></noscript></div>';
    const main = seiteMit(
      `<h1>Seite</h1><h2 id="a">A</h2>${note}${gefuellt}<p>Zwischen</p>${note}${gefuellt}<h2 id="b">B</h2>${note}${gefuellt}`
    );
    setzeTextfassung(
      main,
      [
        {nach: "a", bloecke: [absatz("eins")]},
        {nach: "a", bloecke: [absatz("zwei")]}
      ],
      "/x"
    );
    expect(reihenfolge(main)).toEqual(["Seite", "A", "[eins]", "[zwei]", "B", "[nur mit JavaScript]"]);
  });

  it("says on a page that has none that scripts draw it, and nothing on a page without scripts", () => {
    const main = seiteMit(`<h1>Neu</h1>${gefuellt}`);
    setzeTextfassung(main, null, "/neu");
    expect(textContent(main)).toContain(texteTextfassung.teil);
    expect(elements(main, "a").map((a) => attribute(a, "href"))).toEqual(["./daten"]);
    const still = seiteMit("<h1>Text</h1><p>Ein Satz.</p>");
    setzeTextfassung(still, null, "/text");
    expect(elements(still, "noscript")).toEqual([]);
  });

  it("survives being written and read again", () => {
    const document = parseHtml(`<html><body><main><h1>S</h1>${gefuellt}</main></body></html>`);
    setzeTextfassung(elements(document, "main")[0]!, [{bloecke: [absatz('1 < 2 & "zwei"')]}], "/x");
    const html = serializeHtml(document);
    expect(html).toContain('<noscript class="textfassung"><p>1 &lt; 2 &amp; "zwei"</p></noscript>');
    expect(serializeHtml(parseHtml(html))).toBe(html);
  });
});

describe("the data of a built site", () => {
  let dir = "";
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), "textfassung-"));
    for (const [name, json] of [
      ["_file/data/listen/start.0a1b2c3d.json", {n: 1}],
      ["data/karte/x.json", {n: 2}]
    ] as const) {
      mkdirSync(dirname(join(dir, name)), {recursive: true});
      writeFileSync(join(dir, name), JSON.stringify(json));
    }
  });
  afterEach(() => rmSync(dir, {recursive: true, force: true}));

  it("are found by name, hashed or not; a name without a file is a fault of the build", () => {
    const lies = datenIn(dir);
    expect([lies("listen/start"), lies("karte/x")]).toEqual([{n: 1}, {n: 2}]);
    expect(() => lies("listen/fehlt")).toThrow("listen/fehlt");
  });
});

/** The fixtures of the pages under the names of their data files. */
const dateien: Record<string, unknown> = {
  "listen/start": {bezirk: [kennzahl], gebiete, indikatoren, quellen: [quelle], problemfelder, zielgruppen: []},
  "listen/gebiete": {gebiete, bezirk: [kennzahl]},
  "listen/register": {indikatoren, problemfelder, status, datenluecken: []},
  "listen/datenstand": {
    indikatoren,
    quellen: [quelle],
    status,
    pruefungen: [{name: "p", regel: "Nichts fehlt.", geprueft: 12}]
  },
  "listen/worte": {status, ebenen: [], gebiete},
  karte: karteData,
  "karte/mss_kinderarmut": karteKinderarmut,
  "gebiete/10200420": profil,
  "indikatoren/mss_kinderarmut": mitIntervallen,
  "listen/bedarfsindex": index,
  "listen/befunde": befunde,
  "listen/problemfelder": felder,
  "listen/luecken": luecken,
  "listen/luecken-alle": gruppe("alle"),
  "listen/zentren": {stand, zentren: [echt]},
  "listen/zentrum-haus": zentrum,
  "listen/standards": standards,
  "listen/methodik": methodikData,
  "listen/glossar": [{id: "deckung", wort: "Deckung", erklaerung: "Ein Anteil.", auch: ["Quote"], siehe: null}]
};
const lies: Lies = <T>(name: string): T => {
  if (!(name in dateien)) throw new Error(name);
  return dateien[name] as T;
};
const htmlOf = (adresse: string, umgebung: Parameters<typeof textfassungOf>[2] = oeffentlich): string =>
  textfassungOf(adresse, lies, umgebung)!
    .map(({bloecke}) => textHtml(bloecke, adresse))
    .join("\n");

describe("the text of a page", () => {
  it("has every figure of a profile with unit, date, interval and the words of its comparison", () => {
    const document = parseHtml(htmlOf("/gebiete/10200420"));
    const zeilen = elements(document, "tr").map(textContent);
    for (const {indikator, gebiet, zeitraum} of profil.kennzahlen) {
      const zeile = zeilen.find((text) => text.startsWith(indikator.titel));
      expect(zeile, indikator.id).toContain(formatWert(gebiet, indikator).replace(/\s/g, " "));
      expect(zeile).toContain(formatZeitraum(zeitraum));
    }
    const text = textContent(document);
    expect(text).toMatch(/liegt (über|unter) dem übrigen Bezirk/);
    for (const {quellenvermerke} of profil.kennzahlen)
      for (const vermerk of quellenvermerke) expect(text).toContain(vermerk.replace(/^Quelle: |\.$/g, ""));
  });

  it("has the newest values of all areas of an indicator, highest first, with its definition and source", () => {
    const html = htmlOf("/indikatoren/mss_kinderarmut");
    const {indikator, kopf, ebenen} = mitIntervallen;
    expect(html).toContain(indikator.definition);
    for (const {ebene, zeilen} of ebenen)
      if (ebene !== "bezirk" && ebene !== "berlin")
        for (const {name, wert} of zeilen) {
          expect(html).toContain(`>${name}</a></th>`);
          expect(html).toContain(formatWert(wert, kopf));
        }
  });

  it("never shows a number where a state stands, and says what the sign means", () => {
    const html = htmlOf("/zentren/haus");
    expect(html).toContain("•");
    expect(html).toContain("geschützt");
    expect(textContent(parseHtml(htmlOf("/luecken")))).toMatch(/n\. g\. nicht gemeldet/);
  });

  it("exists for every page with data, and marks invented records", () => {
    for (const adresse of [
      "/",
      "/karte",
      "/gebiete/",
      "/indikatoren/",
      "/problemfelder",
      "/bedarfsindex",
      "/luecken",
      "/zentren/",
      "/standards",
      "/datenstand",
      "/glossar",
      "/methodik",
      "/handbuch",
      "/vergleich"
    ])
      expect(textContent(parseHtml(htmlOf(adresse))).length, adresse).toBeGreaterThan(30);
    expect(htmlOf("/luecken")).toContain("Beispieldaten");
    expect(htmlOf("/glossar")).toContain('<h2 id="deckung">Deckung</h2>');
    expect(textfassungOf("/unbekannt", lies, oeffentlich)).toBeNull();
  });

  it("of the internal edition begins with the edition's mark", () => {
    expect(htmlOf("/zentren/", {...oeffentlich, profil: "intern"})).toMatch(
      /^<p class="hinweis">Nur für den Dienstgebrauch<\/p>/
    );
    expect(htmlOf("/zentren/")).not.toContain("Dienstgebrauch");
    expect(htmlOf("/datenstand", {...oeffentlich, profil: "intern"})).not.toContain("/daten/v1/");
  });
});
