import type {Dokumentblock} from "../dokument/modell.js";
import {formatZahl} from "../format.js";
import type {Zentrumsjahr} from "../leistungen/jahreszahlen.js";
import {lageOf, type Lage} from "../saetze/lage.js";
import {istZahl, type Zahl} from "../schutz.js";
import {texteAntrag} from "../texte/antrag.js";
import {texteLeistungen} from "../texte/leistungen.js";
import {zustaende} from "../zustaende.js";
import {verfuegbare} from "./auswahl.js";
import {kennzahlenOf, type Kennzahl} from "./leistung.js";
import {satzOf, type Satz} from "./satz.js";
import type {Antragsdaten, Eingabe} from "./typen.js";

export type Absatz = Extract<Dokumentblock, {art: "absatz"}>;

/** A sentence of a sheet with a short name of what it is about. */
export interface Blattsatz extends Satz {
  name: string;
}

/** A sheet in the making: what it is made of, and what its sections leave behind for the notes. */
export interface Werk extends Antragsdaten {
  eingabe: Eingabe;
  gebiet: {gebiet_id: string; name: string};
  /** Null for a centre without any reported year. */
  jahr: number | null;
  zentrumsjahr: Zentrumsjahr | undefined;
  kennzahlen: Kennzahl[];
  /** All indicators on offer, and those chosen of them. */
  pool: Lage[];
  gewaehlt: Lage[];
  /** True if the centre's records are invented: every figure made from them says so. */
  beispiel: boolean;
  saetze: Blattsatz[];
  quellen: Set<string>;
  /** Keeps the sentence *regel* made by rule as one that may be edited under *name*, and returns it as it stands on the sheet. */
  satz(id: string, name: string, regel: string): Absatz;
  /** The state of an area in an indicator, whose sources the notes then name; null where there is no series. */
  lage(indikator: string, gebiet?: string): Lage | null;
  /** *text* with the mark of invented records. */
  marke(text: string): string;
}

/** Begins the sheet of *eingabe*. */
export function werkOf(eingabe: Eingabe, daten: Antragsdaten): Werk {
  const {befunde, regeln, zentrum} = daten;
  const {jahr, gebiet: gebietId} = eingabe;
  const gebiet = befunde.gebiete.bzr.find(({gebiet_id}) => gebiet_id === gebietId) ?? {
    gebiet_id: gebietId,
    name: gebietId
  };
  const pool = verfuegbare(befunde, regeln, eingabe.zielgruppe, gebietId);
  const saetze: Blattsatz[] = [];
  const quellen = new Set<string>();
  const beispiel = zentrum.kopf.beispiel;
  return {
    ...daten,
    ...{eingabe, gebiet, jahr, pool, saetze, quellen, beispiel},
    zentrumsjahr: zentrum.jahre.find((j) => j.jahr === jahr),
    kennzahlen: jahr === null ? [] : kennzahlenOf(zentrum, jahr, eingabe.texte.soll),
    gewaehlt: eingabe.indikatoren.flatMap((id) => pool.find(({indikator}) => indikator.id === id) ?? []),
    satz(id, name, regel) {
      const satz = satzOf(id, regel, Object.hasOwn(eingabe.texte.saetze, id) ? eingabe.texte.saetze[id] : undefined);
      saetze.push({...satz, name});
      return {art: "absatz", text: satz.text, ...(satz.geaendert ? {geaendert: true} : {})};
    },
    lage(indikator, id = gebietId) {
      const lage = lageOf(befunde, indikator, id);
      for (const vermerk of lage?.quellenvermerke ?? []) quellen.add(vermerk);
      return lage;
    },
    marke: (text) => (beispiel ? `${text} · ${texteLeistungen.beispiel.marke}` : text)
  };
}

/** A number of the records as a cell: the sign of a withheld one, words for one nobody recorded; never 0 for either. */
export const zelle = (zahl: Zahl): string =>
  istZahl(zahl)
    ? formatZahl(zahl)
    : zahl === "geschuetzt"
      ? zustaende.geschuetzt.zeichen
      : texteAntrag.leistungen.nichtErfasst;

/** A difference with its sign; an en dash where none may be told. */
export function differenz(wert: number | null): string {
  if (wert === null) return "–";
  const rund = Math.round(wert);
  return rund > 0 ? `+${formatZahl(rund)}` : formatZahl(rund);
}

/** A line of sources below a table, without the word each begins with, then the signs that stand in *zeilen*. */
export function quellzeile(quellen: readonly string[], zeilen: readonly (readonly string[])[]): string {
  const {blatt} = texteAntrag;
  const text = zeilen.flat();
  const zeichen = Object.values(zustaende).filter((z) =>
    text.some((t) => t === z.zeichen || (z.zeichen.length === 1 && z.zeichen !== "x" && t.includes(z.zeichen)))
  );
  return [blatt.quelle([...new Set(quellen)]), ...(zeichen.length > 0 ? [blatt.zeichen(zeichen)] : [])].join(" ");
}
