import {describe, expect, it} from "vitest";
import {InputError} from "./errors.js";
import type {Release} from "./release.js";
import {formatRelease, parseRelease, releaseFiles, sha256Of} from "./table.js";

const release: Release = {
  quelle: "probe",
  release: "2020-12",
  titel: "Probe",
  datensatz: "Probe 2020",
  stichtag: "2020-12-31",
  lor_stand: "2021",
  merkmale: [
    {name: "ew", titel: "Einwohner", einheit: "Personen", zeitraum: "2020-12-31", summierbar: true},
    {name: "s1", titel: "Anteil", einheit: "Prozent", zeitraum: "2018/2020", summierbar: true}
  ],
  zeilen: [
    {gebiet_id: "10100205", werte: {ew: 1262, s1: "entfaellt"}, anmerkung: 'Nicht berücksichtigt, "Ausreißer"'},
    {gebiet_id: "00", werte: {ew: 3769962, s1: 5.34774}, anmerkung: ""},
    {gebiet_id: "06200418", werte: {ew: 0, s1: "fehlt"}, anmerkung: ""},
    {gebiet_id: "10100101", werte: {ew: "geschuetzt", s1: "nicht_gemeldet"}, anmerkung: ""}
  ],
  hinweise: ["Ein Hinweis."],
  adapter: {name: "probe", version: 1}
};
const provenance = {
  herausgeber: "Amt",
  lizenz: "cc-by-3.0-de",
  dateien: [{name: "a.csv", sha256: sha256Of(new Uint8Array())}]
};
const path = "data/official/probe/2020-12.csv";

