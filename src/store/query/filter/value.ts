import { type RawBuilder, sql } from "kysely";
import { minorUnitsAround } from "../../../domain/value/minor-unit.ts";
import { boundedInteger } from "../../engine/sqlite/converted-values.ts";
import { joined } from "./joined.ts";
import type { Where } from "./request.ts";

/**
 * Compares the values of agreements, by the same numbers that the API shows: whole minor units, converted at the rates of the
 * announcement date. A range is compared by its upper end. An open range has none, so only its lower end is compared, by `gt` and
 * `gte`; the other comparisons do not match. If a rate is missing, no comparison matches.
 */
export function sumCondition(measure: string, comparison: Where, alias: string): RawBuilder<unknown> {
  const { currency, isNull, ...operators } = comparison as Record<string, string | null> & { isNull?: boolean | null };
  const agreement = sql.ref(`${alias}.id`);
  const boundOf = (bound: "min" | "max") =>
    sql`${sql.raw(`agreement_value_${bound}`)}(${agreement}, ${measure}, ${currency})`;
  const met = Object.entries(operators).flatMap(([operator, operand]) =>
    operand == null || !currency ? [] : [comparisonWith(operator, minorUnitsAround(operand, currency), boundOf)],
  );
  const isKnown = currency
    ? sql`${boundOf("min")} is not null`
    : sql`exists (select 1 from agreement_value where agreement_id = ${agreement} and measure = ${measure})`;
  return joined(
    [
      ...(isNull == null ? [] : [isNull ? sql`not (${isKnown})` : isKnown]),
      ...(met.length === 0 ? [] : [sql`(${isKnown} and ${joined(met, "and")})`]),
    ],
    "and",
  );
}

/** A comparison of a whole number with a decimal, as one with a whole number: false, not null, if there is no number. */
function comparisonWith(
  operator: string,
  { floor, ceil }: { floor: bigint; ceil: bigint },
  boundOf: (bound: "min" | "max") => RawBuilder<unknown>,
): RawBuilder<unknown> {
  const [below, above] = [boundedInteger(floor), boundedInteger(ceil)];
  const [min, max] = [boundOf("min"), boundOf("max")];
  if (operator === "gte") return sql`coalesce(${max}, ${min}) >= ${above}`;
  if (operator === "gt") return sql`coalesce(${max}, ${min}) > ${below}`;
  if (operator === "lte") return sql`coalesce(${max} <= ${below}, 0)`;
  if (operator === "lt") return sql`coalesce(${max} < ${above}, 0)`;
  return floor === ceil ? sql`coalesce(${max} = ${below}, 0)` : sql`0`;
}
