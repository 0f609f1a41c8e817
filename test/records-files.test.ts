import {strToU8, zipSync} from "fflate";
import {describe, expect, it} from "vitest";
import {Dateifehler, leseDatei, leseDateien} from "../src/lib/leistungen/lesen.js";
import {mappeAus, mitTeilen} from "./support/mappen.js";

const blatt1 = "xl/worksheets/sheet1.xml";
const text = (inhalt: string): Uint8Array => new TextEncoder().encode(inhalt);
const utf16 = (inhalt: string): Uint8Array =>
  Uint8Array.from([0xff, 0xfe, ...[...inhalt].flatMap((c) => [c.charCodeAt(0) & 255, c.charCodeAt(0) >> 8])]);
const ole = (strom: string): Uint8Array =>
  Uint8Array.from([
    0xd0,
    0xcf,
    0x11,
    0xe0,
    0xa1,
    0xb1,
    0x1a,
    0xe1,
    ...new Uint8Array(505),
    ...utf16(strom).subarray(2)
  ]);
const archiv = (...namen: string[]): Uint8Array =>
  zipSync(Object.fromEntries(namen.map((name) => [name, strToU8("<a/>")])));

const gut = mappeAus([
  ["Zentrum", "Angebot", "Zeitraum", "Stunden"],
  ["haus", "cafe", "03.2025", 8],
  ["haus", "cafe", "04.2025", 9]
]);
const mitBlatt = (aendere: (xml: string) => string): Uint8Array => mitTeilen(gut, {[blatt1]: aendere});
const csv = "Zentrum;Angebot;Zeitraum;Stunden\nhaus;cafe;03.2025;8\n";

/** The first local header's flag and the directory's: encrypted. */
function verschluesselt(): Uint8Array {
  const bytes = gut.slice();
  for (let i = 0; i + 9 < bytes.length; i++)
    if (bytes[i] === 0x50 && bytes[i + 1] === 0x4b && bytes[i + 2] === 1 && bytes[i + 3] === 2) bytes[i + 8]! |= 1;
  return bytes;
}

/** A directory that claims *size* bytes for the sheet, whatever it really holds. */
function mitGroesse(bytes: Uint8Array, size: number): Uint8Array {
  const kopie = bytes.slice();
  const view = new DataView(kopie.buffer);
  for (let i = 0; i + 46 < kopie.length; i++) {
    if (view.getUint32(i, true) !== 0x02014b50) continue;
    const name = new TextDecoder().decode(kopie.subarray(i + 46, i + 46 + view.getUint16(i + 28, true)));
    if (name === blatt1) view.setUint32(i + 24, size, true);
  }
  return kopie;
}

const alsXlsx = "Bitte im Tabellenprogramm öffnen und als „Excel-Arbeitsmappe (.xlsx)“ speichern.";
const beschaedigt = `Die Datei ist vermutlich beim Kopieren beschädigt worden. ${alsXlsx}`;
const alsCsv = "Bitte im Tabellenprogramm noch einmal als „CSV UTF-8“ oder als „Excel-Arbeitsmappe (.xlsx)“ speichern.";
const alsBeides = "Bitte im Tabellenprogramm als „Excel-Arbeitsmappe (.xlsx)“ oder als „CSV UTF-8“ speichern.";
const aufteilen = "Bitte auf mehrere Dateien aufteilen, zum Beispiel eine je Jahr.";

