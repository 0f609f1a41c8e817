import type {Flaechenebene, KarteData, KarteIndikator, KarteReihe, Urteil} from "../../../loaders/marts/shapes.js";
import {
  compareNamen,
  formatIntervall,
  formatMitEinheit,
  formatWert,
  formatZahl,
  formatZeitraum,
  satz
} from "../../lib/format.js";
import {einteilungOf, vergleichbar} from "../../lib/einteilung.js";
import {texteKarte} from "../../lib/texte/karte.js";
import {massstaebe, urteilsworte} from "../../lib/zustaende.js";
import {
  klasseOf,
  quantileGrenzen,
  rangspannen,
  roundTo,
  type Einteilung,
  type Wertklasse
} from "../../method/klassen.js";
import {endeOf} from "../../lib/alter.js";
import {reihenOf, type KarteState} from "./zustand.js";

export type Status = NonNullable<KarteReihe["status"]>[number];
export type OhneWert = Exclude<Status, "wert" | "null_wert">;

/** The states without a number, in the order legends and notes name them. */
export const ohneWert = ["geschuetzt", "nicht_gemeldet", "entfaellt", "fehlt"] as const satisfies readonly OhneWert[];
/** What keeps an area out of the classes: too few cases behind its number, a 0 that is a state of its own, or no number. */
export const ohneKlasse = ["wenige", "null_wert", ...ohneWert] as const;
export type OhneKlasse = (typeof ohneKlasse)[number];

/** What is measured or computed, as map and legend name and colour it. */
export type Groesse = Pick<KarteIndikator, "titel" | "einheit_kurz" | "nachkommastellen" | "klassen" | "polaritaet"> & {
  /** Words for states that mean something else here than in official figures. */
  zustaende?: Partial<Record<Exclude<OhneKlasse, "wenige">, {name: string; erklaerung: string}>>;
};

/** One area of a map with everything the map says of it. */
export interface Kartenzeile {
  gebiet_id: string;
  name: string;
  parent_name: string;
  /** Rounded as displayed; null for a state without a number. */
  wert: number | null;
  status: Status;
  /** Too few cases: the number stands in brackets, has no class and is compared with none. */
  wenige: boolean;
  /** The value as every view shows it: number with unit, class name, or sign. */
  text: string;
  /** "51,0 bis 56,3 %"; null where there is no interval. */
  intervall: string | null;
  /** Index into `einteilung.klassen`; null without a number, or with too few cases. */
  klasse: number | null;
  /** Further lines of the panel at the area and of the announcement, after the class. */
  angaben: readonly string[];
  anmerkung: string;
}

/** What map and legend show, whatever it was made from. */
export interface Kartenbild {
  /** Two pictures with the same one differ in nothing but the selected area. */
  serie: string;
  indikator: Groesse;
  ebene: Flaechenebene;
  lor_stand: KarteReihe["lor_stand"];
  zeilen: readonly Kartenzeile[];
  /** Areas with a number that may be compared. */
  mitWert: number;
  einteilung: Einteilung;
  /** Last line of the panel at an area, "" for none. */
  datum: string;
  untertitel: string;
  /** What colours mean and how the classes were made, below the legend. */
  erklaerung: string;
  /** Places on the map, each with the short sign written in it; metres as in the boundaries. */
  punkte?: readonly Kartenpunkt[];
  /** Label of the box that shows and hides the places. */
  punkteTitel?: string;
  /** Stands above the map, on paper too, where nothing else near says what it shows. */
  beschriftung?: string;
  /** True where the legend begins with the lowest class. */
  aufsteigend?: boolean;
  ausgewaehlt: Kartenzeile | null;
}

export interface Kartenpunkt {
  zeichen: string;
  name: string;
  x: number;
  y: number;
}

/** One area of the map page: with what table and text need beside. */
export interface Zeile extends Kartenzeile {
  ki: {unten: number; oben: number} | null;
  urteile: Record<Vergleich["art"], Urteil | null>;
  /** The places its interval leaves open; null without one. */
  rang: {von: number; bis: number} | null;
  /** Address of the profile; null for areas of the edition until 2020, which have none. */
  adresse: string | null;
}

