import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {dirname, join} from "node:path";
import {afterEach, beforeEach, expect, it} from "vitest";
import {checkDist, formatFaults} from "./check-dist.js";
import {externScripts} from "./extern-scripts.js";

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "dist-"));
});
afterEach(() => rmSync(dir, {recursive: true}));

function write(files: Record<string, string>): void {
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(dir, file)), {recursive: true});
    writeFileSync(join(dir, file), text);
  }
}

interface Parts {
  html?: string;
  head?: string;
  title?: string;
  description?: string;
  viewport?: string;
  h1?: string;
  body?: string;
  script?: string;
}

function page({
  html = '<html lang="de">',
  head = "",
  title = "<title>Karte – Bedarfsatlas</title>",
  description = '<meta name="description" content="Die Karte">',
  viewport = '<meta name="viewport" content="width=device-width, initial-scale=1">',
  h1 = "<h1>Karte</h1>",
  body = "",
  script = ""
}: Parts = {}): string {
  return `<!DOCTYPE html>${html}<head>${viewport}${title}${description}${head}<script type="module">
import {define} from "./_observablehq/client.0a1b2c3d.js";
${script}</script></head><body><main>${h1}${body}</main></body></html>`;
}

/** Writes a site without faults, changed by *parts* and *files*, and returns what the check finds. */
function check(parts: Parts = {}, files: Record<string, string> = {}): string {
  write({
    "index.html": page({title: "<title>Bedarfsatlas</title>"}),
    "karte.html": page(parts),
    "gebiete/index.html": page({
      title: "<title>Gebiete – Bedarfsatlas</title>",
      body: '<h2 id="liste">Liste</h2>'
    }).replace("./_obs", "../_obs"),
    "_observablehq/client.0a1b2c3d.js":
      'import("../_npm/react-dom@0.0.0/client._esm.js");export const define = () => {};',
    ...files
  });
  externScripts(dir);
  return formatFaults(checkDist(dir));
}

it("finds nothing wrong with a good site", () => {
  const body = `<a href="./gebiete/#liste">Liste</a> <a href="./karte?wo=10#">Karte</a> <a href="https://daten.berlin.de/">Quelle</a>
    <nav aria-label="Seiten"><a href="/">Start</a></nav><img src="data:image/png;base64,AA==" alt="Bild">
    <svg xmlns="http://www.w3.org/2000/svg"><use href="#ort"></use></svg>`;
  const script =
    'define({id: "1", outputs: ["a"], body: () => ({a: 1})}); define({id: "2", inputs: ["display", "a", "FileAttachment"], body: (display, a) => display(document.createElementNS("http://www.w3.org/2000/svg", "svg"))});';
  expect(check({body, script})).toBe("");
});

