import {mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {dirname, join} from "node:path";
import {brotliCompressSync, gzipSync} from "node:zlib";
import {DuckDBInstance} from "@duckdb/node-api";
import {tableFromArrays, tableToIPC} from "@uwdata/flechette";
import {strToU8, zipSync} from "fflate";
import writeExcel from "write-excel-file/node";
import {afterEach, beforeEach, describe, expect, test} from "vitest";
import {pruefeGeheimhaltung} from "./check-geheim.js";
import type {Geheim, Geheimzelle} from "./geheimnis.js";

const zelle = (teil: Partial<Geheimzelle> & Pick<Geheimzelle, "tabelle" | "wert">): Geheimzelle => {
  const voll = {
    jahr: 2025,
    zentrum_id: "haus-a",
    angebot_id: null,
    zielgruppe: null,
    merkmal: null,
    groesse: "anzahl",
    ...teil
  };
  const {tabelle, jahr, zentrum_id, angebot_id, zielgruppe, merkmal, groesse} = voll;
  return {
    ...voll,
    zelle: [tabelle, jahr, zentrum_id ?? "*", angebot_id, zielgruppe, merkmal, groesse]
      .filter((x) => x !== null)
      .join("/")
  };
};

const geheime = zelle({tabelle: "vermittlung", merkmal: "schuldnerberatung", wert: 3});
const geheim: Geheim = {
  zellen: [
    geheime,
    zelle({tabelle: "angebot", angebot_id: "cafe", groesse: "teilnahmen", wert: 4}),
    zelle({tabelle: "zentrum", groesse: "fortbildungen", wert: 2}),
    zelle({tabelle: "anliegen_gruppe", zentrum_id: null, zielgruppe: "gefluechtete", merkmal: "armut", wert: 7})
  ],
  offen: [
    zelle({tabelle: "zentrum", groesse: "beratungen", wert: 41}),
    zelle({tabelle: "vermittlung", merkmal: "jugendamt", wert: 12}),
    {...geheime, zelle: "vermittlung/2024/haus-a/schuldnerberatung/anzahl", jahr: 2024, wert: 8}
  ],
  versorgung: [
    {
      jahr: 2025,
      ebene: "bzr",
      gebiet_id: "100101",
      zielgruppe: "gefluechtete",
      logik: "standort",
      messgroesse: "stunden",
      wert: 17.5,
      teilwert: null,
      je_1000: 61.25
    }
  ],
  personen: new Map([["2025 alle", 290_000]]),
  titel: new Map([
    [
      "zentrum",
      new Map([
        ["haus-a", "Haus Ahorn"],
        ["haus-b", "Haus Birke"]
      ])
    ],
    ["angebot", new Map([["haus-a/cafe", "Nachbarschaftscafé"]])],
    [
      "zielgruppe",
      new Map([
        ["alle", "Alle"],
        ["gefluechtete", "Geflüchtete"]
      ])
    ],
    [
      "fachdienst",
      new Map([
        ["schuldnerberatung", "Schuldnerberatung"],
        ["jugendamt", "Jugendamt"]
      ])
    ],
    ["problemfeld", new Map([["armut", "Armut"]])],
    [
      "gebiet",
      new Map([
        ["100101", "Marzahn-Nord"],
        ["100102", "Marzahn-Mitte"]
      ])
    ]
  ]),
  gebiete: new Map([
    ["bzr", ["100101", "100102"]],
    ["plr", []]
  ])
};

let dir = "";
beforeEach(() => void (dir = mkdtempSync(join(tmpdir(), "geheim-"))));
afterEach(() => rmSync(dir, {recursive: true, force: true}));

const datei = (name: string, inhalt: string | Uint8Array): void => {
  mkdirSync(dirname(join(dir, name)), {recursive: true});
  writeFileSync(join(dir, name), inhalt);
};
const faults = async (): Promise<string[]> =>
  (await pruefeGeheimhaltung(dir, geheim)).map(({file, message}) => `${file}: ${message}`);

type Macher = (zahl: string) => string | Uint8Array | Promise<string | Uint8Array>;
const roh = (zahl: string): string | number => (/^\d+$/.test(zahl) ? Number(zahl) : zahl);
const xml = (text: string): Uint8Array => strToU8(`<?xml version="1.0"?>${text}`);
const csv = (zahl: string): string =>
  `Zentrum;Jahr;Fachdienst;Anzahl\r\nHaus Ahorn;2025;Jugendamt;12\r\nHaus Ahorn;2025;Schuldnerberatung;${zahl}\r\n`;
const mappe = async (zahl: string): Promise<Uint8Array> =>
  new Uint8Array(
    await (
      await writeExcel(
        [
          [{value: "Vermittlungen 2025"}],
          [{value: "Zentrum"}, {value: "Jugendamt"}, {value: "Schuldnerberatung"}],
          [{value: "Haus Ahorn"}, {value: 12}, {value: roh(zahl)}]
        ],
        {sheet: "Blatt 1"}
      )
    ).toBuffer()
  );

async function parquet(zahl: string): Promise<Uint8Array> {
  const ziel = join(dir, "daten.parquet");
  const connection = await (await DuckDBInstance.create(":memory:")).connect();
  await connection.run(
    `COPY (SELECT 'haus-a' AS zentrum_id, 2025 AS jahr, 'schuldnerberatung' AS dienst, ${/^\d+$/.test(zahl) ? zahl : `'${zahl}'`} AS anzahl) TO '${ziel}' (FORMAT parquet)`
  );
  connection.closeSync();
  return new Uint8Array(readFileSync(ziel));
}

/** A table that tells nothing, with *text* in its footer. */
async function parquetFuss(text: string): Promise<Uint8Array> {
  const ziel = join(dir, "fuss.parquet");
  const connection = await (await DuckDBInstance.create(":memory:")).connect();
  await connection.run(`COPY (SELECT 1 AS eins) TO '${ziel}' (FORMAT parquet, KV_METADATA {hinweis: '${text}'})`);
  connection.closeSync();
  return new Uint8Array(readFileSync(ziel));
}

const arrow =
  (format: "file" | "stream"): Macher =>
  (zahl) =>
    tableToIPC(
      tableFromArrays({zentrum_id: ["haus-a"], jahr: [2025], dienst: ["schuldnerberatung"], anzahl: [roh(zahl)]}),
      {format}
    )!;

/** A WebP without a picture that has *text* in its XMP. */
function webp(text: string): Uint8Array {
  const daten = Buffer.from(text.length % 2 === 0 ? text : `${text} `);
  const teil = Buffer.alloc(8);
  teil.write("XMP ");
  teil.writeUInt32LE(daten.length, 4);
  const kopf = Buffer.alloc(12);
  kopf.write("RIFF");
  kopf.writeUInt32LE(4 + 8 + daten.length, 4);
  kopf.write("WEBP", 8);
  return Buffer.concat([kopf, teil, daten]);
}

function png(text: string): Uint8Array {
  const stueck = (art: string, daten: Buffer): Buffer => {
    const laenge = Buffer.alloc(4);
    laenge.writeUInt32BE(daten.length);
    return Buffer.concat([laenge, Buffer.from(art), daten, Buffer.alloc(4)]);
  };
  const kopf = Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]);
  return Buffer.concat([
    kopf,
    stueck("tEXt", Buffer.from(`Comment\0${text}`, "latin1")),
    stueck("IEND", Buffer.alloc(0))
  ]);
}