const kaputt: [was: string, name: string, bytes: () => Uint8Array, worte: string][] = [
  [
    "an empty file",
    "leer.xlsx",
    () => new Uint8Array(),
    "leer.xlsx: ist leer. Bitte die Tabelle ausfüllen oder die Datei weglassen."
  ],
  [
    "a workbook with macros",
    "meldung.xlsm",
    () => mitTeilen(gut, {}, {"xl/vbaProject.bin": strToU8("makro")}),
    "meldung.xlsm: enthält Makros. Bitte als „Excel-Arbeitsmappe (.xlsx)“ ohne Makros speichern."
  ],
  [
    "macros under an innocent name",
    "meldung.xlsx",
    () => mitTeilen(gut, {}, {"xl/vbaProject.bin": strToU8("makro")}),
    "meldung.xlsx: enthält Makros. Bitte als „Excel-Arbeitsmappe (.xlsx)“ ohne Makros speichern."
  ],
  [
    "the format of Excel before 2007",
    "meldung.xls",
    () => ole("Workbook"),
    `meldung.xls: hat das alte Format von Excel (.xls) oder Word (.doc). ${alsXlsx}`
  ],
  [
    "a workbook with a password",
    "meldung.xlsx",
    () => ole("EncryptedPackage"),
    "meldung.xlsx: ist mit einem Kennwort geschützt. Bitte das Kennwort entfernen und die Datei neu speichern."
  ],
  [
    "an archive with a password",
    "meldung.xlsx",
    verschluesselt,
    "meldung.xlsx: ist mit einem Kennwort geschützt. Bitte das Kennwort entfernen und die Datei neu speichern."
  ],
  [
    "an OpenDocument sheet",
    "meldung.ods",
    () => archiv("mimetype", "content.xml"),
    `meldung.ods: ist eine Mappe im OpenDocument-Format (.ods) und keine Excel-Mappe (.xlsx). ${alsXlsx}`
  ],
  [
    "a Numbers sheet",
    "meldung.numbers",
    () => archiv("Index/Document.iwa"),
    `meldung.numbers: ist eine Numbers-Tabelle und keine Excel-Mappe (.xlsx). ${alsXlsx}`
  ],
  [
    "a Word document",
    "meldung.docx",
    () => archiv("word/document.xml"),
    `meldung.docx: ist ein Word-Dokument und keine Excel-Mappe (.xlsx). ${alsXlsx}`
  ],
  [
    "CSV files in an archive",
    "meldung.zip",
    () => archiv("leistungen.csv"),
    "meldung.zip: ist ein ZIP-Archiv und keine Excel-Mappe (.xlsx). Bitte das Archiv zuerst entpacken."
  ],
  [
    "a PDF",
    "meldung.pdf",
    () => text("%PDF-1.7 …"),
    "meldung.pdf: ist eine PDF-Datei und keine Tabelle. Bitte die Tabelle, aus der das PDF entstanden ist, als .xlsx oder .csv senden."
  ],
  [
    "a text that is called a workbook",
    "meldung.xlsx",
    () => text(csv),
    `meldung.xlsx: ist keine Excel-Mappe (.xlsx), auch wenn sie so heißt. ${alsBeides}`
  ],
  [
    "a kind of file nobody asked for",
    "meldung.json",
    () => text("{}"),
    `meldung.json: ist weder eine Excel-Mappe (.xlsx) noch eine CSV-Datei. ${alsBeides}`
  ],
  [
    "a workbook that is called CSV",
    "leistungen.csv",
    () => gut,
    "leistungen.csv: ist eine Excel-Mappe oder ein Archiv und keine CSV-Datei. Bitte die Datei auf .xlsx umbenennen oder im Tabellenprogramm als „CSV UTF-8“ speichern."
  ],
  [
    "a workbook that breaks off",
    "meldung.xlsx",
    () => gut.subarray(0, gut.length - 400),
    `meldung.xlsx: ist keine vollständige Excel-Mappe; die Datei bricht ab oder ist beschädigt. ${beschaedigt}`
  ],
  [
    "a workbook with a damaged part",
    "meldung.xlsx",
    () => {
      const inhalt = new TextDecoder("latin1").decode(gut).indexOf(blatt1) + blatt1.length;
      return gut.map((byte, i) => (i > inhalt + 40 && i < inhalt + 60 ? byte ^ 0x55 : byte));
    },
    `meldung.xlsx: „${blatt1}“ ist ein beschädigter Teil der Mappe. ${beschaedigt}`
  ],
  [
    "a bomb",
    "meldung.xlsx",
    () => mitBlatt((xml) => xml.replace("</sheetData>", `</sheetData>${" ".repeat(3_000_000)}`)),
    `meldung.xlsx: „${blatt1}“ würde beim Entpacken auf das 0-Fache anwachsen; so ist keine echte Mappe gepackt. ${alsXlsx}`
  ],
  [
    "a part that is larger than it says",
    "meldung.xlsx",
    () => mitGroesse(gut, 100),
    `meldung.xlsx: „${blatt1}“ ist ein beschädigter Teil der Mappe. ${beschaedigt}`
  ],
  [
    "a workbook of 150 MB",
    "meldung.xlsx",
    () =>
      zipSync(
        {
          "xl/workbook.xml": strToU8("<workbook/>"),
          "xl/worksheets/sheet1.xml": new Uint8Array(150 * 1024 * 1024)
        },
        {level: 0}
      ).subarray(),
    `meldung.xlsx: ist größer als 50 MB. ${aufteilen}`
  ],
  [
    "an entity that names another",
    "meldung.xlsx",
    () => mitBlatt((xml) => xml.replace("<worksheet", '<!DOCTYPE x [<!ENTITY a "b">]><worksheet')),
    `meldung.xlsx: „${blatt1}“ enthält eine Dokumenttyp-Angabe, die keine Mappe braucht. ${alsXlsx}`
  ],
  [
    "a workbook without any entry",
    "meldung.xlsx",
    () => mappeAus([[null]]),
    "meldung.xlsx: enthält keine Daten. Bitte die Vorlage ausfüllen und speichern."
  ],
  [
    "merged cells in the data",
    "meldung.xlsx",
    () =>
      mitBlatt((xml) =>
        xml.replace("</sheetData>", '</sheetData><mergeCells count="1"><mergeCell ref="B2:B3"/></mergeCells>')
      ),
    "meldung.xlsx, Blatt „Leistungen“, Zeile 2, Spalte „Angebot“: gehört zu verbundenen Zellen (B2:B3). Bitte die Verbindung aufheben und jede Zelle ausfüllen."
  ],
  [
    "a hidden row",
    "meldung.xlsx",
    () => mitBlatt((xml) => xml.replace('<row r="3">', '<row r="3" hidden="1">')),
    "meldung.xlsx, Blatt „Leistungen“, Zeile 3: ist eine ausgeblendete Zeile mit Inhalt. Bitte den Filter aufheben oder die Zeile einblenden, dann prüfen oder löschen."
  ],
  [
    "a hidden column",
    "meldung.xlsx",
    () => mitBlatt((xml) => xml.replace('<col min="4"', '<col hidden="1" min="4"')),
    "meldung.xlsx, Blatt „Leistungen“, Zeile 2, Spalte „Stunden“: steht in einer ausgeblendeten Spalte. Bitte die Spalte einblenden, dann prüfen oder löschen."
  ],
  [
    "a hidden sheet",
    "meldung.xlsx",
    () => mitTeilen(gut, {"xl/workbook.xml": (xml) => xml.replace("<sheet ", '<sheet state="veryHidden" ')}),
    "meldung.xlsx, Blatt „Leistungen“: ist ein ausgeblendetes Blatt mit Inhalt. Bitte das Blatt einblenden, dann prüfen oder löschen."
  ],
  [
    "a formula that was never computed",
    "meldung.xlsx",
    () => mitBlatt((xml) => xml.replace(/(<c r="D2"[^>]*>)<v>8<\/v>/, "$1<f>4+4</f>")),
    "meldung.xlsx, Blatt „Leistungen“, Zeile 2, Spalte „Stunden“: enthält eine Formel, deren Ergebnis nicht gespeichert ist. Bitte die Datei in einem Tabellenprogramm öffnen und speichern, oder den Wert statt der Formel eintragen."
  ],
  [
    "a figure in per cent",
    "meldung.xlsx",
    () =>
      mitTeilen(
        mitBlatt((xml) =>
          xml.replace(/<c r="D2" s="\d+"><v>8/, '<c r="D2" s="0"><v>0.08').replace(/<row r="3">.*<\/row>/, "")
        ),
        {"xl/styles.xml": (xml) => xml.replace(/(<cellXfs[^>]*><xf numFmtId=)"0"/, '$1"9"')}
      ),
    "meldung.xlsx, Blatt „Leistungen“, Zeile 2, Spalte „Stunden“: „0,08“ ist eine Zahl im Prozentformat (8 %). Bitte der Zelle ein Zahlenformat ohne Prozent geben und den Wert prüfen."
  ],
  [
    "a sheet that is too wide",
    "meldung.xlsx",
    () => mitBlatt((xml) => xml.replace('r="D3"', 'r="XFD3"')),
    `meldung.xlsx, Blatt „Leistungen“: reicht bis Spalte XFD; so breit ist keine dieser Tabellen. ${aufteilen}`
  ],
  [
    "a million rows",
    "meldung.xlsx",
    () =>
      mitBlatt((xml) =>
        xml.replace(
          "</sheetData>",
          // Text that does not repeat too well, or it would be taken for a bomb.
          `${Array.from({length: 1_000_000}, (_, i) => `<row r="${i + 4}"><c><v>${(i * 7919) % 65537}</v></c></row>`).join("")}</sheetData>`
        )
      ),
    `meldung.xlsx, Blatt „Leistungen“: hat mehr als 200.000 ausgefüllte Zeilen. ${aufteilen}`
  ],
  [
    "a million lines",
    "leistungen.csv",
    () => text(`${csv}${"haus;cafe;03.2025;8\n".repeat(1_000_000)}`),
    `leistungen.csv: hat mehr als 200.000 Zeilen. ${aufteilen}`
  ],
  [
    "UTF-16",
    "leistungen.csv",
    () => utf16(csv),
    `leistungen.csv: hat den Zeichensatz UTF-16 (Unicode-Text), der nicht gelesen wird. ${alsCsv}`
  ],
  [
    "UTF-16 without its mark",
    "leistungen.csv",
    () => utf16(csv).subarray(2),
    `leistungen.csv: hat den Zeichensatz UTF-16 (Unicode-Text), der nicht gelesen wird. ${alsCsv}`
  ],
  [
    "another encoding than the two",
    "leistungen.csv",
    () => Uint8Array.from([...text(csv), 0x81, 0x8d]),
    `leistungen.csv, Zeile 3: ist weder im Zeichensatz UTF-8 noch in Windows-1252 geschrieben. ${alsCsv}`
  ],
  [
    "umlauts that were saved wrongly",
    "angebote.csv",
    () => text("Zentrum;Titel\nhaus;CafÃ© fÃ¼r alle\n"),
    "angebote.csv, Zeile 2: „fÃ¼r“ enthält Umlaute, die beim Speichern zerstört wurden. Bitte die ursprüngliche Datei öffnen und noch einmal als „CSV UTF-8“ speichern."
  ],
  [
    "a quote that is never closed",
    "leistungen.csv",
    () => text('Zentrum;Titel\nhaus;"Café\nhaus;Tanz\n'),
    "leistungen.csv, Zeile 2: beginnt ein Feld mit Anführungszeichen, das bis zum Ende der Datei nicht geschlossen wird. Bitte das fehlende Anführungszeichen ergänzen oder die Datei mit einem Tabellenprogramm noch einmal speichern."
  ],
  [
    "a quote inside a field",
    "leistungen.csv",
    () => text('Zentrum;Titel\nhaus;Café "Mitte"\n'),
    'leistungen.csv, Zeile 2: „Café "Mitte"“ enthält ein Anführungszeichen mitten in einem Feld. Bitte Anführungszeichen im Text weglassen oder die Datei mit einem Tabellenprogramm speichern.'
  ],
  [
    "a web page that is called CSV",
    "leistungen.csv",
    () => text("<!DOCTYPE html><html lang=de>"),
    "leistungen.csv, Zeile 1: „<!DOCTYPE html><html“ ist der Anfang einer Webseite; die Datei heißt nur wie eine Tabelle. Bitte die Datei noch einmal herunterladen oder aus dem Tabellenprogramm speichern."
  ],
  [
    "line ends of old programs",
    "leistungen.csv",
    () => text(csv.replaceAll("\n", "\r")),
    `leistungen.csv, Zeile 1: endet mit einem einzelnen Wagenrücklauf (CR), wie ihn alte Programme schreiben. ${alsCsv}`
  ],
  [
    "a sign that turns the reading direction",
    "leistungen.csv",
    () => text(csv.replace("cafe", "ca\u202efe")),
    "leistungen.csv, Zeile 2: „U+202E“ ist ein Steuerzeichen und gehört in keine Tabelle. Bitte das Zeichen löschen; es ist im Tabellenprogramm oft unsichtbar."
  ],
  [
    "a binary file",
    "leistungen.csv",
    () => text(`${csv}a\0\0\0b`),
    `leistungen.csv, Zeile 3: enthält ein Nullzeichen und ist keine Textdatei. ${alsCsv}`
  ],
  [
    "blank lines only",
    "leistungen.csv",
    () => text("\ufeff\r\n \r\n"),
    "leistungen.csv: ist leer. Bitte die Tabelle ausfüllen oder die Datei weglassen."
  ]
];

