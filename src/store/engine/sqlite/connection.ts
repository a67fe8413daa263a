import { DatabaseSync, type SQLInputValue } from "node:sqlite";
import { SqliteDialect } from "kysely";

/** Called after each statement, in order, with the time that it took in milliseconds. */
export type OnStatement = (sql: string, parameters: readonly unknown[], ms: number) => void;

/**
 * Opens a database file with the SQLite built into Node.js, as a Kysely dialect.
 * `changeMark` returns a text that changes when this connection or any other one has written.
 * In WAL mode readers continue while one process writes. With `synchronous = full`, committed writes survive a power failure.
 */
export function sqliteDialect(
  file: string,
  onStatement: OnStatement | null,
): { dialect: SqliteDialect; changeMark: () => string } {
  const database = new DatabaseSync(file);
  database.exec("pragma busy_timeout = 15000");
  database.exec("pragma journal_mode = wal");
  database.exec("pragma synchronous = full");
  database.exec("pragma foreign_keys = on");
  database.exec("pragma cache_size = -65536");
  // Memory mapping reads pages from the page cache of the system, so a store larger than SQLite's own cache is not copied.
  database.exec("pragma mmap_size = 4294967296");
  database.function("unicode_lower", { deterministic: true }, (text) =>
    typeof text === "string" ? text.toLowerCase() : null,
  );
  const otherWrites = database.prepare("pragma data_version");
  const ownWrites = database.prepare("select total_changes() as rows");
  return {
    dialect: new SqliteDialect({ database: adapt(database, onStatement) }),
    changeMark: () => `${otherWrites.get()?.data_version}-${ownWrites.get()?.rows}`,
  };
}

/** Adapts `node:sqlite` to the interface of SqliteDialect, whose statements declare whether they return rows. */
function adapt(database: DatabaseSync, onStatement: OnStatement | null) {
  return {
    close: () => database.close(),
    prepare(text: string) {
      const start = onStatement ? performance.now() : 0;
      // Kysely can log statements too, but wraps each of them in several promises.
      const observed = <Result>(parameters: readonly unknown[], execute: () => Result): Result => {
        try {
          return execute();
        } finally {
          onStatement?.(text, parameters, performance.now() - start);
        }
      };
      // Every transaction writes. `begin immediate` waits for the write lock; a plain `begin` can fail at the first write.
      const statement = database.prepare(text === "begin" ? "begin immediate" : text);
      return {
        reader: statement.columns().length > 0,
        all: (parameters: readonly unknown[]) =>
          observed(parameters, () => statement.all(...(parameters as SQLInputValue[]))),
        run: (parameters: readonly unknown[]) =>
          observed(parameters, () => statement.run(...(parameters as SQLInputValue[]))),
        iterate: (parameters: readonly unknown[]) =>
          statement.iterate(...(parameters as SQLInputValue[])) as IterableIterator<unknown>,
      };
    },
  };
}
