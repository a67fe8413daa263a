import { type RawBuilder, sql } from "kysely";
import { daysBefore } from "../../engine/sqlite/list.ts";
import { maxRateAgeDays } from "../rate.ts";
import { joined, symbolOf } from "./comparison.ts";
import type { Where } from "./request.ts";

/**
 * Compares the values of agreements, by the upper end of the range if it has one, otherwise by the lower. An amount in another
 * currency is converted at the rates of the announcement date. If a rate is missing, no comparison matches.
 */
export function valueCondition(value: Where, alias: string): RawBuilder<unknown> {
  const conditions = Object.entries(value).flatMap(([measure, comparison]) => {
    if (comparison === null || comparison === undefined) return [];
    const { currency, ...operators } = comparison as Record<string, string | null>;
    const range = `${alias}_value`;
    const name = (column: string) => sql.ref(`${range}.${column}`);
    const announced = sql.ref(`${alias}.announced_on`);
    const rate = (of: RawBuilder<unknown>) => sql`case when ${of} = 'EUR' then 1.0 else (
      select cast(per_euro as real) from reference_rate
      where reference_rate.currency = ${of} and length(${announced}) = 10
        and date <= ${announced} and date >= ${daysBefore(announced, maxRateAgeDays)}
      order by date desc limit 1) end`;
    const amount = sql`(cast(coalesce(${name("max")}, ${name("min")}) as real) * case when ${name("currency")} = ${currency} then 1.0
      else ${rate(sql`${currency}`)} / ${rate(sql`${name("currency")}`)} end)`;
    const met = Object.entries(operators).flatMap(([operator, operand]) =>
      operand === null || operand === undefined ? [] : [sql`${amount} ${symbolOf(operator)} cast(${operand} as real)`],
    );
    return [
      sql`exists (select 1 from agreement_value as ${sql.table(range)}
        where ${name("agreement_id")} = ${sql.ref(`${alias}.id`)} and ${name("measure")} = ${measure.toUpperCase()}
          and ${joined(met, "and")})`,
    ];
  });
  return joined(conditions, "and");
}
