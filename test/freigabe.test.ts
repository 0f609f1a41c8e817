import {cpSync, mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {DuckDBInstance} from "@duckdb/node-api";
import type {DuckDBConnection} from "@duckdb/node-api";
import {ESLint} from "eslint";
import {afterAll, afterEach, beforeAll, describe, expect, it} from "vitest";
import type {Catalogue} from "../loaders/contract/catalogue.js";
import {readCatalogue} from "../loaders/contract/readCatalogue.js";
import {buildWarehouse} from "../loaders/warehouse/build.js";
import {freigabePfad, openWarehouse} from "../loaders/warehouse/open.js";
import type {Veroeffentlicht} from "../loaders/warehouse/protect/abgeleitet.js";
import {schuetzeZellen} from "../loaders/warehouse/protect/registry.js";
import {freigegebeneTabellen, schreibeFreigabe} from "../loaders/warehouse/protect/release.js";
import {berechneZellen} from "../loaders/warehouse/protect/zellen.js";
import {quote} from "../loaders/warehouse/query.js";
import {computeVersorgung} from "../loaders/warehouse/versorgung.js";
import {writeSmallData} from "./support/smallData.js";

const folder = mkdtempSync(join(tmpdir(), "bedarfsatlas-freigabe-"));
const dataDir = join(folder, "daten");
const out = join(folder, "w.duckdb");
/** An offer whose attendances the last release withheld: the others of its house must protect it. */
const geschuetztesAngebot = "angebot/2025/beispiel-kaulsdorf/stadtteilspaziergang/teilnahmen";

let catalogue: Catalogue;
/** The warehouse, with the public file attached as `gebaut`. */
let connection: DuckDBConnection;
let wissen: Veroeffentlicht;

async function open(path: string): Promise<DuckDBConnection> {
  return await (await DuckDBInstance.create(path)).connect();
}

async function query<T = Record<string, unknown>>(sql: string, from = connection): Promise<T[]> {
  return (await from.runAndReadAll(sql)).getRowObjectsJson() as T[];
}

/** Rows of *table* that only one of the two files has, the attached file first. */
async function unterschiede(table: string, a: string, b: string): Promise<{nurA: number; nurB: number}> {
  const only = (x: string, y: string): string =>
    `(SELECT count(*)::INTEGER FROM (FROM ${x}.${table} EXCEPT ALL FROM ${y}.${table}))`;
  const [row] = await query<{nurA: number; nurB: number}>(`SELECT ${only(a, b)} AS "nurA", ${only(b, a)} AS "nurB"`);
  return row!;
}

beforeAll(async () => {
  writeSmallData(dataDir, ["ewr/2020-12", "mss/2021"]);
  cpSync("data/beispiel", join(dataDir, "beispiel"), {recursive: true});
  writeFileSync(
    join(dataDir, "catalogue/geheimhaltung.csv"),
    `zelle,zustand,wert,seit\n${geschuetztesAngebot},geschuetzt,,2026-01-31\n`
  );
  catalogue = readCatalogue(join(dataDir, "catalogue"));
  await buildWarehouse({dataDir, out, report: () => undefined});
  const copy = join(folder, "kopie.duckdb");
  cpSync(out, copy);
  connection = await open(copy);
  await connection.run(`ATTACH ${quote(freigabePfad(out))} AS gebaut (READ_ONLY)`);
  // What everybody knows is no table: it is computed anew from the same records.
  await connection.run("CREATE TABLE freigabe_gebaut AS FROM freigabe");
  for (const table of ["zellen", "freigabe", "geheimhaltung"]) await connection.run(`DELETE FROM ${table}`);
  ({wissen} = await schuetzeZellen(connection, catalogue, dataDir, () => undefined));
}, 180_000);
afterAll(() => {
  connection.closeSync();
  rmSync(folder, {recursive: true, force: true});
});

describe("the public file of the example data", () => {
  it("is what is opened unless somebody asks for the internal one", async () => {
    const offen = await openWarehouse(out);
    const names = await query<{table_name: string}>("SELECT table_name FROM duckdb_tables() ORDER BY 1", offen);
    offen.closeSync();
    expect(names.map(({table_name}) => table_name)).toEqual(freigegebeneTabellen.toSorted());
    const intern = await openWarehouse(out, "intern");
    await expect(query("FROM leistungen LIMIT 1", intern)).resolves.toHaveLength(1);
    intern.closeSync();
  });

  it("has no value of a withheld cell, and withholds some in every kind of table", async () => {
    const rows = await query<{tabelle: string; geschuetzt: number; mit_wert: number}>(`
      SELECT split_part(zelle, '/', 1) AS tabelle, count(*)::INTEGER AS geschuetzt, count(wert)::INTEGER AS mit_wert
      FROM freigabe LEFT JOIN gebaut.zellen USING (zelle) WHERE zustand <> 'frei' GROUP BY ALL`);
    for (const {mit_wert} of rows) expect(mit_wert).toBe(0);
    const arten = rows.map(({tabelle}) => tabelle);
    expect(arten).toEqual(expect.arrayContaining(["angebot", "davon", "vermittlung", "beratung_gruppe"]));
  });

  it("was made of the same states as these records give", async () => {
    expect(await query("FROM freigabe EXCEPT FROM freigabe_gebaut")).toEqual([]);
    expect(await query("FROM freigabe_gebaut EXCEPT FROM freigabe")).toEqual([]);
  });

  it("has every other value as the warehouse has it", async () => {
    const eigene = ["zellen", "versorgung", "meldestand", "leistungshinweise"];
    const falls = ["versorgungsluecken", "versorgungsvergleich", "versorgung_hoover"];
    for (const table of freigegebeneTabellen.filter((name) => !eigene.includes(name))) {
      const {nurA, nurB} = await unterschiede(table, "gebaut", "kopie");
      expect(nurA, table).toBe(0);
      if (!falls.includes(table)) expect(nurB, table).toBe(0);
    }
    const [zellen] = await query(`
      SELECT count(*) FILTER (o.wert IS DISTINCT FROM z.wert AND o.status <> 'geschuetzt')::INTEGER AS anders,
        count(*) FILTER (o.status = 'geschuetzt' AND o.wert IS NOT NULL)::INTEGER AS verraten, count(o.wert) > 1000 AS viele
      FROM gebaut.zellen o JOIN zellen z USING (zelle)`);
    expect(zellen).toEqual({anders: 0, verraten: 0, viele: true});
    const [mengen] = await query(`
      SELECT count(*) FILTER (o.wert IS DISTINCT FROM v.wert AND g.jahr IS NULL)::INTEGER AS anders,
        count(*) FILTER (g.jahr IS NOT NULL AND (o.wert IS NOT NULL OR o.teilwert IS NOT NULL OR o.je_1000 IS NOT NULL))::INTEGER AS verraten,
        count(*) FILTER (g.jahr IS NOT NULL) > 50 AS gefallen, count(o.wert) > 10000 AS viele
      FROM gebaut.versorgung o JOIN versorgung v USING (jahr, ebene, gebiet_id, zielgruppe, logik, messgroesse)
      LEFT JOIN versorgung_geschuetzt g USING (jahr, ebene, gebiet_id, zielgruppe, logik, messgroesse)`);
    expect(mengen).toEqual({anders: 0, verraten: 0, gefallen: true, viele: true});
  });
});

/** Computes everything from the records as they are now, with the decisions of the release; returns how many cells differ from the true ones. */
async function rechneNeu(): Promise<{frei: number; geschuetzt: number}> {
  for (const table of [
    "zellen",
    ...["", "_geschuetzt", "sluecken", "svergleich", "_hoover"].map((x) => `versorgung${x}`)
  ])
    await connection.run(`DELETE FROM ${table}`);
  await berechneZellen(connection);
  await computeVersorgung(connection, catalogue, dataDir, undefined, wissen);
  const [row] = await query<{frei: number; geschuetzt: number}>(`
    SELECT (count(*) FILTER (zustand = 'frei'))::INTEGER AS frei, (count(*) FILTER (zustand <> 'frei'))::INTEGER AS geschuetzt
    FROM zellen z FULL JOIN zellen_wahr v USING (zelle) LEFT JOIN freigabe USING (zelle)
    WHERE z.wert IS DISTINCT FROM v.wert OR z.status IS DISTINCT FROM v.status AND zustand = 'frei'
      OR z.unvollstaendig IS DISTINCT FROM v.unvollstaendig`);
  return row!;
}

let nummer = 0;
/** The tables in which the public file of the records as they are now differs from the one that was built. */
async function andereTabellen(): Promise<string[]> {
  const path = join(folder, `andere-${nummer++}.duckdb`);
  await schreibeFreigabe(connection, path);
  await connection.run(`ATTACH ${quote(path)} AS andere (READ_ONLY)`);
  const found: string[] = [];
  for (const table of freigegebeneTabellen) {
    const {nurA, nurB} = await unterschiede(table, "gebaut", "andere");
    if (nurA + nurB > 0) found.push(table);
  }
  await connection.run("DETACH andere");
  return found;
}

/** Keys of the withheld cells that begin so, split at the slashes. */
async function geschuetzte(anfang: string): Promise<string[][]> {
  const rows = await query<{zelle: string}>(
    `SELECT zelle FROM freigabe WHERE zustand = 'geschuetzt' AND starts_with(zelle, ${quote(anfang)}) ORDER BY zelle`
  );
  return rows.map(({zelle}) => zelle.split("/"));
}

/** Two of three referrals that are withheld get one more. */
async function andereVermittlungen(): Promise<void> {
  const cells = await geschuetzte("vermittlung/");
  expect(cells.length).toBeGreaterThan(3);
  for (const [, jahr, zentrum, dienst] of cells.filter((_, i) => i % 3 > 0))
    await connection.run(`UPDATE beratungen SET vermittelt_${dienst} = vermittelt_${dienst} + 1 WHERE rowid = (
      SELECT min(rowid) FROM beratungen WHERE zentrum_id = ${quote(zentrum!)} AND left(zeitraum, 4) = ${quote(jahr!)}
        AND vermittelt_${dienst} < kontakte)`);
}

/** Consultations of a group in one centre become such that name none, and as many in another centre the other way round. */
async function andereGruppen(): Promise<void> {
  const gruppe = "menschen_mit_behinderung";
  const cells = (await geschuetzte("beratung_gruppe/2024/")).filter((cell) => cell[3] === gruppe);
  const zentren = cells.map((cell) => quote(cell[2]!)).join(", ");
  const paare = await query<{weniger: string; mehr: string}>(`
    SELECT a.rowid::VARCHAR AS weniger, b.rowid::VARCHAR AS mehr FROM beratungen a JOIN beratungen b USING (kontakte)
    WHERE a.zentrum_id IN (${zentren}) AND b.zentrum_id IN (${zentren}) AND a.zentrum_id <> b.zentrum_id
      AND left(a.zeitraum, 4) = '2024' AND left(b.zeitraum, 4) = '2024' AND a.zielgruppe = '${gruppe}' AND b.zielgruppe IS NULL
    ORDER BY a.rowid, b.rowid LIMIT 1`);
  expect(paare).toHaveLength(1);
  await connection.run(`UPDATE beratungen SET zielgruppe = NULL WHERE rowid = ${paare[0]!.weniger}`);
  await connection.run(`UPDATE beratungen SET zielgruppe = '${gruppe}' WHERE rowid = ${paare[0]!.mehr}`);
}

/** All of -1, 0 and 1 for *n* numbers, but 0 for all. */
function* schritte(n: number): Generator<number[]> {
  for (let code = 1; code < 3 ** n; code++)
    yield Array.from({length: n}, (_, i) => (Math.floor(code / 3 ** i) % 3 === 2 ? -1 : Math.floor(code / 3 ** i) % 3));
}

/** Attendances move between withheld offers of one centre, so that no published sum changes. */
async function andereTeilnahmen(): Promise<void> {
  const cells = (await geschuetzte("angebot/2025/beispiel-kaulsdorf/")).filter((cell) => cell[4] === "teilnahmen");
  const ids = cells.map((cell) => cell.join("/"));
  expect(ids).toContain(geschuetztesAngebot);
  const geheim = new Set(wissen.cells.filter(({status}) => status !== "open").map(({id}) => id));
  const summen = wissen.equations.flatMap((equation) => {
    const parts = "total" in equation ? [equation.total, ...equation.parts] : equation.terms.map(({cell}) => cell);
    const unknown = parts.filter((id) => geheim.has(id));
    return unknown.length > 0 && unknown.every((id) => ids.includes(id)) ? [unknown.map((id) => ids.indexOf(id))] : [];
  });
  const schritt = [...schritte(ids.length)].find((s) =>
    summen.every((own) => own.reduce((x, i) => x + s[i]!, 0) === 0)
  );
  expect(schritt).toBeDefined();
  for (const [i, [, , zentrum, angebot]] of cells.entries())
    await connection.run(`UPDATE leistungen SET teilnahmen = teilnahmen + ${schritt![i]!} WHERE rowid = (
      SELECT min(rowid) FROM leistungen WHERE zentrum_id = ${quote(zentrum!)} AND angebot_id = ${quote(angebot!)}
        AND left(zeitraum, 4) = '2025' AND teilnahmen > 1)`);
}

describe("other records that agree with everything published", () => {
  const records = ["leistungen", "beratungen"];
  beforeAll(async () => {
    for (const table of [...records, "zellen", "versorgung"])
      await connection.run(`CREATE TABLE ${table}_wahr AS FROM ${table}`);
  });
  afterEach(async () => {
    for (const table of records) await connection.run(`DELETE FROM ${table}; INSERT INTO ${table} FROM ${table}_wahr`);
  });

  it("the same records give the same public file", async () => {
    expect(await rechneNeu()).toEqual({frei: 0, geschuetzt: 0});
    expect(await andereTabellen()).toEqual([]);
  });

  it("other referrals, groups of consultations and attendances give the same public file, table by table", async () => {
    for (const change of [andereVermittlungen, andereGruppen, andereTeilnahmen]) await change();
    const {frei, geschuetzt} = await rechneNeu();
    expect(frei).toBe(0);
    expect(geschuetzt).toBeGreaterThan(10);
    expect(await andereTabellen()).toEqual([]);
    // It is no matter of course: the warehouse itself has other amounts, all of them withheld.
    const [row] = await query<{anders: number; offen: number}>(`
      SELECT count(*)::INTEGER AS anders, count(*) FILTER (g.jahr IS NULL)::INTEGER AS offen
      FROM (FROM versorgung EXCEPT FROM versorgung_wahr) LEFT JOIN versorgung_geschuetzt g
        USING (jahr, ebene, gebiet_id, zielgruppe, logik, messgroesse)`);
    expect(row!.anders).toBeGreaterThan(5);
    expect(row!.offen).toBe(0);
  });

  it("another published number shows where it stands and in what is computed from it", async () => {
    await connection.run(
      "UPDATE beratungen SET kontakte = kontakte + 1 WHERE rowid = (SELECT min(rowid) FROM beratungen WHERE zielgruppe = 'familien')"
    );
    expect((await rechneNeu()).frei).toBeGreaterThan(0);
    expect(await andereTabellen()).toEqual(expect.arrayContaining(["zellen", "versorgung"]));
  });
});

describe("pages and marts", () => {
  const lint = async (code: string, filePath: string): Promise<string[]> => {
    const [result] = await new ESLint().lintText(code, {filePath});
    return result!.messages.map(({ruleId}) => ruleId ?? "");
  };
  it.each([
    ["import {DuckDBInstance} from '@duckdb/node-api';\nexport const x = DuckDBInstance;\n", "imports"],
    ["import {warehousePath} from '../warehouse/dateien.js';\nexport const x = warehousePath();\n", "imports"],
    ["import {berechneZellen} from '../warehouse/protect/zellen.js';\nexport const x = berechneZellen;\n", "imports"],
    ["import {openWarehouse} from '../warehouse/open.js';\nexport const x = openWarehouse('x', 'intern');\n", "syntax"],
    ["export const sql = `ATTACH 'x.duckdb'`;\n", "syntax"]
  ])("cannot open anything but what the edition allows: %s", async (code, rule) => {
    for (const file of ["loaders/marts/neu.ts", "src/data/neu.json.ts"]) {
      const [found, another] = await lint(code, file);
      expect(found).toContain(`no-restricted-${rule}`);
      expect(another).toBeUndefined();
    }
    expect(await lint(code, "tools/neu.ts")).toEqual([]);
  });
});
