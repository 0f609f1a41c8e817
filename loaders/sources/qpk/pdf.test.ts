import {execFileSync} from "node:child_process";
import {existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {repack} from "../../../test/fixtures/broken/qpk.js";
import {launchBrowser} from "../../../test/support/browser.js";
import {parseBericht} from "../../contract/bericht.js";
import {InputError} from "../../contract/errors.js";
import type {Gebiet} from "../../contract/lor.js";
import {parseGebiete} from "../../contract/registers.js";
import {sha256Of} from "../../contract/table.js";
import {buildEintraege} from "./entwurf.js";
import type {Vorgabe} from "./entwurf.js";
import {findGebiete} from "./gebiete.js";
import {readPdfPage} from "./pdf.js";
import {findTabellen} from "./pdfTabelle.js";
import type {PdfTabelle} from "./pdfTabelle.js";
import {readBerichte} from "./qpk.js";
import {readTabelle} from "./tabelle.js";
import {buildEntwurf} from "./vorlage.js";
import {runWerkzeug} from "./werkzeug.js";

const project = fileURLToPath(new URL("../../..", import.meta.url));
const gebiete: Gebiet[] = ["2019", "2021"].flatMap((stand) =>
  parseGebiete(readFileSync(join(project, "data/official/lor", `${stand}.csv`), "utf8"), stand)
);
const isGebiet = (text: string): boolean =>
  (["2019", "2021"] as const).some((stand) => findGebiete(text, stand, gebiete).length > 0);
const keine: Vorgabe = {
  bericht: "probe",
  titel: "Probe",
  jahr: "",
  seite: "1",
  lorStand: "",
  kennzahlen: [],
  zeitraeume: []
};

const namen = [
  "Marzahn-Nord",
  "Marzahn-Mitte",
  "Marzahn-Süd",
  "Hellersdorf-Nord",
  "Hellersdorf-Ost",
  "Hellersdorf-Süd",
  "Biesdorf",
  "Kaulsdorf",
  "Mahlsdorf"
];
const einwohner = ["24.131", "48.800", "38.194", "35.568", "20.575", "24.806", "26.756", "19.257", "28.597"];
const e1 = ["41,1", "33,7", "28,8", "43,5", "37,4", "33,0", "11,9", "19,9", "11,7"];
const e2 = ["35,4", "28,8*", "24,9", "40,4", "34,9", "35,5", "16,7", "k. A.", "18,4"];
const rowsOf = (...columns: string[][]): string[][] =>
  namen.map((name, i) => [name, ...columns.map((c) => c[i] ?? "")]);

const td = (cells: readonly string[]): string =>
  `<tr>${cells.map((c) => `<td>${c.replace("k. A.", "k.&nbsp;A.")}</td>`).join("")}</tr>`;
const table = (head: string, rows: readonly (readonly string[])[]): string =>
  `<table>${head}${rows.map(td).join("")}</table>`;
const th = (...cells: string[]): string => `<tr>${cells.map((c) => `<th>${c}</th>`).join("")}</tr>`;
const base = "body{font:10pt serif} table{border-collapse:collapse} td,th{padding:3px 8px} td+td{text-align:right}";
const framed = `${base} td,th{border:0.5pt solid #444}`;

/** A page to be printed, and the tables that must be found on it: heading, rows. */
interface Layout {
  css: string;
  html: string;
  landscape?: true;
  expected: {kopf: string[]; rows: string[][]}[];
}

const mergedHead = `<tr><th></th><th colspan=2>2016</th><th colspan=2>2017</th></tr>${th("Bezirksregion", "Anzahl", "Anteil in %", "Anzahl", "Anteil in %")}`;
const merged = {
  kopf: ["2016 Anzahl", "2016 Anteil in %", "2017 Anzahl", "2017 Anteil in %"],
  rows: rowsOf(einwohner, e1, [...einwohner].reverse(), e2)
};
const plain = {kopf: ["E1", "E2"], rows: rowsOf(e1, e2)};

const layouts: Record<string, Layout> = {
  "merged header in a frame, footnote, thousands dots": {
    css: framed,
    html: `<h1>Gesundheit der Kinder 2017</h1>
      <p>Im Schuljahr 2017 wurden 2.345 Kinder untersucht, davon 31,0 % mit Befund. Seit 2015 sind es im Bezirk 1,5 Prozentpunkte mehr, in Berlin 0,4.</p>
      <p>Tabelle 4: Einschulungsuntersuchung nach Bezirksregionen, Mittel 2015–2017</p>
      ${table(
        `<tr><th rowspan=2>Bezirksregion</th><th rowspan=2>Einwohner<br>31.12.2017</th><th colspan=2>Anteil der Kinder mit</th></tr>${th("Sprach-<br>defiziten", "motorischen<br>Defiziten")}`,
        [
          ...rowsOf(
            einwohner,
            e1,
            e2.map((v) => v.replace("*", "<sup>*</sup>"))
          ),
          ["Bezirk gesamt", "266.684", "31,0", "29,9"]
        ]
      )}<p>* vorläufig</p><p>Bezirksamt Marzahn-Hellersdorf 12</p>`,
    expected: [
      {
        kopf: [
          "Einwohner 31.12.2017",
          "Anteil der Kinder mit Sprachdefiziten",
          "Anteil der Kinder mit motorischen Defiziten"
        ],
        rows: [...rowsOf(einwohner, e1, e2), ["Bezirk gesamt", "266.684", "31,0", "29,9"]]
      }
    ]
  },
  "merged header without any lines, columns far apart": {
    css: `${base} table{width:100%}`,
    html: `<p>Tabelle 7: Arbeitslose</p>${table(mergedHead, merged.rows)}`,
    expected: [merged]
  },
  "tight columns, numbers right-aligned, no lines": {
    css: `${base} body{font:9pt sans-serif} td,th{padding:1px 2px}`,
    html: table(th("Bezirksregion", "EW", "E1", "E2", "D1", "D2"), rowsOf(einwohner, e1, e2, e1, e2)),
    expected: [{kopf: ["EW", "E1", "E2", "D1", "D2"], rows: rowsOf(einwohner, e1, e2, e1, e2)}]
  },
  "thousands with spaces": {
    css: base,
    html: table(
      th("Gebiet", "2016", "2017"),
      rowsOf(einwohner, [...einwohner].reverse()).map((r) => r.map((c) => c.replace(".", "&nbsp;")))
    ),
    expected: [
      {
        kopf: ["2016", "2017"],
        rows: rowsOf(einwohner, [...einwohner].reverse()).map((r) => r.map((c) => c.replace(".", " ")))
      }
    ]
  },
  "table turned by a quarter": {
    css: `${framed} body{margin:0} div{writing-mode:sideways-lr;width:700px;height:900px} td+td{text-align:end}`,
    html: `<div>${table(th("Bezirksregion", "E1", "E2"), plain.rows)}</div>`,
    expected: [plain]
  },
  "headings that run upwards": {
    css: `${framed} span{writing-mode:vertical-rl;transform:rotate(180deg)}`,
    html: table(
      `<tr><th>Bezirksregion</th><th><span>Sprachdefizite</span></th><th><span>Motorische Defizite<br>in Prozent</span></th></tr>`,
      plain.rows
    ),
    expected: [{kopf: ["Sprachdefizite", "Motorische Defizite in Prozent"], rows: plain.rows}]
  },
  "two tables, one below the other": {
    css: `${base} table{margin-bottom:30px}`,
    html: `<p>Tabelle 1</p>${table(th("Gebiet", "E1", "E2"), plain.rows.slice(0, 4))}<p>Tabelle 2</p>${table(th("Gebiet", "2016", "2017"), rowsOf(einwohner, e2))}`,
    expected: [
      {kopf: ["E1", "E2"], rows: plain.rows.slice(0, 4)},
      {kopf: ["2016", "2017"], rows: rowsOf(einwohner, e2)}
    ]
  },
  "two tables side by side": {
    css: `${base} body{font:9pt sans-serif} table{float:left;margin-right:30px}`,
    html:
      table(th("Gebiet", "E1", "E2"), plain.rows.slice(0, 5)) + table(th("Gebiet", "E1", "E2"), plain.rows.slice(5)),
    expected: [
      {kopf: ["E1", "E2"], rows: plain.rows.slice(0, 5)},
      {kopf: ["E1", "E2"], rows: plain.rows.slice(5)}
    ]
  },
  "keys and names in several lines": {
    css: `${framed} td:first-child{width:110px}`,
    html: table(th("Planungsraum", "E1", "E2"), [
      ["10100205 Gewerbegebiet Bitterfelder Straße", "12,5", "–"],
      ["10100206 Wuhletalstraße", "9,4", "•"],
      ["10200526 Boulevard Kastanienallee", "43,5", "x"]
    ]),
    expected: [
      {
        kopf: ["E1", "E2"],
        rows: [
          ["10100205 Gewerbegebiet Bitterfelder Straße", "12,5", "–"],
          ["10100206 Wuhletalstraße", "9,4", "•"],
          ["10200526 Boulevard Kastanienallee", "43,5", "x"]
        ]
      }
    ]
  },
  "areas as columns on a page across": {
    css: `${framed} body{font:8pt sans-serif}`,
    landscape: true,
    html: table(th("", ...namen), [
      ["E1", ...e1],
      ["E2", ...e2]
    ]),
    expected: [
      {
        kopf: namen,
        rows: [
          ["E1", ...e1],
          ["E2", ...e2]
        ]
      }
    ]
  },
  "headings between the rows": {
    css: base,
    html: `<table>${th("Gebiet", "E1", "E2")}${rowsOf(e1, e2)
      .map((cells, i) => {
        const between = ["Prognoseraum Marzahn", "", "", "Prognoseraum Hellersdorf"][i] ?? "";
        const style = i === 3 ? "text-align:center" : "";
        return `${between === "" ? "" : `<tr><td colspan=3 style="${style}">${between}</td></tr>`}${td(cells)}`;
      })
      .join("")}</table>`,
    expected: [plain]
  },
  "three lines of merged headings": {
    css: `${base} td,th{border-bottom:1px solid}`,
    html: table(
      `<tr><th rowspan=3>Bezirksregion</th><th colspan=4>Kinder</th></tr><tr><th colspan=2>Jungen</th><th colspan=2>Mädchen</th></tr>${th("2016", "2017", "2016", "2017")}`,
      rowsOf(e1, e2, [...e1].reverse(), e1)
    ),
    expected: [
      {
        kopf: ["Kinder Jungen 2016", "Kinder Jungen 2017", "Kinder Mädchen 2016", "Kinder Mädchen 2017"],
        rows: rowsOf(e1, e2, [...e1].reverse(), e1)
      }
    ]
  },
  "numbers in the middle of their columns, running numbers, wide hyphens": {
    css: `${base} td+td{text-align:center}`,
    html: table(
      th("Nr.", "Bezirksregion", "Arbeitslose", "Arbeitslosen-<br>quote"),
      rowsOf(["5", "1234", "12", "–", "98", "7", "k. A.", "3", "45"], e1).map(([name = "", ...cells], i) => [
        String(i + 1),
        name.replace("-", " - "),
        ...cells
      ])
    ),
    expected: [
      {
        kopf: ["Arbeitslose", "Arbeitslosenquote"],
        rows: rowsOf(["5", "1234", "12", "–", "98", "7", "k. A.", "3", "45"], e1).map(([name = "", ...cells]) => [
          name.replace("-", " - "),
          ...cells
        ])
      }
    ]
  },
  "columns of which every row fills only one": {
    css: `${base} td,th{padding:3px 25px}`,
    html: table(
      th("Bezirksregion", "A", "B", "C"),
      rowsOf(e1, e1, e2).map((cells, i) => cells.map((cell, k) => (k === 1 + (i % 2) ? "" : cell)))
    ),
    expected: [
      {
        kopf: ["A", "B", "C"],
        rows: rowsOf(e1, e1, e2).map((cells, i) => cells.map((cell, k) => (k === 1 + (i % 2) ? "∅" : cell)))
      }
    ]
  },
  "rows that are no areas, a mark in the heading": {
    css: base,
    html: `<p>Tabelle 2: Bevölkerung nach Alter</p>${table(th("Altersgruppe", "2016", "2017<sup>1</sup>"), [
      ["unter 6 Jahre", "24.131", "48.800"],
      ["6 bis unter 15", "38.194", "35.568"],
      ["65 und älter", "20.575", "24.806"]
    ])}<p><sup>1</sup> vorläufig</p>`,
    expected: [
      {
        kopf: ["2016", "2017¹"],
        rows: [
          ["unter 6 Jahre", "24.131", "48.800"],
          ["6 bis unter 15", "38.194", "35.568"],
          ["65 und älter", "20.575", "24.806"]
        ]
      }
    ]
  },
  "words behind the figures": {
    css: `${base} td:last-child{text-align:left}`,
    html: table(
      th("Bezirksregion", "E1", "E2", "Bemerkung"),
      plain.rows.map((cells, i) => [...cells, i === 3 ? "nur ein Teil der Schulen" : ""])
    ),
    expected: [plain]
  },
  "text without any table": {
    css: `${base} p{text-align:justify;width:300px}`,
    html: `<p>Im Bezirk leben 266.684 Menschen. Davon sind 17,2 % unter 18 Jahre alt.</p>
      <p>Ganz normaler Blocksatz mit Zahlen 12,5 und 13,5 sowie 2015 und 2017 und noch viel mehr Text, der umbricht und Lücken hat, 12,9 im Jahr 2018 sowie 14 weitere Punkte.</p>`,
    expected: []
  },
  "a gap and a wrong sum": {
    css: framed,
    html: table(th("Bezirksregion", "Arbeitslose", "Anteil in %"), [
      ...rowsOf(einwohner, e1).map((r, i) =>
        i === 3 ? [r[0] ?? "", r[1] ?? "", ""] : i === 4 ? [r[0] ?? "", r[1] ?? "", "137,4"] : r
      ),
      ["Marzahn-Hellersdorf", "266.685", "31,0"],
      ["Nachbarbezirk", "(12)", "1,5"]
    ]),
    expected: [
      {
        kopf: ["Arbeitslose", "Anteil in %"],
        rows: [
          ...rowsOf(einwohner, e1).map((r, i) =>
            i === 3 ? [r[0] ?? "", r[1] ?? "", "∅"] : i === 4 ? [r[0] ?? "", r[1] ?? "", "137,4"] : r
          ),
          ["Marzahn-Hellersdorf", "266.685", "31,0"],
          ["Nachbarbezirk", "(12)", "1,5"]
        ]
      }
    ]
  }
};

const pdfs = new Map<string, Uint8Array>();
beforeAll(async () => {
  const browser = await launchBrowser();
  const page = await browser.newPage();
  for (const [name, {css, html, landscape = false}] of Object.entries(layouts)) {
    await page.setContent(`<!doctype html><meta charset="utf-8"><style>${css}</style>${html}`);
    pdfs.set(name, new Uint8Array(await page.pdf({format: "A4", landscape})));
  }
  await browser.close();
});

const pdfOf = (name: string): Uint8Array => pdfs.get(name) ?? new Uint8Array();
const tablesOf = async (bytes: Uint8Array): Promise<PdfTabelle[]> =>
  findTabellen(await readPdfPage(bytes, "probe.pdf", 1), isGebiet);
const shapeOf = ({kopf, zeilen}: PdfTabelle): {kopf: string[]; rows: string[][]} => ({
  kopf,
  rows: zeilen.map(({name, zellen}) => [name, ...zellen.map((zelle) => zelle ?? "∅")])
});

describe("a printed table is read as it was written", () => {
  it.each(Object.entries(layouts))("%s", async (name, {expected}) => {
    expect((await tablesOf(pdfOf(name))).map(shapeOf)).toEqual(expected);
  });

  it("also where the page itself is turned", async () => {
    const text = Buffer.from(pdfOf("table turned by a quarter")).toString("latin1");
    // As long as before, so that the offsets in the file still hold.
    const turned = text.replace("595.91998", "595.920").replace("/Tabs /S", "/Rotate 90");
    expect(turned).toContain("/Rotate 90");
    expect((await tablesOf(new Uint8Array(Buffer.from(turned, "latin1")))).map(shapeOf)).toEqual([plain]);
  });

  it("captions and footnotes come along", async () => {
    const [found] = await tablesOf(pdfOf("merged header in a frame, footnote, thousands dots"));
    expect(found?.ueberschrift).toBe("Tabelle 4: Einschulungsuntersuchung nach Bezirksregionen, Mittel 2015–2017");
    expect([...(found?.fussnoten ?? [])]).toEqual([["*", "vorläufig"]]);
  });
});

describe("a draft marks exactly what is doubtful:", () => {
  const draftOf = async (name: string, vorgabe: Partial<Vorgabe> = {}, nummer = 0): ReturnType<typeof draftFrom> =>
    draftFrom(pdfOf(name), vorgabe, nummer);
  async function draftFrom(
    bytes: Uint8Array,
    vorgabe: Partial<Vorgabe>,
    nummer: number
  ): Promise<ReturnType<typeof buildEintraege>> {
    const tabelle = (await tablesOf(bytes))[nummer];
    if (!tabelle) throw new Error("no table");
    return buildEintraege(tabelle, {...keine, ...vorgabe}, gebiete);
  }
  const doubts = ({eintraege}: ReturnType<typeof buildEintraege>): string[] =>
    eintraege.filter((e) => e.Zweifel !== "").map((e) => `${e["Im PDF"] ?? ""}: ${e.Zweifel ?? ""}`);

  it("a footnote and the total; Kennzahl, unit, period and remark are filled in", async () => {
    const draft = await draftOf("merged header in a frame, footnote, thousands dots", {
      lorStand: "2019",
      kennzahlen: ["einwohner", "", ""]
    });
    expect(doubts(draft)).toEqual([
      "Marzahn-Mitte | Anteil der Kinder mit motorischen Defiziten | 28,8*: Fußnote *",
      ...[
        "Einwohner 31.12.2017 | 266.684",
        "Anteil der Kinder mit Sprachdefiziten | 31,0",
        "Anteil der Kinder mit motorischen Defiziten | 29,9"
      ].map((cell) => `Bezirk gesamt | ${cell}: „Bezirk gesamt“ ist vermutlich der Bezirk`)
    ]);
    expect(draft.offen).toEqual([]);
    expect(draft.eintraege.slice(3, 6)).toMatchObject([
      {
        Gebiet: "100102 Marzahn-Mitte (Bezirksregion)",
        Kennzahl: "einwohner",
        Zeitraum: "2017-12-31",
        Wert: "48800",
        Einheit: "Personen"
      },
      {Kennzahl: "e1", Zeitraum: "2015/2017", Wert: "33,7", Einheit: "Prozent", Anmerkung: ""},
      {Kennzahl: "e2", Wert: "28,8", Anmerkung: "vorläufig", Tabelle: expect.stringContaining("Tabelle 4") as string}
    ]);
    expect(draft.eintraege.find((e) => e.Gebiet?.includes("Biesdorf"))?.Gebiet).toBe("100307 Biesdorf (Bezirksregion)");
    expect(draft.eintraege.find((e) => e["Im PDF"]?.endsWith("k. A."))?.Wert).toBe("k. A.");
  });

  it("nothing where all is plain, and the LOR-Stand is left to a person where names fit both", async () => {
    const draft = await draftOf("two tables side by side", {zeitraeume: ["2017"]});
    expect(doubts(draft)).toEqual(["Marzahn-Mitte | E2 | 28,8*: Fußnote *"]);
    expect(draft.offen).toEqual(["LOR-Stand"]);
    expect(draft.eintraege[1]).toMatchObject({
      Gebiet: "Marzahn-Nord (Bezirksregion)",
      Kennzahl: "e2",
      Zeitraum: "2017"
    });
    // What the star means was not found: it stays with the number, and reading will ask for a remark.
    expect(draft.eintraege[3]).toMatchObject({Wert: "28,8*", Anmerkung: ""});
  });

  it("a dash; other signs and keys are clear, and name the LOR-Stand", async () => {
    const draft = await draftOf("keys and names in several lines");
    expect(doubts(draft)).toEqual([
      "10100205 Gewerbegebiet Bitterfelder Straße | E2 | –: Strich: zählt als 0, wenn „nichts vorhanden“ gemeint ist"
    ]);
    expect(draft.eintraege.map((e) => e.Wert)).toEqual(["12,5", "–", "9,4", "•", "43,5", "x"]);
    expect(draft.eintraege[0]?.["LOR-Stand"]).toBe("2021");
  });

  it("areas as columns become rows", async () => {
    const draft = await draftOf("areas as columns on a page across", {lorStand: "2021", zeitraeume: ["2017"]});
    expect(doubts(draft)).toEqual(["Marzahn-Mitte | E2 | 28,8*: Fußnote *"]);
    expect(draft.eintraege.slice(0, 2)).toMatchObject([
      {Gebiet: "101001 Marzahn-Nord (Bezirksregion)", Kennzahl: "e1", Wert: "41,1"},
      {Gebiet: "101001 Marzahn-Nord (Bezirksregion)", Kennzahl: "e2", Wert: "35,4"}
    ]);
  });

  it("gaps, sums that do not add up, values out of range, unknown areas, cells that are no numbers", async () => {
    const draft = await draftOf("a gap and a wrong sum", {
      lorStand: "2019",
      kennzahlen: ["arbeitslose", "arbeitslosenquote"],
      zeitraeume: ["2019"]
    });
    expect(doubts(draft)).toEqual([
      "Hellersdorf-Nord | Anteil in % | (leer): im PDF leer",
      "Hellersdorf-Ost | Anteil in % | 137,4: ist kein Anteil zwischen 0 und 100 Prozent",
      "Marzahn-Hellersdorf | Arbeitslose | 266.685: Summe der Teile ist 266.684",
      "Nachbarbezirk | Arbeitslose | (12): Gebiet nicht erkannt; „(12)“ ist keine Zahl",
      "Nachbarbezirk | Anteil in % | 1,5: Gebiet nicht erkannt"
    ]);
    expect(draft.offen).toEqual(["Wert"]);
  });

  it("a separator that can mean two things, where no other number of the table decides", () => {
    const tabelle: PdfTabelle = {
      ueberschrift: "",
      kopf: ["Arbeitslose", "Index"],
      zeilen: [
        {name: "Marzahn-Nord", zellen: ["1.234", "1.050"], bemerkung: ""},
        {name: "Marzahn-Süd", zellen: ["12", "17"], bemerkung: ""}
      ],
      fussnoten: new Map()
    };
    const draft = buildEintraege(tabelle, {...keine, kennzahlen: ["arbeitslose", "index"]}, gebiete);
    expect(doubts(draft)).toEqual([
      "Marzahn-Nord | Arbeitslose | 1.234: „1.234“ kann 1234 oder 1,234 heißen",
      "Marzahn-Nord | Index | 1.050: „1.050“ kann 1050 oder 1,05 heißen"
    ]);
    expect(draft.eintraege.slice(0, 2).map((e) => e.Wert)).toEqual(["1234", ""]);
  });

  it("words behind the figures, and what a mark in the heading means", async () => {
    const behind = await draftOf("words behind the figures", {lorStand: "2019", zeitraeume: ["2017"]});
    expect(doubts(behind)).toEqual([
      "Marzahn-Mitte | E2 | 28,8*: Fußnote *",
      "Hellersdorf-Nord | E1 | 43,5: Bemerkung in der Zeile",
      "Hellersdorf-Nord | E2 | 40,4: Bemerkung in der Zeile"
    ]);
    expect(behind.eintraege[6]?.Anmerkung).toBe("nur ein Teil der Schulen");
    const marked = await draftOf("rows that are no areas, a mark in the heading", {kennzahlen: ["arbeitslose"]});
    expect(marked.eintraege.slice(0, 2)).toMatchObject([
      {Zeitraum: "2016", Anmerkung: "", Zweifel: "Gebiet nicht erkannt; „24.131“ kann 24131 oder 24,131 heißen"},
      {Zeitraum: "2017", Anmerkung: "vorläufig", Zweifel: "Gebiet nicht erkannt; „48.800“ kann 48800 oder 48,8 heißen"}
    ]);
  });

  it("a heading nobody knows, and one that fits two columns", async () => {
    const draft = await draftOf("two tables, one below the other", {}, 1);
    expect(new Set(draft.eintraege.map((e) => e.Zweifel))).toEqual(
      new Set(["Kennzahl nicht erkannt", "Kennzahl nicht erkannt; Fußnote *"])
    );
    expect(draft.offen).toEqual(["LOR-Stand", "Kennzahl", "Einheit"]);
    const twice = buildEintraege(
      {
        ueberschrift: "",
        kopf: ["Übergewicht", "Übergewicht Jungen"],
        zeilen: [{name: "Marzahn-Nord", zellen: ["1", "2"], bemerkung: ""}],
        fussnoten: new Map()
      },
      keine,
      gebiete
    );
    expect(twice.eintraege.map((e) => [e.Kennzahl, e.Zweifel])).toEqual(
      ["", ""].map((none) => [none, "Kennzahl nicht eindeutig: e3 passt auf mehrere Spalten"])
    );
  });

  it("counts once a person has confirmed it, with the PDF's checksum", async () => {
    const bytes = pdfOf("areas as columns on a page across");
    const {eintraege} = await draftFrom(bytes, {lorStand: "2019", zeitraeume: ["2017"]}, 0);
    const herkunft = {pdf: "probe.pdf", sha256: sha256Of(bytes), seite: 1, tabelle: 1};
    const name = "qpk-probe-seite-1-entwurf.xlsx";
    const book = await buildEntwurf(eintraege, herkunft, gebiete);
    await expect(readBerichte([{name, bytes: book}], {gebiete})).rejects.toThrow(
      /Zeile 5, Spalte O Zweifel: „Fußnote \*“ ist noch nicht geprüft[^]*„2, 3, 4, 6, 7, 8, 9, 10 …“ sind die 17 Zeilen ohne Zweifel/
    );
    const confirm = (rows: typeof eintraege): typeof eintraege =>
      rows.map((e) => ({...e, Bestätigt: "ja", ...(e.Wert === "28,8*" && {Anmerkung: "vorläufig"})}));
    const confirmed = await buildEntwurf(confirm(eintraege), herkunft, gebiete);
    expect((await readTabelle({name, bytes: confirmed})).pdf).toEqual({name: "probe.pdf", sha256: herkunft.sha256});
    const [csv, meta] = await readBerichte([{name, bytes: confirmed}], {gebiete});
    const {release, meta: description} = parseBericht(csv?.text ?? "", meta?.text ?? "", csv?.path ?? "");
    expect(
      release.zeilen
        .filter(({kennzahl}) => kennzahl === "e2")
        .map(({gebiet_id, wert, status}) => [gebiet_id, wert ?? status])
    ).toEqual(
      ["100101", "100102", "100103", "100204", "100205", "100206", "100307", "100408", "100409"].map((key, i) => [
        key,
        [35.4, 28.8, 24.9, 40.4, 34.9, 35.5, 16.7, "fehlt", 18.4][i]
      ])
    );
    expect(description.dateien).toEqual([
      {name: "probe.pdf", sha256: herkunft.sha256},
      {name, sha256: sha256Of(confirmed)}
    ]);
  });

  it("highlights the doubtful rows", async () => {
    const {eintraege} = await draftOf("areas as columns on a page across", {lorStand: "2019"});
    const styles = new Map<string, string>();
    const herkunft = {pdf: "probe.pdf", sha256: "0".repeat(64), seite: 1, tabelle: 1};
    repack(await buildEntwurf(eintraege, herkunft, gebiete), {
      "xl/worksheets/sheet2.xml": (xml) => {
        for (const [, cell = "", style = ""] of xml.matchAll(/<c r="(J\d+)" s="(\d+)"/g)) styles.set(cell, style);
        return xml;
      }
    });
    const yellow = styles.get("J5");
    expect(yellow).toBeDefined();
    expect([...styles].filter(([, style]) => style === yellow).map(([cell]) => cell)).toEqual(["J5"]);
  });
});

/** A PDF of one page made by hand, for what no browser prints. */
function handmade(content: string, {page = "", trailer = ""} = {}): Uint8Array {
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 5 0 R >> >> /Contents 4 0 R ${page} >>`,
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    "<< /Type /Font /Subtype /Type1 /BaseFont /Courier >>"
  ];
  let text = "%PDF-1.4\n";
  const offsets = objects.map((object, i) => {
    const at = text.length;
    text += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const xref = offsets.map((at) => `${String(at).padStart(10, "0")} 00000 n \n`).join("");
  text += `xref\n0 6\n0000000000 65535 f \n${xref}trailer << /Size 6 /Root 1 0 R ${trailer} >>\nstartxref\n${text.length}\n%%EOF\n`;
  return new Uint8Array(Buffer.from(text, "latin1"));
}
const at = (x: number, y: number, text: string): string => `1 0 0 1 ${x} ${y} Tm (${text}) Tj`;
const rows = [
  ["Marzahn-Nord", "41,1"],
  ["Biesdorf", "11,9"]
].map(([name = "", wert = ""], i) => [at(60, 700 - 20 * i, name), at(300, 700 - 20 * i, wert)].join(" "));

describe("pages that a browser does not print", () => {
  it("text under a scan is read, and every value is doubtful", async () => {
    const page = await readPdfPage(handmade(`BT /F1 10 Tf 3 Tr ${rows.join(" ")} ET`), "scan.pdf", 1);
    expect(page.ocr).toBe(true);
    const [tabelle] = findTabellen(page, isGebiet);
    expect(tabelle?.zeilen).toEqual([
      {name: "Marzahn-Nord", zellen: ["41,1"], bemerkung: ""},
      {name: "Biesdorf", zellen: ["11,9"], bemerkung: ""}
    ]);
    const {eintraege} = buildEintraege(
      tabelle ?? {ueberschrift: "", kopf: [], zeilen: [], fussnoten: new Map()},
      {...keine, kennzahlen: ["e1"]},
      gebiete,
      page.ocr
    );
    expect(eintraege.every((e) => e.Zweifel?.includes("aus Texterkennung"))).toBe(true);
  });

  it.each([
    ["a scan without text", handmade("0 0 200 100 re f"), 1, ["enthält auf Seite 1 keinen Text", "--vorlage"]],
    [
      "a page there is not",
      handmade(`BT /F1 10 Tf ${rows.join(" ")} ET`),
      4,
      ["hat keine Seite 4", "Die Datei hat 1 Seite."]
    ],
    [
      "an encrypted file",
      handmade("", {
        trailer: `/ID [<00><00>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <${"ab".repeat(32)}> /U <${"cd".repeat(32)}> >>`
      }),
      1,
      ["mit einem Kennwort geschützt"]
    ],
    ["a damaged file", new Uint8Array(Buffer.from("%PDF-1.4\nnichts")), 1, ["beschädigt"]],
    ["a web page", new Uint8Array(Buffer.from("<!doctype html><title>Anmeldung</title>")), 1, ["ist keine PDF-Datei"]],
    ["an empty file", new Uint8Array(), 1, ["ist keine PDF-Datei"]]
  ])("%s is refused", async (_, bytes, seite, says) => {
    const failure = await readPdfPage(bytes, "probe.pdf", seite).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(InputError);
    for (const part of ["probe.pdf", ...says]) expect((failure as InputError).message).toContain(part);
  });
});

describe("on the command line", () => {
  const dir = mkdtempSync(join(tmpdir(), "qpk-"));
  afterAll(() => rmSync(dir, {recursive: true, force: true}));
  const run = (...args: string[]): {code: number; said: string} => {
    try {
      const said = execFileSync(process.execPath, ["--import", "tsx", "loaders/cli.ts", "fetch", ...args], {
        cwd: project,
        encoding: "utf8",
        stdio: "pipe"
      });
      return {code: 0, said};
    } catch (error) {
      const {status, stderr, stdout} = error as {status: number; stderr: string; stdout: string};
      return {code: status, said: stdout + stderr};
    }
  };

  it("template and draft are written once, never over a file that is there", () => {
    const vorlage = join(dir, "qpk-vorlage.xlsx");
    expect(run("qpk", "--vorlage", "--out", vorlage)).toMatchObject({
      code: 0,
      said: expect.stringContaining("Vorlage geschrieben") as string
    });
    const before = readFileSync(vorlage);
    expect(run("qpk", "--vorlage", "--out", vorlage)).toMatchObject({
      code: 1,
      said: expect.stringContaining("wird nicht überschrieben") as string
    });
    expect(readFileSync(vorlage).equals(before)).toBe(true);

    const pdf = join(dir, "Soziale Lage.pdf");
    writeFileSync(pdf, pdfOf("two tables, one below the other"));
    const entwurf = join(dir, "qpk-entwurf.xlsx");
    const {code, said} = run("qpk", "--pdf", pdf, "--seite", "1", "--tabelle", "1", "--out", entwurf);
    expect([code, existsSync(entwurf)]).toEqual([0, true]);
    expect(said).toContain("Auf Seite 1 stehen 2 Tabellen. Gelesen wurde Nummer 1");
    expect(said).toMatch(/Marzahn-Mitte +33,7 +28,8\*/);
    expect(said).toContain("Darin auszufüllen: Titel, LOR-Stand, Zeitraum.");
    const refused = run("qpk", "--from", dir, "--data", "data");
    expect(refused.code).toBe(1);
    expect(refused.said).toContain("„Fußnote *“ ist noch nicht geprüft");
  });

  it.each([
    [["qpk"], {seite: "3"}, "„--seite“ gilt nur zusammen mit --vorlage oder --pdf"],
    [[], {vorlage: true}, "npm run fetch -- qpk --vorlage"],
    [["qpk"], {vorlage: true, pdf: "a.pdf"}, "nennt --vorlage und --pdf zugleich"],
    [["qpk"], {vorlage: true, from: "ordner"}, "Bitte --from weglassen"],
    [["qpk"], {pdf: "fehlt.pdf", seite: "1"}, "fehlt.pdf: gibt es nicht"],
    [["qpk"], {pdf: "fehlt.pdf"}, "nennt keine Seite"],
    [["qpk"], {pdf: "fehlt.pdf", seite: "drei"}, "„drei“ ist keine Nummer für --seite"],
    [["qpk"], {pdf: "fehlt.pdf", seite: "1", "lor-stand": "2020"}, "„2020“ ist kein LOR-Stand"]
  ])("%j %j says what is wrong", async (sources, values, says) => {
    const line = (): void => undefined;
    await expect(runWerkzeug(values, sources, {dataDir: join(project, "data"), line})).rejects.toThrow(says);
  });

  it("leaves all other calls alone", async () => {
    const line = (): void => undefined;
    expect(await runWerkzeug({from: "ordner", data: "data"}, ["ewr"], {dataDir: "data", line})).toBe(false);
  });
});