/** A number beside the areas: Bezirk or Berlin. */
export interface Vergleich {
  art: "bezirk" | "berlin";
  wert: number | null;
  text: string;
}

/** The breaks of an indicator, by what they mean for the shown date; each list in the order of time. */
export interface Brueche {
  /** Those that part the shown date from a neighbour: it lies before the break, or is the first date counted the new way. */
  trennend: KarteIndikator["brueche"];
  /** All others. */
  uebrige: KarteIndikator["brueche"];
}

/** The picture one state gives: what map, table and text show alike. */
export interface Bild extends Kartenbild {
  state: KarteState;
  indikator: KarteIndikator;
  reihe: KarteReihe;
  /** In the order of the data, that is by key. */
  zeilen: Zeile[];
  /** Areas with an interval that may be compared: as many places there are. */
  plaetze: number;
  vergleiche: Vergleich[];
  brueche: Brueche;
  /** The newest series of the indicator at this level. */
  neueste: KarteReihe;
  ausgewaehlt: Zeile | null;
}

/** The publisher's remark that an area was kept out of its index, and not that a value makes no sense there. */
const ausnahme = /Indexverfahren|nicht bewertet/;

/**
 * Name and explanation of a state without a number, in the words that fit *indikator* and the publisher's remarks on the
 * areas in question.
 */
export function statusWorte(
  status: OhneWert | "null_wert",
  indikator: Groesse,
  anmerkungen: readonly string[]
): {name: string; erklaerung: string} {
  const eigene = indikator.zustaende?.[status];
  if (eigene) return eigene;
  if (status === "null_wert") return {name: "0", erklaerung: ""};
  if (status !== "entfaellt") return texteKarte.status[status];
  if (indikator.klassen) return texteKarte.status.nichtKlassifiziert;
  const ausgenommen = anmerkungen.length > 0 && anmerkungen.every((a) => ausnahme.test(a));
  return ausgenommen ? texteKarte.status.nichtBewertet : texteKarte.status.entfaellt;
}

/** What keeps areas out of the classes here, in the order of legends: each with its sign, its words and its areas. */
export function luecken(
  bild: Kartenbild
): {grund: OhneKlasse; zeilen: Kartenzeile[]; zeichen: string; name: string; erklaerung: string}[] {
  return ohneKlasse.flatMap((grund) => {
    const zeilen = bild.zeilen.filter((z) => grundOf(z) === grund);
    if (zeilen.length === 0) return [];
    if (grund === "wenige") return {grund, zeilen, ...texteKarte.status.wenige};
    const anmerkungen = zeilen.map((z) => z.anmerkung);
    return {grund, zeilen, zeichen: zeilen[0]!.text, ...statusWorte(grund, bild.indikator, anmerkungen)};
  });
}

/** Why an area has no class; null for one that has. */
export function grundOf({wert, status, wenige, klasse}: Kartenzeile): OhneKlasse | null {
  if (wert === null) return status as OhneWert;
  if (wenige) return "wenige";
  return klasse === null && status === "null_wert" ? status : null;
}

/**
 * The colour of a class as CSS: a step of the ramp of the indicator's polarity, or for classes on both sides of 0 of its
 * diverging ramp, which has the colours of burden on the side that is one.
 */
export function farbeOf(
  klasse: Wertklasse,
  {einteilung, indikator}: Pick<Kartenbild, "einteilung" | "indikator">
): string {
  const rampe = einteilung.verfahren === "abweichung" ? `abweichung_${indikator.polaritaet}` : indikator.polaritaet;
  return `var(--${rampe}-${klasse.stufe})`;
}

/**
 * The letters on the colour of a class: "hell" or "dunkel" in either colour scheme; on the diverging ramps, which follow the
 * scheme, "aussen" on their ends and "innen" between.
 */
export function schriftOf(
  klasse: Wertklasse,
  {einteilung}: Pick<Kartenbild, "einteilung">
): "hell" | "dunkel" | "aussen" | "innen" {
  if (einteilung.verfahren === "abweichung") return klasse.stufe === 1 || klasse.stufe === 5 ? "aussen" : "innen";
  return klasse.stufe > 3 ? "hell" : "dunkel";
}

