import type {BefundeData, Befundindikator, VersorgungsbildData} from "../../../loaders/marts/befundeShapes.js";
import {lageOf, type Lage} from "../saetze/lage.js";
import {versorgungOf} from "../saetze/versorgung.js";
import {urteilOf, type Feld} from "./matrix.js";

export type Gruppe = VersorgungsbildData["gruppen"][number];

/** An area in which a burden of a field lies clearly above the rest of the Bezirk and a group of the field has a robust gap. */
export interface Treffen {
  feld: string;
  indikator: Befundindikator;
  gruppe: Gruppe;
  gebiet: {gebiet_id: string; name: string; ebene: "bzr" | "plr"};
  /** The date the verdict on the burden is of. */
  stand: string;
}

/** The target groups of *feld* whose members are counted in small areas, in the field's order: only they have a rate and a gap. */
export const gezaehlteGruppen = ({gruppen}: Pick<VersorgungsbildData, "gruppen">, {zielgruppen}: Feld): Gruppe[] =>
  zielgruppen.flatMap((id) => gruppen.filter((g) => g.id === id && g.gezaehlt));

/**
 * Where need and shortfall coincide in *feld*, Bezirksregionen before Planungsräume: a burden of *leit* is above by its interval
 * (the verdict may be of an older date), and a counted group has a robust gap. A gap that hangs on the weight of need does not
 * count, nor does anything missing or withheld. *neu* gives the state of an area in an indicator.
 */
export function zusammentreffenOf(
  befunde: BefundeData,
  bild: VersorgungsbildData,
  feld: Feld,
  leit: readonly Befundindikator[],
  neu: (indikator: string, gebiet: string) => Lage | null = (i, g) => lageOf(befunde, i, g)
): Treffen[] {
  const gruppen = gezaehlteGruppen(bild, feld);
  const belastungen = leit.filter(({kopf}) => kopf.polaritaet === "belastung");
  return (["bzr", "plr"] as const).flatMap((ebene) =>
    belastungen.flatMap((indikator) =>
      gruppen.flatMap((gruppe) =>
        befunde.gebiete[ebene].flatMap(({gebiet_id, name}): Treffen[] => {
          if (versorgungOf(bild, befunde, gruppe.id, gebiet_id)?.zeile?.urteil !== "robust") return [];
          const lage = neu(indikator.kopf.id, gebiet_id);
          const urteil = lage && urteilOf(lage);
          return lage && urteil?.urteil === "ueber"
            ? [
                {
                  ...{feld: feld.id, indikator, gruppe, stand: urteil.stand ?? lage.zeitraum},
                  gebiet: {gebiet_id, name, ebene}
                }
              ]
            : [];
        })
      )
    )
  );
}
