import {readFileSync} from "node:fs";
import type {DuckDBConnection} from "@duckdb/node-api";
import {afterAll, beforeAll, describe, expect, inject, it} from "vitest";
import {openWarehouse} from "../loaders/warehouse/open.js";
import * as published from "./fixtures/published.js";

let warehouse: DuckDBConnection;

beforeAll(async () => {
  warehouse = await openWarehouse(inject("warehouse"), "intern");
});
afterAll(() => warehouse.closeSync());

async function rows<T>(sql: string, params: Record<string, string> = {}): Promise<T[]> {
  return (await warehouse.runAndReadAll(sql, params)).getRowObjectsJS() as T[];
}

const bzrAlt = ["100101", "100102", "100103", "100204", "100205", "100206", "100307", "100408", "100409", "10"];
const bzrNeu = published.struktur.map(([id]) => id);
/** Key in the edition until 2020 of the same people. */
const altOf = (neu: string): string => bzrAlt[bzrNeu.indexOf(neu as (typeof bzrNeu)[number])] ?? neu;

/** The figure as the source delivered it; undefined if it delivered none for this area and period. */
async function rohwert(
  quelle: string,
  merkmal: string,
  lorStand: string,
  gebiet: string,
  zeitraum: string
): Promise<number | null | undefined> {
  const found = await rows<{wert: number | null}>(
    `SELECT wert FROM rohwerte WHERE quelle = $quelle AND merkmal = $merkmal AND lor_stand = $lorStand
       AND gebiet_id = $gebiet AND zeitraum = $zeitraum`,
    {quelle, merkmal, lorStand, gebiet, zeitraum}
  );
  expect(found.length, `${quelle} ${merkmal} ${gebiet} ${zeitraum}`).toBeLessThanOrEqual(1);
  return found[0]?.wert;
}

/** The value every page shows, in the edition of 2021. */
async function wert(indikator: string, gebiet: string, zeitraum: string): Promise<number | null | undefined> {
  const found = await rows<{wert: number | null}>(
    `SELECT wert FROM beobachtungen WHERE indikator_id = $indikator AND gebiet_id = $gebiet AND zeitraum = $zeitraum
       AND lor_stand = '2021' AND geschlecht = 'insgesamt' AND altersgruppe = 'insgesamt'`,
    {indikator, gebiet, zeitraum}
  );
  return found[0]?.wert;
}

/** *actual* is the published number, printed with *digits* decimals. */
function expectPublished(
  actual: number | null | undefined,
  expected: number | null,
  digits: number,
  what: string
): void {
  if (expected === null) expect(actual ?? null, what).toBeNull();
  else {
    expect(typeof actual, what).toBe("number");
    expect(Math.abs((actual as number) - expected), `${what}: ${actual} statt ${expected}`).toBeLessThanOrEqual(
      0.5 * 10 ** -digits + 1e-9
    );
  }
}

describe("population from two sources", () => {
  it("gives the Bezirk its published total of every year, register or A I 16", async () => {
    for (const [jahr, einwohner] of Object.entries(published.bezirkEinwohner))
      expect(await wert("einwohner", "10", `${jahr}-12-31`), jahr).toBe(einwohner);
  });

  it("counts the same people per Planungsraum wherever register and A I 16 both count", async () => {
    const different = await rows(
      `SELECT e.gebiet_id, e.zeitraum, e.wert AS ewr, a.wert AS ai16
       FROM rohwerte e JOIN rohwerte a USING (lor_stand, gebiet_id, zeitraum, merkmal)
       WHERE e.quelle = 'ewr' AND a.quelle = 'ai16' AND merkmal = 'insgesamt' AND gebiet_id LIKE '10%'
         AND e.wert IS DISTINCT FROM a.wert`
    );
    expect(different).toEqual([]);
    const [both] = await rows<{n: number}>(
      `SELECT count(*)::INTEGER AS n FROM rohwerte e JOIN rohwerte a USING (lor_stand, gebiet_id, zeitraum, merkmal)
       WHERE e.quelle = 'ewr' AND a.quelle = 'ai16' AND merkmal = 'insgesamt' AND gebiet_id LIKE '10%'`
    );
    expect(both?.n).toBe(6 * 33);
  });

  it("gives Bezirksregionen their people of 2022 and 2024 and the share with migration background", async () => {
    for (const [id, ew2022, ew2024, mh2024] of published.bevoelkerungA16) {
      expect(await wert("einwohner", id, "2022-12-31")).toBe(ew2022);
      expect(await wert("einwohner", id, "2024-12-31")).toBe(ew2024);
      expectPublished(await wert("anteil_migrationshintergrund", id, "2024-12-31"), mh2024, 1, `MH ${id}`);
    }
  });

  it("finds the population column of a monitoring edition in A I 16 of the year before", async () => {
    for (const [id, einwohner] of Object.entries(published.einwohner2024)) {
      expect(await wert("einwohner", id, "2024-12-31")).toBe(einwohner);
      expect(await rohwert("mss", "ew", "2021", id, "2024-12-31")).toBe(einwohner);
    }
    const [sum] = await rows<{ew: number}>(
      "SELECT sum(wert) AS ew FROM rohwerte WHERE quelle = 'mss' AND merkmal = 'ew' AND zeitraum = '2022-12-31' AND length(gebiet_id) = 6 AND gebiet_id LIKE '10%'"
    );
    expect(sum?.ew).toBe(published.bezirkEinwohner[2022]);
  });
});

