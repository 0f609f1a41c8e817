import {endeOf} from "../alter.js";
import {
  formatIntervall,
  formatMitEinheit,
  formatWert,
  formatZahl,
  formatZeitraum,
  grossgeschrieben,
  jahrOf
} from "../format.js";
import type {EinheitLike, WertLike} from "../format.js";
import {texteProfil} from "../texte/profil.js";
import {texteSaetze} from "../texte/saetze.js";
import {istVeraenderung, massstaebe, urteile, urteilPraedikat as praedikatOf, zustandOf} from "../zustaende.js";
import type {StatusOhneWert, Urteil} from "../zustaende.js";
import type {Intervall} from "../../../loaders/marts/shapes.js";
import type {Lage, Verlauf} from "./lage.js";

type Indikator = Lage["indikator"];

const anzahlEinheit = /^(Personen|Plätze|Einrichtungen)$/;

/** True for a bare count of people, places or facilities: it grows with the size of the area and is compared with nothing. */
export const istAnzahl = ({einheit}: Pick<Indikator, "einheit">): boolean => anzahlEinheit.test(einheit);

/** Standardised figures of a source, where 0 is the average. */
const istIndex = ({einheit}: Pick<Indikator, "einheit">): boolean => einheit === "Standardabweichungen";

const kurzformen = /^(Ew\.|%-Pkt\.)/;

/** The indicator with the unit as it stands in a sentence: words instead of "Ew." and "%-Pkt.". */
function satzEinheit(indikator: Indikator): EinheitLike {
  const {einheit, einheit_kurz, nachkommastellen, klassen} = indikator;
  return {einheit_kurz: kurzformen.test(einheit_kurz) ? einheit : einheit_kurz, nachkommastellen, klassen};
}

/** A value as it stands in a sentence: class in quotes, a change with its sign, the name of its state where there is none. */
export function wertText(wert: WertLike, indikator: Indikator): string {
  if (wert.wert === null) return zustandOf(wert.status).name;
  const text = formatWert(wert, satzEinheit(indikator));
  if (indikator.klassen) return texteSaetze.wert.klasse(text);
  const gerundet = Number(wert.wert.toFixed(indikator.nachkommastellen));
  return istVeraenderung(indikator) && !wert.ki?.wenige ? texteSaetze.vorzeichen(text, gerundet) : text;
}

const differenzEinheit = (indikator: Indikator): string =>
  indikator.einheit === "Prozent" ? texteSaetze.veraenderung.prozentpunkte : satzEinheit(indikator).einheit_kurz;

/** A difference with sign and unit, percentage points for shares: "+1,2 Prozentpunkte". */
export function differenzText(differenz: number, indikator: Indikator): string {
  const {nachkommastellen} = indikator;
  const gerundet = Number(differenz.toFixed(nachkommastellen));
  return texteSaetze.vorzeichen(formatMitEinheit(differenz, differenzEinheit(indikator), nachkommastellen), gerundet);
}

/** A bound of a difference with its sign, with as many decimals as it takes to see on which side of 0 it lies. */
function grenze(wert: number, nachkommastellen: number, einheit = ""): string {
  let stellen = nachkommastellen;
  while (wert !== 0 && stellen < 4 && Number(wert.toFixed(stellen)) === 0) stellen++;
  return texteSaetze.vorzeichen(formatMitEinheit(wert, einheit, stellen), Number(wert.toFixed(stellen)));
}

/** The interval of a difference with signs: "−0,4 bis +3,8", and with its unit after the second bound if *mitEinheit*. */
export function differenzIntervall(
  {unten, oben}: {unten: number; oben: number},
  indikator: Indikator,
  mitEinheit = false
): string {
  const {nachkommastellen} = indikator;
  const einheit = mitEinheit ? differenzEinheit(indikator) : "";
  return texteSaetze.vonBis(grenze(unten, nachkommastellen), grenze(oben, nachkommastellen, einheit));
}

