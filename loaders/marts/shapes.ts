import {z} from "zod";
import {Bedarfsindex, Datenluecke, Indicator, IndicatorFields, Klasse} from "../contract/catalogue.js";
import {Einrichtungsart} from "../contract/einrichtungen.js";
import {Ebene, GebietId, LorStand} from "../contract/lor.js";
import {Status, Zeitraum} from "../contract/release.js";
import {urteilsarten} from "../../src/lib/zustaende.js";

/** A 95 per cent interval in the unit of its value; `wenige`: the denominator is so small that the value stands in brackets. */
export const Intervall = z.strictObject({unten: z.number(), oben: z.number(), wenige: z.boolean()});
export type Intervall = z.infer<typeof Intervall>;

/** How an interval lies to a benchmark. */
export const Urteil = z.enum(urteilsarten);
export type Urteil = z.infer<typeof Urteil>;

/** One value as every page shows it. `wert` is null exactly when `status` is a state without a number. */
export const Wert = z.strictObject({
  wert: z.number().nullable(),
  status: Status,
  zaehler: z.number().nullable(),
  nenner: z.number().nullable(),
  /** Null where there is no value, or no interval can be computed for it. */
  ki: Intervall.nullable(),
  anmerkung: z.string()
});
export type Wert = z.infer<typeof Wert>;

export const GebietRef = z.strictObject({gebiet_id: GebietId, name: z.string(), ebene: Ebene});
export type GebietRef = z.infer<typeof GebietRef>;

/** What a line of a list needs of an indicator to show a value of it with unit, meaning and source. */
export const KennzahlKopf = z.strictObject({
  ...IndicatorFields.pick({
    id: true,
    titel: true,
    kurztitel: true,
    einheit: true,
    einheit_kurz: true,
    nachkommastellen: true,
    problemfeld: true,
    ebenen_vergleichbar: true,
    polaritaet: true
  }).shape,
  klassen: z.array(Klasse).nullable(),
  /** True for a change over years, whose numerator is a difference. */
  veraenderung: z.boolean(),
  quelle_kurz: z.string(),
  /** The line the licence demands, for figures of all releases together. */
  quellenvermerk: z.string(),
  /** Months between two releases; figures older than that and half a year are told to the reader. */
  turnus_monate: z.int().min(1)
});
export type KennzahlKopf = z.infer<typeof KennzahlKopf>;

/** The same with what explains the indicator at length, for pages that show only one. */
export const IndikatorKopf = z.strictObject({
  ...KennzahlKopf.shape,
  ...IndicatorFields.pick({definition: true, hinweise: true, brueche: true, klassifikation: true, ki_verfahren: true})
    .shape
});
export type IndikatorKopf = z.infer<typeof IndikatorKopf>;

const Flaechenebene = z.enum(["plr", "bzr", "pgr", "bezirk"]);
export type Flaechenebene = z.infer<typeof Flaechenebene>;

/** That there are values at one date, in which edition. */
const KarteStand = z.strictObject({zeitraum: Zeitraum, lor_stand: LorStand});

/** Values of one indicator at one level and date; `werte[i]` belongs to `gebiete[lor_stand][ebene][i]` of KarteData. */
export const KarteReihe = z.strictObject({
  ...KarteStand.shape,
  /** True if the figures were counted in the other LOR edition and carried over by exact addition. */
  umgerechnet: z.boolean(),
  werte: z.array(z.number().nullable()),
  /** States aligned with `werte`; null if every area has a value. */
  status: z.array(Status).nullable(),
  /** Remarks of the publisher by gebiet_id. */
  anmerkungen: z.record(z.string(), z.string()),
  /** A remark that holds for all areas alike, "" if none. */
  anmerkung: z.string(),
  /** Lines of attribution of all releases these values come from. */
  quellenvermerke: z.array(z.string()).min(1),
  /** Null where the source has none, or where levels must not be compared. */
  bezirk: z.number().nullable(),
  berlin: z.number().nullable(),
  /** Intervals, uncertain values (true: in brackets) and verdicts against the rest of the Bezirk and Berlin, aligned with `werte`; null if no area has one. */
  ki: z
    .strictObject({
      unten: z.array(z.number().nullable()),
      oben: z.array(z.number().nullable()),
      wenige: z.array(z.boolean()).nullable(),
      bezirk: z.array(Urteil.nullable()).nullable(),
      berlin: z.array(Urteil.nullable()).nullable()
    })
    .nullable()
});
export type KarteReihe = z.infer<typeof KarteReihe>;

