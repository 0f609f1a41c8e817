import {createHash} from "node:crypto";
import {existsSync, mkdirSync, readdirSync, readFileSync, rmdirSync, rmSync, writeFileSync} from "node:fs";
import {dirname, join, relative, resolve, sep} from "node:path";
import {parse} from "acorn";
import type {Node} from "acorn";
import {full} from "acorn-walk";
import {build} from "esbuild";
import type {Metafile, Plugin} from "esbuild";
import {listFiles} from "./addresses.js";
import {isPageScript} from "./extern-scripts.js";
import {attribute, createElement, elements, parseHtml, removeElement, serializeHtml, setAttribute} from "./html.js";
import type {Document, Element} from "./html.js";

/** Where the bundles are written, flat, so that every module knows how to get from its bundle to its files. */
const folder = "_import";

/** Folders of programs as Framework writes them: one file for every module. */
const programs = ["_import", "_node", "_npm", "_observablehq"];

const forward = (path: string): string => path.split(sep).join("/");
const hashOf = (text: string): string => createHash("sha256").update(text).digest("hex").slice(0, 8);

/** How the file *from* names the file *file*. */
function addressFrom(from: string, file: string): string {
  const address = forward(relative(dirname(from), file));
  return address.startsWith(".") ? address : `./${address}`;
}

interface Page {
  file: string;
  document: Document;
  /** Its module scripts in order, by file. */
  scripts: string[];
  /** What these import, by file, in the order in which a browser would run it. */
  modules: string[];
}

/** One import of a script: where it stands, what it imports and how. */
interface Import {
  start: number;
  end: number;
  source: string;
  /** Names as they stand in the script; null if it is a call, [] if it is for its effect only. */
  names: {imported: string; local: string}[] | null;
}

type Literal = Node & {value?: unknown};
type Specifier = Node & {type: string; imported?: {name: string}; local: {name: string}};
type ImportNode = Node & {source: Literal; specifiers?: Specifier[]};

const sourceOf = ({source}: ImportNode): string => {
  if (typeof source.value !== "string") throw new Error("an import without a literal address cannot be bundled");
  return source.value;
};

/** All imports of the module *text*. Throws for kinds that Framework does not write into pages. */
function importsOf(text: string): Import[] {
  const found: Import[] = [];
  full(parse(text, {ecmaVersion: "latest", sourceType: "module"}), (node) => {
    const {type, start, end} = node;
    if (type === "ImportExpression") found.push({start, end, source: sourceOf(node as ImportNode), names: null});
    if (type !== "ImportDeclaration") return;
    const names = ((node as ImportNode).specifiers ?? []).map(({type, imported, local}) => {
      if (type !== "ImportSpecifier" || !imported) throw new Error(`${type} in a page cannot be bundled`);
      return {imported: imported.name, local: local.name};
    });
    found.push({start, end, source: sourceOf(node as ImportNode), names});
  });
  return found.sort((a, b) => a.start - b.start);
}

function readPage(dir: string, file: string): Page {
  const document = parseHtml(readFileSync(join(dir, file), "utf8"));
  // The 404 page has a <base>, under which its addresses are those of the root; it lies there.
  const toFile = (from: string, address: string): string =>
    forward(relative(dir, resolve(dir, dirname(from), address)));
  const scripts = elements(document, "script").flatMap((element) => {
    const src = attribute(element, "src");
    return src === undefined || attribute(element, "type") !== "module" ? [] : [toFile(file, src)];
  });
  const modules = scripts.flatMap((script) =>
    isPageScript(script)
      ? importsOf(readFileSync(join(dir, script), "utf8")).map(({source}) => toFile(script, source))
      : [script]
  );
  return {file, document, scripts, modules: [...new Set(modules)]};
}

/** What Framework would load from a CDN if a page used it by its implicit name, which no page does; see check-dist.ts. */
const implicit = /(^|\/)_npm\/|^\.\/stdlib\//;

/** A module's address of a file beside it holds in the bundle too: it is told from the bundle's place on. */
function addressesOf(text: string, file: string, workers: ReadonlyMap<string, string>): string {
  return text
    .replace(/import\.meta\.resolve\("([^"]+)"\)/g, (_, source: string) => {
      if (implicit.test(source)) return '""';
      const target = forward(join(dirname(file), source));
      return `import.meta.resolve(${JSON.stringify(addressFrom(`${folder}/x`, workers.get(target) ?? target))})`;
    })
    .replace(/FileAttachment\((\{[^}]*\}), import\.meta\.url\)/g, (_, json: string) => {
      const {name, path, ...rest} = JSON.parse(json) as {name: string; path: string};
      const moved = (address: string): string => addressFrom(`${folder}/x`, forward(join(dirname(file), address)));
      return `FileAttachment(${JSON.stringify({name: moved(name), path: moved(path), ...rest})}, import.meta.url)`;
    });
}

