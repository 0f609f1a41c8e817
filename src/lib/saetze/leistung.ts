import {formatMitEinheit, formatZahl} from "../format.js";
import {istZahl} from "../schutz.js";
import type {Zahl} from "../schutz.js";
import {texteLeistungen} from "../texte/leistungen.js";
import {texteSaetze} from "../texte/saetze.js";
import {texteSchutz} from "../texte/schutz.js";

/** A recorded figure of a centre with the year before. */
export interface Leistungskennzahl {
  titel: string;
  /** Unit after the number; "" where the title says it. */
  einheit: string;
  nachkommastellen?: number;
  jahr: number;
  wert: Zahl;
  vorjahr: Zahl;
  /** False if the centre reported nothing for the year; true if left out. */
  gemeldet?: boolean;
  /** True if months are missing in the year. */
  lueckenhaft?: boolean;
  /** True if months are missing in the year before. */
  vorjahrLueckenhaft?: boolean;
}

/** A target of the funding notice with what is recorded. */
export interface SollIst {
  titel: string;
  einheit: string;
  nachkommastellen?: number;
  soll: number | null;
  ist: Zahl;
  jahr: number;
  /** True if months are missing in the year. */
  lueckenhaft?: boolean;
}

/** Shows a number with its unit, unless the title names that already. */
const mengeOf =
  ({titel, einheit, nachkommastellen = 0}: Pick<Leistungskennzahl, "titel" | "einheit" | "nachkommastellen">) =>
  (wert: number): string => {
    const genannt = titel.toLocaleLowerCase("de").includes(einheit.toLocaleLowerCase("de"));
    return formatMitEinheit(wert, genannt ? "" : einheit, nachkommastellen);
  };

const gerundet = (wert: number, {nachkommastellen = 0}: {nachkommastellen?: number}): number =>
  Number(wert.toFixed(nachkommastellen));

/**
 * A recorded figure and how many more or fewer than the year before: only if both are numbers and no month is missing. A
 * withheld figure stays withheld, a missing one is no 0.
 */
export function leistungSatz(kennzahl: Leistungskennzahl): string {
  const {titel, jahr, wert, vorjahr, gemeldet = true, lueckenhaft = false, vorjahrLueckenhaft = false} = kennzahl;
  const texte = texteSaetze.leistung;
  const menge = mengeOf(kennzahl);
  const kopf = texte.kopf(titel, jahr);
  if (wert === "geschuetzt") return `${texte.nur(kopf, texteSchutz.imSatz)} ${texte.ohneVergleich}`;
  if (wert === null) return gemeldet ? texte.nichtErfasst(kopf) : texte.nichtGemeldet(kopf);
  if (lueckenhaft || !gemeldet)
    return `${texte.nur(kopf, texteLeistungen.mindestens(menge(wert)))} ${texte.lueckenhaft(jahr)}`;
  const nur = texte.nur(kopf, menge(wert));
  if (vorjahr === "geschuetzt") return `${nur} ${texte.vorjahrGeschuetzt(jahr - 1)}`;
  if (vorjahr === null) return `${nur} ${texte.vorjahrFehlt(jahr - 1)}`;
  if (vorjahrLueckenhaft) return `${nur} ${texte.lueckenhaft(jahr - 1)}`;
  // Of the figures as shown, so that the sentence can be checked by hand.
  const differenz = gerundet(wert, kennzahl) - gerundet(vorjahr, kennzahl);
  if (differenz === 0) return texte.gleich(kopf, menge(wert), jahr - 1);
  const zahl = (n: number): string => formatZahl(n, kennzahl.nachkommastellen);
  const satz = differenz > 0 ? texte.mehr : texte.weniger;
  return satz(kopf, menge(wert), zahl(Math.abs(differenz)), jahr - 1, zahl(vorjahr));
}

/** A target against what is recorded; without a target, or without a number to hold against it, only what is known. */
export function sollIstSatz(angabe: SollIst): string {
  const {titel, jahr, soll, ist, lueckenhaft = false} = angabe;
  const texte = texteSaetze.sollIst;
  const menge = mengeOf(angabe);
  const kopf = texteSaetze.leistung.kopf(titel, jahr);
  const text = !istZahl(ist)
    ? ist === null
      ? texte.nichtErfasst
      : texteSchutz.imSatz
    : lueckenhaft
      ? texteLeistungen.mindestens(menge(ist))
      : menge(ist);
  if (soll === null) return texte.ohneSoll(kopf, text);
  const beide = texte.ist(kopf, menge(soll), text);
  if (!istZahl(ist)) return `${beide} ${texte.offen}`;
  const differenz = gerundet(ist, angabe) - gerundet(soll, angabe);
  const abstand = texteSaetze.vorzeichen(menge(differenz), differenz);
  if (differenz < 0 && lueckenhaft) return `${beide} ${texte.unvollstaendig} ${texte.offen}`;
  if (differenz < 0) return `${beide} ${texte.verfehlt(abstand)}`;
  return `${beide} ${differenz === 0 ? texte.genau : texte.erreicht(abstand)}`;
}
