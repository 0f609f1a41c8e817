import {z} from "zod";
import {Ebene, GebietId, LorStand} from "./lor.js";
import {Status, Zeitraum} from "./release.js";
import {aggregations, gewichtGrenzen, normalisations} from "../../src/lib/bedarfsindex.js";
import {beratungsthemen, fachdienste} from "../../src/lib/leistungen/vertrag.js";

const id = z.string().regex(/^[a-z][a-z0-9_]*$/, "ist keine Kennung (a–z, 0–9, _)");
const text = z.string().trim().min(1, "darf nicht leer sein");
const merkmale = z.array(id).min(1, "braucht mindestens ein Merkmal");
const idsOf = (liste: readonly {id: string}[]): string[] => liste.map((eintrag) => eintrag.id);

export const Lizenz = z.strictObject({id: z.string().min(1), name: text, url: z.url()});
export type Lizenz = z.infer<typeof Lizenz>;

/** An address that may be asked: https, or this machine's own, where a test stands in for a portal. */
const abrufUrl = z
  .url("ist keine Adresse")
  .regex(/^(https:\/\/|http:\/\/127\.0\.0\.1[:/])/, "ist keine Adresse, die mit https:// beginnt");
const host = z.string().regex(/^[a-z0-9.-]+(:\d+)?$/, "ist kein Name eines Servers (ohne https:// und ohne Pfad)");
/** The name under which the source's adapter looks for the file. */
const dateiname = z
  .string()
  .regex(/^[A-Za-z0-9_][A-Za-z0-9_ ().,+-]*\.[a-z]+$/, "ist kein Dateiname (ohne Ordner, mit Endung)");
const dateimuster = text.refine((pattern) => {
  try {
    return Boolean(new RegExp(pattern));
  } catch {
    return false;
  }
}, "ist kein gültiges Muster (regulärer Ausdruck)");

/**
 * Where `npm run fetch` gets a source's files without a folder. A package of the Berlin data register (CKAN), the layers of
 * a WFS, a file at a fixed address, or by hand where no address serves a table. `dateien` is a pattern on file names.
 */
export const Abruf = z.discriminatedUnion("art", [
  z.strictObject({
    art: z.literal("ckan"),
    /** Address of the API; the Berlin data register if left out. */
    url: abrufUrl.optional(),
    suche: text,
    dateien: dateimuster,
    /** Servers besides the API's on which the files lie; a file on another one is not fetched. */
    server: z.array(host).optional()
  }),
  z.strictObject({
    art: z.literal("wfs"),
    url: abrufUrl,
    ebene: text,
    datei: dateiname,
    /** Columns of the table, in order, where `datei` is a .csv; a .geojson keeps all of them and the boundaries. */
    spalten: z.array(text).optional()
  }),
  z.strictObject({art: z.literal("datei"), url: abrufUrl, datei: dateiname, server: z.array(host).optional()}),
  z.strictObject({art: z.literal("hand"), anleitung: text})
]);
export type Abruf = z.infer<typeof Abruf>;

/** One source of figures: who publishes it, where, under which licence, how often, with which disclosure rule. */
export const Source = z.strictObject({
  id,
  titel: text,
  kurztitel: text,
  herausgeber: text,
  datensatz_url: z.url(),
  lizenz: z.string(),
  /** Licences that hold besides `lizenz`, where what was read is an adaptation of something under its own licence. */
  weitere_lizenzen: z.array(z.string()),
  /** The line the licence demands, to be shown wherever figures of this source are shown. */
  quellenvermerk: text,
  /** The line for figures of one release only, where releases came by different ways; by release. */
  quellenvermerke: z.record(z.string(), text),
  turnus: text,
  /** Months after the last reference date at which a newer release may be expected; older than that plus six is told to the reader. */
  turnus_monate: z.int().min(1),
  abruf: z.array(Abruf).min(1, "braucht mindestens einen Weg; ohne Adresse art „hand“ mit Anleitung"),
  geheimhaltung: text,
  hinweise: z.array(text)
});
export type Source = z.infer<typeof Source>;

