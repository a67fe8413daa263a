import { DatabaseSync, type SQLInputValue } from "node:sqlite";
import { SqliteDialect } from "kysely";

/**
 * Kysely's dialect over the SQLite that the runtime brings.
 * `changeMark` gives a text that differs once this connection or another one has written.
 * WAL lets readers go on while one process writes; FULL keeps every acknowledged write through a power cut.
 */
export function sqliteDialect(file: string): { dialect: SqliteDialect; changeMark: () => string } {
  const database = new DatabaseSync(file);
  database.exec("pragma busy_timeout = 15000");
  database.exec("pragma journal_mode = wal");
  database.exec("pragma synchronous = full");
  database.exec("pragma foreign_keys = on");
  database.exec("pragma cache_size = -65536");
  // Pages are read where the system keeps them, so that a store larger than the cache is not copied over and over.
  database.exec("pragma mmap_size = 4294967296");
  database.function("unicode_lower", { deterministic: true }, (text) =>
    typeof text === "string" ? text.toLowerCase() : null,
  );
  const others = database.prepare("pragma data_version");
  const own = database.prepare("select total_changes() as rows");
  return {
    dialect: new SqliteDialect({ database: adapt(database) }),
    changeMark: () => `${others.get()?.data_version}-${own.get()?.rows}`,
  };
}

/** Adapts `node:sqlite` to what SqliteDialect expects: a statement that knows whether it returns rows. */
function adapt(database: DatabaseSync) {
  return {
    close: () => database.close(),
    prepare(text: string) {
      // Every transaction here writes: taking the write lock at once waits for another writer instead of failing halfway.
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
