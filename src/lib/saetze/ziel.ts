import {endeOf} from "../alter.js";
import {formatZeitraum} from "../format.js";
import {texteSaetze} from "../texte/saetze.js";
import {massstaebe, urteile, zustandOf} from "../zustaende.js";
import type {Urteil} from "../zustaende.js";
import type {Lage} from "./lage.js";
import {
  gedeckt,
  getrageneRichtung,
  grundSatz,
  intervallText,
  istAnzahl,
  subjektOf,
  themaOf,
  urteilPraedikat,
  verlaufOf,
  wertSatz,
  wertText
} from "./lagesaetze.js";

/** A target for an indicator, with the value it started from. */
export interface Ziel {
  richtung: "senken" | "erhoehen" | "halten";
  /** Null where only the direction was agreed: then the starting value is what the new one is held against. */
  zielwert: number | null;
  ausgangswert: number | null;
  ausgang_zeitraum: string | null;
}

/** What a new value says of a target. */
export type Zielstand =
  | "erreicht"
  | "nicht_erreicht"
  | "nicht_entscheidbar"
  | "ohne_sicherheit"
  | "zu_wenige_faelle"
  | "bruch"
  | "kein_wert"
  | "keine_neuere_zahl"
  | "ohne_ziel";

/**
 * How the new value lies to the target, or to the starting value if that is all there is: by the interval of the difference
 * where it is known, else by that of the new value. A bare count has no chance in it and is compared directly; null without
 * either.
 */
function urteilZu({zielwert, ausgangswert, ausgang_zeitraum}: Ziel, neu: Lage): Urteil | "gleich" | null {
  const {wert, ki} = neu.wert;
  const massstab = zielwert ?? ausgangswert;
  if (massstab === null || wert === null) return null;
  if (ki?.wenige) return "zu_wenige_faelle";
  const verlauf = verlaufOf(neu);
  if (zielwert === null && verlauf?.ki && verlauf.von === ausgang_zeitraum) {
    const richtung = getrageneRichtung(verlauf);
    return richtung === "steigend" ? "ueber" : richtung === "fallend" ? "unter" : "nicht_erkennbar";
  }
  if (ki) return ki.unten > massstab ? "ueber" : ki.oben < massstab ? "unter" : "nicht_erkennbar";
  if (!istAnzahl(neu.indikator)) return null;
  return wert > massstab ? "ueber" : wert < massstab ? "unter" : "gleich";
}

/** On which side of the number the target lies; null where every move away from it misses it. */
function seiteOf(richtung: Ziel["richtung"], {polaritaet}: Lage["indikator"]): Urteil | null {
  if (richtung === "halten") return polaritaet === "belastung" ? "unter" : polaritaet === "ressource" ? "ueber" : null;
  return richtung === "senken" ? "unter" : "ueber";
}

/**
 * Whether a target is reached: only if the whole interval of the new value lies on the wanted side. "Halten" is reached on the
 * better side of the number as well, and is never proved by an interval that merely contains it; a count can be held exactly.
 */
export function zielStand({ziel, neu}: {ziel: Ziel; neu: Lage | null}): Zielstand {
  const {ausgang_zeitraum: seit, richtung, zielwert, ausgangswert} = ziel;
  if (!neu || (seit !== null && endeOf(neu.zeitraum) <= endeOf(seit))) return "keine_neuere_zahl";
  if (neu.wert.wert === null) return "kein_wert";
  if (neu.bruch && seit !== null && endeOf(neu.bruch.ab) > endeOf(seit)) return "bruch";
  if (zielwert === null && ausgangswert === null) return "ohne_ziel";
  const urteil = urteilZu(ziel, neu);
  if (urteil === null) return "ohne_sicherheit";
  if (urteil === "zu_wenige_faelle") return urteil;
  if (urteil === "nicht_erkennbar") return "nicht_entscheidbar";
  // Where only a direction was agreed, standing still does not reach it.
  if (urteil === "gleich") return richtung === "halten" || zielwert !== null ? "erreicht" : "nicht_erreicht";
  return urteil === seiteOf(richtung, neu.indikator) ? "erreicht" : "nicht_erreicht";
}

/** Next year's review of a target: what was agreed, the new value, and whether it is reached, missed or cannot be decided. */
export function zielSatz({indikator, ziel, neu}: {indikator: Lage["indikator"]; ziel: Ziel; neu: Lage | null}): string {
  const texte = texteSaetze.ziel;
  const zahl = (wert: number | null): string | null =>
    wert === null ? null : wertText({wert, status: "wert"}, indikator);
  const stand = zielStand({ziel, neu});
  const aufgabe = texte.aufgabe(
    neu ? themaOf(neu) : indikator.titel,
    texte.richtung[ziel.richtung],
    zahl(ziel.ausgangswert),
    zahl(ziel.zielwert)
  );
  const seit = ziel.ausgang_zeitraum;
  if (stand === "keine_neuere_zahl" || !neu)
    return `${aufgabe} ${texte.offen(texte.keineNeuere(seit === null ? null : texteSaetze.vom(formatZeitraum(seit))))}`;
  if (stand === "kein_wert")
    return `${aufgabe} ${texte.offen(texte.zustand(zustandOf(neu.wert.status).name, formatZeitraum(neu.zeitraum)))} ${grundSatz(neu.wert)}`;
  const angaben = [formatZeitraum(neu.zeitraum), intervallText(neu)].flatMap((teil) => teil ?? []);
  const neuerWert = texteSaetze.wert.satz(texte.neu, wertText(neu.wert, indikator), angaben);
  const womit = ziel.zielwert === null ? texte.womit.ausgangswert : texte.womit.zielwert;
  const urteil = urteilZu(ziel, neu);
  const satz = urteil === "gleich" ? texte.gleich(womit) : urteil ? texte.urteil(urteile[urteil].satz(womit)) : "";
  const schluss = {
    erreicht: () => texte.erreicht(satz),
    nicht_erreicht: () => texte.nichtErreicht(satz),
    nicht_entscheidbar: () => texte.offen(ziel.zielwert === null ? satz : texte.imIntervall),
    zu_wenige_faelle: () => texte.offen(satz),
    ohne_sicherheit: () => texte.offen(texteSaetze.ohneSicherheit),
    bruch: () => texte.offen(texte.bruch(formatZeitraum(neu.bruch!.ab))),
    ohne_ziel: () => texte.offen(texte.ohneZiel)
  }[stand]();
  return [aufgabe, neuerWert, schluss].join(" ");
}

