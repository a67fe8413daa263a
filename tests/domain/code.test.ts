import { describe, expect, it } from "vitest";
import { identifierSystems, isCountryCode, isCurrencyCode, isSlug, isTicker } from "../../src/domain/code.ts";

describe("identifier systems", () => {
  it.each(Object.entries(identifierSystems))("%s: accepts its own example, and links to its page", (_name, system) => {
    expect(system.example).toMatch(system.shape);
    expect(URL.canParse(system.url(system.example))).toBe(true);
    expect(system.url(system.example)).toMatch(/^https:/);
  });

  it.each(Object.entries(identifierSystems))(
    "%s: accepts no text around an identifier",
    (_name, { shape, example }) => {
      for (const text of [` ${example}`, `${example}\n`, `${example} x`, ""]) expect(text).not.toMatch(shape);
    },
  );

  it("have no member that every object has", () => {
    expect(identifierSystems["constructor"]).toBeUndefined();
  });
});

describe("codes", () => {
  it.each([
    ["countries", isCountryCode, ["FR", "US", "GB"], ["fr", "UK", "EU", "XX", "FRA", ""]],
    ["currencies", isCurrencyCode, ["EUR", "USD", "JPY"], ["eur", "EURO", "XXZ", ""]],
    ["tickers", isTicker, ["OWL", "NASDAQ:NVAX", "Euronext:KDS", "BRK.B", "4503"], ["nvax", "NASDAQ:", ":NVAX", ""]],
    [
      "slugs",
      isSlug,
      ["a", "orano-med", "nct05153772", "a".repeat(120)],
      ["Orano", "orano_med", "-a", "a-", "a--b", "a".repeat(121), ""],
    ],
  ])("of %s are in the spelling that their standard gives", (_what, isCode, codes, others) => {
    expect(codes.filter((code) => !isCode(code))).toEqual([]);
    expect(others.filter(isCode)).toEqual([]);
  });
});
