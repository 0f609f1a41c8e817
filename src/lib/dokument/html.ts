import {texteDokument} from "../texte/dokument.js";
import type {Dokument, Dokumentblock} from "./modell.js";

/** *text* as HTML shows it. */
export const htmlText = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

function blockHtml(block: Dokumentblock): string {
  switch (block.art) {
    case "ueberschrift":
      return `<h${block.ebene}>${htmlText(block.text)}</h${block.ebene}>`;
    case "absatz": {
      const mark = block.geaendert === true ? ` <em>(${htmlText(texteDokument.geaendert.vorlesen)})</em>` : "";
      return `<p${block.klein ? ' class="klein"' : ""}>${htmlText(block.text)}${mark}</p>`;
    }
    case "liste": {
      const tag = block.nummeriert ? "ol" : "ul";
      return `<${tag}>${block.punkte.map((punkt) => `<li>${htmlText(punkt)}</li>`).join("")}</${tag}>`;
    }
    case "tabelle": {
      const {titel, spalten, zeilen, quelle} = block;
      const kopf = spalten
        .map((s) => `<th scope="col"${s.zahl ? ' class="zahl"' : ""}>${htmlText(s.titel)}</th>`)
        .join("");
      const rows = zeilen
        .map(
          (zellen) =>
            `<tr>${zellen
              .map((text, i) =>
                i === 0
                  ? `<th scope="row">${htmlText(text)}</th>`
                  : `<td${spalten[i]?.zahl ? ' class="zahl"' : ""}>${htmlText(text)}</td>`
              )
              .join("")}</tr>`
        )
        .join("");
      const fuss = quelle === undefined ? "" : `<p class="quelle">${htmlText(quelle)}</p>`;
      return `<table class="tabelle"><caption>${htmlText(titel)}</caption><thead><tr>${kopf}</tr></thead><tbody>${rows}</tbody></table>${fuss}`;
    }
    case "hinweis":
      return `<p class="hinweis">${htmlText(block.text)}</p>`;
    case "felder":
      return `<dl class="felder">${block.titel.map((titel) => `<dt>${htmlText(titel)}</dt><dd></dd>`).join("")}</dl>`;
    case "seitenwechsel":
      return '<div class="seitenwechsel"></div>';
  }
}

/** The parts of a document as HTML, every text escaped; headings keep their levels, a table has its caption and row headers. */
export const bloeckeHtml = (bloecke: readonly Dokumentblock[]): string => bloecke.map(blockHtml).join("\n");

/** A whole document as HTML inside a page: title, subtitle and marks before its parts. */
export function dokumentHtml({titel, untertitel, vermerke, bloecke}: Dokument): string {
  return [
    `<h1>${htmlText(titel)}</h1>`,
    `<p class="untertitel">${htmlText(untertitel)}</p>`,
    ...vermerke.map((vermerk) => `<p class="hinweis">${htmlText(vermerk)}</p>`),
    bloeckeHtml(bloecke)
  ].join("\n");
}
