import type {DuckDBConnection} from "@duckdb/node-api";
import type {Catalogue} from "../contract/catalogue.js";
import {BERLIN, BEZIRK} from "../contract/lor.js";
import {datapackageText, dcatText} from "./offenMetadaten.js";
import type {Herausgeber} from "./offenMetadaten.js";
import {BeobachtungRow, EinrichtungRow, GebietRow, StichtagRow, offeneTabellen} from "./offenTabellen.js";
import type {OffeneDaten} from "./offenTabellen.js";
import {queryRows} from "./query.js";

export const beobachtungenSql = `
-- Which values do the Bezirk, its areas and Berlin have? By age and sex only as counted, not carried to the other edition.
SELECT gebiet_id, name AS gebiet_name, ebene, lor_stand, indikator_id, zeitraum, geschlecht, altersgruppe,
  wert, zaehler, nenner, ki_unten, ki_oben, ki_nenner, wenige, rest_bezirk, vergleich_bezirk, vergleich_berlin,
  status, umgerechnet, bruch, quelle, anmerkung
FROM beobachtungen
JOIN gebiete USING (lor_stand, gebiet_id)
WHERE (starts_with(gebiet_id, $bezirk) OR gebiet_id = $berlin)
  AND (altersgruppe = 'insgesamt' AND geschlecht = 'insgesamt' OR NOT umgerechnet)
ORDER BY indikator_id, lor_stand, gebiet_id, zeitraum, geschlecht, altersgruppe`;

export const gebieteSql = `
-- Which areas does the Bezirk have, in both LOR editions?
SELECT lor_stand, gebiet_id, ebene, name, parent_id, hektar
FROM gebiete
WHERE starts_with(gebiet_id, $bezirk) OR gebiet_id = $berlin
ORDER BY lor_stand, gebiet_id`;

export const einrichtungenSql = `
-- Which facilities lie in the Bezirk, and of which month is the list? Names of releases begin with it.
SELECT quelle, art, id, name, unterart, strasse, plz, traeger, plaetze::DOUBLE AS plaetze, lat, lon, gebiet_id,
  left(release, 7) AS stand
FROM einrichtungen
WHERE starts_with(gebiet_id, $bezirk)
ORDER BY quelle, art, id`;

export const stichtageSql = `
-- Between which reference dates lie the deliveries of each source?
SELECT quelle, strftime(max(stichtag), '%Y-%m-%d') AS neuester, strftime(min(stichtag), '%Y-%m-%d') AS aeltester
FROM releases
GROUP BY quelle
ORDER BY quelle`;

/** Reads everything that is published as open data. */
export async function readOffeneDaten(warehouse: DuckDBConnection): Promise<OffeneDaten> {
  const own = {bezirk: BEZIRK, berlin: BERLIN};
  const tables = await warehouse.runAndReadAll("SELECT 1 FROM duckdb_tables() WHERE table_name = 'einrichtungen'");
  const hasEinrichtungen = tables.currentRowCount > 0;
  return {
    beobachtungen: await queryRows(warehouse, BeobachtungRow, beobachtungenSql, own),
    gebiete: await queryRows(warehouse, GebietRow, gebieteSql, own),
    einrichtungen: hasEinrichtungen
      ? await queryRows(warehouse, EinrichtungRow, einrichtungenSql, {bezirk: BEZIRK})
      : [],
    stichtage: await queryRows(warehouse, StichtagRow, stichtageSql)
  };
}

export interface OffeneDatenInput {
  daten: OffeneDaten;
  catalogue: Catalogue;
  herausgeber: Herausgeber;
  /** Version of the software. */
  version: string;
}

/**
 * The files of the open data by name, as texts in UTF-8: CSV (comma, dot, LF; at most six decimals; a state without a number
 * is an empty value beside its status), `datapackage.json` and `dcat.jsonld`. `einrichtungen.csv` only where there are
 * facilities. Figures of a source without an open licence are left out and the descriptions say so. Same input, same bytes. Throws for a source, licence or indicator the catalogue does not know, and for a text
 * that a spreadsheet would run.
 */
export function offeneDateien({daten, catalogue, herausgeber, version}: OffeneDatenInput): Map<string, string> {
  const {tabellen, ausgelassen} = offeneTabellen(daten, catalogue);
  const angaben = {tabellen, ausgelassen, stichtage: daten.stichtage, lizenzen: catalogue.lizenzen, herausgeber};
  const datapackage = datapackageText(angaben, version);
  return new Map([
    ...tabellen.map(({name, csv}) => [`${name}.csv`, csv] as const),
    ["datapackage.json", datapackage],
    ["dcat.jsonld", dcatText(angaben, datapackage)]
  ]);
}
