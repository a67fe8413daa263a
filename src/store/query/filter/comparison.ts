import { type RawBuilder, sql } from "kysely";
import { instantOfText } from "../../../domain/instant.ts";
import { globalIdParts } from "../../../domain/node-key.ts";
import { wordsInOrder } from "../../../domain/vocabulary/vocabulary.ts";
import { type FilterField, plain, slugField } from "../../../model/derived/filter/field.ts";
import { anyOf, instantOf, memberOf, valuesIn } from "../../engine/sqlite/list.ts";
import { dateComparison } from "./date.ts";
import { joined } from "./joined.ts";
import { type Compared, columnValue, currencyOf } from "./operand.ts";
import type { FilterRequest, Where } from "./request.ts";
import { textComparison } from "./text.ts";
import { sumCondition } from "./value.ts";

const symbols = { eq: sql`=`, gt: sql`>`, gte: sql`>=`, lt: sql`<`, lte: sql`<=` } as const;
type Operator = keyof typeof symbols;

/** The value that a field is compared with, or the values for `in`, `hasAny` and `hasAll`. */
type Operand = string | number | boolean | readonly string[] | Where;

const isOperator = (operator: string): operator is Operator => Object.hasOwn(symbols, operator);
const textOf = (operand: Operand): string => String(operand);
const textsOf = (operand: Operand): readonly string[] => (Array.isArray(operand) ? operand : [String(operand)]);

/** The SQL operator of a comparison. @throws {Error} if there is none */
function symbolOf(operator: string): RawBuilder<unknown> {
  if (!isOperator(operator)) throw new Error(`unknown comparison "${operator}"`);
  return symbols[operator];
}

/** The conditions that are given: a condition that is null is none. */
function given(value: Where): [string, Operand][] {
  return Object.entries(value).filter((entry): entry is [string, Operand] => entry[1] != null);
}

/** The comparisons of one field, joined by `and`. */
export function comparisons(
  field: FilterField,
  value: Where,
  compared: Compared,
  request: FilterRequest,
): RawBuilder<unknown> {
  if (field.type === "Sum") return sumCondition(field.column, value, compared.alias);
  const name = columnValue(field, compared, request);
  if (field.type === "Money") return amountComparisons(name, currencyOf(field, compared), value, compared.day);
  const conditions = given(value).map(([operator, operand]) => {
    if (operator === "isNull") return operand ? sql`${name} is null` : sql`${name} is not null`;
    if (field.type === "DecimalRange") return decimalComparisons(memberOf(name, operator), operand as Where);
    if (field.type === "MoneyRange")
      return amountComparisons(memberOf(name, operator), memberOf(name, "currency"), operand as Where, compared.day);
    if (field.isList) return listComparison(field, name, compared, operator, operand, request);
    return sql`(${name} is not null and ${scalarComparison(field, name, operator, operand, request)})`;
  });
  return joined(conditions, "and");
}

function scalarComparison(
  field: FilterField,
  name: RawBuilder<unknown>,
  operator: string,
  operand: Operand,
  request: FilterRequest,
): RawBuilder<unknown> {
  const { type } = field;
  if (typeof type === "object") return wordComparison(type, name, operator, operand);
  if (type === "PartialDate") return dateComparison(name, operator, textOf(operand), request.today);
  if (type === "DateTime") return plainComparison(instantOf(name), operator, instantOfText(textOf(operand)));
  if (type === "Decimal") return sql`compare_decimals(${name}, ${textOf(operand)}) ${symbolOf(operator)} 0`;
  if (type === "GlobalId") return sql`${name} in ${anyOf(textsOf(operand).map((id) => globalIdParts(id).slug))}`;
  if (type === "NodeKey") return nodeComparison(name, operator, operand as Where, request);
  if (field.isPredicate || plainTypes.has(type)) return plainComparison(name, operator, operand);
  return textComparison(field, name, operator, operand);
}

const plainTypes: ReadonlySet<string> = new Set(["CountryCode", "CurrencyCode", "int", "boolean"]);

function plainComparison(name: RawBuilder<unknown>, operator: string, operand: Operand): RawBuilder<unknown> {
  if (operator === "in") return sql`${name} in ${anyOf(textsOf(operand))}`;
  return sql`${name} ${symbolOf(operator)} ${typeof operand === "boolean" ? Number(operand) : operand}`;
}

