import {readFileSync} from "node:fs";
import type {Topology} from "topojson-specification";
import {LorStand} from "../contract/lor.js";
import {InputError} from "../contract/errors.js";

const pfadOf = (lorStand: LorStand, dataDir: string): string => `${dataDir}/geometry/lor-${lorStand}.json`;

/** The TopoJSON text of one LOR edition, as fetched: planar metres, objects plr, bzr, pgr, bezirk. Throws InputError if the file cannot be read. */
export function geometryText(lorStand: LorStand, dataDir = "data"): string {
  try {
    return readFileSync(pfadOf(lorStand, dataDir), "utf8");
  } catch (error) {
    throw unlesbar(pfadOf(lorStand, dataDir), "lässt sich nicht lesen", error);
  }
}

/** The same, parsed. Throws InputError if it is no TopoJSON with all levels. */
export function readGeometry(lorStand: LorStand, dataDir = "data"): Topology {
  const text = geometryText(lorStand, dataDir);
  let topology: Topology;
  try {
    topology = JSON.parse(text) as Topology;
  } catch (error) {
    throw unlesbar(pfadOf(lorStand, dataDir), "ist beschädigt (kein vollständiges JSON)", error);
  }
  const ebenen = ["plr", "bzr", "pgr", "bezirk"].filter(
    (ebene) => (topology as Topology | null)?.objects?.[ebene] === undefined
  );
  if (ebenen.length > 0 || topology.type !== "Topology")
    throw unlesbar(pfadOf(lorStand, dataDir), "enthält nicht die Grenzen aller Ebenen");
  return topology;
}

/** Makes sure that the boundaries of both editions can be read, before anybody waits for a build. Throws InputError if not. */
export function requireGeometrie(dataDir = "data"): void {
  for (const lorStand of LorStand.options) readGeometry(lorStand, dataDir);
}

function unlesbar(datei: string, regel: string, cause?: unknown): InputError {
  return new InputError(
    {
      datei,
      regel: `${regel}; darin stehen die Grenzen der Gebiete`,
      abhilfe: "Bitte die Datei aus der Versionsverwaltung wiederherstellen oder neu einlesen: npm run fetch -- lor"
    },
    {cause}
  );
}
