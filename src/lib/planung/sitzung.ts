import type {BefundeData} from "../../../loaders/marts/befundeShapes.js";
import type {PlanungData} from "../../../loaders/marts/jahresplanung.js";
import {endeOf, erwartetAb} from "../alter.js";
import {nenntPerson, personendatumIn} from "../leistungen/personendaten.js";
import {lageOf} from "../saetze/lage.js";
import {versorgungOf} from "../saetze/saetze.js";
import {texteLeistungen} from "../texte/leistungen.js";
import {textePlanung} from "../texte/planung.js";
import {istVeraenderung} from "../zustaende.js";
import {fingerabdruckOf} from "./fingerabdruck.js";
import {auswertung, hatBeispielstimmen} from "./stimmen.js";
import {formate, VERSION} from "./typen.js";
import type {
  Ausgangswert,
  Datenlage,
  Leistungswert,
  Meldung,
  Schritt,
  Schwerpunkt,
  Sitzung,
  Thema,
  Themenergebnis,
  Themenort
} from "./typen.js";
import {vorschlaege} from "./vorschlaege.js";
import type {Quellen} from "./vorschlaege.js";

/** Months a source may take from the end of a period to its publication. */
const verzug = 6;

export {fingerabdruckOf} from "./fingerabdruck.js";

/** A new session with the topics that the data propose and the catalogue's criteria. *id* is random and made by the caller. */
export function neueSitzung(
  quellen: Quellen,
  {id, jahr, daten}: {id: string; jahr: number; daten: Datenlage}
): Sitzung {
  const {regeln} = quellen.planung;
  return {
    ...{format: formate.sitzung, version: VERSION, id, jahr, sitzung_am: "", daten, rollen: []},
    themen: vorschlaege(quellen),
    kriterien: regeln.kriterien.map((kriterium) => ({...kriterium, gewicht: 1})),
    verfahren: {art: "punkte", punkte: regeln.verfahren.punkte, hoechstens: regeln.verfahren.punkte_je_thema},
    mindestens: regeln.stimmzettel_mindestens,
    ...{stimmzettel: [], begruendungen: [], schwerpunkte: [], abgeschlossen: null}
  };
}

/** A change of what is voted on, and what it would undo. Take `sitzung` only once the reader has agreed to lose `verloren`. */
export interface Aenderung {
  sitzung: Sitzung;
  verloren: {stimmzettel: number; begruendungen: number; schwerpunkte: string[]};
}

/**
 * The session with other topics, criteria or another procedure. Ballots for the old ones do not count for the new ones, nor do
 * reasons for deviations; priorities whose topic is gone go with it. A change that no ballot could notice undoes nothing.
 */
export function aendereGrundlage(
  sitzung: Sitzung,
  neu: Partial<Pick<Sitzung, "themen" | "kriterien" | "verfahren">>
): Aenderung {
  const danach = {...sitzung, ...neu, abgeschlossen: null};
  const gleich = fingerabdruckOf(sitzung) === fingerabdruckOf(danach);
  const bleibt = new Set(danach.themen.map(({id}) => id));
  const weg = sitzung.schwerpunkte.filter(({thema}) => !bleibt.has(thema));
  const schwerpunkte = sitzung.schwerpunkte.filter(({thema}) => bleibt.has(thema));
  const geleert = gleich ? {} : {stimmzettel: [], begruendungen: []};
  return {
    sitzung: {...danach, ...geleert, schwerpunkte},
    verloren: {
      stimmzettel: gleich ? 0 : sitzung.stimmzettel.length,
      begruendungen: gleich ? 0 : sitzung.begruendungen.length,
      schwerpunkte: weg.map(({thema}) => thema)
    }
  };
}

