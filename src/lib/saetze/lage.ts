import type {BefundeData, Befundindikator, Befundreihe, Richtung} from "../../../loaders/marts/befundeShapes.js";
import type {Intervall, Urteil, Wert} from "../../../loaders/marts/shapes.js";
import {endeOf} from "../alter.js";

/** The change up to the newest value that may be told; see Befundreihe.verlauf. */
export interface Verlauf {
  art: "trend" | "veraenderung";
  von: string;
  wert_von: number;
  differenz: number;
  /** Interval of the difference; null for a trend and where there is none. */
  ki: {unten: number; oben: number} | null;
  richtung: Richtung;
}

/** How an area stands in one indicator: everything a sentence may say of it. */
export interface Lage {
  indikator: Befundindikator["kopf"];
  gebiet: {gebiet_id: string; name: string; ebene: Befundreihe["ebene"]};
  zeitraum: string;
  wert: Wert;
  /** The Bezirk without the area, and verdicts on it and on Berlin. */
  rest_bezirk: number | null;
  urteile: {bezirk: Urteil | null; berlin: Urteil | null};
  berlin: Wert;
  /** The value and its verdicts at the newest earlier date at which the Bezirk has one, where it has none at `zeitraum`. */
  vergleich: {
    zeitraum: string;
    wert: number | null;
    ki: Intervall | null;
    rest_bezirk: number | null;
    urteile: {bezirk: Urteil | null; berlin: Urteil | null};
  } | null;
  /** Class on the map, 1 from the lowest values, and how many there are; null without one. */
  klasse: {nummer: number; von: number} | null;
  verlauf: Verlauf | null;
  /** The last break of the series up to `zeitraum`; null for none. */
  bruch: {ab: string; grund: string} | null;
  quellenvermerke: readonly string[];
}

const intervallOf = (unten: number | null, oben: number | null, wenige: boolean): Intervall | null =>
  unten === null || oben === null ? null : {unten, oben, wenige};

/** The position of *gebietId* in the lists of its level; null if the Bezirk does not have it. */
export function platzOf(
  {gebiete}: Pick<BefundeData, "gebiete">,
  gebietId: string
): {ebene: Befundreihe["ebene"]; platz: number} | null {
  for (const ebene of ["bezirk", "bzr", "plr"] as const) {
    const platz = gebiete[ebene].findIndex(({gebiet_id}) => gebiet_id === gebietId);
    if (platz >= 0) return {ebene, platz};
  }
  return null;
}

/** The state of the area *gebietId* in the indicator *indikatorId*; null if there is no such series at the area's level. */
export function lageOf(data: BefundeData, indikatorId: string, gebietId: string): Lage | null {
  const ort = platzOf(data, gebietId);
  const indikator = data.indikatoren.find(({kopf}) => kopf.id === indikatorId);
  const reihe = ort && indikator?.ebenen.find(({ebene}) => ebene === ort.ebene);
  if (!ort || !indikator || !reihe) return null;
  const {ebene, platz: i} = ort;
  const {verlauf: v, vergleich: g, klasse} = reihe;
  const [art, von, wertVon, differenz, richtung] = [v.art[i], v.von[i], v.wert_von[i], v.differenz[i], v.richtung[i]];
  return {
    indikator: indikator.kopf,
    gebiet: {...data.gebiete[ebene][i]!, ebene},
    zeitraum: reihe.zeitraum,
    wert: {
      wert: reihe.wert[i]!,
      status: reihe.status[i]!,
      zaehler: reihe.zaehler[i]!,
      nenner: reihe.nenner[i]!,
      ki: intervallOf(reihe.unten[i]!, reihe.oben[i]!, reihe.wenige[i]!),
      anmerkung: reihe.anmerkung[i]!
    },
    rest_bezirk: reihe.rest_bezirk[i]!,
    urteile: {bezirk: reihe.urteil_bezirk[i]!, berlin: reihe.urteil_berlin[i]!},
    berlin: reihe.berlin,
    vergleich: g && {
      zeitraum: g.zeitraum,
      wert: g.wert[i]!,
      ki: intervallOf(g.unten[i]!, g.oben[i]!, g.wenige[i]!),
      rest_bezirk: g.rest_bezirk[i]!,
      urteile: {bezirk: g.urteil_bezirk[i]!, berlin: g.urteil_berlin[i]!}
    },
    klasse: klasse[i] === null ? null : {nummer: klasse[i]! + 1, von: reihe.klassen.length},
    verlauf:
      art && von && wertVon !== null && wertVon !== undefined && differenz !== null && richtung
        ? {
            ...{art, von, wert_von: wertVon, differenz: differenz!, richtung},
            ki: v.unten[i] === null || v.oben[i] === null ? null : {unten: v.unten[i]!, oben: v.oben[i]!}
          }
        : null,
    bruch: indikator.kopf.brueche.filter(({ab}) => endeOf(ab) <= endeOf(reihe.zeitraum)).at(-1) ?? null,
    quellenvermerke: reihe.quellenvermerke
  };
}
