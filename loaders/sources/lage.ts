import {feature} from "topojson-client";
import type {GeometryCollection, Topology} from "topojson-specification";
import type {CsvRow} from "../contract/csv.js";
import {InputError} from "../contract/errors.js";
import type {Problem} from "../contract/errors.js";
import {BEZIRK} from "../contract/lor.js";
import type {FetchContext} from "../fetch/plan.js";
import {isInside, project, projectToUtm33} from "./borders.js";
import type {Position, Ring} from "./borders.js";
import {registerKeys} from "./register.js";
import type {ShapeProperties} from "./topology.js";

const geometryFile = "geometry/lor-2021.json";
const readLorFirst = "Bitte zuerst die Quelle lor einlesen („npm run fetch -- lor --from ORDNER“).";

function parseTopology(geometrie: string): Topology {
  try {
    return JSON.parse(geometrie) as Topology;
  } catch (error) {
    throw new InputError({datei: geometryFile, regel: "ist kein gültiges JSON", abhilfe: readLorFirst}, {cause: error});
  }
}

/** Beyond this a point contradicts its Planungsraum; below, it may be a simplified border or an entrance across the street. */
const farthestOutside = 1000;

function distanceOutside(p: Position, polygons: readonly Ring[][]): number {
  if (polygons.some((rings) => isInside(p, rings))) return 0;
  let nearest = Infinity;
  for (const ring of polygons.flat())
    for (let i = 1; i < ring.length; i++)
      nearest = Math.min(nearest, project(p, ring[i - 1] as Position, ring[i] as Position).distance);
  return nearest;
}

/**
 * A function that tells how many metres a point (WGS 84) lies outside its Planungsraum, 0 if inside. Our boundaries have
 * Planungsräume only in Bezirk 10; elsewhere the point is held against its Bezirk. Throws InputError if the boundaries have
 * not been read yet.
 */
function positionCheck({geometrie}: FetchContext): (gebietId: string, lat: number, lon: number) => number {
  if (geometrie === undefined)
    throw new InputError({
      datei: geometryFile,
      regel: "fehlt: ohne die Grenzen lässt sich die Lage der Einrichtungen nicht prüfen",
      abhilfe: readLorFirst
    });
  const topology = parseTopology(geometrie);
  const areas = new Map<string, Ring[][]>();
  for (const name of ["plr", "berlin"]) {
    const object = topology.objects[name] as GeometryCollection<ShapeProperties>;
    for (const {properties, geometry} of feature(topology, object).features) {
      const {type, coordinates} = geometry as GeoJSON.Polygon | GeoJSON.MultiPolygon;
      areas.set(properties.gebiet_id, (type === "Polygon" ? [coordinates] : coordinates) as Ring[][]);
    }
  }
  return (gebietId, lat, lon) => {
    const key = gebietId.startsWith(BEZIRK) ? gebietId : gebietId.slice(0, 2);
    return distanceOutside(projectToUtm33([lon, lat]), areas.get(key) ?? []);
  };
}

/** Where a row of a facility list lies, or why it has no place: no coordinates, or no Planungsraum (its key is 0 or empty). */
export type Ort = {lat: number; lon: number; gebiet_id: string} | "ohne_koordinaten" | "ohne_gebiet";

export type AddProblem = (row: CsvRow, spalte: string, regel: string, abhilfe?: string) => void;

const to6 = (degrees: number): number => Math.round(degrees * 1e6) / 1e6;
const swapped = "Bitte prüfen, ob Breite und Länge vertauscht sind.";

/**
 * A function that reads `lat`, `lon` and `geojson_feature_id` of a row (degrees, rounded to six decimals); undefined after
 * it has added a problem: no number, not in Berlin, no Planungsraum of LOR 2021. Throws if that register has not been read.
 */
export function placeReader(context: FetchContext, add: AddProblem): (row: CsvRow) => Ort | undefined {
  const known = new Set(registerKeys(context, "2021", "plr"));
  return (row) => {
    const gebiet_id = row.get("geojson_feature_id");
    const cells = [row.get("lat"), row.get("lon")] as const;
    if (gebiet_id === "" || gebiet_id === "0") return "ohne_gebiet";
    if (cells.every((cell) => cell === "") || cells.every((cell) => Number(cell) === 0)) return "ohne_koordinaten";
    const [lat, lon] = cells.map((cell) => (/^\d{1,2}(\.\d+)?$/.test(cell) ? to6(Number(cell)) : NaN)) as [
      number,
      number
    ];
    const faults = [
      ["lat", lat, 52.3, 52.7, "geografische Breite"],
      ["lon", lon, 13, 13.8, "geografische Länge"]
    ] as const;
    let sound = true;
    const refuse = (...problem: Parameters<AddProblem>): void => {
      sound = false;
      add(...problem);
    };
    for (const [spalte, value, min, max, name] of faults) {
      if (Number.isNaN(value)) refuse(row, spalte, `ist keine ${name} (Grad mit Dezimalpunkt)`);
      else if (value < min || value > max) refuse(row, spalte, `ist keine ${name} in Berlin`, swapped);
    }
    if (!known.has(gebiet_id)) refuse(row, "geojson_feature_id", "ist kein Planungsraum des LOR-Stands 2021");
    return sound ? {lat, lon, gebiet_id} : undefined;
  };
}

/** A problem for each of *places* that lies more than a kilometre outside its Planungsraum. Throws without boundaries. */
export function problemsOfPlaces(
  places: readonly {row: CsvRow; ort: Exclude<Ort, string>}[],
  context: FetchContext,
  datei: string
): Problem[] {
  const metresOutside = positionCheck(context);
  return places.flatMap(({row, ort}) => {
    const metres = metresOutside(ort.gebiet_id, ort.lat, ort.lon);
    if (metres <= farthestOutside) return [];
    return [
      {
        datei,
        zeile: row.line,
        spalte: "geojson_feature_id",
        wert: ort.gebiet_id,
        regel: `passt nicht zum Ort ${ort.lat}, ${ort.lon}: er liegt ${(metres / 1000).toFixed(1).replace(".", ",")} km außerhalb des Gebiets`,
        abhilfe: "Bitte die Zeile mit der Quelle vergleichen; Schlüssel oder Koordinaten sind falsch."
      }
    ];
  });
}
