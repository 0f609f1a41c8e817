import type {DuckDBConnection} from "@duckdb/node-api";
import {byarInterval, genauUnter, normalQuantile} from "../../src/method/uncertainty.js";
import {urteilsarten} from "../../src/lib/zustaende.js";
import type {Catalogue} from "../contract/catalogue.js";
import {tempTable} from "./query.js";

/** Which indicators have an interval, by which method, and the exact limits of small counts. */
async function loadVerfahren(connection: DuckDBConnection, {indicators}: Catalogue): Promise<void> {
  await tempTable(
    connection,
    "katalog_intervalle",
    indicators.flatMap(({id, ki_verfahren, ebenen_vergleichbar, berechnung: b}, nummer) =>
      ki_verfahren === "keines"
        ? []
        : {
            ...{nummer, indikator_id: id, verfahren: ki_verfahren, vergleichbar: ebenen_vergleichbar},
            // A published share is in per cent.
            faktor: b.art === "anteil" || b.art === "quote" ? b.faktor : 100
          }
    ),
    {nummer: "INTEGER", indikator_id: "VARCHAR", verfahren: "VARCHAR", vergleichbar: "BOOLEAN", faktor: "DOUBLE"}
  );
  await tempTable(
    connection,
    "poisson",
    Array.from({length: genauUnter}, (_, anzahl) => ({anzahl, ...byarInterval(anzahl)})),
    {anzahl: "DOUBLE", lower: "DOUBLE", upper: "DOUBLE"}
  );
}

/** A rate or quotient may have more events than its denominator counts; a share may not. */
const ohneGrenze = "verfahren IN ('byar', 'wilson_quotient')";

const macrosSql = (z: number): string => `
-- The formulas of src/method/uncertainty.ts: Wilson's limits (v: -1 and 1) of a share, the same as the ratio of its two
-- groups, Byar's of a count from ${genauUnter} up.
CREATE OR REPLACE TEMP MACRO wilson(x, n, v) AS CASE WHEN v < 0 AND x = 0 THEN 0 WHEN v > 0 AND x = n THEN 1
  ELSE (2 * x + ${z * z} + v * ${z} * sqrt(${z * z} + 4 * x * (1 - x / n))) / (2 * (n + ${z * z})) END;
CREATE OR REPLACE TEMP MACRO quotient(x, n, v) AS wilson(x, x + n, v) / (1 - wilson(x, x + n, v));
CREATE OR REPLACE TEMP MACRO byar(x, v) AS x * pow(1 - 1 / (9 * x) + v * ${z} / (3 * sqrt(x)), 3);
`;

/** The lower (-1) or upper limit (1) of a row, by its method. */
const limitSql = (v: -1 | 1): string =>
  `CASE WHEN NOT moeglich THEN NULL WHEN verfahren = 'wilson_quotient' THEN quotient(x, n, ${v}) WHEN verfahren <> 'byar' THEN wilson(x, n, ${v})
    WHEN x < ${genauUnter} THEN ${v < 0 ? "lower" : "upper"} / n ELSE byar(${v < 0 ? "x" : "x + 1"}, ${v}) / n END * faktor`;

/** How the interval lies to *massstab*, as a value of the type of *column*: as text it would cost as much as all limits. */
const verdictSql = (column: string, massstab: string): string => {
  const [ueber, unter, nichtErkennbar, zuWenige] = urteilsarten.map((v) => `'${v}'::beobachtungen_${column}`);
  return `CASE WHEN ${massstab} IS NULL OR NOT moeglich THEN NULL WHEN wenige THEN ${zuWenige} WHEN ki_unten > ${massstab} THEN ${ueber}
    WHEN ki_oben < ${massstab} THEN ${unter} ELSE ${nichtErkennbar} END AS ${column}`;
};

const denominatorsSql = (monate: number): string => `
-- Which count comes closest to the denominator of a published share? That of the area at the nearest date, the earlier of two;
-- beside it the Bezirk's of the same day.
CREATE OR REPLACE TEMP TABLE naeherungen AS
WITH anteile AS (
  SELECT nummer, ort, zeit, ende, bezirk FROM kandidaten
  SEMI JOIN (FROM katalog_intervalle WHERE verfahren = 'wilson_angenaehert') USING (nummer)
  JOIN zeiten USING (zeit)
  JOIN lage USING (ort)
  WHERE wert IS NOT NULL
), zaehlungen AS (
  SELECT nummer, ort, ende, wert FROM ki_summen JOIN groessen USING (summe) JOIN zeiten USING (zeit) WHERE wert > 0
), naechste AS (
  SELECT nummer, a.ort, a.zeit, a.bezirk, arg_min(n.ende, (abs(date_diff('month', n.ende, a.ende)), n.ende)) AS ende
  FROM anteile a JOIN zaehlungen n USING (nummer, ort)
  WHERE n.ende BETWEEN a.ende - INTERVAL ${monate} MONTH AND a.ende + INTERVAL ${monate} MONTH
  GROUP BY ALL
)
SELECT nummer, n.ort, n.zeit, z.wert AS nenner, b.wert AS nenner_bezirk
FROM naechste n
JOIN zaehlungen z USING (nummer, ort, ende)
LEFT JOIN zaehlungen b ON b.nummer = n.nummer AND b.ort = n.bezirk AND b.ende = n.ende;
`;

