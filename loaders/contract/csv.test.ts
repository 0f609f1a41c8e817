import {describe, expect, it} from "vitest";
import {decodeText, isSigned, looksLikeFormula, parseCsv} from "./csv.js";
import {InputError} from "./errors.js";

const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values);
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const latin = (text: string): Uint8Array => Uint8Array.from(text, (c) => c.charCodeAt(0));
const headers = [["gebiet_id", "name", "wert"]];

function messageOf(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    if (error instanceof InputError) return error.message;
    throw error;
  }
  throw new Error("nothing was refused");
}

describe("decodeText", () => {
  it("reads UTF-8 with and without byte order mark, and ASCII", () => {
    expect(decodeText(utf8("Größe"), "a.csv")).toBe("Größe");
    expect(decodeText(utf8("\ufeffGröße"), "a.csv")).toBe("Größe");
    expect(decodeText(utf8("Groesse"), "a.csv")).toBe("Groesse");
  });

  it("reads Windows-1252 only where it is allowed", () => {
    const text = latin("Stra\xdfe; 5 \x80 \x96 G\xe4rten");
    expect(decodeText(text, "a.csv", {windows1252: true})).toBe("Straße; 5 € – Gärten");
    expect(() => decodeText(text, "a.csv")).toThrow(InputError);
  });

  it("names line and word of the first byte that is not UTF-8", () => {
    const message = messageOf(() => decodeText(latin("id;name\n1;Mitte\n2;Nord-Stra\xdfe\n3;S\xfcd\n"), "zentren.csv"));
    expect(message).toContain("zentren.csv, Zeile 3:");
    expect(message).toContain("„Nord-Straße“");
    expect(message).toContain("nicht im Zeichensatz UTF-8");
    expect(message).toContain("Bitte die Datei neu herunterladen und nicht mit einem Tabellenprogramm speichern.");
  });

  it("tells how to save a table that was typed", () => {
    const typed = (content: Uint8Array): string => messageOf(() => decodeText(content, "a.csv", {typed: true}));
    expect(typed(latin("S\xfcd"))).toContain("Bitte als CSV mit Zeichensatz UTF-8 speichern.");
    expect(typed(bytes(0x50, 0x4b, 0x03, 0x04))).toContain("Bitte im Tabellenprogramm als CSV speichern.");
    expect(messageOf(() => parseCsv("a;b\n", "a.csv", {delimiter: ";", typed: true}))).toContain(
      "Bitte Zahlen eintragen oder die Datei aus dem Ordner nehmen."
    );
  });

  it("finds a character that breaks off at the end of the file", () => {
    expect(messageOf(() => decodeText(bytes(0x61, 0x0a, 0x62, 0xc3), "a.csv"))).toContain("Zeile 2");
  });

  it.each([
    ["an empty file", bytes(), "ist leer"],
    ["a workbook", bytes(0x50, 0x4b, 0x03, 0x04), "Excel-Mappe"],
    ["UTF-16", bytes(0xff, 0xfe, 0x61, 0x00), "UTF-16"],
    ["a binary file", bytes(0x61, 0x0a, 0x00, 0x62), "Zeile 2: enthält ein Nullzeichen"],
    ["a gap of Windows-1252", latin("a\x81"), "UTF-8"]
  ])("refuses %s", (_, content, part) => {
    const message = messageOf(() => decodeText(content, "a.csv", {windows1252: true}));
    expect(message).toContain("a.csv");
    expect(message).toContain(part);
  });
});

describe("looksLikeFormula", () => {
  it.each([
    "=1+1",
    "+49",
    "@SUM(A1)",
    "|cmd",
    "-cmd|' /C calc'!A0",
    "-2+3+cmd|' /C calc'!A0",
    "--1+cmd|' /C calc'!A0",
    "- 1+cmd|' /C calc'!A0",
    "−1−cmd|' /C calc'!A0",
    " -1-HYPERLINK(A1)",
    "- 'mappe.xlsx'!A1",
    "\t=1+1",
    "\uff1dSUMME(A1)"
  ])("%s", (text) => expect(looksLikeFormula(text)).toBe(true));

  it.each(["–", "--", "-5", "-5,3 %", "- ohne Angabe", "-5 bis unter 0", "Kita +", "1-2", ""])(
    "%s is harmless",
    (text) => expect(looksLikeFormula(text)).toBe(false)
  );
});

describe("isSigned", () => {
  it.each(["+", "-", "+5", "+ 5,3 %", "+0,3 Prozentpunkte"])("%s is written by official tables", (text) =>
    expect(isSigned(text)).toBe(true)
  );
  it.each(["+1+cmd|' /C calc'!A0", "+1-A2", "+1*A2", "+1cmd|x", "+SUM(A1)", "=5", "+5 %+A1"])("%s is not", (text) =>
    expect(isSigned(text)).toBe(false)
  );
});

