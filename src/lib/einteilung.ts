import type {Flaechenebene, KarteIndikator, KarteReihe} from "../../loaders/marts/shapes.js";
import {
  abweichungEinteilung,
  eigeneEinteilung,
  hatNegative,
  quantileEinteilung,
  type Einteilung
} from "../method/klassen.js";

/** Values of all areas, and behind which of them there are too few cases. */
type Werte = Pick<KarteReihe, "werte"> & {ki: Pick<NonNullable<KarteReihe["ki"]>, "wenige"> | null};

/** Values that may be compared: those behind which there are too few cases set no bounds and are in no class. */
export function vergleichbar({werte, ki}: Werte): (number | null)[] {
  return werte.map((wert, i) => (ki?.wenige?.[i] ? null : wert));
}

/**
 * The classes of an indicator's values *gezeigt* at one level, the same for map, table and matrix: its own classes; on both
 * sides of 0 for an indicator that is below it anywhere; else quantiles of the newest date. At levels with few areas no class
 * holds fewer than *mindestbesetzung*.
 */
export function einteilungOf(
  indikator: Pick<KarteIndikator, "klassen" | "nachkommastellen" | "klassifikation" | "ebenen">,
  ebene: Flaechenebene,
  gezeigt: Pick<KarteReihe, "lor_stand"> & Werte,
  mindestbesetzung: number
): Einteilung {
  if (indikator.klassen) return eigeneEinteilung(indikator.klassen, gezeigt.werte);
  const {nachkommastellen, klassifikation} = indikator;
  const reihen = indikator.ebenen.find((e) => e.ebene === ebene)?.reihen ?? [];
  const werte = vergleichbar(gezeigt);
  // One date below zero makes a signed indicator of it: all its levels and dates then have the same kind of colours.
  if (indikator.ebenen.some((e) => e.reihen.some((r) => hatNegative(r.werte, nachkommastellen))))
    return abweichungEinteilung({
      referenz: reihen.filter((r) => r.lor_stand === gezeigt.lor_stand).flatMap(vergleichbar),
      gezeigt: werte,
      nachkommastellen,
      mindestbesetzung
    });
  return quantileEinteilung({
    referenz: vergleichbar(reihen.at(-1) ?? gezeigt),
    gezeigt: werte,
    nachkommastellen,
    anzahl: klassifikation.anzahl,
    mindestbesetzung
  });
}
