import {z} from "zod";
import {groupBy} from "../warehouse/query.js";
import {offeneDatenPfad} from "./offenMetadaten.js";
import type {Herausgeber} from "./offenMetadaten.js";
import {medientypen} from "./offenDateien.js";
import type {OffeneDatei} from "./offenDateien.js";
import type {Feld} from "./offenSpalten.js";
import {
  Feldangabe,
  GrenzenDatei,
  IndexDatei,
  IndikatorDatei,
  Indikatorangabe,
  Quellenangabe,
  RegisterDatei,
  TabellenDatei
} from "./offenShapes.js";
import type {Ausgabe} from "./offenTabellen.js";

type Json = Record<string, unknown>;

/** Shapes that the description names, in the order of its list. */
const formen = {
  Verzeichnis: IndexDatei,
  Register: RegisterDatei,
  Indikator: IndikatorDatei,
  Tabelle: TabellenDatei,
  Grenzen: GrenzenDatei,
  Indikatorangabe,
  Quelle: Quellenangabe,
  Feld: Feldangabe
};

const gruppen = {
  ueberblick: {name: "Überblick", description: "Was es gibt, und wie die Dateien beschrieben sind."},
  indikatoren: {name: "Indikatoren", description: "Definitionen und Werte der Indikatoren."},
  gebiete: {name: "Gebiete", description: "Schlüssel, Namen und Grenzen."},
  weitere: {name: "Weitere Tabellen", description: "Bedarfsindex, Leistungen, Einrichtungen, Quellen."},
  paket: {name: "Paket", description: "Alles in einem Archiv."}
} as const;

function gruppeOf({adresse, format}: OffeneDatei): keyof typeof gruppen {
  if (format === "ZIP") return "paket";
  if (/^(indikatoren|beobachtungen)/.test(adresse)) return "indikatoren";
  if (adresse.startsWith("gebiete")) return "gebiete";
  return /^(index|datapackage|dcat|LIZENZEN)/.test(adresse) ? "ueberblick" : "weitere";
}

/** What is said of addresses with parameters; of all others the file itself says it. */
const sammeladressen: Readonly<Record<string, {titel: string; beschreibung: string}>> = {
  "indikatoren/{id}.json": {
    titel: "Werte eines Indikators",
    beschreibung:
      "Alle Gebiete und Zeiträume eines Indikators, ohne Gliederung nach Alter und Geschlecht, mit Definition, Quellen und Erklärung der Spalten."
  },
  "indikatoren/{id}.csv": {
    titel: "Werte eines Indikators als CSV",
    beschreibung: "Dasselbe als Tabelle mit den Spalten von beobachtungen.csv."
  },
  "indikatoren/{id}-gliederung.json": {
    titel: "Werte eines Indikators nach Alter und Geschlecht",
    beschreibung: "Nur bei Indikatoren, deren Quelle nach Alter und Geschlecht zählt."
  },
  "indikatoren/{id}-gliederung.csv": {
    titel: "Werte eines Indikators nach Alter und Geschlecht als CSV",
    beschreibung: "Dasselbe als Tabelle mit den Spalten von beobachtungen.csv."
  },
  "bedarfsatlas_v{version}_{datenstand}.zip": {
    titel: "Alles in einem Archiv, unter dem Namen der Ausgabe",
    beschreibung:
      "Derselbe Inhalt wie bedarfsatlas.zip. Dieser Name steht immer für denselben Inhalt. Frühere Ausgaben nennt index.json unter archiv."
  },
  "gebiete-{lor_stand}.geojson": {
    titel: "Grenzen der Gebiete",
    beschreibung: "Vereinfachte Grenzen eines LOR-Stands in geografischen Koordinaten (WGS 84)."
  }
};

const parameterworte: Readonly<Record<string, string>> = {
  id: "Kennung des Indikators aus indikatoren.json",
  version: "Version des Bedarfsatlas",
  datenstand: "Neuester Stichtag der Daten im Paket",
  lor_stand: "Stand der Gebiete: 2019 galt bis Ende 2020, 2021 gilt seitdem"
};

const ohneSchema = ({$schema: _, $id: __, ...rest}: Json): Json => rest;

function schemas(): Json {
  const registry = z.registry<{id?: string | undefined}>();
  for (const [id, form] of Object.entries(formen)) registry.add(form, {...form.meta(), id});
  const {schemas} = z.toJSONSchema(registry, {uri: (id) => `#/components/schemas/${id}`});
  return Object.fromEntries(Object.entries(schemas).map(([id, schema]) => [id, ohneSchema(schema as Json)]));
}

const zellschema = ({name, type, description, constraints}: Feld): Json => ({
  title: name,
  description,
  type: constraints?.["required"] ? type : [type, "null"]
});

