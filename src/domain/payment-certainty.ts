import { multiplyDecimals } from "./decimal.ts";
import type { PaymentCertainty, PaymentComponent } from "./vocabulary/payment.ts";

/**
 * The certainty that follows from a component where no source states it. Royalties, shares of profit or cost, and termination fees
 * depend on events too; no sum includes them.
 */
const certaintyOfComponent: Readonly<Record<PaymentComponent, PaymentCertainty>> = {
  UPFRONT_CASH: "CERTAIN",
  UPFRONT_EQUITY: "CERTAIN",
  PURCHASE_PRICE: "CERTAIN",
  EQUITY_INVESTMENT: "CERTAIN",
  LOAN: "CERTAIN",
  ROYALTY_PURCHASE: "CERTAIN",
  DONATION: "CERTAIN",
  OPTION_FEE: "OPTIONAL",
  ANNIVERSARY_PAYMENT: "SCHEDULED",
  RESEARCH_FUNDING: "SCHEDULED",
  MILESTONE: "CONTINGENT",
  NEAR_TERM_MILESTONE: "CONTINGENT",
  DEVELOPMENT_MILESTONE: "CONTINGENT",
  REGULATORY_MILESTONE: "CONTINGENT",
  LAUNCH_MILESTONE: "CONTINGENT",
  SALES_MILESTONE: "CONTINGENT",
  CONTINGENT_VALUE_RIGHT: "CONTINGENT",
  ROYALTY: "CONTINGENT",
  PROFIT_SHARE: "CONTINGENT",
  COST_SHARE: "CONTINGENT",
  TERMINATION_FEE: "CONTINGENT",
};

/** From the most to the least certain. */
const order: readonly PaymentCertainty[] = ["CERTAIN", "REFUNDABLE", "SCHEDULED", "OPTIONAL", "CONTINGENT"];

interface Term {
  certainty: PaymentCertainty | null;
  components: readonly PaymentComponent[];
}

/** The certainties of a term: the one that a source states, else those of its components, the most certain first. */
export function certaintiesOf({ certainty, components }: Term): PaymentCertainty[] {
  if (certainty !== null) return [certainty];
  const found = new Set(components.map((component) => certaintyOfComponent[component]));
  return order.filter((each) => found.has(each));
}

/** The certainty of a term. A term that bundles payments of different certainty is as certain as the least certain of them. */
export function certaintyOf(term: Term): PaymentCertainty {
  return certaintiesOf(term).at(-1) ?? "CONTINGENT";
}

/** The amount per unit multiplied by the number of units. Null if the amount is paid once or either is not known. */
export function derivedAmountOf(term: {
  amount: string | null;
  per_unit: string | null;
  units: string | null;
}): string | null {
  const { amount, per_unit, units } = term;
  return per_unit === null || amount === null || units === null ? null : multiplyDecimals(amount, units);
}
