import type { AmountQualifier, PaymentComponent, ValueMeasure } from "../vocabulary/payment.ts";
import { type Interval, intervalOf, sumOf, undisclosed } from "./interval.ts";
import { minorUnits } from "./minor-unit.ts";
import { isKnown, type Measure, type Summand } from "./summand.ts";
import type { Part, TermEntry } from "./term-entry.ts";

/** A sum that a source states. */
export interface StatedSum {
  measure: ValueMeasure;
  amount: string;
  currency: string;
  qualifier: AmountQualifier;
  /** The components that the source says the sum includes. Empty if it does not say. */
  includes: readonly PaymentComponent[];
}

/** An interval of several parts in one currency: one part, or several that a source bundles. */
interface Block {
  parts: readonly Part[];
  currency: string;
  interval: Interval;
}

interface Sums {
  summands: Summand[];
  /** Whether the stated total and the terms agree. Null if that cannot be said. */
  agrees: boolean | null;
}

/**
 * The parts and the total of an agreement from its terms and the sums that sources state. A stated sum takes precedence over the sum
 * of the terms. Of several stated sums of one measure, the first counts.
 * @param financing amounts that are stated apart. A source may include them in its total.
 * @param currency that of terms without a disclosed amount
 */
export function withStatedSums(
  entries: readonly TermEntry[],
  financing: readonly TermEntry[],
  sums: readonly StatedSum[],
  currency: string,
): Sums {
  const blocks = blocksOf(entries, currency);
  const apart = financing.filter((entry) => (entry.currency ?? currency) === currency);
  const stated = (measure: ValueMeasure) => sums.find((sum) => sum.measure === measure);
  const used = new Set([...blocks.map((block) => block.currency), ...sums.map((sum) => sum.currency)]);
  if (used.size > 1) return inSeveralCurrencies(blocks, sums);
  const found = { upfront: stated("UPFRONT"), contingent: stated("CONTINGENT"), total: stated("TOTAL") };
  return inOneCurrency(entries, sumOf(apart.map(({ interval }) => interval)), found, currency);
}

function blocksOf(entries: readonly TermEntry[], currency: string): Block[] {
  return joined(entries.map((entry) => ({ ...entry, currency: entry.currency ?? currency })));
}

/** Blocks of the same parts in the same currency as one. */
function joined(blocks: readonly Block[]): Block[] {
  const groups = Map.groupBy(blocks, ({ parts, currency }) => `${parts.join("+")} ${currency}`);
  return [...groups.values()].map(([first, ...others]) => {
    const { parts, currency, interval } = first as Block;
    return { parts, currency, interval: sumOf([interval, ...others.map((each) => each.interval)]) };
  });
}

const isOf = (part: Part) => (block: Block) => block.parts.length === 1 && block.parts[0] === part;

/** The summands of the parts and of the total: a bundle counts from zero in each of its parts, and once in the total. */
function summandsOf(blocks: readonly Block[]): Summand[] {
  const summands = blocks.flatMap(({ parts, currency, interval }): Summand[] => {
    const part = parts.join("+");
    const own = parts.length > 1 ? { ...interval, min: 0n } : interval;
    return [
      ...parts.map((measure): Summand => ({ measure, part, currency, ...own })),
      { measure: "TOTAL", part, currency, ...interval },
    ];
  });
  return withoutUnknown(summands);
}

/** Leaves out measures of which no amount is known. */
function withoutUnknown(summands: readonly Summand[]): Summand[] {
  return [...Map.groupBy(summands, ({ measure }) => measure).values()].filter(isKnown).flat();
}

