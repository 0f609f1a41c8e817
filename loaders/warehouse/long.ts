import {z} from "zod";
import {GebietId, LorStand, Status, Zeitraum} from "../contract/release.js";
import {columnsOf} from "./grammar.js";
import type {Grammar} from "./grammar.js";

/** One figure in long form: what a row of a wide release says of one area and one Merkmal, by sex and age. */
export const Langwert = z.strictObject({
  lor_stand: LorStand,
  gebiet_id: GebietId,
  merkmal: z.string().regex(/^[a-z][a-z0-9_]*$/),
  zeitraum: Zeitraum,
  geschlecht: z.enum(["insgesamt", "maennlich", "weiblich"]),
  altersgruppe: z.string().regex(/^[a-z0-9_]+$/),
  wert: z.number().nullable(),
  status: Status,
  anmerkung: z.string()
});

/** A file of such rows, sorted by all that names a figure. */
export const langform: Grammar = {
  columns: columnsOf(Langwert),
  key: ["lor_stand", "gebiet_id", "merkmal", "zeitraum", "geschlecht", "altersgruppe"],
  linesSortAsKeys: true
};

/** What no column can say by itself: a state without a number has none, and zero is called zero. */
export const langformConditions = [
  "(wert IS NULL) = (status NOT IN ('wert', 'null_wert'))",
  "coalesce(wert = 0, false) = (status = 'null_wert')"
];
