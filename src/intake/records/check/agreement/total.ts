import { addDecimals, compareDecimals } from "../../../../domain/decimal.ts";
import { certaintiesOf, derivedAmountOf } from "../../../../domain/payment-certainty.ts";
import type { PaymentCertainty, PaymentComponent, ValueMeasure } from "../../../../domain/vocabulary/payment.ts";
import type { Entry, Stated } from "../../record.ts";
import type { Tell } from "../tell.ts";

type Term = Entry<"FinancialTerm">;

/** Components that sources often state apart from a total, so that it says nothing about them. */
const apart: ReadonlySet<PaymentComponent> = new Set([
  "ROYALTY",
  "PROFIT_SHARE",
  "COST_SHARE",
  "TERMINATION_FEE",
  "LOAN",
  "EQUITY_INVESTMENT",
  "UPFRONT_EQUITY",
  "DONATION",
]);

/** The certainties of the payments that a total of each measure covers. */
const covered: Readonly<Record<ValueMeasure, readonly PaymentCertainty[]>> = {
  TOTAL: ["CERTAIN", "REFUNDABLE", "SCHEDULED", "OPTIONAL", "CONTINGENT"],
  UPFRONT: ["CERTAIN", "REFUNDABLE"],
  CONTINGENT: ["OPTIONAL", "CONTINGENT"],
};

/**
 * A stated total is not below its parts. Only what is certain is refused: the payments of one payer, in the currency of the total,
 * without those that sources state apart or that other terms replace, include or cap.
 */
export function checkTotals({ parts }: Stated<"Agreement">, tell: Tell): void {
  const terms = parts.terms.filter((term) => isCounted(term, parts.terms));
  for (const [index, total] of parts.totals.entries()) {
    if (total.basis !== null || !isBound(total.qualifier)) continue;
    const own = terms.filter(
      (term) =>
        term.currency === total.currency &&
        (total.includes.length === 0 || term.components.every((component) => total.includes.includes(component))) &&
        certaintiesOf(term).every((certainty) => covered[total.measure].includes(certainty)),
    );
    const use =
      "Correct one of the two, keep the other figure under `otherwise`, or state the `basis` of the total or the `certainty` of the term.";
    const part = own.find((term) => compareDecimals(amountOf(term), total.amount) > 0);
    const path = ["totals", index, "amount"];
    if (part)
      tell(
        path,
        `The total (${total.amount}) is below the term ${part.components.join(" + ")} (${amountOf(part)}) that it contains. ${use}`,
      );
    else {
      const sum = certainSumOf(own);
      if (compareDecimals(sum, total.amount) > 0)
        tell(path, `The total (${total.amount}) is below the sum of the terms that are certain (${sum}). ${use}`);
    }
  }
}

const isBound = (qualifier: string): boolean => qualifier === "EXACT" || qualifier === "UP_TO";

function amountOf(term: Term): string {
  return derivedAmountOf(term) ?? term.amount ?? "0";
}

function isCounted(term: Term, terms: readonly Term[]): boolean {
  if (term.amount === null || !isBound(term.qualifier)) return false;
  if (term.per_unit !== null && term.units === null) return false;
  if (term.components.some((component) => apart.has(component))) return false;
  // What relates to other terms may count in part or not at all; what others are part of counts as a whole.
  const isObject = terms.some(({ relations }) =>
    relations.some(
      ({ relation, agreement, term: key }) => relation !== "PART_OF" && agreement === undefined && key === term.key,
    ),
  );
  return term.relations.length === 0 && !isObject;
}

/** The largest sum of certain payments of one payer. */
function certainSumOf(terms: readonly Term[]): string {
  const certain = terms.filter(
    (term) =>
      term.qualifier === "EXACT" &&
      certaintiesOf(term).every((certainty) => ["CERTAIN", "REFUNDABLE", "SCHEDULED"].includes(certainty)),
  );
  const byPayer = Map.groupBy(certain, ({ payer_id }) => payer_id);
  const sums = [...byPayer.values()].map((own) => addDecimals(own.map(amountOf)));
  return sums.reduce((largest, sum) => (compareDecimals(sum, largest) > 0 ? sum : largest), "0");
}
