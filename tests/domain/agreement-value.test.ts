import { describe, expect, it } from "vitest";
import { agreementValueOf, netOf } from "../../src/domain/value/agreement-value.ts";
import type { Interval } from "../../src/domain/value/interval.ts";
import { input, parties, parts, shown, sum, term, total } from "./value-example.ts";

describe("the value of an agreement", () => {
  it("is the sum of the payments at signing, those due later, and those that may follow", () => {
    const terms = [
      term(["UPFRONT_CASH"], "100"),
      term(["ANNIVERSARY_PAYMENT"], "20"),
      term(["SALES_MILESTONE"], "220", { qualifier: "UP_TO" }),
      term(["ROYALTY"], null),
    ];
    expect(parts(input(terms))).toEqual(["100..100", "20..20", "0..220", "120..340"]);
    expect(agreementValueOf(input(terms))).toMatchObject({
      basis: "DERIVED",
      totalAgrees: null,
      undisclosed: ["ROYALTY"],
    });
  });

  it("counts a bundle from zero in each part, and once in the total", () => {
    const terms = [term(["UPFRONT_CASH", "NEAR_TERM_MILESTONE"], "40")];
    expect(parts(input(terms))).toEqual(["0..40", null, "0..40", "0..40"]);
  });

  it("is open if an amount is per unit without the number of units, and the product otherwise", () => {
    const price = (units: string | null) => [
      term(["PURCHASE_PRICE"], "38", { per_unit: "SHARE", units }),
      term(["UPFRONT_CASH"], "5"),
    ];
    expect(shown(input(price(null)), "UPFRONT")).toBe("5..");
    expect(shown(input(price("10")), "UPFRONT")).toBe("385..385");
  });

  it("takes the certainty that a source states before that of the component", () => {
    expect(parts(input([term(["RESEARCH_FUNDING"], "10", { certainty: "CONTINGENT" })]))).toEqual([
      null,
      null,
      "0..10",
      "0..10",
    ]);
    expect(shown(input([term(["OPTION_FEE"], "10", { certainty: "CERTAIN" })]), "UPFRONT")).toBe("10..10");
  });

  it("adds up installments if no source states their sum", () => {
    const schedule = [{ amount: "5" }, { amount: "7" }];
    const loan = term(["ROYALTY_PURCHASE"], null, { currency: "USD", qualifier: "EXACT", schedule });
    expect(shown(input([loan]), "TOTAL")).toBe("12..12");
  });

  it("respects alternatives, parts, ceilings, replacements and refunds", () => {
    const link = (relation: "ONE_OF" | "PART_OF" | "CAPPED_BY" | "REPLACES" | "CLAWBACK", to: string) => ({
      relations: [{ relation, term: to }],
    });
    const a = term(["UPFRONT_CASH"], "100", { key: "a" });
    expect(shown(input([a, term(["UPFRONT_CASH"], "80", link("ONE_OF", "a"))]), "UPFRONT")).toBe("80..100");
    expect(shown(input([a, term(["UPFRONT_EQUITY"], "30", link("PART_OF", "a"))]), "TOTAL")).toBe("100..100");
    expect(shown(input([a, term(["UPFRONT_CASH"], "60", link("REPLACES", "a"))]), "TOTAL")).toBe("60..60");
    const refunded = input([a, term(["UPFRONT_CASH"], "40", link("CLAWBACK", "a"))]);
    expect([shown(refunded, "TOTAL"), shown(refunded, "COUNTER")]).toEqual(["100..100", "0..40"]);
    const cap = term(["MILESTONE"], "150", { key: "cap" });
    const milestones = ["90", "90"].map((amount) => term(["SALES_MILESTONE"], amount, link("CAPPED_BY", "cap")));
    expect(parts(input([a, cap, ...milestones]))).toEqual(["100..100", null, "0..150", "100..250"]);
    const open = term(["SALES_MILESTONE"], null, link("CAPPED_BY", "cap"));
    expect(shown(input([cap, open]), "CONTINGENT")).toBe("0..150");
  });

  it("does not add payments against the main direction", () => {
    const terms = [
      term(["UPFRONT_CASH"], "100", { payer_id: "buyer", payees: ["owner"] }),
      term(["RESEARCH_FUNDING"], "30", { payer_id: "owner", payees: ["buyer"] }),
      term(["COST_SHARE"], "20", { payer_id: "owner", payees: ["buyer"], qualifier: "UP_TO" }),
    ];
    const value = input(terms, { parties });
    expect([shown(value, "TOTAL"), shown(value, "COUNTER")]).toEqual(["100..100", "30..50"]);
    expect(netOf(sum(value, "TOTAL") as Interval, sum(value, "COUNTER"))).toMatchObject({ min: 5000n, max: 7000n });
  });

  it("counts shares that the payer issues as a payment, and shares that it buys as financing", () => {
    const shares = term(["UPFRONT_EQUITY"], "75", { payer_id: "buyer", payees: ["owner"] });
    const deal = (issuer_id: string) => input([shares], { parties, stakes: [{ issuer_id }] });
    expect([shown(deal("buyer"), "TOTAL"), shown(deal("owner"), "TOTAL")]).toEqual(["75..75", null]);
    expect(shown(deal("owner"), "FINANCING")).toBe("75..75");
  });

  it("takes the payer of the first term as the main payer if the roles do not tell", () => {
    const settlement = ["holder", "payer"].map((company_id) => ({ company_id, role: "SETTLING_PARTY" as const }));
    const terms = [
      term(["UPFRONT_CASH"], "15", { payer_id: "payer", payees: ["holder"] }),
      term(["UPFRONT_CASH"], "4", { payer_id: "holder", payees: ["payer"] }),
    ];
    const value = input(terms, { parties: settlement });
    expect([shown(value, "TOTAL"), shown(value, "COUNTER")]).toEqual(["15..15", "4..4"]);
  });

  it("compares a stated total with the payments, and with the payments and the financing", () => {
    const terms = [term(["PURCHASE_PRICE"], "1700"), term(["LOAN"], "200")];
    const agrees = (amount: string) => {
      const value = input(terms, { kinds: ["ACQUISITION"], totals: [total(amount, { qualifier: "EXACT" })] });
      return agreementValueOf(value).totalAgrees;
    };
    expect([agrees("1700"), agrees("1900"), agrees("2500")]).toEqual([true, true, false]);
  });

  it("does not count a stated upfront again among the payments that may follow", () => {
    const terms = [term(["UPFRONT_CASH", "MILESTONE"], "100", { qualifier: "UP_TO" })];
    const totals = [total("30", { measure: "UPFRONT", qualifier: "EXACT" })];
    expect(parts(input(terms, { totals }))).toEqual(["30..30", null, "0..70", "30..100"]);
  });

  it("adds payments that a stated part does not include", () => {
    const terms = [term(["SALES_MILESTONE"], "90"), term(["OPTION_FEE"], "15")];
    const totals = [total("100", { measure: "CONTINGENT", includes: ["SALES_MILESTONE"] })];
    expect(shown(input(terms, { totals }), "CONTINGENT")).toBe("0..115");
  });

  it("adds payments that a stated total does not include", () => {
    const terms = [term(["UPFRONT_CASH"], "300"), term(["OPTION_FEE"], "700"), term(["SALES_MILESTONE"], "1895")];
    const value = input(terms, { totals: [total("1000", { includes: ["UPFRONT_CASH", "OPTION_FEE"] })] });
    expect(parts(value)).toEqual(["300..300", null, "0..2595", "300..2895"]);
    expect(agreementValueOf(value).totalAgrees).toBe(true);
  });

  it("closes an open part by what a stated total leaves", () => {
    const terms = [term(["UPFRONT_CASH"], "100"), term(["SALES_MILESTONE"], null)];
    expect(parts(input(terms, { totals: [total("320")] }))).toEqual(["100..100", null, "0..220", "100..320"]);
    const price = [term(["PURCHASE_PRICE"], "38", { per_unit: "SHARE" })];
    const deal = input(price, { kinds: ["ACQUISITION"], totals: [total("3200", { qualifier: "EXACT" })] });
    expect(parts(deal)).toEqual(["3200..3200", null, null, "3200..3200"]);
  });

  it("tells whether a stated total agrees with the terms, within the rounding of its figure", () => {
    const agrees = (amount: string, stated: string) =>
      agreementValueOf(input([term(["UPFRONT_CASH"], amount)], { totals: [total(stated, { qualifier: "EXACT" })] }))
        .totalAgrees;
    expect([agrees("321", "320"), agrees("326", "320"), agrees("100", "320")]).toEqual([true, false, false]);
  });

  it("is null by measure if amounts are in several currencies, and has a summand for each", () => {
    const { summands } = agreementValueOf(
      input([term(["UPFRONT_CASH"], "100"), term(["UPFRONT_CASH"], "50", { currency: "EUR" })]),
    );
    expect(summands.map(({ measure, currency }) => `${measure} ${currency}`).sort()).toEqual([
      "TOTAL EUR",
      "TOTAL USD",
      "UPFRONT EUR",
      "UPFRONT USD",
    ]);
  });
});