describe("formatRelease", () => {
  it("writes rows by key, 0 as 0, states as signs, remarks quoted", () => {
    expect(formatRelease(release, provenance).csv).toBe(
      [
        "lor_stand,gebiet_id,ew,s1,anmerkung",
        "2021,00,3769962,5.34774,",
        "2021,06200418,0,…,",
        "2021,10100101,•,n. g.,",
        '2021,10100205,1262,x,"Nicht berücksichtigt, ""Ausreißer"""',
        ""
      ].join("\n")
    );
  });

  it("writes the description in a fixed order and without a time", () => {
    const {meta} = formatRelease(release, provenance);
    expect(meta).toMatch(/^\{\n {2}"quelle": "probe",\n {2}"release": "2020-12",/);
    expect(meta.endsWith("}\n")).toBe(true);
    expect(Object.keys(JSON.parse(meta) as object)).toEqual([
      ...["quelle", "release", "form", "titel", "herausgeber", "datensatz", "lizenz", "stichtag", "lor_stand"],
      ...["dateien", "adapter", "merkmale", "zeilen", "hinweise"]
    ]);
  });

  it("comes back the same, zero apart from every state", () => {
    const {csv, meta} = formatRelease(release, provenance);
    const back = parseRelease(csv, meta, path);
    expect(formatRelease(back.release, back.meta)).toEqual({csv, meta});
    expect(back.release.zeilen.map(({werte}) => werte)).toEqual([
      {ew: 3769962, s1: 5.34774},
      {ew: 0, s1: "fehlt"},
      {ew: "geschuetzt", s1: "nicht_gemeldet"},
      {ew: 1262, s1: "entfaellt"}
    ]);
  });

  it("fails on a row that lacks a Merkmal, or on a number that is none", () => {
    const broken = (werte: Record<string, number>): Release => ({
      ...release,
      zeilen: [{gebiet_id: "10", werte, anmerkung: ""}]
    });
    expect(() => formatRelease(broken({ew: 1}), provenance)).toThrow("s1");
    expect(() => formatRelease(broken({ew: NaN, s1: 1}), provenance)).toThrow("ew");
  });
});

describe("releaseFiles", () => {
  const files = [{name: "a.csv", bytes: new TextEncoder().encode("abc")}];

  it("takes publisher and licence from the catalogue, else from the adapter, and the checksum from the bytes", () => {
    const quellen = [{id: "probe", herausgeber: "Katalog", lizenz: "dl-de-zero-2.0"}];
    const own = {herausgeber: "Amt", lizenz: "cc-by-3.0-de"};
    const [csv, meta] = releaseFiles(release, files, {gebiete: [], quellen}, own);
    expect([csv?.path, meta?.path]).toEqual(["official/probe/2020-12.csv", "official/probe/2020-12.meta.json"]);
    expect(meta?.text).toContain('"herausgeber": "Katalog"');
    expect(meta?.text).toContain("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    expect(releaseFiles(release, files, {gebiete: []}, own)[1]?.text).toContain('"herausgeber": "Amt"');
  });
});

describe("parseRelease refuses", () => {
  const good = formatRelease(release, provenance);
  const refused = (csv: string, meta: string, at = path): string => {
    try {
      parseRelease(csv, meta, at);
    } catch (error) {
      if (error instanceof InputError) return error.message;
      throw error;
    }
    throw new Error("nothing was refused");
  };

  it.each([
    ["an unknown sign", "06200418,0,…", "06200418,0,-", ["Zeile 3", "Spalte s1", "„-“", "weder eine Zahl", "„…“"]],
    ["an empty cell", "06200418,0,…", "06200418,,…", ["Zeile 3", "Spalte ew", "weder eine Zahl"]],
    ["a decimal comma", "5.34774", '"5,34774"', ["Zeile 2", "Spalte s1", "„5,34774“"]],
    ["a number in a longer form", "5.34774", "5.347740", ["Zeile 2", "„5.347740“", "kürzester Schreibweise"]],
    ["a key that comes twice", "2021,10100101", "2021,06200418", ["Zeile 4", "Spalte gebiet_id", "kommt doppelt vor"]],
    ["rows out of order", "2021,06200418", "2021,12100101", ["Zeile 4", "„10100101“", "Reihenfolge"]],
    ["something that is no key", "2021,06200418", "2021,6200418", ["Zeile 3", "„6200418“", "kein LOR-Schlüssel"]],
    ["a key of the other edition", "2021,06200418", "2021,06010101", ["Zeile 3", "„06010101“", "LOR-Stands 2021"]],
    ["another edition in a row", "2021,06200418", "2019,06200418", ["Zeile 3", "Spalte lor_stand", "„2019“", "(2021)"]],
    ["another header", "gebiet_id,ew,s1", "gebiet_id,s1,ew", ["Zeile 1", "Spalte 3", "„s1“", "„ew“ erwartet"]],
    ["a row too few", "2021,06200418,0,…,\n", "", ["3 Zeilen", "nennen 4"]],
    ["Windows line ends", "2021,00,", "2021,00,", ["Zeile 1", "nicht in der Form"]]
  ])("%s", (name, from, to, parts) => {
    const csv = name === "Windows line ends" ? good.csv.replaceAll("\n", "\r\n") : good.csv.replace(from, to);
    const message = refused(csv, good.meta);
    for (const part of [path, ...parts]) expect(message).toContain(part);
  });

  it.each([
    ["broken JSON", '"titel": "Probe"', '"titel" "Probe"', ["Zeile 5", "kein gültiges JSON"]],
    ["a bad checksum", /"sha256": "[0-9a-f]+"/, '"sha256": "abc"', ["Spalte dateien.0.sha256", "„abc“"]],
    ["an unknown key", '"titel": "Probe"', '"titel": "Probe", "geholt_am": "heute"', ["geholt_am"]],
    ["a missing title", '"titel": "Probe",', "", ["Spalte titel: fehlt."]],
    ["a bad day", "2020-12-31", "31.12.2020", ["Spalte stichtag", "„31.12.2020“"]]
  ])("a description with %s", (_, from, to, parts) => {
    const message = refused(good.csv, good.meta.replace(from, to));
    for (const part of ["data/official/probe/2020-12.meta.json", ...parts]) expect(message).toContain(part);
  });

  it("a release that stands under another name", () => {
    expect(refused(good.csv, good.meta, "data/official/probe/2019-12.csv")).toContain(
      "gehört nicht zu data/official/probe/2019-12.csv"
    );
  });
});
