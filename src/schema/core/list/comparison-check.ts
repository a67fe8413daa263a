import { compareDecimals } from "../../../domain/decimal.ts";
import { nodeOfGlobalId } from "../../../domain/node-key.ts";
import { daysOfPartialDate, isQuarter } from "../../../domain/partial-date.ts";
import { wordsInOrder } from "../../../domain/vocabulary/vocabulary.ts";
import type { FilterField, FilterType } from "../../../model/derived/filter/field.ts";
import type { Where } from "../../../store/query/filter/request.ts";
import { badArgument, integerBetween, invalidId } from "../error.ts";

/** Whether a lower bound lies above an upper bound, so that no value can lie between them. */
function isReversed(type: FilterType, lower: unknown, upper: unknown): boolean {
  if (typeof type === "object") {
    const words = wordsInOrder(type);
    const [low, high] = [words.indexOf(String(lower)), words.indexOf(String(upper))];
    return low >= 0 && high >= 0 && low > high;
  }
  if (type === "PartialDate") return daysOfPartialDate(String(lower)).first > daysOfPartialDate(String(upper)).last;
  if (type === "DateTime") return Date.parse(String(lower)) > Date.parse(String(upper));
  if (type === "int") return Number(lower) > Number(upper);
  return compareDecimals(String(lower), String(upper)) > 0;
}

const bounds = ["gt", "gte", "lt", "lte"] as const;

/** Checks the order of the bounds of a comparison. @throws BAD_USER_INPUT, naming the path in the argument */
export function checkBounds(type: FilterType, value: Where, path: string): void {
  for (const low of ["gt", "gte"] as const)
    for (const high of ["lt", "lte"] as const) {
      const [lower, upper] = [value[low], value[high]];
      if (lower == null || upper == null || !isReversed(type, lower, upper)) continue;
      throw badArgument(
        `${path}.${low}`,
        `the lower bound ${lower} is above the upper bound \`${high}\`, ${upper}. Write the smaller value after \`${low}\` and the larger one after \`${high}\`.`,
      );
    }
}

function checkAmount(value: Where, path: string): void {
  const bound = bounds.find((name) => value[name] != null);
  if (bound !== undefined && value.currency == null)
    throw badArgument(`${path}.currency`, `is required with \`${bound}\`. Add a currency such as USD.`);
  checkBounds("Decimal", value, path);
}

function checkDate(value: Where, path: string): void {
  const { year, quarter } = value;
  if (typeof year === "number") integerBetween(`${path}.year`, year, 1000, 2999);
  if (typeof quarter === "string" && !isQuarter(quarter))
    throw badArgument(
      `${path}.quarter`,
      `${JSON.stringify(quarter.slice(0, 60))} is not a quarter. Use a year and a quarter such as "2024-Q3".`,
    );
  checkBounds("PartialDate", value, path);
}

/** Checks the ids of a comparison. @param type the type of node that has them; null for any */
function checkIds(type: string | null, value: Where, path: string): void {
  const check = (id: unknown, at: string) => {
    const node = nodeOfGlobalId(String(id));
    if (!node) throw invalidId(at);
    if (type !== null && node.type !== type)
      throw badArgument(at, `the id belongs to the type ${node.type}. Use the id of a node of the type ${type}.`);
  };
  if (value.eq != null) check(value.eq, `${path}.eq`);
  if (Array.isArray(value.in)) for (const [index, id] of value.in.entries()) check(id, `${path}.in[${index}]`);
}

/** Checks the conditions on a field. @throws BAD_USER_INPUT, naming the path in the argument */
export function checkComparison(shape: string, { type }: FilterField, value: Where, path: string): void {
  const part = (name: string, check: (part: Where, at: string) => void) => {
    const found = value[name];
    if (typeof found === "object" && found !== null) check(found as Where, `${path}.${name}`);
  };
  if (type === "Money" || type === "Sum") checkAmount(value, path);
  else if (type === "MoneyRange") for (const name of ["min", "max"]) part(name, checkAmount);
  else if (type === "DecimalRange")
    for (const name of ["min", "max"]) part(name, (found, at) => checkBounds("Decimal", found, at));
  else if (type === "PartialDate") checkDate(value, path);
  else if (type === "GlobalId") checkIds(shape, value, path);
  else if (type === "NodeKey") part("id", (found, at) => checkIds(null, found, at));
  else checkBounds(type, value, path);
}
