import {readFileSync} from "node:fs";
import {neighbors} from "topojson-client";
import type {GeometryCollection, Topology} from "topojson-specification";
import {describe, expect, it} from "vitest";
import {buildNavigation} from "./nachbarn.js";
import type {NavArea, NavLinks, Richtung} from "./nachbarn.js";

const richtungen: Richtung[] = ["links", "rechts", "oben", "unten"];
const opposite: Record<Richtung, Richtung> = {links: "rechts", rechts: "links", oben: "unten", unten: "oben"};

/** mulberry32: the layouts below are the same in every run. */
function seeded(seed: number): () => number {
  let a = seed;
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const area = (id: string, x: number, y: number, neighbours: string[] = []): NavArea => ({id, x, y, neighbours});

/** Areas that cannot be reached from *start* by arrows. */
function unreachable(nav: Record<string, NavLinks>, start: string): string[] {
  const seen = new Set([start]);
  for (const id of seen) for (const to of Object.values(nav[id] ?? {})) if (to !== null) seen.add(to);
  return Object.keys(nav).filter((id) => !seen.has(id));
}

function expectNavigable(areas: NavArea[]): Record<string, NavLinks> {
  const nav = buildNavigation(areas);
  expect(Object.keys(nav).sort()).toEqual(areas.map((a) => a.id).sort());
  const leaps = areas.map((a) => ({from: a.id, lost: unreachable(nav, a.id)})).filter(({lost}) => lost.length > 0);
  expect(leaps).toEqual([]);
  for (const a of areas)
    for (const richtung of richtungen) {
      const to = nav[a.id]?.[richtung] ?? null;
      if (to === null) continue;
      expect(to).not.toBe(a.id);
      expect(nav[to]).toBeDefined();
      const back = nav[to]?.[opposite[richtung]];
      expect(back === null || nav[back ?? ""] !== undefined).toBe(true);
    }
  return nav;
}

describe("the rule of the arrow keys", () => {
  it("leads across the shared border in the arrow's direction, and nowhere at the edge", () => {
    const all = ["mitte", "west", "ost", "nord", "sued"];
    const nav = expectNavigable([
      area("mitte", 0, 0, all.slice(1)),
      area("west", -10, 0, ["mitte"]),
      area("ost", 10, 0, ["mitte"]),
      area("nord", 0, -10, ["mitte"]),
      area("sued", 0, 10, ["mitte"])
    ]);
    expect(nav.mitte).toEqual({links: "west", rechts: "ost", oben: "nord", unten: "sued"});
    expect(nav.west?.links).toBeNull();
    expect(nav.nord?.oben).toBeNull();
    expect(nav.west?.rechts).toBe("mitte");
  });

  it("prefers a neighbour within 45° to a nearer one at 60°, and that to a nearer area without a shared border", () => {
    const far = area("a45", 20, 10, ["start"]);
    const steep = area("b60", 4, 7, ["start"]);
    const stranger = area("c", 3, 0);
    const towards = area("d", 3, -5, ["c"]);
    expect(buildNavigation([area("start", 0, 0, ["a45", "b60"]), far, steep, stranger, towards]).start?.rechts).toBe(
      "a45"
    );
    expect(buildNavigation([area("start", 0, 0, ["b60"]), steep, stranger, towards]).start?.rechts).toBe("b60");
    expect(buildNavigation([area("start", 0, 0), steep, stranger, towards]).start?.rechts).toBe("c");
  });

  it("takes anything on that side rather than nothing", () => {
    expect(buildNavigation([area("a", 0, 0), area("b", 1, 500)]).a).toMatchObject({
      rechts: "b",
      unten: "b",
      links: null,
      oben: null
    });
  });

  it("slips an area that no arrow leads to between two others, so that both stay reachable", () => {
    // c shares no border; every arrow that could lead to it finds a neighbour first.
    const areas = [
      area("start", 0, 0, ["a", "b"]),
      area("a", 20, 10, ["start"]),
      area("b", 4, 7, ["start"]),
      area("c", 3, 0)
    ];
    const nav = expectNavigable(areas);
    expect(nav.start?.rechts).toBe("c");
    expect(nav.c?.rechts).toBe("a");
  });

  it("does not depend on the order of the areas and ignores neighbours that are not shown", () => {
    const random = seeded(7);
    const areas = Array.from({length: 25}, (_, i) =>
      area(`g${i}`, random() * 100, random() * 100, [`g${(i * 7) % 25}`, "elsewhere"])
    );
    expect(buildNavigation([...areas].reverse())).toEqual(buildNavigation(areas));
  });

  it("refuses a repeated id and accepts one area or none", () => {
    expect(() => buildNavigation([area("a", 0, 0), area("a", 1, 1)])).toThrow("twice");
    expect(buildNavigation([])).toEqual({});
    expect(buildNavigation([area("a", 3, 4)])).toEqual({a: {links: null, rechts: null, oben: null, unten: null}});
  });
});

describe("every area can be reached from every other", () => {
  it.each([
    ["scattered", (random: () => number) => random() * 1000],
    ["on a coarse grid, many in one row or column", (random: () => number) => Math.floor(random() * 5)],
    ["nearly in a line", (random: () => number, axis: number) => random() * (axis === 0 ? 1000 : 0.01)],
    ["all in one column", (random: () => number, axis: number) => (axis === 0 ? 5 : Math.floor(random() * 20))],
    ["all on one spot", () => 5]
  ])("on 40 random layouts: %s", (_name, coordinate) => {
    const random = seeded(20260722);
    for (let layout = 0; layout < 40; layout++) {
      const n = 2 + Math.floor(random() * 30);
      const areas = Array.from({length: n}, (_, i) => area(`g${i}`, coordinate(random, 0), coordinate(random, 1)));
      const density = random() * 0.3;
      areas.forEach((a, i) =>
        areas.slice(i + 1).forEach((b) => {
          if (random() > density) return;
          a.neighbours.push(b.id);
          b.neighbours.push(a.id);
        })
      );
      expectNavigable(areas);
    }
  });

  it.each(
    ["2019", "2021"].flatMap((edition) => ["plr", "bzr", "pgr", "bezirk"].map((ebene) => [edition, ebene] as const))
  )("on the map of edition %s, level %s", (edition, ebene) => {
    const map = JSON.parse(readFileSync(`data/geometry/lor-${edition}.json`, "utf8")) as Topology;
    const {geometries} = map.objects[ebene] as GeometryCollection;
    const properties = geometries.map((g) => g.properties as {gebiet_id: string; label: [number, number]});
    const adjacent = neighbors(geometries);
    const ids = properties.map((p) => p.gebiet_id);
    const areas = properties.map(({label: [x, y]}, i) => {
      return area(
        ids[i] ?? "",
        x,
        -y,
        (adjacent[i] ?? []).map((j) => ids[j] ?? "")
      );
    });
    const nav = expectNavigable(areas);
    if (edition === "2021" && ebene === "bzr") {
      // West of Hellersdorf-Nord lies Marzahn-Mitte, south of it Hellersdorf-Süd and -Ost.
      expect(nav["102004"]?.links).toBe("101002");
      expect(["102005", "102006"]).toContain(nav["102004"]?.unten);
      expect(nav["103007"]?.rechts).toBe("104008");
      expect(nav["102005"]?.rechts).toBeNull();
    }
  });
});
