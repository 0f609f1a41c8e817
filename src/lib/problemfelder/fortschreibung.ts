import type {BefundeData} from "../../../loaders/marts/befundeShapes.js";
import type {Ausgabereihe, ProblemfelderData} from "../../../loaders/marts/problemfelderShapes.js";
import {endeOf} from "../alter.js";
import {lageOf, platzOf, type Lage} from "../saetze/lage.js";
import {wertText} from "../saetze/lagesaetze.js";
import type {Urteil} from "../zustaende.js";
import {urteilOf} from "./matrix.js";

type Letzte = Pick<ProblemfelderData, "letzte">;

/** What changed for an indicator in an area since the last edition; `art` of its figure, `urteil` of the verdict against the rest of the Bezirk. */
export interface Aenderung {
  art: "neu" | "entfallen" | "erstmals" | "ohne_zahl" | "neuer_stand" | "berichtigt" | null;
  urteil: {alt: Urteil; neu: Urteil} | null;
}

const ohneWert = {wert: null, status: "fehlt" as const, zaehler: null, nenner: null, ki: null, anmerkung: ""};

function kopfOf(
  befunde: BefundeData,
  {indikator, feld, titel}: ProblemfelderData["letzte"][number]
): Lage["indikator"] {
  const kopf = befunde.indikatoren.find((i) => i.kopf.id === indikator)?.kopf;
  return (
    kopf ?? {
      ...{
        id: indikator,
        titel,
        kurztitel: titel,
        einheit: "",
        einheit_kurz: "",
        nachkommastellen: 1,
        problemfeld: feld
      },
      ...{ebenen_vergleichbar: false, polaritaet: "keine_wertung", klassen: null, veraenderung: false},
      ...{quelle_kurz: "", quellenvermerk: "", turnus_monate: 12, definition: "", hinweise: [], brueche: []},
      ...{klassifikation: {verfahren: "quantile", anzahl: 5}, ki_verfahren: "keines"}
    }
  );
}

const intervallOf = (reihe: Ausgabereihe, i: number): Lage["wert"]["ki"] =>
  reihe.unten[i] === null || reihe.oben[i] === null
    ? null
    : {unten: reihe.unten[i]!, oben: reihe.oben[i]!, wenige: reihe.wenige[i]!};

/**
 * What the last edition said of the area *gebietId* in the indicator *indikatorId*, for the sentences by rule; null if it did
 * not contain it. The verdict of an older date keeps that date; figures an edition does not keep (counts, Berlin) are missing.
 */
export function altLageOf(befunde: BefundeData, {letzte}: Letzte, indikatorId: string, gebietId: string): Lage | null {
  const ort = platzOf(befunde, gebietId);
  const eintrag = letzte.find(({indikator}) => indikator === indikatorId);
  const reihe = ort && eintrag?.ebenen.find(({ebene}) => ebene === ort.ebene);
  if (!reihe) return null;
  const {ebene, platz: i} = ort;
  const status = reihe.status[i];
  if (!status) return null;
  const indikator = kopfOf(befunde, eintrag!);
  const ki = intervallOf(reihe, i);
  const urteil = reihe.urteil[i] ?? null;
  const amStand = reihe.urteil_zeitraum === reihe.zeitraum;
  return {
    indikator,
    gebiet: {...befunde.gebiete[ebene][i]!, ebene},
    zeitraum: reihe.zeitraum,
    wert: {...ohneWert, wert: reihe.wert[i] ?? null, status, ki},
    rest_bezirk: null,
    urteile: {bezirk: amStand ? urteil : null, berlin: null},
    berlin: ohneWert,
    // The interval of that older date is not kept; that there was a verdict says there was one.
    vergleich:
      urteil !== null && !amStand && reihe.urteil_zeitraum !== null
        ? {
            ...{zeitraum: reihe.urteil_zeitraum, wert: reihe.wert[i] ?? null, rest_bezirk: null},
            ki: ki ?? {unten: NaN, oben: NaN, wenige: urteil === "zu_wenige_faelle"},
            urteile: {bezirk: urteil, berlin: null}
          }
        : null,
    klasse: null,
    verlauf: null,
    bruch: indikator.brueche.filter(({ab}) => endeOf(ab) <= endeOf(reihe.zeitraum)).at(-1) ?? null,
    quellenvermerke: []
  };
}

