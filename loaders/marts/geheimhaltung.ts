import type {DuckDBConnection} from "@duckdb/node-api";
import {z} from "zod";
import type {Catalogue} from "../contract/catalogue.js";
import {LEISTUNGSDOKUMENTATION} from "../contract/catalogue.js";
import {beratungsthemen, fachdienste, tabelleOf} from "../../src/lib/leistungen/vertrag.js";
import type {GeheimhaltungData, Leistungsstand} from "./leistungenShapes.js";
import {queryRows} from "./query.js";

const StatistikRow = z.strictObject({
  tabelle: z.string(),
  jahr: z.int(),
  zellen: z.int(),
  geschuetzt: z.int(),
  verlust_prozent: z.int().nullable()
});
export type StatistikRow = z.infer<typeof StatistikRow>;

const geheimhaltungSql = `
-- How many numbers of each table and year are withheld, and what part of all it counts is that at most?
SELECT tabelle, jahr, zellen, geschuetzt, verlust_prozent FROM geheimhaltung ORDER BY tabelle, jahr`;

/** Reads how many numbers are withheld, by table and year; empty without records. */
export function readGeheimhaltung(warehouse: DuckDBConnection): Promise<StatistikRow[]> {
  return queryRows(warehouse, StatistikRow, geheimhaltungSql);
}

interface MitTitel {
  id: string;
  titel: string;
}

/** Titles of *ids* in the order of *liste*; throws for an id it lacks, so that no rule is left out silently. */
function titelVon(liste: readonly MitTitel[], ids: readonly string[], name: string): string[] {
  for (const id of ids)
    if (!liste.some((eintrag) => eintrag.id === id)) throw new Error(`geheimhaltung: ${name} ${id} is in no list`);
  return liste.filter(({id}) => ids.includes(id)).map(({titel}) => titel);
}

/**
 * What the page about disclosure control shows: the rules of the catalogue in words, the signs, and how much is withheld.
 * Throws if a rule names a source or an entry that the catalogue lacks.
 */
export function geheimhaltungData(
  catalogue: Catalogue,
  stand: Leistungsstand,
  statistik: readonly StatistikRow[]
): GeheimhaltungData {
  const {geheimhaltung: regeln, status} = catalogue.methode;
  const {besonders} = regeln;
  const spalten = tabelleOf("leistungen").spalten.map(({name, titel}) => ({
    id: name,
    titel: titel.replace(/^davon /, "")
  }));
  const tabellen = [...new Set(statistik.map(({tabelle}) => tabelle))];
  return {
    stand,
    schwelle: regeln.schwelle,
    schwelle_besonders: regeln.schwelle_besonders,
    mindestnenner: regeln.mindestnenner,
    dominanz_prozent: regeln.dominanz.anteil,
    einwilligungen: catalogue.einwilligungen.length,
    besonders: [
      {liste: "zielgruppen", titel: titelVon(catalogue.zielgruppen, besonders.zielgruppen, "zielgruppe")},
      {liste: "beratungsthemen", titel: titelVon(beratungsthemen, besonders.beratungsthemen, "thema")},
      {liste: "fachdienste", titel: titelVon(fachdienste, besonders.fachdienste, "fachdienst")},
      {liste: "problemfelder", titel: titelVon(catalogue.problemfelder, besonders.problemfelder, "problemfeld")},
      {liste: "merkmale", titel: titelVon(spalten, besonders.merkmale, "merkmal")}
    ],
    quellen: regeln.quellen.map(({quelle, verfahren, regel, grund}) => {
      const titel = catalogue.sources.find(({id}) => id === quelle)?.titel ?? null;
      if (titel === null && quelle !== LEISTUNGSDOKUMENTATION)
        throw new Error(`geheimhaltung: source ${quelle} is not in the catalogue`);
      return {titel, verfahren, regel, grund};
    }),
    status,
    tabellen: tabellen.map((tabelle) => ({
      tabelle,
      jahre: statistik
        .filter((row) => row.tabelle === tabelle)
        .map(({jahr, zellen, geschuetzt, verlust_prozent}) => ({jahr, zellen, geschuetzt, verlust_prozent}))
    }))
  };
}
