import {posix} from "node:path";

const description =
  "Wie der Bedarfsatlas rechnet: Gebiete, Anteile und Klassen, Intervalle und Vergleiche, der Bedarfsindex mit Rechenbeispiel und Robustheit, Grenzen der Zahlen.";

/** What stands on the page where the text has `<!-- live: name -->`: JavaScript over the page's two files. */
const liveParts: Readonly<Record<string, string>> = {
  ebenen: "EbenenTabelle(worte)",
  zeichen: "ZeichenTabelle(worte.status)",
  merkmale: "Merkmale(methodik)",
  "nicht-enthalten": "NichtEnthalten(methodik)",
  rechenbeispiel: "Rechenbeispiel(methodik.rechenbeispiel)",
  indexbeispiel: "Indexbeispiel(methodik.indexbeispiel)",
  nachrechnung: "Nachrechnung(methodik.nachrechnung)",
  laeufe: "Laufregeln(methodik.optionen)",
  annahmen: "Annahmen(methodik)",
  ausreisser: "Ausreisser(methodik)",
  doppelt: "Doppelt(methodik)",
  brueche: "Brueche(methodik)",
  zitat: "Zitat({version: __version__, heute: new Date()})"
};

const setup = `\`\`\`js
import {Annahmen} from "./components/methodik/Annahmen.js";
import {Ausreisser, Brueche, Doppelt, Laufregeln} from "./components/methodik/Laufregeln.js";
import {Merkmale, NichtEnthalten} from "./components/methodik/Merkmale.js";
import {Nachrechnung} from "./components/methodik/Nachrechnung.js";
import {Indexbeispiel, Rechenbeispiel} from "./components/methodik/Rechenbeispiel.js";
import {Zitat} from "./components/methodik/Zitat.js";
import {EbenenTabelle, ZeichenTabelle} from "./components/seiten/ZeichenTabelle.js";
\`\`\`

\`\`\`js
const methodik = FileAttachment("/data/listen/methodik.json").json();
const worte = FileAttachment("/data/listen/worte.json").json();
\`\`\``;

/** Texts in docs/ that are pages of the site. */
const pageTexts = /^docs\/(methodik|handbuch)\.md$/;

/** A link in a text of docs/ as its page needs it: to the page that a source of src/ makes; what is no page of the site becomes plain text. */
export function pageLink(text: string, target: string): string {
  if (/^[a-z]+:/.test(target)) return `[${text}](${target})`;
  const [path = "", hash] = target.split("#");
  const source = posix.join("docs", path);
  const page = /^src\/((?:[\w-]+\/)*[\w-]+)\.md$/.exec(source)?.[1] ?? pageTexts.exec(source)?.[1];
  if (page === undefined) return text;
  return `[${text}](/${page.replace(/(^|\/)index$/, "$1")}${hash ? `#${hash}` : ""})`;
}

/**
 * The page "Methodik" as Framework's Markdown, from docs/methodik.md, its only text. `<!-- #id -->` behind a heading becomes
 * its id, `<!-- live: name -->` to `<!-- /live -->` the live part (what stands between is for readers without scripts), links
 * lead to the pages of the site, and a per cent sign stays with its number. Throws for a live part that is unknown, missing or twice, and
 * for a text without heading and first paragraph.
 */
export function methodPage(text: string, version: string): string {
  const head = /^# (.+)\n\n(.+)\n\n/.exec(text);
  if (!head) throw new Error("docs/methodik.md must begin with a heading and a paragraph");
  const [start, title, lead] = head;
  const used = new Set<string>();
  const body = text
    .slice(start.length)
    .replace(/^(#{2,4} .+?) *<!-- #([a-z][a-z0-9-]*) -->$/gm, "$1 {#$2}")
    .replace(/(\d) %/g, "$1\u202f%")
    .replace(/\[([^\]]+)\]\(([^)\s]+)\)/g, (_, label: string, target: string) => pageLink(label, target))
    .replace(/^<!-- live: (.+?) -->\n([^]*?)^<!-- \/live -->$/gm, (_, name: string, fallback: string) => {
      const code = liveParts[name];
      if (code === undefined) throw new Error(`docs/methodik.md: no live part "${name}"`);
      if (used.has(name)) throw new Error(`docs/methodik.md: live part "${name}" stands twice`);
      used.add(name);
      const plain = fallback.trim().replace(/^_|_$/g, "");
      const call = code.replace("__version__", JSON.stringify(version));
      return `<div><noscript><p class="hinweis">${plain}</p></noscript></div>\n\n\`\`\`js\ndisplay(${call});\n\`\`\``;
    });
  const missing = Object.keys(liveParts).filter((name) => !used.has(name));
  if (missing.length > 0 || /<!-- \/?live/.test(body))
    throw new Error(`docs/methodik.md: live parts without a place or an end: ${missing.join(", ")}`);
  return `---
title: ${title}
description: "${description}"
toc: {show: true, label: "Auf dieser Seite"}
---

# ${title}

<p class="vorspann lesetext">${lead}</p>

${setup}

${body}`;
}
