import type {FeatureCollection} from "geojson";
import proj4 from "proj4";
import {merge} from "topojson-client";
import {topology} from "topojson-server";
import type {GeometryCollection, MultiPolygon, Objects, Polygon, Topology} from "topojson-specification";
import {z} from "zod";
import {decodeText} from "../contract/csv.js";
import {InputError} from "../contract/errors.js";
import type {Problem} from "../contract/errors.js";
import type {SourceFile} from "../contract/release.js";

export type Position = [x: number, y: number];
/** A closed line: the last position repeats the first. */
export type Ring = Position[];

/** An area with its borders in metres of EPSG:25833, rounded to centimetres. */
export interface Area {
  gebiet_id: string;
  name: string;
  /** Per part: the outer ring, then its holes. */
  polygons: Ring[][];
}

export type Crs = "EPSG:25833" | "EPSG:4326";

const utm33 = proj4("+proj=longlat +ellps=GRS80 +no_defs", "+proj=utm +zone=33 +ellps=GRS80 +units=m +no_defs");
const toCentimetres = (metres: number): number => Math.round(metres * 100) / 100;

/** Where Berlin lies in each reference system; anything outside has swapped axes or another system. */
const berlinBounds: Record<Crs, {x: Position; y: Position; name: string}> = {
  "EPSG:25833": {x: [365_000, 420_000], y: [5_795_000, 5_842_000], name: "EPSG:25833 (Meter)"},
  "EPSG:4326": {x: [13.0, 13.85], y: [52.3, 52.72], name: "EPSG:4326 (Grad, zuerst die Länge)"}
};

/** Longitude and latitude in degrees as metres of EPSG:25833, rounded to centimetres. */
export function projectToUtm33(lonLat: Position): Position {
  const [x, y] = utm33.forward(lonLat);
  return [toCentimetres(x), toCentimetres(y)];
}

/** Metres of EPSG:25833 as longitude and latitude in degrees. */
export const utm33ToWgs84 = (metres: Position): Position => utm33.inverse(metres);

const RawPosition = z.tuple([z.number(), z.number()]).rest(z.number());
const RawPolygon = z.array(z.array(RawPosition)).min(1);
const RawFeatures = z.object({
  type: z.literal("FeatureCollection"),
  crs: z.object({properties: z.object({name: z.string()})}).optional(),
  features: z.array(
    z.object({
      properties: z.record(z.string(), z.unknown()),
      geometry: z.discriminatedUnion("type", [
        z.object({type: z.literal("Polygon"), coordinates: RawPolygon}),
        z.object({type: z.literal("MultiPolygon"), coordinates: z.array(RawPolygon).min(1)})
      ])
    })
  )
});

const again = "Bitte die Datei an ihrer Quelle noch einmal herunterladen und unverändert ablegen.";

/**
 * Areas of a GeoJSON file, their borders in EPSG:25833; key and name are read from the properties named. Throws InputError
 * for anything that is no GeoJSON of areas in *crs*: another system, swapped axes, open rings, an empty key or name.
 */
