import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { summaryOf } from "../../src/domain/statistics.ts";
import { plainSummary } from "../support/plain/statistics.ts";

describe("a summary", () => {
  it("equals the one in floating-point arithmetic, and is rounded to whole numbers", () => {
    const amounts = fc.array(fc.integer({ min: 1, max: 1_000_000_000 }), { minLength: 4, maxLength: 40 });
    fc.assert(
      fc.property(amounts, (numbers) => {
        const exact = summaryOf(numbers.map(BigInt));
        for (const [name, figure] of Object.entries(plainSummary(numbers)))
          expect(Math.abs(Number(exact[name as keyof typeof exact]) - figure)).toBeLessThan(0.51);
      }),
    );
  });

  it("has quartiles from four numbers on, and nothing without numbers", () => {
    expect(summaryOf([1n, 2n, 4n])).toEqual({
      sum: 7n,
      min: 1n,
      max: 4n,
      median: 2n,
      lowerQuartile: null,
      upperQuartile: null,
    });
    expect(summaryOf([1n, 3n, 5n, 7n])).toEqual({
      sum: 16n,
      min: 1n,
      max: 7n,
      median: 4n,
      lowerQuartile: 2n,
      upperQuartile: 6n,
    });
    expect(summaryOf([])).toEqual({
      sum: null,
      min: null,
      max: null,
      median: null,
      lowerQuartile: null,
      upperQuartile: null,
    });
  });
});
