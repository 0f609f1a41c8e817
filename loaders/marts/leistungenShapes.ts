import {z} from "zod";
import {Ebene, GebietId} from "../contract/lor.js";
import {Status} from "../contract/release.js";
import {logiken, messgroessen} from "../../src/lib/leistungen/messgroessen.js";
import {KennzahlKopf, Urteil, Wert} from "./shapes.js";

export const Logik = z.enum(logiken);
export type Logik = z.infer<typeof Logik>;

export const Messgroesse = z.enum(messgroessen);
export type Messgroesse = z.infer<typeof Messgroesse>;

export const Versorgungsebene = z.enum(["plr", "bzr"]);
export type Versorgungsebene = z.infer<typeof Versorgungsebene>;

const zahl = z.number();
/** A number of the centres' records: null where nobody recorded it, "geschuetzt" where it is known and not published. */
export const Zahl = z.union([zahl, z.literal("geschuetzt")]).nullable();
export type Zahl = z.infer<typeof Zahl>;
const bekannt = Zahl.unwrap();
const zahlen = z.array(zahl.nullable());
const anzahlen = z.array(z.int().min(0));
const jahr = z.int();

/** Which centres are expected to report a year, and how many did for all of its months. */
export const Meldejahr = z.strictObject({
  jahr,
  zentren: z.int(),
  gemeldet: z.int(),
  /** Centres that reported some of the months. */
  teilweise: z.int()
});
export type Meldejahr = z.infer<typeof Meldejahr>;

/** What is true of all pages about the centres' records. */
export const Leistungsstand = z.strictObject({
  /** True while the records are invented: everything made from them carries "Beispieldaten". */
  beispiel: z.boolean(),
  /** Newest date of a report, ISO; null without any. */
  stand: z.string().nullable(),
  /** Ascending; empty if there are no records at all. */
  meldejahre: z.array(Meldejahr),
  /** The newest year in which the most centres reported all months; null without records. */
  vorgabejahr: jahr.nullable()
});
export type Leistungsstand = z.infer<typeof Leistungsstand>;

const GebietInfo = z.strictObject({
  gebiet_id: GebietId,
  name: z.string(),
  parent_id: GebietId,
  parent_name: z.string(),
  /** The need index, standardised; null where there is none. */
  bedarf: zahl.nullable()
});

/** Facilities of social infrastructure other than the centres: one indicator each, with the Bezirksregionen's values. */
const WeitereInfrastruktur = z.strictObject({
  indikator_id: z.string(),
  titel: z.string(),
  einheit: z.string(),
  nachkommastellen: z.int(),
  zeitraum: z.string(),
  quellenvermerk: z.string(),
  /** What a reader must know of it. */
  hinweis: z.string(),
  bezirk: zahl.nullable(),
  /** Aligned with gebiete.bzr. */
  werte: zahlen,
  status: z.array(Status)
});

/** data/listen/luecken.json: what the page of gaps offers to choose, the areas, and the other infrastructure. */
export const LueckenData = z.strictObject({
  stand: Leistungsstand,
  gebiete: z.strictObject({plr: z.array(GebietInfo), bzr: z.array(GebietInfo)}),
  /** Reference date of the need index. */
  bedarf_stand: z.string(),
  zielgruppen: z.array(
    z.strictObject({
      id: z.string(),
      titel: z.string(),
      /** Whether anybody counts its people per Planungsraum; without it there are amounts, but neither rates nor gaps. */
      gezaehlt: z.boolean(),
      /** Who is counted where that is not the very group; null otherwise. */
      gezaehlt_als: z.string().nullable(),
      hinweis: z.string().nullable(),
      langsam: z.boolean()
    })
  ),
  zentren: z.array(
    z.strictObject({
      zentrum_id: z.string(),
      name: z.string(),
      beispiel: z.boolean(),
      /** In planar metres, as the boundaries have them; null without coordinates. */
      lage: z.tuple([zahl, zahl]).nullable(),
      gebiet_id: GebietId.nullable(),
      /** Months reported of those expected, by year as in stand.meldejahre. */
      monate: z.array(z.strictObject({gemeldet: z.int(), erwartet: z.int()}))
    })
  ),
  lambda: z.array(zahl),
  vorgabe_lambda: zahl,
  deckung_unter: zahl,
  anteil_laeufe: zahl,
  erreichbarkeit: z.strictObject({
    minuten: z.array(zahl),
    gewichte: z.array(zahl),
    umweg: zahl,
    tempo: zahl,
    tempo_langsam: zahl
  }),
  weitere: z.array(WeitereInfrastruktur),
  /** Kinds of infrastructure that people look for and nobody delivers reliably. */
  ohne_zahlen: z.array(z.strictObject({titel: z.string(), grund: z.string()})),
  /** Lines of attribution of population and need index. */
  quellenvermerke: z.array(z.string())
});
export type LueckenData = z.infer<typeof LueckenData>;

