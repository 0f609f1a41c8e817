import type {DuckDBConnection} from "@duckdb/node-api";
import {z} from "zod";
import type {Catalogue} from "../contract/catalogue.js";
import {Gebiet} from "../contract/lor.js";
import {registerOf} from "../leistungen/register.js";
import {Pruefregister} from "./leistungenShapes.js";
import {queryRows} from "./query.js";

const ZentrumRow = Pruefregister.shape.zentren.element.extend({name: z.string()});
type ZentrumRow = z.infer<typeof ZentrumRow>;
const AngebotRow = Pruefregister.shape.angebote.element;
type AngebotRow = z.infer<typeof AngebotRow>;

const meldendeZentrenSql = `
-- Which centres may send records? Those responsible for a Bezirksregion, and those that do; the others are only shown.
SELECT zentrum_id, name, beispiel, strftime(offen_seit, '%Y-%m-%d') AS offen_seit, strftime(offen_bis, '%Y-%m-%d') AS offen_bis
FROM zentren WHERE len(bezirksregionen) > 0 OR zentrum_id IN (SELECT zentrum_id FROM meldestand)
ORDER BY beispiel, name, zentrum_id`;

const bekannteAngeboteSql = `
-- Which offers did they name?
SELECT * REPLACE (coalesce(einsatzgebiet, []) AS einsatzgebiet, strftime(gueltig_von, '%Y-%m-%d') AS gueltig_von,
  strftime(gueltig_bis, '%Y-%m-%d') AS gueltig_bis
) FROM angebote ORDER BY zentrum_id, titel, angebot_id`;

const pruefgebieteSql = `
-- Which areas may a record name? registerOf keeps the Bezirksregionen and Planungsräume of the Bezirk.
SELECT lor_stand, gebiet_id, ebene, name, parent_id, hektar FROM gebiete WHERE lor_stand = '2021' ORDER BY gebiet_id`;

/** *planungsraeume* with those that make up a whole Bezirksregion as that one, as somebody would write it. */
function zusammengefasst(planungsraeume: readonly string[], gebiete: readonly Gebiet[]): string[] {
  const own = new Set(planungsraeume);
  const isWhole = (bzr: string): boolean =>
    gebiete.every(({ebene, gebiet_id: id}) => ebene !== "plr" || !id.startsWith(bzr) || own.has(id));
  const ganze = [...new Set(planungsraeume.map((id) => id.slice(0, 6)))].filter(isWhole);
  return [...ganze, ...planungsraeume.filter((id) => !ganze.includes(id.slice(0, 6)))];
}

/** What the page "Daten prüfen" checks files against: lists and limits of the *catalogue*, centres and what they offer. */
function pruefregisterData(
  catalogue: Catalogue,
  gebiete: readonly Gebiet[],
  zentren: readonly ZentrumRow[],
  angebote: readonly AngebotRow[]
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
    regeln: catalogue.leistungen.pruefung,
    zentren: zentren.map(({zentrum_id, beispiel, offen_seit, offen_bis}) => ({
      ...{zentrum_id, beispiel, offen_seit, offen_bis}
    })),
    angebote: angebote.map((angebot) => ({
      ...angebot,
      einsatzgebiet: zusammengefasst(angebot.einsatzgebiet, gebiete)
    }))
  };
}

/** The same with the centres, offers and areas of the *warehouse*. */
export async function readPruefregister(warehouse: DuckDBConnection, catalogue: Catalogue): Promise<Pruefregister> {
  return pruefregisterData(
    catalogue,
    await queryRows(warehouse, Gebiet, pruefgebieteSql),
    await queryRows(warehouse, ZentrumRow, meldendeZentrenSql),
    await queryRows(warehouse, AngebotRow, bekannteAngeboteSql)
  );
}