/** The bounds of a class as its legend shows them: "12,3 bis 18,3 %", "ab 43,5 %", or the name the source gives. */
export function klassenText(klasse: Wertklasse, indikator: Groesse): string {
  const {legende} = texteKarte;
  const {von, bis, name} = klasse;
  if (name !== null) return name;
  const mitEinheit = (wert: number): string =>
    formatMitEinheit(wert, indikator.einheit_kurz, indikator.nachkommastellen);
  if (von === null) return bis === null ? legende.alleWerte : legende.bis(mitEinheit(bis));
  if (bis === null) return legende.ab(mitEinheit(von));
  return von === bis ? mitEinheit(von) : legende.vonBis(formatZahl(von, indikator.nachkommastellen), mitEinheit(bis));
}

function erklaerungOf(einteilung: Einteilung, indikator: KarteIndikator, referenz: KarteReihe): string {
  const {legende} = texteKarte;
  const {verfahren, klassen, zusammengelegt} = einteilung;
  const richtung =
    verfahren === "abweichung"
      ? legende.richtungAbweichung
      : indikator.klassen
        ? legende.richtungKlassen
        : legende.richtung;
  // Their number before classes were put together.
  const anzahl = (): number =>
    1 +
    quantileGrenzen(vergleichbar(referenz), {
      nachkommastellen: indikator.nachkommastellen,
      anzahl: indikator.klassifikation.anzahl
    }).length;
  return [
    klassen.length > 1 && richtung[indikator.polaritaet],
    verfahren === "quantile" ? legende.verfahren.quantile(anzahl(), referenz.zeitraum) : legende.verfahren[verfahren],
    zusammengelegt && legende.zusammengelegt
  ]
    .filter(Boolean)
    .join(" ");
}

function bruecheOf({brueche}: KarteIndikator, reihen: readonly KarteReihe[], zeitraum: string): Brueche {
  const enden = reihen.map((r) => endeOf(r.zeitraum)).sort();
  const trennt = ({ab}: Brueche["trennend"][number]): boolean => {
    const erstes = enden.find((ende) => ende >= endeOf(ab));
    return erstes !== undefined && erstes !== enden[0] && endeOf(zeitraum) <= erstes;
  };
  const sorted = [...brueche].sort((a, b) => endeOf(a.ab).localeCompare(endeOf(b.ab)));
  return {trennend: sorted.filter(trennt), uebrige: sorted.filter((b) => !trennt(b))};
}

/**
 * How an area lies to Bezirk and Berlin, as predicates after its name: "liegt über dem übrigen Bezirk und Berlin". Only by
 * rule, never by the bare difference; empty where there is no verdict.
 */
export function urteileInWorten(zeile: Pick<Zeile, "urteile">, vergleiche: readonly Vergleich[]): string[] {
  return urteilsworte(
    vergleiche.flatMap(({art}) => {
      const urteil = zeile.urteile[art];
      return urteil === null ? [] : [{urteil, womit: massstaebe[art]}];
    })
  );
}

/**
 * What a valid *state* shows of *indikator*. Throws if the state names a level or date that it has not, or if its values do
 * not belong to the areas of *data*.
 */