/** Supply by one logic and measure, aligned with LueckenData.gebiete[ebene]; see table `versorgung`. */
export const Versorgungsreihe = z.strictObject({
  logik: Logik,
  messgroesse: Messgroesse,
  wert: zahlen,
  status: z.array(Status),
  teilwert: zahlen,
  je_1000: zahlen,
  zentren: anzahlen,
  gemeldet: anzahlen,
  ohne_angabe: anzahlen,
  /** The Bezirk as a whole, by the same logic. */
  bezirk: z.strictObject({
    wert: zahl.nullable(),
    status: Status,
    teilwert: zahl.nullable(),
    je_1000: zahl.nullable(),
    zentren: z.int(),
    gemeldet: z.int()
  }),
  /** Null where no gap is computed: for use, and for groups nobody counts. */
  luecke: z
    .strictObject({
      /** One per lambda, in the order of LueckenData.lambda. */
      je_lambda: z.array(
        z.strictObject({
          lambda: zahl,
          fair: zahlen,
          luecke: zahlen,
          deckung: zahlen,
          fehlend: zahlen,
          hoover: zahl.nullable(),
          gebiete: z.int()
        })
      ),
      anteil_angebot: zahlen,
      anteil_personen: zahlen,
      differenz: zahlen,
      unten: zahlen,
      oben: zahlen,
      urteil: z.array(Urteil.nullable()),
      anteil_laeufe: zahlen,
      robust: z.array(z.boolean().nullable())
    })
    .nullable()
});
export type Versorgungsreihe = z.infer<typeof Versorgungsreihe>;

/** data/listen/luecken-<zielgruppe>.json: everything recorded for one group. */
export const LueckenGruppe = z.strictObject({
  zielgruppe: z.string(),
  jahre: z.array(
    z.strictObject({
      jahr,
      /** Reference date of the people counted; null if nobody counts them. */
      personen_stand: z.string().nullable(),
      ebenen: z.array(z.strictObject({ebene: Versorgungsebene, personen: zahlen, reihen: z.array(Versorgungsreihe)}))
    })
  )
});
export type LueckenGruppe = z.infer<typeof LueckenGruppe>;

/** An area with how many people of a group live there, and as a share of all who live there in per cent. */
const GruppenGebiet = z.strictObject({
  gebiet_id: GebietId,
  name: z.string(),
  parent_name: z.string(),
  personen: zahl.nullable(),
  anteil: zahl.nullable()
});

/** An indicator on the page of a group: newest values of the Bezirk, Berlin and the Bezirksregionen, or else the Planungsräume. */
const GruppenIndikator = z.strictObject({
  indikator: KennzahlKopf,
  zeitraum: z.string(),
  bezirk: Wert,
  berlin: Wert,
  /** Lowest and highest area of the level; null where fewer than two have a value. */
  spanne: z
    .strictObject({
      ebene: Versorgungsebene,
      niedrig: z.strictObject({name: z.string(), wert: Wert}),
      hoch: z.strictObject({name: z.string(), wert: Wert})
    })
    .nullable()
});