/** The area with its preposition: Planungsräume are named after streets and places and say so. */
export const ortOf = ({name, ebene}: {name: string; ebene: string}): string =>
  (ebene === "plr" ? texteSaetze.imPlanungsraum : texteSaetze.in)(name);

/** Indicator and area as the beginning of a sentence; a title that names the Bezirk itself stands alone. */
export function themaOf({indikator, gebiet}: Pick<Lage, "indikator" | "gebiet">): string {
  // A colon in the title would be the second one of the sentence.
  const [, werk, merkmal] = /^(.+?): (.+)$/.exec(indikator.titel) ?? [];
  const titel =
    werk && merkmal ? `${grossgeschrieben(merkmal)} (${werk})` : indikator.titel.replace(/ \(Anzahl\)$/, "");
  return / im Bezirk\b/.test(titel) ? titel : `${titel} ${ortOf(gebiet)}`;
}

/** The counts behind a value: "2.512 von 44.418"; null where they are unknown or say nothing. */
function anzahlen({indikator, wert: {zaehler, nenner, wert}}: Lage): string | null {
  if (zaehler === null || wert === null || indikator.klassen) return null;
  if (indikator.veraenderung) return texteSaetze.wert.personen(texteSaetze.vorzeichen(formatZahl(zaehler), zaehler));
  if (nenner === null || ![zaehler, nenner].every(Number.isInteger)) return null;
  if (indikator.einheit === "Prozent") return texteSaetze.wert.von(formatZahl(zaehler), formatZahl(nenner));
  return indikator.einheit_kurz.startsWith("je ")
    ? texteSaetze.wert.auf(formatZahl(zaehler), formatZahl(nenner))
    : null;
}

/** The value with its full unit where neither title nor short unit say what it is counted on. */
function ersterWert({indikator, wert}: Lage): string {
  const text = wertText(wert, indikator);
  const unklar =
    wert.wert !== null && indikator.einheit_kurz.startsWith("je ") && !/ je /.test(indikator.titel) && !wert.ki?.wenige;
  return unklar
    ? texteSaetze.wert.mitEinheit(formatZahl(wert.wert!, indikator.nachkommastellen), indikator.einheit)
    : text;
}

/** The interval of a value; its unit only where it is a sign, as "je 100" stands beside the value already. */
export function intervallText({wert, indikator}: Pick<Lage, "wert" | "indikator">): string | null {
  if (!wert.ki) return null;
  const einheit = satzEinheit(indikator);
  const mitZeichen = einheit.einheit_kurz === "%" ? einheit : {...einheit, einheit_kurz: ""};
  return texteSaetze.wert.intervall(formatIntervall(wert.ki, mitZeichen), wert.nenner === null);
}

/** Sentences of the pages have at most so many words. */
const hoechstens = 20;
const woerter = (text: string): number => text.split(" ").length;

/** Why a value is not there: the publisher's remark, else the meaning of its state. Never a figure of its own. */
export function grundSatz({status, anmerkung}: {status: string; anmerkung: string}): string {
  if (anmerkung !== "" && status !== "geschuetzt") return texteSaetze.grund.quelle(anmerkung);
  return texteSaetze.grund[status as StatusOhneWert] ?? texteSaetze.grund.fehlt;
}

/** The value of a state of affairs with date, counts and interval as far as they are known, or which state stands instead and why. */
export function wertSatz(lage: Lage): string {
  const {indikator, wert, zeitraum} = lage;
  const texte = texteSaetze.wert;
  const stand = formatZeitraum(zeitraum);
  if (wert.wert === null) return `${texte.ohne(themaOf(lage), zustandOf(wert.status).name, stand)} ${grundSatz(wert)}`;
  const [thema, text, zahlen, intervall] = [themaOf(lage), ersterWert(lage), anzahlen(lage), intervallText(lage)];
  const angaben = [stand, zahlen, intervall].flatMap((teil) => teil ?? []);
  const einer = texte.satz(thema, text, angaben);
  const saetze =
    woerter(einer) > hoechstens && angaben.length > 1
      ? [texte.satz(thema, text, [stand]), texte.angaben(angaben.slice(1))]
      : [einer];
  return [
    ...saetze,
    wert.ki?.wenige && texte.wenige,
    istIndex(indikator) && texte.index(texteProfil.kennzahlen.richtung[indikator.polaritaet]),
    wert.zaehler === null && wert.anmerkung !== "" && texte.hinweis(wert.anmerkung)
  ]
    .filter(Boolean)
    .join(" ");
}

