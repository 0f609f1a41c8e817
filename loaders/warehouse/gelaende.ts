import {existsSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {feature} from "topojson-client";
import type {GeometryCollection, Topology} from "topojson-specification";
import {InputError} from "../contract/errors.js";
import type {ShapeProperties} from "../sources/topology.js";

type Position = readonly [x: number, y: number];
type Ring = readonly Position[];

/** A Planungsraum of LOR 2021 with its outline in metres of EPSG:25833. */
export interface Umriss {
  gebiet_id: string;
  /** All rings, holes included: a point is inside if it lies in an odd number of them. */
  ringe: readonly Ring[];
  /** A point inside. */
  mitte: Position;
  /** Smallest and largest x and y. */
  rahmen: readonly [x0: number, y0: number, x1: number, y1: number];
}

const files = ["lor-2021.json", "umgebung-2021.json"] as const;

/** The Planungsräume of all Berlin by key, those of the Bezirk from its own borders. Throws InputError without a file. */
export function leseUmrisse(dataDir: string): Umriss[] {
  return files.flatMap((name) => {
    const path = join(dataDir, "geometry", name);
    if (!existsSync(path))
      throw new InputError({
        datei: path,
        regel: "fehlt: ohne Grenzen der Planungsräume lassen sich keine Wege rechnen",
        abhilfe: "Bitte die Quelle lor einlesen („npm run fetch -- lor --from ORDNER“)."
      });
    const topology = JSON.parse(readFileSync(path, "utf8")) as Topology;
    const object = topology.objects["plr"] as GeometryCollection<ShapeProperties>;
    return feature(topology, object).features.map(({properties: {gebiet_id, label}, geometry}): Umriss => {
      const {type, coordinates} = geometry as GeoJSON.Polygon | GeoJSON.MultiPolygon;
      const ringe = (type === "Polygon" ? coordinates : coordinates.flat()) as unknown as Ring[];
      let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity];
      for (const ring of ringe)
        for (const [x, y] of ring) {
          x0 = Math.min(x0, x);
          y0 = Math.min(y0, y);
          x1 = Math.max(x1, x);
          y1 = Math.max(y1, y);
        }
      return {gebiet_id, ringe, mitte: label, rahmen: [x0, y0, x1, y1]};
    });
  });
}

/**
 * Points inside an outline on a grid of *raster* metres that is the same for all areas, as x and y by turns; its middle if
 * none of the grid lies inside.
 */
export function punkteIn({ringe, mitte, rahmen: [x0, y0, , y1]}: Umriss, raster: number): Float64Array {
  const points: number[] = [];
  for (let y = (Math.floor(y0 / raster) + 0.5) * raster; y < y1; y += raster) {
    if (y <= y0) continue;
    const crossings: number[] = [];
    for (const ring of ringe)
      for (let i = 1; i < ring.length; i++) {
        const [a, b] = [ring[i - 1]!, ring[i]!];
        if (a[1] > y !== b[1] > y) crossings.push(((b[0] - a[0]) * (y - a[1])) / (b[1] - a[1]) + a[0]);
      }
    crossings.sort((a, b) => a - b);
    for (let c = 0; c + 1 < crossings.length; c += 2) {
      const [from, to] = [crossings[c]!, crossings[c + 1]!];
      let x = (Math.floor(Math.max(from, x0) / raster) + 0.5) * raster;
      if (x < from) x += raster;
      for (; x < to; x += raster) points.push(x, y);
    }
  }
  return Float64Array.from(points.length > 0 ? points : mitte);
}

/** Whether a point within *metres* of the centre can lie in the outline. */
const inReichweite = ({rahmen: [x0, y0, x1, y1]}: Umriss, [x, y]: Position, metres: number): boolean =>
  x >= x0 - metres && x <= x1 + metres && y >= y0 - metres && y <= y1 + metres;

/** The outlines that can hold a point within *metres* of one of *orte*. */
export const umrisseUm = (umrisse: readonly Umriss[], orte: readonly Position[], metres: number): Umriss[] =>
  umrisse.filter((umriss) => orte.some((ort) => inReichweite(umriss, ort, metres)));
