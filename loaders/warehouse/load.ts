import {existsSync, readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import type {DuckDBConnection} from "@duckdb/node-api";
import type {Catalogue} from "../contract/catalogue.js";
import {InputError} from "../contract/errors.js";
import type {Gebiet} from "../contract/lor.js";
import {parseGebiete, parseUmstieg} from "../contract/registers.js";
import {zeichenByStatus} from "../contract/release.js";
import type {ReleaseMeta} from "../contract/release.js";
import {parseMeta, parseRelease} from "../contract/table.js";

/** Text of a file that `npm run fetch` writes; throws InputError if it is not there. */
function readOfficial(path: string): string {
  if (existsSync(path)) return readFileSync(path, "utf8");
  throw new InputError({
    datei: path,
    regel: "fehlt",
    abhilfe: "Bitte die amtlichen Daten mit „npm run fetch -- --from ORDNER“ einlesen."
  });
}

interface OfficialFile {
  csv: string;
  meta: string;
}

/** All releases below official/, by source and release, the LOR registers left out. */
export function listReleases(dataDir: string): OfficialFile[] {
  const official = join(dataDir, "official");
  if (!existsSync(official)) return [];
  return readdirSync(official, {withFileTypes: true})
    .filter((d) => d.isDirectory() && d.name !== "lor")
    .flatMap((d) =>
      readdirSync(join(official, d.name))
        .filter((f) => f.endsWith(".csv"))
        .map((f) => join(official, d.name, f))
    )
    .sort()
    .map((csv) => ({csv, meta: csv.replace(/\.csv$/, ".meta.json")}));
}

const quote = (path: string): string => `'${path.replaceAll("'", "''")}'`;
const json = (value: unknown): string => JSON.stringify(value);

async function insertRelease(connection: DuckDBConnection, m: ReleaseMeta): Promise<void> {
  await connection.run(
    `INSERT INTO releases VALUES ($quelle, $release, $titel, $herausgeber, $datensatz, $lizenz, $stichtag::DATE,
      $lor_stand, $dateien, $adapter, $version, $zeilen, $hinweise)`,
    {
      quelle: m.quelle,
      release: m.release,
      titel: m.titel,
      herausgeber: m.herausgeber,
      datensatz: m.datensatz,
      lizenz: m.lizenz,
      stichtag: m.stichtag,
      lor_stand: m.lor_stand,
      dateien: json(m.dateien),
      adapter: m.adapter.name,
      version: m.adapter.version,
      zeilen: m.zeilen,
      hinweise: json(m.hinweise)
    }
  );
}

/** Inserts the areas, the crosswalk and what the catalogue says about them. Returns the areas. */
export async function loadRegisters(
  connection: DuckDBConnection,
  dataDir: string,
  catalogue: Catalogue
): Promise<Gebiet[]> {
  const lor = join(dataDir, "official", "lor");
  for (const register of ["2019", "2021", "umstieg-2020"]) {
    const path = join(lor, `${register}.meta.json`);
    await insertRelease(connection, parseMeta(readOfficial(path), path));
  }
  const read = <T>(parse: (text: string, path: string) => T[], name: string): T[] =>
    parse(readOfficial(join(lor, name)), join(lor, name));
  const gebiete = ["2019.csv", "2021.csv"].flatMap((name) => read(parseGebiete, name));
  const umstieg = read(parseUmstieg, "umstieg-2020.csv");
  const insert = async (table: string, rows: unknown[], columns: string): Promise<void> => {
    await connection.run(
      `INSERT INTO ${table} BY NAME SELECT unnest(from_json($rows::JSON, $shape), recursive := true)`,
      {rows: json(rows), shape: `[{${columns}}]`}
    );
  };
  const text = (...names: string[]): string => names.map((n) => `"${n}": "VARCHAR"`).join(", ");
  await insert(
    "gebiete",
    gebiete,
    `${text("lor_stand", "gebiet_id", "ebene", "name", "parent_id")}, "hektar": "DOUBLE"`
  );
  await insert("umstieg", umstieg, `${text("plr_2019", "plr_2021")}, "einwohner": "INTEGER"`);
  await connection.run(`
    CREATE TEMP TABLE unbewohnt (lor_stand VARCHAR, gebiet_id VARCHAR);
    CREATE TEMP TABLE umschluesselung (alt VARCHAR, neu VARCHAR);
    CREATE TEMP TABLE zaehlmerkmale (quelle VARCHAR, merkmal VARCHAR);
    CREATE TEMP TABLE merkmale (quelle VARCHAR, release VARCHAR, merkmal VARCHAR, zeitraum VARCHAR);`);
  const {unbewohnt, umschluesselung} = catalogue.methode;
  await insert("unbewohnt", unbewohnt, text("lor_stand", "gebiet_id"));
  await insert("umschluesselung", umschluesselung, text("alt", "neu"));
  return gebiete;
}

/**
 * Checks one release against the contract and loads its cells into rohwerte; DuckDB reads the file itself, once the
 * contract has accepted it. Returns the release's description.
 */
export async function loadRelease(connection: DuckDBConnection, {csv, meta}: OfficialFile): Promise<ReleaseMeta> {
  const {meta: m} = parseRelease(readOfficial(csv), readOfficial(meta), csv);
  await insertRelease(connection, m);
  await connection.run(
    `INSERT INTO merkmale SELECT $quelle, $release, x.name, x.zeitraum
      FROM (SELECT unnest(from_json($rows::JSON, '[{"name": "VARCHAR", "zeitraum": "VARCHAR"}]')) AS x);`,
    {quelle: m.quelle, release: m.release, rows: json(m.merkmale)}
  );
  await connection.run(
    `INSERT INTO zaehlmerkmale SELECT $quelle, name FROM (
        SELECT unnest(from_json($rows::JSON, '["VARCHAR"]')) AS name) AS n
      ANTI JOIN zaehlmerkmale z ON z.quelle = $quelle AND z.merkmal = n.name`,
    {quelle: m.quelle, rows: json(m.merkmale.filter((k) => k.summierbar).map((k) => k.name))}
  );
  const states = Object.entries(zeichenByStatus)
    .map(([status, zeichen]) => `WHEN zelle = ${quote(zeichen)} THEN '${status}'`)
    .join(" ");
  await connection.run(
    `-- Which cell of this release says what?
    INSERT INTO rohwerte
    SELECT ${quote(m.quelle)}, ${quote(m.release)}, lor_stand, gebiet_id, merkmal, zeitraum,
      try_cast(zelle AS DOUBLE), CASE ${states} WHEN try_cast(zelle AS DOUBLE) = 0 THEN 'null_wert' ELSE 'wert' END,
      coalesce(anmerkung, '')
    FROM (UNPIVOT (FROM read_csv(${quote(csv)}, header = true, delim = ',', all_varchar = true))
      ON COLUMNS(* EXCLUDE (lor_stand, gebiet_id, anmerkung)) INTO NAME merkmal VALUE zelle)
    JOIN merkmale m USING (merkmal)
    WHERE m.quelle = ${quote(m.quelle)} AND m.release = ${quote(m.release)}`
  );
  return m;
}
