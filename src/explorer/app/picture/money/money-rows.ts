import type { AmountQualifier, DealMoneyQuery, PaymentCertainty, PaymentComponent } from "../../graph/documents.ts";

type Deal = NonNullable<DealMoneyQuery["agreement"]>;
type Term = Deal["terms"][number];

/** A payment or a sum of payments: what is certain, what is possible, and whether it is open above. */
export interface MoneyRow {
  /** A payment by its components, or the name of a sum. */
  of:
    | { components: readonly PaymentComponent[] }
    | { sum: "Upfront" | "Scheduled" | "Contingent" | "Financing" | "Total" };
  certainty: PaymentCertainty | null;
  trigger: string | null;
  /** The amount that is due in any case. */
  min: number;
  /** The largest amount that is disclosed. */
  known: number;
  isOpen: boolean;
  qualifier: AmountQualifier;
}

export interface DealMoneyRows {
  currency: string;
  isConverted: boolean;
  payments: MoneyRow[];
  sums: MoneyRow[];
  /** Payments that have no amount by their nature, such as royalties. */
  shares: Term[];
  /** Payments per unit of which the number is not known. */
  perUnit: Term[];
}

const sharesOfResults = new Set<PaymentComponent>(["ROYALTY", "PROFIT_SHARE", "COST_SHARE"]);
const isDue = new Set<PaymentCertainty>(["CERTAIN", "SCHEDULED", "REFUNDABLE"]);

function paymentOf(term: Term, isConverted: boolean): MoneyRow {
  const { components, certainty, trigger, qualifier, derivedAmount } = term;
  const money = derivedAmount ?? (isConverted ? term.converted : term.amount);
  const known = Number(money?.amount ?? 0);
  const isBound = qualifier === "UP_TO" || qualifier === "UP_TO_APPROXIMATELY";
  return {
    of: { components },
    certainty,
    trigger,
    min: isDue.has(certainty) && !isBound ? known : 0,
    known,
    isOpen: money === null || qualifier === "AT_LEAST",
    qualifier,
  };
}

/** The payments and the sums of an agreement in one currency: its own, or US dollars if it has several. */
export function moneyRowsOf({ terms, value, converted }: Deal): DealMoneyRows | null {
  const currencies = new Set(terms.flatMap(({ amount }) => (amount === null ? [] : [amount.currency])));
  for (const range of [value.upfront, value.contingent, value.total])
    if (range !== null) currencies.add(range.currency);
  const isConverted = currencies.size > 1;
  const [own] = currencies;
  if (own === undefined) return null;
  const sums = isConverted ? converted : value;
  const isPerUnit = ({ perUnit, derivedAmount }: Term) =>
    perUnit !== null && (derivedAmount === null || (isConverted && derivedAmount.currency !== "USD"));
  const isShare = ({ amount, components }: Term) =>
    amount === null && components.every((component) => sharesOfResults.has(component));
  const sumRow = (sum: "Upfront" | "Scheduled" | "Contingent" | "Financing" | "Total", range: typeof sums.total) =>
    range === null
      ? []
      : [
          {
            of: { sum },
            certainty: null,
            trigger: null,
            min: Number(range.min ?? 0),
            known: Number(range.max ?? range.disclosed),
            isOpen: range.max === null,
            qualifier: range.qualifier,
          },
        ];
  return {
    currency: isConverted ? "USD" : own,
    isConverted,
    payments: terms.filter((term) => !isPerUnit(term) && !isShare(term)).map((term) => paymentOf(term, isConverted)),
    sums: [
      ...sumRow("Upfront", sums.upfront),
      ...sumRow("Scheduled", sums.scheduled),
      ...sumRow("Contingent", sums.contingent),
      ...sumRow("Financing", sums.financing),
      ...sumRow("Total", sums.total),
    ],
    shares: terms.filter(isShare),
    perUnit: terms.filter((term) => isPerUnit(term) && !isShare(term)),
  };
}
