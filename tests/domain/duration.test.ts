import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dayAfter, dayBefore } from "../../src/domain/duration.ts";

const day = fc
  .date({ min: new Date("1990-01-01"), max: new Date("2090-12-31"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe("days before and after a day", () => {
  it("lie as many days apart as the duration says", () => {
    fc.assert(
      fc.property(day, fc.nat(2000), fc.nat(100), (from, days, weeks) => {
        const apart = (one: string, other: string) => (Date.parse(other) - Date.parse(one)) / 86_400_000;
        expect(apart(from, dayAfter(from, `P${weeks}W${days}D`))).toBe(weeks * 7 + days);
        expect(apart(dayBefore(from, `P${weeks}W${days}D`), from)).toBe(weeks * 7 + days);
      }),
    );
  });

  it("keep the day of the month, or take the last one of a shorter month", () => {
    fc.assert(
      fc.property(day, fc.nat(20), fc.nat(30), (from, years, months) => {
        for (const other of [dayAfter(from, `P${years}Y${months}M`), dayBefore(from, `P${years}Y${months}M`)]) {
          const [date, own] = [other, from].map((each) => Number(each.slice(8)));
          const next = new Date(`${other}T00:00:00Z`);
          next.setUTCDate(next.getUTCDate() + 1);
          expect(date === own || (Number(date) < Number(own) && next.getUTCDate() === 1)).toBe(true);
        }
        const apart = monthOf(dayAfter(from, `P${years}Y${months}M`)) - monthOf(from);
        expect(apart).toBe(years * 12 + months);
        expect(monthOf(from) - monthOf(dayBefore(from, `P${years}Y${months}M`))).toBe(years * 12 + months);
      }),
    );
    expect(dayBefore("2025-03-31", "P1M")).toBe("2025-02-28");
    expect(dayAfter("2024-01-31", "P1M")).toBe("2024-02-29");
  });

  it("are at most the last day with a year of four digits", () => {
    expect(dayAfter("2026-06-30", "P9999Y")).toBe("9999-12-31");
  });
});

function monthOf(date: string): number {
  return Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7));
}
