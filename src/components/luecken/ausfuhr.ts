import type {LueckenData} from "../../../loaders/marts/leistungenShapes.js";
import type {Ausfuhr, Ausfuhrwert, Zeichenerklaerung} from "../../lib/ausfuhr/modell.js";
import {dezimal, prozent, tabelleOf} from "../../lib/ausfuhr/spalten.js";
import {formatZeitraum} from "../../lib/format.js";
import {texteLeistungen} from "../../lib/texte/leistungen.js";
import {texteLuecken} from "../../lib/texte/luecken.js";
import {leistungsvermerk} from "../leistungen/Beispiel.js";
import {zustandOf} from "../../lib/zustaende.js";
import {angabenOf} from "../bild/angaben.js";
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
  return [`${leistungsvermerk(stand)}, ${texteLeistungen.meldungStand(stand.stand)}`, ...quellenvermerke];
}

/** A line of attribution without the word "Quelle" that begins some of them. */
export const ohneQuelle = (vermerk: string): string => vermerk.replace(/^Quelle: /, "");

/** The sentence of reporting coverage for a year. */
export function abdeckungOf({stand}: LueckenData, jahr: number): string {
  const meldejahr = stand.meldejahre.find((m) => m.jahr === jahr);
  return meldejahr ? texteLuecken.titel.abdeckung(jahr, meldejahr) : String(jahr);
}

type Zeile = Record<keyof typeof texteLuecken.ausfuhr.spalten, Ausfuhrwert>;

/** What every row of the view says alike. */
function gemeinsamOf({stand}: LueckenData, {wahl, gruppe}: Ansicht) {
  const {titel, einheit} = texteLeistungen.messgroesse[wahl.messgroesse];
  return {
    ...{jahr: wahl.jahr, zielgruppe: gruppe.titel, messgroesse: titel, einheit},
    art: stand.beispiel ? texteLeistungen.beispiel.marke : texteLuecken.ausfuhr.echt
  } satisfies Partial<Zeile>;
}

/** One row per area and logic shown, in the table's order. */
function gebietszeilen(data: LueckenData, ansicht: Ansicht): Zeile[] {
  const {wahl, zeilen} = ansicht;
  const stellen = stellenOf(wahl.messgroesse);
  const {tabelle, gewichtWort} = {tabelle: texteLuecken.tabelle, gewichtWort: texteLuecken.ausfuhr.gewicht};
  const gezeigt = wahl.tabelle === "drei" ? logiken : [wahl.logik];
  return sortiere(zeilen, wahl.sortierung).flatMap((zeile) =>
    gezeigt.map((logik): Zeile => {
      const l = zeile.sichten[logik];
      const {luecke} = l;
      return {
        ...gemeinsamOf(data, ansicht),
        ...{gebiet_id: zeile.gebiet_id, gebiet_name: zeile.name, gehoert_zu: zeile.parent_name},
        sicht: texteLeistungen.logik[logik].titel,
        ...{personen: dezimal(zeile.personen, 0), bedarfsindex: dezimal(zeile.bedarf, bedarfStellen)},
        ...{
          wert: dezimal(l.wert, stellen),
          status: l.status,
          zustand: zustandWort(l.status) || texteLuecken.ausfuhr.zahl
        },
        zeichen: l.wert === null ? zustandOf(l.status).zeichen : null,
        ...{teilwert: dezimal(l.teilwert, stellen), je_1000: dezimal(l.je_1000, rateStellen)},
        gewicht: luecke ? gewichtWort(wahl.lambda) : null,
        ...{anteil_fair: dezimal(luecke?.fair, stellen), abstand: dezimal(luecke?.luecke, stellen)},
        ...{deckung_prozent: prozent(luecke?.deckung), es_fehlen: dezimal(luecke?.fehlend, stellen)},
        differenz_prozentpunkte: dezimal(luecke?.differenz, differenzStellen),
        ki_unten_95: luecke ? dezimal(luecke.unten, intervallstellen(luecke)) : null,
        ki_oben_95: luecke ? dezimal(luecke.oben, intervallstellen(luecke)) : null,
        urteil: luecke?.urteil ? tabelle.nachKoepfen(tabelle.urteil[luecke.urteil]) : null,
        anteil_laeufe_prozent: prozent(luecke?.anteil_laeufe),
        robust: luecke ? robustWort(luecke, data.deckung_unter) : null,
        ...{zentren_gemeldet: l.gemeldet, zentren: l.zentren},
        // Of a withheld number the public file knows no count of parts either, and its 0 would say that none is missing.
        ohne_angabe: l.status === "geschuetzt" ? null : l.ohne_angabe
      };
    })
  );
}

