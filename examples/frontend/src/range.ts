import { type FragmentOf, graphql, readFragment, type ValueBasis } from "./graphql.ts";

export const RangeFragment = graphql(`
  fragment Range on MoneyRange {
    min
    max
    currency
    qualifier
  }
`);

type Range = FragmentOf<typeof RangeFragment>;

/** A range in round figures, "$110.2M – $352.5M"; a range that says nothing is undisclosed. */
export function rangeText(data: Range): string {
  const { min, max, currency, qualifier } = readFragment(RangeFragment, data);
  const { format } = new Intl.NumberFormat("en", {
    style: "currency",
    currency,
    notation: "compact",
    maximumSignificantDigits: 4,
  });
  const from = Number(min) === 0 ? null : min;
  if (max === null) return from === null ? "Undisclosed" : `at least ${format(from)}`;
  if (from === null) return `up to ${format(max)}`;
  const figures = from === max ? format(max) : `${format(from)} – ${format(max)}`;
  return qualifier === "APPROXIMATELY" ? `about ${figures}` : figures;
}

/** What an agreement is worth altogether, or why that cannot be said. */
export function totalText(total: Range | null, basis: ValueBasis): string {
  if (total !== null) return rangeText(total);
  return basis === "UNDISCLOSED" ? "Undisclosed" : "No exchange rate";
}
