import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { agreementValueOf } from "../../src/domain/value/agreement-value.ts";
import { qualifierOf, sumOf } from "../../src/domain/value/interval.ts";
import { amountOfMinorUnits, convertedMinorUnits } from "../../src/domain/value/minor-unit.ts";
import type { Measure } from "../../src/domain/value/summand.ts";
import type { ValueTerm } from "../../src/domain/value/term-entry.ts";
import {
  AmountQualifier,
  PaymentCertainty,
  PaymentComponent,
  PaymentUnit,
} from "../../src/domain/vocabulary/payment.ts";
import { runs, seed } from "../support/runs.ts";
import { emptyTerm, input, parties, shown, sum, term } from "./value-example.ts";

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
