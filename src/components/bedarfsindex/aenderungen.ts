import type {BedarfsindexData} from "../../../loaders/marts/shapes.js";
import {vorgabeOf} from "../../lib/bedarfsindex.js";
import type {IndexWahl, Rang} from "../../lib/bedarfsindex.js";
import {compareNamen} from "../../lib/format.js";
import {texteBedarfsindex} from "../../lib/texte/bedarfsindex.js";
import {formatIndex, type Stand} from "./stand.js";
import {eingabeOf, formatGewicht} from "./zustand.js";

const {aenderung: texte} = texteBedarfsindex;

/** The settings in which *wahl* differs from the catalogue's choice, in words; empty if in none. */
export function einstellungen(data: BedarfsindexData, wahl: IndexWahl): string[] {
  const vorgabe = vorgabeOf(eingabeOf(data));
  const {skalen, mittel} = texteBedarfsindex;
  const namen = (test: (gewaehlt: boolean, vorgabe: boolean) => boolean): string[] =>
    data.indikatoren.flatMap((i) => (test(wahl.indikatoren.includes(i.kopf.id), i.vorgabe) ? [i.kopf.kurztitel] : []));
  const dazu = namen((gewaehlt, usual) => gewaehlt && !usual);
  const weg = namen((gewaehlt, usual) => !gewaehlt && usual);
  return [
    ...data.felder.flatMap(({id, titel, gewicht}) => {
      const neu = wahl.gewichte[id] ?? 0;
      return neu === gewicht ? [] : [texte.gewicht(titel, formatGewicht(neu), formatGewicht(gewicht))];
    }),
    dazu.length > 0 && texte.mit(dazu),
    weg.length > 0 && texte.ohne(weg),
    wahl.normalisierung !== vorgabe.normalisierung &&
      texte.skala(skalen[wahl.normalisierung].kurz, skalen[vorgabe.normalisierung].kurz),
    wahl.mittel !== vorgabe.mittel && texte.mittel(mittel[wahl.mittel].kurz, mittel[vorgabe.mittel].kurz)
  ].filter((text) => text !== false);
}

/** More than half of the runs. */
const meist = 0.5;
/** As many areas are named that move most. */
const genannt = 3;
/** Fewer places are no move worth a word. */
const nennenswert = 2;

interface Paar {
  name: string;
  alt: Rang;
  neu: Rang;
}

/**
 * The areas whose ranks move most, forwards and backwards, with both intervals: only where both ends of the interval or the
 * middle rank move by as many places as count as a move.
 */
function verschiebungen(paare: readonly Paar[]): string[] {
  const {rangspanne} = texteBedarfsindex;
  const spanne = ({rang_unten, rang_oben}: Rang): string => rangspanne(rang_unten, rang_oben);
  const weiteste = (sign: number): string[] =>
    paare
      .map((paar) => ({...paar, weite: weiteOf(paar, sign)}))
      .filter(({alt, neu, weite}) => weite >= nennenswert && spanne(neu) !== spanne(alt))
      .sort((a, b) => b.weite - a.weite)
      .slice(0, genannt)
      .map(({name, alt, neu}) => texte.verschoben(name, spanne(neu), spanne(alt)));
  const [vorn, hinten] = [weiteste(-1), weiteste(1)];
  return [...(vorn.length > 0 ? [texte.nachVorn(vorn)] : []), ...(hinten.length > 0 ? [texte.nachHinten(hinten)] : [])];
}

/** Places by which both ends of an interval of ranks, or the middle rank, move in the direction of *sign*. */
function weiteOf({alt, neu}: Paar, sign: number): number {
  const enden = Math.min(sign * (neu.rang_unten - alt.rang_unten), sign * (neu.rang_oben - alt.rang_oben));
  // An interval that grows to both sides has no direction.
  return enden < 0 ? 0 : Math.max(enden, sign * (neu.median - alt.median));
}

/**
 * The areas whose index moves most, with both figures; none if scale or mean are others, so that the figures cannot be compared.
 */
function indexaenderung(data: BedarfsindexData, {wahl, index}: Stand): string[] {
  const vorgabe = vorgabeOf(eingabeOf(data));
  if (wahl.normalisierung !== vorgabe.normalisierung || wahl.mittel !== vorgabe.mittel) return [];
  const namen = data.gebiete
    .flatMap(({name}, i) => {
      const [neu, alt] = [index[i] ?? null, data.vorgabe.index[i] ?? null];
      return neu === null || alt === null ? [] : [{name, neu, alt, weite: Math.abs(neu - alt)}];
    })
    .sort((a, b) => b.weite - a.weite)
    .slice(0, genannt)
    .map(({name, neu, alt}) => [name, formatIndex(neu, wahl), formatIndex(alt, wahl)] as const)
    .filter(([, neu, alt]) => neu !== alt)
    .map((teile) => texte.indexwert(...teile));
  return namen.length > 0 ? [texte.index(namen)] : [];
}

/**
 * What *stand* changes against the catalogue's choice, sentence by sentence: the settings, the index, then
 * intervals of ranks that part, areas that move most, into or out of the top, are rated or not. Never numbers of groups, whose
 * cuts move too. One sentence if nothing is changed.
 */
export function aenderungen(data: BedarfsindexData, stand: Stand): string[] {
  const {gebiete, optionen} = data;
  const alt = data.vorgabe.raenge;
  const neu = stand.raenge;
  const teile = einstellungen(data, stand.wahl);
  if (teile.length === 0) return [texte.nichts];
  if (stand.istVorgabe) return [texte.eingestellt(teile), texte.gleicherIndex];
  const eingestellt = [texte.eingestellt(teile), ...indexaenderung(data, stand)];
  if (!stand.aktuell) return [...eingestellt, texte.wartet];
  if (!neu) return [...eingestellt, texteBedarfsindex.rechnen.zuWenige];

  const teil = texteBedarfsindex.oberste(optionen.oberster_anteil);
  const paare = gebiete
    .map(({name}, i) => ({name, alt: alt[i] ?? null, neu: neu[i] ?? null}))
    .sort((a, b) => compareNamen(a.name, b.name));
  const beide = paare.flatMap(({name, alt, neu}) => (alt && neu ? [{name, alt, neu}] : []));
  const namen = (liste: readonly {name: string}[]): string[] => liste.map(({name}) => name);
  const hinein = namen(beide.filter(({alt, neu}) => alt.oberstes <= meist && neu.oberstes > meist));
  const heraus = namen(beide.filter(({alt, neu}) => alt.oberstes > meist && neu.oberstes <= meist));
  const dazu = namen(paare.filter(({alt, neu}) => !alt && neu));
  const weg = namen(paare.filter(({alt, neu}) => alt && !neu));
  const getrennt = beide.filter(({alt, neu}) => neu.rang_unten > alt.rang_oben || neu.rang_oben < alt.rang_unten);
  return [
    ...eingestellt,
    texte.getrennt(getrennt.length, beide.length),
    ...verschiebungen(beide),
    hinein.length > 0 && texte.hinein(teil, hinein),
    heraus.length > 0 && texte.heraus(teil, heraus),
    dazu.length > 0 && texte.neuBewertet(dazu),
    weg.length > 0 && texte.nichtMehrBewertet(weg),
    hinein.length + heraus.length === 0 && texte.gleichOben(teil)
  ].filter((satz) => satz !== false);
}