/** Sums in several currencies are compared only after conversion, so a stated sum replaces its measure and changes no other. */
function inSeveralCurrencies(blocks: readonly Block[], sums: readonly StatedSum[]): Sums {
  const byMeasure = new Map<Measure, Summand>();
  for (const { measure, amount, currency, qualifier } of sums) {
    if (byMeasure.has(measure)) continue;
    const interval = intervalOf(minorUnits(amount, currency), qualifier);
    const isFromZero = measure === "CONTINGENT" || (measure === "TOTAL" && blocks.some(({ parts }) => !isDue(parts)));
    byMeasure.set(measure, {
      measure,
      part: "STATED",
      currency,
      ...interval,
      min: isFromZero ? 0n : interval.min,
    });
  }
  const derived = summandsOf(blocks).filter(({ measure }) => !byMeasure.has(measure));
  return { summands: [...derived, ...byMeasure.values()], agrees: null };
}

const isDue = (parts: readonly Part[]): boolean => !parts.includes("CONTINGENT");

interface StatedSums {
  upfront: StatedSum | undefined;
  contingent: StatedSum | undefined;
  total: StatedSum | undefined;
}

const statedInterval = ({ amount, currency, qualifier }: StatedSum): Interval =>
  intervalOf(minorUnits(amount, currency), qualifier);

/** Whether a stated sum includes an entry that belongs to its measure. */
function covers(sum: StatedSum | undefined, { components }: TermEntry): boolean {
  return !sum || sum.includes.length === 0 || components.every((component) => sum.includes.includes(component));
}

function inOneCurrency(entries: readonly TermEntry[], financing: Interval, stated: StatedSums, currency: string): Sums {
  const { total } = stated;
  const blocks = withStatedParts(
    entries.filter((entry) => covers(total, entry)),
    stated,
    currency,
  );
  if (!total) return { summands: summandsOf(blocks), agrees: null };
  const { summands, agrees } = withStatedTotal(blocks, financing, total, currency);
  const others = summandsOf(
    blocksOf(
      entries.filter((entry) => !covers(total, entry)),
      currency,
    ),
  );
  return { summands: summedUp([...summands, ...others]), agrees };
}

/** Summands of the same part of a measure as one. */
function summedUp(summands: readonly Summand[]): Summand[] {
  const groups = Map.groupBy(summands, ({ measure, part }) => `${measure} ${part}`);
  return [...groups.values()].map((own) => ({ ...(own[0] as Summand), ...sumOf(own) }));
}

/** The parts of the terms. What a stated part does not include is added to it. */
function withStatedParts(entries: readonly TermEntry[], stated: StatedSums, currency: string): Block[] {
  const isCovered = (entry: TermEntry) =>
    (!entry.parts.includes("UPFRONT") || covers(stated.upfront, entry)) &&
    (!entry.parts.includes("CONTINGENT") || covers(stated.contingent, entry));
  let found = blocksOf(entries.filter(isCovered), currency);
  if (stated.upfront) found = withStatedPart(found, "UPFRONT", statedInterval(stated.upfront), currency);
  if (stated.contingent) {
    const interval = { ...statedInterval(stated.contingent), min: 0n };
    found = withStatedPart(found, "CONTINGENT", interval, currency);
  }
  return joined([
    ...found,
    ...blocksOf(
      entries.filter((entry) => !isCovered(entry)),
      currency,
    ),
  ]);
}

/**
 * Replaces a part by the sum that a source states. What the sum exceeds the terms of that part alone must come from the bundles, so
 * only the rest of the bundles counts for their other parts.
 */
function withStatedPart(blocks: readonly Block[], part: Part, interval: Interval, currency: string): Block[] {
  const alone = sumOf(blocks.filter(isOf(part)).map((block) => block.interval));
  const fromBundles =
    interval.max !== null && alone.max !== null && interval.max > alone.max ? interval.max - alone.max : 0n;
  const rest = blocks.filter((block) => !isOf(part)(block));
  let left = fromBundles;
  const bundles = rest.map((block): Block => {
    if (!block.parts.includes(part)) return block;
    const { max } = block.interval;
    const taken = max === null || max > left ? left : max;
    left -= taken;
    const others = block.parts.filter((each) => each !== part);
    return {
      ...block,
      parts: others,
      interval: { ...block.interval, min: 0n, max: max === null ? null : max - taken },
    };
  });
  return [{ parts: [part], currency, interval }, ...bundles];
}