describe("social monitoring", () => {
  it("gives Bezirksregionen and Bezirk S1, S3, S4 and S2 of all editions", async () => {
    const editions = [2013, 2015, 2019, 2021, 2023];
    for (const [id, ...figures] of published.mssReihen) {
      for (const [m, merkmal] of ["s1", "s3", "s4"].entries())
        for (const [e, edition] of editions.entries()) {
          const lorStand = edition < 2021 ? "2019" : "2021";
          const gebiet = lorStand === "2019" ? altOf(id) : id;
          const actual = await rohwert("mss", merkmal, lorStand, gebiet, `${edition - 1}-12-31`);
          expectPublished(actual, figures[m * 5 + e] ?? null, 2, `${merkmal} ${edition} ${id}`);
        }
      const s2 = await rohwert("mss", "s2_alleinerziehend", "2021", id, "2022-12-31");
      expectPublished(s2, figures[15] ?? null, 2, `s2 2023 ${id}`);
    }
  });

  it("gives the Bezirk its values of the edition 2017", async () => {
    for (const [merkmal, expected] of Object.entries({s1: 6.93, s2_langzeit: 1.94, s3: 14.93, s4: 35.96}))
      expectPublished(await rohwert("mss", merkmal, "2019", "10", "2016-12-31"), expected, 2, merkmal);
  });

  it("restores S3 and S4 of the edition 2017 for Bezirksregionen, and not S1, which was defined differently", async () => {
    for (const [id, s1, s3, s4] of published.mss2016) {
      for (const [i, expected] of [s1, s3, s4].entries()) {
        const m = ["s1", "s3", "s4"][i] as string;
        const now = await rohwert("mss", m, "2019", id, "2018-12-31");
        const change = await rohwert("mss", m.replace("s", "d"), "2019", id, "2016/2018");
        expectPublished((now as number) - (change as number), expected, 2, `${m} ${id} restored`);
      }
      expectPublished(await rohwert("mss", "s3", "2019", id, "2016-12-31"), s3, 2, `s3 ${id}`);
      expectPublished(await rohwert("mss", "s4", "2019", id, "2016-12-31"), s4, 2, `s4 ${id}`);
      if (id !== "10") expect((await rohwert("mss", "s1", "2019", id, "2016-12-31")) ?? null).toBeNull();
    }
  });
});

