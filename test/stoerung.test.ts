import {execFileSync, spawn, spawnSync} from "node:child_process";
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync
} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {DuckDBInstance} from "@duckdb/node-api";
import {build} from "esbuild";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {CommandError, formatFailure} from "../loaders/command.js";
import {sha256Of} from "../loaders/contract/table.js";
import {readGeometry, requireGeometrie} from "../loaders/marts/geometrie.js";
import {freigabePfad, openWarehouse} from "../loaders/warehouse/open.js";
import {rowOf} from "../loaders/warehouse/query.js";
import {beendeAustausch} from "../tools/austausch.js";
import {buildSite, frameworkfehler} from "../tools/build-site.js";
import {bundleCommands, bytesBelow, finished, project} from "./support/commandProcess.js";
import type {CommandProcess, Run} from "./support/commandProcess.js";
import {writeSmallData} from "./support/smallData.js";

let root = "";
let commands: CommandProcess;
const at = (path: string): string => join(root, path);
const bytes = (path: string): string => sha256Of(new Uint8Array(readFileSync(path)));
const istRoot = process.getuid?.() === 0;
const posix = process.platform !== "win32";

/** Mounts an empty file system of *size* at *dir*; false if this computer does not let us, which is said aloud. */
function mount(dir: string, size: string): boolean {
  mkdirSync(dir, {recursive: true});
  const {status} = spawnSync("mount", ["-t", "tmpfs", "-o", `size=${size}`, "tmpfs", dir]);
  if (status === 0) return true;
  process.stderr.write(`test/stoerung.test.ts: cannot mount at ${dir}, so a disk of its own is not tried here\n`);
  return false;
}
const unmount = (dir: string): void => void spawnSync("umount", [dir]);

/** A message for the person at the keyboard: German, and no stack of calls. */
function expectMessage({code, stderr}: Run, ...worte: RegExp[]): void {
  expect(code).toBe(1);
  for (const wort of worte) expect(stderr).toMatch(wort);
  expect(stderr).not.toMatch(/\n\s+at |node:internal|Technische Meldung/);
}

const warehouse = (data: string, out: string): string[] => ["warehouse", "--data", data, "--out", out];

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), "stoerung-"));
  commands = await bundleCommands();
  writeSmallData(at("daten"), ["ewr/2020-12", "mss/2021"]);
  const run = await commands.run(warehouse(at("daten"), at("gut/d.duckdb")));
  expect(run.stderr).toBe("");
}, 120_000);
afterAll(() => {
  commands.remove();
  rmSync(root, {recursive: true, force: true});
});

/** A copy of the good database in *dir*, and a function that tells whether it still is what it was. */
function bestand(dir: string): {out: string; unveraendert: () => void} {
  mkdirSync(dir, {recursive: true});
  const out = join(dir, "d.duckdb");
  for (const path of [out, freigabePfad(out)]) cpSync(path.replace(dir, at("gut")), path);
  return {
    out,
    unveraendert() {
      for (const path of [out, freigabePfad(out)]) expect(bytes(path)).toBe(bytes(path.replace(dir, at("gut"))));
      expect(readdirSync(dir).filter((name) => /\.neu|\.sperre/.test(name))).toEqual([]);
    }
  };
}

describe("a full disk", () => {
  it("ends the build of the database with a message, and the last one stays", async (test) => {
    const dir = at("voll");
    if (!mount(dir, "14m")) return test.skip();
    try {
      const {out, unveraendert} = bestand(dir);
      expectMessage(await commands.run(warehouse(at("daten"), out)), /Speicherplatz reicht nicht/, /letzte gute Stand/);
      unveraendert();
    } finally {
      unmount(dir);
    }
  });

  // A limit on the size of a file needs no rights of its own: the system then refuses to write as a full disk does.
  it.runIf(posix)("is told the same where only the file may not grow", async () => {
    const {out, unveraendert} = bestand(at("grenze"));
    const sh = `trap '' XFSZ; ulimit -f 3000; exec "$0" "$@"`;
    const child = spawn("sh", ["-c", sh, process.execPath, commands.file, ...warehouse(at("daten"), out)], {
      cwd: project
    });
    expectMessage(await finished(child), /Speicherplatz reicht nicht/, /letzte gute Stand/);
    unveraendert();
  });
});

describe("a folder that nothing can be written to", () => {
  it("ends the build of the database with a message, and what is there stays", async (test) => {
    const dir = at("fest");
    if (istRoot && !mount(dir, "20m")) return test.skip();
    const {out, unveraendert} = bestand(dir);
    if (istRoot) execFileSync("mount", ["-o", "remount,ro", dir]);
    else chmodSync(dir, 0o555);
    try {
      for (const ziel of [out, join(dir, "unter/d.duckdb")])
        expectMessage(
          await commands.run(warehouse(at("daten"), ziel)),
          /schreibgeschützt|kein Zugriff|nicht anlegen/,
          /letzte gute Stand/
        );
      unveraendert();
    } finally {
      if (istRoot) unmount(dir);
      else chmodSync(dir, 0o755);
    }
  });

  it("is told from a file where a folder should be", async () => {
    writeFileSync(at("datei"), "");
    const run = await commands.run(warehouse(at("daten"), at("datei/d.duckdb")));
    expectMessage(run, /Wo ein Ordner sein soll, liegt eine Datei/, /datei/);
    expect(statSync(at("datei")).isFile()).toBe(true);
  });
});