/** The rounding of a figure as it is written: half a unit of its last digit that is not zero. 320,000,000 is rounded to 10,000,000. */
function roundingOf(figure: bigint): bigint {
  let unit = 1n;
  while (figure !== 0n && (figure / unit) % 10n === 0n) unit *= 10n;
  return unit / 2n;
}

function withStatedTotal(blocks: readonly Block[], financing: Interval, sum: StatedSum, currency: string): Sums {
  const derived = sumOf(blocks.map(({ interval }) => interval));
  const figure = minorUnits(sum.amount, sum.currency);
  const [alone, withFinancing] = [derived, sumOf([derived, financing])].map((each) =>
    agreesWith(each, sum.qualifier, figure),
  );
  const agrees = alone === false ? (withFinancing ?? null) : (alone ?? null);
  const open = summandsOf(withKnownPrice(blocks, sum, figure)).filter(({ measure }) => measure !== "TOTAL");
  const parts = agrees === false || sum.qualifier === "AT_LEAST" ? open : closedBy(open, blocks, figure, currency);
  const interval = statedInterval(sum);
  const hasContingent = blocks.some(({ parts: own }) => !isDue(own));
  // What the terms make certain is the lower end, unless it contradicts the total.
  const lowest = interval.max === null || derived.min <= interval.max ? derived.min : interval.min;
  const largest = [...Map.groupBy(parts, ({ measure }) => measure).values()]
    .map((own) => sumOf(own).max ?? 0n)
    .reduce((found, max) => (max > found ? max : found), 0n);
  const max = interval.max !== null && agrees !== false && largest > interval.max ? largest : interval.max;
  return {
    summands: [
      ...parts,
      {
        measure: "TOTAL",
        part: "STATED",
        currency,
        ...interval,
        min: interval.min === 0n || hasContingent ? lowest : interval.min,
        max,
        disclosed: max ?? interval.disclosed,
      },
    ],
    agrees,
  };
}

/** Whether the sum of the terms can be the stated total, within the rounding of its figure. Null if no term discloses an amount. */
function agreesWith(derived: Interval, qualifier: AmountQualifier, figure: bigint): boolean | null {
  if (!isKnown([derived])) return null;
  const rounding = roundingOf(figure);
  if (qualifier === "AT_LEAST") return derived.max === null || derived.max + rounding >= figure;
  if (derived.min > figure + rounding) return false;
  if (derived.max === null) return derived.disclosed <= figure + rounding;
  const difference = derived.max > figure ? derived.max - figure : figure - derived.max;
  return difference <= rounding;
}

/** If every payment is due at signing or closing, a total that is stated as such is what is due, whatever the price per unit. */
function withKnownPrice(blocks: readonly Block[], { qualifier }: StatedSum, figure: bigint): readonly Block[] {
  const [block] = blocks;
  const isStated = qualifier === "EXACT" || qualifier === "APPROXIMATELY";
  if (!isStated || !block || blocks.length > 1 || !isOf("UPFRONT")(block) || block.interval.max !== null) return blocks;
  return [{ ...block, interval: intervalOf(figure, qualifier) }];
}

/** Closes each open part by the stated total: it cannot exceed what the other parts leave of the total. */
function closedBy(summands: readonly Summand[], blocks: readonly Block[], figure: bigint, currency: string): Summand[] {
  const known = withoutUnknown(summands);
  const measures = new Set(blocks.flatMap(({ parts }) => parts));
  return [...measures].flatMap((measure) => {
    const own = known.filter((summand) => summand.measure === measure);
    const interval = own.length > 0 ? sumOf(own) : undisclosed;
    if (interval.max !== null) return own;
    const others = sumOf(blocks.filter(({ parts }) => !parts.includes(measure)).map((block) => block.interval));
    const left = figure > others.min ? figure - others.min : 0n;
    const max = left > interval.min ? left : interval.min;
    return [{ measure, part: "STATED", currency, ...interval, max, disclosed: max }];
  });
}
