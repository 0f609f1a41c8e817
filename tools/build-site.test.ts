import {spawnSync} from "node:child_process";
import {mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, utimesSync, writeFileSync} from "node:fs";
import {join, resolve} from "node:path";
import {afterEach, beforeEach, expect, it, vi} from "vitest";
import {frameworkCommand, frameworkEnv} from "./build-site.js";
import {checkDist, formatFaults} from "./check-dist.js";
import {externScripts} from "./extern-scripts.js";
import {finishSite} from "./finish-site.js";
import {prepareCache} from "./prepare-cache.js";

let dir: string;
beforeEach(() => {
  // Below the project, so that Framework finds its packages.
  mkdirSync("data/build", {recursive: true});
  dir = mkdtempSync(resolve("data/build/probe-"));
  mkdirSync(join(dir, "src"));
  writeFileSync(join(dir, "package.json"), '{"type": "module"}');
  writeFileSync(join(dir, "outside.js"), "export const a = 1;");
  writeFileSync(
    join(dir, "observablehq.config.js"),
    'export default {root: "src", title: "Bedarfsatlas Marzahn-Hellersdorf", sidebar: false, toc: false, pager: false, footer: "", globalStylesheets: [], style: "style.css"};'
  );
  writeFileSync(join(dir, "src/style.css"), "body{margin:0}");
});
afterEach(() => rmSync(dir, {recursive: true}));

/** Builds a site of *pages* with Framework and returns its exit code, and what the check finds after the finishing step. */
function build(pages: Record<string, string>): {code: number | null; faults: string} {
  for (const [name, text] of Object.entries(pages)) writeFileSync(join(dir, "src", name), text);
  prepareCache(join(dir, "src/.observablehq/cache"));
  const {status} = spawnSync(process.execPath, frameworkCommand("build"), {
    cwd: dir,
    env: frameworkEnv({}),
    stdio: "ignore"
  });
  finishSite(join(dir, "dist"), new Map());
  externScripts(join(dir, "dist"));
  return {code: status, faults: formatFaults(checkDist(join(dir, "dist")))};
}

/** A page that shows which edition its loader was asked for; the loader's output of another build lies in the cache, and is newer. */
function pageOfItsEdition(): void {
  writeFileSync(
    join(dir, "src/index.md"),
    `# Start\n\n${prose} Eins und eins ist \${1 + 1}. \${FileAttachment("profil.txt").text()}\n\n[Start](/) [Fundstelle](#start)\n`
  );
  writeFileSync(join(dir, "src/profil.txt.js"), 'process.stdout.write(process.env.BEDARFSATLAS_PROFIL ?? "keine");');
  mkdirSync(join(dir, "src/.observablehq/cache"), {recursive: true});
  const cached = join(dir, "src/.observablehq/cache/profil.txt");
  writeFileSync(cached, "intern");
  utimesSync(cached, new Date("2100-01-01"), new Date("2100-01-01"));
}

const prose = "Ein Absatz, der lang genug ist, um die Seite zu beschreiben.";

it("what Framework builds with exit code 0 although it fails in the browser is found", () => {
  const {code, faults} = build({
    "index.md": `# Start

${prose} \${1 + }

\`\`\`js
import {a} from "../outside.js";
\`\`\`

\`\`\`js
const x = ;
\`\`\`

\`\`\`js
import z from "nicht-da";
\`\`\`

\`\`\`js
display(gibtEsNicht);
\`\`\`

[weg](/weg)
`
  });
  expect(code).toBe(0);
  expect(faults).toContain("index.html: error box: SyntaxError: non-local import: ../outside.js");
  expect(faults).toContain("index.html: error box: SyntaxError: Unexpected token");
  expect(faults).toContain("index.html: error box: SyntaxError: invalid expression");
  expect(faults).toContain('import of "nicht-da" was left unresolved');
  expect(faults).toContain("a block uses gibtEsNicht, which none defines");
  expect(faults).toContain("index.html: dead link: ./weg");
}, 60_000);

it("a plain site passes, and has nothing of an internal build by the caller's environment or Framework's cache", () => {
  pageOfItsEdition();
  vi.stubEnv("BEDARFSATLAS_PROFIL", "intern");
  const {code, faults} = build({});
  vi.unstubAllEnvs();
  expect([code, faults]).toEqual([0, ""]);
  const [file] = readdirSync(join(dir, "dist/_file"));
  expect(readFileSync(join(dir, "dist/_file", file!), "utf8")).toBe("oeffentlich");
}, 60_000);

it("Framework is told the edition, source and place by the build alone", () => {
  for (const name of ["PROFIL", "QUELLE", "SITE"]) vi.stubEnv(`BEDARFSATLAS_${name}`, "intern");
  const env = frameworkEnv({});
  expect([env["BEDARFSATLAS_PROFIL"], env["BEDARFSATLAS_QUELLE"], env["BEDARFSATLAS_SITE"]]).toEqual([
    "oeffentlich",
    undefined,
    undefined
  ]);
  expect(frameworkEnv({BEDARFSATLAS_PROFIL: "intern"})["BEDARFSATLAS_PROFIL"]).toBe("intern");
  vi.unstubAllEnvs();
});
