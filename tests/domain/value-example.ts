import { agreementValueOf, type ValueInput } from "../../src/domain/value/agreement-value.ts";
import { type Interval, sumOf } from "../../src/domain/value/interval.ts";
import { amountOfMinorUnits } from "../../src/domain/value/minor-unit.ts";
import type { StatedSum } from "../../src/domain/value/stated-sum.ts";
import type { Measure } from "../../src/domain/value/summand.ts";
import type { ValueTerm } from "../../src/domain/value/term-entry.ts";
import type { PaymentComponent } from "../../src/domain/vocabulary/payment.ts";

export const emptyTerm: ValueTerm = {
  key: null,
  components: [],
  certainty: null,
  amount: null,
  currency: null,
  qualifier: "UNDISCLOSED",
  per_unit: null,
  units: null,
  schedule: [],
  relations: [],
  payer_id: null,
  payees: [],
};

/** A term in US dollars. */
export const term = (
  components: readonly PaymentComponent[],
  amount: string | null,
  rest: Partial<ValueTerm> = {},
): ValueTerm => ({
  ...emptyTerm,
  components,
  amount,
  currency: amount === null ? null : "USD",
  qualifier: amount === null ? "UNDISCLOSED" : "EXACT",
  ...rest,
});

export const total = (amount: string, rest: Partial<StatedSum> = {}): StatedSum => ({
  measure: "TOTAL",
  amount,
  currency: "USD",
  qualifier: "UP_TO",
  includes: [],
  ...rest,
});

export const input = (terms: readonly ValueTerm[], rest: Partial<ValueInput> = {}): ValueInput => ({
  kinds: ["LICENSE"],
  parties: [],
  terms,
  totals: [],
  stakes: [],
  ...rest,
});

export const parties = [
  { company_id: "buyer", role: "LICENSEE" as const },
  { company_id: "owner", role: "LICENSOR" as const },
];

/** The sum of a measure of which all summands are in one currency. */
export function sum(value: ValueInput, measure: Measure): Interval | null {
  const summands = agreementValueOf(value).summands.filter((each) => each.measure === measure);
  return summands.length === 0 ? null : sumOf(summands);
}

/** An interval as text: "[100, 320]", or "[100, " without an upper bound. */
export function shown(value: ValueInput, measure: Measure): string | null {
  const interval = sum(value, measure);
  if (!interval) return null;
  const text = (bound: bigint) => amountOfMinorUnits(bound, "USD");
  return `${text(interval.min)}..${interval.max === null ? "" : text(interval.max)}`;
}

/** The intervals of the three parts and of the total. */
export const parts = (value: ValueInput) =>
  (["UPFRONT", "SCHEDULED", "CONTINGENT", "TOTAL"] as const).map((measure) => shown(value, measure));