/** data/karte/<indikator_id>.json: all values of one indicator, loaded when it is chosen. Series are sorted by date. */
export const KarteIndikator = z.strictObject({
  ...IndikatorKopf.shape,
  ebenen: z.array(z.strictObject({ebene: Flaechenebene, reihen: z.array(KarteReihe).min(1)})).min(1)
});
export type KarteIndikator = z.infer<typeof KarteIndikator>;

/** One indicator in the map's list: what there is to choose, without the values. */
export const KarteEintrag = z.strictObject({
  ...KennzahlKopf.pick({id: true, titel: true, kurztitel: true, problemfeld: true, polaritaet: true}).shape,
  ebenen: z.array(z.strictObject({ebene: Flaechenebene, reihen: z.array(KarteStand).min(1)})).min(1)
});
export type KarteEintrag = z.infer<typeof KarteEintrag>;

/** src/data/karte.json: the areas, and the indicators that the map offers, in the catalogue's order; areas are sorted by key. */
export const KarteData = z.strictObject({
  /** Fewest areas a map class may hold at a level with few areas. */
  mindestbesetzung_klasse: z.int().min(1),
  gebiete: z.record(
    LorStand,
    z.record(
      Flaechenebene,
      z.array(z.strictObject({gebiet_id: GebietId, name: z.string(), parent_id: GebietId, parent_name: z.string()}))
    )
  ),
  /** Those with an indicator on the map, in the catalogue's order. */
  problemfelder: z.array(z.strictObject({id: z.string(), titel: z.string()})),
  indikatoren: z.array(KarteEintrag)
});
export type KarteData = z.infer<typeof KarteData>;

/** The value of the Bezirk without an area, and how the area's interval lies to it and to Berlin; null where there is no verdict. */
const Vergleich = z.strictObject({
  rest_bezirk: z.number().nullable(),
  urteile: z.strictObject({bezirk: Urteil.nullable(), berlin: Urteil.nullable()})
});

/** One line of a profile: the area beside its BZR (for a PLR), the Bezirk and Berlin, among all areas of its level. */
export const Kennzahl = z.strictObject({
  indikator: KennzahlKopf,
  zeitraum: Zeitraum,
  /** Lines of attribution of all releases these values come from. */
  quellenvermerke: z.array(z.string()).min(1),
  gebiet: Wert,
  /** Null where the area itself is that level or above it; `entfaellt` where the indicator's levels must not be compared. */
  bzr: Wert.nullable(),
  bezirk: Wert.nullable(),
  berlin: Wert,
  ...Vergleich.shape,
  /** The newest earlier date at which area and Bezirk have a value; null where the Bezirk has one at `zeitraum`, or never had. */
  vergleich: z
    .strictObject({zeitraum: Zeitraum, gebiet: Wert, bezirk: Wert, berlin: Wert, ...Vergleich.shape})
    .nullable(),
  /** All areas of the same level in the Bezirk, for the dot strip; sorted by name. */
  verteilung: z.array(
    z.strictObject({
      gebiet_id: GebietId,
      name: z.string(),
      wert: z.number().nullable(),
      status: Status,
      ki: Intervall.nullable()
    })
  )
});
export type Kennzahl = z.infer<typeof Kennzahl>;

/** Share of people per age group, per cent of all, in groups whose bounds all years share. `bis` is exclusive; the last group is open (bis 110). */
export const Altersgruppe = z.strictObject({
  von: z.int(),
  bis: z.int(),
  anzahl: z.number().nullable(),
  anteil: z.number().nullable(),
  anteil_bezirk: z.number().nullable()
});

/** One edition of the MSS classes for an area; `name` is the old PLR's where the class was given to it. */
const MssKlasse = z.strictObject({
  edition: z.string(),
  stichtag: Zeitraum,
  lor_stand: LorStand,
  gebiet_id: GebietId,
  name: z.string(),
  status: Wert,
  dynamik: Wert,
  /** Why this edition cannot be compared with the one before; "" if it can. */
  bruch: z.string()
});

/** A facility as a profile lists it; texts are "" and places null where the source has none. */
const Einrichtungszeile = z.strictObject({
  art: Einrichtungsart,
  name: z.string(),
  adresse: z.string(),
  traeger: z.string(),
  plaetze: z.int().nullable()
});

