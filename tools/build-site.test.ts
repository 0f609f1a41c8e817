import {spawnSync} from "node:child_process";
import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {join, resolve} from "node:path";
import {afterEach, beforeEach, expect, it} from "vitest";
import {frameworkCommand, frameworkEnv} from "./build-site.js";
import {checkDist, formatFaults} from "./check-dist.js";
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
  return {code: status, faults: formatFaults(checkDist(join(dir, "dist")))};
}

const prose = "Ein Absatz, der lang genug ist, um die Seite zu beschreiben.";

it("a plain site passes", () => {
  const {code, faults} = build({
    "index.md": `# Start\n\n${prose} Eins und eins ist \${1 + 1}.\n\n[Start](/) [Fundstelle](#start)\n`
  });
  expect([code, faults]).toEqual([0, ""]);
}, 60_000);

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
  expect(faults).toContain('index.html: import of "nicht-da" was left unresolved');
  expect(faults).toContain("index.html: a block uses gibtEsNicht, which none defines");
  expect(faults).toContain("index.html: dead link: ./weg");
}, 60_000);
