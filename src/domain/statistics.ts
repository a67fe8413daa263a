import Big from "big.js";

/** Summary statistics of amounts. All null if there are no amounts. */
export interface Summary {
  sum: string | null;
  median: string | null;
  lowerQuartile: string | null;
  upperQuartile: string | null;
}

/**
 * The exact sum of amounts, and their median and quartiles rounded half up to two decimal places. Quartiles are interpolated
 * linearly by definition 7 of Hyndman and Fan (1996), the default of R and of spreadsheets.
 */
export function summaryOf(amounts: readonly string[]): Summary {
  if (amounts.length === 0) return { sum: null, median: null, lowerQuartile: null, upperQuartile: null };
  const sorted = amounts.map((amount) => new Big(amount)).sort((a, b) => a.cmp(b));
  const quantile = (share: string) => {
    const index = new Big(share).times(sorted.length - 1);
    const below = Math.floor(index.toNumber());
    const low = sorted[below] ?? new Big(0);
    const high = sorted[below + 1] ?? low;
    return low
      .plus(high.minus(low).times(index.minus(below)))
      .round(2, Big.roundHalfUp)
      .toFixed();
  };
  return {
    sum: sorted.reduce((sum, amount) => sum.plus(amount), new Big(0)).toFixed(),
    median: quantile("0.5"),
    lowerQuartile: quantile("0.25"),
    upperQuartile: quantile("0.75"),
  };
}
