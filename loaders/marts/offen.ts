import {createHash} from "node:crypto";
import type {DuckDBConnection} from "@duckdb/node-api";
import type {Topology} from "topojson-specification";
import type {Catalogue} from "../contract/catalogue.js";
import {BERLIN, BEZIRK} from "../contract/lor.js";
import type {LorStand} from "../contract/lor.js";
import {groupBy} from "../warehouse/query.js";
import {IndexRow, offenerIndexSql} from "./offenBedarf.js";
import {
  datei,
  datenDateien,
  feldangaben,
  indikatorPfade,
  medientypen,
  quellenangaben,
  rechteOf,
  schoenesJson,
  zitatOf
} from "./offenDateien.js";
import type {OffeneDatei} from "./offenDateien.js";
import {dcatLizenz} from "./offeneLizenzen.js";
import {readLeistungsdaten} from "./offenLeistungen.js";
import {beschreibungOf, datapackageText, datensatztitel, dcatText, lizenzdatei, lizenzenOf} from "./offenMetadaten.js";
import type {Abdruck, Herausgeber, Portaldatei} from "./offenMetadaten.js";
import {Nachschlag} from "./offenNachschlag.js";
import {openapiText} from "./offenOpenapi.js";
import {citationText, liesmichText, lizenzenText, paketBytes, paketname} from "./offenPaket.js";
import {IndexDatei} from "./offenShapes.js";
import type {Paket} from "./offenShapes.js";
import type {Feld, Tabelle} from "./offenSpalten.js";
import {BeobachtungRow, EinrichtungRow, GebietRow, StichtagRow, offeneTabellen} from "./offenTabellen.js";
import type {OffeneDaten, OffeneTabellen} from "./offenTabellen.js";
import {queryRows} from "./query.js";

export const beobachtungenSql = `
-- Which values do the Bezirk, its areas and Berlin have? By age and sex only as counted, not carried to the other edition.
SELECT gebiet_id, name AS gebiet_name, ebene, lor_stand, indikator_id, zeitraum, geschlecht, altersgruppe,
  wert, zaehler, nenner, ki_unten, ki_oben, ki_nenner, wenige, rest_bezirk, vergleich_bezirk, vergleich_berlin,
  status, umgerechnet, bruch, quelle, anmerkung
FROM beobachtungen
JOIN gebiete USING (lor_stand, gebiet_id)
WHERE (starts_with(gebiet_id, $bezirk) OR gebiet_id = $berlin)
  AND (altersgruppe = 'insgesamt' AND geschlecht = 'insgesamt' OR NOT umgerechnet)
ORDER BY indikator_id, lor_stand, gebiet_id, zeitraum, geschlecht, altersgruppe`;

export const gebieteSql = `
-- Which areas does the Bezirk have, in both LOR editions?
SELECT lor_stand, gebiet_id, ebene, name, parent_id, hektar
FROM gebiete
WHERE starts_with(gebiet_id, $bezirk) OR gebiet_id = $berlin
ORDER BY lor_stand, gebiet_id`;

export const einrichtungenSql = `
-- Which facilities lie in the Bezirk, and of which month is the list? Names of releases begin with it.
SELECT quelle, art, id, name, unterart, strasse, plz, traeger, plaetze::DOUBLE AS plaetze, lat, lon, gebiet_id,
  left(release, 7) AS stand
FROM einrichtungen
WHERE starts_with(gebiet_id, $bezirk)
ORDER BY quelle, art, id`;

export const stichtageSql = `
-- Between which reference dates lie the deliveries of each source?
SELECT quelle, strftime(max(stichtag), '%Y-%m-%d') AS neuester, strftime(min(stichtag), '%Y-%m-%d') AS aeltester
FROM releases
GROUP BY quelle
ORDER BY quelle`;

/** Reads everything that is published as open data. */
export async function readOffeneDaten(warehouse: DuckDBConnection): Promise<OffeneDaten> {
  const own = {bezirk: BEZIRK, berlin: BERLIN};
  const tables = await warehouse.runAndReadAll("SELECT 1 FROM duckdb_tables() WHERE table_name = 'einrichtungen'");
  const hasEinrichtungen = tables.currentRowCount > 0;
  return {
    beobachtungen: await queryRows(warehouse, BeobachtungRow, beobachtungenSql, own),
    gebiete: await queryRows(warehouse, GebietRow, gebieteSql, own),
    einrichtungen: hasEinrichtungen
      ? await queryRows(warehouse, EinrichtungRow, einrichtungenSql, {bezirk: BEZIRK})
      : [],
    bedarfsindex: await queryRows(warehouse, IndexRow, offenerIndexSql),
    leistungen: await readLeistungsdaten(warehouse),
    stichtage: await queryRows(warehouse, StichtagRow, stichtageSql)
  };
}

