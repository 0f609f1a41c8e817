import {describe, expect, it} from "vitest";
import {befunde, bild, felder} from "../../components/problemfelder/problemfelder.fixture.js";
import type {Dokumentblock} from "../dokument/modell.js";
import {texteBericht} from "../texte/bericht.js";
import {texteLeistungen} from "../texte/leistungen.js";
import {shell} from "../texte/shell.js";
import {berichtOf} from "./bericht.js";
import {berichtHtml} from "./blatt.js";
import type {Berichtsdaten, Tabelle} from "./werk.js";

const daten: Berichtsdaten = {
  ...{befunde, bild, felder, version: "0.1.0", herausgeber: null, intern: false},
  kommentare: [
    {
      ...{gebiet_id: "10100101", rolle: "Leitung", datum: "2026-01-05", beispiel: true, problemfeld: null},
      text: "Nach 18 Uhr fehlt ein Raum."
    }
  ],
  ohneZahlen: [{titel: "Arztpraxen", grund: "Keine vollständige Liste."}],
  versorgungsquellen: ["Quelle: Register."]
};
const {dokument, deckblatt, ausgabe} = berichtOf(daten);
const {bloecke} = dokument;
const tabellenOf = (teile: readonly Dokumentblock[]): Tabelle[] =>
  teile.filter((b): b is Tabelle => b.art === "tabelle");
const tabellen = tabellenOf(bloecke);
const tabelle = (titel: RegExp): Tabelle => tabellen.find((t) => titel.test(t.titel))!;
const zeile = ({zeilen}: Tabelle, name: string): readonly string[] => zeilen.find((z) => z[0]!.startsWith(name))!;

/** The blocks of the chapter *titel*, up to the next one. */
function kapitel(titel: string, teile: readonly Dokumentblock[] = bloecke): Dokumentblock[] {
  const von = teile.findIndex((b) => b.art === "ueberschrift" && b.ebene === 2 && b.text === titel);
  const bis = teile.findIndex((b, i) => i > von && b.art === "ueberschrift" && b.ebene === 2);
  return teile.slice(von, bis < 0 ? undefined : bis);
}

const worte = (teile: readonly Dokumentblock[]): string =>
  teile
    .map((b) =>
      "text" in b
        ? b.text
        : b.art === "liste"
          ? b.punkte.join("\n")
          : b.art === "tabelle"
            ? [b.titel, ...b.zeilen.flat(), b.quelle ?? ""].join("\n")
            : ""
    )
    .join("\n")
    .replaceAll(/[\u202f\u00a0]/g, " ");

