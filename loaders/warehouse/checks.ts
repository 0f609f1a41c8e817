import type {DuckDBConnection} from "@duckdb/node-api";
import {InputError} from "../contract/errors.js";
import {BERLIN} from "../contract/lor.js";
import {mssGrenzen} from "../../src/method/needIndex.js";
import {rundung} from "./mssNachrechnung.js";
import {insertRows, rowsOf} from "./query.js";

/** A named property of the warehouse: its SQL finds what violates it, one German line a row, and must find nothing. */
export interface Check {
  name: string;
  regel: string;
  sql: string;
  /** SQL of the rows the check looks at, with their source in a column `quelle`. */
  menge: string;
  /** What the reader can do, where it is not a matter of the delivery. */
  abhilfe?: string;
}

const totals = `SELECT * FROM beobachtungen WHERE geschlecht = 'insgesamt' AND altersgruppe = 'insgesamt'`;
const einwohner = `SELECT * FROM beobachtungen WHERE indikator_id = 'einwohner' AND wert IS NOT NULL`;
const alle = `${einwohner} AND geschlecht = 'insgesamt' AND altersgruppe = 'insgesamt'`;
const place = `gebiet_id || ' (LOR ' || lor_stand || ', ' || zeitraum || ')'`;

/** A number in a finding, without digits to spare; the sign for a missing one. */
const n = (number: string): string => `coalesce(printf('%.10g', (${number})::DOUBLE), '…')`;

/** Figures of reports that an indicator takes as they are, whatever its levels. */
const uebernommen = `(SELECT * FROM berichtswerte
  SEMI JOIN (SELECT quelle, merkmal AS kennzahl FROM berechnungen WHERE art = 'uebernahme') USING (quelle, kennzahl)) b`;

/** The two indices of the MSS. */
const mssIndizes = ["status", "dynamik"] as const;

/** amRand in SQL. */
const amRandSql = (index: string, grenzen: readonly number[]): string =>
  `(${grenzen.map((grenze) => `abs(${index} - (${grenze})) <= ${rundung}`).join(" OR ")})`;

const falscherZustand = `((wert IS NULL) <> (status NOT IN ('wert', 'null_wert')) OR (wert = 0) <> (status = 'null_wert'))`;

/** The mean index of a Bezirksregion's Planungsräume `p`, weighted by their people. */
const mittel = `sum(p.wert * p.einwohner) / sum(p.einwohner) FILTER (p.wert IS NOT NULL AND p.einwohner > 0)`;

/** The breakdowns of a total, compared in every delivered area, not only in those that are shown. */
const breakdown = (name: string, regel: string, parts: string): Check => ({
  name,
  regel,
  sql: `SELECT ${place} || ': ' || ${n("sum(wert) FILTER (merkmal <> 'insgesamt')")} || ' statt ' ||
      ${n("any_value(wert) FILTER (merkmal = 'insgesamt')")} AS fund
    FROM rohwerte WHERE quelle = 'ewr' AND (merkmal = 'insgesamt' OR ${parts}) GROUP BY lor_stand, gebiet_id, zeitraum
    HAVING sum(wert) FILTER (merkmal <> 'insgesamt') IS DISTINCT FROM any_value(wert) FILTER (merkmal = 'insgesamt')`,
  menge: `FROM rohwerte WHERE quelle = 'ewr' AND ${parts}`
});

