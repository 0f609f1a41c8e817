import type {DuckDBConnection} from "@duckdb/node-api";
import type {Catalogue, Indicator} from "../contract/catalogue.js";
import {BERLIN, BEZIRK} from "../contract/lor.js";
import {Status} from "../contract/release.js";
import {urteilsarten} from "../../src/lib/zustaende.js";
import {prepareIntervals} from "./intervals.js";
import {narrowColumns, quoteAll, tempTable} from "./query.js";

/** A sum of Merkmale of one source that indicators use as numerator or denominator, or for an interval; `id` is made of its members. */
interface Sum {
  id: string;
  quelle: string;
  merkmale: readonly string[];
}

/** How an indicator comes out of sums: from its own source (`rang` 0) or from one that stands in for it. */
interface Way {
  nummer: number;
  rang: number;
  zaehler: Sum;
  nenner?: Sum;
}

const sumOf = (quelle: string, merkmale: readonly string[]): Sum => ({
  id: [quelle, ...[...merkmale].sort()].join(" "),
  quelle,
  merkmale
});

/** The ways to compute an indicator from counts, its own source first; [] for what is not computed from counts. */
function waysOf({berechnung: b}: Indicator, nummer: number): Way[] {
  switch (b.art) {
    case "summe":
    case "dichte":
      return [b, ...b.ergaenzung].map((part, rang) => ({nummer, rang, zaehler: sumOf(part.quelle, part.zaehler)}));
    case "anteil":
      return [b, ...b.ergaenzung].map(({quelle, zaehler, nenner}, rang) => ({
        ...{nummer, rang, zaehler: sumOf(quelle, zaehler), nenner: sumOf(quelle, nenner)}
      }));
    case "quote":
      return [{nummer, rang: 0, zaehler: sumOf(b.quelle, b.zaehler), nenner: sumOf(b.nenner_quelle, b.nenner)}];
    default:
      return [];
  }
}

/** The catalogue's calculations as tables: one statement then computes all indicators of a kind. */
async function loadBerechnungen(connection: DuckDBConnection, {indicators}: Catalogue): Promise<void> {
  const texts = (...names: string[]): Record<string, string> => Object.fromEntries(names.map((n) => [n, "VARCHAR"]));
  await tempTable(
    connection,
    "berechnungen",
    indicators.map(({id, berechnung: b}, nummer) => ({
      nummer,
      indikator_id: id,
      art: b.art,
      quelle: b.art === "veraenderung" ? null : b.quelle,
      faktor: b.art === "anteil" || b.art === "quote" ? b.faktor : 1,
      gliederung: b.art === "summe" && b.gliederung,
      merkmal: b.art === "uebernahme" ? b.merkmal : null,
      basis: b.art === "veraenderung" ? indicators.findIndex((i) => i.id === b.indikator) : null,
      jahre: b.art === "veraenderung" ? b.jahre : null
    })),
    {
      ...texts("indikator_id", "art", "quelle", "merkmal"),
      nummer: "INTEGER",
      basis: "INTEGER",
      faktor: "DOUBLE",
      gliederung: "BOOLEAN",
      jahre: "INTEGER"
    }
  );
  const ways = indicators.flatMap(waysOf);
  const nearest = indicators.flatMap(({ki_nenner}, nummer) =>
    ki_nenner ? [{nummer, summe: sumOf(ki_nenner.quelle, ki_nenner.merkmale)}] : []
  );
  const sums = new Map(
    [
      ...ways.flatMap(({zaehler, nenner}) => [zaehler, ...(nenner ? [nenner] : [])]),
      ...nearest.map((n) => n.summe)
    ].map((s) => [s.id, s])
  );
  const numbers = new Map([...sums.keys()].map((id, i) => [id, i]));
  await tempTable(
    connection,
    "teile",
    [...sums.values()].flatMap(({id, quelle, merkmale}) =>
      merkmale.map((merkmal) => ({summe: numbers.get(id), quelle, merkmal, zahl: merkmale.length}))
    ),
    {...texts("quelle", "merkmal"), summe: "INTEGER", zahl: "INTEGER"}
  );
  await tempTable(
    connection,
    "wege",
    ways.map(({nummer, rang, zaehler, nenner}) => ({
      ...{nummer, rang, zaehler: numbers.get(zaehler.id), nenner: nenner ? numbers.get(nenner.id) : null}
    })),
    {nummer: "INTEGER", rang: "INTEGER", zaehler: "INTEGER", nenner: "INTEGER"}
  );
  await tempTable(
    connection,
    "ki_summen",
    nearest.map(({nummer, summe}) => ({nummer, summe: numbers.get(summe.id)})),
    {nummer: "INTEGER", summe: "INTEGER"}
  );
  await tempTable(
    connection,
    "ebenen",
    indicators.flatMap(({ebenen}, nummer) => ebenen.map((ebene) => ({nummer, ebene}))),
    {nummer: "INTEGER", ebene: "VARCHAR"}
  );
  await tempTable(
    connection,
    "brueche",
    indicators.flatMap(({brueche}, nummer) => brueche.map(({ab}) => ({nummer, ab}))),
    {nummer: "INTEGER", ab: "VARCHAR"}
  );
}

