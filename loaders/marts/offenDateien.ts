import type {z} from "zod";
import type {Topology} from "topojson-specification";
import type {Indicator, Source} from "../contract/catalogue.js";
import {LorStand} from "../contract/lor.js";
import {formatZeitraum} from "../../src/lib/format.js";
import {grenzenOf} from "./offenGrenzen.js";
import type {Nachschlag} from "./offenNachschlag.js";
import {auswahl, csvText} from "./offenSpalten.js";
import type {Cell, Feld, Tabelle} from "./offenSpalten.js";
import {
  GrenzenDatei,
  IndikatorDatei,
  RegisterDatei,
  TabellenDatei,
  type Dateiangabe,
  type Feldangabe,
  type Indikatorangabe,
  type Quellenangabe
} from "./offenShapes.js";
import type {OffeneTabellen} from "./offenTabellen.js";
import {toJson} from "./site.js";

export type Format = Dateiangabe["format"];

export const medientypen: Readonly<Record<Format, string>> = {
  CSV: "text/csv",
  Parquet: "application/vnd.apache.parquet",
  JSON: "application/json",
  GeoJSON: "application/geo+json",
  "JSON-LD": "application/ld+json",
  ZIP: "application/zip",
  Text: "text/plain"
};

/** A file of the interface, and all that is said of it: in the directory, in openapi.json and to data portals. */
export interface OffeneDatei {
  /** Below /daten/v1/. */
  pfad: string;
  /** The same with parameters in braces, where there are several of a kind: indikatoren/{id}.json. */
  adresse: string;
  parameter: Readonly<Record<string, string>>;
  titel: string;
  beschreibung: string;
  format: Format;
  inhalt: string | Uint8Array;
  /** Columns, and the number of rows, of a table. */
  felder: readonly Feld[] | null;
  zeilen: number | null;
  /** What a JSON file is checked against. */
  form: z.ZodType | null;
  quellen: readonly Source[];
  tabelle: Tabelle | null;
  beispiel: boolean;
}

type Angaben = Pick<OffeneDatei, "pfad" | "titel" | "beschreibung" | "format" | "inhalt"> & Partial<OffeneDatei>;

/** A file with what its description leaves out: one of its kind, no table, no source. */
export const datei = (angaben: Angaben): OffeneDatei => ({
  adresse: angaben.pfad,
  parameter: {},
  felder: null,
  zeilen: null,
  form: null,
  quellen: [],
  tabelle: null,
  beispiel: false,
  ...angaben
});

/** Columns as documents list them, without the constraints of their cells. */
export const feldangaben = (felder: readonly Feld[]): Feldangabe[] =>
  felder.map(({name, title, description, type}) => ({name, title, description, type}));

/** A document whose last key is `zeilen` as JSON: one row a line, so that two editions can be compared line by line. */
function tabellenJson<T extends z.ZodType>(
  form: T,
  dokument: z.input<T> & {zeilen: readonly (readonly Cell[])[]}
): string {
  const kopf = toJson(form, {...dokument, zeilen: []});
  const ende = '"zeilen":[]}';
  if (!kopf.endsWith(ende)) throw new Error("zeilen is not the last key of the document");
  const zeilen = dokument.zeilen.map((zeile) => JSON.stringify(zeile)).join(",\n");
  return `${kopf.slice(0, -ende.length)}"zeilen":[\n${zeilen}\n]}\n`;
}

/** *document* as JSON for people to read, too. */
export function schoenesJson<T extends z.ZodType>(form: T, dokument: z.input<T>): string {
  return `${JSON.stringify(JSON.parse(toJson(form, dokument)), null, 2)}\n`;
}

