import type { DatabaseSync, StatementSync } from "node:sqlite";
import { LRUCache } from "lru-cache";
import { rowMaker } from "./row.ts";

/** A prepared statement. */
export interface Prepared {
  statement: StatementSync;
  /** Makes rows of the lists of values that the statement returns. Null if it returns none. */
  makeRow: ReturnType<typeof rowMaker> | null;
}

/** The length of the texts of all statements that are kept, in characters. SQLite needs about ten times the memory. */
const maxTotalLength = 200_000;

/** The length of one text. Longer ones come from filters that hardly any other request has. */
const maxTextLength = 20_000;

/** Prepares the statements of a database, and keeps those that were used last: preparing one takes longer than most of them. */
export class Statements {
  readonly #database: DatabaseSync;
  readonly #kept = new LRUCache<string, Prepared>({
    maxSize: maxTotalLength,
    maxEntrySize: maxTextLength,
    sizeCalculation: (_prepared, text) => text.length,
  });

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  /** A statement for one execution, which ends before the next call. */
  get(text: string): Prepared {
    const known = this.#kept.get(text);
    if (known) return known;
    const prepared = this.prepare(text);
    this.#kept.set(text, prepared);
    return prepared;
  }

  /** A statement of its own, whose execution may be interrupted by others. */
  prepare(text: string): Prepared {
    const statement = this.#database.prepare(text);
    const names = statement.columns().map(({ name }) => name);
    if (names.length === 0) {
      // The row ids of the full-text index may be larger than a number can hold.
      statement.setReadBigInts(true);
      return { statement, makeRow: null };
    }
    statement.setReturnArrays(true);
    return { statement, makeRow: rowMaker(names) };
  }
}