/** The session with *text* as the reason why *thema* deviates from the data; none if it is empty. */
export function setzeBegruendung(sitzung: Sitzung, thema: string, text: string): Sitzung {
  const andere = sitzung.begruendungen.filter((b) => b.thema !== thema);
  const begruendungen = text.trim() === "" ? andere : [...andere, {thema, text}];
  const platz = new Map(sitzung.themen.map(({id}, i) => [id, i]));
  return {...sitzung, begruendungen: begruendungen.sort((a, b) => platz.get(a.thema)! - platz.get(b.thema)!)};
}

/** A priority of which only the topic is known. */
export const leererSchwerpunkt = (thema: string): Schwerpunkt => ({
  ...{thema, begruendung: "", verantwortlich: "", messung: null, ziel: null, pruefung_am: ""}
});

/** The session with these priorities; it can be filled in bit by bit. */
export const setzeSchwerpunkte = (sitzung: Sitzung, schwerpunkte: readonly Schwerpunkt[]): Sitzung => ({
  ...sitzung,
  schwerpunkte: [...schwerpunkte]
});

/** The value of an indicator in an area as it is today, to be kept with a target; null where there is none, and for classes. */
export function messungOf(befunde: BefundeData, indikatorId: string, gebietId: string): Ausgangswert | null {
  const lage = lageOf(befunde, indikatorId, gebietId);
  if (!lage || lage.wert.wert === null || lage.indikator.klassen) return null;
  const {indikator, gebiet, zeitraum, wert, quellenvermerke} = lage;
  return {
    art: "atlas",
    indikator: indikator.id,
    titel: indikator.titel,
    gebiet_id: gebiet.gebiet_id,
    gebiet_name: gebiet.name,
    einheit_kurz: indikator.einheit_kurz,
    nachkommastellen: indikator.nachkommastellen,
    zeitraum,
    wert: wert.wert!,
    ki: wert.ki,
    quellenvermerke: [...quellenvermerke]
  };
}

/**
 * The documented supply of the topic's group in its area, to be kept with a target; null for a topic without them, for groups
 * nobody counts, and where the figure is missing or withheld.
 */
export function leistungOf({befunde, bild}: Pick<Quellen, "befunde" | "bild">, thema: Themenort): Leistungswert | null {
  const {zielgruppe, gebiet_id} = thema;
  const versorgung =
    zielgruppe === null || gebiet_id === null ? null : versorgungOf(bild, befunde, zielgruppe, gebiet_id);
  const zeile = versorgung?.zeile;
  if (!versorgung || !zeile || versorgung.jahr === null) return null;
  const {gruppe, gebiet, jahr, messgroesse} = versorgung;
  if (!gruppe.gezaehlt || zeile.je_1000 === null || (zeile.status !== "wert" && zeile.status !== "null_wert"))
    return null;
  return {
    art: "leistung",
    zielgruppe: gruppe.id,
    titel: textePlanung.messung.leistungTitel(texteLeistungen.messgroesse[messgroesse].titel, gruppe.titel),
    gebiet_id: gebiet.gebiet_id,
    gebiet_name: gebiet.name,
    messgroesse,
    jahr,
    wert: zeile.je_1000,
    vollstaendig: zeile.gemeldet >= zeile.zentren,
    beispieldaten: bild.stand.beispiel
  };
}

/** An indicator that a target can be set for, in the area where it is known. */
export interface Messbar {
  indikator: string;
  titel: string;
  gebiet_id: string;
  gebiet_name: string;
  zeitraum: string;
  /** "ort": of the topic's evidence, field or group, in its own area; "passend": the same for the whole Bezirk. */
  art: "ort" | "passend" | "andere";
}

/** Years after which the newest value of a series that has no other is taken for its end. */
const hoechstesAlter = 6;

/**
 * What a priority on *thema* can be measured with: burdens and resources with a value in its area, else in the Bezirk; what
 * justified it first, then what suits it. Figures without valuation, classes, changes and series without a value of the six
 * years before the ISO day *heute* are no targets.
 */
