import {geoIdentity, geoPath} from "d3-geo";
import {feature, mesh, neighbors} from "topojson-client";
import type {GeometryCollection, GeometryObject, Topology} from "topojson-specification";
import type {Flaechenebene} from "../../../loaders/marts/shapes.js";
import {buildNavigation, type NavLinks} from "../../method/nachbarn.js";

interface Eigenschaften {
  gebiet_id: string;
  name: string;
  label: [number, number];
}

/** Boundaries of one LOR edition as the site delivers them: planar metres, with their source and licence inside. */
export type Grenzen = Topology & {
  properties?: {titel: string; quelle: string; lizenz: string; lizenz_url: string; bearbeitung: string};
};

export interface Flaeche {
  gebiet_id: string;
  /** Path data in pixels. */
  d: string;
  /** Where a label or sign stands: inside the area. */
  x: number;
  y: number;
  breite: number;
  /** Top and bottom edge. */
  oben: number;
  unten: number;
}

export interface Kartengrund {
  breite: number;
  hoehe: number;
  flaechen: Flaeche[];
  /** Borders between areas of this level and its outer border. */
  grenzen: string;
  /** Borders of the next larger level, "" where there is none inside the Bezirk. */
  grenzenDarueber: string;
  /** Faint outline of Berlin around the Bezirk, "" if unknown. */
  umriss: string;
  nachbarn: Record<string, NavLinks>;
  /** A place in the metres of the boundaries as pixels. */
  punkt: (x: number, y: number) => [number, number];
}

const darueber: Partial<Record<Flaechenebene, Flaechenebene>> = {plr: "bzr", bzr: "pgr"};

function collection(topology: Topology, name: string): GeometryCollection<Eigenschaften> | null {
  const object = topology.objects[name];
  return object?.type === "GeometryCollection" ? (object as GeometryCollection<Eigenschaften>) : null;
}

/** The height that shows the Bezirk well at *breite* pixels. */
export const hoeheOf = (breite: number): number => Math.round(Math.min(breite * 1.06, 680));

/** Width in pixels of a drawing that is *hoehe* high. */
export const breiteOf = (hoehe: number): number => hoehe / 1.06;

/**
 * Paths in pixels of one level, fitted to *breite*; the neighbours of each area for the arrow keys. Null if the geometry
 * has no such level.
 */
export function buildKartengrund(
  topology: Topology,
  ebene: Flaechenebene,
  breite: number,
  umriss: Topology = topology
): Kartengrund | null {
  const level = collection(topology, ebene);
  if (!level) return null;
  const hoehe = hoeheOf(breite);
  const rand = 12;
  const areas = feature(topology, level);
  const projection = geoIdentity()
    .reflectY(true)
    .fitExtent(
      [
        [rand, rand],
        [breite - rand, hoehe - rand]
      ],
      areas
    );
  const path = geoPath(projection).digits(1);
  const flaechen = areas.features.map((area): Flaeche => {
    const [x, y] = projection(area.properties.label)!;
    const [[x0, oben], [x1, unten]] = path.bounds(area);
    return {gebiet_id: area.properties.gebiet_id, d: path(area) ?? "", x, y, breite: x1 - x0, oben, unten};
  });
  const near = neighbors(level.geometries);
  const upper = darueber[ebene] && collection(topology, darueber[ebene]);
  const berlin = umriss.objects["berlin"] as GeometryObject | undefined;
  return {
    breite,
    hoehe,
    flaechen,
    punkt: (x, y) => projection([x, y])!,
    grenzen: path(mesh(topology, level)) ?? "",
    grenzenDarueber: upper ? (path(mesh(topology, upper)) ?? "") : "",
    umriss: berlin ? (path(mesh(umriss, berlin)) ?? "") : "",
    nachbarn: buildNavigation(
      flaechen.map(({gebiet_id, x, y}, i) => ({
        id: gebiet_id,
        x,
        y,
        neighbours: near[i]!.map((j) => flaechen[j]!.gebiet_id)
      }))
    )
  };
}
