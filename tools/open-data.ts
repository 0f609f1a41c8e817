import {mkdirSync, readFileSync, writeFileSync} from "node:fs";
import {dirname, join} from "node:path";
import {InputError} from "../loaders/contract/errors.js";
import {parseJson} from "../loaders/contract/json.js";
import {readCatalogue} from "../loaders/contract/readCatalogue.js";
import {hsdsText, readHsds} from "../loaders/marts/hsds.js";
import {offeneDateien, readOffeneDaten} from "../loaders/marts/offen.js";
import {Herausgeber, offeneDatenPfad} from "../loaders/marts/offenMetadaten.js";
import {openWarehouse} from "../loaders/warehouse/open.js";
import {hsdsAdresse} from "../src/components/zentren/hsds.js";

const catalogueDir = "data/catalogue";

/** What data/catalogue/betreiber.json says of who publishes. Throws InputError if the file is broken. */
function readHerausgeber(): Herausgeber {
  const file = join(catalogueDir, "betreiber.json");
  const json = parseJson(readFileSync(file, "utf8"), file);
  if ("problem" in json) throw new InputError(json.problem);
  const result = Herausgeber.safeParse(json.value);
  if (result.success) return result.data;
  throw new InputError(
    result.error.issues.map(({path}) => ({
      datei: file,
      spalte: path.join(".") || "(ganze Datei)",
      regel: "ist keine Angabe der erwarteten Art",
      abhilfe: "Jede Angabe ist ein Text oder null; Adressen beginnen mit https://."
    }))
  );
}

/**
 * Writes the open data of *warehouse* below the site in *dir*, from what is released only: whoever reuses them must not have to ask
 * which edition they are of. Returns their addresses inside the site, sorted.
 */
export async function writeOpenData(dir: string, warehouse: string): Promise<string[]> {
  const connection = await openWarehouse(warehouse, "oeffentlich");
  try {
    const {version} = JSON.parse(readFileSync("package.json", "utf8")) as {version: string};
    const dateien = offeneDateien({
      daten: await readOffeneDaten(connection),
      catalogue: readCatalogue(catalogueDir),
      herausgeber: readHerausgeber(),
      version
    });
    mkdirSync(join(dir, offeneDatenPfad), {recursive: true});
    for (const [name, text] of dateien) writeFileSync(join(dir, offeneDatenPfad, name), text);
    return [...dateien.keys()].sort().map((name) => `/${offeneDatenPfad}/${name}`);
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
