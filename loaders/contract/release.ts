import {z} from "zod";
import {zustaende} from "../../src/lib/zustaende.js";
import type {StatusOhneWert} from "../../src/lib/zustaende.js";
import {GebietId, LorStand} from "./lor.js";

/** A reference day 2020-12-31, a month 2026-07 or a year 2022 whose day is not known, or first and last year of a change or a mean 2018/2020. */
export const Zeitraum = z
  .string()
  .regex(
    /^\d{4}(-\d{2}(-\d{2})?)?$|^\d{4}\/\d{4}$/,
    "ist kein Stichtag (JJJJ-MM-TT), kein Monat (JJJJ-MM), kein Jahr (JJJJ) und kein Zeitraum (JJJJ/JJJJ)"
  );

/** What a cell is when it holds no number; the sign stands in the file and on the screen. See data/catalogue/methode.json. */
export const Status = z.enum(["wert", "null_wert", "geschuetzt", "fehlt", "nicht_gemeldet", "entfaellt"]);
export type Status = z.infer<typeof Status>;

/** Signs of the states without a number, as they stand in our files. */
export const zeichenByStatus = Object.fromEntries(
  Object.entries(zustaende).map(([status, {zeichen}]) => [status, zeichen])
) as Record<StatusOhneWert, string>;
export type {StatusOhneWert};

/** One column of a release: what it counts, in which unit, for which period. */
export const Merkmal = z.strictObject({
  name: z.string().regex(/^[a-z][a-z0-9_]*$/),
  titel: z.string().min(1),
  einheit: z.string().min(1),
  zeitraum: Zeitraum,
  /** Counts that add up from Planungsraum to Berlin; everything else is taken as published, level by level. */
  summierbar: z.boolean()
});
export type Merkmal = z.infer<typeof Merkmal>;

/** How the CSV of a release is laid out: a row an area, a row a facility, a row a figure of a report, or a register of areas. */
export const Form = z.enum(["gebiete", "einrichtungen", "bericht", "register"]);
export type Form = z.infer<typeof Form>;

/** The .meta.json beside every release: where the figures come from. No time of fetching, so that a re-read changes nothing. */
export const ReleaseMeta = z.strictObject({
  quelle: z.string().regex(/^[a-z][a-z0-9_]*$/),
  release: z.string().regex(/^[a-z0-9][a-z0-9-]*$/),
  form: Form,
  titel: z.string().min(1),
  herausgeber: z.string().min(1),
  datensatz: z.string().min(1),
  /** Licence id of data/catalogue/sources.json. */
  lizenz: z.string().min(1),
  stichtag: z.iso.date(),
  lor_stand: LorStand,
  dateien: z.array(z.strictObject({name: z.string().min(1), sha256: z.string().regex(/^[0-9a-f]{64}$/)})).min(1),
  adapter: z.strictObject({name: z.string(), version: z.int().min(1)}),
  merkmale: z.array(Merkmal),
  zeilen: z.int().min(1),
  /** What a reader must know of this delivery: rows left out, remarks of the publisher. */
  hinweise: z.array(z.string().min(1))
});
export type ReleaseMeta = z.infer<typeof ReleaseMeta>;

/** One area of a release: a number or a state per Merkmal. */
export interface ReleaseRow {
  gebiet_id: string;
  werte: Record<string, number | StatusOhneWert>;
  /** The publisher's remark on this area, "" if none. */
  anmerkung: string;
}

/** What a source adapter returns: figures of one delivery in our form. Rows are sorted by gebiet_id, one row an area. */
export interface Release {
  quelle: string;
  release: string;
  titel: string;
  datensatz: string;
  stichtag: string;
  lor_stand: z.infer<typeof LorStand>;
  merkmale: Merkmal[];
  zeilen: ReleaseRow[];
  hinweise: string[];
  adapter: {name: string; version: number};
}

/** A file as an adapter gets it: its name without folders, and its bytes. */
export interface SourceFile {
  name: string;
  bytes: Uint8Array;
}

export {GebietId, LorStand};
