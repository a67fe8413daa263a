import { beforeAll, describe, expect, it, vi } from "vitest";
import { claimText } from "../../src/explorer/app/text/claim-text.ts";

const labels: Record<string, string> = {
  PURCHASE_PRICE: "Purchase price",
  UP_TO: "Up to",
  TOTAL: "Total value",
  OPTION_EXERCISED: "Option exercised",
  NMPA: "NMPA",
};
const shown = (text: string) => claimText(text, (word) => labels[word]);

describe("the text of a claim", () => {
  beforeAll(() => {
    vi.stubGlobal("localStorage", { getItem: () => null });
    vi.stubGlobal("navigator", { languages: ["en-US"] });
    return () => vi.unstubAllGlobals();
  });

  it("has labels, amounts and dates in place of constants", () => {
    expect(shown("PURCHASE_PRICE EXACT USD 33100000")).toBe("Purchase price $33,100,000");
    expect(shown("TOTAL UP_TO USD 123100000")).toBe("Total value up to $123,100,000");
    expect(shown("OPTION_EXERCISED 2021-11-17 USD 725000000")).toBe("Option exercised Nov 17, 2021 $725,000,000");
    expect(shown("2024-05")).toBe("May 2024");
    expect(shown("NMPA")).toBe("NMPA");
  });

  it("keeps names and sentences as they are", () => {
    for (const text of ["FUJIFILM Toyama Chemical", "VGL101 stays with Vigil", "EXACT Sciences", "<b>ABC-1</b>"])
      expect(shown(text)).toBe(text);
  });
});
