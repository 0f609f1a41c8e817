import {z} from "zod";
import {Ebene, GebietId} from "../contract/lor.js";
import {Status, Zeitraum} from "../contract/release.js";
import {Leistungsstand, Logik, Messgroesse, Versorgungsebene, Zahl} from "./leistungenShapes.js";
import {IndikatorKopf, Urteil, Wert} from "./shapes.js";

const zahl = z.number();
const zahlen = z.array(zahl.nullable());

/** What may be said of a change by rule: by its interval or a trend test, never by the bare difference. */
export const Richtung = z.enum(["steigend", "fallend", "nicht_erkennbar", "ohne_sicherheit"]);
export type Richtung = z.infer<typeof Richtung>;

const BefundGebiet = z.strictObject({gebiet_id: GebietId, name: z.string(), parent_id: GebietId});

/** A class of the map: bounds as displayed, both inclusive, null means open; `stufe` is the step of the colour ramp. */
const Befundklasse = z.strictObject({
  von: zahl.nullable(),
  bis: zahl.nullable(),
  name: z.string().nullable(),
  stufe: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5)]),
  anzahl: z.int()
});

/**
 * The newest values of one indicator at one level in LOR 2021; every list is aligned with BefundeData.gebiete[ebene]. The same
 * numbers, classes and verdicts as on map and profile.
 */
export const Befundreihe = z.strictObject({
  ebene: z.enum(["plr", "bzr", "bezirk"]),
  zeitraum: Zeitraum,
  quellenvermerke: z.array(z.string()).min(1),
  wert: zahlen,
  status: z.array(Status),
  zaehler: zahlen,
  nenner: zahlen,
  /** 95 per cent interval; null where there is none. */
  unten: zahlen,
  oben: zahlen,
  /** True where the value stands in brackets: too few cases, compared with nothing. */
  wenige: z.array(z.boolean()),
  /** The publisher's remark on the value, "" if none. */
  anmerkung: z.array(z.string()),
  /** "abweichung": classes on both sides of 0, with the diverging ramp. */
  verfahren: z.enum(["quantile", "abweichung", "klassen", "eine_klasse"]),
  klassen: z.array(Befundklasse),
  /** Index into `klassen`; null without a value, or with too few cases. */
  klasse: z.array(z.int().nullable()),
  /** The Bezirk without the area, and how the interval lies to it and to Berlin. */
  rest_bezirk: zahlen,
  urteil_bezirk: z.array(Urteil.nullable()),
  urteil_berlin: z.array(Urteil.nullable()),
  /** Berlin at the same date; `entfaellt` where levels must not be compared. */
  berlin: Wert,
  /** The newest earlier date with verdicts, where the Bezirk has no value at `zeitraum` to compare with; null where it has, or never had. */
  vergleich: z
    .strictObject({
      zeitraum: Zeitraum,
      wert: zahlen,
      unten: zahlen,
      oben: zahlen,
      wenige: z.array(z.boolean()),
      bezirk: zahl.nullable(),
      rest_bezirk: zahlen,
      urteil_bezirk: z.array(Urteil.nullable()),
      urteil_berlin: z.array(Urteil.nullable())
    })
    .nullable(),
  /** The change of the last years that may be told of each area, never across a break; null where there is none to tell. */
  verlauf: z.strictObject({
    /** "trend" rests on a test over several dates, "veraenderung" on two. */
    art: z.array(z.enum(["trend", "veraenderung"]).nullable()),
    von: z.array(Zeitraum.nullable()),
    /** The value at `von`. */
    wert_von: zahlen,
    /** In steps of the unit. */
    differenz: zahlen,
    unten: zahlen,
    oben: zahlen,
    richtung: z.array(Richtung.nullable())
  })
});
export type Befundreihe = z.infer<typeof Befundreihe>;

