import type {Lizenz, Source} from "../contract/catalogue.js";
import {dcatLizenz, dcatLizenzListe, lizenzIds} from "./offeneLizenzen.js";
import type {Dateiangabe} from "./offenShapes.js";
import type {Tabelle} from "./offenSpalten.js";
import type {OffeneTabellen} from "./offenTabellen.js";

/** Where the open data stand below the site. Files keep name and columns as long as the address says v1. */
export const offeneDatenPfad = "daten/v1";

/** What the metadata say of the operator, see betreiber.json; everything else of it is for the legal pages. */
export interface Herausgeber {
  name: string | null;
  email: string | null;
  /** Public address of the site; without it the metadata use relative addresses. */
  webadresse?: string | null | undefined;
  /** The operator's id among the data providers of GovData. */
  dcatde_contributor_id?: string | null | undefined;
  /** Id of the licence under which the centres' own figures may be reused. */
  lizenz_leistungen?: string | null | undefined;
}

/** What all descriptions are made of. */
export interface Angaben {
  offen: OffeneTabellen;
  lizenzen: readonly Lizenz[];
  herausgeber: Herausgeber;
}

/** Size and checksum of a file that is written. */
export type Abdruck = Pick<Dateiangabe, "bytes" | "sha256">;

export const datensatztitel = "Bedarfsatlas Marzahn-Hellersdorf: Daten";
const beschreibung =
  "Kleinräumige Zahlen zur Lebenslage im Berliner Bezirk Marzahn-Hellersdorf aus veröffentlichten Statistiken, mit Gebieten und ihren Grenzen, Bedarfsindex, Einrichtungen und Quellen. Fehlende Werte sind nie 0.";

/** What the files hold, and what they do not. */
export function beschreibungOf({ausgelassen}: Pick<OffeneTabellen, "ausgelassen">): string {
  if (ausgelassen.length === 0) return beschreibung;
  const titel = ausgelassen.map((s) => s.kurztitel).join(", ");
  return `${beschreibung} Nicht enthalten, weil die Quelle keine offene Lizenz nennt: ${titel}.`;
}

const stichworte = ["Sozialraum", "LOR", "Bevölkerung", "Stadtteilzentren", "Bedarf", "Marzahn-Hellersdorf"];

const toText = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/** Reference dates of the oldest and the newest delivery: a build has no clock, so the data date themselves. */
function spanOf({stichtage, ausgabe}: OffeneTabellen): {von: string; bis: string} {
  return {von: stichtage.map(({aeltester}) => aeltester).sort()[0] ?? ausgabe.datenstand, bis: ausgabe.datenstand};
}

export const lizenzenOf = (quellen: readonly Source[], lizenzen: readonly Lizenz[]): Lizenz[] =>
  lizenzen.filter(({id}) => quellen.some((s) => lizenzIds(s).includes(id)));

const alleQuellen = ({tabellen}: OffeneTabellen): Source[] => [...new Set(tabellen.flatMap((t) => t.quellen))];

/** The file that says everything about licences and attribution. */
export const lizenzdatei = "LIZENZEN.txt";

/**
 * The description of the tables as a Data Package, version 2 of the standard (datapackage.org); *abdruecke* are those of the CSV
 * files by name. Throws if one is missing.
 */
