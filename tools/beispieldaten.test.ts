import {mkdtempSync, readFileSync, readdirSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {beforeAll, describe, expect, it} from "vitest";
import {readGebiete, readRegister} from "../loaders/leistungen/register.js";
import {planungsraumFinder, readZentrenregister} from "../loaders/leistungen/zentren.js";
import {decodeText, parseCsv} from "../loaders/contract/csv.js";
import {leseDatei} from "../src/lib/leistungen/lesen.js";
import {pruefe} from "../src/lib/leistungen/pruefen.js";
import type {Pruefkontext} from "../src/lib/leistungen/pruefen.js";
import type {Pruefergebnis, Rohblatt} from "../src/lib/leistungen/typen.js";
import {beispieljahre, writeBeispieldaten, zentrumMitFehlern} from "./beispieldaten.js";
import {beispielzentren} from "./beispielzentren.js";

const ordner = "data/beispiel";
const filesBelow = (dir: string): string[] =>
  readdirSync(dir, {recursive: true, withFileTypes: true})
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(dir.length + 1))
    .sort();

const metersBetween = (a: {lat: number; lon: number}, b: {lat: number; lon: number}): number =>
  Math.hypot((a.lat - b.lat) * 111_260, (a.lon - b.lon) * 67_800);

const gebiete = readGebiete("data");
const planungsraumOf = planungsraumFinder(readFileSync("data/geometry/lor-2021.json", "utf8"));
const echte = readZentrenregister("data/zentren/zentren.csv", gebiete, false);
const erfundene = readZentrenregister(join(ordner, "zentren.csv"), gebiete, true);

/** Points of OpenStreetMap that are meeting places. */
function readTreffs(): {lat: number; lon: number}[] {
  const path = "data/official/osm/2026-03-stadtteilzentrum-treff.csv";
  const text = decodeText(readFileSync(path), path);
  const {rows} = parseCsv(text, path, {delimiter: ",", headers: [text.slice(0, text.indexOf("\n")).split(",")]});
  return rows.map((row) => ({lat: Number(row.get("lat")), lon: Number(row.get("lon"))}));
}

async function readBlaetter(pfade: readonly string[]): Promise<Rohblatt[]> {
  const gelesen = await Promise.all(pfade.map((pfad) => leseDatei(pfad, readFileSync(join(ordner, pfad)))));
  return gelesen.flat();
}

describe("the register of the real centres", () => {
  it("has the twelve known centres, three of them with coordinates", () => {
    expect(echte).toHaveLength(12);
    expect(echte.filter(({lat}) => lat !== null).map(({zentrum_id}) => zentrum_id)).toEqual([
      "hellersdorf-ost",
      "awo-mahlsdorf-sued",
      "suedspitze"
    ]);
  });

  it("has a centre for each of the nine Bezirksregionen, two in Hellersdorf-Nord and Mahlsdorf", () => {
    const regionen = echte.flatMap(({bezirksregionen}) => bezirksregionen);
    expect(new Set(regionen).size).toBe(9);
    for (const zwei of ["102004", "104009"]) expect(regionen.filter((id) => id === zwei)).toHaveLength(2);
  });

  it("names what is doubtful wherever an entry is to be confirmed", () => {
    const offen = echte.filter(({angabe}) => angabe === "zu_bestaetigen");
    expect(offen.map(({zentrum_id}) => zentrum_id)).toEqual([
      "kieztreff-west",
      "kaulsdorf",
      "awo-hellersdorf-nord",
      "mosaik",
      "suedspitze"
    ]);
    for (const {anmerkung} of offen) expect(anmerkung).toMatch(/zu bestätigen/);
  });

  it("leaves empty what nobody documents", () => {
    for (const zentrum of echte) {
      expect(zentrum.oeffnungszeiten).toBeNull();
      expect(zentrum.barrierefrei).toBeNull();
      expect(zentrum.offen_seit).toBeNull();
    }
  });
});

