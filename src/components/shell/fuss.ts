import type {Uebersicht} from "../../../loaders/marts/shapes.js";
import {formatZeitraum} from "../../lib/format.js";

/** Newest reference date of a source; null if it has no release. */
export function neuesterStichtag(quelle: Pick<Uebersicht["quellen"][number], "releases">): string | null {
  return quelle.releases.reduce<string | null>(
    (neuester, {stichtag}) => (neuester === null || stichtag > neuester ? stichtag : neuester),
    null
  );
}

/** One line for the footer: every source with its newest reference date. Sources without a release are left out. */
export function datenstandZeile(quellen: Uebersicht["quellen"]): string {
  return quellen
    .flatMap((quelle) => {
      const stichtag = neuesterStichtag(quelle);
      return stichtag === null ? [] : [`${quelle.kurztitel}: ${formatZeitraum(stichtag)}`];
    })
    .join(" · ");
}
