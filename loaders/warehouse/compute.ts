import type {DuckDBConnection} from "@duckdb/node-api";
import type {Catalogue, Indicator} from "../contract/catalogue.js";

/** Counts at every level, from the PLR upwards. A sum is missing as soon as one inhabited part of it is missing. */
const sumsSql = `
-- Which counts does every area have, at every date, in the LOR edition they were counted in?
CREATE TEMP TABLE vorfahren AS
SELECT lor_stand, gebiet_id AS plr,
  unnest([gebiet_id, left(gebiet_id, 6), left(gebiet_id, 4), left(gebiet_id, 2), '00']) AS gebiet_id
FROM gebiete
WHERE ebene = 'plr';

CREATE TEMP TABLE erwartet AS
SELECT v.lor_stand, v.gebiet_id, count(*) AS teile
FROM vorfahren v
ANTI JOIN unbewohnt u ON u.lor_stand = v.lor_stand AND u.gebiet_id = v.plr
GROUP BY ALL;

CREATE TEMP TABLE summen AS
SELECT r.quelle, r.release, r.lor_stand, v.gebiet_id, r.merkmal, r.zeitraum,
  CASE
    WHEN v.gebiet_id = any_value(v.plr) THEN any_value(r.wert)
    WHEN count(r.wert) FILTER (u.gebiet_id IS NULL) = any_value(e.teile) THEN sum(r.wert)
  END AS wert,
  CASE WHEN v.gebiet_id = any_value(v.plr) THEN any_value(r.anmerkung)
    WHEN count(*) FILTER (r.wert IS NULL AND u.gebiet_id IS NOT NULL) > 0
      THEN 'Unbewohnte Planungsräume ohne Angabe sind mit 0 gezählt.'
    ELSE '' END AS anmerkung,
  false AS umgerechnet
FROM rohwerte r
JOIN zaehlmerkmale USING (quelle, merkmal)
JOIN vorfahren v ON v.lor_stand = r.lor_stand AND v.plr = r.gebiet_id
LEFT JOIN unbewohnt u ON u.lor_stand = r.lor_stand AND u.gebiet_id = r.gebiet_id
LEFT JOIN erwartet e ON e.lor_stand = v.lor_stand AND e.gebiet_id = v.gebiet_id
GROUP BY r.quelle, r.release, r.lor_stand, v.gebiet_id, r.merkmal, r.zeitraum;
`;

/** The same counts carried into the other LOR edition, only where that is exact addition or the very same people. */
const conversionSql = `
-- What is the count of an area in the other LOR edition, where it follows exactly?
CREATE TEMP TABLE gleiche_gebiete AS
SELECT alt, neu FROM umschluesselung
UNION ALL
SELECT any_value(plr_2019) AS alt, any_value(plr_2021) AS neu
FROM umstieg
GROUP BY plr_2019
HAVING count(*) = 1;

INSERT INTO summen
SELECT s.quelle, s.release, '2021', g.neu, s.merkmal, s.zeitraum, s.wert, s.anmerkung, true
FROM summen s
JOIN gleiche_gebiete g ON g.alt = s.gebiet_id
WHERE s.lor_stand = '2019' AND s.quelle = 'ewr';

INSERT INTO summen
SELECT s.quelle, s.release, '2019', u.plr_2019, s.merkmal, s.zeitraum,
  CASE WHEN count(*) = count(s.wert) THEN sum(s.wert) END, '', true
FROM summen s
JOIN umstieg u ON u.plr_2021 = s.gebiet_id
WHERE s.lor_stand = '2021' AND s.quelle = 'ewr' AND NOT s.umgerechnet
GROUP BY ALL;
`;

