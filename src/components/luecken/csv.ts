import type {LueckenData} from "../../../loaders/marts/leistungenShapes.js";
import {formatCsv, type Zelle} from "../../lib/csv.js";
import {formatZeitraum} from "../../lib/format.js";
import {texteLeistungen} from "../../lib/texte/leistungen.js";
import {texteLuecken} from "../../lib/texte/luecken.js";
import {zustandOf} from "../../lib/zustaende.js";
import {dateiMitMarke} from "../leistungen/Beispiel.js";
import {
  bedarfStellen,
  differenzStellen,
  rateStellen,
  sortiere,
  stellenOf,
  zustandWort,
  type Ansicht
} from "./ansicht.js";
import {intervallstellen, robustWort} from "./Tabelle.js";
import {logiken} from "./zustand.js";

/** Lines of attribution of everything the view shows. */
export function quellenOf({stand, quellenvermerke}: LueckenData): string[] {
  const {fuss} = texteLuecken;
  const eigene = stand.beispiel ? fuss.leistungenBeispiel : fuss.leistungen;
  return [`${eigene}, ${texteLeistungen.meldungStand(stand.stand)}`, ...quellenvermerke];
}

/** A line of attribution without the word "Quelle" that begins some of them. */
export const ohneQuelle = (vermerk: string): string => vermerk.replace(/^Quelle: /, "");

/** The sentence of reporting coverage for a year. */
export function abdeckungOf({stand}: LueckenData, jahr: number): string {
  const meldejahr = stand.meldejahre.find((m) => m.jahr === jahr);
  return meldejahr ? texteLuecken.titel.abdeckung(jahr, meldejahr) : String(jahr);
}

export interface CsvOptions {
  version: string;
  adresse: string;
}

/**
 * The table of the view as a file: one row per area and logic shown, in the table's order, and one of the Bezirk, with figures as on the screen; the
 * state in words in a column of its own, so that a missing number is never an empty or zero cell without a reason.
 */
export function csvOf(
  data: LueckenData,
  ansicht: Ansicht,
  {version, adresse}: CsvOptions
): {name: string; text: string} {
  const {csv, tabelle} = texteLuecken;
  const {wahl, gruppe, zeilen, personenStand} = ansicht;
  const {messgroesse, ebene, jahr, lambda} = wahl;
  const {titel, einheit} = texteLeistungen.messgroesse[messgroesse];
  const {beispiel, wirkung} = texteLeistungen;
  const art = data.stand.beispiel ? beispiel.marke : csv.echt;
  const stellen = stellenOf(messgroesse);
  const zahl = (wert: number | null | undefined, n: number): Zelle =>
    wert === null || wert === undefined ? "" : {zahl: wert, stellen: n};
  const prozent = (anteil: number | null | undefined): Zelle =>
    zahl(anteil === null || anteil === undefined ? null : 100 * anteil, 0);
  const s = csv.spalten;
  const gezeigt = wahl.tabelle === "drei" ? logiken : [wahl.logik];
  const gebiete: Zelle[][] = sortiere(zeilen, wahl.sortierung).flatMap((zeile) =>
    gezeigt.map((logik): Zelle[] => {
      const l = zeile.sichten[logik];
      const {luecke} = l;
      const zeichen = zustandOf(l.status).zeichen;
      return [
        ...[zeile.gebiet_id, zeile.name, zeile.parent_name, jahr, gruppe.titel, texteLeistungen.logik[logik].titel],
        ...[titel, einheit, zahl(zeile.personen, 0), zahl(zeile.bedarf, bedarfStellen)],
        ...[l.wert === null ? zeichen : zahl(l.wert, stellen), zustandWort(l.status) || csv.zahl],
        ...[zahl(l.teilwert, stellen), zahl(l.je_1000, rateStellen), luecke ? csv.gewicht(lambda) : ""],
        ...[zahl(luecke?.fair, stellen), zahl(luecke?.luecke, stellen)],
        prozent(luecke?.deckung),
        ...[zahl(luecke?.fehlend, stellen), zahl(luecke?.differenz, differenzStellen)],
        ...[zahl(luecke?.unten, intervallstellen(luecke)), zahl(luecke?.oben, intervallstellen(luecke))],
        luecke?.urteil ? tabelle.nachKoepfen(tabelle.urteil[luecke.urteil]) : "",
        prozent(luecke?.anteil_laeufe),
        luecke ? robustWort(luecke, data.deckung_unter) : "",
        // Of a withheld number the public file knows no count of parts either, and its 0 would say that none is missing.
        ...[l.gemeldet, l.zentren, l.status === "geschuetzt" ? "" : l.ohne_angabe, art]
      ];
    })
  );
  const {reihe} = ansicht;
  const alle = zeilen.every(({personen}) => personen !== null)
    ? zeilen.reduce((sum, {personen}) => sum + personen!, 0)
    : null;
  // Like the last row of the table: what the Bezirk has of the chosen logic, and no gap.
  const bezirk: Zelle[][] = reihe
    ? [
        [
          ...[csv.bezirkSchluessel, tabelle.bezirk, csv.bezirkGehoertZu, jahr, gruppe.titel],
          ...[texteLeistungen.logik[wahl.logik].titel, titel, einheit, zahl(alle, 0), ""],
          reihe.bezirk.wert === null ? zustandOf(reihe.bezirk.status).zeichen : zahl(reihe.bezirk.wert, stellen),
          zustandWort(reihe.bezirk.status) || csv.zahl,
          ...[zahl(reihe.bezirk.teilwert, stellen), zahl(reihe.bezirk.je_1000, rateStellen)],
          ...Array<Zelle>(11).fill(""),
          ...[reihe.bezirk.gemeldet, reihe.bezirk.zentren, "", art]
        ]
      ]
    : [];
  const statusse = ["null_wert", "fehlt", "nicht_gemeldet", "geschuetzt", "entfaellt"] as const;
  const vorhanden = statusse.filter(
    (status) =>
      reihe?.bezirk.status === status || zeilen.some((z) => gezeigt.some((logik) => z.sichten[logik].status === status))
  );
  const {angaben} = csv;
  const inhalt: Zelle[][] = [
    [csv.titel(ansicht.titel, ansicht.untertitel)],
    ...(data.stand.beispiel ? [[beispiel.marke, beispiel.text]] : []),
    [angaben.abdeckung, abdeckungOf(data, jahr)],
    [],
    Object.values(s),
    ...gebiete,
    ...bezirk,
    [],
    ...vorhanden.map((status): Zelle[] => [
      angaben.zeichen,
      `${status === "null_wert" ? "0" : zustandOf(status).zeichen} = ${texteLeistungen.zustand[status]}: ${texteLeistungen.zustandErklaerung[status]}`
    ]),
    [angaben.hinweis, wirkung],
    ...(gruppe.gezaehlt_als === null ? [] : [[angaben.gezaehlt, gruppe.gezaehlt_als]]),
    ...(personenStand === null ? [] : [[angaben.personen, formatZeitraum(personenStand)]]),
    [angaben.bedarf, formatZeitraum(data.bedarf_stand)],
    ...quellenOf(data).map((quelle) => [angaben.quelle, ohneQuelle(quelle)]),
    [angaben.version, version],
    [angaben.adresse, adresse]
  ];
  const name = [
    ...["mh", csv.dateiname, ebene, jahr, wahl.zielgruppe, messgroesse],
    wahl.tabelle === "drei" ? "drei-sichten" : wahl.logik
  ].join("_");
  return {name: `${dateiMitMarke(name, data.stand)}_v${version}.csv`, text: formatCsv(inhalt)};
}
