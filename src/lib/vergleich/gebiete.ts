import type {Aehnlichkeit} from "../../../loaders/contract/catalogue.js";
import type {BefundeData, Befundindikator} from "../../../loaders/marts/befundeShapes.js";
import {abstandOf, mittlererAbstand, naechste, standardisiere, type Thema} from "../../method/aehnlichkeit.js";
import {compareNamen} from "../format.js";
import {platzOf} from "../saetze/lage.js";

/** Levels whose areas can be set side by side. */
export type Vergleichsebene = "bzr" | "plr";

export const hoechstensGebiete = 4;
export const hoechstensIndikatoren = 15;

/** What the comparison begins with: how many, how old, from where, how poor, how dense. */
export const aufEinenBlick: readonly string[] = [
  "einwohner",
  "anteil_unter_18",
  "anteil_65_plus",
  "anteil_80_plus",
  "anteil_migrationshintergrund",
  "mss_arbeitslosigkeit",
  "mss_transferbezug",
  "mss_kinderarmut",
  "einwohner_je_hektar"
];

export interface Vergleichsgebiet {
  gebiet_id: string;
  name: string;
  ebene: Vergleichsebene;
}

/** The Bezirksregion or Planungsraum of that key; null if the Bezirk has none. */
export function gebietOf(data: Pick<BefundeData, "gebiete">, id: string): Vergleichsgebiet | null {
  const ort = platzOf(data, id);
  if (!ort || ort.ebene === "bezirk") return null;
  return {gebiet_id: id, name: data.gebiete[ort.ebene][ort.platz]!.name, ebene: ort.ebene};
}

/** Areas in the order they are shown: by name, never by value. */
export const alphabetisch = <T extends {name: string; gebiet_id: string}>(gebiete: readonly T[]): T[] =>
  gebiete.toSorted((a, b) => compareNamen(a.name, b.name) || a.gebiet_id.localeCompare(b.gebiet_id));

/** Indicators that exist for Bezirksregionen or Planungsräume, in the catalogue's order. */
export const waehlbare = (data: BefundeData): Befundindikator[] =>
  data.indikatoren.filter(({ebenen}) => ebenen.some(({ebene}) => ebene !== "bezirk"));

/** Named sets of indicators: at a glance, and one for each problem field that has any; at most as many as can be shown. */
export function saetzeOf(data: BefundeData): {id: string; titel: string | null; indikatoren: string[]}[] {
  const alle = waehlbare(data).map(({kopf}) => kopf);
  return [
    {id: "blick", titel: null, indikatoren: aufEinenBlick.filter((id) => alle.some((kopf) => kopf.id === id))},
    ...data.problemfelder.map(({id, titel}) => ({
      ...{id, titel},
      indikatoren: alle.filter(({problemfeld}) => problemfeld === id).map((kopf) => kopf.id)
    }))
  ]
    .filter(({indikatoren}) => indikatoren.length > 0)
    .map((satz) => ({...satz, indikatoren: satz.indikatoren.slice(0, hoechstensIndikatoren)}));
}

/** How near an area is, in which themes most and least. */
export interface AehnlichesGebiet extends Vergleichsgebiet {
  abstand: number;
  gemeinsam: number;
  /** Titles of the themes in which it is nearest and farthest; both the same only if there is one. */
  naechstes_thema: string;
  fernstes_thema: string;
  /** True if it is nearer than two areas of the level are on average. */
  naeher_als_mittel: boolean;
}

/** The themes of *aehnlichkeit* at a level, standardised over its areas; values behind which there are too few cases count as missing. */
function themenOf(data: BefundeData, {themen}: Aehnlichkeit, ebene: Vergleichsebene): Thema[] {
  const leer = data.gebiete[ebene].map(() => null);
  return themen.map(({indikatoren}) =>
    indikatoren.map(({indikator}) => {
      const reihe = data.indikatoren
        .find(({kopf}) => kopf.id === indikator)
        ?.ebenen.find((reihe) => reihe.ebene === ebene);
      return reihe ? standardisiere(reihe.wert.map((wert, i) => (reihe.wenige[i] ? null : wert))) : leer;
    })
  );
}

/**
 * The areas of the same level that are composed most like *gebietId*, nearest first, with the mean distance of two areas of that
 * level; no areas if it has too few values to compare.
 */
export function aehnlicheGebiete(
  data: BefundeData,
  aehnlichkeit: Aehnlichkeit,
  gebietId: string
): {gebiete: AehnlichesGebiet[]; mittel: number | null} {
  const ort = platzOf(data, gebietId);
  if (!ort || ort.ebene === "bezirk") return {gebiete: [], mittel: null};
  const {ebene} = ort;
  const themen = themenOf(data, aehnlichkeit, ebene);
  const {mindestens_gemeinsam: mindestens, anzahl} = aehnlichkeit;
  const mittel = mittlererAbstand(themen, mindestens);
  return {
    mittel,
    gebiete: naechste(themen, ort.platz, {mindestens, anzahl}).map(({platz, abstand, gemeinsam, themen: je}) => {
      const known = je.flatMap((wert, i) => (wert === null ? [] : [{wert, titel: aehnlichkeit.themen[i]!.titel}]));
      const sorted = known.toSorted((a, b) => a.wert - b.wert);
      const {gebiet_id, name} = data.gebiete[ebene][platz]!;
      return {
        ...{gebiet_id, name, ebene, abstand, gemeinsam},
        naechstes_thema: sorted[0]!.titel,
        fernstes_thema: sorted.at(-1)!.titel,
        naeher_als_mittel: mittel !== null && abstand < mittel
      };
    })
  };
}

/** The two Bezirksregionen that are most alike, as an example to begin with; none if no two can be compared. */
export function beispielgebiete(data: BefundeData, aehnlichkeit: Aehnlichkeit): string[] {
  const themen = themenOf(data, aehnlichkeit, "bzr");
  const {bzr} = data.gebiete;
  let best: {abstand: number; ids: string[]} | null = null;
  for (let a = 0; a < bzr.length; a++)
    for (let b = a + 1; b < bzr.length; b++) {
      const paar = abstandOf(themen, a, b, aehnlichkeit.mindestens_gemeinsam);
      if (paar && (!best || paar.abstand < best.abstand))
        best = {abstand: paar.abstand, ids: [bzr[a]!.gebiet_id, bzr[b]!.gebiet_id]};
    }
  return best?.ids ?? [];
}