/** data/listen/befunde.json: what every indicator says of every area today, for all pages that set areas side by side. */
export const BefundeData = z.strictObject({
  /** Sorted by key. */
  gebiete: z.strictObject({
    bezirk: z.array(BefundGebiet),
    bzr: z.array(BefundGebiet),
    plr: z.array(BefundGebiet)
  }),
  /** The catalogue's problem fields in its order, with what belongs to each. */
  problemfelder: z.array(
    z.strictObject({
      id: z.string(),
      titel: z.string(),
      beschreibung: z.string(),
      zielgruppen: z.array(z.string()),
      leistungsbereiche: z.array(z.string()),
      beratungsthemen: z.array(z.string())
    })
  ),
  zielgruppen: z.array(z.strictObject({id: z.string(), titel: z.string(), indikatoren: z.array(z.string())})),
  /** In the catalogue's order. `brueche` of the head that lie before the newest date part the series. */
  indikatoren: z.array(
    z.strictObject({kopf: IndikatorKopf, ebenen: z.array(Befundreihe).min(1), alle_ebenen: z.array(Ebene)})
  )
});
export type BefundeData = z.infer<typeof BefundeData>;
export type Befundindikator = BefundeData["indikatoren"][number];

/** How an area stands to its fair share of the supply, as on the page of gaps. */
export const Lueckenurteil = z.enum(["kein_rueckstand", "etwas_darunter", "robust", "nicht_robust"]);

/** Documented supply for one group at one level; lists are aligned with BefundeData.gebiete[ebene]. */
export const Versorgungszeile = z.strictObject({
  ebene: Versorgungsebene,
  personen: zahlen,
  wert: zahlen,
  status: z.array(Status),
  je_1000: zahlen,
  fair: zahlen,
  /** Supply less fair share, in the unit of the measure; negative means less than the share. */
  luecke: zahlen,
  deckung: zahlen,
  urteil: z.array(Lueckenurteil.nullable()),
  /** True if the area lies below its share at one weight of need and above at another; null without coverage. */
  haengt_ab: z.array(z.boolean().nullable()),
  /** Offers there that lack the measure: not part of the amount. */
  ohne_angabe: z.array(z.int()),
  /** Share (0 to 1) of the runs in which the area lies below its share. */
  anteil_laeufe: zahlen,
  /** Centres working there, and those of them that reported every month. */
  zentren: z.array(z.int()),
  gemeldet: z.array(z.int())
});
export type Versorgungszeile = z.infer<typeof Versorgungszeile>;

/** data/listen/versorgungsbild.json: supply and gap of every group in the usual view of the page of gaps, and voiced needs. */
export const VersorgungsbildData = z.strictObject({
  stand: Leistungsstand,
  /** The year shown; null without records, and then `gruppen` have no rows. */
  jahr: z.int().nullable(),
  logik: Logik,
  messgroesse: Messgroesse,
  lambda: zahl,
  deckung_unter: zahl,
  gruppen: z.array(
    z.strictObject({
      id: z.string(),
      titel: z.string(),
      gezaehlt: z.boolean(),
      /** Whom `personen` counts, where that is not the group itself. */
      gezaehlt_als: z.string().nullable(),
      personen_stand: z.string().nullable(),
      ebenen: z.array(Versorgungszeile),
      bezirk: z.strictObject({wert: zahl.nullable(), status: Status, je_1000: zahl.nullable()}).nullable(),
      /** Offers of all centres that name the group and were valid or took place in the year. */
      angebote: z.int(),
      angebote_vorjahr: z.int()
    })
  ),
  /** The need index of the areas by default, standardised: higher means more signs of need; null where there is none. */
  index: z.strictObject({
    bzr: zahlen,
    plr: zahlen,
    /** Of the Planungsräume: share (0 to 1) of the runs in which the area is among the top. */
    plr_oberstes: zahlen,
    /** Of the Planungsräume: 1, 2, … from most need. */
    plr_gruppe: z.array(z.int().nullable())
  }),
  /** Needs voiced by problem field and year, newest first: in all centres, by group, and by centre. */
  anliegen: z.array(
    z.strictObject({
      jahr: z.int(),
      problemfeld: z.string(),
      alle: Zahl,
      gruppen: z.array(z.strictObject({zielgruppe: z.string(), anzahl: Zahl})),
      zentren: z.array(
        z.strictObject({zentrum_id: z.string(), name: z.string(), bezirksregion: GebietId.nullable(), anzahl: Zahl})
      )
    })
  )
});
export type VersorgungsbildData = z.infer<typeof VersorgungsbildData>;
