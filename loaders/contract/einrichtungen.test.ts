import {describe, expect, it} from "vitest";
import {formatEinrichtungen, parseEinrichtungen} from "./einrichtungen.js";
import type {Einrichtung, EinrichtungenRelease} from "./einrichtungen.js";
import {InputError} from "./errors.js";

const haus: Einrichtung = {
  id: "10010009",
  art: "kita",
  name: 'Kita "Haus 9", Nord',
  unterart: "",
  strasse: "Musterweg 1",
  plz: "12345",
  traeger: "",
  plaetze: 49,
  lat: 52.5671,
  lon: 13.5566,
  gebiet_id: "10100101"
};
const release: EinrichtungenRelease = {
  quelle: "kita",
  release: "2026-07",
  titel: "Kitaliste Juli 2026",
  datensatz: "Verzeichnis",
  stichtag: "2026-07-01",
  lor_stand: "2021",
  zeilen: [
    {...haus, id: "10010010", name: "", plz: "", plaetze: null},
    haus,
    {...haus, art: "apotheke", id: "7", plaetze: null}
  ],
  hinweise: [],
  adapter: {name: "kita", version: 1}
};
const provenance = {
  herausgeber: "Senatsverwaltung",
  lizenz: "cc-by-4.0",
  dateien: [{name: "liste.csv", sha256: "0".repeat(64)}]
};
const {csv, meta} = formatEinrichtungen(release, provenance);
const path = "official/kita/2026-07.csv";

function messageOf(text: string, metaText = meta, at = path): string {
  try {
    parseEinrichtungen(text, metaText, at);
  } catch (error) {
    if (error instanceof InputError) return error.message;
    throw error;
  }
  throw new Error("nothing was refused");
}

it("writes one line a facility, sorted by kind and id, unknown places as an empty cell", () => {
  expect(csv.split("\n")).toEqual([
    "id,art,name,unterart,strasse,plz,traeger,plaetze,lat,lon,gebiet_id",
    '7,apotheke,"Kita ""Haus 9"", Nord",,Musterweg 1,12345,,,52.5671,13.5566,10100101',
    '10010009,kita,"Kita ""Haus 9"", Nord",,Musterweg 1,12345,,49,52.5671,13.5566,10100101',
    "10010010,kita,,,Musterweg 1,,,,52.5671,13.5566,10100101",
    ""
  ]);
  expect(JSON.parse(meta)).toMatchObject({form: "einrichtungen", zeilen: 3, merkmale: [], lizenz: "cc-by-4.0"});
});

it("reads what it wrote, unknown places as null and not as 0", () => {
  const read = parseEinrichtungen(csv, meta, path).release;
  expect(read.zeilen.map(({plaetze}) => plaetze)).toEqual([null, 49, null]);
  expect(formatEinrichtungen(read, provenance)).toEqual({csv, meta});
});

it("throws for an adapter's row that breaks the contract", () => {
  expect(() => formatEinrichtungen({...release, zeilen: [{...haus, art: "arztpraxis"}]}, provenance)).toThrow(/Name/);
  expect(() => formatEinrichtungen({...release, zeilen: [{...haus, name: "=1+1"}]}, provenance)).toThrow(/Formel/);
});

describe("a file that was changed by hand is refused", () => {
  it.each<[string, (text: string) => string, string[]]>([
    ["a place that is text", (t) => t.replace(",49,", ",viele,"), ["Zeile 3", "Spalte plaetze", "„viele“"]],
    ["half a place", (t) => t.replace(",49,", ",49.5,"), ["Zeile 3", "Spalte plaetze"]],
    ["an unknown kind", (t) => t.replace("apotheke", "kiosk"), ["Zeile 2", "Spalte art", "„kiosk“"]],
    ["a point outside Berlin", (t) => t.replace("13.5566", "23.5566"), ["Spalte lon", "liegt nicht in Berlin"]],
    ["no latitude", (t) => t.replace("52.5671", ""), ["Spalte lat", "geografische Breite"]],
    ["a Bezirksregion instead of a Planungsraum", (t) => t.replace("10100101", "101001"), ["Spalte gebiet_id"]],
    ["a formula", (t) => t.replace("Musterweg 1", "=1+1"), ["Spalte strasse", "wie eine Formel"]],
    ["two spaces", (t) => t.replace("Musterweg 1", "Musterweg  1"), ["Spalte strasse", "Leerzeichen"]],
    ["a row twice", (t) => t.replace("10010010", "10010009"), ["Zeile 4", "„10010009“", "doppelt"]],
    ["another order", (t) => t.replace("10010010", "00000001"), ["Zeile 4", "Reihenfolge"]],
    ["a row removed", (t) => t.replace(/7,apotheke.*\n/, ""), ["hat 2 Zeilen", "3"]],
    ["a number in another notation", (t) => t.replace("52.5671", "52.56710"), ["Zeile 2", "npm run fetch"]],
    ["Windows line ends", (t) => t.replaceAll("\n", "\r\n"), ["npm run fetch"]],
    ["another header", (t) => t.replace("plaetze", "telefon"), ["Zeile 1", "„telefon“"]]
  ])("%s", (_, change, says) => {
    const message = messageOf(change(csv));
    for (const part of says) expect(message).toContain(part);
  });

  it("and a description that belongs to something else", () => {
    expect(messageOf(csv, meta.replace('"einrichtungen"', '"gebiete"'))).toContain("keine Lieferung von Einrichtungen");
    expect(messageOf(csv, meta.replace('"lor_stand": "2021"', '"lor_stand": "2019"'))).toContain(
      "nicht der Stand 2021"
    );
    expect(messageOf(csv, meta, "official/kita/2026-08.csv")).toContain("gehört nicht zu");
    expect(messageOf(csv, meta, "official/osm/2026-07.csv")).toContain("gehört nicht zu");
  });
});
