import { type Expression, type RawBuilder, sql } from "kysely";
import { dayBefore } from "../domain/duration.ts";
import { daysOfPartialDate } from "../domain/partial-date.ts";
import { type FilterField, type FilterName, type FilterRelation, filterShapes } from "./filter-shape.ts";
import { anyOf } from "./list.ts";
import type { Rows } from "./page.ts";

/** A filter as it was written, by the names of the API; see filter-shape.ts. */
export type Where = Readonly<Record<string, unknown>>;

/** Rows are picked from all there are, or from the few that belong to some parents. */
export type Scope = "all" | "few";

interface Asked {
  /** The day from which `within` counts back, YYYY-MM-DD. */
  today: string;
  scope: Scope;
}

/**
 * The rows of a query that a filter lets through, all in the one statement.
 * A value that is not there meets no comparison, and so meets the opposite of each.
 * @param scope from all, whatever other rows a filter asks about are found once and rows picked from among them;
 * from few, each row looks up its own others
 */
export function filtered<Row>(rows: Rows<Row>, type: FilterName, where: Where | null, asked: Asked): Expression<Row> {
  if (where === null) return rows;
  return sql<Row>`(select * from ${rows} as kept where ${conditionOf(type, where, "kept", asked)})`;
}

function conditionOf(type: FilterName, where: Where, alias: string, asked: Asked): RawBuilder<unknown> {
  const { orDescendants, ...own } = where;
  if (type === "Indication" && orDescendants === true) {
    const kin = `${alias}_kin`;
    return sql`${sql.ref(`${alias}.id`)} in (
      with kin (id) as (select id from indication as ${sql.table(kin)} where ${conditionOf(type, own, kin, { ...asked, scope: "all" })})
      select id from kin union select indication_id from indication_ancestor where ancestor_id in (select id from kin))`;
  }
  const conditions = Object.entries(own).flatMap(([name, value]) =>
    value === null || value === undefined ? [] : [oneOf(type, name, value, alias, asked)],
  );
  return joined(conditions, "and");
}