export function datapackageText(
  {offen, lizenzen, herausgeber}: Angaben,
  abdruecke: ReadonlyMap<string, Abdruck>
): string {
  const {tabellen} = offen;
  const licences = (quellen: readonly Source[], eigene?: Tabelle["eigene"]): unknown[] =>
    eigene
      ? [
          eigene.lizenz
            ? {path: eigene.lizenz.url, title: eigene.lizenz.name}
            : {path: lizenzdatei, title: "Noch keine Lizenz festgelegt"}
        ]
      : lizenzenOf(quellen, lizenzen).map(({name, url}) => ({path: url, title: name}));
  const sources = (quellen: readonly Source[]): unknown[] =>
    quellen.map((s) => ({title: `${s.herausgeber}: ${s.titel}`, path: s.datensatz_url}));
  const quellen = alleQuellen(offen);
  const {name, email, webadresse} = herausgeber;
  return toText({
    $schema: "https://datapackage.org/profiles/2.0/datapackage.json",
    name: "bedarfsatlas-marzahn-hellersdorf",
    title: datensatztitel,
    description: `${beschreibungOf(offen)} Zahlen haben höchstens sechs Nachkommastellen. Jede Zeile nennt Quelle und Lizenz.`,
    version: offen.ausgabe.version,
    created: `${spanOf(offen).bis}T00:00:00Z`,
    ...(webadresse && {homepage: webadresse}),
    keywords: stichworte,
    licenses: licences(quellen),
    sources: sources(quellen),
    contributors: [
      ...(name ? [{title: name, roles: ["publisher"], ...(email && {email})}] : []),
      ...[...new Set(quellen.map((s) => s.herausgeber))].map((title) => ({title, roles: ["rightsHolder"]}))
    ],
    resources: tabellen.map((t) => ({
      $schema: "https://datapackage.org/profiles/2.0/dataresource.json",
      name: t.name,
      type: "table",
      path: `${t.name}.csv`,
      title: t.titel,
      description: t.beschreibung,
      format: "csv",
      mediatype: "text/csv",
      encoding: "utf-8",
      ...abdruckOf(`${t.name}.csv`, abdruecke),
      dialect: {
        $schema: "https://datapackage.org/profiles/2.0/tabledialect.json",
        delimiter: ",",
        lineTerminator: "\n",
        quoteChar: '"',
        doubleQuote: true,
        header: true
      },
      licenses: licences(t.quellen, t.eigene),
      ...(t.quellen.length > 0 && {sources: sources(t.quellen)}),
      schema: {
        $schema: "https://datapackage.org/profiles/2.0/tableschema.json",
        fields: t.felder,
        missingValues: [""],
        primaryKey: t.schluessel,
        ...(t.fremdschluessel.length > 0 && {foreignKeys: t.fremdschluessel})
      }
    }))
  });
}

function abdruckOf(name: string, abdruecke: ReadonlyMap<string, Abdruck>): {bytes: number; hash: string} {
  const abdruck = abdruecke.get(name);
  if (!abdruck) throw new Error(`${name} has no checksum`);
  return {bytes: abdruck.bytes, hash: `sha256:${abdruck.sha256}`};
}

const namespaces = {
  dcat: "http://www.w3.org/ns/dcat#",
  dcatde: "http://dcat-ap.de/def/dcatde/",
  dct: "http://purl.org/dc/terms/",
  foaf: "http://xmlns.com/foaf/0.1/",
  skos: "http://www.w3.org/2004/02/skos/core#",
  spdx: "http://spdx.org/rdf/terms#",
  vcard: "http://www.w3.org/2006/vcard/ns#",
  xsd: "http://www.w3.org/2001/XMLSchema#"
};
const authority = "http://publications.europa.eu/resource/authority";
const german = (text: string): unknown => ({"@value": text, "@language": "de"});
const typed = (value: string, type: string): unknown => ({"@value": value, "@type": `xsd:${type}`});
const iri = (id: string): unknown => ({"@id": id});
const language = iri(`${authority}/language/DEU`);

/** A file that data portals list. */
export interface Portaldatei extends Abdruck {
  pfad: string;
  titel: string;
  beschreibung: string;
  medientyp: string;
  /** Of the list of file types of the Publications Office of the EU. */
  format: "CSV" | "PARQUET" | "GEOJSON" | "JSON" | "ZIP";
  lizenzen: readonly Pick<Lizenz, "name" | "url">[];
  /** Lines of attribution. */
  vermerke: readonly string[];
}

function distributionOf(datei: Portaldatei, stand: string): unknown {
  const own = datei.lizenzen;
  // DCAT-AP.de allows one licence a distribution; where rows have different ones, it says so and each row names its own.
  const [only] = own.length === 1 ? own.map(dcatLizenz) : [];
  const rights = own.map((l) => `${l.name}: ${l.url} (${dcatLizenz(l)})`).join("; ");
  return {
    "@id": `#${datei.pfad}`,
    "@type": "dcat:Distribution",
    "dct:title": german(datei.titel),
    "dct:description": german(datei.beschreibung),
    "dcat:accessURL": iri(datei.pfad),
    "dcat:downloadURL": iri(datei.pfad),
    "dct:license": iri(only ?? `${dcatLizenzListe}/other-open`),
    ...(only === undefined && {
      "dct:rights": {
        "@type": "dct:RightsStatement",
        "skos:prefLabel": german(`Jede Zeile nennt ihre Lizenz. Enthalten sind: ${rights}`)
      }
    }),
    "dcatde:licenseAttributionByText": german(datei.vermerke.join(" | ")),
    "dct:format": iri(`${authority}/file-type/${datei.format}`),
    "dcat:mediaType": iri(`https://www.iana.org/assignments/media-types/${datei.medientyp}`),
    "dct:language": language,
    "dct:modified": typed(stand, "date"),
    "dcat:byteSize": typed(String(datei.bytes), "nonNegativeInteger"),
    "spdx:checksum": {
      "@type": "spdx:Checksum",
      "spdx:algorithm": iri("http://spdx.org/rdf/terms#checksumAlgorithm_sha256"),
      "spdx:checksumValue": typed(datei.sha256, "hexBinary")
    }
  };
}

