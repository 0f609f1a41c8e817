import {z} from "zod";
import type {Catalogue, Indicator, Source} from "../contract/catalogue.js";
import {Einrichtungsart} from "../contract/einrichtungen.js";
import {Ebene, LorStand} from "../contract/lor.js";
import {Status} from "../contract/release.js";
import {lizenzIds} from "./offeneLizenzen.js";
import {Nachschlag} from "./offenNachschlag.js";
import {
  ausgabe,
  boolean,
  ebenen,
  gebietId,
  gebietKey,
  gebietName,
  integer,
  licenceIds,
  lorStand,
  number,
  oneOf,
  quelleId,
  quelleKey,
  required,
  tabelle,
  text
} from "./offenSpalten.js";
import type {Spalte, Tabelle} from "./offenSpalten.js";
import {bedarfsindexOf} from "./offenBedarf.js";
import type {IndexRow} from "./offenBedarf.js";
import {leistungenOf} from "./offenLeistungen.js";
import type {Leistungsdaten} from "./offenLeistungen.js";
import {Urteil} from "./shapes.js";

export const BeobachtungRow = z.strictObject({
  gebiet_id: z.string(),
  gebiet_name: z.string(),
  ebene: Ebene,
  lor_stand: LorStand,
  indikator_id: z.string(),
  zeitraum: z.string(),
  geschlecht: z.string(),
  altersgruppe: z.string(),
  wert: z.number().nullable(),
  zaehler: z.number().nullable(),
  nenner: z.number().nullable(),
  ki_unten: z.number().nullable(),
  ki_oben: z.number().nullable(),
  ki_nenner: z.number().nullable(),
  wenige: z.boolean(),
  rest_bezirk: z.number().nullable(),
  vergleich_bezirk: Urteil.nullable(),
  vergleich_berlin: Urteil.nullable(),
  status: Status,
  umgerechnet: z.boolean(),
  bruch: z.boolean(),
  quelle: z.string(),
  anmerkung: z.string()
});
export type BeobachtungRow = z.infer<typeof BeobachtungRow>;

export const GebietRow = z.strictObject({
  lor_stand: LorStand,
  gebiet_id: z.string(),
  ebene: Ebene,
  name: z.string(),
  parent_id: z.string().nullable(),
  hektar: z.number().nullable()
});
export type GebietRow = z.infer<typeof GebietRow>;

export const EinrichtungRow = z.strictObject({
  quelle: z.string(),
  art: Einrichtungsart,
  id: z.string(),
  name: z.string(),
  unterart: z.string(),
  strasse: z.string(),
  plz: z.string(),
  traeger: z.string(),
  plaetze: z.number().nullable(),
  lat: z.number(),
  lon: z.number(),
  gebiet_id: z.string(),
  /** Month of the list. */
  stand: z.string().regex(/^\d{4}-\d{2}$/)
});
export type EinrichtungRow = z.infer<typeof EinrichtungRow>;

/** Newest and oldest reference date of a source's deliveries. */
export const StichtagRow = z.strictObject({quelle: z.string(), neuester: z.iso.date(), aeltester: z.iso.date()});
export type StichtagRow = z.infer<typeof StichtagRow>;

/** What the open data are made of; lists are empty where the warehouse has none. */
export interface OffeneDaten {
  beobachtungen: BeobachtungRow[];
  gebiete: GebietRow[];
  einrichtungen: EinrichtungRow[];
  bedarfsindex: IndexRow[];
  leistungen: Leistungsdaten;
  stichtage: StichtagRow[];
}

/** Which edition of the atlas the data are: the version of the software and the newest reference date of all sources in them. */
export interface Ausgabe {
  version: string;
  datenstand: string;
}

const vergleich = (
  name: string,
  title: string,
  womit: string,
  wert: (row: BeobachtungRow) => Urteil | null
): Spalte<BeobachtungRow> =>
  text(
    name,
    title,
    `wie das 95-%-Intervall zu ${womit} liegt: ueber, unter, nicht_erkennbar (schließt ihn ein), zu_wenige_faelle; leer ohne Vergleich`,
    wert,
    {enum: Urteil.options}
  );

