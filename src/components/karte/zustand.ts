import type {Flaechenebene, KarteData, KarteEintrag} from "../../../loaders/marts/shapes.js";
import {endeOf} from "../../lib/alter.js";
import {quoteWunsch, type StateSpec} from "../../lib/state.js";
import {texteKarte} from "../../lib/texte/karte.js";

export type Ansicht = "karte" | "tabelle" | "text";
export type Sortierung = `${"gebiet" | "zugehoerig" | "wert"}-${"auf" | "ab"}`;

/** Everything that changes a number or the picture; the address of the page. */
export interface KarteState {
  indikator: string;
  ebene: Flaechenebene;
  zeitraum: string;
  gebiet: string | null;
  sortierung: Sortierung;
  ansicht: Ansicht;
}

/** From small to large; also the order in which a level is replaced by its nearest. */
export const ebenen = ["plr", "bzr", "pgr", "bezirk"] as const satisfies readonly Flaechenebene[];
export const ansichten = ["karte", "tabelle", "text"] as const satisfies readonly Ansicht[];
export const sortierungen = [
  "wert-ab",
  "wert-auf",
  "gebiet-auf",
  "gebiet-ab",
  "zugehoerig-auf",
  "zugehoerig-ab"
] as const satisfies readonly Sortierung[];

const standardIndikator = "mss_kinderarmut";
/** What the map begins with at a level that the usual indicator lacks. */
const ersatzIndikator = "anteil_unter_18";

const isEbene = (text: string): text is Flaechenebene => (ebenen as readonly string[]).includes(text);

/** Months from year 0 to the end of a period, days as fractions; NaN if *zeitraum* is none. */
function monthsOf(zeitraum: string): number {
  if (!/^\d{4}(-\d{2}(-\d{2})?)?$|^\d{4}\/\d{4}$/.test(zeitraum)) return NaN;
  const ende = endeOf(zeitraum);
  if (Number.isNaN(Date.parse(ende))) return NaN;
  const [jahr, monat, tag] = ende.split("-").map(Number) as [number, number, number];
  return jahr * 12 + monat + tag / 31;
}

function nearest<T>(items: readonly T[], distance: (item: T) => number): T {
  return items.reduce((best, item) => (distance(item) < distance(best) ? item : best));
}

/** What is known of an indicator's series: only their dates before it is loaded, then their values too. */
export interface MitReihen<R> {
  ebenen: readonly {ebene: Flaechenebene; reihen: readonly R[]}[];
}

/** Series of an indicator at a level, oldest first; empty if the level has none. */
export function reihenOf<R>(indikator: MitReihen<R>, ebene: Flaechenebene): readonly R[] {
  return indikator.ebenen.find((e) => e.ebene === ebene)?.reihen ?? [];
}

/** The level of *indikator* that is nearest to *ebene*, finer first. */
function naechsteEbene(indikator: KarteEintrag, ebene: Flaechenebene): Flaechenebene {
  const offered = ebenen.filter((e) => reihenOf(indikator, e).length > 0);
  return nearest(offered, (e) => Math.abs(ebenen.indexOf(e) - ebenen.indexOf(ebene)));
}

/**
 * What choosing another indicator changes: its id, and the date where it cannot stay. It stays only if the new indicator has
 * it in the same LOR edition as its newest values; otherwise those are shown, and a German notice says so.
 */
export function wechselIndikator(
  data: KarteData,
  state: KarteState,
  id: string
): {patch: Partial<KarteState>; hinweise: string[]} {
  const indikator = data.indikatoren.find((i) => i.id === id);
  if (!indikator) return {patch: {indikator: id}, hinweise: []};
  const ebene = naechsteEbene(indikator, state.ebene);
  const reihen = reihenOf(indikator, ebene);
  const neueste = reihen.at(-1)!;
  const gleich = reihen.find((r) => r.zeitraum === state.zeitraum);
  if (gleich?.lor_stand === neueste.lor_stand) return {patch: {indikator: id}, hinweise: []};
  const {hinweis} = texteKarte;
  return {
    patch: {indikator: id, zeitraum: neueste.zeitraum},
    hinweise: [
      gleich
        ? hinweis.wechselAlteGebiete(state.zeitraum, indikator.kurztitel, ebene, gleich.lor_stand, neueste.zeitraum)
        : hinweis.wechselOhneWerte(state.zeitraum, indikator.kurztitel, ebene, neueste.zeitraum)
    ]
  };
}

