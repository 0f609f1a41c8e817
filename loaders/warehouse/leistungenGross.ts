import type {DuckDBConnection} from "@duckdb/node-api";
import {parse} from "csv-parse/sync";
import {regeln} from "../../src/lib/leistungen/regeln.js";
import type {RegelId} from "../../src/lib/leistungen/regeln.js";
import type {Register, Rohblatt} from "../../src/lib/leistungen/typen.js";
import {kennungsmuster, tabelleOf} from "../../src/lib/leistungen/vertrag.js";
import type {Spalte, Tabelle} from "../../src/lib/leistungen/vertrag.js";
import {fruehestesJahr} from "../../src/lib/leistungen/zeitraum.js";
import {kopfOf} from "../leistungen/eingang.js";
import type {Grossdatei} from "../leistungen/eingang.js";
import type {Zeitraumtabelle} from "../leistungen/geltung.js";
import {UNORDERED} from "./accept.js";
import {quote, rowOf, rowsOf, tempTable} from "./query.js";

/** What rows of a large file may name: centres and their offers, and the months that its delivery reports. */
export interface Grosskontext {
  register: Register;
  /** ISO day; rows of this month and later ones are in doubt. */
  heute: string;
  erlaubt?: string | undefined;
  angebote: readonly {zentrum_id: string; angebot_id: string}[];
  monate: readonly {zentrum_id: string; monat: string}[];
}

const spaltenOf = (tabelle: Zeitraumtabelle): readonly Spalte[] => tabelleOf(tabelle).spalten;
const ganzzahl = String.raw`(?:0|[1-9]\d{0,8})`;
const zeitraum = String.raw`(?:20)\d\d(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?`;

/**
 * RE2 pattern of one cell in the one form that a large file may use: ids instead of titles, ISO periods, numbers without signs,
 * spaces, grouping or leading zeros. Two decimals at most, since a point before three digits groups thousands in our records.
 */
function patternOf(spalte: Spalte, {trenner}: Grossdatei, register: Register): string {
  const komma = trenner === ";" ? "," : "\\.";
  const choices = spalte.register === undefined ? (spalte.werte ?? []) : register[spalte.register];
  const inner =
    spalte.art === "zeitraum"
      ? zeitraum
      : spalte.art === "anzahl"
        ? ganzzahl
        : spalte.art === "stunden"
          ? `${ganzzahl}(?:${komma}\\d{1,2})?`
          : spalte.art === "kennung" || spalte.register === "zentren"
            ? kennungsmuster
            : `(?:${choices.map(({id}) => id.replace(/[^a-z0-9_-]/gi, "\\$&")).join("|")})`;
  return spalte.pflicht ? inner : `(?:${inner})?`;
}

const typeOf = ({art}: Spalte): string => (art === "anzahl" ? "INTEGER" : art === "stunden" ? "DOUBLE" : "VARCHAR");

const linesIn = ({pfad, zeilenende}: Grossdatei): string =>
  `read_csv(${quote(pfad)}, header = false, auto_detect = false, delim = '\u0001', quote = '', escape = '',
    new_line = '${zeilenende === "\n" ? "\\n" : "\\r\\n"}', columns = {'zeile': 'VARCHAR'})`;

const cellsIn = ({pfad, tabelle, trenner, zeilenende}: Grossdatei): string =>
  `read_csv(${quote(pfad)}, header = true, auto_detect = false, delim = '${trenner}', quote = '', escape = '',
    new_line = '${zeilenende === "\n" ? "\\n" : "\\r\\n"}', decimal_separator = '${trenner === ";" ? "," : "."}',
    columns = {${spaltenOf(tabelle)
      .map((spalte) => `'${spalte.name}': '${typeOf(spalte)}'`)
      .join(", ")}})`;