const macrosSql = `
-- On which day does a period end, and which states are there, from the one that says most to the one that weighs most?
CREATE OR REPLACE TEMP MACRO ende(z) AS CASE length(z)
  WHEN 4 THEN try_cast(z || '-12-31' AS DATE)
  WHEN 7 THEN last_day(try_cast(z || '-01' AS DATE))
  WHEN 9 THEN try_cast(right(z, 4) || '-12-31' AS DATE)
  ELSE try_cast(z AS DATE) END;
CREATE OR REPLACE TEMP TABLE zustaende AS
SELECT unnest(range(1, 7))::UTINYINT AS zustand, unnest(['wert', 'null_wert', 'entfaellt', 'fehlt', 'nicht_gemeldet', 'geschuetzt']) AS status;
-- The number of the state of a figure, and of its parts before: a missing one is missing in the way of its parts.
CREATE OR REPLACE TEMP MACRO zustand_zu(wert, teile) AS
  (CASE WHEN wert = 0 THEN 2 WHEN wert IS NOT NULL THEN 1 WHEN teile > 2 THEN teile ELSE 4 END)::UTINYINT;
`;

const placesSql = `
-- Which areas, periods and columns are there? Numbered, since numbers are compared many times faster than texts.
CREATE OR REPLACE TEMP TABLE orte AS
WITH alle AS (SELECT row_number() OVER ()::INTEGER AS ort, lor_stand, gebiet_id, ebene, parent_id, hektar FROM gebiete)
SELECT a.*, p.ort AS eltern, u.gebiet_id IS NOT NULL AS unbewohnt
FROM alle a
LEFT JOIN alle p ON p.lor_stand = a.lor_stand AND p.gebiet_id = a.parent_id
LEFT JOIN unbewohnt u ON u.lor_stand = a.lor_stand AND u.gebiet_id = a.gebiet_id;

-- Old and new areas that are the same, in both directions.
CREATE OR REPLACE TEMP TABLE gleiche_gebiete AS
WITH gleich AS (
  SELECT alt, neu FROM umschluesselung
  UNION ALL
  SELECT plr_2019, any_value(plr_2021) FROM umstieg GROUP BY plr_2019 HAVING count(*) = 1
), paare AS (
  SELECT a.ort AS alt, n.ort AS neu FROM gleich
  JOIN orte a ON a.lor_stand = '2019' AND a.gebiet_id = gleich.alt
  JOIN orte n ON n.lor_stand = '2021' AND n.gebiet_id = gleich.neu
)
SELECT alt AS von, neu AS nach FROM paare UNION ALL SELECT neu, alt FROM paare;

-- New Planungsräume and the divided old one they add up to.
CREATE OR REPLACE TEMP TABLE zusammensetzung AS
SELECT n.ort AS teil, a.ort AS ganzes, count(*) OVER (PARTITION BY a.ort) AS teile FROM umstieg u
JOIN orte a ON a.lor_stand = '2019' AND a.gebiet_id = u.plr_2019
JOIN orte n ON n.lor_stand = '2021' AND n.gebiet_id = u.plr_2021
QUALIFY teile > 1;

CREATE OR REPLACE TEMP TABLE bewohnt AS
WITH RECURSIVE drin AS (
  SELECT ort, eltern, ort AS plr FROM orte WHERE ebene = 'plr' AND NOT unbewohnt
  UNION ALL
  SELECT o.ort, o.eltern, d.plr FROM drin d JOIN orte o ON o.ort = d.eltern
)
SELECT ort, count(*)::INTEGER AS planungsraeume FROM drin GROUP BY ort;

CREATE OR REPLACE TEMP TABLE zeiten AS
SELECT row_number() OVER ()::INTEGER AS zeit, zeitraum, ende(zeitraum) AS ende
FROM (SELECT DISTINCT zeitraum FROM merkmale);

CREATE OR REPLACE TEMP TABLE reihen AS
SELECT row_number() OVER ()::INTEGER AS reihe, m.*, zeit, count(*) OVER (PARTITION BY quelle, merkmal, zeit) > 1 AS mehrfach
FROM merkmale m JOIN zeiten USING (zeitraum);
`;

