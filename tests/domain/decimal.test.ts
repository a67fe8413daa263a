import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDecimals, compareDecimals, isDecimal, scaleDecimal } from "../../src/domain/decimal.ts";
import { runs } from "../support/runs.ts";

const numRuns = runs(100, 3_000);

const digits = (min: number, max: number) => fc.stringMatching(new RegExp(`^[0-9]{${min},${max}}$`));
const positive = fc
  .tuple(fc.stringMatching(/^[1-9][0-9]{0,29}$/), fc.option(digits(1, 15), { nil: null }))
  .map(([whole, fraction]) => (fraction === null ? whole : `${whole}.${fraction}`));

/** A decimal as a whole number of 10^-15, exactly. */
function scaled(decimal: string): bigint {
  const [whole = "", fraction = ""] = decimal.split(".");
  return BigInt(whole + fraction.padEnd(15, "0"));
}

describe("decimals", () => {
  it("have up to 30 digits before the point and up to 15 after it", () => {
    fc.assert(
      fc.property(positive, (value) => isDecimal(value)),
      { numRuns },
    );
  });

  it.each(["1e3", "+1", "01", ".5", "5.", "1,000", "", " 1", "-0", "NaN", "1".repeat(31), `0.${"1".repeat(16)}`])(
    "do not include %j",
    (text) => expect(isDecimal(text)).toBe(false),
  );

  it("add up exactly", () => {
    fc.assert(
      fc.property(fc.array(positive, { maxLength: 20 }), (values) => {
        const exact = values.reduce((sum, value) => sum + scaled(value), 0n);
        expect(scaled(addDecimals(values))).toBe(exact);
      }),
      { numRuns },
    );
  });

  it("compare by value, regardless of trailing zeros", () => {
    fc.assert(
      fc.property(positive, positive, (a, b) => {
        const [x, y] = [scaled(a), scaled(b)];
        expect(compareDecimals(a, b)).toBe(x < y ? -1 : x > y ? 1 : 0);
      }),
      { numRuns },
    );
    expect(compareDecimals("1.0", "1")).toBe(0);
  });

  it("are scaled with a single rounding at the end, half up", () => {
    expect(scaleDecimal("100000000", { times: "1.1016", over: "1" }, 2)).toBe("110160000");
    expect(scaleDecimal("1", { times: "1", over: "3" }, 6)).toBe("0.333333");
    expect(scaleDecimal("1", { times: "0.005", over: "1" }, 2)).toBe("0.01");
    expect(scaleDecimal("2", { times: "1", over: "3" }, 2)).toBe("0.67");
  });
});
