import { compareDecimals } from "../../../../domain/decimal.ts";
import type { Entry } from "../../record.ts";
import type { Tell } from "../tell.ts";

/** A stated sum has an amount above zero. */
export function checkStatedTotal({ amount, qualifier }: Entry<"StatedTotal">, tell: Tell): void {
  if (compareDecimals(amount, "0") <= 0)
    tell(["amount"], `The amount ${amount} is not greater than zero. Use the sum that is stated.`);
  if (qualifier === "UNDISCLOSED")
    tell([], "The total has an amount and is UNDISCLOSED. Remove the total, or use another qualifier.");
}