/** Under which conditions the figures of *quellen* may be reused, in one or two sentences. */
export function rechteOf(quellen: readonly Source[], eigene: Tabelle["eigene"], find: Nachschlag): string {
  if (eigene) {
    const {lizenz, vermerk} = eigene;
    return lizenz
      ? `${vermerk}. Lizenz: ${lizenz.name} (${lizenz.url}).`
      : `${vermerk}. Eine Lizenz ist noch nicht festgelegt. Bitte fragen Sie vor dem Weiterverwenden den Betreiber.`;
  }
  const namen = [...new Set(quellen.flatMap(({id}) => find.lizenzenVon(id).map(({name}) => name)))];
  return `Es gilt die Lizenz der jeweiligen Quelle, auch für Ihre Verwendung: ${namen.join("; ")}. Nennen Sie den Quellenvermerk, und sagen Sie dazu, wenn Sie Zahlen ändern.`;
}

/** What the interface says of each source: licences, full attribution, newest reference date. */
export function quellenangaben(
  quellen: readonly Source[],
  {stichtage}: Pick<OffeneTabellen, "stichtage">,
  find: Nachschlag
): Quellenangabe[] {
  return quellen.map(({id, titel, herausgeber, datensatz_url, quellenvermerk}) => ({
    id,
    titel,
    herausgeber,
    datensatz_url,
    lizenzen: find.lizenzenVon(id).map(({id, name, url}) => ({id, name, url})),
    quellenvermerk,
    neuester_stichtag: stichtage.find(({quelle}) => quelle === id)?.neuester ?? null
  }));
}

function indikatorangabe(indicator: Indicator, find: Nachschlag): Indikatorangabe {
  const {id, titel, kurztitel, einheit, einheit_kurz, nachkommastellen, definition, zaehler, nenner} = indicator;
  const {altersgruppe, stichtag, ebenen, ebenen_vergleichbar, polaritaet, ki_verfahren, ki_hinweis} = indicator;
  const {geheimhaltung, hinweise, brueche, klassen, problemfeld, quelle, ki_nenner} = indicator;
  const feld = find.catalogue.problemfelder.find((p) => p.id === problemfeld);
  if (!feld) throw new Error(`problemfeld: ${problemfeld} is not in the catalogue`);
  return {
    ...{id, titel, kurztitel, einheit, einheit_kurz, nachkommastellen, definition, zaehler, nenner},
    ...{altersgruppe, stichtag, ebenen, ebenen_vergleichbar, polaritaet, ki_verfahren, ki_hinweis},
    ...{geheimhaltung, hinweise, brueche, klassen},
    problemfeld: {id: feld.id, titel: feld.titel},
    quelle,
    weitere_quellen: find.weitere(indicator),
    quelle_intervall: ki_nenner?.quelle ?? null
  };
}

/** Columns of a value that its document says once for all rows. */
const imKopf = ["gebiet_name", "ebene", "indikator_id", "indikator", "einheit", "datenstand", "version"];
const gliederung = ["geschlecht", "altersgruppe"];
const insgesamt = "insgesamt";

const tabelleOf = ({tabellen}: OffeneTabellen, name: string): Tabelle => {
  const found = tabellen.find((t) => t.name === name);
  if (!found) throw new Error(`there is no table ${name}`);
  return found;
};

/** The values of one indicator, once with and once without age and sex. */
interface Indikatorwerte {
  indicator: Indicator;
  summen: Cell[][];
  gegliedert: Cell[][];
}

function jeIndikator(offen: OffeneTabellen, find: Nachschlag): Indikatorwerte[] {
  const {felder, zeilen} = tabelleOf(offen, "beobachtungen");
  const stelle = (name: string): number => felder.findIndex((f) => f.name === name);
  const [id, geschlecht, alter] = [stelle("indikator_id"), stelle("geschlecht"), stelle("altersgruppe")];
  const werte = new Map<string, Indikatorwerte>();
  for (const zeile of zeilen) {
    const key = String(zeile[id]);
    let eigene = werte.get(key);
    if (!eigene) werte.set(key, (eigene = {indicator: find.indicator(key), summen: [], gegliedert: []}));
    const summe = zeile[geschlecht] === insgesamt && zeile[alter] === insgesamt;
    (summe ? eigene.summen : eigene.gegliedert).push(zeile);
  }
  // In the order of the register.
  return find.catalogue.indicators.flatMap((i) => werte.get(i.id) ?? []);
}

