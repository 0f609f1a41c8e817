import {describe, expect, it} from "vitest";
import {areaOf, edgeUse, joinBorders, parseAreas, problemsOfTiling, projectToUtm33} from "./borders.js";
import type {Area, Position, Ring} from "./borders.js";

const origin: Position = [400_000, 5_820_000];
const ring = (...points: Position[]): Ring => {
  const moved = points.map(([x, y]): Position => [origin[0] + x, origin[1] + y]);
  return [...moved, moved[0] as Position];
};
const box = (x0: number, y0: number, x1: number, y1: number): Ring => ring([x0, y0], [x1, y0], [x1, y1], [x0, y1]);
const area = (gebiet_id: string, ...rings: Ring[]): Area => ({gebiet_id, name: gebiet_id, polygons: [rings]});
const messages = (areas: Area[], tolerance = 2): string[] =>
  problemsOfTiling(areas, tolerance, "x.geojson").map((p) => p.regel);
/** Sum of all areas minus nothing: what the areas cover if they tile. */
const sum = (areas: Area[]): number => areas.reduce((total, {polygons}) => total + areaOf(polygons), 0);

const geojson = (features: unknown[], crs?: string) => ({
  name: "x.geojson",
  bytes: new TextEncoder().encode(
    JSON.stringify({type: "FeatureCollection", ...(crs && {crs: {type: "name", properties: {name: crs}}}), features})
  )
});
const feature = (id: unknown, coordinates: unknown, type = "Polygon") => ({
  type: "Feature",
  properties: {id, name: "Marzahn West"},
  geometry: {type, coordinates}
});
const metres = {id: "id", name: "name", crs: "EPSG:25833"} as const;
const degrees = {...metres, crs: "EPSG:4326"} as const;
const utm = "urn:ogc:def:crs:EPSG::25833";

describe("projection and size", () => {
  it("agrees with published coordinates: 13.5° E, 52.5° N", () => {
    // Krüger series for UTM zone 33 on GRS80, as epsg.io prints it.
    const [x, y] = projectToUtm33([13.5, 52.5]);
    expect(x).toBeCloseTo(398_178.4, 1);
    expect(y).toBeCloseTo(5_817_709.53, 1);
  });

  it("takes holes out and does not care which way round a ring runs", () => {
    expect(areaOf([[box(0, 0, 100, 100)]])).toBe(10_000);
    expect(areaOf([[[...box(0, 0, 100, 100)].reverse(), box(10, 10, 20, 20)]])).toBe(9_900);
    expect(areaOf([[box(0, 0, 10, 10)], [box(50, 0, 60, 10)]])).toBe(200);
  });
});

describe("parseAreas", () => {
  it("reads polygons and multipolygons and drops repeated points and spikes", () => {
    const spike = ring([0, 0], [10, 0], [10, 0], [10, 10], [15, 10], [10, 10], [0, 10]);
    const areas = parseAreas(
      geojson([feature("a", [spike]), feature("b", [[box(20, 0, 30, 10)]], "MultiPolygon")], utm),
      metres
    );
    expect(areas.map((a) => a.gebiet_id)).toEqual(["a", "b"]);
    expect(areas[0]?.polygons[0]?.[0]).toEqual(box(0, 0, 10, 10));
  });

  it.each([
    [
      "another system",
      [feature("a", [box(0, 0, 9, 9)])],
      "urn:ogc:def:crs:EPSG::3857",
      metres,
      "nicht das erwartete Koordinatensystem EPSG:25833"
    ],
    [
      "degrees read as metres",
      [
        feature("a", [
          [
            [13.5, 52.5],
            [13.6, 52.5],
            [13.6, 52.6],
            [13.5, 52.5]
          ]
        ])
      ],
      undefined,
      metres,
      "liegt nicht in Berlin"
    ],
    [
      "latitude before longitude",
      [
        feature("a", [
          [
            [52.5, 13.5],
            [52.5, 13.6],
            [52.6, 13.6],
            [52.5, 13.5]
          ]
        ])
      ],
      undefined,
      degrees,
      "liegt nicht in Berlin"
    ],
    ["an open ring", [feature("a", [box(0, 0, 9, 9).slice(0, 4)])], utm, metres, "keine geschlossene Grenze"],
    [
      "a line instead of an area",
      [feature("a", box(0, 0, 9, 9), "LineString")],
      utm,
      metres,
      "nicht den Aufbau einer GeoJSON-Datei"
    ],
    ["a key that is a number", [feature(10100101, [box(0, 0, 9, 9)])], utm, metres, "ist eine Zahl"],
    ["an empty key", [feature(" ", [box(0, 0, 9, 9)])], utm, metres, "ist leer oder fehlt"],
    ["no features", [], utm, metres, "enthält keine Flächen"]
  ])("refuses %s", (_name, features, crs, options, message) => {
    expect(() => parseAreas(geojson(features, crs), options)).toThrow(message);
  });

  it("refuses a file that breaks off, and one that is not UTF-8", () => {
    const {name, bytes} = geojson([feature("a", [box(0, 0, 9, 9)])], utm);
    expect(() => parseAreas({name, bytes: bytes.slice(0, -10)}, metres)).toThrow("kein gültiges JSON");
    const latin1 = new Uint8Array(Buffer.from(new TextDecoder().decode(bytes).replace("West", "Süd"), "latin1"));
    expect(() => parseAreas({name, bytes: latin1}, metres)).toThrow("UTF-8");
  });
});

