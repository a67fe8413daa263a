import { isBefore } from "../../../domain/partial-date.ts";
import type { StatedRow } from "../record.ts";
import { checkNotLater } from "./period.ts";
import type { Tell } from "./tell.ts";

/** A source is read after it is published, and was read before the record is checked. */
export function checkSource(
  { published_on, retrieved_on }: StatedRow<"Source">,
  today: string | undefined,
  tell: Tell,
): void {
  if (retrieved_on === null) return;
  checkNotLater("retrievedOn", retrieved_on, today, tell);
  if (published_on !== null && isBefore(retrieved_on, published_on))
    tell(
      ["retrievedOn"],
      `The source was retrieved (${retrieved_on}) before it was published (${published_on}). Correct one of the two dates.`,
    );
}
