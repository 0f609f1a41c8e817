import type {DuckDBConnection} from "@duckdb/node-api";
import type {Catalogue} from "../contract/catalogue.js";
import {BEZIRK} from "../contract/lor.js";
import {endeOf} from "../../src/lib/alter.js";
import {groupBy, quote, rowsOf} from "./query.js";

/** The people of a group at one date. */
export interface Personenstand {
  /** Reference date, as `zeitraum` has it. */
  stand: string;
  /** People by Planungsraum of Berlin; one in which not all of them are counted has no entry, an uninhabited one 0. */
  personen: ReadonlyMap<string, number>;
  /** Source and release of the counts, each once. */
  lieferungen: readonly {quelle: string; release: string}[];
}

interface Zeile {
  indikator_id: string;
  zeitraum: string;
  gebiet_id: string;
  zaehler: number;
  quelle: string;
  release: string;
}

/** Reference date of a group's people up to the end of a year, or at all without one; null if nobody counts them so. */
export type StichtagOf = (zielgruppe: string, jahr: number | null) => string | null;

const list = (texts: readonly string[]): string => texts.map(quote).join(", ");

const unbewohntIn = ({unbewohnt}: Catalogue["methode"]): string[] =>
  unbewohnt.flatMap((u) => (u.lor_stand === "2021" ? [u.gebiet_id] : []));

const gezaehlt = `FROM beobachtungen WHERE lor_stand = '2021' AND geschlecht = 'insgesamt' AND altersgruppe = 'insgesamt'
  AND zaehler IS NOT NULL`;

/**
 * When people of a group are counted: the newest date at which all its indicators are in every inhabited Planungsraum of the
 * Bezirk.
 */
export async function leseStichtage(
  connection: DuckDBConnection,
  {zielgruppen, methode}: Pick<Catalogue, "zielgruppen" | "methode">
): Promise<StichtagOf> {
  const indikatoren = new Set(zielgruppen.flatMap(({personen}) => personen?.indikatoren ?? []));
  if (indikatoren.size === 0) return () => null;
  const bewohnt = `SELECT gebiet_id FROM gebiete WHERE lor_stand = '2021' AND ebene = 'plr'
    AND starts_with(gebiet_id, ${quote(BEZIRK)}) AND NOT list_contains([${list(unbewohntIn(methode))}]::VARCHAR[], gebiet_id)`;
  const stichtage = groupBy(
    await rowsOf<{indikator_id: string; zeitraum: string}>(
      connection,
      `SELECT indikator_id::VARCHAR AS indikator_id, zeitraum::VARCHAR AS zeitraum
      ${gezaehlt} AND indikator_id IN (${list([...indikatoren])}) AND gebiet_id::VARCHAR IN (${bewohnt})
      GROUP BY ALL HAVING count(*) = (SELECT count(*) FROM (${bewohnt}))`
    ),
    ({indikator_id}) => indikator_id
  );
  return (zielgruppe, jahr) => {
    const eigene = zielgruppen.find(({id}) => id === zielgruppe)?.personen?.indikatoren ?? [];
    const [erste = [], ...weitere] = eigene.map((id) => (stichtage.get(id) ?? []).map(({zeitraum}) => zeitraum));
    return (
      erste
        .filter((tag) => (jahr === null || endeOf(tag) <= `${jahr}-12-31`) && weitere.every((own) => own.includes(tag)))
        .sort((a, b) => endeOf(a).localeCompare(endeOf(b)))
        .at(-1) ?? null
    );
  };
}

/**
 * The people of every group at its newest date up to the end of *jahr* (at all without one), see leseStichtage, whose answer
 * may be *given* where several years are read. A group that nobody counts so has no entry.
 */
export async function lesePersonen(
  connection: DuckDBConnection,
  catalogue: Pick<Catalogue, "zielgruppen" | "methode">,
  jahr: number | null = null,
  given?: StichtagOf
): Promise<Map<string, Personenstand>> {
  const stichtagOf = given ?? (await leseStichtage(connection, catalogue));
  const gruppen = catalogue.zielgruppen.flatMap(({id, personen}) => {
    const stand = stichtagOf(id, jahr);
    return personen && stand !== null ? [{id, stand, indikatoren: personen.indikatoren}] : [];
  });
  if (gruppen.length === 0) return new Map();
  const paare = new Set(
    gruppen.flatMap(({indikatoren, stand}) => indikatoren.map((id) => `(${quote(id)}, ${quote(stand)})`))
  );
  const zeilen = groupBy(
    await rowsOf<Zeile>(
      connection,
      `SELECT indikator_id::VARCHAR AS indikator_id, zeitraum::VARCHAR AS zeitraum, gebiet_id::VARCHAR AS gebiet_id,
        zaehler::DOUBLE AS zaehler, quelle::VARCHAR AS quelle, release::VARCHAR AS release
      ${gezaehlt} AND length(gebiet_id::VARCHAR) = 8 AND (indikator_id::VARCHAR, zeitraum::VARCHAR) IN (${[...paare].join(", ")})
      ORDER BY ALL`
    ),
    ({indikator_id, zeitraum}) => `${indikator_id} ${zeitraum}`
  );
  const unbewohnt = unbewohntIn(catalogue.methode);
  return new Map(
    gruppen.map(({id, stand, indikatoren}): [string, Personenstand] => {
      const eigene = indikatoren.flatMap((indikator) => zeilen.get(`${indikator} ${stand}`) ?? []);
      const jeGebiet = groupBy(eigene, ({gebiet_id}) => gebiet_id);
      const personen = new Map<string, number>();
      for (const gebiet of new Set([...jeGebiet.keys(), ...unbewohnt])) {
        const teile = jeGebiet.get(gebiet) ?? [];
        if (teile.length < indikatoren.length && !unbewohnt.includes(gebiet)) continue;
        const summe = teile.reduce((sum, {zaehler}) => sum + zaehler, 0);
        personen.set(gebiet, summe);
      }
      const lieferungen = groupBy(eigene, ({quelle, release}) => `${quelle} ${release}`);
      return [
        id,
        {
          stand,
          personen,
          lieferungen: [...lieferungen.values()].map(([erste]) => ({quelle: erste!.quelle, release: erste!.release}))
        }
      ];
    })
  );
}
