import { type RawBuilder, sql } from "kysely";
import { identifierSystems } from "../../../domain/code.ts";
import { dayBefore } from "../../../domain/duration.ts";
import { instantOfText } from "../../../domain/instant.ts";
import { daysOfPartialDate } from "../../../domain/partial-date.ts";
import type { FilterField } from "../../../model/derived/filter-shape.ts";
import { anyOf, asciiLowerCase, containsText, instantOf, lowerCase, valuesIn } from "../../engine/sqlite/list.ts";
import type { FilterRequest, Where } from "./request.ts";

const symbols = { eq: sql`=`, gt: sql`>`, gte: sql`>=`, lt: sql`<`, lte: sql`<=` } as const;
type Operator = keyof typeof symbols;

/** The value that a field is compared with, or the values for `in`, `hasAny` and `hasAll`. */
type Operand = string | number | boolean | readonly string[];

const isOperator = (operator: string): operator is Operator => Object.hasOwn(symbols, operator);
const textOf = (operand: Operand): string => String(operand);
const textsOf = (operand: Operand): readonly string[] => (Array.isArray(operand) ? operand : [String(operand)]);

/** The SQL operator of a comparison. @throws {Error} if there is none */
export function symbolOf(operator: string): RawBuilder<unknown> {
  if (!isOperator(operator)) throw new Error(`unknown comparison "${operator}"`);
  return symbols[operator];
}

/** Joins conditions. Without any, `and` matches everything and `or` matches nothing. */
export function joined(conditions: readonly RawBuilder<unknown>[], word: "and" | "or"): RawBuilder<unknown> {
  if (conditions.length === 0) return word === "and" ? sql`(1 = 1)` : sql`(1 = 0)`;
  return sql`(${sql.join(conditions, word === "and" ? sql` and ` : sql` or `)})`;
}

/** The comparisons of one field, joined by `and`. */
export function comparisons(
  field: FilterField,
  value: Where,
  alias: string,
  request: FilterRequest,
): RawBuilder<unknown> {
  const name = sql.ref(`${alias}.${field.column}`);
  const conditions = Object.entries(value).flatMap(([operator, operand]) => {
    if (operand === null || operand === undefined) return [];
    if (operator === "isNull") return [operand ? sql`${name} is null` : sql`${name} is not null`];
    const compared = operand as Operand;
    if (field.isList) return [listComparison(field, alias, operator, compared, request)];
    return [sql`(${name} is not null and ${scalarComparison(field, name, operator, compared, request.today)})`];
  });
  return joined(conditions, "and");
}

function scalarComparison(
  field: FilterField,
  name: RawBuilder<unknown>,
  operator: string,
  operand: Operand,
  today: string,
): RawBuilder<unknown> {
  const { type } = field;
  if (typeof type === "object") return wordComparison(type, name, operator, operand);
  if (type === "PartialDate") return dateComparison(name, operator, textOf(operand), today);
  if (type === "DateTime") return plainComparison(instantOf(name), operator, instantOfText(textOf(operand)));
  const isPlain = field.isPredicate || type === "CountryCode" || type === "int" || type === "boolean";
  if (isPlain) return plainComparison(name, operator, operand);
  const compared = operator === "eq" || operator === "in" ? normalized(field, operand) : operand;
  return textComparison(loweredOf(name, field, compared), operator, compared);
}

/** Identifiers are stored in the spelling of their system. */
function normalized({ identifier = "" }: FilterField, operand: Operand): Operand {
  const system = identifierSystems[identifier];
  if (!system) return operand;
  return typeof operand === "string" ? system.normalize(operand) : textsOf(operand).map(system.normalize);
}

function plainComparison(name: RawBuilder<unknown>, operator: string, operand: Operand): RawBuilder<unknown> {
  if (operator === "in") return sql`${name} in ${anyOf(textsOf(operand))}`;
  return sql`${name} ${symbolOf(operator)} ${typeof operand === "boolean" ? Number(operand) : operand}`;
}

/** Words of an ordered vocabulary are compared by their positions in it. */
function wordComparison(
  { terms }: Extract<FilterField["type"], object>,
  name: RawBuilder<unknown>,
  operator: string,
  operand: Operand,
): RawBuilder<unknown> {
  if (operator === "eq" || operator === "in") return plainComparison(name, operator, operand);
  const words = Object.keys(terms);
  const place = words.indexOf(textOf(operand));
  const kept = words.filter((_, index) =>
    operator === "gt"
      ? index > place
      : operator === "gte"
        ? index >= place
        : operator === "lt"
          ? index < place
          : index <= place,
  );
  return sql`${name} in ${anyOf(kept)}`;
}

/**
 * A text in lower case. SQLite's built-in `lower` is faster but converts only ASCII letters, which suffices if the operand contains
 * only ASCII.
 */
function loweredOf(name: RawBuilder<unknown>, { isLowerCase }: FilterField, operand: Operand): RawBuilder<unknown> {
  if (isLowerCase) return name;
  return /\P{ASCII}/u.test(textsOf(operand).join("")) ? lowerCase(name) : asciiLowerCase(name);
}

/** Compares texts, ignoring case. @param name an expression whose value is in lower case */
function textComparison(name: RawBuilder<unknown>, operator: string, operand: Operand): RawBuilder<unknown> {
  if (operator === "in") return sql`${name} in ${anyOf(textsOf(operand).map((each) => each.toLowerCase()))}`;
  const text = textOf(operand).toLowerCase();
  if (operator === "eq") return sql`${name} = ${text}`;
  return operator === "contains" ? containsText(name, text) : sql`substr(${name}, 1, length(${text})) = ${text}`;
}

/**
 * A partial bound covers all of its days: `lte: "2024"` includes December 31, 2024, and `gt: "2024"` excludes it.
 * A partial value is ordered by its first day, and equals every year or month that contains it.
 */
function dateComparison(
  name: RawBuilder<unknown>,
  operator: string,
  operand: string,
  today: string,
): RawBuilder<unknown> {
  if (operator === "within") return sql`${name} >= ${coarsestOf(dayBefore(today, operand))} and ${name} <= ${today}`;
  if (operator === "hasMonth")
    return sql`length(${name}) ${operand === "true" ? sql`>=` : sql`<`} ${sql.lit(monthLength)}`;
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

function listComparison(
  { column, values }: FilterField,
  alias: string,
  operator: string,
  operand: Operand,
  { scope }: FilterRequest,
): RawBuilder<unknown> {
  const id = sql.ref(`${alias}.id`);
  const [own, value] = values ? [sql.ref(values.own), sql.ref(values.value)] : [id, sql.ref("value")];
  const has = (condition: RawBuilder<unknown>) =>
    !values
      ? sql`exists (select 1 from ${valuesIn(sql.ref(`${alias}.${column}`))} where ${condition})`
      : scope === "all"
        ? sql`${id} in (select ${own} from ${sql.table(values.table)} where ${condition})`
        : sql`exists (select 1 from ${sql.table(values.table)} where ${own} = ${id} and ${condition})`;
  if (operator === "has") return has(sql`${value} = ${operand}`);
  if (operator === "hasAny") return has(sql`${value} in ${anyOf(textsOf(operand))}`);
  return joined(
    textsOf(operand).map((each) => has(sql`${value} = ${each}`)),
    "and",
  );
}