function beobachtungenOf(rows: readonly BeobachtungRow[], find: Nachschlag, stand: Ausgabe): Tabelle {
  const indikatoren = new Map([...new Set(rows.map((r) => r.indikator_id))].map((id) => [id, find.indicator(id)]));
  const of = (r: BeobachtungRow): Indicator => indikatoren.get(r.indikator_id) as Indicator;
  return tabelle<BeobachtungRow>(
    {
      name: "beobachtungen",
      titel: "Werte aller Indikatoren",
      beschreibung:
        "Ein Wert je Zeile für Berlin, den Bezirk Marzahn-Hellersdorf und seine Gebiete, alle Stichtage. Ein leerer Wert ist nie 0; der Grund steht in der Spalte status.",
      hinweise: [
        "Jede Zeile steht auf einem LOR-Stand. Schlüssel der Stände 2019 und 2021 nie mischen.",
        "Nach Alter und Geschlecht stehen nur Werte, die in diesem Stand gezählt wurden. Für Summen die Zeilen „insgesamt“ nehmen."
      ],
      schluessel: ["indikator_id", "lor_stand", "gebiet_id", "zeitraum", "geschlecht", "altersgruppe"],
      fremdschluessel: [
        gebietKey,
        {fields: ["indikator_id"], reference: {resource: "indikatoren", fields: ["id"]}},
        quelleKey
      ]
    },
    find.sources(rows.flatMap((r) => find.quellenVon(r))),
    rows,
    [
      gebietId(),
      gebietName(),
      text("ebene", "Ebene", ebenen, (r) => r.ebene, oneOf(Ebene.options)),
      lorStand((r) => r.lor_stand),
      text(
        "indikator_id",
        "Indikator",
        "Kennung; die Definition steht in indikatoren.csv",
        (r) => r.indikator_id,
        required
      ),
      text("indikator", "Titel des Indikators", "zum Lesen", (r) => of(r).titel, required),
      text(
        "zeitraum",
        "Zeitraum",
        "Stichtag JJJJ-MM-TT, Monat JJJJ-MM, Jahr JJJJ oder erstes und letztes Jahr JJJJ/JJJJ einer Veränderung oder eines Mittels",
        (r) => r.zeitraum,
        {required: true, pattern: "\\d{4}(-\\d{2}(-\\d{2})?)?|\\d{4}/\\d{4}"}
      ),
      text("geschlecht", "Geschlecht", "insgesamt, maennlich, weiblich", (r) => r.geschlecht, required),
      text(
        "altersgruppe",
        "Altersgruppe",
        "insgesamt oder von_bis: 03_05 heißt 3 bis unter 5 Jahre",
        (r) => r.altersgruppe,
        required
      ),
      number("wert", "Wert", "leer, wenn es keine Zahl gibt; dann sagt status, warum", (r) => r.wert),
      text("einheit", "Einheit", "Einheit des Werts", (r) => of(r).einheit, required),
      number("zaehler", "Zähler", "leer, wenn er nicht veröffentlicht ist", (r) => r.zaehler),
      number("nenner", "Nenner", "leer, wenn er nicht veröffentlicht ist oder es keinen gibt", (r) => r.nenner),
      number("ki_unten_95", "Untere Grenze", "des 95-%-Intervalls; leer, wenn es keines gibt", (r) => r.ki_unten),
      number("ki_oben_95", "Obere Grenze", "des 95-%-Intervalls; leer, wenn es keines gibt", (r) => r.ki_oben),
      text(
        "status",
        "Status",
        "wert, null_wert (die Quelle nennt 0), geschuetzt, fehlt (keine Angabe), nicht_gemeldet, entfaellt (nicht vorgesehen)",
        (r) => r.status,
        oneOf(Status.options)
      ),
      boolean(
        "umgerechnet",
        "Umgerechnet",
        "true, wenn vom anderen LOR-Stand übertragen",
        (r) => r.umgerechnet,
        required
      ),
      boolean("bruch", "Bruch", "true, wenn nicht mit dem vorigen Zeitraum vergleichbar", (r) => r.bruch, required),
      quelleId(),
      text(
        "lizenz",
        "Lizenz",
        "Kennung, bei mehreren Quellen eines Werts durch Leerzeichen getrennt; die Adresse steht in quellen.csv",
        (r) => find.lizenzen(r),
        licenceIds
      ),
      text("anmerkung", "Anmerkung", "zum einzelnen Wert", (r) => r.anmerkung),
      number("ki_nenner", "Nenner des Intervalls", "leer, wenn es kein Intervall gibt", (r) => r.ki_nenner),
      boolean(
        "ki_angenaehert",
        "Intervall angenähert",
        "true, wenn der Nenner nicht veröffentlicht ist und eine Zählung aus anderer Quelle für ihn steht",
        (r) => r.ki_nenner !== null && r.nenner === null,
        required
      ),
      boolean(
        "wenige_faelle",
        "Zu wenige Fälle",
        `true, wenn der Nenner unter ${find.catalogue.methode.mindestnenner} liegt: Der Wert hängt stark vom Zufall ab und wird nicht verglichen.`,
        (r) => r.wenige,
        required
      ),
      number(
        "wert_uebriger_bezirk",
        "Wert des übrigen Bezirks",
        "des Bezirks ohne dieses Gebiet; leer, wenn er nicht zu rechnen ist",
        (r) => r.rest_bezirk
      ),
      vergleich(
        "vergleich_bezirk",
        "Vergleich mit dem übrigen Bezirk",
        "dem Wert des übrigen Bezirks",
        (r) => r.vergleich_bezirk
      ),
      vergleich("vergleich_berlin", "Vergleich mit Berlin", "dem Wert für Berlin", (r) => r.vergleich_berlin),
      ...ausgabe<BeobachtungRow>(stand)
    ]
  );
}