export const checks: readonly Check[] = [
  {
    name: "schluessel",
    regel: "Jeder Wert hat genau einen Eintrag",
    sql: `SELECT indikator_id || ' ' || ${place} || ': ' || count(*) || ' Einträge' AS fund FROM beobachtungen
      GROUP BY indikator_id, lor_stand, gebiet_id, zeitraum, geschlecht, altersgruppe HAVING count(*) > 1`,
    menge: "FROM beobachtungen"
  },
  {
    name: "rohwert_schluessel",
    regel: "Kein Merkmal kommt für ein Gebiet und einen Stichtag in zwei Lieferungen vor",
    sql: `SELECT quelle || ' ' || merkmal || ' ' || ${place} || ': ' || string_agg(release, ', ') AS fund FROM rohwerte
      GROUP BY quelle, merkmal, lor_stand, gebiet_id, zeitraum HAVING count(*) > 1`,
    menge: "FROM rohwerte"
  },
  {
    name: "zeitraum",
    regel: "Jeder Zeitraum endet an einem Tag, den es gibt",
    sql: `SELECT quelle || ' ' || release || ' ' || merkmal || ': ' || zeitraum AS fund FROM merkmale WHERE ende(zeitraum) IS NULL
      UNION ALL SELECT bericht || ' ' || kennzahl || ': ' || zeitraum FROM berichtswerte WHERE ende(zeitraum) IS NULL`,
    menge: "FROM merkmale"
  },
  breakdown(
    "geschlecht",
    "Männlich und weiblich ergeben zusammen alle Einwohner",
    "merkmal IN ('maennlich', 'weiblich')"
  ),
  breakdown(
    "altersgruppen",
    "Die Altersgruppen ergeben zusammen alle Einwohner",
    "merkmal SIMILAR TO 'a[0-9]{2}_[0-9]+'"
  ),
  {
    name: "gliederung",
    regel: "Die Teile nach Geschlecht und nach Alter ergeben zusammen den gezeigten Wert",
    sql: `SELECT ${place} || ': ' || fund AS fund FROM (
        SELECT lor_stand, gebiet_id, zeitraum, any_value(wert) FILTER (geschlecht = 'insgesamt' AND altersgruppe = 'insgesamt') AS ganz,
          sum(wert) FILTER (geschlecht <> 'insgesamt') AS g, sum(wert) FILTER (altersgruppe <> 'insgesamt') AS a,
          ${n("g")} || ' und ' || ${n("a")} || ' statt ' || ${n("ganz")} AS fund
        FROM (${einwohner}) GROUP BY ALL HAVING g <> ganz OR a <> ganz)`,
    menge: `${einwohner} AND (geschlecht <> 'insgesamt' OR altersgruppe <> 'insgesamt')`
  },
  {
    name: "ebenen",
    regel: "Die Teile eines Gebiets ergeben zusammen das Gebiet",
    sql: `WITH e AS (${alle}),
        teile AS (SELECT lor_stand, parent_id, count(*) AS zahl FROM gebiete GROUP BY ALL)
      SELECT p.gebiet_id || ' (LOR ' || p.lor_stand || ', ' || p.zeitraum || '): ' || ${n("sum(k.wert)")} || ' statt ' || ${n("any_value(p.wert)")} AS fund
      FROM e p JOIN gebiete g ON g.parent_id = p.gebiet_id AND g.lor_stand = p.lor_stand
      JOIN e k ON k.gebiet_id = g.gebiet_id AND k.lor_stand = p.lor_stand AND k.zeitraum = p.zeitraum
      JOIN teile t ON t.parent_id = p.gebiet_id AND t.lor_stand = p.lor_stand
      GROUP BY p.lor_stand, p.gebiet_id, p.zeitraum
      HAVING sum(k.wert) <> any_value(p.wert) AND count(*) = any_value(t.zahl)`,
    menge: alle
  },
  {
    name: "gebietsstaende",
    regel: "Dasselbe Gebiet hat in beiden Gebietsständen denselben Wert",
    sql: `WITH e AS (SELECT b.*, o.ort FROM (${totals} AND wert IS NOT NULL) b JOIN orte o USING (lor_stand, gebiet_id))
      SELECT a.indikator_id || ' ' || a.gebiet_id || ' (' || a.zeitraum || '): ' || ${n("a.wert")} || ' statt ' || ${n("n.wert")} AS fund
      FROM gleiche_gebiete g
      JOIN e a ON a.ort = g.von AND a.lor_stand = '2019'
      JOIN e n ON n.ort = g.nach AND n.indikator_id = a.indikator_id AND n.zeitraum = a.zeitraum
      WHERE (a.umgerechnet OR n.umgerechnet OR a.indikator_id = 'einwohner') AND a.nenner IS NULL AND abs(a.wert - n.wert) > 1e-9`,
    menge: `${totals} AND (umgerechnet OR indikator_id = 'einwohner')`
  },
  {
    name: "umstieg",
    regel: "Die Umsteigetabelle gibt die Einwohner jedes alten Planungsraums am 31.12.2020 wieder",
    sql: `SELECT u.plr_2019 || ': ' || ${n("sum(u.einwohner)")} || ' statt ' || ${n("any_value(e.wert)")} AS fund
      FROM umstieg u LEFT JOIN (${alle} AND lor_stand = '2019' AND zeitraum = '2020-12-31') e ON e.gebiet_id = u.plr_2019
      GROUP BY u.plr_2019 HAVING sum(u.einwohner) IS DISTINCT FROM any_value(e.wert)`,
    menge: "SELECT 'lor' AS quelle FROM umstieg"
  },
  {
    name: "zaehler_nenner",
    regel: "Kein Zähler ist größer als sein Nenner, kein Anteil liegt außerhalb von 0 bis 100 Prozent",
    sql: `SELECT indikator_id || ' ' || ${place} || ': ' || ${n("coalesce(zaehler, wert)")} AS fund FROM beobachtungen
      SEMI JOIN katalog_anteile USING (indikator_id) WHERE zaehler > nenner OR wert NOT BETWEEN 0 AND 100`,
    menge: "FROM beobachtungen SEMI JOIN katalog_anteile USING (indikator_id)"
  },
  {
    name: "intervall_grenzen",
    regel: "Jedes Intervall schließt seinen Wert ein und liegt bei Anteilen zwischen 0 und 100 Prozent",
    sql: `SELECT indikator_id || ' ' || ${place} || ': ' || ${n("wert")} || ' in ' || ${n("ki_unten")} || ' bis ' || ${n("ki_oben")} AS fund
      FROM beobachtungen LEFT JOIN (SELECT indikator_id, true AS anteil FROM katalog_anteile) USING (indikator_id)
      WHERE (ki_unten IS NULL) <> (ki_nenner IS NULL) OR wenige AND ki_unten IS NULL
        OR coalesce(ki_unten, ki_oben) IS NOT NULL AND (coalesce(wert NOT BETWEEN ki_unten - 1e-9 AND ki_oben + 1e-9, true)
        OR anteil AND (ki_unten < 0 OR ki_oben > 100))`,
    menge: "FROM beobachtungen WHERE ki_unten IS NOT NULL"
  },
  {
    name: "intervall_vollstaendig",
    regel: "Jeder Anteil und jede Rate mit Nenner hat ein Intervall",
    sql: `SELECT indikator_id || ' ' || ${place} || ': Nenner ' || ${n("nenner")} AS fund
      FROM beobachtungen SEMI JOIN katalog_intervalle USING (indikator_id)
      WHERE wert IS NOT NULL AND nenner > 0 AND (ki_unten IS NULL OR ki_oben IS NULL OR ki_nenner IS DISTINCT FROM nenner)`,
    menge: `FROM beobachtungen SEMI JOIN katalog_intervalle USING (indikator_id) WHERE wert IS NOT NULL AND nenner > 0`
  },
  {
    name: "vergleiche",
    regel: "Verglichen wird nur, was ein Intervall und einen Maßstab hat, und nie, wenn es zu wenige Fälle sind",
    sql: `SELECT indikator_id || ' ' || ${place} || ': ' || fund AS fund FROM (
        SELECT *, unnest([vergleich_bezirk::VARCHAR, vergleich_berlin::VARCHAR]) AS fund, unnest([rest_bezirk IS NULL, gebiet_id = '${BERLIN}']) AS ohne
        FROM beobachtungen WHERE coalesce(vergleich_bezirk::VARCHAR, vergleich_berlin::VARCHAR) IS NOT NULL)
      WHERE fund IS NOT NULL AND (ki_unten IS NULL OR ohne OR wenige <> (fund = 'zu_wenige_faelle'))`,
    menge: "FROM beobachtungen WHERE vergleich_bezirk IS NOT NULL OR vergleich_berlin IS NOT NULL"
  },
  {
    name: "zustand",
    regel: "Ein Zustand ohne Zahl trägt keinen Wert, eine Null heißt Null",
    sql: `SELECT indikator_id || ' ' || ${place} || ': ' || status AS fund FROM beobachtungen
      WHERE ${falscherZustand}
      UNION ALL SELECT feld || ' ' || gebiet_id || ': ' || status FROM bedarfsindex WHERE ${falscherZustand}
      UNION ALL SELECT quelle || ' ' || merkmal || ' ' || ${place} || ': ' || status FROM rohwerte
      WHERE ${falscherZustand}`,
    menge:
      "SELECT quelle FROM beobachtungen UNION ALL SELECT quelle FROM rohwerte UNION ALL SELECT 'mss' FROM bedarfsindex"
  },
  {
    name: "gebiete_bekannt",
    regel: "Jeder Wert gehört zu einem Gebiet seines Gebietsstands",
    sql: `SELECT DISTINCT lor_stand || ' ' || gebiet_id AS fund FROM (SELECT lor_stand, gebiet_id FROM beobachtungen
        UNION ALL SELECT lor_stand, gebiet_id FROM rohwerte
        UNION ALL SELECT '2021', gebiet_id FROM einrichtungen) ANTI JOIN gebiete USING (lor_stand, gebiet_id)`,
    menge:
      "SELECT quelle FROM beobachtungen UNION ALL SELECT quelle FROM rohwerte UNION ALL SELECT quelle FROM einrichtungen"
  },
  {
    name: "mss_klassen",
    regel:
      "Die nachgerechneten Klassen des Monitorings 2021 sind die amtlichen, außer der Index liegt beim Runden auf der Grenze zweier Klassen",
    sql: mssIndizes
      .map(
        (
          name
        ) => `SELECT '${name} ' || gebiet_id || ': ' || ${n(`${name}_klasse`)} || ' statt ' || ${n(`${name}_klasse_amtlich`)} AS fund
          FROM mss_nachrechnung WHERE bewertet AND ${name}_klasse IS DISTINCT FROM ${name}_klasse_amtlich
            AND coalesce(NOT ${amRandSql(`${name}_index`, mssGrenzen[name])}, true)`
      )
      .join(" UNION ALL "),
    menge: "SELECT 'mss' AS quelle FROM mss_nachrechnung WHERE bewertet"
  },
  {
    name: "mss_index",
    regel:
      "Der nachgerechnete Index des Monitorings 2021 weicht vom amtlichen nur durch Rundung ab; was nicht bewertet ist, hat keinen",
    // The shares have five decimals, so the sums are off by some more millionths.
    sql: mssIndizes
      .map(
        (
          name
        ) => `SELECT '${name} ' || gebiet_id || ': ' || ${n(`${name}_index`)} || ' statt ' || ${n(`${name}_index_amtlich`)} AS fund
          FROM mss_nachrechnung WHERE bewertet <> (${name}_index IS NOT NULL) OR bewertet <> (${name}_index_amtlich IS NOT NULL)
            OR abs(${name}_index - ${name}_index_amtlich) > ${rundung} + 1e-5`
      )
      .join(" UNION ALL "),
    menge: "SELECT 'mss' AS quelle FROM mss_nachrechnung"
  },
  {
    name: "bedarfsindex_regionen",
    regel:
      "Der Bedarfsindex einer Bezirksregion ist das Mittel ihrer Planungsräume nach Einwohnern und liegt zwischen ihnen",
    sql: `SELECT b.feld || ' ' || b.gebiet_id || ': ' || ${n("any_value(b.wert)")} || ' statt ' || ${n(mittel)} AS fund
      FROM bedarfsindex b JOIN bedarfsindex p ON p.feld = b.feld AND p.ebene = 'plr' AND starts_with(p.gebiet_id, b.gebiet_id)
      WHERE b.ebene = 'bzr' GROUP BY b.feld, b.gebiet_id
      HAVING coalesce(abs(any_value(b.wert) - ${mittel}) > 1e-9, any_value(b.wert) IS NOT NULL OR ${mittel} IS NOT NULL)
        OR any_value(b.unten) IS DISTINCT FROM min(p.wert) FILTER (p.einwohner > 0)
        OR any_value(b.oben) IS DISTINCT FROM max(p.wert) FILTER (p.einwohner > 0)
        OR any_value(b.wert) NOT BETWEEN any_value(b.unten) - 1e-9 AND any_value(b.oben) + 1e-9`,
    menge: "SELECT 'mss' AS quelle FROM bedarfsindex WHERE ebene = 'bzr'"
  },
  {
    name: "bedarfsindex_raenge",
    regel:
      "Jeder Planungsraum mit Bedarfsindex hat einen Rang innerhalb dessen, was irgendeine Gewichtung ergeben kann, jeder andere keinen",
    sql: `SELECT coalesce(b.gebiet_id, r.gebiet_id) || ': Rang ' || ${n("rang")} || ', möglich ' || ${n("bester_denkbar")} || ' bis ' || ${n("schlechtester_denkbar")} AS fund
      FROM (FROM bedarfsindex WHERE feld = 'gesamt' AND ebene = 'plr') b FULL JOIN bedarfsindex_raenge r USING (gebiet_id)
      WHERE (b.wert IS NULL) <> (r.rang IS NULL)
        OR least(rang, bester) < bester_denkbar OR greatest(rang, schlechtester) > schlechtester_denkbar
        OR median NOT BETWEEN rang_unten AND rang_oben`,
    menge: "SELECT 'mss' AS quelle FROM bedarfsindex WHERE feld = 'gesamt' AND ebene = 'plr'"
  },
  {
    name: "bericht_und_kernindikatoren",
    regel:
      "Ein Anteil aus einem Bericht stimmt mit dem Kernindikator desselben Namens überein (Abstand höchstens 0,05)",
    sql: `SELECT b.bericht || ' ' || b.kennzahl || ' ' || b.gebiet_id || ' (' || b.zeitraum || '): ' || ${n("b.wert")} || ' statt ' || ${n("k.wert")} AS fund
      FROM berichtswerte b JOIN rohwerte k ON k.quelle = 'kernindikatoren' AND k.merkmal = b.kennzahl
        AND k.lor_stand = b.lor_stand AND k.gebiet_id = b.gebiet_id AND k.zeitraum = b.zeitraum
      WHERE abs(b.wert - k.wert) > 0.05 + 1e-9`,
    menge: `SELECT b.quelle FROM berichtswerte b SEMI JOIN (FROM rohwerte WHERE quelle = 'kernindikatoren') k
      ON k.merkmal = b.kennzahl AND k.lor_stand = b.lor_stand AND k.gebiet_id = b.gebiet_id AND k.zeitraum = b.zeitraum`
  },
  {
    name: "einrichtungen_gezaehlt",
    regel: "Die Zahl der Einrichtungen je Art stimmt in Berlin mit der Liste überein",
    sql: `SELECT e.quelle || ' ' || e.release || ' ' || e.art || ': ' || count(*) || ' statt ' || ${n("any_value(r.wert)")} AS fund
      FROM einrichtungen e LEFT JOIN (
        SELECT quelle, release, merkmal, sum(wert) AS wert FROM rohwerte GROUP BY ALL) r
        ON r.quelle = e.quelle AND r.release = e.release AND r.merkmal = e.art
      GROUP BY e.quelle, e.release, e.art HAVING count(*) IS DISTINCT FROM any_value(r.wert)`,
    menge: "FROM einrichtungen"
  },
  {
    name: "indikator_hat_daten",
    regel: "Jeder Indikator des Verzeichnisses hat Werte auf jeder seiner Ebenen",
    sql: `SELECT k.indikator_id || ' (' || k.ebene || ')' AS fund FROM (FROM ebenen JOIN berechnungen USING (nummer)) k
      ANTI JOIN (SELECT DISTINCT indikator_id, ebene FROM beobachtungen JOIN gebiete USING (lor_stand, gebiet_id)
        WHERE wert IS NOT NULL) USING (indikator_id, ebene)`,
    menge: "SELECT coalesce(b.quelle, 'lor') AS quelle FROM ebenen JOIN berechnungen b USING (nummer)",
    abhilfe:
      "Bitte die Lieferung einlesen, die diese Werte hat, oder die Ebene in data/catalogue/indicators.json aus „ebenen“ streichen."
  },
  {
    name: "bericht_auf_ebenen",
    regel: "Jede Zahl eines Berichts, deren Kennzahl ein Indikator übernimmt, liegt auf einer Ebene dieses Indikators",
    sql: `SELECT 'Kennzahl ' || b.kennzahl || ', Ebene ' || g.ebene || ': ' || count(*) ||
        if(count(*) = 1, ' Zahl', ' Zahlen') || ' aus ' || string_agg(DISTINCT b.bericht, ', ' ORDER BY b.bericht) AS fund
      FROM ${uebernommen} JOIN gebiete g USING (lor_stand, gebiet_id)
      ANTI JOIN (SELECT quelle, merkmal, ebene FROM berechnungen JOIN ebenen USING (nummer) WHERE art = 'uebernahme') k
        ON k.quelle = b.quelle AND k.merkmal = b.kennzahl AND k.ebene = g.ebene
      GROUP BY b.kennzahl, g.ebene`,
    menge: `SELECT b.quelle FROM ${uebernommen}`,
    abhilfe:
      "Diese Zahlen würden nirgends gezeigt. Bitte in data/catalogue/indicators.json beim Indikator dieser Kennzahl die Ebene in „ebenen“ aufnehmen (und den LOR-Stand in „lor_staende“), oder der Kennzahl im Bericht einen eigenen Namen geben."
  },
  {
    name: "amtlich_geschuetzt",
    regel:
      "In Quellen, deren Behörde kleine Zahlen vor der Veröffentlichung schützt, kommt keine Zahl zwischen 0 und der kleinsten zugelassenen vor",
    sql: `SELECT quelle || ' ' || merkmal || ' ' || ${place} || ': ' || ${n("wert")} AS fund
      FROM rohwerte JOIN katalog_geheimhaltung USING (quelle) WHERE wert > 0 AND wert < kleinster_wert`,
    menge: "FROM rohwerte SEMI JOIN (FROM katalog_geheimhaltung WHERE kleinster_wert IS NOT NULL) USING (quelle)",
    abhilfe:
      "Das ist nicht die geschützte Fassung. Sie darf nicht veröffentlicht werden; bitte die Lieferung entfernen und beim Amt nachfragen."
  },
  {
    name: "bericht_geschuetzt",
    regel: "Kein Bericht nennt eine Zahl von Personen, die unter der Schwelle der Geheimhaltung liegt",
    sql: `SELECT bericht || ' ' || kennzahl || ' ' || ${place} AS fund
      FROM berichtswerte JOIN katalog_geheimhaltung USING (quelle)
      WHERE einheit IN ('Personen', 'Kinder', 'Haushalte', 'Fälle', 'Anzahl') AND wert > 0 AND wert < schwelle`,
    menge: "FROM berichtswerte SEMI JOIN (FROM katalog_geheimhaltung WHERE schwelle IS NOT NULL) USING (quelle)",
    abhilfe:
      "Bitte in der Tabelle des Berichts „•“ statt der Zahl eintragen, und ebenso eine weitere Zahl, wenn sich die erste aus einer Summe ergäbe."
  },
  {
    name: "daten_haben_indikator",
    regel: "Jedes gelieferte Merkmal wird von einem Indikator genutzt oder ist als nicht verwendet begründet",
    sql: `SELECT DISTINCT quelle || ' ' || merkmal AS fund FROM merkmale ANTI JOIN katalog_merkmale USING (quelle, merkmal)`,
    menge: "FROM merkmale",
    abhilfe:
      "Bitte für das Merkmal einen Indikator in data/catalogue/indicators.json anlegen, oder es in data/catalogue/methode.json unter „nicht_verwendet“ mit einem Grund eintragen."
  }
];

