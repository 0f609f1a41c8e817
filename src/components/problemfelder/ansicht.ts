import type {BefundeData, VersorgungsbildData} from "../../../loaders/marts/befundeShapes.js";
import type {Lage} from "../../lib/saetze/lage.js";
import type {ProblemfelderData} from "../../../loaders/marts/problemfelderShapes.js";
import {istGeaendert, type Aenderung, type Fortschreibung} from "../../lib/problemfelder/fortschreibung.js";
import {istFremd, leitzeilenOf, sortiere, waehlbarOf, type Feld, type Zeile} from "../../lib/problemfelder/matrix.js";
import {
  gezaehlteGruppen,
  zusammentreffenOf,
  type Gruppe,
  type Treffen
} from "../../lib/problemfelder/zusammentreffen.js";
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
  /** Indicators that a row can show. */
  waehlbar: number;
  /** Counted target groups with a row of documented supply; null where rows are asked for that are none. */
  gruppen: Gruppe[] | null;
  treffen: Treffen[];
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

/** Where need and shortfall coincide in the fields of *wahl*, for its group and its areas, in the catalogue's order. */
export function treffenOf({befunde, bild, felder, stand}: Daten, wahl: Wahl): Treffen[] {
  return befunde.problemfelder
    .flatMap((feld) =>
      zusammentreffenOf(
        befunde,
        bild,
        feld,
        leitzeilenOf(befunde, felder, feld.id, wahl.gewaehlt),
        (i, g): Lage | null => stand.neu(i, g)
      )
    )
    .filter(
      ({gruppe, gebiet}) =>
        (wahl.gruppe === null || gruppe.id === wahl.gruppe) &&
        (wahl.spalten.length === 0 || wahl.spalten.includes(gebiet.gebiet_id))
    );
}

/** The groups a field shows supply of: the chosen one, else the first, all in an opened field, and each with something in *treffen*. */
function gruppenOf({bild}: Daten, feld: Feld, wahl: Wahl, treffen: readonly Treffen[]): Gruppe[] {
  const alle = gezaehlteGruppen(bild, feld);
  const erste = alle.find(({id}) => id === wahl.gruppe) ?? alle[0];
  return alle.filter(
    (gruppe) =>
      gruppe === erste ||
      wahl.offen.includes(feld.id) ||
      (wahl.treffen && treffen.some((t) => t.feld === feld.id && t.gruppe === gruppe))
  );
}

/**
 * Fields and rows of *wahl* in its order, with what coincides (*treffen*). A field no figure stands for is shown with its reason,
 * unless rows are asked for by kind, change or coincidence.
 */
export function teileOf(daten: Daten, wahl: Wahl, spalten: readonly Spalte[], treffen: readonly Treffen[]): Feldteil[] {
  const {befunde, felder, stand} = daten;
  const gebiete = spalten.filter(({gebiet_id}) => gebiet_id !== bezirkOf(befunde));
  const teile = befunde.problemfelder.flatMap((feld): Feldteil[] => {
    if (wahl.gruppe !== null && !feld.zielgruppen.includes(wahl.gruppe)) return [];
    const eigene = treffen.filter((t) => t.feld === feld.id);
    if (wahl.treffen && eigene.length === 0) return [];
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
    if (zeilen.length === 0 && !(immer && leit.length === 0)) return [];
    return [
      {
        ...{feld, zeilen, treffen: eigene},
        waehlbar: waehlbar.length + leit.filter((i) => istFremd(i, feld.id)).length,
        // Beside resources alone, or changed figures alone, supply would say what was not asked for.
        gruppen:
          wahl.nur === "alle" && ["alle", "belastung"].includes(wahl.art) ? gruppenOf(daten, feld, wahl, treffen) : null
      }
    ];
  });
  return sortiere(befunde, teile, wahl.sortierung);
}
