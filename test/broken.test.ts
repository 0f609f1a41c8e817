import {cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {dirname, join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {formatFailure} from "../loaders/command.js";
import {readCatalogue} from "../loaders/contract/readCatalogue.js";
import {fetchFromFolder, sourcePlans} from "../loaders/fetch/fetch.js";
import type {BrokenDelivery} from "./fixtures/broken/delivery.js";
import {bundleCommands, bytesBelow, inParallel, project} from "./support/commandProcess.js";
import type {CommandProcess, Run} from "./support/commandProcess.js";
import {writeSmallData} from "./support/smallData.js";

const lists = new URL("./fixtures/broken/", import.meta.url);
const modules = await Promise.all(
  readdirSync(lists)
    .filter((name) => name.endsWith(".ts") && name !== "delivery.ts")
    .sort()
    .map(async (name) => (await import(new URL(name, lists).href)) as Record<string, unknown>)
);
const deliveries = modules
  .flatMap((module) => Object.entries(module).filter(([name]) => name.endsWith("Broken")))
  .flatMap(([list, entries]) => (entries as readonly BrokenDelivery[]).map((delivery) => ({list, delivery})));

/** What is wrong with a message for a clerk: none at all, a stack, English, or nothing about what to do. */
function faultsOfMessage({code, stderr}: Run): string[] {
  return [
    code === 1 ? "" : `exit code ${code}`,
    stderr.trim() === "" ? "no message" : "",
    /^ {4}at |node:internal|Error:|Technische Meldung|undefined|\[object/m.test(stderr) ? "technical" : "",
    /\b(the|is not|expected|unexpected)\b/i.test(stderr) ? "English" : "",
    stderr
      .trim()
      .split("\n")
      .every((line) => /^… und \d+ weitere Fehler\.$|: .+\. \S/.test(line))
      ? ""
      : "no remedy"
  ].filter(Boolean);
}

/** What `npm run fetch -- QUELLE --from ORDNER` says and how it ends, without a process of its own. */
async function fetchHere(quelle: string, folder: string, dataDir: string): Promise<Run> {
  try {
    await fetchFromFolder({
      ...{folder, dataDir, sources: [quelle], plans: sourcePlans},
      quellen: readCatalogue(join(dataDir, "catalogue")).sources,
      report: () => undefined
    });
    return {code: 0, stdout: "", stderr: ""};
  } catch (error) {
    return {code: 1, stdout: "", stderr: `${formatFailure(error)}\n`};
  }
}

describe("every broken delivery", () => {
  let root = "";
  let data = "";
  let folder = "";
  let good = "";
  const results = new Map<BrokenDelivery, {run: Run; changed: boolean}>();

  const bytes = (): string => JSON.stringify(bytesBelow(data));
  const deliver = (delivery: BrokenDelivery): void => {
    rmSync(folder, {recursive: true, force: true});
    mkdirSync(folder, {recursive: true});
    for (const [path, content] of Object.entries(delivery.files())) {
      mkdirSync(dirname(join(folder, path)), {recursive: true});
      writeFileSync(join(folder, path), content);
    }
  };

  beforeAll(async () => {
    root = mkdtempSync(join(tmpdir(), "kaputt-"));
    [data, folder] = [join(root, "data"), join(root, "lieferung")];
    for (const part of ["official", "catalogue", "geometry"])
      cpSync(join(project, "data", part), join(data, part), {recursive: true});
    mkdirSync(join(data, "build"), {recursive: true});
    writeFileSync(join(data, "build/bedarfsatlas.duckdb"), "die letzte gute Datenbank");
    good = bytes();
    for (const {delivery} of deliveries) {
      deliver(delivery);
      const run = await fetchHere(delivery.quelle, folder, data);
      results.set(delivery, {run, changed: bytes() !== good});
    }
  }, 600_000);
  afterAll(() => rmSync(root, {recursive: true, force: true}));

  it("is one of at least sixty, and no two bear the same name", () => {
    expect(deliveries.length).toBeGreaterThanOrEqual(60);
    const names = deliveries.map(({list, delivery}) => `${list}: ${delivery.name}`);
    expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([]);
  });

  it.each(deliveries.map(({list, delivery}) => [`${list}: ${delivery.name}`, delivery] as const))(
    "%s is refused in German, with nothing changed",
    (_, delivery) => {
      const {run, changed} = results.get(delivery) as {run: Run; changed: boolean};
      expect(faultsOfMessage(run), run.stderr).toEqual([]);
      for (const part of delivery.says) {
        if (typeof part === "string") expect(run.stderr).toContain(part);
        else expect(run.stderr).toMatch(part);
      }
      expect(changed).toBe(false);
    }
  );

  it("is refused by the command in the same words, one of every list", async () => {
    const commands = await bundleCommands();
    try {
      for (const delivery of new Map(deliveries.map(({list, delivery}) => [list, delivery])).values()) {
        deliver(delivery);
        const {code, stderr} = await commands.run(["fetch", delivery.quelle, "--from", folder, "--data", data]);
        expect({code, stderr}).toEqual({code: 1, stderr: results.get(delivery)!.run.stderr});
        expect(bytes()).toBe(good);
      }
    } finally {
      commands.remove();
    }
  }, 300_000);
});

describe("every broken snapshot", () => {
  let root = "";
  let commands: CommandProcess;
  const ewr = "official/ewr/2020-12";
  const mss = "official/mss/2021";
  const row = (key: string): RegExp => new RegExp(`^(2019|2021),${key},.*\\n`, "m");
  const withCell = (key: string, column: number, value: string) => (text: string) =>
    text.replace(row(key), (line) =>
      line
        .split(",")
        .map((cell, i) => (i === column ? value : cell))
        .join(",")
    );
  const meta = (change: (json: Record<string, unknown>) => void) => (text: string) => {
    const json = JSON.parse(text) as Record<string, unknown>;
    change(json);
    return `${JSON.stringify(json, null, 2)}\n`;
  };

  const total = (value: string) => (text: string) => text.replace(/^(2019,10010101),\d+,/m, `$1,${value},`);
  type Case = [name: string, path: string, edit: (text: string) => string, says: (string | RegExp)[]];
  const cases: Case[] = [
    ["a word where a number belongs", `${ewr}.csv`, total("viele"), [`${ewr}.csv`, "„viele“"]],
    ["a number in another spelling", `${ewr}.csv`, total("5709.0"), [`${ewr}.csv`, "kürzester Schreibweise"]],
    ["a total that is not the sum of men and women", `${ewr}.csv`, total("99999"), ["„geschlecht“", "„umstieg“"]],
    ["an empty cell", `${ewr}.csv`, total(""), [`${ewr}.csv`, "weder eine Zahl"]],
    ["an unknown area", `${ewr}.csv`, (t) => t.replace(/^2019,10040933,/m, "2019,10049999,"), ["10049999"]],
    [
      "an area of the other edition",
      `${ewr}.csv`,
      (t) => t.replace(/^2019,10040933,/m, "2019,10400941,"),
      [`${ewr}.csv`, "„10400941“", "LOR-Stands 2019"]
    ],
    [
      "a row twice",
      `${ewr}.csv`,
      (t) => t.replace(row("10010101"), (l) => l + l),
      [`${ewr}.csv`, "„10010101“", "doppelt"]
    ],
    ["a missing row", `${ewr}.csv`, (t) => t.replace(row("10010101"), ""), [`${ewr}.csv`, "die Metadaten nennen 448"]],
    [
      "a missing column",
      `${ewr}.csv`,
      (t) => t.replace(/^([^,\n]*,[^,\n]*),[^,\n]*/gm, "$1"),
      [`${ewr}.csv`, "Zeile 1", "„insgesamt“ erwartet"]
    ],
    ["a file that breaks off", `${ewr}.csv`, (t) => t.slice(0, 9000), [`${ewr}.csv`, "bricht in der letzten Zeile ab"]],
    ["an empty description", `${ewr}.meta.json`, () => "", [`${ewr}.meta.json`]],
    [
      "a description that breaks off",
      `${ewr}.meta.json`,
      (t) => t.slice(0, 400),
      [`${ewr}.meta.json`, "kein gültiges JSON"]
    ],
    [
      "a description without a reference date",
      `${ewr}.meta.json`,
      meta((j) => delete j["stichtag"]),
      [`${ewr}.meta.json`, "stichtag", "fehlt"]
    ],
    [
      "a description of another release",
      `${ewr}.meta.json`,
      meta((j) => (j["release"] = "2019-12")),
      [`${ewr}.meta.json`, "gehört nicht zu"]
    ],
    ["a share above a hundred per cent", `${mss}.csv`, withCell("10100101", 3, "120.5"), ["„zaehler_nenner“", "120.5"]],
    [
      "a register without one of its areas",
      "official/lor/2019.csv",
      (t) => t.replace(row("10010101"), ""),
      ["10010101"]
    ],
    [
      "a register whose area has no parent",
      "official/lor/2019.csv",
      (t) => t.replace(/^(2019,10010101,plr,[^,]*),100101,/m, "$1,,"),
      ["Prüfung", "statt"]
    ],
    [
      "a crosswalk that loses people",
      "official/lor/umstieg-2020.csv",
      (t) => t.replace(/^(10010101,10100101),\d+/m, "$1,5"),
      ["„umstieg“", "10010101"]
    ]
  ];
  const results = new Map<string, {run: Run; changed: boolean}>();

  beforeAll(async () => {
    root = mkdtempSync(join(tmpdir(), "schnappschuss-"));
    commands = await bundleCommands();
    const lanes = ["a", "b"].map((name) => join(root, name));
    const pristine = join(root, "gut");
    writeSmallData(pristine, ["ewr/2020-12", "mss/2021"]);
    const good = await commands.run(["warehouse", "--data", pristine, "--out", join(root, "gut.duckdb")]);
    expect(good.stderr, "the undamaged data").toBe("");
    await inParallel(cases, lanes.length, async ([name, path, edit], n) => {
      const lane = lanes[n] as string;
      rmSync(lane, {recursive: true, force: true});
      cpSync(pristine, join(lane, "data"), {recursive: true});
      cpSync(join(root, "gut.duckdb"), join(lane, "bestand/d.duckdb"));
      const before = readFileSync(join(lane, "data", path), "utf8");
      const after = edit(before);
      if (after === before) throw new Error(`${name}: nothing was broken`);
      writeFileSync(join(lane, "data", path), after);
      const bytes = JSON.stringify(bytesBelow(join(lane, "bestand")));
      const run = await commands.run([
        "warehouse",
        "--data",
        join(lane, "data"),
        "--out",
        join(lane, "bestand/d.duckdb")
      ]);
      results.set(name, {run, changed: JSON.stringify(bytesBelow(join(lane, "bestand"))) !== bytes});
    });
  }, 600_000);
  afterAll(() => {
    commands.remove();
    rmSync(root, {recursive: true, force: true});
  });

  it.each(cases)("%s is refused in German, and the last database stays", (name, _path, _edit, says) => {
    const {run, changed} = results.get(name) as {run: Run; changed: boolean};
    expect(faultsOfMessage(run), run.stderr).toEqual([]);
    for (const part of says) {
      if (typeof part === "string") expect(run.stderr).toContain(part);
      else expect(run.stderr).toMatch(part);
    }
    expect(changed).toBe(false);
  });
});
