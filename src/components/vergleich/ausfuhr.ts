import {berlinzeileOf, neuesterOf, zeileOf} from "../../lib/ausfuhr/lagen.js";
import type {Ausfuhr} from "../../lib/ausfuhr/modell.js";
import {werteTabelle, zeichenOf} from "../../lib/ausfuhr/werte.js";
import {zeitspanneOf} from "../../lib/ausfuhr/umfang.js";
import {texteVergleich} from "../../lib/texte/vergleich.js";
import type {Gebietsvergleich} from "../../lib/vergleich/tabelle.js";
import {angabenOf} from "../bild/angaben.js";

/**
 * The comparison as a file of data: one row per indicator and area, then Bezirk and Berlin, as displayed; null without an area. A
 * value that is missing or withheld is empty beside its state.
 */
export function vergleichAusfuhr({gebiete, zeilen}: Gebietsvergleich, document: Document): Ausfuhr | null {
  if (gebiete.length === 0) return null;
  const rows = zeilen.flatMap(({zellen, bezirk}) => {
    const lagen = zellen.flatMap(({lage}) => lage ?? []);
    const [erste] = lagen;
    return [...lagen.map(zeileOf), ...(bezirk ? [zeileOf(bezirk)] : []), ...(erste ? [berlinzeileOf(erste)] : [])];
  });
  const {ausfuhr} = texteVergleich;
  const titel = ausfuhr.titel(gebiete.map(({name}) => name));
  const ebenen = [...new Set(gebiete.map(({ebene}) => texteVergleich.ebenen[ebene].mehrzahl))];
  const zeitraeume = zeilen.flatMap((zeile) => zeile.zeitraeume);
  return {
    ...angabenOf(
      {
        titel,
        untertitel: texteVergleich.umfang(ebenen, zeilen.length),
        name: {
          ...{was: "vergleich", wo: gebiete.map(({gebiet_id}) => gebiet_id).join("-")},
          ...{wann: zeitspanneOf(zeitraeume), ansicht: "tabelle"}
        },
        quellen: [...new Set(zeilen.flatMap(({quellenvermerke}) => quellenvermerke))],
        zeichen: zeichenOf(rows),
        hinweise: [texteVergleich.zufall],
        datenstand: neuesterOf(zeitraeume)
      },
      document
    ),
    tabellen: [werteTabelle(rows, {titel})]
  };
}
