import {z} from "zod";
import {GebietId, LorStand} from "./lor.js";
import {Status, Zeitraum} from "./release.js";

/**
 * One figure typed from a report or taken from its PDF, a row of data/official/qpk/<bericht>.csv with `form` "bericht".
 * Key: `kennzahl`, `lor_stand`, `gebiet_id`, `zeitraum`, `einheit`.
 */
export const Berichtswert = z.strictObject({
  /** Id of the report, the name of its file: kernindikatoren-2017. */
  bericht: z.string().regex(/^[a-z0-9][a-z0-9-]*$/),
  /** Full title of the report, as it must be cited. */
  titel: z.string().min(1),
  /** Year of publication; null if the report does not say. */
  jahr: z.int().min(1990).max(2100).nullable(),
  /** Page; "" if the figure came without one. */
  seite: z.string(),
  tabelle: z.string(),
  lor_stand: LorStand,
  gebiet_id: GebietId,
  /** Name of the figure in our register of Merkmale: e1, d2, arbeitslose_quote. */
  kennzahl: z.string().regex(/^[a-z][a-z0-9_]*$/),
  zeitraum: Zeitraum,
  wert: z.number().nullable(),
  status: Status,
  einheit: z.string().min(1),
  anmerkung: z.string()
});
export type Berichtswert = z.infer<typeof Berichtswert>;
