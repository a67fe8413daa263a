import type { Tell } from "./tell.ts";

/** No country is both included in a territory and excluded from it. */
export function checkTerritory(
  {
    included_countries,
    excluded_countries,
  }: { included_countries: readonly string[]; excluded_countries: readonly string[] },
  tell: Tell,
): void {
  for (const country of included_countries.filter((each) => excluded_countries.includes(each)))
    tell(["territory"], `The territory includes and excludes ${country}. Remove one of the two.`);
}
