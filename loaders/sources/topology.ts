import type {Feature, MultiPolygon as GeoMultiPolygon} from "geojson";
import {feature, mergeArcs, quantize} from "topojson-client";
import {presimplify, simplify} from "topojson-simplify";
import type {Arc, MultiPolygon, Polygon, Topology} from "topojson-specification";
import {InputError} from "../contract/errors.js";
import {areaOf, asTopology, isInside, lengthOf, pointKey, project, shapesOf, waysRound} from "./borders.js";
import type {Area, Position, Ring, Shape} from "./borders.js";

/** What each shape of a map file says of itself; `label` is a point inside it, in metres. */
export interface ShapeProperties {
  gebiet_id: string;
  name: string;
  label: Position;
}

/** Distance from *p* to the border of *rings*, negative outside. */
function depthOf(p: Position, rings: readonly Ring[]): number {
  let nearest = Infinity;
  for (const ring of rings)
    for (let i = 1; i < ring.length; i++)
      nearest = Math.min(nearest, project(p, ring[i - 1] as Position, ring[i] as Position).distance);
  return isInside(p, rings) ? nearest : -nearest;
}

/**
 * The point of the largest part that lies farthest from its border (to 5 m), in whole metres: where a label has most room.
 * Found by halving the squares that can still hold a better point.
 */
export function labelPoint(polygons: readonly Ring[][]): Position {
  const rings = [...polygons].sort((a, b) => areaOf([b]) - areaOf([a]))[0] ?? [];
  const outer = rings[0] ?? [];
  const [xs, ys] = [outer.map(([x]) => x), outer.map(([, y]) => y)];
  const [x0, x1, y0, y1] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const cell = (
    x: number,
    y: number,
    half: number
  ): {x: number; y: number; half: number; depth: number; best: number} => {
    const depth = depthOf([x, y], rings);
    return {x, y, half, depth, best: depth + half * Math.SQRT2};
  };
  const size = Math.min(x1 - x0, y1 - y0);
  let open: ReturnType<typeof cell>[] = [];
  for (let x = x0; x < x1; x += size)
    for (let y = y0; y < y1; y += size) open.push(cell(x + size / 2, y + size / 2, size / 2));
  let found = open.reduce((a, b) => (b.depth > a.depth ? b : a));
  while (open.length > 0) {
    const half = (open[0]?.half ?? 0) / 2;
    open = open
      .filter(({best}) => best > found.depth + 5)
      .flatMap(({x, y}) => [
        cell(x - half, y - half, half),
        cell(x + half, y - half, half),
        cell(x - half, y + half, half),
        cell(x + half, y + half, half)
      ]);
    found = open.reduce((a, b) => (b.depth > a.depth ? b : a), found);
  }
  return [Math.round(found.x), Math.round(found.y)];
}

const arcIndex = (arc: number): number => (arc < 0 ? ~arc : arc);
const arcsOf = (shape: Polygon | MultiPolygon): number[] => (shape.arcs.flat(2) as number[]).map(arcIndex);

/**
 * The Bezirke around *own*, coarse, their arcs appended to *arcs*. Where they touch it they take over its *outline*, so that
 * neither gap nor overlap shows on a map. Throws InputError if the Bezirke lie more than 200 m off that outline.
 */
function neighbourShapes(
  bezirke: readonly Area[],
  own: string,
  outline: Ring,
  arcs: Arc[],
  minWeight: number,
  datei: string
): Shape[] {
  const coarse = simplify(presimplify(asTopology(bezirke)), minWeight);
  const shapes = shapesOf(coarse);
  const others = shapes.filter((s) => s.properties.gebiet_id !== own);
  const ownArcs = new Set(shapes.filter((s) => s.properties.gebiet_id === own).flatMap(arcsOf));
  const touching = new Set(others.flatMap(arcsOf).filter((arc) => ownArcs.has(arc)));

  const ends = (arc: Arc): [Position, Position] => [arc[0] as Position, arc.at(-1) as Position];
  const nearest = (p: Position): number => {
    const distances = outline.slice(0, -1).map((q) => Math.hypot(p[0] - q[0], p[1] - q[1]));
    const distance = Math.min(...distances);
    if (distance > 200)
      throw new InputError({
        datei,
        wert: p.map(Math.round).join(" "),
        regel: `liegt auf der Grenze von Bezirk ${own}, aber ${Math.round(distance)} m neben der Grenze seiner Planungsräume`,
        abhilfe: "Bitte prüfen, ob Bezirke und Planungsräume denselben Gebietsstand haben."
      });
    return distances.indexOf(distance);
  };
  const corners = new Map(
    [...touching].flatMap((i) => ends(coarse.arcs[i] as Arc).map((p) => [pointKey(p), nearest(p)]))
  );
  const crisp = (arc: Arc, index: number): Arc => {
    const [from, to] = ends(arc).map((end) => corners.get(pointKey(end)));
    if (touching.has(index) && from !== undefined && to !== undefined) {
      const off = (way: Ring): number => Math.abs(lengthOf(way) - lengthOf(arc));
      const [there, back] = waysRound(outline, from, to);
      return off(there) <= off(back) ? there : back;
    }
    const line = [...arc];
    if (from !== undefined) line[0] = outline[from] as Position;
    if (to !== undefined) line[line.length - 1] = outline[to] as Position;
    return line;
  };

  const position = new Map<number, number>();
  for (const index of others.flatMap(arcsOf))
    if (!position.has(index)) {
      position.set(index, arcs.length);
      arcs.push(crisp(coarse.arcs[index] as Arc, index));
    }
  type Arcs = number | Arcs[];
  const renumber = (value: Arcs): Arcs => {
    if (Array.isArray(value)) return value.map(renumber);
    return value < 0 ? ~(position.get(~value) as number) : (position.get(value) as number);
  };
  return others.map((shape) => ({...shape, arcs: renumber(shape.arcs)}) as Shape);
}