/** SQL conditions that every row must meet by itself. An unknown number meets all of them. */
function conditionsOf({name, spalten, mindestensEine}: Tabelle): string[] {
  const ranges = spalten
    .filter(({art}) => art === "anzahl" || art === "stunden")
    .flatMap(({name: spalte, min = 0, max}) => [
      `coalesce(${spalte} >= ${min}, true)`,
      ...(max === undefined ? [] : [`coalesce(${spalte} <= ${max}, true)`])
    ]);
  const parts = spalten
    .filter(({teilVon}) => teilVon !== undefined)
    .map(({name: spalte, teilVon}) => `coalesce(${spalte} <= ${teilVon}, true)`);
  const sum = (...columns: string[]): string =>
    `coalesce(${columns.map((c) => `coalesce(${c}, 0)`).join(" + ")} <= teilnahmen, true)`;
  return [
    ...ranges,
    ...parts,
    ...(mindestensEine ? [`coalesce(${mindestensEine.join(", ")}) IS NOT NULL`] : []),
    ...(name === "leistungen"
      ? [
          sum("weiblich", "maennlich", "divers"),
          sum("unter_18", "ab_65"),
          "coalesce(stunden <= 24 * termine OR termine = 0, true)"
        ]
      : [])
  ];
}

/** Creates the tables of what rows may name: bekannte_angebote, gemeldete_monate (also "2025" for a year reported whole). */
async function prepare(connection: DuckDBConnection, {angebote, monate, register}: Grosskontext): Promise<void> {
  const texts = (...names: string[]): Record<string, string> =>
    Object.fromEntries(names.map((name) => [name, "VARCHAR"]));
  const years = new Map<string, {zentrum_id: string; monat: string; n: number}>();
  for (const {zentrum_id, monat} of monate) {
    const jahr = monat.slice(0, 4);
    const year = years.get(`${zentrum_id} ${jahr}`) ?? {zentrum_id, monat: jahr, n: 0};
    year.n += 1;
    years.set(`${zentrum_id} ${jahr}`, year);
  }
  const whole = [...years.values()].filter(({n}) => n === 12).map(({zentrum_id, monat}) => ({zentrum_id, monat}));
  const known = new Set(register.zentren.map(({id}) => id));
  await tempTable(connection, "bekannte_angebote", [...angebote], texts("zentrum_id", "angebot_id"));
  await tempTable(
    connection,
    "gemeldete_monate",
    [...monate, ...whole].filter(({zentrum_id}) => known.has(zentrum_id)),
    texts("zentrum_id", "monat")
  );
}

/** SQL of rows that fail among others: one query a rule, each naming the columns by which they are found again. */
function relationsOf({name, schluessel}: Tabelle, from: string, {heute, erlaubt}: Grosskontext): string[] {
  const rest = schluessel.filter((spalte) => spalte !== "zeitraum");
  const period = `SELECT DISTINCT zeitraum FROM ${from}`;
  return [
    // A centre that the register does not know has no declared months either.
    `SELECT zentrum_id, monat FROM (SELECT DISTINCT zentrum_id, left(zeitraum, 7) AS monat FROM ${from})
      ANTI JOIN gemeldete_monate USING (zentrum_id, monat)`,
    ...(name === "leistungen"
      ? [
          `SELECT zentrum_id, angebot_id FROM (SELECT DISTINCT zentrum_id, angebot_id FROM ${from})
            ANTI JOIN bekannte_angebote USING (zentrum_id, angebot_id)`
        ]
      : []),
    `SELECT zeitraum FROM (${period}) WHERE zeitraum >= ${quote(heute.slice(0, 7))} OR zeitraum < '${fruehestesJahr}'
      OR length(zeitraum) = 10 AND try_cast(zeitraum AS DATE) IS NULL`,
    ...(erlaubt === undefined ? [] : [`SELECT DISTINCT zentrum_id FROM ${from} WHERE zentrum_id <> ${quote(erlaubt)}`]),
    // One kind of period per year; asked in full only if there are several at all.
    `SELECT ${rest.join(", ")}, left(zeitraum, 4) AS jahr FROM ${from}
      WHERE (SELECT count(DISTINCT length(zeitraum)) FROM (${period})) > 1
      GROUP BY ALL HAVING min(length(zeitraum)) <> max(length(zeitraum))`
  ];
}

const keyOf = ({schluessel}: Tabelle): string => schluessel.map((spalte) => `coalesce(${spalte}, '')`).join(", ");

