import type { Entry } from "../record.ts";
import { checkPeriod } from "./period.ts";
import type { Tell } from "./tell.ts";

/** Rights hold worldwide or in listed countries, for a period that ends after it starts. */
export function checkRightsGrant(grant: Entry<"RightsGrant">, tell: Tell): void {
  checkPeriod(grant, tell);
  if (grant.worldwide === 1 && grant.included_countries.length > 0)
    tell(["territory"], "The territory is worldwide and lists `includedCountries`. Remove one of the two.");
}
