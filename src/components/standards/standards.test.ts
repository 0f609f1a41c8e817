import {JSDOM, VirtualConsole} from "jsdom";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {offenePunkte} from "../../lib/standards/offen.js";
import {offenePunkteDokument} from "../../lib/standards/dokument.js";
import {texteStandards} from "../../lib/texte/standards.js";
import {data} from "./standards.fixture.js";
import {StandardsSeite} from "./StandardsSeite.js";

const jahr2025 = data.jahre[1]!;
let window: Window & typeof globalThis;
let seite: ReturnType<typeof StandardsSeite>;

function oeffne(suche = ""): void {
  window = new JSDOM("<title>Standards | Bedarfsatlas</title>", {
    url: `https://atlas.invalid/standards${suche}`,
    // jsdom cannot read margin boxes of printed pages and says so.
    virtualConsole: new VirtualConsole()
  }).window as unknown as typeof window;
  seite = StandardsSeite(data, {window, version: "0.1.0", href: (adresse) => `.${adresse}`});
  window.document.body.append(seite.element);
}
const finde = <E extends Element>(wahl: string): E => window.document.querySelector<E>(wahl)!;
const zeilen = (): string[][] =>
  [...finde<HTMLTableElement>(".standards-tabelle table").tBodies[0]!.rows].map((zeile) =>
    [...zeile.cells].map(({textContent}) => textContent)
  );
function waehle(id: string, wert: string): void {
  const select = finde<HTMLSelectElement>(`#standards-${id}`);
  select.value = wert;
  select.dispatchEvent(new window.Event("change"));
}
function sicht(wert: string): void {
  finde<HTMLInputElement>(`input[value=${wert}]`).click();
}

describe("the page of the standards", () => {
  beforeEach(() => oeffne());
  afterEach(() => seite.close());

  it("shows all centres of a standard in the order of the alphabet, with the mark of invented records", () => {
    expect(zeilen().map(([name]) => name)).toEqual(["Haus Adler", "Haus Baum <b>", "Haus Cedern"]);
    expect(finde(".standards-tabelle caption").textContent).toContain("Beispieldaten");
    expect(finde(".beispielhinweis")).not.toBeNull();
    expect(finde("table a").getAttribute("href")).toBe("./zentren/adler");
  });

  it("keeps an assessment apart from none, from no report, and a 0 apart from nothing", () => {
    expect(zeilen()).toEqual([
      ["Haus Adler", "erfüllt", "Konzept oder Plan", "1 Angebot"],
      ["Haus Baum <b>", "erfüllt", "keine genannt", "0 Angebote"],
      ["Haus Cedern", "nicht gemeldet", "keine genannt", texteStandards.keineBelege]
    ]);
    waehle("standard", "beratung");
    expect(zeilen()[1]![1]).toBe("nicht eingeschätzt");
    expect(seite.element.textContent).not.toMatch(/rot|grün|Platz \d|Punktzahl: /);
  });

  it("shows withheld numbers as withheld and explains the sign", () => {
    waehle("standard", "beratung");
    const belege = zeilen()[0]![3]!;
    expect(belege).toContain("• (geschützt) Beratungskontakte");
    expect(belege).toContain("Jugendamt (1.200), Suchtberatung (• geschützt)");
    expect(finde(".schutzhinweis").textContent).toContain("Schutz einzelner Personen");
  });

  it("shows the standards of one centre, and keeps both choices in the address", () => {
    waehle("standard", "beschwerden");
    sicht("zentrum");
    waehle("zentrum", "baum");
    expect(zeilen().map(([titel]) => titel)).toEqual([
      "1. Titel angebote",
      "2. Titel beratung",
      "3. Titel beschwerden"
    ]);
    expect(zeilen()[2]![3]).toBe("7 Anliegen aus Beschwerden");
    expect(window.location.search).toBe("?sicht=zentrum&standard=beschwerden&zentrum=baum");
    expect(finde<HTMLElement>("#standards-standard").parentElement!.hidden).toBe(true);
    sicht("standard");
    expect(finde("h2").textContent).toBe("3. Titel beschwerden");
  });

  it("tells who cannot see it what is shown now", () => {
    const gesagt = (): string => finde(".standards > .nur-vorlesen").textContent!;
    expect(gesagt()).toBe("");
    waehle("standard", "beratung");
    expect(gesagt()).toContain(finde("#standards-titel").textContent!);
    sicht("offen");
    expect(gesagt()).toContain("2025");
  });

  it("tells what a link asked for in vain and shows the nearest", () => {
    seite.close();
    oeffne("?jahr=2024&sicht=zentrum&zentrum=baum");
    expect(finde("[role=status]").textContent).toContain("Haus Baum <b>");
    expect(finde("h2").textContent).toBe("Haus Adler");
    expect(window.location.search).toBe("?jahr=2024&sicht=zentrum");
    seite.close();
    oeffne("?jahr=1999&sicht=x&standard=y");
    expect(finde("[role=status]").textContent).toMatch(/1999.*„x“.*„y“/s);
    expect(zeilen()).toHaveLength(3);
  });

  it("shows the open points as a document that can be printed and saved", () => {
    sicht("offen");
    expect(finde(".blatt-allein h2").textContent).toContain("offene Punkte");
    expect(finde(".blatt-vermerke").textContent).toBe("Beispieldaten");
    expect([...window.document.querySelectorAll(".dokument-knoepfe button")]).toHaveLength(2);
    const titel = window.document.title;
    expect(titel).toContain("Offene Punkte 2025");
    seite.close();
    expect(window.document.title).toBe("Standards | Bedarfsatlas");
  });
});

