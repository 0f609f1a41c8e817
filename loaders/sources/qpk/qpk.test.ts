import {readFileSync} from "node:fs";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {describe, expect, it} from "vitest";
import {qpkBroken, qpkCsv, qpkHeader, qpkRows, qpkXlsx, repack} from "../../../test/fixtures/broken/qpk.js";
import {parseBericht} from "../../contract/bericht.js";
import type {Berichtswert} from "../../contract/bericht.js";
import {InputError} from "../../contract/errors.js";
import type {Gebiet} from "../../contract/lor.js";
import {parseGebiete} from "../../contract/registers.js";
import type {SourceFile} from "../../contract/release.js";
import {sha256Of} from "../../contract/table.js";
import type {FetchContext, OutputFile} from "../../fetch/plan.js";
import {findGebiete} from "./gebiete.js";
import {endOf, qpkPlan, readBerichte} from "./qpk.js";
import {readTabelle, spalten} from "./tabelle.js";
import {buildVorlage, eintragOf, formatEingabe} from "./vorlage.js";

const data = fileURLToPath(new URL("../../../data/official/", import.meta.url));
const gebiete: Gebiet[] = ["2019", "2021"].flatMap((stand) =>
  parseGebiete(readFileSync(join(data, "lor", `${stand}.csv`), "utf8"), stand)
);
const file = (name: string, content: string | Uint8Array): SourceFile => ({
  name,
  bytes: typeof content === "string" ? new TextEncoder().encode(content) : content
});
const context = (more: Partial<FetchContext> = {}): FetchContext => ({gebiete, ...more});

function parse(outputs: readonly OutputFile[]): ReturnType<typeof parseBericht> {
  const [csv, meta] = outputs;
  if (!csv || !meta) throw new Error("no output");
  return parseBericht(csv.text, meta.text, csv.path);
}
const read = async (...files: SourceFile[]): Promise<ReturnType<typeof parseBericht>> =>
  parse(await readBerichte(files, context()));
const valueOf = (werte: readonly Berichtswert[], kennzahl: string, gebiet: string): unknown[] =>
  werte
    .filter((w) => w.kennzahl === kennzahl && w.gebiet_id === gebiet)
    .flatMap(({wert, status, anmerkung}) => [wert, status, anmerkung]);

async function messageOf(...files: SourceFile[]): Promise<string> {
  try {
    await readBerichte(files, context());
  } catch (error) {
    if (error instanceof InputError) return error.message;
    throw error;
  }
  return "accepted";
}

