import { type RawBuilder, sql } from "kysely";
import { monthsOfQuarter } from "../../../domain/partial-date.ts";
import { anyOf } from "../../engine/sqlite/list.ts";
import { boundsOfDate } from "./value-range.ts";

/** The length of YYYY-MM. */
const monthLength = 7;

/** Compares a stored partial date (see `boundsOfDate`). */
export function dateComparison(
  name: RawBuilder<unknown>,
  operator: string,
  operand: string,
  today: string,
): RawBuilder<unknown> {
  if (operator === "year") return sql`substr(${name}, 1, 4) = ${operand}`;
  if (operator === "hasMonth")
    return sql`length(${name}) ${operand === "true" ? sql`>=` : sql`<`} ${sql.lit(monthLength)}`;
  if (operator === "quarter") return sql`substr(${name}, 1, 7) in ${anyOf(monthsOfQuarter(operand))}`;
  if (operator === "eq") return sql`substr(${name}, 1, ${operand.length}) = ${operand}`;
  const bounds = boundsOfDate(operator, operand, today);
  return sql.join(
    bounds.map(({ operator: symbol, text }) => sql`${name} ${sql.raw(symbol)} ${text}`),
    sql` and `,
  );
}
