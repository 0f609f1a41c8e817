import type {DuckDBConnection} from "@duckdb/node-api";

/** *text* as an SQL literal. */
export const quote = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** *texts* as an SQL list. */
export const quoteAll = (texts: readonly string[]): string => `[${texts.map(quote).join(", ")}]`;

/** Rows of *sql*; a bigint means a missing cast. */
export async function rowsOf<T>(connection: DuckDBConnection, sql: string): Promise<T[]> {
  return (await connection.runAndReadAll(sql)).getRowObjectsJS() as T[];
}

/** The single row of *sql*; throws if there is none. */
export async function rowOf<T>(connection: DuckDBConnection, sql: string): Promise<T> {
  const [row] = await rowsOf<T>(connection, sql);
  if (row === undefined) throw new Error(`query returned no row\n\n${sql}`);
  return row;
}

/**
 * Runs *statements* as one transaction: small writes would each wait for the disk. Large ones are better off alone, since DuckDB
 * has no statistics of what is not committed yet.
 */
export async function inTransaction(connection: DuckDBConnection, statements: () => Promise<unknown>): Promise<void> {
  await connection.run("BEGIN TRANSACTION");
  try {
    await statements();
    await connection.run("COMMIT");
  } catch (error) {
    // A full disk has ended the transaction already; what counts is why.
    await connection.run("ROLLBACK").catch(() => undefined);
    throw error;
  }
}

/**
 * Inserts *rows* into *table* in one statement; keys that a row lacks become NULL. *columns* gives names and SQL types, as in
 * `{id: "VARCHAR", anzahl: "INTEGER"}`.
 */
export async function insertRows(
  connection: DuckDBConnection,
  table: string,
  rows: readonly object[],
  columns: Record<string, string>
): Promise<void> {
  if (rows.length === 0) return;
  const shape = `{${Object.entries(columns)
    .map(([name, type]) => `"${name}": "${type}"`)
    .join(", ")}}`;
  await connection.run(
    `INSERT INTO ${table} BY NAME SELECT unnest(from_json($rows::JSON, $shape), recursive := true)`,
    {rows: JSON.stringify(rows), shape: `[${shape}]`}
  );
}

/** Creates the temporary *table* and fills it with *rows*, as *insertRows* does. */
export async function tempTable(
  connection: DuckDBConnection,
  table: string,
  rows: readonly object[],
  columns: Record<string, string>
): Promise<void> {
  const definition = Object.entries(columns).map(([name, type]) => `"${name}" ${type}`);
  await connection.run(`CREATE OR REPLACE TEMP TABLE ${table} (${definition.join(", ")})`);
  await insertRows(connection, table, rows, columns);
}

/**
 * Gives text columns of the still empty *table* types of their own (ENUM) with the values that the SQL in *values* names: such a
 * column is written and compared several times faster, and read as text like any other.
 */
export async function narrowColumns(
  connection: DuckDBConnection,
  table: string,
  values: Record<string, string>
): Promise<void> {
  await inTransaction(connection, async () => {
    for (const [column, sql] of Object.entries(values)) {
      const type = `${table}_${column}`;
      await connection.run(
        `CREATE TYPE ${type} AS ENUM (SELECT DISTINCT wert::VARCHAR FROM (${sql}) t(wert) ORDER BY 1);
        ALTER TABLE ${table} ALTER ${column} TYPE ${type}`
      );
    }
  });
}

/** *items* by the key of each, in their order. */
export function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
