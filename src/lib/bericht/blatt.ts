import {bloeckeHtml, htmlText, inhaltHtml} from "../dokument/html.js";
import {texteBericht} from "../texte/bericht.js";
import {texteDokument} from "../texte/dokument.js";
import type {Bericht} from "./bericht.js";

export interface Blattoptionen {
  /** Style sheet, with the font faces. */
  css: string;
  /** Numbers of the pages that chapters begin on, by the address of their heading; those not named are left blank. */
  seiten?: ReadonlyMap<string, number>;
}

const cssText = (text: string): string => `"${text.replace(/[\\"]/g, "\\$&").replace(/\s*\n\s*/g, " ")}"`;

/** Head and foot of every sheet: name and marks above, date of the data, version and page n of m below. */
function randCss({dokument, ausgabe}: Bericht): string {
  const {seite, von, stand} = texteBericht.druck;
  const {kurztitel, vermerke, version} = dokument;
  return `@page{
@top-left{content:${cssText(kurztitel)}}
@top-right{content:${cssText(vermerke.join(" · "))};color:#8a4b08;font-weight:600}
@bottom-left{content:${cssText(`${stand(ausgabe)} · ${texteDokument.version(version)}`)}}
@bottom-right{content:${cssText(`${seite} `)} counter(page) ${cssText(` ${von} `)} counter(pages)}
}`;
}

function deckblattHtml({dokument, deckblatt}: Bericht): string {
  const {titel, untertitel, vermerke} = dokument;
  const angaben = deckblatt
    .map(({name, text}) => `<div><dt>${htmlText(name)}</dt><dd>${htmlText(text)}</dd></div>`)
    .join("");
  return [
    '<header class="deckblatt">',
    `<p class="serie">${htmlText(texteBericht.serie)}</p>`,
    `<h1>${htmlText(titel)}</h1>`,
    `<p class="untertitel">${htmlText(untertitel)}</p>`,
    `<dl>${angaben}</dl>`,
    '<div class="deckblatt-ende">',
    ...vermerke.map((vermerk) => `<p class="hinweis">${htmlText(vermerkText(vermerk))}</p>`),
    `<p class="hinweis">${htmlText(texteBericht.hinweis)}</p>`,
    "</div></header>"
  ].join("\n");
}

/** A mark as the cover explains it. */
const vermerkText = (vermerk: string): string =>
  vermerk === texteBericht.beispielmarke ? texteBericht.beispielText : vermerk;

/** *bericht* as one HTML page for paper that needs nothing from anywhere: cover, contents with links, and all chapters. */
export function berichtHtml(bericht: Bericht, {css, seiten}: Blattoptionen): string {
  const {titel, bloecke} = bericht.dokument;
  return [
    "<!doctype html>",
    `<html lang="de"><head><meta charset="utf-8"><title>${htmlText(titel)}</title>`,
    `<style>${css}\n${randCss(bericht)}</style></head><body>`,
    deckblattHtml(bericht),
    `<main>${inhaltHtml(bloecke, {titel: texteBericht.inhalt, ...(seiten ? {seiten} : {})})}`,
    bloeckeHtml(bloecke, {anker: true, breiten: true}),
    "</main></body></html>"
  ].join("\n");
}
