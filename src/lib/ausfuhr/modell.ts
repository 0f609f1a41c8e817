/** A figure with as many decimals as the screen shows; all of them are written. */
export interface Dezimal {
  zahl: number;
  stellen: number;
}

/** What a cell of an exported table holds; null where there is nothing to say, which another column of the row explains. */
export type Ausfuhrwert = string | number | boolean | Dezimal | null;

export interface Ausfuhrspalte {
  /** Heading in files for programs: small ASCII letters, digits and underscores, unique in its table. */
  name: string;
  /** Heading in files for people. */
  titel: string;
  /** What the column holds, its unit, and what an empty cell means, in one sentence. */
  beschreibung: string;
  art: "text" | "zahl" | "ganzzahl" | "ja_nein";
}

export interface Ausfuhrtabelle {
  /** Small ASCII letters, digits and hyphens, at most 31: name of the sheet and of the table in a file for programs. */
  name: string;
  /** What a reader calls the table, with its unit where all rows share one. */
  titel: string;
  spalten: readonly Ausfuhrspalte[];
  /** One value per column. */
  zeilen: readonly (readonly Ausfuhrwert[])[];
}

/** What names a saved file: mh_{was}_{wo}_{wann}_{ansicht}_v{version}. */
export interface Ausfuhrname {
  /** The indicator's id, or what is shown. */
  was: string;
  /** Level or id of the area. */
  wo: string;
  /** Period as the data write it: 2020-12-31, 2018/2020; empty if there are several. */
  wann: string;
  /** The view: "karte", "profil", "alle". */
  ansicht: string;
}

/** A sign and what it means. */
export interface Zeichenerklaerung {
  zeichen: string;
  bedeutung: string;
}

/**
 * What a reader takes along of a view, the same for a file of data and for a picture: nothing that leaves the atlas forgets
 * what it is, of where and when, from whom and under which licence.
 */
export interface Angaben {
  titel: string;
  /** Area(s) · period · unit. */
  untertitel: string;
  name: Ausfuhrname;
  /** Per source one full line of attribution as its licence demands, without doubles. */
  quellen: readonly string[];
  /** Only the signs that occur. */
  zeichen: readonly Zeichenerklaerung[];
  /** What must be known to read the figures: breaks, intervals, counting. */
  hinweise: readonly string[];
  /** Reference date of the newest figure, in words. */
  datenstand: string;
  version: string;
  /** Address that shows the same view again. */
  adresse: string;
  /** Marks such as "Beispieldaten" and that of the internal edition; empty if there are none. */
  vermerke: readonly string[];
}

/** A file of data: the tables, and what they are. */
export interface Ausfuhr extends Angaben {
  tabellen: readonly Ausfuhrtabelle[];
}
