import { snakeOf } from "../../../model/derived/spelling.ts";
import { storedAs } from "../../../model/derived/table.ts";
import type { Columns } from "../../../model/language.ts";
import type { Values } from "../record.ts";
import { writtenColumns } from "../shape/column.ts";

/** Values as the table holds them: lists are JSON, under a name that says so. */
export function storedColumns(columns: Columns, values: Values): Record<string, string | number | null> {
  return Object.fromEntries(
    writtenColumns(columns).map(([field, column]) => {
      const value = values[snakeOf(field)] ?? null;
      return [storedAs(field, column), typeof value === "object" && value !== null ? JSON.stringify(value) : value];
    }),
  );
}
