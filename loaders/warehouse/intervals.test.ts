import {readFileSync} from "node:fs";
import {DuckDBInstance} from "@duckdb/node-api";
import type {DuckDBConnection} from "@duckdb/node-api";
import {beforeEach, describe, expect, it} from "vitest";
import type {Catalogue} from "../contract/catalogue.js";
import {computeObservations} from "./compute.js";

const indicator = (id: string, ki_verfahren: string, berechnung: object, more: object = {}): unknown => ({
  ...{id, brueche: [], ebenen: ["plr", "bzr", "pgr", "bezirk", "berlin"], ebenen_vergleichbar: true, ki_nenner: null},
  ...{ki_verfahren, berechnung},
  ...more
});
const share = {art: "anteil", quelle: "ewr", zaehler: ["kinder"], nenner: ["insgesamt"], faktor: 100, ergaenzung: []};
const catalogue = {
  methode: {mindestnenner: 100, ki_nenner_monate: 24},
  indicators: [
    indicator("einwohner", "keines", {...share, art: "summe", zaehler: ["insgesamt"], gliederung: false}),
    indicator("anteil", "wilson", share),
    indicator("je_100", "byar", share),
    indicator("quotient", "wilson_quotient", share),
    indicator("ohne_vergleich", "wilson", share, {ebenen_vergleichbar: false}),
    indicator(
      "armut",
      "wilson_angenaehert",
      {art: "uebernahme", quelle: "mss", merkmal: "s4"},
      {ki_nenner: {quelle: "ai16", merkmale: ["a00_06", "a06_15"]}}
    )
  ]
} as unknown as Catalogue;

let connection: DuckDBConnection;
const query = async <T>(sql: string): Promise<T[]> => (await connection.runAndReadAll(sql)).getRowObjectsJS() as T[];

beforeEach(async () => {
  connection = await (await DuckDBInstance.create(":memory:")).connect();
  await connection.run(readFileSync("loaders/warehouse/tables.sql", "utf8"));
  await connection.run(`
    CREATE TEMP TABLE unbewohnt (lor_stand VARCHAR, gebiet_id VARCHAR);
    CREATE TEMP TABLE umschluesselung AS SELECT id AS alt, id AS neu FROM (VALUES ('10'), ('11'), ('00')) t(id);
    CREATE TEMP TABLE merkmale (quelle VARCHAR, release VARCHAR, merkmal VARCHAR, zeitraum VARCHAR, summierbar BOOLEAN, ortsangaben BOOLEAN);
    INSERT INTO gebiete SELECT '2021', id, ebene, id, eltern, 10 FROM (VALUES ('00', 'berlin', NULL), ('10', 'bezirk', '00'),
      ('1010', 'pgr', '10'), ('101001', 'bzr', '1010'), ('10100101', 'plr', '101001'), ('10100102', 'plr', '101001'),
      ('11', 'bezirk', '00'), ('1110', 'pgr', '11'), ('111001', 'bzr', '1110'), ('11100101', 'plr', '111001')) t(id, ebene, eltern);
    INSERT INTO gebiete SELECT '2019', id, ebene, id, eltern, 10 FROM (VALUES ('00', 'berlin', NULL), ('10', 'bezirk', '00'),
      ('1001', 'pgr', '10'), ('100101', 'bzr', '1001'), ('10010101', 'plr', '100101'), ('10010102', 'plr', '100101'),
      ('11', 'bezirk', '00'), ('1101', 'pgr', '11'), ('110101', 'bzr', '1101'), ('11010101', 'plr', '110101')) t(id, ebene, eltern);
    INSERT INTO umstieg VALUES ('10010101', '10100101', 100), ('10010102', '10100102', 100);`);
});

type Cells = Record<string, Record<string, number>>;
async function insert(
  quelle: string,
  zeitraum: string,
  werte: Cells,
  summierbar = true,
  lorStand = "2021"
): Promise<void> {
  for (const merkmal of new Set(Object.values(werte).flatMap((cells) => Object.keys(cells))))
    await connection.run(
      `INSERT INTO merkmale VALUES ('${quelle}', '${zeitraum}', '${merkmal}', '${zeitraum}', ${summierbar}, false)`
    );
  for (const [id, cells] of Object.entries(werte))
    for (const [merkmal, wert] of Object.entries(cells))
      await connection.run(
        `INSERT INTO rohwerte VALUES ('${quelle}', '${zeitraum}', '${lorStand}', '${id}', '${merkmal}', '${zeitraum}', ${wert},
          '${wert === 0 ? "null_wert" : "wert"}', '')`
      );
}
/** People and children by area, for all of Berlin. */
const people = (counts: Record<string, [insgesamt: number, kinder: number]>): Promise<void> =>
  insert(
    "ewr",
    "2025-12-31",
    Object.fromEntries(Object.entries(counts).map(([id, [insgesamt, kinder]]) => [id, {insgesamt, kinder}]))
  );

