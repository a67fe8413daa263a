import type { HashedTable } from "../engine/sqlite/hashed-table.ts";
import { tables } from "../table/ddl.ts";

/** Every table whose rows have a digest: all but the table of the digests. */
export const hashedTables: readonly HashedTable[] = tables
  .filter(({ name }) => name !== "content_digest")
  .map(({ name, columns, primaryKey }) => ({
    name,
    columns: [...primaryKey, ...columns.map((column) => column.name).filter((column) => !primaryKey.includes(column))],
    keyLength: primaryKey.length,
  }));

/** The tables of the full-text index, which SQLite writes itself. There can be no triggers on them. */
export const indexTables: readonly HashedTable[] = [
  { name: "search_index_data", columns: ["id", "block"], keyLength: 1 },
  { name: "search_index_docsize", columns: ["id", "sz", "origin"], keyLength: 1 },
  { name: "search_index_idx", columns: ["segid", "term", "pgno"], keyLength: 2 },
];

/** Further tables that SQLite writes itself: settings of the full-text index, and statistics. They have few rows. */
export const smallTables: readonly HashedTable[] = [
  { name: "search_index_config", columns: ["k", "v"], keyLength: 1 },
  { name: "sqlite_stat1", columns: ["tbl", "idx", "stat"], keyLength: 2 },
];

/** All tables that SQLite writes itself. They are small compared with the tables that they describe. */
export const derivedTables: readonly HashedTable[] = [...indexTables, ...smallTables];
