import type {Catalogue, Indicator} from "../contract/catalogue.js";
import {BERLIN, BEZIRK} from "../contract/lor.js";
import type {LorStand} from "../contract/lor.js";
import {jahrOf} from "../../src/lib/format.js";
import type {Bezirkswerte, BezirkswertRow} from "./bezirkswerte.js";
import {kopfOf, vermerkeOf} from "./koepfe.js";
import type {Flaechenebene, KarteData, KarteReihe} from "./shapes.js";

const flaechenebenen = ["plr", "bzr", "pgr", "bezirk"] as const satisfies readonly Flaechenebene[];
const editions = ["2019", "2021"] as const satisfies readonly LorStand[];

/**
 * The edition a level is shown in at one date: PLR as they were counted then, from the indicator's own source; everything
 * above in the areas of 2021, which hold the same people.
 */
function editionFor(indicator: Indicator, rows: BezirkswertRow[], ebene: Flaechenebene): LorStand | null {
  if (ebene !== "plr") return rows.some((r) => r.lor_stand === "2021") ? "2021" : null;
  const native = rows.filter((r) => !r.umgerechnet && r.quelle === indicator.quelle);
  return native.some((r) => r.lor_stand === "2021") ? "2021" : native.length > 0 ? "2019" : null;
}

function reiheOf(
  werte: Bezirkswerte,
  catalogue: Catalogue,
  indicator: Indicator,
  ebene: Flaechenebene,
  zeitraum: string
): KarteReihe | null {
  const rows = werte.totals(indicator.id, ebene).filter((r) => r.zeitraum === zeitraum);
  const lorStand = editionFor(indicator, rows, ebene);
  if (lorStand === null) return null;
  const shown = werte
    .gebieteOf(lorStand, ebene)
    .map((g) => ({g, row: werte.row(indicator.id, lorStand, g.gebiet_id, zeitraum)}));
  if (shown.every(({row}) => row === undefined)) return null;
  const status = shown.map(({row}) => row?.status ?? "fehlt");
  return {
    zeitraum,
    lor_stand: lorStand,
    umgerechnet: shown.some(({row}) => row?.umgerechnet),
    werte: shown.map(({row}) => row?.wert ?? null),
    status: status.every((s) => s === "wert") ? null : status,
    anmerkungen: Object.fromEntries(
      shown.flatMap(({g, row}) => (row?.anmerkung ? [[g.gebiet_id, row.anmerkung]] : []))
    ),
    quellenvermerke: vermerkeOf(
      werte,
      catalogue,
      indicator,
      shown.flatMap(({row}) => row ?? [])
    ),
    bezirk: werte.wert(indicator.id, "2021", BEZIRK, zeitraum).wert,
    berlin: werte.wert(indicator.id, "2021", BERLIN, zeitraum).wert
  };
}

/** Everything the map shows: per indicator, level and date the values of all areas, in the edition they were counted in. */
export function karteData(werte: Bezirkswerte, catalogue: Catalogue): KarteData {
  const gebieteOf = (edition: LorStand, ebene: Flaechenebene): KarteData["gebiete"]["2021"]["plr"] =>
    werte.gebieteOf(edition, ebene).map(({gebiet_id, name, parent_id}) => ({
      gebiet_id,
      name,
      parent_id: parent_id ?? BERLIN,
      parent_name: werte.gebiet(edition, parent_id ?? BERLIN).name
    }));
  const gebiete = Object.fromEntries(
    editions.map((edition) => [edition, Object.fromEntries(flaechenebenen.map((e) => [e, gebieteOf(edition, e)]))])
  ) as KarteData["gebiete"];
  const indikatoren = catalogue.indicators.map((indicator) => ({
    ...kopfOf(indicator, catalogue),
    ebenen: flaechenebenen
      .filter((ebene) => indicator.ebenen.includes(ebene))
      .map((ebene) => {
        const dates = [...new Set(werte.totals(indicator.id, ebene).map((r) => r.zeitraum))];
        return {
          ebene,
          reihen: dates
            .sort((a, b) => jahrOf(a) - jahrOf(b))
            .flatMap((zeitraum) => reiheOf(werte, catalogue, indicator, ebene, zeitraum) ?? [])
        };
      })
      .filter(({reihen}) => reihen.length > 0)
  }));
  return {mindestbesetzung_klasse: catalogue.methode.mindestbesetzung_klasse, gebiete, indikatoren};
}
