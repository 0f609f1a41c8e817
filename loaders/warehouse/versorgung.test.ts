import {mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {DuckDBInstance} from "@duckdb/node-api";
import type {DuckDBConnection} from "@duckdb/node-api";
import fc from "fast-check";
import proj4 from "proj4";
import {afterAll, beforeAll, beforeEach, describe, expect, it} from "vitest";
import type {Catalogue} from "../contract/catalogue.js";
import {computeBedarfsindex} from "./bedarfsindex.js";
import type {Veroeffentlicht} from "./protect/abgeleitet.js";
import {zelleAngebot, zelleBeratung, zelleZentrum} from "./protect/zellen.js";
import {quote, quoteAll} from "./query.js";
import {computeVersorgung} from "./versorgung.js";

/** Squares of one kilometre in a row, from west to east: a neighbouring Bezirk, then two Bezirksregionen of the Bezirk. */
const gebiete = ["11100101", "10100101", "10100102", "10200203", "10200204"];
const westen = 399_000;
const einwohner: Record<string, number> = {
  "11100101": 500,
  "10100101": 1000,
  "10100102": 2000,
  "10200203": 1000,
  "10200204": 1000
};
const kinder: Record<string, number> = {
  "11100101": 50,
  "10100101": 100,
  "10100102": 400,
  "10200203": 0,
  "10200204": 100
};

const gruppe = (id: string, indikatoren: string[] | null, langsam = false): object => ({
  ...{id, personen: indikatoren && {indikatoren, gezaehlt_als: null, hinweis: null}, langsam}
});
const catalogue = {
  indicators: [{id: "armut", problemfeld: "armut", einheit: "Prozent", berechnung: {art: "uebernahme"}}],
  zielgruppen: [
    gruppe("alle", ["einwohner"]),
    gruppe("kinder", ["kleine", "grosse"]),
    gruppe("aeltere", ["aeltere"], true),
    gruppe("gefluechtete", null)
  ],
  methode: {unbewohnt: []},
  bedarfsindex: {
    felder: [{problemfeld: "armut", gewicht: 1}],
    indikatoren: [{indikator: "armut", vorgabe: true, bedarf_bei: "hoch"}],
    ...{laeufe: 100, startzahl: 1, gewicht_schwankung: 0.25, oberster_anteil: 0.2},
    ...{mindestanteil: 0.66, ausreisser_hoechstens: 5, doppelt_ab: 0.8, sobol_zeilen: 128},
    ...{normalisierung: "z", mittel: "arithmetic", rangspanne: 0.9, freie_gewichtungen: 500}
  },
  leistungen: {
    erreichbarkeit: {
      ...{minuten: [10, 20, 30], gewichte: [1, 0.68, 0.22], gewichte_steil: [1, 0.42, 0.09]},
      ...{umweg: 1.3, tempo: 4, tempo_langsam: 2.7, raster: 200}
    },
    luecke: {lambda: [0, 0.5, 1], vorgabe: 0.5, deckung_unter: 0.8, anteil_laeufe: 0.9, laeufe: 100, startzahl: 7}
  }
} as unknown as Catalogue;

const utm33 = "+proj=utm +zone=33 +ellps=GRS80 +units=m +no_defs";
/** Degrees of a place so many metres east of the border between the Bezirke, in the middle of the row. */
const ortOf = (metres: number): [lon: number, lat: number] => {
  const [lon, lat] = proj4(utm33, "+proj=longlat +ellps=GRS80 +no_defs", [westen + 1000 + metres, 5_820_500]);
  return [lon!, lat!];
};

let dataDir: string;
let connection: DuckDBConnection;
const query = async <T = Record<string, unknown>>(sql: string): Promise<T[]> =>
  (await connection.runAndReadAll(sql)).getRowObjectsJS() as T[];

beforeAll(() => {
  dataDir = mkdtempSync(join(tmpdir(), "versorgung-"));
  mkdirSync(join(dataDir, "geometry"));
  const collection = (ids: string[]): object => ({
    type: "Topology",
    arcs: ids.map((id) => {
      const x = westen + 1000 * gebiete.indexOf(id);
      const [y0, y1] = [5_820_000, 5_821_000];
      return [
        [x, y0],
        [x + 1000, y0],
        [x + 1000, y1],
        [x, y1],
        [x, y0]
      ];
    }),
    objects: {
      plr: {
        type: "GeometryCollection",
        geometries: ids.map((gebiet_id, arc) => ({
          type: "Polygon",
          arcs: [[arc]],
          properties: {gebiet_id, name: gebiet_id, label: [westen + 1000 * gebiete.indexOf(gebiet_id) + 500, 5_820_500]}
        }))
      }
    }
  });
  const write = (name: string, ids: string[]): void =>
    writeFileSync(join(dataDir, "geometry", name), JSON.stringify(collection(ids)));
  write("lor-2021.json", gebiete.slice(1));
  write("umgebung-2021.json", gebiete.slice(0, 1));
});
afterAll(() => rmSync(dataDir, {recursive: true}));

async function zaehle(
  indikator: string,
  zeitraum: string,
  zahlen: Record<string, number>,
  wert = false
): Promise<void> {
  for (const [id, zahl] of Object.entries(zahlen))
    await connection.run(`INSERT INTO beobachtungen BY NAME SELECT '${indikator}' AS indikator_id, '2021' AS lor_stand,
      '${id}' AS gebiet_id, '${zeitraum}' AS zeitraum, 'insgesamt' AS geschlecht, 'insgesamt' AS altersgruppe,
      ${zahl} AS ${wert ? "wert" : "zaehler"}, ${wert ? "NULL" : zahl} AS ${wert ? "zaehler" : "wert"}, 'wert' AS status, 'x' AS quelle, 'x' AS release,
      false AS umgerechnet, false AS bruch, '' AS anmerkung`);
}

const text = (value: string | null): string => (value === null ? "NULL" : quote(value));

/** A centre so many metres east of the border (null: without coordinates) that reports *monate* of twelve months of 2025. */
async function zentrum(
  id: string,
  metres: number | null,
  {einsatzgebiet = [] as string[], bezirksregionen = [] as string[], monate = 12} = {}
): Promise<void> {
  const [lon, lat] = metres === null ? ["NULL", "NULL"] : ortOf(metres);
  const plr = metres === null ? null : (gebiete[1 + Math.floor(metres / 1000)] ?? null);
  await connection.run(`INSERT INTO zentren VALUES ('${id}', true, 'Beispielzentrum ${id}', '', '', '', ${lat}, ${lon},
    ${text(plr?.startsWith("10") ? plr : null)}, ${quoteAll(bezirksregionen)}::VARCHAR[], ${quoteAll(einsatzgebiet)}::VARCHAR[], NULL, NULL, NULL, NULL, 'gemeldet', '', '2026-01-31', '')`);
  for (let m = 1; m <= 12; m++)
    await connection.run(
      `INSERT INTO meldestand VALUES ('${id}', '2025-${String(m).padStart(2, "0")}', ${m <= monate}, NULL, NULL)`
    );
}

/** An offer of a centre with what was recorded in 2025; no record at all if *zahlen* is null. */
async function angebot(
  zentrum_id: string,
  id: string,
  zielgruppen: string[],
  zahlen: {stunden?: number | null; termine?: number | null; teilnahmen?: number | null} | null,
  {plaetze = null as number | null, einsatzgebiet = null as string[] | null} = {}
): Promise<void> {
  await connection.run(`INSERT INTO angebote VALUES ('${zentrum_id}', '${id}', '${id}', 'x', ${quoteAll(zielgruppen)}, 'kurs', ${plaetze},
    NULL, NULL, NULL, ${einsatzgebiet ? quoteAll(einsatzgebiet) : "NULL"}, '2024-01-01', NULL)`);
  if (!zahlen) return;
  const {stunden = null, termine = null, teilnahmen = null} = zahlen;
  await connection.run(`INSERT INTO leistungen BY NAME SELECT '${zentrum_id}' AS zentrum_id, '${id}' AS angebot_id, '2025' AS zeitraum,
    ${termine} AS termine, ${stunden} AS stunden, ${teilnahmen} AS teilnahmen`);
}

beforeEach(async () => {
  connection = await (await DuckDBInstance.create(":memory:")).connect();
  await connection.run(readFileSync("loaders/warehouse/tables.sql", "utf8"));
  for (const id of gebiete)
    await connection.run(`INSERT INTO gebiete VALUES ('2021', '${id}', 'plr', '${id}', left('${id}', 6), 100)`);
  await zaehle("einwohner", "2020-12-31", einwohner);
  await zaehle("einwohner", "2025-12-31", einwohner);
  await zaehle("einwohner", "2026-06-30", Object.fromEntries(gebiete.map((id) => [id, 9])));
  // Children are the sum of two indicators; the newer date of one of them stands alone and does not count.
  await zaehle("kleine", "2024-12-31", Object.fromEntries(gebiete.map((id) => [id, kinder[id]! / 2])));
  await zaehle("grosse", "2024-12-31", Object.fromEntries(gebiete.map((id) => [id, kinder[id]! / 2])));
  await zaehle("kleine", "2025-12-31", Object.fromEntries(gebiete.map((id) => [id, 7])));
  await zaehle("aeltere", "2025-12-31", {"10100101": 300, "10100102": 300});
  await zaehle(
    "armut",
    "2020-12-31",
    {"11100101": 10, "10100101": 30, "10100102": 20, "10200203": 10, "10200204": 30},
    true
  );
  await computeBedarfsindex(connection, catalogue);
});

interface Zeile {
  wert: number | null;
  status: string;
  teilwert: number | null;
  zentren: number;
  gemeldet: number;
  ohne_angabe: number;
  personen: number | null;
  je_1000: number | null;
}
const rechne = async (report?: (line: string) => void, zellen?: Veroeffentlicht): Promise<void> => {
  for (const table of ["", "_geschuetzt", "sluecken", "svergleich", "_hoover"])
    await connection.run(`DELETE FROM versorgung${table}`);
  await computeVersorgung(connection, catalogue, dataDir, report, zellen);
};
const zeile = async (gebiet: string, logik: string, messgroesse: string, zielgruppe = "alle"): Promise<Zeile> => {
  const [row, another] = await query<Zeile>(`SELECT * FROM versorgung WHERE jahr = 2025 AND gebiet_id = '${gebiet}'
    AND logik = '${logik}' AND messgroesse = '${messgroesse}' AND zielgruppe = '${zielgruppe}'`);
  expect(another).toBeUndefined();
  return row!;
};
const logiken = ["standort", "einsatzgebiet", "einzugsgebiet"];

describe("without centres that should report", () => {
  it("nothing is computed, not even borders are asked for", async () => {
    await computeVersorgung(connection, catalogue, "/no/such/folder");
    expect(await query("FROM versorgung")).toEqual([]);
  });
});

describe("supply by three logics", () => {
  it("gives an area with twice the people and the same supply exactly half the rate", async () => {
    await zentrum("west", 500);
    await zentrum("ost", 1500);
    for (const id of ["west", "ost"]) await angebot(id, "kurs", ["alle"], {stunden: 120, termine: 60});
    await rechne();
    const [eins, zwei] = [
      await zeile("10100101", "standort", "stunden"),
      await zeile("10100102", "standort", "stunden")
    ];
    expect([eins.wert, eins.personen, eins.je_1000]).toEqual([120, 1000, 120]);
    expect([zwei.wert, zwei.personen, zwei.je_1000]).toEqual([120, 2000, 60]);
  });

  it("holds that for any supply and any people", async () => {
    await zentrum("west", 500);
    await zentrum("ost", 1500);
    for (const id of ["west", "ost"]) await angebot(id, "kurs", ["alle"], {stunden: 1, termine: 1});
    await fc.assert(
      fc.asyncProperty(fc.integer({min: 1, max: 5000}), fc.integer({min: 1, max: 9000}), async (stunden, menschen) => {
        await connection.run(`UPDATE leistungen SET stunden = ${stunden}`);
        await connection.run(`UPDATE beobachtungen SET zaehler = CASE gebiet_id WHEN '10100101' THEN ${menschen} ELSE ${2 * menschen} END
          WHERE indikator_id = 'einwohner'`);
        await rechne();
        const [eins, zwei] = [
          await zeile("10100101", "standort", "stunden"),
          await zeile("10100102", "standort", "stunden")
        ];
        expect(eins.je_1000).toBe(2 * zwei.je_1000!);
      }),
      {seed: 4, numRuns: 5}
    );
  });

  it("keeps the logics apart: one centre is three different pictures", async () => {
    await zentrum("west", 500, {einsatzgebiet: ["10200203", "10200204"]});
    await angebot("west", "kurs", ["alle"], {stunden: 100, termine: 50});
    await rechne();
    const stunden = async (logik: string): Promise<(number | null)[]> =>
      Promise.all(gebiete.slice(1).map(async (id) => (await zeile(id, logik, "stunden")).wert));
    expect(await stunden("standort")).toEqual([100, 0, 0, 0]);
    expect(await stunden("einsatzgebiet")).toEqual([0, 0, 50, 50]);
    const zuFuss = await stunden("einzugsgebiet");
    // 1,538 m at most as the crow flies: the eastern half of the third square is out of reach, the last one wholly.
    expect(zuFuss[0]).toBeGreaterThan(zuFuss[1]!);
    expect(zuFuss[2]).toBeLessThan(zuFuss[1]!);
    expect(zuFuss[3]).toBe(0);
    for (const messgroesse of ["angebote", "termine", "teilnahmen", "beratungen", "ehrenamt_stunden"])
      expect(await zeile("10100101", "einzugsgebiet", messgroesse)).toMatchObject({wert: null, status: "entfaellt"});
  });

  it("adds up to what was recorded, in Planungsräume, Bezirksregionen and the Bezirk", async () => {
    await zentrum("west", 500, {einsatzgebiet: ["10100101", "10100102"]});
    await zentrum("ost", 2500, {einsatzgebiet: ["10200203", "10200204"]});
    await angebot("west", "kurs", ["alle"], {stunden: 100, termine: 40, teilnahmen: 320}, {plaetze: 12});
    await angebot("west", "cafe", ["kinder"], {stunden: 37.5, termine: 20, teilnahmen: 90});
    await angebot(
      "ost",
      "fest",
      ["aeltere"],
      {stunden: 8, termine: 1, teilnahmen: 400},
      {einsatzgebiet: gebiete.slice(1)}
    );
    await connection.run(
      "INSERT INTO beratungen BY NAME SELECT 'west' AS zentrum_id, '2025' AS zeitraum, 'wohnen' AS thema, 12 AS kontakte"
    );
    await connection.run(
      "INSERT INTO ehrenamt BY NAME SELECT 'ost' AS zentrum_id, '2025' AS zeitraum, 5 AS ehrenamtliche, 60 AS stunden"
    );
    await rechne();
    // Place-hours of the café: 37.5 hours with 4.5 visits a date.
    const recorded = {
      ...{stunden: 145.5, platzstunden: 1200 + 37.5 * 4.5 + 8 * 400, termine: 61, teilnahmen: 810},
      ...{beratungen: 12, ehrenamt_stunden: 60}
    };
    for (const logik of ["standort", "einsatzgebiet"])
      for (const [messgroesse, summe] of Object.entries(recorded))
        for (const ebene of ["plr", "bzr", "bezirk"]) {
          const [row] = await query<{summe: number}>(`SELECT sum(wert) AS summe FROM versorgung
            WHERE ebene = '${ebene}' AND logik = '${logik}' AND messgroesse = '${messgroesse}' AND zielgruppe = 'alle'`);
          expect(row!.summe, `${ebene} ${logik} ${messgroesse}`).toBeCloseTo(summe, 8);
        }
    // An offer is one offer in each area it serves, and one in all of them together.
    expect(await zeile("10100101", "einsatzgebiet", "angebote")).toMatchObject({wert: 3});
    expect(await zeile("102002", "einsatzgebiet", "angebote")).toMatchObject({wert: 1});
    expect(await zeile("10", "einsatzgebiet", "angebote")).toMatchObject({wert: 3});
  });

  it("distributes over the Einsatzgebiet by people of the group; what is open to all counts by the group's share", async () => {
    await zentrum("west", 500, {einsatzgebiet: ["10100101", "10100102"]});
    await angebot("west", "cafe", ["alle"], {stunden: 300, termine: 30});
    await angebot("west", "spielen", ["kinder"], {stunden: 50, termine: 10});
    await angebot("west", "asyl", ["gefluechtete"], {stunden: 30, termine: 10});
    await rechne();
    // 500 children of 3,000 people: 50 of the 300 hours, and the 50 for children; 100 and 400 of the children live here.
    expect((await zeile("10100101", "einsatzgebiet", "stunden", "kinder")).wert).toBeCloseTo(20, 9);
    expect((await zeile("10100102", "einsatzgebiet", "stunden", "kinder")).wert).toBeCloseTo(80, 9);
    expect((await zeile("10100101", "standort", "stunden", "kinder")).wert).toBeCloseTo(100, 9);
    expect(await zeile("10100101", "standort", "angebote", "kinder")).toMatchObject({wert: 2});
    // Nobody counts refugees: only the offer that names them, by all people, without a rate and without a gap.
    const gefluechtete = await zeile("10100102", "einsatzgebiet", "stunden", "gefluechtete");
    expect(gefluechtete).toMatchObject({wert: 20, personen: null, je_1000: null});
    expect(await query("FROM versorgungsluecken WHERE zielgruppe = 'gefluechtete'")).toEqual([]);
    expect(await query("FROM versorgungsvergleich WHERE zielgruppe = 'gefluechtete'")).toEqual([]);
  });

  it("takes the people of the newest date up to the end of the year that has all parts and all areas", async () => {
    await zentrum("west", 500);
    await rechne();
    expect((await zeile("10100102", "standort", "stunden")).personen).toBe(2000);
    expect((await zeile("10100102", "standort", "stunden", "kinder")).personen).toBe(400);
    expect((await zeile("10100102", "standort", "stunden", "aeltere")).personen).toBeNull();
  });
});

describe("what is not there", () => {
  beforeEach(async () => {
    await zentrum("west", 500, {einsatzgebiet: ["10100101", "10100102"]});
    await zentrum("ost", 2500, {einsatzgebiet: ["10100102", "10200203"]});
    await angebot("west", "kurs", ["alle"], {stunden: 100, termine: 50, teilnahmen: 10});
    await angebot("ost", "cafe", ["alle"], {stunden: 60, termine: 30});
  });

  it("is three things: no offer, an offer without the figure, and a centre that has not reported", async () => {
    await rechne();
    const standort = (id: string, messgroesse: string): Promise<Zeile> => zeile(id, "standort", messgroesse);
    expect(await standort("10100102", "teilnahmen")).toMatchObject({wert: 0, status: "null_wert", zentren: 0});
    expect(await standort("10200203", "teilnahmen")).toMatchObject({wert: null, status: "fehlt", ohne_angabe: 1});
    expect(await zeile("10100102", "einsatzgebiet", "teilnahmen")).toMatchObject({status: "wert", ohne_angabe: 1});
    await connection.run("UPDATE meldestand SET gemeldet = false WHERE zentrum_id = 'ost'");
    await rechne();
    expect(await standort("10200203", "teilnahmen")).toMatchObject({
      wert: null,
      status: "nicht_gemeldet",
      zentren: 1,
      gemeldet: 0
    });
  });

  it("turns a centre's areas to „nicht gemeldet“ in all three logics, never to 0, as soon as a month is missing", async () => {
    await connection.run("UPDATE meldestand SET gemeldet = false WHERE zentrum_id = 'ost' AND monat >= '2025-07'");
    await rechne();
    const betroffen = {
      standort: ["10200203"],
      einsatzgebiet: ["10100102", "10200203"],
      // 1,538 m around a place in the middle of the third square end just before the last points of the first.
      einzugsgebiet: ["10100102", "10200203", "10200204"]
    };
    for (const [logik, ids] of Object.entries(betroffen)) {
      for (const id of ids) {
        const row = await zeile(id, logik, "stunden");
        expect(row, `${logik} ${id}`).toMatchObject({wert: null, status: "nicht_gemeldet", je_1000: null});
        expect(row.gemeldet).toBeLessThan(row.zentren);
      }
      for (const id of ["102002", "10"])
        expect(await zeile(id, logik, "stunden"), `${logik} ${id}`).toMatchObject({
          wert: null,
          status: "nicht_gemeldet"
        });
    }
    // What the other centre gave is shown as a part, and the half year of this one is no part of it.
    expect(await zeile("10100102", "einsatzgebiet", "stunden")).toMatchObject({zentren: 2, gemeldet: 1});
    expect((await zeile("10100102", "einsatzgebiet", "stunden")).teilwert).toBeCloseTo((100 * 2) / 3, 9);
    expect(await zeile("10200203", "einsatzgebiet", "stunden")).toMatchObject({teilwert: null});
    const zuFuss = await zeile("10100102", "einzugsgebiet", "stunden");
    expect(zuFuss.teilwert).toBeGreaterThan(0);
    expect(zuFuss.teilwert).toBeLessThan(100);
    expect(await query("FROM versorgungsluecken WHERE gebiet_id = '10200203'")).toEqual([]);
    expect(await query("FROM versorgungsvergleich WHERE gebiet_id = '10200203'")).toEqual([]);
  });

  it("an offer that never has a row has no figure, which is not 0", async () => {
    await angebot("west", "geplant", ["kinder"], null);
    await connection.run("DELETE FROM leistungen WHERE zentrum_id = 'west'");
    await rechne();
    expect(await zeile("10100101", "standort", "stunden")).toMatchObject({wert: null, status: "fehlt", ohne_angabe: 2});
    expect(await zeile("10100101", "standort", "angebote")).toMatchObject({wert: 2, status: "wert"});
  });

  it("consultations whose group nobody recorded are missing for a group, and counted for all", async () => {
    await connection.run(
      "INSERT INTO beratungen BY NAME SELECT 'west' AS zentrum_id, '2025' AS zeitraum, 'wohnen' AS thema, 12 AS kontakte"
    );
    await rechne();
    expect(await zeile("10100101", "standort", "beratungen")).toMatchObject({wert: 12});
    expect(await zeile("10100101", "standort", "beratungen", "kinder")).toMatchObject({wert: null, status: "fehlt"});
    expect(await zeile("10200203", "standort", "beratungen")).toMatchObject({wert: 0, status: "null_wert"});
  });

  it("a centre of which only the Bezirksregion is known counts there as a whole, and in none of its Planungsräume", async () => {
    await zentrum("ungefaehr", null, {bezirksregionen: ["102002"], einsatzgebiet: ["10200203", "10200204"]});
    await angebot("ungefaehr", "kurs", ["alle"], {stunden: 40, termine: 20});
    await rechne();
    const [andere] = await query<{stunden: number}>(
      "SELECT sum(stunden) AS stunden FROM leistungen JOIN zentren USING (zentrum_id) WHERE starts_with(gebiet_id, '102002')"
    );
    const region = await zeile("102002", "standort", "stunden");
    expect(region).toMatchObject({wert: (andere!.stunden ?? 0) + 40, status: "wert"});
    expect(region.zentren).toBe(2);
    // No centre is known to stand here: it may be this one, so it is never "no offer".
    expect(await zeile("10200204", "standort", "stunden")).toMatchObject({wert: null, status: "fehlt", zentren: 1});
    expect(await zeile("10200204", "standort", "angebote")).toMatchObject({wert: null, status: "fehlt"});
    const [gesamt] = await query<{stunden: number}>("SELECT sum(stunden) AS stunden FROM leistungen");
    expect((await zeile("10", "standort", "stunden")).wert).toBe(gesamt!.stunden);
  });

  it("a centre without coordinates, or out of everybody's reach, is named and breaks nothing", async () => {
    await zentrum("ortlos", null, {einsatzgebiet: ["10200204"]});
    await angebot("ortlos", "kurs", ["alle"], {stunden: 5, termine: 5});
    await zentrum("fern", 90_000);
    await angebot("fern", "kurs", ["alle"], {stunden: 5, termine: 5});
    const lines: string[] = [];
    await rechne((line) => lines.push(line));
    expect(lines).toEqual([
      "Zentren ohne Koordinaten: als Standort nur je Bezirksregion gezählt, im Einzugsgebiet ohne Zahl: 1: Beispielzentrum ortlos",
      "Zentren, zu denen zu Fuß niemand in Berlin gelangt, ohne Einzugsgebiet: 1: Beispielzentrum fern"
    ]);
    expect((await zeile("10200204", "einsatzgebiet", "stunden")).wert).toBe(5);
    const odd = await query("FROM versorgung WHERE isnan(wert) OR isinf(wert) OR isnan(je_1000) OR isinf(je_1000)");
    expect(odd).toEqual([]);
  });
});

describe("centres and people beyond the border of the Bezirk", () => {
  it("a centre there serves areas here, and people there claim their part of a centre here", async () => {
    await zentrum("nachbar", -300);
    await angebot("nachbar", "kurs", ["alle"], {stunden: 100, termine: 50});
    await rechne();
    expect((await zeile("10100101", "standort", "stunden")).wert).toBe(0);
    const hier = (await zeile("10100101", "einzugsgebiet", "stunden")).wert!;
    expect(hier).toBeGreaterThan(0);
    const [bezirk] = await query<{wert: number}>(
      "SELECT wert FROM versorgung WHERE ebene = 'bezirk' AND logik = 'einzugsgebiet' AND messgroesse = 'stunden' AND zielgruppe = 'alle'"
    );
    // The rest of the hundred hours is for the five hundred people who live there.
    expect(bezirk!.wert).toBeLessThan(100);
    await connection.run("UPDATE beobachtungen SET zaehler = 0 WHERE gebiet_id = '11100101'");
    await rechne();
    expect((await zeile("10", "einzugsgebiet", "stunden")).wert).toBeCloseTo(100, 9);
  });

  it("where their people are not known, neither is what is left for others", async () => {
    await zentrum("nachbar", -300);
    await angebot("nachbar", "kurs", ["alle"], {stunden: 100, termine: 50});
    await connection.run("DELETE FROM beobachtungen WHERE gebiet_id = '11100101'");
    await rechne();
    expect(await zeile("10100101", "einzugsgebiet", "stunden")).toMatchObject({wert: null, status: "fehlt"});
  });
});

describe("gaps", () => {
  beforeEach(async () => {
    await zentrum("west", 500, {einsatzgebiet: gebiete.slice(1, 3)});
    await zentrum("ost", 2500, {einsatzgebiet: gebiete.slice(3)});
    await angebot("west", "kurs", ["alle"], {stunden: 400, termine: 200}, {plaetze: 10});
    await angebot("ost", "kurs", ["alle"], {stunden: 100, termine: 50}, {plaetze: 10});
  });

  it("follow the formula, with the need index of the table, and add up to 0", async () => {
    await rechne();
    const rows = await query<{
      bedarfsgewicht: number;
      fair: number;
      luecke: number;
      deckung: number;
      z: number;
      personen: number;
      wert: number;
    }>(`
      SELECT versorgungsluecken.*, z, personen, wert FROM versorgungsluecken
      JOIN versorgung USING (jahr, ebene, gebiet_id, zielgruppe, logik, messgroesse)
      JOIN (SELECT gebiet_id, wert AS z FROM bedarfsindex WHERE feld = 'gesamt') USING (gebiet_id)
      WHERE ebene = 'bzr' AND logik = 'einsatzgebiet' AND messgroesse = 'stunden' AND zielgruppe = 'alle'
      ORDER BY bedarfsgewicht, gebiet_id`);
    expect(rows).toHaveLength(6);
    for (const lambda of [0, 0.5, 1]) {
      const own = rows.filter((row) => row.bedarfsgewicht === lambda);
      const claims = own.map(({personen, z}) => personen * 2 ** (lambda * z));
      own.forEach((row, i) => expect(row.fair).toBeCloseTo((500 * claims[i]!) / (claims[0]! + claims[1]!), 9));
      expect(own[0]!.luecke + own[1]!.luecke).toBeCloseTo(0, 9);
    }
    // Equal per head: 3,000 and 2,000 people share 500 hours as 300 and 200.
    expect(rows.slice(0, 2).map(({deckung}) => deckung)).toEqual([400 / 300, 0.5].map((x) => expect.closeTo(x, 9)));
    const [hoover] = await query(
      "FROM versorgung_hoover WHERE ebene = 'bzr' AND logik = 'einsatzgebiet' AND messgroesse = 'stunden' AND bedarfsgewicht = 0 AND zielgruppe = 'alle'"
    );
    expect(hoover).toMatchObject({hoover: expect.closeTo(0.2, 9), gebiete: 2});
  });

  it("beside them stand the shares of supply and people in per cent, the verdict and the share of the runs", async () => {
    await rechne();
    const rows =
      await query(`FROM versorgungsvergleich WHERE ebene = 'bzr' AND logik = 'einsatzgebiet' AND messgroesse = 'stunden'
      AND zielgruppe = 'alle' ORDER BY gebiet_id`);
    expect(rows).toEqual([
      expect.objectContaining({
        anteil_angebot: expect.closeTo(80, 9),
        anteil_personen: 60,
        urteil: "ueber",
        robust: false
      }),
      expect.objectContaining({differenz: expect.closeTo(-20, 9), urteil: "unter", anteil_laeufe: 1, robust: true})
    ]);
    const [row] = rows as {unten: number; oben: number}[];
    expect(row!.unten).toBeGreaterThan(10);
    expect(row!.oben).toBeLessThan(30);
  });

  it("without dates there is no interval, and no verdict", async () => {
    await connection.run("UPDATE leistungen SET termine = NULL");
    await rechne();
    const [row] = await query(
      "FROM versorgungsvergleich WHERE ebene = 'bzr' AND logik = 'standort' AND messgroesse = 'stunden' AND zielgruppe = 'alle'"
    );
    expect(row).toMatchObject({unten: null, oben: null, urteil: null});
    expect(row!["differenz"]).not.toBeNull();
  });

  it("the same records give the same tables to the last bit", async () => {
    const all = async (): Promise<string> => {
      await rechne();
      const tables = ["versorgung", "versorgungsluecken", "versorgungsvergleich", "versorgung_hoover"];
      return JSON.stringify(await Promise.all(tables.map((table) => query(`FROM ${table} ORDER BY ALL`))));
    };
    expect(await all()).toBe(await all());
  });

  it("an area without a need index has a difference of shares, but no gap", async () => {
    await connection.run("DELETE FROM bedarfsindex WHERE gebiet_id = '10100101'");
    await rechne();
    expect(await query("FROM versorgungsluecken WHERE gebiet_id = '10100101'")).toEqual([]);
    const rows = await query("FROM versorgungsvergleich WHERE gebiet_id = '10100101'");
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) expect(row).toMatchObject({anteil_laeufe: null, robust: null});
  });

  it.each(logiken)("every figure of %s is a number or nothing, and a level's gaps add up to 0", async (logik) => {
    await rechne();
    const [row] = await query<{n: number; odd: number; rest: number}>(`
      SELECT count(*)::INTEGER AS n, count(*) FILTER (isnan(luecke) OR isinf(luecke) OR deckung < 0)::INTEGER AS odd,
        max(abs(summe)) AS rest
      FROM versorgungsluecken JOIN (SELECT ebene, zielgruppe, messgroesse, bedarfsgewicht, sum(luecke) AS summe
        FROM versorgungsluecken WHERE logik = '${logik}' GROUP BY ALL) USING (ebene, zielgruppe, messgroesse, bedarfsgewicht)
      WHERE logik = '${logik}'`);
    expect(row!.n).toBeGreaterThan(0);
    expect(row!.odd).toBe(0);
    expect(row!.rest).toBeLessThan(1e-8);
  });
});

