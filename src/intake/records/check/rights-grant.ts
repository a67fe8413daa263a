import type { Entry } from "../record.ts";
import { checkPeriod } from "./period.ts";
import type { Tell } from "./tell.ts";

const included = ["included_countries", "included_regions"] as const;
const fields = { included_countries: "includedCountries", included_regions: "includedRegions" } as const;

/** Rights hold worldwide or in listed countries and regions, for a period that ends after it starts. */
export function checkRightsGrant(grant: Entry<"RightsGrant">, tell: Tell): void {
  checkPeriod(grant, tell);
  for (const list of included) {
    if (grant.worldwide === 1 && grant[list].length > 0)
      tell(["territory"], `The territory is worldwide and lists \`${fields[list]}\`. Remove one of the two.`);
  }
  const stated = included.filter((list) => grant[list].length > 0);
  if (grant.worldwide === 0 && stated.length === 0)
    tell(
      ["territory"],
      "The territory is not worldwide and lists no countries or regions. Add `includedCountries` or `includedRegions`, or remove `worldwide`.",
    );
  const both = grant.included_countries.find((country) => grant.excluded_countries.includes(country));
  if (both !== undefined)
    tell(["territory"], `The territory includes and excludes the country ${both}. Remove one of the two.`);
  const twice = grant.included_regions.find((region) => grant.excluded_regions.includes(region));
  if (twice !== undefined)
    tell(["territory"], `The territory includes and excludes the region ${twice}. Remove one of the two.`);
}
