import { describe, expect, it } from "vitest";
import { languageRangesOf } from "../../src/domain/language-tag.ts";

describe("languageRangesOf", () => {
  it.each([
    ["fr", ["fr"]],
    ["FR-ca", ["fr-CA", "fr"]],
    ["zh-hant-tw", ["zh-Hant-TW", "zh-Hant", "zh"]],
    ["de-DE-u-co-phonebk", ["de-DE-u-co-phonebk", "de-DE-u-co", "de-DE", "de"]],
    ["en-x-medical", ["en-x-medical", "en"]],
  ])("shortens %s from its end", (tag, ranges) => {
    expect(languageRangesOf(tag)).toEqual(ranges);
  });

  it.each([
    "",
    " ",
    "fr_FR",
    "fr-",
    "-fr",
    "f",
    "*",
    "français",
    "fr\u0000",
    "en-".repeat(5000),
    "\ud800",
    "toolonglanguage",
  ])("rejects %j", (tag) => {
    expect(languageRangesOf(tag)).toBeNull();
  });
});
