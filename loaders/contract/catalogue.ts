import {z} from "zod";
import {Ebene, GebietId, LorStand} from "./lor.js";
import {Status, Zeitraum} from "./release.js";

const id = z.string().regex(/^[a-z][a-z0-9_]*$/, "ist keine Kennung (a–z, 0–9, _)");
const text = z.string().trim().min(1, "darf nicht leer sein");
const merkmale = z.array(id).min(1, "braucht mindestens ein Merkmal");

export const Lizenz = z.strictObject({id: z.string().min(1), name: text, url: z.url()});
export type Lizenz = z.infer<typeof Lizenz>;

/** One source of figures: who publishes it, where, under which licence, how often, with which disclosure rule. */
export const Source = z.strictObject({
  id,
  titel: text,
  kurztitel: text,
  herausgeber: text,
  datensatz_url: z.url(),
  lizenz: z.string(),
  /** The line the licence demands, to be shown wherever figures of this source are shown. */
  quellenvermerk: text,
  /** The line for figures of one release only, where releases came by different ways; by release. */
  quellenvermerke: z.record(z.string(), text),
  turnus: text,
  /** Months after the last reference date at which a newer release may be expected; older than that plus six is told to the reader. */
  turnus_monate: z.int().min(1),
  geheimhaltung: text,
  hinweise: z.array(text)
});
export type Source = z.infer<typeof Source>;

/** How an indicator comes out of the Merkmale of its source. Sums first, then the quotient; never a mean of shares. */
export const Berechnung = z.discriminatedUnion("art", [
  z.strictObject({art: z.literal("summe"), quelle: id, zaehler: merkmale}),
  z.strictObject({
    art: z.literal("anteil"),
    quelle: id,
    zaehler: merkmale,
    nenner: merkmale,
    faktor: z.number().positive()
  }),
  z.strictObject({art: z.literal("dichte"), quelle: id, zaehler: merkmale}),
  z.strictObject({art: z.literal("veraenderung"), indikator: id, jahre: z.int().min(1)}),
  /** Taken as published, level by level: never summed or averaged by us. */
  z.strictObject({art: z.literal("uebernahme"), quelle: id, merkmal: id})
]);
export type Berechnung = z.infer<typeof Berechnung>;

/** A class of a categorical indicator, as its source names it. */
export const Klasse = z.strictObject({wert: z.number(), name: text, kurz: text});
export type Klasse = z.infer<typeof Klasse>;

/** The fields of the indicator register, all mandatory, so that nothing is shown without its meaning. */
export const IndicatorFields = z.strictObject({
  id,
  titel: text,
  kurztitel: text,
  einheit: text,
  /** The unit as it stands after a number: "%", "Ew.", "" for classes. */
  einheit_kurz: z.string(),
  nachkommastellen: z.int().min(0).max(3),
  definition: text,
  zaehler: text,
  nenner: text,
  altersgruppe: text,
  problemfeld: id,
  quelle: id,
  stichtag: text,
  veroeffentlichung: text,
  lor_staende: z.array(LorStand).min(1),
  ebenen: z.array(Ebene).min(1),
  polaritaet: z.enum(["belastung", "ressource", "keine_wertung"]),
  ki_verfahren: z.enum(["wilson", "byar", "keines"]),
  /** Why there is no interval, or what the interval means here. */
  ki_hinweis: text,
  geheimhaltung: text,
  hinweise: z.array(text),
  brueche: z.array(z.strictObject({ab: Zeitraum, grund: text})),
  klassen: z.array(Klasse).nullable(),
  klassifikation: z.strictObject({verfahren: z.enum(["quantile", "klassen"]), anzahl: z.int().min(2).max(5)}),
  /** Everyday words under which readers look for it. */
  stichworte: z.array(text),
  kontakt: text,
  berechnung: Berechnung
});

/** One entry of the indicator register. */
export const Indicator = IndicatorFields.check((ctx) => {
  const {klassen, klassifikation} = ctx.value;
  if ((klassifikation.verfahren === "klassen") !== (klassen !== null))
    ctx.issues.push({
      code: "custom",
      input: ctx.value,
      path: ["klassen"],
      message: "steht genau dann, wenn klassifikation.verfahren „klassen“ ist"
    });
});
export type Indicator = z.infer<typeof Indicator>;

/** A problem field of the needs assessment (framework agreement 4.2). */
export const Problemfeld = z.strictObject({id, titel: text, beschreibung: text, grundlage: text});
export type Problemfeld = z.infer<typeof Problemfeld>;

/** A target group (framework agreement 4.1, 5): who it is and which indicators tell its number, if any does. */
export const Zielgruppe = z.strictObject({
  id,
  titel: text,
  beschreibung: text,
  grundlage: text,
  indikatoren: z.array(id),
  kleinste_ebene: Ebene.nullable(),
  hinweis: text
});
export type Zielgruppe = z.infer<typeof Zielgruppe>;

/** A service area of framework agreement 4.1 or a task of 4.2, with its parts. */
export const Leistungsbereich = z.strictObject({
  id,
  abschnitt: z.enum(["4.1", "4.2"]),
  titel: text,
  beschreibung: text,
  leistungen: z.array(z.strictObject({id, titel: text}))
});
export type Leistungsbereich = z.infer<typeof Leistungsbereich>;

/** One of the thirteen binding minimum standards of framework agreement 4.3. */
export const Standard = z.strictObject({
  nummer: z.int().min(1).max(13),
  id,
  titel: text,
  anforderungen: z.array(text).min(1)
});
export type Standard = z.infer<typeof Standard>;

/** Everything a method leaves open, and the signs of the six states. */
export const Methode = z.strictObject({
  status: z
    .array(z.strictObject({id: Status, zeichen: z.string(), name: text, erklaerung: text}))
    .length(Status.options.length),
  ebenen: z
    .array(z.strictObject({id: Ebene, titel: text, plural: text, erklaerung: text}))
    .length(Ebene.options.length),
  /** Areas that had no inhabitants, or did not exist yet: their missing count does not make the sums above them missing. */
  unbewohnt: z.array(z.strictObject({lor_stand: LorStand, gebiet_id: GebietId, grund: text})),
  /** Columns of the sources that no indicator uses yet, and why. */
  nicht_verwendet: z.array(z.strictObject({quelle: id, merkmal: id, grund: text})),
  /** Fewest areas a map class may hold at a level with few areas. */
  mindestbesetzung_klasse: z.int().min(1),
  /** Old BZR, PGR and Bezirk keys that name the same people in both editions. */
  umschluesselung: z.array(z.strictObject({alt: GebietId, neu: GebietId, grund: text}))
});
export type Methode = z.infer<typeof Methode>;

/** The whole catalogue, checked: shapes, unique ids, every reference resolved. */
export interface Catalogue {
  lizenzen: Lizenz[];
  sources: Source[];
  indicators: Indicator[];
  problemfelder: Problemfeld[];
  zielgruppen: Zielgruppe[];
  leistungsbereiche: Leistungsbereich[];
  standards: Standard[];
  methode: Methode;
}
