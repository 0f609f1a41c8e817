import {pageLink} from "./method-page.js";

const description =
  "Anleitung zum Bedarfsatlas: Aufgaben Schritt für Schritt, die Seiten, Tasten und Zeichen, Daten und Bilder mitnehmen, Hilfe bei Problemen.";

/** Width and height of a picture in pixels. */
export interface Bildmass {
  breite: number;
  hoehe: number;
}

/** Size of the WebP picture *bytes*; throws if they are none. */
export function webpMass(bytes: Uint8Array): Bildmass {
  const text = (from: number, to: number): string => new TextDecoder("latin1").decode(bytes.subarray(from, to));
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 30 || text(0, 4) !== "RIFF" || text(8, 12) !== "WEBP") throw new Error("not a WebP picture");
  const kind = text(12, 16);
  if (kind === "VP8 ") return {breite: view.getUint16(26, true) & 0x3fff, hoehe: view.getUint16(28, true) & 0x3fff};
  if (kind === "VP8L") {
    const bits = view.getUint32(21, true);
    return {breite: (bits & 0x3fff) + 1, hoehe: ((bits >> 14) & 0x3fff) + 1};
  }
  const size = (at: number): number => (view.getUint32(at, true) & 0xffffff) + 1;
  return {breite: size(24), hoehe: size(27)};
}

/** Names of the pictures that the handbook's *text* shows, in its order. */
export const bilderIn = (text: string): string[] =>
  [...text.matchAll(/!\[[^\]]*\]\(bilder\/([a-z-]+\.webp)\)/g)].map(([, name = ""]) => name);

const escape = (text: string): string => text.replace(/&/g, "&amp;").replace(/"/g, "&quot;").replace(/</g, "&lt;");

/**
 * The page "Handbuch" as Framework's Markdown, from docs/handbuch.md, its only text. `<!-- #id -->` behind a heading becomes its id,
 * links lead to the pages of the site, and a picture is shown at its own size (*mass* says it by the picture's name), served by the
 * site itself. Throws for a text without heading and first paragraph, for a picture without words for those who do not see it, and
 * for an id that stands twice.
 */
export function handbookPage(text: string, mass: (name: string) => Bildmass): string {
  const head = /^# (.+)\n\n(.+)\n\n/.exec(text);
  if (!head) throw new Error("docs/handbuch.md must begin with a heading and a paragraph");
  const [start, title, lead] = head;
  const ids = new Set<string>();
  const body = text
    .slice(start.length)
    .replace(/^(#{2,4} .+?) *<!-- #([a-z][a-z0-9-]*) -->$/gm, (_, heading: string, id: string) => {
      if (ids.has(id)) throw new Error(`docs/handbuch.md: id "${id}" stands twice`);
      ids.add(id);
      return `${heading} {#${id}}`;
    })
    .replace(/(\d) %/g, "$1\u202f%")
    .replace(/!\[([^\]]*)\]\(bilder\/([a-z-]+\.webp)\)/g, (_, alt: string, name: string) => {
      if (alt.trim() === "") throw new Error(`docs/handbuch.md: picture ${name} has no words`);
      const {breite, hoehe} = mass(name);
      const size = `width="${breite}" height="${hoehe}"`;
      return `<figure class="bildschirm"><img src="/data/bilder/${name}" alt="${escape(alt)}" ${size} loading="lazy"></figure>`;
    })
    .replace(/\[([^\]]+)\]\(([^)\s]+)\)/g, (_, label: string, target: string) => pageLink(label, target));
  return `---
title: ${title}
description: "${description}"
toc: {show: true, label: "Auf dieser Seite"}
---

# ${title}

<p class="vorspann lesetext">${lead}</p>

${body}`;
}
