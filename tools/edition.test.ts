import {spawnSync} from "node:child_process";
import {mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync} from "node:fs";
import {createRequire} from "node:module";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {CommandError} from "../loaders/command.js";
import type {Profil} from "../loaders/warehouse/open.js";
import {buildSite} from "./build-site.js";
import {editionOf, readOrdner, readProfil, requireEdition, requireOrdner, writeEdition} from "./edition.js";

let dir: string;
let out: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "edition-"));
  out = join(dir, "dist");
});
afterEach(() => rmSync(dir, {recursive: true}));

const titled = (title: string): string => `<!DOCTYPE html><html lang="de"><head><title>${title}</title></head></html>`;

/** A built folder of the edition. */
function built(profil: Profil, path = out): string {
  mkdirSync(path, {recursive: true});
  writeFileSync(join(path, "index.html"), titled("Bedarfsatlas Marzahn-Hellersdorf"));
  writeEdition(path, profil, "1.2.3");
  return path;
}

describe("the command line", () => {
  it("means the public edition unless it names the internal one, whatever the environment says", () => {
    const before = process.env["BEDARFSATLAS_PROFIL"];
    process.env["BEDARFSATLAS_PROFIL"] = "intern";
    try {
      expect(readProfil(undefined)).toBe("oeffentlich");
    } finally {
      if (before === undefined) delete process.env["BEDARFSATLAS_PROFIL"];
      else process.env["BEDARFSATLAS_PROFIL"] = before;
    }
    expect(readProfil("oeffentlich")).toBe("oeffentlich");
    expect(readProfil("intern")).toBe("intern");
  });

  it.each(["", "Intern", "öffentlich", "alles", true])("refuses %j in German", (name) => {
    expect(() => readProfil(name)).toThrow(CommandError);
    expect(() => readProfil(name)).toThrow("Möglich sind „oeffentlich“ (ohne Angabe) und „intern“.");
  });

  it("gives each edition a folder of its own, or the one that is named", () => {
    expect(readOrdner(undefined, "oeffentlich")).toBe("dist");
    expect(readOrdner(undefined, "intern")).toBe("dist-intern");
    expect(readOrdner("/srv/a", "intern")).toBe("/srv/a");
    expect(() => readOrdner(" ", "intern")).toThrow("--out: Bitte einen Ordner nennen");
  });
});

describe("the marker", () => {
  it("says which edition a folder is and names no machine; robots are let in or kept out", () => {
    const text = (file: string): string => readFileSync(join(out, file), "utf8");
    built("oeffentlich");
    expect(JSON.parse(text("edition.json"))).toEqual({
      name: "Bedarfsatlas Marzahn-Hellersdorf",
      profil: "oeffentlich",
      version: "1.2.3"
    });
    expect(text("robots.txt")).toBe("User-agent: *\nAllow: /\n");
    expect(readdirSync(out)).not.toContain(".gitignore");
    rmSync(out, {recursive: true});
    built("intern");
    expect(JSON.parse(text("edition.json"))).toMatchObject({profil: "intern", vermerk: "Nur für den Dienstgebrauch"});
    expect(text("robots.txt")).toBe("User-agent: *\nDisallow: /\n");
    expect(text(".gitignore")).toBe("*\n");
    expect(editionOf(out)).toBe("intern");
  });

  it("of another site, or broken, makes the folder a foreign one", () => {
    built("oeffentlich");
    for (const marker of ['{"profil": "oeffentlich"}', "{", "null", '{"name": "Bedarfsatlas Marzahn-Hellersdorf"}']) {
      writeFileSync(join(out, "edition.json"), marker);
      expect(editionOf(out)).toBe("fremd");
    }
  });

  it("may be missing: a build of before there were two editions is public, one that has lost it is not", () => {
    mkdirSync(out);
    writeFileSync(join(out, "index.html"), titled("Bedarfsatlas Marzahn-Hellersdorf"));
    expect(editionOf(out)).toBe("oeffentlich");
    writeFileSync(join(out, "index.html"), titled("Bedarfsatlas Marzahn-Hellersdorf – Nur für den Dienstgebrauch"));
    expect(editionOf(out)).toBe("intern");
    writeFileSync(join(out, "index.html"), titled("Meine Seite"));
    expect(editionOf(out)).toBe("fremd");
  });
});

