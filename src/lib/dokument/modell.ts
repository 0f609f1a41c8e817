/** A column of a table; numbers stand right-aligned. */
export interface Dokumentspalte {
  titel: string;
  zahl?: boolean;
  /** Share of the width, relative to the other columns; 1 if not given. */
  breite?: number;
}

/** A part of a document, in the order it is read. All texts are plain text. */
export type Dokumentblock =
  | {art: "ueberschrift"; ebene: 2 | 3; text: string}
  /** `geaendert`: the reader changed a sentence that was made by rule. `klein`: notes, in the size of sources. */
  | {art: "absatz"; text: string; geaendert?: boolean; klein?: boolean}
  | {art: "liste"; punkte: readonly string[]; nummeriert?: boolean}
  | {
      art: "tabelle";
      /** Caption above the table, with area, period and unit. */
      titel: string;
      spalten: readonly Dokumentspalte[];
      /** One text per column; the first cell of a row is its header. */
      zeilen: readonly (readonly string[])[];
      /** Tints of cells in the places of `zeilen`: kind and step of a class such as "belastung-5"; only HTML shows them, beside the text. */
      toene?: readonly (readonly (string | null)[])[];
      /** Below the table: source, signs. */
      quelle?: string;
    }
  /** A framed note. */
  | {art: "hinweis"; text: string}
  /** Empty lines to fill in by hand: date, place, signature by role. */
  | {art: "felder"; titel: readonly string[]}
  /** Begins a new sheet on paper. `quer`: up to the next change the sheets lie on their side, where the medium can do that. */
  | {art: "seitenwechsel"; quer?: boolean};

/** A document that is shown, printed and saved alike: what a page shows is what the file holds. */
export interface Dokument {
  titel: string;
  /** Area or centre, year, date of the data. */
  untertitel: string;
  /** Marks that stand on every sheet, such as "Beispieldaten" or that of the internal edition. */
  vermerke: readonly string[];
  /** Short name for head and foot of every sheet. */
  kurztitel: string;
  /** Date of the data or of the meeting, ISO; goes into the file's properties, so that equal content gives equal bytes. */
  stand: string;
  /** Version of the atlas and address of the page it was made on. */
  version: string;
  adresse: string;
  bloecke: readonly Dokumentblock[];
}
