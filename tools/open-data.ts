import {copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync} from "node:fs";
import {dirname, join} from "node:path";
import {InputError} from "../loaders/contract/errors.js";
import {readCatalogue} from "../loaders/contract/readCatalogue.js";
import {hsdsText, readHsds} from "../loaders/marts/hsds.js";
import type {HsdsDaten} from "../loaders/marts/hsds.js";
import {LorStand} from "../loaders/contract/lor.js";
import {readGeometry} from "../loaders/marts/geometrie.js";
import {abdruckOf, offeneDateien, readOffeneDaten} from "../loaders/marts/offen.js";
import {offeneDatenPfad} from "../loaders/marts/offenMetadaten.js";
import {paketmuster} from "../loaders/marts/offenPaket.js";
import type {Paket} from "../loaders/marts/offenShapes.js";
import {openWarehouse} from "../loaders/warehouse/open.js";
import {hsdsAdresse} from "../src/components/zentren/hsds.js";
import {readBetreiber} from "./betreiber.js";
import {parquetOf} from "./parquet.js";

const catalogueDir = "data/catalogue";

/** Where archives of former editions are kept, and where the site has them. Nothing is ever deleted here by a program. */
export const archivordner = "data/archiv";
const archivPfad = "daten/archiv";

const nachVersion = (a: Paket, b: Paket): number =>
  b.datenstand.localeCompare(a.datenstand) || b.version.localeCompare(a.version, "en", {numeric: true});

/**
 * The archives in *ordner*, newest first; none if there is no such folder. Throws InputError for an archive whose name tells no
 * edition, since nobody would find it again.
 */
function readArchiv(ordner: string): Paket[] {
  const namen = existsSync(ordner) ? readdirSync(ordner).filter((name) => /\.zip$/i.test(name)) : [];
  const fremd = namen.filter((name) => !paketmuster.test(name));
  if (fremd.length > 0)
    throw new InputError(
      fremd.map((name) => ({
        datei: join(ordner, name),
        regel: "heißt nicht wie das Paket einer Ausgabe",
        abhilfe: "Der Name ist bedarfsatlas_v<Version>_<Datenstand>.zip, wie in daten/v1/ der gebauten Seiten"
      }))
    );
  return namen
    .map((name) => {
      const [, version = "", datenstand = ""] = paketmuster.exec(name) ?? [];
      return {pfad: `../archiv/${name}`, version, datenstand, ...abdruckOf(readFileSync(join(ordner, name)))};
    })
    .sort(nachVersion);
}

/** Throws InputError if an archive that is kept already has this name and another content: a name stands for one content for ever. */
function requireGleich(archiv: readonly Paket[], name: string, neu: string | Uint8Array, ordner: string): void {
  const alt = archiv.find(({pfad}) => pfad.endsWith(`/${name}`));
  if (!alt || alt.sha256 === abdruckOf(neu).sha256) return;
  throw new InputError({
    datei: join(ordner, name),
    regel: "steht schon im Archiv, aber mit anderem Inhalt als diese Ausgabe",
    abhilfe: "Die Daten haben sich geändert: Bitte in package.json eine neue Version eintragen"
  });
}

/** How the directory of files names the centres as HSDS; nothing if there are no centres. */
const hsdsAngabe = (daten: HsdsDaten): {pfad: string; titel: string}[] =>
  daten.zentren.length === 0
    ? []
    : [{pfad: hsdsAdresse(daten).replace(/^\/daten\//, "../"), titel: "Zentren und ihre Angebote (HSDS 3, JSON)"}];

/**
 * Writes the open data of *warehouse* below the site in *dir*, from what is released only: whoever reuses them must not have to ask
 * which edition they are of. Archives of former editions in *ordner* are copied beside them. Returns the addresses of all files inside
 * the site, sorted.
 */
export async function writeOpenData(dir: string, warehouse: string, ordner = archivordner): Promise<string[]> {
  const connection = await openWarehouse(warehouse, "oeffentlich");
  try {
    const {version} = JSON.parse(readFileSync("package.json", "utf8")) as {version: string};
    const archiv = readArchiv(ordner);
    const dateien = await offeneDateien({
      daten: await readOffeneDaten(connection),
      catalogue: readCatalogue(catalogueDir),
      herausgeber: readBetreiber(catalogueDir),
      grenzen: new Map(LorStand.options.map((stand) => [stand, readGeometry(stand)])),
      archiv,
      weiteres: hsdsAngabe(await readHsds(connection)),
      parquet: parquetOf,
      version
    });
    for (const {pfad, inhalt} of dateien) {
      if (paketmuster.test(pfad)) requireGleich(archiv, pfad, inhalt, ordner);
      const datei = join(dir, offeneDatenPfad, pfad);
      mkdirSync(dirname(datei), {recursive: true});
      writeFileSync(datei, inhalt);
    }
    const alte = archiv.map(({pfad}) => pfad.replace("../archiv/", ""));
    if (alte.length > 0) mkdirSync(join(dir, archivPfad), {recursive: true});
    for (const name of alte) copyFileSync(join(ordner, name), join(dir, archivPfad, name));
    return [
      ...dateien.map(({pfad}) => `/${offeneDatenPfad}/${pfad}`),
      ...alte.map((name) => `/${archivPfad}/${name}`)
    ].sort();
  } finally {
    connection.closeSync();
  }
}

/** Writes the released centres and offers of *warehouse* as HSDS below the site in *dir*; nothing if there are no centres. */
export async function writeHsds(dir: string, warehouse: string): Promise<void> {
  const connection = await openWarehouse(warehouse, "oeffentlich");
  try {
    const daten = await readHsds(connection);
    if (daten.zentren.length === 0) return;
    const datei = join(dir, hsdsAdresse(daten));
    mkdirSync(dirname(datei), {recursive: true});
    writeFileSync(datei, hsdsText(daten, readCatalogue(catalogueDir)));
  } finally {
    connection.closeSync();
  }
}
