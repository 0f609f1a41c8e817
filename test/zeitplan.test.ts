import {spawnSync} from "node:child_process";
import {chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {createRequire} from "node:module";
import {tmpdir} from "node:os";
import {delimiter, dirname, join} from "node:path";
import {afterEach, beforeEach, describe, expect, it} from "vitest";

const ordner = "docs/betrieb/zeitplan";
const read = (file: string): string => readFileSync(join(ordner, file), "utf8");
/** What runs, without what is said about it. */
const code = (file: string): string => read(file).replace(/^\s*#.*$/gm, "");

// Framework reads the front matter of pages with it.
const require = createRequire(import.meta.url);
const yaml = createRequire(
  createRequire(require.resolve("@observablehq/framework/package.json")).resolve("gray-matter")
)("js-yaml") as {safeLoad: (text: string) => unknown};

interface Step {
  uses?: string;
  run?: string;
  with?: Record<string, unknown>;
  env?: Record<string, string>;
}
interface Job {
  permissions?: Record<string, string>;
  steps: Step[];
  needs?: string;
  "timeout-minutes"?: number;
}

describe("the schedule for GitHub", () => {
  const flow = yaml.safeLoad(read("github-actions.yml")) as {
    on: Record<string, unknown>;
    permissions: object;
    jobs: Record<"abruf" | "vorschlag", Job>;
  };
  const {abruf, vorschlag} = flow.jobs;
  const runsOf = ({steps}: Job): string[] => steps.flatMap(({run}) => run ?? []);

  it("runs by the clock or by hand, never because somebody pushed or proposed something", () => {
    expect(Object.keys(flow.on)).toEqual(["schedule", "workflow_dispatch"]);
    expect(Object.keys(flow.jobs)).toEqual(["abruf", "vorschlag"]);
  });

  it("gives each job only the rights it needs, and packages none to write", () => {
    expect(flow.permissions).toEqual({});
    expect(abruf.permissions).toEqual({contents: "read"});
    expect(abruf.steps.find(({uses}) => uses?.startsWith("actions/checkout"))?.with).toEqual({
      "persist-credentials": false
    });
    expect(vorschlag.permissions).toEqual({contents: "write", "pull-requests": "write"});
    expect(runsOf(vorschlag)).toEqual([`${ordner}/abruf.sh vorschlagen`]);
    for (const job of [abruf, vorschlag]) expect(job["timeout-minutes"]).toBeLessThanOrEqual(30);
  });

  it("names every action by a full version, and says that it should be a commit", () => {
    const actions = [...abruf.steps, ...vorschlag.steps].flatMap(({uses}) => uses ?? []);
    expect(actions.length).toBeGreaterThan(3);
    for (const action of actions) expect(action).toMatch(/^actions\/[a-z-]+@(v\d+\.\d+\.\d+|[0-9a-f]{40})$/);
    expect(read("github-actions.yml")).toContain("40 digits of the commit");
  });
});

describe("the schedule for GitLab", () => {
  type GitlabJob = {script: string[]; rules: {if: string}[]; environment?: {name: string}};
  const {stages, ...jobs} = yaml.safeLoad(read("gitlab-ci.yml")) as Record<string, GitlabJob> & {stages: unknown};

  it("runs by the clock only, and shows the token to the job without packages only", () => {
    expect(stages).toEqual(["abruf", "vorschlag"]);
    expect(Object.keys(jobs)).toEqual(["abruf", "vorschlag"]);
    for (const {rules} of Object.values(jobs)) expect(rules).toEqual([{if: '$CI_PIPELINE_SOURCE == "schedule"'}]);
    expect(jobs["abruf"]?.environment).toBeUndefined();
    expect(jobs["vorschlag"]?.environment).toMatchObject({name: "abruf"});
    expect(jobs["abruf"]?.script.join(" ")).not.toContain("ABRUF_TOKEN");
    expect(jobs["vorschlag"]?.script.join(" ")).not.toContain("npm");
  });
});

it.each(["github-actions.yml", "gitlab-ci.yml", "crontab", "abruf.sh"])(
  "%s accepts no figures and publishes nothing",
  (file) => {
    const without = code(file).replace(/^.*sag "- \[ \].*$/gm, "");
    expect(without).not.toMatch(
      /uebernehmen|npm run build|npm start|rsync|scp|deploy|pages:|dist|merge_when|auto-?merge/i
    );
    expect(without).not.toMatch(/push .*(main|master|--force|-f\b)/);
  }
);

describe("the run itself, in a clone with a stand-in for npm", () => {
  let dir: string;
  const clone = (): string => join(dir, "clone");
  const git = (...args: string[]): string => {
    const who = ["-c", "user.name=Test", "-c", "user.email=test@invalid"];
    const {status, stdout, stderr} = spawnSync("git", [...who, ...args], {cwd: clone(), encoding: "utf8"});
    if (status !== 0) throw new Error(stderr);
    return stdout.trim();
  };
  const write = (file: string, text: string): void => {
    mkdirSync(dirname(join(clone(), file)), {recursive: true});
    writeFileSync(join(clone(), file), text);
  };
  /** `npm run --silent fetch -- NAME` and `npm run --silent warehouse`, as shell. */
  const npm = (fetch: string, warehouse: string): void => {
    const file = join(dir, "bin/npm");
    mkdirSync(dirname(file), {recursive: true});
    writeFileSync(
      file,
      `#!/usr/bin/env bash\ncase "$3" in\nfetch) shift 4\n${fetch}\n;;\nwarehouse) ${warehouse}\n;;\n*) echo "npm $*" >> "$0.log"; exit 9 ;;\nesac\n`
    );
    chmodSync(file, 0o755);
  };
  const abruf = (...args: string[]): {status: number | null; text: string} => {
    const env = {...process.env, PATH: `${join(dir, "bin")}${delimiter}${process.env["PATH"] ?? ""}`, ANTRAG: ""};
    const {status, stdout, stderr} = spawnSync("bash", [join(ordner, "abruf.sh"), ...args], {
      cwd: clone(),
      env,
      encoding: "utf8"
    });
    return {status, text: stdout + stderr};
  };
  const branches = (): string[] =>
    git("ls-remote", "--heads", "origin")
      .split("\n")
      .map((line) => line.replace(/^.*refs\/heads\//, ""));
  const neu = `echo "neu" > data/official/ewr/2026-12.csv; echo "anders" > data/official/ewr/2025-12.csv`;
  const bericht = "mkdir -p data/build; echo '# Änderungen: eine' > data/build/changes.md";

  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), "zeitplan-"));
    mkdirSync(clone());
    spawnSync("git", ["init", "--quiet", "--bare", join(dir, "remote.git")]);
    git("init", "--quiet", "--initial-branch=main");
    cpSync(ordner, join(clone(), ordner), {recursive: true});
    write(".gitignore", "data/build/\n");
    write("data/official/ewr/2025-12.csv", "alt\n");
    write("data/geometry/lor-2021.json", "{}\n");
    write(
      "data/catalogue/sources.json",
      JSON.stringify({
        quellen: [
          {id: "ewr", abruf: [{art: "ckan"}]},
          {id: "gssa", abruf: [{art: "datei"}]},
          {id: "qpk", abruf: [{art: "hand"}]}
        ]
      })
    );
    git("add", ".");
    git("commit", "--quiet", "--message", "Anfang");
    git("remote", "add", "origin", join(dir, "remote.git"));
    git("push", "--quiet", "origin", "main");
  });
  afterEach(() => rmSync(dir, {recursive: true, force: true}));

  it("proposes what is new on a branch with the change report, and leaves main and the tree as they were", () => {
    npm(`[ "$1" = ewr ] && { ${neu}; }; true`, bericht);
    const {status, text} = abruf();
    expect(text).toContain("Bericht: data/build/vorschlag/bericht.md");
    expect(status).toBe(0);
    const [branch = "", ...rest] = branches().filter((name) => name !== "main");
    expect(rest).toEqual([]);
    expect(branch).toMatch(/^daten\/abruf-[0-9a-f]{12}$/);
    git("fetch", "--quiet", "origin", branch);
    expect(git("diff", "--name-status", "main", "FETCH_HEAD")).toBe(
      "M\tdata/official/ewr/2025-12.csv\nA\tdata/official/ewr/2026-12.csv"
    );
    expect(git("status", "--porcelain")).toBe("");
    expect(git("rev-parse", "--abbrev-ref", "HEAD")).toBe("main");
    const report = readFileSync(join(clone(), "data/build/vorschlag/bericht.md"), "utf8");
    for (const words of ["# Änderungen: eine", "2026-12.csv", "npm run warehouse -- --uebernehmen"])
      expect(report).toContain(words);
  });

  it("proposes the same files once", () => {
    npm(neu, bericht);
    abruf();
    expect(abruf().text).toContain("Schon vorgeschlagen");
    expect(branches()).toHaveLength(2);
  });

  it("passes options on to fetch, for files from a folder", () => {
    npm(`echo "$*" > data/official/ewr/args.csv`, bericht);
    abruf("vorbereiten", "ewr", "--from", "ordner");
    expect(readFileSync(join(clone(), "data/build/vorschlag/vorschlag.patch"), "utf8")).toContain("+ewr --from ordner");
    expect(branches()).toEqual(["main"]);
  });

  it("does nothing where nothing is new, and fails where nothing could be got", () => {
    npm("true", "exit 7");
    expect(abruf()).toMatchObject({status: 0, text: expect.stringContaining("Nichts Neues") as string});
    npm('[ "$1" != gssa ]', "exit 7");
    expect(abruf()).toMatchObject({status: 1, text: expect.stringContaining("Nicht abgerufen: gssa") as string});
    expect(branches()).toEqual(["main"]);
  });

  it("proposes as a draft what does not build, with the message and the sources that failed", () => {
    npm(`if [ "$1" = gssa ]; then exit 1; fi; ${neu}`, "echo 'ewr: Summe stimmt nicht'; exit 1");
    expect(abruf().status).toBe(0);
    const report = readFileSync(join(clone(), "data/build/vorschlag/bericht.md"), "utf8");
    expect(report).toContain("ewr: Summe stimmt nicht");
    expect(report).toContain("**Nicht abgerufen:** gssa");
    expect(git("ls-remote", "--heads", "origin")).toContain("daten/abruf-");
    expect(readFileSync(join(clone(), "data/build/vorschlag/titel.txt"), "utf8")).toMatch(/^Draft: /);
  });

  it("lets nothing but data through, whatever the proposal holds", () => {
    npm(neu, bericht);
    abruf("vorbereiten");
    const patch = join(clone(), "data/build/vorschlag/vorschlag.patch");
    const evil =
      "diff --git a/.gitignore b/.gitignore\n--- a/.gitignore\n+++ b/.gitignore\n@@ -1 +1,2 @@\n data/build/\n+boese\n";
    writeFileSync(patch, readFileSync(patch, "utf8") + evil);
    abruf("vorschlagen");
    const [branch = ""] = branches().filter((name) => name !== "main");
    git("fetch", "--quiet", "origin", branch);
    expect(git("diff", "--name-only", "main", "FETCH_HEAD").split("\n")).toEqual([
      "data/official/ewr/2025-12.csv",
      "data/official/ewr/2026-12.csv"
    ]);
  });

  it("touches nothing while somebody else's changes lie in the tree", () => {
    npm(neu, bericht);
    write("data/official/ewr/2025-12.csv", "in Arbeit\n");
    expect(abruf()).toMatchObject({status: 1, text: expect.stringContaining("nicht festgehalten") as string});
    expect(readFileSync(join(clone(), "data/official/ewr/2025-12.csv"), "utf8")).toBe("in Arbeit\n");
  });
});