/** The facilities inside one area, by kind; kinds without any are left out. */
export const Einrichtungen = z.strictObject({
  arten: z.array(
    z.strictObject({
      art: Einrichtungsart,
      anzahl: z.int().min(1),
      /** Facilities without a name in the source; they are counted but not listed. */
      ohne_namen: z.int(),
      /** Places of all that tell them; null where none does. */
      plaetze: z.int().nullable(),
      quelle_kurz: z.string()
    })
  ),
  /** By kind, then by name; only for Planungsräume and Bezirksregionen, empty above. */
  liste: z.array(Einrichtungszeile),
  quellen: z.array(
    z.strictObject({
      id: z.string(),
      kurztitel: z.string(),
      quellenvermerk: z.string(),
      stichtag: z.string(),
      hinweise: z.array(z.string())
    })
  )
});
export type Einrichtungen = z.infer<typeof Einrichtungen>;

const ganz = z.int().min(0);
/** A number of the centres' records: null where nobody recorded it, "geschuetzt" where it is withheld. */
const Meldezahl = z.union([z.number(), z.literal("geschuetzt")]).nullable();

/** One indicator over time in the area and the Bezirk, on all dates on which one of them has a value; LOR 2021. */
export const Profiltrend = z.strictObject({
  /** Of a line of `kennzahlen`. */
  indikator_id: z.string(),
  /** Sorted by date; at least three values of the area. */
  reihe: z
    .array(
      z.strictObject({
        zeitraum: Zeitraum,
        wert: z.number().nullable(),
        status: Status,
        ki: Intervall.nullable(),
        /** Null for the Bezirk itself. */
        bezirk: z.number().nullable()
      })
    )
    .min(3),
  /** Breaks inside the series, with their reasons. */
  brueche: z.array(z.strictObject({ab: Zeitraum, grund: z.string()})),
  /** What may be said of the last years by rule, in the words of all pages; "" at levels for which nothing is computed. */
  satz: z.string()
});
export type Profiltrend = z.infer<typeof Profiltrend>;

/** The people of every group in the area; null in GebietProfil where nobody counts any at its level. */
export const Profilgruppen = z.strictObject({
  zeilen: z.array(
    z.strictObject({
      id: z.string(),
      titel: z.string(),
      /** Who is counted where that is not the very group; null otherwise. */
      gezaehlt_als: z.string().nullable(),
      stand: Zeitraum,
      personen: z.number().nullable(),
      /** Per cent of all who live in the area, and of all in the Bezirk. */
      anteil: z.number().nullable(),
      anteil_bezirk: z.number().nullable(),
      /** The verdict of the one indicator that is this very share; null where there is none. */
      urteil: Urteil.nullable()
    })
  ),
  /** Groups that nobody counts by area. */
  nicht_gezaehlt: z.array(z.strictObject({id: z.string(), titel: z.string()})),
  quellenvermerke: z.array(z.string())
});
export type Profilgruppen = z.infer<typeof Profilgruppen>;

/** What the centres recorded for the area in the usual view of the page of gaps, with its very numbers. */
export const Profilangebote = z.strictObject({
  /** True while the records are invented. */
  beispiel: z.boolean(),
  jahr: z.int(),
  /** Newest date of a report; null without any. */
  stand: z.string().nullable(),
  deckung_unter: z.number(),
  /** All centres that are expected to report the year, and those that did. */
  meldung: z.strictObject({zentren: ganz, gemeldet: ganz, teilweise: ganz}),
  zeilen: z.array(
    z.strictObject({
      id: z.string(),
      titel: z.string(),
      /** Without it there are amounts, but neither rates nor gaps. */
      gezaehlt: z.boolean(),
      /** Who is counted where that is not the very group; null otherwise. */
      gezaehlt_als: z.string().nullable(),
      personen: z.number().nullable(),
      /** Hours, per 1,000 people of the group, and the same of the whole Bezirk. */
      wert: z.number().nullable(),
      status: Status,
      je_1000: z.number().nullable(),
      bezirk_je_1000: z.number().nullable(),
      deckung: z.number().nullable(),
      urteil: z.enum(["kein_rueckstand", "etwas_darunter", "robust", "nicht_robust"]).nullable(),
      zentren: ganz,
      gemeldet: ganz
    })
  ),
  /** Centres that stand or work in the area; months as reported in the year. */
  zentren: z.array(
    z.strictObject({
      zentrum_id: z.string(),
      name: z.string(),
      beispiel: z.boolean(),
      steht_hier: z.boolean(),
      arbeitet_hier: z.boolean(),
      gemeldet: ganz,
      erwartet: ganz
    })
  ),
  /** Needs voiced in the centres that stand in the Bezirksregion, most often first; a sum with a withheld part is withheld. */
  anliegen: z.strictObject({
    region: z.strictObject({gebiet_id: GebietId, name: z.string()}),
    zentren: z.array(z.strictObject({zentrum_id: z.string(), name: z.string()})),
    felder: z.array(z.strictObject({problemfeld: z.string(), titel: z.string(), anzahl: Meldezahl}))
  })
});
export type Profilangebote = z.infer<typeof Profilangebote>;

