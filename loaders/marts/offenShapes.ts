import {z} from "zod";
import {IndicatorFields} from "../contract/catalogue.js";
import {Ebene, LorStand} from "../contract/lor.js";

/** The files of the interface that are JSON. Their descriptions in openapi.json are made of these shapes. */

const text = (description: string): z.ZodString => z.string().min(1).meta({description});
const texte = (description: string): z.ZodArray<z.ZodString> => z.array(z.string()).meta({description});
const tag = (description: string): z.ZodString =>
  z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/)
    .meta({description});
const pfad = (description: string): z.ZodString =>
  z
    .string()
    .regex(/^[A-Za-z0-9._/-]+$/)
    .meta({description: `${description}; relativ zu dieser Datei`});
const anzahl = (description: string): z.ZodInt => z.int().min(0).meta({description});
const summe = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .meta({description: "SHA-256 der Datei"});

const version = text("Version des Bedarfsatlas, aus der die Datei stammt");
const datenstand = tag("Neuester Stichtag aller Daten dieser Ausgabe");
const beispiel = z.boolean().meta({description: "true, wenn die Leistungsdaten erfunden sind"});

const Lizenzangabe = z.strictObject({
  id: text("Kennung"),
  name: text("Name der Lizenz"),
  url: z.url().meta({description: "Wo die Lizenz steht"})
});

export const Quellenangabe = z
  .strictObject({
    id: text("Kennung, wie sie in der Spalte quelle steht"),
    titel: text("Titel der Quelle"),
    herausgeber: text("Wer sie veröffentlicht"),
    datensatz_url: z.url().meta({description: "Wo sie zu finden ist"}),
    lizenzen: z.array(Lizenzangabe).min(1).meta({description: "Alle sind einzuhalten"}),
    quellenvermerk: text("Beim Weiterverwenden nennen, eigene Änderungen ergänzen"),
    neuester_stichtag: tag("Der hier enthaltenen Lieferungen").nullable()
  })
  .meta({id: "Quelle", title: "Quelle mit Lizenz"});
export type Quellenangabe = z.infer<typeof Quellenangabe>;

export const Feldangabe = z
  .strictObject({
    name: z
      .string()
      .regex(/^[a-z][a-z0-9_]*$/)
      .meta({description: "Name der Spalte, derselbe wie in CSV und Parquet"}),
    title: text("Überschrift"),
    description: text("Was die Spalte enthält und was ein leerer Wert heißt"),
    type: z.enum(["string", "number", "integer", "boolean"]).meta({description: "Art der Werte"})
  })
  .meta({id: "Feld", title: "Spalte einer Tabelle"});
export type Feldangabe = z.infer<typeof Feldangabe>;

const felder = z.array(Feldangabe).min(1).meta({description: "Die Spalten von zeilen, in deren Reihenfolge"});
const zeilen = z
  .array(z.array(z.union([z.string(), z.number(), z.boolean()]).nullable()))
  .meta({description: "Eine Liste je Zeile mit einem Wert je Feld; null ist kein Wert und nie 0"});
const quellen = z.array(Quellenangabe).meta({description: "Alle Quellen der Zahlen mit ihrem vollen Vermerk"});

/** gebiete.json, bedarfsindex.json, leistungen.json: a table with what it is. */
export const TabellenDatei = z
  .strictObject({
    titel: text("Name der Tabelle"),
    beschreibung: text("Was sie enthält"),
    version,
    datenstand,
    hinweise: texte("Was zum Lesen zu wissen ist"),
    rechte: text("Wie die Zahlen weiterverwendet werden dürfen"),
    quellen,
    felder,
    zeilen
  })
  .meta({id: "Tabelle", title: "Tabelle"});
export type TabellenDatei = z.infer<typeof TabellenDatei>;

export const Indikatorangabe = z
  .strictObject({
    ...IndicatorFields.pick({
      id: true,
      titel: true,
      kurztitel: true,
      einheit: true,
      einheit_kurz: true,
      nachkommastellen: true,
      definition: true,
      zaehler: true,
      nenner: true,
      altersgruppe: true,
      stichtag: true,
      ebenen: true,
      ebenen_vergleichbar: true,
      polaritaet: true,
      ki_verfahren: true,
      ki_hinweis: true,
      geheimhaltung: true,
      hinweise: true,
      brueche: true,
      klassen: true
    }).shape,
    problemfeld: z.strictObject({id: text("Kennung"), titel: text("Name")}).meta({description: "Thema im Atlas"}),
    quelle: text("Kennung der Hauptquelle"),
    weitere_quellen: texte("Quellen, die jeder Wert außer seiner eigenen braucht, etwa die des Nenners"),
    quelle_intervall: text("Quelle des Nenners, der nur hinter dem Intervall steht").nullable()
  })
  .meta({id: "Indikatorangabe", title: "Definition eines Indikators"});
export type Indikatorangabe = z.infer<typeof Indikatorangabe>;

const Gebietsangabe = z.strictObject({
  lor_stand: LorStand,
  gebiet_id: text("LOR-Schlüssel"),
  name: text("Name des Gebiets"),
  ebene: Ebene
});

/** indikatoren/<id>.json: all values of one indicator. */
export const IndikatorDatei = z
  .strictObject({
    titel: text("Titel des Indikators"),
    version,
    datenstand,
    indikator: Indikatorangabe,
    quellen,
    gebiete: z.array(Gebietsangabe).meta({description: "Die Gebiete der Zeilen mit Namen und Ebene"}),
    felder,
    zeilen
  })
  .meta({id: "Indikator", title: "Alle Werte eines Indikators"});
