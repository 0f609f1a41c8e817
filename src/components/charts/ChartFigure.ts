import type {Ausfuhrname} from "../../lib/ausfuhr/modell.js";
import {texteProfil} from "../../lib/texte/profil.js";
import {Diagrammleiste, type Diagrammausfuhr} from "../ausfuhr/Diagrammleiste.js";
import {Datentabelle, type DatentabelleOptions} from "./Datentabelle.js";
import {element, type Kind} from "../dom.js";
import {figurausfuhr} from "./figurausfuhr.js";
import {Fluid} from "./Fluid.js";

/** What a caller of ChartFigure says of the files that are made of it; the rest comes from what is shown. */
export type Figurausfuhr = Partial<Omit<Diagrammausfuhr, "name">> & {name?: Partial<Ausfuhrname>};

export interface ChartFigureOptions {
  /** Unique on the page; names the parts of the figure for screen readers. */
  id: string;
  /** The finding where one is safe, else the content. */
  titel: string;
  ebene?: 2 | 3 | 4;
  /** Area · period · unit. */
  untertitel: string;
  /** The finding in one to three sentences. */
  befund: string;
  /** Draws the chart at a width in pixels. */
  zeichne: (width: number) => Element;
  /** False for a chart that is a list of its own text, which a screen reader can read as it is. */
  bild?: boolean;
  /** The lines the licences demand. */
  quelle: readonly string[];
  /** Reference date of the newest figure shown. */
  datenstand: string;
  /** What a reader must know of the picture: gaps, breaks, how to read it. */
  hinweise?: readonly Kind[];
  tabelle: Omit<DatentabelleOptions, "document">;
  /** Opens the table for print; otherwise it is left to the screen. */
  tabelleDrucken?: boolean;
  /** Width of the picture on paper in CSS pixels; the whole page if not given. */
  druckbreite?: number;
  /** What the bar below the chart hands out where that is more or other than what it shows; false for a chart without a bar. */
  ausfuhr?: Figurausfuhr | false;
  document?: Document;
}

function oeffneZumDruck(details: HTMLDetailsElement, document: Document): void {
  let war = false;
  document.defaultView?.addEventListener("beforeprint", () => {
    war = details.open;
    details.open = true;
  });
  document.defaultView?.addEventListener("afterprint", () => {
    details.open = war;
  });
}

/**
 * The frame of every chart: heading, subtitle, finding, picture, notes, source, the data as a table one click away, and
 * a bar to take along figures, picture and source.
 * Throws if subtitle, source or date is empty, because a chart must not lose its unit, year and origin.
 */
export function ChartFigure(options: ChartFigureOptions): HTMLElement {
  const {id, titel, ebene = 3, untertitel, befund, quelle, datenstand, document = globalThis.document} = options;
  for (const [name, text] of Object.entries({titel, untertitel, befund, quelle: quelle.join(""), datenstand}))
    if (text.trim() === "") throw new Error(`${id}: ${name} must not be empty`);
  const bild = options.bild ?? true;
  const tabelle = Datentabelle({...options.tabelle, document});
  const hinweise = (options.hinweise ?? []).map((hinweis) => element(document, "p", {class: "bildhinweis"}, hinweis));
  const daten = element(
    document,
    "details",
    {class: options.tabelleDrucken ? "daten drucken" : "daten"},
    element(document, "summary", {}, texteProfil.chart.tabelle),
    tabelle
  );
  if (options.tabelleDrucken) oeffneZumDruck(daten, document);
  const inhalt = [
    element(
      document,
      "div",
      bild
        ? {class: "bild", role: "img", "aria-labelledby": `${id}-titel`, "aria-describedby": `${id}-befund`}
        : {class: "bild"},
      Fluid(options.zeichne, {document, ...(options.druckbreite && {druckbreite: options.druckbreite})})
    ),
    hinweise,
    element(
      document,
      "p",
      {class: "quelle"},
      element(document, "span", {class: "quellentext"}, `${texteProfil.chart.quellenzeile(quelle)} `),
      element(document, "span", {class: "datenstand"}, `${texteProfil.chart.datenstand}: ${datenstand}.`)
    ),
    daten,
    options.ausfuhr !== false &&
      Diagrammleiste(
        options,
        figurausfuhr(options, {tabelle: tabelle.querySelector("table")!, hinweise, document}),
        document
      )
  ];
  return element(
    document,
    "figure",
    {class: "chart", id, "aria-labelledby": `${id}-titel`},
    element(
      document,
      "figcaption",
      {},
      element(document, `h${ebene}`, {id: `${id}-titel`}, titel),
      element(document, "p", {class: "untertitel"}, untertitel),
      element(document, "p", {class: "befund", id: `${id}-befund`}, befund)
    ),
    inhalt
  );
}
