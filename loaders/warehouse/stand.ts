import {createHash} from "node:crypto";
import {existsSync, readFileSync} from "node:fs";
import {join} from "node:path";
import type {DuckDBConnection} from "@duckdb/node-api";
import type {Catalogue, Freigabe} from "../contract/catalogue.js";
import {decodeText, parseCsv} from "../contract/csv.js";
import {InputError} from "../contract/errors.js";
import type {Problem} from "../contract/errors.js";
import {BERLIN, BEZIRK} from "../contract/lor.js";
import {zeichenByStatus} from "../contract/release.js";
import {sha256Of} from "../contract/table.js";
import type {Delivered} from "./load.js";
import {groupBy, quote, rowsOf, tempTable} from "./query.js";

/** Share of an indicator's values of an old period above which a change needs a signature. */
export const freigabeAb = 0.05;

/** One value that is not as it was published: `alt` or `neu` is null where there was or is none. Cells as in stand.csv. */
export interface Change {
  indikator: string;
  zeitraum: string;
  lor_stand: string;
  gebiet_id: string;
  alt: string | null;
  neu: string | null;
}

/** What became of an indicator's values of one period that had been published before. */
export interface Period {
  indikator: string;
  zeitraum: string;
  /** Values published before. */
  vorher: number;
  /** Values there were and that are different or gone; those that came are listed only. */
  geaendert: Change[];
  neu: Change[];
  anteil: number;
  groesste: Change | null;
  /** The mark of exactly these changes; a signature holds for no others. */
  pruefzeichen: string;
  freigabe: Freigabe | null;
  /** True if so much changed that it must be signed and is not. */
  gesperrt: boolean;
}

/** One delivery by its checksum: ours of the table, those of the publisher's files. */
export interface DeliveryNote {
  quelle: string;
  release: string;
  sha256: string;
}

export interface ChangeReport {
  /** False if there is nothing accepted yet to compare with. */
  hatStand: boolean;
  neueIndikatoren: string[];
  entfalleneIndikatoren: string[];
  /** Periods of indicators known before, with the number of their values. */
  neueZeitraeume: {indikator: string; zeitraum: string; werte: number}[];
  neueGebiete: string[];
  entfalleneGebiete: string[];
  /** Old periods with any change. */
  perioden: Period[];
  neueLieferungen: Delivered[];
  geaenderteLieferungen: Delivered[];
  entfalleneLieferungen: DeliveryNote[];
  /** Signatures that no change needs any more. */
  erledigt: Freigabe[];
}

const keyColumns = ["indikator_id", "lor_stand", "zeitraum"];
const standPath = (dataDir: string): string => join(dataDir, "official", "stand.csv");
const deliveriesPath = (dataDir: string): string => join(dataDir, "official", "stand-lieferungen.csv");

const reset =
  "Die Datei schreibt „npm run warehouse -- --uebernehmen“. Bitte die Fassung aus der Versionsverwaltung wiederherstellen.";

