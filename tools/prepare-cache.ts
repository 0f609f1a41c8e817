import {mkdirSync, readdirSync, rmSync} from "node:fs";
import {join} from "node:path";

/** Framework's cache below the site root. */
export const frameworkCache = "src/.observablehq/cache";

/** Folders of the cache that hold packages and no output of a loader. */
export const keptInCache: readonly string[] = ["_node", "_npm"];

// Framework's own bundles name these packages even where no page uses them, and it asks the npm registry for their
// versions unless a directory of that name is in its cache (resolveNpmVersion in its src/npm.ts). An empty one will do.
const named = [
  "@observablehq/plot",
  "@observablehq/sample-datasets",
  "apache-arrow",
  "arquero",
  "d3",
  "d3-dsv",
  "echarts",
  "htl",
  "leaflet",
  "lodash",
  "mapbox-gl",
  "parquet-wasm",
  "react",
  "react-dom",
  "topojson-client"
];

/**
 * Makes *cache* ready for a build without a network, and drops the loaders' outputs, which Framework would reuse however
 * old they are. Bundled packages are kept.
 */
export function prepareCache(cache = frameworkCache): void {
  mkdirSync(cache, {recursive: true});
  for (const entry of readdirSync(cache))
    if (!keptInCache.includes(entry)) rmSync(join(cache, entry), {recursive: true});
  for (const name of named) mkdirSync(join(cache, "_npm", `${name}@0.0.0`), {recursive: true});
}