describe("the needs report", () => {
  it("has a chapter for every field and every Bezirksregion, also for a field without any figure", () => {
    const titel = bloecke.flatMap((b) => (b.art === "ueberschrift" && b.ebene === 2 ? [b.text] : []));
    for (const {titel: feld} of befunde.problemfelder) expect(titel.filter((t) => t === feld)).toHaveLength(1);
    for (const {name} of befunde.gebiete.bzr) expect(titel).toContain(texteBericht.region.titel(name));
    const ohne = worte(kapitel("Inklusion"));
    expect(ohne).toContain(texteBericht.feld.keineZahl);
    expect(ohne).toContain("Menschen mit Schwerbehinderung: Nicht veröffentlicht.");
  });

  it("numbers its tables in the order they are read, and no row is shorter or longer than its head", () => {
    expect(tabellen.map(({titel}) => titel.split(":")[0])).toEqual(tabellen.map((_, i) => `Tabelle ${i + 1}`));
    for (const {titel, spalten, zeilen} of tabellen)
      for (const z of zeilen) {
        expect(z, titel).toHaveLength(spalten.length);
        expect(
          z.filter((text) => text === ""),
          titel
        ).toEqual([]);
      }
  });

  it("tells value, interval, verdict and change of a leading figure, the change with its interval", () => {
    const leit = tabelle(/Anteil kinderarmut \(Belastung\) in den Bezirksregionen, 31\.12\.2024/);
    expect(zeile(leit, "Nord").map((t) => t.replaceAll("\u202f", " "))).toEqual([
      ...["Nord", "30,0 %", "28,0 bis 32,0", "2 von 2", "über", "gestiegen seit 2020: +10,0 (+6,0 bis +14,0)"]
    ]);
    expect(zeile(leit, "Süd").slice(4)).toEqual(["unter", "gesunken seit 2020: −5,0 (−9,0 bis −1,0)"]);
  });

  it("names the places above, highest first, and puts resources beside burdens", () => {
    const orte = tabelle(/Planungsräume über dem übrigen Bezirk/);
    expect(orte.zeilen.map(([name]) => name)).toEqual(["Nordring", "Nordpark"]);
    const armut = worte(kapitel("Armut"));
    expect(armut).toContain("Ressource: Anteil spielplatz. Warum diese Zahl: Die einzige Zahl.");
    expect(zeile(tabelle(/Leitzahlen ohne Urteil in den Bezirksregionen: Armut/), "Süd")[1]).toContain("8,0");
    expect(worte(kapitel("Alter"))).toContain(texteBericht.feld.keineArt.ressource);
  });

  it("keeps what is withheld withheld, and explains the sign below the table", () => {
    const sued = tabelle(/Dokumentierte Leistung je Zielgruppe in Süd/);
    expect(zeile(sued, "Kinder").slice(2)).toEqual(["•", "•", "•", "•", texteBericht.feld.ohneUrteilWort]);
    expect(sued.quelle).toContain("• geschützt");
    expect(worte(kapitel(texteBericht.region.titel("Süd")))).toContain("Zentrum Süd, 2025: Armut •");
    expect(zeile(tabelle(/Genannte Anliegen: Armut/), "2025")).toEqual(["2025", "42", "•"]);
  });

  it("marks every table made from invented records, and no other", () => {
    const marke = texteLeistungen.beispiel.marke;
    for (const {titel, quelle = ""} of tabellen)
      expect(titel.endsWith(marke), titel).toBe(quelle.includes(texteBericht.feld.leistungQuelle));
    expect(worte(kapitel(texteBericht.region.titel("Nord")))).toMatch(
      /Nach 18 Uhr.*Leitung, 05\.01\.2026.*Beispieldaten/
    );
    expect(dokument.vermerke).toEqual([texteBericht.beispielmarke]);
    const echt = berichtOf({...daten, bild: {...bild, stand: {...bild.stand, beispiel: false}}, kommentare: []});
    expect(echt.dokument.vermerke).toEqual([]);
    expect(worte(echt.dokument.bloecke)).not.toContain(marke);
  });

  it("says where need and a gap coincide, and what changed since the last edition", () => {
    expect(zeile(tabelle(/robuste Lücke im selben Gebiet/), "Armut").at(-1)).toContain("Nord");
    expect(tabelle(/Neue Urteile bei Leitzahlen/).zeilen).toContainEqual([
      ...["Anteil kinderarmut", "Nord", "nicht erkennbar", "über"]
    ]);
  });

  it("puts no value of the Bezirk beside values that its source computes for each level by itself", () => {
    const je = befunde.indikatoren.map((i) =>
      i.kopf.id === "kinderarmut" ? {...i, kopf: {...i.kopf, ebenen_vergleichbar: false}} : i
    );
    const eigen = tabellenOf(berichtOf({...daten, befunde: {...befunde, indikatoren: je}}).dokument.bloecke);
    const matrix = eigen.find(({titel}) => titel.includes(texteBericht.uebersicht.tabelle))!;
    expect(matrix.zeilen.find(([kopf]) => kopf!.includes("kinderarmut"))![1]).toBe(texteBericht.strich);
    const leit = eigen.find(({titel}) => titel.includes("kinderarmut (Belastung) in den Bezirksregionen"))!;
    expect(leit.zeilen.map(([name]) => name)).not.toContain(texteBericht.bezirk);
  });

  it("names every source of what it shows, and on the cover what it is of", () => {
    const quellen = worte(kapitel(texteBericht.quellen.titel));
    for (const quelle of ["Quelle: Muster.", "Quelle: Register.", "Leistungsdokumentation der Stadtteilzentren"])
      expect(quellen).toContain(quelle);
    expect(ausgabe).toBe("31.12.2024");
    expect(Object.fromEntries(deckblatt.map(({name, text}) => [name, text]))).toMatchObject({
      [texteBericht.deckblatt.gebiete]: "2 Bezirksregionen, 4 Planungsräume (LOR ab 2021)",
      [texteBericht.deckblatt.version]: "0.1.0"
    });
  });

  it("says that there are no records where there are none", () => {
    const ohne = berichtOf({...daten, bild: {...bild, jahr: null, gruppen: [], anliegen: []}});
    const text = worte(ohne.dokument.bloecke);
    expect(text).toContain(texteBericht.treffen.ohneLeistung);
    expect(text).not.toContain("Genannte Anliegen");
  });

  it("carries the mark of the internal edition", () => {
    expect(berichtOf({...daten, intern: true}).dokument.vermerke).toContain(shell.edition.vermerk);
  });

  it("is the same text for the same data", () => {
    expect(berichtOf(daten)).toEqual(berichtOf(daten));
  });
});

describe("its sheet", () => {
  const html = berichtHtml(berichtOf(daten), {css: "", seiten: new Map([["abschnitt-1", 3]])});

  it("leads from the table of contents to every chapter and names the pages it knows", () => {
    const ziele = [
      ...html.matchAll(
        /<a href="#([^"]+)"><span class="inhalt-titel">([^<]+)<\/span> <span class="inhalt-seite">(\d*)/g
      )
    ];
    expect(ziele.map(([, , titel]) => titel)).toContain("Inklusion");
    for (const [, anker, titel] of ziele) expect(html).toContain(`<h2 id="${anker}">${titel}</h2>`);
    expect(ziele[0]!.slice(1)).toEqual(["abschnitt-1", texteBericht.kurz.titel, "3"]);
    expect(ziele[1]![3]).toBe("");
  });

  it("is German, asks for nothing and has name, date, version and page on every sheet", () => {
    expect(html).toContain('<html lang="de">');
    expect(html).not.toMatch(/(src|href)="(?!#)/);
    const rand = /@page\{[\s\S]*?\n\}/.exec(html)![0];
    for (const wort of [texteBericht.kurztitel, texteBericht.beispielmarke, "Datenstand 31.12.2024", "Version 0.1.0"])
      expect(rand).toContain(wort);
    expect(rand).toMatch(/counter\(page\).*counter\(pages\)/);
  });
});
