import Big from "big.js";

/** What some amounts come to; all null where there are none. */
export interface Summary {
  sum: string | null;
  median: string | null;
  lowerQuartile: string | null;
  upperQuartile: string | null;
}

/**
 * Sum, median and quartiles of amounts, exact, the last three rounded half up to two places.
 * Quartiles lie between the two nearest amounts in proportion: definition 7 of Hyndman and Fan (1996), that of R and of spreadsheets.
 */
export function summaryOf(amounts: readonly string[]): Summary {
  if (amounts.length === 0) return { sum: null, median: null, lowerQuartile: null, upperQuartile: null };
  const sorted = amounts.map((amount) => new Big(amount)).sort((a, b) => a.cmp(b));
  const at = (share: string) => {
    const place = new Big(share).times(sorted.length - 1);
    const below = Math.floor(place.toNumber());
    const low = sorted[below] ?? new Big(0);
    const high = sorted[below + 1] ?? low;
    return low
      .plus(high.minus(low).times(place.minus(below)))
      .round(2, Big.roundHalfUp)
      .toFixed();
  };
  return {
    sum: sorted.reduce((sum, amount) => sum.plus(amount), new Big(0)).toFixed(),
    median: at("0.5"),
    lowerQuartile: at("0.25"),
    upperQuartile: at("0.75"),
  };
}