const urteilOf = ({wert, urteile: eigen, rest_bezirk, berlin}: Lage, massstab: "bezirk" | "berlin"): Urteil | null =>
  wert.wert === null ? null : gedeckt(eigen[massstab], wert.ki, massstab === "bezirk" ? rest_bezirk : berlin.wert);

/** How the new value lies to the old one: by the interval of the difference where there is one, else only if the intervals do not overlap. */
function bewegung(alt: Lage, neu: Lage): keyof typeof texteSaetze.fortschreibung.bewegung {
  const verlauf = verlaufOf(neu);
  if (verlauf && verlauf.art === "veraenderung" && verlauf.von === alt.zeitraum) return getrageneRichtung(verlauf);
  const [a, n] = [alt.wert.ki, neu.wert.ki];
  if (!a || !n) return "ohne_sicherheit";
  if (a.wenige || n.wenige) return "zu_wenige_faelle";
  return n.unten > a.oben ? "steigend" : n.oben < a.unten ? "fallend" : "nicht_erkennbar";
}

/** The sentences on verdicts that are new, others than before or no longer there; none where nothing changed. */
function urteilswechsel(alt: Lage, neu: Lage): string[] {
  const texte = texteSaetze.fortschreibung;
  const {rest_bezirk, berlin} = neu;
  const wechsel = (["bezirk", "berlin"] as const)
    .map((massstab) => ({massstab, vorher: urteilOf(alt, massstab), jetzt: urteilOf(neu, massstab)}))
    .filter(({vorher, jetzt}) => vorher !== jetzt);
  const ohne = wechsel.filter(({jetzt}) => jetzt === null).map(({massstab}) => massstaebe[massstab]);
  const neue = wechsel.filter(({jetzt}) => jetzt !== null);
  return [
    ...[...new Set(neue.map(({vorher}) => vorher))].map((vorher) => {
      const eigene = Object.fromEntries(
        neue.filter((w) => w.vorher === vorher).map(({massstab, jetzt}) => [massstab, jetzt])
      );
      const praedikat = urteilPraedikat(
        {urteile: {bezirk: null, berlin: null, ...eigene}, rest_bezirk, berlin: berlin.wert},
        neu.indikator
      );
      const satz = texteSaetze.vergleich.satz(subjektOf(neu.gebiet), praedikat);
      return texte.urteil(vorher === null ? null : urteile[vorher].kurz, satz);
    }),
    ...(ohne.length > 0 ? [texte.ohneUrteil(ohne.join(texteSaetze.vergleich.und))] : [])
  ];
}

/** What a new edition of the analysis changed for one indicator and area: date, value, verdict, state; null stands for not contained. */
export function fortschreibungSatz(alt: Lage | null, neu: Lage | null): string {
  const texte = texteSaetze.fortschreibung;
  if (!neu) return alt ? texte.entfallen(themaOf(alt)) : texte.nie;
  if (!alt) return `${texte.neu} ${wertSatz(neu)}`;
  const thema = themaOf(neu);
  const {indikator} = neu;
  const [standAlt, standNeu] = [formatZeitraum(alt.zeitraum), formatZeitraum(neu.zeitraum)];
  if (neu.wert.wert === null) {
    const name = zustandOf(neu.wert.status).name;
    if (alt.wert.wert === null && alt.wert.status === neu.wert.status) return texte.weiterhin(thema, name, standNeu);
    return `${texte.neuerdings(thema, name, standNeu)} ${grundSatz(neu.wert)}`;
  }
  if (alt.wert.wert === null) return `${texte.erstmals(zustandOf(alt.wert.status).name)} ${wertSatz(neu)}`;
  const [wertAlt, wertNeu] = [wertText(alt.wert, indikator), wertText(neu.wert, indikator)];
  const wechsel = urteilswechsel(alt, neu);
  if (alt.zeitraum === neu.zeitraum) {
    const zahl =
      wertAlt === wertNeu
        ? texte.unveraendert(thema, wertNeu, standNeu)
        : texte.berichtigt(thema, standNeu, wertAlt, wertNeu);
    return [zahl, ...wechsel].join(" ");
  }
  const zahlen = texte.neueZahl(thema, wertNeu, standNeu, wertAlt, standAlt);
  if (neu.bruch && endeOf(neu.bruch.ab) > endeOf(alt.zeitraum)) return `${zahlen} ${texte.bruch}`;
  if (indikator.klassen) return `${zahlen} ${wertAlt === wertNeu ? texte.klasseGleich : texte.klasseAnders}`;
  return [zahlen, texte.bewegung[bewegung(alt, neu)], ...wechsel].join(" ");
}