const isBreakdown = "(r.merkmal IN ('maennlich', 'weiblich') OR r.merkmal SIMILAR TO 'a[0-9]{2}_[0-9]+')";

const countsSql = `
-- Which counts do the indicators use, and how does every area have them, in the edition they were counted in?
CREATE OR REPLACE TEMP TABLE geliefert AS
WITH gebraucht AS (
  SELECT r.reihe, r.quelle, r.release, r.merkmal, r.zeitraum FROM reihen r SEMI JOIN teile USING (quelle, merkmal) WHERE summierbar
  UNION
  SELECT r.reihe, r.quelle, r.release, r.merkmal, r.zeitraum FROM reihen r JOIN berechnungen b USING (quelle)
  WHERE summierbar AND b.gliederung AND ${isBreakdown}
)
SELECT s.reihe, o.ort, o.ebene, o.eltern, r.wert, zustand, CASE WHEN r.wert IS NULL THEN r.anmerkung ELSE '' END AS anmerkung,
  o.unbewohnt
FROM rohwerte r
JOIN zustaende USING (status)
JOIN gebraucht s USING (quelle, release, merkmal, zeitraum)
JOIN orte o USING (lor_stand, gebiet_id);

-- With \`zahl\` of the inhabited Planungsräume inside that have a value: a sum is whole if it has all of them. Parts that
-- nobody lives in may be missing: they count as nobody, which the remark says.
CREATE OR REPLACE TEMP TABLE summen AS
SELECT reihe, ort, eltern, ebene, wert, wert AS teilsumme, zustand, (wert IS NOT NULL AND NOT unbewohnt)::INTEGER AS zahl,
  wert IS NULL AND unbewohnt AS ergaenzt, anmerkung, false AS umgerechnet
FROM geliefert
WHERE ebene = 'plr';
`;

