import type {Angaben} from "../../lib/ausfuhr/modell.js";

/** What a sign of a drawing means: the sign as a small SVG, its words beside it. */
export interface Legendeneintrag {
  zeichen: SVGElement;
  text: string;
}

/** What is in a picture between its titles and its sources. */
export interface Bildinhalt {
  /** The chart or map at the width asked for: an svg, or an element that holds one. */
  zeichnung: Element;
  legende?: readonly Legendeneintrag[];
  /** What stands below the legend: how the classes were made. */
  erklaerung?: string;
  /** The finding in words, for those who cannot see the picture; the subtitle if not given. */
  beschreibung?: string;
}

/** Draws at *breite* units of the picture, of which 4.5 are a millimetre. May load what it draws with. */
export type Zeichner = (breite: number, document: Document) => Bildinhalt | Promise<Bildinhalt>;

/** What a view gives to be saved as a picture; `angaben` is null while it shows nothing. */
export interface Bildquelle {
  angaben: () => Angaben | null;
  zeichne: Zeichner;
}

/** The operator's mark in a picture, from data/catalogue/betreiber.json. */
export interface Logo {
  /** What it shows, in words. */
  text: string;
  /** The file as a data address. */
  adresse: string;
  /** Its proportions, in any unit. */
  breite: number;
  hoehe: number;
}
