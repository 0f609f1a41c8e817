import {strFromU8, unzipSync} from "fflate";
import {JSDOM} from "jsdom";
import {beforeAll, describe, expect, it} from "vitest";
import {texteDokument} from "../texte/dokument.js";
import {spaltenbreiten} from "./breiten.js";
import {dokumentDateiname} from "./datei.js";
import {musterdokument} from "./dokument.fixture.js";
import {docxOf} from "./docx.js";
import {bloeckeHtml, dokumentHtml, inhaltHtml, ueberschriftenOf} from "./html.js";
import type {Dokumentblock} from "./modell.js";

const tabelle = musterdokument.bloecke.find((block) => block.art === "tabelle") as Extract<
  Dokumentblock,
  {art: "tabelle"}
>;

describe("docxOf", () => {
  let teile: Record<string, Uint8Array> = {};
  beforeAll(async () => {
    teile = unzipSync(await docxOf(musterdokument));
  });
  // jsdom refuses what is not well-formed XML.
  const xml = (pfad: string): Document =>
    new JSDOM(strFromU8(teile[pfad]!), {contentType: "application/xml"}).window.document;
  const namens = (root: Document | Element, tag: string): Element[] => [...root.getElementsByTagName(tag)];
  const textOf = (root: Document | Element): string =>
    namens(root, "w:t")
      .map((t) => t.textContent)
      .join("");
  const stilOf = (absatz: Element): string | null | undefined => namens(absatz, "w:pStyle")[0]?.getAttribute("w:val");

  it("writes parts that are all well-formed XML", () => {
    const pfade = Object.keys(teile).filter((pfad) => /\.(xml|rels)$/.test(pfad));
    expect(pfade).toContain("word/document.xml");
    for (const pfad of pfade) expect(xml(pfad).documentElement.tagName).not.toBe("parsererror");
  });

  it("says German in the styles and in the properties, with title and the document's own date", () => {
    expect(namens(xml("word/styles.xml"), "w:lang")[0]!.getAttribute("w:val")).toBe("de-DE");
    const core = xml("docProps/core.xml");
    expect(namens(core, "dc:language")[0]!.textContent).toBe("de-DE");
    expect(namens(core, "dc:title")[0]!.textContent).toBe("Sachbericht 2025");
    for (const name of ["dcterms:created", "dcterms:modified"])
      expect(namens(core, name)[0]!.textContent).toBe("2025-12-31T00:00:00Z");
  });

  it("is A4 with margins of 1.8 cm", () => {
    const body = xml("word/document.xml");
    const groesse = namens(body, "w:pgSz")[0]!;
    expect([groesse.getAttribute("w:w"), groesse.getAttribute("w:h")]).toEqual(["11906", "16838"]);
    expect(namens(body, "w:pgMar")[0]!.getAttribute("w:left")).toBe("1021");
  });

  it("has headings of three levels that a navigation finds", () => {
    const ueberschriften = namens(xml("word/document.xml"), "w:p").flatMap((p) => {
      const stil = stilOf(p);
      return stil?.startsWith("Heading") ? [[stil, textOf(p)]] : [];
    });
    expect(ueberschriften).toEqual([
      ["Heading1", "Sachbericht 2025"],
      ["Heading2", "Sozialraum"],
      ["Heading3", "Auswahl"],
      ["Heading2", "Ziele"]
    ]);
  });

  it("writes every cell of a table, repeats its head and cuts no row", () => {
    const zeilen = namens(namens(xml("word/document.xml"), "w:tbl")[0]!, "w:tr");
    expect(zeilen.map((zeile) => namens(zeile, "w:tc").map(textOf))).toEqual([
      tabelle.spalten.map(({titel}) => titel),
      ...tabelle.zeilen
    ]);
    expect(zeilen.map((zeile) => namens(zeile, "w:tblHeader").length)).toEqual([1, ...tabelle.zeilen.map(() => 0)]);
    expect(zeilen.every((zeile) => namens(zeile, "w:cantSplit").length === 1)).toBe(true);
    const ausrichtung = namens(zeilen[1]!, "w:jc").map((jc) => jc.getAttribute("w:val"));
    expect(ausrichtung).toEqual(["left", "right", "right"]);
  });

  it("puts the caption above a table and the source below it", () => {
    const tbl = namens(xml("word/document.xml"), "w:tbl")[0]!;
    expect([stilOf(tbl.previousElementSibling!), textOf(tbl.previousElementSibling!)]).toEqual([
      "Caption",
      tabelle.titel
    ]);
    expect(textOf(tbl.nextElementSibling!)).toBe(tabelle.quelle);
  });

  it("keeps hostile text as text and replaces what XML forbids", () => {
    const roh = strFromU8(teile["word/document.xml"]!);
    expect(roh).toContain("Größe &amp; Mut &lt;w:p/&gt; ]]&gt;");
    // eslint-disable-next-line no-control-regex -- these are the characters in question
    expect(roh).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/);
    expect(textOf(xml("word/document.xml"))).toContain("\ufffd\ufffd\ufffd\ufffd");
  });

  it("marks changed sentences and explains the mark once, at the end", () => {
    const absaetze = namens(xml("word/document.xml"), "w:p").map(textOf);
    const {zeichen, erklaerung} = texteDokument.geaendert;
    expect(absaetze).toContain(`Erste Zeile.Zweite Zeile.\u00a0${zeichen}`);
    expect(absaetze.at(-1)).toBe(`${zeichen} ${erklaerung}`);
    expect(absaetze.filter((text) => text.includes(zeichen))).toHaveLength(2);
  });

  it("has marks in the head and page, version and address in the foot of every sheet", () => {
    const kopf = textOf(xml("word/header1.xml"));
    expect(kopf).toContain("Sachbericht 2025 · Kieztreff Süd");
    expect(kopf).toContain("Beispieldaten · Nur für den Dienstgebrauch");
    const fuss = xml("word/footer1.xml");
    expect(textOf(fuss)).toContain("Version 0.1.0");
    expect(textOf(fuss)).toContain(musterdokument.adresse);
    const felder = namens(fuss, "w:instrText").map((feld) => feld.textContent);
    expect(felder).toEqual(["PAGE", "NUMPAGES"]);
  });

  it("begins a sheet where the document says so, and numbers each list from 1", () => {
    const neu = namens(xml("word/document.xml"), "w:p").filter((p) => namens(p, "w:pageBreakBefore").length > 0);
    expect(neu.map(textOf)).toEqual(["Ziele"]);
    const zwei = {...musterdokument, bloecke: [...musterdokument.bloecke, ...musterdokument.bloecke]};
    return docxOf(zwei).then((bytes) => {
      const body = strFromU8(unzipSync(bytes)["word/document.xml"]!);
      const listen = [...body.matchAll(/<w:numId w:val="(\d+)"/g)].map(([, id]) => id);
      expect(new Set(listen).size).toBe(4);
    });
  });

  it("gives equal bytes for equal documents, and other bytes for another date", async () => {
    const [a, b, c] = await Promise.all([
      docxOf(musterdokument),
      docxOf(structuredClone(musterdokument)),
      docxOf({...musterdokument, stand: "2026-01-01"})
    ]);
    expect(Buffer.compare(a, b)).toBe(0);
    expect(Buffer.compare(a, c)).not.toBe(0);
  });
});

