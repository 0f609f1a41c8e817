import {readFileSync} from "node:fs";
import {describe, expect, it} from "vitest";
import {registerOf} from "../../test/fixtures/ewr/register.js";
import {InputError} from "../contract/errors.js";
import {parseRelease} from "../contract/table.js";
import type {Release, SourceFile} from "../contract/release.js";
import {ewrPlan, parseEwr} from "./ewr.js";

const old = ["01011101", "09041403", "10010101", "10010102", "10040933"];
const context = {
  gebiete: [...registerOf("2019", old), ...registerOf("2021", ["01100101", "03400831", "10100101", "10400941"])]
};
const textOf = (name: string): string =>
  readFileSync(new URL(`../../test/fixtures/ewr/${name}`, import.meta.url), "utf8");
const fileOf = (name: string, text = textOf(name)): SourceFile => ({name, bytes: new TextEncoder().encode(text)});
const rowOf = (release: Release, key: string) => release.zeilen.find(({gebiet_id}) => gebiet_id === key)?.werte;

describe("parseEwr reads every form the matrices have had", () => {
  it("plain rows with CRLF, the area of 2019 included", () => {
    const release = parseEwr(fileOf("EWR202012E_Matrix.csv"), context);
    expect(release).toMatchObject({
      quelle: "ewr",
      release: "2020-12",
      stichtag: "2020-12-31",
      lor_stand: "2019",
      hinweise: []
    });
    expect(release.zeilen.map(({gebiet_id}) => gebiet_id)).toEqual(old);
    expect(rowOf(release, "10010101")).toMatchObject({insgesamt: 5709, maennlich: 2811, weiblich: 2898, a00_01: 52});
  });

  it("names 32 bands by their bounds, drops the groups, counts persons", () => {
    const {merkmale} = parseEwr(fileOf("EWR202012E_Matrix.csv"), context);
    expect(merkmale).toHaveLength(35);
    expect(merkmale.map(({name}) => name).slice(0, 4)).toEqual(["insgesamt", "maennlich", "weiblich", "a00_01"]);
    expect(merkmale.at(-1)).toEqual({
      name: "a95_110",
      titel: "Alter 95 Jahre und älter",
      einheit: "Personen",
      zeitraum: "2020-12-31",
      summierbar: true
    });
    expect(merkmale[3]?.titel).toBe("Alter 0 bis unter 1 Jahr");
  });

  it("the two stray sums below the table of 2009", () => {
    const release = parseEwr(fileOf("EWR200912E_Matrix.csv"), context);
    expect(release.zeilen).toHaveLength(4);
    expect(release.hinweise).toEqual([
      "Zeile 6 ausgelassen: sie enthält nur zwei Summen (508634 und 139485) und kein Gebiet."
    ]);
    expect(rowOf(release, "10010102")).toMatchObject({insgesamt: 16985});
  });

  it("quoted text and decimal commas of 2012", () => {
    const release = parseEwr(fileOf("EWR201212E_Matrix.csv"), context);
    expect(rowOf(release, "01011101")).toMatchObject({insgesamt: 2930, maennlich: 1493, a14_15: 12});
  });

  it("lost leading zeros and another order in 2014", () => {
    const release = parseEwr(fileOf("EWR201412E_Matrix.csv"), context);
    expect(release.zeilen.map(({gebiet_id}) => gebiet_id)).toEqual(["01011101", "10010101", "10010102", "10040933"]);
    expect(release.hinweise).toEqual(["Bei 1 Schlüsseln war die führende Null verloren; sie ist ergänzt."]);
  });

  it("LOR 2021 with BEZPGR; NA is a missing value and not zero", () => {
    const release = parseEwr(fileOf("EWR_L21_202512E_Matrix.csv"), context);
    expect(release).toMatchObject({release: "2025-12", lor_stand: "2021", hinweise: ["Ohne Angabe (NA): 03400831."]});
    expect(rowOf(release, "10100101")).toMatchObject({insgesamt: 5826});
    expect(new Set(Object.values(rowOf(release, "03400831") ?? {}))).toEqual(new Set(["fehlt"]));
  });

  it("keeps a true zero as 0", () => {
    const text = textOf("EWR201412E_Matrix.csv");
    expect(rowOf(parseEwr(fileOf("EWR201412E_Matrix.csv", text), context), "01011101")).toMatchObject({a95_110: 0});
  });

  it("lists a Planungsraum that is not delivered", () => {
    const text = textOf("EWR202012E_Matrix.csv").replace(/202012;10010102.*\r\n/, "");
    expect(parseEwr(fileOf("EWR202012E_Matrix.csv", text), context).hinweise).toEqual([
      "Nicht in der Lieferung enthalten: 10010102."
    ]);
  });
});