function pdf(text: string): Uint8Array {
  const inhalt = `BT /F1 12 Tf 50 700 Td (${text}) Tj ET`;
  const teile = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
    `<< /Length ${inhalt.length} >>\nstream\n${inhalt}\nendstream`,
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
  ];
  let pdf = "%PDF-1.4\n";
  const stellen = teile.map((teil, i) => {
    const at = pdf.length;
    pdf += `${i + 1} 0 obj\n${teil}\nendobj\n`;
    return at;
  });
  const xref = pdf.length;
  pdf += `xref\n0 6\n0000000000 65535 f \n${stellen.map((at) => `${String(at).padStart(10, "0")} 00000 n \n`).join("")}`;
  return strToU8(`${pdf}trailer << /Size 6 /Root 1 0 R >>\nstartxref\n${xref}\n%%EOF`);
}

const seite = (innen: string): string =>
  `<!doctype html><html lang="de"><head><title>Haus Ahorn</title></head><body><h1>Haus Ahorn</h1>${innen}</body></html>`;

const arten: [name: string, macher: Macher][] = [
  [
    "tabelle.html",
    (z) =>
      seite(
        `<table><caption>Vermittlungen 2025</caption><tr><th>Fachdienst</th><th>Anzahl</th></tr><tr><td>Jugendamt</td><td>12</td></tr><tr><td>Schuldnerberatung</td><td>${z}</td></tr></table>`
      )
  ],
  [
    "ohne-skript.html",
    (z) =>
      seite(
        `<noscript class="textfassung"><div class="tabellenrahmen"><table><caption>Vermittlungen 2025</caption><tr><th scope="col">Fachdienst</th><th scope="col">Anzahl</th></tr><tr><th scope="row">Schuldnerberatung</th><td class="zahl">${z}</td></tr></table></div></noscript>`
      )
  ],
  [
    "satz.html",
    (z) =>
      seite(
        `<p>Im Jahr 2025 gab es 12 Vermittlungen an das Jugendamt, ${z === "3" ? "drei Vermittlungen" : z} an die Schuldnerberatung.</p>`
      )
  ],
  [
    "liste.html",
    (z) =>
      seite(`<h2>Vermittlungen 2025</h2><ul><li>Jugendamt <b>12</b></li><li>Schuldnerberatung <b>${z}</b></li></ul>`)
  ],
  [
    "attribut.html",
    (z) => seite(`<svg><rect data-jahr="2025" data-dienst="schuldnerberatung" data-wert="${z}"></rect></svg>`)
  ],
  ["tipp.html", (z) => seite(`<h2>2025</h2><span title="Schuldnerberatung: ${z}">Balken</span>`)],
  ["kommentar.html", (z) => seite(`<!-- 2025 Schuldnerberatung: ${z} -->`)],
  [
    "daten-in-seite.html",
    (z) => seite(`<script type="application/json">{"jahr":2025,"schuldnerberatung":${JSON.stringify(roh(z))}}</script>`)
  ],
  [
    "skript-in-seite.html",
    (z) => seite(`<script type="module">const werte = {2025: {schuldnerberatung: ${JSON.stringify(roh(z))}}};</script>`)
  ],
  [
    "code.js",
    (z) =>
      `export const daten = [{zentrum: "haus-a", jahr: 2025, dienst: "schuldnerberatung", n: ${JSON.stringify(roh(z))}}];`
  ],
  [
    "text-in-code.js",
    (z) => `f(JSON.parse('{"zentrum":"haus-a","jahr":2025,"schuldnerberatung":${JSON.stringify(roh(z))}}'));`
  ],
  [
    "daten.json",
    (z) => JSON.stringify({zentren: {"haus-a": {2025: {vermittlungen: {jugendamt: 12, schuldnerberatung: roh(z)}}}}})
  ],
  [
    "spalten.json",
    (z) =>
      JSON.stringify({
        zentrum: ["haus-a", "haus-a"],
        jahr: [2025, 2025],
        dienst: ["jugendamt", "schuldnerberatung"],
        n: [12, roh(z)]
      })
  ],
  [
    "zeilen.json",
    (z) =>
      JSON.stringify([
        ["zentrum", "jahr", "dienst", "n"],
        ["haus-a", 2025, "jugendamt", 12],
        ["haus-a", 2025, "schuldnerberatung", roh(z)]
      ])
  ],
  [
    "zeilen.ndjson",
    (z) =>
      `${JSON.stringify({zentrum: "haus-b", jahr: 2025, schuldnerberatung: 3})}\n${JSON.stringify({zentrum: "haus-a", jahr: 2025, schuldnerberatung: roh(z)})}\n`
  ],
  [
    "schnittstelle.json",
    (z) =>
      JSON.stringify({
        titel: "Leistungen der Zentren",
        felder: ["zentrum_id", "jahr", "schuldnerberatung"].map((name) => ({name, title: name, type: "string"})),
        zeilen: [["haus-a", 2025, roh(z)]]
      })
  ],
  ["deutsch.csv", csv],
  [
    "excel.csv",
    (z) =>
      Buffer.from(
        `"Zentrum";"Jahr";"Schuldnerberatung";"Zahl für Leser"\r\n"Haus Ahorn";"2025";"${z === "3" ? "3,0" : z}";""\r\n`.replace(
          "ü",
          "\xfc"
        ),
        "latin1"
      )
  ],
  ["tab.tsv", (z) => csv(z).replaceAll(";", "\t")],
  ["datei.arrow", arrow("file")],
  ["strom.arrows", arrow("stream")],
  ["daten.parquet", parquet],
  ["mappe.xlsx", mappe],
  [
    "mappe.ods",
    (z) =>
      zipSync({
        mimetype: strToU8("application/vnd.oasis.opendocument.spreadsheet"),
        "content.xml": xml(
          `<office:doc><table:table table:name="Haus Ahorn 2025"><table:table-row><table:table-cell><text:p>Fachdienst</text:p></table:table-cell><table:table-cell><text:p>Anzahl</text:p></table:table-cell></table:table-row><table:table-row><table:table-cell><text:p>Schuldnerberatung</text:p></table:table-cell><table:table-cell office:value="${z}"><text:p>${z}</text:p></table:table-cell></table:table-row></table:table></office:doc>`
        )
      })
  ],
  [
    "bericht.docx",
    (z) =>
      zipSync({
        "word/document.xml": xml(
          `<w:document><w:body><w:p><w:r><w:t>Haus Ahorn, 2025: Vermittlungen an die Schulden</w:t></w:r><w:r><w:t>erberatung</w:t></w:r></w:p><w:p><w:r><w:t>Haus Ahorn, Jahr 2025, Schuldner</w:t></w:r><w:r><w:t>beratung: ${z}</w:t></w:r></w:p></w:body></w:document>`
        )
      })
  ],
  [
    "bild.svg",
    (z) =>
      `<svg xmlns="http://www.w3.org/2000/svg"><title>Haus Ahorn 2025</title><g><text>Schuldnerberatung <tspan>${z}</tspan></text></g></svg>`
  ],
  [
    "beschreibung.svg",
    (z) => `<svg xmlns="http://www.w3.org/2000/svg"><desc>Haus Ahorn, Schuldnerberatung 2025: ${z}</desc></svg>`
  ],
  ["bild.webp", (z) => webp(`Haus Ahorn 2025, Schuldnerberatung: ${z === "•" ? "-" : z}`)],
  ["bild.png", (z) => png(`Haus Ahorn 2025, Schuldnerberatung: ${z === "•" ? "-" : z}`)],
  ["bericht.pdf", (z) => pdf(`Haus Ahorn 2025, Schuldnerberatung: ${z === "•" ? "-" : z}`)],
  ["daten.zip", (z) => zipSync({"a/tabelle.csv": strToU8(csv(z))})],
  ["kiste.zip", (z) => zipSync({"innen.zip": zipSync({"tabelle.csv": strToU8(csv(z))})})],
  ["paket.zip", async (z) => zipSync({"v1/leistungen.parquet": await parquet(z)})],
  ["paket-json.zip", (z) => zipSync({"v1/haus-a/2025.json": strToU8(JSON.stringify({schuldnerberatung: roh(z)}))})],
  ["2025/haus-a.zip", (z) => zipSync({"werte.csv": strToU8(`Fachdienst;Anzahl\nSchuldnerberatung;${z}\n`)})],
  ["fuss.parquet", (z) => parquetFuss(`Haus Ahorn 2025, Schuldnerberatung: ${z}`)],
  ["mappe-in-kiste.zip", async (z) => zipSync({"mappe.xlsx": await mappe(z)})],
  ["daten.csv.gz", (z) => gzipSync(csv(z))],
  ["daten.csv.br", (z) => brotliCompressSync(csv(z))],
  ["2025/haus-a/schuldnerberatung.json", (z) => JSON.stringify({wert: roh(z)})]
];

