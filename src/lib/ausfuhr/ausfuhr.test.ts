import {parse} from "csv-parse/sync";
import {strFromU8, unzipSync} from "fflate";
import {parquetMetadataAsync, parquetReadObjects} from "hyparquet";
import readXlsxFile from "read-excel-file/node";
import {describe, expect, it} from "vitest";
import {zustaende} from "../zustaende.js";
import {ausfuhr, wertezeilen} from "./ausfuhr.fixture.js";
import {csvExcel, csvMaschine} from "./csv.js";
import {dateiOf, formate} from "./datei.js";
import {jsonOf} from "./json.js";
import type {Ausfuhrtabelle} from "./modell.js";
import {parquetOf} from "./parquet.js";
import {einfach, tabellenOf, vollstaendig} from "./tabelle.js";
import {werteTabelle, zeichenOf} from "./werte.js";
import {xlsxOf} from "./xlsx.js";
import {angabenText, zitat} from "./zitat.js";

type Zeile = Record<string, unknown>;

const tabellen = tabellenOf(ausfuhr);
const werte = tabellen[0]!;
const rowsOf = ({spalten, zeilen}: Ausfuhrtabelle): Zeile[] =>
  zeilen.map((zeile) => Object.fromEntries(spalten.map(({name}, i) => [name, einfach(zeile[i]!)])));

/** The texts of a CSV file as what the columns of *tabelle* hold. */
function typed({spalten}: Ausfuhrtabelle, records: string[][], worte: {ja: string; komma: string}): Zeile[] {
  const lies = (text: string, art: string): unknown =>
    text === ""
      ? null
      : art === "text"
        ? text
        : art === "ja_nein"
          ? text === worte.ja
          : Number(text.replace(worte.komma, "."));
  return records.map((record) => Object.fromEntries(spalten.map(({name, art}, i) => [name, lies(record[i]!, art)])));
}

describe("indicator values", () => {
  it("have the columns a reader of the file alone understands, in one order", () => {
    expect(werte.spalten.map(({name}) => name)).toEqual([
      ...["gebiet_id", "gebiet_name", "ebene", "lor_stand", "indikator_id", "indikator", "zeitraum", "wert", "einheit"],
      ...["zaehler", "nenner", "ki_unten_95", "ki_oben_95", "status", "zeichen", "wenige_faelle", "vergleich_bezirk"],
      ...["vergleich_berlin", "anmerkung", "quelle", "lizenz", "datenstand", "version", "vermerk"]
    ]);
    for (const {titel, beschreibung} of werte.spalten) {
      expect(titel).not.toBe("");
      expect(beschreibung).toMatch(/\.$/);
    }
  });

  it("are rounded as displayed, with their counts, interval and verdicts", () => {
    expect(rowsOf(werte)[0]).toMatchObject({
      ...{wert: 12.3, zaehler: 1234, nenner: 10000, ki_unten_95: 11.7, ki_oben_95: 13, status: "wert", zeichen: null},
      ...{vergleich_bezirk: "ueber", vergleich_berlin: "nicht_erkennbar", wenige_faelle: false}
    });
    expect(rowsOf(werte)[2]).toMatchObject({wert: -1234.6, nenner: 2.5});
  });

  it("keep zero, each state without a number and too few cases apart", () => {
    const rows = rowsOf(werte);
    const paar = ({wert, status, zeichen}: Zeile): unknown[] => [wert, status, zeichen];
    expect(paar(rows[1]!)).toEqual([0, "null_wert", null]);
    expect(paar(rows[3]!)).toEqual([50, "wert", "( )"]);
    expect(rows[3]!["wenige_faelle"]).toBe(true);
    expect(rows.slice(4, 8).map(paar)).toEqual(
      Object.entries(zustaende).map(([status, {zeichen}]) => [null, status, zeichen])
    );
  });

  it("never call a missing number a value, whatever the data say", () => {
    const [row] = rowsOf(werteTabelle([{...wertezeilen[0]!, wert: {wert: null, status: "wert"}}], {titel: "x"}));
    expect(row).toMatchObject({wert: null, status: "fehlt", zeichen: "…"});
  });

  it("name the class a number stands for, and carried figures, only where there are some", () => {
    const klassen = [{wert: 1, name: "hoch"}];
    const indikator = {...wertezeilen[0]!.indikator, nachkommastellen: 0, klassen};
    const tabelle = werteTabelle(
      [{...wertezeilen[0]!, indikator, wert: {wert: 1, status: "wert"}, umgerechnet: true}],
      {titel: "x"}
    );
    expect(rowsOf(tabelle)[0]).toMatchObject({wert: 1, klasse: "hoch", umgerechnet: true});
    expect(werte.spalten.map(({name}) => name)).not.toContain("klasse");
  });

  it("explain each sign that occurs, once", () => {
    expect(zeichenOf(wertezeilen).map(({zeichen}) => zeichen)).toEqual(["( )", "•", "…", "n. g.", "x"]);
    expect(zeichenOf(wertezeilen.slice(0, 3))).toEqual([]);
  });
});

