import {execFileSync} from "node:child_process";
import {existsSync, mkdtempSync, readFileSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {DuckDBInstance} from "@duckdb/node-api";
import {CommandError, readCommandLine, runCommand} from "../loaders/command.js";
import {leistungsquelle} from "../loaders/leistungen/ordner.js";
import {createProgress} from "../loaders/progress.js";
import {buildWarehouse} from "../loaders/warehouse/build.js";
import {listFiles} from "./addresses.js";
import {measureAntwort} from "./bench-antwort.js";
import {measureLeser} from "./bench-leser.js";
import {measureDrag, measureMethod} from "./bench-method.js";
import {measurePruefen} from "./bench-pruefen.js";
import {measureSchutz} from "./bench-schutz.js";
import {measureSeiten} from "./bench-seiten.js";
import {launchChromium} from "./browser.js";
import {buildSite} from "./build-site.js";
import {serveSite} from "./serve.js";

const spec = {
  aufruf: "npm run bench --",
  hilfe: `Misst Datenbank, Verfahren, Seitenbau und Seiten und vergleicht mit den Grenzen in test/budgets.json.

  npm run bench

Optionen
  --help   zeigt diesen Text
`,
  options: {},
  positionals: false
};

const warehouse = "data/build/bench/bench.duckdb";
const dist = "data/build/bench-dist";
type Budgets = Record<string, {limit: number; unit: string}>;

async function secondsOf(run: () => Promise<unknown>): Promise<number> {
  const begin = performance.now();
  await run();
  return (performance.now() - begin) / 1000;
}

/** Shortest of *times* runs: the machine may be busy with something else. */
async function bestOf(times: number, run: () => Promise<unknown>): Promise<number> {
  const seconds: number[] = [];
  for (let i = 0; i < times; i++) seconds.push(await secondsOf(run));
  return Math.min(...seconds);
}

/** Reads every CSV file that the warehouse is built from into a table of an in-memory DuckDB, as anybody would at least have to. */
async function readAllCsv(): Promise<void> {
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  const {ordner} = leistungsquelle("data");
  const files = ["data/official", ...(ordner === null ? [] : [ordner])].flatMap((folder) =>
    listFiles(folder).flatMap((file) => (file.endsWith(".csv") ? [join(folder, file)] : []))
  );
  for (const [i, file] of files.entries())
    await connection.run(`CREATE TABLE t${i} AS SELECT * FROM read_csv($file, all_varchar := true)`, {file});
  connection.closeSync();
  instance.closeSync();
}

/** Runs one task of a child of the bench in a process of its own, so that its peak memory is its own too. */
function runTask(child: string, ...args: string[]): {seconds: number; memory_mb: number} {
  const output = execFileSync(process.execPath, ["--import", "tsx", child, ...args], {encoding: "utf8"});
  return JSON.parse(output) as {seconds: number; memory_mb: number};
}

/**
 * Checking and loading ten million rows that *child* writes, against reading the same file bare; best of two each, in turn.
 * The figures' names begin with *name*.
 */
function measureRows(name: string, child: string): Record<string, number> {
  const folder = mkdtempSync(join(tmpdir(), "bedarfsatlas-rows-"));
  try {
    const file = join(folder, "leistungen.csv");
    runTask(child, "write", file, "10000000");
    const runs = [0, 1].map(() => ({bare: runTask(child, "bare", file), load: runTask(child, "load", file)}));
    return {
      [`${name}_ratio`]: Math.min(...runs.map((r) => r.load.seconds)) / Math.min(...runs.map((r) => r.bare.seconds)),
      [`${name}_memory_mb`]: Math.max(...runs.map((r) => r.load.memory_mb))
    };
  } finally {
    rmSync(folder, {recursive: true, force: true});
  }
}

async function measure(report: (line: string) => void): Promise<Record<string, number>> {
  const quiet = (): void => undefined;
  report("warehouse");
  const build = await bestOf(3, () => buildWarehouse({dataDir: "data", out: warehouse, report: quiet}));
  const bare = await bestOf(3, readAllCsv);
  report("10 million rows");
  const rows = measureRows("rows10m", "tools/bench-rows.ts");
  report("10 million records");
  const records = measureRows("records10m", "tools/bench-records.ts");
  report("method");
  const method = measureMethod();
  report("disclosure control");
  const schutz = await measureSchutz();
  report("site");
  const site = await secondsOf(() => buildSite({out: dist, warehouse, report: quiet}));
  const figures: Record<string, number> = {
    warehouse_ratio: build / bare,
    ...rows,
    ...records,
    ...method,
    ...schutz,
    site_seconds: site
  };
  const [browser, server] = await Promise.all([launchChromium(), serveSite(dist, 0)]);
  try {
    Object.assign(figures, await measureSeiten(browser, server.url, report));
    report("/bedarfsindex");
    const drags: number[] = [];
    for (let i = 0; i < 3; i++) drags.push(await measureDrag(browser, server.url, "/bedarfsindex"));
    figures["index_drag_ms"] = Math.min(...drags);
    report("controls");
    Object.assign(figures, await measureAntwort(browser, server.url));
    report("/daten-pruefen, 100,000 rows");
    Object.assign(figures, await measurePruefen(browser, server.url));
    report("200 readers at once");
    Object.assign(figures, await measureLeser(dist, server.url));
  } finally {
    await browser.close();
    await server.close();
  }
  return figures;
}

/** One line per budget: figure, limit, ratio, verdict. */
function formatRows(figures: Record<string, number>, budgets: Budgets): {text: string; broken: number} {
  let broken = 0;
  const rows = Object.entries(budgets).map(([name, {limit, unit}]) => {
    const figure = figures[name];
    if (figure === undefined) throw new CommandError(`test/budgets.json: „${name}“ wird nicht gemessen.`);
    const ok = figure <= limit;
    if (!ok) broken += 1;
    return [
      name.padEnd(24),
      figure.toFixed(1).padStart(8),
      `limit ${limit}`.padStart(10),
      `ratio ${limit === 0 ? "–" : (figure / limit).toFixed(2)}`,
      ok ? "ok      " : "TOO MUCH",
      unit
    ].join("  ");
  });
  return {text: rows.join("\n"), broken};
}

await runCommand(async () => {
  if (readCommandLine(process.argv.slice(2), spec).help) return void process.stdout.write(spec.hilfe);
  if (!existsSync("data/official")) throw new CommandError("Der Ordner data/official fehlt.");
  const budgets = JSON.parse(readFileSync("test/budgets.json", "utf8")) as Budgets;
  const progress = createProgress();
  progress.step("Messungen");
  try {
    const {text, broken} = formatRows(await measure(progress.report), budgets);
    progress.done();
    process.stdout.write(`${text}\n`);
    if (broken > 0) throw new CommandError(`${broken} von ${Object.keys(budgets).length} Grenzen sind überschritten.`);
  } catch (error) {
    progress.fail();
    throw error;
  } finally {
    rmSync("data/build/bench", {recursive: true, force: true});
    rmSync(dist, {recursive: true, force: true});
  }
});
