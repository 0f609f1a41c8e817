import {readFileSync} from "node:fs";
import type {DuckDBConnection} from "@duckdb/node-api";
import {InputError} from "../loaders/contract/errors.js";
import {parseJson} from "../loaders/contract/json.js";
import {befundeData} from "../loaders/marts/befunde.js";
import {gepruefteKommentare, kommentareData} from "../loaders/marts/kommentare.js";
import {problemfelderData, readAnalysestand} from "../loaders/marts/problemfelder.js";
import {readSiteInput} from "../loaders/marts/site.js";
import {readLeistungsbild} from "../loaders/marts/versorgungsbild.js";
import type {Profil} from "../loaders/warehouse/open.js";
import {Betreiber} from "../src/components/seiten/betreiberSchema.js";
import type {Berichtsdaten} from "../src/lib/bericht/werk.js";

/** The operator's name in data/catalogue/betreiber.json; null while it is empty. Throws InputError if the file is broken. */
function readHerausgeber(file = "data/catalogue/betreiber.json"): string | null {
  const json = parseJson(readFileSync(file, "utf8"), file);
  if ("problem" in json) throw new InputError(json.problem);
  const result = Betreiber.safeParse(json.value);
  if (result.success) return result.data.name;
  throw new InputError({
    datei: file,
    spalte: result.error.issues[0]?.path.join(".") || "(ganze Datei)",
    regel: "ist keine Angabe der erwarteten Art",
    abhilfe: "Jede Angabe ist ein Text oder null."
  });
}

/** What the needs report is made of, from the open *warehouse*: the very data of the page of problem fields. */
export async function readBerichtsdaten(warehouse: DuckDBConnection, profil: Profil): Promise<Berichtsdaten> {
  const {werte, catalogue} = await readSiteInput(warehouse);
  const {luecken, bild} = await readLeistungsbild(warehouse, werte, catalogue);
  const befunde = befundeData(werte, catalogue);
  const {version} = JSON.parse(readFileSync("package.json", "utf8")) as {version: string};
  return {
    befunde,
    bild,
    felder: problemfelderData(catalogue, befunde, readAnalysestand()),
    kommentare: kommentareData(gepruefteKommentare("data", werte, catalogue)),
    ohneZahlen: luecken.ohne_zahlen,
    versorgungsquellen: luecken.quellenvermerke,
    version,
    herausgeber: readHerausgeber(),
    intern: profil === "intern"
  };
}
