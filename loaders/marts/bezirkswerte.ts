import type {DuckDBConnection} from "@duckdb/node-api";
import {z} from "zod";
import {BERLIN, BEZIRK, Ebene, ebeneOf, LorStand} from "../contract/lor.js";
import {Status} from "../contract/release.js";
import {endeOf} from "../../src/lib/alter.js";
import {jahrOf} from "../../src/lib/format.js";
import {nichtVeroeffentlicht} from "../../src/lib/texte/profil.js";
import {queryRows} from "./query.js";
import {Urteil} from "./shapes.js";
import type {Intervall, Wert} from "./shapes.js";

export const BezirkswertRow = z.strictObject({
  indikator_id: z.string(),
  lor_stand: LorStand,
  gebiet_id: z.string(),
  ebene: Ebene,
  zeitraum: z.string(),
  altersgruppe: z.string(),
  geschlecht: z.string(),
  zaehler: z.number().nullable(),
  nenner: z.number().nullable(),
  wert: z.number().nullable(),
  status: Status,
  ki_unten: z.number().nullable(),
  ki_oben: z.number().nullable(),
  wenige: z.boolean(),
  rest_bezirk: z.number().nullable(),
  vergleich_bezirk: Urteil.nullable(),
  vergleich_berlin: Urteil.nullable(),
  quelle: z.string(),
  release: z.string(),
  umgerechnet: z.boolean(),
  bruch: z.boolean(),
  anmerkung: z.string()
});
export type BezirkswertRow = z.infer<typeof BezirkswertRow>;

const bezirkswerteSql = `
-- Which values does the Bezirk have, at all levels and dates, and Berlin beside it? By age and sex for the population only.
-- Six decimals are more than any page shows and halve what a page loads.
SELECT indikator_id, lor_stand, gebiet_id, ebene, zeitraum, altersgruppe, geschlecht,
  zaehler, nenner, round(wert, 6) AS wert, status, round(ki_unten, 6) AS ki_unten, round(ki_oben, 6) AS ki_oben, wenige,
  round(rest_bezirk, 6) AS rest_bezirk, vergleich_bezirk, vergleich_berlin, quelle, release, umgerechnet, bruch, anmerkung
FROM beobachtungen
JOIN gebiete USING (lor_stand, gebiet_id)
WHERE (starts_with(gebiet_id, $bezirk) OR gebiet_id = $berlin)
  AND (altersgruppe = 'insgesamt' AND geschlecht = 'insgesamt' OR lor_stand = '2021' AND NOT umgerechnet)
ORDER BY indikator_id, lor_stand, gebiet_id, zeitraum, geschlecht, altersgruppe`;

export const GebietRow = z.strictObject({
  lor_stand: LorStand,
  gebiet_id: z.string(),
  ebene: Ebene,
  name: z.string(),
  parent_id: z.string().nullable(),
  hektar: z.number().nullable()
});
export type GebietRow = z.infer<typeof GebietRow>;

export const gebieteSql = `
-- Which areas does the Bezirk have, in both LOR editions?
SELECT lor_stand, gebiet_id, ebene, name, parent_id, hektar
FROM gebiete
WHERE starts_with(gebiet_id, $bezirk) OR gebiet_id = $berlin
ORDER BY lor_stand, gebiet_id`;

const UmstiegRow = z.strictObject({plr_2019: z.string(), plr_2021: z.string(), einwohner: z.int()});

const umstiegSql = `
-- How many people of which old PLR live in which new one?
SELECT plr_2019, plr_2021, einwohner FROM umstieg ORDER BY plr_2019, plr_2021`;

const ohneRest = {wert: null, zaehler: null, nenner: null, ki: null} as const;
const nichtVorhanden: Wert = {...ohneRest, status: "entfaellt", anmerkung: ""};

/** Why an area has no value though others of its level do: the source counted in the areas of the other edition. */
const andereGebiete: Record<LorStand, string> = {
  "2019": "Nur für die Gebiete ab 2021 veröffentlicht.",
  "2021": "Nur für die Gebiete bis 2020 veröffentlicht; dieses Gebiet wurde 2021 neu zugeschnitten."
};

const ohneAnfangsjahr = "Für das Anfangsjahr gibt es keine Angaben in den heutigen Grenzen.";

/** Why an area of *lorStand* has no value at *zeitraum* though others have: its source counted in other areas, for a change in its first year. */
function grundDerAnderen(lorStand: LorStand, zeitraum: string): string {
  const [von, bis] = zeitraum.split("/");
  const beginntDavor = bis !== undefined && jahrOf(von ?? "") <= 2020 && jahrOf(bis) > 2020;
  return lorStand === "2021" && beginntDavor ? ohneAnfangsjahr : andereGebiete[lorStand];
}

/** The Bezirk's values and areas in memory, with the look-ups that every page needs. */
export class Bezirkswerte {
  private readonly byKey = new Map<string, BezirkswertRow>();
  private readonly totalsByKey = new Map<string, BezirkswertRow[]>();
  private readonly newestByKey = new Map<string, string | null>();

