import type { Vocabulary } from "../../../domain/vocabulary/vocabulary.ts";
import type { Choice } from "./prompt.ts";

/** The values of a vocabulary with their labels. */
export function choicesOf({ terms }: Vocabulary): Choice[] {
  return Object.entries(terms).map(([value, { label }]) => ({ value, label }));
}
