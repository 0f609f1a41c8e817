import {readFileSync, statSync} from "node:fs";
import {basename} from "node:path";
import type {DuckDBConnection} from "@duckdb/node-api";
import {grossdateiOf} from "../loaders/leistungen/eingang.js";
import {UNORDERED} from "../loaders/warehouse/accept.js";
import {acceptGross, insertWarnings, yearRows} from "../loaders/warehouse/leistungenGross.js";
import {quote} from "../loaders/warehouse/query.js";
import type {Register} from "../src/lib/leistungen/typen.js";
import {runBenchTask} from "./bench-task.js";

/**
 * Child of the bench, one task a process so that its peak memory is the task's own: `write FILE ROWS` makes a file of the
 * table leistungen as the example records are written (semicolons, decimal comma), `bare FILE` reads it as anybody would,
 * `load FILE` checks it by the contract and loads it. Prints seconds and peak memory as JSON.
 */
const [task, file = "", rows = "0"] = process.argv.slice(2);

const months = 144;
const offers = 35;
const first = 2013;
const id = (name: string, n: number, digits: number): string => `${name}-${String(n).padStart(digits, "0")}`;

async function write(connection: DuckDBConnection): Promise<void> {
  await connection.run(
    `-- Twelve years by month of 35 offers a centre; every third offer counts no migration background, every second no volunteers.
    COPY (
      SELECT 'zentrum-' || lpad((i // ${offers * months})::VARCHAR, 4, '0') AS zentrum_id,
        'angebot-' || lpad((i // ${months} % ${offers})::VARCHAR, 2, '0') AS angebot_id,
        (${first} + i % ${months} // 12) || '-' || lpad((1 + i % 12)::VARCHAR, 2, '0') AS zeitraum, termine,
        replace(printf('%.4g', termine * 1.5), '.', ',') AS stunden, teilnahmen, teilnahmen // 3 + 1 AS personen,
        teilnahmen // 2 AS weiblich, teilnahmen // 3 AS maennlich, CASE WHEN i % 7 = 0 THEN 0 END AS divers,
        teilnahmen // 5 AS unter_18, teilnahmen // 4 AS ab_65,
        CASE WHEN i // ${months} % 3 > 0 THEN teilnahmen // 6 END AS mit_migrationshintergrund,
        CASE WHEN i // ${months} % 2 = 0 THEN i % 5 END AS ehrenamtliche,
        CASE WHEN i // ${months} % 2 = 0 THEN replace(printf('%.4g', i % 50 / 4), '.', ',') END AS ehrenamt_stunden
      FROM (SELECT i, 2 + i * 7919 % 9 AS termine, 10 + i * 104729 % 191 AS teilnahmen FROM range(${Number(rows)}) r(i))
    ) TO ${quote(file)} (HEADER, DELIM ';', NULLSTR '')`
  );
}

async function load(connection: DuckDBConnection): Promise<void> {
  await connection.run(UNORDERED);
  await connection.run(readFileSync("loaders/warehouse/tables.sql", "utf8"));
  const datei = grossdateiOf({name: basename(file), pfad: file, bytes: statSync(file).size}, 0);
  if (datei === undefined) throw new Error(`file: ${file} has not the header of the contract`);
  const zentren = Array.from({length: 2000}, (_, n) => id("zentrum", n, 4));
  const register: Register = {
    zentren: zentren.map((zentrum) => ({id: zentrum, titel: zentrum})),
    zielgruppen: [],
    leistungsbereiche: [],
    problemfelder: [],
    standards: [],
    bezirksregionen: [],
    gebiete: []
  };
  const each = <T>(n: number, of: (zentrum_id: string, i: number) => T): T[] =>
    zentren.flatMap((zentrum_id) => Array.from({length: n}, (_, i) => of(zentrum_id, i)));
  const zeilen = await acceptGross(connection, datei, {
    register,
    heute: "2026-02-15",
    angebote: each(offers, (zentrum_id, i) => ({zentrum_id, angebot_id: id("angebot", i, 2)})),
    monate: each(months, (zentrum_id, i) => ({
      zentrum_id,
      monat: `${first + Math.floor(i / 12)}-${String(1 + (i % 12)).padStart(2, "0")}`
    }))
  });
  if (zeilen === null) throw new Error(`file: ${file} is in doubt`);
  await yearRows(connection, datei, zeilen);
  await insertWarnings(connection, datei, zeilen);
}

await runBenchTask(
  {
    write,
    load,
    bare: (connection) => connection.run(`CREATE TABLE t AS SELECT * FROM read_csv(${quote(file)})`)
  },
  task
);