describe("a typed table", () => {
  const expectProbe = ({release, meta}: ReturnType<typeof parseBericht>): void => {
    expect(valueOf(release.zeilen, "e1", "100204")).toEqual([43.5, "wert", ""]);
    expect(valueOf(release.zeilen, "e1", "100205")).toEqual([37.4, "wert", "Vorläufig"]);
    expect(valueOf(release.zeilen, "e1", "100307")).toEqual([null, "fehlt", ""]);
    expect(valueOf(release.zeilen, "arbeitslose", "10")).toEqual([10015, "wert", ""]);
    expect(meta).toMatchObject({form: "bericht", release: "probe-2017", stichtag: "2019-12-31", lor_stand: "2019"});
    expect(meta.merkmale.map(({name, zeitraum, summierbar}) => [name, zeitraum, summierbar])).toEqual([
      ["arbeitslose", "2019-12-31", false],
      ["e1", "2015/2017", false]
    ]);
  };

  it.each([
    ["CSV with semicolons", "qpk-a.csv", qpkCsv()],
    [
      "CSV with commas",
      "qpk-a.csv",
      qpkCsv(
        qpkRows.map((r) => r.map((c) => (c.includes(",") ? `"${c}"` : c))),
        qpkHeader,
        ","
      )
    ],
    ["CSV in Windows-1252", "qpk-a.csv", new Uint8Array(Buffer.from(qpkCsv(), "latin1"))],
    ["CSV with a byte order mark and empty rows", "qpk-a.csv", `\ufeff${qpkCsv()};;;;;;;;;;;\r\n`],
    ["workbook", "qpk-a.xlsx", qpkXlsx()],
    [
      "workbook with numbers as numbers",
      "qpk-a.xlsx",
      qpkXlsx(qpkRows.map((r) => r.map((c) => (c === "43,5" ? 43.500000000000007 : c === "10015" ? 10015 : c))))
    ]
  ])("%s", async (_, name, content) => {
    const input = file(name, content);
    const result = await read(input);
    expectProbe(result);
    expect(result.meta.dateien).toEqual([{name, sha256: sha256Of(input.bytes)}]);
  });

  it("the same figures typed in two files and in another order give the same CSV", async () => {
    const one = await readBerichte([file("qpk-a.csv", qpkCsv())], context());
    const two = await readBerichte(
      [file("qpk-b.csv", qpkCsv(qpkRows.slice(2))), file("qpk-c.csv", qpkCsv(qpkRows.slice(0, 2)))],
      context()
    );
    expect(two[0]).toEqual(one[0]);
  });

  it("keeps the states apart: a dash is a true zero, the other signs are no numbers", async () => {
    const signs = ["–", "-", "•", "x", "k.A.", "0"];
    const keys = ["100101", "100102", "100103", "100204", "100205", "100206"];
    const rows = signs.map((sign, i) => [
      ...(qpkRows[0] ?? []).slice(0, 6),
      keys[i] ?? "",
      "e1",
      "2017",
      sign,
      "%",
      ""
    ]);
    const {release} = await read(file("qpk-a.csv", qpkCsv(rows)));
    expect(keys.map((key) => valueOf(release.zeilen, "e1", key).slice(0, 2))).toEqual([
      [0, "null_wert"],
      [0, "null_wert"],
      [null, "geschuetzt"],
      [null, "entfaellt"],
      [null, "fehlt"],
      [0, "null_wert"]
    ]);
    expect(valueOf(release.zeilen, "e1", "100101")[2]).toContain("Strich");
  });

  it("a new Kennzahl says what it measures, and the release carries it", async () => {
    const rows = [
      [...(qpkRows[0] ?? []).slice(0, 7), "schuldnerquote", "2019", "12,1", "%", "", "Überschuldete Erwachsene"]
    ];
    const {meta} = await read(file("qpk-a.csv", qpkCsv(rows, [...qpkHeader, "Bezeichnung"])));
    expect(meta.merkmale).toEqual([
      {
        name: "schuldnerquote",
        titel: "Überschuldete Erwachsene",
        einheit: "Prozent",
        zeitraum: "2019",
        summierbar: false
      }
    ]);
  });

  it("says when page and year are not known", async () => {
    const rows = qpkRows.map((cells) =>
      cells.map((cell, i) => (["Jahr", "Seite"].includes(qpkHeader[i] ?? "") ? "" : cell))
    );
    const {meta, release} = await read(file("qpk-a.csv", qpkCsv(rows)));
    expect(meta.hinweise.join(" ")).toMatch(/allen Zahlen ist die Seite .*nicht bekannt.*Erscheinungsjahr/);
    expect(release.zeilen[0]).toMatchObject({jahr: null, seite: ""});
  });

  it("figures that an earlier reading had are not lost without a word", async () => {
    const before = await readBerichte([file("qpk-a.csv", qpkCsv())], context());
    const bisher = (path: string): string | undefined => before.find((output) => output.path === path)?.text;
    const fewer = readBerichte([file("qpk-b.csv", qpkCsv(qpkRows.slice(1)))], context({bisher}));
    await expect(fewer).rejects.toThrow(
      /^data\/official\/qpk\/probe-2017\.csv: enthält eine Zahl, die in keiner Datei des Ordners steht \(Kennzahl e1, Gebiet 100204, 2015\/2017\)\..*--vorlage --bericht probe-2017/
    );
    await expect(readBerichte([file("qpk-a.csv", qpkCsv())], context({bisher}))).resolves.toEqual(before);
  });
});

