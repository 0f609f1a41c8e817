import type {DuckDBConnection} from "@duckdb/node-api";
import {z} from "zod";
import type {Catalogue} from "../contract/catalogue.js";
import {BEZIRK} from "../contract/lor.js";
import {projectToUtm33} from "../sources/borders.js";
import {leseUmrisse, punkteIn, umrisseUm} from "../warehouse/gelaende.js";
import {quote} from "../warehouse/query.js";
import {endeOf} from "../../src/lib/alter.js";
import {reachOf, zonesOf, zoneWeights} from "../../src/method/versorgung.js";
import type {ZentrumSeite} from "./leistungenShapes.js";
import {queryRows} from "./query.js";

/** How many people live within each zone of a centre, by centre, and where those people are counted. */
export interface Reichweiten {
  zeilen: ReadonlyMap<string, ZentrumSeite["reichweite"]>;
  /** Lines of attribution, each once. */
  vermerke: readonly string[];
}

const OrtRow = z.strictObject({zentrum_id: z.string(), lat: z.number(), lon: z.number()});

export const orteSql = `
-- Which centres have a place on the map?
SELECT zentrum_id, lat, lon FROM zentren WHERE lat IS NOT NULL AND lon IS NOT NULL ORDER BY zentrum_id`;

const PersonenRow = z.strictObject({
  indikator_id: z.string(),
  zeitraum: z.string(),
  gebiet_id: z.string(),
  zaehler: z.number(),
  quelle: z.string(),
  release: z.string()
});
type PersonenRow = z.infer<typeof PersonenRow>;

/** People of *indikatoren* by Planungsraum of Berlin, at dates at which every Planungsraum of the Bezirk in *pflicht* has a figure. */
const personenSql = (indikatoren: readonly string[], pflicht: readonly string[]): string => `
-- How many people of each group live in each Planungsraum?
SELECT indikator_id::VARCHAR AS indikator_id, zeitraum::VARCHAR AS zeitraum, gebiet_id::VARCHAR AS gebiet_id,
  zaehler::DOUBLE AS zaehler, quelle::VARCHAR AS quelle, release::VARCHAR AS release
FROM beobachtungen
WHERE lor_stand = '2021' AND geschlecht = 'insgesamt' AND altersgruppe = 'insgesamt' AND zaehler IS NOT NULL
  AND length(gebiet_id::VARCHAR) = 8 AND indikator_id IN (${indikatoren.map(quote).join(", ")})
QUALIFY count(*) FILTER (gebiet_id IN (${pflicht.map(quote).join(", ")})) OVER (PARTITION BY indikator_id, zeitraum) = ${pflicht.length}
ORDER BY ALL`;

/** Tens up to 1,000, hundreds from there on: the people are spread evenly over their area, which no more figures would bear. */
function gerundet(personen: number): number {
  const stufe = personen < 1000 ? 10 : 100;
  return Math.round(personen / stufe) * stufe;
}

/** The people of one group at their newest date, by Planungsraum; null if nobody counts them all. */
function personenOf(rows: readonly PersonenRow[], indikatoren: readonly string[]): PersonenRow[] | null {
  const own = rows.filter(({indikator_id}) => indikatoren.includes(indikator_id));
  const stichtage = [...new Set(own.map(({zeitraum}) => zeitraum))].filter((zeitraum) =>
    indikatoren.every((id) => own.some((row) => row.indikator_id === id && row.zeitraum === zeitraum))
  );
  const newest = stichtage.sort((a, b) => endeOf(a).localeCompare(endeOf(b))).at(-1);
  return newest === undefined ? null : own.filter(({zeitraum}) => zeitraum === newest);
}

/**
 * The people of every counted group within each zone on foot of every centre that has coordinates: straight line times a detour,
 * people spread evenly over the points of a grid in their Planungsraum, zones cumulated, rounded. A group is left out where the
 * people of a Planungsraum within the longest time are not known. Throws InputError if the boundaries are missing.
 */
