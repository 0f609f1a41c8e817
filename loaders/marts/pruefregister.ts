import type {DuckDBConnection} from "@duckdb/node-api";
import {z} from "zod";
import type {Catalogue} from "../contract/catalogue.js";
import {Gebiet} from "../contract/lor.js";
import {registerOf} from "../leistungen/register.js";
import type {Pruefregister} from "./leistungenShapes.js";
import {queryRows} from "./query.js";

const ZentrumRow = z.strictObject({zentrum_id: z.string(), name: z.string()});
type ZentrumRow = z.infer<typeof ZentrumRow>;

export const meldendeZentrenSql = `
-- Which centres may send records? Those responsible for a Bezirksregion; those outside the Bezirk are only shown.
SELECT zentrum_id, name FROM zentren WHERE len(bezirksregionen) > 0 ORDER BY beispiel, name, zentrum_id`;

export const pruefgebieteSql = `
-- Which areas may a record name? registerOf keeps the Bezirksregionen and Planungsräume of the Bezirk.
SELECT lor_stand, gebiet_id, ebene, name, parent_id, hektar FROM gebiete WHERE lor_stand = '2021' ORDER BY gebiet_id`;

/** The lists and limits that the page "Daten prüfen" checks files against, from the *catalogue* and the registers. */
export function pruefregisterData(
  catalogue: Catalogue,
  gebiete: readonly Gebiet[],
  zentren: readonly ZentrumRow[]
): Pruefregister {
  const {
    zentren: z,
    zielgruppen,
    leistungsbereiche,
    problemfelder,
    standards,
    bezirksregionen,
    gebiete: g
  } = registerOf(catalogue, gebiete, zentren);
  const kopie = (liste: readonly {id: string; titel: string}[]): {id: string; titel: string}[] => [...liste];
  return {
    register: {
      zentren: kopie(z),
      zielgruppen: kopie(zielgruppen),
      leistungsbereiche: kopie(leistungsbereiche),
      problemfelder: kopie(problemfelder),
      standards: kopie(standards),
      bezirksregionen: kopie(bezirksregionen),
      gebiete: kopie(g)
    },
    regeln: catalogue.leistungen.pruefung
  };
}

/** The same with the centres and areas of the *warehouse*. */
export async function readPruefregister(warehouse: DuckDBConnection, catalogue: Catalogue): Promise<Pruefregister> {
  const gebiete = await queryRows(warehouse, Gebiet, pruefgebieteSql);
  const zentren = await queryRows(warehouse, ZentrumRow, meldendeZentrenSql);
  return pruefregisterData(catalogue, gebiete, zentren);
}
