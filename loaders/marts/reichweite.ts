import type {DuckDBConnection} from "@duckdb/node-api";
import {z} from "zod";
import type {Catalogue} from "../contract/catalogue.js";
import {projectToUtm33} from "../sources/borders.js";
import {leseUmrisse, punkteIn, umrisseUm} from "../warehouse/gelaende.js";
import {lesePersonen} from "../warehouse/personen.js";
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

const orteSql = `
-- Which centres have a place on the map?
SELECT zentrum_id, lat, lon FROM zentren WHERE lat IS NOT NULL AND lon IS NOT NULL ORDER BY zentrum_id`;

/** Tens up to 1,000, hundreds from there on: the people are spread evenly over their area, which no more figures would bear. */
function gerundet(personen: number): number {
  const stufe = personen < 1000 ? 10 : 100;
  return Math.round(personen / stufe) * stufe;
}

/**
 * The people of every counted group within each zone on foot of every centre that has coordinates: straight line times a detour,
 * people spread evenly over the points of a grid in their Planungsraum, zones cumulated, rounded. A group is left out where the
 * people of a Planungsraum within the longest time are not known. Throws InputError if the boundaries are missing.
 */
export async function readReichweiten(
  warehouse: DuckDBConnection,
  catalogue: Catalogue,
  dataDir = "data"
): Promise<Reichweiten> {
  const zentren = await queryRows(warehouse, OrtRow, orteSql);
  if (zentren.length === 0) return {zeilen: new Map(), vermerke: []};
  const orte = zentren.map(({lat, lon}) => projectToUtm33([lon, lat]));
  const {zielgruppen, sources, leistungen} = catalogue;
  const {minuten, umweg, tempo, tempo_langsam, raster} = leistungen.erreichbarkeit;
  const umrisse = umrisseUm(leseUmrisse(dataDir), orte, reachOf(minuten, {tempo, umweg}).at(-1)!);
  const ids = umrisse.map(({gebiet_id}) => gebiet_id);
  const punkte = umrisse.map((umriss) => punkteIn(umriss, raster));
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
  const lieferungen = new Map<string, string>();
  const gezaehlt = await lesePersonen(warehouse, catalogue);
  for (const {id, titel, langsam} of zielgruppen) {
    const gruppe = gezaehlt.get(id);
    if (!gruppe) continue;
    const jeGebiet = ids.map((gebiet) => gruppe.personen.get(gebiet) ?? null);
    const eigene = anteile[langsam ? 1 : 0]!;
    zentren.forEach(({zentrum_id}, j) => {
      const weiteste = eigene.at(-1)!;
      if (jeGebiet.some((personen, i) => personen === null && weiteste[j * ids.length + i]! > 0)) return;
      minuten.forEach((m, zone) => {
        const personen = jeGebiet.reduce<number>((sum, p, i) => sum + (p ?? 0) * eigene[zone]![j * ids.length + i]!, 0);
        zeilen
          .get(zentrum_id)!
          .push({minuten: m, zielgruppe: id, titel, personen: gerundet(personen), stand: gruppe.stand});
      });
      for (const {quelle, release} of gruppe.lieferungen) {
        const source = sources.find((s) => s.id === quelle);
        if (!source) throw new Error(`quelle: ${quelle} is not in the catalogue`);
        lieferungen.set(`${quelle} ${release}`, source.quellenvermerke[release] ?? source.quellenvermerk);
      }
    });
  }
  const vermerke = [...lieferungen.keys()].sort().map((key) => lieferungen.get(key)!);
  return {zeilen, vermerke: [...new Set(vermerke)]};
}
