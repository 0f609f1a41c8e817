import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync
} from "node:fs";
import {tmpdir} from "node:os";
import {dirname, join} from "node:path";
import {afterEach, beforeEach, expect, it} from "vitest";
import {removeHalfBuilt} from "../loaders/fetch/journal.js";
import {frameworkFolders, prepareSource} from "./prepare-source.js";

let dir: string;
let pages: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "quelle-"));
  pages = join(dir, "src");
  write(pages, "data/zentren.json.ts", "export {};");
  write(pages, "data/zentren.test.ts", "");
  write(pages, ".observablehq/cache/data/zentren.json", '"öffentlich"');
  write(pages, ".observablehq/cache/_node/htl@0.3.1/index.js", "export {};");
});
afterEach(() => rmSync(dir, {recursive: true}));

function write(root: string, file: string, text: string): void {
  mkdirSync(dirname(join(root, file)), {recursive: true});
  writeFileSync(join(root, file), text);
}

const cached = (root: string): boolean => existsSync(join(root, ".observablehq/cache/data/zentren.json"));

it("the internal edition is built from a copy of the pages, whose cache knows packages and no output of a loader", () => {
  const {root} = prepareSource("intern", pages, join(dir, "build"));
  expect(root.startsWith(join(dir, "build"))).toBe(true);
  expect(readFileSync(join(root, "data/zentren.json.ts"), "utf8")).toBe("export {};");
  expect(existsSync(join(root, "data/zentren.test.ts"))).toBe(false);
  expect(cached(root)).toBe(false);
  expect(existsSync(join(root, ".observablehq/cache/_node/htl@0.3.1/index.js"))).toBe(true);
  // Loaders of pages import from beside the pages.
  expect(existsSync(join(root, "../loaders/warehouse/open.ts"))).toBe(true);
});

it("what loaders of the internal edition wrote is nowhere afterwards, whatever is built at the same time", () => {
  const intern = prepareSource("intern", pages, join(dir, "build"));
  write(intern.root, ".observablehq/cache/data/zentren.json", '"intern"');
  const oeffentlich = prepareSource("oeffentlich", pages);
  expect(oeffentlich.root).toBe(pages);
  expect(cached(oeffentlich.root)).toBe(false);
  write(oeffentlich.root, ".observablehq/cache/data/zentren.json", '"öffentlich"');
  expect(readFileSync(join(intern.root, ".observablehq/cache/data/zentren.json"), "utf8")).toBe('"intern"');
  intern.remove();
  expect(readdirSync(join(dir, "build"))).toEqual([]);
  oeffentlich.remove();
  expect(existsSync(join(pages, "data/zentren.json.ts"))).toBe(true);
});

it("a copy that was left by a killed build is made anew", () => {
  const first = prepareSource("intern", pages, join(dir, "build"));
  write(first.root, ".observablehq/cache/data/zentren.json", '"alt"');
  expect(cached(prepareSource("intern", pages, join(dir, "build")).root)).toBe(false);
});

it("a copy that was left by a killed build goes with the next one, that of a running build stays", () => {
  const build = join(dir, "build");
  const {root} = prepareSource("intern", pages, build);
  // No process has so high a number.
  const killed = dirname(root).replace(String(process.pid), "999999999");
  renameSync(dirname(root), killed);
  const running = prepareSource("intern", pages, build).root;
  removeHalfBuilt(join(build, "site"));
  expect([existsSync(killed), existsSync(running)]).toEqual([false, true]);
});

it("Framework alone builds the public edition, and refuses to build the internal one", () => {
  expect(frameworkFolders({})).toEqual({root: "src", output: "dist"});
  const own = {BEDARFSATLAS_QUELLE: "data/build/a/src", BEDARFSATLAS_SITE: "data/build/b"};
  expect(frameworkFolders({...own, BEDARFSATLAS_PROFIL: "intern"})).toEqual({
    root: "data/build/a/src",
    output: "data/build/b"
  });
  const {BEDARFSATLAS_SITE} = own;
  for (const env of [{}, {BEDARFSATLAS_SITE}, {BEDARFSATLAS_QUELLE: "src", BEDARFSATLAS_SITE}])
    expect(() => frameworkFolders({...env, BEDARFSATLAS_PROFIL: "intern"})).toThrow("npm run build -- --profil intern");
});
