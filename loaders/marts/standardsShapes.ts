import {z} from "zod";
import {Leistungsstand} from "./leistungenShapes.js";

/** A number of the records: null where nobody recorded it, "geschuetzt" where it is withheld; as on the centre's own page. */
const Zahl = z.union([z.number(), z.literal("geschuetzt")]).nullable();
const bekannt = z.union([z.number(), z.literal("geschuetzt")]);

/** Kinds of what the records say about a standard; the words for each stand in src/lib/texte/standards.ts. */
export const belegarten = [
  "angebote",
  "zielgruppen",
  "anliegen_umfrage",
  "anliegen_gespraech",
  "anliegen_gremium",
  "anliegen_beschwerde",
  "angebote_bedarfsermittlung",
  "felder_mit_angebot",
  "beratungen",
  "vermittlungen",
  "verbund_und_runden",
  "vereinbarung",
  "angebote_selbsthilfe",
  "oeffnungszeiten",
  "barrierefrei",
  "angebote_raumnutzung",
  "gremien",
  "angebote_wochenplan",
  "ehrenamtliche",
  "fortbildungen",
  "sozialkommission",
  "monate",
  "nachweis_umfrage"
] as const;
export type Belegart = (typeof belegarten)[number];

/** One thing the records say. */
const Beleg = z.strictObject({
  art: z.enum(belegarten),
  /** How many; null where the kind has no number of its own. */
  anzahl: Zahl,
  /** Number it is part of, such as the months expected; null for most kinds. */
  von: z.int().nullable(),
  /** Words of the register, such as opening hours; null for most kinds. */
  text: z.string().nullable(),
  /** What it is made of, each with its number, in the order of the centre's own page. */
  teile: z.array(z.strictObject({titel: z.string(), anzahl: bekannt}))
});
export type Beleg = z.infer<typeof Beleg>;

export const Standardstand = z.strictObject({
  standard: z.string(),
  /** The centre's own assessment; null if it gave none. */
  einschaetzung: z.enum(["erfuellt", "teilweise", "nicht_erfuellt"]).nullable(),
  /** Kinds of evidence that the centre names, in words. */
  nachweise: z.array(z.string()),
  /** Empty where the records hold nothing on it. */
  belege: z.array(Beleg)
});
export type Standardstand = z.infer<typeof Standardstand>;

/** data/listen/standards.json: the thirteen minimum standards, with what each centre says and recorded of them. No score. */
export const StandardsData = z.strictObject({
  stand: Leistungsstand,
  /** By number. */
  standards: z.array(
    z.strictObject({nummer: z.int(), id: z.string(), titel: z.string(), anforderungen: z.array(z.string())})
  ),
  /** Ascending. */
  jahre: z.array(
    z.strictObject({
      jahr: z.int(),
      /** Centres that were expected to report, in German order of names. */
      zentren: z.array(
        z.strictObject({
          zentrum_id: z.string(),
          name: z.string(),
          beispiel: z.boolean(),
          gemeldet: z.int(),
          erwartet: z.int(),
          /** All thirteen, by number. */
          standards: z.array(Standardstand)
        })
      ),
      /** Names of the other centres of the register: no records are expected of them. */
      ohne_dokumentation: z.array(z.string())
    })
  )
});
export type StandardsData = z.infer<typeof StandardsData>;
export type StandardsJahr = StandardsData["jahre"][number];
export type StandardsZentrum = StandardsJahr["zentren"][number];