const placesSql = `
-- In which Bezirk does an area lie, and is it a part of Berlin?
CREATE OR REPLACE TEMP TABLE lage AS
SELECT o.ort, b.ort AS bezirk, c.ort AS berlin
FROM orte o
LEFT JOIN orte b ON b.ebene = 'bezirk' AND b.lor_stand = o.lor_stand AND b.gebiet_id = left(o.gebiet_id, 2) AND b.ort <> o.ort
LEFT JOIN orte c ON c.ebene = 'berlin' AND c.lor_stand = o.lor_stand AND c.ort <> o.ort;

-- What do the Bezirke and Berlin have, where levels may be compared at all?
CREATE OR REPLACE TEMP TABLE massstaebe AS
SELECT nummer, ort, zeit, zaehler, nenner, wert FROM kandidaten
SEMI JOIN (FROM katalog_intervalle WHERE vergleichbar) USING (nummer)
SEMI JOIN (FROM orte WHERE ebene IN ('bezirk', 'berlin')) USING (ort)
WHERE wert IS NOT NULL;
`;

const intervalsSql = (mindestnenner: number): string => `
-- Between which limits does a value lie, and how do they lie to the rest of the Bezirk and to Berlin?
CREATE OR REPLACE TEMP VIEW intervalle AS
WITH gezaehlt AS (
  SELECT k.*, v.verfahren, v.faktor, a.nenner_bezirk,
    CASE WHEN verfahren = 'wilson_angenaehert' THEN k.wert / 100 * a.nenner ELSE zaehler END AS x,
    CASE WHEN verfahren = 'wilson_angenaehert' THEN a.nenner ELSE k.nenner END AS n,
    -- What is impossible gets no interval; the checks say where.
    coalesce(verfahren IS NOT NULL AND wert IS NOT NULL AND n > 0 AND x >= 0 AND (${ohneGrenze} OR x <= n), false) AS moeglich
  FROM kandidaten k
  LEFT JOIN katalog_intervalle v USING (nummer)
  LEFT JOIN naeherungen a USING (nummer, ort, zeit)
), begrenzt AS (
  SELECT g.*, CASE WHEN moeglich THEN n END AS ki_nenner, moeglich AND n < ${mindestnenner} AS wenige,
    ${limitSql(-1)} AS ki_unten,
    ${limitSql(1)} AS ki_oben
  FROM gezaehlt g LEFT JOIN poisson ON anzahl = x
), neben AS (
  SELECT g.*, c.wert AS berlin,
    CASE WHEN verfahren = 'wilson_angenaehert' THEN b.wert / 100 * nenner_bezirk ELSE b.zaehler END - x AS rest_x,
    CASE WHEN verfahren = 'wilson_angenaehert' THEN nenner_bezirk ELSE b.nenner END - n AS rest_n
  FROM begrenzt g
  JOIN lage l USING (ort)
  LEFT JOIN massstaebe b ON b.nummer = g.nummer AND b.ort = l.bezirk AND b.zeit = g.zeit
  LEFT JOIN massstaebe c ON c.nummer = g.nummer AND c.ort = l.berlin AND c.zeit = g.zeit
), verglichen AS (
  SELECT *, CASE WHEN moeglich AND rest_n > 0 AND rest_x >= 0 AND (${ohneGrenze} OR rest_x <= rest_n)
    THEN rest_x / rest_n * faktor END AS rest_bezirk
  FROM neben
)
SELECT *, ${verdictSql("vergleich_bezirk", "rest_bezirk")},
  ${verdictSql("vergleich_berlin", "berlin")}
FROM verglichen;
`;

/**
 * Creates the temporary view `intervalle`: the rows of `kandidaten` with the 95 per cent interval of every share and rate by
 * the catalogue's method, and its verdicts, that is where this interval lies to the Bezirk without the area, and to Berlin. In
 * the unit of the value; null where there is no value or no denominator. Formulas: src/method/uncertainty.ts.
 */
export async function prepareIntervals(connection: DuckDBConnection, catalogue: Catalogue): Promise<void> {
  const {ki_nenner_monate, mindestnenner} = catalogue.methode;
  await loadVerfahren(connection, catalogue);
  await connection.run(macrosSql(normalQuantile(0.95)));
  await connection.run(placesSql);
  await connection.run(denominatorsSql(ki_nenner_monate));
  await connection.run(intervalsSql(mindestnenner));
}
