import {strFromU8, strToU8, unzipSync, zipSync} from "fflate";
import {describe, expect, it} from "vitest";
import {buildWorkbook} from "../../test/fixtures/mss/workbook.js";
import {InputError} from "./errors.js";
import {columnName, placeOf, problemsOfArea, readWorkbook} from "./workbook.js";
import type {WorkbookSheet} from "./workbook.js";

const first = "xl/worksheets/sheet1.xml";
const day = new Date("2020-12-31T00:00:00Z");
const book = buildWorkbook([
  {
    name: "Werte & mehr",
    rows: [
      ["Kopf", "Zahl", "Tag"],
      [null, null, null],
      ["00", 42.9, day],
      ["=1+1", 0.429, null]
    ]
  },
  {name: "Zweites", rows: [["a"]], merges: ["A1:B1"]}
]);

function change(edits: Record<string, (xml: string) => string>, added: Record<string, Uint8Array> = {}): Uint8Array {
  const parts = unzipSync(book);
  for (const [path, edit] of Object.entries(edits))
    parts[path] = strToU8(edit(strFromU8(parts[path] ?? new Uint8Array())));
  return zipSync({...parts, ...added});
}
const read = (bytes: Uint8Array): Promise<WorkbookSheet[]> => readWorkbook({name: "probe.xlsx", bytes});
async function messageOf(bytes: Uint8Array): Promise<string> {
  const failure = await read(bytes).catch((error: unknown) => error);
  return failure instanceof InputError ? failure.message : "accepted";
}

describe("a workbook", () => {
  it("gives text, numbers, days and nothing, row by row from the first", async () => {
    const sheets = await read(book);
    expect(sheets.map(({name, hidden, merges}) => [name, hidden, merges])).toEqual([
      ["Werte & mehr", false, []],
      ["Zweites", false, ["A1:B1"]]
    ]);
    expect(sheets[0]?.rows).toEqual([
      ["Kopf", "Zahl", "Tag"],
      [null, null, null],
      ["00", 42.9, day],
      ["=1+1", 0.429, null]
    ]);
  });

  it.each([
    ["+1+cmd|' /C calc'!A0", ["A4 beginnt wie eine Formel"]],
    ["@SUM(1)", ["A4 beginnt wie eine Formel"]],
    ["+0,3 Prozentpunkte", []],
    ["+", []]
  ])("a text that reads %s", async (text, erwartet) => {
    const [sheet] = await read(change({[first]: (xml) => xml.replace("=1+1", text.replaceAll("'", "&apos;"))}));
    const problems = problemsOfArea(sheet as WorkbookSheet, "probe.xlsx", {from: 3, columns: 2});
    expect(problems.map(({zeile, spalte, regel}) => `${spalte ?? ""}${zeile ?? ""} ${regel}`)).toEqual(erwartet);
  });

  it("tells what the values hide: formulas, per cent, hidden rows, columns and sheets", async () => {
    const [sheet] = await read(
      change({
        [first]: (xml) =>
          xml
            .replace('<c r="B3"><v>', '<c r="B3"><f>1+1</f><v>')
            .replace('<c r="B4">', '<c r="B4" s="1">')
            .replace('<row r="3">', '<row r="3" hidden="1">')
            .replace("<sheetData>", '<cols><col min="2" max="3" hidden="1"/></cols><sheetData>'),
        "xl/styles.xml": (xml) =>
          xml
            .replace("<fonts", '<numFmts count="1"><numFmt numFmtId="170" formatCode="0.0\\ %"/></numFmts><fonts')
            .replace('numFmtId="14"', 'numFmtId="170"'),
        "xl/workbook.xml": (xml) => xml.replace('sheetId="1"', 'sheetId="1" state="hidden"')
      })
    );
    expect(sheet).toMatchObject({
      hidden: true,
      formulas: ["B3"],
      percents: ["C3", "B4"],
      hiddenRows: [3],
      hiddenColumns: ["B", "C"]
    });
    const problems = problemsOfArea(sheet as WorkbookSheet, "probe.xlsx", {from: 3, columns: 2});
    expect(problems.map(({zeile, spalte, regel}) => `${spalte ?? ""}${zeile ?? ""} ${regel}`)).toEqual([
      "B3 enthält eine Formel",
      "B4 ist eine Zahl im Prozentformat (42,9 %)",
      "A3 ist eine ausgeblendete Zeile mit Inhalt",
      "B3 ist eine ausgeblendete Spalte mit Inhalt",
      "A4 beginnt wie eine Formel"
    ]);
  });

  it("minds only the area that holds data: a merged heading is no fault", async () => {
    const [, second] = await read(book);
    expect(problemsOfArea(second as WorkbookSheet, "probe.xlsx", {from: 2, columns: 2})).toEqual([]);
    expect(problemsOfArea(second as WorkbookSheet, "probe.xlsx", {from: 1, columns: 2})).toMatchObject([
      {blatt: "Zweites", zeile: 1, spalte: "A", regel: "gehört zu verbundenen Zellen (A1:B1)"}
    ]);
  });
});