/** Creates `alt`: one row a cell of stand.csv; empty if there is none. Throws InputError if the file is not one we wrote. */
async function loadOld(connection: DuckDBConnection, dataDir: string): Promise<boolean> {
  const path = standPath(dataDir);
  await tempTable(connection, "alt", [], {
    ...Object.fromEntries([...keyColumns, "gebiet_id", "zelle"].map((name) => [name, "VARCHAR"]))
  });
  if (!existsSync(path)) return false;
  const text = decodeText(readFileSync(path), path);
  const header = text.slice(0, text.indexOf("\n")).split(",");
  const gebiete = header.slice(keyColumns.length);
  const refuse = (problem: Omit<Problem, "datei" | "abhilfe">): never => {
    throw new InputError({datei: path, ...problem, abhilfe: reset});
  };
  if (header.slice(0, 3).join() !== keyColumns.join() || gebiete.some((id) => !/^\d{2,8}$/.test(id)))
    refuse({zeile: 1, wert: header.slice(0, 4).join(","), regel: "ist nicht der Kopf des veröffentlichten Standes"});
  const lines = text.split("\n");
  const cells = `\\d[0-9.]*|-\\d[0-9.]*|${Object.values(zeichenByStatus).join("|").replaceAll(".", "\\.")}|`;
  const line = new RegExp(`^[a-z][a-z0-9_]*,(?:2019|2021),[0-9/-]+(?:,(?:${cells})){${gebiete.length}}$`);
  const wrong = lines.slice(1, -1).findIndex((l) => !line.test(l));
  if (wrong >= 0 || lines.at(-1) !== "") {
    // Says what is wrong with fields and line ends; what remains is a cell.
    parseCsv(text, path, {delimiter: ",", headers: [header]});
    const zeile = wrong < 0 ? lines.length : wrong + 2;
    refuse({zeile, wert: lines[zeile - 1] ?? "", regel: "ist keine Zeile des veröffentlichten Standes"});
  }
  const seen = new Set<string>();
  for (const [i, l] of lines.slice(1, -1).entries()) {
    const key = l.split(",", 3).join(",");
    if (seen.has(key)) refuse({zeile: i + 2, wert: key, regel: "kommt doppelt vor"});
    seen.add(key);
  }
  await connection.run(
    `-- Which values were published when the stand was accepted?
    INSERT INTO alt
    SELECT zellen[1], zellen[2], zellen[3], gebiet_id, zelle FROM (
      SELECT zellen, unnest(zellen[4:]) AS zelle, unnest(${`[${gebiete.map(quote).join(", ")}]`}) AS gebiet_id
      FROM (SELECT string_split(unnest(string_split(content, chr(10))[2:-2]), ',') AS zellen FROM read_text(${quote(path)})))
    WHERE zelle <> ''`
  );
  return true;
}

/** Creates `neu`: the Bezirk's and Berlin's totals as the pages show them, cells rounded to two digits more than shown. */
async function loadNew(connection: DuckDBConnection, catalogue: Catalogue): Promise<void> {
  await tempTable(
    connection,
    "stellen",
    catalogue.indicators.map(({id, nachkommastellen}) => ({indikator_id: id, stellen: nachkommastellen + 2})),
    {indikator_id: "VARCHAR", stellen: "INTEGER"}
  );
  const signs = Object.entries(zeichenByStatus).map(([status, sign]) => `WHEN '${status}' THEN ${quote(sign)}`);
  await connection.run(
    `-- Which values does this build publish?
    CREATE OR REPLACE TEMP TABLE neu AS
    SELECT indikator_id, lor_stand, zeitraum, gebiet_id, wert, stellen,
      CASE status ${signs.join(" ")}
        ELSE rtrim(rtrim(CAST(round(wert, stellen) AS DECIMAL(28, 5))::VARCHAR, '0'), '.') END AS zelle
    FROM beobachtungen JOIN stellen USING (indikator_id)
    WHERE geschlecht = 'insgesamt' AND altersgruppe = 'insgesamt'
      AND (starts_with(gebiet_id, '${BEZIRK}') OR gebiet_id = '${BERLIN}')`
  );
  await connection.run(
    `-- Which published values are not as they were? What differs only by how it was rounded has not changed.
    CREATE OR REPLACE TEMP TABLE abgleich AS
    SELECT indikator_id, lor_stand, zeitraum, gebiet_id, a.zelle AS alt, n.zelle AS neu, n.wert,
      CASE WHEN a.zelle IS NULL THEN 'neu' WHEN n.zelle IS NULL THEN 'weg'
        WHEN a.zelle = n.zelle OR abs(try_cast(a.zelle AS DOUBLE) - n.wert) <= 0.5000001 * pow(10, -n.stellen) THEN 'gleich'
        ELSE 'anders' END AS art
    FROM alt a FULL JOIN neu n USING (indikator_id, lor_stand, zeitraum, gebiet_id)`
  );
}

