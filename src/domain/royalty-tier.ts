import type { RoyaltyBand } from "./vocabulary/royalty-band.ts";

/** A range of decimals. A bound that no source states is absent. */
export interface DecimalRange {
  min?: string | undefined;
  max?: string | undefined;
}

/** A tier of a royalty: the percentage due on annual sales within a range. */
export interface RoyaltyTier {
  percent?: DecimalRange | undefined;
  band?: RoyaltyBand | undefined;
  annualSales?: (DecimalRange & { currency?: string | undefined }) | undefined;
  asStated?: string | undefined;
}