function indikatorenOf(rows: readonly Indicator[], find: Nachschlag): Tabelle {
  const problemfelder = new Map(find.catalogue.problemfelder.map((p) => [p.id, p.titel]));
  return tabelle<Indicator>(
    {
      name: "indikatoren",
      titel: "Register der Indikatoren",
      beschreibung: "Was jeder Indikator zählt, woher er kommt und was beim Lesen zu beachten ist.",
      schluessel: ["id"],
      fremdschluessel: [quelleKey]
    },
    find.sources(rows.flatMap((i) => [i.quelle, ...find.alle(i)])),
    rows,
    [
      text("id", "Indikator", "Kennung", (i) => i.id, {required: true, unique: true}),
      text("titel", "Titel", "Titel", (i) => i.titel, required),
      text("einheit", "Einheit", "Einheit der Werte", (i) => i.einheit, required),
      text("definition", "Definition", "was gezählt oder gemessen wird", (i) => i.definition, required),
      text("zaehler", "Zähler", "was der Zähler zählt", (i) => i.zaehler, required),
      text("nenner", "Nenner", "worauf er bezogen ist", (i) => i.nenner, required),
      text("altersgruppe", "Altersgruppe", "für wen der Wert gilt", (i) => i.altersgruppe, required),
      text("problemfeld", "Problemfeld", "Thema im Atlas", (i) => problemfelder.get(i.problemfeld) ?? null, required),
      quelleId(),
      text("quellen", "Alle Quellen", "Kennungen, durch Leerzeichen getrennt", (i) => find.alle(i).join(" "), required),
      text("stichtag", "Stichtag", "wofür ein Wert gilt", (i) => i.stichtag, required),
      text(
        "ebenen",
        "Ebenen",
        `mit Werten, durch Leerzeichen getrennt: ${ebenen}`,
        (i) => i.ebenen.join(" "),
        required
      ),
      boolean(
        "ebenen_vergleichbar",
        "Ebenen vergleichbar",
        "false, wenn jede Ebene für sich standardisiert ist: dann nie zwei Ebenen nebeneinanderstellen",
        (i) => i.ebenen_vergleichbar,
        required
      ),
      text("polaritaet", "Lesart", "belastung, ressource oder keine_wertung", (i) => i.polaritaet, required),
      text("ki_verfahren", "Intervall", "Verfahren des 95-%-Intervalls", (i) => i.ki_verfahren, required),
      text(
        "ki_hinweis",
        "Zum Intervall",
        "was es beschreibt, oder warum es keines gibt",
        (i) => i.ki_hinweis,
        required
      ),
      text("geheimhaltung", "Geheimhaltung", "wie kleine Zahlen geschützt sind", (i) => i.geheimhaltung, required),
      text("hinweise", "Hinweise", "was beim Lesen zu beachten ist", (i) => i.hinweise.join(" ")),
      text("brueche", "Brüche", "ab wann Werte nicht mit früheren vergleichbar sind, und warum", (i) =>
        i.brueche.map(({ab, grund}) => `ab ${ab}: ${grund}`).join(" ")
      )
    ]
  );
}

