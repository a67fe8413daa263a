import type { TableSums } from "../content/chunk.ts";
import { hashedTables } from "../content/hashed-table.ts";
import type { Connection, WriteStatement } from "../engine/connection.ts";
import type { HashedTable } from "../engine/sqlite/hashed-table.ts";
import { type StoredRow, tableNamed } from "./change-set.ts";

type Value = string | number | null;

/** The values of a row by column. A list is a property that is not written. */
type Row = Readonly<Record<string, Value | readonly object[]>>;

export const none: StoredRow = {};

/** What is known of a row. */
export interface Known {
  /** Whether the texts of the row contain neither NUL nor lone surrogates, which SQLite does not store as they are. */
  isPlain?: boolean;
}

/**
 * Inserts rows with prepared statements, and adds them to the digests itself. Triggers that do so take longer than the inserts. For
 * this reason, the tracker has to be paused while rows are inserted.
 */
export class RowWriter {
  readonly #connection: Connection;
  readonly #tables = new Map<string, TableWriter>();

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /**
   * The writer of a table.
   * @param ignored properties of rows that are not columns
   * @throws {Error} if the store has no such table
   */
  table(name: string, ignored: readonly string[] = []): TableWriter {
    const known = this.#tables.get(name);
    if (known) return known;
    const made = new TableWriter(this.#connection, name, ignored);
    this.#tables.set(name, made);
    return made;
  }
}

/** Writes rows of one table. Columns that a row lacks are set to null. */
export class TableWriter {
  readonly #connection: Connection;
  readonly #table: HashedTable;
  readonly #sums: TableSums;
  readonly #columns: readonly string[];
  readonly #isText: readonly boolean[];
  readonly #names: ReadonlySet<string>;
  readonly #ignored: number;
  readonly #values: Value[];
  readonly #statements = new Map<string, WriteStatement>();
  readonly #insert: WriteStatement;

  constructor(connection: Connection, name: string, ignored: readonly string[]) {
    const { columns } = tableNamed(name);
    const table = hashedTables.find((each) => each.name === name);
    if (!table) throw new Error(`the rows of the table "${name}" have no digests`);
    this.#connection = connection;
    this.#table = table;
    this.#sums = connection.tracker.changes.table(name);
    this.#columns = asPropertyNames(table.columns);
    this.#isText = table.columns.map((column) => columns.find((each) => each.name === column)?.type === "text");
    this.#names = new Set([...table.columns, ...ignored]);
    this.#ignored = ignored.length;
    this.#values = table.columns.map(() => null);
    this.#insert = connection.prepare(this.#insertText(""));
  }

  /**
   * Inserts a row.
   * @param more values of columns that the row lacks
   * @throws {Error} if the row has a property that is not a column, because its value would be lost
   */
  insert(row: Row, more: StoredRow = none, { isPlain = false }: Known = {}): void {
    const isExact = this.#bind(row, more, isPlain);
    const { lastInsertRowid } = this.#insert.run(...this.#values);
    this.#count(isExact, lastInsertRowid);
  }

  /** Inserts a row unless there is one with its primary key. Returns whether it was inserted. */
  insertIfAbsent(row: Row, more: StoredRow = none, { isPlain = false }: Known = {}): boolean {
    const statement = this.#statement("absent", () => this.#insertText(` on conflict (${this.#key}) do nothing`));
    const isExact = this.#bind(row, more, isPlain);
    const { changes, lastInsertRowid } = statement.run(...this.#values);
    if (Number(changes) === 0) return false;
    this.#count(isExact, lastInsertRowid);
    return true;
  }

  /** Updates the row with the same primary key. Returns whether there is one. Triggers add the change to the digests. */
  update(row: Row, more: StoredRow = none): boolean {
    this.#bind(row, more, false);
    const { columns, keyLength } = this.#table;
    const own = (from: number, to: number) =>
      columns.slice(from, to).map((column, index) => `"${column}" = ?${from + index + 1}`);
    const text = () =>
      `update "${this.#table.name}" set ${own(keyLength, columns.length).join(", ")} where ${own(0, keyLength).join(" and ")}`;
    return Number(this.#statement("update", text).run(...this.#values).changes) > 0;
  }

  get #key(): string {
    return this.#table.columns
      .slice(0, this.#table.keyLength)
      .map((column) => `"${column}"`)
      .join(", ");
  }

  #insertText(onConflict: string): string {
    const { name, columns } = this.#table;
    return `insert into "${name}" (${columns.map((column) => `"${column}"`).join(", ")}) values (${columns.map(() => "?").join(", ")})${onConflict}`;
  }

  #statement(name: string, text: () => string): WriteStatement {
    const known = this.#statements.get(name);
    if (known) return known;
    const made = this.#connection.prepare(text());
    this.#statements.set(name, made);
    return made;
  }

  /** Adds an inserted row to the digests. */
  #count(isExact: boolean, id: number | bigint): void {
    const { name, columns, keyLength } = this.#table;
    if (isExact) {
      this.#sums.count(1, this.#values, keyLength);
      return;
    }
    const listed = columns.map((column) => `"${column}"`).join(", ");
    for (const values of this.#connection.rows(`select ${listed} from "${name}" where rowid = ${id}`))
      this.#sums.count(1, values, keyLength);
  }

  /** Takes over the values of a row. Returns whether SQLite stores them exactly as they are. */
  #bind(row: Row, more: StoredRow, isPlain: boolean): boolean {
    const columns = this.#columns;
    let known = 0;
    let isExact = true;
    for (let index = 0; index < columns.length; index++) {
      const column = columns[index] as string;
      const own = row[column];
      if (own !== undefined) known += 1;
      const value = own === undefined || isList(own) ? (more[column] ?? null) : own;
      this.#values[index] = value;
      if (typeof value === "string") isExact &&= this.#isText[index] === true && (isPlain || isStoredExactly(value));
      else if (typeof value === "number") isExact &&= this.#isText[index] === false && Number.isSafeInteger(value);
    }
    const names = Object.keys(row);
    if (names.length > known + this.#ignored) this.#refuseUnknown(names);
    return isExact;
  }

  #refuseUnknown(names: readonly string[]): void {
    const unknown = names.find((name) => !this.#names.has(name));
    if (unknown !== undefined) throw new Error(`the table "${this.#table.name}" has no column "${unknown}"`);
  }
}

const isList = (value: Row[string]): value is readonly object[] => typeof value === "object" && value !== null;

/** The same texts as the engine represents names of properties. With other texts, each access to a property takes three times as long. */
function asPropertyNames(names: readonly string[]): string[] {
  return Object.keys(Object.fromEntries(names.map((name) => [name, null])));
}

/** Whether a text is the same after it was stored as UTF-8 and read as a text of C. */
function isStoredExactly(text: string): boolean {
  return text.isWellFormed() && !text.includes("\0");
}