/** The same figure from another source, for areas and dates the sources named before do not have. */
const ergaenzungSumme = z.array(z.strictObject({quelle: id, zaehler: merkmale}));
const ergaenzungAnteil = z.array(z.strictObject({quelle: id, zaehler: merkmale, nenner: merkmale}));

/** How an indicator comes out of the Merkmale of its source. Sums first, then the quotient; never a mean of shares. */
export const Berechnung = z.discriminatedUnion("art", [
  /** `gliederung`: also by sex (maennlich, weiblich) and by age (a00_01 …), where the source counts them. */
  z.strictObject({
    art: z.literal("summe"),
    quelle: id,
    zaehler: merkmale,
    gliederung: z.boolean(),
    ergaenzung: ergaenzungSumme
  }),
  z.strictObject({
    art: z.literal("anteil"),
    quelle: id,
    zaehler: merkmale,
    nenner: merkmale,
    faktor: z.number().positive(),
    ergaenzung: ergaenzungAnteil
  }),
  z.strictObject({art: z.literal("dichte"), quelle: id, zaehler: merkmale, ergaenzung: ergaenzungSumme}),
  /** Numerator and denominator from two sources: the denominator's newest date that is not after the numerator's. */
  z.strictObject({
    art: z.literal("quote"),
    quelle: id,
    zaehler: merkmale,
    nenner_quelle: id,
    nenner: merkmale,
    faktor: z.number().positive()
  }),
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
  /** False where every level is standardised by itself: then no level is ever set beside another. */
  ebenen_vergleichbar: z.boolean(),
  polaritaet: z.enum(["belastung", "ressource", "keine_wertung"]),
  /**
   * `wilson_quotient`: the ratio of two groups that are both counted. `wilson_angenaehert`: the source publishes only the
   * share; its denominator is taken from `ki_nenner`.
   */
  ki_verfahren: z.enum(["wilson", "wilson_quotient", "byar", "wilson_angenaehert", "keines"]),
  /** Counts that come close to the denominator of a published share, at the date nearest to it; for its interval only. */
  ki_nenner: z.strictObject({quelle: id, merkmale}).nullable(),
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
  const {klassen, klassifikation, ki_verfahren, ki_nenner, berechnung, hinweise} = ctx.value;
  if (hinweise.length === 0)
    ctx.issues.push({
      code: "custom",
      input: ctx.value,
      path: ["hinweise"],
      message: "braucht mindestens einen Hinweis"
    });
  if ((klassifikation.verfahren === "klassen") !== (klassen !== null))
    ctx.issues.push({
      code: "custom",
      input: ctx.value,
      path: ["klassen"],
      message: "steht genau dann, wenn klassifikation.verfahren „klassen“ ist"
    });
  if ((ki_verfahren === "wilson_angenaehert") !== (ki_nenner !== null))
    ctx.issues.push({
      code: "custom",
      input: ctx.value,
      path: ["ki_nenner"],
      message: "steht genau dann, wenn ki_verfahren „wilson_angenaehert“ ist"
    });
  if (ki_verfahren === "wilson_angenaehert" && berechnung.art !== "uebernahme")
    ctx.issues.push({
      code: "custom",
      input: ctx.value,
      path: ["ki_verfahren"],
      message: "ist nur für übernommene Anteile gedacht; bei eigenen Anteilen stehen Zähler und Nenner fest"
    });
  if (ki_verfahren === "wilson_quotient" && berechnung.art !== "anteil")
    ctx.issues.push({
      code: "custom",
      input: ctx.value,
      path: ["ki_verfahren"],
      message: "„wilson_quotient“ ist nur für zwei gezählte Gruppen gedacht, also für berechnung.art „anteil“"
    });
});
export type Indicator = z.infer<typeof Indicator>;

