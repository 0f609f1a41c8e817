import {mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {DuckDBInstance} from "@duckdb/node-api";
import type {DuckDBConnection} from "@duckdb/node-api";
import {rowsOf} from "../../loaders/warehouse/query.js";

async function mitDatei<T>(datei: Uint8Array, read: (c: DuckDBConnection, pfad: string) => Promise<T>): Promise<T> {
  const ordner = mkdtempSync(join(tmpdir(), "parquet-"));
  const pfad = join(ordner, "x.parquet");
  writeFileSync(pfad, datei);
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  try {
    return await read(connection, pfad);
  } finally {
    connection.closeSync();
    instance.closeSync();
    rmSync(ordner, {recursive: true});
  }
}

/** The rows of a Parquet file, in their order. */
export const parquetZeilen = (datei: Uint8Array): Promise<unknown[][]> =>
  mitDatei(
    datei,
    async (c, pfad) => (await c.runAndReadAll(`FROM read_parquet('${pfad}')`)).getRowsJS() as unknown[][]
  );

/** What a Parquet file says of itself in its footer. */
export const parquetAngaben = (datei: Uint8Array): Promise<Record<string, string>> =>
  mitDatei(datei, async (c, pfad) => {
    const sql = `SELECT decode(key) AS k, decode(value) AS v FROM parquet_kv_metadata('${pfad}')`;
    return Object.fromEntries((await rowsOf<{k: string; v: string}>(c, sql)).map(({k, v}) => [k, v]));
  });
