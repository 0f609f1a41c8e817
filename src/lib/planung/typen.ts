import type {Messgroesse} from "../../../loaders/marts/leistungenShapes.js";

/** What a session file and a ballot file call themselves, and the version this code writes and reads. */
export const formate = {sitzung: "bedarfsatlas-jahresplanung", stimmzettel: "bedarfsatlas-stimmzettel"} as const;
export const VERSION = 1;

/** Most characters of a title or role, and of a sentence or reason. */
export const laengen = {kurz: 300, lang: 4000} as const;

/** How well a topic rests on figures, from the best. */
export const belegstufen = ["stark", "mittel", "schwach", "nicht_belegt"] as const;
export type Belegstufe = (typeof belegstufen)[number];

/** The four lines of evidence, in the order they are told. */
export const belegarten = ["lage", "kennzahl", "luecke", "anliegen"] as const;
export type Belegart = (typeof belegarten)[number];

/** What a line of evidence says: clearly for the topic, weakly for it, not for it, or nothing since there is no figure. */
export const belegstaerken = ["klar", "schwach", "nein", "ohne_angabe"] as const;
export type Belegstaerke = (typeof belegstaerken)[number];

/** What the figures say of a topic, frozen on the day it was put on the list. */
export interface Beleg {
  stufe: Belegstufe;
  /** One entry per line of evidence; `satz` is a whole German sentence with area, date and source of the claim. */
  zeilen: {art: Belegart; staerke: Belegstaerke; satz: string}[];
  /** Indicators of the atlas that suit the topic, those with a verdict first: what a priority's target may be measured with. */
  indikatoren: string[];
}

/** Where a topic belongs; null for what it does not name. */
export interface Themenort {
  problemfeld: string | null;
  zielgruppe: string | null;
  gebiet_id: string | null;
}

/** A topic of the list. */
export interface Thema extends Themenort {
  /** From the data: field, group and area joined by "--"; own topics: given by the caller. */
  id: string;
  titel: string;
  herkunft: "daten" | "eigen";
  gebiet_name: string | null;
  beleg: Beleg;
}

/** A question that every topic is judged by; a weight of 2 counts twice. */
export interface Kriterium {
  id: string;
  titel: string;
  erklaerung: string;
  gewicht: number;
}

/** Either everybody hands out `punkte` in all, at most `hoechstens` to one topic; or gives every topic a score per criterion. */
export type Verfahren = {art: "punkte"; punkte: number; hoechstens: number} | {art: "werte"; von: number; bis: number};

/** One entry of a ballot: points of a topic (`kriterium` null) or its score by a criterion. */
export interface Stimme {
  thema: string;
  kriterium: string | null;
  wert: number;
}

/** A ballot as it lies in the session: no name, no centre, no time. */
export interface Stimmzettel {
  id: string;
  stimmen: Stimme[];
}

/** A ballot as a file, which says what it was filled in for. */
export interface Stimmzetteldatei extends Stimmzettel {
  format: typeof formate.stimmzettel;
  version: number;
  sitzung: string;
  fingerabdruck: string;
}

/** A value of the atlas as it stood when the target was set. */
export interface Ausgangswert {
  art: "atlas";
  indikator: string;
  titel: string;
  gebiet_id: string;
  gebiet_name: string;
  einheit_kurz: string;
  nachkommastellen: number;
  zeitraum: string;
  wert: number;
  ki: {unten: number; oben: number; wenige: boolean} | null;
  quellenvermerke: string[];
}

/** The documented supply of a group in an area as it stood when the target was set: a count, without an interval. */
export interface Leistungswert {
  art: "leistung";
  zielgruppe: string;
  titel: string;
  gebiet_id: string;
  gebiet_name: string;
  messgroesse: Messgroesse;
  jahr: number;
  /** Per 1,000 people of the group. */
  wert: number;
  /** False if a centre there had not reported every month: then the count may be too small. */
  vollstaendig: boolean;
  beispieldaten: boolean;
}

/** What the Verbund counts itself; `neu` is its count at the review, missing or "" before. */
export interface Eigenzaehlung {
  art: "eigen";
  titel: string;
  stand: string;
  neu?: string | undefined;
}

