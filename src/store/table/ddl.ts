import { snakeOf } from "../../model/derived/spelling.ts";
import { bothEnds, type IndexColumn, modelTables, type Table, type TableColumn } from "../../model/derived/table.ts";
import { textSearchTables } from "../engine/sqlite/text-search.ts";
import { systemTables } from "./system-table.ts";

/** Every table of the store. */
export const tables: readonly Table[] = [...systemTables, ...modelTables];

const quoted = (name: string) => `"${name}"`;

function columnText({ name, type, nullable, unique, references }: TableColumn, primaryKey: readonly string[]): string {
  return [
    quoted(name),
    type,
    ...(nullable ? [] : ["not null"]),
    ...(unique ? ["unique"] : []),
    ...(primaryKey.length === 1 && primaryKey[0] === name ? ["primary key"] : []),
    // References are checked at the end of the transaction, so rows can be written in any order.
    ...(references ? [`references ${quoted(references)} (id) deferrable initially deferred`] : []),
  ].join(" ");
}

function tableText({ name, columns, primaryKey }: Table): string {
  const key = primaryKey.length > 1 ? [`primary key (${primaryKey.map(quoted).join(", ")})`] : [];
  const lines = [...columns.map((column) => columnText(column, primaryKey)), ...key];
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

/** The indexes that SQLite does not create itself. */
export const indexes: readonly Index[] = tables.flatMap((table) =>
  table.indexes.map((columns) => indexOf(table, columns)),
);

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