function nameOf(data: KarteData, gebietId: string): string | null {
  for (const edition of Object.values(data.gebiete))
    for (const ebene of ebenen) {
      const gebiet = edition[ebene].find((g) => g.gebiet_id === gebietId);
      if (gebiet) return gebiet.name;
    }
  return null;
}

/**
 * The rule of the map page: any wish becomes a view that exists. Levels are replaced by the nearest (finer first), dates by
 * the nearest (newer first), an area by the shown one it lies in; each replacement is told. Usual: an indicator that has the
 * wanted level, the finest level, the newest date, no area. Throws if *data* has no indicator.
 */
export function karteSpec(data: KarteData): StateSpec<KarteState> {
  const {hinweis} = texteKarte;
  const first = data.indikatoren.find((i) => i.id === standardIndikator) ?? data.indikatoren[0];
  if (!first) throw new Error("karte: no indicators");
  const ersatz = [...data.indikatoren].sort(
    (a, b) => Number(b.id === ersatzIndikator) - Number(a.id === ersatzIndikator)
  );
  const usualAt = (ebene: string | undefined): KarteEintrag =>
    [first, ...ersatz].find((i) => ebene === undefined || i.ebenen.some((e) => e.ebene === ebene)) ?? first;
  return {
    parameter: ["indikator", "ebene", "zeitraum", "gebiet", "sortierung", "ansicht"],
    resolve(wunsch) {
      const hinweise: string[] = [];

      const usual = usualAt(wunsch.ebene);
      const indikator = data.indikatoren.find((i) => i.id === (wunsch.indikator ?? usual.id)) ?? usual;
      if (wunsch.indikator !== undefined && wunsch.indikator !== indikator.id)
        hinweise.push(hinweis.indikator(quoteWunsch(wunsch.indikator), indikator.kurztitel));

      const offered = ebenen.filter((e) => reihenOf(indikator, e).length > 0);
      let ebene = offered[0]!;
      if (wunsch.ebene !== undefined) {
        const asked = wunsch.ebene;
        if (!isEbene(asked)) hinweise.push(hinweis.ebeneUnbekannt(quoteWunsch(asked), ebene));
        else {
          ebene = naechsteEbene(indikator, asked);
          if (ebene !== asked) hinweise.push(hinweis.ebeneOhneWerte(asked, indikator.kurztitel, ebene));
        }
      }

      const reihen = [...reihenOf(indikator, ebene)].reverse();
      let reihe = reihen[0]!;
      if (wunsch.zeitraum !== undefined) {
        const asked = wunsch.zeitraum;
        const exact = reihen.find((r) => r.zeitraum === asked);
        if (exact) reihe = exact;
        else if (Number.isNaN(monthsOf(asked)))
          hinweise.push(hinweis.zeitraumUnbekannt(quoteWunsch(asked), reihe.zeitraum));
        else {
          reihe = nearest(reihen, (r) => Math.abs(monthsOf(r.zeitraum) - monthsOf(asked)));
          hinweise.push(hinweis.zeitraumOhneWerte(asked, indikator.kurztitel, ebene, reihe.zeitraum));
        }
      }

      const shown = data.gebiete[reihe.lor_stand][ebene];
      let gebiet: string | null = null;
      if (wunsch.gebiet !== undefined) {
        const asked = wunsch.gebiet;
        const name = nameOf(data, asked);
        const around = shown.find((g) => asked.startsWith(g.gebiet_id));
        if (name === null) hinweise.push(hinweis.gebietUnbekannt(quoteWunsch(asked)));
        else if (!around) hinweise.push(hinweis.gebietAndereEbene(name, ebene, reihe.lor_stand));
        else {
          gebiet = around.gebiet_id;
          if (gebiet !== asked) hinweise.push(hinweis.gebietDarueber(name, ebene, around.name));
        }
      }

      const sortierung = sortierungen.find((s) => s === (wunsch.sortierung ?? "wert-ab"));
      if (!sortierung) hinweise.push(hinweis.sortierung(quoteWunsch(wunsch.sortierung ?? "")));

      const ansicht = ansichten.find((a) => a === (wunsch.ansicht ?? "karte"));
      if (!ansicht) hinweise.push(hinweis.ansicht(quoteWunsch(wunsch.ansicht ?? "")));

      return {
        state: {
          indikator: indikator.id,
          ebene,
          zeitraum: reihe.zeitraum,
          gebiet,
          sortierung: sortierung ?? "wert-ab",
          ansicht: ansicht ?? "karte"
        },
        hinweise
      };
    }
  };
}