/** A problem field of the needs assessment (framework agreement 4.2), with what the centres do and record about it. */
export const Problemfeld = z.strictObject({
  id,
  titel: text,
  beschreibung: text,
  grundlage: text,
  /** The groups it concerns first of all; their supply is set against the field. */
  zielgruppen: z.array(id).min(1),
  leistungsbereiche: z.array(id),
  beratungsthemen: z.array(z.enum(idsOf(beratungsthemen))),
  /**
   * The figures that stand for the field in the matrix of problem fields, in this order: of each kind (burden, resource, no
   * judgement) the first that exists for the level shown. One of another field must stand for that field too. None where no figure of small areas tells of the field.
   */
  leitindikatoren: z.array(z.strictObject({indikator: id, begruendung: text}))
});
export type Problemfeld = z.infer<typeof Problemfeld>;

/** What people ask for and no small-area figure exists for: the register says so and names the lowest level there is. */
export const Datenluecke = z.strictObject({
  id,
  titel: text,
  problemfeld: id,
  /** What is missing, in one sentence. */
  beschreibung: text,
  /** Lowest level for which anybody publishes a figure; null if there is none at all. */
  kleinste_ebene: Ebene.nullable(),
  /** Who has figures, and where to ask. */
  auskunft: text,
  /** Indicators of the register that come closest, and may be read in its place only with care. */
  naechste_indikatoren: z.array(id),
  stichworte: z.array(text)
});
export type Datenluecke = z.infer<typeof Datenluecke>;

/** A signed change of old figures (data/catalogue/freigaben.json): who by role, when, why, and for exactly which change. */
export const Freigabe = z.strictObject({
  indikator: id,
  zeitraum: Zeitraum,
  /** The mark `changes.md` prints beside the change; another change of the same figures has another mark. */
  pruefzeichen: z.string().regex(/^[0-9a-f]{12}$/, "ist kein Prüfzeichen aus changes.md (12 Zeichen 0–9, a–f)"),
  rolle: text,
  datum: z.iso.date(),
  grund: text
});
export type Freigabe = z.infer<typeof Freigabe>;

