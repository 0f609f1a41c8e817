import {spawn} from "node:child_process";
import type {ChildProcess} from "node:child_process";
import {createHash} from "node:crypto";
import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync
} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {build} from "esbuild";

export const project = fileURLToPath(new URL("../..", import.meta.url));

export interface Run {
  /** null if the process was killed. */
  code: number | null;
  stdout: string;
  stderr: string;
}

export interface CommandProcess {
  /** The bundled program, for tests that start it in a way of their own. */
  file: string;
  /** Starts `npm run <args>` as its own process, without npm and without compiling again. */
  start(args: readonly string[], env?: Record<string, string>): ChildProcess;
  /** Starts it and waits for its end. */
  run(args: readonly string[], env?: Record<string, string>): Promise<Run>;
  /** Deletes what was bundled. */
  remove(): void;
}

/** The commands of loaders/cli.ts bundled once, so that a test can start them many times. */
export async function bundleCommands(): Promise<CommandProcess> {
  const dir = mkdtempSync(join(tmpdir(), "befehle-"));
  const file = join(dir, "cli.js");
  await build({
    entryPoints: [join(project, "loaders/cli.ts")],
    outdir: dir,
    bundle: true,
    splitting: true,
    platform: "node",
    format: "esm",
    // Packages are bundled, too, which halves the time to start; these two load files of their own.
    external: ["@duckdb/*", "pdfjs-dist"],
    banner: {
      js: 'import {createRequire as makeRequire} from "node:module";const require = makeRequire(import.meta.url);'
    },
    logLevel: "silent"
  });
  writeFileSync(join(dir, "package.json"), '{"type": "module"}');
  symlinkSync(join(project, "node_modules"), join(dir, "node_modules"), "junction");
  for (const name of readdirSync(join(project, "loaders/warehouse")).filter((n) => n.endsWith(".sql")))
    copyFileSync(join(project, "loaders/warehouse", name), join(dir, name));
  const start: CommandProcess["start"] = (args, env = {}) =>
    spawn(process.execPath, [file, ...args], {cwd: project, env: {...process.env, NODE_OPTIONS: "", ...env}});
  return {
    file,
    start,
    run: (args, env) => finished(start(args, env)),
    remove: () => rmSync(dir, {recursive: true, force: true})
  };
}

/** What *child* said until it ended. */
export function finished(child: ChildProcess): Promise<Run> {
  const run: Run = {code: null, stdout: "", stderr: ""};
  child.stdout?.setEncoding("utf8").on("data", (text: string) => (run.stdout += text));
  child.stderr?.setEncoding("utf8").on("data", (text: string) => (run.stderr += text));
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => resolve({...run, code}));
  });
}

/** SHA-256 of every file below *dir*, by path with forward slashes; {} if there is no such folder. */
export function bytesBelow(dir: string): Record<string, string> {
  if (!existsSync(dir)) return {};
  return Object.fromEntries(
    readdirSync(dir, {withFileTypes: true, recursive: true})
      .filter((entry) => entry.isFile())
      .map((entry): [string, string] => {
        const path = join(entry.parentPath, entry.name);
        const name = path.slice(dir.length + 1).replaceAll("\\", "/");
        return [name, createHash("sha256").update(readFileSync(path)).digest("hex")];
      })
      .sort(([a], [b]) => (a < b ? -1 : 1))
  );
}

/** Runs *work* on every item, *width* at a time. Returns the results in the order of *items*. */
export async function inParallel<T, R>(
  items: readonly T[],
  width: number,
  work: (item: T, lane: number) => Promise<R>
): Promise<R[]> {
  const results: R[] = [];
  let next = 0;
  const lane = async (_: unknown, number: number): Promise<void> => {
    for (let i = next++; i < items.length; i = next++) results[i] = await work(items[i] as T, number);
  };
  await Promise.all(Array.from({length: width}, lane));
  return results;
}