describe("a withheld count in a file of each kind", () => {
  test.each(arten)("%s", async (name, macher) => {
    datei(name, await macher("3"));
    const gefunden = (await faults()).filter((f) => f.startsWith(`${name}: `));
    expect(gefunden.length, "the count is found").toBeGreaterThan(0);
    expect(gefunden.join("\n")).toContain(
      "vermittlung/2025/haus-a/schuldnerberatung/anzahl is withheld: its value can be read"
    );
    datei(name, await macher("•"));
    expect(await faults(), "with the sign instead").toEqual([]);
  });
});

describe("values that tell a withheld one", () => {
  const zeile = (kopf: string, wert: string): string =>
    `Zentrum;Jahr;Fachdienst;${kopf}\r\nHaus Ahorn;2025;Schuldnerberatung;${wert}\r\n`;
  test.each([
    ["share of the consultations, one decimal", "Anteil in %", "7,3", "its share of zentrum/2025/haus-a/beratungen"],
    ["share, two decimals", "Quote", "7.32", "its share of"],
    ["share with its sign", "Zahl", "7 %", "its share of"],
    ["change to the year before", "Veränderung", "-5", "its change to the year before"],
    ["change in per cent", "Veränderung in Prozent", "-62,5", "its change in per cent"],
    ["rate per 1,000 people", "je 1.000", "0,0103", "its rate per 1,000 people"],
    ["rest of the total", "ohne sie", "38", "the rest of zentrum/2025/haus-a/beratungen without it"],
    ["mean of a month", "Mittel", "0,25", "its mean of a month"]
  ])("%s", async (_, kopf, wert, art) => {
    datei("daten.csv", zeile(kopf, wert));
    expect((await faults()).join("\n")).toContain(art);
  });

  test("sum with one other cell, where both are named", async () => {
    datei("satz.txt", "Haus Ahorn 2025: Jugendamt und Schuldnerberatung zusammen 15.");
    expect((await faults()).join("\n")).toContain("its sum with vermittlung/2025/haus-a/jugendamt/anzahl");
  });
});