/** The archive with another size noted for its part *name*, or for all of them. */
function withDeclaredSize(bytes: Uint8Array, name: string | null, size: number): Uint8Array {
  const copy = Uint8Array.from(bytes);
  const view = new DataView(copy.buffer);
  for (let i = 0; i < copy.length - 46; i++)
    if (
      view.getUint32(i, true) === 0x02014b50 &&
      (name === null || strFromU8(copy.subarray(i + 46, i + 46 + name.length)) === name)
    )
      view.setUint32(i + 24, size, true);
  return copy;
}

/** An archive of *n* small parts. */
const many = (n: number): Uint8Array =>
  zipSync(Object.fromEntries(Array.from({length: n}, (_, i) => [`p${i}`, new Uint8Array(1)])));

describe("refused before anything is unpacked:", () => {
  const bomb = change({}, {"xl/bomb.xml": new Uint8Array(3 * 1024 * 1024)});
  it.each([
    ["a part that grows two-hundredfold", bomb, "anwachsen"],
    ["a part that says it is huge", withDeclaredSize(book, first, 900_000_000), "anwachsen"],
    [
      "a part that is larger than it says",
      withDeclaredSize(bomb, "xl/bomb.xml", 1000),
      "„xl/bomb.xml“ ist ein beschädigter Teil"
    ],
    ["more than 50 MB in all", withDeclaredSize(many(60), null, 1_000_000), "hat entpackt 57 MB"],
    ["too many parts", many(2001), "enthält 2001 Teile"],
    ["a name that leads outside", change({}, {"xl/../../a.xml": strToU8("<a/>")}), "auf einen Ort außerhalb"],
    ["an absolute name", change({}, {"/etc/a.xml": strToU8("<a/>")}), "auf einen Ort außerhalb"],
    ["a name with a drive", change({}, {"C:a.xml": strToU8("<a/>")}), "auf einen Ort außerhalb"],
    ["a name twice", change({}, {"XL/workbook.xml": strToU8("<a/>")}), "steht zweimal in der Mappe"],
    ["macros", change({}, {"xl/vbaProject.bin": new Uint8Array(4)}), "enthält Makros"],
    [
      "entities",
      change({[first]: (xml) => xml.replace("<worksheet", '<!DOCTYPE a [<!ENTITY b "c">]><worksheet')}),
      "Dokumenttyp"
    ],
    ["a file that is cut off", book.slice(0, book.length - 30), "bricht ab"],
    ["something else", strToU8("Bericht;Titel"), "ist keine Excel-Mappe"],
    ["nothing", new Uint8Array(), "ist leer"],
    ["an OpenDocument file", zipSync({"content.xml": strToU8("<a/>")}), "OpenDocument"],
    ["another zip", zipSync({"a.xml": strToU8("<a/>")}), "ist keine Excel-Mappe"],
    [
      "a password",
      change({[first]: (xml) => xml}).map((b, i, all) =>
        all[i - 8] === 0x50 && all[i - 7] === 0x4b && all[i - 6] === 1 && all[i - 5] === 2 ? b | 1 : b
      ),
      "Kennwort"
    ]
  ])("%s", async (_, bytes, says) => {
    expect(await messageOf(bytes)).toContain(says);
  });

  it("takes no time over a bomb", async () => {
    const packed = zipSync({"xl/workbook.xml": new Uint8Array(40 * 1024 * 1024)});
    const before = process.memoryUsage().arrayBuffers;
    expect(await messageOf(packed)).toContain("anwachsen");
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(4 * 1024 * 1024);
  });

  it("does not make rows for a cell far out", async () => {
    expect(await messageOf(change({[first]: (xml) => xml.replace('r="C4"', 'r="XFD1048576"')}))).toContain(
      "reicht bis Zeile 1048576 und Spalte XFD"
    );
  });

  it("names the cell of an error", async () => {
    expect(
      await messageOf(change({[first]: (xml) => xml.replace('<c r="B3"><v>42.9', '<c r="B3" t="e"><v>#DIV/0!')}))
    ).toContain("probe.xlsx, Blatt „Werte & mehr“, Zeile 3, Spalte B: „#DIV/0!“ ist eine Fehlermeldung");
  });
});

it("names columns as spreadsheets do", () => {
  expect([0, 25, 26, 701, 702].map(columnName)).toEqual(["A", "Z", "AA", "ZZ", "AAA"]);
  expect(placeOf("AB12")).toEqual({line: 12, column: 27});
});
