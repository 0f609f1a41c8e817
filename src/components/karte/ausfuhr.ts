import type {Ausfuhr} from "../../lib/ausfuhr/modell.js";
import {werteTabelle, type Wertezeile} from "../../lib/ausfuhr/werte.js";
import {texteAusfuhr} from "../../lib/texte/ausfuhr.js";
import {texteKarte} from "../../lib/texte/karte.js";
import {luecken, type Bild, type Vergleich, type Zeile} from "./bild.js";
import {kartenAngaben} from "./kartenblatt.js";

/** Bezirk and Berlin as rows beside those of the areas. */
const vergleichszeilen = {
  bezirk: {gebiet_id: "10", gebiet_name: texteAusfuhr.gebiete.bezirk, ebene: "bezirk"},
  berlin: {gebiet_id: "00", gebiet_name: texteAusfuhr.gebiete.berlin, ebene: "berlin"}
} as const satisfies Record<Vergleich["art"], unknown>;

/**
 * What the map shows as a file of data: one row per area and one for each number beside them, value as displayed, interval, verdicts, and
 * an empty value with its state where there is none.
 */
export function kartenAusfuhr(bild: Bild, document: Document): Ausfuhr {
  const {indikator, reihe, ebene, zeilen, vergleiche} = bild;
  const gemeinsam = {
    lor_stand: reihe.lor_stand,
    indikator,
    zeitraum: reihe.zeitraum,
    quellen: reihe.quellenvermerke
  };
  const gebiet = ({gebiet_id, name, wert, status, ki, wenige, urteile, anmerkung}: Zeile): Wertezeile => ({
    ...{...gemeinsam, gebiet_id, gebiet_name: name, ebene, urteile},
    wert: {wert, status, ki: ki && {...ki, wenige}, anmerkung},
    wenige
  });
  const daneben = ({art, wert}: Vergleich): Wertezeile => ({
    ...gemeinsam,
    ...vergleichszeilen[art],
    wert: {wert, status: wert === null ? "fehlt" : "wert"}
  });
  const angaben = kartenAngaben(bild, {grenzen: undefined, document});
  return {
    ...angaben,
    zeichen: luecken(bild)
      .filter(({erklaerung}) => erklaerung !== "")
      .map(({zeichen, name, erklaerung, grund}) => ({
        zeichen: grund === "wenige" ? texteKarte.status.wenige.zeichen : zeichen,
        bedeutung: `${name}: ${erklaerung}`
      })),
    hinweise: [
      ...new Set([
        indikator.definition,
        ...angaben.hinweise,
        ...bild.brueche.uebrige.map(({ab, grund}) => texteKarte.titel.bruch(ab, grund)),
        ...indikator.hinweise
      ])
    ],
    tabellen: [
      werteTabelle([...zeilen.map(gebiet), ...vergleiche.map(daneben)], {
        titel: `${indikator.titel} (${indikator.einheit})`
      })
    ]
  };
}