describe("a number that is equal by accident", () => {
  test.each([
    ["of another service", "Zentrum;Jahr;Jugendamt;Schuldnerberatung\nHaus Ahorn;2025;3;•\n"],
    ["of another centre", "Zentrum;Jahr;Schuldnerberatung\nHaus Birke;2025;3\nHaus Ahorn;2025;•\n"],
    ["of another year", "Zentrum;Dienst;2023;2025\nHaus Ahorn;Schuldnerberatung;3;•\n"],
    ["of another measure", "Zentrum;Jahr;Angebot;Termine;Teilnahmen\nHaus Ahorn;2025;Nachbarschaftscafé;4;•\n"],
    [
      "in another record",
      "Zentrum;Jahr;Dienst;Anzahl\nHaus Ahorn;2025;Schuldnerberatung;•\nHaus Ahorn;2025;Jugendamt;3\n"
    ],
    ["in a date", "Zentrum;Dienst;Stand\nHaus Ahorn;Schuldnerberatung;3.3.2025\n"],
    ["not per cent", "Zentrum;Jahr;Dienst;Anzahl\nHaus Ahorn;2025;Schuldnerberatung;7\n"]
  ])("%s is no leak", async (_, text) => {
    datei("daten.csv", text);
    expect(await faults()).toEqual([]);
  });
});