/**
 * Appends the rows of *datei* to its table if they are beyond doubt what the exact reading would accept, with
 * the same values: form of every line, types, ranges, parts, lists, keys, known centres and offers, declared months. Returns
 * their first and last rowid; null means doubt, not a verdict, and leaves the table as it was.
 */
export async function acceptGross(
  connection: DuckDBConnection,
  datei: Grossdatei,
  kontext: Grosskontext
): Promise<[number, number] | null> {
  const {bytes, bom, zeilenende} = datei;
  const tabelle = tabelleOf(datei.tabelle);
  const form = await rowOf<{zeilen: number; bytes: number; falsch: number}>(
    connection,
    `-- Is every line but the first of the form, and does nothing stand between the lines?
    SELECT count(*)::DOUBLE AS zeilen, sum(strlen(zeile) + ${zeilenende.length})::DOUBLE AS bytes,
      count(*) FILTER (NOT regexp_full_match(zeile, ${quote(lineOf(datei, kontext.register))}))::DOUBLE AS falsch
    FROM ${linesIn(datei)}`
  );
  if (form.falsch !== 1 || form.bytes + bom !== bytes || form.zeilen < 2) return null;
  await prepare(connection, kontext);
  const {vorher} = await rowOf<{vorher: number}>(
    connection,
    `SELECT coalesce(max(rowid) + 1, 0)::DOUBLE AS vorher FROM ${datei.tabelle}`
  );
  const own = `(SELECT * FROM ${datei.tabelle} WHERE rowid >= ${vorher})`;
  await connection.run(`INSERT INTO ${datei.tabelle} SELECT * FROM ${cellsIn(datei)}`);
  const broken = conditionsOf(tabelle).map((rule) => `NOT (${rule})`);
  const {zeilen, falsch, verschieden, von, bis} = await rowOf<
    Record<"zeilen" | "falsch" | "verschieden" | "von" | "bis", number>
  >(
    connection,
    `-- How many rows are there, how many of them break a rule of their own, how many keys do they have, where do they stand?
    SELECT count(*)::DOUBLE AS zeilen, count(*) FILTER (${broken.join(" OR ")})::DOUBLE AS falsch,
      count(DISTINCT hash(${keyOf(tabelle)}))::DOUBLE AS verschieden, min(rowid)::DOUBLE AS von, max(rowid)::DOUBLE AS bis
    FROM ${datei.tabelle} WHERE rowid >= ${vorher}`
  );
  let sound = zeilen === form.zeilen - 1 && falsch === 0 && verschieden === zeilen;
  for (const sql of relationsOf(tabelle, own, kontext)) {
    if (!sound) break;
    sound = (await rowsOf(connection, `${sql} LIMIT 1`)).length === 0;
  }
  if (sound) return [von, bis];
  await connection.run(`DELETE FROM ${datei.tabelle} WHERE rowid >= ${vorher}`);
  return null;
}

/** RE2 pattern of a whole line. */
const lineOf = (datei: Grossdatei, register: Register): string =>
  spaltenOf(datei.tabelle)
    .map((spalte) => patternOf(spalte, datei, register))
    .join(datei.trenner);

/** The cells of one line; a line whose quotes do not match is cut at every separator. */
function cellsOf(zeile: string, delimiter: string): string[] {
  const line = zeile.replace(/\r$/, "");
  if (!line.includes('"')) return line.split(delimiter);
  try {
    return (parse(line, {delimiter}) as string[][])[0] ?? [];
  } catch {
    return line.split(delimiter);
  }
}

/** Doubtful lines that are handed to the exact check: enough to see what is wrong. */
const mostDoubts = 200;

/**
 * The first lines of *datei* that are in doubt, with their numbers, as the exact check wants them: those of another form, or
 * where there are none, rows that break a rule together with all that share their key or year.
 */
