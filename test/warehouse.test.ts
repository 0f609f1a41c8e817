import {cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import type {DuckDBConnection} from "@duckdb/node-api";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {readCatalogue} from "../loaders/contract/readCatalogue.js";
import {buildWarehouse} from "../loaders/warehouse/build.js";
import {openWarehouse} from "../loaders/warehouse/open.js";
import {compareToBenchmark, rateInterval, ratioInterval, wilsonInterval} from "../src/method/uncertainty.js";
import {altePlanungsraeume, bezirkEinwohner, mss2021, planungsraeume, struktur} from "./fixtures/published.js";

const folder = mkdtempSync(join(tmpdir(), "bedarfsatlas-"));
const out = join(folder, "warehouse.duckdb");
const lines: string[] = [];
let warehouse: DuckDBConnection;

interface Row {
  wert: number | null;
  status: string;
  zaehler: number | null;
  nenner: number | null;
  umgerechnet: boolean;
  anmerkung: string;
}

async function rows<T = Row>(sql: string, params: Record<string, string> = {}): Promise<T[]> {
  return (await warehouse.runAndReadAll(sql, params)).getRowObjectsJS() as T[];
}

async function value(indikator: string, gebiet: string, zeitraum: string, lorStand = "2021"): Promise<Row> {
  const found = await rows(
    `SELECT wert, status, zaehler, nenner, umgerechnet, anmerkung FROM beobachtungen
     WHERE indikator_id = $indikator AND gebiet_id = $gebiet AND zeitraum = $zeitraum AND lor_stand = $lorStand
       AND geschlecht = 'insgesamt' AND altersgruppe = 'insgesamt'`,
    {indikator, gebiet, zeitraum, lorStand}
  );
  expect(found, `${indikator} ${gebiet} ${zeitraum}`).toHaveLength(1);
  return found[0] as Row;
}

const klasse = async (gebiet: string, jahr: number, lorStand: string): Promise<string | null> => {
  const status = await value("mss_status", gebiet, `${jahr}-12-31`, lorStand);
  const dynamik = await value("mss_dynamik", gebiet, `${jahr - 2}/${jahr}`, lorStand);
  if (status.wert === null) {
    expect([status.status, dynamik.status]).toEqual(["entfaellt", "entfaellt"]);
    return null;
  }
  return `${status.wert}${{1: "+", 3: "+/-", 5: "-"}[dynamik.wert ?? 0]}`;
};

beforeAll(async () => {
  await buildWarehouse({dataDir: "data", out, report: (line) => lines.push(line)});
  warehouse = await openWarehouse(out, "intern");
});
afterAll(() => {
  warehouse.closeSync();
  rmSync(folder, {recursive: true, force: true});
});

describe("published population", () => {
  it("gives the Bezirk's people at every published year-end, in both LOR editions up to 2020", async () => {
    for (const [jahr, einwohner] of Object.entries(bezirkEinwohner)) {
      expect((await value("einwohner", "10", `${jahr}-12-31`)).wert).toBe(einwohner);
      if (Number(jahr) <= 2020) expect((await value("einwohner", "10", `${jahr}-12-31`, "2019")).wert).toBe(einwohner);
    }
  });

  it("gives every Planungsraum its people of 2020 and 2025 and its hectares", async () => {
    expect(planungsraeume).toHaveLength(41);
    for (const [id, name, hektar, einwohner2020, einwohner2025] of planungsraeume) {
      expect((await value("einwohner", id, "2020-12-31")).wert).toBe(einwohner2020);
      expect((await value("einwohner", id, "2025-12-31")).wert).toBe(einwohner2025);
      const [gebiet] = await rows<{name: string; hektar: number}>(
        "SELECT name, hektar FROM gebiete WHERE lor_stand = '2021' AND gebiet_id = $id",
        {id}
      );
      expect(gebiet?.name).toBe(name);
      expect(gebiet?.hektar).toBeCloseTo(hektar, 0);
      const dichte = await value("einwohner_je_hektar", id, "2025-12-31");
      expect(dichte.wert).toBeCloseTo(einwohner2025 / (gebiet?.hektar ?? NaN), 9);
    }
  });

  it("gives the Bezirksregionen and the Bezirk their published age structure", async () => {
    const anteile = ["anteil_unter_6", "anteil_unter_18", "anteil_18_bis_24", "anteil_65_plus", "anteil_80_plus"];
    for (const [id, ew2005, ew2010, ew2017, ew2020, ew2025, ...prozent] of struktur) {
      const years = {2005: ew2005, 2010: ew2010, 2017: ew2017, 2020: ew2020, 2025: ew2025};
      for (const [jahr, einwohner] of Object.entries(years))
        expect((await value("einwohner", id, `${jahr}-12-31`)).wert).toBe(einwohner);
      for (const [i, anteil] of anteile.entries())
        expect((await value(anteil, id, "2025-12-31")).wert, `${anteil} ${id}`).toBeCloseTo(prozent[i] as number, 1);
    }
  });

  it("computes quotients from the summed age groups", async () => {
    const jung = await value("anteil_unter_18", "10", "2025-12-31");
    const alt = await value("anteil_65_plus", "10", "2025-12-31");
    const mitte = (jung.nenner as number) - (jung.zaehler as number) - (alt.zaehler as number);
    expect((await value("jugendquotient", "10", "2025-12-31")).wert).toBeCloseTo(
      ((jung.zaehler as number) / mitte) * 100,
      9
    );
    expect((await value("altenquotient", "10", "2025-12-31")).wert).toBeCloseTo(
      ((alt.zaehler as number) / mitte) * 100,
      9
    );
  });

  it("takes a share of a level from summed counts, never as a mean of shares", async () => {
    const parts = await rows<{zaehler: number; nenner: number; wert: number}>(
      `SELECT zaehler, nenner, wert FROM beobachtungen WHERE indikator_id = 'anteil_65_plus' AND lor_stand = '2021'
       AND zeitraum = '2025-12-31' AND gebiet_id LIKE '10______'`
    );
    expect(parts).toHaveLength(41);
    const sum = (key: "zaehler" | "nenner" | "wert"): number => parts.reduce((n, p) => n + p[key], 0);
    const bezirk = await value("anteil_65_plus", "10", "2025-12-31");
    expect(bezirk.wert).toBeCloseTo((sum("zaehler") / sum("nenner")) * 100, 9);
    expect(Math.abs((bezirk.wert as number) - sum("wert") / parts.length)).toBeGreaterThan(0.5);
  });

  it("measures the change over five years on the same people, across the new LOR edition too", async () => {
    const change = await value("veraenderung_5_jahre", "10200418", "2020/2025");
    expect(change.wert).toBeCloseTo(((7506 - 5445) / 5445) * 100, 9);
    expect((await value("veraenderung_5_jahre", "10", "2015/2020")).wert).toBeCloseTo(
      ((273731 - 259373) / 259373) * 100,
      9
    );
  });
});

describe("two LOR editions", () => {
  it("shows no false step: every Bezirksregion has the same people on 31.12.2020 in both", async () => {
    const steps = await rows<{alt: number; neu: number; quelle: string; umgerechnet: boolean}>(
      `SELECT a.wert AS alt, n.wert AS neu, n.quelle, n.umgerechnet FROM beobachtungen n
       JOIN gebiete g USING (lor_stand, gebiet_id)
       JOIN gebiete ga ON ga.lor_stand = '2019' AND ga.ebene = 'bzr' AND right(ga.gebiet_id, 1) = right(g.gebiet_id, 1) AND ga.gebiet_id LIKE '10%'
       JOIN beobachtungen a ON a.lor_stand = '2019' AND a.gebiet_id = ga.gebiet_id AND a.zeitraum = n.zeitraum
         AND a.indikator_id = n.indikator_id AND a.altersgruppe = n.altersgruppe AND a.geschlecht = n.geschlecht
       WHERE n.lor_stand = '2021' AND g.ebene = 'bzr' AND n.gebiet_id LIKE '10%' AND n.indikator_id = 'einwohner' AND n.zeitraum = '2020-12-31'`
    );
    expect(steps.length).toBe(9 * 35);
    expect(steps.filter((s) => s.alt !== s.neu)).toEqual([]);
    // The social monitoring counted the totals in the new areas itself; sex and age are carried over from the register.
    expect(steps.filter((s) => !s.umgerechnet).map((s) => s.quelle)).toEqual(Array(9).fill("mss"));
  });

  it("adds new Planungsräume into the old one they were cut from, and never splits an old one", async () => {
    const sum = await value("einwohner", "10010102", "2025-12-31", "2019");
    expect(sum).toMatchObject({wert: 3725 + 8113 + 7669, umgerechnet: true});
    const split = await rows(
      "SELECT * FROM beobachtungen WHERE lor_stand = '2021' AND gebiet_id = '10100102' AND indikator_id = 'einwohner' AND zeitraum < '2020'"
    );
    expect(split).toEqual([]);
    expect(await value("einwohner", "10100101", "2010-12-31")).toMatchObject({umgerechnet: true});
  });

  it("carries published shares and indices to the identical areas, both ways, and to no others", async () => {
    const rueckwaerts = await value("mss_transferbezug", "100101", "2022-12-31", "2019");
    expect(rueckwaerts).toMatchObject({wert: 17.83337, umgerechnet: true});
    const alt = await value("gssa_gesix", "100101", "2022", "2019");
    expect(alt.umgerechnet).toBe(false);
    expect(await value("gssa_gesix", "101001", "2022")).toMatchObject({wert: alt.wert, umgerechnet: true});
    const plr = await rows<{gebiet_id: string}>(
      `SELECT gebiet_id FROM beobachtungen WHERE indikator_id = 'gssa_gesix' AND lor_stand = '2021' AND zeitraum = '2022'
       AND length(gebiet_id) = 8`
    );
    expect(plr).toHaveLength(28);
    expect(plr.map((r) => r.gebiet_id)).not.toContain("10100102");
  });

  it("never carries a figure over one that was counted or published there", async () => {
    expect(
      await rows(
        `SELECT b.indikator_id, b.gebiet_id, b.zeitraum FROM beobachtungen b
         JOIN rohwerte r ON r.lor_stand = b.lor_stand AND r.gebiet_id = b.gebiet_id AND r.zeitraum = b.zeitraum
         WHERE b.umgerechnet AND b.indikator_id = 'einwohner' AND b.altersgruppe = 'insgesamt' AND b.geschlecht = 'insgesamt'
           AND r.wert IS NOT NULL AND (r.quelle, r.merkmal) IN (('ewr', 'insgesamt'), ('ai16', 'insgesamt'), ('mss', 'ew'))`
      )
    ).toEqual([]);
  });

  it("never puts the key of one edition under the other", async () => {
    expect(await rows("SELECT 1 FROM beobachtungen ANTI JOIN gebiete USING (lor_stand, gebiet_id)")).toEqual([]);
  });
});

describe("social monitoring", () => {
  it("gives every Planungsraum its published shares and classes of 2021 and 2025", async () => {
    for (const [id, , , , , s1, s3, s4, klasse2021, klasse2025] of planungsraeume) {
      const shares = {mss_arbeitslosigkeit: s1, mss_transferbezug: s3, mss_kinderarmut: s4};
      for (const [indikator, share] of Object.entries(shares)) {
        const row = await value(indikator, id, "2020-12-31");
        if (share === null) expect(row).toMatchObject({wert: null, status: "entfaellt"});
        else expect(row.wert).toBeCloseTo(share, 2);
      }
      expect(await klasse(id, 2020, "2021")).toBe(klasse2021);
      expect(await klasse(id, 2024, "2021")).toBe(klasse2025);
    }
  });

  it("gives the old Planungsräume their classes of 2013 to 2019", async () => {
    expect(altePlanungsraeume).toHaveLength(33);
    for (const [id, ...klassen] of altePlanungsraeume)
      for (const [i, expected] of klassen.entries()) expect(await klasse(id, 2012 + 2 * i, "2019")).toBe(expected);
  });

  it("takes shares of Bezirksregionen and Bezirk as published for them", async () => {
    for (const [id, s1, s3, s4] of mss2021) {
      expect((await value("mss_arbeitslosigkeit", id, "2020-12-31")).wert).toBeCloseTo(s1, 2);
      expect((await value("mss_transferbezug", id, "2020-12-31")).wert).toBeCloseTo(s3, 2);
      expect((await value("mss_kinderarmut", id, "2020-12-31")).wert).toBeCloseTo(s4, 2);
    }
    expect((await value("mss_kinderarmut", "102004", "2020-12-31")).wert).toBeCloseTo(43.36, 2);
    expect((await value("mss_kinderarmut", "104009", "2020-12-31")).wert).toBeCloseTo(3.13, 2);
    expect((await value("mss_kinderarmut", "00", "2020-12-31")).wert).toBeCloseTo(26.88109, 5);
    expect(
      await rows("SELECT 1 FROM beobachtungen WHERE starts_with(indikator_id, 'mss_') AND length(gebiet_id) = 4")
    ).toEqual([]);
  });

  it("keeps the outlier 10100205: people live there, it has no class, and the publisher's reason is kept", async () => {
    expect((await value("einwohner", "10100205", "2025-12-31")).wert).toBe(1247);
    const row = await value("mss_status", "10100205", "2020-12-31");
    expect(row).toMatchObject({wert: null, status: "entfaellt"});
    expect(row.anmerkung).toMatch(/Ausreißer/);
  });

  it("marks where editions cannot be compared", async () => {
    const breaks = await rows<{zeitraum: string}>(
      "SELECT DISTINCT zeitraum FROM beobachtungen WHERE indikator_id = 'mss_status' AND bruch ORDER BY zeitraum"
    );
    expect(breaks.map((b) => b.zeitraum)).toEqual(["2018-12-31", "2020-12-31", "2024-12-31"]);
  });
});

describe("intervals", () => {
  interface IntervalRow extends Omit<Row, "anmerkung" | "umgerechnet"> {
    key: string;
    indikator_id: string;
    gebiet_id: string;
    ki_unten: number | null;
    ki_oben: number | null;
    ki_nenner: number | null;
    wenige: boolean;
    rest_bezirk: number | null;
    vergleich_bezirk: string | null;
    vergleich_berlin: string | null;
    berlin: number | null;
    bezirk_zaehler: number | null;
    bezirk_nenner: number | null;
  }
  const catalogue = readCatalogue("data/catalogue");
  const indicators = new Map(catalogue.indicators.map((i) => [i.id, i]));
  const faktorOf = (id: string): number => {
    const b = indicators.get(id)?.berechnung;
    return b?.art === "anteil" || b?.art === "quote" ? b.faktor : 100;
  };
  let all: IntervalRow[];
  beforeAll(async () => {
    all = await rows<IntervalRow>(
      `SELECT b.indikator_id || ' ' || b.gebiet_id || ' ' || b.lor_stand || ' ' || b.zeitraum AS key, b.indikator_id, b.gebiet_id,
         b.wert, b.status, b.zaehler, b.nenner, b.ki_unten, b.ki_oben, b.ki_nenner, b.wenige, b.rest_bezirk, b.vergleich_bezirk,
         b.vergleich_berlin, c.wert AS berlin, d.zaehler AS bezirk_zaehler, d.nenner AS bezirk_nenner
       FROM beobachtungen b
       LEFT JOIN beobachtungen c ON c.indikator_id = b.indikator_id AND c.lor_stand = b.lor_stand AND c.zeitraum = b.zeitraum
         AND c.gebiet_id = '00' AND b.gebiet_id <> '00' AND c.altersgruppe = 'insgesamt' AND c.geschlecht = 'insgesamt'
       LEFT JOIN beobachtungen d ON d.indikator_id = b.indikator_id AND d.lor_stand = b.lor_stand AND d.zeitraum = b.zeitraum
         AND d.gebiet_id = '10' AND length(b.gebiet_id) > 2 AND d.altersgruppe = 'insgesamt' AND d.geschlecht = 'insgesamt'
       WHERE (starts_with(b.gebiet_id, '10') OR b.gebiet_id = '00') AND b.altersgruppe = 'insgesamt' AND b.geschlecht = 'insgesamt'`
    );
  });

  it("are those of the method's modules, for every share and rate of the Bezirk and Berlin, and there are no others", () => {
    let compared = 0;
    for (const row of all) {
      const {key, indikator_id, wert, zaehler, nenner, ki_nenner} = row;
      const verfahren = indicators.get(indikator_id)?.ki_verfahren;
      if (verfahren === "keines" || wert === null || ki_nenner === null) {
        expect([row.ki_unten, row.ki_oben, row.wenige, ki_nenner], key).toEqual([null, null, false, null]);
        // Only a published share may lack the count that stands for its denominator.
        expect(verfahren !== "keines" && wert !== null && verfahren !== "wilson_angenaehert", key).toBe(false);
        continue;
      }
      const faktor = faktorOf(indikator_id);
      const approximated = verfahren === "wilson_angenaehert";
      expect([nenner, row.wenige], key).toEqual([
        approximated ? null : ki_nenner,
        ki_nenner < catalogue.methode.mindestnenner
      ]);
      const count = approximated ? (wert / 100) * ki_nenner : (zaehler as number);
      const eigene = verfahren === "byar" ? rateInterval : verfahren === "wilson_quotient" ? ratioInterval : null;
      const expected = eigene ? eigene(count, ki_nenner, faktor) : wilsonInterval(count, ki_nenner);
      const scale = eigene ? 1 : faktor;
      const off = Math.max(
        Math.abs((row.ki_unten as number) - expected.lower * scale),
        Math.abs((row.ki_oben as number) - expected.upper * scale)
      );
      if (!(off <= 1e-9)) expect(off, key).toBeLessThanOrEqual(1e-9);
      compared += 1;
    }
    expect(compared).toBeGreaterThan(30_000);
  });

  it("lie to the rest of the Bezirk and to Berlin as the one rule says", () => {
    const found = new Set<string | null>();
    const verdict = (row: IntervalRow, benchmark: number | null): string | null => {
      if (row.ki_unten === null || row.ki_oben === null || benchmark === null) return null;
      return row.wenige ? "zu_wenige_faelle" : compareToBenchmark({lower: row.ki_unten, upper: row.ki_oben}, benchmark);
    };
    for (const row of all) {
      const apart = indicators.get(row.indikator_id)?.ebenen_vergleichbar === false;
      const expected = [verdict(row, row.rest_bezirk), verdict(row, apart ? null : row.berlin)];
      if (row.vergleich_bezirk !== expected[0] || row.vergleich_berlin !== expected[1])
        expect([row.vergleich_bezirk, row.vergleich_berlin], row.key).toEqual(expected);
      found.add(row.vergleich_bezirk);
    }
    expect(found).toEqual(new Set(["ueber", "unter", "nicht_erkennbar", "zu_wenige_faelle", null]));
  });

  it("compare with the Bezirk less the area: the counts of both add up to the Bezirk's", () => {
    const counted = all.filter((r) => r.ki_nenner !== null && r.nenner !== null && r.bezirk_nenner !== null);
    expect(counted.length).toBeGreaterThan(30_000);
    for (const {key, indikator_id, zaehler, nenner, bezirk_zaehler, bezirk_nenner, rest_bezirk} of counted) {
      const people = (bezirk_nenner as number) - (nenner as number);
      const expected = (((bezirk_zaehler as number) - (zaehler as number)) / people) * faktorOf(indikator_id);
      if (!(Math.abs((rest_bezirk ?? NaN) - expected) <= 1e-9)) expect(rest_bezirk, key).toBeCloseTo(expected, 9);
    }
  });

  it("count the nearest people of the same ages for published shares: Hellersdorf-Nord, under 15, 31.12.2020", async () => {
    const [people] = await rows<{n: number}>(
      `SELECT sum(wert)::DOUBLE AS n FROM rohwerte WHERE quelle = 'ai16' AND zeitraum = '2020-12-31' AND merkmal IN ('a00_06', 'a06_15')
         AND gebiet_id LIKE '100204%' AND length(gebiet_id) = 8`
    );
    const row = all.find(({key}) => key === "mss_kinderarmut 102004 2021 2020-12-31");
    expect(row).toMatchObject({
      ki_nenner: people?.n,
      nenner: null,
      vergleich_bezirk: "ueber",
      vergleich_berlin: "ueber"
    });
    // No count is near enough to 2012; Planungsräume that were cut have their first own count a year after the share.
    expect(all.find(({key}) => key === "mss_kinderarmut 10 2019 2012-12-31")?.ki_unten).toBeNull();
    const [next] = await rows<{n: number}>(
      `SELECT sum(wert)::DOUBLE AS n FROM rohwerte WHERE quelle = 'ai16' AND zeitraum = '2021-12-31' AND merkmal IN ('a00_06', 'a06_15')
         AND gebiet_id = '10100102'`
    );
    expect(all.find(({key}) => key === "mss_kinderarmut 10100102 2021 2020-12-31")?.ki_nenner).toBe(next?.n);
  });
});

describe("missing is not zero", () => {
  it("leaves an uninhabited Planungsraum without a count, and still sums its Bezirk and Berlin, saying so", async () => {
    expect(await value("einwohner", "03400831", "2025-12-31")).toMatchObject({wert: null, status: "fehlt"});
    const berlin = await value("einwohner", "00", "2025-12-31");
    expect(berlin.wert).toBeGreaterThan(3_700_000);
    expect(berlin.anmerkung).toMatch(/[Uu]nbewohnt/);
  });

  it("has a sum missing as soon as an inhabited part is missing", async () => {
    const dataDir = join(folder, "luecke");
    cpSync("data/catalogue", join(dataDir, "catalogue"), {recursive: true});
    cpSync("data/official", join(dataDir, "official"), {recursive: true});
    const file = join(dataDir, "official/ewr/2010-12.csv");
    const text = readFileSync(file, "utf8");
    writeFileSync(
      file,
      text.replace(/^(2019,10010101),.*$/m, (line, key: string) => `${key}${",…".repeat(line.split(",").length - 3)},`)
    );
    // A gap in old figures would have to be signed; here it is the gap that matters.
    for (const name of ["stand.csv", "stand-lieferungen.csv"]) rmSync(join(dataDir, "official", name), {force: true});
    const gap = join(dataDir, "build", "luecke.duckdb");
    await buildWarehouse({dataDir, out: gap, report: () => {}});
    const other = await openWarehouse(gap);
    const found = await other.runAndReadAll(
      `SELECT gebiet_id, wert, status FROM beobachtungen WHERE indikator_id = 'einwohner' AND zeitraum = '2010-12-31' AND lor_stand = '2019'
       AND geschlecht = 'insgesamt' AND altersgruppe = 'insgesamt' AND gebiet_id IN ('10010101', '100101', '1001', '10', '00', '100102') ORDER BY gebiet_id`
    );
    expect(found.getRowObjectsJS()).toEqual([
      {gebiet_id: "00", wert: null, status: "fehlt"},
      {gebiet_id: "10", wert: null, status: "fehlt"},
      {gebiet_id: "1001", wert: null, status: "fehlt"},
      {gebiet_id: "100101", wert: null, status: "fehlt"},
      {gebiet_id: "10010101", wert: null, status: "fehlt"},
      {gebiet_id: "100102", wert: 44387, status: "wert"}
    ]);
    other.closeSync();
  });
});

describe("the build", () => {
  it("reports each source and covers all of Berlin", async () => {
    const matrices = readdirSync("data/official/ewr").filter((name) => name.endsWith(".csv"));
    expect(lines.find((line) => line.startsWith("ewr: "))).toMatch(
      new RegExp(`^ewr: ${matrices.length} Lieferungen, [\\d.]+ Zeilen$`)
    );
    const [plr] = await rows<{n: number}>(
      "SELECT count(*)::INTEGER AS n FROM beobachtungen WHERE indikator_id = 'anteil_unter_18' AND lor_stand = '2021' AND zeitraum = '2025-12-31' AND length(gebiet_id) = 8 AND wert IS NOT NULL"
    );
    expect(plr?.n).toBe(540);
  });

  it("leaves the last good warehouse untouched when an input is bad, and names file and line", async () => {
    const dataDir = join(folder, "kaputt");
    cpSync("data/catalogue", join(dataDir, "catalogue"), {recursive: true});
    cpSync("data/official", join(dataDir, "official"), {recursive: true});
    const file = join(dataDir, "official/ewr/2020-12.csv");
    writeFileSync(file, readFileSync(file, "utf8").replace(/^(2019,10010101),\d+/m, "$1,viele"));
    const before = statSync(out).mtimeMs;
    await expect(buildWarehouse({dataDir, out, report: () => {}})).rejects.toThrow(
      /2020-12\.csv, Zeile \d+, Spalte insgesamt.*„viele“/
    );
    expect(statSync(out).mtimeMs).toBe(before);
    expect(readdirSync(folder).filter((f) => f.includes(".neu"))).toEqual([]);
  });

  it("refuses figures that contradict each other, naming the rule", async () => {
    const dataDir = join(folder, "kaputt");
    const file = join(dataDir, "official/ewr/2020-12.csv");
    writeFileSync(
      file,
      readFileSync("data/official/ewr/2020-12.csv", "utf8").replace(
        /^(2019,10010101),(\d+)/m,
        (_, key: string, n: string) => `${key},${Number(n) + 5}`
      )
    );
    await expect(buildWarehouse({dataDir, out, report: () => {}})).rejects.toThrow(/geschlecht.*10010101/s);
    expect(existsSync(out)).toBe(true);
  });

  it("tells in the database and beside it which rule was tried on how many rows of which source", async () => {
    const quality = JSON.parse(readFileSync(join(folder, "quality.json"), "utf8")) as {
      pruefungen: {name: string; bestanden: boolean; geprueft: number; quellen: Record<string, number>}[];
      lieferungen: {
        quelle: string;
        release: string;
        zeilen: number;
        zellen: number;
        zustaende: Record<string, number>;
      }[];
    };
    const form = quality.pruefungen.find((p) => p.name === "lieferform");
    const [raw] = await rows<{n: number}>("SELECT count(*)::INTEGER AS n FROM rohwerte WHERE quelle = 'ewr'");
    expect(form?.quellen["ewr"]).toBe(raw?.n);
    for (const {name, bestanden, geprueft} of quality.pruefungen) {
      expect(bestanden, name).toBe(true);
      expect(geprueft, name).toBeGreaterThan(0);
    }
    const [stored] = await rows<{n: number}>(
      "SELECT geprueft AS n FROM pruefungen WHERE name = 'bericht_und_kernindikatoren' AND quelle = 'qpk' AND bestanden"
    );
    expect(stored?.n).toBeGreaterThan(80);
    const delivery = quality.lieferungen.find((l) => l.quelle === "mss" && l.release === "2021");
    expect(delivery?.zustaende["entfaellt"]).toBeGreaterThan(6);
    expect(Object.values(delivery?.zustaende ?? {}).reduce((a, b) => a + b, 0)).toBe(delivery?.zellen);
  });

  it("says plainly that there is no warehouse yet", async () => {
    await expect(openWarehouse(join(folder, "keine.duckdb"))).rejects.toThrow(/npm run warehouse/);
  });

  it("keeps the committed snapshot small", () => {
    const bytes = readdirSync("data/official", {recursive: true, withFileTypes: true})
      .filter((d) => d.isFile())
      .reduce((n, d) => n + statSync(join(d.parentPath, d.name)).size, 0);
    expect(bytes).toBeLessThan(15_000_000);
  });
});

describe("the accepted stand", () => {
  const copy = (name: string): string => {
    const dataDir = join(folder, name);
    cpSync("data/catalogue", join(dataDir, "catalogue"), {recursive: true});
    cpSync("data/official", join(dataDir, "official"), {recursive: true});
    return dataDir;
  };

  it("in version control is what the committed data give: nothing waits to be accepted", () => {
    expect(existsSync("data/official/stand.csv"), "npm run warehouse -- --uebernehmen").toBe(true);
    const changes = readFileSync(join(folder, "changes.md"), "utf8");
    expect(changes).not.toMatch(/^## (Geänderte|Entfallene|Neue)/m);
    expect(statSync("data/official/stand.csv").size).toBeLessThan(1_000_000);
  });

  it("stops a build that changes more than 5 per cent of old figures until it is signed, and keeps the database", async () => {
    const dataDir = copy("stand");
    const target = join(folder, "stand", "build", "stand.duckdb");
    const build = (uebernehmen = false): Promise<unknown> =>
      buildWarehouse({dataDir, out: target, uebernehmen, report: () => undefined});
    await build(true);
    const before = statSync(target).mtimeMs;
    const file = join(dataDir, "official/gssa/2013.csv");
    const text = readFileSync(file, "utf8");
    writeFileSync(
      file,
      text.replace(/^2019,10\d{6},-?[\d.]+/gm, (row) =>
        row.replace(/[^,]+$/, (n) => String(Number(n) > 0 ? -2.5 : 2.5))
      )
    );
    const message = await build().then(
      () => "",
      (error: Error) => error.message
    );
    expect(message).toMatch(/gssa_gesix, 2013.*hat keine Freigabe.*von \d+ früheren Werten/);
    expect(statSync(target).mtimeMs).toBe(before);
    const block = /^\[\n[^]*?^\]$/m.exec(message)?.[0] ?? "";
    expect(readFileSync(join(folder, "stand/build/changes.md"), "utf8")).toContain(`\n${block}\n`);
    await expect(build(true), "accepting does not replace signing").rejects.toThrow(/hat keine Freigabe/);

    const filled = block.replaceAll("JJJJ-MM-TT", "2026-08-01").replaceAll("…", "Leitung OE QPK");
    writeFileSync(join(dataDir, "catalogue/freigaben.json"), filled);
    await build(true);
    expect(statSync(target).mtimeMs).toBeGreaterThan(before);
    await build();
    expect(readFileSync(join(folder, "stand/build/changes.md"), "utf8")).toMatch(/Erledigte Freigaben[^#]*gssa_gesix/);
  });
});
