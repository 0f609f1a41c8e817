import type {BedarfsindexData} from "../../../loaders/marts/shapes.js";
import {aggregations, gewichtGrenzen, normalisations, vorgabeOf} from "../../lib/bedarfsindex.js";
import type {IndexEingabe, IndexWahl} from "../../lib/bedarfsindex.js";
import {formatZahl} from "../../lib/format.js";
import {quoteWunsch, type StateSpec} from "../../lib/state.js";
import {texteBedarfsindex} from "../../lib/texte/bedarfsindex.js";

export type Ebene = "plr" | "bzr";

/** The parameters of the address; those of the weights are named by field. */
export type IndexState = Record<string, string | null>;

/** What the address says, read. */
export interface Ansicht {
  wahl: IndexWahl;
  ebene: Ebene;
  gebiet: string | null;
  /** "gruppe", or a column and a direction: "name-auf", "index-ab", "<problem field>-ab". */
  sortierung: string;
}

/** The weight *text* writes, with a comma or a point; null unless it is one of gewichtGrenzen. */
export function parseGewicht(text: string): number | null {
  const clean = text.trim().replace(",", ".");
  if (!/^\d+(\.\d+)?$/.test(clean)) return null;
  const gewicht = Number(clean);
  const {kleinstes, groesstes, schritt} = gewichtGrenzen;
  return gewicht >= kleinstes && gewicht <= groesstes && Number.isInteger(gewicht / schritt) ? gewicht : null;
}

/** A weight as it is shown: 1, 0,5. */
export const formatGewicht = (gewicht: number): string => formatZahl(gewicht, Number.isInteger(gewicht) ? 0 : 1);

/** What the index computes with, from the page's data. */
export function eingabeOf({gebiete, felder, indikatoren, optionen}: BedarfsindexData): IndexEingabe {
  return {
    anzahl: gebiete.length,
    felder,
    spalten: indikatoren.map(({kopf, richtung, vorgabe, werte, nenner, faktor}) => ({
      ...{id: kopf.id, feld: kopf.problemfeld, richtung, vorgabe, werte, nenner, faktor}
    })),
    optionen
  };
}

const gewichtName = (feld: string): string => `gewicht_${feld}`;

/** The parameters that write *wahl*. */
export function parameterOf(data: BedarfsindexData, wahl: IndexWahl): IndexState {
  const liste = (vorgabe: boolean): string | null => {
    const ids = data.indikatoren
      .filter((i) => i.vorgabe === vorgabe && wahl.indikatoren.includes(i.kopf.id) !== vorgabe)
      .map(({kopf}) => kopf.id);
    return ids.length > 0 ? ids.join("/") : null;
  };
  return {
    ...Object.fromEntries(data.felder.map(({id}) => [gewichtName(id), String(wahl.gewichte[id] ?? 0)])),
    mit: liste(false),
    ohne: liste(true),
    skala: texteBedarfsindex.skalen[wahl.normalisierung].wert,
    mittel: texteBedarfsindex.mittel[wahl.mittel].wert
  };
}

/** True if both choices are set alike. */
export function gleicheWahl(data: BedarfsindexData, a: IndexWahl, b: IndexWahl): boolean {
  return JSON.stringify(parameterOf(data, a)) === JSON.stringify(parameterOf(data, b));
}

/**
 * What the index of a choice depends on: the same for choices that differ only in what does not count, or whose weights are in
 * the same proportion.
 */
export function indexSchluessel(data: BedarfsindexData, wahl: IndexWahl): string {
  const {normalisierung, mittel} = wahl;
  return JSON.stringify([
    zaehlendeFelder(data, wahl).map(({id, anteil}) => [id, anteil]),
    zaehlendeIndikatoren(data, wahl).map(({kopf}) => kopf.id),
    normalisierung,
    mittel
  ]);
}

/** True if both choices give the same index and ranks. */
export const gleicherIndex = (data: BedarfsindexData, a: IndexWahl, b: IndexWahl): boolean =>
  indexSchluessel(data, a) === indexSchluessel(data, b);

/** The indicators that count: chosen, in a field with a weight. */
export function zaehlendeIndikatoren(
  {indikatoren}: BedarfsindexData,
  {gewichte, indikatoren: ids}: IndexWahl
): BedarfsindexData["indikatoren"] {
  return indikatoren.filter(({kopf}) => ids.includes(kopf.id) && (gewichte[kopf.problemfeld] ?? 0) > 0);
}

/** The fields that count: a weight above 0 and an indicator; with their share of all weights. */
export function zaehlendeFelder(
  {felder, indikatoren}: BedarfsindexData,
  wahl: IndexWahl
): {id: string; titel: string; anteil: number}[] {
  const zaehlend = felder.filter(
    ({id}) =>
      (wahl.gewichte[id] ?? 0) > 0 &&
      indikatoren.some(({kopf}) => kopf.problemfeld === id && wahl.indikatoren.includes(kopf.id))
  );
  const summe = zaehlend.reduce((sum, {id}) => sum + wahl.gewichte[id]!, 0);
  return zaehlend.map(({id, titel}) => ({id, titel, anteil: wahl.gewichte[id]! / summe}));
}

