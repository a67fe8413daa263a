import { type Expression, type RawBuilder, sql } from "kysely";
import type { FilterField } from "../../../model/derived/filter/field.ts";
import { filterShapeOf } from "../../../model/derived/filter/shape.ts";
import { visited } from "../../engine/sqlite/list.ts";
import type { ChildRows, Rows } from "../page.ts";
import { comparisons } from "./comparison.ts";
import { joined } from "./joined.ts";
import type { Compared } from "./operand.ts";
import { relationCondition, rowsOfShape } from "./relation.ts";
import type { FilterRequest, Where } from "./request.ts";
import { groupCondition, specialCondition } from "./special.ts";

/**
 * The rows of a query that match a filter, as one query. A null value matches no comparison, and therefore matches every negated
 * comparison.
 */
export function filtered<Row>(
  rows: Rows<Row>,
  shape: string,
  where: Where | null,
  request: FilterRequest,
): Expression<Row> {
  if (where === null) return rows;
  const condition = conditionOn(shape, where, rowsOfShape(shape, "kept"), request);
  // SQLite evaluates conditions in this order, so that rows that do not match count too.
  const counted = request.isCounted ? sql`${visited(sql.ref("kept.id"))} and ${condition}` : condition;
  return sql<Row>`(select * from ${rows} as kept where ${counted})`;
}

/** With more comparisons per row, the number of rows no longer tells how long a filter takes. */
const maxOwnComparisons = 5;

/** Whether a filter makes a few comparisons of the filtered rows' own columns, so that the row budget bounds its time. */
export function isBoundedByRows(shape: string, where: Where): boolean {
  const comparisons = ownComparisons(shape, where);
  return comparisons !== null && comparisons <= maxOwnComparisons;
}

/** Whether an entry of a filter is no condition, because it extends others only if it is true. */
function isOff(shape: string, name: string, value: unknown): boolean {
  return shape === "Company" && name === "orSubsidiaries" && value === false;
}

/** Whether a field is compared by the normal form of texts, which takes long to compute for the first time. */
const isNormalized = ({ type, isCode, isPredicate }: FilterField): boolean =>
  type === "text" && !isCode && !isPredicate;

/**
 * The number of comparisons of a filter. Null if it compares anything but single values of the filtered rows, or the normal form of
 * texts.
 */
function ownComparisons(shape: string, where: Where): number | null {
  const { fields } = filterShapeOf(shape);
  let count = 0;
  for (const [name, value] of Object.entries(where)) {
    if (value === null || value === undefined || isOff(shape, name, value)) continue;
    const parts =
      name === "not" ? [value as Where] : name === "and" || name === "or" ? (value as readonly Where[]) : null;
    const field = fields[name];
    if (parts === null && (field?.isList !== false || isNormalized(field))) return null;
    if (parts === null) count += Object.keys(value).length;
    for (const part of parts ?? []) {
      const own = ownComparisons(shape, part);
      if (own === null) return null;
      count += own;
    }
  }
  return count;
}

/** Like `filtered`, for rows that belong to parents. */
export function filteredChildren<Row>(
  rows: ChildRows<Row>,
  shape: string,
  where: Where | null,
  request: FilterRequest,
): ChildRows<Row> {
  if (where === null) return rows;
  const { perParent, maxLength } = rows;
  return Object.assign(filtered<Row & { parent_key: string }>(rows, shape, where, request), {
    ...(maxLength !== undefined && { maxLength }),
    ...(perParent && { perParent: { ...perParent, rows: filtered(perParent.rows, shape, where, request) } }),
  });
}

function conditionOn(shape: string, where: Where, compared: Compared, request: FilterRequest): RawBuilder<unknown> {
  if (shape === "Company" && where.orSubsidiaries === true)
    return groupCondition(where, compared, request, conditionOn);
  return joined(
    Object.entries(where).flatMap(([name, value]) =>
      value === null || value === undefined || isOff(shape, name, value)
        ? []
        : [oneOf(shape, name, value, compared, request)],
    ),
    "and",
  );
}

function oneOf(
  shape: string,
  name: string,
  value: unknown,
  compared: Compared,
  request: FilterRequest,
): RawBuilder<unknown> {
  if (name === "and" || name === "or") {
    const parts = (value as readonly Where[]).map((part) => conditionOn(shape, part, compared, request));
    return joined(parts, name);
  }
  if (name === "not") return sql`not ${conditionOn(shape, value as Where, compared, request)}`;
  // Rows that are compared exist.
  if (name === "isNull") return value === true ? sql`(1 = 0)` : sql`(1 = 1)`;
  const { fields, relations } = filterShapeOf(shape);
  const claims = relations.claims;
  if (name === "recordedAt" && !fields.recordedAt && claims)
    return relationCondition(shape, claims, { some: { recordedAt: value } }, compared, request, conditionOn);
  const special = specialCondition(shape, name);
  if (special) return special(value as Where, compared, request, conditionOn);
  const field = fields[name];
  if (field) return comparisons(field, value as Where, compared, request);
  const relation = relations[name];
  if (relation) return relationCondition(shape, relation, value as Where, compared, request, conditionOn);
  throw new Error(`${shape} has no filter "${name}"`);
}
