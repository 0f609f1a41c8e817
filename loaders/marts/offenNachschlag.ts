import type {Catalogue, Indicator, Lizenz, Source} from "../contract/catalogue.js";
import {merkmaleOf} from "../contract/readCatalogue.js";
import {dcatLizenz, lizenzIds} from "./offeneLizenzen.js";
import type {BeobachtungRow} from "./offenTabellen.js";

/** The catalogue by id; throws for an id it does not have. */
export class Nachschlag {
  private readonly licences = new Map<string, string>();

  constructor(readonly catalogue: Catalogue) {}

  private find<T extends {id: string}>(list: readonly T[], what: string, id: string): T {
    const found = list.find((entry) => entry.id === id);
    if (!found) throw new Error(`${what}: ${id} is not in the catalogue`);
    return found;
  }
  source = (id: string): Source => this.find(this.catalogue.sources, "quelle", id);
  /** The sources with these ids, each once, by id. */
  sources = (ids: Iterable<string>): Source[] => [...new Set(ids)].sort().map(this.source);
  indicator = (id: string): Indicator => this.find(this.catalogue.indicators, "indikator_id", id);
  lizenz = (id: string): Lizenz => this.find(this.catalogue.lizenzen, "lizenz", id);
  /** All licences of a source, its own first. */
  lizenzenVon = (id: string): Lizenz[] => lizenzIds(this.source(id)).map(this.lizenz);

  /** Whether everything a source says may be passed on. */
  isOffen = (id: string): boolean => this.lizenzenVon(id).every((lizenz) => dcatLizenz(lizenz) !== null);

  /** Sources that a value needs besides its own: the denominator's, or the boundaries' where it is per hectare. */
  weitere({berechnung: b}: Indicator): string[] {
    if (b.art === "quote") return [b.nenner_quelle];
    return b.art === "dichte" ? ["lor"] : [];
  }

  /** All sources that a row of the data holds figures of. */
  quellenVon({indikator_id, quelle, ki_nenner}: BeobachtungRow): string[] {
    const indicator = this.indicator(indikator_id);
    const nenner = ki_nenner !== null && indicator.ki_nenner ? [indicator.ki_nenner.quelle] : [];
    return [quelle, ...this.weitere(indicator), ...nenner];
  }

  /** All sources with an open licence that an indicator or its interval is computed from. */
  alle(indicator: Indicator): string[] {
    const {berechnung: b, ki_nenner} = indicator;
    if (b.art === "veraenderung") return this.alle(this.indicator(b.indikator));
    const ids = [
      ...merkmaleOf(indicator).map((key) => key.split(" ")[0] ?? ""),
      ...this.weitere(indicator),
      ...(ki_nenner ? [ki_nenner.quelle] : [])
    ];
    return [...new Set(ids)].filter(this.isOffen);
  }

  /** All sources that the need index is computed from, whatever their licence. */
  quellenDesIndex(): string[] {
    const known = new Map(this.catalogue.indicators.map((i) => [i.id, i]));
    // A catalogue cut down for a small database may lack indicators of the index; then there is no index either.
    const ids = [...this.catalogue.bedarfsindex.indikatoren.map(({indikator}) => indikator), "einwohner"];
    const own = ids.flatMap((id) => known.get(id) ?? []);
    return [...new Set(own.flatMap((i) => [i.quelle, ...merkmaleOf(i).map((key) => key.split(" ")[0] ?? "")]))];
  }

  /** Licences a row stands under, those of its own source first. */
  lizenzen(row: BeobachtungRow): string {
    const ids = this.quellenVon(row);
    const key = ids.join(" ");
    const known = this.licences.get(key);
    if (known !== undefined) return known;
    const found = [...new Set(ids.flatMap((id) => lizenzIds(this.source(id))))].join(" ");
    this.licences.set(key, found);
    return found;
  }
}
