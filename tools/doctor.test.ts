import {spawnSync} from "node:child_process";
import {createHash} from "node:crypto";
import {chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir, userInfo} from "node:os";
import {dirname, join, resolve} from "node:path";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {befundeOf, formatBefund, liegtIn, schluss} from "./doctor-befunde.js";
import type {Befund, Proben} from "./doctor-befunde.js";
import {messeBetreiber, messeChromium, messeDaten, messePakete, messeSchreibrecht} from "./doctor-proben.js";

const gigabyte = 1024 ** 3;
const bestens: Proben = {
  node: "20.20.2",
  nodeBereich: ">=20.19 <25",
  pakete: {fehlend: [], anders: [], nurEntwicklung: []},
  freierPlatz: 50 * gigabyte,
  arbeitsspeicher: 8 * gigabyte,
  nichtSchreibbar: [],
  katalogfehler: null,
  daten: {lieferungen: 60, fehlend: [], anders: []},
  datenbank: "aktuell",
  seiten: "aktuell",
  betreiberLeer: [],
  chromium: {pfad: "/usr/bin/chromium", herkunft: "System", laeuft: true},
  programme: {git: true, soffice: true, pdftotext: true, nginx: true, caddy: true, openssl: true},
  jetzt: new Date("2026-11-23T12:00:00Z"),
  juengsterStand: new Date("2026-11-20T12:00:00Z"),
  port: {nummer: 3000, frei: true}
};

/** The findings that are not well, where all is well but *part*. */
const anders = (part: Partial<Proben>): Befund[] => befundeOf({...bestens, ...part}).filter(({art}) => art !== "gut");
const ohne = (name: keyof Proben["programme"]): Partial<Proben> => ({programme: {...bestens.programme, [name]: false}});

it("finds nothing where all is there, and says what each thing is for", () => {
  const befunde = befundeOf(bestens);
  expect(befunde.filter(({art}) => art !== "gut")).toEqual([]);
  for (const befund of befunde) expect(formatBefund(befund)).toMatch(/^✓ .+: .+ – für .+/);
  expect(schluss(befunde)).toContain("Alles Nötige ist da.");
});

describe.each<[string, Partial<Proben>, Befund["art"], string]>([
  ["an old Node", {node: "18.20.0"}, "fehlt", "18.20.0 liegt nicht in"],
  ["a Node that is too new", {node: "25.0.0"}, "fehlt", "25.0.0 liegt nicht in"],
  ["no lock file", {pakete: null}, "fehlt", "package-lock.json fehlt"],
  [
    "packages that are not installed",
    {pakete: {fehlend: ["zod"], anders: [], nurEntwicklung: []}},
    "fehlt",
    "nicht installiert: zod"
  ],
  [
    "packages of other versions",
    {pakete: {fehlend: [], anders: ["a", "b", "c", "d", "e"], nurEntwicklung: []}},
    "fehlt",
    "a, b, c und 2 weitere"
  ],
  [
    "packages for developing only",
    {pakete: {fehlend: [], anders: [], nurEntwicklung: ["vitest"]}},
    "hinweis",
    "zum Entwickeln"
  ],
  ["a full disk", {freierPlatz: 0.5 * gigabyte}, "fehlt", "0,5 GB frei"],
  ["a disk that is nearly full", {freierPlatz: 2 * gigabyte}, "hinweis", "2 GB frei"],
  ["little memory", {arbeitsspeicher: gigabyte}, "hinweis", "1 GB"],
  ["a folder it may not write to", {nichtSchreibbar: ["dist"]}, "fehlt", "fehlt in dist"],
  ["a faulty catalogue", {katalogfehler: "indicators.json: …"}, "fehlt", "indicators.json"],
  ["a missing file", {daten: {lieferungen: 1, fehlend: ["a.csv"], anders: []}}, "fehlt", "es fehlt a.csv"],
  ["a changed release", {daten: {lieferungen: 1, fehlend: [], anders: ["ewr 2025-12"]}}, "hinweis", "ewr 2025-12"],
  ["no database yet", {datenbank: "fehlt"}, "hinweis", "noch nicht gebaut"],
  ["an old database", {datenbank: "veraltet"}, "hinweis", "nicht vom jetzigen Stand"],
  ["a broken database", {datenbank: {fehler: "IO Error"}}, "fehlt", "IO Error"],
  ["no pages yet", {seiten: "fehlt"}, "hinweis", "noch nicht gebaut"],
  ["old pages", {seiten: "veraltet"}, "hinweis", "dist/"],
  ["an operator without a name", {betreiberLeer: ["name", "email"]}, "hinweis", "leer: name, email"],
  ["an operator's file that cannot be read", {betreiberLeer: null}, "fehlt", "betreiber.json"],
  ["no browser", {chromium: null}, "hinweis", "kein Chromium"],
  [
    "a browser that does not start",
    {chromium: {pfad: "/opt/c", herkunft: "CHROMIUM_PATH", laeuft: false}},
    "hinweis",
    "/opt/c (CHROMIUM_PATH) startet nicht"
  ],
  ["no git", ohne("git"), "hinweis", "nicht gefunden: git"],
  ["no LibreOffice", ohne("soffice"), "hinweis", "nicht gefunden: soffice"],
  ["no poppler", ohne("pdftotext"), "hinweis", "nicht gefunden: pdftotext"],
  ["no web server", ohne("caddy"), "hinweis", "nicht gefunden: caddy"],
  ["a clock that is behind", {jetzt: new Date("2020-01-01")}, "hinweis", "liegt vor der letzten Änderung"],
  ["a clock that is far ahead", {jetzt: new Date("2040-01-01")}, "hinweis", "über zehn Jahre"],
  ["a port that is taken", {port: {nummer: 3000, frei: false}}, "hinweis", "3000 ist belegt"],
  ["a port that is none", {port: null}, "hinweis", "keine Portnummer"]
])("with %s", (_, part, art, words) => {
  it("there is one finding, with what to do", () => {
    const befunde = anders(part);
    expect(befunde.map((befund) => befund.art)).toEqual([art]);
    const text = formatBefund(befunde[0]!);
    expect(text).toContain(words);
    expect(text).toMatch(new RegExp(`^${art === "fehlt" ? "fehlt" : "Hinweis"} [^]+\n +→ .+`));
    expect(schluss(befunde)).toContain(art === "fehlt" ? "Bitte zuerst das beheben" : "Alles Nötige ist da.");
  });
});

