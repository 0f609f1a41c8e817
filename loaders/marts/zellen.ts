import type {DuckDBConnection} from "@duckdb/node-api";
import {z} from "zod";
import type {Zahl} from "./leistungenShapes.js";
import {queryRows} from "./query.js";

const ZellenRow = z
  .strictObject({
    tabelle: z.string(),
    jahr: z.int(),
    zentrum_id: z.string().nullable(),
    angebot_id: z.string().nullable(),
    zielgruppe: z.string().nullable(),
    merkmal: z.string().nullable(),
    groesse: z.string(),
    wert: z.number().nullable(),
    status: z.enum(["wert", "null_wert", "geschuetzt"]),
    unvollstaendig: z.boolean()
  })
  .refine(({wert, status}) => wert !== null || status === "geschuetzt", "a cell without a value must be withheld");

/** One published number of the centres' records, see table `zellen`. */
export type Zelle = z.infer<typeof ZellenRow>;

const zellenSql = `
-- Which numbers of the centres' records does this edition publish, and which does it withhold?
SELECT * EXCLUDE (zelle) FROM zellen ORDER BY ALL`;

/** Reads all cells of the centres' records; empty without records. */
export function readZellen(warehouse: DuckDBConnection): Promise<Zelle[]> {
  return queryRows(warehouse, ZellenRow, zellenSql);
}

/** The number of a cell to hundredths, so that 0.1 + 0.2 is 0.3; null where nobody recorded it, "geschuetzt" where it is withheld. */
export function zahlOf(zelle: Pick<Zelle, "wert"> | undefined): Zahl {
  if (zelle === undefined) return null;
  return zelle.wert === null ? "geschuetzt" : Number(zelle.wert.toFixed(2));
}