function plugin(dir: string, workers: ReadonlyMap<string, string>): Plugin {
  return {
    name: "site",
    setup(run) {
      run.onResolve({filter: implicit}, () => ({path: "implicit", namespace: "implicit"}));
      run.onLoad({filter: /.*/, namespace: "implicit"}, () => ({contents: "export default undefined;"}));
      run.onLoad({filter: /\.js$/}, ({path}) => {
        const text = readFileSync(path, "utf8");
        return text.includes("import.meta") && path.startsWith(dir)
          ? {contents: addressesOf(text, forward(relative(dir, path)), workers), loader: "js"}
          : undefined;
      });
    }
  };
}

interface Bundled {
  /** Bundle by name of its entry. */
  entries: Map<string, string>;
  outputs: Metafile["outputs"];
}

async function bundle(
  dir: string,
  entries: Record<string, string>,
  options: {splitting: boolean; workers: ReadonlyMap<string, string>}
): Promise<Bundled> {
  const {metafile} = await build({
    entryPoints: entries,
    bundle: true,
    splitting: options.splitting,
    format: "esm",
    minify: true,
    // As new as the browsers that the pages need anyway: import.meta.resolve, <details name>.
    target: "es2022",
    charset: "utf8",
    // Notices of licences stand in a file of their own.
    legalComments: "none",
    absWorkingDir: dir,
    outdir: folder,
    entryNames: "[name].[hash]",
    chunkNames: "teil.[hash]",
    metafile: true,
    logLevel: "silent",
    plugins: [plugin(dir, options.workers)]
  });
  const found = Object.entries(metafile.outputs).flatMap(([file, {entryPoint}]) => {
    const name = Object.keys(entries).find((key) => entryPoint === forward(relative(dir, entries[key]!)));
    return name === undefined ? [] : [[name, file] as const];
  });
  return {entries: new Map(found), outputs: metafile.outputs};
}

/** Everything that a browser must have before *file* runs. */
function needsOf(outputs: Metafile["outputs"], file: string, found = new Set<string>()): Set<string> {
  if (found.has(file)) return found;
  found.add(file);
  for (const {path, kind} of outputs[file]?.imports ?? [])
    if (kind === "import-statement") needsOf(outputs, path, found);
  return found;
}

