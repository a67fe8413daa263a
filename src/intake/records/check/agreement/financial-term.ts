import { addDecimals, compareDecimals } from "../../../../domain/decimal.ts";
import { derivedAmountOf } from "../../../../domain/payment-certainty.ts";
import type { Entry } from "../../record.ts";
import { checkPositive } from "../money.ts";
import type { Tell } from "../tell.ts";
import { checkTerritory } from "../territory.ts";
import { checkRoyaltyTiers } from "./royalty-tier.ts";

/** A term has an amount with its currency, tiers, or neither; and its qualifier says so. */
export function checkFinancialTerm(term: Entry<"FinancialTerm">, tell: Tell): void {
  checkAmount(term, tell);
  checkSchedule(term, tell);
  checkRoyaltyTiers(term.royalty_tiers, tell);
  checkTerritory(term, tell);
  if (term.units !== null && term.per_unit === null)
    tell(["units"], "The term has a number of units and no unit. Add `perUnit`, or remove `units`.");
  checkPositive(term.units, ["units"], tell);
  const payer = term.payees.indexOf(term.payer_id ?? "");
  if (payer >= 0)
    tell(
      ["payees", payer],
      `The payer "${term.payer_id}" is also a payee. Name the company that receives the payment.`,
    );
  const { certainty, components } = term;
  const isLate = components.every((component) => component === "ANNIVERSARY_PAYMENT");
  if (isLate && (certainty === "CERTAIN" || certainty === "REFUNDABLE"))
    tell(
      ["certainty"],
      `A payment that is ${certainty} is due at signing or closing, and an ANNIVERSARY_PAYMENT is due later. Use SCHEDULED, or correct \`components\`.`,
    );
}

function checkAmount({ amount, currency, qualifier, royalty_tiers: tiers }: Entry<"FinancialTerm">, tell: Tell): void {
  if (amount !== null && currency === null) tell([], "The term has an amount without a currency. Add `currency`.");
  if (amount === null && currency !== null)
    tell([], "The term has a currency without an amount. Add `amount`, or remove `currency`.");
  if (amount !== null && qualifier === "UNDISCLOSED")
    tell([], "The term has an amount and is UNDISCLOSED. Use EXACT, UP_TO, AT_LEAST or APPROXIMATELY.");
  if (amount === null && qualifier !== "UNDISCLOSED" && tiers.length === 0)
    tell([], `The term is ${qualifier} and has no amount. Add \`amount\`, or use UNDISCLOSED.`);
  if (amount !== null && compareDecimals(amount, "0") <= 0)
    tell(["amount"], `The amount ${amount} is not greater than zero. Use the amount that is paid.`);
}

/** The installments are in the currency of the term, and do not exceed its amount. */
function checkSchedule(term: Entry<"FinancialTerm">, tell: Tell): void {
  const amounts = term.schedule.flatMap(({ amount }) => amount ?? []);
  for (const [index, { amount }] of term.schedule.entries())
    checkPositive(amount ?? null, ["schedule", index, "amount"], tell);
  const whole = term.per_unit === null ? term.amount : derivedAmountOf(term);
  if (
    amounts.length === 0 ||
    whole === null ||
    term.qualifier === "AT_LEAST" ||
    term.qualifier.endsWith("APPROXIMATELY")
  )
    return;
  const sum = addDecimals(amounts);
  if (compareDecimals(sum, whole) > 0)
    tell(
      ["schedule"],
      `The installments (${sum} in all) exceed the amount of the term (${whole}). Correct one of the two.`,
    );
}
