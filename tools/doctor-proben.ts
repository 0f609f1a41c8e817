import {spawnSync} from "node:child_process";
import {createHash} from "node:crypto";
import {accessSync, constants, existsSync, readFileSync} from "node:fs";
import {statfs} from "node:fs/promises";
import {totalmem} from "node:os";
import {delimiter, dirname, join} from "node:path";
import {findChromium} from "./browser.js";
import type {Bauzustand, Proben} from "./doctor-befunde.js";

// Nothing here may import a package before it has looked whether the packages are there.

type LockEntry = {version?: string; dev?: boolean; optional?: boolean; devOptional?: boolean};
type Lock = Record<string, LockEntry>;

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch {
    return null;
  }
}

const readLock = (path: string): Lock | null => (readJson(path) as {packages?: Lock} | null)?.packages ?? null;

/**
 * How the packages below *root* differ from its lock file; null if there is none. Those that only some systems have do not count,
 * and what npm has noted of the installed ones is believed, but for the packages' own folders.
 */
export function messePakete(root: string): Proben["pakete"] {
  const lock = readLock(join(root, "package-lock.json"));
  if (!lock) return null;
  const installed = readLock(join(root, "node_modules/.package-lock.json")) ?? {};
  const result = {fehlend: [] as string[], anders: [] as string[], nurEntwicklung: [] as string[]};
  for (const [path, {version, dev, devOptional, optional}] of Object.entries(lock)) {
    if (path === "" || optional === true || devOptional === true) continue;
    const name = path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length);
    const there = existsSync(join(root, path, "package.json"));
    if (there && installed[path]?.version === version) continue;
    const list = dev === true ? result.nurEntwicklung : there ? result.anders : result.fehlend;
    if (!list.includes(name)) list.push(name);
  }
  return result;
}

async function messePlatz(root: string): Promise<number | null> {
  try {
    const {bavail, bsize} = await statfs(root);
    return bavail * bsize;
  } catch {
    return null;
  }
}

/** Those of *folders* that this user may not write to; one that is not there yet is judged by what it would lie in. */
export function messeSchreibrecht(root: string, folders: readonly string[]): string[] {
  return folders.filter((folder) => {
    let path = join(root, folder);
    while (!existsSync(path)) path = dirname(path);
    try {
      accessSync(path, constants.W_OK);
      return false;
    } catch {
      return true;
    }
  });
}

