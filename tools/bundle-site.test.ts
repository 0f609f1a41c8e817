import {existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {dirname, join} from "node:path";
import {pathToFileURL} from "node:url";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {listFiles} from "./addresses.js";
import {bundleSite} from "./bundle-site.js";
import {headersOf} from "./headers.js";

let dir: string;
const write = (name: string, text: string): void => {
  mkdirSync(dirname(join(dir, name)), {recursive: true});
  writeFileSync(join(dir, name), text);
};
const read = (name: string): string => readFileSync(join(dir, name), "utf8");

const page = (up: string, script: string): string =>
  `<!DOCTYPE html><html><head><link rel="modulepreload" href="${up}_import/start.00000001.js"></head><body>` +
  `<script type="module" src="${up}_import/start.00000001.js"></script><script type="module" src="./${script}"></script></body></html>`;
/** A page's script as Framework writes it. */
const script = (up: string, name: string): string =>
  `import {define} from "${up}_observablehq/client.00000002.js";
define({id: "1", body: async () => {
const [{zeige}] = await Promise.all([import("${up}_import/${name}")]);
return {zeige};
}});`;

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "bedarfsatlas-buendel-"));
  write(
    "_observablehq/client.00000002.js",
    'export const define = (cell) => (globalThis.laeufe ??= []).push(cell);const nie = () => import("../_npm/lodash@0.0.0/_esm.js");'
  );
  write("_import/start.00000001.js", '(globalThis.folge ??= []).push("start");');
  write(
    "_import/lib/zahl.00000003.js",
    "let n = 0; export const zaehle = () => ++n; export const ungenutzt = 'NIEMAND BRAUCHT DAS';"
  );
  write(
    "_import/karte/a.00000004.js",
    'import {zaehle} from "../lib/zahl.00000003.js"; export const zeige = () => "a" + zaehle();'
  );
  write(
    "_import/karte/b.00000005.js",
    'import {zaehle} from "../lib/zahl.00000003.js"; export const zeige = () => "b" + zaehle(); export const arbeite = () => new Worker(import.meta.resolve("./arbeiter.00000006.js"), {type: "module"}); export const datei = (FileAttachment) => FileAttachment({"name":"../../data/x.json","path":"../../_file/data/x.00000007.json"}, import.meta.url).json();'
  );
  write("_import/karte/arbeiter.00000006.js", 'import {zaehle} from "../lib/zahl.00000003.js"; postMessage(zaehle());');
  write("seite.aaaaaaaa.js", script("./", "karte/a.00000004.js"));
  write("gebiete/seite.bbbbbbbb.js", script("../", "karte/b.00000005.js"));
  write("gebiete/seite.cccccccc.js", `${script("../", "karte/b.00000005.js")}\n// another file of data`);
  write("index.html", page("./", "seite.aaaaaaaa.js"));
  write("gebiete/1.html", page("../", "seite.bbbbbbbb.js"));
  write("gebiete/2.html", page("../", "seite.cccccccc.js"));
});
afterEach(() => {
  rmSync(dir, {recursive: true, force: true});
});

const srcOf = (html: string): string[] =>
  [...html.matchAll(/<script type="module" src="\.\/([^"]+)"/g)].map(([, src]) => src!);
const linksOf = (html: string): string[] =>
  [...html.matchAll(/<link rel="modulepreload" href="([^"]+)"/g)].map(([, href]) => href!);

describe("bundleSite", () => {
  it("makes one bundle for every kind of page, and leaves no single module behind", async () => {
    expect(await bundleSite(dir)).toBe(2);
    const left = listFiles(dir).filter((file) => file.endsWith(".js"));
    expect(left.filter((file) => /0000000\d/.test(file))).toEqual([]);
    expect(existsSync(join(dir, "_observablehq"))).toBe(false);
    expect(srcOf(read("gebiete/1.html"))).not.toEqual(srcOf(read("gebiete/2.html")));
    expect(linksOf(read("gebiete/1.html"))).toEqual(linksOf(read("gebiete/2.html")));
    for (const html of ["index.html", "gebiete/1.html"])
      for (const link of linksOf(read(html))) expect(existsSync(join(dir, dirname(html), link)), link).toBe(true);
  });

  it("runs what the shell is there for first, then the page's cells, with the modules they ask for", async () => {
    await bundleSite(dir);
    const global = globalThis as {folge?: string[]; laeufe?: {body: () => Promise<{zeige: () => string}>}[]};
    delete global.folge;
    delete global.laeufe;
    for (const name of ["index.html", "gebiete/1.html"]) {
      const [src] = srcOf(read(name));
      await import(/* @vite-ignore */ pathToFileURL(join(dir, dirname(name), src!)).href);
    }
    expect(global.folge).toEqual(["start"]);
    const shown = await Promise.all(global.laeufe!.map(async ({body}) => (await body()).zeige()));
    // One module for both kinds of page: it counts on, and does not begin anew.
    expect(shown).toEqual(["a1", "b2"]);
  });

  it("leaves out what nobody uses, and what Framework would load for names that no page uses", async () => {
    await bundleSite(dir);
    const scripts = listFiles(dir).filter((file) => file.endsWith(".js"));
    expect(scripts.map(read).join("\n")).not.toMatch(/NIEMAND BRAUCHT DAS|lodash/);
  });

  it("starts workers and finds data from where the bundle stands", async () => {
    await bundleSite(dir);
    const bundle = listFiles(dir)
      .filter((file) => file.endsWith(".js"))
      .find((file) => read(file).includes("Worker("))!;
    const [, worker] = /import\.meta\.resolve\("([^"]+)"\)/.exec(read(bundle))!;
    expect(existsSync(join(dir, dirname(bundle), worker!))).toBe(true);
    expect(read(bundle)).toContain('"../_file/data/x.00000007.json"');
  });

  it("names its files by their content, so that browsers may keep them", async () => {
    await bundleSite(dir);
    for (const file of listFiles(dir).filter((name) => name.endsWith(".js")))
      expect(headersOf({address: `/${file}`})["Cache-Control"], file).toContain("immutable");
  });

  it("fails for a module that is missing", async () => {
    rmSync(join(dir, "_import/lib/zahl.00000003.js"));
    await expect(bundleSite(dir)).rejects.toThrow("zahl.00000003.js");
  });
});
