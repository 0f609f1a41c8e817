import {z} from "zod";

/** Kinds of facilities of social infrastructure, as the sources tell them apart. */
export const Einrichtungsart = z.enum([
  "kita",
  "stadtteilzentrum_treff",
  "arztpraxis",
  "klinik",
  "apotheke",
  "bibliothek",
  "spielplatz",
  "schule",
  "kindertagespflege",
  "sportzentrum",
  "fitnessstudio",
  "religioese_staette"
]);
export type Einrichtungsart = z.infer<typeof Einrichtungsart>;

/**
 * One facility, a row of data/official/<quelle>/<release>.csv with `form` "einrichtungen". Texts are "" where the source
 * has none; phone numbers and other contact data of persons never get in. Key within a source: `art`, `id`.
 */
export const Einrichtung = z.strictObject({
  id: z.string().min(1),
  art: Einrichtungsart,
  name: z.string(),
  /** The source's own subdivision of the kind, "" if none. */
  unterart: z.string(),
  strasse: z.string(),
  plz: z.string().regex(/^(\d{5})?$/),
  traeger: z.string(),
  /** Places (Kita); null where the source does not count any. */
  plaetze: z.int().min(0).nullable(),
  /** WGS 84, degrees. */
  lat: z.number().min(52.3).max(52.7),
  lon: z.number().min(13).max(13.8),
  /** Planungsraum of LOR 2021 that it lies in. */
  gebiet_id: z.string().regex(/^\d{8}$/)
});
export type Einrichtung = z.infer<typeof Einrichtung>;
