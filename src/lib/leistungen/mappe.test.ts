import {describe, expect, it} from "vitest";
import {mappeAus, mitTeilen} from "../../../test/support/mappen.js";
import {leseMappe} from "./mappe.js";
import type {Dateifehler} from "./meldung.js";
import {schreibeMappe} from "./schreiben.js";
import type {Meldung, Rohzelle} from "./typen.js";

const blatt1 = "xl/worksheets/sheet1.xml";
const tag = (text: string): Date => new Date(`${text}T00:00:00Z`);
const lese = (bytes: Uint8Array) => leseMappe("probe.xlsx", bytes);

/** The value of a cell B2 that is stored as *xml*, with *codes* as number formats 1, 2, … of the workbook. */
function zelle(
  xml: string,
  codes: readonly string[] = [],
  mappe: (xml: string) => string = (x) => x
): Rohzelle | undefined {
  const grund = mappeAus([
    ["Zentrum", "Wert"],
    ["haus", 1]
  ]);
  const styles = `<styleSheet><numFmts>${codes
    .map((code, i) => `<numFmt numFmtId="${170 + i}" formatCode="${code}"/>`)
    .join("")}</numFmts><cellXfs><xf numFmtId="0"/>${codes
    .map((_, i) => `<xf numFmtId="${170 + i}"/>`)
    .join("")}<xf numFmtId="14"/><xf numFmtId="17"/></cellXfs></styleSheet>`;
  const bytes = mitTeilen(grund, {
    [blatt1]: (x) => x.replace(/<c r="B2".*?<\/c>/, xml),
    "xl/styles.xml": () => styles,
    "xl/workbook.xml": (x) => mappe(x).replace("</sheets>", "</sheets ><!-- -->")
  });
  return lese(bytes)[0]?.zeilen[0]?.zellen[1];
}

describe("leseMappe", () => {
  it("gives text, numbers, days and nothing, under the first row that is filled in, with physical row numbers", () => {
    const [blatt] = lese(
      mappeAus([
        [null, null],
        ["Zentrum ", "Stunden", "Tag"],
        ["haus", 7.5, tag("2025-03-15")],
        [],
        ["haus", null, null]
      ])
    );
    expect(blatt).toEqual({
      datei: "probe.xlsx",
      blatt: "Leistungen",
      kopfzeile: 2,
      kopf: ["Zentrum", "Stunden", "Tag"],
      zeilen: [
        {zeile: 3, zellen: ["haus", 7.5, tag("2025-03-15")]},
        {zeile: 5, zellen: ["haus"]}
      ]
    });
  });

  it("reads a formula as its stored result, of whatever kind", () => {
    expect(zelle('<c r="B2"><f>2*4</f><v>8</v></c>')).toBe(8);
    expect(zelle('<c r="B2" t="str"><f>A2</f><v>cafe &amp; mehr</v></c>')).toBe("cafe & mehr");
    expect(zelle('<c r="B2" t="str"><f>""</f><v></v></c>')).toBeUndefined();
    expect(zelle('<c r="B2" t="b"><v>1</v></c>')).toBe(true);
    expect(zelle('<c r="B2" t="e"><v>#DIV/0!</v></c>')).toBe("#DIV/0!");
  });

  it("shows 15 digits of a number, as spreadsheets do: 0.1 + 0.2 is 0.3", () => {
    expect(zelle('<c r="B2"><v>0.30000000000000004</v></c>')).toBe(0.3);
  });

  it.each([
    ["dd\\.mm\\.yyyy", 45731, tag("2025-03-15")],
    ["[$-407]d. mmmm yyyy", 45731, tag("2025-03-15")],
    // What a spreadsheet makes of a typed 03.2025: the day is not what was meant.
    ["mmm\\ yy", 45717, "03.2025"],
    ["MM/YYYY", 45717, "03.2025"],
    ["yyyy", 45717, "2025"],
    ["General", 45731, 45731],
    ["#,##0.00", 7.5, 7.5],
    // Letters in quotes are text, not days.
    ["0 &quot;Stunden&quot;", 8, 8],
    ["[Red]0.0", 8, 8]
  ])("shows a number in the format %s", (code, zahl, wert) => {
    expect(zelle(`<c r="B2" s="1"><v>${zahl}</v></c>`, [code])).toEqual(wert);
  });

  it("knows the formats that every workbook has, and both calendars of Excel", () => {
    expect(zelle('<c r="B2" s="1"><v>45731</v></c>')).toEqual(tag("2025-03-15"));
    expect(zelle('<c r="B2" s="2"><v>45717</v></c>')).toBe("03.2025");
    const ab1904 = (x: string): string => x.replace("<sheets>", '<workbookPr date1904="1"/><sheets>');
    expect(zelle('<c r="B2" s="1"><v>44269</v></c>', [], ab1904)).toEqual(tag("2025-03-15"));
  });

  it("reads text in the cell, in pieces, with entities and without the readings of Japanese characters", () => {
    const stuecke = "<is><r><t>Caf</t></r><r><t>&#233;</t></r><rPh><t>nein</t></rPh></is>";
    expect(zelle(`<c r="B2" t="inlineStr">${stuecke}</c>`)).toBe("Café");
    expect(zelle('<c r="B2" t="inlineStr"><is><t>a_x000D_b</t></is></c>')).toBe("a\rb");
  });

  it("finds cells without addresses and in a prefixed namespace", () => {
    const bytes = mitTeilen(mappeAus([["A", "B"]]), {
      [blatt1]: () =>
        '<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:sheetData><x:row><x:c t="inlineStr"><x:is><x:t>Zentrum</x:t></x:is></x:c><x:c/><x:c><x:v>4</x:v></x:c></x:row></x:sheetData></x:worksheet>'
    });
    expect(lese(bytes)[0]?.kopf).toEqual(["Zentrum", "", "4"]);
  });

  it("keeps merged headings above the table, empty hidden rows and merged empty cells below it", () => {
    const bytes = mitTeilen(
      mappeAus([
        ["Zentrum", "Stunden"],
        ["haus", 8],
        [null, null]
      ]),
      {
        [blatt1]: (xml) =>
          xml
            .replace('<row r="3">', '<row r="3" hidden="1">')
            .replace("</sheetData>", '</sheetData><mergeCells count="1"><mergeCell ref="A7:B9"/></mergeCells>')
      }
    );
    expect(lese(bytes)[0]?.zeilen).toHaveLength(1);
  });
});

