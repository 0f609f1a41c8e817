import {mkdirSync, readFileSync, renameSync, writeFileSync} from "node:fs";
import {dirname, join} from "node:path";
import {z} from "zod";
import type {Abruf} from "../contract/catalogue.js";
import {decodeText} from "../contract/csv.js";
import {InputError} from "../contract/errors.js";
import type {Problem} from "../contract/errors.js";
import {parseJson} from "../contract/json.js";
import {cachePath, download, systemClock, usualLimits} from "./download.js";
import type {Clock, DownloadOptions, Downloaded, Limits} from "./download.js";
import {UnreachableError} from "./http.js";

export interface OnlineOptions {
  /** The sources to be got, each with its ways from the catalogue, tried all. */
  quellen: readonly {id: string; titel: string; abruf: readonly Abruf[]}[];
  /** True if the reader named the sources: then one that must be got by hand and stands alone is an error. */
  named: boolean;
  /** Folder for the downloads, kept between runs. */
  cacheDir: string;
  /** Gets one German line a file. */
  report: (line: string) => void;
  /** Gets a German line again and again while a file arrives; for terminals. */
  live?: ((line: string) => void) | undefined;
  clock?: Clock;
  limits?: Limits;
  env?: Readonly<Record<string, string | undefined>>;
}

export interface OnlineFiles {
  /** Sources of which at least one file was got. */
  quellen: string[];
  /** Paths below the cache folder, with forward slashes. */
  paths: string[];
}

type Ckan = Extract<Abruf, {art: "ckan"}>;
type Wfs = Extract<Abruf, {art: "wfs"}>;

const datenregister = "https://datenregister.berlin.de/api/3/action";
const lookThere = "Bitte die Angaben unter abruf in data/catalogue/sources.json prüfen.";
const mostFiles = 200;
const pageSize = 1000;
const mostPages = 50;

const megabytes = (bytes: number): string =>
  bytes < 1e6
    ? `${Math.ceil(bytes / 1000).toLocaleString("de-DE")} kB`
    : `${(bytes / 1e6).toLocaleString("de-DE", {maximumFractionDigits: 1})} MB`;

/** How far a download is: "45 % von 2,6 MB", or the bytes alone where the server does not say how many there are. */
export function formatProgress(bytes: number, total: number | undefined): string {
  return total === undefined || total === 0
    ? megabytes(bytes)
    : `${Math.floor((100 * bytes) / total)} % von ${megabytes(total)}`;
}

interface Source {
  quelle: string;
  cacheDir: string;
  options: DownloadOptions;
  report: (line: string) => void;
  live: ((line: string) => void) | undefined;
}

function pathFor({cacheDir, quelle}: Source, name: string): string {
  const path = cachePath(cacheDir, quelle, name);
  if (path !== undefined) return path;
  throw new InputError({
    datei: quelle,
    wert: name,
    regel: "ist kein Dateiname, unter dem gespeichert wird",
    abhilfe: lookThere
  });
}

async function get(source: Source, address: string, name: string): Promise<Downloaded> {
  const {quelle, options, live} = source;
  const onBytes =
    live && ((bytes: number, total?: number) => live(`${quelle}: ${name} ${formatProgress(bytes, total)}`));
  return await download(address, pathFor(source, name), {...options, onBytes});
}

async function getFile(source: Source, address: string, name: string, place = ""): Promise<string> {
  const {bytes, unchanged, sha256} = await get(source, address, name);
  const state = unchanged ? "unverändert" : `${megabytes(bytes)} geladen`;
  source.report(`${place}${source.quelle}: ${name} ${state}, Prüfsumme ${sha256.slice(0, 12)}`);
  return `${source.quelle}/${name}`;
}

function readJson<T>(path: string, datei: string, schema: z.ZodType<T>, what: string): T {
  const parsed = parseJson(decodeText(readFileSync(path), datei), datei);
  if ("problem" in parsed)
    throw new InputError({...parsed.problem, abhilfe: `Bitte später noch einmal versuchen. ${lookThere}`});
  const result = schema.safeParse(parsed.value);
  if (result.success) return result.data;
  throw new InputError({
    datei,
    spalte: result.error.issues[0]?.path.join(".") || "(ganze Antwort)",
    regel: `ist nicht in der Form einer Antwort ${what}`,
    abhilfe: lookThere
  });
}

const Search = z.object({
  success: z.literal(true),
  result: z.object({
    results: z.array(
      z.object({
        state: z.string().optional(),
        resources: z.array(
          z.object({
            url: z.string().nullish(),
            name: z.string().nullish(),
            state: z.string().nullish(),
            last_modified: z.string().nullish(),
            created: z.string().nullish()
          })
        )
      })
    )
  })
});

interface Resource {
  name: string;
  url: URL;
  stand: string;
}