const slug = slugField("");
const typeName = plain("type", "CountryCode", "");

/** Compares the node that a column names by its key. */
function nodeComparison(
  name: RawBuilder<unknown>,
  part: string,
  value: Where,
  request: FilterRequest,
): RawBuilder<unknown> {
  const conditions = given(value).map(([operator, operand]) => {
    if (part === "id") {
      const keys = textsOf(operand).map((id) => Object.values(globalIdParts(id)).join(":"));
      return sql`${name} in ${anyOf(keys)}`;
    }
    const colon = sql`instr(${name}, ':')`;
    return part === "slug"
      ? textComparison(slug, sql`substr(${name}, ${colon} + 1)`, operator, operand)
      : scalarComparison(typeName, sql`substr(${name}, 1, ${colon} - 1)`, operator, operand, request);
  });
  return joined(conditions, "and");
}

/** Words of an ordered vocabulary are compared by their positions in it. */
function wordComparison(
  vocabulary: Extract<FilterField["type"], object>,
  name: RawBuilder<unknown>,
  operator: string,
  operand: Operand,
): RawBuilder<unknown> {
  if (operator === "eq" || operator === "in") return plainComparison(name, operator, operand);
  const words = wordsInOrder(vocabulary);
  const place = words.indexOf(textOf(operand));
  if (place < 0) return sql`false`;
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

function decimalComparisons(name: RawBuilder<unknown>, value: Where): RawBuilder<unknown> {
  const conditions = given(value).map(([operator, operand]) =>
    operator === "isNull"
      ? operand
        ? sql`${name} is null`
        : sql`${name} is not null`
      : sql`coalesce(compare_decimals(${name}, ${textOf(operand)}) ${symbolOf(operator)} 0, 0)`,
  );
  return joined(conditions, "and");
}

/** Compares an amount, converted to the currency that is asked for. Without a rate it is null, and no bound matches. */
function amountComparisons(
  amount: RawBuilder<unknown>,
  own: RawBuilder<unknown>,
  value: Where,
  day: RawBuilder<unknown> | null,
): RawBuilder<unknown> {
  const { currency, isNull, ...bounds } = value;
  const comparedWith = (bound: string) =>
    sql`compare_amounts(${amount}, ${own}, ${day ?? sql`null`}, ${currency}, ${bound})`;
  // An amount without a currency is not shown.
  const shown = currency == null ? sql`iif(${own} is null, null, ${amount})` : comparedWith("0");
  const conditions = given(bounds).map(
    ([operator, bound]) => sql`coalesce(${comparedWith(textOf(bound))} ${symbolOf(operator)} 0, 0)`,
  );
  if (isNull != null) conditions.push(isNull ? sql`${shown} is null` : sql`${shown} is not null`);
  return joined(conditions, "and");
}

function listComparison(
  field: FilterField,
  name: RawBuilder<unknown>,
  { alias }: Compared,
  operator: string,
  operand: Operand,
  { scope }: FilterRequest,
): RawBuilder<unknown> {
  const { values } = field;
  const id = sql.ref(`${alias}.id`);
  const [own, value] = values ? [sql.ref(values.own), sql.ref(values.value)] : [id, sql.ref("listed.value")];
  const has = (condition: RawBuilder<unknown>) =>
    !values
      ? sql`exists (select 1 from ${valuesIn(name)} as listed where ${condition})`
      : scope === "all"
        ? sql`${id} in (select ${own} from ${sql.table(values.table)} where ${condition})`
        : sql`exists (select 1 from ${sql.table(values.table)} where ${own} = ${id} and ${condition})`;
  if (operator === "isEmpty") {
    const isEmpty = values ? sql`not ${has(sql`true`)}` : sql`json_array_length(${name}) = 0`;
    // A list that is null is neither empty nor not.
    return operand ? sql`coalesce(${isEmpty}, 0)` : sql`not coalesce(${isEmpty}, 1)`;
  }
  const compare = field.type === "text" ? textComparison.bind(null, field) : plainComparison;
  if (operator === "has") return has(compare(value, "eq", textOf(operand)));
  if (operator === "hasAny") return has(compare(value, "in", textsOf(operand)));
  const all = textsOf(operand);
  // Every list contains all of no values, but a list that is null contains nothing.
  if (all.length === 0 && !values) return sql`${name} is not null`;
  return joined(
    all.map((each) => has(compare(value, "eq", each))),
    "and",
  );
}
