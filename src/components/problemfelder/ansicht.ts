import type {BefundeData, VersorgungsbildData} from "../../../loaders/marts/befundeShapes.js";
import type {ProblemfelderData} from "../../../loaders/marts/problemfelderShapes.js";
import {istGeaendert, type Aenderung, type Fortschreibung} from "../../lib/problemfelder/fortschreibung.js";
import {leitzeilenOf, sortiere, waehlbarOf, type Feld, type Zeile} from "../../lib/problemfelder/matrix.js";
import {bezirkOf, type Wahl} from "./zustand.js";

export interface Daten {
  befunde: BefundeData;
  bild: VersorgungsbildData;
  felder: ProblemfelderData;
  stand: ReturnType<typeof Fortschreibung>;
}

export interface Spalte {
  gebiet_id: string;
  name: string;
  ebene: "bezirk" | "bzr" | "plr";
}

export interface Feldteil {
  feld: Feld;
  zeilen: Zeile[];
  /** Indicators of the field that a row can show. */
  waehlbar: number;
}

/** The columns of *wahl*: the Bezirk, then all Bezirksregionen with the Planungsräume of the opened one, or the chosen areas; on a narrow screen never more than two of these. */
export function spaltenOf({gebiete}: BefundeData, {spalten, region}: Wahl, schmal: boolean): Spalte[] {
  const bezirk = {...gebiete.bezirk[0]!, ebene: "bezirk" as const};
  const alle: Spalte[] = gebiete.bzr.flatMap((bzr) => [
    {gebiet_id: bzr.gebiet_id, name: bzr.name, ebene: "bzr" as const},
    ...gebiete.plr
      .filter(({gebiet_id}) => gebiet_id.startsWith(bzr.gebiet_id))
      .map(({gebiet_id, name}) => ({gebiet_id, name, ebene: "plr" as const}))
  ]);
  const gewaehlt = spalten.length > 0 ? spalten : schmal ? [gebiete.bzr[0]!.gebiet_id] : null;
  const gezeigt = gewaehlt
    ? gewaehlt.flatMap((id) => alle.find(({gebiet_id}) => gebiet_id === id) ?? [])
    : alle.filter(({ebene, gebiet_id}) => ebene === "bzr" || (region !== null && gebiet_id.startsWith(region)));
  return [{gebiet_id: bezirk.gebiet_id, name: bezirk.name, ebene: "bezirk"}, ...gezeigt];
}

const passt = (aenderung: Aenderung, nur: Wahl["nur"]): boolean =>
  nur === "alle" || (nur === "urteil" ? aenderung.urteil !== null : istGeaendert(aenderung));

/** Fields and rows of *wahl* in its order. A field no figure stands for is shown with its reason, unless rows are asked for by kind or change. */
export function teileOf({befunde, felder, stand}: Daten, wahl: Wahl, spalten: readonly Spalte[]): Feldteil[] {
  const gebiete = spalten.filter(({gebiet_id}) => gebiet_id !== bezirkOf(befunde));
  const teile = befunde.problemfelder.flatMap((feld): Feldteil[] => {
    if (wahl.gruppe !== null && !feld.zielgruppen.includes(wahl.gruppe)) return [];
    const leit = leitzeilenOf(befunde, felder, feld.id, wahl.gewaehlt);
    const waehlbar = waehlbarOf(befunde, feld.id);
    const andere = wahl.offen.includes(feld.id) ? waehlbar.filter((i) => !leit.includes(i)) : [];
    const zeilen = [
      ...leit.map((indikator) => ({indikator, leit: true})),
      ...andere.map((indikator) => ({indikator, leit: false}))
    ].filter(
      ({indikator: {kopf}}) =>
        (wahl.art === "alle" || kopf.polaritaet === wahl.art) &&
        (wahl.nur === "alle" || gebiete.some(({gebiet_id}) => passt(stand.aenderung(kopf.id, gebiet_id), wahl.nur)))
    );
    const immer = wahl.art === "alle" && wahl.nur === "alle";
    return zeilen.length > 0 || (immer && leit.length === 0) ? [{feld, zeilen, waehlbar: waehlbar.length}] : [];
  });
  return sortiere(befunde, teile, wahl.sortierung);
}
