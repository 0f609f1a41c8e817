import type {MultiPolygon, Polygon, Position} from "geojson";
import {feature} from "topojson-client";
import type {GeometryCollection, Topology} from "topojson-specification";
import type {Ebene, LorStand} from "../contract/lor.js";
import {utm33ToWgs84} from "../sources/borders.js";
import {lizenzIds} from "./offeneLizenzen.js";
import type {Nachschlag} from "./offenNachschlag.js";
import type {GrenzenDatei} from "./offenShapes.js";
import type {Ausgabe} from "./offenTabellen.js";

/** Levels from small to large, as they lie over each other on a map. */
const ebenen = ["bezirk", "pgr", "bzr", "plr"] as const satisfies readonly Ebene[];

/** Six decimals are a tenth of a metre; the boundaries are simplified to whole metres. */
const gerundet = (grad: number): number => Math.round(grad * 1e6) / 1e6;

const lonLat = (punkt: Position): number[] => utm33ToWgs84([punkt[0]!, punkt[1]!]).map(gerundet);

/** Twice the area of a ring, positive if it runs against the clock. */
const flaeche = (ring: readonly number[][]): number =>
  ring.reduce((summe, [x = 0, y = 0], i) => {
    const [x2 = 0, y2 = 0] = ring[(i + 1) % ring.length]!;
    return summe + x * y2 - x2 * y;
  }, 0);

/** The rings of a polygon as RFC 7946 wants them: the outer one against the clock, holes with it. */
const ringeOf = (polygon: readonly Position[][]): number[][][] =>
  polygon.map((ring, i) => {
    const punkte = ring.map(lonLat);
    return flaeche(punkte) > 0 === (i === 0) ? punkte : punkte.toReversed();
  });

function geometrieOf(geometrie: Polygon | MultiPolygon): GrenzenDatei["features"][number]["geometry"] {
  return geometrie.type === "Polygon"
    ? {type: "Polygon", coordinates: ringeOf(geometrie.coordinates)}
    : {type: "MultiPolygon", coordinates: geometrie.coordinates.map(ringeOf)};
}

/**
 * The boundaries of one LOR edition as GeoJSON, simplified as the maps of this site show them, all levels of the Bezirk in one
 * list, with their line of attribution. *topologie* has plane metres (ETRS89, zone 33). Throws if a level or a name is missing.
 */
export function grenzenOf(
  lorStand: LorStand,
  topologie: Topology,
  find: Nachschlag,
  {version, datenstand}: Ausgabe
): GrenzenDatei {
  const lor = find.source("lor");
  const {id, name, url} = find.lizenz(lizenzIds(lor)[0]!);
  return {
    type: "FeatureCollection",
    titel: `Grenzen des Bezirks Marzahn-Hellersdorf und seiner Gebiete, LOR-Stand ${lorStand}, vereinfacht`,
    version,
    datenstand,
    quellenvermerk: lor.quellenvermerk,
    lizenz: {id, name, url},
    features: ebenen.flatMap((ebene) => {
      const object = topologie.objects[ebene];
      if (!object) throw new Error(`${ebene} is missing in the boundaries of ${lorStand}`);
      const {features} = feature(topologie, object as GeometryCollection<{gebiet_id: string; name: string}>);
      return features
        .map(({geometry, properties: {gebiet_id, name}}) => {
          if (geometry.type !== "Polygon" && geometry.type !== "MultiPolygon")
            throw new Error(`${gebiet_id} has no boundary`);
          return {
            type: "Feature" as const,
            id: gebiet_id,
            properties: {lor_stand: lorStand, gebiet_id, name, ebene},
            geometry: geometrieOf(geometry)
          };
        })
        .sort((a, b) => a.id.localeCompare(b.id));
    })
  };
}