const textOf = (change: Change): string =>
  [change.indikator, change.zeitraum, change.lor_stand, change.gebiet_id, change.alt ?? "", change.neu ?? ""].join(";");

/** First twelve digits of the hash over exactly these changes, in any order. */
function pruefzeichenOf(changes: readonly Change[]): string {
  const text = changes.map(textOf).sort().join("\n");
  return createHash("sha256").update(text).digest("hex").slice(0, 12);
}

/** How far a value moved; what vanished, came or changed its state moved farther than any number. */
function distanceOf({alt, neu}: Change): number {
  const distance = Math.abs(Number(neu ?? NaN) - Number(alt ?? NaN));
  return Number.isNaN(distance) ? Infinity : distance;
}

/** The change to show first: the farthest of the numbers, or any other if no number moved. */
function largestOf(changes: readonly Change[]): Change | null {
  const numbers = changes.filter((c) => distanceOf(c) !== Infinity);
  const list = numbers.length > 0 ? numbers : changes;
  return list.reduce<Change | null>((a, b) => (a === null || distanceOf(b) > distanceOf(a) ? b : a), null);
}

function readDeliveries(dataDir: string): DeliveryNote[] {
  const path = deliveriesPath(dataDir);
  if (!existsSync(path)) return [];
  const columns = ["quelle", "release", "sha256"];
  return parseCsv(decodeText(readFileSync(path), path), path, {delimiter: ",", headers: [columns]}).rows.map((row) => ({
    quelle: row.get("quelle"),
    release: row.get("release"),
    sha256: row.get("sha256")
  }));
}

const noteOf = ({csv, meta}: Delivered): DeliveryNote => ({
  quelle: meta.quelle,
  release: meta.release,
  sha256: sha256Of(readFileSync(csv))
});

/**
 * Compares what the build publishes with data/official/stand.csv, the stand somebody accepted last. Values that differ by less
 * than they were rounded to are the same. Throws InputError if stand.csv is not as we wrote it.
 */
