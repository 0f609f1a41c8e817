import type {Catalogue, Indicator, Source} from "../contract/catalogue.js";
import type {Bezirkswerte, BezirkswertRow} from "./bezirkswerte.js";
import type {IndikatorKopf, KennzahlKopf} from "./shapes.js";

/** The releases that *rows* come from, as "quelle release"; a change also comes from those of its first year. */
export function releasesOf(werte: Bezirkswerte, indicator: Indicator, rows: readonly BezirkswertRow[]): Set<string> {
  const {berechnung: b} = indicator;
  return new Set(
    rows.flatMap((row) => {
      const first =
        b.art === "veraenderung"
          ? werte.row(b.indikator, row.lor_stand, row.gebiet_id, `${row.zeitraum.slice(0, 4)}-12-31`)
          : undefined;
      return [row, ...(first ? [first] : [])].map((r) => `${r.quelle} ${r.release}`);
    })
  );
}

/** Lines of attribution of the releases that *rows* come from, each once; throws if the catalogue lacks a source. */
export function vermerkeOf(
  werte: Bezirkswerte,
  catalogue: Catalogue,
  indicator: Indicator,
  rows: readonly BezirkswertRow[]
): string[] {
  const lines = [...releasesOf(werte, indicator, rows)].sort().map((key) => {
    const [quelle, release = ""] = key.split(" ");
    const source = catalogue.sources.find((s) => s.id === quelle);
    if (!source) throw new Error(`quelle: ${quelle} is not in the catalogue`);
    return source.quellenvermerke[release] ?? source.quellenvermerk;
  });
  // The row names the release of the value; a denominator from another source is used under that one's licence, too.
  const nenner = catalogue.sources.find((s) => s.id === nennerQuelleOf(indicator));
  return [...new Set([...lines, ...(nenner ? [nenner.quellenvermerk] : [])])];
}

/** The source of the denominator of the value or of its interval, where it is another than the value's own; else null. */
export function nennerQuelleOf({berechnung: b, ki_nenner}: Indicator): string | null {
  return b.art === "quote" ? b.nenner_quelle : (ki_nenner?.quelle ?? null);
}

/** What a line of a list shows of an indicator beside its value; throws if the catalogue lacks its source. */
export function kennzahlKopfOf(indicator: Indicator, catalogue: Catalogue): KennzahlKopf {
  const source = catalogue.sources.find((s) => s.id === indicator.quelle);
  if (!source) throw new Error(`quelle: ${indicator.quelle} of ${indicator.id} is not in the catalogue`);
  const {id, titel, kurztitel, einheit, einheit_kurz, nachkommastellen, problemfeld, ebenen_vergleichbar, polaritaet} =
    indicator;
  return {
    id,
    titel,
    kurztitel,
    einheit,
    einheit_kurz,
    nachkommastellen,
    problemfeld,
    ebenen_vergleichbar,
    polaritaet,
    klassen: indicator.klassen,
    veraenderung: indicator.berechnung.art === "veraenderung",
    quelle_kurz: source.kurztitel,
    quellenvermerk: source.quellenvermerk,
    turnus_monate: source.turnus_monate
  };
}

/** Names of all licences a source's figures stand under, and the address of the first; throws if the catalogue lacks one. */
export function lizenzOf(source: Source, catalogue: Catalogue): {lizenz: string; lizenz_url: string} {
  const lizenzen = [source.lizenz, ...source.weitere_lizenzen].map((id) => {
    const lizenz = catalogue.lizenzen.find((l) => l.id === id);
    if (!lizenz) throw new Error(`lizenz: ${id} of ${source.id} is not in the catalogue`);
    return lizenz;
  });
  return {lizenz: lizenzen.map(({name}) => name).join("; "), lizenz_url: lizenzen[0]?.url ?? source.datensatz_url};
}

/** The same with definition, remarks and breaks, for pages that show one indicator. */
export function kopfOf(indicator: Indicator, catalogue: Catalogue): IndikatorKopf {
  const {definition, hinweise, brueche, klassifikation, ki_verfahren} = indicator;
  return {...kennzahlKopfOf(indicator, catalogue), definition, hinweise, brueche, klassifikation, ki_verfahren};
}
