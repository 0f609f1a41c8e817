import {mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {basename, dirname, join} from "node:path";
import {gzipSync} from "node:zlib";
import {strToU8, zipSync} from "fflate";
import {afterEach, beforeAll, beforeEach, describe, expect, inject, it} from "vitest";
import {LueckenGruppe} from "../loaders/marts/leistungenShapes.js";
import type {TabellenDatei} from "../loaders/marts/offenShapes.js";
import type {Feld} from "../loaders/marts/offenSpalten.js";
import {freigabePfad} from "../loaders/warehouse/open.js";
import {listFiles} from "../tools/addresses.js";
import {leseGeheim, pruefeFreigabe, pruefeGeheimhaltung} from "../tools/check-geheim.js";
import type {Geheim, Geheimzelle} from "../tools/geheimnis.js";
import {parquetOf} from "../tools/parquet.js";

let geheim: Geheim;
/** A withheld count of a centre's topics, offers or services, which a page would show beside its neighbours. */
let zelle: Geheimzelle;
let titel = "";
let zentrum = "";

beforeAll(async () => {
  geheim = await leseGeheim(inject("warehouse"));
  zelle = geheim.zellen.find(({tabelle, wert}) => tabelle === "vermittlung" && (wert ?? 0) > 1)!;
  titel = geheim.titel.get("fachdienst")!.get(zelle.merkmal!)!;
  zentrum = geheim.titel.get("zentrum")!.get(zelle.zentrum_id!)!;
});

describe("what is shipped", () => {
  it("has none of the withheld numbers, nor one that tells them, in any file", async () => {
    expect(geheim.zellen.length).toBeGreaterThan(0);
    expect(await pruefeGeheimhaltung(inject("dist"), geheim)).toEqual([]);
  }, 120_000);

  it("is built from a database that has none", async () => {
    expect(await pruefeFreigabe(freigabePfad(inject("warehouse")), geheim)).toEqual([]);
  });
});

describe("the reader of our own data files", () => {
  let dir = "";
  beforeEach(() => void (dir = mkdtempSync(join(tmpdir(), "geheim-"))));
  afterEach(() => rmSync(dir, {recursive: true, force: true}));

  it("knows which cell every withheld number on the pages is", async () => {
    const dateien = listFiles(inject("dist")).filter((file) =>
      /listen\/(zentrum-.*|zielgruppen\..*)\.json$/.test(file)
    );
    let zeichen = 0;
    for (const file of dateien) {
      const text = readFileSync(join(inject("dist"), file), "utf8");
      zeichen += text.split('"geschuetzt"').length - 1;
      // A number that no cell has, so that only its place tells which one it stands for.
      writeFileSync(join(dir, basename(file)), text.replaceAll('"geschuetzt"', "98765432"));
    }
    expect(zeichen).toBeGreaterThan(0);
    const gefunden = await pruefeGeheimhaltung(dir, geheim);
    expect(gefunden.filter(({message}) => message.includes("a number where it is withheld"))).toHaveLength(zeichen);
  });

  it("knows every withheld row of supply", async () => {
    const dateien = listFiles(inject("dist")).filter((file) => /\/luecken-.*\.json$/.test(file));
    let zeichen = 0;
    for (const file of dateien) {
      const daten = LueckenGruppe.parse(JSON.parse(readFileSync(join(inject("dist"), file), "utf8")));
      for (const {ebenen} of daten.jahre)
        for (const {reihen} of ebenen)
          for (const reihe of reihen)
            reihe.status.forEach((status, i) => {
              if (status !== "geschuetzt") return;
              zeichen += 1;
              reihe.wert[i] = 98765432;
            });
      writeFileSync(join(dir, basename(file)), JSON.stringify(daten));
    }
    const gefunden = await pruefeGeheimhaltung(dir, geheim);
    expect(gefunden).toHaveLength(zeichen);
  });
});

describe("one withheld number put into a real file", () => {
  let dir = "";
  beforeEach(() => void (dir = mkdtempSync(join(tmpdir(), "geheim-"))));
  afterEach(() => rmSync(dir, {recursive: true, force: true}));

  const fileOf = (test: RegExp): string => listFiles(inject("dist")).find((file) => test.test(file))!;
  const lies = (file: string): string => readFileSync(join(inject("dist"), file), "utf8");
  /** The table of released figures with the number of the withheld one in its row. */
  const mitWert = (csv: string): string =>
    csv.replace(
      new RegExp(`^(${zelle.zelle},.*),,geschuetzt,`, "m"),
      (_, davor: string) => `${davor},${zelle.wert},geschuetzt,`
    );
  const alsParquet = async (csv: string): Promise<Uint8Array> => {
    const felder = csv
      .split("\n", 1)[0]!
      .split(",")
      .map((name): Feld => ({name, type: "string", title: name, description: name}));
    return (await parquetOf([{name: "x", csv, felder, angaben: {titel: "x"}}])).get("x")!;
  };
  const csvZeile = (): string => `${zentrum},${zelle.jahr},${titel},${zelle.wert}`;

  it.each<[string, RegExp, (text: string) => string | Uint8Array | Promise<Uint8Array>]>([
    [
      "the centre's data",
      /listen\/zentrum-beispiel/,
      (text) => {
        const json = JSON.parse(text) as {jahre: {jahr: number; vermittlungen: {id: string; anzahl: unknown}[]}[]};
        const jahr = json.jahre.find(({jahr}) => jahr === zelle.jahr)!;
        jahr.vermittlungen = [{id: zelle.merkmal!, anzahl: zelle.wert}];
        return JSON.stringify(json);
      }
    ],
    [
      "the centre's page",
      /zentren\/beispiel.*\.html$/,
      (text) => text.replace("</main>", `<p>${zelle.jahr}: ${titel} ${zelle.wert}</p></main>`)
    ],
    [
      "an attribute of its page",
      /zentren\/beispiel.*\.html$/,
      (text) =>
        text.replace(
          "</main>",
          `<i data-jahr="${zelle.jahr}" data-dienst="${zelle.merkmal}" data-n="${zelle.wert}"></i></main>`
        )
    ],
    [
      "a script",
      /_import\/.*\.js$/,
      (text) =>
        `${text}\nexport const probe = ${JSON.stringify({[zelle.zentrum_id!]: {[zelle.jahr]: {[zelle.merkmal!]: zelle.wert}}})};\n`
    ],
    [
      "the offers' data",
      /daten\/zentren\/.*\.json$/,
      (text) =>
        JSON.stringify({
          ...(JSON.parse(text) as object),
          probe: {zentrum, jahr: zelle.jahr, dienst: titel, n: zelle.wert}
        })
    ],
    [
      "the open data",
      /daten\/v1\/einrichtungen\.csv$/,
      (text) => `${text}${csvZeile()}${",".repeat(text.split("\n", 1)[0]!.split(",").length - 4)}\n`
    ],
    [
      "a drawing",
      /\.svg$/,
      (text) =>
        text.replace("</svg>", `<title>${zentrum} ${zelle.jahr}</title><desc>${titel}: ${zelle.wert}</desc></svg>`)
    ],
    [
      "a zip",
      /daten\/v1\/einrichtungen\.csv$/,
      () => zipSync({"probe.csv": strToU8(`Zentrum,Jahr,Dienst,Zahl\n${csvZeile()}\n`)})
    ],
    [
      "the interface's table of the centres' figures",
      /daten\/v1\/\w+_leistungen\.json$/,
      (text) => {
        const json = JSON.parse(text) as TabellenDatei;
        const reihe = json.zeilen.find(([id]) => id === zelle.zelle)!;
        reihe[json.felder.findIndex(({name}) => name === "wert")] = zelle.wert;
        return JSON.stringify(json);
      }
    ],
    ["the same as Parquet", /daten\/v1\/\w+_leistungen\.csv$/, (text) => alsParquet(mitWert(text))],
    [
      "the same as Parquet in the archive",
      /daten\/v1\/\w+_leistungen\.csv$/,
      async (text) => zipSync({"bedarfsatlas/leistungen.parquet": await alsParquet(mitWert(text))})
    ],
    [
      "the same as CSV in the archive",
      /daten\/v1\/\w+_leistungen\.csv$/,
      (text) => zipSync({"bedarfsatlas/leistungen.csv": strToU8(mitWert(text))})
    ],
    ["something packed", /daten\/v1\/einrichtungen\.csv$/, () => gzipSync(`Zentrum,Jahr,Dienst,Zahl\n${csvZeile()}\n`)]
  ])("is found in %s", async (_, test, aendere) => {
    const eigen = fileOf(new RegExp(test.source.replace("beispiel", zelle.zentrum_id!)));
    const ziel = join(dir, eigen);
    mkdirSync(dirname(ziel), {recursive: true});
    writeFileSync(ziel, lies(eigen));
    expect(await pruefeGeheimhaltung(dir, geheim), "the file as it is").toEqual([]);
    writeFileSync(ziel, await aendere(lies(eigen)));
    const gefunden = await pruefeGeheimhaltung(dir, geheim);
    expect(gefunden.map(({file}) => file)).toContain(eigen);
    expect(gefunden.map(({message}) => message).join("\n")).toContain(zelle.zelle);
  });
});
