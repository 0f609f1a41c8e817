import {mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {DuckDBInstance} from "@duckdb/node-api";
import type {Csvtabelle} from "../loaders/marts/offen.js";
import type {Feld} from "../loaders/marts/offenSpalten.js";
import {quote} from "../loaders/warehouse/query.js";

const typen: Readonly<Record<Feld["type"], string>> = {
  string: "VARCHAR",
  number: "DOUBLE",
  integer: "INTEGER",
  boolean: "BOOLEAN"
};

const struct = (entries: readonly (readonly [string, string])[]): string =>
  `{${entries.map(([key, value]) => `${quote(key)}: ${quote(value)}`).join(", ")}}`;

/**
 * The tables as Parquet files by name: made of the very CSV texts, so that both hold the same. Same input and same version of DuckDB,
 * same bytes. Throws if a cell does not fit the type of its column.
 */
export async function parquetOf(tabellen: readonly Csvtabelle[]): Promise<Map<string, Uint8Array>> {
  const ordner = mkdtempSync(join(tmpdir(), "parquet-"));
  const instance = await DuckDBInstance.create(":memory:", {threads: "1"});
  const connection = await instance.connect();
  try {
    const dateien = new Map<string, Uint8Array>();
    for (const {name, csv, felder, angaben} of tabellen) {
      const [von, nach] = [join(ordner, `${name}.csv`), join(ordner, `${name}.parquet`)];
      writeFileSync(von, csv);
      const spalten = struct(felder.map((feld) => [feld.name, typen[feld.type]]));
      await connection.run(
        `COPY (
  SELECT * FROM read_csv(${quote(von)}, auto_detect = false, header = true, delim = ',', quote = '"', escape = '"', nullstr = '',
    new_line = '\\n', parallel = false, columns = ${spalten})
) TO ${quote(nach)} (FORMAT parquet, COMPRESSION zstd, KV_METADATA ${struct(Object.entries(angaben))})`
      );
      dateien.set(name, new Uint8Array(readFileSync(nach)));
    }
    return dateien;
  } finally {
    connection.closeSync();
    instance.closeSync();
    rmSync(ordner, {recursive: true, force: true});
  }
}