describe("ewrPlan", () => {
  it("picks the matrices E and no other series, oldest first", () => {
    const paths = [
      "ewr/EWR_L21_202512E_Matrix.csv",
      "ewr/EWR200112E_Matrix.csv",
      "ewr/EWR201806E_Matrix.csv",
      "ewr/EWRMIGRA201712H_Matrix.csv",
      "ewr/EWRMIGRA202012E_Matrix_bez10_excerpt.csv",
      "ewr/WHNDAUER2020_Matrix_bez10_excerpt.csv",
      "ewr/EWR202012A_Matrix.csv"
    ];
    expect(ewrPlan.deliveries(paths).map(({release}) => release)).toEqual(["2001-12", "2018-06", "2025-12"]);
  });

  it("writes a release that the contract reads back", async () => {
    const [delivery] = ewrPlan.deliveries(["EWR202012E_Matrix.csv"]);
    const [csv, meta] = (await delivery?.read([fileOf("EWR202012E_Matrix.csv")], context)) ?? [];
    const {release, meta: m} = parseRelease(csv?.text ?? "", meta?.text ?? "", csv?.path ?? "");
    expect(release).toEqual(parseEwr(fileOf("EWR202012E_Matrix.csv"), context));
    expect(m).toMatchObject({herausgeber: "Amt für Statistik Berlin-Brandenburg", lizenz: "cc-by-3.0-de", zeilen: 5});
  });
});

