import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDecimals, compareDecimals, isDecimal, scaleDecimal } from "../src/domain/decimal.ts";
import { graphOf } from "./support/graph.ts";

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
  it("are plain: no exponent, sign of plus, or leading zero", () => {
    fc.assert(fc.property(positive, (value) => isDecimal(value)));
    for (const text of ["1e3", "+1", "01", ".5", "5.", "1,000", "", " 1", "-0", "NaN", "1".repeat(31)]) {
      expect(isDecimal(text), text).toBe(false);
    }
  });

  it("add up exactly, as whole numbers do", () => {
    fc.assert(
      fc.property(fc.array(positive, { maxLength: 20 }), (values) => {
        const exact = values.reduce((sum, value) => sum + scaled(value), 0n);
        expect(scaled(addDecimals(values))).toBe(exact);
      }),
    );
  });

  it("compare by value, whatever zeros they end in", () => {
    fc.assert(
      fc.property(positive, positive, (a, b) => {
        const [x, y] = [scaled(a), scaled(b)];
        expect(compareDecimals(a, b)).toBe(x < y ? -1 : x > y ? 1 : 0);
      }),
    );
    expect(compareDecimals("1.0", "1")).toBe(0);
  });

  it("scale with one rounding at the end, half up", () => {
    expect(scaleDecimal("100000000", { times: "1.1016", over: "1" }, 2)).toBe("110160000");
    expect(scaleDecimal("1", { times: "1", over: "3" }, 6)).toBe("0.333333");
    expect(scaleDecimal("1", { times: "0.005", over: "1" }, 2)).toBe("0.01");
    expect(scaleDecimal("2", { times: "1", over: "3" }, 2)).toBe("0.67");
  });

  it("come back from the store and the API digit for digit", async () => {
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(positive, { minLength: 1, maxLength: 20 }), async (amounts) => {
        const terms = amounts.map(
          (amount) => `{ components: [SALES_MILESTONE], amount: ${amount}, currency: EUR, qualifier: UP_TO }`,
        );
        await using graph = await graphOf({
          "a.yaml": `
recordedOn: 2024-01-01
evidence: { default: { source: s, states: A and B agree. } }
sources: [{ slug: s, title: S, kind: NEWS }]
companies: [{ slug: a, name: A, kind: OTHER }]
agreements:
  - slug: x
    name: X
    kinds: [LICENSE]
    status: SIGNED
    parties: [{ company: a, role: LICENSOR }]
    terms: [${terms.join(", ")}]`,
        });
        const { data } = await graph.query('{ agreement(slug: "x") { terms { amount { amount } } } }');
        expect(data.agreement.terms.map((term: { amount: { amount: string } }) => term.amount.amount)).toEqual(amounts);
      }),
      { numRuns: 10 },
    );
  });
});