/**
 * The catalogue entry for data portals after DCAT-AP.de, as JSON-LD with its context inside: the *dateien* whose figures have an
 * open licence, and the interface as a data service. Addresses are relative to the file unless the operator's web address is known;
 * a contact only if there is an e-mail address.
 */
export function dcatText({offen, herausgeber}: Omit<Angaben, "lizenzen">, dateien: readonly Portaldatei[]): string {
  const {von, bis} = spanOf(offen);
  const {name, email, webadresse, dcatde_contributor_id: contributor} = herausgeber;
  const quellen = alleQuellen(offen);
  const dataset = {
    "@id": "#datensatz",
    "@type": "dcat:Dataset",
    "dct:identifier": "bedarfsatlas-marzahn-hellersdorf-v1",
    "dct:title": german(datensatztitel),
    "dct:description": german(beschreibungOf(offen)),
    "dct:publisher": iri("#herausgeber"),
    ...(email && {
      "dcat:contactPoint": {
        "@type": "vcard:Organization",
        "vcard:fn": name ?? "Bedarfsatlas Marzahn-Hellersdorf",
        "vcard:hasEmail": iri(`mailto:${email}`)
      }
    }),
    ...(contributor && {"dcatde:contributorID": iri(contributor)}),
    "dcat:theme": [iri(`${authority}/data-theme/SOCI`)],
    "dcat:keyword": stichworte.map(german),
    "dct:language": language,
    "dct:accrualPeriodicity": iri(`${authority}/frequency/IRREG`),
    "dct:accessRights": iri(`${authority}/access-right/PUBLIC`),
    "dct:modified": typed(bis, "date"),
    "dct:spatial": {"@type": "dct:Location", "skos:prefLabel": german("Berlin, Bezirk Marzahn-Hellersdorf")},
    "dcatde:politicalGeocodingURI": iri("http://dcat-ap.de/def/politicalGeocoding/stateKey/11"),
    "dct:temporal": {
      "@type": "dct:PeriodOfTime",
      "dcat:startDate": typed(von, "date"),
      "dcat:endDate": typed(bis, "date")
    },
    "dct:source": quellen.map((s) => iri(s.datensatz_url)),
    "dcat:distribution": dateien.map((datei) => distributionOf(datei, bis))
  };
  return toText({
    "@context": {...(webadresse && {"@base": `${webadresse.replace(/\/$/, "")}/${offeneDatenPfad}/`}), ...namespaces},
    "@id": "#katalog",
    "@type": "dcat:Catalog",
    "dct:title": german("Bedarfsatlas Marzahn-Hellersdorf: offene Daten"),
    "dct:description": german("Alle Daten, die der Bedarfsatlas zum Weiterverwenden anbietet."),
    "dct:publisher": {
      "@id": "#herausgeber",
      "@type": "foaf:Organization",
      "foaf:name": name ?? "Betreiber des Bedarfsatlas (noch nicht benannt)"
    },
    "dct:language": language,
    "dct:modified": typed(bis, "date"),
    "dcat:dataset": dataset,
    "dcat:service": {
      "@id": "#schnittstelle",
      "@type": "dcat:DataService",
      "dct:title": german("Bedarfsatlas Marzahn-Hellersdorf: Schnittstelle"),
      "dct:description": german("Die Dateien einzeln unter festen Adressen, je Indikator als JSON und CSV."),
      "dcat:endpointURL": iri("./"),
      "dcat:endpointDescription": iri("openapi.json"),
      "dcat:servesDataset": iri("#datensatz")
    }
  });
}