/**
 * Runs every check and notes in the table `pruefungen` how many rows of which source it looked at. Throws an InputError naming
 * each violated rule with its first findings. Returns the number of checks.
 */
export async function runChecks(connection: DuckDBConnection): Promise<number> {
  const problems = [];
  const passed: object[] = [];
  for (const {name, regel, sql, menge, abhilfe} of checks) {
    const funde = (await rowsOf<{fund: string}>(connection, `SELECT fund FROM (${sql}) ORDER BY fund`)).map(
      (f) => f.fund
    );
    if (funde.length > 0) {
      problems.push({
        datei: `Prüfung „${name}“`,
        regel: `${funde.slice(0, 3).join("; ")}${funde.length > 3 ? " …" : ""} verletzt die Regel: ${regel} (${funde.length === 1 ? "1 Fundstelle" : `${funde.length} Fundstellen`})`,
        abhilfe: abhilfe ?? "Bitte die genannte Lieferung in data/official oder den Katalog prüfen."
      });
      continue;
    }
    const counts = await rowsOf<{quelle: string; geprueft: number}>(
      connection,
      `SELECT quelle, count(*)::DOUBLE AS geprueft FROM (${menge}) GROUP BY quelle ORDER BY quelle`
    );
    passed.push(...counts.map((count) => ({name, regel, ...count, bestanden: true})));
  }
  if (problems.length > 0) throw new InputError(problems);
  await insertRows(connection, "pruefungen", passed, {
    name: "VARCHAR",
    regel: "VARCHAR",
    quelle: "VARCHAR",
    geprueft: "INTEGER",
    bestanden: "BOOLEAN"
  });
  return checks.length;
}
