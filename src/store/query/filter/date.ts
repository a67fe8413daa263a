import { type RawBuilder, sql } from "kysely";
import { dayBefore } from "../../../domain/duration.ts";
import { daysOfPartialDate, monthsOfQuarter } from "../../../domain/partial-date.ts";
import { anyOf } from "../../engine/sqlite/list.ts";

/**
 * A partial bound covers all of its days: `lte: "2024"` includes December 31, 2024, and `gt: "2024"` excludes it.
 * A partial value is ordered by its first day, and equals every year or month that contains it. It lies within the years and quarters
 * that contain all of its days.
 */
export function dateComparison(
  name: RawBuilder<unknown>,
  operator: string,
  operand: string,
  today: string,
): RawBuilder<unknown> {
  if (operator === "within") return sql`${name} >= ${coarsestOf(dayBefore(today, operand))} and ${name} <= ${today}`;
  if (operator === "year") return sql`substr(${name}, 1, 4) = ${operand}`;
  if (operator === "hasMonth")
    return sql`length(${name}) ${operand === "true" ? sql`>=` : sql`<`} ${sql.lit(monthLength)}`;
  if (operator === "quarter") return sql`substr(${name}, 1, 7) in ${anyOf(monthsOfQuarter(operand))}`;
  const { first, last } = daysOfPartialDate(operand);
  if (operator === "eq") return sql`substr(${name}, 1, ${operand.length}) = ${operand}`;
  if (operator === "gt") return sql`${name} > ${last}`;
  if (operator === "lte") return sql`${name} <= ${last}`;
  return operator === "gte" ? sql`${name} >= ${coarsestOf(first)}` : sql`${name} < ${coarsestOf(first)}`;
}

/** The length of YYYY-MM. */
const monthLength = 7;

/** The partial date that sorts first of those with the given first day: "2024" for "2024-01-01". */
function coarsestOf(day: string): string {
  return day.replace(/-01$/, "").replace(/-01$/, day.endsWith("-01-01") ? "" : "-01");
}
