import type { Entry } from "../../record.ts";
import { checkMoney, checkPositive } from "../money.ts";
import type { Tell } from "../tell.ts";

/** A right that was resolved says how, and its amounts have a currency. */
export function checkContingentValueRight(right: Entry<"ContingentValueRight">, tell: Tell): void {
  checkPositive(right.amount_per_right, ["amountPerRight"], tell);
  checkPositive(right.threshold, ["threshold"], tell);
  checkMoney(right, ["amountPerRight", "threshold"], tell);
  if (right.resolved_on !== null && (right.outcome === null || right.outcome === "PENDING"))
    tell(
      ["resolvedOn"],
      `The right was resolved on ${right.resolved_on} and ${right.outcome === null ? "has no outcome" : "is PENDING"}. Write \`outcome: PAID\` or \`outcome: LAPSED\`.`,
    );
}
