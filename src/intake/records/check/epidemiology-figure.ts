import { compareDecimals } from "../../../domain/decimal.ts";
import type { Entry } from "../record.ts";
import type { Tell } from "./tell.ts";

/** A figure is a value or a range. */
export function checkEpidemiologyFigure({ value, min, max }: Entry<"EpidemiologyFigure">, tell: Tell): void {
  if (value === null && min === null && max === null)
    tell([], "The entry has no figure. Add `value`, or `min` and `max`.");
  if (min !== null && max !== null && compareDecimals(min, max) > 0)
    tell([], `\`min\` (${min}) is greater than \`max\` (${max}). Swap the two.`);
}