export async function readReichweiten(
  warehouse: DuckDBConnection,
  {zielgruppen, methode, sources, leistungen: {erreichbarkeit}}: Catalogue,
  dataDir = "data"
): Promise<Reichweiten> {
  const zentren = await queryRows(warehouse, OrtRow, orteSql);
  if (zentren.length === 0) return {zeilen: new Map(), vermerke: []};
  const orte = zentren.map(({lat, lon}) => projectToUtm33([lon, lat]));
  const {minuten, umweg, tempo, tempo_langsam, raster} = erreichbarkeit;
  const umrisse = umrisseUm(leseUmrisse(dataDir), orte, reachOf(minuten, {tempo, umweg}).at(-1)!);
  const ids = umrisse.map(({gebiet_id}) => gebiet_id);
  const punkte = umrisse.map((umriss) => punkteIn(umriss, raster));
  const unbewohnt = new Set(methode.unbewohnt.flatMap((u) => (u.lor_stand === "2021" ? [u.gebiet_id] : [])));
  const pflicht = ids.filter((id) => id.startsWith(BEZIRK) && !unbewohnt.has(id));
  const gezaehlt = zielgruppen.flatMap(({id, titel, langsam, personen}) =>
    personen ? [{id, titel, langsam, indikatoren: personen.indikatoren}] : []
  );
  const rows = await queryRows(
    warehouse,
    PersonenRow,
    personenSql([...new Set(gezaehlt.flatMap(({indikatoren}) => indikatoren))], pflicht)
  );
  /** Of area i for centre j at j × areas + i: the share of its points within each time. */
  const anteile = [false, true].map((langsam) => {
    const zones = zonesOf(punkte, orte, reachOf(minuten, {tempo: langsam ? tempo_langsam : tempo, umweg}));
    return minuten.map((_, zone) =>
      zoneWeights(
        zones,
        minuten.map((__, z) => (z <= zone ? 1 : 0))
      )
    );
  });
  const zeilen = new Map<string, ZentrumSeite["reichweite"]>(zentren.map(({zentrum_id}) => [zentrum_id, []]));
  const lieferungen = new Set<string>();
  for (const {id, titel, langsam, indikatoren} of gezaehlt) {
    const own = personenOf(rows, indikatoren);
    if (!own) continue;
    const [{zeitraum} = {zeitraum: ""}] = own;
    const jeGebiet = ids.map((gebiet) => {
      const teile = own.filter(({gebiet_id}) => gebiet_id === gebiet);
      if (teile.length === indikatoren.length) return teile.reduce((sum, {zaehler}) => sum + zaehler, 0);
      return unbewohnt.has(gebiet) ? 0 : null;
    });
    const eigene = anteile[langsam ? 1 : 0]!;
    zentren.forEach(({zentrum_id}, j) => {
      const weiteste = eigene.at(-1)!;
      if (jeGebiet.some((personen, i) => personen === null && weiteste[j * ids.length + i]! > 0)) return;
      minuten.forEach((m, zone) => {
        const personen = jeGebiet.reduce<number>((sum, p, i) => sum + (p ?? 0) * eigene[zone]![j * ids.length + i]!, 0);
        zeilen
          .get(zentrum_id)!
          .push({minuten: m, zielgruppe: id, titel, personen: gerundet(personen), stand: zeitraum});
      });
      for (const {quelle, release} of own) lieferungen.add(`${quelle} ${release}`);
    });
  }
  const vermerke = [...lieferungen].sort().map((key) => {
    const [quelle, release = ""] = key.split(" ");
    const source = sources.find((s) => s.id === quelle);
    if (!source) throw new Error(`quelle: ${quelle} is not in the catalogue`);
    return source.quellenvermerke[release] ?? source.quellenvermerk;
  });
  return {zeilen, vermerke: [...new Set(vermerke)]};
}
