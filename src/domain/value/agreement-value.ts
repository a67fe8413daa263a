import type { AgreementKind } from "../vocabulary/agreement.ts";
import type { PaymentComponent, ValueBasis } from "../vocabulary/payment.ts";
import { isCounterPayment, mainPayersOf, type ValueParty } from "./direction.ts";
import { type Interval, nothing, sumOf } from "./interval.ts";
import { type StatedSum, withStatedSums } from "./stated-sum.ts";
import { isKnown, type Measure, type Summand } from "./summand.ts";
import { entriesOf, isCounted, isOffset, refundsOf, type TermEntry, type ValueTerm } from "./term-entry.ts";

/** What determines the value of an agreement. */
export interface ValueInput {
  kinds: readonly AgreementKind[];
  parties: readonly ValueParty[];
  terms: readonly ValueTerm[];
  totals: readonly StatedSum[];
  stakes: readonly { issuer_id: string }[];
}

/** The value of an agreement in the currencies of its terms. */
export interface NativeValue {
  summands: Summand[];
  basis: ValueBasis;
  /** Whether the stated total and the terms agree. Null if no source states a total, or the two cannot be compared. */
  totalAgrees: boolean | null;
  /** Components without a disclosed amount. */
  undisclosed: PaymentComponent[];
}

const financing: ReadonlySet<PaymentComponent> = new Set(["LOAN", "EQUITY_INVESTMENT", "UPFRONT_EQUITY"]);
const financingKinds: ReadonlySet<AgreementKind> = new Set(["EQUITY", "LOAN", "ROYALTY_FINANCING"]);

/**
 * Whether a term finances a party and is stated apart from the payments of the agreement. Shares that the payer itself issues are a
 * payment.
 */
function isFinancing({ components, payer_id }: ValueTerm, stakes: ValueInput["stakes"]): boolean {
  if (!components.every((component) => financing.has(component))) return false;
  return !stakes.some(({ issuer_id }) => issuer_id === payer_id);
}

/**
 * The value of an agreement.
 *
 * Sums depend on the certainty of a payment: payments due at signing or closing, payments due later without condition, and payments
 * that may never become due, which count from zero. A term that bundles payments of several parts is never apportioned: it counts
 * from zero in each of the parts, and once in the total. Payments without a disclosed amount, and amounts per unit without the
 * number of units, leave a sum without an upper bound. Royalties, shares of profit and cost, termination fees and donations are not
 * counted. Loans and stakes that a source states apart are counted apart, and are the value of a financing. Payments against the
 * main direction are counted apart.
 *
 * @param replaced keys of terms that terms of later agreements replace
 */
export function agreementValueOf(input: ValueInput, replaced?: ReadonlySet<string>): NativeValue {
  const { kinds, parties, terms, totals, stakes } = input;
  const mainPayers = mainPayersOf(parties, terms);
  const isFinancingDeal = kinds.length > 0 && kinds.every((kind) => financingKinds.has(kind));
  const counted = terms.filter(isCounted);
  const refunds = refundsOf(counted);
  const counter = terms.filter((term) => isOffset(term) && isCounterPayment(term, mainPayers) && !isRefund(term));
  const main = counted.filter((term) => !counter.includes(term));
  const apart = isFinancingDeal ? [] : main.filter((term) => isFinancing(term, stakes));
  const payments = main.filter((term) => !apart.includes(term));

  // An amount that is not disclosed has no currency, and opens the sums in the currency of the agreement.
  const currency = [...terms, ...totals].find((each) => each.currency !== null)?.currency ?? null;
  const disclosed = [...terms, ...totals].some(({ amount }) => amount !== null);
  const undisclosed = terms.filter(({ qualifier }) => qualifier === "UNDISCLOSED");
  const { summands, agrees } =
    currency === null
      ? { summands: [], agrees: null }
      : withStatedSums(entriesOf(payments, replaced), entriesOf(apart, replaced), totals, currency);
  const others =
    currency === null
      ? []
      : [
          ...summandsOf("FINANCING", entriesOf(apart, replaced), currency),
          ...summandsOf("COUNTER", [...entriesOf(counter, replaced), ...refunds], currency),
        ];
  return {
    summands: [...summands, ...others],
    basis: totals.some(({ measure }) => measure === "TOTAL") ? "STATED" : disclosed ? "DERIVED" : "UNDISCLOSED",
    totalAgrees: agrees,
    undisclosed: [...new Set(undisclosed.flatMap(({ components }) => components))],
  };
}

const isRefund = ({ relations }: ValueTerm): boolean => relations.some(({ relation }) => relation === "CLAWBACK");

/** The sum of some entries as one measure, by currency. Empty if none discloses an amount. */
function summandsOf(measure: Measure, entries: readonly TermEntry[], currency: string): Summand[] {
  const byCurrency = Map.groupBy(entries, (entry) => entry.currency ?? currency);
  const summands = [...byCurrency].map(([each, own]) => ({
    measure,
    part: measure,
    currency: each,
    ...sumOf(own.map(({ interval }) => interval)),
  }));
  return isKnown(summands) ? summands : [];
}

/** What remains of a total after payments in the opposite direction. The lower bound is null if these have no upper bound. */
export function netOf(total: Interval, counter: Interval | null): Omit<Interval, "min"> & { min: bigint | null } {
  const { min, max, isApproximate } = counter ?? nothing;
  const highest = total.max === null ? null : total.max - min;
  return {
    min: max === null ? null : total.min - max,
    max: highest,
    disclosed: highest ?? total.disclosed - min,
    isApproximate: total.isApproximate || isApproximate,
  };
}
