import {readFileSync} from "node:fs";
import type {Feature, MultiPolygon, Polygon} from "geojson";
import {feature, neighbors} from "topojson-client";
import type {GeometryCollection, Polygon as TopoPolygon, Topology} from "topojson-specification";
import {describe, expect, it} from "vitest";
import {areaOf, isInside, parseAreas} from "./borders.js";
import type {Area, Position, Ring} from "./borders.js";
import {buildTopology, labelPoint} from "./topology.js";
import type {ShapeProperties} from "./topology.js";

type Shape = TopoPolygon & {properties: ShapeProperties};

const x = 400_000;
const y = 5_820_000;
const box = (x0: number, y0: number, x1: number, y1: number): Ring => [
  [x + x0, y + y0],
  [x + x1, y + y0],
  [x + x1, y + y1],
  [x + x0, y + y1],
  [x + x0, y + y0]
];
const area = (gebiet_id: string, ...rings: Ring[]): Area => ({gebiet_id, name: gebiet_id, polygons: [rings]});

const shapesOf = (map: Topology, level: string): Shape[] =>
  (map.objects[level] as GeometryCollection).geometries as Shape[];
const partsOf = (map: Topology, shape: Shape): Ring[][] => {
  const {geometry} = feature(map, shape) as Feature<Polygon | MultiPolygon>;
  return (geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates) as Ring[][];
};
const arcsOf = (shape: Shape): number[] => (shape.arcs.flat(2) as number[]).map((arc) => (arc < 0 ? ~arc : arc));

/** How often the shapes of a level use each arc. */
function arcUse(map: Topology, level: string): Map<number, number> {
  const use = new Map<number, number>();
  for (const arc of shapesOf(map, level).flatMap(arcsOf)) use.set(arc, (use.get(arc) ?? 0) + 1);
  return use;
}

const names = new Map(
  ["10", "1010", "1020", "101001", "101002", "102004", "10100101", "10100102", "10100205", "10200417", "11", "12"].map(
    (key) => [key, `Name ${key}`]
  )
);
const plr = [
  area("10100101", box(0, 0, 1000, 1000)),
  area("10100102", box(1000, 0, 2000, 1000)),
  area("10100205", box(0, 1000, 1000, 2000)),
  area("10200417", box(1000, 1000, 2000, 2000))
];
const build = (input: Partial<Parameters<typeof buildTopology>[0]> = {}): Topology =>
  JSON.parse(buildTopology({plr, names, properties: {lizenz: "CC BY 3.0 DE"}, ...input})) as Topology;

describe("the map of four squares", () => {
  const map = build();

  it("has every level, each made of the PLR's own arcs", () => {
    expect(Object.keys(map.objects)).toEqual(["plr", "bzr", "pgr", "bezirk"]);
    const keys = Object.fromEntries(
      Object.keys(map.objects).map((level) => [level, shapesOf(map, level).map((s) => s.properties.gebiet_id)])
    );
    expect(keys).toEqual({
      plr: ["10100101", "10100102", "10100205", "10200417"],
      bzr: ["101001", "101002", "102004"],
      pgr: ["1010", "1020"],
      bezirk: ["10"]
    });
    const own = new Set(shapesOf(map, "plr").flatMap(arcsOf));
    for (const level of ["bzr", "pgr", "bezirk"])
      expect(
        shapesOf(map, level)
          .flatMap(arcsOf)
          .every((arc) => own.has(arc))
      ).toBe(true);
    expect(map.arcs).toHaveLength(own.size);
  });

  it("shares inner borders and uses outer ones once", () => {
    expect([...arcUse(map, "plr").values()].sort()).toEqual([1, 1, 1, 1, 2, 2, 2, 2]);
    expect([...arcUse(map, "bezirk").values()]).toEqual([1, 1, 1, 1]);
    expect(neighbors(shapesOf(map, "plr"))).toEqual([
      [1, 2],
      [0, 3],
      [0, 3],
      [1, 2]
    ]);
  });

  it("keeps size and place, in whole metres", () => {
    expect(map.transform).toEqual({scale: [1, 1], translate: [x, y]});
    const hectares = (level: string): number[] => shapesOf(map, level).map((s) => areaOf(partsOf(map, s)) / 10_000);
    expect(hectares("plr")).toEqual([100, 100, 100, 100]);
    expect(hectares("bzr")).toEqual([200, 100, 100]);
    expect(hectares("bezirk")).toEqual([400]);
  });

  it("says name, key and label of a shape and nothing else, and carries its licence", () => {
    expect(shapesOf(map, "plr")[0]?.properties).toEqual({
      gebiet_id: "10100101",
      name: "Name 10100101",
      label: [x + 500, y + 500]
    });
    expect(map).toMatchObject({properties: {lizenz: "CC BY 3.0 DE"}});
  });

  it("drops bends below the size asked for, on both sides of a border alike", () => {
    const [first, second, ...rest] = plr as [Area, Area, ...Area[]];
    const bend: Position[] = [
      [x + 1000, y + 500],
      [x + 1004, y + 505],
      [x + 1000, y + 510]
    ];
    const left = first.polygons[0]?.[0] as Ring;
    const right = second.polygons[0]?.[0] as Ring;
    const bent = [
      area(first.gebiet_id, [...left.slice(0, 2), ...bend, ...left.slice(2)]),
      area(second.gebiet_id, [...right.slice(0, 4), ...[...bend].reverse(), ...right.slice(4)]),
      ...rest
    ];
    expect(build({plr: bent, minWeight: 30}).arcs.flat()).toHaveLength(map.arcs.flat().length);
    expect(build({plr: bent, minWeight: 1}).arcs.flat().length).toBeGreaterThan(map.arcs.flat().length);
  });

  it("refuses to make a shape without a name", () => {
    expect(() => build({names: new Map()})).toThrow("no name for 10100101");
  });
});

