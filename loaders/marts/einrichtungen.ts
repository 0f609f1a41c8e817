import type {DuckDBConnection} from "@duckdb/node-api";
import {z} from "zod";
import type {Catalogue} from "../contract/catalogue.js";
import {Einrichtungsart} from "../contract/einrichtungen.js";
import {BEZIRK} from "../contract/lor.js";
import {compareNamen} from "../../src/lib/format.js";
import type {GebietRow} from "./bezirkswerte.js";
import {queryRows} from "./query.js";
import type {ReleaseRow} from "./releases.js";
import type {Einrichtungen} from "./shapes.js";

export const EinrichtungRow = z.strictObject({
  quelle: z.string(),
  id: z.string(),
  art: Einrichtungsart,
  name: z.string(),
  strasse: z.string(),
  plz: z.string(),
  traeger: z.string(),
  plaetze: z.int().nullable(),
  gebiet_id: z.string()
});
export type EinrichtungRow = z.infer<typeof EinrichtungRow>;

export const einrichtungenSql = `
-- Which facilities lie in the Bezirk?
SELECT quelle, id, art, name, strasse, plz, traeger, plaetze::INTEGER AS plaetze, gebiet_id
FROM einrichtungen
WHERE starts_with(gebiet_id, $bezirk)
ORDER BY art, name, strasse, quelle, id`;

/** Kinds of which OpenStreetMap knows so few that a list of them would mislead. */
const zuLueckenhaft: ReadonlySet<Einrichtungsart> = new Set([
  "schule",
  "klinik",
  "sportzentrum",
  "religioese_staette",
  "arztpraxis",
  "spielplatz"
]);

/** The facilities of the Bezirk that pages and search show, without kinds known too incompletely; empty if there are none. */
export async function readEinrichtungen(warehouse: DuckDBConnection): Promise<EinrichtungRow[]> {
  const rows = await queryRows(warehouse, EinrichtungRow, einrichtungenSql, {bezirk: BEZIRK});
  return rows.filter(({art}) => !zuLueckenhaft.has(art));
}

const adresseOf = ({strasse, plz}: EinrichtungRow): string =>
  [strasse, plz && `${plz} Berlin`].filter(Boolean).join(", ");

/** The facilities inside *gebiet* counted by kind, and for Planungsräume and Bezirksregionen listed by name; null if there are none anywhere. */
export function einrichtungenOf(
  alle: readonly EinrichtungRow[],
  catalogue: Catalogue,
  releases: readonly ReleaseRow[],
  {gebiet_id, ebene}: Pick<GebietRow, "gebiet_id" | "ebene">
): Einrichtungen | null {
  if (alle.length === 0) return null;
  const hier = alle.filter((e) => e.gebiet_id.startsWith(gebiet_id));
  const sourceOf = (id: string): Catalogue["sources"][number] => {
    const source = catalogue.sources.find((s) => s.id === id);
    if (!source) throw new Error(`quelle: ${id} of the facilities is not in the catalogue`);
    return source;
  };
  const arten = Einrichtungsart.options.flatMap((art) => {
    const own = hier.filter((e) => e.art === art);
    const [first] = own;
    if (!first) return [];
    const plaetze = own.flatMap((e) => e.plaetze ?? []);
    return {
      art,
      anzahl: own.length,
      ohne_namen: own.filter((e) => e.name === "").length,
      plaetze: plaetze.length > 0 ? plaetze.reduce((a, b) => a + b, 0) : null,
      quelle_kurz: sourceOf(first.quelle).kurztitel
    };
  });
  const order = (e: EinrichtungRow): number => Einrichtungsart.options.indexOf(e.art);
  const gelistet = ebene === "plr" || ebene === "bzr" ? hier.filter((e) => e.name !== "") : [];
  // A source counts also where it found nothing here.
  const quellen = [...new Set(alle.map((e) => e.quelle))].sort().map(sourceOf);
  return {
    arten,
    liste: gelistet
      .toSorted((a, b) => order(a) - order(b) || compareNamen(a.name, b.name))
      .map((e) => ({art: e.art, name: e.name, adresse: adresseOf(e), traeger: e.traeger, plaetze: e.plaetze})),
    quellen: quellen.map(({id, kurztitel, quellenvermerk, hinweise}) => ({
      id,
      kurztitel,
      quellenvermerk,
      stichtag: releases.find((r) => r.quelle === id)?.stichtag ?? "",
      hinweise
    }))
  };
}