/** Adds up the areas of level *unten* into those of level *oben*; what only *oben* itself was delivered for stays as delivered. */
const levelSql = (unten: string, oben: string): string => `
-- What do the parts of an area add up to?
INSERT INTO summen
WITH gesamt AS (
  SELECT reihe, eltern AS ort, sum(teilsumme) AS teilsumme, sum(zahl)::INTEGER AS zahl, bool_or(ergaenzt) AS ergaenzt
  FROM summen WHERE ebene = '${unten}' GROUP BY reihe, eltern
), beide AS (
  SELECT reihe, ort, coalesce(zahl = planungsraeume, false) AS vollstaendig, teilsumme, zahl, ergaenzt, planungsraeume,
    wert, zustand, anmerkung
  FROM gesamt FULL JOIN (FROM geliefert WHERE ebene = '${oben}') g USING (reihe, ort) LEFT JOIN bewohnt USING (ort)
)
SELECT reihe, ort, o.eltern, o.ebene, CASE WHEN vollstaendig THEN teilsumme ELSE wert END AS wert,
  CASE WHEN vollstaendig OR wert IS NULL THEN teilsumme ELSE wert END AS teilsumme,
  CASE WHEN vollstaendig THEN 1 ELSE coalesce(zustand, 4) END AS zustand,
  CASE WHEN NOT vollstaendig AND wert IS NOT NULL THEN planungsraeume ELSE coalesce(zahl, 0) END AS zahl,
  coalesce(ergaenzt, false) AS ergaenzt,
  CASE WHEN vollstaendig AND ergaenzt THEN 'Unbewohnte Planungsräume ohne Angabe sind mit 0 gezählt.'
    WHEN vollstaendig THEN '' ELSE coalesce(anmerkung, '') END AS anmerkung,
  false AS umgerechnet
FROM beide JOIN orte o USING (ort);
`;

const conversionSql = `
-- Which counts follow exactly in the other LOR edition? The very same areas, and new Planungsräume added into the old one
-- they were cut from; never the other way round, and never where the source counted itself.
INSERT INTO summen
WITH uebertragen AS (
  SELECT s.reihe, g.nach AS ort, s.wert, s.zustand, s.anmerkung
  FROM summen s JOIN gleiche_gebiete g ON g.von = s.ort
  UNION ALL
  SELECT s.reihe, z.ganzes, CASE WHEN count(s.wert) = any_value(z.teile) THEN sum(s.wert) END,
    CASE WHEN count(s.wert) = any_value(z.teile) THEN 1 ELSE 4 END, ''
  FROM summen s JOIN zusammensetzung z ON z.teil = s.ort
  GROUP BY s.reihe, z.ganzes
), gezaehlt AS (
  SELECT DISTINCT r.quelle, r.merkmal, r.zeit, s.ort FROM summen s JOIN reihen r USING (reihe) WHERE r.mehrfach
)
SELECT t.reihe, t.ort, o.eltern, o.ebene, t.wert, NULL, t.zustand, 0, false, t.anmerkung, true
FROM uebertragen t
JOIN reihen r USING (reihe)
JOIN orte o USING (ort)
ANTI JOIN gezaehlt z ON z.quelle = r.quelle AND z.merkmal = r.merkmal AND z.zeit = r.zeit AND z.ort = t.ort
WHERE NOT r.ortsangaben;
`;

const partsSql = `
-- What are the numerators and denominators of the indicators and of their intervals, each whole from one source?
CREATE OR REPLACE TEMP TABLE groessen AS
SELECT t.summe, s.ort, r.zeit, CASE WHEN count(s.wert) = any_value(t.zahl) THEN sum(s.wert) END AS wert,
  max(s.zustand) AS zustand, bool_or(s.umgerechnet) AS umgerechnet, max(s.anmerkung) AS anmerkung, max(r.reihe) AS reihe
FROM teile t
JOIN reihen r USING (quelle, merkmal)
JOIN summen s USING (reihe)
GROUP BY t.summe, s.ort, r.zeit;
`;