describe("our own data files, number by number", () => {
  const zentrum = (zahl: unknown): string =>
    JSON.stringify({
      kopf: {zentrum_id: "haus-a", name: "Haus Ahorn"},
      angebote: [
        {
          angebot_id: "cafe",
          titel: "Nachbarschaftscafé",
          plaetze: 4,
          jahre: [{jahr: 2025, termine: 4, stunden: 8, teilnahmen: zahl}]
        }
      ],
      jahre: [
        {
          jahr: 2025,
          fortbildungen: "geschuetzt",
          vermittlungen: [{id: "schuldnerberatung", titel: "Schuldnerberatung", anzahl: "geschuetzt"}]
        }
      ]
    });

  test("a centre's file may hold any number but the withheld one, whatever its value", async () => {
    const name = "_file/data/listen/zentrum-haus-a.0123abcd.json";
    datei(name, zentrum("geschuetzt"));
    expect(await faults()).toEqual([]);
    datei(name, zentrum(999));
    expect(await faults()).toEqual([
      `${name}: angebot/2025/haus-a/cafe/teilnahmen is withheld: a number where it is withheld (angebote.cafe.2025.teilnahmen)`
    ]);
  });

  test("a field nobody expected is searched like any other file", async () => {
    const json = JSON.parse(zentrum("geschuetzt")) as {jahre: Record<string, unknown>[]};
    json.jahre[0]!["schulung"] = {text: "Es gab zwei Fortbildungen."};
    datei("listen/zentrum-haus-a.json", JSON.stringify(json));
    expect((await faults()).join("\n")).toContain(
      "zentrum/2025/haus-a/fortbildungen is withheld: its value can be read"
    );
  });

  test("the groups' file", async () => {
    const gruppen = (anzahl: unknown): string =>
      JSON.stringify({
        zielgruppen: [{id: "gefluechtete", anliegen: [{jahr: 2025, problemfeld: "armut", titel: "Armut", anzahl}]}]
      });
    datei("zielgruppen.json", gruppen("geschuetzt"));
    expect(await faults()).toEqual([]);
    datei("zielgruppen.json", gruppen(70));
    expect((await faults()).join("\n")).toContain("anliegen_gruppe/2025/*/gefluechtete/armut/anzahl");
  });

  test("a withheld row of supply has neither amount nor rate, gap, interval or verdict", async () => {
    const luecken = (wert: unknown, mehr: Record<string, unknown> = {}): string =>
      JSON.stringify({
        zielgruppe: "gefluechtete",
        jahre: [
          {
            jahr: 2025,
            ebenen: [
              {
                ebene: "bzr",
                personen: [280, 300],
                reihen: [
                  {
                    ...{
                      logik: "standort",
                      messgroesse: "stunden",
                      wert: [wert, 60],
                      je_1000: [null, 200],
                      zentren: [1, 2]
                    },
                    luecke: {
                      je_lambda: [{lambda: 0, fair: [null, 1], deckung: [null, 1], ...mehr}],
                      anteil_personen: [0.4, 0.6],
                      urteil: [null, "ueber"]
                    }
                  }
                ]
              }
            ]
          }
        ]
      });
    datei("luecken-gefluechtete.json", luecken(null));
    expect(await faults()).toEqual([]);
    datei("luecken-gefluechtete.json", luecken(20));
    expect((await faults()).join("\n")).toContain("2025.bzr.gefluechtete.standort.stunden.wert[0]");
    datei("luecken-gefluechtete.json", luecken(null, {fehlend: [3.5, 0]}));
    expect((await faults()).join("\n")).toContain("fehlend[0]");
  });

  test("supply and voiced needs of all groups in one file", async () => {
    const bild = (wert: unknown, anzahl: unknown, alle: unknown = 12): string =>
      JSON.stringify({
        ...{jahr: 2025, logik: "standort", messgroesse: "stunden"},
        gruppen: [
          {
            id: "gefluechtete",
            ebenen: [{ebene: "bzr", personen: [280, 300], wert: [wert, 60], zentren: [1, 2], urteil: [null, "robust"]}],
            bezirk: {wert: 80, status: "wert"}
          }
        ],
        anliegen: [
          {jahr: 2025, problemfeld: "armut", alle, gruppen: [{zielgruppe: "gefluechtete", anzahl}], zentren: []}
        ]
      });
    datei("versorgungsbild.json", bild(null, "geschuetzt"));
    expect(await faults()).toEqual([]);
    datei("versorgungsbild.json", bild(20, "geschuetzt"));
    expect((await faults()).join("\n")).toContain("gefluechtete.bzr.wert[0]");
    datei("versorgungsbild.json", bild(null, 70));
    expect((await faults()).join("\n")).toContain("anliegen_gruppe/2025/*/gefluechtete/armut/anzahl");
  });

  test("supply elsewhere", async () => {
    datei("karte.csv", "Gebiet;Zielgruppe;Logik;Jahr;Stunden\nMarzahn-Nord;Geflüchtete;Standort;2025;17,5\n");
    expect((await faults()).join("\n")).toContain("versorgung/2025/bzr/100101/gefluechtete/standort/stunden");
  });
});

