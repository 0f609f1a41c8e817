import {readFileSync} from "node:fs";
import {feature} from "topojson-client";
import type {GeometryCollection, Topology} from "topojson-specification";
import {describe, expect, it} from "vitest";
import {InputError} from "../contract/errors.js";
import type {Gebiet} from "../contract/lor.js";
import {areaOf, isInside} from "./borders.js";
import type {Area, Ring} from "./borders.js";
import type {ShapeProperties} from "./topology.js";
import {buildUmgebung} from "./umgebung.js";

const plr = (gebiet_id: string, name: string, hektar = 100): Gebiet => ({
  ...{lor_stand: "2021", gebiet_id, ebene: "plr", name, parent_id: gebiet_id.slice(0, 6), hektar}
});
const gebiete = [plr("10100101", "Eigener"), plr("11100101", "Ost"), plr("11100102", "West")];
const quadrat = (gebiet_id: string, x: number): Area => ({
  gebiet_id,
  name: "",
  polygons: [
    [
      [
        [x, 5_820_000],
        [x + 1000, 5_820_000],
        [x + 1000, 5_821_000],
        [x, 5_821_000],
        [x, 5_820_000]
      ]
    ]
  ]
});
const areas = [quadrat("11100102", 401_000), quadrat("10100101", 400_000), quadrat("11100101", 402_000)];

interface Umgebung extends Topology {
  properties: Record<string, string>;
}
const shapesOf = (map: Topology): {properties: ShapeProperties; polygons: Ring[][]}[] =>
  feature(map, map.objects["plr"] as GeometryCollection<ShapeProperties>).features.map(({properties, geometry}) => {
    const {type, coordinates} = geometry as GeoJSON.Polygon | GeoJSON.MultiPolygon;
    return {properties, polygons: (type === "Polygon" ? [coordinates] : coordinates) as Ring[][]};
  });

describe("buildUmgebung", () => {
  it("keeps the Planungsräume of other Bezirke, in order, with the register's names and a point inside", () => {
    const map = JSON.parse(buildUmgebung(areas, gebiete, "x.geojson", {titel: "Umgebung"})) as Umgebung;
    expect(map.properties).toEqual({titel: "Umgebung"});
    expect(shapesOf(map).map(({properties}) => [properties.gebiet_id, properties.name])).toEqual([
      ["11100101", "Ost"],
      ["11100102", "West"]
    ]);
    for (const {properties, polygons} of shapesOf(map)) {
      expect(areaOf(polygons)).toBe(1_000_000);
      expect(polygons.some((rings) => isInside(properties.label, rings))).toBe(true);
    }
  });

  it.each([
    ["one too few", areas.slice(1), /„11100102“ fehlt/],
    ["one twice", [...areas, areas[0]!], /„11100102“ kommt doppelt vor/],
    ["a stranger", [...areas, quadrat("12100101", 403_000)], /„12100101“ steht nicht im Gebietsverzeichnis/]
  ])("refuses %s", (_name, given, message) => {
    expect(() => buildUmgebung(given, gebiete, "x.geojson", {})).toThrow(InputError);
    expect(() => buildUmgebung(given, gebiete, "x.geojson", {})).toThrow(message);
  });

  it("refuses an area of another size than the register's", () => {
    const other = [plr("10100101", "Eigener"), plr("11100101", "Ost", 102), plr("11100102", "West")];
    expect(() => buildUmgebung(areas, other, "x.geojson", {})).toThrow(/102 ha/);
  });
});

describe("data/geometry/umgebung-2021.json", () => {
  const text = readFileSync("data/geometry/umgebung-2021.json", "utf8");
  const map = JSON.parse(text) as Umgebung;
  const [, ...lines] = readFileSync("data/official/lor/2021.csv", "utf8").trimEnd().split("\n");
  const hektar = new Map(
    lines.flatMap((line) => {
      const [, key = ""] = line.split(",");
      return key.length === 8 && !key.startsWith("10") ? [[key, Number(line.split(",").at(-1))] as const] : [];
    })
  );

  it("holds the 501 Planungsräume outside the Bezirk, of their size to 2 %, and is small", () => {
    const shapes = shapesOf(map);
    expect(shapes.map(({properties}) => properties.gebiet_id)).toEqual([...hektar.keys()].sort());
    expect(shapes).toHaveLength(501);
    for (const {properties, polygons} of shapes)
      expect(
        Math.abs(areaOf(polygons) / 10_000 / hektar.get(properties.gebiet_id)! - 1),
        properties.gebiet_id
      ).toBeLessThan(0.02);
    expect(text.length).toBeLessThan(200_000);
  });

  it("names source, licence, reference system and the file it was made of", () => {
    expect(map.properties).toMatchObject({lizenz: "CC BY 3.0 DE", koordinatensystem: "EPSG:25833, Meter"});
    expect(map.properties["sha256"]).toMatch(/^[0-9a-f]{64}$/);
  });
});
