import {dissensOf, mittelOf, raengeOf, streuungOf} from "./rechnung.js";
import {textePlanung} from "../texte/planung.js";
import {fingerabdruckOf} from "./fingerabdruck.js";
import {belegstaerken, belegstufen, formate, VERSION} from "./typen.js";
import type {
  Auswertung,
  Belegart,
  Belegstaerke,
  Einigkeit,
  Kriterium,
  Rang,
  Sitzung,
  Stimme,
  Stimmzettel,
  Stimmzetteldatei,
  Thema,
  Themenergebnis
} from "./typen.js";
import type {PlanungData} from "../../../loaders/marts/jahresplanung.js";

const {zettel: worte} = textePlanung;

const nachText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** *stimmen* as a session keeps them: without points of 0, by topic and criterion. */
export function geordnet(stimmen: readonly Stimme[]): Stimme[] {
  return stimmen
    .filter(({kriterium, wert}) => kriterium !== null || wert !== 0)
    .map(({thema, kriterium, wert}) => ({thema, kriterium, wert}))
    .sort((a, b) => nachText(a.thema, b.thema) || nachText(a.kriterium ?? "", b.kriterium ?? ""));
}

/** Points that are not given out yet, below 0 if there are too many; null where scores are given. */
export function restpunkte({verfahren}: Pick<Sitzung, "verfahren">, stimmen: readonly Stimme[]): number | null {
  if (verfahren.art !== "punkte") return null;
  return verfahren.punkte - stimmen.reduce((summe, {wert}) => summe + wert, 0);
}

/** What keeps *stimmen* from being a ballot of this session, as German sentences; [] if it is one. Points may be left over. */
export function pruefeStimmen(
  {themen, kriterien, verfahren}: Pick<Sitzung, "themen" | "kriterien" | "verfahren">,
  stimmen: readonly Stimme[]
): string[] {
  const faults: string[] = [];
  const punkte = verfahren.art === "punkte";
  const titelOf = new Map(themen.map(({id, titel}) => [id, titel]));
  const bekannt = new Set(kriterien.map(({id}) => id));
  const gesehen = new Set<string>();
  for (const {thema, kriterium, wert} of stimmen) {
    const titel = titelOf.get(thema);
    const stelle = JSON.stringify([thema, kriterium]);
    if (titel === undefined) faults.push(worte.fremdesThema(thema));
    else if (punkte ? kriterium !== null : kriterium === null || !bekannt.has(kriterium))
      faults.push(worte.fremdesKriterium(titel));
    else if (gesehen.has(stelle)) faults.push(worte.doppelt(titel));
    else if (punkte && (!Number.isInteger(wert) || wert < 0 || wert > verfahren.hoechstens))
      faults.push(worte.punkteJeThema(titel, verfahren.hoechstens));
    else if (!punkte && (!Number.isInteger(wert) || wert < verfahren.von || wert > verfahren.bis))
      faults.push(worte.wert(titel, verfahren.von, verfahren.bis));
    gesehen.add(stelle);
  }
  if (faults.length > 0) return faults;
  if (punkte) {
    const rest = restpunkte({verfahren}, stimmen)!;
    if (rest < 0) faults.push(worte.zuViele(verfahren.punkte, -rest));
    if (rest === verfahren.punkte) faults.push(worte.leer);
  } else {
    const offen = themen.length * kriterien.length - gesehen.size;
    if (offen > 0) faults.push(worte.offen(offen));
  }
  return faults;
}

/** A ballot as a file. *id* is random and made by the caller, so that it names nobody. */
export function stimmzetteldatei(sitzung: Sitzung, id: string, stimmen: readonly Stimme[]): Stimmzetteldatei {
  return {
    format: formate.stimmzettel,
    version: VERSION,
    sitzung: sitzung.id,
    fingerabdruck: fingerabdruckOf(sitzung),
    id,
    stimmen: geordnet(stimmen)
  };
}

/** What became of a ballot: the session with it, or unchanged, and a German sentence. */
export interface Aufnahme {
  sitzung: Sitzung;
  stand: "neu" | "schon_da" | "abgelehnt";
  text: string;
}

/**
 * Takes a ballot into the session. One that is there already changes nothing, whatever it says; one of another session, of
 * other topics or criteria, with a fault, or for a closed session is refused.
 */