it.each([...echte, ...erfundene].filter(({lat}) => lat !== null))(
  "$name lies in its Bezirksregion",
  ({lat, lon, bezirksregionen}) => {
    expect(bezirksregionen).toContain(planungsraumOf(lat!, lon!)?.slice(0, 6));
  }
);

describe("the invented centres", () => {
  it("stand at least 200 metres from every real centre and meeting place with a known position", () => {
    const orte = [...echte.flatMap(({lat, lon}) => (lat === null ? [] : [{lat, lon: lon!}])), ...readTreffs()];
    for (const zentrum of beispielzentren)
      for (const ort of orte) expect(metersBetween(zentrum, ort)).toBeGreaterThan(200);
  });

  it("say that they are invented, and bear no name of a real house or operator", () => {
    const wirklich = new Set(echte.flatMap(({name, traeger, strasse}) => [name, traeger, strasse]));
    for (const {name, traeger, strasse, quelle, anmerkung} of erfundene) {
      expect([name, traeger, strasse].every((text) => text.startsWith("Beispiel") && !wirklich.has(text))).toBe(true);
      expect(`${quelle} ${anmerkung}`).toContain("Beispieldaten");
    }
  });

  it("cover the nine Bezirksregionen, two of them with two centres", () => {
    const regionen = erfundene.flatMap(({bezirksregionen}) => bezirksregionen);
    expect([regionen.length, new Set(regionen).size]).toEqual([11, 9]);
  });
});

it("writes data/beispiel again, byte for byte", () => {
  const ziel = mkdtempSync(join(tmpdir(), "beispiel-"));
  try {
    writeBeispieldaten("data", ziel);
    // The comments were written by hand.
    const geschrieben = filesBelow(ordner).filter((name) => name !== "README.md" && !/^kommentare\b/.test(name));
    expect(filesBelow(ziel)).toEqual(geschrieben);
    for (const name of filesBelow(ziel))
      expect(readFileSync(join(ziel, name)).equals(readFileSync(join(ordner, name))), name).toBe(true);
  } finally {
    rmSync(ziel, {recursive: true});
  }
});

