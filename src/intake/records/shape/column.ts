import type * as z from "zod";
import type { Column, Columns } from "../../../model/language.ts";
import { list } from "./fact.ts";
import { maxValuesOf, mustState, narrowed, slugColumns } from "./special.ts";
import { identifier, oneOf, scalars, slug } from "./value.ts";

/** Columns that records write: the others are computed. */
export function writtenColumns(columns: Columns): NamedColumn[] {
  return Object.entries(columns).filter(([, { derived }]) => !derived);
}

export type NamedColumn = readonly [field: string, column: Column];

/** Columns whose values a record writes within the fact of another one. */
export function columnsStatedWith(columns: Columns, of: string): NamedColumn[] {
  return writtenColumns(columns).filter(([, { statedWith }]) => statedWith?.column === of);
}

/** Columns that a record writes under one field: one under its own, or several under that of their group. */
export type WrittenField = readonly [NamedColumn, ...NamedColumn[]];

export function writtenFields(columns: Columns): ReadonlyMap<string, WrittenField> {
  const fields = new Map<string, WrittenField>();
  for (const named of writtenColumns(columns)) {
    if (named[1].statedWith) continue;
    const field = named[1].group ?? named[0];
    const others = fields.get(field);
    fields.set(field, others ? [...others, named] : [named]);
  }
  return fields;
}

export const isGroup = (columns: WrittenField): boolean => columns[0][1].group !== undefined;

/** What the field of a group holds. */
export function groupText(columns: WrittenField): string {
  return `What a source states together: ${columns.map(([field, { shownAs }]) => shownAs ?? field).join(", ")}.`;
}

function valueShape(path: string, { type, identifier: system }: Column): z.ZodType {
  const special = path in slugColumns ? slug : narrowed[path];
  if (special) return special;
  if (typeof type === "object") return oneOf(type);
  return system === undefined ? scalars[type] : identifier(system);
}

/**
 * The shape of a column in a record.
 * @param owner what has the column, as `Type` or `Type.field`
 * @param wrap what becomes of each value: a fact of its own, or nothing
 */
export function columnShape(
  owner: string,
  field: string,
  column: Column,
  wrap: (value: z.ZodType) => z.ZodType = (value) => value,
): z.ZodType {
  const path = `${owner}.${field}`;
  const value = wrap(valueShape(path, column));
  const shape = column.list ? list(value, maxValuesOf(path)) : value;
  const isRequired = mustState(path, !column.nullable && !column.list);
  return (isRequired ? shape : shape.optional()).describe(column.description);
}

/** Columns as the fields of one object. */
export function columnShapes(owner: string, columns: readonly NamedColumn[]): z.ZodRawShape {
  return Object.fromEntries(
    columns.map(([field, column]) => [column.shownAs ?? field, columnShape(owner, field, column)]),
  );
}