/** data/listen/zielgruppen.json: the groups, with what is known and recorded of each. */
export const ZielgruppenData = z.strictObject({
  stand: Leistungsstand,
  zielgruppen: z.array(
    z.strictObject({
      id: z.string(),
      titel: z.string(),
      beschreibung: z.string(),
      grundlage: z.string(),
      hinweis: z.string(),
      kleinste_ebene: Ebene.nullable(),
      personen: z
        .strictObject({
          /** Who is counted where that is not the very group; null otherwise. */
          gezaehlt_als: z.string().nullable(),
          hinweis: z.string().nullable(),
          stand: z.string(),
          /** The Bezirk at 31.12. of each year, ascending; years without a figure are left out. */
          verlauf: z.array(z.strictObject({jahr, wert: zahl})),
          bezirk: zahl,
          anteil: zahl.nullable(),
          bzr: z.array(GruppenGebiet),
          plr: z.array(GruppenGebiet),
          quellenvermerke: z.array(z.string())
        })
        .nullable(),
      indikatoren: z.array(GruppenIndikator),
      /** Offers that name the group and were valid or took place in a year, by Leistungsbereich. */
      angebote: z.array(z.strictObject({jahr, leistungsbereich: z.string(), titel: z.string(), anzahl: z.int()})),
      /** Needs voiced for the group in a year by problem field, all centres that reported: the largest first, withheld ones last. */
      anliegen: z.array(z.strictObject({jahr, problemfeld: z.string(), titel: z.string(), anzahl: bekannt}))
    })
  )
});
export type ZielgruppenData = z.infer<typeof ZielgruppenData>;

/** An area by name, and whether it is in the Bezirk and so has a page. */
const Gebietsname = z.strictObject({gebiet_id: GebietId, name: z.string(), im_bezirk: z.boolean()});
export type Gebietsname = z.infer<typeof Gebietsname>;

const Barrierefrei = z.enum(["ja", "teilweise", "nein"]).nullable();

/** A centre in the list. */
export const ZentrumKopf = z.strictObject({
  zentrum_id: z.string(),
  beispiel: z.boolean(),
  name: z.string(),
  traeger: z.string(),
  adresse: z.string(),
  lat: zahl.nullable(),
  lon: zahl.nullable(),
  /** The same place in planar metres, as the boundaries have them; null without coordinates. */
  lage: z.tuple([zahl, zahl]).nullable(),
  gebiet: Gebietsname.nullable(),
  bezirksregionen: z.array(Gebietsname),
  angabe: z.enum(["bestaetigt", "zu_bestaetigen", "gemeldet"]),
  quelle: z.string(),
  stand: z.string(),
  anmerkung: z.string(),
  barrierefrei: Barrierefrei,
  /** Months reported of those expected, by year as in stand.meldejahre; empty for a centre that is not expected to report. */
  monate: z.array(z.strictObject({jahr, gemeldet: z.int(), erwartet: z.int()}))
});
export type ZentrumKopf = z.infer<typeof ZentrumKopf>;

/** data/listen/zentren.json */
export const ZentrenData = z.strictObject({stand: Leistungsstand, zentren: z.array(ZentrumKopf)});
export type ZentrenData = z.infer<typeof ZentrenData>;

/**
 * Figures of one year as recorded; null where nothing is recorded. Lists have the largest number first and those that are
 * withheld last, in an order that does not depend on them.
 * `monate` says whether all its months were reported.
 */