it("says that there are no records where there are none", () => {
  const ohne = {...data, jahre: [], stand: {...data.stand, meldejahre: [], vorgabejahr: null, beispiel: false}};
  const leer = StandardsSeite(ohne, {window: new JSDOM("").window as unknown as typeof window, version: "0.1.0"});
  expect(leer.element.textContent).toContain("Noch keine Leistungsdaten");
});

describe("the open points", () => {
  const punkte = offenePunkte(jahr2025, data.standards);

  it("are by standard and kind, never by centre, and leave out who reported nothing", () => {
    expect(punkte).toEqual([
      {standard: "angebote", art: "ohneNachweis", zentren: ["Haus Baum <b>"]},
      {standard: "beratung", art: "teilweise", zentren: ["Haus Adler"]},
      {standard: "beratung", art: "ohneEinschaetzung", zentren: ["Haus Baum <b>"]},
      {standard: "beratung", art: "ohneNachweis", zentren: ["Haus Adler"]},
      {standard: "beratung", art: "ohneBeleg", zentren: ["Haus Baum <b>"]},
      {standard: "beschwerden", art: "nicht_erfuellt", zentren: ["Haus Adler"]},
      {standard: "beschwerden", art: "ohneEinschaetzung", zentren: ["Haus Baum <b>"]},
      {standard: "beschwerden", art: "ohneBeleg", zentren: ["Haus Adler"]}
    ]);
  });

  it("make a table with room for what is agreed, name who reported nothing, and count nothing", () => {
    const {bloecke, vermerke} = offenePunkteDokument(data, jahr2025, {
      ...{version: "0.1.0", adresse: "https://atlas.invalid/standards"},
      vermerke: ["Beispieldaten"]
    });
    const tabelle = bloecke.find((block) => block.art === "tabelle")!;
    expect(tabelle.zeilen).toHaveLength(punkte.length);
    expect(tabelle.zeilen.every((zeile) => zeile.at(-1) === "")).toBe(true);
    expect(tabelle.spalten.some(({zahl}) => zahl)).toBe(false);
    expect(bloecke).toContainEqual({art: "absatz", text: texteStandards.offen.nichtGemeldet("Haus Cedern")});
    expect(vermerke).toEqual(["Beispieldaten"]);
  });
});
