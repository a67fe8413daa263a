import type { FinancialTermRelation } from "./vocabulary/payment.ts";

/** One of several payments of a term, or a tranche of a loan or royalty purchase. What no source states is absent. */
export interface Installment {
  /** In the currency of the term. */
  amount?: string | undefined;
  dueOn?: string | undefined;
  dueAfter?: string | undefined;
  trigger?: string | undefined;
}

/** How a term relates to another term of the same agreement, or of the agreement with a slug. */
export interface TermLink {
  relation: FinancialTermRelation;
  term: string;
  agreement?: string | undefined;
}
