import type {Catalogue, Indicator} from "../contract/catalogue.js";
import {BERLIN, BEZIRK} from "../contract/lor.js";
import type {LorStand} from "../contract/lor.js";
import {endeOf} from "../../src/lib/alter.js";
import {urteileOf} from "./bezirkswerte.js";
import type {Bezirkswerte, BezirkswertRow} from "./bezirkswerte.js";
import {kopfOf, vermerkeOf} from "./koepfe.js";
import type {Flaechenebene, KarteData, KarteIndikator, KarteReihe} from "./shapes.js";

const flaechenebenen = ["plr", "bzr", "pgr", "bezirk"] as const satisfies readonly Flaechenebene[];
const editions = ["2019", "2021"] as const satisfies readonly LorStand[];

/**
 * The edition a level is shown in at one date: PLR as they were counted then, from the indicator's own source where it has
 * them; everything above in the areas of 2021, which hold the same people, or else as published.
 */
function editionFor(indicator: Indicator, rows: readonly BezirkswertRow[], ebene: Flaechenebene): LorStand | null {
  const counted = rows.filter((r) => !r.umgerechnet);
  const own = counted.filter((r) => r.quelle === indicator.quelle);
  // A change over the year 2021 exists only where the area is the same in both editions.
  const [candidates = rows] = ebene === "plr" ? [own, counted].filter((list) => list.length > 0) : [];
  return candidates.some((r) => r.lor_stand === "2021") ? "2021" : candidates.length > 0 ? "2019" : null;
}

/** The number of Bezirk or Berlin to set beside the areas; null where the indicator's levels must not be compared. */
function vergleichswert(werte: Bezirkswerte, indicator: Indicator, gebietId: string, zeitraum: string): number | null {
  if (!indicator.ebenen_vergleichbar) return null;
  const rows = editions.map((edition) => werte.row(indicator.id, edition, gebietId, zeitraum));
  return rows.findLast((row) => row !== undefined)?.wert ?? null;
}

/** Intervals, uncertain values and verdicts of a series; null if there are none, a null list where no area has an entry. */
function kiOfReihe(rows: readonly (BezirkswertRow | undefined)[]): KarteReihe["ki"] {
  const unten = rows.map((row) => row?.ki_unten ?? null);
  const wenige = rows.map((row) => row?.wenige ?? false);
  if (unten.every((x) => x === null) && !wenige.includes(true)) return null;
  const urteile = rows.map(urteileOf);
  const gegen = (womit: "bezirk" | "berlin"): NonNullable<KarteReihe["ki"]>["bezirk"] =>
    urteile.some((u) => u[womit] !== null) ? urteile.map((u) => u[womit]) : null;
  return {
    unten,
    oben: rows.map((row) => row?.ki_oben ?? null),
    wenige: wenige.includes(true) ? wenige : null,
    bezirk: gegen("bezirk"),
    berlin: gegen("berlin")
  };
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
  const remarks = new Set(shown.map(({row}) => row?.anmerkung ?? ""));
  const [gemeinsam = ""] = remarks.size === 1 ? remarks : [];
  const status = shown.map(({row}) => row?.status ?? "fehlt");
  return {
    zeitraum,
    lor_stand: lorStand,
    umgerechnet: shown.some(({row}) => row?.umgerechnet),
    werte: shown.map(({row}) => row?.wert ?? null),
    status: status.every((s) => s === "wert") ? null : status,
    anmerkungen: Object.fromEntries(
      shown.flatMap(({g, row}) => (row?.anmerkung && gemeinsam === "" ? [[g.gebiet_id, row.anmerkung]] : []))
    ),
    anmerkung: gemeinsam,
    quellenvermerke: vermerkeOf(
      werte,
      catalogue,
      indicator,
      shown.flatMap(({row}) => row ?? [])
    ),
    bezirk: vergleichswert(werte, indicator, BEZIRK, zeitraum),
    berlin: vergleichswert(werte, indicator, BERLIN, zeitraum),
    ki: kiOfReihe(shown.map(({row}) => row))
  };
}

/** True if the map offers the indicator: a single value for the Bezirk makes no map. */
export function istAufKarte({ebenen}: Pick<Indicator, "ebenen">): boolean {
  return ebenen.some((ebene) => ebene === "plr" || ebene === "bzr" || ebene === "pgr");
}

/** All values of the indicators on the map, by id: per level and date those of all areas, in the edition they were counted in. */
export function karteIndikatoren(werte: Bezirkswerte, catalogue: Catalogue): Map<string, KarteIndikator> {
  return new Map(
    catalogue.indicators.filter(istAufKarte).map((indicator) => {
      const ebenen = flaechenebenen
        .filter((ebene) => indicator.ebenen.includes(ebene))
        .map((ebene) => {
          const dates = [...new Set(werte.totals(indicator.id, ebene).map((r) => r.zeitraum))];
          return {
            ebene,
            reihen: dates
              .sort((a, b) => endeOf(a).localeCompare(endeOf(b)))
              .flatMap((zeitraum) => reiheOf(werte, catalogue, indicator, ebene, zeitraum) ?? [])
          };
        })
        .filter(({reihen}) => reihen.length > 0);
      return [indicator.id, {...kopfOf(indicator, catalogue), ebenen}];
    })
  );
}

/** What the map page starts with: the areas, and which indicators, levels and dates there are to choose from. */
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
  const indikatoren = [...karteIndikatoren(werte, catalogue).values()].map(
    ({id, titel, kurztitel, problemfeld, polaritaet, ebenen}) => ({
      id,
      titel,
      kurztitel,
      problemfeld,
      polaritaet,
      ebenen: ebenen.map(({ebene, reihen}) => ({
        ebene,
        reihen: reihen.map(({zeitraum, lor_stand}) => ({zeitraum, lor_stand}))
      }))
    })
  );
  return {
    mindestbesetzung_klasse: catalogue.methode.mindestbesetzung_klasse,
    gebiete,
    problemfelder: catalogue.problemfelder
      .filter(({id}) => indikatoren.some((i) => i.problemfeld === id))
      .map(({id, titel}) => ({id, titel})),
    indikatoren
  };
}
