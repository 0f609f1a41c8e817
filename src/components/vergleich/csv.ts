import {formatCsv, type Zelle} from "../../lib/csv.js";
import type {Lage} from "../../lib/saetze/lage.js";
import {texteVergleich} from "../../lib/texte/vergleich.js";
import type {Gebietsvergleich} from "../../lib/vergleich/tabelle.js";
import {zustandOf} from "../../lib/zustaende.js";
import {urteilText} from "./Wertetabelle.js";

/**
 * The comparison as a file: one row per indicator and area, then Bezirk and Berlin, with all decimals the pages show. A value that
 * is missing or withheld is an empty cell with the name of its state in a column of its own.
 */
export function csvOf({gebiete, zeilen}: Gebietsvergleich, {version}: {version: string}): {name: string; text: string} {
  const {csv} = texteVergleich;
  const rows = zeilen.flatMap(({kopf, zellen, bezirk}) => {
    const zahl = (wert: number | null | undefined): Zelle =>
      wert === null || wert === undefined ? null : {zahl: wert, stellen: kopf.nachkommastellen};
    const row = (
      id: string,
      name: string,
      ebene: string,
      zeitraum: string,
      wert: Lage["wert"],
      klasse: string,
      urteil: string
    ): Zelle[] => [
      ...[id, name, ebene, kopf.id, kopf.titel, zeitraum],
      ...[zahl(wert.wert), kopf.einheit],
      ...[zahl(wert.wert === null ? null : wert.ki?.unten), zahl(wert.wert === null ? null : wert.ki?.oben)],
      ...[wert.wert === null ? zustandOf(wert.status).name : "", klasse, urteil, kopf.quellenvermerk]
    ];
    const berlin = zellen.find(({lage}) => lage)?.lage;
    return [
      ...zellen.flatMap((zelle) => {
        const {gebiet, lage, klasse} = zelle;
        return lage
          ? [
              row(
                ...([gebiet.gebiet_id, gebiet.name, gebiet.ebene, lage.zeitraum, lage.wert] as const),
                klasse ? `${klasse.nummer}/${klasse.von}` : "",
                urteilText(zelle)
              )
            ]
          : [];
      }),
      ...(bezirk ? [row(bezirk.gebiet.gebiet_id, csv.bezirk, "bezirk", bezirk.zeitraum, bezirk.wert, "", "")] : []),
      ...(berlin ? [row("0", csv.berlin, "berlin", berlin.zeitraum, berlin.berlin, "", "")] : [])
    ];
  });
  return {
    name: `mh_vergleich_${gebiete.map(({gebiet_id}) => gebiet_id).join("-")}_v${version}.csv`,
    text: formatCsv([csv.spalten, ...rows])
  };
}