interface Row {
  wert: number;
  nenner: number | null;
  ki_unten: number | null;
  ki_oben: number | null;
  ki_nenner: number | null;
  wenige: boolean;
  rest_bezirk: number | null;
  vergleich_bezirk: string | null;
  vergleich_berlin: string | null;
}
async function of(indikator: string, gebiet: string, zeitraum = "2025-12-31", lorStand = "2021"): Promise<Row> {
  const [row, ...others] = await query<Row>(
    `SELECT wert, nenner, ki_unten, ki_oben, ki_nenner, wenige, rest_bezirk, vergleich_bezirk, vergleich_berlin FROM beobachtungen
     WHERE indikator_id = '${indikator}' AND gebiet_id = '${gebiet}' AND zeitraum = '${zeitraum}' AND lor_stand = '${lorStand}'`
  );
  expect(others).toEqual([]);
  if (!row) throw new Error(`${indikator} ${gebiet} ${zeitraum}: no row`);
  return row;
}
const none = {ki_unten: null, ki_oben: null, ki_nenner: null, wenige: false, rest_bezirk: null};
const noVerdict = {vergleich_bezirk: null, vergleich_berlin: null};

describe("intervals of counted shares and rates", () => {
  it("are Wilson's for a share: 65 of 100 is 55.25 to 73.64 per cent", async () => {
    await people({"10100101": [100, 65], "10100102": [100, 30], "11100101": [300, 150]});
    await computeObservations(connection, catalogue);
    const row = await of("anteil", "10100101");
    expect(row.ki_unten).toBeCloseTo(55.2544, 4);
    expect(row.ki_oben).toBeCloseTo(73.6358, 4);
    expect(row).toMatchObject({ki_nenner: 100, wenige: false});
  });

  it("are the exact ones of Poisson for a rate below ten events, and Byar's from ten on: 5 and 65 per 100", async () => {
    await people({"10100101": [100, 5], "10100102": [100, 65], "11100101": [300, 150]});
    await computeObservations(connection, catalogue);
    const few = await of("je_100", "10100101");
    expect(few.ki_unten).toBeCloseTo(1.62349, 5);
    expect(few.ki_oben).toBeCloseTo(11.66833, 5);
    const many = await of("je_100", "10100102");
    expect(many.ki_unten).toBeCloseTo(50.16319, 4);
    expect(many.ki_oben).toBeCloseTo(82.84914, 4);
  });

  it("are those of both groups for their ratio, which may exceed 100: 50 and 300 to 100", async () => {
    await people({"10100101": [100, 50], "10100102": [100, 300], "11100101": [300, 150]});
    await computeObservations(connection, catalogue);
    // Wilson's limits of 50 of 150 are 26.2888 and 41.2102 per cent: 26.2888 to the 73.7112 others, 41.2102 to 58.7898.
    const row = await of("quotient", "10100101");
    expect(row.ki_unten).toBeCloseTo(35.6646, 3);
    expect(row.ki_oben).toBeCloseTo(70.0976, 3);
    expect(row).toMatchObject({wert: 50, ki_nenner: 100, rest_bezirk: 300, vergleich_bezirk: "unter"});
    const many = await of("quotient", "10100102");
    expect(many.ki_unten).toBeGreaterThan(200);
    expect(many).toMatchObject({wert: 300, rest_bezirk: 50, vergleich_bezirk: "ueber"});
  });

  it("begin at 0 where nobody is counted and end at 100 per cent where everybody is", async () => {
    await people({"10100101": [200, 0], "10100102": [200, 200], "11100101": [300, 150]});
    await computeObservations(connection, catalogue);
    expect(await of("anteil", "10100101")).toMatchObject({wert: 0, ki_unten: 0, vergleich_bezirk: "unter"});
    expect((await of("anteil", "10100101")).ki_oben).toBeCloseTo(1.8845, 3);
    expect(await of("anteil", "10100102")).toMatchObject({wert: 100, ki_oben: 100, vergleich_bezirk: "ueber"});
    expect((await of("je_100", "10100101")).ki_oben).toBeCloseTo(3.688879 / 2, 5);
  });

  it("are none for counts, and none without a value", async () => {
    await people({"10100101": [0, 0], "10100102": [200, 20], "11100101": [300, 150]});
    await computeObservations(connection, catalogue);
    expect(await of("einwohner", "10100102")).toMatchObject({...none, ...noVerdict});
    expect(await of("anteil", "10100101")).toMatchObject({wert: null, ...none, ...noVerdict});
  });
});