export function nimmStimmzettel(sitzung: Sitzung, datei: Stimmzetteldatei): Aufnahme {
  const abgelehnt = (text: string): Aufnahme => ({sitzung, stand: "abgelehnt", text});
  if (datei.sitzung !== sitzung.id) return abgelehnt(worte.andereSitzung);
  const stimmen = geordnet(datei.stimmen);
  const vorhanden = sitzung.stimmzettel.find(({id}) => id === datei.id);
  if (vorhanden) {
    const gleich = JSON.stringify(vorhanden.stimmen) === JSON.stringify(stimmen);
    return {sitzung, stand: "schon_da", text: gleich ? worte.schonDa : worte.schonDaAnders};
  }
  if (sitzung.abgeschlossen !== null) return abgelehnt(worte.abgeschlossen);
  if (datei.fingerabdruck !== fingerabdruckOf(sitzung)) return abgelehnt(worte.andereThemen);
  const faults = pruefeStimmen(sitzung, datei.stimmen);
  if (faults.length > 0) return abgelehnt(worte.fehlerhaft(faults));
  const stimmzettel = [...sitzung.stimmzettel, {id: datei.id, stimmen}].sort((a, b) => nachText(a.id, b.id));
  return {sitzung: {...sitzung, stimmzettel}, stand: "neu", text: worte.neu(stimmzettel.length)};
}

/** The session without the ballot *id*. */
export function entferneStimmzettel(sitzung: Sitzung, id: string): Sitzung {
  return {...sitzung, stimmzettel: sitzung.stimmzettel.filter((zettel) => zettel.id !== id)};
}

/**
 * What tells two topics apart by their evidence, more before less: grade, then whether its own indicator is clear and supply short as well, then
 * how many lines are clear, then how many are weak, then how few speak against it. The area's state and the topic's indicator
 * count as one line for it, since the need index is made from such indicators; the state alone decides only what is still equal.
 */
function belegordnung({beleg}: Pick<Thema, "beleg">): number[] {
  const staerkeOf = (...arten: Belegart[]): Belegstaerke =>
    belegstaerken.find((staerke) => beleg.zeilen.some((z) => arten.includes(z.art) && z.staerke === staerke)) ??
    "ohne_angabe";
  const linien = [staerkeOf("lage", "kennzahl"), staerkeOf("luecke"), staerkeOf("anliegen")];
  const zaehle = (gesucht: Belegstaerke): number => linien.filter((staerke) => staerke === gesucht).length;
  const beide = staerkeOf("kennzahl") === "klar" && ["klar", "schwach"].includes(staerkeOf("luecke"));
  const dagegen = beleg.zeilen.filter(({staerke}) => staerke === "nein").length;
  const lage = {klar: 2, schwach: 1, nein: 0, ohne_angabe: 0}[staerkeOf("lage")];
  return [-belegstufen.indexOf(beleg.stufe), beide ? 1 : 0, zaehle("klar"), zaehle("schwach"), -dagegen, lage];
}

/** The first parts of the order, which part two places: grade, need with shortfall, clear and weak lines. */
const platzteile = 4;

/**
 * Compares topics by the first *teile* parts of their order, all if left out, for a list with the best first; 0 where they do not
 * tell them apart.
 */
export function nachBeleg(a: Pick<Thema, "beleg">, b: Pick<Thema, "beleg">, teile = Infinity): number {
  const [x, y] = [belegordnung(a), belegordnung(b)];
  return (
    y
      .slice(0, teile)
      .map((wert, i) => wert - x[i]!)
      .find((differenz) => differenz !== 0) ?? 0
  );
}

/**
 * Places of the topics by their evidence alone; equal evidence shares its places. What speaks against a topic and the state of its
 * area order the list, but are too little to part two places.
 */
export function datenraenge(themen: readonly Thema[]): Map<string, Rang> {
  const raenge = raengeOf(themen, (a, b) => nachBeleg(a, b, platzteile));
  return new Map(themen.map(({id}, i) => [id, raenge[i]!]));
}

/** Ids of invented ballots begin with this; no random id does. */
export const beispielvorsatz = "beispiel-";

/** True if invented ballots lie in the session: then every document of it says so, and it cannot be closed. */
export const hatBeispielstimmen = ({stimmzettel}: Pick<Sitzung, "stimmzettel">): boolean =>
  stimmzettel.some(({id}) => id.startsWith(beispielvorsatz));

