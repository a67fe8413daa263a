/** A range of numbers, as decimals; an end that no source states is absent. */
export interface DecimalRange {
  min?: string | undefined;
  max?: string | undefined;
}

/** A tier of a royalty: a percentage of annual sales within a range. */
export interface RoyaltyTier {
  percent?: DecimalRange | undefined;
  annualSales?: (DecimalRange & { currency?: string | undefined }) | undefined;
  asStated?: string | undefined;
}
