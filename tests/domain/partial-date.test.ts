import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { daysOfPartialDate, isPartialDate } from "../../src/domain/partial-date.ts";
import { runs } from "../support/runs.ts";

const numRuns = runs(100, 3_000);

const days = fc
  .date({ min: new Date("1000-01-01"), max: new Date("2999-12-31"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const partialDates = fc.tuple(days, fc.constantFrom(4, 7, 10)).map(([day, length]) => day.slice(0, length));

/** How a store orders dates: byte by byte. */
const comparePartialDates = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

describe("partial dates", () => {
  it("include every day of the calendar, every month and every year", () => {
    fc.assert(
      fc.property(partialDates, (date) => isPartialDate(date)),
      { numRuns },
    );
  });

  it.each([
    "2024-02-30",
    "2023-02-29",
    "2024-13",
    "2024-00",
    "2024-1",
    "24",
    "2024-05-1",
    "2024/05",
    "",
    "0999",
    "2024-04-31",
  ])("do not include %j", (text) => expect(isPartialDate(text)).toBe(false));

  it("have a total order", () => {
    fc.assert(
      fc.property(partialDates, partialDates, partialDates, (a, b, c) => {
        expect(comparePartialDates(a, a)).toBe(0);
        expect(comparePartialDates(a, b)).toBe(-comparePartialDates(b, a) || 0);
        expect(comparePartialDates(a, b) === 0).toBe(a === b);
        if (comparePartialDates(a, b) <= 0 && comparePartialDates(b, c) <= 0) {
          expect(comparePartialDates(a, c)).toBeLessThanOrEqual(0);
        }
      }),
      { numRuns },
    );
  });

  it("are ordered by their first day, the coarser date first if that is the same", () => {
    fc.assert(
      fc.property(partialDates, partialDates, (a, b) => {
        const [first, second] = [daysOfPartialDate(a).first, daysOfPartialDate(b).first];
        if (first !== second) expect(comparePartialDates(a, b)).toBe(first < second ? -1 : 1);
        else expect(comparePartialDates(a, b)).toBe(Math.sign(a.length - b.length));
      }),
      { numRuns },
    );
  });

  it("start and end with days of their own year or month", () => {
    fc.assert(
      fc.property(partialDates, (date) => {
        const { first, last } = daysOfPartialDate(date);
        expect(isPartialDate(first) && isPartialDate(last)).toBe(true);
        expect(first.startsWith(date) && last.startsWith(date)).toBe(true);
        expect(first <= last).toBe(true);
        const dayAfter = new Date(Date.parse(last) + 86_400_000).toISOString().slice(0, 10);
        expect(dayAfter.startsWith(date)).toBe(false);
      }),
      { numRuns },
    );
  });
});
