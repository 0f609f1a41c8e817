import type {BedarfsindexData} from "../../../loaders/marts/shapes.js";
import {berechneIndex, istUnabhaengig, mittelDerTeile, vorgabeOf} from "../../lib/bedarfsindex.js";
import type {IndexEingabe, IndexErgebnis, IndexWahl, Rang} from "../../lib/bedarfsindex.js";
import {endeOf} from "../../lib/alter.js";
import {compareNamen, formatWert, formatZahl, formatZeitraum} from "../../lib/format.js";
import {texteBedarfsindex} from "../../lib/texte/bedarfsindex.js";
import {zustandOf, type StatusOhneWert} from "../../lib/zustaende.js";
import type {Raenge} from "./rangrechner.js";
import {gleicherIndex, zaehlendeFelder, zaehlendeIndikatoren} from "./zustand.js";

/** What one choice gives: everything table, map, panel and file show alike. */
export interface Stand {
  wahl: IndexWahl;
  /** True for the index of the catalogue's choice, whose figures are the warehouse's own. */
  istVorgabe: boolean;
  index: IndexErgebnis["index"];
  /** The fields that count, with their share of all weights and their values by area. */
  felder: {id: string; titel: string; anteil: number; werte: IndexErgebnis["index"]}[];
  doppelt: IndexErgebnis["doppelt"];
  /** Planungsräume of Berlin that set the scale. */
  bewertet: number;
  /** Ranks, of this choice or, while they are computed anew, of an earlier one. */
  raenge: Raenge;
  /** False while `raenge` are not those of this choice. */
  aktuell: boolean;
}

/** Decimals an index of this scale and mean is shown with. */
export function stellenOf({normalisierung, mittel}: IndexWahl): number {
  if (mittel === "geometric") return 1;
  return {z: 2, minmax: 1, rank: 0, percentile: 2, exponential: 1}[normalisierung];
}

/** True if an index of 0 is the mean of the rated Planungsräume of Berlin. */
export const nullIstDurchschnitt = ({normalisierung, mittel}: IndexWahl): boolean =>
  normalisierung === "z" && mittel === "arithmetic";

/** An index or field value as every view shows it; the sign of *status* without one. */
export const formatIndex = (wert: number | null, wahl: IndexWahl, status: StatusOhneWert = "fehlt"): string =>
  wert === null ? zustandOf(status).zeichen : formatZahl(wert, stellenOf(wahl));

/** The index of *wahl*, still without its ranks unless it is the catalogue's choice; null if nothing counts. */
export function standOf(data: BedarfsindexData, eingabe: IndexEingabe, wahl: IndexWahl): Stand | null {
  const ergebnis = berechneIndex(eingabe, wahl);
  if (!ergebnis) return null;
  const istVorgabe = gleicherIndex(data, wahl, vorgabeOf(eingabe));
  const {vorgabe} = data;
  return {
    wahl,
    istVorgabe,
    index: istVorgabe ? vorgabe.index : ergebnis.index,
    felder: zaehlendeFelder(data, wahl).map((feld) => ({
      ...feld,
      werte: istVorgabe
        ? vorgabe.felder[data.felder.findIndex(({id}) => id === feld.id)]!
        : (ergebnis.felder[feld.id] ?? [])
    })),
    doppelt: ergebnis.doppelt,
    bewertet: istVorgabe ? data.planungsraeume_berlin : ergebnis.bewertet,
    raenge: istVorgabe ? vorgabe.raenge : null,
    aktuell: istVorgabe
  };
}

/** Dates of the figures that count, each once, oldest first. */
export function zeitraeumeOf(data: BedarfsindexData, wahl: IndexWahl): string[] {
  return [...new Set(zaehlendeIndikatoren(data, wahl).map(({zeitraum}) => zeitraum))].sort((a, b) =>
    endeOf(a).localeCompare(endeOf(b))
  );
}

/** Dates of the figures that count, in words. */
export const datenText = (data: BedarfsindexData, wahl: IndexWahl): string =>
  zeitraeumeOf(data, wahl).map(formatZeitraum).join(", ");

/** Why area number *i* has no index, or no value of *feld*, with the state that stands for it. */
export function ohneIndex(
  data: BedarfsindexData,
  wahl: IndexWahl,
  i: number,
  feld?: string
): {status: "entfaellt" | "fehlt"; grund: string} {
  const {ohneIndex: texte} = texteBedarfsindex;
  const fehlend = zaehlendeIndikatoren(data, wahl).filter(
    ({kopf, werte}) => werte[i] === null && (feld === undefined || kopf.problemfeld === feld)
  );
  if (fehlend.some(({status}) => status[i] === "entfaellt")) return {status: "entfaellt", grund: texte.ausgelassen};
  const namen = fehlend.map(({kopf}) => kopf.kurztitel);
  return {status: "fehlt", grund: namen.length > 0 ? texte.fehlt(namen) : texte.allgemein};
}

/** The index of area number *i* as every view shows it. */
export const indexText = (data: BedarfsindexData, {index, wahl}: Stand, i: number): string =>
  formatIndex(index[i] ?? null, wahl, ohneIndex(data, wahl, i).status);