const countedSql = `
-- For which indicators and dates have several sources a say?
CREATE OR REPLACE TEMP TABLE strittig AS
SELECT nummer, zeit FROM wege JOIN (SELECT DISTINCT summe, zeit FROM groessen) g ON g.summe = wege.zaehler
GROUP BY nummer, zeit HAVING count(DISTINCT rang) > 1;

-- Which values come from counts: totals, shares, densities, and quotients of two sources?
CREATE OR REPLACE TEMP TABLE kandidaten AS
WITH z AS (
  SELECT g.*, o.hektar, b.art, b.faktor, w.nummer, w.rang, w.nenner AS nenner_summe, s.nummer IS NULL AS allein
  FROM groessen g
  JOIN wege w ON w.zaehler = g.summe
  LEFT JOIN strittig s ON s.nummer = w.nummer AND s.zeit = g.zeit
  JOIN berechnungen b ON b.nummer = w.nummer
  JOIN orte o ON o.ort = g.ort
  SEMI JOIN ebenen e ON e.nummer = w.nummer AND e.ebene = o.ebene
), paare AS (
  SELECT nummer, rang, ort, zeit, wert AS zaehler, CASE WHEN art = 'dichte' THEN hektar END AS nenner,
    CASE WHEN art = 'dichte' THEN wert / hektar ELSE wert END AS wert, zustand, umgerechnet, anmerkung, reihe, allein
  FROM z WHERE art IN ('summe', 'dichte')
  UNION ALL
  SELECT z.nummer, z.rang, z.ort, z.zeit, z.wert, n.wert, z.wert / nullif(n.wert, 0) * z.faktor,
    CASE WHEN n.wert = 0 THEN 3 ELSE greatest(z.zustand, n.zustand) END, z.umgerechnet OR n.umgerechnet, z.anmerkung,
    z.reihe, z.allein
  FROM z JOIN groessen n ON n.summe = z.nenner_summe AND n.ort = z.ort AND n.zeit = z.zeit
  WHERE art = 'anteil'
  UNION ALL
  SELECT z.nummer, z.rang, z.ort, z.zeit, z.wert, n.wert, z.wert / nullif(n.wert, 0) * z.faktor,
    CASE WHEN n.wert = 0 THEN 3 ELSE greatest(z.zustand, n.zustand) END, z.umgerechnet OR n.umgerechnet,
    concat_ws(' ', nullif(z.anmerkung, ''), 'Nenner vom ' || strftime(n.ende, '%d.%m.%Y') || '.'), z.reihe, z.allein
  FROM (SELECT z.*, ende FROM z JOIN zeiten USING (zeit) WHERE art = 'quote') z
  ASOF JOIN (SELECT g.*, ende FROM groessen g JOIN zeiten USING (zeit)) n
    ON n.summe = z.nenner_summe AND n.ort = z.ort AND z.ende >= n.ende
)
SELECT * REPLACE (zustand_zu(wert, zustand) AS zustand) FROM paare;
`;

const publishedSql = `
-- What do the sources themselves publish, level by level, and for which areas of the other edition is it the same?
INSERT INTO kandidaten BY NAME
WITH eigene AS (
  SELECT b.nummer, o.ort, s.zeit, s.reihe, r.wert, z.zustand,
    CASE WHEN r.wert IS NULL OR (r.quelle, r.release, r.gebiet_id) NOT IN (
      SELECT (quelle, release, gebiet_id) FROM rohwerte WHERE wert IS NULL AND anmerkung <> ''
    ) THEN r.anmerkung ELSE '' END AS anmerkung
  FROM rohwerte r
  JOIN zustaende z USING (status)
  JOIN berechnungen b ON b.art = 'uebernahme' AND b.quelle = r.quelle AND b.merkmal = r.merkmal
  JOIN reihen s ON s.quelle = r.quelle AND s.release = r.release AND s.merkmal = r.merkmal AND s.zeitraum = r.zeitraum
  JOIN orte o USING (lor_stand, gebiet_id)
  JOIN ebenen e ON e.nummer = b.nummer AND e.ebene = o.ebene
)
SELECT *, 0 AS rang, false AS allein, false AS umgerechnet FROM eigene
UNION ALL BY NAME
SELECT e.* REPLACE (g.nach AS ort), 0 AS rang, false AS allein, true AS umgerechnet FROM eigene e JOIN gleiche_gebiete g ON g.von = e.ort;
`;

