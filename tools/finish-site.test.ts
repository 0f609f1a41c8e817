import {expect, it} from "vitest";
import {finishPage} from "./finish-site.js";

/** A page in the form in which Framework 1.13 writes it. */
const framework = ({
  head = "",
  body = "<h1>Karte</h1><p>Zu kurz.</p><p>Die Karte zeigt für jedes Gebiet des Bezirks einen Wert.</p>",
  title = "Karte | Bedarfsatlas Marzahn-Hellersdorf"
} = {}): string =>
  `<!DOCTYPE html>
<html>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, maximum-scale=1">
<meta name="generator" content="Observable Framework v1.13.4">
<title>${title}</title>
${head}
<script type="module">

define({id: "4a1b21d8", body: () => { if (1 < 2 && "</p>") display("ü"); }});

</script>
</head>
<body>
<div id="observablehq-center">
<header id="observablehq-header"><nav aria-label="Hauptnavigation"></nav></header>
<main id="observablehq-main" class="observablehq">
${body}<!--:4a1b21d8:--></main>
<footer id="observablehq-footer"></footer>
</div>
</body>
</html>
`;

it("gives the page its language, lets readers zoom, and does not name the generator", () => {
  const html = finishPage(framework(), "/karte", undefined);
  expect(html).toContain('<html lang="de">');
  expect(html).toContain('content="width=device-width, initial-scale=1"');
  expect(html).not.toMatch(/maximum-scale|Observable Framework/);
  expect(html).toContain('<main id="observablehq-main" class="observablehq" tabindex="-1" aria-label="Inhalt">');
  expect(html).toContain('aria-label="Kopfbereich"');
  expect(html).toContain('aria-label="Fußbereich"');
});

it("names the page first, then the site; the start page is the site", () => {
  expect(finishPage(framework(), "/karte", undefined)).toContain(
    "<title>Karte – Bedarfsatlas Marzahn-Hellersdorf</title>"
  );
  const start = framework({title: "Bedarfsatlas Marzahn-Hellersdorf"});
  expect(finishPage(start, "/", undefined)).toContain("<title>Bedarfsatlas Marzahn-Hellersdorf</title>");
});

it("describes the page by its front matter, else by its first real paragraph", () => {
  const own = framework({head: '<meta name="description" content="Eigene Worte">'});
  expect(finishPage(own, "/karte", undefined).match(/name="description" content="([^"]*)"/g)).toEqual([
    'name="description" content="Eigene Worte"'
  ]);
  expect(finishPage(framework(), "/karte", undefined)).toContain(
    'name="description" content="Die Karte zeigt für jedes Gebiet des Bezirks einen Wert."'
  );
});

it("writes title and heading of a page built from a template", () => {
  const text = {title: "Biesdorf <Nord> & Süd", h1: "Biesdorf <Nord> & Süd", description: "Zahlen"};
  const html = finishPage(framework({body: "<h1 data-seitentitel></h1>"}), "/gebiete/1", text);
  expect(html).toContain('<h1 data-seitentitel="">Biesdorf &lt;Nord&gt; &amp; Süd</h1>');
  expect(html).toContain("<title>Biesdorf &lt;Nord&gt; &amp; Süd – Bedarfsatlas Marzahn-Hellersdorf</title>");
  expect(() => finishPage(framework(), "/gebiete/1", text)).toThrow("no <h1 data-seitentitel>");
});

it("adds a skip link as the first thing in the page, unless there is one", () => {
  expect(finishPage(framework(), "/karte", undefined)).toMatch(
    /<body><a [^>]*href="#observablehq-main">Zum Inhalt springen<\/a>/
  );
  const own = framework({body: '<h1>Karte</h1><a href="#observablehq-main">Zum Inhalt</a>'});
  expect(finishPage(own, "/karte", undefined).match(/href="#observablehq-main"/g)).toHaveLength(1);
});

it("marks a page of the internal edition at its root and in its title, and keeps search engines away", () => {
  const html = finishPage(framework(), "/karte", undefined, "intern");
  expect(html).toContain('<html lang="de" data-edition="intern">');
  expect(html).toContain("<title>Karte – Bedarfsatlas Marzahn-Hellersdorf – Nur für den Dienstgebrauch</title>");
  expect(html.match(/<meta name="robots"[^>]*>/g)).toEqual(['<meta name="robots" content="noindex, nofollow">']);
  const start = framework({title: "Bedarfsatlas Marzahn-Hellersdorf"});
  expect(finishPage(start, "/", undefined, "intern")).toContain(
    "<title>Bedarfsatlas Marzahn-Hellersdorf – Nur für den Dienstgebrauch</title>"
  );
});

it("does nothing of the kind to a public page", () => {
  const html = finishPage(framework(), "/karte", undefined);
  expect(html).toContain('<meta name="robots" content="index, follow">');
  expect(html).not.toMatch(/data-edition|Dienstgebrauch|noindex/);
});

it("leaves scripts and the marks of blocks untouched, and changes nothing the second time", () => {
  const html = finishPage(framework(), "/karte", undefined);
  expect(html).toContain('define({id: "4a1b21d8", body: () => { if (1 < 2 && "</p>") display("ü"); }});');
  expect(html).toContain("<!--:4a1b21d8:-->");
});

it("names a list of links within the page; any other navigation must name itself", () => {
  const nav = (href: string): string =>
    finishPage(framework({body: `<h1>Karte</h1><nav><a href="${href}">x</a></nav>`}), "/karte", undefined);
  expect(nav("#grenzen")).toContain('<nav aria-label="Auf dieser Seite">');
  expect(nav("./karte")).toContain("<nav><a");
});

it("takes the links to its own headings from the 404 page, where they would lead to the start page", () => {
  const body = '<h1 id="weg"><a class="observablehq-header-anchor" href="#weg">Weg</a></h1><a href="./karte">Karte</a>';
  const html = finishPage(framework({body}), "/404", undefined);
  expect(html).toContain('<h1 id="weg">Weg</h1>');
  expect(html).toContain('<a href="./karte">Karte</a>');
});

it("makes headings no stops for the keyboard, and keeps their ids and all other links within the page", () => {
  const body =
    '<h2 id="weg"><a class="observablehq-header-anchor" href="#weg">Der <em>Weg</em></a></h2><a href="#weg">x</a>';
  expect(finishPage(framework({body}), "/karte", undefined)).toContain(
    '<h2 id="weg">Der <em>Weg</em></h2><a href="#weg">x</a>'
  );
});

it.each([
  ["<title>", /<title>.*<\/title>/],
  ["viewport", /<meta name="viewport"[^>]*>/],
  ["generator", /<meta name="generator"[^>]*>/],
  ["main", /<main id="observablehq-main"/]
])("refuses a page of another Framework, which has no %s", (_, part) => {
  expect(() => finishPage(framework().replace(part, "<main"), "/karte", undefined)).toThrow("in Framework's page");
});