describe("health and social structure atlas", () => {
  it("gives GESIx and ESIx of both editions for Bezirksregionen and Bezirk, GESIx for Planungsräume", async () => {
    for (const [id, g2013, g2022, e2013, e2022] of published.gssa) {
      expectPublished(await rohwert("gssa", "gesix", "2019", id, "2013"), g2013, 2, `GESIx 2013 ${id}`);
      expectPublished(await rohwert("gssa", "gesix", "2019", id, "2022"), g2022, 2, `GESIx 2022 ${id}`);
      expectPublished(await rohwert("gssa", "esix", "2019", id, "2013"), e2013, 2, `ESIx 2013 ${id}`);
      expectPublished(await rohwert("gssa", "esix", "2019", id, "2022"), e2022, 2, `ESIx 2022 ${id}`);
    }
    expect(published.gesixPlr).toHaveLength(33);
    for (const [id, g2013, g2022] of published.gesixPlr) {
      expectPublished(await rohwert("gssa", "gesix", "2019", id, "2013"), g2013, 2, `GESIx 2013 ${id}`);
      expectPublished(await rohwert("gssa", "gesix", "2019", id, "2022"), g2022, 2, `GESIx 2022 ${id}`);
    }
  });

  it("sets no level of it beside another", async () => {
    const sets = await rows<{indikator_id: string}>(
      "SELECT DISTINCT indikator_id FROM beobachtungen WHERE quelle = 'gssa'"
    );
    expect(sets.length).toBeGreaterThan(0);
    const {readCatalogue} = await import("../loaders/contract/readCatalogue.js");
    const {indicators} = readCatalogue("data/catalogue");
    for (const {indikator_id} of sets)
      expect(indicators.find(({id}) => id === indikator_id)?.ebenen_vergleichbar, indikator_id).toBe(false);
  });
});

describe("core indicators of the Bezirksregionenprofile 2017", () => {
  const zeitraeume = ["2017-12-31", "2017", "2015/2017"];

  it("gives all 23 of them for the nine Bezirksregionen and the Bezirk", async () => {
    expect(Object.keys(published.kernindikatoren)).toHaveLength(23);
    for (const [merkmal, figures] of Object.entries(published.kernindikatoren))
      for (const [i, expected] of figures.entries()) {
        const found = await Promise.all(
          zeitraeume.map((z) => rohwert("kernindikatoren", merkmal, "2019", bzrAlt[i] as string, z))
        );
        const actual = found.filter((f) => f !== undefined);
        expect(actual, `${merkmal} ${bzrAlt[i]}`).toHaveLength(1);
        expectPublished(actual[0], expected, merkmal === "da1" ? 0 : 1, `${merkmal} ${bzrAlt[i]}`);
      }
  });

  it("counts the same people as the register", async () => {
    for (const [i, id] of bzrNeu.entries())
      expect(await wert("einwohner", id, "2017-12-31")).toBe(published.kernindikatoren.da1[i]);
  });
});

describe("reports of the planning unit", () => {
  it("holds the typed figures with report and table, in agreement with the core indicators", async () => {
    const typed = await rows<{kennzahl: string; gebiet_id: string; wert: number; bericht: string; titel: string}>(
      "SELECT kennzahl, gebiet_id, wert, bericht, titel FROM berichtswerte WHERE bericht = 'kernindikatoren-2017'"
    );
    const kennzahlen = ["e1", "e2", "e3", "d1", "d2", "d3", "d4", "d5", "d6"] as const;
    for (const kennzahl of kennzahlen)
      for (const [i, gebiet] of bzrAlt.entries()) {
        const row = typed.find((t) => t.kennzahl === kennzahl && t.gebiet_id === gebiet);
        expect(row?.wert, `${kennzahl} ${gebiet}`).toBe(published.kernindikatoren[kennzahl][i]);
        expect(row?.titel).toMatch(/Bezirksregionenprofil/);
      }
  });

  it("holds the Bezirk's figures of the report on the social situation 2020", async () => {
    const expected = {arbeitslose: 10015, arbeitslosenquote: 6.3, sgb2_personen: 37007, sgb2_quote: 17};
    for (const [kennzahl, figure] of Object.entries(expected)) {
      const [row] = await rows<{wert: number; titel: string; gebiet_id: string; zeitraum: string}>(
        "SELECT wert, titel, gebiet_id, zeitraum FROM berichtswerte WHERE bericht = 'soziale-lage-2020' AND kennzahl = $kennzahl",
        {kennzahl}
      );
      expect(row).toMatchObject({wert: figure, gebiet_id: "10", zeitraum: "2019-12-31"});
      expect(row?.titel).toMatch(/Soziale Lage/);
    }
  });
});