describe("a table without figures", () => {
  const remedy = "Bitte Zahlen eintragen oder die Datei aus dem Ordner nehmen.";
  it("is told to be filled in or taken away, in either form", async () => {
    expect(await messageOf(file("qpk-a.csv", qpkCsv([])))).toContain(remedy);
    expect(await messageOf(file("qpk-a.xlsx", qpkXlsx([])))).toContain(remedy);
  });
});

describe("a draft", () => {
  const header = [...qpkHeader, "Bezeichnung", "Im PDF", "Zweifel", "Bestätigt"];
  const draft = (marks: readonly string[]): string =>
    qpkCsv(
      qpkRows.map((cells, i) => [...cells, "", "", i < 2 ? "Fußnote *" : "", marks[i] ?? ""]),
      header
    );

  it("counts once every row is confirmed; rows with „nein“ stay out", async () => {
    const {release, meta} = await read(file("qpk-a.csv", draft(["ja", "nein", "JA", "ja"])));
    expect(release.zeilen.map(({gebiet_id}) => gebiet_id)).toEqual(["10", "100204", "100307"]);
    expect(meta.hinweise.join(" ")).toContain("bestätigt");
  });

  it("lists what is not confirmed, doubtful rows first and each by itself", async () => {
    const message = await messageOf(file("qpk-a.csv", draft(["", "", "", "ja"])));
    expect(message.split("\n")).toHaveLength(3);
    expect(message).toMatch(
      /Zeile 2, .*noch nicht geprüft[^]*Zeile 3, .*noch nicht geprüft[^]*„4“ sind die Zeile ohne Zweifel/
    );
  });
});

describe("the template", () => {
  it("is read back: columns in order, examples passed over with a word", async () => {
    const bytes = await buildVorlage(gebiete);
    const {zeilen, entwurf} = await readTabelle(file("qpk-vorlage.xlsx", bytes));
    expect(entwurf).toBe(false);
    expect(zeilen.map((zeile) => spalten.map((name) => zeile.cell(name)).slice(5, 11))).toEqual([
      ["2019", "100204 Hellersdorf-Nord (Bezirksregion)", "arbeitslose", "31.12.2019", "1234", "Personen"],
      ["2019", "100204 Hellersdorf-Nord (Bezirksregion)", "arbeitslosenquote", "31.12.2019", "6,3", "Prozent"]
    ]);
    const said: string[] = [];
    await readBerichte(
      [file("qpk-a.csv", qpkCsv()), file("qpk-vorlage.xlsx", bytes)],
      context({hinweis: (t) => void said.push(t)})
    );
    expect(said).toContain("qpk-vorlage.xlsx: 2 Beispielzeilen übergangen");
  });

  it("filled with the figures of a report is read to the same figures", async () => {
    const before = await readBerichte([file("qpk-a.csv", qpkCsv())], context());
    const {release} = parse(before);
    const eintraege = release.zeilen.map((wert) => eintragOf(wert, release, gebiete));
    const bytes = await buildVorlage(gebiete, eintraege);
    expect((await readBerichte([file("qpk-probe-2017.xlsx", bytes)], context()))[0]).toEqual(before[0]);
  });

  it("offers lists for area, Kennzahl and unit, and formats the cells to be filled in as text", async () => {
    const parts: Record<string, string> = {};
    const keep =
      (path: string) =>
      (xml: string): string =>
        (parts[path] = xml);
    repack(await buildVorlage(gebiete), {"xl/worksheets/sheet2.xml": keep("sheet"), "xl/styles.xml": keep("styles")});
    expect(parts["sheet"]?.match(/<dataValidation /g)).toHaveLength(4);
    expect(parts["sheet"]).toMatch(/sqref="G2:G\d+"><formula1>Gebiete!\$E\$2:\$E\$105</);
    expect(parts["sheet"]).toMatch(/<c r="J400" s="\d+"\/>/);
    expect(parts["styles"]).toContain('formatCode="@"');
  });

  it("writes numbers so that they cannot be misread", () => {
    expect([1234, 42.9, 1.234, 0].map(formatEingabe)).toEqual(["1234", "42,9", "1,2340", "0"]);
  });
});