/** The value of a problem field of area number *i* as every view shows it; with the sign for "missing" if it does not count. */
export function feldText(data: BedarfsindexData, {felder, wahl}: Stand, feld: string, i: number): string {
  const wert = felder.find(({id}) => id === feld)?.werte[i] ?? null;
  return formatIndex(wert, wahl, ohneIndex(data, wahl, i, feld).status);
}

/** The rank of area number *i*; null without one, with the sign that stands for it. */
export function rangOf(
  data: BedarfsindexData,
  {index, raenge, wahl, aktuell}: Stand,
  i: number
): {rang: Rang; zeichen: null} | {rang: null; zeichen: string} {
  const rang = raenge?.[i] ?? null;
  if ((index[i] ?? null) === null) return {rang: null, zeichen: zustandOf(ohneIndex(data, wahl, i).status).zeichen};
  // An area that is rated has no rank only if there are none at all, or none yet.
  return rang ? {rang, zeichen: null} : {rang, zeichen: zustandOf(aktuell ? "entfaellt" : "fehlt").zeichen};
}

export interface Region {
  gebiet_id: string;
  name: string;
  mittel: number | null;
  unten: number | null;
  oben: number | null;
  planungsraeume: number;
  einwohner: number | null;
  /** Names of its Planungsräume without an index, whose people the mean leaves out. */
  unbewertet: string[];
  /** The state that stands for a mean that is missing. */
  status: "entfaellt" | "fehlt";
}

/** The Bezirksregionen: the mean of their Planungsräume, weighted by people, with the lowest and highest. */
export function regionenOf(data: BedarfsindexData, {index, wahl}: Pick<Stand, "index" | "wahl">): Region[] {
  return data.bezirksregionen.map((region) => {
    const teile = data.gebiete.flatMap(({name, parent_id, einwohner}, i) =>
      parent_id === region.gebiet_id ? [{i, name, index: index[i] ?? null, einwohner}] : []
    );
    const unbewertet = teile.filter((teil) => teil.index === null).map(({name}) => name);
    const ausgenommen = teile.every(({i}) => ohneIndex(data, wahl, i).status === "entfaellt");
    return {...region, ...mittelDerTeile(teile), unbewertet, status: ausgenommen ? "entfaellt" : "fehlt"};
  });
}

interface Benannt {
  name: string;
  wert: number | null;
}

/** Orders by value, then by name in German order; those without a value last, in both directions. */
export function vergleicheWerte(a: Benannt, b: Benannt, richtung: "auf" | "ab"): number {
  const nachName = compareNamen(a.name, b.name);
  if (a.wert === null || b.wert === null) return Number(a.wert === null) - Number(b.wert === null) || nachName;
  return (richtung === "ab" ? b.wert - a.wert : a.wert - b.wert) || nachName;
}

/** Areas that have a rank. */
export const mitRang = (raenge: Raenge): number => raenge?.filter((r) => r !== null).length ?? 0;

/** True for an area that no weighting of the counting indicators leads out of the top, see istUnabhaengig. */
export function bleibtOben(data: BedarfsindexData, {raenge, wahl}: Stand, rang: Rang): boolean {
  return istUnabhaengig(rang, {
    bewertet: mitRang(raenge),
    merkmale: zaehlendeIndikatoren(data, wahl).length,
    oberster_anteil: data.optionen.oberster_anteil
  });
}

/** The last group; 0 without ranks. */
export const letzteGruppe = (raenge: Raenge): number => Math.max(0, ...(raenge ?? []).map((r) => r?.gruppe ?? 0));

/** How likely an area is among the top, in words that fit after "liegt". */
export function wahrscheinlichkeit(p: number, {robust_ab, wahrscheinlich_ab}: BedarfsindexData["optionen"]): string {
  const {worte} = texteBedarfsindex.gebiet;
  if (p >= robust_ab) return worte.sehr;
  if (p >= wahrscheinlich_ab) return worte.wahrscheinlich;
  // Without the error of floating point, by which 1 - 0.34 is less than 0.66.
  const gegen = Number((1 - p).toFixed(6));
  if (gegen >= robust_ab) return worte.kaum;
  return gegen >= wahrscheinlich_ab ? worte.unwahrscheinlich : worte.unsicher;
}

/** The scale all bars of an index or of its fields share: around 0 where that is the mean, else from the lowest value on. */
export function skalaOf({index, felder, wahl}: Stand): {von: number; bis: number; null_: number} {
  const werte = [index, ...felder.map((f) => f.werte)].flat().filter((x) => x !== null);
  const [kleinster, groesster] = [Math.min(0, ...werte), Math.max(0, ...werte)];
  return {von: nullIstDurchschnitt(wahl) ? kleinster : 0, bis: groesster, null_: 0};
}

/** The official ratings of area number *i* as every view shows them: Status, Dynamik, GESIx. */
export function amtlichOf(
  {amtlich: {mss, gssa}}: BedarfsindexData,
  i: number
): [status: string, dynamik: string, gesix: string] {
  const {status, dynamik} = mss.werte[i]!;
  return [formatWert(status, mss.status), formatWert(dynamik, mss.dynamik), formatWert(gssa.werte[i]!, gssa.indikator)];
}
