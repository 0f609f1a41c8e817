import type {BefundeData, Befundindikator, VersorgungsbildData} from "../../../loaders/marts/befundeShapes.js";
import type {KommentareData} from "../../../loaders/marts/kommentare.js";
import type {ProblemfelderData} from "../../../loaders/marts/problemfelderShapes.js";
import type {Dokumentblock} from "../dokument/modell.js";
import {formatIntervall, formatWert, formatZeitraum, jahrOf} from "../format.js";
import {Fortschreibung} from "../problemfelder/fortschreibung.js";
import {leitzeilenOf, urteilOf, type Feld} from "../problemfelder/matrix.js";
import type {Lage} from "../saetze/lage.js";
import {
  differenzIntervall,
  differenzText,
  getrageneRichtung,
  richtungWort,
  urteilWort,
  verlaufOf,
  wertText
} from "../saetze/lagesaetze.js";
import {texteBericht} from "../texte/bericht.js";
import {texteLeistungen} from "../texte/leistungen.js";
import {istVeraenderung, zustandOf, zustaende} from "../zustaende.js";

/** What the report is made of: the data of the page of problem fields, the local comments, and who publishes which version. */
export interface Berichtsdaten {
  befunde: BefundeData;
  bild: VersorgungsbildData;
  felder: ProblemfelderData;
  kommentare: KommentareData;
  /** Kinds of infrastructure that people look for and nobody delivers reliably. */
  ohneZahlen: readonly {titel: string; grund: string}[];
  /** Lines of attribution of population and need index behind the gaps. */
  versorgungsquellen: readonly string[];
  version: string;
  /** The operator's name; null while nobody has filled it in. */
  herausgeber: string | null;
  /** True for the internal edition, which says so on every sheet. */
  intern: boolean;
}

export type Tabelle = Extract<Dokumentblock, {art: "tabelle"}>;
export type Ebene = "bezirk" | "bzr" | "plr";

/** A report in the making: its data, and what its chapters leave behind for the sources. */
export interface Werk extends Berichtsdaten {
  bezirk: BefundeData["gebiete"]["bezirk"][number];
  /** Lines of attribution of every figure shown so far. */
  quellen: Set<string>;
  /** The number of the table that holds an indicator's values by Bezirksregion, by its id. */
  leittabellen: Map<string, number>;
  /** The changes since the last edition. */
  stand: ReturnType<typeof Fortschreibung>;
  /** The indicators that stand for *feld*. */
  leit(feld: string): Befundindikator[];
  /** The state of an area in an indicator, whose sources the last chapter then names; null where there is no series. */
  lage(indikator: string, gebiet: string): Lage | null;
  /** A table under the next number. */
  tabelle(tabelle: Omit<Tabelle, "art">): Tabelle;
  /** The number the last table has. */
  nummer(): number;
  /** *text* with the mark of invented records. */
  marke(text: string): string;
}

/** Begins the report on *daten*. */
export function werkOf(daten: Berichtsdaten): Werk {
  const {befunde, felder, bild} = daten;
  const stand = Fortschreibung(befunde, felder);
  const quellen = new Set<string>();
  let nummer = 0;
  return {
    ...daten,
    ...{quellen, stand, leittabellen: new Map<string, number>()},
    bezirk: befunde.gebiete.bezirk[0]!,
    leit: (feld) => leitzeilenOf(befunde, felder, feld, []),
    lage(indikator, gebiet) {
      const lage = stand.neu(indikator, gebiet);
      for (const vermerk of lage?.quellenvermerke ?? []) quellen.add(vermerk);
      return lage;
    },
    tabelle(tabelle) {
      nummer += 1;
      return {art: "tabelle", ...tabelle, titel: texteBericht.tabelle(nummer, tabelle.titel)};
    },
    nummer: () => nummer,
    marke: (text) => (bild.stand.beispiel ? `${text} · ${texteLeistungen.beispiel.marke}` : text)
  };
}

export const h2 = (text: string): Dokumentblock => ({art: "ueberschrift", ebene: 2, text});
export const h3 = (text: string): Dokumentblock => ({art: "ueberschrift", ebene: 3, text});
export const absatz = (text: string): Dokumentblock => ({art: "absatz", text});
export const klein = (text: string): Dokumentblock => ({art: "absatz", text, klein: true});
/** A list of *punkte*; nothing if there are none. */
export const liste = (punkte: readonly string[]): Dokumentblock[] =>
  punkte.length > 0 ? [{art: "liste", punkte}] : [];

/** True if *indikator* has values at *ebene*. */
export const hatEbene = ({ebenen}: Befundindikator, ebene: Ebene): boolean => ebenen.some((e) => e.ebene === ebene);

