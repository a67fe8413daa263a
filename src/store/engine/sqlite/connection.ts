import { statSync } from "node:fs";
import { DatabaseSync, type SQLInputValue } from "node:sqlite";
import { SqliteDialect } from "kysely";
import { KeptSpace } from "../../kept/kept-space.ts";
import type { Connection } from "../connection.ts";
import { contentTracker } from "./content-tracker.ts";
import { ConvertedValues } from "./converted-values.ts";
import { addFunctions } from "./functions.ts";
import { openForReading } from "./open-for-reading.ts";
import { rowsOf } from "./rows.ts";
import { Statements } from "./statements.ts";

/** A statement was stopped because it visited more rows than the connection allows. */
export class RowBudgetExceeded extends Error {}

/** The size of the page cache in KiB. */
export const cacheSize = 64 * 1024;

export interface ConnectionOptions {
  /** The number of rows that one statement may visit. */
  maxRows?: number;
  /** Opens an existing file without writing to it. */
  isReadOnly?: boolean;
  onStatement?: OnStatement;
  /** The approximate size of what is kept to answer later questions, in bytes. */
  keptBytes?: number;
}

/** What a store is made of. */
interface SqliteParts {
  dialect: SqliteDialect;
  changeMark: () => string;
  visitedRows: () => number;
  kept: KeptSpace;
  connection: Connection;
}

/** Called after each statement, in order, with the time that it took in milliseconds. */
export type OnStatement = (sql: string, parameters: readonly unknown[], ms: number) => void;

/**
 * Opens a database file with the SQLite built into Node.js, as a Kysely dialect.
 * `changeMark` returns a text that changes when this connection or any other one has written.
 * In WAL mode readers continue while one process writes. With `synchronous = full`, committed writes survive a power failure.
 */
export function sqliteDialect(
  file: string,
  {
    maxRows = Number.POSITIVE_INFINITY,
    keptBytes = Number.POSITIVE_INFINITY,
    isReadOnly = false,
    onStatement,
  }: ConnectionOptions = {},
): SqliteParts {
  const visits = new RowVisits(maxRows);
  const kept = new KeptSpace(keptBytes);
  const openFile = () => open(file, isReadOnly, visits, (database) => new ConvertedValues(database, changeMark, kept));
  let current = openFile();
  let opened = 1;
  let isEnded = false;
  const end = () => {
    isEnded = true;
    if (current.database.isOpen) current.database.close();
  };
  function changeMark(): string {
    return `${opened}-${current.changeMark()}`;
  }
  return {
    dialect: new SqliteDialect({ database: adapt(() => current, { visits, onStatement, close: end }) }),
    changeMark,
    visitedRows: () => visits.total,
    kept,
    connection: {
      file: file === ":memory:" ? null : file,
      isReadOnly,
      get identity() {
        return current.identity;
      },
      get isOpen() {
        return isEnded || current.database.isOpen;
      },
      get tracker() {
        return current.tracker;
      },
      get: (statement) => current.database.prepare(statement).get(),
      rows: (statement) => rowsOf(current.database, statement),
      prepare: (text) => {
        const statement = current.database.prepare(text);
        statement.setReadBigInts(true);
        return statement;
      },
      execute: (statements) => current.database.exec(statements),
      beforeReopen: null,
      reopen() {
        if (isEnded || (current.database.isOpen && current.database.isTransaction)) return;
        this.beforeReopen?.();
        const former = current;
        // Two connections to the same file could wait for each other's locks, and hold up all requests.
        if (former.identity === identityOf(file) && former.database.isOpen) former.database.close();
        current = openFile();
        opened += 1;
        if (former.database.isOpen) former.database.close();
      },
    },
  };
}

function open(
  file: string,
  isReadOnly: boolean,
  visits: RowVisits,
  valuesOf: (database: DatabaseSync) => ConvertedValues,
) {
  const database = isReadOnly ? openForReading(file) : new DatabaseSync(file);
  database.exec("pragma busy_timeout = 15000");
  if (!isReadOnly) {
    database.exec("pragma journal_mode = wal");
    database.exec("pragma synchronous = full");
  }
  database.exec("pragma foreign_keys = on");
  database.exec(`pragma cache_size = -${cacheSize}`);
  // Without memory mapping: if another program truncated a mapped file, the next read would end the process.
  database.exec("pragma mmap_size = 0");
  addFunctions(database);
  // Not deterministic, so that SQLite calls it for each row. A statement cannot be interrupted by other means.
  database.function("visit_row", (_column) => {
    visits.visit();
    return 1;
  });
  const otherWrites = database.prepare("pragma data_version");
  const ownWrites = database.prepare("select total_changes()");
  // Every request asks, and arrays take half of the time of objects.
  for (const statement of [otherWrites, ownWrites]) statement.setReturnArrays(true);
  const changeMark = () => `${otherWrites.get()}-${ownWrites.get()}`;
  return {
    database,
    statements: new Statements(database),
    values: valuesOf(database),
    identity: file === ":memory:" ? null : identityOf(file),
    tracker: contentTracker(database),
    changeMark,
  };
}

/** Counts the rows that statements visit. */
class RowVisits {
  readonly #max: number;
  #before = 0;
  #current = 0;

  constructor(max: number) {
    this.#max = max;
  }

  /** The number of rows that all statements have visited. */
  get total(): number {
    return this.#before + this.#current;
  }

  /** Begins a statement. */
  begin(): void {
    this.#before += this.#current;
    this.#current = 0;
  }

  /** @throws {RowBudgetExceeded} */
  visit(): void {
    this.#current += 1;
    if (this.#current > this.#max) throw new RowBudgetExceeded("the statement visits too many rows");
  }
}

/** Identifies the file at a path. Null if there is none. A file that was moved and replaced by a copy has another identity. */
export function identityOf(file: string): string | null {
  const found = statSync(file, { throwIfNoEntry: false });
  return found ? `${found.dev}-${found.ino}` : null;
}

/** Adapts `node:sqlite` to the interface of SqliteDialect, whose statements declare whether they return rows. */
function adapt(
  current: () => { database: DatabaseSync; statements: Statements; values: ConvertedValues },
  { visits, onStatement, close }: { visits: RowVisits; onStatement: OnStatement | undefined; close: () => void },
) {
  return {
    close,
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
      const { database, statements, values } = current();
      // After some errors, such as a full disk, SQLite has already rolled back. An error here would hide the first one.
      const isRolledBack = text === "rollback" && !database.isTransaction;
      // Every transaction writes. `begin immediate` waits for the write lock; a plain `begin` can fail at the first write.
      visits.begin();
      values.begin();
      const executed = isRolledBack ? "select 1" : text === "begin" ? "begin immediate" : text;
      const { statement, makeRow } = statements.get(executed);
      return {
        reader: makeRow !== null,
        all: (parameters: readonly unknown[]) =>
          observed(parameters, () => {
            const rows: unknown[] = statement.all(...(parameters as SQLInputValue[]));
            return makeRow ? (rows as unknown[][]).map(makeRow) : rows;
          }),
        run: (parameters: readonly unknown[]) =>
          observed(parameters, () => statement.run(...(parameters as SQLInputValue[]))),
        *iterate(parameters: readonly unknown[]) {
          const { statement, makeRow } = statements.prepare(executed);
          const rows: Iterable<unknown> = statement.iterate(...(parameters as SQLInputValue[]));
          for (const values of rows) yield makeRow ? makeRow(values as unknown[]) : values;
        },
      };
    },
  };
}