describe("the Bezirke around", () => {
  const coarse = [
    area("10", box(-20, 15, 1990, 2010)),
    area("11", [
      [x - 3000, y + 15],
      [x - 20, y + 15],
      [x - 20, y + 2010],
      [x - 3000, y + 2010],
      [x - 3000, y + 15]
    ])
  ];

  it("take over the outline they share with the Bezirk", () => {
    const map = build({bezirke: {areas: coarse, datei: "bezirke.geojson"}});
    const [lichtenberg, ...none] = shapesOf(map, "berlin");
    expect(none).toEqual([]);
    expect(lichtenberg?.properties).toMatchObject({gebiet_id: "11", name: "Name 11"});
    const border = partsOf(map, lichtenberg as Shape)[0]?.[0];
    for (const corner of [
      [x, y],
      [x, y + 1000],
      [x, y + 2000]
    ])
      expect(border).toContainEqual(corner);
    expect(border).not.toContainEqual([x - 20, y + 15]);
  });

  it("are refused when they belong to another place", () => {
    const elsewhere = coarse.map((a) => ({
      ...a,
      polygons: a.polygons.map((rings) => rings.map((r) => r.map(([px, py]): Position => [px + 500, py])))
    }));
    expect(() => build({bezirke: {areas: elsewhere, datei: "bezirke.geojson"}})).toThrow(
      /neben der Grenze seiner Planungsräume/
    );
  });
});

describe("labelPoint", () => {
  it("lies in the middle of a square and inside a horseshoe, where the centre of mass is outside", () => {
    expect(labelPoint([[box(0, 0, 100, 100)]])).toEqual([x + 50, y + 50]);
    const horseshoe: Ring = (
      [
        [0, 0],
        [100, 0],
        [100, 100],
        [70, 100],
        [70, 20],
        [30, 20],
        [30, 100],
        [0, 100],
        [0, 0]
      ] as Position[]
    ).map(([a, b]) => [x + a, y + b]);
    expect(isInside(labelPoint([[horseshoe]]), [horseshoe])).toBe(true);
  });

  it("avoids a hole and takes the largest part", () => {
    const rings = [box(0, 0, 100, 100), box(30, 30, 70, 70)];
    expect(isInside(labelPoint([[box(500, 0, 510, 10)], rings]), rings)).toBe(true);
  });
});