function oneOf(type: FilterName, name: string, value: unknown, alias: string, asked: Asked): RawBuilder<unknown> {
  if (name === "and" || name === "or") {
    return joined(
      (value as Where[]).map((part) => conditionOf(type, part, alias, asked)),
      name,
    );
  }
  if (name === "not") return sql`not ${conditionOf(type, value as Where, alias, asked)}`;

  if (type === "Agreement" && name === "value") return worth(value as Where, alias);
  const { fields, relations } = filterShapes[type];
  const field = fields[name];
  if (field) return comparisons(field, value as Where, alias, asked);
  const relation = relations[name];
  if (relation) return related(type, relation, value as Where, alias, asked);
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
  asked: Asked,
): RawBuilder<unknown> {
  const other = `${alias}_${to.toLowerCase()}`;
  const target = filterShapes[to].table;
  if (!target) throw new Error(`${to} has no table of its own`);
  const table = sql`${sql.table(target)} as ${sql.table(other)}`;
  // What this row is found by, what finds it among the others, and where those are.
  const [own, theirs, from] = link
    ? [
        sql.ref(`${alias}.id`),
        sql.ref(`${other}_link.${link.own}`),
        sql`${sql.table(link.table)} as ${sql.table(`${other}_link`)} join ${table} on ${sql.ref(`${other}.id`)} = ${sql.ref(`${other}_link.${link.other}`)}`,
      ]
    : by && "own" in by
      ? [sql.ref(`${alias}.${by.own}`), sql.ref(`${other}.id`), table]
      : [sql.ref(`${alias}.id`), sql.ref(`${other}.${by?.other ?? `${type}_id`}`), table];
  const some = (condition: RawBuilder<unknown>) =>
    asked.scope === "all"
      ? sql`(${own} is not null and ${own} in (select ${theirs} from ${from} where ${theirs} is not null and ${condition}))`
      : sql`exists (select 1 from ${from} where ${theirs} = ${own} and ${condition})`;
  // What the others are asked about their own others is found once: looked up row by row, it would cost their product.
  const meets = (where: Where) => conditionOf(to, where, other, { ...asked, scope: "all" });

  if (one) return some(meets(value));
  const words = value as Record<"some" | "none" | "every", Where | null | undefined>;
  return joined(
    [
      ...(words.some ? [some(meets(words.some))] : []),
      ...(words.none ? [sql`not ${some(meets(words.none))}`] : []),
      ...(words.every ? [sql`not ${some(sql`not ${meets(words.every)}`)}`] : []),
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

function comparisons(field: FilterField, value: Where, alias: string, { today, scope }: Asked): RawBuilder<unknown> {
  const { column, kind } = field;
  const name = sql.ref(`${alias}.${column}`);
  const conditions = Object.entries(value).flatMap(([operator, operand]) => {
    if (operand === null || operand === undefined) return [];
    if (operator === "isNull") return [operand ? sql`${name} is null` : sql`${name} is not null`];
    if (kind === "list") return [listComparison(field, alias, operator, operand as string & string[], scope)];
    const compared =
      kind === "text"
        ? textComparison(lowered(name, field, operand as string & string[]), operator, operand as string & string[])
        : kind === "date"
          ? dateComparison(name, operator, operand as string, today)
          : plainComparison(name, operator, operand as string & string[]);
    return [sql`(${name} is not null and ${compared})`];
  });
  return joined(conditions, "and");
}

function plainComparison(
  name: RawBuilder<unknown>,
  operator: string,
  operand: boolean | (string & string[]),
): RawBuilder<unknown> {
  if (operator === "in" && typeof operand !== "boolean") return sql`${name} in ${anyOf(operand)}`;
  return sql`${name} ${symbolOf(operator)} ${typeof operand === "boolean" ? Number(operand) : operand}`;
}

/**
 * A text in lower case. The engine's own `lower` knows the letters from A to Z alone, which is all that matters beside an
 * operand of those, and is quicker.
 */
function lowered(name: RawBuilder<unknown>, { isLower }: FilterField, operand: string & string[]): RawBuilder<unknown> {
  if (isLower) return name;
  return /\P{ASCII}/u.test([operand].flat().join("")) ? sql`unicode_lower(${name})` : sql`lower(${name})`;
}

/** All without regard to case: the text is in lower case. */
function textComparison(name: RawBuilder<unknown>, operator: string, operand: string & string[]): RawBuilder<unknown> {
  if (operator === "in") return sql`${name} in ${anyOf(operand.map((each) => each.toLowerCase()))}`;
  const text = operand.toLowerCase();
  if (operator === "eq") return sql`${name} = ${text}`;
  const literal = text.replaceAll(/[\\%_]/g, "\\$&");
  return sql`${name} like ${operator === "contains" ? `%${literal}%` : `${literal}%`} escape '\\'`;
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

function listComparison(
  { column, values }: FilterField,
  alias: string,
  operator: string,
  operand: string & string[],
  scope: Scope,
): RawBuilder<unknown> {
  const id = sql.ref(`${alias}.id`);
  const [own, value] = values ? [sql.ref(values.own), sql.ref(values.value)] : [id, sql.ref("value")];
  const has = (met: RawBuilder<unknown>) =>
    !values
      ? sql`exists (select 1 from json_each(${sql.ref(`${alias}.${column}`)}) where ${met})`
      : scope === "all"
        ? sql`${id} in (select ${own} from ${sql.table(values.table)} where ${met})`
        : sql`exists (select 1 from ${sql.table(values.table)} where ${own} = ${id} and ${met})`;
  if (operator === "has") return has(sql`${value} = ${operand}`);
  if (operator === "hasAny") return has(sql`${value} in ${anyOf(operand)}`);
  return joined(
    operand.map((each) => has(sql`${value} = ${each}`)),
    "and",
  );
}

function symbolOf(operator: string): RawBuilder<unknown> {
  const symbols: Record<string, string> = { eq: "=", gt: ">", gte: ">=", lt: "<", lte: "<=" };
  return sql.raw(symbols[operator] ?? "=");
}
