import type {BefundeData} from "../../../loaders/marts/befundeShapes.js";
import type {Dokument} from "../dokument/modell.js";
import {formatIntervall, formatWert, formatZeitraum} from "../format.js";
import {lageOf, platzOf} from "../saetze/lage.js";
import type {Lage} from "../saetze/lage.js";
import {wertSatz, zielSatz, zielStand} from "../saetze/saetze.js";
import type {Zielstand} from "../saetze/saetze.js";
import {texteLeistungen} from "../texte/leistungen.js";
import {textePlanung} from "../texte/planung.js";
import {endeOf} from "../alter.js";
import {messungSatz, vermerkeOf, zielWorte} from "./protokoll.js";
import type {Umgebung} from "./protokoll.js";
import type {Ausgangswert, Schwerpunkt, Sitzung} from "./typen.js";
import type {Quellen} from "./vorschlaege.js";

/** How a target of last year stands: as zielSatz decides, "weg" where it can no longer be checked, "von_hand" for own measures. */
export type Rueckstand = Zielstand | "weg" | "von_hand";

/** A priority of the old session held against today's figures. */
export interface Rueckblick {
  schwerpunkt: Schwerpunkt;
  titel: string;
  stand: Rueckstand;
  /** Target, new value with interval and what may be said of both, as German sentences. */
  satz: string;
  /** The value of today; null where there is none. */
  neu: {zeitraum: string; wert: string; intervall: string | null} | null;
  /** What else the reader has to know: break, other area, renamed or corrected figure. */
  hinweise: string[];
}

const {rueckschau: worte, rueckschauDokument: dokumentworte} = textePlanung;

function neuOf({indikator, wert, zeitraum}: Lage): Rueckblick["neu"] {
  if (wert.wert === null) return null;
  return {zeitraum, wert: formatWert(wert, indikator), intervall: wert.ki && formatIntervall(wert.ki, indikator)};
}

/** What changed about the figure itself since the target was set. */
function hinweiseOf(alt: Ausgangswert, lage: Lage): string[] {
  const {indikator, gebiet, zeitraum, wert, bruch} = lage;
  const vorher = formatWert({wert: alt.wert, status: "wert", ki: alt.ki}, {...alt, klassen: null});
  const jetzt = formatWert(wert, indikator);
  const seither = bruch && endeOf(bruch.ab) > endeOf(alt.zeitraum);
  return [
    alt.titel !== indikator.titel && worte.titel(alt.titel, indikator.titel),
    alt.gebiet_name !== gebiet.name && worte.gebietName(alt.gebiet_name, gebiet.name),
    endeOf(zeitraum) <= endeOf(alt.zeitraum) && worte.keineNeuere(zeitraum),
    zeitraum === alt.zeitraum && wert.wert !== null && vorher !== jetzt && worte.berichtigt(vorher, jetzt, zeitraum),
    seither && worte.bruch(bruch.ab, bruch.grund)
  ].filter((satz): satz is string => typeof satz === "string");
}

function rueckblick(sitzung: Sitzung, schwerpunkt: Schwerpunkt, befunde: BefundeData): Rueckblick {
  const {thema, messung, ziel} = schwerpunkt;
  const titel = sitzung.themen.find(({id}) => id === thema)?.titel ?? thema;
  const ohne = (stand: Rueckstand, satz: string): Rueckblick => ({
    ...{schwerpunkt, titel, stand, satz, neu: null, hinweise: []}
  });
  if (messung === null) return ohne("ohne_ziel", worte.ohneMessung);
  if (messung.art === "eigen") return ohne("von_hand", worte.eigen(messung.titel, messung.stand));
  if (!befunde.indikatoren.some(({kopf}) => kopf.id === messung.indikator)) return ohne("weg", worte.indikatorWeg);
  if (!platzOf(befunde, messung.gebiet_id)) return ohne("weg", worte.gebietWeg);
  const lage = lageOf(befunde, messung.indikator, messung.gebiet_id);
  if (!lage) return ohne("weg", worte.reiheWeg);
  const {indikator} = lage;
  if (indikator.einheit_kurz !== messung.einheit_kurz || indikator.klassen)
    return ohne("weg", worte.einheit(messung.einheit_kurz, indikator.einheit_kurz));
  const rest = {schwerpunkt, titel, neu: neuOf(lage), hinweise: hinweiseOf(messung, lage)};
  if (ziel === null) return {...rest, stand: "ohne_ziel", satz: wertSatz(lage)};
  const vereinbart = {
    richtung: ziel.richtung,
    zielwert: ziel.wert,
    ausgangswert: messung.wert,
    ausgang_zeitraum: messung.zeitraum
  };
  return {
    ...rest,
    stand: zielStand({ziel: vereinbart, neu: lage}),
    satz: zielSatz({indikator, ziel: vereinbart, neu: lage})
  };
}

