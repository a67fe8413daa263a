import { type Expression, type RawBuilder, sql } from "kysely";
import { dayBefore } from "../domain/duration.ts";
import { daysOfPartialDate } from "../domain/partial-date.ts";
import { type FilterField, type FilterName, type FilterRelation, filterShapes } from "./filter-shape.ts";
import { anyOf } from "./list.ts";
import type { Rows } from "./page.ts";

/** A filter as it was written, by the names of the API; see filter-shape.ts. */
export type Where = Readonly<Record<string, unknown>>;

/**
 * The rows of a query that a filter lets through, all in the one statement.
 * A value that is not there meets no comparison, and so meets the opposite of each.
 * @param today the day from which `within` counts back, YYYY-MM-DD
 */
export function filtered<Row>(rows: Rows<Row>, type: FilterName, where: Where | null, today: string): Expression<Row> {
  if (where === null) return rows;
  return sql<Row>`(select * from ${rows} as kept where ${conditionOf(type, where, "kept", today)})`;
}

function conditionOf(type: FilterName, where: Where, alias: string, today: string): RawBuilder<unknown> {
  const { orDescendants, ...own } = where;
  if (type === "Indication" && orDescendants === true) {
    const kin = `${alias}_kin`;
    return sql`exists (select 1 from indication as ${sql.table(kin)}
      where (${sql.ref(`${kin}.id`)} = ${sql.ref(`${alias}.id`)} or ${sql.ref(`${kin}.id`)} in
        (select ancestor_id from indication_ancestor where indication_id = ${sql.ref(`${alias}.id`)}))
        and ${conditionOf(type, own, kin, today)})`;
  }
  const conditions = Object.entries(own).flatMap(([name, value]) =>
    value === null || value === undefined ? [] : [oneOf(type, name, value, alias, today)],
  );
  return joined(conditions, "and");
}

function oneOf(type: FilterName, name: string, value: unknown, alias: string, today: string): RawBuilder<unknown> {
  if (name === "and" || name === "or") {
    return joined(
      (value as Where[]).map((part) => conditionOf(type, part, alias, today)),
      name,
    );
  }
  if (name === "not") return sql`not ${conditionOf(type, value as Where, alias, today)}`;

  if (type === "Agreement" && name === "value") return worth(value as Where, alias);
  const { fields, relations } = filterShapes[type];
  const field = fields[name];
  if (field) return comparisons(field, value as Where, alias, today);
  const relation = relations[name];
  if (relation) return related(type, relation, value as Where, alias, today);
  throw new Error(`${type} has no filter "${name}"`);
}

/** No condition at all lets everything through; no alternative lets nothing through. */
function joined(conditions: readonly RawBuilder<unknown>[], word: "and" | "or"): RawBuilder<unknown> {
  if (conditions.length === 0) return word === "and" ? sql`(1 = 1)` : sql`(1 = 0)`;
  return sql`(${sql.join(conditions, word === "and" ? sql` and ` : sql` or `)})`;
}

function related(
  type: FilterName,
  { to, one, link, by }: FilterRelation,
  value: Where,
  alias: string,
  today: string,
): RawBuilder<unknown> {
  const { table } = filterShapes[to];
  const other = `${alias}_${to.toLowerCase()}`;
  const joins = link
    ? sql`from ${sql.table(link.table)} as ${sql.table(`${other}_link`)}
        join ${sql.table(table)} as ${sql.table(other)} on ${sql.ref(`${other}.id`)} = ${sql.ref(`${other}_link.${link.other}`)}
        where ${sql.ref(`${other}_link.${link.own}`)} = ${sql.ref(`${alias}.id`)}`
    : by && "own" in by
      ? sql`from ${sql.table(table)} as ${sql.table(other)} where ${sql.ref(`${other}.id`)} = ${sql.ref(`${alias}.${by.own}`)}`
      : sql`from ${sql.table(table)} as ${sql.table(other)} where ${sql.ref(`${other}.${by?.other ?? `${type}_id`}`)} = ${sql.ref(`${alias}.id`)}`;
  const met = (where: Where) => conditionOf(to, where, other, today);

  if (one) return sql`exists (select 1 ${joins} and ${met(value)})`;
  const { some, none, every } = value as Record<string, Where | null | undefined>;
  return joined(
    [
      ...(some ? [sql`exists (select 1 ${joins} and ${met(some)})`] : []),
      ...(none ? [sql`not exists (select 1 ${joins} and ${met(none)})`] : []),
      ...(every ? [sql`not exists (select 1 ${joins} and not ${met(every)})`] : []),
    ],
    "and",
  );
}

