import { type RawBuilder, sql } from "kysely";
import { minorUnitsAround } from "../../../domain/value/minor-unit.ts";
import { daysBefore } from "../../engine/sqlite/list.ts";
import { boundedInteger } from "../../engine/sqlite/money.ts";
import { maxRateAgeDays } from "../rate.ts";
import { joined } from "./comparison.ts";
import type { Where } from "./request.ts";

/**
 * Compares the values of agreements, by the same numbers that the API shows: whole minor units, converted at the rates of the
 * announcement date. A range is compared by its upper end. An open range has none, so only its lower end is compared, by `gt` and
 * `gte`; the other comparisons do not match. If a rate is missing, no comparison matches.
 */
export function valueCondition(value: Where, alias: string): RawBuilder<unknown> {
  const conditions = Object.entries(value).flatMap(([measure, comparison]) => {
    if (comparison === null || comparison === undefined) return [];
    const { currency, ...operators } = comparison as Record<string, string | null>;
    const met = Object.entries(operators).flatMap(([operator, operand]) =>
      operand === null || operand === undefined || !currency ? [] : [comparisonWith(operator, operand, currency)],
    );
    return [
      sql`exists (select 1 from (${sumOf(measure.toUpperCase(), currency ?? "", alias)}) as item
        where item.min is not null and ${joined(met, "and")})`,
    ];
  });
  return joined(conditions, "and");
}

/** The sum of a measure's summands in a currency. `min` is null if there are none or one cannot be converted. */
function sumOf(measure: string, currency: string, alias: string): RawBuilder<unknown> {
  const announced = sql.ref(`${alias}.announced_on`);
  const rate = (of: RawBuilder<unknown>) => sql`case when ${of} = 'EUR' then '1' when ${of} is not null then (
    select per_euro from reference_rate
    where reference_rate.currency = ${of} and length(${announced}) = 10
      and date <= ${announced} and date >= ${daysBefore(announced, maxRateAgeDays)}
    order by date desc limit 1) end`;
  // A rate is looked up only if the currencies differ.
  const own = sql`case when summand.currency <> ${currency} then summand.currency end`;
  const other = sql`case when summand.currency <> ${currency} then ${currency} end`;
  const converted = (bound: "min" | "max") =>
    sql`minor_units_in(${sql.ref(bound)}, currency, ${currency}, own_rate, other_rate)`;
  return sql`select
      case when count(${converted("min")}) = count(*) then sum(${converted("min")}) end as min,
      case when count(${converted("max")}) = count(*) then sum(${converted("max")}) end as max
    from (select summand.*, ${rate(own)} as own_rate, ${rate(other)} as other_rate from agreement_value as summand
      where summand.agreement_id = ${sql.ref(`${alias}.id`)} and summand.measure = ${measure})`;
}

/** A comparison of a whole number with a decimal, as one with a whole number. */
function comparisonWith(operator: string, operand: string, currency: string): RawBuilder<unknown> {
  const { floor, ceil } = minorUnitsAround(operand, currency);
  const [below, above] = [boundedInteger(floor), boundedInteger(ceil)];
  if (operator === "gte") return sql`coalesce(item.max, item.min) >= ${above}`;
  if (operator === "gt") return sql`coalesce(item.max, item.min) > ${below}`;
  if (operator === "lte") return sql`item.max <= ${below}`;
  if (operator === "lt") return sql`item.max < ${above}`;
  return floor === ceil ? sql`item.max = ${below}` : sql`0`;
}
