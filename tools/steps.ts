import {existsSync} from "node:fs";
import {join} from "node:path";
import type {Progress} from "../loaders/progress.js";
import {buildWarehouse} from "../loaders/warehouse/build.js";
import {freigabePfad, warehousePath} from "../loaders/warehouse/open.js";
import type {Profil} from "../loaders/warehouse/open.js";
import {warehouseInputs, warehouseStamp} from "../loaders/warehouse/stempel.js";
import {buildSite} from "./build-site.js";
import {editionsdatei, ordnerOf} from "./edition.js";
import {hashInputs, identityOf, isCurrent, removeStamp, writeStamp} from "./stamp.js";

const siteInputs = [
  ...warehouseInputs,
  "data/archiv",
  "data/kommentare",
  "src",
  "tools",
  "docs/methodik.md",
  "docs/handbuch.md",
  "docs/bilder",
  "LICENSE",
  "observablehq.config.ts"
];
const siteStamps: Record<Profil, string> = {
  oeffentlich: "data/build/site.stamp",
  intern: "data/build/site-intern.stamp"
};

/** The warehouse and the file of released values beside it: one build writes both. */
const warehouseFiles = (): [string, string] => [warehousePath(), freigabePfad()];

const german = (n: number): string => n.toLocaleString("de-DE");

async function makeWarehouse(progress: Progress, inputs: string): Promise<void> {
  const out = warehousePath();
  progress.step("Datenbank wird gebaut");
  const {beobachtungen, pruefungen} = await buildWarehouse({dataDir: "data", out, report: progress.report});
  writeStamp(warehouseStamp, inputs, ...warehouseFiles());
  progress.done(`${german(beobachtungen)} Werte, ${german(pruefungen)} Prüfungen bestanden`);
}

/** Whether both files of the warehouse are there, and made from the inputs as they are. */
export function warehouseState(): "fehlt" | "veraltet" | "aktuell" {
  if (!warehouseFiles().every((file) => existsSync(file))) return "fehlt";
  return isCurrent(warehouseStamp, hashInputs(warehouseInputs), ...warehouseFiles()) ? "aktuell" : "veraltet";
}

/** Builds both files of the warehouse from data/ unless it is the one that was made from the inputs as they are. */
export async function ensureWarehouse(progress: Progress): Promise<void> {
  const inputs = hashInputs(warehouseInputs);
  if (isCurrent(warehouseStamp, inputs, ...warehouseFiles())) progress.line("✓ Datenbank ist aktuell");
  else await makeWarehouse(progress, inputs);
}

/** Builds the warehouse if one of its files is missing; one that was made otherwise, say from another data folder, is used as it is. */
export async function requireWarehouse(progress: Progress): Promise<void> {
  const inputs = hashInputs(warehouseInputs);
  if (!warehouseFiles().every((file) => existsSync(file))) await makeWarehouse(progress, inputs);
  else if (!isCurrent(warehouseStamp, inputs, ...warehouseFiles())) {
    progress.line("Hinweis: Die Datenbank stammt nicht vom jetzigen Stand der Dateien. Neu bauen: npm run warehouse");
  }
}

/** Identity of everything the edition is made from, its file of the warehouse included. */
function siteHash(profil: Profil): string {
  return `${profil} ${hashInputs(siteInputs)} ${identityOf(profil === "intern" ? warehousePath() : freigabePfad())}`;
}

/** Files whose identity tells that a built folder is still the one the stamp was written for. */
const siteFiles = (out: string): string[] => ["index.html", editionsdatei].map((file) => join(out, file));

/** Builds the edition into *out*, in place of what was built there before. */
export async function makeSite(progress: Progress, profil: Profil, out = ordnerOf[profil]): Promise<void> {
  const inputs = siteHash(profil);
  progress.step(profil === "intern" ? "Seiten der internen Ausgabe werden gebaut" : "Seiten werden gebaut");
  const pages = await buildSite({out, warehouse: warehousePath(), profil, report: progress.report});
  if (out === ordnerOf[profil]) {
    removeStamp(siteStamps[profil]);
    writeStamp(siteStamps[profil], inputs, ...siteFiles(out));
  }
  progress.done(`${german(pages)} Seiten in ${out}`);
}

/** Whether the edition's folder is there, and made from the inputs as they are. */
export function siteState(profil: Profil): "fehlt" | "veraltet" | "aktuell" {
  const files = siteFiles(ordnerOf[profil]);
  if (!files.every((file) => existsSync(file))) return "fehlt";
  const built = warehouseFiles().every((file) => existsSync(file));
  return built && isCurrent(siteStamps[profil], siteHash(profil), ...files) ? "aktuell" : "veraltet";
}

/** Builds the edition unless its folder was made from the inputs as they are. */
export async function ensureSite(progress: Progress, profil: Profil): Promise<void> {
  if (isCurrent(siteStamps[profil], siteHash(profil), ...siteFiles(ordnerOf[profil])))
    progress.line("✓ Seiten sind aktuell");
  else await makeSite(progress, profil);
}