/**
 * Compares what agreements are worth, by the upper end of the range where it has one, else by the lower. An amount in
 * another currency counts after conversion by the rates of the announcement day; without those it meets no comparison.
 */
function worth(value: Where, alias: string): RawBuilder<unknown> {
  const conditions = Object.entries(value).flatMap(([measure, comparison]) => {
    if (comparison === null || comparison === undefined) return [];
    const { currency, ...operators } = comparison as Record<string, string | null>;
    const range = `${alias}_value`;
    const name = (column: string) => sql.ref(`${range}.${column}`);
    const rate = (of: RawBuilder<unknown>) => sql`case when ${of} = 'EUR' then 1.0 else (
      select cast(per_euro as real) from reference_rate
      where reference_rate.currency = ${of} and length(${sql.ref(`${alias}.announced_on`)}) = 10
        and date <= ${sql.ref(`${alias}.announced_on`)} and date >= date(${sql.ref(`${alias}.announced_on`)}, '-7 days')
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

function comparisons({ column, kind }: FilterField, value: Where, alias: string, today: string): RawBuilder<unknown> {
  const name = sql.ref(`${alias}.${column}`);
  const conditions = Object.entries(value).flatMap(([operator, operand]) => {
    if (operand === null || operand === undefined) return [];
    if (operator === "isNull") return [operand ? sql`${name} is null` : sql`${name} is not null`];
    if (kind === "list") return [listComparison(name, operator, operand as string & string[])];
    const compared =
      kind === "text"
        ? textComparison(name, operator, operand as string & string[])
        : kind === "date"
          ? dateComparison(name, operator, operand as string, today)
          : plainComparison(name, operator, operand as string & string[]);
    return [sql`(${name} is not null and ${compared})`];
  });
  return joined(conditions, "and");
}

function plainComparison(name: RawBuilder<unknown>, operator: string, operand: string & string[]): RawBuilder<unknown> {
  if (operator === "in") return sql`${name} in ${anyOf(operand)}`;
  return sql`${name} ${symbolOf(operator)} ${operand}`;
}

/** All without regard to case, as `lower` of the engine has it. */
function textComparison(name: RawBuilder<unknown>, operator: string, operand: string & string[]): RawBuilder<unknown> {
  if (operator === "in") return sql`lower(${name}) in ${anyOf(operand.map((each) => each.toLowerCase()))}`;
  const text = operand.toLowerCase();
  if (operator === "eq") return sql`lower(${name}) = ${text}`;
  const literal = text.replaceAll(/[\\%_]/g, "\\$&");
  return sql`lower(${name}) like ${operator === "contains" ? `%${literal}%` : `${literal}%`} escape '\\'`;
}

/**
 * A coarse bound means all of its days: at most 2024 takes the last of December, after 2024 does not.
 * A coarse value lies where its first day lies; it equals what it lies within.
 */
function dateComparison(
  name: RawBuilder<unknown>,
  operator: string,
  operand: string,
  today: string,
): RawBuilder<unknown> {
  if (operator === "within") return sql`${name} >= ${leastOf(dayBefore(today, operand))} and ${name} <= ${today}`;
  const { first, last } = daysOfPartialDate(operand);
  if (operator === "eq") return sql`substr(${name}, 1, ${operand.length}) = ${operand}`;
  if (operator === "gt") return sql`${name} > ${last}`;
  if (operator === "lte") return sql`${name} <= ${last}`;
  return operator === "gte" ? sql`${name} >= ${leastOf(first)}` : sql`${name} < ${leastOf(first)}`;
}

/** The least text of all dates that begin on a day: "2024" for the first of January, as "2024" begins then too. */
function leastOf(day: string): string {
  return day.replace(/-01$/, "").replace(/-01$/, day.endsWith("-01-01") ? "" : "-01");
}

function listComparison(name: RawBuilder<unknown>, operator: string, operand: string & string[]): RawBuilder<unknown> {
  const has = (values: readonly string[]) =>
    sql`exists (select 1 from json_each(${name}) where value in ${anyOf(values)})`;
  if (operator === "has") return has([operand]);
  if (operator === "hasAny") return has(operand);
  return joined(
    operand.map((each) => has([each])),
    "and",
  );
}

function symbolOf(operator: string): RawBuilder<unknown> {
  const symbols: Record<string, string> = { eq: "=", gt: ">", gte: ">=", lt: "<", lte: "<=" };
  return sql.raw(symbols[operator] ?? "=");
}