it("does not complain where the system says nothing", () => {
  expect(anders({freierPlatz: null, juengsterStand: null})).toEqual([]);
});

it("compares versions by their numbers", () => {
  expect(liegtIn("20.19.0", ">=20.19 <25")).toBe(true);
  expect(liegtIn("20.9.0", ">=20.19 <25")).toBe(false);
  expect(liegtIn("24.11.1", ">=20.19 <25")).toBe(true);
});

describe("the probes", () => {
  let root: string;
  const write = (file: string, content: string | object): void => {
    mkdirSync(dirname(join(root, file)), {recursive: true});
    writeFileSync(join(root, file), typeof content === "string" ? content : JSON.stringify(content));
  };
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), "doctor-"));
  });
  afterEach(() => rmSync(root, {recursive: true}));

  it("tell installed packages from missing, other and optional ones", () => {
    expect(messePakete(root)).toBeNull();
    const packages = {
      "": {},
      "node_modules/da": {version: "1.0.0"},
      "node_modules/weg": {version: "1.0.0"},
      "node_modules/alt": {version: "2.0.0"},
      "node_modules/test": {version: "1.0.0", dev: true},
      "node_modules/nur-windows": {version: "1.0.0", optional: true}
    };
    write("package-lock.json", {packages});
    const installed = {...packages, "node_modules/alt": {version: "1.0.0"}};
    write("node_modules/.package-lock.json", {packages: installed});
    for (const name of ["da", "alt"]) write(`node_modules/${name}/package.json`, {});
    expect(messePakete(root)).toEqual({fehlend: ["weg"], anders: ["alt"], nurEntwicklung: ["test"]});
  });

  it("find releases that are gone or changed", () => {
    for (const file of ["stand.csv", "lor/2019.csv", "lor/2021.csv"]) write(`data/official/${file}`, "");
    write("data/geometry/lor-2019.json", {});
    const sha256 = createHash("sha256").update("gut").digest("hex");
    write("data/official/ewr/a.csv", "gut");
    write("data/official/ewr/a.meta.json", {});
    write("data/official/ewr/b.csv", "anders");
    write(
      "data/official/stand-lieferungen.csv",
      `quelle,release,sha256\newr,a,${sha256}\newr,b,${sha256}\newr,c,${sha256}\n`
    );
    expect(messeDaten(root)).toEqual({
      lieferungen: 3,
      fehlend: [
        "data/geometry/lor-2021.json",
        "data/official/ewr/b.meta.json",
        "data/official/ewr/c.csv",
        "data/official/ewr/c.meta.json"
      ],
      anders: ["ewr b"]
    });
  });

  it.skipIf(userInfo().uid === 0)("find folders that may not be written to", () => {
    mkdirSync(join(root, "zu"));
    chmodSync(join(root, "zu"), 0o500);
    expect(messeSchreibrecht(root, ["auf/tief", "zu/tief"])).toEqual(["zu/tief"]);
    chmodSync(join(root, "zu"), 0o700);
  });

  it("name the operator's empty entries", () => {
    expect(messeBetreiber(root)).toBeNull();
    write("data/catalogue/betreiber.json", {name: "Amt", email: null});
    expect(messeBetreiber(root)).toEqual(["email"]);
  });

  it("say so of a browser that is named and not there", async () => {
    expect(await messeChromium({CHROMIUM_PATH: "/gibt/es/nicht"})).toEqual({
      pfad: "/gibt/es/nicht",
      herkunft: "CHROMIUM_PATH",
      laeuft: false
    });
  });

  it("are not needed where there is not even a package: the first step says so in German", () => {
    const {status, stdout} = spawnSync(process.execPath, [resolve("tools/doctor.mjs")], {cwd: root, encoding: "utf8"});
    expect(status).toBe(1);
    expect(stdout).toContain("Die Pakete sind nicht installiert. Bitte mit Netz einmal ausführen: npm ci");
  });
});