/** A reviewed comment on the area or one inside it; `text` is "" for a deleted one, whose `korrektur` says why. */
export const Profilstimme = z.strictObject({
  gebiet: GebietRef,
  rolle: z.string(),
  datum: z.string(),
  text: z.string(),
  beispiel: z.boolean(),
  problemfeld: z.strictObject({id: z.string(), titel: z.string()}).nullable(),
  geprueft: z.strictObject({von: z.string(), am: z.string()}),
  korrektur: z.strictObject({am: z.string(), grund: z.string()}).nullable()
});
export type Profilstimme = z.infer<typeof Profilstimme>;

/** src/data/gebiete/<gebiet_id>.json: one area profile. */
export const GebietProfil = z.strictObject({
  gebiet: z.strictObject({...GebietRef.shape, hektar: z.number(), lor_stand: LorStand}),
  /** From the Bezirk down to the area's parent. */
  ueber: z.array(GebietRef),
  unter: z.array(GebietRef),
  nachbarn: z.array(GebietRef),
  /** Old PLR that cover this area, for PLR only, with the share of the old PLR's people who live here, per cent. */
  bis_2020: z.array(z.strictObject({gebiet_id: GebietId, name: z.string(), anteil: z.number()})),
  kennzahlen: z.array(Kennzahl),
  /** The catalogue's problem fields in its order. */
  problemfelder: z.array(z.strictObject({id: z.string(), titel: z.string()})),
  /** Indicators that no area of this level has a value of, with the levels that have. */
  nicht_verfuegbar: z.array(
    z.strictObject({id: z.string(), kurztitel: z.string(), problemfeld: z.string(), ebenen: z.array(Ebene)})
  ),
  /** Null if the warehouse holds no facilities at all. */
  einrichtungen: Einrichtungen.nullable(),
  altersaufbau: z.strictObject({
    zeitraum: Zeitraum,
    gruppen: z.array(Altersgruppe),
    maennlich: Wert,
    weiblich: Wert
  }),
  /** Population at year-ends. `gebiet_id` is the area the series is counted for: an old PLR where this one was cut out of it. */
  bevoelkerung: z.strictObject({
    gebiet_id: GebietId,
    lor_stand: LorStand,
    name: z.string(),
    /** New PLR that were added up for the years after 2020, if the series is an old PLR's. */
    summe_aus: z.array(GebietRef),
    /** Lines of attribution of all releases that the series comes from. */
    quellenvermerke: z.array(z.string()),
    reihe: z.array(
      z.strictObject({zeitraum: Zeitraum, wert: z.number().nullable(), status: Status, umgerechnet: z.boolean()})
    )
  }),
  mss: z.array(MssKlasse),
  /** Classes of the Planungsräume inside this area in the newest edition, sorted by name; null for a Planungsraum. */
  mss_unter: z
    .strictObject({
      edition: z.string(),
      stichtag: Zeitraum,
      quellenvermerk: z.string(),
      status: KennzahlKopf,
      dynamik: KennzahlKopf,
      zeilen: z.array(z.strictObject({gebiet_id: GebietId, name: z.string(), status: Wert, dynamik: Wert})).min(1)
    })
    .nullable(),
  /** Headline indicators with at least three dates in the area. */
  trends: z.array(Profiltrend),
  zielgruppen: Profilgruppen.nullable(),
  /** Null without records, and at levels that have no supply of their own. */
  angebote: Profilangebote.nullable(),
  /** Newest first. */
  stimmen: z.array(Profilstimme)
});
export type GebietProfil = z.infer<typeof GebietProfil>;