const chosenSql = `
-- Which value is shown? One there is before none, one counted there before one carried over, the own source before others.
DELETE FROM kandidaten WHERE NOT allein AND rowid NOT IN (
  SELECT arg_min(rowid, CASE WHEN wert IS NULL AND zustand <> 6 THEN 200 ELSE 0 END + CASE WHEN umgerechnet THEN 100 ELSE 0 END + rang)
  FROM kandidaten WHERE NOT allein GROUP BY nummer, ort, zeit
);

-- From when to when is a change over so many years?
CREATE OR REPLACE TEMP TABLE spannen AS
SELECT v.nummer, v.basis, a.zeit AS von, b.zeit AS bis, left(a.zeitraum, 4) || '/' || left(b.zeitraum, 4) AS zeitraum, b.ende
FROM berechnungen v
JOIN zeiten a ON NOT contains(a.zeitraum, '/')
JOIN zeiten b ON b.zeitraum = (left(a.zeitraum, 4)::INTEGER + v.jahre) || substr(a.zeitraum, 5)
WHERE v.art = 'veraenderung';

INSERT INTO zeiten
SELECT (SELECT max(zeit) FROM zeiten) + row_number() OVER (), zeitraum, any_value(ende)
FROM spannen ANTI JOIN zeiten USING (zeitraum) GROUP BY zeitraum;

-- By how many per cent did an indicator change over so many years, on one LOR edition?
INSERT INTO kandidaten BY NAME
SELECT v.nummer, a.ort, z.zeit, b.wert - a.wert AS zaehler, a.wert AS nenner,
  (b.wert - a.wert) / nullif(a.wert, 0) * 100 AS wert,
  zustand_zu((b.wert - a.wert) / nullif(a.wert, 0), CASE WHEN a.wert = 0 THEN 3 ELSE greatest(a.zustand, b.zustand) END) AS zustand,
  b.reihe, a.umgerechnet OR b.umgerechnet AS umgerechnet,
  CASE WHEN b.anmerkung <> '' THEN b.anmerkung ELSE a.anmerkung END AS anmerkung
FROM spannen v
JOIN zeiten z USING (zeitraum)
JOIN kandidaten a ON a.nummer = v.basis AND a.zeit = v.von
JOIN kandidaten b ON b.nummer = v.basis AND b.zeit = v.bis AND b.ort = a.ort
JOIN orte o ON o.ort = a.ort
SEMI JOIN ebenen e ON e.nummer = v.nummer AND e.ebene = o.ebene;
`;

/** The values that the text columns of beobachtungen can have, once all periods are known. */
const values = {
  indikator_id: "SELECT indikator_id FROM berechnungen",
  lor_stand: "SELECT lor_stand FROM orte",
  gebiet_id: "SELECT gebiet_id FROM orte",
  zeitraum: "SELECT zeitraum FROM zeiten",
  geschlecht: "SELECT unnest(['insgesamt', 'maennlich', 'weiblich'])",
  altersgruppe: `SELECT 'insgesamt' UNION ALL SELECT substr(merkmal, 2) FROM reihen r WHERE ${isBreakdown}`,
  status: `SELECT unnest(${quoteAll(Status.options)})`,
  quelle: "SELECT quelle FROM reihen",
  release: "SELECT release FROM reihen",
  vergleich_bezirk: `SELECT unnest(${quoteAll(urteilsarten)})`,
  vergleich_berlin: `SELECT unnest(${quoteAll(urteilsarten)})`
};