/** What a valid *state* shows. */
export function ansichtOf(data: BedarfsindexData, state: IndexState): Ansicht {
  const ids = (name: string): string[] => state[name]?.split("/") ?? [];
  const [mit, ohne] = [ids("mit"), ids("ohne")];
  const {skalen, mittel} = texteBedarfsindex;
  return {
    wahl: {
      gewichte: Object.fromEntries(data.felder.map(({id}) => [id, Number(state[gewichtName(id)])])),
      indikatoren: data.indikatoren
        .filter(({kopf, vorgabe}) => (vorgabe ? !ohne.includes(kopf.id) : mit.includes(kopf.id)))
        .map(({kopf}) => kopf.id),
      normalisierung: normalisations.find((n) => skalen[n].wert === state["skala"])!,
      mittel: aggregations.find((a) => mittel[a].wert === state["mittel"])!
    },
    ebene: state["ebene"] as Ebene,
    gebiet: state["gebiet"] ?? null,
    sortierung: state["sortierung"]!
  };
}

/** The order the table of *state* can have, *wunsch* or the usual one with the reason. */
function sortierungOf(
  data: BedarfsindexData,
  wunsch: string,
  state: IndexState
): {sortierung: string; hinweis: string | null} {
  const {hinweis} = texteBedarfsindex;
  const {wahl, ebene} = ansichtOf(data, state);
  const [spalte, richtung, mehr] = wunsch.split("-");
  const feld = data.felder.find(({id}) => id === spalte);
  const bekannt = feld !== undefined || spalte === "name" || spalte === "index";
  if (wunsch !== "gruppe" && !(bekannt && (richtung === "auf" || richtung === "ab") && mehr === undefined))
    return {sortierung: "gruppe", hinweis: hinweis.sortierung(quoteWunsch(wunsch), ebene)};
  if (feld && (ebene === "bzr" || !zaehlendeFelder(data, wahl).some(({id}) => id === feld.id)))
    return {sortierung: "gruppe", hinweis: hinweis.sortierungFehlt(feld.titel, ebene)};
  return {sortierung: wunsch, hinweis: null};
}

/**
 * The rule of the page: any wish becomes a view that exists, each replacement is told. Usual: the catalogue's choice,
 * Planungsräume by group, no area.
 */
export function indexSpec(data: BedarfsindexData): StateSpec<IndexState> {
  const {hinweis, skalen, mittel} = texteBedarfsindex;
  const vorgabe = vorgabeOf(eingabeOf(data));
  const usual = parameterOf(data, vorgabe);
  return {
    parameter: [
      ...data.felder.map(({id}) => gewichtName(id)),
      "mit",
      "ohne",
      "skala",
      "mittel",
      "ebene",
      "gebiet",
      "sortierung"
    ],
    resolve(wunsch) {
      const hinweise: string[] = [];
      const state: IndexState = {};
      for (const {id, titel, gewicht} of data.felder) {
        const asked = wunsch[gewichtName(id)];
        const gewaehlt = asked === undefined ? gewicht : parseGewicht(asked);
        if (gewaehlt === null) hinweise.push(hinweis.gewicht(titel, quoteWunsch(asked!), formatGewicht(gewicht)));
        state[gewichtName(id)] = String(gewaehlt ?? gewicht);
      }

      for (const [name, istVorgabe] of [
        ["mit", false],
        ["ohne", true]
      ] as const) {
        const asked = wunsch[name]?.split("/").filter(Boolean) ?? [];
        const known = data.indikatoren.filter((i) => i.vorgabe === istVorgabe && asked.includes(i.kopf.id));
        state[name] = known.length > 0 ? known.map(({kopf}) => kopf.id).join("/") : null;
        for (const id of asked)
          if (!data.indikatoren.some(({kopf}) => kopf.id === id)) hinweise.push(hinweis.indikator(quoteWunsch(id)));
      }

      for (const [name, worte] of [
        ["skala", skalen],
        ["mittel", mittel]
      ] as const) {
        const asked = wunsch[name];
        const known = asked === undefined || Object.values(worte).some(({wert}) => wert === asked);
        if (!known) hinweise.push(hinweis[name](quoteWunsch(asked)));
        state[name] = known ? (asked ?? usual[name]!) : usual[name]!;
      }

      const ebene = wunsch["ebene"] ?? "plr";
      const bekannt = ebene === "plr" || ebene === "bzr";
      if (!bekannt) hinweise.push(hinweis.ebene(quoteWunsch(ebene)));
      state["ebene"] = bekannt ? ebene : "plr";

      const gebiet = wunsch["gebiet"];
      const gezeigt = state["ebene"] === "bzr" ? data.bezirksregionen : data.gebiete;
      const gefunden = gebiet !== undefined && gezeigt.some(({gebiet_id}) => gebiet_id === gebiet);
      if (gebiet !== undefined && !gefunden) hinweise.push(hinweis.gebiet(quoteWunsch(gebiet)));
      state["gebiet"] = gefunden ? gebiet : null;

      const {sortierung, hinweis: ohneSpalte} = sortierungOf(data, wunsch["sortierung"] ?? "gruppe", state);
      if (ohneSpalte !== null) hinweise.push(ohneSpalte);
      state["sortierung"] = sortierung;
      return {state, hinweise};
    }
  };
}
