import type {BefundeData} from "../../../loaders/marts/befundeShapes.js";
import {quoteWunsch, type StateSpec} from "../state.js";
import {texteVergleich} from "../texte/vergleich.js";
import {
  alphabetisch,
  gebietOf,
  hoechstensGebiete,
  hoechstensIndikatoren,
  saetzeOf,
  waehlbare,
  type Vergleichsgebiet
} from "./gebiete.js";

/** The parameters of the address. */
export interface VergleichState {
  /** Keys of the areas, by name, with commas; null: none chosen. */
  gebiete: string | null;
  /** The id of a set, or ids of indicators with commas, in the catalogue's order. */
  indikatoren: string | null;
  /** The area others are set against; null without areas. */
  bezug: string | null;
}

/** What the address says, read. */
export interface Vergleichswahl {
  gebiete: Vergleichsgebiet[];
  /** The id of the set shown; null for a choice of one's own. */
  satz: string | null;
  indikatoren: string[];
  bezug: Vergleichsgebiet | null;
}

const teile = (text: string): string[] => [
  ...new Set(
    text
      .split(",")
      .map((teil) => teil.trim())
      .filter(Boolean)
  )
];

/** Chosen areas and indicators of a valid *state*. Of a set only what exists for one of the areas, unless nothing does. */
export function wahlOf(data: BefundeData, state: VergleichState): Vergleichswahl {
  const gebiete = teile(state.gebiete ?? "").flatMap((id) => gebietOf(data, id) ?? []);
  const satz = saetzeOf(data).find(({id}) => id === state.indikatoren);
  const gibtEs = (id: string): boolean =>
    data.indikatoren.some(
      ({kopf, ebenen}) => kopf.id === id && ebenen.some((reihe) => gebiete.some(({ebene}) => ebene === reihe.ebene))
    );
  const passend = satz?.indikatoren.filter(gibtEs) ?? [];
  return {
    gebiete,
    satz: satz?.id ?? null,
    indikatoren: passend.length > 0 ? passend : (satz?.indikatoren ?? teile(state.indikatoren ?? "")),
    bezug: gebiete.find(({gebiet_id}) => gebiet_id === state.bezug) ?? null
  };
}

/** Keys of areas as the address holds them: without repetition, by name; null for none. */
export function gebieteText(data: BefundeData, ids: readonly string[]): string | null {
  const gebiete = alphabetisch([...new Set(ids)].flatMap((id) => gebietOf(data, id) ?? []));
  return gebiete.map(({gebiet_id}) => gebiet_id).join(",") || null;
}

/** Ids of indicators as the address holds them: in the catalogue's order; null for none. */
export function indikatorenText(data: BefundeData, ids: readonly string[]): string | null {
  const own = waehlbare(data).flatMap(({kopf}) => (ids.includes(kopf.id) ? [kopf.id] : []));
  return own.join(",") || null;
}

/** The rule of the page: what an address asks for and the Bezirk does not have is left out, each time with a notice. */
export function vergleichSpec(data: BefundeData): StateSpec<VergleichState> {
  const {hinweis} = texteVergleich;
  const saetze = saetzeOf(data);
  const vorgabe = saetze[0]?.id ?? null;
  return {
    parameter: ["gebiete", "indikatoren", "bezug"],
    resolve(wunsch) {
      const hinweise: string[] = [];
      const gefragt = teile(wunsch.gebiete ?? "");
      const bekannt = gefragt.filter((id) => gebietOf(data, id));
      const fremd = gefragt.filter((id) => !bekannt.includes(id));
      if (fremd.length > 0) hinweise.push(hinweis.gebiete(fremd.map(quoteWunsch)));
      if (bekannt.length > hoechstensGebiete)
        hinweise.push(
          hinweis.zuVieleGebiete(
            hoechstensGebiete,
            bekannt.slice(hoechstensGebiete).map((id) => gebietOf(data, id)!.name)
          )
        );
      const gebiete = gebieteText(data, bekannt.slice(0, hoechstensGebiete));

      let indikatoren = vorgabe;
      if (wunsch.indikatoren !== undefined)
        if (saetze.some(({id}) => id === wunsch.indikatoren)) indikatoren = wunsch.indikatoren;
        else {
          const ids = teile(wunsch.indikatoren);
          const eigene = ids.filter((id) => waehlbare(data).some(({kopf}) => kopf.id === id));
          const fremde = ids.filter((id) => !eigene.includes(id));
          if (fremde.length > 0) hinweise.push(hinweis.indikatoren(fremde.map(quoteWunsch)));
          if (eigene.length > hoechstensIndikatoren) hinweise.push(hinweis.zuVieleIndikatoren(hoechstensIndikatoren));
          indikatoren = indikatorenText(data, eigene.slice(0, hoechstensIndikatoren));
          if (indikatoren === null) {
            hinweise.push(hinweis.keineIndikatoren);
            indikatoren = vorgabe;
          }
        }

      const ids = teile(gebiete ?? "");
      let bezug = ids[0] ?? null;
      if (wunsch.bezug !== undefined)
        if (ids.includes(wunsch.bezug)) bezug = wunsch.bezug;
        else hinweise.push(hinweis.bezug(quoteWunsch(wunsch.bezug)));
      return {state: {gebiete, indikatoren, bezug}, hinweise};
    }
  };
}
