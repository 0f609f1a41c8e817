import {readFileSync} from "node:fs";
import {dirname, join} from "node:path/posix";
import {fileURLToPath} from "node:url";
import {parse as parseJavaScript} from "acorn";
import type {Expression, Node, Program} from "acorn";
import {simple} from "acorn-walk";
import {listFiles, locate, pageAddress} from "./addresses.js";
import {isInlineScript, isPageScript} from "./extern-scripts.js";
import {attribute, descendants, elements, inlineSource, parseHtml, textContent} from "./html.js";
import type {Document, Element} from "./html.js";

/** One fault of the built site, for developers: where, and what is wrong there. */
export interface Fault {
  file: string;
  message: string;
}

type Report = (message: string) => void;

/** What a block may use without defining it: display and view, and Framework's own library. */
const provided = new Set([
  "display",
  "view",
  "invalidation",
  "visibility",
  "now",
  "width",
  "dark",
  "resize",
  "FileAttachment",
  "Generators",
  "Mutable",
  // Of the browser's globals Framework takes these for names of other blocks, and finds them when the page runs.
  "history",
  "location",
  "localStorage",
  "matchMedia",
  "sessionStorage",
  "URLSearchParams"
]);

/** Names that are no address although they look like one. */
const namespaces = /^https?:\/\/www\.w3\.org\//;

const foreign = (url: string): boolean =>
  /^([a-z][a-z0-9+.-]*:)?\/\//i.test(url.trim()) && !namespaces.test(url.trim());

/** Words of Framework's page shell, which readers would see in English. */
const englishShell =
  /\b(Toggle sidebar|Search|Contents|Previous page|Next page|Built with|no results|Skip to|Untitled|Loading|Close|Menu|Copy|Share)\b/;

/** Attributes that make the browser load something, by element. */
const loading: Record<string, string[]> = {
  audio: ["src"],
  embed: ["src"],
  form: ["action"],
  iframe: ["src", "srcdoc"],
  image: ["href", "xlink:href"],
  img: ["src", "srcset"],
  input: ["src"],
  link: ["href"],
  object: ["data"],
  script: ["src"],
  source: ["src", "srcset"],
  track: ["src"],
  use: ["href", "xlink:href"],
  video: ["src", "poster"]
};

/** Attributes whose address the browser may go to or load. */
const addressing = new Set(["action", "data", "formaction", "href", "src", "xlink:href"]);

/** Global functions and constructors that send their first argument to the network. */
const requesting = new Set([
  "fetch",
  "Worker",
  "SharedWorker",
  "WebSocket",
  "EventSource",
  "importScripts",
  "Request",
  "sendBeacon",
  "open"
]);

class Site {
  readonly faults: Fault[] = [];
  private readonly ids = new Map<string, Set<string>>();
  private readonly files: Set<string>;

  constructor(readonly dir: string) {
    this.files = new Set(listFiles(dir));
  }

  has = (file: string): boolean => this.files.has(file);
  read = (file: string): string => readFileSync(join(this.dir, file), "utf8");
  list = (extension: string): string[] => [...this.files].filter((file) => file.endsWith(extension));
  reporter =
    (file: string): Report =>
    (message) =>
      void this.faults.push({file, message});

  /** All ids of a page, for links that lead into it. */
  idsOf(file: string, document = parseHtml(this.read(file))): Set<string> {
    let ids = this.ids.get(file);
    if (!ids)
      this.ids.set(
        file,
        (ids = new Set(
          elements(document)
            .map((e) => attribute(e, "id") ?? "")
            .filter(Boolean)
        ))
      );
    return ids;
  }
}

