import type {Dokument} from "../dokument/modell.js";
import {formatIntervall, formatWert, formatZeitraum} from "../format.js";
import {lageOf, platzOf} from "../saetze/lage.js";
import type {Lage} from "../saetze/lage.js";
import {versorgungOf, wertSatz, zielSatz, zielStand} from "../saetze/saetze.js";
import type {Zielstand} from "../saetze/saetze.js";
import {texteLeistungen} from "../texte/leistungen.js";
import {textePlanung} from "../texte/planung.js";
import {endeOf} from "../alter.js";
import {leistungText, messungSatz, vermerkeOf, zielWorte} from "./protokoll.js";
import {leistungOf} from "./sitzung.js";
import type {Umgebung} from "./protokoll.js";
import type {Ausgangswert, Leistungswert, Schwerpunkt, Sitzung, Ziel} from "./typen.js";
import type {Quellen} from "./vorschlaege.js";

/**
 * How a target of last year stands: as zielSatz decides, "weg" where it can no longer be checked, "von_hand" for own measures
 * without a new count, "selbst_gezaehlt" with one.
 */
export type Rueckstand = Zielstand | "weg" | "von_hand" | "selbst_gezaehlt";

/** A priority of the old session held against today's figures. */
export interface Rueckblick {
  schwerpunkt: Schwerpunkt;
  titel: string;
  stand: Rueckstand;
  /** Target, new value with interval and what may be said of both, as German sentences. */
  satz: string;
  /** The value of today; null where there is none, or none newer than the starting value. */
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

/** Whether a count reaches its target; only the direction counts where no number was agreed. */
function zaehlstand({richtung, wert: zielwert}: Ziel, alt: number, neu: number): Rueckstand {
  const massstab = zielwert ?? alt;
  if (richtung === "halten") return neu >= massstab ? "erreicht" : "nicht_erreicht";
  if (zielwert === null && neu === alt) return "nicht_erreicht";
  return (richtung === "erhoehen" ? neu >= massstab : neu <= massstab) ? "erreicht" : "nicht_erreicht";
}

/**
 * The documented supply then and now. Counts have no interval and are compared as they are shown, but only if every centre has
 * reported in both years; withheld stays withheld.
 */
function leistungsblick(alt: Leistungswert, ziel: Ziel | null, {befunde, bild}: Rueckschauquellen): Teilblick {
  const texte = worte.leistung;
  const ohne = (stand: Rueckstand, satz: string): Teilblick => ({stand, satz, neu: null, hinweise: []});
  if (!platzOf(befunde, alt.gebiet_id)) return ohne("weg", worte.gebietWeg);
  const versorgung = versorgungOf(bild, befunde, alt.zielgruppe, alt.gebiet_id);
  if (!versorgung) return ohne("weg", texte.gruppeWeg);
  const {jahr, messgroesse, zeile} = versorgung;
  if (messgroesse !== alt.messgroesse) return ohne("weg", texte.messgroesse);
  if (jahr === null || jahr <= alt.jahr) return ohne("keine_neuere_zahl", worte.keineNeuere(String(alt.jahr)));
  if (zeile?.status === "geschuetzt") return ohne("kein_wert", texte.geschuetzt(jahr));
  const jetzt = leistungOf({befunde, bild}, {problemfeld: null, zielgruppe: alt.zielgruppe, gebiet_id: alt.gebiet_id});
  if (!jetzt) return ohne("kein_wert", texte.fehlt(jahr));
  // Of the figures as shown, so that the sentence can be checked by hand.
  const [vorher, heute] = [Math.round(alt.wert), Math.round(jetzt.wert)];
  const neu = {zeitraum: String(jahr), wert: leistungText(jetzt), intervall: null};
  const hinweise = [
    alt.gebiet_name !== jetzt.gebiet_name && worte.gebietName(alt.gebiet_name, jetzt.gebiet_name),
    jetzt.beispieldaten && texteLeistungen.beispiel.titel
  ].filter((satz): satz is string => typeof satz === "string");
  if (!alt.vollstaendig || !jetzt.vollstaendig)
    return {neu, hinweise, stand: "nicht_entscheidbar", satz: texte.unvollstaendig(neu.wert, jahr)};
  const satz = texte.vergleich(neu.wert, jahr, heute - vorher, alt.jahr, leistungText(alt));
  return {neu, hinweise, satz, stand: ziel === null ? "ohne_ziel" : zaehlstand(ziel, vorher, heute)};
}

type Rueckschauquellen = Pick<Quellen, "befunde" | "bild">;
type Teilblick = Omit<Rueckblick, "schwerpunkt" | "titel">;

function rueckblick(sitzung: Sitzung, schwerpunkt: Schwerpunkt, quellen: Rueckschauquellen): Rueckblick {
  const {befunde} = quellen;
  const {thema, messung, ziel} = schwerpunkt;
  const titel = sitzung.themen.find(({id}) => id === thema)?.titel ?? thema;
  const ohne = (stand: Rueckstand, satz: string): Rueckblick => ({
    ...{schwerpunkt, titel, stand, satz, neu: null, hinweise: []}
  });
  if (messung === null) return ohne("ohne_ziel", worte.ohneMessung);
  if (messung.art === "leistung") return {schwerpunkt, titel, ...leistungsblick(messung, ziel, quellen)};
  if (messung.art === "eigen") {
    const neu = (messung.neu ?? "").trim();
    const satz = worte.eigen(messung.titel, messung.stand, neu);
    return neu === ""
      ? ohne("von_hand", satz)
      : {...ohne("selbst_gezaehlt", satz), neu: {zeitraum: "", wert: neu, intervall: null}};
  }
  if (!befunde.indikatoren.some(({kopf}) => kopf.id === messung.indikator)) return ohne("weg", worte.indikatorWeg);
  if (!platzOf(befunde, messung.gebiet_id)) return ohne("weg", worte.gebietWeg);
  const lage = lageOf(befunde, messung.indikator, messung.gebiet_id);
  if (!lage) return ohne("weg", worte.reiheWeg);
  const {indikator} = lage;
  if (indikator.einheit_kurz !== messung.einheit_kurz || indikator.klassen)
    return ohne("weg", worte.einheit(messung.einheit_kurz, indikator.einheit_kurz));
  const neuer = endeOf(lage.zeitraum) > endeOf(messung.zeitraum);
  const rest = {schwerpunkt, titel, neu: neuer ? neuOf(lage) : null, hinweise: hinweiseOf(messung, lage)};
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
export function rueckschau(alte: Sitzung, quellen: Rueckschauquellen): Rueckblick[] {
  return alte.schwerpunkte.map((schwerpunkt) => rueckblick(alte, schwerpunkt, quellen));
}

/** *alte* with the Verbund's own count at the review of the priority on *thema*; unchanged if it is measured otherwise. */
export const setzeNachzaehlung = (alte: Sitzung, thema: string, neu: string): Sitzung => ({
  ...alte,
  schwerpunkte: alte.schwerpunkte.map((s) =>
    s.thema === thema && s.messung?.art === "eigen" ? {...s, messung: {...s.messung, neu}} : s
  )
});

/** The cell of the new value: never the old one again. */
function neuText(neu: Rueckblick["neu"], stand: Rueckstand): string {
  if (neu === null) return worte.ohneNeuen[stand] ?? worte.stand[stand];
  if (neu.zeitraum === "") return neu.wert;
  return `${neu.wert} (${[formatZeitraum(neu.zeitraum), neu.intervall].filter(Boolean).join("; ")})`;
}

/** The review as a document, made on the ISO day *heute* with *version* of the atlas. */
export function rueckschauDokument(
  alte: Sitzung,
  {
    quellen,
    adresse,
    heute,
    version
  }: Pick<Umgebung, "adresse" | "heute"> & {
    quellen: Rueckschauquellen;
    version: string;
  }
): Dokument {
  const {befunde} = quellen;
  const liste = rueckschau(alte, quellen);
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
                neuText(neu, ergebnis),
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