/** Where a total is only known from the social monitoring's own population column (new PLR at 31.12.2020), it fills the gap. */
const fillSql = `
-- Which population totals does only the MSS deliver?
INSERT INTO summen
SELECT m.quelle, m.release, m.lor_stand, m.gebiet_id, 'insgesamt', m.zeitraum, m.wert, m.anmerkung, false
FROM summen m
ANTI JOIN (SELECT * FROM summen WHERE quelle = 'ewr' AND merkmal = 'insgesamt') e
  ON e.lor_stand = m.lor_stand AND e.gebiet_id = m.gebiet_id AND e.zeitraum = m.zeitraum
WHERE m.quelle = 'mss' AND m.merkmal = 'ew' AND m.lor_stand = '2021' AND m.release = '2021';
DELETE FROM summen WHERE quelle = 'mss' AND merkmal = 'ew';
`;

const statusOf = (wert: string): string =>
  `CASE WHEN ${wert} IS NULL THEN 'fehlt' WHEN ${wert} = 0 THEN 'null_wert' ELSE 'wert' END`;

const list = (values: readonly string[]): string => values.map((v) => `'${v}'`).join(", ");

/** SQL that fills beobachtungen for one indicator of the register; ids come from the checked catalogue, never from users. */
export function indicatorSql(indicator: Indicator): string {
  const {id, berechnung: b} = indicator;
  const insert = `INSERT INTO beobachtungen BY NAME\n`;
  switch (b.art) {
    case "summe":
      return `-- How many are there, in all, by sex and by age?
${insert}SELECT '${id}' AS indikator_id, lor_stand, gebiet_id, zeitraum,
  CASE WHEN merkmal IN ('maennlich', 'weiblich') THEN merkmal ELSE 'insgesamt' END AS geschlecht,
  CASE WHEN merkmal SIMILAR TO 'a[0-9]{2}_[0-9]+' THEN substr(merkmal, 2) ELSE 'insgesamt' END AS altersgruppe,
  wert AS zaehler, NULL AS nenner, wert, ${statusOf("wert")} AS status,
  quelle, release, umgerechnet, false AS bruch, anmerkung
FROM summen
WHERE merkmal IN (${list(b.zaehler)}) OR merkmal IN ('maennlich', 'weiblich') OR merkmal SIMILAR TO 'a[0-9]{2}_[0-9]+'`;
    case "anteil":
      return `-- What share, from summed numerators and denominators?
${insert}SELECT '${id}' AS indikator_id, lor_stand, gebiet_id, zeitraum,
  'insgesamt' AS geschlecht, 'insgesamt' AS altersgruppe, zaehler, nenner,
  zaehler / nullif(nenner, 0) * ${b.faktor} AS wert,
  CASE WHEN nenner = 0 THEN 'entfaellt' ELSE ${statusOf("zaehler / nullif(nenner, 0)")} END AS status,
  quelle, release, umgerechnet, false AS bruch, anmerkung
FROM (
  SELECT lor_stand, gebiet_id, zeitraum, any_value(quelle) AS quelle, any_value(release) AS release,
    bool_or(umgerechnet) AS umgerechnet, any_value(anmerkung) AS anmerkung,
    CASE WHEN count(wert) FILTER (merkmal IN (${list(b.zaehler)})) = ${b.zaehler.length}
      THEN sum(wert) FILTER (merkmal IN (${list(b.zaehler)})) END AS zaehler,
    CASE WHEN count(wert) FILTER (merkmal IN (${list(b.nenner)})) = ${b.nenner.length}
      THEN sum(wert) FILTER (merkmal IN (${list(b.nenner)})) END AS nenner
  FROM summen
  WHERE quelle = '${b.quelle}'
  GROUP BY lor_stand, gebiet_id, zeitraum
)`;
    case "quote":
      throw new Error(`berechnung: quote of ${id} is not computed yet`);
    case "dichte":
      return `-- How many per hectare?
${insert}SELECT '${id}' AS indikator_id, s.lor_stand, s.gebiet_id, s.zeitraum,
  'insgesamt' AS geschlecht, 'insgesamt' AS altersgruppe, s.wert AS zaehler, g.hektar AS nenner,
  s.wert / g.hektar AS wert, ${statusOf("s.wert / g.hektar")} AS status,
  s.quelle, s.release, s.umgerechnet, false AS bruch, s.anmerkung
FROM summen s
JOIN gebiete g USING (lor_stand, gebiet_id)
WHERE s.merkmal IN (${list(b.zaehler)})`;
    case "veraenderung":
      return `-- By how many per cent did it change over ${b.jahre} years, on one LOR edition?
${insert}SELECT '${id}' AS indikator_id, lor_stand, gebiet_id,
  left(a.zeitraum, 4) || '/' || left(b.zeitraum, 4) AS zeitraum,
  'insgesamt' AS geschlecht, 'insgesamt' AS altersgruppe, b.wert - a.wert AS zaehler, a.wert AS nenner,
  (b.wert - a.wert) / nullif(a.wert, 0) * 100 AS wert,
  CASE WHEN a.wert = 0 THEN 'entfaellt' ELSE ${statusOf("(b.wert - a.wert) / nullif(a.wert, 0)")} END AS status,
  b.quelle, b.release, a.umgerechnet OR b.umgerechnet AS umgerechnet, false AS bruch,
  CASE WHEN b.anmerkung <> '' THEN b.anmerkung ELSE a.anmerkung END AS anmerkung
FROM beobachtungen a
JOIN beobachtungen b USING (indikator_id, lor_stand, gebiet_id, geschlecht, altersgruppe)
WHERE indikator_id = '${b.indikator}' AND geschlecht = 'insgesamt' AND altersgruppe = 'insgesamt'
  AND b.zeitraum = strftime(a.zeitraum::DATE + INTERVAL ${b.jahre} YEAR, '%Y-%m-%d')`;
    case "uebernahme":
      return `-- What does the source itself publish, level by level?
${insert}SELECT '${id}' AS indikator_id, lor_stand, gebiet_id, zeitraum,
  'insgesamt' AS geschlecht, 'insgesamt' AS altersgruppe, NULL AS zaehler, NULL AS nenner,
  wert, status, quelle, release, false AS umgerechnet, false AS bruch,
  CASE WHEN wert IS NULL THEN anmerkung ELSE '' END AS anmerkung
FROM rohwerte
JOIN gebiete USING (lor_stand, gebiet_id)
WHERE quelle = '${b.quelle}' AND merkmal = '${b.merkmal}' AND ebene IN (${list(indicator.ebenen)})`;
  }
}

