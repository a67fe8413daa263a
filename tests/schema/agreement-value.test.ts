import { describe, expect, it } from "vitest";
import { shippedGraph } from "./support/graph.ts";

describe("money in another currency", () => {
  it("is calculated by the rate of the announcement day, which has its source", async () => {
    await using graph = await shippedGraph();
    const { data, errors } = await graph.query(`{ agreement(slug: "sanofi-radiomedix-orano-med-alphamedix-2024") {
      value(currency: USD) { upfront { min max currency } total { min max } }
      yen: value(currency: JPY) { total { max currency } }
      none: value(currency: BRL) { total { max } basis }
      terms { amount { currency converted(to: USD) { amount currency rate rateDate source { slug } } own: converted(to: EUR) { amount rate source { slug } } none: converted(to: BRL) { amount } } }
    } }`);
    expect(errors).toEqual([]);
    const { amount } = data.agreement.terms[0];
    expect(amount.converted).toEqual({
      amount: "110160000",
      currency: "USD",
      rate: "1.1016",
      rateDate: "2024-09-12",
      source: { slug: "ecb-reference-rates" },
    });
    expect(amount.own).toEqual({ amount: "100000000", rate: "1", source: null });
    expect(amount.none).toBeNull();
    expect(data.agreement.value).toEqual({
      upfront: { min: "110160000", max: "110160000", currency: "USD" },
      total: { min: "110160000", max: "352512000" },
    });
    expect(data.agreement.yen.total.currency).toBe("JPY");
    expect(data.agreement.none).toEqual({ total: null, basis: "STATED" });
  });

  it("of all agreements costs one statement for the rates", async () => {
    await using graph = await shippedGraph();
    const { statements } = await graph.query(
      "{ agreements(first: 100) { nodes { value(currency: USD) { total { max } } terms { amount { converted(to: USD) { amount } } } } } }",
    );
    expect(statements.filter((sql) => sql.includes("reference_rate")).length).toBeLessThanOrEqual(2);
    expect(statements.length).toBeLessThanOrEqual(5);
  });
});