describe("areas", () => {
  const keys = (text: string, stand: "2019" | "2021"): string[] =>
    findGebiete(text, stand, gebiete).map((g) => g.gebiet_id);

  it("are found in every spelling of the sources", () => {
    for (const text of [
      "Hellersdorf-Nord",
      "Hellersdorf Nord",
      "100204",
      "100204 Hellersdorf-Nord",
      "BZR Hellersdorf Nord"
    ])
      expect([text, keys(text, "2019")]).toEqual([text, ["100204"]]);
    expect(keys("Oberfeldstr.", "2021")).toEqual(keys("Oberfeldstraße", "2021"));
    expect(keys("Marzahn-Hellersdorf", "2021")).toEqual(["10"]);
    expect(keys("Berlin", "2019")).toEqual(["00"]);
  });

  it("of the same name are other areas in the other edition", () => {
    expect([keys("Alt-Marzahn", "2019"), keys("Alt-Marzahn", "2021")]).toEqual([["10010310"], ["10100313"]]);
    expect([keys("Gut Hellersdorf", "2019"), keys("Gut Hellersdorf", "2021")]).toEqual([["10020413"], ["10200420"]]);
  });
});

it("knows its files by their names, wherever they lie", () => {
  const [delivery, ...others] = qpkPlan.deliveries([
    "a/qpk-x.xlsx",
    "qpk-y.CSV",
    "~$qpk-x.xlsx",
    "EWR201712E_Matrix.csv",
    "qpk-z.pdf"
  ]);
  expect(delivery?.files).toEqual(["a/qpk-x.xlsx", "qpk-y.CSV"]);
  expect([others, qpkPlan.deliveries(["andere.csv"])]).toEqual([[], []]);
});

it("knows the last day of a period", () => {
  expect(["2017-12-31", "2022", "2026-07", "2015/2017", "2024-02"].map(endOf)).toEqual([
    "2017-12-31",
    "2022-12-31",
    "2026-07-31",
    "2017-12-31",
    "2024-02-29"
  ]);
});

describe("refused:", () => {
  it.each(qpkBroken)("$name", async ({files, says}) => {
    const message = await messageOf(...Object.entries(files()).map(([name, content]) => file(name, content)));
    for (const part of says) expect(message).toMatch(part);
  });
});

describe("the shipped figures", () => {
  const shipped = (name: string): Berichtswert[] => {
    const path = join(data, "qpk", `${name}.csv`);
    return parseBericht(readFileSync(path, "utf8"), readFileSync(path.replace(/csv$/, "meta.json"), "utf8"), path)
      .release.zeilen;
  };
  const of = (name: string, kennzahl: string, gebiet: string): (number | null)[] =>
    shipped(name)
      .filter((w) => w.kennzahl === kennzahl && w.gebiet_id === gebiet)
      .map(({wert}) => wert);

  it("Kernindikatoren 2017: nine of them for nine Bezirksregionen and the Bezirk", () => {
    const werte = shipped("kernindikatoren-2017");
    expect(werte).toHaveLength(90);
    expect(new Set(werte.map(({gebiet_id}) => gebiet_id)).size).toBe(10);
    expect(of("kernindikatoren-2017", "e1", "100204")).toEqual([43.5]);
    expect(of("kernindikatoren-2017", "e3", "10")).toEqual([9.8]);
    expect(of("kernindikatoren-2017", "d5", "100409")).toEqual([2.5]);
    expect(new Set(werte.map(({kennzahl, zeitraum}) => `${kennzahl[0] ?? ""} ${zeitraum}`))).toEqual(
      new Set(["e 2015/2017", "d 2017-12-31"])
    );
  });

  it("Soziale Lage 2020: the Bezirk at the end of 2019", () => {
    const names = ["arbeitslose", "arbeitslosenquote", "sgb2_personen", "sgb2_quote"];
    expect(names.map((name) => of("soziale-lage-2020", name, "10"))).toEqual([[10015], [6.3], [37007], [17]]);
    expect(new Set(shipped("soziale-lage-2020").map(({zeitraum}) => zeitraum))).toEqual(new Set(["2019-12-31"]));
  });
});