describe("parseCsv", () => {
  const parse = (text: string) => parseCsv(text, "werte.csv", {delimiter: ";", headers});

  it("gives physical line numbers, also behind a field that runs over two lines", () => {
    const {rows} = parse('gebiet_id;name;wert\r\n"1";"Nord\r\nund ""Süd""";5\r\n2;West;\r\n\r\n');
    expect(rows.map((row) => [row.line, row.get("gebiet_id"), row.get("name"), row.get("wert")])).toEqual([
      [2, "1", 'Nord\r\nund "Süd"', "5"],
      [4, "2", "West", ""]
    ]);
  });

  it("reads LF as well as CRLF, and a last line without an end", () => {
    expect(parse("gebiet_id;name;wert\n1;a;2\n2;b;3").rows).toHaveLength(2);
  });

  it("reads a file whose line ends are mixed", () => {
    expect(parse("gebiet_id;name;wert\r\n1;a;2\n2;b;3\r\n").rows.map((row) => row.get("wert"))).toEqual(["2", "3"]);
  });

  it("refuses a large file with another header before it reads the rest", () => {
    const begin = performance.now();
    expect(messageOf(() => parse(`a;b;c\n${"1;2;3\n".repeat(190_000)}`))).toContain("„a“ steht im Kopf");
    expect(performance.now() - begin).toBeLessThan(1000);
  });

  it.each([
    ["an empty file", " \n", ["ist leer"]],
    ["a web page", "\n <!DOCTYPE html>\n<html>", ["Zeile 1", "<!DOCTYPE html>", "Webseite", "neu herunterladen"]],
    ["only a header", "gebiet_id;name;wert\n", ["Zeile 1", "nur den Kopf"]],
    ["CR line ends", "gebiet_id;name;wert\r1;a;2\r", ["Zeile 1", "(CR)", "durch ein Tabellenprogramm beschädigt"]],
    ["a lone CR", "gebiet_id;name;wert\n1;a;2\n2;b\r;3\n", ["Zeile 3", "(CR)"]],
    ["commas for semicolons", "gebiet_id,name,wert\n1,a,2\n", ["Zeile 1", "„,“", "mit Komma statt mit Semikolon"]],
    ["quoted and commas", '"gebiet_id","name","wert"\n"1","a","2"\n', ["mit Komma statt mit Semikolon"]],
    ["another header", "gebiet_id;titel;wert\n1;a;2\n", ["Zeile 1", "Spalte 2", "„titel“", "„name“ erwartet"]],
    ["a column too many", "gebiet_id;name;wert;x\n1;a;2;3\n", ["Spalte 4", "„x“", "4 statt 3 Spalten"]],
    ["a column too few", "gebiet_id;name\n1;a\n", ["Spalte 3", "„wert“ erwartet"]],
    ["too few fields", "gebiet_id;name;wert\n1;a\n2;b;3\n", ["Zeile 2", "„1;a“", "2 statt 3 Felder", "Trennzeichen"]],
    ["too many fields", "gebiet_id;name;wert\n1;a;2\n2;b;3;4\n", ["Zeile 3", "4 statt 3 Felder"]],
    ["a blank line inside", "gebiet_id;name;wert\n\n2;b;3\n", ["Zeile 2", "1 statt 3 Felder"]],
    [
      "a cut-off last line",
      "gebiet_id;name;wert\n1;a;2\n2;b",
      ["Zeile 3", "2 statt 3 Felder", "bricht in der letzten Zeile ab"]
    ],
    [
      "an unclosed quote",
      'gebiet_id;name;wert\n1;a;2\n2;"b;3\n',
      ["Zeile 3", "nicht geschlossen", "bricht vermutlich ab"]
    ],
    [
      "the header a second time",
      "gebiet_id;name;wert\n1;a;2\ngebiet_id;name;wert\n2;b;3\n",
      ["Zeile 3", "„gebiet_id;name;wert“", "noch einmal der Kopf"]
    ],
    ["a character that steers a terminal", "gebiet_id;name;wert\n1;\u001b[31ma;2\n", ["Zeile 2", "„U+001B“"]],
    ["a name that turns the reading direction", "gebiet_id;name;wert\n1;a\u202eb;2\n", ["Zeile 2", "„U+202E“"]],
    [
      "a line without end",
      `gebiet_id;name;wert\n1;a;2\n2;${"b".repeat(1_000_001)};3\n`,
      ["Zeile 3", "länger als 1 Million Zeichen"]
    ],
    ["more lines than a table has", `gebiet_id;name;wert\n${"1;a;2\n".repeat(200_000)}`, ["Zeile 200001", "zu viel"]],
    [
      "more cells than a table has",
      `gebiet_id;name;wert\n${`${";".repeat(100_000)}\n`.repeat(51)}`,
      ["5 Millionen Felder"]
    ],
    [
      "a quote that swallows the rest of a large file",
      `gebiet_id;name;wert\n1;"a;2\n${"2;b;3\n".repeat(190_000)}`,
      ["über 1 Million Zeichen nicht geschlossen"]
    ],
    ["a quote inside a field", 'gebiet_id;name;wert\n1;a"b;2\n', ["Zeile 2", "Anführungszeichen mitten in einem Feld"]]
  ])("refuses %s", (_, text, parts) => {
    const message = messageOf(() => parse(text));
    for (const part of ["werte.csv", ...parts]) expect(message).toContain(part);
  });

  it("refuses a name that stands twice in a free header", () => {
    expect(messageOf(() => parseCsv("a,b,a\n1,2,3\n", "x.csv", {delimiter: ","}))).toContain(
      "„a“ steht zweimal im Kopf"
    );
  });
});
