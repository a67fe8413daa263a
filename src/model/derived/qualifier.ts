import type { ClaimQualifier } from "../../domain/claim-qualifier.ts";
import type { Column, Columns } from "../language.ts";
import { snakeOf } from "./spelling.ts";

/** Columns whose values are nodes, or objects with fields of their own. A qualifier is a single value. */
const composite: ReadonlySet<Column["type"]> = new Set([
  "NodeKey",
  "RoyaltyTier",
  "Installment",
  "TermLink",
  "ClaimQualifier",
]);

/** A column whose values are qualifiers of claims. */
export interface QualifierColumn {
  /** The name of the qualifiers. */
  name: string;
  /** The name of the column. */
  field: string;
  column: Column;
}

/** The columns of a part, or the facts of a relation, whose values are qualifiers of the claims about an entry or edge. */
export function qualifierColumns(columns: Columns): QualifierColumn[] {
  return Object.entries(columns).flatMap(([field, column]) => {
    const { type, qualifies, group, shownAs = field } = column;
    if (type === "text" ? !qualifies : composite.has(type)) return [];
    return [{ name: group === undefined ? shownAs : `${group}.${shownAs}`, field, column }];
  });
}

/** The columns of a group, whose values are qualifiers of the claims about the group. */
export function qualifierColumnsOfGroup(columns: readonly (readonly [string, Column])[]): QualifierColumn[] {
  return columns.map(([field, column]) => ({ name: column.shownAs ?? field, field, column }));
}

/** The columns whose values a record states with those of a column, and which qualify the claims about it. */
export function qualifierColumnsOfFact(columns: Columns, of: string): QualifierColumn[] {
  return Object.entries(columns).flatMap(([field, column]) =>
    column.statedWith?.column === of ? [{ name: column.statedWith.as, field, column }] : [],
  );
}

/**
 * The qualifiers of a claim, in the order of the columns. Each value of a list is a qualifier of its own.
 * @param values the values by column of the store; lists are read
 */
export function qualifiersOf(
  columns: readonly QualifierColumn[],
  values: Readonly<Record<string, unknown>>,
): ClaimQualifier[] {
  return columns.flatMap(({ name, field, column }) => {
    const value = values[snakeOf(field)] ?? null;
    const stated: readonly unknown[] = Array.isArray(value) ? value : value === null ? [] : [value];
    return stated.map((each) => ({
      name,
      value: column.type === "boolean" ? String(each === 1) : String(each),
    }));
  });
}