const finishSql = `
-- Which periods are the first that cannot be compared with the ones before?
CREATE OR REPLACE TEMP TABLE bruchstellen AS
SELECT DISTINCT nummer, min_by(zeit, (ende, zeitraum)) AS zeit
FROM brueche JOIN (SELECT DISTINCT nummer, zeit FROM kandidaten) USING (nummer) JOIN zeiten USING (zeit)
WHERE year(ende) >= year(ende(ab))
GROUP BY nummer, ab;

-- Every value by name again; the population also by sex and by age, as its own source counts them, for Bezirk and Berlin.
INSERT INTO beobachtungen BY NAME
WITH gegliedert AS (
  SELECT b.nummer, s.ort, r.zeit, r.merkmal, s.wert, s.zustand, s.reihe, s.umgerechnet, s.anmerkung
  FROM berechnungen b
  JOIN reihen r ON r.quelle = b.quelle AND ${isBreakdown}
  JOIN summen s USING (reihe)
  JOIN orte o USING (ort)
  SEMI JOIN ebenen e ON e.nummer = b.nummer AND e.ebene = o.ebene
  WHERE b.gliederung AND (starts_with(o.gebiet_id, '${BEZIRK}') OR o.gebiet_id = '${BERLIN}')
), alle AS (
  SELECT nummer, ort, zeit, 'insgesamt' AS geschlecht, 'insgesamt' AS altersgruppe, zaehler, nenner, wert, zustand, reihe,
    umgerechnet, anmerkung, ki_unten, ki_oben, ki_nenner, wenige, rest_bezirk, vergleich_bezirk, vergleich_berlin
  FROM intervalle
  UNION ALL BY NAME
  SELECT nummer, ort, zeit, CASE WHEN merkmal IN ('maennlich', 'weiblich') THEN merkmal ELSE 'insgesamt' END AS geschlecht,
    CASE WHEN merkmal IN ('maennlich', 'weiblich') THEN 'insgesamt' ELSE substr(merkmal, 2) END AS altersgruppe,
    wert AS zaehler, wert, zustand_zu(wert, zustand) AS zustand, reihe, umgerechnet, anmerkung, false AS wenige
  FROM gegliedert
)
SELECT b.indikator_id, o.lor_stand, o.gebiet_id, t.zeitraum, a.geschlecht, a.altersgruppe, a.zaehler, a.nenner, a.wert, z.status,
  a.ki_unten, a.ki_oben, a.ki_nenner, a.wenige, a.rest_bezirk, a.vergleich_bezirk, a.vergleich_berlin,
  r.quelle, r.release, a.umgerechnet, x.nummer IS NOT NULL AS bruch, a.anmerkung
FROM alle a
JOIN (SELECT nummer, indikator_id::beobachtungen_indikator_id AS indikator_id FROM berechnungen) b USING (nummer)
JOIN (SELECT ort, lor_stand::beobachtungen_lor_stand AS lor_stand, gebiet_id::beobachtungen_gebiet_id AS gebiet_id FROM orte) o USING (ort)
JOIN (SELECT zeit, zeitraum::beobachtungen_zeitraum AS zeitraum FROM zeiten) t USING (zeit)
JOIN (SELECT reihe, quelle::beobachtungen_quelle AS quelle, release::beobachtungen_release AS release FROM reihen) r USING (reihe)
JOIN (SELECT zustand, status::beobachtungen_status AS status FROM zustaende) z USING (zustand)
LEFT JOIN bruchstellen x ON x.nummer = a.nummer AND x.zeit = a.zeit;
`;

/**
 * Fills beobachtungen from rohwerte, the registers and the temporary table `merkmale`, by the catalogue's calculations: counts
 * are summed upwards from the Planungsräume, carried into the other LOR edition where that is exact, then divided. A figure is
 * missing as soon as one inhabited part of it is; its state is that of the missing part. All indicators of a kind come out of
 * one statement, however many there are. Shares and rates get their intervals and verdicts on the way (prepareIntervals).
 */
export async function computeObservations(connection: DuckDBConnection, catalogue: Catalogue): Promise<void> {
  await loadBerechnungen(connection, catalogue);
  const levels = ["plr", "bzr", "pgr", "bezirk", "berlin"];
  const sums = levels.slice(1).map((oben, i) => levelSql(levels[i] as string, oben));
  const statements = [
    ...[macrosSql, placesSql, countsSql, ...sums, conversionSql, partsSql, countedSql, publishedSql, chosenSql]
  ];
  for (const sql of statements) await connection.run(sql);
  await narrowColumns(connection, "beobachtungen", values);
  await prepareIntervals(connection, catalogue);
  await connection.run(finishSql);
}
