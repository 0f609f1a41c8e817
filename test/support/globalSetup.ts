import {rmSync} from "node:fs";
import type {TestProject} from "vitest/node";
import {buildWarehouse} from "../../loaders/warehouse/build.js";
import {freigabePfad} from "../../loaders/warehouse/open.js";
import {buildSite} from "../../tools/build-site.js";

const warehouse = "data/build/test.duckdb";
const dist = "data/build/test-dist";

declare module "vitest" {
  export interface ProvidedContext {
    dist: string;
    warehouse: string;
  }
}

/**
 * Builds warehouse and site once for all tests that look at the finished site, beside the user's own. Set
 * BEDARFSATLAS_TEST_DIST to test a site that is there already, for short rounds while writing a journey.
 */
export default async function setup(project: TestProject): Promise<(() => void) | undefined> {
  const ready = process.env["BEDARFSATLAS_TEST_DIST"];
  if (ready !== undefined) {
    project.provide("dist", ready);
    project.provide("warehouse", process.env["BEDARFSATLAS_WAREHOUSE"] ?? "data/build/bedarfsatlas.duckdb");
    return undefined;
  }
  const report = (): void => undefined;
  await buildWarehouse({dataDir: "data", out: warehouse, report});
  await buildSite({out: dist, warehouse, report});
  project.provide("dist", dist);
  project.provide("warehouse", warehouse);
  return () => {
    rmSync(dist, {recursive: true, force: true});
    for (const path of [warehouse, freigabePfad(warehouse)]) rmSync(path, {force: true});
  };
}