describe("facilities", () => {
  it("counts Kitas and places of every Bezirksregion as published, but for the one entry the list marks as invalid", async () => {
    const {id: marked, bezirksregion, plaetze: markedPlaces} = published.kitaUngueltig;
    for (const [id, anzahl, plaetze, kinder, quote] of published.kitas) {
      const [entries, places] = id === bezirksregion ? [1, markedPlaces] : [0, 0];
      const [found] = await rows<{anzahl: number; plaetze: number}>(
        "SELECT count(*)::INTEGER AS anzahl, sum(plaetze)::INTEGER AS plaetze FROM einrichtungen WHERE quelle = 'kita' AND starts_with(gebiet_id, $id)",
        {id}
      );
      expect([(found?.anzahl ?? 0) + entries, (found?.plaetze ?? 0) + places], id).toEqual([anzahl, plaetze]);
      expect((await wert("kita_plaetze", id, "2026-07")) ?? 0, id).toBe(plaetze - places);
      const [row] = await rows<{wert: number; nenner: number}>(
        "SELECT wert, nenner FROM beobachtungen WHERE indikator_id = 'kita_plaetze_je_100' AND lor_stand = '2021' AND gebiet_id = $id AND zeitraum = '2026-07'",
        {id}
      );
      expect(row?.nenner).toBe(kinder);
      expectPublished((row?.wert ?? NaN) + (places / kinder) * 100, quote, 1, `Kitaplätze ${id}`);
    }
    const [bezirk] = await rows<{n: number; marked: number}>(
      "SELECT count(*)::INTEGER AS n, count(*) FILTER (id = $marked)::INTEGER AS marked FROM einrichtungen WHERE quelle = 'kita' AND starts_with(gebiet_id, '10')",
      {marked}
    );
    expect(bezirk).toEqual({n: 160 - 1, marked: 0});
    const {hinweise} = JSON.parse(readFileSync("data/official/kita/2026-07.meta.json", "utf8")) as {hinweise: string[]};
    expect(hinweise.filter((h) => h.includes("(Ungültig)"))).toEqual([
      expect.stringMatching(new RegExp(`: ${marked}\\.$`))
    ]);
  });

  it("counts no citizens' office and no party office among the meeting points", async () => {
    const points = await rows<{name: string}>(
      "SELECT name FROM einrichtungen WHERE quelle = 'osm' AND art = 'stadtteilzentrum_treff' AND starts_with(gebiet_id, '10')"
    );
    expect(points).toHaveLength(13);
    expect(points.filter(({name}) => /rgeramt|linker treff/i.test(name))).toEqual([]);
    expect(await wert("treffpunkte", "10", "2026-03")).toBe(13);
  });
});

it("keeps a caution of a source beside the values it is about, and no remark on missing ones beside others", async () => {
  const remarks = await rows<{wert: number | null; anmerkung: string}>(
    "SELECT wert, anmerkung FROM beobachtungen WHERE quelle = 'gssa' AND zeitraum = '2022' AND gebiet_id IN ('10010203', '10100205')"
  );
  expect(remarks.length).toBeGreaterThanOrEqual(10);
  for (const {wert, anmerkung} of remarks) {
    expect(wert).not.toBeNull();
    expect(anmerkung).toContain("Gemeinschaftsunterkunft");
  }
  const [others] = await rows<{n: number}>(
    "SELECT count(*)::INTEGER AS n FROM beobachtungen WHERE quelle = 'mss' AND wert IS NOT NULL AND anmerkung LIKE 'Klassen%'"
  );
  expect(others?.n).toBe(0);
});

it("finds the atlas's own formula: the social index is the sum of its two parts, standardised by their correlation", async () => {
  // With n − 1, as in a principal component of two standardised columns; published coefficient for 2022: 0.53403 each.
  const plr = await rows<{di: number; dii: number; esix: number}>(
    `PIVOT (SELECT gebiet_id, merkmal, wert FROM rohwerte WHERE quelle = 'gssa' AND release = '2022' AND length(gebiet_id) = 8
       AND merkmal IN ('di', 'dii', 'esix') AND wert IS NOT NULL) ON merkmal IN ('di', 'dii', 'esix') USING any_value(wert)`
  );
  expect(plr).toHaveLength(428);
  const r = plr.reduce((sum, {di, dii}) => sum + di * dii, 0) / (plr.length - 1);
  const coefficient = 1 / Math.sqrt(2 * (1 + r));
  expect(coefficient).toBeCloseTo(0.53403, 5);
  for (const {di, dii, esix} of plr) expect(coefficient * (di + dii)).toBeCloseTo(esix, 6);
});