/** src/data/indikatoren/<indikator_id>.json: one page of the indicator register. */
export const IndikatorSeite = z.strictObject({
  indikator: Indicator,
  kopf: IndikatorKopf,
  /** All sources that its values come from, the register's own first, each with the figures taken from it. */
  quellen: z
    .array(
      z.strictObject({
        id: z.string(),
        titel: z.string(),
        kurztitel: z.string(),
        herausgeber: z.string(),
        datensatz_url: z.string(),
        lizenz: z.string(),
        lizenz_url: z.string(),
        quellenvermerk: z.string(),
        turnus: z.string(),
        rolle: z.enum(["haupt", "nenner", "ergaenzung"]),
        /** Years whose values this source delivers, ascending; empty for a denominator. */
        jahre: z.array(z.int())
      })
    )
    .min(1),
  /** True if the map offers it. */
  auf_karte: z.boolean(),
  problemfeld: z.string(),
  /** Newest values per level, sorted by name. */
  ebenen: z.array(
    z.strictObject({
      ebene: Ebene,
      zeitraum: Zeitraum,
      quellenvermerke: z.array(z.string()).min(1),
      zeilen: z.array(
        z.strictObject({
          gebiet_id: GebietId,
          name: z.string(),
          parent_name: z.string(),
          wert: Wert,
          urteile: z.strictObject({bezirk: Urteil.nullable(), berlin: Urteil.nullable()})
        })
      )
    })
  ),
  /** Bezirk and Berlin over time. */
  reihen: z.array(z.strictObject({zeitraum: Zeitraum, bezirk: Wert, berlin: Wert})),
  /** What may be said of the Bezirk's series by rule; `differenz` and its interval are in steps of the unit. */
  verlauf: z.discriminatedUnion("art", [
    z.strictObject({art: z.literal("keine")}),
    z.strictObject({
      art: z.literal("trend"),
      von: Zeitraum,
      bis: Zeitraum,
      richtung: z.enum(["steigend", "fallend", "nicht_erkennbar"])
    }),
    z.strictObject({
      art: z.literal("veraenderung"),
      von: Zeitraum,
      bis: Zeitraum,
      differenz: z.number(),
      ki: z.strictObject({unten: z.number(), oben: z.number()}).nullable()
    })
  ]),
  releases: z.array(
    z.strictObject({
      quelle_kurz: z.string(),
      release: z.string(),
      titel: z.string(),
      stichtag: z.string(),
      lor_stand: LorStand,
      zeilen: z.int()
    })
  )
});
export type IndikatorSeite = z.infer<typeof IndikatorSeite>;

/** Everything the pages of lists show; each page loads the parts it needs: src/data/listen/<name>.json. */
export const Uebersicht = z.strictObject({
  /** Headline values of the Bezirk beside Berlin. */
  bezirk: z.array(Kennzahl),
  gebiete: z.array(
    z.strictObject({
      ...GebietRef.shape,
      parent_id: GebietId.nullable(),
      parent_name: z.string(),
      einwohner: Wert,
      stichtag: Zeitraum,
      /** Names this area, or the old PLR it was cut from, had before 2021, if different. */
      fruehere_namen: z.array(z.string())
    })
  ),
  indikatoren: z.array(
    z.strictObject({
      ...KennzahlKopf.shape,
      definition: z.string(),
      /** Everyday words under which readers look for it. */
      stichworte: z.array(z.string()),
      ebenen: z.array(Ebene),
      neuester_zeitraum: Zeitraum,
      aeltester_zeitraum: Zeitraum,
      bezirk: Wert,
      /** The date of the Bezirk's value, which need not be the newest of all levels; "" if it has none. */
      bezirk_zeitraum: z.union([Zeitraum, z.literal("")])
    })
  ),
  quellen: z.array(
    z.strictObject({
      id: z.string(),
      titel: z.string(),
      kurztitel: z.string(),
      herausgeber: z.string(),
      datensatz_url: z.string(),
      lizenz: z.string(),
      lizenz_url: z.string(),
      quellenvermerk: z.string(),
      turnus: z.string(),
      turnus_monate: z.int(),
      geheimhaltung: z.string(),
      hinweise: z.array(z.string()),
      /** Rules that its figures have passed, and rows tried in all. */
      pruefungen: z.strictObject({regeln: z.int(), geprueft: z.int()}),
      releases: z.array(
        z.strictObject({
          release: z.string(),
          titel: z.string(),
          stichtag: z.string(),
          lor_stand: LorStand,
          zeilen: z.int(),
          adapter: z.string(),
          adapter_version: z.int(),
          dateien: z.array(z.strictObject({name: z.string(), sha256: z.string()})),
          hinweise: z.array(z.string())
        })
      )
    })
  ),
  /** Signs of the six states, levels, problem fields: the catalogue's words. */
  status: z.array(z.strictObject({id: Status, zeichen: z.string(), name: z.string(), erklaerung: z.string()})),
  ebenen: z.array(z.strictObject({id: Ebene, titel: z.string(), plural: z.string(), erklaerung: z.string()})),
  problemfelder: z.array(
    z.strictObject({
      id: z.string(),
      titel: z.string(),
      beschreibung: z.string(),
      /** How many indicators the register has in this field. */
      indikatoren: z.int(),
      /** The first of them that the map offers; null if it offers none. */
      auf_karte: z.string().nullable()
    })
  ),
  zielgruppen: z.array(z.strictObject({id: z.string(), titel: z.string()})),
  datenluecken: z.array(Datenluecke),
  /** The rules the figures have passed, in words, with the number of rows tried. */
  pruefungen: z.array(z.strictObject({name: z.string(), regel: z.string(), geprueft: z.int()}))
});
export type Uebersicht = z.infer<typeof Uebersicht>;