describe("the check", () => {
  const ergebnisse = new Map<string, Pruefergebnis>();
  let kontext: Pruefkontext;
  const ergebnisOf = (id: string, jahr: number): Pruefergebnis => ergebnisse.get(`${jahr}/${id}`)!;

  beforeAll(async () => {
    const {register, regeln} = readRegister("data");
    kontext = {register, regeln, heute: "2026-02-15"};
    for (const {zentrum_id} of beispielzentren) {
      let vorjahr: Pruefergebnis | undefined;
      for (const jahr of beispieljahre) {
        const pfad = `leistungsdokumentation/${jahr}/${zentrum_id}/`;
        const pfade = filesBelow(ordner).filter((name) => name.startsWith(pfad));
        if (pfade.length === 0) continue;
        const ergebnis = pruefe(await readBlaetter(pfade), {
          ...kontext,
          erlaubt: zentrum_id,
          ...(vorjahr && {vorjahr: vorjahr.saetze})
        });
        ergebnisse.set(`${jahr}/${zentrum_id}`, ergebnis);
        vorjahr = ergebnis;
      }
    }
  });

  it("finds no error in any delivery", () => {
    expect(ergebnisse.size).toBe(32);
    for (const [name, {meldungen, fehler}] of ergebnisse)
      expect(fehler, `${name}: ${JSON.stringify(meldungen.find((m) => m.schwere === "fehler"))}`).toBe(0);
  });

  it("warns of the centre with mistakes and of no other", () => {
    for (const [name, {meldungen, warnungen}] of ergebnisse)
      if (name !== `2025/${zentrumMitFehlern}`) expect(warnungen, `${name}: ${JSON.stringify(meldungen[0])}`).toBe(0);
    const {meldungen} = ergebnisOf(zentrumMitFehlern, 2025);
    expect(new Set(meldungen.map(({regel}) => regel))).toEqual(
      new Set(["teilnahmen_unter_personen", "stunden_auffaellig", "sprung"])
    );
  });

  it("refuses every typical mistake of the faulty file by its rule", async () => {
    const ergebnis = pruefe(await readBlaetter(["mit-fehlern/leistungen-mit-fehlern.csv"]), kontext);
    const gefunden = new Set(ergebnis.meldungen.filter((m) => m.schwere === "fehler").map(({regel}) => regel));
    expect(ergebnis.fehler).toBeGreaterThanOrEqual(15);
    for (const regel of [
      "personendaten",
      "pflicht",
      "zahl",
      "negativ",
      "zeitraum",
      "zeitraum_gemischt",
      "teil_groesser",
      "geschlecht_summe",
      "liste",
      "angebot_unbekannt",
      "doppelt",
      "formel",
      "meldestand_fehlt"
    ])
      expect([...gefunden]).toContain(regel);
  });

  it("finds the row without a figure once the column about people is gone", async () => {
    const name = "mit-fehlern/leistungen-mit-fehlern.csv";
    const text = readFileSync(join(ordner, name), "utf8").replace(/;[^;\n]*$/gm, "");
    const {meldungen} = pruefe(await leseDatei(name, new TextEncoder().encode(text)), kontext);
    const regeln = meldungen.map(({regel, zeile}) => `${regel} ${zeile ?? ""}`);
    expect(regeln).toContain("mindestens_eine 12");
    expect(regeln.join()).not.toContain("personendaten");
  });

  it("leaves months that were not reported without rows, and those before a centre opened without a declaration", () => {
    const meldestandOf = (id: string, jahr: number): [string, string][] =>
      (ergebnisOf(id, jahr).saetze.meldestand ?? []).map(({werte}) => [
        String(werte["zeitraum"]),
        String(werte["gemeldet"])
      ]);
    const sued = meldestandOf("beispiel-marzahn-sued", 2024);
    expect(sued.filter(([, gemeldet]) => gemeldet === "nein").map(([monat]) => monat)).toEqual(
      [7, 8, 9, 10, 11, 12].map((monat) => `2024-${String(monat).padStart(2, "0")}`)
    );
    const zeilen = ergebnisOf("beispiel-marzahn-sued", 2024).saetze.leistungen ?? [];
    expect(zeilen.some(({werte}) => String(werte["zeitraum"]) > "2024-06")).toBe(false);
    expect(meldestandOf("beispiel-hellersdorf-nord-ost", 2024)[0]).toEqual(["2024-04", "ja"]);
  });
});

describe("the uneven supply", () => {
  const zeilen = (jahr: number, id: string, tabelle: string): string[][] =>
    readFileSync(join(ordner, `leistungsdokumentation/${jahr}/${id}/${tabelle}.csv`), "utf8")
      .trim()
      .split("\n")
      .slice(1)
      .map((line) => line.split(";"));

  it("has no offer that names young people in Biesdorf, and several in Hellersdorf-Nord", () => {
    const fuerJugend = (id: string): number =>
      zeilen(2025, id, "angebote").filter((cells) => cells.some((cell) => cell.includes("jugendliche"))).length;
    expect(fuerJugend("beispiel-biesdorf")).toBe(0);
    expect(fuerJugend("beispiel-hellersdorf-nord-west") + fuerJugend("beispiel-hellersdorf-nord-ost")).toBeGreaterThan(
      3
    );
  });

  it("has small counts of consultations as real records do, but not only those", () => {
    const kontakte = beispielzentren.flatMap(({zentrum_id}) =>
      zeilen(2025, zentrum_id, "beratungen").map((cells) => Number(cells[4]))
    );
    expect(kontakte.some((n) => n < 3)).toBe(true);
    expect(kontakte.filter((n) => n >= 10).length).toBeGreaterThan(100);
  });
});
