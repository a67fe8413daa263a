import { type RawBuilder, sql } from "kysely";
import { minorUnitsAround } from "../../../domain/value/minor-unit.ts";
import { boundedInteger } from "../../engine/sqlite/converted-values.ts";
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
    const boundOf = (bound: "min" | "max") =>
      sql`${sql.raw(`agreement_value_${bound}`)}(${sql.ref(`${alias}.id`)}, ${measure.toUpperCase()}, ${currency})`;
    const met = Object.entries(operators).flatMap(([operator, operand]) =>
      operand === null || operand === undefined || !currency
        ? []
        : [comparisonWith(operator, minorUnitsAround(operand, currency), boundOf)],
    );
    return [sql`(${boundOf("min")} is not null and ${joined(met, "and")})`];
  });
  return joined(conditions, "and");
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