const {gebiete, indikatoren, quellen, status, ebenen, problemfelder, zielgruppen, datenluecken, pruefungen, bezirk} =
  Uebersicht.shape;
const stand = indikatoren.element.pick({
  quelle_kurz: true,
  klassen: true,
  einheit_kurz: true,
  neuester_zeitraum: true,
  turnus_monate: true
});

/** What each page of lists loads of it: src/data/listen/<name>.json. Other fields are dropped. */
export const listen = {
  /** The footer of every page. */
  stand: z.object({indikatoren: z.array(stand.strip())}),
  start: z.object({
    bezirk,
    gebiete: z.array(gebiete.element.pick({gebiet_id: true, name: true, ebene: true}).strip()),
    indikatoren: z.array(
      z.object({
        ...stand.shape,
        ...indikatoren.element.pick({id: true, titel: true, problemfeld: true, ebenen: true}).shape
      })
    ),
    quellen: z.array(
      z.object({
        id: z.string(),
        kurztitel: z.string(),
        releases: z.array(z.object({titel: z.string(), stichtag: z.string()}))
      })
    ),
    problemfelder,
    zielgruppen
  }),
  gebiete: z.object({gebiete, bezirk}),
  register: z.object({indikatoren, problemfelder, status, datenluecken}),
  datenstand: z.object({
    indikatoren: z.array(
      indikatoren.element
        .pick({id: true, titel: true, neuester_zeitraum: true, turnus_monate: true, quelle_kurz: true})
        .strip()
    ),
    quellen,
    status,
    pruefungen
  }),
  /** Signs and levels, for handbook and method. */
  worte: z.object({
    status,
    ebenen,
    gebiete: z.array(gebiete.element.pick({gebiet_id: true, ebene: true}).strip())
  })
} as const;

const Zahl = z.number().nullable();

/** One indicator the need index may use. `werte`: first those of `gebiete`, in their order, then all other rated Planungsräume of Berlin, which only set the scale. */
export const IndexIndikator = z.strictObject({
  kopf: KennzahlKopf,
  /** 1 if a high value is a sign of need, −1 if a low one is. */
  richtung: z.union([z.literal(1), z.literal(-1)]),
  /** Part of the index unless left out. */
  vorgabe: z.boolean(),
  begruendung: z.string(),
  zeitraum: Zeitraum,
  quellenvermerke: z.array(z.string()).min(1),
  /** Values in steps of `einheit_kurz`, as published: not turned round. */
  werte: z.array(Zahl),
  /** States of the areas of `gebiete`. */
  status: z.array(Status),
  /** Denominators of the areas of `gebiete`, for the chance in the values; null if nobody publishes them. */
  nenner: z.array(Zahl).nullable(),
  /** 100 for per cent: what the share is multiplied with; 1 without denominators. */
  faktor: z.number().positive(),
  /** 95 per cent intervals of the areas of `gebiete`; null where there is none. */
  ki: z.array(Intervall.nullable())
});
export type IndexIndikator = z.infer<typeof IndexIndikator>;