describe("the columns no row may lose", () => {
  it("stand at the end of every table, with all sources and licences where the table names none", () => {
    expect(rowsOf(tabellen[1]!)[1]).toEqual({
      gruppe: "Ältere",
      anzahl: null,
      sicher: false,
      quelle:
        "Amt für Erfundenes, „Register“; Band 1, CC BY 4.0 (https://creativecommons.org/licenses/by/4.0/); Daten geändert | Büro ohne Lizenz",
      lizenz: "cc-by-4.0 ohne-lizenzangabe",
      datenstand: "31.12.2020",
      version: "0.1.0",
      vermerk: "Nur für den Dienstgebrauch; Beispieldaten"
    });
  });

  it("are there once, and no mark where there is none", () => {
    expect(vollstaendig(werte, ausfuhr)).toEqual(werte);
    const ohne = vollstaendig(ausfuhr.tabellen[1]!, {...ausfuhr, vermerke: []});
    expect(ohne.spalten.map(({name}) => name)).not.toContain("vermerk");
  });

  it.each([
    ["a column twice", {spalten: [...werte.spalten, werte.spalten[0]!]}],
    ["a heading twice, whatever its case", {spalten: [{...werte.spalten[0]!, titel: "QUELLE"}], zeilen: [["x"]]}],
    ["a short row", {zeilen: [["x"]]}],
    ["a name that is none", {name: "Werte der Karte"}]
  ])("refuse a table with %s", (_, fehler) => {
    expect(() => vollstaendig({...ausfuhr.tabellen[0]!, ...fehler}, ausfuhr)).toThrow();
  });

  it("refuse two tables of one name, and a figure that is none", () => {
    const [erste] = ausfuhr.tabellen;
    expect(() => tabellenOf({...ausfuhr, tabellen: [erste!, erste!]})).toThrow();
    expect(() => einfach(Number.NaN)).toThrow();
  });
});

