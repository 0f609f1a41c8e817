import {formatCsv, type Zelle} from "../../lib/csv.js";
import {texteKarte} from "../../lib/texte/karte.js";
import {urteile, zustandOf} from "../../lib/zustaende.js";
import type {Bild} from "./bild.js";

/**
 * What the map shows as a file, one row per area and one for each number beside them: value as displayed, interval, verdicts, and an
 * empty cell with the name of its state for a missing value. Every row names indicator, date, unit and source.
 */
export function csvOf(bild: Bild, {version}: {version: string}): {name: string; text: string} {
  const {indikator, reihe, ebene, zeilen, vergleiche} = bild;
  const {csv, ebenen} = texteKarte;
  const zahl = (wert: number | null | undefined): Zelle =>
    wert === null || wert === undefined ? null : {zahl: wert, stellen: indikator.nachkommastellen};
  const rest = [indikator.quelle_kurz, reihe.quellenvermerke.join("; "), version];
  const kopf = [indikator.id, indikator.titel, reihe.zeitraum];
  const rows = zeilen.map((z): Zelle[] => [
    ...[z.gebiet_id, z.name, ebenen[ebene].einzahl, reihe.lor_stand, ...kopf],
    ...[zahl(z.wert), indikator.einheit],
    ...[zahl(z.ki?.unten), zahl(z.ki?.oben)],
    z.wert === null ? zustandOf(z.status).name : z.wenige ? csv.wenige : "",
    ...[z.urteile.bezirk && urteile[z.urteile.bezirk].kurz, z.urteile.berlin && urteile[z.urteile.berlin].kurz],
    ...rest
  ]);
  const daneben = vergleiche.map((v): Zelle[] => [
    ...[v.art === "bezirk" ? "10" : "00", csv[v.art], "", reihe.lor_stand, ...kopf],
    ...[zahl(v.wert), indikator.einheit, null, null, v.wert === null ? zustandOf("fehlt").name : "", "", "", ...rest]
  ]);
  return {
    name: `mh_${indikator.id}_${ebene}_${reihe.zeitraum.replaceAll("/", "-")}_karte_v${version}.csv`,
    text: formatCsv([csv.spalten, ...rows, ...daneben])
  };
}