const Zentrumsjahr = z.strictObject({
  jahr,
  monate: z.array(z.strictObject({monat: z.string(), gemeldet: z.boolean()})),
  angebote: z.int(),
  termine: Zahl,
  stunden: Zahl,
  teilnahmen: Zahl,
  /** Offers of the year that lack the figure, as a whole or in some of their rows: the sum above is without that. */
  ohne_angabe: z.strictObject({termine: z.int(), stunden: z.int(), teilnahmen: z.int()}),
  /** Parts of the attendances, as far as recorded, with the attendances of the rows that record them. */
  davon: z.array(z.strictObject({merkmal: z.string(), anzahl: bekannt, von: bekannt})),
  /** The most volunteers of the house that one row names. */
  ehrenamtliche: Zahl,
  /** Volunteers who were there for the first time, over all rows that say so. */
  ehrenamt_neu: Zahl,
  /** Times that volunteers took part in a training, over all rows that say so. */
  fortbildungen: Zahl,
  ehrenamt_stunden: Zahl,
  /** True if some of the rows that make up these hours have none. */
  ehrenamt_lueckenhaft: z.boolean(),
  beratungen: Zahl,
  themen: z.array(z.strictObject({id: z.string(), titel: z.string(), anzahl: bekannt})),
  vermittlungen: z.array(z.strictObject({id: z.string(), titel: z.string(), anzahl: bekannt})),
  anliegen: z.array(z.strictObject({problemfeld: z.string(), titel: z.string(), anzahl: bekannt})),
  /** The same needs by how they became known, and by the area they are about, null where none is named. */
  anliegen_kanaele: z.array(z.strictObject({id: z.string(), titel: z.string(), anzahl: bekannt})),
  anliegen_gebiete: z.array(z.strictObject({gebiet: Gebietsname.nullable(), anzahl: bekannt})),
  gremien: z.array(z.strictObject({id: z.string(), titel: z.string(), anzahl: bekannt})),
  /** Hours recorded per group, by offers that name it. */
  gruppen: z.array(
    z.strictObject({
      zielgruppe: z.string(),
      titel: z.string(),
      angebote: z.int(),
      stunden: Zahl,
      teilnahmen: Zahl
    })
  ),
  standards: z.array(
    z.strictObject({
      nummer: z.int(),
      id: z.string(),
      titel: z.string(),
      einschaetzung: z.enum(["erfuellt", "teilweise", "nicht_erfuellt"]).nullable(),
      nachweise: z.array(z.string())
    })
  )
});

/** data/listen/zentrum-<zentrum_id>.json */
export const ZentrumSeite = z.strictObject({
  stand: Leistungsstand,
  kopf: ZentrumKopf,
  oeffnungszeiten: z.string().nullable(),
  offen_seit: z.string().nullable(),
  offen_bis: z.string().nullable(),
  einsatzgebiet: z.array(Gebietsname),
  /**
   * People who live within each zone on foot, cumulated and rounded, by group, with the date they were counted at; zones as in
   * LueckenData.erreichbarkeit. Straight line. Empty without coordinates.
   */
  reichweite: z.array(
    z.strictObject({minuten: zahl, zielgruppe: z.string(), titel: z.string(), personen: zahl, stand: z.string()})
  ),
  /** Lines of attribution of these people. */
  reichweite_vermerke: z.array(z.string()),
  angebote: z.array(
    z.strictObject({
      angebot_id: z.string(),
      titel: z.string(),
      leistungsbereich: z.string(),
      zielgruppen: z.array(z.string()),
      format: z.string(),
      plaetze: z.int().nullable(),
      sprachen: z.string().nullable(),
      barrierefrei: Barrierefrei,
      wochenplan: z.string().nullable(),
      gueltig_von: z.string(),
      gueltig_bis: z.string().nullable(),
      /** By year, as far as recorded. */
      jahre: z.array(
        z.strictObject({
          jahr,
          termine: Zahl,
          stunden: Zahl,
          teilnahmen: Zahl,
          /** The most people that one row names: at least so many different ones in the year. Null if no row names any. */
          personen_mindestens: Zahl,
          /** The most volunteers that one row names; null if no row names any. */
          ehrenamtliche_mindestens: Zahl,
          /** Figures that some rows of the year have and others lack. */
          lueckenhaft: z.array(z.enum(["termine", "stunden", "teilnahmen"]))
        })
      )
    })
  ),
  jahre: z.array(Zentrumsjahr),
  /** A share of fewer attendances than this is not shown. */
  mindestnenner: z.int(),
  /** What the centre should look at, newest year first; null in the public edition, which does not tell. */
  hinweise: z
    .array(
      z.strictObject({
        jahr: jahr.nullable(),
        regel: z.string(),
        tabelle: z.string(),
        anzahl: z.int(),
        text: z.string(),
        abhilfe: z.string()
      })
    )
    .nullable()
});
export type ZentrumSeite = z.infer<typeof ZentrumSeite>;

