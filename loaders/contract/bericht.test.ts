import {describe, expect, it} from "vitest";
import {Berichtswert, formatBericht, parseBericht} from "./bericht.js";
import type {BerichtRelease} from "./bericht.js";

const path = "data/official/qpk/probe-2019.csv";
const provenance = {herausgeber: "Amt", lizenz: "cc-by-3.0-de", dateien: [{name: "qpk-a.csv", sha256: "a".repeat(64)}]};
const wert = (over: Partial<Berichtswert>): Berichtswert => ({
  bericht: "probe-2019",
  titel: "Probe, Teil 1",
  jahr: null,
  seite: "",
  tabelle: "",
  lor_stand: "2019",
  gebiet_id: "10",
  kennzahl: "e1",
  zeitraum: "2015/2017",
  wert: 43.5,
  status: "wert",
  einheit: "Prozent",
  anmerkung: "",
  ...over
});
const release: BerichtRelease = {
  quelle: "qpk",
  release: "probe-2019",
  titel: "Probe, Teil 1",
  datensatz: "Probe",
  stichtag: "2017-12-31",
  lor_stand: "2019",
  merkmale: [{name: "e1", titel: "Sprachdefizite", einheit: "Prozent", zeitraum: "2015/2017", summierbar: false}],
  zeilen: [
    wert({gebiet_id: "100204", wert: 0, status: "null_wert", anmerkung: 'sagt „“ und "so", auch'}),
    wert({}),
    wert({gebiet_id: "100101", wert: null, status: "geschuetzt", jahr: null}),
    wert({gebiet_id: "100102", wert: null, status: "fehlt"})
  ],
  hinweise: ["Abgetippt."],
  adapter: {name: "qpk", version: 1}
};
const {csv, meta} = formatBericht(release, provenance);

describe("the form of a report", () => {
  it("is one row a figure, sorted, with signs for what is no number", () => {
    expect(csv.split("\n").slice(0, 3)).toEqual([
      "bericht,titel,jahr,seite,tabelle,lor_stand,gebiet_id,kennzahl,zeitraum,wert,einheit,anmerkung",
      'probe-2019,"Probe, Teil 1",,,,2019,10,e1,2015/2017,43.5,Prozent,',
      'probe-2019,"Probe, Teil 1",,,,2019,100101,e1,2015/2017,•,Prozent,'
    ]);
  });

  it("comes back as it went, whatever the order of the rows", () => {
    const back = parseBericht(csv, meta, path);
    expect(back.meta).toMatchObject({form: "bericht", zeilen: 4});
    expect(back.release.zeilen.map((w) => [w.gebiet_id, w.wert, w.status])).toEqual([
      ["10", 43.5, "wert"],
      ["100101", null, "geschuetzt"],
      ["100102", null, "fehlt"],
      ["100204", 0, "null_wert"]
    ]);
    expect(formatBericht({...release, zeilen: [...release.zeilen].reverse()}, provenance)).toEqual({csv, meta});
    expect(formatBericht(back.release, back.meta)).toEqual({csv, meta});
  });

  it.each([
    ["a row twice", [...release.zeilen, wert({})], /comes twice/],
    ["a row of another report", [wert({bericht: "andere"})], /ist nicht der Bericht probe-2019/],
    ["another title", [wert({titel: "Probe"})], /ist nicht der Titel/],
    ["another edition", [wert({lor_stand: "2021"})], /LOR-Stand/],
    ["a period nobody announced", [wert({zeitraum: "2017"})], /nicht in den Metadaten/],
    ["a number that is said to be missing", [wert({status: "fehlt"})], /passt nicht zum Zustand fehlt/],
    ["a zero that is no zero", [wert({wert: 0, status: "wert"})], /passt nicht zum Zustand wert/],
    ["a formula", [wert({anmerkung: "=1+1"})], /beginnt wie eine Formel/]
  ])("an adapter must not write %s", (_, zeilen, message) => {
    expect(() => formatBericht({...release, zeilen}, provenance)).toThrow(message);
  });

  it.each([
    ["a changed number", csv.replace("43.5", "43,5"), meta, ["Zeile 2", "felder|Felder"]],
    ["an English thousand", csv.replace("43.5", "1e3"), meta, ["Zeile 2, Spalte wert", "„1e3“"]],
    ["a number not in its shortest form", csv.replace("43.5", "43.50"), meta, ["„43.50“ ist weder"]],
    ["rows out of order", csv.replace(/(\n.*,10,.*)(\n.*100101.*)/, "$2$1"), meta, ["Zeile 3", "Reihenfolge"]],
    ["a row twice", csv.replace(/(\n.*,10,.*)/, "$1$1"), meta, ["Zeile 3", "doppelt"]],
    ["a lost row", csv.replace(/\n.*100102.*/, ""), meta, ["hat 3 Zeilen, die Metadaten nennen 4"]],
    ["another edition", csv.replace(/,2019,10,/, ",2021,10,"), meta, ["ist nicht der LOR-Stand des Berichts"]],
    ["no area", csv.replace(",2019,10,", ",2019,1,"), meta, ["kein LOR-Schlüssel"]],
    ["windows line ends", csv.replaceAll("\n", "\r\n"), meta, ["nicht in der Form geschrieben"]],
    ["the description of another form", csv, meta.replace('"bericht"', '"gebiete"'), ["„gebiete“ ist kein Bericht"]],
    ["a renamed file", csv, meta.replace('"release": "probe-2019"', '"release": "probe"'), ["gehört nicht zu"]]
  ])("reading refuses %s", (_, changed, description, says) => {
    for (const part of says)
      expect(() => parseBericht(changed, description, path)).toThrow(new RegExp(part.replace(/[[\]()]/g, ".")));
  });
});

it("a figure holds a number exactly if its state is one", () => {
  expect(Berichtswert.safeParse(wert({wert: null, status: "entfaellt"})).success).toBe(true);
  expect(Berichtswert.safeParse(wert({wert: null, status: "wert"})).success).toBe(false);
});