describe("two builds at once", () => {
  it("of one database: the second refuses and says why, the first ends as if it were alone", async () => {
    const {out} = bestand(at("zwei"));
    const runs = await Promise.all([1, 2].map(() => commands.run(warehouse(at("daten"), out))));
    const zweiter = runs.find(({code}) => code !== 0)!;
    expect(runs.map(({code}) => code).sort()).toEqual([0, 1]);
    expectMessage(zweiter, /Die Datenbank wird gerade schon gebaut, vom Prozess \d+/, /Bitte warten/);
    const connection = await openWarehouse(out);
    const gut = await openWarehouse(at("gut/d.duckdb"));
    const zahl = "SELECT count(*)::INTEGER AS n FROM beobachtungen";
    expect(await rowOf(connection, zahl)).toEqual(await rowOf(gut, zahl));
    gut.closeSync();
    connection.closeSync();
    expect(readdirSync(at("zwei")).filter((name) => /\.neu|\.sperre/.test(name))).toEqual([]);
  });

  it("of one edition: the second refuses before it touches anything", async () => {
    const sperre = join(project, "data/build/site-intern.sperre");
    // A build of somebody's own may run: then it is that one which is in the way.
    const fremd = existsSync(sperre);
    if (!fremd) writeFileSync(sperre, String(process.ppid));
    try {
      const zweiter = buildSite({
        out: at("dist"),
        warehouse: at("gut/d.duckdb"),
        profil: "intern",
        report: () => undefined
      });
      await expect(zweiter).rejects.toThrow(/Die interne Ausgabe wird gerade schon gebaut/);
      expect(existsSync(at("dist"))).toBe(false);
    } finally {
      if (!fremd) rmSync(sperre, {force: true});
    }
  });
});

describe("a build that is killed while it puts the new folder in place", () => {
  it("leaves the old pages or the new ones, all of them, before any of its file operations", async () => {
    const programm = at("austausch.mjs");
    await build({
      stdin: {
        contents: `import {tauscheOrdner} from "./tools/austausch.ts"; tauscheOrdner(process.argv[2], process.argv[3]);`,
        resolveDir: project,
        loader: "ts"
      },
      outfile: programm,
      bundle: true,
      platform: "node",
      format: "esm",
      logLevel: "silent"
    });
    const hook = new URL("./support/killAt.mjs", import.meta.url).href;
    const ordner = at("tausch");
    const out = join(ordner, "dist");
    const staende: string[] = [];
    for (let n = 1, getoetet = true; getoetet; n++) {
      rmSync(ordner, {recursive: true, force: true});
      for (const [name, inhalt] of [
        ["dist", "alt"],
        ["neu", "neu"]
      ] as const) {
        mkdirSync(join(ordner, name), {recursive: true});
        for (const datei of ["index.html", "karte.html"]) writeFileSync(join(ordner, name, datei), inhalt);
      }
      const {signal} = spawnSync(process.execPath, ["--import", hook, programm, join(ordner, "neu"), out], {
        env: {...process.env, BEDARFSATLAS_KILL_AT: String(n)}
      });
      getoetet = signal !== null;
      // What the next build does first.
      beendeAustausch(out);
      const inhalte = new Set(readdirSync(out).map((datei) => readFileSync(join(out, datei), "utf8")));
      expect([readdirSync(out), inhalte.size]).toEqual([["index.html", "karte.html"], 1]);
      expect(readdirSync(ordner).filter((name) => name.startsWith("dist."))).toEqual([]);
      staende.push([...inhalte][0]!);
    }
    expect(staende.join(" ")).toMatch(/^(alt )+(neu ?)+$/);
  });
});

describe("a clock that is wrong", () => {
  const hook = new URL("./support/uhr.mjs", import.meta.url).href;
  const um = (jetzt: string): Record<string, string> => ({
    NODE_OPTIONS: `--import ${hook}`,
    BEDARFSATLAS_TEST_JETZT: jetzt
  });

  it.each(["1970-01-01", "2099-12-31"])(
    "and shows %s is told; the database is the same as by the right one",
    async (jetzt) => {
      const out = at(`uhr-${jetzt}/d.duckdb`);
      const run = await commands.run(warehouse(at("daten"), out), um(jetzt));
      expect([run.code, run.stderr]).toEqual([0, ""]);
      expect(run.stdout).toMatch(/Hinweis: Die Uhr dieses Rechners zeigt den .*Bitte die Uhr stellen/);
      const zahl = "SELECT count(*)::INTEGER AS n, sum(wert) AS summe FROM beobachtungen";
      const [richtig, falsch] = await Promise.all([at("gut/d.duckdb"), out].map((pfad) => openWarehouse(pfad)));
      expect(await rowOf(falsch!, zahl)).toEqual(await rowOf(richtig!, zahl));
      for (const connection of [richtig!, falsch!]) connection.closeSync();
    }
  );

  it("writes no date into what is kept", async () => {
    const vorher = bytesBelow(at("daten"));
    const run = await commands.run([...warehouse(at("daten"), at("uhr/d.duckdb")), "--uebernehmen"], um("1970-01-01"));
    expectMessage(run, /Die Uhr dieses Rechners zeigt den 01\.01\.1970/, /Stand übernehmen/);
    expect(bytesBelow(at("daten"))).toEqual(vorher);
  });
});

