import {texteDokument} from "../texte/dokument.js";
import type {Dokument, Dokumentblock} from "./modell.js";

/** *text* as HTML shows it. */
export const htmlText = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

export interface Htmloptionen {
  /** True if headings get the addresses that ueberschriftenOf names. */
  anker?: boolean;
  /** True if tables state the widths their columns ask for, as inline style. */
  breiten?: boolean;
}

type Block<Art extends Dokumentblock["art"]> = Extract<Dokumentblock, {art: Art}>;

/** A heading with the address it has if headings have one. */
export interface Ueberschrift {
  anker: string;
  ebene: 2 | 3;
  text: string;
}

/** The headings of *bloecke* in their order, with addresses that are unique in the document. */
export const ueberschriftenOf = (bloecke: readonly Dokumentblock[]): Ueberschrift[] =>
  bloecke
    .filter((block): block is Block<"ueberschrift"> => block.art === "ueberschrift")
    .map(({ebene, text}, i) => ({anker: `abschnitt-${i + 1}`, ebene, text}));

function spaltenHtml(spalten: Block<"tabelle">["spalten"]): string {
  const summe = spalten.reduce((s, {breite = 1}) => s + breite, 0);
  const cols = spalten.map(({breite = 1}) => `<col style="width:${((100 * breite) / summe).toFixed(2)}%">`);
  return `<colgroup>${cols.join("")}</colgroup>`;
}

function tabelleHtml({titel, spalten, zeilen, toene, quelle}: Block<"tabelle">, {breiten}: Htmloptionen): string {
  const klasse = (...namen: (string | false | null | undefined)[]): string => {
    const gueltig = namen.filter(Boolean);
    return gueltig.length > 0 ? ` class="${htmlText(gueltig.join(" "))}"` : "";
  };
  const kopf = spalten.map((s) => `<th scope="col"${klasse(s.zahl && "zahl")}>${htmlText(s.titel)}</th>`).join("");
  const zelle = (text: string, i: number, ton: string | null | undefined): string =>
    i === 0
      ? `<th scope="row">${htmlText(text)}</th>`
      : `<td${klasse(spalten[i]?.zahl && "zahl", ton && `ton-${ton}`)}>${htmlText(text)}</td>`;
  const rows = zeilen
    .map((zellen, z) => `<tr>${zellen.map((text, i) => zelle(text, i, toene?.[z]?.[i])).join("")}</tr>`)
    .join("");
  const fuss = quelle === undefined ? "" : `<p class="quelle">${htmlText(quelle)}</p>`;
  return (
    `<table class="tabelle"><caption>${htmlText(titel)}</caption>${breiten ? spaltenHtml(spalten) : ""}` +
    `<thead><tr>${kopf}</tr></thead><tbody>${rows}</tbody></table>${fuss}`
  );
}

function blockHtml(
  block: Exclude<Dokumentblock, Block<"seitenwechsel" | "ueberschrift">>,
  optionen: Htmloptionen
): string {
  switch (block.art) {
    case "absatz": {
      const mark = block.geaendert === true ? ` <em>(${htmlText(texteDokument.geaendert.vorlesen)})</em>` : "";
      return `<p${block.klein ? ' class="klein"' : ""}>${htmlText(block.text)}${mark}</p>`;
    }
    case "liste": {
      const tag = block.nummeriert ? "ol" : "ul";
      return `<${tag}>${block.punkte.map((punkt) => `<li>${htmlText(punkt)}</li>`).join("")}</${tag}>`;
    }
    case "tabelle":
      return tabelleHtml(block, optionen);
    case "hinweis":
      return `<p class="hinweis">${htmlText(block.text)}</p>`;
    case "felder":
      return `<dl class="felder">${block.titel.map((titel) => `<dt>${htmlText(titel)}</dt><dd></dd>`).join("")}</dl>`;
  }
}

/**
 * The parts of a document as HTML, every text escaped; headings keep their levels, a table has its caption and row headers. Sheets
 * that lie on their side are a section of the class "quer".
 */
export function bloeckeHtml(bloecke: readonly Dokumentblock[], optionen: Htmloptionen = {}): string {
  const ueberschriften = ueberschriftenOf(bloecke);
  let offen = false;
  const teile = bloecke.map((block) => {
    if (block.art === "ueberschrift") {
      const {anker} = ueberschriften.shift()!;
      return `<h${block.ebene}${optionen.anker ? ` id="${anker}"` : ""}>${htmlText(block.text)}</h${block.ebene}>`;
    }
    if (block.art !== "seitenwechsel") return blockHtml(block, optionen);
    // Another orientation begins a new sheet by itself.
    const ende = offen ? '</section><div class="hochkant"></div>' : "";
    const wechsel = block.quer ? '<section class="quer">' : offen ? "" : '<div class="seitenwechsel"></div>';
    offen = block.quer === true;
    return `${ende}${wechsel}`;
  });
  return [...teile, ...(offen ? ["</section>"] : [])].join("\n");
}

/**
 * A table of contents with links to the headings of the second level in *bloecke*, which need their addresses (`anker`), and the
 * numbers of their pages in *seiten* as far as they are known.
 */
export function inhaltHtml(
  bloecke: readonly Dokumentblock[],
  {titel, seiten = new Map()}: {titel: string; seiten?: ReadonlyMap<string, number>}
): string {
  const eintraege = ueberschriftenOf(bloecke)
    .filter(({ebene}) => ebene === 2)
    .map(
      ({anker, text}) =>
        `<li><a href="#${anker}"><span class="inhalt-titel">${htmlText(text)}</span> <span class="inhalt-seite">${seiten.get(anker) ?? ""}</span></a></li>`
    );
  return `<nav class="inhalt" aria-labelledby="inhalt"><h2 id="inhalt">${htmlText(titel)}</h2><ol>${eintraege.join("")}</ol></nav>`;
}

/** A whole document as HTML inside a page: title, subtitle and marks before its parts. */
export function dokumentHtml({titel, untertitel, vermerke, bloecke}: Dokument, optionen: Htmloptionen = {}): string {
  return [
    `<h1>${htmlText(titel)}</h1>`,
    `<p class="untertitel">${htmlText(untertitel)}</p>`,
    ...vermerke.map((vermerk) => `<p class="hinweis">${htmlText(vermerk)}</p>`),
    bloeckeHtml(bloecke, optionen)
  ].join("\n");
}
