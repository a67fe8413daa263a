import { dividedHalfEven } from "./value/minor-unit.ts";

/** Summary statistics of whole numbers. */
export interface Summary {
  /** Null if there are no numbers. */
  sum: bigint | null;
  /** Null if there are no numbers. */
  min: bigint | null;
  /** Null if there are no numbers. */
  max: bigint | null;
  /** Null if there are no numbers. */
  median: bigint | null;
  /** Null if there are fewer than four numbers. */
  lowerQuartile: bigint | null;
  upperQuartile: bigint | null;
}

/** Quartiles of fewer numbers would say more than the numbers do. */
const minForQuartiles = 4;

/**
 * The exact sum of whole numbers, such as amounts in minor units, and their median and quartiles, rounded half to even. Quartiles are
 * interpolated linearly by definition 7 of Hyndman and Fan (1996), the default of R and of spreadsheets.
 */
export function summaryOf(numbers: readonly bigint[]): Summary {
  const sorted = [...numbers].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const quarter = (quarters: number) => {
    const place = quarters * (sorted.length - 1);
    const low = sorted[Math.floor(place / 4)];
    if (low === undefined) return null;
    const high = sorted[Math.floor(place / 4) + 1] ?? low;
    return dividedHalfEven(low * BigInt(4 - (place % 4)) + high * BigInt(place % 4), 4n);
  };
  const hasQuartiles = sorted.length >= minForQuartiles;
  return {
    sum: sorted.length === 0 ? null : sorted.reduce((sum, each) => sum + each, 0n),
    min: sorted[0] ?? null,
    max: sorted.at(-1) ?? null,
    median: quarter(2),
    lowerQuartile: hasQuartiles ? quarter(1) : null,
    upperQuartile: hasQuartiles ? quarter(3) : null,
  };
}