/** Like the last row of the table: what the Bezirk has of the chosen logic, and no gap. */
function bezirkszeile(data: LueckenData, ansicht: Ansicht): Zeile[] {
  const {wahl, zeilen, reihe} = ansicht;
  if (!reihe) return [];
  const {bezirk} = reihe;
  const stellen = stellenOf(wahl.messgroesse);
  const alle = zeilen.every(({personen}) => personen !== null)
    ? zeilen.reduce((sum, {personen}) => sum + personen!, 0)
    : null;
  const {ausfuhr, tabelle} = texteLuecken;
  return [
    {
      ...gemeinsamOf(data, ansicht),
      ...{gebiet_id: ausfuhr.bezirkSchluessel, gebiet_name: tabelle.bezirk, gehoert_zu: ausfuhr.bezirkGehoertZu},
      sicht: texteLeistungen.logik[wahl.logik].titel,
      ...{personen: dezimal(alle, 0), bedarfsindex: null, gewicht: null, anteil_fair: null, abstand: null},
      ...{wert: dezimal(bezirk.wert, stellen), status: bezirk.status},
      zustand: zustandWort(bezirk.status) || ausfuhr.zahl,
      zeichen: bezirk.wert === null ? zustandOf(bezirk.status).zeichen : null,
      ...{teilwert: dezimal(bezirk.teilwert, stellen), je_1000: dezimal(bezirk.je_1000, rateStellen)},
      ...{deckung_prozent: null, es_fehlen: null, differenz_prozentpunkte: null, ki_unten_95: null, ki_oben_95: null},
      ...{urteil: null, anteil_laeufe_prozent: null, robust: null, ohne_angabe: null},
      ...{zentren_gemeldet: bezirk.gemeldet, zentren: bezirk.zentren}
    }
  ];
}

const zustaende = ["null_wert", "fehlt", "nicht_gemeldet", "geschuetzt", "entfaellt"] as const;

/** The states that stand in *zeilen*, with their signs and what they mean here. */
const zeichenOf = (zeilen: readonly Zeile[]): Zeichenerklaerung[] =>
  zustaende
    .filter((status) => zeilen.some((zeile) => zeile.status === status))
    .map((status) => ({
      zeichen: status === "null_wert" ? "0" : zustandOf(status).zeichen,
      bedeutung: `${texteLeistungen.zustand[status]}: ${texteLeistungen.zustandErklaerung[status]}`
    }));

/**
 * The table of the view as a file of data: one row per area and logic shown, in the table's order, and one of the Bezirk, with figures
 * as on the screen; the state in columns of its own, so that a missing number never stands without a reason.
 */
export function lueckenAusfuhr(data: LueckenData, ansicht: Ansicht, document: Document): Ausfuhr {
  const {wahl, gruppe, personenStand} = ansicht;
  const {ausfuhr} = texteLuecken;
  const zeilen = [...gebietszeilen(data, ansicht), ...bezirkszeile(data, ansicht)];
  return {
    ...angabenOf(
      {
        ...{titel: ansicht.titel, untertitel: ansicht.untertitel},
        name: {
          was: ["luecken", wahl.zielgruppe, wahl.messgroesse].join("_"),
          ...{wo: wahl.ebene, wann: String(wahl.jahr)},
          ansicht: wahl.tabelle === "drei" ? "drei-sichten" : wahl.logik
        },
        quellen: quellenOf(data),
        zeichen: zeichenOf(zeilen),
        hinweise: [
          abdeckungOf(data, wahl.jahr),
          texteLeistungen.wirkung,
          ...(gruppe.gezaehlt_als === null ? [] : [ausfuhr.gezaehlt(gruppe.gezaehlt_als)]),
          ...(personenStand === null ? [] : [ausfuhr.personen(formatZeitraum(personenStand))]),
          ausfuhr.bedarf(formatZeitraum(data.bedarf_stand)),
          ...(data.stand.beispiel ? [texteLeistungen.beispiel.text] : [])
        ],
        datenstand: String(wahl.jahr)
      },
      document
    ),
    vermerke: data.stand.beispiel ? [texteLeistungen.beispiel.marke] : [],
    tabellen: [tabelleOf({name: "luecken", titel: ansicht.titel}, ausfuhr.spalten, zeilen)]
  };
}