/** A target group (framework agreement 4.1, 5): who it is and which indicators tell its number, if any does. */
export const Zielgruppe = z.strictObject({
  id,
  titel: text,
  beschreibung: text,
  grundlage: text,
  indikatoren: z.array(id),
  kleinste_ebene: Ebene.nullable(),
  hinweis: text,
  /**
   * Indicators whose numerators, added up, count the people of the group per Planungsraum; null if nobody counts them. Who those
   * people are, where they are not the very group: that name stands wherever their number does.
   */
  personen: z
    .strictObject({indikatoren: z.array(id).min(1), gezaehlt_als: text.nullable(), hinweis: text.nullable()})
    .nullable(),
  /** True if people of this group walk more slowly than others on average. */
  langsam: z.boolean()
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

/** Traits of people that the centres count among the attendances. */
export const personenmerkmale = [
  "weiblich",
  "maennlich",
  "divers",
  "unter_18",
  "ab_65",
  "mit_migrationshintergrund"
] as const;

/** Figures that tell of a Träger's business rather than of people. */
const geschaeftsgroessen = ["stunden", "ehrenamt_stunden"] as const;

/** The source whose numbers are the centres' records; it is none of sources.json. */
export const LEISTUNGSDOKUMENTATION = "leistungsdokumentation";

/** What is withheld from the public edition, and why; see docs/methodik.md. */
export const Geheimhaltung = z.strictObject({
  /** Smallest count of people that is published; the second one for special categories. */
  schwelle: z.int().min(2),
  schwelle_besonders: z.int().min(2),
  /** A share of fewer people is not published for the centres' records. */
  mindestnenner: z.int().min(1),
  /** From this share of one Träger on, in per cent, these figures are its own matter unless it consented. */
  dominanz: z.strictObject({
    anteil: z.number().gt(50).max(100),
    groessen: z.array(z.enum(geschaeftsgroessen))
  }),
  /**
   * How the counts of each source are protected: by the thresholds above, by the rule its authority applied before it published
   * them, or not at all since they count no people.
   */
  quellen: z
    .array(
      z.strictObject({
        quelle: id,
        verfahren: z.enum(["schwelle", "quelle", "keine_personen"]),
        /** The authority's rule; null unless it is the one that holds. */
        regel: text.nullable(),
        /** Smallest count but 0 that this rule leaves, if all values are counts; else null. */
        kleinster_wert: z.int().min(2).nullable(),
        grund: text
      })
    )
    .min(1),
  /** Entries of lists that tell of health, disability, origin or flight. */
  besonders: z.strictObject({
    zielgruppen: z.array(id),
    beratungsthemen: z.array(z.enum(idsOf(beratungsthemen))),
    fachdienste: z.array(z.enum(idsOf(fachdienste))),
    problemfelder: z.array(id),
    merkmale: z.array(z.enum(personenmerkmale))
  }),
  /** Topics and groups that may be two words for the same consultations: equal numbers of both count as one. Each is in one pair. */
  verwandt: z
    .array(z.strictObject({beratungsthema: z.enum(idsOf(beratungsthemen)), zielgruppe: id}))
    .refine(
      (paare) =>
        [paare.map((p) => p.beratungsthema), paare.map((p) => p.zielgruppe)].every(
          (liste) => new Set<string>(liste).size === liste.length
        ),
      "nennt ein Thema oder eine Zielgruppe zweimal"
    )
});
export type Geheimhaltung = z.infer<typeof Geheimhaltung>;

/** A Träger's consent to publish the hours of its centres: since when, and on what it rests. */
export const Einwilligung = z.strictObject({traeger: text, seit: z.iso.date(), grundlage: text});
export type Einwilligung = z.infer<typeof Einwilligung>;

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
  /** Below this denominator a share or rate is uncertain: shown in brackets, never compared. */
  mindestnenner: z.int().min(1),
  /** As many months may lie between a published share and the count that stands for its denominator. */
  ki_nenner_monate: z.int().min(0),
  /**
   * A trend needs so many dates, and a chance of an error below `irrtum`. Pages that set areas side by side tell the change of
   * the last `rueckblick_jahre` years at most.
   */
  trend: z.strictObject({
    stichtage: z.int().min(3),
    irrtum: z.number().gt(0).lt(1),
    rueckblick_jahre: z.int().min(1)
  }),
  geheimhaltung: Geheimhaltung,
  /** Old BZR, PGR and Bezirk keys that name the same people in both editions. */
  umschluesselung: z.array(z.strictObject({alt: GebietId, neu: GebietId, grund: text}))
});
export type Methode = z.infer<typeof Methode>;

const gewicht = z
  .number()
  .min(gewichtGrenzen.kleinstes)
  .max(gewichtGrenzen.groesstes)
  .multipleOf(gewichtGrenzen.schritt);

/**
 * The need index: what goes into it, with which weight, and the choices that could as well be others. What belongs to a
 * procedure (the scales and means a run may draw, when a figure is an outlier) stands with it in src/method.
 */