export async function doubtfulLines(
  connection: DuckDBConnection,
  datei: Grossdatei,
  kontext: Grosskontext
): Promise<Rohblatt> {
  const tabelle = tabelleOf(datei.tabelle);
  await connection.run("SET preserve_insertion_order = true");
  try {
    const numbered = `(SELECT row_number() OVER () AS nr, zeile FROM ${linesIn(datei)})`;
    let lines = await rowsOf<{nr: number; zeile: string}>(
      connection,
      `SELECT nr::DOUBLE AS nr, zeile FROM ${numbered}
      WHERE nr > 1 AND NOT regexp_full_match(zeile, ${quote(lineOf(datei, kontext.register))}) ORDER BY nr LIMIT ${mostDoubts}`
    );
    if (lines.length === 0) {
      await prepare(connection, kontext);
      const rows = `(SELECT row_number() OVER () + 1 AS nr, * FROM ${cellsIn(datei)})`;
      const own = conditionsOf(tabelle).map((rule) => `NOT (${rule})`);
      const columns = (query: string): string =>
        `SELECT nr FROM ${rows} r SEMI JOIN (${query}) q ON ${/^SELECT (?:DISTINCT )?(.*?) FROM/s
          .exec(query)![1]!
          .replace(/left\(zeitraum, 4\) AS jahr/, "jahr")
          .split(", ")
          .map((name) =>
            name === "monat"
              ? "left(r.zeitraum, 7) = q.monat"
              : name === "jahr"
                ? "left(r.zeitraum, 4) = q.jahr"
                : `r.${name} IS NOT DISTINCT FROM q.${name}`
          )
          .join(" AND ")}`;
      const twice = `SELECT ${tabelle.schluessel.join(", ")} FROM ${rows} GROUP BY ALL HAVING count(*) > 1`;
      const suspects = [
        `SELECT nr FROM ${rows} WHERE ${own.join(" OR ")}`,
        ...[twice, ...relationsOf(tabelle, rows, kontext)].map(columns)
      ];
      lines = await rowsOf<{nr: number; zeile: string}>(
        connection,
        `WITH verdacht AS (SELECT DISTINCT nr FROM (${suspects.join(" UNION ALL ")}) ORDER BY nr LIMIT ${mostDoubts})
        SELECT nr::DOUBLE AS nr, zeile FROM ${numbered} SEMI JOIN verdacht USING (nr) ORDER BY nr`
      );
    }
    return {
      datei: datei.name,
      blatt: null,
      kopfzeile: 1,
      kopf: kopfOf(datei.tabelle),
      zeilen: lines.map(({nr, zeile}) => ({zeile: nr, zellen: cellsOf(zeile, datei.trenner)}))
    };
  } finally {
    await connection.run(UNORDERED);
  }
}

const mitAngebot = "JOIN angebote a USING (zentrum_id, angebot_id)";
const mitZentrum = "JOIN zentren z USING (zentrum_id)";

/**
 * Warnings of the exact check that a row of the table leistungen gives by itself, or joined with its offer or centre, as SQL;
 * von and bis are the first and last day of its period.
 */
const warnings: Partial<Record<RegelId, readonly [where: string, join?: string]>> = {
  teil_ohne_ganzes: [
    "teilnahmen IS NULL AND greatest(weiblich, maennlich, divers, unter_18, ab_65, mit_migrationshintergrund) > 0"
  ],
  teilnahmen_unter_personen: ["teilnahmen < personen"],
  null_termine: ["termine = 0 AND greatest(teilnahmen, stunden) > 0"],
  angebot_nicht_gueltig: ["bis < a.gueltig_von OR von > a.gueltig_bis", mitAngebot],
  zentrum_geschlossen: ["bis < z.offen_seit OR von > z.offen_bis", mitZentrum]
};

/** What the exact check points out and a large file does not get, since rows would have to be compared with each other. */
export const ohneHinweis = (["stunden_auffaellig", "sprung", "monat_fehlt"] satisfies RegelId[])
  .map((regel) => `„${regeln[regel].titel}“`)
  .join(", ");

