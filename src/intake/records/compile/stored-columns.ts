import { snakeOf } from "../../../model/derived/spelling.ts";
import { storedAs } from "../../../model/derived/table.ts";
import type { Column, Columns } from "../../../model/language.ts";
import type { Values } from "../record.ts";
import { writtenColumns } from "../shape/column.ts";

type StoredValues = Record<string, string | number | null>;

/** The columns that a record writes, as the table holds them. */
export function storedColumns(columns: Columns, values: Values): StoredValues {
  return stored(writtenColumns(columns), values);
}

/** The columns that are computed from a record, as the table holds them. */
export function storedDerivedColumns(columns: Columns, values: Values): StoredValues {
  return stored(
    Object.entries(columns).filter(([, { derived }]) => derived),
    values,
  );
}

/** Values as the table holds them: lists are JSON, under a name that says so. */
function stored(columns: readonly (readonly [string, Column])[], values: Values): StoredValues {
  return Object.fromEntries(
    columns.map(([field, column]) => {
      const value = values[snakeOf(field)] ?? null;
      return [storedAs(field, column), typeof value === "object" && value !== null ? JSON.stringify(value) : value];
    }),
  );
}