export const Bedarfsindex = z.strictObject({
  /** Problem fields it may hold, in the order they are shown, with their weight by default; not all 0. */
  felder: z
    .array(z.strictObject({problemfeld: id, gewicht, begruendung: text}))
    .min(1)
    .refine(
      (felder) => felder.some(({gewicht}) => gewicht > 0),
      "braucht mindestens ein Feld mit einem Gewicht über 0"
    ),
  /** Indicators it may hold, each in the problem field of the register. Shares and figures of Planungsräume only. */
  indikatoren: z
    .array(
      z.strictObject({
        indikator: id,
        /** Whether a high or a low value is a sign of need. */
        bedarf_bei: z.enum(["hoch", "niedrig"]),
        /** Part of the index unless the reader leaves it out. */
        vorgabe: z.boolean(),
        begruendung: text
      })
    )
    .min(1),
  /** Indicators that people expect here and that are left out on purpose. */
  nicht_enthalten: z.array(z.strictObject({titel: text, grund: text})),
  /** Scale of the indicators and mean of the fields, unless the reader takes others. */
  normalisierung: z.enum(normalisations),
  mittel: z.enum(aggregations),
  /** Runs of the robustness test, and the number its random choices start from. */
  laeufe: z.int().min(1000).max(20000),
  startzahl: z.int(),
  /** In a run every weight varies by up to this share to either side. */
  gewicht_schwankung: z.number().min(0).max(0.9),
  /** Share of the runs whose ranks, the middle ones, make the interval of a rank. */
  rangspanne: z.number().gt(0).lt(1),
  /** Share of the areas that counts as the top. */
  oberster_anteil: z.number().gt(0).lt(1),
  /** So many weightings, drawn evenly from all, stand for all of them. */
  freie_gewichtungen: z.int().min(500).max(20000),
  /** From these shares of the runs on, an area in the top is called very likely and likely to be there; at 1 minus them, unlikely. */
  robust_ab: z.number().gt(0.5).max(1),
  wahrscheinlich_ab: z.number().gt(0.5).max(1),
  /** A problem field counts for an area from this share of its indicators' weight on. */
  mindestanteil: z.number().gt(0).max(1),
  /** Half of the runs pull in outliers, at most so many per indicator. */
  ausreisser_hoechstens: z.int().min(0),
  /** Two indicators whose correlation is above this, or below its negative, say nearly the same. */
  doppelt_ab: z.number().gt(0).lt(1),
  /** Rows of the Sobol design that tells which assumption moves the ranks. */
  sobol_zeilen: z.int().min(128)
});
export type Bedarfsindex = z.infer<typeof Bedarfsindex>;

const tempo = z.number().min(1).max(8);

/** Rules for the centres' records: what is called implausible, what is within reach, what is called a gap. */
export const Leistungsregeln = z.strictObject({
  pruefung: z.strictObject({
    /** Hours per date of an offer further than so many median absolute deviations from the median are implausible. */
    mad: z.number().min(1),
    /** Fewest rows of an offer that such a judgement needs. */
    mad_mindestens: z.int().min(4),
    /** Change against the year before, as a share, from which on a centre is asked; with at least so many in one of the years. */
    sprung: z.number().gt(0),
    sprung_mindestens: z.int().min(1)
  }),
  erreichbarkeit: z.strictObject({
    /** Minutes on foot that end a zone, and what each zone counts. */
    minuten: z.array(z.number().positive()).min(1),
    gewichte: z.array(z.number().gt(0).max(1)).min(1),
    /** Another published set of weights, which the robustness runs draw too. */
    gewichte_steil: z.array(z.number().gt(0).max(1)).min(1),
    /** Way on foot as a multiple of the straight line. */
    umweg: z.number().min(1).max(3),
    /** Kilometres per hour. */
    tempo,
    tempo_langsam: tempo,
    /** Metres between the points that stand for where people of a Planungsraum live. */
    raster: z.number().min(50).max(1000)
  }),
  luecke: z.strictObject({
    /** Weights of need for which a gap is computed; the middle one is shown first. */
    lambda: z.array(z.number().min(0).max(2)).min(1),
    vorgabe: z.number().min(0).max(2),
    /** A gap is robust below this coverage in all of them, and in this share of the runs. */
    deckung_unter: z.number().gt(0).lt(1),
    anteil_laeufe: z.number().gt(0.5).max(1),
    laeufe: z.int().min(100).max(20000),
    startzahl: z.int()
  })
});
export type Leistungsregeln = z.infer<typeof Leistungsregeln>;

const anteil = z.number().gt(0).lt(1);