export type IndikatorDatei = z.infer<typeof IndikatorDatei>;

/** indikatoren.json: the register. */
export const RegisterDatei = z
  .strictObject({
    titel: text("Name des Verzeichnisses"),
    version,
    datenstand,
    quellen,
    indikatoren: z
      .array(
        z.strictObject({
          ...Indikatorangabe.shape,
          json: pfad("Alle Gebiete und Zeiträume"),
          csv: pfad("Dasselbe als CSV"),
          gliederung_json: pfad("Nach Alter und Geschlecht").nullable(),
          gliederung_csv: pfad("Dasselbe als CSV").nullable()
        })
      )
      .meta({description: "Alle Indikatoren mit offener Lizenz"})
  })
  .meta({id: "Register", title: "Verzeichnis der Indikatoren"});
export type RegisterDatei = z.infer<typeof RegisterDatei>;

const Position = z.array(z.number()).min(2).max(2);

/** gebiete-<lor_stand>.geojson: boundaries in WGS 84. */
export const GrenzenDatei = z
  .strictObject({
    type: z.literal("FeatureCollection"),
    titel: text("Was die Datei enthält"),
    version,
    datenstand,
    quellenvermerk: text("Beim Weiterverwenden nennen, eigene Änderungen ergänzen"),
    lizenz: Lizenzangabe,
    features: z.array(
      z.strictObject({
        type: z.literal("Feature"),
        id: text("LOR-Schlüssel"),
        properties: z.strictObject({
          lor_stand: LorStand,
          gebiet_id: text("LOR-Schlüssel"),
          name: text("Name des Gebiets"),
          ebene: Ebene
        }),
        geometry: z.union([
          z.strictObject({type: z.literal("Polygon"), coordinates: z.array(z.array(Position))}),
          z.strictObject({type: z.literal("MultiPolygon"), coordinates: z.array(z.array(z.array(Position)))})
        ])
      })
    )
  })
  .meta({id: "Grenzen", title: "Grenzen der Gebiete (GeoJSON)"});
export type GrenzenDatei = z.infer<typeof GrenzenDatei>;

const Dateiangabe = z.strictObject({
  pfad: pfad("Adresse der Datei"),
  titel: text("Was sie enthält"),
  format: z.enum(["CSV", "Parquet", "JSON", "GeoJSON", "JSON-LD", "ZIP", "Text"]).meta({description: "Format"}),
  medientyp: text("Art des Inhalts (media type)"),
  bytes: anzahl("Größe in Bytes"),
  sha256: summe,
  zeilen: anzahl("Zeilen der Tabelle ohne Kopfzeile").nullable(),
  beispiel: z.boolean().meta({description: "true, wenn die Datei erfundene Zahlen enthält"})
});
export type Dateiangabe = z.infer<typeof Dateiangabe>;

const Paket = z.strictObject({
  pfad: pfad("Adresse des Pakets"),
  version: text("Version des Bedarfsatlas"),
  datenstand: tag("Neuester Stichtag der Daten im Paket"),
  bytes: anzahl("Größe in Bytes"),
  sha256: summe
});
export type Paket = z.infer<typeof Paket>;

/** index.json: what there is. */
export const IndexDatei = z
  .strictObject({
    titel: text("Name des Angebots"),
    beschreibung: text("Was die Daten enthalten und was nicht"),
    schnittstelle: z.literal("v1").meta({description: "Adressen und Spalten bleiben, solange hier v1 steht"}),
    version,
    datenstand,
    beispieldaten: beispiel,
    anzahl: z.strictObject({
      indikatoren: anzahl("Indikatoren"),
      gebiete: anzahl("Gebiete beider LOR-Stände"),
      werte: anzahl("Werte aller Indikatoren, auch nach Alter und Geschlecht"),
      quellen: anzahl("Quellen")
    }),
    rechte: text("Wie die Zahlen weiterverwendet werden dürfen"),
    zitat: text("So wird der Datensatz zitiert"),
    quellen,
    dateien: z.array(Dateiangabe).meta({description: "Alle Dateien außer denen einzelner Indikatoren"}),
    indikatoren: z
      .array(
        z.strictObject({
          id: text("Kennung"),
          titel: text("Titel"),
          einheit: text("Einheit der Werte"),
          json: pfad("Alle Gebiete und Zeiträume"),
          csv: pfad("Dasselbe als CSV"),
          zeilen: anzahl("Zeilen dieser Dateien"),
          gliederung_json: pfad("Nach Alter und Geschlecht").nullable(),
          gliederung_csv: pfad("Dasselbe als CSV").nullable(),
          zeilen_gliederung: anzahl("Zeilen dieser Dateien").nullable()
        })
      )
      .meta({description: "Alle Indikatoren mit den Adressen ihrer Werte"}),
    paket: Paket.meta({description: "Alles in einem Archiv; die Adresse bleibt und führt immer zur neuesten Ausgabe"}),
    paket_dieser_ausgabe: Paket.meta({
      description: "Dasselbe Archiv unter dem Namen seiner Ausgabe; dieser Name steht immer für denselben Inhalt"
    }),
    archiv: z.array(Paket).meta({description: "Pakete früherer Ausgaben, neueste zuerst"}),
    weiteres: z
      .array(z.strictObject({pfad: pfad("Adresse"), titel: text("Was dort steht")}))
      .meta({description: "Beschreibungen und weitere Dateien"})
  })
  .meta({id: "Verzeichnis", title: "Verzeichnis aller Dateien"});
export type IndexDatei = z.infer<typeof IndexDatei>;
