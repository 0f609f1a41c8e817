import type {DuckDBConnection} from "@duckdb/node-api";
import {dynamicsClass, mssIndex, statusClass} from "../../src/method/needIndex.js";
import type {Figure} from "../../src/method/needIndex.js";
import {planungsraeume} from "./bedarfsindex.js";
import {insertRows, rowsOf} from "./query.js";

/** The edition of 2021 is the only one whose shares are published for all Planungsräume of Berlin in LOR 2021. */
export const mss2021 = {release: "2021", stichtag: "2020-12-31", spanne: "2018/2020"} as const;

/** The source publishes its indices with two decimals: an index this close to a bound may have fallen to either side of it. */
export const rundung = 0.005;

/** The shares the status index is made of; their indicators have "mss_" before it. */
export const merkmale = ["arbeitslosigkeit", "transferbezug", "kinderarmut"] as const;
const veraenderungen = [
  "veraenderung_arbeitslosigkeit",
  "veraenderung_transferbezug",
  "veraenderung_kinderarmut"
] as const;
type Merkmal = (typeof merkmale)[number] | (typeof veraenderungen)[number];

/** What the edition publishes of one Planungsraum: shares and changes, classes and indices; all null where it rates no area. */
export type MssZeile = Record<
  Merkmal | "einwohner" | "status" | "dynamik" | "status_index" | "dynamik_index",
  Figure
> & {
  gebiet_id: string;
};

const at = (indikator: string, zeitraum: string): string =>
  `any_value(wert) FILTER (indikator_id = '${indikator}' AND zeitraum = '${zeitraum}')`;
const {stichtag, spanne} = mss2021;

const zeilenSql = `
-- What does the edition of 2021 publish of every Planungsraum of Berlin?
SELECT gebiet_id, ${at("einwohner", stichtag)} AS einwohner,
  ${merkmale.map((m) => `${at(`mss_${m}`, stichtag)} AS ${m}`).join(", ")},
  ${veraenderungen.map((m) => `${at(`mss_${m}`, spanne)} AS ${m}`).join(", ")},
  ${at("mss_status", stichtag)} AS status, ${at("mss_status_index", stichtag)} AS status_index,
  ${at("mss_dynamik", spanne)} AS dynamik, ${at("mss_dynamik_index", spanne)} AS dynamik_index
FROM ${planungsraeume}
  AND zeitraum IN ('${stichtag}', '${spanne}')
GROUP BY gebiet_id HAVING bool_or(starts_with(indikator_id::VARCHAR, 'mss_'))
ORDER BY gebiet_id`;

/** Reads what the edition of 2021 publishes of all Planungsräume of Berlin, sorted by key; [] without that edition. */
export function leseMss2021(connection: DuckDBConnection): Promise<MssZeile[]> {
  return rowsOf<MssZeile>(connection, zeilenSql);
}

const prefixed = (names: readonly Merkmal[], z: readonly Figure[]): Record<string, Figure> =>
  Object.fromEntries(names.map((name, i) => [`z_${name}`, z[i] ?? null]));

/**
 * Fills mss_nachrechnung: the status and dynamics index of 2021 computed anew from the published shares of all Planungsräume of
 * Berlin, with their classes, beside those that are published. An area that the source does not rate takes no part and has no
 * index. Leaves the table empty without that edition. Formula: mssIndex.
 */
export async function computeMssNachrechnung(connection: DuckDBConnection): Promise<void> {
  const zeilen = await leseMss2021(connection);
  if (zeilen.length === 0) return;
  const status = mssIndex(zeilen, merkmale);
  const dynamik = mssIndex(zeilen, veraenderungen);
  const rows = zeilen.map((zeile, i) => {
    const [s, d] = [status[i]!, dynamik[i]!];
    return {
      gebiet_id: zeile.gebiet_id,
      einwohner: zeile.einwohner,
      bewertet: zeile.status !== null,
      ...prefixed(merkmale, s.z),
      status_summe: s.sum,
      status_index: s.index,
      status_klasse: statusClass(s.index),
      status_index_amtlich: zeile.status_index,
      status_klasse_amtlich: zeile.status,
      ...prefixed(veraenderungen, d.z),
      dynamik_summe: d.sum,
      dynamik_index: d.index,
      dynamik_klasse: dynamicsClass(d.index),
      dynamik_index_amtlich: zeile.dynamik_index,
      dynamik_klasse_amtlich: zeile.dynamik
    };
  });
  const names = Object.keys(rows[0]!).filter((name) => name !== "gebiet_id" && name !== "bewertet");
  await insertRows(connection, "mss_nachrechnung", rows, {
    gebiet_id: "VARCHAR",
    bewertet: "BOOLEAN",
    ...Object.fromEntries(names.map((name) => [name, "DOUBLE"]))
  });
}