/** A table to be written once more as Parquet. */
export interface Csvtabelle {
  name: string;
  csv: string;
  felder: readonly Feld[];
  /** What the file says of itself in its footer. */
  angaben: Readonly<Record<string, string>>;
}

export interface OffeneDatenInput {
  daten: OffeneDaten;
  catalogue: Catalogue;
  herausgeber: Herausgeber;
  /** Boundaries in plane metres, by LOR edition. */
  grenzen: ReadonlyMap<LorStand, Topology>;
  /** Archives of former editions; `pfad` is relative to /daten/v1/. */
  archiv: readonly Paket[];
  /** What else the site has for programs, by its address relative to /daten/v1/. */
  weiteres: IndexDatei["weiteres"];
  /** Makes Parquet files of tables, by name, with the very values of the CSV texts. */
  parquet: (tabellen: readonly Csvtabelle[]) => Promise<ReadonlyMap<string, Uint8Array>>;
  /** Version of the software. */
  version: string;
}

/** What a file is known by. */
export function abdruckOf(inhalt: string | Uint8Array): Abdruck {
  return {
    bytes: typeof inhalt === "string" ? Buffer.byteLength(inhalt) : inhalt.length,
    sha256: createHash("sha256").update(inhalt).digest("hex")
  };
}

const textdatei = (pfad: string, titel: string, inhalt: string): OffeneDatei =>
  datei({pfad, titel, beschreibung: titel, format: "Text", inhalt});

/** The tables once more as Parquet; each file says in its footer what it is and under which conditions it may be reused. */
async function parquetDateien(
  csv: readonly (OffeneDatei & {tabelle: Tabelle; inhalt: string})[],
  {ausgabe}: OffeneTabellen,
  parquet: OffeneDatenInput["parquet"],
  find: Nachschlag
): Promise<OffeneDatei[]> {
  const fertig = await parquet(
    csv.map(({tabelle, inhalt}) => ({
      name: tabelle.name,
      csv: inhalt,
      felder: tabelle.felder,
      angaben: {
        titel: tabelle.titel,
        beschreibung: tabelle.beschreibung,
        hinweise: tabelle.hinweise.join(" "),
        ...ausgabe,
        rechte: rechteOf(tabelle.quellen, tabelle.eigene, find),
        quellenvermerke: tabelle.quellen.map((s) => s.quellenvermerk).join(" | "),
        felder: JSON.stringify(feldangaben(tabelle.felder))
      }
    }))
  );
  return csv.map((original) => {
    const pfad = `${original.tabelle.name}.parquet`;
    const inhalt = fertig.get(original.tabelle.name);
    if (!inhalt) throw new Error(`${pfad} was not made`);
    return {...original, pfad, adresse: pfad, format: "Parquet", inhalt};
  });
}

const portalformate: Partial<Record<OffeneDatei["format"], Portaldatei["format"]>> = {
  CSV: "CSV",
  Parquet: "PARQUET",
  GeoJSON: "GEOJSON",
  ZIP: "ZIP"
};

const istOffen = ({eigene}: Tabelle): boolean =>
  eigene === null || (eigene.lizenz !== null && dcatLizenz(eigene.lizenz) !== null);

/** What data portals are told: tables, boundaries and the archive, but nothing invented or without an open licence. */
function portaldateien(
  dateien: readonly OffeneDatei[],
  abdruecke: ReadonlyMap<string, Abdruck>,
  {tabellen}: OffeneTabellen,
  find: Nachschlag
): Portaldatei[] {
  const alleOffen = tabellen.every((t) => istOffen(t) && !t.name.startsWith("beispieldaten_"));
  return dateien.flatMap((d): Portaldatei[] => {
    const format = d.pfad === "datapackage.json" ? "JSON" : portalformate[d.format];
    const einzeln = d.adresse.startsWith("indikatoren/") || d.adresse.startsWith("bedarfsatlas_v");
    if (!format || einzeln || d.beispiel || (d.format === "ZIP" && !alleOffen)) return [];
    if (d.tabelle && !istOffen(d.tabelle)) return [];
    const eigene = d.tabelle?.eigene;
    return [
      {
        pfad: d.pfad,
        titel: d.titel,
        beschreibung: d.beschreibung,
        medientyp: medientypen[d.format],
        format,
        ...abdruecke.get(d.pfad)!,
        lizenzen: eigene?.lizenz ? [eigene.lizenz] : lizenzenOf(d.quellen, find.catalogue.lizenzen),
        vermerke: eigene ? [eigene.vermerk] : d.quellen.map((s) => s.quellenvermerk)
      }
    ];
  });
}