interface Vergleichsteil {
  urteile: {bezirk: Urteil | null; berlin: Urteil | null};
  rest_bezirk: number | null;
  /** Null where Berlin's figure is not known at that date. */
  berlin: number | null;
}

/** The predicate of one verdict or both with the benchmarks' figures; "" where there is none. */
export function urteilPraedikat(teil: Vergleichsteil, indikator: Indikator): string {
  const texte = texteSaetze.vergleich;
  const teile = [
    {urteil: teil.urteile.bezirk, name: massstaebe.bezirk, zahl: teil.rest_bezirk},
    {urteil: teil.urteile.berlin, name: massstaebe.berlin, zahl: teil.berlin}
  ].flatMap(({urteil, name, zahl}) => {
    if (!urteil) return [];
    // With too few cases nothing is compared, so no figure stands beside it.
    const ohne = zahl === null || urteil === "zu_wenige_faelle";
    return [
      {urteil, womit: texte.mit(name, ohne ? null : formatWert({wert: zahl, status: "wert"}, satzEinheit(indikator)))}
    ];
  });
  return praedikatOf(teile);
}

/**
 * The verdict that the interval *ki* of a value carries: none without an interval, too few cases where they are, and no
 * difference where it contains *massstab*, as far as that is known.
 */
export function gedeckt(urteil: Urteil | null, ki: Intervall | null, massstab: number | null = null): Urteil | null {
  if (urteil === null || ki === null) return null;
  if (ki.wenige) return "zu_wenige_faelle";
  const enthalten = massstab !== null && ki.unten <= massstab && massstab <= ki.oben;
  return enthalten && urteil !== "zu_wenige_faelle" ? "nicht_erkennbar" : urteil;
}

/** Verdicts and benchmarks of a value as far as its interval carries them. */
const gedeckte = (ki: Intervall | null, {urteile: eigen, rest_bezirk, berlin}: Vergleichsteil): Vergleichsteil => ({
  urteile: {bezirk: gedeckt(eigen.bezirk, ki, rest_bezirk), berlin: gedeckt(eigen.berlin, ki, berlin)},
  rest_bezirk,
  berlin
});

/** Who lies over or under something. */
export const subjektOf = ({ebene}: Lage["gebiet"]): string =>
  ebene === "bezirk" ? texteSaetze.bezirk : texteSaetze.gebiet;

/** Why nothing is said of the value against Bezirk and Berlin. */
function ohneVergleich({indikator, wert, berlin}: Lage): string {
  const texte = texteSaetze.vergleich;
  if (wert.wert === null) return texte.ohneWert;
  if (wert.ki?.wenige) return texte.wenige;
  if (indikator.klassen) return texte.klassen;
  if (!indikator.ebenen_vergleichbar) return texte.ebenen;
  if (istAnzahl(indikator)) return texte.anzahl;
  const daneben = berlin.wert === null ? "" : texte.daneben(wertText(berlin, indikator));
  const grund = istVeraenderung(indikator)
    ? texte.veraenderung
    : wert.ki === null
      ? texte.keinIntervall
      : texte.keinMassstab;
  return [grund, daneben].filter(Boolean).join(" ");
}

/**
 * How the area lies to the rest of the Bezirk and to Berlin, as far as its interval carries a verdict; the verdict at an earlier
 * date under that date, where there is none at the newest; else why there is none.
 */