describe("joinBorders", () => {
  it("leaves borders that agree exactly as they are", () => {
    const areas = [area("a", box(0, 0, 100, 100)), area("b", box(100, 0, 200, 100))];
    expect(joinBorders(areas, 2)).toEqual(areas);
    expect(messages(areas)).toEqual([]);
  });

  it("closes a border that was digitised twice, with different points on both sides", () => {
    const a = area("a", ring([0, 0], [100, 0], [100.4, 30], [99.7, 61], [100, 100], [0, 100]));
    const b = area("b", ring([100, 0.3], [200, 0], [200, 100], [100.2, 99.9], [100.5, 70], [99.8, 50], [100.2, 20]));
    expect(messages([a, b]).length).toBeGreaterThan(0);
    const joined = joinBorders([a, b], 2);
    expect(messages(joined)).toEqual([]);
    expect(sum(joined)).toBeCloseTo(areaOf([[box(0, 0, 200, 100)]]), -2);
    const inner = [...edgeUse(joined)].filter(([, n]) => n === 2);
    expect(inner.length).toBeGreaterThanOrEqual(3);
  });

  it("puts a corner of two areas into the long side of a third", () => {
    const areas = [
      area("long", box(0, 0, 200, 100)),
      area("left", box(0, 100, 120, 200)),
      area("right", box(120, 100, 200, 200))
    ];
    const joined = joinBorders(areas, 2);
    expect(joined[0]?.polygons[0]?.[0]).toContainEqual([400_120, 5_820_100]);
    expect(messages(joined)).toEqual([]);
  });

  it("does not close what is farther apart than the tolerance", () => {
    const areas = [area("a", box(0, 0, 100, 100)), area("b", box(105, 0, 200, 100))];
    expect(joinBorders(areas, 2)).toEqual(areas);
  });
});

describe("problemsOfTiling", () => {
  it("names a hole between areas with its size", () => {
    const frame = area("a", box(0, 0, 100, 100), box(40, 40, 60, 60));
    expect(messages([frame])).toEqual(["liegt am Rand einer Lücke von 400 m² zwischen den Gebieten"]);
  });

  it("names two areas that overlap", () => {
    const areas = [
      area("a", box(0, 0, 100, 100)),
      area("b", ring([100, 0], [200, 0], [200, 100], [100, 100], [80, 50])),
      area("c", ring([0, 100], [100, 100], [200, 100], [200, 200], [0, 200]))
    ];
    const problems = problemsOfTiling(areas, 2, "x").map((p) => `${p.wert} ${p.regel}`);
    expect(problems).toContainEqual(expect.stringMatching(/^b und a überlappen sich/));
    expect(problems.filter((p) => /^c und|und c /.test(p))).toEqual([]);
  });

  it("names areas that have no border in common", () => {
    expect(messages([area("a", box(0, 0, 100, 100)), area("b", box(300, 0, 400, 100))])).toEqual([
      "hängen nicht über gemeinsame Grenzen zusammen"
    ]);
  });

  it("names two areas whose borders run side by side, but not two that part at a sharp angle", () => {
    const beside = [area("a", box(0, 0, 100, 100)), area("b", box(101, 0, 200, 100))];
    expect(problemsOfTiling(beside, 2, "x").map((p) => p.wert)).toContain("a und b");
    const sharp = [area("a", ring([0, 0], [100, 0], [50, 1])), area("b", ring([0, 0], [50, -1], [100, 0]))];
    expect(messages(sharp)).toEqual([]);
  });
});
