import type {Flaechenebene, KarteData, KarteIndikator, KarteReihe} from "../../../loaders/marts/shapes.js";
import {compareNamen, formatMitEinheit, formatWert, formatZahl} from "../../lib/format.js";
import {satz, texteKarte} from "../../lib/texte/karte.js";
import {
  abweichungEinteilung,
  eigeneEinteilung,
  hatNegative,
  klasseOf,
  quantileEinteilung,
  quantileGrenzen,
  raenge,
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

/** One area of the shown view, with everything map, table and text say of it. */
export interface Zeile {
  gebiet_id: string;
  name: string;
  parent_name: string;
  /** Rounded as displayed; null for a state without a number. */
  wert: number | null;
  status: Status;
  /** The value as every view shows it: number with unit, class name, or sign. */
  text: string;
  /** Index into `einteilung.klassen`; null without a number. */
  klasse: number | null;
  rang: {von: number; bis: number} | null;
  anmerkung: string;
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
export interface Bild {
  state: KarteState;
  indikator: KarteIndikator;
  ebene: Flaechenebene;
  reihe: KarteReihe;
  /** In the order of the data, that is by key. */
  zeilen: Zeile[];
  /** Areas with a number. */
  mitWert: number;
  einteilung: Einteilung;
  /** The date the class bounds come from, and their number before classes were put together. */
  referenz: {zeitraum: string; klassen: number};
  vergleiche: Vergleich[];
  brueche: Brueche;
  /** The newest series of the indicator at this level. */
  neueste: KarteReihe;
  untertitel: string;
  ausgewaehlt: Zeile | null;
}

/** *wert* of an indicator in the words of every view. */
export function wertText(wert: number | null, status: string, indikator: KarteIndikator): string {
  return formatWert({wert, status}, indikator);
}

/** The publisher's remark that an area was kept out of its index, and not that a value makes no sense there. */
const ausnahme = /Indexverfahren|nicht bewertet/;

/**
 * Name and explanation of a state without a number, in the words that fit *indikator* and the publisher's remarks on the
 * areas in question.
 */
export function statusWorte(
  status: OhneWert,
  indikator: KarteIndikator,
  anmerkungen: readonly string[]
): {name: string; erklaerung: string} {
  if (status !== "entfaellt") return texteKarte.status[status];
  if (indikator.klassen) return texteKarte.status.nichtKlassifiziert;
  const ausgenommen = anmerkungen.length > 0 && anmerkungen.every((a) => ausnahme.test(a));
  return ausgenommen ? texteKarte.status.nichtBewertet : texteKarte.status.entfaellt;
}

/** The states without a number that occur, in the order of legends, each with its areas and its words. */
export function luecken(bild: Bild): {status: OhneWert; zeilen: Zeile[]; name: string; erklaerung: string}[] {
  return ohneWert.flatMap((status) => {
    const zeilen = bild.zeilen.filter((z) => z.wert === null && z.status === status);
    if (zeilen.length === 0) return [];
    const anmerkungen = zeilen.map((z) => z.anmerkung);
    return {status, zeilen, ...statusWorte(status, bild.indikator, anmerkungen)};
  });
}

/**
 * The colour of a class as CSS: a step of the ramp of the indicator's polarity, or for classes on both sides of 0 of its
 * diverging ramp, which has the colours of burden on the side that is one.
 */
export function farbeOf(klasse: Wertklasse, {einteilung, indikator}: Pick<Bild, "einteilung" | "indikator">): string {
  const rampe = einteilung.verfahren === "abweichung" ? `abweichung_${indikator.polaritaet}` : indikator.polaritaet;
  return `var(--${rampe}-${klasse.stufe})`;
}

/**
 * The letters on the colour of a class: "hell" or "dunkel" in either colour scheme; on the diverging ramps, which follow the
 * scheme, "aussen" on their ends and "innen" between.
 */
export function schriftOf(
  klasse: Wertklasse,
  {einteilung}: Pick<Bild, "einteilung">
): "hell" | "dunkel" | "aussen" | "innen" {
  if (einteilung.verfahren === "abweichung") return klasse.stufe === 1 || klasse.stufe === 5 ? "aussen" : "innen";
  return klasse.stufe > 3 ? "hell" : "dunkel";
}

/** The bounds of a class as its legend shows them: "12,3 bis 18,3 %", "ab 43,5 %", or the name the source gives. */
export function klassenText(klasse: Wertklasse, indikator: KarteIndikator): string {
  const {legende} = texteKarte;
  const {von, bis, name} = klasse;
  if (name !== null) return name;
  const mitEinheit = (wert: number): string =>
    formatMitEinheit(wert, indikator.einheit_kurz, indikator.nachkommastellen);
  if (von === null) return bis === null ? legende.alleWerte : legende.bis(mitEinheit(bis));
  if (bis === null) return legende.ab(mitEinheit(von));
  return von === bis ? mitEinheit(von) : legende.vonBis(formatZahl(von, indikator.nachkommastellen), mitEinheit(bis));
}

function einteilungOf(
  {mindestbesetzung_klasse}: KarteData,
  indikator: KarteIndikator,
  ebene: Flaechenebene,
  reihe: KarteReihe
): Einteilung {
  if (indikator.klassen) return eigeneEinteilung(indikator.klassen, reihe.werte);
  const {nachkommastellen, klassifikation} = indikator;
  const reihen = reihenOf(indikator, ebene);
  // One date below zero makes a signed indicator of it: all its levels and dates then have the same kind of colours.
  if (indikator.ebenen.some((e) => e.reihen.some((r) => hatNegative(r.werte, nachkommastellen))))
    return abweichungEinteilung({
      referenz: reihen.filter((r) => r.lor_stand === reihe.lor_stand).flatMap((r) => r.werte),
      gezeigt: reihe.werte,
      nachkommastellen,
      mindestbesetzung: mindestbesetzung_klasse
    });
  const referenz = reihen.at(-1)!.werte;
  return quantileEinteilung({
    referenz,
    gezeigt: reihe.werte,
    nachkommastellen,
    anzahl: klassifikation.anzahl,
    mindestbesetzung: mindestbesetzung_klasse
  });
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
 * What a valid *state* shows of *indikator*. Throws if the state names a level or date that it has not, or if its values do
 * not belong to the areas of *data*.
 */
export function buildBild(data: KarteData, indikator: KarteIndikator, state: KarteState): Bild {
  const reihen = reihenOf(indikator, state.ebene);
  const reihe = reihen.find((r) => r.zeitraum === state.zeitraum);
  if (!reihe || reihe.werte.length !== data.gebiete[reihe.lor_stand][state.ebene].length)
    throw new Error(`karte: no series for ${JSON.stringify(state)}`);
  const {nachkommastellen} = indikator;
  const einteilung = einteilungOf(data, indikator, state.ebene, reihe);
  // A place among classes would promise an order inside a class.
  const plaetze = indikator.klassen ? [] : raenge(reihe.werte, nachkommastellen);
  const hatProfil = state.ebene === "bezirk" || reihe.lor_stand === "2021";
  const zeilen = data.gebiete[reihe.lor_stand][state.ebene].map((gebiet, i): Zeile => {
    const wert = reihe.werte[i] ?? null;
    const given = reihe.status?.[i] ?? "wert";
    const status = wert === null && (given === "wert" || given === "null_wert") ? "fehlt" : given;
    return {
      gebiet_id: gebiet.gebiet_id,
      name: gebiet.name,
      parent_name: gebiet.parent_name,
      wert: wert === null ? null : roundTo(wert, nachkommastellen),
      status,
      text: wertText(wert, status, indikator),
      klasse: klasseOf(einteilung, wert, nachkommastellen),
      rang: plaetze[i] ?? null,
      anmerkung: reihe.anmerkungen[gebiet.gebiet_id] ?? "",
      adresse: hatProfil ? `/gebiete/${gebiet.gebiet_id}` : null
    };
  });
  const vergleich = (art: Vergleich["art"]): Vergleich => ({
    art,
    wert: reihe[art],
    text: wertText(reihe[art], "fehlt", indikator)
  });
  const referenz = reihen.at(-1)!;
  return {
    state,
    indikator,
    ebene: state.ebene,
    reihe,
    zeilen,
    mitWert: zeilen.filter((z) => z.wert !== null).length,
    einteilung,
    referenz: {
      zeitraum: referenz.zeitraum,
      klassen: indikator.klassen
        ? indikator.klassen.length
        : 1 + quantileGrenzen(referenz.werte, {nachkommastellen, anzahl: indikator.klassifikation.anzahl}).length
    },
    vergleiche: !indikator.ebenen_vergleichbar
      ? []
      : state.ebene === "bezirk"
        ? [vergleich("berlin")]
        : [vergleich("bezirk"), vergleich("berlin")],
    brueche: bruecheOf(indikator, reihen, reihe.zeitraum),
    neueste: referenz,
    untertitel: texteKarte.titel.untertitel(state.ebene, reihe.zeitraum, indikator.einheit, reihe.lor_stand),
    ausgewaehlt: zeilen.find((z) => z.gebiet_id === state.gebiet) ?? null
  };
}

/** The rows in the order of *sortierung*: German order of names; areas without a number last in both directions. */
export function sortZeilen(zeilen: readonly Zeile[], sortierung: KarteState["sortierung"]): Zeile[] {
  const [spalte, richtung] = sortierung.split("-") as ["gebiet" | "zugehoerig" | "wert", "auf" | "ab"];
  const sign = richtung === "auf" ? 1 : -1;
  const byName = (a: Zeile, b: Zeile): number => compareNamen(a.name, b.name);
  const compare = {
    gebiet: (a: Zeile, b: Zeile) => sign * byName(a, b),
    zugehoerig: (a: Zeile, b: Zeile) => sign * compareNamen(a.parent_name, b.parent_name) || byName(a, b),
    wert: (a: Zeile, b: Zeile) => {
      if (a.wert === null || b.wert === null) return Number(a.wert === null) - Number(b.wert === null) || byName(a, b);
      return sign * (a.wert - b.wert) || byName(a, b);
    }
  };
  return [...zeilen].sort(compare[spalte]);
}

/** "Klasse 2 von 5"; null without a class. */
export function klassePlatz(zeile: Zeile, bild: Bild): string | null {
  if (zeile.klasse === null || bild.einteilung.klassen.length < 2) return null;
  return texteKarte.karte.klasse(zeile.klasse + 1, bild.einteilung.klassen.length);
}

/** "Rang 3 von 40", with shared places "Rang 3 bis 4 von 40"; null without a number and for classes of the source. */
export function rangPlatz(zeile: Zeile, bild: Bild): string | null {
  return zeile.rang && bild.mitWert > 1 ? texteKarte.karte.rang(zeile.rang.von, zeile.rang.bis, bild.mitWert) : null;
}

/** Value in words: as displayed, or for a state without a number its meaning instead of its sign. */
export function wertInWorten(zeile: Zeile, indikator: KarteIndikator): string {
  return zeile.wert === null ? statusWorte(zeile.status as OhneWert, indikator, [zeile.anmerkung]).name : zeile.text;
}

/** What a screen reader hears at an area: "Name, Wert Einheit, Klasse k von n, Rang a von m". */
export function ansage(zeile: Zeile, bild: Bild): string {
  const wert =
    zeile.wert === null && zeile.anmerkung
      ? `${wertInWorten(zeile, bild.indikator)} (${zeile.anmerkung.replace(/[.\s]+$/, "")})`
      : wertInWorten(zeile, bild.indikator);
  const teile = [
    zeile.name,
    wert,
    klassePlatz(zeile, bild),
    rangPlatz(zeile, bild),
    bild.ausgewaehlt?.gebiet_id === zeile.gebiet_id && texteKarte.karte.ausgewaehlt
  ];
  return satz(teile.filter(Boolean).join(", "));
}

/** Range of values that bars and dots are drawn on: from 0 to the largest; with Bezirk and Berlin unless they dwarf the areas. */
export function skalaOf(bild: Bild): {von: number; bis: number; vergleiche: Vergleich[]} {
  const werte = bild.zeilen.flatMap((z) => z.wert ?? []);
  const groesster = Math.max(0, ...werte.map(Math.abs));
  const vergleiche = bild.vergleiche.filter((v) => v.wert !== null && Math.abs(v.wert) <= 2 * groesster);
  const alle = [0, ...werte, ...vergleiche.map((v) => v.wert!)];
  return {von: Math.min(...alle), bis: Math.max(...alle), vergleiche};
}