export function parseAreas(
  {name: datei, bytes}: SourceFile,
  {id, name, crs}: {id: string; name: string; crs: Crs}
): Area[] {
  let json: unknown;
  try {
    json = JSON.parse(decodeText(bytes, datei));
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw new InputError(
      {datei, regel: "ist kein gültiges JSON; die Datei bricht vermutlich ab", abhilfe: again},
      {cause: error}
    );
  }
  const parsed = RawFeatures.safeParse(json);
  if (!parsed.success) {
    const path = parsed.error.issues[0]?.path ?? [];
    throw new InputError({
      datei,
      ...(path.length > 0 && {spalte: path.join(".")}),
      regel: "hat nicht den Aufbau einer GeoJSON-Datei mit Flächen (Polygon oder MultiPolygon)",
      abhilfe: again
    });
  }
  const stated = parsed.data.crs?.properties.name;
  const isStated = crs === "EPSG:25833" ? /EPSG:+25833$/ : /EPSG:+4326$|CRS84$/;
  if (stated !== undefined && !isStated.test(stated))
    throw new InputError({
      datei,
      spalte: "crs",
      wert: stated,
      regel: `ist nicht das erwartete Koordinatensystem ${crs}`,
      abhilfe: "Bitte die Datei im erwarteten Koordinatensystem herunterladen."
    });
  if (parsed.data.features.length === 0) throw new InputError({datei, regel: "enthält keine Flächen", abhilfe: again});

  const problems: Problem[] = [];
  const bounds = berlinBounds[crs];
  const areas = parsed.data.features.map(({properties, geometry}, i): Area => {
    const place = `features.${i}`;
    const text = (property: string): string => {
      const value = properties[property];
      const trimmed = typeof value === "string" ? value.trim() : "";
      if (trimmed === "")
        problems.push({
          datei,
          spalte: `${place}.properties.${property}`,
          wert: value === undefined ? "" : String(value),
          regel: typeof value === "number" ? "ist eine Zahl; Schlüssel und Namen sind Text" : "ist leer oder fehlt",
          abhilfe: again
        });
      return trimmed;
    };
    const rings = (polygon: z.infer<typeof RawPolygon>): Ring[] =>
      polygon.map((raw) => {
        const outside = raw.find(([x, y]) => x < bounds.x[0] || x > bounds.x[1] || y < bounds.y[0] || y > bounds.y[1]);
        const [first, last] = [raw[0], raw.at(-1)];
        const closed = first !== undefined && last !== undefined && first[0] === last[0] && first[1] === last[1];
        const add = (wert: string, regel: string): void => {
          problems.push({datei, spalte: `${place}.geometry`, wert, regel, abhilfe: again});
        };
        if (outside) add(outside.join(" "), `liegt nicht in Berlin, gelesen als ${bounds.name}`);
        else if (raw.length < 4 || !closed) add(`${raw.length} Punkte`, "ist keine geschlossene Grenze");
        const ring = raw.map(([x, y]): Position =>
          crs === "EPSG:4326" ? projectToUtm33([x, y]) : [toCentimetres(x), toCentimetres(y)]
        );
        return tidyRing(ring);
      });
    const parts = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
    return {gebiet_id: text(id), name: text(name), polygons: parts.map(rings)};
  });
  if (problems.length > 0) throw new InputError(problems);
  return areas;
}

export const pointKey = ([x, y]: Position): string => `${x},${y}`;

function edgeKey(a: Position, b: Position): string {
  const [p, q] = [pointKey(a), pointKey(b)];
  return p < q ? `${p} ${q}` : `${q} ${p}`;
}

/** The ring without repeated positions and without spikes (there and straight back). */
function tidyRing(ring: Ring): Ring {
  const open: Ring = [];
  const same = (a: Position | undefined, b: Position | undefined): boolean =>
    a !== undefined && b !== undefined && a[0] === b[0] && a[1] === b[1];
  for (const p of ring.slice(0, -1)) {
    if (same(open.at(-1), p)) continue;
    if (same(open.at(-2), p)) open.pop();
    else open.push(p);
  }
  while (open.length > 1 && same(open[0], open.at(-1))) open.pop();
  const [first] = open;
  return first ? [...open, first] : [];
}

function signedRingArea(ring: Ring): number {
  const [origin] = ring;
  if (!origin) return 0;
  let twice = 0;
  ring.forEach((a, i) => {
    const b = ring[i + 1];
    if (b) twice += (a[0] - origin[0]) * (b[1] - origin[1]) - (b[0] - origin[0]) * (a[1] - origin[1]);
  });
  return twice / 2;
}

/** Planar area of *polygons* in square metres, holes taken out. */
export function areaOf(polygons: readonly Ring[][]): number {
  return polygons.reduce(
    (sum, rings) =>
      sum + rings.reduce((part, ring, i) => part + (i === 0 ? 1 : -1) * Math.abs(signedRingArea(ring)), 0),
    0
  );
}

interface Edge {
  key: string;
  a: Position;
  b: Position;
}

