import { isBefore } from "../../../../domain/partial-date.ts";
import type { Stated } from "../../record.ts";
import type { Tell } from "../tell.ts";

/**
 * The dates of an agreement are in the order of its life. Some agreements are made public only after they have closed or ended; their
 * records have a date of signing, or say so in `because`.
 */
export function checkDates(
  { row, parts }: Stated<"Agreement">,
  isExplained: (field: string) => boolean,
  tell: Tell,
): void {
  const { announced_on, signed_on, effective_on, closed_on, terminated_on, took_effect } = row;
  const ends = [
    ["closedOn", "closed", closed_on],
    ["terminatedOn", "was terminated", terminated_on],
  ] as const;
  for (const [field, verb, date] of ends) {
    if (date === null) continue;
    if (signed_on !== null && isBefore(date, signed_on))
      tell(
        [field],
        `The agreement ${verb} (${date}) before it was signed (${signed_on}). Correct one of the two dates.`,
      );
    else if (
      announced_on !== null &&
      isBefore(date, announced_on) &&
      signed_on === null &&
      !isExplained(field) &&
      !isExplained("announcedOn")
    )
      tell(
        [field],
        `The agreement ${verb} (${date}) before it was announced (${announced_on}). Correct one of the two dates, or state \`signedOn\` or \`because\` if it was made public later.`,
      );
  }
  if (effective_on !== null && terminated_on !== null) {
    if (isBefore(terminated_on, effective_on) && took_effect !== 0)
      tell(
        ["effectiveOn"],
        `The agreement takes effect (${effective_on}) after it was terminated (${terminated_on}). Correct one of the two dates, or add \`tookEffect: false\`.`,
      );
    if (isBefore(effective_on, terminated_on) && took_effect === 0)
      tell(
        ["tookEffect"],
        `The agreement took effect (${effective_on}) before it was terminated (${terminated_on}). Remove \`tookEffect\`, or correct one of the two dates.`,
      );
  }
  const announced = announced_on ?? signed_on;
  for (const [index, { deadline }] of parts.contingentValueRights.entries()) {
    if (deadline !== null && announced !== null && isBefore(deadline, announced))
      tell(
        ["contingentValueRights", index, "deadline"],
        `The deadline (${deadline}) is before the agreement was announced (${announced}). Correct one of the two dates.`,
      );
  }
}