/** Rules of the Verbund's annual session; see docs/decisions/0023-annual-planning.md. */
export const Jahresplanung = z.strictObject({
  /** The list of topics made from the data: how many, and how many of them may name the same area, field or group. */
  vorschlag: z.strictObject({
    mindestens: z.int().min(1),
    anzahl: z.int().min(1),
    hoechstens: z.int().max(20),
    je_gebiet: z.int().min(1),
    je_problemfeld: z.int().min(1),
    je_zielgruppe: z.int().min(1),
    /** A field among so many that were voiced most often in an area is a weak sign. */
    anliegen_haeufigste: z.int().min(1)
  }),
  kriterien_hoechstens: z.int().min(1).max(9),
  gewicht_hoechstens: z.int().min(1),
  /** Criteria to begin with; each weighs 1. */
  kriterien: z.array(z.strictObject({id, titel: text, erklaerung: text})).min(1),
  verfahren: z.strictObject({
    punkte: z.int().min(1),
    punkte_je_thema: z.int().min(1),
    werte_von: z.int(),
    werte_bis: z.int()
  }),
  /** Below so many ballots the result stays hidden. */
  stimmzettel_mindestens: z.int().min(3),
  /** From these values of the measure of dissent on, voters are called partly divided and divided. */
  dissens: z.strictObject({teils_ab: anteil, geteilt_ab: anteil}),
  /** So many first topics are compared with those under equal weights. */
  spitze: z.int().min(1),
  schwerpunkte: z.strictObject({mindestens: z.int().min(1), hoechstens: z.int().min(1)})
});
export type Jahresplanung = z.infer<typeof Jahresplanung>;

/** What "similar areas" rests on: themes that count alike, each with indicators that say nothing about the size of an area. */
export const Aehnlichkeit = z.strictObject({
  themen: z
    .array(
      z.strictObject({
        titel: text,
        begruendung: text,
        indikatoren: z.array(z.strictObject({indikator: id, begruendung: text})).min(1)
      })
    )
    .min(1),
  /** What people expect here and is left out on purpose. */
  nicht_enthalten: z.array(z.strictObject({titel: text, grund: text})),
  /** Areas with fewer indicators in common are not compared. */
  mindestens_gemeinsam: z.int().min(1),
  /** Length of the list of similar areas. */
  anzahl: z.int().min(1).max(10)
});
export type Aehnlichkeit = z.infer<typeof Aehnlichkeit>;

/** A term of the pages that not everybody knows, explained once for all of them. */
export const Glossareintrag = z.strictObject({
  /** Also the anchor on the page /glossar. */
  id: z.string().regex(/^[a-z][a-z0-9-]*$/, "ist keine Kennung (a–z, 0–9, -)"),
  wort: text,
  /** At most two short sentences. */
  erklaerung: text.max(260, "ist länger als 260 Zeichen"),
  /** Other words for the same, and forms the search should find. */
  auch: z.array(text),
  /** Where more of it stands on this site. */
  siehe: z
    .strictObject({titel: text, adresse: z.string().regex(/^\/[a-z]/, "ist keine Adresse dieser Seiten")})
    .nullable()
});
export type Glossareintrag = z.infer<typeof Glossareintrag>;
export const Glossar = z.array(Glossareintrag);
export type Glossar = z.infer<typeof Glossar>;

/** The whole catalogue, checked: shapes, unique ids, every reference resolved. */
export interface Catalogue {
  lizenzen: Lizenz[];
  sources: Source[];
  indicators: Indicator[];
  problemfelder: Problemfeld[];
  zielgruppen: Zielgruppe[];
  leistungsbereiche: Leistungsbereich[];
  standards: Standard[];
  datenluecken: Datenluecke[];
  freigaben: Freigabe[];
  einwilligungen: Einwilligung[];
  methode: Methode;
  bedarfsindex: Bedarfsindex;
  leistungen: Leistungsregeln;
  jahresplanung: Jahresplanung;
  aehnlichkeit: Aehnlichkeit;
  glossar: Glossar;
}