function quellenOf(
  {felder, zeilen}: Pick<Tabelle, "felder" | "zeilen">,
  indicator: Indicator,
  find: Nachschlag
): Source[] {
  const quelle = felder.findIndex((f) => f.name === "quelle");
  const eigene = zeilen.map((zeile) => String(zeile[quelle]));
  return find.sources([indicator.quelle, ...eigene, ...find.alle(indicator)]);
}

function werteDateien(
  {indicator, summen, gegliedert}: Indikatorwerte,
  offen: OffeneTabellen,
  find: Nachschlag
): OffeneDatei[] {
  const alle = tabelleOf(offen, "beobachtungen").felder;
  const gebiete = gebietsangaben(offen);
  const {id, titel} = indicator;
  const dateien = (zeilen: Cell[][], art: "" | "-gliederung", was: string): OffeneDatei[] => {
    const ganz = {felder: alle, zeilen};
    const fehlend = art === "" ? [...imKopf, ...gliederung] : imKopf;
    const kurz = auswahl(
      ganz,
      alle.map(({name}) => name).filter((name) => !fehlend.includes(name))
    );
    const quellen = quellenOf(ganz, indicator, find);
    const genannt = new Set(auswahl(ganz, ["lor_stand", "gebiet_id"]).zeilen.map((z) => z.join(" ")));
    const gemeinsam = {
      parameter: {id},
      titel: `${titel}: ${was}`,
      beschreibung: indicator.definition,
      zeilen: zeilen.length,
      quellen
    };
    return [
      datei({
        ...gemeinsam,
        pfad: `indikatoren/${id}${art}.json`,
        adresse: `indikatoren/{id}${art}.json`,
        format: "JSON",
        felder: kurz.felder,
        form: IndikatorDatei,
        inhalt: tabellenJson(IndikatorDatei, {
          titel,
          ...offen.ausgabe,
          indikator: indikatorangabe(indicator, find),
          quellen: quellenangaben(quellen, offen, find),
          gebiete: gebiete.filter((g) => genannt.has(`${g.lor_stand} ${g.gebiet_id}`)),
          felder: feldangaben(kurz.felder),
          zeilen: kurz.zeilen
        })
      }),
      datei({
        ...gemeinsam,
        pfad: `indikatoren/${id}${art}.csv`,
        adresse: `indikatoren/{id}${art}.csv`,
        format: "CSV",
        felder: alle,
        inhalt: csvText(ganz)
      })
    ];
  };
  return [
    ...dateien(summen, "", "alle Gebiete und Zeiträume"),
    ...(gegliedert.length > 0 ? dateien(gegliedert, "-gliederung", "nach Alter und Geschlecht") : [])
  ];
}

function gebietsangaben(offen: OffeneTabellen): IndikatorDatei["gebiete"] {
  const {zeilen} = auswahl(tabelleOf(offen, "gebiete"), ["lor_stand", "gebiet_id", "name", "ebene"]);
  return zeilen.map(([lor_stand, gebiet_id, name, ebene]) => ({
    lor_stand: LorStand.parse(lor_stand),
    gebiet_id: String(gebiet_id),
    name: String(name),
    ebene: ebene as IndikatorDatei["gebiete"][number]["ebene"]
  }));
}

/** Addresses of the files of one indicator, relative to /daten/v1/. */
export const indikatorPfade = (id: string, mitGliederung: boolean) => ({
  json: `indikatoren/${id}.json`,
  csv: `indikatoren/${id}.csv`,
  gliederung_json: mitGliederung ? `indikatoren/${id}-gliederung.json` : null,
  gliederung_csv: mitGliederung ? `indikatoren/${id}-gliederung.csv` : null
});

