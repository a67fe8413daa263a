import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { agreementValueOf, type ValueTerm } from "../../src/domain/agreement-value.ts";
import { compareDecimals } from "../../src/domain/decimal.ts";
import { runs } from "../support/runs.ts";

const term = (
  components: ValueTerm["components"],
  amount: string | null,
  qualifier: ValueTerm["qualifier"],
  currency = "USD",
  per_unit: string | null = null,
): ValueTerm => ({
  components,
  amount,
  currency: amount === null ? null : currency,
  qualifier,
  per_unit,
});
const same = (amount: string) => amount;
const value = (...terms: ValueTerm[]) => agreementValueOf(terms, [], null, same);

describe("the value of an agreement", () => {
  it("is the sum of the payments at signing and the payments that may follow", () => {
    expect(
      value(
        term(["UPFRONT_CASH"], "100", "EXACT"),
        term(["SALES_MILESTONE"], "220", "UP_TO"),
        term(["ROYALTY"], null, "UNDISCLOSED"),
      ),
    ).toEqual({
      upfront: { min: "100", max: "100", currency: "USD", qualifier: "EXACT" },
      contingent: { min: "0", max: "220", currency: "USD", qualifier: "UP_TO" },
      total: { min: "100", max: "320", currency: "USD", qualifier: "UP_TO" },
      basis: "DERIVED",
      undisclosed: ["ROYALTY"],
    });
  });

  it("does not apportion a term whose components are due at different times: either side may include it, the total counts it once", () => {
    const { upfront, contingent, total } = value(
      term(["UPFRONT_CASH", "NEAR_TERM_MILESTONE"], "40", "UP_TO"),
      term(["SALES_MILESTONE"], "60", "UP_TO"),
    );
    expect(upfront).toMatchObject({ min: "0", max: "40" });
    expect(contingent).toMatchObject({ min: "0", max: "100" });
    expect(total).toMatchObject({ min: "0", max: "100" });
  });

  it("has no upper end if a term is undisclosed, and is null if every term is", () => {
    expect(value(term(["UPFRONT_CASH"], "10", "EXACT"), term(["SALES_MILESTONE"], null, "UNDISCLOSED")).total).toEqual({
      min: "10",
      max: null,
      currency: "USD",
      qualifier: "AT_LEAST",
    });
    // An undisclosed price per share is a price all the same: the loan beside it is not the value of the agreement.
    expect(
      value(
        term(["PURCHASE_PRICE"], null, "UNDISCLOSED", "USD", "share"),
        term(["CONTINGENT_VALUE_RIGHT"], null, "UNDISCLOSED", "USD", "share"),
        term(["LOAN"], "10", "EXACT"),
      ),
    ).toMatchObject({
      upfront: { min: "10", max: null, qualifier: "AT_LEAST" },
      contingent: null,
      total: { min: "10", max: null, qualifier: "AT_LEAST" },
    });
    expect(value(term(["UPFRONT_CASH"], null, "UNDISCLOSED"))).toEqual({
      upfront: null,
      contingent: null,
      total: null,
      basis: "UNDISCLOSED",
      undisclosed: ["UPFRONT_CASH"],
    });
    expect(value(term(["UPFRONT_CASH"], null, "UNDISCLOSED"), term(["SALES_MILESTONE"], "5", "UP_TO"))).toMatchObject({
      upfront: null,
      total: { min: "0", max: null },
    });
  });

  it("excludes amounts per unit, royalties and termination fees", () => {
    expect(
      value(
        term(["PURCHASE_PRICE"], "25", "EXACT", "USD", "share"),
        term(["PURCHASE_PRICE"], "2900", "APPROXIMATELY"),
        term(["TERMINATION_FEE"], "90", "EXACT"),
      ).total,
    ).toEqual({
      min: "2900",
      max: "2900",
      currency: "USD",
      qualifier: "APPROXIMATELY",
    });
  });

  it("prefers a stated total to the sum, with the payments at signing as its lower end", () => {
    const terms = [term(["UPFRONT_CASH"], "100", "EXACT", "EUR"), term(["SALES_MILESTONE"], "220", "UP_TO", "EUR")];
    const totals = [{ measure: "TOTAL", amount: "350", currency: "EUR", qualifier: "UP_TO" }] as const;
    expect(agreementValueOf(terms, totals, null, same)).toMatchObject({
      total: { min: "100", max: "350" },
      basis: "STATED",
    });
  });

  it("adds stated parts if no source states the total", () => {
    const totals = [
      { measure: "UPFRONT", amount: "250", currency: "USD", qualifier: "EXACT" },
      { measure: "CONTINGENT", amount: "750", currency: "USD", qualifier: "UP_TO" },
    ] as const;
    expect(agreementValueOf([], totals, null, same)).toEqual({
      upfront: { min: "250", max: "250", currency: "USD", qualifier: "EXACT" },
      contingent: { min: "0", max: "750", currency: "USD", qualifier: "UP_TO" },
      total: { min: "250", max: "1000", currency: "USD", qualifier: "UP_TO" },
      basis: "DERIVED",
      undisclosed: [],
    });
  });

  it("has only payments at signing or closing as its lower end, even if the total is stated as a plain sum", () => {
    const terms = [term(["PURCHASE_PRICE"], "91", "APPROXIMATELY"), term(["CONTINGENT_VALUE_RIGHT"], "4", "UP_TO")];
    const totals = [{ measure: "TOTAL", amount: "95", currency: "USD", qualifier: "APPROXIMATELY" }] as const;
    expect(agreementValueOf(terms, totals, null, same).total).toEqual({
      min: "91",
      max: "95",
      currency: "USD",
      qualifier: "APPROXIMATELY",
    });
  });

  it("is null for terms in several currencies, unless a currency is requested and each term has a rate", () => {
    const terms = [term(["UPFRONT_CASH"], "100", "EXACT", "EUR"), term(["EQUITY_INVESTMENT"], "50", "EXACT", "USD")];
    expect(agreementValueOf(terms, [], null, same).total).toBeNull();
    expect(
      agreementValueOf(terms, [], "USD", (amount, from) => (from === "EUR" ? `${Number(amount) * 2}` : amount)).total,
    ).toMatchObject({ min: "250", max: "250", currency: "USD" });
    expect(agreementValueOf(terms, [], "USD", (amount, from) => (from === "EUR" ? null : amount)).total).toBeNull();
  });

  it("is an interval for any terms: min is at most max, and the total is at least the upfront value", () => {
    const components = fc.subarray(
      ["UPFRONT_CASH", "UPFRONT_EQUITY", "SALES_MILESTONE", "ROYALTY", "OPTION_FEE"] as const,
      { minLength: 1 },
    );
    const terms = fc
      .tuple(
        components,
        fc.option(fc.integer({ min: 1, max: 1_000_000 }).map(String), { nil: null }),
        fc.constantFrom("EXACT", "UP_TO", "AT_LEAST", "APPROXIMATELY"),
      )
      .map(([names, amount, qualifier]) =>
        term(names, amount, amount === null ? "UNDISCLOSED" : (qualifier as "EXACT")),
      );
    fc.assert(
      fc.property(fc.array(terms, { maxLength: 8 }), (list) => {
        const result = value(...list);
        for (const range of [result.upfront, result.contingent, result.total]) {
          if (range?.min != null && range.max != null)
            expect(compareDecimals(range.min, range.max)).toBeLessThanOrEqual(0);
        }
        if (result.total?.min && result.upfront?.min)
          expect(compareDecimals(result.total.min, result.upfront.min)).toBeGreaterThanOrEqual(0);
        if (result.total?.max && result.upfront?.max)
          expect(compareDecimals(result.total.max, result.upfront.max)).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: runs(100, 3_000) },
    );
  });
});
