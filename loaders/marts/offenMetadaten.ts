import {createHash} from "node:crypto";
import {z} from "zod";
import type {Lizenz, Source} from "../contract/catalogue.js";
import {dcatLizenz, dcatLizenzListe, lizenzIds} from "./offeneLizenzen.js";
import type {StichtagRow, Tabelle} from "./offenTabellen.js";

/** Where the open data stand below the site. Files keep name and columns as long as the address says v1. */
export const offeneDatenPfad = "daten/v1";

/** What the metadata say of the operator; everything else of betreiber.json is for the legal pages. */
export const Herausgeber = z.looseObject({
  name: z.string().nullable(),
  email: z.string().nullable(),
  /** Public address of the site; without it the metadata use relative addresses. */
  webadresse: z.url().nullish(),
  /** The operator's id among the data providers of GovData. */
  dcatde_contributor_id: z.url().nullish()
});
export type Herausgeber = z.infer<typeof Herausgeber>;

/** What both descriptions are made of. */
export interface Angaben {
  tabellen: readonly Tabelle[];
  /** Sources whose figures are not passed on, for want of an open licence. */
  ausgelassen: readonly Source[];
  stichtage: readonly StichtagRow[];
  lizenzen: readonly Lizenz[];
  herausgeber: Herausgeber;
}

const titel = "Bedarfsatlas Marzahn-Hellersdorf: Daten";
const beschreibung =
  "Kleinräumige Zahlen zur Lebenslage im Berliner Bezirk Marzahn-Hellersdorf aus veröffentlichten Statistiken, mit Gebieten, Indikatoren, Quellen und Einrichtungen. Fehlende Werte sind nie 0.";

/** What the files hold, and what they do not. */
function beschreibungOf(ausgelassen: readonly Source[]): string {
  if (ausgelassen.length === 0) return beschreibung;
  const titel = ausgelassen.map((s) => s.kurztitel).join(", ");
  return `${beschreibung} Nicht enthalten, weil die Quelle keine offene Lizenz nennt: ${titel}.`;
}

const stichworte = ["Sozialraum", "LOR", "Bevölkerung", "Stadtteilzentren", "Bedarf", "Marzahn-Hellersdorf"];

const toText = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;
const sha256Of = (text: string): string => createHash("sha256").update(text).digest("hex");

/** Reference dates of the oldest and the newest delivery: a build has no clock, so the data date themselves. */
function spanOf(stichtage: readonly StichtagRow[]): {von: string; bis: string} {
  const days = stichtage.flatMap(({neuester, aeltester}) => [neuester, aeltester]).sort();
  const [von, bis] = [days[0], days.at(-1)];
  if (von === undefined || bis === undefined) throw new Error("there are no deliveries to describe");
  return {von, bis};
}

const lizenzenOf = (quellen: readonly Source[], lizenzen: readonly Lizenz[]): Lizenz[] =>
  lizenzen.filter(({id}) => quellen.some((s) => lizenzIds(s).includes(id)));

const alleQuellen = (tabellen: readonly Tabelle[]): Source[] => [...new Set(tabellen.flatMap((t) => t.quellen))];

