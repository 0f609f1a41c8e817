import {cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {DuckDBInstance} from "@duckdb/node-api";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {parseRelease, sha256Of} from "../loaders/contract/table.js";
import {beendeTausch, freigabePfad} from "../loaders/warehouse/dateien.js";
import {finishJournal} from "../loaders/fetch/journal.js";
import {ewrMatrix} from "./fixtures/broken/ewr.js";
import {bundleCommands, bytesBelow, finished, inParallel} from "./support/commandProcess.js";
import type {CommandProcess} from "./support/commandProcess.js";
import {writeSmallData} from "./support/smallData.js";

const lanes = 2;
const seed = 20_261_123;

/** Numbers from 0 to below 1, the same in every run (mulberry32). */
function randomNumbers(state: number): () => number {
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

let root = "";
let commands: CommandProcess;
const at = (path: string): string => join(root, path);

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), "abbruch-"));
  commands = await bundleCommands();
});
afterAll(() => {
  commands.remove();
  rmSync(root, {recursive: true, force: true});
});

describe("a fetch that is killed", () => {
  let alt: Record<string, string>;
  let neu: Record<string, string>;
  /** Milliseconds a whole run takes. */
  let duration = 0;
  const args = (data: string): string[] => ["fetch", "ewr", "--from", at("lieferung"), "--data", data];
  const official = (data: string): Record<string, string> => bytesBelow(join(data, "official"));

  beforeAll(async () => {
    writeSmallData(at("alt"), ["ewr/2019-12", "ewr/2020-12"]);
    mkdirSync(at("lieferung"));
    for (const month of ["201812", "202012"])
      writeFileSync(
        at(`lieferung/EWR${month}E_Matrix.csv`),
        ewrMatrix((rows) => rows.filter((r) => month > "201812" || r["RAUMID"] !== "09041403"), month)
      );
    cpSync(at("alt"), at("neu"), {recursive: true});
    const begin = performance.now();
    const whole = await commands.run(args(at("neu")));
    duration = performance.now() - begin;
    expect(whole.stderr).toBe("");
    alt = official(at("alt"));
    neu = official(at("neu"));
    expect(Object.keys(neu)).toHaveLength(Object.keys(alt).length + 2);
    expect(Object.keys(alt).filter((path) => alt[path] !== neu[path])).toHaveLength(2);
  });

  /** What stands after the next command has begun: the whole old state or the whole new one. */
  function stateAfter(data: string): "alt" | "neu" {
    finishJournal(data);
    const found = official(data);
    const state = JSON.stringify(found) === JSON.stringify(alt) ? "alt" : "neu";
    expect(found).toEqual(state === "alt" ? alt : neu);
    for (const path of Object.keys(found).filter((name) => /^ewr\/.*\.csv$/.test(name))) {
      const csv = join(data, "official", path);
      expect(() =>
        parseRelease(readFileSync(csv, "utf8"), readFileSync(csv.replace(/csv$/, "meta.json"), "utf8"), csv)
      ).not.toThrow();
    }
    expect(existsSync(join(data, "build/einlesen"))).toBe(false);
    return state;
  }

  it("at 40 random moments leaves all of the old figures or all of the new ones", async () => {
    const random = randomNumbers(seed);
    const moments = Array.from({length: 40}, () => random());
    const states = await inParallel(moments, lanes, async (moment, lane) => {
      const data = at(`daten-${lane}`);
      rmSync(data, {recursive: true, force: true});
      cpSync(at("alt"), data, {recursive: true});
      const child = commands.start(args(data));
      const end = finished(child);
      // Half of the moments lie anywhere in the run, half just behind the last line before the writing begins.
      if (moment < 0.5) setTimeout(() => child.kill("SIGKILL"), 2 * moment * duration);
      else
        child.stdout?.on("data", (text: Buffer | string) => {
          if (String(text).includes("[2/2]")) setTimeout(() => child.kill("SIGKILL"), (moment - 0.5) * 60);
        });
      await end;
      return stateAfter(data);
    });
    expect(states.filter((state) => state === "alt").length).toBeGreaterThan(5);
  }, 300_000);

  it("before any of its file operations leaves all of the old figures or all of the new ones", async () => {
    const hook = new URL("./support/killAt.mjs", import.meta.url).href;
    const states: string[] = [];
    for (let first = 1, ended = false; !ended; first += 2 * lanes) {
      const batch = await inParallel([0, 1, 2, 3], lanes, async (k, lane) => {
        const data = at(`daten-${lane}`);
        rmSync(data, {recursive: true, force: true});
        cpSync(at("alt"), data, {recursive: true});
        const run = await commands.run(args(data), {
          NODE_OPTIONS: `--import ${hook}`,
          BEDARFSATLAS_KILL_AT: String(first + k)
        });
        return {killed: run.code === null, state: stateAfter(data)};
      });
      states.push(...batch.map(({state}) => state));
      ended = batch.some(({killed}) => !killed);
    }
    // Old until the journal stands, new from then on: there is one step between them and no way back.
    expect(states).toContain("alt");
    expect(states.join(" ")).toMatch(/^(alt )+(neu ?)+$/);
    expect(states.filter((state) => state === "neu").length).toBeGreaterThan(4);
  }, 300_000);

  it("is carried out by the next command, which says so", async () => {
    const data = at("daten-0");
    rmSync(data, {recursive: true, force: true});
    cpSync(at("alt"), data, {recursive: true});
    mkdirSync(join(data, "build/einlesen/4194305-ab"), {recursive: true});
    cpSync(at("neu/official/ewr/2018-12.csv"), join(data, "build/einlesen/4194305-ab/0.neu"));
    const sha256 = sha256Of(new Uint8Array(readFileSync(at("neu/official/ewr/2018-12.csv"))));
    writeFileSync(
      join(data, "build/einlesen/journal.json"),
      JSON.stringify({dateien: [{von: "4194305-ab/0.neu", nach: "official/ewr/2018-12.csv", sha256}]})
    );
    const {code, stdout} = await commands.run(args(data));
    expect(code).toBe(0);
    expect(stdout).toContain("Ein unterbrochenes Einlesen ist zu Ende geführt (1 Dateien).");
    expect(official(data)).toEqual(neu);
  });
});

