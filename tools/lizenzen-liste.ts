import {existsSync, readFileSync, readdirSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {CommandError} from "../loaders/command.js";
import {listFiles} from "./addresses.js";

/** What a package is there for: it reaches readers with the pages, it runs when they are built, or only while one develops and tests. */
export type Zweck = "ausgeliefert" | "bau" | "entwicklung";

/** One installed package as the lock file names it. */
export interface Paket {
  name: string;
  version: string;
  /** Where it lies: "node_modules/docx/node_modules/nanoid". */
  pfad: string;
  /** SPDX expression; "" if the package names no licence. */
  lizenz: string;
  zweck: Zweck;
}

/** Licences under which a program or a font may be handed to readers with our pages: none of them says anything about our own code. */
const frei = new Set([
  "0BSD",
  "Apache-2.0",
  "BlueOak-1.0.0",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "CC0-1.0",
  "EUPL-1.2",
  "ISC",
  "MIT",
  "MIT-0",
  "OFL-1.1",
  "Unlicense",
  "Zlib"
]);

/** Framework bundles these into its own scripts; `dist/client/runtime.js` there imports them. */
const inFramework = ["@observablehq/runtime", "@observablehq/inspector"];

/** Scripts of Framework's own that a site of ours has; another one would bring further packages. */
const frameworkScripts = /^_observablehq\/(client|runtime|stdlib)\.[0-9a-f]{8}\.js$/;

type Entry = {version?: string; license?: string; dev?: boolean; dependencies?: Record<string, string>};
type Lock = Record<string, Entry>;

/**
 * Whether something under the SPDX expression *lizenz* may be handed out with our pages: of "A OR B" one has to be free, of
 * "A AND B" both. An exception ("WITH …") makes no licence free that is not. What is no expression is not free.
 */
export function istFrei(lizenz: string): boolean {
  const tokens = lizenz.match(/[()]|[^\s()]+/g) ?? [];
  let at = 0;
  const word = (name: string): boolean => tokens[at]?.toUpperCase() === name && ++at > 0;
  const term = (): boolean => {
    if (word("(")) return either() && word(")");
    const id = tokens[at++] ?? "";
    if (word("WITH")) at++;
    return frei.has(id);
  };
  // Every part is read, also where the first has decided, so that the rest is looked at for sense.
  const both = (): boolean => {
    let all = term();
    while (word("AND")) all = term() && all;
    return all;
  };
  const either = (): boolean => {
    let any = both();
    while (word("OR")) any = both() || any;
    return any;
  };
  const free = either();
  return free && at === tokens.length;
}

const readJson = (path: string): unknown => (existsSync(path) ? JSON.parse(readFileSync(path, "utf8")) : {});

/** The packages of *root*'s lock file by their place below it. */
function readLock(root: string): Lock {
  const {packages} = readJson(join(root, "package-lock.json")) as {packages?: Lock};
  return packages ?? {};
}

/** Licence that the package's own file names, in the forms of old and new packages; "" if none. */
function lizenzImPaket(root: string, pfad: string): string {
  const {license, licenses} = readJson(join(root, pfad, "package.json")) as {license?: unknown; licenses?: unknown};
  const named = [license, ...(Array.isArray(licenses) ? licenses : [])]
    .map((entry) => (typeof entry === "object" && entry !== null ? (entry as {type?: unknown}).type : entry))
    .filter((entry) => typeof entry === "string");
  return named.length > 1 ? `(${named.join(" OR ")})` : (named[0] ?? "");
}

/** Place of the package that *name* means to code in *from*: the nearest node_modules above it; undefined if none is locked. */
function resolve(lock: Lock, from: string, name: string): string | undefined {
  for (let dir = from; ; dir = dir.slice(0, Math.max(0, dir.lastIndexOf("/node_modules/")))) {
    const place = `${dir === "" ? "" : `${dir}/`}node_modules/${name}`;
    if (lock[place]) return place;
    if (dir === "") return undefined;
    if (!dir.includes("/node_modules/")) dir = "";
  }
}

const packageOf = (specifier: string): string => /^(@[^/]+\/)?[^/]+/.exec(specifier)?.[0] ?? specifier;

/** Packages that the source *text* of a page or component imports when it runs; imports of types are none. */
export function importierte(text: string): string[] {
  const found = [
    ...text.matchAll(/^\s*(?:import|export)\s+(?!type\b)(?:[^;"']*?\sfrom\s*)?["']([^"'./][^"']*)["']/gm),
    ...text.matchAll(/\bimport\(\s*["']([^"'./][^"']*)["']/g),
    // A loader that hands out a file of a package: the font.
    ...text.matchAll(/["']node_modules\/([^"']+\.woff2?)["']/g)
  ];
  const names = found.map(([, specifier = ""]) => specifier).filter((name) => !/^[a-z]+:/.test(name));
  return [...new Set(names.map(packageOf))];
}

/** Loaders run when the pages are built: their name has two endings, like karte.json.ts. They hand out files only. */
const isLoader = (file: string): boolean => /\.[a-z0-9]+\.ts$/.test(file);

function importedBySource(root: string): string[] {
  const src = join(root, "src");
  if (!existsSync(src)) return [];
  const names = listFiles(src)
    .filter((file) => /\.(ts|js|md)$/.test(file) && !/\.(test|d)\.ts$|(^|\/)\.observablehq\//.test(file))
    .flatMap((file) => {
      const text = readFileSync(join(src, file), "utf8");
      return isLoader(file)
        ? importierte(text.match(/["']node_modules[^"']+["']/g)?.join("\n") ?? "")
        : importierte(text);
    });
  return [...new Set(names)];
}

/** Places of all packages that reach readers: what the sources import, with everything that depends on, and Framework's client. */
function shipped(root: string, lock: Lock): Set<string> {
  const places = new Set<string>();
  const visit = (from: string, name: string): void => {
    // Types are gone when the program runs.
    if (name.startsWith("@types/")) return;
    const place = resolve(lock, from, name);
    if (place === undefined || places.has(place)) return;
    places.add(place);
    for (const next of Object.keys(lock[place]?.dependencies ?? {})) visit(place, next);
  };
  for (const name of importedBySource(root)) visit("", name);
  const framework = resolve(lock, "", "@observablehq/framework");
  if (framework !== undefined) {
    places.add(framework);
    for (const name of inFramework) visit(framework, name);
  }
  return places;
}

/**
 * Every package of the lock file in *root*, sorted by name. What is shipped is told from what the pages import, with all that
 * it depends on; that is a little more than the bundles hold, and never less.
 */
export function pakete(root = "."): Paket[] {
  const lock = readLock(root);
  const out = shipped(root, lock);
  return Object.entries(lock)
    .filter(([pfad]) => pfad !== "")
    .map(([pfad, {version = "", license, dev}]) => ({
      name: pfad.slice(pfad.lastIndexOf("node_modules/") + "node_modules/".length),
      version,
      pfad,
      lizenz: license ?? lizenzImPaket(root, pfad),
      zweck: out.has(pfad) ? ("ausgeliefert" as const) : dev === true ? ("entwicklung" as const) : ("bau" as const)
    }))
    .sort((a, b) => (`${a.name} ${a.pfad}` < `${b.name} ${b.pfad}` ? -1 : 1));
}

const licenceFile = /^(licen[cs]e|copying|copyright|notice|ofl|unlicense)([.-].*)?$/i;

/** Texts of the licence and notice files in the package's folder, in the order of their names. */
export function lizenztexte(root: string, {pfad}: Paket): string[] {
  const dir = join(root, pfad);
  if (!existsSync(dir)) return [];
  return readdirSync(dir, {withFileTypes: true})
    .filter((entry) => entry.isFile() && licenceFile.test(entry.name))
    .map(({name}) => name)
    .sort()
    .map((name) =>
      readFileSync(join(dir, name), "utf8")
        .replace(/\r\n?/g, "\n")
        .replace(/^\ufeff/, "")
        .trim()
    )
    .filter((text) => text !== "");
}

/** German sentences about what must not be handed to readers: a licence that is not free or unknown, or one without its text. */
export function lizenzfehler(alle: readonly Paket[], root = "."): string[] {
  return alle
    .filter(({zweck}) => zweck === "ausgeliefert")
    .flatMap((paket) => {
      const wer = `${paket.name} ${paket.version}`;
      if (paket.lizenz === "") return [`${wer}: Das Paket nennt keine Lizenz.`];
      if (!istFrei(paket.lizenz))
        return [
          /\b[AL]?GPL/i.test(paket.lizenz)
            ? `${wer}: Die Lizenz ${paket.lizenz} verlangt, auch unser Programm unter ihr weiterzugeben.`
            : `${wer}: Die Lizenz ${paket.lizenz} ist nicht als frei bekannt.`
        ];
      return lizenztexte(root, paket).length === 0
        ? [`${wer}: Der Text der Lizenz ${paket.lizenz} fehlt im Paket.`]
        : [];
    });
}

/** German sentences about scripts in the built site *dir* that *alle* does not know as shipped. */
export function unbekannteProgramme(dir: string, alle: readonly Paket[]): string[] {
  const known = new Set(
    alle.filter(({zweck}) => zweck === "ausgeliefert").map(({name, version}) => `${name}@${version}`)
  );
  const files = listFiles(dir);
  const packages = files.flatMap((file) => /^_(?:node|npm)\/((?:@[^/]+\/)?[^/]+@[^/]+)\//.exec(file)?.[1] ?? []);
  const scripts = files.filter((file) => file.startsWith("_observablehq/") && !frameworkScripts.test(file));
  return [
    ...[...new Set(packages)]
      .filter((name) => !known.has(name))
      .map((name) => `${name} steht nicht in der Liste der Lizenzen.`),
    ...scripts.map((file) => `${file} ist ein Programm von Framework, dessen Bestandteile nicht bekannt sind.`)
  ];
}

/** Notices that stand in the scripts of the built site *dir* themselves, such as of code that a package has taken in. */
export function vermerkeImProgramm(dir: string): string[] {
  const found = listFiles(dir)
    .filter((file) => /^_(node|npm|observablehq)\/.*\.js$/.test(file))
    .flatMap((file) => readFileSync(join(dir, file), "utf8").match(/\/\*[^]*?\*\//g) ?? [])
    .filter((text) => /@license|@preserve|copyright/i.test(text))
    .map((text) =>
      text
        .replace(/^\/\*[*!]?|\*\/$/g, "")
        .replace(/^[ \t]*\*[ \t]?/gm, "")
        .trim()
    );
  return [...new Set(found)].sort();
}

const line = "-".repeat(78);

/**
 * The text that goes with the pages: which programs and fonts of others are in them, and the licences these ask to be handed on.
 * Equal texts stand once. The same packages give the same bytes.
 */
export function lizenzenText(alle: readonly Paket[], root = ".", vermerke: readonly string[] = []): string {
  const ours = alle.filter(({zweck}) => zweck === "ausgeliefert");
  const name = (paket: Paket): string => `${paket.name} ${paket.version} (${paket.lizenz})`;
  const byText = new Map<string, string[]>();
  for (const paket of ours)
    for (const text of lizenztexte(root, paket)) byText.set(text, [...(byText.get(text) ?? []), name(paket)]);
  const own = join(root, "LICENSE");
  return [
    "Lizenzen der Programme und Schriften im Bedarfsatlas Marzahn-Hellersdorf",
    "",
    "Der Bedarfsatlas selbst steht unter der EUPL-1.2. Ihr Text steht am Ende.",
    "Die Seiten enthalten außerdem Programme und Schriften anderer. Hier stehen ihre Namen, Fassungen und Lizenzen.",
    "",
    ...ours.map(name),
    ...[...byText].flatMap(([text, names]) => ["", line, ...names, line, "", text]),
    ...(vermerke.length > 0 ? ["", line, "Vermerke in den Programmen selbst", line] : []),
    ...vermerke.flatMap((text) => ["", text]),
    ...(existsSync(own) ? ["", line, "Bedarfsatlas (EUPL-1.2)", line, "", readFileSync(own, "utf8").trim()] : []),
    ""
  ].join("\n");
}

/** The failure that names all *fehler*, each a sentence, and what to do about them. */
export function ablehnung(fehler: readonly string[]): CommandError {
  const regel =
    "Bitte das Paket ersetzen, oder die Lizenz prüfen lassen und in tools/lizenzen-liste.ts eintragen (docs/betrieb.md, „Licences“).";
  return new CommandError(`So darf der Bedarfsatlas nicht ausgeliefert werden:\n${fehler.join("\n")}\n${regel}`);
}

/** Name of the file with the licences in a built site; /impressum leads to it. */
export const lizenzdatei = "lizenzen.txt";

/**
 * Writes the licences of all that the built site *dir* hands out into it, from the packages of *root*. Throws a CommandError, in
 * German, if one of them may not be handed out, has no licence text, or is in the site and not in the list.
 */
export function schreibeLizenzen(dir: string, root = "."): void {
  const alle = pakete(root);
  const fehler = [...lizenzfehler(alle, root), ...unbekannteProgramme(dir, alle)];
  if (fehler.length > 0) throw ablehnung(fehler);
  // The mark tells browsers the encoding where a server does not.
  writeFileSync(join(dir, lizenzdatei), `\ufeff${lizenzenText(alle, root, vermerkeImProgramm(dir))}`);
}
