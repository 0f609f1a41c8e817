import {z} from "zod";
import {Bedarfsindex, Jahresplanung} from "../contract/catalogue.js";
import type {Catalogue} from "../contract/catalogue.js";

/** data/listen/jahresplanung.json: the rules of the Verbund's annual session, and when the need index calls an area certain. */
export const PlanungData = z.strictObject({
  regeln: Jahresplanung,
  index: z.strictObject(Bedarfsindex.pick({oberster_anteil: true, robust_ab: true, wahrscheinlich_ab: true}).shape)
});
export type PlanungData = z.infer<typeof PlanungData>;

/** The rules as the catalogue has them. */
export function jahresplanungData({jahresplanung, bedarfsindex}: Catalogue): PlanungData {
  const {oberster_anteil, robust_ab, wahrscheinlich_ab} = bedarfsindex;
  return {regeln: jahresplanung, index: {oberster_anteil, robust_ab, wahrscheinlich_ab}};
}