function gebieteOf(rows: readonly GebietRow[], find: Nachschlag): Tabelle {
  return tabelle<GebietRow>(
    {
      name: "gebiete",
      titel: "Gebiete beider LOR-Stände",
      beschreibung:
        "Berlin, der Bezirk Marzahn-Hellersdorf und seine Prognoseräume, Bezirksregionen und Planungsräume.",
      schluessel: ["lor_stand", "gebiet_id"],
      fremdschluessel: [{fields: ["lor_stand", "parent_id"], reference: {fields: ["lor_stand", "gebiet_id"]}}]
    },
    find.sources(["lor"]),
    rows,
    [
      lorStand((r) => r.lor_stand),
      gebietId(),
      text("ebene", "Ebene", ebenen, (r) => r.ebene, oneOf(Ebene.options)),
      text("name", "Name", "Name des Gebiets", (r) => r.name, required),
      text("parent_id", "Übergeordnetes Gebiet", "Schlüssel eine Ebene höher; leer für Berlin", (r) => r.parent_id),
      number("hektar", "Fläche", "in Hektar", (r) => r.hektar, {minimum: 0})
    ]
  );
}

function einrichtungenOf(rows: readonly EinrichtungRow[], find: Nachschlag): Tabelle {
  return tabelle<EinrichtungRow>(
    {
      name: "einrichtungen",
      titel: "Einrichtungen im Bezirk",
      beschreibung:
        "Kitas laut Kitaliste und weitere Einrichtungen aus OpenStreetMap. Angaben aus OpenStreetMap sind freiwillig erfasst und unvollständig: Eine fehlende Einrichtung heißt nicht, dass es keine gibt.",
      schluessel: ["quelle", "art", "id"],
      fremdschluessel: [gebietKey, quelleKey]
    },
    find.sources(rows.map(({quelle}) => quelle)),
    rows,
    [
      quelleId(),
      text("art", "Art", "Art der Einrichtung", (r) => r.art, oneOf(Einrichtungsart.options)),
      text("id", "Kennung", "Kennung in der Quelle", (r) => r.id, required),
      text("name", "Name", "leer, wenn unbekannt oder der Name einer Person", (r) => r.name),
      text("unterart", "Unterart", "Einteilung der Quelle", (r) => r.unterart),
      text("strasse", "Straße", "Straße und Hausnummer", (r) => r.strasse),
      text("plz", "Postleitzahl", "fünf Ziffern", (r) => r.plz, {pattern: "\\d{5}"}),
      text("traeger", "Träger", "laut Quelle", (r) => r.traeger),
      integer("plaetze", "Plätze", "laut Kitaliste; leer, wenn die Quelle keine nennt", (r) => r.plaetze, {
        minimum: 0
      }),
      number("lat", "Breite", "WGS 84, Grad", (r) => r.lat, {required: true, minimum: 52.3, maximum: 52.7}),
      number("lon", "Länge", "WGS 84, Grad", (r) => r.lon, {required: true, minimum: 13, maximum: 13.8}),
      lorStand(() => "2021"),
      gebietId(),
      text("stand", "Stand", "Monat der Liste, JJJJ-MM", (r) => r.stand, {required: true, pattern: "\\d{4}-\\d{2}"}),
      text(
        "lizenz",
        "Lizenz",
        "Kennung, bei mehreren durch Leerzeichen getrennt; die Adresse steht in quellen.csv",
        (r) => lizenzIds(find.source(r.quelle)).join(" "),
        licenceIds
      )
    ]
  );
}

