import type { DatabaseSync } from "node:sqlite";
import type { StoredValue } from "../../content/row-hash.ts";

/** The rows of a statement as lists of values, one at a time. */
export function rowsOf(database: DatabaseSync, text: string): Iterable<StoredValue[]> {
  const statement = database.prepare(text);
  statement.setReturnArrays(true);
  // A damaged integer may be larger than a number can hold.
  statement.setReadBigInts(true);
  return statement.iterate() as Iterable<unknown> as Iterable<StoredValue[]>;
}