/** How firmly an area holds its rank, see AreaRobustness of src/method/robustness.ts; ranks count from most need. */
export const IndexRang = z.strictObject({
  rang: z.number(),
  median: z.number(),
  rang_unten: z.number(),
  rang_oben: z.number(),
  /** Shares (0 to 1) of the runs, and of all weightings, in which it is among the top. */
  oberstes: z.number(),
  oberstes_frei: z.number(),
  /** Best and worst rank found over all weightings, and those no weighting can pass. */
  bester: z.number(),
  schlechtester: z.number(),
  bester_denkbar: z.number(),
  schlechtester_denkbar: z.number(),
  /** 1, 2, … from most need: the intervals of a group all meet. */
  gruppe: z.int().min(1)
});
export type IndexRang = z.infer<typeof IndexRang>;

/** The choices of the index besides what goes into it, from data/catalogue/bedarfsindex.json. */
export const IndexOptionen = z.strictObject(
  Bedarfsindex.pick({
    laeufe: true,
    startzahl: true,
    gewicht_schwankung: true,
    oberster_anteil: true,
    robust_ab: true,
    wahrscheinlich_ab: true,
    mindestanteil: true,
    ausreisser_hoechstens: true,
    doppelt_ab: true,
    normalisierung: true,
    mittel: true,
    rangspanne: true,
    freie_gewichtungen: true
  }).shape
);
export type IndexOptionen = z.infer<typeof IndexOptionen>;

/** src/data/listen/bedarfsindex.json: what the page of the need index computes with, and the warehouse's own result for the default weights. */
export const BedarfsindexData = z.strictObject({
  felder: z
    .array(
      z.strictObject({
        id: z.string(),
        titel: z.string(),
        beschreibung: z.string(),
        gewicht: z.number(),
        begruendung: z.string()
      })
    )
    .min(1),
  indikatoren: z.array(IndexIndikator).min(1),
  nicht_enthalten: z.array(z.strictObject({titel: z.string(), grund: z.string()})),
  /** The Bezirk's Planungsräume (LOR 2021), sorted by key; `einwohner` weighs them in their Bezirksregion. */
  gebiete: z.array(
    z.strictObject({
      gebiet_id: GebietId,
      name: z.string(),
      parent_id: GebietId,
      parent_name: z.string(),
      einwohner: Zahl
    })
  ),
  /** Sorted by key. */
  bezirksregionen: z.array(z.strictObject({gebiet_id: GebietId, name: z.string()})),
  einwohner_zeitraum: Zeitraum,
  einwohner_quellenvermerke: z.array(z.string()).min(1),
  /** Planungsräume of Berlin that set the scale, the Bezirk's among them: those with a value of the index. */
  planungsraeume_berlin: z.int(),
  optionen: IndexOptionen,
  /** Fewest areas a class of the map may hold. */
  mindestbesetzung_klasse: z.int().min(1),
  /** Official ratings beside it, unaltered, aligned with `gebiete`. */
  amtlich: z.strictObject({
    mss: z.strictObject({
      edition: z.string(),
      stichtag: Zeitraum,
      quellenvermerk: z.string(),
      status: KennzahlKopf,
      dynamik: KennzahlKopf,
      werte: z.array(z.strictObject({status: Wert, dynamik: Wert}))
    }),
    /** The health and social structure atlas has values, no classes; high is favourable there. */
    gssa: z.strictObject({
      indikator: KennzahlKopf,
      zeitraum: Zeitraum,
      quellenvermerk: z.string(),
      werte: z.array(Wert)
    })
  }),
  /** Results for the default weights, as the warehouse holds them, aligned with `gebiete` and `bezirksregionen`. */
  vorgabe: z.strictObject({
    index: z.array(Zahl),
    /** By problem field, in the order of `felder`. */
    felder: z.array(z.array(Zahl)),
    raenge: z.array(IndexRang.nullable()),
    bezirksregionen: z.array(
      z.strictObject({mittel: Zahl, unten: Zahl, oben: Zahl, planungsraeume: z.int(), einwohner: Zahl})
    )
  })
});
export type BedarfsindexData = z.infer<typeof BedarfsindexData>;