export function messbar(befunde: BefundeData, thema: Thema, heute: string): Messbar[] {
  const frueheste = `${Number(heute.slice(0, 4)) - hoechstesAlter}${heute.slice(4)}`;
  const gruppe = befunde.zielgruppen.find(({id}) => id === thema.zielgruppe)?.indikatoren ?? [];
  const gebiete = [...new Set([thema.gebiet_id, ...befunde.gebiete.bezirk.map((g) => g.gebiet_id)])];
  const liste = befunde.indikatoren.flatMap(({kopf}): Messbar[] => {
    if (kopf.polaritaet === "keine_wertung" || istVeraenderung(kopf)) return [];
    const gefunden = gebiete.map((id) => id && messungOf(befunde, kopf.id, id)).find((messung) => messung);
    if (!gefunden) return [];
    const {indikator, titel, gebiet_id, gebiet_name, zeitraum} = gefunden;
    if (endeOf(zeitraum) < frueheste) return [];
    const passend =
      thema.beleg.indikatoren.includes(kopf.id) || kopf.problemfeld === thema.problemfeld || gruppe.includes(kopf.id);
    const art = !passend ? "andere" : gebiet_id === thema.gebiet_id ? "ort" : "passend";
    return [{indikator, titel, gebiet_id, gebiet_name, zeitraum, art}];
  });
  const arten: readonly Messbar["art"][] = ["ort", "passend", "andere"];
  const belegt = ({indikator}: Messbar): number => {
    const platz = thema.beleg.indikatoren.indexOf(indikator);
    return platz < 0 ? Infinity : platz;
  };
  return arten.flatMap((art) =>
    liste.filter((m) => m.art === art).sort((a, b) => (belegt(a) === belegt(b) ? 0 : belegt(a) - belegt(b)))
  );
}

/**
 * Whether a value newer than that of *messung* can be expected by the ISO day *pruefung*: "zu_frueh" if the source is not due
 * before it, with half a year for publishing; "ueberfaellig" if it has been due for longer than that on the day *heute*. Null if
 * nothing speaks against it, without a day, and for an indicator the atlas no longer has.
 */
export function turnusWarnung(
  {indikatoren}: Pick<BefundeData, "indikatoren">,
  {indikator, zeitraum}: Pick<Ausgangswert, "indikator" | "zeitraum">,
  pruefung: string,
  heute: string
): "zu_frueh" | "ueberfaellig" | null {
  const kopf = indikatoren.find((i) => i.kopf.id === indikator)?.kopf;
  if (!kopf) return null;
  const faellig = erwartetAb(zeitraum, kopf.turnus_monate + verzug);
  if (faellig <= heute.slice(0, 7)) return "ueberfaellig";
  return istIsoTag(pruefung) && faellig > pruefung.slice(0, 7) ? "zu_frueh" : null;
}

/**
 * Whether a deviation of votes from data needs a reason: for a topic that is decided on, and for one that is among the first by the
 * data and no longer by the votes.
 */
export function brauchtGrund(
  {schwerpunkte}: Pick<Sitzung, "schwerpunkte">,
  {thema, abweichung, datenrang, stimmrang}: Pick<Themenergebnis, "thema" | "abweichung" | "datenrang" | "stimmrang">,
  {regeln}: Pick<PlanungData, "regeln">
): boolean {
  if (abweichung === null) return false;
  const gefallen = datenrang.bis <= regeln.spitze && stimmrang.bis > regeln.spitze;
  return gefallen || schwerpunkte.some((s) => s.thema === thema);
}

const istTag = (text: string): boolean =>
  /^\d{4}-\d\d-\d\d$/.test(text) && new Date(`${text}T00:00:00Z`).toISOString().slice(0, 10) === text;

/** True for an ISO day that exists. */
export function istIsoTag(text: string): boolean {
  return !Number.isNaN(Date.parse(text)) && istTag(text);
}

const doppelte = <T>(liste: readonly T[], key: (eintrag: T) => string): T[] =>
  liste.filter((eintrag, i) => liste.findIndex((e) => key(e) === key(eintrag)) < i);

