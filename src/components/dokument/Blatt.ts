import type {Dokument, Dokumentblock, Dokumentspalte} from "../../lib/dokument/modell.js";
import {shell} from "../../lib/texte/shell.js";
import {texteDokument} from "../../lib/texte/dokument.js";
import {element, type Kind} from "../dom.js";
import {cssString} from "../shell/druck.js";

export interface Blattoptionen {
  document?: Document;
  /** True if the page prints nothing but this document; otherwise it prints in its place among the rest. */
  allein?: boolean;
  /** Level of the document's title among the headings of the page; on paper, alone, it is the first (raiseBlattForPrint). */
  ebene?: 2 | 3;
}

type Tabelle = Extract<Dokumentblock, {art: "tabelle"}>;

function tabelle(document: Document, {titel, spalten, zeilen, quelle}: Tabelle): HTMLElement {
  const summe = spalten.reduce((sum, {breite = 1}) => sum + breite, 0);
  const klasse = ({zahl}: Dokumentspalte): string | null => (zahl ? "zahl" : null);
  return element(
    document,
    "div",
    {class: "blatt-tabelle"},
    element(
      document,
      "div",
      {class: "tabellenrahmen", role: "group", "aria-label": titel, tabindex: 0},
      element(
        document,
        "table",
        {class: "tabelle"},
        element(document, "caption", {}, titel),
        element(
          document,
          "colgroup",
          {},
          spalten.map(({breite = 1}) => {
            const col = element(document, "col");
            col.style.width = `${(100 * breite) / summe}%`;
            return col;
          })
        ),
        element(
          document,
          "thead",
          {},
          element(
            document,
            "tr",
            {},
            spalten.map((spalte) => element(document, "th", {scope: "col", class: klasse(spalte)}, spalte.titel))
          )
        ),
        element(
          document,
          "tbody",
          {},
          zeilen.map((zeile) =>
            element(
              document,
              "tr",
              {},
              spalten.map((spalte, i) =>
                i === 0
                  ? element(document, "th", {scope: "row", class: klasse(spalte)}, zeile[i] ?? "")
                  : element(document, "td", {class: klasse(spalte)}, zeile[i] ?? "")
              )
            )
          )
        )
      )
    ),
    quelle !== undefined && element(document, "p", {class: "quelle"}, quelle)
  );
}

function blockElement(document: Document, block: Dokumentblock, ebene: 2 | 3): HTMLElement {
  const {geaendert} = texteDokument;
  switch (block.art) {
    case "ueberschrift":
      return element(document, `h${ebene + block.ebene - 1}` as "h3", {class: "blatt-ueberschrift"}, block.text);
    case "absatz":
      return element(
        document,
        "p",
        {class: block.klein ? "quelle blatt-klein" : "blatt-absatz"},
        block.text,
        block.geaendert && [
          element(document, "span", {class: "blatt-zeichen", "aria-hidden": "true"}, `\u00a0${geaendert.zeichen}`),
          element(document, "span", {class: "nur-vorlesen"}, ` (${geaendert.vorlesen})`)
        ]
      );
    case "liste":
      return element(
        document,
        block.nummeriert ? "ol" : "ul",
        {class: "blatt-liste"},
        block.punkte.map((punkt) => element(document, "li", {}, punkt))
      );
    case "tabelle":
      return tabelle(document, block);
    case "hinweis":
      return element(document, "p", {class: "hinweis blatt-hinweis"}, block.text);
    case "felder":
      return element(
        document,
        "ul",
        {class: "blatt-felder"},
        block.titel.map((titel) => element(document, "li", {}, titel))
      );
    case "seitenwechsel":
      return element(document, "div", {class: "blatt-seitenwechsel", "aria-hidden": "true"});
  }
}

/** CSS for the head of every sheet: short name left, marks right. The mark of the internal edition has its own place between. */
export function kopfzeilenCss({kurztitel, vermerke}: Pick<Dokument, "kurztitel" | "vermerke">): string {
  const rechts = vermerke.filter((vermerk) => vermerk !== shell.edition.vermerk).join(" · ");
  return `@page{@top-left{content:${cssString(kurztitel)}}@top-right{content:${cssString(rechts)};color:#8a4b08;font-weight:700}}`;
}

/**
 * *dokument* as a page shows and prints it: an article with headings, tables with caption and source, and the marks at its head.
 * On paper it begins a sheet if it prints alone; short name and marks stand at the head of every sheet where the browser knows
 * margin boxes, and the page's own line with date and page number at the foot. A row with fewer cells than columns ends empty.
 */
export function Blatt(
  dokument: Dokument,
  {document = globalThis.document, allein = false, ebene = 2}: Blattoptionen = {}
): HTMLElement {
  const {titel, untertitel, vermerke, bloecke, version, adresse} = dokument;
  const {geaendert} = texteDokument;
  const hatGeaenderte = bloecke.some((block) => block.art === "absatz" && block.geaendert === true);
  const fuss: Kind[] = [
    hatGeaenderte &&
      element(
        document,
        "p",
        {class: "quelle"},
        element(document, "span", {"aria-hidden": "true"}, `${geaendert.zeichen} `),
        geaendert.erklaerung
      ),
    element(
      document,
      "p",
      {class: "quelle"},
      `${texteDokument.version(version)} · `,
      element(document, "span", {class: "blatt-adresse"}, adresse)
    )
  ];
  return element(
    document,
    "article",
    {class: `blatt${allein ? " blatt-allein" : ""}`, "aria-label": titel},
    element(document, "style", {}, kopfzeilenCss(dokument)),
    element(
      document,
      "header",
      {class: "blatt-kopf"},
      vermerke.length > 0 && element(document, "p", {class: "blatt-vermerke"}, vermerke.join(" · ")),
      element(document, `h${ebene}`, {class: "blatt-titel"}, titel),
      element(document, "p", {class: "blatt-untertitel"}, untertitel)
    ),
    bloecke.map((block) => blockElement(document, block, ebene)),
    element(document, "footer", {class: "blatt-fuss"}, fuss)
  );
}