function edgesOf({polygons}: Area): Edge[] {
  return polygons.flat().flatMap((ring) =>
    ring.slice(0, -1).map((a, i) => {
      const b = ring[i + 1] as Position;
      return {key: edgeKey(a, b), a, b};
    })
  );
}

/** How many areas use each edge: 2 on a shared border, 1 on the outer one. */
export function edgeUse(areas: readonly Area[]): Map<string, number> {
  const use = new Map<string, number>();
  for (const {key} of areas.flatMap(edgesOf)) use.set(key, (use.get(key) ?? 0) + 1);
  return use;
}

/** Where on the segment a–b, from 0 to 1, *p* lies nearest, and how far off. */
export function project(p: Position, a: Position, b: Position): {t: number; distance: number} {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
  const squared = dx * dx + dy * dy;
  const t = squared === 0 ? 0 : Math.max(0, Math.min(1, ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / squared));
  return {t, distance: Math.hypot(p[0] - a[0] - t * dx, p[1] - a[1] - t * dy)};
}

/** Whether *p* lies in the box around a–b, *margin* wider; cheap, and sorts out nearly everything before project. */
const isNear = (p: Position, a: Position, b: Position, margin: number): boolean =>
  p[0] >= Math.min(a[0], b[0]) - margin &&
  p[0] <= Math.max(a[0], b[0]) + margin &&
  p[1] >= Math.min(a[1], b[1]) - margin &&
  p[1] <= Math.max(a[1], b[1]) + margin;

/** Whether *p* lies within the outer ring and in none of the holes. */
export function isInside(p: Position, rings: readonly Ring[]): boolean {
  let inside = false;
  for (const ring of rings)
    for (let i = 1; i < ring.length; i++) {
      const [a, b] = [ring[i - 1] as Position, ring[i] as Position];
      if (a[1] > p[1] !== b[1] > p[1] && p[0] < ((b[0] - a[0]) * (p[1] - a[1])) / (b[1] - a[1]) + a[0])
        inside = !inside;
    }
  return inside;
}

interface LoosePoint {
  point: Position;
  /** Indexes of the areas on whose unmatched border it lies. */
  areas: Set<number>;
}

function loosePoints(areas: readonly Area[], use: Map<string, number>): Map<string, LoosePoint> {
  const loose = new Map<string, LoosePoint>();
  areas.forEach((area, i) => {
    for (const {key, a, b} of edgesOf(area))
      if (use.get(key) === 1)
        for (const point of [a, b]) {
          const entry = loose.get(pointKey(point)) ?? {point, areas: new Set()};
          loose.set(pointKey(point), entry);
          entry.areas.add(i);
        }
  });
  return loose;
}

const meets = (a: Set<number>, b: Set<number>): boolean => [...a].some((i) => b.has(i));

/**
 * The areas with borders that differ by less than *tolerance* metres made the same: points of the later area move onto
 * those of the earlier, then each side takes over the other's points. Borders that already agree stay as they are.
 */
export function joinBorders(areas: readonly Area[], tolerance: number): Area[] {
  let joined = [...areas];
  // A point put in can lie near another in its turn; what four rounds leave open is refused by problemsOfTiling.
  for (let round = 0; round < 4; round++) {
    const loose = [...loosePoints(joined, edgeUse(joined)).values()].sort(
      (p, q) => Math.min(...p.areas) - Math.min(...q.areas)
    );
    const kept: LoosePoint[] = [];
    const moved = new Map<string, Position>();
    for (const entry of loose) {
      let near: Position | undefined;
      let nearest = tolerance;
      for (const {point, areas: owners} of kept) {
        const distance = Math.hypot(point[0] - entry.point[0], point[1] - entry.point[1]);
        if (distance > nearest || meets(owners, entry.areas)) continue;
        near = point;
        nearest = distance;
      }
      if (near) moved.set(pointKey(entry.point), near);
      else kept.push(entry);
    }
    joined = mapRings(joined, (ring) => tidyRing(ring.map((p) => moved.get(pointKey(p)) ?? p)));

    const use = edgeUse(joined);
    const candidates = [...loosePoints(joined, use).values()];
    let inserted = 0;
    joined = joined.map((area, i) => {
      const strangers = candidates.filter((c) => !c.areas.has(i));
      return mapRings([area], (ring) =>
        tidyRing(
          ring.flatMap((a, k) => {
            const b = ring[k + 1];
            if (!b) return [a];
            if (use.get(edgeKey(a, b)) !== 1) return [a];
            const between = strangers
              .filter(({point}) => isNear(point, a, b, tolerance))
              .map(({point}) => ({point, ...project(point, a, b)}))
              .filter(({t, distance}) => distance <= tolerance && t > 0 && t < 1)
              .sort((c, d) => c.t - d.t);
            inserted += between.length;
            return [a, ...between.map(({point}) => point)];
          })
        )
      )[0] as Area;
    });
    if (moved.size === 0 && inserted === 0) break;
  }
  return adoptLines(joined, 2 * tolerance);
}

