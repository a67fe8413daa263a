import { type EnumValue, type FragmentOf, graphql, readFragment } from "./graphql.ts";

export const RangeFragment = graphql(`
  fragment Range on MoneyRange {
    min
    max
    disclosed
    currency
    qualifier
  }
`);

type Range = FragmentOf<typeof RangeFragment>;

/** A range in rounded figures, for example "$110.2M – $352.5M". */
export function rangeText(data: Range): string {
  const { min, max, disclosed, currency, qualifier } = readFragment(RangeFragment, data);
  const { format } = new Intl.NumberFormat("en-US", {
    style: "currency",
    currency,
    notation: "compact",
    maximumSignificantDigits: 4,
  });
  const lower = Number(min) === 0 ? null : min;
  if (max === null)
    return lower === null ? `up to ${format(disclosed)} and undisclosed amounts` : `at least ${format(lower)}`;
  if (lower === null) return `up to ${format(max)}`;
  const figures = lower === max ? format(max) : `${format(lower)} – ${format(max)}`;
  return qualifier.endsWith("APPROXIMATELY") ? `about ${figures}` : figures;
}

/** The total value of an agreement, or the reason why there is none. */
export function totalText(total: Range | null, basis: EnumValue<"ValueBasis">): string {
  if (total !== null) return rangeText(total);
  return basis === "UNDISCLOSED" ? "Undisclosed" : "No exchange rate";
}
