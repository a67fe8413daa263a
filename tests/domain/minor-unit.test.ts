import Big from "big.js";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  amountOfMinorUnits,
  convertedAmount,
  convertedMinorUnits,
  dividedHalfEven,
  minorDigitsOf,
  minorUnits,
  minorUnitsAround,
} from "../../src/domain/value/minor-unit.ts";
import { runs } from "../support/runs.ts";

const decimals = fc
  .tuple(fc.bigInt({ min: 0n, max: 10n ** 15n }), fc.integer({ min: 0, max: 6 }))
  .map(([integer, places]) => new Big(String(integer)).div(new Big(10).pow(places)).toFixed());
const currencies = fc.constantFrom("EUR", "USD", "JPY", "KWD", "CLF", "NOK");
const rates = fc.integer({ min: 1, max: 2_000_000 }).map((rate) => new Big(rate).div(10_000).toFixed());

/** Division with many more digits than any amount has. */
const Precise = Big();
Precise.DP = 80;

describe("an amount in minor units", () => {
  it("has the digits of its currency", () => {
    expect(["USD", "JPY", "KWD", "CLF", "XYZ"].map(minorDigitsOf)).toEqual([2, 0, 3, 4, 2]);
    expect(minorUnits("0.4", "USD")).toBe(40n);
    expect(minorUnits("157.13", "JPY")).toBe(157n);
    expect(amountOfMinorUnits(40n, "USD")).toBe("0.4");
    expect(amountOfMinorUnits(-5n, "USD")).toBe("-0.05");
  });

  it("is rounded half to even", () => {
    expect(["0.005", "0.015", "0.025", "0.0250001"].map((amount) => minorUnits(amount, "USD"))).toEqual([
      0n,
      2n,
      2n,
      3n,
    ]);
    expect([5n, 15n, -5n, -15n, -16n].map((each) => dividedHalfEven(each, 10n))).toEqual([0n, 2n, 0n, -2n, -2n]);
  });

  it("equals the rounding of an arbitrary-precision library, and survives as a decimal", () => {
    fc.assert(
      fc.property(decimals, currencies, (amount, currency) => {
        const expected = new Big(amount).round(minorDigitsOf(currency), Big.roundHalfEven);
        const minor = minorUnits(amount, currency);
        expect(amountOfMinorUnits(minor, currency)).toBe(expected.toFixed());
        expect(minorUnits(amountOfMinorUnits(minor, currency), currency)).toBe(minor);
      }),
      { numRuns: runs(2_000, 20_000) },
    );
  });

  it("is converted exactly and rounded once", () => {
    fc.assert(
      fc.property(decimals, currencies, currencies, rates, rates, (amount, from, to, fromRate, toRate) => {
        const own = amountOfMinorUnits(minorUnits(amount, from), from);
        const places = minorDigitsOf(to);
        const exact = (each: string) =>
          from === to ? each : new Precise(each).times(toRate).div(fromRate).round(places, Big.roundHalfEven).toFixed();
        const converted = convertedMinorUnits(minorUnits(amount, from), from, to, { from: fromRate, to: toRate });
        expect(amountOfMinorUnits(converted, to)).toBe(exact(own));
        expect(convertedAmount(amount, from, to, { from: fromRate, to: toRate })).toBe(exact(amount));
      }),
      { numRuns: runs(2_000, 20_000) },
    );
  });

  it("compares with a decimal as the whole numbers around it do", () => {
    fc.assert(
      fc.property(decimals, fc.bigInt({ min: 0n, max: 10n ** 15n }), currencies, (bound, minor, currency) => {
        const { floor, ceil } = minorUnitsAround(bound, currency);
        const order = new Big(amountOfMinorUnits(minor, currency)).cmp(bound);
        expect(minor >= ceil).toBe(order >= 0);
        expect(minor > floor).toBe(order > 0);
        expect(minor <= floor).toBe(order <= 0);
        expect(minor < ceil).toBe(order < 0);
      }),
      { numRuns: runs(2_000, 20_000) },
    );
  });
});
