import {z} from "zod";
import {texteLeistungen} from "../texte/leistungen.js";
import {
  belegarten,
  belegstaerken,
  belegstufen,
  formate,
  laengen,
  VERSION,
  zielrichtungen,
  type Sitzung,
  type Stimmzetteldatei
} from "./typen.js";

// The page's policy forbids code made from text, which zod would try out; this has to stand before the first schema.
z.config({jitless: true});

const {kurz, lang} = laengen;
const messgroessen = Object.keys(texteLeistungen.messgroesse) as (keyof typeof texteLeistungen.messgroesse)[];
/** Most entries of a list: far more than a session needs, few enough to stay quick. */
const viele = 200;

const id = z.string().min(1).max(kurz);
const text = z.string().max(lang);
const zahl = z.number();
const tag = z.iso.date();
const tagOderLeer = z.union([z.literal(""), tag]);
const liste = <T extends z.ZodType>(eintrag: T): z.ZodArray<T> => z.array(eintrag).max(viele);

const Stimme = z.strictObject({thema: id, kriterium: id.nullable(), wert: z.int().min(0).max(1000)});
const Stimmen = z.array(Stimme).max(viele * 10);

const Thema = z.strictObject({
  id,
  titel: z.string().max(kurz),
  herkunft: z.enum(["daten", "eigen"]),
  problemfeld: id.nullable(),
  zielgruppe: id.nullable(),
  gebiet_id: id.nullable(),
  gebiet_name: text.nullable(),
  beleg: z.strictObject({
    stufe: z.enum(belegstufen),
    zeilen: liste(z.strictObject({art: z.enum(belegarten), staerke: z.enum(belegstaerken), satz: text})),
    indikatoren: liste(id)
  })
});

const Kriterium = z.strictObject({
  id,
  titel: z.string().max(kurz),
  erklaerung: text,
  gewicht: z.int().min(1).max(100)
});

const Verfahren = z.discriminatedUnion("art", [
  z.strictObject({
    art: z.literal("punkte"),
    punkte: z.int().min(1).max(1000),
    hoechstens: z.int().min(1).max(1000)
  }),
  z.strictObject({art: z.literal("werte"), von: z.int().min(0).max(1000), bis: z.int().min(1).max(1000)})
]);

const Messung = z.discriminatedUnion("art", [
  z.strictObject({
    art: z.literal("atlas"),
    indikator: id,
    titel: text,
    gebiet_id: id,
    gebiet_name: text,
    einheit_kurz: z.string().max(kurz),
    nachkommastellen: z.int().min(0).max(6),
    zeitraum: z.string().regex(/^\d{4}(-\d\d(-\d\d)?|\/\d{4})?$/),
    wert: zahl,
    ki: z.strictObject({unten: zahl, oben: zahl, wenige: z.boolean()}).nullable(),
    quellenvermerke: liste(text)
  }),
  z.strictObject({
    art: z.literal("leistung"),
    zielgruppe: id,
    titel: text,
    gebiet_id: id,
    gebiet_name: text,
    messgroesse: z.enum(messgroessen),
    jahr: z.int().min(2000).max(2100),
    wert: zahl.min(0),
    vollstaendig: z.boolean(),
    beispieldaten: z.boolean()
  }),
  z.strictObject({art: z.literal("eigen"), titel: text, stand: text, neu: text.optional()})
]);

const Schwerpunkt = z.strictObject({
  thema: id,
  begruendung: text,
  verantwortlich: text,
  messung: Messung.nullable(),
  ziel: z.strictObject({richtung: z.enum(zielrichtungen), wert: zahl.nullable()}).nullable(),
  pruefung_am: tagOderLeer
});

/** The shape of a session file. */
export const SitzungSchema = z.strictObject({
  format: z.literal(formate.sitzung),
  version: z.literal(VERSION),
  id,
  jahr: z.int().min(2000).max(2100),
  sitzung_am: tagOderLeer,
  daten: z.strictObject({stand: tag, version: z.string().max(kurz), beispieldaten: z.boolean()}),
  rollen: liste(z.string().max(kurz)),
  themen: liste(Thema),
  kriterien: liste(Kriterium),
  verfahren: Verfahren,
  // Below three the result would show who voted how.
  mindestens: z.int().min(3).max(viele),
  stimmzettel: liste(z.strictObject({id, stimmen: Stimmen})),
  begruendungen: liste(z.strictObject({thema: id, text})),
  schwerpunkte: liste(Schwerpunkt),
  abgeschlossen: tag.nullable()
}) satisfies z.ZodType<Sitzung>;

/** The shape of a ballot file. */
export const StimmzettelSchema = z.strictObject({
  format: z.literal(formate.stimmzettel),
  version: z.literal(VERSION),
  sitzung: id,
  fingerabdruck: z.string().regex(/^[0-9a-f]{16}$/),
  id,
  stimmen: Stimmen
}) satisfies z.ZodType<Stimmzetteldatei>;
