import { certaintiesOf, derivedAmountOf } from "../payment-certainty.ts";
import type { Installment, TermLink } from "../payment-schedule.ts";
import type { AmountQualifier, PaymentCertainty, PaymentComponent, PaymentUnit } from "../vocabulary/payment.ts";
import { cappedAt, type Interval, intervalOf, oneOf, sumOf, undisclosed } from "./interval.ts";
import { minorUnits } from "./minor-unit.ts";

/** A financial term, as far as the value of its agreement depends on it. */
export interface ValueTerm {
  key: string | null;
  components: readonly PaymentComponent[];
  certainty: PaymentCertainty | null;
  amount: string | null;
  currency: string | null;
  qualifier: AmountQualifier;
  per_unit: PaymentUnit | null;
  units: string | null;
  schedule: readonly Installment[];
  relations: readonly TermLink[];
  payer_id: string | null;
  payees: readonly string[];
}

/** The parts of a value: due at signing or closing, due later without condition, and due later upon an event or decision. */
export type Part = "UPFRONT" | "SCHEDULED" | "CONTINGENT";
const parts: readonly Part[] = ["UPFRONT", "SCHEDULED", "CONTINGENT"];

const partOf: Readonly<Record<PaymentCertainty, Part>> = {
  CERTAIN: "UPFRONT",
  REFUNDABLE: "UPFRONT",
  SCHEDULED: "SCHEDULED",
  CONTINGENT: "CONTINGENT",
  OPTIONAL: "CONTINGENT",
};

/** Components that depend on sales, profit or cost, that penalize a party, or that neither party receives. No sum includes them. */
const excluded: ReadonlySet<PaymentComponent> = new Set([
  "ROYALTY",
  "PROFIT_SHARE",
  "COST_SHARE",
  "TERMINATION_FEE",
  "DONATION",
]);

/** Whether sums include a term. */
export const isCounted = ({ components }: ValueTerm): boolean => !components.every((each) => excluded.has(each));

/** Whether payments in the opposite direction include a term: a share of cost with an amount offsets what is paid. */
export const isOffset = (term: ValueTerm): boolean =>
  isCounted(term) || (term.components.includes("COST_SHARE") && term.amount !== null);

/** An amount that sums count once: a term, or several terms that are alternatives or have a common ceiling. */
export interface TermEntry {
  /** Several if a source names one amount for payments that are due at different times. It is never apportioned. */
  parts: readonly Part[];
  components: readonly PaymentComponent[];
  /** Null if no amount is disclosed. */
  currency: string | null;
  interval: Interval;
}

/** The amount of a term, for all units if it is paid per unit. Null if it is not known. */
function amountOf(term: ValueTerm): string | null {
  return term.per_unit === null ? term.amount : derivedAmountOf(term);
}

/** The sum of the installments, for a term of which no source states the whole. */
function scheduledInterval({ schedule, currency }: ValueTerm): Interval {
  if (currency === null || schedule.length === 0) return undisclosed;
  return sumOf(
    schedule.map(({ amount }) =>
      amount === undefined ? undisclosed : intervalOf(minorUnits(amount, currency), "EXACT"),
    ),
  );
}

/** A term by itself. A payment that may never become due counts from zero. */
function entryOf(term: ValueTerm): TermEntry {
  const certainties = certaintiesOf(term);
  const found = parts.filter((part) => certainties.some((certainty) => partOf[certainty] === part));
  const known = amountOf(term);
  const stated =
    known === null || term.currency === null
      ? scheduledInterval(term)
      : intervalOf(minorUnits(known, term.currency), term.qualifier);
  const isDue = certainties.every((certainty) => certainty === "CERTAIN" || certainty === "SCHEDULED");
  return {
    parts: found,
    components: term.components,
    currency: term.currency,
    interval: isDue ? stated : { ...stated, min: 0n },
  };
}

function merged(entries: readonly TermEntry[], combine: (intervals: readonly Interval[]) => Interval): TermEntry {
  return {
    parts: parts.filter((part) => entries.some((entry) => entry.parts.includes(part))),
    components: entries.flatMap(({ components }) => components),
    currency: entries.find(({ currency }) => currency !== null)?.currency ?? null,
    interval: combine(entries.map(({ interval }) => interval)),
  };
}

const isOneCurrency = (entries: readonly TermEntry[]): boolean =>
  new Set(entries.flatMap(({ currency }) => currency ?? [])).size <= 1;

/** Terms grouped by the key that `rootOf` gives them, in the order of their first members. */
function groupsOf<Item>(items: readonly Item[], rootOf: (item: Item) => unknown): Item[][] {
  return [...Map.groupBy(items, rootOf).values()];
}