export interface TopologyInput {
  /** Planungsräume of one Bezirk whose borders agree (see joinBorders). */
  plr: readonly Area[];
  /** Names by key, of every level. */
  names: ReadonlyMap<string, string>;
  /** All Bezirke of Berlin in a coarse outline; without them there is no object `berlin`. */
  bezirke?: {areas: readonly Area[]; datei: string};
  /** Source and licence, written into the file. */
  properties: Record<string, string>;
  /** Smallest triangle that a bend of a border must span to be kept, in square metres. */
  minWeight?: number;
  minWeightBerlin?: number;
}

/**
 * The map of one Bezirk as TopoJSON text: objects plr, bzr, pgr and bezirk made of the same arcs, and berlin, the other
 * Bezirke. Planar metres of EPSG:25833 on a grid of 1 m, y growing northwards. Every shape has gebiet_id, name and label.
 * A name that is missing throws: the caller has checked the keys.
 */
export function buildTopology({
  plr,
  names,
  bezirke,
  properties,
  minWeight = 30,
  minWeightBerlin = 6000
}: TopologyInput): string {
  const simplified = simplify(presimplify(asTopology(plr)), minWeight);
  const {arcs} = simplified;
  const base = shapesOf(simplified);
  const cut: Topology = {type: "Topology", objects: {}, arcs};
  const merged = (length: number): [string, MultiPolygon | Polygon][] => {
    const keys = [...new Set(base.map((s) => s.properties.gebiet_id.slice(0, length)))].sort();
    return keys.map((key) => {
      const parts = base.filter((s) => s.properties.gebiet_id.startsWith(key));
      const whole = mergeArcs(cut, parts);
      return [key, whole.arcs.length === 1 ? {type: "Polygon", arcs: whole.arcs[0] as number[][]} : whole];
    });
  };
  const levels: Record<string, [string, MultiPolygon | Polygon][]> = {
    plr: base.map((s): [string, Shape] => [s.properties.gebiet_id, s]).sort(([a], [b]) => (a < b ? -1 : 1)),
    bzr: merged(6),
    pgr: merged(4),
    bezirk: merged(2)
  };
  if (bezirke) {
    const [own, whole] = levels.bezirk?.[0] ?? ["", undefined];
    const outline = (feature(cut, whole as Polygon).geometry.coordinates[0] ?? []) as Ring;
    const shapes = neighbourShapes(bezirke.areas, own, outline, arcs, minWeightBerlin, bezirke.datei);
    levels.berlin = shapes.map((s): [string, Shape] => [s.properties.gebiet_id, s]);
  }

  const translate = [0, 1].map((axis) =>
    Math.floor(Math.min(...arcs.flat().map((p) => p[axis] as number)))
  ) as Position;
  const grid = quantize({...cut, objects: {}}, {scale: [1, 1], translate});
  const collections = Object.entries(levels).map(([level, shapes]) => {
    const geometries = shapes.map(([gebiet_id, {type, arcs: lines}]) => {
      const name = names.get(gebiet_id);
      if (name === undefined) throw new Error(`names: no name for ${gebiet_id}`);
      const {geometry} = feature(grid, {type, arcs: lines} as MultiPolygon) as Feature;
      const coordinates = (geometry as GeoMultiPolygon).coordinates as Ring[][];
      const label = labelPoint(type === "Polygon" ? [coordinates as unknown as Ring[]] : coordinates);
      return {type, arcs: lines, properties: {gebiet_id, name, label} satisfies ShapeProperties};
    });
    return [level, {type: "GeometryCollection", geometries}];
  });
  return `${JSON.stringify({type: "Topology", properties, transform: grid.transform, objects: Object.fromEntries(collections), arcs: grid.arcs})}\n`;
}