describe("a folder is written to", () => {
  it("if it is not there, empty, or the same edition", () => {
    for (const profil of ["oeffentlich", "intern"] as const) {
      expect(() => requireOrdner(join(dir, "neu", "neu"), profil)).not.toThrow();
      mkdirSync(out);
      expect(() => requireOrdner(out, profil)).not.toThrow();
      built(profil);
      expect(() => requireOrdner(out, profil)).not.toThrow();
      rmSync(out, {recursive: true});
    }
  });

  it.each([
    [
      "oeffentlich",
      "intern",
      "enthält die interne Ausgabe (Nur für den Dienstgebrauch). Dorthin kommt nicht die öffentliche"
    ],
    ["intern", "oeffentlich", "enthält die öffentliche Ausgabe. Dorthin kommt nicht die interne"]
  ] as const)("not for the edition %s if it holds the edition %s", (profil, there, words) => {
    built(there);
    expect(() => requireOrdner(out, profil)).toThrow(words);
    symlinkSync(out, join(dir, "zeiger"));
    expect(() => requireOrdner(join(dir, "zeiger"), profil)).toThrow(words);
  });

  it("not if something else is there", () => {
    mkdirSync(out);
    writeFileSync(join(out, "brief.txt"), "");
    expect(() => requireOrdner(out, "oeffentlich")).toThrow("ist nicht leer und enthält keine Ausgabe");
    expect(() => requireOrdner(join(out, "brief.txt"), "oeffentlich")).toThrow("enthält keine Ausgabe");
  });

  it("not if it lies in an edition, where whoever serves that one would serve it too", () => {
    built("oeffentlich");
    expect(() => requireOrdner(join(out, "gebiete", "intern"), "intern")).toThrow(
      "Eine Ausgabe kommt nicht in eine andere"
    );
  });

  it("is served only as what it is", () => {
    built("intern");
    expect(() => requireEdition(out, "intern")).not.toThrow();
    expect(() => requireEdition(out, "oeffentlich")).toThrow("enthält die interne Ausgabe");
    expect(() => requireEdition(join(dir, "weg"), "oeffentlich")).toThrow("ist leer");
  });
});

describe("a build into the folder of the other edition", () => {
  it("is refused before any work and touches nothing", async () => {
    built("intern");
    const before = readdirSync(out).map((file) => [file, readFileSync(join(out, file), "utf8")]);
    // There is no such warehouse: any work would fail by that.
    const run = buildSite({out, warehouse: join(dir, "keine.duckdb"), report: () => undefined});
    await expect(run).rejects.toThrow("Dorthin kommt nicht die öffentliche Ausgabe");
    expect(readdirSync(out).map((file) => [file, readFileSync(join(out, file), "utf8")])).toEqual(before);
    expect(readdirSync(dir)).toEqual(["dist"]);
  });

  it.each([
    [["--out"], "enthält die interne Ausgabe"],
    [["--profil", "geheim", "--out"], "--profil: „geheim“ gibt es nicht"]
  ])("or an unknown edition ends the command %j with a German message", (args, words) => {
    built("intern");
    const tsx = createRequire(import.meta.url).resolve("tsx/cli");
    const {status, stderr, stdout} = spawnSync(process.execPath, [tsx, "tools/build.ts", ...args, out], {
      encoding: "utf8",
      env: {...process.env, BEDARFSATLAS_PROFIL: "intern", BEDARFSATLAS_WAREHOUSE: join(dir, "keine.duckdb")}
    });
    expect([status, stdout]).toEqual([1, ""]);
    expect(stderr).toContain(words);
    expect(stderr).not.toMatch(/\n\s+at /);
    expect(readdirSync(dir)).toEqual(["dist"]);
  });
});