/** What one ballot gives to a topic: its points, or the mean of its scores with *kriterien* weighed. */
function werteOf(
  {verfahren, stimmzettel}: Pick<Sitzung, "verfahren" | "stimmzettel">,
  kriterien: readonly Kriterium[],
  thema: string
): number[] {
  const eigene = (zettel: Stimmzettel): Stimme[] => zettel.stimmen.filter((stimme) => stimme.thema === thema);
  if (verfahren.art === "punkte") return stimmzettel.map((zettel) => eigene(zettel)[0]?.wert ?? 0);
  const gewichte = new Map(kriterien.map(({id, gewicht}) => [id, gewicht]));
  return stimmzettel.map((zettel) =>
    mittelOf(eigene(zettel).map(({kriterium, wert}) => ({wert, gewicht: gewichte.get(kriterium!)!})))
  );
}

const gleichOf = (a: number, b: number): number => (Math.abs(a - b) < 1e-9 ? 0 : b - a);

function spitzeOf(
  sitzung: Pick<Sitzung, "verfahren" | "stimmzettel" | "themen">,
  kriterien: readonly Kriterium[],
  spitze: number
): string[] {
  const mittel = sitzung.themen.map(({id}) =>
    mittelOf(werteOf(sitzung, kriterien, id).map((wert) => ({wert, gewicht: 1})))
  );
  const raenge = raengeOf(mittel, gleichOf);
  return sitzung.themen.flatMap(({id}, i) => (raenge[i]!.von <= spitze ? [id] : []));
}

/** True if every criterion counts the same. */
export const gleichGewichtet = (kriterien: readonly Kriterium[]): boolean =>
  kriterien.every(({gewicht}) => gewicht === kriterien[0]!.gewicht);

/**
 * The result of the ballots, or only their number below the session's least number. Both orders share places where they tie, and
 * a topic deviates only where its two shared places have no place in common.
 */
export function auswertung(
  sitzung: Pick<Sitzung, "themen" | "kriterien" | "verfahren" | "stimmzettel" | "mindestens">,
  {regeln}: Pick<PlanungData, "regeln">
): Auswertung {
  const {themen, kriterien, verfahren, stimmzettel, mindestens} = sitzung;
  const anzahl = stimmzettel.length;
  if (anzahl < mindestens) return {verdeckt: true, anzahl, fehlen: mindestens - anzahl};
  const spanne = verfahren.art === "punkte" ? verfahren.hoechstens : verfahren.bis - verfahren.von;
  const werte = themen.map(({id}) => werteOf(sitzung, kriterien, id));
  const mittel = werte.map((liste) => mittelOf(liste.map((wert) => ({wert, gewicht: 1}))));
  const stimmraenge = raengeOf(mittel, gleichOf);
  const daten = datenraenge(themen);
  const einigkeitOf = (dissens: number): Einigkeit =>
    dissens >= regeln.dissens.geteilt_ab ? "geteilt" : dissens >= regeln.dissens.teils_ab ? "teils_geteilt" : "einig";
  const ergebnisse = themen.map(({id}, i): Themenergebnis => {
    const [stimmrang, datenrang] = [stimmraenge[i]!, daten.get(id)!];
    const dissens = dissensOf(werte[i]!, spanne);
    return {
      thema: id,
      summe: verfahren.art === "punkte" ? werte[i]!.reduce((a, b) => a + b, 0) : null,
      mittel: mittel[i]!,
      werte: [...werte[i]!].sort((a, b) => a - b),
      streuung: streuungOf(werte[i]!),
      ...{dissens, einigkeit: einigkeitOf(dissens), stimmrang, datenrang},
      abweichung: stimmrang.bis < datenrang.von ? "hoeher" : stimmrang.von > datenrang.bis ? "niedriger" : null
    };
  });
  const {spitze} = regeln;
  let gewichte: Extract<Auswertung, {verdeckt: false}>["gewichte"] = null;
  if (verfahren.art === "werte") {
    const mit = spitzeOf(sitzung, kriterien, spitze);
    const ohne = spitzeOf(
      sitzung,
      kriterien.map((kriterium) => ({...kriterium, gewicht: 1})),
      spitze
    );
    const hinzu = ohne.filter((id) => !mit.includes(id));
    const heraus = mit.filter((id) => !ohne.includes(id));
    gewichte = {spitze, gleich: hinzu.length + heraus.length === 0, hinzu, heraus};
  }
  const platz = new Map(themen.map(({id}, i) => [id, i]));
  ergebnisse.sort((a, b) => a.stimmrang.von - b.stimmrang.von || platz.get(a.thema)! - platz.get(b.thema)!);
  return {verdeckt: false, anzahl, ergebnisse, gewichte};
}
