import type {DuckDBConnection} from "@duckdb/node-api";
import {personenmerkmale} from "../../contract/catalogue.js";
import {rowsOf} from "../query.js";

/** Tables of published numbers, as `tabelle` of the table zellen names them. */
export type Zellentabelle =
  | "angebot"
  | "zentrum"
  | "davon"
  | "gruppe"
  | "thema"
  | "vermittlung"
  | "beratung_gruppe"
  | "anliegen_feld"
  | "anliegen_kanal"
  | "anliegen_gebiet"
  | "anliegen_gruppe"
  | "gremium";

/** Tables with one count per centre, year and entry of a list. */
export type Listentabelle =
  "thema" | "vermittlung" | "anliegen_feld" | "anliegen_kanal" | "anliegen_gebiet" | "gremium";

/** What an offer has in a year; people are the largest single count. */
export type Angebotsgroesse =
  "termine" | "stunden" | "teilnahmen" | "personen_mindestens" | "ehrenamtliche_mindestens" | "ehrenamt_stunden";

/** What a centre has in a year; `ehrenamtliche` is the largest single count. */
export type Zentrumsgroesse =
  | "termine"
  | "stunden"
  | "teilnahmen"
  | "beratungen"
  | "ehrenamtliche"
  | "ehrenamt_neu"
  | "fortbildungen"
  | "ehrenamt_stunden";

/** Stands in a key for all centres; no Kennung can be that. */
export const alleZentren = "*";
/** Stands in a key for what was not recorded. */
const ungenannt = "-";

/** Key of an offer's figure in a year. */
export const zelleAngebot = (zentrum: string, angebot: string, jahr: number, groesse: Angebotsgroesse): string =>
  `angebot/${jahr}/${zentrum}/${angebot}/${groesse}`;

/** Key of a centre's figure in a year; null: of all centres that reported every month, which only `beratungen` has. */
export const zelleZentrum = (zentrum: string | null, jahr: number, groesse: Zentrumsgroesse): string =>
  `zentrum/${jahr}/${zentrum ?? alleZentren}/${groesse}`;

/** Key of how many attendances of a centre had a trait (`anzahl`), or of how many that is known (`von`). */
export const zelleDavon = (zentrum: string, jahr: number, merkmal: string, groesse: "anzahl" | "von"): string =>
  `davon/${jahr}/${zentrum}/${merkmal}/${groesse}`;

/** Key of the sum of a centre's offers that name a group. */
export const zelleGruppe = (
  zentrum: string,
  jahr: number,
  zielgruppe: string,
  groesse: "stunden" | "teilnahmen"
): string => `gruppe/${jahr}/${zentrum}/${zielgruppe}/${groesse}`;

/** Key of a centre's count for an entry of a list; "" is what names none. */
export const zelleListe = (tabelle: Listentabelle, zentrum: string, jahr: number, merkmal: string): string =>
  `${tabelle}/${jahr}/${zentrum}/${merkmal || ungenannt}/anzahl`;

/**
 * Key of the consultations recorded for a group, "" where none is named ("alle" is what was recorded for all). null: of all
 * centres that reported every month.
 */
export const zelleBeratung = (zentrum: string | null, jahr: number, zielgruppe: string): string =>
  `beratung_gruppe/${jahr}/${zentrum ?? alleZentren}/${zielgruppe || ungenannt}/anzahl`;

/** Key of the needs voiced for a group in all centres; "alle" is every one of them, "" those that name no group or all. */
export const zelleAnliegenGruppe = (jahr: number, zielgruppe: string, problemfeld: string): string =>
  `anliegen_gruppe/${jahr}/${zielgruppe || ungenannt}/${problemfeld}/anzahl`;

/** A row of the table zellen before anything is withheld. */
export interface Zellenzeile {
  zelle: string;
  tabelle: Zellentabelle;
  jahr: number;
  zentrum_id: string | null;
  angebot_id: string | null;
  zielgruppe: string | null;
  merkmal: string | null;
  groesse: string;
  wert: number;
  unvollstaendig: boolean;
}

const jahr = "left(zeitraum, 4)::INTEGER AS jahr";