/** src/data/listen/methodik.json: what the page about the method shows live from the warehouse. */
export const MethodikData = z.strictObject({
  /** One area's MSS status index from published shares, step by step. */
  rechenbeispiel: z.strictObject({
    gebiet: GebietRef,
    stichtag: Zeitraum,
    planungsraeume: z.int(),
    quellenvermerk: z.string(),
    merkmale: z.array(
      z.strictObject({
        titel: z.string(),
        wert: z.number(),
        mittelwert: z.number(),
        standardabweichung: z.number(),
        z: z.number()
      })
    ),
    summe: z.number(),
    /** Mean and standard deviation of the sums of all areas. */
    summe_mittelwert: z.number(),
    summe_standardabweichung: z.number(),
    index: z.number(),
    klasse: z.string(),
    index_amtlich: z.number(),
    klasse_amtlich: z.string()
  }),
  /** The need index of the same area by default, from its shares; null if its scale or mean by default is another than z and arithmetic. */
  indexbeispiel: z
    .strictObject({
      gebiet: GebietRef,
      felder: z.array(
        z.strictObject({
          titel: z.string(),
          gewicht: z.number(),
          merkmale: z.array(
            z.strictObject({
              titel: z.string(),
              wert: z.number(),
              mittelwert: z.number(),
              standardabweichung: z.number()
            })
          ),
          wert: z.number()
        })
      ),
      index: z.number()
    })
    .nullable(),
  /** The MSS 2021 recomputed: areas per class, how many agree, and those that sit on a rounded boundary. */
  nachrechnung: z.strictObject({
    bewertet: z.int(),
    status: z.array(z.strictObject({klasse: z.string(), anzahl: z.int()})),
    dynamik: z.array(z.strictObject({klasse: z.string(), anzahl: z.int()})),
    gleich: z.int(),
    groesste_abweichung: z.number(),
    grenzfaelle: z.array(z.strictObject({gebiet: GebietRef, index: z.number(), was: z.enum(["status", "dynamik"])})),
    ausgeschlossen: z.array(z.strictObject({gebiet: GebietRef, einwohner: Zahl, grund: z.string()}))
  }),
  felder: BedarfsindexData.shape.felder,
  /** `gewicht`: share of the whole with the default weights, 0 to 1. `einfluss`: correlation with the whole index over the Bezirk's areas; null for an indicator that is not part of it. */
  indikatoren: z.array(
    z.strictObject({
      kopf: KennzahlKopf,
      feld: z.string(),
      vorgabe: z.boolean(),
      begruendung: z.string(),
      zeitraum: Zeitraum,
      gewicht: z.number(),
      einfluss: Zahl
    })
  ),
  nicht_enthalten: BedarfsindexData.shape.nicht_enthalten,
  optionen: IndexOptionen,
  /** Shares of the variation of ranks by assumption, with 90 per cent intervals; "data" is the chance in the values. */
  annahmen: z.array(
    z.strictObject({
      annahme: z.enum(["normalisation", "aggregation", "treatment", "omission", "weights", "data"]),
      allein: z.strictObject({wert: z.number(), unten: z.number(), oben: z.number()}),
      gesamt: z.strictObject({wert: z.number(), unten: z.number(), oben: z.number()})
    })
  ),
  /** Outliers that half of the runs treat. */
  ausreisser: z.array(
    z.strictObject({
      indikator: z.string(),
      verfahren: z.enum(["winsorised", "log"]),
      gebiete: z.array(z.strictObject({gebiet_id: GebietId, name: z.string(), von: z.number(), nach: z.number()}))
    })
  ),
  /** Pairs of weighted indicators that say nearly the same. */
  doppelt: z.array(z.strictObject({a: z.string(), b: z.string(), r: z.number()})),
  /** Breaks of the indicators in the index. */
  brueche: z.array(z.strictObject({indikator: z.string(), ab: Zeitraum, grund: z.string()}))
});
export type MethodikData = z.infer<typeof MethodikData>;

/** src/data/suche.json: what the search field in the header finds. */
export const Suche = z.array(
  z.strictObject({
    art: z.enum([
      ...(["gebiet", "indikator", "zielgruppe", "luecke", "zentrum", "seite", "fachwort", "einrichtung"] as const),
      "angebot"
    ]),
    titel: z.string(),
    zusatz: z.string(),
    worte: z.array(z.string()),
    adresse: z.string()
  })
);
export type Suche = z.infer<typeof Suche>;