describe("written and read again", () => {
  it("CSV for programs: comma, point, LF, no mark", () => {
    const text = csvMaschine(werte);
    expect(text).toMatch(/^gebiet_id,gebiet_name,/);
    expect(text).not.toContain("\r");
    expect(text).toContain(",0.0,Prozent,0,400,");
    expect(text).toContain(",-1234.6,");
    const [kopf, ...records] = parse(text, {});
    expect(kopf).toEqual(werte.spalten.map(({name}) => name));
    expect(typed(werte, records, {ja: "true", komma: "."})).toEqual(rowsOf(werte));
  });

  it("CSV for Excel: semicolon, decimal comma, and nothing that is run", () => {
    const text = csvExcel(werte);
    expect(text).toMatch(/^\ufeffGebiet;Name des Gebiets;/);
    expect(text).toContain("-1234,6");
    const [kopf, ...records] = parse(text, {delimiter: ";", bom: true});
    expect(kopf).toEqual(werte.spalten.map(({titel}) => titel));
    const erwartet = rowsOf(werte);
    expect(records[1]![1]).toBe("'=SUMME(A1)");
    expect(records[7]).toContain("'-Ausreißer der Quelle");
    const bereinigt = records.map((record) => record.map((text) => text.replace(/^'/, "")));
    expect(typed(werte, bereinigt, {ja: "ja", komma: ","})).toEqual(erwartet);
  });

  it("JSON", () => {
    const json = JSON.parse(jsonOf(ausfuhr)) as {tabellen: {name: string; zeilen: Zeile[]}[]} & Record<string, unknown>;
    expect(json.tabellen.map(({name}) => name)).toEqual(["werte", "gruppen-klein"]);
    json.tabellen.forEach(({zeilen}, i) => expect(zeilen).toEqual(rowsOf(tabellen[i]!)));
    const {titel, vermerke, quellen, zeichen, hinweise, version, adresse} = ausfuhr;
    expect(json).toMatchObject({titel, vermerke, quellen, zeichen, hinweise, version, adresse});
    expect(json["lizenz"]).toBe("cc-by-4.0 ohne-lizenzangabe");
  });

  it("Parquet, with what the file is in its metadata", async () => {
    const {buffer} = await parquetOf(ausfuhr.tabellen[0]!, ausfuhr);
    expect(await parquetReadObjects({file: buffer})).toEqual(rowsOf(werte));
    const {key_value_metadata} = await parquetMetadataAsync(buffer);
    const texte = Object.fromEntries(key_value_metadata!.map(({key, value}) => [key, value]));
    expect(texte).toMatchObject({
      titel: ausfuhr.titel,
      quellen: ausfuhr.quellen.join("\n"),
      lizenz: "cc-by-4.0 ohne-lizenzangabe",
      version: "0.1.0",
      vermerke: "Nur für den Dienstgebrauch\nBeispieldaten"
    });
    expect(JSON.parse(texte["spalten"]!)).toHaveLength(werte.spalten.length);
  });

  it("Parquet keeps whole numbers whole, and a table without rows", async () => {
    const {buffer} = await parquetOf(ausfuhr.tabellen[1]!, ausfuhr);
    expect(await parquetReadObjects({file: buffer})).toEqual(rowsOf(tabellen[1]!));
    const leer = await parquetOf({...ausfuhr.tabellen[1]!, zeilen: []}, ausfuhr);
    expect(await parquetReadObjects({file: leer.buffer})).toEqual([]);
  });
});

describe("workbook", () => {
  const datei = xlsxOf(ausfuhr, new Date(2026, 2, 4));
  const teile = Object.fromEntries(Object.entries(unzipSync(datei)).map(([name, bytes]) => [name, strFromU8(bytes)]));

  it("has the sheets that say what it is before those of the tables, and the same values", async () => {
    const blaetter = await readXlsxFile(Buffer.from(datei));
    expect(blaetter.map(({sheet}) => sheet)).toEqual(["Deckblatt", "Inhalt", "Hinweise", "werte", "gruppen-klein"]);
    tabellen.forEach((tabelle, i) => {
      const [kopf, ...rows] = blaetter[i + 3]!.data;
      expect(kopf).toEqual(tabelle.spalten.map(({titel}) => titel));
      expect(rows.map((row) => Object.fromEntries(tabelle.spalten.map(({name}, k) => [name, row[k] ?? null])))).toEqual(
        rowsOf(tabelle)
      );
    });
    const words = JSON.stringify(blaetter.slice(0, 3).map(({data}) => data));
    for (const wort of [
      ...ausfuhr.vermerke,
      ...ausfuhr.hinweise,
      ausfuhr.adresse,
      "abgerufen am 04.03.2026",
      "Spalte „Wert“ (wert)"
    ])
      expect(words).toContain(wort);
    for (const {zeichen, bedeutung} of ausfuhr.zeichen) expect(words).toContain(`${zeichen}  ${bedeutung}`);
    expect(words).toContain("Büro ohne Lizenz");
  });

  it("keeps to the rules for tables: unique names, headings as in the cells, no merged cells, headings in view", () => {
    const namen = Object.entries(teile).flatMap(([pfad, xml]) =>
      pfad.startsWith("xl/tables/") ? /displayName="([^"]+)" ref="([^"]+)"/.exec(xml)!.slice(1) : []
    );
    expect(namen).toEqual(["tabelle_werte", "A1:X10", "tabelle_gruppen_klein", "A1:H3"]);
    const spalten = [...teile["xl/tables/table1.xml"]!.matchAll(/<tableColumn id="\d+" name="([^"]*)"/g)];
    expect(spalten.map(([, name]) => name)).toEqual(werte.spalten.map(({titel}) => titel));
    for (const [pfad, xml] of Object.entries(teile))
      if (pfad.startsWith("xl/worksheets/sheet")) {
        expect(xml).not.toContain("mergeCell");
        expect(xml).toContain('ySplit="1" topLeftCell="A2"');
        expect(xml).toMatch(
          /<oddHeader>&amp;LNur für den Dienstgebrauch · Beispieldaten · Anteil &amp;&amp; &lt;Rest&gt;/
        );
        expect(xml).toContain("Seite &amp;P von &amp;N");
      }
    expect(teile["xl/workbook.xml"]!.match(/_xlnm\.Print_Titles/g)).toHaveLength(5);
  });

  it("shows figures with the decimals of the screen", () => {
    expect(teile["xl/styles.xml"]).toContain('formatCode="#,##0.0"');
  });

  it("is the same file for the same export", () => {
    expect(xlsxOf(ausfuhr, new Date(2026, 2, 4))).toEqual(datei);
  });

  it("calls no sheet as one that is there already, and has a table without rows", async () => {
    const leer = {...ausfuhr.tabellen[1]!, name: "hinweise", zeilen: []};
    const blaetter = await readXlsxFile(Buffer.from(xlsxOf({...ausfuhr, tabellen: [leer]})));
    expect(blaetter.map(({sheet}) => sheet)).toEqual(["Deckblatt", "Inhalt", "Hinweise", "hinweise-tabelle"]);
  });
});

describe("files", () => {
  it("have names of their own that say what they hold", async () => {
    const namen = await Promise.all(formate.map(async (format) => (await dateiOf(ausfuhr, format)).name));
    expect(namen).toEqual([
      "beispieldaten_mh_anteil_plr_2018-2020_karte_v0.1.0.xlsx",
      "beispieldaten_mh_anteil_plr_2018-2020_karte-excel_v0.1.0.csv",
      "beispieldaten_mh_anteil_plr_2018-2020_karte_v0.1.0.csv",
      "beispieldaten_mh_anteil_plr_2018-2020_karte_v0.1.0.json",
      "beispieldaten_mh_anteil_plr_2018-2020_karte_v0.1.0.parquet"
    ]);
  });

  it("are not made of nothing", async () => {
    await expect(dateiOf({...ausfuhr, tabellen: []}, "csv")).rejects.toThrow("nothing to export");
  });
});

it("a citation names title, area, date, sources with licences, version, address and day", () => {
  expect(zitat({...ausfuhr, vermerke: []}, new Date(2026, 2, 4))).toBe(
    "Anteil & <Rest>, Planungsräume in Marzahn-Hellersdorf · 31.12.2020 · Prozent. " +
      "Quellen: Amt für Erfundenes, „Register“; Band 1, CC BY 4.0 (https://creativecommons.org/licenses/by/4.0/); Daten geändert · Büro ohne Lizenz. " +
      "Bedarfsatlas Marzahn-Hellersdorf, Version 0.1.0, http://127.0.0.1/karte?indikator=anteil&ebene=plr, abgerufen am 04.03.2026."
  );
  const ohneDatum = {...ausfuhr, vermerke: [], untertitel: "Planungsraum 10010101"};
  expect(zitat(ohneDatum)).toContain(`Planungsraum 10010101, neueste Zahl: ${ausfuhr.datenstand}. Quellen`);
  expect(zitat(ausfuhr)).toMatch(/^Nur für den Dienstgebrauch\. Beispieldaten\. /);
  expect(angabenText(ausfuhr)).toContain("\nVermerk: Beispieldaten\nDatenstand: 31.12.2020\n");
});
