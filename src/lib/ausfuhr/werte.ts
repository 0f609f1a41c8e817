import {texteAusfuhr} from "../texte/ausfuhr.js";
import {wenigeFaelle, zustandOf, type Urteil} from "../zustaende.js";
import {lizenzenOf} from "./lizenz.js";
import type {Ausfuhrspalte, Ausfuhrtabelle, Ausfuhrwert, Zeichenerklaerung} from "./modell.js";
import {quellenText} from "./tabelle.js";

/** One value of an indicator with all that must stand in its row. Heads and values of the site's data fit as they are. */
export interface Wertezeile {
  gebiet_id: string;
  gebiet_name: string;
  ebene: string;
  /** Edition of the areas: "2019", "2021". */
  lor_stand: string;
  indikator: {
    id: string;
    titel: string;
    einheit: string;
    nachkommastellen: number;
    klassen: readonly {wert: number; name: string}[] | null;
  };
  zeitraum: string;
  wert: {
    /** Unrounded; null for a state without a number. */
    wert: number | null;
    status: string;
    zaehler?: number | null;
    nenner?: number | null;
    ki?: {unten: number; oben: number; wenige: boolean} | null;
    anmerkung?: string;
  };
  /** Too few cases, where that is known without an interval. */
  wenige?: boolean;
  urteile?: {bezirk: Urteil | null; berlin: Urteil | null};
  /** True if the figure was carried over from the other edition. */
  umgerechnet?: boolean;
  /** Full lines of attribution of this value. */
  quellen: readonly string[];
  /** Ids of licences in the catalogue; without it those that the lines name. */
  lizenz?: string;
}

type Wertespalte = keyof typeof texteAusfuhr.werte | "quelle" | "lizenz";

const arten: Partial<Record<Wertespalte, Ausfuhrspalte["art"]>> = {
  wert: "zahl",
  zaehler: "zahl",
  nenner: "zahl",
  ki_unten_95: "zahl",
  ki_oben_95: "zahl",
  wenige_faelle: "ja_nein",
  umgerechnet: "ja_nein"
};

const istWenige = ({wert, wenige}: Wertezeile): boolean => wert.wert !== null && (wenige ?? wert.ki?.wenige ?? false);

/** The sign that stands for the value or around it in every view; null for one that stands alone. */
function zeichenVon(zeile: Wertezeile): string | null {
  if (zeile.wert.wert === null) return zustandOf(zeile.wert.status).zeichen;
  return istWenige(zeile) ? wenigeFaelle.zeichen : null;
}

/** The status of a row: what has no number never has the status of a value. */
function statusOf({wert, status}: Wertezeile["wert"]): string {
  if (wert === null) return status === "wert" || status === "null_wert" ? "fehlt" : status;
  return status;
}

/** As many decimals as the screen shows of counts: none, or one for a computed one. */
const anzahl = (wert: number | null | undefined): Ausfuhrwert =>
  wert === null || wert === undefined ? null : {zahl: wert, stellen: wert % 1 === 0 ? 0 : 1};

function zellen(zeile: Wertezeile): Record<Wertespalte, Ausfuhrwert> {
  const {indikator, wert} = zeile;
  const zahl = (w: number | null | undefined): Ausfuhrwert =>
    w === null || w === undefined ? null : {zahl: w, stellen: indikator.nachkommastellen};
  return {
    gebiet_id: zeile.gebiet_id,
    gebiet_name: zeile.gebiet_name,
    ebene: zeile.ebene,
    lor_stand: zeile.lor_stand,
    indikator_id: indikator.id,
    indikator: indikator.titel,
    zeitraum: zeile.zeitraum,
    wert: zahl(wert.wert),
    klasse: indikator.klassen?.find((k) => k.wert === wert.wert)?.name ?? null,
    einheit: indikator.einheit,
    zaehler: anzahl(wert.zaehler),
    nenner: anzahl(wert.nenner),
    ki_unten_95: zahl(wert.ki?.unten),
    ki_oben_95: zahl(wert.ki?.oben),
    status: statusOf(wert),
    zeichen: zeichenVon(zeile),
    wenige_faelle: istWenige(zeile),
    vergleich_bezirk: zeile.urteile?.bezirk ?? null,
    vergleich_berlin: zeile.urteile?.berlin ?? null,
    umgerechnet: zeile.umgerechnet ?? false,
    anmerkung: wert.anmerkung || null,
    quelle: quellenText(zeile.quellen),
    lizenz: zeile.lizenz ?? lizenzenOf(zeile.quellen)
  };
}

/**
 * Values of indicators with the standard columns, one row each: rounded as displayed; where there is no number an empty value beside
 * status and sign. `klasse`, `umgerechnet` and `anmerkung` stand only where a row has one. `name` is "werte" if not given.
 */
export function werteTabelle(
  zeilen: readonly Wertezeile[],
  {name = "werte", titel}: {name?: string; titel: string}
): Ausfuhrtabelle {
  const rows = zeilen.map(zellen);
  const {werte, endspalten} = texteAusfuhr;
  const braucht: Partial<Record<Wertespalte, boolean>> = {
    klasse: rows.some((r) => r.klasse !== null),
    umgerechnet: rows.some((r) => r.umgerechnet),
    anmerkung: rows.some((r) => r.anmerkung !== null)
  };
  const namen = ([...Object.keys(werte), "quelle", "lizenz"] as Wertespalte[]).filter((n) => braucht[n] ?? true);
  return {
    name,
    titel,
    spalten: namen.map((n) => ({
      name: n,
      art: arten[n] ?? "text",
      ...(n === "quelle" || n === "lizenz" ? endspalten[n] : werte[n])
    })),
    zeilen: rows.map((row) => namen.map((n) => row[n]))
  };
}

/** The signs that stand in *zeilen*, each once, with what they mean. */
export function zeichenOf(zeilen: readonly Wertezeile[]): Zeichenerklaerung[] {
  const erklaert = new Map<string, string>();
  for (const zeile of zeilen) {
    const zeichen = zeichenVon(zeile);
    if (zeichen === null) continue;
    const {name, erklaerung} = zeile.wert.wert === null ? zustandOf(zeile.wert.status) : wenigeFaelle;
    erklaert.set(zeichen, `${name}: ${erklaerung}`);
  }
  return [...erklaert].map(([zeichen, bedeutung]) => ({zeichen, bedeutung}));
}