/** Counts the warnings of the rows of *datei*, those from rowid *von* to *bis*, into leistungshinweise. */
export async function insertWarnings(
  connection: DuckDBConnection,
  {tabelle, name}: Grossdatei,
  [von, bis]: readonly [number, number]
): Promise<void> {
  if (tabelle !== "leistungen") return;
  for (const [regel, [where, join = ""]] of Object.entries(warnings) as [RegelId, [string, string?]][])
    await connection.run(
      `INSERT INTO leistungshinweise BY NAME
      SELECT zentrum_id, left(zeitraum, 4)::INTEGER AS jahr, ${quote(regel)} AS regel, ${quote(tabelle)} AS tabelle,
        count(*)::INTEGER AS anzahl, ${quote(`${regeln[regel].titel} (${name})`)} AS text,
        ${quote(`${regeln[regel].erklaerung} Bitte die Zeilen prüfen.`)} AS abhilfe
      FROM (
        SELECT *, (zeitraum || left('-01-01', 10 - length(zeitraum)))::DATE AS von,
          CASE length(zeitraum) WHEN 4 THEN make_date(zeitraum::INTEGER, 12, 31)
            WHEN 7 THEN last_day((zeitraum || '-01')::DATE) ELSE zeitraum::DATE END AS bis
        FROM ${tabelle} WHERE rowid BETWEEN ${von} AND ${bis}
      ) ${join} WHERE ${where} GROUP BY ALL ORDER BY ALL`
    );
}

/** The centres and years for which rows from rowid *von* to *bis* speak as a whole. */
export async function yearRows(
  connection: DuckDBConnection,
  {tabelle}: Grossdatei,
  [von, bis]: readonly [number, number]
): Promise<{zentrum_id: string; jahr: string}[]> {
  return rowsOf(
    connection,
    `SELECT DISTINCT zentrum_id, zeitraum AS jahr FROM ${tabelle}
    WHERE rowid BETWEEN ${von} AND ${bis} AND length(zeitraum) = 4 ORDER BY ALL`
  );
}

/** Deletes the rows from rowid *von* to *bis* of the centres and periods in *keys*, for which another delivery counts. */
export async function dropRows(
  connection: DuckDBConnection,
  {tabelle}: Grossdatei,
  [von, bis]: readonly [number, number],
  keys: readonly {zentrum_id: string; einheit: string}[]
): Promise<void> {
  if (keys.length === 0) return;
  await tempTable(connection, "verdraengt", keys, {zentrum_id: "VARCHAR", einheit: "VARCHAR"});
  await connection.run(
    `DELETE FROM ${tabelle} USING verdraengt v WHERE ${tabelle}.rowid BETWEEN ${von} AND ${bis}
      AND ${tabelle}.zentrum_id = v.zentrum_id AND left(${tabelle}.zeitraum, 7) = v.einheit`
  );
}

/**
 * Something that *tabelle* counts twice: two rows with the same key (`gleich`), or one offer, or what else the key names, by two
 * kinds of period in one year. Null if there is nothing.
 */
export async function countedTwice(
  connection: DuckDBConnection,
  tabelle: Zeitraumtabelle
): Promise<{wert: string; gleich: boolean} | null> {
  const {schluessel} = tabelleOf(tabelle);
  const key = `hash(${keyOf(tabelleOf(tabelle))})`;
  const rest = schluessel.filter((spalte) => spalte !== "zeitraum");
  const [found] = await rowsOf<{wert: string; gleich: boolean}>(
    connection,
    `-- Keys first as numbers: ten million of them as texts would not fit.
    SELECT concat_ws(', ', ${schluessel.join(", ")}) AS wert, true AS gleich FROM ${tabelle}
      WHERE ${key} IN (SELECT ${key} FROM ${tabelle} GROUP BY ALL HAVING count(*) > 1)
      GROUP BY ${schluessel.join(", ")} HAVING count(*) > 1
    UNION ALL
    SELECT concat_ws(', ', ${rest.join(", ")}, left(zeitraum, 4)), false FROM ${tabelle}
      WHERE (SELECT count(DISTINCT length(zeitraum)) FROM ${tabelle}) > 1
      GROUP BY ${rest.join(", ")}, left(zeitraum, 4) HAVING min(length(zeitraum)) <> max(length(zeitraum))
    ORDER BY gleich DESC, wert LIMIT 1`
  );
  return found ?? null;
}