/** The date of an indicator's values at *ebene*; of its last level where it has none there. */
export const standOf = ({ebenen}: Befundindikator, ebene: Ebene): string =>
  (ebenen.find((e) => e.ebene === ebene) ?? ebenen.at(-1)!).zeitraum;

/** Title and kind of an indicator: "Kinderarmut (Belastung)". */
export const titelMitArt = ({kopf}: Pick<Befundindikator, "kopf">): string =>
  texteBericht.mitArt(kopf.titel, texteBericht.art[kopf.polaritaet]);

/** The same with its short title. */
export const kurztitelMitArt = ({kopf}: Pick<Befundindikator, "kopf">): string =>
  texteBericht.mitArt(kopf.kurztitel, texteBericht.art[kopf.polaritaet]);

/** The indicators that stand for any field, each once, burdens first, then resources. */
export function alleLeit(w: Werk, ebene: Ebene): Befundindikator[] {
  const alle = [...new Set(w.befunde.problemfelder.flatMap(({id}) => w.leit(id)))].filter((i) => hatEbene(i, ebene));
  return (["belastung", "ressource", "keine_wertung"] as const).flatMap((art) =>
    alle.filter(({kopf}) => kopf.polaritaet === art)
  );
}

/** The value of *lage* as it stands in a cell, with its own date where that is not *stand*; the sign of a missing one without a series. */
export function wertZelle(lage: Lage | null, stand?: string): string {
  if (!lage) return zustandOf("fehlt").zeichen;
  // A change keeps its sign.
  const text = istVeraenderung(lage.indikator)
    ? wertText(lage.wert, lage.indikator)
    : formatWert(lage.wert, lage.indikator);
  return stand === undefined || lage.zeitraum === stand
    ? text
    : texteBericht.mitStand(text, formatZeitraum(lage.zeitraum));
}

/** The interval of a value as a cell has it, without its unit; a dash where there is none. */
export const intervallZelle = ({wert, indikator}: Lage): string =>
  wert.ki ? formatIntervall(wert.ki, {...indikator, einheit_kurz: ""}) : texteBericht.strich;

/** The verdict as a word for a cell, against Berlin for the Bezirk. */
export const urteilZelle = (lage: Lage): string =>
  lage.gebiet.ebene === "bezirk" ? texteBericht.feld.bezirkUrteil(urteilWort(lage, "berlin")) : urteilWort(lage);

/** The change in a cell: direction, since when, and the difference with its interval or the words that there is none; else why none is told. */
export function veraenderungZelle(lage: Lage): string {
  const texte = texteBericht.feld.veraenderung;
  const verlauf = verlaufOf(lage);
  const wort = richtungWort(lage);
  if (!verlauf) return wort;
  const seit = jahrOf(verlauf.von);
  const {indikator} = lage;
  if (verlauf.art === "trend")
    return texte.trend(
      wort,
      seit,
      wertText({wert: verlauf.wert_von, status: "wert"}, indikator),
      wertText(lage.wert, indikator)
    );
  const richtung = getrageneRichtung(verlauf);
  const ki = verlauf.ki && differenzIntervall(verlauf.ki, indikator);
  if (richtung === "ohne_sicherheit") return texte.ohne(seit, differenzText(verlauf.differenz, indikator), wort);
  if (richtung === "nicht_erkennbar" || ki === null) return texte.offen(wort, seit, ki);
  // The unit stands in the value's own column.
  return texte.mit(wort, seit, differenzText(verlauf.differenz, {...indikator, einheit: "", einheit_kurz: ""}), ki);
}

/** True if *lage* has a verdict of over or under, at its own date or an earlier one. */
export function klaresUrteil(lage: Lage): "ueber" | "unter" | null {
  const urteil = urteilOf(lage)?.urteil;
  return urteil === "ueber" || urteil === "unter" ? urteil : null;
}

/** The line below a table: short names of its sources, and the signs that stand in *zeilen*. */
export function quellzeile(quellen: readonly string[], zeilen: readonly (readonly string[])[], dazu = ""): string {
  const texte = zeilen.flat();
  const zeichen = Object.values(zustaende).filter((z) =>
    texte.some((t) => t === z.zeichen || t.startsWith(`${z.zeichen} `) || t.split("\n").includes(z.zeichen))
  );
  const legende = zeichen.map((z) => `${z.zeichen} ${z.name}`).join("; ");
  return [texteBericht.quelle([...new Set(quellen)]), legende && `Zeichen: ${legende}.`, dazu]
    .filter(Boolean)
    .join(" ");
}

/** The fields of the catalogue with their titles by id. */
export const feldtitel = ({befunde}: Pick<Berichtsdaten, "befunde">, id: string): string =>
  befunde.problemfelder.find((feld: Feld) => feld.id === id)?.titel ?? id;
