import {z} from "zod";
import {Indicator, IndicatorFields, Klasse} from "../contract/catalogue.js";
import {Ebene, GebietId, LorStand} from "../contract/lor.js";
import {Status, Zeitraum} from "../contract/release.js";

/** One value as every page shows it. `wert` is null exactly when `status` is a state without a number. */
export const Wert = z.strictObject({
  wert: z.number().nullable(),
  status: Status,
  zaehler: z.number().nullable(),
  nenner: z.number().nullable(),
  anmerkung: z.string()
});
export type Wert = z.infer<typeof Wert>;

export const GebietRef = z.strictObject({gebiet_id: GebietId, name: z.string(), ebene: Ebene});
export type GebietRef = z.infer<typeof GebietRef>;

/** What a page needs of an indicator to show a value of it with unit, meaning and source. */
export const IndikatorKopf = z.strictObject({
  ...IndicatorFields.pick({
    id: true,
    titel: true,
    kurztitel: true,
    einheit: true,
    einheit_kurz: true,
    nachkommastellen: true,
    definition: true,
    ebenen_vergleichbar: true,
    polaritaet: true,
    hinweise: true,
    brueche: true,
    klassifikation: true
  }).shape,
  klassen: z.array(Klasse).nullable(),
  quelle_kurz: z.string(),
  /** The line the licence demands, for figures of all releases together. */
  quellenvermerk: z.string(),
  /** Months between two releases; figures older than that and half a year are told to the reader. */
  turnus_monate: z.int().min(1)
});
export type IndikatorKopf = z.infer<typeof IndikatorKopf>;

const Flaechenebene = z.enum(["plr", "bzr", "pgr", "bezirk"]);
export type Flaechenebene = z.infer<typeof Flaechenebene>;

/** Values of one indicator at one level and date; `werte[i]` belongs to `gebiete[lor_stand][ebene][i]` of KarteData. */
export const KarteReihe = z.strictObject({
  zeitraum: Zeitraum,
  lor_stand: LorStand,
  /** True if the figures were counted in the other LOR edition and carried over by exact addition. */
  umgerechnet: z.boolean(),
  werte: z.array(z.number().nullable()),
  /** States aligned with `werte`; null if every area has a value. */
  status: z.array(Status).nullable(),
  /** Remarks of the publisher by gebiet_id. */
  anmerkungen: z.record(z.string(), z.string()),
  /** Lines of attribution of all releases these values come from. */
  quellenvermerke: z.array(z.string()).min(1),
  bezirk: z.number().nullable(),
  berlin: z.number().nullable()
});
export type KarteReihe = z.infer<typeof KarteReihe>;

/** Everything the map page knows: src/data/karte.json. Series are sorted by date, areas by key. */
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
  indikatoren: z.array(
    z.strictObject({
      ...IndikatorKopf.shape,
      ebenen: z.array(z.strictObject({ebene: Flaechenebene, reihen: z.array(KarteReihe).min(1)})).min(1)
    })
  )
});
export type KarteData = z.infer<typeof KarteData>;

/** One line of a profile: the area beside its BZR (for a PLR), the Bezirk and Berlin, among all areas of its level. */
export const Kennzahl = z.strictObject({
  indikator: IndikatorKopf,
  zeitraum: Zeitraum,
  /** Lines of attribution of all releases these values come from. */
  quellenvermerke: z.array(z.string()).min(1),
  gebiet: Wert,
  /** Null where the area itself is that level or above it. */
  bzr: Wert.nullable(),
  bezirk: Wert.nullable(),
  berlin: Wert,
  /** All areas of the same level in the Bezirk, for the dot strip; sorted by name. */
  verteilung: z.array(
    z.strictObject({gebiet_id: GebietId, name: z.string(), wert: z.number().nullable(), status: Status})
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
export const MssKlasse = z.strictObject({
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
      status: IndikatorKopf,
      dynamik: IndikatorKopf,
      zeilen: z.array(z.strictObject({gebiet_id: GebietId, name: z.string(), status: Wert, dynamik: Wert})).min(1)
    })
    .nullable()
});
export type GebietProfil = z.infer<typeof GebietProfil>;

/** src/data/indikatoren/<indikator_id>.json: one page of the indicator register. */
export const IndikatorSeite = z.strictObject({
  indikator: Indicator,
  kopf: IndikatorKopf,
  quelle: z.strictObject({
    titel: z.string(),
    herausgeber: z.string(),
    datensatz_url: z.string(),
    lizenz: z.string(),
    lizenz_url: z.string(),
    quellenvermerk: z.string(),
    turnus: z.string()
  }),
  problemfeld: z.string(),
  /** Newest values per level, sorted by name. */
  ebenen: z.array(
    z.strictObject({
      ebene: Ebene,
      zeitraum: Zeitraum,
      quellenvermerke: z.array(z.string()).min(1),
      zeilen: z.array(z.strictObject({gebiet_id: GebietId, name: z.string(), parent_name: z.string(), wert: Wert}))
    })
  ),
  /** Bezirk and Berlin over time. */
  reihen: z.array(z.strictObject({zeitraum: Zeitraum, bezirk: Wert, berlin: Wert})),
  releases: z.array(
    z.strictObject({release: z.string(), titel: z.string(), stichtag: z.string(), lor_stand: LorStand, zeilen: z.int()})
  )
});
export type IndikatorSeite = z.infer<typeof IndikatorSeite>;

/** src/data/uebersicht.json: lists of the start page, of Gebiete, Indikatoren and Datenstand. */
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
      ...IndikatorKopf.shape,
      problemfeld: z.string(),
      ebenen: z.array(Ebene),
      neuester_zeitraum: Zeitraum,
      aeltester_zeitraum: Zeitraum,
      bezirk: Wert
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
      releases: z.array(
        z.strictObject({
          release: z.string(),
          titel: z.string(),
          stichtag: z.string(),
          lor_stand: LorStand,
          zeilen: z.int(),
          dateien: z.array(z.strictObject({name: z.string(), sha256: z.string()})),
          hinweise: z.array(z.string())
        })
      )
    })
  ),
  /** Signs of the six states, levels, problem fields: the catalogue's words. */
  status: z.array(z.strictObject({id: Status, zeichen: z.string(), name: z.string(), erklaerung: z.string()})),
  ebenen: z.array(z.strictObject({id: Ebene, titel: z.string(), plural: z.string(), erklaerung: z.string()})),
  problemfelder: z.array(z.strictObject({id: z.string(), titel: z.string(), beschreibung: z.string()}))
});
export type Uebersicht = z.infer<typeof Uebersicht>;

/** src/data/suche.json: what the search field in the header finds. */
export const Suche = z.array(
  z.strictObject({
    art: z.enum(["gebiet", "indikator", "seite"]),
    titel: z.string(),
    zusatz: z.string(),
    worte: z.array(z.string()),
    adresse: z.string()
  })
);
export type Suche = z.infer<typeof Suche>;
