import {formatZeitraum} from "../format.js";
import {texteAusfuhr} from "../texte/ausfuhr.js";
import type {Angaben} from "./modell.js";

const {zitat: worte, angaben: namen} = texteAusfuhr;

/** A day of the reader's calendar: 04.03.2026. */
function tagOf(datum: Date): string {
  const teile = [datum.getFullYear(), datum.getMonth() + 1, datum.getDate()];
  return formatZeitraum(teile.map((n) => String(n).padStart(2, "0")).join("-"));
}

const quellenOf = (quellen: readonly string[]): string[] =>
  quellen.map((zeile) => zeile.replace(/^Quelle: /, "").replace(/[.\s]+$/, ""));

/**
 * What a reader copies below a figure: marks, title, area and period, the newest date if these lack it, sources with licences, version, address, and the day
 * it was fetched if *heute* is given.
 */
export function zitat(angaben: Angaben, heute?: Date): string {
  const {titel, untertitel, datenstand, quellen, version, adresse, vermerke} = angaben;
  const herkunft = quellenOf(quellen).join(worte.trenner);
  return [
    ...vermerke,
    [titel, untertitel, ...(untertitel.includes(datenstand) ? [] : [worte.stand(datenstand)])].join(", "),
    ...(herkunft ? [`${worte.quelle(quellen.length)}: ${herkunft}`] : []),
    [worte.atlas(version), adresse, ...(heute ? [worte.abgerufen(tagOf(heute))] : [])].join(", ")
  ]
    .map((satz) => `${satz.replace(/\.$/, "")}.`)
    .join(" ");
}

/** All that an export says of itself as pairs of name and text, one for each source, sign and note; what is empty is left out. */
export function angabenPaare(angaben: Angaben, heute?: Date): [name: string, text: string][] {
  const {titel, untertitel, vermerke, datenstand, version, adresse, quellen, zeichen, hinweise} = angaben;
  const paare: [string, string][] = [
    [namen.titel, titel],
    [namen.untertitel, untertitel],
    ...vermerke.map((text): [string, string] => [namen.vermerke, text]),
    [namen.datenstand, datenstand],
    ...quellenOf(quellen).map((text): [string, string] => [namen.quellen, text]),
    ...zeichen.map((z): [string, string] => [namen.zeichen, `${z.zeichen}  ${z.bedeutung}`]),
    ...hinweise.map((text): [string, string] => [namen.hinweise, text]),
    [namen.herausgeber, namen.atlas],
    [namen.version, version],
    [namen.adresse, adresse],
    [namen.zitat, zitat(angaben, heute)]
  ];
  return paare.filter(([, text]) => text !== "");
}

/** The same as lines of a text file: "Titel: …". */
export const angabenText = (angaben: Angaben, heute?: Date): string =>
  angabenPaare(angaben, heute)
    .map(([name, text]) => `${name}: ${text}\n`)
    .join("");
