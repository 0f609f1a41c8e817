import {createHash} from "node:crypto";
import {mkdtempSync, readFileSync, readdirSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {DuckDBInstance} from "@duckdb/node-api";
import type {DuckDBConnection} from "@duckdb/node-api";
import {afterAll, beforeAll, expect, it} from "vitest";
import {readLeistungsstand} from "../loaders/marts/leistungsstand.js";
import {project} from "./support/commandProcess.js";

// The trial behind docs/decisions/0015: records as Parquet files by district and year instead of tables.

const folder = mkdtempSync(join(tmpdir(), "bedarfsatlas-parquet-"));
const at = (table: string): string => join(folder, table);
const instances: DuckDBInstance[] = [];

async function connect(): Promise<DuckDBConnection> {
  const instance = await DuckDBInstance.create(":memory:");
  instances.push(instance);
  return instance.connect();
}

/** Records of three centres of *bezirk* in two years: every month 3 offers, some figures not recorded, one month not reported. */
async function fill(connection: DuckDBConnection, bezirk: string, stunden = 6): Promise<void> {
  await connection.run(`
    INSERT INTO zentren BY NAME SELECT '${bezirk}-haus-' || h AS zentrum_id, true AS beispiel, 'Haus ' || h AS name,
      '' AS traeger, '' AS strasse, '' AS plz, []::VARCHAR[] AS bezirksregionen, []::VARCHAR[] AS einsatzgebiet,
      'bestaetigt' AS angabe, 'Test' AS quelle, DATE '2026-01-01' AS stand, '' AS anmerkung FROM range(3) t(h);
    INSERT INTO leistungen BY NAME SELECT '${bezirk}-haus-' || h AS zentrum_id, 'angebot-' || a AS angebot_id,
      (2024 + m // 12) || '-' || lpad((1 + m % 12)::VARCHAR, 2, '0') AS zeitraum, 1 + m % 4 AS termine,
      CASE WHEN (h + a + m) % 5 > 0 THEN ${stunden} / 4 * (1 + m % 4) END AS stunden, 10 * a + m AS teilnahmen
    FROM range(3) x(h), range(3) y(a), range(24) z(m) WHERE h <> 2 OR m <> 23;
    INSERT INTO meldestand BY NAME SELECT '${bezirk}-haus-' || h AS zentrum_id,
      (2024 + m // 12) || '-' || lpad((1 + m % 12)::VARCHAR, 2, '0') AS monat, h <> 2 OR m <> 23 AS gemeldet,
      DATE '2026-01-31' AS stand, 'x' AS datei FROM range(3) x(h), range(24) z(m)`);
}

async function newTables(): Promise<DuckDBConnection> {
  const connection = await connect();
  await connection.run(readFileSync(join(project, "loaders/warehouse/tables.sql"), "utf8"));
  return connection;
}

const partitioned = {leistungen: "zeitraum", meldestand: "monat"};

/** Writes the records of one district into its own folders, in the place of those it had. */
async function writeDistrict(connection: DuckDBConnection, bezirk: string): Promise<void> {
  for (const [table, period] of Object.entries(partitioned)) {
    rmSync(join(at(table), `bezirk=${bezirk}`), {recursive: true, force: true});
    await connection.run(
      `COPY (SELECT *, '${bezirk}' AS bezirk, left(${period}, 4)::INTEGER AS jahr FROM ${table} ORDER BY ALL)
      TO '${at(table)}' (FORMAT parquet, PARTITION_BY (bezirk, jahr), OVERWRITE_OR_IGNORE)`
    );
  }
  // The register is small; it stays one file a district.
  await connection.run(`COPY zentren TO '${join(folder, `zentren-${bezirk}.parquet`)}' (FORMAT parquet)`);
}

/** Checksums of all files below the folder of *table*, by path. */
function filesOf(table: string): Record<string, string> {
  const files = readdirSync(at(table), {recursive: true, withFileTypes: true}).filter((entry) => entry.isFile());
  return Object.fromEntries(
    files.map(({parentPath, name}) => {
      const path = join(parentPath, name);
      return [path.slice(folder.length + 1), createHash("sha256").update(readFileSync(path)).digest("hex")];
    })
  );
}

/** What the supply figures are made of. */
const sumsSql = `
SELECT zentrum_id, angebot_id, left(zeitraum, 4)::INTEGER AS jahr, count(*)::INTEGER AS zeilen, sum(stunden) AS stunden,
  count(stunden)::INTEGER AS mit_stunden, sum(termine)::INTEGER AS termine, sum(teilnahmen)::INTEGER AS teilnahmen
FROM leistungen GROUP BY ALL ORDER BY ALL`;

const rowsOf = async (connection: DuckDBConnection): Promise<unknown[]> =>
  (await connection.runAndReadAll(sumsSql)).getRowObjectsJS();

let tables: DuckDBConnection;
let views: DuckDBConnection;

beforeAll(async () => {
  tables = await newTables();
  for (const bezirk of ["98", "99"]) {
    await fill(tables, bezirk);
    const own = await newTables();
    await fill(own, bezirk);
    await writeDistrict(own, bezirk);
  }
  views = await connect();
  for (const table of Object.keys(partitioned))
    await views.run(
      `CREATE VIEW ${table} AS SELECT * EXCLUDE (bezirk, jahr)
      FROM read_parquet('${at(table)}/**/*.parquet', hive_partitioning = true)`
    );
  await views.run(`CREATE VIEW zentren AS SELECT * FROM read_parquet('${folder}/zentren-*.parquet')`);
});
afterAll(() => {
  for (const instance of instances) instance.closeSync();
  rmSync(folder, {recursive: true, force: true});
});

it("the same question gives the same rows from tables and from Parquet by district and year", async () => {
  const rows = await rowsOf(tables);
  expect(rows).toHaveLength(36);
  expect(await rowsOf(views)).toEqual(rows);
  const stand = await readLeistungsstand(tables);
  expect(stand.meldejahre.map(({jahr, gemeldet, zentren}) => [jahr, gemeldet, zentren])).toEqual([
    [2024, 6, 6],
    [2025, 4, 6]
  ]);
  expect(await readLeistungsstand(views)).toEqual(stand);
});

it("loading one district anew changes its own figures and touches no file of the other", async () => {
  const ofOther = (files: Record<string, string>): [string, string][] =>
    Object.entries(files).filter(([path]) => path.includes("bezirk=99"));
  const before = filesOf("leistungen");
  const rows = await rowsOf(views);
  const corrected = await newTables();
  await fill(corrected, "98", 8);
  await writeDistrict(corrected, "98");
  const after = filesOf("leistungen");
  expect(ofOther(before)).toHaveLength(2);
  expect(ofOther(after)).toEqual(ofOther(before));
  expect(after).not.toEqual(before);
  const other = (list: unknown[]): unknown[] =>
    list.filter((row) => (row as {zentrum_id: string}).zentrum_id.startsWith("99"));
  const anew = await rowsOf(views);
  expect(other(anew)).toEqual(other(rows));
  expect(anew).not.toEqual(rows);
});
