import {readFileSync} from "node:fs";
import {join} from "node:path";
import {parse} from "csv-parse/sync";
import {BEZIRK, Gebiet} from "../loaders/contract/lor.js";
import {readCatalogue} from "../loaders/contract/readCatalogue.js";
import {istAufKarte} from "../loaders/marts/karte.js";
import {readZentrenNamen} from "../loaders/marts/zentren.js";
import {openWarehouse, profilOf} from "../loaders/warehouse/open.js";
import type {Profil} from "../loaders/warehouse/open.js";
import {texteLeistungen} from "../src/lib/texte/leistungen.js";
import {ohneSteuerzeichen} from "../src/lib/zeichensatz.js";
import {footerHtml, headerHtml, headHtml, shellFiles} from "../src/components/shell/shellHtml.js";
import {readBetreiber} from "./betreiber.js";

const packageJson = JSON.parse(readFileSync("package.json", "utf8")) as {version: string};

export const siteTitle = "Bedarfsatlas Marzahn-Hellersdorf";

/** What a page built from a template says about itself. */
export interface PageText {
  title: string;
  /** Text of the page's heading, in the file before any script runs. */
  h1: string;
  description: string;
}

const kinds = {
  plr: {name: "Planungsraum", to: "zum Planungsraum"},
  bzr: {name: "Bezirksregion", to: "zur Bezirksregion"},
  pgr: {name: "Prognoseraum", to: "zum Prognoseraum"},
  bezirk: {name: "Bezirk", to: "zum Bezirk"}
} as const;

function readGebiete(dataDir: string): Gebiet[] {
  const rows: Record<string, string>[] = parse(readFileSync(join(dataDir, "official/lor/2021.csv")), {
    columns: true,
    bom: true
  });
  return rows
    .map((row) => Gebiet.parse({...row, parent_id: row["parent_id"] || null, hektar: Number(row["hektar"])}))
    .filter(({gebiet_id}) => gebiet_id.startsWith(BEZIRK));
}

/**
 * Every page that is built from a template, by address: one per area of the Bezirk (LOR 2021, from the Bezirk down to the
 * Planungsräume) and one per indicator, with its texts. Throws an InputError if the catalogue is faulty.
 */
export function templatePages(dataDir = "data"): Map<string, PageText> {
  const pages = new Map<string, PageText>();
  for (const {gebiet_id, name, ebene} of readGebiete(dataDir)) {
    if (ebene === "berlin") continue;
    const kind = kinds[ebene];
    const title = `${name} (${kind.name} ${gebiet_id})`;
    pages.set(`/gebiete/${gebiet_id}`, {
      title,
      h1: title,
      description: `Zahlen ${kind.to} ${name} (LOR ${gebiet_id}) in Marzahn-Hellersdorf: Bevölkerung, Belastungen und Entwicklung im Vergleich mit dem Bezirk und mit Berlin.`
    });
  }
  for (const {id, titel, definition} of readCatalogue(join(dataDir, "catalogue")).indicators) {
    pages.set(`/indikatoren/${id}`, {
      title: `${titel} (Indikator)`,
      h1: titel,
      description: shorten(definition, 200)
    });
  }
  return pages;
}

async function zentrenNamen(warehouse?: string, profil?: Profil): ReturnType<typeof readZentrenNamen> {
  const connection = await openWarehouse(warehouse, profil);
  try {
    return await readZentrenNamen(connection);
  } finally {
    connection.closeSync();
  }
}

/**
 * The page of every centre that the edition *profil* shows of *warehouse*, by address, with its texts: a centre may have entered
 * itself with its first records.
 */
export async function zentrenPages(warehouse?: string, profil?: Profil): Promise<Map<string, PageText>> {
  const pages = new Map<string, PageText>();
  const {marke} = texteLeistungen.beispiel;
  for (const {zentrum_id, name: geschrieben, beispiel} of await zentrenNamen(warehouse, profil)) {
    const name = ohneSteuerzeichen(geschrieben);
    const title = beispiel ? `${name} (${marke})` : name;
    pages.set(`/zentren/${zentrum_id}`, {
      title,
      h1: title,
      description: beispiel
        ? `${marke}: ${name} ist ein erfundenes Zentrum. Die Seite zeigt, wie die dokumentierte Leistung eines Stadtteilzentrums aussehen wird.`
        : `${name} in Marzahn-Hellersdorf: Träger, Adresse, Einsatzgebiet und, soweit gemeldet, die dokumentierte Leistung nach Jahren.`
    });
  }
  return pages;
}

/** *text* up to the last word that ends within *length* characters. */
export function shorten(text: string, length: number): string {
  if (text.length <= length) return text;
  return `${text.slice(0, length).replace(/[\s,;:–]+\S*$/, "")} …`;
}

/** The files of the map's indicators, one each, at addresses the page can name when one is chosen. */
function karteFiles(dataDir = "data"): string[] {
  const {indicators} = readCatalogue(join(dataDir, "catalogue"));
  return indicators.filter(istAufKarte).map(({id}) => `/data/karte/${id}.json`);
}

/** The files of what is recorded for each target group, fetched when one is chosen. */
function lueckenFiles(dataDir = "data"): string[] {
  return readCatalogue(join(dataDir, "catalogue")).zielgruppen.map(({id}) => `/data/listen/luecken-${id}.json`);
}

/** The files of the centres, fetched by pages on which one is chosen. */
const zentrenFiles = (seiten: Iterable<string>): string[] =>
  [...seiten].map((adresse) => adresse.replace(/^\/zentren\/(.*)$/, "/data/listen/zentrum-$1.json"));

/** Addresses that Framework cannot find by itself and that do not depend on the warehouse. */
export function fixedPaths(): string[] {
  return [...shellFiles, ...karteFiles(), ...lueckenFiles(), ...templatePages().keys()];
}

/** Addresses that Framework cannot find by itself: template pages, and files with a fixed name. */
export async function dynamicPaths(): Promise<string[]> {
  const zentren = [...(await zentrenPages()).keys()];
  return [...fixedPaths(), ...zentren, ...zentrenFiles(zentren)];
}

/** Header of a page of the edition *profil*. */
export function headerOf({path}: {path: string}, profil = profilOf()): string {
  return headerHtml({path, profil, version: packageJson.version});
}

/** Footer of a page of the edition *profil*, with the version of the package, and the film in sign language if the operator has one. */
export function footerOf({path}: {path: string}, profil = profilOf()): string {
  return footerHtml({
    ...{path, profil, version: packageJson.version},
    film: readBetreiber().gebaerdensprache_film !== null
  });
}

/** Content of <head> for a page: the shell's, and the description from the page's front matter if it has one. */
export function headOf({path, data}: {path: string; data: Record<string, unknown>}, profil = profilOf()): string {
  const {description} = data;
  const meta =
    typeof description === "string" ? `<meta name="description" content="${escapeAttribute(description)}">\n` : "";
  return meta + headHtml({path, profil, version: packageJson.version});
}

const escapeAttribute = (text: string): string =>
  text.replace(/&/g, "&amp;").replace(/"/g, "&quot;").replace(/</g, "&lt;");