/** File that *url* names when it stands in *file*; null for one of another kind (data:, blob:, a lone fragment). */
function fileOf(file: string, url: string): string | null {
  const path = url.split(/[?#]/)[0] ?? "";
  if (path === "" || /^[a-z][a-z0-9+.-]*:/i.test(path)) return null;
  return join("/", path.startsWith("/") ? "" : dirname(file), decodeURI(path)).slice(1);
}

function literal(node: Expression | Node | null | undefined): string | undefined {
  if (node?.type === "Literal") {
    const {value} = node as Node & {value: unknown};
    return typeof value === "string" ? value : undefined;
  }
  if (node?.type === "TemplateLiteral") {
    // The beginning tells the host, whatever is filled in later.
    return (node as Node & {quasis: {value: {cooked?: string | null}}[]}).quasis[0]?.value.cooked ?? undefined;
  }
  return undefined;
}

function checkImport(site: Site, file: string, source: string | undefined, lazy: boolean, report: Report): void {
  if (source === undefined) return;
  if (/^(npm|observablehq|jsr|node|duckdb):/.test(source)) return report(`import of "${source}" was left unresolved`);
  if (foreign(source)) return report(`import from another host: ${source}`);
  if (!/^\.{0,2}\//.test(source))
    return report(`import of "${source}" was left unresolved; no browser can find a bare name`);
  // Framework's own modules name libraries that are loaded only where a page uses them implicitly, which is a fault by itself.
  if (lazy && file.startsWith("_observablehq/")) return;
  const target = fileOf(file, source);
  if (target !== null && !site.has(target)) report(`import of a file that is missing: ${source}`);
}

function checkJavaScript(site: Site, file: string, source: string, report: Report): Program | null {
  let program: Program;
  try {
    program = parseJavaScript(source, {ecmaVersion: "latest", sourceType: "module"});
  } catch (error) {
    report(`SyntaxError in JavaScript: ${error instanceof Error ? error.message : String(error)}`);
    return null;
  }
  const checkRequest = (callee: Expression | Node, args: readonly Node[]): void => {
    const name =
      callee.type === "Identifier"
        ? (callee as Node & {name: string}).name
        : callee.type === "MemberExpression"
          ? ((callee as Node & {property: Node & {name?: string}}).property.name ?? "")
          : "";
    const url = literal(args[0]);
    if (requesting.has(name) && url !== undefined && foreign(url)) report(`${name}() asks another host: ${url}`);
  };
  /** import.meta.resolve("./x.js") and new URL("./x.js", import.meta.url), with which a module starts a worker. */
  const checkTarget = (callee: Expression | Node, args: readonly Node[]): void => {
    const isMeta = (node: Node | undefined, name: string): boolean =>
      node?.type === "MemberExpression" &&
      (node as Node & {object: Node}).object.type === "MetaProperty" &&
      (node as Node & {property: Node & {name?: string}}).property.name === name;
    const isUrl = callee.type === "Identifier" && (callee as Node & {name: string}).name === "URL";
    if (isMeta(callee, "resolve") || (isUrl && isMeta(args[1], "url")))
      checkImport(site, file, literal(args[0]), true, report);
  };
  simple(program, {
    ImportDeclaration: (node) => checkImport(site, file, literal(node.source), false, report),
    ExportAllDeclaration: (node) => checkImport(site, file, literal(node.source), false, report),
    ExportNamedDeclaration: (node) => checkImport(site, file, literal(node.source), false, report),
    ImportExpression: (node) => checkImport(site, file, literal(node.source), true, report),
    CallExpression(node) {
      checkRequest(node.callee, node.arguments);
      checkTarget(node.callee, node.arguments);
    },
    NewExpression(node) {
      checkRequest(node.callee, node.arguments);
      checkTarget(node.callee, node.arguments);
    },
    AssignmentExpression(node) {
      const {left} = node;
      if (left.type !== "MemberExpression" || left.property.type !== "Identifier") return;
      const url = literal(node.right);
      if (left.property.name === "src" && url !== undefined && foreign(url))
        report(`src is set to another host: ${url}`);
    }
  });
  return program;
}

/** Blocks of a page use names that no block defines, or define one twice: Framework says so only in the browser. */
function checkBlocks(program: Program, report: Report): void {
  const outputs = new Map<string, number>();
  const inputs = new Set<string>();
  simple(program, {
    CallExpression({callee, arguments: [cell]}) {
      if (callee.type !== "Identifier" || callee.name !== "define" || cell?.type !== "ObjectExpression") return;
      for (const property of cell.properties) {
        if (
          property.type !== "Property" ||
          property.key.type !== "Identifier" ||
          property.value.type !== "ArrayExpression"
        )
          continue;
        for (const item of property.value.elements) {
          const name = literal(item) ?? "";
          if (property.key.name === "inputs") inputs.add(name);
          if (property.key.name === "outputs") outputs.set(name, (outputs.get(name) ?? 0) + 1);
        }
      }
    }
  });
  for (const name of inputs) {
    if (!outputs.has(name) && !provided.has(name))
      report(`a block uses ${name}, which none defines; import it by its package's bare name`);
  }
  for (const [name, count] of outputs) if (count > 1) report(`${name} is defined by ${count} blocks`);
}

function checkCss(file: string, css: string, site: Site, report: Report): void {
  const plain = css.replace(/\/\*[^]*?\*\//g, "");
  for (const [, , url = ""] of plain.matchAll(/(?:@import\s+(?:url\(\s*)?|url\(\s*)(["']?)([^"')\s;]+)\1/g)) {
    if (foreign(url)) report(`style sheet loads from another host: ${url}`);
    else if (/^observablehq:/.test(url)) report(`style sheet import was left unresolved: ${url}`);
    else {
      const target = fileOf(file, url);
      if (target !== null && !site.has(target)) report(`style sheet names a file that is missing: ${url}`);
    }
  }
  for (const [, , content = ""] of plain.matchAll(/[{;]\s*content\s*:\s*(["'])(.*?)\1/g)) {
    if (englishShell.test(content)) report(`English text in a style sheet: "${content}"`);
  }
}

function checkLoads(site: Site, file: string, document: Document, report: Report): void {
  for (const element of elements(document)) {
    for (const name of loading[element.tagName] ?? []) {
      const value = attribute(element, name);
      if (value === undefined) continue;
      const urls = name === "srcset" ? value.split(",").map((part) => part.trim().split(/\s+/)[0] ?? "") : [value];
      for (const url of urls) {
        if (foreign(url)) report(`<${element.tagName} ${name}> loads from another host: ${url}`);
        else if (/^(npm|observablehq|node):/.test(url))
          report(`<${element.tagName} ${name}> was left unresolved: ${url}`);
        else if (element.tagName !== "form" && name !== "srcdoc") {
          const target = fileOf(file, url);
          if (target !== null && !site.has(target))
            report(`<${element.tagName} ${name}> names a file that is missing: ${url}`);
        }
      }
    }
    const style = attribute(element, "style");
    if (style !== undefined) checkCss(file, `a{${style}}`, site, report);
    if (element.tagName === "style") checkCss(file, inlineSource(element), site, report);
    if (element.tagName === "base" && file !== "404.html") report("<base> changes what every link means");
    if (element.tagName === "meta" && attribute(element, "http-equiv")?.toLowerCase() === "refresh")
      report("<meta http-equiv=refresh> leads readers away");
    for (const {name, value} of element.attrs) {
      if (/^on[a-z]+$/i.test(name))
        report(`<${element.tagName} ${name}> hides behaviour in markup; use addEventListener`);
      // Browsers leave out white space and control characters before they look at the scheme.
      if (addressing.has(name) && /^(javascript|vbscript):/i.test(value.replace(/[\0-\x20]/g, "")))
        report(`link with a script: ${value}`);
    }
  }
}

function checkLinks(site: Site, file: string, document: Document, report: Report): void {
  const base = `http://site${file === "404.html" ? "/" : pageAddress(file)}`;
  for (const element of elements(document, "a", "area")) {
    const href = attribute(element, "href");
    if (href === undefined) continue;
    if (/^data:/i.test(href)) report(`link to data of its own: ${href}`);
    if (/^[a-z][a-z0-9+.-]*:/i.test(href) || href.startsWith("//")) continue;
    let url: URL;
    try {
      url = new URL(href, base);
    } catch {
      report(`link with a malformed address: ${href}`);
      continue;
    }
    const pathname = decodeURI(url.pathname);
    const target = pathname === pageAddress(file) ? {file} : locate(pathname, site.has);
    if (!target) report(`dead link: ${href}`);
    else if ("redirect" in target) report(`link by way of a redirect: ${href} (the address is ${target.redirect})`);
    else if (url.hash.length > 1 && target.file.endsWith(".html")) {
      const id = decodeURIComponent(url.hash.slice(1));
      if (!site.idsOf(target.file).has(id)) report(`dead link: ${href} (nothing there has the id ${id})`);
    }
  }
}

function checkHead(document: Document, titles: Map<string, string>, file: string, report: Report): void {
  const root = elements(document, "html")[0];
  if (!root || attribute(root, "lang") !== "de") report('<html> lacks lang="de"');
  const title =
    elements(document, "title")
      .filter(({parentNode}) => parentNode?.nodeName === "head")
      .map(textContent)[0] ?? "";
  const other = titles.get(title);
  if (title === "") report("the page has no title");
  else if (other !== undefined) report(`the title "${title}" is also that of ${other}`);
  else titles.set(title, file);
  const metas = new Map(
    elements(document, "meta").map((e) => [attribute(e, "name") ?? "", attribute(e, "content") ?? ""])
  );
  if (!metas.get("description")) report("the page has no description");
  if (!metas.has("viewport")) report("the page has no viewport");
  if (/maximum-scale|user-scalable\s*=\s*(no|0)/.test(metas.get("viewport") ?? ""))
    report("the viewport forbids zooming");
  if (metas.has("generator")) report("the generator is still named");
}

/** The text version of a page is made of data, in which any name may stand, and of no Markdown. */
const isTextfassung = (element: Element): boolean =>
  (attribute(element, "class") ?? "").split(/\s+/).includes("textfassung");
const inTextfassung = (element: Element | null): boolean =>
  element !== null &&
  "tagName" in element &&
  (isTextfassung(element) || inTextfassung(element.parentNode as Element | null));

function checkBody(document: Document, report: Report): void {
  const headings = elements(document, "h1");
  if (headings.length !== 1) report(`the page has ${headings.length} <h1>, not one`);
  else if (headings.some((heading) => textContent(heading) === "")) report("the <h1> is empty");
  for (const element of elements(document)) {
    if ((attribute(element, "class") ?? "").split(/\s+/).includes("observablehq--error"))
      report(`error box: ${textContent(element)}`);
    if (element.tagName === "nav" && !attribute(element, "aria-label") && !attribute(element, "aria-labelledby"))
      report("a <nav> has no name");
    for (const name of ["title", "aria-label", "placeholder", "alt"]) {
      const value = attribute(element, name);
      if (value !== undefined && englishShell.test(value) && !inTextfassung(element))
        report(`English text in ${name}: "${value}"`);
    }
  }
  const skipped = (element: Element | null): boolean =>
    element !== null &&
    "tagName" in element &&
    // Names of centres and areas are what their owners call them.
    (["script", "style", "code", "pre", "title"].includes(element.tagName) ||
      attribute(element, "data-seitentitel") !== undefined ||
      isTextfassung(element) ||
      (attribute(element, "lang") ?? "de") !== "de" ||
      skipped(element.parentNode as Element | null));
  for (const node of descendants(document)) {
    if (node.nodeName !== "#text" || !("value" in node) || skipped(node.parentNode as Element)) continue;
    const mark = /\{[#.:][\w-]*\}|\$\{/.exec(node.value)?.[0];
    if (mark !== undefined)
      report(`Markdown that was not understood: "${mark}" in "${node.value.trim().slice(0, 60)}"`);
    const word = englishShell.exec(node.value)?.[0];
    if (word !== undefined) report(`English text: "${word}" in "${node.value.trim().slice(0, 60)}"`);
  }
}

function checkPage(site: Site, file: string, titles: Map<string, string>): void {
  const report = site.reporter(file);
  const document = parseHtml(site.read(file));
  checkHead(document, titles, file, report);
  checkBody(document, report);
  checkLoads(site, file, document, report);
  checkLinks(site, file, document, report);
  for (const script of elements(document, "script")) {
    if (!isInlineScript(script)) continue;
    report("inline script, which the site's Content-Security-Policy blocks; move it into a file");
    const program = checkJavaScript(site, file, inlineSource(script), report);
    if (program) checkBlocks(program, report);
  }
}

/**
 * Everything that is wrong with the built site in *dir* although Framework's build was content: what only the browser
 * would report, requests to other hosts, dead links, and what a page must have to be readable. Empty if nothing is.
 */
export function checkDist(dir: string): Fault[] {
  const site = new Site(dir);
  const titles = new Map<string, string>();
  if (!site.has("index.html")) site.faults.push({file: "index.html", message: "the site has no start page"});
  for (const file of site.list(".html")) checkPage(site, file, titles);
  for (const file of site.list(".js")) {
    const program = checkJavaScript(site, file, site.read(file), site.reporter(file));
    if (program && isPageScript(file)) checkBlocks(program, site.reporter(file));
  }
  for (const file of site.list(".css")) checkCss(file, site.read(file), site, site.reporter(file));
  return site.faults;
}

/** One line per fault. */
export const formatFaults = (faults: readonly Fault[]): string =>
  faults.map(({file, message}) => `${file}: ${message}`).join("\n");

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const dir = process.argv[2] ?? "dist";
  const faults = checkDist(dir);
  process.stdout.write(faults.length === 0 ? `${dir}: no faults\n` : `${formatFaults(faults)}\n`);
  process.exitCode = faults.length === 0 ? 0 : 1;
}