function quellenOf(rows: readonly Source[], stichtage: readonly StichtagRow[], find: Nachschlag): Tabelle {
  const neueste = new Map(stichtage.map((s) => [s.quelle, s.neuester]));
  return tabelle<Source>(
    {
      name: "quellen",
      titel: "Quellen und Lizenzen",
      beschreibung:
        "Wer die Zahlen veröffentlicht, unter welcher Lizenz, und der Vermerk, der beim Weiterverwenden zu nennen ist.",
      schluessel: ["id"],
      fremdschluessel: []
    },
    find.sources(rows.map(({id}) => id)),
    rows,
    [
      text("id", "Quelle", "Kennung", (s) => s.id, {required: true, unique: true}),
      text("titel", "Titel", "Titel der Quelle", (s) => s.titel, required),
      text("herausgeber", "Herausgeber", "wer sie veröffentlicht", (s) => s.herausgeber, required),
      text("datensatz_url", "Adresse", "wo sie zu finden ist", (s) => s.datensatz_url, required),
      text(
        "lizenz",
        "Lizenz",
        "Kennung der Lizenz, bei mehreren durch Leerzeichen getrennt; alle sind einzuhalten",
        (s) => lizenzIds(s).join(" "),
        licenceIds
      ),
      text(
        "lizenz_name",
        "Name der Lizenz",
        "ausgeschrieben, bei mehreren durch Semikolon getrennt",
        (s) =>
          find
            .lizenzenVon(s.id)
            .map(({name}) => name)
            .join("; "),
        required
      ),
      text(
        "lizenz_url",
        "Adresse der Lizenz",
        "wo die Lizenz steht, bei mehreren durch Leerzeichen getrennt",
        (s) =>
          find
            .lizenzenVon(s.id)
            .map(({url}) => url)
            .join(" "),
        required
      ),
      text(
        "quellenvermerk",
        "Quellenvermerk",
        "beim Weiterverwenden nennen, eigene Änderungen ergänzen",
        (s) => s.quellenvermerk,
        required
      ),
      text(
        "neuester_stichtag",
        "Neuester Stichtag",
        "der hier enthaltenen Lieferungen",
        (s) => neueste.get(s.id) ?? null,
        {
          pattern: "\\d{4}-\\d{2}-\\d{2}"
        }
      )
    ]
  );
}

/** The tables of the open data, and which edition they are. */
export interface OffeneTabellen {
  tabellen: Tabelle[];
  /** Sources whose figures are not passed on, for want of an open licence. */
  ausgelassen: Source[];
  /** Reference dates of the sources in the tables. */
  stichtage: StichtagRow[];
  ausgabe: Ausgabe;
}

/**
 * The tables of the open data, each only if it has rows, and the sources whose figures are left out because they have no open
 * licence. *version* is that of the software, *lizenz* the one of the centres' records. Throws for ids the catalogue lacks, and if
 * there are no deliveries to date the data by.
 */
export function offeneTabellen(
  daten: OffeneDaten,
  catalogue: Catalogue,
  {version, lizenz}: {version: string; lizenz: string | null}
): OffeneTabellen {
  const find = new Nachschlag(catalogue);
  const ausgelassen = new Set<string>();
  const isOffen = (...ids: string[]): boolean => {
    const closed = ids.filter((id) => !find.isOffen(id));
    for (const id of closed) ausgelassen.add(id);
    return closed.length === 0;
  };
  const beobachtungen = daten.beobachtungen.filter((r) => isOffen(...find.quellenVon(r)));
  const einrichtungen = daten.einrichtungen.filter((r) => isOffen(r.quelle));
  const bedarfsindex = isOffen(...find.quellenDesIndex()) ? daten.bedarfsindex : [];
  const inData = new Set(beobachtungen.map((r) => r.indikator_id));
  const indikatoren = catalogue.indicators.filter(({id}) => inData.has(id));
  const used = new Set([
    "lor",
    ...beobachtungen.flatMap((r) => find.quellenVon(r)),
    ...indikatoren.flatMap((i) => [i.quelle, ...find.alle(i)]),
    ...einrichtungen.map((r) => r.quelle),
    ...(bedarfsindex.length > 0 ? find.quellenDesIndex() : [])
  ]);
  const stichtage = daten.stichtage.filter(({quelle}) => used.has(quelle));
  const datenstand = stichtage
    .map(({neuester}) => neuester)
    .sort()
    .at(-1);
  if (datenstand === undefined) throw new Error("there are no deliveries to describe");
  const stand = {version, datenstand};
  const tabellen = [
    beobachtungenOf(beobachtungen, find, stand),
    indikatorenOf(indikatoren, find),
    gebieteOf(daten.gebiete, find),
    ...(bedarfsindex.length > 0 ? [bedarfsindexOf(bedarfsindex, find, stand)] : []),
    ...(einrichtungen.length > 0 ? [einrichtungenOf(einrichtungen, find)] : []),
    ...(daten.leistungen.zellen.length > 0 ? [leistungenOf(daten.leistungen, find, stand, lizenz)] : []),
    quellenOf(
      catalogue.sources.filter(({id}) => used.has(id)),
      stichtage,
      find
    )
  ];
  return {tabellen, ausgelassen: find.sources([...ausgelassen]), stichtage, ausgabe: stand};
}
