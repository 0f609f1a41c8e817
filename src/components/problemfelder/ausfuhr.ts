import {letzterOf, neuesterOf, zeileOf} from "../../lib/ausfuhr/lagen.js";
import type {Ausfuhr, Ausfuhrtabelle} from "../../lib/ausfuhr/modell.js";
import {dezimal, prozent, tabelleOf} from "../../lib/ausfuhr/spalten.js";
import {werteTabelle, zeichenOf} from "../../lib/ausfuhr/werte.js";
import {lageOf} from "../../lib/saetze/lage.js";
import {versorgungOf} from "../../lib/saetze/versorgung.js";
import {texteLeistungen} from "../../lib/texte/leistungen.js";
import {texteProblemfelder} from "../../lib/texte/problemfelder.js";
import {zustandOf} from "../../lib/zustaende.js";
import {angabenOf} from "../bild/angaben.js";
import {leistungsquelle, leistungsvermerk} from "../leistungen/Beispiel.js";
import type {Daten, Feldteil, Spalte} from "./ansicht.js";

const {ausfuhr: worte} = texteProblemfelder;

/** The rows of documented work that the table shows, with state, sign and verdict. */
function leistungstabelle(
  {befunde, bild}: Daten,
  teile: readonly Feldteil[],
  spalten: readonly Spalte[]
): Ausfuhrtabelle {
  const {stand, jahr, messgroesse, logik} = bild;
  const quelle = leistungsvermerk(stand);
  const rows = teile.flatMap(({feld, gruppen}) =>
    (gruppen ?? []).flatMap((gruppe) =>
      spalten.flatMap((gebiet) => {
        const zeile = versorgungOf(bild, befunde, gruppe.id, gebiet.gebiet_id)?.zeile;
        if (!zeile) return [];
        const {wert, status, je_1000, deckung, urteil, gemeldet, zentren} = zeile;
        return [
          {
            ...{problemfeld: feld.titel, gebiet_id: gebiet.gebiet_id, gebiet_name: gebiet.name, ebene: gebiet.ebene},
            ...{zielgruppe: gruppe.titel, jahr, status, zentren_gemeldet: gemeldet, zentren, quelle, lizenz: ""},
            messgroesse: texteLeistungen.messgroesse[messgroesse].titel,
            sicht: texteLeistungen.logik[logik].titel,
            wert: dezimal(wert, 0),
            einheit: texteLeistungen.messgroesse[messgroesse].einheit,
            zeichen: wert === null ? zustandOf(status).zeichen : null,
            je_1000: dezimal(je_1000, 1),
            deckung_prozent: prozent(deckung),
            urteil: urteil && texteLeistungen.lueckenurteil[urteil]
          }
        ];
      })
    )
  );
  return tabelleOf({name: "dokumentierte-leistung", titel: worte.leistung(jahr)}, worte.spalten, rows);
}

/**
 * The table of fields and areas as a file of data: the values of the indicators shown with their field, one row per cell, and the
 * rows of documented work as a table of their own; null if the table is empty.
 */
export function problemfelderAusfuhr(
  daten: Daten,
  teile: readonly Feldteil[],
  spalten: readonly Spalte[],
  document: Document
): Ausfuhr | null {
  const zellen = teile.flatMap(({feld, zeilen}) =>
    zeilen.flatMap(({indikator}) =>
      spalten.flatMap(({gebiet_id}) => {
        const lage = lageOf(daten.befunde, indikator.kopf.id, gebiet_id);
        return lage ? [{feld: feld.titel, lage}] : [];
      })
    )
  );
  if (zellen.length === 0) return null;
  const rows = zellen.map(({lage}) => zeileOf(lage));
  const werte = werteTabelle(rows, {titel: worte.titel});
  const leistung = leistungstabelle(daten, teile, spalten);
  const {stand} = daten.bild;
  const mitLeistung = leistung.zeilen.length > 0;
  const angaben = angabenOf(
    {
      titel: worte.titel,
      untertitel: worte.untertitel(
        spalten.map(({name}) => name),
        teile.length
      ),
      name: {
        was: "problemfelder",
        wo: [...new Set(spalten.map(({ebene}) => ebene))].join("-"),
        wann: letzterOf(zellen.map(({lage}) => lage.zeitraum)),
        ansicht: "matrix"
      },
      quellen: [
        ...new Set([
          ...zellen.flatMap(({lage}) => lage.quellenvermerke),
          ...(mitLeistung ? [leistungsquelle(stand)] : [])
        ])
      ],
      zeichen: zeichenOf(rows),
      hinweise: [worte.hinweis, ...(mitLeistung ? [texteLeistungen.wirkung] : [])],
      datenstand: neuesterOf(zellen.map(({lage}) => lage.zeitraum))
    },
    document
  );
  const {marke} = texteLeistungen.beispiel;
  return {
    ...angaben,
    vermerke: [...angaben.vermerke, ...(mitLeistung && stand.beispiel ? [worte.beispiel(marke)] : [])],
    tabellen: [
      {
        ...werte,
        spalten: [{name: "problemfeld", art: "text", ...worte.spalten.problemfeld}, ...werte.spalten],
        zeilen: werte.zeilen.map((zeile, i) => [zellen[i]!.feld, ...zeile])
      },
      ...(mitLeistung ? [leistung] : [])
    ]
  };
}