/** The description of the files as a Data Package, version 2 of the standard (datapackage.org). */
export function datapackageText(
  {tabellen, ausgelassen, stichtage, lizenzen, herausgeber}: Angaben,
  version: string
): string {
  const licences = (quellen: readonly Source[]): unknown[] =>
    lizenzenOf(quellen, lizenzen).map(({name, url}) => ({path: url, title: name}));
  const sources = (quellen: readonly Source[]): unknown[] =>
    quellen.map((s) => ({title: `${s.herausgeber}: ${s.titel}`, path: s.datensatz_url}));
  const quellen = alleQuellen(tabellen);
  const {name, email, webadresse} = herausgeber;
  return toText({
    $schema: "https://datapackage.org/profiles/2.0/datapackage.json",
    name: "bedarfsatlas-marzahn-hellersdorf",
    title: titel,
    description: `${beschreibungOf(ausgelassen)} Zahlen haben höchstens sechs Nachkommastellen. Jede Zeile nennt Quelle und Lizenz.`,
    version,
    created: `${spanOf(stichtage).bis}T00:00:00Z`,
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
      bytes: Buffer.byteLength(t.csv),
      hash: `sha256:${sha256Of(t.csv)}`,
      dialect: {
        $schema: "https://datapackage.org/profiles/2.0/tabledialect.json",
        delimiter: ",",
        lineTerminator: "\n",
        quoteChar: '"',
        doubleQuote: true,
        header: true
      },
      licenses: licences(t.quellen),
      sources: sources(t.quellen),
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

interface Datei {
  name: string;
  titel: string;
  beschreibung: string;
  text: string;
  mediatype: string;
  format: string;
  quellen: readonly Source[];
}

function distributionOf(datei: Datei, lizenzen: readonly Lizenz[], stand: string): unknown {
  const own = lizenzenOf(datei.quellen, lizenzen);
  // DCAT-AP.de allows one licence a distribution; where rows have different ones, it says so and each row names its own.
  const [only] = own.length === 1 ? own.map(dcatLizenz) : [];
  const rights = own.map((l) => `${l.name}: ${l.url} (${dcatLizenz(l)})`).join("; ");
  return {
    "@id": `#${datei.name}`,
    "@type": "dcat:Distribution",
    "dct:title": german(datei.titel),
    "dct:description": german(datei.beschreibung),
    "dcat:accessURL": iri(datei.name),
    "dcat:downloadURL": iri(datei.name),
    "dct:license": iri(only ?? `${dcatLizenzListe}/other-open`),
    ...(only === undefined && {
      "dct:rights": {
        "@type": "dct:RightsStatement",
        "skos:prefLabel": german(`Jede Zeile nennt ihre Lizenz. Enthalten sind: ${rights}`)
      }
    }),
    "dcatde:licenseAttributionByText": german(datei.quellen.map((s) => s.quellenvermerk).join(" | ")),
    "dct:format": iri(`${authority}/file-type/${datei.format}`),
    "dcat:mediaType": iri(`https://www.iana.org/assignments/media-types/${datei.mediatype}`),
    "dct:language": language,
    "dct:modified": typed(stand, "date"),
    "dcat:byteSize": typed(String(Buffer.byteLength(datei.text)), "nonNegativeInteger"),
    "spdx:checksum": {
      "@type": "spdx:Checksum",
      "spdx:algorithm": iri("http://spdx.org/rdf/terms#checksumAlgorithm_sha256"),
      "spdx:checksumValue": typed(sha256Of(datei.text), "hexBinary")
    }
  };
}

/**
 * The catalogue entry for data portals after DCAT-AP.de, as JSON-LD with its context inside. Addresses are relative to the
 * file unless the operator's web address is known; a contact only if there is an e-mail address.
 */
export function dcatText(
  {tabellen, ausgelassen, stichtage, lizenzen, herausgeber}: Angaben,
  datapackage: string
): string {
  const {von, bis} = spanOf(stichtage);
  const {name, email, webadresse, dcatde_contributor_id: contributor} = herausgeber;
  const quellen = alleQuellen(tabellen);
  const dateien: Datei[] = [
    ...tabellen.map((t) => ({
      name: `${t.name}.csv`,
      titel: t.titel,
      beschreibung: t.beschreibung,
      text: t.csv,
      mediatype: "text/csv",
      format: "CSV",
      quellen: t.quellen
    })),
    {
      name: "datapackage.json",
      titel: "Beschreibung der Dateien",
      beschreibung: "Spalten, Schlüssel, Prüfsummen und Lizenzen aller Dateien (Frictionless Data Package, Version 2).",
      text: datapackage,
      mediatype: "application/json",
      format: "JSON",
      quellen
    }
  ];
  const dataset = {
    "@id": "#datensatz",
    "@type": "dcat:Dataset",
    "dct:identifier": "bedarfsatlas-marzahn-hellersdorf-v1",
    "dct:title": german(titel),
    "dct:description": german(beschreibungOf(ausgelassen)),
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
    "dcat:distribution": dateien.map((datei) => distributionOf(datei, lizenzen, bis))
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
    "dcat:dataset": dataset
  });
}
