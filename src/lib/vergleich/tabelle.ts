import type {BefundeData, Befundindikator, Befundreihe} from "../../../loaders/marts/befundeShapes.js";
import {lageOf, platzOf, type Lage} from "../saetze/lage.js";
import {istAnzahl} from "../saetze/lagesaetze.js";
import type {Vergleichsgebiet} from "./gebiete.js";
import {spanneOf, type Spanne} from "./unterschied.js";
import type {Vergleichswahl} from "./zustand.js";

/** The class of a value on the map, with the step of the colour ramp; null without one. */
export interface Vergleichsklasse {
  nummer: number;
  von: number;
  stufe: number;
  abweichung: boolean;
}

/** What one indicator says of one chosen area; `lage` is null where the indicator does not exist at its level. */
export interface Vergleichszelle {
  gebiet: Vergleichsgebiet;
  lage: Lage | null;
  klasse: Vergleichsklasse | null;
}

export interface Vergleichszeile {
  kopf: Befundindikator["kopf"];
  zellen: Vergleichszelle[];
  /** The whole Bezirk at its own newest date; null where the indicator has none. */
  bezirk: Lage | null;
  spanne: Spanne | null;
  /** The dates of the areas' values, without repetition. */
  zeitraeume: string[];
  quellenvermerke: string[];
}

export interface Gebietsvergleich {
  gebiete: Vergleichsgebiet[];
  /** True if areas of both levels stand side by side. */
  gemischt: boolean;
  zeilen: Vergleichszeile[];
  /** Chosen indicators that are not shown because their values mean something else at each level. */
  nicht_vergleichbar: Befundindikator["kopf"][];
}

const reiheOf = (indikator: Befundindikator, ebene: string): Befundreihe | undefined =>
  indikator.ebenen.find((reihe) => reihe.ebene === ebene);

function klasseOf(data: BefundeData, indikator: Befundindikator, gebietId: string): Vergleichsklasse | null {
  const ort = platzOf(data, gebietId);
  const reihe = ort && reiheOf(indikator, ort.ebene);
  const index = reihe?.klasse[ort!.platz] ?? null;
  if (!reihe || index === null) return null;
  return {
    nummer: index + 1,
    von: reihe.klassen.length,
    stufe: reihe.klassen[index]!.stufe,
    abweichung: reihe.verfahren === "abweichung"
  };
}

/** Everything the page shows of *wahl*: one row per indicator, with how the areas differ in it. */
export function vergleichOf(data: BefundeData, wahl: Vergleichswahl): Gebietsvergleich {
  const {gebiete} = wahl;
  const gemischt = new Set(gebiete.map(({ebene}) => ebene)).size > 1;
  const gewaehlt = wahl.indikatoren.flatMap((id) => data.indikatoren.find(({kopf}) => kopf.id === id) ?? []);
  const bezirkId = data.gebiete.bezirk[0]?.gebiet_id ?? "";
  const stehenZusammen = ({kopf}: Befundindikator): boolean => !gemischt || kopf.ebenen_vergleichbar;
  return {
    gebiete,
    gemischt,
    zeilen: gewaehlt.filter(stehenZusammen).map((indikator) => {
      const {kopf} = indikator;
      const zellen = gebiete.map((gebiet) => ({
        gebiet,
        lage: lageOf(data, kopf.id, gebiet.gebiet_id),
        klasse: klasseOf(data, indikator, gebiet.gebiet_id)
      }));
      const lagen = zellen.flatMap(({lage}) => lage ?? []);
      return {
        kopf,
        zellen,
        bezirk: lageOf(data, kopf.id, bezirkId),
        spanne: spanneOf(lagen),
        zeitraeume: [...new Set(lagen.map(({zeitraum}) => zeitraum))],
        quellenvermerke: [...new Set(lagen.flatMap(({quellenvermerke}) => quellenvermerke))]
      };
    }),
    nicht_vergleichbar: gewaehlt.filter((indikator) => !stehenZusammen(indikator)).map(({kopf}) => kopf)
  };
}

/** Bezirk and Berlin at the date of all the areas' values, where shares may stand on one axis with them; none for bare counts. */
export function massstaebeOf({kopf, zellen, bezirk, zeitraeume}: Vergleichszeile): {
  bezirk: number | null;
  berlin: number | null;
} {
  const keine = {bezirk: null, berlin: null};
  const [zeitraum] = zeitraeume;
  if (zeitraeume.length !== 1 || !kopf.ebenen_vergleichbar || istAnzahl(kopf) || kopf.klassen) return keine;
  return {
    bezirk: bezirk?.zeitraum === zeitraum && !bezirk?.wert.ki?.wenige ? (bezirk?.wert.wert ?? null) : null,
    berlin: zellen.find(({lage}) => lage)?.lage?.berlin.wert ?? null
  };
}

/** How many indicators carry which finding; one without two comparable values counts as "ohneVergleich". */
export function bilanzOf({zeilen}: Pick<Gebietsvergleich, "zeilen">): {
  erkennbar: number;
  nicht: number;
  ohneSicherheit: number;
  ohneVergleich: number;
} {
  const bilanz = {erkennbar: 0, nicht: 0, ohneSicherheit: 0, ohneVergleich: 0};
  for (const {spanne} of zeilen) {
    const urteil = spanne?.ergebnis.unterschied?.urteil;
    if (urteil === undefined) bilanz.ohneVergleich++;
    else if (urteil === "ohne_sicherheit") bilanz.ohneSicherheit++;
    else if (urteil === "nicht_erkennbar") bilanz.nicht++;
    else bilanz.erkennbar++;
  }
  return bilanz;
}