describe.each([
  ["2021", {plr: 41, bzr: 9, pgr: 4, bezirk: 1, berlin: 11}],
  ["2019", {plr: 33, bzr: 9, pgr: 4, bezirk: 1, berlin: 0}]
] as const)("data/geometry/lor-%s.json", (edition, counts) => {
  const text = readFileSync(`data/geometry/lor-${edition}.json`, "utf8");
  const map = JSON.parse(text) as Topology & {properties: Record<string, string>};
  const levels = ["plr", "bzr", "pgr", "bezirk"] as const;
  const [header = "", ...lines] = readFileSync(`data/official/lor/${edition}.csv`, "utf8").trimEnd().split("\n");
  const register = new Map(
    lines.map((line) => {
      const [, key = "", , name = "", , hektar] = line.split(",");
      return [key, {name, hektar: Number(hektar)}];
    })
  );

  it("is compact and names source, licence and reference system", () => {
    expect(text.length).toBeLessThan(60_000);
    expect(map.properties).toMatchObject({lizenz: "CC BY 3.0 DE", koordinatensystem: "EPSG:25833, Meter"});
    expect(map.properties.quelle).toContain("Amt für Statistik Berlin-Brandenburg");
  });

  it("holds every area of the Bezirk once, with the register's name", () => {
    expect(header).toBe("lor_stand,gebiet_id,ebene,name,parent_id,hektar");
    for (const level of levels) {
      const keys = shapesOf(map, level).map((s) => s.properties.gebiet_id);
      expect(keys).toHaveLength(counts[level]);
      const length = {plr: 8, bzr: 6, pgr: 4, bezirk: 2}[level];
      expect(keys).toEqual([...register.keys()].filter((key) => key.startsWith("10") && key.length === length).sort());
      for (const shape of shapesOf(map, level))
        expect(shape.properties.name).toBe(register.get(shape.properties.gebiet_id)?.name);
    }
    expect(map.objects.berlin ? shapesOf(map, "berlin").length : 0).toBe(counts.berlin);
  });

  it("agrees with the register's hectares to 1 %, at every level", () => {
    for (const shape of levels.flatMap((level) => shapesOf(map, level))) {
      const hektar = register.get(shape.properties.gebiet_id)?.hektar ?? 0;
      expect(Math.abs(areaOf(partsOf(map, shape)) / 10_000 / hektar - 1)).toBeLessThan(0.01);
    }
  });

  it("uses every inner arc exactly twice and draws the outer border from the rest", () => {
    const use = arcUse(map, "plr");
    expect(Math.max(...use.values())).toBe(2);
    const outer = new Set([...use].filter(([, n]) => n === 1).map(([arc]) => arc));
    expect(new Set(shapesOf(map, "bezirk").flatMap(arcsOf))).toEqual(outer);
    for (const level of levels)
      expect(shapesOf(map, level).every((s) => s.type === "Polygon" && s.arcs.length === 1)).toBe(true);
    for (const level of ["bzr", "pgr"]) expect(Math.max(...arcUse(map, level).values())).toBe(2);
  });

  it("has neither gaps nor overlaps: the PLR of an area fill it", () => {
    for (const level of ["bzr", "pgr", "bezirk"])
      for (const shape of shapesOf(map, level)) {
        const parts = shapesOf(map, "plr").filter((s) => s.properties.gebiet_id.startsWith(shape.properties.gebiet_id));
        const sum = parts.reduce((total, part) => total + areaOf(partsOf(map, part)), 0);
        expect(areaOf(partsOf(map, shape))).toBeCloseTo(sum, 3);
      }
  });

  it("has no border that crosses another", () => {
    const own = [...new Set(shapesOf(map, "plr").flatMap(arcsOf))];
    const segments = own.flatMap((index) => {
      let [px, py] = [0, 0];
      const line = (map.arcs[index] ?? []).map(([dx = 0, dy = 0]): Position => [(px += dx), (py += dy)]);
      return line.slice(1).map((b, i): [Position, Position] => [line[i] as Position, b]);
    });
    const side = (a: Position, b: Position, p: Position): number =>
      Math.sign((b[0] - a[0]) * (p[1] - a[1]) - (b[1] - a[1]) * (p[0] - a[0]));
    const crossings = segments.flatMap(([a, b], i) =>
      segments.slice(i + 1).filter(([c, d]) => side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0)
    );
    expect(crossings).toEqual([]);
  });

  it("puts every label inside its area", () => {
    for (const shape of [...levels, ...(counts.berlin ? ["berlin"] : [])].flatMap((level) => shapesOf(map, level)))
      expect(partsOf(map, shape).some((rings) => isInside(shape.properties.label, rings))).toBe(true);
  });
});

it("the map of 2021 keeps 10100205, which the MSS leaves out, and knows who borders on whom", () => {
  const map = JSON.parse(readFileSync("data/geometry/lor-2021.json", "utf8")) as Topology;
  const ids = shapesOf(map, "bzr").map((s) => s.properties.gebiet_id);
  const nextTo = (id: string): (string | undefined)[] =>
    (neighbors(shapesOf(map, "bzr"))[ids.indexOf(id)] ?? []).map((i) => ids[i]);
  expect(shapesOf(map, "plr").some((s) => s.properties.gebiet_id === "10100205")).toBe(true);
  expect(nextTo("101001")).toEqual(["101002"]);
  expect(nextTo("104009")).toEqual(["102005", "104008"]);
});

it("the fixture's borders are read as they stand", () => {
  const name = "mh_plr2021_fullres_25833.geojson";
  const areas = parseAreas(
    {name, bytes: readFileSync(`test/fixtures/lor/${name}`)},
    {id: "plr_id", name: "plr_name", crs: "EPSG:25833"}
  );
  expect(areas.map(({polygons}) => areaOf(polygons)).map(Math.round)).toEqual([1_000_400, 999_600, 1_399_440, 600_000]);
});