/** The period's last year, as SQL: 2020 for 2020-12-31 and for 2018/2020. */
const endYear = (zeitraum: string): string =>
  `CASE WHEN contains(${zeitraum}, '/') THEN right(${zeitraum}, 4) ELSE left(${zeitraum}, 4) END`;

/** Fills beobachtungen from rohwerte: sums, conversions between LOR editions, then every indicator, then the break marks. */
export async function computeObservations(connection: DuckDBConnection, catalogue: Catalogue): Promise<void> {
  await connection.run(sumsSql);
  await connection.run(conversionSql);
  await connection.run(fillSql);
  // A change needs the indicator it is the change of.
  const ordered = [...catalogue.indicators].sort(
    (a, b) => Number(a.berechnung.art === "veraenderung") - Number(b.berechnung.art === "veraenderung")
  );
  for (const indicator of ordered) {
    await connection.run(indicatorSql(indicator));
    for (const {ab} of indicator.brueche) {
      await connection.run(
        `UPDATE beobachtungen SET bruch = true WHERE indikator_id = $id AND zeitraum = (
          SELECT min_by(zeitraum, ${endYear("zeitraum")}) FROM beobachtungen
          WHERE indikator_id = $id AND ${endYear("zeitraum")} >= ${endYear("$ab::VARCHAR")})`,
        {id: indicator.id, ab}
      );
    }
  }
}
