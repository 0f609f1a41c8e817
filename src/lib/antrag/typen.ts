import type {AntragData} from "../../../loaders/marts/antrag.js";
import type {BefundeData, VersorgungsbildData} from "../../../loaders/marts/befundeShapes.js";
import type {KommentareData} from "../../../loaders/marts/kommentare.js";
import type {ZentrumSeite} from "../../../loaders/marts/leistungenShapes.js";
import type {Groesse} from "../leistungen/jahreszahlen.js";
import type {Satzaenderung} from "./satz.js";

/** What a sheet is for; it decides sections, tables and their wording. */
export const zwecke = ["zuwendungsantrag", "sachbericht", "kurzprofil"] as const;
export type Zweck = (typeof zwecke)[number];

/** At most so many indicators tell of the need, so many aims are set, and so many characters of its own may a centre write. */
export const hoechstens = {indikatoren: 5, ziele: 3, angaben: 800} as const;

export const zielrichtungen = ["senken", "erhoehen", "halten"] as const;
export type Zielrichtung = (typeof zielrichtungen)[number];

/** An aim the centre sets itself, measured by an indicator of the register; its starting value is not typed but read. */
export interface Zieleintrag {
  text: string;
  indikator: string | null;
  richtung: Zielrichtung;
  /** In the unit of the indicator; null for a direction alone. */
  wert: number | null;
}

/** What is cited of the Verbund's decision. */
export interface Schwerpunktzitat {
  jahr: number;
  /** ISO day on which the record was closed. */
  beschlossen_am: string;
  schwerpunkte: string[];
}

/** Everything a reader typed for one sheet; it stays in the browser. */
export interface Texte {
  saetze: Record<string, Satzaenderung>;
  soll: Partial<Record<Groesse, number>>;
  /** What the centre says of target and result, for the report. */
  bewertung: Partial<Record<Groesse, string>>;
  ziele: Zieleintrag[];
  beschluss: Schwerpunktzitat | null;
  /** What the centre tells of itself beside the register; marked as its own wherever it stands. */
  angaben: string;
}

/** Nothing typed yet. */
export const ohneTexte: Texte = {saetze: {}, soll: {}, bewertung: {}, ziele: [], beschluss: null, angaben: ""};

/** What a sheet is made for: all of it is in the address but the texts. */
export interface Eingabe {
  zweck: Zweck;
  jahr: number | null;
  zielgruppe: string;
  gebiet: string;
  /** Ids of the chosen indicators in the order of the list. */
  indikatoren: readonly string[];
  /** Numbers of the standards the sheet refers to. */
  standards: readonly number[];
  programm: string;
  /** True to list the standards not chosen with their assessment. */
  uebrigeStandards: boolean;
  /** True to name Planungsräume that lie clearly over the rest of the Bezirk. */
  orte: boolean;
  texte: Texte;
  /** Of the site, for the foot of the sheet. */
  version: string;
  adresse: string;
  /** True in the internal edition. */
  intern: boolean;
}

/** A local comment as data/listen/kommentare.json has it. */
export type Kommentar = KommentareData[number];

/** What sheets are made of. */
export interface Antragsdaten {
  befunde: BefundeData;
  bild: VersorgungsbildData;
  regeln: AntragData;
  zentrum: ZentrumSeite;
  kommentare: readonly Kommentar[];
}