it.each<[string, Parts, string]>([
  ["a page without language", {html: "<html>"}, 'lacks lang="de"'],
  ["a page without title", {title: ""}, "no title"],
  ["a title that another page has", {title: "<title>Bedarfsatlas</title>"}, "is also that of"],
  ["a page without description", {description: ""}, "no description"],
  [
    "a viewport that forbids zooming",
    {viewport: '<meta name="viewport" content="width=device-width, maximum-scale=1">'},
    "forbids zooming"
  ],
  ["Framework's generator", {head: '<meta name="generator" content="Observable Framework v1.13.4">'}, "generator"],
  ["a page without heading", {h1: ""}, "0 <h1>"],
  ["two headings", {h1: "<h1>a</h1><h1>b</h1>"}, "2 <h1>"],
  ["an empty heading", {h1: "<h1 data-seitentitel> </h1>"}, "<h1> is empty"],
  [
    "an error box of Framework",
    {body: '<div class="observablehq--inspect observablehq--error">SyntaxError: invalid expression</div>'},
    "error box: SyntaxError: invalid expression"
  ],
  ["a navigation without name", {body: "<nav></nav>"}, "<nav> has no name"],
  [
    "English words of the shell",
    {body: '<input aria-label="x" title="Toggle sidebar">'},
    'English text in title: "Toggle sidebar"'
  ],
  ["English text", {body: "<p>Built with Observable</p>"}, "English text"],
  ["Markdown of another dialect", {body: "<h2>Der Bezirk {#Bezirk}</h2>"}, 'not understood: "{#Bezirk}"'],
  ["an image from elsewhere", {body: '<img src="https://example.org/a.png" alt="">'}, "loads from another host"],
  [
    "an image set from elsewhere",
    {body: '<img srcset="/a.png 1x, //example.org/b.png 2x" alt="">'},
    "//example.org/b.png"
  ],
  [
    "a style sheet from elsewhere",
    {head: '<link rel="stylesheet" href="https://fonts.googleapis.com/css2">'},
    "loads from another host"
  ],
  [
    "a style with an address elsewhere",
    {body: '<p style="background: url(https://example.org/a.png)">x</p>'},
    "style sheet loads from another host"
  ],
  [
    "a form that sends its data away",
    {body: '<form action="https://example.org/"></form>'},
    "<form action> loads from another host"
  ],
  ["a forwarding", {head: '<meta http-equiv="refresh" content="0;url=/">'}, "refresh"],
  ["a missing script", {head: '<script src="./weg.js"></script>'}, "names a file that is missing: ./weg.js"],
  ["a handler in an attribute", {body: '<button onclick="x()">x</button>'}, "<button onclick>"],
  ["a dead link", {body: '<a href="./weg">x</a>'}, "dead link: ./weg"],
  ["a dead fragment", {body: '<a href="./gebiete/#weg">x</a>'}, "nothing there has the id weg"],
  ["a dead fragment of the page itself", {body: '<a href="#weg">x</a>'}, "nothing there has the id weg"],
  ["a link by a redirect", {body: '<a href="./gebiete">x</a>'}, "the address is /gebiete/"],
  ["a link with a script", {body: '<a href="javascript:alert(1)">x</a>'}, "link with a script"],
  ["a link with a script in disguise", {body: '<a href=" java&#10;Script:alert(1)">x</a>'}, "link with a script"],
  ["a form with a script", {body: '<form action="javascript:alert(1)"></form>'}, "link with a script"],
  ["a drawing with a script", {body: '<svg><a xlink:href="javascript:alert(1)">x</a></svg>'}, "link with a script"],
  ["a handler in a drawing", {body: '<svg onload="x()"></svg>'}, "<svg onload>"],
  [
    "an unresolved package",
    {script: 'const {default: z} = await import("nicht-da");'},
    'import of "nicht-da" was left unresolved'
  ],
  ["an npm: import", {script: 'import "npm:d3";'}, 'import of "npm:d3" was left unresolved'],
  ["an import from elsewhere", {script: 'import "https://cdn.jsdelivr.net/npm/d3/+esm";'}, "import from another host"],
  [
    "an import of a missing file",
    {script: 'import "./_import/weg.js";'},
    "import of a file that is missing: ./_import/weg.js"
  ],
  [
    "a lazy import of a missing file",
    {script: 'await import("./_npm/d3@0.0.0/_esm.js");'},
    "import of a file that is missing"
  ],
  ["a request to another host", {script: 'fetch("https://example.org/x");'}, "fetch() asks another host"],
  ["a beacon", {script: "navigator.sendBeacon(`//example.org/${1}`);"}, "sendBeacon() asks another host"],
  ["a socket", {script: 'new WebSocket("wss://example.org");'}, "WebSocket() asks another host"],
  ["a picture set by script", {script: 'image.src = "https://example.org/x.png";'}, "src is set to another host"],
  ["a syntax error", {script: "const = 1;"}, "SyntaxError in JavaScript"],
  [
    "an implicit library",
    {script: 'define({id: "1", inputs: ["Plot", "display"], body: () => {}});'},
    "a block uses Plot"
  ],
  [
    "a name defined twice",
    {script: 'define({id: "1", outputs: ["a"], body: () => {}}); define({id: "2", outputs: ["a"], body: () => {}});'},
    "a is defined by 2 blocks"
  ]
])("reports %s", (_, parts, message) => {
  const found = check(parts);
  expect(found).toMatch(/^(karte\.html|seite\.[0-9a-f]{8}\.js): /m);
  expect(found).toContain(message);
});

it.each<[string, Record<string, string>, string]>([
  [
    "a module with an unresolved import",
    {"_import/a.js": 'import "htl";'},
    '_import/a.js: import of "htl" was left unresolved'
  ],
  [
    "a worker that is missing",
    {"_import/a.js": 'new Worker(import.meta.resolve("./b.js"), {type: "module"});'},
    "_import/a.js: import of a file that is missing: ./b.js"
  ],
  [
    "a worker that is missing, by its address",
    {"_import/a.js": 'new Worker(new URL("./b.js", import.meta.url));'},
    "_import/a.js: import of a file that is missing: ./b.js"
  ],
  ["a module that is not JavaScript", {"_import/a.js": "interface A {"}, "_import/a.js: SyntaxError"],
  [
    "a module whose neighbour is missing",
    {"_import/a.js": 'export * from "./b.js";'},
    "_import/a.js: import of a file that is missing: ./b.js"
  ],
  [
    "a style sheet from elsewhere",
    {"_import/a.css": '@import url("https://example.org/a.css");'},
    "_import/a.css: style sheet loads from another host"
  ],
  [
    "a missing font",
    {"_import/a.css": "@font-face{src:url(./a.woff2)}"},
    "_import/a.css: style sheet names a file that is missing: ./a.woff2"
  ],
  [
    "Framework's English in a style sheet",
    {"_import/a.css": 'a::after{content:"Next page"}'},
    '_import/a.css: English text in a style sheet: "Next page"'
  ]
])("reports %s", (_, files, message) => {
  expect(check({}, files)).toContain(message);
});

it("is content with a worker that is there", () => {
  expect(
    check(
      {},
      {
        "_import/a.js":
          'new Worker(import.meta.resolve("./b.js")); new Worker(new URL("./b.js", import.meta.url)); import.meta.resolve(name); new URL("./x", location);',
        "_import/b.js": "self.onmessage = () => {};"
      }
    )
  ).toBe("");
});

it("reports an inline script, which no reader's browser would run, and what is wrong in it", () => {
  write({
    "index.html": page({script: 'import "npm:d3";'}),
    "_observablehq/client.0a1b2c3d.js": "export const define = 1;"
  });
  const found = formatFaults(checkDist(dir));
  expect(found).toContain("index.html: inline script");
  expect(found).toContain('index.html: import of "npm:d3" was left unresolved');
});

it("takes data in a page for no script", () => {
  expect(check({head: '<script type="application/ld+json">{"@type": "Dataset"}</script>'})).toBe("");
});

it("reports a site without start page", () => {
  write({"karte.html": page()});
  expect(formatFaults(checkDist(dir))).toContain("index.html: the site has no start page");
});
