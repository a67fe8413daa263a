import type { Entry } from "../record.ts";
import { checkPeriod } from "./period.ts";
import type { Tell } from "./tell.ts";
import { checkTerritory } from "./territory.ts";

/** Rights pass to another company, and hold in a territory, for a period that ends after it starts. */
export function checkRightsGrant(grant: Entry<"RightsGrant">, tell: Tell): void {
  checkPeriod(grant, tell);
  checkTerritory(grant, tell);
  if (grant.grantor_id === grant.grantee_id)
    tell(
      ["grantee"],
      `The grantor and the grantee are both "${grant.grantee_id}". Name the company that receives the rights.`,
    );
}
