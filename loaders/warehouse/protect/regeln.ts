import type {DuckDBConnection} from "@duckdb/node-api";
import {LEISTUNGSDOKUMENTATION} from "../../contract/catalogue.js";
import type {Catalogue} from "../../contract/catalogue.js";
import {tempTable} from "../query.js";
import type {Thresholds} from "./types.js";
import type {Zellenzeile} from "./zellen.js";

/** What the rules of the catalogue say of a cell. */
export interface Zellenregel {
  /** False for what is no count of people. */
  people: boolean;
  /** True if it tells of health, disability, origin or flight. */
  special: boolean;
  /** Smallest count that is published; null if none is too small. */
  schwelle: number | null;
}

/** Figures that count people, or how often they came. */
const personengroessen: readonly string[] = [
  ...["teilnahmen", "personen_mindestens", "ehrenamtliche_mindestens"],
  ...["beratungen", "ehrenamtliche", "ehrenamt_neu", "fortbildungen", "anzahl", "von"]
];

/** Thresholds of all sources: those of the catalogue where it says "schwelle", none where the authority's own rule holds or nobody is counted. */
export function thresholdsOf({methode: {geheimhaltung: g}}: Catalogue): Thresholds {
  const own = {default: g.schwelle, special: g.schwelle_besonders};
  return {
    ...own,
    sources: Object.fromEntries(
      g.quellen.map(({quelle, verfahren}) => [quelle, verfahren === "schwelle" ? own : {default: 1}])
    )
  };
}

/** Tells for a cell of the centres' records what holds; *zielgruppenOf* gives the groups that an offer names. */
export function zellenregeln(
  {methode: {geheimhaltung: g}}: Catalogue,
  zielgruppenOf: (zentrum: string, angebot: string) => readonly string[]
): (zelle: Zellenzeile) => Zellenregel {
  const gruppe = (id: string | null): boolean => id !== null && g.besonders.zielgruppen.includes(id);
  const nennt = (liste: readonly string[], id: string | null): boolean => id !== null && liste.includes(id);
  const isSpecial = ({tabelle, zentrum_id, angebot_id, zielgruppe, merkmal, groesse}: Zellenzeile): boolean => {
    switch (tabelle) {
      case "angebot":
        // Volunteers are not those whom the offer is for.
        return groesse !== "ehrenamtliche_mindestens" && zielgruppenOf(zentrum_id!, angebot_id!).some(gruppe);
      case "davon":
        return groesse === "anzahl" && nennt(g.besonders.merkmale, merkmal);
      case "gruppe":
      case "beratung_gruppe":
        return gruppe(zielgruppe);
      case "thema":
        return nennt(g.besonders.beratungsthemen, merkmal);
      case "vermittlung":
        return nennt(g.besonders.fachdienste, merkmal);
      case "anliegen_feld":
        return nennt(g.besonders.problemfelder, merkmal);
      case "anliegen_gruppe":
        return gruppe(zielgruppe) || nennt(g.besonders.problemfelder, merkmal);
      default:
        return false;
    }
  };
  return (zelle) => {
    const people = zelle.tabelle !== "gremium" && personengroessen.includes(zelle.groesse);
    const special = people && isSpecial(zelle);
    return {people, special, schwelle: people ? (special ? g.schwelle_besonders : g.schwelle) : null};
  };
}

/** A centre as far as its Träger's consent goes. */
export interface Zentrumstraeger {
  zentrum_id: string;
  traeger: string;
  beispiel: boolean;
}

/** True if the hours of a centre may be published: invented ones, and those whose Träger consented. */
export function hatEinwilligung({einwilligungen}: Catalogue, {traeger, beispiel}: Zentrumstraeger): boolean {
  return beispiel || einwilligungen.some((e) => e.traeger === traeger);
}

/** True if *zelle* tells how much work a Träger does in one centre, which is its own matter. */
export function istGeschaeftlich(
  {methode: {geheimhaltung}}: Catalogue,
  {tabelle, groesse}: Pick<Zellenzeile, "tabelle" | "groesse">
): boolean {
  const groessen: readonly string[] = geheimhaltung.dominanz.groessen;
  return ["angebot", "zentrum", "gruppe"].includes(tabelle) && groessen.includes(groesse);
}

/** Creates the temporary table katalog_geheimhaltung for the checks: how the counts of each source are protected. */
export async function ladeQuellenregeln(connection: DuckDBConnection, {methode}: Catalogue): Promise<void> {
  const {quellen, schwelle} = methode.geheimhaltung;
  await tempTable(
    connection,
    "katalog_geheimhaltung",
    quellen
      .filter(({quelle}) => quelle !== LEISTUNGSDOKUMENTATION)
      .map(({quelle, verfahren, kleinster_wert}) => ({
        quelle,
        kleinster_wert,
        schwelle: verfahren === "schwelle" ? schwelle : null
      })),
    {quelle: "VARCHAR", kleinster_wert: "INTEGER", schwelle: "INTEGER"}
  );
}