describe("dokumentDateiname", () => {
  it("is ASCII and leaves out what is empty", () => {
    expect(dokumentDateiname(["antrag", "kiezhaus-größe", 2025], "docx")).toBe(
      "bedarfsatlas_antrag_kiezhaus-groesse_2025.docx"
    );
    expect(dokumentDateiname(["", "Café „Süd“ / ../etc", ""], "docx")).toBe("bedarfsatlas_cafe-sued-etc.docx");
  });
});

describe("spaltenbreiten", () => {
  const masse = {gesamt: 9638, jeZeichen: 100, innen: 100};
  it("follows the shares while every word fits", () => {
    expect(spaltenbreiten([{titel: "A", breite: 3}, {titel: "B"}], [], masse)).toEqual([7229, 2409]);
  });
  it("gives a column the room of its longest word and takes it from the others", () => {
    const [a, b] = spaltenbreiten([{titel: "A", breite: 9}, {titel: "Veränderungsrate"}], [], masse);
    expect(b).toBe(1700);
    expect(a! + b!).toBe(9638);
  });
  it("fills the sheet even if the words do not fit", () => {
    const breiten = spaltenbreiten([{titel: "x".repeat(80)}, {titel: "y".repeat(40)}], [["a", "b"]], masse);
    expect(breiten.reduce((summe, breite) => summe + breite, 0)).toBe(9638);
    expect(breiten[0]! > breiten[1]!).toBe(true);
  });
});

describe("dokumentHtml", () => {
  const {document} = new JSDOM(dokumentHtml(musterdokument, {anker: true, breiten: true})).window;

  it("keeps hostile text as text, and every table its caption and headers", () => {
    expect(document.body.textContent).toContain("<w:p/>");
    expect(document.querySelector("w\\:p")).toBeNull();
    const table = document.querySelector("table")!;
    expect(table.caption!.textContent).toBe(tabelle.titel);
    expect([...table.tHead!.rows[0]!.cells].map(({scope}) => scope)).toEqual(["col", "col", "col"]);
    expect(table.tBodies[0]!.rows).toHaveLength(60);
    expect(table.tBodies[0]!.rows[3]!.cells[0]!.scope).toBe("row");
  });

  it("gives every heading an address of its own, which the table of contents leads to", () => {
    const {bloecke} = musterdokument;
    const anker = ueberschriftenOf(bloecke).map((u) => u.anker);
    expect(new Set(anker).size).toBe(3);
    for (const id of anker) expect(document.getElementById(id)?.tagName).toMatch(/^H[23]$/);
    const inhalt = new JSDOM(inhaltHtml(bloecke, {titel: "Inhalt", seiten: new Map([[anker[2]!, 7]])})).window.document;
    expect([...inhalt.querySelectorAll("li")].map((li) => li.textContent)).toEqual(["Sozialraum ", "Ziele 7"]);
    expect(inhalt.querySelectorAll("a")[1]!.getAttribute("href")).toBe(`#${anker[2]}`);
  });

  it("lays sheets on their side from one change to the next, and no longer", () => {
    const absatz = (text: string): Dokumentblock => ({art: "absatz", text});
    const html = bloeckeHtml([
      absatz("vorher"),
      {art: "seitenwechsel", quer: true},
      absatz("quer"),
      {art: "seitenwechsel"},
      absatz("nachher"),
      {art: "seitenwechsel", quer: true},
      absatz("quer bis zum Ende")
    ]);
    const quer = [...new JSDOM(html).window.document.querySelectorAll("section.quer")];
    expect(quer.map((section) => section.textContent!.trim())).toEqual(["quer", "quer bis zum Ende"]);
  });
});