/** The keys of terms of the same agreement to which a term has a relation. */
function keysOf(term: ValueTerm, relation: TermLink["relation"]): string[] {
  return term.relations.flatMap((link) => (link.relation === relation && !link.agreement ? [link.term] : []));
}

/**
 * The amounts that sums count, each once. Terms that others replace, parts of other terms, refunds and ceilings are not counted by
 * themselves.
 * @param replaced keys of terms that terms of other agreements replace
 */
export function entriesOf(terms: readonly ValueTerm[], replaced: ReadonlySet<string> = new Set()): TermEntry[] {
  const byKey = new Map(terms.flatMap((term) => (term.key === null ? [] : [[term.key, term] as const])));
  const targets = (relation: TermLink["relation"]) => new Set(terms.flatMap((term) => keysOf(term, relation)));
  const [replacedHere, caps] = [targets("REPLACES"), targets("CAPPED_BY")];
  const isLeftOut = (term: ValueTerm) =>
    (term.key !== null && (replaced.has(term.key) || replacedHere.has(term.key) || caps.has(term.key))) ||
    keysOf(term, "PART_OF").some((key) => byKey.has(key)) ||
    keysOf(term, "CLAWBACK").length > 0;

  const counted = terms
    .filter((term) => !isLeftOut(term))
    .map((term) => ({ term, entry: entryWithParts(term, terms) }));
  const alternatives = rootsOf(counted.map(({ term }) => term));
  const single = groupsOf(counted, ({ term }) => alternatives.get(term)).flatMap((group) => {
    const entries = group.map(({ entry }) => entry);
    const cap = group.flatMap(({ term }) => keysOf(term, "CAPPED_BY")).find((key) => byKey.has(key)) ?? null;
    // Alternatives in several currencies cannot be compared, so each of them may or may not become due.
    if (!isOneCurrency(entries))
      return entries.map((entry) => ({ cap, entry: { ...entry, interval: { ...entry.interval, min: 0n } } }));
    return [{ cap, entry: entries.length === 1 ? (entries[0] as TermEntry) : merged(entries, oneOf) }];
  });
  return groupsOf(single, ({ cap, entry }) => cap ?? entry).flatMap((group) => {
    const entries = group.map(({ entry }) => entry);
    const cap = byKey.get(group[0]?.cap ?? "");
    if (!cap) return entries;
    const ceiling = cap.amount === null || cap.currency === null ? null : minorUnits(cap.amount, cap.currency);
    const all = [...entries, { parts: [], components: [], currency: cap.currency, interval: undisclosed }];
    if (ceiling === null || !isOneCurrency(all)) return entries;
    return [{ ...merged(entries, (intervals) => cappedAt(sumOf(intervals), ceiling)), currency: cap.currency }];
  });
}

/** A term whose amount is not disclosed is at least as large as what is disclosed of its parts. */
function entryWithParts(term: ValueTerm, terms: readonly ValueTerm[]): TermEntry {
  const entry = entryOf(term);
  if (term.key === null || entry.interval.max !== null || entry.interval.min > 0n) return entry;
  const within = terms.filter((other) => keysOf(other, "PART_OF").includes(term.key ?? "")).map(entryOf);
  if (within.length === 0 || !isOneCurrency(within)) return entry;
  const { currency, interval } = merged(within, sumOf);
  const min = entry.parts.includes("CONTINGENT") ? 0n : interval.min;
  return { ...entry, currency, interval: { ...undisclosed, min, disclosed: interval.disclosed } };
}

/** For each term, one term that stands for it and its alternatives. */
function rootsOf(terms: readonly ValueTerm[]): Map<ValueTerm, ValueTerm> {
  const roots = new Map(terms.map((term) => [term, term]));
  const rootOf = (term: ValueTerm): ValueTerm => {
    const next = roots.get(term) ?? term;
    return next === term ? term : rootOf(next);
  };
  for (const term of terms)
    for (const key of keysOf(term, "ONE_OF")) {
      const other = terms.find((each) => each.key === key);
      if (other) roots.set(rootOf(term), rootOf(other));
    }
  return new Map(terms.map((term) => [term, rootOf(term)]));
}

/** What is paid back, or paid in the opposite direction, for terms: refunds upon an event count from zero. */
export function refundsOf(terms: readonly ValueTerm[]): TermEntry[] {
  return terms
    .filter((term) => keysOf(term, "CLAWBACK").length > 0)
    .map((term) => {
      const entry = entryOf(term);
      return { ...entry, interval: { ...entry.interval, min: 0n } };
    });
}