function indexDatei(
  offen: OffeneTabellen,
  dateien: readonly OffeneDatei[],
  abdruecke: ReadonlyMap<string, Abdruck>,
  {herausgeber, archiv, weiteres}: Pick<OffeneDatenInput, "herausgeber" | "archiv" | "weiteres">,
  find: Nachschlag
): OffeneDatei {
  const {tabellen, ausgabe} = offen;
  const zeilen = (name: string): number => tabellen.find((t) => t.name === name)?.zeilen.length ?? 0;
  const quellen = find.sources(tabellen.flatMap((t) => t.quellen.map(({id}) => id)));
  const jeIndikator = groupBy(
    dateien.filter(({adresse, format}) => adresse.startsWith("indikatoren/") && format === "JSON"),
    ({parameter}) => parameter["id"]!
  );
  const paket = (pfad: string): Paket => ({pfad, ...ausgabe, ...abdruecke.get(pfad)!});
  return datei({
    pfad: "index.json",
    titel: "Verzeichnis aller Dateien",
    beschreibung:
      "Was es gibt: Dateien mit Größe und Prüfsumme, Indikatoren, Quellen, Lizenzen, Paket und frühere Ausgaben.",
    format: "JSON",
    form: IndexDatei,
    inhalt: schoenesJson(IndexDatei, {
      titel: datensatztitel,
      beschreibung: beschreibungOf(offen),
      schnittstelle: "v1",
      ...ausgabe,
      beispieldaten: dateien.some(({beispiel}) => beispiel),
      anzahl: {
        indikatoren: jeIndikator.size,
        gebiete: zeilen("gebiete"),
        werte: zeilen("beobachtungen"),
        quellen: quellen.length
      },
      rechte: rechteOf(quellen, null, find),
      zitat: zitatOf(ausgabe, herausgeber),
      quellen: quellenangaben(quellen, offen, find),
      dateien: dateien
        .filter(({adresse, format}) => !adresse.startsWith("indikatoren/") && format !== "ZIP")
        .map(({pfad, titel, format, zeilen, beispiel}) => ({
          ...{pfad, titel, format, medientyp: medientypen[format]},
          ...abdruecke.get(pfad)!,
          zeilen,
          beispiel
        })),
      indikatoren: [...jeIndikator].map(([id, eigene]) => {
        const {titel, einheit} = find.indicator(id);
        const [summen, gegliedert] = eigene;
        return {
          ...{id, titel, einheit},
          ...indikatorPfade(id, gegliedert !== undefined),
          zeilen: summen?.zeilen ?? 0,
          zeilen_gliederung: gegliedert?.zeilen ?? null
        };
      }),
      paket: paket(paketadresse),
      paket_dieser_ausgabe: paket(`${paketname(ausgabe)}.zip`),
      archiv: [...archiv],
      weiteres: [
        {pfad: "openapi.json", titel: "Beschreibung aller Adressen (OpenAPI 3.1)"},
        ...weiteres,
        {pfad: "../../methodik", titel: "Methodik"},
        {pfad: "../../datenstand", titel: "Quellen und Datenstand"}
      ]
    })
  });
}

/** Where the newest archive always is. */
const paketadresse = "bedarfsatlas.zip";

/**
 * All files of the open data, in UTF-8 where they are texts: CSV (comma, dot, LF; at most six decimals; a state without a number is an
 * empty value beside its status), the same tables as Parquet, JSON, boundaries, an archive of all, and what describes them. A table
 * without rows has no file. Figures of a source without an open licence are left out and the descriptions say so. Same input, same
 * bytes. Rejects for a source, licence or indicator the catalogue does not know, and for a text that a spreadsheet would run.
 */