/** *lage* without verdicts on Berlin, which an edition does not keep: else every one of them would count as new. */
export function ohneBerlin(lage: Lage | null): Lage | null {
  return (
    lage && {
      ...lage,
      urteile: {...lage.urteile, berlin: null},
      vergleich: lage.vergleich && {...lage.vergleich, urteile: {...lage.vergleich.urteile, berlin: null}}
    }
  );
}

/** What changed from *alt* to *neu*, null for not contained. Figures are compared as displayed; states are no figures. */
export function aenderungOf(alt: Lage | null, neu: Lage | null): Aenderung {
  if (!alt || !neu) return {art: neu ? "neu" : alt ? "entfallen" : null, urteil: null};
  const [vorher, jetzt] = [urteilOf(alt)?.urteil ?? null, urteilOf(neu)?.urteil ?? null];
  const urteil = vorher !== null && jetzt !== null && vorher !== jetzt ? {alt: vorher, neu: jetzt} : null;
  const [a, b] = [alt.wert.wert, neu.wert.wert];
  if (a === null || b === null) return {art: a === b ? null : b === null ? "ohne_zahl" : "erstmals", urteil};
  if (alt.zeitraum !== neu.zeitraum) return {art: "neuer_stand", urteil};
  const text = (lage: Lage): string => wertText({...lage.wert, ki: null}, neu.indikator);
  return {art: text(alt) === text(neu) ? null : "berichtigt", urteil};
}

/** True if the figure or its verdict is another one than in the last edition. */
export const istGeaendert = ({art, urteil}: Aenderung): boolean => art !== null || urteil !== null;

/** The changes of every indicator and area, computed once per pair and kept. */
export function Fortschreibung(
  befunde: BefundeData,
  data: Letzte
): {
  alt(indikator: string, gebiet: string): Lage | null;
  neu(indikator: string, gebiet: string): Lage | null;
  aenderung(indikator: string, gebiet: string): Aenderung;
} {
  const gemerkt = new Map<string, {alt: Lage | null; neu: Lage | null; aenderung: Aenderung}>();
  const hole = (indikator: string, gebiet: string): {alt: Lage | null; neu: Lage | null; aenderung: Aenderung} => {
    const key = `${indikator} ${gebiet}`;
    let eintrag = gemerkt.get(key);
    if (!eintrag) {
      const neu = lageOf(befunde, indikator, gebiet);
      const alt = altLageOf(befunde, data, indikator, gebiet);
      eintrag = {alt, neu, aenderung: aenderungOf(alt, neu)};
      gemerkt.set(key, eintrag);
    }
    return eintrag;
  };
  return {
    alt: (indikator, gebiet) => hole(indikator, gebiet).alt,
    neu: (indikator, gebiet) => hole(indikator, gebiet).neu,
    aenderung: (indikator, gebiet) => hole(indikator, gebiet).aenderung
  };
}

/** What of a field changed since the last edition, in Bezirksregionen and Planungsräumen, of all its indicators. */
export interface Feldbilanz {
  feld: string;
  /** Indicators with a new or corrected figure. */
  indikatoren: number;
  /** Changed verdicts, one per indicator and area. */
  urteile: number;
  ohneZahl: number;
  entfallen: number;
}

/** The changes of each field, in the catalogue's order; indicators that are gone count for the field they had. */
export function bilanzOf(befunde: BefundeData, data: Letzte, stand: ReturnType<typeof Fortschreibung>): Feldbilanz[] {
  const gebiete = [...befunde.gebiete.bzr, ...befunde.gebiete.plr];
  const felder = new Map<string, string>([
    ...data.letzte.map(({indikator, feld}) => [indikator, feld] as const),
    ...befunde.indikatoren.map(({kopf}) => [kopf.id, kopf.problemfeld] as const)
  ]);
  return befunde.problemfelder.map(({id}) => {
    const bilanz: Feldbilanz = {feld: id, indikatoren: 0, urteile: 0, ohneZahl: 0, entfallen: 0};
    for (const [indikator, feld] of felder) {
      if (feld !== id) continue;
      const alle = gebiete.map(({gebiet_id}) => stand.aenderung(indikator, gebiet_id));
      const zahl = (...arten: Aenderung["art"][]): number => alle.filter(({art}) => arten.includes(art)).length;
      bilanz.indikatoren += zahl("neu", "erstmals", "neuer_stand", "berichtigt") > 0 ? 1 : 0;
      bilanz.urteile += alle.filter(({urteil}) => urteil !== null).length;
      bilanz.ohneZahl += zahl("ohne_zahl");
      bilanz.entfallen += zahl("entfallen") > 0 ? 1 : 0;
    }
    return bilanz;
  });
}