/** Columns of the records by what they are called in an offer's year. */
const angebotsgroessen: readonly [groesse: Angebotsgroesse, spalte: string, art: "sum" | "max"][] = [
  ["termine", "termine", "sum"],
  ["stunden", "stunden", "sum"],
  ["teilnahmen", "teilnahmen", "sum"],
  ["personen_mindestens", "personen", "max"],
  ["ehrenamtliche_mindestens", "ehrenamtliche", "max"],
  ["ehrenamt_stunden", "ehrenamt_stunden", "sum"]
];

const angebotsjahreSql = `
-- What took place, by offer and year? Everything the cells need of leistungen, which may have millions of rows, in one pass.
CREATE OR REPLACE TEMP TABLE zellen_angebotsjahre AS
SELECT zentrum_id::VARCHAR AS zentrum_id, angebot_id::VARCHAR AS angebot_id, ${jahr}, count(*)::DOUBLE AS zeilen,
  ${angebotsgroessen
    .map(
      // Rounded here, so that what is published of offers adds up to what is published of their centre.
      ([, spalte, art]) => `round(${art}(${spalte}), 2)::DOUBLE AS ${spalte}, count(${spalte})::DOUBLE AS ${spalte}_n`
    )
    .join(",\n  ")},
  ${personenmerkmale
    .map(
      (m) => `sum(${m}) FILTER (teilnahmen IS NOT NULL)::DOUBLE AS ${m},
  sum(teilnahmen) FILTER (${m} IS NOT NULL)::DOUBLE AS ${m}_von,
  (count(*) FILTER (${m} IS NOT NULL AND teilnahmen IS NOT NULL))::DOUBLE AS ${m}_n`
    )
    .join(",\n  ")}
FROM leistungen GROUP BY ALL`;

/** Columns of the table zellen that a query fills; those it does not name are NULL. */
const spalten = ["zentrum_id", "angebot_id", "zielgruppe", "merkmal"] as const;

interface Abfrage {
  tabelle: Zellentabelle;
  groesse: string;
  /** Between table and year in front and the figure at the end; SQL, as the functions of the keys have it. */
  schluessel: readonly string[];
  /** Columns that `aus` has. */
  mit: readonly (typeof spalten)[number][];
  /** Has jahr, wert, unvollstaendig and the columns named. */
  aus: string;
}

const zentrumTeil = `coalesce(zentrum_id, '${alleZentren}')`;
const oder = (spalte: string): string => `if(${spalte} = '', '${ungenannt}', ${spalte})`;

const zelleSql = ({tabelle, groesse, schluessel, mit, aus}: Abfrage): string =>
  `SELECT concat_ws('/', '${tabelle}', jahr, ${[...schluessel, `'${groesse}'`].join(", ")}) AS zelle, '${tabelle}' AS tabelle, jahr,
    ${spalten.map((spalte) => (mit.includes(spalte) ? spalte : `NULL::VARCHAR AS ${spalte}`)).join(", ")},
    '${groesse}' AS groesse, round(wert, 2) AS wert, unvollstaendig
  FROM (${aus}) WHERE wert IS NOT NULL`;

const jeAngebot: readonly Abfrage[] = angebotsgroessen.map(([groesse, spalte]) => ({
  tabelle: "angebot",
  groesse,
  schluessel: ["zentrum_id", "angebot_id"],
  mit: ["zentrum_id", "angebot_id"],
  aus: `SELECT zentrum_id, angebot_id, jahr, ${spalte} AS wert, ${spalte}_n < zeilen AS unvollstaendig FROM zellen_angebotsjahre`
}));

const zentrum = (groesse: Zentrumsgroesse, aus: string): Abfrage => ({
  tabelle: "zentrum",
  groesse,
  schluessel: [zentrumTeil],
  mit: ["zentrum_id"],
  aus
});

const ausAngeboten = (spalte: string): string =>
  `SELECT zentrum_id, jahr, sum(${spalte}) AS wert, sum(${spalte}_n) < sum(zeilen) AS unvollstaendig
  FROM zellen_angebotsjahre GROUP BY ALL`;

const ausHaeusern = (wert: string, spalte: string): string =>
  `SELECT zentrum_id::VARCHAR AS zentrum_id, ${jahr}, ${wert}::DOUBLE AS wert, count(${spalte}) < count(*) AS unvollstaendig
  FROM ehrenamt GROUP BY ALL`;

