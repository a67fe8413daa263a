import type { DatabaseSync } from "node:sqlite";
import type { StoredValue } from "../../content/row-hash.ts";
import type { HashedTable } from "./hashed-table.ts";

/** A row that was added to a table, or removed from it. An update is a row that is removed and one that is added. */
export interface RowChange {
  sign: 1 | -1;
  /** The values in the order of the columns. */
  values: StoredValue[];
}

/** Records the changes of tables that SQLite writes itself, on which there can be no triggers. */
export interface ShadowChanges {
  changesOf(table: string): Iterable<RowChange>;
  /** Frees the memory of what was recorded. */
  close(): void;
}

/** Starts to record. Rows are held in memory as they were before, so this is for writes that change few of them. */
export function recordShadowChanges(database: DatabaseSync, tables: readonly HashedTable[]): ShadowChanges {
  const recorders = new Map(
    tables.map((table) => [table.name, { table, session: database.createSession({ table: table.name }) }]),
  );
  return {
    changesOf(name) {
      const recorder = recorders.get(name);
      return recorder
        ? changesIn(recorder.session.changeset(), currentRows(database, recorder.table), recorder.table.keyLength)
        : [];
    },
    close() {
      for (const { session } of recorders.values()) session.close();
    },
  };
}

/** Reads a row as it is now, by the values of its primary key. */
type ReadRow = (key: readonly StoredValue[]) => StoredValue[];

function currentRows(database: DatabaseSync, { name, columns, keyLength }: HashedTable): ReadRow {
  const key = columns.slice(0, keyLength).map((column) => `"${column}" = ?`);
  const statement = database.prepare(
    `select ${columns.map((column) => `"${column}"`).join(", ")} from "${name}" where ${key.join(" and ")}`,
  );
  statement.setReturnArrays(true);
  statement.setReadBigInts(true);
  return (values) => {
    const found: unknown = statement.get(...values);
    if (!Array.isArray(found)) throw new Error("a changeset contains an update of a row that does not exist");
    return found as StoredValue[];
  };
}

const [insert, update, remove] = [18, 23, 9];

/** Reads a changeset of one table [sqlite:session/changesetfmt]. */
function* changesIn(changeset: Uint8Array, readRow: ReadRow, keyLength: number): Generator<RowChange> {
  if (changeset.length === 0) return;
  const reader = new ChangesetReader(changeset);
  const columns = reader.header();
  while (!reader.isAtEnd) {
    const operation = reader.operation();
    const first = reader.values(columns);
    if (operation === insert) yield { sign: 1, values: first.map(present) };
    else if (operation === remove) yield { sign: -1, values: first.map(present) };
    else if (operation === update) {
      // The old row lacks the values that did not change, and the new row also those of the primary key.
      const second = reader.values(columns);
      const isWhole = first.every((value) => value !== undefined);
      const now = isWhole ? first : readRow(first.slice(0, keyLength).map(present));
      yield { sign: -1, values: first.map((value, index) => present(value === undefined ? now[index] : value)) };
      yield { sign: 1, values: second.map((value, index) => present(value === undefined ? now[index] : value)) };
    } else throw new Error(`a changeset contains the unknown operation ${operation}`);
  }
}

function present(value: StoredValue | undefined): StoredValue {
  if (value === undefined) throw new Error("a changeset lacks a value of a row");
  return value;
}

class ChangesetReader {
  readonly #bytes: Buffer;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  }

  get isAtEnd(): boolean {
    return this.#at >= this.#bytes.length;
  }

  /** Reads the head of a table. Returns the number of its columns. */
  header(): number {
    if (this.#byte() !== 0x54) throw new Error("a changeset does not begin with a table");
    const columns = this.#length();
    this.#at = this.#bytes.indexOf(0, this.#at + columns) + 1;
    return columns;
  }

  operation(): number {
    const operation = this.#byte();
    // Whether a trigger or a foreign key made the change.
    this.#byte();
    return operation;
  }

  values(count: number): (StoredValue | undefined)[] {
    return Array.from({ length: count }, () => this.#value());
  }

  #value(): StoredValue | undefined {
    const type = this.#byte();
    switch (type) {
      case 0:
        return undefined;
      case 1:
        return this.#bytes.readBigInt64BE(this.#skip(8));
      case 2:
        return this.#bytes.readDoubleBE(this.#skip(8));
      case 3:
        return this.#blob().toString("utf8");
      case 4:
        return this.#blob();
      case 5:
        return null;
      default:
        throw new Error(`a changeset contains the unknown type ${type}`);
    }
  }

  #blob(): Buffer {
    const length = this.#length();
    const from = this.#skip(length);
    return this.#bytes.subarray(from, from + length);
  }

  /** A number of one to nine bytes, of which each but the ninth contributes seven bits. */
  #length(): number {
    let value = 0;
    for (let index = 0; index < 8; index++) {
      const byte = this.#byte();
      value = value * 128 + (byte & 0x7f);
      if (byte < 0x80) return value;
    }
    return value * 256 + this.#byte();
  }

  #byte(): number {
    return this.#bytes[this.#skip(1)] ?? 0;
  }

  /** Moves on by a number of bytes. Returns the former place. */
  #skip(count: number): number {
    const at = this.#at;
    this.#at += count;
    if (this.#at > this.#bytes.length) throw new Error("a changeset ends within a row");
    return at;
  }
}
