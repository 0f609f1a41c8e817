import type {DuckDBConnection} from "@duckdb/node-api";
import {groupBy, rowsOf} from "./query.js";

const formRule =
  "Jede Datei hat Zeichen für Zeichen die Form, in der eingelesen wird: Kopf, Reihenfolge, Schlüssel, Zahlen und Zeichen";

/** Notes in `pruefungen` that every cell of every source went through its contract; call it once all releases are loaded. */
export async function noteContract(connection: DuckDBConnection): Promise<void> {
  await connection.run(
    `-- How many figures of which source has the contract let in?
    INSERT INTO pruefungen
    SELECT 'lieferform', '${formRule}', quelle, count(*)::INTEGER, true FROM rohwerte GROUP BY quelle
    UNION ALL SELECT 'lieferform', '${formRule}', 'lor', count(*)::INTEGER, true FROM gebiete`
  );
}

/**
 * The quality report as JSON: every rule with the number of rows it looked at by source, every release with its rows, cells and
 * the states of its cells. It holds no time, so that the same data give the same report.
 */
export async function formatQuality(connection: DuckDBConnection): Promise<string> {
  const checks = await rowsOf<{name: string; regel: string; quelle: string; geprueft: number}>(
    connection,
    "SELECT name, regel, quelle, geprueft FROM pruefungen ORDER BY name, quelle"
  );
  const pruefungen = [...groupBy(checks, ({name}) => name)].map(([name, rows]) => ({
    name,
    regel: rows[0]?.regel,
    bestanden: true,
    geprueft: rows.reduce((n, r) => n + r.geprueft, 0),
    quellen: Object.fromEntries(rows.map(({quelle, geprueft}) => [quelle, geprueft]))
  }));
  const states = await rowsOf<{quelle: string; release: string; status: string; zellen: number}>(
    connection,
    `SELECT quelle, release, status, count(*)::INTEGER AS zellen FROM rohwerte GROUP BY ALL ORDER BY ALL`
  );
  const byRelease = groupBy(states, ({quelle, release}) => `${quelle} ${release}`);
  const releases = await rowsOf<{quelle: string; release: string; zeilen: number}>(
    connection,
    "SELECT quelle, release, zeilen FROM releases ORDER BY quelle, release"
  );
  const lieferungen = releases.map(({quelle, release, zeilen}) => {
    const own = byRelease.get(`${quelle} ${release}`) ?? [];
    return {
      quelle,
      release,
      zeilen,
      zellen: own.reduce((n, s) => n + s.zellen, 0),
      zustaende: Object.fromEntries(own.map(({status, zellen}) => [status, zellen]))
    };
  });
  return `${JSON.stringify({pruefungen, lieferungen}, null, 2)}\n`;
}
