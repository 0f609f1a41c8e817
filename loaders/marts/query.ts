import type {DuckDBConnection, DuckDBValue} from "@duckdb/node-api";
import {z} from "zod";

/** Runs *sql* and checks every row against *row*; throws with the SQL if one does not fit (a bigint means a missing cast). */
export async function queryRows<T extends z.ZodType>(
  connection: DuckDBConnection,
  row: T,
  sql: string,
  params: Record<string, DuckDBValue> = {}
): Promise<z.output<T>[]> {
  const reader = await connection.runAndReadAll(sql, params);
  const result = z.array(row).safeParse(reader.getRowObjectsJS());
  if (result.success) return result.data;
  throw new Error(`query returned unexpected rows\n${z.prettifyError(result.error)}\n\n${sql}`, {cause: result.error});
}