describe("amounts that tell of withheld cells", () => {
  const teilnahmen = (angebot: string): string => zelleAngebot("west", angebot, 2025, "teilnahmen");
  const gesamt = zelleZentrum("west", 2025, "teilnahmen");
  /** Cells of which those named are withheld, and the sums everybody knows. */
  const zellen = (
    gesperrt: readonly string[],
    summen: readonly [total: string, ...parts: string[]][]
  ): Veroeffentlicht => ({
    cells: [...gesperrt, ...summen.flat()].map((id) => ({
      id,
      value: 0,
      status: gesperrt.includes(id) ? "primary" : "open"
    })),
    equations: summen.map(([total, ...parts]) => ({total, parts}))
  });
  /** Areas whose row is withheld, as "logik gebiet". */
  const gefallen = async (messgroesse: string, zielgruppe: string): Promise<string[]> => {
    const rows = await query<{logik: string; gebiet_id: string}>(`FROM versorgung_geschuetzt
      WHERE messgroesse = '${messgroesse}' AND zielgruppe = '${zielgruppe}' ORDER BY logik DESC, length(gebiet_id) DESC, gebiet_id`);
    return rows.map(({logik, gebiet_id}) => `${logik} ${gebiet_id}`);
  };
  const kontakte = (zentrum: string, gruppe: string, zahl: number): Promise<unknown> =>
    connection.run(`INSERT INTO beratungen BY NAME SELECT '${zentrum}' AS zentrum_id, '2025' AS zeitraum, 'wohnen' AS thema,
      '${gruppe}' AS zielgruppe, ${zahl} AS kontakte`);

  beforeEach(async () => {
    await zentrum("west", 500, {einsatzgebiet: ["10100101", "10100102"]});
    await zentrum("ost", 2500, {einsatzgebiet: ["10200203"]});
    await angebot("west", "klein", ["kinder"], {stunden: 10, termine: 5, teilnahmen: 3});
    await angebot("west", "gross", ["alle"], {stunden: 20, termine: 5, teilnahmen: 40}, {plaetze: 10});
    await angebot("ost", "kurs", ["alle"], {stunden: 30, termine: 5, teilnahmen: 50}, {plaetze: 10});
  });

  it("none fall while nothing is withheld", async () => {
    await rechne(undefined, zellen([], [[gesamt, teilnahmen("klein"), teilnahmen("gross")]]));
    expect(await query("FROM versorgung_geschuetzt")).toEqual([]);
  });

  it("an amount falls that is the withheld number itself, not one that is the published total", async () => {
    const beide = [teilnahmen("klein"), teilnahmen("gross")];
    await rechne(undefined, zellen(beide, [[gesamt, ...beide]]));
    // All children's attendances are those of the small offer and a share of the large one; all people's are the centre's.
    const orte = ["10100101", "101001", "10"];
    expect(await gefallen("teilnahmen", "kinder")).toEqual([
      ...orte.map((id) => `standort ${id}`),
      ...["10100101", "10100102", "101001", "10"].map((id) => `einsatzgebiet ${id}`)
    ]);
    expect(await gefallen("teilnahmen", "alle")).toEqual([]);
    expect(await zeile("10100101", "standort", "teilnahmen")).toMatchObject({wert: 43, status: "wert"});
  });

  it("the parts fall where the offers of one total serve other areas; what holds all of both does not", async () => {
    await connection.run("UPDATE angebote SET einsatzgebiet = ['10100102'] WHERE angebot_id = 'klein'");
    const beide = [teilnahmen("klein"), teilnahmen("gross")];
    await rechne(undefined, zellen(beide, [[gesamt, ...beide]]));
    expect(await gefallen("teilnahmen", "alle")).toEqual(["einsatzgebiet 10100101", "einsatzgebiet 10100102"]);
  });

  it("hours times the mean attendance fall with the attendances, at every level, and no other hours", async () => {
    await rechne(undefined, zellen([teilnahmen("klein")], []));
    const alle = await gefallen("platzstunden", "alle");
    expect(alle).toEqual(
      expect.arrayContaining(["standort 10100101", "standort 101001", "standort 10", "einzugsgebiet 10"])
    );
    expect(alle).not.toContain("standort 10200203");
    expect(await gefallen("stunden", "alle")).toEqual([]);
    await connection.run("UPDATE angebote SET plaetze = 8");
    await rechne(undefined, zellen([teilnahmen("klein")], []));
    expect(await gefallen("platzstunden", "alle")).toEqual([]);
  });

  it("hours fall with withheld hours or dates, even where their sum is known: the runs of a gap draw every offer", async () => {
    for (const groesse of ["stunden", "termine"] as const) {
      const [klein, gross] = ["klein", "gross"].map((id) => zelleAngebot("west", id, 2025, groesse)) as [
        string,
        string
      ];
      await rechne(undefined, zellen([klein, gross], [[zelleZentrum("west", 2025, groesse), klein, gross]]));
      expect(await gefallen("stunden", "alle")).toContain("standort 10100101");
      expect(await gefallen("termine", "alle")).toEqual([]);
    }
  });

  it("consultations of a group fall where the centres are, not in the Bezirk, whose sum is known", async () => {
    await kontakte("west", "kinder", 2);
    await kontakte("ost", "kinder", 4);
    await kontakte("west", "alle", 60);
    const [west, ost, bezirk] = ["west", "ost", null].map((id) => zelleBeratung(id, 2025, "kinder")) as [
      string,
      string,
      string
    ];
    await rechne(undefined, zellen([west, ost], [[bezirk, west, ost]]));
    expect((await gefallen("beratungen", "kinder")).filter((row) => row.startsWith("standort"))).toEqual(
      ["10100101", "10200203", "101001", "102002"].map((id) => `standort ${id}`)
    );
    expect(await gefallen("beratungen", "alle")).toEqual([]);
    await rechne(undefined, zellen([west, ost, bezirk], [[bezirk, west, ost]]));
    expect(await gefallen("beratungen", "kinder")).toContain("standort 10");
  });

  it("what others reported falls as well", async () => {
    await zentrum("stumm", 600, {monate: 3});
    await rechne(undefined, zellen([teilnahmen("klein")], []));
    expect(await zeile("10100101", "standort", "teilnahmen")).toMatchObject({wert: null, teilwert: 43});
    expect(await gefallen("teilnahmen", "alle")).toContain("standort 10100101");
  });

  it("no bit of what stays depends on how a published sum is made up", async () => {
    const beide = [teilnahmen("klein"), teilnahmen("gross")];
    const offen = async (): Promise<string> => {
      await rechne(undefined, zellen(beide, [[gesamt, ...beide]]));
      return JSON.stringify(
        await query(`FROM versorgung ANTI JOIN versorgung_geschuetzt USING (ebene, gebiet_id, zielgruppe, logik, messgroesse)
        WHERE messgroesse = 'teilnahmen' ORDER BY ALL`)
      );
    };
    const vorher = await offen();
    for (const klein of [0, 1, 7, 30]) {
      await connection.run(
        `UPDATE leistungen SET teilnahmen = if(angebot_id = 'klein', ${klein}, ${43 - klein}) WHERE zentrum_id = 'west'`
      );
      expect(await offen()).toBe(vorher);
    }
  });
});