// The house's hours hold those of its offers; only a house that records none is taken by its offers.
const ehrenamtStunden = `
  WITH haus AS (${ausHaeusern("sum(stunden)", "stunden")})
  FROM haus WHERE wert IS NOT NULL
  UNION ALL BY NAME
  FROM (${ausAngeboten("ehrenamt_stunden")}) ANTI JOIN (FROM haus WHERE wert IS NOT NULL) USING (zentrum_id, jahr)`;

/** Centres that reported every month of a year; the Bezirk's sums are made of these. */
const vollstaendige = `(SELECT zentrum_id, left(monat, 4)::INTEGER AS jahr FROM meldestand GROUP BY ALL HAVING bool_and(gemeldet))`;

/** Counts of the rows of *table* by centre, year and more *columns*. */
const summen = (table: string, wert: string, ...columns: readonly string[]): string =>
  `SELECT zentrum_id::VARCHAR AS zentrum_id, ${[jahr, ...columns].join(", ")}, sum(${wert})::DOUBLE AS wert, false AS unvollstaendig
  FROM ${table} GROUP BY ALL`;

const beratungenJeGruppe = summen("beratungen", "kontakte", "coalesce(zielgruppe, '')::VARCHAR AS zielgruppe");

/** The same for the Bezirk: incomplete if any centre that should report is left out. */
const imBezirk = (aus: string, columns: string): string =>
  `SELECT NULL::VARCHAR AS zentrum_id, jahr, ${columns} sum(wert) AS wert,
    jahr IN (SELECT left(monat, 4)::INTEGER FROM meldestand WHERE NOT gemeldet) AS unvollstaendig
  FROM (${aus}) SEMI JOIN ${vollstaendige} USING (zentrum_id, jahr) GROUP BY ALL`;

const jeZentrum: readonly Abfrage[] = [
  ...(["termine", "stunden", "teilnahmen"] as const).map((groesse) => zentrum(groesse, ausAngeboten(groesse))),
  zentrum("ehrenamt_stunden", ehrenamtStunden),
  zentrum("ehrenamtliche", ausHaeusern("max(ehrenamtliche)", "ehrenamtliche")),
  zentrum("ehrenamt_neu", ausHaeusern("sum(davon_neu)", "davon_neu")),
  zentrum("fortbildungen", ausHaeusern("sum(fortbildungen)", "fortbildungen")),
  zentrum("beratungen", summen("beratungen", "kontakte")),
  zentrum("beratungen", imBezirk(summen("beratungen", "kontakte"), ""))
];

// A part of the attendances counts with the attendances of the rows that record both.
const jeMerkmal: readonly Abfrage[] = personenmerkmale.flatMap((merkmal) =>
  (["anzahl", "von"] as const).map((groesse) => ({
    tabelle: "davon" as const,
    groesse,
    schluessel: ["zentrum_id", "merkmal"],
    mit: ["zentrum_id", "merkmal"] as const,
    aus: `SELECT zentrum_id, jahr, '${merkmal}' AS merkmal, sum(${merkmal}${groesse === "von" ? "_von" : ""}) AS wert,
      sum(${merkmal}_n) < sum(zeilen) AS unvollstaendig FROM zellen_angebotsjahre GROUP BY ALL`
  }))
);

const jeGruppe: readonly Abfrage[] = (["stunden", "teilnahmen"] as const).map((groesse) => ({
  tabelle: "gruppe",
  groesse,
  schluessel: ["zentrum_id", "zielgruppe"],
  mit: ["zentrum_id", "zielgruppe"],
  aus: `SELECT zentrum_id, jahr, zielgruppe, sum(${groesse}) AS wert, sum(${groesse}_n) < sum(zeilen) AS unvollstaendig
    FROM zellen_angebotsjahre JOIN (
      SELECT zentrum_id, angebot_id, unnest(list_distinct(zielgruppen)) AS zielgruppe FROM angebote
    ) USING (zentrum_id, angebot_id) GROUP BY ALL`
}));

const liste = (tabelle: Listentabelle, aus: string): Abfrage => ({
  tabelle,
  groesse: "anzahl",
  schluessel: ["zentrum_id", oder("merkmal")],
  mit: ["zentrum_id", "merkmal"],
  aus
});