export async function offeneDateien(input: OffeneDatenInput): Promise<OffeneDatei[]> {
  const {daten, catalogue, herausgeber, grenzen, version} = input;
  const find = new Nachschlag(catalogue);
  const offen = offeneTabellen(daten, catalogue, {version, lizenz: herausgeber.lizenz_leistungen ?? null});
  const zahlen = datenDateien(offen, grenzen, find);
  const csv = zahlen.filter(
    (d): d is OffeneDatei & {tabelle: Tabelle; inhalt: string} => d.tabelle !== null && d.format === "CSV"
  );
  const parquet = await parquetDateien(csv, offen, input.parquet, find);
  const abdruecke = new Map<string, Abdruck>();
  const gemerkt = <T extends OffeneDatei>(dateien: readonly T[]): readonly T[] => {
    for (const {pfad, inhalt} of dateien) abdruecke.set(pfad, abdruckOf(inhalt));
    return dateien;
  };
  gemerkt([...zahlen, ...parquet]);
  const angaben = {offen, lizenzen: catalogue.lizenzen, herausgeber};
  const quellen = find.sources(offen.tabellen.flatMap((t) => t.quellen.map(({id}) => id)));
  const beschreibungen = gemerkt([
    textdatei(lizenzdatei, "Lizenzen und Quellenvermerke", lizenzenText(offen, find)),
    datei({
      pfad: "datapackage.json",
      titel: "Beschreibung der Tabellen",
      beschreibung:
        "Spalten, Schlüssel, Prüfsummen und Lizenzen aller Tabellen (Frictionless Data Package, Version 2).",
      format: "JSON",
      quellen,
      inhalt: datapackageText(angaben, abdruecke)
    })
  ]);
  const imPaket = [
    ...csv,
    ...parquet,
    ...zahlen.filter(({format}) => format === "GeoJSON"),
    ...beschreibungen,
    textdatei("CITATION.cff", "Zitierangabe für Literaturprogramme", citationText(offen, herausgeber))
  ];
  const paket = paketOf(offen, imPaket, herausgeber, find);
  const pakete = gemerkt([
    datei({
      pfad: paketadresse,
      titel: "Alles in einem Archiv",
      beschreibung: "Alle Tabellen als CSV und Parquet, Grenzen, Beschreibung, Lizenzen, Zitierangabe und Prüfsummen.",
      format: "ZIP",
      quellen,
      inhalt: paket
    }),
    datei({
      pfad: `${paketname(offen.ausgabe)}.zip`,
      adresse: "bedarfsatlas_v{version}_{datenstand}.zip",
      parameter: {...offen.ausgabe},
      titel: "Alles in einem Archiv, unter dem Namen der Ausgabe",
      beschreibung: "Derselbe Inhalt unter einem Namen, der immer für ihn steht.",
      format: "ZIP",
      quellen,
      inhalt: paket
    })
  ]);
  const bisher = [...zahlen, ...parquet, ...beschreibungen, ...pakete];
  const [portal] = gemerkt([
    datei({
      pfad: "dcat.jsonld",
      titel: "Beschreibung für Datenportale",
      beschreibung: "Eintrag für Datenportale nach DCAT-AP.de.",
      format: "JSON-LD",
      inhalt: dcatText(angaben, portaldateien(bisher, abdruecke, offen, find))
    })
  ]);
  const alle = [...bisher, portal!];
  const fertig = [indexDatei(offen, alle, abdruecke, input, find), ...alle];
  return [
    ...fertig,
    datei({
      pfad: "openapi.json",
      titel: "Beschreibung aller Adressen",
      beschreibung: "Alle Adressen mit Parametern, Spalten und Beispielen (OpenAPI 3.1).",
      format: "JSON",
      inhalt: openapiText(fertig, offen.ausgabe, herausgeber, beschreibungOf(offen))
    })
  ];
}

function paketOf(
  offen: OffeneTabellen,
  dateien: readonly OffeneDatei[],
  herausgeber: Herausgeber,
  find: Nachschlag
): Uint8Array {
  const ganz = [
    textdatei("LIESMICH.txt", "Diese Erklärung", liesmichText(offen, dateien, herausgeber, find)),
    ...dateien
  ];
  // As sha256sum writes it, so that it can check the folder.
  const summen = ganz.map(({pfad, inhalt}) => `${abdruckOf(inhalt).sha256}  ${pfad}\n`).join("");
  return paketBytes(offen.ausgabe, [...ganz, {pfad: "pruefsummen.txt", inhalt: summen}]);
}