/** data/listen/geheimhaltung.json: the rules by which numbers are withheld, and how many are. */
export const GeheimhaltungData = z.strictObject({
  stand: Leistungsstand,
  /** Smallest count of people that is published; the second one for special categories. */
  schwelle: z.int(),
  schwelle_besonders: z.int(),
  /** A share of fewer people is not published. */
  mindestnenner: z.int(),
  /** Above this share of one Träger, in per cent, hours are its own matter. */
  dominanz_prozent: zahl,
  /** Träger that consented to publish them. */
  einwilligungen: z.int(),
  /** Entries of each list that are a special category. */
  besonders: z.array(
    z.strictObject({
      liste: z.enum(["zielgruppen", "beratungsthemen", "fachdienste", "problemfelder", "merkmale"]),
      titel: z.array(z.string())
    })
  ),
  quellen: z.array(
    z.strictObject({
      /** Null for the centres' records, which are no source of the catalogue. */
      titel: z.string().nullable(),
      verfahren: z.enum(["schwelle", "quelle", "keine_personen"]),
      regel: z.string().nullable(),
      grund: z.string()
    })
  ),
  status: z.array(z.strictObject({id: Status, zeichen: z.string(), name: z.string(), erklaerung: z.string()})),
  /** By table of cells; empty without records. */
  tabellen: z.array(
    z.strictObject({
      tabelle: z.string(),
      jahre: z.array(
        z.strictObject({
          jahr,
          zellen: z.int(),
          geschuetzt: z.int(),
          /** Upper bound in whole per cent of what the table counts; null where that cannot be told. */
          verlust_prozent: z.int().nullable()
        })
      )
    })
  )
});
export type GeheimhaltungData = z.infer<typeof GeheimhaltungData>;

const Listenwert = z.strictObject({id: z.string(), titel: z.string()});

/** data/listen/pruefregister.json: the lists and limits that the page "Daten prüfen" checks files against. */
export const Pruefregister = z.strictObject({
  register: z.strictObject({
    zentren: z.array(Listenwert),
    zielgruppen: z.array(Listenwert),
    leistungsbereiche: z.array(Listenwert),
    problemfelder: z.array(Listenwert),
    standards: z.array(Listenwert),
    bezirksregionen: z.array(Listenwert),
    gebiete: z.array(Listenwert)
  }),
  regeln: z.strictObject({mad: zahl, mad_mindestens: z.int(), sprung: zahl, sprung_mindestens: z.int()}),
  /** The centres of the register, and when they were open. */
  zentren: z.array(
    z.strictObject({
      zentrum_id: z.string(),
      beispiel: z.boolean(),
      offen_seit: z.string().nullable(),
      offen_bis: z.string().nullable()
    })
  ),
  /** Their offers, by column of the contract, so that a delivery need not name them again. */
  angebote: z.array(
    z.strictObject({
      zentrum_id: z.string(),
      angebot_id: z.string(),
      titel: z.string(),
      leistungsbereich: z.string(),
      zielgruppen: z.array(z.string()),
      format: z.string(),
      plaetze: z.int().nullable(),
      sprachen: z.string().nullable(),
      barrierefrei: z.string().nullable(),
      wochenplan: z.string().nullable(),
      /** Bezirksregionen and the Planungsräume beside them; empty where it is that of the centre. */
      einsatzgebiet: z.array(z.string()),
      gueltig_von: z.string(),
      gueltig_bis: z.string().nullable()
    })
  )
});
export type Pruefregister = z.infer<typeof Pruefregister>;