describe("a file that cannot be taken is refused in words", () => {
  it.each(kaputt)("%s", async (_, name, bytes, worte) => {
    const fehler: unknown = await leseDatei(name, bytes()).then(
      () => "read",
      (error: unknown) => error
    );
    expect(fehler).toBeInstanceOf(Dateifehler);
    const {message, meldungen} = fehler as Dateifehler;
    // The factor depends on the packer.
    expect(message.replace(/\d+-Fache/, "0-Fache")).toBe(worte);
    for (const meldung of meldungen) expect(meldung).toMatchObject({schwere: "fehler", datei: name});
  });

  it("names every place of a fault, not only the first", async () => {
    const bytes = mitBlatt((xml) =>
      xml.replace('<row r="2">', '<row r="2" hidden="1">').replace('<row r="3">', '<row r="3" hidden="1">')
    );
    const fehler = await leseDatei("x.xlsx", bytes).catch((error: unknown) => error);
    expect((fehler as Dateifehler).meldungen.map(({zeile}) => zeile)).toEqual([2, 3]);
  });
});

describe("a file that looks odd but says what it means is read", () => {
  it("days as numbers of Excel, which the check understands where a day belongs", async () => {
    const [blatt] = await leseDatei(
      "x.xlsx",
      mappeAus([
        ["Zentrum", "Gültig von"],
        ["haus", 45731]
      ])
    );
    expect(blatt?.zeilen[0]?.zellen).toEqual(["haus", 45731]);
  });

  it("a sheet with formats down to its last row", async () => {
    const leer = Array.from(
      {length: 5000},
      (_, i) => `<row r="${i + 1_000_000}" ht="15"><c r="A${i + 1_000_000}" s="0"/></row>`
    );
    const [blatt] = await leseDatei(
      "x.xlsx",
      mitBlatt((xml) => xml.replace("</sheetData>", `${leer.join("")}</sheetData>`))
    );
    expect(blatt?.zeilen).toHaveLength(2);
  });

  it("CSV under another name, with tabs", async () => {
    const [blatt] = await leseDatei("leistungen.txt", text(csv.replaceAll(";", "\t")));
    expect(blatt?.kopf).toEqual(["Zentrum", "Angebot", "Zeitraum", "Stunden"]);
  });
});

describe("the files of a delivery", () => {
  it("are read in their order; what is wrong with one of them does not hide the others", async () => {
    const {blaetter, meldungen} = await leseDateien([
      {name: "b.csv", bytes: text(csv)},
      {name: "leer.csv", bytes: text("")},
      {name: "a.xlsx", bytes: gut},
      {name: "bild.png", bytes: Uint8Array.from([0x89, 0x50, 0x4e, 0x47])}
    ]);
    expect(blaetter.map(({datei, blatt}) => [datei, blatt])).toEqual([
      ["b.csv", null],
      ["a.xlsx", "Leistungen"]
    ]);
    expect(meldungen.map(({datei, regel}) => [datei, regel])).toEqual([
      ["leer.csv", "datei_leer"],
      ["bild.png", "format"]
    ]);
  });
});
