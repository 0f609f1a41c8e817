import type {StandardsJahr, Standardstand} from "../../../loaders/marts/standardsShapes.js";

/** Why the Verbund may want to talk about a standard, in the order the list has them. */
const offenarten = ["nicht_erfuellt", "teilweise", "ohneEinschaetzung", "ohneNachweis", "ohneBeleg"] as const;
export type Offenart = (typeof offenarten)[number];

const trifft: Record<Offenart, (stand: Standardstand) => boolean> = {
  nicht_erfuellt: ({einschaetzung}) => einschaetzung === "nicht_erfuellt",
  teilweise: ({einschaetzung}) => einschaetzung === "teilweise",
  ohneEinschaetzung: ({einschaetzung}) => einschaetzung === null,
  ohneNachweis: ({einschaetzung, nachweise}) =>
    einschaetzung !== null && einschaetzung !== "nicht_erfuellt" && nachweise.length === 0,
  ohneBeleg: ({belege}) => belege.length === 0
};

export interface OffenerPunkt {
  standard: string;
  art: Offenart;
  /** Names of the centres, in the order of *jahr*, which is that of the alphabet. */
  zentren: string[];
}

/**
 * What is open in *jahr*, by standard and kind; kinds without a centre are left out. A centre that reported no month is in none of
 * them: nothing is known of it. A standard that a centre itself calls not met needs no evidence.
 */
export function offenePunkte({zentren}: StandardsJahr, standards: readonly {id: string}[]): OffenerPunkt[] {
  const gemeldet = zentren.filter((zentrum) => zentrum.gemeldet > 0);
  return standards.flatMap(({id}) =>
    offenarten.flatMap((art) => {
      const namen = gemeldet.flatMap(({name, standards: eigene}) =>
        eigene.some((stand) => stand.standard === id && trifft[art](stand)) ? [name] : []
      );
      return namen.length > 0 ? [{standard: id, art, zentren: namen}] : [];
    })
  );
}
