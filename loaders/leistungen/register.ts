import {readFileSync} from "node:fs";
import {join} from "node:path";
import type {Register} from "../../src/lib/leistungen/typen.js";
import type {Listenwert} from "../../src/lib/leistungen/vertrag.js";
import type {Catalogue, Leistungsregeln} from "../contract/catalogue.js";
import {decodeText} from "../contract/csv.js";
import {BEZIRK} from "../contract/lor.js";
import type {Gebiet} from "../contract/lor.js";
import {readCatalogue} from "../contract/readCatalogue.js";
import {parseGebiete} from "../contract/registers.js";
import {leistungsquelle} from "./ordner.js";
import {readZentrenregister} from "./zentren.js";
import type {Zentrum} from "./zentren.js";

/** Bezirksregionen and Planungsräume of Marzahn-Hellersdorf in *gebiete* (LOR 2021), the areas a record may name. */
export function gebieteDesBezirks(gebiete: readonly Gebiet[]): Gebiet[] {
  return gebiete.filter(
    ({lor_stand, gebiet_id, ebene}) =>
      lor_stand === "2021" && gebiet_id.startsWith(BEZIRK) && (ebene === "bzr" || ebene === "plr")
  );
}

/** The lists that the contract takes from the catalogue, the LOR and the register of centres, in their order. */
export function registerOf(
  catalogue: Catalogue,
  gebiete: readonly Gebiet[],
  zentren: readonly {zentrum_id: string; name: string}[]
): Register {
  const titled = (entries: readonly Listenwert[]): Listenwert[] => entries.map(({id, titel}) => ({id, titel}));
  const areas = gebieteDesBezirks(gebiete);
  const named = (wanted: readonly Gebiet[]): Listenwert[] =>
    wanted.map(({gebiet_id, name}) => ({id: gebiet_id, titel: name}));
  return {
    zentren: zentren.map(({zentrum_id, name}) => ({id: zentrum_id, titel: name})),
    zielgruppen: titled(catalogue.zielgruppen),
    leistungsbereiche: titled(catalogue.leistungsbereiche),
    problemfelder: titled(catalogue.problemfelder),
    standards: titled(catalogue.standards),
    bezirksregionen: named(areas.filter(({ebene}) => ebene === "bzr")),
    gebiete: named(areas)
  };
}

/** The areas of LOR 2021 in *dataDir*. Throws an InputError if the register is not there as we wrote it. */
export function readGebiete(dataDir: string): Gebiet[] {
  const path = join(dataDir, "official", "lor", "2021.csv");
  return parseGebiete(decodeText(readFileSync(path), path), path);
}

/**
 * What a file of records is checked against outside the warehouse: lists, limits, and the centres of the registers in
 * *dataDir*, the invented ones among them while they count. Throws an InputError for a faulty catalogue or register.
 */
export function readRegister(dataDir: string): {
  register: Register;
  regeln: Leistungsregeln["pruefung"];
  zentren: Zentrum[];
} {
  const catalogue = readCatalogue(join(dataDir, "catalogue"));
  const gebiete = readGebiete(dataDir);
  const zentren = leistungsquelle(dataDir).zentren.flatMap(({datei, beispiel}) =>
    readZentrenregister(datei, gebieteDesBezirks(gebiete), beispiel)
  );
  return {register: registerOf(catalogue, gebiete, zentren), regeln: catalogue.leistungen.pruefung, zentren};
}
