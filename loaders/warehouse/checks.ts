import type {DuckDBConnection} from "@duckdb/node-api";
import {InputError} from "../contract/errors.js";

/** A named property of the warehouse: its SQL finds what violates it, one German line a row, and must find nothing. */
export interface Check {
  name: string;
  regel: string;
  sql: string;
}

const einwohner = `SELECT * FROM beobachtungen WHERE indikator_id = 'einwohner' AND wert IS NOT NULL`;
const place = `gebiet_id || ' (LOR ' || lor_stand || ', ' || zeitraum || ')'`;

export const checks: readonly Check[] = [
  {
    name: "schluessel",
    regel: "Jeder Wert hat genau einen Eintrag",
    sql: `SELECT indikator_id || ' ' || ${place} || ': ' || count(*) || ' Einträge' AS fund FROM beobachtungen
      GROUP BY indikator_id, lor_stand, gebiet_id, zeitraum, geschlecht, altersgruppe HAVING count(*) > 1`
  },
  {
    name: "rohwert_schluessel",
    regel: "Kein Merkmal kommt für ein Gebiet und einen Stichtag in zwei Lieferungen vor",
    sql: `SELECT quelle || ' ' || merkmal || ' ' || ${place} || ': ' || string_agg(release, ', ') AS fund FROM rohwerte
      GROUP BY quelle, merkmal, lor_stand, gebiet_id, zeitraum HAVING count(*) > 1`
  },
  {
    name: "geschlecht",
    regel: "Männlich und weiblich ergeben zusammen alle Einwohner",
    sql: `SELECT ${place} || ': ' || sum(wert) FILTER (geschlecht <> 'insgesamt') || ' statt ' ||
        any_value(wert) FILTER (geschlecht = 'insgesamt') AS fund
      FROM (${einwohner}) WHERE altersgruppe = 'insgesamt' AND quelle = 'ewr' GROUP BY lor_stand, gebiet_id, zeitraum
      HAVING sum(wert) FILTER (geschlecht <> 'insgesamt') IS DISTINCT FROM any_value(wert) FILTER (geschlecht = 'insgesamt')`
  },
  {
    name: "altersgruppen",
    regel: "Die Altersgruppen ergeben zusammen alle Einwohner",
    sql: `SELECT ${place} || ': ' || sum(wert) FILTER (altersgruppe <> 'insgesamt') || ' statt ' ||
        any_value(wert) FILTER (altersgruppe = 'insgesamt') AS fund
      FROM (${einwohner}) WHERE geschlecht = 'insgesamt' AND quelle = 'ewr' GROUP BY lor_stand, gebiet_id, zeitraum
      HAVING sum(wert) FILTER (altersgruppe <> 'insgesamt') IS DISTINCT FROM any_value(wert) FILTER (altersgruppe = 'insgesamt')`
  },
  {
    name: "ebenen",
    regel: "Die Teile eines Gebiets ergeben zusammen das Gebiet",
    sql: `WITH e AS (${einwohner} AND geschlecht = 'insgesamt' AND altersgruppe = 'insgesamt')
      SELECT p.gebiet_id || ' (LOR ' || p.lor_stand || ', ' || p.zeitraum || '): ' || sum(k.wert) || ' statt ' || any_value(p.wert) AS fund
      FROM e p JOIN gebiete g ON g.parent_id = p.gebiet_id AND g.lor_stand = p.lor_stand
      JOIN e k ON k.gebiet_id = g.gebiet_id AND k.lor_stand = p.lor_stand AND k.zeitraum = p.zeitraum
      WHERE p.umgerechnet = k.umgerechnet
      GROUP BY p.lor_stand, p.gebiet_id, p.zeitraum
      HAVING sum(k.wert) <> any_value(p.wert) AND count(*) =
        (SELECT count(*) FROM gebiete x WHERE x.parent_id = p.gebiet_id AND x.lor_stand = p.lor_stand)`
  },
  {
    name: "gebietsstaende",
    regel: "Ein umgerechneter Bestand stimmt mit dem gleichen Bestand des anderen Gebietsstands überein",
    sql: `WITH e AS (${einwohner} AND geschlecht = 'insgesamt' AND altersgruppe = 'insgesamt')
      SELECT b.gebiet_id || ' (' || b.zeitraum || '): ' || b.wert || ' statt ' || p.teile AS fund
      FROM e b JOIN (
        SELECT g.parent_id, e.lor_stand, e.zeitraum, sum(e.wert) AS teile FROM e
        JOIN gebiete g ON g.gebiet_id = e.gebiet_id AND g.lor_stand = e.lor_stand AND g.ebene = 'plr'
        WHERE e.lor_stand = '2021' AND e.zeitraum = '2020-12-31' GROUP BY ALL) p
      ON p.parent_id = b.gebiet_id AND p.lor_stand = b.lor_stand AND p.zeitraum = b.zeitraum
      WHERE b.umgerechnet AND b.wert <> p.teile`
  },
  {
    name: "umstieg",
    regel: "Die Umsteigetabelle gibt die Einwohner jedes alten Planungsraums am 31.12.2020 wieder",
    sql: `SELECT u.plr_2019 || ': ' || sum(u.einwohner) || ' statt ' || any_value(e.wert) AS fund
      FROM umstieg u LEFT JOIN (${einwohner} AND geschlecht = 'insgesamt' AND altersgruppe = 'insgesamt'
        AND lor_stand = '2019' AND zeitraum = '2020-12-31') e ON e.gebiet_id = u.plr_2019
      GROUP BY u.plr_2019 HAVING sum(u.einwohner) IS DISTINCT FROM any_value(e.wert)`
  },
  {
    name: "zaehler_nenner",
    regel: "Kein Zähler ist größer als sein Nenner, kein Anteil liegt außerhalb von 0 bis 100 Prozent",
    sql: `SELECT indikator_id || ' ' || ${place} || ': ' || coalesce(zaehler, wert) AS fund FROM beobachtungen
      SEMI JOIN katalog_anteile USING (indikator_id) WHERE zaehler > nenner OR wert NOT BETWEEN 0 AND 100`
  },
  {
    name: "zustand",
    regel: "Ein Zustand ohne Zahl trägt keinen Wert, eine Null heißt Null",
    sql: `SELECT indikator_id || ' ' || ${place} || ': ' || status AS fund FROM beobachtungen
      WHERE (wert IS NULL) <> (status NOT IN ('wert', 'null_wert')) OR (wert = 0) <> (status = 'null_wert')`
  },
  {
    name: "gebiete_bekannt",
    regel: "Jeder Wert gehört zu einem Gebiet seines Gebietsstands",
    sql: `SELECT DISTINCT lor_stand || ' ' || gebiet_id AS fund FROM (SELECT lor_stand, gebiet_id FROM beobachtungen
        UNION ALL SELECT lor_stand, gebiet_id FROM rohwerte) ANTI JOIN gebiete USING (lor_stand, gebiet_id)`
  },
  {
    name: "indikator_hat_daten",
    regel: "Jeder Indikator des Verzeichnisses hat Werte auf jeder seiner Ebenen",
    sql: `SELECT k.indikator_id || ' (' || k.ebene || ')' AS fund FROM katalog_ebenen k
      ANTI JOIN (SELECT DISTINCT indikator_id, ebene FROM beobachtungen JOIN gebiete USING (lor_stand, gebiet_id)
        WHERE wert IS NOT NULL) USING (indikator_id, ebene)`
  },
  {
    name: "daten_haben_indikator",
    regel: "Jedes gelieferte Merkmal wird von einem Indikator genutzt oder ist als nicht verwendet begründet",
    sql: `SELECT DISTINCT quelle || ' ' || merkmal AS fund FROM merkmale ANTI JOIN katalog_merkmale USING (quelle, merkmal)`
  }
];

/** Runs every check; throws an InputError naming each violated rule with its first findings. Returns the number of checks. */
export async function runChecks(connection: DuckDBConnection): Promise<number> {
  const problems = [];
  for (const {name, regel, sql} of checks) {
    const reader = await connection.runAndReadAll(`SELECT fund FROM (${sql}) ORDER BY fund`);
    const funde = reader.getRowObjectsJS().map((row) => String(row["fund"]));
    if (funde.length === 0) continue;
    problems.push({
      datei: `Prüfung „${name}“`,
      wert: funde.slice(0, 3).join("; "),
      regel: `verletzt die Regel: ${regel} (${funde.length} Fundstellen)`,
      abhilfe: "Bitte die genannte Lieferung in data/official oder den Katalog prüfen"
    });
  }
  if (problems.length > 0) throw new InputError(problems);
  return checks.length;
}
