import {readFileSync} from "node:fs";
import type {Topology} from "topojson-specification";
import type {LorStand} from "../contract/lor.js";

/** The TopoJSON text of one LOR edition, as fetched: planar metres, objects plr, bzr, pgr, bezirk. */
export function geometryText(lorStand: LorStand): string {
  return readFileSync(`data/geometry/lor-${lorStand}.json`, "utf8");
}

/** The same, parsed. */
export function readGeometry(lorStand: LorStand): Topology {
  return JSON.parse(geometryText(lorStand)) as Topology;
}
