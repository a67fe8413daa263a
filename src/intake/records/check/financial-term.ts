import { compareDecimals } from "../../../domain/decimal.ts";
import type { Entry } from "../record.ts";
import type { Tell } from "./tell.ts";
import { checkTerritory } from "./territory.ts";

/** A term has an amount with its currency, tiers, or neither; and its qualifier says so. */
export function checkFinancialTerm(term: Entry<"FinancialTerm">, tell: Tell): void {
  checkTerritory(term, tell);
  const { amount, currency, qualifier, royalty_tiers: tiers } = term;
  if (amount !== null && currency === null) tell([], "The term has an amount without a currency. Add `currency`.");
  if (amount === null && currency !== null)
    tell([], "The term has a currency without an amount. Add `amount`, or remove `currency`.");
  if (amount !== null && qualifier === "UNDISCLOSED")
    tell([], "The term has an amount and is UNDISCLOSED. Use EXACT, UP_TO, AT_LEAST or APPROXIMATELY.");
  if (amount === null && qualifier !== "UNDISCLOSED" && tiers.length === 0)
    tell([], `The term is ${qualifier} and has no amount. Add \`amount\`, or use UNDISCLOSED.`);
  if (amount !== null && compareDecimals(amount, "0") <= 0)
    tell(["amount"], `The amount ${amount} is not greater than zero. Use the amount that is paid.`);
  for (const [index, { percent, annualSales }] of tiers.entries()) {
    for (const [field, range] of Object.entries({ percent, annualSales }))
      checkRange(range, ["royaltyTiers", index, field], tell);
  }
}

function checkRange(
  range: { min?: string | undefined; max?: string | undefined } | undefined,
  path: (string | number)[],
  tell: Tell,
): void {
  if (range?.min === undefined || range.max === undefined || compareDecimals(range.min, range.max) <= 0) return;
  tell(path, `\`min\` (${range.min}) is greater than \`max\` (${range.max}). Swap the two.`);
}
