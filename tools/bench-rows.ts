import type {DuckDBConnection} from "@duckdb/node-api";
import {acceptTyped, UNORDERED} from "../loaders/warehouse/accept.js";
import {langform, langformConditions} from "../loaders/warehouse/long.js";
import {quote} from "../loaders/warehouse/query.js";
import {runBenchTask} from "./bench-task.js";

/**
 * Child of the bench, one task a process so that its peak memory is the task's own: `write FILE ROWS` makes a file in long form,
 * `bare FILE` reads it as anybody would, `load FILE` checks and loads it. Prints seconds and peak memory as JSON.
 */
const [task, file = "", rows = "0"] = process.argv.slice(2);

const plr = "(FROM read_csv('data/official/lor/2021.csv', all_varchar = true) WHERE ebene = 'plr')";

async function write(connection: DuckDBConnection): Promise<void> {
  await connection.run(
    `-- Many figures in order: 20 Merkmale, 26 dates, 3 sexes and 12 ages an area; one in 50 protected, one column in 5 with decimals.
    COPY (
      SELECT '2021' AS lor_stand, ids[1 + i // 18720] AS gebiet_id, 'm' || lpad((i // 936 % 20)::VARCHAR, 2, '0') AS merkmal,
        (2000 + i // 36 % 26) || '-12-31' AS zeitraum, ['insgesamt', 'maennlich', 'weiblich'][1 + i // 12 % 3] AS geschlecht,
        'a' || lpad((i % 12)::VARCHAR, 2, '0') AS altersgruppe,
        CASE WHEN i * 7919 % 50 = 0 THEN NULL
          WHEN i // 936 % 5 = 0 THEN regexp_replace(((1 + i * 7919 % 9999) / 100)::VARCHAR, '\\.0$', '')
          ELSE (i * 7919 % 20011 + 1)::VARCHAR END AS wert,
        CASE WHEN i * 7919 % 50 = 0 THEN 'geschuetzt' ELSE 'wert' END AS status, NULL AS anmerkung
      FROM range(${Number(rows)}) r(i), (SELECT list(gebiet_id ORDER BY gebiet_id) AS ids FROM ${plr})
    ) TO ${quote(file)} (HEADER, DELIM ',', QUOTE '"', NULLSTR '')`
  );
}

async function load(connection: DuckDBConnection): Promise<void> {
  await connection.run(UNORDERED);
  await connection.run(`CREATE TABLE gebiete AS SELECT lor_stand, gebiet_id FROM ${plr}`);
  const accepted = await acceptTyped(connection, {
    path: file,
    grammar: langform,
    table: "langwerte",
    temp: false,
    conditions: langformConditions
  });
  if (!accepted) throw new Error(`file: ${file} is in doubt`);
}

await runBenchTask(
  {
    write,
    load,
    bare: (connection) => connection.run(`CREATE TABLE t AS SELECT * FROM read_csv(${quote(file)})`)
  },
  task
);
