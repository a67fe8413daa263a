import { compareDecimals } from "../../../domain/decimal.ts";
import { snakeOf } from "../../../model/derived/spelling.ts";
import type { Path } from "../problem.ts";
import type { Value } from "../record.ts";
import type { OtherAmount, OtherValue } from "../shape/fact.ts";
import type { Tell } from "./tell.ts";

/**
 * Amounts have a currency, and a currency has an amount.
 * @param fields the amounts that are in the currency of the entry
 */
export function checkMoney(
  entry: Readonly<Record<string, Value>> & { currency: string | null },
  fields: readonly [string, ...string[]],
  tell: Tell,
): void {
  const stated = fields.find((field) => (entry[snakeOf(field)] ?? null) !== null);
  if (stated !== undefined && entry.currency === null)
    tell([stated], `\`${stated}\` is an amount without a currency. Add \`currency\`.`);
  if (stated === undefined && entry.currency !== null) {
    const add = fields.map((field) => `\`${field}\``).join(" or ");
    tell(["currency"], `The entry has a currency without an amount. Add ${add}, or remove \`currency\`.`);
  }
}

/** A number is above zero. */
export function checkPositive(value: string | null, path: Path, tell: Tell): void {
  if (value !== null && compareDecimals(value, "0") <= 0)
    tell(path, `${value} is not greater than zero. Use the number that the source states.`);
}

/** A percentage of a whole is between 0 and 100. */
export function checkPercent(value: string, path: Path, tell: Tell): void {
  if (compareDecimals(value, "0") < 0 || compareDecimals(value, "100") > 0)
    tell(path, `${value} is not a percentage from 0 to 100. Use the percentage that the source states.`);
}

/** Amounts that other sources state have a currency and a qualifier, their own or those of the entry. */
export function checkOtherAmounts(
  entry: { currency?: Value; qualifier?: Value },
  others: readonly (OtherValue | OtherAmount)[],
  tell: Tell,
): void {
  for (const [index, other] of others.entries()) {
    if (other.value !== undefined) continue;
    const path = ["otherwise", index];
    checkPositive(other.amount, [...path, "amount"], tell);
    if (other.currency === undefined && (entry.currency ?? null) === null)
      tell(path, "The amount has no currency, and neither has the entry. Add `currency`.");
    if (other.qualifier === undefined ? entry.qualifier === "UNDISCLOSED" : other.qualifier === "UNDISCLOSED")
      tell(path, "The amount is UNDISCLOSED. Add a `qualifier`: EXACT, UP_TO, AT_LEAST or APPROXIMATELY.");
  }
}
