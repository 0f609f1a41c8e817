import {feature, quantize} from "topojson-client";
import {presimplify, simplify} from "topojson-simplify";
import type {Feature, MultiPolygon as GeoMultiPolygon, Polygon as GeoPolygon} from "geojson";
import type {MultiPolygon, Objects, Topology} from "topojson-specification";
import {InputError} from "../contract/errors.js";
import type {Problem} from "../contract/errors.js";
import {BEZIRK} from "../contract/lor.js";
import type {Gebiet} from "../contract/lor.js";
import {areaOf, asTopology, shapesOf} from "./borders.js";
import type {Area, Position, Ring} from "./borders.js";
import {labelPoint} from "./topology.js";
import type {ShapeProperties} from "./topology.js";

/** Metres between the positions a border can have; people live on points two hundred metres apart, so five will do. */
const grid = 5;
/** Smallest triangle that a bend of a border must span to be kept, in square metres. */
const minWeight = 500;
const mostDeviation = 0.01;
const otherFile = "Bitte prüfen, ob die Datei zum richtigen LOR-Stand gehört und vollständig ist.";

/**
 * The Planungsräume of the other Bezirke as TopoJSON text, for what lies within reach beyond the border: coarse outlines in
 * metres of EPSG:25833, one object `plr` with gebiet_id, name and label (a point inside). Throws InputError unless *areas*
 * are all Planungsräume of the register *gebiete*, each once and of its size to 1 %.
 */
export function buildUmgebung(
  areas: readonly Area[],
  gebiete: readonly Gebiet[],
  datei: string,
  properties: Record<string, string>
): string {
  const register = new Map(gebiete.filter(({ebene}) => ebene === "plr").map((g) => [g.gebiet_id, g]));
  const problems: Problem[] = [];
  const add = (wert: string, regel: string): void => {
    problems.push({datei, spalte: "plr_id", wert, regel, abhilfe: otherFile});
  };
  const seen = new Set<string>();
  for (const {gebiet_id, polygons} of areas) {
    const hektar = register.get(gebiet_id)?.hektar;
    if (seen.has(gebiet_id)) add(gebiet_id, "kommt doppelt vor");
    else if (hektar === undefined) add(gebiet_id, "steht nicht im Gebietsverzeichnis");
    else if (Math.abs(areaOf(polygons) / 10_000 / hektar - 1) > mostDeviation)
      add(gebiet_id, `weicht um mehr als 1 % von den ${hektar} ha des Gebietsverzeichnisses ab`);
    seen.add(gebiet_id);
  }
  for (const key of register.keys()) if (!seen.has(key)) add(key, "fehlt; der Planungsraum hat keine Grenze");
  if (problems.length > 0) throw new InputError(problems);

  const others = areas
    .filter(({gebiet_id}) => !gebiet_id.startsWith(BEZIRK))
    .sort((a, b) => (a.gebiet_id < b.gebiet_id ? -1 : 1));
  const simplified = simplify(presimplify(asTopology(others)), minWeight);
  const translate = [0, 1].map(
    (axis) => Math.floor(Math.min(...simplified.arcs.flat().map((p) => p[axis] as number)) / grid) * grid
  ) as Position;
  const topology: Topology<Objects<object>> = {type: "Topology", objects: {}, arcs: simplified.arcs};
  const coarse = quantize(topology, {scale: [grid, grid], translate});
  const geometries = shapesOf(simplified).map(({type, arcs, properties: {gebiet_id}}) => {
    const {geometry} = feature(coarse, {type, arcs} as MultiPolygon) as Feature as Feature<
      GeoPolygon | GeoMultiPolygon
    >;
    const polygons = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
    const name = register.get(gebiet_id)!.name;
    const label = labelPoint(polygons as Ring[][]);
    return {type, arcs, properties: {gebiet_id, name, label} satisfies ShapeProperties};
  });
  const objects = {plr: {type: "GeometryCollection", geometries}};
  return `${JSON.stringify({type: "Topology", properties, transform: coarse.transform, objects, arcs: coarse.arcs})}\n`;
}