/** The shape of a JSON file; of one with rows also what stands at which place of a row. */
function jsonSchema({form, felder}: OffeneDatei): Json {
  const id = Object.entries(formen).find(([, f]) => f === form)?.[0];
  if (id === undefined) return {type: "object"};
  const $ref = `#/components/schemas/${id}`;
  if (!felder) return {$ref};
  const zeile = {type: "array", prefixItems: felder.map(zellschema), minItems: felder.length, maxItems: felder.length};
  return {$ref, properties: {zeilen: {items: zeile}}};
}

/** A document cut down to something that can be read: two entries of each list, none of the points of a boundary. */
function gekuerzt(wert: unknown): unknown {
  if (Array.isArray(wert)) return wert.slice(0, 2).map(gekuerzt);
  if (wert === null || typeof wert !== "object") return wert;
  return Object.fromEntries(
    Object.entries(wert).map(([key, teil]) => [key, key === "coordinates" ? [] : gekuerzt(teil)])
  );
}

/** The same of a table: a row has a value for each column. */
function beispielOf(inhalt: string): unknown {
  const dokument = JSON.parse(inhalt) as Json;
  const {felder, zeilen} = dokument;
  const kurz = gekuerzt(dokument) as Json;
  return Array.isArray(zeilen) ? {...kurz, felder, zeilen: zeilen.slice(0, 2) as unknown[]} : kurz;
}

const felderOf = (felder: readonly Feld[]): Json[] =>
  felder.map(({name, title, description, type}) => ({name, title, description, type}));

function inhaltOf(datei: OffeneDatei): Json {
  const {format, inhalt, felder} = datei;
  if (typeof inhalt !== "string") return {...(felder && {schema: {title: "Tabelle", "x-felder": felderOf(felder)}})};
  if (format === "CSV")
    return {
      schema: {type: "string", ...(felder && {"x-felder": felderOf(felder)})},
      example: `${inhalt.split("\n", 3).join("\n")}\n`.slice(0, 2000)
    };
  if (format === "Text") return {schema: {type: "string"}};
  return {schema: jsonSchema(datei), ...(datei.form && {example: beispielOf(inhalt)})};
}

/** Name of an operation from its address: indikatoren/{id}.json to indikatoren_id_json. */
const operationId = (adresse: string): string => adresse.replace(/[^A-Za-z0-9]+/g, "_").replace(/^_|_$/g, "");

function operationOf(adresse: string, dateien: readonly OffeneDatei[]): Json {
  const [erste] = dateien as [OffeneDatei];
  const {titel, beschreibung} = sammeladressen[adresse] ?? erste;
  const medientyp = medientypen[erste.format];
  return {
    get: {
      operationId: operationId(adresse),
      summary: titel,
      description: beschreibung,
      tags: [gruppen[gruppeOf(erste)].name],
      responses: {
        200: {description: "Die Datei", content: {[medientyp]: inhaltOf(erste)}},
        404: {description: "Diese Datei gibt es nicht"}
      }
    },
    ...(Object.keys(erste.parameter).length > 0 && {
      parameters: Object.keys(erste.parameter).map((name) => ({
        name,
        in: "path",
        required: true,
        description: parameterworte[name],
        schema: {type: "string", enum: [...new Set(dateien.map(({parameter}) => parameter[name]))]},
        example: erste.parameter[name]
      }))
    })
  };
}

/**
 * openapi.json: every address below /daten/v1/ with its parameters, its columns or shape, and an example, after OpenAPI 3.1. It is
 * made of the files themselves, so that it cannot name one that does not exist.
 */
export function openapiText(
  dateien: readonly OffeneDatei[],
  {version, datenstand}: Ausgabe,
  {name, email, webadresse}: Herausgeber,
  beschreibung: string
): string {
  const adressen = groupBy(dateien, ({adresse}) => adresse);
  const dokument = {
    openapi: "3.1.0",
    info: {
      title: "Bedarfsatlas Marzahn-Hellersdorf: Daten",
      version,
      summary: "Feste Adressen für alle Zahlen des Bedarfsatlas, ohne Anmeldung.",
      description: `${beschreibung} Datenstand: ${datenstand}. Es sind fertige Dateien: Abfragen mit Filtern gibt es nicht. Adressen und Spalten bleiben, solange die Adresse v1 enthält; neue Spalten kommen am Ende dazu.`,
      ...((name ?? email) && {contact: {...(name && {name}), ...(email && {email})}}),
      license: {name: "je Quelle verschieden, siehe LIZENZEN.txt", url: "LIZENZEN.txt"}
    },
    servers: [{url: webadresse ? `${webadresse.replace(/\/$/, "")}/${offeneDatenPfad}` : "."}],
    tags: Object.values(gruppen),
    paths: Object.fromEntries([...adressen].map(([adresse, eigene]) => [`/${adresse}`, operationOf(adresse, eigene)])),
    components: {schemas: schemas()}
  };
  return `${JSON.stringify(dokument, null, 2)}\n`;
}