export function vergleichSatz(lage: Lage): string {
  const {indikator, gebiet, wert, vergleich} = lage;
  const texte = texteSaetze.vergleich;
  const subjekt = subjektOf(gebiet);
  const eigen = gedeckte(wert.ki, {urteile: lage.urteile, rest_bezirk: lage.rest_bezirk, berlin: lage.berlin.wert});
  const jetzt = wert.wert === null ? "" : urteilPraedikat(eigen, indikator);
  if (jetzt) return texte.satz(subjekt, jetzt);
  if (vergleich && vergleich.wert !== null) {
    const {ki, rest_bezirk} = vergleich;
    // Berlin's figure of that date is not part of the record; its verdict is.
    const frueher = urteilPraedikat(gedeckte(ki, {urteile: vergleich.urteile, rest_bezirk, berlin: null}), indikator);
    const text = wertText({wert: vergleich.wert, status: "wert", ki}, indikator);
    if (frueher) return texte.frueher(formatZeitraum(vergleich.zeitraum), text, texte.satz(subjekt, frueher));
  }
  return ohneVergleich(lage);
}

/** The change that may be told: none without a value or with too few cases, and none across a break. */
export function verlaufOf({wert, verlauf, bruch}: Pick<Lage, "wert" | "verlauf" | "bruch">): Verlauf | null {
  if (wert.wert === null || wert.ki?.wenige || !verlauf) return null;
  return bruch && endeOf(verlauf.von) < endeOf(bruch.ab) ? null : verlauf;
}

/** The direction that the interval or the test carries; a stated one that its interval does not carry is not recognisable. */
export function getrageneRichtung({art, ki, richtung}: Verlauf): Verlauf["richtung"] {
  if (art === "trend" || richtung === "nicht_erkennbar") return richtung;
  if (ki === null) return "ohne_sicherheit";
  if (richtung === "steigend" && ki.unten > 0) return richtung;
  return richtung === "fallend" && ki.oben < 0 ? richtung : "nicht_erkennbar";
}

/** Why no change is told. */
function ohneVeraenderung({indikator, wert, bruch, zeitraum}: Lage): string {
  const texte = texteSaetze.veraenderung;
  if (wert.wert === null) return texte.ohneWert;
  if (wert.ki?.wenige) return texte.wenige;
  if (indikator.klassen) return texte.klassen;
  if (istVeraenderung(indikator)) return texte.selbst;
  if (!indikator.ebenen_vergleichbar) return texte.ebenen;
  return bruch && endeOf(bruch.ab) <= endeOf(zeitraum) ? texte.bruch(formatZeitraum(bruch.ab)) : texte.keine;
}

/**
 * The change of the last years as far as its interval or the trend test carries it, never across a break; else why none is told.
 */
export function veraenderungSatz(lage: Lage): string {
  const {indikator, zeitraum, wert, bruch} = lage;
  const texte = texteSaetze.veraenderung;
  const verlauf = verlaufOf(lage);
  if (!verlauf) return ohneVeraenderung(lage);
  const [seit, bis] = [jahrOf(verlauf.von), jahrOf(zeitraum)];
  const von = wertText({wert: verlauf.wert_von, status: "wert"}, indikator);
  const jetzt = wertText(wert, indikator);
  const richtung = getrageneRichtung(verlauf);
  const differenz = differenzText(verlauf.differenz, indikator);
  const ki = verlauf.ki && texteSaetze.etwa(differenzIntervall(verlauf.ki, indikator), wert.nenner === null);
  const offen = (): string =>
    ki && verlauf.ki && verlauf.ki.unten <= 0 && verlauf.ki.oben >= 0
      ? texte.offen(seit, bis, von, jetzt, texte.mitEinheit(ki, differenzEinheit(indikator)))
      : texte.offenOhne(seit, bis, von, jetzt);
  const satz =
    verlauf.art === "trend"
      ? richtung === "steigend" || richtung === "fallend"
        ? texte.trend(seit, bis, texteSaetze[richtung], von, jetzt)
        : texte.trendOffen(seit, bis, von, jetzt)
      : richtung === "ohne_sicherheit"
        ? texte.ohne(seit, differenz)
        : richtung === "nicht_erkennbar"
          ? offen()
          : texte.mit(seit, richtung === "steigend" ? texteSaetze.gestiegen : texteSaetze.gesunken, differenz, ki!);
  const amBruch = bruch !== null && endeOf(bruch.ab) === endeOf(verlauf.von);
  return amBruch ? `${satz} ${texte.vergleichbarAb(formatZeitraum(bruch.ab))}` : satz;
}

