import { describe, expect, it } from "vitest";
import { regionMeantBy } from "../../src/domain/region/region.ts";
import { currencyHint, dateHint, decimalHint, slugHint } from "../../src/intake/records/shape/hint.ts";

const hints = {
  country: (text: string) => regionMeantBy(text)?.code,
  currency: currencyHint,
  date: dateHint,
  decimal: decimalHint,
  slug: slugHint,
};

describe("what a message suggests", () => {
  it.each<[keyof typeof hints, string, string]>([
    ["country", "UK", "GB"],
    ["country", "EL", "GR"],
    ["country", "USA", "US"],
    ["country", "fr", "FR"],
    ["country", "Germany", "DE"],
    ["currency", "$", "USD"],
    ["currency", "US$", "USD"],
    ["currency", "€", "EUR"],
    ["currency", "eur", "EUR"],
    ["date", "12.09.2024", "2024-09-12"],
    ["date", "2.9.2024", "2024-09-02"],
    ["date", "2024/09/12", "2024-09-12"],
    ["date", "2024-9-2", "2024-09-02"],
    ["date", "2024/09", "2024-09"],
    ["date", "09/13/2024", "2024-09-13"],
    ["date", "13/09/2024", "2024-09-13"],
    ["decimal", "1,000,000", "1000000"],
    ["decimal", "1 000 000", "1000000"],
    ["decimal", "1.000.000", "1000000"],
    ["decimal", "1.000,5", "1000.5"],
    ["decimal", "1,000.5", "1000.5"],
    ["decimal", "62,5", "62.5"],
    ["decimal", "12.5%", "12.5"],
    ["decimal", "$40,000,000", "40000000"],
    ["decimal", "+5", "5"],
    ["slug", "Orano Med", "orano-med"],
    ["slug", "Telix_ARTMS 2024", "telix-artms-2024"],
  ])("for the %s %j is %s", (kind, text, meant) => {
    expect(hints[kind](text)).toBe(meant);
  });

  it.each<[keyof typeof hints, string]>([
    ["country", "Atlantis"],
    ["currency", "kr"],
    ["date", "03/04/2024"],
    ["date", "soon"],
    ["date", "31.02.2024"],
    ["date", ""],
    ["decimal", "40m"],
    ["decimal", "1,00,000"],
    ["decimal", ""],
    ["slug", "***"],
  ])("for the %s %j is nothing", (kind, text) => {
    expect(hints[kind](text)).toBeUndefined();
  });
});