function fehltAmSchwerpunkt(
  sitzung: Sitzung,
  {thema, begruendung, verantwortlich, messung, ziel, pruefung_am}: Schwerpunkt
): string[] {
  const worte = textePlanung.fehlt.schwerpunkt;
  const titel = sitzung.themen.find(({id}) => id === thema)?.titel ?? thema;
  const ausgang = messung === null || messung.art === "eigen" ? null : messung.wert;
  const zielwert = ziel?.wert ?? null;
  const verfehlt =
    zielwert !== null &&
    ausgang !== null &&
    ((ziel!.richtung === "senken" && zielwert >= ausgang) || (ziel!.richtung === "erhoehen" && zielwert <= ausgang));
  return [
    begruendung.trim() === "" && worte.begruendung(titel),
    verantwortlich.trim() === "" && worte.verantwortlich(titel),
    (messung === null || messung.titel.trim() === "") && worte.messung(titel),
    ziel === null && worte.ziel(titel),
    verfehlt && worte.zielwert(titel, ziel!.richtung as "senken" | "erhoehen"),
    !istIsoTag(pruefung_am) && worte.pruefung(titel),
    istIsoTag(pruefung_am) &&
      sitzung.sitzung_am !== "" &&
      pruefung_am <= sitzung.sitzung_am &&
      worte.pruefungFrueh(titel)
  ].filter((satz) => satz !== false);
}

/** What is missing or wrong before the record can be closed, in the order of the steps; [] if nothing is. */
export function fehlendes(sitzung: Sitzung, planung: PlanungData): Meldung[] {
  const {regeln} = planung;
  const worte = textePlanung.fehlt;
  const {jahr, sitzung_am, rollen, themen, kriterien, begruendungen, schwerpunkte} = sitzung;
  const liste: Meldung[] = [];
  const melde = (schritt: Schritt, text: string, ort: string | null = null): number => liste.push({schritt, ort, text});
  const titelOf = (id: string): string => themen.find((thema) => thema.id === id)?.titel ?? id;

  if (!Number.isInteger(jahr) || jahr < 2000 || jahr > 2100) melde("rahmen", worte.jahr);
  if (!istIsoTag(sitzung_am)) melde("rahmen", worte.sitzungAm);
  if (!rollen.some((rolle) => rolle.trim() !== "")) melde("rahmen", worte.rollen);

  const {mindestens, hoechstens} = regeln.schwerpunkte;
  if (themen.length < mindestens) melde("themen", worte.themenWenige(mindestens));
  if (themen.length > regeln.vorschlag.hoechstens) melde("themen", worte.themenViele(regeln.vorschlag.hoechstens));
  for (const {id} of themen.filter(({titel}) => titel.trim() === "")) melde("themen", worte.themaTitel, id);
  for (const {id, titel} of doppelte(themen, (t) => t.titel.trim())) melde("themen", worte.themaDoppelt(titel), id);

  if (kriterien.length === 0) melde("kriterien", worte.kriterienWenige);
  if (kriterien.length > regeln.kriterien_hoechstens)
    melde("kriterien", worte.kriterienViele(regeln.kriterien_hoechstens));
  for (const {id} of kriterien.filter(({titel}) => titel.trim() === "")) melde("kriterien", worte.kriteriumTitel, id);
  for (const {id, titel} of doppelte(kriterien, (k) => k.titel.trim()))
    melde("kriterien", worte.kriteriumDoppelt(titel), id);
  for (const {id, titel, gewicht} of kriterien)
    if (!Number.isInteger(gewicht) || gewicht < 1 || gewicht > regeln.gewicht_hoechstens)
      melde("kriterien", worte.gewicht(titel, regeln.gewicht_hoechstens), id);

  const ergebnis = auswertung(sitzung, planung);
  if (hatBeispielstimmen(sitzung)) melde("abstimmung", worte.beispielstimmen);
  if (ergebnis.verdeckt) melde("abstimmung", worte.stimmen(ergebnis.fehlen));
  else
    for (const e of ergebnis.ergebnisse)
      if (e.abweichung && brauchtGrund(sitzung, e, planung) && !begruendungen.some((b) => b.thema === e.thema))
        melde("ergebnis", worte.begruendung(titelOf(e.thema), e.abweichung), e.thema);

  if (schwerpunkte.length < mindestens) melde("beschluss", worte.schwerpunkteWenige(mindestens));
  if (schwerpunkte.length > hoechstens) melde("beschluss", worte.schwerpunkteViele(hoechstens));
  for (const {thema} of doppelte(schwerpunkte, (s) => s.thema))
    melde("beschluss", worte.schwerpunktDoppelt(titelOf(thema)), thema);
  for (const schwerpunkt of schwerpunkte)
    for (const text of fehltAmSchwerpunkt(sitzung, schwerpunkt)) melde("beschluss", text, schwerpunkt.thema);
  return liste;
}