describe("a file that nobody can read is none that may be published", () => {
  test.each([
    ["unbekannt.bin", new Uint8Array([1, 2, 3, 4, 5])],
    ["foto.jpg", new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 0])],
    ["datenbank.duckdb", strToU8("\0\0\0\0\0\0\0\0DUCK")],
    ["kaputt.zip", zipSync({"a.csv": strToU8("a;b")}).slice(0, 60)],
    ["kaputt.json", strToU8("{")],
    ["kaputt.parquet", strToU8("PAR1 nicht weiter")],
    ["kaputt.arrow", strToU8("ARROW1\0\0 nicht weiter")],
    ["kaputt.svg", strToU8("<svg><g></svg>")],
    ["kaputt.pdf", strToU8("%PDF-1.7 nicht weiter")],
    ["kaputt.gz", new Uint8Array([0x1f, 0x8b, 8, 0])],
    ["binaer-in.zip", zipSync({"x.bin": new Uint8Array([1, 2, 3])})]
  ])("%s", async (name, bytes) => {
    datei(name, bytes);
    const gefunden = await faults();
    expect(gefunden).toHaveLength(1);
    expect(gefunden[0]).toMatch(new RegExp(`^${name}: cannot be read`));
  });

  test("fonts say nothing", async () => {
    datei("schrift.woff2", strToU8("wOF2\0\x01\0\0"));
    expect(await faults()).toEqual([]);
  });
});