/** What a target is measured with: a value of the atlas, the documented supply, or something the Verbund counts itself. */
export type Messung = Ausgangswert | Leistungswert | Eigenzaehlung;

export const zielrichtungen = ["senken", "erhoehen", "halten"] as const;
export type Zielrichtung = (typeof zielrichtungen)[number];

/** `wert` in the unit of the indicator; null for a direction alone, and for "halten". */
export interface Ziel {
  richtung: Zielrichtung;
  wert: number | null;
}

/** One of the three to five priorities; "" and null for what is not filled in yet. */
export interface Schwerpunkt {
  thema: string;
  begruendung: string;
  /** A role or an organisation, never a person. */
  verantwortlich: string;
  messung: Messung | null;
  ziel: Ziel | null;
  /** ISO day, or "". */
  pruefung_am: string;
}

/** What the records rest on when the session was made. */
export interface Datenlage {
  /** ISO day of the newest figures. */
  stand: string;
  /** Version of the atlas. */
  version: string;
  /** True while the centres' records are invented. */
  beispieldaten: boolean;
}

/** One annual session of the Verbund, whole: what is stored, saved as a file and opened again. */
export interface Sitzung {
  format: typeof formate.sitzung;
  version: number;
  id: string;
  /** The year that is planned. */
  jahr: number;
  /** ISO day of the meeting, or "". */
  sitzung_am: string;
  daten: Datenlage;
  /** Roles of those who take part, never names. */
  rollen: string[];
  themen: Thema[];
  kriterien: Kriterium[];
  verfahren: Verfahren;
  /** The result stays hidden below so many ballots. */
  mindestens: number;
  /** Sorted by id, so that their order tells nothing of who voted when. */
  stimmzettel: Stimmzettel[];
  /** One sentence per topic whose place differs from the data order. */
  begruendungen: {thema: string; text: string}[];
  schwerpunkte: Schwerpunkt[];
  /** ISO day on which the record was closed, or null. */
  abgeschlossen: string | null;
}

/** The steps of a session, in order. */
export const schritte = ["rahmen", "themen", "kriterien", "abstimmung", "ergebnis", "beschluss"] as const;
export type Schritt = (typeof schritte)[number];

/** What is missing or wrong, as a German sentence for the reader; `ort` names the entry, such as a topic's id. */
export interface Meldung {
  schritt: Schritt;
  ort: string | null;
  text: string;
}

/** A place among `n`: `von` equals `bis` where it is shared with nobody. */
export interface Rang {
  von: number;
  bis: number;
}

/** How the voters stand to each other. */
export type Einigkeit = "einig" | "teils_geteilt" | "geteilt";

/** The result of one topic; all values in points, or on the scale of the scores. */
export interface Themenergebnis {
  thema: string;
  /** All points together; null for scores. */
  summe: number | null;
  /** Mean per ballot: of the points, or of the scores weighted by the criteria. */
  mittel: number;
  /** What each ballot gave, from least to most, so that nobody is told apart. */
  werte: number[];
  /** Of the ballots: least, lower quartile, median, upper quartile, most. */
  streuung: {min: number; q1: number; median: number; q3: number; max: number};
  /** 0 (all the same) to 1 (half of them at each end of the scale). */
  dissens: number;
  einigkeit: Einigkeit;
  stimmrang: Rang;
  datenrang: Rang;
  /** How the two places part by more than their ties explain; null if they do not. */
  abweichung: "hoeher" | "niedriger" | null;
}

/** The count of the ballots. Hidden below the least number: then nothing but the number of ballots is known. */
export type Auswertung =
  | {verdeckt: true; anzahl: number; fehlen: number}
  | {
      verdeckt: false;
      anzahl: number;
      /** In vote order; ties in the order of the list. */
      ergebnisse: Themenergebnis[];
      /** Whether the first `spitze` topics stay the same if all criteria weigh the same; null for points. */
      gewichte: {spitze: number; gleich: boolean; hinzu: string[]; heraus: string[]} | null;
    };
