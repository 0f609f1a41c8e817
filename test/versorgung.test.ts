import {readFileSync} from "node:fs";
import {DuckDBInstance} from "@duckdb/node-api";
import type {DuckDBConnection} from "@duckdb/node-api";
import {beforeAll, expect, it} from "vitest";
import {readCatalogue} from "../loaders/contract/readCatalogue.js";
import {Logik, Messgroesse} from "../loaders/marts/leistungenShapes.js";
import {computeVersorgung} from "../loaders/warehouse/versorgung.js";
import {formatZahl} from "../src/lib/format.js";

const catalogue = readCatalogue("data/catalogue");
const {erreichbarkeit, luecke} = catalogue.leistungen;

let connection: DuckDBConnection;
const query = async <T = Record<string, unknown>>(sql: string): Promise<T[]> =>
  (await connection.runAndReadAll(sql)).getRowObjectsJS() as T[];

/** A centre that reported all of 2025, with one offer of a hundred hours for everybody. */
async function zentrum(id: string, [lat, lon]: [number, number], gebiet: string | null): Promise<void> {
  const gebiete = gebiet === null ? "[]" : `['${gebiet}']`;
  await connection.run(`INSERT INTO zentren VALUES ('${id}', true, 'Beispielzentrum ${id}', '', '', '', ${lat}, ${lon},
    ${gebiet === null ? "NULL" : `'${gebiet}'`}, [], ${gebiete}, NULL, NULL, NULL, NULL, 'gemeldet', '', '2026-01-31', '')`);
  await connection.run(`INSERT INTO meldestand BY NAME
    SELECT '${id}' AS zentrum_id, format('2025-{:02d}', m) AS monat, true AS gemeldet FROM range(1, 13) t(m)`);
  await connection.run(
    `INSERT INTO angebote VALUES ('${id}', 'cafe', 'Café', 'x', ['alle'], 'offen', 20, NULL, NULL, NULL, NULL, '2024-01-01', NULL)`
  );
  await connection.run(`INSERT INTO leistungen BY NAME
    SELECT '${id}' AS zentrum_id, 'cafe' AS angebot_id, '2025' AS zeitraum, 50 AS termine, 100 AS stunden`);
}

const zuFuss = async (ebene: string): Promise<{gebiet_id: string; wert: number}[]> =>
  query(`SELECT gebiet_id, wert FROM versorgung WHERE ebene = '${ebene}' AND zielgruppe = 'alle' AND logik = 'einzugsgebiet'
    AND messgroesse = 'stunden' ORDER BY gebiet_id`);

const records = ["zentren", "meldestand", "angebote", "leistungen"];
const results = ["versorgung", "versorgungsluecken", "versorgungsvergleich", "versorgung_hoover"];

async function rechne(...zentren: Parameters<typeof zentrum>[]): Promise<void> {
  for (const table of [...records, ...results]) await connection.run(`DELETE FROM ${table}`);
  for (const own of zentren) await zentrum(...own);
  await computeVersorgung(connection, catalogue, "data");
}

beforeAll(async () => {
  connection = await (await DuckDBInstance.create(":memory:")).connect();
  await connection.run(readFileSync("loaders/warehouse/tables.sql", "utf8"));
  await connection.run(`INSERT INTO gebiete BY NAME SELECT lor_stand, gebiet_id, ebene, name, parent_id, hektar
    FROM read_csv('data/official/lor/2021.csv', all_varchar = true)`);
  // Ten people a hectare everywhere, so that nothing but the ways makes a difference.
  await connection.run(`INSERT INTO beobachtungen BY NAME SELECT 'einwohner' AS indikator_id, '2021' AS lor_stand, gebiet_id,
    '2025-12-31' AS zeitraum, 'insgesamt' AS geschlecht, 'insgesamt' AS altersgruppe, round(hektar * 10) AS zaehler, zaehler AS wert,
    'wert' AS status, 'x' AS quelle, 'x' AS release, false AS umgerechnet, false AS bruch, '' AS anmerkung
    FROM gebiete WHERE ebene = 'plr'`);
});

it("has a row for every area, group, logic and measure of the catalogue", async () => {
  await rechne(["mitte", [52.5325, 13.6135], "10200525"]);
  const [row] = await query("SELECT count(*)::INTEGER AS n FROM versorgung");
  const gruppen = catalogue.zielgruppen.length;
  expect(row).toEqual({n: (41 + 9 + 1) * gruppen * Logik.options.length * Messgroesse.options.length});
});

it("in the middle of the Bezirk all of a centre's supply stays in it, most where it stands", async () => {
  await rechne(["mitte", [52.532, 13.602], null]);
  const plr = await zuFuss("plr");
  expect(plr.reduce((sum, {wert}) => sum + wert, 0)).toBeCloseTo(100, 9);
  const summe = (anfang: string): number =>
    plr.reduce((sum, {gebiet_id, wert}) => sum + (gebiet_id.startsWith(anfang) ? wert : 0), 0);
  expect(summe("102")).toBeGreaterThan(60);
  // Half an hour's walk touches Mahlsdorf and ends before Marzahn-Nord.
  expect(summe("104009")).toBeLessThan(1);
  expect(summe("101001")).toBe(0);
  expect(plr).toHaveLength(41);
});

it("across the border, in Lichtenberg, a centre serves people here and there; both halves are the whole", async () => {
  // West of the railway at Springpfuhl, some 500 metres outside the Bezirk.
  const jenseits: Parameters<typeof zentrum> = ["jenseits", [52.5255, 13.522], null];
  await rechne(jenseits);
  const hier = (await zuFuss("bezirk"))[0]!.wert;
  expect(hier).toBeGreaterThan(1);
  expect(hier).toBeLessThan(99);
  await connection.run("UPDATE beobachtungen SET zaehler = 0 WHERE NOT starts_with(gebiet_id, '10')");
  await rechne(jenseits);
  expect((await zuFuss("bezirk"))[0]!.wert).toBeCloseTo(100, 9);
});

it("the method's text has the catalogue's numbers", () => {
  const text = readFileSync("docs/methodik.md", "utf8").replaceAll(/\s+/g, " ");
  const zahl = (x: number): string => formatZahl(x, Math.max(0, `${x}`.length - 2 - `${Math.trunc(x)}`.length + 1));
  const [erste, ...weitere] = erreichbarkeit.minuten.map(
    (ende, i) => `${zahl(erreichbarkeit.gewichte[i]!)} bis ${ende} Minuten`
  );
  const reihe = (gewichte: readonly number[]): string => gewichte.map(zahl).join(" – ");
  for (const words of [
    [erste, ...weitere].join(", "),
    `Luftlinie × ${zahl(erreichbarkeit.umweg)}`,
    `mit ${zahl(erreichbarkeit.tempo)} km/h`,
    `mit ${zahl(erreichbarkeit.tempo_langsam)} km/h`,
    `im Abstand von ${erreichbarkeit.raster} m`,
    `zwischen ${reihe(erreichbarkeit.gewichte)} und ${reihe(erreichbarkeit.gewichte_steil)}`,
    `zeigt deshalb ${luecke.lambda
      .map(zahl)
      .join(", ")
      .replace(/, ([^ ]+)$/, " und $1")}`,
    `bei jedem gezeigten λ unter ${formatZahl(luecke.deckung_unter * 100)} %`,
    `in mindestens ${formatZahl(luecke.anteil_laeufe * 100)} % von ${formatZahl(luecke.laeufe)} Proberechnungen`
  ])
    expect(text.includes(words), words).toBe(true);
});
