import { snakeOf } from "../../model/derived/spelling.ts";
import { bothEnds, type IndexColumn, modelTables, type Table, type TableColumn } from "../../model/derived/table.ts";
import { textSearchTables } from "../engine/sqlite/text-search.ts";
import { systemTables } from "./system-table.ts";

/** Every table of the store. */
export const tables: readonly Table[] = [...systemTables, ...modelTables];

const quoted = (name: string) => `"${name}"`;

/** Whether the primary key is the number by which SQLite stores rows. */
function isRowNumber({ columns, primaryKey }: Table): boolean {
  const [only, ...others] = primaryKey;
  return others.length === 0 && columns.find(({ name }) => name === only)?.type === "integer";
}

function columnText({ name, type, nullable, unique, references }: TableColumn, isPrimary: boolean): string {
  return [
    quoted(name),
    type,
    ...(nullable ? [] : ["not null"]),
    ...(unique ? ["unique"] : []),
    ...(isPrimary ? ["primary key"] : []),
    // References are checked at the end of the transaction, so rows can be written in any order.
    ...(references ? [`references ${quoted(references)} (id) deferrable initially deferred`] : []),
  ].join(" ");
}

function tableText(table: Table): string {
  const { name, columns, primaryKey } = table;
  const lines = columns.map((column) => columnText(column, isRowNumber(table) && primaryKey.includes(column.name)));
  return `create table if not exists ${quoted(name)} (${lines.join(", ")})`;
}

/** An index, with the statement that creates it. */
interface Index {
  name: string;
  statement: string;
}

function indexOf({ name, columns }: Table, indexed: readonly IndexColumn[]): Index {
  const names = indexed.map((column) => (typeof column === "string" ? column : column.latest));
  const parts = indexed.map((column) =>
    typeof column === "string" ? quoted(column) : `(${quoted(column.latest)} is null), ${quoted(column.latest)} desc`,
  );
  // If most rows have no value, a partial index tells the query planner how few rows have one.
  const [only, ...others] = indexed;
  const isPartial = others.length === 0 && columns.find((column) => column.name === only)?.nullable;
  const condition = isPartial ? ` where ${quoted(String(only))} is not null` : "";
  const index = [name, ...names].join("__");
  return {
    name: index,
    statement: `create index if not exists ${quoted(index)} on ${quoted(name)} (${parts.join(", ")})${condition}`,
  };
}

/**
 * The primary key of a table as an index of its own. Unlike the index that SQLite creates for a key, it can be built after a first
 * load. Null if the key is the row number.
 */
function keyIndexOf(table: Table): Index | null {
  if (isRowNumber(table)) return null;
  const index = keyIndexNameOf(table);
  const columns = table.primaryKey.map(quoted).join(", ");
  return {
    name: index,
    statement: `create unique index if not exists ${quoted(index)} on ${quoted(table.name)} (${columns})`,
  };
}

/** The name of the index of the primary key. */
export const keyIndexNameOf = ({ name, primaryKey }: Pick<Table, "name" | "primaryKey">): string =>
  [name, ...primaryKey].join("__");

/** The indexes that SQLite does not create itself. */
export const indexes: readonly Index[] = tables.flatMap((table) => {
  const key = keyIndexOf(table);
  return [...(key ? [key] : []), ...table.indexes.map((columns) => indexOf(table, columns))];
});

/** The statements that create the tables, indexes and views of an empty store, in order. */
export const statements: readonly string[] = [
  ...tables.map(tableText),
  ...indexes.map(({ statement }) => statement),
  ...bothEnds.map(({ name, relation: { table, own, far, facts } }) => {
    const rest = [...Object.keys(facts).map(snakeOf), "position", "fact"].map(quoted).join(", ");
    const half = (one: string, other: string, direction: string) =>
      `select ${quoted(one)} as ${quoted(own)}, ${quoted(other)} as ${quoted(far)}, '${direction}' as "direction", ${rest} from ${quoted(table)}`;
    return `create view ${quoted(name)} as ${half(own, far, "OUTGOING")} union all ${half(far, own, "INCOMING")}`;
  }),
  ...textSearchTables,
];