export function buildBild(data: KarteData, indikator: KarteIndikator, state: KarteState): Bild {
  const reihen = reihenOf(indikator, state.ebene);
  const reihe = reihen.find((r) => r.zeitraum === state.zeitraum);
  if (!reihe || reihe.werte.length !== data.gebiete[reihe.lor_stand][state.ebene].length)
    throw new Error(`karte: no series for ${JSON.stringify(state)}`);
  const {nachkommastellen} = indikator;
  const einteilung = einteilungOf(indikator, state.ebene, reihe, data.mindestbesetzung_klasse);
  const hatProfil = state.ebene === "bezirk" || reihe.lor_stand === "2021";
  const vergleich = (art: Vergleich["art"]): Vergleich => ({
    art,
    wert: reihe[art],
    text: formatWert({wert: reihe[art], status: "fehlt"}, indikator)
  });
  const vergleiche = !indikator.ebenen_vergleichbar
    ? []
    : state.ebene === "bezirk"
      ? [vergleich("berlin")]
      : [vergleich("bezirk"), vergleich("berlin")];

  const {ki} = reihe;
  const intervalle = reihe.werte.map((_, i) => {
    const [unten, oben] = [ki?.unten[i] ?? null, ki?.oben[i] ?? null];
    return unten === null || oben === null ? null : {unten, oben};
  });
  const raenge = rangspannen(intervalle.map((intervall, i) => (ki?.wenige?.[i] ? null : intervall)));
  const plaetze = raenge.filter((rang) => rang !== null).length;
  const zeilen = data.gebiete[reihe.lor_stand][state.ebene].map((gebiet, i): Zeile => {
    const wert = reihe.werte[i] ?? null;
    const given = reihe.status?.[i] ?? "wert";
    const status = wert === null && (given === "wert" || given === "null_wert") ? "fehlt" : given;
    const intervall = intervalle[i] ?? null;
    const wenige = ki?.wenige?.[i] ?? false;
    const rang = plaetze > 1 ? (raenge[i] ?? null) : null;
    const verdicts = {bezirk: ki?.bezirk?.[i] ?? null, berlin: ki?.berlin?.[i] ?? null};
    return {
      gebiet_id: gebiet.gebiet_id,
      name: gebiet.name,
      parent_name: gebiet.parent_name,
      wert: wert === null ? null : roundTo(wert, nachkommastellen),
      status,
      wenige,
      text: formatWert({wert, status, ki: {wenige}}, indikator),
      intervall: intervall && formatIntervall(intervall, indikator),
      klasse: wenige ? null : klasseOf(einteilung, wert, nachkommastellen),
      angaben: wenige
        ? [texteKarte.status.wenige.name]
        : [
            ...(rang ? [texteKarte.karte.rang(rang.von, rang.bis, plaetze)] : []),
            ...urteileInWorten({urteile: verdicts}, vergleiche)
          ],
      anmerkung: reihe.anmerkungen[gebiet.gebiet_id] ?? "",
      ki: intervall,
      urteile: verdicts,
      rang,
      adresse: hatProfil ? `/gebiete/${gebiet.gebiet_id}` : null
    };
  });
  const neueste = reihen.at(-1)!;
  return {
    serie: [state.indikator, state.ebene, state.zeitraum, reihe.lor_stand].join(" "),
    state,
    indikator,
    ebene: state.ebene,
    lor_stand: reihe.lor_stand,
    reihe,
    zeilen,
    mitWert: zeilen.filter((z) => z.wert !== null && !z.wenige).length,
    plaetze,
    einteilung,
    datum: formatZeitraum(reihe.zeitraum),
    vergleiche,
    brueche: bruecheOf(indikator, reihen, reihe.zeitraum),
    neueste,
    untertitel: texteKarte.titel.untertitel(state.ebene, reihe.zeitraum, indikator.einheit, reihe.lor_stand),
    erklaerung: erklaerungOf(einteilung, indikator, neueste),
    ausgewaehlt: zeilen.find((z) => z.gebiet_id === state.gebiet) ?? null
  };
}

/**
 * The picture of a series that is computed rather than loaded, for a map on another page. An area without `status` has a
 * value or none. `angaben` are further lines of panel and announcement.
 */
export function berechnetesBild({
  gebiete,
  ausgewaehlt,
  ...rest
}: Omit<Kartenbild, "zeilen" | "mitWert" | "datum" | "ausgewaehlt"> & {
  gebiete: readonly {
    gebiet_id: string;
    name: string;
    parent_name: string;
    wert: number | null;
    status?: Status;
    angaben?: readonly string[];
    anmerkung?: string;
  }[];
  ausgewaehlt: string | null;
}): Kartenbild {
  const {indikator, einteilung} = rest;
  const {nachkommastellen} = indikator;
  const zeilen = gebiete.map((gebiet): Kartenzeile => {
    const {wert, status = wert === null ? "fehlt" : "wert", angaben = [], anmerkung = ""} = gebiet;
    return {
      gebiet_id: gebiet.gebiet_id,
      name: gebiet.name,
      parent_name: gebiet.parent_name,
      wert: wert === null ? null : roundTo(wert, nachkommastellen),
      status,
      wenige: false,
      text: formatWert({wert, status}, indikator),
      intervall: null,
      klasse: klasseOf(einteilung, wert, nachkommastellen),
      angaben,
      anmerkung
    };
  });
  return {
    ...rest,
    datum: "",
    zeilen,
    mitWert: zeilen.filter((z) => z.wert !== null).length,
    ausgewaehlt: zeilen.find((z) => z.gebiet_id === ausgewaehlt) ?? null
  };
}

