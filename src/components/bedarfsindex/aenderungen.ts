import type {BedarfsindexData} from "../../../loaders/marts/shapes.js";
import {vorgabeOf} from "../../lib/bedarfsindex.js";
import type {IndexWahl, Rang} from "../../lib/bedarfsindex.js";
import {compareNamen} from "../../lib/format.js";
import {texteBedarfsindex} from "../../lib/texte/bedarfsindex.js";
import {formatIndex, letzteGruppe, type Stand} from "./stand.js";
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

interface Paar {
  name: string;
  alt: Rang;
  neu: Rang;
}

/**
 * Areas that change their group. Where there are more or fewer groups than before their numbers say nothing, so that the
 * areas are named whose ranks move most, with both intervals.
 */
function gruppenwechsel(paare: readonly Paar[], gruppen: number, gruppenAlt: number): string[] {
  if (gruppen === gruppenAlt) {
    const wechsel = (sign: number): string[] =>
      paare
        .filter(({alt, neu}) => sign * (neu.gruppe - alt.gruppe) > 0)
        .map(({name, alt, neu}) => texte.wechsel(name, neu.gruppe, alt.gruppe));
    const [hoeher, niedriger] = [wechsel(-1), wechsel(1)];
    if (hoeher.length + niedriger.length === 0) return [texte.keinWechsel];
    return [
      ...(hoeher.length > 0 ? [texte.hoeher(hoeher)] : []),
      ...(niedriger.length > 0 ? [texte.niedriger(niedriger)] : [])
    ];
  }
  const {rangspanne} = texteBedarfsindex;
  const weiteste = (sign: number): string[] =>
    [...paare]
      .filter(({alt, neu}) => sign * (neu.median - alt.median) >= 1)
      .sort((a, b) => sign * (b.neu.median - b.alt.median) - sign * (a.neu.median - a.alt.median))
      .slice(0, genannt)
      .map(({name, alt, neu}) =>
        texte.verschoben(name, rangspanne(neu.rang_unten, neu.rang_oben), rangspanne(alt.rang_unten, alt.rang_oben))
      );
  const [vorn, hinten] = [weiteste(-1), weiteste(1)];
  return [
    texte.gruppen(gruppen, gruppenAlt),
    ...(vorn.length > 0 ? [texte.nachVorn(vorn)] : []),
    ...(hinten.length > 0 ? [texte.nachHinten(hinten)] : [])
  ];
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
 * What *stand* changes against the catalogue's choice, sentence by sentence: the settings, the index, then areas that
 * move between groups, into or out of the top, are rated or not, and intervals of ranks that part. One sentence if nothing is
 * changed.
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
    ...gruppenwechsel(beide, letzteGruppe(neu), letzteGruppe(alt)),
    hinein.length > 0 && texte.hinein(teil, hinein),
    heraus.length > 0 && texte.heraus(teil, heraus),
    dazu.length > 0 && texte.neuBewertet(dazu),
    weg.length > 0 && texte.nichtMehrBewertet(weg),
    hinein.length + heraus.length === 0 && texte.gleichOben(teil),
    texte.getrennt(getrennt.length, beide.length)
  ].filter((satz) => satz !== false);
}
