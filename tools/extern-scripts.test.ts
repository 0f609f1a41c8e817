import {mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {dirname, join} from "node:path";
import {afterEach, beforeEach, expect, it} from "vitest";
import {externPage, externScripts, isPageScript} from "./extern-scripts.js";

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "seiten-"));
});
afterEach(() => rmSync(dir, {recursive: true}));

const page = (...scripts: string[]): string =>
  `<!DOCTYPE html><html lang="de"><head><title>x</title>${scripts.join("")}</head><body><p>ü</p></body></html>`;

function write(files: Record<string, string>): void {
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(dir, file)), {recursive: true});
    writeFileSync(join(dir, file), text);
  }
}

it("moves a script into a file beside the page, to the byte, so that its imports mean the same", () => {
  const source = '\nimport {define} from "../_observablehq/client.js";\nif (1 < 2 && "</p>") define("ü");\n';
  write({"gebiete/10.html": page(`<script type="module">${source}</script>`)});
  expect(externScripts(dir)).toBe(1);
  const html = readFileSync(join(dir, "gebiete/10.html"), "utf8");
  const [, src = ""] = /<script type="module" src="\.\/([^"]+)"><\/script>/.exec(html)!;
  expect(isPageScript(`gebiete/${src}`)).toBe(true);
  expect(readFileSync(join(dir, "gebiete", src), "utf8")).toBe(source);
  expect(html.replace(` src="./${src}"`, "")).toBe(page('<script type="module"></script>'));
});

it("gives equal scripts of one folder one file, those of another folder their own, and other scripts another name", () => {
  const same = '<script type="module">import "./a.js";</script>';
  write({
    "a.html": page(same),
    "b.html": page(same),
    "c.html": page(same.replace("a.js", "b.js")),
    "gebiete/a.html": page(same)
  });
  expect(externScripts(dir)).toBe(3);
  expect(readdirSync(dir).filter(isPageScript)).toHaveLength(2);
  expect(readFileSync(join(dir, "a.html"), "utf8")).toBe(readFileSync(join(dir, "b.html"), "utf8"));
});

it("keeps the order of scripts, and leaves those that have a file already", () => {
  const {html, scripts} = externPage(
    page('<script type="module">1</script>', '<script src="./x.js"></script>', '<script type="module">2</script>')
  );
  const order = [...html.matchAll(/src="\.\/([^"]+)"/g)].map(([, name = ""]) => scripts.get(name) ?? name);
  expect(order).toEqual(["1", "x.js", "2"]);
});

it("does not let a classic script run later than it would inline", () => {
  expect(externPage(page("<script defer async>1</script>")).html).not.toMatch(/defer|async/);
});

it("leaves data in the page, and a page without scripts as it is", () => {
  const data = page(
    '<script type="application/ld+json">{"a": "<b>"}</script>',
    '<script type="application/json">1</script>'
  );
  expect(externPage(data)).toEqual({html: data, scripts: new Map()});
});

it.each(["importmap", "speculationrules"])("refuses a script of type %s, which works inline only", (type) => {
  write({"karte.html": page(`<script type="${type}">{}</script>`)});
  expect(() => externScripts(dir)).toThrow(`karte.html: <script type="${type}">`);
});

it("changes nothing the second time", () => {
  write({"index.html": page('<script type="module">1</script>')});
  externScripts(dir);
  const html = readFileSync(join(dir, "index.html"), "utf8");
  expect(externScripts(dir)).toBe(0);
  expect(readFileSync(join(dir, "index.html"), "utf8")).toBe(html);
});