describe("parseEwr refuses", () => {
  const messageOf = (name: string, text: string, gebiete = context.gebiete): string => {
    try {
      parseEwr(fileOf(name, text), {gebiete});
    } catch (error) {
      if (error instanceof InputError) return error.message;
      throw error;
    }
    throw new Error("nothing was refused");
  };
  const plain = "EWR202012E_Matrix.csv";
  const quoted = "EWR201212E_Matrix.csv";
  const l21 = "EWR_L21_202512E_Matrix.csv";

  it.each([
    [
      "men and women that do not add up",
      plain,
      ";5709;2811;2898;",
      ";5709;2812;2898;",
      ["Zeile 4", "Spalte E_E", "„5709“", "Summe aus E_EM und E_EW (5710)"]
    ],
    [
      "bands that do not add up",
      plain,
      ";2811;2898;52;",
      ";2811;2898;53;",
      ["Zeile 4", "Spalte E_E", "32 Altersgruppen (5710)"]
    ],
    [
      "groups that do not add up",
      plain,
      /(\n202012;10010101.*);\d+\r/,
      "$1;99\r",
      ["Zeile 4", "Spalte E_E80U110", "„99“", "80 bis unter 110"]
    ],
    [
      "a negative count",
      plain,
      ";2811;2898;52;",
      ";2811;2898;-52;",
      ["Zeile 4", "Spalte E_E00_01", "„-52“", "negativ"]
    ],
    ["a fraction", quoted, "1493,00", "1493,50", ["Zeile 2", "Spalte E_EM", "„1493,50“", "keine ganze Zahl"]],
    ["a decimal point", plain, ";5709;", ";5709.0;", ["Zeile 4", "„5709.0“", "keine ganze Zahl"]],
    ["a count of 1 or 2", plain, ";2811;2898;52;", ";2811;2898;2;", ["Zeile 4", "Spalte E_E00_01", "„2“", "SAFE"]],
    ["NA in part of a row", l21, ";5826;", ";NA;", ["Zeile 4", "Spalte E_E", "„NA“", "nur in einem Teil"]],
    [
      "an unknown area",
      plain,
      "202012;10010101;10;01;01;01",
      "202012;10010199;10;01;01;99",
      ["Zeile 4", "Spalte RAUMID", "„10010199“", "LOR-Stands 2019"]
    ],
    [
      "parts that contradict the key",
      plain,
      "10010101;10;01;01;01",
      "10010101;10;01;02;01",
      ["Zeile 4", "Spalte BZR", "„02“", "erwartet 01"]
    ],
    [
      "something that is no key",
      plain,
      ";10010101;",
      ";100101;",
      ["Zeile 4", "Spalte RAUMID", "„100101“", "8 Ziffern"]
    ],
    [
      "a key that comes twice",
      plain,
      "202012;10010102;10;01;01;02",
      "202012;10010101;10;01;01;01",
      ["Zeile 5", "„10010101“", "doppelt vor (schon in Zeile 4)"]
    ],
    [
      "the month of another row",
      plain,
      "202012;10010101",
      "201912;10010101",
      ["Zeile 4", "Spalte ZEIT", "„201912“", "übrigen Zeilen (202012)"]
    ],
    [
      "a file of another year under this name",
      plain,
      /\n202012;/g,
      "\n201912;",
      ["Zeile 2", "Spalte ZEIT", "„201912“", "anderen Stichtag", "umbenannt"]
    ],
    ["stray sums of another shape", plain, /$/, `${";".repeat(48)}5;508634;139485\r\n`, ["Zeile 7", "Spalte ZEIT"]],
    ["a header of another series", plain, "E_E;E_EM", "MH_E;E_EM", ["Zeile 1", "Spalte 8", "„MH_E“", "„E_E“ erwartet"]],
    ["commas as separator", plain, /;/g, ",", ["Zeile 1", "mit Komma statt mit Semikolon"]],
    [
      "a file that breaks off inside a row",
      plain,
      /;\d+;\d+\r\n$/,
      "",
      ["Zeile 6", "49 statt 51 Felder", "bricht in der letzten Zeile ab"]
    ],
    ["a file damaged by a spreadsheet", plain, /\r\n/g, "\r", ["Zeile 1", "durch ein Tabellenprogramm beschädigt"]],
    ["a web page", plain, /^/, "<!doctype html><html>", ["Webseite"]]
  ])("%s", (_, name, from, to, parts) => {
    const message = messageOf(name, textOf(name).replace(from, to));
    for (const part of [name, ...parts]) expect(message).toContain(part);
  });

  it("a matrix of the other edition", () => {
    const name = "EWR_L21_202012E_Matrix.csv";
    const message = messageOf(name, textOf(plain));
    for (const part of [`${name}, Zeile 2, Spalte RAUMID`, "„01011101“", "LOR-Stands 2021"])
      expect(message).toContain(part);
  });

  it("a file that lacks many areas", () => {
    const more = Array.from({length: 12}, (_, i) => `100101${20 + i}`);
    const message = messageOf(plain, textOf(plain), registerOf("2019", [...old, ...more]));
    for (const part of [plain, "10010120", "unvollständig (12 Gebiete", "abgeschnitten"])
      expect(message).toContain(part);
  });

  it("to read without the register of areas", () => {
    const message = messageOf(plain, textOf(plain), registerOf("2021", ["10100101"]));
    for (const part of ["official/lor/2019.csv", "zuerst die Quelle lor"]) expect(message).toContain(part);
  });
});
