import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { agreementValueOf, netOf, neverTookEffect, type ValueInput } from "../../src/domain/value/agreement-value.ts";
import { type Interval, qualifierOf, sumOf } from "../../src/domain/value/interval.ts";
import { amountOfMinorUnits, convertedMinorUnits } from "../../src/domain/value/minor-unit.ts";
import type { StatedSum } from "../../src/domain/value/stated-sum.ts";
import type { Measure } from "../../src/domain/value/summand.ts";
import type { ValueTerm } from "../../src/domain/value/term-entry.ts";
import {
  AmountQualifier,
  PaymentCertainty,
  PaymentComponent,
  PaymentUnit,
} from "../../src/domain/vocabulary/payment.ts";
import { runs, seed } from "../support/runs.ts";

const emptyTerm: ValueTerm = {
  key: null,
  components: [],
  certainty: null,
  amount: null,
  currency: null,
  qualifier: "UNDISCLOSED",
  per_unit: null,
  units: null,
  schedule: [],
  relations: [],
  payer_id: null,
  payees: [],
};

/** A term in US dollars. */
const term = (
  components: readonly PaymentComponent[],
  amount: string | null,
  rest: Partial<ValueTerm> = {},
): ValueTerm => ({
  ...emptyTerm,
  components,
  amount,
  currency: amount === null ? null : "USD",
  qualifier: amount === null ? "UNDISCLOSED" : "EXACT",
  ...rest,
});

const total = (amount: string, rest: Partial<StatedSum> = {}): StatedSum => ({
  measure: "TOTAL",
  amount,
  currency: "USD",
  qualifier: "UP_TO",
  includes: [],
  ...rest,
});

const input = (terms: readonly ValueTerm[], rest: Partial<ValueInput> = {}): ValueInput => ({
  kinds: ["LICENSE"],
  parties: [],
  terms,
  totals: [],
  stakes: [],
  ...rest,
});

const parties = [
  { company_id: "buyer", role: "LICENSEE" as const },
  { company_id: "owner", role: "LICENSOR" as const },
];

/** The sum of a measure of which all summands are in one currency. */
function sum(value: ValueInput, measure: Measure): Interval | null {
  const summands = agreementValueOf(value).summands.filter((each) => each.measure === measure);
  return summands.length === 0 ? null : sumOf(summands);
}

/** An interval as text: "[100, 320]", or "[100, " without an upper bound. */
function shown(value: ValueInput, measure: Measure): string | null {
  const interval = sum(value, measure);
  if (!interval) return null;
  const text = (bound: bigint) => amountOfMinorUnits(bound, "USD");
  return `${text(interval.min)}..${interval.max === null ? "" : text(interval.max)}`;
}

const parts = (value: ValueInput) =>
  (["UPFRONT", "SCHEDULED", "CONTINGENT", "TOTAL"] as const).map((measure) => shown(value, measure));

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

const amounts = fc.integer({ min: 1, max: 1_000_000 }).map((cents) => amountOfMinorUnits(BigInt(cents), "USD"));
const counted = Object.keys(PaymentComponent.terms) as PaymentComponent[];
const generatedTerm = fc
  .record({
    components: fc.uniqueArray(fc.constantFrom(...counted), { minLength: 1, maxLength: 3 }),
    certainty: fc.option(fc.constantFrom(...(Object.keys(PaymentCertainty.terms) as PaymentCertainty[])), { freq: 3 }),
    amount: fc.option(amounts, { freq: 4 }),
    qualifier: fc.constantFrom(
      ...(Object.keys(AmountQualifier.terms) as AmountQualifier[]).filter((each) => each !== "UNDISCLOSED"),
    ),
    per_unit: fc.option(fc.constantFrom(...(Object.keys(PaymentUnit.terms) as PaymentUnit[])), { freq: 1, nil: null }),
    units: fc.option(fc.integer({ min: 1, max: 1000 }).map(String)),
    payer_id: fc.option(fc.constantFrom("buyer", "owner")),
    payees: fc.subarray(["buyer", "owner"]),
  })
  .map(
    ({ amount, qualifier, per_unit, units, ...rest }): ValueTerm => ({
      ...emptyTerm,
      ...rest,
      amount,
      currency: amount === null ? null : "USD",
      qualifier: amount === null ? "UNDISCLOSED" : qualifier,
      per_unit,
      units: per_unit === null ? null : units,
    }),
  );