/** Both ways round a closed ring from its vertex number *from* to number *to*, ends included. */
export function waysRound(ring: Ring, from: number, to: number): [Ring, Ring] {
  const open = ring.slice(0, -1);
  const forward = (i: number, j: number): Ring =>
    i <= j ? open.slice(i, j + 1) : [...open.slice(i), ...open.slice(0, j + 1)];
  return [forward(from, to), forward(to, from).reverse()];
}

/** Length of a line in its unit. */
export function lengthOf(line: readonly number[][]): number {
  return line.reduce((sum, b, i) => {
    const a = line[i - 1];
    return a ? sum + Math.hypot((b[0] as number) - (a[0] as number), (b[1] as number) - (a[1] as number)) : 0;
  }, 0);
}

/** The shorter way on *ring* between two positions; null if one of them is not on it. */
function pathOn(ring: Ring, from: Position, to: Position): Ring | null {
  const [i, j] = [from, to].map((p) => ring.findIndex((q) => pointKey(q) === pointKey(p))) as [number, number];
  if (i < 0 || j < 0 || i === j) return null;
  const [there, back] = waysRound(ring, i, j);
  return lengthOf(there) <= lengthOf(back) ? there : back;
}

const offLine = (points: Ring, line: Ring): number =>
  Math.max(...points.map((p) => Math.min(...line.slice(1).map((b, i) => project(p, line[i] as Position, b).distance))));

/** Where two areas have common points but differ between them by up to *tolerance*, the later takes the earlier's line. */
function adoptLines(areas: readonly Area[], tolerance: number): Area[] {
  const joined = [...areas];
  let use = edgeUse(joined);
  const isLoose = (line: Ring): boolean =>
    line.slice(1).every((b, i) => use.get(edgeKey(line[i] as Position, b)) === 1);
  for (let later = 1; later < joined.length; later++) {
    let changed = false;
    for (const other of joined.slice(0, later).flatMap(({polygons}) => polygons.flat())) {
      const anchors = new Set(other.map(pointKey));
      const adopt = (ring: Ring): Ring => {
        const start = ring.findIndex((p) => anchors.has(pointKey(p)));
        if (start < 0) return ring;
        const turned = [...ring.slice(start, -1), ...ring.slice(0, start + 1)];
        const result: Ring = [turned[0] as Position];
        for (let from = 0, to = 1; to < turned.length; to++) {
          if (!anchors.has(pointKey(turned[to] as Position))) continue;
          const line = turned.slice(from, to + 1);
          const model = isLoose(line) ? pathOn(other, line[0] as Position, line.at(-1) as Position) : null;
          const adopted =
            model && isLoose(model) && offLine(line, model) <= tolerance && offLine(model, line) <= tolerance;
          if (adopted) changed = true;
          result.push(...(adopted ? model : line).slice(1));
          from = to;
        }
        return tidyRing(result);
      };
      joined[later] = mapRings([joined[later] as Area], adopt)[0] as Area;
      if (changed) use = edgeUse(joined);
      changed = false;
    }
  }
  return joined;
}

function mapRings(areas: readonly Area[], change: (ring: Ring) => Ring): Area[] {
  return areas.map((area) => ({...area, polygons: area.polygons.map((rings) => rings.map(change))}));
}

