import { dayAfter, dayBefore } from "../../../domain/duration.ts";
import { daysOfPartialDate, monthsOfQuarter } from "../../../domain/partial-date.ts";
import { filterShapeOf } from "../../../model/derived/filter/shape.ts";
import type { Where } from "./request.ts";

/** A bound of values, as in "at least `text`". */
export interface ValueBound {
  operator: ">=" | ">" | "<=" | "<";
  text: string;
}

/** A range of the values of a column. */
export interface ValueRange {
  /** Whether the value is null (true), or not (false). Null if both are asked for. */
  isNull: boolean | null;
  bounds: readonly ValueBound[];
}

/** Sorts after every text that begins like the one before it. */
const last = "\u{10ffff}";

/**
 * What a comparison of dates means for the stored texts. A partial bound covers all of its days: `lte: "2024"` includes December 31,
 * 2024, and `gt: "2024"` excludes it. A partial value is ordered by its first day, and equals every year or month that contains it. It lies
 * within the years and quarters that contain all of its days.
 */
export function boundsOfDate(operator: string, operand: string, today: string): ValueBound[] {
  if (operator === "within")
    return [
      { operator: ">=", text: coarsestOf(dayBefore(today, operand)) },
      { operator: "<=", text: today },
    ];
  if (operator === "withinNext")
    return [
      { operator: ">=", text: coarsestOf(today) },
      { operator: "<=", text: dayAfter(today, operand) },
    ];
  if (operator === "eq" || operator === "year") return boundsOfBeginnings(operand, operand);
  if (operator === "quarter") {
    const months = monthsOfQuarter(operand);
    return boundsOfBeginnings(months[0] ?? "", months.at(-1) ?? "");
  }
  const days = daysOfPartialDate(operand);
  if (operator === "gt") return [{ operator: ">", text: days.last }];
  if (operator === "lte") return [{ operator: "<=", text: days.last }];
  return [{ operator: operator === "gte" ? ">=" : "<", text: coarsestOf(days.first) }];
}

/** The texts that begin with one of two texts, or lie between them. */
function boundsOfBeginnings(from: string, to: string): ValueBound[] {
  return [
    { operator: ">=", text: from },
    { operator: "<", text: `${to}${last}` },
  ];
}

/** The partial date that sorts first of those with the given first day: "2024" for "2024-01-01". */
function coarsestOf(day: string): string {
  return day.replace(/-01$/, "").replace(/-01$/, day.endsWith("-01-01") ? "" : "-01");
}

const dateOperators: ReadonlySet<string> = new Set([
  "eq",
  "gt",
  "gte",
  "lt",
  "lte",
  "quarter",
  "within",
  "withinNext",
  "year",
]);

/** The range of a column to which a filter amounts. Null if it compares anything else. Without a filter, all values are asked for. */
export function rangeOfFilter(shape: string, column: string, where: Where | null, today: string): ValueRange | null {
  let isNull: boolean | null = null;
  const bounds: ValueBound[] = [];
  const { fields } = filterShapeOf(shape);
  for (const [name, comparison] of Object.entries(where ?? {})) {
    if (comparison === null || comparison === undefined) continue;
    const field = fields[name];
    if (field?.column !== column || field.type !== "PartialDate" || field.isList) return null;
    for (const [operator, operand] of Object.entries(comparison)) {
      if (operand === null || operand === undefined) continue;
      if (operator === "isNull") isNull = Boolean(operand);
      else if (dateOperators.has(operator)) bounds.push(...boundsOfDate(operator, String(operand), today));
      else return null;
    }
  }
  return { isNull, bounds };
}
