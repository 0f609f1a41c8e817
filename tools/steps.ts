import {existsSync, statSync} from "node:fs";
import type {Progress} from "../loaders/progress.js";
import {buildWarehouse} from "../loaders/warehouse/build.js";
import {warehousePath} from "../loaders/warehouse/open.js";
import {buildSite} from "./build-site.js";
import {hashInputs, isCurrent, removeStamp, writeStamp} from "./stamp.js";

const warehouseInputs = [
  "data/catalogue",
  "data/official",
  "data/geometry",
  "data/zentren",
  "data/beispiel",
  "loaders",
  "src/method",
  "src/lib",
  "package-lock.json"
];
const siteInputs = [...warehouseInputs, "src", "tools", "docs/methodik.md", "observablehq.config.ts"];
const warehouseStamp = "data/build/warehouse.stamp";
const siteStamp = "data/build/site.stamp";

export const dist = "dist";

const german = (n: number): string => n.toLocaleString("de-DE");

async function makeWarehouse(progress: Progress, inputs: string): Promise<void> {
  const out = warehousePath();
  progress.step("Datenbank wird gebaut");
  const {beobachtungen, pruefungen} = await buildWarehouse({dataDir: "data", out, report: progress.report});
  writeStamp(warehouseStamp, inputs, out);
  progress.done(`${german(beobachtungen)} Werte, ${german(pruefungen)} Prüfungen bestanden`);
}

/** Builds the warehouse from data/ unless it is the one that was made from the inputs as they are. */
export async function ensureWarehouse(progress: Progress): Promise<void> {
  const inputs = hashInputs(warehouseInputs);
  if (isCurrent(warehouseStamp, inputs, warehousePath())) progress.line("✓ Datenbank ist aktuell");
  else await makeWarehouse(progress, inputs);
}

/** Builds the warehouse if there is none; one that was made otherwise, say from another data folder, is used as it is. */
export async function requireWarehouse(progress: Progress): Promise<void> {
  const inputs = hashInputs(warehouseInputs);
  if (!existsSync(warehousePath())) await makeWarehouse(progress, inputs);
  else if (!isCurrent(warehouseStamp, inputs, warehousePath())) {
    progress.line("Hinweis: Die Datenbank stammt nicht vom jetzigen Stand der Dateien. Neu bauen: npm run warehouse");
  }
}

/** Identity of everything the site is made from, the warehouse included. */
function siteHash(): string {
  const {mtimeMs, size} = statSync(warehousePath());
  return `${hashInputs(siteInputs)} ${mtimeMs} ${size}`;
}

/** Builds the site into dist/, whatever is there. */
export async function makeSite(progress: Progress): Promise<void> {
  const inputs = siteHash();
  progress.step("Seiten werden gebaut");
  const pages = await buildSite({out: dist, warehouse: warehousePath(), report: progress.report});
  removeStamp(siteStamp);
  writeStamp(siteStamp, inputs, `${dist}/index.html`);
  progress.done(`${german(pages)} Seiten`);
}

/** Builds the site unless dist/ was made from the inputs as they are. */
export async function ensureSite(progress: Progress): Promise<void> {
  if (isCurrent(siteStamp, siteHash(), `${dist}/index.html`)) progress.line("✓ Seiten sind aktuell");
  else await makeSite(progress);
}