describe("a warehouse build that is killed", () => {
  let duration = 0;
  let alt = "";
  const args = (data: string, out: string): string[] => ["warehouse", "--data", data, "--out", out];

  async function countReleases(path: string): Promise<number> {
    const instance = await DuckDBInstance.create(path, {access_mode: "READ_ONLY"});
    const connection = await instance.connect();
    const reader = await connection.runAndReadAll("SELECT count(*)::INTEGER AS n FROM releases");
    connection.closeSync();
    instance.closeSync();
    return Number(reader.getRowObjectsJS()[0]?.["n"]);
  }

  beforeAll(async () => {
    writeSmallData(at("eins"), ["ewr/2020-12", "mss/2021"]);
    writeSmallData(at("zwei"), ["ewr/2019-12", "ewr/2020-12", "mss/2021"]);
    const first = await commands.run(args(at("eins"), at("alt.duckdb")));
    expect(first.stderr).toBe("");
    const begin = performance.now();
    await commands.run(args(at("zwei"), at("neu.duckdb")));
    duration = performance.now() - begin;
    alt = sha256Of(new Uint8Array(readFileSync(at("alt.duckdb"))));
    expect(await countReleases(at("neu.duckdb"))).toBe((await countReleases(at("alt.duckdb"))) + 1);
  });

  it("at 24 random moments leaves the last two databases or the whole new ones, and the next build tidies up", async () => {
    const random = randomNumbers(seed + 1);
    const moments = Array.from({length: 24}, () => random());
    const whole = await countReleases(at("neu.duckdb"));
    const states = await inParallel(moments, lanes, async (moment, lane) => {
      const dir = at(`bestand-${lane}`);
      const out = join(dir, "d.duckdb");
      mkdirSync(dir, {recursive: true});
      for (const path of ["alt.duckdb", "alt-oeffentlich.duckdb"])
        cpSync(at(path), join(dir, path.replace("alt", "d")));
      const child = commands.start(args(at("zwei"), out));
      const timer = setTimeout(() => child.kill("SIGKILL"), moment * 1.1 * duration);
      await finished(child);
      clearTimeout(timer);
      // What the next command does first, whoever reads or builds.
      beendeTausch(out);
      expect(await countReleases(freigabePfad(out))).toBe(await countReleases(out));
      const bytes = sha256Of(new Uint8Array(readFileSync(out)));
      if (bytes === alt) return "alt";
      expect(await countReleases(out)).toBe(whole);
      return "neu";
    });
    expect(states).toContain("alt");
    for (const lane of Array.from({length: lanes}, (_, i) => i)) {
      const out = at(`bestand-${lane}/d.duckdb`);
      expect((await commands.run(args(at("zwei"), out))).code).toBe(0);
      expect(readdirSync(at(`bestand-${lane}`)).filter((name) => name.includes(".neu"))).toEqual([]);
    }
  }, 300_000);
});
