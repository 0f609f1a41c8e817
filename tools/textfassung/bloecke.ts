import {bloeckeHtml, htmlText} from "../../src/lib/dokument/html.js";
import type {Dokumentblock, Dokumentspalte} from "../../src/lib/dokument/modell.js";
import {texteTextfassung as texte} from "../../src/lib/texte/textfassung.js";

/** A block of a page for readers without scripts. */
export interface Textblock {
  block: Dokumentblock;
  /** Where the rows, entries or the sentence of the block lead, one address each; null for none. */
  verweise?: readonly (string | null)[];
  /** What links from elsewhere lead to. */
  id?: string;
}

/** Blocks that stand in one place of a page. */
export interface Textteil {
  /** Id of the heading they belong to; without it they follow the heading of the page. */
  nach?: string;
  bloecke: readonly Textblock[];
}

export interface Zeile {
  zellen: readonly string[];
  /** Where the first cell leads. */
  adresse?: string | null;
}

export interface Link {
  titel: string;
  adresse: string;
  /** Stands behind the link. */
  zusatz?: string;
}

export const ueberschrift = (text: string, ebene: 2 | 3 = 2, id?: string): Textblock => ({
  block: {art: "ueberschrift", ebene, text},
  ...(id !== undefined && {id})
});

export const absatz = (text: string, klein = false): Textblock => ({
  block: {art: "absatz", text, ...(klein && {klein})}
});

/** One paragraph per text; empty ones are left out. */
export const absaetze = (texts: readonly (string | false | null | undefined)[], klein = false): Textblock[] =>
  texts.flatMap((text) => (text ? [absatz(text, klein)] : []));

export const hinweis = (text: string): Textblock => ({block: {art: "hinweis", text}});

/** A sentence that is a link as a whole. */
export const weg = (titel: string, adresse: string): Textblock => ({
  block: {art: "absatz", text: titel},
  verweise: [adresse]
});

/** A list; nothing without entries. */
export const liste = (punkte: readonly string[]): Textblock[] =>
  punkte.length === 0 ? [] : [{block: {art: "liste", punkte}}];

/** A list of links; nothing without any. */
export const links = (eintraege: readonly Link[]): Textblock[] =>
  eintraege.length === 0
    ? []
    : [
        {
          block: {
            art: "liste",
            punkte: eintraege.map(({titel, zusatz}) => [titel, zusatz].filter(Boolean).join(trenner))
          },
          verweise: eintraege.map(({adresse}) => adresse)
        }
      ];

/** Terms with what they mean, one entry each; those without a text are left out. */
export const angaben = (eintraege: readonly (readonly [name: string, text: string])[]): Textblock[] =>
  liste(eintraege.flatMap(([name, text]) => (text === "" ? [] : [`${name}: ${text}`])));

/** A column of numbers. */
export const zahlspalte = (titel: string): Dokumentspalte => ({titel, zahl: true});

/** A table with its caption and the lines below it: sources, signs. Columns that are empty in every row are left out. */
export function tabelle(
  titel: string,
  spalten: readonly (string | Dokumentspalte)[],
  zeilen: readonly Zeile[],
  darunter: readonly (string | false | null | undefined)[] = []
): Textblock[] {
  if (zeilen.length === 0) return absaetze(darunter, true);
  const gefuellt = spalten.map((_, i) => i === 0 || zeilen.some(({zellen}) => (zellen[i] ?? "") !== ""));
  const mit = <T>(werte: readonly T[]): T[] => werte.filter((_, i) => gefuellt[i]);
  const quelle = darunter.filter(Boolean).join(" ");
  return [
    {
      block: {
        art: "tabelle",
        titel,
        spalten: mit(spalten).map((spalte) => (typeof spalte === "string" ? {titel: spalte} : spalte)),
        zeilen: zeilen.map(({zellen}) => mit(zellen)),
        ...(quelle !== "" && {quelle})
      },
      verweise: zeilen.map(({adresse}) => adresse ?? null)
    }
  ];
}

/** Stands between a link and what is said of it. */
const trenner = "\u00a0– ";

/** *adresse* as it must stand in a link of the page at *seite*: relative, as all links of the site; other hosts as they are. */
export function verweisVon(seite: string, adresse: string): string {
  if (!adresse.startsWith("/")) return adresse;
  const tiefe = seite.split("/").length - 2;
  return (tiefe > 0 ? "../".repeat(tiefe) : "./") + adresse.slice(1);
}

const oeffnet = (seite: string, adresse: string): string =>
  `<a href="${htmlText(verweisVon(seite, adresse))}"${/^https?:/.test(adresse) ? ' rel="external"' : ""}>`;

/** The tag whose content of each row, entry or sentence is a link. In texts "<" is escaped, so only the block's own tags match. */
const ziele: Partial<Record<Dokumentblock["art"], RegExp>> = {
  tabelle: /(<th scope="row">)(.*?)(<\/th>)/g,
  liste: /(<li>)(.*?)(<\/li>)/g,
  absatz: /(<p[^>]*>)(.*?)(<\/p>)/g
};

function blockHtml({block, verweise, id}: Textblock, seite: string): string {
  let html = bloeckeHtml([block]);
  const ziel = ziele[block.art];
  if (verweise && ziel) {
    let i = 0;
    html = html.replace(ziel, (ganz: string, auf: string, inhalt: string, zu: string) => {
      const adresse = verweise[i++];
      if (adresse === null || adresse === undefined) return ganz;
      const [titel = "", ...rest] = inhalt.split(trenner);
      return `${auf}${oeffnet(seite, adresse)}${titel}</a>${rest.map((text) => trenner + text).join("")}${zu}`;
    });
  }
  if (block.art === "tabelle")
    html = html
      .replace(
        "<table",
        `<div class="tabellenrahmen" tabindex="0" role="region" aria-label="${htmlText(`${texte.rahmen}: ${block.titel}`)}"><table`
      )
      .replace("</table>", "</table></div>");
  return id === undefined ? html : html.replace(/^<(\w+)/, `<$1 id="${htmlText(id)}"`);
}

/** The blocks as HTML for the page at *seite*: headings, captions, row headers and links, every text escaped. */
export const textHtml = (bloecke: readonly Textblock[], seite: string): string =>
  bloecke.map((block) => blockHtml(block, seite)).join("\n");