/**
 * The rows in the order of *sortierung*: German order of names; by value, those with too few cases after the others, since
 * they are compared with none, and areas without a number last, in both directions.
 */
export function sortZeilen<Z extends Kartenzeile>(zeilen: readonly Z[], sortierung: KarteState["sortierung"]): Z[] {
  const [spalte, richtung] = sortierung.split("-") as ["gebiet" | "zugehoerig" | "wert", "auf" | "ab"];
  const sign = richtung === "auf" ? 1 : -1;
  const byName = (a: Z, b: Z): number => compareNamen(a.name, b.name);
  const gruppe = (z: Z): number => (z.wert === null ? 2 : z.wenige ? 1 : 0);
  const compare = {
    gebiet: (a: Z, b: Z) => sign * byName(a, b),
    zugehoerig: (a: Z, b: Z) => sign * compareNamen(a.parent_name, b.parent_name) || byName(a, b),
    wert: (a: Z, b: Z) => gruppe(a) - gruppe(b) || sign * ((a.wert ?? 0) - (b.wert ?? 0)) || byName(a, b)
  };
  return [...zeilen].sort(compare[spalte]);
}

/** "Klasse 2 von 5"; null without a class. */
export function klassePlatz({klasse}: Kartenzeile, {einteilung: {klassen}}: Kartenbild): string | null {
  return klasse === null || klassen.length < 2 ? null : texteKarte.karte.klasse(klasse + 1, klassen.length);
}

/** Value in words: as displayed, or for a state without a number its meaning instead of its sign. */
export function wertInWorten(zeile: Kartenzeile, indikator: Groesse): string {
  return zeile.wert === null ? statusWorte(zeile.status as OhneWert, indikator, [zeile.anmerkung]).name : zeile.text;
}

/** What a screen reader hears at an area: "Name, Wert Einheit, Intervall, Klasse k von n, Rang a bis b von m, Urteil". */
export function ansage(zeile: Kartenzeile, bild: Kartenbild): string {
  const wert =
    zeile.wert === null && zeile.anmerkung
      ? `${wertInWorten(zeile, bild.indikator)} (${zeile.anmerkung.replace(/[.\s]+$/, "")})`
      : wertInWorten(zeile, bild.indikator);
  const teile = [
    zeile.name,
    wert,
    zeile.intervall !== null && texteKarte.karte.intervall(zeile.intervall),
    klassePlatz(zeile, bild),
    ...zeile.angaben,
    bild.ausgewaehlt?.gebiet_id === zeile.gebiet_id && texteKarte.karte.ausgewaehlt
  ];
  return satz(teile.filter(Boolean).join(", "));
}

/**
 * Range of values that bars and dots are drawn on: from 0 to the largest value or upper limit; with Bezirk and Berlin unless
 * they dwarf the areas.
 */
export function skalaOf(bild: Bild): {von: number; bis: number; vergleiche: Vergleich[]} {
  const werte = bild.zeilen
    .filter((z) => z.wert !== null && !z.wenige)
    .flatMap(({wert, ki}) => (ki ? [wert!, ki.unten, ki.oben] : [wert!]));
  const groesster = Math.max(0, ...werte.map(Math.abs));
  const vergleiche = bild.vergleiche.filter((v) => v.wert !== null && Math.abs(v.wert) <= 2 * groesster);
  const alle = [0, ...werte, ...vergleiche.map((v) => v.wert!)];
  return {von: Math.min(...alle), bis: Math.max(...alle), vergleiche};
}