/** The files of a search answer whose name matches *pattern*, deleted ones left out, one a name, newest first. */
function resourcesOf(answer: z.infer<typeof Search>, pattern: RegExp): Resource[] {
  const found = answer.result.results
    .filter(({state}) => state === undefined || state === "active")
    .flatMap(({resources}) => resources)
    .filter(({state}) => state === undefined || state === null || state === "active")
    .flatMap(({url, name, last_modified, created}): Resource[] => {
      if (!url || !URL.canParse(url)) return [];
      const address = new URL(url);
      const matching = [lastSegment(address), name ?? ""].find((text) => text.length <= 200 && pattern.test(text));
      return matching === undefined ? [] : [{name: matching, url: address, stand: last_modified ?? created ?? ""}];
    })
    .sort((a, b) => (a.stand < b.stand ? 1 : a.stand > b.stand ? -1 : 0));
  return found.filter(({name}, i) => found.findIndex((other) => other.name === name) === i);
}

function lastSegment(url: URL): string {
  const segment = url.pathname.slice(url.pathname.lastIndexOf("/") + 1);
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

async function getCkan(source: Source, {url = datenregister, suche, dateien}: Ckan): Promise<string[]> {
  const address = `${url}/package_search?${new URLSearchParams({q: suche, rows: "100"}).toString()}`;
  const {path} = await get(source, address, "datenregister.json");
  const datei = `Datenregister, Suche „${suche}“`;
  const resources = resourcesOf(readJson(path, datei, Search, "des Datenregisters"), new RegExp(dateien));
  const reachable = resources.filter(({url: {host, protocol}, name}) => {
    const allowed = source.options.hosts.has(host) && /^https?:$/.test(protocol);
    if (!allowed) source.report(`${source.quelle}: ${name} liegt auf ${host || protocol} und wird nicht abgerufen`);
    return allowed;
  });
  const [first] = resources;
  if (reachable.length === 0)
    throw new InputError({
      datei,
      wert: dateien,
      regel: first
        ? `passt nur auf Dateien, die auf Servern außerhalb des Katalogs liegen (${first.url.host || first.url.protocol})`
        : "passt auf keine Datei, die das Datenregister nennt",
      abhilfe: lookThere
    });
  if (reachable.length > mostFiles)
    throw new InputError({
      datei,
      wert: dateien,
      regel: `passt auf ${reachable.length} Dateien; abgerufen werden höchstens ${mostFiles}`,
      abhilfe: lookThere
    });
  const paths: string[] = [];
  for (const [i, {name, url: file}] of reachable.entries())
    paths.push(await getFile(source, file.href, name, `[${i + 1}/${reachable.length}] `));
  return paths;
}

const Page = z.object({
  type: z.literal("FeatureCollection"),
  numberMatched: z.union([z.number(), z.string()]).optional(),
  features: z.array(
    z.looseObject({
      id: z.union([z.string(), z.number()]).optional(),
      properties: z.record(z.string(), z.unknown()).nullable()
    })
  )
});
type Feature = z.infer<typeof Page>["features"][number];

/** All features of a layer, page by page; throws InputError if the pages repeat each other or are not as many as announced. */
async function getFeatures(source: Source, {url, ebene, datei}: Wfs): Promise<Feature[]> {
  const features: Feature[] = [];
  const seen = new Set<string>();
  const place = `Geodienst, Ebene ${ebene}`;
  const refuse = (regel: string): never => {
    throw new InputError({datei: place, regel, abhilfe: lookThere});
  };
  for (let page = 0; ; page++) {
    if (page === mostPages) refuse(`liefert mehr als ${mostPages * pageSize} Einträge`);
    const address = new URL(url);
    for (const [key, value] of Object.entries({
      service: "WFS",
      version: "2.0.0",
      request: "GetFeature",
      typeNames: ebene,
      outputFormat: "application/json",
      srsName: "EPSG:25833",
      count: String(pageSize),
      startIndex: String(page * pageSize)
    }))
      address.searchParams.set(key, value);
    const {path} = await get(source, address.href, `${datei.replace(/\.\w+$/, "")}.seite${page + 1}.json`);
    const {features: next, numberMatched} = readJson(path, `${place}, Seite ${page + 1}`, Page, "des Geodienstes");
    for (const feature of next) {
      const id = JSON.stringify(feature.id ?? feature.properties);
      if (seen.has(id)) refuse(`liefert auf Seite ${page + 1} Einträge noch einmal (${id.slice(0, 40)})`);
      seen.add(id);
    }
    features.push(...next);
    const matched = Number(numberMatched);
    const complete = Number.isNaN(matched) ? next.length < pageSize : features.length >= matched;
    if (complete) break;
    if (next.length === 0) refuse(`nennt ${matched} Einträge und liefert nur ${features.length}`);
  }
  if (features.length === 0) refuse("liefert keine Einträge");
  return features;
}

function csvCell(value: unknown): string {
  const text =
    value === null || value === undefined
      ? ""
      : typeof value === "object"
        ? JSON.stringify(value)
        : String(value as string);
  return /[";\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** The attributes of *features* as a table (semicolons, LF), one column per name; throws InputError if one has no such attribute. */
function formatFeatures(features: readonly Feature[], spalten: readonly string[], ebene: string): string {
  const missing = spalten.find((name) => features.some(({properties}) => !Object.hasOwn(properties ?? {}, name)));
  if (missing !== undefined)
    throw new InputError({
      datei: `Geodienst, Ebene ${ebene}`,
      spalte: missing,
      regel: "fehlt in den Daten des Dienstes; der Aufbau hat sich geändert",
      abhilfe: lookThere
    });
  const rows = features.map(({properties}) => spalten.map((name) => csvCell(properties?.[name])).join(";"));
  return `${[spalten.map(csvCell).join(";"), ...rows].join("\n")}\n`;
}

async function getWfs(source: Source, wfs: Wfs): Promise<string[]> {
  const features = await getFeatures(source, wfs);
  const spalten = wfs.spalten ?? Object.keys(features[0]?.properties ?? {});
  const text = wfs.datei.endsWith(".csv")
    ? formatFeatures(features, spalten, wfs.ebene)
    : `${JSON.stringify({type: "FeatureCollection", features})}\n`;
  const path = pathFor(source, wfs.datei);
  mkdirSync(dirname(path), {recursive: true});
  writeFileSync(`${path}.neu`, text);
  renameSync(`${path}.neu`, path);
  source.report(`${source.quelle}: ${wfs.datei} mit ${features.length.toLocaleString("de-DE")} Einträgen`);
  return [`${source.quelle}/${wfs.datei}`];
}

/** The hosts the catalogue names for a source; nothing else is asked, whatever an answer points to. */
function hostsOf(abruf: readonly Abruf[]): Set<string> {
  return new Set(
    abruf.flatMap((way) => {
      if (way.art === "hand") return [];
      const servers = way.art === "wfs" ? [] : (way.server ?? []);
      return [new URL(way.url ?? datenregister).host, ...servers];
    })
  );
}

async function getWay(source: Source, way: Exclude<Abruf, {art: "hand"}>): Promise<string[]> {
  switch (way.art) {
    case "ckan":
      return await getCkan(source, way);
    case "wfs":
      return await getWfs(source, way);
    case "datei":
      return [await getFile(source, way.url, way.datei)];
  }
}

/**
 * Gets the files of *quellen* into the cache folder, each source by the ways its catalogue entry lists, and returns what is
 * to be read there. A way "hand" prints its instruction. Throws one InputError for all that could not be got, so that
 * nothing is read from half a delivery; what has arrived stays in the cache for the next run.
 */
export async function fetchOnline({
  quellen,
  named,
  cacheDir,
  report,
  live,
  clock = systemClock,
  limits = usualLimits,
  env = process.env
}: OnlineOptions): Promise<OnlineFiles> {
  const online = quellen.filter(({abruf}) => abruf.some(({art}) => art !== "hand"));
  const byHand = quellen.flatMap(({id, titel, abruf}) =>
    abruf.flatMap((way) => (way.art === "hand" ? [{id, titel, anleitung: way.anleitung}] : []))
  );
  if (online.length === 0 && named)
    throw new InputError(
      byHand.map(({id, titel, anleitung}) => ({
        datei: `${id} (${titel})`,
        regel: "lässt sich nicht automatisch abrufen",
        abhilfe: anleitung
      }))
    );
  const problems: Problem[] = [];
  const unreachable = new Set<string>();
  const files: OnlineFiles = {quellen: [], paths: []};
  for (const {id, abruf} of online) {
    const hosts = hostsOf(abruf);
    const source: Source = {
      quelle: id,
      cacheDir,
      report,
      live,
      options: {hosts, clock, limits, env, report: (line) => report(`${id}: ${line}`)}
    };
    const paths: string[] = [];
    for (const way of abruf) {
      if (way.art === "hand") continue;
      const {host} = new URL(way.url ?? datenregister);
      if (unreachable.has(host)) continue;
      try {
        paths.push(...(await getWay(source, way)));
      } catch (error) {
        if (!(error instanceof InputError)) throw error;
        if (error instanceof UnreachableError) unreachable.add(host);
        problems.push(...error.problems.map((problem) => ({...problem, datei: `${id}: ${problem.datei}`})));
      }
    }
    if (paths.length > 0) files.quellen.push(id);
    files.paths.push(...new Set(paths));
  }
  for (const {id, anleitung} of byHand) report(`${id}: von Hand. ${anleitung}`);
  if (problems.length > 0) throw new InputError(problems);
  return files;
}

/** Where downloads are kept for a data folder; git ignores it. */
export const cacheDirOf = (dataDir: string): string => join(dataDir, "build", "abruf");