const generatedTerms = fc.array(generatedTerm, { maxLength: 8 });
const generatedInput = generatedTerms.map((terms) => input(terms, { parties }));
const generatedTotals = fc.array(
  fc.record({
    measure: fc.constantFrom("TOTAL" as const, "UPFRONT" as const, "CONTINGENT" as const),
    amount: amounts,
    currency: fc.constant("USD"),
    qualifier: fc.constantFrom("EXACT" as const, "UP_TO" as const, "AT_LEAST" as const, "APPROXIMATELY" as const),
    includes: fc.subarray(["UPFRONT_CASH" as const, "SALES_MILESTONE" as const]),
  }),
  { maxLength: 3 },
);
const options = { numRuns: runs(1_000, 10_000), seed };
const parted = ["UPFRONT", "SCHEDULED", "CONTINGENT"] as const;

describe(`the rules of an agreement's value, by cases of seed ${seed}`, () => {
  it("1: the total is the sum of its parts, and open if a part is open; a bundle counts once", () => {
    fc.assert(
      fc.property(generatedInput, (value) => {
        const { summands } = agreementValueOf(value);
        const of = (measure: Measure, part: string) =>
          summands.filter((each) => each.measure === measure && each.part === part);
        const whole = summands.filter(({ measure }) => measure === "TOTAL");
        if (whole.length === 0) return;
        for (const { part, min, max } of whole)
          for (const measure of part.split("+") as Measure[]) {
            const [own] = of(measure, part);
            // A part of which no amount is disclosed is null, and opens the total.
            if (summands.some((each) => each.measure === measure)) expect(own?.max).toBe(max);
            else expect({ part, max }).toEqual({ part, max: null });
            if (own) expect(own.min).toBe(part.includes("+") ? 0n : min);
          }
        for (const { measure, part } of summands.filter(({ measure }) => parted.some((each) => each === measure)))
          expect(of("TOTAL", part), measure).toHaveLength(1);
      }),
      options,
    );
  });

  it("2: a part exceeds the total only if the two do not agree", () => {
    fc.assert(
      fc.property(generatedTerms, generatedTotals, (terms, totals) => {
        const value = input(terms, { parties, totals });
        const { totalAgrees } = agreementValueOf(value);
        const whole = sum(value, "TOTAL");
        if (!whole || totalAgrees === false) return;
        // Sums of parts that sources state are not compared with one another.
        if (totals.filter(({ measure }) => measure !== "TOTAL").length > 0) return;
        for (const measure of parted) {
          const part = sum(value, measure);
          if (!part || whole.max === null) continue;
          if (part.max !== null) expect(part.max <= whole.max).toBe(true);
        }
      }),
      options,
    );
  });

  it("3: another term never lowers a maximum; without an amount, it opens the sum and keeps what is disclosed", () => {
    fc.assert(
      fc.property(generatedTerms, generatedTerm, (terms, added) => {
        for (const measure of ["UPFRONT", "SCHEDULED", "CONTINGENT", "TOTAL"] as const) {
          const [before, after] = [terms, [...terms, added]].map((all) => sum(input(all, { parties }), measure));
          if (!before) continue;
          expect(after, measure).not.toBeNull();
          if (after?.max != null) expect(before.max !== null && after.max >= before.max).toBe(true);
          expect((after?.min ?? 0n) >= before.min).toBe(true);
        }
      }),
      options,
    );
  });

  it("4: a loan or a stake that is stated apart is no part of the total, except of a financing", () => {
    const financing = fc.constantFrom("LOAN" as const, "EQUITY_INVESTMENT" as const, "UPFRONT_EQUITY" as const);
    fc.assert(
      fc.property(generatedTerms, financing, amounts, (terms, component, amount) => {
        const apart = term([component], amount, { payer_id: "buyer", payees: ["owner"] });
        const [without, beside] = [terms, [...terms, apart]].map((all) => sum(input(all, { parties }), "TOTAL"));
        if (without) expect({ min: beside?.min, max: beside?.max }).toEqual({ min: without.min, max: without.max });
        expect(sum(input([...terms, apart], { parties }), "FINANCING")).not.toBeNull();
        const alone = input([apart], { parties, kinds: [component === "LOAN" ? "LOAN" : "EQUITY"] });
        expect([shown(alone, "TOTAL"), shown(alone, "FINANCING")]).toEqual([`${amount}..${amount}`, null]);
      }),
      options,
    );
  });

  it("5: a transaction that was terminated before it closed never took effect", () => {
    const date = fc.constantFrom(null, "2023-01-05", "2023-06", "2024");
    fc.assert(
      fc.property(fc.constantFrom("ACQUISITION" as const, "LICENSE" as const), date, date, date, (kind, ...dates) => {
        const [effective_on, closed_on, terminated_on] = dates;
        const never = neverTookEffect({ kinds: [kind], effective_on, closed_on, terminated_on });
        if (terminated_on === null || closed_on !== null) expect(never).toBe(false);
        else if (effective_on !== null) expect(never).toBe(effective_on > terminated_on);
        else expect(never).toBe(kind === "ACQUISITION");
      }),
      options,
    );
  });

  it("6: the value of a chain is the sum of its members, without the terms that later ones replace", () => {
    fc.assert(
      fc.property(generatedTerms, generatedTerms, amounts, (original, amended, amount) => {
        const replaced = term(["UPFRONT_CASH"], amount, { key: "first", payer_id: "buyer", payees: ["owner"] });
        const value = input([replaced, ...original], { parties });
        const of = (keys: ReadonlySet<string>) =>
          agreementValueOf(value, keys).summands.filter(({ measure }) => measure === "UPFRONT");
        const [whole, rest] = [sumOf(of(new Set())), sumOf(of(new Set(["first"])))];
        const own = sumOf(agreementValueOf(input([replaced], { parties })).summands.slice(0, 1));
        if (of(new Set(["first"])).length > 0) expect(whole.min - rest.min).toBe(own.min);
        const later = agreementValueOf(input(amended, { parties })).summands;
        const chain = sumOf([...of(new Set(["first"])), ...later.filter(({ measure }) => measure === "UPFRONT")]);
        expect(chain.min >= rest.min).toBe(true);
      }),
      options,
    );
  });

  it("7: in another currency too, the total is the sum of its parts", () => {
    const rate = fc.integer({ min: 1, max: 3_000_000 }).map((each) => String(each / 1000));
    fc.assert(
      fc.property(generatedInput, fc.constantFrom("EUR", "JPY", "KWD"), rate, rate, (value, to, fromRate, toRate) => {
        const { summands } = agreementValueOf(value);
        const convert = (minor: bigint) => convertedMinorUnits(minor, "USD", to, { from: fromRate, to: toRate });
        const converted = (measure: Measure, part: string | null = null) =>
          sumOf(
            summands
              .filter((each) => each.measure === measure && (part === null || each.part === part))
              .map(({ min, max, disclosed, isApproximate }) => ({
                min: convert(min),
                max: max === null ? null : convert(max),
                disclosed: convert(disclosed),
                isApproximate,
              })),
          );
        const whole = converted("TOTAL");
        if (parted.some((measure) => !summands.some((each) => each.measure === measure))) return;
        const bundles = summands.filter(({ measure, part }) => measure === "TOTAL" && part.includes("+"));
        const expected = sumOf([
          ...parted.map((measure) => converted(measure, measure)),
          ...bundles.map(({ part }) => converted("TOTAL", part)),
        ]);
        expect(whole).toEqual(expected);
        expect(["AT_LEAST", "EXACT", "APPROXIMATELY", "UP_TO", "UP_TO_APPROXIMATELY"]).toContain(qualifierOf(whole));
      }),
      options,
    );
  });
});
