import { describe, expect, it } from "vitest";
import { countryCodes } from "../../../src/domain/code.ts";
import { countryGroups } from "../../../src/domain/region/group.ts";
import { m49Countries, m49Regions } from "../../../src/domain/region/m49.ts";
import { countriesIn, isMember, regionMeantBy, regions } from "../../../src/domain/region/region.ts";
import { areaLabel } from "../../../src/domain/rights/rights-map.ts";
import { countriesOf, covers } from "../../../src/domain/rights/territory.ts";
import { region, unstated, within, world } from "./facts.ts";

describe("the regions of the UN M49 standard", () => {
  it("contain each of the 249 countries exactly once, and the world contains all", () => {
    const direct = Object.values(m49Regions).flatMap(({ countries = "" }) => countries.split(" ").filter(Boolean));
    expect(countryCodes).toHaveLength(249);
    expect(direct.sort()).toEqual(countryCodes);
    expect(m49Countries.get("001")).toEqual(countryCodes);
  });

  it.each([
    ["150", "FR", "JP"],
    ["142", "JP", "FR"],
    ["019", "US", "JP"],
    ["419", "BR", "US"],
    ["202", "NG", "EG"],
    ["145", "TR", "IR"],
  ])("%s contains %s and not %s", (code, inside, outside) => {
    expect(isMember(code, inside, "2024-01-01")).toBe(true);
    expect(isMember(code, outside, "2024-01-01")).toBe(false);
  });
});

describe("a named group", () => {
  it("consists of countries, and says where its members are published", () => {
    for (const { memberships, source } of Object.values(countryGroups)) {
      expect(source).toMatch(/^https:\/\//);
      for (const { countries } of memberships) expect(countryCodes).toEqual(expect.arrayContaining([...countries]));
    }
  });

  it.each([
    ["EU", "GB", "1972-12-31", false],
    ["EU", "GB", "1973-01-01", true],
    ["EU", "GB", "2020-01-31", true],
    ["EU", "GB", "2020-02-01", false],
    ["EU", "HR", "2013-06-30", false],
    ["EU", "HR", "2013-07-01", true],
    ["EEA", "NO", "2024-01-01", true],
    ["EFTA", "AT", "1994-12-31", true],
    ["EFTA", "AT", "1995-01-01", false],
    ["CIS", "UA", "2010-01-01", null],
    ["GREATER_CHINA", "TW", "1990-01-01", true],
  ])("%s has %s as a member on %s: %s", (code, country, day, expected) => {
    expect(isMember(code, country, day)).toBe(expected);
  });

  it("has 27 member states of the European Union, and their territories, in 2024", () => {
    const territories = ["AX", "GF", "GP", "MF", "MQ", "RE", "YT"];
    expect(countriesIn("EU", "2024-01-01").filter((country) => !territories.includes(country))).toHaveLength(27);
    expect(countriesIn("ASEAN", "2024-01-01")).toHaveLength(10);
    expect(countriesIn("GCC", "2024-01-01")).toEqual(["AE", "BH", "KW", "OM", "QA", "SA"]);
  });

  it.each([
    ["UK", "GB", true],
    ["Greater China", "GREATER_CHINA", false],
    ["greater-china", "GREATER_CHINA", false],
    ["Europe", "150", false],
    ["European Union", "EU", false],
    ["eu", "EU", false],
    ["fr", "FR", true],
  ])("or a country is meant by %s: %s", (text, code, isCountry) => {
    expect(regionMeantBy(text)).toEqual({ code, isCountry });
  });

  it("is not guessed from other texts", () => {
    expect(regionMeantBy("the moon")).toBeUndefined();
    expect(regions.has("MIDDLE_EAST")).toBe(false);
  });
});

describe("a territory", () => {
  const on = ["2024-01-01"];

  it("covers what it includes and does not exclude", () => {
    expect(covers(world, "JP", on)).toBe(true);
    expect(covers({ ...world, excluded_countries: ["JP"] }, "JP", on)).toBe(false);
    expect(covers({ ...world, excluded_regions: ["142"] }, "JP", on)).toBe(false);
    expect(covers({ ...region("142"), excluded_countries: ["JP"] }, "JP", on)).toBe(false);
    expect(covers({ ...region("142"), excluded_countries: ["JP"] }, "KR", on)).toBe(true);
    expect(covers(within("US"), "JP", on)).toBe(false);
  });

  it("is not known if no source states it, except where it is excluded", () => {
    expect(covers(unstated, "JP", on)).toBeNull();
    expect(covers({ ...unstated, excluded_countries: ["JP"] }, "JP", on)).toBe(false);
    expect(countriesOf(unstated, "2024-01-01")).toBeNull();
  });

  it("expands to countries", () => {
    expect(countriesOf(world, "2024-01-01")).toEqual(countryCodes);
    expect(countriesOf({ ...region("BENELUX"), excluded_countries: ["LU"] }, "2024-01-01")).toEqual(["BE", "NL"]);
    expect(countriesOf(region("EU"), "2019-01-01")).toContain("GB");
    expect(countriesOf(region("EU"), "2021-01-01")).not.toContain("GB");
  });
});

describe("the label of countries", () => {
  const europe = countriesIn("150", "2024-01-01");
  const outside = (...codes: string[]) => countryCodes.filter((country) => !codes.includes(country));

  it.each([
    [countryCodes, "worldwide"],
    [["US"], "US"],
    [["JP", "KR"], "JP, KR"],
    [europe, "Europe"],
    [countriesIn("EU", "2024-01-01"), "European Union"],
    [outside("CN", "JP"), "worldwide except CN, JP"],
    [outside(...europe), "worldwide except Europe"],
    [countryCodes.slice(0, 12), "AD, AE, AF, AG, AI, AL, AM, AO, AQ, AR and 2 others"],
  ])("%# is %s", (countries, label) => {
    expect(areaLabel(countries, "2024-01-01")).toBe(label);
  });
});