/** Two capitalised words and nothing else, "Erika Mustermann", where a role is asked for. */
const zweiWorte = /^\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)? \p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)?$/u;
/** Words of roles and organisations that look like a name beside another one. */
const rollenwort =
  /zentrum|treff|amt|verbund|verein|träger|leitung|büro|haus|projekt|beirat|rat$|stelle|koordination|vertret|team|gruppe|schule|kita|senat|bezirk|stadtteil|nachbarschaft|jugend|senior|beauftragt|planung|soziales|gesundheit|verwaltung|management|moderation|fachkr|initiative|kirche|gemeinde|werk|dienst|forum|netzwerk|ehrenamt|engagement|quartier|marzahn|hellersdorf|biesdorf|kaulsdorf|mahlsdorf/i;

/** What the reader should look at, without being kept from going on: too few topics, and what looks like data of a person. */
export function hinweise(sitzung: Sitzung, planung: PlanungData): Meldung[] {
  const worte = textePlanung.hinweis;
  const {mindestens, hoechstens} = planung.regeln.vorschlag;
  const {rollen, themen, kriterien, begruendungen, schwerpunkte} = sitzung;
  const liste: Meldung[] = [];
  if (themen.length < mindestens)
    liste.push({schritt: "themen", ort: null, text: worte.wenigeThemen(themen.length, mindestens, hoechstens)});
  const pruefe = (schritt: Schritt, ort: string | null, text: string, rolle = false): void => {
    const was = personendatumIn(text);
    if (was) liste.push({schritt, ort, text: worte.personendatum(was)});
    else if (nenntPerson(text) || (rolle && zweiWorte.test(text.trim()) && !rollenwort.test(text)))
      liste.push({schritt, ort, text: worte.person(text.trim())});
  };
  for (const rolle of rollen) pruefe("rahmen", null, rolle, true);
  for (const {id, titel} of themen) pruefe("themen", id, titel);
  for (const {id, titel, erklaerung} of kriterien) pruefe("kriterien", id, `${titel}: ${erklaerung}`);
  for (const {thema, text} of begruendungen) pruefe("ergebnis", thema, text);
  for (const {thema, begruendung, verantwortlich, messung} of schwerpunkte) {
    pruefe("beschluss", thema, begruendung);
    pruefe("beschluss", thema, verantwortlich, true);
    if (messung?.art === "eigen") pruefe("beschluss", thema, `${messung.titel} ${messung.stand} ${messung.neu ?? ""}`);
  }
  return liste;
}

/** Closes the record on the ISO day *tag*, unless something is missing; then says what, and nothing changes. */
export function schliesse(sitzung: Sitzung, planung: PlanungData, tag: string): {sitzung: Sitzung; fehlt: Meldung[]} {
  const fehlt = fehlendes(sitzung, planung);
  return {sitzung: fehlt.length > 0 ? sitzung : {...sitzung, abgeschlossen: tag}, fehlt};
}

/** The session open again, so that it can be changed. */
export const oeffne = (sitzung: Sitzung): Sitzung => ({...sitzung, abgeschlossen: null});
