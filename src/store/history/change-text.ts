import { partsOfNodeKey } from "../../domain/node-key.ts";
import { differingFields, isStatedEqually, type ShownFact } from "./shown-fact.ts";

/** The names of entities by their keys. */
type Names = (key: string) => string | undefined;

/** The texts of a fact before and after a change. Null if the fact was not shown. */
export function changeTexts(
  before: ShownFact | null,
  after: ShownFact | null,
  names: Names,
): { before: string | null; after: string | null } {
  if (before && after && isStatedEqually(before, after)) {
    // The claim of an entry states what tells it from others. Here, something else about the entry changed.
    const fields = differingFields(before, after);
    if (fields.length > 0) return { before: entryText(before, fields), after: entryText(after, fields) };
  }
  return { before: before && factText(before, names), after: after && factText(after, names) };
}

/** What the claim states: the value or the name of an entity, and the detail in parentheses. */
function factText({ claim: { value, object, detail } }: ShownFact, names: Names): string {
  const stated = value ?? (object === null ? null : (names(object) ?? partsOfNodeKey(object).slug));
  if (stated === null) return detail ?? "";
  return detail === null ? stated : `${stated} (${detail})`;
}

/** The values of some fields of an entry. Null if it has none of them. */
function entryText({ entry }: ShownFact, fields: readonly string[]): string | null {
  const stated = fields.flatMap((field) => {
    const text = entry.get(field) ?? null;
    return text === null ? [] : [`${field}: ${text}`];
  });
  return stated.length === 0 ? null : stated.join("; ");
}