function registerDatei(werte: readonly Indikatorwerte[], offen: OffeneTabellen, find: Nachschlag): OffeneDatei {
  const {titel, beschreibung, quellen} = tabelleOf(offen, "indikatoren");
  return datei({
    pfad: "indikatoren.json",
    titel,
    beschreibung,
    format: "JSON",
    quellen,
    form: RegisterDatei,
    inhalt: schoenesJson(RegisterDatei, {
      titel,
      ...offen.ausgabe,
      quellen: quellenangaben(quellen, offen, find),
      indikatoren: werte.map(({indicator, gegliedert}) => ({
        ...indikatorangabe(indicator, find),
        ...indikatorPfade(indicator.id, gegliedert.length > 0)
      }))
    })
  });
}

/** Tables small enough to be read as one JSON document. */
const alsJson = (name: string): boolean => /^(gebiete|bedarfsindex|(\w+_)?leistungen)$/.test(name);

function tabellenDateien(tabelle: Tabelle, offen: OffeneTabellen, find: Nachschlag): OffeneDatei[] {
  const {name, titel, beschreibung, hinweise, felder, zeilen, quellen, eigene} = tabelle;
  const gemeinsam = {
    titel,
    beschreibung,
    felder,
    zeilen: zeilen.length,
    quellen,
    tabelle,
    beispiel: name.startsWith("beispieldaten_")
  };
  const csv = datei({...gemeinsam, pfad: `${name}.csv`, format: "CSV", inhalt: csvText(tabelle)});
  if (!alsJson(name)) return [csv];
  const inhalt = tabellenJson(TabellenDatei, {
    ...{titel, beschreibung, ...offen.ausgabe, hinweise},
    rechte: rechteOf(quellen, eigene, find),
    quellen: quellenangaben(quellen, offen, find),
    felder: feldangaben(felder),
    zeilen
  });
  return [csv, datei({...gemeinsam, pfad: `${name}.json`, format: "JSON", form: TabellenDatei, inhalt})];
}

const grenzenDateien = (
  grenzen: ReadonlyMap<LorStand, Topology>,
  offen: OffeneTabellen,
  find: Nachschlag
): OffeneDatei[] =>
  [...grenzen].map(([lorStand, topologie]) => {
    const dokument = grenzenOf(lorStand, topologie, find, offen.ausgabe);
    return datei({
      pfad: `gebiete-${lorStand}.geojson`,
      adresse: "gebiete-{lor_stand}.geojson",
      parameter: {lor_stand: lorStand},
      titel: dokument.titel,
      beschreibung:
        "Grenzen zum Zeichnen von Karten, in geografischen Koordinaten (WGS 84). Zum Messen von Flächen sind sie zu grob.",
      format: "GeoJSON",
      form: GrenzenDatei,
      quellen: [find.source("lor")],
      inhalt: `${toJson(GrenzenDatei, dokument).replaceAll('{"type":"Feature"', '\n{"type":"Feature"')}\n`
    });
  });

/** All files of figures: a CSV for each table, JSON, and boundaries. Same input, same bytes. */
export function datenDateien(
  offen: OffeneTabellen,
  grenzen: ReadonlyMap<LorStand, Topology>,
  find: Nachschlag
): OffeneDatei[] {
  const werte = jeIndikator(offen, find);
  return [
    ...offen.tabellen.flatMap((tabelle) => tabellenDateien(tabelle, offen, find)),
    registerDatei(werte, offen, find),
    ...grenzenDateien(grenzen, offen, find),
    ...werte.flatMap((eigene) => werteDateien(eigene, offen, find))
  ];
}

/** How the data are cited: title, edition, publisher, address. */
export function zitatOf(
  {version, datenstand}: OffeneTabellen["ausgabe"],
  {name, webadresse}: {name: string | null; webadresse?: string | null | undefined}
): string {
  const teile = [
    `Bedarfsatlas Marzahn-Hellersdorf: Daten, Version ${version}, neueste Quelle: ${formatZeitraum(datenstand)}`,
    ...(name ? [`Herausgeber: ${name}`] : []),
    ...(webadresse ? [webadresse] : [])
  ];
  return `${teile.join(". ")}. Dazu die Quellenvermerke der verwendeten Zahlen.`;
}