  constructor(
    readonly rows: readonly BezirkswertRow[],
    readonly gebiete: readonly GebietRow[],
    readonly umstieg: readonly z.infer<typeof UmstiegRow>[]
  ) {
    for (const row of rows) {
      this.byKey.set(
        this.key(row.indikator_id, row.lor_stand, row.gebiet_id, row.zeitraum, row.geschlecht, row.altersgruppe),
        row
      );
      if (row.geschlecht !== "insgesamt" || row.altersgruppe !== "insgesamt") continue;
      const key = this.key(row.indikator_id, row.ebene);
      const totals = this.totalsByKey.get(key);
      if (totals) totals.push(row);
      else this.totalsByKey.set(key, [row]);
    }
  }

  private key(...parts: string[]): string {
    return parts.join("|");
  }

  /** The row of a total, or of one sex or age group; undefined if nothing was delivered. */
  row(
    indikatorId: string,
    lorStand: LorStand,
    gebietId: string,
    zeitraum: string,
    {geschlecht = "insgesamt", altersgruppe = "insgesamt"} = {}
  ): BezirkswertRow | undefined {
    return this.byKey.get(this.key(indikatorId, lorStand, gebietId, zeitraum, geschlecht, altersgruppe));
  }

  /**
   * The value of a total for pages; `fehlt` with the reason where the source publishes nothing at that level, or nothing for
   * this area and date, say because the area was cut out of another one.
   */
  wert(indikatorId: string, lorStand: LorStand, gebietId: string, zeitraum: string): Wert {
    const row = this.row(indikatorId, lorStand, gebietId, zeitraum);
    if (row) return toWert(row);
    const level = this.totals(indikatorId, ebeneOf(gebietId));
    if (level.length === 0) return {...ohneRest, status: "fehlt", anmerkung: nichtVeroeffentlicht};
    const others = level.filter((r) => r.zeitraum === zeitraum);
    const nurAndere = others.length > 0 && others.every((r) => r.lor_stand !== lorStand || r.umgerechnet);
    return {...ohneRest, status: "fehlt", anmerkung: nurAndere ? grundDerAnderen(lorStand, zeitraum) : ""};
  }

  /** Areas of one level and edition inside the Bezirk (Berlin excluded), sorted by key. */
  gebieteOf(lorStand: LorStand, ebene: Ebene): GebietRow[] {
    return this.gebiete.filter((g) => g.lor_stand === lorStand && g.ebene === ebene && g.gebiet_id !== BERLIN);
  }

  /** One area; throws if the edition does not have it. */
  gebiet(lorStand: LorStand, gebietId: string): GebietRow {
    const found = this.gebiete.find((g) => g.lor_stand === lorStand && g.gebiet_id === gebietId);
    if (!found) throw new Error(`gebiet_id: ${gebietId} is not in LOR ${lorStand}`);
    return found;
  }

  /** Totals of an indicator at one level, all dates and editions. */
  totals(indikatorId: string, ebene: Ebene): readonly BezirkswertRow[] {
    return this.totalsByKey.get(this.key(indikatorId, ebene)) ?? [];
  }

  /** The newest date at which any area of that level (LOR 2021) has a value of this indicator; null if there is none. */
  newest(indikatorId: string, ebene: Ebene): string | null {
    const key = this.key(indikatorId, ebene);
    const known = this.newestByKey.get(key);
    if (known !== undefined) return known;
    const dates = this.totals(indikatorId, ebene)
      .filter((r) => r.lor_stand === "2021" && r.wert !== null)
      .map((r) => r.zeitraum);
    const newest = dates.reduce<string | null>((a, b) => (a === null || endeOf(b) > endeOf(a) ? b : a), null);
    this.newestByKey.set(key, newest);
    return newest;
  }
}

/** A warehouse row as pages show it; `entfaellt` if there is none. */
export function toWert(row: BezirkswertRow | undefined): Wert {
  if (!row) return nichtVorhanden;
  const {wert, status, zaehler, nenner, anmerkung} = row;
  return {wert, status, zaehler, nenner, ki: kiOf(row), anmerkung};
}

/** The interval of a row; null if it has none. */
export function kiOf({ki_unten, ki_oben, wenige}: BezirkswertRow): Intervall | null {
  return ki_unten === null || ki_oben === null ? null : {unten: ki_unten, oben: ki_oben, wenige};
}

/** How a row's interval lies to the rest of the Bezirk and to Berlin. */
export function urteileOf(row: BezirkswertRow | undefined): {bezirk: Urteil | null; berlin: Urteil | null} {
  return {bezirk: row?.vergleich_bezirk ?? null, berlin: row?.vergleich_berlin ?? null};
}

/** Reads everything the pages show of the Bezirk in three queries. */
export async function readBezirkswerte(warehouse: DuckDBConnection): Promise<Bezirkswerte> {
  const params = {bezirk: BEZIRK, berlin: BERLIN};
  return new Bezirkswerte(
    await queryRows(warehouse, BezirkswertRow, bezirkswerteSql, params),
    await queryRows(warehouse, GebietRow, gebieteSql, params),
    await queryRows(warehouse, UmstiegRow, umstiegSql)
  );
}