export type Shape = (Polygon | MultiPolygon) & {properties: {gebiet_id: string; name: string}};
type AreaTopology = Topology<Objects<Shape["properties"]>>;

/** *areas* as arcs, each shared border one arc; the shapes are in the order of the areas. */
export function asTopology(areas: readonly Area[]): AreaTopology {
  const collection: FeatureCollection = {
    type: "FeatureCollection",
    features: areas.map(({gebiet_id, name, polygons}) => ({
      type: "Feature",
      properties: {gebiet_id, name},
      geometry:
        polygons.length === 1
          ? {type: "Polygon", coordinates: polygons[0] as Ring[]}
          : {type: "MultiPolygon", coordinates: polygons}
    }))
  };
  return topology({areas: collection}) as AreaTopology;
}

/** The shapes of a map made by asTopology. */
export const shapesOf = (map: AreaTopology): Shape[] => (map.objects.areas as GeometryCollection).geometries as Shape[];

const squareMetres = (value: number): string => `${Math.round(value).toLocaleString("de-DE")} m²`;

/**
 * Problems of areas that should tile one connected area: parts without a common border, overlaps, gaps between neighbours,
 * borders that run side by side within *tolerance* metres without being the same. Empty if every inner border is used exactly twice.
 */
export function problemsOfTiling(areas: readonly Area[], tolerance: number, datei: string): Problem[] {
  const abhilfe = "Bitte die Grenzen in voller Genauigkeit und aus einer einzigen Datei verwenden.";
  const use = edgeUse(areas);
  const problems: Problem[] = [];
  const crowded = [...use].find(([, n]) => n > 2);
  if (crowded) problems.push({datei, wert: crowded[0], regel: "ist eine Grenze von mehr als zwei Gebieten", abhilfe});

  const whole = asTopology(areas);
  const parts = merge(whole, shapesOf(whole)).coordinates as Ring[][];
  if (parts.length > 1)
    problems.push({
      datei,
      wert: `${parts.length} Teile`,
      regel: "hängen nicht über gemeinsame Grenzen zusammen",
      abhilfe
    });
  for (const outline of parts.flat()) {
    const seen = new Set<string>();
    for (const p of outline.slice(1)) {
      if (seen.has(pointKey(p)))
        problems.push({
          datei,
          wert: p.join(" "),
          regel: "ist ein Punkt, an dem sich der Umriss der Gebiete selbst berührt; daneben klafft eine Lücke",
          abhilfe
        });
      seen.add(pointKey(p));
    }
  }
  for (const hole of parts.flatMap((rings) => rings.slice(1))) {
    const [x, y] = hole[0] as Position;
    problems.push({
      datei,
      wert: `${x} ${y}`,
      regel: `liegt am Rand einer Lücke von ${squareMetres(areaOf([[hole]]))} zwischen den Gebieten`,
      abhilfe
    });
  }
  const loose = areas.map((area) =>
    edgesOf(area).filter(({key, a, b}) => use.get(key) === 1 && Math.hypot(a[0] - b[0], a[1] - b[1]) > 2 * tolerance)
  );
  areas.forEach((area, i) => {
    for (const {a, b} of loose[i] ?? []) {
      const middle: Position = [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];
      const runsBeside = (e: Edge): boolean =>
        isNear(middle, e.a, e.b, tolerance) &&
        project(middle, e.a, e.b).distance < tolerance &&
        ![a, b].some((p) => [e.a, e.b].some((q) => pointKey(p) === pointKey(q)));
      areas.forEach((other, j) => {
        if (j === i) return;
        const regel = other.polygons.some((rings) => isInside(middle, rings))
          ? "überlappen sich"
          : loose[j]?.some(runsBeside)
            ? "haben keine gemeinsame Grenze, obwohl sie aneinander liegen"
            : "";
        if (regel === "") return;
        const wert = `${area.gebiet_id} und ${other.gebiet_id}`;
        problems.push({datei, wert, regel: `${regel} (bei ${middle.map(Math.round).join(" ")})`, abhilfe});
      });
    }
  });
  return problems;
}
