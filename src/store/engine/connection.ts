import type { StoredValue } from "../content/row-hash.ts";
import type { ContentTracker } from "./sqlite/content-tracker.ts";

/** A prepared statement that writes. */
export interface WriteStatement {
  /** Returns the number of rows that were written, and the row id of the last one that was inserted. */
  run(...values: StoredValue[]): { changes: number | bigint; lastInsertRowid: number | bigint };
}

/** What a store needs of its connection besides statements. */
export interface Connection {
  /** The file that is open. Null for a store in memory. */
  readonly file: string | null;
  readonly isReadOnly: boolean;
  /** Identifies the file that was opened, to notice that another file took its place. Null for a store in memory. */
  readonly identity: string | null;
  /** False if the file could not be opened again. True after the store was closed. */
  readonly isOpen: boolean;
  /** Called before the file is opened again, so that other processes of the server close it. */
  beforeReopen: (() => void) | null;
  readonly tracker: ContentTracker;
  /** Runs a statement that returns at most one row. It is not logged. */
  get(statement: string): Record<string, unknown> | undefined;
  /** The rows of a statement as lists of values. It is not logged. */
  rows(statement: string): Iterable<StoredValue[]>;
  /** Prepares a statement for many executions within a transaction. They are not logged. */
  prepare(statement: string): WriteStatement;
  /** Executes statements that return no rows. They are not logged. */
  execute(statements: string): void;
  /**
   * Opens the file again, which may be another file by now, and closes the former connection. Does nothing during a transaction.
   * @throws if it cannot be opened
   */
  reopen(): void;
}

const connections = new WeakMap<object, Connection>();

/** Registers the connection of a store. */
export function setConnection(store: object, connection: Connection): void {
  connections.set(store, connection);
}

/** The connection of a store. @throws {Error} if the store was not opened by this program */
export function connectionOf(store: object): Connection {
  const found = connections.get(store);
  if (!found) throw new Error("the store has no registered connection");
  return found;
}