/**
 * Every priority of an old session against the figures of today, in its order. Nothing is called reached or missed unless the new
 * value's interval carries it; a figure that is not newer, broken or gone is told as such.
 */
export function rueckschau(alte: Sitzung, befunde: BefundeData): Rueckblick[] {
  return alte.schwerpunkte.map((schwerpunkt) => rueckblick(alte, schwerpunkt, befunde));
}

/** The review as a document, made on the ISO day *heute* with *version* of the atlas. */
export function rueckschauDokument(
  alte: Sitzung,
  {
    quellen: {befunde},
    adresse,
    heute,
    version
  }: Pick<Umgebung, "adresse" | "heute"> & {
    quellen: Pick<Quellen, "befunde">;
    version: string;
  }
): Dokument {
  const liste = rueckschau(alte, befunde);
  const {jahr} = alte;
  const vermerke = [
    ...new Set(
      liste.flatMap(({schwerpunkt: {messung}}) => {
        const lage = messung?.art === "atlas" ? lageOf(befunde, messung.indikator, messung.gebiet_id) : null;
        return lage ? [...lage.quellenvermerke] : [];
      })
    )
  ];
  return {
    titel: dokumentworte.titel(jahr),
    untertitel: dokumentworte.untertitel(jahr, heute),
    vermerke: vermerkeOf({...alte, abgeschlossen: alte.abgeschlossen ?? heute}),
    kurztitel: dokumentworte.titel(jahr),
    ...{stand: heute, version, adresse},
    bloecke:
      liste.length === 0
        ? [{art: "absatz", text: dokumentworte.keine}]
        : [
            {art: "hinweis", text: dokumentworte.hinweis},
            {
              art: "tabelle",
              titel: `${dokumentworte.tabelle} · ${textePlanung.protokoll.kurztitel(jahr)}`,
              spalten: dokumentworte.spalten.map((titel, i) => ({titel, breite: [3, 3, 1.5, 2, 1.5][i]!})),
              zeilen: liste.map(({titel, stand: ergebnis, neu, schwerpunkt: {messung, ziel}}) => [
                titel,
                messung ? messungSatz(messung) : textePlanung.protokoll.offenFeld,
                ziel ? zielWorte(ziel, messung) : textePlanung.protokoll.offenFeld,
                neu === null
                  ? worte.stand[ergebnis]
                  : `${neu.wert} (${[formatZeitraum(neu.zeitraum), neu.intervall].filter(Boolean).join("; ")})`,
                worte.stand[ergebnis]
              ])
            },
            ...liste.flatMap(({titel, satz, hinweise}) => [
              {art: "ueberschrift" as const, ebene: 3 as const, text: titel},
              {art: "liste" as const, punkte: [satz, ...hinweise]}
            ]),
            ...(vermerke.length > 0
              ? [
                  {art: "ueberschrift" as const, ebene: 2 as const, text: textePlanung.protokoll.quellen},
                  {art: "liste" as const, punkte: vermerke}
                ]
              : []),
            {art: "absatz" as const, text: texteLeistungen.wirkung}
          ]
  };
}
