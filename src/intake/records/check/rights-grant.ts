import type { Entry } from "../record.ts";
import { checkPeriod } from "./period.ts";
import type { Tell } from "./tell.ts";
import { checkTerritory } from "./territory.ts";

/** Rights hold in a territory, for a period that ends after it starts. */
export function checkRightsGrant(grant: Entry<"RightsGrant">, tell: Tell): void {
  checkPeriod(grant, tell);
  checkTerritory(grant, tell);
}