const jeListe: readonly Abfrage[] = [
  liste("thema", summen("beratungen", "kontakte", "thema::VARCHAR AS merkmal")),
  // A service that no row records has no cell; one recorded as 0 has 0.
  liste(
    "vermittlung",
    `SELECT zentrum_id, jahr, replace(dienst, 'vermittelt_', '') AS merkmal, sum(anzahl)::DOUBLE AS wert, false AS unvollstaendig
    FROM (
      UNPIVOT (SELECT zentrum_id::VARCHAR AS zentrum_id, ${jahr}, COLUMNS('^vermittelt_') FROM beratungen)
      ON COLUMNS(* EXCLUDE (zentrum_id, jahr)) INTO NAME dienst VALUE anzahl
    ) GROUP BY ALL`
  ),
  liste("anliegen_feld", summen("anliegen", "anzahl", "problemfeld::VARCHAR AS merkmal")),
  liste("anliegen_kanal", summen("anliegen", "anzahl", "kanal::VARCHAR AS merkmal")),
  liste("anliegen_gebiet", summen("anliegen", "anzahl", "coalesce(gebiet, '')::VARCHAR AS merkmal")),
  liste("gremium", summen("gremien", "sitzungen", "gremium::VARCHAR AS merkmal"))
];

const jeBeratungsgruppe: readonly Abfrage[] = [beratungenJeGruppe, imBezirk(beratungenJeGruppe, "zielgruppe,")].map(
  (aus) => ({
    tabelle: "beratung_gruppe",
    groesse: "anzahl",
    schluessel: [zentrumTeil, oder("zielgruppe")],
    mit: ["zentrum_id", "zielgruppe"],
    aus
  })
);

const jeAnliegengruppe: Abfrage = {
  tabelle: "anliegen_gruppe",
  groesse: "anzahl",
  schluessel: [oder("zielgruppe"), "merkmal"],
  mit: ["zielgruppe", "merkmal"],
  // Every need counts for all people; one recorded for all is part of that only, as one that names no group.
  aus: `SELECT ${jahr}, zielgruppe, problemfeld::VARCHAR AS merkmal, sum(anzahl)::DOUBLE AS wert, false AS unvollstaendig
    FROM (
      SELECT zeitraum, coalesce(nullif(zielgruppe::VARCHAR, 'alle'), '') AS zielgruppe, problemfeld, anzahl FROM anliegen
      UNION ALL
      SELECT zeitraum, 'alle', problemfeld, anzahl FROM anliegen
    ) GROUP BY ALL`
};

/** What the table zellen is made of, one query a table and figure. */
const abfragen: readonly Abfrage[] = [
  ...jeAngebot,
  ...jeZentrum,
  ...jeMerkmal,
  ...jeGruppe,
  ...jeListe,
  ...jeBeratungsgruppe,
  jeAnliegengruppe
];

/**
 * True for what nobody publishes but that belongs to a total: consultations and needs that name no group; and the volunteers' hours
 * of one offer, which beside its own hours tell how many volunteers there were, often one.
 */
export const istVerdeckt = ({
  tabelle,
  zielgruppe,
  groesse
}: Pick<Zellenzeile, "tabelle" | "zielgruppe" | "groesse">): boolean =>
  tabelle === "angebot"
    ? groesse === "ehrenamt_stunden"
    : (tabelle === "beratung_gruppe" || tabelle === "anliegen_gruppe") && zielgruppe === "";

/**
 * Fills the table zellen with the true values of everything the pages publish of the centres' records and gives its rows by key.
 * Sums hold what is recorded, to hundredths; people are never added up over periods, the largest single count stands for them.
 * What nobody recorded has no row. Empty without records.
 */
export async function berechneZellen(connection: DuckDBConnection): Promise<Zellenzeile[]> {
  await connection.run(angebotsjahreSql);
  await connection.run(
    `-- Which numbers of the centres' records are published?
    INSERT INTO zellen BY NAME
    SELECT *, if(wert = 0, 'null_wert', 'wert') AS status FROM (${abfragen.map(zelleSql).join(" UNION ALL BY NAME ")})
    ORDER BY zelle`
  );
  await connection.run("DROP TABLE zellen_angebotsjahre");
  return rowsOf<Zellenzeile>(connection, "SELECT * EXCLUDE (status) FROM zellen ORDER BY zelle");
}