describe("a workbook made to keep its reader busy", () => {
  const gut = mappeAus([
    ["Zentrum", "Stunden"],
    ["haus", 8]
  ]);
  const viele = (xml: string, anzahl = 20_000): string => xml.repeat(anzahl);
  const texte = "xl/sharedStrings.xml";
  const mappe = "xl/workbook.xml";

  it.each([
    ["texts without an end", texte, () => `<sst>${viele("<si>")}</sst>`],
    ["readings without an end", texte, () => `<sst><si>${viele("<rPh>")}</si></sst>`],
    ["quotes without an end", texte, () => `<sst>${viele('<si a="', 20_001)}</si></sst>`],
    ["CDATA without an end", texte, () => `<sst><si><t>${viele("<![CDATA[")}</t></si></sst>`],
    ["rows without an end", blatt1, () => `<worksheet><sheetData>${viele("<row>")}</sheetData></worksheet>`],
    [
      "cells without an end",
      blatt1,
      () => `<worksheet><sheetData><row>${viele('<c t="s">')}</row></sheetData></worksheet>`
    ],
    [
      "cells that end in another row",
      blatt1,
      () => `<worksheet><sheetData>${viele("<row><c><v>1</v></row>")}</c></sheetData></worksheet>`
    ],
    ["a tag that never closes", blatt1, () => "<worksheet><sheetData><row><c </row"],
    [
      "one sheet under two names",
      mappe,
      (x: string) => x.replace(/(<sheet )(name="[^"]*")/, '$1name="Angebote" sheetId="9" r:id="rId1"/>$1$2')
    ]
  ])("is refused: %s", (_, teil, xml) => {
    expect(() => lese(mitTeilen(gut, {[teil]: xml}))).toThrow("lässt sich nicht als Excel-Mappe (.xlsx) lesen");
  });

  it("is refused for more than a hundred sheets", () => {
    const bytes = schreibeMappe(
      Array.from({length: 101}, (_, i) => ({name: `Blatt ${i}`, spalten: [], zeilen: [[{wert: "x"}]]}))
    );
    expect(() => lese(bytes)).toThrow("mehr als 100 Blätter");
  });

  it("says of a column hidden many times once that it is hidden", () => {
    const cols = `<cols>${viele('<col min="1" max="2" hidden="1"/>')}</cols><sheetData>`;
    const bytes = mitTeilen(gut, {[blatt1]: (x) => x.replace(/<cols>.*<\/cols>/, "").replace("<sheetData>", cols)});
    let meldungen: readonly Meldung[] = [];
    try {
      lese(bytes);
    } catch (error) {
      ({meldungen} = error as Dateifehler);
    }
    expect(meldungen.map(({regel, spalte, zeile}) => [regel, spalte, zeile])).toEqual([
      ["ausgeblendet", "Zentrum", 2],
      ["ausgeblendet", "Stunden", 2]
    ]);
  });

  it("is not what a text about tags is", () => {
    const bytes = mitTeilen(gut, {
      [texte]: (x) =>
        x.replace(/<t [^>]*>Zentrum<\/t>/, "<r><t>Zen</t></r><r><t >trum</t ></r><rPh sb='0'><t>>x</t></rPh>")
    });
    expect(lese(bytes)[0]?.kopf).toEqual(["Zentrum", "Stunden"]);
  });
});