/** Whether the files that the accepted state names in data/ below *root* are there and unchanged, and with them areas and borders. */
export function messeDaten(root: string): Proben["daten"] {
  const official = "data/official";
  const accepted = `${official}/stand-lieferungen.csv`;
  const needed = [
    accepted,
    `${official}/stand.csv`,
    ...["2019", "2021"].flatMap((lor) => [`${official}/lor/${lor}.csv`, `data/geometry/lor-${lor}.json`])
  ];
  const fehlend = needed.filter((file) => !existsSync(join(root, file)));
  const anders: string[] = [];
  if (fehlend.includes(accepted)) return {lieferungen: 0, fehlend, anders};
  const rows = readFileSync(join(root, accepted), "utf8").trim().split(/\r?\n/).slice(1);
  for (const row of rows) {
    const [quelle = "", release = "", sha256] = row.split(",");
    const csv = `${official}/${quelle}/${release}.csv`;
    fehlend.push(...[csv, csv.replace(/csv$/, "meta.json")].filter((file) => !existsSync(join(root, file))));
    if (!existsSync(join(root, csv))) continue;
    const found = createHash("sha256")
      .update(readFileSync(join(root, csv)))
      .digest("hex");
    if (found !== sha256) anders.push(`${quelle} ${release}`);
  }
  return {lieferungen: rows.length, fehlend: [...new Set(fehlend)], anders};
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

async function messeKatalog(root: string): Promise<string | null> {
  try {
    const {readCatalogue} = await import("../loaders/contract/readCatalogue.js");
    readCatalogue(join(root, "data/catalogue"));
    return null;
  } catch (error) {
    return messageOf(error);
  }
}

async function messeDatenbank(): Promise<Proben["datenbank"]> {
  try {
    const [{warehouseState}, {openWarehouse, profile}] = await Promise.all([
      import("./steps.js"),
      import("../loaders/warehouse/open.js")
    ]);
    const state = warehouseState();
    if (state === "fehlt") return state;
    for (const profil of profile) {
      const connection = await openWarehouse(undefined, profil);
      await connection.runAndReadAll("SELECT count(*) FROM beobachtungen");
      connection.closeSync();
    }
    return state;
  } catch (error) {
    return {fehler: messageOf(error).split("\n")[0] ?? ""};
  }
}

async function messeSeiten(): Promise<Bauzustand> {
  try {
    return (await import("./steps.js")).siteState("oeffentlich");
  } catch {
    // What is in the way of the database is in the way here too, and is told there.
    return existsSync("dist/index.html") ? "veraltet" : "fehlt";
  }
}

/** The entries of betreiber.json below *root* that nobody has filled in; null if the file cannot be read. */
export function messeBetreiber(root: string): string[] | null {
  const entries = readJson(join(root, "data/catalogue/betreiber.json"));
  if (typeof entries !== "object" || entries === null) return null;
  return Object.entries(entries)
    .filter(([, value]) => value === null)
    .map(([key]) => key);
}

// Debian keeps servers where only root's PATH looks.
const path = [process.env["PATH"] ?? "", "/usr/sbin", "/usr/local/sbin"].join(delimiter);

function runs(program: string, flag: string): boolean {
  const {error, status} = spawnSync(program, [flag], {
    env: {...process.env, PATH: path},
    stdio: "ignore",
    timeout: 20_000
  });
  return error === undefined && status === 0;
}

/** The browser that tests would start. */
export async function messeChromium(env: NodeJS.ProcessEnv): Promise<Proben["chromium"]> {
  const named = env["CHROMIUM_PATH"];
  const pfad = (await findChromium(env)) ?? named ?? "";
  if (pfad === "") return null;
  const herkunft = named ? "CHROMIUM_PATH" : pfad.startsWith("/usr/") ? "System" : "Paket";
  return {pfad, herkunft, laeuft: runs(pfad, "--version")};
}

function messeStand(root: string): Date | null {
  const {stdout} = spawnSync("git", ["-C", root, "log", "-1", "--format=%cI"], {encoding: "utf8", timeout: 20_000});
  const stand = new Date((stdout ?? "").trim());
  return Number.isNaN(stand.getTime()) ? null : stand;
}

async function messePort(env: NodeJS.ProcessEnv): Promise<Proben["port"]> {
  const {createServer} = await import("node:net");
  const nummer = Number(env["PORT"] || 3000);
  if (!Number.isInteger(nummer) || nummer < 1 || nummer > 65535) return null;
  const server = createServer();
  const frei = await new Promise<boolean>((done) => {
    server.once("error", () => done(false));
    server.listen(nummer, "127.0.0.1", () => done(true));
  });
  if (frei) await new Promise((done) => server.close(done));
  return {nummer, frei};
}

/** Looks at this computer and at the project in the current folder; nothing is changed. */
export async function messe(env: NodeJS.ProcessEnv = process.env): Promise<Proben> {
  const root = ".";
  const {engines} = (readJson("package.json") ?? {}) as {engines?: {node?: string}};
  return {
    node: process.versions.node,
    nodeBereich: engines?.node ?? ">=20.19 <25",
    pakete: messePakete(root),
    freierPlatz: await messePlatz(root),
    arbeitsspeicher: Math.min(totalmem(), process.constrainedMemory() || Infinity),
    nichtSchreibbar: messeSchreibrecht(root, ["data/build", "data/official", "dist", "src/.observablehq"]),
    katalogfehler: await messeKatalog(root),
    daten: messeDaten(root),
    datenbank: await messeDatenbank(),
    seiten: await messeSeiten(),
    betreiberLeer: messeBetreiber(root),
    chromium: await messeChromium(env),
    programme: {
      git: runs("git", "--version"),
      soffice: runs("soffice", "--version"),
      pdftotext: runs("pdftotext", "-v"),
      nginx: runs("nginx", "-v"),
      caddy: runs("caddy", "version"),
      openssl: runs("openssl", "version")
    },
    jetzt: new Date(),
    juengsterStand: messeStand(root),
    port: await messePort(env)
  };
}
