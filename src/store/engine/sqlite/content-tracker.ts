import type { DatabaseSync } from "node:sqlite";
import { ChunkSums } from "../../content/chunk.ts";
import type { StoredValue } from "../../content/row-hash.ts";
import type { HashedTable } from "./hashed-table.ts";
import { recordShadowChanges, type ShadowChanges } from "./shadow-changes.ts";

/** Sums up the rows that a connection inserts, updates and deletes. */
export interface ContentTracker {
  /** Starts to sum up changes of the tables. Changes that were summed up before are forgotten. */
  start(tables: readonly HashedTable[]): void;
  /** The changes since the start. */
  readonly changes: ChunkSums;
  /** Leaves it to the caller to sum up the rows that are inserted, because a call for each row takes longer than the insert. */
  pauseInserts(): void;
  /** Sums up the rows that are inserted from now on. */
  resumeInserts(): void;
  /**
   * Sums up the changes of tables that SQLite writes itself, until the transaction ends. Otherwise, they are summed up as a whole.
   * That takes longer, but what changed need not be held in memory.
   */
  watch(tables: readonly HashedTable[]): void;
  /** The tables that are watched, with their changes. Null if none are. */
  readonly watched: ChunkSums | null;
  /** Ends what belongs to the transaction. */
  end(): void;
}

/**
 * Temporary triggers see every change of the connection, whatever statement makes it, and no other connection. They hash the values
 * that are written, so that a row which was damaged before is not taken for a correct one when other rows are written.
 */
export function contentTracker(database: DatabaseSync): ContentTracker {
  const changes = new ChunkSums();
  let tables: readonly HashedTable[] = [];
  let recording: { tables: readonly HashedTable[]; changes: ShadowChanges } | null = null;
  const count = (sign: unknown, number: unknown, ...values: StoredValue[]) => {
    const table = tables[Number(number)];
    if (table) changes.table(table.name).count(Number(sign), values, table.keyLength);
    return null;
  };
  return {
    changes,
    start(tracked) {
      changes.clear();
      tables = tracked;
      // A transaction that is rolled back also removes the triggers that it created.
      if (database.prepare("select 1 from temp.sqlite_schema where type = 'trigger' limit 1").get()) return;
      database.function("count_row", { varargs: true, directOnly: false }, count);
      database.exec(
        tracked.map((table, number) => insertTriggerOf(table, number) + triggersOf(table, number)).join("\n"),
      );
    },
    watch(watched) {
      recording = {
        tables: watched,
        changes: recordShadowChanges(database, watched),
      };
    },
    get watched() {
      if (recording === null) return null;
      const sums = new ChunkSums();
      for (const { name, keyLength } of recording.tables) {
        const ofTable = sums.table(name);
        for (const { sign, values } of recording.changes.changesOf(name)) ofTable.count(sign, values, keyLength);
      }
      return sums;
    },
    end() {
      recording?.changes.close();
      recording = null;
    },
    // A transaction that is rolled back also restores the triggers that it dropped.
    pauseInserts: () => database.exec(tables.map(({ name }) => `drop trigger temp."${name}_inserted";`).join("\n")),
    resumeInserts: () => database.exec(tables.map(insertTriggerOf).join("\n")),
  };
}

function counted(row: "old" | "new", { columns }: HashedTable, number: number): string {
  return `select count_row(${row === "new" ? 1 : -1}, ${number}, ${columns.map((column) => `${row}."${column}"`).join(", ")});`;
}

function insertTriggerOf(table: HashedTable, number: number): string {
  const { name } = table;
  return `create temp trigger "${name}_inserted" after insert on main."${name}" begin ${counted("new", table, number)} end;`;
}

function triggersOf(table: HashedTable, number: number): string {
  const { name } = table;
  const [before, after] = [counted("old", table, number), counted("new", table, number)];
  return `
    create temp trigger "${name}_updated" after update on main."${name}" begin ${before} ${after} end;
    create temp trigger "${name}_deleted" after delete on main."${name}" begin ${before} end;`;
}