/**
 * Value, comparison and change as they belong together. What one sentence says already the next does not repeat: nothing is
 * compared where there is no value, and no change is told of a change or with too few cases.
 */
export function lageSaetze(lage: Lage): string[] {
  const {indikator, wert} = lage;
  if (wert.wert !== null)
    return [
      wertSatz(lage),
      vergleichSatz(lage),
      ...(wert.ki?.wenige || istVeraenderung(indikator) ? [] : [veraenderungSatz(lage)])
    ];
  return lage.vergleich && lage.vergleich.wert !== null ? [wertSatz(lage), vergleichSatz(lage)] : [wertSatz(lage)];
}

/**
 * The verdict against *massstab* as a word for a cell, with its date where it is an older one; the name of the state without a
 * value, "ohne Urteil" where nothing can be said.
 */
export function urteilWort(lage: Lage, massstab: "bezirk" | "berlin" = "bezirk"): string {
  const {wert, vergleich} = lage;
  const texte = texteSaetze.wort;
  if (wert.wert !== null) {
    const urteil = gedeckt(
      lage.urteile[massstab],
      wert.ki,
      massstab === "bezirk" ? lage.rest_bezirk : lage.berlin.wert
    );
    if (urteil) return urteile[urteil].kurz;
    if (wert.ki?.wenige) return urteile.zu_wenige_faelle.kurz;
  }
  const frueher =
    vergleich && vergleich.wert !== null
      ? gedeckt(vergleich.urteile[massstab], vergleich.ki, massstab === "bezirk" ? vergleich.rest_bezirk : null)
      : null;
  if (frueher) return texte.zuStand(urteile[frueher].kurz, formatZeitraum(vergleich!.zeitraum));
  return wert.wert === null ? zustandOf(wert.status).name : texte.ohne;
}

/** The direction of the change as a word for a cell, or why there is none. */
export function richtungWort(lage: Lage): string {
  const {indikator, wert, bruch} = lage;
  const texte = texteSaetze.wort;
  const verlauf = verlaufOf(lage);
  if (verlauf) {
    const richtung = getrageneRichtung(verlauf);
    if (richtung === "ohne_sicherheit") return texteSaetze.ohneSicherheit;
    if (richtung === "nicht_erkennbar") return texte.nichtErkennbar;
    if (verlauf.art === "trend") return texte.trend(texteSaetze[richtung]);
    return richtung === "steigend" ? texteSaetze.gestiegen : texteSaetze.gesunken;
  }
  if (wert.wert === null) return zustandOf(wert.status).name;
  if (wert.ki?.wenige) return urteile.zu_wenige_faelle.kurz;
  if (indikator.klassen) return texte.klasse;
  if (istVeraenderung(indikator)) return texte.veraenderung;
  return bruch ? texte.bruch : texte.keineFruehere;
}

/**
 * Sign and word of the change for a cell: an arrow only where its interval or the test carries it, the sign of the state without
 * a value, "" where nothing can be said. The sign is never shown without its word in text or title.
 */
export function richtungZeichen(lage: Lage): {zeichen: string; wort: string} {
  const wort = richtungWort(lage);
  if (lage.wert.wert === null) return {zeichen: zustandOf(lage.wert.status).zeichen, wort};
  const verlauf = verlaufOf(lage);
  return {zeichen: texteSaetze.zeichen[verlauf ? getrageneRichtung(verlauf) : "ohne_sicherheit"], wort};
}