describe("a database that is damaged", () => {
  const schaeden: [string, (pfad: string) => void | Promise<void>][] = [
    ["cut off", (pfad) => truncateSync(pfad, Math.floor(statSync(pfad).size / 3))],
    ["empty", (pfad) => truncateSync(pfad, 0)],
    ["a text", (pfad) => writeFileSync(pfad, "Das ist keine Datenbank. ".repeat(400))],
    [
      "of another version of DuckDB",
      (pfad) => {
        const inhalt = readFileSync(pfad);
        inhalt[12] = 250;
        writeFileSync(pfad, inhalt);
      }
    ],
    [
      "none of ours",
      async (pfad) => {
        rmSync(pfad);
        const instance = await DuckDBInstance.create(pfad);
        const connection = await instance.connect();
        await connection.run("CREATE TABLE fremd (x INTEGER)");
        connection.closeSync();
        instance.closeSync();
      }
    ]
  ];

  it.each(schaeden)("(%s) is named, with how to build it anew; no page is touched", async (art, beschaedige) => {
    const {out} = bestand(at(`kaputt-${art.replaceAll(" ", "-")}`));
    const pfad = freigabePfad(out);
    await beschaedige(pfad);
    const fehler = await openWarehouse(out).then(
      () => null,
      (error: unknown) => error
    );
    expect(fehler).toBeInstanceOf(CommandError);
    expect(formatFailure(fehler, false)).toMatch(/Die Datenbank .*d-oeffentlich\.duckdb .*npm run warehouse$/);
    const dist = at("dist-bleibt");
    mkdirSync(dist, {recursive: true});
    cpSync(join(project, "LICENSE"), join(dist, "nur-so"));
    rmSync(join(dist, "nur-so"));
    await expect(buildSite({out: dist, warehouse: out, report: () => undefined})).rejects.toThrow(
      /npm run warehouse|gerade schon/
    );
    expect(readdirSync(dist)).toEqual([]);
  });

  it("does not hinder the build of the next one", async () => {
    const {out} = bestand(at("ersatz"));
    for (const pfad of [out, freigabePfad(out)]) truncateSync(pfad, 5000);
    const run = await commands.run(warehouse(at("daten"), out));
    expect([run.code, run.stderr]).toEqual([0, ""]);
    const connection = await openWarehouse(out);
    connection.closeSync();
  });
});

describe("boundaries that are missing or damaged", () => {
  it("are named before anybody waits for a build", () => {
    mkdirSync(at("grenzen/geometry"), {recursive: true});
    for (const lor of ["2019", "2021"])
      cpSync(join(project, `data/geometry/lor-${lor}.json`), at(`grenzen/geometry/lor-${lor}.json`));
    requireGeometrie(at("grenzen"));
    const datei = at("grenzen/geometry/lor-2021.json");
    truncateSync(datei, 1000);
    expect(() => readGeometry("2021", at("grenzen"))).toThrow(/lor-2021\.json: ist beschädigt.*npm run fetch -- lor/);
    for (const inhalt of ["{}", "null", '{"type": "Topology", "objects": {"plr": {}}}']) {
      writeFileSync(datei, inhalt);
      expect(() => readGeometry("2021", at("grenzen"))).toThrow(/enthält nicht die Grenzen aller Ebenen/);
    }
    rmSync(datei);
    expect(() => requireGeometrie(at("grenzen"))).toThrow(/lor-2021\.json: lässt sich nicht lesen/);
  });
});

it("what Framework says of a fault is told without its stack of calls", () => {
  const stapel = ["    at async build (file:///x/build.js:1:1)", "node:internal/modules/run_main:1", "Node.js v22.1.0"];
  expect(frameworkfehler(["load /karte", "Error: ENOSPC: no space left on device, write", ...stapel])).toMatch(
    /^Die Seiten konnten nicht gebaut werden\. Der Speicherplatz reicht nicht/
  );
  expect(frameworkfehler(["load /karte", "SyntaxError: Unexpected token", ...stapel])).toBe(
    "Die Seiten konnten nicht gebaut werden. Das Programm Observable Framework meldet:\nload /karte\nSyntaxError: Unexpected token"
  );
});