describe("verdicts", () => {
  it("set an area beside the Bezirk without it, and beside Berlin", async () => {
    await people({"10100101": [1000, 400], "10100102": [1000, 200], "11100101": [2000, 800]});
    await computeObservations(connection, catalogue);
    expect(await of("anteil", "10100101")).toMatchObject({
      ...{rest_bezirk: 20, vergleich_bezirk: "ueber", vergleich_berlin: "ueber"}
    });
    expect(await of("anteil", "10100102")).toMatchObject({
      ...{rest_bezirk: 40, vergleich_bezirk: "unter", vergleich_berlin: "unter"}
    });
    expect(await of("anteil", "10")).toMatchObject({
      rest_bezirk: null,
      vergleich_bezirk: null,
      vergleich_berlin: "unter"
    });
    expect(await of("anteil", "00")).toMatchObject({rest_bezirk: null, ...noVerdict});
    expect((await of("je_100", "10100101")).rest_bezirk).toBe(20);
  });

  it("see no difference where the interval holds the benchmark", async () => {
    await people({"10100101": [100, 40], "10100102": [1000, 350], "11100101": [2000, 720]});
    await computeObservations(connection, catalogue);
    expect(await of("anteil", "10100101")).toMatchObject({
      ...{rest_bezirk: 35, vergleich_bezirk: "nicht_erkennbar", vergleich_berlin: "nicht_erkennbar"}
    });
  });

  it("are withheld below the catalogue's smallest denominator, however far the value lies", async () => {
    await people({"10100101": [99, 90], "10100102": [1000, 100], "11100101": [2000, 200]});
    await computeObservations(connection, catalogue);
    expect(await of("anteil", "10100101")).toMatchObject({
      ...{wenige: true, ki_nenner: 99, vergleich_bezirk: "zu_wenige_faelle", vergleich_berlin: "zu_wenige_faelle"}
    });
    expect((await of("anteil", "10100101")).ki_unten).toBeGreaterThan(80);
  });

  it("are missing where Berlin is, where the Bezirk is not known, and where levels must not be compared", async () => {
    await people({"10100101": [1000, 400], "10100102": [1000, 200]});
    await computeObservations(connection, catalogue);
    expect(await of("anteil", "10100101")).toMatchObject({vergleich_bezirk: "ueber", vergleich_berlin: null});
    expect(await of("ohne_vergleich", "10100101")).toMatchObject({rest_bezirk: null, ...noVerdict});
    expect((await of("ohne_vergleich", "10100101")).ki_unten).toBeCloseTo(
      (await of("anteil", "10100101")).ki_unten ?? NaN,
      12
    );
  });

  it("have no rest of the Bezirk where one area is all of it", async () => {
    await people({"10100101": [0, 0], "10100102": [1000, 400], "11100101": [2000, 200]});
    await computeObservations(connection, catalogue);
    expect(await of("anteil", "10100102")).toMatchObject({
      ...{rest_bezirk: null, vergleich_bezirk: null, vergleich_berlin: "ueber"}
    });
    expect(await of("anteil", "1010")).toMatchObject({rest_bezirk: null, vergleich_bezirk: null});
  });
});

describe("published shares", () => {
  const children = (n: number, first = n): Cells => ({
    "10100101": {a00_06: first, a06_15: first},
    "10100102": {a00_06: n, a06_15: n},
    "11100101": {a00_06: 2 * n, a06_15: 2 * n}
  });

  it("take the nearest count of their area as denominator, the earlier of two, and the Bezirk's of that day", async () => {
    await insert("ai16", "2019-12-31", children(100, 50));
    await insert("ai16", "2021-12-31", children(500));
    await insert(
      "mss",
      "2020-12-31",
      {"10100101": {s4: 30}, "10100102": {s4: 10}, "10": {s4: 20}, "00": {s4: 25}},
      false
    );
    await computeObservations(connection, catalogue);
    // 30 per cent of 100 is the same as 30 of 100: Wilson 21.895 to 39.585.
    const row = await of("armut", "10100101", "2020-12-31");
    expect(row).toMatchObject({nenner: null, ki_nenner: 100, wenige: false});
    expect(row.ki_unten).toBeCloseTo(21.8949, 3);
    expect(row.ki_oben).toBeCloseTo(39.5849, 3);
    expect(row.rest_bezirk).toBeCloseTo((0.2 * 300 - 0.3 * 100) / 2, 9);
    expect(row).toMatchObject({vergleich_bezirk: "ueber", vergleich_berlin: "nicht_erkennbar"});
    expect(await of("armut", "10", "2020-12-31")).toMatchObject({ki_nenner: 300, vergleich_bezirk: null});
    expect(await of("armut", "00", "2020-12-31")).toMatchObject({ki_nenner: 700, ...noVerdict});
  });

  it("have no interval if the nearest count is more than the catalogue's months away", async () => {
    await insert("ai16", "2019-12-31", children(100));
    await insert("mss", "2022-12-31", {"10100101": {s4: 30}}, false);
    await insert("mss", "2021-12-31", {"10100101": {s4: 30}}, false);
    await computeObservations(connection, catalogue);
    expect(await of("armut", "10100101", "2022-12-31")).toMatchObject({...none, ...noVerdict});
    expect((await of("armut", "10100101", "2021-12-31")).ki_nenner).toBe(200);
  });

  it("find the count of an area that both editions know, in the other edition", async () => {
    await insert(
      "ai16",
      "2020-12-31",
      {"10010101": {a00_06: 60, a06_15: 90}, "10010102": {a00_06: 1, a06_15: 1}},
      true,
      "2019"
    );
    await insert("mss", "2020-12-31", {"10100101": {s4: 30}}, false);
    await computeObservations(connection, catalogue);
    expect((await of("armut", "10100101", "2020-12-31")).ki_nenner).toBe(150);
    expect((await of("armut", "10010101", "2020-12-31", "2019")).ki_nenner).toBe(150);
  });
});