export async function compareWithStand(
  connection: DuckDBConnection,
  dataDir: string,
  catalogue: Catalogue,
  deliveries: readonly Delivered[]
): Promise<ChangeReport> {
  const hatStand = await loadOld(connection, dataDir);
  await loadNew(connection, catalogue);
  const list = async (sql: string): Promise<string[]> =>
    (await rowsOf<{id: string}>(connection, `SELECT DISTINCT id FROM (${sql}) ORDER BY id`)).map(({id}) => id);
  const without = (column: string, table: string, other: string): Promise<string[]> =>
    list(`SELECT ${column} AS id FROM ${table} ANTI JOIN ${other} USING (${column})`);
  const counts = await rowsOf<{indikator: string; zeitraum: string; vorher: number; werte: number}>(
    connection,
    `-- How many values did and does every period have?
    SELECT indikator_id AS indikator, zeitraum, count(alt)::DOUBLE AS vorher, count(neu)::DOUBLE AS werte FROM abgleich
    GROUP BY ALL ORDER BY ALL`
  );
  const changes = hatStand
    ? await rowsOf<Change & {art: string}>(
        connection,
        `SELECT indikator_id AS indikator, zeitraum, lor_stand, gebiet_id, alt, neu, art FROM abgleich
        WHERE art <> 'gleich' ORDER BY ALL`
      )
    : [];
  const byPeriod = groupBy(changes, ({indikator, zeitraum}) => `${indikator} ${zeitraum}`);
  const perioden = counts
    .filter(({vorher}) => vorher > 0)
    .flatMap(({indikator, zeitraum, vorher}): Period[] => {
      const own = byPeriod.get(`${indikator} ${zeitraum}`) ?? [];
      if (own.length === 0) return [];
      const changeOf = ({indikator, zeitraum, lor_stand, gebiet_id, alt, neu}: Change): Change => ({
        ...{indikator, zeitraum, lor_stand, gebiet_id, alt, neu}
      });
      const geaendert = own.filter(({art}) => art !== "neu").map(changeOf);
      const pruefzeichen = pruefzeichenOf(geaendert);
      const freigabe =
        catalogue.freigaben.find(
          (f) => f.indikator === indikator && f.zeitraum === zeitraum && f.pruefzeichen === pruefzeichen
        ) ?? null;
      const anteil = geaendert.length / vorher;
      return [
        {
          indikator,
          zeitraum,
          vorher,
          geaendert,
          neu: own.filter(({art}) => art === "neu").map(changeOf),
          anteil,
          groesste: largestOf(geaendert),
          pruefzeichen,
          freigabe,
          gesperrt: anteil > freigabeAb && freigabe === null
        }
      ];
    });
  const neueIndikatoren = await without("indikator_id", "neu", "alt");
  const noted = readDeliveries(dataDir);
  const before = new Map(noted.map((n) => [`${n.quelle} ${n.release}`, n.sha256]));
  const now = deliveries.map((d) => ({delivered: d, note: noteOf(d)}));
  const known = ({note}: {note: DeliveryNote}): string | undefined => before.get(`${note.quelle} ${note.release}`);
  return {
    hatStand,
    neueIndikatoren,
    entfalleneIndikatoren: await without("indikator_id", "alt", "neu"),
    neueZeitraeume: counts
      .filter(({vorher, indikator}) => hatStand && vorher === 0 && !neueIndikatoren.includes(indikator))
      .map(({indikator, zeitraum, werte}) => ({indikator, zeitraum, werte})),
    neueGebiete: await without("gebiet_id", "neu", "alt"),
    entfalleneGebiete: await without("gebiet_id", "alt", "neu"),
    perioden,
    neueLieferungen: now.filter((d) => known(d) === undefined).map((d) => d.delivered),
    geaenderteLieferungen: now
      .filter((d) => known(d) !== undefined && known(d) !== d.note.sha256)
      .map((d) => d.delivered),
    entfalleneLieferungen: noted.filter(
      (n) => !now.some(({note}) => note.quelle === n.quelle && note.release === n.release)
    ),
    erledigt: catalogue.freigaben.filter((f) => !perioden.some((p) => p.freigabe === f))
  };
}

/**
 * The texts of stand.csv and stand-lieferungen.csv for what the build publishes. A value that has not changed keeps its old
 * cell, so that the difference in version control shows changes only.
 */
export async function formatStand(
  connection: DuckDBConnection,
  dataDir: string,
  deliveries: readonly Delivered[]
): Promise<{path: string; text: string}[]> {
  const rows = await rowsOf<{schluessel: string; gebiet_id: string; zelle: string}>(
    connection,
    `SELECT indikator_id || ',' || lor_stand || ',' || zeitraum AS schluessel, gebiet_id,
      CASE art WHEN 'gleich' THEN alt ELSE neu END AS zelle
    FROM abgleich WHERE neu IS NOT NULL ORDER BY indikator_id, lor_stand, zeitraum, gebiet_id`
  );
  const gebiete = [...new Set(rows.map((r) => r.gebiet_id))].sort();
  const lines = [...groupBy(rows, (r) => r.schluessel)].map(([schluessel, cells]) => {
    const byArea = new Map(cells.map((c) => [c.gebiet_id, c.zelle]));
    return [schluessel, ...gebiete.map((id) => byArea.get(id) ?? "")].join(",");
  });
  const notes = deliveries.map(noteOf).map((n) => `${n.quelle},${n.release},${n.sha256}`);
  return [
    {path: standPath(dataDir), text: `${[[...keyColumns, ...gebiete].join(","), ...lines].join("\n")}\n`},
    {path: deliveriesPath(dataDir), text: `${["quelle,release,sha256", ...notes.sort()].join("\n")}\n`}
  ];
}