/** Modules that are started as workers, by file: import.meta.resolve is used for nothing else. */
function workersOf(dir: string): string[] {
  return listFiles(join(dir, folder)).flatMap((name) => {
    const file = `${folder}/${name}`;
    if (!file.endsWith(".js")) return [];
    const text = readFileSync(join(dir, file), "utf8");
    return [...text.matchAll(/new Worker\(import\.meta\.resolve\("([^"]+)"\)/g)].map(([, source]) =>
      forward(join(dirname(file), source!))
    );
  });
}

/** The script *text* of a page, taking from its *bundle* what it imported from single modules. */
function rewrite(text: string, script: string, modules: readonly string[], bundleFile: string): string {
  const from = dirname(script);
  const partOf = (source: string): string => `teile.m${modules.indexOf(forward(join(from, source)))}`;
  let result = "";
  let at = 0;
  for (const {start, end, source, names} of importsOf(text)) {
    const declared = names?.map(({imported, local}) => (imported === local ? local : `${imported}: ${local}`)) ?? [];
    const replaced =
      names === null
        ? `Promise.resolve(${partOf(source)})`
        : names.length > 0
          ? `const {${declared.join(", ")}} = ${partOf(source)};`
          : "";
    result += text.slice(at, start) + replaced;
    at = end;
  }
  return `import * as teile from "${addressFrom(script, bundleFile)}";\n${result}${text.slice(at)}`;
}

function preload(page: Page, needs: Iterable<string>): void {
  const links = elements(page.document, "link").filter((e) => attribute(e, "rel") === "modulepreload");
  const head = elements(page.document, "head")[0]!;
  const at = links[0] ? head.childNodes.indexOf(links[0]) : head.childNodes.length;
  links.forEach(removeElement);
  const fresh = [...needs].map((file) =>
    createElement("link", {rel: "modulepreload", href: addressFrom(page.file, file)}, head)
  );
  head.childNodes.splice(at, 0, ...fresh);
}

/** Scripts of *page* that import single modules, now one bundle; returns the new files by name. */
function rewritePage(dir: string, page: Page, bundleFile: string): Map<string, string> {
  const written = new Map<string, string>();
  const tags = elements(page.document, "script").filter(
    (e): e is Element => attribute(e, "type") === "module" && attribute(e, "src") !== undefined
  );
  const own = tags.filter((_, i) => isPageScript(page.scripts[i]!));
  tags.forEach((tag, i) => {
    const script = page.scripts[i]!;
    if (!isPageScript(script)) {
      // The bundle begins with it; a page without any script of its own needs the bundle's name here.
      if (own.length > 0) removeElement(tag);
      else setAttribute(tag, "src", addressFrom(page.file, bundleFile));
      return;
    }
    const text = readFileSync(join(dir, script), "utf8");
    // Of several scripts the first must bring the modules along that are there for their effect.
    const fresh = importsOf(text).length > 0 || tag === own[0] ? rewrite(text, script, page.modules, bundleFile) : text;
    const name = forward(join(dirname(script), `seite.${hashOf(fresh)}.js`));
    written.set(name, fresh);
    setAttribute(tag, "src", addressFrom(page.file, name));
  });
  return written;
}

/** Removes empty folders below *dir*, and *dir* itself if it is empty then. */
function removeEmpty(dir: string): void {
  if (!existsSync(dir)) return;
  for (const entry of readdirSync(dir, {withFileTypes: true}))
    if (entry.isDirectory()) removeEmpty(join(dir, entry.name));
  if (readdirSync(dir).length === 0) rmdirSync(dir);
}

/**
 * Bundles the programs of the built site in *dir* with esbuild: one bundle for every kind of page, parts that several kinds need in
 * files that they share, unused code left out. Framework writes a file for every module, about a hundred requests a page. The
 * modules themselves are removed. Returns the number of kinds of pages. Throws if a page imports in a way Framework does not
 * write, or a module cannot be found.
 */
export async function bundleSite(site: string): Promise<number> {
  const dir = resolve(site);
  const pages = listFiles(dir)
    .filter((file) => file.endsWith(".html"))
    .map((file) => readPage(dir, file))
    .filter(({modules}) => modules.length > 0);
  const kinds = new Map<string, string[]>();
  for (const {modules} of pages) kinds.set(modules.join("\n"), modules);
  const old = listFiles(dir).filter(
    (file) => isPageScript(file) || (file.endsWith(".js") && programs.some((name) => file.startsWith(`${name}/`)))
  );

  const workerFiles = [...new Set(workersOf(dir))];
  // Under their own names, which tell them apart in a browser's tools: "rangarbeiter".
  const nameOf = (file: string): string => file.replace(/^.*\/|\.[0-9a-f]{8}\.js$/g, "");
  const workerEntries = Object.fromEntries(workerFiles.map((file) => [nameOf(file), join(dir, file)]));
  const none = new Map<string, string>();
  const workers = await bundle(dir, workerEntries, {splitting: false, workers: none});
  const workerOf = new Map(workerFiles.map((file) => [file, workers.entries.get(nameOf(file))!]));

  const temporary = join(dir, folder, "eingang");
  mkdirSync(temporary, {recursive: true});
  const entries: Record<string, string> = {};
  [...kinds.values()].forEach((modules, i) => {
    const entry = join(temporary, `art${i + 1}.js`);
    writeFileSync(
      entry,
      modules.map((file, m) => `export * as m${m} from ${JSON.stringify(join(dir, file))};\n`).join("")
    );
    entries[`art${i + 1}`] = entry;
  });
  const {entries: bundles, outputs} = await bundle(dir, entries, {splitting: true, workers: workerOf});
  rmSync(temporary, {recursive: true});

  const kept = new Set([...Object.keys(outputs), ...Object.keys(workers.outputs)]);
  const order = [...kinds.keys()];
  const fresh = new Map<string, string>();
  for (const page of pages) {
    const file = bundles.get(`art${order.indexOf(page.modules.join("\n")) + 1}`)!;
    for (const [name, text] of rewritePage(dir, page, file)) fresh.set(name, text);
    preload(page, needsOf(outputs, file));
  }
  for (const file of old) if (!kept.has(file)) rmSync(join(dir, file));
  for (const [name, text] of fresh) writeFileSync(join(dir, name), text);
  for (const {file, document} of pages) writeFileSync(join(dir, file), serializeHtml(document));
  for (const name of programs) removeEmpty(join(dir, name));
  return kinds.size;
}
