import { DatabaseSync, type SQLInputValue } from "node:sqlite";
import { SqliteDialect } from "kysely";

/** A statement was stopped because it visited more rows than the connection allows. */
export class RowBudgetExceeded extends Error {}

export interface ConnectionOptions {
  /** The number of rows that one statement may visit. */
  maxRows?: number;
  /** Rejects statements that write. */
  isReader?: boolean;
}

/**
 * Opens a database file with the SQLite built into Node.js, as a Kysely dialect.
 * `changeMark` returns a text that changes when this connection or any other one has written.
 * In WAL mode readers continue while one process writes. With `synchronous = full`, committed writes survive a power failure.
 */
export function sqliteDialect(
  file: string,
  { maxRows = Number.POSITIVE_INFINITY, isReader = false }: ConnectionOptions = {},
): { dialect: SqliteDialect; changeMark: () => string; visitedRows: () => number } {
  const database = new DatabaseSync(file);
  database.exec("pragma busy_timeout = 15000");
  if (isReader) database.exec("pragma query_only = on");
  else database.exec("pragma journal_mode = wal");
  database.exec("pragma synchronous = full");
  database.exec("pragma foreign_keys = on");
  database.exec("pragma cache_size = -65536");
  // Memory mapping reads pages from the page cache of the system, so a store larger than SQLite's own cache is not copied.
  database.exec("pragma mmap_size = 4294967296");
  database.function("unicode_lower", { deterministic: true }, (text) =>
    typeof text === "string" ? text.toLowerCase() : null,
  );
  let visited = 0;
  let visitedBefore = 0;
  // Not deterministic, so that SQLite calls it for each row. A statement cannot be interrupted by other means.
  database.function("visit_row", (_column) => {
    if (++visited > maxRows) throw new RowBudgetExceeded("the statement visits too many rows");
    return 1;
  });
  const otherWrites = database.prepare("pragma data_version");
  const ownWrites = database.prepare("select total_changes() as rows");
  return {
    dialect: new SqliteDialect({
      database: adapt(database, () => {
        visitedBefore += visited;
        visited = 0;
      }),
    }),
    visitedRows: () => visitedBefore + visited,
    changeMark: () => `${otherWrites.get()?.data_version}-${ownWrites.get()?.rows}`,
  };
}

/**
 * Adapts `node:sqlite` to the interface of SqliteDialect, whose statements declare whether they return rows. Each statement is prepared
 * right before it is executed.
 */
function adapt(database: DatabaseSync, onStatement: () => void) {
  return {
    close: () => database.close(),
    prepare(text: string) {
      // Every transaction writes. `begin immediate` waits for the write lock; a plain `begin` can fail at the first write.
      onStatement();
      const statement = database.prepare(text === "begin" ? "begin immediate" : text);
      return {
        reader: statement.columns().length > 0,
        all: (parameters: readonly unknown[]) => statement.all(...(parameters as SQLInputValue[])),
        run: (parameters: readonly unknown[]) => statement.run(...(parameters as SQLInputValue[])),
        iterate: (parameters: readonly unknown[]) =>
          statement.iterate(...(parameters as SQLInputValue[])) as IterableIterator<unknown>,
      };
    },
  };
}
