import type {GebietRef, Kennzahl} from "../../../loaders/marts/shapes.js";
import {formatIntervall, formatWert} from "../../lib/format.js";
import {texteProfil} from "../../lib/texte/profil.js";
import {Klassenstreifen} from "../charts/Klassenstreifen.js";
import {Punktstreifen, type Vergleichslinie} from "../charts/Punktstreifen.js";
import {istVergleichbar} from "./saetze.js";

/** Lines for Bezirk and Berlin, where their values may stand on the axis of the areas. */
export function vergleicheOf(kennzahl: Pick<Kennzahl, "verteilung" | "bezirk" | "berlin">): Vergleichslinie[] {
  const {verteilung, bezirk, berlin} = kennzahl;
  if (!bezirk || !istVergleichbar(verteilung, bezirk.wert)) return [];
  return [
    {art: "bezirk" as const, name: texteProfil.bezirk, wert: bezirk.wert!},
    ...(berlin.wert === null ? [] : [{art: "berlin" as const, name: texteProfil.berlin, wert: berlin.wert}])
  ];
}

/** The dot strip of one line of a profile; null where fewer than three areas have a value to compare with. */
export function streifenOf(
  kennzahl: Kennzahl,
  gebiet: Pick<GebietRef, "gebiet_id">,
  options: {width: number; beschriftet?: boolean; document?: Document}
): SVGSVGElement | null {
  const {indikator, verteilung} = kennzahl;
  if (verteilung.filter((d) => d.wert !== null).length < 3) return null;
  const {ki} = kennzahl.gebiet;
  const eigen = formatWert(kennzahl.gebiet, indikator);
  const text = (wert: Kennzahl["bezirk"]) => (!wert || wert.wert === null ? null : formatWert(wert, indikator));
  const shared = {
    ...options,
    gebiet_id: gebiet.gebiet_id,
    ariaLabel: texteProfil.kennzahlen.streifenName(indikator.kurztitel, {
      wert:
        ki && !indikator.klassen
          ? `${eigen} (${texteProfil.unsicherheit.intervall} ${formatIntervall(ki, indikator)})`
          : eigen,
      bezirk: text(kennzahl.bezirk),
      berlin: text(kennzahl.berlin),
      ohne: !ki && !indikator.klassen
    })
  };
  return indikator.klassen
    ? Klassenstreifen(verteilung, {...shared, klassen: indikator.klassen})
    : Punktstreifen(verteilung, {...shared, einheit: indikator, vergleiche: vergleicheOf(kennzahl)});
}
