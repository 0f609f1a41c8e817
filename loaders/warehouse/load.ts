import {existsSync, readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import type {DuckDBConnection} from "@duckdb/node-api";
import {Berichtswert, parseBericht} from "../contract/bericht.js";
import type {Catalogue} from "../contract/catalogue.js";
import {decodeText} from "../contract/csv.js";
import {Einrichtung, Einrichtungsart, parseEinrichtungen} from "../contract/einrichtungen.js";
import {InputError} from "../contract/errors.js";
import {LorStand} from "../contract/lor.js";
import type {Gebiet} from "../contract/lor.js";
import {parseGebiete, parseUmstieg} from "../contract/registers.js";
import {Status, zeichenByStatus} from "../contract/release.js";
import type {Form, ReleaseMeta} from "../contract/release.js";
import {checkPlace, parseMeta, parseRelease} from "../contract/table.js";
import {acceptTyped, loadTyped} from "./accept.js";
import type {TypedFile} from "./accept.js";
import {columnsOf, needlessQuotes, text, zelle} from "./grammar.js";
import type {Grammar} from "./grammar.js";
import {inTransaction, insertRows, narrowColumns, quote, quoteAll, rowsOf, tempTable} from "./query.js";

/** Bytes of a file that `npm run fetch` writes; throws InputError if it is not there. */
function bytesOf(path: string): Uint8Array {
  if (existsSync(path)) return readFileSync(path);
  throw new InputError({
    datei: path,
    regel: "fehlt",
    abhilfe: "Bitte die amtlichen Daten mit „npm run fetch -- --from ORDNER“ einlesen."
  });
}

/** Text of the file, with a byte order mark if it has one: our own files have none. */
function textOf(path: string): string {
  const bytes = bytesOf(path);
  const text = decodeText(bytes, path);
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? `\ufeff${text}` : text;
}

/** One release on disk: where its CSV stands, and its checked description. */
export interface Delivered {
  csv: string;
  meta: ReleaseMeta;
}

/**
 * All releases below official/, by source and release, the LOR registers left out. Throws InputError for a description that
 * breaks its contract or belongs elsewhere.
 */
export function listReleases(dataDir: string): Delivered[] {
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
    .map((csv) => {
      const metaPath = csv.replace(/\.csv$/, ".meta.json");
      const meta = parseMeta(textOf(metaPath), metaPath);
      checkPlace(meta, csv);
      return {csv, meta};
    });
}

async function insertReleases(connection: DuckDBConnection, metas: readonly ReleaseMeta[]): Promise<void> {
  const rows = metas.map((m) => ({
    ...m,
    dateien: JSON.stringify(m.dateien),
    adapter: m.adapter.name,
    adapter_version: m.adapter.version,
    hinweise: JSON.stringify(m.hinweise)
  }));
  const texts = [
    "quelle",
    "release",
    "form",
    "titel",
    "herausgeber",
    "datensatz",
    "lizenz",
    "lor_stand",
    "dateien",
    "adapter"
  ];
  await insertRows(connection, "releases", rows, {
    ...Object.fromEntries([...texts, "hinweise"].map((name) => [name, "VARCHAR"])),
    stichtag: "DATE",
    adapter_version: "INTEGER",
    zeilen: "INTEGER"
  });
}

/** Inserts the areas, the crosswalk and what the catalogue says about them. Returns the areas. */
export async function loadRegisters(
  connection: DuckDBConnection,
  dataDir: string,
  catalogue: Catalogue
): Promise<Gebiet[]> {
  const lor = join(dataDir, "official", "lor");
  const metas = ["2019", "2021", "umstieg-2020"].map((register) => join(lor, `${register}.meta.json`));
  await insertReleases(
    connection,
    metas.map((path) => parseMeta(textOf(path), path))
  );
  const read = <T>(parse: (text: string, path: string) => T[], name: string): T[] =>
    parse(textOf(join(lor, name)), join(lor, name));
  const gebiete = ["2019.csv", "2021.csv"].flatMap((name) => read(parseGebiete, name));
  await insertRows(connection, "gebiete", gebiete, {
    ...Object.fromEntries(["lor_stand", "gebiet_id", "ebene", "name", "parent_id"].map((name) => [name, "VARCHAR"])),
    hektar: "DOUBLE"
  });
  await insertRows(connection, "umstieg", read(parseUmstieg, "umstieg-2020.csv"), {
    plr_2019: "VARCHAR",
    plr_2021: "VARCHAR",
    einwohner: "INTEGER"
  });
  const {unbewohnt, umschluesselung} = catalogue.methode;
  await tempTable(
    connection,
    "unbewohnt",
    unbewohnt.map(({lor_stand, gebiet_id}) => ({lor_stand, gebiet_id})),
    {lor_stand: "VARCHAR", gebiet_id: "VARCHAR"}
  );
  await tempTable(
    connection,
    "umschluesselung",
    umschluesselung.map(({alt, neu}) => ({alt, neu})),
    {alt: "VARCHAR", neu: "VARCHAR"}
  );
  return gebiete;
}

/** Reads a file exactly, row by row, and throws InputError with every fault: slow, so only for files in doubt. */
const exactReading: Partial<Record<Form, (csv: string, meta: string, path: string) => unknown>> = {
  gebiete: parseRelease,
  einrichtungen: parseEinrichtungen,
  bericht: parseBericht
};

/** Throws one InputError with all that the exact reading finds in *doubtful*; returns if it finds nothing. */
function readExactly(doubtful: readonly Delivered[]): void {
  const problems = doubtful.flatMap(({csv, meta}) => {
    try {
      exactReading[meta.form]?.(textOf(csv), textOf(csv.replace(/\.csv$/, ".meta.json")), csv);
      return [];
    } catch (error) {
      if (error instanceof InputError) return error.problems;
      throw error;
    }
  });
  if (problems.length > 0) throw new InputError(problems);
}

const statusCase = `CASE ${Object.entries(zeichenByStatus)
  .map(([status, zeichen]) => `WHEN zelle = ${quote(zeichen)} THEN '${status}'`)
  .join(" ")} WHEN try_cast(zelle AS DOUBLE) = 0 THEN 'null_wert' ELSE 'wert' END`;

const doubtSql = `
-- Which releases are not beyond doubt line for line in the form that fetch writes?
SELECT csv FROM (
  SELECT csv, nr, zeile, zellen, merkmale, lor_stand, zeilen, kopf, zellen[2] AS gebiet_id,
    lag(zellen[2]) OVER (PARTITION BY csv ORDER BY nr) AS davor
  FROM zeilen JOIN lieferungen USING (csv)
)
GROUP BY csv
HAVING count(*) <> any_value(zeilen) + 2 OR bool_or(NOT coalesce(CASE nr
  WHEN 1 THEN zeile = kopf
  WHEN zeilen + 2 THEN zeile = ''
  ELSE regexp_full_match(zeile, ${quote(`(?:2019|2021),(?:\\d\\d){1,4},(?:${zelle},)+${text}?`)})
    AND zellen[1] = lor_stand
    AND (length(gebiet_id) < 4 OR CASE WHEN lor_stand = '2021' OR left(gebiet_id, 2) = '12'
      THEN lor_stand = '2019' OR gebiet_id[4] = '0' ELSE gebiet_id[4] <> '0' END)
    AND (nr = 2 OR gebiet_id > davor)
    AND CASE WHEN contains(zeile, '"') THEN starts_with(zellen[merkmale + 3], '"')
      AND NOT regexp_matches(zeile, ${quote(needlessQuotes)}) ELSE length(zellen) = merkmale + 3 END
  END, false))
ORDER BY csv`;

/** Reads the wide releases line by line into the temporary table `zeilen`. Returns those that are not beyond doubt. */
async function readWide(connection: DuckDBConnection, releases: readonly Delivered[]): Promise<Delivered[]> {
  if (releases.length === 0) return [];
  const headers = releases.map(({meta}) => [
    "lor_stand",
    "gebiet_id",
    ...meta.merkmale.map((m) => m.name),
    "anmerkung"
  ]);
  await tempTable(
    connection,
    "lieferungen",
    releases.map(({csv, meta}, i) => ({
      csv,
      nummer: i,
      quelle: meta.quelle,
      release: meta.release,
      lor_stand: meta.lor_stand,
      zeilen: meta.zeilen,
      merkmale: meta.merkmale.length,
      kopf: headers[i]?.join(",")
    })),
    {
      ...Object.fromEntries(["csv", "quelle", "release", "lor_stand", "kopf"].map((name) => [name, "VARCHAR"])),
      nummer: "INTEGER",
      zeilen: "INTEGER",
      merkmale: "INTEGER"
    }
  );
  await tempTable(
    connection,
    "spalten",
    releases.flatMap(({meta}, nummer) =>
      meta.merkmale.map(({name, zeitraum}, i) => ({nummer, platz: i + 1, name, zeitraum}))
    ),
    {nummer: "INTEGER", platz: "INTEGER", name: "VARCHAR", zeitraum: "VARCHAR"}
  );
  await connection.run(
    `-- Which line of which release says what?
    CREATE OR REPLACE TEMP TABLE zeilen AS
    SELECT csv, nr, zeile, string_split(zeile, ',') AS zellen FROM (
      SELECT filename AS csv, unnest(zeilen) AS zeile, generate_subscripts(zeilen, 1) AS nr
      FROM (SELECT filename, string_split(content, chr(10)) AS zeilen
        FROM read_text(${quoteAll(releases.map(({csv}) => csv))})))`
  );
  const doubted = new Set((await rowsOf<{csv: string}>(connection, doubtSql)).map(({csv}) => csv));
  return releases.filter(({csv}, i) => doubted.has(csv) || new Set(headers[i]).size !== headers[i]?.length);
}

/** Loads the cells of the lines that *readWide* read into rohwerte. */
async function loadWide(connection: DuckDBConnection): Promise<void> {
  await connection.run(
    `-- Which cell of which release says what?
    INSERT INTO rohwerte
    SELECT quelle, release, lor_stand, gebiet_id, name, zeitraum, try_cast(zelle AS DOUBLE), ${statusCase}, anmerkung
    FROM (
      SELECT nummer, quelle, release, lor_stand, zellen[2] AS gebiet_id, unnest(zellen[3:merkmale + 2]) AS zelle,
        generate_subscripts(zellen[3:merkmale + 2], 1) AS platz,
        CASE WHEN starts_with(zellen[merkmale + 3], '"')
          THEN replace(array_to_string(zellen[merkmale + 3:], ',')[2:-2], '""', '"')
          ELSE zellen[merkmale + 3] END AS anmerkung
      FROM zeilen JOIN lieferungen USING (csv) WHERE nr BETWEEN 2 AND zeilen + 1
    ) JOIN spalten USING (nummer, platz);
    DROP TABLE zeilen;`
  );
}

const sample = {id: "1", unterart: "", strasse: "", plz: "", traeger: "", plaetze: null, lat: 52.5, lon: 13.5};
/** Kinds of facilities whose contract takes no name. */
const nameless = Einrichtungsart.options.filter(
  (art) => !Einrichtung.safeParse({...sample, gebiet_id: "10100101", name: "Name", art}).success
);
const facilities: Grammar = {columns: columnsOf(Einrichtung), key: ["art", "id"], linesSortAsKeys: false};
const reports: Grammar = {
  columns: columnsOf(Berichtswert)
    .filter(({name}) => name !== "status")
    .map((column) => (column.name === "wert" ? {name: "wert", muster: zelle, typ: "VARCHAR"} : column)),
  key: ["kennzahl", "zeitraum", "einheit", "gebiet_id"],
  linesSortAsKeys: false
};

/** The file of a release of facilities or of a report, as the temporary table *table* will hold it. */
function typedFile({csv: path, meta}: Delivered, table: string): TypedFile {
  const file = {path, table, temp: true, zeilen: meta.zeilen};
  if (meta.form === "einrichtungen")
    return {
      ...file,
      grammar: facilities,
      conditions: [`name = '' OR art NOT IN (${nameless.map(quote).join(", ")})`, `${meta.merkmale.length === 0}`]
    };
  const known = meta.merkmale.map(({name, zeitraum, einheit}) => quote([name, zeitraum, einheit].join("\n")));
  return {
    ...file,
    grammar: reports,
    conditions: [
      `bericht = ${quote(meta.release)}`,
      `titel = ${quote(meta.titel)}`,
      `lor_stand = ${quote(meta.lor_stand)}`,
      `concat_ws(chr(10), kennzahl, zeitraum, einheit) IN (${known.join(", ") || "''"})`
    ]
  };
}

const facilitiesSql = ({quelle, release}: ReleaseMeta, table: string): string =>
  `INSERT INTO einrichtungen BY NAME SELECT ${quote(quelle)} AS quelle, ${quote(release)} AS release, * FROM ${table}`;

const facilityCountsSql = `
-- How many facilities and places of each kind has a Planungsraum? Where a delivery that has the kind lists none, 0 is true.
CREATE OR REPLACE TEMP TABLE anzahlen AS
WITH je AS (
  SELECT quelle, release, art AS merkmal, gebiet_id, 1 AS wert FROM einrichtungen
  UNION ALL
  SELECT quelle, release, 'plaetze', gebiet_id, plaetze FROM einrichtungen WHERE plaetze IS NOT NULL
)
SELECT m.*, g.gebiet_id, coalesce(sum(je.wert), 0)::DOUBLE AS wert
FROM (SELECT DISTINCT quelle, release, merkmal FROM je) m
CROSS JOIN (FROM gebiete WHERE lor_stand = '2021' AND ebene = 'plr') g
LEFT JOIN je USING (quelle, release, merkmal, gebiet_id)
GROUP BY ALL;

INSERT INTO rohwerte BY NAME
SELECT quelle, release, '2021' AS lor_stand, gebiet_id, merkmal, strftime(stichtag, '%Y-%m') AS zeitraum, wert,
  CASE WHEN wert = 0 THEN 'null_wert' ELSE 'wert' END AS status, '' AS anmerkung
FROM anzahlen JOIN releases USING (quelle, release);

INSERT INTO merkmale
SELECT DISTINCT quelle, release, merkmal, strftime(stichtag, '%Y-%m'), true, true FROM anzahlen JOIN releases USING (quelle, release);

-- Which facilities are not of their source's and kind's newest release?
DELETE FROM einrichtungen WHERE EXISTS (
  FROM einrichtungen e JOIN releases n USING (quelle, release)
  JOIN releases r ON r.quelle = einrichtungen.quelle AND r.release = einrichtungen.release
  WHERE e.quelle = einrichtungen.quelle AND e.art = einrichtungen.art AND n.stichtag > r.stichtag)`;

const reportSql = ({quelle, release}: ReleaseMeta, table: string): string => `
-- Which figures does the report give, and which of them in the form of every other source?
INSERT INTO berichtswerte BY NAME
SELECT * REPLACE (try_cast(wert AS DOUBLE) AS wert), ${quote(quelle)} AS quelle,
  ${statusCase.replaceAll("zelle", `${table}.wert`)} AS status FROM ${table};

INSERT INTO rohwerte BY NAME
SELECT quelle, bericht AS release, lor_stand, gebiet_id, kennzahl AS merkmal, zeitraum, wert, status, anmerkung
FROM berichtswerte WHERE quelle = ${quote(quelle)} AND bericht = ${quote(release)}`;

/** To be called before *loadReleases*: lets rohwerte hold exactly the names and areas that *releases* can bring. */
export async function narrowRohwerte(connection: DuckDBConnection, releases: readonly Delivered[]): Promise<void> {
  const {merkmale, zeitraeume} = {
    merkmale: [
      ...releases.flatMap(({meta}) => meta.merkmale.map((m) => m.name)),
      ...Einrichtungsart.options,
      "plaetze"
    ],
    zeitraeume: releases.flatMap(({meta}) => [...meta.merkmale.map((m) => m.zeitraum), meta.stichtag.slice(0, 7)])
  };
  const listed = (texts: readonly string[]): string => `SELECT unnest(${quoteAll([...new Set(texts)])})`;
  await narrowColumns(connection, "rohwerte", {
    quelle: listed(releases.map(({meta}) => meta.quelle)),
    release: listed(releases.map(({meta}) => meta.release)),
    lor_stand: listed(LorStand.options),
    gebiet_id: "SELECT gebiet_id FROM gebiete",
    merkmal: listed(merkmale),
    zeitraum: listed(zeitraeume),
    status: listed(Status.options)
  });
}

/** Throws InputError if a row that has been read names an area its edition does not have. */
async function refuseStrangers(
  connection: DuckDBConnection,
  wide: boolean,
  typed: readonly TypedFile[]
): Promise<void> {
  const queries = [
    ...(wide
      ? [
          `SELECT csv, nr::INTEGER AS zeile, zellen[2] AS gebiet_id, lor_stand FROM zeilen JOIN lieferungen USING (csv)
          WHERE nr BETWEEN 2 AND zeilen + 1`
        ]
      : []),
    ...typed.map(
      ({path, table, grammar}) =>
        `SELECT ${quote(path)} AS csv, NULL AS zeile, gebiet_id,
          ${grammar.columns.some(({name}) => name === "lor_stand") ? "lor_stand" : "'2021' AS lor_stand"} FROM ${table}`
    )
  ];
  if (queries.length === 0) return;
  const strangers = await rowsOf<{csv: string; zeile: number | null; gebiet_id: string; lor_stand: string}>(
    connection,
    `-- Which areas does no register know?
    SELECT DISTINCT csv, zeile, gebiet_id, lor_stand FROM (${queries.join(" UNION ALL ")})
    ANTI JOIN gebiete USING (lor_stand, gebiet_id) ORDER BY ALL`
  );
  if (strangers.length === 0) return;
  throw new InputError(
    strangers.map(({csv, zeile, gebiet_id, lor_stand}) => ({
      datei: csv,
      ...(zeile === null ? {} : {zeile}),
      spalte: "gebiet_id",
      wert: gebiet_id,
      regel: `ist kein Gebiet des LOR-Stands ${lor_stand}`,
      abhilfe: reread
    }))
  );
}

const reread =
  "Bitte prüfen, ob die Gebiete in data/official/lor vollständig sind, sonst die Quelle neu einlesen („npm run fetch“).";

/**
 * Checks every release against its contract and loads it: areas into rohwerte, facilities and figures of reports into their own
 * tables and rohwerte. What is beyond doubt is checked by DuckDB alone; only files in doubt are read exactly, for a verdict with
 * file, line, column and rule. Creates the temporary table `merkmale`. Throws InputError.
 */
export async function loadReleases(connection: DuckDBConnection, releases: readonly Delivered[]): Promise<void> {
  const ofForm = (form: Form): Delivered[] => releases.filter(({meta}) => meta.form === form);
  const strangers = ofForm("register").map(({csv}) => ({
    datei: csv.replace(/\.csv$/, ".meta.json"),
    spalte: "form",
    wert: "register",
    regel: "gibt es nur unter official/lor",
    abhilfe: "Bitte die Quelle neu einlesen („npm run fetch“)."
  }));
  if (strangers.length > 0) throw new InputError(strangers);
  await insertReleases(
    connection,
    releases.map(({meta}) => meta)
  );
  await tempTable(
    connection,
    "merkmale",
    releases.flatMap(({meta: {quelle, release, merkmale}}) =>
      merkmale.map(({name, zeitraum, summierbar}) => ({
        quelle,
        release,
        merkmal: name,
        zeitraum,
        summierbar,
        ortsangaben: false
      }))
    ),
    {
      ...Object.fromEntries(["quelle", "release", "merkmal", "zeitraum"].map((name) => [name, "VARCHAR"])),
      summierbar: "BOOLEAN",
      // Counted by us from coordinates: the people of two areas being the same says nothing about what stands in them.
      ortsangaben: "BOOLEAN"
    }
  );
  const wide = ofForm("gebiete");
  const typed = [...ofForm("einrichtungen"), ...ofForm("bericht")].map((delivered, i) => ({
    delivered,
    file: typedFile(delivered, `geladen_${i}`)
  }));
  const doubtful: Delivered[] = [];
  let failure: unknown;
  // A file that is no text, or no table at all, stops DuckDB without a word on where: the exact reading finds the place.
  const doubt = (list: readonly Delivered[], error?: unknown): void => {
    doubtful.push(...list);
    failure ??= error;
  };
  await readWide(connection, wide).then(doubt, (error: unknown) => doubt(wide, error));
  for (const {delivered, file} of typed)
    await acceptTyped(connection, file).then(
      (accepted) => doubt(accepted ? [] : [delivered]),
      (error: unknown) => doubt([delivered], error)
    );
  readExactly(doubtful);
  if (failure !== undefined) throw failure;
  for (const {delivered, file} of typed) if (doubtful.includes(delivered)) await loadTyped(connection, file);
  await refuseStrangers(
    connection,
    wide.length > 0,
    typed.map(({file}) => file)
  );
  if (wide.length > 0) await loadWide(connection);
  await inTransaction(connection, async () => {
    for (const {delivered, file} of typed)
      await connection.run((delivered.meta.form === "bericht" ? reportSql : facilitiesSql)(delivered.meta, file.table));
  });
  await inTransaction(connection, () => connection.run(facilityCountsSql));
}
