import type {Catalogue, Indicator} from "../contract/catalogue.js";
import type {IndikatorKopf} from "./shapes.js";

/** What pages show of an indicator beside its value; throws if the catalogue lacks its source. */
export function kopfOf(indicator: Indicator, catalogue: Catalogue): IndikatorKopf {
  const source = catalogue.sources.find((s) => s.id === indicator.quelle);
  if (!source) throw new Error(`quelle: ${indicator.quelle} of ${indicator.id} is not in the catalogue`);
  const {id, titel, kurztitel, einheit, einheit_kurz, nachkommastellen, definition, polaritaet} = indicator;
  const {hinweise, brueche, klassifikation, klassen} = indicator;
  return {
    id,
    titel,
    kurztitel,
    einheit,
    einheit_kurz,
    nachkommastellen,
    definition,
    polaritaet,
    hinweise,
    brueche,
    klassifikation,
    klassen,
    quelle_kurz: source.kurztitel,
    quellenvermerk: source.quellenvermerk
  };
}
